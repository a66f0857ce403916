import { contentEnd } from './unit.ts';

/** A row wider than this is no longer read side by side: such a table is written without filling up. */
const WIDEST = 160;

type Alignment = 'left' | 'right' | 'center' | 'none';

/**
 * The lines of a table with its columns under one another; undefined for one that is better left alone: with a row of
 * more cells than there are columns, of which the surplus is not shown.
 * @param lines header row, delimiter row and the rows below
 */
export function alignedTable(lines: readonly string[]): string[] | undefined {
  const rows = lines.map(cellsOf);
  const [head, delimiter, ...body] = rows;
  if (!head || !delimiter || head.length !== delimiter.length || head.length === 0) return undefined;
  if (!delimiter.every((cell) => /^:?-{1,200}:?$/.test(cell))) return undefined;
  if (body.some((row) => row.length > head.length || row.length === 0)) return undefined;
  const alignments = delimiter.map(alignmentOf);
  const texts = [head, ...body];
  const widths = head.map((_, column) =>
    Math.max(3, ...texts.map((row) => (column < row.length ? widthOf(row[column]!) : 0))),
  );
  const isWide = widths.reduce((sum, width) => sum + width + 3, 1) > WIDEST;
  const padded = (row: readonly string[]) =>
    joined(row.map((cell, i) => (isWide ? cell : filled(cell, widths[i]!, alignments[i]!))));
  const under = joined(alignments.map((alignment, i) => dashes(alignment, isWide ? 3 : widths[i]!)));
  return [padded(head), under, ...body.map(padded)];
}

/** The cells of a row, as the parsers cut it: a pipe behind a backslash is text. */
function cellsOf(line: string): string[] {
  const row = trimmed(line);
  const cells: string[] = [];
  let start = row.startsWith('|') ? 1 : 0;
  for (let i = start; i < row.length; i++) {
    if (row[i] !== '|' || row[i - 1] === '\\') continue;
    cells.push(row.slice(start, i));
    start = i + 1;
  }
  if (start < row.length) cells.push(row.slice(start));
  return cells.map(trimmed);
}

/** Without spaces and tabs around it; a no-break space is text. */
function trimmed(text: string): string {
  const lead = /^[ \t]*/.exec(text)![0].length;
  return text.slice(lead, Math.max(lead, contentEnd(text)));
}

function joined(cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |`;
}

function alignmentOf(cell: string): Alignment {
  if (cell.endsWith(':')) return cell.startsWith(':') ? 'center' : 'right';
  return cell.startsWith(':') ? 'left' : 'none';
}

function dashes(alignment: Alignment, width: number): string {
  const left = alignment === 'left' || alignment === 'center' ? ':' : '';
  const right = alignment === 'right' || alignment === 'center' ? ':' : '';
  return left + '-'.repeat(width - left.length - right.length) + right;
}

function filled(cell: string, width: number, alignment: Alignment): string {
  const room = Math.max(0, width - widthOf(cell));
  if (alignment === 'right') return ' '.repeat(room) + cell;
  const before = alignment === 'center' ? Math.floor(room / 2) : 0;
  return ' '.repeat(before) + cell + ' '.repeat(room - before);
}

/** Columns a text takes in a font of equal widths. */
function widthOf(text: string): number {
  if (/^[\x20-\x7e\u00a0-\u02ff]*$/.test(text)) return text.length;
  let width = 0;
  for (const letter of text) {
    if (/\p{M}|\p{Cf}/u.test(letter)) continue;
    width +=
      /[\p{Emoji_Presentation}\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\uff00-\uff60]/u.test(
        letter,
      )
        ? 2
        : 1;
  }
  return width;
}
