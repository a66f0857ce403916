import type { MarkdownIt } from 'markdown-it';
import {
  commands,
  type Diagnostic,
  DiagnosticSeverity,
  type Disposable,
  languages,
  TabInputCustom,
  TabInputWebview,
  Uri,
  window,
} from 'vscode';
import { inDutch } from '../settings.ts';
import { bestekPreview, type MarginNote } from './plugin.ts';

/** What the extension gives VS Code's Markdown preview. */
export interface PreviewApi {
  extendMarkdownIt(md: MarkdownIt): MarkdownIt;
}

/** Between a change of findings and the preview that shows it, in ms. */
const DELAY = 500;

const SEVERITIES = {
  [DiagnosticSeverity.Error]: 'error',
  [DiagnosticSeverity.Warning]: 'warning',
  [DiagnosticSeverity.Information]: 'information',
  [DiagnosticSeverity.Hint]: 'hint',
} as const;

/**
 * The preview with what is known of a document when it is shown. Findings come later than the text, so the preview is
 * shown anew when those of a document it shows have changed; it never waits for them.
 */
export function createPreview(): PreviewApi & Disposable {
  /** The findings with which each document was last shown. */
  const shown = new Map<string, string>();
  let timer: ReturnType<typeof setTimeout> | undefined;

  function findingsOf(document: unknown): readonly MarginNote[] {
    if (!(document instanceof Uri)) return [];
    const notes = notesOf(document);
    shown.set(document.toString(), JSON.stringify(notes));
    return notes;
  }

  const watch = languages.onDidChangeDiagnostics(({ uris }) => {
    const isOther = uris.some((uri) => {
      const before = shown.get(uri.toString());
      return before !== undefined && before !== JSON.stringify(notesOf(uri));
    });
    if (!isOther) return;
    clearTimeout(timer);
    timer = setTimeout(() => {
      if (isPreviewOpen()) void commands.executeCommand('markdown.preview.refresh');
      else shown.clear();
    }, DELAY);
  });

  return {
    extendMarkdownIt: (md) => bestekPreview(md, { isDutch: inDutch, findingsOf }),
    dispose() {
      clearTimeout(timer);
      watch.dispose();
    },
  };
}

function notesOf(uri: Uri): MarginNote[] {
  return languages
    .getDiagnostics(uri)
    .filter(({ source }) => source === 'bestekwijzer')
    .map((diagnostic) => ({
      line: diagnostic.range.start.line,
      severity: SEVERITIES[diagnostic.severity],
      message: diagnostic.message,
      rule: ruleOf(diagnostic),
    }));
}

const ruleOf = ({ code }: Diagnostic): string => String((typeof code === 'object' ? code.value : code) ?? '');

const isPreviewOpen = (): boolean =>
  window.tabGroups.all
    .flatMap(({ tabs }) => tabs)
    .some(
      ({ input }) =>
        (input instanceof TabInputWebview || input instanceof TabInputCustom) &&
        input.viewType.includes('markdown.preview'),
    );
