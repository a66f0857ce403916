import type { Span } from '../span.ts';

/** Which side of the value the text allows: "ten minste" (min), "ten hoogste" (max), "circa" (about). */
export type Bound = 'min' | 'max' | 'about';

/** What an amount is counted over. */
export type Per = 'year' | 'month' | 'week' | 'day' | 'hour' | 'event' | 'claim' | 'unit' | 'contract';

/** Money in euros; `span` covers the figure, its currency and a repeat in words between brackets. */
export interface Amount {
  readonly kind: 'amount';
  readonly span: Span;
  /** NaN when `impossible`; the lower end when `max` is set. */
  readonly euros: number;
  readonly max?: number;
  readonly per?: Per;
  readonly vat?: 'excl' | 'incl';
  readonly bound?: Bound;
  /** The digits are grouped in a way no number is written, as in `€2.9000.000,-`: the value is unknown. */
  readonly impossible?: true;
  /** A value only filled in because a form demands one (0 or 1 euro, "fictief bedrag"). */
  readonly dummy?: true;
}

/** `value` 5 for "5%", "vijf procent"; with `max` the lower end of a range. */
export interface Percentage {
  readonly kind: 'percentage';
  readonly span: Span;
  readonly value: number;
  readonly max?: number;
  readonly bound?: Bound;
}

/** A multiple or part of something else: "driemaal de waarde" (3), "de helft van" (0.5). */
export interface Multiple {
  readonly kind: 'multiple';
  readonly span: Span;
  readonly factor: number;
  readonly bound?: Bound;
}

export type DurationUnit = 'hour' | 'day' | 'calendar-day' | 'working-day' | 'week' | 'month' | 'year';

/** `count` options to extend, each of `months` months. */
export interface Extension {
  readonly count: number;
  readonly months: number;
}

/**
 * A length of time. A phrase that only names extensions ("twee maal met een jaar te verlengen") has `options`
 * but neither `months` nor `totalMonths`: its base term is stated elsewhere; `value` and `unit` are then those
 * of the first option.
 */
export interface Duration {
  readonly kind: 'duration';
  readonly span: Span;
  readonly value: number;
  readonly unit: DurationUnit;
  readonly max?: number;
  /** The base term in months, for months and years only. */
  readonly months?: number;
  readonly options?: readonly Extension[];
  /** Base term and all options together, in months. */
  readonly totalMonths?: number;
  readonly bound?: Bound;
}

/** A calendar day; `iso` (`2026-03-02`) is there when the year is. */
export interface DateValue {
  readonly kind: 'date';
  readonly span: Span;
  readonly day: number;
  readonly month: number;
  readonly year?: number;
  readonly iso?: string;
}

export interface TimeOfDay {
  readonly kind: 'time';
  readonly span: Span;
  readonly hour: number;
  readonly minute: number;
}

/** A bare number of things. */
export interface Count {
  readonly kind: 'count';
  readonly span: Span;
  readonly value: number;
  readonly max?: number;
  readonly bound?: Bound;
}

export type Law = 'aw2012' | 'bw' | 'gids' | 'uav' | 'avg' | 'other';

/** A reference to one article or rule; a list of articles gives one citation each. */
export interface LegalCitation {
  readonly kind: 'citation';
  readonly span: Span;
  /** Undefined when the text does not name the law. */
  readonly law: Law | undefined;
  readonly article: string;
  readonly paragraph?: string;
  readonly sub?: string;
}

export type Quantity =
  | Amount
  | Percentage
  | Multiple
  | Duration
  | DateValue
  | TimeOfDay
  | Count
  | LegalCitation;

export type QuantityKind = Quantity['kind'];
