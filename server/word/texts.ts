import type { Text2 } from '../rules/rule.ts';

/** What Bestekwijzer itself writes in a Word document. */
export const TEXTS = {
  contents: { nl: 'Inhoudsopgave', en: 'Contents' },
  page: { nl: 'Pagina ', en: 'Page ' },
  of: { nl: ' van ', en: ' of ' },
  image: { nl: '[afbeelding]', en: '[picture]' },
  imageOf: { nl: '[afbeelding: {alt}]', en: '[picture: {alt}]' },
  requirements: { nl: 'Eisen', en: 'Requirements' },
  suitability: { nl: 'Geschiktheidseisen', en: 'Suitability requirements' },
  clauses: { nl: 'Clausules', en: 'Clauses' },
  number: { nl: 'Nr', en: 'No' },
  kind: { nl: 'Soort', en: 'Kind' },
  requirement: { nl: 'Eis', en: 'Requirement' },
  source: { nl: 'Bron: ', en: 'Source: ' },
  motivated: { nl: 'gemotiveerde afwijking', en: 'deviation with reasons' },
  motivation: { nl: 'Motivering: ', en: 'Reasons: ' },
} as const satisfies Record<string, Text2>;

/** Author of the comments with findings; on import they are left out, since the findings are found anew. */
export const OWN_AUTHOR = 'Bestekwijzer';

/** Names of the styles of our own; import knows text by them again. The others are Word's. */
export const STYLE_NAMES = {
  title: 'Title',
  titleLine: 'Bestekwijzer titelregel',
  quote: 'Quote',
  motivation: 'Motivering',
  code: 'HTML Preformatted',
  inlineCode: 'HTML Code',
  rule: 'Scheidingslijn',
  contents: 'TOC Heading',
  continued: 'List Continue',
} as const;

/**
 * Bookmarks where a clause starts and ends, with a number behind them. A property of the document with the name of the first
 * tells which clause it is, so that import can set the markers again.
 */
export const CLAUSE_MARKS = { start: 'clausule_', end: 'clausule_einde_' } as const;

/** What stands in the place of a picture. */
export function imageText(alt: string | null | undefined, language: 'nl' | 'en'): string {
  const about = alt?.trim();
  return about ? TEXTS.imageOf[language].replace('{alt}', () => about) : TEXTS.image[language];
}
