import type { Quantity } from '../text/quantities/index.ts';
import type { Span } from '../text/span.ts';

/**
 * A tender text as the rules see it. Read this first.
 *
 * A **section** is a value: it does not know where it stands, its offsets are its own, and equal text that stays in
 * place is the very same object. Whatever is worked out about a section is remembered by that object, so nothing is
 * ever invalidated by hand; nothing may ever be written to a section after it was read.
 *
 * A **specification** is a list of placed sections plus the facts of its front matter.
 */
export interface Section {
  /** The Markdown of this section: source text, or the value of a YAML scalar. */
  readonly text: string;
  /**
   * `text` with all that is not prose (code, link targets, emphasis marks, comments, list marks) blanked, and spelling
   * variants made plain, at equal length: what a pattern finds here stands at the same offsets in `text`.
   */
  readonly prose: string;
  /** `prose` in lower case, same length. */
  readonly low: string;
  /** The heading that opens the section. */
  readonly heading: Heading | undefined;
  readonly blocks: readonly Block[];
  /** Clause markers, false-alarm marks and motivations, in order. */
  readonly marks: readonly Mark[];
  readonly sentences: readonly Sentence[];
  readonly quantities: readonly Quantity[];
  /** What could not be read as meant: an unclosed fence, a conflict marker. */
  readonly problems: readonly ReadProblem[];
}

export interface Heading {
  readonly level: number;
  /** Text without numbering: "Geschiktheidseisen". */
  readonly title: string;
  /** Numbering as typed: "4.2", "Artikel 9", "Bijlage 3". */
  readonly number: string | undefined;
  readonly span: Span;
}

export type BlockKind = 'heading' | 'paragraph' | 'item' | 'row' | 'code' | 'html';

/**
 * Who speaks. Only `requirement` and `answer` bind; a rule about demands must not judge a bidder's question, a
 * quotation of the law or an explanation.
 */
export type Speaker = 'requirement' | 'explanation' | 'law' | 'question' | 'answer' | 'motivation';

export interface Block {
  readonly kind: BlockKind;
  readonly span: Span;
  /** Title of the nearest heading above it in this section, or the section's own. */
  readonly under: string | undefined;
  readonly speaker: Speaker;
  /** Inside a block quote. */
  readonly quoted: boolean;
  /** Items: the mark as typed ("a.", "1.", "-") and how deep the list is nested (0 = outermost). */
  readonly marker?: string;
  readonly depth?: number;
  /** Items: the sentence that introduces the list. */
  readonly leadIn?: Span;
  /** Rows: the cells. The header row itself has no `header` on its cells. */
  readonly cells?: readonly Cell[];
}

export interface Cell {
  readonly span: Span;
  /** Text of the header cell above it, lower case. */
  readonly header: string | undefined;
}

/** A sentence, a list item fragment or a table row. */
export interface Sentence {
  /** Its place among the sentences of the section. */
  readonly index: number;
  readonly span: Span;
  /** Slice of the section's prose, with a space for each line break. */
  readonly text: string;
  /** The same in lower case. */
  readonly low: string;
  readonly block: Block;
  readonly speaker: Speaker;
}

export type Mark =
  | {
      readonly kind: 'clause-open';
      readonly span: Span;
      readonly id: string;
      readonly version: string | undefined;
      readonly idSpan: Span;
    }
  | { readonly kind: 'clause-close'; readonly span: Span }
  | { readonly kind: 'clause-broken'; readonly span: Span; readonly why: 'text-on-line' | 'syntax' }
  | {
      readonly kind: 'suppress';
      readonly span: Span;
      readonly rule: string;
      readonly ruleSpan: Span;
      readonly reason: string;
      /** The block it silences, when there is one. */
      readonly covers: Span | undefined;
    }
  | {
      readonly kind: 'motivation';
      readonly span: Span;
      readonly rule: string;
      readonly ruleSpan: Span;
      readonly text: string;
    };

export type ReadProblemCode =
  | 'unclosed-fence'
  | 'unclosed-comment'
  | 'conflict-marker'
  | 'yaml'
  | 'front-matter-open'
  | 'too-large';

export interface ReadProblem {
  readonly code: ReadProblemCode;
  readonly span: Span;
  /** What the YAML reader says, in its own words; only for `yaml`. */
  readonly detail?: string;
}

/** Maps offsets in a section to offsets in the document and back. */
export interface Placement {
  /** Document offset of a section offset. */
  toDocument(offset: number): number;
  /** Section offset of a document offset, or undefined where the document has no such character (YAML indentation). */
  toSection(offset: number): number | undefined;
  /** Document edit for a section edit, or undefined when the source cannot hold it (a plain YAML scalar). */
  toDocumentEdit(span: Span, text: string): { span: Span; text: string } | undefined;
}

/** What part of a tender a section belongs to. */
export type Role =
  | 'introduction'
  | 'contract-object'
  | 'procedure'
  | 'planning'
  | 'exclusion'
  | 'suitability'
  | 'evidence'
  | 'selection'
  | 'award'
  | 'requirements'
  | 'contract'
  | 'sustainability'
  | 'isv'
  | 'submission'
  | 'complaints'
  | 'definitions'
  | 'explanation'
  | 'annex'
  | 'other';

/**
 * A section among the others. It does not say where it stands, so that it is the very same object after an edit
 * elsewhere; `Specification.places` tells.
 */
export interface PlacedSection {
  readonly section: Section;
  /** Ordinal of the section whose heading it falls under, or -1; for a further part of a long section, its first part. */
  readonly parent: number;
  /** A further part of a section that was too long to read as one. */
  readonly continues: boolean;
  /** Role of the nearest heading at or above it that has one. */
  readonly role: Role;
  /** YAML: what the text belongs to; the very same object while its own text stays as it is. */
  readonly entry: SectionEntry | undefined;
}

/** Where the sections of a document stand, by their ordinals; worked out when asked. */
export interface SectionPlaces {
  placement(at: number): Placement;
  /** Where it starts in the document, as `placement(at).toDocument(0)`: for who asks this of thousands. */
  start(at: number): number;
  /** Span of the section in the document. */
  span(at: number): Span;
  /** YAML: what the text belongs to, with its places in the document. */
  item(at: number): SectionItem | undefined;
}

/** The YAML entry a section's text stands in. */
export interface SectionEntry {
  readonly kind: 'section' | 'requirement' | 'suitability' | 'clause';
  readonly id?: string;
  readonly version?: string;
  readonly title?: string;
  readonly requirementKind?: string;
}

export interface SectionItem extends SectionEntry {
  readonly idSpan?: Span;
  readonly versionSpan?: Span;
}
