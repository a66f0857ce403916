import { lawAt } from '../law/law.ts';
import type { Procedure } from '../spec/fact-schema.ts';

/** The days of a procedure, ISO, in the order in which they come. */
export interface Timetable {
  readonly notice: string;
  /** Only where candidates are selected first. */
  readonly requestsUntil?: string;
  readonly invitation?: string;
  readonly questionsUntil: string;
  readonly informationNote: string;
  readonly closing: string;
  readonly awardDecision: string;
  readonly finalAward: string;
}

/** Days on top of what the law demands, so that a holiday or an extra note does not break the timetable. */
const SLACK = 5;
/** Calendar days for a stage without a statutory minimum. */
const ORDINARY_TERM = 28;
const SELECTING = 21;
const JUDGING = 21;
/** Waiting days where no statutory standstill applies. */
const COURTESY_WAIT = 10;

/** A timetable within the terms of the law on the day of the notice; no day falls in a weekend. */
export function timetableFor(procedure: Procedure, notice: string): Timetable {
  const law = lawAt(notice);
  const least = law.minimumTerm(procedure, { electronic: true });
  const stage = (days: number | undefined) => Math.max((days ?? 0) + SLACK, ORDINARY_TERM);
  const isTwoStage = law.procedure(procedure)?.twoStage === true;
  const requestsUntil = isTwoStage ? addDays(notice, stage(least?.requestDays)) : undefined;
  const invitation = requestsUntil && addDays(requestsUntil, SELECTING);
  const closing = addDays(invitation ?? notice, stage(least?.tenderDays));
  const note = law.informationNoteDays() ?? 10;
  const awardDecision = addDays(closing, JUDGING);
  const wait = law.regimeOf(procedure) === 'eu' ? (law.standstillDays ?? 20) : COURTESY_WAIT;
  return {
    notice,
    ...(requestsUntil && invitation ? { requestsUntil, invitation } : {}),
    questionsUntil: addDays(closing, -(note + 10)),
    informationNote: addDays(closing, -(note + 2)),
    closing,
    awardDecision,
    finalAward: addDays(awardDecision, wait + 1),
  };
}

/** An ISO date so many days later, moved on from a Saturday or Sunday. */
export function addDays(date: string, days: number): string {
  const day = new Date(`${date}T00:00:00Z`);
  day.setUTCDate(day.getUTCDate() + days);
  const step = days < 0 ? -1 : 1;
  while (day.getUTCDay() === 0 || day.getUTCDay() === 6) day.setUTCDate(day.getUTCDate() + step);
  return day.toISOString().slice(0, 10);
}
