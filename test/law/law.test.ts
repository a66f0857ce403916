import { describe, expect, it } from 'vitest';
import {
  allThresholds,
  citationIds,
  lawAt,
  type TermOptions,
  thresholdKindFor,
} from '../../server/law/law.ts';
import { hasWord } from '../../server/law/words.ts';

const law = lawAt('2026-11-01');

describe('citations', () => {
  it('resolve, with text in both languages', () => {
    for (const id of citationIds()) {
      const citation = law.citation(id);
      expect(citation.id).toBe(id);
      expect(citation.text.nl).not.toBe('');
      expect(citation.text.en).not.toBe('');
    }
    expect(law.citation('aw-2.90-5')).toMatchObject({
      text: { nl: 'art. 2.90 lid 5 Aw 2012', en: 'Art. 2.90(5) Public Procurement Act 2012 (Aw 2012)' },
      url: 'https://wetten.overheid.nl/jci1.3:c:BWBR0032203&artikel=2.90&lid=5',
      status: 'verified',
      inForce: true,
    });
  });

  it('throw for an id that nobody wrote', () => {
    expect(() => law.citation('aw-2.90-55')).toThrow('Unknown citation: aw-2.90-55');
  });

  it('tell when they are not in force', () => {
    expect(lawAt('2025-06-01').citation('vo-2025-2152').inForce).toBe(false);
    expect(lawAt('2026-06-01').citation('vo-2025-2152').inForce).toBe(true);
    expect(lawAt('2028-01-01').citation('vo-2025-2152').inForce).toBe(false);
  });

  // One source at least for each rule of the catalogue that rests on law.
  it.each(
    `aw-1.5-1-2 aw-1.5-3 aw-2.10-3-4 aw-2.15-2 aw-2.52-4-7 aw-2.53-2 aw-2.54 aw-2.71 aw-2.75-4-5 aw-2.76-2 aw-2.76-3-4
    aw-2.78a-1-3 aw-2.96-2.97 aw-2.79 aw-2.95-2 aw-2.81-1 aw-2.81-2 aw-1.21a aw-2.82-1-2 aw-2.85-2-3 aw-2.102 aw-2.86-7
    aw-2.87-2 aw-2.87a aw-2.89-1-3 aw-2.90-3 aw-2.90-5 aw-2.93-1-4 aw-2.93-3 aw-2.92-2.94 aw-2.99-3 aw-2.114-4 aw-2.114
    aw-2.115-4-5 aw-2.113a aw-2.115-2-g aw-2.93 aw-2.115a-2 aw-2.116-1-4 aw-2.127-3 aw-2.127-4 aw-2.140-3 hvj-c-23-20
    aw-2.163c-2 vo-drempelbedragen aw-4.27 bw-6-119b-5 gids-3.4-a gids-h3-uitnodigen gids-3.5-a gids-3.5-b gids-3.5-f
    gids-3.5-g gids-h3-omzet gids-3.6 gids-h3-gunning gids-3.8 gids-3.9-a gids-3.9-b gids-3.9-c gids-3.9-d-1 gids-3.5-d
    gids-h4 gids-h3 kabinetsbrief oeso-stappen oeso-stap-1 oeso-stap-6 ilo-fundamenteel aw-2.80 aw-2.115-3
    mvi-nationaal-plan rl-2009-33 rl-2023-1791-7 vo-2024-1781-65 pas-toe-of-leg-uit kabinetsbrief-mki mvi-criteriatool`
      .split(/\s+/)
      .filter((id) => id !== ''),
  )('%s is there', (id) => {
    expect(law.citation(id).id).toBe(id);
  });
});

describe('thresholds', () => {
  it.each([
    ['works', 5_538_000, 5_404_000],
    ['supplies-services-central', 143_000, 140_000],
    ['supplies-services-other', 221_000, 216_000],
    ['social-and-specific-services', 750_000, 750_000],
    ['special-sectors-works', 5_538_000, 5_404_000],
    ['special-sectors-supplies-services', 443_000, 432_000],
    ['special-sectors-social-and-specific-services', 1_000_000, 1_000_000],
    ['concession', 5_538_000, 5_404_000],
    ['defence-supplies-services', 443_000, 432_000],
  ] as const)('%s: %d until the end of 2025, %d from 2026', (kind, before, after) => {
    expect(lawAt('2024-01-01').threshold(kind)?.amount).toBe(before);
    expect(lawAt('2025-12-31').threshold(kind)?.amount).toBe(before);
    expect(lawAt('2026-01-01').threshold(kind)?.amount).toBe(after);
    expect(lawAt('2027-12-31').threshold(kind)?.amount).toBe(after);
  });

  it('are not known outside the periods entered: an old amount never stands in', () => {
    for (const { kind } of allThresholds()) {
      expect(lawAt('2023-12-31').threshold(kind)).toBeUndefined();
      expect(lawAt('2028-01-01').threshold(kind)).toBeUndefined();
    }
  });

  it.each([
    [{ contract: 'levering', authority: 'rijk', procedure: 'openbaar' }, 'supplies-services-central'],
    [{ contract: 'dienst', authority: 'gemeente' }, 'supplies-services-other'],
    [{ contract: 'werk', authority: 'rijk' }, 'works'],
    [{ contract: 'werk' }, 'works'],
    [{ contract: 'dienst', authority: 'gemeente', procedure: 'sas' }, 'social-and-specific-services'],
    [{ contract: 'dienst', procedure: 'concessie' }, 'concession'],
    [{ contract: 'werk', authority: 'speciale-sector' }, 'special-sectors-works'],
    [{ contract: 'levering', authority: 'speciale-sector' }, 'special-sectors-supplies-services'],
    [{ authority: 'speciale-sector', procedure: 'sas' }, 'special-sectors-social-and-specific-services'],
    [{ authority: 'speciale-sector' }, undefined],
    [{ contract: 'levering' }, undefined],
    [{ authority: 'rijk' }, undefined],
    [{}, undefined],
  ] as const)('for %j it is %s that decides', (facts, kind) => {
    expect(thresholdKindFor(facts)).toBe(kind);
    expect(law.thresholdFor(facts)?.kind).toBe(kind);
  });
});

describe('minimum terms', () => {
  const electronic = { electronic: true };
  const urgent = { urgent: true };
  const priorNotice = { priorNotice: true };
  const paper = { documentsOnline: false };

  it.each<[string, TermOptions, number | undefined, number | undefined, string[]]>([
    ['openbaar', {}, undefined, 45, ['aw-2.71-1']],
    ['openbaar', electronic, undefined, 40, ['aw-2.71-1', 'aw-2.74b']],
    ['openbaar', urgent, undefined, 15, ['aw-2.71-1', 'aw-2.74']],
    ['openbaar', { ...urgent, ...electronic }, undefined, 15, ['aw-2.71-1', 'aw-2.74']],
    ['openbaar', { ...urgent, ...paper }, undefined, 15, ['aw-2.71-1', 'aw-2.74']],
    ['openbaar', priorNotice, undefined, 29, ['aw-2.71-1', 'aw-2.71-5-6']],
    ['openbaar', { ...priorNotice, ...electronic }, undefined, 29, ['aw-2.71-1', 'aw-2.71-5-6']],
    ['openbaar', paper, undefined, 50, ['aw-2.71-1', 'aw-2.72']],
    ['openbaar', { ...paper, ...electronic }, undefined, 45, ['aw-2.71-1', 'aw-2.74b', 'aw-2.72']],
    ['niet-openbaar', {}, 30, 40, ['aw-2.71-4']],
    ['niet-openbaar', electronic, 30, 35, ['aw-2.71-4', 'aw-2.74b']],
    ['niet-openbaar', urgent, 15, 10, ['aw-2.71-4', 'aw-2.74']],
    ['niet-openbaar', priorNotice, 30, 29, ['aw-2.71-4', 'aw-2.71-5-6']],
    ['niet-openbaar', { ...electronic, subCentral: true }, 30, 35, ['aw-2.71-4', 'aw-2.74b', 'aw-2.74a']],
    ['mededinging-met-onderhandeling', {}, 30, 40, ['aw-2.71-4']],
    ['mededinging-met-onderhandeling', electronic, 30, 35, ['aw-2.71-4', 'aw-2.74b']],
    ['mededinging-met-onderhandeling', urgent, 15, 10, ['aw-2.71-4', 'aw-2.74']],
    ['concurrentiegerichte-dialoog', electronic, 30, undefined, []],
    ['concurrentiegerichte-dialoog', urgent, 30, undefined, []],
    ['innovatiepartnerschap', {}, 30, undefined, []],
    ['dynamisch-aankoopsysteem', electronic, 30, 10, ['aw-2.148']],
    ['concessie', electronic, 30, 22, ['aw-2a.37']],
  ])('%s %j: %s days to ask, %s to tender', (procedure, options, request, tender, sources) => {
    const term = law.minimumTerm(procedure, options);
    expect(term?.requestDays).toBe(request);
    expect(term?.tenderDays).toBe(tender);
    expect(term?.tenderSources).toEqual(sources);
    for (const id of [...(term?.requestSources ?? []), ...sources])
      expect(law.citation(id).status).toBe('verified');
  });

  it('never under 22 days after a prior notice', () => {
    expect(law.minimumTerm('openbaar', priorNotice)?.tenderFloorDays).toBe(22);
    expect(law.minimumTerm('openbaar', electronic)?.tenderFloorDays).toBeUndefined();
  });

  it('may be agreed by sub-central authorities only, after selection', () => {
    expect(law.minimumTerm('niet-openbaar', { subCentral: true })?.tenderByAgreement).toBe(true);
    expect(law.minimumTerm('niet-openbaar')?.tenderByAgreement).toBe(false);
    expect(law.minimumTerm('openbaar', { subCentral: true })?.tenderByAgreement).toBe(false);
  });

  it.each(['sas', 'nationaal-openbaar', 'meervoudig-onderhands', 'onbekend'])('none for %s', (procedure) => {
    expect(law.minimumTerm(procedure, electronic)).toBeUndefined();
  });
});

describe('other numbers', () => {
  it('standstill, information notes, look-back, bounds', () => {
    expect(law.standstillDays).toBe(20);
    expect(law.informationNoteDays()).toBe(10);
    expect(law.informationNoteDays({ urgent: true })).toBe(4);
    expect(law.lookBack('mandatory-grounds')).toMatchObject({ years: 5, source: 'aw-2.86-7' });
    expect(law.lookBack('optional-grounds')?.years).toBe(3);
    expect(law.lookBack('references-works')?.years).toBe(5);
    expect(law.lookBack('references-supplies-services')?.years).toBe(3);
    expect(law.limit('turnover-multiple')).toMatchObject({ value: 3, unit: 'multiple', source: 'aw-2.90-5' });
    expect(law.limit('reference-size')).toMatchObject({ value: 60, status: 'unverified' });
    expect(law.limit('payment-longest')).toMatchObject({ value: 60, unit: 'calendar-days' });
  });

  it('evidence and how old it may be', () => {
    const ages = Object.fromEntries(law.evidence.map(({ id, acceptedAgeMonths }) => [id, acceptedAgeMonths]));
    expect(ages).toMatchObject({
      'kvk-uittreksel': 6,
      gva: 24,
      belastingverklaring: 6,
      jaarrekening: undefined,
    });
    expect(law.evidence.find(({ id }) => id === 'referentielijst')?.fitsDeclaration).toBe(false);
  });

  it('regimes', () => {
    expect(law.regimeOf('openbaar')).toBe('eu');
    expect(law.regimeOf('sas')).toBe('sas');
    expect(law.regimeOf('nationaal-niet-openbaar')).toBe('nationaal');
    expect(law.regimeOf('meervoudig-onderhands')).toBe('meervoudig-onderhands');
    expect(law.regimeOf('concessie')).toBe('concessie');
    expect(law.regimeOf('anders')).toBeUndefined();
    expect(law.regimeOf(undefined)).toBeUndefined();
    expect(law.procedures).toHaveLength(12);
  });
});

describe('risk categories', () => {
  it('are eight now, ten before, and every old one has a successor that is in force', () => {
    expect(law.riskCategories.map(({ id }) => id).sort()).toEqual([
      'bedrijfskleding',
      'connectiviteit',
      'consumptieve-dienstverlening',
      'datacenters',
      'energie',
      'ict-werkomgeving-rijk',
      'laboratorium',
      'werkplekomgeving',
    ]);
    expect(lawAt('2018-01-01').riskCategories).toHaveLength(10);
    const current = new Set(law.riskCategories.map(({ id }) => id));
    expect(law.formerRiskCategories).toHaveLength(6);
    for (const { id, successors } of law.formerRiskCategories) {
      expect(successors.length, id).toBeGreaterThan(0);
      for (const successor of successors) expect(current).toContain(successor);
    }
  });

  it.each([
    [{ cpv: ['18110000-3'] }, 'bedrijfskleding', 'cpv'],
    [{ cpv: ['55523000-2'] }, 'consumptieve-dienstverlening', 'cpv'],
    [{ cpv: ['90511000-2'] }, 'consumptieve-dienstverlening', 'cpv'],
    [{ cpv: ['90524000-6'] }, undefined, undefined],
    [{ cpv: ['09310000-5'] }, 'energie', 'cpv'],
    [{ cpv: ['31500000-1'] }, undefined, undefined],
    [{ cpv: ['39130000-2'] }, 'werkplekomgeving', 'cpv'],
    [{ cpv: ['30125100-2'] }, 'werkplekomgeving', 'cpv'],
    [{ cpv: ['30213100-6'] }, 'ict-werkomgeving-rijk', 'cpv'],
    [{ cpv: ['48820000-2'] }, 'datacenters', 'cpv'],
    [{ cpv: ['38510000-3'] }, 'laboratorium', 'cpv'],
    [{ cpv: ['64210000-1'] }, 'connectiviteit', 'cpv'],
    [{ cpv: ['45233000-9'] }, undefined, undefined],
    [{ words: 'Levering en onderhoud Bedrijfskleding' }, 'bedrijfskleding', 'word'],
    [{ words: ['warme dranken', 'locaties'] }, 'consumptieve-dienstverlening', 'word'],
    [{ words: 'Energieke stadsdelen' }, undefined, undefined],
    [{ cpv: ['45233000-9'], words: 'laptops' }, 'ict-werkomgeving-rijk', 'word'],
    [{ cpv: ['18110000-3'], words: 'laptops' }, 'bedrijfskleding', 'cpv'],
    [{}, undefined, undefined],
  ] as const)('%j is %s', (facts, id, by) => {
    const found = law.riskCategoryFor(facts);
    expect(found?.subject.id).toBe(id);
    expect(found?.by).toBe(by);
  });
});

describe('subjects', () => {
  it('can be several at once', () => {
    const found = law.subjectsFor({ cpv: ['30213100-6'], words: 'laptops en een app' });
    expect(found.map(({ subject }) => subject.id).sort()).toEqual([
      'digitaal-voor-gebruikers',
      'energieverbruikend',
      'ict',
    ]);
  });

  it.each([
    ['34110000-1', 'voertuigen'],
    ['45233220-7', 'werken-gww'],
    ['90910000-9', 'schoonmaak'],
  ])('%s is %s', (cpv, id) => {
    expect(law.subjectsFor({ cpv: [cpv] }).map(({ subject }) => subject.id)).toContain(id);
  });

  it('leave out fire engines and the like', () => {
    expect(law.subjectsFor({ cpv: ['34144210-3'] })).toEqual([]);
  });
});

describe('editions', () => {
  const namesOf = (day: string, id: string) => {
    const found = lawAt(day).instruments.find((instrument) => instrument.id === id);
    return [found?.current.map(({ name }) => name), found?.outdated.map(({ name }) => name)];
  };
  const conditionsOf = (day: string, id: string) => {
    const found = lawAt(day).conditions.find((conditions) => conditions.id === id);
    return [found?.current.map(({ edition }) => edition), found?.outdated.map(({ edition }) => edition)];
  };

  it('of the OECD guidelines and the ILO conventions', () => {
    expect(namesOf('2026-11-01', 'oeso-richtlijnen')).toEqual([
      ['OESO-richtlijnen 2023'],
      ['OESO-richtlijnen 2011'],
    ]);
    expect(namesOf('2023-06-07', 'oeso-richtlijnen')).toEqual([['OESO-richtlijnen 2011'], []]);
    expect(namesOf('2022-06-09', 'ilo-fundamenteel')[0]).toEqual(['acht fundamentele ILO-conventies']);
    expect(namesOf('2022-06-10', 'ilo-fundamenteel')[1]).toEqual(['acht fundamentele ILO-conventies']);
  });

  it('of conditions', () => {
    expect(conditionsOf('2026-11-01', 'ariv')).toEqual([['2018'], ['2011', '2014', '2016']]);
    expect(conditionsOf('2026-11-01', 'uav')).toEqual([['2012'], ['1968', '1989']]);
    expect(conditionsOf('2026-11-01', 'gibit')).toEqual([['2023'], ['2016', '2020']]);
    expect(conditionsOf('2015-01-01', 'arvodi')).toEqual([['2014'], ['2008', '2011']]);
  });

  it('do not call UAV-GC 2005 outdated while the edition of 2025 is unverified', () => {
    expect(conditionsOf('2026-11-01', 'uav-gc')).toEqual([['2005', '2025'], ['2000']]);
  });

  it('know who drafted the conditions', () => {
    const origin = Object.fromEntries(law.conditions.map((conditions) => [conditions.id, conditions.origin]));
    expect(origin).toMatchObject({ uav: 'parity', 'uav-gc': 'parity', ariv: 'unilateral', dnr: 'disputed' });
  });
});

describe('brands and standards', () => {
  const brand = (name: string) => law.brands.find((one) => one.name === name);
  const standard = (prefix: string) => law.standards.find((one) => one.prefix === prefix);

  it('mark what is also an ordinary word', () => {
    expect(brand('Sikkens')?.ambiguous).toBe(false);
    expect(brand('PowerEdge')?.ambiguous).toBe(false);
    for (const name of ['Word', 'Teams', 'Canon', 'Bosch', 'MAN', 'Vermeer', 'Fiat', 'Markant']) {
      expect(brand(name)?.ambiguous, name).toBe(true);
    }
  });

  it('tell a standard from what only looks like one', () => {
    for (const prefix of ['NEN', 'EN', 'ISO', 'DIN', 'BRL'])
      expect(standard(prefix)?.isStandard, prefix).toBe(true);
    for (const prefix of ['RAL', 'AVG', 'BIO', 'WCAG', 'Bbl'])
      expect(standard(prefix)?.isStandard, prefix).toBe(false);
  });
});

describe('lawAt', () => {
  it('remembers one law per period and refuses what is not a date', () => {
    expect(lawAt('2026-03-01')).toBe(lawAt('2026-11-01'));
    expect(lawAt('2026-01-01')).not.toBe(lawAt('2025-12-31'));
    expect(() => lawAt('1 november 2026')).toThrow(RangeError);
  });

  it('gives data that cannot be changed', () => {
    expect(Object.isFrozen(law.brands)).toBe(true);
    expect(Object.isFrozen(law.thresholdFor({ contract: 'werk' }))).toBe(true);
    expect(Object.isFrozen(law.riskCategories[0]?.words)).toBe(true);
  });
});

describe('hasWord', () => {
  it.each([
    ['levering van laptops en servers', 'laptops', true],
    ['laptops', 'laptops', true],
    ['(laptops)', 'laptops', true],
    ['laptopstandaard', 'laptop', false],
    ['energieën', 'energie', false],
    ['koffie- en theeautomaten', 'koffie', true],
    ['appel app', 'app', true],
    ['text', '', false],
  ])('%j has %j: %s', (text, word, expected) => {
    expect(hasWord(text, word)).toBe(expected);
  });
});
