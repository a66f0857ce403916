import {
  type CodeAction,
  commands,
  type Diagnostic,
  DiagnosticSeverity,
  Disposable,
  languages,
  Selection,
  type TextDocument,
  type TextEditor,
  TextEditorRevealType,
  window,
} from 'vscode';
import { text } from '../texts.ts';
import { textInSight } from './text-in-sight.ts';

/** How long (ms) the findings of a text that was just opened may take. */
const PATIENCE = 10_000;
/** The commands that the server puts behind what a finding offers, by the kind of thing; a walkthrough hears of them. */
const DONE = 'bestekwijzer.gedaan';
const KINDS = ['fix', 'motivate', 'suppress', 'fixAll', 'refactor'] as const;

/** Findings asked what can be done about them. */
const MOST = 40;

/** The commands that do nothing but be heard. */
export const hearDone = () =>
  Disposable.from(...KINDS.map((kind) => commands.registerCommand(`${DONE}.${kind}`, () => undefined)));

/**
 * Goes to the next finding of the text in sight, the sample when there is none, and shows its explanation; with a kind, to the
 * next one that offers something of that kind, and shows what can be done about it.
 */
export async function goToFinding(
  openSample: () => Promise<TextEditor | undefined>,
  kind?: 'fix' | 'motivate',
): Promise<void> {
  const here = await textInSight();
  const editor = here && (await findingsOf(here.document, 1000)).length > 0 ? here : await openSample();
  if (!editor) return;
  const found = (await findingsOf(editor.document, PATIENCE)).sort((a, b) =>
    a.range.start.compareTo(b.range.start),
  );
  const { active } = editor.selection;
  const next = [...found.filter((one) => one.range.start.isAfter(active)), ...found];
  const chosen = kind ? await firstWith(editor.document, bestFor(kind, next).slice(0, MOST), kind) : next[0];
  if (!chosen) {
    void window.showInformationMessage(text('noFinding'));
    return;
  }
  const shown = await window.showTextDocument(editor.document, editor.viewColumn);
  shown.selection = new Selection(chosen.range.start, chosen.range.start);
  shown.revealRange(chosen.range, TextEditorRevealType.InCenter);
  // The window is told of a selection without an answer; a command after it has one.
  await commands.executeCommand('workbench.action.focusActiveEditorGroup');
  await commands.executeCommand(kind ? 'editor.action.quickFix' : 'editor.action.showHover');
}

async function findingsOf({ uri }: TextDocument, patience: number): Promise<Diagnostic[]> {
  for (const end = Date.now() + patience; ; ) {
    const found = languages.getDiagnostics(uri).filter(({ source }) => source === 'bestekwijzer');
    if (found.length > 0 || Date.now() > end) return found;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

/** What is against the law is seldom mended by reasons: warnings come first for who wants to give them. */
function bestFor(kind: 'fix' | 'motivate', found: readonly Diagnostic[]): readonly Diagnostic[] {
  if (kind === 'fix') return found;
  const isWarning = ({ severity }: Diagnostic) => severity === DiagnosticSeverity.Warning;
  return [...found.filter(isWarning), ...found.filter((one) => !isWarning(one))];
}

/** The first finding that offers something of this kind. */
async function firstWith(
  { uri }: TextDocument,
  found: readonly Diagnostic[],
  kind: string,
): Promise<Diagnostic | undefined> {
  for (const one of found) {
    const offered = await commands.executeCommand<CodeAction[]>(
      'vscode.executeCodeActionProvider',
      uri,
      one.range,
      'quickfix',
    );
    if (offered.some(({ command }) => command?.command === `${DONE}.${kind}`)) return one;
  }
  return undefined;
}
