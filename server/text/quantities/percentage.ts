import { isLetter, skipGap, skipSpaces, wordEnd } from './chars.ts';
import { boundAround, opensBetween } from './context.ts';
import { afterRangeWord, type Numeral, readNumeral } from './numeral.ts';
import type { Percentage } from './types.ts';

const WORDS = new Set(['procent', 'percent', 'pct', 'procentpunt', 'procentpunten']);

/** The end of "%", "procent" or "pct." at `pos`, after optional spaces. */
function percentSign(text: string, pos: number): number | undefined {
  const spaced = skipSpaces(text, pos);
  if (text.charCodeAt(spaced) === 37) return spaced + 1;
  const start = skipGap(text, pos);
  if (start === pos && isLetter(text.charCodeAt(pos - 1))) return undefined;
  const end = wordEnd(text, start);
  if (end - start < 3 || end - start > 13) return undefined;
  const word = text.slice(start, end).toLowerCase();
  if (!WORDS.has(word)) return undefined;
  return word === 'pct' && text.charCodeAt(end) === 46 ? end + 1 : end;
}

/** The percentage that starts with the numeral: "5%", "5 (vijf) procent", "2 tot 5%". */
export function readPercentage(text: string, numeral: Numeral, floor: number): Percentage | undefined {
  const sign = percentSign(text, numeral.end);
  const lower = fraction(numeral);
  if (lower === undefined) return undefined;
  const between = opensBetween(text, numeral.start, floor);
  const next = afterRangeWord(text, sign ?? numeral.end, between);
  const other = next === undefined ? undefined : readNumeral(text, next);
  const upper = other && fraction(other);
  const otherSign = other && percentSign(text, other.end);
  const range = otherSign !== undefined && upper !== undefined && upper > lower;
  if (sign === undefined && !range) return undefined;
  const span = { start: numeral.start, end: range ? otherSign : (sign as number) };
  const bound = boundAround(text, span.start, span.end, floor);
  return { kind: 'percentage', span, value: lower, ...(range && { max: upper }), ...(bound && { bound }) };
}

function fraction(numeral: Numeral): number | undefined {
  return numeral.layout === 'malformed' ? undefined : numeral.value;
}
