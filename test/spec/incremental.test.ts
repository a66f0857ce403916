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

const RUNS = Number(process.env.BESTEKWIJZER_RUNS ?? 250);

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
      { numRuns: RUNS },
    );
  });

  it('in random YAML', () => {
    fc.assert(
      fc.property(yamlDocument, changesOf(yamlDocument), (text, changes) => follow('yaml', text, changes)),
      { numRuns: RUNS },
    );
  });
});
