import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire, wrap } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { Script } from 'node:vm';

/**
 * By then (ms) the first text has been checked, so that the code it took is there to be kept; and the engine has not yet
 * thrown away what runs once, which it does when nothing has happened for eight seconds.
 */
const KEEP_AFTER = 4_000;
const SEAL_LENGTH = 32;

/**
 * Loads a script and the scripts beside it that it asks for, with what the engine made of them at an earlier start: a
 * third of the time to the first findings is reading and compiling. (`module.enableCompileCache` keeps only what was
 * compiled while a script was loaded, and Node 20 has none.)
 * @param file a CommonJS script
 * @param folder where that is kept: one nobody else can write to. A file there that is damaged, or was made by another
 *   engine or of another script, is not used and made anew; a folder that cannot be written costs nothing but the time
 * @returns what the script exports
 */
export function runCached(file: string, folder: string): unknown {
  const loaded = new Map<string, { exports: unknown }>();
  const load = (path: string): unknown => {
    const known = loaded.get(path);
    if (known) return known.exports;
    const module = { exports: {} };
    loaded.set(path, module);
    const given = createRequire(path);
    const require = (id: string): unknown => (id.startsWith('./') ? load(given.resolve(id)) : given(id));
    compiled(path, folder).runInThisContext()(module.exports, require, module, path, dirname(path));
    return module.exports;
  };
  return load(file);
}

function compiled(path: string, folder: string): Script {
  const source = readFileSync(path, 'utf8');
  const name = basename(path, '.js');
  // The engine looks at its own version and settings, but of the script only at its length.
  const key = digest(`${process.arch} ${process.versions.v8}\n${source}`).toString('hex').slice(0, 24);
  const kept = `${name}-${key}.bin`;
  const cachedData = unsealed(join(folder, kept));
  const script = new Script(wrap(source), { filename: path, ...(cachedData ? { cachedData } : {}) });
  if (!cachedData || script.cachedDataRejected)
    setTimeout(() => keep(folder, kept, name, script), KEEP_AFTER).unref();
  return script;
}

/** What was kept, when it is whole. */
function unsealed(path: string): Buffer | undefined {
  try {
    const sealed = readFileSync(path);
    const data = sealed.subarray(SEAL_LENGTH);
    return digest(data).equals(sealed.subarray(0, SEAL_LENGTH)) ? data : undefined;
  } catch {
    return undefined;
  }
}

/** Writes it whole or not at all, and removes what was kept of earlier versions. */
function keep(folder: string, kept: string, name: string, script: Script): void {
  try {
    const data = script.createCachedData();
    mkdirSync(folder, { recursive: true });
    const draft = join(folder, `${kept}.${process.pid}`);
    writeFileSync(draft, Buffer.concat([digest(data), data]));
    renameSync(draft, join(folder, kept));
    for (const other of readdirSync(folder))
      if (other !== kept && isKept(other, name)) rmSync(join(folder, other), { force: true });
  } catch {
    // The next start takes as long as this one did.
  }
}

function isKept(file: string, name: string): boolean {
  return file.startsWith(`${name}-`) && /^-[0-9a-f]{24}\.bin$/.test(file.slice(name.length));
}

function digest(data: string | Buffer): Buffer {
  return createHash('sha256').update(data).digest();
}
