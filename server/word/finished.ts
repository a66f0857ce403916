import { makeArchive, openArchive, unpack } from './zip.ts';

/** As the library makes them up at random. */
const RANDOM_ID = /\brId[a-z0-9_-]{21}(?=")/g;

/**
 * What the library leaves undone in a Word file: the hour and the ids it makes up each time are made up once and for
 * all, and the levels of the numbering of headings name their styles, or Word would number all headings as the first.
 */
export async function finished(packed: Uint8Array, date: string): Promise<Uint8Array> {
  const texts = new Map<string, string>();
  const files: [string, Uint8Array][] = [];
  const ids = new Map<string, string>();
  for (const [name, entry] of openArchive(packed)!) {
    const content = await unpack(entry, Number.POSITIVE_INFINITY);
    files.push([name, content]);
    if (!/\.(?:xml|rels)$/.test(name)) continue;
    const text = new TextDecoder().decode(content).replace(RANDOM_ID, (id) => {
      const known = ids.get(id) ?? `rIdL${ids.size + 1}`;
      ids.set(id, known);
      return known;
    });
    texts.set(name, text);
  }
  const change = (name: string, make: (text: string) => string) => {
    const text = texts.get(name);
    if (text !== undefined) texts.set(name, make(text));
  };
  change('docProps/core.xml', (text) => text.replace(/\d{4}-\d\d-\d\dT[\d:.]{8,12}Z/g, `${date}T00:00:00Z`));
  change('word/numbering.xml', (text) => withHeadingStyles(text, texts.get('word/styles.xml') ?? ''));
  return makeArchive(
    files.map(([name, content]) => {
      const text = texts.get(name);
      return [name, text === undefined ? content : new TextEncoder().encode(text)];
    }),
  );
}

/** Names the style of a heading in the level it is numbered by: in a style, Word passes over the level itself. */
function withHeadingStyles(numbering: string, styles: string): string {
  let text = numbering;
  for (let level = 1; level <= 6; level++) {
    const style = between(styles, `w:styleId="Heading${level}"`, '</w:style>', 0);
    const num = style && /<w:numId w:val="(\d{1,9})"/.exec(style.text)?.[1];
    const list = num && between(text, `<w:num w:numId="${num}"`, '</w:num>', 0);
    const abstract = list && /<w:abstractNumId w:val="(\d{1,9})"/.exec(list.text)?.[1];
    if (!abstract) continue;
    const start = text.indexOf(`<w:abstractNum w:abstractNumId="${abstract}"`);
    const own = start < 0 ? undefined : between(text, `<w:lvl w:ilvl="${level - 1}"`, '</w:lvl>', start);
    if (!own) continue;
    const named = own.text.replace(/<w:numFmt [^>]{1,60}>/, `$&<w:pStyle w:val="Heading${level}"/>`);
    text = text.slice(0, own.start) + named + text.slice(own.start + own.text.length);
  }
  return text;
}

function between(
  text: string,
  opening: string,
  closing: string,
  from: number,
): { readonly start: number; readonly text: string } | undefined {
  const start = text.indexOf(opening, from);
  const end = start < 0 ? -1 : text.indexOf(closing, start);
  return end < 0 ? undefined : { start, text: text.slice(start, end) };
}
