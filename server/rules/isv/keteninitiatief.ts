import type { Section, Sentence } from '../../spec/model.ts';
import { anyOf } from '../../text/alternatives.ts';
import { bare } from '../language/claims.ts';
import { isPast } from '../language/history.ts';
import { isvStatements } from '../language/isv-context.ts';
import { affirmations, questionBefore } from '../language/questions.ts';
import { headingOver, spanOf } from '../language/statements.ts';
import { together } from '../language/words.ts';
import { sectionRule, t } from '../rule.ts';

const MEMBERSHIP =
  /keteninitiatief|(?:keten|sector|branche|sector)-?(?:programma|initiatief|convenant|verband)|-(?:lid|leden|deelnemers?)\b|deelnemer(?:schap)? (?:aan|van)|\bamfori\b|\bbsci\b|fair wear|\brspo\b|ethical trad|\bsedex\b|ondertekena(?:ar|ars) van|lidmaatschap|\blid (?:is|te zijn|zijn|wordt)|\bleden\b|lid van|deelnemerschap|deelname aan|deelneemt aan|deelnemer(?:s)? aan|aangesloten bij|aansluiting bij|convenant|multistakeholder|(?:leden|deelnemers|ledenbewijs|deelname)(?:lijst|register|bewijs|verklaring)|ledenbewijs/;
/** It settles the matter. */
const SUFFICES =
  /(?:uitsluitend|alleen|slechts|enkel) (?:aan )?(?:(?:door|met|via) )?(?:(?:een|het|de|uw|zijn) )?(?:geldig )?(?:bewijs|bewijzen|lidmaatschap|deelname|certificaat|lid\b|aangesloten|deel te nemen)|\b(?:komt|komen|treedt|treden) in de plaats van|\b(?:meer|iets anders|anders|verder|extra's?) (?:vragen|verlangen|eisen|verwachten) (?:wij|we) (?:dan )?(?:niet|niets)|ontheven|ontheffing|\bsla(?:at|an)?\b[^.;]{0,60}\bover\b|\bkous (?:\w{1,10} )?af\b|\bvoldaan (?:als|indien|wanneer|zodra|mits|met|door)\b|\bgeen (?:andere|verdere|nadere|aanvullende|overige|eigen) (?:\w{1,20} ){1,3}(?:nodig|vereist|verlangd|gevraagd|overgelegd)|(?:andere|verdere|nadere|aanvullende) (?:bewijs\w{0,10}|stukken|gegevens|onderbouwing|toelichting) (?:is|zijn|hoeft|hoeven|wordt|worden) (?:dan )?niet(?! (?:uitgesloten|geweigerd|afgewezen|verboden))|\bafgedaan\b|(?:met|door) [^.;]{0,60}(?:lidmaatschap|deelname)[^.;]{0,40}\bvoldoet|vragen (?:wij|we)\b[^.;]{0,60}\b(?:geen|niets|niet)\b|(?:wij|we) vragen\b[^.;]{0,60}\b(?:geen|niets)\b|afdoende|overbodig|nemen (?:wij|we) aan dat|gaan (?:wij|we) ervan uit dat|(?:is|wordt|heeft|hebt|hebben)\b[^.;]{0,110}\bvoldaan|aan (?:alle|deze|de) [^.;]{0,40}(?:eisen|voorwaarden|verplichtingen) voldaan|(?:bent|is|zijn) (?:u|hij|zij)[^.;]{0,90}vrijgesteld|genoeg\b|enige? bewijs|volsta(?:at|an)|(?:is|geldt als|als|bieden?|levert|vormt) (?:daarvoor |hiervoor |reeds )?(?:voldoende|toereikend|volledig|enig)\w{0,20}(?: bewijs)?|geldt als (?:\w{1,30} ){0,2}bewijs|vrijgesteld|hoeft[^.;]{0,40}(?:niet|niets|geen)|hoeven[^.;]{0,40}(?:niet|niets|geen)|ontsla(?:at|gen)|in plaats van (?:een|de) (?:eigen )?(?:risicoanalyse|due|plan)|vervangt (?:de|een|zijn)|wordt geacht|worden geacht|(?:daarmee|hiermee|dan) (?:is|wordt) (?:aan|voldaan)|(?:is|wordt|heeft) (?:reeds |daarmee |hiermee )?voldaan|achterwege|\bklaar\b|is het bewijs|heeft (?:hij|zij|opdrachtnemer)? ?(?:daarmee |hiermee )?voldaan|voldoet aan (?:de isv|deze|dit|de internationale)[^.;]{0,40}\b(?:als|door|indien|wanneer)\b|bewijst[^.;]{0,40}(?:door|met)/;
const NOT_ENOUGH =
  /voldoet (?:(?:u|hij|zij|opdrachtnemer|inschrijver) )?niet|(?:één|een) van de (?:bouwstenen|onderdelen|elementen|bewijzen|bewijsmiddelen)|route is vervallen|kon(?:den)? [^.;]{0,60}volstaan|\bgeen (?:lid|leden|deelnemer)\b|niet (?:lid|aangesloten|verplicht)\b|(?:niet|nooit|nog niet|geenszins) (?:voldoende|toereikend|volsta|genoeg|afdoende)|(?:daarmee|hiermee|dan) (?:bent|is|zijn) (?:u|hij|zij|opdrachtnemer) er (?:nog )?niet|volsta(?:at|an) niet|(?:genoeg|voldoende|toereikend|afdoende|overbodig|bewijs) (?:is|zijn|maakt|vormt|levert) (?:het|dat|dit|die|deze|lidmaatschap|deelname)\b[^.;]{0,20}\bniet|vervangt[^.;]{0,60}niet|geen vervanging|ter ondersteuning|als onderdeel|onderdeel (?:van|uitmaken)|ontsla(?:at|gen)[^.;]{0,30}\b(?:niet|geen)\b|onvoldoende/;

/** What counts as the paper of a membership. */
const PAPER =
  '(?:lidmaatschap|deelname|deelnemer|aansluiting|ledenbewijs|ledenlijst|ledenregister|keteninitiatief|convenant)';
const ONLY = '(?:alleen|uitsluitend|slechts|enkel|louter)';
const PROOF =
  '(?:bewijs|bewijz|bewezen|getoetst|toets|beoordeel|control|aantoon|aantonen|aangetoond|nagegaan)';
/** The membership as the one proof: by itself, as all that is looked at, or because nothing else is accepted. */
const SOLE_PROOF = anyOf([
  `\\b(?:toont|tonen|bewijst|bewijzen|onderbouwt)\\b(?![^.;]{0,40}\\b(?:mede|deels|onder (?:meer|andere)|bijvoorbeeld|niet)\\b)[^.;]{0,40}\\b(?:met|door|via)\\b[^.;,]{0,30}${PAPER}[^.;]{0,110}\\b(?:voldoet|voldoen|naleeft|nakomt|toepast|bewaakt)`,
  `${PROOF}[^.;|]{0,60}\\b${ONLY}\\b[^.;|]{0,60}\\b(?:met|door|via|aan|op|uit|vorm van)\\b[^.;|,]{0,60}${PAPER}`,
  `\\b${ONLY}\\b[^.;|]{0,30}${PROOF}[^.;|]{0,40}\\b(?:met|door|via|aan|op|uit|vorm van)\\b[^.;|,]{0,60}${PAPER}`,
  `\\b${ONLY}\\b[^.;|]{0,30}\\bop (?:een|de|het)\\b[^.;|]{0,20}(?:ledenlijst|deelnemerslijst|ledenregister)`,
  '\\b(?:dan|daarmee|hiermee)\\b[^.;]{0,60}\\b(?:bewezen|aangetoond)\\b',
]);
/** All other proof is turned away: "Een ander bewijsmiddel wordt niet aanvaard". */
const NOTHING_ELSE =
  /\b(?:ander|overig|verder|aanvullend|nader|eigen)(?:e|en)? (?:bewijs\w{0,12}|stukken|documenten|bescheiden|gegevens|bewijzen)\b[^.;]{0,50}\b(?:niet|geen|buiten beschouwing|terzijde|ongelezen)\b(?! (?:uitgesloten|geweigerd|afgewezen|uit\b|verboden|minder))/;
/** A column of what alone will do as proof. */
const SOLE_COLUMN = /\b(?:enige?|uitsluitend|alleen|afdoende|volledig)\b[^|]{0,25}bewijs/;
/** The membership is not asked for. */
const NOT_ASKED = anyOf([
  '\\b(?:vragen|eisen|verlangen|verwachten|vereisen) (?:wij|we)\\b[^.;]{0,30}(?:lidmaatschap|deelname|aansluiting)\\b[^.;]{0,12}\\bniet\\b',
  '(?:lidmaatschap|deelname|aansluiting)\\b[^.;]{0,50}\\b(?:vragen|eisen|verlangen|verwachten) (?:wij|we)\\b[^.;]{0,16}\\bniet\\b',
  '\\b(?:vragen|eisen|verlangen|verwachten)\\b[^.;]{0,16}\\bgeen (?:lidmaatschap|deelname|aansluiting)',
  'niet (?:alleen|uitsluitend|enkel|slechts) (?:met|door|via|aan|op)\\b',
  '\\b(?:bewezen|aangetoond)\\b[^.;]{0,10}\\bniet\\b|\\b(?:niet|niets)\\b[^.;]{0,16}\\b(?:bewezen|aangetoond)\\b|zegt (?:nog )?(?:niet|niets)\\b',
]);

/** What the matter is. */
const ABOUT = /\bisv\b|\bimvo\b|internationale sociale voorwaarden|zorgvuldigheid|diligence|keten/;

/** What stands in all that makes a membership the sole proof. */
const PROVING = [
  'bewijs',
  'bewijz',
  'bewezen',
  'toets',
  'beoordeel',
  'control',
  'aanto',
  'aangeto',
  'toont',
  'tonen',
  'onderbouwt',
  'nagegaan',
  'stukken',
  'documenten',
  'bescheiden',
  'gegevens',
  'lijst',
  'register',
];

/** The next sentence turns away all else, or says what the membership comes to. */
const GOES_WITH =
  /^(?:meer|iets anders|anders|verder|meer dan dat) (?:vragen|verlangen|eisen|verwachten|hebben|willen) (?:wij|we)\b|^(?:een |enig |geen )?(?:ander|overig|verder|aanvullend|nader)|^(?:staat|bent|is) (?:u|hij|zij|\w{3,20}) (?:daar|er|hier)\w{0,3}\b/;

/** Whether the membership stands in a column of what alone will do as proof. */
function isSoleColumn({ block }: Sentence, at: number): boolean {
  const cell = block.cells?.find(({ span }) => span.start <= at && at < span.end);
  return cell?.header !== undefined && SOLE_COLUMN.test(cell.header);
}

function suffices(text: string): boolean {
  return SUFFICES.test(text) || SOLE_PROOF.test(text) || NOTHING_ELSE.test(text);
}

/** How it once was: told with a word of time, or because the next sentence says that it is over. */
function isBygone({ sentences }: Section, { low, index }: Sentence): boolean {
  if (!PAST_VERB.test(low) || STILL.test(low)) return false;
  return isPast(low) || OVER.test(low) || OVER.test(sentences[index + 1]?.low ?? '');
}

const PAST_VERB =
  /\b(?:was|waren|gold|golden|kon|konden|mocht|mochten|volstond|volstonden|hoefde|hoefden|telde|telden|bewees|werd|werden)\b/;
const STILL = /nog steeds|ook nu|opnieuw|\bblijft\b|\bnu ook\b|ook bij deze|ook voor deze/;
const OVER =
  /vervallen|vervalt|afgeschaft|geschrapt|ingetrokken|sindsdien|losgelaten|verlaten|komen te vervallen|niet (?:meer|langer)\b|daar is een eind|verleden tijd/;

/** The sentence with the answer to the question it asks, and the sentence it refers back to. */
function said(section: Section, sentence: Sentence): { before: string; whole: string } {
  const { low, index } = sentence;
  const before = section.sentences[index - 1]?.low ?? '';
  const refersBack = /^(?:met|door|bij|op) (?:dat|die|deze|dit)\b|^daarmee|^hiermee/.test(low);
  const after = section.sentences[index + 1];
  const goesWith =
    low.endsWith('?') || (after?.block === sentence.block && GOES_WITH.test(after.low)) === true;
  const next = goesWith ? (after?.low ?? '') : '';
  return { before: refersBack ? `${before} ` : '', whole: `${low} ${next}` };
}

/** A question whether the membership will do, and an answer that takes back its yes. */
const ASKS_ENOUGH =
  /\b(?:genoeg|voldoende|toereikend|afdoende|volsta\w{0,2}|vrijgesteld|voldoen (?:wij|we)|achterwege|volledig bewijs)\b|\bhoeven (?:wij|we)\b[^?]{0,60}\b(?:niet|niets|geen)\b/;
const BUT = /\b(?:mits|maar|als onderdeel|deels|gedeeltelijk|naast|aangevuld)\b/;

export const rule = sectionRule({
  id: 'isv/keteninitiatief',
  title: t('Lidmaatschap als enig bewijs', 'Membership as sole proof'),
  severity: 'warning',
  gate: 'all',
  citations: ['isv-rijk', 'oeso-stap-4'],
  messages: {
    found: t(
      'Lidmaatschap van of deelname aan een keteninitiatief (“{words}”) geldt hier als afdoende bewijs van gepaste zorgvuldigheid.',
      'Membership of or taking part in a chain initiative (“{words}”) counts here as sufficient proof of due diligence.',
    ),
  },
  todo: t(
    'Laat lidmaatschap toe als onderdeel van de onderbouwing en vraag ook naar de eigen risicoanalyse, maatregelen en resultaten.',
    'Accept membership as part of the evidence and also ask for own risk analysis, measures and results.',
  ),
  why: t(
    'Tot 2017 mocht een leverancier kiezen voor een keteninitiatief; die route is vervallen. Lid zijn zegt nog niet wat de leverancier in de keten van deze opdracht doet.',
    'Until 2017 a supplier could opt for a chain initiative; that route was dropped. Being a member does not tell what the supplier does in the chain of this contract.',
  ),
  whenNot: t(
    'Als het lidmaatschap alleen één onderdeel van de onderbouwing mag zijn en de eigen verplichtingen blijven gelden.',
    'Where membership may only be one part of the evidence and the own duties remain.',
  ),
  motivable: true,
  words: [together(MEMBERSHIP, SUFFICES), together(MEMBERSHIP, PROVING), together(MEMBERSHIP, ASKS_ENOUGH)],
  *check(section, { role }, sentences) {
    const isIsv = new Set(isvStatements(section, role));
    for (const sentence of sentences) {
      const { before, whole } = said(section, sentence);
      const text = before + whole;
      if (!isIsv.has(sentence) && !ABOUT.test(text)) continue;
      const found =
        MEMBERSHIP.exec(sentence.low) ?? (MEMBERSHIP.test(before) ? SUFFICES.exec(sentence.low) : null);
      if (!found || NOT_ENOUGH.test(text) || NOT_ASKED.test(text)) continue;
      if (isBygone(section, sentence)) continue;
      const isSole = isSoleColumn(sentence, sentence.span.start + found.index);
      if (!isSole && !suffices(before === '' ? whole : text)) continue;
      const span = spanOf(sentence, found);
      yield { span, values: { words: section.text.slice(span.start, span.end) } };
    }
    for (const sentence of affirmations(section)) {
      const asked = questionBefore(section, sentence);
      if (!MEMBERSHIP.test(asked) || !ASKS_ENOUGH.test(asked) || NOT_ENOUGH.test(sentence.low)) continue;
      if (!ABOUT.test(`${asked} ${sentence.low} ${headingOver(sentence)}`) || BUT.test(sentence.low))
        continue;
      const span = bare(sentence);
      yield { span, values: { words: section.text.slice(span.start, span.end) } };
    }
  },
  examples: {
    bad: [
      {
        text: '## ISV\n\n⟦Lidmaatschap⟧ van een door de overheid erkend initiatief volstaat.\n',
      },
      {
        text: '## Ketenverantwoordelijkheid\n\nEen opdrachtnemer die is ⟦aangesloten bij⟧ een brancheconvenant hoeft geen eigen risicoanalyse te maken.\n',
      },
      {
        text: '## ISV\n\nBent u ⟦aangesloten bij⟧ een convenant in uw sector? Dan hoeft u geen plan van aanpak te maken.\n',
      },
      {
        text: 'Met ⟦deelname aan⟧ een multistakeholderinitiatief is opdrachtnemer vrijgesteld van rapportage over misstanden in zijn keten.\n',
      },
      {
        text: '## ISV\n\n| Onderwerp | Bewijs |\n| --- | --- |\n| Naleving ISV | ⟦Keteninitiatief⟧ geldt als volledig bewijs |\n',
      },
    ],
    good: [
      {
        text: '## ISV\n\nLidmaatschap van een keteninitiatief kan onderdeel uitmaken van de onderbouwing.\n',
      },
      {
        text: '## ISV\n\nDeelname aan een sectorconvenant is op zichzelf niet voldoende; opdrachtnemer toont ook zijn eigen maatregelen.\n',
      },
      { text: '## Samenwerking\n\nDe gemeente is lid van een inkoopverband; dat is voldoende bekend.\n' },
      { text: '## ISV\n\nOpdrachtnemer mag samen met leden van zijn branche maatregelen treffen.\n' },
    ],
  },
});
