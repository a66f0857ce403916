import { describe, expect, it } from 'vitest';
import type { RegistrationParams, TextEdit, UnregistrationParams } from 'vscode-languageserver';
import { type Client, MODERN, startClient } from './client.ts';

const URI = 'file:///werk/a.bestek.md';
const TEXT = '# Eisen\n* a\n* b\n';
const options = { tabSize: 2, insertSpaces: true };

const format = (client: Client, uri: string) =>
  client.request<TextEdit[] | null>('textDocument/formatting', { textDocument: { uri }, options });

describe('formatting', () => {
  it('is promised to a client that takes no other word for it', async () => {
    const { initialized } = await startClient(MODERN);
    expect(initialized.capabilities).toMatchObject({
      documentFormattingProvider: true,
      documentRangeFormattingProvider: true,
    });
  });

  it('gives edits of a specification, and nothing for another text', async () => {
    const client = await startClient(MODERN);
    client.open(URI, TEXT);
    client.open('file:///werk/notulen.md', TEXT);
    const line = (number: number, character: number) => ({ line: number, character });
    expect(await format(client, URI)).toEqual([
      { range: { start: line(1, 0), end: line(1, 0) }, newText: '\n' },
      { range: { start: line(1, 0), end: line(1, 1) }, newText: '-' },
      { range: { start: line(2, 0), end: line(2, 1) }, newText: '-' },
    ]);
    expect(await format(client, 'file:///werk/notulen.md')).toBeNull();
    const range = { start: line(0, 0), end: line(0, 1) };
    expect(
      await client.request('textDocument/rangeFormatting', { textDocument: { uri: URI }, range, options }),
    ).toEqual([]);
  });

  it('is off when it is switched off, also meanwhile', async () => {
    const client = await startClient(MODERN, { opmaak: { aan: false } });
    client.open(URI, TEXT);
    expect(await format(client, URI)).toBeNull();
    client.notify('workspace/didChangeConfiguration', {
      settings: { bestekwijzer: { opmaak: { aan: true } } },
    });
    expect(await format(client, URI)).toHaveLength(3);
  });

  it('says why it leaves a text with conflicts alone', async () => {
    const said: string[] = [];
    const client = await startClient(MODERN, {}, {}, {}, (connection) =>
      connection.onNotification('window/showMessage', ({ message }) => void said.push(message)),
    );
    client.open(URI, `${TEXT}<<<<<<< HEAD\nx\n=======\ny\n>>>>>>> anders\n`);
    expect(await format(client, URI)).toBeNull();
    await expect.poll(() => said).toEqual([expect.stringContaining('conflicten van git')]);
  });
});

describe('a client that can be told for which texts', () => {
  const DYNAMIC = {
    ...MODERN,
    textDocument: {
      ...MODERN.textDocument,
      formatting: { dynamicRegistration: true },
      rangeFormatting: { dynamicRegistration: true },
    },
  };

  /** What is registered now, by id. */
  async function start(settings: Record<string, unknown> = {}) {
    const registered = new Map<string, { method: string; patterns: string[] }>();
    const client = await startClient(DYNAMIC, settings, {}, {}, (connection) => {
      connection.onRequest('client/registerCapability', ({ registrations }: RegistrationParams) => {
        for (const { id, method, registerOptions } of registrations)
          registered.set(id, {
            method,
            patterns: (registerOptions?.documentSelector ?? []).map(
              (one: { pattern: string }) => one.pattern,
            ),
          });
        return null;
      });
      connection.onRequest('client/unregisterCapability', ({ unregisterations }: UnregistrationParams) => {
        for (const { id } of unregisterations) registered.delete(id);
        return null;
      });
    });
    const now = (method: string) =>
      [...registered.values()].filter((one) => one.method === method).map(({ patterns }) => patterns);
    return { client, now };
  }

  it('is told of specifications only, and of a text as soon as it is one', async () => {
    const { client, now } = await start();
    expect(client.initialized.capabilities.documentFormattingProvider).toBeUndefined();
    await expect.poll(() => now('textDocument/formatting')).toEqual([['**/*.bestek.md']]);
    const uri = 'file:///werk/eisen.md';
    client.open(uri, TEXT);
    client.change(uri, 2, { text: `---\nbestek: "1"\n---\n${TEXT}` });
    await expect.poll(() => now('textDocument/formatting')).toEqual([['**/*.bestek.md', '/werk/eisen.md']]);
    await expect
      .poll(() => now('textDocument/rangeFormatting'))
      .toEqual([['**/*.bestek.md', '/werk/eisen.md']]);
    client.close(uri);
    await expect.poll(() => now('textDocument/formatting')).toEqual([['**/*.bestek.md']]);
  });

  it('is told nothing when it is off', async () => {
    const { client, now } = await start({ opmaak: { aan: false } });
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(now('textDocument/formatting')).toEqual([]);
    client.notify('workspace/didChangeConfiguration', {
      settings: { bestekwijzer: { opmaak: { aan: true } } },
    });
    await expect.poll(() => now('textDocument/formatting')).toEqual([['**/*.bestek.md']]);
    client.notify('workspace/didChangeConfiguration', {
      settings: { bestekwijzer: { opmaak: { aan: false } } },
    });
    await expect.poll(() => now('textDocument/formatting')).toEqual([]);
  });
});
