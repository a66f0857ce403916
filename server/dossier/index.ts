import type { Range } from '../check/places.ts';
import {
  declaresSpecification,
  isSpecificationName,
  languageOf,
  readSpecification,
  type Specification,
} from '../spec/specification.ts';
import { type Entry, entryOf } from './entry.ts';
import { type FileSystem, folderOf } from './file-system.ts';

/**
 * The index over all specifications of a workspace: who uses which clause, defines which term, lays down which
 * requirement. Open documents are answered from their present state, closed ones from what was read last.
 */
export interface Dossier {
  /** Reads all specifications under these folders in the background of the caller; may be called again. */
  build(folders: readonly string[], options: BuildOptions): Promise<BuildReport>;
  /** An open document in its present state; cheap until somebody asks about it. */
  setOpen(uri: string, spec: Specification | undefined): void;
  /** A file changed on disk or is gone; open documents are not touched. */
  refresh(uri: string): Promise<void>;
  /** Entries of all documents, open ones up to date. */
  entries(): Iterable<Entry>;
  entry(uri: string): Entry | undefined;
  /** Entries of the documents in the same folder: they make one tender together. */
  sameTender(uri: string): Entry[];
  /** Where a clause is used, over all documents. */
  usesOf(clause: string): Place[];
}

export interface Place {
  readonly uri: string;
  readonly range: Range;
}

export interface BuildOptions {
  readonly isListed?: (uri: string) => boolean;
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

export function createDossier(files: FileSystem): Dossier {
  const stored = new Map<string, Entry>();
  const open = new Map<string, { spec: Specification; entry: Entry | undefined }>();
  let users: Map<string, Place[]> | undefined;

  const forget = () => {
    users = undefined;
  };

  function current(uri: string): Entry | undefined {
    const live = open.get(uri);
    if (!live) return stored.get(uri);
    live.entry ??= entryOf(live.spec);
    return live.entry;
  }

  function* entries(): Generator<Entry> {
    for (const uri of new Set([...stored.keys(), ...open.keys()])) {
      const entry = current(uri);
      if (entry) yield entry;
    }
  }

  async function read(
    uri: string,
    isListed: ((uri: string) => boolean) | undefined,
  ): Promise<Entry | undefined> {
    const language = languageOf(uri);
    if (!language) return undefined;
    const text = await files.read(uri);
    const isNamed = isSpecificationName(uri) || isListed?.(uri) === true;
    if (!isNamed && !mayDeclare(text, language)) return undefined;
    const spec = readSpecification(uri, language, text);
    if (!isNamed && !declaresSpecification(spec)) return undefined;
    return withoutBodies(entryOf(spec));
  }

  return {
    async build(folders, { isListed, onProgress, isCancelled }) {
      const unreadable: { uri: string; why: string }[] = [];
      let documents = 0;
      let sliceStart = Date.now();
      for (const folder of folders) {
        for await (const uri of files.list(folder)) {
          if (isCancelled?.()) return { documents, unreadable, cancelled: true };
          try {
            const entry = await read(uri, isListed);
            if (entry) {
              stored.set(uri, entry);
              documents++;
              forget();
            } else stored.delete(uri);
          } catch (error) {
            unreadable.push({ uri, why: error instanceof Error ? error.message : String(error) });
          }
          if (Date.now() - sliceStart > SLICE) {
            onProgress?.(documents, uri);
            await new Promise((resolve) => setTimeout(resolve, 0));
            sliceStart = Date.now();
          }
        }
      }
      return { documents, unreadable, cancelled: false };
    },
    setOpen(uri, spec) {
      if (spec) open.set(uri, { spec, entry: undefined });
      else {
        const last = current(uri);
        if (last && open.has(uri)) stored.set(uri, withoutBodies(last));
        open.delete(uri);
      }
      forget();
    },
    async refresh(uri) {
      forget();
      try {
        const entry = await read(uri, undefined);
        if (entry) stored.set(uri, entry);
        else stored.delete(uri);
      } catch {
        stored.delete(uri);
      }
    },
    entries,
    entry: current,
    sameTender: (uri) => [...entries()].filter((entry) => folderOf(entry.uri) === folderOf(uri)),
    usesOf(clause) {
      users ??= byClause(entries());
      return users.get(clause) ?? [];
    },
  };
}

function byClause(entries: Iterable<Entry>): Map<string, Place[]> {
  const users = new Map<string, Place[]>();
  for (const entry of entries) {
    for (const clause of entry.clauses) {
      const places = users.get(clause.name);
      const place = { uri: entry.uri, range: clause.range };
      if (places) places.push(place);
      else users.set(clause.name, [place]);
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

function withoutBodies(entry: Entry): Entry {
  return { ...entry, clauses: entry.clauses.map((clause) => ({ ...clause, body: undefined })) };
}
