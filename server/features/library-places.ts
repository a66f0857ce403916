import type { Range } from '../check/places.ts';
import { plainUri } from '../dossier/file-system.ts';
import type { Place } from '../dossier/index.ts';
import type { LoadedFile } from '../library/libraries.ts';
import type { Position } from '../spec/pieces.ts';
import type { Span } from '../text/span.ts';

/** Where a clause is laid down in the files of libraries; nowhere for the built-in one. */
export function clausePlaces(files: readonly LoadedFile[], id: string): Place[] {
  return files
    .filter(({ source }) => source.kind === 'clause' && source.content?.id?.value === id)
    .map(({ uri, source }) => ({ uri, range: rangeOfValue(source.text, source.content!.id!.span) }));
}

/** The clause whose id stands at a position of a library file. */
export function clauseAt(
  files: readonly LoadedFile[],
  uri: string,
  { line, character }: Position,
): { readonly name: string; readonly range: Range } | undefined {
  const file = fileAt(files, uri);
  const id = file?.source.content?.id;
  if (!file || !id) return undefined;
  const range = rangeOfValue(file.source.text, id.span);
  const isOn =
    line === range.start.line && range.start.character <= character && character <= range.end.character;
  return isOn ? { name: id.value, range } : undefined;
}

function fileAt(files: readonly LoadedFile[], uri: string): LoadedFile | undefined {
  const name = plainUri(uri);
  return files.find((one) => one.source.kind === 'clause' && plainUri(one.uri) === name);
}

/** Lines and columns of a value; quotes around it are no part of it. */
function rangeOfValue(text: string, span: Span): Range {
  const isQuoted = /^["']/.test(text.slice(span.start, span.end));
  return rangeIn(text, { start: span.start + (isQuoted ? 1 : 0), end: span.end - (isQuoted ? 1 : 0) });
}

/** Lines and columns of a span in a text. */
export function rangeIn(text: string, { start, end }: Span): Range {
  const at = (offset: number): Position => {
    const lines = text.slice(0, offset).split('\n');
    return { line: lines.length - 1, character: lines.at(-1)!.length };
  };
  return { start: at(start), end: at(end) };
}
