import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FACTS, type FactType } from '../../server/spec/fact-schema.ts';
import { type FactProblem, isIsoDate, nearest, readFacts } from '../../server/spec/facts.ts';
import { readSpecification } from '../../server/spec/specification.ts';
import { runs } from './runs.ts';

/** The front matter that the file format shows. */
const DOCUMENTED = `bestek: "1"                        # format version
titel: Levering en onderhoud bedrijfskleding
soort-document: leidraad
aanbestedende-dienst:
  naam: Ministerie van Voorbeeld
  soort: rijk
procedure: openbaar
opdracht: levering
raming: 1250000
looptijd: 24 maanden
verlengingen: 2 x 12 maanden
raamovereenkomst:
  maximum: 1500000
percelen:
  - naam: Bovenkleding
    raming: 800000
cpv: ["18110000-3"]
isv:
  risicocategorie: bedrijfskleding
  toepassing: uitvoeringsvoorwaarde
  motivering: Waarom deze vorm van toepassing is gekozen.
planning:
  aankondiging: 2026-03-02
  vragen-tot: 2026-03-20
  nota-van-inlichtingen: 2026-04-01
  sluiting: 2026-04-20
  gunningsbeslissing: 2026-05-20
gunning:
  grondslag: bpkv
  motivering: Omdat kwaliteit telt.
  criteria:
    - naam: Prijs
      weging: 40
    - naam: Kwaliteit
      weging: 60
voorwaarden: [ARIV-2018]
mvi: [klimaat, circulair, social-return]
peildatum: 2026-11-01
bibliotheken: [isv]
motiveringen:
  - regel: gp/omzeteis
    tekst: De opdrachtnemer financiert de apparatuur.
`;

const told = (source: string) =>
  readFacts(source).problems.map((problem) => [
    problem.code,
    source.slice(problem.span.start, problem.span.end),
  ]);
const only = (source: string): FactProblem => {
  const { problems } = readFacts(source);
  expect(problems).toHaveLength(1);
  return problems[0]!;
};

describe('facts', () => {
  it('reads every key of the file format', () => {
    const { facts, problems } = readFacts(DOCUMENTED);
    expect(problems).toEqual([]);
    expect(facts).toEqual({
      format: '1',
      title: 'Levering en onderhoud bedrijfskleding',
      documentKind: 'leidraad',
      contractingAuthority: { name: 'Ministerie van Voorbeeld', kind: 'rijk' },
      procedure: 'openbaar',
      contractType: 'levering',
      estimate: 1_250_000,
      term: expect.objectContaining({ months: 24 }),
      extensions: [expect.objectContaining({ count: 2, months: 12 })],
      framework: { maximum: 1_500_000 },
      lots: [{ name: 'Bovenkleding', estimate: 800_000 }],
      cpv: ['18110000-3'],
      isv: {
        riskCategory: 'bedrijfskleding',
        application: 'uitvoeringsvoorwaarde',
        reasons: 'Waarom deze vorm van toepassing is gekozen.',
      },
      planning: {
        notice: '2026-03-02',
        questionsUntil: '2026-03-20',
        informationNote: '2026-04-01',
        closing: '2026-04-20',
        awardDecision: '2026-05-20',
      },
      award: {
        basis: 'bpkv',
        reasons: 'Omdat kwaliteit telt.',
        criteria: [
          { name: 'Prijs', weight: 40 },
          { name: 'Kwaliteit', weight: 60 },
        ],
      },
      conditions: ['ARIV-2018'],
      sustainability: ['klimaat', 'circulair', 'social-return'],
      referenceDate: '2026-11-01',
      libraries: ['isv'],
      deviations: [{ rule: 'gp/omzeteis', text: 'De opdrachtnemer financiert de apparatuur.' }],
    });
  });

  it('tells the place of every value', () => {
    const { places } = readFacts(DOCUMENTED);
    const at = (path: string) => {
      const place = places.get(path)!;
      return [
        place.key && DOCUMENTED.slice(place.key.start, place.key.end),
        DOCUMENTED.slice(place.value.start, place.value.end),
      ];
    };
    expect(at('bestek')).toEqual(['bestek', '"1"']);
    expect(at('planning.sluiting')).toEqual(['sluiting', '2026-04-20']);
    expect(at('gunning.criteria[1].weging')).toEqual(['weging', '60']);
    expect(at('mvi[2]')).toEqual([undefined, 'social-return']);
    expect(at('percelen[0].naam')).toEqual(['naam', 'Bovenkleding']);
  });

  it('tells places that stand in the document, also after a byte order mark and with Windows line ends', () => {
    for (const text of [
      '---\nbestek: 1\nraming: 5\n---\n# K\n',
      '\ufeff---\r\nbestek: 1\r\nraming: 5\r\n---\r\n# K\r\n',
    ]) {
      const spec = readSpecification('file:///a', 'markdown', text);
      const place = spec.factSheet.places.get('raming')!;
      expect(text[spec.factPlacement.toDocument(place.value.start)]).toBe('5');
      expect(spec.factPlacement.toSection(text.indexOf('# K') + 1)).toBeUndefined();
    }
    const yaml = 'bestek: 1\neisen:\n- tekst: moet\nraming: 5\n';
    const spec = readSpecification('file:///a', 'yaml', yaml);
    expect(yaml[spec.factPlacement.toDocument(spec.factSheet.places.get('raming')!.value.start)]).toBe('5');
    expect(spec.factPlacement.toSection(yaml.indexOf('5'))).toBe(
      spec.factSheet.places.get('raming')!.value.start,
    );
    expect(spec.factPlacement.toSection(yaml.indexOf('moet'))).toBeUndefined();
  });

  it('takes every documented value of every choice, and no other', () => {
    const choices: Array<[string, FactType & { type: 'enum' }]> = [];
    const walk = (keys: Readonly<Record<string, FactType>>, path: string[]) => {
      for (const [key, type] of Object.entries(keys)) {
        const inner = type.type === 'list' ? type.of : type;
        if (inner.type === 'enum') choices.push([[...path, key].join('.'), inner]);
        if (type.type === 'object') walk(type.keys, [...path, key]);
      }
    };
    walk(FACTS, []);
    expect(choices.length).toBeGreaterThan(6);
    for (const [path, { values }] of choices) {
      const written = (value: string) =>
        `${path
          .split('.')
          .map((key, depth) => `${'  '.repeat(depth)}${key}:`)
          .join('\n')} ${value}\n`;
      for (const { value } of values) expect(told(written(value))).toEqual([]);
      expect(told(written('bestaat-niet'))).toEqual([['unknown-value', 'bestaat-niet']]);
    }
  });

  it('takes amounts, dates, terms and codes as people write them', () => {
    const value = (line: string) => Object.values(readFacts(line).facts)[0];
    expect(value('raming: "€ 1.250.000,50"')).toBe(1_250_000.5);
    expect(value('raming: 1 250 000')).toBe(1_250_000);
    expect(value('raming: "1.250.000,-"')).toBe(1_250_000);
    expect(value('raamovereenkomst: true')).toEqual({});
    expect(value('raamovereenkomst: false')).toBeUndefined();
    expect(value('cpv: 18110000')).toEqual(['18110000']);
    expect(value('verlengingen: geen')).toEqual([]);
    expect(value('looptijd: 2 jaar')).toMatchObject({ months: 24 });
    expect(isIsoDate('2028-02-29')).toBe(true);
    expect(isIsoDate('2026-02-29')).toBe(false);
  });

  it('tells what is wrong, where, and what may be meant', () => {
    expect(only('procedur: openbaar')).toMatchObject({
      code: 'unknown-key',
      key: 'procedur',
      suggestion: 'procedure',
    });
    expect(only('xyzzy: 1')).toMatchObject({ code: 'unknown-key', suggestion: undefined });
    expect(only('procedure: openbare')).toMatchObject({
      code: 'unknown-value',
      suggestion: 'openbaar',
      path: 'procedure',
    });
    expect(only('planning:\n  sluitng: 2026-01-01')).toMatchObject({
      code: 'unknown-key',
      suggestion: 'sluiting',
    });
    expect(told('raming: veel')).toEqual([['wrong-type', 'veel']]);
    expect(told('raming: -5')).toEqual([['wrong-type', '-5']]);
    expect(told('raming: [1, 2]')).toEqual([['wrong-type', '[1, 2]']]);
    expect(told('planning: 2026')).toEqual([['wrong-type', '2026']]);
    expect(told('planning:\n  sluiting: 2026-02-30')).toEqual([['wrong-type', '2026-02-30']]);
    expect(told('peildatum: 1-11-2026')).toEqual([['wrong-type', '1-11-2026']]);
    expect(told('cpv: [1234]')).toEqual([['wrong-type', '1234']]);
    expect(told('looptijd: lang')).toEqual([['wrong-type', 'lang']]);
    expect(told('raming: 1\nraming: 2')).toEqual([['duplicate-key', 'raming']]);
    expect(readFacts('raming: 1\nraming: 2').facts.estimate).toBe(1);
    expect(told('- a')).toEqual([['yaml', '- a']]);
  });

  it('names of objects are no keys', () => {
    expect(told('constructor: 1\n__proto__: 2\ntoString: 3').map(([code]) => code)).toEqual([
      'unknown-key',
      'unknown-key',
      'unknown-key',
    ]);
  });

  it('reads what is half typed as far as it goes', () => {
    expect(readFacts('raming: 5\nproc').facts.estimate).toBe(5);
    expect(readFacts('raming: 5\nprocedure:').facts).toEqual({ estimate: 5 });
    expect(readFacts('raming: 5\nprocedure:').problems).toEqual([]);
    expect(readFacts('raming: 5\ntitel: "half').facts.estimate).toBe(5);
    expect(readFacts('raming: 5\ncpv: [').facts.estimate).toBe(5);
    expect(readFacts('').problems).toEqual([]);
  });

  it('reads anchors and aliases, also those that bite their tail', () => {
    expect(readFacts('titel: &naam Kleding\nvoorwaarden: [*naam, *naam]').facts).toEqual({
      title: 'Kleding',
      conditions: ['Kleding', 'Kleding'],
    });
    expect(readFacts('percelen:\n  - &een {naam: A, raming: 5}\n  - *een').facts.lots).toHaveLength(2);
    expect(() => readFacts('percelen: &a [*a]\nplanning: &b {sluiting: *b}\ntitel: *weg')).not.toThrow();
  });

  it('tells every prefix and every damaged form without failing, with places in the text', () => {
    const hold = (source: string) => {
      const { problems, places } = readFacts(source);
      for (const { span } of problems)
        expect(0 <= span.start && span.start <= span.end && span.end <= source.length).toBe(true);
      for (const { value } of places.values()) expect(value.end).toBeLessThanOrEqual(source.length);
    };
    for (let i = 0; i <= DOCUMENTED.length; i++) hold(DOCUMENTED.slice(0, i));
    const damage = fc.tuple(
      fc.nat(DOCUMENTED.length),
      fc.nat(12),
      fc.constantFrom('', ':', '- ', '"', '&a ', '*a', '{', '[', '\t', '\n', '#', '|', '? '),
    );
    fc.assert(
      fc.property(damage, ([at, remove, by]) =>
        hold(DOCUMENTED.slice(0, at) + by + DOCUMENTED.slice(at + remove)),
      ),
      runs(300),
    );
  });
});

describe('nearest', () => {
  it('is the option meant, if any is', () => {
    expect(nearest('Openbaar', ['openbaar', 'niet-openbaar'])).toBe('openbaar');
    expect(nearest('opnbar', ['openbaar', 'niet-openbaar'])).toBe('openbaar');
    expect(nearest('iets heel anders', ['openbaar', 'niet-openbaar'])).toBeUndefined();
    expect(nearest('x'.repeat(5_000), ['openbaar'])).toBeUndefined();
  });
});
