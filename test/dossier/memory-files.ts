import { type FileSystem, isUnder } from '../../server/dossier/file-system.ts';

/** Files in memory, to be changed at will. One whose text is undefined is there but cannot be read. */
export function memoryFiles(
  files: Record<string, string | undefined>,
): FileSystem & { readonly files: Record<string, string | undefined> } {
  return {
    files,
    async *list(folder) {
      for (const uri of Object.keys(files).sort()) if (isUnder(uri, folder)) yield uri;
    },
    covers: async (folder, uri) => isUnder(uri, folder) && !uri.includes('/genegeerd/'),
    async read(uri) {
      const text = files[uri];
      if (text === undefined) throw new Error('geen toegang');
      return text;
    },
  };
}
