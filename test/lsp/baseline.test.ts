import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { describe, expect, it } from 'vitest';
import { DiagnosticSeverity } from 'vscode-languageserver';
import type { DrawnBaseline } from '../../server/lsp/baseline.ts';
import { bestekwijzer, CLEAN, checkJson, FAULTY, folder } from '../cli/command.ts';
import { type Client, itemsOf, MODERN, startClient, TODAY } from './client.ts';
import { ROOT, startWorkspace } from './workspace-client.ts';

/** A baseline means the same in the editor and on the command line, whoever drew it. */
const PROJECT = 'nullijn: nul.json\n';

/** A folder with these files, open in an editor. */
async function opened(files: Readonly<Record<string, string>>) {
  const cwd = folder(files);
  const root = pathToFileURL(cwd).href;
  const settings = { peildatum: TODAY };
  const client = await startClient(MODERN, settings, {}, { workspaceFolders: [{ uri: root, name: 'werk' }] });
  const uriOf = (name: string) => `${root}/${name}`;
  const open = (name: string) => client.open(uriOf(name), readFileSync(join(cwd, name), 'utf8'));
  return { cwd, client, uriOf, open };
}

const shownIn = async (client: Client, uri: string) =>
  itemsOf(await client.pull(uri)).map(({ code, severity, message }) => ({ code, severity, message }));

/** Draws the baseline as the command line does, beside an editor that is open. */
async function record(cwd: string, client: Client): Promise<void> {
  await bestekwijzer(cwd, ['check', '--write-baseline', 'nul.json', '--peildatum', TODAY, '.']);
  const uri = pathToFileURL(join(cwd, 'nul.json')).href;
  client.notify('workspace/didChangeWatchedFiles', { changes: [{ uri, type: 1 }] });
}

/** Draws the baseline as the editor does. */
async function draw(client: Client, uri: string): Promise<DrawnBaseline> {
  const drawn = await client.request<DrawnBaseline>('bestekwijzer/nullijn', { uri });
  for (const one of [drawn.nullijn, drawn.project]) if (one) writeFileSync(fileURLToPath(one.uri), one.tekst);
  client.notify('workspace/didChangeWatchedFiles', {
    changes: [drawn.nullijn, drawn.project].flatMap((one) => (one ? [{ uri: one.uri, type: 2 }] : [])),
  });
  return drawn;
}

describe('a baseline that the project names', () => {
  it('makes a finding a hint in the editor, wherever its line goes, and information on the command line', async () => {
    const { cwd, client, uriOf, open } = await opened({
      'bestekwijzer.yaml': PROJECT,
      'map/a.bestek.md': FAULTY,
    });
    await record(cwd, client);
    open('map/a.bestek.md');
    const uri = uriOf('map/a.bestek.md');
    await expect.poll(async () => (await shownIn(client, uri))[0]?.severity).toBe(DiagnosticSeverity.Hint);
    const [known] = await shownIn(client, uri);
    expect(known).toMatchObject({ code: 'aw/standstill', severity: DiagnosticSeverity.Hint });
    expect(known!.message).toMatch(/ \[nullijn\]$/);
    client.change(uri, 2, {
      range: { start: { line: 4, character: 0 }, end: { line: 4, character: 0 } },
      text: '\nErbij.\n',
    });
    expect((await shownIn(client, uri)).map(({ severity }) => severity)).toEqual([DiagnosticSeverity.Hint]);
    const { code, report } = await checkJson(cwd, '--peildatum', TODAY, '.');
    expect(code).toBe(0);
    expect(report.summary).toMatchObject({ error: 0, baseline: 1 });
  });

  it('leaves what is new as it is, in both', async () => {
    const { cwd, client, uriOf, open } = await opened({
      'bestekwijzer.yaml': PROJECT,
      'a.bestek.md': FAULTY,
    });
    await record(cwd, client);
    const more = `${FAULTY}\nDe opschortende termijn bedraagt 10 kalenderdagen na de gunningsbeslissing.\n`;
    writeFileSync(join(cwd, 'a.bestek.md'), more);
    open('a.bestek.md');
    await expect
      .poll(async () => (await shownIn(client, uriOf('a.bestek.md')))[0]?.severity)
      .toBe(DiagnosticSeverity.Hint);
    const inEditor = (await shownIn(client, uriOf('a.bestek.md'))).map(({ code, message, severity }) => ({
      rule: code,
      message: String(message).replace(' [nullijn]', ''),
      isNew: severity !== DiagnosticSeverity.Hint,
    }));
    const { code, report } = await checkJson(cwd, '--peildatum', TODAY, '.');
    const printed = report.documents[0]!.findings.map((one) => ({
      rule: one.rule,
      message: one.message,
      isNew: (one as { baseline?: string }).baseline === 'new',
    }));
    expect(inEditor).toEqual(printed);
    expect(printed.filter(({ rule }) => rule === 'aw/standstill').map(({ isNew }) => isNew)).toEqual([
      false,
      true,
    ]);
    expect(code).toBe(1);
  });

  it('gives way on the command line to one that is typed', async () => {
    const { cwd } = await opened({
      'bestekwijzer.yaml': PROJECT,
      'nul.json': '{"version":1,"findings":{}}',
      'a.bestek.md': FAULTY,
    });
    await bestekwijzer(cwd, ['check', '--write-baseline', 'ander.json', '.']);
    expect((await checkJson(cwd, '.')).code).toBe(1);
    expect((await checkJson(cwd, '--baseline', 'ander.json', '.')).code).toBe(0);
  });

  it('that is not there yet holds nothing, and one that is something else is told of', async () => {
    const { cwd } = await opened({ 'bestekwijzer.yaml': PROJECT, 'a.bestek.md': FAULTY });
    expect(await checkJson(cwd, '.')).toMatchObject({ code: 1, err: [] });
    writeFileSync(join(cwd, 'nul.json'), '{"version":1}');
    const { code, err } = await checkJson(cwd, '.');
    expect([code, err]).toEqual([2, ['nul.json: is geen nullijn; maak er een met --write-baseline']]);
  });
});

describe('drawing a baseline in the editor', () => {
  it('records every document of the project, also those that are not open, as the command line would', async () => {
    const { cwd, client, uriOf, open } = await opened({
      'bestekwijzer.yaml': '# van ons\nprofiel: rijk\n',
      'map/a.bestek.md': FAULTY,
      'b.bestek.md': CLEAN,
      'ander/bestekwijzer.yaml': 'profiel: rijk\n',
      'ander/c.bestek.md': FAULTY,
    });
    open('b.bestek.md');
    const drawn = await draw(client, uriOf('b.bestek.md'));
    expect(drawn).toMatchObject({ bevindingen: 1, bestekken: 2 });
    expect(readFileSync(join(cwd, 'bestekwijzer.yaml'), 'utf8')).toBe(
      '# van ons\nprofiel: rijk\nnullijn: bestekwijzer-nullijn.json\n',
    );
    await bestekwijzer(cwd, [
      'check',
      '--write-baseline',
      'cli.json',
      '--peildatum',
      TODAY,
      'map',
      'b.bestek.md',
    ]);
    expect(drawn.nullijn.tekst).toBe(readFileSync(join(cwd, 'cli.json'), 'utf8'));
    expect((await checkJson(cwd, '--peildatum', TODAY, 'map', 'b.bestek.md')).code).toBe(0);
    expect((await checkJson(cwd, '--peildatum', TODAY, 'ander')).code).toBe(1);
    open('map/a.bestek.md');
    await expect
      .poll(async () => (await shownIn(client, uriOf('map/a.bestek.md'))).map(({ severity }) => severity))
      .toEqual([DiagnosticSeverity.Hint]);
  });

  it('makes a project file where there is none', async () => {
    const { cwd, client, uriOf, open } = await opened({ 'map/a.bestek.md': FAULTY });
    open('map/a.bestek.md');
    await draw(client, uriOf('map/a.bestek.md'));
    expect(readFileSync(join(cwd, 'bestekwijzer.yaml'), 'utf8')).toBe('nullijn: bestekwijzer-nullijn.json\n');
    await expect
      .poll(async () => (await shownIn(client, uriOf('map/a.bestek.md'))).map(({ severity }) => severity))
      .toEqual([DiagnosticSeverity.Hint]);
  });

  it('keeps what is known of documents outside the open folder', async () => {
    const path = folder({
      'bestekwijzer.yaml': PROJECT,
      'een/a.bestek.md': FAULTY,
      'twee/b.bestek.md': FAULTY,
    });
    await bestekwijzer(path, ['check', '--write-baseline', 'nul.json', '--peildatum', TODAY, '.']);
    const before = readFileSync(join(path, 'nul.json'), 'utf8');
    const root = pathToFileURL(join(path, 'een')).href;
    const folders = [{ uri: root, name: 'een' }];
    const client = await startClient(MODERN, { peildatum: TODAY }, {}, { workspaceFolders: folders });
    expect((await draw(client, `${root}/a.bestek.md`)).nullijn.tekst).toBe(before);
  });
});

describe('when the file changes', () => {
  it('findings of open documents follow, and the client is asked to ask again', async () => {
    const client = await startWorkspace(
      { 'a.bestek.md': FAULTY, 'nul.json': undefined },
      { project: () => PROJECT },
    );
    await client.indexed();
    const uri = `${ROOT}/a.bestek.md`;
    client.open(uri, FAULTY);
    expect((await shownIn(client, uri)).map(({ severity }) => severity)).toEqual([DiagnosticSeverity.Error]);
    const { nullijn } = await client.request<DrawnBaseline>('bestekwijzer/nullijn', { uri });
    client.files[nullijn.uri] = nullijn.tekst;
    const asked = client.refreshes();
    client.watched(nullijn.uri);
    await expect.poll(() => client.refreshes()).toBeGreaterThan(asked);
    expect((await shownIn(client, uri)).map(({ severity }) => severity)).toEqual([DiagnosticSeverity.Hint]);
    delete client.files[nullijn.uri];
    client.watched(nullijn.uri);
    await expect
      .poll(async () => (await shownIn(client, uri)).map(({ severity }) => severity))
      .toEqual([DiagnosticSeverity.Error]);
  });

  it('what is known takes no room from what is new', async () => {
    const many = `${FAULTY}\n${'De opschortende termijn bedraagt 10 kalenderdagen na de gunningsbeslissing.\n\n'.repeat(30)}`;
    const client = await startWorkspace(
      { 'a.bestek.md': many },
      { project: () => PROJECT, settings: { maximumBevindingen: 5 } },
    );
    await client.indexed();
    const uri = `${ROOT}/a.bestek.md`;
    client.open(uri, many);
    const { nullijn } = await client.request<DrawnBaseline>('bestekwijzer/nullijn', { uri });
    client.files[nullijn.uri] = nullijn.tekst;
    client.watched(nullijn.uri);
    const last = many.split('\n').length - 1;
    const at = { line: last, character: 0 };
    const fresh = '\nEr geldt een opschortende termijn van 12 kalenderdagen na de gunningsbeslissing.\n';
    client.change(uri, 2, { range: { start: at, end: at }, text: fresh });
    await expect
      .poll(
        async () =>
          (await shownIn(client, uri)).filter(
            ({ code, severity }) => code === 'aw/standstill' && severity === DiagnosticSeverity.Error,
          ).length,
      )
      .toBe(1);
  });
});
