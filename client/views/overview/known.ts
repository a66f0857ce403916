import { commands, Disposable, type TextDocument, window, workspace } from 'vscode';
import type { Session } from '../../client.ts';
import { ask } from '../../commands/clauses.ts';
import { documentSelector } from '../../documents.ts';

/**
 * Context key with the paths of the open texts that are specifications: the button above an editor asks whether its text
 * is one. Paths and not addresses, because a window that shows files of another machine names them otherwise than we do.
 */
const KEY = 'bestekwijzer.bestekken';
const DELAY = 300;

/** Keeps the context key right. Only texts that are shown are asked about. */
export function watchSpecifications(session: Session): Disposable {
  const known = new Map<string, readonly string[]>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  const soon = () => {
    clearTimeout(timer);
    timer = setTimeout(() => void look(), DELAY);
  };
  const languagesRead = new Set(documentSelector.map(({ language }) => language));
  const isRead = ({ languageId }: TextDocument) => languagesRead.has(languageId);

  async function look(): Promise<void> {
    if (!session.client.isRunning()) return;
    let isOther = false;
    for (const { document } of window.visibleTextEditors) {
      if (!isRead(document)) continue;
      const uri = document.uri.toString();
      const params = { uri: session.client.code2ProtocolConverter.asUri(document.uri) };
      const isOne = (await ask<boolean>(session, 'bestekwijzer/isBestek', params)) === true;
      if (isOne === known.has(uri)) continue;
      isOther = true;
      if (isOne) known.set(uri, [document.uri.path, document.uri.fsPath]);
      else known.delete(uri);
    }
    if (isOther) void commands.executeCommand('setContext', KEY, [...known.values()].flat());
  }

  return Disposable.from(
    window.onDidChangeVisibleTextEditors(soon),
    // Front matter can make a text a specification, or a project file.
    session.onDossierChange(soon),
    workspace.onDidCloseTextDocument(({ uri }) => void known.delete(uri.toString())),
    { dispose: () => clearTimeout(timer) },
  );
}
