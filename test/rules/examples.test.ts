import { describe, expect, it } from 'vitest';
import type { Example, Rule } from '../../server/rules/rule.ts';
import { exampleFile, findExample as find, marked, unmarked } from './example.ts';

/** Every example of every rule is a test: exactly what is marked is found, the fix gives the text shown and cures it. */
const only = process.env.RULE?.split(',');
const modules = import.meta.glob<{ rule: Rule }>('../../server/rules/*/*.ts');
const wanted = Object.keys(modules).filter(
  (path) => !path.includes('/language/') && (!only || only.some((part) => path.includes(part))),
);

async function everyRule(): Promise<readonly Rule[]> {
  return (await import('../../server/rules/all.gen.ts')).rules;
}

for (const path of wanted) {
  const { rule } = await modules[path]!();
  // Rules about motivations ask what all the other rules found.
  const all =
    rule.scope === 'reasons' ? [...(await everyRule()).filter(({ id }) => id !== rule.id), rule] : [rule];
  const findExample = (own: Rule, example: Example, eol = '\n') => find(own, example, eol, all);
  describe(rule.id, () => {
    rule.examples.bad.forEach((example, i) => {
      it(`finds what is marked in bad example ${i + 1}`, () => {
        const found = findExample(rule, example);
        expect(
          marked(
            unmarked(example.text),
            found.map((problem) => problem.document),
          ),
        ).toBe(example.text);
        if (example.severity) for (const problem of found) expect(problem.severity).toBe(example.severity);
      });
      it(`finds the same lower down in bad example ${i + 1}`, () => {
        if (example.yaml || rule.scope === 'library') return;
        const before = '# Vooraf\n\nEen alinea die niets regelt.\n\n';
        const found = findExample(rule, { ...example, text: before + example.text });
        expect(
          marked(
            before + unmarked(example.text),
            found.map((problem) => problem.document),
          ),
        ).toBe(before + example.text);
      });
      if (example.fixed !== undefined) {
        it(`is cured by its fix in bad example ${i + 1}`, () => {
          const [first] = findExample(rule, example);
          const fixed = first?.fixed();
          expect(fixed).toBe(exampleFile({ ...example, text: example.fixed! }, '\n', rule));
          expect(
            findExample(rule, { ...example, text: example.fixed! }).filter(
              (problem) => problem.motivated === undefined,
            ),
          ).toEqual([]);
        });
      }
      it(`never fails on a beginning of bad example ${i + 1}`, () => {
        const text = unmarked(example.text);
        for (let end = 0; end <= text.length; end += Math.max(1, Math.floor(text.length / 40))) {
          for (const problem of findExample(rule, { ...example, text: text.slice(0, end) }))
            expect(problem.crashed).toBeUndefined();
        }
      });
    });
    rule.examples.good.forEach((example, i) => {
      it(`is silent on good example ${i + 1}`, () => {
        const found = findExample(rule, example);
        expect(
          marked(
            example.text,
            found.map((problem) => problem.document),
          ),
        ).toBe(example.text);
      });
    });
    it('has the name of its file', () => {
      expect(path.endsWith(`/server/rules/${rule.id}.ts`)).toBe(true);
    });
    it('finds the same with Windows line ends', () => {
      for (const example of rule.examples.bad) {
        const crlf = { ...example, text: example.text.replaceAll('\n', '\r\n') };
        const found = findExample(rule, crlf, '\r\n');
        expect(
          marked(
            unmarked(crlf.text),
            found.map((problem) => problem.document),
          ),
        ).toBe(crlf.text);
      }
    });
    it('says in both languages what, why and what to do', () => {
      for (const text of [rule.title, rule.todo, rule.why, rule.whenNot, ...Object.values(rule.messages)]) {
        expect(text.nl.length).toBeGreaterThan(5);
        expect(text.en.length).toBeGreaterThan(5);
      }
      expect(rule.examples.bad.length).toBeGreaterThanOrEqual(3);
      expect(rule.examples.good.length).toBeGreaterThanOrEqual(3);
    });
  });
}
