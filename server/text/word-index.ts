/** Tells which of many words stand in a text. */
export interface WordIndex {
  /** The places in the list of words of those that stand in `low`, each once; a line break counts as a space. */
  find(low: string): number[];
}

const ROOT = 1;
const LINE_BREAK = 10;
const SPACE = 32;

/**
 * An index of lower-case words, none empty and none twice: a tree of characters whose branches are kept in one hash
 * table. From every place in a text the tree is followed as far as it goes, mostly a character or two, so the time
 * hardly depends on how many words there are.
 */
export function wordIndex(words: readonly string[]): WordIndex {
  const most = words.reduce((sum, word) => sum + word.length, 0);
  let size = 64;
  while (size < 2 * most) size *= 2;
  const mask = size - 1;
  /** A branch: from a node, by a character, to a node; 0 where the table is free. */
  const from = new Int32Array(size);
  const by = new Uint16Array(size);
  const to = new Int32Array(size);
  /** The word that ends at a node, counted from 1. */
  const wordAt = new Int32Array(most + 2);

  /** Where the branch is, or belongs. */
  function slotOf(node: number, char: number): number {
    let slot = (Math.imul(node, 0x9e3779b1) ^ Math.imul(char, 0x85ebca6b)) >>> 7;
    for (slot &= mask; to[slot] !== 0; slot = (slot + 1) & mask)
      if (from[slot] === node && by[slot] === char) return slot;
    return slot;
  }

  let nodes = ROOT;
  words.forEach((word, i) => {
    let node = ROOT;
    for (let at = 0; at < word.length; at++) {
      const char = word.charCodeAt(at);
      const slot = slotOf(node, char);
      if (to[slot] === 0) {
        from[slot] = node;
        by[slot] = char;
        to[slot] = ++nodes;
      }
      node = to[slot]!;
    }
    wordAt[node] = i + 1;
  });
  // Which words were seen in which search: a mark per search saves a fresh list for each.
  const seen = new Uint32Array(words.length);
  let search = 0;
  return {
    find(low) {
      search++;
      const found: number[] = [];
      for (let start = 0; start < low.length; start++) {
        let node = ROOT;
        for (let at = start; at < low.length; at++) {
          const char = low.charCodeAt(at);
          node = to[slotOf(node, char === LINE_BREAK ? SPACE : char)]!;
          if (node === 0) break;
          const word = wordAt[node]! - 1;
          if (word < 0 || seen[word] === search) continue;
          seen[word] = search;
          found.push(word);
        }
      }
      return found;
    },
  };
}
