// The way back to the script that started VS Code: outcomes of tests, and hands in the user interface (which the `vscode`
// API does not give). In a desktop VS Code nobody plays the hands: `hands.present` is false.
import { request } from 'node:http';

export interface Outcome {
  name: string;
  outcome: 'passed' | 'failed' | 'skipped';
  ms: number;
  detail?: string;
}

const address = process.env.BESTEKWIJZER_LAUNCHER ?? '';

export const report = (outcome: Outcome) => post('outcome', outcome);

/** What a person at the keyboard does and sees. Each waits until it is done, and fails when it cannot be done. */
export const hands = {
  present: process.env.BESTEKWIJZER_HANDS === '1',
  /** Presses keys, in Playwright's notation: `Control+.`, `ArrowDown`, `Escape`. */
  press: (...keys: string[]) => post('hands', { action: 'press', keys }),
  /** Types text, character by character. */
  type: (text: string) => post('hands', { action: 'type', text }),
  /** Points at the first visible element that has this text, inside `within` (a CSS selector). */
  hover: (text: string, within = '.monaco-editor .view-lines') =>
    post('hands', { action: 'hover', text, within }),
  /** Clicks the first visible element that matches this CSS selector. */
  click: (selector: string) => post('hands', { action: 'click', selector }),
  /** Waits for a visible element and gives its text. */
  read: (selector: string) => post('hands', { action: 'read', selector }),
  /** Takes a picture of the whole window to out/screenshots/NAME.png. */
  screenshot: (name: string) => post('hands', { action: 'screenshot', name }),
};

function post(path: string, body: unknown): Promise<string> {
  return new Promise((resolve, reject) => {
    const call = request(`${address}/${path}`, { method: 'POST' }, (response) => {
      let text = '';
      response.setEncoding('utf8');
      response.on('data', (chunk) => {
        text += chunk;
      });
      response.on('end', () => (response.statusCode === 200 ? resolve(text) : reject(new Error(text))));
    });
    call.on('error', reject);
    call.end(JSON.stringify(body));
  });
}
