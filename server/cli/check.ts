import { readFile, writeFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import pico from 'picocolors';
import type { UserLanguage } from '../check/render.ts';
import { lawAt } from '../law/law.ts';
import { shownPath } from '../node/complaint.ts';
import { type Baseline, baselineText, readBaseline, withBaseline } from '../report/baseline.ts';
import { githubFormat } from '../report/github.ts';
import { gitlabFormat } from '../report/gitlab.ts';
import { jsonFormat } from '../report/json.ts';
import { junitFormat } from '../report/junit.ts';
import {
  type Format,
  NOTHING_CHECKED,
  type ReportedDocument,
  type Summary,
  withDocument,
} from '../report/report.ts';
import { sarifFormat } from '../report/sarif.ts';
import { type Paint, stylishFormat } from '../report/stylish.ts';
import type { Service } from '../service.ts';
import { version } from '../version.ts';
import { dateOption, parse, UsageError } from './args.ts';
import { createSession, type Session } from './files/specifications.ts';
import { stagedFiles } from './files/staged.ts';
import type { Command } from './run.ts';
import type { World } from './world.ts';

export const FORMATS = ['stylish', 'json', 'sarif', 'github', 'gitlab', 'junit'] as const;
export type FormatName = (typeof FORMATS)[number];
export const LANGUAGES = ['nl', 'en'] as const;

const HELP = `Controleert bestekken.

Gebruik: bestekwijzer check [OPTIES] PAD…
         bestekwijzer check --staged [OPTIES] [PAD…]

Een PAD is een bestand of een map. In een map telt elk bestand dat zelf zegt een bestek te zijn (\`bestek\` in de
kop), dat *.bestek.md, *.bestek.yaml of *.bestek.yml heet, of dat in bestekwijzer.yaml bij \`bestanden\` staat;
node_modules, verborgen mappen en wat .gitignore uitsluit, worden overgeslagen.

Opties:
  --format VORM    stylish (voor mensen, de standaard), json, sarif, github, gitlab (code quality) of junit
  --peildatum D    pas de regels toe zoals ze op deze dag gelden (jjjj-mm-dd); standaard vandaag. Een peildatum
                   in het bestek zelf gaat voor
  --taal TAAL      nl of en; standaard wat bestekwijzer.yaml zegt, en anders nl
  --staged         alleen de bestanden die in git klaarstaan voor de volgende commit, met hun inhoud op schijf
  --write-baseline BESTAND
                   leg de bevindingen van nu vast als nullijn, in plaats van ze te tonen
  --baseline BESTAND
                   bevindingen uit deze nullijn gelden als informatie en tellen niet mee; standaard de nullijn die
                   bestekwijzer.yaml noemt
  --cache MAP      onthoud bevindingen in deze map; wat niet is gewijzigd, wordt dan niet opnieuw gecontroleerd
  --shard I/N      alleen deel I van N (zoals 2/4), om het werk over machines te verdelen. Voeg van json de
                   \`documents\` van alle delen samen en tel de getallen in \`summary\` op; voeg van sarif de
                   \`runs\` samen, en van gitlab de lijsten
  --help           deze hulp
  --version        het versienummer

Exitcode 0: geen bevinding met de ernst fout; 1: ten minste één; 2: verkeerd gebruik of een bestand dat niet te
lezen is (al het andere is dan wel gecontroleerd).

Bestekwijzer geeft geen juridisch advies.
`;

export const check: Command = {
  help: HELP,
  async run(argv, world) {
    const { values, switches, positionals } = parse(argv, {
      format: FORMATS,
      peildatum: 'value',
      taal: LANGUAGES,
      staged: 'switch',
      baseline: 'value',
      'write-baseline': 'value',
      cache: 'value',
      shard: 'value',
    });
    const shard = shardOption(values.shard);
    const date = dateOption(values.peildatum);
    const language = values.taal as UserLanguage | undefined;
    const isStaged = switches.has('staged');
    if (positionals.length === 0 && !isStaged) throw new UsageError(NO_PATH);
    const baseline = values.baseline === undefined ? undefined : await loadBaseline(values.baseline, world);
    const paths = isStaged ? await stagedFiles(positionals, world.cwd) : positionals;
    const session = createSession({ language, date }, world);
    const cache = values.cache === undefined ? undefined : resolve(world.cwd, values.cache);
    /** Calls `use` with every report, and its path as a baseline file names it. */
    const reports = (
      baseFile: string,
      use: (document: ReportedDocument, key: string, file: string) => void | Promise<void>,
    ) =>
      session.reports(
        paths,
        async (document, file) => use(document, shownPath(file, dirname(resolve(world.cwd, baseFile))), file),
        { isTyped: !isStaged, shard, cache },
      );
    if (values['write-baseline'] !== undefined) {
      const documents = new Map<string, ReportedDocument>();
      await reports(values['write-baseline'], (document, key) => void documents.set(key, document));
      return saveBaseline(values['write-baseline'], documents, session, world);
    }
    const format = formatOf((values.format ?? 'stylish') as FormatName, session.service, world, 'documents');
    let summary: Summary = NOTHING_CHECKED;
    await world.out(format.begin());
    await reports(values.baseline ?? '', async (report, key, file) => {
      const known = baseline ? (baseline.get(key) ?? NOTHING_KNOWN) : await session.baselineOf(file);
      const document = known ? withBaseline(report, known) : report;
      summary = withDocument(summary, document);
      await world.out(format.document(document));
    });
    await world.out(format.end({ summary, complete: !session.failed }));
    if (session.failed) return 2;
    return summary.error > 0 ? 1 : 0;
  },
};

/** @throws UsageError */
function shardOption(value: string | undefined): { part: number; of: number } | undefined {
  if (value === undefined) return undefined;
  const [, part, of] = (/^(\d{1,4})\/(\d{1,4})$/.exec(value) ?? []).map(Number);
  if (!part || !of || part > of)
    throw new UsageError(`‘${value}’ is geen deel. Schrijf --shard als deel/aantal, zoals 2/4.`);
  return { part, of };
}

async function loadBaseline(file: string, { cwd }: World): Promise<Baseline> {
  const text = await readFile(resolve(cwd, file), 'utf8').catch((error: NodeJS.ErrnoException) => {
    throw new UsageError(`De nullijn ‘${file}’ kan niet worden gelezen (${error.code}).`);
  });
  const baseline = readBaseline(text);
  if (!baseline) throw new UsageError(`‘${file}’ is geen nullijn. Maak er een met --write-baseline.`);
  return baseline;
}

async function saveBaseline(
  file: string,
  documents: ReadonlyMap<string, ReportedDocument>,
  session: Session,
  world: World,
): Promise<number> {
  await writeFile(resolve(world.cwd, file), baselineText(documents)).catch((error: NodeJS.ErrnoException) => {
    throw new UsageError(`De nullijn ‘${file}’ kan niet worden geschreven (${error.code}).`);
  });
  const count = [...documents.values()]
    .flatMap(({ findings }) => findings)
    .filter((one) => one.motivated === null).length;
  const { size } = documents;
  await world.out(
    session.service.options.language === 'en'
      ? `${file}: ${count} ${count === 1 ? 'finding' : 'findings'} in ${size} ${size === 1 ? 'specification' : 'specifications'} recorded\n`
      : `${file}: ${count} ${count === 1 ? 'bevinding' : 'bevindingen'} in ${size} ${size === 1 ? 'bestek' : 'bestekken'} vastgelegd\n`,
  );
  return session.failed ? 2 : 0;
}

const NOTHING_KNOWN: ReadonlySet<string> = new Set();

export const NO_PATH = 'Geef een bestand of map op, bijvoorbeeld een punt voor de huidige map.';

/** The output format with this name; `counted` is what the documents are. */
export function formatOf(
  name: FormatName,
  service: Service,
  world: World,
  counted: 'documents' | 'libraryFiles',
): Format {
  const { language } = service.options;
  switch (name) {
    case 'json':
      return jsonFormat();
    case 'github':
      return githubFormat();
    case 'gitlab':
      return gitlabFormat();
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
      return stylishFormat(language, paintFor(world), counted);
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
