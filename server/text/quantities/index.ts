import { currencyBefore, readAmount, readPrefixedAmount } from './amount.ts';
import { isDigit, isLetter, plainWord, tokenEnd, wordEnd } from './chars.ts';
import { readCitations } from './citation.ts';
import { readCount } from './count.ts';
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
      found = OPENERS[c < 128 ? c : 0] === 1 ? atWord(prose, pos, end, floor) : undefined;
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

/** The ASCII letters, both cases, that begin a word worth a closer look; 0 stands for every accented letter. */
const OPENERS = new Uint8Array(128);
OPENERS[0] = 1;
for (const letter of 'aedtvzhnkfm') {
  OPENERS[letter.charCodeAt(0)] = 1;
  OPENERS[letter.toUpperCase().charCodeAt(0)] = 1;
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
  if (length < 3) return length === 1 ? atPrefix(text, pos, floor) : undefined;
  if (c === 97 || c === 118) {
    const second = text.charCodeAt(pos + 1) | 32;
    if (second === 114 || second === 111) return length < 15 ? citations(text, pos) : undefined;
  }
  if (c === 101 && (text.charCodeAt(pos + 1) | 32) === 117) return atPrefix(text, pos, floor);
  const numeral = atNumeral(text, pos, floor);
  return numeral ?? (length >= 5 ? atCompound(text, pos, end, floor) : undefined);
}

function atPrefix(text: string, pos: number, floor: number): Found | undefined {
  if (currencyBefore(text, pos) === undefined) return undefined;
  const amount = readPrefixedAmount(text, pos, floor);
  return amount && one(amount.quantity, amount.contextEnd);
}

const COMPOUND = /(?:maal|keer|voud|voudige|jarige?|helft|driekwart|dubbele|factor)$/;

/** Words in which the number is only a part: "driemaal", "drievoudige", "vierjarige". */
function atCompound(text: string, pos: number, end: number, floor: number): Found | undefined {
  if (end - pos > 30) return undefined;
  const word = plainWord(text, pos, end);
  if (!COMPOUND.test(word)) return undefined;
  return one(
    readExtensionsOnly(text, pos, floor) ??
      readGluedMultiple(text, pos, floor) ??
      readYearsWord(text, pos, end, floor) ??
      readMultipleWord(text, pos, end, floor),
  );
}
