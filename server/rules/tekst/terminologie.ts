import type { Sentence } from '../../spec/model.ts';
import { isPast } from '../language/history.ts';
import { LAND } from '../language/lots.ts';
import { spanOf } from '../language/statements.ts';
import { sectionRule, t } from '../rule.ts';

interface Term {
  readonly words: RegExp;
  /** The term of the law, in the form of the word found. */
  readonly law: (found: string) => string;
  readonly applies?: (sentence: Sentence, authority: string | undefined) => boolean;
}

const TERMS: readonly Term[] = [
  {
    words: /(?<![\p{L}-])(?:deel)?kavels?(?![\p{L}-])/u,
    law: (found) => (/s$/.test(found) ? 'percelen' : 'perceel'),
    applies: ({ low }) =>
      /opdracht|inschrij|verdeeld|opgedeeld|aanbested|gegund|gunning|raamovereenkomst/.test(low) &&
      !LAND.test(low) &&
      !/bouwkavel|kavelverkaveling|inrit|verkaveling|woning|grondprijs|bouwgrond/.test(low),
  },
  {
    words: /(?<!\p{L})alcatel-?\s?(?:termijn|periode)?(?!\p{L})/u,
    law: () => 'opschortende termijn',
    applies: ({ low }) =>
      /termijn|periode|dagen|gunning|kort geding/.test(low) && !/alcatel-?lucent|telefooncentrale/.test(low),
  },
  {
    words: /onderhandelingsprocedure met (?:voorafgaande )?(?:aankondiging|bekendmaking)/,
    law: () => 'mededingingsprocedure met onderhandeling',
    // The special sectors kept the old name.
    applies: ({ low }, authority) => authority !== 'speciale-sector' && !/speciale[- ]sector/.test(low),
  },
  {
    words: /(?<![\p{L}\d])(?:(?:2|ii|II)\s?-?b|2-b)[- ]?(?:diensten|dienst|procedure)(?!\p{L})/u,
    law: () => 'sociale en andere specifieke diensten',
  },
  {
    words: /(?<!\p{L})uniforme eigen verklaring(?!\p{L})/u,
    law: () => 'Uniform Europees Aanbestedingsdocument (UEA)',
  },
  {
    words: /(?<!\p{L})aanbestedende (?:partij|instantie|instelling|organisatie)(?!\p{L})/u,
    law: () => 'aanbestedende dienst',
  },
  {
    words: /(?<!\p{L})gunningscriterium (?:emvi|laagste prijs)(?!\p{L})/u,
    law: (found) => found.replace('gunningscriterium', 'gunningsgrondslag'),
    applies: ({ low }) =>
      /laagste prijs/.test(low) && !/criterium laagste prijs (?:weegt|telt)|punten/.test(low),
  },
];

export const rule = sectionRule({
  id: 'tekst/terminologie',
  title: t('Andere term dan de wet', 'Another term than the law'),
  severity: 'information',
  gate: 'all',
  citations: [],
  messages: {
    found: t('De wet noemt ‘{term}’: {law}.', 'The law calls ‘{term}’: {law}.'),
  },
  todo: t('Gebruik overal de term van de wet.', 'Use the term of the law throughout.'),
  why: t(
    'Twee woorden voor hetzelfde begrip wekken de indruk dat er een verschil is bedoeld. De termen van de Aanbestedingswet 2012 zijn bij alle inschrijvers bekend.',
    'Two words for one thing suggest that a difference is meant. All tenderers know the terms of the Aanbestedingswet 2012.',
  ),
  whenNot: t(
    'Als het woord iets anders betekent, zoals een bouwkavel, of als het in een naam staat.',
    'When the word means something else, such as a building plot, or stands in a name.',
  ),
  words: [
    'kavel',
    'alcatel',
    'onderhandelingsprocedure met',
    '2b',
    '2-b',
    '2 b',
    'iib',
    'ii-b',
    'ii b',
    'uniforme eigen verklaring',
    'aanbestedende',
    'gunningscriterium',
  ],
  *check(section, context, sentences) {
    const authority = context.facts.contractingAuthority?.kind;
    for (const sentence of sentences) {
      if (isPast(sentence.low)) continue;
      for (const { words, law, applies } of TERMS) {
        const found = words.exec(sentence.low);
        if (!found || (applies && !applies(sentence, authority)) || isPast(sentence.low)) continue;
        const span = spanOf(sentence, found);
        const term = section.text.slice(span.start, span.end);
        const better = law(found[0]);
        const text = /^[A-Z]/.test(term) ? better[0]!.toUpperCase() + better.slice(1) : better;
        yield {
          span,
          values: { term, law: better },
          fixes: [
            {
              title: t(`Wijzig in ‘${text}’`, `Change into ‘${text}’`),
              kind: 'edit',
              edits: [{ span, text }],
            },
          ],
        };
      }
    }
  },
  examples: {
    bad: [
      {
        text: 'De opdracht bestaat uit drie ⟦kavels⟧ waarop u apart kunt inschrijven.',
        fixed: 'De opdracht bestaat uit drie percelen waarop u apart kunt inschrijven.',
      },
      { text: 'Na de gunning geldt een ⟦Alcateltermijn⟧ van 20 kalenderdagen.' },
      {
        text: '| Procedure | Keuze |\n| --- | --- |\n| Soort | ⟦onderhandelingsprocedure met aankondiging⟧ |',
      },
      { text: 'De ⟦aanbestedende instantie⟧ vraagt een ⟦uniforme eigen verklaring⟧.' },
    ],
    good: [
      { text: 'De opdracht is verdeeld in drie percelen. De opschortende termijn is 20 kalenderdagen.' },
      { text: 'Op elke bouwkavel komt een woning; de kavels aan de dijk zijn verkocht.' },
      { text: 'In 2014 gold voor IIB-diensten de vorige procedure. De telefooncentrale is van Alcatel.' },
      {
        text: 'Vraag: mogen wij op één kavel inschrijven?\n\n**Antwoord:** U mag op één perceel inschrijven.',
      },
    ],
  },
});
