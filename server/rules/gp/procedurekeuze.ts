import type { Sentence } from '../../spec/model.ts';
import { type Claim, findClaims } from '../language/claims.ts';
import { givesReason } from '../language/reasons.ts';
import { sectionRule, t } from '../rule.ts';

const CLAIMS: readonly Claim[] = [
  {
    message: 'refused',
    says: /(?:keuze (?:voor|van) (?:de|deze) (?:\w{1,40}\s)?(?:aanbestedings)?procedure|procedurekeuze|(?:gekozen|gevolgde) (?:aanbestedings)?procedure)[^.;]{0,80}(?:(?:behoeft|vergt|vraagt|heeft|krijgt|kent)\s(?:dan ook\s)?geen\s(?:\w{1,40}\s)?(?:toelichting|motivering|onderbouwing)|niet (?:nader |verder )?(?:gemotiveerd|toegelicht|onderbouwd)|zonder (?:nadere |verdere )?(?:toelichting|motivering))|procedure[^.;]{0,60}(?:licht|lichten|motiveert|motiveren)\s[^.;]{0,30}niet\b/,
    isDenial: true,
  },
  {
    message: 'found',
    says: /(?:gekozen|geopteerd|keuze (?:is )?gevallen|keuze valt)\s(?:is |wordt |op |voor |om )[^.;]{0,60}procedure\b|(?:is|wordt|heeft|hebben|kiest|kiezen)\s[^.;]{0,40}(?:gekozen|gekozen voor|voor)\s(?:een|de)\s(?:\w{1,40}\s){0,3}?(?:niet-)?openbare\s(?:\w{1,40}\s)?procedure|gekozen[^.;]{0,40}\bvoor (?:een|de) (?:[\w-]+\s){0,3}?(?:procedure|aanbesteding)\b/,
    unless: /\?|perceel|omdat/,
  },
];

/** A worked-out design or the like, made to tender. */
const DESIGN =
  /(?:volledig|compleet|uitgewerkte?|definitief|voorlopig|gedetailleerd)\s(?:\w{1,40}\s){0,2}?ontwerp|maquette|werkend prototype|\bprototype\b/;

export const rule = sectionRule({
  id: 'gp/procedurekeuze',
  title: t('Procedure gekozen zonder motivering', 'Procedure chosen without reasons'),
  severity: 'hint',
  gate: 'all',
  citations: ['gids-3.4-a', 'aw-1.4-1-a'],
  motivable: true,
  messages: {
    found: t(
      'De keuze voor deze procedure is niet toegelicht.',
      'The choice of this procedure is not explained.',
    ),
    refused: t(
      'Hier staat dat de keuze voor de procedure niet wordt toegelicht.',
      'This says that the choice of procedure is not explained.',
    ),
    design: t(
      'Van alle inschrijvers in een open procedure wordt {design} gevraagd; dat past slecht bij een procedure zonder selectie.',
      'All tenderers in an open procedure are asked for {design}; that fits a procedure without selection badly.',
    ),
  },
  todo: t(
    'Noem kort waarom deze procedure past bij omvang, complexiteit, transactiekosten en markt, of kies een procedure met selectie.',
    'Say briefly why this procedure fits the size, complexity, transaction costs and market, or choose a procedure with selection.',
  ),
  why: t(
    'De procedure bepaalt wat inschrijven kost. Bij een zware uitvraag zonder selectie maken veel ondernemers kosten voor niets.',
    'The procedure decides what tendering costs. A heavy request without selection makes many firms incur costs for nothing.',
  ),
  whenNot: t(
    'Als de motivering in een ander aanbestedingsstuk staat; verwijs er dan naar.',
    'When the reasons stand in another procurement document; then refer to it.',
  ),
  words: ['procedure', 'gekozen', 'ontwerp', 'maquette', 'prototype'],
  *check(section, context, sentences) {
    const explained = section.sentences.some((sentence) => explainsChoice(sentence));
    for (const { claim, span } of findClaims(section, sentences, CLAIMS)) {
      if (claim.message === 'found' && explained) continue;
      yield { span, message: claim.message! };
    }
    const { procedure } = context.facts;
    const isOpen = procedure === 'openbaar' || procedure === 'nationaal-openbaar' || procedure === undefined;
    if (!isOpen || context.role === 'contract' || context.role === 'requirements') return;
    const open =
      procedure !== undefined ||
      /openbare procedure|aantal inschrijvers[^.;]{0,30}niet beperkt/.test(section.low);
    if (!open || /niet-openbare procedure/.test(section.low)) return;
    for (const sentence of sentences) {
      const found = DESIGN.exec(sentence.low);
      if (!found || /na gunning|opdrachtnemer|\bgeen\b|vergoeding van|ontvang/.test(sentence.low)) continue;
      if (!/inschrijv|inschrijf|bij (?:de|uw) (?:offerte|aanbieding)|gegadigde/.test(sentence.low)) continue;
      const start = sentence.span.start + found.index;
      yield {
        span: { start, end: start + found[0].length },
        message: 'design',
        values: { design: `een ${found[0]}` },
      };
    }
  },
  examples: {
    bad: [
      { text: '⟦Gekozen is voor de niet-openbare procedure⟧. De aanmelding sluit in maart.' },
      { text: 'De ⟦keuze voor deze procedure wordt niet nader toegelicht⟧.' },
      {
        text: 'Elke inschrijver levert een ⟦uitgewerkt ontwerp⟧ van het plein in.',
        facts: 'procedure: openbaar',
      },
      { text: 'Er is ⟦gekozen voor een Europese openbare aanbesteding⟧.' },
    ],
    good: [
      {
        text: 'Gekozen is voor de openbare procedure, omdat de markt klein is en inschrijven weinig kost.',
      },
      {
        text: 'Gekozen is voor de niet-openbare procedure. De omvang van de markt en de transactiekosten rechtvaardigen een selectie vooraf.',
      },
      { text: 'De opdrachtnemer maakt na gunning een uitgewerkt ontwerp.', facts: 'procedure: openbaar' },
      { text: '## Vraag 1\n\nWaarom is gekozen voor de openbare procedure?' },
      {
        text: 'De inschrijver levert een voorlopig ontwerp in.',
        facts: 'procedure: concurrentiegerichte-dialoog',
      },
    ],
  },
});

function explainsChoice(sentence: Sentence): boolean {
  if (sentence.speaker === 'question') return false;
  return (
    givesReason(sentence.low) ||
    /\b(?:daarom|vandaar|zodoende|om die reden)\b/.test(sentence.low) ||
    /transactiekosten|complexiteit|aantal (?:potentiële|verwachte|geschikte)|marktomvang|omvang van de markt/.test(
      sentence.low,
    )
  );
}
