import type { Connection } from 'vscode-languageserver';
import { type FileSystem, isUnder, plainUri } from '../dossier/file-system.ts';

/** The files of the workspace by way of the client, for a server that has none of its own: in a browser. */
export function clientFiles(connection: Pick<Connection, 'sendRequest'>): FileSystem {
  return {
    async *list(folder) {
      yield* (await connection.sendRequest<string[] | null>('bestekwijzer/lijst', { folder })) ?? [];
    },
    covers: async (folder, uri) =>
      isUnder(uri, folder) &&
      !plainUri(uri)
        .slice(plainUri(folder).length + 1)
        .split('/')
        .some((name) => name.startsWith('.') || name === 'node_modules'),
    async read(uri) {
      const text = await connection.sendRequest<string | null>('bestekwijzer/lees', { uri });
      if (typeof text !== 'string') throw new Error(uri);
      return text;
    },
  };
}
