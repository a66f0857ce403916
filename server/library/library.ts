/**
 * Clause libraries: clauses with versions. The shape of the library files, read (`read-library.ts`) or built in
 * (`builtin.gen.ts`, generated from `isv/*.yaml` so that nothing is parsed at start-up).
 */
export interface ClauseLibrary {
  readonly id: string;
  readonly title: string;
  readonly owner?: string;
  readonly licence?: string;
  readonly clauses: readonly Clause[];
}

export interface Clause {
  readonly id: string;
  readonly title: string;
  /** Due-diligence steps it covers, 1..6. */
  readonly steps: readonly number[];
  readonly themes: readonly string[];
  /** uitvoeringsvoorwaarde, gunningscriterium, minimumeis */
  readonly applications: readonly string[];
  readonly fields: Readonly<Record<string, ClauseField>>;
  readonly sources: readonly { readonly title: string; readonly url?: string; readonly status: string }[];
  /** Newest first. */
  readonly versions: readonly ClauseVersion[];
}

export interface ClauseField {
  readonly description: string;
  readonly type: string;
  readonly standard?: string;
}

export interface ClauseVersion {
  readonly version: string;
  /** ISO dates. */
  readonly from?: string;
  readonly until?: string;
  readonly replaces?: string;
  readonly change?: string;
  /** Themes and steps where they are others than the clause's. */
  readonly themes?: readonly string[];
  readonly steps?: readonly number[];
  readonly text: string;
}

/** All libraries in use, the earlier ones winning over the later. */
export interface Library {
  readonly libraries: readonly ClauseLibrary[];
  clause(id: string): Clause | undefined;
  /** The libraries that have a clause with this id, the one that counts first. */
  homesOf(id: string): readonly ClauseLibrary[];
  /** All clauses, each id once. */
  readonly clauses: readonly Clause[];
  /** Libraries that are there and not in use here. */
  readonly unused: readonly ClauseLibrary[];
}

/** Libraries joined; the first that has an id wins. */
export function joinLibraries(
  libraries: readonly ClauseLibrary[],
  unused: readonly ClauseLibrary[] = [],
): Library {
  const byId = new Map<string, Clause>();
  for (const library of libraries)
    for (const clause of library.clauses) if (!byId.has(clause.id)) byId.set(clause.id, clause);
  return {
    libraries,
    unused,
    clauses: [...byId.values()],
    clause: (id) => byId.get(id),
    homesOf: (id) => libraries.filter((library) => library.clauses.some((clause) => clause.id === id)),
  };
}

const restricted = new WeakMap<Library, Map<string, Library>>();

/**
 * The libraries a document says it uses, by their ids; which of them wins stays as it was. All of them when it says
 * nothing, or names none that is there. The same object for the same names.
 */
export function onlyLibraries(library: Library, names: readonly string[] | undefined): Library {
  const chosen = library.libraries.filter(({ id }) => names?.includes(id));
  if (chosen.length === 0 || chosen.length === library.libraries.length) return library;
  let known = restricted.get(library);
  if (!known) {
    known = new Map();
    restricted.set(library, known);
  }
  const key = JSON.stringify(chosen.map((one) => library.libraries.indexOf(one)));
  let only = known.get(key);
  if (!only) {
    const unused = library.libraries.filter((one) => !chosen.includes(one));
    only = joinLibraries(chosen, [...unused, ...library.unused]);
    known.set(key, only);
  }
  return only;
}

/** The version in force at a date (ISO), or the newest when none is. */
export function currentVersion(clause: Clause, date: string): ClauseVersion | undefined {
  return (
    clause.versions.find(
      (version) => (version.from ?? '') <= date && (!version.until || date <= version.until),
    ) ?? clause.versions[0]
  );
}

/** The due-diligence steps a version covers. */
export function stepsOf(clause: Clause, version: ClauseVersion): readonly number[] {
  return version.steps ?? clause.steps;
}

export function versionOf(clause: Clause, version: string): ClauseVersion | undefined {
  return clause.versions.find((known) => known.version === version);
}

/** Names of the `{{fields}}` in a clause text, in order, each once. */
export function fieldsIn(text: string): string[] {
  return [...new Set([...text.matchAll(/\{\{\s*([\w-]{1,60})\s*\}\}/g)].map((found) => found[1]!))];
}

/**
 * The clause text as to be inserted: its fields filled with the standard value, or left as a gap; `snippet` makes tab
 * stops of them.
 */
export function fillClause(clause: Clause, version: ClauseVersion, snippet: boolean): string {
  let stop = 0;
  const stops = new Map<string, number>();
  const text = snippet
    ? version.text.replace(/[\\$}]/g, (letter) => (letter === '}' ? letter : `\\${letter}`))
    : version.text;
  return text.trimEnd().replace(/\{\{\s*([\w-]{1,60})\s*\}\}/g, (_all, name: string) => {
    const field = clause.fields[name];
    const value = field?.standard ?? `{{${name}}}`;
    if (!snippet) return value;
    const known = stops.get(name);
    if (known) return `\${${known}}`;
    stops.set(name, ++stop);
    return `\${${stop}:${field?.standard ?? name}}`;
  });
}

/** The clause between its markers, with a line break after each. */
export function markedClause(clause: Clause, version: ClauseVersion, body: string): string {
  return `<!-- clausule ${clause.id}@${version.version} -->\n${body.trim()}\n<!-- /clausule -->`;
}
