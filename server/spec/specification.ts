import { lastAtOrBefore } from '../text/lines.ts';
import type { Span } from '../text/span.ts';
import type { Facts } from './fact-schema.ts';
import { type FactSheet, NO_FACTS, readFacts } from './facts.ts';
import type {
  Heading,
  PlacedSection,
  Placement,
  ReadProblem,
  Role,
  Section,
  SectionEntry,
  SectionItem,
  SectionPlaces,
} from './model.ts';
import {
  type Cut,
  cutText,
  keepPieces,
  offsetAt,
  type Piece,
  type PieceText,
  type Position,
  replace,
} from './pieces.ts';
import { readMarkdown } from './read-markdown.ts';
import {
  type ItemSection,
  isItemPiece,
  nextYamlCut,
  type ReadItems,
  readItems,
  type TextKey,
  textKeyOf,
  textSections,
} from './read-yaml.ts';
import { roleOf } from './roles.ts';
import {
  FRONT_MATTER_REACH,
  frontMatterLength,
  isClosedFrontMatter,
  nextSectionCut,
  opensFrontMatter,
} from './split-sections.ts';
import { type ScalarMap, scalarPlacement, sourceOf } from './yaml-scalar.ts';

/**
 * A specification: a text in pieces, the sections read from it and the facts it states. A value: an edit makes a new
 * one that shares every section that did not change.
 */
export interface Specification {
  readonly uri: string;
  readonly language: Language;
  readonly text: PieceText;
  readonly sections: readonly PlacedSection[];
  /** Where the sections stand in the document. */
  readonly places: SectionPlaces;
  readonly factSheet: FactSheet;
  /** Where offsets of the fact sheet stand in the document. */
  readonly factPlacement: Placement;
  /** What could not be read outside the sections; spans in the document. */
  readonly problems: readonly (ReadProblem & { readonly key?: string; readonly suggestion?: string })[];
  /** Line break used in the document. */
  readonly eol: '\n' | '\r\n';
}

export type Language = 'markdown' | 'yaml';

export interface Change {
  /** Absent: the whole text is replaced. */
  readonly range?: { readonly start: Position; readonly end: Position };
  readonly text: string;
}

const MARKDOWN_CUT: Cut = {
  next: nextSectionCut,
  reachesFirst: (first, offset) =>
    offset <= FRONT_MATTER_REACH && opensFrontMatter(first.text) && !isClosedFrontMatter(first.text),
};

const YAML_CUT: Cut = { next: nextYamlCut, reachesFirst: () => false };

/** Reads a text afresh; linear in its length. Never fails. */
export function readSpecification(uri: string, language: Language, text: string): Specification {
  return build(uri, language, cutText(text, language === 'yaml' ? YAML_CUT : MARKDOWN_CUT));
}

/** The specification after edits, made one after the other as the protocol gives them. */
export function changeSpecification(spec: Specification, changes: readonly Change[]): Specification {
  const cut = spec.language === 'yaml' ? YAML_CUT : MARKDOWN_CUT;
  let text = spec.text;
  for (const change of changes) {
    text = change.range
      ? replace(text, offsetAt(text, change.range.start), offsetAt(text, change.range.end), change.text, cut)
      : keepPieces(text, cutText(change.text, cut));
  }
  return build(spec.uri, spec.language, text);
}

/** Whether a file is a specification by its name; front matter and project settings may make it one too. */
export function isSpecificationName(uri: string): boolean {
  return /\.bestek\.(?:md|ya?ml)$/i.test(uri);
}

/** Whether the text says of itself that it is a specification. */
export function declaresSpecification(spec: Specification): boolean {
  return spec.factSheet.places.has('bestek');
}

/** Language of a file by its name, or undefined when it is none that can be a specification. */
export function languageOf(name: string): Language | undefined {
  if (/\.(?:md|markdown)$/i.test(name)) return 'markdown';
  return /\.ya?ml$/i.test(name) ? 'yaml' : undefined;
}

function build(uri: string, language: Language, text: PieceText): Specification {
  const eol = text.pieces.some((piece) => piece.text.includes('\n')) && lineBreak(text);
  const base = { uri, language, text, eol: eol || ('\n' as const) };
  return language === 'yaml' ? buildYaml(base) : buildMarkdown(base);
}

function lineBreak(text: PieceText): '\n' | '\r\n' {
  for (const piece of text.pieces) {
    const at = piece.text.indexOf('\n');
    if (at >= 0) return piece.text[at - 1] === '\r' ? '\r\n' : '\n';
  }
  return '\n';
}

type Base = Pick<Specification, 'uri' | 'language' | 'text' | 'eol'>;

const factsOfPiece = new WeakMap<Piece, { sheet: FactSheet; from: number }>();

function buildMarkdown(base: Base): Specification {
  const { text, eol } = base;
  const first = text.pieces[0]!;
  const hasFront = opensFrontMatter(first.text) && frontMatterLength(first.text) > 0;
  const front = hasFront ? frontFacts(first) : { sheet: NO_FACTS, from: 0 };
  const outline = new Outline();
  const offset = hasFront ? 1 : 0;
  const placed: PlacedSection[] = [];
  for (let i = offset; i < text.pieces.length; i++) {
    const piece = text.pieces[i]!;
    const known = piece.read as PlacedSection | undefined;
    const section = known?.section ?? readMarkdown(piece.text);
    outline.place(placed.length, section);
    const own = known && outline.isPlaced(known) ? known : outline.placed(section);
    piece.read = own;
    placed.push(own);
  }
  const problems: ReadProblem[] =
    hasFront && !isClosedFrontMatter(first.text)
      ? [{ code: 'front-matter-open', span: { start: 0, end: 3 } }]
      : [];
  return {
    ...base,
    sections: placed,
    places: new PiecePlaces(text, offset, eol),
    factSheet: front.sheet,
    factPlacement: shiftPlacement(front.from, hasFront ? first.text.length - front.from : 0, eol),
    problems,
  };
}

function frontFacts(piece: Piece): { sheet: FactSheet; from: number } {
  let known = factsOfPiece.get(piece);
  if (!known) {
    const from = piece.text.indexOf('\n') + 1;
    const end = piece.text.endsWith('\n') ? piece.text.length - 1 : piece.text.length;
    const lastLine = piece.text.lastIndexOf('\n', end - 1) + 1;
    const body = piece.text.slice(from, isClosedFrontMatter(piece.text) ? lastLine : piece.text.length);
    known = { sheet: readFacts(body), from };
    factsOfPiece.set(piece, known);
  }
  return known;
}

/** Places of sections that are each a piece of the text, after the first `offset` pieces. */
class PiecePlaces implements SectionPlaces {
  private readonly text: PieceText;
  private readonly offset: number;
  private readonly eol: string;

  constructor(text: PieceText, offset: number, eol: string) {
    this.text = text;
    this.offset = offset;
    this.eol = eol;
  }

  start(at: number): number {
    return this.text.starts[at + this.offset]!;
  }

  span(at: number): Span {
    const start = this.start(at);
    return { start, end: start + this.text.pieces[at + this.offset]!.text.length };
  }

  placement(at: number): Placement {
    const { start, end } = this.span(at);
    return shiftPlacement(start, end - start, this.eol);
  }

  item(): undefined {
    return undefined;
  }
}

/** A text in an entry of YAML, with where the piece it is in starts in the document. */
interface PlacedPart {
  readonly part: Omit<ItemSection, 'item'> & Partial<Pick<ItemSection, 'item'>>;
  readonly base: number;
}

/** Places of sections that are read from texts in YAML. */
class PartPlaces implements SectionPlaces {
  private readonly partAt: (at: number) => PlacedPart;
  private readonly eol: string;

  constructor(partAt: (at: number) => PlacedPart, eol: string) {
    this.partAt = partAt;
    this.eol = eol;
  }

  placement(at: number): Placement {
    const { part, base } = this.partAt(at);
    return partPlacement(part.map, base, this.eol, part.from, part.section.text.length);
  }

  start(at: number): number {
    const { part, base } = this.partAt(at);
    return base + sourceOf(part.map, part.from);
  }

  span(at: number): Span {
    const { part, base } = this.partAt(at);
    const place = (offset: number) => base + sourceOf(part.map, part.from + offset);
    return { start: place(0), end: place(part.section.text.length) };
  }

  item(at: number): SectionItem | undefined {
    const { part, base } = this.partAt(at);
    return part.item && shifted(part.item, base);
  }
}

interface OpenHeading {
  readonly level: number;
  readonly ordinal: number;
  /** Of this heading, or of the nearest above it that has one. */
  readonly role: Role | undefined;
}

/** What stands over a section: the part it hangs on, and the role of that. */
type Under = Pick<PlacedSection, 'parent' | 'role'>;
const TOP: Under = { parent: -1, role: 'other' };

const roleOfHeading = new WeakMap<Heading, { readonly role: Role | undefined }>();

/** Keeps the headings above, to tell each section its parent and role. */
class Outline implements Pick<PlacedSection, 'parent' | 'continues' | 'role'> {
  private readonly open: OpenHeading[] = [];
  parent = -1;
  continues = false;
  role: Role = 'other';

  /** Whether the last section stands where it stood before. */
  isPlaced({ parent, continues, role }: PlacedSection): boolean {
    return this.parent === parent && this.continues === continues && this.role === role;
  }

  /** The last section in its place; `under` is what stands over a section without a heading above it. */
  placed(section: Section, entry?: SectionEntry, under: Under = TOP): PlacedSection {
    const { continues } = this;
    const parent = this.parent < 0 ? under.parent : this.parent;
    const role = this.role === 'other' ? under.role : this.role;
    return { section, parent, continues, role, entry };
  }

  /** Takes in the next section; what was found of it is in the fields. */
  place(ordinal: number, { heading }: Section): void {
    const { open } = this;
    if (!heading) {
      const head = open.at(-1);
      this.parent = head?.ordinal ?? -1;
      this.continues = head !== undefined;
      return;
    }
    const { level } = heading;
    while (open.length > 0 && open.at(-1)!.level >= level) open.pop();
    const above = open.at(-1);
    let own = roleOfHeading.get(heading);
    if (!own) {
      own = { role: roleOf(heading.title) };
      roleOfHeading.set(heading, own);
    }
    const role = own.role ?? above?.role;
    open.push({ level, ordinal, role });
    this.parent = above?.ordinal ?? -1;
    this.continues = false;
    this.role = role ?? 'other';
  }
}

function shiftPlacement(base: number, length: number, eol: string): Placement {
  return {
    toDocument: (offset) => base + offset,
    toSection: (offset) => (offset < base || offset > base + length ? undefined : offset - base),
    toDocumentEdit: (span, text) => ({
      span: { start: base + span.start, end: base + span.end },
      text: eol === '\n' ? text : text.replace(/\r?\n/g, eol),
    }),
  };
}

/** What a piece of YAML is; the same object for the same piece. */
interface YamlPiece {
  readonly opens: TextKey | undefined;
  readonly isItem: boolean;
  items: ReadPiece | undefined;
}

/** A piece as read under `key`, with its sections when the first of them has ordinal `first`. */
interface ReadPiece {
  readonly key: TextKey;
  readonly first: number;
  readonly read: ReadItems;
  readonly sections: readonly PlacedSection[];
}

function yamlPiece(piece: Piece): YamlPiece {
  let known = piece.read as YamlPiece | undefined;
  if (!known) {
    known = { opens: textKeyOf(piece.text), isItem: isItemPiece(piece.text), items: undefined };
    piece.read = known;
  }
  return known;
}

const factsOfText = new WeakMap<readonly Piece[], FactSheet>();
const lastFactPieces = new WeakMap<Piece, readonly Piece[]>();

function buildYaml(base: Base): Specification {
  const { text, eol } = base;
  const placed: PlacedSection[] = [];
  const problems: Specification['problems'][number][] = [];
  const factPieces: Piece[] = [];
  const factStarts: number[] = [];
  let key: TextKey | undefined;
  /** Ordinal of the first section of each piece. */
  const firsts = new Int32Array(text.pieces.length);
  const reads = new Array<ReadItems | undefined>(text.pieces.length);
  text.pieces.forEach((piece, i) => {
    const start = text.starts[i]!;
    firsts[i] = placed.length;
    const known = yamlPiece(piece);
    const { opens, isItem } = known;
    if (!opens && !(isItem && key)) {
      if (!isItem) key = undefined;
      factPieces.push(piece);
      factStarts.push(start);
      return;
    }
    if (opens) key = opens;
    const { read, sections } = itemsOf(piece, known, key!, placed.length);
    reads[i] = read;
    for (const problem of read.problems)
      problems.push({
        ...problem,
        span: { start: start + problem.span.start, end: start + problem.span.end },
      });
    for (const section of sections) placed.push(section);
  });
  const partAt = (at: number): PlacedPart => {
    const i = lastAtOrBefore(firsts, at);
    return { part: reads[i]!.sections[at - firsts[i]!]!, base: text.starts[i]! };
  };
  return {
    ...base,
    sections: placed,
    places: new PartPlaces(partAt, eol),
    factSheet: factsOf(factPieces),
    factPlacement: joinedPlacement(factPieces, factStarts, eol),
    problems,
  };
}

/** What is read from a piece under a key; `first` is the ordinal of its first section. */
function itemsOf(piece: Piece, known: YamlPiece, key: TextKey, first: number): ReadPiece {
  const before = known.items?.key === key ? known.items : undefined;
  if (before?.first === first) return before;
  const read = before?.read ?? readItems(piece.text, key);
  const isLoose = before?.sections.every(({ parent }) => parent < 0);
  const items = { key, first, read, sections: isLoose ? before!.sections : sectionsOf(read, key, first) };
  known.items = items;
  return items;
}

const ROLE_OF_KEY: Record<TextKey, Role> = {
  secties: 'other',
  eisen: 'requirements',
  geschiktheidseisen: 'suitability',
  clausules: 'contract',
};

function sectionsOf(read: ReadItems, key: TextKey, first: number): PlacedSection[] {
  let outline = new Outline();
  let item: unknown;
  let head = -1;
  return read.sections.map(({ section, item: own }, i) => {
    const at = first + i;
    if (own !== item) {
      item = own;
      outline = new Outline();
      head = at;
    }
    outline.place(at, section);
    const role = (own.title ? roleOf(own.title) : undefined) ?? ROLE_OF_KEY[key];
    return outline.placed(section, own, { parent: head === at ? -1 : head, role });
  });
}

/** Placement of the part of a scalar that starts at `from` in its value. */
function partPlacement(map: ScalarMap, base: number, eol: string, from: number, length: number): Placement {
  const whole = scalarPlacement(map, base, eol);
  return {
    toDocument: (offset) => whole.toDocument(offset + from),
    toSection: (offset) => {
      const at = whole.toSection(offset);
      return at === undefined || at < from || at > from + length ? undefined : at - from;
    },
    toDocumentEdit: (span, text) =>
      whole.toDocumentEdit({ start: span.start + from, end: span.end + from }, text),
  };
}

/**
 * A file that holds texts in YAML scalars of another kind than a specification's, read as if they were its sections.
 * Each text has a role of its own for parts without a heading that tells one.
 */
export function specificationOfTexts(
  uri: string,
  text: string,
  eol: '\n' | '\r\n',
  texts: readonly { readonly map: ScalarMap; readonly role: Role }[],
  facts: Facts,
): Specification {
  const sections: PlacedSection[] = [];
  const parts: PlacedPart[] = [];
  for (const { map, role } of texts) {
    const outline = new Outline();
    const head = sections.length;
    for (const { section, from } of textSections(map)) {
      const at = sections.length;
      outline.place(at, section);
      parts.push({ part: { section, map, from }, base: 0 });
      sections.push(outline.placed(section, undefined, { parent: head === at ? -1 : head, role }));
    }
  }
  return {
    uri,
    language: 'yaml',
    text: cutText(text, { next: (whole) => whole.length, reachesFirst: () => false }),
    sections,
    places: new PartPlaces((at) => parts[at]!, eol),
    factSheet: { ...NO_FACTS, facts },
    factPlacement: shiftPlacement(0, 0, eol),
    problems: [],
    eol,
  };
}

function shifted(item: SectionItem, by: number): SectionItem {
  const move = (span: { start: number; end: number } | undefined) =>
    span && { start: span.start + by, end: span.end + by };
  const idSpan = move(item.idSpan);
  const versionSpan = move(item.versionSpan);
  return { ...item, ...(idSpan ? { idSpan } : {}), ...(versionSpan ? { versionSpan } : {}) };
}

function factsOf(pieces: readonly Piece[]): FactSheet {
  const first = pieces[0];
  if (!first) return NO_FACTS;
  const before = lastFactPieces.get(first);
  if (before && before.length === pieces.length && before.every((piece, i) => piece === pieces[i])) {
    return factsOfText.get(before)!;
  }
  const sheet = readFacts(pieces.map((piece) => piece.text).join(''));
  lastFactPieces.set(first, pieces);
  factsOfText.set(pieces, sheet);
  return sheet;
}

/** Placement of facts that stand in several pieces, read as one text. */
function joinedPlacement(pieces: readonly Piece[], starts: readonly number[], eol: string): Placement {
  const joined: number[] = [];
  let at = 0;
  for (const piece of pieces) {
    joined.push(at);
    at += piece.text.length;
  }
  const toDocument = (offset: number) => {
    const i = lastAtOrBefore(joined, offset);
    return (starts[i] ?? 0) + offset - (joined[i] ?? 0);
  };
  return {
    toDocument,
    toSection: (offset) => {
      for (let i = 0; i < pieces.length; i++) {
        const local = offset - starts[i]!;
        if (local >= 0 && local <= pieces[i]!.text.length) return joined[i]! + local;
      }
      return undefined;
    },
    toDocumentEdit: (span, text) => ({
      span: { start: toDocument(span.start), end: toDocument(span.end) },
      text: eol === '\n' ? text : text.replace(/\r?\n/g, eol),
    }),
  };
}
