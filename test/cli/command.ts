import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { onTestFinished } from 'vitest';
import { run } from '../../server/cli/run.ts';
import type { World } from '../../server/cli/world.ts';

const TODAY = '2026-11-01';

/** A text with exactly one error-severity finding of a rule that stays: `aw/standstill`. */
export const FAULTY = `---
bestek: "1"
procedure: openbaar
---

# Gunning

Na verzending van de gunningsbeslissing geldt een opschortende termijn van 15 kalenderdagen.
`;

export const CLEAN = FAULTY.replace('15 kalenderdagen', '20 kalenderdagen');

export interface Ran {
  readonly code: number;
  readonly out: string;
  /** Lines on standard error. */
  readonly err: readonly string[];
}

/** Runs a command line as a person would, but in this process. */
export async function bestekwijzer(
  cwd: string,
  argv: readonly string[],
  options: { terminal?: boolean; env?: Record<string, string>; dialogue?: World['dialogue'] } = {},
): Promise<Ran> {
  let out = '';
  const err: string[] = [];
  const code = await run(argv, {
    cwd,
    env: options.env ?? {},
    isTerminal: options.terminal ?? false,
    dialogue: options.dialogue,
    today: () => TODAY,
    out: async (text) => {
      out += text;
    },
    complain: (line) => void err.push(line),
  });
  return { code, out, err };
}

export interface JsonReport {
  version: number;
  documents: {
    path: string;
    findings: {
      rule: string;
      severity: string;
      message: string;
      range: { start: { line: number; character: number }; end: { line: number; character: number } };
      citation: { text: string; url: string | null; status: string } | null;
      fixes: { title: string; kind: string }[];
      motivated: string | null;
    }[];
  }[];
  summary: Record<string, number>;
}

export async function checkJson(cwd: string, ...argv: string[]): Promise<Ran & { report: JsonReport }> {
  const ran = await bestekwijzer(cwd, ['check', '--format', 'json', ...argv]);
  return { ...ran, report: JSON.parse(ran.out) };
}

/** A folder of files that goes away with `remove`; a name ending in a slash is an empty folder. */
export function folderOf(files: Readonly<Record<string, string | Uint8Array>>) {
  const path = mkdtempSync(join(tmpdir(), 'bestekwijzer-'));
  for (const [name, content] of Object.entries(files)) {
    const file = join(path, name);
    mkdirSync(name.endsWith('/') ? file : dirname(file), { recursive: true });
    if (!name.endsWith('/')) writeFileSync(file, content);
  }
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) };
}

/** The path of a folder of files that is there until the test that asks for it is over. */
export function folder(files: Readonly<Record<string, string | Uint8Array>>): string {
  const { path, remove } = folderOf(files);
  onTestFinished(remove);
  return path;
}
