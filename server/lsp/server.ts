import {
  type ClientCapabilities,
  CodeActionKind,
  CodeLensRefreshRequest,
  type Connection,
  type Diagnostic,
  DidChangeConfigurationNotification,
  DocumentDiagnosticReportKind,
  type InitializeParams,
  type InitializeResult,
  MessageType,
  type Position,
  ShowMessageNotification,
  TextDocumentSyncKind,
} from 'vscode-languageserver';
import type { Checked } from '../check/check.ts';
import type { UserLanguage } from '../check/render.ts';
import { isSameValue } from '../check/same-value.ts';
import type { FileSystem } from '../dossier/file-system.ts';
import { createDossierService } from '../dossier-service.ts';
import { createLibraryService } from '../library-service.ts';
import { createService } from '../service.ts';
import { type Language, languageOf } from '../spec/specification.ts';
import { isCalendarDay } from '../text/calendar.ts';
import { registerBaseline } from './baseline.ts';
import { registerDossier } from './dossier.ts';
import { registerDrafting } from './drafting-requests.ts';
import { type Formatting, registerFormatting } from './formatting.ts';
import { type Documents, registerOwnRequests } from './own-requests.ts';
import { createProjects } from './projects.ts';
import { registerSettings } from './settings-request.ts';
import { registerState } from './state-request.ts';
import {
  type ActionOptions,
  codeActionKind,
  FIX_ALL_KIND,
  SHOW_FILE,
  toCodeAction,
  toCompletionItem,
  toDiagnosticGroups,
  toDiagnostics,
  toFoldingRange,
  toSymbol,
  WHY_NOT,
} from './to-lsp.ts';
import { registerWord } from './word-requests.ts';
import { openWorkspace, type Workspace } from './workspace.ts';
import { registerWorkspaceDiagnostics, type WorkspaceDiagnostics } from './workspace-diagnostics.ts';

/** What the server needs from where it runs. */
export interface Host {
  /** Today as ISO date. */
  today(): string;
  /** The nearest project file at or above a document, with the path of the document relative to its folder. */
  findProject(uri: string): Promise<{ readonly text: string; readonly relative: string } | undefined>;
  /** The files of the workspace that are not open. */
  readonly files: FileSystem;
  /** Whether a path (with slashes) matches one of the globs. */
  matches(path: string, globs: readonly string[]): boolean;
  /** Address of a rule's page for clients that do not give one. */
  pageOf(rule: string): string;
  /** What reads and writes Word files, loaded at first use; `address` is where the client says that it stands. */
  word(address: string | undefined): Promise<typeof import('../word/word.ts')>;
  /** Name and version for the client's log. */
  readonly version: string;
}

/** Delay before findings are pushed to clients that cannot ask for them, so that a burst of keys gives one answer. */
const PUSH_DELAY = 150;
/** Between two words to the client that lenses, coloured words or trees are others. */
const VIEW_DELAY = 500;
/** Findings shown of a document that is not open: enough to see that it needs work. */
const MOST_CLOSED = 100;

/**
 * Speaks the protocol over `connection`. Findings are pulled by clients that can, pushed to the others, never both.
 */
export function startServer(connection: Connection, host: Host): void {
  const projects = createProjects(host, (library) => {
    service.configure({ library });
    closedChanged();
  });
  const service = createService({ date: host.today(), projectOf: projects.of });
  const libraries = createLibraryService(
    service,
    projects.homes,
    async (uri) => (await host.files.isWritable?.(uri)) ?? true,
  );
  const dossier = createDossierService(service, host.files, (id) => clauseAddress(id), libraries);
  const versions = new Map<string, number>();
  const pushTimers = new Map<string, ReturnType<typeof setTimeout>>();
  const results = new Map<string, { id: string; groups: readonly Diagnostic[][] }>();
  let lastResult = 0;
  let capabilities: ClientCapabilities = {};
  let pulls = false;
  let most = 500;
  let isFormatting = true;
  let pageOf = host.pageOf;
  let fixedDate: string | undefined;
  let showsRules = false;
  let compares = false;
  let hearsDone = false;
  let clauseAddress: (id: string) => string | undefined = () => undefined;
  let showsTrees = false;
  let treeTimer: ReturnType<typeof setTimeout> | undefined;
  let libraryTimer: ReturnType<typeof setTimeout> | undefined;
  let viewTimer: ReturnType<typeof setTimeout> | undefined;
  let workspace: Workspace | undefined;
  let closedFindings: WorkspaceDiagnostics | undefined;
  let formatting: Formatting | undefined;

  connection.onInitialize((params: InitializeParams): InitializeResult => {
    capabilities = params.capabilities;
    pulls = capabilities.textDocument?.diagnostic !== undefined;
    const given = (params.initializationOptions ?? {}) as Record<string, unknown>;
    configure(given);
    const page = given.regelpagina;
    if (typeof page === 'string') pageOf = (rule) => page.replace('{id}', rule);
    compares = given.vergelijkt === true;
    showsRules = given.toonRegel === true || typeof page === 'string';
    hearsDone = given.gedaan === true;
    const clausePage = given.clausulepagina;
    if (typeof clausePage === 'string') clauseAddress = (id) => clausePage.replace('{id}', id);
    showsTrees = given.weergaven === true;
    const ready = async (uri: string) => opening.get(uri);
    const isOpen = (uri: string) => versions.has(uri);
    const opened = openWorkspace(
      connection,
      service,
      dossier,
      host.files,
      projects,
      isOpen,
      { changed: closedChanged, projectChanged },
      params,
    );
    workspace = opened;
    if (pulls) {
      closedFindings = registerWorkspaceDiagnostics(
        connection,
        {
          uris: () => [...[...dossier.dossier.entries()].map((entry) => entry.uri), ...ownLibraryFiles()],
          isOpen,
          check: checkAny,
          isDocument: (uri) => !libraries.has(uri),
          toItems: (uri, checked) =>
            toDiagnostics(checked, { ...shown(uri), most: Math.min(most, MOST_CLOSED) }),
        },
        opened.indexed,
        treesChanged,
      );
    }
    const documents: Documents = {
      indexed: opened.indexed,
      opened: ready,
      check: checkAny,
      status: (uri) => closedFindings?.status(uri),
      shownPath: opened.shownPath,
    };
    registerOwnRequests(connection, service, dossier, documents);
    registerDrafting(connection, service, ready);
    registerSettings(
      connection,
      service,
      projects,
      ready,
      () => ({ date: fixedDate, most, today: host.today() }),
      opened,
    );
    const wordAddress = typeof given.woordbundel === 'string' ? given.woordbundel : undefined;
    registerWord(connection, service, host, wordAddress, checkAny);
    registerBaseline(connection, service, dossier, {
      files: host.files,
      projects,
      documents,
      folderOf: opened.folderOf,
    });
    registerState(connection, service, {
      files: host.files,
      projects,
      ready,
      check: checkAny,
      isLibraryFile: libraries.has,
      folderOf: opened.folderOf,
      most: () => most,
    });
    formatting = registerFormatting(connection, service, capabilities, () => versions.keys(), ready);
    formatting.configure(isFormatting);
    return {
      serverInfo: { name: 'Bestekwijzer', version: host.version },
      capabilities: {
        textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental, save: false },
        ...(pulls
          ? {
              diagnosticProvider: {
                identifier: 'bestekwijzer',
                interFileDependencies: true,
                workspaceDiagnostics: true,
              },
            }
          : {}),
        codeActionProvider: {
          codeActionKinds: [CodeActionKind.QuickFix, CodeActionKind.Refactor, FIX_ALL_KIND],
        },
        completionProvider: { triggerCharacters: ['/', '@', ' ', '(', ':', '{'] },
        hoverProvider: true,
        executeCommandProvider: { commands: [WHY_NOT, SHOW_FILE] },
        documentSymbolProvider: { label: 'Bestekwijzer' },
        foldingRangeProvider: true,
        ...registerDossier(connection, service, dossier, ready, capabilities),
        ...opened.capabilities,
        ...formatting.capabilities,
      },
    };
  });

  connection.onInitialized(() => {
    if (capabilities.workspace?.didChangeConfiguration?.dynamicRegistration) {
      void connection.client.register(DidChangeConfigurationNotification.type, { section: 'bestekwijzer' });
    }
    workspace?.start();
    formatting?.changed();
  });

  function configure(given: Record<string, unknown>): void {
    if (given.taal === 'nl' || given.taal === 'en')
      service.configure({ language: given.taal as UserLanguage });
    if (typeof given.maximumBevindingen === 'number' && given.maximumBevindingen > 0)
      most = given.maximumBevindingen;
    const layout = (given.opmaak as Record<string, unknown> | undefined)?.aan;
    if (typeof layout === 'boolean') isFormatting = layout;
    formatting?.configure(isFormatting);
    if (typeof given.peildatum === 'string')
      fixedDate = isCalendarDay(given.peildatum) ? given.peildatum : undefined;
    service.configure({ date: fixedDate ?? host.today() });
    libraries.forget();
  }

  connection.onDidChangeConfiguration(async ({ settings }) => {
    let given = settings?.bestekwijzer;
    // Some clients only say that something changed.
    if (given === undefined && capabilities.workspace?.configuration)
      given = await connection.workspace.getConfiguration('bestekwijzer').catch(() => undefined);
    configure((given ?? {}) as Record<string, unknown>);
    closedChanged();
    refreshAll();
  });

  function refreshAll(): void {
    if (!pulls) for (const uri of versions.keys()) push(uri);
    else if (capabilities.workspace?.diagnostics?.refreshSupport)
      void connection.languages.diagnostics.refresh().catch(() => undefined);
  }

  async function loadProject(uri: string, isFresh = false): Promise<void> {
    await projects.load(uri, isFresh);
    if (isYaml(uri)) await projects.loadLooseLibrary(uri);
    if (versions.has(uri)) dossier.changed(uri);
    else projects.drop(uri);
  }

  async function projectChanged(): Promise<void> {
    await Promise.all([...versions.keys()].map((uri) => loadProject(uri)));
    refreshAll();
    formatting?.changed();
  }

  /** Closed documents changed, or what is known of them: what is shown of them is asked for anew. */
  function closedChanged(uri?: string): void {
    closedFindings?.invalidate(uri);
    // Thousands of files may change at once, at another branch of version control.
    clearTimeout(viewTimer);
    viewTimer = setTimeout(() => {
      if (capabilities.workspace?.codeLens?.refreshSupport)
        void connection.sendRequest(CodeLensRefreshRequest.type).catch(() => undefined);
      if (capabilities.workspace?.semanticTokens?.refreshSupport)
        void connection.languages.semanticTokens.refresh().catch(() => undefined);
    }, VIEW_DELAY);
    treesChanged();
  }

  /** Tells a client with tree views. */
  function treesChanged(): void {
    if (!showsTrees || treeTimer) return;
    treeTimer = setTimeout(() => {
      treeTimer = undefined;
      const documenten = [...dossier.dossier.entries()].length;
      void connection.sendNotification('bestekwijzer/dossierGewijzigd', { documenten });
    }, VIEW_DELAY);
  }

  /** The files of all libraries but those of packages, which are somebody else's. */
  function ownLibraryFiles(): string[] {
    return projects
      .homes()
      .flatMap(({ libraries: { loaded } }) =>
        loaded.flatMap(({ origin, files }) => (origin === 'package' ? [] : files.map(({ uri }) => uri))),
      );
  }

  /** A file of a library changed: how it stands to the others is looked at when the typing stops. */
  function libraryChanged(): void {
    clearTimeout(libraryTimer);
    libraryTimer = setTimeout(() => {
      const others = libraries.settle();
      if (others.length === 0) return;
      for (const uri of others) closedFindings?.invalidate(uri);
      refreshAll();
    }, VIEW_DELAY);
  }

  /** The findings of an open text: of a library file, or else of a specification. */
  function checkOpen(uri: string): Checked | undefined {
    return libraries.check(uri) ?? service.check(uri);
  }

  /** Checks a document of the dossier; one that is not open is read for the occasion and forgotten. */
  async function checkAny(uri: string): Promise<Checked | undefined> {
    await opening.get(uri);
    if (libraries.has(uri)) return libraries.check(uri);
    if (versions.has(uri)) return service.check(uri);
    const language = languageOf(uri);
    if (!language) return undefined;
    const read = Promise.all([host.files.read(uri), projects.load(uri)]);
    const text = await read.then(
      ([one]) => one,
      () => undefined,
    );
    // It may have been opened while it was read.
    if (versions.has(uri)) return service.check(uri);
    if (text === undefined) return void projects.drop(uri);
    service.open(uri, language, text);
    try {
      return service.check(uri);
    } finally {
      service.close(uri);
      projects.drop(uri);
    }
  }

  /** Documents are known only once their project is; requests wait for that. */
  const opening = new Map<string, Promise<void>>();

  connection.onDidOpenTextDocument(({ textDocument }) => {
    const { uri, languageId, text, version } = textDocument;
    const language = languageOfId(languageId, uri);
    if (!language) return;
    service.open(uri, language, text);
    libraries.opened(uri);
    versions.set(uri, version);
    dossier.changed(uri);
    const ready = loadProject(uri, true).finally(() => {
      opening.delete(uri);
      push(uri);
      treesChanged();
      formatting?.changed();
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
    dossier.changed(textDocument.uri);
    if (libraries.has(textDocument.uri)) libraryChanged();
    push(textDocument.uri);
    treesChanged();
    formatting?.changed();
  });

  connection.onDidCloseTextDocument(({ textDocument: { uri } }) => {
    service.close(uri);
    libraries.closed(uri);
    versions.delete(uri);
    dossier.changed(uri);
    projects.drop(uri);
    results.delete(uri);
    void workspace?.closed(uri);
    formatting?.changed();
    clearTimeout(pushTimers.get(uri));
    pushTimers.delete(uri);
    if (!pulls) void connection.sendDiagnostics({ uri, diagnostics: [] });
  });

  const shown = (uri: string) => ({ uri, language: service.languageOf(uri), most, pageOf });

  function diagnosticsOf(uri: string): Diagnostic[] {
    const checked = checkOpen(uri);
    return checked ? toDiagnostics(checked, shown(uri)) : [];
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
    const checked = checkOpen(uri);
    const groups = checked ? toDiagnosticGroups(checked, shown(uri)) : [];
    const before = results.get(uri);
    if (before && before.id === previousResultId && isSameGroups(before.groups, groups)) {
      results.set(uri, { id: before.id, groups });
      return { kind: DocumentDiagnosticReportKind.Unchanged, resultId: before.id };
    }
    const id = String(++lastResult);
    results.set(uri, { id, groups });
    return { kind: DocumentDiagnosticReportKind.Full, resultId: id, items: groups.flat() };
  });

  connection.onCodeAction(async ({ textDocument: { uri }, range, context }) => {
    await opening.get(uri);
    const checked = checkOpen(uri);
    if (!checked) return [];
    const wants = (kind: string) =>
      !context.only || context.only.some((only) => kind === only || kind.startsWith(`${only}.`));
    const options: ActionOptions = {
      ...shown(uri),
      version: versions.get(uri),
      snippets: capabilities.workspace?.workspaceEdit?.snippetEditSupport === true,
      documentChanges: capabilities.workspace?.workspaceEdit?.documentChanges === true,
      creates: capabilities.workspace?.workspaceEdit?.resourceOperations?.includes('create') === true,
      showsFiles: capabilities.window?.showDocument?.support === true,
      showsRules,
      compares,
      hearsDone,
    };
    const { actions: actionsIn, fixAll } = libraries.has(uri) ? libraries : service;
    const found = actionsIn(uri, range.start, range.end);
    const adoptions = libraries.has(uri) ? [] : await libraries.adoptions(uri, range.start, range.end);
    const fixes = found.findLastIndex(({ kind }) => kind === 'fix') + 1;
    const actions = found.toSpliced(fixes, 0, ...adoptions).filter((action) => wants(codeActionKind(action)));
    const all = context.only && wants(FIX_ALL_KIND) ? fixAll(uri) : undefined;
    return [...actions, ...(all ? [all] : [])]
      .map((action) => toCodeAction(checked, action, options))
      .filter((action) => action !== undefined);
  });

  connection.onExecuteCommand(async ({ command, arguments: [first, second] = [] }) => {
    if (command === WHY_NOT)
      void connection.sendNotification(ShowMessageNotification.type, {
        type: MessageType.Info,
        message: String(first),
      });
    if (command === SHOW_FILE) {
      const selection = { start: second as Position, end: second as Position };
      await connection.window.showDocument({ uri: String(first), takeFocus: true, selection });
    }
  });

  connection.onCompletion(async ({ textDocument: { uri }, position }) => {
    await opening.get(uri);
    const checked = checkOpen(uri);
    if (!checked) return [];
    const snippets = capabilities.textDocument?.completion?.completionItem?.snippetSupport === true;
    return (libraries.has(uri) ? libraries : service)
      .completions(uri, position)
      .map((completion) => toCompletionItem(checked, completion, snippets));
  });

  connection.onHover(async ({ textDocument: { uri }, position }) => {
    await opening.get(uri);
    const hover = (libraries.has(uri) ? libraries : service).hover(uri, position);
    return hover ? { contents: { kind: 'markdown', value: hover.text } } : null;
  });

  connection.onDocumentSymbol(async ({ textDocument: { uri } }) => {
    await opening.get(uri);
    return (libraries.has(uri) ? libraries : service).outline(uri).map(toSymbol);
  });

  connection.onFoldingRanges(async ({ textDocument: { uri } }) => {
    await opening.get(uri);
    const folds = service.folds(uri);
    // An empty answer would keep the editor from folding by indentation.
    return folds.length > 0 ? folds.map(toFoldingRange) : null;
  });

  connection.listen();
}

/** Whether these say the same; groups that are the very same list need no look. */
function isSameGroups(a: readonly Diagnostic[][], b: readonly Diagnostic[][]): boolean {
  return a.length === b.length && a.every((group, i) => isSameValue(group, b[i]));
}

function isYaml(uri: string): boolean {
  return /\.ya?ml$/i.test(uri);
}

function languageOfId(languageId: string, uri: string): Language | undefined {
  if (languageId === 'markdown' || /\.md$/i.test(uri)) return 'markdown';
  return languageId === 'yaml' || /\.ya?ml$/i.test(uri) ? 'yaml' : undefined;
}
