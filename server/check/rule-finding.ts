import type { DocumentFinding, Finding, Rule } from '../rules/rule.ts';

/** What a rule found, or that it broke down. */
export interface RuleFinding {
  readonly rule: Rule;
  readonly finding: Finding;
  /** What went wrong, when the rule threw. */
  readonly crashed?: string;
}

/** A finding with its place, or that the rule broke down there. */
export type PlacedFinding = DocumentFinding & { readonly crashed?: string };

export const NO_FINDINGS: readonly RuleFinding[] = [];

/** A rule that throws gives a visible finding: a fault of ours must never look like a clean tender. */
export function crashFinding(at: number, error: unknown): PlacedFinding {
  return { at, span: { start: 0, end: 0 }, crashed: errorText(error) };
}

export function ruleFinding(rule: Rule, finding: PlacedFinding): RuleFinding {
  return { rule, finding, ...(finding.crashed === undefined ? {} : { crashed: finding.crashed }) };
}

export function errorText(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** Adds to what stands at a place. */
export function addAt(byPlace: Map<number, RuleFinding[]>, at: number, found: RuleFinding): void {
  const list = byPlace.get(at);
  if (list) list.push(found);
  else byPlace.set(at, [found]);
}
