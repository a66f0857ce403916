import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { indexLines, lastAtOrBefore, lineAt, lineEnd } from '../../server/text/lines.ts';
import { lower, normalize } from '../../server/text/normalize.ts';
import { splitSentences } from '../../server/text/sentences.ts';
import { applyEdits, contains, heldBy, overlaps, shifted } from '../../server/text/span.ts';
import { runs } from '../spec/runs.ts';

const letters = fc.constantFrom(
  'a',
  'Z',
  ' ',
  '\n',
  '\r',
  '\r\n',
  '.',
  '?',
  '1',
  '\u00a0',
  '’',
  'İ',
  '🚀',
  '\ud83d',
  '"',
  ')',
);
const text = fc.array(letters, { maxLength: 60 }).map((parts) => parts.join(''));

describe('lines', () => {
  it('are those of the protocol: LF, CRLF and a lone CR', () => {
    fc.assert(
      fc.property(text, (source) => {
        const index = indexLines(source);
        const lines = source.split(/\r\n|\n|\r/);
        expect(index.starts.map((start, line) => source.slice(start, lineEnd(index, source, line)))).toEqual(
          lines,
        );
        for (let offset = 0; offset <= source.length; offset++) {
          const line = lineAt(index, offset);
          expect(index.starts[line]).toBeLessThanOrEqual(offset);
          if (line + 1 < index.starts.length) expect(index.starts[line + 1]).toBeGreaterThan(offset);
        }
      }),
      runs(300),
    );
  });

  it('the last start at or before a value', () => {
    expect([0, 1, 4, 5, 9, 99].map((value) => lastAtOrBefore([1, 5, 9], value))).toEqual([0, 0, 0, 1, 2, 2]);
    expect(lastAtOrBefore([], 5)).toBe(0);
  });
});

describe('spelling variants', () => {
  it('change no length and are made plain', () => {
    fc.assert(
      fc.property(text, (source) => {
        expect(normalize(source).length).toBe(source.length);
        expect(lower(source).length).toBe(source.length);
        expect(normalize(normalize(source))).toBe(normalize(source));
      }),
      runs(300),
    );
    expect(normalize('€\u00a01\u202f000 – ’s “x” e\u2011mail\t')).toBe('€ 1 000 – \'s "x" e-mail ');
    expect(normalize('Vóór álle geleden, níet géén één coöperatie café')).toBe(
      'Voor alle geleden, niet geen één coöperatie café',
    );
    expect(normalize('De op-\r\ndrachtnemer; inkoop-\nen beleid')).toBe(
      'De opdrachtnemer  \n; inkoop-\nen beleid',
    );
    expect(lower('İSTANBUL Éen')).toBe('İstanbul éen');
  });
});

describe('spans', () => {
  it('overlap, hold and move', () => {
    expect(overlaps({ start: 0, end: 3 }, { start: 3, end: 5 })).toBe(false);
    expect(overlaps({ start: 0, end: 3 }, { start: 2, end: 5 })).toBe(true);
    expect(overlaps({ start: 3, end: 3 }, { start: 0, end: 3 })).toBe(true);
    expect(contains({ start: 0, end: 3 }, { start: 1, end: 3 })).toBe(true);
    expect(shifted({ start: 1, end: 2 }, 5)).toEqual({ start: 6, end: 7 });
  });

  it('held by another are found as by looking at each', () => {
    const lengths = fc.array(fc.tuple(fc.nat(3), fc.nat(3)), { maxLength: 12 });
    fc.assert(
      fc.property(lengths, fc.nat(40), fc.nat(20), (gaps, start, length) => {
        let at = 0;
        const all = gaps.map(([gap, own]) => {
          const span = { start: at + gap, end: at + gap + own + 1 };
          at = span.end;
          return { span };
        });
        const outer = { start, end: start + length };
        expect(heldBy(all, outer)).toEqual(all.filter((one) => contains(outer, one.span)));
      }),
      runs(300),
    );
  });

  it('edits are made in the text before, in order of place', () => {
    const edit = (start: number, end: number, by: string) => ({ span: { start, end }, text: by });
    expect(applyEdits('abcdef', [edit(4, 5, 'E'), edit(0, 1, 'A'), edit(2, 2, '-'), edit(2, 2, '+')])).toBe(
      'Ab-+cdEf',
    );
    expect(() => applyEdits('abc', [edit(0, 2, ''), edit(1, 3, '')])).toThrow(RangeError);
  });
});

describe('sentences', () => {
  const split = (source: string) => splitSentences(source).map(({ start, end }) => source.slice(start, end));

  it.each([
    ['Eerste zin. Tweede zin! Derde?', ['Eerste zin.', 'Tweede zin!', 'Derde?']],
    [
      'Zie art. 5.3 lid 2. De prijs is € 1.000. Klaar.',
      ['Zie art. 5.3 lid 2.', 'De prijs is € 1.000.', 'Klaar.'],
    ],
    ['Materiaal o.g. Hout is goed.', ['Materiaal o.g. Hout is goed.']],
    [
      'Bijv. mr. A. de Vries (o.a. in art. 2). Daarna.',
      ['Bijv. mr. A. de Vries (o.a. in art. 2).', 'Daarna.'],
    ],
    ['Zij zei: "Klaar." Toen niet.', ['Zij zei: "Klaar."', 'Toen niet.']],
    ['Geleverd per 1 jan. 2026 om 17.00 uur.', ['Geleverd per 1 jan. 2026 om 17.00 uur.']],
    ['  ', []],
  ])('%s', (source, expected) => expect(split(source)).toEqual(expected));

  it('hold all that is no white space, in order', () => {
    fc.assert(
      fc.property(text, (source) => {
        let at = 0;
        for (const { start, end } of splitSentences(source)) {
          expect(source.slice(at, start).trim()).toBe('');
          expect(end).toBeGreaterThan(start);
          at = end;
        }
        expect(source.slice(at).trim()).toBe('');
      }),
      runs(300),
    );
  });
});
