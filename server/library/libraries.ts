import { BUILT_IN } from './builtin.gen.ts';
import { type ClauseLibrary, joinLibraries, type Library } from './library.ts';
import { libraryOf } from './read-library.ts';
import { isHead, type LibrarySource, readLibraryFile } from './source.ts';

/** The files a library is read from, handed in. Names are URIs; folders have no slash at the end. */
export interface LibraryFiles {
  /** Files under a folder, of any kind; with `within` no link is followed that leads out of it. */
  list(folder: string, within?: boolean): AsyncIterable<string>;
  /** @throws when the file cannot be read. */
  read(uri: string): Promise<string>;
}

/** A library as it was loaded. */
export interface LoadedLibrary {
  /** `workspace`: the folder `bibliotheek` beside the project file; `named`, `package`: by the project file. */
  readonly origin: 'workspace' | 'named' | 'package' | 'built-in';
  /** URI of the folder; undefined for the built-in one. */
  readonly folder: string | undefined;
  /** The files, with their URIs. */
  readonly files: readonly LoadedFile[];
  readonly library: ClauseLibrary;
}

export interface LoadedFile {
  readonly uri: string;
  readonly source: LibrarySource;
}

export interface LibraryTrouble {
  /** URI of the file or folder. */
  readonly uri: string;
  readonly kind: 'no-library' | 'unreadable' | 'broken';
  /** What the reader of files said. */
  readonly detail: string;
  /** As named in the project file. */
  readonly named?: string;
}

/** All libraries of a project, the one that wins first, and what could not be read. */
export interface ProjectLibraries {
  readonly loaded: readonly LoadedLibrary[];
  readonly library: Library;
  readonly troubles: readonly LibraryTrouble[];
}

/** Name of the folder beside the project file that is a library when it has a `bibliotheek.yaml`. */
const WORKSPACE_LIBRARY = 'bibliotheek';

const BUILT_IN_LOADED: LoadedLibrary = {
  origin: 'built-in',
  folder: undefined,
  files: [],
  library: BUILT_IN,
};

/** Packages are looked for in this many folders upward. */
const MOST_FOLDERS = 12;

/** What there is without a project: the built-in library. */
export const ONLY_BUILT_IN: ProjectLibraries = {
  loaded: [BUILT_IN_LOADED],
  library: joinLibraries([BUILT_IN]),
  troubles: [],
};

/**
 * The libraries of a project: the workspace's own, then those it names, then the built-in one. A file that cannot be
 * read costs that file only. Nothing in a library is ever executed.
 * @param named as in the project file: folders, relative to its folder, or packages in `node_modules` beside or above it
 * @param folder URI of the folder of the project file
 * @param before an earlier answer: files with the same text are not read again
 */
export async function librariesOf(
  named: readonly string[],
  folder: string,
  files: LibraryFiles,
  before: ProjectLibraries = ONLY_BUILT_IN,
): Promise<ProjectLibraries> {
  const troubles: LibraryTrouble[] = [];
  const known = new Map(
    before.loaded.flatMap((one) => one.files.map((file) => [file.uri, file.source] as const)),
  );
  const loaded: LoadedLibrary[] = [];
  const own = await loadLibrary(`${folder}/${WORKSPACE_LIBRARY}`, 'workspace', files, known, []);
  if (own) loaded.push(own);
  for (const name of named) {
    // The built-in library is in use anyway, and the file format lets it be named.
    if (name === BUILT_IN.id) continue;
    const one = await namedLibrary(name, folder, files, known, troubles);
    if (one && !loaded.some((other) => plain(other.folder!) === plain(one.folder!))) loaded.push(one);
    else if (!one) {
      const uri = resolved(name, folder);
      if (!troubles.some((trouble) => trouble.uri === uri))
        troubles.push({ uri, kind: 'no-library', detail: '', named: name });
    }
  }
  for (const { files: own } of loaded)
    for (const { uri, source } of own)
      if (source.broken) troubles.push({ uri, kind: 'broken', detail: source.broken.code });
  const all = [...loaded, BUILT_IN_LOADED];
  const isSame =
    troubles.length === 0 &&
    before.troubles.length === 0 &&
    all.length === before.loaded.length &&
    all.every((one, i) => isSameLibrary(one, before.loaded[i]!));
  if (isSame) return before;
  return { loaded: all, library: joinLibraries(all.map(({ library }) => library)), troubles };
}

/** A folder goes before a package of that name. */
async function namedLibrary(
  name: string,
  folder: string,
  files: LibraryFiles,
  known: ReadonlyMap<string, LibrarySource>,
  troubles: LibraryTrouble[],
): Promise<LoadedLibrary | undefined> {
  const uri = resolved(name, folder);
  // Outside the project, as with `/`, a folder may be endless: nothing is listed that has no head.
  const isInside = plain(uri).startsWith(`${plain(folder)}/`);
  const own =
    isInside || (await hasHead(uri, files))
      ? await loadLibrary(uri, 'named', files, known, troubles)
      : undefined;
  if (own || !isPackageName(name)) return own;
  for (const base of foldersUp(folder)) {
    const home = `${base}/node_modules/${name.split('/').map(encodeURIComponent).join('/')}`;
    for (const place of [home, `${home}/${WORKSPACE_LIBRARY}`])
      if (await hasHead(place, files)) return loadLibrary(place, 'package', files, known, troubles);
  }
  return undefined;
}

/** A package as npm names it, or a folder in one; never one that leads out of it. */
function isPackageName(name: string): boolean {
  return /^(?:@[a-z0-9~-][\w.~-]{0,100}\/)?[a-z0-9~-][\w.~-]{0,100}(?:\/[\w~-][\w.~-]{0,100}){0,8}$/.test(
    name,
  );
}

function foldersUp(folder: string): string[] {
  const up: string[] = [];
  // `file:///` and what is like it has three slashes of its own.
  for (
    let at = folder;
    up.length < MOST_FOLDERS && at.split('/').length > 3;
    at = at.slice(0, at.lastIndexOf('/'))
  )
    up.push(at);
  return up;
}

/** Whether a folder has a `bibliotheek.yaml` that can be read. */
export async function hasHead(folder: string, files: LibraryFiles): Promise<boolean> {
  for (const name of ['bibliotheek.yaml', 'bibliotheek.yml']) {
    const isThere = await files.read(`${folder}/${name}`).then(
      () => true,
      () => false,
    );
    if (isThere) return true;
  }
  return false;
}

/** The library in a folder; undefined when it has no `bibliotheek.yaml`. */
export async function loadLibrary(
  folder: string,
  origin: LoadedLibrary['origin'],
  files: LibraryFiles,
  known: ReadonlyMap<string, LibrarySource>,
  troubles: LibraryTrouble[],
): Promise<LoadedLibrary | undefined> {
  const uris: string[] = [];
  try {
    for await (const uri of files.list(folder, origin === 'package'))
      if (/\.ya?ml$/i.test(uri)) uris.push(uri);
  } catch (error) {
    troubles.push({ uri: folder, kind: 'unreadable', detail: messageOf(error) });
    return undefined;
  }
  // Not all who write these escape the same letters.
  const { length } = plain(folder);
  const nameIn = (uri: string) => plain(uri).slice(length + 1);
  if (!uris.some((uri) => isHead(nameIn(uri)) && !nameIn(uri).includes('/'))) return undefined;
  // A folder below with a head of its own is another library.
  const others = uris
    .map(nameIn)
    .filter((name) => isHead(name) && name.includes('/'))
    .map((name) => name.slice(0, name.lastIndexOf('/') + 1));
  const read: LoadedFile[] = [];
  for (const uri of uris) {
    const name = nameIn(uri);
    if (others.some((other) => name.startsWith(other))) continue;
    try {
      const text = await files.read(uri);
      const before = known.get(uri);
      read.push({ uri, source: before?.text === text ? before : readLibraryFile(name, text) });
    } catch (error) {
      troubles.push({ uri, kind: 'unreadable', detail: messageOf(error) });
    }
  }
  return { origin, folder, files: read, library: libraryOf(read.map(({ source }) => source)) };
}

function isSameLibrary(a: LoadedLibrary, b: LoadedLibrary): boolean {
  return (
    a.folder === b.folder &&
    a.files.length === b.files.length &&
    a.files.every(({ source }, i) => source === b.files[i]!.source)
  );
}

/** URI of a file or folder named relative to a folder. */
export function resolved(name: string, folder: string): string {
  const path = name.replaceAll('\\', '/').split('/').map(encodeURIComponent).join('/');
  try {
    return new URL(path, `${folder}/`).href.replace(/\/{1,10}$/, '');
  } catch {
    return `${folder}/${path}`;
  }
}

function plain(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
