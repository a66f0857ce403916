import { describe, expect, it } from 'vitest';
import { type Checker, createChecker } from '../../server/check/check.ts';
import { allProblems } from '../../server/check/fix.ts';
import { toDocument } from '../../server/check/places.ts';
import { defaultSettings } from '../../server/check/settings.ts';
import { BUILT_IN } from '../../server/library/builtin.gen.ts';
import { joinLibraries } from '../../server/library/library.ts';
import { rules } from '../../server/rules/all.gen.ts';
import { changeSpecification, type Language, readSpecification } from '../../server/spec/specification.ts';
import { RULES } from '../check/rules.ts';

/**
 * Texts made to bring a reader to its knees. Each must be read and checked, by all rules there are, without an error
 * and in about the time that an honest text of its size takes. The bound is wide, so that a busy machine does not fail.
 */
const BOUND_MS = 6_000;

const sentence = 'De opdrachtnemer moet binnen 14 dagen € 12.500,- betalen. ';
const many = (text: string, times: number) => text.repeat(times);
const each = (times: number, line: (i: number) => string) =>
  Array.from({ length: times }, (_, i) => line(i)).join('\n');

const MARKDOWN: Record<string, () => string> = {
  'quotes 5,000 deep': () => `${many('>', 5_000)} ${sentence}`,
  'quotes ever deeper': () => each(400, (i) => `${many('> ', i)}${sentence}\n`),
  'lists 2,000 deep on one line': () => `${many('- ', 2_000)}${sentence}`,
  'lists ever deeper': () => each(400, (i) => `${many('  ', i)}- ${sentence}`),
  '50,000 opening brackets': () => many('[', 50_000),
  '50,000 links that never close': () => many('[a](', 50_000),
  '50,000 images that never close': () => many('![a][', 50_000),
  '50,000 closing brackets': () => many('](', 50_000),
  '50,000 backticks in runs of each length': () => each(300, (i) => many('`', i + 1)),
  '50,000 single backticks': () => many('` ', 50_000),
  '50,000 stars': () => many('*a **b ', 25_000),
  '50,000 stars in one run': () => many('*', 50_000),
  '50,000 stars after capitals': () => many('A**', 50_000),
  '50,000 underscores': () => many('_a ', 50_000),
  '50,000 angles': () => many('<', 50_000),
  '50,000 tags that never close': () => many('<a b="', 50_000),
  '50,000 openings of a comment': () => many('<!-- ', 50_000),
  '20,000 comments in a paragraph': () => many('a <!-- negeer test/moet: om die reden --> moet ', 20_000),
  '10,000 marks between items': () =>
    each(10_000, (i) => `<!-- negeer test/moet: dit citeert de wet -->\n- E${i} moet\n`),
  '10,000 clause markers': () =>
    each(10_000, (i) => `<!-- clausule isv/x${i}@2025.1 -->\n\nTekst.\n\n<!-- /clausule -->\n`),
  '5,000 motivations': () =>
    each(5_000, () => '> **Motivering** (test/moet): de markt vraagt hierom, zie de consultatie.\n'),
  '50,000 ampersands': () => many('&amp;&nbsp;&', 50_000),
  '50,000 addresses': () => many('http://a ', 50_000),
  '50,000 backslashes': () => many('\\', 50_000),
  'a line of 1 MB without a space': () => many('a', 1_000_000),
  'a line of 1 MB of sentences': () => many(sentence, 17_000),
  'a line of 300 KB of digits': () => many('1', 300_000),
  'a line of 300 KB of digits and points': () => many('1.', 150_000),
  'a line of 300 KB of euros': () => many('€ ', 150_000),
  '1 MB of spaces': () => `a${many(' ', 1_000_000)}b`,
  '200,000 blank lines': () =>
    `<!-- negeer test/moet: x -->${many('\n', 200_000)}- moet\n${many(' \n', 100_000)}- moet`,
  '20,000 headings': () => each(20_000, (i) => `${many('#', (i % 6) + 1)} Kop ${i}\n\nDit moet.\n`),
  '20,000 table rows': () =>
    `| Eis | Tekst |\n|---|---|\n${each(20_000, (i) => `| E${i} | Dit moet \\| € ${i} |`)}`,
  'a table of 2,000 columns': () => each(20, (i) => `|${many(i === 1 ? '---|' : 'a|', 2_000)}`),
  '20,000 items': () => each(20_000, (i) => `${i + 1}. Dit moet:`),
  '20,000 link definitions': () => each(20_000, (i) => `[a${i}]: https://x.nl/${i}`),
  'a fence that is never closed': () => `# Kop\n\`\`\`\n${each(20_000, (i) => `# Kop ${i}`)}`,
  'a comment that is never closed': () => `# Kop\n<!--\n${each(20_000, (i) => `# Kop ${i}`)}`,
  'front matter that is never closed': () => `---\nbestek: 1\n${each(20_000, (i) => `sleutel${i}: ${i}`)}`,
  'front matter with deep flow': () => `---\nbestek: ${many('[', 3_000)}\n---\n`,
  'only dashes': () => many('---\n', 50_000),
  'conflict markers': () => each(5_000, () => '<<<<<<< HEAD\nmoet\n=======\nmag\n>>>>>>> ander\n'),
  'half surrogate pairs and NUL': () => many('\ud83d \udc00 \u0000 moet ', 20_000),
  'combining marks': () => `e${many('\u0301', 200_000)}`,
  'letters whose lower case is longer': () => many('İ moet ', 50_000),
  'separators of Unicode': () => many('moet\u2028', 50_000),
  'carriage returns alone': () => many('# moet\r', 20_000),
  '"####Titel" without a space': () => each(20_000, () => '####Titel'),
};

const YAML: Record<string, () => string> = {
  '20,000 unknown keys': () => `bestek: 1\n${each(20_000, (i) => `procedur${i}: x`)}`,
  '20,000 keys that are the same': () => `bestek: 1\n${each(20_000, () => 'raming: 1')}`,
  'flow 3,000 deep': () => `bestek: ${many('[', 3_000)}`,
  'flow maps 3,000 deep': () => `eisen: ${many('{a: ', 3_000)}`,
  'blocks 1,000 deep': () => `bestek: 1\n${each(1_000, (i) => `${many(' ', i)}a:`)}`,
  'an alias bomb': () =>
    `a: &a [x,x,x,x,x,x,x,x,x]\n${each(12, (i) => `k${i}: &k${i} [${many(`*${i === 0 ? 'a' : `k${i - 1}`},`, 9)}]`)}\ncpv: *k11\neisen: *k11\n`,
  'an alias bomb in a text': () =>
    `eisen:\n- &a {tekst: moet}\n${each(9, (i) => `- &b${i} [${many(`*${i === 0 ? 'a' : `b${i - 1}`},`, 9)}]`)}\n`,
  '5,000 aliases': () => `titel: &a x\nvoorwaarden:\n${each(5_000, () => '- *a')}`,
  '10,000 requirements': () => `eisen:\n${each(10_000, (i) => `- id: E${i}\n  tekst: dit moet`)}`,
  '10,000 requirements in one flow list': () => `eisen: [${many('{id: E1, tekst: dit moet}, ', 10_000)}]`,
  'a literal text of 1 MB': () => `secties:\n- tekst: |\n${each(17_000, () => `    ${sentence}`)}`,
  'a folded text of 1 MB': () => `secties:\n- tekst: >\n${each(17_000, () => `    ${sentence}`)}`,
  'a quoted text of 300 KB with escapes': () => `secties:\n- tekst: "${many('\\u00e9\\n moet ', 20_000)}"`,
  'a quote that is never closed': () => `secties:\n- tekst: "${each(10_000, () => sentence)}`,
  'comments only': () => each(50_000, () => '# moet'),
  'dashes only': () => each(20_000, () => '-'),
  tabs: () => each(10_000, () => '\t- a: b'),
  'conflict markers': () => each(2_000, () => '<<<<<<< HEAD\nraming: 1\n=======\nraming: 2\n>>>>>>> ander'),
  'half surrogate pairs and NUL': () => `titel: ${many('\ud83d \udc00 \u0000 ', 20_000)}`,
};

const law = joinLibraries([BUILT_IN]);
const cheap = createChecker(RULES, law, defaultSettings('2026-11-01'));
const all = createChecker([...rules, ...RULES], law, defaultSettings('2026-11-01'));
const cases = (language: Language, texts: Record<string, () => string>) =>
  Object.entries(texts).map(([name, make]) => [language, name, make] as const);
const CASES = [...cases('markdown', MARKDOWN), ...cases('yaml', YAML)];

function judge(language: Language, name: string, text: string, checker: Checker): void {
  const start = performance.now();
  const spec = readSpecification('file:///a', language, text);
  const checked = checker.check(spec);
  const read = performance.now();
  for (const problem of allProblems(checked)) {
    expect(problem.crashed).toBeUndefined();
    const { start: from, end } = toDocument(spec, problem.at, problem.span);
    if (!(from >= 0 && from <= end && end <= text.length)) expect([from, end]).toBe('in the text');
  }
  const bottom = { line: spec.text.lineStarts.at(-1)! + 1_000_000, character: 0 };
  const next = changeSpecification(spec, [{ range: { start: bottom, end: bottom }, text: 'x' }]);
  checker.check(next, checked);
  const took = performance.now() - start;
  if (took > 1_500)
    console.log(
      `${language}, ${name}: ${Math.round(read - start)} ms, after an edit ${Math.round(took - read + start)} ms`,
    );
  expect(took).toBeLessThan(BOUND_MS);
}

describe('hostile texts are read and checked in time', () => {
  it.each(CASES)('%s: %s', (language, name, make) => judge(language, name, make(), cheap));
});

describe('all rules get through hostile texts in time', () => {
  // The rules look at far more of a text than reading does, so they get the first part of it.
  it.each(CASES)('%s: %s', (language, name, make) => judge(language, name, make().slice(0, 60_000), all));
});
