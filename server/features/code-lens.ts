import { type Range, rangeOf, toDocument } from '../check/places.ts';
import type { UserLanguage } from '../check/render.ts';
import type { Dossier, Place } from '../dossier/index.ts';
import { currentVersion, type Library } from '../library/library.ts';
import { type IsvCoverage, STEPS, THEMES } from '../rules/language/isv-coverage.ts';
import { clauseUses } from '../spec/clauses.ts';
import type { Specification } from '../spec/specification.ts';

/** A lens above a clause or above the ISV chapter; its text is made only when it is shown. */
export interface Lens {
  readonly range: Range;
  /** The clause; absent for the lens on ISV. */
  readonly clause?: string;
}

/** One lens per clause in use, and one on the heading that opens the ISV. */
export function lensesOf(spec: Specification): Lens[] {
  const lenses: Lens[] = clauseUses(spec.sections).uses.map((use) => ({
    range: rangeOf(spec, toDocument(spec, use.at, use.marker)),
    clause: use.id,
  }));
  const isv = spec.sections.findIndex(({ section, role }) => role === 'isv' && section.heading);
  const heading = spec.sections[isv]?.section.heading;
  return heading ? [...lenses, { range: rangeOf(spec, toDocument(spec, isv, heading.span)) }] : lenses;
}

/** "5/6 stappen · milieu ontbreekt", with the sentences that state a step. */
export function isvLensText(
  spec: Specification,
  coverage: IsvCoverage,
  language: UserLanguage,
): { readonly title: string; readonly places: readonly Place[] } {
  const nl = language === 'nl';
  if (!coverage.isIsv)
    return {
      title: nl ? 'geen verplichting over de keten gevonden' : 'no duty about the chain found',
      places: [],
    };
  const missing = THEMES.filter((theme) => !coverage.themes.has(theme));
  const steps = `${coverage.steps.size}/${STEPS.length} ${nl ? 'stappen' : 'steps'}`;
  const lack = missing.length > 1 ? 'ontbreken' : 'ontbreekt';
  const absent = nl ? `${listed(missing, 'en')} ${lack}` : `missing: ${listed(missing, 'and')}`;
  return {
    title: missing.length > 0 ? `${steps} · ${absent}` : steps,
    places: [...coverage.steps.values()].map(({ at, span }) => ({
      uri: spec.uri,
      range: rangeOf(spec, toDocument(spec, at, span)),
    })),
  };
}

function listed(words: readonly string[], and: string): string {
  return words.length < 2 ? (words[0] ?? '') : `${words.slice(0, -1).join(', ')} ${and} ${words.at(-1)}`;
}

/** "gebruikt in 12 documenten · 3 op een oude versie", with the places, from the index. */
export function lensText(
  clause: string,
  dossier: Dossier,
  library: Library,
  date: string,
  language: UserLanguage,
): { readonly title: string; readonly places: readonly Place[] } {
  const uses = dossier.usesOf(clause);
  const known = library.clause(clause);
  const current = known && currentVersion(known, date)?.version;
  const isOld = (version: string | undefined) =>
    current !== undefined && version !== undefined && version !== current;
  const documents = new Set(uses.map((use) => use.uri)).size;
  const old = new Set(uses.filter((use) => isOld(use.version)).map((use) => use.uri)).size;
  const places = uses.map(({ uri, range }) => ({ uri, range }));
  const nl = `gebruikt in ${documents} ${documents === 1 ? 'document' : 'documenten'}${old > 0 ? ` · ${old} op een oude versie` : ''}`;
  const en = `used in ${documents} ${documents === 1 ? 'document' : 'documents'}${old > 0 ? ` · ${old} on an old version` : ''}`;
  return { title: language === 'nl' ? nl : en, places };
}
