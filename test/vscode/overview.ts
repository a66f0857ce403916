import {
  ConfigurationTarget,
  commands,
  Range,
  type TextEditor,
  TextEditorRevealType,
  ViewColumn,
  window,
  workspace,
} from 'vscode';
import { equal, ok } from './assert.ts';
import { closeAll, finding, labels, needsHands, openSample } from './editor.ts';
import { hands, launch } from './launcher.ts';
import { describe, eventually, it, skip } from './runner.ts';

const OLD = 'bedrijfskleding-oud.bestek.md';
const hasTab = (text: string) =>
  eventually(() => labels().some((one) => one.includes(text)), `a tab ${text}`);

async function inTheme(theme: string, body: () => Promise<void>): Promise<void> {
  const settings = workspace.getConfiguration('workbench');
  await settings.update('colorTheme', theme, ConfigurationTarget.Global);
  try {
    await body();
  } finally {
    await settings.update('colorTheme', undefined, ConfigurationTarget.Global);
  }
}

async function openOverview(name = OLD): Promise<TextEditor> {
  const editor = await openSample(name);
  await commands.executeCommand('workbench.action.closeSidebar');
  await commands.executeCommand('bestekwijzer.toonOverzicht');
  return editor;
}

const shownLine = () => window.activeTextEditor?.selection.start.line;

describe('overview', () => {
  it(
    'shows planning, coverage, weights and findings of a text',
    async () => {
      const { document } = await openOverview();
      await finding(document, 'aw/weging');
      await hasTab('Levering van bedrijfskleding');
      if (!hands.present) return closeAll();
      ok(/60 dagen/.test(await hands.read('.planning .termijn')), 'no term in the planning');
      ok((await hands.read('.dekking .cel.gedekt')).includes('7.4'), 'no covered cell in the matrix');
      ok((await hands.read('.dekking .cel.open')).length > 0, 'no open cell in the matrix');
      ok(/95/.test(await hands.read('.weging .fout, section#weging .fout')), 'no fault in the weights');
      ok(/opschortende termijn/i.test(await hands.read('.lijst li:has-text("aw/standstill")')), 'no finding');
      await hands.resize(1280, 1440);
      await hands.screenshot('overzicht');
      await hands.resize(1280, 800);
      // Behind another tab the page is gone; it comes back as it was.
      await hands.click('.tegels a[href="#bevindingen"]');
      await hands.read('#kop-bevindingen:focus');
      await window.showTextDocument(await workspace.openTextDocument({ content: 'x' }), ViewColumn.Two);
      await window.showTextDocument(document, ViewColumn.One);
      await hands.click('.editor-actions [aria-label*="Toon overzicht van dit bestek"]');
      ok(/60 dagen/.test(await hands.read('.planning .termijn')), 'the view did not come back');
      await closeAll();
    },
    { timeout: 60_000 },
  );

  it('jumps from a mark to its place, with mouse and keyboard', async () => {
    needsHands();
    const { document } = await openOverview();
    await hands.click('[data-key="termijn tender"]');
    await eventually(() => shownLine() === 20, 'the cursor on the closing date');
    equal(document.getText(window.activeTextEditor!.selection), '2027-01-15');
    await hands.click('.lijst li:has-text("aw/omzeteis-maximum") .ga');
    await eventually(
      () => /375%|3\.000\.000/.test(document.lineAt(shownLine() ?? 0).text),
      'the turnover demand',
    );
    // Back to the view: its place is kept, and Tab goes to the next mark.
    await commands.executeCommand('bestekwijzer.toonOverzicht', document.uri);
    await hands.read('.ga[data-key^="bevinding"]:focus');
    await hands.press('Tab');
    await hands.read('.regel:focus');
    await hands.press('Shift+Tab', 'Enter');
    await eventually(() => window.activeTextEditor?.document === document, 'the text in front');
    await closeAll();
  });

  it('follows the text, and keeps where it was', async () => {
    needsHands();
    const { document, viewColumn } = await openOverview();
    await hands.read('.planning .oordeel.enough');
    const at = document.positionAt(document.getText().indexOf('2027-01-15'));
    const editor = await window.showTextDocument(document, viewColumn);
    const range = document.validateRange(new Range(at, at.translate(0, 10)));
    ok(await editor.edit((edit) => edit.replace(range, '2026-12-10')), 'the text was not changed');
    ok(/16 te kort|te kort/.test(await hands.read('.planning .oordeel.short')), 'no short term');
    await closeAll();
  });

  it('says so when there is nothing to show', async () => {
    needsHands();
    const document = await workspace.openTextDocument({
      language: 'markdown',
      content: '---\nbestek: "1"\n---\n\n# Eisen\n\nTekst.\n',
    });
    await window.showTextDocument(document);
    await commands.executeCommand('bestekwijzer.toonOverzicht');
    ok(/Geen planning gevonden/.test(await hands.read('#planning .leeg')), 'no words instead of a planning');
    await closeAll();
  });

  it(
    'is readable in light, dark, high contrast and a narrow column',
    async () => {
      needsHands();
      await openOverview();
      await hands.read('.dekking .cel.gedekt');
      await inTheme('Default Dark Modern', async () => {
        await hands.read('body.vscode-dark .planning');
        await hands.resize(1280, 1440);
        await hands.screenshot('overzicht-donker');
        await hands.resize(1280, 800);
      });
      await inTheme('Default High Contrast', async () => {
        await hands.read('body.vscode-high-contrast .planning');
        await hands.screenshot('overzicht-contrast');
      });
      await hands.resize(760, 900);
      await hands.screenshot('overzicht-smal');
      await hands.resize(1280, 800);
      await closeAll();
    },
    { timeout: 60_000 },
  );
});

describe('Markdown preview', () => {
  const needsPreview = () => {
    needsHands();
    if (launch.kind === 'web') skip('the Markdown preview is not in this VS Code for the Web');
  };

  it(
    'shows facts, and findings in the margin',
    async () => {
      needsPreview();
      const editor = await openSample(OLD);
      await finding(editor.document, 'aw/standstill');
      await commands.executeCommand('workbench.action.closeSidebar');
      // The preview opens where the text is.
      const at = editor.document.positionAt(editor.document.getText().indexOf('# Hoofdstuk 4'));
      editor.revealRange(new Range(at, at), TextEditorRevealType.AtTop);
      await commands.executeCommand('markdown.showPreview');
      ok((await hands.read('.bestek-feiten th')).length > 0, 'no facts');
      ok(/16 november 2026/.test(await hands.read('.bestek-feiten tr:has-text("Aankondiging")')), 'no date');
      ok(
        /opschortende termijn/i.test(await hands.read('.bestek-kanttekening:has-text("aw/standstill")')),
        'no finding in the margin',
      );
      await hands.screenshot('voorbeeld-kanttekeningen');
      await closeAll();
    },
    { timeout: 40_000 },
  );

  it(
    'frames clauses, and shows findings that come later',
    async () => {
      needsPreview();
      const text = `---\nbestek: "1"\nprocedure: openbaar\n---\n\n# Voorwaarden\n\nDe aansprakelijkheid van opdrachtnemer is onbeperkt.\n\n> **Motivering** (gp/aansprakelijkheid): uitval van deze apparatuur raakt direct de veiligheid van patiënten.\n\n<!-- clausule isv/stap-2-risicos@2025.1 -->\nOpdrachtnemer brengt in kaart welke risico's er zijn.\n<!-- /clausule -->\n`;
      const document = await workspace.openTextDocument({ language: 'markdown', content: text });
      const editor = await window.showTextDocument(document);
      await commands.executeCommand('workbench.action.closeSidebar');
      await commands.executeCommand('markdown.showPreviewToSide');
      ok(/isv\/stap-2-risicos/.test(await hands.read('section.bestek-clausule .bestek-kop')), 'no frame');
      ok(/patiënten/.test(await hands.read('blockquote.bestek-motivering')), 'no motivation');
      await editor.edit((edit) =>
        edit.insert(
          document.positionAt(text.length),
          '\n# Gunning\n\nDe opschortende termijn na de gunningsbeslissing is 10 dagen.\n',
        ),
      );
      await hands.read('.bestek-kanttekening:has-text("aw/standstill")');
      await hands.screenshot('voorbeeld-clausule');
      await closeAll();
    },
    { timeout: 40_000 },
  );
});
