// Builds everything that ships (dist/) and the suite that runs inside VS Code (out/).
//   node esbuild.mjs                  development: source maps, readable
//   node esbuild.mjs --production     what ships: minified, sizes printed
//   node esbuild.mjs --watch          development, rebuilt on every change
// All bundles are CommonJS (VS Code loads them with require) or a classic worker script.
import { existsSync, readFileSync } from 'node:fs';
import { chmod, mkdir, readdir, rm } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import * as esbuild from 'esbuild';
import { DATA_FILES, leanBundle, writeDataFiles } from './scripts/lib/lean-bundle.mjs';
import { buildInParts } from './scripts/lib/parts.mjs';
import { lazyWord, wordLibraries } from './scripts/lib/word-bundle.mjs';

const root = fileURLToPath(new URL('.', import.meta.url));
const production = process.argv.includes('--production');
const watch = process.argv.includes('--watch');
const { version } = JSON.parse(readFileSync(`${root}package.json`, 'utf8'));

/** @type {import('esbuild').BuildOptions} */
const shared = {
  absWorkingDir: root,
  bundle: true,
  minify: production,
  sourcemap: production ? false : 'linked',
  target: 'es2022',
  charset: 'utf8',
  legalComments: 'none',
  logLevel: 'warning',
  metafile: true,
  define: { BESTEKWIJZER_VERSION: JSON.stringify(version) },
};

/** @type {import('esbuild').BuildOptions} */
const node = {
  ...shared,
  platform: 'node',
  target: 'node20',
  format: 'cjs',
  // See scripts/lib/lean-bundle.mjs.
  charset: 'ascii',
  // Prefer the ESM build of a library: it can be tree-shaken, and some "main" builds (UMD) hide their requires.
  mainFields: ['module', 'main'],
  external: ['vscode'],
};

/** @type {import('esbuild').BuildOptions} */
const browser = {
  ...shared,
  platform: 'browser',
  // Without `worker`, some libraries resolve to a build that needs `document`.
  conditions: ['worker', 'browser'],
  mainFields: ['browser', 'module', 'main'],
  external: ['vscode'],
};

const server = {
  ...node,
  plugins: [leanBundle(root, { hasFiles: true }), lazyWord()],
  // A bundle beside this one is loaded with require.
  supported: { 'dynamic-import': false },
};

const bundles = [
  {
    ...server,
    entryPoints: ['server/cli/main.ts'],
    outfile: 'dist/bestekwijzer.js',
    banner: { js: '#!/usr/bin/env node' },
  },
  { ...node, entryPoints: ['server/lsp/start.node.ts'], outfile: 'dist/server.js' },
  {
    ...server,
    entryPoints: ['server/lsp/main.ts'],
    outfile: 'dist/server-main.js',
    // What a text that is no specification can do without, and what findings can do without.
    parts: [
      {
        outfile: 'dist/server-rules.js',
        openers: /^server\/(?:rules\/all|check\/check|check\/check-library|law\/law)\.ts$/,
      },
      {
        outfile: 'dist/server-features.js',
        openers: /^server\/(?:features\/(?!questions)[\w-]+|check\/fix|report\/coverage)\.ts$/,
      },
    ],
  },
  {
    ...browser,
    entryPoints: ['server/lsp/browser.ts'],
    plugins: [leanBundle(root)],
    outfile: 'dist/server.browser.js',
    format: 'iife',
  },
  {
    // Node and a web worker load the same file.
    ...browser,
    mainFields: ['module', 'main'],
    entryPoints: ['server/word/word.ts'],
    outfile: 'dist/word.js',
    format: 'iife',
    globalName: 'bestekwijzerWord',
    footer: { js: "if (typeof module === 'object') module.exports = bestekwijzerWord;" },
    plugins: [leanBundle(root), wordLibraries(root)],
  },
  { ...node, entryPoints: ['client/node.ts'], outfile: 'dist/client.js' },
  { ...browser, entryPoints: ['client/browser.ts'], outfile: 'dist/client.browser.js', format: 'cjs' },
  {
    // Runs in Node and in a web worker alike, so nothing of either.
    ...browser,
    entryPoints: ['test/vscode/index.ts'],
    outfile: 'out/test/vscode/index.js',
    format: 'cjs',
    minify: false,
    sourcemap: 'inline',
  },
];

const present = bundles.filter(({ entryPoints: [entry] }) => {
  if (existsSync(`${root}${entry}`)) return true;
  console.warn(`esbuild: ${entry} does not exist, skipped`);
  return false;
});

await mkdir(`${root}dist`, { recursive: true });
await writeDataFiles(root, `${root}dist`);
if (watch) {
  const contexts = await Promise.all(
    present.map(({ parts, ...options }) => esbuild.context({ ...options, logLevel: 'info' })),
  );
  await Promise.all(contexts.map((context) => context.watch()));
} else {
  // A bundle that fails has said why; the others are built all the same.
  const settled = await Promise.allSettled(
    present.map(({ parts = [], ...options }) => buildInParts(options, parts)),
  );
  const results = settled.flatMap((one) => (one.status === 'fulfilled' ? one.value : []));
  if (settled.some(({ status }) => status === 'rejected')) process.exitCode = 1;
  for (const { metafile } of results) {
    for (const [file, { bytes }] of Object.entries(metafile.outputs)) {
      if (file.startsWith('dist/') && file.endsWith('.js')) {
        console.log(`${file.padEnd(26)} ${(bytes / 1024).toFixed(0).padStart(6)} KB`);
      }
    }
  }
  // Leftovers (source maps of a development build, a bundle that no longer exists) must not end up in the package.
  const built = new Set(results.flatMap(({ metafile }) => Object.keys(metafile.outputs)));
  for (const file of DATA_FILES) built.add(`dist/${file}`);
  for (const name of await readdir(`${root}dist`)) {
    if (!built.has(`dist/${name}`)) await rm(`${root}dist/${name}`, { recursive: true });
  }
  if (built.has('dist/bestekwijzer.js')) await chmod(`${root}dist/bestekwijzer.js`, 0o755);
}
