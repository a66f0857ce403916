import type { Words } from '../rules/rule.ts';
import { wordIndex } from '../text/word-index.ts';

/**
 * Finds in one pass which of many words stand in a text, so that a rule is only asked about sections it may have
 * something to say about. Words are looked up by their first letters: no pattern, and a time that hardly depends on how
 * many words there are.
 */
export interface WordFinder {
  /**
   * The ids (as given) of which the words occur in `low`; a line break counts as a space. `sentences` gives its
   * sentences with what introduces them; it is asked only when words stand there that must share a sentence.
   */
  find(low: string, sentences?: () => Iterable<string>): WordSet;
}

/** A set of ids: one is made for every section, so it is a few bits and no more. */
export interface WordSet extends Iterable<number> {
  has(id: number): boolean;
}

class Bits implements WordSet {
  private readonly words: Uint32Array;

  constructor(words: Uint32Array) {
    this.words = words;
  }

  has(id: number): boolean {
    return (this.words[id >>> 5]! & (1 << (id & 31))) !== 0;
  }

  *[Symbol.iterator](): Iterator<number> {
    for (let id = 0; id < this.words.length * 32; id++) if (this.has(id)) yield id;
  }
}

/** One of these words is asked for, and one of each other list it belongs together with. */
interface List {
  readonly id: number;
  readonly together?: Together;
}

/** Lists that stand side by side. */
interface Together {
  readonly first: number;
  readonly count: number;
  readonly inSentence: boolean;
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
      const inSentence = 'sentence' in entry;
      const own = inSentence ? entry.sentence : entry;
      const together = { first: lists.length, count: own.length, inSentence };
      for (const list of own) add({ id, together }, list);
    }
  });
  const index = wordIndex([...listsOf.keys()]);
  const listsOfWord = [...listsOf.values()];
  const inSentences = [...listsOf].filter(([, own]) => own.some((at) => lists[at]!.together?.inSentence));
  const sentenceIndex = wordIndex(inSentences.map(([word]) => word));
  const listsOfSentenceWord = inSentences.map(([, own]) =>
    own.filter((at) => lists[at]!.together?.inSentence),
  );
  const nothing = new Bits(base);
  const met = new Uint32Array(lists.length);
  let search = 0;
  const isMet = ({ first, count }: Together): boolean => {
    for (let at = first; at < first + count; at++) if (met[at] !== search) return false;
    return true;
  };
  /** Sets the ids whose words stand in a text; whether more may be found in its sentences. */
  const note = (found: readonly number[], listsOf: readonly number[][], ids: Uint32Array): boolean => {
    search++;
    let isOpen = false;
    for (const word of found) {
      for (const at of listsOf[word]!) {
        const { id, together } = lists[at]!;
        met[at] = search;
        if (together && !isMet(together)) continue;
        if (together?.inSentence && listsOf === listsOfWord) isOpen = true;
        else setBit(ids, id);
      }
    }
    return isOpen;
  };
  return {
    find(low, sentences) {
      const found = index.find(low);
      if (found.length === 0) return nothing;
      const ids = base.slice();
      if (note(found, listsOfWord, ids) && sentences)
        for (const sentence of sentences()) note(sentenceIndex.find(sentence), listsOfSentenceWord, ids);
      return new Bits(ids);
    },
  };
}

function setBit(bits: Uint32Array, id: number): void {
  bits[id >>> 5]! |= 1 << (id & 31);
}
