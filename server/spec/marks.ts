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
  for (const span of htmlBlocks) readComments(text, span, blocks, marks);
  for (const block of blocks) {
    if (block.kind === 'code' || block.kind === 'html') continue;
    if (text.indexOf('<!--', block.span.start) >= 0) readComments(text, block.span, blocks, marks);
    if (block.quoted && block.kind === 'paragraph') readMotivation(text, block.span, marks);
  }
  marks.sort((a, b) => a.span.start - b.span.start);
  return { marks, problems: conflictMarkers(text) };
}

const COMMENT_WORD = /^<!--\s*(\/?)\s*(clausule|negeer)\b/i;
const CLAUSE_OPEN = /^<!--\s*clausule\s+([^\s@]+)(?:@([^\s]+))?\s*-->$/i;
const CLAUSE_CLOSE = /^<!--\s*\/\s*clausule(?:\s+[^\s]+)?\s*-->$/i;
const SUPPRESS = /^<!--\s*negeer\s+([^\s:]+)\s*(?::([\s\S]*))?-->$/i;

function readComments(text: string, within: Span, blocks: readonly Block[], marks: Mark[]): void {
  let at = text.indexOf('<!--', within.start);
  while (at >= 0 && at < within.end) {
    const close = text.indexOf('-->', at + 4);
    if (close < 0) return;
    const span = { start: at, end: close + 3 };
    const source = text.slice(span.start, span.end);
    const word = source.length < 600 ? COMMENT_WORD.exec(source) : null;
    if (word && !marks.some((mark) => mark.span.start === at))
      marks.push(readComment(text, source, span, blocks));
    at = text.indexOf('<!--', span.end);
  }
}

function readComment(text: string, source: string, span: Span, blocks: readonly Block[]): Mark {
  const suppress = SUPPRESS.exec(source);
  if (suppress) {
    const ruleStart = span.start + source.indexOf(suppress[1]!);
    return {
      kind: 'suppress',
      span,
      rule: suppress[1]!,
      ruleSpan: { start: ruleStart, end: ruleStart + suppress[1]!.length },
      reason: (suppress[2] ?? '').trim(),
      covers: coveredBlock(text, span, blocks),
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
function coveredBlock(text: string, span: Span, blocks: readonly Block[]): Span | undefined {
  const holder = blocks.find(
    (block) => block.kind !== 'html' && block.span.start <= span.start && span.end <= block.span.end,
  );
  if (holder) return holder.span;
  const index = blocks.findIndex((block) => block.span.start >= span.end);
  const first = blocks[index];
  if (!first) return undefined;
  let end = first.span.end;
  if (first.kind === 'item' || first.kind === 'row') {
    for (const block of blocks.slice(index + 1)) {
      if (block.kind !== first.kind || /\n\s*\n\s*\n/.test(text.slice(end, block.span.start))) break;
      end = block.span.end;
    }
  }
  return { start: first.span.start, end };
}

function alone(text: string, span: Span): boolean {
  const lineStart = text.lastIndexOf('\n', span.start - 1) + 1;
  const stop = text.indexOf('\n', span.end);
  return (
    text.slice(lineStart, span.start).trim() === '' &&
    text.slice(span.end, stop < 0 ? text.length : stop).trim() === ''
  );
}

const MOTIVATION = /^\**_*\s*motivering\s*\**_*\s*\(([^)\s]{1,80})\)\s*\**_*\s*:?\s*\**_*/i;

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
      .replace(/\n[ \t]{0,3}>[ \t]?/g, '\n')
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
