import type { Dossier, Place } from '../dossier/index.ts';

export interface WorkspaceSymbolEntry {
  readonly name: string;
  readonly kind: 'requirement' | 'clause' | 'term';
  readonly container: string;
  readonly place: Place;
}

const MOST = 500;

/** Requirements, clauses in use and defined terms whose name holds the query, in any case; at most 500. */
export function findSymbols(dossier: Dossier, query: string): WorkspaceSymbolEntry[] {
  const wanted = query.toLowerCase();
  const found: WorkspaceSymbolEntry[] = [];
  for (const entry of dossier.entries()) {
    const add = (
      kind: WorkspaceSymbolEntry['kind'],
      places: Iterable<{ readonly name: string; readonly range: Place['range'] }>,
    ) => {
      for (const one of places) {
        if (found.length >= MOST) return;
        if (one.name.toLowerCase().includes(wanted))
          found.push({
            name: one.name,
            kind,
            container: entry.title,
            place: { uri: entry.uri, range: one.range },
          });
      }
    };
    add('requirement', entry.requirements);
    add('clause', entry.clauses);
    add('term', entry.terms);
    if (found.length >= MOST) break;
  }
  return found;
}
