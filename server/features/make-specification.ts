import { toDocument } from '../check/places.ts';
import type { UserLanguage } from '../check/render.ts';
import type { Facts } from '../spec/fact-schema.ts';
import { positionAt } from '../spec/pieces.ts';
import { completeFacts, factsInProse, type ProseFact } from '../spec/prose-facts.ts';
import { declaresSpecification, type Specification } from '../spec/specification.ts';
import { frontMatterLength, opensFrontMatter } from '../spec/split-sections.ts';
import { formatAmount, formatDate, formatMonths } from '../text/quantities/index.ts';
import type { TextEdit } from '../text/span.ts';
import type { NewSpecification } from './new-specification.ts';
import type { QuestionId, QuestionWorld } from './questions.ts';

/** A fact that the text states and that no question asks, for the front matter. */
export interface FoundFact {
  /** Path of Dutch keys: `planning.sluiting`. */
  readonly key: string;
  readonly shown: string;
  readonly where: string;
  /** The value as YAML, on one line. */
  readonly yaml: string;
}

export interface FoundFacts {
  /** Answers to propose, by question. */
  readonly answers: NonNullable<QuestionWorld['found']>;
  readonly others: readonly FoundFact[];
}

const LINE = { nl: 'regel', en: 'line' } as const;

/** Facts a text states in its prose or its title, each with its line. What the front matter states already is left out. */
export function factsFound(spec: Specification, language: UserLanguage): FoundFacts {
  const found = spec.sections.flatMap((placed, at) =>
    factsInProse(placed.section, placed.role).map((fact) => ({ at, fact })),
  );
  const facts = completeFacts(
    {},
    found.map(({ fact }) => fact),
  );
  const lineOf = (at: number, start: number) =>
    `${LINE[language]} ${positionAt(spec.text, toDocument(spec, at, { start, end: start }).start).line + 1}`;
  const where = (is: (fact: ProseFact) => boolean): string => {
    const one = found.find(({ fact }) => is(fact));
    return one ? lineOf(one.at, one.fact.span.start) : '';
  };
  const whereIs = (kind: ProseFact['fact']) => where((fact) => fact.fact === kind);
  const title = titleOf(spec);

  const answers: { -readonly [K in QuestionId]?: { value: string; where: string } } = {};
  const answer = (id: QuestionId, value: string | undefined, place: string) => {
    if (value) answers[id] = { value, where: place };
  };
  if (title) answer('titel', title.text, lineOf(title.at, title.start));
  else answer('titel', facts.title, whereIs('subject'));
  answer('opdracht', facts.contractType, whereIs('contract-type'));
  answer('soort', facts.contractingAuthority?.kind, whereIs('authority'));
  answer('raming', facts.estimate === undefined ? undefined : typed(facts.estimate), whereIs('estimate'));
  answer('procedure', facts.procedure, whereIs('procedure'));
  answer('aankondiging', facts.planning?.notice, whereIsMilestone('notice'));

  const others: FoundFact[] = [];
  const other = (key: string, shown: string, place: string, yaml: string) =>
    others.push({ key, shown, where: place, yaml });
  const kind = title && documentKindOf(title.text);
  if (kind) other('soort-document', kind, lineOf(title.at, title.start), kind);
  if (facts.term) {
    const term = `${facts.term.months} ${facts.term.months === 1 ? 'maand' : 'maanden'}`;
    other('looptijd', formatMonths(facts.term.months), whereIs('term'), term);
  }
  if (facts.extensions && facts.extensions.length > 0) {
    const extensions = facts.extensions
      .map(({ count, months }) => `${count} x ${months} maanden`)
      .join(' + ');
    other('verlengingen', extensions, whereIs('options'), extensions);
  }
  if (facts.framework) {
    const { maximum } = facts.framework;
    if (maximum === undefined) other('raamovereenkomst', '', whereIs('framework'), 'true');
    else other('raamovereenkomst.maximum', formatAmount(maximum), whereIs('maximum'), String(maximum));
  }
  if (facts.cpv) other('cpv', facts.cpv.join(', '), whereIs('cpv'), JSON.stringify(facts.cpv));
  for (const [key, name] of MILESTONES) {
    const date = facts.planning?.[name];
    if (date && name !== 'notice') other(`planning.${key}`, formatDate(date), whereIsMilestone(name), date);
  }
  const stated = spec.factSheet.places;
  return { answers, others: others.filter(({ key }) => !stated.has(key.split('.')[0]!)) };

  function whereIsMilestone(name: string): string {
    return where((fact) => fact.fact === 'milestone' && fact.milestone === name);
  }
}

/** The keys of the timetable, in the order of the schema. */
const MILESTONES: readonly (readonly [key: string, name: keyof NonNullable<Facts['planning']>])[] = [
  ['aankondiging', 'notice'],
  ['vragen-tot', 'questionsUntil'],
  ['nota-van-inlichtingen', 'informationNote'],
  ['aanmelden', 'requestsUntil'],
  ['uitnodiging', 'invitation'],
  ['sluiting', 'closing'],
  ['gunningsbeslissing', 'awardDecision'],
  ['definitieve-gunning', 'finalAward'],
  ['ingang', 'start'],
];

/** An amount as a Dutch person types it. */
const typed = (euros: number) => String(euros).replace('.', ',');

/** The first heading of a text, when it is one of the first level. */
function titleOf(spec: Specification): { text: string; at: number; start: number } | undefined {
  const at = spec.sections.findIndex(({ section }) => section.heading);
  const heading = spec.sections[at]?.section.heading;
  return heading?.level === 1 && heading.title !== ''
    ? { text: heading.title, at, start: heading.span.start }
    : undefined;
}

const KINDS: readonly (readonly [RegExp, NonNullable<Facts['documentKind']>])[] = [
  [/\bnota van inlichtingen\b|\bnvi\b/, 'nota-van-inlichtingen'],
  [/\bselectieleidraad\b/, 'selectieleidraad'],
  [/\bprogramma van eisen\b|\bpve\b/, 'programma-van-eisen'],
  [/\bovereenkomst\b/, 'overeenkomst'],
  [/\bleidraad\b|\bbeschrijvend document\b/, 'leidraad'],
  [/\bbestek\b/, 'bestek'],
];

function documentKindOf(title: string): string | undefined {
  const low = title.toLowerCase();
  // "Leidraad raamovereenkomst schoonmaak" is a guide.
  return KINDS.find(([pattern]) => pattern.test(low))?.[1];
}

/** Why a text cannot be made a specification: it is one, it is no Markdown, or what stands at its top cannot be added to. */
export type Refusal = 'is-specification' | 'no-markdown' | 'front-matter';

export function refusalOf(spec: Specification): Refusal | undefined {
  if (spec.language !== 'markdown') return 'no-markdown';
  if (declaresSpecification(spec)) return 'is-specification';
  const first = spec.text.pieces[0]?.text ?? '';
  if (!hasFrontMatter(first)) return undefined;
  const isBlock = /^\s{0,200}(?:[\w'"#-]|$)/.test(first.slice(first.indexOf('\n') + 1));
  return isBlock && !spec.factSheet.problems.some(({ code }) => code === 'yaml') ? undefined : 'front-matter';
}

/**
 * The one insertion that makes a text a specification: front matter with these facts, or these facts in the front matter there
 * is. Undefined when it cannot be done. Nothing else of the text changes.
 */
export function specificationEdit(
  spec: Specification,
  facts: Partial<NewSpecification>,
  others: readonly FoundFact[],
): TextEdit | undefined {
  if (refusalOf(spec)) return undefined;
  const first = spec.text.pieces[0]?.text ?? '';
  const stated = spec.factSheet.places;
  const lines = blocksOf(facts, others).flatMap(([key, block]) => (stated.has(key) ? [] : block));
  const has = hasFrontMatter(first);
  const at = has ? first.indexOf('\n') + 1 : first.startsWith('\ufeff') ? 1 : 0;
  const text = has ? [...lines, ''] : ['---', ...lines, '---', '', ''];
  return { span: { start: at, end: at }, text: text.join(spec.eol) };
}

function hasFrontMatter(first: string): boolean {
  return opensFrontMatter(first) && frontMatterLength(first) > 0;
}

/** Lines by the key at the outside, in the order of the schema. */
function blocksOf(
  facts: Partial<NewSpecification>,
  others: readonly FoundFact[],
): readonly (readonly [key: string, lines: readonly string[]])[] {
  const line = (key: string, value: string | number | undefined) =>
    value === undefined ? [] : [`${key}: ${value}`];
  const quoted = (text: string | undefined) => text && JSON.stringify(text);
  const other = (key: string) => line(key, others.find((one) => one.key === key)?.yaml);
  const inside = (lines: readonly string[]) => lines.map((one) => `  ${one}`);
  const under = (key: string, lines: readonly string[]) =>
    lines.length === 0 ? [] : [`${key}:`, ...inside(lines)];
  const { riskCategory } = facts;
  const maximum = others.find(({ key }) => key === 'raamovereenkomst.maximum');
  const milestones = MILESTONES.flatMap(([key]) =>
    key === 'aankondiging'
      ? line(key, facts.noticeDate)
      : line(key, others.find((one) => one.key === `planning.${key}`)?.yaml),
  );
  return [
    ['bestek', ['bestek: "1"']],
    ['titel', line('titel', quoted(facts.title))],
    ['soort-document', other('soort-document')],
    [
      'aanbestedende-dienst',
      under('aanbestedende-dienst', [
        ...line('naam', quoted(facts.authority)),
        ...line('soort', facts.authorityKind),
      ]),
    ],
    ['procedure', line('procedure', facts.procedure)],
    ['opdracht', line('opdracht', facts.contractType)],
    ['raming', line('raming', facts.estimate)],
    ['looptijd', other('looptijd')],
    ['verlengingen', other('verlengingen')],
    [
      'raamovereenkomst',
      maximum ? under('raamovereenkomst', line('maximum', maximum.yaml)) : other('raamovereenkomst'),
    ],
    [
      'percelen',
      under(
        'percelen',
        (facts.lots ?? []).map((name) => `- naam: ${JSON.stringify(name)}`),
      ),
    ],
    ['cpv', other('cpv')],
    [
      'isv',
      riskCategory
        ? under('isv', [
            `risicocategorie: ${riskCategory}`,
            ...(riskCategory === 'geen' ? ['toepassing: niet'] : []),
          ])
        : [],
    ],
    ['planning', under('planning', milestones)],
  ];
}
