import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { positionAt, wholeText } from '../../server/spec/pieces.ts';
import {
  type Change,
  changeSpecification,
  type Language,
  readSpecification,
  type Specification,
} from '../../server/spec/specification.ts';
import { indexLines } from '../../server/text/lines.ts';
import { describeChecked, newChecker } from '../check/rules.ts';
import { describeSpecification } from './describe.ts';
import { changesOf, editsIn, markdownDocument, type RandomChange, yamlDocument } from './documents.ts';
import { runs } from './runs.ts';

function asChange(spec: Specification, edit: ReturnType<typeof editsIn>[number]): Change {
  if ('whole' in edit) return { text: edit.whole };
  return {
    range: { start: positionAt(spec.text, edit.start), end: positionAt(spec.text, edit.end) },
    text: edit.text,
  };
}

/** Makes the edits one by one, and holds each state against the text read and checked afresh. */
function follow(language: Language, start: string, changes: readonly RandomChange[]): void {
  const checker = newChecker();
  let spec = readSpecification('file:///a', language, start);
  let checked = checker.check(spec);
  let text = start;
  for (const change of changes) {
    for (const edit of editsIn(text, change)) {
      const asked = asChange(spec, edit);
      if ('whole' in edit) text = edit.whole;
      else {
        // A place inside CRLF is no position in the protocol.
        const from = edit.start > 0 && text.slice(edit.start - 1, edit.start + 1) === '\r\n' ? 1 : 0;
        const to = edit.end > 0 && text.slice(edit.end - 1, edit.end + 1) === '\r\n' ? 1 : 0;
        text = text.slice(0, edit.start - from) + edit.text + text.slice(edit.end - to);
      }
      spec = changeSpecification(spec, [asked]);
      checked = checker.check(spec, checked);
      hold(spec, language, text);
      const afresh = newChecker().check(readSpecification('file:///a', language, text));
      same(describeChecked(checked), describeChecked(afresh));
    }
  }
}

function hold(spec: Specification, language: Language, text: string): void {
  if (wholeText(spec.text) !== text) expect(wholeText(spec.text)).toBe(text);
  for (const piece of spec.text.pieces.slice(0, -1))
    if (!piece.text.endsWith('\n')) expect(piece.text).toMatch(/\n$/);
  const last = positionAt(spec.text, text.length);
  if (last.line !== indexLines(text).starts.length - 1)
    expect(last.line).toBe(indexLines(text).starts.length - 1);
  same(describeSpecification(spec), describeSpecification(readSpecification('file:///a', language, text)));
}

function same(actual: unknown, expected: unknown): void {
  if (!isDeepStrictEqual(actual, expected)) expect(actual).toStrictEqual(expected);
}

describe('reading and checking incrementally equals reading and checking afresh', () => {
  it('in random Markdown', () => {
    fc.assert(
      fc.property(markdownDocument, changesOf(markdownDocument), (text, changes) =>
        follow('markdown', text, changes),
      ),
      runs(80),
    );
  });

  it('in random YAML', () => {
    fc.assert(
      fc.property(yamlDocument, changesOf(yamlDocument), (text, changes) => follow('yaml', text, changes)),
      runs(80),
    );
  });
});

describe('what once went wrong', () => {
  const whole = (text: string, changes: RandomChange[], language: Language = 'markdown') =>
    follow(language, text, changes);

  it('half-typed front matter with Windows line ends', () => {
    const text = '---\r\nbestek: 1\r\nraming: 5\r\n\r\n# Kop\r\n';
    const spec = readSpecification('file:///a', 'markdown', text);
    expect(spec.text.pieces[0]!.text).toBe('---\r\nbestek: 1\r\nraming: 5\r\n');
    expect(spec.factSheet.facts.estimate).toBe(5);
    whole(text, [{ at: 0.6, typed: '---\n' }]);
  });

  it('front matter too long to be one never ends within a line', () => {
    const text = `---\nbestek: 1\n${'sleutel: waarde van enige lengte\n'.repeat(900)}---\n# Kop\n`;
    const spec = readSpecification('file:///a', 'markdown', text);
    expect(spec.text.pieces[0]!.text.endsWith('\n')).toBe(true);
    whole(text, [{ at: 0.3, remove: 15_000, text: '' }]);
  });

  it('front matter behind a byte order mark, closed later on', () => {
    whole('\ufeff---\nbestek: 1\n\n# Kop\n\ntekst\n', [{ at: 0.99, typed: '---\n' }]);
  });

  it('a closing line with many spaces behind it', () => {
    const spec = readSpecification('file:///a', 'markdown', `---\nbestek: 1\n---${' '.repeat(40)}\n# Kop\n`);
    expect(spec.problems).toEqual([]);
  });

  it('an entry of a YAML list that only moves', () => {
    whole(
      'bestek: 1\neisen:\n- id: E1\n  tekst: dit moet\n',
      [{ at: 0, remove: 0, text: '# nieuw\n' }],
      'yaml',
    );
  });
});

describe('an edit costs what it touches', () => {
  const text = `---\nbestek: 1\n---\n${Array.from({ length: 30 }, (_, i) => `# Kop ${i}\n\nDit moet ${i}.\n\n`).join('')}`;
  const kept = (before: Specification, after: Specification) => {
    const old = new Set(before.sections.map((placed) => placed.section));
    return after.sections.filter((placed) => old.has(placed.section)).length;
  };
  const edited = (start: number, end: number, by: string) => {
    const spec = readSpecification('file:///a', 'markdown', text);
    const range = { start: positionAt(spec.text, start), end: positionAt(spec.text, end) };
    return { spec, next: changeSpecification(spec, [{ range, text: by }]) };
  };

  it('all other sections are the very same objects', () => {
    const at = text.indexOf('moet 15');
    const { spec, next } = edited(at, at, 'soms ');
    expect(kept(spec, next)).toBe(29);
    expect(next.factSheet).toBe(spec.factSheet);
  });

  it('also when a heading comes, goes or is changed', () => {
    const at = text.indexOf('# Kop 15');
    expect(kept(...(Object.values(edited(at, at, '# Nieuw\n\n')) as [Specification, Specification]))).toBe(
      30,
    );
    expect(kept(...(Object.values(edited(at, at + 2, '')) as [Specification, Specification]))).toBe(28);
    expect(kept(...(Object.values(edited(at + 2, at + 5, 'Titel')) as [Specification, Specification]))).toBe(
      29,
    );
  });

  it('an edit of the front matter leaves all sections', () => {
    const at = text.indexOf('bestek');
    const { spec, next } = edited(at, at, 'raming: 5\n');
    expect(kept(spec, next)).toBe(30);
    expect(next.factSheet.facts.estimate).toBe(5);
  });

  it('a whole text that is mostly the same leaves what is the same', () => {
    const spec = readSpecification('file:///a', 'markdown', text);
    const next = changeSpecification(spec, [{ text: text.replace('moet 15', 'mag 15') }]);
    expect(kept(spec, next)).toBe(29);
  });
});
