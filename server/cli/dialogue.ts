import { createInterface } from 'node:readline';

/** Questions to a person at a terminal. */
export interface Dialogue {
  /** The line that was typed; undefined when the person ends it, with Ctrl+C or Ctrl+D. */
  ask(prompt: string): Promise<string | undefined>;
  say(text: string): void;
  close(): void;
}

/** A dialogue over standard input and standard error, so that standard output stays free for what is made. */
export function terminalDialogue(): Dialogue {
  const lines = createInterface({ input: process.stdin, output: process.stderr });
  // Lines typed ahead wait for their question.
  const waiting: string[] = [];
  let hear: ((line: string | undefined) => void) | undefined;
  let isClosed = false;
  lines.on('line', (line) => {
    if (hear) hear(line);
    else waiting.push(line);
  });
  lines.on('SIGINT', () => lines.close());
  lines.on('close', () => {
    isClosed = true;
    hear?.(undefined);
  });
  return {
    ask(prompt) {
      const ready = waiting.shift();
      if (ready !== undefined || isClosed) return Promise.resolve(ready);
      lines.setPrompt(prompt);
      lines.prompt();
      return new Promise((resolve) => {
        hear = (line) => {
          hear = undefined;
          resolve(line);
        };
      });
    },
    say: (text) => void process.stderr.write(text),
    close: () => lines.close(),
  };
}
