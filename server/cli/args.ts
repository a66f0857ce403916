import { parseArgs } from 'node:util';
import { isCalendarDay } from '../text/calendar.ts';

/** Something typed that cannot be done; ends the command with exit code 2. */
export class UsageError extends Error {
  /** What was typed and what it might have been, for "bedoelde u …?". */
  readonly typed: string | undefined;
  readonly options: readonly string[];

  constructor(message: string, typed?: string, options: readonly string[] = []) {
    super(message);
    this.typed = typed;
    this.options = options;
  }
}

/** An option: a switch, or one that takes a value, perhaps one of a few. */
export type OptionKind = 'switch' | 'value' | readonly string[];

export interface Parsed {
  readonly values: Readonly<Record<string, string | undefined>>;
  readonly switches: ReadonlySet<string>;
  readonly positionals: readonly string[];
}

/**
 * Arguments of a command. Strict, with messages of our own: those of Node are English and name no alternative.
 * @throws UsageError for an unknown option, a missing value or one that is not among the choices.
 */
export function parse(argv: readonly string[], options: Readonly<Record<string, OptionKind>>): Parsed {
  const { tokens, positionals } = parseArgs({
    args: [...argv],
    strict: false,
    tokens: true,
    allowPositionals: true,
    options: Object.fromEntries(
      Object.entries(options).map(([name, kind]) => [
        name,
        { type: kind === 'switch' ? ('boolean' as const) : ('string' as const) },
      ]),
    ),
  });
  const values: Record<string, string> = {};
  const switches = new Set<string>();
  for (const token of tokens) {
    if (token.kind !== 'option') continue;
    const { name, rawName, value, inlineValue } = token;
    const kind = Object.hasOwn(options, name) ? options[name] : undefined;
    if (kind === undefined || !rawName.startsWith('--'))
      throw new UsageError(
        `De optie ‘${rawName}’ bestaat niet.`,
        rawName,
        Object.keys(options).map((one) => `--${one}`),
      );
    if (kind === 'switch') {
      if (inlineValue) throw new UsageError(`De optie ‘${rawName}’ heeft geen waarde: laat ‘=${value}’ weg.`);
      switches.add(name);
      continue;
    }
    const choice = typeof kind === 'string' ? '' : `: ${listed(kind)}`;
    if (value === undefined || value === '' || (!inlineValue && value.startsWith('-')))
      throw new UsageError(`Na de optie ‘${rawName}’ hoort een waarde${choice}.`);
    if (typeof kind !== 'string' && !kind.includes(value))
      throw new UsageError(`‘${value}’ is geen keuze bij ‘${rawName}’. Kies uit${choice}.`, value, kind);
    values[name] = value;
  }
  return { values, switches, positionals };
}

/** An ISO date that is on the calendar. @throws UsageError */
export function dateOption(value: string | undefined): string | undefined {
  if (value === undefined) return undefined;
  if (!isCalendarDay(value))
    throw new UsageError(`‘${value}’ is geen datum. Schrijf de peildatum als jjjj-mm-dd, zoals 2026-11-01.`);
  return value;
}

function listed(options: readonly string[]): string {
  return options.length < 2 ? options.join('') : `${options.slice(0, -1).join(', ')} of ${options.at(-1)}`;
}
