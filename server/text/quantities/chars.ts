/** Character classes and small steps over a string, by UTF-16 offset. Everything here is constant or bounded. */

const DIGIT = 1;
const LETTER = 2;
const SPACE = 4;

const CLASSES = new Uint8Array(0x400);
for (let c = 48; c <= 57; c++) CLASSES[c] = DIGIT;
for (let c = 97; c <= 122; c++) CLASSES[c] = CLASSES[c - 32] = LETTER;
for (let c = 0xc0; c < 0x250; c++) if (c !== 0xd7 && c !== 0xf7) CLASSES[c] = LETTER;
// Combining marks continue a word, so that "één" typed with separate accents is still one word.
for (let c = 0x300; c < 0x370; c++) CLASSES[c] = LETTER;
for (const c of [9, 13, 32, 0xa0]) CLASSES[c] = SPACE;

export function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}

export function isLetter(code: number): boolean {
  return code < 0x400 && CLASSES[code] === LETTER;
}

/** A space on one line: also the no-break, narrow and thin ones. A line break is none. */
export function isSpace(code: number): boolean {
  return code < 0x400
    ? CLASSES[code] === SPACE
    : code === 0x202f || code === 0x2009 || code === 0x2007 || code === 0x2060;
}

/** The offset after the spaces at `pos`, all on one line. */
export function skipSpaces(text: string, pos: number): number {
  let p = pos;
  while (p < pos + 8 && isSpace(text.charCodeAt(p))) p++;
  return p;
}

/** As `skipSpaces`, over at most one line break: a paragraph may be wrapped between a number and its unit. */
export function skipGap(text: string, pos: number): number {
  const p = skipSpaces(text, pos);
  return text.charCodeAt(p) === 10 ? skipSpaces(text, p + 1) : p;
}

/** The end of the run of letters at `pos`. */
export function wordEnd(text: string, pos: number): number {
  let p = pos;
  while (isLetter(text.charCodeAt(p))) p++;
  return p;
}

/** A word in lower case without accents: "Één" and "eén" are "een". */
export function plainWord(text: string, start: number, end: number): string {
  const word = text.slice(start, end).toLowerCase();
  for (let i = 0; i < word.length; i++) {
    if (word.charCodeAt(i) > 127) return word.normalize('NFD').replace(/[\u0300-\u036f]/g, '');
  }
  return word;
}

/** The plain word after the gap at `pos`, with where it ends; an empty word when none is there. */
export function nextWord(text: string, pos: number): { word: string; start: number; end: number } {
  const start = skipGap(text, pos);
  const end = wordEnd(text, start);
  return { word: end - start > 40 ? '' : plainWord(text, start, end), start, end };
}

/** The plain word that ends before the spaces before `pos`; a full stop after an abbreviation is passed over. */
export function previousWord(text: string, pos: number): string {
  let end = pos;
  while (end > 0 && pos - end < 8 && (isSpace(text.charCodeAt(end - 1)) || text.charCodeAt(end - 1) === 10))
    end--;
  if (text.charCodeAt(end - 1) === 46) end--;
  let start = end;
  while (start > 0 && end - start < 40 && isLetter(text.charCodeAt(start - 1))) start--;
  return plainWord(text, start, end);
}

/** The digit run at `pos`: its end. */
export function digitsEnd(text: string, pos: number): number {
  let p = pos;
  while (isDigit(text.charCodeAt(p))) p++;
  return p;
}

/**
 * The end of everything glued to `pos`: letters, digits, and joining marks with a letter or digit after them.
 * A code such as `2025.21.0` or `W-8` is passed over as one piece, never read from its middle.
 */
export function tokenEnd(text: string, pos: number): number {
  let p = pos;
  for (;;) {
    const c = text.charCodeAt(p);
    if (isDigit(c) || isLetter(c) || c === 95) p++;
    else if (isJoiner(c) && isAlphanumeric(text.charCodeAt(p + 1))) p += 2;
    else return p;
  }
}

function isJoiner(code: number): boolean {
  return code === 45 || code === 46 || code === 44 || code === 58 || code === 47 || code === 0x2011;
}

export function isAlphanumeric(code: number): boolean {
  return isDigit(code) || isLetter(code);
}
