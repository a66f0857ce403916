import type { BlockToken } from '../../spec/structure.ts';

/** A block of the outermost level with its tokens; lines are those of the text. */
export interface Unit {
  /** `fixed`: HTML, targets of links that are defined apart, and a table with a line that was hardly meant as a row. */
  readonly kind: 'heading' | 'list' | 'table' | 'code' | 'fixed' | 'other';
  readonly first: number;
  /** The line after its last, blank lines behind it left out. */
  readonly after: number;
  /** Its tokens, with lines counted from the start of the text. */
  readonly tokens: readonly BlockToken[];
}

const KINDS: Readonly<Record<string, Unit['kind']>> = {
  heading_open: 'heading',
  bullet_list_open: 'list',
  ordered_list_open: 'list',
  table_open: 'table',
  fence: 'code',
  code_block: 'code',
  html_block: 'fixed',
  reference_definition: 'fixed',
};

/** Length of a line without the spaces and tabs at its end. */
export function contentEnd(line: string): number {
  let end = line.length;
  while (end > 0 && (line[end - 1] === ' ' || line[end - 1] === '\t')) end--;
  return end;
}

export const isBlank = (line: string) => contentEnd(line) === 0;

/** The outermost blocks of a text, in order. */
export function unitsOf(tokens: readonly BlockToken[], lines: readonly string[]): Unit[] {
  const units: Unit[] = [];
  for (let i = 0; i < tokens.length; ) {
    const open = tokens[i]!;
    let end = i + 1;
    if (open.nesting === 1) {
      while (end < tokens.length && tokens[end]!.level > open.level) end++;
      end++;
    }
    const own = tokens.slice(i, end);
    i = end;
    if (!open.map) continue;
    let after = open.map[1];
    const locked = Math.max(0, ...own.map((token) => (isLeafOfLines(token) ? token.map![1] : 0)));
    while (after > locked && after > open.map[0] + 1 && isBlank(lines[after - 1] ?? '')) after--;
    const isLoose =
      open.type === 'table_open' && lines.slice(open.map[0], after).some((line) => !line.includes('|'));
    units.push({
      kind: isLoose ? 'fixed' : (KINDS[open.type] ?? 'other'),
      first: open.map[0],
      after,
      tokens: own,
    });
  }
  return units;
}

/** Whether every character of its lines counts. */
export function isLeafOfLines({ type, map }: BlockToken): boolean {
  return map !== null && (type === 'fence' || type === 'code_block' || type === 'html_block');
}
