import { basename, dirname, join, resolve } from 'node:path';
import type { UserLanguage } from '../check/render.ts';
import { shownPath } from '../node/complaint.ts';
import { dateOption, parse, UsageError } from './args.ts';
import { LANGUAGES, NO_PATH } from './check.ts';
import { createSession } from './files/specifications.ts';
import { createFile } from './files/write.ts';
import { MESSAGES } from './messages.ts';
import type { Command } from './run.ts';

export const exportCommand: Command = {
  help: `Maakt van bestekken Word-documenten (.docx).

Gebruik: bestekwijzer export --docx [OPTIES] PAD…

Het document heeft opmaakprofielen, genummerde koppen (tenzij ze al een nummer hebben), een inhoudsopgave, tabellen en
paginanummers. De kop van het bestek gaat niet mee, op titel, aanbestedende dienst en soort document na: er kan in
staan wat inschrijvers niet mogen weten, zoals de raming.

Opties:
  --docx             verplicht: een andere vorm is er niet
  --met-bevindingen  zet elke bevinding en elke motivering als opmerking in het document
  --uit MAP          schrijf in deze map; standaard naast het bestek
  --overschrijf      vervang een document dat er al is
  --peildatum D      pas de regels toe zoals ze op deze dag gelden (jjjj-mm-dd); standaard vandaag
  --taal TAAL        nl (de standaard) of en
  --help             deze hulp
  --version          het versienummer

Exitcode 0: gemaakt; 2: verkeerd gebruik of een bestand dat niet te lezen of te schrijven is (al het andere is dan wel
gemaakt).

Bestekwijzer geeft geen juridisch advies.
`,
  async run(argv, world) {
    const { values, switches, positionals } = parse(argv, {
      docx: 'switch',
      'met-bevindingen': 'switch',
      uit: 'value',
      overschrijf: 'switch',
      peildatum: 'value',
      taal: LANGUAGES,
    });
    const date = dateOption(values.peildatum);
    const language = (values.taal ?? 'nl') as UserLanguage;
    if (!switches.has('docx')) throw new UsageError('Geef --docx op: een andere vorm is er niet.');
    if (positionals.length === 0) throw new UsageError(NO_PATH);
    const withFindings = switches.has('met-bevindingen');
    const { exportDocx } = await import('../word/word.ts');
    const session = createSession({ language, date }, world);
    const written = new Set<string>();
    await session.each(positionals, async ({ file, path, uri }) => {
      const folder = values.uit === undefined ? dirname(file) : resolve(world.cwd, values.uit);
      const target = join(folder, `${wordName(file)}.docx`);
      if (written.has(target)) return session.fail({ file: target, message: MESSAGES.writtenNow });
      const options = { language, withFindings, date: world.today() };
      const bytes = await exportDocx(session.service.check(uri)!, options);
      const complaint = await createFile(target, bytes, switches.has('overschrijf'));
      if (complaint) return session.fail(complaint);
      written.add(target);
      await world.out(`${path} → ${shownPath(target, world.cwd)}\n`);
    });
    return session.failed ? 2 : 0;
  },
};

/** The name of a file without what says that it is a specification. */
function wordName(file: string): string {
  return basename(file).replace(/(?:\.bestek)?\.(?:md|markdown|ya?ml)$/i, '');
}
