import type { Entry } from './entry.ts';
import type { Place } from './index.ts';
import type { Places } from './places.ts';

/** The documents in one folder: they make one tender together, with one set of requirement ids and defined terms. */
export interface Tender {
  readonly documents: readonly Entry[];
  /** Where a requirement is laid down. */
  requirement(id: string): Place[];
  /** Where a term is defined. */
  term(name: string): Place[];
  readonly requirements: ReadonlySet<string>;
  readonly terms: ReadonlySet<string>;
}

/**
 * `closed` are the documents that are not open: the names in them are gathered once for the very same list, so that a
 * key typed in one document does not read all others again.
 */
export function tenderOf(closed: readonly Entry[], open: readonly Entry[]): Tender {
  const documents = open.length > 0 ? [...closed, ...open] : closed;
  const places = (name: string, of: (entry: Entry) => Places): Place[] =>
    documents.flatMap((entry) =>
      of(entry)
        .of(name)
        .map((range) => ({ uri: entry.uri, range })),
    );
  const names = (key: NameKind) => {
    const all = new Set(namesOf(closed, key));
    for (const entry of open) for (const name of entry[key].names) all.add(name);
    return all;
  };
  return {
    documents,
    requirement: (id) => places(id, (entry) => entry.requirements),
    term: (name) => places(name, (entry) => entry.terms),
    get requirements() {
      return names('requirements');
    },
    get terms() {
      return names('terms');
    },
  };
}

type NameKind = 'requirements' | 'terms';

/** Gathered when asked for: a folder may hold a million requirements and be asked for its terms alone. */
const remembered: Readonly<Record<NameKind, WeakMap<readonly Entry[], ReadonlySet<string>>>> = {
  requirements: new WeakMap(),
  terms: new WeakMap(),
};

function namesOf(documents: readonly Entry[], key: NameKind): ReadonlySet<string> {
  const known = remembered[key].get(documents);
  if (known) return known;
  const names = new Set<string>();
  for (const entry of documents) for (const name of entry[key].names) names.add(name);
  remembered[key].set(documents, names);
  return names;
}
