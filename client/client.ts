import {
  commands,
  type Disposable,
  type Event,
  type ExtensionContext,
  type LogOutputChannel,
  Uri,
  window,
} from 'vscode';
import type { BaseLanguageClient, LanguageClientOptions } from 'vscode-languageclient';
import { drawBaseline } from './commands/baseline.ts';
import { compareVersions, insertClause, openClause } from './commands/clauses.ts';
import { registerComparison } from './commands/compare-text.ts';
import { makeSpecification } from './commands/make-specification.ts';
import { newSpecification } from './commands/new-specification.ts';
import { REPORT_COMMANDS, showReport } from './commands/report.ts';
import { restart } from './commands/restart.ts';
import { openSample } from './commands/sample.ts';
import { showOutput } from './commands/show-output.ts';
import { showPlaces } from './commands/show-places.ts';
import { RULE_LINK, showRule } from './commands/show-rule.ts';
import { showSettings } from './commands/show-settings.ts';
import { goToFinding, hearDone } from './commands/to-finding.ts';
import { exportToWord, importFromWord } from './commands/word.ts';
import { documentSelector } from './documents.ts';
import { listFiles, readFile } from './files.ts';
import { servePages } from './pages.ts';
import { findProject } from './project.ts';
import { settings } from './settings.ts';
import { createStatus } from './status.ts';
import { watchDossier } from './views/changes.ts';
import { createClauseView } from './views/clauses.ts';
import { createDossierView } from './views/dossier.ts';
import { watchSpecifications } from './views/overview/known.ts';
import { createOverviewView } from './views/overview/panel.ts';

/** Makes the language client; the two entries differ only in how they reach the server. */
export type ClientFactory = (options: LanguageClientOptions) => BaseLanguageClient;

/** What a command may use. */
export interface Session {
  readonly client: BaseLanguageClient;
  readonly output: LogOutputChannel;
  readonly onDossierChange: Event<void>;
  /** Resolves when the server answers, or has not started. */
  readonly started: Promise<void>;
}

/**
 * Starts the language server and registers what belongs to the editor alone: commands, the rule pages and the status item.
 * Does not wait for the server: the Markdown preview waits for this extension. A server that does not start is shown in the
 * status item and the output; the commands that help (restart, show output) stay available.
 */
export function startClient(context: ExtensionContext, create: ClientFactory): Session {
  const output = window.createOutputChannel('Bestekwijzer', { log: true });
  const client = create({
    documentSelector,
    outputChannel: output,
    traceOutputChannel: output,
    initializationOptions: {
      ...settings(),
      regelpagina: RULE_LINK,
      woordbundel: Uri.joinPath(context.extensionUri, 'dist/word.js').toString(true),
    },
    diagnosticCollectionName: 'bestekwijzer',
    diagnosticPullOptions: { onChange: true, onTabs: true, onFocus: true },
    markdown: { isTrusted: { enabledCommands: ['bestekwijzer.toonRegel'] } },
  });
  const dossier = watchDossier(client);
  const session: Session = {
    client,
    output,
    onDossierChange: dossier.onChange,
    get started() {
      return started;
    },
  };
  const pages = servePages(session);
  const sample = () => openSample(context, session);
  const keep = (...disposables: Disposable[]) => context.subscriptions.push(...disposables);
  keep(
    output,
    dossier,
    client.onRequest('bestekwijzer/project', ({ uri }: { uri: string }) => findProject(Uri.parse(uri))),
    client.onRequest('bestekwijzer/lijst', ({ folder }: { folder: string }) => listFiles(Uri.parse(folder))),
    client.onRequest('bestekwijzer/lees', ({ uri }: { uri: string }) => readFile(Uri.parse(uri))),
    createStatus(session),
    registerComparison(session),
    createClauseView(session),
    createDossierView(session),
    createOverviewView(session),
    watchSpecifications(session),
    commands.registerCommand('bestekwijzer.herstart', () => restart(session)),
    commands.registerCommand('bestekwijzer.toonUitvoer', () => showOutput(session)),
    commands.registerCommand('bestekwijzer.toonRegel', (id?: unknown) => showRule(session, id)),
    commands.registerCommand('bestekwijzer.toonPlaatsen', showPlaces),
    commands.registerCommand('bestekwijzer.voegClausuleIn', (node?: unknown) => insertClause(session, node)),
    commands.registerCommand('bestekwijzer.openClausule', (node?: unknown) => openClause(session, node)),
    commands.registerCommand('bestekwijzer.vergelijkVersies', (...args: unknown[]) =>
      compareVersions(session, ...args),
    ),
    commands.registerCommand('bestekwijzer.neemOpInNullijn', (isSure?: unknown) =>
      drawBaseline(session, isSure),
    ),
    commands.registerCommand('bestekwijzer.openVoorbeeld', sample),
    commands.registerCommand('bestekwijzer.naarBevinding', () => goToFinding(sample)),
    commands.registerCommand('bestekwijzer.naarHerstelling', () => goToFinding(sample, 'fix')),
    commands.registerCommand('bestekwijzer.naarMotivering', () => goToFinding(sample, 'motivate')),
    hearDone(),
    commands.registerCommand('bestekwijzer.nieuwBestek', (given?: unknown) =>
      newSpecification(session, given),
    ),
    commands.registerCommand('bestekwijzer.maakBestek', (given?: unknown) =>
      makeSpecification(session, given),
    ),
    commands.registerCommand('bestekwijzer.exporteerWord', (from?: unknown, to?: unknown) =>
      exportToWord(session, false, from, to),
    ),
    commands.registerCommand('bestekwijzer.exporteerWordMetBevindingen', (from?: unknown, to?: unknown) =>
      exportToWord(session, true, from, to),
    ),
    commands.registerCommand('bestekwijzer.importeerWord', (from?: unknown, to?: unknown) =>
      importFromWord(session, from, to),
    ),
    ...Object.entries(REPORT_COMMANDS).map(([command, kind]) =>
      commands.registerCommand(command, (form?: unknown) => showReport(session, kind, form)),
    ),
    pages,
    commands.registerCommand('bestekwijzer.toonInstellingen', () => {
      pages.refresh();
      return showSettings();
    }),
  );
  const started = client.start().catch((error: unknown) => {
    output.error(error instanceof Error ? error : String(error));
  });
  return session;
}
