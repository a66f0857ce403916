/** The overview of a document as the server gives it (`server/features/overview.ts`). */
export interface Overview {
  readonly uri: string;
  readonly language: 'nl' | 'en';
  readonly title: string;
  readonly procedure: string;
  /** ISO date of which the law is applied. */
  readonly date: string;
  readonly counts: {
    readonly error: number;
    readonly warning: number;
    readonly information: number;
    readonly motivated: number;
  };
  readonly timeline: Timeline;
  readonly coverage: Coverage | null;
  readonly weights: readonly WeightChart[];
  readonly chapters: readonly Chapter[];
  readonly more: number;
  /** The documents of the same tender, this one included. */
  readonly stukken: readonly { readonly uri: string; readonly title: string }[];
}

export interface Position {
  readonly line: number;
  readonly character: number;
}

export interface Mark {
  readonly range: { readonly start: Position; readonly end: Position };
  readonly section: string;
}

export interface Timeline {
  readonly moments: readonly Moment[];
  readonly terms: readonly Term[];
  readonly basis: readonly string[];
}

export interface Moment {
  readonly id: string;
  readonly label: string;
  readonly date: string;
  readonly mark: Mark;
}

export interface Term {
  readonly id: string;
  readonly label: string;
  readonly from?: string;
  readonly until?: string;
  readonly days?: number;
  readonly minimum: number;
  readonly least: { readonly from: string; readonly until: string };
  readonly sources: readonly string[];
  readonly verdict: 'enough' | 'short' | 'order' | 'open';
  readonly mark: Mark;
}

export interface Coverage {
  readonly themes: readonly string[];
  readonly rows: readonly {
    readonly step: number;
    readonly title: string;
    readonly name: string;
    readonly mark: Mark | null;
    readonly cells: readonly (Mark | null)[];
  }[];
}

export interface WeightChart {
  readonly section: string;
  readonly mark: Mark;
  readonly also: readonly Mark[];
  readonly unit: 'percent' | 'points' | 'none';
  readonly sum: number;
  readonly bars: readonly WeightBar[];
  readonly faults: readonly string[];
}

export interface WeightBar {
  readonly name: string;
  readonly value: number;
  readonly level: 0 | 1;
  readonly mark: Mark;
}

export type Severity = 'error' | 'warning' | 'information' | 'hint';

export interface Chapter {
  readonly title: string;
  readonly mark: Mark | null;
  readonly findings: readonly {
    readonly rule: string;
    readonly severity: Severity;
    readonly text: string;
    readonly source: string | null;
    readonly motivated: string | null;
    readonly mark: Mark;
  }[];
}
