import { type Range, rangeOf, toDocument } from '../check/places.ts';
import { clauseUses } from '../spec/clauses.ts';
import type { Specification } from '../spec/specification.ts';
import type { Span } from '../text/span.ts';
import { sectionAt } from './hover.ts';

/** Spans around an offset, innermost first: sentence, block, clause, section with its heading, whole document. */
export function selectionsAt(spec: Specification, offset: number): Range[] {
  const spans: Span[] = [];
  const at = sectionAt(spec, offset);
  const placed = spec.sections[at];
  const local = placed && spec.places.placement(at).toSection(offset);
  if (placed && local !== undefined) {
    const around = (span: Span) => span.start <= local && local <= span.end;
    const sentence = placed.section.sentences.find((one) => around(one.span));
    if (sentence) spans.push(toDocument(spec, at, sentence.span));
    const block = placed.section.blocks.find((one) => around(one.span));
    if (block) spans.push(toDocument(spec, at, block.span));
    spans.push(spec.places.span(at));
  }
  for (const use of clauseUses(spec.sections).uses) {
    if (!use.closing || use.closedAt === undefined) continue;
    const span = {
      start: toDocument(spec, use.at, use.marker).start,
      end: toDocument(spec, use.closedAt, use.closing).end,
    };
    if (span.start <= offset && offset <= span.end) spans.push(span);
  }
  spans.push({ start: 0, end: spec.text.length });
  return growing(spans).map((span) => rangeOf(spec, span));
}

/** Only spans that hold the one before, each larger than it. */
function growing(spans: readonly Span[]): Span[] {
  const sorted = [...spans].sort((a, b) => a.end - a.start - (b.end - b.start));
  const kept: Span[] = [];
  for (const span of sorted) {
    const inner = kept.at(-1);
    const isLarger =
      !inner ||
      (span.start <= inner.start && inner.end <= span.end && span.end - span.start > inner.end - inner.start);
    if (isLarger) kept.push(span);
  }
  return kept;
}
