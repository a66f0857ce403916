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
  const firstLetters = new Set([...byFirstWord.keys()].map((word) => word.charCodeAt(0)));
  return (text) => {
    let found: FoundName<T>[] | undefined;
    let start = 0;
    while (start < text.length) {
      const code = text.charCodeAt(start);
      if (!isLetterOrDigit(text, start, code)) {
        start++;
        continue;
      }
      let end = start + 1;
      while (end < text.length && isLetterOrDigit(text, end, text.charCodeAt(end))) end++;
      const entry = firstLetters.has(code)
        ? byFirstWord
            .get(text.slice(start, end))
            ?.find(([name]) => text.startsWith(name, start) && !continues(text, start + name.length))
        : undefined;
      if (entry) {
        end = Math.max(end, start + entry[0].length);
        found ??= [];
        found.push({ entry: entry[1], name: entry[0], start, end: start + entry[0].length });
      }
      start = end;
    }
    return found ?? NONE;
  };
}

const NONE: readonly never[] = [];

function isLetterOrDigit(text: string, at: number, code: number): boolean {
  if (code < 128)
    return (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || (code >= 48 && code <= 57);
  return LETTER_OR_DIGIT.test(text[at]!);
}

function continues(text: string, at: number): boolean {
  return at < text.length && LETTER_OR_DIGIT.test(text[at]!) && LETTER_OR_DIGIT.test(text[at - 1]!);
}
