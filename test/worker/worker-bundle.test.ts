import { existsSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { startInBareWorker, type WorkerServer } from './bare-worker.ts';

const bundle = new URL('../../dist/server.browser.js', import.meta.url);
const uri = 'vscode-vfs://github/voorbeeld/oud.bestek.md';
const text = `---
bestek: "1"
opdracht: levering
raming: 400000
---

# Geschiktheidseisen

Inschrijver heeft een jaaromzet van ten minste € 2.000.000.
`;

interface Report {
  kind: string;
  items: { code: string; source: string; message: string; range: { start: { line: number } } }[];
}

describe('the server in a web worker', () => {
  let server: WorkerServer;
  beforeAll(() => {
    expect(existsSync(bundle), 'dist/server.browser.js is not there: run npm run build first').toBe(true);
    server = startInBareWorker(bundle);
  });

  it('introduces itself', async () => {
    const { capabilities } = await server.request<{ capabilities: Record<string, unknown> }>('initialize', {
      processId: null,
      rootUri: null,
      workspaceFolders: null,
      capabilities: { textDocument: { diagnostic: {} } },
      initializationOptions: { taal: 'nl', peildatum: '2026-11-01' },
    });
    server.notify('initialized', {});
    expect(capabilities).toHaveProperty('diagnosticProvider');
    expect(capabilities).toHaveProperty('hoverProvider');
  });

  it('finds the turnover requirement of a document that is on no disk', async () => {
    server.notify('textDocument/didOpen', {
      textDocument: { uri, languageId: 'markdown', version: 1, text },
    });
    const { items } = await server.request<Report>('textDocument/diagnostic', { textDocument: { uri } });
    expect(items.map(({ code, source, range }) => ({ code, source, line: range.start.line }))).toContainEqual(
      {
        code: 'aw/omzeteis-maximum',
        source: 'bestekwijzer',
        line: 8,
      },
    );
  });

  it('answers to a change', async () => {
    server.notify('textDocument/didChange', {
      textDocument: { uri, version: 2 },
      contentChanges: [{ text: text.replace('ten minste € 2.000.000', 'ten minste € 600.000') }],
    });
    const { items } = await server.request<Report>('textDocument/diagnostic', { textDocument: { uri } });
    expect(items.map(({ code }) => code)).not.toContain('aw/omzeteis-maximum');
  });
});
