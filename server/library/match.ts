import { LONGEST_VALUE } from './fields.ts';
import type { Clause, ClauseVersion, Library } from './library.ts';
import { isField, type Word, wordsOf } from './words.ts';

/**
 * Which clause is this text? Every version of every clause is cut into shingles (runs of words) and indexed once, so
 * that thousands of clauses cost a few lookups per word of the text.
 */
export interface ClauseIndex {
  readonly versions: readonly IndexedVersion[];
  /** Versions that share shingles with the words, the most alike first. */
  candidates(words: readonly Word[]): readonly Likeness[];
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
  const vocabulary = new Map<string, number>();
  const where = new Map<number, number[]>();
  for (const clause of library.clauses) {
    for (const version of clause.versions) {
      const words = wordsOf(version.text);
      for (const { text } of words) if (!vocabulary.has(text)) vocabulary.set(text, vocabulary.size + 1);
      const own = shinglesOf(words, vocabulary);
      for (const shingle of own) {
        const list = where.get(shingle);
        if (list) list.push(versions.length);
        else where.set(shingle, [versions.length]);
      }
      versions.push({ clause, version, words, shingles: own.size });
    }
  }
  return {
    versions,
    candidates(words) {
      const own = shinglesOf(words, vocabulary);
      const counts = new Map<number, number>();
      for (const shingle of own) {
        const list = where.get(shingle);
        if (!list || list.length > TOO_COMMON) continue;
        for (const id of list) counts.set(id, (counts.get(id) ?? 0) + 1);
      }
      const all = Math.max(1, words.length - SHINGLE + 1);
      return [...counts]
        .map(([id, shared]) => ({
          indexed: versions[id]!,
          shared,
          ofVersion: shared / Math.max(1, versions[id]!.shingles),
          ofText: shared / all,
        }))
        .sort((a, b) => b.shared - a.shared);
    },
  };
}

/**
 * The shingles of a text, hashed. A word that stands in no clause breaks the run, so that most of a text that is no
 * clause costs one lookup per word; two shingles with one hash are rare and only make a candidate more.
 */
function shinglesOf(words: readonly Word[], vocabulary: ReadonlyMap<string, number>): Set<number> {
  const shingles = new Set<number>();
  const run: number[] = [];
  for (const { text } of words) {
    const id = isField(text) ? undefined : vocabulary.get(text);
    if (id === undefined) {
      run.length = 0;
      continue;
    }
    run.push(id);
    if (run.length > SHINGLE) run.shift();
    if (run.length < SHINGLE) continue;
    let hash = 17;
    for (const one of run) hash = (Math.imul(hash, 0x01000193) ^ Math.imul(one, 0x9e3779b1)) | 0;
    shingles.add(hash);
  }
  return shingles;
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
      const same = open ? 0 : prefix(segment, text, at);
      return {
        isSame: false,
        at: at + same,
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

/** How many words of the segment stand at `at`. */
function prefix(segment: readonly Word[], text: readonly Word[], at: number): number {
  let same = 0;
  while (same < segment.length && text[at + same]?.text === segment[same]!.text) same++;
  return same;
}
