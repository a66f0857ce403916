import type { Checked } from '../check/check.ts';
import { allProblems } from '../check/fix.ts';
import type { UserLanguage } from '../check/render.ts';
import { folderOf } from '../dossier/file-system.ts';
import type { Dossier, Place } from '../dossier/index.ts';
import { currentVersion, type Library } from '../library/library.ts';
import { coverageOf } from '../report/coverage.ts';

/** The tree of clauses: library → clause → version; who uses a version is asked for when it is opened. */
export interface LibraryNode {
  readonly id: string;
  readonly title: string;
  readonly clauses: readonly ClauseNode[];
}

export interface ClauseNode {
  readonly id: string;
  readonly title: string;
  readonly versions: readonly VersionNode[];
}

export interface VersionNode {
  readonly version: string;
  readonly isCurrent: boolean;
  readonly from: string | undefined;
  /** How often it is used. */
  readonly uses: number;
}

export interface UseNode extends Place {
  readonly document: string;
}

/** Libraries in order of precedence, with how often each version is used. */
export function clauseTree(library: Library, dossier: Dossier, date: string): LibraryNode[] {
  const uses = new Map<string, number>();
  for (const entry of dossier.entries()) {
    for (const clause of entry.clauses) {
      const key = `${clause.name}@${clause.version ?? ''}`;
      uses.set(key, (uses.get(key) ?? 0) + 1);
    }
  }
  return library.libraries.map((one) => ({
    id: one.id,
    title: one.title,
    clauses: one.clauses.map((clause) => {
      const current = currentVersion(clause, date)?.version;
      return {
        id: clause.id,
        title: clause.title,
        versions: clause.versions.map((version) => ({
          version: version.version,
          isCurrent: version.version === current,
          from: version.from,
          uses: uses.get(`${clause.id}@${version.version}`) ?? 0,
        })),
      };
    }),
  }));
}

/** Where one version of a clause is used, with the title of the document. */
export function versionUses(dossier: Dossier, clause: string, version: string): UseNode[] {
  const uses: UseNode[] = [];
  for (const entry of dossier.entries()) {
    for (const use of entry.clauses) {
      if (use.name === clause && use.version === version)
        uses.push({ uri: entry.uri, range: use.range, document: entry.title });
    }
  }
  return uses;
}

/** A document of the dossier with its state in a few words. */
export interface DocumentNode {
  readonly uri: string;
  readonly title: string;
  /** URI of the folder: the documents in it make one tender. */
  readonly folder: string;
  /** Each a few words: findings, motivations, ISV, clauses out of date. */
  readonly status: readonly string[];
  readonly errors: number;
  readonly warnings: number;
  /** Clauses in another version than the current one. */
  readonly outdated: number;
  readonly isChecked: boolean;
}

/** What a check of a document came to; kept for documents that are not open. */
export interface DocumentStatus {
  readonly errors: number;
  readonly warnings: number;
  readonly motivated: number;
  /** Due-diligence steps covered, of six; undefined when the text has no ISV. */
  readonly steps: number | undefined;
  readonly environment: boolean;
}

const statuses = new WeakMap<Checked, DocumentStatus>();

/** Counts of a checked document; remembered by the check. */
export function statusOf(checked: Checked): DocumentStatus {
  let status = statuses.get(checked);
  if (!status) {
    const problems = allProblems(checked);
    const open = problems.filter((problem) => problem.motivated === undefined);
    const coverage = coverageOf(checked);
    status = {
      errors: open.filter((problem) => problem.severity === 'error').length,
      warnings: open.filter((problem) => problem.severity === 'warning').length,
      motivated: problems.length - open.length,
      steps: coverage.isIsv ? coverage.steps.size : undefined,
      environment: coverage.themes.has('milieu'),
    };
    statuses.set(checked, status);
  }
  return status;
}

/** The documents by folder and title. `statusOf` is undefined for documents that were not checked yet. */
export function documentTree(
  dossier: Dossier,
  library: Library,
  date: string,
  statusOf: (uri: string) => DocumentStatus | undefined,
  language: UserLanguage,
): DocumentNode[] {
  const current = new Map(
    library.clauses.map((clause) => [clause.id, currentVersion(clause, date)?.version]),
  );
  const nodes: DocumentNode[] = [];
  for (const entry of dossier.entries()) {
    const outdated = entry.clauses.filter(({ name, version }) => {
      const known = current.get(name);
      return known !== undefined && version !== undefined && version !== known;
    }).length;
    const status = statusOf(entry.uri);
    nodes.push({
      uri: entry.uri,
      title: entry.title || entry.uri.slice(entry.uri.lastIndexOf('/') + 1),
      folder: folderOf(entry.uri),
      errors: status?.errors ?? 0,
      warnings: status?.warnings ?? 0,
      outdated,
      isChecked: status !== undefined,
      status: statusWords(status, outdated, language),
    });
  }
  return nodes.sort((a, b) => order(a.folder, b.folder) || order(a.title, b.title) || order(a.uri, b.uri));
}

const { compare: order } = new Intl.Collator('nl');

function statusWords(status: DocumentStatus | undefined, outdated: number, language: UserLanguage): string[] {
  const say = (nl: string, en: string) => (language === 'nl' ? nl : en);
  const words: string[] = [];
  const add = (
    number: number,
    [one, more]: readonly [string, string],
    [oneEn, moreEn]: readonly [string, string],
  ) => {
    if (number > 0) words.push(`${number} ${number === 1 ? say(one, oneEn) : say(more, moreEn)}`);
  };
  if (!status) words.push(say('nog niet gecontroleerd', 'not checked yet'));
  else {
    add(status.errors, ['fout', 'fouten'], ['error', 'errors']);
    add(status.warnings, ['waarschuwing', 'waarschuwingen'], ['warning', 'warnings']);
    if (words.length === 0) words.push(say('geen fouten of waarschuwingen', 'no errors or warnings'));
    add(status.motivated, ['motivering', 'motiveringen'], ['reasoned deviation', 'reasoned deviations']);
    if (status.steps !== undefined) {
      const steps = say(`ISV ${status.steps}/6 stappen`, `ISV ${status.steps}/6 steps`);
      words.push(status.environment ? steps : `${steps}, ${say('milieu ontbreekt', 'environment missing')}`);
    }
  }
  add(outdated, ['clausule verouderd', 'clausules verouderd'], ['clause out of date', 'clauses out of date']);
  return words;
}
