import type { UserLanguage } from '../check/render.ts';
import type { Dossier, Place } from '../dossier/index.ts';
import { currentVersion, type Library } from '../library/library.ts';

/** The tree of clauses: library → clause → version → uses. */
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
  readonly uses: readonly UseNode[];
}

export interface UseNode extends Place {
  readonly document: string;
}

/** Libraries in order of precedence, with the documents that use each version. */
export function clauseTree(library: Library, dossier: Dossier, date: string): LibraryNode[] {
  const uses = new Map<string, UseNode[]>();
  for (const entry of dossier.entries()) {
    for (const clause of entry.clauses) {
      const key = `${clause.name}@${clause.version ?? ''}`;
      const node = { uri: entry.uri, range: clause.range, document: entry.title };
      const list = uses.get(key);
      if (list) list.push(node);
      else uses.set(key, [node]);
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
          uses: uses.get(`${clause.id}@${version.version}`) ?? [],
        })),
      };
    }),
  }));
}

/** A document of the dossier with its state in a few words. */
export interface DocumentNode {
  readonly uri: string;
  readonly title: string;
  readonly status: string;
  /** Clauses in another version than the current one. */
  readonly outdated: number;
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

/** The tree of documents, by title. `statusOf` is undefined for documents that were not checked yet. */
export function documentTree(
  dossier: Dossier,
  library: Library,
  date: string,
  statusOf: (uri: string) => DocumentStatus | undefined,
  language: UserLanguage,
): DocumentNode[] {
  const nodes: DocumentNode[] = [];
  for (const entry of dossier.entries()) {
    let outdated = 0;
    for (const use of entry.clauses) {
      const clause = library.clause(use.name);
      const current = clause && currentVersion(clause, date)?.version;
      if (current !== undefined && use.version !== undefined && use.version !== current) outdated++;
    }
    const status = statusOf(entry.uri);
    nodes.push({
      uri: entry.uri,
      title: entry.title || entry.uri.slice(entry.uri.lastIndexOf('/') + 1),
      outdated,
      status: statusText(status, outdated, language),
    });
  }
  return nodes.sort((a, b) => a.title.localeCompare(b.title, 'nl'));
}

function statusText(status: DocumentStatus | undefined, outdated: number, language: UserLanguage): string {
  const nl = language === 'nl';
  const parts: string[] = [];
  if (!status) parts.push(nl ? 'nog niet gecontroleerd' : 'not checked yet');
  else {
    if (status.errors > 0)
      parts.push(nl ? count(status.errors, 'fout', 'fouten') : count(status.errors, 'error', 'errors'));
    if (status.warnings > 0)
      parts.push(
        nl
          ? count(status.warnings, 'waarschuwing', 'waarschuwingen')
          : count(status.warnings, 'warning', 'warnings'),
      );
    if (status.errors + status.warnings === 0)
      parts.push(nl ? 'geen fouten of waarschuwingen' : 'no errors or warnings');
    if (status.motivated > 0)
      parts.push(nl ? count(status.motivated, 'motivering', 'motiveringen') : `${status.motivated} reasoned`);
    if (status.steps !== undefined) {
      const environment = status.environment ? '' : nl ? ', milieu ontbreekt' : ', no environment';
      parts.push(
        nl ? `ISV ${status.steps}/6 stappen${environment}` : `ISV ${status.steps}/6 steps${environment}`,
      );
    }
  }
  if (outdated > 0)
    parts.push(nl ? count(outdated, 'clausule verouderd', 'clausules verouderd') : `${outdated} outdated`);
  return parts.join(' · ');
}

function count(number: number, one: string, more: string): string {
  return `${number} ${number === 1 ? one : more}`;
}
