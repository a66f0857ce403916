import type { Range } from '../check/places.ts';
import type { Place } from '../dossier/index.ts';
import type { LoadedFile } from '../library/libraries.ts';
import type { LibrarySource } from '../library/source.ts';
import { placeInText } from '../rules/language/library-files.ts';
import type { Position } from '../spec/pieces.ts';
import type { Span } from '../text/span.ts';
import type { Target } from './target.ts';

/** Where a clause is laid down in the files of libraries; nowhere for the built-in one. */
export function clausePlaces(files: readonly LoadedFile[], id: string): Place[] {
  return files
    .filter(({ source }) => source.kind === 'clause' && source.content?.id?.value === id)
    .map(({ uri, source }) => ({ uri, range: rangeOfValue(source.text, source.content!.id!.span) }));
}

/** The clause that a library file lays down, with the place of its id. */
export function clauseIn({
  source,
}: LoadedFile): { readonly name: string; readonly range: Range } | undefined {
  const id = source.kind === 'clause' ? source.content?.id : undefined;
  return id && { name: id.value, range: rangeOfValue(source.text, id.span) };
}

/** Where a field of a clause is named in the files of libraries: among the fields, and in the texts of all versions. */
export function fieldPlaces(files: readonly LoadedFile[], clause: string, field: string): Place[] {
  return files
    .filter(({ source }) => source.kind === 'clause' && source.content?.id?.value === clause)
    .flatMap(({ uri, source }) =>
      fieldsIn(source)
        .filter(({ name }) => name === field)
        .map(({ span }) => ({ uri, range: rangeIn(source.text, span) })),
    );
}

/** What stands at a position of a library file and has a name elsewhere: the id of the clause, or one of its fields. */
export function libraryTargetAt(
  file: LoadedFile,
  { line, character }: Position,
): { readonly target: Exclude<Target, { kind: 'reference' }>; readonly range: Range } | undefined {
  const id = file.source.kind === 'clause' ? file.source.content?.id : undefined;
  if (!id) return undefined;
  const isOn = ({ start, end }: Range) =>
    line === start.line && start.character <= character && character <= end.character;
  const range = rangeOfValue(file.source.text, id.span);
  if (isOn(range)) return { target: { kind: 'clause', name: id.value, span: id.span }, range };
  for (const { name, span } of fieldsIn(file.source)) {
    const place = rangeIn(file.source.text, span);
    if (isOn(place)) return { target: { kind: 'field', clause: id.value, name, span }, range: place };
  }
  return undefined;
}

const FIELD = /\{\{(\s{0,3})([\w-]{1,60})\s{0,3}\}\}/g;

/** The names of fields in a clause file, with their places. */
function fieldsIn(file: LibrarySource): { readonly name: string; readonly span: Span }[] {
  const { fields = [], versions = [] } = file.content ?? {};
  const found = fields.map(({ name }) => ({ name: name.value, span: withoutQuotes(file.text, name.span) }));
  for (const { text } of versions) {
    if (!text) continue;
    for (const match of text.value.matchAll(FIELD)) {
      const [name, start] = [match[2]!, match.index + 2 + match[1]!.length];
      const span = placeInText(text, file, { start, end: start + name.length });
      // Where the source writes the name otherwise, as with escapes, it is left alone.
      if (file.text.slice(span.start, span.end) === name) found.push({ name, span });
    }
  }
  return found;
}

/** Lines and columns of a value; quotes around it are no part of it. */
function rangeOfValue(text: string, span: Span): Range {
  return rangeIn(text, withoutQuotes(text, span));
}

function withoutQuotes(text: string, { start, end }: Span): Span {
  return /^["']/.test(text.slice(start, end)) ? { start: start + 1, end: end - 1 } : { start, end };
}

/** Lines and columns of a span in a text. */
export function rangeIn(text: string, { start, end }: Span): Range {
  const at = (offset: number): Position => {
    const lines = text.slice(0, offset).split('\n');
    return { line: lines.length - 1, character: lines.at(-1)!.length };
  };
  return { start: at(start), end: at(end) };
}
