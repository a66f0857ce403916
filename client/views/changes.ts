import { commands, Disposable, type Event, EventEmitter, type TreeView } from 'vscode';
import { type BaseLanguageClient, State } from 'vscode-languageclient';

/**
 * Tells when the server says that the dossier changed, or has started anew; shows the views only where there is a dossier:
 * a workspace without tenders need not see them.
 */
export function watchDossier(client: BaseLanguageClient): { readonly onChange: Event<void> } & Disposable {
  const changes = new EventEmitter<void>();
  const watch = Disposable.from(
    changes,
    client.onNotification('bestekwijzer/dossierGewijzigd', ({ documenten }: { documenten: number }) => {
      void commands.executeCommand('setContext', 'bestekwijzer.heeftDossier', documenten > 0);
      changes.fire();
    }),
    client.onDidChangeState(({ newState }) => {
      if (newState === State.Running) changes.fire();
    }),
  );
  return { onChange: changes.event, dispose: () => watch.dispose() };
}

/** Refreshes a view when the dossier changes; one that is not shown hears of what it missed when it is. */
export function follow(
  onChange: Event<void>,
  view: Pick<TreeView<unknown>, 'visible' | 'onDidChangeVisibility'>,
  refresh: () => void,
): Disposable {
  let missed = false;
  return Disposable.from(
    onChange(() => {
      if (view.visible) refresh();
      else missed = true;
    }),
    view.onDidChangeVisibility(({ visible }) => {
      if (!visible || !missed) return;
      missed = false;
      refresh();
    }),
  );
}
