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

const ANY_PLAIN =
  /[\u00a0\u202f\u2007\u2009\u2002\u2003\u3000\ufeff\u200b\t\r\u2018\u2019\u201c\u201d\u201e\u2010\u2011áíóúÁÍÓÚ]/g;

/** Accents that only stress a Dutch word: "vóór", "álle", "níet". On an e they may also tell words apart ("één"). */
const PLAIN: Readonly<Record<string, string>> = {
  á: 'a',
  í: 'i',
  ó: 'o',
  ú: 'u',
  Á: 'A',
  Í: 'I',
  Ó: 'O',
  Ú: 'U',
  é: 'e',
  É: 'E',
};
const STRESSED_E =
  /(?<!\p{L})(?:g[eé]{2}n|d[eé]|h[eé]t|w[eé]l|m[eé]t|n[eé]{2}|z[eé]{2}r|[eé]lke?|v[eé]{2}l|[eé]nkel|[eé]nige|[eé]rg)(?!\p{L})/giu;
/** "Eén": at the start of a sentence the first accent is often left out. */
const SENTENCE_ONE = /(?<!\p{L})E([éÉ][nN])(?!\p{L})/gu;

/** A word broken over two lines, as text from a PDF has it; "inkoop-\nen aanbesteding" is no such word. */
const BROKEN_WORD = /(?<=\p{Ll}\p{Ll})-( ?\n {0,8})(\p{Ll}{3,60})/gu;

/**
 * `text` with no-break and other spaces, tabs and carriage returns as a plain space, straight quotes, without
 * accents that only stress, and with broken words joined: their break then stands behind them.
 */
export function normalize(text: string): string {
  const plain = joinBroken(text.replace(ANY_PLAIN, (found) => VARIANTS.get(found) ?? PLAIN[found] ?? ' '));
  if (!/[éÉ]/.test(plain)) return plain;
  return plain
    .replace(SENTENCE_ONE, 'É$1')
    .replace(STRESSED_E, (word) => word.replace(/[éÉ]/g, (letter) => PLAIN[letter] ?? letter));
}

/** Few texts have broken words, and the pattern is asked at every place. */
function joinBroken(text: string): string {
  return text.includes('-\n') || text.includes('- \n') ? text.replace(BROKEN_WORD, '$2 $1') : text;
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
