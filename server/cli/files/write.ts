import { constants } from 'node:fs';
import { access, type FileHandle, mkdir, open, readFile, realpath, rename, rm, stat } from 'node:fs/promises';
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
    if (code === 'EBUSY') return { file: path, message: MESSAGES.inUse };
    return { file: path, message: MESSAGES.unwritable, values: { code } };
  } finally {
    if (temporary !== undefined) await rm(temporary, { force: true }).catch(() => undefined);
  }
}

/**
 * Writes a new file, in a folder that is made if it has to be. One that is there is replaced only when `replaces` is
 * set. Answers with why it could not; then nothing has changed.
 */
export async function createFile(
  path: string,
  content: Uint8Array,
  replaces: boolean,
): Promise<Complaint | undefined> {
  try {
    await mkdir(dirname(path), { recursive: true });
    const handle = await open(path, 'wx').catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'EEXIST') return undefined;
      throw error;
    });
    if (handle) return await fillNew(path, handle, content);
    if (!replaces) return { file: path, message: MESSAGES.exists };
    if (await isOpenElsewhere(path)) return { file: path, message: MESSAGES.inUse };
    return await replaceFile(path, await readFile(path), content);
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? String(error);
    if (code === 'EBUSY') return { file: path, message: MESSAGES.inUse };
    return { file: path, message: MESSAGES.unwritable, values: { code } };
  }
}

async function fillNew(
  path: string,
  handle: FileHandle,
  content: Uint8Array,
): Promise<Complaint | undefined> {
  try {
    await handle.writeFile(content);
    await handle.close();
    return undefined;
  } catch (error) {
    await handle.close().catch(() => undefined);
    await rm(path, { force: true }).catch(() => undefined);
    throw error;
  }
}

/** Whether Word or LibreOffice has put its mark beside a file that it has open. */
async function isOpenElsewhere(path: string): Promise<boolean> {
  const name = basename(path);
  const marks = [`~$${name}`, `~$${name.slice(2)}`, `.~lock.${name}#`];
  for (const mark of marks) if (await exists(join(dirname(path), mark))) return true;
  return false;
}

const exists = (file: string) =>
  access(file).then(
    () => true,
    () => false,
  );

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
