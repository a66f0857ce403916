import { type Claim, findClaims } from '../language/claims.ts';
import { sectionRule, t } from '../rule.ts';

const CLAIMS: readonly Claim[] = [
  {
    says: /true[- ]pric\w{0,40}|\bechte prijs\b|(?:verborgen|externe|maatschappelijke) kosten[^.;]{0,60}(?:mens|natuur|milieu|klimaat|keten|maatschapp|samenleving|prijs|meegerekend|meegewogen|beoordel)|(?:mens|natuur|milieu|klimaat)[^.;]{0,60}(?:verborgen|externe) kosten|(?:milieu|maatschappelijke|sociale) schade[^.;]{0,60}(?:in|bij) de (?:inschrijf)?prijs/,
    unless: /pilot van het (?:kabinet|rijk)|toeslagen|administratiekosten|geen verborgen/,
  },
];
const METHOD =
  /methode|rekentabel|rekenmodel|rekenregel|rekeninstrument|formule|kengetal|per (?:kilogram|kg|liter|ton|m3|m²)|schaduwprij|berekend (?:volgens|met)|prijzenblad met|monetariser|true price-?(?:methode|standaard)/;

export const rule = sectionRule({
  id: 'mvi/true-pricing',
  title: t('Echte prijs zonder rekenmethode', 'True price without a calculation method'),
  severity: 'information',
  gate: 'all',
  citations: ['aw-2.115a-2', 'kabinetsbrief'],
  motivable: true,
  messages: {
    found: t(
      'Kosten voor mens of milieu tellen mee in de prijs, maar er staat niet met welke methode en gegevens.',
      'Costs to people or environment count in the price, but the method and data are not stated.',
    ),
  },
  todo: t(
    'Geef de rekenmethode en de gegevens die inschrijvers moeten aanleveren.',
    'State the calculation method and the data tenderers must provide.',
  ),
  why: t(
    'Zonder methode rekent elke inschrijver anders en zijn de prijzen niet te vergelijken. De wet vraagt bij levenscycluskosten om gegevens en methode.',
    'Without a method each tenderer calculates differently and prices cannot be compared. For life-cycle costs the law asks for data and method.',
  ),
  whenNot: t(
    'Als de methode in een bijlage staat; verwijs er dan naar.',
    'When the method stands in an annex; then refer to it.',
  ),
  words: [
    'true pric',
    'true-pric',
    'echte prijs',
    'verborgen kosten',
    'externe kosten',
    'maatschappelijke kosten',
    'schade',
  ],
  *check(section, context, sentences) {
    if (METHOD.test(section.low) || /bijlage/.test(section.low) || context.role === 'definitions') return;
    for (const { span } of findClaims(section, sentences, CLAIMS)) yield { span };
  },
  examples: {
    bad: [
      { text: 'De offertes worden beoordeeld op de ⟦echte prijs⟧ van de koffie.' },
      { text: '## Gunning\n\n- ⟦Externe kosten voor het klimaat⟧ tellen mee.' },
      { text: '| Criterium | Punten |\n| --- | --- |\n| ⟦True price⟧ | 20 |' },
    ],
    good: [
      {
        text: 'De true price is de prijs plus de externe kosten volgens de rekentabel: kilogram CO2 maal € 0,13.',
      },
      { text: 'De prijs is de werkelijke prijs: er zijn geen verborgen kosten zoals toeslagen.' },
      { text: 'Er wordt geen true pricing toegepast.' },
      { text: 'De methode voor true pricing staat in bijlage 6.' },
    ],
  },
});
