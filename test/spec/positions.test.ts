import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseDocument } from 'yaml';
import type { Section } from '../../server/spec/model.ts';
import { readMarkdown } from '../../server/spec/read-markdown.ts';
import { readSpecification } from '../../server/spec/specification.ts';
import { normalize } from '../../server/text/normalize.ts';
import { applyEdits, type Span } from '../../server/text/span.ts';
import { placedIn } from './describe.ts';
import { markdownDocument, yamlDocument } from './documents.ts';
import { runs } from './runs.ts';

const markdown = (text: string) => readSpecification('file:///a', 'markdown', text);
const yaml = (text: string) => readSpecification('file:///a', 'yaml', text);

/** Every span lies in the text, and what prose says there the text says too. */
function holdSpans(section: Section): void {
  const { text, prose, low } = section;
  expect([prose.length, low.length]).toEqual([text.length, text.length]);
  const plain = normalize(text);
  for (let i = 0; i < text.length; i++) {
    if (prose[i] !== ' ' && prose[i] !== plain[i] && text[i] !== '&')
      expect(`${i}: ${prose[i]}`).toBe(`${i}: ${plain[i]}`);
  }
  const inText = ({ start, end }: Span) => {
    if (!(0 <= start && start <= end && end <= text.length))
      expect({ start, end, length: text.length }).toBe('in the text');
  };
  for (const block of section.blocks) {
    inText(block.span);
    for (const cell of block.cells ?? []) {
      inText(cell.span);
      expect(cell.span.start).toBeGreaterThanOrEqual(block.span.start);
      expect(cell.span.end).toBeLessThanOrEqual(block.span.end);
    }
    if (block.leadIn) inText(block.leadIn);
  }
  for (const sentence of section.sentences) {
    inText(sentence.span);
    const unwrapped = (text: string) =>
      text.slice(sentence.span.start, sentence.span.end).replace(/\n/g, ' ');
    expect(sentence.text).toBe(unwrapped(prose));
    expect(sentence.low).toBe(unwrapped(low));
  }
  for (const quantity of section.quantities) inText(quantity.span);
  for (const mark of section.marks) {
    inText(mark.span);
    if (mark.kind === 'clause-open')
      expect(text.slice(mark.idSpan.start, mark.idSpan.end)).toContain(mark.id);
    if (mark.kind === 'suppress' || mark.kind === 'motivation')
      expect(text.slice(mark.ruleSpan.start, mark.ruleSpan.end)).toBe(mark.rule);
  }
  for (const problem of section.problems) inText(problem.span);
}

/** Source text of the blocks of one kind, as they stand in the document. */
function sources(text: string, kind: string): string[] {
  return placedIn(markdown(text)).flatMap(({ section, placement }) =>
    section.blocks
      .filter((block) => block.kind === kind)
      .map(({ span }) => text.slice(placement.toDocument(span.start), placement.toDocument(span.end))),
  );
}

describe('places in Markdown', () => {
  it('of all that was read lie at the same characters of prose and text', () => {
    fc.assert(
      fc.property(markdownDocument, (text) => {
        for (const { section, span } of placedIn(markdown(text))) {
          expect(text.slice(span.start, span.end)).toBe(section.text);
          holdSpans(section);
        }
      }),
      runs(120),
    );
  });

  it('hold in nested quotes and lists', () => {
    expect(sources('> - een\n>   twee\n>   1. drie\n', 'item')).toEqual(['een\n>   twee', 'drie']);
    expect(sources('1. > a\n   > b\n', 'item')).toEqual(['a\n   > b']);
    expect(sources('- a\n  - b\n\n    c\n\n  d\n', 'item')).toEqual(['a', 'b', 'c', 'd']);
  });

  it('hold with Windows line ends, emoji and no-break spaces', () => {
    const text = '# 🚀 Kop\r\n\r\nPrijs\u00a0€\u00a01.000 👍🏽.\r\nTweede regel.\r\n';
    expect(sources(text, 'paragraph')).toEqual(['Prijs\u00a0€\u00a01.000 👍🏽.\r\nTweede regel.']);
    const [{ section }] = placedIn(markdown(text)) as [Placed];
    const [amount] = section.quantities;
    expect(section.text.slice(amount!.span.start, amount!.span.end)).toBe('€\u00a01.000');
    expect(section.heading).toMatchObject({ title: '🚀 Kop', span: { start: 2, end: 8 } });
  });

  it('are those of table cells, with escaped pipes', () => {
    const section = readMarkdown('> | Eis | Soort |\n> | --- | --- |\n> | E1 \\| E2 |  eis |\n');
    const cells = section.blocks.flatMap((block) => block.cells ?? []);
    expect(cells.map(({ span, header }) => [section.text.slice(span.start, span.end), header])).toEqual([
      ['Eis', undefined],
      ['Soort', undefined],
      ['E1 \\| E2', 'eis'],
      ['eis', 'soort'],
    ]);
  });

  it('blank what is no prose at equal length', () => {
    // What is kept stands between bars.
    const parts =
      '|Zie |**|de|** [|bijlage|](https://x.nl/a_b) `code` <b>|hier|</b>&nbsp;|&|amp; ~~|weg|~~ \\|* 2*3*4 |<!-- x -->|.|'.split(
        '|',
      );
    const expected = parts.map((part, i) => (i % 2 === 1 ? part : ' '.repeat(part.length))).join('');
    expect(readMarkdown(parts.join('')).prose).toBe(expected);
  });
});

type Placed = ReturnType<typeof placedIn>[number];

/** The value characters and the document characters they are said to come from. */
function holdScalars(text: string): void {
  for (const { section, placement } of placedIn(yaml(text))) {
    holdSpans(section);
    let before = -1;
    for (let i = 0; i < section.text.length; i++) {
      const at = placement.toDocument(i);
      expect(at).toBeGreaterThanOrEqual(before);
      before = at;
      const letter = section.text[i]!;
      const source = text[at]!;
      const isSame = source === letter || source === '\\' || (/\s/.test(letter) && /\s/.test(source ?? ' '));
      if (!isSame) expect(`${i} ${JSON.stringify(letter)} at ${at}`).toBe(JSON.stringify(source));
      if (letter === source && letter !== '\n' && placement.toSection(at) !== i)
        expect(placement.toSection(at)).toBe(i);
    }
  }
}

const content = fc
  .array(
    fc.constantFrom(
      '# Kop',
      'Dit moet € 5.',
      'tekst  met  ruimte',
      '- a: b',
      '"aan\'haling"',
      '🚀 \u00a0',
      '',
      '',
      '  inspring',
      'C:\\pad',
      '#',
      '%',
    ),
    { minLength: 1, maxLength: 6 },
  )
  .map((lines) => lines.join('\n'));

const STYLES: Record<string, (value: string) => string | undefined> = {
  literal: (value) => `|\n${value.replace(/^/gm, '      ')}`,
  'literal without its last break': (value) => `|-\n${value.replace(/^/gm, '      ')}`,
  'literal with its own indentation': (value) => `|2\n${value.replace(/^/gm, '      ')}`,
  folded: (value) => `>\n${value.replace(/^/gm, '      ')}`,
  double: (value) => JSON.stringify(value),
  'double over lines': (value) => JSON.stringify(value).replaceAll(' ', '\n      '),
  single: (value) => `'${value.replaceAll("'", "''").replaceAll('\n', '\n\n      ')}'`,
  plain: (value) =>
    value
      .replace(/[^\w €.🚀\n]/gu, '')
      .replaceAll('\n', '\n      ')
      .trim() || 'x',
};

const document = fc
  .tuple(content, fc.constantFrom(...Object.keys(STYLES)), fc.boolean())
  .map(([value, style, crlf]) => {
    const text = `bestek: "1"\neisen:\n  - id: E1\n    tekst: ${STYLES[style]!(value)}\n    soort: eis\n  - id: E2\n    tekst: na\n`;
    return crlf ? text.replaceAll('\n', '\r\n') : text;
  });

describe('places in YAML', () => {
  it('each character of a text is told the one in the document that made it', () => {
    fc.assert(fc.property(document, holdScalars), runs(250));
    fc.assert(fc.property(yamlDocument, holdScalars), runs(80));
  });

  it('an edit of a text changes that text alone and leaves valid YAML', () => {
    const fraction = fc.double({ min: 0, max: 1, noNaN: true });
    const typed = fc.constantFrom(
      '',
      'x',
      'een: twee',
      ' # x',
      "it's",
      '"',
      '\n',
      'a\n\nb',
      '  ruimte',
      'slot\n',
      '\\n',
      '{',
      '- ',
    );
    fc.assert(
      fc.property(document, fraction, fraction, typed, (text, a, b, by) => {
        const spec = yaml(text);
        const placed = placedIn(spec)[Math.floor(a * (spec.sections.length - 1e-9))];
        fc.pre(placed !== undefined && placed.item?.id === 'E1');
        const length = placed!.section.text.length;
        const [start, end] = [Math.round(a * length), Math.round(b * length)].sort((x, y) => x - y) as [
          number,
          number,
        ];
        const edit = placed!.placement.toDocumentEdit({ start, end }, by);
        fc.pre(edit !== undefined && parseDocument(text, { logLevel: 'silent' }).errors.length === 0);
        const after = applyEdits(text, [edit!]);
        expect(textOf(after, 0)).toBe(
          trimmed(replaced(textOf(text, 0)!, text, placed!.placement.toDocument(0), start, end, by)),
        );
        expect(textOf(after, 1)).toBe('na');
      }),
      runs(250),
    );

    /** Value of the text of an entry; undefined when the YAML is not valid. */
    function textOf(source: string, index: number): string | undefined {
      const parsed = parseDocument(source, { logLevel: 'silent' });
      if (parsed.errors.length > 0) return undefined;
      return trimmed(String(parsed.getIn(['eisen', index, 'tekst'])));
    }

    /** The value after the edit of the section that starts at `place` in the source. */
    function replaced(
      value: string,
      source: string,
      place: number,
      start: number,
      end: number,
      by: string,
    ): string {
      const section = placedIn(yaml(source)).find((one) => one.placement.toDocument(0) === place)!;
      const whole = placedIn(yaml(source))
        .filter((one) => one.item?.id === 'E1')
        .map((one) => one.section.text);
      const before = whole.slice(0, whole.indexOf(section.section.text)).join('').length;
      const full = whole.join('');
      expect(trimmed(full)).toBe(value);
      return full.slice(0, before + start) + by + full.slice(before + end);
    }

    function trimmed(value: string): string {
      return value.replace(/\n+$/, '');
    }
  });

  it('an escape is replaced whole', () => {
    const text = 'eisen:\n  - id: E1\n    tekst: "caf\\u00e9 \\U0001F600 bar"\n';
    const [{ placement, section }] = placedIn(yaml(text)) as [Placed];
    const at = section.text.indexOf('é');
    expect(applyEdits(text, [placement.toDocumentEdit({ start: at, end: at + 1 }, 'e')!])).toContain(
      '"cafe \\U',
    );
    const emoji = section.text.indexOf('😀');
    expect(applyEdits(text, [placement.toDocumentEdit({ start: emoji, end: emoji + 2 }, '!')!])).toContain(
      '\\u00e9 ! bar',
    );
  });

  it('a removed line takes its indentation along', () => {
    for (const eol of ['\n', '\r\n']) {
      const text = 'eisen:\n  - id: E1\n    tekst: |\n      een\n      twee\n      drie\n'.replaceAll(
        '\n',
        eol,
      );
      const [{ placement }] = placedIn(yaml(text)) as [Placed];
      expect(applyEdits(text, [placement.toDocumentEdit({ start: 4, end: 9 }, '')!])).toBe(
        text.replace(`      twee${eol}`, ''),
      );
      expect(applyEdits(text, [placement.toDocumentEdit({ start: 14, end: 14 }, 'vier\n')!])).toBe(
        text.replace('drie', `drie${eol}      vier`),
      );
    }
  });

  it('nothing can be written where there is no text', () => {
    const [{ placement }] = placedIn(yaml('eisen:\n  - id: E1\n')) as [Placed];
    expect(placement.toDocumentEdit({ start: 0, end: 0 }, 'x')).toBeUndefined();
  });

  it('what would be read otherwise is not written', () => {
    const [{ placement }] = placedIn(yaml('eisen:\n  - tekst: dit moet\n')) as [Placed];
    expect(placement.toDocumentEdit({ start: 0, end: 3 }, 'let op: dit')).toBeUndefined();
    expect(placement.toDocumentEdit({ start: 0, end: 3 }, 'alles')).toBeDefined();
  });
});
