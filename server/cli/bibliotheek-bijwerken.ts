import { type ClauseLeft, type ClauseMove, type LeftReason, planUpdates } from '../check/update-clauses.ts';
import { encodeText } from '../node/read.ts';
import type { Paint } from '../report/stylish.ts';
import { dateOption, parse, UsageError } from './args.ts';
import { NO_PATH, paintFor } from './check.ts';
import { createSession } from './files/specifications.ts';
import { replaceFile } from './files/write.ts';
import type { World } from './world.ts';

interface Done {
  readonly path: string;
  readonly moves: readonly ClauseMove[];
  readonly left: readonly ClauseLeft[];
  readonly written: boolean;
}

export async function run(argv: readonly string[], world: World): Promise<number> {
  const { values, switches, positionals } = parse(argv, {
    schrijf: 'switch',
    format: ['tekst', 'json'],
    peildatum: 'value',
  });
  const date = dateOption(values.peildatum);
  if (positionals.length === 0) throw new UsageError(NO_PATH);
  const session = createSession({ language: 'nl', date }, world);
  const writes = switches.has('schrijf');
  const isJson = values.format === 'json';
  const paint = paintFor(world);
  const total = { documents: 0, changed: 0, moves: 0, left: 0 };
  let isFirst = true;
  if (isJson) await world.out('{"version":1,"documents":[');
  await session.each(positionals, async (file) => {
    total.documents++;
    const spec = session.service.spec(file.uri)!;
    const { moves, left, text } = planUpdates(
      spec,
      session.service.libraryOf(file.uri),
      session.dateFor(file),
    );
    let written = false;
    if (writes && text !== file.text) {
      const complaint = await replaceFile(file.file, file.bytes, encodeText(text, file.bom));
      if (complaint) return session.fail(complaint);
      written = true;
    }
    total.moves += moves.length;
    total.left += left.length;
    if (moves.length > 0) total.changed++;
    if (moves.length === 0 && left.length === 0) return;
    const done = { path: file.path, moves, left, written };
    await world.out(isJson ? `${isFirst ? '\n' : ',\n'}${JSON.stringify(plain(done))}` : shown(done, paint));
    isFirst = false;
  });
  if (isJson)
    await world.out(`${isFirst ? '' : '\n'}],"summary":${JSON.stringify({ ...total, written: writes })}}\n`);
  else await world.out(`${summaryOf(total, writes)}\n`);
  return session.failed ? 2 : 0;
}

function plain({ path, moves, left, written }: Done) {
  return {
    path,
    written,
    moves: moves.map(({ id, from, to, range, carried, open }) => ({ id, from, to, range, carried, open })),
    left: left.map(({ id, version, range, why }) => ({
      id,
      version: version ?? null,
      range,
      reason: why.kind,
      explanation: explained(why),
    })),
  };
}

function shown({ path, moves, left }: Done, paint: Paint): string {
  const lines = [paint.underline(path)];
  const place = ({ range }: ClauseMove | ClauseLeft) => paint.dim(String(range.start.line + 1).padStart(5));
  for (const move of moves) {
    lines.push(`  ${place(move)}  ${move.id}  ${move.from} → ${paint.green(move.to)}`);
    const carried = Object.entries(move.carried).map(([name, value]) => `${name} = ${value}`);
    if (carried.length > 0) lines.push(`         behouden: ${carried.join('; ')}`);
    if (move.open.length > 0) lines.push(`         nog in te vullen: ${move.open.join(', ')}`);
  }
  for (const one of left)
    lines.push(
      `  ${place(one)}  ${one.id}  ${one.version ?? ''}${one.version ? ' ' : ''}${paint.yellow('blijft staan')}: ${explained(one.why)}`,
    );
  return `${lines.join('\n')}\n\n`;
}

/** Why a clause stays, in a few words. */
function explained(why: LeftReason): string {
  switch (why.kind) {
    case 'differs':
      return why.found === ''
        ? `de tekst is ingekort; in de bibliotheek volgt “${why.expected}”`
        : why.expected === ''
          ? `aan de tekst is toegevoegd: “${why.found}”`
          : `de tekst wijkt af: hier staat “${why.found}”, in de bibliotheek “${why.expected}”`;
    case 'comment':
      return 'in de tekst staat een opmerking (<!-- … -->) die verloren zou gaan';
    case 'unsure':
      return 'niet met zekerheid te zien is wat is ingevuld';
    case 'lost-fields': {
      const fields = Object.entries(why.fields).map(([name, value]) => `${name} = ${value}`);
      return `de nieuwe versie heeft geen plaats voor wat is ingevuld: ${fields.join('; ')}`;
    }
    case 'open-marker':
      return 'de markering is niet afgesloten met <!-- /clausule -->';
    case 'no-version':
      return 'bij de markering staat geen versie';
    case 'unknown-version':
      return 'deze versie staat niet in de bibliotheek';
    case 'unknown-clause':
      return 'deze clausule staat niet in een bibliotheek';
    default:
      return 'de nieuwe tekst past niet in deze vorm van YAML; gebruik een blok (tekst: |)';
  }
}

function summaryOf(
  { documents, changed, moves, left }: Record<'documents' | 'changed' | 'moves' | 'left', number>,
  writes: boolean,
): string {
  const counted = `${documents} ${documents === 1 ? 'bestek' : 'bestekken'}`;
  const clauses = `${moves} ${moves === 1 ? 'clausule' : 'clausules'}`;
  const stay = left === 0 ? '' : `; ${left} ${left === 1 ? 'blijft' : 'blijven'} staan`;
  if (moves === 0) return `${counted}: niets bij te werken${stay}`;
  return writes
    ? `${counted}: ${clauses} bijgewerkt in ${changed}${stay}`
    : `${counted}: ${clauses} bij te werken in ${changed}${stay}. Er is niets gewijzigd; geef --schrijf op om het te doen.`;
}
