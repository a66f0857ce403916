import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { findLibreOffice } from '../../scripts/libreoffice.mjs';
import { createService } from '../../server/service.ts';
import { exportDocx, importDocx } from '../../server/word/word.ts';
import { folderOf } from '../cli/command.ts';
import { markersIn, seen } from './words.ts';

/** A program that is not ours opens what we write, and we open what it writes. */
const root = fileURLToPath(new URL('../../', import.meta.url));
const soffice = findLibreOffice();
const folder = folderOf({ 'profiel/': '' });
afterAll(folder.remove);
if (!soffice)
  console.log('Word: LibreOffice skipped, there is no soffice (apt-get install libreoffice-writer-nogui).');

/** Converts a file; gives the path of what came of it. */
function convert(file: string, to: string, filter = ''): string {
  const out = join(folder.path, 'uit');
  mkdirSync(out, { recursive: true });
  const { status, stderr } = spawnSync(
    soffice!,
    [
      `-env:UserInstallation=${pathToFileURL(join(folder.path, 'profiel')).href}`,
      ...['--headless', '--convert-to', `${to}${filter}`, '--outdir', out, file],
    ],
    { encoding: 'utf8', timeout: 110_000 },
  );
  if (status !== 0) throw new Error(`soffice: exit code ${status}: ${stderr}`);
  return join(out, file.slice(folder.path.length + 1).replace(/\.\w+$/, `.${to}`));
}

async function exported(sample: string): Promise<{ text: string; file: string }> {
  const text = readFileSync(join(root, 'samples', sample), 'utf8');
  const service = createService({ date: '2026-11-01' });
  service.open(sample, sample.endsWith('.md') ? 'markdown' : 'yaml', text);
  const options = { language: 'nl', withFindings: true, date: '2026-11-01' } as const;
  const file = join(folder.path, sample.replace(/\.bestek\.\w+$/, '.docx'));
  writeFileSync(file, await exportDocx(service.check(sample)!, options));
  return { text, file };
}

describe.skipIf(!soffice)('LibreOffice', () => {
  it('shows the numbers, the table of contents and every page', { timeout: 240_000 }, async () => {
    const { file } = await exported('kantoormeubilair.bestek.yaml');
    const lines = readFileSync(convert(file, 'txt', ':Text (encoded):UTF8'), 'utf8').split('\n');
    expect(lines.map((line) => line.trim())).toEqual(
      expect.arrayContaining(['Raamovereenkomst kantoormeubilair provinciehuis', 'Inhoudsopgave']),
    );
    // Once in the table of contents, and once over its chapter.
    expect(lines.filter((line) => /^\s*9\s+Eisen\b/.test(line)).length).toBe(2);
    expect(readFileSync(convert(file, 'pdf')).subarray(0, 5).toString()).toBe('%PDF-');
  });

  it('saves it again without loss', { timeout: 240_000 }, async () => {
    const { text, file } = await exported('bedrijfskleding-oud.bestek.md');
    const imported = await importDocx(readFileSync(convert(file, 'docx')), 'nl');
    if ('fault' in imported) throw new Error(imported.fault);
    expect(imported.counts.ownComments).toBeGreaterThan(10);
    const { words, headings, tables } = seen(imported.text);
    const before = seen(text);
    expect(words).toEqual(before.words);
    expect(headings).toEqual(before.headings);
    expect(tables).toEqual(before.tables);
  });

  it('keeps the clauses marked', { timeout: 240_000 }, async () => {
    const { text, file } = await exported('bedrijfskleding.bestek.md');
    const imported = await importDocx(readFileSync(convert(file, 'docx')), 'nl');
    if ('fault' in imported) throw new Error(imported.fault);
    expect(markersIn(imported.text)).toEqual(markersIn(text));
  });
});
