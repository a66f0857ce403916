/**
 * Blanks what is not prose in one line or paragraph of Markdown source, at equal length: code spans, link targets,
 * images, HTML tags, comments, bare addresses, emphasis marks and escapes. One pass; every search forward is either
 * bounded or remembered, so hostile input stays linear.
 *
 * Square brackets that are no link stay: in a tender they are usually a gap to be filled in.
 */
const TICK = 96;
const BACKSLASH = 92;
const OPEN_BRACKET = 91;
const CLOSE_BRACKET = 93;
const LESS = 60;
const STAR = 42;
const UNDERSCORE = 95;
const TILDE = 126;
const AMP = 38;

/** Longest link target or tag looked for; longer ones are taken as text. */
const LONGEST = 500;

const INTERESTING = /[`\\[<*_~&]|https?:\/\/|\]\(|\]\[/;

/** The blanked text, same length as `source`. */
export function blankInline(source: string): string {
  if (!INTERESTING.test(source)) return source;
  const out = new Blanker(source);
  const length = source.length;
  let i = 0;
  while (i < length) {
    const code = source.charCodeAt(i);
    switch (code) {
      case BACKSLASH:
        if (isPunctuation(source.charCodeAt(i + 1))) {
          out.blank(i, i + 1);
          i += 2;
        } else i++;
        break;
      case TICK:
        i = out.codeSpan(i);
        break;
      case LESS:
        i = out.angle(i);
        break;
      case OPEN_BRACKET:
        i = out.bracket(i);
        break;
      case CLOSE_BRACKET:
        i = out.closeBracket(i);
        break;
      case STAR:
      case UNDERSCORE:
      case TILDE:
        i = out.emphasis(i, code);
        break;
      case AMP:
        i = out.entity(i);
        break;
      case 104:
        i = out.address(i);
        break;
      default:
        i++;
    }
  }
  return out.finish();
}

class Blanker {
  private readonly source: string;
  private readonly pieces: string[] = [];
  private done = 0;
  /** Backtick runs of these lengths have no partner further on. */
  private readonly unmatchedRuns = new Set<number>();
  private noMoreComments = false;
  /** Brackets that open a link: to be blanked when the link's end is met. */
  private readonly openBrackets: number[] = [];
  private readonly holes: Array<[number, number]> = [];

  constructor(source: string) {
    this.source = source;
  }

  blank(from: number, to: number): void {
    this.holes.push([from, to]);
  }

  codeSpan(at: number): number {
    const run = this.runLength(at, TICK);
    const after = at + run;
    if (this.unmatchedRuns.has(run)) return after;
    for (let i = this.source.indexOf('`', after); i >= 0; ) {
      const closing = this.runLength(i, TICK);
      if (closing === run) {
        this.blank(at, i + closing);
        return i + closing;
      }
      i = this.source.indexOf('`', i + closing);
    }
    this.unmatchedRuns.add(run);
    return after;
  }

  angle(at: number): number {
    const { source } = this;
    if (source.startsWith('<!--', at)) {
      if (this.noMoreComments) return at + 4;
      const end = source.indexOf('-->', at + 4);
      if (end < 0) {
        this.noMoreComments = true;
        return at + 4;
      }
      this.blank(at, end + 3);
      return end + 3;
    }
    const next = source.charCodeAt(at + 1);
    if (!isLetter(next) && next !== 47) return at + 1;
    const end = indexWithin(source, '>', at + 1, LONGEST);
    if (end < 0 || source.slice(at + 1, end).includes('<')) return at + 1;
    this.blank(at, end + 1);
    return end + 1;
  }

  bracket(at: number): number {
    const image = at > 0 && this.source[at - 1] === '!';
    this.openBrackets.push(image ? -at - 1 : at);
    return at + 1;
  }

  closeBracket(at: number): number {
    const open = this.openBrackets.pop();
    if (open === undefined) return at + 1;
    const next = this.source.charCodeAt(at + 1);
    const close = next === 40 ? ')' : next === OPEN_BRACKET ? ']' : undefined;
    if (close === undefined) return at + 1;
    const end = this.targetEnd(at + 2, close);
    if (end < 0) return at + 1;
    if (open < 0) {
      this.blank(-open - 2, end + 1);
    } else {
      this.blank(open, open + 1);
      this.blank(at, end + 1);
    }
    return end + 1;
  }

  emphasis(at: number, code: number): number {
    const run = this.runLength(at, code);
    const after = at + run;
    if (code === TILDE) {
      if (run === 2) this.blank(at, after);
      return after;
    }
    const before = this.source.charCodeAt(at - 1);
    const next = this.source.charCodeAt(after);
    const spaceBefore = at === 0 || isBlank(before);
    const spaceAfter = after >= this.source.length || isBlank(next);
    if (spaceBefore && spaceAfter) return after;
    if (code === UNDERSCORE && (run > 2 || (isWord(before) && isWord(next)))) return after;
    if (code === STAR && run <= 2 && isDigit(before) && isDigit(next)) return after;
    if (
      code === STAR &&
      spaceAfter &&
      /[A-Z]/.test(this.source[at - 1] ?? '') &&
      !this.hasOpenStars(at, run)
    ) {
      return after;
    }
    this.blank(at, after);
    return after;
  }

  /** "VCA**" ends in stars that close nothing. */
  private hasOpenStars(at: number, run: number): boolean {
    const before = this.source.lastIndexOf('*'.repeat(run), at - 1);
    return before >= 0 && at - before < LONGEST && !isBlank(this.source.charCodeAt(before + run));
  }

  entity(at: number): number {
    for (const [name, value] of ENTITIES) {
      if (this.source.startsWith(name, at)) {
        this.pieces.push(this.flush(at), value + ' '.repeat(name.length - value.length));
        this.done = at + name.length;
        return this.done;
      }
    }
    return at + 1;
  }

  address(at: number): number {
    const { source } = this;
    if (!source.startsWith('http://', at) && !source.startsWith('https://', at)) return at + 1;
    let end = at;
    while (
      end < source.length &&
      !isBlank(source.charCodeAt(end)) &&
      source[end] !== '>' &&
      source[end] !== ')'
    )
      end++;
    this.blank(at, end);
    return end;
  }

  finish(): string {
    this.pieces.push(this.flush(this.source.length));
    return this.pieces.join('');
  }

  /** The source from where the last piece stopped up to `to`, with the holes blanked. */
  private flush(to: number): string {
    if (this.holes.length === 0) {
      const plain = this.source.slice(this.done, to);
      this.done = to;
      return plain;
    }
    this.holes.sort((a, b) => a[0] - b[0]);
    const parts: string[] = [];
    let at = this.done;
    for (const [from, end] of this.holes) {
      if (end <= at) continue;
      const start = Math.max(from, at);
      parts.push(this.source.slice(at, start), spaces(this.source, start, Math.min(end, to)));
      at = Math.min(end, to);
    }
    parts.push(this.source.slice(at, to));
    this.holes.length = 0;
    this.done = to;
    return parts.join('');
  }

  private runLength(at: number, code: number): number {
    let end = at;
    while (this.source.charCodeAt(end) === code) end++;
    return end - at;
  }

  /** Where the link target that starts at `from` closes; -1 when it does not within reach. */
  private targetEnd(from: number, close: string): number {
    const limit = Math.min(this.source.length, from + LONGEST);
    let depth = 0;
    for (let i = from; i < limit; i++) {
      const letter = this.source[i];
      if (letter === '\n' && this.source[i + 1] === '\n') return -1;
      if (close === ')' && letter === '(') depth++;
      else if (letter === close) {
        if (depth === 0) return i;
        depth--;
      } else if (close === ']' && letter === '[') return -1;
    }
    return -1;
  }
}

const ENTITIES: ReadonlyArray<readonly [string, string]> = [
  ['&nbsp;', ' '],
  ['&euro;', '€'],
  ['&amp;', '&'],
];

/** Blanks of the same length as `text[from, to)`, line breaks kept. */
export function spaces(text: string, from: number, to: number): string {
  const slice = text.slice(from, to);
  return slice.includes('\n') ? slice.replace(/[^\n]/g, ' ') : ' '.repeat(to - from);
}

function indexWithin(text: string, what: string, from: number, reach: number): number {
  const limit = Math.min(text.length, from + reach);
  for (let i = from; i < limit; i++) if (text[i] === what) return i;
  return -1;
}

function isBlank(code: number): boolean {
  return code === 32 || code === 10 || code === 13 || code === 9 || code === 160;
}

function isLetter(code: number): boolean {
  return (code >= 65 && code <= 90) || (code >= 97 && code <= 122);
}

function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}

function isWord(code: number): boolean {
  return isLetter(code) || isDigit(code) || code === UNDERSCORE || code > 127;
}

function isPunctuation(code: number): boolean {
  return (
    (code >= 33 && code <= 47) ||
    (code >= 58 && code <= 64) ||
    (code >= 91 && code <= 96) ||
    (code >= 123 && code <= 126)
  );
}
