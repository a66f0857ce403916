import { type ExtensionContext, Uri } from 'vscode';
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
  const args = codeCache(context.globalStorageUri);
  const server: ServerOptions = {
    run: { module, args, transport: TransportKind.ipc, options: { execArgv } },
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

/** Has the server keep what the engine made of its code, in a folder of this extension's own. */
function codeCache(storage: Uri): string[] {
  return storage.scheme === 'file' ? [`--code-cache=${Uri.joinPath(storage, 'code').fsPath}`] : [];
}
