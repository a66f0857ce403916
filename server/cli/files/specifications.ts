import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { UserLanguage } from '../../check/render.ts';
import type { ProjectLibraries } from '../../library/libraries.ts';
import { type Complaint, complaintLine, shownPath } from '../../node/complaint.ts';
import { type Candidate, findCandidates } from '../../node/find.ts';
import { type ReadText, readText } from '../../node/read.ts';
import { type ReportedDocument, reportDocument } from '../../report/report.ts';
import { createService, type Service } from '../../service.ts';
import { isSpecificationName, languageOf } from '../../spec/specification.ts';
import { version } from '../../version.ts';
import { MESSAGES } from '../messages.ts';
import { createPool, type Pool, poolWidth, threads, WORTH_THREADS } from '../pool.ts';
import type { World } from '../world.ts';
import { type Cache, createCache } from './cache.ts';
import { type Home, homeFinder, isListed } from './home.ts';
import { inOrder } from './in-order.ts';

/** What came of one file, as plain data. */
export interface FileResult {
  readonly isSpecification: boolean;
  /** Absent for what is no specification or could not be checked. */
  readonly document?: ReportedDocument;
  /** What is to be told of it, in order. */
  readonly told: readonly { readonly line: string; readonly isFailure: boolean }[];
}

export interface ReportOptions {
  readonly isTyped: boolean;
  /** Only every `of`-th file, beginning at number `part`, both from 1. */
  readonly shard?: { readonly part: number; readonly of: number } | undefined;
  /** Folder with findings of earlier runs. */
  readonly cache?: string | undefined;
}

export interface SessionOptions {
  /** Goes before that of a project; Dutch when neither says. */
  readonly language: UserLanguage | undefined;
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
  /** Fingerprints of the findings in a file that the baseline of its project knows; undefined without a baseline. */
  baselineOf(file: string): Promise<ReadonlySet<string> | undefined>;
  /**
   * Calls `use` with every specification at `paths`, in the order of their paths; what cannot be read is told. So is a
   * file that is no specification, unless the paths were not typed by a person (`isTyped`).
   */
  each(
    paths: readonly string[],
    use: (file: OpenFile) => Promise<void>,
    options?: { isTyped: boolean },
  ): Promise<void>;
  /** The same for the reports of the specifications; in threads where that pays, and always in the same order. */
  reports(
    paths: readonly string[],
    use: (document: ReportedDocument, file: string) => Promise<void>,
    options: ReportOptions,
  ): Promise<void>;
  /** The report of one file. Never rejects. */
  report(candidate: Candidate): Promise<FileResult>;
}

const NOTHING_KNOWN: ReadonlySet<string> = new Set();

/** Files read ahead while one is checked. */
const AHEAD = 16;

export function createSession(options: SessionOptions, world: World): Session {
  const homes = new Map<string, { home: Home; listed: boolean }>();
  const spoken = options.language ?? 'nl';
  const service = createService({
    date: options.date ?? world.today(),
    language: spoken,
    projectOf(uri) {
      const { home, listed } = homes.get(uri)!;
      const project = {
        ...home.project,
        ...(options.date ? { date: options.date } : {}),
        ...(options.language ? { language: options.language } : {}),
      };
      return { project, listed, library: home.libraries.library };
    },
  });
  const homeOf = homeFinder(service.rules.map((rule) => rule.id));
  const told = new Set<string>();
  let failed = false;

  const failure = (complaint: Complaint) => ({
    line: complaintLine(complaint, world.cwd, spoken),
    isFailure: true,
  });

  function tell({ line, isFailure }: FileResult['told'][number]): void {
    if (isFailure && told.has(line)) return;
    if (isFailure) {
      told.add(line);
      failed = true;
    }
    world.complain(line);
  }

  const fail = (complaint: Complaint) => tell(failure(complaint));

  function notice(file: string): FileResult['told'][number] {
    const path = shownPath(file, world.cwd);
    return { line: MESSAGES.notSpecification[spoken].replace('{path}', path), isFailure: false };
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
    say: (one: FileResult['told'][number]) => void,
    use: (file: OpenFile) => Promise<void>,
  ): Promise<boolean> {
    for (const complaint of home.complaints) say(failure(complaint));
    const uri = pathToFileURL(file).href;
    const text = 'complaint' in read ? read.guess : read.text;
    homes.set(uri, { home, listed: isListed(home, file) });
    try {
      const isSpecification = opens(uri, file, text);
      if ('complaint' in read) {
        if (isSpecification || named) say(failure(read.complaint));
      } else if (isSpecification) {
        const path = shownPath(file, world.cwd);
        await use({ ...read, file, uri, path, libraries: home.libraries });
      } else if (named) say(notice(file));
      return isSpecification;
    } catch (error) {
      say(failure({ file, message: MESSAGES.crashed, values: { error: (error as Error).message } }));
      return true;
    } finally {
      service.close(uri);
      homes.delete(uri);
    }
  }

  async function report(candidate: Candidate): Promise<FileResult> {
    const { read, home } = await prepare(candidate);
    return reportOf(candidate, read, home);
  }

  async function reportOf(candidate: Candidate, read: ReadText, home: Home): Promise<FileResult> {
    const said: FileResult['told'][number][] = [];
    let document: ReportedDocument | undefined;
    const say = (one: FileResult['told'][number]) => void said.push(one);
    const isSpecification = await visit(candidate, read, home, say, async ({ uri, path }) => {
      document = reportDocument(service.check(uri)!, path, uri, service.languageOf(uri));
    });
    return { isSpecification, told: said, ...(document ? { document } : {}) };
  }

  /** Checks files here, or in threads when there are so many that it pays. */
  function fileChecker(count: number) {
    const { script } = world;
    if (script === undefined || threads() < 2 || count < WORTH_THREADS)
      return { check: report, width: AHEAD, stop: async () => undefined };
    let pool: Pool | undefined;
    const crashed = ({ file }: Candidate, error: Error): FileResult => ({
      isSpecification: true,
      told: [failure({ file, message: MESSAGES.crashed, values: { error: error.message } })],
    });
    return {
      check(candidate: Candidate): Promise<FileResult> {
        pool ??= createPool(script, { cwd: world.cwd, today: world.today(), options });
        return pool.check(candidate).catch((error: Error) => crashed(candidate, error));
      },
      width: Math.max(AHEAD, poolWidth()),
      stop: async () => pool?.stop(),
    };
  }

  /** All that findings can depend on besides the text, as text. */
  function contextOf({ file }: Candidate, home: Home): string {
    let project = contexts.get(home);
    if (project === undefined) {
      project = JSON.stringify([home.project, home.libraries.library.clauses]);
      contexts.set(home, project);
    }
    const { date, language } = service.options;
    return JSON.stringify([date, options.date, language, options.language, languageOf(file), project]);
  }
  const contexts = new Map<Home, string>();

  /** From the cache when it is there, else found and put there. */
  async function reportCached(
    cache: Cache,
    candidate: Candidate,
    check: (candidate: Candidate) => Promise<FileResult>,
  ): Promise<FileResult> {
    const { read, home } = await prepare(candidate);
    if ('complaint' in read) return check(candidate);
    const context = contextOf(candidate, home);
    const known = await cache.get(read.bytes, context);
    if (known) {
      const { file } = candidate;
      const path = shownPath(file, world.cwd);
      const document = { path, uri: pathToFileURL(file).href, findings: known.findings };
      return { isSpecification: true, document, told: home.complaints.map(failure) };
    }
    const result = await check(candidate);
    const isGood = result.document && result.told.every(({ isFailure }) => !isFailure);
    if (isGood) await cache.set(read.bytes, context, result.document!.findings);
    return result;
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
    async baselineOf(file) {
      const { baseline } = await homeOf(file);
      return baseline && (baseline.of(pathToFileURL(file).href) ?? NOTHING_KNOWN);
    },
    report,
    async each(paths, use, { isTyped } = { isTyped: true }) {
      const { candidates, folders, complaints } = await findCandidates(paths, world.cwd);
      complaints.forEach(fail);
      const empty = new Set(folders);
      for await (const { candidate, read, home } of inOrder(candidates, AHEAD, prepare)) {
        const asked = { ...candidate, named: candidate.named && isTyped };
        if (await visit(asked, read, home, tell, use)) for (const one of candidate.folders) empty.delete(one);
      }
      for (const file of empty) fail({ file, message: MESSAGES.emptyFolder });
    },
    async reports(paths, use, { isTyped, shard, cache: folder }) {
      const found = await findCandidates(paths, world.cwd);
      found.complaints.forEach(fail);
      const asked = found.candidates.map((one) => ({ ...one, named: one.named && isTyped }));
      const candidates = shard ? asked.filter((_one, i) => i % shard.of === shard.part - 1) : asked;
      const empty = new Set(shard ? [] : found.folders);
      const cache = folder === undefined ? undefined : createCache(folder, await programOf(world.script));
      const checker = fileChecker(candidates.length);
      const work = (candidate: Candidate) =>
        cache ? reportCached(cache, candidate, checker.check) : checker.check(candidate);
      let done = 0;
      try {
        for await (const { isSpecification, document, told } of inOrder(candidates, checker.width, work)) {
          const { file, folders } = candidates[done++]!;
          told.forEach(tell);
          if (isSpecification) for (const one of folders) empty.delete(one);
          if (document) await use(document, file);
          world.progress?.(done, candidates.length);
        }
      } finally {
        await checker.stop();
      }
      for (const file of empty) fail({ file, message: MESSAGES.emptyFolder });
    },
  };
}

/** What tells this program from another version of it: its own text, or its version where it is not in one file. */
async function programOf(script: string | undefined): Promise<string> {
  const text = script === undefined ? undefined : await readFile(script).catch(() => undefined);
  return text ? createHash('sha1').update(text).digest('hex') : version;
}
