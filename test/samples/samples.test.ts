import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { findingsIn } from '../findings.ts';

/**
 * The samples are the control: the clean ones must stay silent, the others give what stands in `expected/`, read and
 * judged by a person. `npx vitest run test/samples -u` writes the expectations anew; read them again then.
 */
const folder = join(import.meta.dirname, '../../samples');

function findings(name: string): string[] {
  return findingsIn(join(folder, name)).map(({ line }) => line);
}

const samples = readdirSync(folder).filter((name) => name.includes('.bestek.'));

describe('samples', () => {
  it.each(samples)('%s gives what is expected', async (name) => {
    await expect(`${findings(name).join('\n')}\n`).toMatchFileSnapshot(`expected/${name}.txt`);
  });

  it('finds in each sample the rules its read-me names, and no others', () => {
    const readMe = readFileSync(join(folder, 'LEESMIJ.md'), 'utf8');
    for (const name of samples) {
      const start = readMe.indexOf(`## \`${name}\``);
      const part = start < 0 ? '' : readMe.slice(start, readMe.indexOf('\n## ', start + 1) >>> 0);
      const named = [...part.matchAll(/^\| `([a-z]+\/[a-z-]+)`/gm)].map((match) => match[1]!);
      const found = findings(name).map((line) => /([a-z]+\/[a-z-]+):/.exec(line)![1]!);
      expect([...new Set(found)].sort(), name).toEqual([...new Set(named)].sort());
    }
  });
});
