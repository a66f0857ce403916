import { Position, Selection, type TextDocument, Uri, window, workspace } from 'vscode';
import type { Session } from '../client.ts';
import { text } from '../texts.ts';
import { ask } from './clauses.ts';
import { type Answers, interview } from './interview.ts';

/**
 * Asks what a new specification is about and opens it as a text that has not been saved; undoing once leaves that text empty.
 * `given` are answers from elsewhere, so that nothing has to be asked.
 */
export async function newSpecification(session: Session, given?: unknown): Promise<void> {
  const answers = givenAnswers(given) ?? (await interview(session, text('newOne'), text('makeNew')))?.answers;
  if (!answers) return;
  const content = await ask<string | null>(session, 'bestekwijzer/nieuwBestek', { antwoorden: answers });
  if (!content) {
    void window.showErrorMessage(text('notMade'));
    return;
  }
  const editor = await window.showTextDocument(await emptyText());
  const top = new Position(0, 0);
  await editor.edit((edit) => edit.insert(top, content));
  editor.selection = new Selection(top, top);
}

/** Answers handed over with a command. */
export function givenAnswers(given: unknown): Answers | undefined {
  const answers = (given as { antwoorden?: unknown } | null | undefined)?.antwoorden;
  return typeof answers === 'object' && answers !== null ? (answers as Answers) : undefined;
}

/** A new text; in a folder it has the name under which it will be saved, one that is free. */
async function emptyText(): Promise<TextDocument> {
  const folder = folderHere();
  // Elsewhere a text without a file cannot be given the name of one.
  if (!folder || !['file', 'vscode-remote'].includes(folder.scheme))
    return workspace.openTextDocument({ language: 'markdown' });
  for (let number = 1; ; number++) {
    const name = number === 1 ? 'leidraad.bestek.md' : `leidraad-${number}.bestek.md`;
    const file = Uri.joinPath(folder, name);
    if (!(await isTaken(file))) return workspace.openTextDocument(file.with({ scheme: 'untitled' }));
  }
}

/** The folder of the text one looks at, when it is in the workspace; or else the first folder of the workspace. */
function folderHere(): Uri | undefined {
  const open = window.activeTextEditor?.document.uri;
  if (open && workspace.getWorkspaceFolder(open)) return Uri.joinPath(open, '..');
  return workspace.workspaceFolders?.[0]?.uri;
}

async function isTaken(file: Uri): Promise<boolean> {
  if (workspace.textDocuments.some(({ uri }) => uri.path === file.path)) return true;
  return Promise.resolve(workspace.fs.stat(file)).then(
    () => true,
    () => false,
  );
}
