import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { generateLaw, periodProblems, readLaw } from '../../scripts/generate-law.mjs';
import { LAW_DATA } from '../../server/law/law.gen.ts';

const root = join(import.meta.dirname, '../..');
const dataFolder = join(root, 'server/law/data');

async function dataFiles(): Promise<Record<string, string>> {
  const names = (await readdir(dataFolder)).filter((name) => name.endsWith('.yaml'));
  const texts = await Promise.all(names.map((name) => readFile(join(dataFolder, name), 'utf8')));
  return Object.fromEntries(names.map((name, index) => [name, texts[index]!]));
}

/** The problems the data would have with `file` changed by `change`. */
async function problemsWith(file: string, change: (text: string) => string): Promise<readonly string[]> {
  const texts = await dataFiles();
  const changed = change(texts[file]!);
  expect(changed).not.toBe(texts[file]);
  return readLaw({ ...texts, [file]: changed }).problems;
}

describe('the law data', () => {
  it('is what the generated file says', async () => {
    for (const { path, content } of await generateLaw(root)) {
      const committed = await readFile(join(root, path), 'utf8');
      expect(committed, `${path}: run node scripts/generate-law.mjs`).toBe(content);
    }
  });

  it('has no problems, and every file is read', async () => {
    const texts = await dataFiles();
    expect(readLaw(texts).problems).toEqual([]);
    const { problems } = readLaw({});
    expect(problems.filter((problem) => problem.endsWith('ontbreekt'))).toHaveLength(
      Object.keys(texts).length,
    );
  });

  it('gives every entry a source, a status and dates', () => {
    const { citations, ...lists } = LAW_DATA;
    const ids = new Set(citations.map(({ id }) => id));
    for (const [list, entries] of Object.entries(lists)) {
      expect(entries.length, list).toBeGreaterThan(0);
      for (const entry of entries) {
        expect(ids, `${list} ${JSON.stringify(entry)}`).toContain(entry.source);
        expect(['verified', 'derived', 'unverified']).toContain(entry.status);
        expect(entry.from).toMatch(/^\d{4}-\d{2}-\d{2}$/);
        expect(entry.until ?? entry.from).toMatch(/^\d{4}-\d{2}-\d{2}$/);
      }
    }
  });

  it('is complete in Dutch and English', () => {
    for (const { id, text, summary } of LAW_DATA.citations) {
      expect(
        [text.nl, text.en, summary.nl, summary.en].every((words) => words.trim() !== ''),
        id,
      ).toBe(true);
      expect(summary.nl, id).toMatch(/\.$/);
      expect(summary.en, id).toMatch(/\.$/);
    }
  });

  it('links to the official publisher', () => {
    const hosts = new Set(
      LAW_DATA.citations.flatMap(({ url }) => (url === undefined ? [] : [new URL(url).hostname])),
    );
    expect([...hosts].sort()).toEqual([
      'deeplink.rechtspraak.nl',
      'eur-lex.europa.eu',
      'wetten.overheid.nl',
      'www.denkdoeduurzaam.nl',
      'www.forumstandaardisatie.nl',
      'www.mvicriteria.nl',
      'www.oesorichtlijnen.nl',
    ]);
  });

  it('has brands enough, each written once', () => {
    const names = LAW_DATA.brands.map(({ name }) => name);
    expect(names.length).toBeGreaterThan(250);
    expect(new Set(names).size).toBe(names.length);
  });

  it('names CPV exceptions only within the CPV codes they are exceptions to', () => {
    for (const { id, cpv, notCpv } of [...LAW_DATA.riskCategories, ...LAW_DATA.subjects]) {
      for (const not of notCpv)
        expect(
          cpv.some((code) => not.startsWith(code)),
          `${id} ${not}`,
        ).toBe(true);
    }
  });
});

describe('citations of the Gids Proportionaliteit', () => {
  // Letters nobody has seen in a source. When one has been checked, take it out here and write it in bronnen.yaml.
  const unseen = /3\.3 ?[AB]\b|3\.4 ?B\b|3\.5 ?[CEH]\b|3\.6 ?A\b|3\.7\b|3\.8 ?[AB]\b|3\.9 ?E\b/;
  const anyLetter = /\b3\.\d ?[A-Z]\b/;

  it('never show a letter that nobody has seen', () => {
    for (const { id, text } of LAW_DATA.citations) {
      expect(text.nl, id).not.toMatch(unseen);
      expect(text.en, id).not.toMatch(unseen);
    }
  });

  it('show no letter at all while unverified', () => {
    const unverified = LAW_DATA.citations.filter(
      ({ id, status }) => id.startsWith('gids') && status !== 'verified',
    );
    expect(unverified.length).toBeGreaterThan(0);
    for (const { id, text } of unverified) {
      expect(text.nl, id).not.toMatch(anyLetter);
      expect(text.nl, id).toContain('nog te verifiëren');
      expect(text.en, id).toContain('still to be verified');
    }
  });
});

describe('mistakes in the data', () => {
  it('a gap between two periods', async () => {
    const problems = await problemsWith('drempelbedragen.yaml', (text) =>
      text.replace(/geldig-vanaf: 2026-01-01/, 'geldig-vanaf: 2026-02-01'),
    );
    expect(problems).toEqual(['thresholds: werken: tussen 2025-12-31 en 2026-02-01 geldt niets']);
  });

  it('two periods that overlap', async () => {
    const problems = await problemsWith('drempelbedragen.yaml', (text) =>
      text.replace(/geldig-vanaf: 2026-01-01/, 'geldig-vanaf: 2025-12-31'),
    );
    expect(problems).toEqual([
      'thresholds: werken: de perioden vanaf 2024-01-01 en vanaf 2025-12-31 overlappen',
    ]);
  });

  it('an id used twice', async () => {
    const problems = await problemsWith('procedures.yaml', (text) => text.replace('id: sas', 'id: openbaar'));
    expect(problems).toEqual([
      'procedures: openbaar: de perioden vanaf 2016-07-01 en vanaf 2016-07-01 overlappen',
    ]);
  });

  it('a source that does not exist', async () => {
    const problems = await problemsWith('termijnen.yaml', (text) =>
      text.replace('bron: aw-2.74b', 'bron: aw-2.74c'),
    );
    expect(problems).toEqual(['terms: bron "aw-2.74c" staat niet in bronnen.yaml']);
  });

  it.each([
    [
      'an unknown key',
      'procedures.yaml',
      'regime: sas',
      'regiem: sas',
      'sas heeft een onbekende sleutel "regiem"',
    ],
    [
      'an unknown status',
      'normen.yaml',
      'status: afgeleid',
      'status: gezien',
      '"status" moet een van deze zijn',
    ],
    [
      'a day that does not exist',
      'normen.yaml',
      '2016-07-01',
      '2016-07-32',
      'NEN "geldig-vanaf" is geen bestaande dag',
    ],
    ['a missing date', 'normen.yaml', 'geldig-vanaf: 2016-07-01', '', 'NEN mist "geldig-vanaf"'],
    [
      'an amount that is text',
      'drempelbedragen.yaml',
      'bedrag: 5538000',
      'bedrag: 5.538.000',
      'moet een getal zijn',
    ],
    [
      'a threshold without end',
      'drempelbedragen.yaml',
      'geldig-tot: 2025-12-31',
      '',
      'werken mist "geldig-tot"',
    ],
    [
      'capitals in a word list',
      'bewijsmiddelen.yaml',
      'gedragsverklaringen aanbesteden',
      'Gedragsverklaringen aanbesteden',
      'bevat hoofdletters',
    ],
    ['an empty list', 'normen.yaml', /normen:[\s\S]*/, 'normen: []', 'lijst "normen" ontbreekt of is leeg'],
    ['YAML that is broken', 'normen.yaml', 'standaard:', 'standaard: [', 'normen.yaml: '],
  ])('%s', async (_, file, from, to, message) => {
    const problems = await problemsWith(file, (text) => text.replace(from, to));
    expect(problems.join('\n')).toContain(message);
  });

  it('a period that ends before it begins', () => {
    expect(periodProblems([{ key: 'a', from: '2026-01-01', until: '2025-01-01' }])).toEqual([
      'a: geldig-tot 2025-01-01 ligt voor geldig-vanaf 2026-01-01',
    ]);
  });

  it('nothing to report about periods that follow each other, in any order', () => {
    expect(
      periodProblems([
        { key: 'a', from: '2024-03-01' },
        { key: 'a', from: '2022-01-01', until: '2024-02-29' },
        { key: 'b', from: '2020-01-01', until: '2020-12-31' },
      ]),
    ).toEqual([]);
  });
});
