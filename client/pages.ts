import { Disposable, EventEmitter, Uri, workspace } from 'vscode';
import type { Session } from './client.ts';
import { settingOrigins } from './settings.ts';
import { text } from './texts.ts';

/**
 * Scheme of the pages of rules and clauses: read-only documents with the server's text, so that they are there without
 * a network. `instellingen.md?TEXT` tells the settings that hold for a text, `regels/ID.md` explains a rule, `clausules/ID.md` is all about a clause, `clausules/ID@VERSION.md` the text
 * of one version.
 */
const SCHEME = 'bestekwijzer';

/** Address of the page of a clause, or of the text of one version. */
export const clauseUri = (id: string, version?: string) =>
  Uri.from({ scheme: SCHEME, path: `clausules/${id}${version === undefined ? '' : `@${version}`}.md` });

/** Address of the page of a rule. */
export const ruleUri = (id: string) => Uri.from({ scheme: SCHEME, path: `regels/${id}.md` });

const SETTINGS_PAGE = 'instellingen.md';

/** Address of the page of settings that hold for a text, or for the folder when no text is named. */
export const settingsUri = (document: Uri | undefined) =>
  Uri.from({ scheme: SCHEME, path: SETTINGS_PAGE, query: document?.toString() ?? '' });

/** Serves the pages. Those of settings are made anew when settings or the dossier change, or when asked. */
export function servePages(session: Session): Disposable & { refresh(): void } {
  const changed = new EventEmitter<Uri>();
  const refresh = () => {
    for (const { uri } of workspace.textDocuments)
      if (uri.scheme === SCHEME && uri.path === SETTINGS_PAGE) changed.fire(uri);
  };
  const serving = Disposable.from(
    changed,
    session.onDossierChange(refresh),
    workspace.onDidChangeConfiguration((change) => {
      if (change.affectsConfiguration('bestekwijzer')) refresh();
    }),
    workspace.registerTextDocumentContentProvider(SCHEME, {
      onDidChange: changed.event,
      provideTextDocumentContent: (uri) => pageContent(session, uri),
    }),
  );
  return { refresh, dispose: () => serving.dispose() };
}

/** The page that `uri` names, as Markdown. */
async function pageContent({ client, output }: Session, uri: Uri): Promise<string> {
  const [, kind, name = ''] = /^\/?(regels|clausules)\/(.*)\.md$/.exec(uri.path) ?? [];
  const [id, versie] = name.split('@');
  try {
    if (uri.path === SETTINGS_PAGE) {
      const document = uri.query === '' ? undefined : Uri.parse(uri.query);
      const herkomst = settingOrigins(document);
      return await client.sendRequest('bestekwijzer/instellingen', { uri: document?.toString(), herkomst });
    }
    const page =
      kind === 'clausules'
        ? await client.sendRequest<string | null>('bestekwijzer/clausule', { id, versie })
        : await client.sendRequest<string | null>('bestekwijzer/regelpagina', { id: name });
    return page ?? text('noPage');
  } catch (error) {
    output.error(error instanceof Error ? error : String(error));
    return text('noPage');
  }
}
