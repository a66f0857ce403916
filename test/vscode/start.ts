import {
  ConfigurationTarget,
  commands,
  type TextDocument,
  type TextEditor,
  Uri,
  WorkspaceEdit,
  window,
  workspace,
} from 'vscode';
import { equal, ok } from './assert.ts';
import { closeAll, finding, findings, goTo, needsHands, openText } from './editor.ts';
import { hands, launch } from './launcher.ts';
import { describe, eventually, it, skip } from './runner.ts';

const ANSWERS = {
  titel: 'Levering van bedrijfskleding',
  opdracht: 'levering',
  'aanbestedende-dienst': 'Ministerie van Voorbeeld',
  soort: 'rijk',
  raming: '900.000',
  aankondiging: '2099-01-12',
  procedure: 'openbaar',
  percelen: 'Bovenkleding, Schoenen',
  risicocategorie: 'bedrijfskleding',
};

const PROSE = `# Leidraad schoonmaak stadskantoor

De gemeente Voorbeeld besteedt de schoonmaak van het stadskantoor aan volgens de Europese openbare procedure.
De geraamde waarde van de opdracht bedraagt € 400.000 exclusief btw, inclusief opties en verlengingen.
De overeenkomst heeft een looptijd van 24 maanden.

# Gunning

Er geldt een opschortende termijn van 15 kalenderdagen.
`;

/** The text that came up after a command. */
const newText = (starts: string): Promise<TextEditor> =>
  eventually(
    () => {
      const editor = window.activeTextEditor;
      return editor?.document.getText().startsWith(starts) ? editor : undefined;
    },
    `a text that starts with ${JSON.stringify(starts)}`,
  );

const question = (title: string) => hands.read(`.quick-input-title:has-text("${title}")`);

/** Answers the question that is shown, by typing or by choosing from the list. */
async function answer(title: string, typed?: string): Promise<void> {
  await question(title);
  if (typed !== undefined) {
    await hands.press('Control+a');
    await hands.type(typed);
  }
  await hands.press('Enter');
}

describe('a new specification', () => {
  it('is a text that is not saved, and gone after one undo', async () => {
    await commands.executeCommand('bestekwijzer.nieuwBestek', { antwoorden: ANSWERS });
    const { document } = await newText('---\nbestek: "1"\ntitel: "Levering van bedrijfskleding"');
    ok(document.isUntitled && document.languageId === 'markdown', 'not a new Markdown text');
    if (launch.kind !== 'web') equal(document.uri.path.split('/').at(-1), 'leidraad.bestek.md');
    await finding(document, 'tekst/invulveld');
    await commands.executeCommand('undo');
    equal(document.getText(), '');
    await closeAll();
  });

  it('is not made of answers that cannot be', async () => {
    const open = workspace.textDocuments.length;
    void commands.executeCommand('bestekwijzer.nieuwBestek', { antwoorden: { ...ANSWERS, raming: 'veel' } });
    if (hands.present) await hands.read('.notification-toast:has-text("niet gemaakt")');
    else await new Promise((resolve) => setTimeout(resolve, 1000));
    ok(workspace.textDocuments.length <= open, 'a new text');
    await commands.executeCommand('notifications.clearAll');
  });

  it(
    'comes from questions, with a way back and a look at the answers',
    async () => {
      needsHands();
      const done = commands.executeCommand('bestekwijzer.nieuwBestek');
      await answer('Titel', 'Schoonmaak van het stadskantoor');
      await answer('Soort opdracht', 'dienst');
      await answer('Aanbestedende dienst', 'Gemeente Voorbeeld');
      // The name tells the kind of authority, so it is proposed.
      await answer('Soort dienst');
      await question('Raming');
      await hands.type('veel');
      await hands.read('.quick-input-message:has-text("is geen bedrag")');
      await hands.screenshot('nieuw-raming');
      await answer('Raming', '1,25 miljoen');
      await answer('Aankondiging');
      await question('Procedure');
      await hands.read('.quick-input-list .monaco-list-row:has-text("voorstel")');
      await hands.screenshot('nieuw-procedure');
      await hands.click('.quick-input-titlebar .codicon-quick-input-back');
      await question('Aankondiging');
      await hands.press('Enter');
      await answer('Procedure');
      await answer('Percelen', '');
      await answer('ISV-risicocategorie');
      await question('Overzicht');
      // Rows are used again, with what they said before hidden in them; their labels are right.
      const row = (text: string) => `.quick-input-list .monaco-list-row[aria-label*="${text}"]`;
      await hands.read(row('1.250.000'));
      await hands.screenshot('nieuw-overzicht');
      // An answer is mended from here, and the way leads back to here.
      await hands.click(row('1.250.000'));
      await answer('Raming', '1.300.000');
      await question('Overzicht');
      await hands.press('Enter');
      await done;
      const { document } = await newText('---\nbestek: "1"\ntitel: "Schoonmaak van het stadskantoor"');
      const text = document.getText();
      ok(/\nprocedure: openbaar\nopdracht: dienst\nraming: 1300000\n/.test(text), text.slice(0, 400));
      await finding(document, 'tekst/invulveld');
      await hands.screenshot('nieuw-bestek');
      await closeAll();
    },
    { timeout: 60_000 },
  );

  it('leaves nothing behind when it is called off', async () => {
    needsHands();
    const open = workspace.textDocuments.length;
    const done = commands.executeCommand('bestekwijzer.nieuwBestek');
    await answer('Titel', 'Iets');
    await question('Soort opdracht');
    await hands.press('Escape');
    await done;
    equal(workspace.textDocuments.length, open);
  });
});

describe('making a text a specification', () => {
  it('puts the facts above it, and one undo takes them back', async () => {
    const { document } = await openText(PROSE);
    equal(findings(document).length, 0);
    await commands.executeCommand('bestekwijzer.maakBestek', {
      antwoorden: { raming: '400000', procedure: 'openbaar', soort: 'gemeente' },
      feiten: ['looptijd'],
    });
    const front =
      '---\nbestek: "1"\naanbestedende-dienst:\n  soort: gemeente\nprocedure: openbaar\nraming: 400000\nlooptijd: 24 maanden\n---\n\n';
    equal(document.getText(), front + PROSE);
    await finding(document, 'aw/standstill');
    await commands.executeCommand('undo');
    equal(document.getText(), PROSE);
    await closeAll();
  });

  it(
    'asks for the facts and proposes what the text says',
    async () => {
      needsHands();
      const { document } = await openText(PROSE);
      const done = commands.executeCommand('bestekwijzer.maakBestek');
      await answer('Titel');
      await answer('Soort opdracht', 'dienst');
      await answer('Aanbestedende dienst', '');
      await answer('Soort dienst');
      await hands.read('.quick-input-message:has-text("Gevonden in de tekst (regel 4)")');
      await hands.screenshot('maak-bestek-raming');
      await answer('Raming');
      await answer('Aankondiging', '');
      await answer('Procedure');
      await answer('Percelen');
      await answer('ISV-risicocategorie');
      await question('In de tekst gevonden');
      await hands.screenshot('maak-bestek-feiten');
      await hands.press('Enter');
      await question('Overzicht');
      await hands.press('Enter');
      await done;
      const text = document.getText();
      ok(text.endsWith(`---\n\n${PROSE}`), 'the text itself has changed');
      ok(text.includes('\nraming: 400000\nlooptijd: 24 maanden\n'), text.slice(0, 300));
      await finding(document, 'aw/standstill');
      await hands.screenshot('maak-bestek');
      await closeAll();
    },
    { timeout: 60_000 },
  );
});

/** Chooses from what a finding offers to give reasons. */
async function motivate(document: TextDocument): Promise<void> {
  await hands.read('.action-widget .monaco-list-row:has-text("Voeg een motivering toe")');
  const chosen = () => hands.read('.action-widget .monaco-list-row.focused');
  while (!(await chosen()).includes('Voeg een motivering toe')) await hands.press('ArrowDown');
  await hands.press('Enter');
  await eventually(() => document.getText().includes('> **Motivering** ('), 'a motivation');
  // The gap is selected.
  await hands.type(
    'de kleding beschermt inspecteurs; een leverancier die omvalt, legt het werk op het water stil.',
  );
  await eventually(() => document.getText().includes('op het water stil.'), 'the reason');
}

describe('first use', () => {
  it('opens a copy of a sample, and goes to what can be read, mended and explained', async () => {
    await commands.executeCommand('bestekwijzer.openVoorbeeld');
    const editor = await newText('---\nbestek: "1"\ntitel: Levering van bedrijfskleding');
    ok(editor.document.isUntitled, 'the sample itself was opened');
    await finding(editor.document, 'aw/omzeteis-maximum');
    await commands.executeCommand('bestekwijzer.naarBevinding');
    const place = window.activeTextEditor!.selection.active;
    ok(
      findings(editor.document).some(({ range }) => range.start.isEqual(place)),
      'the cursor is not on a finding',
    );
    await commands.executeCommand('bestekwijzer.naarHerstelling');
    if (hands.present) {
      await hands.read('.action-widget .monaco-list-row');
      await hands.press('Escape');
    }
    await commands.executeCommand('bestekwijzer.naarMotivering');
    if (hands.present) {
      await motivate(editor.document);
      await hands.screenshot('motiveren');
    }
    await closeAll();
  });

  it('inserts a clause behind the paragraph the cursor stands in', async () => {
    const text = '---\nbestek: "1"\n---\n\n# ISV\n\nEen alinea\nvan twee regels.\n\nSlot.\n';
    const editor = await openText(text);
    await goTo(editor, editor.document.positionAt(text.indexOf('alinea')));
    await commands.executeCommand('bestekwijzer.voegClausuleIn', {
      clause: { id: 'isv/stap-5-communicatie', title: 'x', versions: [] },
    });
    const now = editor.document.getText();
    ok(now.includes('van twee regels.\n\n<!-- clausule isv/stap-5-communicatie@'), now);
    ok(now.endsWith('<!-- /clausule -->\n\nSlot.\n'), now);
    await closeAll();
  });

  it(
    'has a walkthrough of which the steps are ticked off',
    async () => {
      needsHands();
      const open = () =>
        commands.executeCommand('workbench.action.openWalkthrough', 'bestekwijzer.bestekwijzer#begin', false);
      const ticked = (step: string) =>
        hands.read(`.getting-started-step:has-text("${step}"):has(.codicon-getting-started-step-checked)`);
      await open();
      await hands.click(
        '.getting-started-step .button-container:has-text("Open het voorbeeld") .monaco-button',
      );
      const { document } = await newText('---\nbestek: "1"\ntitel: Levering van bedrijfskleding');
      await finding(document, 'aw/omzeteis-maximum');
      await open();
      await ticked('Open een voorbeeld');
      await hands.click('.getting-started-step:has-text("Lees een bevinding")');
      await hands.click(
        '.getting-started-step .button-container:has-text("Ga naar een bevinding") .monaco-button',
      );
      await hands.read('.monaco-hover .hover-row');
      await hands.press('Escape');
      await open();
      await ticked('Lees een bevinding');
      await hands.click('.getting-started-step:has-text("Schrijf een motivering")');
      await hands.click(
        '.getting-started-step .button-container:has-text("Ga naar iets wat te motiveren is") .monaco-button',
      );
      await motivate(document);
      await open();
      await ticked('Schrijf een motivering');
      await commands.executeCommand('workbench.action.closeSidebar');
      await hands.screenshot('eerste-stappen');
      await commands.executeCommand('bestekwijzer.rapportAfwijkingen', 'md');
      await newText('# Afwijkingenregister');
      await hands.screenshot('register');
      await commands.executeCommand('workbench.view.explorer');
      await closeAll();
    },
    { timeout: 60_000 },
  );
});

describe('settings in effect', () => {
  it('are a page with the origin of each, that follows changes', async () => {
    const { document } = await openText('---\nbestek: "1"\npeildatum: 2026-01-01\n---\n\n# Eisen\n');
    await commands.executeCommand('bestekwijzer.toonInstellingen');
    const page = await eventually(
      () => workspace.textDocuments.find(({ uri }) => uri.path === 'instellingen.md'),
      'the page',
    );
    const says = (text: string) => eventually(() => page.getText().includes(text), `the page to say ${text}`);
    await says('1 januari 2026 (2026-01-01) | kop van het document');
    await says('| Taal (`taal`) | Nederlands | standaard |');
    const edit = new WorkspaceEdit();
    edit.replace(document.uri, document.lineAt(2).range, 'titel: Iets');
    await workspace.applyEdit(edit);
    const settings = workspace.getConfiguration('bestekwijzer');
    try {
      await settings.update('peildatum', '2026-05-05', ConfigurationTarget.Global);
      await says('5 mei 2026 (2026-05-05) | VS Code, instelling van de gebruiker');
    } finally {
      await settings.update('peildatum', undefined, ConfigurationTarget.Global);
    }
    await closeAll();
  });

  it('are shown as a page beside the preview of other texts', async () => {
    needsHands();
    if (launch.kind === 'web') skip('the Markdown preview is not in this VS Code for the Web');
    const folder = workspace.workspaceFolders?.[0];
    ok(folder, 'no folder is open');
    const at = (name: string) => Uri.joinPath(folder.uri, 'afspraken', name);
    const write = (name: string, text: string) =>
      workspace.fs.writeFile(at(name), new TextEncoder().encode(text));
    await write(
      'bestekwijzer.yaml',
      'profiel: gemeente\npeildatum: 2026-11-01\nregels:\n  tekst/vage-term: uit\n  gp/tenderkosten: fout\n',
    );
    await write('leidraad.bestek.md', '---\nbestek: "1"\npeildatum: 2027-02-01\n---\n\n# Leidraad\n');
    await window.showTextDocument(await workspace.openTextDocument(at('leidraad.bestek.md')));
    await commands.executeCommand('bestekwijzer.toonInstellingen');
    const row = await hands.read('.markdown-body tr:has-text("Peildatum")');
    ok(row.includes('kop van het document; gaat voor 1 november 2026'), row);
    await hands.screenshot('instellingen');
    await closeAll();
    await workspace.fs.delete(at('.'), { recursive: true });
  });
});
