import { isDigit, nextWord, plainWord, skipGap, skipSpaces, wordEnd } from './chars.ts';
import { boundAround, opensBetween } from './context.ts';
import { plainNumberWord } from './numbers.ts';
import { afterRangeWord, type Numeral, readNumeral } from './numeral.ts';
import {
  monthsOf,
  optionMonths,
  optionsAfter,
  plusNotation,
  readOptions,
  readTerm,
  readUnit,
  type UnitWord,
} from './options.ts';
import type { Duration, Extension } from './types.ts';

/** The duration that starts with the numeral, with the options to extend it that the sentence gives. */
export function readDuration(text: string, numeral: Numeral, floor: number): Duration | undefined {
  if (numeral.layout === 'malformed') return undefined;
  const unit = readUnit(text, numeral.end) ?? hyphenatedYears(text, numeral.end);
  if (unit === undefined) return readRange(text, numeral, floor) ?? yearNotation(text, numeral);
  if (isAgeOfYear(numeral, unit)) return undefined;
  const upper = upperOf(text, unit.end, numeral, floor);
  const own = upper ?? unit;
  return build(text, numeral.start, numeral.value * unit.size, upper?.max, own, floor);
}

/** "in 2021 jaar": four figures are a year, not a term. */
function isAgeOfYear(numeral: Numeral, unit: UnitWord): boolean {
  return unit.unit === 'year' && numeral.layout === 'plain' && numeral.value >= 1900;
}

/** "10-jarige", "3-jarig". */
function hyphenatedYears(text: string, pos: number): UnitWord | undefined {
  if (text.charCodeAt(pos) !== 45) return undefined;
  const end = wordEnd(text, pos + 1);
  const word = plainWord(text, pos + 1, end);
  return word === 'jarig' || word === 'jarige' ? { unit: 'year', size: 1, end } : undefined;
}

/** "10 tot 15 jaar": the unit stands after the second number only. */
function readRange(text: string, numeral: Numeral, floor: number): Duration | undefined {
  const next = afterRangeWord(text, numeral.end, opensBetween(text, numeral.start, floor));
  const other = next === undefined ? undefined : readNumeral(text, next);
  if (other === undefined || other.form === 'article' || !(other.value > numeral.value)) return undefined;
  const unit = readUnit(text, other.end);
  if (unit === undefined || (unit.unit === 'hour' && numeral.layout === 'dotted')) return undefined;
  return build(text, numeral.start, numeral.value * unit.size, other.value * unit.size, unit, floor);
}

/** "10 jaar tot 15 jaar". */
function upperOf(
  text: string,
  pos: number,
  lower: Numeral,
  floor: number,
): (UnitWord & { max: number }) | undefined {
  const next = afterRangeWord(text, pos, opensBetween(text, lower.start, floor));
  const other = next === undefined ? undefined : readNumeral(text, next);
  const unit = other && readUnit(text, other.end);
  if (other === undefined || unit === undefined || !(other.value > lower.value)) return undefined;
  return { ...unit, max: other.value * unit.size };
}

function build(
  text: string,
  start: number,
  value: number,
  max: number | undefined,
  unit: UnitWord,
  floor: number,
): Duration {
  const joined = max === undefined && unit.unit === 'year' ? withMonths(text, unit.end, value) : undefined;
  const own = joined ?? { value, unit: unit.unit, end: unit.end };
  const months = monthsOf(own.value, own.unit);
  const bound = boundAround(text, start, own.end, floor);
  const tail = { ...(max !== undefined && { max }), ...(bound && { bound }) };
  if (months === undefined || max !== undefined) {
    const span = { start, end: own.end };
    return {
      kind: 'duration',
      span,
      value: own.value,
      unit: own.unit,
      ...(months !== undefined && { months }),
      ...tail,
    };
  }
  const split = splitTerm(text, own.end, months);
  if (split) return { kind: 'duration', span: { start, end: split.end }, ...split.term, ...tail };
  const extra = optionsAfter(text, own.end, own.unit);
  return {
    kind: 'duration',
    span: { start, end: trailingYear(text, extra?.end ?? own.end) },
    value: own.value,
    unit: own.unit,
    months,
    ...(extra && { options: extra.options, totalMonths: months + optionMonths(extra.options) }),
    ...tail,
  };
}

/** "2+1+1 jaar" names its unit last. */
function trailingYear(text: string, pos: number): number {
  const next = nextWord(text, pos);
  return isDigit(text.charCodeAt(pos - 1)) && next.word === 'jaar' ? next.end : pos;
}

/** "2 jaar en 6 maanden" is one term. */
function withMonths(
  text: string,
  pos: number,
  years: number,
): { value: number; unit: 'month'; end: number } | undefined {
  const and = nextWord(text, pos);
  if (and.word !== 'en') return undefined;
  const numeral = readNumeral(text, skipGap(text, and.end));
  if (numeral === undefined || numeral.form === 'article') return undefined;
  const unit = readUnit(text, numeral.end);
  if (unit?.unit !== 'month' || unit.size !== 1 || numeral.value >= 12) return undefined;
  return { value: years * 12 + numeral.value, unit: 'month', end: unit.end };
}

const SPLIT =
  /[\s:=(,–-]{1,4}(?:(?:bestaande uit|te weten|namelijk|zijnde|onderverdeeld in|opgebouwd uit)\s)?(?:een\s)?(?:(?:initiële|initiele|vaste|eerste)\s)?(?:(?:looptijd|periode|termijn)\svan\s)?/y;

/** "zes jaar: twee jaar met opties van twee keer twee jaar": a total, followed by what it consists of. */
function splitTerm(text: string, pos: number, total: number) {
  SPLIT.lastIndex = pos;
  if (!SPLIT.test(text)) return undefined;
  const base = readTerm(text, SPLIT.lastIndex);
  if (base === undefined || base.months >= total) return undefined;
  const extra = optionsAfter(text, base.end, base.unit);
  if (extra === undefined || base.months + optionMonths(extra.options) !== total) return undefined;
  const term = {
    value: base.value,
    unit: base.unit,
    months: base.months,
    options: extra.options,
    totalMonths: total,
  };
  return { term, end: extra.end };
}

/** "2+1+1" where the words around it speak of years or of a term. */
function yearNotation(text: string, numeral: Numeral): Duration | undefined {
  if (numeral.layout !== 'plain' || numeral.form !== 'figure' || numeral.value < 1 || numeral.value > 20)
    return undefined;
  if (text.charCodeAt(skipSpaces(text, numeral.end)) !== 43) return undefined;
  const around = text.slice(Math.max(0, numeral.start - 48), numeral.end + 32);
  if (!/jaar|jaren|looptijd|contractduur|(?:^|\s)jr(?!\p{L})/iu.test(around)) return undefined;
  const extra = plusNotation(text, numeral.end, 'year');
  if (extra === undefined) return undefined;
  const months = numeral.value * 12;
  return {
    kind: 'duration',
    span: { start: numeral.start, end: trailingYear(text, extra.end) },
    value: numeral.value,
    unit: 'year',
    months,
    options: extra.options,
    totalMonths: months + optionMonths(extra.options),
  };
}

/** A phrase that only names options: "twee maal met een periode van twee jaar"; see `Duration`. */
export function readExtensionsOnly(text: string, pos: number, floor: number): Duration | undefined {
  const options = readOptions(text, pos);
  if (options === undefined) return undefined;
  const span = { start: pos, end: options.end };
  const bound = boundAround(text, span.start, span.end, floor);
  return { kind: 'duration', span, ...options.first, options: options.options, ...(bound && { bound }) };
}

/** "driejarige", "vierjarig": one word. */
export function readYearsWord(text: string, pos: number, end: number, floor: number): Duration | undefined {
  const word = plainWord(text, pos, end);
  const stem = word.endsWith('jarige')
    ? word.slice(0, -6)
    : word.endsWith('jarig')
      ? word.slice(0, -5)
      : undefined;
  if (stem === undefined) return undefined;
  const value = stem === 'half' ? 0.5 : plainNumberWord(stem);
  if (value === undefined) return undefined;
  const bound = boundAround(text, pos, end, floor);
  return {
    kind: 'duration',
    span: { start: pos, end },
    value,
    unit: 'year',
    months: value * 12,
    ...(bound && { bound }),
  };
}

/** Months in a unit that is no whole part of one: works are told in weeks and working days. */
const MONTHS_IN: Partial<Record<Duration['unit'], number>> = {
  week: 12 / 52,
  day: 12 / 365,
  'calendar-day': 12 / 365,
  'working-day': 12 / 260,
};

/** A value that is nothing but a term: "24 maanden", "2 jaar", "48" (months), "8 weken" (1.85 months). */
export function parseTerm(text: string): { months: number } | undefined {
  const start = skipSpaces(text, 0);
  const term = readTerm(text, start);
  if (term) return rest(text, term.end) ? undefined : { months: term.months };
  const bare = readNumeral(text, start);
  const unit = bare && readUnit(text, bare.end);
  const size = unit && MONTHS_IN[unit.unit];
  if (size !== undefined)
    return rest(text, unit!.end)
      ? undefined
      : { months: Math.round(bare!.value * unit!.size * size * 100) / 100 };
  if (bare === undefined || bare.form !== 'figure' || bare.layout !== 'plain' || rest(text, bare.end))
    return undefined;
  return { months: bare.value };
}

/** A value that is nothing but options: "2 x 12 maanden", "2 x 1 jaar + 6 maanden", "12 maanden", "geen" (none). */
export function parseExtensions(text: string): { count: number; months: number }[] | undefined {
  if (/^\s{0,8}(?:geen|nee|n\.?v\.?t\.?|0)\s{0,8}$/i.test(text)) return [];
  const start = skipSpaces(text, 0);
  const options: Extension[] = [];
  let p = start;
  for (let i = 0; i < 12; i++) {
    const group = readOptions(text, p);
    const one = group ? undefined : readTerm(text, p);
    if (group) options.push(...group.options);
    else if (one) options.push({ count: 1, months: one.months });
    else return undefined;
    const end = group?.end ?? one?.end ?? p;
    if (!rest(text, end)) return options.map(({ count, months }) => ({ count, months }));
    const mark = skipSpaces(text, end);
    const c = text.charCodeAt(mark);
    const and = nextWord(text, end);
    if (c === 43 || c === 44) p = skipSpaces(text, mark + 1);
    else if (and.word === 'en') p = skipGap(text, and.end);
    else return undefined;
  }
  return undefined;
}

function rest(text: string, pos: number): boolean {
  return text.slice(pos).trim() !== '';
}
