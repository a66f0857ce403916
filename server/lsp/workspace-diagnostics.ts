import {
  type CancellationToken,
  type Connection,
  type Diagnostic,
  DocumentDiagnosticReportKind,
  type ResultProgressReporter,
  type WorkspaceDiagnosticReport,
  type WorkspaceDiagnosticReportPartialResult,
  type WorkspaceDocumentDiagnosticReport,
} from 'vscode-languageserver';
import type { Checked } from '../check/check.ts';
import { type DocumentStatus, statusOf } from '../features/trees.ts';
import { takeTurns } from './turns.ts';

/** What the Problems panel is told of a document that is not open. */
interface Known {
  readonly id: string;
  readonly items: readonly Diagnostic[];
  readonly status: DocumentStatus | undefined;
  /** Something changed since. */
  isStale: boolean;
}

/** The documents that are not open. */
export interface ClosedDocuments {
  /** All documents of the dossier, open ones among them. */
  uris(): Iterable<string>;
  isOpen(uri: string): boolean;
  check(uri: string): Promise<Checked | undefined>;
  /** Whether it has a state of its own in the dossier; a file of a library has not. */
  isDocument(uri: string): boolean;
  toItems(uri: string, checked: Checked): Diagnostic[];
}

export interface WorkspaceDiagnostics {
  /** Something changed that may change the findings of closed documents; all of them when no name is given. */
  invalidate(uri?: string): void;
  /** What the last check of a closed document came to. */
  status(uri: string): DocumentStatus | undefined;
}

/** Documents told of; more would fill the Problems panel past use. */
const MOST_DOCUMENTS = 5_000;

/**
 * Findings of the whole dossier, also of documents that are not open. Once everything is told, a further request waits
 * until something changes: clients ask again at once, and an answer without news would keep both sides busy. `indexed`
 * resolves when the documents are known; `checked` hears of every document done.
 */
export function registerWorkspaceDiagnostics(
  connection: Connection,
  documents: ClosedDocuments,
  indexed: () => Promise<void>,
  checked: () => void,
): WorkspaceDiagnostics {
  const known = new Map<string, Known>();
  /** Result ids must differ from those of a server that ran before this one. */
  const series = Date.now().toString(36);
  let lastId = 0;
  let wake: () => void = () => undefined;
  let changed = new Promise<void>((resolve) => {
    wake = resolve;
  });

  function invalidate(uri?: string): void {
    for (const one of uri === undefined ? known.values() : [known.get(uri)]) if (one) one.isStale = true;
    wake();
    changed = new Promise<void>((resolve) => {
      wake = resolve;
    });
  }

  async function findingsOf(uri: string): Promise<Known> {
    const before = known.get(uri);
    if (before && !before.isStale) return before;
    if (before) before.isStale = false;
    const result = await documents.check(uri);
    const items = result ? documents.toItems(uri, result) : [];
    const isSame = before && JSON.stringify(before.items) === JSON.stringify(items);
    const now: Known = {
      id: isSame ? before.id : `${series}-${++lastId}`,
      items,
      status: result && documents.isDocument(uri) ? statusOf(result) : undefined,
      // It may have changed again while it was read.
      isStale: before?.isStale ?? false,
    };
    known.set(uri, now);
    checked();
    return now;
  }

  connection.languages.diagnostics.onWorkspace(
    async (params, token, _work, progress): Promise<WorkspaceDiagnosticReport> => {
      await Promise.race([indexed(), cancelled(token)]);
      const told = new Map(params.previousResultIds.map((one) => [one.uri, one.value]));
      for (;;) {
        const news = changed;
        const items = await collect(told, token, progress);
        if (items.length > 0 || token.isCancellationRequested) return { items };
        await Promise.race([news, cancelled(token)]);
        if (token.isCancellationRequested) return { items: [] };
      }
    },
  );

  /** What the client does not know yet; sent at once where it takes a part at a time. `told` is kept up to date. */
  async function collect(
    told: Map<string, string>,
    token: CancellationToken,
    progress: ResultProgressReporter<WorkspaceDiagnosticReportPartialResult> | undefined,
  ): Promise<WorkspaceDocumentDiagnosticReport[]> {
    const rest: WorkspaceDocumentDiagnosticReport[] = [];
    const tell = (uri: string, id: string, items: readonly Diagnostic[]) => {
      const report: WorkspaceDocumentDiagnosticReport = {
        kind: DocumentDiagnosticReportKind.Full,
        uri,
        version: null,
        resultId: id,
        items: [...items],
      };
      told.set(uri, id);
      if (progress) progress.report({ items: [report] });
      else rest.push(report);
    };
    const uris = [...new Set(documents.uris())].slice(0, MOST_DOCUMENTS);
    const turn = takeTurns();
    for (const uri of uris) {
      if (token.isCancellationRequested) return rest;
      if (documents.isOpen(uri)) continue;
      const { id, items } = await findingsOf(uri);
      // A document without findings need not be mentioned, unless findings were told before.
      if (told.get(uri) !== id && (items.length > 0 || told.has(uri))) tell(uri, id, items);
      await turn();
    }
    const here = new Set(uris);
    for (const [uri, id] of told) {
      // Documents that are gone keep their findings in the client until they are told to be empty.
      if (!here.has(uri) && !documents.isOpen(uri) && id !== GONE) tell(uri, GONE, []);
    }
    for (const uri of known.keys()) if (!here.has(uri)) known.delete(uri);
    return rest;
  }

  return { invalidate, status: (uri) => known.get(uri)?.status };
}

const GONE = 'weg';

function cancelled(token: CancellationToken): Promise<void> {
  if (token.isCancellationRequested) return Promise.resolve();
  return new Promise((resolve) => token.onCancellationRequested(() => resolve()));
}
