import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import Ajv from 'ajv';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { createLibraryChecker } from '../../server/check/check-library.ts';
import { toDocument } from '../../server/check/places.ts';
import { BUILT_IN } from '../../server/library/builtin.gen.ts';
import { libraryOf, readLibrary } from '../../server/library/read-library.ts';
import { clauseJsonSchema, libraryFolderJsonSchema, libraryJsonSchema } from '../../server/library/schema.ts';
import { isHead, type LibrarySource, readLibraryFile } from '../../server/library/source.ts';
import { rules } from '../../server/rules/all.gen.ts';
import { runs } from '../spec/runs.ts';

const folder = fileURLToPath(new URL('../../server/library/isv/', import.meta.url));
const files = readdirSync(folder).map((name) => ({ name, text: readFileSync(folder + name, 'utf8') }));
const checker = createLibraryChecker(rules, { date: '2026-11-01', rules: {} });

function check(sources: readonly LibrarySource[]) {
  return checker.check({ files: sources, library: libraryOf(sources), before: [], after: [] });
}

describe('a library file', () => {
  it('is read the same with either kind of line break, each value at its place', () => {
    for (const { name, text } of files) {
      for (const eol of ['\n', '\r\n']) {
        const source = readLibraryFile(name, text.replaceAll('\n', eol));
        expect(source.problems).toEqual([]);
        const plain = parse(text);
        const at = (span: { start: number; end: number }) =>
          source.text.slice(span.start, span.end).replace(/^["']|["']$/g, '');
        expect(at(source.content!.id!.span)).toBe(plain.id);
        for (const [i, version] of (source.content?.versions ?? []).entries()) {
          expect(at(version.version!.span)).toBe(plain.versies[i].versie);
          expect(version.text!.value).toBe(plain.versies[i].tekst);
        }
        for (const field of source.content?.fields ?? []) expect(at(field.name.span)).toBe(field.name.value);
      }
    }
    expect(readLibrary(files)).toEqual({ library: BUILT_IN, broken: [] });
  });

  it('of the built-in library follows the schemas and breaks no rule', () => {
    const ajv = new Ajv({ strict: false });
    const [head, clause] = [ajv.compile(libraryJsonSchema()), ajv.compile(clauseJsonSchema())];
    for (const { name, text } of files) expect((isHead(name) ? head : clause)(parse(text)), name).toBe(true);
    const found = check(files.map(({ name, text }) => readLibraryFile(name, text)));
    for (const { source, checked } of found) {
      // A letter of the cabinet has no address of its own.
      const loud = [...checked.inFacts, ...checked.bySection.flat()].filter(
        (problem) => problem.severity !== 'information',
      );
      expect(
        loud.map((problem) => problem.rule.id),
        source.name,
      ).toEqual([]);
    }
  });

  const CLAUSE = `id: eigen/a
titel: A
toepassing: [uitvoeringsvoorwaarde]
themas: milieu
stap: 2
invulvelden:
  termijn: { omschrijving: Termijn, type: duur }
bron: [{ titel: Eigen redactie, status: afgeleid }]
versies:
  - versie: "2024.1"
    geldig-vanaf: 2024-01-01
    tekst: Binnen {{termijn}}.
`;
  it.each([
    ['as it should be', CLAUSE, true],
    ['with an empty key', CLAUSE.replace('A\n', 'A\nvoorschriften:\n'), true],
    ['with an empty date', CLAUSE.replace('2024-01-01', ''), true],
    ['with an own theme', CLAUSE.replace('milieu', 'dierenwelzijn'), true],
    ['with an unknown key', CLAUSE.replace('titel:', 'tietel:'), false],
    ['without a title', CLAUSE.replace('titel: A\n', ''), false],
    ['with a number for a version', CLAUSE.replace('"2024.1"', '2024.1'), false],
    ['with a date of another form', CLAUSE.replace('2024-01-01', '1 januari 2024'), false],
    ['with a step there is not', CLAUSE.replace('stap: 2', 'stap: 7'), false],
    ['with an unknown application', CLAUSE.replace('uitvoeringsvoorwaarde', 'voorwaarde'), false],
    ['with an unknown status', CLAUSE.replace('afgeleid', 'gokje'), false],
    ['without a text', CLAUSE.replace('    tekst: Binnen {{termijn}}.\n', ''), false],
    ['with a list for a text', CLAUSE.replace('Binnen {{termijn}}.', '[a, b]'), false],
    ['without versions', CLAUSE.replace(/versies:[\s\S]*/, ''), false],
  ])('%s is judged the same by its schema, that of the folder and the rule', (_name, text, isGood) => {
    const ajv = new Ajv({ strict: false });
    const { problems } = readLibraryFile('a.yaml', text);
    expect([
      problems.length === 0,
      ajv.validate(clauseJsonSchema(), parse(text)),
      ajv.validate(libraryFolderJsonSchema(), parse(text)),
    ]).toEqual([isGood, isGood, isGood]);
  });

  it('is tied to its schema by its name, for the YAML extension', () => {
    const root = new URL('../../', import.meta.url);
    const { contributes, files } = JSON.parse(readFileSync(new URL('package.json', root), 'utf8'));
    expect(files).toContain('schemas');
    // As that extension does: a slash in front, and a star for anything.
    const schemasOf = (path: string) =>
      contributes.yamlValidation
        .filter(({ fileMatch }: { fileMatch: string | string[] }) =>
          [fileMatch].flat().some((glob) => {
            const pattern = `/${glob}`.replace(/[.?+^$[\]\\(){}|-]/g, '\\$&').replace(/\*/g, '.*');
            return new RegExp(`${pattern}$`).test(path);
          }),
        )
        .map(({ url }: { url: string }) => JSON.parse(readFileSync(new URL(url, root), 'utf8')).$id);
    expect(schemasOf('/werk/bibliotheek/levering.yaml')).toEqual(['bibliotheekmap.schema.json']);
    expect(schemasOf('/werk/gedeeld/bibliotheek.yaml')).toEqual(['bibliotheek.schema.json']);
    expect(schemasOf('/werk/bestekwijzer.yaml')).toEqual(['bestekwijzer.schema.json']);
    expect(schemasOf('/werk/andere.yaml')).toEqual([]);
  });

  it('that cannot be read costs that file only', () => {
    const { library, broken } = readLibrary([
      ...files,
      { name: 'a.yaml', text: '<<<<<<< HEAD\nid: isv/a\n=======\nid: isv/b\n>>>>>>> tak\n' },
      { name: 'b.yaml', text: 'id: [isv/b\n' },
      { name: 'c.yaml', text: 'gewoon een zin' },
      { name: 'd.yaml', text: 'id: isv/d\ntitel: D\nversies: []\n' },
      { name: 'e.yaml', text: '' },
    ]);
    expect(library).toEqual(BUILT_IN);
    expect(broken.map((file) => file.name)).toEqual(['a.yaml', 'b.yaml', 'c.yaml', 'd.yaml', 'e.yaml']);
  });
});

describe('a hostile library', () => {
  const bomb = [
    'a: &a [x,x,x,x,x,x,x,x,x]',
    ...'bcdefghij'.split('').map((letter, i) => {
      const before = 'abcdefghij'[i]!;
      return `${letter}: &${letter} [${Array.from({ length: 9 }, () => `*${before}`).join(',')}]`;
    }),
  ].join('\n');
  const chain = Array.from(
    { length: 400 },
    (_, i) => `  - versie: "${i}"\n    vervangt: "${(i + 1) % 400}"\n    tekst: T\n`,
  ).join('');
  it.each([
    ['an alias bomb', `${bomb}\nid: x/y\nthemas: *j\nversies: *j\ninvulvelden: *j\n`],
    [
      'an alias of itself',
      'id: &a x/y\nthemas: &b [*b, *b]\nversies: &c\n  - *c\n  - versie: "1"\n    tekst: T\n',
    ],
    ['a circle of 400 versions', `id: x/y\ntitel: Y\nversies:\n${chain}`],
    [
      'one version over and over',
      `id: x/y\ntitel: Y\nversies:\n${'  - versie: "1"\n    vervangt: "1"\n    tekst: T\n'.repeat(400)}`,
    ],
    [
      'names of prototypes',
      'id: x/y\ninvulvelden:\n  __proto__: {}\n  constructor: {}\nversies:\n  - versie: "1"\n    tekst: "{{constructor}} {{toString}}"\n',
    ],
  ])('with %s gives findings in time', (_name, text) => {
    const start = performance.now();
    for (const { checked } of check([readLibraryFile('a.yaml', text)]))
      for (const problem of checked.inFacts) expect(problem.crashed).toBeUndefined();
    expect(performance.now() - start).toBeLessThan(3000);
    expect(({} as Record<string, unknown>).description).toBeUndefined();
  });

  it('cut off or damaged anywhere never fails, and every finding lies in its file', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...files),
        fc.nat(),
        fc.nat(40),
        fc.constantFrom('', '\t', '- ', '&a ', '*a', '{{x}}', '\n<<<<<<< HEAD\n', '"', ': ', '\r\n', '|'),
        ({ name, text }, at, length, put) => {
          const from = at % text.length;
          const source = readLibraryFile(name, text.slice(0, from) + put + text.slice(from + length));
          for (const { checked } of check([source])) {
            for (const problem of [...checked.inFacts, ...checked.bySection.flat()]) {
              expect(problem.crashed).toBeUndefined();
              const span = toDocument(checked.spec, problem.at, problem.span);
              expect(span.start).toBeLessThanOrEqual(span.end);
              expect(span.end).toBeLessThanOrEqual(source.text.length);
            }
          }
        },
      ),
      runs(150),
    );
  }, 60_000);
});

describe('a clause text', () => {
  it('is checked by the text rules, at its place in the block', () => {
    const text =
      'id: eigen/a\ntitel: A\nbron: [{ titel: Eigen redactie, status: afgeleid }]\nversies:\n  - versie: "1"\n    tekst: |\n      1. Levering op dinsdag.\n\n      2. Na verzending van de gunningsbeslissing geldt een opschortende termijn van 15 kalenderdagen.\n';
    for (const eol of ['\n', '\r\n']) {
      const source = readLibraryFile('a.yaml', text.replaceAll('\n', eol));
      const [{ checked }] = check([source]) as [ReturnType<typeof check>[number]];
      const found = checked.bySection.flatMap((problems) =>
        problems.map((problem) => {
          const { start, end } = toDocument(checked.spec, problem.at, problem.span);
          return `${problem.rule.id}: ${source.text.slice(start, end)}`;
        }),
      );
      expect(found).toContainEqual(expect.stringMatching(/^aw\/standstill: [^\n]*15 kalenderdagen/));
    }
  });

  it('that is no longer in force is left alone', () => {
    const source = readLibraryFile(
      'a.yaml',
      'id: eigen/a\ntitel: A\nversies:\n  - versie: "2"\n    geldig-vanaf: 2026-01-01\n    tekst: Levering op dinsdag.\n  - versie: "1"\n    geldig-vanaf: 2024-01-01\n    geldig-tot: 2025-12-31\n    tekst: Er geldt een opschortende termijn van 15 kalenderdagen na de gunningsbeslissing.\n',
    );
    expect(check([source])[0]!.checked.bySection.flat()).toEqual([]);
  });
});
