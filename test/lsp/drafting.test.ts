import { describe, expect, it, onTestFinished } from 'vitest';
import type { Question } from '../../server/features/questions.ts';
import { type Client, MODERN, startClient } from './client.ts';

async function client(options: Record<string, unknown> = {}): Promise<Client> {
  const one = await startClient(MODERN, options);
  onTestFinished(() => one.connection.dispose());
  return one;
}

const ANSWERS = {
  titel: 'Levering van bedrijfskleding',
  opdracht: 'levering',
  'aanbestedende-dienst': 'Ministerie van Voorbeeld',
  soort: 'rijk',
  raming: '900.000',
  aankondiging: '2027-01-11',
  procedure: 'openbaar',
  percelen: '',
  risicocategorie: 'bedrijfskleding',
};
const TEXT = '# Leidraad\r\n\r\nDe geraamde waarde bedraagt € 400.000.\r\n';

describe('the questions before a specification', () => {
  it('are asked one by one, checked, and end in a text', async () => {
    const { request } = await client();
    const { vragen } = await request<{ vragen: string[] }>('bestekwijzer/vragen', {});
    expect(vragen).toEqual(Object.keys(ANSWERS));
    const { procedure, ...antwoorden } = ANSWERS;
    const question = await request<Question>('bestekwijzer/vraag', { id: 'procedure', antwoorden });
    expect(question.explanation).toContain('op of boven de Europese drempel');
    const complain = (antwoord: string) =>
      request('bestekwijzer/antwoord', { id: 'raming', antwoord, antwoorden });
    expect(await complain('veel')).toContain('is geen bedrag');
    expect(await complain('900.000')).toBeNull();
    const overview = await request<{ id: string; shown: string }[]>('bestekwijzer/antwoorden', {
      antwoorden: ANSWERS,
    });
    expect(overview.map(({ id }) => id)).toEqual(vragen);
    const text = await request<string>('bestekwijzer/nieuwBestek', { antwoorden: ANSWERS });
    expect(text).toMatch(/^---\nbestek: "1"\ntitel: "Levering van bedrijfskleding"\n/);
    expect(await request('bestekwijzer/nieuwBestek', { antwoorden })).toBeNull();
  });

  it('follow the language and the reference date of the settings', async () => {
    const { request } = await client({ taal: 'en', peildatum: '2025-05-01' });
    const { aankondiging, procedure, ...antwoorden } = ANSWERS;
    const question = await request<Question>('bestekwijzer/vraag', { id: 'procedure', antwoorden });
    expect(question.explanation).toContain('143.000');
    expect(question.title).toBe('Procedure');
    expect(question.prompt).toMatch(/^Which/);
  });

  it('make an open text a specification by one insertion', async () => {
    const { open, request } = await client();
    const uri = 'file:///map/tekst.md';
    open(uri, TEXT);
    const { feiten } = await request<{ feiten: { key: string }[] }>('bestekwijzer/vragen', { uri });
    expect(feiten.map(({ key }) => key)).toEqual(['soort-document']);
    const { proposed } = await request<Question>('bestekwijzer/vraag', { uri, id: 'raming', antwoorden: {} });
    expect(proposed).toBe('400000');
    const edit = await request('bestekwijzer/maakBestek', {
      uri,
      antwoorden: { raming: proposed, titel: '' },
      feiten: ['soort-document'],
    });
    const start = { line: 0, character: 0 };
    const newText = '---\r\nbestek: "1"\r\nsoort-document: leidraad\r\nraming: 400000\r\n---\r\n\r\n';
    expect(edit).toEqual({ range: { start, end: start }, newText });
  });

  it('are not asked about a text that is one already, or that is not open', async () => {
    const { open, request } = await client();
    open('file:///map/a.md', '---\nbestek: "1"\n---\n');
    const ask = (uri: string) => request<{ geweigerd: string }>('bestekwijzer/vragen', { uri });
    expect((await ask('file:///map/a.md')).geweigerd).toContain('is al een bestek');
    expect((await ask('file:///map/b.md')).geweigerd).toContain('Open eerst');
    expect(
      await request('bestekwijzer/maakBestek', { uri: 'file:///map/b.md', antwoorden: {}, feiten: [] }),
    ).toBeNull();
  });
});
