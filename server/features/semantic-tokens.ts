import { toDocument } from '../check/places.ts';
import type { Dossier } from '../dossier/index.ts';
import { positionAt } from '../spec/pieces.ts';
import type { Specification } from '../spec/specification.ts';
import type { Span } from '../text/span.ts';

/** A word to be coloured, on one line. */
export interface SemanticToken {
  readonly line: number;
  readonly character: number;
  readonly length: number;
  readonly kind: 'term' | 'requirement';
  /** The place where it is defined or laid down. */
  readonly isDefinition: boolean;
}

/**
 * Defined terms and requirement numbers in a span of the document, in order. Only terms of the same tender count, and
 * only where they are written as defined: with their capital.
 */
export function tokensIn(spec: Specification, span: Span, dossier: Dossier): SemanticToken[] {
  const tender = dossier.tender(spec.uri);
  const { terms, requirements } = tender;
  const finder = wordPattern([...terms, ...requirements]);
  if (!finder) return [];
  const own = dossier.entry(spec.uri);
  const defined = new Set(
    [...(own?.terms ?? []), ...(own?.requirements ?? [])].map((one) => placeKey(one.range.start)),
  );
  const tokens: SemanticToken[] = [];
  spec.sections.forEach((placed, at) => {
    const own = spec.places.span(at);
    if (own.end < span.start || own.start > span.end) return;
    for (const match of placed.section.prose.matchAll(finder)) {
      const word = match[0];
      if (word.includes('\n')) continue;
      const start = positionAt(
        spec.text,
        toDocument(spec, at, { start: match.index, end: match.index + word.length }).start,
      );
      tokens.push({
        line: start.line,
        character: start.character,
        length: word.length,
        kind: terms.has(word) ? 'term' : 'requirement',
        isDefinition: defined.has(placeKey(start)),
      });
    }
  });
  return tokens;
}

function placeKey(position: { line: number; character: number }): string {
  return `${position.line}:${position.character}`;
}

function wordPattern(words: readonly string[]): RegExp | undefined {
  if (words.length === 0) return undefined;
  const sorted = [...words]
    .sort((a, b) => b.length - a.length)
    .map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`(?<![\\p{L}\\d])(?:${sorted.join('|')})(?![\\p{L}\\d])`, 'gu');
}
