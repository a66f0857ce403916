import { execFile } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bestekwijzer, CLEAN, checkJson, FAULTY, folderOf, type JsonReport } from './command.ts';

/** Many files: threads, the cache and shards may only change how long it takes. */

const bundle = fileURLToPath(new URL('../../dist/bestekwijzer.js', import.meta.url));

const files: Record<string, string | Uint8Array> = {};
for (let i = 0; i < 60; i++) files[`map/${String(i).padStart(2, '0')}.bestek.md`] = i % 3 ? FAULTY : CLEAN;
files['map/07.bestek.md'] = Uint8Array.of(0x62, 0xff, 0x62);
files['map/los.md'] = 'Geen bestek.\n';
const folder = folderOf(files);
afterAll(folder.remove);

interface Ran {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** The bundle as a process: only there are threads. */
function process(...argv: string[]): Promise<Ran> {
  return new Promise((resolve) => {
    const child = execFile(
      globalThis.process.execPath,
      [bundle, ...argv],
      { cwd: folder.path, maxBuffer: 1 << 26 },
      (_error, out, err) => resolve({ code: child.exitCode!, out, err }),
    );
  });
}

describe('threads', () => {
  beforeAll(() => {
    expect(existsSync(bundle), 'dist/bestekwijzer.js is not there: run npm run build first').toBe(true);
  });

  it.each(['json', 'sarif', 'stylish'])(
    'give the same %s as one thread does',
    { timeout: 60_000 },
    async (format) => {
      const argv = ['check', '--format', format, '--peildatum', '2026-11-01', '.'];
      const here = await bestekwijzer(folder.path, argv);
      const there = await process(...argv);
      expect(there.code).toBe(here.code);
      expect(there.out).toBe(here.out);
      expect(there.err).toBe(`${here.err.join('\n')}\n`);
      expect(here.code).toBe(2);
    },
  );
});

describe('--cache', () => {
  it('answers the second time from what is known, with the same output', async () => {
    const first = await bestekwijzer(folder.path, ['check', '--format', 'json', '--cache', 'kas', 'map']);
    const entries = readdirSync(join(folder.path, 'kas'), { recursive: true });
    const again = await bestekwijzer(folder.path, ['check', '--format', 'json', '--cache', 'kas', 'map']);
    const without = await bestekwijzer(folder.path, ['check', '--format', 'json', 'map']);
    expect(again).toEqual(first);
    expect(first).toEqual(without);
    // Two different texts, whatever the number of files.
    expect(entries.filter((name) => String(name).endsWith('.json'))).toHaveLength(2);
  });

  it('knows another language, another day and another project apart', async () => {
    const own = folderOf({ 'a.bestek.md': FAULTY, 'bestekwijzer.yaml': 'regels:\n  aw/standstill: uit\n' });
    try {
      const cache = ['--cache', join(folder.path, 'kas')];
      const off = await checkJson(own.path, ...cache, 'a.bestek.md');
      expect(off.report.summary.error).toBe(0);
      const dutch = await checkJson(folder.path, ...cache, 'map/01.bestek.md');
      const english = await checkJson(folder.path, ...cache, '--taal', 'en', 'map/01.bestek.md');
      expect(dutch.report.summary.error).toBe(1);
      expect(english.report.documents[0]!.findings[0]!.message).not.toBe(
        dutch.report.documents[0]!.findings[0]!.message,
      );
    } finally {
      own.remove();
    }
  });

  it('is no use, but no harm either, where it cannot be written', async () => {
    const { code, err } = await bestekwijzer(folder.path, [
      'check',
      '--cache',
      'map/00.bestek.md',
      'map/01.bestek.md',
    ]);
    expect({ code, err }).toEqual({ code: 1, err: [] });
  });
});

describe('--shard', () => {
  it('shares the files out, so that the parts together are the whole', async () => {
    const whole = await checkJson(folder.path, 'map');
    const parts = await Promise.all(
      [1, 2, 3].map((part) => checkJson(folder.path, '--shard', `${part}/3`, 'map')),
    );
    const byPath = (report: JsonReport) =>
      report.documents.map((document) => [document.path, JSON.stringify(document)] as const);
    expect(parts.flatMap(({ report }) => byPath(report)).sort()).toEqual(byPath(whole.report).sort());
    for (const key of Object.keys(whole.report.summary))
      expect(parts.reduce((sum, { report }) => sum + report.summary[key]!, 0)).toBe(
        whole.report.summary[key],
      );
    expect(parts.map(({ code }) => code).sort()).toEqual([0, 1, 2]);
  });

  it('gives SARIF of which the runs hold all results together', async () => {
    const sarif = async (...argv: string[]) =>
      JSON.parse((await bestekwijzer(folder.path, ['check', '--format', 'sarif', ...argv, 'map'])).out);
    const results = (log: { runs: { results: unknown[] }[] }) => log.runs.flatMap((run) => run.results);
    const merged = {
      runs: [...(await sarif('--shard', '1/2')).runs, ...(await sarif('--shard', '2/2')).runs],
    };
    const texts = (all: unknown[]) => all.map((one) => JSON.stringify(one)).sort();
    expect(texts(results(merged))).toEqual(texts(results(await sarif())));
  });

  it('gives GitLab reports that may be joined, with fingerprints that edits elsewhere leave alone', async () => {
    const gitlab = async (...argv: string[]) =>
      JSON.parse((await bestekwijzer(folder.path, ['check', '--format', 'gitlab', ...argv, 'map'])).out);
    const whole = await gitlab();
    const joined = [...(await gitlab('--shard', '1/2')), ...(await gitlab('--shard', '2/2'))];
    const texts = (all: unknown[]) => all.map((one) => JSON.stringify(one)).sort();
    expect(texts(joined)).toEqual(texts(whole));
    const marks = (all: { fingerprint: string }[]) => all.map(({ fingerprint }) => fingerprint);
    expect(new Set(marks(whole)).size).toBe(whole.length);
    const { path, remove } = folderOf({
      'map/01.bestek.md': FAULTY.replace('# Gunning', '# Doel\n\nTekst.\n\n# Gunning'),
    });
    const moved = JSON.parse((await bestekwijzer(path, ['check', '--format', 'gitlab', 'map'])).out);
    remove();
    expect(moved[0].location.lines.begin).toBe(12);
    expect(marks(whole)).toContain(moved[0].fingerprint);
  });

  it.each(['0/2', '3/2', '2', 'a/b', '1/0'])('is refused when it says %s', async (shard) => {
    const { code, err } = await bestekwijzer(folder.path, ['check', '--shard', shard, 'map']);
    expect(code).toBe(2);
    expect(err[0]).toContain(shard);
  });
});
