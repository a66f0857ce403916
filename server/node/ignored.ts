import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { dirname, join, relative, sep } from 'node:path';
import createIgnore, { type Ignore } from 'ignore';

/** The `.gitignore` files that hold for a folder, the outermost first. */
export type IgnoreRules = readonly { readonly folder: string; readonly patterns: Ignore }[];

/** Those that hold for what stands in `folder`, given those of the folder above. */
export async function withIgnoreFile(above: IgnoreRules, folder: string): Promise<IgnoreRules> {
  const text = await readFile(join(folder, '.gitignore'), 'utf8').catch(() => undefined);
  if (text === undefined) return above;
  return [...above, { folder, patterns: createIgnore({ allowRelativePaths: true }).add(text) }];
}

/**
 * Those of the folders above `folder`, up to the root of its repository. None when they ignore `folder` itself: who
 * names an ignored folder wants it read.
 */
export async function rulesAbove(folder: string): Promise<IgnoreRules> {
  const root = repositoryOf(folder);
  if (root === undefined || root === folder) return [];
  const above: string[] = [];
  for (let at = dirname(folder); ; at = dirname(at)) {
    above.unshift(at);
    if (at === root) break;
  }
  let rules: IgnoreRules = [];
  for (const one of above) rules = await withIgnoreFile(rules, one);
  return isIgnored(rules, folder, true) ? [] : rules;
}

/** Whether a path is ignored; the innermost `.gitignore` that says anything about it decides. */
export function isIgnored(rules: IgnoreRules, path: string, isFolder: boolean): boolean {
  let ignored = false;
  for (const { folder, patterns } of rules) {
    const local = relative(folder, path).split(sep).join('/') + (isFolder ? '/' : '');
    const answer = patterns.test(local);
    if (answer.ignored) ignored = true;
    else if (answer.unignored) ignored = false;
  }
  return ignored;
}

function repositoryOf(folder: string): string | undefined {
  for (let at = folder; ; at = dirname(at)) {
    if (existsSync(join(at, '.git'))) return at;
    if (dirname(at) === at) return undefined;
  }
}
