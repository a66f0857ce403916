import type { Checked } from '../check/check.ts';
import { allProblems } from '../check/fix.ts';
import { problemRange, type Range } from '../check/places.ts';
import type { Problem } from '../check/problem.ts';
import { offsetAt, textBetween } from '../spec/pieces.ts';
import type { Specification } from '../spec/specification.ts';
import { hash } from './hash.ts';

/** A problem with its place, and with what tells it from every other one in its document, whatever is edited elsewhere. */
export interface Marked {
  readonly problem: Problem;
  readonly range: Range;
  readonly fingerprint: string;
}

/** Every problem of a document in the order of the text, motivated ones included. */
export function markedProblems(checked: Checked): Marked[] {
  const seen = new Map<string, number>();
  return allProblems(checked)
    .map((problem) => ({ problem, range: problemRange(checked.spec, problem) }))
    .sort((a, b) => comparePositions(a.range, b.range))
    .map(({ problem, range }) => ({
      problem,
      range,
      fingerprint: fingerprint(checked.spec, problem, range, seen),
    }));
}

function comparePositions(a: Range, b: Range): number {
  return (
    a.start.line - b.start.line ||
    a.start.character - b.start.character ||
    a.end.line - b.end.line ||
    a.end.character - b.end.character
  );
}

/** From the rule and the line it stands on, so that text added elsewhere leaves it alone; equal ones are numbered. */
function fingerprint(
  spec: Specification,
  problem: Problem,
  { start }: Range,
  seen: Map<string, number>,
): string {
  const from = offsetAt(spec.text, { line: start.line, character: 0 });
  const to = offsetAt(spec.text, { line: start.line, character: Number.MAX_SAFE_INTEGER });
  const line = textBetween(spec.text, from, to).trim().split(/\s+/).join(' ');
  const own = `${problem.rule.id}\n${problem.finding.message ?? ''}\n${line}`;
  const count = seen.get(own) ?? 0;
  seen.set(own, count + 1);
  return `${hash(own)}:${count + 1}`;
}
