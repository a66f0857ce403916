import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatPercentage } from '../../../server/text/quantities/index.ts';
import { all, only, summary } from './read.ts';

describe('percentages', () => {
  it.each<[string, string, object]>([
    ['300 procent', '300 procent', { value: 300 }],
    ['300%', '300%', { value: 300 }],
    ['150 % van de raming', '150 %', { value: 150 }],
    ['vijf procent', 'vijf procent', { value: 5 }],
    ['5 (vijf) procent', '5 (vijf) procent', { value: 5 }],
    ['vijf (5) %', 'vijf (5) %', { value: 5 }],
    ['5 pct.', '5 pct.', { value: 5 }],
    ['tussen de 2 en 5%', '2 en 5%', { value: 2, max: 5 }],
    ['2 tot 5%', '2 tot 5%', { value: 2, max: 5 }],
    ['2% tot 5%', '2% tot 5%', { value: 2, max: 5 }],
    ['2-5%', '2-5%', { value: 2, max: 5 }],
    ['3.0%', '3.0%', { value: 3 }],
    ['0,1 %', '0,1 %', { value: 0.1 }],
    ['minimaal 60% van', '60%', { value: 60, bound: 'min' }],
    ['hoger dan 2%', '2%', { value: 2, bound: 'min' }],
    ['25% of meer', '25%', { value: 25, bound: 'min' }],
    ['tot een maximum van 10%', '10%', { value: 10, bound: 'max' }],
    ['niet groter dan 10%', '10%', { value: 10, bound: 'max' }],
    ['5\u00a0%', '5\u00a0%', { value: 5 }],
  ])('%j', (text, covered, expected) => {
    expect(only(text)).toEqual({ kind: 'percentage', text: covered, ...expected });
  });

  it('keeps two percentages apart', () => {
    expect(all('5% / 7%', 'percentage').map((p) => p.value)).toEqual([5, 7]);
    expect(all('30% prijs en 70% kwaliteit', 'percentage').map((p) => p.value)).toEqual([30, 70]);
  });

  it('reads back what formatPercentage writes', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 100_000 }), (value) => {
        expect(all(`(${formatPercentage(value / 100)})`, 'percentage')).toMatchObject([
          { value: value / 100 },
        ]);
      }),
    );
  });
});

describe('multiples', () => {
  it.each<[string, string, number]>([
    ['driemaal de geraamde waarde', 'driemaal', 3],
    ['driemaal', 'driemaal', 3],
    ['anderhalf maal de opdrachtsom', 'anderhalf maal', 1.5],
    ['anderhalf keer de opdrachtwaarde', 'anderhalf keer', 1.5],
    ['vier maal de hoogte van de vergoeding', 'vier maal', 4],
    ['1,5 keer het genoten voordeel', '1,5 keer', 1.5],
    ['het drievoudige van de opdrachtsom', 'drievoudige', 3],
    ['het anderhalfvoudige', 'anderhalfvoudige', 1.5],
    ['het dubbele van', 'dubbele', 2],
    ['een factor 2', 'factor 2', 2],
    ['2x de jaarwaarde', '2x', 2],
    ['2 × de jaarwaarde', '2 ×', 2],
    ['twee (2) maal de raming', 'twee (2) maal', 2],
    ['twee derde van de omzet', 'twee derde', 2 / 3],
    ['een derde van de omzet', 'een derde', 1 / 3],
    ['de helft van de omzet', 'helft', 0.5],
  ])('%j', (text, covered, factor) => {
    expect(only(text)).toEqual({ kind: 'multiple', text: covered, factor });
  });

  it('knows its bound', () => {
    expect(only('ten hoogste vier maal de hoogte')).toMatchObject({ bound: 'max' });
    expect(only('minimaal driemaal de waarde')).toMatchObject({ bound: 'min' });
  });

  it.each([
    'drie maal per jaar',
    'tweemaal per week',
    'twee keer twee jaar',
    'eenmaal',
    'eenmaal de kans',
    'kan tweemaal worden verlengd',
    'in tweevoud',
    'in drievoud',
    'een derde/derden',
    'intellectuele eigendomsrechten van een derde.',
    'twee derde partijen',
    'weegfactor 2',
    'het enkelvoudige geval',
    'meervoudig onderhands',
    'nr. 3132081*',
  ])('not in %j', (text) => {
    expect(all(text, 'multiple')).toEqual([]);
  });
});

it('takes the most specific reading', () => {
  expect(summary('driemaal de waarde, 300% of 3 (drie) referenties in 3 jaar')).toEqual([
    'multiple: driemaal',
    'percentage: 300%',
    'count: 3 (drie)',
    'duration: 3 jaar',
  ]);
});
