import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { markdownBody } from './documents.ts';
import { asLines, blocksByRemark, blocksBySections, blocksOfWhole, type SeenBlock } from './oracle.ts';

/**
 * Two engines read the same Markdown: ours, section by section with markdown-it, and remark, as a whole. What they see
 * must be the same blocks at the same places.
 */
const root = new URL('../../', import.meta.url).pathname;

/** Only the heading of a section tells its level; a level that one side does not tell is left aside. */
function compare(ours: readonly SeenBlock[], theirs: readonly SeenBlock[]): void {
  const told = (blocks: readonly SeenBlock[]) =>
    new Set(blocks.filter((block) => block.level !== undefined).map((block) => block.start));
  const [byUs, byThem] = [told(ours), told(theirs)];
  const plain = (blocks: readonly SeenBlock[]) =>
    asLines(
      blocks.map((block) =>
        byUs.has(block.start) && byThem.has(block.start) ? block : { ...block, level: undefined },
      ),
    );
  expect(plain(ours)).toEqual(plain(theirs));
}

const agree = (text: string) => compare(blocksBySections(text), blocksByRemark(text));
const agreeWithWhole = (text: string) => compare(blocksBySections(text), blocksOfWhole(text));

describe('blocks read by section and by remark', () => {
  const files = [
    ...readdirSync(join(root, 'samples'))
      .filter((name) => name.endsWith('.md'))
      .map((name) => `samples/${name}`),
    ...readdirSync(join(root, 'docs'), { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.md'))
      .map((name) => `docs/${name}`),
  ];
  it.each(files)('%s', (file) => agree(readFileSync(join(root, file), 'utf8')));

  it('random, whole', () => {
    fc.assert(fc.property(markdownBody, agreeWithWhole), { numRuns: Number(process.env.RUNS ?? 200) });
  });

  it('random', () => {
    fc.assert(fc.property(markdownBody, agree), { numRuns: Number(process.env.RUNS ?? 200) });
  });
});
