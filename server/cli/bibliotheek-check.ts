import { stat } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { createLibraryChecker } from '../check/check-library.ts';
import type { UserLanguage } from '../check/render.ts';
import {
  type LibraryTrouble,
  type LoadedLibrary,
  loadLibrary,
  type ProjectLibraries,
} from '../library/libraries.ts';
import { isHead } from '../library/source.ts';
import { readComplaint, shownPath } from '../node/complaint.ts';
import { nodeFiles } from '../node/file-system.ts';
import { filesUnder } from '../node/find.ts';
import { NOTHING_CHECKED, reportDocument, withDocument } from '../report/report.ts';
import { settingsFor } from '../service.ts';
import { dateOption, parse } from './args.ts';
import { FORMATS, type FormatName, formatOf, LANGUAGES } from './check.ts';
import { createSession, type Session } from './files/specifications.ts';
import { MESSAGES } from './messages.ts';
import type { World } from './world.ts';

/** A library folder to check, or one file of it. */
interface Asked {
  readonly folder: string;
  readonly file?: string;
}

export async function run(argv: readonly string[], world: World): Promise<number> {
  const { values, positionals } = parse(argv, { format: FORMATS, peildatum: 'value', taal: LANGUAGES });
  const date = dateOption(values.peildatum);
  const language = (values.taal ?? 'nl') as UserLanguage;
  const session = createSession({ language, date }, world);
  const format = formatOf((values.format ?? 'stylish') as FormatName, session.service, world, 'libraryFiles');
  const asked = await foldersAsked(positionals, session, world);
  let summary = NOTHING_CHECKED;
  await world.out(format.begin());
  for (const folder of new Set(asked.map((one) => one.folder))) {
    const isAsked = (file: string) =>
      asked.some((one) => one.folder === folder && (one.file ?? file) === file);
    const { project, libraries } = await quietHome(session, folder);
    const found = await libraryIn(folder, libraries, session);
    if (!found) continue;
    const { library, before, after } = found;
    const settings = settingsFor({ date: date ?? world.today() }, date ? { ...project, date } : project);
    const checker = createLibraryChecker(session.service.rules, settings);
    const files = library.files.map(({ source }) => source);
    for (const { source, checked } of checker.check({ files, library: library.library, before, after })) {
      const { uri } = library.files.find((one) => one.source === source)!;
      const file = fileURLToPath(uri);
      if (!isAsked(file)) continue;
      const document = reportDocument(checked, shownPath(file, world.cwd), uri, language);
      summary = withDocument(summary, document);
      await world.out(format.document(document));
    }
  }
  await world.out(format.end({ summary, complete: !session.failed }));
  if (session.failed) return 2;
  return summary.error > 0 ? 1 : 0;
}

/** A broken clause is a finding here, so nothing is said of it beforehand. */
async function quietHome(session: Session, folder: string) {
  return session.home(folder, false);
}

async function foldersAsked(
  paths: readonly string[],
  session: Session,
  { cwd }: World,
): Promise<readonly Asked[]> {
  if (paths.length === 0) {
    const { libraries } = await quietHome(session, cwd);
    const own = libraries.loaded.flatMap(({ folder }) =>
      folder === undefined ? [] : [{ folder: fileURLToPath(folder) }],
    );
    if (own.length > 0) return own;
  }
  const asked: Asked[] = [];
  for (const path of paths.length > 0 ? paths : ['.']) {
    const file = resolve(cwd, path);
    try {
      const found = (await stat(file)).isFile()
        ? await libraryOfFile(file)
        : await librariesUnder(file, session);
      asked.push(...found);
      if (found.length === 0) session.fail({ file, message: MESSAGES.noLibraryHere });
    } catch (error) {
      session.fail(readComplaint(file, error));
    }
  }
  return asked;
}

async function libraryOfFile(file: string): Promise<Asked[]> {
  const folder = await libraryAbove(dirname(file));
  return folder === undefined ? [] : [{ folder, file }];
}

async function librariesUnder(root: string, { fail }: Session): Promise<Asked[]> {
  const found: Asked[] = [];
  for await (const file of filesUnder(root, fail)) if (isHead(file)) found.push({ folder: dirname(file) });
  return found;
}

async function libraryAbove(folder: string): Promise<string | undefined> {
  for (let at = folder; ; at = dirname(at)) {
    for (const name of ['bibliotheek.yaml', 'bibliotheek.yml'])
      if (
        await stat(join(at, name))
          .then((one) => one.isFile())
          .catch(() => false)
      )
        return at;
    if (dirname(at) === at) return undefined;
  }
}

/** The library in a folder, with those that win from it and those it wins from. */
async function libraryIn(folder: string, { loaded }: ProjectLibraries, session: Session) {
  const uri = pathToFileURL(folder).href;
  const place = loaded.findIndex((one) => one.folder !== undefined && fileURLToPath(one.folder) === folder);
  const plain = (some: readonly LoadedLibrary[]) => some.map(({ library }) => library);
  if (place >= 0) {
    const library = loaded[place]!;
    return { library, before: plain(loaded.slice(0, place)), after: plain(loaded.slice(place + 1)) };
  }
  const troubles: LibraryTrouble[] = [];
  const library = await loadLibrary(uri, 'named', nodeFiles(), new Map(), troubles);
  for (const { uri: file, detail } of troubles)
    session.fail({ file: fileURLToPath(file), message: MESSAGES.libraryUnreadable, values: { detail } });
  return library && { library, before: [], after: plain(loaded) };
}
