import type { Connection } from 'vscode-languageserver';
import { PROJECT_FILE, withBaselineNamed } from '../check/project.ts';
import { type FileSystem, folderOf, isUnder, pathFrom } from '../dossier/file-system.ts';
import type { DossierService } from '../dossier-service.ts';
import { resolved } from '../library/libraries.ts';
import { BASELINE_FILE, type Baseline, baselineText, readBaseline } from '../report/baseline.ts';
import { type ReportedDocument, reportDocument } from '../report/report.ts';
import type { Service } from '../service.ts';
import type { Documents } from './own-requests.ts';
import type { Projects } from './projects.ts';
import { takeTurns } from './turns.ts';

/** A file to be written by the client. */
interface Written {
  readonly uri: string;
  readonly tekst: string;
}

/** What a client is to write so that the findings of now count no more. */
export interface DrawnBaseline {
  readonly nullijn: Written;
  /** The project file with the baseline named in it; absent when it names one. */
  readonly project: Written | null;
  readonly bevindingen: number;
  readonly bestekken: number;
}

interface World {
  readonly files: FileSystem;
  readonly projects: Projects;
  readonly documents: Documents;
  /** The workspace folder a document is in. */
  folderOf(uri: string): string | undefined;
}

/**
 * The request `bestekwijzer/nullijn`: the findings of now in all documents of the project of a document, as the text of
 * its baseline file. The client writes: it alone knows how, and asks first.
 */
export function registerBaseline(
  connection: Connection,
  service: Service,
  { dossier }: DossierService,
  { files, projects, documents, folderOf: workspaceFolder }: World,
): void {
  connection.onRequest('bestekwijzer/nullijn', async ({ uri }: { uri: string }): Promise<DrawnBaseline> => {
    await documents.indexed();
    const { folder: own, project } = await projects.load(uri);
    const folder = own ?? workspaceFolder(uri) ?? folderOf(uri);
    const file = resolved(project.baseline ?? BASELINE_FILE, folder);
    const reported = new Map<string, ReportedDocument>();
    const turn = takeTurns();
    for (const { uri: document } of [...dossier.entries()]) {
      if (!isUnder(document, folder)) continue;
      const home = await projects.load(document);
      if (!service.spec(document)) projects.drop(document);
      const checked = await documents.check(document);
      // A folder below with a project file of its own has a baseline of its own.
      if (checked && home.folder === own) {
        const path = pathFrom(folderOf(file), document);
        reported.set(path, reportDocument(checked, path, document, service.languageOf(document)));
      }
      await turn();
    }
    const projectFile = `${folder}/${PROJECT_FILE}`;
    return {
      nullijn: { uri: file, tekst: baselineText(reported, await outside(file)) },
      project:
        project.baseline === undefined
          ? {
              uri: projectFile,
              tekst: withBaselineNamed(own === undefined ? '' : await files.read(projectFile), BASELINE_FILE),
            }
          : null,
      bevindingen: [...reported.values()]
        .flatMap(({ findings }) => findings)
        .filter(({ motivated }) => motivated === null).length,
      bestekken: reported.size,
    };
  });

  /** What is known of documents that are not in the workspace: whoever opens one folder of many must not lose the rest. */
  async function outside(file: string): Promise<Baseline> {
    const text = await files.read(file).catch(() => '');
    const known = [...(readBaseline(text) ?? [])];
    return new Map(known.filter(([path]) => workspaceFolder(resolved(path, folderOf(file))) === undefined));
  }
}
