import { describe, expect, it } from 'vitest';
import type { Checked } from '../../server/check/check.ts';
import { createChecker } from '../../server/check/check.ts';
import { allProblems } from '../../server/check/fix.ts';
import { messageOf } from '../../server/check/render.ts';
import { joinLibraries } from '../../server/library/library.ts';
import { documentRule, FACTS_AT, type Rule, reasonRule, sectionRule } from '../../server/rules/rule.ts';
import { positionAt } from '../../server/spec/pieces.ts';
import {
  changeSpecification,
  readSpecification,
  type Specification,
} from '../../server/spec/specification.ts';
import { describeChecked, meta, must, newChecker, RULES } from './rules.ts';

const read = (text: string) => readSpecification('file:///a', 'markdown', text);
const ids = (checked: Checked) =>
  allProblems(checked).map((problem) => `${problem.rule.id}${problem.crashed === undefined ? '' : ' !'}`);

function typed(spec: Specification, at: number, text: string): Specification {
  const place = positionAt(spec.text, at);
  return changeSpecification(spec, [{ range: { start: place, end: place }, text }]);
}

describe('a rule that throws', () => {
  const fail = (): never => {
    throw new Error('stuk');
  };
  const FAILING: Record<string, Rule> = {
    section: sectionRule({ ...meta('test/stuk'), words: [], check: fail }),
    'section, after a finding': sectionRule({
      ...meta('test/stuk'),
      words: ['moet'],
      *check() {
        yield { span: { start: 0, end: 1 } };
        fail();
      },
    }),
    collect: documentRule<number>({ ...meta('test/stuk'), words: ['moet'], collect: fail, *check() {} }),
    document: documentRule<number>({
      ...meta('test/stuk'),
      words: ['moet'],
      collect: () => [1],
      check: fail,
    }),
    'document, after a finding': documentRule<number>({
      ...meta('test/stuk'),
      words: ['moet'],
      collect: () => [1],
      *check() {
        yield { at: 1, span: { start: 0, end: 1 } };
        fail();
      },
    }),
    reasons: reasonRule({ ...meta('test/stuk'), check: fail }),
  };
  const why = '> **Motivering** (test/stuk): de opdrachtnemer financiert de apparatuur.';
  const text = `# A\n\nDit moet.\n\n<!-- negeer test/stuk: dit is een citaat uit de wet -->\n\n# B\n\nDat moet.\n\n${why}\n`;

  it.each(Object.entries(FAILING))('in %s is a visible problem and hides no other', (_name, failing) => {
    const without = allProblems(newChecker().check(read(text))).filter(
      (problem) => problem.rule.id === 'test/moet',
    );
    const checker = newChecker([failing, ...RULES]);
    const checked = checker.check(read(text));
    const crashed = allProblems(checked).filter((problem) => problem.crashed !== undefined);
    expect(crashed.length).toBeGreaterThan(0);
    for (const problem of crashed) {
      expect(problem.crashed).toBe('stuk');
      expect(problem.motivated).toBeUndefined();
      expect(messageOf(problem, 'nl')).toContain('test/stuk');
    }
    expect(ids(checked).filter((id) => id === 'test/moet')).toHaveLength(without.length);
    const again = checker.check(typed(checked.spec, 0, 'x\n\n'), checked);
    expect(ids(again).filter((id) => id.endsWith('!')).length).toBe(
      crashed.length + (_name === 'section' ? 1 : 0),
    );
  });

  it.each(Object.entries(FAILING))('in %s also in a text without sections', (_name, failing) => {
    const checker = newChecker([failing]);
    expect(() =>
      checker.check(
        readSpecification('file:///a', 'yaml', 'bestek: 1\nmotiveringen:\n- {regel: x, tekst: y}\n'),
      ),
    ).not.toThrow();
  });
});

describe('the work of a check', () => {
  const section = (i: number) => `# Kop ${i}\n\nDit moet ${i % 7 === 0 ? 'binnen een dag' : ''}.\n\n`;
  const text = `---\nbestek: 1\nprocedure: openbaar\n---\n${Array.from({ length: 40 }, (_, i) => section(i)).join('')}`;
  const checker = newChecker();
  const spec = read(text);
  const first = checker.check(spec);

  it('is every section the first time', () => {
    expect(first.work.sectionsChecked).toBe(40);
  });

  it('is nothing when nothing changed', () => {
    expect(checker.check(spec, first).work).toEqual({
      sectionsChecked: 0,
      sectionRulesRun: 0,
      contributionsAsked: 0,
      documentRulesRun: 0,
    });
  });

  it('is one section and its rules after an edit in it', () => {
    const at = text.indexOf('moet .');
    const next = checker.check(typed(spec, at, 'x '), first);
    // The rule without words and the one whose word stands here.
    expect(next.work).toMatchObject({ sectionsChecked: 1, sectionRulesRun: 2, documentRulesRun: 0 });
    for (const [i, problems] of next.bySection.entries())
      if (i % 7 !== 0 && i !== 1) expect(problems).toBe(first.bySection[i]);
  });

  it('runs only the document rule whose words changed', () => {
    const next = checker.check(typed(spec, text.indexOf('moet .'), 'binnen '), first);
    expect(next.work).toMatchObject({ sectionsChecked: 1, documentRulesRun: 1 });
  });

  it('is two sections when one is cut in two', () => {
    const next = checker.check(typed(spec, text.indexOf('Dit moet .'), '# Nieuw\n\n'), first);
    expect(next.work.sectionsChecked).toBe(2);
  });

  it('is everything when a fact changes, and nothing when a comment in the facts does', () => {
    const before = checker.check(spec, first);
    const same = checker.check(typed(spec, text.indexOf('procedure'), '# x\n'), before);
    expect(same.work).toMatchObject({ sectionsChecked: 0, sectionRulesRun: 0 });
    const changed = checker.check(typed(spec, text.indexOf('procedure'), 'raming: 5\n'), before);
    expect(changed.work.sectionsChecked).toBe(40);
  });

  it('remembers per check, so that two documents of one checker do not disturb each other', () => {
    const other = checker.check(read(text.replace('openbaar', 'meervoudig-onderhands')));
    expect(ids(other)).not.toContain('test/moet');
    expect(describeChecked(checker.check(spec, first))).toEqual(describeChecked(first));
  });
});

describe('gates and settings', () => {
  const text = '# A\n\nDit moet.\n';
  const withFacts = (facts: string) => read(`---\nbestek: 1\n${facts}---\n${text}`);
  const check = (spec: Specification, rules: Record<string, 'off' | 'hint'> = {}) =>
    createChecker(RULES, joinLibraries([]), { date: '2026-11-01', rules }).check(spec);
  const musts = (checked: Checked) => allProblems(checked).filter((problem) => problem.rule === must);

  it('a rule for European procedures runs there, and is milder when that is only assumed', () => {
    expect(musts(check(withFacts('procedure: openbaar\n')))).toMatchObject([
      { severity: 'error', assumedEu: false },
    ]);
    expect(musts(check(withFacts('')))).toMatchObject([{ severity: 'warning', assumedEu: true }]);
    expect(musts(check(withFacts('procedure: meervoudig-onderhands\n')))).toEqual([]);
  });

  it('settings switch off a rule or its group, and the exact name wins', () => {
    expect(musts(check(withFacts(''), { 'test/moet': 'off' }))).toEqual([]);
    expect(musts(check(withFacts(''), { 'test/*': 'off' }))).toEqual([]);
    expect(musts(check(withFacts(''), { 'test/*': 'off', 'test/moet': 'hint' }))).toMatchObject([
      { severity: 'hint' },
    ]);
  });

  it('a finding in the facts is told there', () => {
    expect(check(withFacts('raming: 5\n')).inFacts.map((problem) => problem.at)).toEqual([FACTS_AT]);
  });
});
