import { type Uri, workspace } from 'vscode';

/** Name of the project file; the server knows it by the same name. */
const PROJECT_FILE = 'bestekwijzer.yaml';

/** A project file for a document, with the path of the document from its folder. */
export interface FoundProject {
  readonly text: string;
  readonly relative: string;
}

/**
 * The nearest `bestekwijzer.yaml` at or above a document, within its workspace folder. Read through the editor, because
 * a server in the browser has no file system of its own.
 */
export async function findProject(document: Uri): Promise<FoundProject | null> {
  const root = workspace.getWorkspaceFolder(document)?.uri;
  const names = document.path.split('/');
  const least = root ? root.path.split('/').length : 1;
  for (let depth = names.length - 1; depth >= least; depth--) {
    const file = document.with({ path: [...names.slice(0, depth), PROJECT_FILE].join('/') });
    try {
      const text = new TextDecoder().decode(await workspace.fs.readFile(file));
      return { text, relative: names.slice(depth).join('/') };
    } catch {
      // No project file here; look one folder up.
    }
  }
  return null;
}
