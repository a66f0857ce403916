import { PassThrough } from 'node:stream';
import {
  createMessageConnection,
  type MessageConnection,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-jsonrpc/node';
import type {
  ClientCapabilities,
  CodeAction,
  Diagnostic,
  DocumentDiagnosticReport,
  InitializeParams,
  InitializeResult,
  PublishDiagnosticsParams,
  Range,
} from 'vscode-languageserver';
import { createConnection } from 'vscode-languageserver/node';
import { nodeHost } from '../../server/lsp/node.ts';
import { type Host, startServer } from '../../server/lsp/server.ts';

/** What an up-to-date editor says it can do. */
export const MODERN: ClientCapabilities = {
  textDocument: {
    diagnostic: {},
    publishDiagnostics: { relatedInformation: true },
    completion: { completionItem: { snippetSupport: true } },
  },
  workspace: {
    workspaceEdit: { documentChanges: true, snippetEditSupport: true },
    diagnostics: { refreshSupport: true },
  },
};

/** What a simple one says. */
export const PLAIN: ClientCapabilities = { textDocument: { publishDiagnostics: {} } };

export const TODAY = '2026-11-01';

export interface Client {
  readonly initialized: InitializeResult;
  readonly connection: MessageConnection;
  /** Findings the server sent of its own accord, in order. */
  readonly published: PublishDiagnosticsParams[];
  /** How often the server asked to be asked again. */
  readonly refreshes: () => number;
  open(uri: string, text: string, languageId?: string): void;
  change(uri: string, version: number, ...changes: { range?: Range; text: string }[]): void;
  close(uri: string): void;
  pull(uri: string, previousResultId?: string): Promise<DocumentDiagnosticReport>;
  /** The next findings sent for a document. */
  pushed(uri: string): Promise<Diagnostic[]>;
  actions(uri: string, range: Range, only?: string[]): Promise<CodeAction[]>;
  request<T>(method: string, params: unknown): Promise<T>;
  notify(method: string, params: unknown): void;
}

/** A server in this process and a client to it, over streams as over stdio. */
export async function startClient(
  capabilities: ClientCapabilities,
  initializationOptions: Record<string, unknown> = {},
  host: Partial<Host> = {},
  params: Partial<InitializeParams> = {},
  prepare: (connection: MessageConnection) => void = () => undefined,
): Promise<Client> {
  const [toServer, toClient] = [new PassThrough(), new PassThrough()];
  startServer(createConnection(toServer, toClient), { ...nodeHost(), today: () => TODAY, ...host });
  const connection = createMessageConnection(
    new StreamMessageReader(toClient),
    new StreamMessageWriter(toServer),
  );
  const published: PublishDiagnosticsParams[] = [];
  const waiting = new Map<string, ((items: Diagnostic[]) => void)[]>();
  let refreshes = 0;
  connection.onNotification('textDocument/publishDiagnostics', (params: PublishDiagnosticsParams) => {
    published.push(params);
    for (const resolve of waiting.get(params.uri) ?? []) resolve(params.diagnostics);
    waiting.delete(params.uri);
  });
  connection.onRequest('workspace/diagnostic/refresh', () => {
    refreshes++;
    return null;
  });
  connection.onRequest('client/registerCapability', () => null);
  prepare(connection);
  connection.listen();
  const request = <T>(method: string, params: unknown) => connection.sendRequest<T>(method, params);
  const notify = (method: string, params: unknown) => void connection.sendNotification(method, params);
  const initialized = await request<InitializeResult>('initialize', {
    processId: null,
    rootUri: null,
    capabilities,
    initializationOptions,
    ...params,
  });
  notify('initialized', {});
  return {
    initialized,
    connection,
    published,
    refreshes: () => refreshes,
    open: (uri, text, languageId = uri.endsWith('.md') ? 'markdown' : 'yaml') =>
      notify('textDocument/didOpen', { textDocument: { uri, languageId, version: 1, text } }),
    change: (uri, version, ...contentChanges) =>
      notify('textDocument/didChange', { textDocument: { uri, version }, contentChanges }),
    close: (uri) => notify('textDocument/didClose', { textDocument: { uri } }),
    pull: (uri, previousResultId) =>
      request('textDocument/diagnostic', { textDocument: { uri }, previousResultId }),
    pushed: (uri) =>
      new Promise((resolve) => {
        waiting.set(uri, [...(waiting.get(uri) ?? []), resolve]);
      }),
    actions: async (uri, range, only) =>
      (await request<CodeAction[] | null>('textDocument/codeAction', {
        textDocument: { uri },
        range,
        context: { diagnostics: [], ...(only ? { only } : {}) },
      })) ?? [],
    request,
    notify,
  };
}

/** The findings of a full report. */
export function itemsOf(report: DocumentDiagnosticReport): Diagnostic[] {
  if (report.kind !== 'full') throw new Error(`not a full report: ${report.kind}`);
  return report.items;
}

/** Range of the first place where `found` stands in a text. */
export function rangeIn(text: string, found: string): Range {
  const at = text.indexOf(found);
  if (at < 0) throw new Error(`not in the text: ${found}`);
  return { start: position(text, at), end: position(text, at + found.length) };
}

function position(text: string, offset: number) {
  const lines = text.slice(0, offset).split('\n');
  return { line: lines.length - 1, character: lines.at(-1)!.length };
}
