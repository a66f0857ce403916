import { hasReasonNearby } from '../language/reasons.ts';
import { quantitiesIn, spanOf } from '../language/statements.ts';
import { sectionRule, t } from '../rule.ts';

const TOOL = /(?:mvo?i-)?criteriatool|mvicriteria(?:\.nl)?/;
/** Criteria from the tool are put to use. */
const USED =
  /overgenomen|gunningscriteri|gunning|criteri(?:a|um) (?:uit|van|op)|eisen (?:uit|van)|niveau (?:basis|significant|ambitieus)|toegepast|gelden|geldt|volgende|opgenomen/;
const NOT_USED = /\b(?:geen criteria|geraadpleegd[^.;]{0,60}geen|niet (?:gebruikt|toegepast|overgenomen))\b/;
const PROOF =
  /bewijs|verificatie|verifi|toon(?:t|en)?\b[^.;]{0,80}\baan\b|aan te tonen|aangetoond|aantoonbaar|verklaring|keurmerk|certifica|controle(?:ert|ren|s)?\b|steekproef|meetrapport|productblad|testrapport|gegevensblad|\bepd\b/;

export const rule = sectionRule({
  id: 'mvi/criterium-bewijs',
  title: t('Overgenomen criterium zonder bewijs of gewicht', 'Copied criterion without proof or weight'),
  severity: 'hint',
  gate: 'all',
  citations: ['mvi-criteriatool', 'aw-2.113a'],
  motivable: true,
  messages: {
    found: t(
      'Criteria uit de criteriatool zijn overgenomen, maar er staat niet met welk bewijs zij worden getoetst.',
      'Criteria were copied from the criteria tool, but the proof by which they are tested is not stated.',
    ),
    weight: t(
      'Een gunningscriterium uit de criteriatool heeft hier geen gewicht of punten.',
      'An award criterion from the criteria tool has no weight or points here.',
    ),
  },
  todo: t(
    'Vul per criterium in hoe de inschrijver het aantoont en, bij een gunningscriterium, hoe zwaar het telt.',
    'State for each criterion how the tenderer proves it and, for an award criterion, how much it counts.',
  ),
  why: t(
    'De criteriatool geeft voorbeelden; bewijs en gewicht hangen van uw opdracht af. Zonder die twee is een criterium niet te toetsen.',
    'The tool gives examples; proof and weight depend on your contract. Without these a criterion cannot be tested.',
  ),
  whenNot: t(
    'Als bewijs en gewicht in een andere paragraaf of bijlage staan.',
    'When proof and weight stand in another section or annex.',
  ),
  words: ['criteriatool', 'mvicriteria'],
  *check(section, _context, sentences) {
    const hasProof = PROOF.test(section.low);
    for (const sentence of sentences) {
      const found = TOOL.exec(sentence.low);
      if (!found || NOT_USED.test(section.low) || !USED.test(sentence.low)) continue;
      if (/geraadpleegd|raadplegen/.test(sentence.low) && !/overgenomen/.test(sentence.low)) continue;
      if (/zie bijlage|in bijlage/.test(section.low) || hasReasonNearby(section, sentence)) continue;
      const weighed =
        /punten|weging|weegt|gewicht/.test(section.low) ||
        quantitiesIn(section, { start: 0, end: section.text.length }, 'percentage').length > 0;
      if (!hasProof) yield { span: spanOf(sentence, found) };
      else if (/gunningscriteri/.test(sentence.low) && !weighed)
        yield { span: spanOf(sentence, found), message: 'weight' };
    }
  },
  examples: {
    bad: [
      { text: 'Uit de ⟦MVI-criteriatool⟧ zijn overgenomen: minder plastic, langere garantie.' },
      {
        text: '## Gunning\n\nGunningscriterium (⟦criteriatool⟧, niveau ambitieus): hoe meer hergebruik, hoe beter.',
      },
      {
        text: 'Als gunningscriterium geldt het volgende uit de ⟦criteriatool⟧: minder verpakking. De inschrijver toont dit aan met een verklaring.',
      },
    ],
    good: [
      {
        text: 'Uit de criteriatool is overgenomen: minder plastic. De inschrijver toont dit aan met een productblad.',
      },
      { text: 'De MVI-criteriatool is geraadpleegd; voor deze productgroep staan er geen criteria in.' },
      {
        text: 'Gunningscriterium uit de criteriatool (20 punten): hergebruik van vezels, aan te tonen met een certificaat.',
      },
    ],
  },
});
