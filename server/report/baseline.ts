import type { Checked } from '../check/check.ts';
import type { Problem } from '../check/problem.ts';
import { folderOf, pathFrom } from '../dossier/file-system.ts';
import { resolved } from '../library/libraries.ts';
import { markedProblems } from './fingerprint.ts';
import type { ReportedDocument } from './report.ts';

/** Name of a baseline file that the project does not name itself. */
export const BASELINE_FILE = 'bestekwijzer-nullijn.json';

/**
 * Findings that were there when an organisation began: per document the fingerprints, which say nothing about a place, so
 * that edits elsewhere leave them alone. Paths are relative to the folder of the baseline file, with forward slashes.
 */
export type Baseline = ReadonlyMap<string, ReadonlySet<string>>;

/**
 * The text of a baseline file, in a fixed order so that versions compare well. Motivated findings need no place in it.
 * `kept` is of documents that were not looked at.
 */
export function baselineText(
  documents: ReadonlyMap<string, ReportedDocument>,
  kept: Baseline = new Map(),
): string {
  const findings: Record<string, string[]> = {};
  for (const path of [...new Set([...documents.keys(), ...kept.keys()])].sort()) {
    const open = documents.get(path)?.findings.filter(({ motivated }) => motivated === null);
    const fingerprints = open ? open.map(({ fingerprint }) => fingerprint) : [...kept.get(path)!];
    if (fingerprints.length > 0) findings[path] = fingerprints.sort();
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

/**
 * What was checked, with the problems that the baseline knows as hints: they may still be looked at and mended, but ask
 * for no attention. Lists of problems that are the same as in `before` stay the very same.
 */
export function checkedWithBaseline(checked: Checked, known: ReadonlySet<string>, before?: Checked): Checked {
  const inBaseline = new Set<Problem>();
  for (const { problem, fingerprint } of markedProblems(checked))
    if (problem.motivated === undefined && known.has(fingerprint)) inBaseline.add(problem);
  if (inBaseline.size === 0) return checked;
  const mark = (problems: readonly Problem[], last: readonly Problem[] | undefined) => {
    if (!problems.some((problem) => inBaseline.has(problem))) return problems;
    const marked = problems.map((problem) => (inBaseline.has(problem) ? asHint(problem) : problem));
    return last?.length === marked.length && last.every((one, i) => one === marked[i]) ? last : marked;
  };
  return {
    ...checked,
    bySection: checked.bySection.map((problems, at) => mark(problems, before?.bySection[at])),
    inFacts: mark(checked.inFacts, before?.inFacts),
  };
}

const hints = new WeakMap<Problem, Problem>();

function asHint(problem: Problem): Problem {
  let hint = hints.get(problem);
  if (!hint) {
    hint = { ...problem, severity: 'hint', inBaseline: true };
    hints.set(problem, hint);
  }
  return hint;
}

/** The baseline that a project names. */
export interface ProjectBaseline {
  readonly uri: string;
  /** A file that is not there is one in which nothing was recorded yet. */
  readonly state: 'read' | 'missing' | 'broken';
  /** What is known of a document; undefined when that is nothing. */
  of(uri: string): ReadonlySet<string> | undefined;
}

/** Reads the baseline with this name in the folder (a URI) of a project file. */
export async function readProjectBaseline(
  name: string,
  folder: string,
  read: (uri: string) => Promise<string>,
): Promise<ProjectBaseline> {
  const uri = resolved(name, folder);
  const text = await read(uri).catch(() => undefined);
  const baseline = text === undefined ? undefined : readBaseline(text);
  const home = folderOf(uri);
  return {
    uri,
    state: baseline ? 'read' : text === undefined ? 'missing' : 'broken',
    of: (document) => baseline?.get(pathFrom(home, document)),
  };
}
