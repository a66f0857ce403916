import { describe, expect, it } from 'vitest';
import type {
  CodeAction,
  CompletionItem,
  DocumentSymbol,
  FoldingRange,
  Hover,
  Position,
  TextDocumentEdit,
} from 'vscode-languageserver';
import { CLEAN, FAULTY } from '../cli/command.ts';
import { type Client, itemsOf, MODERN, PLAIN, rangeIn, startClient } from './client.ts';

const URI = 'file:///werk/a.bestek.md';

/** The text with `|` taken out, and where it stood. */
function cursor(text: string): { text: string; position: Position } {
  const { start } = rangeIn(text, '|');
  return { text: text.replace('|', ''), position: start };
}

async function at<T>(client: Client, method: string, marked: string, uri = URI): Promise<T> {
  const { text, position } = cursor(marked);
  client.open(uri, text);
  return client.request<T>(method, { textDocument: { uri }, position });
}

const completions = async (client: Client, marked: string, uri?: string) =>
  at<CompletionItem[]>(client, 'textDocument/completion', marked, uri);
const labels = (items: CompletionItem[]) => items.map(({ label }) => label);

describe('actions', () => {
  const LIABLE = CLEAN.replace(
    '# Gunning',
    '# Aansprakelijkheid\n\nDe opdrachtnemer is onbeperkt aansprakelijk.\n\n# Gunning',
  );
  const word = 'onbeperkt aansprakelijk';

  it('come in the order in which a drafter should consider them', async () => {
    const client = await startClient(MODERN, { toonRegel: true });
    client.open(URI, FAULTY);
    const actions = await client.actions(URI, rangeIn(FAULTY, '15 kalenderdagen'));
    expect(actions.map(({ title }) => title)).toEqual([
      'Wijzig de termijn in 20 kalenderdagen',
      'Voeg een motivering toe (aw/standstill)',
      'Markeer als vals alarm (aw/standstill)',
      'Toon uitleg bij aw/standstill',
    ]);
    expect(actions.every(({ kind }) => kind === 'quickfix')).toBe(true);
    expect(actions[0]!.diagnostics).toMatchObject([{ code: 'aw/standstill' }]);
    expect(actions.at(-1)!.command).toMatchObject({
      command: 'bestekwijzer.toonRegel',
      arguments: ['aw/standstill'],
    });
    // A proposal that touches a term is never the one an editor may apply unasked.
    expect(actions.some(({ isPreferred }) => isPreferred)).toBe(false);
  });

  it('leave out the rule page where the client cannot show it', async () => {
    const client = await startClient(MODERN);
    client.open(URI, FAULTY);
    const actions = await client.actions(URI, rangeIn(FAULTY, '15 kalenderdagen'));
    expect(actions.some(({ command }) => command !== undefined)).toBe(false);
  });

  it('are offered where a finding is, and nowhere else', async () => {
    const client = await startClient(MODERN);
    client.open(URI, FAULTY);
    expect(await client.actions(URI, rangeIn(FAULTY, '# Gunning'))).toEqual([]);
  });

  it('mend what they say they mend', async () => {
    const client = await startClient(MODERN);
    client.open(URI, FAULTY);
    const [fix] = await client.actions(URI, rangeIn(FAULTY, '15 kalenderdagen'));
    apply(client, fix!, 2);
    expect(itemsOf(await client.pull(URI))).toEqual([]);
  });

  it('put reasons and marks where they count', async () => {
    for (const [kind, reason] of [
      ['motivering', 'uitval van deze apparatuur raakt direct de veiligheid van patiënten'],
      ['vals alarm', 'dit is een citaat uit de voorwaarden van een ander'],
    ]) {
      const client = await startClient({
        ...MODERN,
        workspace: { workspaceEdit: { documentChanges: true } },
      });
      client.open(URI, LIABLE);
      expect(itemsOf(await client.pull(URI)).map(({ code }) => code)).toContain('gp/aansprakelijkheid');
      const action = (await client.actions(URI, rangeIn(LIABLE, word))).find(({ title }) =>
        title.includes(kind!),
      )!;
      apply(client, action, 2, (text) =>
        text.replace(/waarom (?:hier wordt afgeweken…?|dit geen fout is)/, reason!),
      );
      expect(itemsOf(await client.pull(URI)).map(({ code }) => code)).not.toContain('gp/aansprakelijkheid');
    }
  });

  it('hold snippets only for a client that knows them in edits', async () => {
    const modern = await startClient(MODERN);
    const plain = await startClient(PLAIN);
    for (const client of [modern, plain]) client.open(URI, LIABLE);
    const reasonsOf = async (client: Client) =>
      (await client.actions(URI, rangeIn(LIABLE, word))).find(({ title }) => title.includes('motivering'))!;
    const [edit] = ((await reasonsOf(modern)).edit!.documentChanges as TextDocumentEdit[])[0]!.edits;
    expect(edit).toMatchObject({ snippet: { kind: 'snippet', value: expect.stringContaining('${1:') } });
    const simple = (await reasonsOf(plain)).edit!;
    expect(simple.documentChanges).toBeUndefined();
    expect(simple.changes![URI]).toMatchObject([{ newText: expect.stringContaining('> **Motivering**') }]);
    expect(JSON.stringify(simple)).not.toContain('${');
  });

  it('name the version they are for', async () => {
    const client = await startClient(MODERN);
    client.open(URI, FAULTY);
    client.change(URI, 7, { text: `${FAULTY}\n` });
    const [fix] = await client.actions(URI, rangeIn(FAULTY, '15 kalenderdagen'));
    expect((fix!.edit!.documentChanges as TextDocumentEdit[])[0]!.textDocument).toEqual({
      uri: URI,
      version: 7,
    });
  });

  it('mend all that is safe on request only', async () => {
    const text = FAULTY.replace('bestek: "1"', 'bestek: 1');
    const client = await startClient(MODERN);
    client.open(URI, text);
    const everything = { start: { line: 0, character: 0 }, end: { line: 99, character: 0 } };
    for (const only of ['source.fixAll', 'source.fixAll.bestekwijzer', 'source']) {
      const actions = await client.actions(URI, everything, [only]);
      expect(actions.map(({ kind }) => kind)).toEqual(['source.fixAll.bestekwijzer']);
    }
    expect((await client.actions(URI, everything)).map(({ kind }) => kind)).not.toContain(
      'source.fixAll.bestekwijzer',
    );
    expect(await client.actions(URI, everything, ['refactor'])).toEqual([]);
    const [all] = await client.actions(URI, everything, ['source.fixAll.bestekwijzer']);
    apply(client, all!, 2);
    // The term is a choice, and stays.
    expect(itemsOf(await client.pull(URI)).map(({ code }) => code)).toEqual(['aw/standstill']);
    expect(await client.actions(URI, everything, ['source.fixAll.bestekwijzer'])).toEqual([]);
  });

  it('do not fail on a finding outside every text', async () => {
    const uri = 'file:///werk/a.bestek.yaml';
    const text =
      'bestek: "1"\neisen:\n  - id: E1\n    tekst: De stoel is blauw.\n  - id: E1\n    tekst: De stoel is groen.\nraming: veel\n';
    const client = await startClient(MODERN);
    client.open(uri, text);
    const items = itemsOf(await client.pull(uri));
    expect(items.length).toBeGreaterThan(0);
    for (const { range } of items) expect(Array.isArray(await client.actions(uri, range))).toBe(true);
  });
});

describe('completion', () => {
  it('knows keys and values of the front matter', async () => {
    const client = await startClient(MODERN);
    const keys = await completions(client, '---\nbestek: "1"\n|\n---\n');
    expect(labels(keys)).toEqual(expect.arrayContaining(['procedure', 'raming', 'gunning']));
    const values = await completions(client, '---\nbestek: "1"\nprocedure: |\n---\n');
    expect(labels(values)).toEqual(expect.arrayContaining(['openbaar', 'niet-openbaar']));
    const nested = await completions(client, '---\nbestek: "1"\ngunning:\n  grondslag: |\n---\n');
    expect(labels(nested)).toContain('bpkv');
    const yaml = await completions(client, 'bestek: "1"\nprocedure: |\n', 'file:///werk/b.bestek.yaml');
    expect(labels(yaml)).toContain('openbaar');
  });

  it('knows clauses behind a marker', async () => {
    const client = await startClient(MODERN);
    const items = await completions(client, `${CLEAN}\n<!-- clausule isv/|\n`);
    const one = items.find(({ label }) => label === 'isv/stap-2-risicos@2025.1')!;
    expect(one.textEdit).toMatchObject({ newText: 'isv/stap-2-risicos@2025.1' });
    expect(one.detail).toBeTruthy();
  });

  it('knows rules in a motivation and in a mark', async () => {
    const client = await startClient(MODERN);
    expect(labels(await completions(client, `${CLEAN}\n> **Motivering** (|\n`))).toContain('aw/standstill');
    expect(labels(await completions(client, `${CLEAN}\n<!-- negeer aw|\n`))).toContain('aw/standstill');
  });

  it('writes a whole clause, with tab stops for a client that has them and without for one that has not', async () => {
    const marked = `${CLEAN}\n|\n`;
    const modern = (await completions(await startClient(MODERN), marked)).find(
      ({ label }) => label === 'isv/stap-2-risicos',
    )!;
    const plain = (await completions(await startClient(PLAIN), marked)).find(
      ({ label }) => label === 'isv/stap-2-risicos',
    )!;
    const textOf = (item: CompletionItem) => item.textEdit!.newText;
    for (const item of [modern, plain]) {
      expect(textOf(item)).toMatch(/^<!-- clausule isv\/stap-2-risicos@[\w.]+ -->\n/);
      expect(textOf(item)).toContain('<!-- /clausule -->');
    }
    expect(modern.insertTextFormat).toBe(2);
    expect(textOf(modern)).toMatch(/\$\{1|\$0/);
    expect(plain.insertTextFormat).toBe(1);
    expect(textOf(plain)).not.toMatch(/\$\{\d|\$0/);
  });

  it('keeps silent in the middle of a sentence', async () => {
    const client = await startClient(MODERN);
    expect(await completions(client, `${CLEAN}\nDe opdrachtnemer |levert.\n`)).toEqual([]);
  });
});

describe('hover', () => {
  const hover = async (marked: string) =>
    at<Hover | null>(await startClient(MODERN), 'textDocument/hover', marked);
  const textOf = (found: Hover | null) => (found?.contents as { value: string } | undefined)?.value ?? '';

  it('tells about a finding, with why and the source', async () => {
    const found = textOf(await hover(FAULTY.replace('15 kalenderdagen', '15 kalender|dagen')));
    expect(found).toContain('`aw/standstill`');
    expect(found).toContain('Waarom');
    expect(found).toContain('https://wetten.overheid.nl/');
  });

  it('tells about a fact, a clause and a rule that is named', async () => {
    expect(textOf(await hover(CLEAN.replace('procedure:', 'proce|dure:')))).toContain('procedure');
    expect(
      textOf(
        await hover(`${CLEAN}\n<!-- clausule isv/stap-2|-risicos@2025.1 -->\nTekst.\n<!-- /clausule -->\n`),
      ),
    ).toContain('isv/stap-2-risicos');
    expect(textOf(await hover(`${CLEAN}\n> **Motivering** (aw/stand|still): omdat.\n`))).toContain(
      '`aw/standstill`',
    );
  });

  it('has nothing to say elsewhere', async () => {
    expect(await hover(CLEAN.replace('# Gunning', '# Gun|ning'))).toBeNull();
  });
});

describe('outline and folding', () => {
  const text = `${CLEAN}
# Eisen

| Nr | Eis |
| --- | --- |
| E1 | De stoel is in hoogte verstelbaar. |

<!-- clausule isv/stap-2-risicos@2025.1 -->
Tekst.

Nog een alinea.
<!-- /clausule -->
`;

  it('list requirements and clauses, each within its place', async () => {
    const client = await startClient(MODERN);
    client.open(URI, text);
    const symbols = await client.request<DocumentSymbol[]>('textDocument/documentSymbol', {
      textDocument: { uri: URI },
    });
    expect(symbols.map(({ name }) => name)).toEqual(['E1', 'isv/stap-2-risicos@2025.1']);
    // VS Code refuses the whole list when a selection is not inside its range.
    for (const { range, selectionRange } of symbols) {
      const inside = (a: Position, b: Position) =>
        a.line < b.line || (a.line === b.line && a.character <= b.character);
      expect(inside(range.start, selectionRange.start) && inside(selectionRange.end, range.end)).toBe(true);
    }
  });

  it('fold front matter and clauses', async () => {
    const client = await startClient(MODERN);
    client.open(URI, text);
    const folds = await client.request<FoldingRange[]>('textDocument/foldingRange', {
      textDocument: { uri: URI },
    });
    const clause = rangeIn(text, '<!-- clausule').start.line;
    expect(folds.map(({ startLine, endLine }) => [startLine, endLine])).toEqual([
      [0, 3],
      [clause, clause + 4],
    ]);
  });
});

describe('rule pages', () => {
  it('are given on request, in the language set', async () => {
    const client = await startClient(MODERN, { taal: 'en' });
    expect(await client.request('bestekwijzer/regelpagina', { id: 'aw/standstill' })).toContain('## Why');
    expect(await client.request('bestekwijzer/regelpagina', { id: 'aw/bestaat-niet' })).toBeNull();
    expect(await client.request('bestekwijzer/regels', {})).toContainEqual({
      id: 'aw/standstill',
      title: expect.any(String),
    });
  });
});

/** Does the edits of an action as an editor would, as one change with `reworded` texts. */
function apply(
  client: Client,
  action: CodeAction,
  version: number,
  reworded: (text: string) => string = (text) => text,
): void {
  const [change] = action.edit!.documentChanges as TextDocumentEdit[];
  const edits = [...change!.edits].sort(
    (a, b) => b.range.start.line - a.range.start.line || b.range.start.character - a.range.start.character,
  );
  client.change(
    URI,
    version,
    ...edits.map((edit) => ({ range: edit.range, text: reworded('newText' in edit ? edit.newText : '') })),
  );
}
