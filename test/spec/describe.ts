import { positionAt } from '../../server/spec/pieces.ts';
import type { Specification } from '../../server/spec/specification.ts';

/** The sections of a specification with where they stand. */
export function placedIn({ sections, places }: Specification) {
  return sections.map((placed, at) => ({
    ...placed,
    placement: places.placement(at),
    span: places.span(at),
    item: places.item(at),
  }));
}

/** All that can be asked of a specification, as plain data, so that two of them can be compared. */
export function describeSpecification(spec: Specification) {
  const offsets = sample(spec.text.length);
  return {
    pieces: spec.text.pieces.map((piece) => piece.text),
    starts: spec.text.starts,
    lineStarts: spec.text.lineStarts,
    length: spec.text.length,
    eol: spec.eol,
    positions: offsets.map((offset) => positionAt(spec.text, offset)),
    sections: placedIn(spec).map(({ section, placement, span, parent, continues, role, item }) => ({
      text: section.text,
      prose: section.prose,
      heading: section.heading,
      blocks: section.blocks,
      marks: section.marks,
      problems: section.problems,
      span,
      parent,
      continues,
      role,
      item,
      places: sample(section.text.length).map((offset) => placement.toDocument(offset)),
      back: offsets.map((offset) => placement.toSection(offset)),
      edit: placement.toDocumentEdit({ start: 0, end: Math.min(1, section.text.length) }, 'x'),
    })),
    facts: spec.factSheet.facts,
    factPlaces: [...spec.factSheet.places],
    factProblems: spec.factSheet.problems.map((problem) => ({
      ...problem,
      at: spec.factPlacement.toDocument(problem.span.start),
    })),
    problems: spec.problems,
  };
}

function sample(length: number): number[] {
  const step = Math.max(1, Math.floor(length / 7));
  const offsets: number[] = [];
  for (let at = 0; at < length; at += step) offsets.push(at);
  return [...offsets, length];
}
