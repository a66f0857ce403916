import { fieldsFrom, fillFields } from './fields.ts';
import { type Clause, type ClauseVersion, fieldsIn } from './library.ts';
import { align } from './match.ts';
import { isField, wordsOf } from './words.ts';

/** A clause text moved from one version to another. */
export interface UpdatedClause {
  /** The new text, with what was filled in before, else the standard value, else the field still open. */
  readonly text: string;
  /** What was filled in and is kept, by field. */
  readonly carried: Readonly<Record<string, string>>;
  /** What was filled in, is no standard value, and has no field in the new version. */
  readonly lost: Readonly<Record<string, string>>;
  /** Fields of the new text that are still to be filled in. */
  readonly open: readonly string[];
}

/**
 * The text of version `to` in place of `text`, which is version `from` more or less as it stands in the library. What
 * the drafter filled in goes along. Line breaks of the answer are LF.
 */
export function updateClause(
  text: string,
  clause: Clause,
  from: ClauseVersion,
  to: ClauseVersion,
): UpdatedClause {
  const values = fieldsFrom(text, from);
  const known = new Set(fieldsIn(to.text).map((name) => name.toLowerCase()));
  const carried: Record<string, string> = {};
  const lost: Record<string, string> = {};
  for (const [name, value] of Object.entries(values)) {
    const said = value.replace(/\s+/g, ' ');
    if (known.has(name)) carried[name] = value.replace(/\r\n/g, '\n');
    else if (said !== standardOf(clause, name)) lost[name] = said;
  }
  const filled = fillFields(clause, to, carried);
  return { text: filled, carried, lost, open: fieldsIn(filled) };
}

function standardOf(clause: Clause, name: string): string | undefined {
  return Object.entries(clause.fields).find(([key]) => key.toLowerCase() === name)?.[1].standard;
}

/** Why a text may not be moved by itself; undefined when it may. */
export type Obstacle =
  /** It says something else than the library. */
  | { readonly kind: 'differs'; readonly found: string; readonly expected: string }
  /** A comment stands in it, which would go. */
  | { readonly kind: 'comment' }
  /** What was filled in cannot be told apart from the text around it with certainty. */
  | { readonly kind: 'unsure' };

/** What stands in the way of replacing `text` as a whole, knowing it to be version `version`. */
export function obstacleTo(text: string, clause: Clause, version: ClauseVersion): Obstacle | undefined {
  const model = wordsOf(version.text);
  const words = wordsOf(text);
  const result = align(model, words);
  if (!result.isSame) {
    const found = words.slice(result.at, result.at + 6);
    return {
      kind: 'differs',
      found: found.length > 0 ? text.slice(found[0]!.start, found.at(-1)!.end).replace(/\s+/g, ' ') : '',
      expected: result.expected.filter((word) => !isField(word)).join(' '),
    };
  }
  if (text.includes('<!--')) return { kind: 'comment' };
  // Filled in anew, the old version must give the very same words.
  const values = fieldsFrom(text, version);
  const again = wordsOf(fillFields({ ...clause, fields: {} }, version, values));
  const isSame = again.length === words.length && again.every(({ text: word }, i) => word === words[i]!.text);
  return isSame ? undefined : { kind: 'unsure' };
}
