import { describe, expect, it } from 'vitest';
import { numberWord } from '../../../server/text/quantities/index.ts';
import { all, only, summary } from './read.ts';

describe('counts', () => {
  it.each<[string, string, object]>([
    ['drie referenties', 'drie', { value: 3 }],
    ['ten minste 5 gegadigden', '5', { value: 5, bound: 'min' }],
    ['3 (drie)', '3 (drie)', { value: 3 }],
    ['Eén referentie', 'Eén', { value: 1 }],
    ['1 referentie', '1', { value: 1 }],
    ['3 tot 5 gegadigden', '3 tot 5', { value: 3, max: 5 }],
    ['3-5 gegadigden', '3-5', { value: 3, max: 5 }],
    ['5 700 deelnemers', '5 700', { value: 5700 }],
    ['tenminste 2000 meldingen', '2000', { value: 2000, bound: 'min' }],
    ['2000 woningen', '2000', { value: 2000 }],
    ['Weegfactor: 50', '50', { value: 50 }],
    ['acht referenties', 'acht', { value: 8 }],
    ['twee-en-twintig plaatsen', 'twee-en-twintig', { value: 22 }],
    ['vijf miljoen inwoners', 'vijf miljoen', { value: 5_000_000 }],
    ['17.350 m²', '17.350', { value: 17_350 }],
  ])('%j', (text, covered, expected) => {
    expect(only(text)).toEqual({ kind: 'count', text: covered, ...expected });
  });

  it.each([
    'een referentie',
    'perceel 1',
    'ISO 14001',
    'paragraaf 3',
    'vraag 14',
    'in 2021 behaald',
    'de boekjaren 2021, 2022 en 2023',
    '2021-2025',
    'eis W-8',
    'CO2',
    '2.3 Omzet',
    '1. De inschrijver',
    '45262660-5',
    '2025.21.0',
    '1e ronde',
    'de commissie acht dit',
    'neemt in acht',
    'van belang acht voor',
    'UAV 2012',
    '088-1234567',
    '06 12345678',
    'KvK 12345678',
    'postcode 1234 AB',
    '1 t/m 5 maart',
    '12 en 13 maart',
  ])('not in %j', (text) => {
    expect(all(text, 'count')).toEqual([]);
  });
});

describe('citations', () => {
  it.each<[string, object[]]>([
    ['artikel 2.90 lid 5 Aw 2012', [{ law: 'aw2012', article: '2.90', paragraph: '5' }]],
    ['art. 2.81:lid 2', [{ law: undefined, article: '2.81', paragraph: '2' }]],
    ['artikelen 2.86 en 2.87', [{ article: '2.86' }, { article: '2.87' }]],
    [
      'artikelen 2.86, 2.87 en 13 Aw 2012',
      [{ law: 'aw2012', article: '2.86' }, { article: '2.87' }, { law: 'aw2012', article: '13' }],
    ],
    ['art. 6:119b BW', [{ law: 'bw', article: '6:119b' }]],
    ['art. 6:96 lid 4 van het Burgerlijk Wetboek', [{ law: 'bw', article: '6:96', paragraph: '4' }]],
    ['voorschrift 3.5 F', [{ law: 'gids', article: '3.5 F' }]],
    ['§ 43a UAV 2012', [{ law: 'uav', article: '43a' }]],
    [
      'artikel 2.76, derde lid, van de Aanbestedingswet 2012',
      [{ law: 'aw2012', article: '2.76', paragraph: '3' }],
    ],
    ['artikel 4.7, eerste lid, onderdeel c', [{ article: '4.7', paragraph: '1', sub: 'c' }]],
    ['artikel 25 lid 1, sub a', [{ article: '25', paragraph: '1', sub: 'a' }]],
    ['artikel 14 lid 2 Wbp', [{ law: 'other', article: '14', paragraph: '2' }]],
    ['artikel 28 AVG', [{ law: 'avg', article: '28' }]],
    ['artikel 2.163e', [{ article: '2.163e' }]],
    ['art. 5.30', [{ article: '5.30' }]],
  ])('%j', (text, expected) => {
    expect(all(text, 'citation')).toMatchObject(expected);
    expect(summary(text)).toHaveLength(expected.length);
  });

  it('covers the keyword with the first article and the law with the last', () => {
    expect(summary('de artikelen 2.86 en 2.87 van de Aanbestedingswet 2012.')).toEqual([
      'citation: artikelen 2.86',
      'citation: 2.87 van de Aanbestedingswet 2012',
    ]);
  });

  it('does not lend a law to an article named apart', () => {
    expect(all('artikel 6.2 en artikel 2.90 Aw 2012', 'citation').map((c) => c.law)).toEqual([
      undefined,
      'aw2012',
    ]);
  });

  it('leaves what follows alone', () => {
    expect(summary('artikel 4 en 3 referenties')).toEqual(['citation: artikel 4', 'count: 3']);
    expect(summary('artikel 15, 30 dagen')).toEqual(['citation: artikel 15', 'duration: 30 dagen']);
    expect(summary('artikel 5: 10% korting')).toEqual(['citation: artikel 5', 'percentage: 10%']);
    expect(summary('artikelnummer 12345 en kunst 3')).toEqual(['count: 12345', 'count: 3']);
  });
});

describe('number words', () => {
  it.each<[string, number]>([
    ['nul', 0],
    ['één', 1],
    ['een', 1],
    ['Twaalf', 12],
    ['eenentwintig', 21],
    ['tweeëntwintig', 22],
    ['twee-en-twintig', 22],
    ['negenennegentig', 99],
    ['honderd', 100],
    ['honderdeen', 101],
    ['honderdeneen', 101],
    ['tweehonderdvijftig', 250],
    ['twaalfhonderd', 1200],
    ['duizend', 1000],
    ['vijftigduizend', 50_000],
    ['vijfentwintigduizendvijfhonderd', 25_500],
    ['negenhonderdnegenennegentigduizendnegenhonderdnegenennegentig', 999_999],
    ['anderhalf', 1.5],
    ['tweeënhalf', 2.5],
  ])('%s', (word, value) => {
    expect(numberWord(word)).toBe(value);
  });

  it.each(['', 'eend', 'tweede', 'honderdhonderd', 'duizendduizend', 'vieren', 'constructor'])(
    'not %j',
    (word) => {
      expect(numberWord(word)).toBeUndefined();
    },
  );

  it('finds every number it can spell', () => {
    const small =
      'een twee drie vier vijf zes zeven acht negen tien elf twaalf dertien veertien vijftien zestien zeventien achttien negentien'.split(
        ' ',
      );
    const tens = 'twintig dertig veertig vijftig zestig zeventig tachtig negentig'.split(' ');
    const belowHundred = (n: number): string => {
      if (n < 20) return small[n - 1] ?? '';
      const unit = small[(n % 10) - 1];
      const and = n % 10 === 2 || n % 10 === 3 ? 'ën' : 'en';
      return `${unit === undefined ? '' : unit + and}${tens[Math.floor(n / 10) - 2]}`;
    };
    const spell = (n: number): string => {
      if (n >= 1000) return `${n >= 2000 ? spell(Math.floor(n / 1000)) : ''}duizend${spell(n % 1000)}`;
      if (n < 100) return belowHundred(n);
      return `${n >= 200 ? small[Math.floor(n / 100) - 1] : ''}honderd${belowHundred(n % 100)}`;
    };
    for (let n = 1; n < 1_000_000; n += n < 1200 ? 1 : 997) expect([n, numberWord(spell(n))]).toEqual([n, n]);
  });
});
