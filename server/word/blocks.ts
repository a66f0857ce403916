import {
  AlignmentType,
  BookmarkEnd,
  BookmarkStart,
  HeadingLevel,
  type IParagraphOptions,
  Paragraph,
  type ParagraphChild,
  Table,
  TableCell,
  TableRow,
  TextRun,
  WidthType,
} from 'docx';
import type {
  Blockquote,
  Heading,
  List,
  ListItem,
  PhrasingContent,
  RootContent,
  Table as TableNode,
} from 'mdast';
import type { Span } from '../text/span.ts';
import { type Anchored, inlineRuns, type Look, type References } from './inline.ts';
import { BULLETS, continuedStyle, numbered, STEP, STYLES, TEXT_WIDTH } from './look.ts';
import { parseMarkdown, textOf } from './markdown.ts';
import { wellFormed } from './well-formed.ts';

export type WordBlock = Paragraph | Table;

/** What one document shares: numbers that may stand only once in it. */
export interface Writing extends References {
  /** Remembers a clause marker, which shows nothing, for the next paragraph. */
  holdMarker(marker: ClauseMarker): void;
  /** Bookmarks for the markers held since the last paragraph. */
  takeMarkers(): ParagraphChild[];
  /** A number no other list of this document has. */
  nextList(): number;
  /** A bookmark for the next heading; `isTitle`: it is the title of the document. */
  markHeading(
    title: string,
    level: number,
  ): { readonly name: string; readonly id: number; readonly isTitle: boolean };
}

/** `<!-- clausule id@version -->`, or with nothing its end. */
export interface ClauseMarker {
  readonly clause: string | undefined;
}

/** Where a block stands. */
interface Place {
  readonly source: string;
  readonly writing: Writing;
  readonly comments: Queue;
  /** Levels are shifted by so many; headings below a title of the document itself. */
  readonly shift: number;
  /** Depth of the list item it stands in; -1 outside lists. */
  readonly list: number;
  readonly quotes: number;
  readonly isMotivation: boolean;
  readonly isCell: boolean;
}

/** Comments that wait for the text they are about, in the order of the text. */
class Queue {
  private readonly waiting: Anchored[];

  constructor(comments: readonly Anchored[]) {
    this.waiting = [...comments].sort((a, b) => a.span.start - b.span.start);
  }

  /** Those that start before `end`; each is given once. */
  upTo(end: number): Anchored[] {
    const index = this.waiting.findIndex(({ span }) => span.start >= end);
    return this.waiting.splice(0, index < 0 ? this.waiting.length : index);
  }

  /** Takes back comments for which no text was found after all. */
  back(comments: readonly Anchored[]): void {
    this.waiting.unshift(...comments);
  }
}

/**
 * The blocks of a Word document for a Markdown text. Comments about nothing that is shown (a marker, a blank line) go to
 * the next paragraph; those for which there is none are left in `left`.
 */
export function wordBlocks(
  source: string,
  nodes: readonly RootContent[],
  writing: Writing,
  comments: readonly Anchored[],
  options: { readonly shift?: number; readonly isCell?: boolean } = {},
): { readonly blocks: WordBlock[]; readonly left: readonly Anchored[] } {
  const queue = new Queue(comments);
  const blocks = blocksOf(nodes, {
    source,
    writing,
    comments: queue,
    shift: options.shift ?? 0,
    list: -1,
    quotes: 0,
    isMotivation: false,
    isCell: options.isCell ?? false,
  });
  return { blocks, left: queue.upTo(Number.POSITIVE_INFINITY) };
}

function blocksOf(nodes: readonly RootContent[], place: Place): WordBlock[] {
  return nodes.flatMap((node) => blockOf(node, place));
}

function blockOf(node: RootContent, place: Place): WordBlock[] {
  switch (node.type) {
    case 'heading':
      return [heading(node, place)];
    case 'paragraph':
      return [paragraph(node.children, spanOf(node), place)];
    case 'list':
      return list(node, place);
    case 'blockquote':
      return blocksOf(node.children, {
        ...place,
        quotes: place.quotes + 1,
        isMotivation: isMotivation(node),
      });
    case 'code':
      return [code(node.value, spanOf(node), place)];
    case 'table':
      return table(node, place);
    case 'thematicBreak':
      return [new Paragraph({ style: STYLES.rule })];
    case 'html':
      return html(node.value, spanOf(node), place);
    default:
      // Definitions and footnotes are written where they are used.
      return [];
  }
}

const LEVELS = [
  HeadingLevel.HEADING_1,
  HeadingLevel.HEADING_2,
  HeadingLevel.HEADING_3,
  HeadingLevel.HEADING_4,
  HeadingLevel.HEADING_5,
  HeadingLevel.HEADING_6,
];

/** The level a heading gets in the document. */
export const shiftedLevel = (depth: number, shift: number) => Math.max(1, Math.min(depth + shift, 6));

function heading(node: Heading, place: Place): Paragraph {
  // In a list, a quote or a table a heading is no part of the structure of the document.
  if (place.list >= 0 || place.quotes > 0 || place.isCell)
    return new Paragraph({
      ...standing(place),
      children: runsOf(node.children, spanOf(node), place, { bold: true }),
    });
  const runs = runsOf(node.children, spanOf(node), place);
  const level = shiftedLevel(node.depth, place.shift);
  return bookmarked(textOf(node), level, runs, place.writing);
}

function bookmarked(title: string, level: number, runs: ParagraphChild[], writing: Writing): Paragraph {
  const { name, id, isTitle } = writing.markHeading(title, level);
  // The library's own bookmark has a number made at random; the same text must give the same file.
  const marks = [new BookmarkStart(name, id), new BookmarkEnd(id)] as unknown as ParagraphChild[];
  return new Paragraph({
    heading: LEVELS[level - 1]!,
    // The title of the whole document is no chapter of it.
    ...(isTitle ? { numbering: false as const } : {}),
    children: [marks[0]!, ...runs, marks[1]!],
  });
}

/** A heading that the document has beside its Markdown: the title of a section in YAML. */
export function titleBlock(title: string, level: number, writing: Writing): Paragraph {
  return bookmarked(title, level, [new TextRun(wellFormed(title))], writing);
}

function paragraph(children: readonly PhrasingContent[], span: Span, place: Place): Paragraph {
  return new Paragraph({ ...standing(place), children: runsOf(children, span, place) });
}

/** Style and indent of text that is no list item itself. */
function standing({ list, quotes, isMotivation, isCell }: Place): IParagraphOptions {
  const indent = {
    indent: { left: STEP * (list + 1 + Math.max(0, quotes - 1)) + (quotes > 0 ? STEP / 2 : 0) },
  };
  if (quotes > 0) return { style: isMotivation ? STYLES.motivation : STYLES.quote, ...indent };
  if (list >= 0) return { style: continuedStyle(list), ...(list > 4 ? indent : {}) };
  return isCell ? { style: STYLES.cell } : {};
}

function runsOf(children: readonly PhrasingContent[], span: Span, place: Place, look: Look = {}) {
  const { source, writing, comments } = place;
  return [...writing.takeMarkers(), ...inlineRuns(children, source, writing, comments.upTo(span.end), look)];
}

function list(node: List, place: Place): WordBlock[] {
  const level = Math.min(place.list + 1, 8);
  const numbering = node.ordered
    ? { reference: numbered(node.start ?? 1), level, instance: place.writing.nextList() }
    : { reference: BULLETS, level };
  return node.children.flatMap((item) => listItem(item, numbering, { ...place, list: level }));
}

function listItem(
  item: ListItem,
  numbering: NonNullable<Exclude<IParagraphOptions['numbering'], false>>,
  place: Place,
): WordBlock[] {
  const [first, ...rest] = item.children;
  const box = item.checked == null ? [] : [new TextRun(item.checked ? '☑ ' : '☐ ')];
  const own = first?.type === 'paragraph' ? first : undefined;
  const runs = own ? runsOf(own.children, spanOf(own), place) : [];
  const style = place.quotes > 0 ? { style: STYLES.quote } : {};
  return [
    new Paragraph({ numbering, ...style, children: [...box, ...runs] }),
    ...blocksOf(own ? rest : item.children, place),
  ];
}

/** A reasoned deviation, as the file format writes it: `> **Motivering** (regel): …`. */
function isMotivation(node: Blockquote): boolean {
  const [first] = node.children;
  return first?.type === 'paragraph' && /^motivering\b[^\n]{0,90}\(/i.test(textOf(first).slice(0, 120));
}

function code(value: string, span: Span, place: Place): Paragraph {
  const comments = place.comments.upTo(span.end);
  const nodes = value
    .split('\n')
    .flatMap((line, i): PhrasingContent[] => [
      ...(i > 0 ? [{ type: 'break' as const }] : []),
      { type: 'text', value: line.replaceAll('\t', '    ') },
    ]);
  const { indent } = standing({ ...place, quotes: 1 });
  return new Paragraph({
    style: STYLES.code,
    ...(place.list >= 0 ? { indent } : {}),
    // Code has no places of its own: a comment is on all of it.
    children: inlineRuns(
      nodes,
      '',
      place.writing,
      comments.map(({ id }) => ({ id, span: { start: -1, end: 1 } })),
    ),
  });
}

const ALIGN = { left: AlignmentType.LEFT, center: AlignmentType.CENTER, right: AlignmentType.RIGHT } as const;

function table(node: TableNode, place: Place): WordBlock[] {
  const columns = Math.max(1, ...node.children.map((row) => row.children.length));
  const cells = node.children.map((row, i) =>
    Array.from({ length: columns }, (_, column) => {
      const cell = row.children[column];
      const children = cell ? runsOf(cell.children, spanOf(cell), place, i === 0 ? { bold: true } : {}) : [];
      const alignment = node.align?.[column];
      return [
        new Paragraph({
          style: STYLES.cell,
          ...(alignment ? { alignment: ALIGN[alignment] } : {}),
          ...(i === 0 ? { keepNext: true } : {}),
          children,
        }),
      ];
    }),
  );
  const lengths = Array.from({ length: columns }, (_, column) =>
    Math.max(
      ...node.children.map((row) => (row.children[column] ? textOf(row.children[column]!).length : 0)),
    ),
  );
  return wordTable(cells, lengths, place.isCell ? CELL_WIDTH : TEXT_WIDTH);
}

/** Room for a table in the widest column of another. */
const CELL_WIDTH = Math.floor(TEXT_WIDTH * 0.6);

/** A table, its first row the head; `lengths` is how much text the columns hold. */
export function wordTable(
  rows: readonly (readonly (readonly WordBlock[])[])[],
  lengths: readonly number[],
  tableWidth = TEXT_WIDTH,
): WordBlock[] {
  // A column of sentences gets more room than one of numbers, but not in proportion.
  const weights = lengths.map((length) => Math.sqrt(Math.min(Math.max(length, 5), 220)));
  const sum = weights.reduce((total, one) => total + one, 0);
  const columnWidths = weights.map((weight) => Math.floor((weight / sum) * tableWidth));
  return [
    new Table({
      width: { size: tableWidth, type: WidthType.DXA },
      columnWidths,
      borders: Object.fromEntries(
        ['top', 'bottom', 'left', 'right', 'insideHorizontal', 'insideVertical'].map((side) => [
          side,
          { style: 'single', size: 4, color: 'B8C4C7' },
        ]),
      ),
      rows: rows.map(
        (cells, i) =>
          new TableRow({
            tableHeader: i === 0,
            cantSplit: true,
            children: cells.map(
              (children, column) =>
                new TableCell({
                  width: { size: columnWidths[column]!, type: WidthType.DXA },
                  margins: { left: 100, right: 100 },
                  ...(i === 0 ? { shading: { type: 'clear', fill: 'DCEBED', color: 'auto' } } : {}),
                  children: [...children],
                }),
            ),
          }),
      ),
    }),
    // Word joins tables that touch.
    new Paragraph({ spacing: { after: 0, line: 200 } }),
  ];
}

const CLAUSE = /^<!--\s{0,20}clausule\s{1,20}([^\s>]{1,200})\s{0,20}-->$/i;
const CLAUSE_END = /^<!--\s{0,20}\/\s{0,20}clausule(?:\s{1,20}[^\s>]{1,200})?\s{0,20}-->$/i;

function clauseMarker(value: string): ClauseMarker | undefined {
  const open = CLAUSE.exec(value.trim());
  if (open) return { clause: open[1]! };
  return CLAUSE_END.test(value.trim()) ? { clause: undefined } : undefined;
}

/** Raw HTML: comments are invisible here as in any viewer, of the rest the text counts. */
function html(value: string, span: Span, place: Place): WordBlock[] {
  const marker = place.list < 0 && place.quotes === 0 && !place.isCell ? clauseMarker(value) : undefined;
  if (marker) place.writing.holdMarker(marker);
  const text = withoutTags(value);
  if (text.trim() === '') return [];
  // Its places are lost with its tags: a comment is on the first paragraph of it.
  const comments = place.comments.upTo(span.end).map(({ id }) => ({ id, span: { start: -1, end: 0 } }));
  const inner = new Queue(comments);
  const blocks = blocksOf(parseMarkdown(text).children, { ...place, source: '', comments: inner });
  place.comments.back(inner.upTo(1));
  return blocks;
}

function withoutTags(value: string): string {
  let text = '';
  let at = 0;
  while (at < value.length) {
    const open = value.indexOf('<', at);
    if (open < 0) return text + value.slice(at);
    text += value.slice(at, open);
    const isComment = value.startsWith('<!--', open);
    const close = value.indexOf(isComment ? '-->' : '>', open);
    if (close < 0) return text;
    const tag = value.slice(open, Math.min(close + 1, open + 12)).toLowerCase();
    text += /^<(?:br|\/?(?:p|div|tr|li|h\d|table|ul|ol|blockquote|pre)\b)/.test(tag) ? '\n\n' : ' ';
    at = close + (isComment ? 3 : 1);
  }
  return text;
}

function spanOf(
  node: RootContent | PhrasingContent | TableNode['children'][number]['children'][number],
): Span {
  const start = node.position?.start.offset ?? 0;
  return { start, end: node.position?.end.offset ?? start };
}
