import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { PROJECT_FILE } from '../check/project.ts';
import type { UserLanguage } from '../check/render.ts';
import { effectiveSettings, type SettingsWorld, settingsPage } from '../features/effective-settings.ts';
import { shownPath } from '../node/complaint.ts';
import { dateOption, parse } from './args.ts';
import { LANGUAGES, paintFor } from './check.ts';
import { isListed } from './files/home.ts';
import { createSession } from './files/specifications.ts';
import { plainPage } from './plain-page.ts';
import type { Command } from './run.ts';

export const instellingen: Command = {
  help: `Toont welke instellingen gelden, en waar elke instelling vandaan komt.

Gebruik: bestekwijzer instellingen [OPTIES] [PAD…]

Een PAD is een bestek of een map met bestekken. Zonder PAD: de instellingen van de map waarin u staat.

Opties:
  --format VORM    tekst (voor mensen, de standaard), md of json
  --peildatum D    een peildatum zoals u die aan ‘check’ zou opgeven
  --taal TAAL      een taal zoals u die aan ‘check’ zou opgeven
  --help           deze hulp
  --version        het versienummer

Exitcode 0: getoond; 2: verkeerd gebruik of een bestand dat niet te lezen is.
`,
  async run(argv, world) {
    const { values, positionals } = parse(argv, {
      format: ['tekst', 'md', 'json'],
      peildatum: 'value',
      taal: LANGUAGES,
    });
    const date = dateOption(values.peildatum);
    const language = values.taal as UserLanguage | undefined;
    const session = createSession({ language, date }, world);
    const isJson = values.format === 'json';
    const given: SettingsWorld['given'] = {
      ...(language ? { language: { value: language, origin: 'opdrachtregel' } } : {}),
      ...(date ? { date: { value: date, origin: 'opdrachtregel' } } : {}),
    };
    let count = 0;
    if (isJson) await world.out('{"version":1,"documents":[');
    const show = async (settings: Omit<SettingsWorld, 'given' | 'rules' | 'today'>) => {
      const { rules } = session.service;
      const effective = effectiveSettings({ ...settings, rules, today: world.today(), given });
      const page = () => settingsPage(effective, language ?? settings.project.language ?? 'nl');
      const shown = isJson
        ? JSON.stringify({
            ...effective,
            path: effective.path ?? null,
            projectFile: effective.projectFile ?? null,
          })
        : values.format === 'md'
          ? page()
          : plainPage(page(), paintFor(world));
      await world.out(`${count++ === 0 ? '' : isJson ? ',' : '\n'}${isJson ? '\n' : ''}${shown}`);
    };
    const projectFile = (folder: string) =>
      folder === '' ? undefined : shownPath(join(folder, PROJECT_FILE), world.cwd);
    if (positionals.length === 0) {
      const { project, folder, libraries } = await session.home(world.cwd);
      await show({ project, projectFile: projectFile(folder), isListed: false, library: libraries.library });
    }
    await session.each(positionals, async ({ file, path }) => {
      const home = await session.home(join(file, '..'));
      await show({
        document: { path, spec: session.service.spec(pathToFileURL(file).href)! },
        project: home.project,
        projectFile: projectFile(home.folder),
        isListed: isListed(home, file),
        library: home.libraries.library,
      });
    });
    if (isJson) await world.out(`${count === 0 ? '' : '\n'}]}\n`);
    return session.failed ? 2 : 0;
  },
};
