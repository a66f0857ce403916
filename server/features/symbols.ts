import type { Range } from '../check/places.ts';
import { rangeOf, toDocument } from '../check/places.ts';
import { clauseUses } from '../spec/clauses.ts';
import type { Section } from '../spec/model.ts';
import { type Position, positionAt } from '../spec/pieces.ts';
import { requirementOfItem, requirementsIn } from '../spec/requirements.ts';
import type { Specification } from '../spec/specification.ts';

/** An entry of the outline: requirements and clauses. Headings are left to the editor, which shows them already. */
export interface OutlineEntry {
  readonly name: string;
  readonly detail: string;
  readonly kind: 'requirement' | 'wish' | 'knock-out' | 'clause' | 'library' | 'version' | 'field';
  readonly range: Range;
  readonly selection: Range;
  readonly children?: readonly OutlineEntry[];
}

const LONGEST_DETAIL = 80;

/** Requirements and clauses of a specification, in order. */
export function outlineOf(spec: Specification): OutlineEntry[] {
  const entries: OutlineEntry[] = [];
  spec.sections.forEach((placed, at) => {
    const own = requirementOfItem(placed);
    if (own) {
      entries.push({
        name: own.id,
        detail: short(own.text),
        kind: own.kind,
        range: rangeOf(spec, own.span),
        selection: rangeOf(spec, own.idSpan),
      });
    }
    if (placed.item?.kind === 'clause' && placed.item.id && placed.item.idSpan && !placed.continues) {
      const span = { start: placed.item.idSpan.start, end: placed.span.end };
      entries.push({
        name: clauseName(placed.item.id, placed.item.version),
        detail: '',
        kind: 'clause',
        range: rangeOf(spec, span),
        selection: rangeOf(spec, placed.item.idSpan),
      });
    }
    for (const entry of requirementEntries(spec, at)) entries.push(entry);
  });
  for (const use of clauseUses(spec.sections).uses) {
    const start = toDocument(spec, use.at, use.marker);
    const end =
      use.closing && use.closedAt !== undefined ? toDocument(spec, use.closedAt, use.closing).end : start.end;
    entries.push({
      name: clauseName(use.id, use.version),
      detail: '',
      kind: 'clause',
      range: rangeOf(spec, { start: start.start, end }),
      selection: rangeOf(spec, toDocument(spec, use.at, use.idSpan)),
    });
  }
  return entries.sort(
    (a, b) => a.range.start.line - b.range.start.line || a.range.start.character - b.range.start.character,
  );
}

const made = new WeakMap<Section, { readonly start: Position; readonly entries: readonly OutlineEntry[] }>();

/** Entries of the requirements in a section; the very same ones while the section starts on the same line. */
function requirementEntries(spec: Specification, at: number): readonly OutlineEntry[] {
  const { section, placement } = spec.sections[at]!;
  const requirements = requirementsIn(section);
  if (requirements.length === 0) return NONE;
  const start = positionAt(spec.text, placement.toDocument(0));
  const before = made.get(section);
  if (before?.start.line === start.line && before.start.character === start.character) return before.entries;
  const entries = requirements.map((requirement) => ({
    name: requirement.id,
    detail: short(requirement.text),
    kind: requirement.kind,
    range: rangeOf(spec, toDocument(spec, at, requirement.span)),
    selection: rangeOf(spec, toDocument(spec, at, requirement.idSpan)),
  }));
  made.set(section, { start, entries });
  return entries;
}

const NONE: readonly OutlineEntry[] = [];

function clauseName(id: string, version: string | undefined): string {
  return version ? `${id}@${version}` : id;
}

function short(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length > LONGEST_DETAIL ? `${line.slice(0, LONGEST_DETAIL - 1)}…` : line;
}
