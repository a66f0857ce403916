import { digitsEnd, isLetter, isSpace, nextWord, plainWord, previousWord, tokenEnd } from './chars.ts';
import { boundAround, opensBetween } from './context.ts';
import { readDate } from './date.ts';
import { plainNumberWord } from './numbers.ts';
import { afterRangeWord, type Numeral, readNumeral, readScale } from './numeral.ts';
import type { Count } from './types.ts';

/** Words whose number is a name, not a quantity: "perceel 1", "ISO 9001". */
const LABELS = new Set(
  (
    'paragraaf par perceel percelen bijlage bijlagen hoofdstuk hfst vraag vragen eis wens nr nummer nummers tabel figuur ' +
    'versie stap fase iso nen iec ohsas lid leden onderdeel pagina blz bladzijde criterium cpv week kerncompetentie ' +
    'ervaringseis niveau trede annex deel sectie kolom rij punt sub model formulier antwoord functie categorie klasse ' +
    'kvk tel telefoon postcode postbus zaaknummer ordernummer optie variant scenario ilo stcrt kamerstukken dossiernummer referentienummer kenmerk aw uav aanbestedingswet arvodi arbit ariv avg gibit'
  ).split(' '),
);

const YEAR_LEADS = new Set(
  'in sinds medio eind begin jaar jaren boekjaar boekjaren kalenderjaar uit januari februari maart april mei juni juli augustus september oktober november december voorjaar najaar zomer'.split(
    ' ',
  ),
);

const VERBS = new Set('moeten kunnen zullen worden wensen hebben achten gelden tevens steeds'.split(' '));

/** The bare number that the numeral is, when it counts something rather than names or dates it. */
export function readCount(text: string, numeral: Numeral, floor: number): Count | undefined {
  if (numeral.form === 'article' || numeral.layout === 'dotted' || numeral.layout === 'malformed')
    return undefined;
  const lead = previousWord(text, numeral.start);
  if (numeral.form === 'figure' && (LABELS.has(lead) || isListMarker(text, numeral))) return undefined;
  if (numeral.form === 'word' && numeral.value === 8 && isVerb(text, numeral, lead)) return undefined;
  if (numeral.form === 'figure' && isIdentifier(text, numeral)) return undefined;
  const scale = readScale(text, numeral.end);
  const lower = numeral.value * (scale?.factor ?? 1);
  if (isDayOfRange(text, scale?.end ?? numeral.end)) return undefined;
  const upper = readUpper(text, scale?.end ?? numeral.end, lower, numeral, floor);
  if (isGlued(text, upper?.end ?? scale?.end ?? numeral.end)) return undefined;
  const span = { start: numeral.start, end: upper?.end ?? scale?.end ?? numeral.end };
  const bound = boundAround(text, span.start, span.end, floor);
  if (bound === undefined && !upper && isYear(text, numeral, lead)) return undefined;
  return { kind: 'count', span, value: lower, ...(upper && { max: upper.value }), ...(bound && { bound }) };
}

/** "een viertal": the number is part of the word. */
export function readTally(text: string, pos: number, end: number, floor: number): Count | undefined {
  const word = plainWord(text, pos, end);
  const value = word.endsWith('tal') ? plainNumberWord(word.slice(0, -3)) : undefined;
  if (value === undefined) return undefined;
  const span = { start: pos, end };
  const bound = boundAround(text, pos, end, floor);
  return { kind: 'count', span, value, ...(bound && { bound }) };
}

function readUpper(text: string, end: number, lower: number, numeral: Numeral, floor: number) {
  const between = opensBetween(text, numeral.start, floor);
  const next = afterRangeWord(text, end, between);
  const other = next === undefined ? undefined : readNumeral(text, next);
  if (other === undefined || other.form !== numeral.form || other.layout === 'dotted') return undefined;
  const after = text.charCodeAt(other.end);
  if (isLetter(after) || after === 45 || after === 47 || other.value <= lower) return undefined;
  if (isYearFigure(text, numeral) && isYearFigure(text, other)) return undefined;
  return { value: other.value, end: other.end };
}

/** Whether a range from here ends in a date: the "1" of "1 t/m 5 maart" is a day. */
function isDayOfRange(text: string, end: number): boolean {
  const next = afterRangeWord(text, end, true);
  return next !== undefined && readDate(text, next) !== undefined;
}

/** A figure with more glued to it is part of a code: "45262660-5", "1e", "1:5". */
function isGlued(text: string, end: number): boolean {
  return tokenEnd(text, end) > end;
}

/** A telephone or registration number, or a postal code: a leading zero, many ungrouped figures, "1234 AB". */
function isIdentifier(text: string, numeral: Numeral): boolean {
  if (numeral.layout !== 'plain') return false;
  const length = digitsEnd(text, numeral.start) - numeral.start;
  if (length > 7 || (length > 1 && text.charCodeAt(numeral.start) === 48)) return true;
  return length === 4 && /^\s?[A-Z]{2}(?![\p{L}\d])/u.test(text.slice(numeral.end, numeral.end + 4));
}

/** "1. " or "2) " at the start of a line numbers an item. */
function isListMarker(text: string, numeral: Numeral): boolean {
  const mark = text.charCodeAt(numeral.end);
  if (mark !== 46 && mark !== 41) return false;
  let p = numeral.start - 1;
  while (p >= 0 && numeral.start - p < 12 && isSpace(text.charCodeAt(p))) p--;
  return p < 0 || text.charCodeAt(p) === 10 || text.charCodeAt(p) === 124;
}

function isYearFigure(text: string, numeral: Numeral): boolean {
  return (
    numeral.form === 'figure' &&
    numeral.layout === 'plain' &&
    numeral.value >= 1900 &&
    numeral.value < 2100 &&
    /^\d{4}/.test(text.slice(numeral.start, numeral.start + 4))
  );
}

/** Four figures that read as a year, unless a plural noun shows that something is counted. */
function isYear(text: string, numeral: Numeral, lead: string): boolean {
  if (!isYearFigure(text, numeral)) return false;
  const next = nextWord(text, numeral.end);
  return YEAR_LEADS.has(lead) || next.word.length < 5 || !/(?:en|s)$/.test(next.word);
}

/** "acht" is also a verb ("in acht nemen", "van belang acht voor"): a number only before a plural. */
function isVerb(text: string, numeral: Numeral, lead: string): boolean {
  const next = nextWord(text, numeral.end).word;
  return lead === 'in' || next.length < 5 || !/(?:en|s)$/.test(next) || VERBS.has(next);
}
