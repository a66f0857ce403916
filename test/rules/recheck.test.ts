import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { checkSync } from 'recheck';
import { expect, it } from 'vitest';
import { type Pattern, patternsOfServer, remembered } from './patterns.ts';

/**
 * No pattern takes super-linear time. A pattern in which every repeat is bounded is linear by its form; all others are
 * judged by recheck, with their bounded repeats made small, since those only count as a constant. Answers are
 * remembered, so that only new patterns cost time.
 */
const TIMEOUT_MS = 2_000;

/** Rewrites each quantifier outside character classes; `+` is 1 to infinity. */
function mapRepeats(source: string, write: (min: number, max: number) => string): string {
  let inClass = false;
  return source.replace(PIECE, (piece, least?: string, comma?: string, most?: string) => {
    if (piece === '[') inClass = true;
    else if (piece === ']') inClass = false;
    if (inClass || /^[\\\]]/.test(piece)) return piece;
    if (piece === '*' || piece === '+') return write(piece === '*' ? 0 : 1, Infinity);
    if (least === undefined) return piece;
    return write(Number(least), comma ? Number(most || Infinity) : Number(least));
  });
}

/** What says or quotes something about repeats: an escape, a counted or plain quantifier, the ends of a class. */
const PIECE = /\\[\s\S]|\{(\d+)(?:(,)(\d*))?\}|[*+[\]]/g;

function isBounded(source: string): boolean {
  let bounded = true;
  mapRepeats(source, (_min, max) => {
    if (max === Infinity) bounded = false;
    return '';
  });
  return bounded;
}

function small(source: string): string {
  return mapRepeats(source, (min, max) => {
    if (max === Infinity) return min === 0 ? '*' : min === 1 ? '+' : `{${min},}`;
    return min === max ? `{${Math.min(min, 2)}}` : `{${Math.min(min, 1)},2}`;
  });
}

const { version } = JSON.parse(
  readFileSync(createRequire(import.meta.url).resolve('recheck/package.json'), 'utf8'),
) as { version: string };

it('takes no more than linear time in any pattern of the server', { timeout: 300_000 }, async () => {
  const answers = remembered<string>('recheck-answers.json');
  const judge = ({ source, flags }: Pattern): string => {
    const key = `${version} /${small(source)}/${flags}`;
    let answer = answers.get(key);
    if (answer === undefined) {
      const found = checkSync(small(source), flags, { timeout: TIMEOUT_MS });
      answer =
        found.status === 'vulnerable' ? `${found.complexity.summary}: ${found.attack.pattern}` : found.status;
      answers.set(key, answer);
    }
    return answer;
  };
  const patterns = await patternsOfServer();
  expect(patterns.length).toBeGreaterThan(500);
  const vulnerable: string[] = [];
  const undecided: string[] = [];
  for (const pattern of patterns) {
    if (isBounded(pattern.source)) continue;
    const answer = judge(pattern);
    if (answer === 'unknown') undecided.push(pattern.where);
    else if (answer !== 'safe')
      vulnerable.push(`${pattern.where}: /${pattern.source}/${pattern.flags} is ${answer}`);
  }
  answers.save((answer) => answer === 'safe' || answer === 'unknown');
  if (undecided.length > 0) console.log(`Not decided in ${TIMEOUT_MS} ms: ${undecided.join(', ')}`);
  expect(vulnerable).toEqual([]);
});

it('knows a bounded pattern from an unbounded one', () => {
  expect(isBounded('^a{0,3}[*+]\\+b?$')).toBe(true);
  expect(isBounded('a*')).toBe(false);
  expect(isBounded('[\\]]+')).toBe(false);
  expect(isBounded('a{2,}')).toBe(false);
  expect(small('a{0,60}b{3}c{2,}d*[{0,9}]')).toBe('a{0,2}b{2}c{2,}d*[{0,9}]');
});
