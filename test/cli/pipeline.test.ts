import { execFileSync } from 'node:child_process';
import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { bestekwijzer, CLEAN, checkJson, FAULTY, folder } from './command.ts';

/** A repository in which nothing is staged yet. */
function repository(files: Readonly<Record<string, string>>) {
  const cwd = folder(files);
  const git = (...args: string[]) => execFileSync('git', args, { cwd, stdio: 'pipe' });
  git('init', '-q');
  return { cwd, git };
}

describe('--staged', () => {
  it('checks what stands ready in git, and passes over what is no specification', async () => {
    const { cwd, git } = repository({
      'map/klaar é.bestek.md': FAULTY,
      'los.bestek.md': FAULTY,
      'leesmij.md': '# Leesmij\n',
      'plaatje.png': '',
    });
    git('add', 'map', 'leesmij.md', 'plaatje.png');
    const { code, report, err } = await checkJson(cwd, '--staged');
    expect(err).toEqual([]);
    expect(report.documents.map(({ path }) => path)).toEqual(['map/klaar é.bestek.md']);
    expect(code).toBe(1);
  });

  it('can be limited to paths, also from a folder in the repository', async () => {
    const { cwd, git } = repository({ 'a/een.bestek.md': FAULTY, 'b/twee.bestek.md': FAULTY });
    git('add', '.');
    const limited = await checkJson(cwd, '--staged', 'b');
    expect(limited.report.documents.map(({ path }) => path)).toEqual(['b/twee.bestek.md']);
    const inside = await checkJson(join(cwd, 'a'), '--staged');
    expect(inside.report.documents.map(({ path }) => path)).toEqual(['een.bestek.md']);
  });

  it('is content when nothing stands ready', async () => {
    const { cwd } = repository({ 'a.bestek.md': FAULTY });
    expect((await bestekwijzer(cwd, ['check', '--staged'])).code).toBe(0);
  });

  it('says so outside a repository', async () => {
    const { code, err } = await bestekwijzer(folder({ 'a.bestek.md': FAULTY }), ['check', '--staged']);
    expect(code).toBe(2);
    expect(err[0]).toContain('in een map die git bijhoudt');
  });
});

describe('a baseline', () => {
  const record = (cwd: string) => bestekwijzer(cwd, ['check', '--write-baseline', 'nul.json', '.']);

  it('makes what was there information outside the counts, also after edits elsewhere', async () => {
    const cwd = folder({ 'map/a.bestek.md': FAULTY, 'b.bestek.md': CLEAN });
    const recorded = await record(cwd);
    expect(recorded).toEqual({ code: 0, out: 'nul.json: 1 bevinding in 2 bestekken vastgelegd\n', err: [] });
    expect(Object.keys(JSON.parse(readFileSync(join(cwd, 'nul.json'), 'utf8')).findings)).toEqual([
      'map/a.bestek.md',
    ]);
    const moved = FAULTY.replace('# Gunning', '# Inleiding\n\nEen zin erbij.\n\n# Gunning');
    writeFileSync(join(cwd, 'map', 'a.bestek.md'), moved);
    const { code, report } = await checkJson(cwd, '--baseline', 'nul.json', '.');
    expect(code).toBe(0);
    expect(report.summary).toMatchObject({ error: 0, information: 0, baseline: 1 });
    expect(report.documents[1]!.findings[0]).toMatchObject({
      severity: 'information',
      baseline: 'unchanged',
    });
    const people = await bestekwijzer(cwd, ['check', '--baseline', 'nul.json', '.']);
    expect(people.out).toContain('nullijn');
    expect(people.out).toContain('geen bevindingen; 1 bevinding uit de nullijn');
  });

  it('counts what came after it', async () => {
    const cwd = folder({ 'a.bestek.md': FAULTY });
    await record(cwd);
    writeFileSync(
      join(cwd, 'a.bestek.md'),
      `${FAULTY}\nDe opschortende termijn bedraagt 10 kalenderdagen na de gunningsbeslissing.\n`,
    );
    const { code, report } = await checkJson(cwd, '--baseline', 'nul.json', '.');
    expect(code).toBe(1);
    expect(report.summary).toMatchObject({ baseline: 1 });
    expect(report.summary.error).toBeGreaterThan(0);
  });

  it('goes by the path seen from the baseline file, wherever the command runs', async () => {
    const cwd = folder({ 'map/a.bestek.md': FAULTY });
    await record(cwd);
    const inside = await checkJson(join(cwd, 'map'), '--baseline', '../nul.json', '.');
    expect(inside.code).toBe(0);
    renameSync(join(cwd, 'map', 'a.bestek.md'), join(cwd, 'map', 'b.bestek.md'));
    expect((await checkJson(cwd, '--baseline', 'nul.json', '.')).code).toBe(1);
  });

  it('shows in SARIF which findings are new', async () => {
    const cwd = folder({ 'a.bestek.md': FAULTY });
    await record(cwd);
    const { out } = await bestekwijzer(cwd, ['check', '--format', 'sarif', '--baseline', 'nul.json', '.']);
    expect(JSON.parse(out).runs[0].results).toMatchObject([{ baselineState: 'unchanged', level: 'note' }]);
  });

  it('that is not there or is something else is refused', async () => {
    const cwd = folder({ 'a.bestek.md': FAULTY, 'nul.json': '{"version":1}' });
    for (const file of ['nul.json', 'nergens.json', 'a.bestek.md']) {
      const { code, out, err } = await bestekwijzer(cwd, ['check', '--baseline', file, '.']);
      expect([code, out]).toEqual([2, '']);
      expect(err[0]).toContain(file);
    }
  });
});
