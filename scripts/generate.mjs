// Writes the files that are derived from others, so that each fact has one home.
//   node scripts/generate.mjs            writes what changed
//   node scripts/generate.mjs --check    writes nothing; exit code 1 and the names when a file is out of date
//
// A generator is a file scripts/generate-NAME.mjs with one exported function whose name begins with `generate`: given the
// folder of the project it returns (or promises) `[{ path, content }]`, paths from that folder.
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { root } from './lib/paths.mjs';

const check = process.argv.includes('--check');
const names = readdirSync(join(root, 'scripts')).filter((name) => /^generate-.*\.mjs$/.test(name));

// A generator may read what another writes; whatever their order, a second round then settles it.
let stale = await generateAll();
if (!check) for (let round = 0; stale > 0 && round < 3; round++) stale = await generateAll();
if (stale > 0) {
  console.error(check ? 'Run: npm run generate' : 'Two generators keep undoing each other.');
  process.exitCode = 1;
}

/** Runs every generator; the number of files that were not as they should be. */
async function generateAll() {
  let changed = 0;
  for (const name of names) {
    for (const { path, content } of await run(name)) {
      const file = join(root, path);
      if (existsSync(file) && readFileSync(file, 'utf8') === content) continue;
      changed++;
      console.log(`${check ? 'out of date' : 'written'}: ${path} (${name})`);
      if (check) continue;
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, content);
    }
  }
  return changed;
}

async function run(name) {
  const module = await import(`./${name}`);
  const [, generate] = Object.entries(module).find(([key]) => key.startsWith('generate')) ?? [];
  if (!generate) throw new Error(`${name} exports no function whose name begins with "generate"`);
  return generate(root);
}
