import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import MarkdownIt from 'markdown-it';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { describe, expect, it } from 'vitest';
import { formatEdits } from '../../server/features/format.ts';
import { createService } from '../../server/service.ts';
import { readSpecification } from '../../server/spec/specification.ts';
import { frontMatterLength } from '../../server/spec/split-sections.ts';
import { applyEdits, type Span } from '../../server/text/span.ts';
import { readFragments } from '../corpus/evaluate.ts';
import { TODAY } from '../lsp/client.ts';
import { markdownDocument } from '../spec/documents.ts';
import { asLines, blocksByRemark, blocksOfWhole } from '../spec/oracle.ts';
import { runs } from '../spec/runs.ts';

const edits = (text: string, within?: Span) => {
  const result = formatEdits(readSpecification('file:///a.bestek.md', 'markdown', text), within);
  return 'refused' in result ? [] : result.edits;
};
const format = (text: string, within?: Span) => applyEdits(text, edits(text, within));
/** Formats a text without front matter. */
const lines = (...source: string[]) => format(source.join('\n')).split('\n');

const preview = new MarkdownIt('default', { html: true });
const remark = unified().use(remarkParse).use(remarkGfm);

/** What a reader of the preview gets to see. */
const rendered = (text: string) => preview.render(text.slice(frontMatterLength(text)));
const isReadAlike = (text: string) =>
  asLines(blocksByRemark(text)).join('\n') === asLines(blocksOfWhole(text)).join('\n');
/** The tree of another parser, without places. */
const tree = (text: string) =>
  JSON.stringify(remark.parse(text.slice(frontMatterLength(text))), (key, value) =>
    key === 'position' ? undefined : value,
  );

describe('tables', () => {
  it('stand in columns, by their alignment', () => {
    expect(
      lines('|Eis|Soort|Punten|', '|---|:-:|-:|', '|E1 moet leveren|eis|5|', '| E2 | wens \\| ko | 100'),
    ).toEqual([
      '| Eis             |   Soort    | Punten |',
      '| --------------- | :--------: | -----: |',
      '| E1 moet leveren |    eis     |      5 |',
      '| E2              | wens \\| ko |    100 |',
    ]);
  });

  it('with wide cells are not filled up', () => {
    const long = 'De opdrachtnemer levert binnen de termijn. '.repeat(6).trim();
    expect(lines('|Eis|Tekst|', '|-|:-|', `|E1|${long}|`, '|E2|kort|')).toEqual([
      '| Eis | Tekst |',
      '| --- | :-- |',
      `| E1 | ${long} |`,
      '| E2 | kort |',
    ]);
  });

  it('with more cells than columns are left alone', () => {
    const table = ['|a|b|', '|-|-|', '|1|2|3|'];
    expect(lines(...table)).toEqual(table);
  });
});

describe('lists', () => {
  it('have one kind of bullet', () => {
    expect(lines('* a', '* b', '    + c', '', '+ d')).toEqual(['* a', '* b', '    - c', '', '+ d']);
    expect(lines('* a', '  * b', '* c')).toEqual(['- a', '  - b', '- c']);
    expect(lines('tekst', '', '+ a', '', 'tekst')).toEqual(['tekst', '', '- a', '', 'tekst']);
  });

  it('have numbers that follow one another, from the first', () => {
    expect(lines('3. a', '3. b', '7. c')).toEqual(['3. a', '4. b', '5. c']);
    expect(lines('1) a', '1) b')).toEqual(['1) a', '2) b']);
  });

  it('move what stands in an item along when its number gets longer', () => {
    const source = Array.from({ length: 10 }, (_, i) => [
      `1. item ${i}`,
      '   - in',
      '',
      '   ```',
      '   code  ',
      '   ```',
    ]);
    const result = lines(...source.flat());
    expect(result.slice(-6)).toEqual(['10. item 9', '    - in', '', '    ```', '    code  ', '    ```']);
  });

  it('do not become a line or another list', () => {
    for (const text of ['* - -', '* * *', '* a\n- b', 'tekst\n* '])
      expect(tree(format(text))).toBe(tree(text));
  });
});

describe('blank lines', () => {
  it('stand round headings, lists and tables', () => {
    expect(
      lines('# Kop', 'Tekst:', '- a', '- b', '# Kop', '|a|b|', '|-|-|', '# Kop', '', '', '', 'x', '', ''),
    ).toEqual([
      '# Kop',
      '',
      'Tekst:',
      '',
      '- a',
      '- b',
      '',
      '# Kop',
      '',
      '| a   | b   |',
      '| --- | --- |',
      '',
      '# Kop',
      '',
      'x',
      '',
    ]);
  });

  it('are not put in or taken from a list', () => {
    const list = ['- a', '- b', '', '', '- c', '  - d', '', '  e'];
    expect(lines(...list)).toEqual(list);
  });
});

describe('spaces at the end', () => {
  it('go, but a line break stays', () => {
    expect(
      lines('# Kop  ', '', 'een ', 'twee  ', 'drie\t', '', '> citaat  ', '>  ', '> x', ' \t', '- ', '  a '),
    ).toEqual(['# Kop', '', 'een', 'twee  ', 'drie', '', '> citaat', '>', '> x', '', '-', '  a']);
  });

  it('stay in code, also in a line of text', () => {
    const text = ['```', 'x  ', '```', '', '    y ', '', 'een `a ', 'b` twee'];
    expect(lines(...text)).toEqual(text);
  });
});

describe('what is never touched', () => {
  it('front matter, clauses with their markers, motivations and marks', () => {
    const text = [
      '---',
      'bestek: "1"   ',
      'titel:   x',
      '',
      '',
      '---',
      '',
      'Tekst.',
      '',
      '<!-- clausule isv/x@1 -->',
      '* a ',
      '|a|b|',
      '|-|-|',
      '<!-- /clausule -->',
      '',
      '> **Motivering** (gp/omzeteis): de reden  ',
      '> gaat door ',
      '>',
      '> * zo ',
      '',
      '<!-- negeer gp/omzeteis: citaat -->',
      '- a',
      '',
    ].join('\n');
    expect(format(text)).toBe(text);
  });

  it('a text with conflicts', () => {
    const text = '# Kop\n<<<<<<< HEAD\n* a\n=======\n* b\n>>>>>>> x\n';
    expect(formatEdits(readSpecification('file:///a.bestek.md', 'markdown', text))).toMatchObject({
      refused: { nl: expect.stringContaining('<<<<<<<') },
    });
  });

  it('YAML, and front matter that is not closed', () => {
    expect(formatEdits(readSpecification('file:///a.yaml', 'yaml', 'bestek: "1"  \n'))).toEqual({
      edits: [],
    });
    expect(format('---\nbestek: "1"\n\n# Kop\n* a\n')).toBe('---\nbestek: "1"\n\n# Kop\n* a\n');
  });
});

describe('edits', () => {
  it('are no larger than need be', () => {
    expect(edits('# Kop\n\n* a\n* b\n\nDe tekst die blijft. \n')).toEqual([
      { span: { start: 7, end: 8 }, text: '-' },
      { span: { start: 11, end: 12 }, text: '-' },
      { span: { start: 36, end: 37 }, text: '' },
    ]);
  });

  it('of a range are of the blocks in it', () => {
    const text = '* a\n* b\n\ntekst\n\n* c\n* d\n\ntekst\n';
    const start = text.indexOf('c');
    expect(format(text, { start, end: start + 1 })).toBe('* a\n* b\n\ntekst\n\n- c\n- d\n\ntekst\n');
  });

  it('keep the line breaks of the text', () => {
    expect(format('# Kop\r\ntekst\r\n* a\r\n')).toBe('# Kop\r\n\r\ntekst\r\n\r\n- a\r\n');
  });
});

describe('for any text', { timeout: 120_000 }, () => {
  it('the preview shows the same, and another parser sees the same', () => {
    fc.assert(
      fc.property(markdownDocument, (text) => {
        const after = format(text);
        expect(rendered(after)).toBe(rendered(text));
        // Of a text that the parsers read differently beforehand, one of them sees what nobody meant.
        if (isReadAlike(text)) expect(tree(after)).toBe(tree(text));
      }),
      runs(250),
    );
  });

  it('once is enough', () => {
    fc.assert(
      fc.property(markdownDocument, (text) => {
        const once = format(text);
        expect(format(once)).toBe(once);
      }),
      runs(250),
    );
  });

  it('line breaks of the other kind do not come in', () => {
    fc.assert(
      fc.property(markdownDocument, (text) => {
        const unix = text.replace(/\r\n?/g, '\n');
        expect(format(unix)).not.toContain('\r');
        expect(format(unix.replaceAll('\n', '\r\n'))).toBe(format(unix).replaceAll('\n', '\r\n'));
      }),
      runs(250),
    );
  });
});

describe('real texts', { timeout: 120_000 }, () => {
  const folder = fileURLToPath(new URL('../../samples', import.meta.url));
  const samples = readdirSync(folder)
    .filter((name) => name.endsWith('.bestek.md'))
    .map((name) => readFileSync(`${folder}/${name}`, 'utf8'));
  const fragments = readFragments(fileURLToPath(new URL('../..', import.meta.url)), 'dev')
    .filter(({ yaml }, i) => !yaml && i % 8 === 0)
    .map(({ front, text }) => `---\nbestek: "1"\n${front ?? ''}\n---\n${text}`);

  it('have the same findings afterwards', () => {
    for (const text of [...samples, ...fragments]) {
      const found = (one: string) => {
        const service = createService({ date: TODAY });
        service.open('file:///a.bestek.md', 'markdown', one);
        const { inFacts, bySection } = service.check('file:///a.bestek.md')!;
        return [...inFacts, ...bySection.flat()].map(({ rule, severity }) => `${severity} ${rule.id}`).sort();
      };
      expect(found(format(text)), text).toEqual(found(text));
      expect(rendered(format(text))).toBe(rendered(text));
    }
  });

  it('of a megabyte take less than a second', () => {
    const block = `# Eisen  \nTekst met een spatie \nen een regel:\n* a\n* b\n\n1. x\n1. y\n\n|Eis|Soort|\n|-|-|\n|E1 De opdrachtnemer levert.|eis|\n\n${'De opdrachtnemer levert binnen veertien dagen. '.repeat(8)}\n\n`;
    const text = block.repeat(Math.ceil(1_000_000 / block.length));
    const spec = readSpecification('file:///a.bestek.md', 'markdown', text);
    const before = process.cpuUsage();
    const result = formatEdits(spec);
    const { user, system } = process.cpuUsage(before);
    const ms = (user + system) / 1000;
    expect('edits' in result && result.edits.length).toBeGreaterThan(10_000);
    expect(ms).toBeLessThan(1_000);
  });
});
