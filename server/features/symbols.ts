import type { Range } from '../check/places.ts';
import { rangeOf, toDocument } from '../check/places.ts';
import { clauseUses } from '../spec/clauses.ts';
import type { PlacedSection, Section } from '../spec/model.ts';
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
    const own = ownEntry(spec, at);
    if (own) entries.push(own);
    const item = placed.entry?.kind === 'clause' && !placed.continues ? spec.places.item(at) : undefined;
    if (item?.id && item.idSpan) {
      const span = { start: item.idSpan.start, end: spec.places.span(at).end };
      entries.push({
        name: clauseName(item.id, item.version),
        detail: '',
        kind: 'clause',
        range: rangeOf(spec, span),
        selection: rangeOf(spec, item.idSpan),
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

/** What was made for a section, and where the section started then. */
type Made<K extends object, V> = WeakMap<K, { readonly start: Position; readonly made: V }>;

/** The very same as before while section `at` starts in the same place. */
function whileInPlace<K extends object, V>(
  known: Made<K, V>,
  key: K,
  spec: Specification,
  at: number,
  make: () => V,
): V {
  const start = positionAt(spec.text, spec.places.start(at));
  const before = known.get(key);
  if (before?.start.line === start.line && before.start.character === start.character) return before.made;
  const made = make();
  known.set(key, { start, made });
  return made;
}

const ownMade: Made<PlacedSection, OutlineEntry | undefined> = new WeakMap();

/** Entry of the requirement a YAML item is. */
function ownEntry(spec: Specification, at: number): OutlineEntry | undefined {
  const placed = spec.sections[at]!;
  if (!placed.entry) return undefined;
  return whileInPlace(ownMade, placed, spec, at, () => {
    const own = requirementOfItem(spec, at);
    return (
      own && {
        name: own.id,
        detail: short(own.text),
        kind: own.kind,
        range: rangeOf(spec, own.span),
        selection: rangeOf(spec, own.idSpan),
      }
    );
  });
}

const listMade: Made<Section, readonly OutlineEntry[]> = new WeakMap();

/** Entries of the requirements in a section. */
function requirementEntries(spec: Specification, at: number): readonly OutlineEntry[] {
  const { section } = spec.sections[at]!;
  const requirements = requirementsIn(section);
  if (requirements.length === 0) return NONE;
  return whileInPlace(listMade, section, spec, at, () =>
    requirements.map((requirement) => ({
      name: requirement.id,
      detail: short(requirement.text),
      kind: requirement.kind,
      range: rangeOf(spec, toDocument(spec, at, requirement.span)),
      selection: rangeOf(spec, toDocument(spec, at, requirement.idSpan)),
    })),
  );
}

const NONE: readonly OutlineEntry[] = [];

function clauseName(id: string, version: string | undefined): string {
  return version ? `${id}@${version}` : id;
}

function short(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length > LONGEST_DETAIL ? `${line.slice(0, LONGEST_DETAIL - 1)}…` : line;
}
