import type { UserLanguage } from '../check/render.ts';
import { encodeText } from '../node/read.ts';
import { dateOption, parse, UsageError } from './args.ts';
import { LANGUAGES, NO_PATH } from './check.ts';
import { createSession } from './files/specifications.ts';
import { replaceFile } from './files/write.ts';
import type { Command } from './run.ts';

const HELP = `Voert veilige herstellingen door in bestekken, tot er niets meer verandert.

Gebruik: bestekwijzer fix [OPTIES] PAD…

Veilig is een herstelling die de betekenis niet verandert; bedragen, termijnen en plichten blijven altijd zoals ze
zijn. Een bestand dat niet helemaal te lezen is, blijft onaangeroerd. Bij een bestand met de vorm *.bestek.md,
*.bestek.yaml of met \`bestek\` in de kop gelden dezelfde voorwaarden als bij check.

Opties:
  --dry-run        wijzig niets; toon de wijzigingen als patch
  --peildatum D    pas de regels toe zoals ze op deze dag gelden (jjjj-mm-dd); standaard vandaag
  --taal TAAL      nl (de standaard) of en
  --help           deze hulp
  --version        het versienummer

Exitcode 0: gelukt, ook als er niets te herstellen was; 2: verkeerd gebruik of een bestand dat niet te lezen of te
schrijven is (al het andere is dan wel hersteld).
`;

export const fix: Command = {
  help: HELP,
  async run(argv, world) {
    const { values, switches, positionals } = parse(argv, {
      'dry-run': 'switch',
      peildatum: 'value',
      taal: LANGUAGES,
    });
    const date = dateOption(values.peildatum);
    const language = (values.taal ?? 'nl') as UserLanguage;
    if (positionals.length === 0) throw new UsageError(NO_PATH);
    const isDry = switches.has('dry-run');
    const session = createSession({ language, date }, world);
    const total = { documents: 0, changed: 0, fixes: 0 };
    await session.each(positionals, async ({ file, path, uri, text, bom, bytes }) => {
      total.documents++;
      const fixed = session.service.fixed(uri)!;
      if (fixed.text === text) return;
      if (isDry) await world.out(await patch(path, text, fixed.text));
      else {
        const complaint = await replaceFile(file, bytes, encodeText(fixed.text, bom));
        if (complaint) return session.fail(complaint);
        await world.out(`${path}: ${counted(fixed.fixed, language)}\n`);
      }
      total.changed++;
      total.fixes += fixed.fixed;
    });
    const summary = summaryOf({ ...total, failed: session.failed }, isDry, language);
    // A patch must stay one that can be applied.
    if (isDry) world.complain(summary);
    else await world.out(`${summary}\n`);
    return session.failed ? 2 : 0;
  },
};

async function patch(path: string, before: string, after: string): Promise<string> {
  const { createTwoFilesPatch, FILE_HEADERS_ONLY } = await import('diff');
  return createTwoFilesPatch(`a/${path}`, `b/${path}`, before, after, undefined, undefined, {
    headerOptions: FILE_HEADERS_ONLY,
  });
}

function counted(fixes: number, language: UserLanguage): string {
  if (language === 'en') return `${fixes} ${fixes === 1 ? 'fix' : 'fixes'}`;
  return `${fixes} ${fixes === 1 ? 'herstelling' : 'herstellingen'}`;
}

function summaryOf(
  {
    documents,
    changed,
    fixes,
    failed,
  }: Record<'documents' | 'changed' | 'fixes', number> & { failed: boolean },
  isDry: boolean,
  language: UserLanguage,
): string {
  if (language === 'en') {
    const what =
      fixes === 0 ? `nothing ${failed ? 'mended' : 'to mend'}` : `${counted(fixes, 'en')} in ${changed}`;
    return `${documents} ${documents === 1 ? 'specification' : 'specifications'}: ${what}${isDry ? '; nothing was changed' : ''}`;
  }
  const what =
    fixes === 0 ? `niets ${failed ? 'hersteld' : 'te herstellen'}` : `${counted(fixes, 'nl')} in ${changed}`;
  return `${documents} ${documents === 1 ? 'bestek' : 'bestekken'}: ${what}${isDry ? '; er is niets gewijzigd' : ''}`;
}
