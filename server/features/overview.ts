import type { Checked } from '../check/check.ts';
import { allProblems } from '../check/fix.ts';
import type { UserLanguage } from '../check/render.ts';
import { FACTS } from '../spec/fact-schema.ts';
import { type Chapter, chaptersOf, MOST_FINDINGS } from './overview/chapters.ts';
import { type CoverageMatrix, coverageMatrix } from './overview/coverage.ts';
import { type Timeline, timelineOf } from './overview/timeline.ts';
import { type WeightChart, weightCharts } from './overview/weights.ts';

/** A document at a glance, as plain data in the reader's language; every mark has the place it stands for. */
export interface Overview {
  readonly uri: string;
  readonly language: UserLanguage;
  readonly title: string;
  /** Name of the procedure, or '' when the document does not tell. */
  readonly procedure: string;
  /** The day of which the law is applied, ISO. */
  readonly date: string;
  readonly counts: Counts;
  readonly timeline: Timeline;
  /** Null without ISV duties. */
  readonly coverage: CoverageMatrix | null;
  readonly weights: readonly WeightChart[];
  readonly chapters: readonly Chapter[];
  /** Findings that are left out of the chapters. */
  readonly more: number;
}

/** Findings by severity; motivated ones apart. */
export interface Counts {
  readonly error: number;
  readonly warning: number;
  readonly information: number;
  readonly motivated: number;
}

/** The overview of a checked document. Pure; nothing is remembered. */
export function overviewOf(checked: Checked, language: UserLanguage): Overview {
  const { spec, contexts } = checked;
  const { facts } = contexts;
  const procedure = FACTS.procedure.values.find(({ value }) => value === facts.procedure);
  const { chapters, more } = limited(chaptersOf(checked, language));
  return {
    uri: spec.uri,
    language,
    title: facts.title ?? '',
    procedure: procedure?.about[language] ?? '',
    date: contexts.of('other').date,
    counts: countsOf(checked),
    timeline: timelineOf(checked, language),
    coverage: coverageMatrix(checked, language),
    weights: weightCharts(checked, language),
    chapters,
    more,
  };
}

function countsOf(checked: Checked): Counts {
  const counts = { error: 0, warning: 0, information: 0, motivated: 0 };
  for (const { motivated, severity } of allProblems(checked))
    counts[motivated !== undefined ? 'motivated' : severity === 'hint' ? 'information' : severity]++;
  return counts;
}

function limited(chapters: readonly Chapter[]): { chapters: Chapter[]; more: number } {
  let room = MOST_FINDINGS;
  let more = 0;
  const kept = chapters.map((chapter) => {
    const findings = chapter.findings.slice(0, room);
    room -= findings.length;
    more += chapter.findings.length - findings.length;
    return findings.length === chapter.findings.length ? chapter : { ...chapter, findings };
  });
  return { chapters: kept, more };
}
