import { expect } from 'vitest';
import type { ClientCapabilities, Location, Position, Range, WorkspaceEdit } from 'vscode-languageserver';
import { memoryFiles } from '../dossier/memory-files.ts';
import { type Client, MODERN, rangeIn, startClient } from './client.ts';

export const ROOT = 'file:///werk';

/** An up-to-date editor with a workspace. */
export const WORKSPACE: ClientCapabilities = {
  ...MODERN,
  window: { workDoneProgress: true },
  textDocument: { ...MODERN.textDocument, rename: { prepareSupport: true } },
  workspace: {
    ...MODERN.workspace,
    workspaceFolders: true,
    didChangeWatchedFiles: { dynamicRegistration: true },
    codeLens: { refreshSupport: true },
  },
};

export interface WorkspaceClient extends Client {
  readonly files: Record<string, string | undefined>;
  /** What was told of work under way: titles, messages, and `klaar`. */
  readonly progress: string[];
  /** Methods the server asked to be told of. */
  readonly registered: { method: string; registerOptions?: unknown }[];
  /** Resolves when nothing is being read any more. */
  indexed(): Promise<void>;
  /** Position of `|` in what follows: the place in a file where `marked` without it stands. */
  at(uri: string, marked: string): { textDocument: { uri: string }; position: Position };
  watched(...uris: string[]): void;
}

export interface WorkspaceOptions {
  readonly capabilities?: ClientCapabilities;
  readonly settings?: Record<string, unknown>;
  readonly folders?: readonly string[];
  /** Project file of the root. */
  readonly project?: () => string | undefined;
  /** Called with the token of work that has begun. */
  readonly onBegin?: (cancel: () => void) => void;
}

/** A server over files in memory, with names from the root. */
export async function startWorkspace(
  texts: Record<string, string | undefined>,
  { capabilities = WORKSPACE, settings = {}, folders = [ROOT], project, onBegin }: WorkspaceOptions = {},
): Promise<WorkspaceClient> {
  const memory = memoryFiles(
    Object.fromEntries(Object.entries(texts).map(([name, text]) => [`${ROOT}/${name}`, text])),
  );
  const progress: string[] = [];
  const registered: WorkspaceClient['registered'] = [];
  let working = 0;
  const client = await startClient(
    capabilities,
    settings,
    {
      files: memory,
      findProject: async (uri) => {
        const text = project?.();
        return text === undefined ? undefined : { text, relative: uri.slice(ROOT.length + 1) };
      },
    },
    {
      workspaceFolders: folders.map((uri) => ({ uri, name: uri })),
    },
    (connection) => {
      connection.onRequest('window/workDoneProgress/create', () => {
        working++;
        return null;
      });
      connection.onNotification('$/progress', ({ token, value }) => {
        if (value.kind === 'begin')
          onBegin?.(() => void connection.sendNotification('window/workDoneProgress/cancel', { token }));
        progress.push(value.kind === 'end' ? 'klaar' : (value.title ?? value.message));
        if (value.kind === 'end') working--;
      });
      connection.onRequest('client/registerCapability', ({ registrations }) => {
        registered.push(...registrations);
        return null;
      });
      connection.onRequest('workspace/codeLens/refresh', () => null);
    },
  );
  return {
    ...client,
    files: memory.files,
    progress,
    registered,
    async indexed() {
      // A report waits for the index, but costs a check of every document: only where there is nothing else to wait for.
      if (capabilities.window?.workDoneProgress && folders.length > 0)
        await expect.poll(() => progress.includes('klaar') && working === 0, { timeout: 10_000 }).toBe(true);
      else await client.request('bestekwijzer/rapport', { soort: 'afwijkingen', vorm: 'json' });
    },
    at(uri, marked) {
      const offset = marked.indexOf('|');
      const { start } = rangeIn(memory.files[uri] ?? '', marked.replace('|', ''));
      return { textDocument: { uri }, position: { line: start.line, character: start.character + offset } };
    },
    watched: (...uris) =>
      client.notify('workspace/didChangeWatchedFiles', { changes: uris.map((uri) => ({ uri, type: 2 })) }),
  };
}

/** Places as "file line:column", sorted. */
export function places(locations: readonly (Location | { uri: string; range: Range })[]): string[] {
  return locations
    .map(({ uri, range }) => `${uri.replace(`${ROOT}/`, '')} ${range.start.line}:${range.start.character}`)
    .sort();
}

/** The texts after an edit of the workspace. */
export function applied(
  files: Readonly<Record<string, string | undefined>>,
  edit: WorkspaceEdit | null,
): Record<string, string> {
  const after: Record<string, string> = {};
  for (const [uri, edits] of Object.entries(edit?.changes ?? {})) {
    const lines = files[uri]!.split('\n');
    const offset = ({ line, character }: Position) =>
      lines.slice(0, line).reduce((sum, one) => sum + one.length + 1, 0) + character;
    let text = files[uri]!;
    for (const { range, newText } of [...edits].sort((a, b) => offset(b.range.start) - offset(a.range.start)))
      text = text.slice(0, offset(range.start)) + newText + text.slice(offset(range.end));
    after[uri.replace(`${ROOT}/`, '')] = text;
  }
  return after;
}
