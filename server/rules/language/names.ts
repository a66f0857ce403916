/**
 * Finds proper names (brands, labels, prefixes of standards) in a text: one pass over its words and a look-up per
 * word, however many names there are. Case counts, since many names are ordinary words in lower case.
 */
export interface FoundName<T> {
  readonly entry: T;
  readonly name: string;
  /** Offsets in the text searched. */
  readonly start: number;
  readonly end: number;
}

export type NameFinder<T> = (text: string) => readonly FoundName<T>[];

const WORD = /[\p{L}\p{N}]+/gu;
const LETTER_OR_DIGIT = /[\p{L}\p{N}]/u;

/** A finder of these names; of names that start at one place the longest is found, and no two overlap. */
export function nameFinder<T>(names: Iterable<readonly [string, T]>): NameFinder<T> {
  const byFirstWord = new Map<string, Array<readonly [string, T]>>();
  for (const entry of names) {
    const first = /[\p{L}\p{N}]+/u.exec(entry[0])?.[0];
    if (first === undefined || !entry[0].startsWith(first)) continue;
    const same = byFirstWord.get(first);
    if (same) same.push(entry);
    else byFirstWord.set(first, [entry]);
  }
  for (const same of byFirstWord.values()) same.sort((a, b) => b[0].length - a[0].length);
  return (text) => {
    const found: FoundName<T>[] = [];
    let after = 0;
    for (const word of text.matchAll(WORD)) {
      const start = word.index;
      if (start < after) continue;
      const entry = byFirstWord
        .get(word[0])
        ?.find(([name]) => text.startsWith(name, start) && !continues(text, start + name.length));
      if (!entry) continue;
      after = start + entry[0].length;
      found.push({ entry: entry[1], name: entry[0], start, end: after });
    }
    return found;
  };
}

function continues(text: string, at: number): boolean {
  return at < text.length && LETTER_OR_DIGIT.test(text[at]!) && LETTER_OR_DIGIT.test(text[at - 1]!);
}
