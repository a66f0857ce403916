import type { Checked } from '../check/check.ts';
import { rangeOf } from '../check/places.ts';
import type { UserLanguage } from '../check/render.ts';
import { newClause } from '../library/new-clause.ts';
import { newVersion } from '../library/new-version.ts';
import type { LibrarySource } from '../library/source.ts';
import { type Action, actionsAt } from './actions.ts';

const TITLES = {
  version: {
    nl: 'Nieuwe versie van deze clausule ({version})',
    en: 'New version of this clause ({version})',
  },
  clause: { nl: 'Nieuwe clausule in deze bibliotheek', en: 'New clause in this library' },
} as const;

/** A file of a library with what stands around it. */
export interface LibraryFileHere {
  readonly source: LibrarySource;
  /** All files of the library. */
  readonly files: readonly LibrarySource[];
  /** URI of the folder of the library. */
  readonly folder: string;
}

/**
 * What can be done in a library file: the fixes of what is found there, a new version of the clause in force from `date`
 * (ISO, today), and a new clause. Motivations and marks belong in documents and are not offered.
 */
export function libraryActions(
  checked: Checked,
  start: number,
  end: number,
  { source, files, folder }: LibraryFileHere,
  date: string,
  language: UserLanguage,
): Action[] {
  const fixes = actionsAt(checked, start, end, language).filter(
    ({ kind }) => kind === 'fix' || kind === 'explain',
  );
  const base = { kind: 'refactor', safety: undefined, preferred: false, problem: undefined } as const;
  const version = newVersion(source, date);
  const clause = newClause(files, date);
  return [
    ...fixes,
    ...(version
      ? [
          {
            ...base,
            title: TITLES.version[language].replace('{version}', version.version),
            edits: version.edits.map((edit) => ({ ...edit, range: rangeOf(checked.spec, edit.span) })),
          },
        ]
      : []),
    {
      ...base,
      title: TITLES.clause[language],
      edits: [],
      creates: { uri: `${folder}/${clause.name}`, text: clause.text },
    },
  ];
}
