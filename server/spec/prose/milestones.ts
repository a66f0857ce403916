import type { Span } from '../../text/span.ts';
import type { Section, Sentence } from '../model.ts';
import type { ProseFact } from '../prose-facts.ts';
import { valuesIn } from './words.ts';

/** Steps of the procedure with a date, by the name their fact has in the planning. */
export type Milestone =
  | 'notice'
  | 'questionsUntil'
  | 'informationNote'
  | 'requestsUntil'
  | 'invitation'
  | 'closing'
  | 'awardDecision'
  | 'finalAward'
  | 'start';

export interface HourOfDay {
  /** Since midnight. */
  readonly minutes: number;
  readonly span: Span;
}

/** Dates of something else, or dates that were. */
const OTHER =
  /schouw|bijeenkomst|bezichtig|presentatie|demo|locatiebezoek|aanwijzing|interview|perceel|klacht|rectificatie|verplaatst|gewijzigd|oorspronkelijk|in plaats van|uitgesteld|verschoven|verlengd|peildatum|vooraankondiging|marktconsultatie|vorige|huidige|selectiebeslissing|beoordeling|geldig|gestand|geopend|opening|opschort|standstill|bezwaar|kort geding|einde van|eerste ronde|tweede ronde|(?:aanvullende|nadere|resterende|overige) vragen|vervolgvragen|1e|2e|vragenronde|ronde \d|(?:eerste|tweede|derde) (?:nota|nvi)|tussentijds|index|tarie|prijzen|verificatie|implementatie|draagproef|\balsnog\b|ontbrekend/;

/** First match wins, so the narrower names stand first. */
const NAMES: ReadonlyArray<readonly [Milestone, RegExp]> = [
  ['finalAward', /definitieve gunning|definitief (?:te )?gun/],
  [
    'awardDecision',
    /gunning(?:s)?(?:beslissing|besluit|voornemen)|voornemen tot gunning|voorlopige gunning|mededeling (?:van )?(?:de )?gunning|bekendmaking (?:van )?(?:de )?gunning/,
  ],
  [
    'informationNote',
    /(?:(?:publicatie|verzend|verstrek|versturen|verstuur|beantwoord|antwoord|uitbreng|verschijn|bekendmak)\p{L}{0,30}\s[^.;]{0,40}(?:nota van inlichtingen|\bnvi\b|vragen))|(?:nota van inlichtingen|\bnvi\b)(?!\s?\d)/u,
  ],
  [
    'questionsUntil',
    /(?:uiterste|laatste|sluiting|einde|deadline|tot (?:en met)?|uiterlijk|indienen|stellen)\s?[^.;]{0,60}vragen|vragen\s?[^.;]{0,60}(?:tot\b|uiterlijk|tot en met|indienen|stellen|gesteld|ontvangen|ingediend|vóór|voor\s)/,
  ],
  [
    'requestsUntil',
    /\baanmelden (?:kan|kunt u|is mogelijk)\b[^.;]{0,20}(?:tot|vóór|uiterlijk)|(?:uiterste|sluiting|uiterlijk|indienen|deadline|ontvangst)\s?[^.;]{0,60}(?:aanmelding|verzoek(?:en)? tot deelneming)|(?:aanmelding(?:en)?|verzoek(?:en)? tot deelneming)\s?[^.;]{0,60}(?:uiterlijk|tot\b|vóór|voor (?=(?:\w{2,9}dag )?\d{1,2}[ -](?:jan|feb|maart|apr|mei|jun|jul|aug|sep|okt|nov|dec|\d{1,2}-))|sluit|ingediend|indienen|ontvangen)/,
  ],
  ['invitation', /uitnodiging tot (?:inschrijv|het (?:doen|indienen))|uitnodigen van de geselecteerde/],
  [
    'closing',
    /(?:sluiting|sluitingsdatum|uiterste|uiterlijk|deadline|indienen|indiening|ontvangst)\s?[^.;]{0,60}(?:inschrij(?:ving|fdatum|ftermijn)|offerte|aanbieding)|inschrijven (?:kan|kunt u|is mogelijk) [^.;]{0,20}(?:tot|uiterlijk|vóór)|inschrijftermijn [^.;]{0,20}(?:sluit|eindigt|loopt)|(?:inschrijving(?:en)?|offertes?|aanbieding(?:en)?)\s?(?:[^.;]|\.\d){0,90}(?:uiterlijk|tot uiterlijk|vóór|voor (?=\d{1,2}[.:]\d\d uur|(?:\w{2,9}dag )?\d{1,2}[ -](?:jan|feb|maart|apr|mei|jun|jul|aug|sep|okt|nov|dec|\d{1,2}-))|sluit|ingediend|indienen|ontvangen|binnen zijn|\bbinnen\b)|^\s?(?:sluiting(?! (?:van )?(?:de |het )?(?:brug|weg|tunnel|sluis|rijbaan|straat|kade|locatie|gebouw|loket|school|zwembad|stort))|sluitingsdatum|indienen|sluitingstermijn)\b|(?:^|[.:]\s)(?:tot|uiterlijk|vóór|t\/m)\s(?:[^.;]|\.\d){0,50}\b(?:kunt u|kan|kunnen|dient u|dienen|moet|mag u|levert u|is)\b[^.;]{0,30}(?:inschrijving|offerte|aanbieding)\b[^.;]{0,40}(?:indienen|uploaden|in te dienen|ingediend|inleveren|insturen|ingeleverd)/,
  ],
  [
    'start',
    /(?:ingang|ingangsdatum|aanvang|start|startdatum|begin)\s?(?:van )?(?:de )?(?:raam)?(?:overeenkomst(?:en)?|contract)|(?:^|[.:] )(?:de|onze|deze) (?:opdracht|dienstverlening) (?:start|begint|gaat in|vangt aan)\b|(?:raam)?(?:overeenkomst(?:en)?|contract)\s[^.;]{0,40}(?:gaat in|gaan in|ingaat|ingaande|begint|start|treedt in werking|vangt aan)|^\s?(?:ingangsdatum|ingang)\b/,
  ],
  [
    'notice',
    /(?:verzend|publicatie|plaats|bekendmak|verstur)\p{L}{0,30}\s?(?:van )?(?:de )?(?:aankondiging|aanbesteding|opdracht|aanbestedingsstukken|leidraad|uitnodiging|offerteaanvraag)|^\s?aankondiging(?! (?:aan|bij|voor|vooraf|richting|op locatie)\b)|aankondiging (?:op tenderned|verzonden|gepubliceerd)|publicatiedatum/u,
  ],
];

/** The vault of the platform shuts: "De digitale kluis sluit op …", "Na … is de kluis dicht". */
const VAULT =
  /\bkluis\b(?: (?:van|in|op|bij) (?:tenderned|negometrix|mercell|ctm|(?:het|de) (?:platform|systeem|aanbestedingsplatform)))? (?:sluit|gaat (?:\S{1,20} ){0,8}dicht|is (?:dan )?(?:gesloten|dicht)|wordt (?:\S{1,20} ){0,8}gesloten)\b|\bsluit (?:de|onze) (?:digitale |virtuele )?kluis\b/;
/** In a procedure of two stages the vault shuts twice. */
const STAGED = /aanmeld|tot deelneming|gegadigde|selectie(?:fase|leidraad)/;

export const MILESTONE_WORDS = [
  'gunning',
  'inlichtingen',
  'nvi',
  'vragen',
  'aanmelding',
  'deelneming',
  'uitnodig',
  'inschrij',
  'offerte',
  'aanbieding',
  'sluiting',
  'ingang',
  'overeenkomst',
  'contract',
  'aankondiging',
  'publicatie',
  'kluis',
];

/** Date stated for a step: in a row of a timetable, or in a sentence about one step with one date. */
export function addMilestones(section: Section, sentence: Sentence, facts: ProseFact[]): void {
  const dates = valuesIn(section, sentence.span, 'date');
  const date = dates[0];
  if (!date || dates.length !== 1) return;
  const { cells } = sentence.block;
  const at = date.span.start - sentence.span.start;
  // What follows the date rarely names the step, and often another one ("… waarna de gunning volgt").
  const low = cells
    ? sentence.low.replace(ROW_NUMBER, '').replace(/\|/g, ' ')
    : clauseAround(sentence.low, at);
  if (OTHER.test(low) || (cells && OTHER.test(cells.map((cell) => cell.header ?? '').join(' ')))) return;
  const milestone = milestoneOf(low.trim()) ?? ofVault(section, low);
  if (!milestone) return;
  if (cells && section.low.slice(cells[0]!.span.start, cells[0]!.span.end).trim() === '') return;
  facts.push({
    fact: 'milestone',
    milestone,
    day: date.day,
    month: date.month,
    ...(date.year === undefined ? {} : { year: date.year }),
    ...(date.iso === undefined ? {} : { iso: date.iso }),
    ...(DEADLINES.includes(milestone) ? hourOf(section, sentence, date.span) : {}),
    isListed: sentence.block.kind === 'row' || sentence.block.kind === 'item',
    span: date.span,
  });
}

/** What a row is called by: "T3 |", "4. |", "M-04 |". */
const ROW_NUMBER = /^\s{0,3}\(?(?:[a-z]{1,2}|[a-z]{0,3}[-. ]?\d{1,3}[a-z]?)\)?[.:]?\s{0,9}\|/;

/** Steps that end at an hour. */
const DEADLINES: readonly Milestone[] = ['questionsUntil', 'requestsUntil', 'closing'];

/** The one hour told with a date, right before or after it. */
function hourOf(section: Section, { span, block }: Sentence, date: Span): { hour?: HourOfDay } {
  const times = valuesIn(section, block.kind === 'row' ? block.span : span, 'time');
  const [time] = times;
  if (!time || times.length !== 1) return {};
  const between =
    time.span.start > date.end
      ? section.low.slice(date.end, time.span.start)
      : section.low.slice(time.span.end, date.start);
  if (
    between.length > 30 ||
    (block.kind !== 'row' && /[.;]\s|\b(?:en|na|geopend|opent|vanaf|tussen)\b/.test(between))
  )
    return {};
  return { hour: { minutes: 60 * time.hour + time.minute, span: time.span } };
}

function ofVault(section: Section, low: string): Milestone | undefined {
  return VAULT.test(low) && !STAGED.test(section.low) ? 'closing' : undefined;
}

function milestoneOf(low: string): Milestone | undefined {
  if (/tot en met\s[^.;]{0,30}(?:na|geldig)/.test(low)) return undefined;
  const found = NAMES.filter(([, words]) => words.test(low)).map(([name]) => name);
  if (found.length === 0) return undefined;
  // A question deadline "for the information note" names both; a tender deadline may not be told from questions.
  if (found.includes('questionsUntil') && found.includes('informationNote'))
    return /^(?:publicatie|verzend|verstrek|versturen|beantwoord|antwoord|nota|uitbreng|bekendmak)/.test(
      low,
    ) || /beantwoord|antwoorden/.test(low)
      ? 'informationNote'
      : 'questionsUntil';
  if (found.includes('questionsUntil') && found.includes('closing')) return 'questionsUntil';
  if (found.includes('requestsUntil') && found.includes('closing')) return 'requestsUntil';
  if (found.includes('invitation') && found.includes('closing')) return undefined;
  if (found.includes('awardDecision') && found.includes('finalAward')) return 'finalAward';
  return found.length === 1 ? found[0] : undefined;
}

/** The part of the sentence between the commas and semicolons that matter around the date. */
function clauseAround(low: string, at: number): string {
  const start = Math.max(low.lastIndexOf(';', at), low.lastIndexOf(': ', at - 25), -1) + 1;
  const stop = low.indexOf(';', at);
  const end = stop < 0 ? low.length : stop;
  const waarna = low.indexOf(' waarna ', at);
  return low.slice(start, waarna > 0 ? Math.min(waarna, end) : end);
}
