import { describe, expect, it } from 'vitest';
import type { CodeLens, Location, PrepareRenameResult, WorkspaceEdit } from 'vscode-languageserver';
import type { LibraryNode } from '../../server/features/trees.ts';
import { itemsOf } from './client.ts';
import { applied, places, ROOT, startWorkspace, type WorkspaceClient } from './workspace-client.ts';

const CLAUSE = `id: eigen/levering
titel: Levering
versies:
  - versie: "2"
    geldig-vanaf: 2026-01-01
    vervangt: "1"
    tekst: |
      Opdrachtnemer levert binnen veertien dagen na de bestelling op het afgesproken adres.
  - versie: "1"
    geldig-vanaf: 2020-01-01
    geldig-tot: 2025-12-31
    tekst: |
      Opdrachtnemer levert op tijd.
`;
const USE = `# Levering

<!-- clausule eigen/levering@1 -->
Opdrachtnemer levert op tijd.
<!-- /clausule -->
`;
const FILES = {
  'bestekwijzer.yaml': '',
  'bibliotheek/bibliotheek.yaml': 'id: eigen\ntitel: Eigen clausules\n',
  'bibliotheek/levering.yaml': CLAUSE,
  'bibliotheek/stuk.yaml': 'id: [\n',
  'een.bestek.md': USE,
  'map/twee.bestek.md': USE.replace('@1', '@2'),
};
const [DOCUMENT, LIBRARY] = [`${ROOT}/een.bestek.md`, `${ROOT}/bibliotheek/levering.yaml`];

async function started(): Promise<WorkspaceClient> {
  const client = await startWorkspace(FILES, { project: () => '' });
  await client.indexed();
  client.open(DOCUMENT, USE);
  return client;
}

describe('a library of the workspace', () => {
  it('is in use, before the built-in one; a file that cannot be read costs that file', async () => {
    const client = await started();
    const libraries = await client.request<{ id: string; clauses: { id: string }[] }[]>(
      'bestekwijzer/clausules',
      {},
    );
    expect(libraries.map(({ id }) => id)).toEqual(['eigen', 'isv']);
    expect(libraries[0]!.clauses.map(({ id }) => id)).toEqual(['eigen/levering']);
    expect(itemsOf(await client.pull(DOCUMENT)).map(({ code }) => code)).toContain('clausule/verouderd');
    const [lens] = await client.request<CodeLens[]>('textDocument/codeLens', {
      textDocument: { uri: DOCUMENT },
    });
    const { command } = await client.request<CodeLens>('codeLens/resolve', lens);
    expect(command!.title).toBe('gebruikt in 2 documenten · 1 op een oude versie');
  });

  it('stands in the tree with where it comes from, what it covers and what it wins from', async () => {
    const covering = (id: string) =>
      `id: ${id}\ntitel: Beleid\nstap: 1\nthemas: [milieu]\nversies:\n  - versie: "9"\n    tekst: Beleid.\n`;
    const client = await startWorkspace(
      { ...FILES, 'bibliotheek/beleid.yaml': covering('isv/stap-1-beleid') },
      { project: () => '' },
    );
    await client.indexed();
    const [own, builtIn] = await client.request<LibraryNode[]>('bestekwijzer/clausules', {});
    expect([own!.description, builtIn!.description]).toEqual([
      'werkmap · 1/6 stappen',
      'ingebouwd · 6/6 stappen',
    ]);
    expect(own!.about).toContain('| Stap | arbeidsomstandigheden | mensenrechten | milieu |');
    expect(own!.about).toContain('| 1 | – | – | ✓ |\n| 2 | – | – | – |');
    const overridden = builtIn!.clauses.filter(({ overriddenBy }) => overriddenBy !== undefined);
    expect(overridden.map(({ id, overriddenBy }) => [id, overriddenBy])).toEqual([
      ['isv/stap-1-beleid', 'Eigen clausules'],
    ]);
  });

  it('is where a clause is laid down, and its file names the documents', async () => {
    const client = await started();
    const here = client.at(DOCUMENT, 'eigen/lev|ering');
    expect(places(await client.request<Location[]>('textDocument/definition', here))).toEqual([
      'bibliotheek/levering.yaml 0:4',
    ]);
    client.open(LIBRARY, CLAUSE);
    const context = { includeDeclaration: true };
    const found = await client.request<Location[]>('textDocument/references', {
      ...client.at(LIBRARY, 'eigen/lev|ering'),
      context,
    });
    expect(places(found)).toEqual([
      'bibliotheek/levering.yaml 0:4',
      'een.bestek.md 2:14',
      'map/twee.bestek.md 2:14',
    ]);
  });

  it.each([
    ['a document', DOCUMENT],
    ['its own file', LIBRARY],
  ])('has a clause renamed everywhere, from %s', async (_from, uri) => {
    const client = await started();
    client.open(LIBRARY, CLAUSE);
    const here = client.at(uri, 'eigen/lev|ering');
    expect(await client.request<PrepareRenameResult>('textDocument/prepareRename', here)).toMatchObject({
      placeholder: 'eigen/levering',
    });
    const edit = await client.request<WorkspaceEdit>('textDocument/rename', {
      ...here,
      newName: 'eigen/aflevering',
    });
    const renamed = (text: string) => text.replace('eigen/levering', 'eigen/aflevering');
    expect(applied(client.files, edit)).toEqual({
      'bibliotheek/levering.yaml': renamed(CLAUSE),
      'een.bestek.md': renamed(USE),
      'map/twee.bestek.md': renamed(FILES['map/twee.bestek.md']),
    });
    const refused = client.request('textDocument/rename', { ...here, newName: 'isv/stap-2-risicos' });
    await expect(refused).rejects.toThrow(/al in gebruik/);
  });

  it('counts anew from the moment it is saved', async () => {
    const client = await started();
    client.files[LIBRARY] = CLAUSE.replace('geldig-vanaf: 2026-01-01', 'geldig-vanaf: 2030-01-01').replace(
      '    geldig-tot: 2025-12-31\n',
      '',
    );
    client.watched(LIBRARY);
    const codes = async () => itemsOf(await client.pull(DOCUMENT)).map(({ code }) => code);
    await expect.poll(codes).not.toContain('clausule/verouderd');
  });
});
