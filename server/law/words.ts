/** Looking up words of the law data in a text, in linear time and without a regular expression per word. */

const LETTER_OR_DIGIT = /[\p{L}\p{N}]/u;

/**
 * Whether `text` has `word` with no letter or digit next to it. Both are given in the same case (lower, as a rule);
 * `word` may have spaces and hyphens in it.
 */
export function hasWord(text: string, word: string): boolean {
  if (word === '') return false;
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
    const before = text[at - 1];
    const after = text[at + word.length];
    const startsWord = before === undefined || !LETTER_OR_DIGIT.test(before);
    const endsWord = after === undefined || !LETTER_OR_DIGIT.test(after);
    if (startsWord && endsWord) return true;
  }
  return false;
}
