import type { PhrasingContent } from 'mdast';

/** A stretch of text with its marks, before it becomes Markdown. */
export interface Stretch {
  readonly text: string;
  readonly bold?: boolean;
  readonly italic?: boolean;
  readonly strike?: boolean;
  readonly code?: boolean;
  readonly raised?: 'sup' | 'sub' | undefined;
  readonly link?: string | undefined;
}

export type Inline = Stretch | { readonly node: PhrasingContent };

const MARKS = ['link', 'bold', 'italic', 'strike', 'raised', 'code'] as const;
type MarkName = (typeof MARKS)[number];

/**
 * Inline Markdown for stretches of text as Word has them: cut at random, with spaces inside the bold. Spaces at the ends
 * of a paragraph mean nothing and go; no-break spaces stay.
 */
export function phrasingOf(inlines: readonly Inline[]): PhrasingContent[] {
  return nested(trimmed(joined(inlines.flatMap(spacesOutside))), MARKS);
}

/** Marks around a space would not be read as marks. */
function spacesOutside(one: Inline): Inline[] {
  if ('node' in one || one.text === '') return 'node' in one ? [one] : [];
  const isMarked = one.bold || one.italic || one.strike || one.code;
  const [, before = '', middle = '', after = ''] = isMarked ? splitSpaces(one.text) : ['', '', one.text, ''];
  const plain = { link: one.link, raised: one.raised };
  return [
    ...(before ? [{ ...plain, text: before }] : []),
    ...(middle ? [{ ...one, text: middle }] : []),
    ...(after ? [{ ...plain, text: after }] : []),
  ];
}

function splitSpaces(text: string): readonly string[] {
  const middle = text.trim();
  const start = text.length - text.trimStart().length;
  return ['', text.slice(0, start), middle, text.slice(start + middle.length)];
}

function joined(inlines: readonly Inline[]): Inline[] {
  const out: Inline[] = [];
  for (const one of inlines) {
    const last = out.at(-1);
    if (
      last &&
      !('node' in last) &&
      !('node' in one) &&
      MARKS.every((name) => !last[name] === !one[name]) &&
      last.link === one.link &&
      last.raised === one.raised
    )
      out[out.length - 1] = { ...last, text: last.text + one.text };
    else out.push(one);
  }
  return out;
}

/** Without breaks and plain spaces at the ends, and without spaces around breaks. */
function trimmed(inlines: readonly Inline[]): Inline[] {
  const out: Inline[] = [];
  const isBreak = (one: Inline | undefined) =>
    one !== undefined && 'node' in one && one.node.type === 'break';
  inlines.forEach((one, i) => {
    if ('node' in one) {
      if (!isBreak(one) || out.length > 0) out.push(one);
      return;
    }
    let { text } = one;
    if (out.length === 0 || isBreak(out.at(-1))) text = text.replace(/^[ \t]{1,1000}/, '');
    if (i === inlines.length - 1 || isBreak(inlines[i + 1])) text = withoutEnd(text);
    if (text !== '') out.push({ ...one, text });
  });
  while (isBreak(out.at(-1))) out.pop();
  return out;
}

function withoutEnd(text: string): string {
  let end = text.length;
  while (end > 0 && (text[end - 1] === ' ' || text[end - 1] === '\t')) end--;
  return text.slice(0, end);
}

/** Groups neighbours with the same mark, the outermost mark first. */
function nested(inlines: readonly Inline[], marks: readonly MarkName[]): PhrasingContent[] {
  const [mark, ...inner] = marks;
  if (mark === undefined)
    return inlines.map((one) => ('node' in one ? one.node : { type: 'text', value: one.text }));
  const out: PhrasingContent[] = [];
  for (let i = 0; i < inlines.length; ) {
    const value = markOf(inlines[i]!, mark);
    let end = i + 1;
    while (end < inlines.length && markOf(inlines[end]!, mark) === value) end++;
    const group = inlines.slice(i, end);
    if (value === undefined) out.push(...nested(group, inner));
    else out.push(...marked(mark, value, group, inner));
    i = end;
  }
  return out;
}

function markOf(one: Inline, mark: MarkName): string | undefined {
  if ('node' in one) return undefined;
  const value = one[mark];
  return value === undefined || value === false ? undefined : String(value);
}

function marked(
  mark: MarkName,
  value: string,
  group: readonly Inline[],
  inner: readonly MarkName[],
): PhrasingContent[] {
  if (mark === 'code')
    return [{ type: 'inlineCode', value: group.map((one) => ('node' in one ? '' : one.text)).join('') }];
  const children = nested(group, inner);
  switch (mark) {
    case 'link':
      return [{ type: 'link', url: value, children: children as never }];
    case 'bold':
      return [{ type: 'strong', children }];
    case 'italic':
      return [{ type: 'emphasis', children }];
    case 'strike':
      return [{ type: 'delete', children }];
    default:
      return [{ type: 'html', value: `<${value}>` }, ...children, { type: 'html', value: `</${value}>` }];
  }
}
