import {
  type ClientCapabilities,
  type Connection,
  type Disposable,
  DocumentFormattingRequest,
  DocumentRangeFormattingRequest,
  type DocumentSelector,
  MessageType,
  type Range,
  type ServerCapabilities,
  ShowMessageNotification,
  type TextEdit,
} from 'vscode-languageserver';
import { URI } from 'vscode-uri';
import { rangeOf } from '../check/places.ts';
import type { Service } from '../service.ts';
import { isSpecificationName } from '../spec/specification.ts';

export interface Formatting {
  readonly capabilities: Partial<ServerCapabilities>;
  /** Formatting is wanted, or not. */
  configure(isOn: boolean): void;
  /** A text was opened, changed or closed: it may be a specification now, or none any more. */
  changed(): void;
}

/** So that a burst of keys gives one look. */
const DELAY = 150;

/**
 * Formatting of whole texts and ranges. A client that lets itself be told for which texts is told of specifications only:
 * for all other Markdown Bestekwijzer is no formatter, so that nobody has to choose between it and another one there.
 * `open` gives the texts that are open, `ready` resolves when one may be asked about.
 */
export function registerFormatting(
  connection: Connection,
  service: Service,
  client: ClientCapabilities,
  open: () => Iterable<string>,
  ready: (uri: string) => Promise<void>,
): Formatting {
  const isDynamic =
    client.textDocument?.formatting?.dynamicRegistration === true &&
    client.textDocument.rangeFormatting?.dynamicRegistration === true;
  let isOn = true;
  let isStarted = false;
  let told = '';
  let registered: Promise<Disposable[]> = Promise.resolve([]);
  let timer: ReturnType<typeof setTimeout> | undefined;

  const format = async (uri: string, range?: Range): Promise<TextEdit[] | null> => {
    await ready(uri);
    const result = isOn ? service.format(uri, range) : undefined;
    if (!result) return null;
    if ('refused' in result) {
      const message = result.refused[service.languageOf(uri)];
      void connection.sendNotification(ShowMessageNotification.type, { type: MessageType.Warning, message });
      return null;
    }
    const spec = service.spec(uri)!;
    return result.edits.map(({ span, text }) => ({ range: rangeOf(spec, span), newText: text }));
  };
  connection.onDocumentFormatting(({ textDocument: { uri } }) => format(uri));
  connection.onDocumentRangeFormatting(({ textDocument: { uri }, range }) => format(uri, range));

  function selector(): DocumentSelector {
    if (!isOn) return [];
    const others = [...open()].filter((uri) => !isSpecificationName(uri) && service.isSpecification(uri));
    const patterns = ['**/*.bestek.md', ...others.map((uri) => URI.parse(uri).fsPath).sort()];
    return patterns.map((pattern) => ({ language: 'markdown', pattern }));
  }

  function tell(): void {
    const documentSelector = selector();
    const now = JSON.stringify(documentSelector);
    if (now === told) return;
    told = now;
    registered = registered.then(async (before) => {
      const types = [DocumentFormattingRequest.type, DocumentRangeFormattingRequest.type];
      const fresh =
        documentSelector.length === 0
          ? []
          : await Promise.all(types.map((type) => connection.client.register(type, { documentSelector })));
      for (const one of before) one.dispose();
      return fresh;
    });
    registered = registered.catch(() => []);
  }

  return {
    capabilities: isDynamic
      ? {}
      : { documentFormattingProvider: true, documentRangeFormattingProvider: true },
    configure(wanted) {
      isOn = wanted;
      if (isStarted) this.changed();
    },
    changed() {
      isStarted = true;
      if (!isDynamic) return;
      clearTimeout(timer);
      timer = setTimeout(tell, DELAY);
    },
  };
}
