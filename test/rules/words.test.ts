import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { createChecker } from '../../server/check/check.ts';
import { defaultSettings } from '../../server/check/settings.ts';
import { BUILT_IN } from '../../server/library/builtin.gen.ts';
import { joinLibraries } from '../../server/library/library.ts';
import { rules } from '../../server/rules/all.gen.ts';
import type { Rule } from '../../server/rules/rule.ts';
import { readSpecification } from '../../server/spec/specification.ts';
import { readFragments } from '../corpus/evaluate.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const wordless: Rule[] = rules.map((rule) =>
  rule.scope === 'section' || rule.scope === 'document' ? { ...rule, words: [] } : rule,
);
const check = (all: readonly Rule[]) => {
  const checker = createChecker(all, joinLibraries([BUILT_IN]), defaultSettings('2026-11-01'));
  return (name: string, text: string) => {
    const language = name.endsWith('.yaml') ? 'yaml' : 'markdown';
    const { bySection, inFacts } = checker.check(readSpecification(`file:///${name}`, language, text));
    return [...inFacts, ...bySection.flat()]
      .map(({ rule, at, span }) => `${rule.id} ${at}:${span.start}`)
      .sort();
  };
};

// A rule is only asked about sections that hold its words. Those must never cost a finding.
describe('words of rules', () => {
  const [asked, always] = [check(rules), check(wordless)];

  it('cost no finding that a fragment is there for', () => {
    const fragments = (['dev', 'held', 'fresh', 'chapters'] as const).flatMap((part) =>
      readFragments(root, part),
    );
    const lost = fragments.flatMap(({ id, yaml, front, text, expect: expected }) => {
      const whole = yaml ? text : `---\nbestek: "1"\n${front ? `${front.trimEnd()}\n` : ''}---\n\n${text}`;
      const name = `${id}.bestek.${yaml ? 'yaml' : 'md'}`;
      const found = new Set(asked(name, whole));
      const isExpected = (one: string) => expected.some((rule) => one.startsWith(`${rule} `));
      return always(name, whole).filter((one) => isExpected(one) && !found.has(one));
    });
    expect(lost).toEqual([]);
  }, 180_000);

  it('cost no finding in the samples', () => {
    for (const name of readdirSync(`${root}samples`)) {
      if (!/\.bestek\.(?:md|yaml)$/.test(name)) continue;
      const text = readFileSync(`${root}samples/${name}`, 'utf8');
      expect(asked(name, text), name).toEqual(always(name, text));
    }
  });
});
