/**
 * The law as it stands on a day. Rules ask here for numbers, names and citations; they hold none themselves, so that
 * a jurist can change the law data (`data/*.yaml`) without TypeScript.
 *
 *     const law = lawAt('2026-11-01');
 *     law.threshold('works')?.amount        // 5404000, or undefined when nobody has entered the amount for that day
 *     law.citation('aw-2.90-5').text.nl     // "art. 2.90 lid 5 Aw 2012"
 */
import { LAW_DATA } from './law.gen.ts';
import type {
  Brand,
  Citation,
  CitationData,
  Conditions,
  Evidence,
  Instrument,
  IsoDate,
  Label,
  LawData,
  Limit,
  LimitId,
  LookBack,
  LookBackId,
  MinimumTerm,
  Period,
  Procedure,
  Regime,
  RiskCategory,
  Standard,
  Subject,
  TermOptions,
  TermRule,
  Threshold,
  ThresholdKind,
} from './types.ts';
import { hasWord } from './words.ts';

export type * from './types.ts';

/** What decides which threshold applies, in the words of front matter; all may be unknown. */
export interface ThresholdFacts {
  readonly procedure?: string | undefined;
  readonly contract?: 'werk' | 'levering' | 'dienst' | undefined;
  readonly authority?: string | undefined;
}

/** What a contract is about; `words` is running text such as a title, or a list of terms. */
export interface SubjectFacts {
  readonly cpv?: readonly string[] | undefined;
  readonly words?: string | readonly string[] | undefined;
}

/** A category or product group found, and by what: the CPV code or the word that told. */
export interface SubjectMatch<T> {
  readonly subject: T;
  readonly by: 'cpv' | 'word';
  readonly match: string;
}

/** An instrument or set of conditions, with its editions sorted out for the day. */
export type WithEditions<T extends { readonly editions: readonly Period[] }> = T & {
  /** Editions that may be used; usually one, two when it is not settled that the older one was replaced. */
  readonly current: T['editions'];
  /** Editions that are out of date. */
  readonly outdated: T['editions'];
};

/** The law on one day. Lists hold what is in force that day and are empty when nothing is. */
export interface Law {
  /**
   * The source with this id, also when it is not in force on the day (then `inForce` is false).
   * @throws RangeError for an id that is in no data file: a slip of the pen in a rule.
   */
  citation(id: string): Citation;
  /** The EU threshold of this kind in force, or undefined: an expired amount is never given. */
  threshold(kind: ThresholdKind): Threshold | undefined;
  /** The threshold that decides for such a contract; undefined when the facts do not settle it. */
  thresholdFor(facts: ThresholdFacts): Threshold | undefined;
  /** Least terms in calendar days; undefined for a procedure without statutory minimum. */
  minimumTerm(procedure: string, options?: TermOptions): MinimumTerm | undefined;
  /** A bound that is one number, with its unit and source. */
  limit(id: LimitId): Limit | undefined;
  /** Least standstill in calendar days. */
  readonly standstillDays: number | undefined;
  /** Least number of calendar days between the last information and closing. */
  informationNoteDays(options?: { readonly urgent?: boolean }): number | undefined;
  lookBack(id: LookBackId): LookBack | undefined;
  procedure(id: string): Procedure | undefined;
  /** The regime of a procedure as written in front matter; undefined when unknown. */
  regimeOf(procedure: string | undefined): Regime | undefined;
  /** The risk category a contract falls in: CPV before words, the longest match wins. */
  riskCategoryFor(facts: SubjectFacts): SubjectMatch<RiskCategory> | undefined;
  /** The product group (vehicles, ICT …) a contract falls in, every one that matches. */
  subjectsFor(facts: SubjectFacts): readonly SubjectMatch<Subject>[];

  readonly procedures: readonly Procedure[];
  readonly evidence: readonly Evidence[];
  /** The categories in force. */
  readonly riskCategories: readonly RiskCategory[];
  /** Categories of earlier lists, with their successors. */
  readonly formerRiskCategories: readonly RiskCategory[];
  readonly subjects: readonly Subject[];
  readonly instruments: readonly WithEditions<Instrument>[];
  readonly conditions: readonly WithEditions<Conditions>[];
  readonly brands: readonly Brand[];
  readonly labels: readonly Label[];
  readonly standards: readonly Standard[];
}

/** Every threshold of every period, for telling that an amount in a text belongs to another period. */
export function allThresholds(): readonly Threshold[] {
  return DATA.thresholds;
}

/** The day on which the editors last read a source: how far the law data can be up to date. */
export function lawReadOn(): IsoDate {
  return LAW_DATA.citations.reduce((last, { seen }) => (seen !== undefined && seen > last ? seen : last), '');
}

/** Ids of every citation, for tests. */
export function citationIds(): readonly string[] {
  return [...citationsById.keys()];
}

/** Names of brands, labels and standards of every period: what a text holds when it may name one. */
export function allNames(): Pick<LawData, 'brands' | 'labels' | 'standards'> {
  return DATA;
}

/** The kind of threshold that decides for such a contract, as far as the facts tell. */
export function thresholdKindFor(facts: ThresholdFacts): ThresholdKind | undefined {
  const { procedure, contract, authority } = facts;
  if (procedure === 'concessie') return 'concession';
  if (authority === 'speciale-sector') {
    if (procedure === 'sas') return 'special-sectors-social-and-specific-services';
    if (contract === undefined) return undefined;
    return contract === 'werk' ? 'special-sectors-works' : 'special-sectors-supplies-services';
  }
  if (procedure === 'sas') return 'social-and-specific-services';
  if (contract === 'werk') return 'works';
  if (contract === undefined || authority === undefined) return undefined;
  return authority === 'rijk' ? 'supplies-services-central' : 'supplies-services-other';
}

/**
 * The law on `date`.
 * @throws RangeError when `date` is not `yyyy-mm-dd`.
 */
export function lawAt(date: IsoDate): Law {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(date)) throw new RangeError(`Not a date: ${date}`);
  const period = periodIndex(date);
  let law = laws.get(period);
  if (!law) {
    law = createLaw(DATA, date);
    laws.set(period, law);
  }
  return law;
}

const DATA: LawData = deepFreeze(LAW_DATA);

/** On these days something begins or has just ended; between two of them the law does not change. */
const turningPoints = turningPointsOf(DATA);
const citationsById = byId(DATA.citations);
const laws = new Map<number, Law>();

/** One rule that changed the data would change it for all others. */
function deepFreeze<T>(value: T): T {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return value;
  Object.values(value).forEach(deepFreeze);
  return Object.freeze(value);
}

function periodIndex(date: IsoDate): number {
  let low = 0;
  let high = turningPoints.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (turningPoints[middle]! <= date) low = middle + 1;
    else high = middle;
  }
  return low;
}

function turningPointsOf(data: LawData): readonly IsoDate[] {
  const days = new Set<IsoDate>();
  const lists: readonly (readonly Period[])[] = Object.values(data);
  const editions = [...data.instruments, ...data.conditions].map((entry) => entry.editions);
  for (const { from, until } of [...lists, ...editions].flat()) {
    days.add(from);
    if (until !== undefined) days.add(dayAfter(until));
  }
  return [...days].sort();
}

function dayAfter(day: IsoDate): IsoDate {
  const next = new Date(`${day}T00:00:00Z`);
  next.setUTCDate(next.getUTCDate() + 1);
  return next.toISOString().slice(0, 10);
}

function byId(citations: readonly CitationData[]): ReadonlyMap<string, readonly CitationData[]> {
  const groups = new Map<string, CitationData[]>();
  for (const citation of citations) {
    const group = groups.get(citation.id);
    if (group) group.push(citation);
    else groups.set(citation.id, [citation]);
  }
  for (const group of groups.values()) group.sort((a, b) => (a.from < b.from ? -1 : 1));
  return groups;
}

function holds(period: Period, date: IsoDate): boolean {
  return period.from <= date && (period.until === undefined || date <= period.until);
}

function withEditions<T extends { readonly editions: readonly Period[] }>(
  entry: T,
  date: IsoDate,
): WithEditions<T> {
  return {
    ...entry,
    current: entry.editions.filter((edition) => holds(edition, date)),
    outdated: entry.editions.filter(({ until }) => until !== undefined && until < date),
  };
}

function createLaw(data: LawData, date: IsoDate): Law {
  const inForce = <T extends Period>(entries: readonly T[]): readonly T[] =>
    Object.freeze(entries.filter((entry) => holds(entry, date)));

  const thresholds = inForce(data.thresholds);
  const terms = inForce(data.terms);
  const limits = inForce(data.limits);
  const lookBacks = inForce(data.lookBack);
  const procedures = inForce(data.procedures);
  const categories = inForce(data.riskCategories);
  const subjects = inForce(data.subjects);

  const threshold = (kind: ThresholdKind) => thresholds.find((entry) => entry.kind === kind);
  const limit = (id: LimitId) => limits.find((entry) => entry.id === id);
  const procedure = (id: string) => procedures.find((entry) => entry.id === id);

  return Object.freeze({
    citation: (id) => citationAt(id, date),
    threshold,
    thresholdFor: (facts) => {
      const kind = thresholdKindFor(facts);
      return kind && threshold(kind);
    },
    minimumTerm: (id, options = {}) => {
      const rule = terms.find((term) => term.procedure === id);
      return rule && minimumTerm(rule, options);
    },
    limit,
    standstillDays: limit('standstill')?.value,
    informationNoteDays: ({ urgent = false } = {}) =>
      limit(urgent ? 'information-note-urgent' : 'information-note')?.value,
    lookBack: (id) => lookBacks.find((entry) => entry.id === id),
    procedure,
    regimeOf: (id) => (id === undefined ? undefined : procedure(id)?.regime),
    riskCategoryFor: (facts) => bestMatch(matches(categories, facts)),
    subjectsFor: (facts) => matches(subjects, facts),
    procedures,
    evidence: inForce(data.evidence),
    riskCategories: categories,
    formerRiskCategories: Object.freeze(
      data.riskCategories.filter(({ until }) => until !== undefined && until < date),
    ),
    subjects,
    instruments: inForce(data.instruments).map((entry) => withEditions(entry, date)),
    conditions: inForce(data.conditions).map((entry) => withEditions(entry, date)),
    brands: inForce(data.brands),
    labels: inForce(data.labels),
    standards: inForce(data.standards),
  } satisfies Law);
}

function citationAt(id: string, date: IsoDate): Citation {
  const versions = citationsById.get(id);
  if (!versions) throw new RangeError(`Unknown citation: ${id}`);
  const current = versions.find((version) => holds(version, date));
  if (current) return { ...current, inForce: true };
  const begun = versions.filter((version) => version.from <= date);
  return { ...(begun.at(-1) ?? versions[0]!), inForce: false };
}

function minimumTerm(rule: TermRule, options: TermOptions): MinimumTerm {
  const urgent = options.urgent ?? false;
  const request = requestTerm(rule, urgent);
  const tender = tenderTerm(rule, options, urgent);
  const tenderByAgreement = rule.tenderByAgreement && (options.subCentral ?? false);
  return {
    procedure: rule.procedure,
    ...(request && { requestDays: request.days }),
    ...(tender && { tenderDays: tender.days }),
    ...(tender?.floor !== undefined && { tenderFloorDays: tender.floor }),
    tenderByAgreement,
    requestSources: known(request?.sources ?? []),
    tenderSources: known([
      ...(tender?.sources ?? []),
      tenderByAgreement ? rule.sources.agreement : undefined,
    ]),
  };
}

interface Days {
  readonly days: number;
  readonly floor?: number | undefined;
  readonly sources: readonly (string | undefined)[];
}

function requestTerm(rule: TermRule, urgent: boolean): Days | undefined {
  const { sources } = rule;
  if (urgent && rule.requestUrgentDays !== undefined) {
    return { days: rule.requestUrgentDays, sources: [sources.request, sources.urgent] };
  }
  return rule.requestDays === undefined ? undefined : { days: rule.requestDays, sources: [sources.request] };
}

function tenderTerm(rule: TermRule, options: TermOptions, urgent: boolean): Days | undefined {
  const { sources } = rule;
  if (rule.tenderDays === undefined) return undefined;
  if (urgent && rule.tenderUrgentDays !== undefined) {
    return { days: rule.tenderUrgentDays, sources: [sources.tender, sources.urgent] };
  }
  if (options.priorNotice && rule.priorNoticeDays !== undefined) {
    // The cut for electronic tenders names the ordinary terms only, so it is not taken off a second time here.
    return {
      days: rule.priorNoticeDays,
      floor: rule.priorNoticeFloorDays,
      sources: [sources.tender, sources.priorNotice],
    };
  }
  const shorter = options.electronic ? (rule.electronicReduction ?? 0) : 0;
  const longer = options.documentsOnline === false ? (rule.documentsExtension ?? 0) : 0;
  return {
    days: rule.tenderDays - shorter + longer,
    sources: [
      sources.tender,
      shorter > 0 ? sources.electronic : undefined,
      longer > 0 ? sources.documents : undefined,
    ],
  };
}

function known(sources: readonly (string | undefined)[]): readonly string[] {
  return [...new Set(sources.filter((source) => source !== undefined))];
}

interface Findable {
  readonly cpv: readonly string[];
  readonly notCpv: readonly string[];
  readonly words: readonly string[];
}

function matches<T extends Findable>(
  subjects: readonly T[],
  facts: SubjectFacts,
): readonly SubjectMatch<T>[] {
  const codes = facts.cpv ?? [];
  const text = (typeof facts.words === 'string' ? facts.words : (facts.words ?? []).join('\n')).toLowerCase();
  const found: SubjectMatch<T>[] = [];
  for (const subject of subjects) {
    const code = longest(subject.cpv.filter((prefix) => codes.some((cpv) => covers(subject, prefix, cpv))));
    if (code !== undefined) {
      found.push({ subject, by: 'cpv', match: code });
      continue;
    }
    const word = longest(subject.words.filter((one) => hasWord(text, one)));
    if (word !== undefined) found.push({ subject, by: 'word', match: word });
  }
  return found;
}

function covers(subject: Findable, prefix: string, cpv: string): boolean {
  return cpv.startsWith(prefix) && !subject.notCpv.some((not) => cpv.startsWith(not));
}

function bestMatch<T>(found: readonly SubjectMatch<T>[]): SubjectMatch<T> | undefined {
  const byCpv = found.filter(({ by }) => by === 'cpv');
  return (byCpv.length > 0 ? byCpv : found).reduce<SubjectMatch<T> | undefined>(
    (best, one) => (best && best.match.length >= one.match.length ? best : one),
    undefined,
  );
}

function longest(words: readonly string[]): string | undefined {
  return words.reduce<string | undefined>(
    (best, word) => (best !== undefined && best.length >= word.length ? best : word),
    undefined,
  );
}
