import { describe, expect, it } from 'vitest';
import { createChecker } from '../../server/check/check.ts';
import { allProblems } from '../../server/check/fix.ts';
import { placementOf } from '../../server/check/places.ts';
import { defaultSettings } from '../../server/check/settings.ts';
import { BUILT_IN } from '../../server/library/builtin.gen.ts';
import { joinLibraries } from '../../server/library/library.ts';
import { rule as afgeweken } from '../../server/rules/clausule/afgeweken.ts';
import { rule as verouderd } from '../../server/rules/clausule/verouderd.ts';
import { rule as herstel } from '../../server/rules/isv/herstel.ts';
import { rule as ontbreekt } from '../../server/rules/isv/ontbreekt.ts';
import { rule as thema } from '../../server/rules/isv/thema-milieu.ts';
import { rule as oudeClausule } from '../../server/rules/isv/verouderde-clausule.ts';
import { rule as zesStappen } from '../../server/rules/isv/zes-stappen.ts';
import {
  isvCoverage,
  isvPart,
  STEP_CLAUSES,
  STEPS,
  THEMES,
} from '../../server/rules/language/isv-coverage.ts';
import { clauseText } from '../../server/rules/language/isv-fixes.ts';
import type { Rule } from '../../server/rules/rule.ts';
import { readSpecification } from '../../server/spec/specification.ts';
import { applyEdits } from '../../server/text/span.ts';

const library = joinLibraries([BUILT_IN]);
const DATE = '2026-11-01';

function coverage(text: string) {
  const spec = readSpecification('file:///a.bestek.md', 'markdown', text);
  const parts = spec.sections.flatMap(({ section, role, entry }, at) =>
    isvPart(section, role, entry).map((value) => ({ at, value })),
  );
  return isvCoverage(parts, library, DATE);
}

function run(text: string, rules: readonly Rule[]) {
  const spec = readSpecification('file:///a.bestek.md', 'markdown', text);
  const problems = allProblems(createChecker(rules, library, defaultSettings(DATE)).check(spec));
  const fixed = () => {
    const [problem] = problems;
    const edits = problem!.fixes[0]!.edits.map(
      (edit) => placementOf(spec, edit.at ?? problem!.at).toDocumentEdit(edit.span, edit.text)!,
    );
    return applyEdits(text, edits);
  };
  return { ids: problems.map((problem) => problem.rule.id), fixed };
}

describe('coverage', () => {
  it('is complete for the whole annex, marked or not', () => {
    const marked = `## ISV\n\n${clauseText(library, 'isv/volledig', DATE)}\n`;
    const plain = marked.replace(/<!--[^>]*-->\n?/g, '');
    for (const text of [marked, plain]) {
      const { isIsv, steps, cells } = coverage(text);
      expect(isIsv).toBe(true);
      expect([...steps.keys()].sort()).toEqual([...STEPS]);
      for (const step of STEPS) for (const theme of THEMES) expect(cells.has(`${step}:${theme}`)).toBe(true);
    }
  });

  it.each(STEPS)('finds step %i in its clause, and no other one in the marked clause', (step) => {
    const text = `## ISV\n\n${clauseText(library, STEP_CLAUSES[step], DATE)}\n`;
    expect([...coverage(text).steps.keys()]).toEqual([step]);
    expect(coverage(text.replace(/<!--[^>]*-->\n?/g, '')).steps.has(step)).toBe(true);
  });

  it('is empty for a text that only mentions the subject', () => {
    expect(coverage('## Beleid\n\nDe gemeente volgt het IMVO-beleid van het kabinet.\n').isIsv).toBe(false);
  });
});

describe('fixes', () => {
  it('inserting the missing steps makes the ISV complete', () => {
    const text =
      '## ISV\n\nOpdrachtnemer brengt gevolgen voor arbeid, mensenrechten en milieu in de keten in kaart.\n\n## Levering\n\nDe levering is op dinsdag.\n';
    const { ids, fixed } = run(text, [zesStappen]);
    expect(ids).toEqual(['isv/zes-stappen']);
    const after = fixed();
    expect(run(after, [zesStappen, herstel, thema, afgeweken]).ids).toEqual([]);
    expect(after.indexOf('isv/stap-6-herstel')).toBeLessThan(after.indexOf('## Levering'));
  });

  it('inserting the whole ISV answers that they are missing', () => {
    const text =
      '---\nbestek: "1"\naanbestedende-dienst:\n  soort: rijk\nprocedure: openbaar\nisv:\n  risicocategorie: energie\n---\n\n## Levering\n\nGas.\n';
    const { ids, fixed } = run(text, [ontbreekt]);
    expect(ids).toEqual(['isv/ontbreekt']);
    expect(run(fixed(), [ontbreekt, zesStappen, herstel, thema, afgeweken]).ids).toEqual([]);
  });

  it('replacing an old clause keeps what was filled in', () => {
    const old = BUILT_IN.clauses
      .find(({ id }) => id === 'isv/stap-2-risicos')!
      .versions.find(({ version }) => version === '2017.1')!;
    const filled = old.text.replace('{{risicoanalysetermijn}}', 'vijf maanden');
    const text = `## ISV\n\n<!-- clausule isv/stap-2-risicos@2017.1 -->\n${filled}<!-- /clausule -->\n`;
    const { ids, fixed } = run(text, [verouderd]);
    expect(ids).toEqual(['clausule/verouderd']);
    const after = fixed();
    expect(after).toContain('isv/stap-2-risicos@2025.1');
    expect(after).toContain('uiterlijk vijf maanden na ingang');
    expect(run(after, [verouderd, afgeweken, oudeClausule]).ids).toEqual([]);
  });

  it('replacing an unmarked old text does the same', () => {
    const old = BUILT_IN.clauses
      .find(({ id }) => id === 'isv/stap-3-maatregelen')!
      .versions.find(({ version }) => version === '2017.1')!;
    const text = `## Plan\n\n${old.text.replace('{{plantermijn}}', 'vier maanden')}\n## Verder\n\nTekst.\n`;
    const { ids, fixed } = run(text, [oudeClausule]);
    expect(ids).toEqual(['isv/verouderde-clausule']);
    const after = fixed();
    expect(after).toContain('## Plan\n\n<!-- clausule isv/stap-3-maatregelen@2025.1 -->');
    expect(run(after, [oudeClausule, afgeweken]).ids).toEqual([]);
  });

  it('restoring a changed clause of several sections takes the place of all of it', () => {
    const marked = `## ISV\n\n${clauseText(library, 'isv/volledig', DATE)}\n\n## Verder\n\nTekst.\n`;
    const changed = marked
      .replace('openbaar beleid', 'vertrouwelijk beleid')
      .replace('{{beleidstermijn}}', 'een jaar');
    const { ids, fixed } = run(changed, [afgeweken]);
    expect(ids).toEqual(['clausule/afgeweken']);
    expect(fixed()).toBe(marked.replace('{{beleidstermijn}}', 'een jaar'));
  });
});
