import type { Block, Section } from '../../spec/model.ts';
import { binds } from '../../spec/speakers.ts';
import { type DateValue, formatDate } from '../../text/quantities/index.ts';
import type { Span } from '../../text/span.ts';
import { givesReason } from './reasons.ts';
import { quantitiesIn } from './statements.ts';

/** The steps of a procedure between which the law counts days. */
export type Step = 'notice' | 'note' | 'requests' | 'invitation' | 'closing';

/** A step with its date, read from a row, a line ("Sluiting: 3 mei 2026") or two lines (label, then date). */
export interface DatedStep {
  readonly step: Step;
  /** `yyyy-mm-dd`. */
  readonly iso: string;
  /** Of the date, in the section. */
  readonly span: Span;
  /** The date as written. */
  readonly written: string;
}

/** Dates of something else, or dates that were. */
const OTHER =
  /schouw|bijeenkomst|bezichtig|presentatie|klacht|rectificatie|verplaatst|gewijzigd|oorspronkelijk|in plaats van|uitgesteld|verschoven|peildatum|vooraankondiging|marktconsultatie|vorige|huidige|selectiebeslissing|geldig|gestand|opening|opschort|standstill|bezwaar|kort geding|gunning|perceel|referentie|ingang|overeenkomst/;
/** The tenders are opened, so they were due: "Aanbesteding (opening digitale kluis)", "Dag en uur van aanbesteding". */
const OPENING =
  /^[\s.,;:|–-]{0,6}(?:\d{1,2}\s)?(?:(?:de |het )?(?:dag|datum|tijdstip)(?: en (?:uur|tijdstip))?(?: van)?(?: de)? )?(?:de )?aanbesteding(?:\s\([^)]{0,40}\))?[\s.,;:|–-]{0,6}(?:(?:te|om) )?(?:\d{1,2}[.:]\d{2} uur)?[\s.,;:|–-]{0,6}$|\b(?:opening|openen|ontsluiten) (?:van )?(?:de )?(?:(?:digitale|elektronische|virtuele) )?(?:kluis|inschrijvingen|aanbiedingen|offertes)\b|\bkluis\b(?: (?:van|in|op) \p{L}{1,20})? (?:gaat open|opent|wordt geopend|gaat dicht|sluit|dicht|open)\b|\bsluiting (?:van )?(?:de )?(?:digitale |virtuele )?kluis\b|\baanbesteding (?:vindt plaats|geschiedt|wordt gehouden|is)(?: op)?$/u;
const NOT_OF_OPENING =
  /gunning|selecti|gegadigd|aanmeld|deelneming|perceel|verplaatst|gewijzigd|oorspronkelijk|vorige|uitgesteld|intrek/;
const QUESTIONS =
  /(?:uiterste|laatste|sluiting|einde|deadline|indienen|stellen|uiterlijk|tot)[^.;|]{0,50}vragen|vragen[^.;|]{0,50}(?:tot\b|uiterlijk|indienen|stellen|gesteld|ontvangen|ingediend|voor de nota)/;
const NOTE =
  /^(?:de )?(?:laatste )?antwoorden\b|^beantwoording|nota(?:'s)? van inlichtingen|(?:^|[\s(])(?:de|een|eerste|tweede|derde|laatste|1e|2e|3e) nota\b|^nota\b|\bnvi\b|\bnvi-|beantwoord|antwoorden op|antwoord op de vragen/;
const REQUESTS = /aanmelding|aanmelden|verzoek(?:en)? tot deelneming|deelnemingsverzoek/;
const LAST_DAY = /sluit|uiterst|uiterlijk|deadline|indien|ontvangst|inlever|inzend|tot en met|einde|laatste/;
/** "Inschrijven kan tot", "aanmelden kan tot", "offertes ontvangen wij graag voor": right before the date. */
const UNTIL =
  /\b(?:inschrijven|in te schrijven|aanmelden|aan te melden|(?:inschrijving|offerte|aanbieding)(?:en|s)? (?:[\wà-ÿ]{1,20} ){0,2}?(?:doen|indienen|insturen|uploaden)|(?:inschrijving|offerte|aanbieding)(?:en|s)? (?:ontvangen|verwachten|zien) (?:wij|we))\b(?![^.;|]{0,60}\b(?:intrek|wijzig|aanpas|vragen))[^.;|]{0,40}\b(?:tot|voor|vóór)$/;
const DUE =
  /(?:inschrijving|offerte|aanbieding|aanmelding|verzoek(?:en)? tot deelneming)(?:en|s)? (?:moet|moeten|dient|dienen)(?: (?:uiterlijk|op|vóór|voor)){0,2}$/;
const INVITATION =
  /uitnodig(?:ing|en)[^.;|]{0,30}(?:inschrij|offerte|aanbied|geselecteerd)|verzend\w{0,40}[^.;|]{0,20}uitnodiging|verzend\w{0,40}[^.;|]{0,15}gunningsleidraad/;
const TENDER = /inschrij|offerte|aanbieding/;
const NOTICE =
  /(?:verzend|publicatie|publice|plaats|bekendmak|verstur)\w{0,40}\s?(?:van\s)?(?:de\s)?(?:europese\s)?(?:aankondiging|aanbesteding|opdracht|aanbestedingsstukken|leidraad|selectieleidraad)|^\s?(?:aankondiging|publicatie|publicatiedatum)\b|aankondiging (?:op tenderned|verzonden|gepubliceerd)|aankondiging (?:van [^.;|]{0,60} )?(?:is|wordt|werd|verscheen|verschijnt|hebben (?:wij|we)|(?:verzenden|versturen|publiceren|plaatsen|verzonden|verstuurden|plaatsten) (?:wij|we))(?: op)?\s?$/;

/** Stands for "the year that is not written"; not a leap year. */
const SOME_YEAR = 2001;

/**
 * Every step of the procedure that has a full date in this section. With `yearless` also dates without a year, all in
 * one and the same year: good for counting days between two of them and for nothing else.
 */
export function datedSteps(section: Section, yearless = false): readonly DatedStep[] {
  const found: DatedStep[] = [];
  const openings: DatedStep[] = [];
  if (!section.quantities.some(({ kind }) => kind === 'date')) return found;
  for (const block of section.blocks) {
    if (!binds(block.speaker) || block.quoted || block.kind === 'heading' || block.kind === 'code') continue;
    const dates = quantitiesIn(section, block.span, 'date').filter(
      (date) => yearless || date.iso !== undefined,
    );
    dates.forEach((date, i) => {
      const label =
        block.kind === 'row'
          ? rowLabel(section, block, date, dates.length)
          : (labelAfter(section, block, date, dates[i + 1]) ?? lineLabel(section, block, date, dates[i - 1]));
      const step =
        label === undefined
          ? undefined
          : (stepOf(label) ??
            dueBy(section, block, date, label) ??
            stepOf(wrappedLabel(section, block, date, dates[i - 1])));
      const opens = step === undefined && label !== undefined && isOpening(label);
      if (step || opens)
        (opens ? openings : found).push({
          step: step ?? 'closing',
          iso: date.iso ?? isoOf(SOME_YEAR, date),
          span: date.span,
          written: section.text.slice(date.span.start, date.span.end),
        });
    });
  }
  return found.some(({ step }) => step === 'closing') ? found : [...found, ...openings];
}

/** Whether a label is of the opening of the tenders, which stands for the closing date where none is told. */
function isOpening(label: string): boolean {
  return OPENING.test(label) && !NOT_OF_OPENING.test(label);
}

function rowLabel(section: Section, block: Block, date: DateValue, dates: number): string | undefined {
  if (dates !== 1) return undefined;
  const { start, end } = block.span;
  return `${section.low.slice(start, date.span.start)} ${section.low.slice(date.span.end, end)}`
    .replace(/\|/g, ' ')
    .trim();
}

function isoOf(year: number, { month, day }: DateValue): string {
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}

/** "Op 13 mei verschijnt de nota van inlichtingen.": the sentence starts with the date. */
function labelAfter(
  section: Section,
  block: Block,
  date: DateValue,
  next: DateValue | undefined,
): string | undefined {
  const before = section.low.slice(Math.max(block.span.start, date.span.start - 40), date.span.start);
  if (!/(?:^|[.;]\s{1,3})(?:(?:uiterlijk|en|vervolgens|daarna) )?(?:op )?(?:\w{2,9}dag )?$/.test(before))
    return undefined;
  const text = section.low.slice(date.span.end, Math.min(block.span.end, next?.span.start ?? block.span.end));
  const label = /^[^.;\n]{0,140}/.exec(text.replace(/^(?:\s\d{4})?(?:,? om \d{1,2}[.:]\d{2} uur)?/, ''))![0];
  return /\p{L}{3}/u.test(label) ? label.trim() : undefined;
}

/** What stands before the date: on its line, or on the lines above when the line holds nothing else. */
function lineLabel(section: Section, block: Block, date: DateValue, before: DateValue | undefined): string {
  const from = Math.max(block.span.start, before?.span.end ?? 0);
  const text = section.low.slice(from, date.span.start);
  const lines = text.split('\n').map((line) => line.trim());
  const own = lines
    .at(-1)!
    .replace(/\b(?:maan|dins|woens|donder|vrij|zater|zon)dag\b|\b(?:ma|di|wo|do|vr|za|zo)\b/g, '')
    .trim();
  const last = own.slice(own.lastIndexOf('; ') + 1);
  const clause = /\p{L}{3}/u.test(last) ? last : own;
  const sentence = clause.slice(clause.lastIndexOf('. ') + 1);
  const label = /\p{L}{3}/u.test(own)
    ? sentence
    : `${lines
        .filter((line) => line !== '')
        .slice(-2)
        .join(' ')}`;
  if (/\p{L}{3}/u.test(label)) return label.slice(-140);
  // "Sluiting:" in a paragraph of its own.
  const at = section.blocks.indexOf(block);
  const above = section.blocks[at - 1];
  return above?.kind === 'paragraph'
    ? section.low.slice(above.span.start, above.span.end).slice(-140)
    : label;
}

/** "Uw offerte moet 10 mei 2027 binnen zijn": what must be done by then stands behind the date. */
function dueBy(section: Section, block: Block, date: DateValue, label: string): Step | undefined {
  const due = DUE.exec(label.trim());
  if (!due || OTHER.test(label) || QUESTIONS.test(label)) return undefined;
  const after = section.low.slice(date.span.end, Math.min(block.span.end, date.span.end + 60));
  if (
    !/^[^.;\n]{0,14}(?:\d\d[.:]\d\d uur )?[^.;]{0,20}\b(?:binnen|ingediend|ontvangen|in te dienen|in ons bezit|geüpload)\b/.test(
      after,
    )
  )
    return undefined;
  return REQUESTS.test(due[0]) ? 'requests' : 'closing';
}

/** What stands before the date in a sentence that runs over from the line above; '' when it does not. */
function wrappedLabel(
  section: Section,
  block: Block,
  date: DateValue,
  before: DateValue | undefined,
): string {
  if (block.kind === 'row') return '';
  const from = Math.max(block.span.start, before?.span.end ?? 0);
  const lines = section.prose.slice(from, date.span.start).split('\n');
  if (lines.length < 2 || !/^\s{0,8}\p{Ll}/u.test(lines.at(-1)!)) return '';
  const text = lines
    .slice(-2)
    .join(' ')
    .replace(/\s{2,}/g, ' ')
    .toLowerCase();
  return text
    .slice(Math.max(text.lastIndexOf('. '), text.lastIndexOf('; ')) + 1)
    .trim()
    .slice(-140);
}

function stepOf(label: string): Step | undefined {
  if (OTHER.test(label)) return undefined;
  if (QUESTIONS.test(label) && !/^(?:publicatie|verzend|verstrek|verstur|nota|\d)/.test(label))
    return undefined;
  if (NOTE.test(label)) return 'note';
  if (NOTICE.test(label)) return 'notice';
  if (INVITATION.test(label)) return 'invitation';
  if (REQUESTS.test(label)) return LAST_DAY.test(label) || UNTIL.test(label.trim()) ? 'requests' : undefined;
  if (TENDER.test(label) && (LAST_DAY.test(label) || UNTIL.test(label.trim()))) return 'closing';
  const bare = label.replace(/^[\s.,;:|–-]{1,6}/, '').replace(/[\s.,;:|–-]{1,6}$/, '');
  const isBare =
    /^(?:\d{1,2}\s)?(?:uiterste |laatste )?(?:indienen|inleveren|inschrijven|indiening|inlevering|inleverdatum|deadline)(?: van)?(?: (?:de |uw )?(?:inschrijving|offerte|aanbieding)(?:en)?)?$/.test(
      bare,
    );
  return isBare || /^(?:sluiting|sluitingsdatum|sluitingstermijn)\b/.test(label) ? 'closing' : undefined;
}

/** Days from one ISO date to a later one. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000);
}

/** The ISO date so many days later. */
export function daysLater(iso: string, days: number): string {
  return new Date(Date.parse(`${iso}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}

/** A date in the way another one is written: in figures, or with the name of the month. */
export function dateLike(written: string, iso: string): string {
  if (/^\d{4}-\d{2}-\d{2}$/.test(written)) return iso;
  const [year, month, day] = iso.split('-');
  const separator = /^\d{1,2}([-./])\d{1,2}[-./]\d{4}$/.exec(written)?.[1];
  if (separator) return `${day}${separator}${month}${separator}${year}`;
  return /\d{4}/.test(written) ? formatDate(iso) : formatDate(iso).replace(/ \d{4}$/, '');
}

const URGENT = /\burgent|\burgentie|\bspoed|versnelde procedure|\b2\.74\b(?![ab])|\bdringend/;
const NO_URGENCY =
  /\b(?:geen|niet)\s(?:[\wà-ÿ]{1,40}\s){0,2}(?:urgent|spoed)|spoedlever|spoedbestel|spoedeisende hulp|kort geding|storing|spoedreparatie/;
const EVENT =
  /instort|ingestort|gevaar|calamiteit|uitval|brand|overstrom|lekk|faillis|acute?\b|onvoorzien|dwingt|dwingen|crisis|uitbraak|verzakking|\bstorm|aardbeving|\bdoor (?:de|het|een) [^.;]{3,60}\b(?:is|zijn|moet|moeten|kan)\b/;

/** Whether the section invokes urgency for its terms and says why; "wegens spoed" alone says nothing. */
export function statesUrgency(section: Section): boolean {
  if (!URGENT.test(section.low)) return false;
  return section.sentences.some((sentence, i) => {
    if (sentence.speaker === 'question' || sentence.speaker === 'law') return false;
    if (!URGENT.test(sentence.low) || NO_URGENCY.test(sentence.low)) return false;
    const around = [section.sentences[i - 1], sentence, section.sentences[i + 1]]
      .map((one) => one?.low ?? '')
      .join(' ');
    const bare = around.replace(
      /(?:wegens|vanwege|gelet op|in verband met|gezien)\s(?:de\s|het\s)?(?:vereiste\s)?(?:spoed|urgentie|haast|tijdsdruk|planning)\b/g,
      '',
    );
    return EVENT.test(bare) || givesReason(bare);
  });
}
