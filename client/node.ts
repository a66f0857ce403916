import type { ExtensionContext } from 'vscode';
import { LanguageClient, type ServerOptions, TransportKind } from 'vscode-languageclient/node';
import { type Session, startClient } from './client.ts';

let session: Session | undefined;

/** Entry of the extension on the desktop and in a remote host: the server is a process of its own. */
export async function activate(context: ExtensionContext): Promise<void> {
  const module = context.asAbsolutePath('dist/server.js');
  const server: ServerOptions = {
    run: { module, transport: TransportKind.ipc },
    debug: { module, transport: TransportKind.ipc, options: { execArgv: ['--enable-source-maps'] } },
  };
  session = await startClient(
    context,
    (options) => new LanguageClient('bestekwijzer', 'Bestekwijzer', server, options),
  );
}

export const deactivate = (): Promise<void> | undefined => session?.client.dispose();
