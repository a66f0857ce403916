import type { Placement } from '../spec/model.ts';
import { type Position, positionAt } from '../spec/pieces.ts';
import type { Specification } from '../spec/specification.ts';
import type { Span } from '../text/span.ts';
import { shared } from './places.ts';

/**
 * Where words with a capital stand in a document, so that the mentions of a defined term are known without its text:
 * three numbers a word (which word, line, column with the letter before it), in the order of the text.
 */
export type Capitals = Uint32Array;

/** Every word with a capital ever seen gets a number; equal words the same one. */
const numbers = new Map<string, number>();

function numberOf(word: string): number {
  let number = numbers.get(word);
  if (number === undefined) {
    number = numbers.size;
    numbers.set(shared(word), number);
  }
  return number;
}

const CAPITAL = /(?<![\p{L}\d])\p{Lu}[\p{L}\d]*/gu;

/** The words with a capital in the prose of a specification. */
export function capitalsIn(spec: Specification): Capitals {
  const found: number[] = [];
  for (const [at, { section }] of spec.sections.entries()) {
    const { prose } = section;
    const placement = spec.places.placement(at);
    for (const match of prose.matchAll(CAPITAL)) {
      const { line, character } = positionAt(spec.text, placement.toDocument(match.index));
      const before = match.index === 0 ? 0 : prose.charCodeAt(match.index - 1) & 255;
      found.push(numberOf(match[0]), line, character * 256 + before);
    }
  }
  return Uint32Array.from(found);
}

/** Document span of a span in a section. */
export function placeSpan(placement: Placement, { start, end }: Span): Span {
  const from = placement.toDocument(start);
  return { start: from, end: end <= start ? from : placement.toDocument(end - 1) + 1 };
}

/** A term as words with a capital that touch; undefined when other words stand in it, and only the text can tell. */
export interface TermPattern {
  /** Numbers of the words, with the letter that joins each to the one before; undefined words are nowhere. */
  readonly words: readonly { readonly number: number; readonly offset: number; readonly joint: number }[];
  readonly length: number;
  /** Nothing but words with a capital, each one letter apart. */
  readonly isExact: boolean;
}

/** Undefined when one of its words is nowhere in the dossier, or the term has no word with a capital. */
export function patternOf(term: string): TermPattern | undefined {
  const words: { number: number; offset: number; joint: number }[] = [];
  let end = 0;
  let isExact = true;
  for (const match of term.matchAll(CAPITAL)) {
    const number = numbers.get(match[0]);
    if (number === undefined) return undefined;
    if (match.index !== (words.length === 0 ? 0 : end + 1)) isExact = false;
    words.push({ number, offset: match.index, joint: term.charCodeAt(match.index - 1) & 255 });
    end = match.index + match[0].length;
  }
  if (words.length === 0) return undefined;
  return { words, length: term.length, isExact: isExact && end === term.length };
}

/** Where a term stands; for a term that is not exact, where it may stand. */
export function placesOf(capitals: Capitals, { words }: TermPattern): Position[] {
  const found: Position[] = [];
  const first = words[0]!;
  for (let i = 0; i < capitals.length; i += 3) {
    if (capitals[i] !== first.number) continue;
    const line = capitals[i + 1]!;
    const character = capitals[i + 2]! >>> 8;
    if (follows(capitals, i, line, character - first.offset, words)) {
      found.push({ line, character: character - first.offset });
    }
  }
  return found;
}

function follows(
  capitals: Capitals,
  at: number,
  line: number,
  start: number,
  words: TermPattern['words'],
): boolean {
  let i = at;
  for (const { number, offset, joint } of words.slice(1)) {
    i += 3;
    if (capitals[i] !== number || capitals[i + 1] !== line) return false;
    if (capitals[i + 2] !== (start + offset) * 256 + joint) return false;
  }
  return true;
}
