// Prints how fast `findQuantities` reads the given files: node scripts/time-quantities.mjs samples/*.md
import { readFileSync } from 'node:fs';
import { build } from 'esbuild';

const { outputFiles } = await build({
  entryPoints: [new URL('../server/text/quantities/index.ts', import.meta.url).pathname],
  bundle: true,
  write: false,
  format: 'esm',
  platform: 'node',
});
const source = Buffer.from(outputFiles[0].contents).toString('base64');
const { findQuantities } = await import(`data:text/javascript;base64,${source}`);

const ROUNDS = 50;
for (const file of process.argv.slice(2)) {
  const text = readFileSync(file, 'utf8');
  for (let i = 0; i < ROUNDS; i++) findQuantities(text);
  const start = performance.now();
  for (let i = 0; i < ROUNDS; i++) findQuantities(text);
  const ms = (performance.now() - start) / ROUNDS;
  const found = findQuantities(text).length;
  console.log(
    `${file}: ${found} values, ${ms.toFixed(2)} ms, ${(text.length / ms / 1000).toFixed(1)} million characters/s`,
  );
}
