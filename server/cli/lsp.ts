import { parse, UsageError } from './args.ts';
import type { Command } from './run.ts';

export const lsp: Command = {
  help: `Start de taalserver voor een editor.

Gebruik: bestekwijzer lsp --stdio

De server spreekt het Language Server Protocol over standaardinvoer en -uitvoer.

Opties:
  --stdio    verplicht: een andere verbinding is er niet
  --help     deze hulp
  --version  het versienummer
`,
  async run(argv) {
    // Editors add the number of their process, so that the server ends when they do; the library reads it itself.
    const { switches, positionals } = parse(argv, { stdio: 'switch', clientProcessId: 'value' });
    if (positionals.length > 0) throw new UsageError(`‘${positionals[0]}’ is hier te veel.`);
    if (!switches.has('stdio')) throw new UsageError('Geef --stdio op: een andere verbinding is er niet.');
    const { startNodeServer } = await import('../lsp/node.ts');
    startNodeServer();
    return 0;
  },
};
