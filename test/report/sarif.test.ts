import { createRequire } from 'node:module';
import { Ajv } from 'ajv';
import { describe, expect, it } from 'vitest';
import { sarifFormat } from '../../server/report/sarif.ts';
import { bestekwijzer, FAULTY, folder } from '../cli/command.ts';
import { DOCUMENTS, documentOf, MOTIVATED, WARNING, written } from './sample.ts';

/** The schema of the standard, in the draft that Ajv reads: the keywords used are the same in both. */
function validator() {
  const schema = createRequire(import.meta.url)('@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json');
  const { $schema: _, id: __, ...rest } = schema;
  const ajv = new Ajv({ strict: false, allErrors: true, unicodeRegExp: false });
  ajv.addFormat('uri', (text: string) => URL.canParse(text));
  ajv.addFormat('uri-reference', (text: string) => URL.canParse(text, 'file:///') && !/\s/.test(text));
  ajv.addFormat('date-time', true);
  const validate = ajv.compile(rest);
  return (log: unknown) => {
    validate(log);
    return validate.errors ?? [];
  };
}
const errorsIn = validator();

const RULES = ['aw/standstill', 'gp/omzeteis'].map((id, i) => ({
  id,
  title: `Titel van ${id}`,
  about: 'Waarom.',
  todo: 'Doe iets.',
  page: '# Bladzijde\n',
  helpUri: i === 0 ? 'https://wetten.overheid.nl/' : undefined,
  severity: 'error' as const,
}));

const log = (...args: [documents?: typeof DOCUMENTS, complete?: boolean]) =>
  JSON.parse(
    written(sarifFormat({ rules: RULES, version: '1.2.3', base: 'file:///werk/', language: 'nl' }), ...args),
  );

describe('SARIF', () => {
  it('keeps to the schema with a baseline, and tells new from known', () => {
    const known = documentOf(
      'a.bestek.md',
      { ...WARNING, baseline: 'unchanged' },
      { ...WARNING, baseline: 'new' },
    );
    const sarif = log([known]);
    expect(errorsIn(sarif)).toEqual([]);
    const states = sarif.runs[0].results.map((result: { baselineState: string }) => result.baselineState);
    expect(states).toEqual(['unchanged', 'new']);
  });

  it('keeps to the schema, and the schema would notice', () => {
    expect(errorsIn(log())).toEqual([]);
    expect(errorsIn(log([]))).toEqual([]);
    expect(errorsIn({ ...log(), version: '3' })).not.toEqual([]);
    expect(errorsIn({ ...log(), runs: [{ results: [{}] }] })).not.toEqual([]);
  });

  it('keeps to the schema for a real check', async () => {
    const cwd = folder({ 'map a/b.bestek.md': FAULTY });
    const ran = await bestekwijzer(cwd, ['check', '--format', 'sarif', '.']);
    const real = JSON.parse(ran.out);
    expect(errorsIn(real)).toEqual([]);
    expect(ran.code).toBe(1);
    const [run] = real.runs;
    const [result] = run.results;
    expect(run.tool.driver.rules[result.ruleIndex]).toMatchObject({
      id: 'aw/standstill',
      helpUri: expect.stringContaining('https://wetten.overheid.nl/'),
      fullDescription: { text: expect.any(String) },
      help: { markdown: expect.stringContaining('# ') },
      defaultConfiguration: { level: 'error' },
    });
    expect(result.locations[0].physicalLocation).toEqual({
      artifactLocation: { uri: 'map%20a/b.bestek.md', uriBaseId: 'SRCROOT' },
      region: { startLine: 8, startColumn: 76, endLine: 8, endColumn: 92 },
    });
  });

  it('gives relative addresses under the working directory and whole ones elsewhere', () => {
    const [run] = log().runs;
    expect(run.columnKind).toBe('utf16CodeUnits');
    expect(run.originalUriBaseIds).toEqual({ SRCROOT: { uri: 'file:///werk/' } });
    const places = run.results.map(
      (result: { locations: { physicalLocation: { artifactLocation: unknown } }[] }) =>
        result.locations[0]!.physicalLocation.artifactLocation,
    );
    expect(places[0]).toEqual({ uri: 'map%20met%20spatie/%C3%A0%26b.bestek.md', uriBaseId: 'SRCROOT' });
    expect(places.at(-1)).toEqual({ uri: 'file:///werk/../buiten.bestek.md' });
  });

  it('suppresses what is motivated, with the reason, and nothing else', () => {
    const { results } = log([documentOf('a.md', WARNING, MOTIVATED)]).runs[0];
    expect(results[0].suppressions).toEqual([]);
    expect(results[1].suppressions).toEqual([{ kind: 'inSource', justification: MOTIVATED.motivated }]);
  });

  it('says whether everything could be read', () => {
    expect(log().runs[0].invocations).toEqual([{ executionSuccessful: true }]);
    expect(log(DOCUMENTS, false).runs[0].invocations).toEqual([{ executionSuccessful: false }]);
  });
});

describe('fingerprints', () => {
  const marks = async (text: string) => {
    const { out } = await bestekwijzer(folder({ 'a.bestek.md': text }), ['check', '--format', 'sarif', '.']);
    return JSON.parse(out)
      .runs[0].results.filter((result: { ruleId: string }) => result.ruleId === 'aw/standstill')
      .map((result: { partialFingerprints: Record<string, string> }) => result.partialFingerprints);
  };

  it('do not move with text added above or with other line breaks', async () => {
    const before = await marks(FAULTY);
    expect(before).toHaveLength(1);
    expect(await marks(FAULTY.replace('# Gunning', '# Vooraf\n\nTekst.\n\n# Gunning'))).toEqual(before);
    expect(await marks(FAULTY.replaceAll('\n', '\r\n'))).toEqual(before);
    expect(await marks(FAULTY.replace('15 kalenderdagen', '14 kalenderdagen'))).not.toEqual(before);
  });

  it('tell equal lines in one document apart', async () => {
    const line = FAULTY.split('\n').at(-2);
    const found = await marks(`${FAULTY}\n${line}\n`);
    expect(found).toHaveLength(2);
    expect(found[0]).not.toEqual(found[1]);
  });
});
