import { describe, expect, it } from 'vitest';
import { NO_PROJECT, readProject } from '../../server/check/project.ts';
import {
  effectiveSettings,
  type SettingsWorld,
  settingsPage,
} from '../../server/features/effective-settings.ts';
import { ONLY_BUILT_IN } from '../../server/library/libraries.ts';
import { rules } from '../../server/rules/all.gen.ts';
import { readSpecification } from '../../server/spec/specification.ts';

const ids = rules.map(({ id }) => id);
const base: SettingsWorld = {
  project: NO_PROJECT,
  projectFile: undefined,
  isListed: false,
  library: ONLY_BUILT_IN.library,
  rules,
  today: '2026-11-25',
  given: {},
};
const documentOf = (path: string, text: string) => ({
  path,
  spec: readSpecification(`file:///map/${path}`, 'markdown', text),
});
const projectOf = (text: string) => ({ project: readProject(text, ids), projectFile: 'bestekwijzer.yaml' });
const setting = (world: Partial<SettingsWorld>, name: string) => {
  const found = effectiveSettings({ ...base, ...world }).settings.find((one) => one.name === name);
  return (
    found && [found.value, found.origin, ...found.overruled.map(({ value, origin }) => `${value} ${origin}`)]
  );
};

describe('effective settings', () => {
  it('without any, are the defaults', () => {
    const { settings, rules: weighed } = effectiveSettings(base);
    expect(settings.map(({ name, value, origin }) => [name, value, origin])).toEqual([
      ['taal', 'nl', 'standaard'],
      ['peildatum', '2026-11-25', 'standaard'],
      ['profiel', '', 'standaard'],
      ['bestanden', '', 'standaard'],
      ['bibliotheken', 'isv', 'standaard'],
    ]);
    expect(weighed).toEqual([]);
  });

  it('tell for the reference date which of all goes first, and what gives way', () => {
    const front = documentOf('a.bestek.md', '---\nbestek: "1"\npeildatum: 2026-01-01\n---\n');
    const project = projectOf('peildatum: 2026-02-02\n');
    const user = { date: { value: '2026-03-03', origin: 'gebruiker' } } as const;
    const typed = { date: { value: '2026-04-04', origin: 'opdrachtregel' } } as const;
    expect(setting({ document: front, ...project, given: user }, 'peildatum')).toEqual([
      '2026-01-01',
      'kop',
      '2026-02-02 project',
      '2026-03-03 gebruiker',
    ]);
    expect(setting({ ...project, given: user }, 'peildatum')).toEqual([
      '2026-02-02',
      'project',
      '2026-03-03 gebruiker',
    ]);
    expect(setting({ ...project, given: typed }, 'peildatum')?.slice(0, 2)).toEqual([
      '2026-04-04',
      'opdrachtregel',
    ]);
    expect(setting({ given: user }, 'peildatum')).toEqual(['2026-03-03', 'gebruiker']);
  });

  it('tell why a text is a specification', () => {
    const plain = documentOf('a.md', 'Tekst.\n');
    expect(setting({ document: documentOf('a.md', '---\nbestek: "1"\n---\n') }, 'bestek')).toEqual([
      'ja',
      'kop',
    ]);
    expect(setting({ document: documentOf('a.bestek.md', '') }, 'bestek')).toEqual(['ja', 'standaard']);
    expect(setting({ document: plain, isListed: true }, 'bestek')).toEqual(['ja', 'project']);
    expect(setting({ document: plain }, 'bestek')).toEqual(['nee', 'standaard']);
  });

  it('tell of rules which key weighs them, and from where', () => {
    const world = {
      ...base,
      ...projectOf(
        'profiel: gemeente\nregels:\n  tekst/*: hint\n  tekst/vage-term: uit\n  isv/risicoanalyse: fout\n',
      ),
    };
    const weighed = effectiveSettings(world).rules;
    const of = (id: string) => weighed.find(({ rule }) => rule === id);
    expect(of('tekst/vage-term')).toMatchObject({
      severity: 'off',
      origin: 'project',
      key: 'tekst/vage-term',
    });
    expect(of('tekst/rangorde')).toMatchObject({ severity: 'hint', origin: 'project', key: 'tekst/*' });
    expect(of('isv/toepassing-motivering')).toMatchObject({ severity: 'off', origin: 'profiel' });
    expect(of('isv/risicoanalyse')).toMatchObject({ severity: 'error', origin: 'project' });
    expect(of('aw/standstill')).toBeUndefined();
  });
});

describe('the page of settings', () => {
  const page = (world: Partial<SettingsWorld>, language: 'nl' | 'en' = 'nl') =>
    settingsPage(effectiveSettings({ ...base, ...world }), language);

  it('is Dutch, with the origin of each setting', () => {
    const text = page({
      document: documentOf('map/a.bestek.md', '---\nbestek: "1"\n---\n'),
      ...projectOf('peildatum: 2026-02-02\nprofiel: waterschap\nbestanden: ["**/*.md"]\n'),
      given: { most: { value: 500, origin: 'standaard' } },
    });
    expect(text).toContain(
      '# Effectieve instellingen\n\nDocument: `map/a.bestek.md`\n\nProjectbestand: `bestekwijzer.yaml`',
    );
    expect(text).toContain('| Peildatum (`peildatum`) | 2 februari 2026 (2026-02-02) | bestekwijzer.yaml |');
    expect(text).toContain('| Ook bestekken (`bestanden`) | `**/*.md` | bestekwijzer.yaml |');
    expect(text).toContain('| Is dit een bestek? | ja | kop van het document |');
    expect(text).toContain('| `mvi/mki` | waarschuwing | profiel |');
    expect(text).toMatch(/De andere \d+ regels hebben hun eigen ernst\./);
    expect(text).not.toMatch(/\{\w+\}|undefined/);
  });

  it('says what it does not find, also in English', () => {
    expect(page({})).toContain('Projectbestand: geen bestekwijzer.yaml gevonden');
    expect(page({})).toContain(`Alle ${rules.length} regels hebben hun eigen ernst.`);
    expect(page({}, 'en')).toContain('| Language (`taal`) | Dutch | default |');
  });
});
