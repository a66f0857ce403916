import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { allOf, anyOf, whichMayMatch } from '../../server/text/alternatives.ts';
import { runs } from '../spec/runs.ts';

const word = fc.constantFrom('prijs', 'prijzen', 'laagste', 'kwaliteit', 'gewicht', 'geen', 'wel');
const way = fc
  .array(fc.oneof(word, fc.constantFrom('\\s', '[^.]{0,4}', '(?:s|en)?', '\\b', '\\d{1,2}')), {
    minLength: 1,
    maxLength: 4,
  })
  .map((parts) => parts.join(''));
const text = fc.array(fc.oneof(word, fc.constantFrom(' ', '.', '7', 's', 'x')), { maxLength: 12 });

describe('a pattern of many ways', () => {
  it('matches what the ways joined match, at the same place', () => {
    fc.assert(
      fc.property(fc.array(way, { minLength: 1, maxLength: 5 }), text, (ways, words) => {
        const low = words.join('');
        const joined = new RegExp(ways.join('|'));
        const many = anyOf(ways);
        expect(many.source).toBe(joined.source);
        expect(many.test(low)).toBe(joined.test(low));
        const [own, other] = [many.exec(low), joined.exec(low)];
        expect([own?.index, own?.[0]]).toEqual([other?.index, other?.[0]]);
        expect(low.replace(many, '#')).toBe(low.replace(joined, '#'));
      }),
      runs(2_000),
    );
  });

  it('finds all that the ways joined find', () => {
    fc.assert(
      fc.property(fc.array(way, { minLength: 1, maxLength: 5 }), text, (ways, words) => {
        const filled = ways.map((one) => `${one}[a-z7]`);
        const low = words.join('');
        const joined = [...low.matchAll(new RegExp(filled.join('|'), 'gu'))];
        expect(allOf(filled)(low).map((found) => [found.index, found[0]])).toEqual(
          joined.map((found) => [found.index, found[0]]),
        );
      }),
      runs(2_000),
    );
  });

  it('names every pattern that matches', () => {
    fc.assert(
      fc.property(fc.array(way, { minLength: 1, maxLength: 5 }), text, (ways, words) => {
        const low = words.join('');
        const patterns = ways.map((one) => new RegExp(one));
        const may = whichMayMatch(patterns)(low);
        for (const pattern of patterns) if (pattern.test(low)) expect(may.has(pattern)).toBe(true);
      }),
      runs(2_000),
    );
  });
});
