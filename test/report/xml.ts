export interface Element {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: Element[];
}

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/** Reads the little of XML that a report uses, and throws on anything that is not well-formed. */
export function parseXml(xml: string): Element {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what XML forbids.
  if (/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/.test(xml) || /[\ud800-\udfff]/u.test(xml))
    throw new Error('a character that XML cannot hold');
  const root: Element = { name: '', attributes: {}, children: [] };
  const open = [root];
  const body = xml.replace(/^<\?xml version="1\.0" encoding="UTF-8"\?>\n/, '');
  let at = 0;
  for (const tag of body.matchAll(/<(\/?)([\w-]+)((?: [\w-]+="[^"<]*")*)(\/?)>/g)) {
    plainText(body.slice(at, tag.index));
    at = tag.index + tag[0].length;
    const [, closes, name, attributes, isEmpty] = tag;
    if (closes) {
      if (open.pop()?.name !== name) throw new Error(`</${name}> closes something else`);
      continue;
    }
    const element: Element = { name: name!, attributes: {}, children: [] };
    for (const [, key, value] of attributes!.matchAll(/ ([\w-]+)="([^"]*)"/g))
      Object.assign(element.attributes, { [key!]: plainText(value!) });
    open.at(-1)!.children.push(element);
    if (!isEmpty) open.push(element);
  }
  plainText(body.slice(at));
  if (open.length !== 1 || root.children.length !== 1) throw new Error('not one closed element');
  return root.children[0]!;
}

function plainText(text: string): string {
  if (/[<>]/.test(text)) throw new Error(`not text: ${text}`);
  return text.replace(/&([^;]*;?)/g, (all, entity: string) => {
    const name = entity.slice(0, -1);
    const code = /^#(\d+)$/.exec(name);
    const letter = code ? String.fromCodePoint(Number(code[1])) : ENTITIES[name];
    if (letter === undefined || !entity.endsWith(';')) throw new Error(`no such entity: ${all}`);
    return letter;
  });
}
