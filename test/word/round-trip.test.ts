import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import type { BlockContent, List, PhrasingContent, Root, RootContent, Table } from 'mdast';
import { describe, expect, it } from 'vitest';
import { createService } from '../../server/service.ts';
import { writeMarkdown } from '../../server/word/markdown.ts';
import { wellFormed } from '../../server/word/well-formed.ts';
import { exportDocx, importDocx } from '../../server/word/word.ts';
import { markdownBody, markdownDocument, yamlDocument } from '../spec/documents.ts';
import { markersIn, seen, withoutFrontMatter } from './words.ts';

/** Markdown to Word and back: the same words in the same order, headings at their level, tables by cell. */
async function roundTrip(markdown: string, withFindings = false): Promise<string> {
  const service = createService({ date: '2026-11-01' });
  service.open('a.bestek.md', 'markdown', markdown);
  const bytes = await exportDocx(service.check('a.bestek.md')!, {
    language: 'nl',
    withFindings,
    date: '2026-11-01',
  });
  const imported = await importDocx(bytes, 'nl');
  if ('fault' in imported) throw new Error(imported.fault);
  return imported.text;
}

const WORDS = [
  'opdrachtnemer',
  'moet',
  'leveren.',
  '€\u00a01.000',
  '🚀',
  '👩‍👩‍👧',
  'één',
  '’s-Gravenhage',
  '17:00',
  'art.',
  '2.81:lid',
  'a_b_c',
  '*',
  '**',
  '#',
  '1.',
  '12)',
  'a.',
  '-',
  '+',
  '>',
  '|',
  '\\',
  '`',
  '[x]',
  '![y](z)',
  '<b>',
  '&amp;',
  '<!--',
  '~~~',
  '~weg~',
  'https://voorbeeld.nl/a_b?c=d&e',
  'info@voorbeeld.nl',
  '[^1]',
  ':::',
  '{{veld}}',
  '—',
  'E12',
  '\u200b',
  'x\u00ady',
];
const word = fc.oneof(
  { weight: 8, arbitrary: fc.constantFrom(...WORDS) },
  { weight: 2, arbitrary: fc.string({ unit: 'grapheme', minLength: 1, maxLength: 8 }) },
);
/** Text as a tree holds it: no line breaks, no spaces at the ends, no control characters. */
const text = fc
  .array(word, { minLength: 1, maxLength: 8 })
  .map((words) =>
    words
      .join(' ')
      // biome-ignore lint/suspicious/noControlCharactersInRegex: XML and Markdown hold none.
      .replace(/[\s\u0000-\u001f\u007f-\u009f\ufffe\uffff]+/g, (found) => (found === '\u00a0' ? found : ' '))
      .trim(),
  )
  .filter((value) => value !== '');

const inline: fc.Arbitrary<PhrasingContent[]> = fc
  .array(
    fc.oneof(
      { weight: 6, arbitrary: text.map((value): PhrasingContent => ({ type: 'text', value })) },
      {
        weight: 1,
        arbitrary: text.map(
          (value): PhrasingContent => ({
            type: 'strong',
            children: [{ type: 'text', value }],
          }),
        ),
      },
      {
        weight: 1,
        arbitrary: text.map(
          (value): PhrasingContent => ({
            type: 'emphasis',
            children: [{ type: 'text', value }],
          }),
        ),
      },
      { weight: 1, arbitrary: text.map((value): PhrasingContent => ({ type: 'inlineCode', value })) },
      {
        weight: 1,
        arbitrary: text.map(
          (value): PhrasingContent => ({
            type: 'link',
            url: 'https://voorbeeld.nl/x',
            children: [{ type: 'text', value }],
          }),
        ),
      },
    ),
    { minLength: 1, maxLength: 4 },
  )
  // Between stretches stands a space, or two texts would be one word.
  .map((nodes) =>
    nodes.flatMap((node, i) => (i > 0 ? [{ type: 'text' as const, value: ' ' }, node] : [node])),
  );

const paragraph = inline.map((children): RootContent => ({ type: 'paragraph', children }));
const heading = fc
  .tuple(fc.integer({ min: 1, max: 6 }), inline)
  .map(([depth, children]): RootContent => ({ type: 'heading', depth: depth as 1, children }));
const { list } = fc.letrec<{ list: List; block: BlockContent }>((tie) => ({
  block: fc.oneof({ maxDepth: 3 }, paragraph as fc.Arbitrary<BlockContent>, tie('list')),
  list: fc
    .tuple(
      fc.boolean(),
      fc.integer({ min: 1, max: 12 }),
      fc.array(
        fc.tuple(inline, fc.array(tie('block'), { maxLength: 2 })).map(([children, rest]) => ({
          type: 'listItem' as const,
          children: [{ type: 'paragraph' as const, children }, ...rest],
        })),
        { minLength: 1, maxLength: 4 },
      ),
    )
    .map(
      ([ordered, start, children]): List => ({
        type: 'list',
        ordered,
        ...(ordered ? { start } : {}),
        spread: false,
        children,
      }),
    ),
}));
const table = fc.integer({ min: 1, max: 4 }).chain((columns) =>
  fc
    .array(
      fc.array(fc.oneof(inline, fc.constant<PhrasingContent[]>([])), {
        minLength: columns,
        maxLength: columns,
      }),
      {
        minLength: 2,
        maxLength: 4,
      },
    )
    .map(
      (rows): Table => ({
        type: 'table',
        children: rows.map((cells) => ({
          type: 'tableRow',
          children: cells.map((children) => ({ type: 'tableCell', children })),
        })),
      }),
    ),
);
const quote = fc
  .array(fc.oneof(paragraph, list), { minLength: 1, maxLength: 2 })
  .map((children): RootContent => ({ type: 'blockquote', children: children as BlockContent[] }));
const code = fc
  .array(text, { minLength: 1, maxLength: 3 })
  .map((lines): RootContent => ({ type: 'code', value: lines.join('\n') }));
const document = fc
  .array(fc.oneof(heading, paragraph, paragraph, list, table, quote, code), { minLength: 1, maxLength: 8 })
  // What counts is what a reader of the Markdown sees, so the tree is written and read once first.
  .map((children): string => writeMarkdown({ type: 'root', children } satisfies Root));

describe('Markdown to Word and back', () => {
  it('leaves a sample as it was, with its clauses marked', async () => {
    const sample = fileURLToPath(new URL('../../samples/bedrijfskleding.bestek.md', import.meta.url));
    const text = readFileSync(sample, 'utf8');
    const back = await roundTrip(text, true);
    expect(markersIn(back).length).toBeGreaterThan(10);
    expect(markersIn(back)).toEqual(markersIn(text));
    expect(seen(back)).toEqual(seen(text));
  });

  it('keeps clauses around tables and lists, beside each other and at the end', async () => {
    const text = [
      '<!-- clausule isv/a@1.0 -->\n\n| A | B |\n| --- | --- |\n| 1 | 2 |\n\n<!-- /clausule -->',
      '<!-- clausule isv/b@1.0 -->\n\n1. een\n2. twee\n\n<!-- /clausule -->',
      '1. drie\n\n<!-- negeer gp/x: alleen voor ons -->\n\n<!-- clausule isv/c -->\n\nslot\n\n<!-- /clausule -->\n',
    ].join('\n\n');
    const back = withoutFrontMatter(await roundTrip(text)).trimStart();
    expect(back).toBe(text.replace('<!-- negeer gp/x: alleen voor ons -->\n\n', ''));
  });

  it('keeps words, headings and tables', { timeout: 120_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(document, async (markdown) => {
        expect(seen(await roundTrip(markdown))).toEqual(seen(markdown));
      }),
      { numRuns: Number(process.env.WORD_RUNS ?? 60) },
    );
  });

  it('keeps the words of texts as they lie about', { timeout: 120_000 }, async () => {
    // Of HTML the text is shown but not the tags, which is another matter.
    const body = markdownBody.filter((markdown) => !/[<\0]|^\ufeff?---/.test(markdown));
    await fc.assert(
      fc.asyncProperty(body, async (markdown) => {
        expect(seen(await roundTrip(markdown)).words).toEqual(seen(wellFormed(markdown)).words);
      }),
      { numRuns: Number(process.env.WORD_RUNS ?? 60) },
    );
  });

  it('makes of anything a file that can be read, with every finding in it once', {
    timeout: 120_000,
  }, async () => {
    const texts = fc.oneof(
      markdownDocument.map((text) => ['a.bestek.md', text] as const),
      yamlDocument.map((text) => ['a.bestek.yaml', text] as const),
    );
    await fc.assert(
      fc.asyncProperty(texts, async ([name, text]) => {
        const service = createService({ date: '2026-11-01' });
        service.open(name, name.endsWith('.md') ? 'markdown' : 'yaml', text);
        const options = { language: 'nl', withFindings: true, date: '2026-11-01' } as const;
        const checked = service.check(name)!;
        const bytes = await exportDocx(checked, options);
        const imported = await importDocx(bytes, 'nl');
        // Each finding is there once.
        const findings = [...checked.bySection.flat(), ...checked.inFacts];
        expect(imported).toMatchObject({ counts: { ownComments: findings.length } });
        expect(Buffer.from(await exportDocx(checked, options)).equals(bytes)).toBe(true);
      }),
      { numRuns: Number(process.env.WORD_RUNS ?? 60) },
    );
  });
});
