import { describe, expect, it } from 'vitest';
import type { Overview } from '../../client/views/overview/model.ts';
import { FAULTY } from '../cli/command.ts';
import { ROOT, startWorkspace } from './workspace-client.ts';

const GUIDE = `${ROOT}/een/leidraad.bestek.md`;
const texts = {
  'een/leidraad.bestek.md': FAULTY,
  'een/overeenkomst.bestek.md': '---\nbestek: "1"\ntitel: Overeenkomst\n---\n\n# Artikel 1\n\nTekst.\n',
  'twee/ander.bestek.md': '---\nbestek: "1"\ntitel: Ander\n---\n\n# A\n',
  'een/notulen.md': '# Notulen\n',
};

const ask = (client: Awaited<ReturnType<typeof startWorkspace>>, uri: string) =>
  client.request<Overview | null>('bestekwijzer/overzicht', { uri });

describe('the overview of a document', () => {
  it('is given with the documents of the same folder, whether or not it is open', async () => {
    const client = await startWorkspace(texts);
    await client.indexed();
    const closed = await ask(client, GUIDE);
    client.open(GUIDE, FAULTY);
    const open = await ask(client, GUIDE);
    expect(open).toEqual(closed);
    expect(open!.chapters.flatMap(({ findings }) => findings).map(({ rule }) => rule)).toContain(
      'aw/standstill',
    );
    expect(open!.stukken.map(({ uri }) => uri)).toEqual(
      expect.arrayContaining([GUIDE, `${ROOT}/een/overeenkomst.bestek.md`]),
    );
    expect(open!.stukken).toHaveLength(2);
  });

  it('follows the text as it is typed, not as it was saved', async () => {
    const client = await startWorkspace(texts);
    await client.indexed();
    client.open(GUIDE, FAULTY);
    client.change(GUIDE, 2, { text: FAULTY.replace('15 kalenderdagen', '20 kalenderdagen') });
    expect((await ask(client, GUIDE))!.counts.error).toBe(0);
  });

  it('is not given of another text, and its language is that of the settings', async () => {
    const client = await startWorkspace(texts, { settings: { taal: 'en' } });
    await client.indexed();
    const notes = `${ROOT}/een/notulen.md`;
    client.open(notes, texts['een/notulen.md']);
    expect(await ask(client, notes)).toBeNull();
    expect(await ask(client, `${ROOT}/nergens.bestek.md`)).toBeNull();
    expect((await ask(client, GUIDE))!.language).toBe('en');
  });
});

it('says which open texts are specifications', async () => {
  const client = await startWorkspace(texts);
  await client.indexed();
  const is = (uri: string) => client.request<boolean>('bestekwijzer/isBestek', { uri });
  client.open('untitled:Untitled-1', '---\nbestek: "1"\n---\n');
  client.open(`${ROOT}/een/notulen.md`, '# Notulen\n');
  expect([
    await is('untitled:Untitled-1'),
    await is(`${ROOT}/een/notulen.md`),
    await is('file:///x.md'),
  ]).toEqual([true, false, false]);
});
