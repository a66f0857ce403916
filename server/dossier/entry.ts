import { rangeOf } from '../check/places.ts';
import { clauseUses, openFields } from '../spec/clauses.ts';
import type { Role, Section } from '../spec/model.ts';
import { requirementOfItem, requirementsIn } from '../spec/requirements.ts';
import type { Specification } from '../spec/specification.ts';
import type { Span } from '../text/span.ts';
import { type Capitals, capitalsIn, placeSpan } from './capitals.ts';
import { definitionsIn } from './definitions.ts';
import { type NamedPlace, Places, shared } from './places.ts';
import { linksIn } from './references.ts';

/**
 * What the dossier remembers of one document: names and places, never its text. A place is a range of lines and
 * columns, so that it can be answered without the text.
 */
export interface Entry {
  readonly uri: string;
  readonly title: string;
  readonly clauses: readonly ClauseEntry[];
  /** Fields left open in clauses, by `fieldKey`. */
  readonly fields: Places;
  readonly requirements: Places;
  /** Words that look like requirement ids, where they are mentioned. */
  readonly mentions: Places;
  readonly terms: Places;
  /** Numbered headings by their number as typed, in lower case: "4.2", "artikel 9", "bijlage 3". */
  readonly headings: Places;
  /** Links to other files by their target. */
  readonly links: Places;
  /** Words with a capital, among them the mentions of defined terms. */
  readonly capitals: Capitals;
}

export interface ClauseEntry extends NamedPlace {
  readonly version: string | undefined;
}

/** A field by its clause and its own name. */
export function fieldKey(clause: string, field: string): string {
  return `${clause} ${field}`;
}

/** The entry of a specification; linear in its length, with what is worked out per section remembered by the section. */
export function entryOf(spec: Specification): Entry {
  const requirements: NamedPlace[] = [];
  const mentions: NamedPlace[] = [];
  const terms: NamedPlace[] = [];
  const headings: NamedPlace[] = [];
  const links: NamedPlace[] = [];
  const add = (places: NamedPlace[], name: string, span: Span) =>
    places.push({ name, range: rangeOf(spec, span) });
  for (const [at, placed] of spec.sections.entries()) {
    const placement = spec.places.placement(at);
    const own = requirementOfItem(spec, at);
    if (own) add(requirements, own.id, own.idSpan);
    for (const one of requirementsIn(placed.section))
      add(requirements, one.id, placeSpan(placement, one.idSpan));
    const found = sectionNames(placed.section, placed.role);
    for (const one of found.mentions) add(mentions, one.name, placeSpan(placement, one.span));
    for (const one of found.terms) add(terms, one.name, placeSpan(placement, one.span));
    for (const one of found.links) add(links, one.name, placeSpan(placement, one.span));
    const { heading } = placed.section;
    if (heading?.number) add(headings, heading.number.toLowerCase(), placeSpan(placement, heading.span));
  }
  return {
    uri: spec.uri,
    title: shared(
      spec.factSheet.facts.title ??
        spec.sections.find((placed) => placed.section.heading)?.section.heading?.title ??
        '',
    ),
    clauses: clauseEntries(spec),
    fields: new Places(
      openFields(spec.sections).map(({ clause, name, at, span }) => ({
        name: fieldKey(clause, name),
        range: rangeOf(spec, placeSpan(spec.places.placement(at), span)),
      })),
    ),
    requirements: new Places(requirements),
    mentions: new Places(mentions),
    terms: new Places(terms),
    headings: new Places(headings),
    links: new Places(links),
    capitals: capitalsIn(spec),
  };
}

interface Named {
  readonly name: string;
  readonly span: Span;
}

interface SectionNames {
  readonly mentions: readonly Named[];
  readonly terms: readonly Named[];
  readonly links: readonly Named[];
}

const remembered = new WeakMap<Section, { role: Role; names: SectionNames }>();

function sectionNames(section: Section, role: Role): SectionNames {
  const known = remembered.get(section);
  if (known?.role === role) return known.names;
  const names = {
    mentions: mentionsIn(section),
    terms: definitionsIn(section, role),
    links: linksIn(section),
  };
  remembered.set(section, { role, names });
  return names;
}

const NAME = '(?:EIS|WENS|KO|PVE|GE|TE|FE|NFE|SE|E|W)(?:[-.]| (?=\\d))?\\d{1,4}(?:[.-]\\d{1,3}){0,3}[a-z]?';
const REQUIREMENT_NAME = new RegExp(`(?<![\\w@/.-])${NAME}(?![\\w-])`, 'g');
const ONLY_NAME = new RegExp(`^${NAME}$`);

/** Whether a name is known for a requirement's wherever it is mentioned; YAML allows others. */
export function isRequirementName(name: string): boolean {
  return ONLY_NAME.test(name);
}

function mentionsIn(section: Section): Named[] {
  const found: Named[] = [];
  for (const match of section.prose.matchAll(REQUIREMENT_NAME)) {
    found.push({ name: match[0], span: { start: match.index, end: match.index + match[0].length } });
  }
  return found;
}

function clauseEntries(spec: Specification): ClauseEntry[] {
  const entries: ClauseEntry[] = [];
  const add = (id: string, version: string | undefined, span: Span) =>
    entries.push({
      name: shared(id),
      version: version === undefined ? undefined : shared(version),
      range: rangeOf(spec, span),
    });
  for (const use of clauseUses(spec.sections).uses)
    add(use.id, use.version, placeSpan(spec.places.placement(use.at), use.idSpan));
  let last: number | undefined;
  for (const [at, { entry }] of spec.sections.entries()) {
    if (entry?.kind !== 'clause') continue;
    const item = spec.places.item(at);
    // An item of several sections is one use.
    if (!item?.id || !item.idSpan || item.idSpan.start === last) continue;
    last = item.idSpan.start;
    add(item.id, item.version, item.idSpan);
  }
  return entries;
}
