// A test runner of one screen, because the suite runs inside VS Code's extension host, where vitest cannot.
import { report } from './launcher.ts';

interface Test {
  name: string;
  body: () => Promise<void> | void;
  timeout: number;
}

const tests: Test[] = [];
let group = '';

class Skipped extends Error {}

/** Ends the running test as skipped. */
export function skip(reason: string): never {
  throw new Skipped(reason);
}

/** Groups tests under a name; groups do not nest. */
export function describe(name: string, body: () => void): void {
  group = name;
  body();
  group = '';
}

/** Adds a test. Tests run one after the other, in the order of the files. */
export function it(name: string, body: Test['body'], { timeout = 20_000 } = {}): void {
  tests.push({ name: group ? `${group}: ${name}` : name, body, timeout });
}

/** Runs all tests and reports each to the launcher. Resolves with the number of failures. */
export async function runAll(): Promise<number> {
  let failed = 0;
  for (const { name, body, timeout } of tests) {
    const start = Date.now();
    try {
      await within(timeout, body);
      await report({ name, outcome: 'passed', ms: Date.now() - start });
    } catch (error) {
      const skipped = error instanceof Skipped;
      if (!skipped) failed++;
      const detail =
        error instanceof Error ? (skipped ? error.message : (error.stack ?? error.message)) : String(error);
      await report({ name, outcome: skipped ? 'skipped' : 'failed', ms: Date.now() - start, detail });
    }
  }
  return failed;
}

function within(timeout: number, body: Test['body']): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`not done after ${timeout} ms`)), timeout);
    Promise.resolve()
      .then(body)
      .then(resolve, reject)
      .finally(() => clearTimeout(timer));
  });
}

/** Waits until `look` gives something other than undefined, null or false, and gives that. The test's own timeout ends the wait. */
export async function eventually<T>(look: () => T | Promise<T>, what = 'condition', timeout = 15_000) {
  for (const end = Date.now() + timeout; Date.now() < end; ) {
    const value = await look();
    if (value !== undefined && value !== null && value !== false) return value as NonNullable<T>;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`did not happen within ${timeout} ms: ${what}`);
}
