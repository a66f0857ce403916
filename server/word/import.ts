import { convertToHtml } from 'mammoth';
import type { UserLanguage } from '../check/render.ts';
import type { Text2 } from '../rules/rule.ts';
import { FACTS } from '../spec/fact-schema.ts';
import { frontMatterLength, isClosedFrontMatter, opensFrontMatter } from '../spec/split-sections.ts';
import { type Counts, type FromWord, fromWord } from './from-word.ts';
import type { MammothDocument } from './mammoth-document.ts';
import { writeMarkdown } from './markdown.ts';
import { labelParagraphs } from './numbering.ts';
import { type Archive, openArchive, TooLargeError, unpack } from './zip.ts';

/** The Markdown of a Word file, or why there is none. */
export type Imported = { readonly text: string; readonly counts: Counts } | { readonly fault: Fault };

export type Fault = keyof typeof FAULTS;

export const FAULTS = {
  notWord: {
    nl: 'is geen Word-bestand (.docx)',
    en: 'is no Word file (.docx)',
  },
  old: {
    nl: 'is een Word-bestand in de oude vorm (.doc); sla het in Word op als .docx',
    en: 'is a Word file in the old format (.doc); save it in Word as .docx',
  },
  encrypted: {
    nl: 'is beveiligd met een wachtwoord; haal de beveiliging er in Word af en sla het opnieuw op',
    en: 'is protected with a password; remove the protection in Word and save it again',
  },
  openDocument: {
    nl: 'is een OpenDocument-bestand (.odt); sla het op als .docx',
    en: 'is an OpenDocument file (.odt); save it as .docx',
  },
  damaged: {
    nl: 'is beschadigd: de tekst is niet te lezen',
    en: 'is damaged: the text cannot be read',
  },
  tooLarge: {
    nl: 'is te groot om te importeren; splits het in Word',
    en: 'is too large to import; split it in Word',
  },
} as const satisfies Record<string, Text2>;

/** An imported text with the front matter of the specification it takes the place of, when that has any. */
export function withFrontMatterOf(imported: string, replaced: string): string {
  const front = frontMatterOf(replaced);
  return front === '' ? imported : front + imported.slice(frontMatterOf(imported).length);
}

function frontMatterOf(text: string): string {
  const closed = opensFrontMatter(text) ? frontMatterLength(text) : 0;
  return closed > 0 && isClosedFrontMatter(text.slice(0, closed)) ? text.slice(0, closed) : '';
}

const NOTES = {
  images: {
    one: { nl: '1 afbeelding niet overgenomen', en: '1 picture left out' },
    more: { nl: '{n} afbeeldingen niet overgenomen', en: '{n} pictures left out' },
  },
  comments: {
    one: { nl: '1 opmerking als citaat in de tekst gezet', en: '1 comment put in the text as a quote' },
    more: {
      nl: '{n} opmerkingen als citaat in de tekst gezet',
      en: '{n} comments put in the text as quotes',
    },
  },
  ownComments: {
    one: { nl: '1 opmerking van Bestekwijzer weggelaten', en: '1 comment of Bestekwijzer left out' },
    more: {
      nl: '{n} opmerkingen van Bestekwijzer weggelaten',
      en: '{n} comments of Bestekwijzer left out',
    },
  },
  mergedCells: {
    one: { nl: '1 samengevoegde tabelcel gesplitst', en: '1 merged table cell split' },
    more: { nl: '{n} samengevoegde tabelcellen gesplitst', en: '{n} merged table cells split' },
  },
} as const satisfies Record<keyof Counts, Record<'one' | 'more', Text2>>;

/** What somebody who imports should look at, in words. */
export function importNotes(counts: Counts, language: UserLanguage): string[] {
  return (Object.keys(NOTES) as (keyof Counts)[])
    .filter((key) => counts[key] > 0)
    .map((key) => NOTES[key][counts[key] === 1 ? 'one' : 'more'][language].replace('{n}', `${counts[key]}`));
}

/** Bytes of a file that is read at all; pictures make most of the size and are not unpacked. */
const LARGEST_FILE = 150 * 1024 * 1024;
/** Bytes that its texts may become together. */
const MOST_UNPACKED = 48 * 1024 * 1024;

/**
 * Reads a Word file (.docx) into Markdown with the beginning of front matter. Headings, lists (with the numbers Word
 * shows), tables, quotes, footnotes and comments are kept; pictures and layout are not. Never throws.
 */
export async function importDocx(bytes: Uint8Array, language: UserLanguage): Promise<Imported> {
  if (bytes.length > LARGEST_FILE) return { fault: 'tooLarge' };
  const archive = openArchive(bytes);
  if (!archive) return { fault: faultOf(bytes) };
  if (archive.has('mimetype') && archive.has('content.xml')) return { fault: 'openDocument' };
  if (!archive.has('[Content_Types].xml')) return { fault: 'notWord' };
  try {
    const read = await readDocument(archive, language);
    return read ? { text: textOf(read, language), counts: read.counts } : { fault: 'notWord' };
  } catch (error) {
    return { fault: error instanceof TooLargeError ? 'tooLarge' : 'damaged' };
  }
}

/** What a file that is no zip archive is. */
function faultOf(bytes: Uint8Array): Fault {
  const isCompound = [0xd0, 0xcf, 0x11, 0xe0].every((byte, i) => bytes[i] === byte);
  if (isCompound) return holds(bytes, utf16('EncryptedPackage')) ? 'encrypted' : 'old';
  // The start of a zip archive without its end: part of a file.
  return bytes[0] === 0x50 && bytes[1] === 0x4b ? 'damaged' : 'notWord';
}

const utf16 = (text: string) => [...text].flatMap((letter) => [letter.charCodeAt(0), 0]);

function holds(bytes: Uint8Array, wanted: readonly number[]): boolean {
  for (let at = bytes.indexOf(wanted[0]!); at >= 0; at = bytes.indexOf(wanted[0]!, at + 1))
    if (wanted.every((byte, i) => bytes[at + i] === byte)) return true;
  return false;
}

async function readDocument(archive: Archive, language: UserLanguage): Promise<FromWord | undefined> {
  let left = MOST_UNPACKED;
  const read = async (name: string): Promise<string> => {
    const entry = archive.get(name);
    if (!entry) return '';
    const content = await unpack(entry, left);
    left -= content.length;
    const text = decoded(content);
    // Word writes none, and what it can do is no good.
    if (text.includes('<!DOCTYPE')) throw new Error('DOCTYPE');
    return text;
  };
  const main = mainPart(await read('_rels/.rels'), archive);
  if (main === undefined) return undefined;
  const folder = main.slice(0, main.lastIndexOf('/') + 1);
  const labelled = labelParagraphs(
    await read(main),
    await read(`${folder}numbering.xml`),
    await read(`${folder}styles.xml`),
  );
  const document = await mammothDocument({
    exists: (name) => archive.has(name),
    read: async (name, encoding) => {
      if (name === main) return labelled.document;
      const entry = archive.get(name);
      if (!entry) throw new Error(name);
      if (encoding === undefined || encoding === 'base64') throw new Error('no pictures');
      return read(name);
    },
  });
  const clauses = clausesIn(await read('docProps/custom.xml'));
  return fromWord(document, { ...labelled, clauses }, language);
}

/** The clauses that export noted in the properties of the document. */
function clausesIn(properties: string): Map<string, string> {
  const clauses = new Map<string, string>();
  const noted = /name="(clausule_\d{1,6})"[^>]{0,200}>\s{0,20}<vt:lpwstr>([^<\s]{1,200})<\/vt:lpwstr>/g;
  for (const [, name, clause] of properties.matchAll(noted))
    if (/^[\w/@.-]+$/.test(clause!)) clauses.set(name!, clause!);
  return clauses;
}

function decoded(bytes: Uint8Array): string {
  const isUtf16 = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
  return new TextDecoder(isUtf16 ? (bytes[0] === 0xff ? 'utf-16le' : 'utf-16be') : 'utf-8').decode(bytes);
}

/** The part with the text, as the package says. */
function mainPart(relationships: string, archive: Archive): string | undefined {
  for (const [element] of relationships.matchAll(/<Relationship\s[^>]{1,2000}>/g)) {
    if (!/Type="[^"]{1,300}\/officeDocument"/.test(element)) continue;
    const target = /Target="\/?([^"]{1,300})"/.exec(element)?.[1];
    if (target !== undefined && archive.has(target) && /\.xml$/.test(target))
      return isWord(target, archive) ? target : undefined;
  }
  return archive.has('word/document.xml') ? 'word/document.xml' : undefined;
}

/** A spreadsheet or a presentation is a package of the same kind. */
const isWord = (target: string, archive: Archive) =>
  !/^(?:xl|ppt)\//.test(target) &&
  (target.startsWith('word/') || archive.has('word/document.xml') || target.includes('document'));

/** The archive as mammoth asks for it. */
interface MammothFile {
  exists(name: string): boolean;
  read(name: string, encoding?: string): Promise<string>;
}

async function mammothDocument(file: MammothFile): Promise<MammothDocument> {
  let document: MammothDocument | undefined;
  // Its own HTML is not wanted: the document it has read is, before that.
  const transformDocument = (read: MammothDocument) => {
    document = read;
    return { ...read, children: [] };
  };
  await convertToHtml({ file } as never, { transformDocument });
  if (!document) throw new Error('no document');
  return document;
}

const TO_FILL_IN: Text2 = {
  nl: 'Vul aan wat bepaalt welke regels gelden: soort-document, aanbestedende-dienst, procedure, opdracht, raming.',
  en: 'Add what decides which rules apply: soort-document, aanbestedende-dienst, procedure, opdracht, raming.',
};

function textOf({ root, title, titleLines }: FromWord, language: UserLanguage): string {
  return `${frontMatter(title, titleLines, language)}\n\n${writeMarkdown(root)}`;
}

function frontMatter(
  title: string | undefined,
  titleLines: readonly string[],
  language: UserLanguage,
): string {
  const kinds = FACTS['soort-document'].values;
  const kind = kinds.find(({ about }) => titleLines.some((one) => one === about.nl || one === about.en));
  const authority = titleLines.find((one) => one !== kind?.about.nl && one !== kind?.about.en);
  return [
    '---',
    'bestek: "1"',
    ...(title === undefined ? [] : [`titel: ${JSON.stringify(title)}`]),
    ...(kind === undefined ? [] : [`soort-document: ${kind.value}`]),
    ...(authority === undefined ? [] : ['aanbestedende-dienst:', `  naam: ${JSON.stringify(authority)}`]),
    `# ${TO_FILL_IN[language]}`,
    '---',
  ].join('\n');
}
