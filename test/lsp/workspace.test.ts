import { describe, expect, it } from 'vitest';
import { CancellationTokenSource } from 'vscode-jsonrpc';
import type {
  Diagnostic,
  WorkspaceDiagnosticReport,
  WorkspaceDocumentDiagnosticReport,
  WorkspaceSymbol,
} from 'vscode-languageserver';
import { CLEAN, FAULTY } from '../cli/command.ts';
import { itemsOf, MODERN, PLAIN } from './client.ts';
import { ROOT, startWorkspace, WORKSPACE, type WorkspaceClient } from './workspace-client.ts';

const requirement = (id: string) => `# Eisen\n\n- ${id}: Een eis.\n`;
const known = async (client: WorkspaceClient) =>
  (await client.request<WorkspaceSymbol[]>('workspace/symbol', { query: 'E' }))
    .map(({ name }) => name)
    .sort();

describe('the index', () => {
  it('is built after the client is ready, with progress', async () => {
    const client = await startWorkspace({
      'a.bestek.md': requirement('E1'),
      'b.bestek.md': requirement('E2'),
    });
    await client.indexed();
    expect(await known(client)).toEqual(['E1', 'E2']);
    await expect.poll(() => client.progress.at(-1)).toBe('klaar');
    expect(client.progress[0]).toBe('Bestekwijzer: dossier lezen');
  });

  it('is promised in the capabilities', async () => {
    const { initialized } = await startWorkspace({});
    expect(initialized.capabilities).toMatchObject({
      diagnosticProvider: { interFileDependencies: true, workspaceDiagnostics: true },
      definitionProvider: true,
      referencesProvider: true,
      renameProvider: { prepareProvider: true },
      codeLensProvider: { resolveProvider: true },
      workspace: {
        workspaceFolders: { supported: true, changeNotifications: true },
        fileOperations: { willRename: { filters: [{ pattern: { glob: '**/*' } }] } },
      },
    });
  });

  it('does without progress, without folders and without dynamic registration', async () => {
    const client = await startWorkspace(
      { 'a.bestek.md': requirement('E1') },
      { capabilities: PLAIN, folders: [] },
    );
    await client.indexed();
    expect(client.progress).toEqual([]);
    expect(client.registered).toEqual([]);
    expect(await known(client)).toEqual([]);
    client.open(`${ROOT}/a.bestek.md`, requirement('E1'));
    expect(await known(client)).toEqual(['E1']);
  });

  it('stops when the user stops it, and says what it knows', async () => {
    const many = Object.fromEntries(
      Array.from({ length: 400 }, (_, i) => [
        `${String(i).padStart(3, '0')}.bestek.md`,
        `${requirement(`E${i}`)}${'Opdrachtnemer levert. '.repeat(500)}`,
      ]),
    );
    const client = await startWorkspace(many, { onBegin: (cancel) => cancel() });
    await client.indexed();
    expect((await known(client)).length).toBeLessThan(400);
    await expect.poll(() => client.progress.at(-1)).toBe('klaar');
    client.open(`${ROOT}/399.bestek.md`, many['399.bestek.md']!);
    expect(await known(client)).toContain('E399');
  });

  it('answers while it is built', async () => {
    const many = Object.fromEntries(
      Array.from({ length: 300 }, (_, i) => [
        `${i}.bestek.md`,
        `${requirement(`E${i}`)}${'Tekst. '.repeat(3000)}`,
      ]),
    );
    const client = await startWorkspace(many);
    client.open(`${ROOT}/x.bestek.md`, FAULTY);
    expect(itemsOf(await client.pull(`${ROOT}/x.bestek.md`))).toHaveLength(1);
    expect(client.progress).not.toContain('klaar');
    await client.indexed();
    expect(await known(client)).toHaveLength(300);
  });

  it('goes on past a file that cannot be read', async () => {
    const client = await startWorkspace({ 'a.bestek.md': undefined, 'b.bestek.md': requirement('E2') });
    await client.indexed();
    expect(await known(client)).toEqual(['E2']);
  });

  it('follows files that change, come and go', async () => {
    const client = await startWorkspace({ 'a.bestek.md': requirement('E1') });
    await client.indexed();
    expect(client.registered).toContainEqual(
      expect.objectContaining({ method: 'workspace/didChangeWatchedFiles' }),
    );
    client.files[`${ROOT}/a.bestek.md`] = requirement('E5');
    client.files[`${ROOT}/b.bestek.md`] = requirement('E6');
    client.files[`${ROOT}/genegeerd/c.bestek.md`] = requirement('E7');
    client.watched(`${ROOT}/a.bestek.md`, `${ROOT}/b.bestek.md`, `${ROOT}/genegeerd/c.bestek.md`);
    await expect.poll(() => known(client)).toEqual(['E5', 'E6']);
    delete client.files[`${ROOT}/a.bestek.md`];
    client.watched(`${ROOT}/a.bestek.md`);
    await expect.poll(() => known(client)).toEqual(['E6']);
  });

  it('forgets what was in a folder that is deleted, of which the client names the folder alone', async () => {
    const client = await startWorkspace({
      'a.bestek.md': requirement('E1'),
      'map/diep/b.bestek.md': requirement('E2'),
      'mapje/c.bestek.md': requirement('E3'),
    });
    await client.indexed();
    delete client.files[`${ROOT}/map/diep/b.bestek.md`];
    client.notify('workspace/didChangeWatchedFiles', {
      changes: ['map', 'ander.txt'].map((name) => ({ uri: `${ROOT}/${name}`, type: 3 })),
    });
    await expect.poll(() => known(client)).toEqual(['E1', 'E3']);
  });

  it('does not listen to the disk about a document that is open', async () => {
    const client = await startWorkspace({ 'a.bestek.md': requirement('E1') });
    await client.indexed();
    client.open(`${ROOT}/a.bestek.md`, requirement('E2'));
    client.files[`${ROOT}/a.bestek.md`] = requirement('E3');
    client.files[`${ROOT}/b.bestek.md`] = requirement('E4');
    client.watched(`${ROOT}/a.bestek.md`, `${ROOT}/b.bestek.md`);
    await expect.poll(() => known(client)).toEqual(['E2', 'E4']);
    client.close(`${ROOT}/a.bestek.md`);
    await expect.poll(() => known(client)).toEqual(['E3', 'E4']);
  });

  it('holds several folders, that come and go', async () => {
    const client = await startWorkspace(
      { 'een/a.bestek.md': requirement('E1'), 'twee/b.bestek.md': requirement('E2') },
      { folders: [`${ROOT}/een`] },
    );
    await client.indexed();
    expect(await known(client)).toEqual(['E1']);
    const folder = (name: string) => ({ uri: `${ROOT}/${name}`, name });
    client.notify('workspace/didChangeWorkspaceFolders', { event: { added: [folder('twee')], removed: [] } });
    await expect.poll(() => known(client)).toEqual(['E1', 'E2']);
    const paths = await client.request<string>('bestekwijzer/rapport', { soort: 'mvoi', vorm: 'csv' });
    expect(paths).toContain('\r\neen/a.bestek.md,');
    client.notify('workspace/didChangeWorkspaceFolders', { event: { added: [], removed: [folder('een')] } });
    await expect.poll(() => known(client)).toEqual(['E2']);
  });

  it('follows the globs of the project file', async () => {
    let project = 'bestanden: []\n';
    const client = await startWorkspace(
      { 'stukken/a.md': requirement('E1'), 'anders/b.md': requirement('E2') },
      { project: () => project },
    );
    await client.indexed();
    expect(await known(client)).toEqual([]);
    project = 'bestanden: ["stukken/*.md"]\n';
    client.watched(`${ROOT}/bestekwijzer.yaml`);
    await expect.poll(() => known(client)).toEqual(['E1']);
    // Refreshing one file asks the project too.
    client.files[`${ROOT}/stukken/a.md`] = requirement('E3');
    client.watched(`${ROOT}/stukken/a.md`);
    await expect.poll(() => known(client)).toEqual(['E3']);
  });
});

describe('findings of the whole workspace', () => {
  const FILES = {
    'a.bestek.md': FAULTY,
    'b.bestek.md': CLEAN,
    'c.md': '# Notulen\n\nTermijn van 15 dagen.\n',
  };

  /** Answers a request and what it sends before it answers. */
  function ask(client: WorkspaceClient, previous: Record<string, string> = {}) {
    const source = new CancellationTokenSource();
    const parts: WorkspaceDocumentDiagnosticReport[] = [];
    const token = `deel-${Math.random()}`;
    client.connection.onNotification('$/progress', ({ token: of, value }) => {
      if (of === token) parts.push(...value.items);
    });
    const answer = client.connection.sendRequest<WorkspaceDiagnosticReport>(
      'workspace/diagnostic',
      {
        previousResultIds: Object.entries(previous).map(([uri, value]) => ({ uri, value })),
        partialResultToken: token,
      },
      source.token,
    );
    answer.catch(() => undefined);
    return { answer, parts, cancel: () => source.cancel() };
  }

  const whole = async (client: WorkspaceClient, previous: Record<string, string> = {}) =>
    (
      await client.request<WorkspaceDiagnosticReport>('workspace/diagnostic', {
        previousResultIds: Object.entries(previous).map(([uri, value]) => ({ uri, value })),
      })
    ).items;
  const codes = (report: WorkspaceDocumentDiagnosticReport | undefined) =>
    report?.kind === 'full' ? report.items.map(({ code }: Diagnostic) => code) : undefined;

  it('tell of documents that are not open, as if they were', async () => {
    const client = await startWorkspace(FILES);
    const reports = await whole(client);
    expect(reports.map(({ uri, version }) => [uri, version])).toEqual([[`${ROOT}/a.bestek.md`, null]]);
    client.open(`${ROOT}/a.bestek.md`, FAULTY);
    const opened = itemsOf(await client.pull(`${ROOT}/a.bestek.md`));
    expect(reports[0]).toMatchObject({ kind: 'full', items: opened });
  });

  it('leave open documents to the request for one document', async () => {
    const client = await startWorkspace({ ...FILES, 'd.bestek.md': FAULTY });
    client.open(`${ROOT}/a.bestek.md`, FAULTY);
    expect((await whole(client)).map(({ uri }) => uri)).toEqual([`${ROOT}/d.bestek.md`]);
  });

  it('wait as long as nothing changes, and then tell only what is new', async () => {
    const client = await startWorkspace({ ...FILES, 'd.bestek.md': FAULTY });
    const first = await whole(client);
    const ids = Object.fromEntries(first.map(({ uri, resultId }) => [uri, resultId!]));
    expect(Object.keys(ids)).toHaveLength(2);
    let answered = false;
    const next = whole(client, ids).then((items) => {
      answered = true;
      return items;
    });
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(answered).toBe(false);
    client.files[`${ROOT}/d.bestek.md`] = CLEAN;
    client.watched(`${ROOT}/d.bestek.md`);
    const news = await next;
    expect(news.map((one) => [one.uri, codes(one)])).toEqual([[`${ROOT}/d.bestek.md`, []]]);
    expect(news[0]!.resultId).not.toBe(ids[`${ROOT}/d.bestek.md`]);
  });

  it('come in parts where the client takes them, and go on coming', async () => {
    const client = await startWorkspace(FILES);
    const { answer, parts, cancel } = ask(client);
    await expect.poll(() => parts.map(codes)).toEqual([['aw/standstill']]);
    client.files[`${ROOT}/b.bestek.md`] = FAULTY;
    client.watched(`${ROOT}/b.bestek.md`);
    await expect
      .poll(() => parts.map(({ uri }) => uri))
      .toEqual([`${ROOT}/a.bestek.md`, `${ROOT}/b.bestek.md`]);
    cancel();
    await answer.catch(() => undefined);
    expect(parts).toHaveLength(2);
  });

  it('end when the client stops asking', async () => {
    const client = await startWorkspace(FILES);
    const first = await whole(client);
    const { answer, cancel } = ask(client, { [first[0]!.uri]: first[0]!.resultId! });
    await new Promise((resolve) => setTimeout(resolve, 20));
    cancel();
    await expect(
      answer.then(
        ({ items }) => items,
        () => [],
      ),
    ).resolves.toEqual([]);
  });

  it('are taken back when a document is gone', async () => {
    const client = await startWorkspace(FILES);
    const [first] = await whole(client);
    delete client.files[`${ROOT}/a.bestek.md`];
    client.watched(`${ROOT}/a.bestek.md`);
    const [gone] = await whole(client, { [first!.uri]: first!.resultId! });
    expect([gone!.uri, codes(gone)]).toEqual([first!.uri, []]);
  });

  it('come back when a document is closed', async () => {
    const client = await startWorkspace(FILES);
    client.open(`${ROOT}/a.bestek.md`, CLEAN);
    await client.indexed();
    const { parts, cancel } = ask(client);
    client.close(`${ROOT}/a.bestek.md`);
    await expect.poll(() => parts.map(codes)).toEqual([['aw/standstill']]);
    cancel();
  });

  it('follow the settings and the project', async () => {
    let project = '';
    const client = await startWorkspace(FILES, { project: () => project });
    const [first] = await whole(client);
    client.notify('workspace/didChangeConfiguration', { settings: { bestekwijzer: { taal: 'en' } } });
    const [english] = await whole(client, { [first!.uri]: first!.resultId! });
    expect(JSON.stringify(english)).toContain('standstill period');
    project = 'regels:\n  aw/standstill: uit\n';
    client.watched(`${ROOT}/bestekwijzer.yaml`);
    const [off] = await whole(client, { [english!.uri]: english!.resultId! });
    expect(codes(off)).toEqual([]);
  });

  it('are capped per document', async () => {
    const line = FAULTY.split('\n').at(-2);
    const client = await startWorkspace({ 'a.bestek.md': `${FAULTY}${`\n${line}\n`.repeat(150)}` });
    const [report] = await whole(client);
    expect(codes(report)).toHaveLength(101);
  });

  it('are not offered to a client that cannot ask', async () => {
    const { initialized } = await startWorkspace(FILES, { capabilities: PLAIN });
    expect(initialized.capabilities.diagnosticProvider).toBeUndefined();
  });
});

describe('a client with trees', () => {
  it('is told that they changed, and how many documents there are', async () => {
    const client = await startWorkspace(
      { 'a.bestek.md': requirement('E1') },
      { settings: { weergaven: true } },
    );
    const told: unknown[] = [];
    client.connection.onNotification('bestekwijzer/dossierGewijzigd', (params) => void told.push(params));
    await expect.poll(() => told.at(-1), { timeout: 3000 }).toEqual({ documenten: 1 });
    client.files[`${ROOT}/b.bestek.md`] = requirement('E2');
    client.watched(`${ROOT}/b.bestek.md`);
    await expect.poll(() => told.at(-1), { timeout: 3000 }).toEqual({ documenten: 2 });
  });

  it('is the only one told', async () => {
    const client = await startWorkspace(
      { 'a.bestek.md': requirement('E1') },
      { capabilities: { ...WORKSPACE, ...MODERN } },
    );
    let told = 0;
    client.connection.onNotification('bestekwijzer/dossierGewijzigd', () => void told++);
    await client.indexed();
    await new Promise((resolve) => setTimeout(resolve, 700));
    expect(told).toBe(0);
  });
});
