import type { Quantity, QuantityKind } from '../../text/quantities/index.ts';
import { heldBy, type Span } from '../../text/span.ts';
import type { Cell, Section, Sentence } from '../model.ts';

/** Typed values of one kind inside a span of the section. */
export function valuesIn<K extends QuantityKind>(
  section: Section,
  span: Span,
  kind: K,
): Extract<Quantity, { kind: K }>[] {
  return heldBy(section.quantities, span).filter(
    (quantity): quantity is Extract<Quantity, { kind: K }> => quantity.kind === kind,
  );
}

/** A stretch of text and what it is about: a sentence, or one cell of a row with its header and the row's label. */
export interface Stretch {
  readonly span: Span;
  /** Lower case. */
  readonly low: string;
  /** Rows: header of the cell and text of the first cell, lower case; '' for sentences. */
  readonly label: string;
  readonly header: string;
  readonly isRow: boolean;
}

/** A sentence as one stretch, or a row as one for every cell after the first. */
export function stretches(section: Section, sentence: Sentence): Stretch[] {
  const { cells } = sentence.block;
  if (!cells) return [{ span: sentence.span, low: sentence.low, label: '', header: '', isRow: false }];
  const [first, ...others] = cells;
  if (!first) return [];
  const label = textOf(section, first);
  // What somebody asks is no statement.
  const told = others.filter(({ header }) => !/^vra(?:ag|gen)\b/.test(header ?? ''));
  return told.map((cell) => ({
    span: cell.span,
    low: section.low.slice(cell.span.start, cell.span.end),
    label,
    header: cell.header ?? '',
    isRow: true,
  }));
}

/** Text of a cell, lower case, without emphasis and runs of spaces. */
export function textOf(section: Section, cell: Cell): string {
  return section.low.slice(cell.span.start, cell.span.end).replace(/\s+/g, ' ').trim();
}
