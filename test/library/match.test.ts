import { describe, expect, it } from 'vitest';
import { BUILT_IN } from '../../server/library/builtin.gen.ts';
import { fieldsFrom, fillFields } from '../../server/library/fields.ts';
import { type Clause, joinLibraries } from '../../server/library/library.ts';
import { align, clauseIndex } from '../../server/library/match.ts';
import { wordsOf } from '../../server/library/words.ts';

const versions = BUILT_IN.clauses.flatMap((clause) =>
  clause.versions.map((version) => ({ clause, version })),
);

describe('a clause laid along a text', () => {
  it.each(versions.map((one) => [`${one.clause.id}@${one.version.version}`, one] as const))(
    '%s is the same whatever is filled in, and its values are read back',
    (_name, { clause, version }) => {
      const values = Object.fromEntries(
        Object.keys(clause.fields).map((name, i) => [name.toLowerCase(), `waarde ${i + 1} van dit veld`]),
      );
      const text = fillFields(clause, version, values);
      expect(align(wordsOf(version.text), wordsOf(text)).isSame).toBe(true);
      const used = [...version.text.matchAll(/\{\{\s?([\w-]+)\s?\}\}/g)].map((found) => found[1]!);
      for (const name of used) expect(fieldsFrom(text, version)[name]).toBe(values[name]);
    },
  );

  it.each(versions.map((one) => [`${one.clause.id}@${one.version.version}`, one] as const))(
    '%s differs when a word is changed, and is still the most alike',
    (_name, { clause, version }) => {
      const words = version.text.split(' ');
      const at = words.findIndex((word, i) => i > 12 && /^[a-z]{5,}$/.test(word));
      const text = words.map((word, i) => (i === at ? 'anders' : word)).join(' ');
      expect(align(wordsOf(version.text), wordsOf(text)).isSame).toBe(false);
      const [best] = clauseIndex(joinLibraries([BUILT_IN])).candidates(wordsOf(text));
      expect(best?.indexed.clause.id).toBe(clause.id);
      expect(best?.indexed.version.version).toBe(version.version);
    },
  );

  it('is not changed by layout, list numbers, emphasis or heading levels', () => {
    const a = '### Stap 1\n\n1. Opdrachtnemer heeft **beleid**.\n2. Dit is openbaar.\n';
    const b = '# Stap 1\nOpdrachtnemer heeft\nbeleid.\n- Dit is openbaar\n<!-- nakijken -->';
    expect(align(wordsOf(a), wordsOf(b)).isSame).toBe(true);
  });
});

describe('the index', () => {
  it('finds a clause among thousands', () => {
    const [model] = BUILT_IN.clauses;
    const clauses: Clause[] = Array.from({ length: 3000 }, (_, i) => ({
      ...model!,
      id: `groot/clausule-${i}`,
      versions: [
        {
          version: '1',
          text: `Bepaling ${i}: de partij levert onderdeel ${i * 7} volgens bijlage ${i} binnen termijn ${i}.`,
        },
      ],
    }));
    const library = joinLibraries([BUILT_IN, { id: 'groot', title: 'Groot', clauses }]);
    clauseIndex(library);
    const words = wordsOf(clauses[1234]!.versions[0]!.text);
    const start = performance.now();
    for (let i = 0; i < 100; i++) clauseIndex(library).candidates(words);
    expect(performance.now() - start).toBeLessThan(2000);
    expect(clauseIndex(library).candidates(words)[0]?.indexed.clause.id).toBe('groot/clausule-1234');
  });
});

describe('where a text first differs', () => {
  const differs = (clause: string, text: string) => {
    const words = wordsOf(text);
    const result = align(wordsOf(clause), words);
    return result.isSame ? undefined : [words[result.at]?.text, result.expected];
  };
  it('is told past a field, not at what was filled in', () => {
    expect(
      differs(
        'Levering op {{plaats}}. Opdrachtnemer meldt vertraging zonder uitstel aan Opdrachtgever.',
        'Levering op het stadskantoor. Opdrachtnemer meldt vertraging binnen een dag aan Opdrachtgever.',
      ),
    ).toEqual(['binnen', ['zonder', 'uitstel', 'aan', 'opdrachtgever']]);
    expect(differs('Levering op {{plaats}} na bestelling.', 'Levering op het stadskantoor.')).toEqual([
      'het',
      ['na', 'bestelling'],
    ]);
  });
});
