import type { Range } from '../check/places.ts';
import {
  declaresSpecification,
  isSpecificationName,
  languageOf,
  readSpecification,
  type Specification,
} from '../spec/specification.ts';
import { type Entry, entryOf } from './entry.ts';
import { type FileSystem, folderOf, isUnder, plainUri } from './file-system.ts';
import { type Tender, tenderOf } from './tender.ts';

/**
 * The index over all specifications of a workspace: who uses which clause, defines which term, lays down which
 * requirement. Open documents are answered from their present state, closed ones from what was read last.
 */
export interface Dossier {
  /**
   * Reads all specifications under these folders in the background of the caller. May be called again: what is not
   * found any more is forgotten, once it has come to the end.
   */
  build(folders: readonly string[], options: BuildOptions): Promise<BuildReport>;
  /** An open document in its present state, undefined when it is no specification; cheap until somebody asks about it. */
  setOpen(uri: string, spec: Specification | undefined): void;
  /** A document was closed; it counts as it was last until it is refreshed. */
  setClosed(uri: string): void;
  /** A file changed on disk, is new or is gone; answers whether the dossier knew or knows it. */
  refresh(uri: string, isListed?: IsListed): Promise<boolean>;
  /** Forgets a closed document, or those under a folder: it is no part of the workspace any more. */
  forget(name: string): void;
  /** Entries of all documents, open ones up to date. */
  entries(): Iterable<Entry>;
  entry(uri: string): Entry | undefined;
  /** The documents in the same folder. */
  tender(uri: string): Tender;
  /** Where a clause is used, over all documents. */
  usesOf(clause: string): ClauseUse[];
}

/** A use of a clause, in the version named there. */
export interface ClauseUse extends Place {
  readonly version: string | undefined;
}

export interface Place {
  readonly uri: string;
  readonly range: Range;
}

/** Whether a project file names a file as a specification. */
export type IsListed = (uri: string) => boolean | Promise<boolean>;

export interface BuildOptions {
  readonly isListed?: IsListed;
  readonly onProgress?: (done: number, uri: string) => void;
  readonly isCancelled?: () => boolean;
}

export interface BuildReport {
  readonly documents: number;
  /** Files that could not be read, with the reason. */
  readonly unreadable: readonly { readonly uri: string; readonly why: string }[];
  readonly cancelled: boolean;
}

/** After this long (ms) the build lets others have their turn. */
const SLICE = 12;
/** Files read ahead of the one at work. */
const AHEAD = 8;

export function createDossier(files: FileSystem): Dossier {
  // Both by the plain form of the name: what is open and what was found on disk may be written differently.
  const stored = new Map<string, Entry>();
  const open = new Map<string, { spec: Specification | undefined; entry: Entry | undefined }>();
  /** Closed documents by folder; made when asked for. */
  let folders: Map<string, Entry[]> | undefined;
  /** Uses of each clause in closed documents; made when asked for. */
  let users: Map<string, ClauseUse[]> | undefined;

  function store(key: string, entry: Entry | undefined): void {
    if (entry) stored.set(key, entry);
    else if (!stored.delete(key)) return;
    folders = undefined;
    users = undefined;
  }

  function current(key: string): Entry | undefined {
    const live = open.get(key);
    if (!live) return stored.get(key);
    live.entry ??= live.spec && entryOf(live.spec);
    return live.entry;
  }

  function* closed(): Generator<Entry> {
    for (const [key, entry] of stored) if (!open.has(key)) yield entry;
  }

  function* entries(): Generator<Entry> {
    yield* closed();
    for (const key of open.keys()) {
      const entry = current(key);
      if (entry) yield entry;
    }
  }

  function closedIn(folder: string): readonly Entry[] {
    if (!folders) {
      folders = new Map();
      for (const [key, entry] of stored) {
        if (open.has(key)) continue;
        const at = folderOf(key);
        const list = folders.get(at);
        if (list) list.push(entry);
        else folders.set(at, [entry]);
      }
    }
    return folders.get(folder) ?? NONE;
  }

  async function textOf(uri: string, isListed: IsListed | undefined): Promise<Text | undefined> {
    const language = languageOf(uri);
    if (!language) return undefined;
    const [text, isNamed] = await Promise.all([files.read(uri), isSpecificationName(uri) || isListed?.(uri)]);
    return isNamed === true || mayDeclare(text, language)
      ? { uri, language, text, isNamed: isNamed === true }
      : undefined;
  }

  return {
    async build(roots, { isListed, onProgress, isCancelled }) {
      const unreadable: { uri: string; why: string }[] = [];
      let documents = 0;
      let sliceStart = Date.now();
      const seen = new Set<string>();
      const found = ahead(filesUnder(files, roots), (uri) => textOf(uri, isListed));
      for await (const { uri, read } of found) {
        if (isCancelled?.()) return { documents, unreadable, cancelled: true };
        const key = plainUri(uri);
        seen.add(key);
        try {
          const text = await read;
          const entry = text && readEntry(text);
          store(key, entry);
          if (entry) documents++;
        } catch (error) {
          store(key, undefined);
          unreadable.push({ uri, why: error instanceof Error ? error.message : String(error) });
        }
        if (Date.now() - sliceStart > SLICE) {
          onProgress?.(documents, uri);
          await new Promise((resolve) => setTimeout(resolve, 0));
          sliceStart = Date.now();
        }
      }
      for (const [key, { uri }] of [...stored]) {
        if (!seen.has(key) && roots.some((root) => isUnder(uri, root))) store(key, undefined);
      }
      return { documents, unreadable, cancelled: false };
    },
    setOpen(uri, spec) {
      const key = plainUri(uri);
      const before = open.get(key);
      if (before && before.spec === spec) return;
      if (!before) {
        users = undefined;
        folders = undefined;
      }
      open.set(key, { spec, entry: undefined });
    },
    setClosed(uri) {
      const key = plainUri(uri);
      if (!open.has(key)) return;
      const last = current(key);
      open.delete(key);
      users = undefined;
      folders = undefined;
      store(key, last);
    },
    async refresh(uri, isListed) {
      const key = plainUri(uri);
      const before = stored.has(key);
      const text = await textOf(uri, isListed).catch(() => undefined);
      store(key, text && readEntry(text));
      return before || stored.has(key);
    },
    forget(name) {
      for (const [key, { uri }] of [...stored]) if (isUnder(uri, name)) store(key, undefined);
    },
    entries,
    entry: (uri) => current(plainUri(uri)),
    tender(uri) {
      const folder = folderOf(plainUri(uri));
      const live = [...open.keys()].filter((one) => folderOf(one) === folder).map(current);
      return tenderOf(
        closedIn(folder),
        live.filter((entry) => entry !== undefined),
      );
    },
    usesOf(clause) {
      users ??= byClause(closed());
      const uses = users.get(clause) ?? [];
      const live = [...open.keys()].map(current).filter((entry) => entry !== undefined);
      return [...uses, ...(byClause(live).get(clause) ?? [])];
    },
  };
}

const NONE: readonly Entry[] = [];

interface Text {
  readonly uri: string;
  readonly language: 'markdown' | 'yaml';
  readonly text: string;
  readonly isNamed: boolean;
}

function readEntry({ uri, language, text, isNamed }: Text): Entry | undefined {
  const spec = readSpecification(uri, language, text);
  return isNamed || declaresSpecification(spec) ? entryOf(spec) : undefined;
}

async function* filesUnder(files: FileSystem, roots: readonly string[]): AsyncGenerator<string> {
  for (const root of roots) yield* files.list(root);
}

/** Names with their texts under way, a few at a time, in order. A failed read is for whoever awaits it. */
async function* ahead<T>(
  uris: AsyncIterable<string>,
  read: (uri: string) => Promise<T>,
): AsyncGenerator<{ uri: string; read: Promise<T> }> {
  const underWay: { uri: string; read: Promise<T> }[] = [];
  for await (const uri of uris) {
    const one = { uri, read: read(uri) };
    one.read.catch(() => undefined);
    underWay.push(one);
    if (underWay.length >= AHEAD) yield underWay.shift()!;
  }
  yield* underWay;
}

function byClause(entries: Iterable<Entry>): Map<string, ClauseUse[]> {
  const users = new Map<string, ClauseUse[]>();
  for (const { uri, clauses } of entries) {
    for (const { name, range, version } of clauses) {
      const uses = users.get(name);
      if (uses) uses.push({ uri, range, version });
      else users.set(name, [{ uri, range, version }]);
    }
  }
  return users;
}

/** A quick look before a file is read: only what can have the key `bestek` can be a specification. */
function mayDeclare(text: string, language: 'markdown' | 'yaml'): boolean {
  return language === 'yaml'
    ? /^bestek[ \t]*:/m.test(text)
    : /^\ufeff?---/.test(text) && /^bestek[ \t]*:/m.test(text.slice(0, 20_000));
}
