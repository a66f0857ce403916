import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createChecker } from '../../server/check/check.ts';
import { allProblems } from '../../server/check/fix.ts';
import { problemRange } from '../../server/check/places.ts';
import { foundText } from '../../server/check/render.ts';
import { defaultSettings } from '../../server/check/settings.ts';
import { BUILT_IN } from '../../server/library/builtin.gen.ts';
import { joinLibraries } from '../../server/library/library.ts';
import { rules } from '../../server/rules/all.gen.ts';
import { languageOf, readSpecification } from '../../server/spec/specification.ts';

/**
 * The samples are the control: the clean ones must stay silent, the others give what stands in `expected/`, read and
 * judged by a person. `npx vitest run test/samples -u` writes the expectations anew; read them again then.
 */
const folder = join(import.meta.dirname, '../../samples');
const checker = createChecker(rules, joinLibraries([BUILT_IN]), defaultSettings('2026-11-01'));

function findings(name: string): string[] {
  const text = readFileSync(join(folder, name), 'utf8');
  const checked = checker.check(readSpecification(`file:///${name}`, languageOf(name)!, text));
  return allProblems(checked).map((problem) => {
    const { line } = problemRange(checked.spec, problem).start;
    const motivated = problem.motivated === undefined ? '' : ' (gemotiveerd)';
    return `${line + 1} ${problem.severity}${motivated} ${problem.rule.id}: ${foundText(problem, 'nl')}`;
  });
}

const samples = readdirSync(folder).filter((name) => name.includes('.bestek.'));

describe('samples', () => {
  it.each(samples)('%s gives what is expected', async (name) => {
    await expect(`${findings(name).join('\n')}\n`).toMatchFileSnapshot(`expected/${name}.txt`);
  });

  it('finds in each sample the rules its read-me names, and no others', () => {
    const readMe = readFileSync(join(folder, 'LEESMIJ.md'), 'utf8');
    for (const name of samples) {
      const start = readMe.indexOf(`## \`${name}\``);
      const part = start < 0 ? '' : readMe.slice(start, readMe.indexOf('\n## ', start + 1) >>> 0);
      const named = [...part.matchAll(/^\| `([a-z]+\/[a-z-]+)`/gm)].map((match) => match[1]!);
      const found = findings(name).map((line) => /([a-z]+\/[a-z-]+):/.exec(line)![1]!);
      expect([...new Set(found)].sort(), name).toEqual([...new Set(named)].sort());
    }
  });
});
