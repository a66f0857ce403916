import { describe, expect, it } from 'vitest';
import { githubFormat } from '../../server/report/github.ts';
import { gitlabFormat } from '../../server/report/gitlab.ts';
import { jsonFormat } from '../../server/report/json.ts';
import { junitFormat } from '../../server/report/junit.ts';
import { type Paint, stylishFormat } from '../../server/report/stylish.ts';
import { AWKWARD, DOCUMENTS, documentOf, MOTIVATED, WARNING, written } from './sample.ts';
import { parseXml } from './xml.ts';

describe('JSON', () => {
  it('survives anything in a message', () => {
    const report = JSON.parse(written(jsonFormat()));
    expect(report.documents.map(({ path }: { path: string }) => path)).toEqual(
      DOCUMENTS.map(({ path }) => path),
    );
    expect(report.documents[0].findings[1].message).toBe(AWKWARD.message);
    expect(Object.keys(report.documents[0].findings[0])).toEqual([
      'rule',
      'severity',
      'message',
      'range',
      'citation',
      'fixes',
      'motivated',
    ]);
    expect(report.summary).toEqual({
      documents: 3,
      error: 1,
      warning: 1,
      information: 1,
      hint: 1,
      motivated: 1,
    });
  });
});

describe('GitHub', () => {
  it('writes one command per finding, with every separator escaped', () => {
    const lines = written(githubFormat()).split('\n');
    expect(lines).toEqual([
      '::warning file=map met spatie/à&b.bestek.md,line=1,col=1,endLine=1,endColumn=11,title=Omzeteis (gp/omzeteis)::Een omzeteis.',
      '::error file=map met spatie/à&b.bestek.md,line=12,col=5,endLine=13,endColumn=1,title=Opschortende termijn%3A te kort%2C of niet (aw/standstill)::Eerst "dit" & <dat>,%0D%0A100%25 zeker: ]]> \u0000\ud800 é € 🏛️',
      '::notice file=../buiten.bestek.md,line=1,col=1,endLine=1,endColumn=11,title=Omzeteis (gp/omzeteis)::Een omzeteis.',
      '::notice file=../buiten.bestek.md,line=1,col=1,endLine=1,endColumn=11,title=Omzeteis (gp/omzeteis)::Een omzeteis.',
      '',
    ]);
  });
});

describe('GitLab', () => {
  const issues = (...args: [documents?: typeof DOCUMENTS]) => JSON.parse(written(gitlabFormat(), ...args));

  it('is a list with what GitLab reads, and without motivated findings', () => {
    expect(issues([documentOf('map/a.bestek.md', AWKWARD, MOTIVATED)])).toEqual([
      {
        description: AWKWARD.message,
        check_name: 'aw/standstill',
        fingerprint: expect.stringMatching(/^[0-9a-f]{16}$/),
        severity: 'critical',
        location: { path: 'map/a.bestek.md', lines: { begin: 12, end: 13 } },
      },
    ]);
    expect(issues([])).toEqual([]);
    expect(issues([documentOf('leeg.bestek.md')])).toEqual([]);
  });

  it('keeps to the severities of Code Climate, with what a baseline knows as the least', () => {
    const all = (['error', 'warning', 'information', 'hint'] as const).map((severity) => ({
      ...WARNING,
      severity,
    }));
    const known = { ...AWKWARD, baseline: 'unchanged' as const };
    const severities = issues([documentOf('a.md', ...all, known)]).map(
      ({ severity }: { severity: string }) => severity,
    );
    expect(severities).toEqual(['critical', 'major', 'minor', 'info', 'info']);
  });

  it('tells the same finding in two documents apart', () => {
    const fingerprints = issues([documentOf('a.md', WARNING), documentOf('b.md', WARNING)]).map(
      ({ fingerprint }: { fingerprint: string }) => fingerprint,
    );
    expect(new Set(fingerprints).size).toBe(2);
  });
});

describe('JUnit', () => {
  it('is well-formed whatever it holds, with one suite per document', () => {
    const root = parseXml(written(junitFormat()));
    expect(root.name).toBe('testsuites');
    expect(root.children.map(({ name, attributes }) => [name, attributes.name])).toEqual(
      DOCUMENTS.map(({ path }) => ['testsuite', path]),
    );
    const [first, clean] = root.children;
    expect(first!.attributes).toMatchObject({ tests: '3', failures: '1', errors: '0', skipped: '1' });
    expect(first!.children.map(({ children }) => children[0]!.name)).toEqual([
      'system-out',
      'failure',
      'skipped',
    ]);
    expect(first!.children[1]!.children[0]!.attributes.message).toBe(
      'Eerst "dit" & <dat>,\r\n100% zeker: ]]> \ufffd\ufffd é € 🏛️',
    );
    expect(first!.children[2]!.children[0]!.attributes.message).toBe(MOTIVATED.motivated);
    expect(clean!.children).toHaveLength(1);
    expect(clean!.attributes).toMatchObject({ tests: '1', failures: '0' });
  });

  it('has no failure where the exit code would be 0', () => {
    const root = parseXml(written(junitFormat(), [documentOf('a.md', WARNING, MOTIVATED)]));
    expect(root.children[0]!.attributes.failures).toBe('0');
  });
});

describe('stylish', () => {
  const plain: Paint = {
    bold: String,
    dim: String,
    red: String,
    yellow: String,
    blue: String,
    cyan: String,
    green: String,
    underline: String,
  };

  it('groups by document, counts from 1 and sums up', () => {
    const document = documentOf('a.bestek.md', WARNING, { ...AWKWARD, message: 'Te kort.' }, MOTIVATED);
    const text = written(stylishFormat('nl', plain), [document, documentOf('b.bestek.md')]);
    expect(text).toBe(
      [
        'a.bestek.md',
        '   1:1  waarschuwing  Een omzeteis.  gp/omzeteis',
        '  12:5  fout          Te kort.  aw/standstill',
        '',
        '2 bestekken: 1 fout, 1 waarschuwing; 1 gemotiveerde afwijking',
        '1 bevinding herstelt `bestekwijzer fix`.',
        'Bestekwijzer geeft geen juridisch advies.',
        '',
      ].join('\n'),
    );
  });

  it('keeps a message on one line', () => {
    const text = written(stylishFormat('nl', plain), [documentOf('a.bestek.md', AWKWARD)]);
    expect(text.split('\n').filter((line) => line.includes('100% zeker'))).toHaveLength(1);
    expect(text).toContain('Eerst "dit" & <dat>, 100% zeker');
  });

  it('says so when there is nothing, and when not everything was read', () => {
    expect(written(stylishFormat('nl', plain), [documentOf('a.md')])).toBe(
      '1 bestek: geen bevindingen\nBestekwijzer geeft geen juridisch advies.\n',
    );
    expect(written(stylishFormat('en', plain), [documentOf('a.md', MOTIVATED, MOTIVATED)], false)).toBe(
      '1 specification: no findings; 2 reasoned deviations\nNote: not everything could be read; see the messages above.\nBestekwijzer gives no legal advice.\n',
    );
  });
});
