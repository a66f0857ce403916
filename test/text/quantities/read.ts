import { findQuantities, type Quantity, type QuantityKind } from '../../../server/text/quantities/index.ts';

type Of<K extends QuantityKind> = Extract<Quantity, { kind: K }>;

/** The values of one kind in `text`. */
export function all<K extends QuantityKind>(text: string, kind: K): Of<K>[] {
  return findQuantities(text).filter((quantity): quantity is Of<K> => quantity.kind === kind);
}

/** The only value in `text`, without its span and kind, with the text it covers. */
export function only(text: string): Record<string, unknown> {
  const found = findQuantities(text);
  if (found.length !== 1)
    throw new Error(`${found.length} values in ${JSON.stringify(text)}: ${JSON.stringify(found)}`);
  const [{ span, ...rest }] = found as [Quantity];
  return { ...rest, text: text.slice(span.start, span.end) };
}

/** Kinds and covered texts, for sentences with several values. */
export function summary(text: string): string[] {
  return findQuantities(text).map(({ kind, span }) => `${kind}: ${text.slice(span.start, span.end)}`);
}
