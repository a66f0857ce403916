import { commands, window } from 'vscode';
import { settingsUri } from '../pages.ts';

/**
 * Shows the settings that hold for the text one looks at, each with where it comes from, as a page that cannot be edited. Where
 * there is no Markdown preview the page is shown as text.
 */
export async function showSettings(): Promise<void> {
  const document = window.activeTextEditor?.document.uri;
  const page = settingsUri(document?.scheme === 'bestekwijzer' ? undefined : document);
  const known = await commands.getCommands(true);
  await commands.executeCommand(
    known.includes('markdown.showPreview') ? 'markdown.showPreview' : 'vscode.open',
    page,
  );
}
