import { fileURLToPath } from 'node:url';
import { type ClauseUse, clausesUsed, type Standing } from '../check/update-clauses.ts';
import type { LoadedLibrary, ProjectLibraries } from '../library/libraries.ts';
import { currentVersion } from '../library/library.ts';
import { shownPath } from '../node/complaint.ts';
import type { Paint } from '../report/stylish.ts';
import { type Table, toCsv, toJson } from '../report/table.ts';
import { nearest } from '../spec/facts.ts';
import { dateOption, parse, UsageError } from './args.ts';
import { paintFor } from './check.ts';
import { createSession } from './files/specifications.ts';
import type { World } from './world.ts';

const STANDINGS: Readonly<Record<Standing, string>> = {
  current: 'geldend',
  old: 'verouderd',
  future: 'nog niet geldend',
  'no-version': 'zonder versie',
  'unknown-version': 'onbekende versie',
  'unknown-clause': 'onbekende clausule',
};

const ORIGINS: Readonly<Record<LoadedLibrary['origin'], string>> = {
  workspace: 'werkmap',
  named: 'genoemd in bestekwijzer.yaml',
  package: 'pakket, genoemd in bestekwijzer.yaml',
  'built-in': 'ingebouwd',
};

const COLUMNS: Table['columns'] = [
  { key: 'path', title: 'Document' },
  { key: 'line', title: 'Regel' },
  { key: 'version', title: 'Versie' },
  { key: 'standing', title: 'Stand' },
  { key: 'text', title: 'Tekst' },
];

export async function run(argv: readonly string[], world: World): Promise<number> {
  const { values, positionals } = parse(argv, { format: ['tabel', 'json', 'csv'], peildatum: 'value' });
  const date = dateOption(values.peildatum);
  const [name, ...paths] = positionals;
  if (name === undefined) throw new UsageError('Geef een clausule op, zoals isv/stap-2-risicos.');
  const [id = '', version] = name.split('@');
  const session = createSession({ language: 'nl', date }, world);
  const { libraries } = await session.home(world.cwd);
  const rows: Table['rows'][number][] = [];
  const known = new Set<string>(libraries.library.clauses.map((clause) => clause.id));
  await session.each(paths.length > 0 ? paths : ['.'], async (file) => {
    const spec = session.service.spec(file.uri)!;
    for (const { id: one } of file.libraries.library.clauses) known.add(one);
    for (const use of clausesUsed(spec, file.libraries.library, session.dateFor(file))) {
      if (use.id === id && (version === undefined || use.version === version))
        rows.push(rowOf(file.path, use));
    }
  });
  if (rows.length === 0 && !known.has(id)) {
    const meant = nearest(id, [...known]);
    world.complain(
      `bestekwijzer: de clausule ‘${id}’ staat in geen bibliotheek en in geen van deze documenten.${meant ? ` Bedoelde u ‘${meant}’?` : ''}`,
    );
    return 2;
  }
  const table: Table = { title: name, note: '', columns: COLUMNS, rows };
  if (values.format === 'json') await world.out(toJson(table));
  else if (values.format === 'csv') await world.out(toCsv(table));
  else await world.out(page(id, table, libraries, date ?? world.today(), world));
  return session.failed ? 2 : 0;
}

function rowOf(path: string, { range, version, standing, isSame }: ClauseUse): Table['rows'][number] {
  return {
    path,
    line: range.start.line + 1,
    version: version ?? '',
    standing: STANDINGS[standing],
    text: isSame === undefined ? 'niet te vergelijken' : isSame ? 'gelijk' : 'wijkt af',
  };
}

function page(
  id: string,
  { rows }: Table,
  { loaded, library }: ProjectLibraries,
  date: string,
  world: World,
): string {
  const paint = paintFor(world);
  const clause = library.clause(id);
  const homes = loaded.filter((one) => one.library.clauses.some((other) => other.id === id));
  const lines = [paint.bold(clause ? `${id}: ${clause.title}` : id)];
  if (!clause) lines.push('staat in geen van de bibliotheken in gebruik');
  lines.push(...homes.map((home, i) => `${i === 0 ? 'uit' : 'ook in'} ${homeName(home, world.cwd)}`));
  const current = clause && currentVersion(clause, date);
  if (current) lines.push(`geldende versie: ${current.version}`);
  lines.push('', ...(rows.length > 0 ? aligned(rows, paint) : []));
  const documents = new Set(rows.map(({ path }) => path)).size;
  const old = rows.filter(({ standing }) => standing === STANDINGS.old).length;
  lines.push(
    rows.length === 0
      ? 'Nergens gebruikt.'
      : `${rows.length} keer gebruikt in ${documents} ${documents === 1 ? 'document' : 'documenten'}${old > 0 ? `; ${old} op een oude versie` : ''}.`,
  );
  return `${lines.join('\n')}\n`;
}

function homeName({ origin, folder, library }: LoadedLibrary, cwd: string): string {
  const where = folder === undefined ? '' : `: ${shownPath(fileURLToPath(folder), cwd)}`;
  return `bibliotheek “${library.title || library.id}” (${ORIGINS[origin]}${where})`;
}

function aligned(rows: Table['rows'], paint: Paint): string[] {
  const cells = rows.map(({ path, line, version, standing, text }) => [
    `${path}:${line}`,
    String(version),
    String(standing),
    String(text),
  ]);
  const widths = [0, 1, 2].map((i) => Math.max(...cells.map((row) => row[i]!.length)));
  const lines = cells.map(([place, version, standing, text]) => {
    const shown = [place!.padEnd(widths[0]!), version!.padEnd(widths[1]!), standing!.padEnd(widths[2]!)];
    if (standing === STANDINGS.old) shown[2] = paint.yellow(shown[2]!);
    return `  ${[...shown, paint.dim(text!)].join('  ')}`;
  });
  return [...lines, ''];
}
