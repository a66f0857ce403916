import { Uri } from 'vscode';
import type { Session } from './client.ts';
import { text } from './texts.ts';

/**
 * Scheme of the pages of rules and clauses: read-only documents with the server's text, so that they are there without
 * a network. `regels/ID.md` explains a rule, `clausules/ID.md` is all about a clause, `clausules/ID@VERSION.md` the text
 * of one version.
 */
export const SCHEME = 'bestekwijzer';

/** Address of the page of a clause, or of the text of one version. */
export const clauseUri = (id: string, version?: string) =>
  Uri.from({ scheme: SCHEME, path: `clausules/${id}${version === undefined ? '' : `@${version}`}.md` });

/** Address of the page of a rule. */
export const ruleUri = (id: string) => Uri.from({ scheme: SCHEME, path: `regels/${id}.md` });

/** The page that `uri` names, as Markdown. */
export async function pageContent({ client, output }: Session, uri: Uri): Promise<string> {
  const [, kind, name = ''] = /^\/?(regels|clausules)\/(.*)\.md$/.exec(uri.path) ?? [];
  const [id, versie] = name.split('@');
  try {
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
