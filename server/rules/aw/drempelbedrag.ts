import { allThresholds } from '../../law/law.ts';
import { formatAmount } from '../../text/quantities/format.ts';
import type { Span } from '../../text/span.ts';
import { isPast } from '../language/history.ts';
import { fullText, quantitiesIn } from '../language/statements.ts';
import { type DocumentFinding, documentRule, FACTS_AT, t } from '../rule.ts';

/** A threshold as written in a text. */
interface Written {
  readonly euros: number;
  readonly amount: string;
  readonly span: Span;
}

const OF_THRESHOLD =
  /drempel|(?:grens|boven|onder)[^.]{0,60}europe(?:es|se)|europe(?:es|se)[^.]{0,60}(?:grens|boven|onder)/;
/** What it was before: told, or over a column. */
const OF_THEN =
  /(?:tot en met|tot|v[oó]{2}r|in) 20\d\d[^.;]{0,40}(?:lag|was|gold|bedroeg)|\b(?:was|lag|gold|bedroeg)\b/;

export const rule = documentRule<Written>({
  id: 'aw/drempelbedrag',
  title: t('Verouderd drempelbedrag of te lichte procedure', 'Outdated threshold or procedure too light'),
  severity: 'warning',
  gate: 'all',
  citations: ['vo-drempelbedragen'],
  messages: {
    found: t(
      '{amount} was een drempelbedrag van een andere periode; op de peildatum is dat {current}.',
      '{amount} was a threshold of another period; at the reference date it is {current}.',
    ),
    light: t(
      'De raming van {estimate} ligt op of boven de Europese drempel van {threshold}; daarbij past geen nationale of onderhandse procedure.',
      'The estimate of {estimate} is at or above the EU threshold of {threshold}; a national or invited procedure does not fit.',
    ),
  },
  todo: t(
    'Neem het drempelbedrag van de peildatum over en kies een procedure die bij de raming past.',
    'Use the threshold of the reference date and choose a procedure that fits the estimate.',
  ),
  why: t(
    'De Europese drempels veranderen elke twee jaar. Vanaf de drempel is een Europese procedure verplicht.',
    'The EU thresholds change every two years. From the threshold upwards an EU procedure is mandatory.',
  ),
  whenNot: t(
    'Als het bedrag als geschiedenis wordt genoemd, of als een uitzondering geldt, zoals voor kleine percelen of sociale en andere specifieke diensten.',
    'If the amount is told as history, or if an exception applies, such as for small lots or social and other specific services.',
  ),

  words: ['drempel', 'europe'],
  collect(section, _context, _entry, sentences) {
    const found: Written[] = [];
    for (const sentence of sentences) {
      const full = fullText(section, sentence);
      if (!OF_THRESHOLD.test(full) || isPast(full) || OF_THEN.test(full)) continue;
      for (const amount of quantitiesIn(section, sentence.span, 'amount')) {
        if (amount.impossible || amount.dummy) continue;
        found.push({
          euros: amount.euros,
          amount: section.text.slice(amount.span.start, amount.span.end),
          span: amount.span,
        });
      }
    }
    return found;
  },
  *check(view, context): Generator<DocumentFinding> {
    const { law, facts } = context;
    for (const { at, value } of view.items) {
      const all = allThresholds();
      const kinds = all.filter(({ amount }) => amount === value.euros).map(({ kind }) => kind);
      if (kinds.length === 0) continue;
      const inForce = all.some(
        ({ amount, kind }) => amount === value.euros && law.threshold(kind)?.amount === amount,
      );
      if (inForce) continue;
      const own = law.thresholdFor({
        procedure: facts.procedure,
        contract: facts.contractType,
        authority: facts.contractingAuthority?.kind,
      });
      const current = (
        own && kinds.includes(own.kind)
          ? own
          : kinds.map((kind) => law.threshold(kind)).find((one) => one !== undefined)
      )?.amount;
      if (current === undefined) continue;
      yield {
        at,
        span: value.span,
        values: { amount: value.amount, current: formatAmount(current) },
        fixes: [
          {
            title: t(`Wijzig in ${formatAmount(current)}`, `Change to ${formatAmount(current)}`),
            kind: 'suggestion',
            edits: [{ span: value.span, text: formatAmount(current) }],
          },
        ],
      };
    }
    const light =
      context.regime === 'nationaal' ||
      context.regime === 'meervoudig-onderhands' ||
      context.regime === 'enkelvoudig-onderhands';
    const place = view.sheet.places.get('procedure');
    if (!light || !place || facts.estimate === undefined || (facts.lots?.length ?? 0) > 0) return;
    // Health, education and the like may be social and other specific services, with a threshold of their own.
    if (facts.contractType === 'dienst' && facts.cpv?.some((code) => /^(?:85|80|75|98|55|79)/.test(code)))
      return;
    const threshold = law.thresholdFor({
      procedure: undefined,
      contract: facts.contractType,
      authority: facts.contractingAuthority?.kind,
    });
    if (!threshold || facts.estimate < threshold.amount) return;
    yield {
      at: FACTS_AT,
      span: place.value,
      message: 'light',
      values: { estimate: formatAmount(facts.estimate), threshold: formatAmount(threshold.amount) },
    };
  },
  examples: {
    bad: [
      {
        text: 'De Europese drempel voor diensten bedraagt ⟦€ 221.000⟧.',
        facts: 'procedure: openbaar\nopdracht: dienst\naanbestedende-dienst:\n  soort: gemeente',
        fixed: 'De Europese drempel voor diensten bedraagt € 216.000.',
      },
      {
        text: 'Werken boven het drempelbedrag van ⟦EUR 5.538.000⟧ worden Europees aanbesteed.',
        facts: 'procedure: openbaar',
      },
      {
        text: '| Soort | Europese drempel |\n| --- | --- |\n| Rijk: drempel diensten | ⟦€ 143.000⟧ |',
        facts: 'procedure: openbaar',
      },
    ],
    good: [
      {
        text: 'De Europese drempel voor diensten van een gemeente is € 216.000.',
        facts: 'procedure: openbaar',
      },
      { text: 'Tot en met 2025 was de drempel € 221.000.', facts: 'procedure: openbaar' },
      {
        text: 'De subsidie bedraagt € 221.000; er is geen drempel.',
        facts: 'procedure: openbaar\npeildatum: 2025-05-01',
      },
      { text: 'De drempel is € 221.000.', facts: 'procedure: openbaar\npeildatum: 2025-05-01' },
    ],
  },
});
