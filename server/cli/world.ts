import { once } from 'node:events';

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
}

export function processWorld(): World {
  const { stdout, stderr } = process;
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
      if (text !== '' && !stdout.write(text)) await once(stdout, 'drain');
    },
    complain: (line) => void stderr.write(`${line}\n`),
  };
}
