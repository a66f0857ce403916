import {
  type Connection,
  DidChangeWatchedFilesNotification,
  DidChangeWorkspaceFoldersNotification,
  FileChangeType,
  type FileEvent,
  type InitializeParams,
  type ServerCapabilities,
  WatchKind,
  type WorkDoneProgressServerReporter,
} from 'vscode-languageserver';
import { PROJECT_FILE } from '../check/project.ts';
import { type FileSystem, folderOf, isUnder, plainUri } from '../dossier/file-system.ts';
import type { IsListed } from '../dossier/index.ts';
import type { DossierService } from '../dossier-service.ts';
import { isHead } from '../library/source.ts';
import type { Service } from '../service.ts';
import { languageOf } from '../spec/specification.ts';
import type { Projects } from './projects.ts';
import { takeTurns } from './turns.ts';

/** The folders of the workspace: the index over them is built in the background and follows what happens on disk. */
export interface Workspace {
  readonly capabilities: Partial<ServerCapabilities>;
  readonly folders: readonly string[];
  /** The client is ready: start reading. Returns at once. */
  start(): void;
  /** Resolves when what was asked to be read has been read. */
  indexed(): Promise<void>;
  /** An open document was closed. */
  closed(uri: string): Promise<void>;
  /** The workspace folder a file is in. */
  folderOf(uri: string): string | undefined;
  /** Path to show for a document: from its workspace folder, with the name of the folder where there are several. */
  shownPath(uri: string): string;
}

/** What hears of changes outside the open documents. */
export interface WorkspaceListener {
  /** Closed documents changed, all of them when none is named. */
  changed(uri?: string): void;
  /** A project file changed: settings of open documents may be others. */
  projectChanged(): Promise<void>;
}

// A baseline may have any name.
const WATCHED = ['**/*.{md,markdown,yaml,yml}', '**/*.json', '**/.gitignore'];
const ANY_FILE = { filters: [{ pattern: { glob: '**/*' } }] };
const INDEXING = { nl: 'Bestekwijzer: dossier lezen', en: 'Bestekwijzer: reading the dossier' };
const SO_FAR = { nl: '{count} documenten', en: '{count} documents' };

export function openWorkspace(
  connection: Connection,
  service: Service,
  { dossier }: DossierService,
  files: FileSystem,
  projects: Projects,
  isOpen: (uri: string) => boolean,
  listener: WorkspaceListener,
  params: InitializeParams,
): Workspace {
  const client = params.capabilities;
  let folders = (
    params.workspaceFolders?.map((folder) => folder.uri) ?? (params.rootUri ? [params.rootUri] : [])
  ).map(bare);
  let last = Promise.resolve();
  /** Builds asked for and not yet begun, by their folders: once more is enough. */
  const waiting = new Set<string>();

  /** Heads of libraries come by when the documents are listed: those of no project are checked too. */
  const heads = new Set<string>();
  const loadLooseLibraries = async () => {
    for (const uri of heads) await projects.loadLooseLibrary(uri);
  };

  const isListed: IsListed = async (uri) => {
    if (isHead(uri)) heads.add(uri);
    const { listed } = await projects.load(uri);
    if (!isOpen(uri)) projects.drop(uri);
    return listed;
  };

  function build(which: readonly string[]): void {
    const key = which.join('\n');
    if (which.length === 0 || waiting.has(key)) return;
    waiting.add(key);
    last = last.then(() => {
      waiting.delete(key);
      return read(which).catch((error: unknown) => connection.console.error(String(error)));
    });
  }

  async function read(which: readonly string[]): Promise<void> {
    let progress: WorkDoneProgressServerReporter | undefined;
    if (client.window?.workDoneProgress) {
      progress = await connection.window.createWorkDoneProgress().catch(() => undefined);
      progress?.begin(INDEXING[service.options.language], undefined, undefined, true);
    }
    try {
      // The libraries of a folder are in use before there is a document in it.
      for (const folder of which) {
        const inside = `${folder}/${PROJECT_FILE}`;
        await projects.load(inside);
        projects.drop(inside);
      }
      const report = await dossier.build(which, {
        isListed,
        onProgress: (done) =>
          progress?.report(SO_FAR[service.options.language].replace('{count}', String(done))),
        isCancelled: () => progress?.token.isCancellationRequested === true,
      });
      await loadLooseLibraries();
      for (const { uri, why } of report.unreadable) connection.console.warn(`${uri}: ${why}`);
    } finally {
      progress?.done();
      listener.changed();
    }
  }

  async function isOurs(uri: string): Promise<boolean> {
    for (const folder of folders) if (await files.covers(folder, uri)) return true;
    return false;
  }

  async function readLibrariesAnew(changes: readonly FileEvent[]): Promise<void> {
    await projects.reload();
    for (const { uri, type } of changes) if (isHead(uri) && type !== FileChangeType.Deleted) heads.add(uri);
    await listener.projectChanged();
    await loadLooseLibraries();
    listener.changed();
  }

  async function followChanges(changes: readonly FileEvent[]): Promise<void> {
    if (changes.some(({ uri }) => uri.endsWith(`/${PROJECT_FILE}`))) {
      await projects.reload();
      await listener.projectChanged();
      build(folders);
    } else if (changes.some(({ uri }) => projects.isLibraryFile(uri) || projects.isBaseline(uri))) {
      await readLibrariesAnew(changes);
    }
    if (changes.some(({ uri }) => uri.endsWith('/.gitignore'))) build(folders);
    forgetFolders(changes);
    const turn = takeTurns();
    for (const uri of new Set(changes.map((change) => change.uri))) {
      if (!languageOf(uri)) continue;
      if (isOpen(uri) || !(dossier.entry(uri) || (await isOurs(uri)))) continue;
      if (await dossier.refresh(uri, isListed)) listener.changed(uri);
      await turn();
    }
  }

  /** Forgets the documents in folders that are gone. */
  function forgetFolders(changes: readonly FileEvent[]): void {
    const deleted = changes.filter(({ uri, type }) => type === FileChangeType.Deleted && !languageOf(uri));
    if (deleted.length === 0) return;
    const gone = new Set(deleted.map(({ uri }) => plainUri(uri)));
    const found = new Set<string>();
    for (const { uri } of dossier.entries())
      for (let at = folderOf(plainUri(uri)); at.includes('/'); at = folderOf(at))
        if (gone.has(at)) found.add(at);
    for (const folder of found) dossier.forget(folder);
    if (found.size > 0) listener.changed();
  }

  connection.onDidChangeWatchedFiles(({ changes }) => followChanges(changes));
  connection.onNotification(DidChangeWorkspaceFoldersNotification.type, ({ event }) => {
    const removed = event.removed.map((folder) => bare(folder.uri));
    const added = event.added.map((folder) => bare(folder.uri));
    folders = [...folders.filter((folder) => !removed.includes(folder)), ...added];
    for (const folder of removed) dossier.forget(folder);
    if (removed.length > 0) listener.changed();
    // A folder inside a removed one may be open by itself.
    build([...new Set([...added, ...folders.filter((one) => removed.some((up) => isUnder(one, up)))])]);
  });
  connection.workspace.onDidRenameFiles(async ({ files: renamed }) => {
    for (const { oldUri } of renamed) dossier.forget(bare(oldUri));
    listener.changed();
    // Watchers name the files of a folder that is gone, but not always those of one that is new.
    if (renamed.some(({ newUri }) => !/\.[a-z]+$/i.test(newUri))) build(folders);
  });
  connection.workspace.onDidDeleteFiles(({ files: deleted }) => {
    for (const { uri } of deleted) dossier.forget(bare(uri));
    listener.changed();
  });

  return {
    get folders() {
      return folders;
    },
    capabilities: {
      workspace: {
        workspaceFolders: { supported: true, changeNotifications: true },
        fileOperations: { willRename: ANY_FILE, didRename: ANY_FILE, didDelete: ANY_FILE },
      },
    },
    start() {
      if (client.workspace?.didChangeWatchedFiles?.dynamicRegistration) {
        const watchers = [
          ...WATCHED.map((globPattern) => ({ globPattern })),
          // Of a folder that is deleted, clients name the folder and not what was in it.
          { globPattern: '**/*', kind: WatchKind.Delete },
        ];
        void connection.client
          .register(DidChangeWatchedFilesNotification.type, { watchers })
          .catch(() => undefined);
      }
      build(folders);
    },
    indexed: () => last,
    async closed(uri) {
      // What was typed and not saved is gone.
      if (await isOurs(uri)) await dossier.refresh(uri, isListed);
      else dossier.forget(uri);
      listener.changed(uri);
    },
    folderOf: (uri) => folders.find((one) => isUnder(uri, one)),
    shownPath(uri) {
      const name = plainUri(uri);
      const folder = folders.find((one) => isUnder(uri, one));
      // A text that is not saved has no path, only a name behind its scheme.
      if (folder === undefined) return name.slice(name.lastIndexOf('/') + 1).replace(/^untitled:/, '');
      const root = plainUri(folder);
      return name.slice(folders.length > 1 ? root.lastIndexOf('/') + 1 : root.length + 1);
    },
  };
}

/** A folder's name without the slash at the end. */
function bare(uri: string): string {
  return uri.replace(/\/$/, '');
}
