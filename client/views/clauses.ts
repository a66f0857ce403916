import { type Disposable, MarkdownString, ThemeIcon, TreeItem, TreeItemCollapsibleState, Uri } from 'vscode';
import type { Session } from '../client.ts';
import { ask, type ClauseNode, type LibraryNode, type VersionNode } from '../commands/clauses.ts';
import { type PlainLocation, toRange } from '../commands/show-places.ts';
import { text } from '../texts.ts';
import { createTree } from './tree.ts';

type Node =
  | { readonly kind: 'library'; readonly library: LibraryNode }
  | { readonly kind: 'clause'; readonly library: string; readonly clause: ClauseNode }
  | {
      readonly kind: 'version';
      readonly library: string;
      readonly clause: ClauseNode;
      readonly version: VersionNode;
    }
  | { readonly kind: 'use'; readonly place: PlainLocation; readonly document: string };

/** The view *Clausules*: library → clause → version → where it is used. Nothing is asked before it is shown. */
export const createClauseView = (session: Session): Disposable =>
  createTree(session, 'bestekwijzer.clausules', childrenOf, toItem);

async function childrenOf(session: Session, node: Node | undefined): Promise<Node[]> {
  if (!node) {
    const libraries = (await ask<LibraryNode[]>(session, 'bestekwijzer/clausules')) ?? [];
    return libraries.map((library) => ({ kind: 'library', library }));
  }
  switch (node.kind) {
    case 'library':
      return node.library.clauses.map((clause) => ({ kind: 'clause', library: node.library.id, clause }));
    case 'clause': {
      const { library, clause } = node;
      return clause.versions.map((version) => ({ kind: 'version', library, clause, version }));
    }
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
      item.description = node.library.description;
      item.tooltip = new MarkdownString(node.library.about);
      item.iconPath = new ThemeIcon('library');
      return item;
    }
    case 'clause': {
      const { id, title, versions, overriddenBy } = node.clause;
      const item = new TreeItem(title, TreeItemCollapsibleState.Collapsed);
      const uses = versions.reduce((sum, version) => sum + version.uses, 0);
      // Two libraries may have a clause of this name.
      item.id = `${node.library}\n${id}`;
      const yields = overriddenBy === undefined ? '' : text('overridden').replace('{library}', overriddenBy);
      item.description = [id, yields || (uses > 0 ? `${uses}×` : '')].filter(Boolean).join(' · ');
      item.tooltip = new MarkdownString(`${title}\n\n\`${id}\``);
      item.iconPath = new ThemeIcon(overriddenBy === undefined ? 'law' : 'circle-slash');
      item.contextValue = versions.length > 1 ? 'clausule.versies' : 'clausule';
      return item;
    }
    case 'version': {
      const { version, isCurrent, from, uses } = node.version;
      const state = uses > 0 ? TreeItemCollapsibleState.Collapsed : TreeItemCollapsibleState.None;
      const item = new TreeItem(version, state);
      item.id = `${node.library}\n${node.clause.id}@${version}`;
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
