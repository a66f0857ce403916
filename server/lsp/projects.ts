import { NO_PROJECT, PROJECT_FILE, type Project, readProject } from '../check/project.ts';
import { folderOf, isUnder, plainUri } from '../dossier/file-system.ts';
import {
  hasHead,
  librariesOf,
  loadLibrary,
  ONLY_BUILT_IN,
  type ProjectLibraries,
} from '../library/libraries.ts';
import { joinLibraries, type Library } from '../library/library.ts';
import { isHead } from '../library/source.ts';
import type { LibraryHome } from '../library-service.ts';
import { type ProjectBaseline, readProjectBaseline } from '../report/baseline.ts';
import { allRules } from '../rules/all.ts';
import type { Host } from './server.ts';

/**
 * The project a document belongs to, whether its globs name the document, the libraries it may use, and the fingerprints
 * of findings in it that count no more.
 */
export interface Membership {
  readonly project: Project;
  /** URI of the folder of the project file. */
  readonly folder: string | undefined;
  /** What could not be used of the project. */
  readonly troubles: readonly ProjectTrouble[];
  readonly baseline: ReadonlySet<string> | undefined;
  readonly listed: boolean;
  readonly library: Library;
}

/** A library or a baseline that cannot be used, with the file or folder. */
export interface ProjectTrouble {
  readonly kind: 'library' | 'clause' | 'baseline' | 'project';
  readonly uri: string;
}

export interface Projects {
  /** As last loaded; no project until then. */
  of(uri: string): Membership;
  /** Finds the project of a document; a folder is looked up once until `reload`, or when a fresh look is asked for. */
  load(uri: string, isFresh?: boolean): Promise<Membership>;
  /** Project or library files changed: all projects seen are read anew. What was loaded holds until then. */
  reload(): Promise<void>;
  /** The document is not of interest any more. */
  drop(uri: string): void;
  /** Whether a file is of a library in use, or makes a folder one. */
  isLibraryFile(uri: string): boolean;
  /** Whether a file is the baseline of a project, or would be if it were there. */
  isBaseline(uri: string): boolean;
  /**
   * Loads the library a file is in when no project has it in use: its files are then known, its clauses are not. Only the
   * nearest folders above are looked at.
   */
  loadLooseLibrary(uri: string): Promise<void>;
  /** The projects seen with their libraries, and the libraries of no project. */
  homes(): readonly LibraryHome[];
}

/** A library of no project is looked for this many folders up. */
const MOST_FOLDERS = 3;

const NONE: Membership = {
  project: NO_PROJECT,
  folder: undefined,
  troubles: [],
  baseline: undefined,
  listed: false,
  library: ONLY_BUILT_IN.library,
};

interface Home extends LibraryHome {
  readonly folder: string;
  readonly baseline: ProjectBaseline | undefined;
  readonly troubles: readonly ProjectTrouble[];
}

/** What a folder belongs to; `path` is from the folder of the project file, with a slash at the end when not empty. */
interface Folder extends Home {
  readonly path: string;
}

/** `changed` hears of the libraries of all projects together, whenever these are others. */
export function createProjects(
  host: Pick<Host, 'findProject' | 'matches' | 'files'>,
  changed: (library: Library) => void,
): Projects {
  const loaded = new Map<string, Membership>();
  let folders = new Map<string, Promise<Folder | undefined>>();
  /** By folder of the project file. */
  let homes = new Map<string, { text: string; home: Promise<Home> }>();
  const known = new Map<string, Home>();
  /** Libraries that no project has in use, by folder; undefined where there turned out to be none. */
  const loose = new Map<string, LibraryHome | undefined>();
  /** URIs by folder of the project file, without escapes. */
  const baselines = new Map<string, string>();
  let all = ONLY_BUILT_IN.library;

  async function find(uri: string): Promise<Folder | undefined> {
    const found = await host.findProject(uri).catch(() => undefined);
    if (!found) return undefined;
    const depth = found.relative.split('/').length;
    const at = uri.split('/').slice(0, -depth).join('/');
    let read = homes.get(at);
    if (read?.text !== found.text) {
      read = { text: found.text, home: readHome(at, found.text) };
      homes.set(at, read);
    }
    const path = found.relative.slice(0, found.relative.lastIndexOf('/') + 1);
    return { ...(await read.home), path };
  }

  async function readHome(folder: string, text: string): Promise<Home> {
    const project = readProject(
      text,
      allRules().map(({ id }) => id),
    );
    const before = known.get(folder)?.libraries;
    const libraries = await librariesOf(project.libraries, folder, host.files, before);
    const baseline =
      project.baseline === undefined
        ? undefined
        : await readProjectBaseline(project.baseline, folder, host.files.read);
    if (baseline) baselines.set(folder, plainUri(baseline.uri));
    else baselines.delete(folder);
    const home = {
      project,
      folder,
      libraries,
      baseline,
      troubles: troublesOf(folder, project, libraries, baseline),
    };
    known.set(folder, home);
    join();
    return home;
  }

  /** Joins the libraries of all projects seen. */
  function join(): void {
    const own = [...new Set([...known.values()].flatMap((one) => one.libraries.loaded))];
    const joined = own.map((one) => one.library);
    // The built-in library is of every project, and gives way to all others.
    const unique = [...new Set([...joined.filter((one) => one !== BUILT_IN), BUILT_IN])];
    if (unique.length !== all.libraries.length || unique.some((one, i) => one !== all.libraries[i])) {
      all = joinLibraries(unique);
      changed(all);
    }
  }

  async function readLoose(folder: string): Promise<LibraryHome | undefined> {
    // Most folders have no library and are large; only one that has is listed.
    if (!(await hasHead(folder, host.files))) return undefined;
    const library = await loadLibrary(folder, 'named', host.files, new Map(), []);
    if (!library) return undefined;
    const around = await find(`${folder}/x`);
    const rest = around?.libraries ?? ONLY_BUILT_IN;
    const libraries = { ...rest, loaded: [library, ...rest.loaded] };
    return { project: around?.project ?? NO_PROJECT, libraries };
  }

  const homesNow = () => [...known.values(), ...[...loose.values()].filter((one) => one !== undefined)];

  return {
    of: (uri) => loaded.get(uri) ?? NONE,
    async load(uri, isFresh = false) {
      const at = uri.slice(0, uri.lastIndexOf('/'));
      const looked = folders;
      let folder = isFresh ? undefined : looked.get(at);
      if (!folder) {
        folder = find(uri);
        looked.set(at, folder);
      }
      const found = await folder;
      const membership = found
        ? {
            project: found.project,
            folder: found.folder,
            troubles: found.troubles,
            baseline: found.baseline?.of(uri),
            listed: isListed(found, uri),
            library: found.libraries.library,
          }
        : NONE;
      loaded.set(uri, membership);
      return membership;
    },
    async reload() {
      folders = new Map();
      homes = new Map();
      loose.clear();
      for (const folder of [...known.keys()]) {
        const found = await find(`${folder}/${PROJECT_FILE}`);
        if (found?.folder === folder) continue;
        known.delete(folder);
        baselines.delete(folder);
      }
      join();
    },
    drop: (uri) => void loaded.delete(uri),
    isBaseline: (uri) => [...baselines.values()].includes(plainUri(uri)),
    isLibraryFile: (uri) => isHead(uri) || homesNow().some(({ libraries }) => covers(libraries, uri)),
    async loadLooseLibrary(uri) {
      if (homesNow().some(({ libraries }) => covers(libraries, uri))) return;
      let folder = folderOf(uri);
      for (let up = 0; up < MOST_FOLDERS && folder.split('/').length > 3; up++, folder = folderOf(folder)) {
        if (!loose.has(folder)) loose.set(folder, await readLoose(folder));
        if (loose.get(folder)) return;
      }
    },
    homes: homesNow,
  };

  function isListed({ project, path, libraries }: Folder, uri: string): boolean {
    if (project.files.length === 0 || uri.endsWith(`/${PROJECT_FILE}`)) return false;
    // A glob such as `**/*.yaml` names the clauses as well.
    if (covers(libraries, uri)) return false;
    return host.matches(path + plainUri(uri.slice(uri.lastIndexOf('/') + 1)), project.files);
  }
}

function troublesOf(
  folder: string,
  project: Project,
  { troubles }: ProjectLibraries,
  baseline: ProjectBaseline | undefined,
): ProjectTrouble[] {
  const found: ProjectTrouble[] = troubles.map(({ uri, kind }) => ({
    kind: kind === 'broken' ? 'clause' : 'library',
    uri,
  }));
  if (project.problems.length > 0) found.unshift({ kind: 'project', uri: `${folder}/${PROJECT_FILE}` });
  if (baseline?.state === 'broken') found.push({ kind: 'baseline', uri: baseline.uri });
  return found;
}

const [BUILT_IN] = ONLY_BUILT_IN.library.libraries as [(typeof ONLY_BUILT_IN.library.libraries)[number]];

/** Whether a file is in the folder of one of the libraries. */
function covers({ loaded }: ProjectLibraries, uri: string): boolean {
  return loaded.some(({ folder }) => folder !== undefined && isUnder(uri, folder));
}
