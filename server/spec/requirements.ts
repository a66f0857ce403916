import type { Span } from '../text/span.ts';
import type { PlacedSection, Section } from './model.ts';

/** A numbered requirement or wish where it is laid down (not where it is mentioned). */
export interface Requirement {
  /** As typed: "E1", "W-3", "KO2". */
  readonly id: string;
  readonly kind: 'requirement' | 'wish' | 'knock-out';
  readonly idSpan: Span;
  /** The id with its text. */
  readonly span: Span;
  readonly text: string;
}

const ID =
  /^((?:EIS|WENS|KO|PVE|GE|TE|FE|NFE|SE|E|W)(?:[-.]|\s(?=\d))?\d{1,4}(?:[.-]\d{1,3}){0,3}[a-z]?)(?![\w-])/;
const ID_ONLY_IN_CELL = /^(?:nr\.?|nummer|eis|wens|id|code|eisnr\.?|eisnummer|#|no\.?)$/;

const remembered = new WeakMap<Section, readonly Requirement[]>();

/** Requirements laid down in a section, in order; remembered. */
export function requirementsIn(section: Section): readonly Requirement[] {
  let known = remembered.get(section);
  if (!known) {
    known = /\d/.test(section.prose) ? find(section) : [];
    remembered.set(section, known);
  }
  return known;
}

/** The requirement a YAML item is, with spans in the document; undefined for other sections. */
export function requirementOfItem(placed: PlacedSection): Requirement | undefined {
  const { item } = placed;
  if (!item?.id || !item.idSpan || (item.kind !== 'requirement' && item.kind !== 'suitability'))
    return undefined;
  return {
    id: item.id,
    kind:
      item.requirementKind === 'wens'
        ? 'wish'
        : item.requirementKind === 'knock-out'
          ? 'knock-out'
          : kindOf(item.id),
    idSpan: item.idSpan,
    span: { start: item.idSpan.start, end: placed.span.end },
    text: placed.section.prose.trim(),
  };
}

function find(section: Section): Requirement[] {
  const found: Requirement[] = [];
  for (const block of section.blocks) {
    if (block.kind === 'code' || block.kind === 'html' || block.quoted) continue;
    if (block.kind === 'row') {
      const first = block.cells?.[0];
      if (!first || first.header === undefined) continue;
      const content = section.prose.slice(first.span.start, first.span.end).trim();
      const id = ID.exec(content)?.[1];
      if (!id || (id !== content && !ID_ONLY_IN_CELL.test(first.header))) continue;
      add(section, id, section.prose.indexOf(id, first.span.start), block.span, found);
      continue;
    }
    const content = section.prose.slice(block.span.start, block.span.end);
    const lead = content.length - content.trimStart().length;
    const id = ID.exec(content.slice(lead, lead + 40))?.[1];
    if (!id) continue;
    const after = content.slice(lead + id.length, lead + id.length + 4);
    if (block.kind === 'paragraph' && !/^\s{0,3}[:.)–|-]|^\s{2,}/.test(after)) continue;
    add(section, id, block.span.start + lead, block.span, found);
  }
  return found;
}

function add(section: Section, id: string, start: number, span: Span, found: Requirement[]): void {
  found.push({
    id,
    kind: kindOf(id),
    idSpan: { start, end: start + id.length },
    span,
    text: section.prose
      .slice(start + id.length, span.end)
      .replace(/^[\s:.)|–-]+/, '')
      .replace(/\s*\|\s*/g, ' | ')
      .trim(),
  });
}

function kindOf(id: string): Requirement['kind'] {
  if (/^KO/.test(id)) return 'knock-out';
  return /^W/.test(id) ? 'wish' : 'requirement';
}
