import { commands, window } from 'vscode';
import type { Session } from '../client.ts';
import { ruleUri } from '../pages.ts';
import { text } from '../texts.ts';

/** What a finding's rule id links to in VS Code: the command below, so that the page opens as a page and offline. */
export const RULE_LINK = 'command:bestekwijzer.toonRegel?%5B%22{id}%22%5D';

/** Opens the page of rule `id` in the Markdown preview beside the text; without an id, lets the user choose a rule first. */
export async function showRule(session: Session, id?: unknown): Promise<void> {
  const rule = typeof id === 'string' ? id : await pickRule(session);
  if (rule) await commands.executeCommand('markdown.showPreviewToSide', ruleUri(rule));
}

async function pickRule({ client, output }: Session): Promise<string | undefined> {
  try {
    const rules = await client.sendRequest<{ id: string; title: string }[]>('bestekwijzer/regels');
    const items = rules.map(({ id, title }) => ({ label: id, description: title }));
    const choice = await window.showQuickPick(items, {
      placeHolder: text('pickRule'),
      matchOnDescription: true,
    });
    return choice?.label;
  } catch (error) {
    output.error(error instanceof Error ? error : String(error));
    void window.showErrorMessage(text('noRules'));
    return undefined;
  }
}
