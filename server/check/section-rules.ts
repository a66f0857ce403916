import type { RuleContext, SectionRule } from '../rules/rule.ts';
import type { PlacedSection, Section, Sentence } from '../spec/model.ts';
import type { Work } from './check.ts';
import type { Difference } from './collector.ts';
import type { Contexts } from './context.ts';
import { errorText, NO_FINDINGS, type RuleFinding } from './rule-finding.ts';

/** Sections looked at by one rule after the other: its patterns then stay at hand, and so do the sections. */
export const AT_A_TIME = 64;

/**
 * The binding sentences of a section that may matter to the rule at a place in a list of rules; undefined when the
 * section does not hold its words.
 */
export type SentencesIn = (section: Section, rule: number) => readonly Sentence[] | undefined;

/** Runs section rules; findings are remembered by section and context. */
export interface SectionRunner {
  /** Findings by section ordinal; outside the difference they are those of `before`. */
  run(
    sections: readonly PlacedSection[],
    contexts: Contexts,
    isActive: readonly boolean[],
    before: readonly (readonly RuleFinding[])[] | undefined,
    difference: Difference | undefined,
    work: Work,
  ): readonly (readonly RuleFinding[])[];
}

/** `sentencesIn` tells where a section holds the words of the rule at a place in `rules`. */
export function sectionRunner(rules: readonly SectionRule[], sentencesIn: SentencesIn): SectionRunner {
  const known = new WeakMap<Section, { context: RuleContext; findings: readonly RuleFinding[] }>();

  function findIn(
    placed: readonly PlacedSection[],
    contexts: Contexts,
    isActive: readonly boolean[],
    work: Work,
  ) {
    const fresh = placed.flatMap(({ section, role }) => {
      const context = contexts.of(role);
      return known.get(section)?.context === context
        ? []
        : [{ section, context, found: [] as RuleFinding[] }];
    });
    work.sectionsChecked += fresh.length;
    rules.forEach((rule, i) => {
      if (!isActive[i]) return;
      for (const { section, context, found } of fresh) {
        const sentences = sentencesIn(section, i);
        if (!sentences) continue;
        work.sectionRulesRun++;
        addFindings(rule, section, context, sentences, found);
      }
    });
    for (const { section, context, found } of fresh)
      known.set(section, { context, findings: found.length === 0 ? NO_FINDINGS : found });
  }

  return {
    run(sections, contexts, isActive, before, difference, work) {
      const from = before ? difference!.start : 0;
      const to = before ? difference!.newEnd : sections.length;
      for (let start = from; start < to; start += AT_A_TIME)
        findIn(sections.slice(start, Math.min(to, start + AT_A_TIME)), contexts, isActive, work);
      if (before && from === to && before.length === sections.length) return before;
      const fresh = sections.slice(from, to).map(({ section }) => known.get(section)!.findings);
      if (!before) return fresh;
      const { oldEnd } = difference!;
      // Mostly nothing is found in a section, neither before nor now.
      if (to === oldEnd && fresh.every((found, i) => found === before[from + i])) return before;
      return before.slice(0, from).concat(fresh, before.slice(oldEnd));
    },
  };
}

function addFindings(
  rule: SectionRule,
  section: Section,
  context: RuleContext,
  sentences: readonly Sentence[],
  found: RuleFinding[],
): void {
  try {
    for (const finding of rule.check(section, context, sentences)) found.push({ rule, finding });
  } catch (error) {
    const span = section.heading?.span ?? { start: 0, end: Math.min(section.text.length, 1) };
    found.push({ rule, finding: { span }, crashed: errorText(error) });
  }
}
