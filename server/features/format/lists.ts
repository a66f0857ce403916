import type { BlockToken } from '../../spec/structure.ts';

const BULLET = '-';
/** The largest number Markdown knows in front of an item has nine digits. */
const LARGEST = 999_999_999;

/** A list that is open while its items are gone through. */
interface OpenList {
  /** Undefined: the marks stay as they are. */
  readonly next: (() => string) | undefined;
}

/**
 * Gives every bulleted list the same bullet and every numbered one numbers that follow one another, in `lines`, which is
 * changed. `tokens` are those of one block, `isBeside` tells whether it is a bulleted list right above or below another:
 * with one bullet these two would become one. The number a list begins with is kept, since it is shown.
 */
export function renumber(tokens: readonly BlockToken[], isBeside: boolean, lines: string[]): void {
  const lists: OpenList[] = [];
  /** Items that are open, with the line each starts on. */
  const items: number[] = [];
  tokens.forEach((token, i) => {
    switch (token.type) {
      case 'bullet_list_open':
        lists.push({ next: (i === 0 && isBeside) || hasNeighbour(tokens, i) ? undefined : () => BULLET });
        break;
      case 'ordered_list_open':
        lists.push({ next: numbers(token) });
        break;
      case 'bullet_list_close':
      case 'ordered_list_close':
        lists.pop();
        break;
      case 'list_item_open': {
        const line = token.map![0];
        const mark = lists.at(-1)?.next?.();
        if (mark !== undefined) {
          const before = items.filter((one) => one === line).length;
          remark(lines, token, before, mark);
        }
        items.push(line);
        break;
      }
      case 'list_item_close':
        items.pop();
        break;
    }
  });
}

/** Two lists with different bullets that stand right under one another would become one. */
function hasNeighbour(tokens: readonly BlockToken[], i: number): boolean {
  const { level } = tokens[i]!;
  if (tokens[i - 1]?.type === 'bullet_list_close' && tokens[i - 1]!.level === level) return true;
  let end = i + 1;
  while (end < tokens.length && tokens[end]!.level > level) end++;
  return tokens[end + 1]?.type === 'bullet_list_open' && tokens[end + 1]!.level === level;
}

function numbers({ attrs }: BlockToken): () => string {
  const start = attrs?.find(([name]) => name === 'start')?.[1];
  let number = Number(start ?? 1);
  return () => String(Math.min(LARGEST, number++));
}

const MARKS = /^[ \t>]{0,200}/;

/** Gives the item on this line another mark; of several on one line, that number `place` from the left. */
function remark(lines: string[], { map }: BlockToken, place: number, mark: string): void {
  const [first, after] = map!;
  const line = lines[first]!;
  let at = MARKS.exec(line)![0].length;
  for (let i = 0; i < place; i++)
    at += /^(?:[-+*]|\d{1,9}[.)])[ \t>]{0,200}/.exec(line.slice(at))?.[0].length ?? 0;
  const old = /^(?:([-+*])(?=[ \t]|$)|(\d{1,9})(?=[.)](?:[ \t]|$)))/.exec(line.slice(at))?.[0];
  if (old === undefined || old === mark || /\d/.test(old) !== /\d/.test(mark)) return;
  const more = mark.length - old.length;
  const rest = lines.slice(first + 1, after);
  if (more !== 0) {
    // What stands in the item moves along; where that cannot be told from looks alone, the number stays.
    const content = at + /^[^ \t]{1,10}[ \t]{0,4}/.exec(line.slice(at))![0].length;
    if (line.slice(0, content).includes('\t') || (line.slice(0, at).includes('>') && rest.length > 0)) return;
    const moved = rest.map((one) => movedLine(one, content, more));
    if (moved.includes(undefined)) return;
    moved.forEach((one, i) => {
      lines[first + 1 + i] = one!;
    });
  }
  lines[first] = line.slice(0, at) + mark + line.slice(at + old.length);
}

/** A line in an item of which the content starts in this column; a paragraph may go on at the left. */
function movedLine(line: string, content: number, more: number): string | undefined {
  const lead = /^[ \t]*/.exec(line)![0];
  if (lead.length === line.length) return line;
  if (lead.includes('\t')) return undefined;
  if (lead.length < content) return line;
  return more > 0 ? ' '.repeat(more) + line : line.slice(-more);
}
