import type { Clause, ClauseVersion } from './library.ts';
import { isField, type Word, wordsOf } from './words.ts';

/** Longest value of a field, in words. */
export const LONGEST_VALUE = 40;

/** How many words next to a field must be found again to recognise its value. */
const CONTEXT = 3;

/**
 * The values a text gives to the fields of a clause version, recognised by the words around them, so also when the
 * text was changed elsewhere. Fields left open or not found again are absent.
 */
export function fieldsFrom(text: string, version: ClauseVersion): Record<string, string> {
  const words = wordsOf(text);
  const model = wordsOf(version.text);
  const values: Record<string, string> = {};
  model.forEach((word, i) => {
    if (!isField(word.text)) return;
    const name = word.text.slice(2, -2);
    if (values[name] !== undefined) return;
    const before = around(model, i, -1);
    const after = around(model, i, 1);
    const gap = {
      lead: version.text.slice(model[i - 1]?.end ?? word.start, word.start),
      trail: version.text.slice(word.end, model[i + 1]?.start ?? word.end),
    };
    const value = valueBetween(text, words, before, after, gap);
    if (value !== undefined && !isField(value.toLowerCase())) values[name] = value;
  });
  return values;
}

/** The clause text with these values, else the standard ones, else a gap. */
export function fillFields(
  clause: Clause,
  version: ClauseVersion,
  values: Readonly<Record<string, string>>,
): string {
  return version.text
    .trimEnd()
    .replace(
      /\{\{\s?([\w-]{1,60})\s?\}\}/g,
      (_all, name: string) => values[name.toLowerCase()] ?? clause.fields[name]?.standard ?? `{{${name}}}`,
    );
}

/** The words right before or after a field, up to the next field. */
function around(model: readonly Word[], at: number, step: 1 | -1): string[] {
  const found: string[] = [];
  for (let i = at + step; found.length < CONTEXT && model[i] && !isField(model[i]!.text); i += step)
    found.push(model[i]!.text);
  return step === 1 ? found : found.reverse();
}

function valueBetween(
  text: string,
  words: readonly Word[],
  before: readonly string[],
  after: readonly string[],
  gap: Gap,
): string | undefined {
  for (let i = 0; i + before.length <= words.length; i++) {
    if (!matchesAt(words, i, before)) continue;
    const from = i + before.length;
    if (after.length === 0) continue;
    for (let to = from + 1; to <= Math.min(words.length - after.length, from + LONGEST_VALUE); to++) {
      if (matchesAt(words, to, after)) return valueAt(text, words, from, to, gap);
    }
  }
  return undefined;
}

/** What stands in the clause between a field and the words next to it. */
interface Gap {
  readonly lead: string;
  readonly trail: string;
}

/** The value in words `from` up to `to`, with the emphasis or signs around it that are not the clause's own. */
function valueAt(text: string, words: readonly Word[], from: number, to: number, gap: Gap): string {
  const bare = text.slice(words[from]!.start, words[to - 1]!.end);
  const before = words[from - 1];
  if (!before || /\n/.test(gap.lead + gap.trail)) return bare;
  const whole = text.slice(before.end, words[to]!.start).trim();
  const [lead, trail] = [gap.lead.trim(), gap.trail.trim()];
  if (!whole.startsWith(lead) || !whole.endsWith(trail)) return bare;
  const value = whole.slice(lead.length, whole.length - trail.length).trim();
  return value.includes(bare) && !/\n|<!--/.test(value) ? value : bare;
}

function matchesAt(words: readonly Word[], at: number, wanted: readonly string[]): boolean {
  return wanted.every((word, i) => words[at + i]?.text === word);
}
