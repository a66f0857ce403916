import { firstFrom } from '../text/sorted.ts';
import type { Span } from '../text/span.ts';
import type { Block, Mark, ReadProblem } from './model.ts';

/**
 * The marks a drafter sets in a text: clause pairs and false-alarm marks (HTML comments) and motivations (visible
 * quotes). Their grammar is fixed in the file format.
 */
export function findMarks(
  text: string,
  blocks: readonly Block[],
  htmlBlocks: readonly Span[],
): { marks: readonly Mark[]; problems: readonly ReadProblem[] } {
  const marks: Mark[] = [];
  const comments = commentStarts(text);
  if (comments.length > 0) {
    const covering = new Covering(text, blocks);
    const read = new Set<number>();
    for (const span of htmlBlocks) readComments(text, span, comments, read, covering, marks);
    for (const block of blocks) {
      if (block.kind === 'code' || block.kind === 'html') continue;
      readComments(text, block.span, comments, read, covering, marks);
    }
  }
  for (const block of blocks)
    if (block.quoted && block.kind === 'paragraph') readMotivation(text, block.span, marks);
  marks.sort((a, b) => a.span.start - b.span.start);
  return { marks, problems: conflictMarkers(text) };
}

const COMMENT_WORD = /^<!--\s{0,20}\/?\s{0,20}(?:clausule|negeer)\b/i;
const CLAUSE_OPEN = /^<!--\s{0,20}clausule\s{1,20}([^\s@]{1,200})(?:@([^\s]{1,100}))?\s{0,20}-->$/i;
const CLAUSE_CLOSE = /^<!--\s{0,20}\/\s{0,20}clausule(?:\s{1,20}[^\s]{1,200})?\s{0,20}-->$/i;
const SUPPRESS = /^<!--\s{0,20}negeer\s{1,20}([^\s:]{1,100})\s{0,20}(?::([\s\S]{0,600}))?-->$/i;

function commentStarts(text: string): number[] {
  const starts: number[] = [];
  for (let at = text.indexOf('<!--'); at >= 0; at = text.indexOf('<!--', at + 4)) starts.push(at);
  return starts;
}

function readComments(
  text: string,
  within: Span,
  comments: readonly number[],
  read: Set<number>,
  covering: Covering,
  marks: Mark[],
): void {
  let end = within.start;
  for (let i = firstFrom(comments, within.start); i < comments.length; i++) {
    const at = comments[i]!;
    if (at >= within.end) return;
    if (at < end || read.has(at)) continue;
    const close = text.indexOf('-->', at + 4);
    if (close < 0) return;
    end = close + 3;
    const span = { start: at, end };
    const source = text.slice(at, Math.min(end, at + 600));
    if (end - at >= 600 || !COMMENT_WORD.test(source)) continue;
    read.add(at);
    marks.push(readComment(text, source, span, covering));
  }
}

function readComment(text: string, source: string, span: Span, covering: Covering): Mark {
  const suppress = SUPPRESS.exec(source);
  if (suppress) {
    const ruleStart = span.start + source.indexOf(suppress[1]!);
    return {
      kind: 'suppress',
      span,
      rule: suppress[1]!,
      ruleSpan: { start: ruleStart, end: ruleStart + suppress[1]!.length },
      reason: (suppress[2] ?? '').trim(),
      covers: covering.covers(span),
    };
  }
  if (!alone(text, span)) return { kind: 'clause-broken', span, why: 'text-on-line' };
  if (CLAUSE_CLOSE.test(source)) return { kind: 'clause-close', span };
  const open = CLAUSE_OPEN.exec(source);
  if (!open) return { kind: 'clause-broken', span, why: 'syntax' };
  const idStart = span.start + source.indexOf(open[1]!);
  const idEnd = idStart + open[1]!.length + (open[2] ? open[2].length + 1 : 0);
  return {
    kind: 'clause-open',
    span,
    id: open[1]!,
    version: open[2],
    idSpan: { start: idStart, end: idEnd },
  };
}

/** A mark silences the block it stands in, or else the next one; a list or table counts as one block. */
class Covering {
  private readonly text: string;
  private readonly blocks: readonly Block[];
  private readonly starts: readonly number[];
  /** Where the list or table ends that each block belongs to. */
  private ends: readonly number[] | undefined;

  constructor(text: string, blocks: readonly Block[]) {
    this.text = text;
    this.blocks = blocks;
    this.starts = blocks.map((block) => block.span.start);
  }

  covers(span: Span): Span | undefined {
    const holder = this.blocks[firstFrom(this.starts, span.start + 1) - 1];
    if (holder && holder.kind !== 'html' && span.end <= holder.span.end) return holder.span;
    const index = firstFrom(this.starts, span.end);
    if (index >= this.blocks.length) return undefined;
    this.ends ??= this.wholes();
    return { start: this.starts[index]!, end: this.ends[index]! };
  }

  private wholes(): number[] {
    const { blocks } = this;
    const ends = blocks.map((block) => block.span.end);
    for (let i = blocks.length - 2; i >= 0; i--) {
      const { kind, span } = blocks[i]!;
      const next = blocks[i + 1]!;
      if ((kind !== 'item' && kind !== 'row') || next.kind !== kind) continue;
      if (!hasWideGap(this.text, span.end, next.span.start)) ends[i] = ends[i + 1]!;
    }
    return ends;
  }
}

/** Whether two blank lines stand between. */
function hasWideGap(text: string, start: number, end: number): boolean {
  let breaks = 0;
  for (let i = start; i < end; i++) {
    const code = text.charCodeAt(i);
    if (code === 10) breaks++;
    else if (code !== 32 && code !== 13 && code !== 9) breaks = 0;
    if (breaks > 2) return true;
  }
  return false;
}

function alone(text: string, span: Span): boolean {
  const lineStart = text.lastIndexOf('\n', span.start - 1) + 1;
  const stop = text.indexOf('\n', span.end);
  return (
    text.slice(lineStart, span.start).trim() === '' &&
    text.slice(span.end, stop < 0 ? text.length : stop).trim() === ''
  );
}

const MOTIVATION =
  /^[*_]{0,6}\s{0,9}motivering\s{0,9}[*_]{0,6}\s{0,9}\(([^)\s]{1,80})\)\s{0,9}[*_]{0,6}\s{0,9}:?\s{0,9}[*_]{0,6}/i;

function readMotivation(text: string, span: Span, marks: Mark[]): void {
  const source = text.slice(span.start, span.end);
  const found = MOTIVATION.exec(source);
  if (!found) return;
  const ruleStart = span.start + source.indexOf(found[1]!);
  marks.push({
    kind: 'motivation',
    span,
    rule: found[1]!,
    ruleSpan: { start: ruleStart, end: ruleStart + found[1]!.length },
    text: source
      .slice(found[0].length)
      .replace(/\n[ \t]{0,40}>[ \t]?/g, '\n')
      .trim(),
  });
}

function conflictMarkers(text: string): ReadProblem[] {
  if (!text.includes('<<<<<<<') && !text.includes('>>>>>>>')) return [];
  const problems: ReadProblem[] = [];
  for (const found of text.matchAll(/^(?:<{7}|>{7})[^\n]{0,200}/gm)) {
    problems.push({
      code: 'conflict-marker',
      span: { start: found.index, end: found.index + found[0].trimEnd().length },
    });
  }
  return problems;
}
