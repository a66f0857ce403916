import {
  commands,
  type Disposable,
  type ExtensionContext,
  type LogOutputChannel,
  Uri,
  window,
  workspace,
} from 'vscode';
import type { BaseLanguageClient, LanguageClientOptions } from 'vscode-languageclient';
import { restart } from './commands/restart.ts';
import { showOutput } from './commands/show-output.ts';
import { RULE_LINK, RULE_SCHEME, ruleContent, showRule } from './commands/show-rule.ts';
import { documentSelector } from './documents.ts';
import { findProject, PROJECT_FILE } from './project.ts';
import { settings } from './settings.ts';
import { createStatus } from './status.ts';

/** Makes the language client; the two entries differ only in how they reach the server. */
export type ClientFactory = (options: LanguageClientOptions) => BaseLanguageClient;

/** What a command may use. */
export interface Session {
  readonly client: BaseLanguageClient;
  readonly output: LogOutputChannel;
}

/**
 * Starts the language server and registers what belongs to the editor alone: commands, the rule pages and the status item.
 * Resolves when the server answers. A server that does not start is shown in the status item and the output; it does not throw,
 * so that the commands that help (restart, show output) stay available.
 */
export async function startClient(context: ExtensionContext, create: ClientFactory): Promise<Session> {
  const output = window.createOutputChannel('Bestekwijzer', { log: true });
  const projectFiles = workspace.createFileSystemWatcher(`**/${PROJECT_FILE}`);
  const client = create({
    documentSelector,
    outputChannel: output,
    traceOutputChannel: output,
    initializationOptions: { ...settings(), regelpagina: RULE_LINK },
    synchronize: { fileEvents: projectFiles },
    diagnosticCollectionName: 'bestekwijzer',
    diagnosticPullOptions: { onChange: true, onTabs: true, onFocus: true },
    markdown: { isTrusted: { enabledCommands: ['bestekwijzer.toonRegel'] } },
  });
  const session: Session = { client, output };
  const keep = (...disposables: Disposable[]) => context.subscriptions.push(...disposables);
  keep(
    output,
    projectFiles,
    client.onRequest('bestekwijzer/project', ({ uri }: { uri: string }) => findProject(Uri.parse(uri))),
    createStatus(session),
    commands.registerCommand('bestekwijzer.herstart', () => restart(session)),
    commands.registerCommand('bestekwijzer.toonUitvoer', () => showOutput(session)),
    commands.registerCommand('bestekwijzer.toonRegel', (id?: unknown) => showRule(session, id)),
    workspace.registerTextDocumentContentProvider(RULE_SCHEME, {
      provideTextDocumentContent: (uri) => ruleContent(session, uri),
    }),
  );
  try {
    await client.start();
  } catch (error) {
    output.error(error instanceof Error ? error : String(error));
  }
  return session;
}
