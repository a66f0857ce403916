import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { createChecker } from '../server/check/check.ts';
import { allProblems } from '../server/check/fix.ts';
import { problemRange } from '../server/check/places.ts';
import type { Problem } from '../server/check/problem.ts';
import { foundText } from '../server/check/render.ts';
import { defaultSettings } from '../server/check/settings.ts';
import { BUILT_IN } from '../server/library/builtin.gen.ts';
import { joinLibraries } from '../server/library/library.ts';
import { rules } from '../server/rules/all.gen.ts';
import { languageOf, readSpecification } from '../server/spec/specification.ts';

const checker = createChecker(rules, joinLibraries([BUILT_IN]), defaultSettings('2026-11-01'));

/** What all rules find in a file, in order: each problem with the line it is told by. */
export function findingsIn(path: string): { readonly problem: Problem; readonly line: string }[] {
  const name = basename(path);
  const spec = readSpecification(`file:///${name}`, languageOf(name)!, readFileSync(path, 'utf8'));
  const checked = checker.check(spec);
  return allProblems(checked).map((problem) => {
    const { line } = problemRange(spec, problem).start;
    const motivated = problem.motivated === undefined ? '' : ' (gemotiveerd)';
    const text = `${line + 1} ${problem.severity}${motivated} ${problem.rule.id}: ${foundText(problem, 'nl')}`;
    return { problem, line: text };
  });
}
