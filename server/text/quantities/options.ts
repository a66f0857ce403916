import { isDigit, isLetter, nextWord, plainWord, skipGap, skipSpaces, wordEnd } from './chars.ts';
import { plainNumberWord } from './numbers.ts';
import { type Numeral, readNumeral } from './numeral.ts';
import type { DurationUnit, Extension } from './types.ts';

export interface UnitWord {
  readonly unit: DurationUnit;
  /** How many of the unit one word stands for: a "kwartaal" is three months. */
  readonly size: number;
  readonly end: number;
}

const UNITS = new Map<string, readonly [DurationUnit, number]>();
const addUnits = (unit: DurationUnit, words: string, size = 1): void => {
  for (const word of words.split(' ')) UNITS.set(word, [unit, size]);
};
addUnits('hour', 'uur uren');
addUnits('day', 'dag dagen dg dgn etmaal etmalen');
addUnits('calendar-day', 'kalenderdag kalenderdagen kalenderdgn kaldgn');
addUnits('working-day', 'werkdag werkdagen werkdgn wrkdgn wkdgn wd');
addUnits('week', 'week weken wk wkn kalenderweken');
addUnits('month', 'maand maanden mnd mndn kalendermaanden kalendermaand');
addUnits('month', 'kwartaal kwartalen', 3);
addUnits(
  'year',
  'jaar jaren jr jrn kalenderjaar kalenderjaren contractjaar contractjaren boekjaar boekjaren',
);

/** What may stand before "dagen" as a word, an abbreviation or the first half of a broken word. */
const DAYS: Readonly<Record<string, DurationUnit>> = {
  werkbare: 'working-day',
  werk: 'working-day',
  opeenvolgende: 'calendar-day',
  kalender: 'calendar-day',
  kal: 'calendar-day',
  aaneengesloten: 'day',
};
const DAY_NOUNS = new Set(['dag', 'dagen', 'dg', 'dgn']);

/** The unit of time at `pos`, after a gap. */
export function readUnit(text: string, pos: number): UnitWord | undefined {
  const next = nextWord(text, pos);
  const unit = UNITS.get(next.word);
  if (unit !== undefined) return { unit: unit[0], size: unit[1], end: next.end };
  const kind = DAYS[next.word];
  if (kind === undefined) return undefined;
  const mark = text.charCodeAt(next.end);
  const noun = nextWord(text, mark === 46 || mark === 45 ? next.end + 1 : next.end);
  if (!DAY_NOUNS.has(noun.word)) return undefined;
  return { unit: kind, size: 1, end: noun.end };
}

/** The months of `value` units; undefined for units that are no months. */
export function monthsOf(value: number, unit: DurationUnit): number | undefined {
  if (unit === 'year') return Math.round(value * 12 * 100) / 100;
  return unit === 'month' ? value : undefined;
}

export interface Term {
  readonly months: number;
  readonly value: number;
  readonly unit: DurationUnit;
  readonly end: number;
}

/** "twee (2) jaar", "12 maanden", "een jaar" at `pos`: a term in months or years. */
export function readTerm(text: string, pos: number): Term | undefined {
  const numeral = readNumeral(text, pos);
  if (numeral === undefined || numeral.layout === 'malformed') return undefined;
  const unit = readUnit(text, numeral.end);
  if (unit === undefined) return undefined;
  const value = numeral.value * unit.size;
  const months = monthsOf(value, unit.unit);
  return months === undefined ? undefined : { months, value, unit: unit.unit, end: unit.end };
}

export interface Options {
  readonly options: readonly Extension[];
  readonly end: number;
  readonly first: { readonly value: number; readonly unit: DurationUnit };
}

interface Group {
  readonly count: number;
  readonly months: number;
  readonly value: number;
  readonly unit: DurationUnit;
  readonly end: number;
}

const OPTION_NOUNS = new Set(
  'optie opties verlenging verlengingen verlengingsoptie verlengingsopties verlengopties verlengoptie optieperiode optieperiodes optieperioden verlengingsperiodes verlengingsperioden'.split(
    ' ',
  ),
);
const OPTION_YEARS = new Set(['optiejaar', 'optiejaren', 'verlengingsjaar', 'verlengingsjaren']);

/** Words that may stand between a count of options and the length of each. */
const FILLERS = new Set(
  (
    'te verlengen verlengd worden wordt kan met een de het optie opties periode periodes perioden termijn van telkens steeds maximaal ' +
    'ten hoogste elk ieder keer nog verlenging verlengingen tot op optionele optioneel om mogelijkheid voor extra max nogmaals ' +
    'verlengingsoptie verlengingsopties en a eenzijdig ook ad door opdrachtgever overeenkomst opdracht contract deze'
  ).split(' '),
);

/** A numeral with its unit after no more than eight filler words at `pos`. */
function termAfterFillers(text: string, pos: number): Term | undefined {
  let p = skipGap(text, pos);
  for (let i = 0; i < 9; i++) {
    if (isDigit(text.charCodeAt(p)) || isLetter(text.charCodeAt(p))) {
      const term = readTerm(text, p);
      if (term) return term;
    }
    const end = wordEnd(text, p);
    if (end === p || !FILLERS.has(plainWord(text, p, end))) return undefined;
    p = skipGap(text, text.charCodeAt(end) === 46 ? end + 1 : end);
  }
  return undefined;
}

/** How often, at `pos`: "2 x", "twee (2) keer", "tweemaal", and for glued figures the `x` of "2x2". */
function readTimes(text: string, pos: number): { count: number; end: number; numeral?: Numeral } | undefined {
  if (isLetter(text.charCodeAt(pos))) {
    const glued = gluedTimes(text, pos);
    if (glued) return glued;
  }
  const numeral = readNumeral(text, pos);
  if (numeral === undefined || numeral.layout === 'malformed' || numeral.form === 'article') return undefined;
  const end = timesSign(text, numeral.end);
  return end === undefined ? undefined : { count: numeral.value, end, numeral };
}

/** The end of "x", "×", "*", "maal" or "keer" at `pos`. */
export function timesSign(text: string, pos: number): number | undefined {
  const start = skipGap(text, pos);
  const c = text.charCodeAt(start);
  if (c === 0xd7 || c === 42) return start + 1;
  if ((c | 32) === 120 && !isLetter(text.charCodeAt(start + 1))) return start + 1;
  const next = nextWord(text, pos);
  return next.word === 'maal' || next.word === 'keer' ? next.end : undefined;
}

/** "tweemaal", "driekeer": one word. */
export function gluedTimes(text: string, pos: number): { count: number; end: number } | undefined {
  const end = wordEnd(text, pos);
  if (end - pos < 7 || end - pos > 24) return undefined;
  const word = plainWord(text, pos, end);
  if (!word.endsWith('maal') && !word.endsWith('keer')) return undefined;
  const count = plainNumberWord(word.slice(0, -4));
  return count === undefined ? undefined : { count, end };
}

/** "2 x 12 maanden", "twee opties van elk één jaar", "2 optiejaren", or with `unit` known "2x2". */
function readGroup(text: string, pos: number, unit: DurationUnit | undefined): Group | undefined {
  const times = readTimes(text, pos);
  if (times !== undefined) {
    const term = termAfterFillers(text, times.end);
    if (term) return { count: times.count, ...term };
    const bare = unit === undefined ? undefined : bareNumber(text, times.end);
    const months = bare && unit && monthsOf(bare.value, unit);
    return bare && unit && months
      ? { count: times.count, months, value: bare.value, unit, end: bare.end }
      : undefined;
  }
  const numeral = readNumeral(text, pos);
  if (numeral === undefined || numeral.layout === 'malformed') return undefined;
  let noun = nextWord(text, numeral.end);
  if (noun.word === 'optionele' || noun.word === 'mogelijke' || noun.word === 'eenzijdige')
    noun = nextWord(text, noun.end);
  if (OPTION_YEARS.has(noun.word))
    return { count: numeral.value, months: 12, value: 1, unit: 'year', end: noun.end };
  if (!OPTION_NOUNS.has(noun.word)) return undefined;
  const term = termAfterFillers(text, noun.end);
  return term && { count: numeral.value, ...term };
}

function bareNumber(text: string, pos: number): Numeral | undefined {
  const numeral = readNumeral(text, skipGap(text, pos));
  if (numeral === undefined || numeral.form === 'article') return undefined;
  return numeral.layout === 'plain' && numeral.value > 0 && numeral.value <= 120 ? numeral : undefined;
}

/** An option phrase that opens at `pos`, with the groups that follow it. */
export function readOptions(text: string, pos: number): Options | undefined {
  const first = readGroup(text, pos, undefined);
  return first && collect(text, first);
}

/** The groups after the first: ", gevolgd door", "en daarna", "+". */
function collect(text: string, first: Group): Options {
  const options = [{ count: first.count, months: first.months }];
  let end = first.end;
  for (let i = 0; i < 6; i++) {
    const start = afterConnector(text, end);
    const next = start === undefined ? undefined : readGroup(text, start, first.unit);
    if (next === undefined) break;
    options.push({ count: next.count, months: next.months });
    end = next.end;
  }
  return { options: merged(options), end, first: { value: first.value, unit: first.unit } };
}

const CONNECTORS = new Set(
  'en daarna vervolgens plus gevolgd door dan nog nogmaals met aansluitend'.split(' '),
);

function afterConnector(text: string, pos: number): number | undefined {
  let p = skipGap(text, pos);
  const c = text.charCodeAt(p);
  const mark = c === 44 || c === 43;
  if (mark) p = skipGap(text, p + 1);
  let words = 0;
  for (; words < 4; words++) {
    const end = wordEnd(text, p);
    if (end === p || !CONNECTORS.has(plainWord(text, p, end))) break;
    p = skipGap(text, end);
  }
  return mark || words > 0 ? p : undefined;
}

function merged(options: readonly Extension[]): Extension[] {
  const out: Extension[] = [];
  for (const option of options) {
    const last = out.at(-1);
    if (last?.months === option.months)
      out[out.length - 1] = { count: last.count + option.count, months: last.months };
    else out.push(option);
  }
  return out;
}

/** How far after a base term its options may begin. */
const OPTION_REACH = 110;
const CUE = /verleng|optie|optio/i;
const TOTAL = /tota(?:al|le)|looptijd|duur|opzeg|evalua/i;
const SENTENCE_END =
  /[.;!?](?=\s{1,8}\p{Lu}|\s{0,8}$)|\||\n\s{0,8}\n|\n\s{0,8}[-*+]\s|\n\s{0,8}\p{L}[^\n:.;]{0,30}:\s/u;
const BEFORE_ONE = new Set('met van op a maximaal nog nogmaals telkens steeds extra voor tot'.split(' '));
const NOT_AN_OPTION = new Set('voor voorafgaand tevoren vooraf na oud geleden'.split(' '));

/**
 * The options after a base term that ends at `pos`: "+ 2 + 1", "met 2x2 verlenging", ", te verlengen met 2 × 12
 * maanden", "met een optie op één jaar verlenging". Looked for in the same sentence only.
 */
export function optionsAfter(text: string, pos: number, unit: DurationUnit): Options | undefined {
  const plus = plusNotation(text, pos, unit);
  if (plus) return plus;
  const slice = text.slice(pos, pos + OPTION_REACH);
  const stop = slice.search(SENTENCE_END);
  const limit = pos + (stop < 0 ? slice.length : stop);
  let p = pos;
  while (p < limit) {
    const c = text.charCodeAt(p);
    if (isDigit(c)) return optionAt(text, pos, p, limit, unit);
    if (!isLetter(c)) {
      p++;
      continue;
    }
    const found = optionAt(text, pos, p, limit, unit);
    if (found) return found;
    p = wordEnd(text, p);
  }
  return undefined;
}

function optionAt(
  text: string,
  base: number,
  p: number,
  limit: number,
  unit: DurationUnit,
): Options | undefined {
  const between = text.slice(base, p);
  const cued = CUE.test(between);
  const withUnit = readGroup(text, p, undefined);
  if (withUnit)
    return cued || CUE.test(text.slice(p, withUnit.end + 40)) || readTimes(text, p)
      ? collect(text, withUnit)
      : undefined;
  const bare = readGroup(text, p, unit);
  if (bare) return cued || CUE.test(text.slice(bare.end, bare.end + 30)) ? collect(text, bare) : undefined;
  const term = readTerm(text, p);
  if (term === undefined || term.end > limit + 20 || NOT_AN_OPTION.has(nextWord(text, term.end).word))
    return undefined;
  const cue = between.search(CUE);
  const before = between.trimEnd().split(/\s/).at(-1) ?? '';
  if (cue >= 0 && !TOTAL.test(between.slice(cue)) && BEFORE_ONE.has(plainWord(before, 0, before.length))) {
    return collect(text, { count: 1, ...term });
  }
  return undefined;
}

/** "+ 2 × 2 + 1" and "+ 1 jaar + 1 jaar" after a base term. */
export function plusNotation(text: string, pos: number, unit: DurationUnit): Options | undefined {
  const options: Extension[] = [];
  let end = pos;
  let first: Options['first'] | undefined;
  for (let i = 0; i < 8; i++) {
    const plus = skipSpaces(text, end);
    if (text.charCodeAt(plus) !== 43) break;
    const start = skipSpaces(text, plus + 1);
    const group = readGroup(text, start, unit) ?? single(text, start, unit);
    if (group === undefined) break;
    options.push({ count: group.count, months: group.months });
    first ??= { value: group.value, unit: group.unit };
    end = group.end;
  }
  return first && { options: merged(options), end, first };
}

function single(text: string, pos: number, unit: DurationUnit): Group | undefined {
  const term = readTerm(text, pos);
  if (term) return { count: 1, ...term };
  const bare = bareNumber(text, pos);
  const months = bare && monthsOf(bare.value, unit);
  return bare && months ? { count: 1, months, value: bare.value, unit, end: bare.end } : undefined;
}

/** The options' months together. */
export function optionMonths(options: readonly Extension[]): number {
  return options.reduce((sum, option) => sum + option.count * option.months, 0);
}
