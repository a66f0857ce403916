import { Range, type TextDocument, Uri, WorkspaceEdit, window, workspace } from 'vscode';
import type { Session } from '../client.ts';
import { text } from '../texts.ts';

/** Files to be written, as the server gives them. */
export interface DrawnBaseline {
  readonly nullijn: Written;
  readonly project: Written | null;
  readonly bevindingen: number;
  readonly bestekken: number;
}

interface Written {
  readonly uri: string;
  readonly tekst: string;
}

/**
 * Records the findings of now in all specifications of the project, so that from then on only what is new counts. Asks
 * first, unless told that the user has said so.
 */
export async function drawBaseline(session: Session, isSure?: unknown): Promise<void> {
  const { client, output } = session;
  const uri = projectOf();
  if (!uri) {
    void window.showInformationMessage(text('noFolder'));
    return;
  }
  try {
    const drawn = await client.sendRequest<DrawnBaseline>('bestekwijzer/nullijn', {
      uri: client.code2ProtocolConverter.asUri(uri),
    });
    const file = Uri.parse(drawn.nullijn.uri);
    const name = workspace.asRelativePath(file);
    if (isSure !== true && !(await asks(drawn, name))) return;
    await write(drawn.nullijn);
    if (drawn.project) await write(drawn.project);
    // Not awaited: a message that nobody closes would keep the command going.
    void window.showInformationMessage(text('baselineDrawn').replace('{file}', name));
  } catch (error) {
    output.error(error instanceof Error ? error : String(error));
    void window.showErrorMessage(text('noBaseline'));
  }
}

/** A pick and not a dialog: it can be read while the text is in view, and left with Escape. */
async function asks({ bevindingen, bestekken }: DrawnBaseline, name: string): Promise<boolean> {
  const label = text('record')
    .replace('{findings}', String(bevindingen))
    .replace('{documents}', String(bestekken));
  const detail = text('baselineMeans').replace('{file}', name);
  const picked = await window.showQuickPick([{ label, detail }], { placeHolder: text('drawBaseline') });
  return picked !== undefined;
}

/** A file of the project: the one in front, or else any name in the first folder. */
function projectOf(): Uri | undefined {
  const document = window.activeTextEditor?.document.uri;
  if (document && workspace.getWorkspaceFolder(document)) return document;
  const folder = workspace.workspaceFolders?.[0]?.uri;
  return folder && Uri.joinPath(folder, 'bestekwijzer.yaml');
}

/** Writes a file; one that is open in the editor is changed there, so that nothing typed in it is lost. */
async function write({ uri, tekst }: Written): Promise<void> {
  const file = Uri.parse(uri);
  const open = workspace.textDocuments.find((one) => one.uri.toString() === file.toString());
  if (!open) return workspace.fs.writeFile(file, new TextEncoder().encode(tekst));
  const edit = new WorkspaceEdit();
  edit.replace(file, whole(open), tekst);
  await workspace.applyEdit(edit);
  await open.save();
}

const whole = (document: TextDocument) => new Range(0, 0, document.lineCount, 0);
