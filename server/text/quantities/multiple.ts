import { nextWord, plainWord, previousWord, wordEnd } from './chars.ts';
import { boundAround } from './context.ts';
import { plainNumberWord } from './numbers.ts';
import { type Numeral, readNumeral } from './numeral.ts';
import { gluedTimes, timesSign } from './options.ts';
import type { Multiple } from './types.ts';

const DETERMINERS = new Set(
  'de het dit dat deze die zijn haar hun uw onze zo elke elk iedere hoger groter'.split(' '),
);
const VALUE_NOUN =
  /(?:waarde|omzet|bedrag|som|prijs|raming|vergoeding|factuur|honorarium|premie|loon|kosten|budget)$/;

/** "vier maal de hoogte", "1,5 keer", "2x de jaarwaarde", "twee derde van" from the numeral on. */
export function readMultiple(text: string, numeral: Numeral, floor: number): Multiple | undefined {
  if (numeral.layout === 'malformed' || numeral.form === 'article') return part(text, numeral, floor);
  const end = text.charCodeAt(numeral.end) === 42 ? undefined : timesSign(text, numeral.end);
  if (end === undefined) return part(text, numeral, floor);
  if (numeral.value === 1 || !multiplies(text, end, numeral.value)) return undefined;
  return multiple(text, numeral.start, end, numeral.value, floor);
}

/** "driemaal", "tweemaal de raming": one word. */
export function readGluedMultiple(text: string, pos: number, floor: number): Multiple | undefined {
  const times = gluedTimes(text, pos);
  if (times === undefined || times.count === 1 || !multiplies(text, times.end, times.count)) return undefined;
  return multiple(text, pos, times.end, times.count, floor);
}

/** Whether "maal" at the end multiplies what follows, rather than say how often something happens. */
function multiplies(text: string, end: number, factor: number): boolean {
  const next = nextWord(text, end);
  if (next.word === 'per') return false;
  if (!Number.isInteger(factor)) return true;
  if (DETERMINERS.has(next.word) || VALUE_NOUN.test(next.word)) return true;
  const c = text.charCodeAt(next.start);
  return next.word === '' && (Number.isNaN(c) || c === 124 || c === 10);
}

const PARTS: Readonly<Record<string, number>> = {
  derde: 3,
  derden: 3,
  kwart: 4,
  vierde: 4,
  vijfde: 5,
  zesde: 6,
  achtste: 8,
  tiende: 10,
};

/** "twee derde van", "een kwart van", "drie kwart van". */
function part(text: string, numeral: Numeral, floor: number): Multiple | undefined {
  if (numeral.form === 'figure' || !Number.isInteger(numeral.value) || numeral.value > 9) return undefined;
  const noun = nextWord(text, numeral.end);
  const divisor = PARTS[noun.word];
  if (divisor === undefined || numeral.value >= divisor) return undefined;
  const after = nextWord(text, noun.end);
  // "twee derde partijen" counts third parties.
  const shared = after.word === 'van' || after.word === 'deel';
  const last = after.word === '' && numeral.value > 1 && text.charCodeAt(noun.end) !== 47;
  if (!shared && !last) return undefined;
  return multiple(text, numeral.start, noun.end, numeral.value / divisor, floor);
}

/** "het drievoudige", "het dubbele", "de helft van", "driekwart van", "factor 2", from a word that is no number. */
export function readMultipleWord(
  text: string,
  pos: number,
  end: number,
  floor: number,
): Multiple | undefined {
  const word = plainWord(text, pos, end);
  if (word === 'factor') return factor(text, pos, end, floor);
  const value = wordValue(word);
  if (value === undefined) return undefined;
  const next = nextWord(text, end).word;
  const lead = previousWord(text, pos);
  if (word === 'helft' || word === 'driekwart')
    return next === 'van' ? multiple(text, pos, end, value, floor) : undefined;
  return lead === 'het' || (lead === 'een' && next === 'van')
    ? multiple(text, pos, end, value, floor)
    : undefined;
}

function wordValue(word: string): number | undefined {
  if (word === 'helft') return 0.5;
  if (word === 'driekwart') return 0.75;
  if (word === 'dubbele') return 2;
  const stem = word.endsWith('voudige')
    ? word.slice(0, -7)
    : word.endsWith('voud')
      ? word.slice(0, -4)
      : undefined;
  const value = stem === undefined ? undefined : plainNumberWord(stem);
  return value === undefined || value <= 1 ? undefined : value;
}

function factor(text: string, pos: number, end: number, floor: number): Multiple | undefined {
  const lead = previousWord(text, pos);
  if (lead !== 'een' && lead !== 'met') return undefined;
  const start = nextWord(text, end).start;
  const numeral = readNumeral(text, start);
  if (numeral === undefined || numeral.layout === 'malformed' || numeral.form === 'article') return undefined;
  if (wordEnd(text, numeral.end) > numeral.end) return undefined;
  return multiple(text, pos, numeral.end, numeral.value, floor);
}

function multiple(
  text: string,
  start: number,
  end: number,
  value: number,
  floor: number,
): Multiple | undefined {
  if (!(value > 0)) return undefined;
  const bound = boundAround(text, start, end, floor);
  return { kind: 'multiple', span: { start, end }, factor: value, ...(bound && { bound }) };
}
