import { Disposable, EventEmitter, type TreeItem, window } from 'vscode';
import type { Session } from '../client.ts';
import { follow } from './changes.ts';

/**
 * A tree view over what the server knows; read anew when the dossier changes, and only while it is shown. `childrenOf`
 * gives the nodes under a node, or the outermost ones.
 */
export function createTree<Node>(
  session: Session,
  id: string,
  childrenOf: (session: Session, node: Node | undefined) => Promise<Node[]>,
  toItem: (node: Node) => TreeItem,
): Disposable {
  const changes = new EventEmitter<Node | undefined>();
  const view = window.createTreeView<Node>(id, {
    treeDataProvider: {
      onDidChangeTreeData: changes.event,
      getTreeItem: toItem,
      getChildren: (node) => childrenOf(session, node),
    },
    showCollapseAll: true,
  });
  return Disposable.from(
    view,
    changes,
    follow(session.onDossierChange, view, () => changes.fire(undefined)),
  );
}
