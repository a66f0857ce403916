import type { Range } from '../check/places.ts';
import { isRequirementName } from '../dossier/entry.ts';
import { type DossierWorld, referencesOf } from './references.ts';
import type { Target } from './target.ts';

/** Edits per document; nothing but the name is touched. */
export type RenameEdits = ReadonlyMap<string, readonly { readonly range: Range; readonly text: string }[]>;

export type RenameResult =
  | { readonly edits: RenameEdits }
  | { readonly refused: { readonly nl: string; readonly en: string } };

const REFUSED = {
  clause: {
    nl: 'Een clausulenaam bestaat uit kleine letters, cijfers en streepjes met een schuine streep ertussen, zoals isv/stap-2-risicos.',
    en: 'A clause name has lower-case letters, digits and hyphens with a slash in between, such as isv/stap-2-risicos.',
  },
  requirement: {
    nl: 'Een eisnummer is EIS, E, WENS, W, KO, PVE, GE, TE, FE, NFE of SE met een nummer, zoals E12 of W-3; een ander nummer wordt in de tekst niet als eis herkend.',
    en: 'A requirement number is EIS, E, WENS, W, KO, PVE, GE, TE, FE, NFE or SE with a number, such as E12 or W-3; another one is not known for a requirement in the text.',
  },
  term: {
    nl: 'Een begrip begint met een hoofdletter en staat op één regel.',
    en: 'A term starts with a capital and stands on one line.',
  },
  exists: {
    nl: 'De naam {name} is al in gebruik; kies een andere, anders lopen twee dingen door elkaar.',
    en: 'The name {name} is already in use; choose another one, or two things get mixed up.',
  },
  field: {
    nl: 'De naam van een invulveld bestaat uit letters, cijfers en streepjes, zonder spaties, zoals levertijd.',
    en: 'The name of a field has letters, digits and hyphens, without spaces, such as levertijd.',
  },
  package: {
    nl: 'Deze clausule komt uit een pakket in node_modules en houdt haar namen; een wijziging daarin gaat bij de volgende installatie verloren.',
    en: 'This clause comes from a package in node_modules and keeps its names; a change there is lost at the next installation.',
  },
  builtIn: {
    nl: 'Deze clausule hoort bij de ingebouwde bibliotheek en houdt haar namen. Kopieer haar eerst naar een eigen bibliotheek.',
    en: 'This clause belongs to the built-in library and keeps its names. Copy it to a library of your own first.',
  },
} as const;

/** What keeps the names in a clause as they are, when anything does. */
export type FixedClause = 'built-in' | 'package' | undefined;

/**
 * The edits that rename what the cursor is on everywhere it is named, or why it cannot be renamed. `fixedBy` tells
 * clauses that are laid down nowhere but in files that cannot be changed; `isFixed` tells such files.
 */
export async function renameEdits(
  target: Target,
  uri: string,
  name: string,
  world: DossierWorld,
  fixedBy: (clause: string) => FixedClause,
  isFixed: (uri: string) => boolean,
): Promise<RenameResult> {
  if (target.kind === 'reference') return { refused: REFUSED.requirement };
  const fixed =
    target.kind === 'clause'
      ? fixedBy(target.name)
      : target.kind === 'field'
        ? fixedBy(target.clause)
        : undefined;
  if (fixed) return { refused: fixed === 'package' ? REFUSED.package : REFUSED.builtIn };
  if (!FORM[target.kind](name)) return { refused: REFUSED[target.kind] };
  if (name !== target.name && isTaken(target, uri, name, world)) {
    const fill = (text: string) => text.replace('{name}', name);
    return { refused: { nl: fill(REFUSED.exists.nl), en: fill(REFUSED.exists.en) } };
  }
  const edits = new Map<string, { range: Range; text: string }[]>();
  for (const place of await referencesOf(target, uri, world)) {
    if (isFixed(place.uri)) continue;
    const range = target.kind === 'clause' ? nameOnly(place.range, target.name) : place.range;
    const list = edits.get(place.uri);
    if (list) list.push({ range, text: name });
    else edits.set(place.uri, [{ range, text: name }]);
  }
  return { edits };
}

const FORM = {
  clause: (name: string) => /^[a-z][a-z0-9-]{0,40}(?:\/[a-z0-9][a-z0-9-]{0,60}){1,3}$/.test(name),
  field: (name: string) => /^[\w-]{1,60}$/.test(name),
  requirement: isRequirementName,
  term: (name: string) => /^\p{Lu}[\p{L}\d() -]{0,58}$/u.test(name) && name === name.trim(),
} as const;

function isTaken(target: Target & { name: string }, uri: string, name: string, world: DossierWorld): boolean {
  if (target.kind === 'clause')
    return world.library.clause(name) !== undefined || world.dossier.usesOf(name).length > 0;
  if (target.kind === 'field')
    return (
      world.fieldPlaces(target.clause, name).length > 0 ||
      world.library.clause(target.clause)?.fields[name] !== undefined
    );
  const tender = world.dossier.tender(uri);
  return (target.kind === 'requirement' ? tender.requirement(name) : tender.term(name)).length > 0;
}

/** The id without its version. */
function nameOnly(range: Range, name: string): Range {
  return {
    start: range.start,
    end: { line: range.start.line, character: range.start.character + name.length },
  };
}
