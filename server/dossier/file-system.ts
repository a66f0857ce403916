/**
 * The files of a workspace, handed in: Node's, or the client's where the server runs in a browser. Names are URIs.
 */
export interface FileSystem {
  /**
   * Files at or under a folder that can be specifications or library files, in a stable order. What version control
   * ignores, hidden folders and dependencies are left out; links are followed once, and with `within` only to what is in
   * the folder too.
   */
  list(folder: string, within?: boolean): AsyncIterable<string>;
  /** Whether `list` would give a file, so that what version control ignores stays out when it changes too. */
  covers(folder: string, uri: string): Promise<boolean>;
  /**
   * The text of a file.
   * @throws when it cannot be read or is no UTF-8.
   */
  read(uri: string): Promise<string>;
  /** Whether a file may be changed; taken to be so where this is absent. */
  isWritable?(uri: string): Promise<boolean>;
}

/**
 * A URI without escapes, to compare with: clients differ in which letters they escape, and in the case of a drive.
 */
export function plainUri(uri: string): string {
  let plain = uri;
  try {
    plain = decodeURIComponent(uri);
  } catch {
    // A name with a bare percent sign is as plain as it gets.
  }
  return plain.replace(/^file:\/\/\/[A-Z]:/, (drive) => drive.toLowerCase());
}

/** Whether a file or folder is at or under a folder. */
export function isUnder(uri: string, folder: string): boolean {
  const [name, parent] = [plainUri(uri), plainUri(folder).replace(/\/$/, '')];
  return name === parent || name.startsWith(`${parent}/`);
}

/** Path of a file from a folder, with `..` where it is not in it, and without escapes. */
export function pathFrom(folder: string, uri: string): string {
  const from = plainUri(folder).split('/');
  const to = plainUri(uri).split('/');
  let common = 0;
  while (common < from.length && common < to.length - 1 && from[common] === to[common]) common++;
  return [...from.slice(common).map(() => '..'), ...to.slice(common)].join('/');
}

/** Folder of a file name, without the slash at the end. */
export function folderOf(uri: string): string {
  return uri.slice(0, uri.lastIndexOf('/'));
}
