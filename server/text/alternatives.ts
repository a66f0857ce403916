import { literalsOf } from './literals.ts';
import { type WordIndex, wordIndex } from './word-index.ts';

/**
 * One pattern out of many ways to say a thing, which matches what `new RegExp(ways.join('|'), flags)` matches. Only the
 * ways of which a fixed word stands in the text are tried, so that the engine never compiles those that nobody writes:
 * as one pattern, twenty long ways are half a megabyte of machine code. For patterns without groups that are used;
 * `flags` may be `u`.
 */
export function anyOf(ways: readonly string[], flags: '' | 'u' = ''): RegExp {
  return new Alternatives(ways, flags);
}

/** The same of a pattern written as one: what stands between bars outside brackets are its ways. Remembered by pattern. */
export function inWays(pattern: RegExp): RegExp {
  let known = split.get(pattern);
  if (!known) {
    const ways = splitWays(pattern.source);
    known = ways.length > 1 ? new Alternatives(ways, pattern.flags) : pattern;
    split.set(pattern, known);
  }
  return known;
}

const split = new WeakMap<RegExp, RegExp>();

function splitWays(source: string): readonly string[] {
  const ways: string[] = [];
  let from = 0;
  let depth = 0;
  let isClass = false;
  for (let at = 0; at < source.length; at++) {
    const char = source[at];
    if (char === '\\') at++;
    else if (isClass) isClass = char !== ']';
    else if (char === '[') isClass = true;
    else if (char === '(') depth++;
    else if (char === ')') depth--;
    else if (char === '|' && depth === 0) {
      ways.push(source.slice(from, at));
      from = at + 1;
    }
  }
  return [...ways, source.slice(from)];
}

class Alternatives extends RegExp {
  private readonly ways: readonly string[];
  private readonly own: RegExp[] = [];
  private known: Indexed | undefined;

  constructor(ways: readonly string[], flags: string) {
    super(ways.join('|'), flags);
    this.ways = ways;
  }

  override exec(text: string): RegExpExecArray | null {
    let first: RegExpExecArray | null = null;
    this.known ??= indexed(this.ways, this.flags);
    for (const way of waysIn(this.known, text)) {
      const found = this.pattern(way).exec(text);
      if (found && (!first || found.index < first.index)) first = found;
    }
    return first;
  }

  override test(text: string): boolean {
    this.known ??= indexed(this.ways, this.flags);
    for (const way of waysIn(this.known, text)) if (this.pattern(way).test(text)) return true;
    return false;
  }

  private pattern(way: number): RegExp {
    let pattern = this.own[way];
    if (!pattern) {
      pattern = new RegExp(this.ways[way]!, this.flags);
      this.own[way] = pattern;
    }
    return pattern;
  }
}

interface Indexed {
  readonly index: WordIndex;
  readonly waysOf: readonly (readonly number[])[];
  /** Ways without a fixed word. */
  readonly always: readonly number[];
}

/** The ways that may match, in order. */
function waysIn({ index, waysOf, always }: Indexed, text: string): readonly number[] {
  const words = index.find(text);
  if (words.length === 0) return always;
  const ways = [...always];
  for (const word of words) for (const way of waysOf[word]!) if (!ways.includes(way)) ways.push(way);
  return ways.length < 2 ? ways : ways.sort((a, b) => a - b);
}

function indexed(ways: readonly string[], flags: string): Indexed {
  const waysOf = new Map<string, number[]>();
  const always: number[] = [];
  ways.forEach((way, i) => {
    const words = literalsOf(new RegExp(way, flags));
    if (!words) always.push(i);
    for (const word of words ?? []) {
      const known = waysOf.get(word);
      if (known) known.push(i);
      else waysOf.set(word, [i]);
    }
  });
  return { index: wordIndex([...waysOf.keys()]), waysOf: [...waysOf.values()], always };
}

/**
 * All that `text.matchAll(new RegExp(ways.join('|'), 'gu'))` finds, with only those ways tried of which a fixed word
 * stands in the text. For ways that match no empty text.
 */
export function allOf(ways: readonly string[]): (text: string) => RegExpExecArray[] {
  const own: RegExp[] = [];
  let known: Indexed | undefined;
  return (text) => {
    known ??= indexed(ways, 'u');
    const patterns = waysIn(known, text).map((way) => {
      own[way] ??= new RegExp(ways[way]!, 'gu');
      return own[way];
    });
    return patterns.length === 0 ? [] : inTurn(patterns, text);
  };
}

/** The matches of several patterns with `g` from left to right; of two at one place that of the earlier pattern. */
function inTurn(patterns: readonly RegExp[], text: string): RegExpExecArray[] {
  const found: RegExpExecArray[] = [];
  const next: (RegExpExecArray | null | undefined)[] = [];
  for (let at = 0; ; ) {
    let first: RegExpExecArray | undefined;
    patterns.forEach((pattern, i) => {
      if (next[i] === undefined || (next[i] !== null && next[i].index < at)) {
        pattern.lastIndex = at;
        next[i] = pattern.exec(text);
      }
      if (next[i] && (!first || next[i].index < first.index)) first = next[i];
    });
    if (!first) return found;
    found.push(first);
    at = first.index + first[0].length;
  }
}

/**
 * Tells which of some patterns may match a text (lower case): those of which a fixed word stands in it. One reading of
 * the text for all of them.
 */
export function whichMayMatch(patterns: readonly RegExp[]): (low: string) => ReadonlySet<RegExp> {
  let known: ReturnType<typeof byWord> | undefined;
  return (low) => {
    known ??= byWord(patterns);
    const words = known.index.find(low);
    if (words.length === 0) return known.always;
    const may = new Set(known.always);
    for (const word of words) for (const pattern of known.patternsOf[word]!) may.add(pattern);
    return may;
  };
}

function byWord(patterns: readonly RegExp[]) {
  const patternsOf = new Map<string, RegExp[]>();
  const always: ReadonlySet<RegExp> = new Set(patterns.filter((pattern) => !literalsOf(pattern)));
  for (const pattern of patterns)
    for (const word of new Set((literalsOf(pattern) ?? []).map((literal) => literal.toLowerCase()))) {
      const known = patternsOf.get(word);
      if (known) known.push(pattern);
      else patternsOf.set(word, [pattern]);
    }
  return {
    index: wordIndex([...patternsOf.keys()]),
    patternsOf: [...patternsOf.values()],
    always,
  };
}
