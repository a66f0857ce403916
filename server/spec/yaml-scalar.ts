import { isScalar, type Scalar, visit } from 'yaml';
import { applyEdits, type Span, type TextEdit } from '../text/span.ts';
import type { Placement } from './model.ts';
import { yamlDocument } from './yaml-document.ts';

/**
 * Where the characters of a YAML scalar's value stand in the source: block scalars lose their indentation, folded
 * ones their line breaks, quoted ones their escapes. The map is a list of runs, in rising order on both sides.
 */
export interface ScalarMap {
  /** Offsets in the value where a run starts. */
  readonly values: readonly number[];
  /** Offsets in the source, same length. */
  readonly sources: readonly number[];
  /** Characters of the value that take more than one in the source, such as escapes, with their length there. */
  readonly widths: ReadonlyMap<number, number>;
  /** `none`: the text stands nowhere, so nothing can be written in it. */
  readonly style: 'literal' | 'folded' | 'plain' | 'single' | 'double' | 'none';
  /** Indentation of a block scalar's lines. */
  readonly indent: string;
  readonly value: string;
  /** The YAML the scalar was read from, and where it starts in it. */
  readonly source: string;
  readonly start: number;
}

/** The map of a text that is not there, for an entry whose place is `at`. */
export function emptyMap(at: number): ScalarMap {
  return {
    values: [0],
    sources: [at],
    widths: NO_WIDTHS,
    style: 'none',
    indent: '',
    value: '',
    source: '',
    start: at,
  };
}

const NO_WIDTHS: ReadonlyMap<number, number> = new Map();

const STYLES: Readonly<Record<string, ScalarMap['style']>> = {
  BLOCK_LITERAL: 'literal',
  BLOCK_FOLDED: 'folded',
  QUOTE_DOUBLE: 'double',
  QUOTE_SINGLE: 'single',
};

/** The map of a scalar read from `source`; offsets in the source are relative to that text. */
export function mapScalar(scalar: Scalar, source: string): ScalarMap {
  const value = String(scalar.value);
  const [start, end] = scalar.range ?? [0, 0];
  const style = STYLES[scalar.type ?? ''] ?? 'plain';
  const runs = new Runs();
  let indent = '';
  if (style === 'literal' || style === 'folded') {
    const header = source.indexOf('\n', start);
    if (header < 0 || header >= end) runs.add(0, end);
    else indent = mapBlock(value, source, header + 1, end, style, runs);
  } else {
    mapFlow(value, source, style === 'plain' ? start : start + 1, end, style, runs);
  }
  const { values, sources, widths } = runs;
  return { values, sources, widths, style, indent, value, source, start };
}

class Runs {
  readonly values: number[] = [];
  readonly sources: number[] = [];
  readonly widths = new Map<number, number>();

  /** From `value` on the characters stand at `source` and after it. */
  add(value: number, source: number): void {
    const last = this.values.length - 1;
    if (last >= 0 && this.sources[last]! + value - this.values[last]! === source) return;
    this.values.push(value);
    this.sources.push(source);
  }
}

/** Lines of a block scalar, one run each; answers their indentation. */
function mapBlock(
  value: string,
  source: string,
  body: number,
  end: number,
  style: 'literal' | 'folded',
  runs: Runs,
): string {
  const depth = blockIndent(value, source, body, end);
  const lines = sourceLines(source, body, end, depth);
  const reached =
    style === 'literal' ? mapLiteral(value, lines, body, runs) : mapFolded(value, source, lines, body, runs);
  if (reached.value >= value.length || runs.values.length === 0)
    runs.add(value.length, Math.min(reached.source, end));
  return ' '.repeat(depth);
}

interface SourceLine {
  /** Where its content starts and ends. */
  readonly start: number;
  readonly end: number;
  /** Where the next line starts. */
  readonly next: number;
}

function* sourceLines(source: string, body: number, end: number, depth: number): Generator<SourceLine> {
  let line = body;
  do {
    const stop = source.indexOf('\n', line);
    const next = stop < 0 ? source.length : stop + 1;
    const lineEnd = stop < 0 ? source.length : source[stop - 1] === '\r' && stop > line ? stop - 1 : stop;
    yield { start: Math.min(line + depth, lineEnd), end: lineEnd, next };
    if (stop < 0) return;
    line = next;
  } while (line < end);
}

/** How far value and source were mapped. */
interface Reached {
  readonly value: number;
  readonly source: number;
}

function mapLiteral(value: string, lines: Iterable<SourceLine>, body: number, runs: Runs): Reached {
  let at = 0;
  let source = body;
  for (const { start, end, next } of lines) {
    runs.add(at, start);
    at += end - start;
    runs.add(at, end);
    if (value[at] !== '\n') return { value: at, source: end };
    if (next - end === 2) runs.widths.set(at, 2);
    at++;
    source = next;
  }
  return { value: at, source };
}

/** A line break in the source is a space in the value, or the breaks of the empty lines after it. */
function mapFolded(
  value: string,
  text: string,
  lines: Iterable<SourceLine>,
  body: number,
  runs: Runs,
): Reached {
  let at = 0;
  let source = body;
  let before = body;
  for (const { start, end, next } of lines) {
    source = next;
    if (start === end) continue;
    runs.add(at, before);
    while (value[at] === '\n') at++;
    if (!value.startsWith(text.slice(start, end), at) && value[at] === ' ') at++;
    runs.add(at, start);
    at += end - start;
    runs.add(at, end);
    before = end;
  }
  return { value: at, source };
}

/** Indentation that the reader took away: what the first line with a word has more in the source than in the value. */
function blockIndent(value: string, source: string, body: number, end: number): number {
  const said = /[^ \t\r\n]/.exec(source.slice(body, end));
  if (!said) return 0;
  const word = body + said.index;
  const typed = word - (source.lastIndexOf('\n', word - 1) + 1);
  const inValue = /[^ \t\r\n]/.exec(value)?.index ?? 0;
  return Math.max(0, typed - (inValue - (value.lastIndexOf('\n', inValue - 1) + 1)));
}

/** Walks value and source side by side; line breaks that were folded and escapes make a new run. */
function mapFlow(
  value: string,
  source: string,
  from: number,
  end: number,
  style: ScalarMap['style'],
  runs: Runs,
): void {
  let s = from;
  for (let v = 0; v < value.length; v++) {
    const joined = style === 'double' ? skipContinuation(source, s) : s;
    const isJoined = joined > s;
    s = joined;
    if (isBreak(source, s)) {
      // One break is a space; of more the first is dropped and the others stay.
      const next = skipSpace(source, s, end);
      const breaks = source.slice(s, next).split('\n').length - 1;
      runs.add(v, s);
      v += Math.max(1, isJoined ? breaks : breaks - 1) - 1;
      s = next;
      continue;
    }
    runs.add(v, s);
    const width =
      style === 'double' ? escapeLength(source, s) : style === 'single' && source[s] === "'" ? 2 : 1;
    s += width;
    if (width === 1) continue;
    runs.widths.set(v, width);
    if (width === 10 && isHighSurrogate(value.charCodeAt(v))) {
      // One escape for two code units.
      v++;
      runs.add(v, s - width);
      runs.widths.set(v, width);
    }
    runs.add(v + 1, s);
  }
  runs.add(value.length, Math.min(s, end));
}

/** Whether only blanks stand between here and a line break. */
function isBreak(source: string, at: number): boolean {
  let i = at;
  while (source[i] === ' ' || source[i] === '\t') i++;
  return source[i] === '\n' || (source[i] === '\r' && source[i + 1] === '\n');
}

/** Past a line break that a backslash took away, with the blanks at the start of the next line. */
function skipContinuation(source: string, from: number): number {
  let at = from;
  while (source[at] === '\\' && (source[at + 1] === '\n' || source.startsWith('\r\n', at + 1))) {
    at = source.indexOf('\n', at) + 1;
    while (source[at] === ' ' || source[at] === '\t') at++;
  }
  return at;
}

function skipSpace(source: string, from: number, to: number): number {
  let at = from;
  while (at < to && ' \t\r\n'.includes(source[at]!)) at++;
  return at;
}

function escapeLength(source: string, at: number): number {
  if (source[at] !== '\\') return 1;
  const kind = source[at + 1];
  return kind === 'x' ? 4 : kind === 'u' ? 6 : kind === 'U' ? 10 : 2;
}

function isHighSurrogate(code: number): boolean {
  return code >= 0xd800 && code <= 0xdbff;
}

/** Placement of a section whose text is the value of a scalar; `base` is the offset of the scalar's source text. */
export function scalarPlacement(map: ScalarMap, base: number, eol: string): Placement {
  return {
    toDocument: (offset) => base + sourceOf(map, offset),
    toSection: (offset) => valueAt(map, offset - base),
    toDocumentEdit: (span, text) => {
      const edit = writeInto(map, span, text, eol);
      return edit && { span: { start: base + edit.span.start, end: base + edit.span.end }, text: edit.text };
    },
  };
}

/** Offset in the scalar's source text of an offset in its value. */
export function sourceOf(map: ScalarMap, offset: number): number {
  const run = lastRun(map.values, offset);
  return map.sources[run]! + (offset - map.values[run]!);
}

function valueAt(map: ScalarMap, source: number): number | undefined {
  if (source < map.sources[0]!) return undefined;
  const run = lastRun(map.sources, source);
  const offset = map.values[run]! + (source - map.sources[run]!);
  const limit = map.values[run + 1] ?? map.value.length + 1;
  return offset < limit ? offset : undefined;
}

function lastRun(starts: readonly number[], value: number): number {
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (starts[middle]! <= value) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** The edit of the source that makes this edit of the value, or undefined when the scalar cannot hold it. */
function writeInto(map: ScalarMap, span: Span, text: string, eol: string): TextEdit | undefined {
  const value = map.value.slice(0, span.start) + text.replaceAll('\r\n', '\n') + map.value.slice(span.end);
  if (map.style === 'literal') {
    const edit = writeLiteral(map, span, text, eol);
    // It holds anything but white space before its first word, which would be read as its indentation.
    const isSure = /\S/.test(map.value.slice(0, span.start));
    return isSure || readsAs(map, edit, value) ? edit : undefined;
  }
  const written = typedIn(map, text);
  if (written === undefined) return undefined;
  const start = sourceOf(map, span.start);
  const end =
    span.end > span.start ? sourceOf(map, span.end - 1) + (map.widths.get(span.end - 1) ?? 1) : start;
  const edit = { span: { start, end: Math.max(start, end) }, text: written };
  return readsAs(map, edit, value) ? edit : undefined;
}

/** The last line break of a block stays, and what comes after it becomes a line before it. */
function writeLiteral(map: ScalarMap, span: Span, text: string, eol: string): TextEdit {
  const { value, indent } = map;
  const atEnd = span.end === value.length && value.endsWith('\n');
  const kept = atEnd ? text.replace(/\r?\n$/, '') : text;
  // A blank line needs no indentation, unless the text goes on behind it.
  const written = kept.replace(/\r?\n(?!\r?\n)/g, eol + indent).replace(/\r?\n(?=\r?\n)/g, eol);
  if (atEnd && span.start === value.length) {
    const at = sourceOf(map, value.length - 1);
    return { span: { start: at, end: at }, text: eol + indent + written };
  }
  const start = sourceOf(map, span.start);
  if (span.end === span.start) return { span: { start, end: start }, text: written };
  if (atEnd) return { span: { start, end: sourceOf(map, value.length - 1) }, text: written };
  // Where a line break goes, the indentation after it goes too.
  const end = value[span.end - 1] === '\n' ? sourceOf(map, span.end) : sourceOf(map, span.end - 1) + 1;
  return { span: { start, end }, text: written };
}

/** `text` as it must be typed in a scalar that is no literal block, or undefined when it cannot stand there. */
function typedIn(map: ScalarMap, text: string): string | undefined {
  if (map.style === 'none') return undefined;
  if (map.style === 'double') return JSON.stringify(text).slice(1, -1);
  if (text.includes('\n')) return undefined;
  return map.style === 'single' ? text.replaceAll("'", "''") : text;
}

/** Whether the scalar has this value after the edit, all else being as valid as it was. */
function readsAs(map: ScalarMap, edit: TextEdit, value: string): boolean {
  const before = yamlDocument(map.source);
  const after = yamlDocument(applyEdits(map.source, [edit]));
  if (after.errors.length > before.errors.length) return false;
  let same = false;
  visit(after, {
    Scalar(_key, node) {
      if (node.range?.[0] !== map.start) return undefined;
      same = isScalar(node) && withoutEnd(String(node.value)) === withoutEnd(value);
      return visit.BREAK;
    },
  });
  return same;
}

/** The line breaks at the end of a block are a matter of its mark. */
function withoutEnd(value: string): string {
  return value.replace(/\n{1,1000}$/, '');
}
