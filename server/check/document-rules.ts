import {
  DOCUMENT_AT,
  type DocumentFinding,
  type DocumentRule,
  type DocumentView,
  FACTS_AT,
  type RuleContext,
} from '../rules/rule.ts';
import type { PlacedSection, Section, Sentence } from '../spec/model.ts';
import type { Specification } from '../spec/specification.ts';
import type { Work } from './check.ts';
import { type Collection, collect, type Difference } from './collector.ts';
import type { Contexts } from './context.ts';
import { itemAt } from './places.ts';
import { remember } from './remember.ts';
import { addAt, crashFinding, type PlacedFinding, type RuleFinding, ruleFinding } from './rule-finding.ts';
import { isSameValue } from './same-value.ts';
import { AT_A_TIME, type SentencesIn } from './section-rules.ts';

/** What the document rules gathered and found in one state of a document. */
export interface DocumentState {
  /** What was gathered, at the place of the first rule it was gathered for. */
  readonly gathered: readonly Collection<unknown>[];
  /** Whether a `Crash` may be among what was gathered. */
  readonly hasCrash: boolean;
  readonly findings: readonly (readonly DocumentFinding[])[];
  /** Which rules looked at the problems of the text: those move with every edit before them. */
  readonly sawProblems: readonly boolean[];
  /** The same by place. */
  readonly byPlace: ReadonlyMap<number, readonly RuleFinding[]>;
}

/** Runs document rules: gathers what sections contribute, and asks a rule anew when that, or what is around, changed. */
export interface DocumentRunner {
  run(now: Seen, before: Before | undefined, work: Work): DocumentState;
}

/** An earlier state of the document, seen in the same light. */
interface Before {
  readonly spec: Specification;
  readonly state: DocumentState;
}

/** A document in the light it is seen in. */
interface Seen {
  readonly spec: Specification;
  readonly contexts: Contexts;
  readonly isActive: readonly boolean[];
  readonly difference: Difference | undefined;
}

const NOTHING: readonly never[] = [];
/** From this many characters on a document counts as whole. */
const WHOLE_DOCUMENT = 1_500;
const PADDING = /\s{2,99}|-{2,99}/g;

/** `sentencesIn` tells where a section holds the words of the rule at a place in `rules`. */
export function documentRunner(
  rules: readonly DocumentRule<unknown>[],
  sentencesIn: SentencesIn,
): DocumentRunner {
  /** For each rule the first one that collects the same: what is gathered for that one is for both. */
  const sources = rules.map((rule) =>
    rules.findIndex((other) => other.collect === rule.collect && isSameValue(other.words, rule.words)),
  );

  function gather(
    { spec, contexts, isActive, difference }: Seen,
    known: DocumentState | undefined,
    work: Work,
  ) {
    const { sections } = spec;
    const from = known ? difference!.start : 0;
    const to = known ? difference!.newEnd : sections.length;
    const isSource = rules.map(() => false);
    for (const [i, source] of sources.entries()) if (isActive[i]) isSource[source] = true;
    const contributed = rules.map((): (readonly unknown[])[] => []);
    let hasCrash = known?.hasCrash ?? false;
    const ask = (i: number, at: number) => {
      const { section, role, entry } = sections[at]!;
      const sentences = sentencesIn(section, i);
      if (!sentences) return;
      work.contributionsAsked++;
      const own = contributionOf(rules[i]!, section, contexts.of(role), entry, sentences);
      hasCrash ||= own[0] instanceof Crash;
      contributed[i]![at - from] = own;
    };
    for (let start = from; start < to; start += AT_A_TIME)
      for (let i = 0; i < rules.length; i++)
        if (isSource[i]) for (let at = start; at < Math.min(to, start + AT_A_TIME); at++) ask(i, at);
    const gathered = rules.map((_, i) => {
      if (!isSource[i]) return NOTHING;
      const own = contributed[i]!;
      return collect(sections, (at) => own[at - from] ?? NOTHING, known?.gathered[i], difference);
    });
    return { gathered, hasCrash };
  }

  return {
    run(now, before, work) {
      const { spec, contexts, isActive } = now;
      const known = before?.state;
      const { gathered, hasCrash } = gather(now, known, work);
      const isSameAround = before !== undefined && sameAround(before.spec, spec, now.difference!);
      const viewer = viewerOf(spec);
      const sawProblems = known ? [...known.sawProblems] : rules.map(() => false);
      const areSameProblems = before !== undefined && sameProblems(before.spec.problems, spec.problems);
      const findings = rules.map((rule, i): readonly DocumentFinding[] => {
        if (!isActive[i]) return NOTHING;
        const items = gathered[sources[i]!]!;
        const last = known?.findings[i];
        // A finding in document coordinates moves with every edit before it, so those are made anew.
        const isSame = isSameAround && items === known?.gathered[sources[i]!];
        if (last && isSame && (areSameProblems || !sawProblems[i]) && !last.some(isInDocument)) return last;
        work.documentRulesRun++;
        const found = findingsOf(rule, items, hasCrash, viewer, contexts.of('other'));
        sawProblems[i] = viewer.sawProblems();
        return last && isSameValue(found, last) ? last : found;
      });
      const isSame = known !== undefined && findings.every((found, i) => found === known.findings[i]);
      return {
        gathered,
        hasCrash,
        findings,
        sawProblems,
        byPlace: isSame ? known.byPlace : byPlace(rules, findings),
      };
    },
  };
}

/** Stands among what sections contribute where a rule could not read one. */
class Crash {
  readonly error: unknown;
  constructor(error: unknown) {
    this.error = error;
  }
}

function contributionOf(
  rule: DocumentRule<unknown>,
  section: Section,
  context: RuleContext,
  entry: PlacedSection['entry'],
  sentences: readonly Sentence[],
): readonly unknown[] {
  try {
    return rule.collect(section, context, entry, sentences);
  } catch (error) {
    return [new Crash(error)];
  }
}

/** Shows rules a document; tells whether the last one that was shown it looked at its problems. */
interface Viewer {
  view(items: Collection<unknown>): DocumentView<unknown>;
  sawProblems(): boolean;
}

function viewerOf(spec: Specification): Viewer {
  let isSeen = false;
  // The same functions for all rules, so that what is worked out can be remembered by them.
  const around = {
    sheet: spec.factSheet,
    sections: spec.sections.length,
    wholeDocument: isWhole(spec),
    itemAt: (at: number) => itemAt(spec, at),
    entryAt: (at: number) => spec.sections[at]?.entry,
  };
  return {
    view(items) {
      isSeen = false;
      return {
        ...around,
        items,
        get problems() {
          isSeen = true;
          return spec.problems;
        },
      };
    },
    sawProblems: () => isSeen,
  };
}

function findingsOf(
  rule: DocumentRule<unknown>,
  items: Collection<unknown>,
  hasCrash: boolean,
  viewer: Viewer,
  context: RuleContext,
): readonly PlacedFinding[] {
  const crashed = hasCrash ? items.filter((item) => item.value instanceof Crash) : [];
  const whole = crashed.length === 0 ? items : items.filter((item) => !crashed.includes(item));
  const view = viewer.view(whole);
  const found = crashed.map(({ at, value }) => crashFinding(at, (value as Crash).error));
  try {
    for (const finding of rule.check(view, context)) found.push(finding);
  } catch (error) {
    found.push(crashFinding(view.sections > 0 ? 0 : FACTS_AT, error));
  }
  return found;
}

function byPlace(
  rules: readonly DocumentRule<unknown>[],
  findings: readonly (readonly DocumentFinding[])[],
): ReadonlyMap<number, readonly RuleFinding[]> {
  const places = new Map<number, RuleFinding[]>();
  rules.forEach((rule, i) => {
    for (const finding of findings[i]!) addAt(places, finding.at, ruleFinding(rule, finding));
  });
  return places;
}

/** Whether a finding, or anything it points to, is told in document coordinates. */
function isInDocument(finding: DocumentFinding): boolean {
  return (
    finding.at === DOCUMENT_AT ||
    (finding.related?.some((one) => one.at === DOCUMENT_AT) ?? false) ||
    (finding.fixes?.some((fix) => fix.edits.some((edit) => edit.at === DOCUMENT_AT)) ?? false)
  );
}

/** Whether all that a rule may look at beside what was gathered is as it was. */
function sameAround(before: Specification, now: Specification, difference: Difference): boolean {
  return (
    before.factSheet === now.factSheet &&
    before.sections.length === now.sections.length &&
    sameEntries(before.sections, now.sections, difference) &&
    isWhole(before) === isWhole(now)
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
  const { length } = spec.text;
  if (length < WHOLE_DOCUMENT || spec.sections.length < 4) return false;
  if (length >= 4 * WHOLE_DOCUMENT) return true;
  // Laying a table out makes a text longer, not more of a document.
  const padding = spec.sections.reduce((sum, { section }) => sum + paddingOf(section), 0);
  return length - padding >= WHOLE_DOCUMENT;
}

/** How many characters only lay a section out. */
const paddingOf = remember(({ text }: Section) => text.length - text.replace(PADDING, ' ').length);
