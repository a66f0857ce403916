// Packs what is published: the extension (bestekwijzer-VERSION.vsix) and the command line with the language server
// (bestekwijzer-VERSION.tgz, for npm).
//   node scripts/package.mjs [--no-build] [--out FOLDER]    `npm run package`; prints the sizes
// Each is put together in a folder of its own, so that neither carries what only the other needs.
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, extname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { DATA_FILES } from './lib/lean-bundle.mjs';
import { cache, root } from './lib/paths.mjs';
import { withFewColours } from './lib/png.mjs';
import { npm, runNode } from './lib/process.mjs';

/** What a drafter downloads should not be larger, in bytes. */
export const LARGEST_EXTENSION = 2 * 1024 * 1024;
/** The pictures on its page, in bytes. */
const MOST_PICTURES = 60 * 1024;

const inDist = (file) => `dist/${file}`;

// No pages of rules: in the editor a page comes from the server.
export const EXTENSION_FILES = [
  ...[
    'client.js',
    'client.browser.js',
    'server.js',
    'server-main.js',
    'server-rules.js',
    'server-features.js',
  ].map(inDist),
  ...['server.browser.js', 'word.js', ...DATA_FILES].map(inDist),
  ...['grammars', 'schemas', 'snippets', 'dictionaries', 'samples', 'assets/icon.png', 'assets/begin'],
  'assets/preview.css',
  ...['package.nls.json', 'LICENSE', 'CHANGELOG.md'],
];
const PROGRAM_FILES = [
  ...[
    'dist/bestekwijzer.js',
    'dist/word.js',
    ...DATA_FILES.map(inDist),
    'docs/regels',
    'docs/rules',
    'schemas',
    'dictionaries',
  ],
  ...['README.md', 'README.nl.md', 'LICENSE', 'CHANGELOG.md'],
];

/**
 * Packs the extension with vsce.
 * @param {string} folder where the file goes
 * @returns {Promise<string>} its path
 */
export async function packExtension(folder) {
  const { createVSIX } = await import('@vscode/vsce');
  // No dependencies: the bundles hold everything. No scripts: what is packed has been built.
  const { scripts, dependencies, devDependencies, bin, private: _, ...whole } = readManifest();
  const manifest = { ...whole, files: EXTENSION_FILES };
  const stage = staged('extension', EXTENSION_FILES, manifest);
  writeFileSync(join(stage, 'README.nl.md'), galleryReadme(readFileSync(join(root, 'README.nl.md'), 'utf8')));
  const file = join(folder, `${manifest.name}-${manifest.version}.vsix`);
  await createVSIX({
    cwd: stage,
    packagePath: file,
    readmePath: 'README.nl.md',
    dependencies: false,
    // Links have been dealt with below; there is no public address to point them at.
    rewriteRelativeLinks: false,
    allowMissingRepository: true,
  });
  return file;
}

/**
 * Packs the command line and the language server with npm.
 * @param {string} folder where the file goes
 * @returns {Promise<string>} its path
 */
export async function packProgram(folder) {
  const { name, version, license, engines, bin } = readManifest();
  const { beschrijving: description } = JSON.parse(readFileSync(join(root, 'package.nls.json'), 'utf8'));
  const manifest = { name, version, description, license, engines: { node: engines.node }, bin };
  const stage = staged('program', PROGRAM_FILES, { ...manifest, files: PROGRAM_FILES });
  const { code, output } = await npm(['pack', '--pack-destination', folder], { cwd: stage, quiet: true });
  if (code !== 0) throw new Error(`npm pack:\n${output}`);
  return join(folder, `${name}-${version}.tgz`);
}

/**
 * The README as VS Code shows it beside an installed extension: it fetches no files of the extension, so pictures are
 * carried inside, and a link to another file of the project would lead nowhere. As many pictures are as fit in what a
 * drafter should download for them, the first ones first.
 */
function galleryReadme(text) {
  let room = MOST_PICTURES;
  return text
    .replace(/!\[([^\]\n]*)\]\((?!\w+:)([^)\n]+)\)/g, (_, alt, path) => {
      const file = readFileSync(join(root, path));
      const small = extname(path) === '.png' ? withFewColours(file) : file;
      if (small.length > room) return '';
      room -= small.length;
      const picture = small.toString('base64');
      return `![${alt}](data:image/${extname(path).slice(1)};base64,${picture})`;
    })
    .replace(/(?<!!)\[([^\]\n]*)\]\((?!\w+:|#)[^)\n]+\)/g, '$1');
}

function readManifest() {
  return JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
}

/** A folder with these files of the project, at the same places, and this package.json. */
function staged(name, files, manifest) {
  const stage = join(cache, 'package', name);
  rmSync(stage, { recursive: true, force: true });
  for (const file of files) {
    if (!existsSync(join(root, file))) throw new Error(`${file} is not there; run first: npm run build`);
    mkdirSync(dirname(join(stage, file)), { recursive: true });
    cpSync(join(root, file), join(stage, file), { recursive: true });
  }
  writeFileSync(join(stage, 'package.json'), `${JSON.stringify(manifest, null, 2)}\n`);
  return stage;
}

function sized(file) {
  const { size } = statSync(file);
  console.log(`${file}  ${(size / 1024).toFixed(0)} KB`);
  return size;
}

if (process.argv[1] && resolve(process.argv[1]) === fileURLToPath(import.meta.url)) {
  const args = process.argv.slice(2);
  const folder = resolve(args.includes('--out') ? (args[args.indexOf('--out') + 1] ?? '.') : root);
  mkdirSync(folder, { recursive: true });
  if (!args.includes('--no-build')) {
    const { code } = await runNode(['esbuild.mjs', '--production'], { cwd: root });
    if (code !== 0) process.exit(code);
  }
  const extension = await packExtension(folder);
  const program = await packProgram(folder);
  console.log('');
  if (sized(extension) > LARGEST_EXTENSION) {
    console.error(`The extension is larger than ${LARGEST_EXTENSION / 1024} KB.`);
    process.exitCode = 1;
  }
  sized(program);
}
