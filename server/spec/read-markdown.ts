import MarkdownIt, { type Token } from 'markdown-it';
import { indexLines, type LineIndex, lineEnd } from '../text/lines.ts';
import { lower, normalize } from '../text/normalize.ts';
import { findQuantities, type Quantity } from '../text/quantities/index.ts';
import { splitSentences } from '../text/sentences.ts';
import type { Span } from '../text/span.ts';
import { blankInline, spaces } from './blank-inline.ts';
import { findMarks } from './marks.ts';
import type { Block, Cell, Heading, ReadProblem, Section, Sentence, Speaker } from './model.ts';
import { askedInBold, onlyAsks, opensWithAnswer, ownDialogue } from './own-dialogue.ts';
import {
  binds,
  hasLetterDialogue,
  labelsWithin,
  speakerOfBlock,
  speakerOfHeading,
  speakerOfSentence,
  speakersOfChanges,
  speakersOfColumns,
} from './speakers.ts';

/**
 * Reads one section of Markdown. The block structure is that of `markdown-it`, the parser of VS Code's own preview,
 * run without its inline stage: its tokens carry line numbers, and a content line is a suffix of its source line,
 * which gives exact offsets inside quotes and lists.
 *
 * Reading never fails; what looks wrong becomes a problem of the section.
 */
export function readMarkdown(text: string): Section {
  return new LazySection(text);
}

/** A paragraph or line longer than this many characters is no prose, and is left unread with a problem. */
const LONGEST_BLOCK = 65_536;

const parser = new MarkdownIt('commonmark', { html: true }).enable('table');
parser.core.ruler.enableOnly(['normalize', 'block']);

/** Numbering in front of a heading: "4", "4.2.1", "Artikel 9", "Bijlage 3", "§ 5", "Hoofdstuk II". */
const NUMBERING =
  /^(?:((?:artikel|art\.|paragraaf|par\.|§|hoofdstuk|bijlage|annex|deel|perceel)(?:\s?[0-9][0-9A-Za-z.]{0,8}|\s(?:[IVX]{1,5}|[A-Z](?:[.-]?\d[\d.]{0,6})?)(?![\p{L}\d])))\s{0,3}[.:–-]?\s{0,3}|(\d{1,3}(?:\.\d{1,3}){0,5})[.)]?\s{1,4}|([A-Z])[.)]\s{1,4})/iu;

class LazySection implements Section {
  readonly text: string;
  readonly prose: string;
  readonly low: string;
  readonly heading: Heading | undefined;
  readonly blocks: readonly Block[];
  readonly marks: Section['marks'];
  readonly problems: readonly ReadProblem[];
  private knownSentences: readonly Sentence[] | undefined;
  private knownQuantities: readonly Quantity[] | undefined;
  private readonly letters: boolean;

  constructor(text: string) {
    this.text = text;
    const reader = new BlockReader(text);
    reader.read();
    this.prose = reader.prose();
    this.low = onOneLine(lower(this.prose), reader.blocks);
    this.heading = reader.heading;
    this.blocks = reader.blocks;
    this.letters = reader.letters;
    const { marks, problems } = findMarks(text, this.blocks, reader.comments);
    this.marks = marks;
    this.problems = reader.problems.length ? [...reader.problems, ...problems] : problems;
  }

  get sentences(): readonly Sentence[] {
    this.knownSentences ??= sentencesOf(this, this.letters);
    return this.knownSentences;
  }

  get quantities(): readonly Quantity[] {
    this.knownQuantities ??= findQuantities(this.prose);
    return this.knownQuantities;
  }
}

/** Where a line of a paragraph or an item was wrapped says nothing: a pattern need not know of it. */
function onOneLine(low: string, blocks: readonly Block[]): string {
  let out = '';
  let from = 0;
  for (const { kind, span } of blocks) {
    if (kind !== 'paragraph' && kind !== 'item') continue;
    const start = Math.max(span.start, from);
    const at = low.indexOf('\n', start);
    if (at < 0) break;
    if (at >= span.end) continue;
    out += low.slice(from, start) + low.slice(start, span.end).replaceAll('\n', ' ');
    from = span.end;
  }
  return from === 0 ? low : out + low.slice(from);
}

function sentencesOf(section: Section, letters: boolean): Sentence[] {
  const all: Sentence[] = [];
  for (const block of section.blocks) {
    if (block.kind === 'code') continue;
    for (const { span, speaker } of spokenIn(section, block, letters)) {
      const low = section.low.slice(span.start, span.end).replace(/\n/g, ' ');
      all.push({
        index: all.length,
        span,
        text: section.prose.slice(span.start, span.end).replace(/\n/g, ' '),
        low,
        block,
        speaker: speakerOfSentence(low, speaker),
      });
    }
  }
  return all;
}

/** The sentences of a block; a row is one, unless it holds a question and its answer. */
function spokenIn(section: Section, block: Block, letters: boolean): { span: Span; speaker: Speaker }[] {
  const { kind, span, speaker, cells } = block;
  if (kind === 'heading') return [{ span, speaker }];
  const said = (from: number, to: number, who: Speaker) =>
    splitSentences(section.prose, from, to).map((own) => ({ span: own, speaker: who }));
  if (cells) {
    const headers = cells.map(({ header }) => header ?? '');
    const columns = speakersOfColumns(headers);
    const speakers = columns?.includes('answer') ? columns : speakersOfChanges(headers, speaker);
    if (!speakers) return [{ span, speaker }];
    return cells.flatMap((cell, i) => said(cell.span.start, cell.span.end, speakers[i]!));
  }
  const own = section.prose.slice(span.start, span.end);
  const labels = labelsWithin(own, letters);
  const places = labels.length === 0 && binds(speaker) ? ownDialogue(own) : labels;
  const starts = places[0]?.at === 0 ? places : [{ at: 0, speaker }, ...places];
  return starts.flatMap(({ at, speaker: who }, i) =>
    said(span.start + at, span.start + (starts[i + 1]?.at ?? span.end - span.start), who).filter(
      // The dash between a question and its answer says nothing.
      (one) => who !== 'question' || one.span.end - one.span.start > 1,
    ),
  );
}

/** Where a list stands while its items are read. */
interface OpenList {
  readonly leadIn: Span | undefined;
  /** Mark of the item that is being read. */
  marker: string;
  /** Line on which that item starts. */
  line: number;
}

class BlockReader {
  readonly text: string;
  readonly lines: LineIndex;
  readonly blocks: Block[] = [];
  readonly problems: ReadProblem[] = [];
  /** Spans of HTML blocks, where comment marks live. */
  readonly comments: Span[] = [];
  heading: Heading | undefined;
  private under: string | undefined;
  private underSpeaker: Speaker | undefined;
  private readonly kept: Array<{ span: Span; blanked: string }> = [];
  private quoteDepth = 0;
  private readonly lists: OpenList[] = [];
  /** The list of loose items that was read last: it goes on as long as nothing else comes between. */
  private loose: { readonly leadIn: Span | undefined; readonly last: Block } | undefined;
  private headers: string[] = [];
  private inHead = false;
  /** Of the row that was read last. */
  private rowLabel: RowLabel | undefined;
  /** NvI: who speaks until the next label. */
  private dialogue: Speaker | undefined;
  /** Single letters label questions and answers here. */
  readonly letters: boolean;

  constructor(text: string) {
    this.text = text;
    this.letters = hasLetterDialogue(text);
    this.lines = indexLines(text);
  }

  read(): void {
    const tokens = parser.parse(this.text, {});
    for (let i = 0; i < tokens.length; i++) this.token(tokens[i]!, tokens[i + 1]);
  }

  prose(): string {
    const { text, kept } = this;
    const parts: string[] = [];
    let at = 0;
    for (const { span, blanked } of kept) {
      if (span.start < at) continue;
      parts.push(spaces(text, at, span.start), blanked);
      at = span.end;
    }
    parts.push(spaces(text, at, text.length));
    return normalize(parts.join(''));
  }

  private token(token: Token, next: Token | undefined): void {
    switch (token.type) {
      case 'heading_open':
        this.readHeading(token, next);
        break;
      case 'paragraph_open':
        this.readParagraph(token, next);
        break;
      case 'bullet_list_open':
      case 'ordered_list_open':
        this.lists.push({ leadIn: this.leadIn(), marker: '-', line: -1 });
        break;
      case 'bullet_list_close':
      case 'ordered_list_close':
        this.lists.pop();
        break;
      case 'list_item_open':
        this.openItem(token);
        break;
      case 'blockquote_open':
        this.quoteDepth++;
        break;
      case 'blockquote_close':
        this.quoteDepth--;
        break;
      case 'fence':
        this.readFence(token);
        break;
      case 'code_block':
        this.blocks.push({
          kind: 'code',
          span: this.linesSpan(token),
          under: this.under,
          speaker: 'explanation',
          quoted: this.quoteDepth > 0,
        });
        break;
      case 'html_block':
        this.readHtml(token);
        break;
      case 'thead_open':
        this.inHead = true;
        this.headers = [];
        break;
      case 'thead_close':
        this.inHead = false;
        break;
      case 'tr_open':
        this.readRow(token);
        break;
    }
  }

  private readHeading(token: Token, inline: Token | undefined): void {
    const span = this.contentSpan(token, inline);
    if (this.isTooLarge(span)) return;
    const isFirst = this.blocks.length === 0 && this.quoteDepth === 0 && this.lists.length === 0;
    const { title, number } = this.openHeading(span);
    if (isFirst) this.heading = { level: Number(token.tag.slice(1)), title, number, span };
  }

  /** What follows falls under the heading with this content. */
  private openHeading(span: Span): Pick<Heading, 'title' | 'number'> {
    const whole = normalize(this.keep(span)).replace(/\s+/g, ' ').trim();
    const numbering = NUMBERING.exec(whole);
    const number = numbering ? (numbering[1] ?? numbering[2] ?? numbering[3]) : undefined;
    const title = numbering && numbering[0].length < whole.length ? whole.slice(numbering[0].length) : whole;
    this.under = title;
    this.underSpeaker = speakerOfHeading(title.toLowerCase(), number !== undefined);
    this.dialogue = undefined;
    const quoted = this.quoteDepth > 0;
    this.blocks.push({ kind: 'heading', span, under: title, speaker: 'explanation', quoted });
    return { title, number };
  }

  /**
   * "####Titel" is no heading to Markdown, but it is one to whoever typed it. Answers what is left of the paragraph.
   */
  private readLooseHeading(span: Span): Span | undefined {
    const hashes = /^#{1,6}(?=[^\s#])/.exec(this.text.slice(span.start, span.start + 8));
    if (!hashes || this.lists.length > 0) return span;
    const stop = this.text.indexOf('\n', span.start);
    const isAll = stop < 0 || stop >= span.end;
    this.openHeading(trimmed(this.text, span.start + hashes[0].length, isAll ? span.end : stop));
    if (isAll) return undefined;
    let start = stop + 1;
    while (/[\s>]/.test(this.text[start]!)) start++;
    return { start, end: span.end };
  }

  private readParagraph(token: Token, inline: Token | undefined): void {
    const whole = this.contentSpan(token, inline);
    const span = this.isTooLarge(whole) ? undefined : this.readLooseHeading(whole);
    if (!span) return;
    const blanked = this.keep(span);
    const asked = askedInBold(blanked, (this.under ?? '').toLowerCase());
    if (asked > 0) this.readAsked(span, blanked, asked);
    else this.readSaid(span, blanked);
  }

  /** A question in bold, and what is answered under it. */
  private readAsked(span: Span, blanked: string, asked: number): void {
    const question = blanked.slice(0, asked);
    const lead = question.length - question.trimStart().length;
    const own = { start: span.start + lead, end: span.start + question.trimEnd().length };
    this.push({ span: own, under: this.under, speaker: 'question', quoted: this.quoteDepth > 0 });
    this.dialogue = 'answer';
    if (blanked.slice(asked).trim() !== '')
      this.readSaid({ start: span.start + asked, end: span.end }, blanked.slice(asked));
  }

  private push(base: Omit<Block, 'kind'>): void {
    const list = this.lists.at(-1);
    if (list) this.pushItem(base, list);
    else this.blocks.push({ kind: 'paragraph', ...base });
  }

  private readSaid(span: Span, blanked: string): void {
    const said = speakerOfBlock(blanked, this.quoteDepth > 0, this.letters);
    if (said.label) this.dialogue = said.speaker;
    const speaker = said.speaker ?? this.dialogue ?? this.underSpeaker ?? this.ownSpeaker(blanked);
    this.dialogue = labelsWithin(blanked, this.letters).at(-1)?.speaker ?? this.dialogue;
    const base = { under: this.under, speaker, quoted: this.quoteDepth > 0 };
    for (const { start, end, marker } of this.looseItems(blanked)) {
      const own = { start: span.start + start, end: span.start + end };
      if (marker !== undefined) this.pushLooseItem({ span: own, ...base }, marker);
      else this.push({ span: own, ...base });
    }
  }

  /** Who speaks where nothing else tells: the authority, which may answer a question put right before. */
  private ownSpeaker(blanked: string): Speaker {
    const last = this.blocks.at(-1);
    if (last?.kind === 'paragraph' && last.speaker === 'requirement' && opensWithAnswer(blanked)) {
      const before = this.kept.at(-2);
      if (before?.span.start === last.span.start && onlyAsks(before.blanked)) {
        this.blocks[this.blocks.length - 1] = { ...last, speaker: 'question' };
        return 'answer';
      }
    }
    return 'requirement';
  }

  private pushItem(base: Omit<Block, 'kind'>, { marker, leadIn: own }: OpenList): void {
    const leadIn = own ?? this.lists.find((outer) => outer.leadIn)?.leadIn;
    const depth = this.lists.length - 1;
    this.blocks.push({ kind: 'item', ...base, marker, depth, ...(leadIn ? { leadIn } : {}) });
  }

  /** An item of a list that is none to Markdown. */
  private pushLooseItem(base: Omit<Block, 'kind'>, marker: string): void {
    const last = this.blocks.at(-1);
    const isNext = last !== undefined && last === this.loose?.last && follows(marker, last.marker);
    const leadIn = isNext ? this.loose!.leadIn : (this.leadIn() ?? last?.leadIn);
    const depth = this.lists.length;
    const item: Block = { kind: 'item', ...base, marker, depth, ...(leadIn ? { leadIn } : {}) };
    this.blocks.push(item);
    this.loose = { leadIn, last: item };
  }

  /**
   * The parts of a paragraph: lines that begin with "a.", "b." or a bullet typed as a character are a list to whoever
   * reads them, though not to Markdown.
   */
  private looseItems(blanked: string): readonly LoosePart[] {
    // Most paragraphs are none, and need no look at what stands before them.
    if (!MAY_BE_LOOSE.test(blanked)) return [{ start: 0, end: blanked.length }];
    const last = this.blocks.at(-1);
    const goesOn = last !== undefined && last === this.loose?.last ? last.marker : undefined;
    return looseParts(blanked, goesOn, this.leadIn() !== undefined);
  }

  private isTooLarge(span: Span): boolean {
    if (span.end - span.start <= LONGEST_BLOCK) return false;
    this.problems.push({ code: 'too-large', span: { start: span.start, end: span.start + 80 } });
    return true;
  }

  private readFence(token: Token): void {
    const span = this.linesSpan(token);
    this.blocks.push({
      kind: 'code',
      span,
      under: this.under,
      speaker: 'explanation',
      quoted: this.quoteDepth > 0,
    });
    const last = this.text.slice(span.start, span.end).trimEnd();
    const lastLine = last.slice(last.lastIndexOf('\n') + 1).replace(/^[\s>]{1,200}/, '');
    const isMark = [...lastLine].every((letter) => letter === token.markup[0]);
    const closed =
      token.map![1] - token.map![0] > 1 && isMark && lastLine.length >= Math.max(3, token.markup.length);
    if (!closed && span.end >= this.text.trimEnd().length)
      this.problems.push({ code: 'unclosed-fence', span: this.firstLine(span) });
  }

  private readHtml(token: Token): void {
    const span = this.linesSpan(token);
    const source = this.text.slice(span.start, span.end);
    this.comments.push(span);
    if (source.trimStart().startsWith('<!--')) {
      const open = source.lastIndexOf('<!--');
      if (source.indexOf('-->', open) < 0)
        this.problems.push({ code: 'unclosed-comment', span: this.firstLine(span) });
    }
    const isComment = /^\s{0,9}<!--/.test(source) && source.indexOf('-->') >= source.trimEnd().length - 3;
    if (isComment || this.isTooLarge(span)) return;
    const blanked = blankInline(source);
    if (/\p{L}/u.test(blanked)) {
      this.kept.push({ span, blanked });
      this.blocks.push({
        kind: 'html',
        span,
        under: this.under,
        speaker: this.underSpeaker ?? 'requirement',
        quoted: this.quoteDepth > 0,
      });
    }
  }

  private readRow(token: Token): void {
    const line = token.map![0];
    const start = this.lines.starts[line]!;
    const end = lineEnd(this.lines, this.text, line);
    const bounds = cellBounds(this.text, start + this.leadOf(line, start, end), end);
    if (bounds.length === 0) return;
    const span = { start: bounds[0]!.start, end: bounds.at(-1)!.end };
    if (this.isTooLarge(span)) return;
    const blanked = this.keep(span);
    const cellText = (cell: Span) => blanked.slice(cell.start - span.start, cell.end - span.start);
    if (this.inHead)
      this.headers = bounds.map((cell) =>
        normalize(cellText(cell)).replace(/\s+/g, ' ').trim().toLowerCase(),
      );
    const isData = this.inHead && isFirstRow(this.headers);
    if (isData) this.headers = [];
    const cells: Cell[] = bounds.map((cell, column) => ({
      span: cell,
      header: this.inHead ? undefined : this.headers[column],
    }));
    const speaker = rowSpeaker(this.headers, this.inHead && !isData) ?? this.underSpeaker ?? 'requirement';
    const label = rowLabel(bounds.slice(0, 2).map(cellText));
    const isAnswer = this.answersRow(label);
    const base = { under: this.under, quoted: this.quoteDepth > 0, cells };
    this.blocks.push({ kind: 'row', span, ...base, speaker: isAnswer ? 'answer' : speaker });
    this.rowLabel = label;
  }

  /** Whether the row with this label answers the row before it; that one asks then. */
  private answersRow(label: RowLabel | undefined): boolean {
    const asked = this.rowLabel;
    const last = this.blocks.at(-1);
    if (!label?.isAnswer || !asked || asked.isAnswer || asked.number !== label.number || last?.kind !== 'row')
      return false;
    this.blocks[this.blocks.length - 1] = { ...last, speaker: 'question' };
    return true;
  }

  /** Length of the quote and list marks at the start of a table row. */
  private leadOf(line: number, start: number, end: number): number {
    if (this.lists.some((list) => list.line === line))
      return /^(?:[\s>]|[-+*]\s|\d{1,9}[.)]\s){0,200}/.exec(this.text.slice(start, end))![0].length;
    return this.quoteDepth > 0 ? /^[ \t>]{0,200}/.exec(this.text.slice(start, end))![0].length : 0;
  }

  /** The last paragraph or item before a list introduces it when it ends in a colon or stands right above it. */
  private leadIn(): Span | undefined {
    const before = this.blocks.at(-1);
    if (!before || (before.kind !== 'paragraph' && before.kind !== 'item' && before.kind !== 'heading'))
      return undefined;
    const content = this.text.slice(before.span.start, before.span.end).trimEnd();
    if (before.kind === 'heading') return undefined;
    if (!/[:;]\**_*$/.test(content) && !/(?:volgende|hieronder|onderstaande)[^.]{0,80}\.?$/i.test(content))
      return undefined;
    const spans = splitSentences(this.text, before.span.start, before.span.end);
    return spans.at(-1);
  }

  /** An item opens; of several on one line ("- 1. x") each takes its own mark. */
  private openItem(token: Token): void {
    const list = this.lists.at(-1);
    if (!list) return;
    const line = token.map![0];
    const source = this.text.slice(this.lines.starts[line]!, lineEnd(this.lines, this.text, line));
    const before = this.lists.filter((outer) => outer !== list && outer.line === line).length;
    const marks =
      /^[\s>]{0,200}((?:(?:\d{1,9}[.)]|[-+*])(?:[\s>]{1,200}|$)){1,100})/.exec(source)?.[1] ?? '-';
    list.marker = marks.split(/[\s>]+/)[before] || '-';
    list.line = line;
  }

  /** Keeps the span as prose, with its inline marks blanked; the line marks of quotes inside it too. */
  private keep(span: Span): string {
    const source = this.text.slice(span.start, span.end);
    let blanked = blankInline(source);
    if (this.quoteDepth > 0 && blanked.includes('\n')) {
      blanked = blanked.replace(
        /\n[ \t]{0,40}(?:>[ \t]?){1,100}/g,
        (mark) => `\n${' '.repeat(mark.length - 1)}`,
      );
    }
    this.kept.push({ span, blanked });
    return blanked;
  }

  /** Where the content of an inline token stands: from the first content character to the end of its last line. */
  private contentSpan(token: Token, inline: Token | undefined): Span {
    const [first, after] = token.map ?? [0, 1];
    const lineStart = this.lines.starts[first] ?? this.text.length;
    const firstLineEnd = lineEnd(this.lines, this.text, first);
    const content = inline?.content ?? '';
    const firstContent = content.split('\n', 1)[0]!;
    const source = this.text.slice(lineStart, firstLineEnd);
    if (token.type === 'heading_open' && token.markup.startsWith('#')) {
      // The content may be a `#` too, so it is looked for behind the mark.
      const mark = source.indexOf(token.markup) + token.markup.length;
      const start = lineStart + Math.max(source.indexOf(firstContent, mark), mark);
      return { start, end: start + firstContent.length };
    }
    const at = firstContent === '' ? source.length : source.lastIndexOf(firstContent);
    const start = lineStart + Math.max(at, 0);
    const lastLine = token.type === 'heading_open' ? after - 2 : after - 1;
    let end = lineEnd(this.lines, this.text, Math.max(first, lastLine));
    while (end > start && /\s/.test(this.text[end - 1]!)) end--;
    return { start, end };
  }

  private linesSpan(token: Token): Span {
    const [first, after] = token.map ?? [0, 1];
    return {
      start: this.lines.starts[first] ?? this.text.length,
      end: this.lines.starts[after] ?? this.text.length,
    };
  }

  private firstLine(span: Span): Span {
    const stop = this.text.indexOf('\n', span.start);
    const end = stop < 0 || stop > span.end ? span.end : stop;
    return { start: span.start, end: this.text[end - 1] === '\r' ? end - 1 : end };
  }
}

/** A part of a paragraph; with a marker it is an item of a list. */
interface LoosePart extends Span {
  readonly marker?: string;
}

const MARK = String.raw`[ \t]{0,12}(?:\(?([a-z])[.)]|([•◦▪▫‣·–—]))[ \t\u00a0]`;
const LOOSE_MARK = new RegExp(String.raw`^${MARK}+(?=\S)`);
/** Spares most paragraphs the looking. */
const MAY_BE_LOOSE = new RegExp(String.raw`(?:^|\n)${MARK}`);

/**
 * Cuts a paragraph where its lines go on a list: of letters from "a" on, or of bullets. One such line is no list,
 * unless it goes on the one before (`goesOn` is the marker of its last item) or stands under a lead-in (`begins`).
 */
function looseParts(blanked: string, goesOn: string | undefined, begins: boolean): readonly LoosePart[] {
  const marks: { readonly at: number; readonly from: number; readonly marker: string }[] = [];
  let last = goesOn;
  for (let at = 0; at < blanked.length; ) {
    const stop = blanked.indexOf('\n', at);
    const end = stop < 0 ? blanked.length : stop;
    const mark = LOOSE_MARK.exec(blanked.slice(at, Math.min(end, at + 40)));
    const marker = mark?.[1] ?? mark?.[2];
    // A list may begin right behind another.
    if (marks.length === 0 && marker !== undefined && !follows(marker, last)) last = undefined;
    if (marker !== undefined && follows(marker, last)) {
      marks.push({ at: at + mark![0].search(/\S/), from: at + mark![0].length, marker });
      last = marker;
    }
    at = end + 1;
  }
  const first = marks[0];
  const isContinued = first !== undefined && goesOn !== undefined && follows(first.marker, goesOn);
  const isList = marks.length > 1 || (first?.at === 0 && (isContinued || begins));
  if (!first || !isList) return [{ start: 0, end: blanked.length }];
  const parts: LoosePart[] = first.at === 0 ? [] : [{ start: 0, end: trimmed(blanked, 0, first.at).end }];
  marks.forEach(({ from, marker }, i) => {
    parts.push({ ...trimmed(blanked, from, marks[i + 1]?.at ?? blanked.length), marker });
  });
  return parts;
}

/** Whether a list goes on with this marker. */
function follows(marker: string, last: string | undefined): boolean {
  if (!/[a-z]/.test(marker)) return last === undefined || last === marker;
  if (last === undefined) return marker === 'a';
  return marker.charCodeAt(0) === last.charCodeAt(0) + 1;
}

/** Spans of the cells of a table row, without the pipes and the space around the content. */
function cellBounds(text: string, from: number, to: number): Span[] {
  const cells: Span[] = [];
  let start = from;
  while (start < to && (text[start] === ' ' || text[start] === '\t')) start++;
  if (text[start] === '|') start++;
  for (let i = start; i <= to; i++) {
    const atEnd = i === to;
    if (!atEnd && text[i] !== '|') continue;
    if (!atEnd && text[i - 1] === '\\') continue;
    if (atEnd && text.slice(start, to).trim() === '') break;
    cells.push(trimmed(text, start, i));
    start = i + 1;
  }
  return cells;
}

function trimmed(text: string, start: number, end: number): Span {
  while (start < end && /\s/.test(text[start]!)) start++;
  while (end > start && /\s/.test(text[end - 1]!)) end--;
  return { start, end };
}

/** What stands over a column of names. */
const COLUMN_LABEL =
  /^(?:nr\b|nummer|onderdeel|onderwerp|omschrijving|criteri|eis(?:en)?\b|stap|fase|activiteit|artikel|gegeven|regel|item|post|product|naam|begrip|document|perceel)/;
/** A value, with its unit: no name of a column. */
const VALUE =
  /^(?:(?:ja|nee|neen|geen|n\.?v\.?t|onbeperkt|laagste prijs|niet van toepassing|uitsluiting|in overleg)\b\.?$|(?:automatisch|stilzwijgend|raamovereenkomst met)\b|(?:één|twee|drie|vier|vijf|zes|zeven|acht|tien)\s(?:jaar|maanden|weken|dagen|percelen|partijen)\b|(?:(?:maximaal|minimaal|max\.|min\.|ten hoogste|ten minste|circa|[<>≥≤])\s?)?(?:€\s?\d|(?!(?:19|20)\d\d$)\d{1,3}(?:[.,]\d{1,3}){0,3}(?:$|\s?%|\s(?:euro|jaar|maanden?|dagen|werkdagen|kalenderdagen|weken|uur|stuks|percelen|partijen)\b)|\d{1,2}\s[a-z]{3,9}\s20\d\d))/;

/** A table without a heading of its own: its first row is a name and a value like those below it. */
function isFirstRow([name, value, ...more]: readonly string[]): boolean {
  if (name && /^vraag \d{1,4}[a-z]?$/.test(name) && value && !/^vraag \d/.test(value)) return true;
  return more.length === 0 && !!name && !!value && !COLUMN_LABEL.test(name) && VALUE.test(value);
}

/** "Vraag 3" or "Antwoord 3" in the first cell of a row. */
interface RowLabel {
  readonly isAnswer: boolean;
  readonly number: string;
}

const ROW_LABEL =
  /^[\s*_]{0,4}(?:(vraag|vr\.|v)|(?:ons )?(?:antwoord|antw\.|reactie|a))\.?(?:\s?(?:nr\.?\s?)?(\d{1,4}[a-z]?))?\s?:?[\s*_]{0,4}$/i;

/** The label of a row, in its first cell or next to its number. */
function rowLabel([first, second]: readonly string[]): RowLabel | undefined {
  if (first === undefined) return undefined;
  const isNumber = /^\s{0,4}\d{1,4}[a-z.]?\s{0,4}$/.test(first);
  const found = ROW_LABEL.exec((isNumber ? (second ?? '') : first).slice(0, 40));
  return found
    ? { isAnswer: found[1] === undefined, number: found[2] ?? (isNumber ? first.trim() : '') }
    : undefined;
}

/** A table of questions only; of a row with a question and its answer each cell has its own speaker. */
function rowSpeaker(headers: readonly string[], isHead: boolean): Speaker | undefined {
  if (isHead) return 'explanation';
  const columns = speakersOfColumns(headers);
  return columns && !columns.includes('answer') ? 'question' : undefined;
}
