import { type IPropertiesOptions, LevelFormat, type NumberingDefinition } from 'docx';
import { STYLE_NAMES } from './texts.ts';

/** How the Word document looks: styles and numbering. Word's own names, so that Word shows them in the reader's language. */

const INK = '0D4F5C';
const FAINT = '5B6B70';
const FONT = 'Arial';
/** Indent of one level of a list, in twips. */
export const STEP = 425;
/** Width of the text on A4 with these margins, in twips. */
export const MARGIN = 1417;
export const TEXT_WIDTH = 11906 - 2 * MARGIN;

/** Styles that paragraphs and runs refer to. */
export const STYLES = {
  title: 'Title',
  quote: 'Quote',
  motivation: 'Motivering',
  code: 'HTMLPreformatted',
  inlineCode: 'HTMLCode',
  rule: 'Scheidingslijn',
  contents: 'TOCHeading',
  cell: 'TableText',
  titleLine: 'Titelregel',
} as const;

/** The style of a further paragraph of a list item; Word knows five levels of it. */
export const continuedStyle = (level: number) => `ListContinue${level === 0 ? '' : Math.min(level, 4) + 1}`;

/** Levels of headings that get a number. */
export const NUMBERED_LEVELS = 4;

export const BULLETS = 'opsomming';
const HEADINGS = 'koppen';

/**
 * Styles and numbering of a document.
 * @param numberFrom the highest level of headings that gets a number; undefined when they have typed numbers
 */
export function look(
  numberFrom: number | undefined,
  language: string,
): Pick<IPropertiesOptions, 'styles' | 'numbering'> {
  const sizes = [32, 25, 22, 21, 21, 21];
  const heading = (level: number) => ({
    run: { font: FONT, bold: true, size: sizes[level - 1]!, color: INK },
    paragraph: {
      keepNext: true,
      keepLines: true,
      spacing: { before: level === 1 ? 480 : 280, after: 120 },
      outlineLevel: level - 1,
      ...(numberFrom !== undefined && level >= numberFrom && level < numberFrom + NUMBERED_LEVELS
        ? { numbering: { reference: HEADINGS, level: level - 1 } }
        : {}),
    },
  });
  const continued = Array.from({ length: 5 }, (_, level) => ({
    id: continuedStyle(level),
    name: `${STYLE_NAMES.continued}${level === 0 ? '' : ` ${level + 1}`}`,
    basedOn: 'Normal',
    paragraph: { indent: { left: STEP * (level + 1) } },
  }));
  const contents = [1, 2, 3].map((level) => ({
    id: `TOC${level}`,
    name: `toc ${level}`,
    basedOn: 'Normal',
    paragraph: { spacing: { before: level === 1 ? 80 : 0, after: 20 }, indent: { left: 284 * (level - 1) } },
    ...(level === 1 ? { run: { bold: true } } : {}),
  }));
  return {
    styles: {
      default: {
        document: {
          run: { font: FONT, size: 21, language: { value: language } },
          paragraph: { spacing: { after: 120, line: 276, lineRule: 'auto' } },
        },
        title: {
          run: { font: FONT, size: 52, bold: true, color: INK },
          paragraph: { spacing: { before: 0, after: 120, line: 264, lineRule: 'auto' } },
        },
        heading1: heading(1),
        heading2: heading(2),
        heading3: heading(3),
        heading4: heading(4),
        heading5: heading(5),
        heading6: heading(6),
        listParagraph: { paragraph: { spacing: { after: 60 } } },
        hyperlink: { run: { color: '0563C1', underline: {} } },
      },
      paragraphStyles: [
        {
          id: STYLES.titleLine,
          name: STYLE_NAMES.titleLine,
          basedOn: 'Normal',
          run: { size: 26, color: FAINT },
          paragraph: { spacing: { after: 60 } },
        },
        {
          id: STYLES.contents,
          name: STYLE_NAMES.contents,
          basedOn: 'Normal',
          run: { bold: true, size: 28, color: INK },
          paragraph: { spacing: { before: 360, after: 120 }, keepNext: true },
        },
        {
          id: STYLES.quote,
          name: STYLE_NAMES.quote,
          basedOn: 'Normal',
          run: { italics: true, color: '404040' },
          paragraph: { border: { left: { style: 'single', size: 12, space: 8, color: 'B8C4C7' } } },
        },
        {
          id: STYLES.motivation,
          name: STYLE_NAMES.motivation,
          basedOn: 'Normal',
          paragraph: {
            border: { left: { style: 'single', size: 24, space: 8, color: INK } },
            shading: { type: 'clear', fill: 'EAF3F4', color: 'auto' },
          },
        },
        {
          id: STYLES.code,
          name: STYLE_NAMES.code,
          basedOn: 'Normal',
          run: { font: 'Courier New', size: 19 },
          paragraph: { shading: { type: 'clear', fill: 'F3F3F3', color: 'auto' }, spacing: { line: 240 } },
        },
        {
          id: STYLES.rule,
          name: STYLE_NAMES.rule,
          basedOn: 'Normal',
          paragraph: { border: { bottom: { style: 'single', size: 6, space: 1, color: 'A0A0A0' } } },
        },
        {
          id: STYLES.cell,
          name: 'Tabeltekst',
          basedOn: 'Normal',
          run: { size: 20 },
          paragraph: { spacing: { before: 40, after: 40, line: 252 } },
        },
        ...continued,
        ...contents,
      ],
      characterStyles: [
        { id: STYLES.inlineCode, name: STYLE_NAMES.inlineCode, run: { font: 'Courier New', size: 20 } },
      ],
    },
    numbering: { config: [bullets(), headings(numberFrom ?? 1)] },
  };
}

function bullets(): NumberingDefinition {
  const marks = ['•', '–', '▪'];
  return {
    reference: BULLETS,
    levels: levels((level) => ({ format: LevelFormat.BULLET, text: marks[level % marks.length]! })),
  };
}

/** Numbered lists that begin at `start`; each list is an instance of this. */
export function numbered(start: number): NumberingDefinition {
  return {
    reference: `nummering-${start}`,
    levels: levels((level) => ({ format: LevelFormat.DECIMAL, text: `%${level + 1}.`, start })),
  };
}

function levels(make: (level: number) => object): NumberingDefinition['levels'] {
  return Array.from({ length: 9 }, (_, level) => ({
    level,
    ...make(level),
    style: { paragraph: { indent: { left: STEP * (level + 1), hanging: STEP } } },
  })) as NumberingDefinition['levels'];
}

/** 1, 1.1, 1.1.1 … counted from the level that is numbered first. */
function headings(from: number): NumberingDefinition {
  return {
    reference: HEADINGS,
    levels: Array.from({ length: 6 }, (_, i) => {
      const parts = Array.from({ length: Math.max(0, i + 1 - (from - 1)) }, (_one, k) => `%${from + k}`);
      const width = [567, 737, 907, 1077][i + 1 - from] ?? 0;
      return {
        level: i,
        format: parts.length > 0 ? LevelFormat.DECIMAL : LevelFormat.NONE,
        text: parts.join('.'),
        style: { paragraph: { indent: { left: width, hanging: width } } },
      };
    }),
  };
}
