import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { rules } from '../../server/rules/all.gen.ts';
import { findIn } from '../corpus/evaluate.ts';

/** The same thing said in many ways, one line each: what must be found and what only looks like it. */
const folder = fileURLToPath(new URL('./wordings/', import.meta.url));

interface Wordings {
  readonly rule: string;
  readonly front: string;
  readonly lines: readonly { readonly isFound: boolean; readonly text: string }[];
}

function wordingsIn(source: string): Wordings[] {
  return source
    .split(/^## /m)
    .slice(1)
    .map((part) => {
      const [head, ...rest] = part.split('\n');
      const [rule, ...facts] = head!.split(' @ ');
      const lines = rest
        .filter((line) => /^[+-] /.test(line))
        .map((line) => ({ isFound: line[0] === '+', text: line.slice(2).replaceAll('\\n', '\n') }));
      return { rule: rule!, front: facts.join('\n'), lines };
    });
}

for (const name of readdirSync(folder)) {
  for (const { rule: id, front, lines } of wordingsIn(readFileSync(folder + name, 'utf8'))) {
    const own = rules.filter((rule) => rule.id === id);
    describe(`${id} (${front.replaceAll('\n', ', ')})`, () => {
      it.each(lines.map(({ isFound, text }) => [isFound ? 'finds' : 'leaves', text, isFound] as const))(
        '%s %j',
        (_verb, text, isFound) => {
          expect(findIn({ id, front, text, expect: [] }, own).loud.has(id)).toBe(isFound);
        },
      );
    });
  }
}
