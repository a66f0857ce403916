import {
  type CodeLens,
  type Connection,
  type InitializeParams,
  type Location,
  ResponseError,
  type SelectionRange,
  SemanticTokensBuilder,
  type ServerCapabilities,
  SymbolKind,
  type WorkDoneProgressServerReporter,
  type WorkspaceEdit,
} from 'vscode-languageserver';
import type { FileSystem } from '../dossier/file-system.ts';
import type { Place } from '../dossier/index.ts';
import { createDossierService, type DossierService } from '../dossier-service.ts';
import type { Service } from '../service.ts';

/** The requests that look beyond one text, and the index behind them. */
export interface DossierRequests {
  readonly capabilities: Partial<ServerCapabilities>;
  readonly dossier: DossierService;
  /** Builds the index with progress; call it once the client is ready. */
  build(folders: readonly string[], isListed: (uri: string) => boolean): Promise<void>;
}

const TOKEN_TYPES = ['type', 'property'];
const TOKEN_MODIFIERS = ['definition'];
const INDEXING = { nl: 'Dossier lezen', en: 'Reading the dossier' };
/** The client's command that lists places; VS Code has it built in, other clients show the lens without it. */
const SHOW_PLACES = 'bestekwijzer.toonPlaatsen';
/** LSP's RequestFailed: the client shows the message to the user. */
const REQUEST_FAILED = -32803;

/** Registers the requests; `ready` resolves when a document may be asked about. */
export function registerDossier(
  connection: Connection,
  service: Service,
  files: FileSystem,
  clausePage: (id: string) => string,
  ready: (uri: string) => Promise<void>,
  params: InitializeParams,
): DossierRequests {
  const dossier = createDossierService(service, files, clausePage);
  const client = params.capabilities;

  connection.onDefinition(async ({ textDocument: { uri }, position }) => {
    await ready(uri);
    return dossier.definition(uri, position).map(toLocation);
  });
  connection.onReferences(async ({ textDocument: { uri }, position }) => {
    await ready(uri);
    return (await dossier.references(uri, position)).map(toLocation);
  });
  connection.onDocumentHighlight(async ({ textDocument: { uri }, position }) => {
    await ready(uri);
    return (await dossier.highlights(uri, position)).map((range) => ({ range }));
  });
  connection.onPrepareRename(async ({ textDocument: { uri }, position }) => {
    await ready(uri);
    const target = dossier.renameTarget(uri, position);
    return target ? { range: target.range, placeholder: target.name } : null;
  });
  connection.onRenameRequest(async ({ textDocument: { uri }, position, newName }) => {
    await ready(uri);
    const result = await dossier.rename(uri, position, newName);
    if (!result) return null;
    if ('refused' in result)
      return new ResponseError(REQUEST_FAILED, result.refused[service.options.language]);
    const changes: NonNullable<WorkspaceEdit['changes']> = {};
    for (const [document, edits] of result.edits)
      changes[document] = edits.map(({ range, text }) => ({ range, newText: text }));
    return { changes };
  });
  connection.onWorkspaceSymbol(({ query }) =>
    dossier.symbols(query).map(({ name, kind, container, place }) => ({
      name,
      kind:
        kind === 'clause'
          ? SymbolKind.Package
          : kind === 'term'
            ? SymbolKind.TypeParameter
            : SymbolKind.Property,
      containerName: container,
      location: toLocation(place),
    })),
  );
  connection.onCodeLens(async ({ textDocument: { uri } }) => {
    await ready(uri);
    return dossier
      .lenses(uri)
      .map((lens): CodeLens => ({ range: lens.range, data: { clause: lens.clause, uri } }));
  });
  connection.onCodeLensResolve((lens) => {
    const { clause, uri } = lens.data as { clause: string; uri: string };
    const { title, places } = dossier.lens(clause);
    return {
      ...lens,
      command: { title, command: SHOW_PLACES, arguments: [uri, lens.range.start, places.map(toLocation)] },
    };
  });
  connection.onDocumentLinks(async ({ textDocument: { uri } }) => {
    await ready(uri);
    return dossier.links(uri).map(({ range, url, tooltip }) => ({ range, target: url, tooltip }));
  });
  connection.languages.inlayHint.on(async ({ textDocument: { uri }, range }) => {
    await ready(uri);
    return dossier
      .hints(uri, range)
      .map(({ position, label, tooltip }) => ({ position, label, tooltip, paddingLeft: true }));
  });
  const tokens = async (uri: string, range?: Parameters<DossierService['tokens']>[1]) => {
    await ready(uri);
    const builder = new SemanticTokensBuilder();
    for (const token of dossier.tokens(uri, range)) {
      builder.push(
        token.line,
        token.character,
        token.length,
        token.kind === 'term' ? 0 : 1,
        token.isDefinition ? 1 : 0,
      );
    }
    return builder.build();
  };
  connection.languages.semanticTokens.on(({ textDocument: { uri } }) => tokens(uri));
  connection.languages.semanticTokens.onRange(({ textDocument: { uri }, range }) => tokens(uri, range));
  connection.onSelectionRanges(async ({ textDocument: { uri }, positions }) => {
    await ready(uri);
    return positions.map((position) => chain(dossier.selections(uri, position)));
  });

  async function build(folders: readonly string[], isListed: (uri: string) => boolean): Promise<void> {
    let progress: WorkDoneProgressServerReporter | undefined;
    if (client.window?.workDoneProgress) {
      progress = await connection.window.createWorkDoneProgress().catch(() => undefined);
      progress?.begin(`Bestekwijzer: ${INDEXING[service.options.language]}`, undefined, undefined, true);
    }
    try {
      const report = await dossier.build(folders, {
        isListed,
        onProgress: (done) => progress?.report(`${done}`),
        isCancelled: () =>
          (progress as { token?: { isCancellationRequested: boolean } } | undefined)?.token
            ?.isCancellationRequested === true,
      });
      for (const { uri, why } of report.unreadable) connection.console.warn(`${uri}: ${why}`);
    } finally {
      progress?.done();
    }
  }

  return {
    dossier,
    build,
    capabilities: {
      definitionProvider: true,
      referencesProvider: true,
      documentHighlightProvider: true,
      renameProvider: client.textDocument?.rename?.prepareSupport ? { prepareProvider: true } : true,
      workspaceSymbolProvider: true,
      codeLensProvider: { resolveProvider: true },
      documentLinkProvider: { resolveProvider: false },
      inlayHintProvider: true,
      selectionRangeProvider: true,
      semanticTokensProvider: {
        legend: { tokenTypes: TOKEN_TYPES, tokenModifiers: TOKEN_MODIFIERS },
        full: true,
        range: true,
      },
    },
  };
}

function toLocation(place: Place): Location {
  return { uri: place.uri, range: place.range };
}

/** The protocol wants each range inside its parent, innermost first. */
function chain(ranges: ReturnType<DossierService['selections']>): SelectionRange {
  let outer: SelectionRange | undefined;
  for (const range of [...ranges].reverse()) outer = outer ? { range, parent: outer } : { range };
  return outer ?? { range: { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } } };
}
