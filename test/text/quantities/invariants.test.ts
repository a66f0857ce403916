import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findQuantities, parseExtensions, parseTerm } from '../../../server/text/quantities/index.ts';
import { runs } from '../../spec/runs.ts';

const PIECES = [
  '€',
  'EUR',
  'euro',
  'k€',
  '1',
  '12',
  '250',
  '000',
  '1.250',
  '2.90',
  '1,5',
  '½',
  '2021',
  '29-3-2021',
  '12:00',
  '%',
  'procent',
  'een',
  'één',
  'half',
  'drie',
  '(3)',
  'vijftigduizend',
  'miljoen',
  'mln.',
  'ton',
  'K',
  ',-',
  ',–',
  '.',
  ',',
  ':',
  ';',
  '-',
  '–',
  '+',
  'x',
  '×',
  '*',
  '/',
  '|',
  '(',
  ')',
  'tot',
  'tussen de',
  'en',
  'maal',
  'keer',
  'tweemaal',
  'jaar',
  'maanden',
  'werkdagen',
  'optie',
  'verlenging',
  'met',
  'van',
  'per',
  'art.',
  'artikelen',
  '§',
  'lid',
  'Aw 2012',
  'voorschrift 3.5 F',
  'maart',
  'uur',
  'u00',
  'factor',
  'het drievoudige',
  'derde',
  'ten minste',
  'maximaal',
  'ca.',
  'of meer',
  'excl. btw',
  '😀',
  '\u00a0',
  '\u202f',
  '\n',
  '\n\n',
  '\r',
  ' ',
  'e\u0301e\u0301n',
];
const soup = fc
  .array(fc.tuple(fc.constantFrom(...PIECES), fc.constantFrom('', ' ', ' ', '\u00a0', '\n')), {
    maxLength: 40,
  })
  .map((pieces) => pieces.flat().join(''));
const anything = fc.oneof(soup, fc.string({ unit: 'binary', maxLength: 80 }));

function expectSound(text: string): void {
  let end = 0;
  for (const { span } of findQuantities(text)) {
    expect(span.start).toBeGreaterThanOrEqual(end);
    expect(span.end).toBeGreaterThan(span.start);
    end = span.end;
  }
  expect(end).toBeLessThanOrEqual(text.length);
}

describe('for any text', () => {
  it('spans are in order, apart, inside, and nothing throws', () => {
    fc.assert(
      fc.property(anything, (text) => {
        expectSound(text);
        parseTerm(text);
        parseExtensions(text);
      }),
      runs(2000),
    );
  });

  it('values are finite numbers, except those marked impossible', () => {
    fc.assert(
      fc.property(soup, (text) => {
        for (const found of findQuantities(text)) {
          if (found.kind === 'amount') expect(Number.isNaN(found.euros)).toBe(found.impossible === true);
          if ('value' in found) expect(Number.isFinite(found.value)).toBe(true);
          if ('max' in found && found.kind !== 'amount') expect(found.max).toBeGreaterThan(found.value);
          if (found.kind === 'multiple') expect(found.factor).toBeGreaterThan(0);
          if (found.kind === 'time') expect(found.hour * 60 + found.minute).toBeLessThanOrEqual(1440);
        }
      }),
      runs(1000),
    );
  });

  it('no-break and narrow spaces read as plain ones', () => {
    fc.assert(
      fc.property(soup, fc.constantFrom('\u00a0', '\u202f'), (text, space) => {
        const plain = text.replace(/[\u00a0\u202f\r]/g, ' ');
        expect(findQuantities(plain.replaceAll(' ', space))).toEqual(findQuantities(plain));
      }),
      runs(1000),
    );
  });

  it('a paragraph before moves the values and changes nothing', () => {
    fc.assert(
      fc.property(soup, (text) => {
        const before = '😀 Inleiding.\n\n';
        const moved = findQuantities(before + text).map((q) => ({
          ...q,
          span: { start: q.span.start - before.length, end: q.span.end - before.length },
        }));
        expect(moved).toEqual(findQuantities(text));
      }),
      runs(1000),
    );
  });

  it('stays linear on repeated pieces', () => {
    for (const piece of [
      '1',
      '1.',
      '1,',
      '1 ',
      '€',
      '€ 1 ',
      '2 x ',
      'een ',
      '(1',
      'artikel 1, ',
      '§',
      '2 jaar + ',
      'tweemaal ',
      '1-1-',
      '1:',
      'a',
      '½',
      '1.000 ',
      'duizend',
    ]) {
      const text = piece.repeat(Math.ceil(60_000 / piece.length));
      const start = performance.now();
      findQuantities(text);
      expect(performance.now() - start, JSON.stringify(piece)).toBeLessThan(5000);
    }
  });
});
