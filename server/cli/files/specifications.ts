import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { UserLanguage } from '../../check/render.ts';
import type { ProjectLibraries } from '../../library/libraries.ts';
import { type Complaint, complaintLine, shownPath } from '../../node/complaint.ts';
import { type Candidate, findCandidates } from '../../node/find.ts';
import { type ReadText, readText } from '../../node/read.ts';
import { createService, type Service } from '../../service.ts';
import { isSpecificationName, languageOf } from '../../spec/specification.ts';
import { MESSAGES } from '../messages.ts';
import type { World } from '../world.ts';
import { type Home, homeFinder, isListed } from './home.ts';
import { inOrder } from './in-order.ts';

export interface SessionOptions {
  readonly language: UserLanguage;
  /** The day the rules are applied at, unless a specification names one; goes before that of a project. */
  readonly date: string | undefined;
}

/** A specification on disk, open in the service until `use` returns. */
export interface OpenFile {
  readonly file: string;
  /** As shown to people and in reports. */
  readonly path: string;
  readonly uri: string;
  readonly text: string;
  readonly bom: string;
  readonly bytes: Uint8Array;
  readonly libraries: ProjectLibraries;
}

/** Work on the specifications at some paths, by the same service as the editor's. */
export interface Session {
  readonly service: Service;
  /** Whether something asked could not be done. */
  readonly failed: boolean;
  /** Tells of something that could not be done. */
  fail(complaint: Complaint): void;
  /** The day the rules are applied at for a file that names none itself. */
  dateFor(file: Pick<OpenFile, 'uri'>): string;
  /** The project a folder belongs to; what is wrong with it is told, broken clauses only where they count. */
  home(folder: string, brokenClausesCount?: boolean): Promise<Home>;
  /**
   * Calls `use` with every specification at `paths`, in the order of their paths; what cannot be read is told. So is a
   * file that is no specification, unless the paths were not typed by a person (`isTyped`).
   */
  each(
    paths: readonly string[],
    use: (file: OpenFile) => Promise<void>,
    options?: { isTyped: boolean },
  ): Promise<void>;
}

/** Files read ahead while one is checked. */
const AHEAD = 16;

export function createSession(options: SessionOptions, world: World): Session {
  const homes = new Map<string, { home: Home; listed: boolean }>();
  const service = createService({
    date: options.date ?? world.today(),
    language: options.language,
    projectOf(uri) {
      const { home, listed } = homes.get(uri)!;
      const project = options.date ? { ...home.project, date: options.date } : home.project;
      return { project, listed, library: home.libraries.library };
    },
  });
  const homeOf = homeFinder(service.rules.map((rule) => rule.id));
  const told = new Set<Complaint>();
  let failed = false;

  function fail(complaint: Complaint): void {
    if (told.has(complaint)) return;
    told.add(complaint);
    failed = true;
    world.complain(complaintLine(complaint, world.cwd, options.language));
  }

  function notice(file: string): void {
    const path = shownPath(file, world.cwd);
    world.complain(MESSAGES.notSpecification[options.language].replace('{path}', path));
  }

  async function prepare(
    candidate: Candidate,
  ): Promise<{ candidate: Candidate; read: ReadText; home: Home }> {
    const [home, read] = await Promise.all([homeOf(candidate.file), readText(candidate.file)]);
    return { candidate, read, home };
  }

  /** Whether it was a specification. */
  async function visit(
    { file, named }: Candidate,
    read: ReadText,
    home: Home,
    use: (file: OpenFile) => Promise<void>,
  ): Promise<boolean> {
    home.complaints.forEach(fail);
    const uri = pathToFileURL(file).href;
    const text = 'complaint' in read ? read.guess : read.text;
    homes.set(uri, { home, listed: isListed(home, file) });
    try {
      const isSpecification = opens(uri, file, text);
      if ('complaint' in read) {
        if (isSpecification || named) fail(read.complaint);
      } else if (isSpecification) {
        const path = shownPath(file, world.cwd);
        await use({ ...read, file, uri, path, libraries: home.libraries });
      } else if (named) notice(file);
      return isSpecification;
    } catch (error) {
      fail({ file, message: MESSAGES.crashed, values: { error: (error as Error).message } });
      return true;
    } finally {
      service.close(uri);
      homes.delete(uri);
    }
  }

  /** Opens a text in the service; whether it is a specification. */
  function opens(uri: string, file: string, text: string): boolean {
    const language = languageOf(file);
    // Cheap, before reading a text of which nothing says that it is one.
    const isPossible = isSpecificationName(file) || homes.get(uri)!.listed || text.includes('bestek');
    if (!language || !isPossible) return false;
    service.open(uri, language, text);
    return service.isSpecification(uri);
  }

  return {
    service,
    fail,
    get failed() {
      return failed;
    },
    dateFor: ({ uri }) => options.date ?? homes.get(uri)?.home.project.date ?? world.today(),
    async home(folder, brokenClausesCount = true) {
      const home = await homeOf(join(folder, 'x'));
      for (const one of home.complaints) if (brokenClausesCount || !one.isBrokenClause) fail(one);
      return home;
    },
    async each(paths, use, { isTyped } = { isTyped: true }) {
      const { candidates, folders, complaints } = await findCandidates(paths, world.cwd);
      complaints.forEach(fail);
      const empty = new Set(folders);
      for await (const { candidate, read, home } of inOrder(candidates, AHEAD, prepare)) {
        const asked = { ...candidate, named: candidate.named && isTyped };
        if (await visit(asked, read, home, use)) for (const one of candidate.folders) empty.delete(one);
      }
      for (const file of empty) fail({ file, message: MESSAGES.emptyFolder });
    },
  };
}
