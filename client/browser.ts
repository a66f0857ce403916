import { type ExtensionContext, Uri } from 'vscode';
import { BrowserMessageReader, BrowserMessageWriter, LanguageClient } from 'vscode-languageclient/browser';
import { type Session, startClient } from './client.ts';
import { createPreview, type PreviewApi } from './preview/preview.ts';

// The project compiles without the DOM library, so that no shared file can lean on it; this is the one name needed here.
declare const Worker: new (url: string) => { terminate(): void };

let session: Session | undefined;
let worker: { terminate(): void } | undefined;

/** Entry of the extension in a browser: the server is a web worker. */
export async function activate(context: ExtensionContext): Promise<PreviewApi> {
  const url = Uri.joinPath(context.extensionUri, 'dist/server.browser.js').toString(true);
  // The transports are made here and not by the client, which asks `instanceof Worker`: VS Code wraps that class, so the
  // answer is always no. A function and not a worker, so that a restart gets a fresh one.
  const start = async () => {
    worker?.terminate();
    worker = new Worker(url);
    return { reader: new BrowserMessageReader(worker), writer: new BrowserMessageWriter(worker) };
  };
  session = startClient(
    context,
    (options) => new LanguageClient('bestekwijzer', 'Bestekwijzer', start, options),
  );
  const preview = createPreview();
  context.subscriptions.push(preview);
  return preview;
}

export async function deactivate(): Promise<void> {
  await session?.started;
  await session?.client.dispose();
  worker?.terminate();
}
