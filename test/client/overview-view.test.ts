import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { messageBody, overviewBody } from '../../client/views/overview/body.ts';
import {
  momentTrack,
  monthsOf,
  place,
  scaleOf,
  termTrack,
  weightTrack,
} from '../../client/views/overview/charts.ts';
import { html } from '../../client/views/overview/html.ts';
import type { Overview } from '../../client/views/overview/model.ts';
import { overviewPage, policy } from '../../client/views/overview/page.ts';
import { SCRIPT } from '../../client/views/overview/script.ts';
import { STYLE } from '../../client/views/overview/style.ts';
import { overviewOf } from '../../server/features/overview.ts';
import { createService } from '../../server/service.ts';
import { all, hasClass, readHtml, type Tag } from './tags.ts';

const URI = 'file:///map/leidraad.bestek.md';

/** As the client gets it: through JSON. */
function overview(text: string, language: 'nl' | 'en' = 'nl'): Overview {
  const service = createService({ date: '2026-11-01', language });
  service.open(URI, 'markdown', text);
  const stukken = [
    { uri: URI, title: 'Leidraad' },
    { uri: 'file:///map/overeenkomst.bestek.md', title: 'Overeenkomst' },
  ];
  return JSON.parse(JSON.stringify({ ...overviewOf(service.check(URI)!, language), stukken }));
}

const sample = (name: string) =>
  overview(readFileSync(new URL(`../../samples/${name}`, import.meta.url), 'utf8'));
const OLD = sample('bedrijfskleding-oud.bestek.md');
const SAMPLES = [
  OLD,
  ...['bedrijfskleding', 'ict-werkplek-raamovereenkomst', 'jeugdhulp', 'renovatie-gymzaal'].map((name) =>
    sample(`${name}.bestek.md`),
  ),
];
const NOTHING = overview('---\nbestek: "1"\n---\n\n# Deel\n\nTekst.\n');

/** Everything a text can bring into the view, hostile. */
const EVIL = `"><script>alert(1)</script><img src=x onerror=alert(1)>' onclick='x' {{x}} \${x} </td>`;
const HOSTILE: Overview = {
  ...OLD,
  uri: `file:///map/${EVIL}`,
  title: EVIL,
  procedure: EVIL,
  timeline: {
    moments: OLD.timeline.moments.map((one) => ({ ...one, id: EVIL, label: EVIL })),
    terms: OLD.timeline.terms.map((one) => ({ ...one, label: EVIL, sources: [EVIL] })),
    basis: [EVIL],
  },
  coverage: {
    themes: [EVIL, EVIL, EVIL],
    rows: OLD.coverage!.rows.map((row) => ({ ...row, title: EVIL, name: EVIL })),
  },
  weights: OLD.weights.map((chart) => ({
    ...chart,
    section: EVIL,
    faults: [EVIL],
    bars: chart.bars.map((bar) => ({ ...bar, name: EVIL })),
    also: chart.also.map((mark) => ({ ...mark, section: EVIL })),
  })),
  chapters: OLD.chapters.map((chapter) => ({
    ...chapter,
    title: EVIL,
    findings: chapter.findings.map((one) => ({
      ...one,
      text: EVIL,
      rule: EVIL,
      source: EVIL,
      motivated: EVIL,
    })),
  })),
  stukken: [{ uri: EVIL, title: EVIL }],
};

const tagsOf = (source: string) => all(readHtml(source));
const marksOf = (tags: readonly Tag[]) => tags.filter((tag) => 'data-ga' in tag.attributes);

describe('the page', () => {
  const page = overviewPage(`${URI}"><script>`, 'abc123', 'nl');
  const tags = tagsOf(page);

  it('may load its own style and script, and nothing else', () => {
    const [meta] = tags.filter((tag) => tag.attributes['http-equiv'] === 'Content-Security-Policy');
    expect(meta!.attributes.content).toBe(policy('abc123'));
    const directives = new Map(
      policy('abc123')
        .split('; ')
        .map((one) => [one.slice(0, one.indexOf(' ')), one.slice(one.indexOf(' ') + 1)]),
    );
    expect(Object.fromEntries(directives)).toEqual({
      'default-src': "'none'",
      'style-src': "'nonce-abc123'",
      'script-src': "'nonce-abc123'",
      'base-uri': "'none'",
      'form-action': "'none'",
    });
    expect(policy('x')).not.toMatch(/unsafe|https?:|\*|data:|blob:/);
  });

  it('names no address outside itself', () => {
    expect(page).not.toMatch(
      /https?:|url\(|@import|src=|\bimport\(|fetch\(|XMLHttpRequest|eval\(|new Function/,
    );
  });

  it('gives style and script the nonce, and has one of each', () => {
    const loaded = tags.filter(({ name }) => ['style', 'script', 'link'].includes(name));
    expect(loaded.map(({ name, attributes }) => [name, attributes.nonce])).toEqual([
      ['style', 'abc123'],
      ['script', 'abc123'],
    ]);
    expect(page.match(/<\/script/g)).toHaveLength(1);
  });

  it('says in which language it is, and that it is busy', () => {
    expect(tags.find(({ name }) => name === 'html')!.attributes.lang).toBe('nl');
    expect(tags.find(({ attributes }) => attributes.id === 'overzicht')!.attributes['aria-busy']).toBe(
      'true',
    );
  });

  it('runs a script that can be read', () => {
    expect(() => new Function(SCRIPT)).not.toThrow();
  });

  it('is styled with the colours of the theme, shows the focus, and moves only for who allows it', () => {
    expect(STYLE.match(/var\(--vscode-/g)!.length).toBeGreaterThan(15);
    expect(STYLE).toContain(':focus-visible');
    expect(STYLE).toMatch(/prefers-reduced-motion: no-preference\) \{\s+html \{ scroll-behavior/);
    expect(STYLE).not.toMatch(/animation|transition/);
    expect(STYLE).toContain('forced-colors');
  });
});

describe('the overview', () => {
  it('is HTML that needs no guessing, for every sample', () => {
    for (const one of [...SAMPLES, NOTHING, HOSTILE]) expect(() => readHtml(overviewBody(one))).not.toThrow();
  });

  it('lets nothing in a text become an element or an attribute', () => {
    const tags = tagsOf(overviewBody(HOSTILE));
    expect(tags.filter(({ name }) => ['script', 'img', 'style', 'iframe', 'link'].includes(name))).toEqual(
      [],
    );
    for (const { attributes } of tags) {
      for (const [name, value] of Object.entries(attributes)) {
        expect(name).not.toMatch(/^on|^style$|^src/);
        if (name === 'href') expect(value).toMatch(/^#[a-z]+$/);
      }
    }
    expect(tags.find(({ name }) => name === 'h1')!.text).toBe(EVIL);
    expect(readHtml(messageBody(EVIL)).text).toBe(EVIL);
  });

  it('escapes whatever is put in', () => {
    expect(html`<a title="${'"<&>\''}">${['<b>', html`<i>${'&'}</i>`, null, false, 0]}</a>`.html).toBe(
      '<a title="&quot;&lt;&amp;&gt;&#39;">&lt;b&gt;<i>&amp;</i>0</a>',
    );
  });

  it('gives every date, term, cell, weight and finding a mark with its place', () => {
    for (const one of SAMPLES) {
      const tags = tagsOf(overviewBody(one));
      const marks = marksOf(tags);
      const of = (start: string) =>
        marks.filter(({ attributes }) => attributes['data-key']!.startsWith(start));
      const places = (list: readonly Tag[]) => list.map(({ attributes }) => attributes['data-ga']);
      const place = ({ range: { start, end } }: Overview['chapters'][0]['findings'][0]['mark']) =>
        `${start.line} ${start.character} ${end.line} ${end.character}`;
      expect(places(of('moment '))).toEqual(one.timeline.moments.map(({ mark }) => place(mark)));
      expect(places(of('termijn '))).toEqual(one.timeline.terms.map(({ mark }) => place(mark)));
      const cells = one.coverage?.rows.flatMap((row) => row.cells.filter((cell) => cell !== null)) ?? [];
      expect(places(of('cel '))).toEqual(cells.map((cell) => place(cell)));
      const findings = one.chapters.flatMap((chapter) => chapter.findings);
      expect(places(of('bevinding '))).toEqual(findings.map(({ mark }) => place(mark)));
      expect(places(of('gewicht '))).toEqual(
        one.weights.flatMap(({ bars }) => bars.map(({ mark }) => place(mark))),
      );
    }
  });

  it('makes every mark a button with a name that begins with what is seen and ends with where it goes', () => {
    for (const one of [...SAMPLES, HOSTILE]) {
      for (const { name, attributes, text } of marksOf(tagsOf(overviewBody(one)))) {
        expect([name, attributes.type]).toEqual(['button', 'button']);
        expect(attributes['data-ga']).toMatch(/^\d+ \d+ \d+ \d+$/);
        const label = attributes['aria-label']!;
        expect(label).toMatch(/, ga naar regel \d+$/);
        expect(label.startsWith(text.trim().replace(/[.\s]{1,3}$/, '')), label).toBe(true);
      }
    }
  });

  it('can be used with the keyboard alone, in the order of the page', () => {
    for (const tag of tagsOf(overviewBody(OLD))) {
      if ('tabindex' in tag.attributes) expect(tag.attributes.tabindex).toBe('-1');
      if (Object.keys(tag.attributes).some((name) => /^data-(?:ga|stuk|regel)$/.test(name)))
        expect(tag.name).toBe('button');
      if (tag.name === 'a') expect(tag.attributes.href).toMatch(/^#/);
      expect(tag.attributes.role).not.toBe('button');
    }
  });

  it('finds the focus back by keys of which there is one each', () => {
    for (const one of SAMPLES) {
      const keys = tagsOf(overviewBody(one)).flatMap(({ attributes }) => attributes['data-key'] ?? []);
      expect(keys.filter((key, i) => keys.indexOf(key) !== i)).toEqual([]);
    }
    // A line more above the text changes places, not keys.
    const keysOf = (one: Overview) =>
      tagsOf(overviewBody(one)).flatMap(({ attributes }) => attributes['data-key'] ?? []);
    const text = readFileSync(
      new URL('../../samples/bedrijfskleding-oud.bestek.md', import.meta.url),
      'utf8',
    );
    expect(keysOf(overview(text.replace('# Beschrijvend', '\n\n# Beschrijvend')))).toEqual(keysOf(OLD));
  });

  it('has tables that can be read aloud, and drawings that need not be', () => {
    for (const one of SAMPLES) {
      const tags = tagsOf(overviewBody(one));
      for (const table of tags.filter(({ name }) => name === 'table')) {
        const inside = all(table);
        expect(inside.filter(({ name }) => name === 'caption').map(({ text }) => text)).not.toContain('');
        for (const th of inside.filter(({ name }) => name === 'th'))
          expect(th.attributes.scope).toMatch(/^(?:col|row|rowgroup)$/);
        const rows = all(inside.find(({ name }) => name === 'tbody')!).filter(({ name }) => name === 'tr');
        for (const row of rows) expect(row.children[0]!.attributes.scope).toBe('row');
      }
      for (const svg of tags.filter(({ name, attributes }) => name === 'svg' && attributes.class)) {
        expect(svg.attributes['aria-hidden']).toBe('true');
        expect(svg.attributes.focusable).toBe('false');
      }
      for (const section of tags.filter(({ name }) => name === 'section')) {
        const heading = all(section).find(
          ({ attributes }) => attributes.id === section.attributes['aria-labelledby'],
        );
        expect(heading!.text.trim()).not.toBe('');
      }
    }
  });

  it('says in words what colours say', () => {
    const tags = tagsOf(overviewBody(OLD));
    for (const cell of tags.filter((tag) => hasClass(tag, 'open')))
      expect(cell.text).toContain('geen zin gevonden');
    const findings = marksOf(tags).filter(({ attributes }) =>
      attributes['data-key']!.startsWith('bevinding '),
    );
    for (const { attributes } of findings)
      expect(attributes['aria-label']).toMatch(/(?:fout|waarschuwing|informatie|hint|gemotiveerd), ga naar/);
  });

  it('tells of a term that is too short how much, and from which source', () => {
    const short = overview(
      '---\nbestek: "1"\nprocedure: openbaar\nplanning:\n  aankondiging: 2026-11-09\n  sluiting: 2026-12-10\n---\n\n# Deel\n\nTekst.\n',
    );
    const { text } = readHtml(overviewBody(short));
    expect(text).toContain('31 dagen');
    expect(text).toContain('minimum 40 · 9 te kort');
    expect(text).toContain('art. 2.71 lid 1 Aw 2012, art. 2.74b Aw 2012');
    expect(text).toContain('1 te kort');
  });

  it('says in plain words what is not there', () => {
    const { text } = readHtml(overviewBody(NOTHING));
    for (const words of [
      'Geen planning gevonden',
      'Geen ISV-verplichtingen gevonden',
      'Geen weging gevonden',
    ])
      expect(text).toContain(words);
  });

  it('leads to the other documents of the tender', () => {
    const others = tagsOf(overviewBody(OLD)).filter(({ attributes }) => 'data-stuk' in attributes);
    expect(others.map(({ text, attributes }) => [text, attributes['data-stuk']])).toEqual([
      ['Overeenkomst', 'file:///map/overeenkomst.bestek.md'],
    ]);
  });

  it('speaks English to who asks for it', () => {
    const text = readFileSync(new URL('../../samples/bedrijfskleding.bestek.md', import.meta.url), 'utf8');
    const shown = readHtml(overviewBody(overview(text, 'en'))).text;
    for (const words of ['Timetable', 'Coverage of the six steps', 'Closing date for tenders', '12 Jan 2027'])
      expect(shown).toContain(words);
    expect(shown).not.toMatch(/Dekking|Weging van|Geen |minimumtermijn/);
  });
});

describe('the drawings', () => {
  const { timeline } = OLD;
  const scale = scaleOf(timeline)!;

  it('put days in order between the edges', () => {
    const places = timeline.moments.map(({ date }) => place(scale, date));
    expect(places).toEqual([...places].sort((a, b) => a - b));
    expect(Math.min(...places)).toBeGreaterThanOrEqual(0);
    expect(Math.max(...places)).toBeLessThanOrEqual(100);
    expect(place(scale, '1900-01-01')).toBe(2);
  });

  it('name few months, and the year where it changes', () => {
    const ticks = monthsOf(scale, 'nl');
    expect(ticks.map(({ label }) => label).filter(Boolean)).toEqual(['dec', 'feb ’27', 'apr']);
    const long = scaleOf({
      moments: [{ ...timeline.moments[0]!, date: '2076-01-01' }, timeline.moments[0]!],
      terms: [],
    })!;
    expect(monthsOf(long, 'nl').length).toBeLessThan(10);
  });

  it('stay within their column', () => {
    const drawings = [
      ...timeline.moments.map(({ date }) => momentTrack(scale, monthsOf(scale, 'nl'), date)),
      ...timeline.terms.map((term) => termTrack(scale, monthsOf(scale, 'nl'), term)),
      weightTrack(500, 100, 0),
      weightTrack(-5, 0, 1),
    ];
    for (const { html } of drawings) {
      expect(html).not.toContain('NaN');
      for (const { attributes } of tagsOf(html)) {
        const percent = (name: string) => Number.parseFloat(attributes[name] ?? '0');
        if (attributes.width?.endsWith('%') && attributes.x?.endsWith('%'))
          expect(percent('x') + percent('width')).toBeLessThanOrEqual(100.1);
        if (attributes.width) expect(percent('width')).toBeGreaterThanOrEqual(0);
      }
    }
  });

  it('are absent without dates, or with dates that are none', () => {
    expect(scaleOf({ moments: [], terms: [] })).toBeUndefined();
    expect(scaleOf({ moments: [{ ...timeline.moments[0]!, date: 'morgen' }], terms: [] })).toBeUndefined();
  });
});
