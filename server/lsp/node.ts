import { readFile } from 'node:fs/promises';
import { dirname, join, parse, relative, sep } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { PROJECT_FILE } from '../check/project.ts';
import { matchesGlob } from './globs.ts';
import { type Host, startServer } from './server.ts';

declare const BESTEKWIJZER_VERSION: string | undefined;

/** The server as a process: over stdio, or as VS Code starts it. */
export function startNodeServer(): void {
  startServer(createConnection(ProposedFeatures.all), nodeHost());
}

function nodeHost(): Host {
  return {
    today: () => new Date().toISOString().slice(0, 10),
    findProject,
    matches: (path, globs) => globs.some((glob) => matchesGlob(path, glob)),
    pageOf: (rule) =>
      pathToFileURL(join(dirname(process.argv[1] ?? ''), '..', 'docs', 'regels', `${rule}.md`)).href,
    version: typeof BESTEKWIJZER_VERSION === 'string' ? BESTEKWIJZER_VERSION : 'ontwikkeling',
  };
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
