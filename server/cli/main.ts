import { run } from './run.ts';
import { processWorld } from './world.ts';

// Not process.exit(): output on its way to a pipe would be lost, and the language server goes on after this.
void run(process.argv.slice(2), processWorld()).then((code) => {
  process.exitCode = code;
});
