/**
 * The shapes of the dated law data. The data itself is YAML under `data/`, written and reviewed by jurists;
 * `scripts/generate-law.mjs` turns it into `law.gen.ts`, which is all the program reads at run time.
 */

/** A calendar date, `2026-01-01`. Dates compare as strings. */
export type IsoDate = string;

/**
 * How far an entry has been checked: `verified` against the source itself, `derived` by the editors from a source
 * that does not say it literally, `unverified` when somebody still has to look.
 */
export type SourceStatus = 'verified' | 'derived' | 'unverified';

export interface Bilingual {
  readonly nl: string;
  readonly en: string;
}

/** Both days included; without `until` the end is not known. */
export interface Period {
  readonly from: IsoDate;
  readonly until?: IsoDate;
}

/** What every entry of every data file carries: the citation id it rests on, how sure we are, and when it holds. */
export interface Sourced extends Period {
  readonly source: string;
  readonly status: SourceStatus;
}

/** A source as shown to a drafter. */
export interface CitationData extends Period {
  readonly id: string;
  readonly text: Bilingual;
  readonly url?: string;
  readonly status: SourceStatus;
  readonly edition?: string;
  /** The day somebody last looked at the source itself; absent when nobody of the editors has. */
  readonly seen?: IsoDate;
  /** One sentence in our own words: what the source demands. */
  readonly summary: Bilingual;
}

export interface Citation extends CitationData {
  /** False when the source was not (or is no longer) in force at the date of the law asked. */
  readonly inForce: boolean;
}

export type ThresholdKind =
  | 'works'
  | 'supplies-services-central'
  | 'supplies-services-other'
  | 'social-and-specific-services'
  | 'special-sectors-works'
  | 'special-sectors-supplies-services'
  | 'special-sectors-social-and-specific-services'
  | 'concession'
  | 'defence-supplies-services';

export interface Threshold extends Sourced {
  readonly kind: ThresholdKind;
  readonly label: Bilingual;
  /** EUR, excluding VAT. */
  readonly amount: number;
  /** The EU act that set the amount. */
  readonly act: string;
}

/** Which set of rules a procedure falls under. */
export type Regime =
  | 'eu'
  | 'sas'
  | 'nationaal'
  | 'meervoudig-onderhands'
  | 'enkelvoudig-onderhands'
  | 'concessie';

export interface Procedure extends Sourced {
  /** The value drafters write in front matter. */
  readonly id: string;
  readonly regime: Regime;
  readonly label: Bilingual;
  /** Whether candidates are selected before they may tender. */
  readonly twoStage: boolean;
}

/** Calendar days, counted from dispatch of the notice (or of the invitation, for tenders in two-stage procedures). */
export interface TermRule extends Sourced {
  readonly procedure: string;
  readonly requestDays?: number;
  readonly requestUrgentDays?: number;
  readonly tenderDays?: number;
  readonly tenderUrgentDays?: number;
  /** Days off when tenders may be submitted electronically. */
  readonly electronicReduction?: number;
  readonly priorNoticeDays?: number;
  readonly priorNoticeFloorDays?: number;
  /** Days on when the documents are not freely and fully available online. */
  readonly documentsExtension?: number;
  /** Sub-central authorities may agree the tender term with the selected candidates. */
  readonly tenderByAgreement: boolean;
  /** Citation ids per part of the rule. */
  readonly sources: {
    readonly request?: string;
    readonly tender?: string;
    readonly electronic?: string;
    readonly urgent?: string;
    readonly priorNotice?: string;
    readonly documents?: string;
    readonly agreement?: string;
  };
}

export interface TermOptions {
  readonly electronic?: boolean;
  readonly urgent?: boolean;
  readonly priorNotice?: boolean;
  /** Whether all documents are freely, directly and fully available online; default true. */
  readonly documentsOnline?: boolean;
  /** Whether the authority is sub-central; only then may the tender term be agreed. Default false. */
  readonly subCentral?: boolean;
}

/** Least numbers of calendar days; a field is absent when the statute sets no minimum for that stage. */
export interface MinimumTerm {
  readonly procedure: string;
  readonly requestDays?: number;
  readonly tenderDays?: number;
  /** After a prior notice: the least the term may ever be, where `tenderDays` is the ordinary short term. */
  readonly tenderFloorDays?: number;
  readonly tenderByAgreement: boolean;
  /** Citation ids the days come from, in the order to show them. */
  readonly requestSources: readonly string[];
  readonly tenderSources: readonly string[];
}

export type LimitId =
  | 'standstill'
  | 'information-note'
  | 'information-note-urgent'
  | 'payment'
  | 'payment-longest'
  | 'turnover-multiple'
  | 'reserved-contract-share'
  | 'candidates-restricted'
  | 'candidates-other'
  | 'framework-term'
  | 'reference-size'
  | 'references-per-competence'
  | 'core-competences'
  | 'security'
  | 'invitations-least'
  | 'invitations-most';

/** A term or bound that is one number. */
export interface Limit extends Sourced {
  readonly id: LimitId;
  readonly label: Bilingual;
  readonly value: number;
  readonly unit: 'calendar-days' | 'months' | 'years' | 'percent' | 'multiple' | 'count';
}

export interface Evidence extends Sourced {
  readonly id: string;
  readonly label: Bilingual;
  /** Lower-case names drafters use, the label included. */
  readonly words: readonly string[];
  /** A document at most this old must be accepted. */
  readonly acceptedAgeMonths?: number;
  /** Whether the European Single Procurement Document can ask the same, so that it may not be demanded with the tender. */
  readonly fitsDeclaration: boolean;
}

export type LookBackId =
  | 'mandatory-grounds'
  | 'optional-grounds'
  | 'references-works'
  | 'references-supplies-services'
  | 'turnover';

export interface LookBack extends Sourced {
  readonly id: LookBackId;
  readonly label: Bilingual;
  readonly years: number;
}

export interface RiskCategory extends Sourced {
  readonly id: string;
  readonly label: Bilingual;
  /** Names in use for it, lower case. */
  readonly names: readonly string[];
  /** Leading digits of CPV codes. */
  readonly cpv: readonly string[];
  /** Leading digits that do not belong to the category although `cpv` covers them. */
  readonly notCpv: readonly string[];
  /** Lower-case subject words. */
  readonly words: readonly string[];
  /** Ids of the categories of the present list that took over; only on old categories. */
  readonly successors: readonly string[];
}

export interface InstrumentEdition extends Period {
  readonly name: string;
  /** Lower-case ways to name just this edition. */
  readonly names: readonly string[];
}

export interface Instrument extends Sourced {
  readonly id: string;
  readonly label: Bilingual;
  /** Lower-case ways to name it without naming an edition. */
  readonly names: readonly string[];
  readonly editions: readonly InstrumentEdition[];
  readonly note?: string;
}

export interface Conditions extends Sourced {
  readonly id: string;
  readonly label: Bilingual;
  readonly names: readonly string[];
  /** What the set was written for. */
  readonly contracts: readonly ('werk' | 'levering' | 'dienst')[];
  readonly origin: 'unilateral' | 'parity' | 'disputed' | 'supplier';
  /** Who it is written for: everyone, one kind of authority, or the selling side. */
  readonly users: 'allen' | 'rijk' | 'gemeente' | 'waterschap' | 'leverancier';
  readonly editions: readonly ConditionsEdition[];
  readonly note?: string;
}

export interface ConditionsEdition extends Period {
  /** As drafters write it after the name: `2018`. */
  readonly edition: string;
  readonly status: SourceStatus;
}

export interface Subject extends Sourced {
  readonly id: string;
  readonly label: Bilingual;
  readonly cpv: readonly string[];
  readonly notCpv: readonly string[];
  readonly words: readonly string[];
}

export interface Brand extends Sourced {
  readonly name: string;
  /** The kind of product, as in the data: `software`, `verf`. */
  readonly category: string;
  /** Also an ordinary word or a surname: a rule needs more context before it may speak. */
  readonly ambiguous: boolean;
}

export interface Label extends Sourced {
  readonly id: string;
  readonly label: Bilingual;
  /** Names as written, case included. */
  readonly names: readonly string[];
  readonly kind: 'label' | 'certificate';
  readonly ambiguous: boolean;
}

export interface Standard extends Sourced {
  /** The prefix as written: `NEN`, `ISO`. */
  readonly prefix: string;
  readonly label: Bilingual;
  /** False for what looks like a standard but is law, policy or a colour code. */
  readonly isStandard: boolean;
  readonly note?: string;
}

/** Everything, of all dates, as generated from the YAML. */
export interface LawData {
  readonly citations: readonly CitationData[];
  readonly thresholds: readonly Threshold[];
  readonly procedures: readonly Procedure[];
  readonly terms: readonly TermRule[];
  readonly limits: readonly Limit[];
  readonly evidence: readonly Evidence[];
  readonly lookBack: readonly LookBack[];
  readonly riskCategories: readonly RiskCategory[];
  readonly instruments: readonly Instrument[];
  readonly conditions: readonly Conditions[];
  readonly subjects: readonly Subject[];
  readonly brands: readonly Brand[];
  readonly labels: readonly Label[];
  readonly standards: readonly Standard[];
}
