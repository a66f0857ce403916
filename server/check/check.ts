import type { Library } from '../library/library.ts';
import {
  type Collected,
  DOCUMENT_AT,
  type DocumentFinding,
  type DocumentRule,
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
import { type Collection, collect } from './collector.ts';
import { type Contexts, contextsFor } from './context.ts';
import type { Problem } from './problem.ts';
import { givenReasons, type ReasonMark, type Reasons, reasonsIn, reasonsOf } from './reasons.ts';
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
  readonly documentRulesRun: number;
}

interface Memory {
  readonly prose: Collection<ProseFact>;
  readonly belgian: Collection<true>;
  readonly reasons: Collection<ReasonMark>;
  readonly collections: readonly Collection<unknown>[];
  readonly documentFindings: readonly (readonly DocumentFinding[])[];
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
  const wordsIn = remember((section: Section) => finder.find(section.low));
  const proseFacts = remember((section: Section, role: PlacedSection['role']) =>
    wordsIn(section).has(PROSE) ? factsInProse(section, role) : NOTHING,
  );
  const belgianSigns = remember((section: Section) =>
    wordsIn(section).has(BELGIAN) && isBelgian(section) ? BELGIAN_HERE : NOTHING,
  );
  const ruleFindings = new WeakMap<Section, { context: RuleContext; findings: readonly RuleFinding[] }>();
  const contributions = documentRules.map(
    () =>
      new WeakMap<
        Section,
        { context: RuleContext; itemAt: number | undefined; values: readonly unknown[] }
      >(),
  );
  const problemsOf = new WeakMap<
    Section,
    { findings: readonly RuleFinding[]; reasonsKey: string; problems: readonly Problem[] }
  >();

  function applies(rule: Rule, context: RuleContext, belgian: boolean): boolean {
    if (severityFor(settings, rule.id) === 'off') return false;
    if (belgian && !rule.belgian) return false;
    if (rule.gate === 'all') return true;
    return context.regime === undefined ? rule.gate.includes('eu') : rule.gate.includes(context.regime);
  }

  function check(spec: Specification, before?: Checked): Checked {
    const memory = before?.memory as Memory | undefined;
    const { sections } = spec;
    const prose = collect(sections, (placed) => proseFacts(placed.section, placed.role), memory?.prose);
    const belgian = collect(sections, (placed) => belgianSigns(placed.section), memory?.belgian);
    const isBelgianText = belgian.items.length > 0;
    const facts =
      before && prose.items === memory!.prose.items && spec.factSheet === before.spec.factSheet
        ? before.contexts.facts
        : completeFacts(
            spec.factSheet.facts,
            prose.items.map((item) => item.value),
          );
    const contexts = contextsFor(facts, isBelgianText, spec.language, settings, library, before?.contexts);
    const active = {
      section: sectionRules.map((rule) => applies(rule, contexts.of('other'), isBelgianText)),
      document: documentRules.map((rule) => applies(rule, contexts.of('other'), isBelgianText)),
    };
    let sectionsChecked = 0;
    let sectionRulesRun = 0;
    let documentRulesRun = 0;

    const findingsOf = (placed: PlacedSection): readonly RuleFinding[] => {
      const { section } = placed;
      const context = contexts.of(placed.role);
      const known = ruleFindings.get(section);
      if (known?.context === context) return known.findings;
      sectionsChecked++;
      const found: RuleFinding[] = [];
      const present = wordsIn(section);
      sectionRules.forEach((rule, i) => {
        if (!active.section[i] || !present.has(FIRST_RULE + i)) return;
        sectionRulesRun++;
        guard(rule, section, found, () => {
          for (const finding of rule.check(section, context)) found.push({ rule, finding });
        });
      });
      const findings = found.length === 0 ? NO_FINDINGS : found;
      ruleFindings.set(section, { context, findings });
      return findings;
    };

    const collections = documentRules.map((rule, i) => {
      if (!active.document[i]) return { sections: [], items: NOTHING };
      const contribute = (placed: PlacedSection): readonly unknown[] => {
        const { section } = placed;
        if (!wordsIn(section).has(FIRST_RULE + sectionRules.length + i)) return NOTHING;
        const context = contexts.of(placed.role);
        const known = contributions[i]!.get(section);
        // The places in an item are in the document, so they change with every edit above it.
        const itemAt = placed.item && placed.span.start;
        if (known?.context === context && known.itemAt === itemAt) return known.values;
        let values: readonly unknown[] = NOTHING;
        try {
          values = rule.collect(section, context, placed.item);
        } catch (error) {
          values = [new Crash(error)];
        }
        if (values.length === 0) values = NOTHING;
        contributions[i]!.set(section, { context, itemAt, values });
        return values;
      };
      return collect(
        sections,
        contribute,
        before?.contexts === contexts ? memory!.collections[i] : undefined,
      );
    });

    const documentFindings = documentRules.map((rule, i): readonly DocumentFinding[] => {
      if (!active.document[i]) return NOTHING;
      const { items } = collections[i]!;
      const isSame =
        before &&
        before.contexts === contexts &&
        before.spec.factSheet === spec.factSheet &&
        items === memory!.collections[i]!.items &&
        before.spec.sections.length === sections.length &&
        sameProblems(before.spec.problems, spec.problems) &&
        sameEntries(before.spec.sections, sections) &&
        isWhole(before.spec) === isWhole(spec);
      // A finding in document coordinates moves with every edit before it, so those are made anew.
      if (isSame && !memory!.documentFindings[i]!.some(isInDocument)) return memory!.documentFindings[i]!;
      documentRulesRun++;
      const crashed = items.filter((item) => item.value instanceof Crash);
      const found: MaybeCrashed[] = crashed.map(({ at, value }) => crashFinding(at, (value as Crash).error));
      const view = {
        items: crashed.length === 0 ? items : items.filter((item) => !crashed.includes(item)),
        sheet: spec.factSheet,
        sections: sections.length,
        wholeDocument: isWhole(spec),
        problems: spec.problems,
        itemAt: (at: number) => sections[at]?.item,
      };
      try {
        for (const finding of rule.check(view, contexts.of('other'))) found.push(finding);
      } catch (error) {
        found.push(crashFinding(sections.length > 0 ? 0 : FACTS_AT, error));
      }
      return found;
    });

    const reasonMarks = collect(sections, reasonsIn, memory?.reasons);
    const reasons = reasonsOf(reasonMarks.items, sections, spec.factSheet);
    const byPlace = new Map<number, RuleFinding[]>();
    documentRules.forEach((rule, i) => {
      for (const finding of documentFindings[i]!) {
        addAt(byPlace, finding.at, ruleFinding(rule, finding));
      }
    });
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
    const hasReasons = reasonMarks.items.length > 0 || (spec.factSheet.facts.deviations?.length ?? 0) > 0;
    const bySection = sections.map((placed, at): readonly Problem[] => {
      const own = findingsOf(placed);
      const more = byPlace.get(at);
      if (own.length === 0 && !more) return NO_PROBLEMS;
      if (hasReasons || more) return place(at, more ? [...own, ...more] : own);
      const known = problemsOf.get(placed.section);
      if (known?.findings === own && known.reasonsKey === `${at}`) return known.problems;
      const problems = place(at, own);
      problemsOf.set(placed.section, { findings: own, reasonsKey: `${at}`, problems });
      return problems;
    });
    let inFacts: readonly Problem[] = [
      ...place(FACTS_AT, byPlace.get(FACTS_AT) ?? NO_FINDINGS),
      ...place(DOCUMENT_AT, byPlace.get(DOCUMENT_AT) ?? NO_FINDINGS),
    ];
    for (const [at, findings] of runReasonRules(spec, contexts, reasonMarks.items, reasons, isBelgianText)) {
      const problems = place(at, findings);
      if (bySection[at] === undefined) inFacts = [...inFacts, ...problems];
      else bySection[at] = [...bySection[at], ...problems].sort(inOrder);
    }
    return {
      spec,
      contexts,
      bySection,
      inFacts,
      reasons,
      proseFacts: prose.items,
      work: { sectionsChecked, sectionRulesRun, documentRulesRun },
      memory: { prose, belgian, reasons: reasonMarks, collections, documentFindings } satisfies Memory,
    };
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

/** Whether the sections stand in the same YAML entries; where those stand in the document is left aside. */
function sameEntries(a: readonly PlacedSection[], b: readonly PlacedSection[]): boolean {
  return a.every(({ item }, i) => {
    const other = b[i]!.item;
    return (
      item?.kind === other?.kind &&
      item?.id === other?.id &&
      item?.version === other?.version &&
      item?.title === other?.title &&
      item?.requirementKind === other?.requirementKind
    );
  });
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
