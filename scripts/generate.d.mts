/** Paths of generated files that are out of date; `write` mends them. */
export function staleFiles(options: { write: boolean }): Promise<string[]>;
