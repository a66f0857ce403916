import { type Range, rangeOf, toDocument } from '../check/places.ts';
import { referencesIn } from '../dossier/references.ts';
import type { Specification } from '../spec/specification.ts';
import type { LegalCitation } from '../text/quantities/index.ts';

export interface DocumentLink {
  readonly range: Range;
  readonly url: string;
  readonly tooltip: string;
}

/** Identifiers of the laws in the Basiswettenbestand; only laws whose text was seen there are linked. */
const BWB: Readonly<Partial<Record<NonNullable<LegalCitation['law']>, string>>> = {
  aw2012: 'BWBR0032203',
  bw: 'BWBR0005289',
};

/** Links on articles of law, to the article itself in the official text. */
export function linksOf(spec: Specification): DocumentLink[] {
  const links: DocumentLink[] = [];
  spec.sections.forEach(({ section }, at) => {
    for (const reference of referencesIn(section)) {
      if (reference.kind !== 'law') continue;
      const url = lawUrl(reference.law);
      if (!url) continue;
      const label = section.prose.slice(reference.span.start, reference.span.end).replace(/\s+/g, ' ');
      links.push({
        range: rangeOf(spec, toDocument(spec, at, reference.span)),
        url,
        tooltip: `${label} (wetten.overheid.nl)`,
      });
    }
  });
  return links;
}

/** Address of an article in the official text, or undefined for laws that are not linked. */
function lawUrl(law: LegalCitation): string | undefined {
  const id = law.law === undefined ? undefined : BWB[law.law];
  if (!id || (law.law === 'bw' && !law.article.startsWith('6:'))) return undefined;
  const article = law.article.replace(/^6:/, '');
  const paragraph = law.paragraph && /^\d+$/.test(law.paragraph) ? `&lid=${law.paragraph}` : '';
  return `https://wetten.overheid.nl/jci1.3:c:${id}&artikel=${article}${paragraph}`;
}
