import { createChecker } from '../../server/check/check.ts';
import { createLibraryChecker } from '../../server/check/check-library.ts';
import { placementOf } from '../../server/check/places.ts';
import type { Problem } from '../../server/check/problem.ts';
import { defaultSettings } from '../../server/check/settings.ts';
import { BUILT_IN } from '../../server/library/builtin.gen.ts';
import { joinLibraries } from '../../server/library/library.ts';
import { libraryOf } from '../../server/library/read-library.ts';
import { type LibrarySource, readLibraryFile } from '../../server/library/source.ts';
import type { Example, Rule } from '../../server/rules/rule.ts';
import { readSpecification, type Specification } from '../../server/spec/specification.ts';
import { applyEdits, type Span } from '../../server/text/span.ts';

const EXAMPLE_DATE = '2026-11-01';

/** The file an example stands for; library rules have no front matter. */
export function exampleFile(example: Example, eol = '\n', rule?: Rule): string {
  if (example.yaml || rule?.scope === 'library') return example.text;
  const facts = example.facts ? `${example.facts.trim()}\n` : '';
  return `---\nbestek: "1"\n${facts}---\n\n`.replaceAll('\n', eol) + example.text;
}

export interface FoundExample extends Pick<Problem, 'severity' | 'motivated' | 'crashed'> {
  /** Span in the example's own text (front matter not counted; negative inside it). */
  readonly document: Span;
  /** The file after the first fix. */
  fixed(): string | undefined;
}

/** What a rule finds in an example (marks removed), in order. */
export function findExample(
  rule: Rule,
  example: Example,
  eol = '\n',
  others: readonly Rule[] = [rule],
): FoundExample[] {
  const plain = { ...example, text: unmarked(example.text) };
  if (rule.scope === 'library') return findInLibrary(rule, plain.text);
  const file = exampleFile(plain, eol);
  const inFacts = example.facts !== undefined && /⟦/.test(example.facts);
  const text = inFacts ? file.replace(/[⟦⟧]/g, '') : file;
  const lead = example.yaml ? 0 : text.length - plain.text.length;
  const spec = readSpecification('file:///voorbeeld.bestek.md', example.yaml ? 'yaml' : 'markdown', text);
  const checker = createChecker(others, joinLibraries([BUILT_IN]), defaultSettings(EXAMPLE_DATE));
  const checked = checker.check(spec);
  return [...checked.inFacts, ...checked.bySection.flat()]
    .filter((problem) => problem.rule.id === rule.id)
    .map((problem) => ({
      severity: problem.severity,
      motivated: problem.motivated,
      ...(problem.crashed === undefined ? {} : { crashed: problem.crashed }),
      document: shift(documentSpan(spec, problem.at, problem.span), -lead),
      fixed: () => applyFix(spec, text, problem),
    }))
    .sort((a, b) => a.document.start - b.document.start);
}

interface ExampleFile {
  readonly source: LibrarySource;
  readonly start: number;
}

const FILE_LINE = /^### bestand: (\S{1,80})\r?\n/gm;

/** The files of an example of a library rule, with where each starts in it. */
function exampleFiles(text: string): ExampleFile[] {
  const cuts = [...text.matchAll(FILE_LINE)].map((found) => ({
    name: found[1]!,
    at: found.index,
    start: found.index + found[0].length,
  }));
  if (cuts.length === 0) return [{ source: readLibraryFile('voorbeeld.yaml', text), start: 0 }];
  return cuts.map(({ name, start }, i) => ({
    source: readLibraryFile(name, text.slice(start, cuts[i + 1]?.at)),
    start,
  }));
}

function findInLibrary(rule: Rule, text: string): FoundExample[] {
  const files = exampleFiles(text);
  const sources = files.map(({ source }) => source);
  const checker = createLibraryChecker([rule], defaultSettings(EXAMPLE_DATE));
  const checked = checker.check({ files: sources, library: libraryOf(sources), before: [], after: [] });
  return checked
    .flatMap(({ source, checked: { spec, inFacts } }) => {
      const { start } = files.find((file) => file.source === source)!;
      return inFacts.map((problem) => ({
        severity: problem.severity,
        motivated: problem.motivated,
        ...(problem.crashed === undefined ? {} : { crashed: problem.crashed }),
        document: shift(problem.span, start),
        fixed: () => {
          const after = applyFix(spec, source.text, problem);
          return after && text.slice(0, start) + after + text.slice(start + source.text.length);
        },
      }));
    })
    .sort((a, b) => a.document.start - b.document.start);
}

function shift(span: Span, by: number): Span {
  return { start: span.start + by, end: span.end + by };
}

function documentSpan(spec: Specification, at: number, span: Span): Span {
  const placement = placementOf(spec, at);
  const start = placement.toDocument(span.start);
  return { start, end: span.end === span.start ? start : placement.toDocument(span.end - 1) + 1 };
}

function applyFix(spec: Specification, text: string, problem: Problem): string | undefined {
  const fix = problem.fixes[0];
  if (!fix) return undefined;
  const edits = fix.edits.map((edit) => {
    const at = edit.at ?? problem.at;
    return placementOf(spec, at).toDocumentEdit(edit.span, edit.text)!;
  });
  return applyEdits(text, edits);
}

/** The text without its `⟦…⟧` marks. */
export function unmarked(text: string): string {
  return text.replace(/[⟦⟧]/g, '');
}

/** The text with marks around each span; spans outside it are told at the front. */
export function marked(text: string, spans: readonly Span[]): string {
  let out = '';
  let at = 0;
  let outside = '';
  for (const span of spans) {
    if (span.start < 0) {
      outside += `⟦in de kop: ${span.start}⟧`;
      continue;
    }
    out += `${text.slice(at, span.start)}⟦${text.slice(span.start, span.end)}⟧`;
    at = span.end;
  }
  return outside + out + text.slice(at);
}
