// The words of the patterns of rules (server/text/literals.ts) are worked out when a bundle is built, and read from a file
// beside it: to work them out anew takes a twentieth of the time to the first findings. A pattern that is not in the file
// is read as ever.
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { importTypeScript } from '../generate-library.mjs';

/** Beside the bundles for Node: the words of a pattern, or null where it has none, by the digest of the pattern. */
export const WORDS_FILE = 'woorden.json';

/** A pattern of fewer characters is read nearly as soon as it is found in the file, which is part of every download. */
const SHORT = 300;

/** The reader of patterns, which looks in the file first. */
export async function literalsByFile(path) {
  const source = replaced(
    await readFile(path, 'utf8'),
    'export function literalsOf(',
    'function readLiterals(',
  );
  return `import { createHash } from 'node:crypto';
import { readData } from 'bestekwijzer:files';
${source}
let written;
const found = new WeakMap();
export function literalsOf(pattern) {
  if (found.has(pattern)) return found.get(pattern);
  written ??= readData('${WORDS_FILE}');
  const kept = pattern.source.length < ${SHORT} ? undefined : written[digestOf(pattern)];
  const literals = kept === undefined ? readLiterals(pattern) : (kept ?? undefined);
  found.set(pattern, literals);
  return literals;
}
${digestOf}
${inAscii}`;
}

/** The same here and in the bundle, which holds both functions too. */
function digestOf(pattern) {
  return createHash('sha1')
    .update(`${pattern.flags}/${inAscii(pattern.source)}`)
    .digest('base64')
    .slice(0, 8);
}

/** The words of all patterns of the rules that are ever asked for them. */
export async function writtenLiterals(root) {
  const asked = new Map();
  const key = Symbol.for('bestekwijzer.literals');
  const sources = new Map();
  globalThis[key] = (pattern, words) => {
    if (pattern.source.length < SHORT) return;
    const digest = digestOf(pattern);
    const source = `${pattern.flags}/${pattern.source}`;
    if ((sources.get(digest) ?? source) !== source) throw new Error(`two patterns with the digest ${digest}`);
    sources.set(digest, source);
    asked.set(digest, words ?? null);
  };
  await importTypeScript(root, 'server/rules/all.gen.ts', [askedLiterals()]);
  delete globalThis[key];
  return Object.fromEntries([...asked].sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** Has every pattern read when the rules are loaded, and tells what comes of it. */
function askedLiterals() {
  return {
    name: 'asked-literals',
    setup(build) {
      build.onLoad(
        { filter: /[\\/]server[\\/]text[\\/](?:literals|alternatives)\.ts$/ },
        async ({ path }) => {
          const { from, to, own } = ASKED[basename(path)];
          return { contents: replaced(await readFile(path, 'utf8'), from, to) + own, loader: 'ts' };
        },
      );
    },
  };
}

const ASKED = {
  'literals.ts': {
    from: 'export function literalsOf(',
    to: 'function readLiterals(',
    own: `
export function literalsOf(pattern: RegExp): readonly string[] | undefined {
  const literals = readLiterals(pattern);
  (globalThis as any)[Symbol.for('bestekwijzer.literals')](pattern, literals);
  return literals;
}`,
  },
  'alternatives.ts': {
    from: 'export function anyOf(',
    to: 'function makeAnyOf(',
    own: `
export function anyOf(ways: readonly string[], flags: '' | 'u' = ''): RegExp {
  indexed(ways, flags);
  return makeAnyOf(ways, flags);
}`,
  },
};

/** Everything ASCII, as patterns are written in a bundle. */
export function inAscii(text) {
  return text.replace(/[^\0-\x7f]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

function replaced(source, from, to) {
  if (!source.includes(from)) throw new Error(`no ‘${from}’ to replace`);
  return source.replace(from, to);
}
