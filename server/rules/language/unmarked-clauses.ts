import type { Library } from '../../library/library.ts';
import { clauseIndex, type Likeness } from '../../library/match.ts';
import { type Word, wordsOf } from '../../library/words.ts';
import type { Section } from '../../spec/model.ts';

/** What a section holds of library clauses, whether marked or not; remembered with the section. */
export interface SectionLikeness {
  readonly words: readonly Word[];
  /** The most alike first. */
  readonly candidates: readonly Likeness[];
}

const wordsOfSection = new WeakMap<Section, readonly Word[]>();

/** The words of a section; remembered. */
export function sectionWords(section: Section): readonly Word[] {
  let words = wordsOfSection.get(section);
  if (!words) {
    words = wordsOf(section.text);
    wordsOfSection.set(section, words);
  }
  return words;
}

const NOTHING: SectionLikeness = { words: [], candidates: [] };
const known = new WeakMap<Section, { library: Library; likeness: SectionLikeness }>();

/** Fewer shared runs of words than this are chance. */
const LEAST_SHARED = 6;

export function likenessOf(section: Section, library: Library): SectionLikeness {
  const before = known.get(section);
  if (before?.library === library) return before.likeness;
  const likeness = section.text.length < 40 ? NOTHING : compare(section, library);
  known.set(section, { library, likeness });
  return likeness;
}

function compare(section: Section, library: Library): SectionLikeness {
  if (!clauseIndex(library).mayShare(section.text, LEAST_SHARED)) return NOTHING;
  const words = sectionWords(section);
  const candidates = clauseIndex(library)
    .candidates(words)
    .filter(({ shared }) => shared >= LEAST_SHARED);
  return candidates.length === 0 ? NOTHING : { words, candidates };
}
