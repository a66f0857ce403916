import { currencyBefore, readAmount, readPrefixedAmount } from './amount.ts';
import { isDigit, isLetter, nextWord, plainWord, tokenEnd, wordEnd } from './chars.ts';
import { readCitations } from './citation.ts';
import { readCount, readTally } from './count.ts';
import { readDate } from './date.ts';
import { readDuration, readExtensionsOnly, readYearsWord } from './duration.ts';
import { fractionAt } from './figures.ts';
import { readGluedMultiple, readMultiple, readMultipleWord } from './multiple.ts';
import { readNumeral } from './numeral.ts';
import { readPercentage } from './percentage.ts';
import { readTime } from './time.ts';
import type { Quantity } from './types.ts';

export { parseExtensions, parseTerm } from './duration.ts';
export { formatAmount, formatDate, formatMonths, formatPercentage } from './format.ts';
export { numberWord } from './numbers.ts';
export type * from './types.ts';

/** What was found at a place; `contextEnd` bounds how far back the next value may look for words of its own. */
interface Found {
  readonly quantities: readonly Quantity[];
  readonly contextEnd: number;
}

/**
 * The typed values in Dutch prose, in order of place, never overlapping: of the readings that start at one place
 * the most specific wins (a citation or a date before a bare number). Spans are offsets in `prose`, in which
 * no-break spaces and line breaks may stand anywhere.
 *
 * One pass looks for characters a value can start with; only there the readers of this folder look closer, each
 * over a bounded stretch, so the time is linear in the length of the prose.
 */
export function findQuantities(prose: string): Quantity[] {
  const out: Quantity[] = [];
  let floor = 0;
  let pos = 0;
  while (pos < prose.length) {
    const c = prose.charCodeAt(pos);
    let next = pos + 1;
    let found: Found | undefined;
    if (isLetter(c)) {
      const end = wordEnd(prose, pos);
      found = opens(prose, pos, end - pos) ? atWord(prose, pos, end, floor) : undefined;
      next = isDigit(prose.charCodeAt(end)) || isGlued(prose, end) ? tokenEnd(prose, end) : end;
    } else if (isDigit(c)) {
      found = atFigure(prose, pos, floor);
      next = tokenEnd(prose, pos);
    } else if (c === 0x20ac || c === 0xa7 || c === 0xbd || c === 0xbc || c === 0xbe) {
      found = atSign(prose, pos, floor);
    }
    const last = found?.quantities.at(-1);
    if (found === undefined || last === undefined) {
      pos = next;
      continue;
    }
    out.push(...found.quantities);
    floor = found.contextEnd;
    pos = last.span.end;
  }
  return out;
}

/**
 * The first three letters of every word worth a closer look, five bits a letter: most words are none, and this
 * table spares them a slice and a lookup.
 */
const OPENERS = new Uint8Array(1 << 15);
for (const opener of (
  'een twe twi twa dri der vie vij vee zes zev ach neg tie elf hon dui and tac nul hal ' +
  'hel dub fac art voo eur'
).split(' ')) {
  OPENERS[threeLetters(opener, 0)] = 1;
}

function threeLetters(text: string, pos: number): number {
  return (
    ((text.charCodeAt(pos) & 31) << 10) |
    ((text.charCodeAt(pos + 1) & 31) << 5) |
    (text.charCodeAt(pos + 2) & 31)
  );
}

/** Whether the word at `pos` may open a value. An accented letter among the first three always may. */
function opens(text: string, pos: number, length: number): boolean {
  if (length < 3) return length === 1 && text.charCodeAt(pos + 1) === 0x20ac;
  if (OPENERS[threeLetters(text, pos)] === 1) return true;
  return text.charCodeAt(pos) > 127 || text.charCodeAt(pos + 1) > 127;
}

/** A digit joined to a word by a hyphen or underscore belongs to a name: `W-8`, `ISO-9001`. */
function isGlued(text: string, pos: number): boolean {
  const c = text.charCodeAt(pos);
  return (c === 45 || c === 95 || c === 0x2011) && isDigit(text.charCodeAt(pos + 1));
}

function one(quantity: Quantity | undefined, contextEnd?: number): Found | undefined {
  return quantity && { quantities: [quantity], contextEnd: contextEnd ?? quantity.span.end };
}

function atSign(text: string, pos: number, floor: number): Found | undefined {
  if (text.charCodeAt(pos) === 0xa7) return citations(text, pos);
  if (fractionAt(text, pos) !== undefined) return atNumeral(text, pos, floor);
  const amount = readPrefixedAmount(text, pos, floor);
  return amount && one(amount.quantity, amount.contextEnd);
}

function citations(text: string, pos: number): Found | undefined {
  const quantities = readCitations(text, pos);
  const last = quantities.at(-1);
  return last && { quantities, contextEnd: last.span.end };
}

function atFigure(text: string, pos: number, floor: number): Found | undefined {
  return one(readDate(text, pos) ?? readTime(text, pos)) ?? atNumeral(text, pos, floor);
}

function atNumeral(text: string, pos: number, floor: number): Found | undefined {
  const numeral = readNumeral(text, pos);
  if (numeral === undefined) return undefined;
  const amount = readAmount(text, numeral, floor);
  if (amount) return one(amount.quantity, amount.contextEnd);
  return one(
    readPercentage(text, numeral, floor) ??
      readDuration(text, numeral, floor) ??
      readExtensionsOnly(text, pos, floor) ??
      readMultiple(text, numeral, floor) ??
      readCount(text, numeral, floor),
  );
}

function atWord(text: string, pos: number, end: number, floor: number): Found | undefined {
  const length = end - pos;
  const c = text.charCodeAt(pos) | 32;
  const second = text.charCodeAt(pos + 1) | 32;
  if (length < 3 || (c === 101 && second === 117)) return atPrefix(text, pos, floor);
  if (c === 97 && second === 114) return length < 10 ? citations(text, pos) : undefined;
  if (c === 118 && second === 111) return length > 10 && length < 15 ? citations(text, pos) : undefined;
  if (length === 3 && c === 101 && second === 101 && !beforeUnit(text, pos, end)) return undefined;
  return atNumeral(text, pos, floor) ?? (length >= 5 ? atCompound(text, pos, end, floor) : undefined);
}

const AFTER_ARTICLE = new Set(
  (
    'jaar maand week dag uur kwartaal kalenderjaar kalenderdag werkdag etmaal half halve miljoen mln miljard ton procent ' +
    'derde vierde kwart vijfde zesde achtste tiende euro optiejaar'
  ).split(' '),
);

/** Whether a plain "een" stands where it can be a number; it is by far the most frequent candidate. */
function beforeUnit(text: string, pos: number, end: number): boolean {
  if (text.charCodeAt(pos + 1) > 127 || text.charCodeAt(pos) > 127) return true;
  const next = nextWord(text, end);
  return next.word === '' ? text.charCodeAt(next.start) === 40 : AFTER_ARTICLE.has(next.word);
}

function atPrefix(text: string, pos: number, floor: number): Found | undefined {
  if (currencyBefore(text, pos) === undefined) return undefined;
  const amount = readPrefixedAmount(text, pos, floor);
  return amount && one(amount.quantity, amount.contextEnd);
}

const COMPOUND = /(?:maal|keer|voud|voudige|jarige?|helft|driekwart|dubbele|factor|tal)$/;

/** Words in which the number is only a part: "driemaal", "drievoudige", "vierjarige". */
function atCompound(text: string, pos: number, end: number, floor: number): Found | undefined {
  if (end - pos > 30) return undefined;
  const word = plainWord(text, pos, end);
  if (!COMPOUND.test(word)) return undefined;
  return one(
    readExtensionsOnly(text, pos, floor) ??
      readGluedMultiple(text, pos, floor) ??
      readYearsWord(text, pos, end, floor) ??
      readMultipleWord(text, pos, end, floor) ??
      readTally(text, pos, end, floor),
  );
}
