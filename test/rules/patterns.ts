import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import ts from 'typescript';

/** A regular expression of the server and one place it comes from. */
export interface Pattern {
  readonly source: string;
  readonly flags: string;
  readonly where: string;
}

const root = fileURLToPath(new URL('../../', import.meta.url));
const cacheFolder = join(root, 'node_modules/.cache/bestekwijzer');

/** All regular expressions in `server/`: those written as such, and those that modules put together when loaded. */
export async function patternsOfServer(): Promise<Pattern[]> {
  const files = readdirSync(join(root, 'server'), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => `server/${name.replaceAll('\\', '/')}`)
    .sort();
  const all = new Map<string, Pattern>();
  const add = (pattern: Pattern) => {
    const key = `/${pattern.source}/${pattern.flags}`;
    if (!all.has(key)) all.set(key, pattern);
  };
  for (const file of files) for (const pattern of literalsIn(file)) add(pattern);
  for (const pattern of await assembledIn(files)) add(pattern);
  return [...all.values()];
}

function literalsIn(file: string): Pattern[] {
  const text = readFileSync(join(root, file), 'utf8');
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
  const found: Pattern[] = [];
  const walk = (node: ts.Node): void => {
    if (ts.isRegularExpressionLiteral(node)) {
      const end = node.text.lastIndexOf('/');
      const { line } = source.getLineAndCharacterOfPosition(node.getStart());
      found.push({
        source: node.text.slice(1, end),
        flags: node.text.slice(end + 1),
        where: `${file}:${line + 1}`,
      });
    }
    ts.forEachChild(node, walk);
  };
  walk(source);
  return found;
}

/**
 * What `new RegExp(…)` was given while the modules were loaded and a document was checked by all rules, in a process
 * of its own, where the constructor can be watched without anyone noticing.
 */
async function assembledIn(files: readonly string[]): Promise<Pattern[]> {
  const loaded = files.filter((file) => !/^server\/(?:lsp|cli|node)\//.test(file));
  const entry = `
    ${loaded.map((file) => `import ${JSON.stringify(`./${file}`)};`).join('\n')}
    import { rules } from './server/rules/all.gen.ts';
    import { createChecker } from './server/check/check.ts';
    import { joinLibraries } from './server/library/library.ts';
    import { BUILT_IN } from './server/library/builtin.gen.ts';
    import { readSpecification } from './server/spec/specification.ts';
    const checker = createChecker(rules, joinLibraries([BUILT_IN]), { date: '2026-11-01', rules: {} });
    for (const rule of rules)
      for (const { text, facts } of [...rule.examples.bad, ...rule.examples.good])
        checker.check(readSpecification('file:///a', 'markdown', '---\\nbestek: 1\\n' + (facts ?? '') + '\\n---\\n' + text));
    process.stdout.write(JSON.stringify([...globalThis.__seen]));
  `;
  const watch = `
    globalThis.__seen = new Set();
    globalThis.RegExp = new Proxy(RegExp, {
      construct(target, args) { const made = Reflect.construct(target, args); globalThis.__seen.add(made.source + '\\u0000' + made.flags); return made; },
      apply(target, self, args) { return Reflect.construct(target, args); },
    });
  `;
  mkdirSync(cacheFolder, { recursive: true });
  const outfile = join(cacheFolder, 'patterns.mjs');
  await build({
    stdin: { contents: entry, resolveDir: root, loader: 'ts' },
    bundle: true,
    // Packages are loaded before the watch starts, so that only our own patterns are seen.
    packages: 'external',
    format: 'esm',
    platform: 'node',
    target: 'node20',
    outfile,
    banner: { js: watch },
    logLevel: 'silent',
  });
  const seen = JSON.parse(
    execFileSync(process.execPath, [outfile], { encoding: 'utf8', maxBuffer: 1e8 }),
  ) as string[];
  return seen.map((one) => {
    const [source, flags] = one.split('\u0000') as [string, string];
    return { source, flags, where: 'put together when loaded' };
  });
}

/**
 * Answers remembered by pattern in a committed file beside the tests: judging takes a minute and what is not decided in
 * time depends on the machine, so an answer once given holds until the pattern changes. Only safe and undecided ones
 * are kept; the file may be deleted to have everything judged anew.
 */
export function remembered<T>(name: string): {
  get(key: string): T | undefined;
  set(key: string, value: T): void;
  save(keep: (value: T) => boolean): void;
} {
  const file = join(root, 'test/rules', name);
  const known: Record<string, T> = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {};
  let isNew = false;
  return {
    get: (key) => known[key],
    set: (key, value) => {
      known[key] = value;
      isNew = true;
    },
    save: (keep) => {
      if (!isNew) return;
      const kept = Object.entries(known)
        .filter(([, value]) => keep(value))
        .sort(([a], [b]) => (a < b ? -1 : 1));
      writeFileSync(file, `${JSON.stringify(Object.fromEntries(kept), null, 2)}\n`);
    },
  };
}
