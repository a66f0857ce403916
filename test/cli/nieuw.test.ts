import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import type { Dialogue } from '../../server/cli/dialogue.ts';
import { bestekwijzer, checkJson, folder } from './command.ts';

const FLAGS = [
  ...['--titel', 'Levering van bedrijfskleding', '--opdracht', 'levering', '--soort', 'rijk'],
  ...['--aanbestedende-dienst', 'Ministerie van Voorbeeld', '--raming', '1,25 miljoen'],
];

/** A person who answers these lines, and what is said to them; at the end of the lines they leave. */
function person(...lines: string[]) {
  const said: string[] = [];
  const dialogue: Dialogue = {
    ask: async (prompt) => {
      said.push(prompt);
      const line = lines.shift();
      return line;
    },
    say: (text) => void said.push(text),
    close: () => void said.push('closed'),
  };
  return { dialogue: async () => dialogue, said: () => said.join(''), left: () => lines };
}

describe('nieuw, with flags', () => {
  it('writes a specification with findings on its gaps only, and tells what it assumed', async () => {
    const cwd = folder({});
    const { code, out, err } = await bestekwijzer(cwd, ['nieuw', ...FLAGS, 'map/leidraad.bestek.md']);
    expect([code, out]).toEqual([0, '']);
    expect(err).toEqual([
      'Aangenomen: --aankondiging 2026-12-31, --procedure openbaar, --risicocategorie bedrijfskleding',
      'map/leidraad.bestek.md: gemaakt',
    ]);
    const text = readFileSync(join(cwd, 'map/leidraad.bestek.md'), 'utf8');
    expect(text).toMatch(/^---\nbestek: "1"\ntitel: "Levering van bedrijfskleding"\n/);
    expect(text).toContain('\nraming: 1250000\n');
    const { report } = await checkJson(cwd, 'map');
    const ids = new Set(report.documents[0]!.findings.map(({ rule }) => rule));
    expect([...ids].filter((id) => !/invulveld$/.test(id))).toEqual([]);
  });

  it('writes to standard output when no file is named', async () => {
    const cwd = folder({});
    const all = ['--procedure', 'niet-openbaar', '--percelen', 'Noord,Zuid', '--risicocategorie', 'geen'];
    const argv = ['nieuw', ...FLAGS, ...all, '--aankondiging', '11 januari 2027'];
    const { code, out, err } = await bestekwijzer(cwd, argv);
    expect([code, err]).toEqual([0, []]);
    expect(out).toContain('\npercelen:\n  - naam: "Noord"\n  - naam: "Zuid"\n');
    expect(out).toContain('\n  aanmelden: 2027-');
    expect(readdirSync(cwd)).toEqual([]);
  });

  it('never writes over a file', async () => {
    const cwd = folder({ 'a.bestek.md': 'van mij' });
    const { code, err } = await bestekwijzer(cwd, ['nieuw', ...FLAGS, 'a.bestek.md']);
    expect(code).toBe(2);
    expect(err.at(-1)).toBe('a.bestek.md: bestaat al en blijft zoals het is');
    expect(readFileSync(join(cwd, 'a.bestek.md'), 'utf8')).toBe('van mij');
  });

  it.each([
    [['nieuw'], 'Geef nog op: --titel, --opdracht, --aanbestedende-dienst, --soort, --raming, --procedure.'],
    [['nieuw', ...FLAGS, '--raming', 'veel'], '--raming: ‘veel’ is geen bedrag.'],
    [['nieuw', ...FLAGS, '--opdracht', 'diens'], 'Bedoelde u ‘dienst’?'],
    [['nieuw', ...FLAGS, '--aankondiging', '2026-02-30'], 'is geen dag'],
    [['nieuw', ...FLAGS, 'leidraad.docx'], 'eindigt op .md'],
    [['nieuw', ...FLAGS, 'a.md', 'b.md'], '‘b.md’ is hier te veel'],
    [['nieuw', '--titl', 'x'], 'Bedoelde u ‘--titel’?'],
  ])('refuses what cannot be: %j', async (argv, message) => {
    const cwd = folder({});
    const { code, out, err } = await bestekwijzer(cwd, argv);
    expect([code, out]).toEqual([2, '']);
    expect(err.join('\n')).toContain(message);
    expect(readdirSync(cwd)).toEqual([]);
  });

  it('proposes nothing where the threshold of the day is not known', async () => {
    const { code, err } = await bestekwijzer(folder({}), ['nieuw', ...FLAGS, '--aankondiging', '2031-01-06']);
    expect([code, err[0]]).toEqual([2, 'bestekwijzer: Geef nog op: --procedure.']);
  });

  it('takes clauses from the libraries of the project', async () => {
    const cwd = folder({
      'bestekwijzer.yaml': 'bibliotheken: []\n',
      'bibliotheek/bibliotheek.yaml': 'id: eigen\ntitel: Eigen\neigenaar: X\nlicentie: CC0\nbron: X\n',
      'bibliotheek/volledig.yaml': `id: isv/volledig\ntitel: Eigen ISV\ntoepassing: [uitvoeringsvoorwaarde]\nbron: [{ titel: X, status: afgeleid }]\nversies:\n  - versie: "1"\n    geldig-vanaf: 2020-01-01\n    tekst: |\n      De eigen tekst over de keten.\n`,
    });
    const { out } = await bestekwijzer(cwd, ['nieuw', ...FLAGS]);
    expect(out).toContain('<!-- clausule isv/volledig@1 -->\nDe eigen tekst over de keten.\n');
  });
});

describe('nieuw, at a terminal', () => {
  const ANSWERS = ['Schoonmaak', 'dienst', 'Gemeente Voorbeeld', '', '400.000', '', '1', '', ''];

  it('asks what is not given, explains the choice of procedure, and shows it all', async () => {
    const cwd = folder({});
    const { dialogue, said, left } = person(...ANSWERS, '', '');
    const { code, err } = await bestekwijzer(cwd, ['nieuw'], { dialogue });
    expect([code, err]).toEqual([0, ['leidraad.bestek.md: gemaakt']]);
    expect(left()).toEqual([]);
    const text = said().replaceAll('\u00a0', ' ').replace(/\s+/g, ' ');
    expect(text).toContain('(1/9) Titel');
    expect(text).toContain('ligt op of boven de Europese drempel van € 216.000');
    expect(text).toContain('geen juridisch advies');
    expect(text).toContain('1. Europese openbare procedure [openbaar] voorstel:');
    expect(text).toContain('5. Raming: € 400.000');
    expect(text).toMatch(/closed$/);
    expect(readFileSync(join(cwd, 'leidraad.bestek.md'), 'utf8')).toContain('\nprocedure: openbaar\n');
  });

  it('says what is wrong and asks again, goes back, and changes an answer at the end', async () => {
    const cwd = folder({});
    const { dialogue, said } = person(
      ...['', 'Schoonmaak', '7', 'werk', '<', 'dienst', 'Gemeente Voorbeeld', '', 'veel', '400.000'],
      ...['', '', '', '', '5', '90.000', '7', 'meervoudig-onderhands', 'ja', 'a.txt', 'a.bestek.md'],
    );
    const { code } = await bestekwijzer(cwd, ['nieuw'], { dialogue });
    expect(code).toBe(0);
    expect(said()).toContain('Vul hier iets in.');
    expect(said()).toContain('‘7’ is geen keuze. Kies uit: werk, levering, dienst.');
    expect(said()).toContain('‘veel’ is geen bedrag.');
    expect(said()).toContain('eindigt op .md');
    const text = readFileSync(join(cwd, 'a.bestek.md'), 'utf8');
    expect(text).toContain('\nprocedure: meervoudig-onderhands\nopdracht: dienst\nraming: 90000\n');
  });

  it.each(ANSWERS.map((_one, i) => i))('leaves nothing behind when it is left at question %i', async (i) => {
    const cwd = folder({});
    const { dialogue, said } = person(...ANSWERS.slice(0, i));
    const { code, err, out } = await bestekwijzer(cwd, ['nieuw', 'a.bestek.md'], { dialogue });
    expect([code, out, err]).toEqual([2, '', ['Afgebroken; er is niets geschreven.']]);
    expect(readdirSync(cwd)).toEqual([]);
    expect(said()).toMatch(/closed$/);
  });

  const program = fileURLToPath(new URL('../../dist/bestekwijzer.js', import.meta.url));
  const hasScript = process.platform === 'linux' && spawnSync('script', ['--version']).status === 0;

  it.skipIf(!hasScript || !existsSync(program))('works at a real one', () => {
    const cwd = folder({});
    const command = `"${process.execPath}" "${program}" nieuw echt.bestek.md`;
    const input = `${[...ANSWERS, ''].join('\n')}\n`;
    const ran = spawnSync('script', ['-qec', command, '/dev/null'], {
      cwd,
      input,
      encoding: 'utf8',
      timeout: 30_000,
    });
    expect(ran.stdout).toContain('(1/9) Titel');
    expect(ran.status).toBe(0);
    expect(readFileSync(join(cwd, 'echt.bestek.md'), 'utf8')).toContain('titel: "Schoonmaak"');
  });
});
