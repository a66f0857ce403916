import { isPast } from '../language/history.ts';
import { isDenied } from '../language/modality.ts';
import { headingOver, introduction, spanOf } from '../language/statements.ts';
import { sectionRule, t } from '../rule.ts';

const SUBJECTIVE =
  /(?:algemene|totale|eerste|gehele) indruk|totaalindruk|(?:naar|op basis van) (?:eigen|vrij) (?:inzicht|oordeel)|gevoel\b|verras (?:ons|de)|ons verrast|onderbuik|persoonlijke (?:voorkeur|smaak)|vrije discretie|naar het (?:subjectieve )?oordeel van (?:de )?(?:commissie|beoordel)|hoe (?:duurzamer|innovatiever|mooier|creatiever|beter|aantrekkelijker), hoe (?:hoger|meer|beter)/;
const AWARD = /gunning|criteri|punten|\d\s?%|score|beoordel|commissie/;
/** A scale or a yardstick in the same section. */
const SCALE =
  /(?:uitstekend|volledig|concreet|meetbaar|smart)[^.;]{0,60}(?:\d|punten|als)|cijfer(?:schaal)?\b|schaal|\d punten (?:als|bij|indien)|formule|zie (?:paragraaf|bijlage)/;

export const rule = sectionRule({
  id: 'aw/criterium-toetsbaar',
  title: t('Gunningscriterium zonder manier van beoordelen', 'Award criterion without a way of judging'),
  severity: 'hint',
  gate: ['eu'],
  citations: ['aw-2.113a'],
  messages: {
    found: t(
      'Het criterium wordt beoordeeld op “{words}”; daarmee is niet te toetsen waarom een inschrijving hoger scoort.',
      'The criterion is judged on “{words}”; that does not allow checking why a tender scores higher.',
    ),
  },
  todo: t(
    'Beschrijf waarop wordt gelet, hoe de score tot stand komt en waarmee de inschrijver zijn aanbod onderbouwt.',
    'Describe what is looked at, how the score is reached and how the tenderer substantiates the offer.',
  ),
  why: t(
    'Een criterium moet zo zijn beschreven dat elke zorgvuldige inschrijver het op dezelfde manier begrijpt en dat de beoordeling is te controleren.',
    'A criterion must be described so that every careful tenderer understands it alike and the evaluation can be checked.',
  ),
  whenNot: t(
    'Als de beoordelingsschaal elders in het stuk bij dit criterium is uitgewerkt.',
    'If the scale for this criterion is worked out elsewhere in the document.',
  ),

  words: [
    'indruk',
    'inzicht',
    'gevoel',
    'verras',
    'overtuig',
    'smaak',
    'onderbuik',
    'discretie',
    'oordeel van de',
    'naar het oordeel',
    'hoe beter',
    'hoe duurzamer',
    'hoe groter',
    'hoe meer',
  ],
  *check(section, context, sentences) {
    if (context.role === 'contract' || context.role === 'suitability') return;
    for (const sentence of sentences) {
      const found = SUBJECTIVE.exec(sentence.low);
      if (!found || isPast(sentence.low) || isDenied(sentence.low, found.index)) continue;
      const text = `${headingOver(sentence)} ${introduction(section, sentence)} ${sentence.low}`;
      if (!AWARD.test(text) || SCALE.test(section.low)) continue;
      const span = spanOf(sentence, found);
      yield { span, values: { words: section.text.slice(span.start, span.end) } };
      return;
    }
  },
  examples: {
    bad: [
      {
        text: 'De kwaliteit (60%) wordt beoordeeld op de ⟦algemene indruk⟧ van de commissie.',
        facts: 'procedure: openbaar',
      },
      {
        text: '## Gunningscriterium innovatie (20 punten)\n\n⟦Verras ons⟧ met iets nieuws.',
        facts: 'procedure: openbaar',
      },
      {
        text: '| Criterium | Punten | Beoordeling |\n| --- | --- | --- |\n| Ontwerp | 40 | ⟦naar eigen inzicht⟧ van de jury |',
        facts: 'procedure: openbaar',
      },
    ],
    good: [
      {
        text: 'De commissie geeft een cijfer: 10 als het plan concreet en meetbaar is, 6 als een van beide ontbreekt. De algemene indruk telt niet.',
        facts: 'procedure: openbaar',
      },
      { text: 'De opdrachtnemer werkt naar eigen inzicht binnen de planning.', facts: 'procedure: openbaar' },
      {
        text: 'Beoordeeld wordt of het plan aantoonbaar binnen tien dagen uitvoerbaar is (30 punten).',
        facts: 'procedure: openbaar',
      },
    ],
  },
});
