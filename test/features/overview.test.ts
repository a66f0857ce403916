import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { type Overview, overviewOf } from '../../server/features/overview.ts';
import { createService } from '../../server/service.ts';
import type { Language } from '../../server/spec/specification.ts';

const URI = 'file:///map/stuk.bestek.md';

function overview(text: string, language: Language = 'markdown', uri = URI): Overview {
  const service = createService({ date: '2026-11-01' });
  service.open(uri, language, text);
  return overviewOf(service.check(uri)!, 'nl');
}

function sample(name: string): Overview {
  const text = readFileSync(new URL(`../../samples/${name}`, import.meta.url), 'utf8');
  return overview(text, name.endsWith('.yaml') ? 'yaml' : 'markdown', `file:///map/${name}`);
}

const withFacts = (facts: string, text = 'Tekst.') =>
  overview(`---\nbestek: "1"\n${facts}\n---\n\n# Deel\n\n${text}\n`);

describe('the coverage matrix', () => {
  it('has a place for every step and theme of a complete text', () => {
    const { coverage } = sample('bedrijfskleding.bestek.md');
    expect(coverage!.themes).toEqual(['Arbeidsomstandigheden', 'Mensenrechten', 'Milieu']);
    expect(
      coverage!.rows.map(({ step, cells }) => [step, cells.map((cell) => cell?.section.split(' ')[0])]),
    ).toEqual([
      [1, ['8.3', '8.3', '8.3']],
      [2, ['8.1', '8.4', '8.1']],
      [3, ['8.1', '8.5', '8.1']],
      [4, ['8.6', '8.6', '8.6']],
      [5, ['8.7', '8.7', '8.7']],
      [6, ['8.8', '8.8', '8.8']],
    ]);
  });

  it('leaves open what no sentence covers', () => {
    const { rows } = sample('bedrijfskleding-oud.bestek.md').coverage!;
    expect(rows.filter(({ mark }) => mark === null).map(({ step }) => step)).toEqual([1, 4, 6]);
    expect(rows.every(({ cells }) => cells[2] === null)).toBe(true);
  });

  it('names the entry of a YAML text', () => {
    expect(sample('kantoormeubilair.bestek.yaml').coverage!.rows[0]!.cells[0]!.section).not.toBe('');
  });

  it('is absent without ISV duties', () => {
    expect(sample('jeugdhulp.bestek.md').coverage).toBeNull();
  });
});

describe('the timeline', () => {
  const timetable = (closing: string, more = '') =>
    withFacts(`procedure: openbaar\nplanning:\n  aankondiging: 2026-11-09\n  sluiting: ${closing}${more}`)
      .timeline;

  it('puts the planned dates in order, with the place of each', () => {
    const { moments } = sample('bedrijfskleding.bestek.md').timeline;
    expect(moments.map(({ id, date, mark }) => [id, date, mark.range.start.line + 1])).toEqual([
      ['notice', '2026-11-09', 26],
      ['questionsUntil', '2026-11-27', 27],
      ['informationNote', '2026-12-11', 28],
      ['closing', '2027-01-12', 29],
      ['awardDecision', '2027-02-16', 30],
      ['start', '2027-04-01', 90],
    ]);
  });

  it('counts the minimum terms from the law, with their sources', () => {
    const { terms, basis } = sample('bedrijfskleding.bestek.md').timeline;
    expect(terms.map(({ id, days, minimum, verdict }) => [id, days, minimum, verdict])).toEqual([
      ['tender', 64, 40, 'enough'],
      ['note', 32, 10, 'enough'],
      ['standstill', 44, 20, 'enough'],
    ]);
    expect(terms[0]).toMatchObject({
      least: { from: '2026-11-09', until: '2026-12-19' },
      sources: ['art. 2.71 lid 1 Aw 2012', 'art. 2.74b Aw 2012'],
    });
    // Information counts back from closing.
    expect(terms[1]!.least).toEqual({ from: '2027-01-02', until: '2027-01-12' });
    expect(basis).toEqual(['Gerekend is met elektronisch indienen.']);
  });

  it('says what the check says of a term that is too short', () => {
    const [tender] = timetable('2026-12-10').terms;
    expect(tender).toMatchObject({ days: 31, minimum: 40, verdict: 'short' });
    expect(tender!.mark.range.start.line).toBe(5);
    expect(timetable('2026-11-02').terms[0]!.verdict).toBe('order');
  });

  it('draws the minimum where the planning stops', () => {
    const { terms } = withFacts('procedure: openbaar\nplanning:\n  aankondiging: 2026-11-09').timeline;
    expect(terms).toMatchObject([{ id: 'tender', verdict: 'open', least: { until: '2026-12-19' } }]);
    expect(terms[0]).not.toHaveProperty('days');
  });

  it('takes the shorter term of a reasoned urgent procedure, and a term agreed with candidates', () => {
    const planning = 'planning:\n  aankondiging: 2026-11-09\n  sluiting: 2026-11-30';
    const urgent = withFacts(
      `procedure: openbaar\n${planning}`,
      'Een uitgebrande meldkamer brengt de veiligheid in gevaar. Wegens deze urgentie (artikel 2.74) is de inschrijftermijn kort.',
    ).timeline;
    expect(urgent.terms[0]).toMatchObject({ minimum: 15, verdict: 'enough' });
    expect(urgent.basis).toEqual(['Gerekend is met de termijnen bij onderbouwde urgentie.']);
    const agreed = withFacts(
      'procedure: niet-openbaar\naanbestedende-dienst:\n  soort: gemeente\nplanning:\n  uitnodiging: 2026-11-09\n  sluiting: 2026-11-30',
      'De inschrijftermijn is in overleg met de gegadigden vastgesteld.',
    ).timeline;
    expect(agreed.terms.map(({ id }) => id)).toEqual(['note']);
    expect(agreed.basis[0]).toContain('afgesproken');
  });

  it('counts from the invitation where candidates are selected first', () => {
    const { terms } = withFacts(
      'procedure: niet-openbaar\nplanning:\n  aankondiging: 2026-09-01\n  aanmelden: 2026-09-25\n  uitnodiging: 2026-10-05\n  sluiting: 2026-11-20',
    ).timeline;
    expect(terms.map(({ id, from, days, verdict }) => [id, from, days, verdict])).toEqual([
      ['requests', '2026-09-01', 24, 'short'],
      ['tender', '2026-10-05', 46, 'enough'],
      // No note is planned: the last day for it is shown.
      ['note', undefined, undefined, 'open'],
    ]);
  });

  it('shows no minimum term for a procedure without, and none for Belgian texts', () => {
    const { timeline } = sample('schoonmaak-gemeente.bestek.md');
    expect(timeline.terms).toEqual([]);
    expect(timeline.basis).toHaveLength(1);
    expect(timeline.moments.length).toBeGreaterThan(3);
  });

  it('says that a procedure was assumed', () => {
    expect(
      withFacts('planning:\n  aankondiging: 2026-11-09\n  sluiting: 2026-11-30').timeline.basis[0],
    ).toContain('geen procedure');
  });

  it('reads dates from prose, and is empty without any', () => {
    const { moments, terms } = overview(
      '# Planning\n\n| Stap | Datum |\n| --- | --- |\n| Verzending aankondiging | 2 maart 2026 |\n| Sluiting inschrijving | 6 april 2026 |\n',
    ).timeline;
    expect(moments.map(({ id, date, mark }) => [id, date, mark.range.start.line])).toEqual([
      ['notice', '2026-03-02', 4],
      ['closing', '2026-04-06', 5],
    ]);
    expect(terms[0]).toMatchObject({ days: 35, verdict: 'short' });
    expect(overview('# Niets\n\nTekst.\n').timeline.moments).toEqual([]);
  });
});

describe('the weights', () => {
  it('are shown once when front matter and text say the same', () => {
    const { weights } = sample('bedrijfskleding.bestek.md');
    expect(weights).toHaveLength(1);
    expect(weights[0]).toMatchObject({
      sum: 100,
      faults: [],
      also: [{ section: expect.stringContaining('5') }],
    });
    expect(weights[0]!.bars.map(({ name, value }) => [name, value])).toEqual([
      ['Prijs', 40],
      ['Draagcomfort en pasvorm', 25],
      ['Plan van levering en service', 20],
      ['Levensduur en hergebruik', 15],
    ]);
  });

  it('have the names of the text, in tables, lists and sentences', () => {
    const names = (text: string) =>
      overview(`# Gunning\n\n${text}\n`).weights.map(({ bars }) =>
        bars.map(({ name, value, level }) => [level, name, value]),
      );
    expect(
      names(
        '| Nr. | Criterium | Max. punten |\n| --- | --- | --- |\n| K1 | Plan | 600 |\n| K1.1 | Aanpak | 600 |\n| K2 | Prijs | 400 |',
      ),
    ).toEqual([
      [
        [0, 'K1 Plan', 600],
        [1, 'K1.1 Aanpak', 600],
        [0, 'K2 Prijs', 400],
      ],
    ]);
    expect(names('De gunningscriteria zijn:\n\n- **Prijs**: 45%\n- Aanpak van de uitvoering (55%).')).toEqual(
      [
        [
          [0, 'Prijs', 45],
          [0, 'Aanpak van de uitvoering', 55],
        ],
      ],
    );
    expect(names('Prijs telt voor 40% en kwaliteit voor 60%.')).toEqual([
      [
        [0, 'Prijs', 40],
        [0, 'Kwaliteit', 60],
      ],
    ]);
  });

  it('carry what the check says of them', () => {
    expect(sample('bedrijfskleding-oud.bestek.md').weights[0]).toMatchObject({
      sum: 95,
      faults: [expect.stringContaining('95')],
    });
    // Where the rule does not hold, a sum is only a sum.
    expect(sample('jeugdhulp.bestek.md').weights[0]).toMatchObject({ sum: 80, faults: [] });
  });
});

describe('the chapters', () => {
  it('hold every finding once, in the order of the text', () => {
    for (const name of ['bedrijfskleding-oud.bestek.md', 'kantoormeubilair.bestek.yaml']) {
      const { chapters, counts } = sample(name);
      const all = chapters.flatMap(({ findings }) => findings);
      expect(all).toHaveLength(counts.error + counts.warning + counts.information + counts.motivated);
    }
  });

  it('take the level below a lone title', () => {
    const { chapters } = overview(
      '# Leidraad\n\n## 1 Doel\n\nA.\n\n### 1.1 Meer\n\nB.\n\n## 2 Eisen\n\nC.\n',
    );
    expect(chapters.map(({ title }) => title)).toEqual(['Leidraad', '1 Doel', '2 Eisen']);
  });

  it('keep reasoned findings apart, and never show a source nobody has checked', () => {
    const { chapters, counts } = withFacts(
      'procedure: openbaar',
      'De aansprakelijkheid van opdrachtnemer is onbeperkt.\n\n> **Motivering** (gp/aansprakelijkheid): uitval van deze apparatuur raakt direct de veiligheid van patiënten in de operatiekamers.',
    );
    expect(counts.motivated).toBe(1);
    expect(chapters.flatMap(({ findings }) => findings).filter(({ motivated }) => motivated)).toHaveLength(1);
    const payment = sample('renovatie-gymzaal.bestek.md').chapters.flatMap(({ findings }) => findings);
    expect(payment.find(({ rule }) => rule === 'bw/betaaltermijn')!.source).toBeNull();
  });

  it('stop somewhere, and say how many are left', () => {
    const text = Array.from(
      { length: 600 },
      (_, i) => `E${i}: De opdrachtnemer levert [datum invullen].`,
    ).join('\n\n');
    const { chapters, more } = overview(`---\nbestek: "1"\n---\n\n# Eisen\n\n${text}\n`);
    expect(chapters.flatMap(({ findings }) => findings)).toHaveLength(500);
    expect(more).toBeGreaterThan(50);
  });
});

it('is the same again, and plain data', () => {
  const { uri, ...once } = sample('bedrijfskleding.bestek.md');
  expect(JSON.parse(JSON.stringify({ uri, ...once }))).toEqual(sample('bedrijfskleding.bestek.md'));
});
