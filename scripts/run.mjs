#!/usr/bin/env node
// The command line from a fresh checkout, for a hook or a pipeline: installs and builds once, then runs. Node built-ins
// only, and silent when there is nothing to do: standard output belongs to the report.
//   node scripts/run.mjs check .
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { ensureInstalled } from './lib/install.mjs';
import { root } from './lib/paths.mjs';
import { runNode } from './lib/process.mjs';

const program = join(root, 'dist', 'bestekwijzer.js');
try {
  if (!existsSync(program)) {
    console.error('Bestekwijzer klaarzetten (eenmalig, ongeveer een minuut) …');
    await ensureInstalled(root);
    const { code, output } = await runNode(['esbuild.mjs', '--production'], { cwd: root, quiet: true });
    if (code !== 0) throw new Error(output);
  }
  const child = spawn(process.execPath, [program, ...process.argv.slice(2)], { stdio: 'inherit' });
  child.on('close', (code) => {
    process.exitCode = code ?? 2;
  });
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 2;
}
