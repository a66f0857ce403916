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

class Alternatives extends RegExp {
  private readonly ways: readonly string[];
  private readonly own: RegExp[] = [];
  private known:
    | { index: WordIndex; waysOf: readonly (readonly number[])[]; always: readonly number[] }
    | undefined;

  constructor(ways: readonly string[], flags: string) {
    super(ways.join('|'), flags);
    this.ways = ways;
  }

  override exec(text: string): RegExpExecArray | null {
    let first: RegExpExecArray | null = null;
    for (const way of this.waysIn(text)) {
      const found = this.pattern(way).exec(text);
      if (found && (!first || found.index < first.index)) first = found;
    }
    return first;
  }

  /** The ways that may match, in order. */
  private waysIn(text: string): readonly number[] {
    this.known ??= indexed(this.ways, this.flags);
    const { index, waysOf, always } = this.known;
    const words = index.find(text);
    if (words.length === 0) return always;
    const ways = new Set(always);
    for (const word of words) for (const way of waysOf[word]!) ways.add(way);
    return [...ways].sort((a, b) => a - b);
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

function indexed(ways: readonly string[], flags: string) {
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
