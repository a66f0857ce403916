import MarkdownIt, { type Token } from 'markdown-it';

/**
 * The block structure of a whole Markdown text, for what must keep it: lines and kinds, and the text of each leaf as the
 * parser hands it to its inline stage. Two texts with equal structures mean the same to a reader.
 */
export interface Structure {
  readonly tokens: readonly BlockToken[];
  /** Targets of links that are defined apart. */
  readonly definitions: Readonly<Record<string, unknown>>;
}

/** `map`: first line, and the line after the last; `level`: how deep it is nested. */
export type BlockToken = Pick<
  Token,
  'type' | 'map' | 'level' | 'nesting' | 'markup' | 'info' | 'content' | 'hidden' | 'attrs' | 'tag'
>;

const parser = new MarkdownIt('commonmark', { html: true }).enable('table');
parser.core.ruler.enableOnly(['normalize', 'block']);

/** Reads the blocks of a text without front matter; linear in its length. */
export function structureOf(text: string): Structure {
  const env: Parameters<typeof parser.parse>[1] & { references?: Record<string, unknown> } = {};
  const tokens = parser.parse(text, env);
  return { tokens, definitions: env.references ?? {} };
}

/**
 * The line of `before` at which two structures begin to differ for a reader; undefined when they nowhere do. Which
 * bullet a list has, which number an item after the first, and a space at the end of a line are no difference.
 */
export function firstDifference(before: Structure, after: Structure): number | undefined {
  const line = differenceOfBlocks(before.tokens, after.tokens);
  if (line !== undefined) return line;
  return JSON.stringify(before.definitions) === JSON.stringify(after.definitions) ? undefined : 0;
}

/** The same for some blocks only, wherever they stand. */
export function differenceOfBlocks(
  before: readonly BlockToken[],
  after: readonly BlockToken[],
): number | undefined {
  const most = Math.max(before.length, after.length);
  let line = 0;
  for (let i = 0; i < most; i++) {
    const [a, b] = [before[i], after[i]];
    line = a?.map?.[0] ?? line;
    if (!a || !b || !isSame(a, b)) return line;
  }
  return undefined;
}

function isSame(a: BlockToken, b: BlockToken): boolean {
  if (a.type !== b.type || a.tag !== b.tag || a.level !== b.level || a.hidden !== b.hidden) return false;
  if ((a.attrs ?? b.attrs) && JSON.stringify(a.attrs) !== JSON.stringify(b.attrs)) return false;
  const isItem = a.type.startsWith('list_item') || a.type.startsWith('bullet_list');
  if (!isItem && (a.markup !== b.markup || a.info !== b.info)) return false;
  if (a.content === b.content) return true;
  return a.type === 'inline' && withoutLooseSpaces(a.content) === withoutLooseSpaces(b.content);
}

/** A space at the end of a line says nothing, unless it is in code, in a tag or in the title of a link. */
export function withoutLooseSpaces(content: string): string {
  return /[`<\]]/.test(content) ? content : content.replace(/([^ \t\n]) \n/g, '$1\n');
}
