import { LONGEST_VALUE } from './fields.ts';
import type { Clause, ClauseVersion, Library } from './library.ts';
import { isField, isListNumber, type Word, wordsOf } from './words.ts';

/**
 * Which clause is this text? Every version of every clause is cut into shingles (runs of words) and indexed once, so
 * that thousands of clauses cost a few lookups per word of the text.
 */
export interface ClauseIndex {
  readonly versions: readonly IndexedVersion[];
  /** Versions that share shingles with the words, the most alike first. */
  candidates(words: readonly Word[]): readonly Likeness[];
  /** False when a text surely shares fewer than `least` shingles with any version: told in one pass over it. */
  mayShare(text: string, least: number): boolean;
  /** Candidates for a version's own text, itself among them. */
  candidatesFor(version: ClauseVersion): readonly Likeness[];
}

export interface IndexedVersion {
  readonly clause: Clause;
  readonly version: ClauseVersion;
  readonly words: readonly Word[];
  readonly shingles: number;
}

export interface Likeness {
  readonly indexed: IndexedVersion;
  /** Shingles shared. */
  readonly shared: number;
  /** Part of the version's shingles found in the text, 0..1. */
  readonly ofVersion: number;
  /** Part of the text that is the version's, 0..1. */
  readonly ofText: number;
}

/** Words per shingle: enough to be telling in Dutch legal prose. */
const SHINGLE = 4;

/** A shingle that stands in more versions than this tells nothing. */
const TOO_COMMON = 200;

const indexes = new WeakMap<Library, ClauseIndex>();

/** The index of a library; made once. */
export function clauseIndex(library: Library): ClauseIndex {
  let index = indexes.get(library);
  if (!index) {
    index = createIndex(library);
    indexes.set(library, index);
  }
  return index;
}

function createIndex(library: Library): ClauseIndex {
  const versions: IndexedVersion[] = [];
  const prints: Print[] = [];
  for (const clause of library.clauses) {
    for (const version of clause.versions) {
      const print = printOf(version);
      prints.push(print);
      versions.push({
        clause,
        version,
        shingles: print.shingles.length,
        get words() {
          return versionWords(version);
        },
      });
    }
  }
  const table = tableOf(prints.map((print) => print.shingles));
  function candidates(own: Iterable<number>, length: number): readonly Likeness[] {
    const counts = new Map<number, number>();
    for (const shingle of own) table.count(shingle, counts);
    const all = Math.max(1, length - SHINGLE + 1);
    return [...counts]
      .map(([id, shared]) => ({
        indexed: versions[id]!,
        shared,
        ofVersion: shared / Math.max(1, versions[id]!.shingles),
        ofText: shared / all,
      }))
      .sort((a, b) => b.shared - a.shared);
  }
  return {
    versions,
    candidates: (words) => candidates(shinglesOf(words), words.length),
    mayShare: (text, least) => sharesShingles(text, table.has, least),
    candidatesFor(version) {
      const { shingles, words } = printOf(version);
      return candidates(shingles, words);
    },
  };
}

/**
 * Which versions have a shingle: places of all shingles in buckets by hash, in flat arrays, since a large library has
 * a million of them. Shingles that stand in too many versions are left out.
 */
function tableOf(prints: readonly Int32Array[]): {
  has(shingle: number): boolean;
  count(shingle: number, counts: Map<number, number>): void;
} {
  const total = prints.reduce((sum, shingles) => sum + shingles.length, 0);
  let size = 16;
  while (size < total) size *= 2;
  const mask = size - 1;
  const starts = new Uint32Array(size + 1);
  for (const shingles of prints) for (const shingle of shingles) starts[(shingle & mask) + 1]!++;
  for (let i = 0; i < size; i++) starts[i + 1]! += starts[i]!;
  const ends = starts.slice(0, size);
  const hashes = new Int32Array(total);
  const ids = new Uint32Array(total);
  prints.forEach((shingles, id) => {
    for (const shingle of shingles) {
      const at = ends[shingle & mask]!++;
      hashes[at] = shingle;
      ids[at] = id;
    }
  });
  for (let bucket = 0; bucket < size; bucket++) {
    const [start, end] = [starts[bucket]!, ends[bucket]!];
    if (end - start <= TOO_COMMON) continue;
    const often = new Map<number, number>();
    for (let at = start; at < end; at++) often.set(hashes[at]!, (often.get(hashes[at]!) ?? 0) + 1);
    let kept = start;
    for (let at = start; at < end; at++) {
      if (often.get(hashes[at]!)! > TOO_COMMON) continue;
      hashes[kept] = hashes[at]!;
      ids[kept++] = ids[at]!;
    }
    ends[bucket] = kept;
  }
  return {
    has(shingle) {
      const bucket = shingle & mask;
      for (let at = starts[bucket]!; at < ends[bucket]!; at++) if (hashes[at] === shingle) return true;
      return false;
    },
    count(shingle, counts) {
      const bucket = shingle & mask;
      for (let at = starts[bucket]!; at < ends[bucket]!; at++)
        if (hashes[at] === shingle) counts.set(ids[at]!, (counts.get(ids[at]!) ?? 0) + 1);
    },
  };
}

/** The shingles of a version and how many words it has. */
interface Print {
  readonly shingles: Int32Array;
  readonly words: number;
}

const prints = new WeakMap<ClauseVersion, Print>();

/** Remembered by the version, so that a change of one clause does not cost the others. */
function printOf(version: ClauseVersion): Print {
  let print = prints.get(version);
  if (!print) {
    const words = wordsOf(version.text);
    print = { shingles: Int32Array.from(shinglesOf(words)), words: words.length };
    prints.set(version, print);
  }
  return print;
}

const versionWordsKnown = new WeakMap<ClauseVersion, readonly Word[]>();

/** The words of a version; remembered from the first time they are asked for. */
function versionWords(version: ClauseVersion): readonly Word[] {
  let words = versionWordsKnown.get(version);
  if (!words) {
    words = wordsOf(version.text);
    versionWordsKnown.set(version, words);
  }
  return words;
}

/** The shingles of a text, hashed; two with one hash are rare and only make a candidate more. A field ends a run. */
function shinglesOf(words: readonly Word[]): Set<number> {
  const shingles = new Set<number>();
  let run = 0;
  let [a, b, c] = [0, 0, 0];
  for (const { text } of words) {
    if (isField(text)) {
      run = 0;
      continue;
    }
    const d = hashOf(text);
    if (++run >= SHINGLE) shingles.add(mixed(mixed(mixed(mixed(17, a), b), c), d));
    [a, b, c] = [b, c, d];
  }
  return shingles;
}

function mixed(hash: number, word: number): number {
  let mix = Math.imul(hash, 0x01000193) ^ Math.imul(word, 0x9e3779b1);
  mix ^= mix >>> 15;
  return mix | 0;
}

const FNV = 0x811c9dc5;

/** FNV-1a. */
function hashOf(word: string): number {
  let hash = FNV;
  for (let i = 0; i < word.length; i++) hash = Math.imul(hash ^ word.charCodeAt(i), 0x01000193);
  return hash | 0;
}

const LETTER = /[\p{L}\p{N}]/u;

/** Reads the shingles of a text as `shinglesOf(wordsOf(text))` gives them, keeping none, until `least` are of a version. */
function sharesShingles(text: string, isShared: (shingle: number) => boolean, least: number): boolean {
  // Comments and fields are for who reads words.
  if (text.includes('<!--') || text.includes('{{')) return true;
  let found = 0;
  let run = 0;
  let [a, b, c] = [0, 0, 0];
  for (let at = 0; at < text.length; ) {
    const start = at;
    let hash = FNV;
    for (let unit = letterUnit(text, at); unit !== 0; unit = letterUnit(text, ++at))
      hash = Math.imul(hash ^ unit, 0x01000193);
    if (at === start) {
      const code = text.charCodeAt(at++);
      if (code !== 37 && code !== 0x20ac) continue;
      hash = Math.imul(hash ^ code, 0x01000193);
    } else if (isListNumber(text, start, at)) continue;
    const d = hash | 0;
    if (++run >= SHINGLE && isShared(mixed(mixed(mixed(mixed(17, a), b), c), d)) && ++found >= least)
      return true;
    [a, b, c] = [b, c, d];
  }
  return false;
}

/** Code unit in lower case of the letter or digit at `at`; 0 when there is none. */
function letterUnit(text: string, at: number): number {
  if (at >= text.length) return 0;
  const code = text.charCodeAt(at);
  if (code < 128) {
    if (code >= 65 && code <= 90) return code + 32;
    return (code >= 97 && code <= 122) || (code >= 48 && code <= 57) ? code : 0;
  }
  const letter = text[at]!;
  return LETTER.test(letter) ? letter.toLowerCase().charCodeAt(0) : 0;
}

/** Where the words of a clause end in a text, and where they differ first. */
export type Alignment =
  | { readonly isSame: true; readonly end: number }
  | { readonly isSame: false; readonly at: number; readonly expected: readonly string[] };

/**
 * Lays a clause (words with fields) along a text from word `from` on. Fields stand for any few words. With `whole` the
 * text must end where the clause does.
 */
export function align(clause: readonly Word[], text: readonly Word[], from = 0, whole = true): Alignment {
  let at = from;
  let next = 0;
  let open = false;
  while (next < clause.length) {
    if (isField(clause[next]!.text)) {
      open = true;
      next++;
      continue;
    }
    let stop = next;
    while (stop < clause.length && !isField(clause[stop]!.text)) stop++;
    const segment = clause.slice(next, stop);
    const found = open
      ? findSegment(segment, text, at)
      : prefix(segment, text, at) === segment.length
        ? at
        : -1;
    if (found < 0) {
      const start = open ? closest(segment, text, at) : at;
      const same = prefix(segment, text, start);
      return {
        isSame: false,
        at: start + same,
        expected: segment.slice(same, same + 6).map((word) => word.text),
      };
    }
    at = found + segment.length;
    next = stop;
    open = false;
  }
  if (!whole) return { isSame: true, end: at };
  const rest = text.length - at;
  return rest === 0 || (open && rest <= LONGEST_VALUE)
    ? { isSame: true, end: text.length }
    : { isSame: false, at, expected: [] };
}

function findSegment(segment: readonly Word[], text: readonly Word[], from: number): number {
  const last = Math.min(text.length - segment.length, from + LONGEST_VALUE);
  for (let at = from; at <= last; at++) if (prefix(segment, text, at) === segment.length) return at;
  return -1;
}

/** Less of a segment may stand anywhere. */
const TELLING = 3;

/** Where most of the first words of a segment stand after a field; where the field begins, when too few of them do. */
function closest(segment: readonly Word[], text: readonly Word[], from: number): number {
  let best = from;
  let most = TELLING - 1;
  for (let at = from; at < text.length && at <= from + LONGEST_VALUE; at++) {
    const same = prefix(segment, text, at);
    if (same > most) [best, most] = [at, same];
  }
  return best;
}

/** How many words of the segment stand at `at`. */
function prefix(segment: readonly Word[], text: readonly Word[], at: number): number {
  let same = 0;
  while (same < segment.length && text[at + same]?.text === segment[same]!.text) same++;
  return same;
}
