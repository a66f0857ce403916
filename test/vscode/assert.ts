// `node:assert` is not there in a web worker.

/** Fails unless `value` is truthy. */
export function ok(value: unknown, message: string): asserts value {
  if (!value) throw new Error(message);
}

/** Fails unless both have the same JSON. */
export function equal(actual: unknown, expected: unknown, message = 'values differ'): void {
  const [is, should] = [actual, expected].map((value) => JSON.stringify(value, undefined, 1));
  if (is !== should) throw new Error(`${message}\n is:     ${is}\n should: ${should}`);
}
