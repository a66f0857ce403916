import { describe, expect, it } from 'vitest';
import { readProject } from '../../server/check/project.ts';
import { createService } from '../../server/service.ts';
import { isCalendarDay } from '../../server/text/calendar.ts';

const IDS = ['aw/standstill'];

describe('the reference date of a project', () => {
  it('is taken when it is a day of the calendar', () => {
    expect(readProject('peildatum: 2026-11-01\n', IDS)).toMatchObject({ date: '2026-11-01', problems: [] });
    expect(readProject('peildatum: "2028-02-29"\n', IDS).date).toBe('2028-02-29');
  });

  it.each(['2026-02-30', '1 november 2026', '2026', '[2026-11-01]', ''])(
    'is refused otherwise: ‘%s’',
    (value) => {
      const { date, problems } = readProject(`peildatum: ${value}\n`, IDS);
      expect(date).toBeUndefined();
      expect(problems).toHaveLength(1);
      expect(problems[0]!.nl).toMatch(/^De peildatum ‘.*’ is geen dag op de kalender; schrijf jjjj-mm-dd/);
      expect(problems[0]!.en).toMatch(/^The reference date/);
    },
  );

  it('is shown where it stands', () => {
    const text = 'bestanden: []\npeildatum: 2026-13-01\n';
    const [problem] = readProject(text, IDS).problems;
    expect(text.slice(problem!.span.start, problem!.span.end)).toBe('2026-13-01');
  });
});

describe('the language of a project', () => {
  it('is nl or en', () => {
    expect(readProject('taal: en\n', IDS)).toMatchObject({ language: 'en', problems: [] });
    expect(readProject('taal: nl\n', IDS).language).toBe('nl');
    expect(readProject('', IDS).language).toBeUndefined();
    const { language, problems } = readProject('taal: Engels\n', IDS);
    expect(language).toBeUndefined();
    expect(problems.map(({ nl }) => nl)).toEqual([
      'De taal ‘Engels’ is er niet; kies nl (Nederlands) of en (Engels).',
    ]);
  });

  it('is that of what is said about its texts, and of no others', () => {
    const english = readProject('taal: en\n', IDS);
    const service = createService({
      date: '2026-11-01',
      projectOf: (uri) => ({ project: uri.includes('/en/') ? english : readProject('', IDS), listed: false }),
    });
    const text =
      '---\nbestek: "1"\nprocedure: \n---\n\n# Gunning\n\nEr geldt een opschortende termijn van 15 kalenderdagen.\n';
    const said = (uri: string) => {
      service.open(uri, 'markdown', text);
      const { line, character } = { line: 7, character: 45 };
      return service.hover(uri, { line, character })?.text ?? '';
    };
    expect(said('file:///en/a.bestek.md')).toContain('standstill');
    expect(said('file:///nl/a.bestek.md')).toContain('opschortende termijn');
    expect(service.languageOf('file:///en/a.bestek.md')).toBe('en');
    const titles = service
      .actions('file:///en/a.bestek.md', { line: 7, character: 45 }, { line: 7, character: 45 })
      .map(({ title }) => title);
    expect(titles.some((title) => title.startsWith('Mark as false alarm'))).toBe(true);
  });
});

describe('a day of the calendar', () => {
  it('is told from what only looks like one', () => {
    for (const day of ['2026-01-01', '2028-02-29', '9999-12-31']) expect(isCalendarDay(day), day).toBe(true);
    for (const day of ['2026-02-29', '2026-13-01', '2026-00-10', '26-01-01', '2026-01-01T00:00', ''])
      expect(isCalendarDay(day), day).toBe(false);
  });
});
