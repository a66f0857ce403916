import { toDocument } from '../check/places.ts';
import { clauseUses } from '../spec/clauses.ts';
import { positionAt } from '../spec/pieces.ts';
import type { Specification } from '../spec/specification.ts';

export interface Fold {
  readonly startLine: number;
  readonly endLine: number;
}

/** Clauses, from marker to marker, and the front matter. Headings are folded by the editor itself. */
export function foldsOf(spec: Specification): Fold[] {
  const folds: Fold[] = [];
  const first = spec.text.pieces[0]!;
  if (
    spec.language === 'markdown' &&
    spec.sections.length > 0 &&
    spec.places.span(0).start === first.text.length &&
    first.text.startsWith('---')
  ) {
    folds.push({ startLine: 0, endLine: positionAt(spec.text, first.text.trimEnd().length).line });
  }
  for (const use of clauseUses(spec.sections).uses) {
    if (!use.closing || use.closedAt === undefined) continue;
    const start = positionAt(spec.text, toDocument(spec, use.at, use.marker).start);
    const end = positionAt(spec.text, toDocument(spec, use.closedAt, use.closing).end);
    if (end.line > start.line) folds.push({ startLine: start.line, endLine: end.line });
  }
  return folds;
}
