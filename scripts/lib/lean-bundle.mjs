// Leaves out of the bundles for Node what starting up does not need: the examples of rules, which only rule pages show,
// go to a file beside the bundle that is read when somebody asks; and the link finder of markdown-it, which is not used.
import { readFile, writeFile } from 'node:fs/promises';
import { join, sep } from 'node:path';
import ts from 'typescript';
import { importTypeScript } from '../generate-library.mjs';

/** Beside the bundles: examples by rule id. */
export const EXAMPLES_FILE = 'voorbeelden.json';

/** @returns {import('esbuild').Plugin} */
export function leanBundle(root) {
  const rules = join(root, 'server', 'rules') + sep;
  return {
    name: 'lean-bundle',
    setup(build) {
      build.onResolve({ filter: /^bestekwijzer:examples$/ }, ({ path }) => ({ path, namespace: 'lean' }));
      build.onLoad({ filter: /.*/, namespace: 'lean' }, () => ({ contents: READER, resolveDir: root }));
      build.onResolve({ filter: /^linkify-it$/ }, ({ path }) => ({ path, namespace: 'unused' }));
      build.onLoad({ filter: /.*/, namespace: 'unused' }, () => ({
        contents: 'export class LinkifyIt {}\nexport default LinkifyIt;',
      }));
      build.onLoad({ filter: /\.ts$/ }, async ({ path }) => {
        if (!path.startsWith(rules) || path.slice(rules.length).split(sep).length !== 2) return undefined;
        return { contents: withoutExamples(await readFile(path, 'utf8'), path), loader: 'ts' };
      });
    },
  };
}

const READER = `
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
let known;
export function examplesOf(id) {
  known ??= JSON.parse(readFileSync(join(__dirname, '${EXAMPLES_FILE}'), 'utf8'));
  return known[id];
}`;

/** The source of a rule with its examples read on use; other sources as they are. */
export function withoutExamples(source, path) {
  const file = ts.createSourceFile(path, source, ts.ScriptTarget.Latest, false);
  for (const statement of file.statements) {
    const call = ts.isVariableStatement(statement)
      ? statement.declarationList.declarations[0]?.initializer
      : undefined;
    const rule = call && ts.isCallExpression(call) ? call.arguments[0] : undefined;
    if (!rule || !ts.isObjectLiteralExpression(rule)) continue;
    const named = (name) =>
      rule.properties.find((one) => ts.isPropertyAssignment(one) && one.name.text === name);
    const id = named('id')?.initializer;
    const examples = named('examples');
    if (!examples || !id || !ts.isStringLiteral(id)) continue;
    const getter = `get examples() { return examplesOf(${JSON.stringify(id.text)}); }`;
    return `import { examplesOf } from 'bestekwijzer:examples';\n${source.slice(0, examples.pos)}${getter}${source.slice(examples.end)}`;
  }
  return source;
}

/** Writes the examples of all rules into `folder`. */
export async function writeExamples(root, folder) {
  const { rules } = await importTypeScript(root, 'server/rules/all.gen.ts');
  const byId = Object.fromEntries(rules.map((rule) => [rule.id, rule.examples]));
  await writeFile(join(folder, EXAMPLES_FILE), JSON.stringify(byId));
}
