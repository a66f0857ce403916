import { commands, Disposable, Uri, window, workspace } from 'vscode';
import type { Session } from '../client.ts';
import { text } from '../texts.ts';
import { ask } from './clauses.ts';
import type { PlainLocation } from './show-places.ts';

/** A clause as it stands in a document, beside what the library says. */
interface Deviation {
  readonly id: string;
  readonly version: string;
  readonly library: string;
  readonly document: string;
}

/** Scheme of the two sides: read-only texts that are made when they are asked for. */
const SCHEME = 'bestekwijzer-vergelijking';

/** The command that compares the text of a clause at a place in a document with that of the library. */
export function registerComparison(session: Session): Disposable {
  const sides = new Map<string, string>();
  const side = (name: string, content: string) => {
    const uri = Uri.from({ scheme: SCHEME, path: `${name}.md` });
    sides.set(uri.toString(), content);
    return uri;
  };
  return Disposable.from(
    workspace.registerTextDocumentContentProvider(SCHEME, {
      provideTextDocumentContent: (uri) => sides.get(uri.toString()) ?? '',
    }),
    commands.registerCommand(
      'bestekwijzer.vergelijkMetBibliotheek',
      async (uri: string, plaats: PlainLocation['range']['start']) => {
        const found = await ask<Deviation | null>(session, 'bestekwijzer/afwijking', { uri, plaats });
        if (!found) {
          void window.showInformationMessage(text('nothingToCompare'));
          return;
        }
        const { id, version, library, document } = found;
        const stamp = `${id}@${version}/${Date.now()}`;
        await commands.executeCommand(
          'vscode.diff',
          side(`${stamp}/bibliotheek`, library),
          side(`${stamp}/document`, document),
          text('libraryToDocument').replace('{id}', id).replace('{version}', version),
        );
      },
    ),
    workspace.onDidCloseTextDocument(({ uri }) => sides.delete(uri.toString())),
  );
}
