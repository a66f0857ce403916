import { spawnSync } from 'node:child_process';
import { cpSync, existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { findNeovim } from '../../scripts/neovim.mjs';
import { folderOf } from '../cli/command.ts';

/** A real client that is not VS Code, with the configuration of the documentation. */
const root = fileURLToPath(new URL('../../', import.meta.url));
const neovim = findNeovim();
const folder = folderOf({ 'home/': '' });
afterAll(folder.remove);
if (!neovim) console.log('Neovim: skipped, there is no nvim (Debian, Ubuntu: apt-get install neovim).');

interface Seen {
  before: { rule: string; line: number; column: number; message: string; source: string }[];
  titles: string[];
  after: Seen['before'];
  text: string;
}

/** Opens a sample in Neovim, takes the quick fix `take` at the finding of `rule` and tells what was seen. */
function drive(sample: string, rule: string, take: string): Seen {
  const file = join(folder.path, sample);
  cpSync(join(root, 'samples', sample), file);
  const globals = [
    `let g:bestekwijzer_cmd = ${JSON.stringify([process.execPath, join(root, 'dist/bestekwijzer.js'), 'lsp', '--stdio'])}`,
    `let g:bestekwijzer_rule = '${rule}'`,
    `let g:bestekwijzer_take = '${take}'`,
  ];
  const { stdout, stderr, status } = spawnSync(
    neovim!,
    [
      ...['--headless', '--clean', '-n'],
      ...globals.flatMap((line) => ['--cmd', line]),
      ...['--cmd', `luafile ${join(root, 'docs/voorbeelden/neovim.lua')}`],
      file,
      ...['-c', `luafile ${join(root, 'test/neovim/drive.lua')}`],
    ],
    {
      cwd: folder.path,
      encoding: 'utf8',
      timeout: 50_000,
      env: { ...process.env, HOME: join(folder.path, 'home'), XDG_STATE_HOME: join(folder.path, 'home') },
    },
  );
  const line = stdout.split('\n').find((one) => one.startsWith('{'));
  if (!line) throw new Error(`Neovim said nothing (exit code ${status}): ${stdout}${stderr}`);
  return JSON.parse(line);
}

describe.skipIf(!neovim)('Neovim', () => {
  it('has the bundle to run', () => {
    expect(existsSync(join(root, 'dist/bestekwijzer.js')), 'run npm run build first').toBe(true);
  });

  it('shows the findings and adds the missing clauses', { timeout: 60_000 }, () => {
    const seen = drive('bedrijfskleding-oud.bestek.md', 'isv/zes-stappen', 'Voeg de ontbrekende stappen in');
    const rules = seen.before.map(({ rule }) => rule);
    expect(rules).toEqual(
      expect.arrayContaining(['aw/standstill', 'aw/omzeteis-maximum', 'isv/zes-stappen']),
    );
    expect(seen.before.every(({ source }) => source === 'bestekwijzer')).toBe(true);
    expect(seen.titles.join('\n')).toContain('Voeg de ontbrekende stappen in');
    expect(seen.text).toContain('<!-- clausule isv/stap-1-');
    expect(seen.after.map(({ rule }) => rule)).not.toContain('isv/zes-stappen');
    expect(seen.after.map(({ rule }) => rule)).toContain('aw/standstill');
  });
});
