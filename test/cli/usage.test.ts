import { tmpdir } from 'node:os';
import { describe, expect, it } from 'vitest';
import { version } from '../../package.json';
import { bestekwijzer } from './command.ts';

const here = tmpdir();

describe('help and version', () => {
  it.each([
    [['--help'], 'check'],
    [['check', '--help'], '--peildatum'],
    [['check', 'pad', '--help'], '--peildatum'],
    [['fix', '--help'], '--dry-run'],
    [['regels', '--help'], '--format'],
    [['bibliotheek', '--help'], 'bijwerken'],
    [['bibliotheek', 'check', '--help'], '--format'],
    [['bibliotheek', 'waar', '--help'], 'csv'],
    [['bibliotheek', 'diff', '--help'], 'V1'],
    [['bibliotheek', 'bijwerken', '--help'], '--schrijf'],
    [['rapport', '--help'], 'dekking'],
    [['lsp', '--help'], '--stdio'],
  ])('%j tells in Dutch how it is used', async (argv, word) => {
    const { code, out, err } = await bestekwijzer(here, argv);
    expect(code).toBe(0);
    expect(err).toEqual([]);
    expect(out).toMatch(/^\S.*\n\nGebruik: bestekwijzer /);
    expect(out).toContain(word);
    for (const line of out.split('\n')) expect(line.length).toBeLessThanOrEqual(120);
  });

  it.each([[['--version']], [['check', '--version']], [['lsp', '--version']]])('%j', async (argv) => {
    expect(await bestekwijzer(here, argv)).toEqual({ code: 0, out: `${version}\n`, err: [] });
  });

  it('names the commands there are and no others', async () => {
    const { out } = await bestekwijzer(here, ['--help']);
    const listed = [...out.matchAll(/^ {2}([a-z]+) /gm)].map((found) => found[1]);
    expect(listed).toEqual([
      ...[
        'check',
        'fix',
        'regels',
        'bibliotheek',
        'rapport',
        'export',
        'import',
        'nieuw',
        'instellingen',
        'lsp',
      ],
    ]);
  });
});

describe('a mistake in the command line', () => {
  it.each([
    [[], 'Gebruik: bestekwijzer'],
    [['chek'], 'De opdracht ‘chek’ bestaat niet. Bedoelde u ‘check’?'],
    [['toString'], 'De opdracht ‘toString’ bestaat niet.'],
    [['--verzion'], 'De optie ‘--verzion’ bestaat niet. Bedoelde u ‘--version’?'],
    [['check'], 'Geef een bestand of map op'],
    [['check', '--fromat', 'json', '.'], 'De optie ‘--fromat’ bestaat niet. Bedoelde u ‘--format’?'],
    [['check', '--constructor', '.'], 'De optie ‘--constructor’ bestaat niet.'],
    [['check', '-x', '.'], 'De optie ‘-x’ bestaat niet.'],
    [['check', '--dry-run', '.'], 'De optie ‘--dry-run’ bestaat niet.'],
    [['check', '--format', 'jsn', '.'], '‘jsn’ is geen keuze bij ‘--format’.'],
    [['check', '--format', 'jsn', '.'], 'Bedoelde u ‘json’?'],
    [['check', '.', '--format'], 'Na de optie ‘--format’ hoort een waarde: stylish, json'],
    [['check', '--format', '--taal', 'en', '.'], 'Na de optie ‘--format’ hoort een waarde'],
    [['check', '--taal', 'de', '.'], '‘de’ is geen keuze bij ‘--taal’.'],
    [['check', '--peildatum', '1-11-2026', '.'], '‘1-11-2026’ is geen datum.'],
    [['check', '--peildatum', '2026-02-30', '.'], '‘2026-02-30’ is geen datum.'],
    [['fix', '--dry-run=ja', '.'], 'De optie ‘--dry-run’ heeft geen waarde'],
    [['fix'], 'Geef een bestand of map op'],
    [['regels', 'gp/aansprakelijkhed'], 'Bedoelde u ‘gp/aansprakelijkheid’?'],
    [['regels', 'gp/aansprakelijkheid', 'aw/standstill'], '‘aw/standstill’ is hier te veel'],
    [['lsp'], 'Geef --stdio op'],
  ])('%j is explained', async (argv, message) => {
    const { code, out, err } = await bestekwijzer(here, argv);
    expect(code).toBe(2);
    expect(out).toBe('');
    expect(err.join('\n')).toContain(message);
  });
});

describe('rules', () => {
  it('are listed with severity and title', async () => {
    const { code, out } = await bestekwijzer(here, ['regels']);
    expect(code).toBe(0);
    expect(out).toMatch(/^aw\/standstill +fout +\S/m);
  });

  it('are explained as text without marks of Markdown', async () => {
    const { code, out } = await bestekwijzer(here, ['regels', 'aw/standstill']);
    expect(code).toBe(0);
    expect(out).toContain('Regel aw/standstill');
    expect(out).toContain('<https://wetten.overheid.nl/');
    expect(out).not.toMatch(/^#|```|\]\(/m);
    // What is to be typed keeps its asterisks.
    expect(out).toContain('> **Motivering** (aw/standstill): …');
  });

  it('are given as data', async () => {
    const all = JSON.parse((await bestekwijzer(here, ['regels', '--format', 'json'])).out);
    const one = JSON.parse((await bestekwijzer(here, ['regels', 'aw/standstill', '--format', 'json'])).out);
    expect(one.rules).toHaveLength(1);
    expect(all.rules).toContainEqual(one.rules[0]);
    expect(one).toMatchObject({
      version: 1,
      rules: [
        {
          id: 'aw/standstill',
          title: expect.any(String),
          severity: 'error',
          citations: [{ text: expect.stringContaining('2.127'), status: 'verified' }],
          examples: { bad: expect.any(Array), good: expect.any(Array) },
        },
      ],
    });
    expect(JSON.stringify(all)).not.toMatch(/[⟦⟧]/);
  });

  it('are told in English when asked', async () => {
    const { out } = await bestekwijzer(here, ['regels', 'aw/standstill', '--taal', 'en']);
    expect(out).toContain('Rule aw/standstill');
  });
});
