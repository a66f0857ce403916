import { BrowserMessageReader, BrowserMessageWriter, createConnection } from 'vscode-languageserver/browser';
import { matchesGlob } from '../check/globs.ts';
import { version } from '../version.ts';
import { clientFiles } from './client-files.ts';
import { startServer } from './server.ts';

/** The server as a web worker. It has no file system: the client reads the project file for it. */
const scope = globalThis as unknown as ConstructorParameters<typeof BrowserMessageReader>[0];
const connection = createConnection(new BrowserMessageReader(scope), new BrowserMessageWriter(scope));
/** The bundle for Word is a script that leaves what it has under this name. */
const worker = globalThis as unknown as {
  bestekwijzerWord?: typeof import('../word/word.ts');
  importScripts(address: string): void;
};

startServer(connection, {
  today: () => new Date().toISOString().slice(0, 10),
  findProject: async (uri) =>
    (await connection.sendRequest<{ text: string; relative: string } | null>('bestekwijzer/project', {
      uri,
    })) ?? undefined,
  files: clientFiles(connection),
  matches: (path, globs) => globs.some((glob) => matchesGlob(path, glob)),
  pageOf: (rule) => `bestekwijzer:regels/${rule}.md`,
  word: async (address) => {
    if (!worker.bestekwijzerWord) {
      if (address === undefined) throw new Error('woordbundel');
      worker.importScripts(address);
    }
    return worker.bestekwijzerWord!;
  },
  version,
});
