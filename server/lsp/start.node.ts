import { createRequire } from 'node:module';
import { join } from 'node:path';
import { runCached } from '../node/code-cache.ts';

/**
 * What is started as a language server (`dist/server.js`): loads the server, which stands beside it in parts
 * (`scripts/lib/parts.mjs`). With `--code-cache=FOLDER` it starts faster from the second time on.
 */
const CODE_CACHE = '--code-cache=';
// The bundle is CommonJS.
const server = join(__dirname, 'server-main.js');
const folder = process.argv.find((one) => one.startsWith(CODE_CACHE))?.slice(CODE_CACHE.length);
if (folder) runCached(server, folder);
else createRequire(server)(server);
