import { type Range, rangeOf, toDocument } from '../check/places.ts';
import type { UserLanguage } from '../check/render.ts';
import type { Dossier, Place } from '../dossier/index.ts';
import { currentVersion, type Library } from '../library/library.ts';
import { clauseUses } from '../spec/clauses.ts';
import type { Specification } from '../spec/specification.ts';

/** A lens above a clause; its text is made only when it is shown. */
export interface ClauseLens {
  readonly range: Range;
  readonly clause: string;
}

/** One lens per clause in use. */
export function lensesOf(spec: Specification): ClauseLens[] {
  return clauseUses(spec.sections).uses.map((use) => ({
    range: rangeOf(spec, toDocument(spec, use.at, use.marker)),
    clause: use.id,
  }));
}

/** "gebruikt in 12 documenten · 3 op een oude versie", with the places, from the index. */
export function lensText(
  clause: string,
  dossier: Dossier,
  library: Library,
  date: string,
  language: UserLanguage,
): { readonly title: string; readonly places: readonly Place[] } {
  const places = dossier.usesOf(clause);
  const documents = new Set(places.map((place) => place.uri)).size;
  const known = library.clause(clause);
  const current = known && currentVersion(known, date)?.version;
  let old = 0;
  if (current !== undefined) {
    for (const entry of dossier.entries()) {
      if (
        entry.clauses.some(
          (use) => use.name === clause && use.version !== undefined && use.version !== current,
        )
      )
        old++;
    }
  }
  const nl = `gebruikt in ${documents} ${documents === 1 ? 'document' : 'documenten'}${old > 0 ? ` · ${old} op een oude versie` : ''}`;
  const en = `used in ${documents} ${documents === 1 ? 'document' : 'documents'}${old > 0 ? ` · ${old} on an old version` : ''}`;
  return { title: language === 'nl' ? nl : en, places };
}
