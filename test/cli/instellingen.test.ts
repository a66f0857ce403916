import { describe, expect, it } from 'vitest';
import { bestekwijzer, CLEAN, folder } from './command.ts';

const FILES = {
  'bestekwijzer.yaml': 'peildatum: 2026-02-02\nregels:\n  tekst/vage-term: uit\n',
  'a.bestek.md': CLEAN,
  'sub/b.md': '---\nbestek: "1"\npeildatum: 2026-01-01\n---\n',
};

describe('instellingen', () => {
  it('shows the settings of a specification, each with where it comes from', async () => {
    const { code, out, err } = await bestekwijzer(folder(FILES), ['instellingen', 'sub/b.md']);
    expect([code, err]).toEqual([0, []]);
    expect(out).toContain(
      'Effectieve instellingen\n\nDocument: sub/b.md\n\nProjectbestand: bestekwijzer.yaml\n',
    );
    expect(out).toContain(
      '| Peildatum (peildatum) | 1 januari 2026 (2026-01-01) | kop van het document; gaat voor 2 februari 2026 (2026-02-02) (bestekwijzer.yaml) |',
    );
    expect(out).toContain('| tekst/vage-term | uit | bestekwijzer.yaml |');
  });

  it('shows those of the folder without a path, and of all in a folder', async () => {
    const cwd = folder(FILES);
    const { out } = await bestekwijzer(cwd, ['instellingen']);
    expect(out).not.toContain('Document:');
    expect(out).toContain('2 februari 2026 (2026-02-02) | bestekwijzer.yaml');
    expect((await bestekwijzer(cwd, ['instellingen', '.'])).out.match(/Document: /g)).toHaveLength(2);
  });

  it('tells what the command line would do, as data too', async () => {
    const argv = ['instellingen', '--format', 'json', '--peildatum', '2026-03-03', '--taal', 'en', '.'];
    const { code, out } = await bestekwijzer(folder(FILES), argv);
    expect(code).toBe(0);
    const { version, documents } = JSON.parse(out);
    expect([version, documents.length]).toEqual([1, 2]);
    const of = (i: number, name: string) =>
      documents[i].settings.find((one: { name: string }) => one.name === name);
    expect(of(0, 'peildatum')).toEqual({
      name: 'peildatum',
      value: '2026-03-03',
      origin: 'opdrachtregel',
      overruled: [{ value: '2026-02-02', origin: 'project' }],
    });
    expect(of(1, 'peildatum').origin).toBe('kop');
    expect(of(0, 'taal')).toMatchObject({ value: 'en', origin: 'opdrachtregel' });
    expect(documents[0].rules).toEqual([
      {
        rule: 'tekst/vage-term',
        severity: 'off',
        own: expect.any(String),
        origin: 'project',
        key: 'tekst/vage-term',
      },
    ]);
  });

  it('fails on what is not there, and on a mistake in the project file', async () => {
    expect((await bestekwijzer(folder(FILES), ['instellingen', 'weg.md'])).code).toBe(2);
    const broken = folder({ 'bestekwijzer.yaml': 'taal: fries\n' });
    const { code, err } = await bestekwijzer(broken, ['instellingen']);
    expect([code, err[0]]).toEqual([2, expect.stringContaining('De taal ‘fries’ is er niet')]);
  });
});
