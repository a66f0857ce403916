import { execFile } from 'node:child_process';
import { resolve } from 'node:path';
import { promisify } from 'node:util';
import { languageOf } from '../../spec/specification.ts';
import { UsageError } from '../args.ts';

/**
 * Files that stand ready for the next commit in git and could be specifications, as whole paths; deleted ones left out.
 * Only the names come from git: what is read is the file on disk, as in an editor.
 * @param paths limit it to these; all when empty
 * @throws UsageError when git is not there or this is no repository
 */
export async function stagedFiles(paths: readonly string[], cwd: string): Promise<string[]> {
  const options = [
    'diff',
    '--cached',
    '--name-only',
    '--no-ext-diff',
    '--diff-filter=ACMRT',
    '--relative',
    '-z',
  ];
  const { stdout } = await promisify(execFile)('git', [...options, '--', ...paths], {
    cwd,
    maxBuffer: 64 * 1024 * 1024,
  }).catch((error: NodeJS.ErrnoException & { stderr?: string }) => {
    throw new UsageError(
      error.code === 'ENOENT'
        ? '‘--staged’ heeft git nodig, en dat is hier niet te vinden.'
        : `‘--staged’ werkt alleen in een map die git bijhoudt (${(error.stderr ?? error.message).trim().split('\n')[0]}).`,
    );
  });
  return stdout
    .split('\0')
    .filter((name) => name !== '' && languageOf(name) !== undefined)
    .map((name) => resolve(cwd, name));
}
