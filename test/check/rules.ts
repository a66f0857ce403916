import { type Checked, type Checker, createChecker } from '../../server/check/check.ts';
import type { Problem } from '../../server/check/problem.ts';
import { defaultSettings } from '../../server/check/settings.ts';
import { joinLibraries } from '../../server/library/library.ts';
import {
  DOCUMENT_AT,
  documentRule,
  FACTS_AT,
  type Finding,
  type Rule,
  type RuleMeta,
  reasonRule,
  sectionRule,
  t,
} from '../../server/rules/rule.ts';
import type { Span } from '../../server/text/span.ts';

/** Small rules of every scope, which look at all that a rule may look at. */

const meta = (id: string, more: Partial<RuleMeta> = {}): RuleMeta => ({
  id,
  title: t(id, id),
  severity: 'warning',
  gate: 'all',
  citations: [],
  messages: { found: t('{what}', '{what}') },
  todo: t('.', '.'),
  why: t('.', '.'),
  whenNot: t('.', '.'),
  belgian: true,
  examples: { bad: [], good: [] },
  ...more,
});

function* everywhere(low: string, word: string): Iterable<Span> {
  for (let at = low.indexOf(word); at >= 0; at = low.indexOf(word, at + 1))
    yield { start: at, end: at + word.length };
}

/** "moet" wherever it stands, but for the name of this rule; can be motivated. */
export const must = sectionRule({
  ...meta('test/moet', { motivable: true, gate: ['eu'], severity: 'error' }),
  words: ['moet'],
  *check(section, context) {
    for (const span of everywhere(section.low, 'moet'))
      if (section.low[span.start - 1] !== '/')
        yield {
          span,
          values: { what: `${context.role} ${context.facts.estimate ?? '?'} ${context.regime ?? '?'}` },
        };
  },
});

/** Every heading, and every amount, in every section. */
const heading = sectionRule({
  ...meta('test/kop', { severity: 'hint' }),
  words: [],
  *check(section, context) {
    if (section.heading) yield { span: section.heading.span, values: { what: context.role } };
    for (const quantity of section.quantities)
      if (quantity.kind === 'amount') yield { span: quantity.span, values: { what: quantity.euros } };
  },
});

/** Says of each "binnen" after the first where the first one stands. */
const within = documentRule<Span>({
  ...meta('test/binnen', { motivable: true }),
  words: ['binnen'],
  collect: (section) => [...everywhere(section.low, 'binnen')],
  *check(view) {
    const [first, ...others] = view.items;
    for (const item of others)
      yield {
        at: item.at,
        span: item.value,
        values: { what: `${view.sections} ${view.wholeDocument}` },
        related: [{ at: first!.at, span: first!.value, message: t('eerste', 'first') }],
      };
  },
});

/** A finding in the facts when no section speaks of the award; counts items by id. */
const award = documentRule<string>({
  ...meta('test/gunning'),
  words: [],
  collect: (section, context, entry) =>
    section.low.includes('gunning') || entry
      ? [`${context.role} ${entry?.kind ?? ''} ${entry?.id ?? ''} ${entry?.title ?? ''}`]
      : [],
  *check(view) {
    const finding: Finding = {
      span: view.sheet.places.get('raming')?.value ?? { start: 0, end: 0 },
      values: { what: view.items.map((one) => `${one.at}: ${one.value}`).join('; ') },
    };
    yield { at: FACTS_AT, ...finding };
    for (let at = 0; at < view.sections; at++) {
      const span = view.itemAt(at)?.idSpan;
      if (span) yield { at: DOCUMENT_AT, span, values: { what: view.entryAt(at)?.id ?? '' } };
    }
  },
});

/** Reasons that are empty or answer nothing. */
const reasons = reasonRule({
  ...meta('test/reden'),
  *check(view) {
    for (const one of view.reasons)
      yield {
        at: one.at,
        span: one.ruleSpan,
        values: { what: `${one.kind} ${one.rule} ${one.isReason} ${one.used} ${one.ruleActive}` },
      };
  },
});

export const RULES: readonly Rule[] = [must, heading, within, award, reasons];

export function newChecker(rules: readonly Rule[] = RULES): Checker {
  return createChecker(rules, joinLibraries([]), defaultSettings('2026-11-01'));
}

export { meta };

const plain = (problem: Problem) => ({
  rule: problem.rule.id,
  at: problem.at,
  span: problem.span,
  severity: problem.severity,
  values: problem.finding.values,
  related: problem.related,
  motivated: problem.motivated,
  assumedEu: problem.assumedEu,
  crashed: problem.crashed,
});

/** All that a check found, as plain data. */
export function describeChecked(checked: Checked) {
  return {
    inFacts: checked.inFacts.map(plain),
    bySection: checked.bySection.map((problems) => problems.map(plain)),
    facts: checked.contexts.facts,
    proseFacts: checked.proseFacts,
    used: [...checked.reasons.used].sort(),
  };
}
