import { wordIndex } from '../../text/word-index.ts';
import type { Words } from '../rule.ts';

/**
 * Finds in one pass which of many words stand in a text, so that a rule is only asked about sections it may have
 * something to say about. Words are looked up by their first letters: no pattern, and a time that hardly depends on how
 * many words there are.
 */
export interface WordFinder {
  /** The ids (as given) of which the words occur in `low`; a line break counts as a space. */
  find(low: string): WordSet;
}

/** A set of ids: one is made for every section, so it is a few bits and no more. */
export interface WordSet extends Iterable<number> {
  has(id: number): boolean;
  readonly isEmpty: boolean;
}

class Bits implements WordSet {
  private readonly words: Uint32Array;

  constructor(words: Uint32Array) {
    this.words = words;
  }

  has(id: number): boolean {
    return (this.words[id >>> 5]! & (1 << (id & 31))) !== 0;
  }

  get isEmpty(): boolean {
    return this.words.every((bits) => bits === 0);
  }

  *[Symbol.iterator](): Iterator<number> {
    for (let id = 0; id < this.words.length * 32; id++) if (this.has(id)) yield id;
  }
}

/** One of these words is asked for; `parts` are the lists that must all have a word, when there is more than one. */
interface List {
  readonly id: number;
  readonly together?: { readonly first: number; readonly count: number };
}

/** `words[i]` are the lower-case words of id `i`; an id without words is always found. */
export function wordFinder(words: readonly Words[]): WordFinder {
  const lists: List[] = [];
  const listsOf = new Map<string, number[]>();
  const add = (list: List, own: readonly string[]) => {
    const at = lists.push(list) - 1;
    for (const word of own) {
      const known = listsOf.get(word);
      if (known) known.push(at);
      else listsOf.set(word, [at]);
    }
  };
  const base = new Uint32Array((words.length >>> 5) + 1);
  words.forEach((own, id) => {
    if (own.length === 0) setBit(base, id);
    add(
      { id },
      own.filter((entry) => typeof entry === 'string'),
    );
    for (const entry of own) {
      if (typeof entry === 'string') continue;
      const together = { first: lists.length, count: entry.length };
      for (const list of entry) add({ id, together }, list);
    }
  });
  const index = wordIndex([...listsOf.keys()]);
  const listsOfWord = [...listsOf.values()];
  const nothing = new Bits(base);
  const met = new Uint32Array(lists.length);
  let search = 0;
  const isMet = ({ first, count }: { readonly first: number; readonly count: number }): boolean => {
    for (let at = first; at < first + count; at++) if (met[at] !== search) return false;
    return true;
  };
  return {
    find(low) {
      const found = index.find(low);
      if (found.length === 0) return nothing;
      const ids = base.slice();
      search++;
      for (const word of found) {
        for (const at of listsOfWord[word]!) {
          met[at] = search;
          const { id, together } = lists[at]!;
          if (!together || isMet(together)) setBit(ids, id);
        }
      }
      return new Bits(ids);
    },
  };
}

function setBit(bits: Uint32Array, id: number): void {
  bits[id >>> 5]! |= 1 << (id & 31);
}
