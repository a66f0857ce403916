import type { Checked } from '../check/check.ts';
import { allProblems } from '../check/fix.ts';
import { placeEdits, problemRange, rangeOf, toDocument } from '../check/places.ts';
import type { Problem } from '../check/problem.ts';
import { fill, type UserLanguage } from '../check/render.ts';
import { blocksIn } from '../check/update-clauses.ts';
import { emptyFields } from '../library/fields.ts';
import type { LoadedFile, LoadedLibrary } from '../library/libraries.ts';
import { type Clause, currentVersion, type Library, versionOf } from '../library/library.ts';
import { newVersion } from '../library/new-version.ts';
import { clauseOf } from '../library/read-library.ts';
import { readLibraryFile } from '../library/source.ts';
import { bodyText, type ClauseBlock, renamedVersion } from '../rules/language/clause-blocks.ts';
import type { Text2 } from '../rules/rule.ts';
import { applyEdits } from '../text/span.ts';
import type { Action, ActionEdit } from './actions.ts';
import { rangeIn } from './library-places.ts';

const COMPARE = { nl: 'Vergelijk met de bibliotheek', en: 'Compare with the library' };

const TITLE = {
  nl: 'Maak hiervan een nieuwe versie in de bibliotheek',
  en: 'Make this a new version in the library',
};

const REFUSED = {
  builtIn: {
    nl: 'De clausule {id} hoort bij de ingebouwde bibliotheek en die is niet te wijzigen. Neem haar eerst op in een eigen bibliotheek, in de map ‘bibliotheek’ naast bestekwijzer.yaml.',
    en: 'The clause {id} belongs to the built-in library, which cannot be changed. First copy it to a library of your own, in the folder ‘bibliotheek’ beside bestekwijzer.yaml.',
  },
  package: {
    nl: 'De clausule {id} komt uit een pakket in node_modules. Een wijziging daarin gaat bij de volgende installatie verloren; vraag de beheerder van het pakket om een nieuwe versie.',
    en: 'The clause {id} comes from a package in node_modules. A change there is lost at the next installation; ask the keeper of the package for a new version.',
  },
  readOnly: {
    nl: 'Het bestand van de clausule {id} is alleen-lezen. Vraag de beheerder van de bibliotheek om een nieuwe versie.',
    en: 'The file of the clause {id} is read-only. Ask the keeper of the library for a new version.',
  },
  notCurrent: {
    nl: 'Deze tekst gaat uit van versie {version} van {id}, maar nu geldt {current}. Werk de clausule hier eerst bij.',
    en: 'This text starts from version {version} of {id}, but {current} is in force. First update the clause here.',
  },
  comment: {
    nl: 'In de tekst van de clausule staat een opmerking (<!-- … -->), die niet in de bibliotheek hoort. Haal die eerst weg.',
    en: 'The text of the clause holds a comment (<!-- … -->), which has no place in the library. Remove it first.',
  },
  unwritable: {
    nl: 'Het bestand van de clausule {id} is niet zo opgemaakt dat er een versie bij kan. Voeg de versie daar zelf toe.',
    en: 'The file of the clause {id} is not laid out so that a version can be added. Add the version there yourself.',
  },
} as const satisfies Record<string, Text2>;

/** Where the clauses of a document are laid down. */
export interface ClauseHome {
  /** The file a clause comes from, with its library; undefined for the built-in one. */
  fileOf(clause: Clause): { readonly file: LoadedFile; readonly library: LoadedLibrary } | undefined;
  /** Whether a file may be changed. */
  isWritable(uri: string): Promise<boolean>;
}

/**
 * For each clause in the span whose text was changed: taking that text over in the library, as a version in force from
 * `date` (ISO), with the fields left open again; the document then names that version. Where that cannot be, an action
 * that says why. And a look at both texts.
 */
export async function adoptActions(
  checked: Checked,
  start: number,
  end: number,
  library: Library,
  home: ClauseHome,
  date: string,
  language: UserLanguage,
): Promise<Action[]> {
  const { spec } = checked;
  const touched = allProblems(checked).filter((problem) => {
    const span = toDocument(spec, problem.at, problem.span);
    return (
      problem.rule.id === 'clausule/afgeweken' &&
      problem.motivated === undefined &&
      span.start <= end &&
      start <= span.end
    );
  });
  if (touched.length === 0) return [];
  const blocks = blocksIn(spec);
  const actions: Action[] = [];
  for (const problem of touched) {
    const block = blocks.find(({ name }) => name.at === problem.at && name.span.start === problem.span.start);
    if (!block) continue;
    actions.push(await adoption(checked, problem, block, library, home, date, language));
    const place = problemRange(spec, problem).start;
    actions.push({ ...base(COMPARE[language], problem), compares: place });
  }
  return actions;
}

async function adoption(
  { spec }: Checked,
  problem: Problem,
  block: ClauseBlock,
  library: Library,
  home: ClauseHome,
  date: string,
  language: UserLanguage,
): Promise<Action> {
  const own = base(TITLE[language], problem);
  const { id } = block;
  const clause = library.clause(id);
  const version = clause && block.version !== undefined ? versionOf(clause, block.version) : undefined;
  const current = clause && currentVersion(clause, date);
  const refuse = (why: keyof typeof REFUSED): Action => ({
    ...own,
    refused: fill(
      REFUSED[why],
      { id, version: block.version ?? '', current: current?.version ?? '' },
      language,
    ),
  });
  const found = clause && home.fileOf(clause);
  if (!clause || !found) return refuse('builtIn');
  const { file, library: loaded } = found;
  if (loaded.origin === 'package') return refuse('package');
  if (!(await home.isWritable(file.uri))) return refuse('readOnly');
  if (!version || version !== current) return refuse('notCurrent');
  const body = withoutIndent(bodyText(block));
  if (body.includes('<!--')) return refuse('comment');
  const text = emptyFields(body, version);
  const made = newVersion(file.source, date, text);
  if (!made) return refuse('unwritable');
  const after = readLibraryFile(file.source.name, applyEdits(file.source.text, made.edits));
  const added = clauseOf(after)?.versions.find((one) => one.version === made.version);
  const mark = placeEdits(spec, block.name.at, renamedVersion(block, made.version));
  if (added?.text.trim() !== text.trim().replace(/\r\n/g, '\n') || !mark) return refuse('unwritable');
  return {
    ...own,
    edits: mark.map((edit): ActionEdit => ({ ...edit, range: rangeOf(spec, edit.span) })),
    elsewhere: new Map([
      [file.uri, made.edits.map((edit) => ({ ...edit, range: rangeIn(file.source.text, edit.span) }))],
    ]),
  };
}

function base(title: string, problem: Problem): Action {
  return { title, kind: 'fix', safety: 'suggestion', preferred: false, problem, edits: [] };
}

/** What stands to the right in the document, as in a list, does not in the library. */
function withoutIndent(text: string): string {
  const lines = text
    .replace(/^(?:[ \t]{0,100}\r?\n)+/, '')
    .trimEnd()
    .split('\n');
  const indents = lines
    .filter((line) => line.trim() !== '')
    .map((line) => line.length - line.trimStart().length);
  const least = Math.min(...indents, Number.MAX_SAFE_INTEGER);
  return lines.map((line) => line.slice(Math.min(least, line.length - line.trimStart().length))).join('\n');
}
