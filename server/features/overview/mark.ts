import type { Checked } from '../../check/check.ts';
import { type Range, rangeOf, toDocument } from '../../check/places.ts';
import type { UserLanguage } from '../../check/render.ts';
import type { Citation } from '../../law/law.ts';
import { sectionName } from '../../report/deviations.ts';
import type { Span } from '../../text/span.ts';

/** Something in the overview that leads to a place in the text. */
export interface Mark {
  readonly range: Range;
  /** Number and title of the heading above it, or the name of its entry in YAML; '' without. */
  readonly section: string;
}

export function markAt(checked: Checked, at: number, span: Span): Mark {
  const item = at < 0 ? undefined : checked.spec.sections[at]?.entry;
  return {
    range: rangeOf(checked.spec, toDocument(checked.spec, at, span)),
    section: (at < 0 ? '' : sectionName(checked, at)) || item?.title || item?.id || '',
  };
}

/** A source as it may be shown; undefined for one that nobody has checked or that is not in force. */
export function shownSource(citation: Citation | undefined, language: UserLanguage): string | undefined {
  return citation && citation.status !== 'unverified' && citation.inForce
    ? citation.text[language]
    : undefined;
}
