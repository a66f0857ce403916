import { realpathSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { dirname, join, parse, relative, sep } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { matchesGlob } from '../check/globs.ts';
import { PROJECT_FILE } from '../check/project.ts';
import { nodeFiles } from '../node/file-system.ts';
import { version } from '../version.ts';
import { type Host, startServer } from './server.ts';

/** The server as a process: over stdio, or as VS Code starts it. */
export function startNodeServer(): void {
  startServer(createConnection(ProposedFeatures.all), nodeHost());
}

/** What the server needs, from this process and its files. */
export function nodeHost(): Host {
  const pages = rulePages();
  return {
    today: () => new Date().toISOString().slice(0, 10),
    findProject,
    files: nodeFiles(),
    matches: (path, globs) => globs.some((glob) => matchesGlob(path, glob)),
    pageOf: (rule) => new URL(`${rule}.md`, pages).href,
    word: () => import('../word/word.ts'),
    version,
  };
}

/** Where the rule pages are, beside the bundle; npm starts it through a link. */
function rulePages(): URL {
  let script = process.argv[1] ?? '';
  try {
    script = realpathSync(script);
  } catch {
    // Not started from a file; then there are no pages either.
  }
  return pathToFileURL(join(dirname(script), '..', 'docs', 'regels', sep));
}

async function findProject(uri: string): ReturnType<Host['findProject']> {
  if (!uri.startsWith('file:')) return undefined;
  const file = fileURLToPath(uri);
  for (let folder = dirname(file); ; folder = dirname(folder)) {
    const text = await readFile(join(folder, PROJECT_FILE), 'utf8').catch(() => undefined);
    if (text !== undefined) return { text, relative: relative(folder, file).split(sep).join('/') };
    if (folder === parse(folder).root) return undefined;
  }
}
