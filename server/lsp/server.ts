import {
  type ClientCapabilities,
  CodeActionKind,
  type Connection,
  type Diagnostic,
  DidChangeConfigurationNotification,
  DocumentDiagnosticReportKind,
  type InitializeParams,
  type InitializeResult,
  TextDocumentSyncKind,
} from 'vscode-languageserver';
import { NO_PROJECT, PROJECT_FILE, type Project, readProject } from '../check/project.ts';
import type { UserLanguage } from '../check/render.ts';
import { rules } from '../rules/all.gen.ts';
import { createService } from '../service.ts';
import type { Language } from '../spec/specification.ts';
import {
  type ActionOptions,
  FIX_ALL_KIND,
  toCodeAction,
  toCompletionItem,
  toDiagnostics,
  toFoldingRange,
  toSymbol,
} from './to-lsp.ts';

/** What the server needs from where it runs. */
export interface Host {
  /** Today as ISO date. */
  today(): string;
  /** The nearest project file at or above a document, with the path of the document relative to its folder. */
  findProject(uri: string): Promise<{ readonly text: string; readonly relative: string } | undefined>;
  /** Whether a path (with slashes) matches one of the globs. */
  matches(path: string, globs: readonly string[]): boolean;
  /** Address of a rule's page for clients that do not give one. */
  pageOf(rule: string): string;
  /** Name and version for the client's log. */
  readonly version: string;
}

/** Delay before findings are pushed to clients that cannot ask for them, so that a burst of keys gives one answer. */
const PUSH_DELAY = 150;

/**
 * Speaks the protocol over `connection`. Findings are pulled by clients that can, pushed to the others, never both.
 */
export function startServer(connection: Connection, host: Host): void {
  const service = createService({ date: host.today(), projectOf: (uri) => projects.get(uri) ?? NONE });
  const projects = new Map<string, { project: Project; listed: boolean }>();
  const NONE = { project: NO_PROJECT, listed: false };
  const versions = new Map<string, number>();
  const pushTimers = new Map<string, ReturnType<typeof setTimeout>>();
  const results = new Map<string, { id: string; key: string }>();
  let lastResult = 0;
  let capabilities: ClientCapabilities = {};
  let pulls = false;
  let most = 500;
  let pageOf = host.pageOf;
  let fixedDate: string | undefined;
  let showsRules = false;

  connection.onInitialize((params: InitializeParams): InitializeResult => {
    capabilities = params.capabilities;
    pulls = capabilities.textDocument?.diagnostic !== undefined;
    const given = (params.initializationOptions ?? {}) as Record<string, unknown>;
    configure(given);
    const page = given.regelpagina;
    if (typeof page === 'string') pageOf = (rule) => page.replace('{id}', rule);
    showsRules = given.toonRegel === true || typeof page === 'string';
    return {
      serverInfo: { name: 'Bestekwijzer', version: host.version },
      capabilities: {
        textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental, save: false },
        ...(pulls
          ? {
              diagnosticProvider: {
                identifier: 'bestekwijzer',
                interFileDependencies: false,
                workspaceDiagnostics: false,
              },
            }
          : {}),
        codeActionProvider: { codeActionKinds: [CodeActionKind.QuickFix, FIX_ALL_KIND] },
        completionProvider: { triggerCharacters: ['/', '@', ' ', '(', ':'] },
        hoverProvider: true,
        documentSymbolProvider: { label: 'Bestekwijzer' },
        foldingRangeProvider: true,
      },
    };
  });

  connection.onInitialized(() => {
    if (capabilities.workspace?.didChangeConfiguration?.dynamicRegistration) {
      void connection.client.register(DidChangeConfigurationNotification.type, { section: 'bestekwijzer' });
    }
  });

  function configure(given: Record<string, unknown>): void {
    if (given.taal === 'nl' || given.taal === 'en')
      service.configure({ language: given.taal as UserLanguage });
    if (typeof given.maximumBevindingen === 'number' && given.maximumBevindingen > 0)
      most = given.maximumBevindingen;
    if (typeof given.peildatum === 'string')
      fixedDate = /^\d{4}-\d{2}-\d{2}$/.test(given.peildatum) ? given.peildatum : undefined;
    service.configure({ date: fixedDate ?? host.today() });
  }

  connection.onDidChangeConfiguration(async ({ settings }) => {
    let given = settings?.bestekwijzer;
    // Some clients only say that something changed.
    if (given === undefined && capabilities.workspace?.configuration)
      given = await connection.workspace.getConfiguration('bestekwijzer').catch(() => undefined);
    configure((given ?? {}) as Record<string, unknown>);
    refreshAll();
  });

  function refreshAll(): void {
    if (!pulls) for (const uri of versions.keys()) push(uri);
    else if (capabilities.workspace?.diagnostics?.refreshSupport)
      void connection.languages.diagnostics.refresh().catch(() => undefined);
  }

  async function loadProject(uri: string): Promise<void> {
    const found = await host.findProject(uri).catch(() => undefined);
    if (!found || !versions.has(uri)) return void projects.delete(uri);
    const project = readProject(
      found.text,
      rules.map((rule) => rule.id),
    );
    projects.set(uri, {
      project,
      listed: project.files.length > 0 && host.matches(found.relative, project.files),
    });
  }

  /** Documents are known only once their project is; requests wait for that. */
  const opening = new Map<string, Promise<void>>();

  connection.onDidOpenTextDocument(({ textDocument }) => {
    const { uri, languageId, text, version } = textDocument;
    const language = languageOfId(languageId, uri);
    if (!language) return;
    service.open(uri, language, text);
    versions.set(uri, version);
    const ready = loadProject(uri).finally(() => {
      opening.delete(uri);
      push(uri);
    });
    opening.set(uri, ready);
  });

  connection.onDidChangeTextDocument(({ textDocument, contentChanges }) => {
    service.change(
      textDocument.uri,
      contentChanges.map((change) =>
        'range' in change ? { range: change.range, text: change.text } : { text: change.text },
      ),
    );
    versions.set(textDocument.uri, textDocument.version);
    push(textDocument.uri);
  });

  connection.onDidCloseTextDocument(({ textDocument: { uri } }) => {
    service.close(uri);
    versions.delete(uri);
    projects.delete(uri);
    results.delete(uri);
    clearTimeout(pushTimers.get(uri));
    pushTimers.delete(uri);
    if (!pulls) void connection.sendDiagnostics({ uri, diagnostics: [] });
  });

  connection.onDidChangeWatchedFiles(async ({ changes }) => {
    if (!changes.some((change) => change.uri.endsWith(PROJECT_FILE))) return;
    await Promise.all([...versions.keys()].map(loadProject));
    refreshAll();
  });

  function diagnosticsOf(uri: string): Diagnostic[] {
    const checked = service.check(uri);
    return checked ? toDiagnostics(checked, { uri, language: service.options.language, most, pageOf }) : [];
  }

  function push(uri: string): void {
    if (pulls) return;
    clearTimeout(pushTimers.get(uri));
    pushTimers.set(
      uri,
      setTimeout(() => {
        const version = versions.get(uri);
        if (version !== undefined)
          void connection.sendDiagnostics({ uri, version, diagnostics: diagnosticsOf(uri) });
      }, PUSH_DELAY),
    );
  }

  connection.languages.diagnostics.on(async ({ textDocument: { uri }, previousResultId }) => {
    await opening.get(uri);
    const items = diagnosticsOf(uri);
    const key = JSON.stringify(items);
    const before = results.get(uri);
    if (before && before.key === key && before.id === previousResultId)
      return { kind: DocumentDiagnosticReportKind.Unchanged, resultId: before.id };
    const id = String(++lastResult);
    results.set(uri, { id, key });
    return { kind: DocumentDiagnosticReportKind.Full, resultId: id, items };
  });

  connection.onCodeAction(async ({ textDocument: { uri }, range, context }) => {
    await opening.get(uri);
    const checked = service.check(uri);
    if (!checked) return [];
    const wants = (kind: string) =>
      !context.only || context.only.some((only) => kind === only || kind.startsWith(`${only}.`));
    const options: ActionOptions = {
      uri,
      language: service.options.language,
      most,
      pageOf,
      version: versions.get(uri),
      snippets: capabilities.workspace?.workspaceEdit?.snippetEditSupport === true,
      documentChanges: capabilities.workspace?.workspaceEdit?.documentChanges === true,
      showsRules,
    };
    const actions = wants(CodeActionKind.QuickFix) ? service.actions(uri, range.start, range.end) : [];
    const all = context.only && wants(FIX_ALL_KIND) ? service.fixAll(uri) : undefined;
    return [...actions, ...(all ? [all] : [])]
      .map((action) => toCodeAction(checked, action, options))
      .filter((action) => action !== undefined);
  });

  connection.onCompletion(async ({ textDocument: { uri }, position }) => {
    await opening.get(uri);
    const checked = service.check(uri);
    if (!checked) return [];
    const snippets = capabilities.textDocument?.completion?.completionItem?.snippetSupport === true;
    return service
      .completions(uri, position)
      .map((completion) => toCompletionItem(checked, completion, snippets));
  });

  connection.onHover(async ({ textDocument: { uri }, position }) => {
    await opening.get(uri);
    const hover = service.hover(uri, position);
    return hover ? { contents: { kind: 'markdown', value: hover.text } } : null;
  });

  connection.onDocumentSymbol(async ({ textDocument: { uri } }) => {
    await opening.get(uri);
    return service.outline(uri).map(toSymbol);
  });

  connection.onFoldingRanges(async ({ textDocument: { uri } }) => {
    await opening.get(uri);
    return service.folds(uri).map(toFoldingRange);
  });

  connection.onRequest('bestekwijzer/regelpagina', ({ id }: { id: string }) => service.rulePage(id) ?? null);
  connection.onRequest('bestekwijzer/regels', () =>
    service.rules.map((rule) => ({ id: rule.id, title: rule.title[service.options.language] })),
  );

  connection.listen();
}

function languageOfId(languageId: string, uri: string): Language | undefined {
  if (languageId === 'markdown' || /\.md$/i.test(uri)) return 'markdown';
  return languageId === 'yaml' || /\.ya?ml$/i.test(uri) ? 'yaml' : undefined;
}
