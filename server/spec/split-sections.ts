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
    afterBlank = state.line(text, at, stop < 0 ? text.length : stop, afterBlank);
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

/** What keeps a line from being Markdown of its own. */
class BlockState {
  private fence: { code: number; length: number } | undefined;
  /** The text that ends an open HTML block; '' for one that ends at a blank line. */
  private html: string | undefined;
  /** Column where the content of the outermost list item starts; lines indented as far belong to the list. */
  private listContent = 0;

  get open(): boolean {
    return this.fence !== undefined || this.html !== undefined;
  }

  /** Takes in one line (without its break); tells whether it is blank. */
  line(text: string, start: number, end: number, afterBlank: boolean): boolean {
    let at = start;
    while (at < end && text.charCodeAt(at) === 32) at++;
    const indent = at - start;
    const code = at < end ? text.charCodeAt(at) : 13;
    const blank = code === 13 || (code === 9 && text.slice(at, end).trim() === '');
    if (this.fence) {
      if (indent <= 3) this.closeFence(text, at, end, code);
      return blank;
    }
    if (this.html !== undefined) {
      if (this.html === '' ? blank : text.slice(start, end).toLowerCase().includes(this.html))
        this.html = undefined;
      return blank;
    }
    if (blank) return true;
    if (indent > 3) return false;
    if (this.listContent > 0 && indent >= this.listContent) return false;
    if (code === 96 || code === 126) this.openFence(text, at, end, code);
    else if (code === 60) this.openHtml(text, at, end, afterBlank || start === at);
    this.listContent =
      listContent(text, at, end, indent, code) || (afterBlank && indent === 0 ? 0 : this.listContent);
    return false;
  }

  private openFence(text: string, at: number, end: number, code: number): void {
    let stop = at;
    while (text.charCodeAt(stop) === code) stop++;
    if (stop - at < 3) return;
    if (code === 96 && text.slice(stop, end).includes('`')) return;
    this.fence = { code, length: stop - at };
  }

  private closeFence(text: string, at: number, end: number, code: number): void {
    if (code !== this.fence!.code) return;
    let stop = at;
    while (text.charCodeAt(stop) === code) stop++;
    if (stop - at >= this.fence!.length && text.slice(stop, end).trim() === '') this.fence = undefined;
  }

  private openHtml(text: string, at: number, end: number, mayBeAnyTag: boolean): void {
    const line = text.slice(at, Math.min(end, at + 300));
    const until = /^<!--/.test(line) ? '-->' : htmlEnd(line);
    if (until !== undefined) {
      const rest = text.slice(at + (until === '-->' ? 4 : 2), end).toLowerCase();
      if (!rest.includes(until)) this.html = until;
      return;
    }
    const name = /^<\/?([a-z][a-z0-9]*)(?=[\s/>]|$)/i.exec(line)?.[1]?.toLowerCase();
    if (name === undefined) return;
    if (HTML_NAMES.has(name) || (mayBeAnyTag && /^<\/?[a-z][^<>]{0,200}>\s*$/i.test(line))) this.html = '';
  }
}

/** What ends the HTML blocks that may hold blank lines, other than comments. */
function htmlEnd(line: string): string | undefined {
  const raw = /^<(script|pre|style|textarea)(?=[\s>]|$)/i.exec(line);
  if (raw) return `</${raw[1]!.toLowerCase()}>`;
  if (line.startsWith('<?')) return '?>';
  if (line.startsWith('<![CDATA[')) return ']]>';
  if (/^<![A-Za-z]/.test(line)) return '>';
  return undefined;
}

/** Column where the content of a list item on this line starts; 0 when it is none. */
function listContent(text: string, at: number, end: number, indent: number, code: number): number {
  let stop = at;
  if (code === 45 || code === 43 || code === 42) stop++;
  else if (code >= 48 && code <= 57) {
    while (stop - at < 9 && text.charCodeAt(stop) >= 48 && text.charCodeAt(stop) <= 57) stop++;
    const closing = text.charCodeAt(stop);
    if (closing !== 46 && closing !== 41) return 0;
    stop++;
  } else return 0;
  if (stop < end && text.charCodeAt(stop) !== 32 && text.charCodeAt(stop) !== 9) return 0;
  let content = stop;
  while (content < end && text.charCodeAt(content) === 32) content++;
  const gap = content - stop;
  return indent + (stop - at) + (gap === 0 || gap > 4 ? 1 : gap);
}
