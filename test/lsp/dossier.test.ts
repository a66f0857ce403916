import { describe, expect, it } from 'vitest';
import type {
  CodeLens,
  DocumentHighlight,
  Location,
  PrepareRenameResult,
  WorkspaceEdit,
  WorkspaceSymbol,
} from 'vscode-languageserver';
import { applied, places, ROOT, startWorkspace, type WorkspaceClient } from './workspace-client.ts';

const FRONT = '---\nbestek: "1"\n---\n\n';
const GUIDE = `${FRONT}# Begrippen

- Opdrachtnemer: de partij die levert.

# Eisen

- E1: De Opdrachtnemer levert op tijd.
- E2: Zie ook E1 en bijlage 3.
- E3: Als E10.

Zie [het contract](contract.bestek.md#artikel-4) en [de prijzen](prijzen.md).
`;
const CONTRACT = `# Artikel 4 Levering

De Opdrachtnemer voldoet aan E1, en niet aan E10. De opdrachtnemer (klein) is een ander woord.

<!-- clausule isv/stap-2-risicos@2017.1 -->
Tekst.
<!-- /clausule -->

# Bijlage 3 Prijzen

Zie [de leidraad](./leidraad.bestek.md).
`;
const OTHER = `# Eisen

- E1: Een eis van een andere aanbesteding.

<!-- clausule isv/stap-2-risicos@2025.1 -->
Tekst.
<!-- /clausule -->
`;
const FILES = {
  'een/leidraad.bestek.md': GUIDE,
  'een/contract.bestek.md': CONTRACT,
  'twee/leidraad.bestek.md': OTHER,
};
const [A, B] = [`${ROOT}/een/leidraad.bestek.md`, `${ROOT}/een/contract.bestek.md`];

async function started(settings: Record<string, unknown> = {}): Promise<WorkspaceClient> {
  const client = await startWorkspace(FILES, { settings });
  await client.indexed();
  client.open(A, GUIDE);
  return client;
}

const definition = async (client: WorkspaceClient, marked: string, uri = A) =>
  places(await client.request<Location[]>('textDocument/definition', client.at(uri, marked)));
const references = async (client: WorkspaceClient, marked: string) =>
  places(
    await client.request<Location[]>('textDocument/references', {
      ...client.at(A, marked),
      context: { includeDeclaration: true },
    }),
  );
const rename = (client: WorkspaceClient, marked: string, newName: string) =>
  client.request<WorkspaceEdit | null>('textDocument/rename', { ...client.at(A, marked), newName });

describe('a requirement', () => {
  it('is found where it is laid down, in its own tender only', async () => {
    const client = await started();
    expect(await definition(client, 'ook E|1')).toEqual(['een/leidraad.bestek.md 10:2']);
    client.open(B, CONTRACT);
    expect(await definition(client, 'aan E|1,', B)).toEqual(['een/leidraad.bestek.md 10:2']);
  });

  it('has its mentions in all documents of the tender as references', async () => {
    const client = await started();
    expect(await references(client, '- E|1:')).toEqual([
      'een/contract.bestek.md 2:29',
      'een/leidraad.bestek.md 10:2',
      'een/leidraad.bestek.md 11:14',
    ]);
  });

  it('is highlighted in its document', async () => {
    const client = await started();
    const found = await client.request<DocumentHighlight[]>(
      'textDocument/documentHighlight',
      client.at(A, '- E|1:'),
    );
    expect(found.map(({ range }) => [range.start.line, range.start.character])).toEqual([
      [10, 2],
      [11, 14],
    ]);
  });

  it('is renamed everywhere, and nothing else is', async () => {
    const client = await started();
    expect(
      await client.request<PrepareRenameResult>('textDocument/prepareRename', client.at(A, '- E|1:')),
    ).toEqual({
      range: { start: { line: 10, character: 2 }, end: { line: 10, character: 4 } },
      placeholder: 'E1',
    });
    expect(applied(client.files, await rename(client, '- E|1:', 'E7'))).toEqual({
      'een/leidraad.bestek.md': GUIDE.replaceAll('E1:', 'E7:').replace('ook E1', 'ook E7'),
      'een/contract.bestek.md': CONTRACT.replace('E1,', 'E7,'),
    });
  });

  it('follows what is typed and not saved', async () => {
    const client = await started();
    const changed = `Ingevoegd.\n\n${CONTRACT}`;
    client.open(B, changed);
    expect(await references(client, '- E|1:')).toContain('een/contract.bestek.md 4:29');
    client.close(B);
    await expect.poll(() => references(client, '- E|1:')).toContain('een/contract.bestek.md 2:29');
  });
});

describe('a term', () => {
  it('is found where it is defined, and where it is used with its capital', async () => {
    const client = await started();
    expect(await definition(client, 'De Opdracht|nemer levert')).toEqual(['een/leidraad.bestek.md 6:2']);
    expect(await references(client, 'De Opdracht|nemer levert')).toEqual([
      'een/contract.bestek.md 2:3',
      'een/leidraad.bestek.md 10:9',
      'een/leidraad.bestek.md 6:2',
    ]);
  });

  it('is renamed over both files', async () => {
    const client = await started();
    expect(applied(client.files, await rename(client, '- Opdracht|nemer:', 'Leverancier'))).toEqual({
      'een/leidraad.bestek.md': GUIDE.replaceAll('Opdrachtnemer', 'Leverancier'),
      'een/contract.bestek.md': CONTRACT.replace('De Opdrachtnemer', 'De Leverancier'),
    });
  });
});

describe('a rename that cannot be', () => {
  const cases: [string, string, RegExp][] = [
    ['- E|1:', 'eis een', /eisnummer/],
    ['- E|1:', 'A12', /eisnummer/],
    ['- E|1:', 'E2', /E2 is al in gebruik/],
    ['- Opdracht|nemer:', 'leverancier', /begint met een hoofdletter/],
    ['- Opdracht|nemer:', 'Twee\nregels', /begint met een hoofdletter/],
  ];
  it.each(cases)('is refused with the reason: %s → %s', async (marked, name, reason) => {
    await expect(rename(await started(), marked, name)).rejects.toThrow(reason);
  });

  it('is refused for a built-in clause', async () => {
    const client = await started();
    client.open(B, CONTRACT);
    const asked = client.request('textDocument/rename', {
      ...client.at(B, 'isv/stap|-2-risicos@'),
      newName: 'eigen/clausule',
    });
    await expect(asked).rejects.toThrow(/ingebouwde bibliotheek/);
  });

  it('speaks English to who asks for it', async () => {
    await expect(rename(await started({ taal: 'en' }), '- E|1:', 'E2')).rejects.toThrow('already in use');
  });

  it('is not offered where there is no name', async () => {
    const client = await started();
    const asked = client.at(A, 'levert op| tijd');
    expect(await client.request('textDocument/prepareRename', asked)).toBeNull();
    expect(await client.request('textDocument/rename', { ...asked, newName: 'X' })).toBeNull();
  });
});

describe('references in the text', () => {
  it('lead to the annex, the article and the file', async () => {
    const client = await started();
    expect(await definition(client, 'bij|lage 3')).toEqual(['een/contract.bestek.md 8:2']);
    expect(await definition(client, '(contract.be|stek.md')).toEqual(['een/contract.bestek.md 0:0']);
  });

  it('follow a file that gets another name, both ways, and a folder', async () => {
    const client = await started();
    const willRename = (oldUri: string, newUri: string) =>
      client.request<WorkspaceEdit | null>('workspace/willRenameFiles', {
        files: [{ oldUri: `${ROOT}/${oldUri}`, newUri: `${ROOT}/${newUri}` }],
      });
    expect(
      applied(client.files, await willRename('een/contract.bestek.md', 'een/deel 2/overeenkomst.bestek.md')),
    ).toEqual({
      'een/leidraad.bestek.md': GUIDE.replace('contract.bestek.md#', 'deel%202/overeenkomst.bestek.md#'),
      'een/contract.bestek.md': CONTRACT.replace('./leidraad', '../leidraad'),
    });
    expect(applied(client.files, await willRename('een/prijzen.md', 'twee/prijzen.md'))).toEqual({
      'een/leidraad.bestek.md': GUIDE.replace('(prijzen.md', '(../twee/prijzen.md'),
    });
    // All that point to each other move together.
    expect(await willRename('een', 'drie')).toBeNull();
  });
});

describe('a clause', () => {
  it('leads to its page where the client can show it', async () => {
    const plain = await started();
    plain.open(B, CONTRACT);
    expect(await definition(plain, 'isv/stap|-2-risicos@', B)).toEqual([]);
    const client = await started({ clausulepagina: 'bestekwijzer:clausules/{id}.md' });
    client.open(B, CONTRACT);
    expect(await definition(client, 'isv/stap|-2-risicos@', B)).toEqual([
      'bestekwijzer:clausules/isv/stap-2-risicos.md 0:0',
    ]);
  });

  it('tells above it where it is used and how many are behind, only when asked', async () => {
    const client = await started();
    client.open(B, CONTRACT);
    const lenses = await client.request<CodeLens[]>('textDocument/codeLens', { textDocument: { uri: B } });
    expect(lenses.map(({ command }) => command)).toEqual([undefined]);
    const { command } = await client.request<CodeLens>('codeLens/resolve', lenses[0]);
    expect(command).toMatchObject({
      title: 'gebruikt in 2 documenten · 1 op een oude versie',
      command: 'bestekwijzer.toonPlaatsen',
    });
    const [uri, position, found] = command!.arguments!;
    expect([uri, position]).toEqual([B, { line: 4, character: 0 }]);
    expect(places(found)).toEqual(['een/contract.bestek.md 4:14', 'twee/leidraad.bestek.md 4:14']);
  });

  it('has a page, and a text for each version', async () => {
    const client = await started();
    const page = (params: object) => client.request<string | null>('bestekwijzer/clausule', params);
    const all = await page({ id: 'isv/stap-2-risicos' });
    expect(all).toContain('`isv/stap-2-risicos`');
    expect(all).toMatch(/## 2025\.1 \(geldt nu/);
    expect(all).toContain('## 2017.1');
    const old = await page({ id: 'isv/stap-2-risicos', versie: '2017.1' });
    expect(old).not.toContain('#');
    expect(all!.replace(/^> /gm, '')).toContain(old!.trim());
    expect(await page({ id: 'isv/stap-2-risicos', versie: '1999' })).toBeNull();
    expect(await page({ id: 'isv/bestaat-niet' })).toBeNull();
  });

  it('is inserted between its markers with tab stops', async () => {
    const client = await started();
    const snippet = await client.request<string>('bestekwijzer/invoegen', { id: 'isv/stap-5-communicatie' });
    expect(snippet).toMatch(/^<!-- clausule isv\/stap-5-communicatie@2025\.1 -->\n/);
    expect(snippet).toMatch(/\$\{1:/);
    expect(
      await client.request('bestekwijzer/invoegen', { id: 'isv/stap-5-communicatie', versie: 'x' }),
    ).toBeNull();
  });
});

describe('the lens on ISV', () => {
  const isv = `${FRONT}# Internationale Sociale Voorwaarden

De opdrachtnemer legt beleid vast over arbeidsomstandigheden en mensenrechten in de keten.

De opdrachtnemer brengt de risico's op misstanden in de keten in kaart en rapporteert jaarlijks aan opdrachtgever.
`;
  it('says how far the text gets, and leads to the sentences', async () => {
    const client = await startWorkspace({});
    client.open(A, isv);
    const [lens] = await client.request<CodeLens[]>('textDocument/codeLens', { textDocument: { uri: A } });
    expect(lens!.range.start.line).toBe(4);
    const { command } = await client.request<CodeLens>('codeLens/resolve', lens);
    expect(command!.title).toBe('3/6 stappen · milieu ontbreekt');
    expect(places(command!.arguments![2])).toHaveLength(3);
  });
});

describe('names in the workspace', () => {
  it('are found by a part of them', async () => {
    const client = await started();
    const find = async (query: string) =>
      (await client.request<WorkspaceSymbol[]>('workspace/symbol', { query })).map(({ name }) => name);
    expect(await find('opdracht')).toEqual(['Opdrachtnemer']);
    expect((await find('stap-2')).length).toBe(2);
    expect((await find('E1')).sort()).toEqual(['E1', 'E1']);
  });
});

describe('trees', () => {
  it('tell how often each version is used, and where when asked', async () => {
    const client = await started();
    const [library] = await client.request<
      { clauses: { id: string; versions: { version: string; isCurrent: boolean; uses: number }[] }[] }[]
    >('bestekwijzer/clausules', {});
    const clause = library!.clauses.find(({ id }) => id === 'isv/stap-2-risicos')!;
    expect(clause.versions).toMatchObject([
      { version: '2025.1', isCurrent: true, uses: 1 },
      { version: '2017.1', isCurrent: false, uses: 1 },
    ]);
    const uses = await client.request<(Location & { document: string })[]>('bestekwijzer/gebruik', {
      id: clause.id,
      versie: '2017.1',
    });
    expect(places(uses)).toEqual(['een/contract.bestek.md 4:14']);
    expect(uses[0]!.document).toBe('Levering');
  });

  it('tell the state of open documents at once, of others once they were checked', async () => {
    const client = await started();
    const tree = () =>
      client.request<{ uri: string; status: string[]; outdated: number }[]>('bestekwijzer/dossier', {});
    const before = await tree();
    // By folder, then by title: "Begrippen" before "Levering".
    expect(before.map(({ uri }) => uri.replace(`${ROOT}/`, ''))).toEqual([
      'een/leidraad.bestek.md',
      'een/contract.bestek.md',
      'twee/leidraad.bestek.md',
    ]);
    const of = (nodes: typeof before, uri: string) => nodes.find((node) => node.uri === uri)!;
    expect(of(before, A).status[0]).not.toBe('nog niet gecontroleerd');
    expect(of(before, B)).toMatchObject({
      outdated: 1,
      status: ['nog niet gecontroleerd', '1 clausule verouderd'],
    });
    await client.request('workspace/diagnostic', { previousResultIds: [] });
    expect(of(await tree(), B).status[0]).not.toBe('nog niet gecontroleerd');
  });
});

describe('reports', () => {
  const REASONED = `${FRONT.replace('---\n\n', 'procedure: openbaar\n---\n\n')}# Aansprakelijkheid

De opdrachtnemer is onbeperkt aansprakelijk.

> **Motivering** (gp/aansprakelijkheid): uitval van deze apparatuur raakt direct de veiligheid van patiënten.
`;
  const report = (client: WorkspaceClient, soort: string, vorm: string) =>
    client.request<string>('bestekwijzer/rapport', { soort, vorm });

  it('cover documents that are not open, by their path', async () => {
    const client = await startWorkspace({ ...FILES, 'drie/reden é.bestek.md': REASONED });
    const json = JSON.parse(await report(client, 'afwijkingen', 'json'));
    expect(json.rows).toMatchObject([
      { path: 'drie/reden é.bestek.md', rule: 'gp/aansprakelijkheid', line: 8 },
    ]);
    expect(await report(client, 'afwijkingen', 'md')).toContain('| drie/reden é.bestek.md |');
    expect(await report(client, 'mvoi', 'csv')).toMatch(/^Document,.*\r\n(?:.*\r\n){4}Totaal \(4\)/);
    expect(await report(client, 'dekking', 'md')).toContain('# Dekking');
  });

  it('take what is typed over what is saved', async () => {
    const client = await startWorkspace({ 'a.bestek.md': REASONED });
    client.open(`${ROOT}/a.bestek.md`, GUIDE);
    expect(JSON.parse(await report(client, 'afwijkingen', 'json')).rows).toEqual([]);
  });

  it('refuse what there is not', async () => {
    const client = await startWorkspace({});
    await expect(report(client, 'winst', 'md')).rejects.toThrow();
    await expect(report(client, 'mvoi', 'constructor')).rejects.toThrow();
  });
});
