import {
  Disposable,
  EventEmitter,
  MarkdownString,
  ThemeIcon,
  type TreeDataProvider,
  TreeItem,
  TreeItemCollapsibleState,
  Uri,
  window,
} from 'vscode';
import type { Session } from '../client.ts';
import { ask, type ClauseNode, type LibraryNode, type VersionNode } from '../commands/clauses.ts';
import { type PlainLocation, toRange } from '../commands/show-places.ts';
import { text } from '../texts.ts';
import { follow } from './changes.ts';

type Node =
  | { readonly kind: 'library'; readonly library: LibraryNode }
  | { readonly kind: 'clause'; readonly clause: ClauseNode }
  | { readonly kind: 'version'; readonly clause: ClauseNode; readonly version: VersionNode }
  | { readonly kind: 'use'; readonly place: PlainLocation; readonly document: string };

/** The view *Clausules*: library → clause → version → where it is used. Nothing is asked before it is shown. */
export function createClauseView(session: Session): Disposable {
  const changes = new EventEmitter<Node | undefined>();
  const provider: TreeDataProvider<Node> = {
    onDidChangeTreeData: changes.event,
    getTreeItem: toItem,
    getChildren: (node) => childrenOf(session, node),
  };
  const view = window.createTreeView('bestekwijzer.clausules', {
    treeDataProvider: provider,
    showCollapseAll: true,
  });
  return Disposable.from(
    view,
    changes,
    follow(session.onDossierChange, view, () => changes.fire(undefined)),
  );
}

async function childrenOf(session: Session, node: Node | undefined): Promise<Node[]> {
  if (!node) {
    const libraries = (await ask<LibraryNode[]>(session, 'bestekwijzer/clausules')) ?? [];
    return libraries.map((library) => ({ kind: 'library', library }));
  }
  switch (node.kind) {
    case 'library':
      return node.library.clauses.map((clause) => ({ kind: 'clause', clause }));
    case 'clause':
      return node.clause.versions.map((version) => ({ kind: 'version', clause: node.clause, version }));
    case 'version': {
      const params = { id: node.clause.id, versie: node.version.version };
      const uses = await ask<(PlainLocation & { document: string })[]>(
        session,
        'bestekwijzer/gebruik',
        params,
      );
      return (uses ?? []).map(({ document, ...place }) => ({ kind: 'use', place, document }));
    }
    case 'use':
      return [];
  }
}

function toItem(node: Node): TreeItem {
  switch (node.kind) {
    case 'library': {
      const item = new TreeItem(node.library.title || node.library.id, TreeItemCollapsibleState.Expanded);
      item.id = node.library.id;
      item.iconPath = new ThemeIcon('library');
      return item;
    }
    case 'clause': {
      const { id, title, versions } = node.clause;
      const item = new TreeItem(title, TreeItemCollapsibleState.Collapsed);
      const uses = versions.reduce((sum, version) => sum + version.uses, 0);
      item.id = id;
      item.description = uses > 0 ? `${id} · ${uses}×` : id;
      item.tooltip = new MarkdownString(`${title}\n\n\`${id}\``);
      item.iconPath = new ThemeIcon('law');
      item.contextValue = versions.length > 1 ? 'clausule.versies' : 'clausule';
      return item;
    }
    case 'version': {
      const { version, isCurrent, from, uses } = node.version;
      const state = uses > 0 ? TreeItemCollapsibleState.Collapsed : TreeItemCollapsibleState.None;
      const item = new TreeItem(version, state);
      item.id = `${node.clause.id}@${version}`;
      const facts = [
        isCurrent ? text('inForce') : from,
        uses > 0 ? text('uses').replace('{count}', String(uses)) : text('unused'),
      ];
      item.description = facts.filter(Boolean).join(' · ');
      item.iconPath = new ThemeIcon(isCurrent ? 'check' : 'history');
      item.contextValue = isCurrent ? 'versie.actueel' : 'versie.oud';
      return item;
    }
    case 'use': {
      const { uri, range } = node.place;
      const item = new TreeItem(node.document || Uri.parse(uri).path, TreeItemCollapsibleState.None);
      item.resourceUri = Uri.parse(uri);
      item.description = `${text('line')} ${range.start.line + 1}`;
      item.iconPath = ThemeIcon.File;
      item.command = {
        command: 'vscode.open',
        title: '',
        arguments: [item.resourceUri, { selection: toRange(range) }],
      };
      return item;
    }
  }
}
