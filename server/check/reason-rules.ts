import { type Collected, FACTS_AT, type ReasonRule } from '../rules/rule.ts';
import type { Specification } from '../spec/specification.ts';
import type { Contexts } from './context.ts';
import { givenReasons, type ReasonMark, type Reasons } from './reasons.ts';
import { addAt, crashFinding, type RuleFinding, ruleFinding } from './rule-finding.ts';

/** Runs the rules on motivations, which ask what all others found; findings by place. */
export function runReasonRules(
  rules: readonly ReasonRule[],
  ruleIds: readonly string[],
  isActive: (id: string) => boolean,
  spec: Specification,
  contexts: Contexts,
  marks: readonly Collected<ReasonMark>[],
  reasons: Reasons,
): ReadonlyMap<number, readonly RuleFinding[]> {
  const byPlace = new Map<number, RuleFinding[]>();
  if (rules.length === 0) return byPlace;
  const view = { reasons: givenReasons(spec, marks, reasons, isActive), ruleIds };
  if (view.reasons.length === 0) return byPlace;
  for (const rule of rules) {
    try {
      for (const finding of rule.check(view, contexts.of('other')))
        addAt(byPlace, finding.at, ruleFinding(rule, finding));
    } catch (error) {
      const at = spec.sections.length > 0 ? 0 : FACTS_AT;
      addAt(byPlace, at, ruleFinding(rule, crashFinding(at, error)));
    }
  }
  return byPlace;
}
