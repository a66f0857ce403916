import type { Checked } from '../check/check.ts';
import type { Range } from '../check/places.ts';
import type { Problem } from '../check/problem.ts';
import { fill, messageOf, type UserLanguage } from '../check/render.ts';
import type { FixKind, Severity } from '../rules/rule.ts';
import { markedProblems } from './fingerprint.ts';

/** A checked document as plain data: what every output format renders. Holds on to no part of the text. */
export interface ReportedDocument {
  /** Relative to the working directory, with forward slashes. */
  readonly path: string;
  readonly uri: string;
  /** In the order of the text. */
  readonly findings: readonly ReportedFinding[];
}

export interface ReportedFinding {
  readonly rule: string;
  /** Title of the rule. */
  readonly title: string;
  readonly severity: Severity;
  readonly message: string;
  /** Zero-based, UTF-16. */
  readonly range: Range;
  readonly citation: { readonly text: string; readonly url: string | null; readonly status: string } | null;
  readonly fixes: readonly { readonly title: string; readonly kind: FixKind }[];
  /** The reason given for the deviation; such a finding counts as none. */
  readonly motivated: string | null;
  /** The same for the same finding after edits elsewhere in the document; different for two findings in one document. */
  readonly fingerprint: string;
  /** Only when there is a baseline: whether the finding is in it. One that is, counts as none. */
  readonly baseline?: 'unchanged' | 'new';
}

/** `baseline`: how many the baseline knew; absent without a baseline. */
export type Summary = Readonly<Record<'documents' | Severity | 'motivated', number> & { baseline?: number }>;

export const NOTHING_CHECKED: Summary = {
  documents: 0,
  error: 0,
  warning: 0,
  information: 0,
  hint: 0,
  motivated: 0,
};

export interface Outcome {
  readonly summary: Summary;
  /** False when something that was asked could not be read. */
  readonly complete: boolean;
}

/** An output format. Documents are written one by one, so that a thousand of them need not be held. */
export interface Format {
  begin(): string;
  document(document: ReportedDocument): string;
  end(outcome: Outcome): string;
}

/** The message as the editor shows it: what was found, what to do, and the source. */
export function shownMessage(problem: Problem, language: UserLanguage): string {
  const source = problem.citation ? ` (${problem.citation.text[language]})` : '';
  return messageOf(problem, language) + source;
}

/** Everything found in a document, motivated findings included. */
export function reportDocument(
  checked: Checked,
  path: string,
  uri: string,
  language: UserLanguage,
): ReportedDocument {
  const findings = markedProblems(checked).map(({ problem, range, fingerprint }): ReportedFinding => {
    const { citation } = problem;
    return {
      rule: problem.rule.id,
      title: problem.rule.title[language],
      severity: problem.severity,
      message: shownMessage(problem, language),
      range,
      citation: citation
        ? { text: citation.text[language], url: citation.url ?? null, status: citation.status }
        : null,
      fixes: problem.fixes.map((fix) => ({
        title: fill(fix.title, problem.finding.values, language),
        kind: fix.kind,
      })),
      motivated: problem.motivated ?? null,
      fingerprint,
    };
  });
  return { path, uri, findings };
}

/** The summary with one more document in it. */
export function withDocument(summary: Summary, document: ReportedDocument): Summary {
  const sum = { ...summary, documents: summary.documents + 1 };
  for (const finding of document.findings) {
    if (finding.baseline) sum.baseline ??= 0;
    if (finding.baseline === 'unchanged') sum.baseline = (sum.baseline ?? 0) + 1;
    else sum[finding.motivated === null ? finding.severity : 'motivated']++;
  }
  return sum;
}
