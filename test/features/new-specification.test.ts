import { describe, expect, it } from 'vitest';
import { createChecker } from '../../server/check/check.ts';
import { allProblems } from '../../server/check/fix.ts';
import { messageOf } from '../../server/check/render.ts';
import { defaultSettings } from '../../server/check/settings.ts';
import { type NewSpecification, newSpecification } from '../../server/features/new-specification.ts';
import { timetableFor } from '../../server/features/new-timetable.ts';
import { fittingProcedure, procedureAdvice } from '../../server/features/procedure-advice.ts';
import { BUILT_IN } from '../../server/library/builtin.gen.ts';
import { joinLibraries } from '../../server/library/library.ts';
import { rules } from '../../server/rules/all.gen.ts';
import { FACTS, type Procedure } from '../../server/spec/fact-schema.ts';
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

  it('knows no procedure where the threshold of the day is not known', () => {
    const choice = { authorityKind: 'rijk', contractType: 'dienst', estimate: 150_000 } as const;
    expect(fittingProcedure(choice, '2031-01-06')).toBeUndefined();
    const text = newSpecification({ ...base, ...choice, noticeDate: '2031-01-06' }, library);
    expect(text).toContain('procedure: openbaar\n');
  });
});

const KINDS = FACTS['aanbestedende-dienst'].keys.soort.values.map(({ value }) => value);
const PROCEDURES = FACTS.procedure.values.map(({ value }) => value);
const SUBJECTS = [
  { contractType: 'werk', title: 'Renovatie van een gymzaal' },
  { contractType: 'levering', title: 'Levering van bedrijfskleding' },
  { contractType: 'levering', title: 'Personenauto’s' },
  { contractType: 'dienst', title: 'Ontwikkeling van software' },
  { contractType: 'dienst', title: 'Jeugdhulp "<met> verblijf" [2027] *' },
] as const;
const RISKS = ['bedrijfskleding', 'geen', 'energie'] as const;
const LOTS = [[], ['Noord', 'Zuid: "oost"']] as const;
const ESTIMATES = [40_000, 300_000, 6_000_000];

/** Every combination counted once around the wheels, each step turning all of them: every pair of answers occurs. */
function* combinations(): Generator<NewSpecification> {
  for (let i = 0; i < 180; i++) {
    const subject = SUBJECTS[i % SUBJECTS.length]!;
    yield {
      ...base,
      ...subject,
      authorityKind: KINDS[Math.floor(i / 5) % KINDS.length]!,
      estimate: ESTIMATES[Math.floor(i / 2) % ESTIMATES.length]!,
      procedure: PROCEDURES[Math.floor(i / 3) % PROCEDURES.length]!,
      lots: LOTS[Math.floor(i / 7) % LOTS.length]!,
      riskCategory: RISKS[Math.floor(i / 4) % RISKS.length]!,
      noticeDate: i % 2 === 0 ? '2027-01-11' : '2026-12-04',
    };
  }
}

/** What a drafter might fill in where a gap stands. */
const filled = (text: string) =>
  text
    .replaceAll('[invullen: bedrag]', '€ 250.000')
    .replaceAll('[invullen: percentage]', '40%')
    .replaceAll('[invullen: aantal]', '3')
    .replace(/\[invullen: (?:waarom|tabel)[^\]]*\]/gi, 'de markt klein is en de kosten laag blijven')
    .replace(/\[invullen: [^\]]*\]/gi, 'wat de gebruikers nodig hebben voor hun werk');

const findings = (text: string) =>
  allProblems(checker.check(readSpecification('file:///nieuw.bestek.md', 'markdown', text))).map(
    (problem) => `${problem.rule.id}: ${messageOf(problem, 'nl')}`,
  );

describe('new specifications of many answers', () => {
  const tooLight = (choice: NewSpecification) =>
    procedureAdvice(choice, choice.noticeDate, 'nl')
      .options.find(({ value }) => value === choice.procedure)
      ?.note?.startsWith('past niet') ?? false;

  it('have findings on their gaps only, and none once these are filled', { timeout: 120_000 }, () => {
    const faults: string[] = [];
    let light = 0;
    for (const choice of combinations()) {
      const named = Object.values(choice).join(' / ');
      const text = newSpecification(choice, library);
      const open = findings(text);
      const gaps = open.filter((one) =>
        /^(?:tekst|clausule)\/invulveld|^isv\/toepassing-motivering/.test(one),
      );
      if (gaps.length === 0) faults.push(`${named}: no gap`);
      const rest = [...open.filter((one) => !gaps.includes(one)), ...findings(filled(text))].filter(
        (one) => !one.startsWith('clausule/invulveld'),
      );
      // A procedure that the law does not allow is told of, both before it is chosen and after.
      const isLight = rest.length > 0 && rest.every((one) => one.startsWith('aw/drempelbedrag'));
      if (isLight && tooLight(choice)) light += rest.length;
      else faults.push(...rest.map((one) => `${named}: ${one}`));
    }
    expect(faults).toEqual([]);
    expect(light).toBeGreaterThan(0);
  });

  it('have days in the right order, none of them in a weekend', () => {
    for (const procedure of PROCEDURES as readonly Procedure[]) {
      const days = Object.values(timetableFor(procedure, '2027-01-11'));
      expect(days).toEqual([...days].sort());
      expect(new Set(days).size).toBe(days.length);
      for (const day of days) expect([0, 6]).not.toContain(new Date(day).getUTCDay());
    }
  });
});

describe('advice on the procedure', () => {
  const choice = { authorityKind: 'gemeente', contractType: 'dienst', estimate: 900_000 } as const;

  it('names the threshold with its dates and source, and is no legal advice', () => {
    const { proposed, explanation } = procedureAdvice(choice, '2026-11-01', 'nl');
    expect(proposed).toBe('openbaar');
    expect(explanation.replaceAll('\u00a0', ' ')).toBe(
      'De raming (€ 900.000) ligt op of boven de Europese drempel van € 216.000 (leveringen en diensten, andere aanbestedende diensten, van 1 januari 2026 tot en met 31 december 2027; art. 2.3 Aw 2012). Dan is een Europese procedure nodig, tenzij de wet een uitzondering maakt, bijvoorbeeld voor kleine percelen of voor sociale en andere specifieke diensten. Dit is uitleg, geen juridisch advies.',
    );
    expect(procedureAdvice(choice, '2025-11-01', 'en').explanation).toContain('221.000');
  });

  it('puts what fits first, and says of the rest why not', () => {
    const above = procedureAdvice(choice, '2026-11-01', 'nl').options;
    expect(above[0]!.value).toBe('openbaar');
    expect(above[0]!.note).toMatch(/^voorstel: de raming ligt op of boven de drempel/);
    expect(above.find(({ value }) => value === 'sas')?.note).toMatch(/zorg en onderwijs; eigen drempel van/);
    expect(above.slice(-4).every(({ note }) => note?.startsWith('past niet'))).toBe(true);
    const below = procedureAdvice({ ...choice, estimate: 90_000 }, '2026-11-01', 'nl').options;
    expect(below[0]!.value).toBe('meervoudig-onderhands');
    expect(below.slice(0, 4).map(({ value }) => value)).toContain('nationaal-openbaar');
  });

  it('says so when it does not know', () => {
    expect(procedureAdvice(choice, '2031-01-06', 'nl').explanation).toContain(
      'kent Bestekwijzer geen drempelbedrag',
    );
    expect(procedureAdvice({}, '2026-11-01', 'nl').explanation).toContain('Zonder raming');
  });
});
