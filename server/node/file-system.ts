import { access, constants } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { URI } from 'vscode-uri';
import { fill } from '../check/render.ts';
import type { FileSystem } from '../dossier/file-system.ts';
import { filesUnder, isWalkedFile } from './find.ts';
import { readText } from './read.ts';

/**
 * The files of this machine, by `file:` URI; other URIs have no files here. `complain` hears of folders and links that
 * cannot be followed.
 */
export function nodeFiles(complain: (uri: string, why: string) => void = () => undefined): FileSystem {
  return {
    async *list(folder, within = false) {
      if (!folder.startsWith('file:')) return;
      const found = filesUnder(
        fileURLToPath(folder),
        ({ file, message, values }) => complain(URI.file(file).toString(), fill(message, values, 'nl')),
        within,
      );
      for await (const file of found) yield URI.file(file).toString();
    },
    covers: async (folder, uri) =>
      folder.startsWith('file:') &&
      uri.startsWith('file:') &&
      (await isWalkedFile(fileURLToPath(folder), fileURLToPath(uri))),
    async read(uri) {
      if (!uri.startsWith('file:')) throw new Error(`no file: ${uri}`);
      const file = fileURLToPath(uri);
      const read = await readText(file);
      if ('complaint' in read) throw new Error(fill(read.complaint.message, read.complaint.values, 'nl'));
      return read.text;
    },
    isWritable: (uri) =>
      access(fileURLToPath(uri), constants.W_OK).then(
        () => true,
        () => false,
      ),
  };
}
