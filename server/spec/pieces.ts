import { indexLines, type LineIndex, lastAtOrBefore, lineEnd } from '../text/lines.ts';

/**
 * A text held in pieces, so that an edit costs the pieces it touches and not the document. A piece is a value: the
 * same object as long as its text stays in place, and whatever was worked out about it is remembered by it.
 */
export interface Piece {
  readonly text: string;
  readonly lines: LineIndex;
  /** What was read from it: a place for whoever reads, since a field is found faster than an entry of a map. */
  read: unknown;
}

export interface Position {
  /** Zero-based line. */
  readonly line: number;
  /** UTF-16 code units from the start of the line. */
  readonly character: number;
}

export interface PieceText {
  readonly pieces: readonly Piece[];
  /** Offset of each piece in the document. Made anew with each key: outside the heap they cost no sweeping. */
  readonly starts: Int32Array;
  /** Line on which each piece starts; pieces always start at the start of a line. */
  readonly lineStarts: Int32Array;
  readonly length: number;
}

export interface Cut {
  /** Where the piece that starts at `from` ends; `from` is 0 or an earlier answer. */
  next(text: string, from: number): number;
  /** Whether a change at this offset may move the end of the first piece, although that piece is not touched. */
  reachesFirst(first: Piece, offset: number): boolean;
}

/** `text` cut afresh. */
export function cutText(text: string, cut: Cut): PieceText {
  const pieces: Piece[] = [];
  let at = 0;
  do {
    const end = cut.next(text, at);
    pieces.push(newPiece(text.slice(at, end)));
    at = end;
  } while (at < text.length);
  return assemble(pieces);
}

/** The whole text as one string: linear in its length, so not for every keystroke. */
export function wholeText(doc: PieceText): string {
  return doc.pieces.map((piece) => piece.text).join('');
}

/**
 * The text after `span` is replaced by `text`. Pieces that neither changed nor are cut differently stay the same
 * objects.
 */
export function replace(doc: PieceText, start: number, end: number, text: string, cut: Cut): PieceText {
  let first = lastAtOrBefore(doc.starts, start);
  const last = Math.max(first, lastAtOrBefore(doc.starts, end));
  // The first line of a piece is what made the cut before it.
  const local = start - doc.starts[first]!;
  if (first > 0 && (local <= firstLineLength(doc.pieces[first]!) || first === 1)) first--;
  if (first > 0 && cut.reachesFirst(doc.pieces[0]!, start)) first = 0;
  const base = doc.starts[first]!;
  let buffer = '';
  for (let i = first; i <= last; i++) buffer += doc.pieces[i]!.text;
  buffer = buffer.slice(0, start - base) + text + buffer.slice(end - base);
  const shift = text.length - (end - start);
  const editEnd = start - base + text.length;

  const window = new Window(doc, buffer, last + 1, shift - base);
  const fresh: Piece[] = [];
  const atFront = base === 0;
  let at = 0;
  for (;;) {
    const end = cutWithin(window.text, at, cut, atFront);
    // A piece that reaches the end may go on in what follows.
    if (end >= window.text.length && window.grow()) continue;
    if (end > at || fresh.length === 0) fresh.push(newPiece(window.text.slice(at, end)));
    at = end;
    const resumes = window.oldPieceAt(at);
    if (at < window.text.length && (at < editEnd || resumes === undefined)) continue;
    const rest = resumes === undefined ? [] : doc.pieces.slice(resumes);
    const before = doc.pieces.slice(0, first);
    const changed = reuse(doc.pieces.slice(first, resumes ?? doc.pieces.length), fresh).filter(
      (piece) => piece.text !== '',
    );
    const all = [...before, ...changed, ...rest];
    return assemble(all.length > 0 ? all : fresh);
  }
}

/** The changed text from the first piece touched on; grows by old pieces until a cut falls where one fell before. */
class Window {
  text: string;
  private readonly doc: PieceText;
  /** The first old piece that is not in it. */
  private known: number;
  /** How far old offsets are moved to be offsets here. */
  private readonly move: number;
  private take = 1;
  /** Old pieces by where they start here. */
  private readonly oldPieces: Map<number, number>;

  constructor(doc: PieceText, text: string, known: number, move: number) {
    this.doc = doc;
    this.text = text;
    this.known = known;
    this.move = move;
    this.oldPieces = new Map([[text.length, known]]);
  }

  /** Takes in more of what follows, each time twice as much; false when there is no more. */
  grow(): boolean {
    const { starts, pieces } = this.doc;
    if (this.known >= pieces.length) return false;
    const stop = Math.min(pieces.length, this.known + this.take);
    const more: string[] = [];
    for (; this.known < stop; this.known++) {
      this.oldPieces.set(starts[this.known]! + this.move, this.known);
      more.push(pieces[this.known]!.text);
    }
    this.text += more.join('');
    this.oldPieces.set(this.text.length, this.known);
    this.take *= 2;
    return true;
  }

  oldPieceAt(at: number): number | undefined {
    return this.oldPieces.get(at);
  }
}

/** A cut function sees offset 0 only at the start of the document: there alone front matter can stand. */
function cutWithin(buffer: string, at: number, cut: Cut, atFront: boolean): number {
  if (atFront || at > 0) return cut.next(buffer, at);
  return cut.next(`\n${buffer}`, 1) - 1;
}

/** `fresh`, with the pieces of `old` where the text is the same. */
export function keepPieces(old: PieceText, fresh: PieceText): PieceText {
  return { ...fresh, pieces: reuse(old.pieces, fresh.pieces) };
}

/** `fresh` with the old piece objects instead of equal ones at its start and end. */
function reuse(old: readonly Piece[], fresh: readonly Piece[]): Piece[] {
  const pieces = [...fresh];
  const most = Math.min(pieces.length, old.length);
  let head = 0;
  for (; head < most && pieces[head]!.text === old[head]!.text; head++) pieces[head] = old[head]!;
  for (let tail = 1; tail <= most - head; tail++) {
    const before = old[old.length - tail]!;
    if (pieces[pieces.length - tail]!.text !== before.text) break;
    pieces[pieces.length - tail] = before;
  }
  return pieces;
}

function newPiece(text: string): Piece {
  return new TextPiece(text);
}

class TextPiece implements Piece {
  readonly text: string;
  read: unknown = undefined;
  private index: LineIndex | undefined = undefined;

  constructor(text: string) {
    this.text = text;
  }

  get lines(): LineIndex {
    this.index ??= indexLines(this.text);
    return this.index;
  }
}

function assemble(pieces: readonly Piece[]): PieceText {
  const starts = new Int32Array(pieces.length);
  const lineStarts = new Int32Array(pieces.length);
  let at = 0;
  let line = 0;
  for (let i = 0; i < pieces.length; i++) {
    const piece = pieces[i]!;
    starts[i] = at;
    lineStarts[i] = line;
    at += piece.text.length;
    line += piece.lines.starts.length - 1;
  }
  return { pieces, starts, lineStarts, length: at };
}

function firstLineLength(piece: Piece): number {
  return piece.lines.starts[1] ?? piece.text.length;
}

/** Offset in the document of a position; positions past the end of a line or of the text are pulled back. */
export function offsetAt(doc: PieceText, position: Position): number {
  if (position.line < 0) return 0;
  const index = lastAtOrBefore(doc.lineStarts, position.line);
  const piece = doc.pieces[index]!;
  const line = position.line - doc.lineStarts[index]!;
  const start = piece.lines.starts[line];
  if (start === undefined) return doc.length;
  const end = lineEnd(piece.lines, piece.text, line);
  return doc.starts[index]! + Math.max(start, Math.min(end, start + Math.max(0, position.character)));
}

/** Position of an offset in the document. */
export function positionAt(doc: PieceText, offset: number): Position {
  const at = Math.max(0, Math.min(offset, doc.length));
  const index = lastAtOrBefore(doc.starts, at);
  const piece = doc.pieces[index]!;
  const local = at - doc.starts[index]!;
  const line = lastAtOrBefore(piece.lines.starts, local);
  return { line: doc.lineStarts[index]! + line, character: local - piece.lines.starts[line]! };
}

/** Text of the document between two offsets. */
export function textBetween(doc: PieceText, start: number, end: number): string {
  const first = lastAtOrBefore(doc.starts, start);
  let out = '';
  for (let i = first; i < doc.pieces.length && doc.starts[i]! < end; i++) {
    const base = doc.starts[i]!;
    out += doc.pieces[i]!.text.slice(Math.max(0, start - base), end - base);
  }
  return out;
}
