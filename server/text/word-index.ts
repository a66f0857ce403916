const BUCKETS = 1 << 14;

/** Tells which of many words stand in a text. */
export interface WordIndex {
  /** The places in the list of words of those that stand in `low`, each once; a line break counts as a space. */
  find(low: string): number[];
}

/**
 * An index of lower-case words: by a hash of their first three characters, and the few that are shorter apart. One pass
 * over a text finds them all, in a time that hardly depends on how many there are.
 */
export function wordIndex(words: readonly string[]): WordIndex {
  const heads = new Int32Array(BUCKETS).fill(-1);
  const next = new Int32Array(words.length).fill(-1);
  const short: number[] = [];
  words.forEach((word, at) => {
    if (word.length < 3) {
      short.push(at);
      return;
    }
    const bucket = hash(word.charCodeAt(0), word.charCodeAt(1), word.charCodeAt(2));
    next[at] = heads[bucket]!;
    heads[bucket] = at;
  });
  // Which words were seen in which search: a mark per search saves a fresh list for each.
  const seen = new Uint32Array(words.length);
  let search = 0;
  return {
    find(text) {
      search++;
      const low = text.includes('\n') ? text.replaceAll('\n', ' ') : text;
      const found: number[] = [];
      for (const at of short) if (low.includes(words[at]!)) found.push(at);
      let a = low.charCodeAt(0);
      let b = low.charCodeAt(1);
      for (let i = 2; i < low.length; i++) {
        const c = low.charCodeAt(i);
        for (let at = heads[hash(a, b, c)]!; at !== -1; at = next[at]!) {
          if (seen[at] === search || !low.startsWith(words[at]!, i - 2)) continue;
          seen[at] = search;
          found.push(at);
        }
        a = b;
        b = c;
      }
      return found;
    },
  };
}

function hash(a: number, b: number, c: number): number {
  return (a ^ (b << 4) ^ (c << 9)) & (BUCKETS - 1);
}
