import {
  type CodeAction,
  type CompletionItem,
  type CompletionList,
  commands,
  type Diagnostic,
  type Hover,
  languages,
  MarkdownString,
  type Position,
  Selection,
  type TextDocument,
  type TextEditor,
  TextEditorRevealType,
  Uri,
  type WorkspaceEdit,
  window,
  workspace,
} from 'vscode';
import { ok } from './assert.ts';
import { hands, launch, sample } from './launcher.ts';
import { eventually, skip } from './runner.ts';

/** Skips a test that takes a keyboard where there is nobody at it. */
export const needsHands = () => hands.present || skip('nobody is at the keyboard');

/** Skips a test that takes files on disk where there are none. */
export const needsFolder = () =>
  launch.kind === 'web' && skip('no folder is open in this VS Code for the Web');

/** A file in a folder of a test, in the workspace. */
export function fileIn(folder: string, name: string): Uri {
  const [workspaceFolder] = workspace.workspaceFolders ?? [];
  ok(workspaceFolder, 'no folder is open');
  return Uri.joinPath(workspaceFolder.uri, folder, name);
}

/** Opens a file of samples/: out of the workspace, or as an untitled text where there is no disk. */
export async function openSample(name: string): Promise<TextEditor> {
  const folder = workspace.workspaceFolders?.[0];
  if (launch.kind !== 'web') {
    ok(folder, 'no folder is open');
    return window.showTextDocument(await workspace.openTextDocument(Uri.joinPath(folder.uri, name)));
  }
  return openText(await sample(name));
}

/** Opens a new Markdown text. */
export async function openText(content: string): Promise<TextEditor> {
  return window.showTextDocument(await workspace.openTextDocument({ language: 'markdown', content }));
}

/** Closes all editors and drops what was typed in them. */
export async function closeAll(): Promise<void> {
  for (const editor of window.visibleTextEditors) {
    await window.showTextDocument(editor.document);
    await commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
  }
  await commands.executeCommand('workbench.action.closeAllEditors');
}

/** What stands on the tabs. */
export const labels = () => window.tabGroups.all.flatMap(({ tabs }) => tabs).map(({ label }) => label);

/** The first place that says this, one character on. */
export const positionOf = (document: TextDocument, text: string) =>
  document.positionAt(document.getText().indexOf(text) + 1);

/** The rule a diagnostic comes from. */
export function ruleOf({ code }: Diagnostic): string {
  return String(typeof code === 'object' ? code.value : code);
}

/** The findings shown in a document now. */
export function findings({ uri }: TextDocument): Diagnostic[] {
  return languages.getDiagnostics(uri).filter(({ source }) => source === 'bestekwijzer');
}

/** Waits for a finding of this rule. */
export function finding(document: TextDocument, rule: string): Promise<Diagnostic> {
  return eventually(() => findings(document).find((one) => ruleOf(one) === rule), `a finding of ${rule}`);
}

/** Waits until no finding of this rule is left. */
export async function noFinding(document: TextDocument, rule: string): Promise<void> {
  await eventually(() => !findings(document).some((one) => ruleOf(one) === rule), `no finding of ${rule}`);
}

/** The quick fixes offered at a finding, their edits filled in. */
export function quickFixes({ uri }: TextDocument, { range }: Diagnostic): Thenable<CodeAction[]> {
  return commands.executeCommand('vscode.executeCodeActionProvider', uri, range, 'quickfix', 20);
}

/** What is proposed at a position. */
export async function proposals({ uri }: TextDocument, position: Position): Promise<CompletionItem[]> {
  const list = await commands.executeCommand<CompletionList>(
    'vscode.executeCompletionItemProvider',
    uri,
    position,
    undefined,
    200,
  );
  return list.items;
}

/** All hover text at a position. */
export async function hoverText({ uri }: TextDocument, position: Position): Promise<string> {
  const hovers = await commands.executeCommand<Hover[]>('vscode.executeHoverProvider', uri, position);
  return hovers
    .flatMap(({ contents }) => contents)
    .map((content) =>
      content instanceof MarkdownString || typeof content === 'object' ? content.value : content,
    )
    .join('\n');
}

/** Puts the cursor at a position, in view and with the keyboard's attention. */
export async function goTo(editor: TextEditor, position: Position): Promise<void> {
  editor.selection = new Selection(position, position);
  editor.revealRange(editor.selection, TextEditorRevealType.InCenter);
  // The window is told of a selection without an answer; a command after it has one.
  await commands.executeCommand('workbench.action.focusActiveEditorGroup');
}

/** Gives what stands at a position another name, in all its places; by hand, with a picture, where there are hands. */
export async function rename(editor: TextEditor, at: Position, name: string, picture: string): Promise<void> {
  if (!hands.present) {
    const { uri } = editor.document;
    const edit = await commands.executeCommand<WorkspaceEdit>(
      'vscode.executeDocumentRenameProvider',
      uri,
      at,
      name,
    );
    ok(await workspace.applyEdit(edit), 'the edit was refused');
    return;
  }
  await goTo(editor, at);
  // Not the key: under load the editor may not have the keyboard's attention yet.
  void commands.executeCommand('editor.action.rename');
  await hands.read('.rename-box input:focus');
  await hands.press('Control+a');
  await hands.type(name);
  await hands.screenshot(picture);
  await hands.press('Enter');
}
