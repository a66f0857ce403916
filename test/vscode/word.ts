import { commands, type TextDocument, Uri, window, workspace } from 'vscode';
import { equal, ok } from './assert.ts';
import { closeAll, fileIn, finding } from './editor.ts';
import { hands, launch } from './launcher.ts';
import { describe, eventually, it, skip } from './runner.ts';

const TEXT = `---
bestek: "1"
titel: Schoonmaak gemeentehuis
procedure: openbaar
aanbestedende-dienst:
  naam: Gemeente Voorbeeld
---

# Inleiding

Deze leidraad beschrijft de opdracht.

# Gunning

Er geldt een opschortende termijn van 15 kalenderdagen.

| Criterium | Weging |
| --- | --- |
| Prijs | 40% |
| Kwaliteit | 60% |

# Eisen

1. Opdrachtnemer levert binnen 14 dagen.
2. Opdrachtnemer meldt vertraging.
`;

/** A file of this test; in VS Code for the Web no folder is open, but there is one for the user's own data. */
function fileOf(name: string): Uri {
  if (launch.kind === 'web') return Uri.parse(`vscode-userdata:/User/globalStorage/bestekwijzer/${name}`);
  return fileIn('woord', name);
}

async function open(): Promise<TextDocument> {
  if (launch.kind === 'web') return workspace.openTextDocument({ language: 'markdown', content: TEXT });
  await workspace.fs.writeFile(fileOf('leidraad.bestek.md'), new TextEncoder().encode(TEXT));
  return workspace.openTextDocument(fileOf('leidraad.bestek.md'));
}

const isThere = (uri: Uri) =>
  workspace.fs.stat(uri).then(
    () => true,
    () => false,
  );

describe('Word', () => {
  it(
    'exports with findings, and brings the document back',
    async () => {
      const document = await open();
      await window.showTextDocument(document);
      await finding(document, 'aw/standstill');
      const word = fileOf('met-bevindingen.docx');
      await commands.executeCommand('bestekwijzer.exporteerWordMetBevindingen', document.uri, word);
      const bytes = await workspace.fs.readFile(word);
      equal([...bytes.subarray(0, 2)], [0x50, 0x4b]);
      const back = fileOf('terug.bestek.md');
      await commands.executeCommand('bestekwijzer.importeerWord', word, back);
      const text = await eventually(() => {
        const { document: shown } = window.activeTextEditor ?? {};
        return shown?.uri.path === back.path ? shown.getText() : undefined;
      }, 'the imported text in an editor');
      ok(text.startsWith('---\nbestek: "1"\ntitel: "Schoonmaak gemeentehuis"\n'), text.slice(0, 200));
      equal(text.slice(text.indexOf('# Inleiding')), TEXT.slice(TEXT.indexOf('# Inleiding')));
      await commands.executeCommand('notifications.clearAll');
      await closeAll();
    },
    { timeout: 60_000 },
  );

  it('asks where to save, and offers to show the document', async () => {
    if (launch.kind !== 'served') skip('the dialog is that of the machine, or there is no folder');
    const document = await open();
    await window.showTextDocument(document);
    const done = commands.executeCommand('bestekwijzer.exporteerWord');
    await hands.read('.quick-input-widget .quick-input-title:has-text("Word")');
    await hands.screenshot('word-opslaan');
    await hands.press('Enter');
    await done;
    ok(await isThere(fileOf('leidraad.docx')), 'not saved beside the specification');
    await hands.read('.notification-toast:has-text("leidraad.docx is gemaakt") .monaco-button');
    await hands.screenshot('word-gemaakt');
    await hands.press('Escape');
    await commands.executeCommand('notifications.clearAll');
    await closeAll();
  });

  it('says what is wrong with a file that is no Word document', async () => {
    await commands.executeCommand('notifications.clearAll');
    const file = fileOf('geen-word.docx');
    await workspace.fs.writeFile(file, new TextEncoder().encode('gewoon tekst'));
    const back = fileOf('niet.bestek.md');
    await commands.executeCommand('bestekwijzer.importeerWord', file, back);
    ok(!(await isThere(back)), 'something was written');
    // A message may have gone from sight by now; the list holds it.
    await commands.executeCommand('notifications.showList');
    if (hands.present) await hands.read('.notifications-center:has-text("is geen Word-bestand")');
    await commands.executeCommand('notifications.clearAll');
    if (launch.kind !== 'web') await workspace.fs.delete(fileOf('.'), { recursive: true });
  });
});
