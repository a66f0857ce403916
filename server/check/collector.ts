import type { Collected } from '../rules/rule.ts';
import type { PlacedSection } from '../spec/model.ts';
import { isSameValue } from './same-value.ts';

/**
 * What the sections of a document contribute to something that looks at the whole of it. When one section changes and
 * contributes what it did before (mostly nothing), the list stays the very same object, so whoever remembers by it
 * need not look again.
 */
export type Collection<T> = readonly Collected<T>[];

/** Where the sections of two states of a document differ: only between `start` and `oldEnd` or `newEnd`. */
export interface Difference {
  readonly start: number;
  readonly oldEnd: number;
  readonly newEnd: number;
}

/** The difference between two lists of sections; what is outside it is equal in all that findings can depend on. */
export function differenceOf(before: readonly PlacedSection[], now: readonly PlacedSection[]): Difference {
  if (before === now) return { start: now.length, oldEnd: now.length, newEnd: now.length };
  const most = Math.min(before.length, now.length);
  let start = 0;
  while (start < most && isSameSection(before[start]!, now[start]!)) start++;
  let tail = 0;
  while (tail < most - start && isSameSection(before[before.length - 1 - tail]!, now[now.length - 1 - tail]!))
    tail++;
  return { start, oldEnd: before.length - tail, newEnd: now.length - tail };
}

function isSameSection(a: PlacedSection, b: PlacedSection): boolean {
  return a === b || (a.section === b.section && a.role === b.role && a.entry === b.entry);
}

/**
 * What each of `sections` contributes, by its ordinal. `before` is the collection of an earlier state of the same document, made with the
 * same `contribute`, and `difference` what changed since: only that is asked for.
 */
export function collect<T>(
  sections: readonly PlacedSection[],
  contribute: (at: number) => readonly T[],
  before: Collection<T> | undefined,
  difference: Difference | undefined,
): Collection<T> {
  if (!before || !difference) return contributions(contribute, 0, sections.length);
  const { start, oldEnd, newEnd } = difference;
  const fresh = contributions(contribute, start, newEnd);
  const from = firstAt(before, start);
  const to = firstAt(before, oldEnd);
  const shift = newEnd - oldEnd;
  if ((shift === 0 || to === before.length) && isSameValue(fresh, before.slice(from, to))) return before;
  const tail = before.slice(to);
  const moved = shift === 0 ? tail : tail.map(({ at, value }) => ({ at: at + shift, value }));
  return before.slice(0, from).concat(fresh, moved);
}

function contributions<T>(
  contribute: (at: number) => readonly T[],
  from: number,
  to: number,
): Collected<T>[] {
  const items: Collected<T>[] = [];
  for (let at = from; at < to; at++) for (const value of contribute(at)) items.push({ at, value });
  return items;
}

/** Index of the first item of section `at` or later. */
function firstAt(items: Collection<unknown>, at: number): number {
  let low = 0;
  let high = items.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (items[middle]!.at < at) low = middle + 1;
    else high = middle;
  }
  return low;
}
