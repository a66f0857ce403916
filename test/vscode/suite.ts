import { extensions, type SnippetString, Uri, WorkspaceEdit, window, workspace } from 'vscode';
import { equal, ok } from './assert.ts';
import {
  closeAll,
  finding,
  findings,
  goTo,
  hoverText,
  needsHands,
  noFinding,
  openSample,
  openText,
  proposals,
  quickFixes,
} from './editor.ts';
import { hands, launch } from './launcher.ts';
import { describe, eventually, it, skip } from './runner.ts';

const old = 'bedrijfskleding-oud.bestek.md';

describe('extension', () => {
  it('activates', async () => {
    const extension = extensions.getExtension('bestekwijzer.bestekwijzer');
    ok(extension, 'the extension is not installed');
    await extension.activate();
    ok(extension.isActive, 'the extension is not active');
  });

  it('leaves a text alone that is no specification', async () => {
    const { document } = await openText('# Notulen\n\nDe jaaromzet is ten minste € 9.000.000.\n');
    // An answer about a real specification shows that the server has had time to give one about this text too.
    const { document: other } = await openSample(old);
    await finding(other, 'aw/omzeteis-maximum');
    equal(findings(document).length, 0);
    await closeAll();
  });
});

describe('findings', () => {
  it('stand in the text, with rule and page', async () => {
    const editor = await openSample(old);
    const diagnostic = await finding(editor.document, 'aw/omzeteis-maximum');
    ok(/omzet/i.test(diagnostic.message), diagnostic.message);
    equal(editor.document.getText(diagnostic.range), '375%');
    if (hands.present) {
      await goTo(editor, diagnostic.range.start);
      await hands.press('Control+Shift+m');
      await hands.read('.markers-panel .monaco-list-row');
      await hands.screenshot('bevindingen');
      await hands.press('Control+j');
    }
  });

  it('follow what is typed', async () => {
    const { document } = await openSample(old);
    const { range } = await finding(document, 'aw/omzeteis-maximum');
    const line = document.lineAt(range.start).range;
    const lowered = document.getText(line).replace('3.000.000', '1.600.000').replace('375%', '200%');
    const edit = new WorkspaceEdit();
    edit.replace(document.uri, line, lowered);
    ok(await workspace.applyEdit(edit), 'the edit was refused');
    await noFinding(document, 'aw/omzeteis-maximum');
    await closeAll();
  });

  it('show their source on hover', async () => {
    const editor = await openSample(old);
    const { range } = await finding(editor.document, 'aw/omzeteis-maximum');
    const text = await eventually(() => hoverText(editor.document, range.start), 'a hover');
    ok(/2\.90/.test(text), `no citation of article 2.90 in: ${text}`);
    if (hands.present) {
      await goTo(editor, range.start);
      await hands.hover('375%');
      await hands.read('.monaco-hover .hover-row');
      await hands.screenshot('bron');
      await hands.press('Escape');
    }
    await closeAll();
  });
});

describe('quick fix', () => {
  it('adds the due-diligence steps that are missing', async () => {
    const editor = await openSample(old);
    const { document } = editor;
    const diagnostic = await finding(document, 'isv/zes-stappen');
    const fixes = await quickFixes(document, diagnostic);
    const fix = fixes.find(({ title }) => title === 'Voeg de ontbrekende stappen in');
    ok(fix?.edit, `the fix is not in: ${fixes.map(({ title }) => title).join(', ')}`);
    if (hands.present) {
      await goTo(editor, diagnostic.range.start);
      await hands.press('Control+.');
      await hands.read('.action-widget .monaco-list-row');
      await hands.screenshot('snelle-oplossing');
      await hands.press('Escape');
    }
    ok(await workspace.applyEdit(fix.edit), 'the fix was refused');
    await noFinding(document, 'isv/zes-stappen');
    for (const step of [1, 4, 6]) {
      ok(document.getText().includes(`<!-- clausule isv/stap-${step}-`), `no clause for step ${step}`);
    }
    const added = document.positionAt(document.getText().indexOf('<!-- clausule isv/stap-'));
    await goTo(editor, added);
    if (hands.present) await hands.screenshot('na-de-snelle-oplossing');
    await closeAll();
  });
});

describe('completion', () => {
  const start = '---\nbestek: "1"\nopdracht: levering\n---\n\n# Uitvoeringsvoorwaarden\n\nTekst.\n\n';

  it('inserts a clause of which the fields are tab stops', async () => {
    const editor = await openText(start);
    const end = editor.document.positionAt(start.length);
    const item = await eventually(
      async () =>
        (await proposals(editor.document, end)).find(
          ({ label }) => nameOf(label) === 'isv/stap-5-communicatie',
        ),
      'a proposal isv/stap-5-communicatie',
    );
    const snippet = item.insertText as SnippetString;
    ok(/\$\{\d:[^}]+\}/.test(snippet.value ?? ''), `no tab stops in: ${JSON.stringify(item.insertText)}`);
    ok(await editor.insertSnippet(snippet, end), 'the clause was not inserted');
    ok(editor.document.getText().includes('<!-- clausule isv/stap-5-communicatie@'), 'no opening marker');
    ok(editor.document.getText().trimEnd().endsWith('<!-- /clausule -->'), 'no closing marker');
    ok(!editor.selection.isEmpty, 'the first field is not selected');
    await closeAll();
  });

  it('is there for who types', async () => {
    needsHands();
    const editor = await openText(start);
    await goTo(editor, editor.document.positionAt(start.length));
    await hands.type('isv/');
    await hands.press('Control+Space');
    await hands.read('.suggest-widget.visible .monaco-list-row');
    await hands.screenshot('clausules');
    await hands.press('Enter');
    await eventually(() => editor.document.getText().includes('<!-- /clausule -->'), 'a clause in the text');
    await hands.screenshot('clausule-ingevoegd');
    await closeAll();
  });

  it('knows the facts in the front matter', async () => {
    const text = '---\nbestek: "1"\nprocedure: \n---\n\n# Eisen\n';
    const { document } = await openText(text);
    const position = document.positionAt(text.indexOf('procedure: ') + 'procedure: '.length);
    const labels = await eventually(async () => {
      const names = (await proposals(document, position)).map(({ label }) => nameOf(label));
      return names.includes('openbaar') ? names : undefined;
    }, 'the procedures');
    ok(labels.includes('niet-openbaar'), labels.join(', '));
    await closeAll();
  });
});

describe('rule page', () => {
  it('is there without a network', async () => {
    const { document } = await openSample(old);
    await finding(document, 'aw/standstill');
    const page = await workspace.openTextDocument(Uri.parse('bestekwijzer:regels/aw/standstill.md'));
    ok(page.getText().includes('`aw/standstill`'), page.getText().slice(0, 300));
    ok(page.getText().includes('2.127'), 'no article 2.127');
    await closeAll();
  });

  it('opens beside the text from a finding', async () => {
    needsHands();
    if (launch.kind === 'web') skip('the Markdown preview is not in this VS Code for the Web');
    const editor = await openSample(old);
    const { range } = await finding(editor.document, 'aw/omzeteis-maximum');
    await goTo(editor, range.start);
    await hands.hover('375%');
    await hands.click('.monaco-hover a.code-link');
    await eventually(
      () =>
        window.tabGroups.all
          .flatMap(({ tabs }) => tabs)
          .some(({ label }) => label.includes('omzeteis-maximum')),
      'a tab with the rule page',
    );
    ok((await hands.read('.markdown-body h1')).length > 0, 'no title');
    await hands.screenshot('uitleg');
    await closeAll();
  });
});

const nameOf = (label: string | { label: string }) => (typeof label === 'string' ? label : label.label);
