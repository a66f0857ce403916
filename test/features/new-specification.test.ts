import { describe, expect, it } from 'vitest';
import { createChecker } from '../../server/check/check.ts';
import { allProblems } from '../../server/check/fix.ts';
import { messageOf } from '../../server/check/render.ts';
import { defaultSettings } from '../../server/check/settings.ts';
import {
  fittingProcedure,
  type NewSpecification,
  newSpecification,
} from '../../server/features/new-specification.ts';
import { BUILT_IN } from '../../server/library/builtin.gen.ts';
import { joinLibraries } from '../../server/library/library.ts';
import { rules } from '../../server/rules/all.gen.ts';
import { readSpecification } from '../../server/spec/specification.ts';

const library = joinLibraries([BUILT_IN]);
const checker = createChecker(rules, library, defaultSettings('2026-11-01'));
const base: NewSpecification = {
  title: 'Levering van bedrijfskleding',
  authority: 'Ministerie van Voorbeeld',
  authorityKind: 'rijk',
  contractType: 'levering',
  estimate: 900_000,
  lots: [],
  riskCategory: 'bedrijfskleding',
  noticeDate: '2027-01-11',
};

const CHOICES: Partial<NewSpecification>[] = [
  {},
  { lots: ['Bovenkleding', 'Schoenen'] },
  { procedure: 'niet-openbaar' },
  {
    authorityKind: 'gemeente',
    authority: 'Gemeente Voorbeeld',
    title: 'Schoonmaak van gebouwen',
    contractType: 'dienst',
    estimate: 90_000,
    riskCategory: 'geen',
  },
  {
    authorityKind: 'gemeente',
    authority: 'Gemeente Voorbeeld',
    title: 'Renovatie van een gymzaal',
    contractType: 'werk',
    estimate: 2_000_000,
    procedure: 'nationaal-openbaar',
    riskCategory: 'geen',
  },
  {
    authorityKind: 'gemeente',
    authority: 'Gemeente Voorbeeld',
    title: 'Begeleiding van jongeren',
    contractType: 'dienst',
    estimate: 1_200_000,
    procedure: 'sas',
    riskCategory: 'geen',
  },
];

describe('a new specification', () => {
  it.each(CHOICES)('has no fault other than gaps to fill in: %o', (choice) => {
    const text = newSpecification({ ...base, ...choice }, library);
    const checked = checker.check(readSpecification('file:///nieuw.bestek.md', 'markdown', text));
    const loud = allProblems(checked).filter(
      (problem) => problem.severity === 'error' || problem.severity === 'warning',
    );
    const faults = loud
      .filter((problem) => !/\/invulveld$/.test(problem.rule.id))
      .map((problem) => `${problem.rule.id}: ${messageOf(problem, 'nl')}`);
    expect(faults).toEqual([]);
    expect(loud.length).toBeGreaterThan(0);
  });

  it('chooses the procedure by the threshold of the kind of authority', () => {
    expect(
      fittingProcedure({ authorityKind: 'rijk', contractType: 'dienst', estimate: 150_000 }, '2026-11-01'),
    ).toBe('openbaar');
    expect(
      fittingProcedure(
        { authorityKind: 'gemeente', contractType: 'dienst', estimate: 150_000 },
        '2026-11-01',
      ),
    ).toBe('meervoudig-onderhands');
    expect(
      fittingProcedure(
        { authorityKind: 'gemeente', contractType: 'dienst', estimate: 220_000 },
        '2026-11-01',
      ),
    ).toBe('openbaar');
    expect(
      fittingProcedure(
        { authorityKind: 'gemeente', contractType: 'dienst', estimate: 220_000 },
        '2025-11-01',
      ),
    ).toBe('meervoudig-onderhands');
  });
});
