import type { Checked } from './check/check.ts';
import { createLibraryChecker, type LibraryChecker } from './check/check-library.ts';
import type { Problem } from './check/problem.ts';
import type { Project } from './check/project.ts';
import { plainUri } from './dossier/file-system.ts';
import type { Action } from './features/actions.ts';
import { fixAllAction } from './features/actions.ts';
import { adoptActions } from './features/adopt-clause.ts';
import type { Completion } from './features/completion.ts';
import type { Hover } from './features/hover.ts';
import { libraryActions } from './features/library-actions.ts';
import { libraryCompletions, libraryHover } from './features/library-file.ts';
import { libraryOutline } from './features/library-outline.ts';
import type { OutlineEntry } from './features/symbols.ts';
import type { LoadedFile, LoadedLibrary, ProjectLibraries } from './library/libraries.ts';
import type { Clause } from './library/library.ts';
import { clauseOf, libraryOf } from './library/read-library.ts';
import { type LibrarySource, readLibraryFile } from './library/source.ts';
import { type Service, settingsFor } from './service.ts';
import { offsetAt, type Position, wholeText } from './spec/pieces.ts';

/** A project with its libraries. */
export interface LibraryHome {
  readonly project: Project;
  readonly libraries: ProjectLibraries;
}

/**
 * What the service knows of the files of clause libraries: findings, completion and the rest, for open files as they are
 * being typed. In documents clauses count as they were saved.
 */
export interface LibraryService {
  /** A text was opened or closed in the service under this name. */
  opened(uri: string): void;
  closed(uri: string): void;
  /** Whether a file is of a library: then it is read as such, and never as a specification. */
  has(uri: string): boolean;
  /** A file of a library as it stands now; undefined when it is of none. */
  file(uri: string): LoadedFile | undefined;
  /** Every file of every library as it stands now: typed before saved. */
  files(): (LoadedFile & { readonly origin: LoadedLibrary['origin'] })[];
  /** The libraries of all projects seen, and those of no project. */
  loaded(): readonly LoadedLibrary[];
  /** Findings of a file; those of rules that hold files against each other are as `settle` found them last. */
  check(uri: string): Checked | undefined;
  /**
   * Holds the files against each other as they are now; answers which files have other findings for it. It costs what
   * the library is large, so it is for a moment of rest.
   */
  settle(): string[];
  /** The settings changed. */
  forget(): void;
  actions(uri: string, start: Position, end: Position): Action[];
  /** For clauses in a document whose text was changed: taking that text over in the library. */
  adoptions(uri: string, start: Position, end: Position): Promise<Action[]>;
  fixAll(uri: string): Action | undefined;
  completions(uri: string, position: Position): Completion[];
  hover(uri: string, position: Position): Hover | undefined;
  outline(uri: string): OutlineEntry[];
}

/** A file with where it belongs. */
interface Place {
  readonly uri: string;
  /** As on disk. */
  readonly saved: LibrarySource;
  readonly library: LoadedLibrary;
  readonly home: LibraryHome;
}

interface Live {
  /** What of the service was read. */
  readonly spec: unknown;
  readonly source: LibrarySource;
  /** The last reading that could be used. */
  readonly usable: LibrarySource;
}

/** What was found when the files of a library were last held against each other. */
interface Across {
  readonly checker: LibraryChecker;
  readonly loaded: readonly LoadedLibrary[];
  readonly files: readonly LibrarySource[];
  readonly found: ReadonlyMap<string, readonly Problem[]>;
}

const NONE: readonly Problem[] = [];

/** `homes` are the projects seen, with their libraries; `isWritable` tells whether a file may be changed. */
export function createLibraryService(
  service: Service,
  homes: () => readonly LibraryHome[],
  isWritable: (uri: string) => Promise<boolean> = async () => true,
): LibraryService {
  /** Names of open texts by their plain form: clients differ in how they write them. */
  const open = new Map<string, string>();
  const live = new Map<string, Live>();
  const across = new Map<LoadedLibrary, Across>();
  const checkers = new Map<string, LibraryChecker>();
  let places: { readonly of: readonly LoadedLibrary[]; readonly byUri: Map<string, Place> } | undefined;

  function all(): Map<string, Place> {
    const seen = homes();
    const of = seen.flatMap(({ libraries }) => libraries.loaded);
    if (places?.of.length === of.length && places.of.every((one, i) => one === of[i])) return places.byUri;
    const byUri = new Map<string, Place>();
    for (const home of seen)
      for (const library of home.libraries.loaded)
        for (const { uri, source } of library.files) {
          const key = plainUri(uri);
          if (!byUri.has(key)) byUri.set(key, { uri, saved: source, library, home });
        }
    for (const library of across.keys()) if (!of.includes(library)) across.delete(library);
    places = { of, byUri };
    return byUri;
  }

  const placeOf = (uri: string) => all().get(plainUri(uri));

  /** The file as it stands now. */
  function now({ uri, saved }: Pick<Place, 'uri' | 'saved'>): Pick<Live, 'source' | 'usable'> {
    const key = plainUri(uri);
    const name = open.get(key);
    const spec = name === undefined ? undefined : service.spec(name);
    if (!spec) return { source: saved, usable: saved };
    const before = live.get(key);
    if (before?.spec === spec) return before;
    const text = wholeText(spec.text);
    const source = text === saved.text ? saved : readLibraryFile(saved.name, text);
    const made = { spec, source, usable: source.broken ? (before?.usable ?? saved) : source };
    live.set(key, made);
    return made;
  }

  const nowOf = ({ uri, source }: LoadedFile) => now({ uri, saved: source });

  function checkerFor({ project }: LibraryHome): LibraryChecker {
    const settings = settingsFor(service.options, project);
    const key = JSON.stringify(settings);
    let checker = checkers.get(key);
    if (!checker) {
      checker = createLibraryChecker(service.rules, settings);
      checkers.set(key, checker);
    }
    return checker;
  }

  /** Half a clause says nothing about the others, so a file that is being typed counts as it could last be read. */
  function hold(library: LoadedLibrary, { home }: Pick<Place, 'home'>): Across {
    const { loaded } = home.libraries;
    const files = library.files.map((file) => nowOf(file).usable);
    const at = loaded.indexOf(library);
    const plain = (some: readonly LoadedLibrary[]) => some.map((one) => one.library);
    const checker = checkerFor(home);
    const isSaved = files.every((file, i) => file === library.files[i]!.source);
    const found = checker.across({
      files,
      library: isSaved ? library.library : libraryOf(files),
      before: plain(loaded.slice(0, at)),
      after: plain(loaded.slice(at + 1)),
    });
    return { checker, loaded, files, found };
  }

  function acrossOf(place: Place): Across {
    const known = across.get(place.library);
    if (known && known.checker === checkerFor(place.home) && known.loaded === place.home.libraries.loaded)
      return known;
    const made = hold(place.library, place);
    across.set(place.library, made);
    return made;
  }

  function check(uri: string): Checked | undefined {
    const place = placeOf(uri);
    if (!place) return undefined;
    const { checker, found } = acrossOf(place);
    return checker.checkFile(now(place).source, found.get(place.saved.name) ?? NONE);
  }

  function at(uri: string, position: Position) {
    const place = placeOf(uri);
    const checked = place && check(uri);
    if (!place || !checked) return undefined;
    const { source, usable } = now(place);
    // Of a file that cannot be read, the fields are those of before.
    const file =
      source.content || source.partial?.fields.length ? source : { ...source, partial: usable.content };
    return { place, checked, source, file, offset: offsetAt(checked.spec.text, position) };
  }

  return {
    opened: (uri) => void open.set(plainUri(uri), uri),
    closed(uri) {
      open.delete(plainUri(uri));
      live.delete(plainUri(uri));
    },
    has: (uri) => placeOf(uri) !== undefined,
    file(uri) {
      const place = placeOf(uri);
      return place && { uri: place.uri, source: now(place).source };
    },
    files: () =>
      [...all().values()].map((place) => ({
        uri: place.uri,
        source: now(place).source,
        origin: place.library.origin,
      })),
    loaded: () => homes().flatMap(({ libraries }) => libraries.loaded),
    check,
    settle() {
      const changed: string[] = [];
      for (const place of new Map([...all().values()].map((one) => [one.library, one])).values()) {
        const { library } = place;
        const known = across.get(library);
        if (!known || library.files.every((file, i) => nowOf(file).usable === known.files[i])) continue;
        const made = hold(library, place);
        const found = new Map<string, readonly Problem[]>();
        for (const { uri, source } of library.files) {
          const [before, after] = [known.found.get(source.name) ?? NONE, made.found.get(source.name) ?? NONE];
          const isSame = saying(before) === saying(after);
          if (!isSame) changed.push(open.get(plainUri(uri)) ?? uri);
          found.set(source.name, isSame ? before : after);
        }
        across.set(library, { ...made, found });
      }
      return changed;
    },
    forget() {
      checkers.clear();
      across.clear();
    },
    actions(uri, start, end) {
      const here = at(uri, start);
      const folder = here?.place.library.folder;
      if (!here || folder === undefined) return [];
      const { checked, source, place } = here;
      const files = place.library.files.map((file) => nowOf(file).source);
      const { date, language } = service.options;
      const stop = offsetAt(checked.spec.text, end);
      const around = { source, files, folder };
      return libraryActions(checked, here.offset, stop, around, date, language);
    },
    async adoptions(uri, start, end) {
      const checked = service.check(uri);
      if (!checked) return [];
      const { date, language } = service.options;
      const [from, to] = [start, end].map((one) => offsetAt(checked.spec.text, one)) as [number, number];
      const fileOf = (clause: Clause) => {
        const place = [...all().values()].find(({ saved }) => clauseOf(saved) === clause);
        return place && { file: { uri: place.uri, source: now(place).source }, library: place.library };
      };
      return adoptActions(checked, from, to, service.libraryOf(uri), { fileOf, isWritable }, date, language);
    },
    fixAll(uri) {
      const checked = check(uri);
      return checked && fixAllAction(checked, service.options.language);
    },
    completions(uri, position) {
      const here = at(uri, position);
      if (!here) return [];
      return libraryCompletions(here.file, here.offset, service.options.language).map((one) => ({
        ...one,
        kind: one.kind === 'key' ? 'key' : 'value',
      }));
    },
    hover(uri, position) {
      const here = at(uri, position);
      return here && libraryHover(here.file, here.offset, service.options.language);
    },
    outline(uri) {
      const here = at(uri, { line: 0, character: 0 });
      const { date, language } = service.options;
      return here ? libraryOutline(here.source, here.checked.spec, date, language) : [];
    },
  };
}

/** What findings say, without where. */
function saying(problems: readonly Problem[]): string {
  return JSON.stringify(problems.map(({ rule, finding }) => [rule.id, finding.message, finding.values]));
}
