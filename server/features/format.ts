import type { Text2 } from '../rules/rule.ts';
import { clauseUses } from '../spec/clauses.ts';
import { wholeText } from '../spec/pieces.ts';
import type { Specification } from '../spec/specification.ts';
import { frontMatterLength } from '../spec/split-sections.ts';
import { differenceOfBlocks, firstDifference, structureOf } from '../spec/structure.ts';
import { indexLines, lineAt, lineEnd } from '../text/lines.ts';
import type { Span, TextEdit } from '../text/span.ts';
import { renumber } from './format/lists.ts';
import { trimEnds } from './format/spaces.ts';
import { alignedTable } from './format/tables.ts';
import { isBlank, type Unit, unitsOf } from './format/unit.ts';

/** Edits that lay a text out, or why it is left alone. */
export type FormatResult = { readonly edits: readonly TextEdit[] } | { readonly refused: Text2 };

const CONFLICT: Text2 = {
  nl: 'Dit bestek is niet opgemaakt: er staan nog conflicten van git in (<<<<<<<). Los die eerst op.',
  en: 'This specification was not formatted: there are conflicts of git in it (<<<<<<<). Resolve them first.',
};

/** Rounds in which blocks that would come to mean something else are left out; after that all is left as it is. */
const MOST_ROUNDS = 4;

/** What becomes of the lines of a text: other lines, fewer blank ones or one more. */
interface Change {
  readonly first: number;
  readonly after: number;
  /** As many lines as before, or blank ones only. */
  readonly lines: readonly string[];
}

/**
 * Lays out a specification in Markdown: tables under one another, one kind of bullet, numbers that follow one another,
 * one blank line round headings, lists and tables, no spaces at the ends of lines. The text means the same afterwards:
 * each block is read again, and then all of it, and what would differ is left alone. Front matter, code, HTML, marks,
 * clauses (which are compared with the library) and motivations are never touched.
 * @param within only the blocks that stand in part in this span
 */
export function formatEdits(spec: Specification, within?: Span): FormatResult {
  if (spec.language !== 'markdown') return { edits: [] };
  if (spec.sections.some(({ section }) => section.problems.some(({ code }) => code === 'conflict-marker')))
    return { refused: CONFLICT };
  if (spec.problems.some(({ code }) => code === 'front-matter-open')) return { edits: [] };
  const text = wholeText(spec.text);
  const body = new Body(text, frontMatterLength(text), spec.eol);
  const frozen = frozenLines(spec, body);
  const structure = structureOf(body.text);
  const units = unitsOf(structure.tokens, body.lines);
  const asked = within && { first: body.lineOf(within.start), after: body.lineOf(within.end) + 1 };
  const isAsked = ({ first, after }: Pick<Change, 'first' | 'after'>) =>
    !asked ||
    (first < asked.after && asked.first < after) ||
    (first === after && first >= asked.first && first < asked.after);
  let changes = [...unitChanges(units, body.lines, frozen), ...gapChanges(units, body, frozen)].filter(
    isAsked,
  );
  changes.sort((a, b) => a.first - b.first || a.after - b.after);
  for (let round = 0; changes.length > 0 && round < MOST_ROUNDS; round++) {
    const line = firstDifference(structure, structureOf(applied(body.lines, changes)));
    if (line === undefined) return { edits: body.edits(changes) };
    const culprit = units.findIndex((unit) => unit.after > line);
    const from = units[Math.max(0, culprit - 1)]?.first ?? 0;
    const to = units[culprit + 1]?.after ?? body.lines.length;
    changes = changes.filter((change) => change.after < from || change.first > to);
  }
  return { edits: [] };
}

/** The text after front matter, in lines. */
class Body {
  readonly text: string;
  readonly lines: readonly string[];
  /** Whether there is front matter above. */
  readonly hasFront: boolean;
  private readonly index: ReturnType<typeof indexLines>;
  private readonly base: number;
  private readonly usual: string;

  constructor(whole: string, base: number, eol: string) {
    this.base = base;
    this.usual = eol;
    this.hasFront = base > 0;
    this.text = whole.slice(base);
    this.index = indexLines(this.text);
    this.lines = this.index.starts.map((start, i) =>
      this.text.slice(start, lineEnd(this.index, this.text, i)),
    );
  }

  /** Line of an offset in the document. */
  lineOf(offset: number): number {
    return lineAt(this.index, Math.max(0, offset - this.base));
  }

  /** Edits of the document, each no larger than it need be. */
  edits(changes: readonly Change[]): TextEdit[] {
    const edits: TextEdit[] = [];
    for (const { first, after, lines } of changes) {
      const most = Math.min(lines.length, after - first);
      for (let i = 0; i < most; i++) this.addLine(edits, first + i, lines[i]!);
      const start = this.start(first + most);
      if (after - first > most) edits.push({ span: { start, end: this.start(after) }, text: '' });
      else if (lines.length > most)
        edits.push({ span: { start, end: start }, text: this.eolAbove(first).repeat(lines.length - most) });
    }
    return edits;
  }

  private addLine(edits: TextEdit[], line: number, text: string): void {
    const old = this.lines[line]!;
    if (old === text) return;
    const least = Math.min(old.length, text.length);
    let head = 0;
    while (head < least && old[head] === text[head]) head++;
    let tail = 0;
    while (tail < least - head && old[old.length - 1 - tail] === text[text.length - 1 - tail]) tail++;
    const start = this.start(line);
    edits.push({
      span: { start: start + head, end: start + old.length - tail },
      text: text.slice(head, text.length - tail),
    });
  }

  private start(line: number): number {
    return this.base + (this.index.starts[line] ?? this.text.length);
  }

  /** The line break above a line. */
  private eolAbove(line: number): string {
    const at = this.index.starts[line] ?? this.text.length;
    if (at === 0) return this.usual;
    return this.text[at - 1] === '\n' && this.text[at - 2] === '\r' ? '\r\n' : '\n';
  }
}

/** Lines that nobody may change: clauses with their markers, and motivations. */
function frozenLines(spec: Specification, body: Body): Set<number> {
  const frozen = new Set<number>();
  const freeze = (start: number, end: number) => {
    for (let line = body.lineOf(start); line <= body.lineOf(end); line++) frozen.add(line);
  };
  const place = (at: number) => spec.places.placement(at);
  for (const { at, marker, closedAt, closing } of clauseUses(spec.sections).uses) {
    const end = closing ? place(closedAt!).toDocument(closing.end) : spec.text.length;
    freeze(place(at).toDocument(marker.start), end);
  }
  spec.sections.forEach(({ section }, at) => {
    for (const { kind, span } of section.marks)
      if (kind === 'motivation') freeze(place(at).toDocument(span.start), place(at).toDocument(span.end));
  });
  return frozen;
}

/** Works out what becomes of blocks; each means by itself what it meant. */
function unitChanges(
  units: readonly Unit[],
  lines: readonly string[],
  frozen: ReadonlySet<number>,
): Change[] {
  const work = [...lines];
  const changes: Change[] = [];
  units.forEach((unit, i) => {
    const { kind, first, after, tokens } = unit;
    if (kind === 'code' || kind === 'fixed' || isDoubtful(units[i - 1], unit)) return;
    const isBeside = isBulleted(units[i - 1]) || isBulleted(units[i + 1]);
    const source = lines.slice(first, after);
    for (const isWhole of [true, false]) {
      if (isWhole) relay(unit, isBeside, source, work);
      trimEnds(tokens, work, first, after);
      const made = work.slice(first, after);
      if (made.every((line, i) => line === source[i])) break;
      if (isAllowed(unit, source, made, frozen)) {
        changes.push({ first, after, lines: made });
        break;
      }
      work.splice(first, source.length, ...source);
    }
  });
  return changes;
}

/** A table right under a list or a quote: to some readers it is one more line of the last paragraph in there. */
function isDoubtful(above: Unit | undefined, { kind, first }: Unit): boolean {
  if (kind !== 'table' || above?.after !== first) return false;
  return above.kind === 'list' || above.tokens[0]?.type === 'blockquote_open';
}

function isBulleted(unit: Unit | undefined): boolean {
  return unit?.tokens[0]?.type === 'bullet_list_open';
}

function relay(
  { kind, first, tokens }: Unit,
  isBeside: boolean,
  source: readonly string[],
  work: string[],
): void {
  if (kind !== 'table') {
    renumber(tokens, isBeside, work);
    return;
  }
  const table = alignedTable(source) ?? source;
  for (let i = 0; i < table.length; i++) work[first + i] = table[i]!;
}

function isAllowed(
  { first, tokens }: Unit,
  source: readonly string[],
  made: readonly string[],
  frozen: ReadonlySet<number>,
): boolean {
  if (made.some((line, i) => line !== source[i] && frozen.has(first + i))) return false;
  return differenceOfBlocks(tokens, structureOf(made.join('\n')).tokens) === undefined;
}

/** Blank lines between blocks, above the first and below the last. */
function gapChanges(
  units: readonly Unit[],
  { lines, hasFront }: Body,
  frozen: ReadonlySet<number>,
): Change[] {
  const changes: Change[] = [];
  for (let i = 0; i <= units.length; i++) {
    const [above, below] = [units[i - 1], units[i]];
    const first = above?.after ?? 0;
    // The last line is what stands behind the last line break.
    const after = below?.first ?? lines.length - 1;
    if (after < first || !lines.slice(first, after).every(isBlank)) continue;
    if (frozen.has(first - 1) || frozen.has(after) || (above && endsInCode(above, !below))) continue;
    const wanted = blankLines(above, below, after - first, hasFront);
    const made = Array.from({ length: wanted }, () => '');
    if (wanted === after - first && lines.slice(first, after).every((line) => line === '')) continue;
    changes.push({ first, after, lines: made });
  }
  const last = lines.length - 1;
  if (lines[last] !== '' && isBlank(lines[last]!) && (units.at(-1)?.after ?? 0) <= last)
    changes.push({ first: last, after: last + 1, lines: [''] });
  return changes;
}

/** Blank lines under code may belong to it: always when it is told by its indentation, else when it is the last. */
function endsInCode({ tokens, after }: Unit, isLast: boolean): boolean {
  return tokens.some(
    ({ type, map }) => map?.[1] === after && (type === 'code_block' || (isLast && type === 'fence')),
  );
}

function blankLines(
  above: Unit | undefined,
  below: Unit | undefined,
  now: number,
  hasFront: boolean,
): number {
  if (!below) return 0;
  // Without them a line of dashes would open front matter.
  if (!above) return hasFront ? Math.min(now, 1) : now;
  // Two blank lines tell two lists apart for what is said above the first.
  if (now > 1 && above.kind === below.kind && (below.kind === 'list' || below.kind === 'table')) return now;
  if (now > 0) return 1;
  if (isDoubtful(above, below)) return 0;
  const isFixed = above.kind === 'fixed' || below.kind === 'fixed';
  return !isFixed && [above, below].some((unit) => unit && APART.has(unit.kind)) ? 1 : 0;
}

const APART: ReadonlySet<Unit['kind']> = new Set(['heading', 'list', 'table']);

function applied(lines: readonly string[], changes: readonly Change[]): string {
  const out: string[] = [];
  let at = 0;
  for (const { first, after, lines: made } of changes) {
    for (; at < first; at++) out.push(lines[at]!);
    out.push(...made);
    at = after;
  }
  for (; at < lines.length; at++) out.push(lines[at]!);
  return out.join('\n');
}
