import { describe, expect, it } from 'vitest';
import { isReason } from '../../server/check/reasons.ts';
import { readSpecification } from '../../server/spec/specification.ts';
import { newChecker } from './rules.ts';

/** What the rules of the test say of a text: "must" findings by the line they stand on, and reasons. */
function judge(text: string, language: 'markdown' | 'yaml' = 'markdown') {
  const spec = readSpecification('file:///a', language, text);
  const checked = newChecker().check(spec);
  const problems = [...checked.inFacts, ...checked.bySection.flat()];
  const line = (at: number, offset: number) => {
    const place = spec.places.placement(at).toDocument(offset);
    const start = text.lastIndexOf('\n', place - 1) + 1;
    return text.slice(start, `${text}\n`.indexOf('\n', start)).trim();
  };
  const must = problems.filter((problem) => problem.rule.id === 'test/moet');
  return {
    open: must.filter((one) => one.motivated === undefined).map((one) => line(one.at, one.span.start)),
    motivated: must.filter((one) => one.motivated !== undefined).map((one) => line(one.at, one.span.start)),
    reasons: problems.filter((one) => one.rule.id === 'test/reden').map((one) => one.finding.values!.what),
  };
}

const WHY = '> **Motivering** (test/moet): de apparatuur is op maat gemaakt en dus niet leverbaar.';

describe('a motivation', () => {
  it('covers its section and what falls under it, not what stands beside it', () => {
    const text = `# A\n\na1 moet\n\n## B\n\nb1 moet\n\n${WHY}\n\nb2 moet\n\n### C\n\nc moet\n\n## D\n\nd moet\n\n# E\n\ne moet\n`;
    expect(judge(text)).toMatchObject({
      motivated: ['b1 moet', 'b2 moet', 'c moet'],
      open: ['a1 moet', 'd moet', 'e moet'],
    });
  });

  it('covers all parts of a section that was cut because it is long', () => {
    const filler = 'Een alinea zonder inhoud.\n\n'.repeat(600);
    const text = `# A\n\na1 moet\n\n${filler}a2 moet\n\n${filler}${WHY}\n\n# B\n\nb moet\n`;
    expect(readSpecification('file:///a', 'markdown', text).sections.length).toBeGreaterThan(4);
    expect(judge(text)).toMatchObject({ motivated: ['a1 moet', 'a2 moet'], open: ['b moet'] });
  });

  it('counts only for its own rule, and with something said', () => {
    const other = judge(`# A\n\na moet\n\n${WHY.replace('test/moet', 'test/binnen')}\n`);
    expect(other).toMatchObject({ open: ['a moet'], motivated: [] });
    for (const empty of [
      '',
      'n.v.t.',
      'nader in te vullen',
      '[motivering invullen]',
      '…………………………',
      'conform inkoopbeleid.',
    ])
      expect(judge(`# A\n\na moet\n\n> **Motivering** (test/moet): ${empty}\n`).open).toEqual(['a moet']);
  });

  it('in the front matter covers the document', () => {
    const facts = (text: string) =>
      `---\nbestek: 1\nmotiveringen:\n  - regel: test/moet\n    tekst: ${text}\n---\n# A\n\na moet\n\n# B\n\nb moet\n`;
    expect(judge(facts('de apparatuur is op maat gemaakt')).motivated).toEqual(['a moet', 'b moet']);
    expect(judge(facts('volgt nog')).open).toEqual(['a moet', 'b moet']);
  });

  it('in a YAML text covers its entry and no other', () => {
    const text = `bestek: 1\neisen:\n  - id: E1\n    tekst: |\n      a moet\n\n      ${WHY}\n  - id: E2\n    tekst: b moet\n`;
    expect(judge(text, 'yaml')).toMatchObject({ motivated: ['a moet'], open: ['tekst: b moet'] });
  });

  it('is told to be used or not', () => {
    expect(judge(`# A\n\na moet\n\n${WHY}\n`).reasons).toEqual(['motivation test/moet true true true']);
    expect(judge(`# A\n\na\n\n${WHY}\n`).reasons).toEqual(['motivation test/moet true false true']);
    expect(judge('# A\n\na\n\n> **Motivering** (test/weg): n.v.t.\n').reasons).toEqual([
      'motivation test/weg false false false',
    ]);
  });
});

describe('a false-alarm mark', () => {
  const mark = '<!-- negeer test/moet: dit is een citaat uit de wet -->';

  it('silences the next block only', () => {
    expect(judge(`# A\n\n${mark}\n\na moet\n\nb moet\n`)).toMatchObject({ open: ['b moet'], motivated: [] });
    expect(judge(`# A\n\na moet\n\n${mark}\n`).open).toEqual(['a moet']);
  });

  it('takes a list or a table as one block', () => {
    expect(judge(`${mark}\n\n- a moet\n- b moet\n\nc moet\n`).open).toEqual(['c moet']);
    expect(judge(`${mark}\n\n| a moet |\n|---|\n| b moet |\n\nc moet\n`).open).toEqual(['c moet']);
    expect(judge(`${mark}\n\n- a moet\n\n\n\n- b moet\n`).open).toEqual(['- b moet']);
  });

  it('silences the block it stands in', () => {
    expect(judge(`a moet ${mark} en moet\n\nb moet\n`).open).toEqual(['b moet']);
  });

  it('needs a reason, and its own rule', () => {
    expect(judge('<!-- negeer test/moet -->\n\na moet\n').open).toEqual(['a moet']);
    expect(judge('<!-- negeer test/moet: n.v.t. -->\n\na moet\n').open).toEqual(['a moet']);
    expect(judge('<!-- negeer test/kop: dit is een citaat uit de wet -->\n\na moet\n').open).toEqual([
      'a moet',
    ]);
  });

  it('that is empty does not stand in the way of one that is not', () => {
    expect(judge(`<!-- negeer test/moet -->\n${mark}\n\na moet\n`).open).toEqual([]);
  });

  it('does not reach into the next section', () => {
    expect(judge(`# A\n\n${mark}\n\n# B\n\nb moet\n`).open).toEqual(['b moet']);
  });
});

describe('what counts as a reason', () => {
  it.each([
    'de markt is klein en dus kwetsbaar',
    'Waarom deze eis nodig is: uitval kost levens.',
    `${'x'.repeat(300)}`,
  ])('%s', (text) => expect(isReason(text)).toBe(true));
  it.each([
    '',
    '   ',
    'kort',
    'n.v.t.',
    'niet van toepassing.',
    'xxxxxxxxxxxxxxx',
    '...............',
    'Waarom deze vorm is gekozen...',
    'waarom hier wordt afgeweken',
    'why this deviates',
    'waarom dit geen fout is',
    '{{motivering van de eis}}',
  ])('not: %s', (text) => expect(isReason(text)).toBe(false));
});
