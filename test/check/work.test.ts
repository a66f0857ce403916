import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { markdownText, yamlText } from '../../bench/generate.mjs';
import { type Checked, createChecker } from '../../server/check/check.ts';
import { defaultSettings } from '../../server/check/settings.ts';
import { outlineOf } from '../../server/features/symbols.ts';
import { BUILT_IN } from '../../server/library/builtin.gen.ts';
import { joinLibraries } from '../../server/library/library.ts';
import { toDiagnostics } from '../../server/lsp/to-lsp.ts';
import { rules } from '../../server/rules/all.gen.ts';
import { positionAt } from '../../server/spec/pieces.ts';
import {
  changeSpecification,
  type Language,
  readSpecification,
  type Specification,
} from '../../server/spec/specification.ts';
import { runs } from '../spec/runs.ts';

/** All rules on real-sized texts: an edit costs the edit, and comes to the same as checking afresh. */

const library = joinLibraries([BUILT_IN]);
const newChecker = () => createChecker(rules, library, defaultSettings('2026-11-01'));
const textOf = (language: Language, kb: number) =>
  language === 'yaml' ? yamlText({ kb, faults: 20 }) : markdownText({ kb, faults: 20 });
const read = (language: Language, text: string) => readSpecification('file:///a', language, text);

function edited(spec: Specification, from: number, to: number, text: string): Specification {
  const range = { start: positionAt(spec.text, from), end: positionAt(spec.text, to) };
  return changeSpecification(spec, [{ range, text }]);
}

const shown = (checked: Checked) => ({
  diagnostics: toDiagnostics(checked, { uri: 'file:///a', language: 'nl', most: 10_000, pageOf: (id) => id }),
  fixes: [...checked.inFacts, ...checked.bySection.flat()].map(({ rule, at, fixes }) => [rule.id, at, fixes]),
  outline: outlineOf(checked.spec),
});

describe.each(['markdown', 'yaml'] as const)('an edit in %s', (language) => {
  it('costs the same in a large document as in a small one', { timeout: 60_000 }, () => {
    const work = [20, 200].map((kb) => {
      const checker = newChecker();
      const spec = read(language, textOf(language, kb));
      const first = checker.check(spec);
      // The same section in both: the texts are made from the same seed. A letter more in a word says nothing new.
      const middle = Math.floor(spec.sections[3]!.section.text.length / 2);
      const at = spec.places.placement(3).toDocument(middle);
      return checker.check(edited(spec, at, at, 'x'), first).work;
    });
    const [small, large] = work;
    expect(large).toEqual({ ...small, documentRulesRun: large!.documentRulesRun });
    expect(large!.sectionsChecked).toBe(1);
    expect(large!.contributionsAsked).toBeLessThanOrEqual(rules.length);
    expect(large!.documentRulesRun).toBeLessThanOrEqual(rules.length / 3);
  });

  it('comes to the same as checking afresh', { timeout: 120_000 }, () => {
    const text = textOf(language, 8);
    const edit = fc.tuple(
      fc.double({ min: 0, max: 1, noNaN: true }),
      fc.nat({ max: 30 }),
      fc.constantFrom(
        '',
        'x',
        ' ',
        '\n',
        '\n\n',
        '# Gunning\n',
        '- **E3** Zie E1.\n',
        'binnen 90 dagen',
        '|',
      ),
    );
    fc.assert(
      fc.property(fc.array(edit, { minLength: 1, maxLength: 5 }), (edits) => {
        const checker = newChecker();
        let spec = read(language, text);
        let checked = checker.check(spec);
        let now = text;
        for (const [place, length, insert] of edits) {
          const from = Math.floor(place * now.length);
          const to = Math.min(now.length, from + length);
          now = now.slice(0, from) + insert + now.slice(to);
          spec = edited(spec, from, to, insert);
          checked = checker.check(spec, checked);
          // As the editor does: what was shown is remembered.
          shown(checked);
        }
        expect(shown(checked)).toEqual(shown(newChecker().check(read(language, now))));
      }),
      runs(40),
    );
  });
});
