import {
  CommentRangeEnd,
  CommentRangeStart,
  CommentReference,
  ExternalHyperlink,
  FootnoteReferenceRun,
  InternalHyperlink,
  type IRunOptions,
  type ParagraphChild,
  TextRun,
} from 'docx';
import type { PhrasingContent } from 'mdast';
import type { UserLanguage } from '../check/render.ts';
import type { Span } from '../text/span.ts';
import { STYLES } from './look.ts';
import { imageText } from './texts.ts';
import { wellFormed } from './well-formed.ts';

/** A comment to be placed: `span` is in the Markdown that is being written. */
export interface Anchored {
  readonly id: number;
  readonly span: Span;
}

/** What inline text may refer to. */
export interface References {
  readonly language: UserLanguage;
  /** Bookmark of the heading with this anchor. */
  bookmark(slug: string): string | undefined;
  /** Address of a link by reference. */
  definition(id: string): string | undefined;
  /** Number of a footnote. */
  footnote(id: string): number | undefined;
}

/** A stretch of text that looks the same, with the place it was read from. */
interface Atom {
  readonly start: number;
  readonly end: number;
  readonly make: (text: string) => ParagraphChild;
  /** Text that may be cut, and where each of its characters stands in the source. */
  readonly text?: string;
  readonly places?: readonly number[];
}

export type Look = Pick<IRunOptions, 'bold' | 'italics' | 'strike' | 'style' | 'superScript' | 'subScript'>;

/** The runs of a paragraph, with the comments on it. */
export function inlineRuns(
  nodes: readonly PhrasingContent[],
  source: string,
  references: References,
  comments: readonly Anchored[] = [],
  look: Look = {},
): ParagraphChild[] {
  const atoms = atomsOf(nodes, source, references, { ...look });
  if (comments.length === 0) return atoms.map((one) => one.make(one.text ?? ''));
  return withComments(atoms, comments);
}

function atomsOf(
  nodes: readonly PhrasingContent[],
  source: string,
  references: References,
  look: Look,
): Atom[] {
  const atoms: Atom[] = [];
  // HTML marks open and close in the text beside them.
  let own = look;
  for (const node of nodes) {
    const start = node.position?.start.offset ?? 0;
    const end = node.position?.end.offset ?? start;
    const place = { start, end };
    const inside = (children: readonly PhrasingContent[], change: Look) =>
      atomsOf(children, source, references, { ...own, ...change });
    const link = (children: readonly PhrasingContent[], url: string) => {
      const wrap = linkMaker(url, references);
      const runs = () => inside(children, { style: 'Hyperlink' }).map((one) => one.make(one.text ?? ''));
      if (wrap) atoms.push({ ...place, make: () => wrap(runs()) });
      else atoms.push(...inside(children, {}));
    };
    switch (node.type) {
      case 'text':
        atoms.push(textAtom(node.value, source, place, own));
        break;
      case 'inlineCode':
        atoms.push(textAtom(node.value, source, place, { ...own, style: STYLES.inlineCode }));
        break;
      case 'strong':
        atoms.push(...inside(node.children, { bold: true }));
        break;
      case 'emphasis':
        atoms.push(...inside(node.children, { italics: !own.italics }));
        break;
      case 'delete':
        atoms.push(...inside(node.children, { strike: true }));
        break;
      case 'break':
        atoms.push({ ...place, make: () => new TextRun({ break: 1 }) });
        break;
      case 'link':
        link(node.children, node.url);
        break;
      case 'linkReference':
        link(node.children, references.definition(node.identifier) ?? '');
        break;
      case 'image':
      case 'imageReference': {
        const text = imageText(node.alt, references.language);
        atoms.push({ ...place, make: () => run(text, { ...own, italics: true }) });
        break;
      }
      case 'footnoteReference': {
        const number = references.footnote(node.identifier);
        if (number !== undefined) atoms.push({ ...place, make: () => new FootnoteReferenceRun(number) });
        break;
      }
      case 'html': {
        const mark = node.value.toLowerCase().replace(/[\s/]{1,20}>$/, '>');
        if (mark === '<br>') atoms.push({ ...place, make: () => new TextRun({ break: 1 }) });
        else own = { ...own, ...HTML_MARKS[mark] };
        break;
      }
    }
  }
  return atoms;
}

const HTML_MARKS: Readonly<Record<string, Look>> = {
  '<sup>': { superScript: true },
  '</sup>': { superScript: false },
  '<sub>': { subScript: true },
  '</sub>': { subScript: false },
  '<b>': { bold: true },
  '</b>': { bold: false },
  '<strong>': { bold: true },
  '</strong>': { bold: false },
  '<i>': { italics: true },
  '</i>': { italics: false },
  '<em>': { italics: true },
  '</em>': { italics: false },
};

function run(text: string, look: Look): TextRun {
  return new TextRun({ ...look, text: wellFormed(text).replace(/[\t\r\n]/g, ' ') });
}

function textAtom(text: string, source: string, { start, end }: Span, look: Look): Atom {
  return { start, end, text, places: placesOf(text, source, start, end), make: (part) => run(part, look) };
}

/** Where each character of `text` stands in `source`: what Markdown left out (escapes, quote marks) is passed over. */
function placesOf(text: string, source: string, start: number, end: number): number[] {
  const places: number[] = [];
  let at = start;
  for (let i = 0; i < text.length; i++) {
    const found = source.indexOf(text[i]!, at);
    // A character written as an entity stands nowhere; it is taken to stand where the last one ended.
    if (found >= 0 && found < end && found - at < 40) at = found + 1;
    places.push(Math.max(start, at - 1));
  }
  return places;
}

/** What makes a link of runs; undefined for an address that leads nowhere from a Word file. */
function linkMaker(
  url: string,
  references: References,
): ((runs: ParagraphChild[]) => ParagraphChild) | undefined {
  if (url.startsWith('#')) {
    const anchor = references.bookmark(decoded(url.slice(1)));
    return anchor === undefined ? undefined : (children) => new InternalHyperlink({ anchor, children });
  }
  if (!/^(?:https?|mailto|tel):/i.test(url)) return undefined;
  return (children) => new ExternalHyperlink({ link: wellFormed(url), children });
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function withComments(atoms: readonly Atom[], comments: readonly Anchored[]): ParagraphChild[] {
  const cuts = new Set(comments.flatMap(({ span }) => [span.start, span.end]));
  const pieces = atoms.flatMap((atom) => cutAtom(atom, cuts));
  const opens = new Map<number, number[]>();
  const closes = new Map<number, number[]>();
  const note = (map: Map<number, number[]>, at: number, id: number) => {
    const list = map.get(at);
    if (list) list.push(id);
    else map.set(at, [id]);
  };
  for (const { id, span } of comments) {
    let first = pieces.findIndex((one) => one.end > span.start);
    if (first < 0) first = pieces.length - 1;
    let last = first;
    while (last + 1 < pieces.length && pieces[last + 1]!.start < span.end) last++;
    note(opens, Math.max(first, 0), id);
    note(closes, Math.max(last, 0), id);
  }
  const children: ParagraphChild[] = [];
  for (let i = 0; i < Math.max(pieces.length, 1); i++) {
    for (const id of opens.get(i) ?? []) children.push(new CommentRangeStart(id));
    const piece = pieces[i];
    if (piece) children.push(piece.make(piece.text ?? ''));
    for (const id of closes.get(i) ?? [])
      children.push(new CommentRangeEnd(id), new TextRun({ children: [new CommentReference(id)] }));
  }
  return children;
}

/** A text atom in pieces that start at the cuts in it. */
function cutAtom(atom: Atom, cuts: ReadonlySet<number>): Atom[] {
  const { text, places } = atom;
  if (text === undefined || places === undefined) return [atom];
  const pieces: Atom[] = [];
  let from = 0;
  for (let i = 1; i <= text.length; i++) {
    const isCut =
      i === text.length || (crosses(cuts, places[i - 1]!, places[i]!) && !isLowSurrogate(text, i));
    if (!isCut) continue;
    const start = from === 0 ? atom.start : places[from]!;
    const end = i === text.length ? atom.end : places[i]!;
    pieces.push({ ...atom, start, end, text: text.slice(from, i), places: places.slice(from, i) });
    from = i;
  }
  return pieces;
}

function crosses(cuts: ReadonlySet<number>, from: number, to: number): boolean {
  for (let at = from + 1; at <= to; at++) if (cuts.has(at)) return true;
  return false;
}

const isLowSurrogate = (text: string, i: number) => /[\udc00-\udfff]/.test(text[i] ?? '');
