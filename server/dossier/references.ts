import type { Section } from '../spec/model.ts';
import { readCitations } from '../text/quantities/citation.ts';
import type { LegalCitation } from '../text/quantities/index.ts';
import type { Span } from '../text/span.ts';

/** A place where a text points to another: a paragraph, an annex, a file or an article of a law. */
export type Reference =
  | { readonly kind: 'paragraph' | 'article' | 'annex'; readonly target: string; readonly span: Span }
  | { readonly kind: 'file'; readonly target: string; readonly span: Span }
  | { readonly kind: 'law'; readonly law: LegalCitation; readonly span: Span };

const INTERNAL =
  /(?<![\p{L}\d])(paragraaf|par\.|§|hoofdstuk|artikel|art\.|bijlage|annex)\s{0,2}(\d{1,3}(?:\.\d{1,3}){0,4}|[A-Z](?![\p{L}]))/giu;
const LINK = /\]\((?!https?:|#|mailto:)([^)\s]{1,300})(?:\s"[^"]{0,200}")?\)/g;

const KINDS: Readonly<Record<string, 'paragraph' | 'article' | 'annex'>> = {
  paragraaf: 'paragraph',
  'par.': 'paragraph',
  '§': 'paragraph',
  hoofdstuk: 'paragraph',
  artikel: 'article',
  'art.': 'article',
  bijlage: 'annex',
  annex: 'annex',
};

/** References made in a section, in order; a law named after the article makes it a reference to that law. */
export function referencesIn(section: Section): Reference[] {
  const laws = lawsIn(section.prose);
  const found: Reference[] = laws.map((law) => ({ kind: 'law', law, span: law.span }));
  for (const match of section.prose.matchAll(INTERNAL)) {
    const span = { start: match.index, end: match.index + match[0].length };
    if (laws.some((law) => law.span.start <= span.start && span.start < law.span.end)) continue;
    if (section.heading && span.start >= section.heading.span.start && span.end <= section.heading.span.end)
      continue;
    if (isOtherWork(section.low.slice(span.end, span.end + 60))) continue;
    found.push({ kind: KINDS[match[1]!.toLowerCase()]!, target: match[2]!, span });
  }
  for (const { name, span } of linksIn(section)) found.push({ kind: 'file', target: name, span });
  return found.sort((a, b) => a.span.start - b.span.start);
}

/** Links to other files in a section, by their target as typed. */
export function linksIn(section: Section): { name: string; span: Span }[] {
  const found: { name: string; span: Span }[] = [];
  for (const match of section.text.matchAll(LINK)) {
    const start = match.index + 2;
    found.push({ name: match[1]!, span: { start, end: start + match[1]!.length } });
  }
  return found;
}

const CITATION = /(?<![\p{L}\d])(?:artikel|art|voorschrift|§)/giu;

/** Only the citations: all quantities of a text cost many times as much, and a dossier has thousands of texts. */
function lawsIn(prose: string): LegalCitation[] {
  const laws: LegalCitation[] = [];
  let end = 0;
  for (const match of prose.matchAll(CITATION)) {
    if (match.index < end) continue;
    for (const citation of readCitations(prose, match.index)) {
      end = citation.span.end;
      if (citation.law !== undefined) laws.push(citation);
    }
  }
  return laws;
}

/** "artikel 5 van de Wet …", "bijlage II bij de richtlijn": of another work than this dossier. */
function isOtherWork(after: string): boolean {
  return (
    /^\s?(?:,?\s?(?:eerste|tweede|derde|vierde|vijfde|zesde)?\s?lid\s?\d{0,2},?\s?)?(?:van|bij|uit)\s(?:de|het|deze)\s(?:wet|aanbestedingswet|richtlijn|verordening|gids|burgerlijk|besluit|regeling|grondwet|uav|ariv|arvodi|arbit|gibit|dnr)/.test(
      after,
    ) || /^\s?(?:aw|bw|awb|avg|uav|arw)\b/.test(after)
  );
}
