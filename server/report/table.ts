/** A report as rows of named columns: what every report is before it becomes Markdown, JSON or CSV. */
export interface Table {
  readonly title: string;
  readonly note: string;
  readonly columns: readonly { readonly key: string; readonly title: string }[];
  readonly rows: readonly Readonly<Record<string, string | number>>[];
}

/** A report under way: documents are added one at a time, so that a large dossier need not be held as a whole. */
export interface ReportInProgress<D> {
  add(document: D): void;
  table(): Table;
}

/** Markdown with one table; pipes and line breaks in cells are made harmless. */
export function toMarkdown(table: Table): string {
  const cell = (value: string | number | undefined) =>
    String(value ?? '')
      .replace(/\s{0,40}\n\s{0,40}/g, ' ')
      .replaceAll('|', '\\|');
  const lines = [`# ${table.title}`, '', table.note, ''];
  if (table.rows.length > 0) {
    lines.push(
      `| ${table.columns.map((column) => cell(column.title)).join(' | ')} |`,
      `| ${table.columns.map(() => '---').join(' | ')} |`,
      ...table.rows.map((row) => `| ${table.columns.map((column) => cell(row[column.key])).join(' | ')} |`),
      '',
    );
  }
  return lines.join('\n');
}

/** CSV with a header row; fields with a separator, quote or line break are quoted, formulas are made text. */
export function toCsv(table: Table): string {
  const field = (value: string | number | undefined) => {
    const text = String(value ?? '');
    // A spreadsheet would run a field that starts like a formula.
    const safe = typeof value === 'string' && /^[=+\-@\t]/.test(text) ? `'${text}` : text;
    return /[",;\n\r]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
  };
  const rows = table.rows.map((row) => table.columns.map((column) => field(row[column.key])).join(','));
  return `${[table.columns.map((column) => field(column.title)).join(','), ...rows].join('\r\n')}\r\n`;
}

/** JSON with the keys of the columns. */
export function toJson(table: Table): string {
  return `${JSON.stringify({ version: 1, title: table.title, rows: table.rows }, null, 2)}\n`;
}
