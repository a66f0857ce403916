// Builds a bundle in parts, each loaded when something in it is first called: what starting up does not need is not read,
// compiled or kept until then. The sources know nothing of it. A module that opens a part is replaced, where it is called
// from, by functions of the same names that load the part; so it may be asked for functions only. A module stands in one
// bundle: what an earlier one holds is handed to the later ones as values, so that a call from one to the other costs what
// any call does. (The splitting of esbuild itself is for ES modules, which are loaded asynchronously.)
import { readFileSync } from 'node:fs';
import { basename, join, relative, sep } from 'node:path';
import * as esbuild from 'esbuild';
import ts from 'typescript';

/**
 * @typedef {object} Part
 * @property {string} outfile where it goes: beside the bundle that is started
 * @property {RegExp} openers paths (from the root, with slashes) of the modules that open it
 */

/**
 * Builds `options` (one entry, CommonJS) and its parts.
 * @param {import('esbuild').BuildOptions & { absWorkingDir: string; outfile: string }} options
 * @param {readonly Part[]} parts each may use what stands in the bundle and in the parts before it
 * @returns {Promise<import('esbuild').BuildResult[]>} of the bundle and of each part
 */
export async function buildInParts(options, parts) {
  if (parts.length === 0) return [await esbuild.build(options)];
  const root = join(options.absWorkingDir, sep);
  const bundles = [{ outfile: options.outfile }, ...parts].map((one, at) => ({
    ...one,
    at,
    /** The modules in it, with the names that later parts take from them. */
    holds: new Map(),
    /** The modules of later parts that it calls, with the names of the functions. */
    calls: new Map(),
  }));
  const build = (bundle, isFinal) =>
    esbuild.build({
      ...options,
      ...(bundle.at === 0 ? {} : asPart(root, bundle, bundles)),
      outfile: bundle.outfile,
      write: isFinal,
      plugins: [partPlugin(root, bundle, bundles, isFinal), ...options.plugins],
    });
  // First to learn what stands where and who takes what from whom; then with that.
  for (const bundle of bundles) {
    const { metafile } = await build(bundle, false);
    for (const path of Object.keys(metafile.inputs)) addTo(bundle.holds, join(root, path), []);
  }
  // All are waited for, so that none is still writing when one has failed.
  const built = await Promise.allSettled(bundles.map((bundle) => build(bundle, true)));
  const failed = built.find(({ status }) => status === 'rejected');
  if (failed) throw failed.reason;
  return built.map(({ value }) => value);
}

/** What is other for a part: its entry hands out what others call and take, and it is a function of the bundles before it. */
function asPart(root, bundle, bundles) {
  const called = new Map();
  for (const { calls } of bundles)
    for (const [path, names] of calls)
      if (partOf(root, path, bundles) === bundle.at) addTo(called, path, names);
  const contents = `${handedOut('opened', called)}\n${handedOut('held', bundle.holds)}\nexport { opened, held };`;
  return {
    entryPoints: undefined,
    stdin: { contents, resolveDir: root, sourcefile: `${basename(bundle.outfile)}:entry`, loader: 'js' },
    banner: { js: 'module.exports = (bundles, open) => { const module = {};' },
    footer: { js: 'return module.exports; };' },
  };
}

/** Source of a constant with the values of `names` by module. */
function handedOut(constant, modules) {
  const used = [...modules].filter(([, names]) => names.size > 0);
  const imports = used.map(([path, names], i) => {
    const list = [...names].map((name) => `${name} as ${constant}_${i}_${name}`).join(', ');
    return `import { ${list} } from ${JSON.stringify(path)};`;
  });
  const values = used.map(([path, names], i) => {
    const list = [...names].map((name) => `${name}: ${constant}_${i}_${name}`).join(', ');
    return `${JSON.stringify(keyOf(path))}: { ${list} }`;
  });
  return `${imports.join('\n')}\nconst ${constant} = { ${values.join(', ')} };`;
}

function partPlugin(root, bundle, bundles, isFinal) {
  const own = join(root, 'server', sep);
  return {
    name: 'parts',
    setup(build) {
      build.onResolve({ filter: /^bestekwijzer:parts$/ }, () => ({ path: 'parts', namespace: 'parts' }));
      build.onLoad({ filter: /.*/, namespace: 'parts' }, () => ({
        contents: loader(bundles),
        resolveDir: root,
      }));
      build.onResolve({ filter: /^\.\/[\w-]+\.js$/ }, ({ path, namespace }) =>
        namespace === 'parts' ? { path, external: true } : undefined,
      );
      build.onResolve({ filter: /.*/ }, async (args) => {
        const { importer, kind, namespace, pluginData, resolveDir } = args;
        if (kind !== 'import-statement' || namespace !== 'file' || pluginData === build) return undefined;
        if (!importer.startsWith(own)) return undefined;
        const { path } = await build.resolve(args.path, { importer, kind, resolveDir, pluginData: build });
        if (!path) return undefined;
        const part = partOf(root, path, bundles);
        if (part > bundle.at) {
          addTo(bundle.calls, path, importedNames(importer, args.path));
          return isFinal ? { path, namespace: 'opens' } : { path, external: true };
        }
        const holder = bundles.slice(0, bundle.at).find(({ holds }) => holds.has(path));
        if (!holder) return undefined;
        addTo(holder.holds, path, importedNames(importer, args.path));
        return isFinal ? { path, namespace: 'held' } : { path, external: true };
      });
      build.onLoad({ filter: /.*/, namespace: 'opens' }, ({ path }) => {
        return { contents: opener(path, bundle, partOf(root, path, bundles)), resolveDir: root };
      });
      build.onLoad({ filter: /.*/, namespace: 'held' }, ({ path }) => {
        const holder = bundles.find(({ holds }) => holds.has(path));
        const names = [...holder.holds.get(path)];
        const from = `bundles[${holder.at}].held[${JSON.stringify(keyOf(path))}]`;
        const taken = names.map((name, i) => `${name}: _${i}`).join(', ');
        return {
          contents: `const { ${taken} } = ${from};\nexport { ${names.map((name, i) => `_${i} as ${name}`).join(', ')} };`,
        };
      });
    },
  };

  function loader(all) {
    const files = all.slice(1).map(({ outfile }) => `() => require('./${basename(outfile)}')`);
    return `${isFinal ? handedOut('held', all[0].holds) : 'const held = {};'}
const load = [undefined, ${files.join(', ')}];
const bundles = [{ held }];
export function open(part) {
  for (let at = 1; at <= part; at++) bundles[at] ??= load[at]()(bundles, open);
  return bundles[part].opened;
}`;
  }
}

/** Functions that load the part a module stands in and call those of that name there. */
function opener(path, bundle, part) {
  const functions = exportedFunctions(path);
  const names = [...bundle.calls.get(path)];
  const wrong = names.filter((name) => !functions.has(name));
  if (wrong.length > 0) throw new Error(`${path} opens a part, and ${wrong.join(', ')} is no function`);
  const at = JSON.stringify(keyOf(path));
  return [
    bundle.at === 0 ? "import { open } from 'bestekwijzer:parts';" : '',
    ...names.map(
      (name) => `export function ${name}(...all) { return open(${part})[${at}].${name}(...all); }`,
    ),
  ].join('\n');
}

function partOf(root, path, bundles) {
  const name = relative(root, path).split(sep).join('/');
  return bundles.findIndex(({ openers }) => openers?.test(name));
}

/** Short, and the same on every machine. */
function keyOf(path) {
  return path.split(sep).slice(-3).join('/');
}

function addTo(map, path, names) {
  const known = map.get(path);
  if (known) for (const name of names) known.add(name);
  else map.set(path, new Set(names));
}

const parsed = new Map();

function statementsOf(path) {
  const source = readFileSync(path, 'utf8');
  const known = parsed.get(path);
  if (known?.source === source) return known.statements;
  const { statements } = ts.createSourceFile(path, source, ts.ScriptTarget.Latest, false);
  parsed.set(path, { source, statements });
  return statements;
}

/** The names of values that `importer` takes from what it calls `specifier`. */
function importedNames(importer, specifier) {
  return statementsOf(importer).flatMap((statement) => {
    if (statement.moduleSpecifier?.text !== specifier) return [];
    const clause = statement.importClause;
    const list = clause?.namedBindings ?? statement.exportClause;
    if (statement.isTypeOnly || clause?.isTypeOnly) return [];
    if (list && !list.elements) throw new Error(`${importer}: only names can be taken from ${specifier}`);
    const names = (list?.elements ?? [])
      .filter((one) => !one.isTypeOnly)
      .map((one) => (one.propertyName ?? one.name).text);
    return clause?.name ? ['default', ...names] : names;
  });
}

function exportedFunctions(path) {
  return new Set(
    statementsOf(path)
      .filter((one) => ts.isFunctionDeclaration(one) && one.modifiers?.some(isExport))
      .map((one) => one.name.text),
  );
}

function isExport({ kind }) {
  return kind === ts.SyntaxKind.ExportKeyword;
}
