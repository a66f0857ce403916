import { type Position, TabInputText, type TextDocument, type TextEditor, window, workspace } from 'vscode';

/** The Markdown text one works on: the active one, one beside it, or one in a tab behind a page such as the walkthrough. */
export async function textInSight(): Promise<TextEditor | undefined> {
  const visible = [window.activeTextEditor, ...window.visibleTextEditors].find(
    (editor) => editor?.document.languageId === 'markdown' && editor.viewColumn !== undefined,
  );
  if (visible) return visible;
  for (const group of [window.tabGroups.activeTabGroup, ...window.tabGroups.all]) {
    for (const { input } of group.tabs) {
      if (!(input instanceof TabInputText)) continue;
      const document = workspace.textDocuments.find(({ uri }) => uri.toString() === input.uri.toString());
      if (document?.languageId === 'markdown') return window.showTextDocument(document, group.viewColumn);
    }
  }
  return undefined;
}

/**
 * Where blocks of their own can be inserted, and how many line breaks they need before them: at the cursor on an empty line,
 * or else behind the paragraph or the front matter in which it stands.
 */
export function placeForBlock(document: TextDocument, cursor: Position): { at: Position; breaks: string } {
  let line = Math.max(cursor.line, endOfFrontMatter(document));
  const isBlank = (at: number) => document.lineAt(at).isEmptyOrWhitespace;
  if (line === cursor.line && isBlank(line)) return { at: cursor, breaks: '' };
  while (line + 1 < document.lineCount && !isBlank(line + 1)) line++;
  return { at: document.lineAt(line).range.end, breaks: '\n\n' };
}

/** The line that closes the front matter; -1 when there is none. */
function endOfFrontMatter(document: TextDocument): number {
  if (document.lineAt(0).text.trimEnd() !== '---') return -1;
  for (let line = 1; line < document.lineCount; line++)
    if (document.lineAt(line).text.trimEnd() === '---') return line;
  return -1;
}
