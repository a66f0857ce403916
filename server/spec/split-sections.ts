/**
 * Where a Markdown text is cut into sections: before every `#` heading in column one that no fence, HTML block or
 * comment holds, and, because real texts have chapters of many pages without a heading, also before a paragraph
 * that plainly starts a new block once a piece is long.
 *
 * The cut after a piece depends on nothing but the text from the start of that piece. That is what makes reading
 * incrementally equal to reading afresh: where a new cut meets an old one, all that follows is as it was.
 */

/** From this length on a piece ends at the next plain paragraph. */
const LONG = 6_000;
/** From this length on it ends after any blank line, and from the next on at any line. */
const VERY_LONG = 64_000;
const TOO_LONG = 256_000;

/** End of the piece that starts at `from`: the offset of the next cut, or the length of the text. */
export function nextSectionCut(text: string, from: number): number {
  if (from === 0) {
    const front = frontMatterLength(text);
    if (front > 0) return front;
  }
  const state = new BlockState();
  let at = from;
  let afterBlank = false;
  while (at < text.length) {
    const stop = text.indexOf('\n', at);
    const next = stop < 0 ? text.length : stop + 1;
    if (at > from && !state.open && isCut(text, at, at - from, afterBlank)) return at;
    afterBlank = state.line(text, at, stop < 0 ? text.length : stop);
    at = next;
  }
  return text.length;
}

/** Front matter is looked for in this many characters; what is longer is no list of facts. */
export const FRONT_MATTER_REACH = 20_000;

/**
 * Length of the front matter at the start of `text`, closing line included; 0 when there is none. Front matter that is
 * not closed yet ends at the first blank line or `#`, and counts only when it opens with what looks like a key.
 */
export function frontMatterLength(text: string): number {
  const open = /^\ufeff?---[ \t]*\r?\n/.exec(text.slice(0, 200));
  if (!open) return 0;
  const body = open[0].length;
  const looksLikeKeys = /^[a-z][\w-]{0,60}[ \t]{0,9}:/i.test(text.slice(body, body + 80));
  let stopped: number | undefined;
  let afterBlank = false;
  let at = body;
  while (at < text.length) {
    const stop = text.indexOf('\n', at);
    const next = stop < 0 ? text.length : stop + 1;
    if (next > FRONT_MATTER_REACH) break;
    const line = text.slice(at, next);
    if (/^(?:---|\.\.\.)[ \t]*\r?\n?$/.test(line)) return next;
    // A heading after a blank line shows that the text has begun.
    if (afterBlank && /^#{1,6} /.test(line)) break;
    afterBlank = /^[ \t]*\r?\n?$/.test(line);
    if (stopped === undefined && (afterBlank || line[0] === '#')) stopped = at;
    at = next;
  }
  if (!looksLikeKeys) return 0;
  return stopped ?? at;
}

/** Whether a first piece is front matter that was closed; if not, a later line may still close it. */
export function isClosedFrontMatter(piece: string): boolean {
  const end = piece.endsWith('\n') ? piece.length - 1 : piece.length;
  const line = piece.lastIndexOf('\n', end - 1) + 1;
  return line > 0 && /^(?:---|\.\.\.)[ \t]*\r?$/.test(piece.slice(line, end));
}

/** Whether a text opens as front matter does, be it closed or not. */
export function opensFrontMatter(text: string): boolean {
  return text.startsWith('---', text.charCodeAt(0) === 0xfeff ? 1 : 0);
}

function isCut(text: string, at: number, size: number, afterBlank: boolean): boolean {
  const code = text.charCodeAt(at);
  if (code === 35) return isHeading(text, at);
  if (size >= TOO_LONG) return true;
  if (size < LONG || !afterBlank) return false;
  if (size >= VERY_LONG) return code > 32;
  return startsParagraph(text, at, code);
}

function isHeading(text: string, at: number): boolean {
  let end = at;
  while (text.charCodeAt(end) === 35) end++;
  if (end - at > 6) return false;
  const after = text.charCodeAt(end);
  return Number.isNaN(after) || after === 32 || after === 9 || after === 10 || after === 13;
}

/** A letter in column one, after a blank line, closes every list and quote: it surely starts a block of its own. */
function startsParagraph(text: string, at: number, code: number): boolean {
  const letter = (code >= 65 && code <= 90) || (code >= 97 && code <= 122) || code > 191;
  return letter || (code === 42 && text.charCodeAt(at + 1) === 42);
}

const HTML_NAMES = new Set(
  (
    'address article aside base basefont blockquote body caption center col colgroup dd details dialog dir div dl dt ' +
    'fieldset figcaption figure footer form frame frameset h1 h2 h3 h4 h5 h6 head header hr html iframe legend li link ' +
    'main menu menuitem nav noframes ol optgroup option p param search section summary table tbody td tfoot th thead ' +
    'title tr track ul'
  ).split(' '),
);

/** Lists and quotes deeper than this are read as paragraphs. */
const DEEPEST = 20;

/**
 * What keeps a line from being Markdown of its own: fences and HTML blocks. Lists and quotes are followed too, since a
 * `#` in column one ends them with all that is open in them, but a fence that looks to be in a list may be outside it.
 */
class BlockState {
  private readonly depth: number;
  private fence: { code: number; length: number } | undefined;
  /** What ends an open HTML block. */
  private html: RegExp | 'blank' | undefined;
  /** What stands in the open list item or quote. */
  private inner: BlockState | undefined;
  /** Column where the content of the open list item starts; 0 when `inner` is a quote. */
  private content = 0;
  /** The line before belongs to a paragraph right here, not in a list or a quote. */
  private inParagraph = false;
  private inTable = false;
  private isEmpty = true;

  constructor(depth = 0) {
    this.depth = depth;
  }

  get open(): boolean {
    return this.fence !== undefined || this.html !== undefined;
  }

  /** Whether a line of text would continue the paragraph before it, wherever that stands. */
  private get mayContinue(): boolean {
    return this.inParagraph || (this.inner?.mayContinue ?? false);
  }

  /** Takes in one line (without its break) that starts in column `column`; tells whether it is blank. */
  line(text: string, start: number, end: number, column = 0): boolean {
    let at = start;
    let indent = 0;
    for (; at < end; at++) {
      const code = text.charCodeAt(at);
      if (code === 9) indent += 4 - ((column + indent) % 4);
      else if (code === 32) indent++;
      else break;
    }
    const code = at < end ? text.charCodeAt(at) : 13;
    const blank = code === 13 && text.slice(at, end).trim() === '';
    if (this.fence) {
      if (indent <= 3) this.closeFence(text, at, end, code);
    } else if (this.html !== undefined) {
      if (this.html === 'blank' ? blank : this.html.test(text.slice(start, end))) this.html = undefined;
    } else if (blank) this.blank(text, start, end);
    else if (this.content > 0 && indent >= this.content)
      this.inner!.line(text, afterColumns(text, start, column, this.content), end, column + this.content);
    else if (indent <= 3) this.outside(text, at, end, column + indent, code, indent);
    else if (!this.mayContinue) this.close();
    if (!blank) this.isEmpty = false;
    return blank;
  }

  private blank(text: string, start: number, end: number): void {
    this.inParagraph = false;
    this.inTable = false;
    // A blank line ends a quote, and an item that holds nothing yet.
    if (this.content === 0 || this.inner!.isEmpty) this.close();
    else this.inner!.line(text, start, end);
  }

  /** No list item or quote is open any more. */
  private close(): void {
    this.inner = undefined;
    this.content = 0;
    this.inParagraph = false;
    this.inTable = false;
  }

  /** A line that belongs to no list item that is open. */
  private outside(text: string, at: number, end: number, column: number, code: number, indent: number): void {
    const wasParagraph = this.inParagraph;
    if (
      ((code === 96 || code === 126) && this.openFence(text, at, end, code)) ||
      (code === 60 && this.openHtml(text, at, end, !this.mayContinue)) ||
      (code === 35 && isHeading(text, at)) ||
      (wasParagraph && isUnderline(text, at, end, code)) ||
      isRule(text, at, end, code)
    ) {
      this.close();
      return;
    }
    if (code === 62 && this.depth < DEEPEST) {
      if (this.content > 0 || !this.inner) this.inner = new BlockState(this.depth + 1);
      this.content = 0;
      this.inParagraph = false;
      this.inTable = false;
      const space = text.charCodeAt(at + 1) === 32 ? 2 : 1;
      this.inner.line(text, Math.min(at + space, end), end, column + space);
      return;
    }
    const content = this.depth < DEEPEST ? listContent(text, at, end, indent, code, wasParagraph) : 0;
    if (content > 0) {
      this.inner = new BlockState(this.depth + 1);
      this.content = content;
      this.inParagraph = false;
      this.inTable = false;
      const width = content - indent;
      this.inner.line(text, afterColumns(text, at, column, width), end, column + width);
      return;
    }
    if (this.inTable) return;
    if (wasParagraph && isDelimiterRow(text, at, end, code)) {
      this.inParagraph = false;
      this.inTable = true;
      return;
    }
    if (this.mayContinue) return;
    this.close();
    this.inParagraph = !(code === 91 && DEFINITION.test(text.slice(at, Math.min(end, at + 500))));
  }

  private openFence(text: string, at: number, end: number, code: number): boolean {
    let stop = at;
    while (text.charCodeAt(stop) === code) stop++;
    if (stop - at < 3) return false;
    if (code === 96 && text.slice(stop, end).includes('`')) return false;
    this.fence = { code, length: stop - at };
    return true;
  }

  private closeFence(text: string, at: number, end: number, code: number): void {
    if (code !== this.fence!.code) return;
    let stop = at;
    while (text.charCodeAt(stop) === code) stop++;
    if (stop - at >= this.fence!.length && text.slice(stop, end).trim() === '') this.fence = undefined;
  }

  /** Whether an HTML block starts here; it may also end here. */
  private openHtml(text: string, at: number, end: number, mayBeAnyTag: boolean): boolean {
    const line = text.slice(at, end);
    const until = htmlEnd(line.slice(0, 20));
    if (until !== undefined) {
      if (!until.test(line)) this.html = until;
      return true;
    }
    const name = /^<\/?([a-z][a-z0-9-]{0,40})(?=[\s/>]|$)/i.exec(line)?.[1]?.toLowerCase();
    if (name === undefined) return false;
    if (HTML_NAMES.has(name) ? isBlockTag(line, name) : mayBeAnyTag && isWholeTag(line)) {
      this.html = 'blank';
      return true;
    }
    return false;
  }
}

/** The target of links elsewhere, all on one line. */
const DEFINITION = /^\[[^[\]\\]{1,200}\]:[ \t]{0,9}[^\s<][^\s]{0,280}[ \t\r]*$/;

/** What ends the HTML blocks that may hold blank lines. */
function htmlEnd(head: string): RegExp | undefined {
  if (head.startsWith('<!--')) return /-->/;
  if (/^<(?:script|pre|style|textarea)(?=[\s>]|$)/i.test(head)) return /<\/(?:script|pre|style|textarea)>/i;
  if (head.startsWith('<?')) return /\?>/;
  if (head.startsWith('<![CDATA[')) return /\]\]>/;
  return /^<![A-Za-z]/.test(head) ? />/ : undefined;
}

/** `<div>`, `<div/>`, `<div` with its attributes further on; not `<div/x`. */
function isBlockTag(line: string, name: string): boolean {
  const after = line.slice(line[1] === '/' ? name.length + 2 : name.length + 1);
  return !after.startsWith('/') || after.startsWith('/>');
}

/** One complete tag and nothing else. */
function isWholeTag(line: string): boolean {
  return /^<\/?[a-z][^<>]{0,400}>\s*$/i.test(line.slice(0, 500)) && line.length <= 500;
}

/** The place in a line `columns` columns after `at`, which stands in column `column`. */
function afterColumns(text: string, at: number, column: number, columns: number): number {
  const until = column + columns;
  let here = column;
  let place = at;
  while (here < until) {
    const code = text.charCodeAt(place);
    if (Number.isNaN(code) || code === 10 || code === 13) break;
    here += code === 9 ? 4 - (here % 4) : 1;
    place++;
  }
  return place;
}

/** The line under a heading of the other kind. */
function isUnderline(text: string, at: number, end: number, code: number): boolean {
  if (code !== 61 && code !== 45) return false;
  let stop = at;
  while (text.charCodeAt(stop) === code) stop++;
  return text.slice(stop, end).trim() === '';
}

/** The line under the head of a table. */
function isDelimiterRow(text: string, at: number, end: number, code: number): boolean {
  if (code !== 124 && code !== 45 && code !== 58) return false;
  const line = text.slice(at, end);
  return line.includes('|') && line.includes('-') && /^[-|: \t\r]+$/.test(line);
}

/** A thematic break. */
function isRule(text: string, at: number, end: number, code: number): boolean {
  if (code !== 42 && code !== 45 && code !== 95) return false;
  let marks = 0;
  for (let i = at; i < end; i++) {
    const one = text.charCodeAt(i);
    if (one === code) marks++;
    else if (one !== 32 && one !== 9 && one !== 13) return false;
  }
  return marks >= 3;
}

/** Where the mark of a list item that stands at `at` ends: a bullet or a number; `at` when there is none. */
function listMark(text: string, at: number, code: number, inParagraph: boolean): number {
  if (code === 45 || code === 43 || code === 42) return at + 1;
  let stop = at;
  while (stop - at < 9 && text.charCodeAt(stop) >= 48 && text.charCodeAt(stop) <= 57) stop++;
  const closing = text.charCodeAt(stop);
  if (stop === at || (closing !== 46 && closing !== 41)) return at;
  return inParagraph && Number(text.slice(at, stop)) !== 1 ? at : stop + 1;
}

/** Column where the content of a list item on this line starts; 0 when it is none. */
function listContent(
  text: string,
  at: number,
  end: number,
  indent: number,
  code: number,
  inParagraph: boolean,
): number {
  const stop = listMark(text, at, code, inParagraph);
  if (stop === at) return 0;
  const marker = indent + (stop - at);
  let column = marker;
  let content = stop;
  for (; content < end; content++) {
    const one = text.charCodeAt(content);
    if (one === 9) column += 4 - (column % 4);
    else if (one === 32) column++;
    else break;
  }
  const isEmpty = content >= end || text.charCodeAt(content) === 13;
  if (isEmpty) return inParagraph ? 0 : marker + 1;
  const gap = column - marker;
  if (gap === 0) return 0;
  return marker + (gap > 4 ? 1 : gap);
}
