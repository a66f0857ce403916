import { describe, expect, it } from 'vitest';
import type { DocumentState } from '../../server/features/document-state.ts';
import { CLEAN, FAULTY } from '../cli/command.ts';
import { ROOT, startWorkspace, WORKSPACE } from './workspace-client.ts';

const URI = `${ROOT}/a.bestek.md`;

async function stateOf(
  text: string,
  {
    settings = {},
    project,
    uri = URI,
    files = {},
  }: {
    settings?: Record<string, unknown>;
    project?: string;
    uri?: string;
    files?: Record<string, string>;
  } = {},
): Promise<DocumentState> {
  const client = await startWorkspace(files, { capabilities: WORKSPACE, settings, project: () => project });
  await client.indexed();
  client.open(uri, text);
  return client.request('bestekwijzer/toestand', { uri });
}

describe('the state of a document', () => {
  it('counts what was found, and tells the rules and the law', async () => {
    const state = await stateOf(FAULTY);
    expect(state).toMatchObject({ isSpecification: true, text: '1 fout', detail: '', notes: [] });
    expect(state.rules.text).toMatch(/^\d+ regels op 1 nov 2026$/);
    expect(state.rules.detail).toMatch(/^uitgave \d+\.\d+\.\d+, wet tot \d+ \w+ 20\d\d$/);
    expect(await stateOf(CLEAN)).toMatchObject({ text: 'geen bevindingen' });
  });

  it('tells the day that the text names', async () => {
    const state = await stateOf(FAULTY.replace('procedure', 'peildatum: 2026-02-03\nprocedure'));
    expect(state.rules.text).toContain('3 feb 2026');
  });

  it('says why nothing is found in another text', async () => {
    const state = await stateOf('# Notulen\n', { uri: `${ROOT}/notulen.md` });
    expect(state).toMatchObject({ isSpecification: false, text: 'geen bestek' });
    expect(state.detail).toContain('.bestek.md');
  });

  it('tells what is not shown, and which setting helps', async () => {
    const many = `${FAULTY}\n${'De opschortende termijn bedraagt 10 kalenderdagen na de gunningsbeslissing.\n\n'.repeat(9)}`;
    const { notes } = await stateOf(many, { settings: { maximumBevindingen: 3 } });
    expect(notes).toEqual([
      {
        text: expect.stringMatching(/^\d+ bevindingen worden niet getoond/),
        setting: 'bestekwijzer.maximumBevindingen',
      },
    ]);
  });

  it('tells of a paragraph that was too long to read', async () => {
    const { notes } = await stateOf(`${CLEAN}\n${'woord '.repeat(12_000)}\n`);
    expect(notes.map(({ text }) => text)).toEqual(['1 alinea is niet gecontroleerd: zij is te lang']);
  });

  it('tells of a file that version control leaves out', async () => {
    const { notes } = await stateOf(CLEAN, { uri: `${ROOT}/genegeerd/a.bestek.md` });
    expect(notes.map(({ text }) => text)).toEqual([expect.stringContaining('.gitignore')]);
  });

  it('names a library, a baseline and a project file that are not right', async () => {
    const { notes } = await stateOf(CLEAN, {
      project: 'nullijn: nul.json\nbibliotheken: [weg]\nregels: { bestaat/niet: uit }\n',
      files: { 'nul.json': '{}' },
    });
    expect(notes).toEqual([
      { text: 'in bestekwijzer.yaml klopt iets niet', file: `${ROOT}/bestekwijzer.yaml` },
      { text: 'de bibliotheek weg is niet te gebruiken', file: `${ROOT}/weg` },
      { text: 'nul.json is geen nullijn', file: `${ROOT}/nul.json` },
    ]);
  });

  it('speaks English when asked', async () => {
    const state = await stateOf(FAULTY, { settings: { taal: 'en' } });
    expect(state.text).toBe('1 error');
    expect(state.rules.text).toContain('1 Nov 2026');
  });
});
