import { constants } from 'node:fs';
import { access, type FileHandle, open, readFile, realpath, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { Complaint } from '../../node/complaint.ts';
import { MESSAGES } from '../messages.ts';

/**
 * Replaces a file whole or not at all: written beside it, then renamed over it, with its mode and owner. Answers with
 * why it could not; then the file is as it was.
 * @param before what was read: another program's change is not overwritten.
 */
export async function replaceFile(
  path: string,
  before: Uint8Array,
  after: Uint8Array,
): Promise<Complaint | undefined> {
  let temporary: string | undefined;
  try {
    // Renaming over a link would replace the link.
    const file = await realpath(path);
    const { mode, uid, gid } = await stat(file);
    // The rename needs no permission on the file itself, but the owner who withheld it meant it.
    if (!(await isWritable(file))) return { file: path, message: MESSAGES.readOnly };
    temporary = join(dirname(file), `.${basename(file)}.${process.pid}.tmp`);
    const handle = await open(temporary, 'wx', 0o600);
    try {
      await handle.writeFile(after);
      await takeOver(handle, mode, uid, gid);
      await handle.sync();
    } finally {
      await handle.close();
    }
    if (!Buffer.from(before).equals(await readFile(file))) return { file: path, message: MESSAGES.changed };
    await rename(temporary, file);
    temporary = undefined;
    return undefined;
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? String(error);
    return { file: path, message: MESSAGES.unwritable, values: { code } };
  } finally {
    if (temporary !== undefined) await rm(temporary, { force: true }).catch(() => undefined);
  }
}

async function takeOver(handle: FileHandle, mode: number, uid: number, gid: number): Promise<void> {
  const own = await handle.stat();
  // Only root may give a file away; for anybody else it is theirs already, or their group's.
  if (own.uid !== uid || own.gid !== gid) await handle.chown(uid, gid).catch(() => undefined);
  await handle.chmod(mode & 0o7777);
}

async function isWritable(file: string): Promise<boolean> {
  return access(file, constants.W_OK).then(
    () => true,
    () => false,
  );
}
