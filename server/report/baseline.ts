import type { ReportedDocument } from './report.ts';

/**
 * Findings that were there when an organisation began: per document the fingerprints, which say nothing about a place, so
 * that edits elsewhere leave them alone. Paths are relative to the folder of the baseline file, with forward slashes.
 */
export type Baseline = ReadonlyMap<string, ReadonlySet<string>>;

/** The text of a baseline file, in a fixed order so that versions compare well. Motivated findings need no place in it. */
export function baselineText(documents: ReadonlyMap<string, ReportedDocument>): string {
  const findings: Record<string, string[]> = {};
  for (const path of [...documents.keys()].sort()) {
    const open = documents.get(path)!.findings.filter(({ motivated }) => motivated === null);
    if (open.length > 0) findings[path] = open.map(({ fingerprint }) => fingerprint).sort();
  }
  return `${JSON.stringify({ version: 1, findings }, undefined, 2)}\n`;
}

/** Reads a baseline file; undefined when the text is not one. */
export function readBaseline(text: string): Baseline | undefined {
  try {
    const { version, findings } = JSON.parse(text);
    const entries = Object.entries(findings as Record<string, unknown>);
    const isGood = entries.every(
      ([, list]) => Array.isArray(list) && list.every((one) => typeof one === 'string'),
    );
    if (version !== 1 || !isGood) return undefined;
    return new Map(entries.map(([path, list]) => [path, new Set(list as string[])]));
  } catch {
    return undefined;
  }
}

/** The document with what the baseline knows as information outside the counts. */
export function withBaseline(
  document: ReportedDocument,
  known: ReadonlySet<string> | undefined,
): ReportedDocument {
  return {
    ...document,
    findings: document.findings.map((finding) =>
      finding.motivated === null && known?.has(finding.fingerprint)
        ? { ...finding, severity: 'information', baseline: 'unchanged' }
        : { ...finding, baseline: 'new' },
    ),
  };
}
