import { afterEach, describe, expect, it } from 'vitest';
import { CLEAN, FAULTY } from '../cli/command.ts';
import { itemsOf, MODERN, PLAIN, rangeIn, startClient } from './client.ts';

const URI = 'file:///werk/a.bestek.md';
const LOOSE_MD = 'file:///werk/leesmij.md';

const rulesOf = (items: { code?: unknown }[]) => items.map(({ code }) => code);

describe('introducing itself', () => {
  it('offers findings on demand to a client that can ask', async () => {
    const { initialized } = await startClient(MODERN);
    expect(initialized.serverInfo).toMatchObject({ name: 'Bestekwijzer' });
    expect(initialized.capabilities).toMatchObject({
      textDocumentSync: { openClose: true, change: 2 },
      diagnosticProvider: { identifier: 'bestekwijzer' },
      codeActionProvider: { codeActionKinds: ['quickfix', 'refactor', 'source.fixAll.bestekwijzer'] },
      hoverProvider: true,
      foldingRangeProvider: true,
    });
    expect(initialized.capabilities.completionProvider).toBeDefined();
    expect(initialized.capabilities.documentSymbolProvider).toBeDefined();
  });

  it('does not to one that cannot', async () => {
    const { initialized } = await startClient(PLAIN);
    expect(initialized.capabilities.diagnosticProvider).toBeUndefined();
  });
});

describe('findings on demand', () => {
  it('tell rule, source, page, severity and place', async () => {
    const client = await startClient(MODERN, { regelpagina: 'bestekwijzer:regels/{id}.md' });
    client.open(URI, FAULTY);
    expect(itemsOf(await client.pull(URI))).toEqual([
      {
        code: 'aw/standstill',
        codeDescription: { href: 'bestekwijzer:regels/aw/standstill.md' },
        source: 'bestekwijzer',
        severity: 1,
        range: rangeIn(FAULTY, '15 kalenderdagen'),
        message: expect.stringMatching(/^De opschortende termijn .*\(art\. 2\.127/),
      },
    ]);
  });

  it('say "unchanged" as long as nothing changed, and only to whoever has the last answer', async () => {
    const client = await startClient(MODERN);
    client.open(URI, FAULTY);
    const first = await client.pull(URI);
    const again = await client.pull(URI, first.resultId);
    expect(again).toEqual({ kind: 'unchanged', resultId: first.resultId });
    expect((await client.pull(URI)).kind).toBe('full');
    const other = await client.pull(URI, 'iets anders');
    expect(other.kind).toBe('full');
    client.change(URI, 2, { range: rangeIn(FAULTY, '15 kalenderdagen'), text: '20 kalenderdagen' });
    const cured = await client.pull(URI, other.resultId);
    expect(itemsOf(cured)).toEqual([]);
    expect(cured.resultId).not.toBe(other.resultId);
  });

  it('are never sent as well', async () => {
    const client = await startClient(MODERN);
    client.open(URI, FAULTY);
    await client.pull(URI);
    client.change(URI, 2, { text: `${FAULTY}\n` });
    await client.pull(URI);
    client.close(URI);
    await new Promise((resolve) => setTimeout(resolve, 400));
    expect(client.published).toEqual([]);
  });

  it('are gone once the document is closed', async () => {
    const client = await startClient(MODERN);
    client.open(URI, FAULTY);
    expect(itemsOf(await client.pull(URI))).toHaveLength(1);
    client.close(URI);
    expect(itemsOf(await client.pull(URI))).toEqual([]);
  });

  it('stop at the number asked for, and say how many are left', async () => {
    const client = await startClient(MODERN, { maximumBevindingen: 2 });
    const line = FAULTY.split('\n').at(-2);
    client.open(URI, `${FAULTY}\n${line}\n\n${line}\n\n${line}\n`);
    const items = itemsOf(await client.pull(URI));
    expect(rulesOf(items)).toEqual(['aw/standstill', 'aw/standstill', undefined]);
    expect(items[2]!.message).toContain('2 bevindingen');
  });
});

describe('findings sent', () => {
  it('come after opening and after a change, with the version they are about', async () => {
    const client = await startClient(PLAIN);
    const opened = client.pushed(URI);
    client.open(URI, FAULTY);
    expect(rulesOf(await opened)).toEqual(['aw/standstill']);
    const changed = client.pushed(URI);
    client.change(URI, 2, { range: rangeIn(FAULTY, '15 kalenderdagen'), text: '20 kalenderdagen' });
    expect(await changed).toEqual([]);
    expect(client.published.map(({ version }) => version)).toEqual([1, 2]);
  });

  it('come once for a burst of changes', async () => {
    const client = await startClient(PLAIN);
    const opened = client.pushed(URI);
    client.open(URI, CLEAN);
    await opened;
    const changed = client.pushed(URI);
    for (let version = 2; version < 12; version++) client.change(URI, version, { text: FAULTY + version });
    await changed;
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(client.published).toHaveLength(2);
    expect(client.published[1]!.version).toBe(11);
  });

  it('are taken back when the document is closed, also right after a change', async () => {
    const client = await startClient(PLAIN);
    const opened = client.pushed(URI);
    client.open(URI, FAULTY);
    expect(await opened).toHaveLength(1);
    client.change(URI, 2, { text: `${FAULTY}\n` });
    const closed = client.pushed(URI);
    client.close(URI);
    expect(await closed).toEqual([]);
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(client.published.at(-1)!.diagnostics).toEqual([]);
    expect(client.published).toHaveLength(2);
  });
});

describe('a text that is no specification', () => {
  const text = FAULTY.replace('bestek: "1"\n', '');

  it('gets nothing at all', async () => {
    const client = await startClient(MODERN);
    client.open(LOOSE_MD, text);
    expect(itemsOf(await client.pull(LOOSE_MD))).toEqual([]);
    const range = rangeIn(text, '15 kalenderdagen');
    expect(await client.actions(LOOSE_MD, range)).toEqual([]);
    expect(await client.actions(LOOSE_MD, range, ['source.fixAll'])).toEqual([]);
    const at = { textDocument: { uri: LOOSE_MD }, position: range.start };
    expect(await client.request('textDocument/hover', at)).toBeNull();
    expect(await client.request('textDocument/completion', at)).toEqual([]);
    expect(await client.request('textDocument/documentSymbol', at)).toEqual([]);
    // Not an empty list, which would keep the editor from folding by indentation.
    expect(await client.request('textDocument/foldingRange', at)).toBeNull();
  });

  it('gets no finding sent either', async () => {
    const client = await startClient(PLAIN);
    client.open(LOOSE_MD, text);
    client.open('file:///werk/docker-compose.yaml', 'services: {}\n');
    client.open('file:///werk/main.ts', 'const bestek = 1;\n', 'typescript');
    await new Promise((resolve) => setTimeout(resolve, 400));
    expect(client.published.flatMap(({ diagnostics }) => diagnostics)).toEqual([]);
  });

  it('becomes one, and stops being one, as it is typed', async () => {
    const client = await startClient(MODERN);
    client.open(LOOSE_MD, text);
    const start = { line: 1, character: 0 };
    client.change(LOOSE_MD, 2, { range: { start, end: start }, text: 'bestek: "1"\n' });
    expect(rulesOf(itemsOf(await client.pull(LOOSE_MD)))).toEqual(['aw/standstill']);
    client.change(LOOSE_MD, 3, { range: { start, end: { line: 2, character: 0 } }, text: '' });
    expect(itemsOf(await client.pull(LOOSE_MD))).toEqual([]);
  });

  it('may be unknown to the server altogether', async () => {
    const client = await startClient(MODERN);
    const uri = 'file:///werk/onbekend.bestek.md';
    expect(itemsOf(await client.pull(uri))).toEqual([]);
    client.change(uri, 2, { text: FAULTY });
    client.close(uri);
    expect(itemsOf(await client.pull(uri))).toEqual([]);
  });
});

describe('changes', () => {
  it('made one after another give what the whole text gives', async () => {
    const client = await startClient(MODERN);
    client.open(URI, CLEAN.replaceAll('\n', '\r\n'));
    const line = 7;
    const type = (version: number, character: number, text: string, length = 0) => {
      const start = { line, character };
      client.change(URI, version, {
        range: { start, end: { line, character: character + length } },
        text,
      });
    };
    type(2, 75, '', '20 kalenderdagen'.length);
    type(3, 75, '1');
    type(4, 76, '5');
    type(5, 77, ' kalenderdagen');
    const top = { line: 5, character: 0 };
    client.change(
      URI,
      6,
      { range: { start: top, end: top }, text: '# Vooraf\r\n\r\nTekst.\r\n\r\n' },
      { range: { start: { line: 5, character: 2 }, end: { line: 5, character: 8 } }, text: 'Inleiding' },
    );
    const items = itemsOf(await client.pull(URI));
    expect(items.map(({ code, range }) => [code, range])).toEqual([
      ['aw/standstill', { start: { line: 11, character: 75 }, end: { line: 11, character: 91 } }],
    ]);
  });
});

describe('settings', () => {
  it('change the language at once, and have the client ask again', async () => {
    const client = await startClient(MODERN);
    client.open(URI, FAULTY);
    const dutch = await client.pull(URI);
    client.notify('workspace/didChangeConfiguration', { settings: { bestekwijzer: { taal: 'en' } } });
    const english = await client.pull(URI, dutch.resultId);
    expect(itemsOf(dutch)[0]!.message).toContain('De opschortende termijn');
    expect(itemsOf(english)[0]!.message).toContain('standstill');
    await expect.poll(client.refreshes).toBe(1);
  });

  it('are asked for when the client only says that they changed', async () => {
    const client = await startClient({
      ...MODERN,
      workspace: { ...MODERN.workspace, configuration: true },
    });
    client.connection.onRequest('workspace/configuration', () => [{ taal: 'en' }]);
    client.open(URI, FAULTY);
    client.notify('workspace/didChangeConfiguration', { settings: null });
    await expect.poll(client.refreshes).toBe(1);
    expect(itemsOf(await client.pull(URI))[0]!.message).toContain('standstill');
  });

  it('send findings again to a client that cannot ask', async () => {
    const client = await startClient(PLAIN, { taal: 'en' });
    const opened = client.pushed(URI);
    client.open(URI, FAULTY);
    expect((await opened)[0]!.message).toContain('standstill');
    const again = client.pushed(URI);
    client.notify('workspace/didChangeConfiguration', { settings: { bestekwijzer: { taal: 'nl' } } });
    expect((await again)[0]!.message).toContain('opschortende');
  });

  it('set the date the rules are applied at', async () => {
    const text =
      '---\nbestek: "1"\n---\n\n<!-- clausule isv/stap-2-risicos@2017.1 -->\nTekst.\n<!-- /clausule -->\n';
    const client = await startClient(MODERN, { peildatum: '2020-01-01' });
    client.open(URI, text);
    expect(rulesOf(itemsOf(await client.pull(URI)))).not.toContain('clausule/verouderd');
    client.notify('workspace/didChangeConfiguration', { settings: { bestekwijzer: { peildatum: '' } } });
    expect(rulesOf(itemsOf(await client.pull(URI)))).toContain('clausule/verouderd');
  });
});

describe('the project file', () => {
  let project = '';
  const host = {
    findProject: async (uri: string) => ({ text: project, relative: uri.replace('file:///werk/', '') }),
  };
  afterEach(() => {
    project = '';
  });

  it('names specifications and sets severities', async () => {
    project = 'bestanden: ["stukken/*.md"]\nregels:\n  aw/standstill: hint\n';
    const client = await startClient(MODERN, {}, host);
    const listed = 'file:///werk/stukken/a.md';
    const text = FAULTY.replace('bestek: "1"\n', '');
    client.open(listed, text);
    client.open(LOOSE_MD, text);
    expect(itemsOf(await client.pull(listed)).map(({ code, severity }) => [code, severity])).toEqual([
      ['aw/standstill', 4],
    ]);
    expect(itemsOf(await client.pull(LOOSE_MD))).toEqual([]);
  });

  it('counts from the moment it is saved', async () => {
    const client = await startClient(MODERN, {}, host);
    client.open(URI, FAULTY);
    expect(itemsOf(await client.pull(URI))).toHaveLength(1);
    project = 'regels:\n  aw/standstill: uit\n';
    client.notify('workspace/didChangeWatchedFiles', {
      changes: [{ uri: 'file:///werk/bestekwijzer.yaml', type: 2 }],
    });
    await expect.poll(client.refreshes).toBe(1);
    expect(itemsOf(await client.pull(URI))).toEqual([]);
  });

  it.each(['bestanden: ["{a,b"]\n', 'bestanden: ["[a"]\nregels: [\n', 'bestanden: {a: 1}\n', '- 1\n', ''])(
    'may be half typed: %j',
    async (text) => {
      project = text;
      const client = await startClient(MODERN, {}, host);
      client.open(URI, FAULTY);
      expect(itemsOf(await client.pull(URI))).toHaveLength(1);
    },
  );

  it('is never a specification itself', async () => {
    project = 'bestanden: ["**/*.yaml"]\n';
    const client = await startClient(MODERN, {}, host);
    const uri = 'file:///werk/bestekwijzer.yaml';
    client.open(uri, project);
    expect(itemsOf(await client.pull(uri))).toEqual([]);
  });

  it('that cannot be read takes nothing away', async () => {
    const client = await startClient(
      MODERN,
      {},
      {
        findProject: () => Promise.reject(new Error('weg')),
      },
    );
    client.open(URI, FAULTY);
    expect(itemsOf(await client.pull(URI))).toHaveLength(1);
  });
});
