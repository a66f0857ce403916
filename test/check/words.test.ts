import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { wordFinder } from '../../server/check/words.ts';
import { runs } from '../spec/runs.ts';

describe('the word finder', () => {
  it('finds what a search word by word finds', () => {
    const word = fc.stringMatching(/^[ab.*(€]{1,4}$/);
    const words = fc.array(fc.array(word, { maxLength: 4 }), { maxLength: 6 });
    const text = fc.string({ unit: fc.constantFrom('a', 'b', '.', '*', '(', '€', ' ', '\n'), maxLength: 40 });
    fc.assert(
      fc.property(words, text, (all, low) => {
        const expected = all.flatMap((own, id) =>
          own.length === 0 || own.some((one) => low.includes(one)) ? [id] : [],
        );
        expect([...wordFinder(all).find(low)].sort((a, b) => a - b)).toEqual(expected);
      }),
      runs(1_000),
    );
  });

  it('finds words inside and across one another', () => {
    const finder = wordFinder([['omzeteis'], ['eis'], ['omzet'], ['zeteis gaat'], []]);
    expect([...finder.find('de omzeteis gaat')].sort()).toEqual([0, 1, 2, 3, 4]);
    expect([...finder.find('een eis')].sort()).toEqual([1, 4]);
    expect([...finder.find('')]).toEqual([4]);
  });

  it('tells in which sentences an id has its words, by themselves or with what introduces them', () => {
    const finder = wordFinder([['eis'], [{ sentence: [['prijs'], ['hoog']] }], [[['eis'], ['wens']]], []]);
    const low = 'een eis. de prijs is hoog. een wens; hoog. de prijs is een eis.';
    const starts = [0, 9, 27, 43];
    const sentences = starts.map((start, i) => ({
      span: { start, end: starts[i + 1] ?? low.length },
      with: i === 2 ? ['prijs', 'niets'] : [],
    }));
    const found = finder.find(low, () => sentences);
    expect(found.sentencesOf(0)).toEqual([0, 3]);
    expect(found.sentencesOf(1)).toEqual([1, 2]);
    // Words that need only share the text may be meant anywhere, and so may what has no words.
    expect(found.sentencesOf(2)).toBeUndefined();
    expect(found.sentencesOf(3)).toBeUndefined();
    expect(finder.find('een wens').sentencesOf(0)).toEqual([]);
  });
});
