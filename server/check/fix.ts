import { wholeText } from '../spec/pieces.ts';
import { readSpecification, type Specification } from '../spec/specification.ts';
import { applyEdits, overlaps, type TextEdit } from '../text/span.ts';
import type { Checked, Checker } from './check.ts';
import { placeEdits } from './places.ts';
import type { Problem } from './problem.ts';

/** More rounds than this mean that two fixes undo each other. */
const MOST_ROUNDS = 10;

/**
 * Applies every safe fix until nothing changes: the one engine of the command line and of "fix all" in the editor.
 * Fixes that touch the same place are done in turn, never mixed.
 */
export function fixAll(spec: Specification, checker: Checker): { text: string; fixed: number } {
  let current = spec;
  let fixed = 0;
  let text = wholeText(spec.text);
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const edits = safeEdits(current, checker.check(current));
    if (edits.length === 0) break;
    fixed += edits.length;
    text = applyEdits(text, edits.flat());
    current = readSpecification(spec.uri, spec.language, text);
  }
  return { text, fixed };
}

/** All problems of a checked text, in the order of the text. */
export function allProblems(checked: Checked): Problem[] {
  return [...checked.inFacts, ...checked.bySection.flat()];
}

/** Edits of the safe fixes that do not touch one another, one group per fix. */
export function safeEdits(spec: Specification, checked: Checked): TextEdit[][] {
  const taken: TextEdit[] = [];
  const groups: TextEdit[][] = [];
  for (const problem of allProblems(checked)) {
    if (problem.motivated !== undefined) continue;
    const fix = problem.fixes.find((one) => one.kind === 'safe');
    const edits = fix && placeEdits(spec, problem.at, fix.edits);
    if (!edits || edits.some((edit) => taken.some((other) => overlaps(edit.span, other.span)))) continue;
    taken.push(...edits);
    groups.push(edits);
  }
  return groups;
}
