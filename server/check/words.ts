import type { Words } from '../rules/rule.ts';
import { firstFrom } from '../text/sorted.ts';
import type { Span } from '../text/span.ts';
import { wordIndex } from '../text/word-index.ts';

/**
 * Finds in one pass which of many words stand in a text, so that a rule is only asked about sections, and sentences, it
 * may have something to say about: no pattern, and a time that hardly depends on how many words there are.
 */
export interface WordFinder {
  /** The ids (as given) of which the words occur in a text in lower case; several spaces or line breaks count as one. */
  find(low: string, sentences?: () => readonly Said[]): WordSet;
}

/** Where a sentence stands in a text, and what it is read with: its heading, its lead-in, the headers of its row. */
export interface Said {
  readonly span: Span;
  readonly with: readonly string[];
}

/** A set of ids: one is made for every section, so it is a few bits and a few small numbers. */
export interface WordSet extends Iterable<number> {
  has(id: number): boolean;
  /** Places of the sentences that hold the words of an id, in order; undefined when any sentence may be meant. */
  sentencesOf(id: number): readonly number[] | undefined;
}

class Bits implements WordSet {
  private readonly words: Uint32Array;
  /** Ids of which the words were found in the text as a whole. */
  private readonly anywhere: Uint32Array;
  /** Id and sentence of what was found in sentences, by turns, in order of the sentences. */
  private readonly found: Uint32Array;

  constructor(words: Uint32Array, anywhere: Uint32Array, found: Uint32Array) {
    this.words = words;
    this.anywhere = anywhere;
    this.found = found;
  }

  has(id: number): boolean {
    return hasBit(this.words, id);
  }

  sentencesOf(id: number): readonly number[] | undefined {
    if (hasBit(this.anywhere, id)) return undefined;
    const places: number[] = [];
    for (let i = 0; i < this.found.length; i += 2) if (this.found[i] === id) places.push(this.found[i + 1]!);
    return places;
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
  /** Of what a sentence can tell: a word by itself, or words that must share a sentence. */
  const listsInSentence = listsOfWord.map((own) =>
    own.filter((at) => lists[at]!.together?.inSentence !== false),
  );
  const nothing = new Bits(base, base, new Uint32Array(0));
  const met = new Uint32Array(lists.length);
  let search = 0;
  const isMet = ({ first, count }: Together): boolean => {
    for (let at = first; at < first + count; at++) if (met[at] !== search) return false;
    return true;
  };
  /** Calls back for every list of a word found that is met, with all that it belongs together with. */
  const note = (found: readonly number[], listsOf: readonly number[][], tell: (list: List) => void) => {
    for (const word of found) {
      for (const at of listsOf[word]!) {
        const list = lists[at]!;
        met[at] = search;
        if (!list.together || isMet(list.together)) tell(list);
      }
    }
  };
  const lastIn = new Int32Array(words.length);
  /** Id and sentence, by turns, of what stands in each sentence. */
  const placesIn = (hits: Hits, sentences: readonly Said[], ids: Uint32Array, anywhere: Uint32Array) => {
    const places: number[] = [];
    const around = new Map<string, readonly number[]>();
    lastIn.fill(-1);
    sentences.forEach(({ span, with: others }, i) => {
      search++;
      const tell = ({ id }: List) => {
        if (lastIn[id] === i) return;
        lastIn[id] = i;
        setBit(ids, id);
        if (!hasBit(anywhere, id)) places.push(id, i);
      };
      for (const text of others) {
        let own = around.get(text);
        if (!own) {
          own = index.find(text);
          around.set(text, own);
        }
        note(own, listsInSentence, tell);
      }
      const from = firstFrom(hits.ends, span.start);
      note(hits.words.slice(from, firstFrom(hits.ends, span.end, from)), listsInSentence, tell);
    });
    return Uint32Array.from(places);
  };
  return {
    find(low, sentences) {
      const hits: Hits = { words: [], ends: [] };
      index.scan(low, (word, end) => {
        hits.words.push(word);
        hits.ends.push(end);
      });
      if (hits.words.length === 0) return nothing;
      const ids = base.slice();
      const anywhere = base.slice();
      search++;
      note(hits.words, listsOfWord, ({ id, together }) => {
        if (!together?.inSentence) setBit(ids, id);
        if (together && !together.inSentence) setBit(anywhere, id);
      });
      return new Bits(ids, anywhere, placesIn(hits, sentences?.() ?? [], ids, anywhere));
    },
  };
}

/** Words found in a text, in order, with the offsets of their last characters. */
interface Hits {
  readonly words: number[];
  readonly ends: number[];
}

function setBit(bits: Uint32Array, id: number): void {
  bits[id >>> 5]! |= 1 << (id & 31);
}

function hasBit(bits: Uint32Array, id: number): boolean {
  return (bits[id >>> 5]! & (1 << (id & 31))) !== 0;
}
