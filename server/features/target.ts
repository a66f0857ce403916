import { itemAt, toDocument } from '../check/places.ts';
import type { Dossier } from '../dossier/index.ts';
import { type Reference, referencesIn } from '../dossier/references.ts';
import { openFields } from '../spec/clauses.ts';
import type { Specification } from '../spec/specification.ts';
import type { Span } from '../text/span.ts';
import { sectionAt } from './hover.ts';

/** What the cursor stands on that has a name elsewhere in the dossier. Spans are in the document. */
export type Target =
  | { readonly kind: 'clause'; readonly name: string; readonly span: Span }
  | { readonly kind: 'field'; readonly clause: string; readonly name: string; readonly span: Span }
  | { readonly kind: 'requirement'; readonly name: string; readonly span: Span }
  | { readonly kind: 'term'; readonly name: string; readonly span: Span }
  | { readonly kind: 'reference'; readonly reference: Reference; readonly span: Span };

/** The named thing at a document offset, or undefined. */
export function targetAt(spec: Specification, offset: number, dossier: Dossier): Target | undefined {
  const at = sectionAt(spec, offset);
  const placed = spec.sections[at];
  if (!placed) return yamlClauseAt(spec, offset);
  const local = spec.places.placement(at).toSection(offset);
  if (local === undefined) return yamlClauseAt(spec, offset);
  const { section } = placed;
  const within = (span: Span) => span.start <= local && local <= span.end;
  const place = (span: Span) => toDocument(spec, at, span);
  for (const mark of section.marks) {
    if (mark.kind !== 'clause-open' || !within(mark.span)) continue;
    const span = { start: mark.idSpan.start, end: mark.idSpan.start + mark.id.length };
    return { kind: 'clause', name: mark.id, span: place(span) };
  }
  const field = openFields(spec.sections).find((one) => one.at === at && within(one.span));
  if (field) return { kind: 'field', clause: field.clause, name: field.name, span: place(field.span) };
  const word = wordAt(section.prose, local);
  const tender = dossier.tender(spec.uri);
  if (word && tender.requirement(word.text).length > 0) {
    return { kind: 'requirement', name: word.text, span: place(word.span) };
  }
  const reference = referencesIn(section).find((one) => within(one.span));
  if (reference) return { kind: 'reference', reference, span: place(reference.span) };
  const term = longestTermAt(section.prose, local, tender.terms);
  return term && { kind: 'term', name: term.text, span: place(term.span) };
}

function yamlClauseAt(spec: Specification, offset: number): Target | undefined {
  for (const at of spec.sections.keys()) {
    const item = itemAt(spec, at);
    if (!item?.id || !item.idSpan || offset < item.idSpan.start || offset > item.idSpan.end) continue;
    return { kind: item.kind === 'clause' ? 'clause' : 'requirement', name: item.id, span: item.idSpan };
  }
  return undefined;
}

/** The run of letters, digits, dots and hyphens around an offset, without a closing full stop. */
function wordAt(text: string, at: number): { text: string; span: Span } | undefined {
  const isPart = (letter: string | undefined) => letter !== undefined && /[\p{L}\d.-]/u.test(letter);
  let start = at;
  let end = at;
  while (start > 0 && at - start < 40 && isPart(text[start - 1])) start--;
  while (end - at < 40 && isPart(text[end])) end++;
  while (end > start && /[.-]/.test(text[end - 1]!)) end--;
  return end > start ? { text: text.slice(start, end), span: { start, end } } : undefined;
}

function longestTermAt(
  text: string,
  at: number,
  terms: Iterable<string>,
): { text: string; span: Span } | undefined {
  let best: { text: string; span: Span } | undefined;
  for (const term of terms) {
    let start = text.indexOf(term, Math.max(0, at - term.length));
    while (start >= 0 && start <= at) {
      const end = start + term.length;
      const whole = !/[\p{L}\d]/u.test(text[start - 1] ?? '') && !/[\p{L}\d]/u.test(text[end] ?? '');
      if (at <= end && whole && (!best || term.length > best.text.length))
        best = { text: term, span: { start, end } };
      start = text.indexOf(term, start + 1);
    }
  }
  return best;
}

/** Where a term stands as a word of its own in a specification; spans in the document. */
export function mentionsOf(spec: Specification, term: string): Span[] {
  const found: Span[] = [];
  spec.sections.forEach(({ section }, at) => {
    if (!section.prose.includes(term)) return;
    for (
      let start = section.prose.indexOf(term);
      start >= 0;
      start = section.prose.indexOf(term, start + 1)
    ) {
      const end = start + term.length;
      if (/[\p{L}\d]/u.test(section.prose[start - 1] ?? '') || /[\p{L}\d]/u.test(section.prose[end] ?? ''))
        continue;
      found.push(toDocument(spec, at, { start, end }));
    }
  });
  return found;
}
