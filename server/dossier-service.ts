import { type Range, rangeOf } from './check/places.ts';
import { type FileSystem, plainUri } from './dossier/file-system.ts';
import {
  type BuildOptions,
  type BuildReport,
  createDossier,
  type Dossier,
  type Place,
} from './dossier/index.ts';
import { type DeviatingTexts, deviatingTexts } from './features/clause-diff.ts';
import { clausePage } from './features/clause-page.ts';
import { isvLensText, type Lens, lensesOf, lensText } from './features/code-lens.ts';
import { type DocumentLink, linksOf } from './features/document-links.ts';
import { linkEdits, type Renamed } from './features/file-links.ts';
import { hintsIn, type InlayHint } from './features/inlay-hints.ts';
import { clauseIn, clausePlaces, fieldPlaces, libraryTargetAt } from './features/library-places.ts';
import { type DossierWorld, definitionOf, referencesOf } from './features/references.ts';
import { type FixedClause, type RenameEdits, type RenameResult, renameEdits } from './features/rename.ts';
import { selectionsAt } from './features/selection-ranges.ts';
import { type SemanticToken, tokensIn } from './features/semantic-tokens.ts';
import { type Target, targetAt } from './features/target.ts';
import {
  clauseTree,
  type DocumentNode,
  type DocumentStatus,
  documentTree,
  type LibraryNode,
  statusOf,
  type UseNode,
  versionUses,
} from './features/trees.ts';
import { findSymbols, type WorkspaceSymbolEntry } from './features/workspace-symbols.ts';
import { BUILT_IN } from './library/builtin.gen.ts';
import type { LoadedFile, LoadedLibrary } from './library/libraries.ts';
import {
  type ClauseLibrary,
  currentVersion,
  fillClause,
  markedClause,
  versionOf,
} from './library/library.ts';
import { coverageOf } from './report/coverage.ts';
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
  /** A text was opened, changed or closed. */
  changed(uri: string): void;
  definition(uri: string, position: Position): Place[];
  references(uri: string, position: Position): Promise<Place[]>;
  /** References in the same document, for highlighting. */
  highlights(uri: string, position: Position): Promise<Range[]>;
  /** What would be renamed, or undefined when there is nothing. */
  renameTarget(uri: string, position: Position): { readonly range: Range; readonly name: string } | undefined;
  rename(uri: string, position: Position, name: string): Promise<RenameResult | undefined>;
  symbols(query: string): WorkspaceSymbolEntry[];
  lenses(uri: string): Lens[];
  /** The text of a lens of an open document, and the places it leads to. */
  lens(
    uri: string,
    lens: Pick<Lens, 'clause'>,
  ): { readonly title: string; readonly places: readonly Place[] };
  /** Edits that keep links whole when files get another name. */
  linkEdits(renamed: readonly Renamed[]): RenameEdits;
  /** The tree of clauses; `uses` gives the documents under a version. */
  clauses(): LibraryNode[];
  uses(clause: string, version: string): UseNode[];
  /** The tree of documents; `closedStatus` knows those that are not open. */
  documents(closedStatus: (uri: string) => DocumentStatus | undefined): DocumentNode[];
  /** A clause as a Markdown page, or the text of one version; undefined when there is none. */
  clausePage(id: string, version?: string): string | undefined;
  /**
   * A clause between its markers as a snippet, in the given or the current version; undefined when the document it is
   * for does not use its library.
   */
  insertion(id: string, version?: string, uri?: string): string | undefined;
  /** The clause at a position as it stands in the document, beside what the library says. */
  deviation(uri: string, position: Position): DeviatingTexts | undefined;
  links(uri: string): DocumentLink[];
  hints(uri: string, range: Range): InlayHint[];
  tokens(uri: string, range: Range | undefined): SemanticToken[];
  selections(uri: string, position: Position): Range[];
}

/** What the dossier must know of libraries with files. */
export interface LibrariesWithFiles {
  file(uri: string): LoadedFile | undefined;
  files(): readonly (LoadedFile & { readonly origin?: LoadedLibrary['origin'] })[];
  loaded(): readonly LoadedLibrary[];
}

const NO_LIBRARIES: LibrariesWithFiles = { file: () => undefined, files: () => [], loaded: () => [] };

const BUILT_IN_CLAUSES = new Set(BUILT_IN.clauses.map((clause) => clause.id));

/**
 * `clauseAddress` gives the address of a clause's page, for clients that can show one; `libraries` are those with
 * files, and their files as they stand now.
 */
export function createDossierService(
  service: Service,
  files: FileSystem,
  clauseAddress: (id: string) => string | undefined,
  libraries: LibrariesWithFiles = NO_LIBRARIES,
): DossierService {
  const dossier = createDossier(files);
  const world: DossierWorld = {
    dossier,
    get library() {
      return service.library;
    },
    clausePlaces: (id) => clausePlaces(libraries.files(), id),
    fieldPlaces: (clause, field) => fieldPlaces(libraries.files(), clause, field),
    clauseAddress,
    specOf,
  };

  const originOf = (library: ClauseLibrary) =>
    libraries.loaded().find((one) => one.library === library)?.origin ?? 'built-in';

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

  /** What the cursor is on, in a document or in a library file. */
  function named(uri: string, position: Position): { target: Target; range: Range } | undefined {
    const file = libraries.file(uri);
    if (file) return libraryTargetAt(file, position);
    const here = at(uri, position);
    return here && { target: here.target, range: rangeOf(here.spec, here.target.span) };
  }

  const specification = (uri: string) => (service.isSpecification(uri) ? service.spec(uri) : undefined);

  return {
    dossier,
    build: (folders, options) => dossier.build(folders, options),
    changed(uri) {
      if (service.spec(uri)) dossier.setOpen(uri, specification(uri));
      else dossier.setClosed(uri);
    },
    definition(uri, position) {
      const here = named(uri, position);
      return here ? definitionOf(here.target, uri, world) : [];
    },
    async references(uri, position) {
      const here = named(uri, position);
      return here ? referencesOf(here.target, uri, world) : [];
    },
    async highlights(uri, position) {
      const here = named(uri, position);
      const places = here ? await referencesOf(here.target, uri, world) : [];
      const own = plainUri(uri);
      return places.filter((place) => plainUri(place.uri) === own).map((place) => place.range);
    },
    renameTarget(uri, position) {
      const here = named(uri, position);
      if (!here || here.target.kind === 'reference') return undefined;
      return { range: here.range, name: here.target.name };
    },
    async rename(uri, position, name) {
      const here = named(uri, position);
      if (!here) return undefined;
      const fixed = new Set(
        libraries
          .files()
          .filter(({ origin }) => origin === 'package')
          .map((file) => file.uri),
      );
      const fixedBy = (clause: string): FixedClause => {
        const files = world.clausePlaces(clause);
        if (files.length === 0) return BUILT_IN_CLAUSES.has(clause) ? 'built-in' : undefined;
        return files.every((file) => fixed.has(file.uri)) ? 'package' : undefined;
      };
      return renameEdits(here.target, uri, name, world, fixedBy, (file) => fixed.has(file));
    },
    symbols: (query) => findSymbols(dossier, query),
    lenses(uri) {
      const file = libraries.file(uri);
      const clause = file && clauseIn(file);
      if (clause) return [{ range: clause.range, clause: clause.name }];
      const spec = specification(uri);
      return spec ? lensesOf(spec) : [];
    },
    lens(uri, { clause }) {
      const { date } = service.options;
      const language = service.languageOf(uri);
      if (clause !== undefined) return lensText(clause, dossier, service.libraryOf(uri), date, language);
      const checked = service.check(uri);
      return checked ? isvLensText(checked.spec, coverageOf(checked), language) : { title: '', places: [] };
    },
    linkEdits: (renamed) => linkEdits(dossier, renamed),
    clauses: () => {
      const { date, language } = service.options;
      return clauseTree(service.library, dossier, originOf, date, language);
    },
    uses: (clause, version) => versionUses(dossier, clause, version),
    documents(closedStatus) {
      const { date, language } = service.options;
      const status = (uri: string) => {
        const checked = service.check(uri);
        return checked ? statusOf(checked) : closedStatus(uri);
      };
      return documentTree(dossier, service.library, date, status, language);
    },
    clausePage: (id, version) =>
      clausePage(service.library, id, version, service.options.date, service.options.language),
    insertion(id, version, uri) {
      const clause = (uri === undefined ? service.library : service.libraryOf(uri)).clause(id);
      const one =
        clause &&
        (version === undefined ? currentVersion(clause, service.options.date) : versionOf(clause, version));
      return clause && one && markedClause(clause, one, fillClause(clause, one, true));
    },
    deviation(uri, position) {
      const spec = specification(uri);
      return spec && deviatingTexts(spec, offsetAt(spec.text, position), service.libraryOf(uri));
    },
    links(uri) {
      const spec = specification(uri);
      return spec ? linksOf(spec) : [];
    },
    hints(uri, range) {
      const spec = specification(uri);
      if (!spec) return [];
      const span = { start: offsetAt(spec.text, range.start), end: offsetAt(spec.text, range.end) };
      return hintsIn(spec, span, service.libraryOf(uri), service.options.date, service.languageOf(uri));
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
