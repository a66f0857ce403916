import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatMonths, parseExtensions, parseTerm } from '../../../server/text/quantities/index.ts';
import { all, only } from './read.ts';

describe('plain durations', () => {
  it.each<[string, number, string, number?]>([
    ['drie (3) jaar', 3, 'year', 36],
    ['36 maanden', 36, 'month', 36],
    ['24 mnd', 24, 'month', 24],
    ['15 jr', 15, 'year', 180],
    ['3 jrn', 3, 'year', 36],
    ['6 mndn', 6, 'month', 6],
    ['30 dgn', 30, 'day'],
    ['1 dg', 1, 'day'],
    ['20 kal.dgn', 20, 'calendar-day'],
    ['20 kal. dagen', 20, 'calendar-day'],
    ['20 kalenderdgn', 20, 'calendar-day'],
    ['twintig kalender dagen', 20, 'calendar-day'],
    ['zestien kalender-\ndagen', 16, 'calendar-day'],
    ['10 werk-\ndagen', 10, 'working-day'],
    ['5 werkdgn', 5, 'working-day'],
    ['5 wd', 5, 'working-day'],
    ['2 wk', 2, 'week'],
    ['zes wkn', 6, 'week'],
    ['een jaar', 1, 'year', 12],
    ['één (1) jaar', 1, 'year', 12],
    ['half jaar', 0.5, 'year', 6],
    ['een half jaar', 0.5, 'year', 6],
    ['anderhalf jaar', 1.5, 'year', 18],
    ['tweeënhalf jaar', 2.5, 'year', 30],
    ['twee en een half jaar', 2.5, 'year', 30],
    ['2,5 jaar', 2.5, 'year', 30],
    ['2½ jaar', 2.5, 'year', 30],
    ['2 jaar en 6 maanden', 30, 'month', 30],
    ['een kwartaal', 3, 'month', 3],
    ['twee kwartalen', 6, 'month', 6],
    ['driejarige', 3, 'year', 36],
    ['10-jarige', 10, 'year', 120],
    ['twintig kalenderdagen', 20, 'calendar-day'],
    ['10 werkdagen', 10, 'working-day'],
    ['tien (10) werkdagen', 10, 'working-day'],
    ['30 dagen', 30, 'day'],
    ['zes weken', 6, 'week'],
    ['38.000 uren', 38_000, 'hour'],
    ['24 uur', 24, 'hour'],
    ['tweeëntwintig dagen', 22, 'day'],
    ['drie\njaar', 3, 'year', 36],
    ['3\u00a0jaar', 3, 'year', 36],
  ])('%j', (text, value, unit, months) => {
    const expected = { kind: 'duration', text, value, unit, ...(months !== undefined && { months }) };
    expect(only(`na ${text} garantie`)).toEqual(expected);
  });

  it.each<[string, object]>([
    ['10 tot 15 jaar', { value: 10, max: 15 }],
    ['10 jaar tot 15 jaar', { value: 10, max: 15 }],
    ['5-10 werkdagen', { value: 5, max: 10, unit: 'working-day' }],
    ['binnen 30 dagen', { bound: 'max' }],
    ['ten minste drie jaar', { bound: 'min' }],
    ['Max looptijd is 15 jr', { value: 15, bound: 'max' }],
    ['niet ouder dan tien jaar', { bound: 'max' }],
    ['niet ouder te zijn dan drie maanden', { bound: 'max' }],
    ['tot een totaal maximum duur van 4 jaar', { value: 4, bound: 'max' }],
  ])('%j', (text, expected) => {
    expect(only(text)).toMatchObject({ kind: 'duration', ...expected });
  });

  it.each(['in 2021', 'per jaar', 'jaarlijks', 'week 14', 'een jaarlijkse opgave', 'om 12 uur'])(
    'not in %j',
    (text) => {
      expect(all(text, 'duration')).toEqual([]);
    },
  );
});

describe('a term with options to extend it', () => {
  it.each<[string, number, [number, number][]]>([
    ['zes (6) jaar: twee (2) jaar met opties tot verlenging van twee (2) keer twee (2) jaar', 24, [[2, 24]]],
    ['vier (4) jaar met de mogelijkheid van drie (3) maal twee (2) jaar', 48, [[3, 24]]],
    ['4 jaar met 2x2 verlenging', 48, [[2, 24]]],
    [
      '3 jaar + 2 × 2 + 1',
      36,
      [
        [2, 24],
        [1, 12],
      ],
    ],
    ['3 jaar + 1 jaar + 1 jaar', 36, [[2, 12]]],
    ['looptijd 2+1+1', 24, [[2, 12]]],
    ['2+1+1 jaar', 24, [[2, 12]]],
    ['24 maanden, te verlengen met 2 × 12 maanden', 24, [[2, 12]]],
    ['twee jaar, met tweemaal een optie van één jaar', 24, [[2, 12]]],
    ['twee jaar met een optie op één jaar verlenging', 24, [[1, 12]]],
    ['één jaar, met verlenging van maximaal vijf jaar', 12, [[1, 60]]],
    ['2 jaar met twee optiejaren', 24, [[2, 12]]],
    ['36 maanden met 2 verlengingsopties van elk 12 maanden', 36, [[2, 12]]],
    ['twee jaar en kan tweemaal met een jaar worden verlengd', 24, [[2, 12]]],
    [
      'drie jaar, twee maal te verlengen met een periode van twee jaar en daarna eenmaal met een periode van één jaar',
      36,
      [
        [2, 24],
        [1, 12],
      ],
    ],
  ])('%j', (text, months, options) => {
    const expected = options.map(([count, length]) => ({ count, months: length }));
    const totalMonths = months + options.reduce((sum, [count, length]) => sum + count * length, 0);
    expect(only(`Dat is ${text}.`)).toMatchObject({ months, options: expected, totalMonths });
  });

  it.each<[string, [number, number][]]>([
    ['3 x 3 jaar optionele verlengingen', [[3, 36]]],
    ['maximaal 2x met 5 jaar', [[2, 60]]],
    ['twee keer één (1) jaar', [[2, 12]]],
    ['3 maal één jaar', [[3, 12]]],
    ['4 keer een jaar verlengen', [[4, 12]]],
    ['vier keer te verlengen met maximaal twaalf maanden per verlenging', [[4, 12]]],
    [
      'twee maal met een periode van twee jaar en daarna eenmaal met een periode van één jaar',
      [
        [2, 24],
        [1, 12],
      ],
    ],
  ])('%j names options only', (text, options) => {
    const found = only(text);
    expect(found.options).toEqual(options.map(([count, months]) => ({ count, months })));
    expect(found.months).toBeUndefined();
    expect(found.totalMonths).toBeUndefined();
  });

  it.each([
    'De looptijd is 4 jaar. De verlenging van 2 jaar volgt later.',
    'een looptijd van 2 jaar met de optie tot verlenging; opzegtermijn 3 maanden',
    'referenties van 3 jaar, twee keer in de afgelopen vijf jaar',
    '2 jaar met verlenging tot een totale looptijd van 4 jaar',
    '2 jaar; de optie wordt uiterlijk 3 maanden vooraf ingeroepen',
    'score 2+1+1',
  ])('no options in %j', (text) => {
    expect(all(text, 'duration').filter((duration) => duration.options)).toEqual([]);
  });
});

describe('values that are nothing but a term', () => {
  it('parses terms', () => {
    expect(parseTerm('24 maanden')).toEqual({ months: 24 });
    expect(parseTerm(' twee (2) jaar ')).toEqual({ months: 24 });
    expect(parseTerm('48')).toEqual({ months: 48 });
    expect(parseTerm('8 weken')).toEqual({ months: 1.85 });
    expect(parseTerm('65 werkdagen')).toEqual({ months: 3 });
    expect(parseTerm('tien kalenderdagen')).toEqual({ months: 0.33 });
    for (const text of ['', 'onbepaald', '24 uur', '24 maanden extra', '8 weken werk', '2.4.1'])
      expect(parseTerm(text)).toBeUndefined();
  });

  it('parses extensions', () => {
    expect(parseExtensions('2 x 12 maanden')).toEqual([{ count: 2, months: 12 }]);
    expect(parseExtensions('2×1 jaar + 6 maanden')).toEqual([
      { count: 2, months: 12 },
      { count: 1, months: 6 },
    ]);
    expect(parseExtensions('1 x 2 jaar en 1 x 12 maanden')).toEqual([
      { count: 1, months: 24 },
      { count: 1, months: 12 },
    ]);
    expect(parseExtensions('tweemaal een jaar')).toEqual([{ count: 2, months: 12 }]);
    expect(parseExtensions('12 maanden')).toEqual([{ count: 1, months: 12 }]);
    expect(parseExtensions('geen')).toEqual([]);
    for (const text of ['', 'misschien', '2 x', '2 x 12 maanden of zo'])
      expect(parseExtensions(text)).toBeUndefined();
  });

  it('reads back what formatMonths writes', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1200 }), fc.integer({ min: 1, max: 9 }), (months, count) => {
        expect(parseTerm(formatMonths(months))).toEqual({ months });
        expect(parseExtensions(`${count} x ${formatMonths(months)}`)).toEqual([{ count, months }]);
        expect(all(`na ${formatMonths(months)}.`, 'duration')).toMatchObject([{ months }]);
      }),
    );
    expect(formatMonths(24)).toBe('2 jaar');
    expect(formatMonths(18)).toBe('18 maanden');
  });
});
