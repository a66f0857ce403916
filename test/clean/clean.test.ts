import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { findingsIn } from '../findings.ts';

/**
 * Whole tender documents by lawyers who saw neither rules nor corpus and meant to keep to the law, with what looks like
 * a breach and is none: law restated, how it was before, examples, questions of bidders. Only hints may be found in them.
 */
const folder = import.meta.dirname;

describe('documents that keep to the law', () => {
  it.each(readdirSync(folder).filter((name) => name.includes('.bestek.')))('%s is left alone', (name) => {
    const loud = findingsIn(join(folder, name)).filter(
      ({ problem }) => problem.severity !== 'hint' && problem.motivated === undefined,
    );
    expect(loud.map(({ line }) => line)).toEqual([]);
  });
});
