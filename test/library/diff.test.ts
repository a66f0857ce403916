import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { wordDiff } from '../../server/library/diff.ts';

const sides = (before: string, after: string) => {
  const parts = wordDiff(before, after);
  const of = (other: 'removed' | 'added') =>
    parts
      .filter(({ kind }) => kind !== other)
      .map(({ text }) => text)
      .join('');
  return [of('added'), of('removed')];
};

describe('a difference in words', () => {
  it('holds both texts whole', () => {
    const text = fc
      .array(fc.constantFrom('de', 'het', 'een', 'termijn', ' ', ' ', '\n', ', '), { maxLength: 30 })
      .map((words) => words.join(' '));
    fc.assert(
      fc.property(text, text, (before, after) => {
        expect(sides(before, after)).toEqual([before, after]);
      }),
    );
  });

  it('tells words that take the place of each other as one', () => {
    expect(
      wordDiff('meldt dat zonder uitstel, met de reden', 'meldt dat binnen één dag, met de reden'),
    ).toEqual([
      { kind: 'same', text: 'meldt dat ' },
      { kind: 'removed', text: 'zonder uitstel' },
      { kind: 'added', text: 'binnen één dag' },
      { kind: 'same', text: ', met de reden' },
    ]);
  });
});
