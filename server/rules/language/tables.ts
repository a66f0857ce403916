import type { Block, Cell, Section } from '../../spec/model.ts';
import { binds } from '../../spec/speakers.ts';

/** A table as a rule reads it: the header cells and the rows under them. */
export interface Table {
  readonly header: readonly Cell[];
  readonly rows: readonly Block[];
}

/** The tables of a section that bind; a table in an explanation or a question is left out. */
export function tablesIn(section: Section): Table[] {
  const tables: { header: readonly Cell[]; rows: Block[] }[] = [];
  let open: { header: readonly Cell[]; rows: Block[] } | undefined;
  for (const block of section.blocks) {
    if (block.kind !== 'row' || !block.cells) {
      open = undefined;
      continue;
    }
    if (block.cells.every((cell) => cell.header === undefined)) {
      open = { header: block.cells, rows: [] };
      tables.push(open);
    } else if (open && binds(block.speaker)) open.rows.push(block);
  }
  return tables.filter((table) => table.rows.length > 0);
}

/** What becomes of a tender in which an entry is missing: the sentence before it says what the table is of. */
const IF_MISSING = /^(?:ontbre(?:ekt|ken)|mist|missen|zonder (?:een|één|al) )/;

/** The sentence that stands right above the table of a row, lower case; '' when a heading or nothing does. */
export function aboveTable(section: Section, row: Block): string {
  let at = section.blocks.indexOf(row);
  while (at >= 0 && section.blocks[at]!.kind === 'row') at--;
  const above = section.blocks[at];
  if (above?.kind !== 'paragraph') return '';
  const told = section.low.slice(above.span.start, above.span.end).split(/[.?!]\s/);
  return told
    .slice(IF_MISSING.test(told.at(-1)!.trim()) ? -2 : -1)
    .join('. ')
    .trim();
}

/** Text of a cell, lower case, without surrounding space. */
export function cellText(section: Section, cell: Cell | undefined): string {
  return cell ? section.low.slice(cell.span.start, cell.span.end).trim() : '';
}

/** A header that asks leave for something, or names what may be done. */
const ASKS_LEAVE =
  /\b(?:toegestaan|toegelaten|toelaatbaar|geoorloofd|mogelijk|mag|mogen|kan|beroep op|inbreng|inzet van|inschakelen|inschakeling|via|uitbesteden|geaccepteerd)\b/;
const SAYS_NO =
  /^(?:nee|neen|niet(?: (?:toegestaan|mogelijk|toegelaten|geaccepteerd|aan de orde))?|uitgesloten|verboden)(?![\p{L}])(?![^.;]{0,60}\b(?:tenzij|behalve|zonder)\b)/u;

/** What a row says no to, lower case: the headers of those columns, as in "Beroep op derden toegestaan? | nee". */
export function refusedInRow(section: Section, { cells }: Block): string {
  return (cells ?? [])
    .filter((cell) => ASKS_LEAVE.test(cell.header ?? '') && SAYS_NO.test(cellText(section, cell)))
    .map(({ header }) => header)
    .join(' ');
}
