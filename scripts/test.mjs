// Everything that is checked, on a checkout with nothing installed beside Node (Node built-ins only, until installed).
// Ends with the line "N passed, N failed": steps, vitest tests and tests inside VS Code together. Exit code 1 on a failure.
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { ensureInstalled } from './lib/install.mjs';
import { cache, root } from './lib/paths.mjs';
import { runNode } from './lib/process.mjs';

const total = { passed: 0, failed: 0, skipped: 0 };
const failures = [];

/** Runs one part; its outcome is a pass or fail of its own, unless it brings counts. Never throws. */
async function step(name, part) {
  console.log(`\n== ${name}`);
  const start = Date.now();
  let counts;
  try {
    counts = (await part()) ?? { passed: 1, failed: 0 };
  } catch (error) {
    console.error(error instanceof Error ? (error.stack ?? error.message) : error);
    counts = { passed: 0, failed: 1 };
  }
  for (const key of Object.keys(total)) total[key] += counts[key] ?? 0;
  if (counts.failed > 0) failures.push(name);
  console.log(`   ${counts.failed > 0 ? 'FAILED' : 'ok'} in ${((Date.now() - start) / 1000).toFixed(1)} s`);
  return counts.failed === 0;
}

/** A program out of node_modules, by the file its package names, so that it runs the same with and without a shell. */
async function tool(file, ...args) {
  const { code } = await runNode([join(root, 'node_modules', file), ...args], { cwd: root });
  if (code !== 0) throw new Error(`exit code ${code}`);
}

async function script(...args) {
  const { code } = await runNode(args, { cwd: root });
  if (code !== 0) throw new Error(`exit code ${code}`);
}

async function vitest() {
  const results = join(cache, 'vitest.json');
  mkdirSync(cache, { recursive: true });
  rmSync(results, { force: true });
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${results}`];
  const { code } = await runNode([join(root, 'node_modules', 'vitest', 'vitest.mjs'), 'run', ...reporters], {
    cwd: root,
  });
  if (!existsSync(results)) throw new Error('vitest gave no results');
  const { numPassedTests, numFailedTests, numPendingTests, testResults } = JSON.parse(
    readFileSync(results, 'utf8'),
  );
  // A file that cannot be loaded has no tests in it that could fail.
  const broken = testResults.filter(
    (file) => file.status === 'failed' && file.assertionResults.length === 0,
  ).length;
  const failed = numFailedTests + broken;
  return {
    passed: numPassedTests,
    failed: failed === 0 && code !== 0 ? 1 : failed,
    skipped: numPendingTests,
  };
}

const installed = await step('install', async () => {
  await ensureInstalled(root);
});
if (installed) {
  await step('generated files are up to date', () => script('scripts/generate.mjs', '--check'));
  await step('types', () => tool('typescript/bin/tsc', '--noEmit'));
  await step('lint', () => tool('@biomejs/biome/bin/biome', 'check', '--max-diagnostics=50', '.'));
  await step('rules hold the bar on the unseen fragments', () =>
    script('scripts/eval.mjs', '--check', '--quiet'),
  );
  await step('build', () => script('esbuild.mjs', '--production'));
  await step('unit, rules, properties, protocol, worker, grammar', vitest);
  await step('inside VS Code', async () => {
    const { runVsCodeSuite } = await import('./vscode-suite.mjs');
    return runVsCodeSuite();
  });
  await step('the packages, as published', async () => {
    const { runPackageSuite } = await import('./package-suite.mjs');
    return runPackageSuite();
  });
}

if (failures.length > 0) console.log(`\nFailed: ${failures.join('; ')}`);
if (total.skipped > 0) console.log(`\nSkipped: ${total.skipped}`);
console.log(`\n${total.passed} passed, ${total.failed} failed`);
process.exit(total.failed > 0 ? 1 : 0);
