import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatAmount } from '../../../server/text/quantities/index.ts';
import { all, only, summary } from './read.ts';

describe('one amount in every spelling', () => {
  it.each<[string, number]>([
    ['€ 65.200.000,-', 65_200_000],
    ['€ 150.000,–', 150_000],
    ['EURO 1.250.000,–', 1_250_000],
    ['EURO 1.250.000', 1_250_000],
    ['EUR 1 miljoen', 1_000_000],
    ['€ 1.500.000', 1_500_000],
    ['€ 500.000,-', 500_000],
    ['EUR 800 000,-', 800_000],
    ['EUR 185 950', 185_950],
    ['10 300 000 EUR', 10_300_000],
    ['3 000 000 EUR', 3_000_000],
    ['20 184 288,81 EUR', 20_184_288.81],
    ['€280.000,-', 280_000],
    ['€300.000', 300_000],
    ['7,25 miljoen euro', 7_250_000],
    ['100.000 euro,-', 100_000],
    ['120.000 euro', 120_000],
    ['€ 1.000.000,– (een miljoen euro)', 1_000_000],
    ['€ 50.000 (zegge: vijftigduizend euro)', 50_000],
    ['€ 5000,–', 5000],
    ['€ 150 miljoen', 150_000_000],
    ['EUR 150 mln', 150_000_000],
    ['EUR 1,25 mln', 1_250_000],
    ['€ 1½ miljoen', 1_500_000],
    ['anderhalf miljoen euro', 1_500_000],
    ['€ 1.250.000,00', 1_250_000],
    ['EUR 1.250K', 1_250_000],
    ['€ 750K', 750_000],
    ['€ 750k', 750_000],
    ['€ 1.5M', 1_500_000],
    ['k€ 750', 750_000],
    ['€ 0,75 mio', 750_000],
    ['€ 2 miljard', 2_000_000_000],
    ['vijftigduizend euro', 50_000],
    ['een miljoen euro', 1_000_000],
    ['een miljoen tweehonderdduizend euro', 1_200_000],
    ['een half miljoen', 500_000],
    ['een half miljoen euro', 500_000],
    ['een ton euro', 100_000],
    ['€ 1 250 000', 1_250_000],
    ["€ 1'250'000", 1_250_000],
    ['€ 1’250’000', 1_250_000],
    ['€ 1,250,000.50', 1_250_000.5],
    ['€ 1.250,50', 1250.5],
    ['€ 12.50', 12.5],
    ['€ 0,125', 0.125],
    ['€ 2,3 miljoen', 2_300_000],
    ['100 €', 100],
    ['EUR: 500', 500],
    ['€ 500 euro', 500],
    ['1.000.000,- euro', 1_000_000],
    ['€ 1.000.000,--', 1_000_000],
    ['€ 25.000,=', 25_000],
    ['2 miljoen Euro', 2_000_000],
    ['Euro 5.000', 5000],
    ['€\n500.000', 500_000],
    ['500.000\neuro', 500_000],
  ])('%j', (text, euros) => {
    expect(only(`Dat is ${text} waard.`)).toMatchObject({ kind: 'amount', euros, text });
  });

  it.each<[string, string, number]>([
    ['De omzet is 1,5 mln.', '1,5 mln', 1_500_000],
    ['een omzet van 1.5M', '1.5M', 1_500_000],
    ['een omzet van een ton', 'een ton', 100_000],
    ['een budget van 7,5 miljoen per jaar', '7,5 miljoen', 7_500_000],
  ])('%j says in the sentence that it is money', (sentence, text, euros) => {
    expect(only(sentence)).toMatchObject({ kind: 'amount', euros, text });
  });
});

describe('ranges', () => {
  it.each<[string, number, number]>([
    ['€ 12.000.000 tot € 13.000.000', 12e6, 13e6],
    ['EUR 12.000.000 tot 13.000.000', 12e6, 13e6],
    ['€ 12 tot 13 miljoen', 12e6, 13e6],
    ['12 tot 13 miljoen euro', 12e6, 13e6],
    ['€ 50.000 – € 100.000', 50_000, 100_000],
    ['€ 50.000,- à € 60.000,-', 50_000, 60_000],
    ['€ 50.000 t/m € 60.000', 50_000, 60_000],
  ])('%j', (text, euros, max) => {
    expect(only(`Dat is ${text}.`)).toMatchObject({ kind: 'amount', euros, max, text });
  });

  it('reads "tussen … en …"', () => {
    expect(only('tussen € 1 miljoen en € 2 miljoen')).toMatchObject({ euros: 1e6, max: 2e6 });
    expect(all('een dekking van € 1 miljoen en € 2 miljoen', 'amount')).toHaveLength(2);
  });

  it('is not made of list items, falling amounts or other units', () => {
    expect(all('– € 150.000,– bij\n– € 300.000,–\n– € 400.000', 'amount')).toHaveLength(3);
    expect(all('€ 500.000 tot € 100.000', 'amount')).toHaveLength(2);
    expect(summary('€ 500.000 tot 3 jaar')).toEqual(['amount: € 500.000', 'duration: 3 jaar']);
  });
});

describe('what the words around say', () => {
  it.each<[string, object]>([
    ['ten minste € 500.000', { bound: 'min' }],
    ['minimaal een omzet van € 500.000', { bound: 'min' }],
    ['niet minder dan € 500.000', { bound: 'min' }],
    ['≥ € 150 miljoen', { bound: 'min' }],
    ['>= EUR 150 mln', { bound: 'min' }],
    ['vanaf € 500.000', { bound: 'min' }],
    ['€ 500.000 of meer', { bound: 'min' }],
    ['maximaal € 500.000', { bound: 'max' }],
    ['ten hoogste € 500.000', { bound: 'max' }],
    ['niet hoger dan € 500.000', { bound: 'max' }],
    ['beperkt tot € 500.000', { bound: 'max' }],
    ['beperkt tot een bedrag van € 500.000', { bound: 'max' }],
    ['kleiner dan of gelijk aan € 500.000', { bound: 'max' }],
    ['met een maximum van € 500.000', { bound: 'max' }],
    ['≤ € 500.000', { bound: 'max' }],
    ['Ca. € 258.000,-', { bound: 'about' }],
    ['ongeveer € 500.000', { bound: 'about' }],
    ['€ 500.000 per jaar', { per: 'year' }],
    ['€ 500.000 p.j.', { per: 'year' }],
    ['€ 500.000 excl. btw per jaar', { per: 'year', vat: 'excl' }],
    ['een jaarlijkse omzet van € 500.000', { per: 'year' }],
    ['Minimale jaaromzet: € 500.000', { per: 'year' }],
    ['€ 50 per uur', { per: 'hour' }],
    ['€ 500 per maand', { per: 'month' }],
    ['€ 500.000 per gebeurtenis', { per: 'event' }],
    ['beperkt per gebeurtenis tot € 500.000', { per: 'event', bound: 'max' }],
    ['€ 500.000 per\nverzekeringsjaar', { per: 'year' }],
    ['€ 500.000 per aanspraak', { per: 'claim' }],
    ['€ 50.000,– per overtreding', { per: 'event' }],
    ['€ 500.000 per opdracht', { per: 'contract' }],
    ['€ 500.000 in totaal', { per: 'contract' }],
    ['€ 5 per stuk', { per: 'unit' }],
    ['€ 500.000 (excl. btw)', { vat: 'excl' }],
    ['EUR 185 950 ex. btw', { vat: 'excl' }],
    ['€ 5000,– exclusief BTW', { vat: 'excl' }],
    ['€ 5000,– excl. BTW', { vat: 'excl' }],
    ['€ 5000,– inclusief btw', { vat: 'incl' }],
    ['een fictief bedrag van 1 EUR ingevuld', { dummy: true }],
    ['€ 0,-', { dummy: true }],
  ])('%j', (text, expected) => {
    const { kind, euros, text: covered, ...context } = only(text);
    expect(kind).toBe('amount');
    expect(euros).toBeTypeOf('number');
    expect(covered).toBeTypeOf('string');
    expect(context).toEqual(expected);
  });

  it('keeps to each amount its own words', () => {
    expect(all('€ 1 mln per gebeurtenis en € 2 mln per jaar', 'amount').map((a) => a.per)).toEqual([
      'event',
      'year',
    ]);
    expect(all('€ 1 mln per gebeurtenis, met een maximum van € 2 mln', 'amount').map((a) => a.per)).toEqual([
      'event',
      undefined,
    ]);
    expect(all('Dat is minimaal. De boete is € 500.', 'amount')[0]?.bound).toBeUndefined();
  });
});

describe('what is no amount, or none that can be read', () => {
  it('does not guess at an impossible grouping', () => {
    for (const text of ['€2.9000.000,-', '€ 12.34.567', '€ 2.9000', '€ 1,250.000']) {
      expect(only(text)).toMatchObject({ kind: 'amount', euros: Number.NaN, impossible: true, text });
    }
  });

  it.each([
    '29.783,45 m2',
    '38.000 uren per jaar',
    '5 700 deelnemers',
    '17.350 m²',
    '45262660-5',
    '2025.21.0',
    'artikel 2.163e',
    '5 miljoen inwoners',
    'een ton afval',
    '50 ton',
    'een 4K-scherm',
    '€ [bedrag]',
    'de euro',
    'perceel 1',
    'VAL_ESTIMATED_TOTAL 1.0',
  ])('%j', (text) => {
    expect(all(text, 'amount')).toEqual([]);
  });

  it('leaves a currency to the figure it stands before', () => {
    expect(all('perceel 1 € 500 en in 2021 EUR 600', 'amount').map((a) => a.euros)).toEqual([500, 600]);
  });
});

describe('amounts written and read back', () => {
  const cents = fc.integer({ min: 200, max: 999_999_999_999 });

  it('holds for formatAmount', () => {
    fc.assert(
      fc.property(cents, (value) => {
        expect(all(`Zie ${formatAmount(value / 100)}.`, 'amount')).toMatchObject([{ euros: value / 100 }]);
      }),
    );
    expect(formatAmount(1_250_000)).toBe('€\u00a01.250.000');
    expect(formatAmount(12.5)).toBe('€\u00a012,50');
  });

  it('writes as Intl does', () => {
    const whole = new Intl.NumberFormat('nl-NL', { maximumFractionDigits: 0 });
    const inCents = new Intl.NumberFormat('nl-NL', { minimumFractionDigits: 2, maximumFractionDigits: 2 });
    const same = (euros: number) => {
      const number = Math.round(euros * 100) % 100 === 0 ? whole : inCents;
      expect(formatAmount(euros)).toBe(`€\u00a0${number.format(euros)}`);
    };
    for (const euros of [0, 1.005, 0.995, 999.995, 999_999.996, -1234.5, 0.00001, 1e-7, 1e15]) same(euros);
    fc.assert(fc.property(fc.integer({ min: -1e12, max: 1e12 }), (value) => same(value / 1000)));
  });

  it('holds for any separator, sign and tail', () => {
    const grouped = (value: number, mark: string): string => String(value).replace(/\B(?=(\d{3})+$)/g, mark);
    const whole = fc.integer({ min: 2, max: 999_999_999 });
    const marks = fc.constantFrom('.', ' ', '\u00a0', '\u202f', "'", '');
    const shapes = fc.constantFrom(
      (n: string) => `€ ${n}`,
      (n: string) => `€${n},-`,
      (n: string) => `EUR ${n}`,
      (n: string) => `EURO\u00a0${n},–`,
      (n: string) => `${n} EUR`,
      (n: string) => `${n} euro,-`,
      (n: string) => `€\u202f${n},00`,
    );
    fc.assert(
      fc.property(
        whole,
        marks,
        shapes,
        fc.constantFrom('', 'x\n', '😀 ', '| '),
        (value, mark, shape, before) => {
          const text = shape(grouped(value, mark));
          const found = all(`${before}${text} (excl. btw)`, 'amount');
          const span = { start: before.length, end: before.length + text.length };
          expect(found).toEqual([{ kind: 'amount', span, euros: value, vat: 'excl' }]);
        },
      ),
    );
  });
});
