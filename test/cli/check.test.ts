import { chmodSync, mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { complaintLine, readComplaint } from '../../server/node/complaint.ts';
import { bestekwijzer, CLEAN, checkJson, FAULTY, folder } from './command.ts';

const BOM = '\ufeff';
/** Permissions mean nothing to root. */
const isRoot = process.getuid?.() === 0;

const pathsOf = (report: Awaited<ReturnType<typeof checkJson>>['report']) =>
  report.documents.map(({ path }) => path);

describe('exit code', () => {
  it('is 0 without an error, 1 with one, and warnings do not count', async () => {
    const cwd = folder({ 'goed.bestek.md': CLEAN, 'fout.bestek.md': FAULTY });
    expect((await bestekwijzer(cwd, ['check', 'goed.bestek.md'])).code).toBe(0);
    expect((await bestekwijzer(cwd, ['check', 'fout.bestek.md'])).code).toBe(1);
  });

  it('does not count an error for which reasons are given or that the project lowers', async () => {
    const cwd = folder({
      'a.bestek.md': FAULTY,
      'bestekwijzer.yaml': 'regels:\n  aw/standstill: waarschuwing\n',
    });
    const { code, report } = await checkJson(cwd, '.');
    expect(code).toBe(0);
    expect(report.summary).toMatchObject({ error: 0, warning: 1 });
  });

  it('is 2 when a path is missing, and everything else is checked all the same', async () => {
    const cwd = folder({ 'fout.bestek.md': FAULTY });
    const { code, report, err } = await checkJson(cwd, 'nergens', 'fout.bestek.md', 'ook/niet.bestek.md');
    expect(code).toBe(2);
    expect(pathsOf(report)).toEqual(['fout.bestek.md']);
    expect(report.summary.error).toBe(1);
    expect(err).toEqual(['nergens: bestaat niet', 'ook/niet.bestek.md: bestaat niet']);
  });
});

describe('a JSON report', () => {
  it('has the promised shape', async () => {
    const cwd = folder({ 'map/a.bestek.md': FAULTY });
    const { report, out } = await checkJson(cwd, '.');
    expect(report).toEqual({
      version: 1,
      documents: [
        {
          path: 'map/a.bestek.md',
          findings: [
            {
              rule: 'aw/standstill',
              severity: 'error',
              message: expect.stringContaining('15 kalenderdagen'),
              range: { start: { line: 7, character: 75 }, end: { line: 7, character: 91 } },
              citation: {
                text: expect.stringContaining('2.127'),
                url: expect.stringContaining('http'),
                status: 'verified',
              },
              fixes: [{ title: expect.any(String), kind: 'suggestion' }],
              motivated: null,
            },
          ],
        },
      ],
      summary: { documents: 1, error: 1, warning: 0, information: 0, hint: 0, motivated: 0 },
    });
    expect(out.endsWith('}\n')).toBe(true);
  });

  it('keeps a motivated finding, with its reason and outside the counts', async () => {
    const cwd = folder({
      'a.bestek.md': CLEAN.replace(
        '# Gunning',
        '# Aansprakelijkheid\n\nDe opdrachtnemer is onbeperkt aansprakelijk.\n\n> **Motivering** (gp/aansprakelijkheid): uitval van deze apparatuur raakt direct de veiligheid van patiënten.\n\n# Gunning',
      ),
    });
    const { code, report } = await checkJson(cwd, '.');
    expect(code).toBe(0);
    expect(report.summary).toMatchObject({ warning: 0, motivated: 1 });
    expect(report.documents[0]!.findings[0]).toMatchObject({
      rule: 'gp/aansprakelijkheid',
      motivated: expect.stringContaining('veiligheid van patiënten'),
    });
  });

  it('lists clean documents and counts from zero', async () => {
    const { report } = await checkJson(folder({ 'a.bestek.md': CLEAN }), '.');
    expect(report.documents).toEqual([{ path: 'a.bestek.md', findings: [] }]);
  });

  it('is a whole object also when nothing could be checked', async () => {
    const { code, report } = await checkJson(folder({ 'leesmij.md': '# Hallo\n' }), '.');
    expect(code).toBe(2);
    expect(report).toEqual({
      version: 1,
      documents: [],
      summary: { documents: 0, error: 0, warning: 0, information: 0, hint: 0, motivated: 0 },
    });
  });
});

describe('finding specifications', () => {
  it('takes names, front matter and the key in YAML, in the order of the paths', async () => {
    const cwd = folder({
      'b/z.bestek.md': CLEAN,
      'b/kop.md': CLEAN,
      'b/a.yaml': 'bestek: "1"\n',
      'b/a.bestek.yml': 'titel: Levering\n',
      'b/los.bestek.md': '# Zonder kop\n',
      'b/leesmij.md': '# Over bestekken\n\nbestek: ja\n',
      'b/docker.yaml': 'services: {}\n',
      'b/tekst.txt': CLEAN,
      'a.bestek.md': CLEAN,
    });
    const { report, err } = await checkJson(cwd, '.');
    expect(pathsOf(report)).toEqual([
      'a.bestek.md',
      'b/a.bestek.yml',
      'b/a.yaml',
      'b/kop.md',
      'b/los.bestek.md',
      'b/z.bestek.md',
    ]);
    expect(err).toEqual([]);
  });

  it('takes the globs of the nearest project file, from its folder', async () => {
    const cwd = folder({
      'bestekwijzer.yaml': 'bestanden: ["stukken/**/*.md"]\n',
      'stukken/a.md': '# A\n',
      'stukken/diep/b.md': '# B\n',
      'elders/c.md': '# C\n',
      'stukken/eigen/bestekwijzer.yaml': 'bestanden: ["**/*.yaml"]\n',
      'stukken/eigen/d.md': '# D\n',
      'stukken/eigen/e.yaml': 'titel: E\n',
    });
    const { report } = await checkJson(cwd, '.');
    expect(pathsOf(report)).toEqual(['stukken/a.md', 'stukken/diep/b.md', 'stukken/eigen/e.yaml']);
    expect(pathsOf((await checkJson(join(cwd, 'stukken/diep'), 'b.md')).report)).toEqual(['b.md']);
  });

  it('skips node_modules, hidden folders and what .gitignore ignores, unless it is named', async () => {
    const cwd = folder({
      '.git/HEAD': '',
      '.gitignore': 'oud/\n*.concept.bestek.md\n!houd.concept.bestek.md\n',
      'map/.gitignore': '/alleen-hier.bestek.md\n',
      'a.bestek.md': CLEAN,
      'oud/b.bestek.md': CLEAN,
      'c.concept.bestek.md': CLEAN,
      'houd.concept.bestek.md': CLEAN,
      'map/alleen-hier.bestek.md': CLEAN,
      'map/dieper/alleen-hier.bestek.md': CLEAN,
      'node_modules/p/d.bestek.md': CLEAN,
      '.verborgen/e.bestek.md': CLEAN,
    });
    expect(pathsOf((await checkJson(cwd, '.')).report)).toEqual([
      'a.bestek.md',
      'houd.concept.bestek.md',
      'map/dieper/alleen-hier.bestek.md',
    ]);
    expect(pathsOf((await checkJson(cwd, 'oud', 'c.concept.bestek.md')).report)).toEqual([
      'c.concept.bestek.md',
      'oud/b.bestek.md',
    ]);
    expect(pathsOf((await checkJson(join(cwd, 'map'), '.')).report)).toEqual([
      'dieper/alleen-hier.bestek.md',
    ]);
  });

  it('names a file once, however often it is asked, and a path outside with dots', async () => {
    const cwd = folder({ 'a.bestek.md': CLEAN, 'map/': '' });
    expect(pathsOf((await checkJson(cwd, '.', 'a.bestek.md', './a.bestek.md')).report)).toEqual([
      'a.bestek.md',
    ]);
    expect(pathsOf((await checkJson(join(cwd, 'map'), '..')).report)).toEqual(['../a.bestek.md']);
  });

  it('follows links, does not go round and counts nothing twice', async () => {
    const cwd = folder({ 'map/a.bestek.md': CLEAN, 'ander/b.bestek.md': CLEAN });
    symlinkSync(cwd, join(cwd, 'map', 'terug'));
    symlinkSync(join(cwd, 'ander'), join(cwd, 'map', 'aan'));
    symlinkSync(join(cwd, 'map', 'a.bestek.md'), join(cwd, 'aa.bestek.md'));
    expect(pathsOf((await checkJson(cwd, '.')).report)).toEqual(['ander/b.bestek.md', 'map/a.bestek.md']);
    expect(pathsOf((await checkJson(cwd, 'map')).report)).toEqual(['map/a.bestek.md', 'map/aan/b.bestek.md']);
  });

  it('tells of a link that leads nowhere and of a folder that has the name of a specification', async () => {
    const cwd = folder({ 'a.bestek.md': CLEAN, 'map.bestek.md/b.bestek.md': CLEAN });
    symlinkSync(join(cwd, 'weg'), join(cwd, 'kapot.bestek.md'));
    const { code, report, err } = await checkJson(cwd, '.');
    expect(code).toBe(2);
    expect(err).toEqual(['kapot.bestek.md: bestaat niet']);
    expect(pathsOf(report)).toEqual(['a.bestek.md', 'map.bestek.md/b.bestek.md']);
  });

  it('says so when a named file is no specification, and counts it as nothing', async () => {
    const cwd = folder({ 'leesmij.md': '# Hallo\n', 'brief.docx': 'PK', 'a.bestek.md': CLEAN });
    const { code, report, err } = await checkJson(cwd, 'leesmij.md', 'brief.docx', 'a.bestek.md');
    expect(code).toBe(0);
    expect(pathsOf(report)).toEqual(['a.bestek.md']);
    expect(err).toHaveLength(2);
    expect(err.join('\n')).toContain('geen bestek: leesmij.md');
    expect(err.join('\n')).toContain('geen bestek: brief.docx');
  });

  it('says so when a folder holds none', async () => {
    const cwd = folder({ 'leeg/': '', 'vol/a.bestek.md': CLEAN });
    const { code, report, err } = await checkJson(cwd, 'leeg', 'vol');
    expect(code).toBe(2);
    expect(err).toEqual(['leeg: in deze map staat geen bestek']);
    expect(pathsOf(report)).toEqual(['vol/a.bestek.md']);
  });
});

describe('reading', () => {
  it('takes a byte order mark and counts columns as an editor does', async () => {
    const onFirstLine = FAULTY.split('\n').at(-2);
    const cwd = folder({
      'b.md': `${BOM}${FAULTY}`,
      'eerste.bestek.md': `${BOM}${onFirstLine}`,
    });
    const { report } = await checkJson(cwd, '.');
    expect(pathsOf(report)).toEqual(['b.md', 'eerste.bestek.md']);
    for (const { findings } of report.documents)
      expect(findings.map(({ rule, range }) => [rule, range.start.character])).toEqual([
        ['aw/standstill', 75],
      ]);
  });

  it('tells the place of what is no UTF-8, and does not guess', async () => {
    const latin1 = Buffer.from('---\nbestek: "1"\n---\n\nDe commissie beëindigt.\n', 'latin1');
    const utf16 = Buffer.from(`${BOM}# Bestek\n`, 'utf16le');
    const readme = Buffer.from('# Geen stuk, maar wél latin1\n', 'latin1');
    const cwd = folder({
      'kop.md': latin1,
      'u.bestek.md': utf16,
      'leesmij.md': readme,
      'a.bestek.md': CLEAN,
    });
    const { code, report, err } = await checkJson(cwd, '.');
    expect(code).toBe(2);
    expect(pathsOf(report)).toEqual(['a.bestek.md']);
    expect(err).toEqual([
      'kop.md:5:16: dit teken is geen geldige UTF-8; sla het bestand op als UTF-8',
      'u.bestek.md:1:1: het bestand is opgeslagen als UTF-16; sla het op als UTF-8',
    ]);
  });

  it.skipIf(isRoot)('tells of a file and a folder that may not be read', async () => {
    const cwd = folder({ 'a.bestek.md': CLEAN, 'dicht/b.bestek.md': CLEAN, 'c.bestek.md': CLEAN });
    chmodSync(join(cwd, 'c.bestek.md'), 0);
    chmodSync(join(cwd, 'dicht'), 0);
    const { code, report, err } = await checkJson(cwd, '.');
    chmodSync(join(cwd, 'dicht'), 0o700);
    expect(code).toBe(2);
    expect(pathsOf(report)).toEqual(['a.bestek.md']);
    expect(err).toEqual([
      'dicht: geen toegang; u mag dit niet lezen',
      'c.bestek.md: geen toegang; u mag dit niet lezen',
    ]);
  });

  it.each([
    ['EACCES', 'geen toegang; u mag dit niet lezen'],
    ['ELOOP', 'is een koppeling die naar zichzelf verwijst'],
    ['EIO', 'kan niet worden gelezen (EIO)'],
  ])('explains %s', (code, message) => {
    const complaint = readComplaint('/map/a.md', Object.assign(new Error(), { code }));
    expect(complaintLine(complaint, '/map', 'nl')).toBe(`a.md: ${message}`);
  });

  it('tells line and column of what is wrong in the project file, once', async () => {
    const cwd = folder({
      'bestekwijzer.yaml': 'regels:\n  aw/standstil: uit\n',
      'a.bestek.md': CLEAN,
      'b.bestek.md': CLEAN,
    });
    const { code, report, err } = await checkJson(cwd, '.');
    expect(code).toBe(2);
    expect(err).toHaveLength(1);
    expect(err[0]).toMatch(/^bestekwijzer\.yaml:2:3: .*aw\/standstil/);
    expect(report.summary.documents).toBe(2);
  });

  it('reads empty, huge and odd files without falling over', async () => {
    const cwd = folder({
      'leeg.bestek.md': '',
      'leeg.bestek.yaml': '',
      'nul.bestek.md': '\0\0',
      'groot.bestek.md': FAULTY + 'Een alinea over niets in het bijzonder.\n\n'.repeat(50_000),
      'open.bestek.md': '---\nbestek: "1"\n',
      'vreemd.bestek.yaml': 'bestek: [\n',
    });
    const { report, code } = await checkJson(cwd, '.');
    expect(code).not.toBe(2);
    expect(report.summary.documents).toBe(6);
  });
});

describe('options', () => {
  it('applies --peildatum before the project and after the specification', async () => {
    const clause = '<!-- clausule isv/stap-2-risicos@2017.1 -->\nTekst.\n<!-- /clausule -->\n';
    const cwd = folder({
      'bestekwijzer.yaml': 'peildatum: 2026-11-01\n',
      'a.bestek.md': `---\nbestek: "1"\n---\n\n${clause}`,
      'b.bestek.md': `---\nbestek: "1"\npeildatum: 2026-11-01\n---\n\n${clause}`,
    });
    const outdated = async (...argv: string[]) =>
      (await checkJson(cwd, ...argv, '.')).report.documents.map(({ findings }) =>
        findings.some(({ rule }) => rule === 'clausule/verouderd'),
      );
    expect(await outdated()).toEqual([true, true]);
    expect(await outdated('--peildatum', '2020-01-01')).toEqual([false, true]);
  });

  it('speaks the language of the project, unless asked for another', async () => {
    const cwd = folder({ 'bestekwijzer.yaml': 'taal: en\n', 'a.bestek.md': FAULTY });
    const said = async (...argv: string[]) =>
      (await checkJson(cwd, ...argv, '.')).report.documents[0]!.findings[0]!.message;
    expect(await said()).toContain('standstill');
    expect(await said('--taal', 'nl')).toContain('opschortende termijn');
  });

  it('refuses a project with a date or language that cannot be', async () => {
    const cwd = folder({
      'bestekwijzer.yaml': 'peildatum: 2026-02-30\ntaal: fries\n',
      'a.bestek.md': CLEAN,
    });
    const { code, err } = await checkJson(cwd, '.');
    expect(code).toBe(2);
    expect(err[0]).toMatch(/^bestekwijzer\.yaml:1:12: De peildatum ‘2026-02-30’ is geen dag op de kalender/);
    expect(err[1]).toMatch(/^bestekwijzer\.yaml:2:7: De taal ‘fries’ is er niet/);
  });

  it('speaks English when asked', async () => {
    const cwd = folder({ 'a.bestek.md': FAULTY });
    const dutch = await bestekwijzer(cwd, ['check', '.', 'weg']);
    const english = await bestekwijzer(cwd, ['check', '--taal', 'en', '.', 'weg']);
    expect(dutch.out).toContain('1 bestek: 1 fout');
    expect(dutch.err).toEqual(['weg: bestaat niet']);
    expect(english.out).toContain('1 specification: 1 error');
    expect(english.err).toEqual(['weg: does not exist']);
  });

  it('colours for a person at a terminal only, and not when asked not to', async () => {
    const cwd = folder({ 'a.bestek.md': FAULTY });
    const colour = '\u001b[';
    expect((await bestekwijzer(cwd, ['check', '.'], { terminal: true })).out).toContain(colour);
    expect((await bestekwijzer(cwd, ['check', '.'])).out).not.toContain(colour);
    for (const env of [{ NO_COLOR: '1' }, { TERM: 'dumb' }] as Record<string, string>[])
      expect((await bestekwijzer(cwd, ['check', '.'], { terminal: true, env })).out).not.toContain(colour);
  });

  it.each(['json', 'sarif', 'github', 'gitlab', 'junit'])('never colours %s', async (format) => {
    const cwd = folder({ 'a.bestek.md': FAULTY });
    const { out } = await bestekwijzer(cwd, ['check', '--format', format, '.'], { terminal: true });
    expect(out).not.toContain('\u001b');
    expect(out).toContain('aw/standstill');
  });

  it('takes a path that begins with a dash after --', async () => {
    const cwd = folder({ '-a.bestek.md': CLEAN });
    expect(pathsOf((await checkJson(cwd, '--', '-a.bestek.md')).report)).toEqual(['-a.bestek.md']);
  });
});

it('checks many files without mixing them up', async () => {
  const files: Record<string, string> = {};
  for (let i = 0; i < 200; i++)
    files[`${String(i).padStart(3, '0')}.bestek.md`] = i % 3 === 0 ? FAULTY : CLEAN;
  const cwd = folder(files);
  mkdirSync(join(cwd, 'leeg'));
  const { report, code } = await checkJson(cwd, '.');
  expect(code).toBe(1);
  expect(pathsOf(report)).toEqual(Object.keys(files));
  expect(report.documents.map(({ findings }) => findings.length)).toEqual(
    Object.keys(files).map((_, i) => (i % 3 === 0 ? 1 : 0)),
  );
});
