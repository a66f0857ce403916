import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { firstFrom } from '../../server/text/sorted.ts';
import { wordIndex } from '../../server/text/word-index.ts';
import { runs } from '../spec/runs.ts';

const letter = fc.constantFrom('a', 'b', 'é', '€', ' ');
const words = fc.uniqueArray(
  fc.string({ unit: letter, minLength: 1, maxLength: 5 }).filter((word) => !word.includes('  ')),
  { maxLength: 12 },
);
const text = fc.string({ unit: fc.constantFrom('a', 'b', 'é', '€', ' ', '\n', 'z'), maxLength: 60 });

describe('the word index', () => {
  it('finds every word at every place it ends, as a search word by word does', () => {
    fc.assert(
      fc.property(words, text, (all, low) => {
        // Places in the text with its spaces taken together, and where those stand in the text itself.
        const kept = [...low].flatMap((char, i) =>
          /[ \n]/.test(char) && /[ \n]/.test(low[i - 1] ?? '') ? [] : [i],
        );
        const plain = kept.map((i) => (low[i] === '\n' ? ' ' : low[i])).join('');
        const expected = all.flatMap((word, i) =>
          kept.flatMap((end, at) => (plain.slice(0, at + 1).endsWith(word) ? [`${i}@${end}`] : [])),
        );
        const found: string[] = [];
        const index = wordIndex(all);
        // Twice, since steps are worked out when first taken.
        for (const _ of [1, 2]) {
          found.length = 0;
          index.scan(low, (word, end) => found.push(`${word}@${end}`));
          expect([...found].sort()).toEqual(expected.sort());
        }
        expect(new Set(index.find(low)).size).toBe(index.find(low).length);
      }),
      runs(2_000),
    );
  });

  it('tells words in the order they end, longest first', () => {
    const found: [number, number][] = [];
    wordIndex(['eis', 'omzeteis', 'zet']).scan('de omzeteis', (word, end) => found.push([word, end]));
    expect(found).toEqual([
      [2, 7],
      [1, 10],
      [0, 10],
    ]);
  });
});

describe('the first of rising offsets', () => {
  it('is found from a place on', () => {
    expect(firstFrom([1, 4, 4, 9], 4)).toBe(1);
    expect(firstFrom([1, 4, 4, 9], 4, 2)).toBe(2);
    expect(firstFrom([1, 4], 5)).toBe(2);
    expect(firstFrom([], 0)).toBe(0);
  });
});
