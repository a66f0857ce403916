import type { Section, Sentence } from '../../spec/model.ts';
import type { Span } from '../../text/span.ts';
import { wholeEstimate } from '../language/estimates.ts';
import { isDenied } from '../language/modality.ts';
import { hasReasonNearby } from '../language/reasons.ts';
import { asksReference, NOT_REFERENCE_AMOUNT } from '../language/references.ts';
import { fullText, quantitiesIn, statements } from '../language/statements.ts';
import { turnoverRequirements } from '../language/turnover.ts';
import { documentRule, type Related, type RuleContext, type Text2, t } from '../rule.ts';

type Barrier = 'lots' | 'turnover' | 'references' | 'guarantee' | 'payment';

/** This many different barriers in one document are reported; an editors' choice. */
const TOGETHER = 3;

const NAMES: Readonly<Record<Barrier, Text2>> = {
  lots: t('geen percelen', 'no lots'),
  turnover: t('een omzeteis', 'a turnover requirement'),
  references: t('zware referenties', 'heavy references'),
  guarantee: t('een bankgarantie', 'a bank guarantee'),
  payment: t('een lange betaaltermijn', 'a long payment term'),
};

interface Sign {
  readonly barrier: Barrier;
  readonly span: Span;
}

export const rule = documentRule<Sign>({
  id: 'mvi/mkb-toegang',
  title: t('Drempels voor mkb en sociale ondernemingen', 'Barriers for SMEs and social enterprises'),
  severity: 'hint',
  gate: 'all',
  citations: ['kabinetsbrief', 'aw-1.5-1'],
  motivable: true,
  messages: {
    found: t(
      'Dit document stapelt {count} drempels voor kleine en sociale ondernemingen: {list}.',
      'This document stacks {count} barriers for small and social enterprises: {list}.',
    ),
  },
  todo: t(
    'Kijk welke van deze eisen u echt nodig hebt, en wat percelen of lagere eisen zouden opleveren.',
    'See which of these requirements you really need, and what lots or lower requirements would bring.',
  ),
  why: t(
    'Elke eis apart kan passen, maar samen houden zij kleine en sociale ondernemingen buiten.',
    'Each requirement may fit by itself, but together they shut out small and social enterprises.',
  ),
  whenNot: t(
    'Als de opdracht zo groot of riskant is dat alle eisen nodig zijn.',
    'When the contract is so large or risky that all requirements are needed.',
  ),
  words: [
    'perce',
    'omzet',
    'omgezet',
    'bedrijfsopbrengst',
    'referentie',
    'competentie',
    'bankgarantie',
    'waarborgsom',
    'concerngarantie',
    'zekerheid',
    'betal',
    'factu',
  ],
  collect: (section, context) => barriers(section, context),
  *check(view) {
    const first = new Map<Barrier, { at: number; span: Span }>();
    for (const { at, value } of view.items) {
      if (!first.has(value.barrier)) first.set(value.barrier, { at, span: value.span });
    }
    if (first.size < TOGETHER) return;
    const [opening, ...others] = [...first.entries()];
    const related: Related[] = others.map(([barrier, place]) => ({ ...place, message: NAMES[barrier] }));
    yield {
      at: opening![1].at,
      span: opening![1].span,
      values: { count: first.size, list: [...first.keys()].map((barrier) => NAMES[barrier].nl).join(', ') },
      related,
    };
  },
  examples: {
    bad: [
      {
        text: '## Opdracht\n\nDe opdracht wordt ⟦niet in percelen⟧ verdeeld.\n\n## Geschiktheid\n\nDe inschrijver had een jaaromzet van ten minste € 600.000.\n\n## Zekerheid\n\nDe opdrachtnemer stelt een bankgarantie van 5%.',
        facts: 'procedure: openbaar\nraming: 500000',
      },
      {
        text: '## Geschiktheid\n\n- De inschrijver legt een referentie over van ten minste ⟦€ 450.000⟧.\n- De jaaromzet bedraagt minimaal € 900.000.\n\n## Betaling\n\nFacturen worden binnen 60 dagen betaald.',
        facts: 'procedure: openbaar\nraming: 500000',
      },
      {
        text: '## Eisen\n\nEr is ⟦één perceel⟧.\n\n## Overeenkomst\n\nDe opdrachtnemer stelt een waarborgsom.\n\n## Betaling\n\nBetaling volgt 45 dagen na ontvangst van de factuur.',
        facts: 'procedure: nationaal-openbaar',
      },
    ],
    good: [
      {
        text: '## Opdracht\n\nDe opdracht is verdeeld in vier percelen.\n\n## Geschiktheid\n\nDe jaaromzet bedraagt minimaal € 600.000.',
        facts: 'procedure: openbaar\nraming: 500000',
      },
      {
        text: 'De opdracht wordt niet in percelen verdeeld. Er geldt geen omzeteis en geen bankgarantie. Betaling binnen 30 dagen.',
        facts: 'procedure: openbaar',
      },
      {
        text: '## Vraag 1\n\nEr zijn geen percelen, de omzeteis is € 900.000 en er is een bankgarantie. Kan dat anders?',
        facts: 'procedure: openbaar\nraming: 500000',
      },
    ],
  },
});

function barriers(section: Section, context: RuleContext): Sign[] {
  const signs: Sign[] = [];
  const add = (barrier: Barrier, sentence: Sentence, words: RegExp, isDenial = false) => {
    const found = words.exec(sentence.low);
    if (!found || (!isDenial && isDenied(sentence.low, found.index))) return;
    const start = sentence.span.start + found.index;
    signs.push({ barrier, span: { start, end: start + found[0].length } });
  };
  for (const sentence of statements(section)) {
    // What was weighed and explained is no heedless barrier.
    if (hasReasonNearby(section, sentence)) continue;
    add(
      'lots',
      sentence,
      /(?:niet|geen)\s(?:\w{1,40}\s)?(?:in (?:\w{1,40}\s)?)?percelen|één perceel(?! per)/,
      true,
    );
    if (!/\b(?:geen|niet)\b[^.;]{0,30}\bop alle\b/.test(sentence.low))
      add('lots', sentence, /op alle (?:\w{1,40}\s)?percelen in te schrijven/);
    add('guarantee', sentence, /bankgarantie|waarborgsom|concerngarantie|zekerheidstelling/);
    if (/betal|betaa/.test(sentence.low) && !/boete|huur/.test(sentence.low)) {
      const late = quantitiesIn(section, sentence.span, 'duration').find(
        (term) =>
          /day/.test(term.unit) &&
          term.value > (context.law.limit('payment')?.value ?? Number.POSITIVE_INFINITY) &&
          term.value <= 180,
      );
      if (late) signs.push({ barrier: 'payment', span: late.span });
    }
    const heavy = heavyReference(section, sentence, context);
    if (heavy) signs.push({ barrier: 'references', span: heavy });
  }
  for (const { span } of turnoverRequirements(section, context.role, context.facts)) {
    signs.push({ barrier: 'turnover', span });
    break;
  }
  return signs.sort((a, b) => a.span.start - b.span.start);
}

/** A reference larger than the law data allow, or more than one for each competence. */
function heavyReference(
  section: Section,
  sentence: Sentence,
  { role, facts, law }: RuleContext,
): Span | undefined {
  if (!asksReference(section, sentence, role) || /omzet/.test(sentence.low)) return undefined;
  const limit = law.limit('reference-size')?.value ?? Number.POSITIVE_INFINITY;
  const estimate = wholeEstimate(facts);
  if (estimate !== undefined) {
    for (const amount of quantitiesIn(section, sentence.span, 'amount')) {
      const before = sentence.low.slice(0, amount.span.start - sentence.span.start).slice(-60);
      if (NOT_REFERENCE_AMOUNT.test(before)) continue;
      if (100 * amount.euros > limit * estimate && amount.bound !== 'max' && amount.per === undefined)
        return amount.span;
    }
  }
  if (!/competentie/.test(fullText(section, sentence))) return undefined;
  return quantitiesIn(section, sentence.span, 'count').find(
    (count) =>
      count.value > 1 &&
      count.bound !== 'max' &&
      /^\s(?:\w{1,40}\s){0,2}?referentie/.test(sentence.low.slice(count.span.end - sentence.span.start)),
  )?.span;
}
