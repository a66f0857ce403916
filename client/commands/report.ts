import { ProgressLocation, window, workspace } from 'vscode';
import type { Session } from '../client.ts';
import { text } from '../texts.ts';

/** Commands and the reports they ask the server for. */
export const REPORT_COMMANDS = {
  'bestekwijzer.rapportAfwijkingen': 'afwijkingen',
  'bestekwijzer.rapportDekking': 'dekking',
  'bestekwijzer.rapportMvoi': 'mvoi',
} as const;

const LANGUAGES = { md: 'markdown', json: 'json', csv: 'plaintext' } as const;
type Form = keyof typeof LANGUAGES;

/**
 * Opens a report over all documents of the dossier as a new text: Markdown, JSON or CSV, as the user chooses. Nothing is
 * saved.
 */
export async function showReport(session: Session, kind: string, form?: unknown): Promise<void> {
  const chosen = isForm(form) ? form : await pickForm();
  if (!chosen) return;
  try {
    const content = await window.withProgress(
      { location: ProgressLocation.Notification, title: text('making'), cancellable: true },
      (_progress, token) =>
        session.client.sendRequest<string>('bestekwijzer/rapport', { soort: kind, vorm: chosen }, token),
    );
    await window.showTextDocument(await workspace.openTextDocument({ language: LANGUAGES[chosen], content }));
  } catch (error) {
    session.output.error(error instanceof Error ? error : String(error));
    if (!isCancelled(error)) void window.showErrorMessage(text('noReport'));
  }
}

async function pickForm(): Promise<Form | undefined> {
  const items = [
    { label: 'Markdown', description: text('formMd'), form: 'md' as const },
    { label: 'CSV', description: text('formCsv'), form: 'csv' as const },
    { label: 'JSON', description: text('formJson'), form: 'json' as const },
  ];
  return (await window.showQuickPick(items, { placeHolder: text('pickForm') }))?.form;
}

const isForm = (form: unknown): form is Form => typeof form === 'string' && form in LANGUAGES;

/** LSP's RequestCancelled. */
const isCancelled = (error: unknown) => (error as { code?: number } | null)?.code === -32800;
