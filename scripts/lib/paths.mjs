import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder of the project. */
export const root = fileURLToPath(new URL('../..', import.meta.url)).replace(/[\\/]$/, '');

/** Everything heavy that is fetched or made by scripts; git-ignored, may be deleted at any time. */
export const cache = join(root, '.cache');
