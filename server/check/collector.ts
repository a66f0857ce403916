import type { Collected } from '../rules/rule.ts';
import type { PlacedSection } from '../spec/model.ts';

/**
 * What the sections of a document contribute to something that looks at the whole of it. When one section changes and
 * contributes what it did before (mostly nothing), the list stays the very same object, so whoever remembers by it
 * need not look again.
 */
export interface Collection<T> {
  readonly sections: readonly PlacedSection[];
  readonly items: readonly Collected<T>[];
}

/**
 * The contributions of `sections`. `contribute` must answer with the same array for the same section; an empty one
 * for most. `before` is the collection of an earlier state of the same document, made with the same `contribute`.
 */
export function collect<T>(
  sections: readonly PlacedSection[],
  contribute: (placed: PlacedSection) => readonly T[],
  before: Collection<T> | undefined,
): Collection<T> {
  if (before) {
    if (before.sections === sections) return before;
    const reused = reuse(sections, contribute, before);
    if (reused) return { sections, items: reused };
  }
  const items: Collected<T>[] = [];
  sections.forEach((placed, at) => {
    for (const value of contribute(placed)) items.push({ at, value });
  });
  if (before && sameItems(items, before.items)) return { sections, items: before.items };
  return { sections, items };
}

/** The items of before when no more than a few sections changed and none of them contributes otherwise. */
function reuse<T>(
  sections: readonly PlacedSection[],
  contribute: (placed: PlacedSection) => readonly T[],
  before: Collection<T>,
): readonly Collected<T>[] | undefined {
  const old = before.sections;
  if (old.length !== sections.length) return undefined;
  for (let i = 0; i < sections.length; i++) {
    const now = sections[i]!;
    const then = old[i]!;
    const isSame = now.section === then.section && now.role === then.role;
    // A YAML entry tells where it stands, and may have moved.
    if (isSame && (now.item === undefined || now.span.start === then.span.start)) continue;
    const a = contribute(now);
    const b = contribute(then);
    if (a !== b && (a.length > 0 || b.length > 0)) return undefined;
  }
  return before.items;
}

function sameItems<T>(a: readonly Collected<T>[], b: readonly Collected<T>[]): boolean {
  return a.length === b.length && a.every((item, i) => item.at === b[i]!.at && item.value === b[i]!.value);
}
