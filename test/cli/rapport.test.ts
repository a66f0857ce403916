import { describe, expect, it } from 'vitest';
import { bestekwijzer, CLEAN, FAULTY, folder } from './command.ts';

const DEVIATION = FAULTY.replace(
  '15 kalenderdagen.',
  '15 kalenderdagen.\n\n> **Motivering** (aw/standstill): deze aanbesteding valt onder een uitzondering die hier wordt uitgelegd.',
);
const ISV = `${CLEAN}
# Internationale Sociale Voorwaarden

Opdrachtnemer stelt beleid vast voor arbeidsomstandigheden, mensenrechten en milieu in zijn keten.
`;

const report = (...argv: string[]) =>
  bestekwijzer(folder({ 'a.bestek.md': DEVIATION, 'map/b.bestek.md': ISV }), ['rapport', ...argv]);

describe('rapport', () => {
  it('afwijkingen lists the reasoned deviations', async () => {
    const { code, out } = await report('afwijkingen', '.');
    expect(code).toBe(0);
    expect(out).toMatch(/^# Afwijkingenregister\n/);
    expect(out).toMatch(/\| a\.bestek\.md \| 8 \| Gunning \| aw\/standstill \|/);
  });

  it('dekking and mvoi come as data too', async () => {
    const coverage = JSON.parse((await report('dekking', '--format', 'json', '.')).out);
    expect(coverage.rows).toContainEqual(
      expect.objectContaining({ path: 'map/b.bestek.md', theme: 'milieu', covered: 'ja' }),
    );
    const { out } = await report('mvoi', '--format', 'csv', '--taal', 'en', '.');
    expect(out).toMatch(/^Document,Kind of authority,/);
    expect(out.trimEnd().split('\r\n')).toHaveLength(4);
  });

  it.each([
    [[], 'Geef een rapport op: afwijkingen, dekking of mvoi.'],
    [['deking', '.'], 'Bedoelde u ‘dekking’?'],
    [['mvoi'], 'Geef een bestand of map op'],
    [['mvoi', '--format', 'html', '.'], '‘html’ is geen keuze'],
  ])('%j is explained', async (argv, message) => {
    const { code, out, err } = await report(...argv);
    expect(code).toBe(2);
    expect(out).toBe('');
    expect(err.join('\n')).toContain(message);
  });

  it('goes on about the rest when something cannot be read', async () => {
    const { code, out, err } = await report('mvoi', 'weg', '.');
    expect(code).toBe(2);
    expect(out).toContain('b.bestek.md');
    expect(err).toEqual(['weg: bestaat niet']);
  });
});
