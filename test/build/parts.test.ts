import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { buildInParts } from '../../scripts/lib/parts.mjs';

const folders: string[] = [];

afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, maxRetries: 5 });
});

/** Builds `server/main.ts` of these files with the parts `rules` and `late`; what comes of it, and its folder. */
async function built(files: Record<string, string>) {
  const root = mkdtempSync(join(tmpdir(), 'bestekwijzer-parts-'));
  folders.push(root);
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  await buildInParts(
    {
      absWorkingDir: root,
      bundle: true,
      platform: 'node',
      format: 'cjs',
      metafile: true,
      plugins: [],
      logLevel: 'silent',
      entryPoints: ['server/main.ts'],
      outfile: join(root, 'out/main.js'),
    },
    [
      { outfile: join(root, 'out/rules.js'), openers: /^server\/rules\.ts$/ },
      { outfile: join(root, 'out/late.js'), openers: /^server\/late\.ts$/ },
    ],
  );
  const main = join(root, 'out/main.js');
  const require = createRequire(main);
  const isLoaded = (part: string) => join(root, 'out', part) in require.cache;
  const textOf = (part: string) => readFileSync(join(root, 'out', part), 'utf8');
  return { run: require(main) as Record<string, (...all: unknown[]) => unknown>, isLoaded, textOf };
}

const SHARED =
  'export const seen: string[] = ["seen"];\nexport default function note(what: string) { seen.push(what); }';
const PROJECT = {
  'server/shared.ts': SHARED,
  'server/words.ts': 'export const words = ["the words"];',
  'server/rules.ts':
    'import note from "./shared.ts";\nimport { words } from "./words.ts";\nexport function check(a: number, b: number) { note("rules"); words.push("checked"); return a + b; }',
  'server/late.ts':
    'import note, { seen as all } from "./shared.ts";\nimport { check } from "./rules.ts";\nimport { words } from "./words.ts";\nexport function late() { note("late"); return [check(1, 1), all.length, words.join()]; }',
  'server/main.ts':
    'import { late } from "./late.ts";\nimport { check } from "./rules.ts";\nimport { seen } from "./shared.ts";\nexport { seen };\nexport const start = () => check(2, 3);\nexport const more = () => late();',
};

it('loads a part when something in it is first called', async () => {
  const { run, isLoaded } = await built(PROJECT);
  expect([isLoaded('rules.js'), isLoaded('late.js')]).toEqual([false, false]);
  expect(run.start!()).toBe(5);
  expect([isLoaded('rules.js'), isLoaded('late.js')]).toEqual([true, false]);
  expect(run.more!()).toEqual([2, 4, 'the words,checked,checked']);
});

it('loads what a part needs before it', async () => {
  const { run, isLoaded } = await built(PROJECT);
  expect(run.more!()).toEqual([2, 3, 'the words,checked']);
  expect(isLoaded('rules.js')).toBe(true);
  expect(run.seen).toEqual(['seen', 'late', 'rules']);
});

it('has every module once', async () => {
  const { textOf } = await built(PROJECT);
  const holding = (text: string) =>
    ['main.js', 'rules.js', 'late.js'].filter((part) => textOf(part).includes(text));
  expect(holding('seen.push(')).toEqual(['main.js']);
  expect(holding('"the words"')).toEqual(['rules.js']);
  expect(holding('"late"')).toEqual(['late.js']);
});

it('refuses that a part is asked for what is no function', async () => {
  const files = { ...PROJECT, 'server/rules.ts': 'export const check = () => 1;' };
  await expect(built(files)).rejects.toThrow(/check is no function/);
});
