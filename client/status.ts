import {
  type Command,
  Disposable,
  type LanguageStatusItem,
  LanguageStatusSeverity,
  languages,
  type TextDocument,
  Uri,
  window,
  workspace,
} from 'vscode';
import { State } from 'vscode-languageclient';
import type { Session } from './client.ts';
import { documentSelector } from './documents.ts';
import { text } from './texts.ts';

/** A document's state as the server gives it, in the user's words. */
export interface DocumentState {
  readonly isSpecification: boolean;
  readonly text: string;
  readonly detail: string;
  readonly rules: { readonly text: string; readonly detail: string };
  readonly notes: readonly { readonly text: string; readonly setting?: string; readonly file?: string }[];
}

/** Findings come in bursts; the state is asked for once they have settled (ms). */
const DELAY = 300;

/**
 * What stands in the language status (the `{}` in the status bar): whether the server runs and what it found in the text
 * in front, with a button to restart it; the rules and the law; and, when there is anything, what is not checked or shown.
 */
export function createStatus(session: Session): Disposable {
  const { client } = session;
  const main = newItem('bestekwijzer.status', 'Bestekwijzer');
  const rules = newItem('bestekwijzer.regels', 'Bestekwijzer');
  const notes = newItem('bestekwijzer.opmerkingen', 'Bestekwijzer');
  let timer: ReturnType<typeof setTimeout> | undefined;
  let asked = 0;

  function show(state: DocumentState | undefined): void {
    const isRunning = client.state === State.Running;
    const isStopped = client.state === State.Stopped;
    main.busy = !isRunning && !isStopped;
    const head = text(isStopped ? 'stopped' : isRunning ? 'running' : 'starting');
    main.text = isRunning && state ? `${head}: ${state.text}` : head;
    main.detail = isRunning && state ? state.detail : undefined;
    main.severity = isStopped ? LanguageStatusSeverity.Error : LanguageStatusSeverity.Information;
    main.command = { command: 'bestekwijzer.herstart', title: text('restart') };
    rules.text = state?.rules.text ?? head;
    rules.detail = state?.rules.detail;
    rules.command = { command: 'bestekwijzer.toonRegel', title: text('showRules') };
    const [first, ...more] = state?.notes ?? [];
    notes.text = first?.text ?? text(state?.isSpecification ? 'allChecked' : 'notChecked');
    notes.detail = more.length > 0 ? more.map((note) => note.text).join('; ') : undefined;
    notes.severity = first ? LanguageStatusSeverity.Warning : LanguageStatusSeverity.Information;
    notes.command = first && commandFor(first);
  }

  async function refresh(): Promise<void> {
    const document = window.activeTextEditor?.document;
    const turn = ++asked;
    if (!document || client.state !== State.Running || !isOurs(document)) return show(undefined);
    const uri = client.code2ProtocolConverter.asUri(document.uri);
    const state = await client
      .sendRequest<DocumentState>('bestekwijzer/toestand', { uri })
      .catch(() => undefined);
    if (turn === asked) show(state);
  }

  const later = () => {
    clearTimeout(timer);
    timer = setTimeout(() => void refresh(), DELAY);
  };
  show(undefined);
  return Disposable.from(
    main,
    rules,
    notes,
    { dispose: () => clearTimeout(timer) },
    client.onDidChangeState(() => {
      show(undefined);
      later();
    }),
    session.onDossierChange(later),
    window.onDidChangeActiveTextEditor(later),
    languages.onDidChangeDiagnostics(({ uris }) => {
      const shown = window.activeTextEditor?.document.uri.toString();
      if (uris.some((uri) => uri.toString() === shown)) later();
    }),
    workspace.onDidChangeConfiguration((change) => {
      if (change.affectsConfiguration('bestekwijzer')) later();
    }),
  );
}

function newItem(id: string, name: string): LanguageStatusItem {
  const item = languages.createLanguageStatusItem(id, documentSelector);
  item.name = name;
  return item;
}

const isOurs = (document: TextDocument) => languages.match(documentSelector, document) > 0;

function commandFor({ setting, file }: DocumentState['notes'][number]): Command | undefined {
  if (setting !== undefined)
    return { command: 'workbench.action.openSettings', title: text('openSetting'), arguments: [setting] };
  if (file === undefined) return undefined;
  return { command: 'vscode.open', title: text('openFile'), arguments: [Uri.parse(file)] };
}
