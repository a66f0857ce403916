import { once } from 'node:events';
import type { Dialogue } from './dialogue.ts';

/** What a command may touch besides files, so that a test can run one without a process. */
export interface World {
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Whether standard output is a terminal that a person looks at. */
  readonly isTerminal: boolean;
  /** Today, ISO. */
  today(): string;
  /** Writes to standard output; resolves when there is room for more. */
  out(text: string): Promise<void>;
  /** Writes a line to standard error. */
  complain(line: string): void;
  /** The program as a file, to start threads with; absent where there is none. */
  readonly script?: string | undefined;
  /** Begins a dialogue with a person at a terminal; absent where there is none. */
  readonly dialogue?: (() => Promise<Dialogue>) | undefined;
  /** Shows a person at a terminal how far the work is. */
  readonly progress?: ((done: number, all: number) => void) | undefined;
}

/** Less work than this is done before anybody wonders. */
const WORTH_PROGRESS = 100;

export function processWorld(): World {
  const { stdout, stderr } = process;
  let shown = '';
  // One line that is written over; it goes away before anything else is written.
  const clear = () => {
    if (shown !== '') stderr.write('\r\x1b[2K');
    shown = '';
  };
  const progress = (done: number, all: number) => {
    const now =
      done < all && all >= WORTH_PROGRESS ? `${Math.floor((done / all) * 100)}% (${done}/${all})` : '';
    if (now === shown) return;
    clear();
    if (now !== '') stderr.write(now);
    shown = now;
  };
  // `bestekwijzer check . | head` closes the pipe early; that is no fault.
  stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit();
    throw error;
  });
  return {
    cwd: process.cwd(),
    env: process.env,
    isTerminal: stdout.isTTY === true,
    today: () => new Date().toISOString().slice(0, 10),
    async out(text) {
      if (text !== '') clear();
      if (text !== '' && !stdout.write(text)) await once(stdout, 'drain');
    },
    complain(line) {
      clear();
      stderr.write(`${line}\n`);
    },
    script: process.argv[1],
    dialogue:
      process.stdin.isTTY && stderr.isTTY
        ? async () => (await import('./dialogue.ts')).terminalDialogue()
        : undefined,
    progress: stderr.isTTY ? progress : undefined,
  };
}
