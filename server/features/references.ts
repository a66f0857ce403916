import { rangeOf } from '../check/places.ts';
import { patternOf, placesOf } from '../dossier/capitals.ts';
import { fieldKey, isRequirementName } from '../dossier/entry.ts';
import { folderOf } from '../dossier/file-system.ts';
import type { Dossier, Place } from '../dossier/index.ts';
import type { Library } from '../library/library.ts';
import type { Position } from '../spec/pieces.ts';
import type { Specification } from '../spec/specification.ts';
import { mentionsOf, type Target } from './target.ts';

/** What is needed to look beyond one text. */
export interface DossierWorld {
  readonly dossier: Dossier;
  readonly library: Library;
  /** The specification of a document, open or read for the occasion. */
  readonly specOf: (uri: string) => Promise<Specification | undefined>;
  /** Where a clause is laid down in a library of the workspace. */
  readonly clausePlaces: (id: string) => Place[];
  /** Where a field of a clause is named in the libraries. */
  readonly fieldPlaces: (clause: string, field: string) => Place[];
  /** Address of the page of a clause; undefined where the client cannot show one. */
  readonly clauseAddress: (id: string) => string | undefined;
}

const TOP = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };

/** Where the thing under the cursor is laid down. */
export function definitionOf(target: Target, uri: string, world: DossierWorld): Place[] {
  const tender = world.dossier.tender(uri);
  switch (target.kind) {
    case 'clause': {
      const laidDown = world.clausePlaces(target.name);
      if (laidDown.length > 0) return laidDown;
      const page = world.library.clause(target.name) && world.clauseAddress(target.name);
      return page ? [{ uri: page, range: TOP }] : [];
    }
    case 'field':
      return world.fieldPlaces(target.clause, target.name).slice(0, 1);
    case 'requirement':
      return tender.requirement(target.name);
    case 'term':
      return tender.term(target.name);
    case 'reference':
      return referenceTarget(target, uri, world);
  }
}

function referenceTarget(
  target: Extract<Target, { kind: 'reference' }>,
  uri: string,
  world: DossierWorld,
): Place[] {
  const { reference } = target;
  if (reference.kind === 'law') return [];
  if (reference.kind === 'file') {
    const path = reference.target.split('#')[0]!;
    const file = world.dossier.entry(resolve(folderOf(uri), path));
    return file ? [{ uri: file.uri, range: TOP }] : [];
  }
  const wanted = reference.target.toLowerCase();
  const names = NUMBER_NAMES[reference.kind].map((name) => `${name}${wanted}`);
  const own = world.dossier.entry(uri);
  const others = world.dossier.tender(uri).documents.filter((entry) => entry.uri !== uri);
  for (const entry of own ? [own, ...others] : others) {
    for (const { name, range } of entry.headings)
      if (names.includes(name.replace(/\s+/g, ' '))) return [{ uri: entry.uri, range }];
  }
  return [];
}

const NUMBER_NAMES = {
  paragraph: ['', 'paragraaf ', 'par. ', '§ ', '§', 'hoofdstuk '],
  article: ['artikel ', 'art. ', ''],
  annex: ['bijlage ', 'annex '],
} as const;

/** A relative path resolved against a folder URI. */
export function resolve(folder: string, path: string): string {
  const parts = folder.split('/');
  for (const part of path.split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '.' && part !== '') parts.push(part);
  }
  return parts.join('/');
}

/** Everywhere the thing under the cursor is named, its own place included. */
export async function referencesOf(target: Target, uri: string, world: DossierWorld): Promise<Place[]> {
  switch (target.kind) {
    case 'clause':
      return [
        ...world.clausePlaces(target.name),
        ...world.dossier.usesOf(target.name).map(({ uri, range }) => ({ uri, range })),
      ];
    case 'field': {
      const key = fieldKey(target.clause, target.name);
      const open = [...world.dossier.entries()].flatMap(({ uri: document, fields }) =>
        fields.of(key).map((range) => ({ uri: document, range })),
      );
      return [...world.fieldPlaces(target.clause, target.name), ...open];
    }
    case 'requirement': {
      const documents = world.dossier.tender(uri).documents.map((entry) => ({
        uri: entry.uri,
        places: [...entry.requirements.of(target.name), ...entry.mentions.of(target.name)],
      }));
      const known = documents.flatMap((one) => one.places.map((range) => ({ uri: one.uri, range })));
      // YAML allows names that nobody knows for a requirement's in running text.
      const others = isRequirementName(target.name) ? [] : await mentionsInTender(target.name, uri, world);
      return unique([...known, ...others]);
    }
    case 'term':
      return mentionsInTender(target.name, uri, world);
    case 'reference':
      return [];
  }
}

/** Where a name stands in the documents of a tender; from the index where that knows all, else from the texts. */
async function mentionsInTender(name: string, uri: string, world: DossierWorld): Promise<Place[]> {
  const pattern = patternOf(name);
  const places: Place[] = [];
  for (const entry of world.dossier.tender(uri).documents) {
    const starts = pattern ? placesOf(entry.capitals, pattern) : [];
    if (pattern?.isExact) {
      for (const start of starts)
        places.push({ uri: entry.uri, range: { start, end: after(start, pattern.length) } });
      continue;
    }
    const spec = pattern && starts.length === 0 ? undefined : await world.specOf(entry.uri);
    for (const span of spec ? mentionsOf(spec, name) : [])
      places.push({ uri: entry.uri, range: rangeOf(spec!, span) });
  }
  return places;
}

function after({ line, character }: Position, length: number): Position {
  return { line, character: character + length };
}

function unique(places: readonly Place[]): Place[] {
  const seen = new Set<string>();
  return places.filter(({ uri, range }) => {
    const key = `${uri} ${range.start.line}:${range.start.character}`;
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}
