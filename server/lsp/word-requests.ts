import { type Connection, LSPErrorCodes, ResponseError } from 'vscode-languageserver';
import type { Checked } from '../check/check.ts';
import type { Service } from '../service.ts';
import type { Host } from './server.ts';

/**
 * Requests for Word files. Their bytes travel as base64: the protocol is JSON.
 */
export function registerWord(
  connection: Connection,
  service: Service,
  host: Pick<Host, 'today' | 'word'>,
  /** Where the client says that the bundle for Word stands, for a server that has no files. */
  address: string | undefined,
  check: (uri: string) => Promise<Checked | undefined>,
): void {
  // Null for a text that is no specification.
  connection.onRequest('bestekwijzer/naarWord', async ({ uri, metBevindingen }: ToWordParams, token) => {
    const checked = await check(uri);
    if (!checked) return null;
    const { exportDocx } = await host.word(address);
    if (token.isCancellationRequested) return new ResponseError(LSPErrorCodes.RequestCancelled, '');
    const { language } = service.options;
    const options = { language, withFindings: metBevindingen === true, date: host.today() };
    return { inhoud: toBase64(await exportDocx(checked, options)) };
  });
  connection.onRequest('bestekwijzer/uitWord', async ({ inhoud }: { inhoud: string }) => {
    const { FAULTS, importDocx, importNotes } = await host.word(address);
    const { language } = service.options;
    const imported = await importDocx(fromBase64(inhoud), language);
    return 'fault' in imported
      ? { fout: FAULTS[imported.fault][language] }
      : { tekst: imported.text, meldingen: importNotes(imported.counts, language) };
  });
}

interface ToWordParams {
  readonly uri: string;
  readonly metBevindingen?: boolean;
}

function toBase64(bytes: Uint8Array): string {
  const parts: string[] = [];
  // More arguments at once than this overflow the stack.
  for (let at = 0; at < bytes.length; at += 8192)
    parts.push(String.fromCharCode(...bytes.subarray(at, at + 8192)));
  return btoa(parts.join(''));
}

function fromBase64(text: string): Uint8Array {
  return Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
}
