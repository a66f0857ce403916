import type {
  Blockquote,
  FootnoteDefinition,
  List,
  ListItem,
  PhrasingContent,
  Root,
  RootContent,
  TableRow,
} from 'mdast';
import type { UserLanguage } from '../check/render.ts';
import type {
  MammothCell,
  MammothDocument,
  MammothNode,
  MammothParagraph,
  MammothRun,
  MammothTable,
} from './mammoth-document.ts';
import { slugOf, textOf } from './markdown.ts';
import { LABEL_BOOKMARK, type NumberingLabel, type StyleFacts } from './numbering.ts';
import { type Inline, phrasingOf, type Stretch } from './phrasing.ts';
import { CLAUSE_MARKS, imageText, OWN_AUTHOR, STYLE_NAMES } from './texts.ts';

export interface FromWord {
  readonly root: Root;
  /** The title, and the lines below it that Bestekwijzer wrote. */
  readonly title: string | undefined;
  readonly titleLines: readonly string[];
  readonly counts: Counts;
}

/** What was left out or kept in another form. */
export interface Counts {
  images: number;
  comments: number;
  ownComments: number;
  mergedCells: number;
}

export interface Labels extends StyleFacts {
  /** Which clause starts at a bookmark. */
  readonly clauses: ReadonlyMap<string, string>;
  readonly labels: readonly (NumberingLabel | undefined)[];
}

/** The Markdown tree of a Word document. */
export function fromWord(document: MammothDocument, labels: Labels, language: UserLanguage): FromWord {
  return new Reader(document, labels, language).read();
}

/** An open list, and its last item; `level` is Word's. */
interface OpenList {
  readonly level: number;
  readonly list: List | undefined;
  readonly item: { children: RootContent[] };
  value: number;
}

interface ParagraphRead {
  readonly inlines: readonly Inline[];
  readonly label: NumberingLabel | undefined;
  readonly bookmarks: readonly string[];
  /** Ids of the comments on it. */
  readonly comments: readonly string[];
}

type Kind = 'quote' | 'motivation' | undefined;

class Reader {
  private readonly document: MammothDocument;
  private readonly labels: Labels;
  private readonly language: UserLanguage;
  private readonly root: Root = { type: 'root', children: [] };
  private readonly counts: Counts = { images: 0, comments: 0, ownComments: 0, mergedCells: 0 };
  private readonly notes: FootnoteDefinition[] = [];
  /** Titles of headings by the bookmarks in them. */
  private readonly targets = new Map<string, string>();
  private readonly titleLines: string[] = [];
  private title: string | undefined;
  /** Made by export: its headings have numbers of Word's that are not in the Markdown. */
  private isOwn = false;
  private lists: OpenList[] = [];
  private quote: { kind: Kind; node: Blockquote } | undefined;

  constructor(document: MammothDocument, labels: Labels, language: UserLanguage) {
    this.document = document;
    this.labels = labels;
    this.language = language;
  }

  read(): FromWord {
    this.findTargets(this.document.children);
    for (const node of this.document.children) this.block(node);
    this.root.children.push(...this.notes);
    const { root, title, titleLines, counts } = this;
    return { root, title, titleLines, counts };
  }

  private findTargets(nodes: readonly MammothNode[]): void {
    for (const node of nodes) {
      if (node.type !== 'paragraph') continue;
      const level = this.levelOf(node);
      if (level === undefined) continue;
      const { bookmarks } = this.paragraph(node, false);
      const title = phrasingOf(this.paragraph(node, false).inlines).map(textOf).join('');
      for (const name of bookmarks) {
        if (/^kop_n?\d{1,6}$/.test(name)) this.isOwn = true;
        this.targets.set(name, title);
      }
    }
  }

  private block(node: MammothNode): void {
    if (node.type === 'paragraph') this.readParagraph(node);
    else if (node.type === 'table') this.readTable(node);
    else if ('children' in node) for (const child of node.children) this.block(child);
  }

  private readParagraph(node: MammothParagraph): void {
    const style = (node.styleName ?? '').toLowerCase();
    const { contents, title, titleLine, rule, code } = STYLE_NAMES;
    // The table of contents is made anew on export.
    if (/^toc \d$/.test(style) || style === contents.toLowerCase()) return;
    const read = this.paragraph(node, true);
    const text = phrasingOf(read.inlines).map(textOf).join('').trim();
    this.addMarkers(read.bookmarks);
    if (style === titleLine.toLowerCase()) {
      if (text !== '') this.titleLines.push(text);
      return;
    }
    if (style === title.toLowerCase() && !this.root.children.some((one) => one.type === 'heading')) {
      if (text !== '') this.title = this.title === undefined ? text : `${this.title} ${text}`;
      return;
    }
    const level = this.levelOf(node);
    if (level !== undefined) this.addHeading(read, level);
    else if (style === code.toLowerCase()) this.addCode(read, node);
    else if (style === rule.toLowerCase() && text === '') this.add({ type: 'thematicBreak' });
    else this.addText(node, read, style);
    this.addComments(read.comments);
  }

  /** Sets the markers of clauses again. */
  private addMarkers(bookmarks: readonly string[]): void {
    // A program that saves the file again may write bookmarks at one place in another order.
    const inOrder = [...bookmarks].sort((a, b) => numberIn(a) - numberIn(b));
    for (const name of inOrder) {
      const clause = this.labels.clauses.get(name);
      if (clause !== undefined) this.add({ type: 'html', value: `<!-- clausule ${clause} -->` });
      else if (name.startsWith(CLAUSE_MARKS.end)) this.add({ type: 'html', value: '<!-- /clausule -->' });
    }
  }

  private levelOf({ styleId, styleName }: MammothParagraph): number | undefined {
    const named = /^(?:heading|kop) ([1-9])$/i.exec(styleName ?? '');
    const level = named ? Number(named[1]) : styleId === null ? undefined : this.outlineOf(styleId);
    return level === undefined ? undefined : Math.min(level, 6);
  }

  private outlineOf(styleId: string): number | undefined {
    const outline = this.labels.outlineOf(styleId);
    return outline === undefined ? undefined : outline + 1;
  }

  private addHeading(read: ParagraphRead, level: number): void {
    const inlines = read.inlines.map((one): Inline => {
      if (!('node' in one)) return { ...one, bold: false };
      return one.node.type === 'break' ? { text: ' ' } : one;
    });
    const { label } = read;
    const number = label && !label.isBullet && !this.isOwn && label.text !== '' ? `${label.text} ` : '';
    const children = phrasingOf([...(number ? [{ text: number }] : []), ...inlines]);
    if (children.length === 0) return;
    this.close();
    this.add({ type: 'heading', depth: level as 1, children });
  }

  private addCode({ inlines }: ParagraphRead, { indent }: MammothParagraph): void {
    // Code of a list item is indented as far as its text.
    if (!Number(indent.start)) this.close();
    const value = inlines.map((one) => ('node' in one ? '\n' : one.text)).join('');
    const parent = this.place();
    const last = parent.children.at(-1);
    if (last?.type === 'code') last.value += `\n${value}`;
    else parent.children.push({ type: 'code', value });
  }

  private addText(node: MammothParagraph, read: ParagraphRead, style: string): void {
    const kind: Kind =
      style === STYLE_NAMES.motivation.toLowerCase()
        ? 'motivation'
        : style === 'quote' || style === 'intense quote' || style === 'citaat'
          ? 'quote'
          : undefined;
    this.openQuote(kind);
    const children = phrasingOf(read.inlines);
    const label = read.label ?? fallbackLabel(node);
    if (label) {
      this.addItem(label, children);
      return;
    }
    const continued = /^list continue(?: ([2-5]))?$/.exec(style);
    if (continued) this.lists = this.lists.filter(({ level }) => level < Number(continued[1] ?? 1));
    else this.lists = [];
    if (children.length > 0) this.place().children.push({ type: 'paragraph', children });
  }

  private addItem(label: NumberingLabel, children: PhrasingContent[]): void {
    const number = /^(\d{1,9})[.)]$/.exec(label.text);
    const isList = label.isBullet || number !== null;
    const content: RootContent[] = children.length > 0 ? [{ type: 'paragraph', children }] : [];
    const { lists } = this;
    while (lists.length > 0 && lists.at(-1)!.level > label.level) lists.pop();
    const last = lists.at(-1);
    const value = number ? Number(number[1]) : 0;
    if (isList && last?.level === label.level && last.list && last.list.ordered === !label.isBullet) {
      if (label.isBullet || value === last.value + 1) {
        const item: ListItem = { type: 'listItem', children: content as ListItem['children'] };
        last.list.children.push(item);
        lists[lists.length - 1] = { ...last, item: item as OpenList['item'], value };
        return;
      }
    }
    while (lists.length > 0 && lists.at(-1)!.level >= label.level) lists.pop();
    const parent = this.place();
    if (!isList) {
      // Markdown has no list with letters or "4.2"; the label is text then, as drafters type it themselves.
      const labelled: PhrasingContent[] =
        label.text === '' ? children : [{ type: 'text', value: `${label.text} ` }, ...children];
      if (labelled.length > 0) parent.children.push({ type: 'paragraph', children: labelled });
      return;
    }
    const item: ListItem = { type: 'listItem', children: content as ListItem['children'] };
    const list: List = {
      type: 'list',
      ordered: !label.isBullet,
      ...(label.isBullet ? {} : { start: value }),
      spread: false,
      children: [item],
    };
    parent.children.push(list);
    lists.push({ level: label.level, list, item: item as OpenList['item'], value });
  }

  private openQuote(kind: Kind): void {
    if (kind === this.quote?.kind && kind !== 'motivation') return;
    if (kind === undefined) {
      this.close();
      return;
    }
    // A quote in a list item stays in it.
    const parent = this.lists.at(-1)?.item ?? this.root;
    const node: Blockquote = { type: 'blockquote', children: [] };
    if (this.quote) this.close();
    (this.quote || !this.lists.length ? this.root : parent).children.push(node);
    this.lists = [];
    this.quote = { kind, node };
  }

  private close(): void {
    this.quote = undefined;
    this.lists = [];
  }

  /** Where the next block goes. */
  private place(): { children: RootContent[] } {
    return this.lists.at(-1)?.item ?? this.quote?.node ?? this.root;
  }

  private add(node: RootContent): void {
    this.close();
    this.root.children.push(node);
  }

  private addComments(ids: readonly string[]): void {
    for (const id of ids) {
      const comment = this.document.comments.find(({ commentId }) => commentId === id);
      if (!comment) continue;
      const author = comment.authorName?.trim() ?? '';
      if (author === OWN_AUTHOR) {
        this.counts.ownComments++;
        continue;
      }
      const paragraphs = comment.body
        .filter((one): one is MammothParagraph => one.type === 'paragraph')
        .map((one) => phrasingOf(this.paragraph(one, false).inlines))
        .filter((children) => children.length > 0);
      const who = author === '' ? 'Opmerking: ' : `Opmerking (${author}): `;
      const [first = [], ...rest] = paragraphs;
      this.counts.comments++;
      const blocks = [[{ type: 'text' as const, value: who }, ...first], ...rest];
      const place = this.quote ? this.root : this.place();
      place.children.push({
        type: 'blockquote',
        children: blocks.map((children) => ({ type: 'paragraph', children })),
      });
      if (this.quote) this.close();
    }
  }

  private readTable(table: MammothTable): void {
    const [only, ...others] = table.children;
    // A frame around text is no table.
    if (only?.children.length === 1 && others.length === 0) {
      for (const one of only.children[0]!.children) this.block(one);
      return;
    }
    const comments: string[] = [];
    const bookmarks: string[] = [];
    const rows = gridOf(table, this.counts).map(
      (cells, i): TableRow => ({
        type: 'tableRow',
        children: cells.map((cell) => ({
          type: 'tableCell',
          children: cell ? phrasingOf(this.cell(cell.children, i === 0, comments, bookmarks)) : [],
        })),
      }),
    );
    this.addMarkers(bookmarks);
    if (rows.length === 0) return;
    this.add({ type: 'table', children: rows });
    this.addComments(comments);
  }

  /** The text of a cell in a line: Markdown has no blocks in tables. */
  private cell(
    nodes: readonly MammothNode[],
    isHead: boolean,
    comments: string[],
    bookmarks: string[],
  ): Inline[] {
    const lines: Inline[][] = [];
    for (const node of nodes) {
      if (node.type === 'paragraph') {
        const read = this.paragraph(node, true);
        comments.push(...read.comments);
        bookmarks.push(...read.bookmarks);
        const label = read.label ?? fallbackLabel(node);
        const mark = label === undefined ? '' : label.isBullet ? '• ' : `${label.text} `;
        const inlines = read.inlines.map((one) =>
          isHead && !('node' in one) ? { ...one, bold: false } : one,
        );
        lines.push([...(mark.trim() ? [{ text: mark }] : []), ...inlines]);
      } else if (node.type === 'table')
        for (const row of gridOf(node, this.counts))
          lines.push(
            row.flatMap((cell, i) => [
              ...(i > 0 ? [{ text: ' / ' }] : []),
              ...(cell ? this.cell(cell.children, false, comments, bookmarks) : []),
            ]),
          );
      else if ('children' in node) lines.push(this.cell(node.children, isHead, comments, bookmarks));
    }
    const lineBreak: Inline = { node: { type: 'html', value: '<br>' } };
    return lines
      .map((inlines) => phrasingBreaks(inlines))
      .filter((inlines) => inlines.some((one) => 'node' in one || one.text.trim() !== ''))
      .flatMap((inlines, i) => [...(i > 0 ? [lineBreak] : []), ...inlines]);
  }

  /** The text of a paragraph; `counts` is false where it is read a second time. */
  private paragraph(node: MammothParagraph, counts: boolean): ParagraphRead {
    const inlines: Inline[] = [];
    const bookmarks: string[] = [];
    const comments: string[] = [];
    let label: NumberingLabel | undefined;
    const walk = (nodes: readonly MammothNode[], look: Omit<Stretch, 'text'>): void => {
      for (const one of nodes) {
        switch (one.type) {
          case 'text':
            inlines.push({ ...look, text: one.value });
            break;
          case 'tab':
            inlines.push({ ...look, text: ' ' });
            break;
          case 'checkbox':
            inlines.push({ ...look, text: one.checked ? '☑' : '☐' });
            break;
          case 'break':
            if (one.breakType === 'line') inlines.push({ node: { type: 'break' } });
            break;
          case 'image':
            if (counts) this.counts.images++;
            inlines.push({
              ...look,
              text: imageText(one.altText, this.language),
            });
            break;
          case 'run':
            walk(one.children, { ...look, ...lookOf(one) });
            break;
          case 'hyperlink':
            walk(one.children, { ...look, link: this.addressOf(one.href, one.anchor) });
            break;
          case 'bookmarkStart':
            if (one.name.startsWith(LABEL_BOOKMARK))
              label = this.labels.labels[Number(one.name.slice(LABEL_BOOKMARK.length))];
            else bookmarks.push(one.name);
            break;
          case 'noteReference':
            inlines.push(...this.noteReference(one, counts));
            break;
          case 'commentReference':
            comments.push(one.commentId);
            break;
          case 'paragraph':
          case 'table':
          case 'tableRow':
          case 'tableCell':
            // A text box stands inside the paragraph it is anchored to.
            inlines.push({ node: { type: 'break' } });
            walk(one.children, look);
            inlines.push({ node: { type: 'break' } });
            break;
        }
      }
    };
    walk(node.children, {});
    return { inlines, label, bookmarks, comments };
  }

  private addressOf(href: string | undefined, anchor: string | undefined): string | undefined {
    if (anchor !== undefined) {
      const title = this.targets.get(anchor);
      return title === undefined ? undefined : `#${slugOf(title)}`;
    }
    return href !== undefined && /^(?:https?|mailto|tel):/i.test(href) ? href : undefined;
  }

  private noteReference(reference: { noteType: string; noteId: string }, counts: boolean): Inline[] {
    const note = this.document.notes.resolve(reference);
    if (!note || !counts) return [];
    const identifier = String(this.notes.length + 1);
    const definition: FootnoteDefinition = {
      type: 'footnoteDefinition',
      identifier,
      label: identifier,
      children: [],
    };
    this.notes.push(definition);
    for (const one of note.body) {
      if (one.type !== 'paragraph') continue;
      const children = phrasingOf(this.paragraph(one, true).inlines);
      if (children.length > 0) definition.children.push({ type: 'paragraph', children });
    }
    return [{ node: { type: 'footnoteReference', identifier, label: identifier } }];
  }
}

const numberIn = (name: string) => Number(/\d{1,9}$/.exec(name)?.[0] ?? 0);

function lookOf(run: MammothRun): Omit<Stretch, 'text'> {
  const { verticalAlignment } = run;
  const isCode = /^html (?:code|keyboard|typewriter)$/i.test(run.styleName ?? '');
  return {
    ...(run.isBold ? { bold: true } : {}),
    ...(run.isItalic ? { italic: true } : {}),
    ...(run.isStrikethrough ? { strike: true } : {}),
    ...(isCode ? { code: true } : {}),
    ...(verticalAlignment === 'superscript' ? { raised: 'sup' as const } : {}),
    ...(verticalAlignment === 'subscript' ? { raised: 'sub' as const } : {}),
  };
}

/** What mammoth itself knows of a list, where the numbers could not be counted. */
function fallbackLabel({ numbering }: MammothParagraph): NumberingLabel | undefined {
  if (!numbering) return undefined;
  const level = Number(numbering.level) || 0;
  return { isBullet: !numbering.isOrdered, text: numbering.isOrdered ? '1.' : '', level, value: 1 };
}

/** Breaks in a line of a table as HTML, which is all that Markdown can hold there. */
function phrasingBreaks(inlines: readonly Inline[]): Inline[] {
  return inlines.map((one) =>
    'node' in one && one.node.type === 'break' ? { node: { type: 'html', value: '<br>' } } : one,
  );
}

/** The cells of a table by row and column; cells that a merged one covers are empty. */
function gridOf(table: MammothTable, counts: Counts): (MammothCell | undefined)[][] {
  const rows: (MammothCell | undefined)[][] = [];
  const covered = new Map<number, number>();
  for (const { children } of table.children) {
    const row: (MammothCell | undefined)[] = [];
    const skip = () => {
      for (let left = covered.get(row.length); left; left = covered.get(row.length)) {
        covered.set(row.length, left - 1);
        row.push(undefined);
      }
    };
    for (const cell of children) {
      skip();
      const width = Math.min(Math.max(cell.colSpan, 1), 100);
      if (width > 1 || cell.rowSpan > 1) counts.mergedCells++;
      for (let i = 0; i < width; i++) {
        if (cell.rowSpan > 1) covered.set(row.length, Math.min(cell.rowSpan, 10_000) - 1);
        row.push(i === 0 ? cell : undefined);
      }
    }
    skip();
    rows.push(row);
  }
  const columns = Math.max(0, ...rows.map((row) => row.length));
  for (const row of rows) while (row.length < columns) row.push(undefined);
  return rows;
}
