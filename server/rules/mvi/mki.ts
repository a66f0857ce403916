import type { Span } from '../../text/span.ts';
import { isDenied } from '../language/modality.ts';
import { spanOf } from '../language/statements.ts';
import { documentRule, t } from '../rule.ts';

const MKI =
  /(?:^|[^a-z.])(mki(?:[- ](?:waarde|score|berekening|eis|plafond))?|milieukostenindicator)(?![a-z])/;
const BASIS =
  /bepalingsmethode|nationale milieudatabase|\bnmd\b|dubocalc|en 15804|levenscyclusanalyse|\blca\b|\bepd\b|milieuprestatie bouwwerken|rekentool|rekeninstrument/;
const AS_PRICE =
  /(?:in rekening (?:gebracht|te brengen)|gefactureerd|factureert|uitbetaald|betaalt|betaald|vergoed|bovenop de (?:aanneem|aannemings|inschrijf)som|bij de (?:te betalen )?(?:aanneem|aannemings)som opgeteld|ten laste van)/;

interface Sign {
  readonly kind: 'mention' | 'basis' | 'price';
  readonly span: Span;
}

export const rule = documentRule<Sign>({
  id: 'mvi/mki',
  title: t(
    'MKI zonder grondslag of als prijs gebruikt',
    'Environmental cost indicator without basis or used as a price',
  ),
  severity: 'information',
  gate: 'all',
  citations: ['kabinetsbrief-mki', 'mki-bepalingsmethode'],
  motivable: true,
  messages: {
    found: t(
      'De MKI wordt gebruikt, maar nergens staat volgens welke bepalingsmethode zij wordt berekend.',
      'The environmental cost indicator is used, but the method for determining it is nowhere stated.',
    ),
    price: t(
      'De MKI wordt hier als te betalen bedrag gebruikt; het is een rekenwaarde, geen prijs.',
      'The environmental cost indicator is used as a sum to be paid; it is a calculated value, not a price.',
    ),
  },
  todo: t(
    'Noem de bepalingsmethode en de versie, en gebruik de MKI alleen om te vergelijken of te begrenzen.',
    'State the method and its version, and use the indicator only to compare or to set a limit.',
  ),
  why: t(
    'Een MKI-waarde zegt alleen iets als iedereen haar op dezelfde manier berekent.',
    'A value of the indicator means something only when everyone calculates it the same way.',
  ),
  whenNot: t(
    'Als de methode in een bijlage of een RAW-bepaling staat; verwijs er dan naar.',
    'When the method stands in an annex or a standard clause; then refer to it.',
  ),
  words: [
    'mki',
    'milieukostenindicator',
    ...[
      'bepalingsmethode',
      'milieudatabase',
      'dubocalc',
      '15804',
      'levenscyclusanalyse',
      'nmd',
      'lca',
      'epd',
      'rekentool',
      'rekeninstrument',
      'milieuprestatie',
    ],
  ],
  collect(section, _context, _entry, sentences) {
    const signs: Sign[] = [];
    const basis = BASIS.exec(section.low);
    if (basis)
      signs.push({ kind: 'basis', span: { start: basis.index, end: basis.index + basis[0].length } });
    for (const sentence of sentences) {
      const found = MKI.exec(sentence.low);
      if (!found || isDenied(sentence.low, found.index + 1)) continue;
      const at = found.index + found[0].length - found[1]!.length;
      const span = spanOf(sentence, { index: at, 0: found[1]! });
      const price = AS_PRICE.test(sentence.low) && !/korting|fictie|boete|niet/.test(sentence.low);
      signs.push({ kind: price ? 'price' : 'mention', span });
    }
    return signs;
  },
  *check(view, { facts }) {
    if (facts.contractType === 'levering') return;
    for (const { at, value } of view.items) {
      if (value.kind === 'price') yield { at, span: value.span, message: 'price' };
    }
    if (view.items.some((item) => item.value.kind === 'basis')) return;
    const mention = view.items.find((item) => item.value.kind === 'mention');
    if (mention) yield { at: mention.at, span: mention.value.span };
  },
  examples: {
    bad: [
      { text: 'De inschrijver met de laagste ⟦MKI⟧ krijgt een fictieve korting.', facts: 'opdracht: werk' },
      {
        text: '| Criterium | Punten |\n| --- | --- |\n| ⟦Milieukostenindicator⟧ | 30 |',
        facts: 'opdracht: werk',
      },
      { text: '- De ⟦MKI-waarde⟧ wordt bovenop de aanneemsom uitbetaald.', facts: 'opdracht: werk' },
    ],
    good: [
      {
        text: 'De MKI-waarde is berekend volgens de Bepalingsmethode Milieuprestatie Bouwwerken en is ten hoogste € 5 per ton.',
        facts: 'opdracht: werk',
      },
      { text: 'Mevrouw M.K.I. de Wit werkt bij het team Milieukosten.', facts: 'opdracht: werk' },
      { text: 'Er wordt geen MKI gevraagd.', facts: 'opdracht: werk' },
      {
        text: '## Gunning\n\nDe MKI telt mee.\n\n## Berekening\n\nDe waarde volgt uit DuboCalc.',
        facts: 'opdracht: werk',
      },
    ],
  },
});
