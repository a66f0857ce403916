// The way back to the script that started VS Code: outcomes of tests, and hands in the user interface (which the `vscode`
// API does not give). In a desktop VS Code nobody plays the hands. Runs in Node and in a web worker alike.

export interface Outcome {
  name: string;
  outcome: 'passed' | 'failed' | 'skipped';
  ms: number;
  detail?: string;
}

interface Launch {
  /** Where the script listens. */
  address: string;
  /** Which VS Code this is: a desktop, one in a browser with a local extension host, or one wholly in a browser. */
  kind: 'electron' | 'served' | 'web';
}

const scope = globalThis as {
  BESTEKWIJZER_LAUNCH?: Launch;
  process?: { env: Record<string, string | undefined> };
};

/** How this VS Code was started. In a web worker, which has no environment, the script puts it before the suite. */
export const launch: Launch =
  scope.BESTEKWIJZER_LAUNCH ?? JSON.parse(scope.process?.env.BESTEKWIJZER_LAUNCH ?? '{}');

export const report = (outcome: Outcome) => post('outcome', outcome);

/** The text of a file in samples/. */
export const sample = (name: string) => post('sample', { name });

/** What a person at the keyboard does and sees. Each waits until it is done, and fails when it cannot be done. */
export const hands = {
  present: launch.kind !== 'electron',
  /** Presses keys, in Playwright's notation: `Control+.`, `ArrowDown`, `Escape`. */
  press: (...keys: string[]) => post('hands', { action: 'press', keys }),
  /** Types text, character by character. */
  type: (text: string) => post('hands', { action: 'type', text }),
  /** Points at the first visible element that has this text, inside `within` (a CSS selector). */
  hover: (text: string, within = '.monaco-editor .view-lines') =>
    post('hands', { action: 'hover', text, within }),
  /** Clicks the first visible element that matches this CSS selector, in a web view too. */
  click: (selector: string) => post('hands', { action: 'click', selector }),
  /** Waits for a visible element, in a web view too, and gives its text. */
  read: (selector: string) => post('hands', { action: 'read', selector }),
  /** Makes the window this wide and high, in pixels; it is 1280 by 800. */
  resize: (width: number, height: number) => post('hands', { action: 'resize', width, height }),
  /** Takes a picture of the whole window to out/screenshots/NAME.png (NAME-web.png in the web). */
  screenshot: (name: string) =>
    post('hands', { action: 'screenshot', name: launch.kind === 'web' ? `${name}-web` : name }),
};

async function post(path: string, body: unknown): Promise<string> {
  const response = await fetch(`${launch.address}/${path}`, { method: 'POST', body: JSON.stringify(body) });
  const text = await response.text();
  if (!response.ok) throw new Error(text);
  return text;
}
