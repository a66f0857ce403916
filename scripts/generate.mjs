// Writes every file that is made from others: the list of rules, the law data, the built-in library, the JSON Schemas,
// the snippets, the rule pages and the dictionary. `node scripts/generate.mjs --check` writes nothing and fails when one is out of date.
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { generateDictionary } from './generate-dictionary.mjs';
import { generateDocs } from './generate-docs.mjs';
import { generateLaw } from './generate-law.mjs';
import { generateLibrary } from './generate-library.mjs';
import { generateRules } from './generate-rules.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** In this order: the later ones read what the earlier ones write. */
const GENERATORS = [generateLaw, generateRules, generateLibrary, generateDocs, generateDictionary];

/** Folders in which every file is made: one that is made no longer, as of a rule that is gone, must not stay. */
const FOLDERS = ['docs/regels', 'docs/rules'];

/** Files that are not as they should be, by path; `write` mends them. */
export async function staleFiles({ write }) {
  const stale = [];
  const made = new Set();
  for (const generate of GENERATORS) {
    for (const { path, content } of await generate(root)) {
      made.add(path);
      const file = join(root, path);
      const before = await readFile(file, 'utf8').catch(() => undefined);
      if (before === content) continue;
      stale.push(path);
      if (!write) continue;
      await mkdir(dirname(file), { recursive: true });
      await writeFile(file, content);
    }
  }
  for (const folder of FOLDERS) {
    for (const name of await readdir(join(root, folder), { recursive: true })) {
      const path = `${folder}/${name.replaceAll('\\', '/')}`;
      if (!path.endsWith('.md') || made.has(path)) continue;
      stale.push(path);
      if (write) await rm(join(root, path));
    }
  }
  return stale;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const check = process.argv.includes('--check');
  const stale = await staleFiles({ write: !check });
  for (const path of stale) console.log(`${check ? 'out of date' : 'mended'}: ${path}`);
  if (check && stale.length > 0) process.exit(1);
}
