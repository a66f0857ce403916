import type { Checked } from '../../check/check.ts';
import type { Problem } from '../../check/problem.ts';
import { foundText, type UserLanguage } from '../../check/render.ts';
import { DOCUMENT_AT, FACTS_AT, type Severity } from '../../rules/rule.ts';
import type { Heading, PlacedSection } from '../../spec/model.ts';
import { type Mark, markAt, shownSource } from './mark.ts';

/** The findings of one chapter. */
export interface Chapter {
  readonly title: string;
  readonly mark: Mark | null;
  readonly findings: readonly ChapterFinding[];
}

export interface ChapterFinding {
  readonly rule: string;
  readonly severity: Severity;
  /** What was found, in one sentence. */
  readonly text: string;
  readonly source: string | null;
  /** The reasons given for the deviation. */
  readonly motivated: string | null;
  readonly mark: Mark;
}

/** More would fill a screen by the metre; the rest is counted. */
export const MOST_FINDINGS = 500;

const WORDS = {
  facts: { nl: 'Kop van het document', en: 'Front matter' },
  document: { nl: 'Het stuk als geheel', en: 'The document as a whole' },
  start: { nl: 'Begin van het stuk', en: 'Start of the document' },
  requirement: { nl: 'Eisen', en: 'Requirements' },
  suitability: { nl: 'Geschiktheidseisen', en: 'Suitability requirements' },
  clause: { nl: 'Clausules', en: 'Clauses' },
  section: { nl: 'Secties', en: 'Sections' },
} as const;

/** Every chapter in the order of the text, also those without findings; front matter and document only with some. */
export function chaptersOf(checked: Checked, language: UserLanguage): Chapter[] {
  const { spec, inFacts, bySection } = checked;
  const toFinding = (problem: Problem): ChapterFinding => ({
    rule: problem.rule.id,
    severity: problem.severity,
    text: foundText(problem, language),
    source: shownSource(problem.citation, language) ?? null,
    motivated: problem.motivated ?? null,
    mark: markAt(checked, problem.at, problem.span),
  });
  const chapters: { title: string; mark: Mark | null; findings: ChapterFinding[] }[] = [];
  for (const [at, title] of [
    [FACTS_AT, WORDS.facts[language]],
    [DOCUMENT_AT, WORDS.document[language]],
  ] as const) {
    const findings = inFacts.filter((problem) => problem.at === at).map(toFinding);
    if (findings.length > 0) chapters.push({ title, mark: findings[0]!.mark, findings });
  }
  const level = chapterLevel(spec.sections);
  const known = new Map<number | string, { title: string; mark: Mark | null; findings: ChapterFinding[] }>();
  spec.sections.forEach((placed, at) => {
    const top = chapterOf(spec.sections, at, level);
    const heading = top === undefined ? undefined : spec.sections[top]!.section.heading!;
    const item = placed.entry;
    const key = top ?? (item ? (item.kind === 'section' && item.title ? at : item.kind) : 'start');
    let chapter = known.get(key);
    if (!chapter) {
      const title = heading
        ? headingText(heading)
        : item
          ? (item.kind === 'section' && item.title) || WORDS[item.kind][language]
          : WORDS.start[language];
      const mark = heading
        ? markAt(checked, top!, heading.span)
        : markAt(checked, at, { start: 0, end: Math.min(1, placed.section.text.length) });
      chapter = { title, mark, findings: [] };
      known.set(key, chapter);
      chapters.push(chapter);
    }
    for (const problem of bySection[at]!) chapter.findings.push(toFinding(problem));
  });
  return chapters.filter(({ findings, mark }) => findings.length > 0 || mark?.section);
}

/** "4 Eisen"; what is numbered by its own name ("Bijlagen") is not said twice. */
function headingText({ number, title }: Heading): string {
  return number && !title.startsWith(number) ? `${number} ${title}` : title;
}

/** The highest level with more than one heading: a lone title is no chapter. */
function chapterLevel(sections: readonly PlacedSection[]): number {
  const counts = new Map<number, number>();
  for (const { section } of sections) {
    const level = section.heading?.level;
    if (level !== undefined) counts.set(level, (counts.get(level) ?? 0) + 1);
  }
  const levels = [...counts].sort(([a], [b]) => a - b);
  return (levels.find(([, count]) => count > 1) ?? levels[0] ?? [1])[0];
}

/** The section whose heading opens the chapter; undefined for text before any heading. */
function chapterOf(sections: readonly PlacedSection[], at: number, level: number): number | undefined {
  let last: number | undefined;
  for (let i = at; i >= 0; i = sections[i]!.parent) {
    const { heading } = sections[i]!.section;
    if (!heading) continue;
    last = i;
    if (heading.level <= level) return i;
  }
  return last;
}
