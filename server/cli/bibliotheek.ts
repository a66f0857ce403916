import { UsageError } from './args.ts';
import type { Command } from './run.ts';

/** Commands on libraries by name; each is loaded only when it is asked for, so its help stands here. */
const COMMANDS: Readonly<
  Record<string, { about: string; help: string; load: () => Promise<{ run: Command['run'] }> }>
> = {
  check: {
    about: 'een bibliotheek controleren',
    help: `Controleert clausulebibliotheken en de teksten daarin.

Gebruik: bestekwijzer bibliotheek check [OPTIES] [PAD…]

Een PAD is een map met bibliotheek.yaml, een map waarin zulke mappen staan, of één bestand van een bibliotheek.
Zonder PAD: de bibliotheken van het project waarin u staat.

Opties:
  --format VORM    stylish (voor mensen, de standaard), json, sarif, github, gitlab of junit
  --peildatum D    de dag (jjjj-mm-dd) die bepaalt welke versie geldt; standaard vandaag
  --taal TAAL      nl (de standaard) of en
  --help           deze hulp

Exitcode 0: geen bevinding met de ernst fout; 1: ten minste één; 2: verkeerd gebruik of een bestand dat niet te
lezen is.
`,
    load: () => import('./bibliotheek-check.ts'),
  },
  waar: {
    about: 'waar een clausule is gebruikt, en in welke versie',
    help: `Zoekt in welke documenten een clausule is gebruikt, en in welke versie.

Gebruik: bestekwijzer bibliotheek waar [OPTIES] ID [PAD…]

ID is een clausule, zoals isv/stap-2-risicos, of één versie daarvan: isv/stap-2-risicos@2017.1. Zonder PAD: de map
waarin u staat.

Opties:
  --format VORM    tabel (voor mensen, de standaard), json of csv
  --peildatum D    de dag (jjjj-mm-dd) die bepaalt welke versie geldt; standaard vandaag
  --help           deze hulp

Exitcode 0: gezocht, ook als er niets is gevonden; 2: verkeerd gebruik, een onbekende clausule of een bestand dat
niet te lezen is.
`,
    load: () => import('./bibliotheek-waar.ts'),
  },
  diff: {
    about: 'wat er tussen twee versies van een clausule is veranderd',
    help: `Toont woord voor woord wat er tussen twee versies van een clausule is veranderd.

Gebruik: bestekwijzer bibliotheek diff [OPTIES] ID [V1 [V2]]

Zonder V2: de geldende versie. Zonder V1: de versie die daardoor is vervangen. De bibliotheken zijn die van het
project waarin u staat. Wat vervallen is, staat als [-tekst-], wat nieuw is als {+tekst+}.

Opties:
  --format VORM    tekst (voor mensen, de standaard) of json
  --peildatum D    de dag (jjjj-mm-dd) die bepaalt welke versie geldt; standaard vandaag
  --help           deze hulp

Exitcode 0: getoond, ook als er niets is veranderd; 2: verkeerd gebruik of een onbekende clausule of versie.
`,
    load: () => import('./bibliotheek-diff.ts'),
  },
  bijwerken: {
    about: 'clausules in documenten op de geldende versie brengen',
    help: `Brengt clausules in documenten op de geldende versie, met behoud van wat is ingevuld.

Gebruik: bestekwijzer bibliotheek bijwerken [OPTIES] PAD…

Zonder --schrijf verandert er niets en ziet u wat er zou gebeuren. Een clausule blijft staan, met de reden, als de
tekst van de bibliotheek afwijkt, als de markering niet is afgesloten, of als iets wat is ingevuld in de nieuwe
versie geen plaats heeft. Buiten de clausules verandert geen enkel teken.

Opties:
  --schrijf        schrijf de documenten
  --format VORM    tekst (voor mensen, de standaard) of json
  --peildatum D    de dag (jjjj-mm-dd) die bepaalt welke versie geldt; standaard vandaag. Een peildatum in het
                   bestek zelf gaat voor
  --help           deze hulp

Exitcode 0: gelukt, ook als er iets blijft staan; 2: verkeerd gebruik of een bestand dat niet te lezen of te
schrijven is (al het andere is dan wel gedaan).
`,
    load: () => import('./bibliotheek-bijwerken.ts'),
  },
};

const width = Math.max(...Object.keys(COMMANDS).map((name) => name.length));

export const bibliotheek: Command = {
  help: `Werkt met clausulebibliotheken.

Gebruik: bestekwijzer bibliotheek OPDRACHT [OPTIES]

Opdrachten:
${Object.entries(COMMANDS)
  .map(([name, { about }]) => `  ${name.padEnd(width)}  ${about}`)
  .join('\n')}

Een bibliotheek is een map met bibliotheek.yaml en één YAML-bestand per clausule. In gebruik zijn: de map
‘bibliotheek’ naast bestekwijzer.yaml, dan de mappen of npm-pakketten (in node_modules) die dat bestand bij
‘bibliotheken’ noemt, en dan de ingebouwde bibliotheek. Staat een clausule in meer dan één bibliotheek, dan gaat de
eerste voor. Een bibliotheek wordt alleen gelezen: er wordt nooit iets uit uitgevoerd.

Opties:
  --help     deze hulp; na een opdracht: hulp bij die opdracht
  --version  het versienummer
`,
  helpOn: ([name]) =>
    name !== undefined && Object.hasOwn(COMMANDS, name) ? COMMANDS[name]!.help : undefined,
  async run([name, ...rest], world) {
    const names = Object.keys(COMMANDS);
    if (name === undefined || name.startsWith('-'))
      throw new UsageError(`Geef een opdracht: ${names.slice(0, -1).join(', ')} of ${names.at(-1)}.`);
    if (!Object.hasOwn(COMMANDS, name))
      throw new UsageError(`De opdracht ‘bibliotheek ${name}’ bestaat niet.`, name, names);
    const { run } = await COMMANDS[name]!.load();
    return run(rest, world);
  },
};
