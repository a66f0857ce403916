import { describe, expect, it } from 'vitest';
import { FAULTY } from '../cli/command.ts';
import { MODERN, startClient } from '../lsp/client.ts';

const URI = 'file:///werk/a.bestek.md';

describe('Word over the protocol', () => {
  it('goes there and back as base64', async () => {
    const client = await startClient(MODERN);
    client.open(URI, FAULTY);
    const made = await client.request<{ inhoud: string }>('bestekwijzer/naarWord', {
      uri: URI,
      metBevindingen: true,
    });
    expect(Buffer.from(made.inhoud, 'base64').subarray(0, 2).toString()).toBe('PK');
    const read = await client.request<{ tekst: string; meldingen: string[] }>('bestekwijzer/uitWord', made);
    expect(read.tekst).toContain('# Gunning');
    expect(read.meldingen).toEqual(['1 opmerking van Bestekwijzer weggelaten']);
  });

  it('has nothing to say of a text that is no specification', async () => {
    const client = await startClient(MODERN);
    client.open('file:///werk/leesmij.md', '# Lees mij\n');
    expect(await client.request('bestekwijzer/naarWord', { uri: 'file:///werk/leesmij.md' })).toBeNull();
  });

  it('says what is wrong with a file in the language of the reader', async () => {
    const client = await startClient(MODERN, { taal: 'en' });
    const inhoud = Buffer.from('text').toString('base64');
    expect(await client.request('bestekwijzer/uitWord', { inhoud })).toEqual({
      fout: 'is no Word file (.docx)',
    });
  });
});
