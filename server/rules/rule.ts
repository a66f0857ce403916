import type { Law, Regime } from '../law/law.ts';
import type { ClauseLibrary, Library } from '../library/library.ts';
import type { LibrarySource } from '../library/source.ts';
import type { Facts } from '../spec/fact-schema.ts';
import type { FactSheet } from '../spec/facts.ts';
import type { ReadProblem, Role, Section, SectionEntry, SectionItem, Sentence } from '../spec/model.ts';
import type { Language } from '../spec/specification.ts';
import type { Span } from '../text/span.ts';

/**
 * What a rule is. Read this second, after `spec/model.ts`.
 *
 * A rule is one file and that file is everything: what it looks for, why, what to do, its law, its examples and its
 * fixes. From it come the diagnostic, the quick fix, the hover, the rule page, the settings and the tests. A rule keeps
 * no state and never throws on unfinished text.
 */
export type Rule = SectionRule | DocumentRule<any> | ReasonRule | LibraryRule;

/** Dutch first: it is what users read unless they ask for English. */
export interface Text2 {
  readonly nl: string;
  readonly en: string;
}

export type Severity = 'error' | 'warning' | 'information' | 'hint';

/** Regimes in which a rule may run; a specification without a procedure is taken to be under `eu`. */
export type Gate = 'all' | readonly Regime[];

export interface RuleMeta {
  /** Fixed: users type it. The file is `rules/<id>.ts`. */
  readonly id: string;
  readonly title: Text2;
  readonly severity: Severity;
  readonly gate: Gate;
  /** Ids of citations in `law/data/bronnen.yaml`, most telling first; empty for rules about drafting only. */
  readonly citations: readonly string[];
  /**
   * One sentence each: what was found, with `{values}` filled in. `found` is used when a finding names no message.
   * It must be understandable on its own.
   */
  readonly messages: { readonly found: Text2; readonly [key: string]: Text2 };
  /** One sentence: what to do about it. */
  readonly todo: Text2;
  /** For the rule page: why it matters, in a few sentences. */
  readonly why: Text2;
  /** For the rule page: when the finding is no fault. */
  readonly whenNot: Text2;
  /** A reasoned deviation silences the rule, because the law is comply-or-explain or asks for reasons. */
  readonly motivable?: boolean;
  /** Also for Belgian texts; rules about Dutch law are not. */
  readonly belgian?: boolean;
  readonly examples: { readonly bad: readonly Example[]; readonly good: readonly Example[] };
}

/** A text that is also a test. In `bad` ones `⟦…⟧` stand around exactly what must be reported, in order. */
export interface Example {
  readonly text: string;
  /** YAML of front matter (without `bestek`), for what the rule needs to know. */
  readonly facts?: string;
  /** The text after the first fix of the rule; the rule must then be silent. */
  readonly fixed?: string;
  /** Severity, when it is not the rule's own. */
  readonly severity?: Severity;
  /**
   * The text is a whole YAML specification. Examples of library rules are always YAML: one file of a library, or
   * several, each after a line `### bestand: naam.yaml`.
   */
  readonly yaml?: boolean;
}

/**
 * Lower-case words or parts of words, of which at least one must stand in a section. An entry that is a list of lists
 * counts when each of its lists has a word there; with `sentence`, when they have so within one sentence and what
 * introduces it.
 */
export type Words = readonly (string | Lists | { readonly sentence: Lists })[];
type Lists = readonly (readonly string[])[];

export interface SectionRule extends RuleMeta {
  readonly scope: 'section';
  /**
   * What stands in any text the rule can speak about: sections without it are never looked at. Empty: every section.
   * `wordsOf` (`language/words.ts`) takes them from patterns.
   */
  readonly words: Words;
  /**
   * Findings in a section, with spans in that section. Everything outside it is hidden, save for the context. `sentences`
   * are the binding sentences that hold the rule's words, themselves or in what introduces them: all of them when the
   * rule has none, or when its words need not share a sentence.
   */
  check(section: Section, context: RuleContext, sentences: readonly Sentence[]): Iterable<Finding>;
}

export interface DocumentRule<T> extends RuleMeta {
  readonly scope: 'document';
  readonly words: Words;
  /**
   * What a section contributes; remembered with the section. Plain data: contributions are compared by value, and when
   * they are what they were, `check` is not asked again. `sentences` as for a section rule.
   */
  collect(
    section: Section,
    context: RuleContext,
    entry: SectionEntry | undefined,
    sentences: readonly Sentence[],
  ): readonly T[];
  check(view: DocumentView<T>, context: RuleContext): Iterable<DocumentFinding>;
}

/** A rule about motivations and false-alarm marks; runs when all others have, since it asks what they answered. */
export interface ReasonRule extends RuleMeta {
  readonly scope: 'reasons';
  check(view: ReasonView, context: RuleContext): Iterable<DocumentFinding>;
}

/** A rule about the files of a clause library. */
export interface LibraryRule extends RuleMeta {
  readonly scope: 'library';
  /**
   * It holds files against each other, and tells what it finds at the `id` of a file. Other rules look at each file by
   * itself, and are asked again only when that file changes.
   */
  readonly across?: boolean;
  check(view: LibraryView): Iterable<LibraryFinding>;
}

/** One library as its files say it. */
export interface LibraryView {
  /** All files, also those that cannot be used, by name. */
  readonly files: readonly LibrarySource[];
  /** The clauses of the files that can be used, each id once. */
  readonly library: ClauseLibrary;
  /** Other libraries in use: those that win from this one, and those it wins from. */
  readonly before: readonly ClauseLibrary[];
  readonly after: readonly ClauseLibrary[];
  /** ISO date on which it is decided which version is in force. */
  readonly date: string;
}

export interface LibraryFinding extends Finding {
  /** The file it stands in; spans, also those of fixes and of what is related, are in its text. */
  readonly file: LibrarySource;
}

export interface ReasonView {
  readonly reasons: readonly GivenReason[];
  /** Ids of all rules there are. */
  readonly ruleIds: readonly string[];
}

export interface GivenReason {
  readonly at: number;
  /** `document`: in the front matter, for the whole document. */
  readonly kind: 'motivation' | 'suppress' | 'document';
  readonly rule: string;
  readonly ruleSpan: Span;
  readonly span: Span;
  /** The reason given. */
  readonly text: string;
  /** Whether `text` says something, so that it can count. */
  readonly isReason: boolean;
  /** Whether a finding was answered by it. */
  readonly used: boolean;
  /** Whether the rule can find anything at all in this document: its gate is open and it is not switched off. */
  readonly ruleActive: boolean;
}

export interface RuleContext {
  /** Stated facts, completed with facts found in the prose. Amounts in euro, dates ISO, terms in months. */
  readonly facts: Facts;
  /** Undefined when no procedure is stated or found. */
  readonly regime: Regime | undefined;
  /** The law at the reference date. */
  readonly law: Law;
  readonly library: Library;
  /** Role of the section (of its nearest heading that has one). For document rules' `check`: 'other'. */
  readonly role: Role;
  readonly language: Language;
  /** ISO date at which the rules are applied. */
  readonly date: string;
}

export interface DocumentView<T> {
  /** What the sections contributed, in order; `at` is the ordinal of the section. */
  readonly items: readonly Collected<T>[];
  /** The facts as stated, with their places; spans in a finding `at: FACTS_AT` are in its coordinates. */
  readonly sheet: FactSheet;
  /** Number of sections. */
  readonly sections: number;
  /** Whether the text is long enough to be a whole document, so that something missing means something. */
  readonly wholeDocument: boolean;
  /** What could not be read outside the sections; spans are in the document, findings about them `at: DOCUMENT_AT`. */
  readonly problems: readonly (ReadProblem & { readonly key?: string; readonly suggestion?: string })[];
  /** The YAML entry section `at` stands in; its spans are in the document. */
  itemAt(at: number): SectionItem | undefined;
  /** The same without its places: costs nothing to ask. */
  entryAt(at: number): SectionEntry | undefined;
}

export interface Collected<T> {
  readonly at: number;
  readonly value: T;
}

/** Place of findings in the front matter. */
export const FACTS_AT = -1;

/** Place of findings outside facts and sections, such as the id of a YAML entry; their spans are in the document. */
export const DOCUMENT_AT = -2;

export interface Finding {
  readonly span: Span;
  /** Key of `messages`; default `found`. */
  readonly message?: string;
  readonly values?: Readonly<Record<string, string | number>>;
  /** Another severity than the rule's, such as a brand name with "of gelijkwaardig". */
  readonly severity?: Severity;
  readonly fixes?: readonly Fix[];
  readonly related?: readonly Related[];
  /** Id of the citation it rests on, when it is not the rule's first. */
  readonly citation?: string;
}

export interface DocumentFinding extends Finding {
  /** Ordinal of the section, or `FACTS_AT`. */
  readonly at: number;
}

export interface Related {
  readonly at?: number;
  readonly span: Span;
  readonly message: Text2;
}

/**
 * How far a fix may be trusted. `safe`: changes no meaning, may be applied by "fix all". `edit`: a change of text to be
 * looked at one by one. `suggestion`: a proposal with gaps or a choice; never automatic, as everything that touches an
 * amount, a term or a duty.
 */
export type FixKind = 'safe' | 'edit' | 'suggestion';

export interface Fix {
  readonly title: Text2;
  readonly kind: FixKind;
  readonly edits: readonly FixEdit[];
}

export interface FixEdit {
  readonly span: Span;
  /** May hold `${1:…}` tab stops only when `snippet` is set. */
  readonly text: string;
  /** Section the span is in; default the section of the finding. */
  readonly at?: number;
  readonly snippet?: boolean;
}

/** Types a section rule; the file exports the answer as `rule`. It is not copied: the build makes examples lazy. */
export function sectionRule(rule: Omit<SectionRule, 'scope'>): SectionRule {
  return Object.assign(rule, { scope: 'section' as const });
}

/** Types a document rule. `T` is what sections contribute. */
export function documentRule<T>(rule: Omit<DocumentRule<T>, 'scope'>): DocumentRule<T> {
  return Object.assign(rule, { scope: 'document' as const });
}

/** Types a rule about motivations and marks. */
export function reasonRule(rule: Omit<ReasonRule, 'scope'>): ReasonRule {
  return Object.assign(rule, { scope: 'reasons' as const });
}

/** Types a rule about clause libraries. */
export function libraryRule(rule: Omit<LibraryRule, 'scope' | 'gate' | 'citations'>): LibraryRule {
  return Object.assign(rule, { scope: 'library' as const, gate: 'all' as const, citations: [] });
}

/** Short for a text in both languages. */
export function t(nl: string, en: string): Text2 {
  return { nl, en };
}
