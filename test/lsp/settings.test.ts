import { describe, expect, it, onTestFinished } from 'vitest';
import { type Client, itemsOf, MODERN, PLAIN, rangeIn, startClient } from './client.ts';

const TEXT = `---
bestek: "1"
procedure: openbaar
---

# Gunning

Er geldt een opschortende termijn van 15 kalenderdagen.
`;

async function client(project: string | undefined, options: Record<string, unknown> = {}): Promise<Client> {
  const findProject = async (uri: string) =>
    project === undefined ? undefined : { text: project, relative: uri.slice('file:///map/'.length) };
  const one = await startClient(MODERN, options, { findProject });
  onTestFinished(() => one.connection.dispose());
  return one;
}

const uri = 'file:///map/a.bestek.md';
const page = ({ request }: Client, params: object) => request<string>('bestekwijzer/instellingen', params);

describe('the language of a project', () => {
  it('is that of the findings of its texts, whatever the client set', async () => {
    const { open, pull, actions } = await client('taal: en\n', { taal: 'nl' });
    open(uri, TEXT);
    const [finding] = itemsOf(await pull(uri));
    expect(finding!.message).toContain('standstill');
    const titles = (await actions(uri, rangeIn(TEXT, '15 kalenderdagen'))).map(({ title }) => title);
    expect(titles.some((title) => title.startsWith('Mark as false alarm'))).toBe(true);
  });
});

describe('the settings in effect', () => {
  it('name what the client set, and where', async () => {
    const one = await client(undefined, { peildatum: '2026-05-05', maximumBevindingen: 20 });
    one.open(uri, TEXT);
    const text = await page(one, {
      uri,
      herkomst: { peildatum: 'werkruimte', maximumBevindingen: 'gebruiker' },
    });
    expect(text).toContain('| 5 mei 2026 (2026-05-05) | VS Code, instelling van de werkruimte |');
    expect(text).toContain('| 20 | VS Code, instelling van de gebruiker |');
    expect(text).toContain('| Is dit een bestek? | ja | kop van het document |');
  });

  it('are those of the project before those of the client', async () => {
    const one = await client('peildatum: 2026-02-02\ntaal: en\n', { peildatum: '2026-05-05' });
    one.open(uri, TEXT);
    const text = await page(one, { uri, herkomst: { peildatum: 'gebruiker' } });
    expect(text).toContain('# Settings in effect');
    expect(text).toContain('2 februari 2026 (2026-02-02) | bestekwijzer.yaml; goes before 5 mei 2026');
  });

  it('are there without a text, and for one that is no specification', async () => {
    const one = await client(undefined);
    expect(await page(one, {})).toContain('Projectbestand: geen bestekwijzer.yaml gevonden');
    one.open('file:///map/notulen.md', '# Notulen\n');
    expect(await page(one, { uri: 'file:///map/notulen.md' })).toContain('| Is dit een bestek? | nee |');
  });

  it('leave out a day that is none', async () => {
    const one = await client(undefined, { peildatum: '2026-02-30' });
    one.open(uri, TEXT);
    const text = await page(one, { uri, herkomst: { peildatum: 'gebruiker' } });
    expect(text).toContain('| 1 november 2026 (2026-11-01) | standaard: vandaag |');
  });
});

describe('what was done about a finding', () => {
  it('is told by a command of its own to a client that wants to hear', async () => {
    const commands = async (options: Record<string, unknown>) => {
      const { open, actions } = await client(undefined, options);
      open(uri, TEXT);
      return (await actions(uri, rangeIn(TEXT, '15 kalenderdagen'))).map(({ command }) => command);
    };
    const heard = await commands({ gedaan: true });
    expect(heard.map((command) => command?.command)).toEqual([
      'bestekwijzer.gedaan.fix',
      'bestekwijzer.gedaan.motivate',
      'bestekwijzer.gedaan.suppress',
    ]);
    expect(heard.every((command) => command?.arguments === undefined)).toBe(true);
    expect(await commands({})).toEqual([undefined, undefined, undefined]);
  });

  it('is not told to others', async () => {
    const one = await startClient(PLAIN);
    onTestFinished(() => one.connection.dispose());
    one.open(uri, TEXT);
    const found = await one.actions(uri, rangeIn(TEXT, '15 kalenderdagen'));
    expect(found.length).toBeGreaterThan(0);
    expect(found.every(({ command }) => command === undefined)).toBe(true);
  });
});
