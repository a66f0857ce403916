import { parentPort, workerData } from 'node:worker_threads';
import type { Candidate } from '../node/find.ts';
import { createSession } from './files/specifications.ts';
import type { Job } from './pool.ts';

/** Does the work of a thread that a pool started. */
export function serveJobs(): void {
  const { cwd, today, options } = (workerData as { bestekwijzer: Job }).bestekwijzer;
  const session = createSession(options, {
    cwd,
    env: {},
    isTerminal: false,
    today: () => today,
    out: async () => undefined,
    complain: () => undefined,
  });
  parentPort!.on('message', async ({ id, candidate }: { id: number; candidate: Candidate }) => {
    parentPort!.postMessage({ id, result: await session.report(candidate) });
  });
}
