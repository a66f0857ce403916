import {
  chmodSync,
  lstatSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { applyPatch } from 'diff';
import { describe, expect, it } from 'vitest';
import { replaceFile } from '../../server/cli/files/write.ts';
import { MESSAGES } from '../../server/cli/messages.ts';
import { bestekwijzer, CLEAN, FAULTY, folder } from './command.ts';

/** A number where a text belongs: quotation marks are a safe fix. */
const LOOSE = CLEAN.replace('bestek: "1"', 'bestek: 1');

const read = (...path: string[]) => readFileSync(join(...path), 'utf8');

describe('fix', () => {
  it('does what is safe, leaves the rest, and then finds nothing more to do', async () => {
    const cwd = folder({ 'a.bestek.md': LOOSE, 'b.bestek.md': FAULTY, 'leesmij.md': 'bestek: 1\n' });
    const { code, out } = await bestekwijzer(cwd, ['fix', '.']);
    expect(code).toBe(0);
    expect(out).toBe('a.bestek.md: 1 herstelling\n2 bestekken: 1 herstelling in 1\n');
    expect(read(cwd, 'a.bestek.md')).toBe(CLEAN);
    expect(read(cwd, 'b.bestek.md')).toBe(FAULTY);
    expect(read(cwd, 'leesmij.md')).toBe('bestek: 1\n');
    expect((await bestekwijzer(cwd, ['fix', '.'])).out).toBe('2 bestekken: niets te herstellen\n');
  });

  it('keeps byte order mark, line breaks and mode, and leaves nothing beside it', async () => {
    const text = `\ufeff${LOOSE}`.replaceAll('\n', '\r\n');
    const cwd = folder({ 'a.bestek.md': text });
    chmodSync(join(cwd, 'a.bestek.md'), 0o640);
    await bestekwijzer(cwd, ['fix', '.']);
    expect(read(cwd, 'a.bestek.md')).toBe(text.replace('bestek: 1', 'bestek: "1"'));
    expect(statSync(join(cwd, 'a.bestek.md')).mode & 0o777).toBe(0o640);
    expect(readdirSync(cwd)).toEqual(['a.bestek.md']);
  });

  it('writes through a link instead of replacing it', async () => {
    const cwd = folder({ 'echt/a.bestek.md': LOOSE });
    symlinkSync(join(cwd, 'echt', 'a.bestek.md'), join(cwd, 'link.bestek.md'));
    await bestekwijzer(cwd, ['fix', 'link.bestek.md']);
    expect(lstatSync(join(cwd, 'link.bestek.md')).isSymbolicLink()).toBe(true);
    expect(read(cwd, 'echt/a.bestek.md')).toBe(CLEAN);
  });

  it('does not touch a file without a fix, nor one it could not read whole', async () => {
    const broken = Buffer.concat([Buffer.from(LOOSE), Buffer.from([0xe9, 0x0a])]);
    const cwd = folder({ 'a.bestek.md': broken, 'b.bestek.md': CLEAN, 'c.bestek.md': LOOSE });
    const then = new Date('2020-01-01T00:00:00Z');
    for (const name of readdirSync(cwd)) utimesSync(join(cwd, name), then, then);
    const { code, err } = await bestekwijzer(cwd, ['fix', '.']);
    expect(code).toBe(2);
    expect(err).toHaveLength(1);
    expect(err[0]).toMatch(/^a\.bestek\.md:9:1: /);
    expect(readFileSync(join(cwd, 'a.bestek.md')).equals(broken)).toBe(true);
    expect(statSync(join(cwd, 'a.bestek.md')).mtime).toEqual(then);
    expect(statSync(join(cwd, 'b.bestek.md')).mtime).toEqual(then);
    expect(read(cwd, 'c.bestek.md')).toBe(CLEAN);
  });

  it('shows a patch that can be applied, and changes nothing, on a dry run', async () => {
    const before = LOOSE.replaceAll('\n', '\r\n');
    const cwd = folder({ 'map/a.bestek.md': before, 'map/b.bestek.md': CLEAN });
    const { code, out, err } = await bestekwijzer(cwd, ['fix', '--dry-run', '.']);
    expect(code).toBe(0);
    expect(out).toContain('--- a/map/a.bestek.md\n+++ b/map/a.bestek.md\n@@ ');
    expect(applyPatch(before, out, { autoConvertLineEndings: false })).toBe(
      before.replace('bestek: 1', 'bestek: "1"'),
    );
    expect(err).toEqual(['2 bestekken: 1 herstelling in 1; er is niets gewijzigd']);
    expect(read(cwd, 'map/a.bestek.md')).toBe(before);
  });
});

describe('replacing a file', () => {
  const bytes = (text: string) => new TextEncoder().encode(text);

  it('does not overwrite what another program wrote meanwhile', async () => {
    const cwd = folder({ 'a.md': 'nieuw van een ander' });
    const complaint = await replaceFile(join(cwd, 'a.md'), bytes('oud'), bytes('van ons'));
    expect(complaint?.message).toBe(MESSAGES.changed);
    expect(read(cwd, 'a.md')).toBe('nieuw van een ander');
    expect(readdirSync(cwd)).toEqual(['a.md']);
  });

  it('says so when it cannot write, and leaves the file', async () => {
    const cwd = folder({ 'a.md': 'oud' });
    // What it would write beside the file is there already.
    writeFileSync(join(cwd, `.a.md.${process.pid}.tmp`), '');
    const complaint = await replaceFile(join(cwd, 'a.md'), bytes('oud'), bytes('nieuw'));
    expect(complaint).toMatchObject({ message: MESSAGES.unwritable, values: { code: 'EEXIST' } });
    expect(read(cwd, 'a.md')).toBe('oud');
    expect(await replaceFile(join(cwd, 'weg.md'), bytes('oud'), bytes('nieuw'))).toMatchObject({
      values: { code: 'ENOENT' },
    });
  });
});
