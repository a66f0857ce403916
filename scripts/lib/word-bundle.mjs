// Word files are read and written by large libraries. They go into a bundle of their own, loaded on first use.
import { join } from 'node:path';

/**
 * Makes `import('…/word/word.ts')` load the bundle beside the one that is built.
 * @returns {import('esbuild').Plugin}
 */
export function lazyWord() {
  return {
    name: 'lazy-word',
    setup(build) {
      build.onResolve({ filter: /\/word\/word\.ts$/ }, ({ kind }) =>
        kind === 'dynamic-import' ? { path: './word.js', external: true } : undefined,
      );
    },
  };
}

/**
 * Leaves out of mammoth what reads files and archives: it gets both handed in (server/word/import.ts).
 * @returns {import('esbuild').Plugin}
 */
export function wordLibraries(root) {
  const mammoth = join(root, 'node_modules', 'mammoth');
  return {
    name: 'word-libraries',
    setup(build) {
      const isMammoth = (importer) => importer.startsWith(mammoth);
      build.onResolve({ filter: /^\.\/(?:unzip|files)$|^jszip$/ }, ({ path, importer }) => {
        if (!isMammoth(importer)) return undefined;
        if (path === './files') return { path: join(mammoth, 'browser', 'docx', 'files.js') };
        return { path, namespace: 'word-libraries' };
      });
      build.onLoad({ filter: /.*/, namespace: 'word-libraries' }, ({ path }) => ({
        contents:
          path === 'jszip' ? '' : 'exports.openZip = ({ file }) => require("./promises").resolve(file);',
        resolveDir: join(mammoth, 'lib'),
      }));
    },
  };
}
