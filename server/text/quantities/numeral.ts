import { isLetter, nextWord, plainWord, skipGap, skipSpaces, wordEnd } from './chars.ts';
import { type Layout, readFigure } from './figures.ts';
import { plainNumberWord } from './numbers.ts';

/** A number in figures or words, with its repeat between brackets: "3", "drie (3)", "twee en een half". */
export interface Numeral {
  readonly start: number;
  readonly end: number;
  readonly value: number;
  /** `article`: "een" without accent or "half", which number something only before a unit. */
  readonly form: 'figure' | 'word' | 'article';
  readonly layout: Layout;
}

/** The numeral at `pos`, its bracketed repeat included when that says the same. */
export function readNumeral(text: string, pos: number): Numeral | undefined {
  const plain = readPlainNumeral(text, pos);
  return plain && withRepeat(text, plain);
}

function readPlainNumeral(text: string, pos: number): Numeral | undefined {
  if (!isLetter(text.charCodeAt(pos))) {
    const figure = readFigure(text, pos);
    return figure && { ...figure, form: 'figure' };
  }
  return readWords(text, pos);
}

const ACCENTED = /[^a-z]/i;
const HALF = /^hal(?:f|ve)$/;

function readWords(text: string, pos: number): Numeral | undefined {
  let end = wordEnd(text, pos);
  if (end - pos < 3 || end - pos > 60) return undefined;
  let word = plainWord(text, pos, end);
  if (HALF.test(word)) return { start: pos, end, value: 0.5, form: 'article', layout: 'decimal' };
  // "twee-en-twintig": three words to the eye, one to the reader.
  if (text.slice(end, end + 4).toLowerCase() === '-en-') {
    const last = wordEnd(text, end + 4);
    word += `en${plainWord(text, end + 4, last)}`;
    end = last;
  }
  const value = plainNumberWord(word);
  if (value === undefined) return undefined;
  const next = nextWord(text, end);
  const article = word === 'een' && !ACCENTED.test(text.slice(pos, end));
  if (word === 'een' && HALF.test(next.word)) {
    return { start: pos, end: next.end, value: 0.5, form: 'article', layout: 'decimal' };
  }
  if (next.word === 'en') {
    const half = nextWord(text, next.end);
    const after = half.word === 'een' ? nextWord(text, half.end) : half;
    if (HALF.test(after.word)) {
      return { start: pos, end: after.end, value: value + 0.5, form: 'word', layout: 'decimal' };
    }
  }
  return { start: pos, end, value, form: article ? 'article' : 'word', layout: 'plain' };
}

function withRepeat(text: string, numeral: Numeral): Numeral {
  const open = skipSpaces(text, numeral.end);
  if (text.charCodeAt(open) !== 40) return numeral;
  const repeat = readPlainNumeral(text, skipSpaces(text, open + 1));
  if (repeat === undefined || repeat.value !== numeral.value) return numeral;
  const close = skipSpaces(text, repeat.end);
  if (text.charCodeAt(close) !== 41) return numeral;
  return { ...numeral, end: close + 1, form: numeral.form === 'article' ? 'word' : numeral.form };
}

const SCALES = new Map<string, number>([
  ['duizend', 1e3],
  ['miljoen', 1e6],
  ['mln', 1e6],
  ['mlj', 1e6],
  ['mio', 1e6],
  ['milj', 1e6],
  ['miljard', 1e9],
  ['mld', 1e9],
  ['mrd', 1e9],
]);

export interface Scale {
  readonly factor: number;
  readonly end: number;
  readonly word: string;
}

/** "miljoen", "mln.", "duizend" after a number; the point of an abbreviation is left outside. */
export function readScale(text: string, pos: number): Scale | undefined {
  const next = nextWord(text, pos);
  const factor = SCALES.get(next.word);
  return factor === undefined ? undefined : { factor, end: next.end, word: next.word };
}

const RANGE_WORDS = new Set(['tot', 'a']);

/**
 * The place after "tot", "t/m", "à" or a dash at `pos`, where the upper end of a range would stand; after "en"
 * too when `between` says the text opened with "tussen".
 */
export function afterRangeWord(text: string, pos: number, between: boolean): number | undefined {
  const start = skipGap(text, pos);
  const c = text.charCodeAt(start);
  // A dash that opens a line marks the next item of a list.
  if (start > pos && (c === 45 || c > 0x2000) && text.slice(pos, start).includes('\n')) return undefined;
  if (c === 45 || c === 0x2013 || c === 0x2014) return skipSpaces(text, start + 1);
  if (!isLetter(c)) return undefined;
  if (text.startsWith('t/m', start)) return skipGap(text, start + 3);
  const word = nextWord(text, start);
  if (between && word.word === 'en') return skipGap(text, word.end);
  if (!RANGE_WORDS.has(word.word)) return undefined;
  if (word.word === 'tot' && text.slice(word.end, word.end + 7) === ' en met')
    return skipGap(text, word.end + 7);
  return skipGap(text, word.end);
}
