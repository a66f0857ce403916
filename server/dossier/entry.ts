import { type Range, rangeOf, toDocument } from '../check/places.ts';
import { clauseBody, clauseUses } from '../spec/clauses.ts';
import type { PlacedSection, Section } from '../spec/model.ts';
import { positionAt, textBetween } from '../spec/pieces.ts';
import { requirementOfItem, requirementsIn } from '../spec/requirements.ts';
import type { Specification } from '../spec/specification.ts';
import type { Span } from '../text/span.ts';
import { type Capitals, capitalsIn } from './capitals.ts';
import { definitionsIn } from './definitions.ts';
import { type Reference, referencesIn } from './references.ts';

/**
 * What the dossier remembers of one document: names and places, never its text. A place is a range of lines and
 * columns, so that it can be answered without the text.
 */
export interface Entry {
  readonly uri: string;
  readonly title: string;
  readonly clauses: readonly ClauseEntry[];
  readonly requirements: readonly NamedPlace[];
  /** Words that look like requirement ids, where they are mentioned. */
  readonly mentions: readonly NamedPlace[];
  readonly terms: readonly NamedPlace[];
  readonly headings: readonly HeadingEntry[];
  readonly references: readonly ReferenceEntry[];
  /** Words with a capital, among them the mentions of defined terms. */
  readonly capitals: Capitals;
}

export interface NamedPlace {
  readonly name: string;
  readonly range: Range;
}

export interface ClauseEntry extends NamedPlace {
  readonly version: string | undefined;
  /** From the opening to the closing marker. */
  readonly whole: Range;
  /** Text between the markers, for comparing with the library; not kept for documents that are closed. */
  readonly body: string | undefined;
}

export interface HeadingEntry extends NamedPlace {
  /** Numbering as typed, lower case: "4.2", "artikel 9", "bijlage 3". */
  readonly number: string | undefined;
}

export interface ReferenceEntry {
  readonly reference: Reference;
  readonly range: Range;
}

/** The entry of a specification; linear in its length, with what is worked out per section remembered by the section. */
export function entryOf(spec: Specification): Entry {
  const at = (ordinal: number, span: Span) => rangeOf(spec, toDocument(spec, ordinal, span));
  const requirements: NamedPlace[] = [];
  const mentions: NamedPlace[] = [];
  const terms: NamedPlace[] = [];
  const headings: HeadingEntry[] = [];
  const references: ReferenceEntry[] = [];
  spec.sections.forEach((placed, ordinal) => {
    const own = requirementOfItem(placed);
    if (own) requirements.push({ name: own.id, range: rangeOf(spec, own.idSpan) });
    const found = sectionNames(placed.section, placed);
    for (const requirement of requirementsIn(placed.section))
      requirements.push({ name: requirement.id, range: at(ordinal, requirement.idSpan) });
    for (const one of found.mentions) mentions.push({ name: one.name, range: at(ordinal, one.span) });
    for (const one of found.terms) terms.push({ name: one.name, range: at(ordinal, one.span) });
    for (const one of found.references) references.push({ reference: one, range: at(ordinal, one.span) });
    const { heading } = placed.section;
    if (heading)
      headings.push({
        name: heading.title,
        number: heading.number?.toLowerCase(),
        range: at(ordinal, heading.span),
      });
  });
  return {
    uri: spec.uri,
    title:
      spec.factSheet.facts.title ??
      spec.sections.find((placed) => placed.section.heading)?.section.heading?.title ??
      '',
    clauses: clauseEntries(spec),
    requirements,
    mentions,
    terms,
    headings,
    references,
    capitals: capitalsIn(spec.sections, (ordinal, span) =>
      positionAt(spec.text, toDocument(spec, ordinal, span).start),
    ),
  };
}

interface SectionNames {
  readonly mentions: readonly { name: string; span: Span }[];
  readonly terms: readonly { name: string; span: Span }[];
  readonly references: readonly Reference[];
}

const remembered = new WeakMap<Section, { role: string; names: SectionNames }>();

function sectionNames(section: Section, placed: PlacedSection): SectionNames {
  const known = remembered.get(section);
  if (known?.role === placed.role) return known.names;
  const names = {
    mentions: mentionsIn(section),
    terms: definitionsIn(section, placed.role),
    references: referencesIn(section),
  };
  remembered.set(section, { role: placed.role, names });
  return names;
}

const NAME = '(?:EIS|WENS|KO|PVE|GE|TE|FE|NFE|SE|E|W)(?:[-.]| (?=\\d))?\\d{1,4}(?:[.-]\\d{1,3}){0,3}[a-z]?';
const REQUIREMENT_NAME = new RegExp(`(?<![\\w@/.-])${NAME}(?![\\w-])`, 'g');
const ONLY_NAME = new RegExp(`^${NAME}$`);

/** Whether a name is known for a requirement's wherever it is mentioned; YAML allows others. */
export function isRequirementName(name: string): boolean {
  return ONLY_NAME.test(name);
}

function mentionsIn(section: Section): { name: string; span: Span }[] {
  const found: { name: string; span: Span }[] = [];
  for (const match of section.prose.matchAll(REQUIREMENT_NAME)) {
    found.push({ name: match[0], span: { start: match.index, end: match.index + match[0].length } });
  }
  return found;
}

function clauseEntries(spec: Specification): ClauseEntry[] {
  const entries: ClauseEntry[] = [];
  for (const use of clauseUses(spec.sections).uses) {
    const opening = toDocument(spec, use.at, use.marker);
    const closing =
      use.closing && use.closedAt !== undefined ? toDocument(spec, use.closedAt, use.closing) : opening;
    const body = clauseBody(spec, use);
    entries.push({
      name: use.id,
      version: use.version,
      range: rangeOf(spec, toDocument(spec, use.at, use.idSpan)),
      whole: rangeOf(spec, { start: opening.start, end: closing.end }),
      body: body && textBetween(spec.text, body.start, body.end),
    });
  }
  for (const { item, span, continues } of spec.sections) {
    if (item?.kind !== 'clause' || !item.id || !item.idSpan || continues) continue;
    if (
      entries.some(
        (entry) =>
          entry.name === item.id && entry.range.start.line === rangeOf(spec, item.idSpan!).start.line,
      )
    )
      continue;
    const whole = { start: item.idSpan.start, end: span.end };
    entries.push({
      name: item.id,
      version: item.version,
      range: rangeOf(spec, item.idSpan),
      whole: rangeOf(spec, whole),
      body: undefined,
    });
  }
  return entries;
}
