import { commands, type QuickPickItem, SnippetString, window } from 'vscode';
import type { Session } from '../client.ts';
import { clauseUri } from '../pages.ts';
import { text } from '../texts.ts';
import { placeForBlock, textInSight } from './text-in-sight.ts';

/** The tree of clauses as the server gives it. */
export interface LibraryNode {
  readonly id: string;
  readonly title: string;
  /** Where it comes from, and how much of the due-diligence steps it covers. */
  readonly description: string;
  /** The same at length, as Markdown. */
  readonly about: string;
  readonly clauses: readonly ClauseNode[];
}

export interface ClauseNode {
  readonly id: string;
  readonly title: string;
  /** Title of the library whose clause of this name goes before it. */
  readonly overriddenBy?: string;
  readonly versions: readonly VersionNode[];
}

export interface VersionNode {
  readonly version: string;
  readonly isCurrent: boolean;
  readonly from?: string;
  readonly uses: number;
}

/** What the tree view hands to a command: a clause, or one of its versions. */
export interface ClauseChoice {
  readonly clause: ClauseNode;
  readonly version?: VersionNode;
}

/** Inserts a clause at the cursor, or behind the paragraph it stands in; its fields are tab stops. */
export async function insertClause(session: Session, node?: unknown): Promise<void> {
  const editor = await textInSight();
  if (!editor) {
    void window.showInformationMessage(text('noEditor'));
    return;
  }
  const choice = await chosen(session, node);
  if (!choice) return;
  const snippet = await ask<string | null>(session, 'bestekwijzer/invoegen', {
    id: choice.clause.id,
    versie: choice.version?.version,
    uri: session.client.code2ProtocolConverter.asUri(editor.document.uri),
  });
  if (!snippet) {
    void window.showInformationMessage(text('notInUse'));
    return;
  }
  const { document } = editor;
  const shown = await window.showTextDocument(document, editor.viewColumn);
  const { at, breaks } = placeForBlock(document, shown.selection.active);
  await shown.insertSnippet(new SnippetString(breaks + snippet), at);
}

/** Opens the page of a clause, or the text of the version chosen. */
export async function openClause(session: Session, node?: unknown): Promise<void> {
  const choice = await chosen(session, node);
  if (choice)
    await commands.executeCommand('vscode.open', clauseUri(choice.clause.id, choice.version?.version));
}

/** Compares two versions of a clause: the one chosen with the one in force, or else with one the user picks. */
export async function compareVersions(session: Session, node?: unknown): Promise<void> {
  const choice = await chosen(session, node);
  if (!choice) return;
  const { clause } = choice;
  const current = clause.versions.find((one) => one.isCurrent);
  const old = choice.version && !choice.version.isCurrent ? choice.version : await pickOther(clause, current);
  if (!old || !current) return;
  await commands.executeCommand(
    'vscode.diff',
    clauseUri(clause.id, old.version),
    clauseUri(clause.id, current.version),
    `${clause.id}: ${old.version} ↔ ${current.version}`,
  );
}

async function pickOther(
  clause: ClauseNode,
  current: VersionNode | undefined,
): Promise<VersionNode | undefined> {
  const others = clause.versions.filter((one) => one !== current);
  if (others.length < 2) {
    if (others.length === 0) void window.showInformationMessage(text('oneVersion'));
    return others[0];
  }
  const items = others.map((version) => ({ label: version.version, description: version.from, version }));
  return (await window.showQuickPick(items, { placeHolder: text('pickVersion') }))?.version;
}

/** What the tree view handed over, or else what the user picks from all clauses. */
async function chosen(session: Session, node: unknown): Promise<ClauseChoice | undefined> {
  if (typeof node === 'object' && node !== null && 'clause' in node) return node as ClauseChoice;
  const libraries = await ask<LibraryNode[]>(session, 'bestekwijzer/clausules');
  if (!libraries) return undefined;
  const items = libraries.flatMap(({ clauses }) =>
    clauses.map((clause): QuickPickItem & ClauseChoice => ({
      label: clause.title,
      description: clause.id,
      clause,
    })),
  );
  return window.showQuickPick(items, { placeHolder: text('pickClause'), matchOnDescription: true });
}

/** An answer of the server; undefined, and a line in the output, when it gives none. */
export async function ask<T>(
  { client, output }: Session,
  method: string,
  params: unknown = {},
): Promise<T | undefined> {
  try {
    return await client.sendRequest<T>(method, params);
  } catch (error) {
    output.error(error instanceof Error ? error : String(error));
    return undefined;
  }
}
