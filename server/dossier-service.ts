import { type Range, rangeOf } from './check/places.ts';
import type { FileSystem } from './dossier/file-system.ts';
import {
  type BuildOptions,
  type BuildReport,
  createDossier,
  type Dossier,
  type Place,
} from './dossier/index.ts';
import { type ClauseLens, lensesOf, lensText } from './features/code-lens.ts';
import { type DocumentLink, linksOf } from './features/document-links.ts';
import { hintsIn, type InlayHint } from './features/inlay-hints.ts';
import { type DossierWorld, definitionOf, referencesOf } from './features/references.ts';
import { type RenameResult, renameEdits } from './features/rename.ts';
import { selectionsAt } from './features/selection-ranges.ts';
import { type SemanticToken, tokensIn } from './features/semantic-tokens.ts';
import { type Target, targetAt } from './features/target.ts';
import { findSymbols, type WorkspaceSymbolEntry } from './features/workspace-symbols.ts';
import { BUILT_IN } from './library/builtin.gen.ts';
import type { Service } from './service.ts';
import { offsetAt, type Position } from './spec/pieces.ts';
import { languageOf, readSpecification, type Specification } from './spec/specification.ts';

/**
 * What the service knows beyond one text: the links of a dossier. Answers come from the index as far as it has been
 * built; open texts are always up to date.
 */
export interface DossierService {
  readonly dossier: Dossier;
  build(folders: readonly string[], options: BuildOptions): Promise<BuildReport>;
  /** An open text was opened, changed or (when it is no specification any more) closed. */
  changed(uri: string): void;
  definition(uri: string, position: Position): Place[];
  references(uri: string, position: Position): Promise<Place[]>;
  /** References in the same document, for highlighting. */
  highlights(uri: string, position: Position): Promise<Range[]>;
  /** What would be renamed, or undefined when there is nothing. */
  renameTarget(uri: string, position: Position): { readonly range: Range; readonly name: string } | undefined;
  rename(uri: string, position: Position, name: string): Promise<RenameResult | undefined>;
  symbols(query: string): WorkspaceSymbolEntry[];
  lenses(uri: string): ClauseLens[];
  lens(clause: string): { readonly title: string; readonly places: readonly Place[] };
  links(uri: string): DocumentLink[];
  hints(uri: string, range: Range): InlayHint[];
  tokens(uri: string, range: Range | undefined): SemanticToken[];
  selections(uri: string, position: Position): Range[];
}

const BUILT_IN_CLAUSES = new Set(BUILT_IN.clauses.map((clause) => clause.id));

/** `clausePage` gives the address of a clause's page. */
export function createDossierService(
  service: Service,
  files: FileSystem,
  clausePage: (id: string) => string,
): DossierService {
  const dossier = createDossier(files);
  const world: DossierWorld = { dossier, library: service.library, clausePage, specOf };

  async function specOf(uri: string): Promise<Specification | undefined> {
    const open = service.spec(uri);
    if (open) return open;
    const language = languageOf(uri);
    if (!language) return undefined;
    return files
      .read(uri)
      .then((text) => readSpecification(uri, language, text))
      .catch(() => undefined);
  }

  function at(uri: string, position: Position): { spec: Specification; target: Target } | undefined {
    const spec = service.isSpecification(uri) ? service.spec(uri) : undefined;
    const target = spec && targetAt(spec, offsetAt(spec.text, position), dossier);
    return target && spec ? { spec, target } : undefined;
  }

  const specification = (uri: string) => (service.isSpecification(uri) ? service.spec(uri) : undefined);

  return {
    dossier,
    build: (folders, options) => dossier.build(folders, options),
    changed: (uri) => dossier.setOpen(uri, specification(uri)),
    definition(uri, position) {
      const here = at(uri, position);
      return here ? definitionOf(here.target, uri, world) : [];
    },
    async references(uri, position) {
      const here = at(uri, position);
      return here ? referencesOf(here.target, uri, world) : [];
    },
    async highlights(uri, position) {
      const here = at(uri, position);
      const places = here ? await referencesOf(here.target, uri, world) : [];
      return places.filter((place) => place.uri === uri).map((place) => place.range);
    },
    renameTarget(uri, position) {
      const here = at(uri, position);
      if (!here || here.target.kind === 'reference') return undefined;
      return { range: rangeOf(here.spec, here.target.span), name: here.target.name };
    },
    async rename(uri, position, name) {
      const here = at(uri, position);
      return here && renameEdits(here.target, uri, name, world, (clause) => BUILT_IN_CLAUSES.has(clause));
    },
    symbols: (query) => findSymbols(dossier, query),
    lenses(uri) {
      const spec = specification(uri);
      return spec ? lensesOf(spec) : [];
    },
    lens: (clause) =>
      lensText(clause, dossier, service.library, service.options.date, service.options.language),
    links(uri) {
      const spec = specification(uri);
      return spec ? linksOf(spec) : [];
    },
    hints(uri, range) {
      const spec = specification(uri);
      if (!spec) return [];
      const span = { start: offsetAt(spec.text, range.start), end: offsetAt(spec.text, range.end) };
      return hintsIn(spec, span, service.library, service.options.date, service.options.language);
    },
    tokens(uri, range) {
      const spec = specification(uri);
      if (!spec) return [];
      const span = range
        ? { start: offsetAt(spec.text, range.start), end: offsetAt(spec.text, range.end) }
        : { start: 0, end: spec.text.length };
      return tokensIn(spec, span, dossier);
    },
    selections(uri, position) {
      const spec = specification(uri);
      return spec ? selectionsAt(spec, offsetAt(spec.text, position)) : [];
    },
  };
}
