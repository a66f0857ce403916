import {
  type CodeLens,
  commands,
  type Location,
  languages,
  type TextDocument,
  window,
  workspace,
} from 'vscode';
import { equal, ok } from './assert.ts';
import {
  closeAll,
  fileIn,
  finding,
  goTo,
  labels,
  needsFolder,
  positionOf,
  rename,
  ruleOf,
} from './editor.ts';
import { hands } from './launcher.ts';
import { describe, eventually, it } from './runner.ts';

const LEIDRAAD = `---
bestek: "1"
titel: Leidraad
---

# Begrippen

- Opdrachtnemer: de partij die levert.

# Eisen

- E1: De Opdrachtnemer levert binnen 14 dagen.
- E2: De Opdrachtnemer meldt vertraging; zie ook E1.

# Internationale Sociale Voorwaarden

De opdrachtnemer legt beleid vast over arbeidsomstandigheden en mensenrechten in de keten.

<!-- clausule isv/stap-2-risicos@2025.1 -->
De tekst van de clausule.
<!-- /clausule -->
`;
const OVEREENKOMST = `---
bestek: "1"
titel: Overeenkomst
---

# Artikel 4 Levering

De Opdrachtnemer voldoet aan E1. Zie de [leidraad](leidraad.bestek.md).

<!-- clausule isv/stap-2-risicos@2017.1 -->
De tekst van de clausule.
<!-- /clausule -->
`;

const fileOf = (name: string) => fileIn('tweeluik', name);

const guide = () => fileOf('leidraad.bestek.md');
const contract = () => fileOf('overeenkomst.bestek.md');

/** Two documents of one tender, on disk. */
async function writeTender(): Promise<void> {
  needsFolder();
  await workspace.fs.writeFile(guide(), new TextEncoder().encode(LEIDRAAD));
  await workspace.fs.writeFile(contract(), new TextEncoder().encode(OVEREENKOMST));
}

async function openGuide() {
  await writeTender();
  return window.showTextDocument(await workspace.openTextDocument(guide()));
}

const lens = ({ uri }: TextDocument, title: RegExp) =>
  eventually(async () => {
    const lenses = await commands.executeCommand<CodeLens[]>('vscode.executeCodeLensProvider', uri, 20);
    return lenses.find((one) => one.command && title.test(one.command.title));
  }, `a lens like ${title}`);

describe('dossier', () => {
  it('says above a clause where it is used, and shows the places', async () => {
    const editor = await openGuide();
    const { command } = await lens(editor.document, /^gebruikt in \d documenten · 1 op een oude versie$/);
    await lens(editor.document, /^2\/6 stappen$/);
    await goTo(editor, positionOf(editor.document, '<!-- clausule'));
    await commands.executeCommand(command!.command, ...command!.arguments!);
    if (hands.present) {
      await hands.read('.zone-widget .monaco-list-row');
      // The editor moved, and makes its lenses anew.
      await hands.read('.codelens-decoration:has-text("gebruikt in")');
      await hands.screenshot('waar-gebruikt');
      await hands.press('Escape');
    }
    await closeAll();
  });

  it('finds a requirement in the other document', async () => {
    await writeTender();
    const document = await workspace.openTextDocument(contract());
    await window.showTextDocument(document);
    const places = await eventually(async () => {
      const found = await commands.executeCommand<Location[]>(
        'vscode.executeDefinitionProvider',
        document.uri,
        positionOf(document, 'E1'),
      );
      return found.length > 0 ? found : undefined;
    }, 'a definition');
    equal(
      places.map(({ uri, range }) => [uri.path, range.start.line]),
      [[guide().path, 11]],
    );
    await closeAll();
  });

  it('renames a requirement in both documents', async () => {
    const editor = await openGuide();
    const { document } = editor;
    const position = positionOf(document, 'E1');
    await rename(editor, position, 'E12', 'hernoemen');
    await eventually(
      () => document.getText() === LEIDRAAD.replaceAll('E1', 'E12'),
      'the new name in the guide',
    );
    const other = await workspace.openTextDocument(contract());
    equal(other.getText(), OVEREENKOMST.replace('E1', 'E12'));
    await window.showTextDocument(other);
    await closeAll();
  });

  it(
    'shows findings of documents that are not open',
    async () => {
      needsFolder();
      const never = fileOf('nooit-open.bestek.md');
      const text = `---\nbestek: "1"\nprocedure: openbaar\n---\n\n# Gunning\n\nEr geldt een opschortende termijn van 15 kalenderdagen.\n`;
      await workspace.fs.writeFile(never, new TextEncoder().encode(text));
      await eventually(
        () => languages.getDiagnostics(never).some((one) => ruleOf(one) === 'aw/standstill'),
        'findings of a closed document',
        30_000,
      );
    },
    { timeout: 40_000 },
  );

  it('shows documents and clauses in trees', async () => {
    const editor = await openGuide();
    await finding(editor.document, 'clausule/afgeweken').catch(() => undefined);
    await commands.executeCommand('workbench.view.extension.bestekwijzer');
    await commands.executeCommand('bestekwijzer.clausules.focus');
    if (!hands.present) return closeAll();
    const row = (text: string) => `.pane-body .monaco-list-row:has-text("${text}")`;
    ok((await hands.read(row('tweeluik'))).length > 0, 'no folder in the view Dossier');
    await hands.click(row('tweeluik'));
    ok(/1 clausule verouderd/.test(await hands.read(row('Overeenkomst'))), 'no state of a document');
    await hands.click(row('isv/stap-2-risicos'));
    ok(/1× gebruikt/.test(await hands.read(row('2017.1'))), 'no use of a version');
    await hands.click(row('2017.1'));
    await hands.read(`${row('regel 10')}`);
    await hands.screenshot('dossier-en-clausules');
    await commands.executeCommand('workbench.view.explorer');
    await closeAll();
  });

  it('compares two versions of a clause', async () => {
    const versions = ['2025.1', '2017.1'].map((version, i) => ({ version, isCurrent: i === 0, uses: 0 }));
    const clause = { id: 'isv/stap-2-risicos', title: 'x', versions };
    await commands.executeCommand('bestekwijzer.vergelijkVersies', { clause, version: versions[1] });
    await eventually(() => labels().includes('isv/stap-2-risicos: 2017.1 ↔ 2025.1'), 'a difference view');
    if (hands.present) {
      await hands.read('.monaco-diff-editor .char-insert, .monaco-diff-editor .line-insert');
      await hands.screenshot('versies-vergelijken');
    }
    await closeAll();
  });

  it('inserts a clause from the tree at the cursor', async () => {
    const document = await workspace.openTextDocument({
      language: 'markdown',
      content: '---\nbestek: "1"\n---\n\n# ISV\n\n',
    });
    const editor = await window.showTextDocument(document);
    await goTo(editor, document.positionAt(document.getText().length));
    await commands.executeCommand('bestekwijzer.voegClausuleIn', {
      clause: { id: 'isv/stap-5-communicatie', title: 'x', versions: [] },
    });
    ok(document.getText().includes('<!-- clausule isv/stap-5-communicatie@'), document.getText());
    ok(document.getText().trimEnd().endsWith('<!-- /clausule -->'), 'no closing marker');
    await closeAll();
  });
});

describe('reports', () => {
  it(
    'open as a new text',
    async () => {
      await writeTender();
      for (const [command, title] of [
        ['bestekwijzer.rapportAfwijkingen', '# Afwijkingenregister'],
        ['bestekwijzer.rapportDekking', '# Dekking van de zes stappen'],
        ['bestekwijzer.rapportMvoi', '# MVOI- en ISV-cijfers'],
      ] as const) {
        await commands.executeCommand(command, 'md');
        const { document } = window.activeTextEditor!;
        ok(document.isUntitled && document.languageId === 'markdown', `${command}: no new text`);
        ok(document.getText().startsWith(title), document.getText().slice(0, 80));
      }
      ok(window.activeTextEditor!.document.getText().includes('tweeluik/leidraad.bestek.md'), 'no document');
      if (hands.present) await hands.screenshot('rapport');
      await commands.executeCommand('bestekwijzer.rapportMvoi', 'csv');
      ok(window.activeTextEditor!.document.getText().startsWith('Document,'), 'no CSV');
      await closeAll();
      await workspace.fs.delete(fileOf('.'), { recursive: true });
    },
    { timeout: 40_000 },
  );
});
