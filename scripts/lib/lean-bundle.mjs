// Keeps out of the bundles what starting up does not need. For Node: examples and explanations of rules, which only rule
// pages and hovers show, go to a file beside the bundle that is read when somebody asks; law, clauses and the words of
// patterns go to files that are read with the code that uses them; and the bundle is ASCII, of which the engine keeps half
// as many bytes. In a browser law and clauses are JSON in the bundle, which is read faster than program text. Everywhere:
// words that rules take from patterns are written out, and markdown-it is without what reading blocks has no use for: its
// finder of links, and what named characters stand for.
import { readFile, writeFile } from 'node:fs/promises';
import { join, sep } from 'node:path';
import ts from 'typescript';
import { importTypeScript } from '../generate-library.mjs';
import { inAscii, literalsByFile, WORDS_FILE, writtenLiterals } from './pattern-words.mjs';

/** Beside the bundles for Node: what rule pages show, by rule id. */
const RULE_TEXTS_FILE = 'regelteksten.json';
/** What is read from there. */
const ON_USE = ['examples', 'why', 'whenNot'];
/** Modules that are data and nothing else, and the file beside the bundles for Node that holds it. */
const DATA = new Map([
  ['server/law/law.gen.ts', 'recht.json'],
  ['server/library/builtin.gen.ts', 'clausules.json'],
]);
/** All files beside the bundles for Node. */
export const DATA_FILES = [RULE_TEXTS_FILE, WORDS_FILE, ...DATA.values()];

/**
 * @param {string} root
 * @param {{ hasFiles?: boolean }} options whether the bundle can read a file that stands beside it
 * @returns {import('esbuild').Plugin}
 */
export function leanBundle(root, { hasFiles = false } = {}) {
  const rules = join(root, 'server', 'rules') + sep;
  const literals = join(root, 'server', 'text', 'literals.ts');
  const data = new Map([...DATA].map(([path, file]) => [join(root, ...path.split('/')), { path, file }]));
  return {
    name: 'lean-bundle',
    setup(build) {
      let byId;
      build.onStart(() => {
        byId = undefined;
      });
      build.onResolve({ filter: /^bestekwijzer:files$/ }, ({ path }) => ({ path, namespace: 'lean' }));
      build.onLoad({ filter: /.*/, namespace: 'lean' }, () => ({ contents: READER, resolveDir: root }));
      build.onResolve({ filter: /^(?:linkify-it|entities)$/ }, ({ path, importer }) =>
        importer.includes('markdown-it') ? { path, namespace: 'unused' } : undefined,
      );
      build.onLoad({ filter: /.*/, namespace: 'unused' }, ({ path }) => ({ contents: UNUSED[path] }));
      build.onLoad({ filter: /\.ts$/ }, async ({ path }) => {
        if (hasFiles && path === literals) return { contents: await literalsByFile(path), loader: 'ts' };
        const own = data.get(path);
        if (own) return { contents: await asJson(root, own, hasFiles), loader: 'js', resolveDir: root };
        if (!path.startsWith(rules) || path.slice(rules.length).split(sep).length !== 2) return undefined;
        const source = await readFile(path, 'utf8');
        // Reading them takes a bundle of its own: only for bundles with rules.
        byId ??= rulesById(root);
        return { contents: leanRule(source, path, await byId, hasFiles), loader: 'ts' };
      });
      if (hasFiles)
        build.onEnd(({ outputFiles, metafile }) => asciiOutputs(outputFiles, metafile, build.initialOptions));
    },
  };
}

/** Parts of markdown-it that reading blocks has no use for. In an address no character is looked at. */
const UNUSED = {
  'linkify-it': 'export class LinkifyIt {}\nexport default LinkifyIt;',
  entities: 'export const decodeHTMLStrict = (text) => text;',
};

const READER = `
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
let known;
export function readData(file) {
  return JSON.parse(readFileSync(join(__dirname, file), 'utf8'));
}
export function ruleTexts(id) {
  known ??= readData('${RULE_TEXTS_FILE}');
  return known[id];
}`;

async function asJson(root, { path, file }, hasFiles) {
  if (!hasFiles) {
    return Object.entries(await importTypeScript(root, path))
      .map(([name, value]) => `export const ${name} = JSON.parse(${JSON.stringify(JSON.stringify(value))});`)
      .join('\n');
  }
  const names = Object.keys(await importTypeScript(root, path)).join(', ');
  return `import { readData } from 'bestekwijzer:files';\nexport const { ${names} } = readData('${file}');`;
}

async function rulesById(root) {
  const { rules } = await importTypeScript(root, 'server/rules/all.gen.ts');
  return new Map(rules.map((rule) => [rule.id, rule]));
}

/** The source of a rule with its words written out and, for Node, its texts read on use; other sources as they are. */
function leanRule(source, path, byId, hasFiles) {
  const file = ts.createSourceFile(path, source, ts.ScriptTarget.Latest, false);
  const own = file.statements.map(ruleIn).find((one) => one !== undefined);
  if (!own) return source;
  const edits = [];
  const words = own.property('words');
  const rule = byId.get(own.id);
  if (words && rule) edits.push({ node: words, text: ` words: ${JSON.stringify(rule.words)}` });
  if (!hasFiles) return withEdits(source, edits);
  for (const name of ON_USE) {
    const node = own.property(name);
    const text = ` get ${name}() { return ruleTexts(${JSON.stringify(own.id)}).${name}; }`;
    if (node) edits.push({ node, text });
  }
  return `import { ruleTexts } from 'bestekwijzer:files';\n${withEdits(source, edits)}`;
}

/** The rule that a statement makes (`export const rule = sectionRule({ id: '…', … })`): its id and its properties. */
function ruleIn(statement) {
  if (!ts.isVariableStatement(statement)) return undefined;
  const call = statement.declarationList.declarations[0]?.initializer;
  const rule = call && ts.isCallExpression(call) ? call.arguments[0] : undefined;
  if (!rule || !ts.isObjectLiteralExpression(rule)) return undefined;
  const property = (name) =>
    rule.properties.find((one) => ts.isPropertyAssignment(one) && one.name.text === name);
  const id = property('id')?.initializer;
  return id && ts.isStringLiteral(id) ? { id: id.text, property } : undefined;
}

function withEdits(source, edits) {
  let text = source;
  for (const { node, text: own } of edits.sort((a, b) => b.node.pos - a.node.pos))
    text = text.slice(0, node.pos) + own + text.slice(node.end);
  return text;
}

/**
 * Escapes what esbuild leaves as it is: patterns, and raw templates, which are patterns here. Only what ships: escapes
 * would move what source maps point at.
 */
async function asciiOutputs(outputFiles, metafile, { minify, absWorkingDir }) {
  // Files in memory are only looked at to learn what is in them.
  if (!minify || outputFiles?.length > 0) return;
  for (const name of Object.keys(metafile.outputs)) {
    const path = join(absWorkingDir, name);
    const text = await readFile(path, 'utf8');
    const ascii = inAscii(text);
    if (ascii !== text) await writeFile(path, ascii);
  }
}

/** Writes what stands beside the bundles for Node into `folder`. */
export async function writeDataFiles(root, folder) {
  const texts = [...(await rulesById(root))].map(([id, rule]) => [
    id,
    Object.fromEntries(ON_USE.map((name) => [name, rule[name]])),
  ]);
  await writeFile(join(folder, RULE_TEXTS_FILE), JSON.stringify(Object.fromEntries(texts)));
  await writeFile(join(folder, WORDS_FILE), JSON.stringify(await writtenLiterals(root)));
  for (const [path, file] of DATA)
    await writeFile(join(folder, file), JSON.stringify(await importTypeScript(root, path)));
}
