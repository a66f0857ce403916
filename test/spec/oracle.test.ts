import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readSpecification } from '../../server/spec/specification.ts';
import { markdownBody } from './documents.ts';
import { asLines, blocksByRemark, blocksBySections, blocksOfWhole, type SeenBlock } from './oracle.ts';
import { runs } from './runs.ts';

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

/** Where the engines differ among themselves and no drafter cares; each is left out of the random documents. */
const DIFFERS = new RegExp(
  [
    // remark: a list that starts at another number than 1 is text right under any line, and under indented code.
    /^(?=.*\S).*\n[> ]*\d+[.)](?:[ \t]|$)/,
    /^ {4}.*\n[\s>]*\d+[.)]/,
    // remark: an item without content is text under any line; markdown-it: only under a paragraph.
    /^\s*[-+*]\s*$/,
    // remark: a tag alone on its line may end a paragraph in a list or a quote.
    /^(?=.*\S).*\n[> ]*<\/?span/,
    // markdown-it: a quote of fewer levels than the one before it is not continued by an indented line.
    /^ {0,3}>.*\n {4}/,
    // remark: indented lines under a link definition are text.
    /^\[ref\]:.*\n {4}/,
    // remark: a table right under a table in a list is text.
    /^ {2}\|.*\n\|/,
    // remark knows footnotes.
    /\[\^/,
  ]
    .map((pattern) => pattern.source)
    .join('|'),
  'm',
);

const AWKWARD: Record<string, string> = {
  'heading with closing marks': '# Kop ##\n\ntekst\n## Kop \\#\n### # ###\n',
  'headings without text': '#\n\n##\n# Kop\n',
  'no heading: seven marks, no space, indented': '####### zeven\n\n    # code\n\n  # wel\n',
  'underlined headings': 'Kop\n===\n\nEerste regel\ntweede regel\n---\ntekst\n',
  'fence in fence': '````md\n```\n# geen kop\n```\n````\n# kop\n',
  'fence with tildes and info': '~~~ js `x`\n# geen\n~~~\n# kop\n',
  'fence that is never closed': '# kop\n```\n# geen kop\n\n# ook niet\n',
  'fence in a list, ended by a heading': '- a\n\n  ```\n  # geen kop\n# kop\n',
  'fence that ends a list': '- a\n```\n# geen kop\n```\n# kop\n',
  'fence in a quote, ended by the quote': '> ```\n> # geen kop\n# kop\n',
  'fence less indented than the list': '1. a\n  ```\n# geen kop\n  ```\n# kop\n',
  'comment over blank lines and headings': '<!-- a\n\n# geen kop\n\n--> rest\n# kop\n',
  'comment that is never closed': 'a\n\n<!-- b\n# geen kop\n',
  'comment without room': '<!-->\n# kop\n\n<!--->\n# kop\n',
  'raw HTML up to its end':
    '<pre>\n# geen kop\n\n# ook niet\n</pre>\n# kop\n<style>\n# geen\n</script>\n# kop\n',
  'block tag up to a blank line': '<div>\n# geen kop\n\n# kop\n</div>\n',
  'tag alone in and after a paragraph': 'tekst\n<b>\n# kop\n\n<b>\n# geen kop\n\n# kop\n',
  'declarations and instructions':
    '<?x\n# geen ?>\n# kop\n<!X\n# geen >\n# kop\n<![CDATA[\n# geen\n]]>\n# kop\n',
  'nested lists with paragraphs': '- a\n  - b\n    1. c\n\n       d\n\n  e\n- f\n',
  'marks on one line': '- 1. a\n  - b\n- - - c\n',
  'list in quote in list': '- > - a\n  >   b\n  > c\nlui\n',
  'ten items': '9. negen\n10. tien\n    vervolg\n\n    alinea\n',
  tabs: '-\ta\n\n\tb\n1.\tc\n\t- d\n',
  'table with escaped pipes': '| a | b |\n|:--|--:|\n| x \\| y | `1 \\| 2` |\n| kort |\n',
  'table without outer pipes': 'a | b\n--|--\n1 | 2\n\ntekst | geen tabel\n',
  'table in a quote and in a list':
    '> | a | b |\n> |---|---|\n> | 1 | 2 |\n\n- | c | d |\n  |---|---|\n  | 3 | 4 |\n',
  'table under a paragraph': 'tekst\n\n| a |\n|---|\n| 1 |\ntekst erna\n\n# kop\n',
  'quotes with lazy lines': '> a\nb\n> > c\nd\n\n> e\n',
  'thematic breaks': 'a\n\n***\n* * *\n- - -\n_ _ _\n# kop\n',
  'link definitions': '[a]: https://x.nl "titel"\n[b]:\n  https://y.nl\n# kop\n\ntekst [a]\n',
  'emoji and no-break spaces': '# 🚀\u00a0Kop\n\n- 👍🏽\u00a0eis\n\n> “citaat” 🚀\n',
  'wide marks and equal lines': '- a\n- a\n\na\n\na\n',
};

describe('blocks read by section and by remark', () => {
  const markdown = (folder: string) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.md'))
      .map((name) => `${folder}/${name}`);

  it.each([...markdown('samples'), ...markdown('docs')])('are the same in %s', (file) => {
    const text = readFileSync(join(root, file), 'utf8');
    agree(text);
    agree(text.replace(/\r?\n/g, '\r\n'));
  });

  it.each(Object.entries(AWKWARD))('are the same in awkward Markdown: %s', (_name, text) => {
    agree(text);
    agree(text.replaceAll('\n', '\r\n'));
  });

  it('are the same in random documents', () => {
    fc.assert(
      fc.property(markdownBody, (text) => {
        fc.pre(!DIFFERS.test(text));
        agree(text);
      }),
      runs(150),
    );
  });

  it('are the same whether read by section or as a whole', () => {
    fc.assert(fc.property(markdownBody, agreeWithWhole), runs(150));
  });
});

describe('intended differences', () => {
  it('"####Titel" opens a heading and the lines below it are a paragraph', () => {
    expect(asLines(blocksBySections('####Titel\nTekst.\n'))).toEqual([
      'heading at 4: "Titel"',
      'paragraph at 10: "Tekst."',
    ]);
  });

  it('a long section is cut before a paragraph, which changes no block', () => {
    const text = `# Kop\n\n${'Een alinea van enige lengte.\n\n'.repeat(800)}- a\n- b\n`;
    const spec = readSpecification('file:///a', 'markdown', text);
    expect(spec.sections.length).toBeGreaterThan(3);
    expect(spec.sections.slice(1).every((section) => section.continues && section.parent === 0)).toBe(true);
    agree(text);
  });

  it('a list or table of more than 64 KB is cut at a blank line or, past 256 KB, at any line', () => {
    const loose = `# Kop\n\n${'- een eis van enige lengte\n\n'.repeat(4_000)}`;
    const tight = `# Kop\n\n${'- een eis van enige lengte\n'.repeat(16_000)}`;
    for (const text of [loose, tight]) {
      expect(readSpecification('file:///a', 'markdown', text).sections.length).toBe(2);
      agreeWithWhole(text);
    }
  });
});
