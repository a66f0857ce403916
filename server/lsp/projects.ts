import { NO_PROJECT, PROJECT_FILE, type Project, readProject } from '../check/project.ts';
import { plainUri } from '../dossier/file-system.ts';
import { rules } from '../rules/all.gen.ts';
import type { Host } from './server.ts';

/** The project a document belongs to, and whether its globs name the document. */
export interface Membership {
  readonly project: Project;
  readonly listed: boolean;
}

export interface Projects {
  /** As last loaded; no project until then. */
  of(uri: string): Membership;
  /** Finds the project of a document; a folder is looked up once until `clear`, or when a fresh look is asked for. */
  load(uri: string, isFresh?: boolean): Promise<Membership>;
  /** A project file changed: everything is looked up anew. What was loaded holds until then. */
  clear(): void;
  /** The document is not of interest any more. */
  drop(uri: string): void;
}

const NONE: Membership = { project: NO_PROJECT, listed: false };

/** What a folder belongs to; `path` is from the folder of the project file, with a slash at the end when not empty. */
interface Folder {
  readonly project: Project;
  readonly path: string;
}

export function createProjects(host: Pick<Host, 'findProject' | 'matches'>): Projects {
  const ids = rules.map((rule) => rule.id);
  const loaded = new Map<string, Membership>();
  const texts = new Map<string, Project>();
  let folders = new Map<string, Promise<Folder | undefined>>();

  async function find(uri: string): Promise<Folder | undefined> {
    const found = await host.findProject(uri).catch(() => undefined);
    if (!found) return undefined;
    let project = texts.get(found.text);
    if (!project) {
      project = readProject(found.text, ids);
      texts.set(found.text, project);
    }
    return { project, path: found.relative.slice(0, found.relative.lastIndexOf('/') + 1) };
  }

  return {
    of: (uri) => loaded.get(uri) ?? NONE,
    async load(uri, isFresh = false) {
      const at = uri.slice(0, uri.lastIndexOf('/'));
      const known = folders;
      let folder = isFresh ? undefined : known.get(at);
      if (!folder) {
        folder = find(uri);
        known.set(at, folder);
      }
      const found = await folder;
      const membership = found ? { project: found.project, listed: isListed(found, uri) } : NONE;
      loaded.set(uri, membership);
      return membership;
    },
    clear() {
      folders = new Map();
      texts.clear();
    },
    drop: (uri) => void loaded.delete(uri),
  };

  function isListed({ project, path }: Folder, uri: string): boolean {
    if (project.files.length === 0 || uri.endsWith(`/${PROJECT_FILE}`)) return false;
    return host.matches(path + plainUri(uri.slice(uri.lastIndexOf('/') + 1)), project.files);
  }
}
