import { version } from '../version.ts';
import { UsageError } from './args.ts';
import type { World } from './world.ts';

/** A command: its help in Dutch, and what it does. Answers with the exit code. */
export interface Command {
  readonly help: string;
  /** Help on what is asked with these arguments, for a command that has commands of its own. */
  helpOn?(argv: readonly string[]): string | undefined;
  run(argv: readonly string[], world: World): Promise<number>;
}

/** Commands by name; each is loaded only when it is asked for. */
const COMMANDS: Readonly<Record<string, { about: string; load: () => Promise<Command> }>> = {
  check: {
    about: 'bestekken controleren',
    load: async () => (await import('./check.ts')).check,
  },
  fix: {
    about: 'veilige herstellingen doorvoeren',
    load: async () => (await import('./fix.ts')).fix,
  },
  regels: {
    about: 'de regels opsommen of een regel uitleggen',
    load: async () => (await import('./regels.ts')).regels,
  },
  bibliotheek: {
    about: 'clausulebibliotheken: controleren, terugvinden, vergelijken, bijwerken',
    load: async () => (await import('./bibliotheek.ts')).bibliotheek,
  },
  rapport: {
    about: 'afwijkingenregister, dekking van de zes stappen, MVOI- en ISV-cijfers',
    load: async () => (await import('./rapport.ts')).rapport,
  },
  export: {
    about: 'een Word-document maken van een bestek',
    load: async () => (await import('./export.ts')).exportCommand,
  },
  import: {
    about: 'een bestek maken van een Word-document',
    load: async () => (await import('./import.ts')).importCommand,
  },
  nieuw: {
    about: 'een nieuw bestek maken uit een paar vragen',
    load: async () => (await import('./nieuw.ts')).nieuw,
  },
  instellingen: {
    about: 'welke instellingen gelden, en waar ze vandaan komen',
    load: async () => (await import('./instellingen.ts')).instellingen,
  },
  lsp: {
    about: 'de taalserver voor een editor',
    load: async () => (await import('./lsp.ts')).lsp,
  },
};

const OPTIONS = ['--help', '--version'];

function overview(): string {
  const width = Math.max(...Object.keys(COMMANDS).map((name) => name.length));
  return [
    'Bestekwijzer leest mee met aanbestedingsstukken.',
    '',
    'Gebruik: bestekwijzer OPDRACHT [OPTIES]',
    '',
    'Opdrachten:',
    ...Object.entries(COMMANDS).map(([name, { about }]) => `  ${name.padEnd(width)}  ${about}`),
    '',
    'Opties:',
    '  --help     deze hulp; na een opdracht: hulp bij die opdracht',
    '  --version  het versienummer',
    '',
    'Exitcode 0: in orde; 1: ten minste één bevinding met de ernst fout; 2: verkeerd gebruik of een bestand',
    'dat niet te lezen of te schrijven is.',
    '',
    'Bestekwijzer geeft geen juridisch advies.',
    '',
  ].join('\n');
}

/** Runs a command line. Never throws. */
export async function run(argv: readonly string[], world: World): Promise<number> {
  const [name, ...rest] = argv;
  try {
    if (name === '--version') return await say(world, `${version}\n`);
    if (name === '--help' || name === '-h') return await say(world, overview());
    if (name === undefined) {
      world.complain(overview());
      return 2;
    }
    const entry = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
    if (!entry) {
      throw name.startsWith('-')
        ? new UsageError(`De optie ‘${name}’ bestaat niet.`, name, OPTIONS)
        : new UsageError(`De opdracht ‘${name}’ bestaat niet.`, name, Object.keys(COMMANDS));
    }
    const own = rest.includes('--') ? rest.slice(0, rest.indexOf('--')) : rest;
    if (own.includes('--version')) return await say(world, `${version}\n`);
    const command = await entry.load();
    if (own.includes('--help') || own.includes('-h'))
      return await say(world, command.helpOn?.(own) ?? command.help);
    return await command.run(rest, world);
  } catch (error) {
    if (!(error instanceof UsageError)) {
      world.complain(`bestekwijzer: door een fout in Bestekwijzer afgebroken: ${(error as Error).stack}`);
      return 2;
    }
    world.complain(`bestekwijzer: ${error.message}${await meant(error)}`);
    world.complain(`Zie ‘bestekwijzer ${name && Object.hasOwn(COMMANDS, name) ? `${name} ` : ''}--help’.`);
    return 2;
  }
}

async function say(world: World, text: string): Promise<number> {
  await world.out(text);
  return 0;
}

async function meant({ typed, options }: UsageError): Promise<string> {
  if (typed === undefined) return '';
  const { nearest } = await import('../spec/facts.ts');
  const option = nearest(typed, options);
  return option === undefined ? '' : ` Bedoelde u ‘${option}’?`;
}
