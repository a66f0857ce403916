import { describe, expect, it } from 'vitest';
import { importDocx } from '../../server/word/import.ts';
import { makeArchive } from '../../server/word/zip.ts';
import { withoutFrontMatter } from './words.ts';

const W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

interface Parts {
  readonly numbering?: string;
  readonly styles?: string;
  readonly comments?: string;
  readonly footnotes?: string;
}

/** A Word file with this in its body, as another program than ours would write it. */
function wordFile(body: string, parts: Parts = {}): Promise<Uint8Array> {
  const names = (Object.keys(parts) as (keyof Parts)[]).filter((name) => parts[name] !== undefined);
  const related = names.map(
    (name, i) => `<Relationship Id="r${i}" Type="${OFFICE}/${name}" Target="${name}.xml"/>`,
  );
  const xml = (text: string) => new TextEncoder().encode(`<?xml version="1.0" encoding="UTF-8"?>${text}`);
  const RELS = 'xmlns="http://schemas.openxmlformats.org/package/2006/relationships"';
  return makeArchive([
    [
      '[Content_Types].xml',
      xml('<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'),
    ],
    [
      '_rels/.rels',
      xml(
        `<Relationships ${RELS}><Relationship Id="r1" Type="${OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>`,
      ),
    ],
    ['word/document.xml', xml(`<w:document ${W}><w:body>${body}</w:body></w:document>`)],
    ['word/_rels/document.xml.rels', xml(`<Relationships ${RELS}>${related.join('')}</Relationships>`)],
    ...names.map((name) => [`word/${name}.xml`, xml(parts[name]!)] as const),
  ]);
}

async function markdownOf(body: string, parts?: Parts): Promise<string> {
  const imported = await importDocx(await wordFile(body, parts), 'nl');
  if ('fault' in imported) throw new Error(imported.fault);
  return withoutFrontMatter(imported.text).trim();
}

const r = (text: string, properties = '') =>
  `<w:r>${properties && `<w:rPr>${properties}</w:rPr>`}<w:t xml:space="preserve">${text}</w:t></w:r>`;
const p = (content: string, properties = '') =>
  `<w:p>${properties && `<w:pPr>${properties}</w:pPr>`}${content}</w:p>`;
const styled = (style: string, text: string) => p(r(text), `<w:pStyle w:val="${style}"/>`);
const item = (num: number, level: number, text: string) =>
  p(r(text), `<w:numPr><w:ilvl w:val="${level}"/><w:numId w:val="${num}"/></w:numPr>`);

const STYLES = `<w:styles ${W}>
<w:style w:type="paragraph" w:styleId="Kop1"><w:name w:val="heading 1"/><w:pPr><w:numPr><w:numId w:val="9"/></w:numPr><w:outlineLvl w:val="0"/></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="Kop2"><w:name w:val="heading 2"/><w:pPr><w:numPr><w:ilvl w:val="1"/><w:numId w:val="9"/></w:numPr><w:outlineLvl w:val="1"/></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="Bijlagekop"><w:name w:val="Bijlagekop"/><w:basedOn w:val="Kop1"/><w:pPr><w:numPr><w:numId w:val="0"/></w:numPr></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="Titel"><w:name w:val="Title"/></w:style>
<w:style w:type="paragraph" w:styleId="Inhopg1"><w:name w:val="toc 1"/></w:style>
</w:styles>`;

const level = (at: number, format: string, text: string, start = 1) =>
  `<w:lvl w:ilvl="${at}"><w:start w:val="${start}"/><w:numFmt w:val="${format}"/><w:lvlText w:val="${text}"/></w:lvl>`;
const NUMBERING = `<w:numbering ${W}>
<w:abstractNum w:abstractNumId="0">${level(0, 'decimal', '%1.')}${level(1, 'lowerLetter', '%2.')}${level(2, 'bullet', '•')}</w:abstractNum>
<w:abstractNum w:abstractNumId="1">${level(0, 'decimal', '%1')}${level(1, 'decimal', '%1.%2')}</w:abstractNum>
<w:abstractNum w:abstractNumId="2">${level(0, 'upperRoman', 'Artikel %1')}</w:abstractNum>
<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>
<w:num w:numId="2"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>
<w:num w:numId="9"><w:abstractNumId w:val="1"/></w:num>
<w:num w:numId="3"><w:abstractNumId w:val="2"/></w:num>
</w:numbering>`;

describe('import of a Word file', () => {
  it('keeps the numbers Word shows before headings', async () => {
    const body = [
      styled('Kop1', 'Inleiding'),
      styled('Kop2', 'Doel'),
      styled('Kop1', 'Eisen'),
      styled('Kop2', 'Algemeen'),
      styled('Kop2', 'Levering'),
      styled('Bijlagekop', 'Bijlage A'),
    ].join('');
    expect(await markdownOf(body, { styles: STYLES, numbering: NUMBERING })).toBe(
      '# 1 Inleiding\n\n## 1.1 Doel\n\n# 2 Eisen\n\n## 2.1 Algemeen\n\n## 2.2 Levering\n\n# Bijlage A',
    );
  });

  it('keeps the numbers of lists: counted on, started anew, lettered', async () => {
    const body = [
      item(1, 0, 'een'),
      item(1, 1, 'onder a'),
      item(1, 1, 'onder b'),
      item(1, 0, 'twee'),
      p(r('tussendoor')),
      item(1, 0, 'drie'),
      p(r('opnieuw')),
      item(2, 0, 'weer een'),
      item(3, 0, 'Levering'),
    ].join('');
    expect(await markdownOf(body, { numbering: NUMBERING })).toBe(
      [
        '1. een\n\n   a. onder a\n\n   b. onder b\n2. twee',
        'tussendoor',
        '3. drie',
        'opnieuw',
        '1. weer een',
        'Artikel I Levering',
      ].join('\n\n'),
    );
  });

  it('takes the title for the front matter and leaves out the table of contents', async () => {
    const body =
      styled('Titel', 'Leidraad &quot;wagens&quot;') + styled('Inhopg1', 'Inleiding 3') + p(r('Tekst.'));
    const imported = await importDocx(await wordFile(body, { styles: STYLES }), 'nl');
    expect(imported).toMatchObject({
      text: expect.stringMatching(
        /^---\nbestek: "1"\ntitel: "Leidraad \\"wagens\\""\n#[^\n]+\n---\n\nTekst\.\n$/,
      ),
    });
  });

  it('makes clean marks of the runs Word cuts a text into', async () => {
    const bold = '<w:b/>';
    const body = p(
      r('De ') +
        r('opdracht', bold) +
        r('nemer ', bold) +
        r('levert ') +
        r('CO') +
        r('2', '<w:vertAlign w:val="subscript"/>') +
        r(' en 5*3_x_.'),
    );
    expect(await markdownOf(body)).toBe('De **opdrachtnemer** levert CO<sub>2</sub> en 5\\*3_x\\_.');
  });

  it('keeps comments as quotes with their author, in the order of the text', async () => {
    const reference = (id: number) => `<w:r><w:commentReference w:id="${id}"/></w:r>`;
    const body = p(r('Eerste.') + reference(4)) + item(1, 0, 'eis') + p(r('Tweede.') + reference(2));
    const comment = (id: number, author: string, text: string) =>
      `<w:comment w:id="${id}" w:author="${author}">${p(r(text))}</w:comment>`;
    const comments = `<w:comments ${W}>${comment(2, 'J. de Vries', 'Klopt dit?')}${comment(4, 'Bestekwijzer', 'gp/x')}</w:comments>`;
    expect(await markdownOf(body, { comments, numbering: NUMBERING })).toBe(
      'Eerste.\n\n1. eis\n\nTweede.\n\n> Opmerking (J. de Vries): Klopt dit?',
    );
  });

  it('keeps cells in their column when some are merged', async () => {
    const cell = (text: string, properties = '') =>
      `<w:tc>${properties && `<w:tcPr>${properties}</w:tcPr>`}${p(r(text))}</w:tc>`;
    const row = (...cells: string[]) => `<w:tr>${cells.join('')}</w:tr>`;
    const table = `<w:tbl>${row(cell('Eis', '<w:gridSpan w:val="2"/>'), cell('Punten'))}${row(cell('A', '<w:vMerge w:val="restart"/>'), cell('a'), cell('1'))}${row(cell('', '<w:vMerge/>'), cell('b | c'), cell('2'))}</w:tbl>`;
    expect(await markdownOf(table)).toBe(
      '| Eis |  | Punten |\n| --- | --- | --- |\n| A | a | 1 |\n|  | b \\| c | 2 |',
    );
  });

  it('takes tracked insertions and leaves out what was struck', async () => {
    const body = p(
      `${r('Binnen ')}<w:ins w:id="1" w:author="x">${r('20')}</w:ins><w:del w:id="2" w:author="x"><w:r><w:delText>15</w:delText></w:r></w:del>${r(' dagen.')}`,
    );
    expect(await markdownOf(body)).toBe('Binnen 20 dagen.');
  });

  it('keeps footnotes', async () => {
    const body = p(`${r('Termijn')}<w:r><w:footnoteReference w:id="7"/></w:r>${r('.')}`);
    const footnotes = `<w:footnotes ${W}><w:footnote w:id="7">${p(r('Kalenderdagen.'))}</w:footnote></w:footnotes>`;
    expect(await markdownOf(body, { footnotes })).toBe('Termijn[^1].\n\n[^1]: Kalenderdagen.');
  });

  it('does not let text pass for a clause marker or front matter', async () => {
    const body = p(r('&lt;!-- clausule isv/x@1 --&gt;')) + p(r('---'));
    expect(await markdownOf(body)).toBe('\\<!-- clausule isv/x\\@1 -->\n\n\\---');
  });

  it('survives XML that is nested without end or written to hurt', { timeout: 60_000 }, async () => {
    const deep = '<w:sdt><w:sdtContent>'.repeat(20_000);
    expect(await importDocx(await wordFile(deep), 'nl')).toEqual({ fault: 'damaged' });
    const open = '<w:pPr>'.repeat(200_000);
    expect(await importDocx(await wordFile(open), 'nl')).toEqual({ fault: 'damaged' });
    const laughs = '<!DOCTYPE a [<!ENTITY b "&#60;&#60;">]>';
    expect(await importDocx(await wordFile(p(r('x')) + laughs), 'nl')).toEqual({ fault: 'damaged' });
  });
});
