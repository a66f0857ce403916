import type { Scalar } from 'yaml';
import type { Span } from '../text/span.ts';
import type { Placement } from './model.ts';

/**
 * Where the characters of a YAML scalar's value stand in the source: block scalars lose their indentation, folded
 * ones their line breaks, quoted ones their escapes. The map is a list of runs, in rising order on both sides.
 */
export interface ScalarMap {
  /** Offsets in the value where a run starts. */
  readonly values: readonly number[];
  /** Offsets in the source, same length. */
  readonly sources: readonly number[];
  readonly style: 'literal' | 'folded' | 'plain' | 'single' | 'double';
  /** Indentation of a block scalar's lines. */
  readonly indent: string;
  readonly length: number;
}

/** The map of a scalar read from `source`; offsets in the source are relative to that text. */
export function mapScalar(scalar: Scalar, source: string): ScalarMap {
  const value = String(scalar.value);
  const [from, to] = scalar.range ?? [0, 0, 0];
  if (scalar.type === 'BLOCK_LITERAL' || scalar.type === 'BLOCK_FOLDED') {
    const body = source.indexOf('\n', from) + 1;
    const indent = blockIndent(source, body, to);
    if (scalar.type === 'BLOCK_LITERAL') return mapLiteral(value, source, body, indent);
    return alignValue(value, source, body + indent.length, to, 'folded', indent);
  }
  const style =
    scalar.type === 'QUOTE_DOUBLE' ? 'double' : scalar.type === 'QUOTE_SINGLE' ? 'single' : 'plain';
  return alignValue(value, source, style === 'plain' ? from : from + 1, to, style, '');
}

function blockIndent(source: string, body: number, to: number): string {
  const first = /^([ ]*)[^\s]/m.exec(source.slice(body, Math.max(body, to)));
  return first?.[1] ?? '';
}

function mapLiteral(value: string, source: string, body: number, indent: string): ScalarMap {
  const values: number[] = [];
  const sources: number[] = [];
  let at = 0;
  let line = body;
  while (at <= value.length) {
    const stop = source.indexOf('\n', line);
    const lineEnd = stop < 0 ? source.length : stop;
    values.push(at);
    sources.push(Math.min(lineEnd, line + indent.length));
    const next = value.indexOf('\n', at);
    if (next < 0) break;
    at = next + 1;
    line = lineEnd + 1;
    if (line > source.length) break;
  }
  return { values, sources, style: 'literal', indent, length: value.length };
}

/** Walks value and source side by side; white space that was folded and escapes make a new run. */
function alignValue(
  value: string,
  source: string,
  from: number,
  to: number,
  style: ScalarMap['style'],
  indent: string,
): ScalarMap {
  const values = [0];
  const sources = [from];
  let s = from;
  const run = (v: number) => {
    if (sources.at(-1)! + (v - values.at(-1)!) === s) return;
    values.push(v);
    sources.push(s);
  };
  for (let v = 0; v < value.length; v++) {
    const letter = value[v]!;
    if (style === 'double' && source[s] === '\\') {
      if (source[s + 1] === '\n' || source[s + 1] === '\r') s = skipSpace(source, s + 1, to);
      else {
        run(v);
        s += escapeLength(source, s);
        continue;
      }
    }
    if (source[s] === letter && letter !== '\n') {
      run(v);
      s += style === 'single' && letter === "'" ? 2 : 1;
      continue;
    }
    if (/\s/.test(letter) && /\s/.test(source[s] ?? '')) {
      run(v);
      const next = value[v + 1];
      s = next !== undefined && /\s/.test(next) && letter === '\n' ? s + 1 : skipSpace(source, s, to);
      continue;
    }
    const found = source.indexOf(letter, s);
    if (found >= 0 && found < to && found - s < 200) s = found;
    run(v);
    if (source[s] === letter) s++;
  }
  return { values, sources, style, indent, length: value.length };
}

function skipSpace(source: string, from: number, to: number): number {
  let at = from;
  while (at < to && /\s/.test(source[at]!)) at++;
  return at;
}

function escapeLength(source: string, at: number): number {
  const kind = source[at + 1];
  return kind === 'x' ? 4 : kind === 'u' ? 6 : kind === 'U' ? 10 : 2;
}

/** Placement of a section whose text is the value of a scalar; `base` is the offset of the scalar's source text. */
export function scalarPlacement(map: ScalarMap, base: number, eol: string): Placement {
  const toDocument = (offset: number) => base + sourceOf(map, offset);
  return {
    toDocument,
    toSection: (offset) => valueAt(map, offset - base),
    toDocumentEdit: (span, text) => {
      const written = writeInto(map, text, eol);
      if (written === undefined) return undefined;
      return {
        span: {
          start: toDocument(span.start),
          end: span.end === span.start ? toDocument(span.start) : endOf(map, span, base),
        },
        text: written,
      };
    },
  };
}

function endOf(map: ScalarMap, span: Span, base: number): number {
  // The end is taken from the last character, so that a span up to a line's end does not reach into the next indent.
  return base + sourceOf(map, span.end - 1) + 1;
}

function sourceOf(map: ScalarMap, offset: number): number {
  const run = lastRun(map.values, offset);
  return map.sources[run]! + (offset - map.values[run]!);
}

function valueAt(map: ScalarMap, source: number): number | undefined {
  if (source < map.sources[0]!) return undefined;
  const run = lastRun(map.sources, source);
  const offset = map.values[run]! + (source - map.sources[run]!);
  const limit = map.values[run + 1] ?? map.length + 1;
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

/** `text` as it must be typed inside the scalar, or undefined when it cannot stand there. */
function writeInto(map: ScalarMap, text: string, eol: string): string | undefined {
  if (map.style === 'literal') return text.split('\n').join(eol + map.indent);
  if (text.includes('\n')) return undefined;
  if (map.style === 'folded') return text;
  if (map.style === 'single') return text.replaceAll("'", "''");
  if (map.style === 'double') return JSON.stringify(text).slice(1, -1);
  return /: |:$| #|^[&*!|>'"%@`[{]/.test(text) ? undefined : text;
}
