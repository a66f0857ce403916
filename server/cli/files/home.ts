import { dirname, join, relative, sep } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { matchesGlob } from '../../check/globs.ts';
import { NO_PROJECT, PROJECT_FILE, type Project, readProject } from '../../check/project.ts';
import { librariesOf, ONLY_BUILT_IN, type ProjectLibraries } from '../../library/libraries.ts';
import type { Complaint } from '../../node/complaint.ts';
import { nodeFiles } from '../../node/file-system.ts';
import { readText } from '../../node/read.ts';
import { type ProjectBaseline, readProjectBaseline } from '../../report/baseline.ts';
import { MESSAGES } from '../messages.ts';

/** The project a folder belongs to. */
export interface Home {
  readonly folder: string;
  readonly project: Project;
  readonly libraries: ProjectLibraries;
  readonly baseline: ProjectBaseline | undefined;
  /** What is wrong with the project file or what it names. */
  readonly complaints: readonly HomeComplaint[];
}

export interface HomeComplaint extends Complaint {
  /** The complaint is about a file of a library that can be read but is not right. */
  readonly isBrokenClause?: boolean;
}

const NO_HOME: Home = {
  folder: '',
  project: NO_PROJECT,
  libraries: ONLY_BUILT_IN,
  baseline: undefined,
  complaints: [],
};

/** Finds the nearest project file of a file; each is read once. */
export type HomeFinder = (file: string) => Promise<Home>;

/** `ruleIds` are the rules there are. */
export function homeFinder(ruleIds: readonly string[]): HomeFinder {
  const known = new Map<string, Promise<Home>>();
  const homeOf = (folder: string): Promise<Home> => {
    let home = known.get(folder);
    if (!home) {
      home = load(folder);
      known.set(folder, home);
    }
    return home;
  };
  async function load(folder: string): Promise<Home> {
    const file = join(folder, PROJECT_FILE);
    const read = await readText(file);
    const above = dirname(folder);
    if (!('complaint' in read)) return toHome(folder, file, read.text, ruleIds);
    if (read.complaint.message === MESSAGES.missing) return above === folder ? NO_HOME : homeOf(above);
    const home = above === folder ? NO_HOME : await homeOf(above);
    return { ...home, complaints: [...home.complaints, read.complaint] };
  }
  return (file) => homeOf(dirname(file));
}

async function toHome(folder: string, file: string, text: string, ruleIds: readonly string[]): Promise<Home> {
  const project = readProject(text, ruleIds);
  const uri = pathToFileURL(folder).href;
  const libraries = await librariesOf(project.libraries, uri, nodeFiles());
  const baseline =
    project.baseline === undefined
      ? undefined
      : await readProjectBaseline(project.baseline, uri, nodeFiles().read);
  const place = (offset: number) => {
    const lines = text.slice(0, offset).split('\n');
    return `:${lines.length}:${lines.at(-1)!.length + 1}`;
  };
  const complaints: HomeComplaint[] = project.problems.map(({ span, nl, en }) => ({
    file,
    place: place(span.start),
    message: { nl, en },
  }));
  for (const { uri, kind, detail, named } of libraries.troubles) {
    const at = named === undefined ? -1 : project.libraries.indexOf(named);
    complaints.push(
      at < 0
        ? {
            file: fileURLToPath(uri),
            message: LIBRARY_MESSAGES[kind],
            values: { detail },
            isBrokenClause: kind === 'broken',
          }
        : {
            file,
            place: place(project.libraryPlaces[at]!.start),
            message: MESSAGES.noLibrary,
            values: { name: named! },
          },
    );
  }
  if (baseline?.state === 'broken')
    complaints.push({ file: fileURLToPath(baseline.uri), message: MESSAGES.noBaseline });
  return { folder, project, libraries, baseline, complaints };
}

const LIBRARY_MESSAGES = {
  'no-library': MESSAGES.noLibraryHere,
  unreadable: MESSAGES.libraryUnreadable,
  broken: MESSAGES.libraryBroken,
} as const;

/** Whether the project names a file as a specification. */
export function isListed({ folder, project }: Home, file: string): boolean {
  const path = relative(folder, file).split(sep).join('/');
  return project.files.some((glob) => matchesGlob(path, glob));
}
