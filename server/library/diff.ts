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
  return parts ? joined(parts.map(toPart)) : whole;
}

function toPart({ value, added, removed }: { value: string; added?: boolean; removed?: boolean }): DiffPart {
  return { kind: added ? 'added' : removed ? 'removed' : 'same', text: value };
}

/** Replaced words with only a space between them are told as one replacement: they read better so. */
function joined(parts: readonly DiffPart[]): DiffPart[] {
  const out: DiffPart[] = [];
  for (let i = 0; i < parts.length; ) {
    const [removed, added] = [parts[i]!, parts[i + 1]];
    if (removed.kind !== 'removed' || added?.kind !== 'added') {
      out.push(removed);
      i++;
      continue;
    }
    let [before, after] = [removed.text, added.text];
    for (
      i += 2;
      isSpace(parts[i]) && parts[i + 1]?.kind === 'removed' && parts[i + 2]?.kind === 'added';
      i += 3
    ) {
      before += parts[i]!.text + parts[i + 1]!.text;
      after += parts[i]!.text + parts[i + 2]!.text;
    }
    out.push({ kind: 'removed', text: before }, { kind: 'added', text: after });
  }
  return out;
}

function isSpace(part: DiffPart | undefined): boolean {
  return part?.kind === 'same' && /^ {1,3}$/.test(part.text);
}
