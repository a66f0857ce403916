import type { Checked } from '../check/check.ts';
import { allProblems } from '../check/fix.ts';
import type { UserLanguage } from '../check/render.ts';
import { folderOf } from '../dossier/file-system.ts';
import type { Dossier, Place } from '../dossier/index.ts';
import { coveredCells } from '../library/coverage.ts';
import type { LoadedLibrary } from '../library/libraries.ts';
import { type ClauseLibrary, currentVersion, type Library } from '../library/library.ts';
import { coverageOf } from '../report/coverage.ts';
import { STEPS, THEMES } from '../rules/language/isv-coverage.ts';

/** The tree of clauses: library → clause → version; who uses a version is asked for when it is opened. */
export interface LibraryNode {
  readonly id: string;
  readonly title: string;
  /** Where it comes from, and how much of the due-diligence steps it covers. */
  readonly description: string;
  /** The same at length, as Markdown: steps and themes. */
  readonly about: string;
  readonly clauses: readonly ClauseNode[];
}

export interface ClauseNode {
  readonly id: string;
  readonly title: string;
  /** Title of the library whose clause of this name goes before it. */
  readonly overriddenBy?: string;
  readonly versions: readonly VersionNode[];
}

export interface VersionNode {
  readonly version: string;
  readonly isCurrent: boolean;
  readonly from?: string;
  /** How often it is used. */
  readonly uses: number;
}

export interface UseNode extends Place {
  readonly document: string;
}

const WORDS = {
  workspace: { nl: 'werkmap', en: 'workspace' },
  named: { nl: 'genoemd in bestekwijzer.yaml', en: 'named in bestekwijzer.yaml' },
  package: { nl: 'pakket', en: 'package' },
  'built-in': { nl: 'ingebouwd', en: 'built in' },
  steps: { nl: '{count}/6 stappen', en: '{count}/6 steps' },
  step: { nl: 'Stap', en: 'Step' },
  wins: {
    nl: 'Staat een clausule in meer dan één bibliotheek, dan gaat de bovenste voor.',
    en: 'Where a clause is in more than one library, the topmost wins.',
  },
  covered: {
    nl: 'Stappen en thema’s waarvoor een geldende clausule is:',
    en: 'Steps and themes for which there is a clause in force:',
  },
} as const;

/** Libraries in order of precedence, with how often each version is used; `originOf` tells where one comes from. */
export function clauseTree(
  library: Library,
  dossier: Dossier,
  originOf: (library: ClauseLibrary) => LoadedLibrary['origin'],
  date: string,
  language: UserLanguage,
): LibraryNode[] {
  const uses = new Map<string, number>();
  for (const entry of dossier.entries()) {
    for (const clause of entry.clauses) {
      const key = `${clause.name}@${clause.version ?? ''}`;
      uses.set(key, (uses.get(key) ?? 0) + 1);
    }
  }
  return library.libraries.map((one) => ({
    id: one.id,
    title: one.title,
    ...aboutLibrary(one, originOf(one), date, language),
    clauses: one.clauses.map((clause) => {
      const current = currentVersion(clause, date)?.version;
      const home = library.clause(clause.id) === clause ? undefined : library.homesOf(clause.id)[0];
      return {
        id: clause.id,
        title: clause.title,
        ...(home ? { overriddenBy: home.title || home.id } : {}),
        versions: clause.versions.map((version) => ({
          version: version.version,
          isCurrent: version.version === current,
          from: version.from,
          uses: uses.get(`${clause.id}@${version.version}`) ?? 0,
        })),
      };
    }),
  }));
}

function aboutLibrary(
  library: ClauseLibrary,
  origin: LoadedLibrary['origin'],
  date: string,
  language: UserLanguage,
): Pick<LibraryNode, 'description' | 'about'> {
  const cells = coveredCells(library.clauses, date);
  const steps = STEPS.filter((step) => THEMES.some((theme) => cells.has(`${step}:${theme}`)));
  const from = WORDS[origin][language];
  const table = [
    `| ${WORDS.step[language]} | ${THEMES.join(' | ')} |`,
    `|---|${THEMES.map(() => ':-:').join('|')}|`,
    ...STEPS.map(
      (step) =>
        `| ${step} | ${THEMES.map((theme) => (cells.has(`${step}:${theme}`) ? '✓' : '–')).join(' | ')} |`,
    ),
  ].join('\n');
  const about = [
    `**${library.title || library.id}** · ${from}`,
    WORDS.wins[language],
    ...(steps.length > 0 ? [WORDS.covered[language], table] : []),
  ].join('\n\n');
  const count = WORDS.steps[language].replace('{count}', String(steps.length));
  return { description: steps.length > 0 ? `${from} · ${count}` : from, about };
}

/** Where one version of a clause is used, with the title of the document. */
export function versionUses(dossier: Dossier, clause: string, version: string): UseNode[] {
  const uses: UseNode[] = [];
  for (const entry of dossier.entries()) {
    for (const use of entry.clauses) {
      if (use.name === clause && use.version === version)
        uses.push({ uri: entry.uri, range: use.range, document: entry.title });
    }
  }
  return uses;
}

/** A document of the dossier with its state in a few words. */
export interface DocumentNode {
  readonly uri: string;
  readonly title: string;
  /** URI of the folder: the documents in it make one tender. */
  readonly folder: string;
  /** Each a few words: findings, motivations, ISV, clauses out of date. */
  readonly status: readonly string[];
  readonly errors: number;
  readonly warnings: number;
  /** Clauses in another version than the current one. */
  readonly outdated: number;
  readonly isChecked: boolean;
}

/** What a check of a document came to; kept for documents that are not open. */
export interface DocumentStatus {
  readonly errors: number;
  readonly warnings: number;
  readonly motivated: number;
  /** Due-diligence steps covered, of six; undefined when the text has no ISV. */
  readonly steps: number | undefined;
  readonly environment: boolean;
}

const statuses = new WeakMap<Checked, DocumentStatus>();

/** Counts of a checked document; remembered by the check. */
export function statusOf(checked: Checked): DocumentStatus {
  let status = statuses.get(checked);
  if (!status) {
    const problems = allProblems(checked);
    const open = problems.filter((problem) => problem.motivated === undefined);
    const coverage = coverageOf(checked);
    status = {
      errors: open.filter((problem) => problem.severity === 'error').length,
      warnings: open.filter((problem) => problem.severity === 'warning').length,
      motivated: problems.length - open.length,
      steps: coverage.isIsv ? coverage.steps.size : undefined,
      environment: coverage.themes.has('milieu'),
    };
    statuses.set(checked, status);
  }
  return status;
}

/** The documents by folder and title. `statusOf` is undefined for documents that were not checked yet. */
export function documentTree(
  dossier: Dossier,
  library: Library,
  date: string,
  statusOf: (uri: string) => DocumentStatus | undefined,
  language: UserLanguage,
): DocumentNode[] {
  const current = new Map(
    library.clauses.map((clause) => [clause.id, currentVersion(clause, date)?.version]),
  );
  const nodes: DocumentNode[] = [];
  for (const entry of dossier.entries()) {
    const outdated = entry.clauses.filter(({ name, version }) => {
      const known = current.get(name);
      return known !== undefined && version !== undefined && version !== known;
    }).length;
    const status = statusOf(entry.uri);
    nodes.push({
      uri: entry.uri,
      title: entry.title || entry.uri.slice(entry.uri.lastIndexOf('/') + 1),
      folder: folderOf(entry.uri),
      errors: status?.errors ?? 0,
      warnings: status?.warnings ?? 0,
      outdated,
      isChecked: status !== undefined,
      status: statusWords(status, outdated, language),
    });
  }
  return nodes.sort((a, b) => order(a.folder, b.folder) || order(a.title, b.title) || order(a.uri, b.uri));
}

let collator: Intl.Collator | undefined;

/** As a Dutch reader sorts; made when a tree is first asked for. */
function order(a: string, b: string): number {
  collator ??= new Intl.Collator('nl');
  return collator.compare(a, b);
}

function statusWords(status: DocumentStatus | undefined, outdated: number, language: UserLanguage): string[] {
  const say = (nl: string, en: string) => (language === 'nl' ? nl : en);
  const words: string[] = [];
  const add = (
    number: number,
    [one, more]: readonly [string, string],
    [oneEn, moreEn]: readonly [string, string],
  ) => {
    if (number > 0) words.push(`${number} ${number === 1 ? say(one, oneEn) : say(more, moreEn)}`);
  };
  if (!status) words.push(say('nog niet gecontroleerd', 'not checked yet'));
  else {
    add(status.errors, ['fout', 'fouten'], ['error', 'errors']);
    add(status.warnings, ['waarschuwing', 'waarschuwingen'], ['warning', 'warnings']);
    if (words.length === 0) words.push(say('geen fouten of waarschuwingen', 'no errors or warnings'));
    add(status.motivated, ['motivering', 'motiveringen'], ['reasoned deviation', 'reasoned deviations']);
    if (status.steps !== undefined) {
      const steps = say(`ISV ${status.steps}/6 stappen`, `ISV ${status.steps}/6 steps`);
      words.push(status.environment ? steps : `${steps}, ${say('milieu ontbreekt', 'environment missing')}`);
    }
  }
  add(outdated, ['clausule verouderd', 'clausules verouderd'], ['clause out of date', 'clauses out of date']);
  return words;
}
