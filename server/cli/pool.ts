import { availableParallelism } from 'node:os';
import { setFlagsFromString } from 'node:v8';
import { Worker } from 'node:worker_threads';
import type { Candidate } from '../node/find.ts';
import type { FileResult, SessionOptions } from './files/specifications.ts';

/**
 * Checks files in threads, for folders with many of them. A thread runs the same bundle as the program and works by the
 * same session, so that its answers are the very same; only data goes to and fro.
 */
export interface Pool {
  check(candidate: Candidate): Promise<FileResult>;
  stop(): Promise<void>;
}

/** What a thread must know to do its work. */
export interface Job {
  readonly cwd: string;
  readonly today: string;
  readonly options: SessionOptions;
}

/** Fewer files than this are checked sooner than a thread has started. */
export const WORTH_THREADS = 24;

/** Files a thread is given ahead, so that it need not wait for the next. */
const AHEAD = 2;

/** More threads than this wait for the disk and the one that writes. */
const MOST_THREADS = 16;

/** Files that may be under way at once. */
export function poolWidth(): number {
  return threads() * AHEAD;
}

/** Threads that pay on this machine; fewer than two are none. */
export function threads(): number {
  return Math.min(availableParallelism(), MOST_THREADS);
}

/** `script` is the bundle; see `thread.ts`. */
export function createPool(script: string, job: Job): Pool {
  tuneEngine();
  const workers = Array.from({ length: threads() }, () => {
    const worker = new Worker(script, {
      argv: [],
      workerData: { bestekwijzer: job },
      // Files are small and read one by one: a tight young generation keeps the memory of all threads small.
      resourceLimits: { maxYoungGenerationSizeMb: 4, maxOldGenerationSizeMb: 512 },
    });
    return { worker, waiting: new Map<number, Waiting>() };
  });
  let last = 0;
  for (const { worker, waiting } of workers) {
    worker.unref();
    worker.on('message', ({ id, result }: { id: number; result: FileResult }) => {
      waiting.get(id)?.resolve(result);
      waiting.delete(id);
    });
    // What a thread was at when it ended, for want of memory say, is told of those files.
    const broken = (error: Error) => {
      for (const { reject } of waiting.values()) reject(error);
      waiting.clear();
    };
    worker.on('error', broken);
    worker.on('exit', (code) => broken(new Error(`thread ended (${code})`)));
  }
  return {
    check(candidate) {
      const free = workers.reduce((a, b) => (b.waiting.size < a.waiting.size ? b : a));
      return new Promise((resolve, reject) => {
        const id = ++last;
        free.worker.ref();
        free.waiting.set(id, { resolve, reject });
        free.worker.postMessage({ id, candidate });
      });
    },
    async stop() {
      await Promise.all(workers.map(({ worker }) => worker.terminate()));
    },
  };
}

interface Waiting {
  resolve(result: FileResult): void;
  reject(error: Error): void;
}

/**
 * Makes the engine run code longer before it optimises it, in all threads: each has much code to learn, on cores that
 * are all at work, and a tenth of the time went into learning it. Patterns it compiles at once: all are used again and
 * again, and the form they are interpreted in, 14 MB, is then not made at all. Only for engines known to have the settings.
 */
function tuneEngine(): void {
  const major = Number.parseInt(process.versions.node, 10);
  if (major < 20 || major > 24) return;
  setFlagsFromString('--interrupt-budget=1000000');
  setFlagsFromString('--no-regexp-tier-up');
}
