import type { Nodes, Parent } from 'mdast';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { blankInline } from '../../server/spec/blank-inline.ts';
import type { Block, Section } from '../../server/spec/model.ts';
import { readMarkdown } from '../../server/spec/read-markdown.ts';
import { readSpecification } from '../../server/spec/specification.ts';
import { frontMatterLength } from '../../server/spec/split-sections.ts';
import type { Span } from '../../server/text/span.ts';

/** A block as both readings tell it: what it is, where it stands in the document and its source text. */
export interface SeenBlock {
  readonly kind: 'heading' | 'paragraph' | 'item' | 'row' | 'code' | 'html';
  readonly start: number;
  /** Source of the block; for code and HTML only its first line, since engines differ about trailing blank lines. */
  readonly text: string;
  readonly level?: number | undefined;
  readonly quoted: boolean;
}

const remark = unified().use(remarkParse).use(remarkGfm);

/** The blocks remark sees in the whole text after front matter. */
export function blocksByRemark(text: string): SeenBlock[] {
  const front = frontMatterLength(text);
  const body = text.slice(front);
  const seen: SeenBlock[] = [];
  walk(remark.parse(body), []);
  return inOrder(seen);

  function walk(node: Nodes, above: readonly Parent[]): void {
    const block = seenBlock(node, above);
    if (block) seen.push(...looseHeading(block));
    else if ('children' in node) for (const child of node.children) walk(child, [...above, node]);
  }

  function seenBlock(node: Nodes, above: readonly Parent[]): SeenBlock | undefined {
    const from = node.position?.start.offset ?? 0;
    const to = node.position?.end.offset ?? 0;
    const quoted = above.some((parent) => parent.type === 'blockquote');
    const at = { start: front + from, quoted };
    const source = body.slice(from, to);
    switch (node.type) {
      case 'heading': {
        const first = node.children[0]?.position?.start.offset ?? to;
        const last = node.children.at(-1)?.position?.end.offset ?? to;
        return {
          kind: 'heading',
          start: front + first,
          text: body.slice(first, last).trim(),
          level: node.depth,
          quoted,
        };
      }
      case 'paragraph':
        return {
          kind: above.some((parent) => parent.type === 'listItem') ? 'item' : 'paragraph',
          ...at,
          text: source.trim(),
        };
      case 'tableRow':
        return {
          kind: 'row',
          quoted,
          ...row(
            body,
            front,
            node.children.map((cell) => {
              const start = cell.children[0]?.position?.start.offset ?? 0;
              return { start, end: cell.children.at(-1)?.position?.end.offset ?? start };
            }),
          ),
        };
      case 'code':
        return lined('code', source, front + from, quoted);
      case 'html':
        return /\p{L}/u.test(blankInline(source)) ? lined('html', source, front + from, quoted) : undefined;
      default:
        return undefined;
    }
  }
}

/** The blocks our own reading sees, section by section. */
export function blocksBySections(text: string): SeenBlock[] {
  const spec = readSpecification('file:///a', 'markdown', text);
  return inOrder(spec.sections.flatMap(({ section }, at) => blocksOf(section, spec.places.span(at).start)));
}

/** The blocks our own reading sees in the text as one section. */
export function blocksOfWhole(text: string): SeenBlock[] {
  const front = frontMatterLength(text);
  return inOrder(blocksOf(readMarkdown(text.slice(front)), front));
}

function blocksOf(section: Section, base: number): SeenBlock[] {
  return withoutLooseItems(section).map(({ kind, span, quoted, cells }) => {
    if (cells) {
      const spans = cells.map((cell) => cell.span);
      return { kind, quoted, ...row(section.text, base, spans) };
    }
    const source = section.text.slice(span.start, span.end);
    if (kind === 'code' || kind === 'html') return lined(kind, source, base + span.start, quoted);
    const isOwn = kind === 'heading' && section.heading?.span.start === span.start;
    const level = isOwn ? { level: section.heading!.level } : {};
    return { kind, quoted, start: base + span.start, text: source.trim(), ...level };
  });
}

/** Intended difference: lines of a paragraph that begin with "a." or "•" are items; here they are one paragraph again. */
function withoutLooseItems({ text, blocks }: Section): Block[] {
  const whole: Block[] = [];
  for (const block of blocks) {
    if (!/^[a-z•◦▪▫‣·–—]$/.test(block.marker ?? '')) {
      whole.push(block);
      continue;
    }
    const mark = /\(?[^\s(][.)]?[ \t\u00a0]+$/.exec(text.slice(0, block.span.start))!;
    const last = whole.at(-1);
    const between = last && text.slice(last.span.end, mark.index).replace(/>/g, ' ');
    if (last && /^[ \t]*(?:\r\n?|\n)[ \t]*$/.test(between!)) {
      whole[whole.length - 1] = { ...last, span: { start: last.span.start, end: block.span.end } };
    } else {
      const kind = block.depth === 0 ? 'paragraph' : 'item';
      whole.push({ ...block, kind, span: { start: mark.index, end: block.span.end } });
    }
  }
  return whole;
}

/** Code or HTML, by the first characters that say something. */
function lined(kind: 'code' | 'html', source: string, start: number, quoted: boolean): SeenBlock {
  const lead = /^(?:[\s>]|[-+*]\s|\d{1,9}[.)]\s)*/.exec(source)![0].length;
  const trimmed = source.slice(lead);
  const stop = trimmed.search(/[\r\n]/);
  const text = (stop < 0 ? trimmed : trimmed.slice(0, stop)).trimEnd();
  return { kind, start: start + lead, text, quoted };
}

/** A table row by its cells that say something. */
function row(text: string, base: number, cells: readonly Span[]): { start: number; text: string } {
  const said = cells
    .map(({ start, end }) => {
      const source = text.slice(start, end);
      return { start: base + start + source.length - source.trimStart().length, text: source.trim() };
    })
    .filter((cell) => cell.text !== '');
  return {
    start: said[0]?.start ?? base,
    text: said.map((cell) => `${cell.start} ${cell.text}`).join(' | '),
  };
}

/** The blocks one a line, for a readable difference. */
export function asLines(blocks: readonly SeenBlock[]): string[] {
  return blocks.map(
    ({ kind, level, start, quoted, text }) =>
      `${kind}${level ?? ''}${quoted ? ' >' : ''} at ${start}: ${JSON.stringify(text)}`,
  );
}

/** In order of place; blocks without a word left out. */
function inOrder(seen: readonly SeenBlock[]): SeenBlock[] {
  return seen.filter((block) => block.text !== '').sort((a, b) => a.start - b.start);
}

/** Intended difference: "####Titel" without a space opens a heading, and the lines below it are a paragraph. */
function looseHeading(block: SeenBlock): SeenBlock[] {
  const hashes = block.kind === 'paragraph' && /^(#{1,6})([^\s#].*)/.exec(block.text);
  if (!hashes) return [block];
  const heading: SeenBlock = {
    ...block,
    kind: 'heading',
    start: block.start + hashes[1]!.length,
    text: hashes[2]!.trim(),
  };
  const rest = block.text.slice(hashes[0].length);
  const lead = /^[\s>]*/.exec(rest)![0].length;
  return [heading, { ...block, start: block.start + hashes[0].length + lead, text: rest.slice(lead) }];
}
