import { DOCUMENT_AT, FACTS_AT, type Finding, type Rule, type Severity } from '../rules/rule.ts';
import type { Difference } from './collector.ts';
import type { Contexts } from './context.ts';
import type { Problem } from './problem.ts';
import type { Reasons } from './reasons.ts';
import { NO_FINDINGS, type RuleFinding } from './rule-finding.ts';
import { isSameValue } from './same-value.ts';
import { type CheckSettings, severityFor } from './settings.ts';

/** The problems of a document, in order, by where they stand. */
export interface Problems {
  /** By section ordinal; a section without any has the shared empty list. */
  readonly bySection: readonly (readonly Problem[])[];
  /** In the front matter (`at: FACTS_AT`) and outside all sections (`at: DOCUMENT_AT`). */
  readonly inFacts: readonly Problem[];
}

/** What was found: by section rules by ordinal, and by document rules by place. */
export interface Found {
  readonly own: readonly (readonly RuleFinding[])[];
  readonly byPlace: ReadonlyMap<number, readonly RuleFinding[]>;
}

/** Turns findings at a place into problems: suppressed ones left out, motivated ones marked. */
export type Place = (at: number, findings: readonly RuleFinding[]) => readonly Problem[];

const NO_PROBLEMS: readonly Problem[] = [];

export function placer(settings: CheckSettings, contexts: Contexts, reasons: Reasons): Place {
  const assumesEu = contexts.of('other').regime === undefined;
  return (at, findings) => {
    const problems: Problem[] = [];
    for (const one of findings) {
      const { rule, finding, crashed } = one;
      if (crashed === undefined && reasons.suppressionFor(rule.id, at, finding.span)) continue;
      const motivated = crashed === undefined ? reasons.motivationFor(rule.id, at) : undefined;
      problems.push(toProblem(one, at, settings, contexts, assumesEu && rule.gate !== 'all', motivated));
    }
    return problems.sort(inOrder);
  };
}

/** All problems; a list that holds what it held in `before` is the very same list. */
export function allProblems(found: Found, place: Place, before: Problems | undefined): Problems {
  const bySection = found.own.map((_, at) => {
    const problems = problemsAt(found, place, at);
    const last = before?.bySection[at];
    return last && isSameValue(problems, last) ? last : problems;
  });
  return { bySection, inFacts: inFront(found, place) };
}

/** The same when no reasons are given: only where something was read or found anew can problems be other ones. */
export function changedProblems(
  found: Found,
  place: Place,
  before: Problems,
  foundBefore: Found,
  difference: Difference,
): Problems {
  const touched = new Set<number>();
  for (let at = difference.start; at < difference.newEnd; at++) touched.add(at);
  addChangedPlaces(touched, foundBefore.byPlace, found.byPlace);
  const changed = [...touched]
    .filter((at) => at >= 0)
    .map((at) => ({ at, problems: problemsAt(found, place, at) }))
    .filter(({ at, problems }) => problems !== before.bySection[at]);
  let { bySection } = before;
  if (changed.length > 0) {
    const copy = bySection.slice();
    for (const { at, problems } of changed) copy[at] = problems;
    bySection = copy;
  }
  const isFrontTouched = touched.has(FACTS_AT) || touched.has(DOCUMENT_AT);
  return { bySection, inFacts: isFrontTouched ? inFront(found, place) : before.inFacts };
}

/** With more findings, by place. */
export function withMore(
  { bySection, inFacts }: Problems,
  more: ReadonlyMap<number, readonly RuleFinding[]>,
  place: Place,
): Problems {
  if (more.size === 0) return { bySection, inFacts };
  const sections = bySection.slice();
  const front = [...inFacts];
  for (const [at, findings] of more) {
    const problems = place(at, findings);
    if (sections[at] === undefined) front.push(...problems);
    else sections[at] = [...sections[at], ...problems].sort(inOrder);
  }
  return { bySection: sections, inFacts: front };
}

function problemsAt({ own, byPlace }: Found, place: Place, at: number): readonly Problem[] {
  const more = byPlace.get(at);
  if (own[at]!.length === 0 && !more) return NO_PROBLEMS;
  return place(at, more ? [...own[at]!, ...more] : own[at]!);
}

function inFront({ byPlace }: Found, place: Place): readonly Problem[] {
  return [FACTS_AT, DOCUMENT_AT].flatMap((at) => place(at, byPlace.get(at) ?? NO_FINDINGS));
}

/** Adds the places where two maps of findings differ. */
function addChangedPlaces(touched: Set<number>, before: Found['byPlace'], now: Found['byPlace']): void {
  if (before === now) return;
  for (const [at, findings] of now) if (!isSameValue(findings, before.get(at))) touched.add(at);
  for (const at of before.keys()) if (!now.has(at)) touched.add(at);
}

function inOrder(a: Problem, b: Problem): number {
  return a.span.start - b.span.start || (a.rule.id < b.rule.id ? -1 : a.rule.id > b.rule.id ? 1 : 0);
}

function toProblem(
  { rule, finding, crashed }: RuleFinding,
  at: number,
  settings: CheckSettings,
  contexts: Contexts,
  assumedEu: boolean,
  motivated: string | undefined,
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
