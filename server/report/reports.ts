import type { UserLanguage } from '../check/render.ts';
import { coverageReport } from './coverage.ts';
import { type CheckedDocument, deviationReport } from './deviations.ts';
import { mvoiReport } from './mvoi.ts';
import { type ReportInProgress, type Table, toCsv, toJson, toMarkdown } from './table.ts';

/** The reports over a dossier, by the names users type. */
export const REPORTS = {
  afwijkingen: deviationReport,
  dekking: coverageReport,
  mvoi: mvoiReport,
} as const satisfies Record<string, (language: UserLanguage) => ReportInProgress<CheckedDocument>>;

/** The forms a report comes in. */
export const FORMS = { md: toMarkdown, json: toJson, csv: toCsv } as const satisfies Record<
  string,
  (table: Table) => string
>;

export type ReportKind = keyof typeof REPORTS;
export type ReportForm = keyof typeof FORMS;

export function isReportKind(name: unknown): name is ReportKind {
  return typeof name === 'string' && Object.hasOwn(REPORTS, name);
}

export function isReportForm(name: unknown): name is ReportForm {
  return typeof name === 'string' && Object.hasOwn(FORMS, name);
}
