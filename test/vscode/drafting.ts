import { commands, DiagnosticSeverity, Uri, WorkspaceEdit, window, workspace } from 'vscode';
import { equal, ok } from './assert.ts';
import { closeAll, finding, findings, needsFolder, needsHands, openText, ruleOf } from './editor.ts';
import { hands } from './launcher.ts';
import { describe, eventually, it } from './runner.ts';

const MESSY = `---
bestek: "1"
procedure: openbaar
---

# Eisen
De opdrachtnemer voldoet aan het volgende:
* levering binnen 14 dagen
* garantie van 24 maanden
## Planning

|Stap|Datum|Toelichting|
|-|-:|---|
|Aankondiging|2 maart 2026|op TenderNed|
|Sluiting|20 april 2026|12.00 uur|

1. eerst dit
1. dan dat
1. dan dit
`;

const TIDY = `---
bestek: "1"
procedure: openbaar
---

# Eisen

De opdrachtnemer voldoet aan het volgende:

- levering binnen 14 dagen
- garantie van 24 maanden

## Planning

| Stap         |         Datum | Toelichting  |
| ------------ | ------------: | ------------ |
| Aankondiging |  2 maart 2026 | op TenderNed |
| Sluiting     | 20 april 2026 | 12.00 uur    |

1. eerst dit
2. dan dat
3. dan dit
`;

const FAULTY = `---
bestek: "1"
procedure: openbaar
---

# Gunning

Na verzending van de gunningsbeslissing geldt een opschortende termijn van 15 kalenderdagen.
`;

describe('formatting', () => {
  it('lays a specification out, and can be undone in one go', async () => {
    const editor = await openText(MESSY);
    const { document } = editor;
    // The server says for which texts it formats a moment after it has read them.
    await eventually(async () => {
      await commands.executeCommand('editor.action.formatDocument');
      return document.getText() === TIDY;
    }, 'a text that is laid out');
    if (hands.present) await hands.screenshot('opgemaakt');
    await commands.executeCommand('undo');
    equal(document.getText(), MESSY);
    await closeAll();
  });

  it('is no formatter for other Markdown', async () => {
    const { document } = await openText('# Notulen\n* a\n');
    const { document: other } = await openText(MESSY);
    const edits = (uri: Uri) =>
      commands.executeCommand<unknown[] | undefined>('vscode.executeFormatDocumentProvider', uri, {});
    await eventually(async () => ((await edits(other.uri)) ?? []).length > 0, 'edits of a specification');
    equal((await edits(document.uri)) ?? [], []);
    await closeAll();
  });

  it('can be switched off', async () => {
    const section = workspace.getConfiguration('bestekwijzer');
    await section.update('opmaak.aan', false, true);
    try {
      const { document } = await openText(MESSY);
      const edits = async () =>
        (await commands.executeCommand<unknown[]>(
          'vscode.executeFormatDocumentProvider',
          document.uri,
          {},
        )) ?? [];
      await eventually(async () => (await edits()).length === 0, 'no edits');
      await section.update('opmaak.aan', true, true);
      await eventually(async () => (await edits()).length > 0, 'edits again');
    } finally {
      await section.update('opmaak.aan', undefined, true);
      await closeAll();
    }
  });
});

describe('status', () => {
  it('tells what was found, which rules, and what is not shown', async () => {
    needsHands();
    const section = workspace.getConfiguration('bestekwijzer');
    await section.update('maximumBevindingen', 1, true);
    try {
      const more = 'De opschortende termijn bedraagt 10 kalenderdagen na de gunningsbeslissing.\n\n';
      const { document } = await openText(`${FAULTY}\n${more.repeat(2)}`);
      await finding(document, 'aw/standstill');
      await eventually(async () => {
        await hands.press('Escape');
        await hands.click('#status\\.languageStatus');
        return /leest mee: \d+ fout/.test(await hands.read('.hover-language-status:has-text("leest mee")'));
      }, 'the number of findings');
      for (const shown of ['regels op', 'worden niet getoond', 'Opnieuw starten'])
        await hands.read(`.hover-language-status:has-text("${shown}")`);
      await hands.screenshot('taalstatus');
      await hands.click('.monaco-editor .view-lines');
    } finally {
      await section.update('maximumBevindingen', undefined, true);
      await closeAll();
    }
  });
});

describe('baseline', () => {
  const file = (name: string) => {
    const folder = workspace.workspaceFolders?.[0];
    ok(folder, 'no folder is open');
    return Uri.joinPath(folder.uri, 'nullijn', name);
  };

  it(
    'turns the findings of now into hints, and reports what is new',
    async () => {
      needsFolder();
      const encode = (text: string) => new TextEncoder().encode(text);
      await workspace.fs.writeFile(file('bestekwijzer.yaml'), encode('profiel: rijk\n'));
      await workspace.fs.writeFile(file('leidraad.bestek.md'), encode(FAULTY));
      const document = await workspace.openTextDocument(file('leidraad.bestek.md'));
      await window.showTextDocument(document);
      await finding(document, 'aw/standstill');
      if (hands.present) {
        void commands.executeCommand('bestekwijzer.neemOpInNullijn');
        await hands.read('.quick-input-widget .monaco-list-row:has-text("Opnemen (bevindingen: 1")');
        await hands.screenshot('nullijn');
        await hands.press('Enter');
      } else await commands.executeCommand('bestekwijzer.neemOpInNullijn', true);
      const severities = () =>
        findings(document)
          .filter((one) => ruleOf(one) === 'aw/standstill')
          .map(({ severity }) => severity);
      await eventually(() => severities()[0] === DiagnosticSeverity.Hint, 'a hint');
      const project = await workspace.fs.readFile(file('bestekwijzer.yaml'));
      equal(new TextDecoder().decode(project), 'profiel: rijk\nnullijn: bestekwijzer-nullijn.json\n');
      const edit = new WorkspaceEdit();
      edit.insert(
        document.uri,
        document.lineAt(5).range.start,
        'De opschortende termijn bedraagt 10 kalenderdagen na de gunningsbeslissing.\n\n',
      );
      ok(await workspace.applyEdit(edit), 'the edit was refused');
      await eventually(() => severities().includes(DiagnosticSeverity.Error), 'the new finding');
      ok(severities().includes(DiagnosticSeverity.Hint), 'the old finding is no hint any more');
      await closeAll();
      await workspace.fs.delete(file('.'), { recursive: true });
    },
    { timeout: 40_000 },
  );
});
