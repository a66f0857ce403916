import type { Clause, ClauseField, ClauseLibrary, ClauseVersion } from './library.ts';
import { type LibraryContent, type LibrarySource, readLibraryFile, type VersionSource } from './source.ts';

/** A file of a library: its name and text. */
export interface LibraryFile {
  readonly name: string;
  readonly text: string;
}

/**
 * Reads a library folder: `bibliotheek.yaml` and one file per clause. A file that cannot be read is left out and named
 * in `broken`; the others still count. Nothing in a library is ever executed.
 */
export function readLibrary(files: readonly LibraryFile[]): {
  library: ClauseLibrary;
  broken: readonly { name: string; why: string }[];
} {
  const sources = files.map((file) => readLibraryFile(file.name, file.text));
  const broken = sources.flatMap(({ name, broken: problem }) =>
    problem ? [{ name, why: [problem.code, problem.path, problem.value].filter(Boolean).join(' ') }] : [],
  );
  return { library: libraryOf(sources), broken };
}

/** The library that its files make; of two clauses with one id the first file, by name, counts. */
export function libraryOf(sources: readonly LibrarySource[]): ClauseLibrary {
  const usable = sources.filter((source) => !source.broken).sort((a, b) => (a.name < b.name ? -1 : 1));
  const head = usable.find((source) => source.kind === 'head')?.content;
  const clauses = new Map<string, Clause>();
  for (const source of usable) {
    const clause = source.kind === 'clause' ? clauseOf(source) : undefined;
    if (clause && !clauses.has(clause.id)) clauses.set(clause.id, clause);
  }
  const owner = head?.owner?.value;
  const licence = head?.licence?.value;
  return {
    id: head?.id?.value ?? '',
    title: head?.title?.value ?? '',
    ...(owner ? { owner } : {}),
    ...(licence ? { licence } : {}),
    clauses: [...clauses.values()].sort((a, b) => (a.id < b.id ? -1 : 1)),
  };
}

const clauses = new WeakMap<LibrarySource, Clause>();

/** The clause in a file, undefined when it cannot be used; the same object for the same reading. */
export function clauseOf(source: LibrarySource): Clause | undefined {
  if (source.broken || source.kind !== 'clause' || !source.content?.id) return undefined;
  let clause = clauses.get(source);
  if (!clause) {
    clause = toClause(source.content.id.value, source.content);
    clauses.set(source, clause);
  }
  return clause;
}

function toClause(id: string, content: LibraryContent): Clause {
  return {
    id,
    title: content.title?.value ?? id,
    steps: content.steps.map(({ value }) => value),
    themes: content.themes.map(({ value }) => value),
    applications: content.applications.map(({ value }) => value),
    fields: Object.fromEntries(
      content.fields.map(({ name, description, type, standard }): [string, ClauseField] => [
        name.value,
        {
          description: description?.value ?? name.value,
          type: type?.value ?? 'tekst',
          ...(standard ? { standard: standard.value } : {}),
        },
      ]),
    ),
    sources: content.sources.map(({ title, url, status }) => ({
      title: title?.value ?? '',
      status: status?.value ?? '',
      ...(url ? { url: url.value } : {}),
    })),
    versions: content.versions.map(toVersion).sort((a, b) => compare(b.from ?? '', a.from ?? '')),
  };
}

function toVersion({
  version,
  from,
  until,
  replaces,
  change,
  themes,
  steps,
  text,
}: VersionSource): ClauseVersion {
  const optional = {
    from: from?.value,
    until: until?.value,
    replaces: replaces?.value,
    change: change?.value,
    themes: themes?.map(({ value }) => value),
    steps: steps?.map(({ value }) => value),
  };
  const present = Object.fromEntries(Object.entries(optional).filter(([, value]) => value !== undefined));
  return { version: version?.value ?? '', text: text?.value ?? '', ...present };
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
