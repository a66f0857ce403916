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
import type { DossierService } from '../dossier-service.ts';

/** What the Problems panel is told of a document that is not open. */
interface Known {
  readonly id: string;
  readonly items: readonly Diagnostic[];
}

export interface WorkspaceDiagnostics {
  /** Something changed that may change the findings of closed documents; all of them when no name is given. */
  invalidate(uri?: string): void;
}

/** Documents checked before others get their turn. */
const SLICE = 12;

/**
 * Findings of the whole dossier, also of documents that are not open. Once everything is told, a further request waits
 * until something changes: clients ask again at once, and an answer without news would keep both sides busy.
 */
export function registerWorkspaceDiagnostics(
  connection: Connection,
  dossier: DossierService,
  indexed: () => Promise<void>,
  isOpen: (uri: string) => boolean,
  checkClosed: (uri: string) => Promise<Checked | undefined>,
  toItems: (uri: string, checked: Checked) => Diagnostic[],
): WorkspaceDiagnostics {
  const known = new Map<string, Known>();
  let generation = 0;
  let wake: () => void = () => undefined;
  let changed = new Promise<void>((resolve) => {
    wake = resolve;
  });

  function invalidate(uri?: string): void {
    if (uri === undefined) known.clear();
    else known.delete(uri);
    generation++;
    wake();
    changed = new Promise<void>((resolve) => {
      wake = resolve;
    });
  }

  async function reportOf(
    uri: string,
    previous: string | undefined,
  ): Promise<WorkspaceDocumentDiagnosticReport | undefined> {
    if (isOpen(uri)) return undefined;
    let now = known.get(uri);
    if (!now) {
      const checked = await checkClosed(uri);
      now = { id: `${generation}:${uri.length}`, items: checked ? toItems(uri, checked) : [] };
      known.set(uri, now);
    }
    if (previous === now.id) return undefined;
    return {
      kind: DocumentDiagnosticReportKind.Full,
      uri,
      version: null,
      resultId: now.id,
      items: [...now.items],
    };
  }

  connection.languages.diagnostics.onWorkspace(
    async (params, token, _work, progress): Promise<WorkspaceDiagnosticReport> => {
      await indexed();
      const previous = new Map(params.previousResultIds.map((one) => [one.uri, one.value]));
      for (;;) {
        const waiting = changed;
        const items = await collect(previous, token, progress);
        if (items.length > 0 || token.isCancellationRequested) return { items };
        await Promise.race([waiting, cancelled(token)]);
        if (token.isCancellationRequested) return { items: [] };
      }
    },
  );

  async function collect(
    previous: ReadonlyMap<string, string>,
    token: CancellationToken,
    progress: ResultProgressReporter<WorkspaceDiagnosticReportPartialResult> | undefined,
  ): Promise<WorkspaceDocumentDiagnosticReport[]> {
    const rest: WorkspaceDocumentDiagnosticReport[] = [];
    const uris = [...dossier.dossier.entries()].map((entry) => entry.uri);
    let started = Date.now();
    for (const uri of uris) {
      if (token.isCancellationRequested) break;
      const report = await reportOf(uri, previous.get(uri));
      if (report && progress) progress.report({ items: [report] });
      else if (report) rest.push(report);
      if (Date.now() - started > SLICE) {
        await new Promise((resolve) => setTimeout(resolve, 0));
        started = Date.now();
      }
    }
    const here = new Set(uris);
    for (const [uri, id] of previous) {
      // Documents that are gone keep their findings in the client until they are told to be empty.
      if (here.has(uri) || isOpen(uri) || id === GONE) continue;
      rest.push({ kind: DocumentDiagnosticReportKind.Full, uri, version: null, resultId: GONE, items: [] });
    }
    return rest;
  }

  return { invalidate };
}

const GONE = 'weg';

function cancelled(token: CancellationToken): Promise<void> {
  return new Promise((resolve) => token.onCancellationRequested(() => resolve()));
}
