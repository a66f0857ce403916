import { DOCUMENT_AT, FACTS_AT, type FixEdit } from '../rules/rule.ts';
import type { Placement, SectionItem } from '../spec/model.ts';
import { type Position, positionAt } from '../spec/pieces.ts';
import type { Specification } from '../spec/specification.ts';
import type { Span, TextEdit } from '../text/span.ts';
import type { Problem } from './problem.ts';

/** The only crossing from section coordinates to the document. */
export function placementOf(spec: Specification, at: number): Placement {
  if (at === DOCUMENT_AT) return inDocument(spec.eol);
  return at === FACTS_AT || !spec.sections[at] ? spec.factPlacement : spec.places.placement(at);
}

/** The YAML entry section `at` stands in, with its places in the document; undefined outside entries. */
export function itemAt({ sections, places }: Specification, at: number): SectionItem | undefined {
  return sections[at]?.entry && places.item(at);
}

function inDocument(eol: string): Placement {
  return {
    toDocument: (offset) => offset,
    toSection: (offset) => offset,
    toDocumentEdit: (span, text) => ({ span, text: eol === '\n' ? text : text.replace(/\r?\n/g, eol) }),
  };
}

/** Document span of a span in section `at`. */
export function toDocument(spec: Specification, at: number, span: Span): Span {
  const placement = placementOf(spec, at);
  const start = placement.toDocument(span.start);
  const end = span.end <= span.start ? start : placement.toDocument(span.end - 1) + 1;
  return { start, end: Math.max(start, end) };
}

export interface Range {
  readonly start: Position;
  readonly end: Position;
}

/** Lines and columns of a document span. */
export function rangeOf(spec: Specification, span: Span): Range {
  return { start: positionAt(spec.text, span.start), end: positionAt(spec.text, span.end) };
}

/** Lines and columns of a problem. */
export function problemRange(spec: Specification, problem: Problem): Range {
  return rangeOf(spec, toDocument(spec, problem.at, problem.span));
}

/** Document edits of a fix, or undefined when the source cannot hold one of them. */
export function placeEdits(
  spec: Specification,
  at: number,
  edits: readonly FixEdit[],
): TextEdit[] | undefined {
  const placed: TextEdit[] = [];
  for (const edit of edits) {
    const target = edit.at ?? at;
    const length = target < 0 ? Number.POSITIVE_INFINITY : (spec.sections[target]?.section.text.length ?? 0);
    const span = { start: Math.min(edit.span.start, length), end: Math.min(edit.span.end, length) };
    const one = placementOf(spec, target).toDocumentEdit(span, edit.text);
    if (!one) return undefined;
    placed.push(one);
  }
  return placed;
}
