import type { Connection } from 'vscode-languageserver';
import type { Checked } from '../check/check.ts';
import type { FileSystem } from '../dossier/file-system.ts';
import { type DocumentState, documentState } from '../features/document-state.ts';
import type { Service } from '../service.ts';
import type { Projects } from './projects.ts';

interface World {
  readonly files: FileSystem;
  readonly projects: Projects;
  readonly ready: (uri: string) => Promise<void>;
  readonly check: (uri: string) => Promise<Checked | undefined>;
  readonly isLibraryFile: (uri: string) => boolean;
  /** The workspace folder a document is in. */
  readonly folderOf: (uri: string) => string | undefined;
  /** Findings shown at most. */
  readonly most: () => number;
}

/** The request `bestekwijzer/toestand`: how an open document is getting on, and what is not checked or shown of it. */
export function registerState(connection: Connection, service: Service, world: World): void {
  connection.onRequest('bestekwijzer/toestand', async ({ uri }: { uri: string }): Promise<DocumentState> => {
    await world.ready(uri);
    const checked = service.isSpecification(uri) ? await world.check(uri) : undefined;
    const folder = world.folderOf(uri);
    const isCovered = folder === undefined || (await world.files.covers(folder, uri).catch(() => true));
    return documentState(
      {
        checked,
        isLibraryFile: world.isLibraryFile(uri),
        isLeftOut: !isCovered,
        most: world.most(),
        rules: service.rules.length,
        date: service.options.date,
        troubles: world.projects.of(uri).troubles,
      },
      service.languageOf(uri),
    );
  });
}
