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
  const names = (key: keyof Names) => {
    const all = new Set(namesOf(closed)[key]);
    for (const entry of open) for (const { name } of entry[key]) all.add(name);
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

interface Names {
  readonly requirements: ReadonlySet<string>;
  readonly terms: ReadonlySet<string>;
}

const remembered = new WeakMap<readonly Entry[], Names>();

function namesOf(documents: readonly Entry[]): Names {
  let names = remembered.get(documents);
  if (!names) {
    names = {
      requirements: new Set(documents.flatMap((entry) => entry.requirements.names)),
      terms: new Set(documents.flatMap((entry) => entry.terms.names)),
    };
    remembered.set(documents, names);
  }
  return names;
}
