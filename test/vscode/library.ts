import {
  type CodeAction,
  type CodeLens,
  commands,
  type DocumentSymbol,
  Position,
  Range,
  type TextDocument,
  window,
  workspace,
} from 'vscode';
import { equal, ok } from './assert.ts';
import {
  closeAll,
  fileIn,
  finding,
  findings,
  goTo,
  hoverText,
  labels,
  needsFolder,
  positionOf,
  proposals,
  quickFixes,
  rename,
  ruleOf,
} from './editor.ts';
import { hands } from './launcher.ts';
import { describe, eventually, it } from './runner.ts';

const LIBRARY = `id: gemeente/levering
titel: Levering op afroep
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
    vervangt: "2017.1"
    tekst: |
      1. Opdrachtnemer levert binnen {{levertijd}} na de bestelling op {{plaats}}.
      2. Opdrachtnemer meldt vertraging zonder uitstel, met de reden en de nieuwe leverdatum.
  - versie: "2017.1"
    geldig-vanaf: 2017-01-01
    geldig-tot: 2023-12-31
    tekst: |
      Opdrachtnemer levert binnen {{levertijd}} na de bestelling.
`;
const CHANGED = `---
bestek: "1"
titel: Overeenkomst kantoorartikelen
---

# Levering

<!-- clausule gemeente/levering@2024.1 -->
1. Opdrachtnemer levert binnen vijf werkdagen na de bestelling op het stadskantoor.
2. Opdrachtnemer meldt vertraging binnen één werkdag, met de reden en de nieuwe leverdatum.
<!-- /clausule -->
`;
const OLD = `---
bestek: "1"
titel: Overeenkomst drukwerk
---

# Levering

<!-- clausule gemeente/levering@2017.1 -->
Opdrachtnemer levert binnen {{levertijd}} na de bestelling.
<!-- /clausule -->
`;

const fileOf = (name: string) => fileIn('gemeente', name);

const FILES = {
  'bestekwijzer.yaml': 'bestanden: ["*.bestek.md"]\n',
  'bibliotheek/bibliotheek.yaml': 'id: gemeente\ntitel: Clausules van de gemeente\n',
  'bibliotheek/levering.yaml': LIBRARY,
  'kantoorartikelen.bestek.md': CHANGED,
  'drukwerk.bestek.md': OLD,
};

/** A tender with a library of its own, on disk as it was at first. */
async function writeProject(): Promise<void> {
  needsFolder();
  await closeAll();
  for (const [name, text] of Object.entries(FILES)) {
    // A file that is as it should be is left alone: the editor would be disturbed by the change.
    const before = await Promise.resolve(workspace.fs.readFile(fileOf(name))).catch(() => undefined);
    if (before && new TextDecoder().decode(before) === text) continue;
    await workspace.fs.writeFile(fileOf(name), new TextEncoder().encode(text));
  }
}

async function open(name: string) {
  await writeProject();
  const document = await workspace.openTextDocument(fileOf(name));
  const editor = await window.showTextDocument(document);
  // The library is read when the watcher tells of it.
  if (name.endsWith('.md'))
    await finding(document, name.startsWith('druk') ? 'clausule/verouderd' : 'clausule/afgeweken');
  else await eventually(() => findings(document).length > 0, 'findings in the library file');
  return editor;
}

const apply = async ({ edit, command }: CodeAction) => {
  ok(edit, 'no edit');
  ok(await workspace.applyEdit(edit), 'the edit was refused');
  if (command) await commands.executeCommand(command.command, ...(command.arguments ?? []));
};

const actionsAt = (document: TextDocument, at: Position) =>
  commands.executeCommand<CodeAction[]>('vscode.executeCodeActionProvider', document.uri, new Range(at, at));

async function action(document: TextDocument, at: Position, title: string): Promise<CodeAction> {
  const found = await actionsAt(document, at);
  const one = found.find((action) => action.title.startsWith(title));
  ok(one, `${title}: not among ${found.map((action) => action.title).join('; ')}`);
  return one!;
}

describe('a clause library', () => {
  it('has findings in its texts, completion, an outline and its uses', async () => {
    const editor = await open('bibliotheek/levering.yaml');
    const { document } = editor;
    const field = await finding(document, 'bibliotheek/invulveld');
    equal(document.getText(field.range), '{{plaats}}');
    const offered = await proposals(
      document,
      document.positionAt(document.getText().indexOf('{{plaats') + 4),
    );
    ok(
      offered.some(({ label }) => label === 'levertijd'),
      'the field is not offered',
    );
    const [clause] = await commands.executeCommand<DocumentSymbol[]>(
      'vscode.executeDocumentSymbolProvider',
      document.uri,
    );
    equal(
      [clause!.name, ...clause!.children.map(({ name }) => name)],
      ['gemeente/levering', 'levertijd', '2024.1', '2017.1'],
    );
    ok(/Eerste dag/.test(await hoverText(document, positionOf(document, 'geldig-vanaf'))), 'no hover');
    await eventually(async () => {
      const lenses = await commands.executeCommand<CodeLens[]>(
        'vscode.executeCodeLensProvider',
        document.uri,
        9,
      );
      return lenses.some(
        ({ command }) => command?.title === 'gebruikt in 2 documenten · 1 op een oude versie',
      );
    }, 'the lens');
    if (hands.present) {
      await goTo(editor, field.range.start.translate(0, 3));
      await hands.press('Control+.');
      await hands.read('.action-widget .monaco-list-row:has-text("Nieuwe versie van deze clausule")');
      await hands.screenshot('bibliotheekbestand');
      await hands.press('Escape');
    }
    await closeAll();
  });

  it('gets a new version and a new clause', async () => {
    const editor = await open('bibliotheek/levering.yaml');
    const { document } = editor;
    const at = new Position(0, 6);
    await apply(await action(document, at, 'Nieuwe versie van deze clausule'));
    ok(
      /versie: "20\d\d\.1"\n {4}geldig-vanaf: \d{4}-\d\d-\d\d\n {4}vervangt: "2024\.1"/.test(
        document.getText(),
      ),
      document.getText(),
    );
    ok(
      /geldig-vanaf: 2024-01-01\n {4}geldig-tot: \d{4}-\d\d-\d\d/.test(document.getText()),
      'the old one does not end',
    );
    await commands.executeCommand('workbench.action.files.revert');
    const made = await action(document, at, 'Nieuwe clausule');
    ok(made.command, JSON.stringify(made));
    await apply(made);
    await eventually(
      () => window.activeTextEditor?.document.uri.path.endsWith('/nieuwe-clausule.yaml'),
      'the new clause',
      5_000,
    ).catch((error) => {
      throw new Error(
        `${error.message}; shown: ${window.activeTextEditor?.document.uri}; asked: ${JSON.stringify(made.command)}`,
      );
    });
    ok(window.activeTextEditor!.document.getText().includes('id: gemeente/nieuwe-clausule'), 'no clause');
    await window.activeTextEditor!.document.save();
    await closeAll();
    await workspace.fs.delete(fileOf('bibliotheek/nieuwe-clausule.yaml'));
  });

  it('has a field renamed in all versions and all documents', async () => {
    const editor = await open('bibliotheek/levering.yaml');
    const { document } = editor;
    const at = positionOf(document, 'levertijd');
    await rename(editor, at, 'afroeptermijn', 'invulveld-hernoemen');
    await eventually(
      () => document.getText() === LIBRARY.replaceAll('levertijd', 'afroeptermijn'),
      'the new name in the library',
    );
    const other = await workspace.openTextDocument(fileOf('drukwerk.bestek.md'));
    equal(other.getText(), OLD.replaceAll('levertijd', 'afroeptermijn'));
    await window.showTextDocument(other);
    await closeAll();
  });
});

describe('a clause in a document', () => {
  it('shows in hover and side by side how it differs from the library', async () => {
    const editor = await open('kantoorartikelen.bestek.md');
    const { document } = editor;
    const { range } = await finding(document, 'clausule/afgeweken');
    const said = await hoverText(document, range.start.translate(0, 3));
    ok(/~~zonder uitstel~~.{0,20}\*\*binnen één werkdag\*\*/.test(said), said);
    ok(!/vijf werkdagen\*\*|~~[^~]*levertijd/.test(said), 'what was filled in is shown as a difference');
    if (hands.present) {
      await goTo(editor, range.start);
      await hands.hover('gemeente/levering');
      await hands.read('.monaco-hover:has-text("wijkt af van de bibliotheek")');
      await hands.screenshot('afwijking');
      await hands.press('Escape');
    }
    const compare = await action(document, range.start, 'Vergelijk met de bibliotheek');
    await commands.executeCommand(compare.command!.command, ...compare.command!.arguments!);
    await eventually(
      () => labels().includes('gemeente/levering@2024.1: bibliotheek ↔ document'),
      'a difference view',
    );
    if (hands.present) {
      await hands.read('.monaco-diff-editor .char-insert');
      await hands.screenshot('afwijking-vergelijken');
    }
    await closeAll();
  });

  it('becomes a new version in the library, its fields open again', async () => {
    const editor = await open('kantoorartikelen.bestek.md');
    const { document } = editor;
    const { range } = await finding(document, 'clausule/afgeweken');
    if (hands.present) {
      await goTo(editor, range.start);
      await hands.press('Control+.');
      await hands.read('.action-widget .monaco-list-row:has-text("Maak hiervan een nieuwe versie")');
      await hands.screenshot('nieuwe-versie');
      await hands.press('Escape');
    }
    await apply(await action(document, range.start, 'Maak hiervan een nieuwe versie'));
    const library = await workspace.openTextDocument(fileOf('bibliotheek/levering.yaml'));
    const [, version] = /versie: "([\d.]+)"/.exec(library.getText())!;
    equal(document.getText(), CHANGED.replace('2024.1', version!));
    ok(
      library
        .getText()
        .includes(
          '      1. Opdrachtnemer levert binnen {{levertijd}} na de bestelling op {{plaats}}.\n      2. Opdrachtnemer meldt vertraging binnen één werkdag, met',
        ),
      library.getText(),
    );
    await library.save();
    await eventually(
      () => !findings(document).some((one) => ruleOf(one).startsWith('clausule/')),
      'no findings about the clause',
    );
    await document.save();
    await closeAll();
  });

  it('goes to the version in force, keeping its fields', async () => {
    const editor = await open('drukwerk.bestek.md');
    const { document } = editor;
    const old = await finding(document, 'clausule/verouderd');
    // The library of the test before may still be in use for a moment.
    const fix = await eventually(
      async () =>
        (await quickFixes(document, old)).find(({ title }) => title.startsWith('Vervang door versie 2024.1')),
      'the fix',
    );
    await apply(fix);
    ok(document.getText().includes('gemeente/levering@2024.1'), document.getText());
    ok(document.getText().includes('binnen {{levertijd}} na de bestelling op {{plaats}}'), 'not its text');
    await closeAll();
  });

  it('is in a tree that tells which library wins', async () => {
    await open('kantoorartikelen.bestek.md');
    if (!hands.present) return closeAll();
    await commands.executeCommand('workbench.view.extension.bestekwijzer');
    await commands.executeCommand('bestekwijzer.clausules.focus');
    // Another test may have scrolled it.
    await hands.press('Home');
    const row = (text: string) => `.pane-body .monaco-list-row:has-text("${text}")`;
    ok(/werkmap/.test(await hands.read(row('Clausules van de gemeente'))), 'not where it comes from');
    ok(
      /ingebouwd · 6\/6 stappen/.test(await hands.read(row('Internationale Sociale Voorwaarden'))),
      'no coverage',
    );
    await hands.click(row('gemeente/levering'));
    await hands.read(row('2017.1'));
    await hands.screenshot('clausulebibliotheken');
    await commands.executeCommand('workbench.view.explorer');
    await closeAll();
  });

  it('leaves nothing behind', async () => {
    needsFolder();
    await workspace.fs.delete(fileOf('.'), { recursive: true });
  });
});
