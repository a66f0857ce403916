import { type Connection, LSPErrorCodes, ResponseError } from 'vscode-languageserver';
import type { Checked } from '../check/check.ts';
import { folderOf } from '../dossier/file-system.ts';
import type { DossierService } from '../dossier-service.ts';
import { overviewOf } from '../features/overview.ts';
import type { DocumentStatus } from '../features/trees.ts';
import { FORMS, isReportForm, isReportKind, REPORTS } from '../report/reports.ts';
import type { Service } from '../service.ts';
import type { Position } from '../spec/pieces.ts';
import { takeTurns } from './turns.ts';

/** The documents of the dossier, open or not. */
export interface Documents {
  indexed(): Promise<void>;
  /** Resolves when an open document may be asked about. */
  opened(uri: string): Promise<void>;
  check(uri: string): Promise<Checked | undefined>;
  /** What is known of a closed document. */
  status(uri: string): DocumentStatus | undefined;
  shownPath(uri: string): string;
}

/**
 * Requests that are not in the protocol, for clients that show more than it has words for: rule and clause pages, the
 * trees of clauses and documents, the overview of a document, and the reports.
 */
export function registerOwnRequests(
  connection: Connection,
  service: Service,
  dossier: DossierService,
  documents: Documents,
): void {
  connection.onRequest('bestekwijzer/regelpagina', ({ id }: { id: string }) => service.rulePage(id) ?? null);
  connection.onRequest('bestekwijzer/regels', () =>
    service.rules.map((rule) => ({ id: rule.id, title: rule.title[service.options.language] })),
  );
  connection.onRequest('bestekwijzer/clausules', () => dossier.clauses());
  connection.onRequest('bestekwijzer/gebruik', ({ id, versie }: ClauseParams) =>
    versie === undefined ? [] : dossier.uses(id, versie),
  );
  connection.onRequest(
    'bestekwijzer/clausule',
    ({ id, versie }: ClauseParams) => dossier.clausePage(id, versie) ?? null,
  );
  connection.onRequest(
    'bestekwijzer/invoegen',
    ({ id, versie, uri }: ClauseParams) => dossier.insertion(id, versie, uri) ?? null,
  );
  connection.onRequest('bestekwijzer/afwijking', async ({ uri, plaats }: DeviationParams) => {
    await documents.opened(uri);
    return dossier.deviation(uri, plaats) ?? null;
  });
  connection.onRequest('bestekwijzer/dossier', () => dossier.documents(documents.status));

  // Null for a text that is no specification. `stukken`: the documents of the same tender, this one included.
  connection.onRequest('bestekwijzer/overzicht', async ({ uri }: { uri: string }, token) => {
    const checked = await documents.check(uri);
    // A burst of keys asks more than once; only the last one counts.
    if (token.isCancellationRequested) return new ResponseError(LSPErrorCodes.RequestCancelled, '');
    if (!checked) return null;
    const stukken = [...dossier.dossier.entries()]
      .filter((entry) => folderOf(entry.uri) === folderOf(uri))
      .map((entry) => ({ uri: entry.uri, title: entry.title || nameOf(entry.uri) }))
      .sort((a, b) => (a.title < b.title ? -1 : 1));
    return { ...overviewOf(checked, service.options.language), stukken };
  });
  connection.onRequest('bestekwijzer/isBestek', async ({ uri }: { uri: string }) => {
    await documents.opened(uri);
    return service.isSpecification(uri);
  });

  connection.onRequest('bestekwijzer/rapport', async ({ soort, vorm }: ReportParams, token) => {
    if (!isReportKind(soort) || !isReportForm(vorm))
      return new ResponseError(LSPErrorCodes.RequestFailed, `rapport: ${soort}, ${vorm}`);
    await documents.indexed();
    const report = REPORTS[soort](service.options.language);
    const paths = [...dossier.dossier.entries()].map(({ uri }) => ({ uri, path: documents.shownPath(uri) }));
    const turn = takeTurns();
    for (const { uri, path } of paths.sort((a, b) => (a.path < b.path ? -1 : 1))) {
      if (token.isCancellationRequested) return new ResponseError(LSPErrorCodes.RequestCancelled, '');
      const checked = await documents.check(uri);
      if (checked) report.add({ path, checked });
      await turn();
    }
    return FORMS[vorm](report.table());
  });
}

const nameOf = (uri: string) => decodeURIComponent(uri.slice(uri.lastIndexOf('/') + 1));

interface ClauseParams {
  readonly id: string;
  readonly versie?: string;
  /** The document a clause is for. */
  readonly uri?: string;
}

interface DeviationParams {
  readonly uri: string;
  readonly plaats: Position;
}

interface ReportParams {
  readonly soort: string;
  readonly vorm: string;
}
