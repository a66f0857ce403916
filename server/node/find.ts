import type { Dirent } from 'node:fs';
import { readdir, realpath, stat } from 'node:fs/promises';
import { basename, isAbsolute, join, relative, resolve, sep } from 'node:path';
import { languageOf } from '../spec/specification.ts';
import { type Complaint, readComplaint } from './complaint.ts';
import { type IgnoreRules, isIgnored, rulesAbove, withIgnoreFile } from './ignored.ts';
import { READING } from './messages.ts';

/** A file that may be a specification. */
export interface Candidate {
  readonly file: string;
  /** It was named itself, rather than found in a folder. */
  readonly named: boolean;
  /** The folders named in which it stands. */
  readonly folders: readonly string[];
}

export interface Found {
  /** In the order of their paths, each once. */
  readonly candidates: readonly Candidate[];
  readonly folders: readonly string[];
  readonly complaints: readonly Complaint[];
}

/** Everything that may be a specification at these paths. Reads no file. */
export async function findCandidates(paths: readonly string[], cwd: string): Promise<Found> {
  const found = new Map<string, { named: boolean; folders: Set<string> }>();
  const folders: string[] = [];
  const complaints: Complaint[] = [];
  const note = (file: string) => {
    let one = found.get(file);
    if (!one) {
      one = { named: false, folders: new Set() };
      found.set(file, one);
    }
    return one;
  };
  for (const path of paths) {
    const file = resolve(cwd, path);
    try {
      const kind = await stat(file);
      if (kind.isDirectory()) {
        folders.push(file);
        for await (const one of filesUnder(file, (complaint) => complaints.push(complaint)))
          note(one).folders.add(file);
      } else if (kind.isFile()) note(file).named = true;
      else complaints.push({ file, message: READING.irregular });
    } catch (error) {
      complaints.push(readComplaint(file, error));
    }
  }
  const candidates = [...found]
    .map(([file, one]) => ({ file, named: one.named, folders: [...one.folders] }))
    .sort((a, b) => (a.file < b.file ? -1 : 1));
  return { candidates, folders, complaints };
}

/**
 * Markdown and YAML files under a folder, found while they are asked for. Hidden folders, dependencies and what
 * `.gitignore` names are left out; what cannot be listed goes to `complain`. With `within`, links that lead out of the
 * folder are not followed.
 */
export async function* filesUnder(
  root: string,
  complain: (complaint: Complaint) => void,
  within = false,
): AsyncGenerator<string> {
  const bounds = within ? await realpath(root).catch(() => root) : undefined;
  yield* new Walk(complain, bounds).from(root);
}

/**
 * Walks a folder. Links are followed last, and only to what was not seen under its own name: a link to a folder above
 * does not go round for ever, and nothing is counted twice.
 */
class Walk {
  private readonly seen = new Set<string>();
  private readonly links: { path: string; rules: IgnoreRules }[] = [];
  private readonly complain: (complaint: Complaint) => void;
  /** The real folder outside of which no link is followed. */
  private readonly bounds: string | undefined;

  constructor(complain: (complaint: Complaint) => void, bounds: string | undefined) {
    this.complain = complain;
    this.bounds = bounds;
  }

  async *from(root: string): AsyncGenerator<string> {
    yield* this.folder(root, await rulesAbove(root));
    for (let link = this.links.shift(); link; link = this.links.shift())
      yield* this.link(link.path, link.rules);
  }

  private async *folder(path: string, above: IgnoreRules): AsyncGenerator<string> {
    let entries: Dirent[];
    try {
      if (!(await this.isNew(path))) return;
      entries = await readdir(path, { withFileTypes: true });
    } catch (error) {
      this.complain(readComplaint(path, error));
      return;
    }
    const rules = await withIgnoreFile(above, path);
    entries.sort((a, b) => (a.name < b.name ? -1 : 1));
    for (const entry of entries) {
      const inside = join(path, entry.name);
      if (entry.isSymbolicLink()) this.links.push({ path: inside, rules });
      else if (entry.isDirectory()) {
        if (isWalked(entry.name) && !isIgnored(rules, inside, true)) yield* this.folder(inside, rules);
      } else if (entry.isFile() && languageOf(entry.name) && !isIgnored(rules, inside, false)) {
        if (await this.isNew(inside)) yield inside;
      }
    }
  }

  private async *link(path: string, rules: IgnoreRules): AsyncGenerator<string> {
    const name = basename(path);
    try {
      const target = await stat(path);
      if (this.bounds !== undefined && !isIn(this.bounds, await realpath(path))) return;
      if (isIgnored(rules, path, target.isDirectory())) return;
      if (target.isDirectory()) {
        if (isWalked(name)) yield* this.folder(path, rules);
      } else if (target.isFile() && languageOf(name) && (await this.isNew(path))) yield path;
    } catch (error) {
      if (languageOf(name) && !isIgnored(rules, path, false)) this.complain(readComplaint(path, error));
    }
  }

  private async isNew(path: string): Promise<boolean> {
    const real = await realpath(path);
    if (this.seen.has(real)) return false;
    this.seen.add(real);
    return true;
  }
}

/** Whether a walk of `root` would come to a file, by name; the file need not be there any more. */
export async function isWalkedFile(root: string, file: string): Promise<boolean> {
  const names = relative(root, file).split(sep);
  if (names[0] === '..' || isAbsolute(names[0]!) || !languageOf(file)) return false;
  let rules = await withIgnoreFile(await rulesAbove(root), root);
  let folder = root;
  for (const name of names.slice(0, -1)) {
    folder = join(folder, name);
    if (!isWalked(name) || isIgnored(rules, folder, true)) return false;
    rules = await withIgnoreFile(rules, folder);
  }
  return !isIgnored(rules, file, false);
}

function isIn(folder: string, path: string): boolean {
  return path === folder || path.startsWith(folder + sep);
}

function isWalked(folder: string): boolean {
  return !folder.startsWith('.') && folder !== 'node_modules';
}
