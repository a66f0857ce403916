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
  readonly requirements: Iterable<string>;
  readonly terms: Iterable<string>;
}

type Names = ReadonlyMap<string, readonly Place[]>;

interface Known {
  readonly documents: readonly Entry[];
  readonly requirements: Names;
  readonly terms: Names;
}

/**
 * `closed` are the documents that are not open: what they say together is worked out once for the very same list, so that
 * a key typed in one document does not count all others again.
 */
export function tenderOf(closed: readonly Entry[], open: readonly Entry[]): Tender {
  const parts = [knownOf(closed), ...open.map((entry) => knownOf(alone(entry)))];
  const places = (key: 'requirements' | 'terms', name: string) =>
    parts.flatMap((part) => part[key].get(name) ?? []);
  const names = (key: 'requirements' | 'terms') => new Set(parts.flatMap((part) => [...part[key].keys()]));
  return {
    get documents() {
      return parts.flatMap((part) => part.documents);
    },
    requirement: (id) => places('requirements', id),
    term: (name) => places('terms', name),
    get requirements() {
      return names('requirements');
    },
    get terms() {
      return names('terms');
    },
  };
}

const known = new WeakMap<readonly Entry[], Known>();
const lists = new WeakMap<Entry, readonly Entry[]>();

function alone(entry: Entry): readonly Entry[] {
  let list = lists.get(entry);
  if (!list) {
    list = [entry];
    lists.set(entry, list);
  }
  return list;
}

function knownOf(documents: readonly Entry[]): Known {
  let one = known.get(documents);
  if (!one) {
    one = {
      documents,
      requirements: byName(documents, (entry) => entry.requirements),
      terms: byName(documents, (entry) => entry.terms),
    };
    known.set(documents, one);
  }
  return one;
}

function byName(documents: readonly Entry[], of: (entry: Entry) => Places): Names {
  const names = new Map<string, Place[]>();
  for (const entry of documents) {
    for (const { name, range } of of(entry)) {
      const places = names.get(name);
      if (places) places.push({ uri: entry.uri, range });
      else names.set(name, [{ uri: entry.uri, range }]);
    }
  }
  return names;
}
