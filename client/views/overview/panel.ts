import {
  CancellationTokenSource,
  commands,
  Disposable,
  Position,
  Selection,
  TextEditorRevealType,
  Uri,
  ViewColumn,
  type WebviewPanel,
  window,
  workspace,
} from 'vscode';
import type { Session } from '../../client.ts';
import { inDutch } from '../../settings.ts';
import { messageBody, overviewBody } from './body.ts';
import type { Overview } from './model.ts';
import { overviewPage } from './page.ts';
import { type Language, sayIn, type Word } from './words.ts';

const VIEW = 'bestekwijzer.overzicht';
/** Between the last key and the next look at the text, in ms. */
const DELAY = 350;

/** The overview of a document beside its text: one panel for each document, which follows the text as it changes. */
export function createOverviewView(session: Session): Disposable {
  const panels = new Map<string, Panel>();

  function take(webview: WebviewPanel, uri: Uri): void {
    const panel = createPanel(session, webview, uri, {
      moved(from, to) {
        panels.delete(from);
        if (to) panels.set(to, panel);
      },
      shownElsewhere(other) {
        const known = panels.get(other.toString());
        known?.reveal();
        return known !== undefined;
      },
    });
    panels.set(uri.toString(), panel);
  }

  function show(uri: Uri): void {
    const known = panels.get(uri.toString());
    if (known) {
      known.reveal();
      return;
    }
    const options = { enableScripts: true, localResourceRoots: [], enableFindWidget: true };
    const column = window.activeTextEditor ? ViewColumn.Beside : ViewColumn.Active;
    take(window.createWebviewPanel(VIEW, sayIn(language())('overview'), column, options), uri);
  }

  return Disposable.from(
    commands.registerCommand('bestekwijzer.toonOverzicht', (target?: unknown) => {
      const uri = uriOf(target) ?? window.activeTextEditor?.document.uri;
      if (uri) show(uri);
      else void window.showInformationMessage(sayIn(language())('noEditor'));
    }),
    window.registerWebviewPanelSerializer(VIEW, {
      async deserializeWebviewPanel(webview, state: unknown) {
        const uri = (state as { uri?: unknown } | undefined)?.uri;
        if (typeof uri === 'string') take(webview, Uri.parse(uri));
        else webview.dispose();
      },
    }),
    { dispose: () => [...panels.values()].forEach((panel) => void panel.dispose()) },
  );
}

interface Panel {
  reveal(): void;
  dispose(): void;
}

/** What a panel has to do with the others. */
interface Neighbours {
  /** Told when it shows another document, or none any more. */
  moved(from: string, to: string | undefined): void;
  /** Whether a document has a panel already, which then comes to the front. */
  shownElsewhere(uri: Uri): boolean;
}

function createPanel(session: Session, panel: WebviewPanel, first: Uri, neighbours: Neighbours): Panel {
  let uri = first;
  let latest: { soort: 'inhoud'; uri: string; taal: string; titel: string; html: string } | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let asking: CancellationTokenSource | undefined;
  let isStale = true;

  const title = (name: string) => `${sayIn(language())('overview')}: ${name}`;
  const fileName = () => uri.path.slice(uri.path.lastIndexOf('/') + 1);

  /** Asks anew after a moment; a view that nobody sees waits until somebody does. */
  function changed(delay = DELAY): void {
    isStale = true;
    if (!panel.visible) return;
    clearTimeout(timer);
    timer = setTimeout(() => void refresh(), delay);
  }

  async function refresh(): Promise<void> {
    asking?.cancel();
    const source = new CancellationTokenSource();
    asking = source;
    isStale = false;
    const asked = uri;
    try {
      const { client } = session;
      const overview = await client.sendRequest<Overview | null>(
        'bestekwijzer/overzicht',
        { uri: client.code2ProtocolConverter.asUri(asked) },
        source.token,
      );
      if (source.token.isCancellationRequested || asked !== uri) return;
      if (!overview) return say('noSpecification');
      panel.title = title(overview.title || fileName());
      post(overviewBody(overview), overview.language);
    } catch (error) {
      if (source.token.isCancellationRequested) return;
      session.output.error(error instanceof Error ? error : String(error));
      // What is there already is better than a message; it is asked again with the next change.
      isStale = true;
      if (!latest) say('noAnswer');
    } finally {
      source.dispose();
      if (asking === source) asking = undefined;
    }
  }

  function say(word: Word): void {
    post(messageBody(sayIn(language())(word)), language());
  }

  function post(html: string, taal: Language): void {
    latest = { soort: 'inhoud', uri: uri.toString(), taal, titel: panel.title, html };
    void panel.webview.postMessage(latest);
  }

  function turnTo(next: Uri): void {
    if (neighbours.shownElsewhere(next)) return;
    neighbours.moved(uri.toString(), next.toString());
    uri = next;
    changed(0);
  }

  function take(message: unknown): void {
    const { soort, plaats, uri: other, id } = (message ?? {}) as Record<string, unknown>;
    if (soort === 'klaar') {
      // The page is made anew each time it comes into view.
      if (latest) void panel.webview.postMessage(latest);
      if (isStale) changed(0);
    } else if (soort === 'ga' && isPlace(plaats))
      jump(panel, uri, plaats).catch((error: unknown) => session.output.error(String(error)));
    else if (soort === 'stuk' && typeof other === 'string') turnTo(Uri.parse(other));
    else if (soort === 'regel' && typeof id === 'string')
      void commands.executeCommand('bestekwijzer.toonRegel', id);
  }

  const isOurs = (one: Uri) => one.toString() === uri.toString();
  const watch = Disposable.from(
    panel.webview.onDidReceiveMessage(take),
    panel.onDidChangeViewState(() => panel.visible && isStale && changed(0)),
    workspace.onDidChangeTextDocument(({ document }) => isOurs(document.uri) && changed()),
    // Settings, the project file and other documents of the tender can change what is found.
    session.onDossierChange(() => changed()),
  );
  panel.onDidDispose(() => {
    clearTimeout(timer);
    asking?.cancel();
    watch.dispose();
    neighbours.moved(uri.toString(), undefined);
  });
  panel.title = title(fileName());
  panel.webview.html = overviewPage(uri.toString(), nonce(), language());

  return { reveal: () => panel.reveal(), dispose: () => panel.dispose() };
}

/** Puts the cursor on a place and shows it, in the editor that has the text already when there is one. */
async function jump(panel: WebviewPanel, uri: Uri, plaats: readonly number[]): Promise<void> {
  const document = await workspace.openTextDocument(uri);
  const [fromLine, fromCharacter, toLine, toCharacter] = plaats as [number, number, number, number];
  const range = document.validateRange(
    new Selection(new Position(fromLine, fromCharacter), new Position(toLine, toCharacter)),
  );
  const shown = window.visibleTextEditors.find((one) => one.document === document)?.viewColumn;
  const column = shown ?? (panel.viewColumn === ViewColumn.One ? ViewColumn.Beside : ViewColumn.One);
  const editor = await window.showTextDocument(document, { viewColumn: column, selection: range });
  editor.revealRange(range, TextEditorRevealType.InCenterIfOutsideViewport);
}

const isPlace = (value: unknown): value is number[] =>
  Array.isArray(value) && value.length === 4 && value.every((one) => Number.isInteger(one) && one >= 0);

/** The document a command is about: an address from a menu, or a node of the view *Dossier*. */
function uriOf(target: unknown): Uri | undefined {
  if (target instanceof Uri) return target;
  const uri = (target as { document?: { uri?: unknown } } | undefined)?.document?.uri;
  return typeof uri === 'string' ? Uri.parse(uri) : undefined;
}

const language = (): Language => (inDutch() ? 'nl' : 'en');

/** Chance enough that no text can hold it; `crypto` is there in Node and in a browser alike. */
function nonce(): string {
  const bytes = globalThis.crypto.getRandomValues(new Uint8Array(16));
  return [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
