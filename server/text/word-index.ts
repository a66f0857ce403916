/** Tells which of many words stand in a text, and where. */
export interface WordIndex {
  /** The places in the list of words of those that stand in `low`, each once. */
  find(low: string): number[];
  /**
   * Calls back for every word in `low`, in order of where it ends: its place in the list, and the offset of its last
   * character. Several spaces or line breaks count as one space.
   */
  scan(low: string, tell: (word: number, end: number) => void): void;
}

const ROOT = 0;
const SPACE = 32;
const LINE_BREAK = 10;
/** Characters below this one are classed by a table, the few others by a map. */
const PLAIN = 0x250;

/**
 * An index of lower-case words, none empty and none twice. Reads a text once, one step per character whatever the
 * number of words: the machine of Aho and Corasick, whose steps are worked out when first taken, since a text takes
 * only few of those there are.
 */
export function wordIndex(words: readonly string[]): WordIndex {
  const classOf = classesOf(words);
  const width = classOf.count;
  const most = words.reduce((sum, word) => sum + word.length, 1);
  // The step from a state by a class of characters, counted from 1; 0 where it is not known yet.
  const steps = most < 0xffff ? new Uint16Array(most * width) : new Uint32Array(most * width);
  /** The word that ends in a state, counted from 1. */
  const wordAt = new Int32Array(most);
  const states = plant(words, classOf, steps, wordAt);
  const { fallback, shorter } = fallbacks(states, width, steps, wordAt);

  function step(state: number, by: number): number {
    const at = state * width + by;
    const known = steps[at]!;
    if (known !== 0) return known - 1;
    const next = state === ROOT ? ROOT : step(fallback[state]!, by);
    steps[at] = next + 1;
    return next;
  }

  function scan(low: string, tell: (word: number, end: number) => void): void {
    let state = ROOT;
    let wasSpace = false;
    for (let at = 0; at < low.length; at++) {
      const char = low.charCodeAt(at);
      const isSpace = char === SPACE || char === LINE_BREAK;
      if (isSpace && wasSpace) continue;
      wasSpace = isSpace;
      const by = char < PLAIN ? classOf.plain[char]! : (classOf.others.get(char) ?? 0);
      if (by === 0) {
        state = ROOT;
        continue;
      }
      state = step(state, by);
      if (state === ROOT) continue;
      for (let end = wordAt[state] === 0 ? shorter[state]! : state; end !== ROOT; end = shorter[end]!)
        tell(wordAt[end]! - 1, at);
    }
  }

  // Which words were seen in which search: a mark per search saves a fresh list for each.
  const seen = new Uint32Array(words.length);
  let search = 0;
  function find(low: string): number[] {
    search++;
    const found: number[] = [];
    scan(low, (word) => {
      if (seen[word] === search) return;
      seen[word] = search;
      found.push(word);
    });
    return found;
  }
  return { find, scan };
}

/** The characters that words are made of, numbered from 1; 0 is any other. */
interface Classes {
  readonly plain: Uint16Array;
  readonly others: ReadonlyMap<number, number>;
  /** One more than the highest number. */
  readonly count: number;
}

function classesOf(words: readonly string[]): Classes {
  const plain = new Uint16Array(PLAIN);
  const others = new Map<number, number>();
  let count = 1;
  for (const word of words) {
    for (let at = 0; at < word.length; at++) {
      const char = word.charCodeAt(at);
      if (char >= PLAIN) {
        if (!others.has(char)) others.set(char, count++);
      } else if (plain[char] === 0) plain[char] = count++;
    }
  }
  plain[LINE_BREAK] = plain[SPACE]!;
  return { plain, others, count };
}

/** Lays the words out as a tree, a state for each beginning of a word; the number of states. */
function plant(
  words: readonly string[],
  classOf: Classes,
  steps: Uint16Array | Uint32Array,
  wordAt: Int32Array,
): number {
  let states = ROOT + 1;
  words.forEach((word, i) => {
    let state = ROOT;
    for (let at = 0; at < word.length; at++) {
      const char = word.charCodeAt(at);
      const by = char < PLAIN ? classOf.plain[char]! : classOf.others.get(char)!;
      const slot = state * classOf.count + by;
      if (steps[slot] === 0) steps[slot] = ++states;
      state = steps[slot]! - 1;
    }
    wordAt[state] = i + 1;
  });
  return states;
}

/**
 * For each state the one for the longest end of what was read that also begins a word, and the one for the longest end
 * that is a word. States nearer the root come first, as `fallback` of a state rests on shorter ones.
 */
function fallbacks(
  states: number,
  width: number,
  steps: Uint16Array | Uint32Array,
  wordAt: Int32Array,
): { fallback: Int32Array; shorter: Int32Array } {
  const fallback = new Int32Array(states);
  const shorter = new Int32Array(states);
  const queue = new Int32Array(states);
  let length = 1;
  const childOf = (state: number, by: number) => steps[state * width + by]! - 1;
  for (let head = 0; head < length; head++) {
    const state = queue[head]!;
    for (let by = 1; by < width; by++) {
      const child = childOf(state, by);
      if (child < 0) continue;
      queue[length++] = child;
      if (state === ROOT) continue;
      let back = fallback[state]!;
      while (back !== ROOT && childOf(back, by) < 0) back = fallback[back]!;
      const end = Math.max(childOf(back, by), ROOT);
      fallback[child] = end;
      shorter[child] = wordAt[end] === 0 ? shorter[end]! : end;
    }
  }
  return { fallback, shorter };
}
