import { diffWordsWithSpace } from 'diff';

/** A stretch of text that two versions share, or that only one of them has. */
export interface DiffPart {
  readonly kind: 'same' | 'removed' | 'added';
  readonly text: string;
}

/** Longer texts together are told as removed and added: words would take too long. */
const LONGEST = 200_000;
/** After this many changes the rest is told as one. */
const MOST_CHANGES = 5_000;

/** What changed from one text to another, word by word; `same` and `removed` together are the old text. */
export function wordDiff(before: string, after: string): DiffPart[] {
  const whole: DiffPart[] = [
    { kind: 'removed', text: before },
    { kind: 'added', text: after },
  ];
  if (before.length + after.length > LONGEST) return whole;
  const parts = diffWordsWithSpace(before, after, { maxEditLength: MOST_CHANGES });
  return (
    parts?.map(({ value, added, removed }) => ({
      kind: added ? 'added' : removed ? 'removed' : 'same',
      text: value,
    })) ?? whole
  );
}
