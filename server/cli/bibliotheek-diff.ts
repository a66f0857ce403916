import { type DiffPart, wordDiff } from '../library/diff.ts';
import {
  type Clause,
  type ClauseVersion,
  currentVersion,
  type Library,
  versionOf,
} from '../library/library.ts';
import type { Paint } from '../report/stylish.ts';
import { dateOption, parse, UsageError } from './args.ts';
import { paintFor } from './check.ts';
import { createSession } from './files/specifications.ts';
import type { World } from './world.ts';

export async function run(argv: readonly string[], world: World): Promise<number> {
  const { values, positionals } = parse(argv, { format: ['tekst', 'json'], peildatum: 'value' });
  const date = dateOption(values.peildatum) ?? world.today();
  const [id, first, second, extra] = positionals;
  if (id === undefined) throw new UsageError('Geef een clausule op, zoals isv/stap-2-risicos.');
  if (extra !== undefined)
    throw new UsageError(`‘${extra}’ is hier te veel: geef hoogstens twee versies op.`);
  const session = createSession({ language: 'nl', date }, world);
  const { libraries } = await session.home(world.cwd);
  const clause = clauseNamed(id, libraries.library);
  const to = second === undefined ? currentVersion(clause, date)! : versionNamed(clause, second);
  const from = first === undefined ? versionBefore(clause, to) : versionNamed(clause, first);
  const parts = wordDiff(from.text, to.text);
  const [home] = libraries.library.homesOf(id);
  if (values.format === 'json') {
    const shown = {
      version: 1,
      clause: id,
      library: home?.id ?? '',
      from: from.version,
      to: to.version,
      change: to.change ?? null,
      parts,
    };
    await world.out(`${JSON.stringify(shown, undefined, 2)}\n`);
  } else {
    const paint = paintFor(world);
    const lines = [
      paint.bold(`${id}: ${clause.title}`),
      `uit bibliotheek “${home?.title || home?.id}”`,
      `van versie ${from.version} naar versie ${to.version}${to.change ? ` (${to.change})` : ''}`,
      '',
      from.text === to.text ? 'Er is niets veranderd.' : shownParts(parts, paint).trimEnd(),
      '',
    ];
    await world.out(lines.join('\n'));
  }
  return session.failed ? 2 : 0;
}

function clauseNamed(id: string, library: Library): Clause {
  const clause = library.clause(id);
  if (clause) return clause;
  const names = library.clauses.map((one) => one.id);
  throw new UsageError(`De clausule ‘${id}’ staat in geen van de bibliotheken.`, id, names);
}

function versionNamed(clause: Clause, name: string): ClauseVersion {
  const version = versionOf(clause, name);
  if (version) return version;
  const names = clause.versions.map((one) => one.version);
  throw new UsageError(
    `Van ‘${clause.id}’ bestaat geen versie ‘${name}’. Bekend zijn: ${names.join(', ')}.`,
    name,
    names,
  );
}

/** The version another one replaced, or else the one before it in time. */
function versionBefore(clause: Clause, version: ClauseVersion): ClauseVersion {
  const named = version.replaces === undefined ? undefined : versionOf(clause, version.replaces);
  const before = named ?? clause.versions[clause.versions.indexOf(version) + 1];
  if (before) return before;
  throw new UsageError(`Van ‘${clause.id}’ is er geen versie vóór ${version.version}; geef twee versies op.`);
}

/** In colour for a person at a terminal; with brackets always, so that it can be read without. */
function shownParts(parts: readonly DiffPart[], paint: Paint): string {
  return parts
    .map(({ kind, text }) =>
      kind === 'same'
        ? text
        : kind === 'removed'
          ? byLine(text, (line) => paint.red(`[-${line}-]`))
          : byLine(text, (line) => paint.green(`{+${line}+}`)),
    )
    .join('');
}

/** Marks each line by itself, so that a mark never goes over the end of one. */
function byLine(text: string, mark: (line: string) => string): string {
  return text
    .split('\n')
    .map((line) => (line.trim() === '' ? line : mark(line)))
    .join('\n');
}
