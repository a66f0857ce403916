import { commands, env, ProgressLocation, TabInputText, UIKind, Uri, window, workspace } from 'vscode';
import { fromBase64, toBase64 } from '../base64.ts';
import type { Session } from '../client.ts';
import { text } from '../texts.ts';
import { ask } from './clauses.ts';

/** Larger files are for the command line: here they would go to the server as text. */
const LARGEST = 64 * 1024 * 1024;

/**
 * Makes a Word document of a specification: the one given (by the explorer), or else the one in sight. `to` is where it
 * is saved; without it the user is asked.
 */
export async function exportToWord(
  session: Session,
  withFindings: boolean,
  from?: unknown,
  to?: unknown,
): Promise<void> {
  const source = from instanceof Uri ? from : documentInSight();
  if (!source) {
    void window.showInformationMessage(text('noSpecification'));
    return;
  }
  const made = await busy(text('makingWord'), () =>
    ask<{ inhoud: string } | null>(session, 'bestekwijzer/naarWord', {
      uri: source.toString(),
      metBevindingen: withFindings,
    }),
  );
  if (made === undefined) void window.showErrorMessage(text('noWord'));
  if (made === null) void window.showInformationMessage(text('noSpecification'));
  if (!made) return;
  const target =
    to instanceof Uri
      ? to
      : await window.showSaveDialog({
          defaultUri: beside(source, /(?:\.bestek)?\.(?:md|markdown|ya?ml)$/i, '.docx'),
          filters: { Word: ['docx'] },
          saveLabel: text('exportHere'),
          title: text('exportTitle'),
        });
  if (!target || !(await written(session, target, fromBase64(made.inhoud)))) return;
  void offerToOpen(target);
}

/** Makes a specification of a Word document, the one given or one the user picks, saves it and opens it. */
export async function importFromWord(session: Session, from?: unknown, to?: unknown): Promise<void> {
  const source = from instanceof Uri ? from : await pickWord();
  if (!source) return;
  const read = await busy(text('readingWord'), () => readWord(session, source));
  if (!read) return;
  const target =
    to instanceof Uri
      ? to
      : await window.showSaveDialog({
          defaultUri: beside(source, /\.docx$/i, '.bestek.md'),
          filters: { Markdown: ['md'] },
          saveLabel: text('importHere'),
          title: text('importTitle'),
        });
  if (!target) return;
  const content = withFrontMatterOf(read.tekst, await textAt(target));
  if (!(await written(session, target, new TextEncoder().encode(content)))) return;
  await window.showTextDocument(target);
  if (read.meldingen.length > 0)
    void window.showInformationMessage(`${nameOf(source)}: ${read.meldingen.join('; ')}.`);
}

interface ReadWord {
  readonly tekst: string;
  readonly meldingen: readonly string[];
}

async function readWord(session: Session, source: Uri): Promise<ReadWord | undefined> {
  const name = nameOf(source);
  try {
    const { size } = await workspace.fs.stat(source);
    if (size > LARGEST) {
      void window.showErrorMessage(text('largeWord').replace('{name}', name));
      return undefined;
    }
    const inhoud = toBase64(await workspace.fs.readFile(source));
    const answer = await session.client.sendRequest<ReadWord | { fout: string }>('bestekwijzer/uitWord', {
      inhoud,
    });
    if (!('fout' in answer)) return answer;
    void window.showErrorMessage(`${name} ${answer.fout}.`);
  } catch (error) {
    session.output.error(error instanceof Error ? error : String(error));
    void window.showErrorMessage(text('unreadWord').replace('{name}', name));
  }
  return undefined;
}

/** What stands in a file now; nothing when there is none. */
const textAt = (file: Uri): Promise<string> =>
  Promise.resolve(workspace.fs.readFile(file)).then(
    (bytes) => new TextDecoder().decode(bytes),
    () => '',
  );

/** A specification that is replaced keeps its front matter, which Word has never seen. */
function withFrontMatterOf(imported: string, replaced: string): string {
  const front = frontMatterOf(replaced);
  return front === '' ? imported : front + imported.slice(frontMatterOf(imported).length);
}

function frontMatterOf(text: string): string {
  const [front = ''] = /^---\r?\n(?:[^\n]*\n){0,400}?---\r?\n/.exec(text) ?? [];
  return front;
}

async function pickWord(): Promise<Uri | undefined> {
  const [picked] =
    (await window.showOpenDialog({
      filters: { Word: ['docx'] },
      openLabel: text('importThis'),
      title: text('importTitle'),
    })) ?? [];
  return picked;
}

/** The specification one looks at: in the editor, or in a tab behind a preview. */
function documentInSight(): Uri | undefined {
  const editor = window.activeTextEditor ?? window.visibleTextEditors[0];
  if (editor) return editor.document.uri;
  const tabs = [window.tabGroups.activeTabGroup, ...window.tabGroups.all].flatMap(({ tabs }) => tabs);
  const tab = tabs.find(({ input }) => input instanceof TabInputText);
  return tab?.input instanceof TabInputText ? tab.input.uri : undefined;
}

/** A file of another kind beside this one; for a text that is nowhere yet, in the folder that is open. */
function beside(source: Uri, ending: RegExp, extension: string): Uri | undefined {
  const name = `${nameOf(source).replace(ending, '')}${extension}`;
  if (source.scheme !== 'untitled') return Uri.joinPath(source, '..', name);
  const folder = workspace.workspaceFolders?.[0]?.uri;
  return folder && Uri.joinPath(folder, name);
}

const nameOf = ({ path }: Uri) => path.slice(path.lastIndexOf('/') + 1);

/** Whether a file was written; why not is shown. */
async function written({ output }: Session, target: Uri, content: Uint8Array): Promise<boolean> {
  try {
    await workspace.fs.writeFile(target, content);
    return true;
  } catch (error) {
    output.error(error instanceof Error ? error : String(error));
    void window.showErrorMessage(text('notSaved').replace('{name}', nameOf(target)));
    return false;
  }
}

async function offerToOpen(target: Uri): Promise<void> {
  // Word can open only what stands on the machine one works at.
  const isHere = target.scheme === 'file' && env.remoteName === undefined && env.uiKind === UIKind.Desktop;
  const open = text(isHere ? 'openWord' : 'showFile');
  const done = text('wordMade').replace('{name}', nameOf(target));
  if ((await window.showInformationMessage(done, open)) !== open) return;
  if (isHere) await env.openExternal(target);
  else await commands.executeCommand('revealInExplorer', target);
}

const busy = <T>(title: string, work: () => Promise<T>): Thenable<T> =>
  window.withProgress({ location: ProgressLocation.Notification, title }, work);
