import type { LibrarySource } from './source.ts';

/** A file to be added to a library. */
export interface NewClause {
  /** Path in the folder of the library. */
  readonly name: string;
  readonly id: string;
  readonly text: string;
}

/**
 * A clause to begin with: valid, without a text of its own yet, in force from `date` (ISO). Its id and file name are not
 * in use in the library; the id begins as the library's own.
 */
export function newClause(files: readonly LibrarySource[], date: string): NewClause {
  const library = files.find(({ kind }) => kind === 'head')?.content?.id?.value ?? 'bibliotheek';
  const names = new Set(files.map(({ name }) => name));
  const ids = new Set(files.map(({ content }) => content?.id?.value));
  for (let n = 1; ; n++) {
    const plain = n === 1 ? 'nieuwe-clausule' : `nieuwe-clausule-${n}`;
    const [id, name] = [`${library}/${plain}`, `${plain}.yaml`];
    if (ids.has(id) || names.has(name)) continue;
    const text = `id: ${id}
titel: Nieuwe clausule
toepassing: [uitvoeringsvoorwaarde]
invulvelden:
  termijn:
    omschrijving: Termijn waarbinnen dit moet gebeuren
    type: duur
bron:
  - titel: Eigen redactie
    status: afgeleid
versies:
  - versie: "${date.slice(0, 4)}.1"
    geldig-vanaf: ${date}
    tekst: |
      Opdrachtnemer doet binnen {{termijn}} wat hier wordt beschreven.
`;
    return { name, id, text };
  }
}
