import { RelativePattern, type Uri, workspace } from 'vscode';

/** More would keep a browser busy for minutes; the texts that are open are read whatever their number. */
const MOST = 5_000;

/** URIs of the Markdown and YAML files under a folder, for a server that has no file system of its own. */
export async function listFiles(folder: Uri): Promise<string[]> {
  const wanted = new RelativePattern(folder, '**/*.{md,markdown,yaml,yml}');
  // A library may be a package; it is then named itself.
  const isPackage = folder.path.includes('/node_modules/');
  const found = await workspace.findFiles(wanted, isPackage ? '**/.*/**' : '**/{node_modules,.*}/**', MOST);
  return found.map(String).sort();
}

/** The text of a file. A file that cannot be read, or is no UTF-8, is an error that the server hears of. */
export async function readFile(file: Uri): Promise<string> {
  return new TextDecoder('utf-8', { fatal: true }).decode(await workspace.fs.readFile(file));
}
