import { pathToFileURL } from 'node:url';
import pico from 'picocolors';
import type { UserLanguage } from '../check/render.ts';
import { lawAt } from '../law/law.ts';
import { githubFormat } from '../report/github.ts';
import { jsonFormat } from '../report/json.ts';
import { junitFormat } from '../report/junit.ts';
import {
  type Format,
  NOTHING_CHECKED,
  reportDocument,
  type Summary,
  withDocument,
} from '../report/report.ts';
import { sarifFormat } from '../report/sarif.ts';
import { type Paint, stylishFormat } from '../report/stylish.ts';
import type { Service } from '../service.ts';
import { version } from '../version.ts';
import { dateOption, parse, UsageError } from './args.ts';
import { createSession } from './files/specifications.ts';
import type { Command } from './run.ts';
import type { World } from './world.ts';

const FORMATS = ['stylish', 'json', 'sarif', 'github', 'junit'] as const;
export const LANGUAGES = ['nl', 'en'] as const;

const HELP = `Controleert bestekken.

Gebruik: bestekwijzer check [OPTIES] PAD…

Een PAD is een bestand of een map. In een map telt elk bestand dat zelf zegt een bestek te zijn (\`bestek\` in de
kop), dat *.bestek.md, *.bestek.yaml of *.bestek.yml heet, of dat in bestekwijzer.yaml bij \`bestanden\` staat;
node_modules, verborgen mappen en wat .gitignore uitsluit, worden overgeslagen.

Opties:
  --format VORM    stylish (voor mensen, de standaard), json, sarif, github of junit
  --peildatum D    pas de regels toe zoals ze op deze dag gelden (jjjj-mm-dd); standaard vandaag. Een peildatum
                   in het bestek zelf gaat voor
  --taal TAAL      nl (de standaard) of en
  --help           deze hulp
  --version        het versienummer

Exitcode 0: geen bevinding met de ernst fout; 1: ten minste één; 2: verkeerd gebruik of een bestand dat niet te
lezen is (al het andere is dan wel gecontroleerd).

Bestekwijzer geeft geen juridisch advies.
`;

export const check: Command = {
  help: HELP,
  async run(argv, world) {
    const { values, positionals } = parse(argv, { format: FORMATS, peildatum: 'value', taal: LANGUAGES });
    const date = dateOption(values.peildatum);
    const language = (values.taal ?? 'nl') as UserLanguage;
    if (positionals.length === 0) throw new UsageError(NO_PATH);
    const session = createSession({ language, date }, world);
    const format = formatOf((values.format ?? 'stylish') as (typeof FORMATS)[number], session.service, world);
    let summary: Summary = NOTHING_CHECKED;
    await world.out(format.begin());
    await session.each(positionals, async ({ uri, path }) => {
      const document = reportDocument(session.service.check(uri)!, path, uri, language);
      summary = withDocument(summary, document);
      await world.out(format.document(document));
    });
    await world.out(format.end({ summary, complete: !session.failed }));
    if (session.failed) return 2;
    return summary.error > 0 ? 1 : 0;
  },
};

export const NO_PATH = 'Geef een bestand of map op, bijvoorbeeld een punt voor de huidige map.';

function formatOf(name: (typeof FORMATS)[number], service: Service, world: World): Format {
  const { language } = service.options;
  switch (name) {
    case 'json':
      return jsonFormat();
    case 'github':
      return githubFormat();
    case 'junit':
      return junitFormat();
    case 'sarif':
      return sarifFormat({
        language,
        version,
        base: pathToFileURL(`${world.cwd}/`).href,
        rules: sarifRules(service),
      });
    default:
      return stylishFormat(language, paintFor(world));
  }
}

/** Colours only for a person at a terminal who did not ask for none (no-color.org). */
export function paintFor({ isTerminal, env }: World): Paint {
  return pico.createColors(isTerminal && !env.NO_COLOR && env.TERM !== 'dumb');
}

function sarifRules({ rules, rulePage, options: { language, date } }: Service) {
  const law = lawAt(date);
  return rules.map((rule) => ({
    id: rule.id,
    title: rule.title[language],
    about: rule.why[language],
    todo: rule.todo[language],
    page: rulePage(rule.id)!,
    helpUri: rule.citations.map((id) => law.citation(id).url).find((url) => url !== undefined),
    severity: rule.severity,
  }));
}
