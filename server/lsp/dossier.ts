import {
  type ClientCapabilities,
  type CodeLens,
  type Connection,
  type Location,
  ResponseError,
  type SelectionRange,
  SemanticTokensBuilder,
  type ServerCapabilities,
  SymbolKind,
  type WorkspaceEdit,
} from 'vscode-languageserver';
import type { Place } from '../dossier/index.ts';
import type { DossierService } from '../dossier-service.ts';
import type { Lens } from '../features/code-lens.ts';
import type { RenameEdits } from '../features/rename.ts';
import type { Service } from '../service.ts';

const TOKEN_TYPES = ['type', 'property'];
const TOKEN_MODIFIERS = ['definition'];
/** The client's command that lists places; VS Code has it built in, other clients show the lens without it. */
const SHOW_PLACES = 'bestekwijzer.toonPlaatsen';
/** LSP's RequestFailed: the client shows the message to the user. */
const REQUEST_FAILED = -32803;

/**
 * Registers the requests of the protocol that look beyond one text, and answers what of them to promise the client.
 * `ready` resolves when a document may be asked about.
 */
export function registerDossier(
  connection: Connection,
  service: Service,
  dossier: DossierService,
  ready: (uri: string) => Promise<void>,
  client: ClientCapabilities,
): Partial<ServerCapabilities> {
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
    return toWorkspaceEdit(result.edits);
  });
  connection.workspace.onWillRenameFiles(({ files }) => {
    const edits = dossier.linkEdits(files.map(({ oldUri, newUri }) => ({ from: oldUri, to: newUri })));
    return edits.size > 0 ? toWorkspaceEdit(edits) : null;
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
      .map(({ range, clause }): CodeLens => ({ range, data: { clause, uri } satisfies LensData }));
  });
  connection.onCodeLensResolve((lens) => {
    const { clause, uri } = lens.data as LensData;
    const { title, places } = dossier.lens(uri, { clause });
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

  return {
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
  };
}

type LensData = Pick<Lens, 'clause'> & { readonly uri: string };

function toWorkspaceEdit(edits: RenameEdits): WorkspaceEdit {
  const changes: NonNullable<WorkspaceEdit['changes']> = {};
  for (const [document, list] of edits)
    changes[document] = list.map(({ range, text }) => ({ range, newText: text }));
  return { changes };
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
