import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createLibraryChecker } from '../../server/check/check-library.ts';
import { libraryCompletions, libraryHover } from '../../server/features/library-file.ts';
import { BUILT_IN } from '../../server/library/builtin.gen.ts';
import { emptyFields, fillFields } from '../../server/library/fields.ts';
import { fieldsIn, joinLibraries } from '../../server/library/library.ts';
import { newVersion } from '../../server/library/new-version.ts';
import { clauseOf, libraryOf } from '../../server/library/read-library.ts';
import { readLibraryFile } from '../../server/library/source.ts';
import { rules } from '../../server/rules/all.gen.ts';
import { createService } from '../../server/service.ts';
import { applyEdits } from '../../server/text/span.ts';

const CLAUSE = `id: eigen/levering
titel: Levering
invulvelden:
  levertijd:
    omschrijving: Termijn van levering
    type: duur
bron:
  - titel: Eigen redactie
    status: afgeleid
versies:
  - versie: "2024.1"
    geldig-vanaf: 2024-01-01
    tekst: |
      Let op: levering binnen {{levertijd}}.

      Einde.
`;

/** Labels offered at the first `‸`. */
function offered(text: string): string[] {
  const offset = text.indexOf('‸');
  const file = readLibraryFile('a.yaml', text.replace('‸', ''));
  return libraryCompletions(file, offset, 'nl').map(({ label }) => label);
}

describe('completion in a library file', () => {
  it.each([
    ['keys of a clause', CLAUSE.replace('titel: Levering', 'ti‸'), 'toepassing'],
    ['keys of a field', CLAUSE.replace('type: duur', '‸'), 'standaard'],
    ['values of a field', CLAUSE.replace('type: duur', 'type: ‸'), 'percentage'],
    ['keys of a source', CLAUSE.replace('status: afgeleid', 'st‸'), 'url'],
    ['values of a status', CLAUSE.replace('status: afgeleid', 'status: ge‸'), 'geverifieerd'],
    ['keys of a version', CLAUSE.replace('geldig-vanaf: 2024-01-01', '‸'), 'vervangt'],
    ['fields in a text', CLAUSE.replace('{{levertijd}}', '{{le‸'), 'levertijd'],
  ])('offers %s', (_name, text, label) => {
    expect(offered(text)).toContain(label);
    expect(offered(text.replaceAll('\n', '\r\n'))).toContain(label);
  });

  it('offers nothing in a text, nor where names are free', () => {
    expect(offered(CLAUSE.replace('Einde.', 'Ei‸'))).toEqual([]);
    expect(offered(CLAUSE.replace('  levertijd:', '  le‸:'))).toEqual([]);
  });
});

describe('hover in a library file', () => {
  it('explains a key, and its values', () => {
    const file = readLibraryFile('a.yaml', CLAUSE);
    const at = (word: string) => libraryHover(file, CLAUSE.indexOf(word) + 1, 'nl');
    expect(at('geldig-vanaf')?.text).toContain('Eerste dag waarop de versie geldt');
    expect(at('status')?.text).toContain('`te-verifieren`');
    expect(at('Let op')).toBeUndefined();
  });
});

describe('a new version', () => {
  it.each(['\n', '\r\n'])('replaces the one in force, with its dates (%j)', (eol) => {
    const file = readLibraryFile('a.yaml', CLAUSE.replaceAll('\n', eol));
    const made = newVersion(file, '2026-11-01')!;
    const text = applyEdits(file.text, made.edits);
    const again = readLibraryFile('a.yaml', text);
    expect(text.replaceAll('\r\n', '').includes('\n')).toBe(eol === '\n');
    const [added, old] = clauseOf(again)!.versions;
    expect(added).toEqual({
      version: '2026.1',
      from: '2026-11-01',
      replaces: '2024.1',
      text: old!.text,
    });
    expect(old!.until).toBe('2026-10-31');
    const checker = createLibraryChecker(rules, { date: '2026-11-01', rules: {} });
    const library = libraryOf([again]);
    expect(checker.check({ files: [again], library, before: [], after: [] })[0]!.checked.inFacts).toEqual([]);
  });
});

describe('hover on a clause in a document', () => {
  const hover = (body: string) => {
    const service = createService({ date: '2026-11-01' });
    service.open(
      'file:///a.bestek.md',
      'markdown',
      `<!-- clausule isv/stap-6-herstel@2025.1 -->\n${body}\n<!-- /clausule -->\n`,
    );
    return service.hover('file:///a.bestek.md', { line: 0, character: 20 })?.text;
  };

  it('tells the library, and word by word how the text differs', () => {
    const version = createService({ date: '2026-11-01' }).library.clause('isv/stap-6-herstel')!.versions[0]!;
    const text = version.text.replace(/\{\{[\w-]{1,60}\}\}/g, '30 dagen').trim();
    expect(hover(text)).toContain('uit bibliotheek “Internationale Sociale Voorwaarden (ISV)”');
    expect(hover(text)).not.toContain('wijkt af');
    const changed = text.replace('Opdrachtnemer', 'Leverancier');
    expect(hover(changed)).toMatch(
      /wijkt af van de bibliotheek[\s\S]{0,200}~~Opdrachtnemer~~\*\*Leverancier\*\*/,
    );
    expect(hover(changed)).not.toMatch(/~~[^~]{0,80}30 dagen|\{\{/);
  });

  it('takes no number of an item for what was filled in', () => {
    const library = joinLibraries([
      {
        id: 'eigen',
        title: 'Eigen',
        clauses: [
          {
            ...BUILT_IN.clauses[0]!,
            id: 'eigen/levering',
            versions: [
              {
                version: '1',
                text: '1. Opdrachtnemer levert op {{plaats}}.\n2. Opdrachtnemer meldt vertraging zonder uitstel.\n',
              },
            ],
          },
        ],
      },
    ]);
    const service = createService({ date: '2026-11-01', library });
    const uri = 'file:///a.bestek.md';
    service.open(
      uri,
      'markdown',
      '<!-- clausule eigen/levering@1 -->\n1. Opdrachtnemer levert op het stadskantoor.\n2. Opdrachtnemer meldt vertraging meteen.\n<!-- /clausule -->\n',
    );
    const said = service.hover(uri, { line: 0, character: 20 })!.text;
    expect(said).toContain('stadskantoor. 2. Opdrachtnemer meldt vertraging ~~zonder uitstel~~**meteen**.');
  });
});

describe('the fields of a clause', () => {
  const filled = fc.record({
    clause: fc.constantFrom(...BUILT_IN.clauses),
    value: fc.constantFrom('zes weken', '€ 100', 'het stadskantoor te Utrecht', '30 kalenderdagen'),
    change: fc.constantFrom('', ' Dit geldt ook voor derden.'),
  });

  it('are opened again where they were filled in, also in a text with something added', () => {
    fc.assert(
      fc.property(filled, ({ clause, value, change }) => {
        const version = clause.versions[0]!;
        const names = fieldsIn(version.text);
        const values = Object.fromEntries(names.map((name) => [name.toLowerCase(), value]));
        const text = fillFields({ ...clause, fields: {} }, version, values) + change;
        expect(emptyFields(text, version)).toBe(version.text.trimEnd() + change);
      }),
    );
  });
});
