/** An element as a browser would read it, from HTML that we wrote. */
export interface Tag {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  /** All text in it. */
  readonly text: string;
  readonly children: readonly Tag[];
}

/** Elements that have no end. */
const VOID = new Set(['meta', 'col', 'br', 'hr', 'input', 'link', 'img']);
const TAG =
  /<!DOCTYPE html>|<!--[\s\S]*?-->|<\/([a-z][\w-]*)>|<([a-z][\w-]*)((?:\s+[\w-]+(?:="[^"<>]*")?)*)\s*(\/?)>/gi;

/**
 * Reads HTML strictly: every element closed in its turn, every attribute between double quotes, and no loose sign.
 * @throws at what a browser would have to guess.
 */
export function readHtml(source: string): Tag {
  interface Open {
    name: string;
    attributes: Record<string, string>;
    text: string;
    children: Tag[];
  }
  const top: Open = { name: '', attributes: {}, text: '', children: [] };
  const stack = [top];
  let at = 0;
  const addText = (text: string) => {
    if (/[<>]/.test(text)) throw new Error(`loose sign in: ${text.trim().slice(0, 120)}`);
    if (/&(?!(?:amp|lt|gt|quot|#39);)/.test(text))
      throw new Error(`loose & in: ${text.trim().slice(0, 120)}`);
    for (const one of stack) one.text += decode(text);
  };
  for (const match of source.matchAll(TAG)) {
    if (match.index < at) continue;
    addText(source.slice(at, match.index));
    at = match.index + match[0].length;
    const [, close, name, attributes = '', slash] = match;
    if (close) {
      const open = stack.pop()!;
      if (open.name !== close) throw new Error(`</${close}> closes <${open.name}>`);
      continue;
    }
    if (!name) continue;
    const tag: Open = { name, attributes: attributesOf(attributes), text: '', children: [] };
    stack.at(-1)!.children.push(tag);
    if (slash || VOID.has(name)) continue;
    stack.push(tag);
    if (name === 'style' || name === 'script') {
      // Raw text: nothing in it is an element.
      const end = source.indexOf(`</${name}>`, at);
      tag.text = source.slice(at, end);
      at = end;
    }
  }
  addText(source.slice(at));
  if (stack.length > 1) throw new Error(`<${stack.at(-1)!.name}> is not closed`);
  return top;
}

function attributesOf(source: string): Record<string, string> {
  const found: Record<string, string> = {};
  for (const [, name, value = ''] of source.matchAll(/([\w-]+)(?:="([^"]*)")?/g)) {
    if (name! in found) throw new Error(`${name} stands twice`);
    found[name!] = decode(value);
  }
  return found;
}

const decode = (text: string) =>
  text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&');

/** The element and all in it, in order. */
export function all(tag: Tag): Tag[] {
  return [tag, ...tag.children.flatMap(all)];
}

export const hasClass = ({ attributes }: Tag, name: string): boolean =>
  (attributes.class ?? '').split(' ').includes(name);
