import type { Connection } from 'vscode-languageserver';
import { PROJECT_FILE } from '../check/project.ts';
import { effectiveSettings, type Origin, type Said, settingsPage } from '../features/effective-settings.ts';
import type { Service } from '../service.ts';
import type { Projects } from './projects.ts';

/** What the client set, as the server holds it. */
export interface ClientSettings {
  /** ISO; undefined when the client leaves the day to the calendar. */
  readonly date: string | undefined;
  readonly most: number;
  readonly today: string;
}

/** Where the client's settings come from, by their names; only the client can tell. */
type Origins = Readonly<Partial<Record<'taal' | 'peildatum' | 'maximumBevindingen', Origin>>>;

/** The page of the settings that hold for a text, or for the first folder when no text is named. */
export function registerSettings(
  connection: Connection,
  service: Service,
  projects: Projects,
  ready: (uri: string) => Promise<void>,
  settings: () => ClientSettings,
  workspace: { readonly folders: readonly string[]; shownPath(uri: string): string },
): void {
  connection.onRequest(
    'bestekwijzer/instellingen',
    async ({ uri, herkomst = {} }: { uri?: string; herkomst?: Origins }) => {
      const { language } = service.options;
      const place = uri ?? `${workspace.folders[0] ?? ''}/${PROJECT_FILE}`;
      if (uri !== undefined) await ready(uri);
      const { project, folder, listed, library } = await projects.load(place);
      const spec = uri === undefined ? undefined : service.spec(uri);
      if (!spec) projects.drop(place);
      const { date, most, today } = settings();
      const said = <T>(value: T, origin: Origin | undefined): Said<T> | undefined =>
        origin === undefined || origin === 'standaard' ? undefined : { value, origin };
      const givenLanguage = said(language, herkomst.taal);
      const givenDate = date === undefined ? undefined : said(date, herkomst.peildatum);
      const effective = effectiveSettings({
        ...(spec && uri !== undefined ? { document: { path: workspace.shownPath(uri), spec } } : {}),
        project,
        projectFile: folder === undefined ? undefined : workspace.shownPath(`${folder}/${PROJECT_FILE}`),
        isListed: listed,
        library,
        rules: service.rules,
        today,
        given: {
          ...(givenLanguage ? { language: givenLanguage } : {}),
          ...(givenDate ? { date: givenDate } : {}),
          most: { value: most, origin: herkomst.maximumBevindingen ?? 'standaard' },
        },
      });
      return settingsPage(effective, uri === undefined ? language : service.languageOf(uri));
    },
  );
}
