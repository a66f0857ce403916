import type { Span } from '../text/span.ts';
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
    const place = placeOf(text, words, version, model, i, 0);
    const value = place && text.slice(place.start, place.end);
    if (value !== undefined && !isField(value.toLowerCase())) values[name] = value;
  });
  return values;
}

/**
 * The text with what was filled in put back as `{{field}}`, as far as it is recognised by the words around it. The
 * opposite of `fillFields`, for a text that may have been changed elsewhere.
 */
export function emptyFields(text: string, version: ClauseVersion): string {
  const words = wordsOf(text);
  const model = wordsOf(version.text);
  let emptied = '';
  let done = 0;
  model.forEach((word, i) => {
    if (!isField(word.text)) return;
    const place = placeOf(text, words, version, model, i, done) ?? lastPlace(text, words, model, i, done);
    if (!place) return;
    emptied += text.slice(done, place.start) + version.text.slice(word.start, word.end);
    done = place.end;
  });
  return emptied + text.slice(done);
}

/** Where in a text the value stands of the field that is word `i` of the version, not before `least`. */
function placeOf(
  text: string,
  words: readonly Word[],
  version: ClauseVersion,
  model: readonly Word[],
  i: number,
  least: number,
): Span | undefined {
  const word = model[i]!;
  const gap = {
    lead: version.text.slice(model[i - 1]?.end ?? word.start, word.start),
    trail: version.text.slice(word.end, model[i + 1]?.start ?? word.end),
  };
  return placeBetween(text, words, around(model, i, -1), around(model, i, 1), gap, least);
}

/** The same for a field with which the version ends: up to the end of its line. */
function lastPlace(
  text: string,
  words: readonly Word[],
  model: readonly Word[],
  i: number,
  least: number,
): Span | undefined {
  const before = around(model, i, -1);
  if (i < model.length - 1 || before.length < CONTEXT) return undefined;
  for (let at = words.length - 1; at >= before.length; at--) {
    const first = words[at]!;
    if (first.start < least || !matchesAt(words, at - before.length, before)) continue;
    const stop = text.indexOf('\n', first.start);
    const last = words.findLast(({ start }) => stop < 0 || start < stop)!;
    const isShort = words.indexOf(last) - at < LONGEST_VALUE;
    return isShort ? { start: first.start, end: last.end } : undefined;
  }
  return undefined;
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

function placeBetween(
  text: string,
  words: readonly Word[],
  before: readonly string[],
  after: readonly string[],
  gap: Gap,
  least: number,
): Span | undefined {
  if (after.length === 0) return undefined;
  for (let i = 0; i + before.length <= words.length; i++) {
    const from = i + before.length;
    if ((words[from]?.start ?? 0) < least || !matchesAt(words, i, before)) continue;
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
function valueAt(text: string, words: readonly Word[], from: number, to: number, gap: Gap): Span {
  const bare = { start: words[from]!.start, end: words[to - 1]!.end };
  const before = words[from - 1];
  if (!before || /\n/.test(gap.lead + gap.trail)) return bare;
  const whole = text.slice(before.end, words[to]!.start);
  const [lead, trail] = [gap.lead.trim(), gap.trail.trim()];
  if (!whole.trim().startsWith(lead) || !whole.trim().endsWith(trail)) return bare;
  const left = whole.length - whole.trimStart().length + lead.length;
  const value = whole.slice(left, whole.trimEnd().length - trail.length);
  const start = before.end + left + value.length - value.trimStart().length;
  const end = start + value.trim().length;
  const isAround = start <= bare.start && bare.end <= end;
  return isAround && !/\n|<!--/.test(value.trim()) ? { start, end } : bare;
}

function matchesAt(words: readonly Word[], at: number, wanted: readonly string[]): boolean {
  return wanted.every((word, i) => words[at + i]?.text === word);
}
