/** A line of the table of facts. */
export interface FactRow {
  /** 0 for a key of its own, more for what stands under it. */
  readonly level: number;
  readonly key: string;
  /** '' for a key with more keys under it. */
  readonly value: string;
}

/** Whether front matter says that the text is a specification; no other text gets a table. */
export const isSpecification = (source: string): boolean => /^["']?bestek["']?\s?:/m.test(source);

/** More lines than this are no front matter of a tender. */
const MOST_LINES = 500;
const LINE = /^(\s{0,40})(- +)?(?:["']?([\p{L}\d_-]{1,60})["']?\s{0,5}:(?:\s(.*))?|(.*))$/u;

/** Empty lines, remarks, and the version of the file format, which tells a reader nothing. */
const SILENT = /^\s*(?:#|$)|^["']?bestek["']?\s?:/;

interface Draft {
  level: number;
  key: string;
  value: string;
}

/**
 * The facts as lines of a table. It reads what a drafter writes, line by line, and judges nothing: what is wrong in it the
 * language server says. So the preview is there at once, and also when the server is not.
 */
export function factRows(source: string): FactRow[] {
  const rows: Draft[] = [];
  /** Columns at which the keys above the present line begin. */
  let columns: number[] = [];
  /** The column of the keys of the present list item; those after the first stand on its line of the table. */
  let itemColumn = -1;
  const lines = source.split(/\r?\n/).slice(0, MOST_LINES);
  for (const line of lines.filter((one) => !SILENT.test(one))) {
    const [, space = '', dash = '', key, value, plain = ''] = LINE.exec(line) ?? [];
    const column = space.length;
    const last = rows.at(-1);
    if (key === undefined) {
      // An item that is a value, or a sentence that goes on.
      if (last) append(last, unquoted(plain.trim()), dash ? ', ' : ' ');
    } else if (!dash && column === itemColumn && last) {
      append(last, `${label(key).toLowerCase()} ${shown(key, value)}`, ', ');
    } else {
      // A list may stand at the column of the key it belongs to.
      columns = columns.filter((one) => one < column || (one === column && dash !== ''));
      const level = columns.length;
      itemColumn = dash ? column + dash.length : -1;
      if (dash) rows.push({ level, key: shown(key, value), value: '' });
      else {
        rows.push({ level, key: label(key), value: shown(key, value) });
        columns.push(column);
      }
    }
  }
  return rows;
}

function append(row: Draft, text: string, between: string): void {
  row.value = row.value && text ? row.value + between + text : row.value || text;
}

/** "Aanbestedende dienst" for `aanbestedende-dienst`. */
function label(key: string): string {
  if (/^(?:cpv|isv|mvi)$/.test(key)) return key.toUpperCase();
  const words = key.replace(/[-_]/g, ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}

function shown(key: string, written: string | undefined): string {
  const value = unquoted((written ?? '').replace(/\s#.*$/, '').trim());
  if (/^[|>][+-]?\d?$/.test(value)) return '';
  const inside = /^[[{](.*)[\]}]$/.exec(value)?.[1];
  if (inside !== undefined)
    return inside
      .split(',')
      .map((one) => unquoted(one.trim()))
      .join(', ');
  if (/^(?:raming|maximum)$/.test(key) && /^\d{4,12}$/.test(value)) return `€ ${grouped(value)}`;
  return dutchDate(value) ?? value;
}

function unquoted(text: string): string {
  return /^(["']).*\1$/.test(text) && text.length > 1 ? text.slice(1, -1) : text;
}

const grouped = (digits: string): string => digits.replace(/\B(?=(?:\d{3})+$)/g, '.');

const MONTHS =
  'januari februari maart april mei juni juli augustus september oktober november december'.split(' ');

function dutchDate(value: string): string | undefined {
  const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(value) ?? [];
  const name = MONTHS[Number(month) - 1];
  return name && `${Number(day)} ${name} ${year}`;
}
