import { toDocument } from '../check/places.ts';
import { blocksIn } from '../check/update-clauses.ts';
import { wordDiff } from '../library/diff.ts';
import { fieldsFrom, fillFields } from '../library/fields.ts';
import { type Library, versionOf } from '../library/library.ts';
import { bodyText, compareBody } from '../rules/language/clause-blocks.ts';
import type { Mark } from '../spec/model.ts';
import type { Specification } from '../spec/specification.ts';

/** Characters shown around a change. */
const AROUND = 40;
const LONGEST = 2_000;

/** The text of a clause in a document beside that of the library, with the same fields filled in; lines as written. */
export interface DeviatingTexts {
  readonly id: string;
  readonly version: string;
  readonly library: string;
  readonly document: string;
}

/** Of the clause whose name stands at a document offset, or that holds it; undefined when there is nothing to compare. */
export function deviatingTexts(
  spec: Specification,
  offset: number,
  library: Library,
): DeviatingTexts | undefined {
  const block = blocksIn(spec).findLast(({ name }) => toDocument(spec, name.at, name.span).start <= offset);
  const clause = block && library.clause(block.id);
  const version = clause && block.version !== undefined ? versionOf(clause, block.version) : undefined;
  if (!clause || !version || !block?.isClosed) return undefined;
  const text = bodyText(block).replace(/\r\n/g, '\n');
  const model = fillFields({ ...clause, fields: {} }, version, fieldsFrom(text, version));
  return {
    id: clause.id,
    version: version.version,
    library: `${model.trim()}\n`,
    document: `${text.trim()}\n`,
  };
}

/**
 * How the text of a marked clause differs from the library, as Markdown: struck through what is missing, bold what was
 * added. What was filled in is no difference. Undefined when there is none, or it cannot be told.
 */
export function deviationOf(
  spec: Specification,
  at: number,
  mark: Extract<Mark, { kind: 'clause-open' }>,
  library: Library,
): string | undefined {
  const clause = library.clause(mark.id);
  const version = clause && mark.version !== undefined ? versionOf(clause, mark.version) : undefined;
  const block = blocksIn(spec).find(
    ({ marker }) => marker?.at === at && marker.span.start === mark.span.start,
  );
  if (!clause || !version || !block?.isClosed) return undefined;
  if (compareBody(block, version)?.alignment.isSame !== false) return undefined;
  const text = plain(bodyText(block));
  // From the text as written: a number at the start of a line is no word.
  const model = plain(fillFields({ ...clause, fields: {} }, version, fieldsFrom(bodyText(block), version)));
  const parts = wordDiff(model, text).map(({ kind, text: part }) =>
    kind === 'same' ? shortened(escaped(part)) : marked(escaped(part), kind === 'removed' ? '~~' : '**'),
  );
  const shown = parts.join('').trim();
  return shown.length > LONGEST ? `${shown.slice(0, LONGEST)} …` : shown;
}

/** Layout is no difference. */
function plain(text: string): string {
  return text.replace(/[ \t\r\n]{1,1000}/g, ' ').trim();
}

function escaped(text: string): string {
  return text.replace(/[\\`*_~<>[\]|]/g, '\\$&');
}

function shortened(text: string): string {
  return text.length <= 2 * AROUND + 5 ? text : `${text.slice(0, AROUND)} … ${text.slice(-AROUND)}`;
}

/** Emphasis holds no space at its ends. */
function marked(text: string, sign: string): string {
  const said = text.trim();
  if (said === '') return text;
  const start = text.indexOf(said);
  return `${text.slice(0, start)}${sign}${said}${sign}${text.slice(start + said.length)}`;
}
