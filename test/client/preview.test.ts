import { readFileSync } from 'node:fs';
import MarkdownIt from 'markdown-it';
import { describe, expect, it } from 'vitest';
import { factRows } from '../../client/preview/front-matter.ts';
import { bestekPreview, type MarginNote } from '../../client/preview/plugin.ts';
import { readSpecification } from '../../server/spec/specification.ts';
import { all, hasClass, readHtml } from './tags.ts';

const URI = 'file:///a.bestek.md';

/** As in VS Code: HTML allowed, front matter a hidden token with its text, the document only known while rendering. */
function preview(notes: readonly MarginNote[] = [], isDutch = true) {
  const md = new MarkdownIt({ html: true });
  bestekPreview(md, {
    isDutch: () => isDutch,
    findingsOf: (document) => (document === URI ? notes : []),
  });
  md.block.ruler.before('table', 'front_matter', (state, start, end, silent) => {
    const line = (at: number) => state.src.slice(state.bMarks[at]!, state.eMarks[at]!);
    if (start !== 0 || line(0) !== '---') return false;
    let last = 1;
    while (last < end && line(last) !== '---') last++;
    if (silent) return true;
    const token = state.push('front_matter', '', 0);
    token.hidden = true;
    token.map = [0, last + 1];
    (token as { meta: unknown }).meta = state.src.slice(state.bMarks[1]!, state.eMarks[last - 1]!);
    state.line = last + 1;
    return true;
  });
  return (text: string) => md.renderer.render(md.parse(text, {}), md.options, { currentDocument: URI });
}

const show = preview();
const tagsOf = (text: string) => all(readHtml(text));
const note = (
  line: number,
  message = 'Er is iets gevonden dat niet klopt. Doe er iets aan.',
): MarginNote => ({
  line,
  severity: 'error',
  message,
  rule: 'aw/weging',
});

describe('a clause', () => {
  const TEXT =
    '# Deel\n\n<!-- clausule isv/stap-2-risicos@2025.1 -->\nTekst van de *clausule*.\n\n- een\n<!-- /clausule -->\n\nDaarna.\n';

  it('gets a frame with its id and version', () => {
    const [frame] = tagsOf(show(TEXT)).filter((tag) => hasClass(tag, 'bestek-clausule'));
    expect(frame!.name).toBe('section');
    expect(frame!.attributes['aria-label']).toBe('isv/stap-2-risicos 2025.1');
    expect(frame!.text.replace(/\s+/g, ' ').trim()).toBe(
      'Clausule isv/stap-2-risicos versie 2025.1 Tekst van de clausule. een',
    );
  });

  it('is told by its name only while its end is missing or stands elsewhere', () => {
    for (const text of [
      '<!-- clausule a/b -->\n\nTekst.\n',
      '- <!-- clausule a/b -->\n  Tekst.\n\n<!-- /clausule -->\n',
      '> <!-- clausule a/b -->\n\nTekst.\n\n<!-- /clausule -->\n',
    ]) {
      const tags = tagsOf(show(text).replace(/<!--[\s\S]*?-->/g, ''));
      expect(tags.filter(({ name }) => name === 'section')).toEqual([]);
      expect(tags.filter((tag) => hasClass(tag, 'bestek-kop')).map(({ text }) => text)).toEqual([
        'Clausule a/b',
      ]);
    }
  });

  it('may stand in a list item, and follow another', () => {
    const text =
      '- a\n\n  <!-- clausule x/een@1 -->\n  Een.\n  <!-- /clausule -->\n\n<!-- clausule x/twee@1 -->\nTwee.\n<!-- /clausule -->\n';
    const tags = tagsOf(show(text));
    expect(tags.filter(({ name }) => name === 'section').map(({ text }) => text.includes('Een'))).toEqual([
      true,
      false,
    ]);
  });

  it('is read as the language server reads it', () => {
    const lines = [
      '<!-- clausule isv/stap-1@2025.1 -->',
      '<!--clausule isv/stap-1-->',
      '<!-- CLAUSULE a@b@c -->',
      '<!-- clausule -->',
      '<!-- clausule a b -->',
      '<!-- clausule a --> tekst',
      '<!-- /clausule a -->',
      '<!--/ clausule-->',
      '<!-- clausules a -->',
    ];
    for (const line of lines) {
      const source = `${line}\nTekst.\n<!-- /clausule -->\n`;
      const marks = readSpecification('x.bestek.md', 'markdown', source).sections.flatMap(
        ({ section }) => section.marks,
      );
      const isFramed = tagsOf(show(source).replace(/<!--[\s\S]*?-->/g, '')).some((tag) =>
        hasClass(tag, 'bestek-kop'),
      );
      expect(isFramed, line).toBe(marks.some(({ kind }) => kind === 'clause-open'));
    }
  });

  it('never becomes more than its name', () => {
    const source = '<!-- clausule <script>alert(1)</script>@"><img> -->\n\nTekst.\n\n<!-- /clausule -->\n';
    const tags = tagsOf(show(source));
    expect(tags.filter(({ name }) => name === 'script' || name === 'img')).toEqual([]);
  });
});

describe('a motivation', () => {
  it('stands out, and is read as the language server reads it', () => {
    for (const line of [
      '**Motivering** (gp/aansprakelijkheid): omdat het moet.',
      'Motivering (gp/omzeteis): zo.',
      '_Motivering_ (a/b) zonder dubbele punt.',
      'Motivering: zonder regel.',
      'De motivering (a/b): midden in een zin.',
      'Gewoon citaat.',
    ]) {
      const source = `> ${line}\n`;
      const marks = readSpecification('x.bestek.md', 'markdown', source).sections.flatMap(
        ({ section }) => section.marks,
      );
      const quote = tagsOf(show(source)).find(({ name }) => name === 'blockquote')!;
      expect(hasClass(quote, 'bestek-motivering'), line).toBe(
        marks.some(({ kind }) => kind === 'motivation'),
      );
    }
  });
});

describe('the facts', () => {
  const rows = (source: string) => factRows(source).map(({ level, key, value }) => [level, key, value]);

  it('are lines of a table', () => {
    const text = readFileSync(new URL('../../samples/bedrijfskleding.bestek.md', import.meta.url), 'utf8');
    expect(rows(/^---\n([\s\S]*?)\n---/.exec(text)![1]!)).toEqual([
      [0, 'Titel', 'Raamovereenkomst dienstkleding en veiligheidsschoenen'],
      [0, 'Soort document', 'leidraad'],
      [0, 'Aanbestedende dienst', ''],
      [1, 'Naam', 'Rijksdienst Veldtoezicht'],
      [1, 'Soort', 'rijk'],
      [0, 'Procedure', 'openbaar'],
      [0, 'Opdracht', 'levering'],
      [0, 'Raming', '€ 2.000.000'],
      [0, 'Looptijd', '24 maanden'],
      [0, 'Verlengingen', '2 x 12 maanden'],
      [0, 'Raamovereenkomst', ''],
      [1, 'Maximum', '€ 2.400.000'],
      [0, 'Percelen', ''],
      [1, 'Dienstkleding', 'raming € 1.500.000'],
      [1, 'Veiligheidsschoenen', 'raming € 500.000'],
      [0, 'CPV', '18110000-3, 18830000-6'],
      [0, 'ISV', ''],
      [1, 'Risicocategorie', 'bedrijfskleding'],
      [1, 'Toepassing', 'uitvoeringsvoorwaarde'],
      [1, 'Motivering', expect.stringMatching(/^De ernstigste/)],
      [0, 'Planning', ''],
      [1, 'Aankondiging', '9 november 2026'],
      [1, 'Vragen tot', '27 november 2026'],
      [1, 'Nota van inlichtingen', '11 december 2026'],
      [1, 'Sluiting', '12 januari 2027'],
      [1, 'Gunningsbeslissing', '16 februari 2027'],
      [0, 'Gunning', ''],
      [1, 'Grondslag', 'bpkv'],
      [1, 'Criteria', ''],
      [2, 'Prijs', 'weging 40'],
      [2, 'Draagcomfort en pasvorm', 'weging 25'],
      [2, 'Plan van levering en service', 'weging 20'],
      [2, 'Levensduur en hergebruik', 'weging 15'],
      [0, 'Voorwaarden', 'ARIV-2018'],
      [0, 'MVI', 'milieu-en-biodiversiteit, circulair, isv, social-return'],
      [0, 'Peildatum', '1 november 2026'],
      [0, 'Bibliotheken', 'isv'],
    ]);
  });

  it('may be written in other ways', () => {
    expect(
      rows('titel: "Een: titel" # opmerking\nopdracht: { a: 1, b: 2 }\n# niets\n\nmvi:\n- isv\n- klimaat\n'),
    ).toEqual([
      [0, 'Titel', 'Een: titel'],
      [0, 'Opdracht', 'a: 1, b: 2'],
      [0, 'MVI', 'isv, klimaat'],
    ]);
    expect(rows('isv:\n  motivering: >\n    Een lange\n    zin.\n  toepassing: niet')).toEqual([
      [0, 'ISV', ''],
      [1, 'Motivering', 'Een lange zin.'],
      [1, 'Toepassing', 'niet'],
    ]);
    expect(rows('- los\nkapot\n   : x\n\t\tvreemd: ja')).toBeInstanceOf(Array);
  });

  it('stand above the text of a specification, and of no other', () => {
    const shown = show('---\nbestek: "1"\ntitel: <script>x</script>\n---\n\n# A\n');
    expect(
      tagsOf(shown)
        .filter(({ name }) => name === 'td')
        .map(({ text }) => text),
    ).toEqual(['<script>x</script>']);
    expect(show('---\ntitel: Notulen\n---\n\n# A\n')).toBe('<h1>A</h1>\n');
  });
});

describe('the findings', () => {
  const TEXT =
    '---\nbestek: "1"\n---\n\n# Kop\n\nAlinea.\n\n- een\n- twee\n\n| a |\n| - |\n| b |\n\n<!-- clausule x/y@1 -->\nTekst.\n<!-- /clausule -->\n';

  it('stand once each, beside the block of their line', () => {
    for (let line = 0; line < TEXT.split('\n').length + 3; line++) {
      const tags = tagsOf(preview([note(line)])(TEXT).replace(/<!--[\s\S]*?-->/g, ''));
      expect(
        tags.filter(({ name }) => name === 'aside'),
        `line ${line}`,
      ).toHaveLength(1);
    }
    const inItem = tagsOf(preview([note(9)])(TEXT)).find(
      ({ name, text }) => name === 'li' && text.includes('twee'),
    )!;
    expect(inItem.children.map(({ name }) => name)).toContain('aside');
    const frame = tagsOf(preview([note(15)])(TEXT)).find(({ name }) => name === 'section')!;
    expect(frame.children.map(({ name }) => name)).toEqual(['p', 'aside', 'p']);
  });

  it('say what was found, and under it what to do', () => {
    const shown = preview([note(6)])(TEXT);
    const tags = tagsOf(shown);
    expect(tags.find(({ name }) => name === 'summary')!.text).toBe('Feiten');
    const aside = tags.find(({ name }) => name === 'aside')!;
    expect(all(aside).find(({ name }) => name === 'summary')!.text).toBe(
      'Fout Er is iets gevonden dat niet klopt.',
    );
    expect(
      all(aside)
        .filter(({ name }) => name === 'p')
        .map(({ text }) => text),
    ).toEqual(['Doe er iets aan.', 'aw/weging']);
  });

  it('take the number of a step for no end of a sentence, and keep long ones short', () => {
    const first = (message: string) =>
      all(tagsOf(preview([note(6, message)])(TEXT)).find(({ name }) => name === 'aside')!).find(
        ({ name }) => name === 'summary',
      )!.text;
    expect(first('Er ontbreken stappen: 1. Beleid; 4. Monitoring. Voeg ze toe.')).toBe(
      'Fout Er ontbreken stappen: 1. Beleid; 4. Monitoring.',
    );
    expect(first(`Dit ${'is een erg lange zin '.repeat(30)}.`).length).toBeLessThan(220);
  });

  it('never become HTML', () => {
    const shown = preview([note(6, '<img src=x onerror=alert(1)> "&" gevonden in de tekst.')])(TEXT);
    expect(tagsOf(shown.replace(/<!--[\s\S]*?-->/g, '')).filter(({ name }) => name === 'img')).toEqual([]);
  });

  it('leave a text without any as it was', () => {
    const plain = '# A\n\nTekst.\n\n- een\n- twee\n\n```js\nx\n```\n\n| a |\n| - |\n| b |\n';
    expect(show(plain)).toBe(new MarkdownIt({ html: true }).render(plain));
  });

  it('can be had in English', () => {
    expect(preview([note(6)], false)(TEXT)).toContain('<strong>Error</strong>');
  });
});

it('costs little on a long text', () => {
  const text = `---\nbestek: "1"\n---\n\n${'# Kop\n\n<!-- clausule x/y@1 -->\nTekst.\n<!-- /clausule -->\n\n> Motivering (a/b): zo.\n\n'.repeat(5000)}`;
  const start = performance.now();
  show(text);
  expect(performance.now() - start).toBeLessThan(4000);
});
