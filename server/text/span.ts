/**
 * Places and changes in a string. Offsets count UTF-16 code units, as JavaScript strings and the language
 * server protocol do; a span is half-open: `[start, end)`.
 */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** Replace what `span` covers by `text`; an empty span inserts. */
export interface TextEdit {
  readonly span: Span;
  readonly text: string;
}

/** Whether the two spans share a character, or touch where one of them is empty. */
export function overlaps(a: Span, b: Span): boolean {
  if (a.start === a.end || b.start === b.end) return a.start <= b.end && b.start <= a.end;
  return a.start < b.end && b.start < a.end;
}

/** Whether `outer` holds all of `inner`. */
export function contains(outer: Span, inner: Span): boolean {
  return outer.start <= inner.start && inner.end <= outer.end;
}

/** Of `sorted` (by start, none overlapping) those that `outer` holds. */
export function heldBy<T extends { readonly span: Span }>(sorted: readonly T[], outer: Span): T[] {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle]!.span.start < outer.start) low = middle + 1;
    else high = middle;
  }
  const held: T[] = [];
  for (; low < sorted.length && sorted[low]!.span.start <= outer.end; low++)
    if (sorted[low]!.span.end <= outer.end) held.push(sorted[low]!);
  return held;
}

/** The span moved by `by` code units. */
export function shifted(span: Span, by: number): Span {
  return { start: span.start + by, end: span.end + by };
}

/**
 * The text after the edits, all of them given in coordinates of the text before. Edits are applied in the order
 * of their places.
 *
 * @throws RangeError when two edits overlap: silently dropping one would lose somebody's change.
 */
export function applyEdits(text: string, edits: readonly TextEdit[]): string {
  const sorted = edits.map((edit, order) => ({ edit, order }));
  sorted.sort((a, b) => a.edit.span.start - b.edit.span.start || a.order - b.order);
  let out = '';
  let at = 0;
  for (const { edit } of sorted) {
    if (edit.span.start < at) throw new RangeError('Edits overlap.');
    out += text.slice(at, edit.span.start) + edit.text;
    at = edit.span.end;
  }
  return out + text.slice(at);
}
