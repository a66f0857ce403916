import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { makeArchive, openArchive, unpack } from '../../server/word/zip.ts';
import { bestekwijzer, checkJson, FAULTY, folder } from '../cli/command.ts';

const part = async (file: string, name: string) =>
  new TextDecoder().decode(await unpack(openArchive(readFileSync(file))!.get(name)!, 1e7));

describe('export', () => {
  it('writes beside the specification, and never over a file unless told', async () => {
    const cwd = folder({ 'a.bestek.md': FAULTY });
    expect(await bestekwijzer(cwd, ['export', '--docx', 'a.bestek.md'])).toEqual({
      code: 0,
      out: 'a.bestek.md → a.docx\n',
      err: [],
    });
    const first = readFileSync(join(cwd, 'a.docx'));
    const again = await bestekwijzer(cwd, ['export', '--docx', 'a.bestek.md']);
    expect(again).toMatchObject({ code: 2, out: '' });
    expect(again.err).toEqual(['a.docx: bestaat al; geef --overschrijf op om het te vervangen']);
    expect(await bestekwijzer(cwd, ['export', '--docx', '--overschrijf', 'a.bestek.md'])).toMatchObject({
      code: 0,
    });
    expect(readFileSync(join(cwd, 'a.docx')).equals(first)).toBe(true);
  });

  it('leaves alone what Word has open', async () => {
    const cwd = folder({ 'leidraad.bestek.md': FAULTY, 'leidraad.docx': 'x', '~$idraad.docx': '' });
    const ran = await bestekwijzer(cwd, ['export', '--docx', '--overschrijf', 'leidraad.bestek.md']);
    expect(ran.code).toBe(2);
    expect(ran.err[0]).toContain('leidraad.docx: is geopend in een ander programma, zoals Word');
    expect(readFileSync(join(cwd, 'leidraad.docx'), 'utf8')).toBe('x');
  });

  it('makes the folder it is to write in, and does not write twice under one name', async () => {
    const cwd = folder({ 'a/x.bestek.md': FAULTY, 'b/x.bestek.md': FAULTY });
    const ran = await bestekwijzer(cwd, ['export', '--docx', '--overschrijf', '--uit', 'word', '.']);
    expect(ran.code).toBe(2);
    expect(ran.out).toBe('a/x.bestek.md → word/x.docx\n');
    expect(ran.err[0]).toContain('word/x.docx: is zojuist gemaakt');
    expect(existsSync(join(cwd, 'word', 'x.docx'))).toBe(true);
  });

  it('has findings as comments when they are asked for, and only then', async () => {
    const cwd = folder({ 'a.bestek.md': FAULTY });
    await bestekwijzer(cwd, ['export', '--docx', 'a.bestek.md']);
    expect(await part(join(cwd, 'a.docx'), 'word/document.xml')).not.toContain('commentReference');
    await bestekwijzer(cwd, ['export', '--docx', '--met-bevindingen', '--uit', 'm', 'a.bestek.md']);
    const comments = await part(join(cwd, 'm', 'a.docx'), 'word/comments.xml');
    expect(comments).toContain('aw/standstill');
    expect(comments).toContain('art. 2.127 lid 3 Aw 2012');
    expect(await part(join(cwd, 'm', 'a.docx'), 'word/document.xml')).toContain('commentRangeStart');
  });

  it('keeps front matter to itself: the estimate is not for bidders', async () => {
    const cwd = folder({ 'a.bestek.md': FAULTY.replace('procedure:', 'raming: 123456789\nprocedure:') });
    await bestekwijzer(cwd, ['export', '--docx', '--met-bevindingen', 'a.bestek.md']);
    const archive = openArchive(readFileSync(join(cwd, 'a.docx')))!;
    for (const [name, entry] of archive)
      expect(new TextDecoder().decode(await unpack(entry, 1e7)), name).not.toContain('123456789');
  });

  it('asks for the form, and for a path', async () => {
    const cwd = folder({ 'a.bestek.md': FAULTY });
    expect((await bestekwijzer(cwd, ['export', 'a.bestek.md'])).err[0]).toContain('Geef --docx op');
    expect((await bestekwijzer(cwd, ['export', '--docx'])).code).toBe(2);
    expect((await bestekwijzer(cwd, ['export', '--help'])).out).toContain('--met-bevindingen');
  });
});

describe('a comment', () => {
  it('says what check says', async () => {
    const sample = fileURLToPath(new URL('../../samples/bedrijfskleding-oud.bestek.md', import.meta.url));
    const cwd = folder({ 'a.bestek.md': readFileSync(sample, 'utf8') });
    const { report } = await checkJson(cwd, 'a.bestek.md');
    const findings = report.documents[0]!.findings;
    await bestekwijzer(cwd, ['export', '--docx', '--met-bevindingen', 'a.bestek.md']);
    const xml = await part(join(cwd, 'a.docx'), 'word/comments.xml');
    const said = [...xml.matchAll(/<w:comment .*?<\/w:comment>/gs)].map(([comment]) =>
      [...comment.matchAll(/<w:t[^>]*>([^<]*)/g)].map(([, text]) => unescaped(text!)),
    );
    expect(said.map(([rule, , message]) => `${rule}: ${message}`).sort()).toEqual(
      // The source stands on a line of its own.
      findings
        .map(({ rule, message, citation }) => `${rule}: ${message.replace(` (${citation?.text})`, '')}`)
        .sort(),
    );
    for (const { citation } of findings)
      if (citation) expect(said.flat()).toContainEqual(expect.stringContaining(citation.text));
  });
});

const unescaped = (text: string) =>
  text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&apos;', "'")
    .replaceAll('&amp;', '&');

describe('import', () => {
  it('brings back what was exported', async () => {
    const cwd = folder({ 'a.bestek.md': FAULTY });
    await bestekwijzer(cwd, ['export', '--docx', '--met-bevindingen', 'a.bestek.md']);
    const ran = await bestekwijzer(cwd, ['import', '--uit', 'terug', 'a.docx']);
    expect(ran).toMatchObject({ code: 0, err: [] });
    expect(ran.out).toBe('a.docx → terug/a.bestek.md (1 opmerking van Bestekwijzer weggelaten)\n');
    const text = readFileSync(join(cwd, 'terug', 'a.bestek.md'), 'utf8');
    expect(text.startsWith('---\nbestek: "1"\n')).toBe(true);
    expect(text).toContain('# Gunning\n\nNa verzending van de gunningsbeslissing');
    expect((await bestekwijzer(cwd, ['import', '--uit', 'terug', 'a.docx'])).err[0]).toContain(
      'terug/a.bestek.md: bestaat al',
    );
  });

  it('keeps the front matter of the specification it replaces', async () => {
    const cwd = folder({ 'a.bestek.md': FAULTY });
    await bestekwijzer(cwd, ['export', '--docx', 'a.bestek.md']);
    expect((await bestekwijzer(cwd, ['import', '--overschrijf', 'a.docx'])).code).toBe(0);
    expect(readFileSync(join(cwd, 'a.bestek.md'), 'utf8')).toBe(FAULTY);
  });

  it('says in words what is wrong with a file', async () => {
    const compound = new Uint8Array(600);
    compound.set([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);
    const locked = Buffer.concat([compound, Buffer.from('EncryptedPackage', 'utf16le'), compound]);
    const sheet = await makeArchive([
      ['[Content_Types].xml', new Uint8Array()],
      ['xl/workbook.xml', new Uint8Array()],
    ]);
    const odt = await makeArchive([
      ['mimetype', new Uint8Array()],
      ['content.xml', new Uint8Array()],
    ]);
    const broken = await makeArchive([
      ['[Content_Types].xml', new TextEncoder().encode('<Types/>')],
      ['word/document.xml', new TextEncoder().encode('<w:document><w:body>')],
    ]);
    const cwd = folder({
      'tekst.docx': 'gewoon tekst',
      'oud.docx': compound,
      'slot.docx': locked,
      'blad.docx': sheet,
      'odt.docx': odt,
      'kapot.docx': broken,
      'half.docx': sheet.subarray(0, 60),
      'leeg.docx': '',
    });
    const said = async (file: string) => (await bestekwijzer(cwd, ['import', file])).err[0];
    expect(await said('tekst.docx')).toBe('tekst.docx: is geen Word-bestand (.docx)');
    expect(await said('leeg.docx')).toBe('leeg.docx: is geen Word-bestand (.docx)');
    expect(await said('blad.docx')).toBe('blad.docx: is geen Word-bestand (.docx)');
    expect(await said('oud.docx')).toContain('oude vorm (.doc)');
    expect(await said('slot.docx')).toContain('beveiligd met een wachtwoord');
    expect(await said('odt.docx')).toContain('OpenDocument');
    expect(await said('kapot.docx')).toContain('is beschadigd');
    expect(await said('half.docx')).toContain('is beschadigd');
    expect(await said('weg.docx')).toBe('weg.docx: bestaat niet');
    expect(await bestekwijzer(cwd, ['import', '--taal', 'en', 'oud.docx'])).toMatchObject({
      code: 2,
      err: ['oud.docx: is a Word file in the old format (.doc); save it in Word as .docx'],
    });
  });

  it('does not unpack without end', { timeout: 60_000 }, async () => {
    const bomb = await makeArchive([
      ['[Content_Types].xml', new TextEncoder().encode('<Types/>')],
      ['word/document.xml', new Uint8Array(100 * 1024 * 1024)],
    ]);
    // The archive says that it is small.
    const lie = bomb.slice();
    const view = new DataView(lie.buffer);
    for (let at = 0; at + 46 < lie.length; at++)
      if (view.getUint32(at, true) === 0x02014b50) view.setUint32(at + 24, 8, true);
    const cwd = folder({ 'bom.docx': bomb, 'leugen.docx': lie });
    expect((await bestekwijzer(cwd, ['import', 'bom.docx'])).err[0]).toContain('is te groot');
    const ran = await bestekwijzer(cwd, ['import', 'leugen.docx']);
    expect(ran.err[0]).toMatch(/is (?:te groot|beschadigd)/);
  });
});

describe('a specification in YAML', () => {
  it('has its requirements as a table and its texts below their titles', async () => {
    const yaml = [
      'bestek: "1"',
      'titel: Proef',
      'secties:',
      '  - titel: Inleiding',
      '    tekst: |',
      '      Een tekst.[^1]',
      '',
      '      ## Onderdeel',
      '',
      '      > citaat',
      '',
      '      ```',
      '      code',
      '      ```',
      '',
      '      [^1]: De noot.',
      'eisen:',
      '  - id: E1',
      '    soort: wens',
      '    titel: Levertijd',
      '    tekst: "De opdrachtnemer levert:\\n\\n1. snel;\\n2. compleet."',
      '    toelichting: Graag.',
      '  - id: E2',
      '    tekst: Niets.',
      '',
    ].join('\n');
    const cwd = folder({ 'a.bestek.yaml': yaml });
    await bestekwijzer(cwd, ['export', '--docx', 'a.bestek.yaml']);
    await bestekwijzer(cwd, ['import', 'a.docx']);
    const text = readFileSync(join(cwd, 'a.bestek.md'), 'utf8');
    expect(text.slice(text.indexOf('# Inleiding'))).toBe(
      [
        '# Inleiding\n\nEen tekst.\\[^1]\n\n## Onderdeel\n\n> citaat\n\n```\ncode\n```\n\n# Eisen\n\n',
        '| Nr | Soort | Eis |\n| --- | --- | --- |\n',
        '| E1 | wens | **Levertijd**<br>De opdrachtnemer levert:<br>1. snel;<br>2. compleet.<br>Graag. |\n',
        '| E2 |  | Niets. |\n\nDe noot.\n',
      ].join(''),
    );
  });
});

describe('numbering of headings', () => {
  const numbered = async (text: string) => {
    const cwd = folder({ 'a.bestek.md': text });
    await bestekwijzer(cwd, ['export', '--docx', 'a.bestek.md']);
    const [styles, numbering] = await Promise.all([
      part(join(cwd, 'a.docx'), 'word/styles.xml'),
      part(join(cwd, 'a.docx'), 'word/numbering.xml'),
    ]);
    return [1, 2, 3].filter((level) => {
      const style = styles.slice(styles.indexOf(`w:styleId="Heading${level}"`));
      const hasNumber = style.slice(0, style.indexOf('</w:style>')).includes('<w:numId');
      // Word goes by the name of the style in the level.
      expect(numbering.includes(`<w:pStyle w:val="Heading${level}"/>`)).toBe(hasNumber);
      return hasNumber;
    });
  };

  it('is left to Word, unless the drafter has numbered them', async () => {
    expect(await numbered('# Inleiding\n\n## Doel\n\n# Eisen\n')).toEqual([1, 2, 3]);
    expect(await numbered('# Leidraad\n\n## Doel\n\n## Eisen\n')).toEqual([2, 3]);
    expect(await numbered('# 1 Inleiding\n\n# Eisen\n')).toEqual([]);
    expect(await numbered('# Artikel 3 Levering\n')).toEqual([]);
  });
});
