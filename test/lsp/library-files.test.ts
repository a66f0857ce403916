import { describe, expect, it } from 'vitest';
import type {
  ClientCapabilities,
  CodeAction,
  CodeLens,
  CompletionItem,
  CreateFile,
  DocumentHighlight,
  DocumentSymbol,
  Hover,
  Location,
  TextDocumentEdit,
  TextEdit,
  WorkspaceDiagnosticReport,
  WorkspaceEdit,
  WorkspaceFullDocumentDiagnosticReport,
} from 'vscode-languageserver';
import { parse } from 'yaml';
import { itemsOf, PLAIN, rangeIn, TODAY } from './client.ts';
import { places, ROOT, startWorkspace, WORKSPACE, type WorkspaceClient } from './workspace-client.ts';

const LEVERING = `id: eigen/levering
titel: Levering
invulvelden:
  levertijd:
    omschrijving: Termijn van levering
    type: duur
bron:
  - titel: Eigen redactie
    status: afgeleid
versies:
  - versie: "2024.1"
    geldig-vanaf: 2024-01-01
    tekst: |
      1. Levering op dinsdag, binnen {{levertijd}}.

      2. Na verzending van de gunningsbeslissing geldt een opschortende termijn van 15 kalenderdagen.
      3. Levering op {{plaats}}.
`;
const BETALING = `id: eigen/betaling
titel: Betaling
bron:
  - titel: Eigen redactie
    status: afgeleid
versies:
  - versie: "2024.1"
    geldig-vanaf: 2024-01-01
    vervangt: "2017.1"
    tekst: |
      Opdrachtgever betaalt binnen dertig dagen na ontvangst van de factuur.
`;
const FILES = {
  'bestekwijzer.yaml': 'bestanden: ["**/*.yaml"]\n',
  'bibliotheek/bibliotheek.yaml': 'id: eigen\ntitel: Eigen clausules\n',
  'bibliotheek/levering.yaml': LEVERING,
  'bibliotheek/betaling.yaml': BETALING,
};
const [LEVERING_URI, BETALING_URI] = [
  `${ROOT}/bibliotheek/levering.yaml`,
  `${ROOT}/bibliotheek/betaling.yaml`,
];
const CREATES: ClientCapabilities = {
  ...WORKSPACE,
  workspace: {
    ...WORKSPACE.workspace,
    workspaceEdit: { ...WORKSPACE.workspace!.workspaceEdit, resourceOperations: ['create'] },
  },
};

async function started(
  files: Record<string, string | undefined> = FILES,
  capabilities = CREATES,
): Promise<WorkspaceClient> {
  const client = await startWorkspace(files, {
    capabilities,
    project: () => files['bestekwijzer.yaml'],
  });
  await client.indexed();
  return client;
}

const codes = async (client: WorkspaceClient, uri: string) =>
  itemsOf(await client.pull(uri)).map(({ code }) => code);

/** The text after edits of one file. */
function edited(text: string, edits: readonly TextEdit[]): string {
  const lines = text.split('\n');
  const offset = ({ line, character }: { line: number; character: number }) =>
    lines.slice(0, line).reduce((sum, one) => sum + one.length + 1, 0) + character;
  return [...edits]
    .sort((a, b) => offset(b.range.start) - offset(a.range.start))
    .reduce(
      (all, { range, newText }) => all.slice(0, offset(range.start)) + newText + all.slice(offset(range.end)),
      text,
    );
}

const editsOf = ({ edit }: CodeAction) =>
  (edit?.documentChanges ?? []).flatMap((one) => ('edits' in one ? (one.edits as TextEdit[]) : []));

describe('an open library file', () => {
  it('has its findings at their places, also in the text, and is no specification', async () => {
    const client = await started();
    client.open(LEVERING_URI, LEVERING, 'yaml');
    const found = itemsOf(await client.pull(LEVERING_URI)).map(({ code, range }) => [
      code,
      LEVERING.split('\n')[range.start.line]!.slice(range.start.character, range.end.character),
    ]);
    expect(found).toContainEqual(['bibliotheek/invulveld', '{{plaats}}']);
    expect(found).toContainEqual(['aw/standstill', expect.stringContaining('15 kalenderdagen')]);
    // The glob of the project names it, but a clause is no tender.
    expect(found.map(([code]) => code)).not.toContain('feiten/ontbreekt');
  });

  it('is told of without being asked where the client cannot ask', async () => {
    const client = await started(FILES, PLAIN);
    client.open(BETALING_URI, BETALING, 'yaml');
    expect((await client.pushed(BETALING_URI)).map(({ code }) => code)).toContain('bibliotheek/versieketen');
  });

  it('is read anew as it is typed, half a line included', async () => {
    const client = await started();
    client.open(BETALING_URI, BETALING, 'yaml');
    expect(await codes(client, BETALING_URI)).toContain('bibliotheek/versieketen');
    client.change(BETALING_URI, 2, { range: rangeIn(BETALING, '    vervangt: "2017.1"\n'), text: '' });
    expect(await codes(client, BETALING_URI)).not.toContain('bibliotheek/versieketen');
    const half = `${BETALING}  - versie: "20\n`;
    client.change(BETALING_URI, 3, { text: half });
    expect(await codes(client, BETALING_URI)).toEqual(['bibliotheek/schema']);
    const symbols = await client.request<DocumentSymbol[]>('textDocument/documentSymbol', {
      textDocument: { uri: BETALING_URI },
    });
    expect(symbols[0]!.name).toBe('eigen/betaling');
    client.change(BETALING_URI, 4, { text: `<<<<<<< HEAD\n${BETALING}=======\nx\n>>>>>>> tak\n` });
    const [conflict, ...more] = itemsOf(await client.pull(BETALING_URI));
    expect(more).toEqual([]);
    expect(conflict!.message).toContain('samenvoegconflict');
    expect(conflict!.range.start).toEqual({ line: 0, character: 0 });
  });

  it('that gets the id of another is told of in time, and so is the other', async () => {
    const client = await started();
    client.open(BETALING_URI, BETALING, 'yaml');
    client.open(LEVERING_URI, LEVERING, 'yaml');
    expect(await codes(client, LEVERING_URI)).not.toContain('bibliotheek/dubbel');
    client.change(BETALING_URI, 2, { text: BETALING.replace('eigen/betaling', 'eigen/levering') });
    await expect.poll(() => codes(client, LEVERING_URI)).toContain('bibliotheek/dubbel');
    const item = itemsOf(await client.pull(LEVERING_URI)).find(({ code }) => code === 'bibliotheek/dubbel')!;
    expect(item.range.start).toEqual({ line: 0, character: 4 });
    // A line above it moves the finding along before the files are held against each other again.
    client.change(LEVERING_URI, 2, { text: `# clausule\n${LEVERING}` });
    const moved = itemsOf(await client.pull(LEVERING_URI)).find(({ code }) => code === 'bibliotheek/dubbel')!;
    expect(moved.range.start).toEqual({ line: 1, character: 4 });
  });

  it('offers keys, values and fields, and says what a key means', async () => {
    const client = await started();
    client.open(LEVERING_URI, LEVERING, 'yaml');
    const offered = async (marked: string) => {
      const items = await client.request<CompletionItem[]>(
        'textDocument/completion',
        client.at(LEVERING_URI, marked),
      );
      return items.map(({ label }) => label);
    };
    expect(await offered('    ge|ldig-vanaf')).toContain('geldig-tot');
    expect(await offered('status: afge|leid')).toContain('geverifieerd');
    expect(await offered('{{pla|ats')).toEqual(['levertijd']);
    const hover = await client.request<Hover>('textDocument/hover', client.at(LEVERING_URI, 'geldig-va|naf'));
    expect(hover.contents).toMatchObject({ value: expect.stringContaining('Eerste dag') });
  });

  it('has an outline of the clause, its fields and its versions', async () => {
    const client = await started();
    client.open(LEVERING_URI, LEVERING, 'yaml');
    const [clause] = await client.request<DocumentSymbol[]>('textDocument/documentSymbol', {
      textDocument: { uri: LEVERING_URI },
    });
    expect([clause!.name, clause!.detail]).toEqual(['eigen/levering', 'Levering']);
    expect(clause!.children!.map(({ name, detail }) => `${name}: ${detail}`)).toEqual([
      'levertijd: Termijn van levering',
      '2024.1: geldt nu · vanaf 2024-01-01',
    ]);
    for (const { range, selectionRange } of clause!.children!) {
      expect(range.start.line).toBeLessThanOrEqual(selectionRange.start.line);
      expect(range.end.line).toBeGreaterThanOrEqual(selectionRange.end.line);
    }
  });

  it('gets a new version with what it replaces and from today on, and the library a new clause', async () => {
    const client = await started();
    client.open(LEVERING_URI, LEVERING, 'yaml');
    const actions = await client.actions(LEVERING_URI, rangeIn(LEVERING, 'titel'));
    const version = actions.find(({ title }) => title === 'Nieuwe versie van deze clausule (2026.1)')!;
    const after = edited(LEVERING, editsOf(version));
    expect(after).toContain(`  - versie: "2026.1"\n    geldig-vanaf: ${TODAY}\n    vervangt: "2024.1"\n`);
    expect(after).toContain('    geldig-vanaf: 2024-01-01\n    geldig-tot: 2026-10-31\n');
    const clause = actions.find(({ title }) => title === 'Nieuwe clausule in deze bibliotheek')!;
    const [create, content] = clause.edit!.documentChanges as [CreateFile, TextDocumentEdit];
    expect(create).toEqual({ kind: 'create', uri: `${ROOT}/bibliotheek/nieuwe-clausule.yaml` });
    const text = (content.edits[0] as TextEdit).newText;
    expect(text).toContain('id: eigen/nieuwe-clausule');
    client.files[create.uri] = text;
    client.watched(create.uri);
    client.open(create.uri, text, 'yaml');
    await expect
      .poll(async () => (await client.actions(create.uri, rangeIn(text, 'titel'))).length)
      .toBeGreaterThan(1);
    expect(await codes(client, create.uri)).toEqual([]);
  });

  it('gets the fixes of its rules, and no motivations', async () => {
    const client = await started();
    client.open(LEVERING_URI, LEVERING, 'yaml');
    const actions = await client.actions(LEVERING_URI, rangeIn(LEVERING, '{{plaats}}'));
    const fix = actions.find(({ title }) => title.includes('Neem “plaats” op'))!;
    expect(edited(LEVERING, editsOf(fix))).toContain(
      '  plaats:\n    omschrijving: plaats\n    type: tekst\nbron:',
    );
    const standstill = await client.actions(LEVERING_URI, rangeIn(LEVERING, '15 kalenderdagen'));
    expect(standstill.filter(({ title }) => /motivering|vals alarm/.test(title))).toEqual([]);
  });
});

const OWN = `id: eigen/levering
titel: Levering
invulvelden:
  levertijd:
    omschrijving: Termijn van levering
    type: duur
  boete:
    omschrijving: Boete
    type: bedrag
versies:
  - versie: "2024.1"
    geldig-vanaf: 2024-01-01
    tekst: |
      Opdrachtnemer levert binnen {{levertijd}} na de bestelling op het afgesproken adres.

      Bij vertraging is verschuldigd een boete van {{boete}}.
`;
const CHANGED = `# Levering

<!-- clausule eigen/levering@2024.1 -->
Opdrachtnemer levert binnen **14 dagen** na de bestelling op het afgesproken adres en meldt dat.

Bij vertraging is verschuldigd een boete van € 100 per dag.
<!-- /clausule -->
`;

describe('a clause whose text was changed in a document', () => {
  const TITLE = 'Maak hiervan een nieuwe versie in de bibliotheek';
  const DOCUMENT = `${ROOT}/een.bestek.md`;
  const files = {
    'bestekwijzer.yaml': '',
    'bibliotheek/bibliotheek.yaml': 'id: eigen\ntitel: Eigen\n',
    'bibliotheek/levering.yaml': OWN,
    'een.bestek.md': CHANGED,
  };

  async function offered(text: string, library = OWN) {
    const client = await started({ ...files, 'bibliotheek/levering.yaml': library, 'een.bestek.md': text });
    client.open(DOCUMENT, text);
    const [item] = itemsOf(await client.pull(DOCUMENT)).filter(({ code }) => code === 'clausule/afgeweken');
    const actions = await client.actions(DOCUMENT, item!.range);
    return { client, actions, adopt: actions.find(({ title }) => title === TITLE)! };
  }

  it.each(['\n', '\r\n'])(
    'makes a new version of the library with its fields open again (%j)',
    async (eol) => {
      const library = OWN.replaceAll('\n', eol);
      const { actions, adopt } = await offered(CHANGED, library);
      expect(actions.slice(0, 3).map(({ title }) => title)).toEqual([
        'Herstel de tekst van de bibliotheek met behoud van wat is ingevuld',
        TITLE,
        'Voeg een motivering toe (clausule/afgeweken)',
      ]);
      const after = Object.fromEntries(
        (adopt.edit!.documentChanges as TextDocumentEdit[]).map(({ textDocument: { uri }, edits }) => [
          uri,
          edited(uri === DOCUMENT ? CHANGED : library, edits as TextEdit[]),
        ]),
      );
      expect(after[DOCUMENT]).toBe(CHANGED.replace('@2024.1', '@2026.1'));
      expect(after[LEVERING_URI]).toBe(
        OWN.replace(
          '  - versie: "2024.1"\n    geldig-vanaf: 2024-01-01\n',
          `  - versie: "2026.1"
    geldig-vanaf: ${TODAY}
    vervangt: "2024.1"
    wijziging: \n    tekst: |
      Opdrachtnemer levert binnen {{levertijd}} na de bestelling op het afgesproken adres en meldt dat.

      Bij vertraging is verschuldigd een boete van {{boete}}.
  - versie: "2024.1"
    geldig-vanaf: 2024-01-01
    geldig-tot: 2026-10-31
`,
        ).replaceAll('\n', eol),
      );
      const again = await started({
        ...files,
        'bibliotheek/levering.yaml': after[LEVERING_URI],
        'een.bestek.md': after[DOCUMENT],
      });
      again.open(DOCUMENT, after[DOCUMENT]!);
      expect(await codes(again, DOCUMENT)).not.toContain('clausule/afgeweken');
    },
  );

  it.each([
    ['built in', CHANGED.replace('eigen/levering@2024.1', 'isv/evenredigheid@2025.1'), OWN, /ingebouwde/],
    [
      'no longer in force',
      CHANGED,
      OWN.replace(
        'versies:\n',
        'versies:\n  - versie: "2025.1"\n    geldig-vanaf: 2025-01-01\n    tekst: Nieuw.\n',
      ),
      /nu geldt 2025\.1/,
    ],
    ['with a comment in it', CHANGED.replace('meldt dat.', 'meldt dat. <!-- nagaan -->'), OWN, /opmerking/],
    ['in a file of one line', CHANGED, oneLine(OWN), /niet zo opgemaakt/],
  ])('says why not when it is %s', async (_name, text, library, why) => {
    const { client, adopt } = await offered(text, library);
    expect(adopt.edit).toBeUndefined();
    const shown = new Promise<{ message: string }>((resolve) =>
      client.connection.onNotification('window/showMessage', resolve),
    );
    await client.request('workspace/executeCommand', adopt.command);
    expect((await shown).message).toMatch(why);
  });

  it('is motivated after the clause, not in it', async () => {
    const { client, actions } = await offered(CHANGED);
    const motivate = actions.find(({ title }) => title.startsWith('Voeg een motivering'))!;
    const [edit] = editsOf(motivate) as (TextEdit & { snippet?: { value: string } })[];
    const reason = 'de raad heeft op 3 mei een andere tekst vastgesteld';
    const after = edited(CHANGED, [
      { range: edit!.range, newText: edit!.snippet!.value.replace(/\$\{1:[^}]*\}/, reason) },
    ]);
    expect(after).toContain(`<!-- /clausule -->\n\n> **Motivering** (clausule/afgeweken): ${reason}`);
    client.change(DOCUMENT, 2, { text: after });
    expect(await codes(client, DOCUMENT)).not.toContain('clausule/afgeweken');
  });
});

/** The clause with all its versions in braces. */
function oneLine(text: string): string {
  return text.replace(
    /versies:[\s\S]*/,
    (versions) => `versies: ${JSON.stringify(parse(versions).versies)}\n`,
  );
}

describe('a field of a clause', () => {
  const DOCUMENT = `${ROOT}/een.bestek.md`;
  const USE = CHANGED.replace('**14 dagen**', '{{ levertijd }}');
  const files = {
    'bestekwijzer.yaml': '',
    'bibliotheek/bibliotheek.yaml': 'id: eigen\ntitel: Eigen\n',
    'bibliotheek/levering.yaml': OWN,
    'een.bestek.md': USE,
  };
  const here = { textDocument: { uri: DOCUMENT } };

  it.each([
    ['its document', DOCUMENT, '{{ lever|tijd }}'],
    ['its library', LEVERING_URI, '{{lever|tijd}}'],
    ['the list of fields', LEVERING_URI, '  lever|tijd:'],
  ])('is found, coloured and may be renamed from %s', async (_from, uri, marked) => {
    const client = await started(files);
    client.open(DOCUMENT, USE);
    client.open(LEVERING_URI, OWN, 'yaml');
    const at = client.at(uri, marked);
    expect(await client.request('textDocument/prepareRename', at)).toMatchObject({
      placeholder: 'levertijd',
    });
    const context = { includeDeclaration: true };
    const found = await client.request<Location[]>('textDocument/references', { ...at, context });
    expect(places(found)).toEqual([
      'bibliotheek/levering.yaml 13:36',
      'bibliotheek/levering.yaml 3:2',
      'een.bestek.md 3:31',
    ]);
    const marks = await client.request<DocumentHighlight[]>('textDocument/documentHighlight', at);
    expect(marks).toHaveLength(uri === DOCUMENT ? 1 : 2);
    const [laidDown] = await client.request<Location[]>('textDocument/definition', at);
    expect(places([laidDown!])).toEqual(['bibliotheek/levering.yaml 3:2']);
  });

  it('is renamed in a library file as it is being typed, not as it was saved', async () => {
    const client = await started(files);
    client.open(DOCUMENT, USE);
    client.open(LEVERING_URI, OWN, 'yaml');
    const typed = `# een regel erbij\n${OWN}`;
    client.change(LEVERING_URI, 2, { text: typed });
    const edit = await client.request<WorkspaceEdit>('textDocument/rename', {
      ...here,
      position: client.at(DOCUMENT, '{{ lever|tijd }}').position,
      newName: 'termijn',
    });
    expect(edited(typed, edit.changes![LEVERING_URI]!)).toBe(typed.replaceAll('levertijd', 'termijn'));
    expect(edited(USE, edit.changes![DOCUMENT]!)).toBe(USE.replace('levertijd', 'termijn'));
  });

  it('stands under a lens that tells where its clause is used', async () => {
    const client = await started(files);
    client.open(LEVERING_URI, OWN, 'yaml');
    const [lens] = await client.request<CodeLens[]>('textDocument/codeLens', {
      textDocument: { uri: LEVERING_URI },
    });
    const { command } = await client.request<CodeLens>('codeLens/resolve', lens);
    expect(command!.title).toBe('gebruikt in 1 document');
  });
});

describe('closed libraries', () => {
  const report = async (client: WorkspaceClient) => {
    const { items } = await client.request<WorkspaceDiagnosticReport>('workspace/diagnostic', {
      previousResultIds: [],
    });
    return Object.fromEntries(
      (items as WorkspaceFullDocumentDiagnosticReport[]).map(({ uri, items: found }) => [
        uri.slice(ROOT.length + 1),
        found.map(({ code }) => code),
      ]),
    );
  };

  it('are told of with the whole dossier', async () => {
    const found = await report(await started());
    expect(found['bibliotheek/betaling.yaml']).toContain('bibliotheek/versieketen');
    expect(found['bibliotheek/levering.yaml']).toContain('bibliotheek/invulveld');
  });

  it('are told of anew when they change on disk, are added or go away, with no document open', async () => {
    const client = await started();
    expect((await report(client))['bibliotheek/betaling.yaml']).toContain('bibliotheek/versieketen');
    client.files[BETALING_URI] = BETALING.replace('    vervangt: "2017.1"\n', '');
    const added = `${ROOT}/bibliotheek/nieuw.yaml`;
    client.files[added] = 'id: eigen/nieuw\n';
    client.watched(BETALING_URI, added);
    await expect
      .poll(async () => (await report(client))['bibliotheek/nieuw.yaml'])
      .toContain('bibliotheek/schema');
    expect((await report(client))['bibliotheek/betaling.yaml']).toBeUndefined();
    for (const uri of Object.keys(client.files)) if (uri.includes('/bibliotheek/')) delete client.files[uri];
    client.watched(`${ROOT}/bibliotheek/bibliotheek.yaml`);
    client.files[`${ROOT}/a.bestek.md`] =
      '<!-- clausule eigen/levering@2024.1 -->\nTekst.\n<!-- /clausule -->\n';
    client.watched(`${ROOT}/a.bestek.md`);
    await expect.poll(async () => (await report(client))['a.bestek.md']).toContain('clausule/onbekend');
    expect(Object.keys(await report(client))).toEqual(['a.bestek.md']);
  });

  it('that no project has in use are told of too, and do not count in documents', async () => {
    const client = await started({
      'los/bibliotheek.yaml': 'id: los\ntitel: Los\n',
      'los/diep/betaling.yaml': BETALING.replace('eigen/', 'los/'),
      'a.bestek.md': '<!-- clausule los/betaling@2024.1 -->\nTekst.\n<!-- /clausule -->\n',
    });
    const found = await report(client);
    expect(found['los/diep/betaling.yaml']).toContain('bibliotheek/versieketen');
    expect(found['a.bestek.md']).toContain('clausule/onbekend');
  });
});
