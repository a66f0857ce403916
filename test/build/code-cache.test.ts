import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { runCached } from '../../server/node/code-cache.ts';

let folder: string;
let script: string;
let cache: string;

beforeEach(() => {
  vi.useFakeTimers();
  folder = mkdtempSync(join(tmpdir(), 'bestekwijzer-code-'));
  script = join(folder, 'begin.js');
  cache = join(folder, 'a', 'cache');
  writeFileSync(join(folder, 'next.js'), 'exports.path = require("node:path").sep + __filename;');
  writeScript(1);
});

afterEach(() => {
  vi.useRealTimers();
  rmSync(folder, { recursive: true });
});

function writeScript(value: number): void {
  writeFileSync(
    script,
    `module.exports = { value: ${value}, next: require('./next.js'), again: require('./next.js') };`,
  );
}

/** Starts, and waits until what there is to keep has been kept. */
function start(): { value: number; next: { path: string }; again: unknown } {
  const exported = runCached(script, cache) as ReturnType<typeof start>;
  vi.runAllTimers();
  return exported;
}

function kept(): Map<string, Buffer> {
  return new Map(readdirSync(cache).map((name) => [name, readFileSync(join(cache, name))]));
}

it('runs a script and what it asks for, each once', () => {
  const { value, next, again } = start();
  expect(value).toBe(1);
  expect(next.path.endsWith('next.js')).toBe(true);
  expect(again).toBe(next);
});

it('keeps the code of each, and uses it at the next start', () => {
  start();
  const before = kept();
  expect([...before.keys()].map((name) => name.replace(/-\w+\.bin$/, '')).sort()).toEqual(['begin', 'next']);
  runCached(script, cache);
  expect(vi.getTimerCount()).toBe(0);
  expect(kept()).toEqual(before);
});

it('does not use what was kept of another script of the same length', () => {
  start();
  const before = [...kept().keys()];
  writeScript(2);
  expect(start().value).toBe(2);
  const after = [...kept().keys()];
  expect(after).toHaveLength(2);
  expect(after).not.toEqual(before);
});

it.each([
  ['cut off', (data: Buffer) => data.subarray(0, 200)],
  ['empty', () => Buffer.alloc(0)],
  ['damaged', (data: Buffer) => Buffer.concat([data.subarray(0, -8), Buffer.from('schade!!')])],
])('makes anew what is %s', (_name, damage) => {
  start();
  const before = kept();
  for (const [name, data] of before) writeFileSync(join(cache, name), damage(data));
  expect(start().value).toBe(1);
  for (const [name, data] of kept()) expect(data.length).toBe(before.get(name)!.length);
});

it('starts all the same when the folder cannot be made', () => {
  writeFileSync(join(folder, 'a'), '');
  expect(start().value).toBe(1);
});
