import type { Span } from '../text/span.ts';
import type { Mark, PlacedSection } from './model.ts';

/** A clause in use: from its opening to its closing marker, possibly over several sections. */
export interface ClauseUse {
  readonly id: string;
  readonly version: string | undefined;
  /** Section of the opening marker and where the marker stands in it. */
  readonly at: number;
  readonly marker: Span;
  readonly idSpan: Span;
  /** Section and span of the closing marker; undefined when it is never closed. */
  readonly closedAt: number | undefined;
  readonly closing: Span | undefined;
}

/** Clauses in use in a Markdown text, in order. A clause still open when the next one opens is not closed. */
export function clauseUses(sections: readonly PlacedSection[]): {
  uses: ClauseUse[];
  strayClosings: { at: number; span: Span }[];
} {
  const uses: ClauseUse[] = [];
  const strayClosings: { at: number; span: Span }[] = [];
  let open: { at: number; mark: Extract<Mark, { kind: 'clause-open' }> } | undefined;
  const finish = (closedAt: number | undefined, closing: Span | undefined) => {
    if (!open) return;
    const { at, mark } = open;
    uses.push({
      id: mark.id,
      version: mark.version,
      at,
      marker: mark.span,
      idSpan: mark.idSpan,
      closedAt,
      closing,
    });
    open = undefined;
  };
  sections.forEach(({ section }, at) => {
    for (const mark of section.marks) {
      if (mark.kind === 'clause-open') {
        finish(undefined, undefined);
        open = { at, mark };
      } else if (mark.kind === 'clause-close') {
        if (open) finish(at, mark.span);
        else strayClosings.push({ at, span: mark.span });
      }
    }
  });
  finish(undefined, undefined);
  return { uses, strayClosings };
}

/** A `{{field}}` left open in a clause, with its name in section `at`. */
export interface OpenField {
  readonly clause: string;
  readonly name: string;
  readonly at: number;
  readonly span: Span;
}

const FIELD = /\{\{(\s{0,3})([\w-]{1,60})\s{0,3}\}\}/g;

/** The fields left open in the clauses of a text, in order; one that stands outside a clause is nobody's. */
export function openFields(sections: readonly PlacedSection[]): OpenField[] {
  const found: OpenField[] = [];
  let open: string | undefined;
  sections.forEach(({ section, entry }, at) => {
    const marks = section.marks.filter(({ kind }) => kind === 'clause-open' || kind === 'clause-close');
    let next = 0;
    const passMarks = (until: number) => {
      for (; marks[next] && marks[next]!.span.start < until; next++) {
        const mark = marks[next]!;
        open = mark.kind === 'clause-open' ? mark.id : undefined;
      }
    };
    const own = entry?.kind === 'clause' ? entry.id : undefined;
    for (const match of section.text.includes('{{') ? section.text.matchAll(FIELD) : []) {
      passMarks(match.index);
      const clause = own ?? open;
      if (clause === undefined) continue;
      const start = match.index + 2 + match[1]!.length;
      found.push({ clause, name: match[2]!, at, span: { start, end: start + match[2]!.length } });
    }
    passMarks(Number.POSITIVE_INFINITY);
  });
  return found;
}
