import type { ExtensionContext } from 'vscode';
import { LanguageClient, type ServerOptions, TransportKind } from 'vscode-languageclient/node';
import { type Session, startClient } from './client.ts';
import { engineFlags } from './engine.ts';
import { createPreview, type PreviewApi } from './preview/preview.ts';
import { offerDictionary } from './spelling.ts';

let session: Session | undefined;

/** Entry of the extension on the desktop and in a remote host: the server is a process of its own. */
export async function activate(context: ExtensionContext): Promise<PreviewApi> {
  const module = context.asAbsolutePath('dist/server.js');
  const execArgv = engineFlags(process.versions.node);
  const server: ServerOptions = {
    run: { module, transport: TransportKind.ipc, options: { execArgv } },
    debug: {
      module,
      transport: TransportKind.ipc,
      options: { execArgv: [...execArgv, '--enable-source-maps'] },
    },
  };
  session = startClient(
    context,
    (options) => new LanguageClient('bestekwijzer', 'Bestekwijzer', server, options),
  );
  offerDictionary(context);
  const preview = createPreview();
  context.subscriptions.push(preview);
  return preview;
}

export async function deactivate(): Promise<void> {
  await session?.started;
  await session?.client.dispose();
}
