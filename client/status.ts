import { Disposable, LanguageStatusSeverity, languages } from 'vscode';
import { State } from 'vscode-languageclient';
import type { Session } from './client.ts';
import { documentSelector } from './documents.ts';
import { text } from './texts.ts';

/** Says in the language status (the `{}` in the status bar) whether the server runs, with a button to restart it when it does not. */
export function createStatus({ client }: Session): Disposable {
  const item = languages.createLanguageStatusItem('bestekwijzer.status', documentSelector);
  item.name = 'Bestekwijzer';
  const show = (state: State) => {
    const stopped = state === State.Stopped;
    item.busy = state === State.Starting;
    item.text = text(stopped ? 'stopped' : state === State.Running ? 'running' : 'starting');
    item.severity = stopped ? LanguageStatusSeverity.Error : LanguageStatusSeverity.Information;
    item.command = stopped ? { command: 'bestekwijzer.herstart', title: text('restart') } : undefined;
  };
  show(State.Starting);
  return Disposable.from(
    item,
    client.onDidChangeState(({ newState }) => show(newState)),
  );
}
