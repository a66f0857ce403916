import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createMessageConnection, StreamMessageReader, StreamMessageWriter } from 'vscode-jsonrpc/node';
import { version } from '../../package.json';
import { MODERN } from '../lsp/client.ts';
import { FAULTY, folderOf } from './command.ts';

/** What a user runs: the bundle, as a process. */
const bundle = fileURLToPath(new URL('../../dist/bestekwijzer.js', import.meta.url));

const files: Record<string, string> = {};
for (let i = 0; i < 300; i++) files[`map/${String(i).padStart(3, '0')}.bestek.md`] = FAULTY;
const folder = folderOf(files);
afterAll(folder.remove);
beforeAll(() => {
  expect(existsSync(bundle), 'dist/bestekwijzer.js is not there: run npm run build first').toBe(true);
});

function start(...argv: string[]): ChildProcess {
  return spawn(process.execPath, [bundle, ...argv], { cwd: folder.path });
}

async function finished(child: ChildProcess): Promise<{ code: number | null; out: string; err: string }> {
  let [out, err] = ['', ''];
  child.stdout!.setEncoding('utf8').on('data', (text: string) => {
    out += text;
  });
  child.stderr!.setEncoding('utf8').on('data', (text: string) => {
    err += text;
  });
  const code = await new Promise<number | null>((resolve) => child.on('close', resolve));
  return { code, out, err };
}

describe('the bundle', () => {
  it('is a program', async () => {
    expect(readFileSync(bundle, 'utf8')).toMatch(/^#!\/usr\/bin\/env node\n/);
    expect(await finished(start('--version'))).toEqual({ code: 0, out: `${version}\n`, err: '' });
  });

  it('writes all of a long answer to a pipe, and ends with the exit code', async () => {
    const { code, out, err } = await finished(start('check', '--format', 'json', '.'));
    expect(code).toBe(1);
    expect(err).toBe('');
    expect(JSON.parse(out).summary).toMatchObject({ documents: 300, error: 300 });
  });

  it('ends quietly when nobody reads on', async () => {
    const child = start('check', '--format', 'sarif', '.');
    child.stdout!.once('data', () => child.stdout!.destroy());
    let err = '';
    child.stderr!.on('data', (text) => {
      err += text;
    });
    await new Promise((resolve) => child.on('close', resolve));
    expect(err).toBe('');
  });

  it('is a language server over stdio, with pages beside the bundle also through a link', async () => {
    const link = join(folder.path, 'bestekwijzer');
    symlinkSync(bundle, link);
    const child = spawn(process.execPath, [link, 'lsp', '--stdio'], { cwd: folder.path });
    const connection = createMessageConnection(
      new StreamMessageReader(child.stdout),
      new StreamMessageWriter(child.stdin),
    );
    connection.listen();
    await connection.sendRequest('initialize', { processId: null, rootUri: null, capabilities: MODERN });
    void connection.sendNotification('initialized', {});
    const uri = 'file:///werk/a.bestek.md';
    void connection.sendNotification('textDocument/didOpen', {
      textDocument: { uri, languageId: 'markdown', version: 1, text: FAULTY },
    });
    const report = await connection.sendRequest<{
      items: { code: string; codeDescription: { href: string } }[];
    }>('textDocument/diagnostic', { textDocument: { uri } });
    const [item] = report.items;
    expect(item!.code).toBe('aw/standstill');
    expect(fileURLToPath(item!.codeDescription.href)).toBe(
      join(bundle, '..', '..', 'docs', 'regels', 'aw', 'standstill.md'),
    );
    await connection.sendRequest('shutdown');
    void connection.sendNotification('exit');
    expect(await new Promise((resolve) => child.on('close', resolve))).toBe(0);
  });
});
