import { isMainThread } from 'node:worker_threads';
import { run } from './run.ts';
import { processWorld } from './world.ts';

if (isMainThread) {
  // Not process.exit(): output on its way to a pipe would be lost, and the language server goes on after this.
  void run(process.argv.slice(2), processWorld()).then((code) => {
    process.exitCode = code;
  });
} else {
  // The threads that check many files run this same program.
  void import('./thread.ts').then(({ serveJobs }) => serveJobs());
}
