import type { Library } from '../library/library.ts';
import { fullText } from '../rules/language/statements.ts';
import {
  type Collected,
  DOCUMENT_AT,
  type DocumentFinding,
  type DocumentRule,
  type DocumentView,
  FACTS_AT,
  type Finding,
  type ReasonRule,
  type Rule,
  type RuleContext,
  type SectionRule,
  type Severity,
} from '../rules/rule.ts';
import type { PlacedSection, Section } from '../spec/model.ts';
import {
  BELGIAN_WORDS,
  completeFacts,
  factsInProse,
  isBelgian,
  PROSE_FACT_WORDS,
  type ProseFact,
} from '../spec/prose-facts.ts';
import type { Specification } from '../spec/specification.ts';
import { type Collection, collect, type Difference, differenceOf } from './collector.ts';
import { type Contexts, contextsFor } from './context.ts';
import type { Problem } from './problem.ts';
import { givenReasons, type ReasonMark, type Reasons, reasonsIn, reasonsOf } from './reasons.ts';
import { isSameValue } from './same-value.ts';
import { type CheckSettings, severityFor } from './settings.ts';
import { wordFinder } from './words.ts';

/**
 * Runs the rules and remembers. Findings of a section are kept by the section object and its context: same objects,
 * same findings. Nothing here is invalidated by hand.
 */
export interface Checker {
  /** The specification checked; `before` is an earlier state of the same document, which makes this cheap. */
  check(spec: Specification, before?: Checked): Checked;
  readonly rules: readonly Rule[];
}

export interface Checked {
  readonly spec: Specification;
  readonly contexts: Contexts;
  /** Problems by section ordinal; a section without any has the shared empty list. */
  readonly bySection: readonly (readonly Problem[])[];
  /** Problems in the front matter (`at: FACTS_AT`) and outside all sections (`at: DOCUMENT_AT`). */
  readonly inFacts: readonly Problem[];
  readonly reasons: Reasons;
  /** Facts found in the prose, with their sections. */
  readonly proseFacts: readonly Collected<ProseFact>[];
  /** How much was done: for tests that an edit costs the edit. */
  readonly work: Work;
  readonly memory: unknown;
}

export interface Work {
  readonly sectionsChecked: number;
  readonly sectionRulesRun: number;
  /** How often a document rule was asked what a section contributes. */
  readonly contributionsAsked: number;
  readonly documentRulesRun: number;
}

interface Memory {
  readonly prose: Collection<ProseFact>;
  readonly belgian: Collection<true>;
  readonly reasons: Collection<ReasonMark>;
  /** What was gathered, at the place of the first rule it was gathered for. */
  readonly gathered: readonly Collection<unknown>[];
  /** Whether a `Crash` may be among what was gathered. */
  readonly hasCrash: boolean;
  readonly collections: readonly Collection<unknown>[];
  readonly documentFindings: readonly (readonly DocumentFinding[])[];
  /** Findings of section rules by section ordinal. */
  readonly own: readonly (readonly RuleFinding[])[];
  /** Findings of document rules by place. */
  readonly byPlace: ReadonlyMap<number, readonly RuleFinding[]>;
  readonly active: Active;
}

/** Which rules run, by their place in the lists of rules of their scope. */
interface Active {
  readonly contexts: Contexts;
  readonly section: readonly boolean[];
  readonly document: readonly boolean[];
}

const NO_PROBLEMS: readonly Problem[] = [];
const NO_FINDINGS: readonly RuleFinding[] = [];
const NOTHING: readonly never[] = [];
const BELGIAN_HERE: readonly true[] = [true];

/** From this many characters on a document counts as whole. */
const WHOLE_DOCUMENT = 1_500;

interface RuleFinding {
  readonly rule: Rule;
  readonly finding: Finding;
  readonly crashed?: string;
}

/** Sections looked at by one rule after the other. */
const AT_A_TIME = 64;

/** Ids of what is not a rule in the word finder. */
const PROSE = 0;
const BELGIAN = 1;
const FIRST_RULE = 2;

export function createChecker(rules: readonly Rule[], library: Library, settings: CheckSettings): Checker {
  const sectionRules = rules.filter((rule): rule is SectionRule => rule.scope === 'section');
  const documentRules = rules.filter((rule): rule is DocumentRule<unknown> => rule.scope === 'document');
  const reasonRules = rules.filter((rule): rule is ReasonRule => rule.scope === 'reasons');
  const finder = wordFinder([
    PROSE_FACT_WORDS,
    BELGIAN_WORDS,
    ...sectionRules.map((rule) => rule.words),
    ...documentRules.map((rule) => rule.words),
  ]);
  const firstDocumentRule = FIRST_RULE + sectionRules.length;
  const wordsIn = remember((section: Section) =>
    finder.find(section.low, () => section.sentences.map((sentence) => fullText(section, sentence))),
  );
  const proseFacts = remember((section: Section, role: PlacedSection['role']) =>
    wordsIn(section).has(PROSE) ? factsInProse(section, role) : NOTHING,
  );
  const belgianSigns = remember((section: Section) =>
    wordsIn(section).has(BELGIAN) && isBelgian(section) ? BELGIAN_HERE : NOTHING,
  );
  /** For each document rule the first one that collects the same: what is gathered for that one is for both. */
  const sources = documentRules.map((rule) =>
    documentRules.findIndex(
      (other) => other.collect === rule.collect && isSameValue(other.words, rule.words),
    ),
  );
  const ruleFindings = new WeakMap<Section, { context: RuleContext; findings: readonly RuleFinding[] }>();

  function applies(rule: Rule, context: RuleContext, belgian: boolean): boolean {
    if (severityFor(settings, rule.id) === 'off') return false;
    if (belgian && !rule.belgian) return false;
    if (rule.gate === 'all') return true;
    return context.regime === undefined ? rule.gate.includes('eu') : rule.gate.includes(context.regime);
  }

  function check(spec: Specification, before?: Checked): Checked {
    const memory = before?.memory as Memory | undefined;
    const { sections } = spec;
    const difference = before && differenceOf(before.spec.sections, sections);
    const gather = <T>(
      contribute: (placed: PlacedSection) => readonly T[],
      known: Collection<T> | undefined,
    ) => collect(sections, (at) => contribute(sections[at]!), known, difference);
    const prose = gather((placed) => proseFacts(placed.section, placed.role), memory?.prose);
    const belgian = gather((placed) => belgianSigns(placed.section), memory?.belgian);
    const isBelgianText = belgian.length > 0;
    const facts =
      before && prose === memory!.prose && spec.factSheet === before.spec.factSheet
        ? before.contexts.facts
        : completeFacts(
            spec.factSheet.facts,
            prose.map((item) => item.value),
          );
    const contexts = contextsFor(facts, isBelgianText, spec.language, settings, library, before?.contexts);
    const active = memory?.active.contexts === contexts ? memory.active : activeIn(contexts, isBelgianText);
    /** What is remembered of the state before, when it was seen in the same light. */
    const known = before && before.contexts === contexts ? memory : undefined;
    let sectionsChecked = 0;
    let sectionRulesRun = 0;
    let contributionsAsked = 0;
    let documentRulesRun = 0;

    /** Runs the section rules on sections not yet seen in this light. */
    const findIn = (placedOnes: readonly PlacedSection[]): void => {
      const fresh = placedOnes.flatMap(({ section, role }) => {
        const context = contexts.of(role);
        return ruleFindings.get(section)?.context === context
          ? []
          : [{ section, context, present: wordsIn(section), found: [] as RuleFinding[] }];
      });
      sectionsChecked += fresh.length;
      sectionRules.forEach((rule, i) => {
        if (!active.section[i]) return;
        for (const { section, context, present, found } of fresh) {
          if (!present.has(FIRST_RULE + i)) continue;
          sectionRulesRun++;
          guard(rule, section, found, () => {
            for (const finding of rule.check(section, context)) found.push({ rule, finding });
          });
        }
      });
      for (const { section, context, found } of fresh)
        ruleFindings.set(section, { context, findings: found.length === 0 ? NO_FINDINGS : found });
    };
    const findingsOf = ({ section }: PlacedSection): readonly RuleFinding[] =>
      ruleFindings.get(section)!.findings;

    // Rule by rule over some sections at a time: the patterns of a rule then stay at hand, and so do the sections.
    const from = known ? difference!.start : 0;
    const to = known ? difference!.newEnd : sections.length;
    const contributed = documentRules.map((): (readonly unknown[])[] => []);
    let hasCrash = known?.hasCrash ?? false;
    const isSource = documentRules.map(() => false);
    for (const [i, source] of sources.entries()) if (active.document[i]) isSource[source] = true;
    for (let start = from; start < to; start += AT_A_TIME) {
      const end = Math.min(to, start + AT_A_TIME);
      findIn(sections.slice(start, end));
      documentRules.forEach((rule, i) => {
        if (!isSource[i]) return;
        for (let at = start; at < end; at++) {
          const { section, role, entry } = sections[at]!;
          if (!wordsIn(section).has(firstDocumentRule + i)) continue;
          contributionsAsked++;
          const own = contributionOf(rule, section, contexts.of(role), entry);
          hasCrash ||= own[0] instanceof Crash;
          contributed[i]![at - from] = own;
        }
      });
    }
    const gathered = documentRules.map((_, i) => {
      if (!isSource[i]) return NOTHING;
      const own = contributed[i]!;
      return collect(sections, (at) => own[at - from] ?? NOTHING, known?.gathered[i], difference);
    });
    const collections = sources.map((source, i) => (active.document[i] ? gathered[source]! : NOTHING));

    const isSameView =
      known !== undefined &&
      before!.spec.factSheet === spec.factSheet &&
      before!.spec.sections.length === sections.length &&
      sameProblems(before!.spec.problems, spec.problems) &&
      sameEntries(before!.spec.sections, sections, difference!) &&
      isWhole(before!.spec) === isWhole(spec);
    /** The same functions for all rules, so that what is worked out with them can be remembered by them. */
    const around: Omit<DocumentView<unknown>, 'items'> = {
      sheet: spec.factSheet,
      sections: sections.length,
      wholeDocument: isWhole(spec),
      problems: spec.problems,
      itemAt: (at) => sections[at]?.item,
      entryAt: (at) => sections[at]?.entry,
    };
    const documentFindings = documentRules.map((rule, i): readonly DocumentFinding[] => {
      if (!active.document[i]) return NOTHING;
      const items = collections[i]!;
      const last = known?.documentFindings[i];
      // A finding in document coordinates moves with every edit before it, so those are made anew.
      if (last && isSameView && items === known!.collections[i] && !last.some(isInDocument)) return last;
      documentRulesRun++;
      const crashed = hasCrash ? items.filter((item) => item.value instanceof Crash) : [];
      const found: MaybeCrashed[] = crashed.map(({ at, value }) => crashFinding(at, (value as Crash).error));
      const whole = crashed.length === 0 ? items : items.filter((item) => !crashed.includes(item));
      try {
        for (const finding of rule.check({ ...around, items: whole }, contexts.of('other')))
          found.push(finding);
      } catch (error) {
        found.push(crashFinding(sections.length > 0 ? 0 : FACTS_AT, error));
      }
      return last && isSameValue(found, last) ? last : found;
    });

    const reasonMarks = gather(reasonsIn, memory?.reasons);
    const reasons = reasonsOf(reasonMarks, sections, spec.factSheet);
    const byPlace =
      known && documentFindings.every((found, i) => found === known.documentFindings[i])
        ? known.byPlace
        : findingsByPlace(documentFindings);
    const assume = contexts.of('other').regime === undefined;
    const place = (at: number, findings: readonly RuleFinding[]): readonly Problem[] => {
      const problems: Problem[] = [];
      for (const { rule, finding, crashed } of findings) {
        if (crashed === undefined && reasons.suppressionFor(rule.id, at, finding.span)) continue;
        problems.push(
          toProblem(
            rule,
            finding,
            at,
            settings,
            contexts,
            assume && rule.gate !== 'all',
            crashed === undefined ? reasons.motivationFor(rule.id, at) : undefined,
            crashed,
          ),
        );
      }
      return problems.sort(inOrder);
    };
    const own = ownFindings(known?.own, difference, sections, findingsOf);
    const problemsAt = (at: number): readonly Problem[] => {
      const more = byPlace.get(at);
      if (own[at]!.length === 0 && !more) return NO_PROBLEMS;
      return place(at, more ? [...own[at]!, ...more] : own[at]!);
    };
    const inFront = () => [
      ...place(FACTS_AT, byPlace.get(FACTS_AT) ?? NO_FINDINGS),
      ...place(DOCUMENT_AT, byPlace.get(DOCUMENT_AT) ?? NO_FINDINGS),
    ];
    const hasReasons = reasonMarks.length > 0 || (spec.factSheet.facts.deviations?.length ?? 0) > 0;
    const hadReasons =
      memory !== undefined &&
      (memory.reasons.length > 0 || (before!.spec.factSheet.facts.deviations?.length ?? 0) > 0);
    const bySection: (readonly Problem[])[] = [];
    let inFacts: readonly Problem[];
    if (known && !hasReasons && !hadReasons && before!.bySection.length === sections.length) {
      // Only where something was read or found anew can problems be other ones.
      for (let at = 0; at < sections.length; at++) bySection.push(before!.bySection[at]!);
      const touched = new Set<number>();
      for (let at = difference!.start; at < difference!.newEnd; at++) touched.add(at);
      addChangedPlaces(touched, known.byPlace, byPlace);
      for (const at of touched) if (at >= 0) bySection[at] = problemsAt(at);
      inFacts = touched.has(FACTS_AT) || touched.has(DOCUMENT_AT) ? inFront() : before!.inFacts;
    } else {
      for (let at = 0; at < sections.length; at++) {
        const problems = problemsAt(at);
        const last = before?.bySection[at];
        bySection.push(last && isSameValue(problems, last) ? last : problems);
      }
      inFacts = inFront();
      for (const [at, findings] of runReasonRules(spec, contexts, reasonMarks, reasons, isBelgianText)) {
        const problems = place(at, findings);
        if (bySection[at] === undefined) inFacts = [...inFacts, ...problems];
        else bySection[at] = [...bySection[at], ...problems].sort(inOrder);
      }
    }
    return {
      spec,
      contexts,
      bySection,
      inFacts,
      reasons,
      proseFacts: prose,
      work: { sectionsChecked, sectionRulesRun, contributionsAsked, documentRulesRun },
      memory: {
        prose,
        belgian,
        reasons: reasonMarks,
        gathered,
        hasCrash,
        collections,
        documentFindings,
        own,
        byPlace,
        active,
      } satisfies Memory,
    };
  }

  function activeIn(contexts: Contexts, isBelgianText: boolean): Active {
    const runs = (rule: Rule) => applies(rule, contexts.of('other'), isBelgianText);
    return { contexts, section: sectionRules.map(runs), document: documentRules.map(runs) };
  }

  function findingsByPlace(documentFindings: readonly (readonly DocumentFinding[])[]) {
    const byPlace = new Map<number, RuleFinding[]>();
    documentRules.forEach((rule, i) => {
      for (const finding of documentFindings[i]!) addAt(byPlace, finding.at, ruleFinding(rule, finding));
    });
    return byPlace;
  }

  function runReasonRules(
    spec: Specification,
    contexts: Contexts,
    items: readonly Collected<ReasonMark>[],
    reasons: Reasons,
    belgian: boolean,
  ) {
    const byPlace = new Map<number, RuleFinding[]>();
    if (reasonRules.length === 0) return byPlace;
    const context = contexts.of('other');
    const isActive = (id: string) => rules.some((rule) => rule.id === id && applies(rule, context, belgian));
    const view = {
      reasons: givenReasons(spec, items, reasons, isActive),
      ruleIds: rules.map((rule) => rule.id),
    };
    if (view.reasons.length === 0) return byPlace;
    for (const rule of reasonRules) {
      if (!applies(rule, context, belgian)) continue;
      try {
        for (const finding of rule.check(view, context))
          addAt(byPlace, finding.at, ruleFinding(rule, finding));
      } catch (error) {
        const at = spec.sections.length > 0 ? 0 : FACTS_AT;
        addAt(byPlace, at, ruleFinding(rule, crashFinding(at, error)));
      }
    }
    return byPlace;
  }

  return { check, rules };
}

function contributionOf(
  rule: DocumentRule<unknown>,
  section: Section,
  context: RuleContext,
  entry: PlacedSection['entry'],
): readonly unknown[] {
  try {
    return rule.collect(section, context, entry);
  } catch (error) {
    return [new Crash(error)];
  }
}

/** Stands among what sections contribute where a rule could not read one. */
class Crash {
  readonly error: unknown;
  constructor(error: unknown) {
    this.error = error;
  }
}

type MaybeCrashed = DocumentFinding & { readonly crashed?: string };

function crashFinding(at: number, error: unknown): MaybeCrashed {
  return { at, span: { start: 0, end: 0 }, crashed: errorText(error) };
}

function ruleFinding(rule: Rule, finding: MaybeCrashed): RuleFinding {
  return { rule, finding, ...(finding.crashed === undefined ? {} : { crashed: finding.crashed }) };
}

function errorText(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** Findings of section rules by ordinal; outside the difference they are those of before. */
function ownFindings(
  before: readonly (readonly RuleFinding[])[] | undefined,
  difference: Difference | undefined,
  sections: readonly PlacedSection[],
  findingsOf: (placed: PlacedSection) => readonly RuleFinding[],
): readonly (readonly RuleFinding[])[] {
  const own: (readonly RuleFinding[])[] = [];
  const start = before ? difference!.start : sections.length;
  const newEnd = before ? difference!.newEnd : sections.length;
  const shift = before ? difference!.oldEnd - newEnd : 0;
  if (before && start === sections.length && before.length === start) return before;
  for (let at = 0; at < sections.length; at++) {
    const isOld = before !== undefined && (at < start || at >= newEnd);
    own.push(isOld ? before[at < start ? at : at + shift]! : findingsOf(sections[at]!));
  }
  return own;
}

/** Adds the places where two maps of findings differ. */
function addChangedPlaces(
  touched: Set<number>,
  before: ReadonlyMap<number, readonly RuleFinding[]>,
  now: ReadonlyMap<number, readonly RuleFinding[]>,
): void {
  if (before === now) return;
  for (const [at, findings] of now) if (!isSameValue(findings, before.get(at))) touched.add(at);
  for (const at of before.keys()) if (!now.has(at)) touched.add(at);
}

function addAt(byPlace: Map<number, RuleFinding[]>, at: number, found: RuleFinding): void {
  const list = byPlace.get(at);
  if (list) list.push(found);
  else byPlace.set(at, [found]);
}

function inOrder(a: Problem, b: Problem): number {
  return a.span.start - b.span.start || (a.rule.id < b.rule.id ? -1 : a.rule.id > b.rule.id ? 1 : 0);
}

/** Whether a finding, or anything it points to, is told in document coordinates. */
function isInDocument(finding: DocumentFinding): boolean {
  return (
    finding.at === DOCUMENT_AT ||
    (finding.related?.some((one) => one.at === DOCUMENT_AT) ?? false) ||
    (finding.fixes?.some((fix) => fix.edits.some((edit) => edit.at === DOCUMENT_AT)) ?? false)
  );
}

/** Whether the changed sections stand in the same YAML entries; where those stand in the document is left aside. */
function sameEntries(
  a: readonly PlacedSection[],
  b: readonly PlacedSection[],
  { start, newEnd }: Difference,
): boolean {
  for (let i = start; i < newEnd; i++) {
    const entry = b[i]!.entry;
    const other = a[i]!.entry;
    if (
      entry?.kind !== other?.kind ||
      entry?.id !== other?.id ||
      entry?.version !== other?.version ||
      entry?.title !== other?.title ||
      entry?.requirementKind !== other?.requirementKind
    )
      return false;
  }
  return true;
}

function sameProblems(a: Specification['problems'], b: Specification['problems']): boolean {
  return (
    a.length === b.length &&
    a.every((one, i) => {
      const other = b[i]!;
      return (
        one.code === other.code &&
        one.detail === other.detail &&
        one.span.start === other.span.start &&
        one.span.end === other.span.end
      );
    })
  );
}

function isWhole(spec: Specification): boolean {
  return spec.text.length >= WHOLE_DOCUMENT && spec.sections.length >= 4;
}

/** A rule that throws gives a visible problem: a fault of ours must never look like a clean tender. */
function guard(rule: Rule, section: Section, found: RuleFinding[], run: () => void): void {
  try {
    run();
  } catch (error) {
    const span = section.heading?.span ?? { start: 0, end: Math.min(section.text.length, 1) };
    found.push({ rule, finding: { span }, crashed: errorText(error) });
  }
}

function toProblem(
  rule: Rule,
  finding: Finding,
  at: number,
  settings: CheckSettings,
  contexts: Contexts,
  assumedEu: boolean,
  motivated: string | undefined,
  crashed: string | undefined,
): Problem {
  const citationId = finding.citation ?? rule.citations[0];
  return {
    rule,
    finding,
    at,
    span: finding.span,
    severity: severityOf(rule, finding, settings, assumedEu),
    citation: citationId === undefined ? undefined : contexts.of('other').law.citation(citationId),
    fixes: finding.fixes ?? [],
    related: finding.related ?? [],
    motivated: rule.motivable === false ? undefined : motivated,
    assumedEu,
    ...(crashed === undefined ? {} : { crashed }),
  };
}

function severityOf(rule: Rule, finding: Finding, settings: CheckSettings, assumedEu: boolean): Severity {
  const own = finding.severity ?? rule.severity;
  const given = severityFor(settings, rule.id);
  if (given && given !== 'off' && finding.severity === undefined) return given;
  return assumedEu && own === 'error' ? 'warning' : own;
}

/** A function remembered by its first argument (a section) and, when given, its second. */
function remember<A extends object, R, B = undefined>(make: (a: A, b: B) => R): (a: A, b?: B) => R {
  const known = new WeakMap<A, { b: B | undefined; result: R }>();
  return (a, b) => {
    const before = known.get(a);
    if (before && before.b === b) return before.result;
    const result = make(a, b as B);
    known.set(a, { b, result });
    return result;
  };
}
