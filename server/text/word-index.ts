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
 * number of words: the machine of Aho and Corasick. Its states and steps are made when first taken, since a text takes
 * only few of those there are.
 */
export function wordIndex(words: readonly string[]): WordIndex {
  const classOf = classesOf(words);
  const width = classOf.count;
  const tree = plant(words, classOf);
  const fitsShort = tree.size < 0xffff;
  /** The step from a state by a class of characters, counted from 1; 0 where it is not known yet. */
  let steps = fitsShort ? new Uint16Array(width) : new Uint32Array(width);
  // Of each state: its place in the tree, the state of the longest end of what was read that also begins a word, that of
  // the longest end that is a word, and the word that ends in it, counted from 1.
  const nodes = [ROOT];
  const fallback = [ROOT];
  const shorter = [ROOT];
  const wordAt = [0];
  const stateOf = new Map<number, number>();

  function step(state: number, by: number): number {
    const at = state * width + by;
    const known = steps[at]!;
    if (known !== 0) return known - 1;
    const back = state === ROOT ? ROOT : step(fallback[state]!, by);
    const child = childOf(tree, nodes[state]!, by);
    const next = child === ROOT ? back : (stateOf.get(child) ?? add(child, back));
    steps[at] = next + 1;
    return next;
  }

  function add(node: number, back: number): number {
    const state = nodes.push(node) - 1;
    stateOf.set(node, state);
    fallback.push(back);
    shorter.push(wordAt[back] === 0 ? shorter[back]! : back);
    wordAt.push(tree.wordAt[node]!);
    if (nodes.length * width > steps.length) {
      const wider = fitsShort ? new Uint16Array(steps.length * 2) : new Uint32Array(steps.length * 2);
      wider.set(steps);
      steps = wider;
    }
    return state;
  }

  function scan(low: string, tell: (word: number, end: number) => void): void {
    const { plain, others } = classOf;
    let table = steps;
    let state = ROOT;
    let wasSpace = false;
    for (let at = 0; at < low.length; at++) {
      const char = low.charCodeAt(at);
      const isSpace = char === SPACE || char === LINE_BREAK;
      if (isSpace && wasSpace) continue;
      wasSpace = isSpace;
      const by = char < PLAIN ? plain[char]! : (others.get(char) ?? 0);
      if (by === 0) {
        state = ROOT;
        continue;
      }
      const known = table[state * width + by]!;
      if (known === 0) {
        state = step(state, by);
        table = steps;
      } else state = known - 1;
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

/** The beginnings of words as a tree, a node for each; 0 is the root, and stands for none elsewhere. */
interface Tree {
  readonly firstChild: Int32Array;
  readonly sibling: Int32Array;
  /** The class of the last character. */
  readonly by: Uint16Array;
  /** The word that ends in a node, counted from 1. */
  readonly wordAt: Int32Array;
  readonly size: number;
}

function plant(words: readonly string[], classOf: Classes): Tree {
  const places = new Map(words.map((word, i) => [word, i]));
  // In this order a word goes on where the one before it branches off, so that nothing need be looked for.
  const sorted = [...words].sort();
  const most = words.reduce((sum, word) => sum + word.length, 1);
  const firstChild = new Int32Array(most);
  const sibling = new Int32Array(most);
  const by = new Uint16Array(most);
  const wordAt = new Int32Array(most);
  const path = [ROOT];
  let size = 1;
  let before = '';
  for (const word of sorted) {
    let at = 0;
    while (at < before.length && before[at] === word[at]) at++;
    let elder = at < before.length ? path[at + 1]! : ROOT;
    for (; at < word.length; at++) {
      if (elder === ROOT) firstChild[path[at]!] = size;
      else sibling[elder] = size;
      const char = word.charCodeAt(at);
      by[size] = char < PLAIN ? classOf.plain[char]! : classOf.others.get(char)!;
      path[at + 1] = size++;
      elder = ROOT;
    }
    wordAt[path[word.length]!] = places.get(word)! + 1;
    before = word;
  }
  return { firstChild, sibling, by, wordAt, size };
}

function childOf({ firstChild, sibling, by }: Tree, node: number, sought: number): number {
  let child = firstChild[node]!;
  while (child !== ROOT && by[child] !== sought) child = sibling[child]!;
  return child;
}
