import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createDossierService } from '../../server/dossier-service.ts';
import type { RenameEdits, RenameResult } from '../../server/features/rename.ts';
import { readLibraryFile } from '../../server/library/source.ts';
import { createService } from '../../server/service.ts';
import { offsetAt } from '../../server/spec/pieces.ts';
import { readSpecification } from '../../server/spec/specification.ts';
import { runs } from '../spec/runs.ts';
import { memoryFiles } from './memory-files.ts';

const ROOT = 'file:///werk';
const [A, B] = [`${ROOT}/a.bestek.md`, `${ROOT}/b.bestek.md`];

/** Edits made as an editor makes them; each must be on `from`. */
function edited(text: string, edits: NonNullable<ReturnType<RenameEdits['get']>>, from: string): string {
  const pieces = readSpecification(A, 'markdown', text).text;
  const spans = edits
    .map(({ range, text: to }) => ({
      start: offsetAt(pieces, range.start),
      end: offsetAt(pieces, range.end),
      to,
    }))
    .sort((a, b) => b.start - a.start);
  let out = text;
  let last = text.length;
  for (const { start, end, to } of spans) {
    expect(text.slice(start, end)).toBe(from);
    expect(end).toBeLessThanOrEqual(last);
    last = start;
    out = out.slice(0, start) + to + out.slice(end);
  }
  return out;
}

async function world(files: Record<string, string>, origin?: 'package') {
  const service = createService({ date: '2026-11-01' });
  const library = Object.entries(files)
    .filter(([uri]) => uri.startsWith(`${ROOT}/bibliotheek/`))
    .map(([uri, text]) => ({
      uri,
      source: readLibraryFile(uri.slice(ROOT.length + 13), text),
      ...(origin ? { origin } : {}),
    }));
  const dossier = createDossierService(service, memoryFiles({ ...files }), () => undefined, {
    file: (uri) => library.find((one) => one.uri === uri),
    files: () => library,
    loaded: () => [],
  });
  await dossier.build([ROOT], {});
  return {
    /** Renames what stands at the first mention of `from` in a file, the first one unless told otherwise. */
    async rename(from: string, to: string, uri = A): Promise<RenameResult | undefined> {
      const text = files[uri]!;
      service.open(uri, uri.endsWith('.md') ? 'markdown' : 'yaml', text);
      dossier.changed(uri);
      const at = text.indexOf(from) + 1;
      const lines = text.slice(0, at).split('\n');
      return dossier.rename(uri, { line: lines.length - 1, character: lines.at(-1)!.length }, to);
    },
  };
}

async function renamed(files: Record<string, string>, from: string, to: string, uri = A) {
  const result = await (await world(files)).rename(from, to, uri);
  if (!result || 'refused' in result) throw new Error(JSON.stringify(result));
  return Object.fromEntries(
    Object.entries(files).map(([uri, text]) => [uri, edited(text, result.edits.get(uri) ?? [], from)]),
  );
}

describe('renaming', () => {
  const words = fc.constantFrom(
    ...[
      'E1',
      'E10',
      'e1',
      'E1-bis',
      'E1.',
      '(E1)',
      'zie E1 en E2',
      'WE1',
      'E2',
      'De opdrachtnemer',
      'Opdrachtnemer',
    ],
    ...[
      'Opdrachtnemers',
      'de Opdrachtnemer,',
      '`E1`',
      '`Opdrachtnemer`',
      '**E1**',
      '[E1](#e1)',
      '😀',
      'één',
      ' ',
      ' ',
    ],
    ...[
      '<!-- E1 Opdrachtnemer -->',
      '[x](Opdrachtnemer.md)',
      'Opdrachtnemer-portaal',
      '\u00a0',
      '| E1 | x |',
    ],
  );
  const breaks = fc.constantFrom(' ', ' ', '\n', '\n\n', '\n\n- ', '\n> ', '\n\n## Deel\n\n', '\n| ');
  const body = fc
    .array(fc.tuple(words, breaks), { maxLength: 40 })
    .map((parts) => parts.map(([word, end]) => word + end).join(''));
  const lineBreak = fc.constantFrom('\n', '\r\n');

  const files = fc.tuple(body, body, lineBreak).map(([one, two, eol]) => ({
    [A]: `---\nbestek: "1"\n---\n\n# Begrippen\n\n- Opdrachtnemer: de partij die levert.\n\n# Eisen\n\n- E1: een eis\n- E2: nog een\n\n${one}`.replaceAll(
      '\n',
      eol,
    ),
    [B]: `# Twee\n\n${two}\n`.replaceAll('\n', eol),
  }));

  it.each([
    ['E1', 'E99'],
    ['Opdrachtnemer', 'Leverende Partij'],
  ])('of %s changes nothing else, and renaming back restores every byte', async (from, to) => {
    await fc.assert(
      fc.asyncProperty(files, async (before) => {
        const after = await renamed(before, from, to);
        expect(after[A]).not.toBe(before[A]);
        expect(await renamed(after, to, from)).toEqual(before);
      }),
      runs(60),
    );
  });

  it('leaves code, comments, link targets and longer words as they are', async () => {
    const rest = ' `E1` <!-- E1 --> [x](E1.md) E10 E1-bis WE1\n';
    const before = { [A]: `# Eisen\n\n- E1: eis\n- E2: zie E1.${rest}`, [B]: `# B\n\nZie E1.${rest}` };
    expect(await renamed(before, 'E1', 'E7')).toEqual({
      [A]: `# Eisen\n\n- E7: eis\n- E2: zie E7.${rest}`,
      [B]: `# B\n\nZie E7.${rest}`,
    });
  });

  const LIBRARY = `${ROOT}/bibliotheek/levering.yaml`;
  const pieces = fc.array(
    fc.tuple(
      fc.constantFrom(
        ...['{{tijd}}', '{{ tijd }}', '{{tijd-2}}', '{{plaats}}', 'tijd', '{{Tijd}}', '{ {tijd}}', '{{tijd}'],
        ...['levert', '“één”', '😀', 'a: b', '# geen kop', '- punt', '"', "'", '\\', '{{tijd}}{{tijd}}'],
      ),
      fc.constantFrom(' ', ' ', '\n', '\n\n'),
    ),
    { maxLength: 16 },
  );
  const said = pieces.map((parts) => parts.map(([word, end]) => word + end).join(''));
  const scalar = fc.tuple(said, fc.constantFrom('|', '>', '|-', '"')).map(([text, style]) => {
    const whole = `Binnen {{tijd}} ${text}einde.`;
    if (style === '"') return ` ${JSON.stringify(whole)}\n`;
    return ` ${style}\n${whole.replace(/^(?=[^\n])/gm, '      ')}\n`;
  });
  const withClauses = fc.tuple(scalar, scalar, said, said, lineBreak).map(([one, two, use, other, eol]) =>
    Object.fromEntries(
      Object.entries({
        [A]: `# A\n\n<!-- clausule eigen/levering@2 -->\nBinnen {{tijd}} ${use}\n<!-- /clausule -->\n\n{{tijd}} buiten de clausule\n\n<!-- clausule eigen/ander@1 -->\n{{tijd}}\n<!-- /clausule -->\n`,
        [B]: `# B\n\n<!-- clausule eigen/levering@1 -->\n${use}\n## Deel {{tijd}}\n${other}\n<!-- /clausule -->\n`,
        [`${ROOT}/c.bestek.yaml`]: `bestek: "1"\nclausules:\n  - id: eigen/levering\n    versie: "1"\n    tekst:${one}`,
        [LIBRARY]: `id: eigen/levering\ntitel: Levering\ninvulvelden:\n  tijd:\n    omschrijving: tijd\n  "plaats": { omschrijving: tijd }\nversies:\n  - versie: "2"\n    tekst:${one}  - versie: "1"\n    tekst:${two}`,
        [`${ROOT}/bibliotheek/ander.yaml`]: `id: eigen/ander\ntitel: A\ninvulvelden:\n  tijd:\n    omschrijving: T\nversies:\n  - versie: "1"\n    tekst: "{{tijd}}"\n`,
      }).map(([uri, text]) => [uri, text.replaceAll('\n', eol)]),
    ),
  );

  it.each([
    ['a document', A],
    ['the library', LIBRARY],
  ])(
    'of a field, from %s, changes nothing else in library and documents, and back restores every byte',
    async (_from, uri) => {
      await fc.assert(
        fc.asyncProperty(withClauses, async (before) => {
          const after = await renamed(before, 'tijd', 'levertermijn', uri);
          expect(after[A]).toContain('Binnen {{levertermijn}} ');
          expect(after[A]).toContain('{{tijd}} buiten de clausule');
          expect(after[A]!.replaceAll('\r\n', '\n')).toContain('ander@1 -->\n{{tijd}}\n');
          expect(after[LIBRARY]).toContain('\n  levertermijn:');
          expect(after[LIBRARY]!.match(/Binnen \{\{levertermijn\}\}/g)).toHaveLength(2);
          expect(after[`${ROOT}/bibliotheek/ander.yaml`]).toBe(before[`${ROOT}/bibliotheek/ander.yaml`]);
          expect(await renamed(after, 'levertermijn', 'tijd', uri)).toEqual(before);
        }),
        runs(60),
      );
    },
  );

  it.each([
    ['a name in use', 'plaats', /al in gebruik/],
    ['a name with a space', 'de tijd', /zonder spaties/],
  ])('of a field to %s is refused', async (_what, to, why) => {
    const files = {
      [A]: '<!-- clausule eigen/levering@2 -->\n{{tijd}}\n<!-- /clausule -->\n',
      [LIBRARY]:
        'id: eigen/levering\ntitel: A\nversies:\n  - versie: "2"\n    tekst: "{{tijd}} {{plaats}}"\n',
    };
    expect((await (await world(files)).rename('tijd', to)) as { refused: { nl: string } }).toMatchObject({
      refused: { nl: expect.stringMatching(why) },
    });
  });

  it.each([
    ['a field', 'tijd', 'termijn'],
    ['a clause', 'eigen/levering', 'eigen/aflevering'],
  ])('of %s that comes from a package is refused', async (_what, from, to) => {
    const files = {
      [A]: '<!-- clausule eigen/levering@2 -->\n{{tijd}}\n<!-- /clausule -->\n',
      [LIBRARY]: 'id: eigen/levering\ntitel: A\nversies:\n  - versie: "2"\n    tekst: "{{tijd}}"\n',
    };
    expect(await (await world(files, 'package')).rename(from, to)).toMatchObject({
      refused: { nl: expect.stringContaining('pakket in node_modules') },
    });
  });

  it('of a field of the built-in library is refused', async () => {
    const files = {
      [A]: '<!-- clausule isv/stap-2-risicos@2025.1 -->\n{{termijn}}\n<!-- /clausule -->\n',
    };
    expect(await (await world(files)).rename('termijn', 'x')).toMatchObject({
      refused: { nl: expect.stringContaining('ingebouwde') },
    });
  });
});
