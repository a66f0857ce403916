import { chmodSync, existsSync, readFileSync, statSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { bestekwijzer, folder } from './command.ts';

const read = (...path: string[]) => readFileSync(join(...path), 'utf8');

const HEAD = 'id: eigen\ntitel: Eigen clausules\n';
const CLAUSE = `id: eigen/levering
titel: Levering
invulvelden:
  levertijd: { omschrijving: Levertijd, type: duur }
bron: [{ titel: Eigen redactie, status: afgeleid }]
versies:
  - versie: "2026.1"
    geldig-vanaf: 2026-01-01
    vervangt: "2024.1"
    wijziging: plaats toegevoegd
    tekst: |
      Levering op de werkplek vindt plaats binnen {{levertijd}} na bestelling.
  - versie: "2024.1"
    geldig-vanaf: 2024-01-01
    geldig-tot: 2025-12-31
    tekst: |
      Levering vindt plaats binnen {{levertijd}} na bestelling.
`;
const USE =
  '<!-- clausule eigen/levering@2024.1 -->\nLevering vindt plaats binnen drie weken na bestelling.\n<!-- /clausule -->\n';
const DOCUMENT = `---\nbestek: "1"\n---\n\n# Levering\n\n${USE}`;
const PROJECT = {
  'bestekwijzer.yaml': 'bestanden: []\n',
  'bibliotheek/bibliotheek.yaml': HEAD,
  'bibliotheek/levering.yaml': CLAUSE,
};

describe('bibliotheek check', () => {
  it('checks the libraries of the project and finds nothing in a good one', async () => {
    const { code, out, err } = await bestekwijzer(folder(PROJECT), ['bibliotheek', 'check']);
    expect(err).toEqual([]);
    expect(out).toContain('2 bestanden: geen bevindingen');
    expect(code).toBe(0);
  });

  it('tells the place of what is wrong, also in a clause text, in every format', async () => {
    const wrong = CLAUSE.replace('{{levertijd}} na bestelling.\n  -', '{{levertyd}} na bestelling.\n  -');
    const cwd = folder({ ...PROJECT, 'bibliotheek/levering.yaml': wrong });
    const { code, out } = await bestekwijzer(cwd, [
      'bibliotheek',
      'check',
      '--format',
      'json',
      'bibliotheek',
    ]);
    expect(code).toBe(0);
    const { documents } = JSON.parse(out);
    expect(documents.map((one: { path: string }) => one.path)).toEqual([
      'bibliotheek/bibliotheek.yaml',
      'bibliotheek/levering.yaml',
    ]);
    expect(documents[1].findings).toContainEqual(
      expect.objectContaining({
        rule: 'bibliotheek/invulveld',
        range: { start: { line: 11, character: 50 }, end: { line: 11, character: 62 } },
        fixes: [{ title: 'Wijzig in “levertijd”', kind: 'edit' }],
      }),
    );
    for (const format of ['stylish', 'sarif', 'github', 'gitlab', 'junit'])
      expect((await bestekwijzer(cwd, ['bibliotheek', 'check', '--format', format])).out).toContain(
        'bibliotheek/invulveld',
      );
  });

  it('ends with 1 for a file that cannot be used, and still checks the others', async () => {
    const cwd = folder({ ...PROJECT, 'bibliotheek/kapot.yaml': '<<<<<<< HEAD\nid: eigen/x\n' });
    const { code, out, err } = await bestekwijzer(cwd, ['bibliotheek', 'check']);
    expect(err).toEqual([]);
    expect(code).toBe(1);
    expect(out).toContain('bibliotheek/kapot.yaml');
    expect(out).toContain('3 bestanden: 1 fout');
  });

  it('checks one file when one file is asked for', async () => {
    const cwd = folder({ ...PROJECT, 'bibliotheek/kapot.yaml': 'id: eigen/x\n' });
    const { code, out } = await bestekwijzer(cwd, ['bibliotheek', 'check', 'bibliotheek/levering.yaml']);
    expect(out).toContain('1 bestand: geen bevindingen');
    expect(code).toBe(0);
  });

  it('says that there is no library', async () => {
    const { code, err } = await bestekwijzer(folder({ 'map/a.yaml': 'x: 1\n' }), [
      'bibliotheek',
      'check',
      'map',
    ]);
    expect(code).toBe(2);
    expect(err.join('\n')).toContain('map: hier staat geen bibliotheek');
  });

  it('tells which library wins where two have the same clause', async () => {
    const cwd = folder({
      ...PROJECT,
      'bestekwijzer.yaml': 'bibliotheken: [gedeeld]\n',
      'gedeeld/bibliotheek.yaml': 'id: gedeeld\ntitel: Gedeeld\n',
      'gedeeld/levering.yaml': CLAUSE,
    });
    const { code, out } = await bestekwijzer(cwd, ['bibliotheek', 'check']);
    expect(code).toBe(0);
    expect(out).toContain('staat ook in de bibliotheek “Gedeeld”; die van “Eigen clausules” gaat voor');
    expect(out).toContain('staat ook in de bibliotheek “Eigen clausules” en die gaat voor op “Gedeeld”');
  });
});

describe('libraries of a project', () => {
  it('are used by check, and a folder that is none is told at its place', async () => {
    const cwd = folder({
      ...PROJECT,
      'a.bestek.md': DOCUMENT,
      'bestekwijzer.yaml': 'bibliotheken:\n  - weg\n',
    });
    const { code, out, err } = await bestekwijzer(cwd, ['check', 'a.bestek.md']);
    expect(out).toContain('nu geldt versie 2026.1');
    expect(out).not.toContain('staat in geen van de bibliotheken');
    expect(err).toEqual([expect.stringMatching(/^bestekwijzer\.yaml:2:5: ‘weg’ is geen bibliotheek/)]);
    expect(code).toBe(2);
  });

  const PACKAGE = {
    'a.bestek.md': DOCUMENT,
    'node_modules/@raad/clausules/package.json': '{"name":"@raad/clausules","main":"index.js"}',
    'node_modules/@raad/clausules/index.js':
      "require('fs').writeFileSync(__dirname + '/uitgevoerd', ''); throw new Error();",
    'node_modules/@raad/clausules/bibliotheek.yaml': HEAD,
    'node_modules/@raad/clausules/levering.yaml': CLAUSE,
    '.gitignore': 'node_modules\n',
  };

  it.each([
    ['beside the project file', 'bestekwijzer.yaml', ''],
    ['above it', 'map/bestekwijzer.yaml', 'map/'],
  ])('may be packages in node_modules %s; nothing in them is executed', async (_where, file, at) => {
    const cwd = folder({
      ...PACKAGE,
      [`${at}a.bestek.md`]: DOCUMENT,
      [file]: 'bibliotheken: ["@raad/clausules"]\n',
    });
    const { out, err } = await bestekwijzer(cwd, ['check', `${at}a.bestek.md`]);
    expect(err).toEqual([]);
    expect(out).toContain('nu geldt versie 2026.1');
    const where = await bestekwijzer(join(cwd, at), ['bibliotheek', 'waar', 'eigen/levering']);
    expect(where.out).toContain('uit bibliotheek “Eigen clausules” (pakket, genoemd in bestekwijzer.yaml');
    expect(existsSync(join(cwd, 'node_modules/@raad/clausules/uitgevoerd'))).toBe(false);
  });

  it('are checked with the others, whatever letters their names have', async () => {
    const cwd = folder(
      Object.fromEntries(
        Object.entries({
          ...PACKAGE,
          'bestekwijzer.yaml': 'bibliotheken: ["@raad/clausules", "(oud) & één"]\n',
        })
          .concat([
            ['(oud) & één/bibliotheek.yaml', 'id: oud\ntitel: Oud\n'],
            ['(oud) & één/oud.yaml', CLAUSE.replace('eigen/', 'oud/')],
          ])
          .map(([name, text]) => [`R@D (2) #1/${name}`, text]),
      ),
    );
    const { out, err } = await bestekwijzer(join(cwd, 'R@D (2) #1'), [
      'bibliotheek',
      'check',
      '--format',
      'json',
    ]);
    expect(err).toEqual([]);
    expect(JSON.parse(out).documents.map(({ path }: { path: string }) => path)).toEqual([
      'node_modules/@raad/clausules/bibliotheek.yaml',
      'node_modules/@raad/clausules/levering.yaml',
      '(oud) & één/bibliotheek.yaml',
      '(oud) & één/oud.yaml',
    ]);
  });

  it('give way to a folder of the same name, and to the own library', async () => {
    const cwd = folder({
      ...PACKAGE,
      'bestekwijzer.yaml': 'bibliotheken: ["@raad/clausules"]\n',
      '@raad/clausules/bibliotheek.yaml': 'id: map\ntitel: Map\n',
      '@raad/clausules/levering.yaml': CLAUSE,
    });
    const { out } = await bestekwijzer(cwd, ['bibliotheek', 'waar', 'eigen/levering']);
    expect(out).toContain('uit bibliotheek “Map” (genoemd in bestekwijzer.yaml: @raad/clausules)');
  });

  it.each(['@raad/clausules/../../../geheim', '@raad/../geheim', 'node_modules/../geheim', 'a/..'])(
    'never lead out of a package: %s',
    async (name) => {
      const cwd = folder({
        'werk/bestekwijzer.yaml': `bibliotheken: ["${name}"]\n`,
        'werk/a.bestek.md': DOCUMENT,
        'geheim/bibliotheek.yaml': HEAD,
        'geheim/levering.yaml': CLAUSE,
        'werk/geheim/bibliotheek.yaml': HEAD,
        'werk/geheim/levering.yaml': CLAUSE,
      });
      const { out, err } = await bestekwijzer(join(cwd, 'werk'), ['check', 'a.bestek.md']);
      expect(err.join('\n')).toContain('gaat na een mapnaam weer omhoog');
      expect(out).toContain('staat in geen van de bibliotheken');
    },
  );

  it('follow no link out of a package, and list no folder outside that is no library', async () => {
    const cwd = folder({
      ...PACKAGE,
      'bestekwijzer.yaml': 'bibliotheken: ["@raad/clausules", "/"]\n',
      'elders/geheim.yaml': CLAUSE.replace('eigen/levering', 'eigen/geheim'),
    });
    symlinkSync(join(cwd, 'elders'), join(cwd, 'node_modules/@raad/clausules/meer'));
    const start = Date.now();
    const { code, err } = await bestekwijzer(cwd, ['bibliotheek', 'waar', 'eigen/geheim']);
    expect(code).toBe(2);
    expect(err.join('\n')).toContain('‘/’ is geen bibliotheek');
    expect(Date.now() - start).toBeLessThan(5_000);
  });

  it('are never fetched', async () => {
    const cwd = folder({
      'a.bestek.md': DOCUMENT,
      'bestekwijzer.yaml': 'bibliotheken: "https://voorbeeld.nl/x"\n',
    });
    const { err } = await bestekwijzer(cwd, ['check', 'a.bestek.md']);
    expect(err.join('\n')).toContain('is een adres; noem een map');
  });
});

describe('bibliotheek waar', () => {
  const files = {
    ...PROJECT,
    'a.bestek.md': DOCUMENT,
    'b/b.bestek.md': DOCUMENT.replace('2024.1', '2026.1'),
    'b/c.bestek.yaml':
      'bestek: "1"\nclausules:\n  - id: eigen/levering\n    versie: "1999"\n    tekst: Oud.\n',
  };

  it('lists documents, lines and versions, with the library they come from', async () => {
    const { code, out } = await bestekwijzer(folder(files), ['bibliotheek', 'waar', 'eigen/levering']);
    expect(code).toBe(0);
    expect(out).toContain('uit bibliotheek “Eigen clausules” (werkmap: bibliotheek)');
    expect(out).toMatch(/a\.bestek\.md:7 +2024\.1 +verouderd +gelijk/);
    expect(out).toMatch(/b\/b\.bestek\.md:7 +2026\.1 +geldend +wijkt af/);
    expect(out).toMatch(/b\/c\.bestek\.yaml:3 +1999 +onbekende versie/);
    expect(out).toContain('3 keer gebruikt in 3 documenten; 1 op een oude versie.');
  });

  it('gives the same as data, for one version when one is named', async () => {
    const cwd = folder(files);
    const json = await bestekwijzer(cwd, [
      'bibliotheek',
      'waar',
      'eigen/levering@2024.1',
      '.',
      '--format',
      'json',
    ]);
    expect(JSON.parse(json.out).rows).toEqual([
      { path: 'a.bestek.md', line: 7, version: '2024.1', standing: 'verouderd', text: 'gelijk' },
    ]);
    const csv = await bestekwijzer(cwd, ['bibliotheek', 'waar', 'eigen/levering', 'b', '--format', 'csv']);
    expect(csv.out.split('\r\n')).toHaveLength(4);
  });

  it('knows no clause by that name', async () => {
    const { code, err } = await bestekwijzer(folder(files), ['bibliotheek', 'waar', 'eigen/leverin']);
    expect(code).toBe(2);
    expect(err.join('\n')).toContain('Bedoelde u ‘eigen/levering’?');
  });
});

describe('bibliotheek diff', () => {
  it('shows word by word what changed, between the last two versions unless told otherwise', async () => {
    const cwd = folder(PROJECT);
    const { code, out } = await bestekwijzer(cwd, ['bibliotheek', 'diff', 'eigen/levering']);
    expect(code).toBe(0);
    expect(out).toContain('van versie 2024.1 naar versie 2026.1 (plaats toegevoegd)');
    expect(out).toContain('Levering {+op de werkplek +}vindt plaats binnen {{levertijd}} na bestelling.');
    const back = await bestekwijzer(cwd, [
      'bibliotheek',
      'diff',
      'eigen/levering',
      '2026.1',
      '2024.1',
      '--format',
      'json',
    ]);
    const { parts } = JSON.parse(back.out);
    const text = (kinds: string[]) =>
      parts
        .filter((part: { kind: string }) => kinds.includes(part.kind))
        .map((part: { text: string }) => part.text)
        .join('');
    expect(text(['same', 'removed'])).toBe(
      'Levering op de werkplek vindt plaats binnen {{levertijd}} na bestelling.\n',
    );
    expect(text(['same', 'added'])).toBe('Levering vindt plaats binnen {{levertijd}} na bestelling.\n');
  });

  it.each([
    [['eigen/leverin'], 'Bedoelde u ‘eigen/levering’?'],
    [['eigen/levering', '2024.2'], 'Bekend zijn: 2026.1, 2024.1.'],
    [[], 'Geef een clausule op'],
    [['a', 'b', 'c', 'd'], '‘d’ is hier te veel'],
  ])('%j is explained', async (argv, message) => {
    const { code, err } = await bestekwijzer(folder(PROJECT), ['bibliotheek', 'diff', ...argv]);
    expect(code).toBe(2);
    expect(err.join('\n')).toContain(message);
  });
});

describe('bibliotheek bijwerken', () => {
  it('changes nothing unless asked to, and says what it would do', async () => {
    const cwd = folder({ ...PROJECT, 'a.bestek.md': DOCUMENT });
    const { code, out } = await bestekwijzer(cwd, ['bibliotheek', 'bijwerken', '.']);
    expect(code).toBe(0);
    expect(out).toContain('eigen/levering  2024.1 → 2026.1');
    expect(out).toContain('behouden: levertijd = drie weken');
    expect(out).toContain('Er is niets gewijzigd; geef --schrijf op');
    expect(read(cwd, 'a.bestek.md')).toBe(DOCUMENT);
  });

  it.each(['\n', '\r\n'])('writes the clause and nothing else (%j)', async (eol) => {
    const before = `\ufeff${DOCUMENT}\n\nNa  de clausule \t\n`.replaceAll('\n', eol);
    const cwd = folder({
      ...PROJECT,
      'a.bestek.md': before,
      'b.bestek.md': DOCUMENT.replace('drie', '<!-- ? --> drie'),
    });
    chmodSync(join(cwd, 'a.bestek.md'), 0o640);
    const { code, out } = await bestekwijzer(cwd, ['bibliotheek', 'bijwerken', '--schrijf', '.']);
    expect(code).toBe(0);
    expect(out).toContain('2 bestekken: 1 clausule bijgewerkt in 1; 1 blijft staan');
    expect(read(cwd, 'a.bestek.md')).toBe(
      before.replace('@2024.1', '@2026.1').replace('Levering vindt', 'Levering op de werkplek vindt'),
    );
    expect(statSync(join(cwd, 'a.bestek.md')).mode & 0o777).toBe(0o640);
    const again = await bestekwijzer(cwd, ['bibliotheek', 'bijwerken', '--schrijf', '--format', 'json', '.']);
    expect(JSON.parse(again.out)).toMatchObject({
      documents: [{ path: 'b.bestek.md', moves: [], left: [{ reason: 'comment' }] }],
      summary: { documents: 2, changed: 0, moves: 0, left: 1 },
    });
  });
});

describe('bibliotheek', () => {
  it.each([
    [['bibliotheek'], 'Geef een opdracht'],
    [['bibliotheek', 'chek'], 'Bedoelde u ‘check’?'],
    [['bibliotheek', 'bijwerken'], 'Geef een bestand of map op'],
  ])('%j is explained', async (argv, message) => {
    const { code, err } = await bestekwijzer(folder({}), argv);
    expect(code).toBe(2);
    expect(err.join('\n')).toContain(message);
  });
});
