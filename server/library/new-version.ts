import type { TextEdit } from '../text/span.ts';
import { currentVersion } from './library.ts';
import { clauseOf } from './read-library.ts';
import type { LibrarySource, VersionSource } from './source.ts';

/** A version to be added to a clause file. */
export interface NewVersion {
  readonly version: string;
  readonly edits: readonly TextEdit[];
}

/**
 * A new version above the others, in force from `date` (ISO) and replacing the one in force now, which then ends the
 * day before. Its text is `text`, or else that of the version it replaces. Undefined when the file has no version to
 * start from or is not written in lines.
 */
export function newVersion(file: LibrarySource, date: string, text?: string): NewVersion | undefined {
  const clause = clauseOf(file);
  const current = clause && currentVersion(clause, date);
  const versions = file.content?.versions ?? [];
  const replaced = versions.find((one) => one.version?.value === current?.version);
  const first = versions[0];
  if (!current || !replaced?.version || !first) return undefined;
  const top = lineStart(file.text, first.span.start);
  const lead = file.text.slice(top, first.span.start);
  if (!/^ {0,40}- {1,10}$/.test(lead)) return undefined;
  const indent = ' '.repeat(lead.length);
  const version = nextVersion(
    versions.map((one) => one.version?.value ?? ''),
    date,
  );
  const body = (text ?? current.text)
    .trimEnd()
    .split(/\r?\n/)
    .map((line) => (line === '' ? '' : `${indent}  ${line}`));
  const lines = [
    `${lead}versie: "${version}"`,
    `${indent}geldig-vanaf: ${date}`,
    `${indent}vervangt: "${current.version}"`,
    `${indent}wijziging: `,
    `${indent}tekst: |`,
    ...body,
    '',
  ];
  const edits: TextEdit[] = [{ span: { start: top, end: top }, text: lines.join(file.eol) }];
  const end = endOf(file, replaced, dayBefore(date), indent);
  return { version, edits: end ? [...edits, end] : edits };
}

/** The year with a number that is not in use. */
function nextVersion(known: readonly string[], date: string): string {
  const year = date.slice(0, 4);
  for (let n = 1; ; n++) if (!known.includes(`${year}.${n}`)) return `${year}.${n}`;
}

/** Ends a version, unless it ended before or begins later. */
function endOf(
  { text, eol }: LibrarySource,
  { version, from, until }: VersionSource,
  end: string,
  indent: string,
): TextEdit | undefined {
  if (from && from.value > end) return undefined;
  if (until) return until.value <= end ? undefined : { span: until.span, text: end };
  const after = from ?? version;
  if (!after) return undefined;
  const stop = text.indexOf('\n', after.span.end);
  const at = stop < 0 ? text.length : text[stop - 1] === '\r' ? stop - 1 : stop;
  return { span: { start: at, end: at }, text: `${eol}${indent}geldig-tot: ${end}` };
}

function lineStart(text: string, at: number): number {
  return text.lastIndexOf('\n', at - 1) + 1;
}

function dayBefore(date: string): string {
  const day = new Date(`${date}T00:00:00Z`);
  day.setUTCDate(day.getUTCDate() - 1);
  return day.toISOString().slice(0, 10);
}
