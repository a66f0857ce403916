import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { rules } from '../../server/rules/all.gen.ts';
import { findIn, readFragments } from '../corpus/evaluate.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
/** Column at which lines end, as in a narrow mail. */
const WIDTH = 48;
/** One in so many fragments is tried: each is checked twice with all rules. */
const EVERY = 6;
/** Lines that mean something as they are: headings, rows, quotes, marks of clauses, code. */
const WHOLE_LINE = /^\s*(?:[#|><[]|```|:::)/;
/** What would begin a list when it came first on a line. */
const BEGINS_LIST = /^(?:\d+[.)]|[-*+#>|=]|[a-z][.)])/;

/** The text with its long lines broken between words. */
function wrapped(text: string): string {
  return text
    .split('\n')
    .map((line) => (line.length <= WIDTH || WHOLE_LINE.test(line) ? line : broken(line)))
    .join('\n');
}

function broken(line: string): string {
  let length = 0;
  return line
    .split(' ')
    .map((word, i) => {
      const goesOn = i > 0 && length + 1 + word.length > WIDTH && !BEGINS_LIST.test(word);
      length = goesOn ? word.length : length + 1 + word.length;
      return i === 0 ? word : `${goesOn ? '\n' : ' '}${word}`;
    })
    .join('');
}

describe('lines broken in other places', () => {
  it('change no finding', () => {
    const changed = readFragments(root, 'dev')
      .filter(({ yaml }, i) => !yaml && i % EVERY === 0)
      .flatMap((fragment) => {
        const text = wrapped(fragment.text);
        if (text === fragment.text) return [];
        const before = [...findIn(fragment, rules).loud].sort().join();
        const after = [...findIn({ ...fragment, text }, rules).loud].sort().join();
        return before === after
          ? []
          : [`${fragment.id}: ${before || 'nothing'} became ${after || 'nothing'}`];
      });
    expect(changed).toEqual([]);
  });
});
