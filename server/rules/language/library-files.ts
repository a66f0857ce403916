import type { Clause } from '../../library/library.ts';
import { clauseOf } from '../../library/read-library.ts';
import type { LibraryContent, LibrarySource, TextSource, VersionSource } from '../../library/source.ts';
import { scalarPlacement } from '../../spec/yaml-scalar.ts';
import type { Span } from '../../text/span.ts';
import { type Fix, type LibraryView, t } from '../rule.ts';

/** A clause with the file it stands in. */
export interface ClauseFile {
  readonly file: LibrarySource;
  readonly content: LibraryContent;
  readonly clause: Clause;
}

/** The clauses of a library, file by file; also those of which the id is taken. */
export function* clauseFiles({ files }: LibraryView): Generator<ClauseFile> {
  for (const file of files) {
    const clause = clauseOf(file);
    if (clause && file.content) yield { file, content: file.content, clause };
  }
}

/** Place in the file of a span in a clause text. */
export function placeInText(text: TextSource, file: LibrarySource, span: Span): Span {
  const placement = scalarPlacement(text.map(), 0, file.eol);
  const start = placement.toDocument(span.start);
  return { start, end: Math.max(start, placement.toDocument(span.end - 1) + 1) };
}

/** Adds a key to a version, on a line of its own after the version's number; none in `{…}` style. */
export function addKey(file: LibrarySource, version: VersionSource, key: string, value: string): Fix[] {
  const { text } = file;
  const after = version.version?.span;
  if (!after || text[version.span.start] === '{') return [];
  const line = text.lastIndexOf('\n', version.span.start - 1) + 1;
  const indent = ' '.repeat(version.span.start - line);
  // Behind a comment on the same line.
  const stop = text.indexOf('\n', after.end);
  const end = stop < 0 ? text.length : text[stop - 1] === '\r' ? stop - 1 : stop;
  return [
    {
      title: t(`Voeg “${key}: ${value}” toe`, `Add “${key}: ${value}”`),
      kind: 'suggestion',
      edits: [{ span: { start: end, end }, text: `\n${indent}${key}: ${value}` }],
    },
  ];
}
