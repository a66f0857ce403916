import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { planUpdates } from '../../server/check/update-clauses.ts';
import { BUILT_IN } from '../../server/library/builtin.gen.ts';
import { fillFields } from '../../server/library/fields.ts';
import { type ClauseLibrary, currentVersion, joinLibraries } from '../../server/library/library.ts';
import { updateClause } from '../../server/library/update.ts';
import { readSpecification } from '../../server/spec/specification.ts';
import { runs } from '../spec/runs.ts';

const OWN: ClauseLibrary = {
  id: 'eigen',
  title: 'Eigen clausules',
  clauses: [
    {
      id: 'eigen/levering',
      title: 'Levering',
      steps: [],
      themes: [],
      applications: [],
      fields: {
        levertijd: { description: 'Levertijd', type: 'duur' },
        plaats: { description: 'Plaats', type: 'tekst', standard: 'het magazijn' },
        boete: { description: 'Boete', type: 'bedrag', standard: '€ 100' },
      },
      sources: [],
      versions: [
        {
          version: '2026.10',
          from: '2026-01-01',
          replaces: '2024.1',
          text: 'Levering is binnen {{levertijd}} na bestelling op {{plaats}} mogelijk.\n\n## Vertraging\n\nVertraging wordt gemeld.\n',
        },
        {
          version: '2024.1',
          from: '2024-01-01',
          until: '2025-12-31',
          text: 'Levering geschiedt binnen {{levertijd}} na bestelling; bij vertraging is {{boete}} verschuldigd.\n',
        },
      ],
    },
  ],
};
const library = joinLibraries([OWN, BUILT_IN]);
const [clause] = OWN.clauses;
const [current, old] = clause!.versions;
const plan = (text: string, language: 'markdown' | 'yaml' = 'markdown') =>
  planUpdates(
    readSpecification(`file:///a.bestek.${language === 'yaml' ? 'yaml' : 'md'}`, language, text),
    library,
    '2026-11-01',
  );

describe('a clause moved to another version', () => {
  it('takes along what was filled in, with its signs', () => {
    const text =
      'Levering geschiedt binnen **14 dagen** na bestelling; bij vertraging is € 100 verschuldigd.';
    expect(updateClause(text, clause!, old!, current!)).toEqual({
      text: 'Levering is binnen **14 dagen** na bestelling op het magazijn mogelijk.\n\n## Vertraging\n\nVertraging wordt gemeld.',
      carried: { levertijd: '**14 dagen**' },
      lost: {},
      open: [],
    });
  });

  it('says what it cannot keep, and what is still open', () => {
    const text =
      'Levering geschiedt binnen {{levertijd}} na bestelling; bij vertraging is € 500 verschuldigd.';
    const updated = updateClause(text, clause!, old!, current!);
    expect(updated.lost).toEqual({ boete: '€ 500' });
    expect(updated.open).toEqual(['levertijd']);
  });
});

const GOOD =
  '<!-- clausule eigen/levering@2024.1 -->\nLevering geschiedt binnen 9 dagen na bestelling; bij vertraging is € 100 verschuldigd.\n<!-- /clausule -->\n';

describe('updating a document', () => {
  it.each([
    ['differs', GOOD.replace('geschiedt', 'vindt plaats')],
    ['open-marker', GOOD.replace('<!-- /clausule -->\n', '')],
    ['lost-fields', GOOD.replace('€ 100', '€ 500')],
    ['comment', GOOD.replace('Levering', '<!-- nakijken -->\nLevering')],
    ['no-version', GOOD.replace('@2024.1', '')],
    ['unknown-version', GOOD.replace('2024.1', '1999')],
    ['unknown-clause', GOOD.replace('eigen/levering', 'eigen/onbekend')],
  ])('leaves a clause alone and says why: %s', (kind, text) => {
    const { moves, left, text: after } = plan(text);
    expect(moves).toEqual([]);
    expect(left.map(({ why }) => why.kind)).toEqual([kind]);
    expect(after).toBe(text);
  });

  it('has nothing to do twice', () => {
    const once = plan(GOOD);
    expect(once.moves).toHaveLength(1);
    expect(plan(once.text)).toEqual({ moves: [], left: [], text: once.text });
  });

  it('follows the reference date of the document', () => {
    const text = `---\nbestek: "1"\npeildatum: 2025-05-01\n---\n\n${GOOD}`;
    expect(plan(text)).toEqual({ moves: [], left: [], text });
  });

  it('leaves a scalar alone that cannot hold the text', () => {
    const line = 'Levering geschiedt binnen 9 dagen na bestelling; bij vertraging is € 100 verschuldigd.';
    const text = `bestek: "1"\nclausules:\n  - id: eigen/levering\n    versie: "2024.1"\n    tekst: ${line}\n`;
    const { left, text: after } = plan(text, 'yaml');
    expect(left.map(({ why }) => why.kind)).toEqual(['unwritable']);
    expect(after).toBe(text);
  });
});

/** Text around clauses that is easily damaged. */
const around = fc.constantFrom(
  '',
  'Gewone tekst.\n',
  '\n\n\n',
  '# Kop\n\ntekst  met  spaties  \n',
  '- een\n- twee\n',
  '| a | b |\n| --- | --- |\n| 1 | 2 |\n',
  '```\n<!-- clausule eigen/levering@2024.1 -->\n```\n',
  '<!-- clausule eigen/levering@2026.10 -->\nAfgeweken.\n<!-- /clausule -->\n',
  '<!-- /clausule -->\n',
  'é 😀 \u00a0 \u2028\n',
  '> citaat\n',
);
const old2017 = BUILT_IN.clauses.filter((one) => one.versions.some(({ version }) => version === '2017.1'));
const targets = fc.tuple(
  fc.constantFrom(clause!, ...old2017),
  fc.constantFrom('3 maanden', '14 (veertien) dagen', 'de website van partijen'),
  fc.constantFrom('', '  '),
);

describe('property: updating', () => {
  it.each(['\n', '\r\n'])(
    'changes nothing in Markdown but its targets (%j)',
    (eol) => {
      fc.assert(
        fc.property(
          fc.array(fc.tuple(around, targets), { minLength: 1, maxLength: 5 }),
          around,
          (parts, last) => {
            const write = (moved: boolean) =>
              parts
                .map(([before, [one, value, indent]]) => {
                  const from = one.versions.find(({ until }) => until !== undefined)!;
                  const to = currentVersion(one, '2026-11-01')!;
                  const values = Object.fromEntries(Object.keys(one.fields).map((name) => [name, value]));
                  const oldText = fillFields(one, from, { ...values, boete: '€ 100' });
                  const text = moved ? updateClause(oldText, one, from, to).text : oldText;
                  const body = text.replace(/^(?=[^\n])/gm, indent);
                  return `${before}\n\n${indent}<!-- clausule ${one.id}@${(moved ? to : from).version} -->\n${body}\n${indent}<!-- /clausule -->\n\n`;
                })
                .join('') + last;
            const before = write(false).replaceAll('\n', eol);
            const { left, text } = plan(before);
            const unmoved = left.filter(({ why }) => why.kind === 'lost-fields' || why.kind === 'unsure');
            // A clause whose values have no place stays; then the whole text is compared by what is outside clauses.
            if (unmoved.length === 0) expect(text).toBe(write(true).replaceAll('\n', eol));
            expect(outside(text)).toBe(outside(before));
          },
        ),
        runs(60),
      );
    },
    60_000,
  );

  it.each(['\n', '\r\n'])(
    'changes nothing in YAML but its targets (%j)',
    (eol) => {
      const style = fc.constantFrom('|', '|-', '|+', '|2', '>');
      fc.assert(
        fc.property(
          fc.array(fc.tuple(targets, style, fc.constantFrom('"', "'", '')), { minLength: 1, maxLength: 4 }),
          (parts) => {
            const entries = parts.map(([[one, value], mark, quote]) => {
              const from = one.versions.find(({ until }) => until !== undefined)!;
              const values = Object.fromEntries(Object.keys(one.fields).map((name) => [name, value]));
              const text = fillFields(one, from, { ...values, boete: '€ 100' }).replace(
                /^(?=[^\n])/gm,
                '      ',
              );
              return `  - id: ${one.id} # naam\n    versie: ${quote}${from.version}${quote}   # toen\n    tekst: ${mark.replace('2', '2')}\n${text}\n`;
            });
            const before =
              `bestek: "1" # kop\nclausules:\n${entries.join('  # tussen\n')}titel:   X\n`.replaceAll(
                '\n',
                eol,
              );
            const { moves, text } = plan(before, 'yaml');
            const again = plan(text, 'yaml');
            expect(again.moves).toEqual([]);
            expect(again.text).toBe(text);
            const shell = (file: string) =>
              file
                .split(/(?<=\n)/)
                .filter((line) => !/^ {6}|^\r?\n$/.test(line))
                .map((line) => line.replace(/versie: \S{1,20}/, 'versie:'))
                .join('');
            expect(shell(text)).toBe(shell(before));
            expect(text.includes('\n') && text.replaceAll('\r\n', '').includes('\n')).toBe(eol === '\n');
            if (moves.length === 0) expect(text).toBe(before);
          },
        ),
        runs(60),
      );
    },
    60_000,
  );
});

/** What stands outside pairs of markers outside code. */
function outside(text: string): string {
  return text.replace(
    /(<!-- clausule [^@]{1,60}@)\S{1,20} -->(?:(?!<!-- clausule)[\s\S]){0,20000}?<!-- \/clausule -->/g,
    '$1',
  );
}
