// Installs the project's packages when they are not there. Node built-ins only.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { npm } from './process.mjs';

/**
 * True when `node_modules` holds the versions that the lock file names. Compared package by package with the list npm
 * keeps inside `node_modules`, so that a fresh checkout, a pulled update and a half-finished install are all noticed.
 */
export function isInstalled(folder) {
  const read = (...parts) => JSON.parse(readFileSync(join(folder, ...parts), 'utf8')).packages;
  if (!existsSync(join(folder, 'node_modules', '.package-lock.json'))) return false;
  const wanted = read('package-lock.json');
  const present = read('node_modules', '.package-lock.json');
  return Object.entries(wanted).every(
    ([path, { version, optional }]) =>
      path === '' || present[path]?.version === version || (optional && !(path in present)),
  );
}

/**
 * `npm ci` where needed.
 * @param {string} folder with package.json and package-lock.json
 * @param {string[]} [flags] for npm
 * @throws with npm's output when the install fails
 */
export async function ensureInstalled(folder, flags = []) {
  if (isInstalled(folder)) return false;
  const { code, output } = await npm(['ci', '--no-audit', '--no-fund', ...flags], {
    cwd: folder,
    quiet: true,
  });
  if (code !== 0) throw new Error(`npm ci in ${folder}:\n${output}`);
  return true;
}
