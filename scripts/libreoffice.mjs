// LibreOffice for the test of Word files. Node built-ins only.
import { spawnSync } from 'node:child_process';
import { isRoot, which } from './lib/process.mjs';

/**
 * The path of soffice. On a machine of continuous integration where we may, Debian's package is installed; a person's own
 * machine is left as it is.
 * @returns {string | undefined}
 */
export function findLibreOffice() {
  const there = which('soffice');
  if (there || !process.env.CI || !isRoot()) return there;
  const apt = which('apt-get');
  if (!apt) return undefined;
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const options = { env, stdio: 'ignore', timeout: 600_000 };
  spawnSync(apt, ['update'], options);
  spawnSync(apt, ['install', '-y', '--no-install-recommends', 'libreoffice-writer-nogui'], options);
  return which('soffice');
}
