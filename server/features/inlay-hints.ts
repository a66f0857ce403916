import { rangeOf, toDocument } from '../check/places.ts';
import type { UserLanguage } from '../check/render.ts';
import { currentVersion, type Library } from '../library/library.ts';
import { clauseUses } from '../spec/clauses.ts';
import type { Position } from '../spec/pieces.ts';
import type { Specification } from '../spec/specification.ts';
import type { Span } from '../text/span.ts';

export interface InlayHint {
  readonly position: Position;
  readonly label: string;
  readonly tooltip: string;
}

const WORDS = {
  current: { nl: 'actueel', en: 'current' },
  newer: { nl: 'nieuwer: {version}', en: 'newer: {version}' },
} as const;

/** Behind each clause marker in a span of the document: whether its version is the current one. */
export function hintsIn(
  spec: Specification,
  span: Span,
  library: Library,
  date: string,
  language: UserLanguage,
): InlayHint[] {
  const hints: InlayHint[] = [];
  for (const use of clauseUses(spec.sections).uses) {
    const clause = library.clause(use.id);
    const current = clause && currentVersion(clause, date);
    if (!clause || !current) continue;
    const marker = toDocument(spec, use.at, use.marker);
    if (marker.end < span.start || marker.start > span.end) continue;
    const isCurrent = use.version === undefined || use.version === current.version;
    hints.push({
      position: rangeOf(spec, marker).end,
      label: isCurrent
        ? WORDS.current[language]
        : WORDS.newer[language].replace('{version}', current.version),
      tooltip: clause.title,
    });
  }
  return hints;
}
