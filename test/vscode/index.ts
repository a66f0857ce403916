// Entry of the suite that runs inside VS Code: `run` is called by the extension host.
import { runAll } from './runner.ts';
import './suite.ts';
import './dossier.ts';
import './drafting.ts';
import './library.ts';
import './overview.ts';
import './start.ts';
import './word.ts';

export async function run(): Promise<void> {
  const failed = await runAll();
  if (failed > 0) throw new Error(`${failed} failed`);
}
