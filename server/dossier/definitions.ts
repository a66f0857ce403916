import type { Role, Section } from '../spec/model.ts';
import type { Span } from '../text/span.ts';

/** A term where it is defined. */
export interface Definition {
  readonly name: string;
  readonly span: Span;
}

const LONGEST_TERM = 60;

/**
 * Terms defined in a section: in a chapter of definitions every item, row or paragraph that starts with a capitalised
 * term and a colon, dash or bold type; elsewhere only "(hierna: ‘Term’)".
 */
export function definitionsIn(section: Section, role: Role): Definition[] {
  const found: Definition[] = [];
  if (role === 'definitions') {
    for (const block of section.blocks) {
      if (block.quoted || block.kind === 'code' || block.kind === 'html' || block.kind === 'heading')
        continue;
      const cell = block.kind === 'row' ? block.cells?.[0] : undefined;
      if (block.kind === 'row' && cell?.header === undefined) continue;
      const span = cell?.span ?? block.span;
      const name = cell
        ? section.prose.slice(span.start, span.end).trim()
        : leadingTerm(section.prose.slice(span.start, span.end));
      if (!name || name.length > LONGEST_TERM || !/^\p{Lu}/u.test(name)) continue;
      const start = section.prose.indexOf(name, span.start);
      found.push({ name, span: { start, end: start + name.length } });
    }
  }
  for (const match of section.prose.matchAll(
    /\((?:hierna(?: te noemen)?|verder)\s?:?\s?["']?(\p{Lu}[\p{L}\d -]{1,58}?)["']?\)/gu,
  )) {
    const start = match.index + match[0].indexOf(match[1]!);
    found.push({ name: match[1]!, span: { start, end: start + match[1]!.length } });
  }
  return found;
}

/** "Opdrachtnemer: de partij die …" → "Opdrachtnemer". */
function leadingTerm(text: string): string | undefined {
  return /^\s*(?:\d{1,2}(?:\.\d{1,2}){0,2}\.?\s{1,3})?["']?(\p{Lu}[\p{L}\d() -]{1,58}?)["']?\s{0,4}(?::|–|—|\s-\s)/u
    .exec(text)?.[1]
    ?.trim();
}
