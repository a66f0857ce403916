import { literalsOf } from '../../text/literals.ts';
import type { Words } from '../rule.ts';
import { type Claim, listsOfClaim } from './claims.ts';

/**
 * The words of a rule, taken from its patterns: sections without them are never looked at. Throws when a pattern holds
 * no fixed word, since the rule would then be asked about everything without anybody noticing.
 */
export function wordsOf(...sources: readonly (RegExp | Claim)[]): Words {
  return sources.flatMap(
    (source): Words => (source instanceof RegExp ? wordsIn(source) : [{ sentence: ofClaim(source) }]),
  );
}

/** One entry of `words`: each of these patterns or lists must have a word in one sentence, with what introduces it. */
export function inOneSentence(...parts: readonly (RegExp | readonly string[])[]): Words[number] {
  return { sentence: together(...parts) };
}

/** One entry of `words`: each of these patterns or lists must have a word in the section. */
export function together(...parts: readonly (RegExp | readonly string[])[]): readonly (readonly string[])[] {
  return parts.map((part) => (part instanceof RegExp ? wordsIn(part) : part));
}

/** The fixed words of a pattern, of which every match holds one. */
export function wordsIn(pattern: RegExp): readonly string[] {
  const literals = literalsOf(pattern);
  if (!literals) throw new Error(`no fixed word in every alternative of ${pattern}`);
  return literals;
}

function ofClaim(claim: Claim): readonly (readonly string[])[] {
  const lists = listsOfClaim(claim);
  if (lists.length === 0) throw new Error(`no fixed word in ${claim.says}`);
  return lists;
}
