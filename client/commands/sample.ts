import { type ExtensionContext, Position, type TextEditor, Uri, window, workspace } from 'vscode';
import type { Session } from '../client.ts';
import { text } from '../texts.ts';

/** A made-up guide with something of every kind to find; it travels with the extension. */
const SAMPLE = 'samples/bedrijfskleding-oud.bestek.md';

/** Opens a copy of a sample as a text that has not been saved, so that one can do with it what one likes. */
export async function openSample(
  { extensionUri }: Pick<ExtensionContext, 'extensionUri'>,
  { output }: Pick<Session, 'output'>,
): Promise<TextEditor | undefined> {
  try {
    const bytes = await workspace.fs.readFile(Uri.joinPath(extensionUri, SAMPLE));
    const content = new TextDecoder().decode(bytes);
    const editor = await window.showTextDocument(
      await workspace.openTextDocument({ language: 'markdown', content }),
    );
    editor.revealRange(editor.document.lineAt(0).range.with(new Position(0, 0)));
    return editor;
  } catch (error) {
    output.error(error instanceof Error ? error : String(error));
    void window.showErrorMessage(text('noSample'));
    return undefined;
  }
}
