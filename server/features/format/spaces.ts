import { type BlockToken, withoutLooseSpaces } from '../../spec/structure.ts';
import { contentEnd, isLeafOfLines } from './unit.ts';

/**
 * Takes the spaces at the ends of lines away, in `lines`, which is changed. Two or more at the end of a line inside a
 * paragraph are a line break, and stay; so does all that is code, HTML or the target of a link.
 */
export function trimEnds(tokens: readonly BlockToken[], lines: string[], first: number, after: number): void {
  const kept = keptLines(tokens, lines);
  const known = new Set<number>();
  for (const { type, map } of tokens)
    if (map && CONTENT.has(type)) for (let line = map[0]; line < map[1]; line++) known.add(line);
  for (let line = first; line < after; line++) {
    const text = lines[line]!.slice(0, contentEnd(lines[line]!));
    // A line of no block is empty, or it defines the target of a link.
    const isOurs = known.has(line) || NOTHING.test(text);
    if (isOurs && !kept.has(line)) lines[line] = text;
  }
}

const CONTENT: ReadonlySet<string> = new Set(['inline', 'heading_open', 'hr', 'tr_open']);
const NOTHING = /^[ \t>]{0,200}(?:[-+*]|\d{1,9}[.)])?$/;

/** Lines of which the spaces at the end count. */
function keptLines(tokens: readonly BlockToken[], lines: readonly string[]): Set<number> {
  const kept = new Set<number>();
  for (const token of tokens) {
    if (isLeafOfLines(token)) for (let line = token.map![0]; line < token.map![1]; line++) kept.add(line);
    if (token.type !== 'inline' || !token.map) continue;
    const isPlain = withoutLooseSpaces(`a \n${token.content}`).startsWith('a\n');
    const inner = token.content.split('\n').length - 1;
    for (let line = token.map[0]; line < token.map[0] + inner; line++) {
      const run = lines[line]!.slice(contentEnd(lines[line]!));
      if (run !== '' && (run !== ' ' || !isPlain)) kept.add(line);
    }
  }
  return kept;
}
