import { createHash } from 'node:crypto';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ReportedFinding } from '../../report/report.ts';

/**
 * Findings by what they were found in: the bytes of the file and everything else they can depend on. Nothing is ever
 * out of date, so nothing is looked after; a folder that has grown too large may be deleted.
 */
export interface Cache {
  get(bytes: Uint8Array, context: string): Promise<Known | undefined>;
  /** Never fails: a cache that cannot be written is one that does not help. */
  set(bytes: Uint8Array, context: string, findings: readonly ReportedFinding[]): Promise<void>;
}

interface Known {
  readonly findings: readonly ReportedFinding[];
}

/** `program` tells the version of the program with its rules. */
export function createCache(folder: string, program: string): Cache {
  const nameOf = (bytes: Uint8Array, context: string): string =>
    createHash('sha1').update(`${program}\n${context}\n`).update(bytes).digest('hex');
  const fileOf = (name: string) => join(folder, name.slice(0, 2), `${name.slice(2)}.json`);
  return {
    async get(bytes, context) {
      try {
        const known = JSON.parse(await readFile(fileOf(nameOf(bytes, context)), 'utf8'));
        return Array.isArray(known.findings) ? known : undefined;
      } catch {
        return undefined;
      }
    },
    async set(bytes, context, findings) {
      const name = nameOf(bytes, context);
      const file = fileOf(name);
      const text = JSON.stringify({ findings });
      const fresh = `${file}.${process.pid}`;
      try {
        await mkdir(join(folder, name.slice(0, 2)), { recursive: true });
        // Another process may read it at any time.
        await writeFile(fresh, text);
        await rename(fresh, file);
      } catch {
        // Then the next run checks this file again.
      }
    },
  };
}
