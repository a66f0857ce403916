/**
 * Lines of one piece of text. A line ends at LF, CRLF or a lone CR, as in the language server protocol; columns
 * count UTF-16 code units. The index belongs to a piece (a section), so an edit costs the piece, not the document.
 */
export interface LineIndex {
  /** Offset of the first character of each line; a text always has at least one line. */
  readonly starts: readonly number[];
  /** Length of the text the index was made of. */
  readonly length: number;
}

/** The lines of `text`; linear. */
export function indexLines(text: string): LineIndex {
  const starts = [0];
  if (!text.includes('\r')) {
    for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
    return { starts, length: text.length };
  }
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code === 10) starts.push(i + 1);
    else if (code === 13) {
      if (text.charCodeAt(i + 1) === 10) i++;
      starts.push(i + 1);
    }
  }
  return { starts, length: text.length };
}

/** The line (zero-based) that holds `offset`. */
export function lineAt(index: LineIndex, offset: number): number {
  return lastAtOrBefore(index.starts, offset);
}

/** The last position in the rising list `starts` whose value is at most `value`; 0 when all are larger. */
export function lastAtOrBefore(starts: ArrayLike<number>, value: number): number {
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (starts[middle]! <= value) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** Where line `line` stops, its line break not included. */
export function lineEnd(index: LineIndex, text: string, line: number): number {
  const next = index.starts[line + 1];
  if (next === undefined) return index.length;
  let end = next - 1;
  if (text.charCodeAt(end) === 10 && text.charCodeAt(end - 1) === 13) end--;
  return end;
}
