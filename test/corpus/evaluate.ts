import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { createChecker } from '../../server/check/check.ts';
import { defaultSettings } from '../../server/check/settings.ts';
import { BUILT_IN } from '../../server/library/builtin.gen.ts';
import { joinLibraries } from '../../server/library/library.ts';
import { placementOf } from '../../server/check/places.ts';
import { messageOf } from '../../server/check/render.ts';
import type { Rule } from '../../server/rules/rule.ts';
import { positionAt } from '../../server/spec/pieces.ts';
import { readSpecification } from '../../server/spec/specification.ts';

/** A labelled text: what a careful jurist would find in it. */
export interface Fragment {
  readonly id: string;
  readonly front?: string;
  readonly text: string;
  readonly crlf?: boolean;
  readonly yaml?: boolean;
  /** Errors and warnings that must be found. */
  readonly expect: readonly string[];
  /** Information and hints a jurist would also expect. */
  readonly hints?: readonly string[];
  /** Debatable: counted neither way. */
  readonly accept?: readonly string[];
  readonly note?: string;
}

export interface Score {
  right: number;
  falseAlarms: string[];
  misses: string[];
}

const CORPUS_DATE = '2026-11-01';

/**
 * `dev` is used while writing rules; `held`, `fresh` and `chapters` are not looked at, only counted. `fresh` is newer and by other
 * hands, so fewer rounds of work were steered by its totals.
 */
export type Part = 'dev' | 'held' | 'fresh' | 'chapters';

/** All fragments of a part of the corpus. */
export function readFragments(root: string, part: Part): Fragment[] {
  const folder = join(root, 'test/corpus', part);
  return readdirSync(folder)
    .filter((name) => name.endsWith('.yaml'))
    .sort()
    .flatMap((name) => parse(readFileSync(join(folder, name), 'utf8')) as Fragment[]);
}

/** Rule ids found in a fragment, by whether they are errors or warnings. */
export function findIn(fragment: Fragment, rules: readonly Rule[]): { loud: Set<string>; quiet: Set<string> } {
  const front = fragment.front ? `${fragment.front.trimEnd()}\n` : '';
  let text = fragment.yaml ? fragment.text : `---\nbestek: "1"\n${front}---\n\n${fragment.text}`;
  if (fragment.crlf) text = text.replace(/\r?\n/g, '\r\n');
  const spec = readSpecification(`file:///${fragment.id}.bestek.md`, fragment.yaml ? 'yaml' : 'markdown', text);
  const checked = createCheckerOnce(rules).check(spec);
  const loud = new Set<string>();
  const quiet = new Set<string>();
  for (const problem of [...checked.inFacts, ...checked.bySection.flat()]) {
    if (problem.motivated !== undefined) continue;
    const isLoud = problem.severity === 'error' || problem.severity === 'warning';
    (isLoud ? loud : quiet).add(problem.rule.id);
  }
  return { loud, quiet };
}

let known: { rules: readonly Rule[]; checker: ReturnType<typeof createChecker> } | undefined;

function createCheckerOnce(rules: readonly Rule[]) {
  if (known?.rules !== rules) {
    known = { rules, checker: createChecker(rules, joinLibraries([BUILT_IN]), defaultSettings(CORPUS_DATE)) };
  }
  return known.checker;
}

/** Counts per rule, over the errors and warnings. */
export function evaluate(fragments: readonly Fragment[], rules: readonly Rule[], only = ''): Map<string, Score> {
  const scores = new Map<string, Score>();
  const scoreOf = (id: string) => {
    let score = scores.get(id);
    if (!score) {
      score = { right: 0, falseAlarms: [], misses: [] };
      scores.set(id, score);
    }
    return score;
  };
  const known = new Set(rules.map((rule) => rule.id));
  for (const fragment of fragments) {
    const { loud } = findIn(fragment, rules);
    const expected = new Set(fragment.expect.filter((id) => known.has(id)));
    const accepted = new Set([...(fragment.accept ?? []), ...(fragment.hints ?? [])]);
    for (const id of loud) {
      if (!id.startsWith(only)) continue;
      if (expected.has(id)) scoreOf(id).right++;
      else if (!accepted.has(id)) scoreOf(id).falseAlarms.push(fragment.id);
    }
    for (const id of expected) if (id.startsWith(only) && !loud.has(id) && !accepted.has(id)) scoreOf(id).misses.push(fragment.id);
  }
  return scores;
}

/** One line per finding in a file, for reading through: place, severity, rule, message, the words and their line. */
export function findingsIn(name: string, text: string, rules: readonly Rule[], prefix: string): string[] {
  const isYaml = /\.ya?ml$/.test(name);
  const spec = readSpecification(`file:///${name}`, isYaml ? 'yaml' : 'markdown', text);
  const checked = createCheckerOnce(rules).check(spec);
  const lines: string[] = [];
  for (const problem of [...checked.inFacts, ...checked.bySection.flat()]) {
    if (!problem.rule.id.startsWith(prefix)) continue;
    const placement = placementOf(spec, problem.at);
    const start = placement.toDocument(problem.span.start);
    const position = positionAt(spec.text, start);
    const source = problem.at < 0 ? '' : spec.sections[problem.at]!.section.text;
    const lineStart = source.lastIndexOf('\n', problem.span.start) + 1;
    const lineStop = source.indexOf('\n', problem.span.end);
    const words = source.slice(problem.span.start, problem.span.end);
    const line = source.slice(lineStart, lineStop < 0 ? undefined : lineStop);
    const motivated = problem.motivated === undefined ? '' : ' (gemotiveerd)';
    lines.push(
      `${name.split('/').at(-1)}:${position.line + 1}:${position.character + 1} ${problem.severity}${motivated} ${problem.rule.id}: ${messageOf(problem, 'nl')}\n    [${words.slice(0, 80)}] ${line.slice(0, 300)}`,
    );
  }
  return lines;
}
