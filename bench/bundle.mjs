// The sources as one module, bundled for the occasion: what is measured is what stands in the work tree.
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { cache, root } from '../scripts/lib/paths.mjs';

/** The folder of a bench in the cache. */
export const homeOf = (bench) => join(cache, 'bench', bench);

/** What `contents` exports, with paths from the root: `export { createService } from './server/service.ts';`. */
export async function loadSources(bench, contents) {
  const outfile = join(homeOf(bench), 'bundle.mjs');
  await build({
    stdin: { contents, resolveDir: root, loader: 'ts' },
    bundle: true,
    platform: 'node',
    format: 'esm',
    outfile,
    logLevel: 'error',
    banner: {
      js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);",
    },
  });
  return import(pathToFileURL(outfile).href);
}
