import type { Facts, Procedure } from '../../spec/fact-schema.ts';
import type { FactPlace, FactSheet } from '../../spec/facts.ts';
import type { Milestone, ProseFact, ProseFactOf } from '../../spec/prose-facts.ts';
import { formatAmount, formatDate, formatMonths, formatPercentage } from '../../text/quantities/index.ts';
import type { Span } from '../../text/span.ts';
import { type Collected, FACTS_AT } from '../rule.ts';

/**
 * The same fact with two values. A text that states per year and in total, per lot and for the whole, with and
 * without options, with and without VAT does not contradict itself: such statements are never compared.
 */
export type ConflictKind =
  | 'estimate'
  | 'maximum'
  | 'lotEstimate'
  | 'term'
  | 'totalTerm'
  | 'options'
  | 'lots'
  | 'procedure'
  | 'contractType'
  | 'date'
  | 'hour'
  | 'weight'
  | 'period';

export interface Conflict {
  readonly kind: ConflictKind;
  readonly at: number;
  readonly span: Span;
  /** As written at the place found. */
  readonly here: string;
  /** What the other place says. */
  readonly there: string;
  readonly other: { readonly at: number; readonly span: Span };
  /** Name of the lot, step or criterion. */
  readonly what?: string;
  /** Value of the other place as it would be written here, and of this place as front matter would have it. */
  readonly replacement?: { readonly here: string; readonly facts?: string };
}

/** A fact with the words it was read from. */
export type Statement = ProseFact & { readonly written: string };
type Placed<K extends ProseFact['fact']> = {
  readonly at: number;
  readonly value: ProseFactOf<K> & { written: string };
};

/** A value in front matter. */
interface Given<V> {
  readonly value: V;
  readonly place: Span;
  readonly shown: string;
}

/** All contradictions between front matter and statements, and among statements, in order. */
export function conflictsIn(items: readonly Collected<Statement>[], sheet: FactSheet): Conflict[] {
  return [
    ...amountConflicts(items, sheet, 'estimate'),
    ...amountConflicts(items, sheet, 'maximum'),
    ...lotConflicts(items, sheet),
    ...termConflicts(items, sheet),
    ...optionConflicts(items, sheet),
    ...lotCountConflicts(items, sheet),
    ...procedureConflicts(items, sheet),
    ...typeConflicts(items, sheet),
    ...dateConflicts(items, sheet),
    ...hourConflicts(items),
    ...weightConflicts(items, sheet),
  ].sort((a, b) => a.at - b.at || a.span.start - b.span.start);
}

function of<K extends ProseFact['fact']>(items: readonly Collected<Statement>[], kind: K): Placed<K>[] {
  return items.filter((item) => item.value.fact === kind) as unknown as Placed<K>[];
}

function given<V>(
  sheet: FactSheet,
  path: string,
  value: V | undefined,
  show: (value: V) => string,
): Given<V> | undefined {
  const place: FactPlace | undefined = sheet.places.get(path);
  return value === undefined || !place ? undefined : { value, place: place.value, shown: show(value) };
}

/** Compares each statement with front matter or, where that is silent, with the first comparable one before it. */
function compare<K extends ProseFact['fact'], V>(
  kind: ConflictKind,
  statements: readonly Placed<K>[],
  stated: Given<V> | undefined,
  test: {
    /** Whether a statement and the stated value cannot both hold. */
    readonly withStated: (one: ProseFactOf<K>, value: V) => boolean;
    readonly among: (one: ProseFactOf<K>, before: ProseFactOf<K>) => boolean;
    readonly replacement?: (one: ProseFactOf<K>, value: V) => Conflict['replacement'];
    readonly what?: (one: ProseFactOf<K>) => string;
  },
): Conflict[] {
  const found: Conflict[] = [];
  statements.forEach((one, i) => {
    const what = test.what?.(one.value);
    const base = { kind, at: one.at, span: one.value.span, here: one.value.written, ...(what && { what }) };
    if (stated) {
      if (!test.withStated(one.value, stated.value)) return;
      const replacement = test.replacement?.(one.value, stated.value);
      found.push({
        ...base,
        there: stated.shown,
        other: { at: FACTS_AT, span: stated.place },
        ...(replacement && { replacement }),
      });
      return;
    }
    const before = statements.slice(0, i).find((other) => test.among(one.value, other.value));
    if (before) {
      found.push({
        ...base,
        there: before.value.written,
        other: { at: before.at, span: before.value.span },
        replacement: { here: before.value.written },
      });
    }
  });
  return found;
}

type Amount = ProseFactOf<'estimate' | 'maximum'>;

function differs(one: Amount, value: number): boolean {
  const leeway = one.about ? 0.1 * value : 0.005;
  return Math.abs(one.value - value) > leeway;
}

/** Whether two amounts, not the same, can both be true: with or without options or VAT. */
function isOtherBasis(one: Amount, other: Amount): boolean {
  if ((one.vat === 'incl') !== (other.vat === 'incl')) return true;
  if (one.basis === other.basis) return false;
  const [small, large] = one.value < other.value ? [one, other] : [other, one];
  return small.basis !== 'total' && large.basis !== 'base';
}

function amountConflicts(
  items: readonly Collected<Statement>[],
  sheet: FactSheet,
  fact: 'estimate' | 'maximum',
): Conflict[] {
  const { facts } = sheet;
  const stated =
    fact === 'estimate'
      ? given(sheet, 'raming', facts.estimate, formatAmount)
      : given(sheet, 'raamovereenkomst.maximum', facts.framework?.maximum, formatAmount);
  const whole = of(items, fact).filter(({ value }) => !value.ofLot);
  const hasTotal = whole.some(({ value }) => value.basis === 'total' && value.value === stated?.value);
  return compare(fact, whole, stated, {
    withStated: (one, value) =>
      one.vat !== 'incl' &&
      one.basis !== 'base' &&
      differs(one, value) &&
      !(one.basis === undefined && one.value < value && (hasTotal || isBaseShare(one.value, value, facts))),
    among: (one, before) =>
      differs(one, before.value) && differs(before, one.value) && !isOtherBasis(one, before),
    replacement: (one, value) => ({
      here: formatAmount(value).replace('\u00a0', ' '),
      facts: String(one.value),
    }),
  });
}

/** Whether an amount is what the stated total comes to without its extensions. */
function isBaseShare(amount: number, total: number, facts: Facts): boolean {
  const options = facts.extensions?.reduce((sum, option) => sum + option.count * option.months, 0);
  if (!options || !facts.term) return false;
  return Math.abs(amount - (total * facts.term.months) / (facts.term.months + options)) < 0.01 * total;
}

function lotConflicts(items: readonly Collected<Statement>[], sheet: FactSheet): Conflict[] {
  const found: Conflict[] = [];
  const statements = of(items, 'estimate').filter(({ value }) => value.lot);
  const byLot = new Map<string, Placed<'estimate'>[]>();
  for (const one of statements) {
    const key = lotKey(one.value.lot!);
    byLot.set(key, [...(byLot.get(key) ?? []), one]);
  }
  for (const [key, list] of byLot) {
    const index = lotIndex(key, list[0]!.value.lot!, sheet.facts.lots ?? []);
    const stated =
      index === undefined
        ? undefined
        : given(sheet, `percelen[${index}].raming`, sheet.facts.lots![index]!.estimate, formatAmount);
    found.push(
      ...compare('lotEstimate', list, stated, {
        withStated: (one, value) => one.vat !== 'incl' && one.basis !== 'base' && differs(one, value),
        among: (one, before) => differs(one, before.value) && !isOtherBasis(one, before),
        replacement: (one, value) => ({
          here: formatAmount(value).replace('\u00a0', ' '),
          facts: String(one.value),
        }),
        what: () => (/^\d+$/.test(key) ? key : list[0]!.value.lot!),
      }),
    );
  }
  return found;
}

function lotKey(lot: string): string {
  return /^\d{1,2}(?!\d)/.exec(lot)?.[0] ?? lot;
}

function lotIndex(key: string, name: string, lots: NonNullable<Facts['lots']>): number | undefined {
  const byName = lots.findIndex((lot) => lot.name !== undefined && lot.name.toLowerCase() === name);
  if (byName >= 0) return byName;
  const index = Number(key) - 1;
  return Number.isInteger(index) && index >= 0 && index < lots.length ? index : undefined;
}

function termConflicts(items: readonly Collected<Statement>[], sheet: FactSheet): Conflict[] {
  const { term, extensions } = sheet.facts;
  // A term in weeks or days is no whole number of months, and is not held against one.
  const inMonths = term && Number.isInteger(term.months) ? term.months : undefined;
  const stated = given(sheet, 'looptijd', inMonths, formatMonths);
  const options = extensions?.reduce((sum, option) => sum + option.count * option.months, 0);
  const total = inMonths !== undefined && options !== undefined ? inMonths + options : undefined;
  return [
    ...compare('term', of(items, 'term'), stated, {
      withStated: (one, months) => one.months !== months && (one.months !== total || isBaseOnly(one)),
      among: (one, before) =>
        one.months !== before.months && (one.months !== before.totalMonths || isBaseOnly(one)),
      replacement: (one, months) =>
        one.totalMonths === undefined
          ? { here: formatMonths(months), facts: `${one.months} maanden` }
          : undefined,
    }),
    ...compare(
      'totalTerm',
      of(items, 'total-term'),
      total === undefined ? undefined : given(sheet, 'looptijd', total, formatMonths),
      {
        withStated: (one, months) => one.months !== months && one.months !== term?.months,
        among: (one, before) => one.months !== before.months,
      },
    ),
  ];
}

/** Whether the extensions are told next to the term, so that it is not the term with its extensions. */
function isBaseOnly({ isBase, totalMonths }: ProseFactOf<'term'>): boolean {
  return isBase === true || totalMonths !== undefined;
}

function optionConflicts(items: readonly Collected<Statement>[], sheet: FactSheet): Conflict[] {
  const stated = given(sheet, 'verlengingen', sheet.facts.extensions, (options) =>
    options.length === 0
      ? 'geen'
      : options.map((option) => `${option.count} x ${option.months} maanden`).join(' + '),
  );
  const months = (options: readonly { count: number; months: number }[]) =>
    options.reduce((sum, option) => sum + option.count * option.months, 0);
  return compare('options', of(items, 'options'), stated, {
    withStated: (one, options) => one.months !== months(options),
    among: (one, before) => one.months !== before.months,
  });
}

function lotCountConflicts(items: readonly Collected<Statement>[], sheet: FactSheet): Conflict[] {
  const count = sheet.facts.lots?.length;
  const stated = given(sheet, 'percelen', count || undefined, String);
  return compare('lots', of(items, 'lots'), stated, {
    withStated: (one, lots) => one.count !== lots,
    among: (one, before) => one.count !== before.count,
  });
}

/** Procedures one of which may be carried out as the other, or be named in short by its name. */
const ALSO_CALLED: Readonly<Partial<Record<Procedure, readonly Procedure[]>>> = {
  'nationaal-openbaar': ['openbaar'],
  'nationaal-niet-openbaar': ['niet-openbaar'],
  'dynamisch-aankoopsysteem': ['niet-openbaar', 'openbaar'],
  sas: ['openbaar', 'niet-openbaar'],
  concessie: ['openbaar', 'niet-openbaar', 'mededinging-met-onderhandeling'],
};

function isAlsoCalled(one: ProseFactOf<'procedure'>, value: Procedure): boolean {
  if (one.value === value) return true;
  return (
    (ALSO_CALLED[value]?.includes(one.value) ?? false) && !(one.european && value.startsWith('nationaal'))
  );
}

function procedureConflicts(items: readonly Collected<Statement>[], sheet: FactSheet): Conflict[] {
  const stated = given(sheet, 'procedure', sheet.facts.procedure, (value) => value.replaceAll('-', ' '));
  return compare('procedure', of(items, 'procedure'), stated, {
    withStated: (one, value) => !isAlsoCalled(one, value),
    among: (one, before) => !isAlsoCalled(one, before.value) && !isAlsoCalled(before, one.value),
  });
}

function typeConflicts(items: readonly Collected<Statement>[], sheet: FactSheet): Conflict[] {
  const stated = given(sheet, 'opdracht', sheet.facts.contractType, String);
  return compare(
    'contractType',
    of(items, 'contract-type').filter(({ value }) => value.isExplicit),
    stated,
    {
      withStated: (one, value) => one.value !== value,
      among: (one, before) => one.value !== before.value,
    },
  );
}

const PLANNING_KEYS: Readonly<Record<Milestone, string>> = {
  notice: 'aankondiging',
  questionsUntil: 'vragen-tot',
  informationNote: 'nota-van-inlichtingen',
  requestsUntil: 'aanmelden',
  invitation: 'uitnodiging',
  closing: 'sluiting',
  awardDecision: 'gunningsbeslissing',
  finalAward: 'definitieve-gunning',
  start: 'ingang',
};

function dateConflicts(items: readonly Collected<Statement>[], sheet: FactSheet): Conflict[] {
  const all = of(items, 'milestone');
  const stage = (['requestsUntil', 'invitation'] as const).map(
    (name) => all.find(({ value }) => value.milestone === name)?.value.iso,
  );
  const requests = stage[0] ?? stage[1];
  return (Object.keys(PLANNING_KEYS) as Milestone[]).flatMap((milestone) => {
    const key = PLANNING_KEYS[milestone];
    const mine = all.filter(({ value }) => value.milestone === milestone);
    // Two dates for one step in one section are two rounds of it, not a contradiction, unless one stands in the
    // timetable and the other in the text about it; tenders close once.
    const rounds = new Set(
      mine
        .filter(
          (one) =>
            milestone !== 'closing' &&
            mine.some(
              (other) =>
                other !== one &&
                other.at === one.at &&
                other.value.isListed === one.value.isListed &&
                !isSameDay(one.value, other.value),
            ),
        )
        .map(({ at }) => at),
    );
    return compare(
      'date',
      mine.filter(({ at }) => !rounds.has(at)),
      isOfRequests(milestone, all, sheet)
        ? undefined
        : given(sheet, `planning.${key}`, sheet.facts.planning?.[milestone], formatDate),
      {
        withStated: (one, iso) => !isSameDay(one, dateOf(iso)) && !areOfTwoStages(one, { iso }, requests),
        among: (one, before) => !isSameDay(one, before) && !areOfTwoStages(one, before, requests),
        what: () => key,
        replacement: (one, iso) => ({ here: formatDate(iso), ...(one.iso ? { facts: one.iso } : {}) }),
      },
    );
  });
}

/** One deadline on one day that ends at two hours. */
function hourConflicts(items: readonly Collected<Statement>[]): Conflict[] {
  const timed = of(items, 'milestone').flatMap(({ at, value }) =>
    value.hour ? [{ at, value, hour: value.hour }] : [],
  );
  return timed.flatMap(({ at, value, hour }, i) => {
    const before = timed
      .slice(0, i)
      .find((one) => one.value.milestone === value.milestone && isSameDay(one.value, value));
    if (!before || before.hour.minutes === hour.minutes) return [];
    const [here, there] = [clock(hour.minutes), clock(before.hour.minutes)];
    return [
      {
        kind: 'hour' as const,
        at,
        span: hour.span,
        here,
        there,
        other: { at: before.at, span: before.hour.span },
        what: PLANNING_KEYS[value.milestone],
        replacement: { here: `${there} uur` },
      },
    ];
  });
}

/** "9.05", as a Dutch text has it. */
function clock(minutes: number): string {
  return `${Math.floor(minutes / 60)}.${String(minutes % 60).padStart(2, '0')}`;
}

/** In a procedure of two stages the closing stated may be that of the requests to participate. */
function isOfRequests(
  milestone: Milestone,
  all: readonly Collected<{ readonly milestone: Milestone } & Day>[],
  { facts }: FactSheet,
): boolean {
  const closing = facts.planning?.closing;
  return (
    milestone === 'closing' &&
    closing !== undefined &&
    all.some(({ value }) => value.milestone === 'requestsUntil' && isSameDay(value, dateOf(closing)))
  );
}

/** Questions and answers come twice in a procedure of two stages: before the requests to participate, and after. */
const OF_EACH_STAGE: readonly Milestone[] = ['questionsUntil', 'informationNote'];

function areOfTwoStages(
  one: { readonly milestone: Milestone; readonly iso?: string },
  other: { readonly iso?: string },
  requests: string | undefined,
): boolean {
  if (!requests || !one.iso || !other.iso || !OF_EACH_STAGE.includes(one.milestone)) return false;
  return one.iso <= requests !== other.iso <= requests;
}

interface Day {
  readonly day: number;
  readonly month: number;
  readonly year?: number;
}

function dateOf(iso: string): Day {
  const [year, month, day] = iso.split('-').map(Number);
  return { year: year!, month: month!, day: day! };
}

function isSameDay(a: Day, b: Day): boolean {
  const isSameYear = a.year === undefined || b.year === undefined || a.year === b.year;
  return a.day === b.day && a.month === b.month && isSameYear;
}

/** Weights as shares of the whole they are part of, so that points and percentages compare. */
function weightConflicts(items: readonly Collected<Statement>[], sheet: FactSheet): Conflict[] {
  const criteria = sheet.facts.award?.criteria ?? [];
  const tables = new Map<string, Placed<'weight'>[]>();
  for (const one of of(items, 'weight')) {
    const key = `${one.at}:${one.value.table}`;
    tables.set(key, [...(tables.get(key) ?? []), one]);
  }
  const stated = criteria.flatMap((criterion, i) => {
    const place = sheet.places.get(`gunning.criteria[${i}].weging`)?.value;
    return criterion.name !== undefined && criterion.weight !== undefined && place
      ? [{ name: plainName(criterion.name), weight: criterion.weight, at: FACTS_AT, span: place }]
      : [];
  });
  const earlier: { name: string; weight: number; at: number; span: Span }[][] =
    stated.length > 1 ? [stated] : [];
  const found: Conflict[] = [];
  for (const rows of tables.values()) {
    const own = rows.map((row) => ({
      name: plainName(row.value.name),
      weight: row.value.value,
      at: row.at,
      span: row.value.span,
    }));
    const other = earlier.find((list) => isSameList(own, list));
    if (!other) {
      if (own.length > 1) earlier.push(own);
      continue;
    }
    const scale = sum(other) === sum(own) ? 1 : sum(other) / sum(own);
    // Lists of the same names on the same scale are compared as they stand, also when one of them does not add up.
    const isSameScale = Math.abs(scale - 1) < 0.2;
    rows.forEach((row, i) => {
      const match = other.find(({ name }) => name === own[i]!.name)!;
      const mine = isSameScale ? own[i]!.weight : own[i]!.weight * scale;
      if (Math.abs(mine - match.weight) < 0.5) return;
      const shown = row.value.percent && isSameScale ? formatPercentage(match.weight) : String(match.weight);
      found.push({
        kind: 'weight',
        at: row.at,
        span: row.value.span,
        here: row.value.written,
        there: shown,
        what: row.value.name,
        other: { at: match.at, span: match.span },
        ...(isSameScale
          ? { replacement: { here: shown, ...(other === stated ? { facts: String(row.value.value) } : {}) } }
          : {}),
      });
    });
  }
  return found;
}

function sum(list: readonly { weight: number }[]): number {
  return list.reduce((total, { weight }) => total + weight, 0);
}

/** Whether two lists have the same names, two at least, each once. */
function isSameList(a: readonly { name: string }[], b: readonly { name: string }[]): boolean {
  const names = new Set(a.map(({ name }) => name));
  return (
    a.length > 1 && a.length === b.length && names.size === a.length && b.every(({ name }) => names.has(name))
  );
}

function plainName(name: string): string {
  return name
    .toLowerCase()
    .replace(/\([^)]{0,60}\)/g, '')
    .replace(/[^\p{L}\d]+/gu, ' ')
    .trim();
}
