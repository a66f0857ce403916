import type { RootContent } from 'mdast';
import type { Checked } from '../check/check.ts';
import type { Problem } from '../check/problem.ts';
import type { SectionEntry } from '../spec/model.ts';
import type { Span } from '../text/span.ts';
import { parseMarkdown } from './markdown.ts';

/** A finding at its place in a text. */
export interface PlacedProblem {
  readonly problem: Problem;
  readonly span: Span;
}

/** A stretch of Markdown with its tree and the findings in it. */
export interface MarkdownPart {
  readonly kind: 'markdown';
  readonly text: string;
  readonly nodes: readonly RootContent[];
  readonly problems: readonly PlacedProblem[];
  /** Headings in it stand so many levels lower. */
  readonly shift: number;
}

/** A specification as a Word document has it: texts, titles of its own, and requirements as a table. */
export type Part =
  | MarkdownPart
  | { readonly kind: 'title'; readonly level: number; readonly text: string }
  | { readonly kind: 'requirements'; readonly rows: readonly RequirementRow[] };

export interface RequirementRow {
  readonly id: string;
  readonly title: string;
  readonly requirementKind: string;
  readonly texts: readonly MarkdownPart[];
}

/** Titles of the lists of texts in YAML. */
export type ListTitles = Readonly<Record<Exclude<SectionEntry['kind'], 'section'>, string>>;

/** The parts of a specification in order, and the findings that have no place in its text. */
export function partsOf(
  checked: Checked,
  titles: ListTitles,
  withFindings: boolean,
): { readonly parts: Part[]; readonly loose: readonly Problem[] } {
  const problemsAt = (at: number) => (withFindings ? (checked.bySection[at] ?? []) : []);
  const loose = withFindings ? checked.inFacts : [];
  const parts =
    checked.spec.language === 'yaml'
      ? yamlParts(checked, titles, problemsAt)
      : markdownParts(checked, problemsAt);
  return { parts, loose };
}

type ProblemsAt = (at: number) => readonly Problem[];

function markdownParts(checked: Checked, problemsAt: ProblemsAt): Part[] {
  const { sections, places, text } = checked.spec;
  const start = sections.length > 0 ? places.span(0).start : text.length;
  const body = text.pieces
    .map((piece) => piece.text)
    .join('')
    .slice(start);
  // The parser takes more than linear time; but a link may be defined in another section.
  if (!mayDefine(body)) return sections.map((_, at) => sectionPart(checked, at, 0, problemsAt));
  const problems = sections.flatMap((_, at) => {
    const placement = places.placement(at);
    return problemsAt(at).map((problem) => ({
      problem,
      span: {
        start: placement.toDocument(problem.span.start) - start,
        end: placement.toDocument(problem.span.end) - start,
      },
    }));
  });
  return [markdownPart(body, problems, 0)];
}

/** Whether a line starts like the definition of a link or a footnote. */
function mayDefine(text: string): boolean {
  for (let at = text.indexOf(']:'); at >= 0; at = text.indexOf(']:', at + 2)) {
    const line = text.lastIndexOf('\n', at) + 1;
    if (/^[ >]{0,9}\[/.test(text.slice(line, line + 10))) return true;
  }
  return false;
}

function markdownPart(text: string, problems: readonly PlacedProblem[], shift: number): MarkdownPart {
  return { kind: 'markdown', text, nodes: parseMarkdown(text).children, problems, shift };
}

function sectionPart(checked: Checked, at: number, shift: number, problemsAt: ProblemsAt): MarkdownPart {
  const problems = problemsAt(at).map((problem) => ({ problem, span: problem.span }));
  return markdownPart(checked.spec.sections[at]!.section.text, problems, shift);
}

function yamlParts(checked: Checked, titles: ListTitles, problemsAt: ProblemsAt): Part[] {
  const tops = highestHeadings(checked);
  const parts: Part[] = [];
  let before: SectionEntry | undefined;
  let rows: OpenRow[] = [];
  checked.spec.sections.forEach(({ entry }, at) => {
    const kind = entry?.kind ?? 'section';
    const isNew = entry !== before;
    const opensList = kind !== 'section' && kind !== before?.kind;
    before = entry;
    if (opensList) parts.push({ kind: 'title', level: 1, text: titles[kind] });
    if (kind === 'requirement' || kind === 'suitability') {
      if (opensList) {
        rows = [];
        parts.push({ kind: 'requirements', rows });
      }
      if (isNew) rows.push(rowOf(entry));
      rows.at(-1)!.texts.push(sectionPart(checked, at, 0, problemsAt));
      return;
    }
    const level = kind === 'clause' ? 2 : 1;
    const title = entry?.title ?? (kind === 'clause' ? clauseTitle(checked, entry?.id) : undefined);
    if (isNew && title !== undefined) parts.push({ kind: 'title', level, text: title });
    // The highest headings of a text stand one level below its title, whatever their own level.
    const below = title === undefined ? level : level + 1;
    parts.push(sectionPart(checked, at, below - (tops.get(entry) ?? 1), problemsAt));
  });
  return parts;
}

function highestHeadings({ spec }: Checked): ReadonlyMap<SectionEntry | undefined, number> {
  const tops = new Map<SectionEntry | undefined, number>();
  for (const { entry, section } of spec.sections)
    if (section.heading) tops.set(entry, Math.min(tops.get(entry) ?? 6, section.heading.level));
  return tops;
}

/** What a clause is called in its library. */
function clauseTitle({ contexts }: Checked, id: string | undefined): string | undefined {
  return id === undefined ? undefined : (contexts.of('other').library.clause(id)?.title ?? id);
}

type OpenRow = RequirementRow & { readonly texts: MarkdownPart[] };

function rowOf(entry: SectionEntry | undefined): OpenRow {
  const { id = '', title = '', requirementKind = '' } = entry ?? {};
  return { id, title, requirementKind, texts: [] };
}
