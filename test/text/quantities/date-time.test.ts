import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatDate } from '../../../server/text/quantities/index.ts';
import { all, only, summary } from './read.ts';

describe('dates', () => {
  it.each<[string, string, string]>([
    ['29.3.2021', '29.3.2021', '2021-03-29'],
    ['31.1.2019', '31.1.2019', '2019-01-31'],
    ['01-01-2023', '01-01-2023', '2023-01-01'],
    ['2026-03-02', '2026-03-02', '2026-03-02'],
    ['18 maart 2026', '18 maart 2026', '2026-03-18'],
    ['18 mrt. 2026', '18 mrt. 2026', '2026-03-18'],
    ['do. 12/3/2026', '12/3/2026', '2026-03-12'],
    ['Woensdag 17.2.2021', '17.2.2021', '2021-02-17'],
    ['12-3-26', '12-3-26', '2026-03-12'],
    ['29-2-2024', '29-2-2024', '2024-02-29'],
    ['18 maart\n2026', '18 maart\n2026', '2026-03-18'],
    ['18\u00a0MAART\u00a02026', '18\u00a0MAART\u00a02026', '2026-03-18'],
  ])('%j', (text, covered, iso) => {
    expect(only(text)).toMatchObject({ kind: 'date', text: covered, iso });
  });

  it('may lack a year', () => {
    expect(only('18 maart')).toEqual({ kind: 'date', text: '18 maart', day: 18, month: 3 });
    expect(only('5 november a.s.')).toEqual({ kind: 'date', text: '5 november', day: 5, month: 11 });
  });

  it.each([
    '31-2-2024',
    '30.2.2021',
    '29-2-2023',
    '31 april',
    '32-1-2024',
    '1.2.10',
    '2025.21.0',
    '2014/24/EU',
    '0-1-2024',
  ])('not in %j', (text) => {
    expect(all(text, 'date')).toEqual([]);
  });

  it('reads back what formatDate writes, and the ISO form', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 50_000 }), (days) => {
        const iso = new Date(Date.UTC(1950, 0, 1) + days * 86_400_000).toISOString().slice(0, 10);
        expect(all(`op ${formatDate(iso)}, om`, 'date')).toMatchObject([{ iso }]);
        expect(all(`op ${iso}.`, 'date')).toMatchObject([{ iso }]);
      }),
    );
    expect(formatDate('2026-03-02')).toBe('2 maart 2026');
    expect(formatDate('straks')).toBe('straks');
  });
});

describe('times', () => {
  it.each<[string, string, number, number]>([
    ['12:00 uur', '12:00 uur', 12, 0],
    ['om 12.00 uur', '12.00 uur', 12, 0],
    ['12u00', '12u00', 12, 0],
    ['17:00', '17:00', 17, 0],
    ["vóór 12.30 uur 's middags", '12.30 uur', 12, 30],
    ['om 9 uur', '9 uur', 9, 0],
  ])('%j', (text, covered, hour, minute) => {
    expect(only(text)).toEqual({ kind: 'time', text: covered, hour, minute });
  });

  it.each(['art. 5.30', '2.40', '70:30', '25:00', '12:75', '1:100', '24 uur per dag', '6:119b'])(
    'not in %j',
    (text) => {
      expect(all(text, 'time')).toEqual([]);
    },
  );

  it('stands beside a date', () => {
    expect(summary('uiterlijk op 12-03-2026 om 12:00 uur')).toEqual(['date: 12-03-2026', 'time: 12:00 uur']);
    expect(summary('16 april a.s. om 12.00 uur')).toEqual(['date: 16 april', 'time: 12.00 uur']);
    expect(summary('12 maart 2026, 12u00')).toEqual(['date: 12 maart 2026', 'time: 12u00']);
  });
});
