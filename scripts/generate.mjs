// Writes every file that is made from others: the list of rules, the law data, the built-in library, the JSON Schemas,
// the snippets and the rule pages. `node scripts/generate.mjs --check` writes nothing and fails when one is out of date.
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const GENERATORS = ['generate-law.mjs', 'generate-rules.mjs', 'generate-library.mjs', 'generate-docs.mjs'];

/** All generated files as `{path, content}`, paths relative to the project root. */
export async function generateAll(base = root) {
  const files = [];
  for (const name of GENERATORS) {
    const path = join(base, 'scripts', name);
    const module = await import(pathToFileURL(path).href).catch((error) => {
      if (error.code === 'ERR_MODULE_NOT_FOUND' && error.message.includes(name)) return undefined;
      throw error;
    });
    if (module)
      files.push(...(await Object.values(module).find((value) => typeof value === 'function')(base)));
  }
  return files;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const check = process.argv.includes('--check');
  let stale = 0;
  for (const { path, content } of await generateAll()) {
    const file = join(root, path);
    const before = await readFile(file, 'utf8').catch(() => undefined);
    if (before === content) continue;
    stale++;
    console.log(`${check ? 'out of date' : 'written'}: ${path}`);
    if (check) continue;
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, content);
  }
  if (check && stale > 0) process.exit(1);
}
