import type { UserLanguage } from '../check/render.ts';
import { FORMS, REPORTS, type ReportForm, type ReportKind } from '../report/reports.ts';
import { dateOption, parse, UsageError } from './args.ts';
import { LANGUAGES, NO_PATH } from './check.ts';
import { createSession } from './files/specifications.ts';
import type { Command } from './run.ts';

const KINDS = Object.keys(REPORTS) as ReportKind[];

export const rapport: Command = {
  help: `Maakt een rapport over bestekken.

Gebruik: bestekwijzer rapport RAPPORT [OPTIES] PAD…

Rapporten:
  afwijkingen  het afwijkingenregister: elke gemotiveerde afwijking met regel, bron, plaats en motivering
  dekking      per bestek de zes stappen en drie thema’s, met de zin die ze dekt
  mvoi         MVOI- en ISV-cijfers per bestek en in totaal, voor monitoring en de jaarrapportage

Opties:
  --format VORM    md (de standaard), json of csv
  --peildatum D    pas de regels toe zoals ze op deze dag gelden (jjjj-mm-dd); standaard vandaag. Een peildatum
                   in het bestek zelf gaat voor
  --taal TAAL      nl (de standaard) of en
  --help           deze hulp
  --version        het versienummer

Exitcode 0: gemaakt; 2: verkeerd gebruik of een bestand dat niet te lezen is (het rapport gaat dan over de rest).

Bestekwijzer geeft geen juridisch advies.
`,
  async run(argv, world) {
    const forms = Object.keys(FORMS);
    const { values, positionals } = parse(argv, { format: forms, peildatum: 'value', taal: LANGUAGES });
    const date = dateOption(values.peildatum);
    const language = (values.taal ?? 'nl') as UserLanguage;
    const [kind, ...paths] = positionals;
    if (kind === undefined || !KINDS.includes(kind as ReportKind))
      throw new UsageError(
        kind === undefined
          ? `Geef een rapport op: ${KINDS.slice(0, -1).join(', ')} of ${KINDS.at(-1)}.`
          : `Het rapport ‘${kind}’ bestaat niet.`,
        kind,
        KINDS,
      );
    if (paths.length === 0) throw new UsageError(NO_PATH);
    const session = createSession({ language, date }, world);
    const report = REPORTS[kind as ReportKind](language);
    await session.each(paths, async ({ uri, path }) => {
      report.add({ path, checked: session.service.check(uri)! });
    });
    await world.out(FORMS[(values.format ?? 'md') as ReportForm](report.table()));
    return session.failed ? 2 : 0;
  },
};
