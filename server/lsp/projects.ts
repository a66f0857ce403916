import { NO_PROJECT, PROJECT_FILE, type Project, readProject } from '../check/project.ts';
import { isUnder, plainUri } from '../dossier/file-system.ts';
import { librariesOf, ONLY_BUILT_IN, type ProjectLibraries } from '../library/libraries.ts';
import { joinLibraries, type Library } from '../library/library.ts';
import { isHead } from '../library/source.ts';
import { rules } from '../rules/all.gen.ts';
import type { Host } from './server.ts';

/** The project a document belongs to, whether its globs name the document, and the libraries it may use. */
export interface Membership {
  readonly project: Project;
  readonly listed: boolean;
  readonly library: Library;
}

export interface Projects {
  /** As last loaded; no project until then. */
  of(uri: string): Membership;
  /** Finds the project of a document; a folder is looked up once until `clear`, or when a fresh look is asked for. */
  load(uri: string, isFresh?: boolean): Promise<Membership>;
  /** Project or library files changed: everything is looked up anew. What was loaded holds until then. */
  clear(): void;
  /** The document is not of interest any more. */
  drop(uri: string): void;
  /** Whether a file is of a library in use, or makes a folder one. */
  isLibraryFile(uri: string): boolean;
  /** The libraries of all projects seen. */
  libraries(): readonly ProjectLibraries[];
}

const NONE: Membership = { project: NO_PROJECT, listed: false, library: ONLY_BUILT_IN.library };

interface Home {
  readonly project: Project;
  readonly libraries: ProjectLibraries;
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
  const ids = rules.map((rule) => rule.id);
  const loaded = new Map<string, Membership>();
  let folders = new Map<string, Promise<Folder | undefined>>();
  /** By folder of the project file. */
  let homes = new Map<string, { text: string; home: Promise<Home> }>();
  const libraries = new Map<string, ProjectLibraries>();
  let all = ONLY_BUILT_IN.library;

  async function find(uri: string): Promise<Folder | undefined> {
    const found = await host.findProject(uri).catch(() => undefined);
    if (!found) return undefined;
    const depth = found.relative.split('/').length;
    const at = uri.split('/').slice(0, -depth).join('/');
    let known = homes.get(at);
    if (known?.text !== found.text) {
      known = { text: found.text, home: readHome(at, found.text) };
      homes.set(at, known);
    }
    const path = found.relative.slice(0, found.relative.lastIndexOf('/') + 1);
    return { ...(await known.home), path };
  }

  async function readHome(folder: string, text: string): Promise<Home> {
    const project = readProject(text, ids);
    const now = await librariesOf(project.libraries, folder, host.files, libraries.get(folder));
    libraries.set(folder, now);
    const own = [...new Set([...libraries.values()].flatMap((one) => one.loaded))];
    const joined = own.map((one) => one.library);
    // The built-in library is of every project, and gives way to all others.
    const unique = [...new Set([...joined.filter((one) => one !== BUILT_IN), BUILT_IN])];
    if (unique.length !== all.libraries.length || unique.some((one, i) => one !== all.libraries[i])) {
      all = joinLibraries(unique);
      changed(all);
    }
    return { project, libraries: now };
  }

  return {
    of: (uri) => loaded.get(uri) ?? NONE,
    async load(uri, isFresh = false) {
      const at = uri.slice(0, uri.lastIndexOf('/'));
      const known = folders;
      let folder = isFresh ? undefined : known.get(at);
      if (!folder) {
        folder = find(uri);
        known.set(at, folder);
      }
      const found = await folder;
      const membership = found
        ? { project: found.project, listed: isListed(found, uri), library: found.libraries.library }
        : NONE;
      loaded.set(uri, membership);
      return membership;
    },
    clear() {
      folders = new Map();
      homes = new Map();
    },
    drop: (uri) => void loaded.delete(uri),
    isLibraryFile: (uri) =>
      isHead(uri) ||
      [...libraries.values()].some((one) =>
        one.loaded.some(({ folder }) => folder !== undefined && isUnder(uri, folder)),
      ),
    libraries: () => [...libraries.values()],
  };

  function isListed({ project, path }: Folder, uri: string): boolean {
    if (project.files.length === 0 || uri.endsWith(`/${PROJECT_FILE}`)) return false;
    return host.matches(path + plainUri(uri.slice(uri.lastIndexOf('/') + 1)), project.files);
  }
}

const [BUILT_IN] = ONLY_BUILT_IN.library.libraries as [(typeof ONLY_BUILT_IN.library.libraries)[number]];
