import { Position, Selection, window } from 'vscode';
import type { Session } from '../client.ts';
import { text } from '../texts.ts';
import { ask } from './clauses.ts';
import { interview } from './interview.ts';
import { givenAnswers } from './new-specification.ts';
import { type PlainLocation, toRange } from './show-places.ts';

/**
 * Makes the text one looks at a specification: asks for the facts, with what the text states already as the proposal, and puts
 * them above it in one insertion that one undo takes back. `given` are answers from elsewhere.
 */
export async function makeSpecification(session: Session, given?: unknown): Promise<void> {
  const editor = window.activeTextEditor;
  if (editor?.document.languageId !== 'markdown') {
    void window.showInformationMessage(text('noMarkdown'));
    return;
  }
  const uri = editor.document.uri.toString();
  const handed = givenAnswers(given);
  const outcome = handed
    ? { answers: handed, facts: (given as { feiten?: readonly string[] }).feiten ?? [] }
    : await interview(session, text('makeOne'), text('makeHere'), uri);
  if (!outcome) return;
  const edit = await ask<{ range: PlainLocation['range']; newText: string } | null>(
    session,
    'bestekwijzer/maakBestek',
    { uri, antwoorden: outcome.answers, feiten: outcome.facts },
  );
  // The text may have been closed, or made one by hand, while the questions were asked.
  const isDone =
    edit && (await editor.edit((change) => change.insert(toRange(edit.range).start, edit.newText)));
  if (!isDone) {
    void window.showErrorMessage(text('notMade'));
    return;
  }
  editor.selection = new Selection(new Position(0, 0), new Position(0, 0));
  editor.revealRange(editor.selection);
}
