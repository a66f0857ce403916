import type { Extension } from '../text/quantities/index.ts';
import type { Span } from '../text/span.ts';
import type { Facts, Procedure } from './fact-schema.ts';
import type { Role, Section } from './model.ts';
import {
  addAuthority,
  addContractType,
  addCpv,
  addFramework,
  addLots,
  addProcedure,
  addSubject,
} from './prose/kind.ts';
import { addMilestones, type HourOfDay, MILESTONE_WORDS, type Milestone } from './prose/milestones.ts';
import { addTerms, TERM_WORDS } from './prose/term.ts';
import { addValues, VALUE_WORDS } from './prose/value.ts';
import { addWeights, WEIGHT_WORDS } from './prose/weights.ts';
import { binds } from './speakers.ts';

export type { Milestone } from './prose/milestones.ts';

/**
 * Facts that stand in the prose: "De geraamde waarde bedraagt € 400.000". They serve rules where the front matter is
 * silent, and are compared with it. Only plain statements count; a fact that has to be guessed is no fact.
 */
export type ProseFact = { readonly span: Span } & (
  | {
      readonly fact: 'estimate' | 'maximum';
      /** Euro. */
      readonly value: number;
      /** Of one lot or part, not of the contract as a whole. */
      readonly ofLot: boolean;
      /** Number or name of the lot, lower case; '' when it is not told. */
      readonly lot?: string;
      /** Without or with options and extensions, when the text says so. */
      readonly basis?: 'base' | 'total';
      readonly vat?: 'incl' | 'excl';
      /** "circa", "ruim". */
      readonly about?: true;
    }
  | { readonly fact: 'threshold'; readonly value: number }
  | { readonly fact: 'procedure'; readonly value: Procedure; readonly european: boolean }
  | {
      readonly fact: 'term';
      readonly months: number;
      readonly totalMonths: number | undefined;
      /** Its extensions are told right behind it, so it does not hold them. */
      readonly isBase?: true;
    }
  /** Term and all extensions together. */
  | { readonly fact: 'total-term'; readonly months: number }
  /** `months`: of all options together. */
  | { readonly fact: 'options'; readonly options: readonly Extension[]; readonly months: number }
  | { readonly fact: 'framework' }
  /** 1: not divided into lots. */
  | { readonly fact: 'lots'; readonly count: number }
  | {
      readonly fact: 'milestone';
      readonly milestone: Milestone;
      readonly day: number;
      readonly month: number;
      readonly year?: number;
      readonly iso?: string;
      /** Of a deadline, when it is told. */
      readonly hour?: HourOfDay;
      /** In a list or table, where each round of a step has a line of its own. */
      readonly isListed: boolean;
    }
  | {
      readonly fact: 'weight';
      /** Name of the criterion, lower case. */
      readonly name: string;
      readonly value: number;
      readonly percent?: true;
      /** Weights with the same number stand in the same table or sentence. */
      readonly table: number;
    }
  | {
      readonly fact: 'contract-type';
      readonly value: NonNullable<Facts['contractType']>;
      /** Said in so many words, not concluded from what is bought. */
      readonly isExplicit: boolean;
    }
  | { readonly fact: 'authority'; readonly kind: 'rijk' | 'provincie' | 'gemeente' | 'waterschap' }
  | { readonly fact: 'cpv'; readonly code: string }
  /** What is bought, in the words of the text. */
  | { readonly fact: 'subject'; readonly text: string }
);

/** A fact of one kind. */
export type ProseFactOf<K extends ProseFact['fact']> = ProseFact & { readonly fact: K };

/** Words one of which stands in every sentence with a fact. */
export const PROSE_FACT_WORDS = [
  ...new Set([
    ...VALUE_WORDS,
    ...TERM_WORDS,
    ...MILESTONE_WORDS,
    ...WEIGHT_WORDS,
    'procedure',
    'onderhands',
    'raamovereenkomst',
    'aanbested',
    'perce',
    'opdracht',
    'cpv',
    'gemeente',
    'provincie',
    'waterschap',
    'hoogheemraadschap',
    'ministerie',
    'rijks',
    'staat der',
  ]),
];

const remembered = new WeakMap<Section, { readonly role: Role; readonly facts: readonly ProseFact[] }>();

/** Facts stated in a section of this role; remembered. */
export function factsInProse(section: Section, role: Role): readonly ProseFact[] {
  const known = remembered.get(section);
  if (known?.role === role) return known.facts;
  const facts = findFacts(section, role);
  remembered.set(section, { role, facts });
  return facts;
}

function findFacts(section: Section, role: Role): ProseFact[] {
  const facts: ProseFact[] = [];
  for (const sentence of section.sentences) {
    if (!binds(sentence.speaker) || sentence.block.quoted) continue;
    addValues(section, sentence, role, facts);
    addProcedure(sentence, facts);
    addTerms(section, sentence, facts);
    addFramework(sentence, facts);
    addLots(section, sentence, facts);
    addMilestones(section, sentence, facts);
    addWeights(section, sentence, facts);
    addContractType(sentence, facts);
    addAuthority(sentence, facts);
    addCpv(section, sentence, facts);
    addSubject(sentence, role, facts);
  }
  return facts;
}

/** The stated facts, completed where they are silent with what the prose says once and without contradiction. */
export function completeFacts(stated: Facts, found: readonly ProseFact[]): Facts {
  const estimate = stated.estimate ?? (stated.lots?.length ? undefined : only(found, 'estimate', ofContract));
  const maximum = only(found, 'maximum', ofContract);
  const months = only(found, 'term', (fact) => fact.months);
  const options = only(found, 'options', (fact) => fact.options);
  const cpv = found.flatMap((fact) => (fact.fact === 'cpv' ? [fact.code] : []));
  const kind = only(found, 'authority', (fact) => fact.kind);
  const planning = planningIn(found);
  const isFramework = found.some((fact) => fact.fact === 'framework');
  const title = found.find((fact) => fact.fact === 'subject')?.text;
  const facts: { -readonly [K in keyof Facts]: Facts[K] | undefined } = {
    ...stated,
    estimate,
    procedure: stated.procedure ?? only(found, 'procedure', (fact) => fact.value),
    contractType: stated.contractType ?? only(found, 'contract-type', (fact) => fact.value),
    term: stated.term ?? (months === undefined ? undefined : { months }),
    extensions: stated.extensions ?? options,
    cpv: stated.cpv ?? (cpv.length > 0 ? [...new Set(cpv)] : undefined),
    title: stated.title ?? title,
    contractingAuthority:
      stated.contractingAuthority?.kind || kind === undefined
        ? stated.contractingAuthority
        : { ...stated.contractingAuthority, kind },
    planning: Object.keys(planning).length === 0 ? stated.planning : { ...planning, ...stated.planning },
    framework:
      stated.framework || isFramework
        ? {
            ...stated.framework,
            ...(stated.framework?.maximum === undefined && maximum !== undefined ? { maximum } : {}),
          }
        : undefined,
  };
  for (const key of Object.keys(facts) as (keyof Facts)[]) if (facts[key] === undefined) delete facts[key];
  return facts as Facts;
}

/** What all facts of a kind that count agree on; undefined when there are none or they differ. */
function only<K extends ProseFact['fact'], V>(
  found: readonly ProseFact[],
  kind: K,
  keep: (fact: ProseFactOf<K>) => V | undefined,
): V | undefined {
  const values = new Map<string, V>();
  for (const fact of found) {
    if (fact.fact !== kind) continue;
    const kept = keep(fact as ProseFactOf<K>);
    if (kept !== undefined) values.set(JSON.stringify(kept), kept);
  }
  return values.size === 1 ? [...values.values()][0] : undefined;
}

/** The amount, when it is about the contract as a whole, with its options, without VAT. */
function ofContract(fact: ProseFactOf<'estimate' | 'maximum'>): number | undefined {
  return fact.ofLot || fact.basis === 'base' || fact.vat === 'incl' ? undefined : fact.value;
}

/** Dates of the steps that have one date only. */
function planningIn(found: readonly ProseFact[]): { [K in Milestone]?: string } {
  const planning: { [K in Milestone]?: string } = {};
  const names = new Set(found.flatMap((fact) => (fact.fact === 'milestone' ? [fact.milestone] : [])));
  for (const name of names) {
    const date = only(found, 'milestone', (fact) => (fact.milestone === name ? (fact.iso ?? '') : undefined));
    if (date) planning[name] = date;
  }
  return planning;
}

const BELGIAN =
  /aanbestedende overhe(?:id|den)|opdrachtdocumenten|wet van 17 juni 2016|koninklijk besluit|\bkb plaatsing\b|\bkb uitvoering\b|borgtocht|erkenning(?:sklasse|\sklasse)|vlaamse|brussels hoofdstedelijk/;

/** Words one of which stands in every text that can be Belgian. */
export const BELGIAN_WORDS = [
  'aanbestedende overhe',
  'opdrachtdocumenten',
  '17 juni 2016',
  'koninklijk besluit',
  'kb plaatsing',
  'kb uitvoering',
  'borgtocht',
  'erkenning',
  'vlaamse',
  'brussels hoofd',
];

/** Whether a section speaks of Belgian procurement law, which Dutch rules must not judge. */
export function isBelgian(section: Section): boolean {
  return BELGIAN.test(section.low);
}
