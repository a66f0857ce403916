/**
 * Spelling variants of one character made equal, at equal length, so that a pattern written with plain spaces and
 * straight quotes also finds text that came from Word or a PDF. Offsets in the result are offsets in the source.
 */
const VARIANTS: ReadonlyMap<string, string> = new Map([
  ['\u00a0', ' '],
  ['\u202f', ' '],
  ['\u2007', ' '],
  ['\u2009', ' '],
  ['\u2002', ' '],
  ['\u2003', ' '],
  ['\u3000', ' '],
  ['\ufeff', ' '],
  ['\u200b', ' '],
  ['\t', ' '],
  ['\r', ' '],
  ['\u2018', "'"],
  ['\u2019', "'"],
  ['\u201c', '"'],
  ['\u201d', '"'],
  ['\u201e', '"'],
  ['\u2010', '-'],
  ['\u2011', '-'],
]);

const ANY_VARIANT =
  /[\u00a0\u202f\u2007\u2009\u2002\u2003\u3000\ufeff\u200b\t\r\u2018\u2019\u201c\u201d\u201e\u2010\u2011]/g;

/** `text` with no-break and other spaces, tabs and carriage returns as a plain space, and straight quotes. */
export function normalize(text: string): string {
  return text.replace(ANY_VARIANT, (found) => VARIANTS.get(found) ?? ' ');
}

/** Lower case at equal length: the few letters whose lower case is longer (İ) stay as they are. */
export function lower(text: string): string {
  const all = text.toLowerCase();
  if (all.length === text.length) return all;
  let out = '';
  for (const letter of text) {
    const small = letter.toLowerCase();
    out += small.length === letter.length ? small : letter;
  }
  return out;
}
