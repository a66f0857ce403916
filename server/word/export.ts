import {
  BookmarkEnd,
  BookmarkStart,
  Document,
  type FileChild,
  Footer,
  Header,
  type ICommentOptions,
  Packer,
  PageBreak,
  PageNumber,
  Paragraph,
  type ParagraphChild,
  TableOfContents,
  TextRun,
} from 'docx';
import type { FootnoteDefinition, RootContent } from 'mdast';
import type { Checked } from '../check/check.ts';
import type { Problem } from '../check/problem.ts';
import type { UserLanguage } from '../check/render.ts';
import { FACTS, type Facts } from '../spec/fact-schema.ts';
import {
  type ClauseMarker,
  shiftedLevel,
  titleBlock,
  type WordBlock,
  type Writing,
  wordBlocks,
  wordTable,
} from './blocks.ts';
import { commentOf } from './comments.ts';
import { finished } from './finished.ts';
import { type Anchored, inlineRuns } from './inline.ts';
import { look, MARGIN, NUMBERED_LEVELS, STYLES } from './look.ts';
import { slugOf, textOf } from './markdown.ts';
import { type MarkdownPart, type Part, type PlacedProblem, partsOf, type RequirementRow } from './parts.ts';
import { CLAUSE_MARKS, TEXTS } from './texts.ts';
import { wellFormed } from './well-formed.ts';

export interface ExportOptions {
  readonly language: UserLanguage;
  /** Every finding as a Word comment at its place. */
  readonly withFindings: boolean;
  /** The day it is made, ISO. */
  readonly date: string;
}

/** Ids of bookmarks for clause markers; those of headings are lower. */
const MARKER_IDS = 100_000;

/** Headings down to this level are in the table of contents; with fewer than three of them there is none. */
const CONTENTS_DEPTH = 3;

/**
 * A specification as a Word document (.docx). Front matter stays behind, save for title, authority and kind of document:
 * it can hold what bidders must not see, such as the estimate. The same specification and day make the same bytes.
 */
export async function exportDocx(checked: Checked, options: ExportOptions): Promise<Uint8Array> {
  const { language } = options;
  const { parts, loose } = partsOf(
    checked,
    {
      requirement: TEXTS.requirements[language],
      suitability: TEXTS.suitability[language],
      clause: TEXTS.clauses[language],
    },
    options.withFindings,
  );
  const { facts } = checked.spec.factSheet;
  const { title } = facts;
  const outline = outlineOf(parts);
  const isOnlyTop = outline[0]?.level === 1 && outline.slice(1).every(({ level }) => level > 1);
  const isTitle =
    opensWithHeading(parts) &&
    outline[0]?.level === 1 &&
    (title === undefined ? isOnlyTop : isSame(title, outline[0].title));
  const numberFrom = outline.some((one) => hasNumber(one.title)) ? undefined : isOnlyTop ? 2 : 1;
  const writer = new Writer(parts, options, isTitle);
  const body = writer.write(parts, loose);
  const titles = isTitle ? body.splice(0, 1) : title === undefined ? [] : [line(title, STYLES.title)];
  const lines = titleLines(facts, language).map((text) => line(text, STYLES.titleLine));
  const contents = contentsOf(writer.headings.slice(isTitle ? 1 : 0), numberFrom, language);
  const start = [...titles, ...lines, ...contents];
  if (contents.length > 0) start.push(new Paragraph({ children: [new PageBreak()] }));
  const running = wellFormed(title ?? outline[0]?.title ?? '');
  const document = new Document({
    title: running,
    creator: wellFormed(facts.contractingAuthority?.name ?? ''),
    ...look(numberFrom, language === 'nl' ? 'nl-NL' : 'en-GB'),
    comments: { children: writer.comments },
    footnotes: writer.footnotes,
    customProperties: writer.clauses,
    sections: [
      {
        properties: {
          page: {
            size: { width: 11906, height: 16838 },
            margin: { top: MARGIN, bottom: MARGIN, left: MARGIN, right: MARGIN },
          },
          titlePage: start.length > 0,
        },
        headers: {
          default: new Header({ children: [runningHead(running)] }),
          first: new Header({ children: [new Paragraph({})] }),
        },
        footers: { default: pageFooter(language), first: pageFooter(language) },
        children: [...start, ...body],
      },
    ],
  });
  const packed = await Packer.pack(document, 'uint8array');
  return finished(packed as Uint8Array, options.date);
}

const isSame = (a: string, b: string) => a.trim().toLowerCase() === b.trim().toLowerCase();

const line = (text: string, style: string) =>
  new Paragraph({ style, children: [new TextRun(wellFormed(text))] });

interface OutlineEntry {
  readonly title: string;
  readonly level: number;
}

/** The headings of a specification, outside lists and quotes. */
function outlineOf(parts: readonly Part[]): OutlineEntry[] {
  return parts.flatMap((part): OutlineEntry[] => {
    if (part.kind === 'title') return [{ title: part.text, level: part.level }];
    if (part.kind !== 'markdown') return [];
    return part.nodes.flatMap((node) =>
      node.type === 'heading' ? [{ title: textOf(node), level: shiftedLevel(node.depth, part.shift) }] : [],
    );
  });
}

function opensWithHeading(parts: readonly Part[]): boolean {
  const first = parts.find((part) => part.kind !== 'markdown' || part.nodes.length > 0);
  return first?.kind === 'title' || (first?.kind === 'markdown' && first.nodes[0]?.type === 'heading');
}

/** Whether the drafter numbers the headings, so that Word must not. */
function hasNumber(title: string): boolean {
  return /^(?:\d|[A-Z]\.\d|(?:artikel|hoofdstuk|paragraaf|bijlage|deel)\s\S{0,6}\d)/i.test(title.trim());
}

/** Below the title: whose it is and what kind of document. */
function titleLines({ contractingAuthority, documentKind }: Facts, language: UserLanguage): string[] {
  const kind = FACTS['soort-document'].values.find(({ value }) => value === documentKind);
  return [contractingAuthority?.name, kind?.about[language]].filter((text) => text !== undefined);
}

/** The table of contents. Word fills in the page numbers when it opens the document, after asking. */
function contentsOf(
  headings: readonly (OutlineEntry & { readonly name: string })[],
  numberFrom: number | undefined,
  language: UserLanguage,
): FileChild[] {
  const counts: number[] = [];
  const entries = headings.map(({ title, level, name }) => {
    counts.length = Math.min(counts.length, level);
    for (let i = 0; i < level; i++) counts[i] ??= 0;
    counts[level - 1]!++;
    const isNumbered =
      numberFrom !== undefined && level >= numberFrom && level < numberFrom + NUMBERED_LEVELS;
    const number = isNumbered ? `${counts.slice(numberFrom - 1).join('.')}\u2002` : '';
    return { title: wellFormed(number + title), level, href: name };
  });
  const cachedEntries = entries.filter(({ level, title }) => level <= CONTENTS_DEPTH && title.trim() !== '');
  if (cachedEntries.length < 3) return [];
  return [
    line(TEXTS.contents[language], STYLES.contents),
    new TableOfContents(TEXTS.contents[language], {
      hyperlink: true,
      headingStyleRange: `1-${CONTENTS_DEPTH}`,
      cachedEntries,
    }),
  ];
}

const FAINT = { size: 18, color: '5B6B70' };

const runningHead = (text: string) =>
  new Paragraph({ alignment: 'right', children: [new TextRun({ ...FAINT, text })] });

function pageFooter(language: UserLanguage): Footer {
  const children = [TEXTS.page[language], PageNumber.CURRENT, TEXTS.of[language], PageNumber.TOTAL_PAGES];
  return new Footer({
    children: [new Paragraph({ alignment: 'right', children: [new TextRun({ ...FAINT, children })] })],
  });
}

/** Numbers and notes that stand once in a document, and what was written of it. */
class Writer implements Writing {
  readonly language: UserLanguage;
  readonly comments: ICommentOptions[] = [];
  readonly footnotes: Record<string, { children: Paragraph[] }> = {};
  readonly headings: { title: string; level: number; name: string }[] = [];
  /** Clauses by the name of the bookmark where each starts. */
  readonly clauses: { readonly name: string; readonly value: string }[] = [];
  private held: { readonly name: string; readonly id: number }[] = [];
  private markers = 0;
  private readonly date: Date;
  private readonly isTitle: boolean;
  private readonly bookmarks = new Map<string, string>();
  private readonly definitions = new Map<string, string>();
  private readonly notes = new Map<string, FootnoteDefinition>();
  private readonly noteNumbers = new Map<string, number>();
  private lists = 0;

  constructor(parts: readonly Part[], { language, date }: ExportOptions, isTitle: boolean) {
    this.language = language;
    this.date = new Date(`${date}T00:00:00Z`);
    this.isTitle = isTitle;
    for (const { title } of outlineOf(parts)) {
      const slug = slugOf(title);
      if (!this.bookmarks.has(slug)) this.bookmarks.set(slug, `kop_${this.bookmarks.size + 1}`);
    }
    for (const part of parts) {
      const texts =
        part.kind === 'markdown'
          ? [part]
          : part.kind === 'requirements'
            ? part.rows.flatMap((row) => row.texts)
            : [];
      for (const { nodes } of texts) for (const node of nodes) this.define(node);
    }
  }

  /** Takes note of what text may refer to before it stands. */
  private define(node: RootContent): void {
    if (node.type === 'definition') this.definitions.set(node.identifier, node.url);
    else if (node.type === 'footnoteDefinition') this.notes.set(node.identifier, node);
    else if (node.type === 'blockquote' || node.type === 'list' || node.type === 'listItem')
      for (const child of node.children) this.define(child);
  }

  markHeading(title: string, level: number) {
    const id = this.headings.length + 1;
    const known = this.bookmarks.get(slugOf(title));
    const isTaken = known === undefined || this.headings.some(({ name }) => name === known);
    const name = isTaken ? `kop_n${id}` : known;
    this.headings.push({ title, level, name });
    return { name, id, isTitle: id === 1 && this.isTitle };
  }

  holdMarker({ clause }: ClauseMarker): void {
    const number = ++this.markers;
    const name = `${clause === undefined ? CLAUSE_MARKS.end : CLAUSE_MARKS.start}${number}`;
    if (clause !== undefined) this.clauses.push({ name, value: wellFormed(clause) });
    this.held.push({ name, id: MARKER_IDS + number });
  }

  takeMarkers(): ParagraphChild[] {
    const taken = this.held.flatMap(({ name, id }) => [new BookmarkStart(name, id), new BookmarkEnd(id)]);
    this.held = [];
    return taken as unknown as ParagraphChild[];
  }

  nextList(): number {
    return this.lists++;
  }

  bookmark(slug: string): string | undefined {
    return this.bookmarks.get(slug.toLowerCase());
  }

  definition(id: string): string | undefined {
    return this.definitions.get(id);
  }

  footnote(id: string): number | undefined {
    const known = this.noteNumbers.get(id);
    if (known !== undefined) return known;
    const note = this.notes.get(id);
    if (!note) return undefined;
    const number = this.noteNumbers.size + 1;
    this.noteNumbers.set(id, number);
    // Word has no tables in footnotes.
    const children = note.children.flatMap((child): RootContent[] =>
      child.type === 'table'
        ? child.children.flatMap((row) =>
            row.children.map((cell) => ({ type: 'paragraph', children: cell.children })),
          )
        : [child],
    );
    const { blocks } = wordBlocks('', children, this, [], { isCell: true });
    this.footnotes[number] = { children: blocks.filter((one) => one instanceof Paragraph) };
    return number;
  }

  /** The text of footnotes that nothing refers to is text all the same. */
  private unusedNotes(): WordBlock[] {
    const unused = [...this.notes].filter(([id]) => !this.noteNumbers.has(id));
    return unused.flatMap(([, { children }]) => wordBlocks('', children, this, []).blocks);
  }

  comment(problem: Problem): number {
    const id = this.comments.length;
    this.comments.push(commentOf(problem, id, this.date, this.language));
    return id;
  }

  private anchored(problems: readonly PlacedProblem[]): Anchored[] {
    return problems.map(({ problem, span }) => ({ id: this.comment(problem), span }));
  }

  write(parts: readonly Part[], loose: readonly Problem[]): WordBlock[] {
    const blocks: WordBlock[] = [];
    let waiting: readonly Anchored[] = loose.map((problem) => ({
      id: this.comment(problem),
      span: { start: 0, end: 1 },
    }));
    const text = (part: MarkdownPart, isCell: boolean): WordBlock[] => {
      const { blocks: made, left } = wordBlocks(
        part.text,
        part.nodes,
        this,
        [...waiting, ...this.anchored(part.problems)],
        { shift: part.shift, isCell },
      );
      waiting = left.map(({ id }) => ({ id, span: { start: 0, end: 1 } }));
      return made;
    };
    for (const part of parts) {
      if (part.kind === 'title') blocks.push(titleBlock(part.text, part.level, this));
      else if (part.kind === 'markdown') blocks.push(...text(part, false));
      else blocks.push(...requirementTable(part.rows, (one) => text(one, true), this.language));
    }
    blocks.push(...this.unusedNotes());
    const last = [...this.takeMarkers(), ...(waiting.length > 0 ? inlineRuns([], '', this, waiting) : [])];
    if (last.length > 0) blocks.push(new Paragraph({ children: last }));
    return blocks;
  }
}

function requirementTable(
  rows: readonly RequirementRow[],
  blocksOf: (part: MarkdownPart) => WordBlock[],
  language: UserLanguage,
): WordBlock[] {
  const cell = (content: string, bold = false) =>
    new Paragraph({ style: STYLES.cell, children: [new TextRun({ text: wellFormed(content), bold })] });
  // A column that is empty in every row says nothing.
  const hasKinds = rows.some((row) => row.requirementKind !== '');
  const columns = [TEXTS.number, ...(hasKinds ? [TEXTS.kind] : []), TEXTS.requirement];
  const cells = rows.map(({ id, title, requirementKind, texts }) => {
    const content = [...(title ? [cell(title, true)] : []), ...texts.flatMap(blocksOf)];
    return [
      [cell(id)],
      ...(hasKinds ? [[cell(requirementKind)]] : []),
      content.length > 0 ? content : [cell('')],
    ];
  });
  const longest = (pick: (row: RequirementRow) => string) => Math.max(...rows.map((row) => pick(row).length));
  return wordTable(
    [columns.map((one) => [cell(one[language], true)]), ...cells],
    [longest((row) => row.id), ...(hasKinds ? [longest((row) => row.requirementKind)] : []), 200],
  );
}
