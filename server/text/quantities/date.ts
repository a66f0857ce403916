import { digitsEnd, isAlphanumeric, isDigit, isSpace, nextWord, skipGap } from './chars.ts';
import type { DateValue } from './types.ts';

const MONTH_NAMES =
  'januari februari maart april mei juni juli augustus september oktober november december'.split(' ');

const MONTHS = new Map<string, number>(MONTH_NAMES.map((name, i) => [name, i + 1]));
'jan feb mrt apr - jun jul aug sep okt nov dec'.split(' ').forEach((name, i) => {
  if (name !== '-') MONTHS.set(name, i + 1);
});
MONTHS.set('sept', 9);

/** The Dutch name of a month, 1 to 12. */
export function monthName(month: number): string {
  return MONTH_NAMES[month - 1] ?? '';
}

/** The date in figures ("29.3.2021", "2026-03-02", "12/3/2026") or with a month's name ("18 maart 2026") at `pos`. */
export function readDate(text: string, pos: number): DateValue | undefined {
  const first = digitsEnd(text, pos);
  const size = first - pos;
  if (size > 4 || size === 0) return undefined;
  const mark = text.charCodeAt(first);
  if (size === 4) return mark === 45 || mark === 47 ? yearFirst(text, pos, first) : undefined;
  if (size > 2) return undefined;
  const day = Number(text.slice(pos, first));
  if (day < 1 || day > 31) return undefined;
  if ((mark === 45 || mark === 46 || mark === 47) && isDigit(text.charCodeAt(first + 1))) {
    return numeric(text, pos, first, day);
  }
  if (isSpace(mark) || mark === 10 || mark === 45) return named(text, pos, first, day);
  return undefined;
}

function numeric(text: string, pos: number, first: number, day: number): DateValue | undefined {
  const mark = text.charCodeAt(first);
  const second = digitsEnd(text, first + 1);
  if (second - first > 3 || text.charCodeAt(second) !== mark) return undefined;
  const end = digitsEnd(text, second + 1);
  const size = end - second - 1;
  // "1.2.10" numbers a paragraph, so only dashes and slashes may shorten the year.
  if (size !== 4 && !(size === 2 && mark !== 46)) return undefined;
  const year = Number(text.slice(second + 1, end)) + (size === 2 ? 2000 : 0);
  return stopsAt(text, end) ? date(pos, end, day, Number(text.slice(first + 1, second)), year) : undefined;
}

function yearFirst(text: string, pos: number, first: number): DateValue | undefined {
  const mark = text.charCodeAt(first);
  const second = digitsEnd(text, first + 1);
  if (second - first !== 3 || text.charCodeAt(second) !== mark) return undefined;
  const end = digitsEnd(text, second + 1);
  if (end - second !== 3) return undefined;
  // The time of an ISO timestamp may follow directly.
  if (text.charCodeAt(end) !== 84 && !stopsAt(text, end)) return undefined;
  const day = Number(text.slice(second + 1, end));
  return date(pos, end, day, Number(text.slice(first + 1, second)), Number(text.slice(pos, first)));
}

function named(text: string, pos: number, first: number, day: number): DateValue | undefined {
  const word = nextWord(text, text.charCodeAt(first) === 45 ? first + 1 : first);
  const month = MONTHS.get(word.word);
  if (month === undefined) return undefined;
  const abbreviated = word.word.length < 5 && text.charCodeAt(word.end) === 46 && word.word !== 'mei';
  const after = abbreviated ? word.end + 1 : word.end;
  const dashed = text.charCodeAt(after) === 45;
  const start = skipGap(text, dashed ? after + 1 : after);
  const end = digitsEnd(text, start);
  const year = end - start === 4 ? Number(text.slice(start, end)) : 0;
  if (year >= 1900 && year < 2200 && stopsAt(text, end)) return date(pos, end, day, month, year);
  const own = date(pos, word.end, day, month, undefined);
  return own;
}

/** Whether the figures end at `pos`: more glued to them means they are part of something longer. */
function stopsAt(text: string, pos: number): boolean {
  const c = text.charCodeAt(pos);
  if (isAlphanumeric(c)) return false;
  return !((c === 45 || c === 46 || c === 47) && isDigit(text.charCodeAt(pos + 1)));
}

function daysIn(month: number, year: number | undefined): number {
  if (month === 2)
    return year === undefined || (year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

function date(
  start: number,
  end: number,
  day: number,
  month: number,
  year: number | undefined,
): DateValue | undefined {
  if (month < 1 || month > 12 || day < 1 || day > daysIn(month, year)) return undefined;
  const span = { start, end };
  if (year === undefined) return { kind: 'date', span, day, month };
  if (year < 1800 || year > 2199) return undefined;
  const iso = `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
  return { kind: 'date', span, day, month, year, iso };
}
