import { execFileSync, spawnSync } from 'node:child_process';
import { chmodSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { CLEAN, FAULTY, folder } from '../cli/command.ts';

/** The files that others run from a checkout of this project, run as they do. */
const root = fileURLToPath(new URL('../../', import.meta.url));

beforeAll(() => {
  expect(existsSync(join(root, 'dist/bestekwijzer.js')), 'run npm run build first').toBe(true);
});

describe.skipIf(process.platform === 'win32')('the pre-commit hook', () => {
  const [hook] = parse(readFileSync(join(root, '.pre-commit-hooks.yaml'), 'utf8'));

  /** A repository with the hook in it, as pre-commit calls it: the entry, from its own copy, with the staged files that match. */
  function repository(files: Readonly<Record<string, string>>) {
    const cwd = folder(files);
    const git = (...args: string[]) =>
      spawnSync('git', ['-c', 'user.name=Toets', '-c', 'user.email=toets@example.org', ...args], {
        cwd,
        encoding: 'utf8',
      });
    git('init', '-q');
    const script = join(cwd, '.git', 'hooks', 'pre-commit');
    const names = `git diff --cached --name-only --diff-filter=ACMR | grep -E '${hook.files}'`;
    writeFileSync(
      script,
      `#!/bin/sh\n${names} | tr '\\n' '\\0' | xargs -0 "${process.execPath}" "${root}"${hook.entry}\n`,
    );
    chmodSync(script, 0o755);
    git('add', '.');
    return git;
  }

  it('names a script that can be executed', () => {
    expect(hook).toMatchObject({ id: 'bestekwijzer', language: 'script', entry: 'scripts/run.mjs check' });
    execFileSync(join(root, 'scripts/run.mjs'), ['--version']);
  });

  it('stops a commit with a fault, and says which', () => {
    const git = repository({ 'fout.bestek.md': FAULTY, 'leesmij.md': '# Leesmij\n' });
    // Git shows on standard error what a hook says.
    const { status, stderr } = git('commit', '-m', 'fout');
    expect(status).not.toBe(0);
    expect(stderr).toContain('aw/standstill');
    expect(git('log').status).not.toBe(0);
  });

  it('lets a commit without a fault through', () => {
    const git = repository({ 'goed.bestek.md': CLEAN });
    expect(git('commit', '-m', 'goed').status).toBe(0);
    expect(git('log', '--format=%s').stdout).toBe('goed\n');
  });
});

describe.skipIf(process.platform === 'win32')('the GitHub action', () => {
  const action = parse(readFileSync(join(root, 'action.yml'), 'utf8'));
  const [step] = action.runs.steps;

  /** Runs the step as a runner does, with the inputs as environment. */
  function run(cwd: string, inputs: Readonly<Record<string, string>> = {}) {
    const env: Record<string, string> = { PATH: process.env.PATH ?? '' };
    for (const [name, expression] of Object.entries<string>(step.env)) {
      const [, from, key] = /^\$\{\{ (inputs|github)\.(\w+) \}\}$/.exec(expression) ?? [];
      expect(from, expression).toBeDefined();
      env[name] = from === 'github' ? root : (inputs[key!] ?? action.inputs[key!].default);
    }
    return spawnSync('bash', ['--noprofile', '--norc', '-eo', 'pipefail', '-c', step.run], {
      cwd,
      env,
      encoding: 'utf8',
    });
  }

  it('is a composite action of which every input is described and passed on', () => {
    expect(action.runs.using).toBe('composite');
    for (const [name, { description }] of Object.entries<{ description: string }>(action.inputs)) {
      expect(description.length, name).toBeGreaterThan(5);
      expect(Object.values(step.env)).toContain(`\${{ inputs.${name} }}`);
    }
    // An input in the script itself would be executed.
    expect(step.run).not.toContain('${{');
  });

  it('puts remarks in the change, and fails on a fault', () => {
    const { status, stdout } = run(folder({ 'fout.bestek.md': FAULTY }));
    expect(status).toBe(1);
    expect(stdout).toMatch(/^::error file=fout\.bestek\.md,line=8,/);
  });

  it('writes SARIF to a file, checks several paths and takes a baseline', () => {
    const cwd = folder({ 'a b/fout.bestek.md': FAULTY, 'goed.bestek.md': CLEAN });
    const recorded = spawnSync(
      process.execPath,
      [join(root, 'dist/bestekwijzer.js'), 'check', '--write-baseline', 'nul.json', '.'],
      { cwd },
    );
    expect(recorded.status).toBe(0);
    const { status, stdout } = run(cwd, {
      paden: 'a b\ngoed.bestek.md\n',
      format: 'sarif',
      uitvoer: 'uit.sarif',
      baseline: 'nul.json',
      peildatum: '2026-11-01',
    });
    expect([status, stdout]).toEqual([0, '']);
    const { runs } = JSON.parse(readFileSync(join(cwd, 'uit.sarif'), 'utf8'));
    expect(runs[0].results).toMatchObject([{ ruleId: 'aw/standstill', baselineState: 'unchanged' }]);
  });

  it('does not execute what is put in an input', () => {
    const cwd = folder({ 'goed.bestek.md': CLEAN });
    const { status } = run(cwd, { paden: '$(touch gelukt)\n`touch gelukt`\n"; touch gelukt; "' });
    expect(status).toBe(2);
    expect(existsSync(join(cwd, 'gelukt'))).toBe(false);
  });
});
