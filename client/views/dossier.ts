import {
  type Disposable,
  ThemeColor,
  ThemeIcon,
  TreeItem,
  TreeItemCollapsibleState,
  Uri,
  workspace,
} from 'vscode';
import type { Session } from '../client.ts';
import { ask } from '../commands/clauses.ts';
import { createTree } from './tree.ts';

/** A document as the server gives it. */
export interface DocumentNode {
  readonly uri: string;
  readonly title: string;
  readonly folder: string;
  readonly status: readonly string[];
  readonly errors: number;
  readonly warnings: number;
  readonly outdated: number;
  readonly isChecked: boolean;
}

type Node =
  | { readonly kind: 'folder'; readonly uri: string; readonly documents: readonly DocumentNode[] }
  | { readonly kind: 'document'; readonly document: DocumentNode }
  | { readonly kind: 'status'; readonly text: string; readonly document: DocumentNode };

/** The view *Dossier*: folder → document → its state. Folders are left out where there is but one. */
export const createDossierView = (session: Session): Disposable =>
  createTree(session, 'bestekwijzer.dossier', childrenOf, toItem);

async function childrenOf(session: Session, node: Node | undefined): Promise<Node[]> {
  if (node?.kind === 'folder') return node.documents.map((document) => ({ kind: 'document', document }));
  if (node?.kind === 'document')
    return node.document.status.map((text) => ({ kind: 'status', text, document: node.document }));
  if (node) return [];
  const documents = (await ask<DocumentNode[]>(session, 'bestekwijzer/dossier')) ?? [];
  const folders = group(documents);
  if (folders.size < 2) return documents.map((document) => ({ kind: 'document', document }));
  return [...folders].map(([uri, own]) => ({ kind: 'folder', uri, documents: own }));
}

function group(documents: readonly DocumentNode[]): Map<string, DocumentNode[]> {
  const folders = new Map<string, DocumentNode[]>();
  for (const document of documents) {
    const list = folders.get(document.folder);
    if (list) list.push(document);
    else folders.set(document.folder, [document]);
  }
  return folders;
}

function toItem(node: Node): TreeItem {
  switch (node.kind) {
    case 'folder': {
      const item = new TreeItem(folderName(Uri.parse(node.uri)), TreeItemCollapsibleState.Collapsed);
      item.id = node.uri;
      item.iconPath = ThemeIcon.Folder;
      item.description = String(node.documents.length);
      return item;
    }
    case 'document': {
      const { uri, title, status } = node.document;
      const item = new TreeItem(title, TreeItemCollapsibleState.Collapsed);
      item.id = uri;
      item.description = status.join(' · ');
      item.tooltip = `${workspace.asRelativePath(Uri.parse(uri))}\n${status.join('\n')}`;
      item.iconPath = iconOf(node.document);
      item.contextValue = 'document';
      item.command = { command: 'vscode.open', title: '', arguments: [Uri.parse(uri)] };
      return item;
    }
    case 'status': {
      const item = new TreeItem(node.text, TreeItemCollapsibleState.None);
      item.command = { command: 'vscode.open', title: '', arguments: [Uri.parse(node.document.uri)] };
      return item;
    }
  }
}

/** Path from the workspace folder; of the folder itself, its name. */
function folderName(folder: Uri): string {
  const root = workspace.getWorkspaceFolder(folder);
  return root?.uri.path === folder.path ? root.name : workspace.asRelativePath(folder);
}

function iconOf({ isChecked, errors, warnings, outdated }: DocumentNode): ThemeIcon {
  if (!isChecked) return new ThemeIcon('file');
  if (errors > 0) return new ThemeIcon('error', new ThemeColor('problemsErrorIcon.foreground'));
  if (warnings + outdated > 0)
    return new ThemeIcon('warning', new ThemeColor('problemsWarningIcon.foreground'));
  return new ThemeIcon('pass', new ThemeColor('testing.iconPassed'));
}
