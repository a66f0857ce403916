import type { Section, Sentence } from '../../spec/model.ts';
import { bare } from '../language/claims.ts';
import { isvStatements } from '../language/isv-context.ts';
import { isDenied } from '../language/modality.ts';
import { withAffirmed } from '../language/questions.ts';
import { spanOf, statements } from '../language/statements.ts';
import { together } from '../language/words.ts';
import { type RuleContext, sectionRule, t } from '../rule.ts';

const ALL_LINKS =
  /\balle\s(?:\w{1,30}(?:,| en| of)? ){1,10}?(?:in|uit|van) (?:zijn|uw|de|haar) (?:\w{1,20})?keten\b|\balle (?:\w{1,20} )?\w{2,20}(?:erijen|ateliers|fabrieken|velden|mijnen|molens|smelters|kwekers|telers|plantages|boeren|boerderijen|groeves|handelaren|transporteurs)\b|geen (?:enkele )?(?:schakel|fabriek|toeleverancier|leverancier|producent|productielocatie)\b(?=[^.;]{0,40}\bzonder\b)|(?:alle|al (?:die|uw|zijn|haar|deze)|iedere|elke|elk|ieder|volledige|gehele|hele)\s(?:\w{1,30} ){0,2}?(?:schakels?|ketenschakels?|ketenpartners?|ketenpartijen|plantages?|fabriek\w{0,20}|toeleveranciers?|leveranciers?|producent\w{0,20}|onderaannemers?|productielocaties?|locaties?|vestiging\w{0,20}|spinnerij\w{0,20}|keten|bedrijven|tussenhandel\w{0,20})/;
const HEAVY =
  /\w{0,10}audit\w{0,20}|doorlicht\w{0,8}|ter plaatse|(?:ge)?waarmerk\w{0,6}|door een accountant|accountantscontrole|keuring\w{0,5}|controleer\w{0,20}|controleren|\bbezoek (?:aan|bij|ter)\b|\bfabrieksbezoek\w{0,3}|bezoeken\b|inspect\w{0,20}|onaangekondigd\w{0,20} bezoek|bezoekt|locatiebezoek\w{0,20}|onafhankelijk\w{0,20} (?:bureau|onderzoek|partij)|extern\w{0,20} (?:onderzoek|verificatie|accountant|bureau|partij|deskundige|auditor)|bezocht|plaatsbezoek|geverifieerd|accountantsverklaring|gecertificeerd|\w{0,12}certificaat|certificeren|assurance/;
/** A check of every link speaks of the chain, whatever the chapter; not of the cold chain of food. */
const IN_CHAIN =
  /(?<!koel)(?:toeleverings|productie|leverings|\b)ketens?\b(?![^.;]{0,60}(?:haccp|temperatuur|voedselveilig))/;
const OF_CHAIN = /keten|leverancier|risico|opdracht|onderneming|controle|audit|verificatie/;
const TEMPERED =
  /evenredig|redelijk|(?:past|passen|passend) bij (?:de |uw )?(?:omvang|grootte|schaal)|(?:audit|controle|bezoek|certificaat)\w{0,5} (?:van|bij|door|in) (?:elke|iedere|alle)[^.;]{0,40}\b(?:vragen|verlangen|eisen|verwachten) (?:wij|we) niet|afgestemd op|hangt af van|afhankelijk van|naar gelang|risicogericht|steekproef|gezamenlijke|mag (?:zij|hij|opdrachtnemer)? ?(?:zich )?beperk/;
const NOT_ASKED =
  /\b(?:is|zijn|wordt|worden)\b[^.;]{0,20}\bniet (?:vereist|nodig|verplicht|verlangd|gevraagd)|\bhoe(?:ft|ven)\b[^.;]{0,40}\bniet\b|\b(?:verlangen|vragen|eisen|verwachten) (?:wij|we)\b[^.;]{0,10}\bniet\b/;

/** Where the effort goes first: it tempers the demand it stands next to, not one elsewhere in the chapter. */
const FIRST_WHERE_WORST = /grootste risico|ernstigste|waar nodig|zo nodig/;

export const rule = sectionRule({
  id: 'isv/mkb-evenredigheid',
  title: t('ISV onevenredig voor een kleine opdracht', 'ISV out of proportion for a small contract'),
  severity: 'warning',
  gate: 'all',
  citations: ['aw-1.10', 'oeso-stappen'],
  messages: {
    found: t(
      'Voor deze kleine opdracht wordt {what} van {whom} verlangd.',
      'For this small contract {what} of {whom} is demanded.',
    ),
  },
  todo: t(
    'Stem de inspanning af op de ernst van de risico’s, de omvang van de onderneming en de waarde van de opdracht, bijvoorbeeld met de clausule isv/evenredigheid.',
    'Fit the effort to the severity of the risks, the size of the company and the contract value, for instance with the clause isv/evenredigheid.',
  ),
  why: t(
    'Eisen moeten in redelijke verhouding staan tot de opdracht. Gepaste zorgvuldigheid richt zich op de ernstigste risico’s; controle van iedere schakel kan een kleine onderneming niet dragen.',
    'Demands must be in reasonable proportion to the contract. Due diligence targets the most severe risks; checking every link is beyond a small company.',
  ),
  whenNot: t(
    'Als de keten maar enkele schakels telt of de opdrachtgever de controles zelf uitvoert en betaalt.',
    'Where the chain has a few links only, or the authority performs and pays the checks itself.',
  ),
  motivable: true,
  words: [together(ALL_LINKS, HEAVY)],
  *check(section, context) {
    const isSmallContract = isSmall(context);
    const isIsv = new Set(isvStatements(section, context.role));
    const tempers = (sentence: Sentence) =>
      TEMPERED.test(sentence.low) && (isIsv.has(sentence) || OF_CHAIN.test(sentence.low));
    if (section.sentences.some(tempers)) return;
    for (const sentence of statements(section)) {
      const low = withAffirmed(section, sentence);
      if (!isIsv.has(sentence) && !IN_CHAIN.test(low)) continue;
      const whom = ALL_LINKS.exec(low);
      const what = HEAVY.exec(low);
      if (NOT_ASKED.test(low) || isNextToPriority(section, sentence)) continue;
      if (!whom || !what || isDenied(low, whom.index) || !(isSmallContract || SMALL_FIRM.test(low))) continue;
      const span = low === sentence.low ? spanOf(sentence, whom) : bare(sentence);
      yield { span, values: { what: what[0], whom: whom[0] } };
    }
  },
  examples: {
    bad: [
      {
        facts: 'procedure: meervoudig-onderhands\nraming: 60000\nopdracht: levering',
        text: '## ISV\n\nOpdrachtnemer auditeert ⟦alle ketenschakels⟧ jaarlijks.\n',
      },
      {
        facts: 'procedure: nationaal-openbaar\nraming: 90000\nopdracht: levering',
        text: 'Voor misstanden in de keten laat de leverancier bij ⟦iedere fabriek⟧ een onafhankelijk onderzoek doen.\n',
      },
      {
        facts: 'procedure: meervoudig-onderhands\nraming: 45000\nopdracht: levering',
        text: '## Ketenverantwoordelijkheid\n\n- ⟦elke toeleverancier⟧ is gecertificeerd;\n- jaarlijks verslag aan de gemeente.\n',
      },
    ],
    good: [
      {
        facts: 'procedure: meervoudig-onderhands\nraming: 60000\nopdracht: levering',
        text: '## ISV\n\nDe inspanning is afgestemd op de omvang van het bedrijf; een audit van alle schakels is niet vereist.\n',
      },
      {
        facts:
          'procedure: openbaar\nraming: 4000000\nopdracht: levering\naanbestedende-dienst:\n  soort: rijk',
        text: '## ISV\n\nOpdrachtnemer auditeert alle ketenschakels jaarlijks.\n',
      },
      {
        facts: 'procedure: nationaal-openbaar\nraming: 90000',
        text: '## Declaraties\n\nDe accountant controleert alle leveranciers op dubbele facturen.\n',
      },
    ],
  },
});

function isNextToPriority({ sentences }: Section, { index }: Sentence): boolean {
  return sentences.slice(Math.max(0, index - 1), index + 2).some(({ low }) => FIRST_WHERE_WORST.test(low));
}

/** The text itself says that it holds for the smallest. */
const SMALL_FIRM =
  /eenmanszaak|eenmanszaken|\bzzp|\bmkb\b|kleine? (?:ondernem|leverancier|bedrij)|(?:ongeacht|hoe klein|hoe groot)[^.;]{0,30}(?:omvang|grootte|ook|u)/;
/** An audit of every link is heavy for a contract just above the threshold as well. */
const NEAR_THRESHOLD = 1.5;

/** Below or just above the EU threshold, by estimate or by procedure; unknown is not small. */
function isSmall({ facts, law, regime }: RuleContext): boolean {
  const threshold = law.thresholdFor({
    procedure: facts.procedure,
    contract: facts.contractType,
    authority: facts.contractingAuthority?.kind ?? 'gemeente',
  });
  if (facts.estimate !== undefined && threshold) return facts.estimate < threshold.amount * NEAR_THRESHOLD;
  return regime !== undefined && regime !== 'eu' && regime !== 'sas';
}
