// Keeps out of the bundles what starting up does not need. For Node: examples and explanations of rules, which only rule
// pages and hovers show, go to a file beside the bundle that is read when somebody asks. Everywhere: law and clauses
// become JSON, which is read faster than program text; words that rules take from patterns are written out; and the link
// finder of markdown-it, which is not used, is left out.
import { readFile, writeFile } from 'node:fs/promises';
import { join, sep } from 'node:path';
import ts from 'typescript';
import { importTypeScript } from '../generate-library.mjs';

/** Beside the bundles for Node: what rule pages show, by rule id. */
export const RULE_TEXTS_FILE = 'regelteksten.json';
/** What is read from there. */
const ON_USE = ['examples', 'why', 'whenNot'];
/** Modules that are data and nothing else. */
const DATA = ['server/law/law.gen.ts', 'server/library/builtin.gen.ts'];

/**
 * @param {string} root
 * @param {{ hasFiles?: boolean }} options whether the bundle can read a file that stands beside it
 * @returns {import('esbuild').Plugin}
 */
export function leanBundle(root, { hasFiles = false } = {}) {
  const rules = join(root, 'server', 'rules') + sep;
  const data = new Map(DATA.map((path) => [join(root, ...path.split('/')), path]));
  return {
    name: 'lean-bundle',
    setup(build) {
      let byId;
      build.onStart(() => {
        byId = rulesById(root);
      });
      build.onResolve({ filter: /^bestekwijzer:rule-texts$/ }, ({ path }) => ({ path, namespace: 'lean' }));
      build.onLoad({ filter: /.*/, namespace: 'lean' }, () => ({ contents: READER, resolveDir: root }));
      build.onResolve({ filter: /^linkify-it$/ }, ({ path }) => ({ path, namespace: 'unused' }));
      build.onLoad({ filter: /.*/, namespace: 'unused' }, () => ({
        contents: 'export class LinkifyIt {}\nexport default LinkifyIt;',
      }));
      build.onLoad({ filter: /\.ts$/ }, async ({ path }) => {
        if (data.has(path)) return { contents: await asJson(root, data.get(path)), loader: 'js' };
        if (!path.startsWith(rules) || path.slice(rules.length).split(sep).length !== 2) return undefined;
        const source = await readFile(path, 'utf8');
        return { contents: leanRule(source, path, await byId, hasFiles), loader: 'ts' };
      });
    },
  };
}

const READER = `
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
let known;
export function ruleTexts(id) {
  known ??= JSON.parse(readFileSync(join(__dirname, '${RULE_TEXTS_FILE}'), 'utf8'));
  return known[id];
}`;

async function asJson(root, path) {
  const module = await importTypeScript(root, path);
  return Object.entries(module)
    .map(([name, value]) => `export const ${name} = JSON.parse(${JSON.stringify(JSON.stringify(value))});`)
    .join('\n');
}

async function rulesById(root) {
  const { rules } = await importTypeScript(root, 'server/rules/all.gen.ts');
  return new Map(rules.map((rule) => [rule.id, rule]));
}

/** The source of a rule with its words written out and, for Node, its texts read on use; other sources as they are. */
function leanRule(source, path, byId, hasFiles) {
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
    if (!id || !ts.isStringLiteral(id)) continue;
    const edits = [];
    const words = named('words');
    if (words && byId.has(id.text))
      edits.push({ node: words, text: ` words: ${JSON.stringify(byId.get(id.text).words)}` });
    if (hasFiles)
      for (const name of ON_USE) {
        const node = named(name);
        const text = ` get ${name}() { return ruleTexts(${JSON.stringify(id.text)}).${name}; }`;
        if (node) edits.push({ node, text });
      }
    const from = hasFiles ? `import { ruleTexts } from 'bestekwijzer:rule-texts';\n` : '';
    return from + withEdits(source, edits);
  }
  return source;
}

function withEdits(source, edits) {
  let text = source;
  for (const { node, text: own } of edits.sort((a, b) => b.node.pos - a.node.pos))
    text = text.slice(0, node.pos) + own + text.slice(node.end);
  return text;
}

/** Writes what rule pages show of all rules into `folder`. */
export async function writeRuleTexts(root, folder) {
  const texts = [...(await rulesById(root))].map(([id, rule]) => [
    id,
    Object.fromEntries(ON_USE.map((name) => [name, rule[name]])),
  ]);
  await writeFile(join(folder, RULE_TEXTS_FILE), JSON.stringify(Object.fromEntries(texts)));
}
