import type { Library } from '../library/library.ts';
import { headingOver, introduction, isStatement, statements } from '../rules/language/statements.ts';
import type { Collected, DocumentRule, ReasonRule, Rule, RuleContext, SectionRule } from '../rules/rule.ts';
import type { PlacedSection, Section, Sentence } from '../spec/model.ts';
import {
  BELGIAN_WORDS,
  completeFacts,
  factsInProse,
  isBelgian,
  PROSE_FACT_WORDS,
  type ProseFact,
} from '../spec/prose-facts.ts';
import type { Specification } from '../spec/specification.ts';
import { type Collection, collect, differenceOf } from './collector.ts';
import { type Contexts, contextsFor } from './context.ts';
import { type DocumentState, documentRunner } from './document-rules.ts';
import { allProblems, changedProblems, type Problems, placer, withMore } from './problems.ts';
import { runReasonRules } from './reason-rules.ts';
import { type ReasonMark, type Reasons, reasonsIn, reasonsOf } from './reasons.ts';
import { remember } from './remember.ts';
import type { RuleFinding } from './rule-finding.ts';
import { sectionRunner } from './section-rules.ts';
import { type CheckSettings, severityFor } from './settings.ts';
import { type Said, wordFinder } from './words.ts';

/**
 * Runs the rules and remembers. Findings of a section are kept by the section object and its context: same objects,
 * same findings. Nothing here is invalidated by hand.
 */
export interface Checker {
  /** The specification checked; `before` is an earlier state of the same document, which makes this cheap. */
  check(spec: Specification, before?: Checked): Checked;
  readonly rules: readonly Rule[];
}

export interface Checked extends Problems {
  readonly spec: Specification;
  readonly contexts: Contexts;
  readonly reasons: Reasons;
  /** Facts found in the prose, with their sections. */
  readonly proseFacts: readonly Collected<ProseFact>[];
  /** How much was done: for tests that an edit costs the edit. */
  readonly work: Readonly<Work>;
  readonly memory: unknown;
}

/** Counts of what was done; those who do it add to it. */
export interface Work {
  sectionsChecked: number;
  sectionRulesRun: number;
  /** How often a document rule was asked what a section contributes. */
  contributionsAsked: number;
  documentRulesRun: number;
}

interface Memory {
  readonly prose: Collection<ProseFact>;
  readonly belgian: Collection<true>;
  readonly marks: Collection<ReasonMark>;
  /** Findings of section rules by section ordinal. */
  readonly own: readonly (readonly RuleFinding[])[];
  readonly document: DocumentState;
  readonly active: Active;
}

/** Which rules run, by their place in the lists of rules of their scope. */
interface Active {
  readonly contexts: Contexts;
  readonly section: readonly boolean[];
  readonly document: readonly boolean[];
}

const NOTHING: readonly never[] = [];
const BELGIAN_HERE: readonly true[] = [true];

/** Ids of what is not a rule in the word finder. */
const PROSE = 0;
const BELGIAN = 1;
const FIRST_RULE = 2;

export function createChecker(given: readonly Rule[], library: Library, settings: CheckSettings): Checker {
  const rules = inOrderOfWork(given);
  const sectionRules = rules.filter((rule): rule is SectionRule => rule.scope === 'section');
  const documentRules = rules.filter((rule): rule is DocumentRule<unknown> => rule.scope === 'document');
  const reasonRules = rules.filter((rule): rule is ReasonRule => rule.scope === 'reasons');
  const ruleIds = rules.map((rule) => rule.id);
  const finder = wordFinder([
    PROSE_FACT_WORDS,
    BELGIAN_WORDS,
    ...sectionRules.map((rule) => rule.words),
    ...documentRules.map((rule) => rule.words),
  ]);
  const wordsIn = remember((section: Section) =>
    finder.find(section.low, () => section.sentences.map((sentence) => inContext(section, sentence))),
  );
  const proseFacts = remember((section: Section, role: PlacedSection['role']) =>
    wordsIn(section).has(PROSE) ? factsInProse(section, role) : NOTHING,
  );
  const belgianSigns = remember((section: Section) =>
    wordsIn(section).has(BELGIAN) && isBelgian(section) ? BELGIAN_HERE : NOTHING,
  );
  const firstDocumentRule = FIRST_RULE + sectionRules.length;
  const sentencesIn = (section: Section, id: number) => {
    const words = wordsIn(section);
    return words.has(id) ? sentencesAt(section, words.sentencesOf(id)) : undefined;
  };
  const inSections = sectionRunner(sectionRules, (section, i) => sentencesIn(section, FIRST_RULE + i));
  const inDocument = documentRunner(documentRules, (section, i) =>
    sentencesIn(section, firstDocumentRule + i),
  );

  function applies(rule: Rule, context: RuleContext, belgian: boolean): boolean {
    if (severityFor(settings, rule.id) === 'off') return false;
    if (belgian && !rule.belgian) return false;
    if (rule.gate === 'all') return true;
    return context.regime === undefined ? rule.gate.includes('eu') : rule.gate.includes(context.regime);
  }

  function activeIn(contexts: Contexts): Active {
    const runs = (rule: Rule) => applies(rule, contexts.of('other'), contexts.belgian);
    return { contexts, section: sectionRules.map(runs), document: documentRules.map(runs) };
  }

  function check(spec: Specification, before?: Checked): Checked {
    const memory = before?.memory as Memory | undefined;
    const { sections, factSheet } = spec;
    const difference = before && differenceOf(before.spec.sections, sections);
    const gather = <T>(
      contribute: (placed: PlacedSection) => readonly T[],
      known: Collection<T> | undefined,
    ) => collect(sections, (at) => contribute(sections[at]!), known, difference);

    const prose = gather((placed) => proseFacts(placed.section, placed.role), memory?.prose);
    const belgian = gather((placed) => belgianSigns(placed.section), memory?.belgian);
    const isSameFacts = prose === memory?.prose && factSheet === before?.spec.factSheet;
    const found = prose.map((item) => item.value);
    const facts = isSameFacts ? before!.contexts.facts : completeFacts(factSheet.facts, found);
    const isBelgianText = belgian.length > 0;
    const contexts = contextsFor(facts, isBelgianText, spec.language, settings, library, before?.contexts);
    const active = memory?.active.contexts === contexts ? memory.active : activeIn(contexts);

    /** What is remembered of the state before, when it was seen in the same light. */
    const known = before?.contexts === contexts ? memory : undefined;
    const work: Work = { sectionsChecked: 0, sectionRulesRun: 0, contributionsAsked: 0, documentRulesRun: 0 };
    const own = inSections.run(sections, contexts, active.section, known?.own, difference, work);
    const document = inDocument.run(
      { spec, contexts, isActive: active.document, difference },
      known && { spec: before!.spec, state: known.document },
      work,
    );

    const marks = gather(reasonsIn, memory?.marks);
    const reasons = reasonsOf(marks, sections, factSheet);
    const place = placer(settings, contexts, reasons);
    const findings = { own, byPlace: document.byPlace };
    const isPlain = !givesReasons(spec, marks) && !(before && givesReasons(before.spec, memory!.marks));
    const isActive = (id: string) =>
      rules.some((rule) => rule.id === id && applies(rule, contexts.of('other'), isBelgianText));
    const problems =
      known && isPlain && before!.bySection.length === sections.length
        ? changedProblems(
            findings,
            place,
            before!,
            { own: known.own, byPlace: known.document.byPlace },
            difference!,
          )
        : withMore(
            allProblems(findings, place, before),
            runReasonRules(
              reasonRules.filter(({ id }) => isActive(id)),
              ruleIds,
              isActive,
              spec,
              contexts,
              marks,
              reasons,
            ),
            place,
          );
    const remembered: Memory = { prose, belgian, marks, own, document, active };
    return { spec, contexts, ...problems, reasons, proseFacts: prose, work, memory: remembered };
  }

  return { check, rules: given };
}

/**
 * The order in which rules run; what they find is put in order of place. Of patterns that come late the engine makes slow
 * machine code: from 16 MB on, which the first pages of a text already need, it no longer takes the trouble. Last in the
 * list stand the rules that hold patterns against whole sections (tekst, mvi, isv); slow ones would cost most there, so
 * they go first.
 */
function inOrderOfWork(rules: readonly Rule[]): readonly Rule[] {
  return [...rules].reverse();
}

/** A sentence as its words are looked for: under its heading, with what introduces it. */
function inContext(section: Section, sentence: Sentence): Said {
  const { block, span } = sentence;
  if (block.kind === 'heading') return { span, with: NOTHING };
  const others = [headingOver(sentence), introduction(section, sentence)].filter((text) => text !== '');
  return { span, with: others };
}

/** The binding sentences among those at some places; all of them when no places are given. */
function sentencesAt(section: Section, places: readonly number[] | undefined): readonly Sentence[] {
  if (!places) return statements(section);
  return places.map((at) => section.sentences[at]!).filter(isStatement);
}

/** Whether a document gives a reason for anything. */
function givesReasons({ factSheet }: Specification, marks: Collection<ReasonMark>): boolean {
  return marks.length > 0 || (factSheet.facts.deviations?.length ?? 0) > 0;
}
