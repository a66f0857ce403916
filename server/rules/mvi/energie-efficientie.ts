import {
  REST_OF_DOCUMENT,
  type SubjectSign,
  subjectSigns,
  unhandledSubject,
  wordsForSubject,
} from '../language/subjects.ts';
import { documentRule, t } from '../rule.ts';

/** Any of these shows that the drafter thought of it. */
const HANDLED =
  /energie-?(?:efficiënt|efficiency|label|klasse|zuinig|verbruik|prestatie|bespar|neutraal|gebruik)|energy ?star|kwh|\bwatt\b|\d\s?k?w\b|rendement|\bs?cop\b|\beer\b|lm\/w|lumen per|w\/m|stroomverbruik|verbruik per jaar|energiezuinig/;

const HANDLED_WORDS = [
  ...['energie', 'energy', 'watt', 'kw', 'rendement', 'cop', 'eer', 'lm/w', 'lumen', 'w/m', 'verbruik'],
  ...[...'0123456789'].flatMap((digit) => [`${digit}w`, `${digit} w`]),
];

export const rule = documentRule<SubjectSign>({
  id: 'mvi/energie-efficientie',
  title: t(
    'Energieverbruikende producten zonder eis aan energie-efficiëntie',
    'Energy-using products without an energy-efficiency demand',
  ),
  severity: 'information',
  gate: ['eu'],
  citations: ['rl-2023-1791-7'],
  motivable: true,
  messages: {
    found: t(
      'De opdracht gaat over producten die energie verbruiken, maar nergens staat een eis aan energie-efficiëntie.',
      'The contract is about products that use energy, but no energy-efficiency demand is stated.',
    ),
  },
  todo: t(
    'Vraag om een hoge energie-efficiëntie, bijvoorbeeld met een energielabel of een grens aan het verbruik.',
    'Ask for high energy efficiency, for example by an energy label or a limit on consumption.',
  ),
  why: t(
    'Boven de Europese drempels kopen overheden in beginsel alleen energie-efficiënte producten. Zuinige producten zijn over hun levensduur vaak ook goedkoper.',
    'Above the EU thresholds authorities in principle buy only energy-efficient products. Economical products are often cheaper over their life too.',
  ),
  whenNot: t(
    'Als een efficiënter product technisch niet mogelijk is; leg dat uit.',
    'When a more efficient product is technically not possible; explain that.',
  ),
  words: [...HANDLED_WORDS, ...wordsForSubject('energieverbruikend')],
  collect: (section, context) => subjectSigns(section, context, 'energieverbruikend', HANDLED),
  *check(view, context) {
    const place = unhandledSubject(view, context, 'energieverbruikend');
    if (place) yield place;
  },
  examples: {
    bad: [
      {
        text: `# Keuken\n\n## ⟦Koelkasten⟧\n\nElke koelkast is wit.${REST_OF_DOCUMENT}`,
        facts: 'procedure: openbaar',
      },
      {
        text: `# Licht\n\n## De opdracht\n\nDe aannemer levert en plaatst 400 ⟦lampen⟧ langs de weg.${REST_OF_DOCUMENT}`,
        facts: 'procedure: openbaar',
      },
      {
        text: `# Apparatuur\n\n## De opdracht\n\n| Nr. | Levering |\n| --- | --- |\n| 1 | levering van ⟦printers⟧ |${REST_OF_DOCUMENT}`,
        facts: 'procedure: openbaar',
      },
    ],
    good: [
      {
        text: `# Keuken\n\n## Koelkasten\n\nElke koelkast heeft energielabel B of beter.${REST_OF_DOCUMENT}`,
        facts: 'procedure: openbaar',
      },
      {
        text: `# Cursus\n\n## De opdracht\n\nDe cursus kost deelnemers veel energie.${REST_OF_DOCUMENT}`,
        facts: 'procedure: openbaar',
      },
      {
        text: `# Keuken\n\n## Koelkasten\n\nElke koelkast is wit.${REST_OF_DOCUMENT}`,
        facts: 'procedure: nationaal-openbaar',
      },
    ],
  },
});
