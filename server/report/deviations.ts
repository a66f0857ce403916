import type { Checked } from '../check/check.ts';
import { allProblems } from '../check/fix.ts';
import { problemRange } from '../check/places.ts';
import { foundText, type UserLanguage } from '../check/render.ts';
import type { ReportInProgress, Table } from './table.ts';

/** A checked document with the name it is shown by. */
export interface CheckedDocument {
  readonly path: string;
  readonly checked: Checked;
}

const WORDS = {
  title: { nl: 'Afwijkingenregister', en: 'Deviation register' },
  note: {
    nl: 'Bevindingen die in de aanbestedingsstukken zijn gemotiveerd (pas toe of leg uit). Dit register is gemaakt uit de teksten zelf en is geen juridisch advies.',
    en: 'Findings that are reasoned in the procurement documents (comply or explain). This register is made from the texts themselves and is no legal advice.',
  },
  none: { nl: 'Er zijn geen gemotiveerde afwijkingen.', en: 'There are no reasoned deviations.' },
  path: { nl: 'Document', en: 'Document' },
  line: { nl: 'Regel', en: 'Line' },
  section: { nl: 'Paragraaf', en: 'Section' },
  rule: { nl: 'Controle', en: 'Rule' },
  source: { nl: 'Bron', en: 'Source' },
  found: { nl: 'Bevinding', en: 'Finding' },
  reason: { nl: 'Motivering', en: 'Reasons' },
} as const;

/** The deviation register: every motivated finding with its rule, source, place and reasons. */
export function deviations(documents: readonly CheckedDocument[], language: UserLanguage): Table {
  const report = deviationReport(language);
  documents.forEach(report.add);
  return report.table();
}

export function deviationReport(language: UserLanguage): ReportInProgress<CheckedDocument> {
  const rows: Table['rows'][number][] = [];
  return {
    add({ path, checked }) {
      for (const problem of allProblems(checked)) {
        if (problem.motivated === undefined) continue;
        rows.push({
          path,
          line: problemRange(checked.spec, problem).start.line + 1,
          section: sectionName(checked, problem.at),
          rule: problem.rule.id,
          source: problem.citation?.text[language] ?? '',
          found: foundText(problem, language),
          reason: problem.motivated,
        });
      }
    },
    table: () => ({
      title: WORDS.title[language],
      note: rows.length > 0 ? WORDS.note[language] : WORDS.none[language],
      columns: (['path', 'line', 'section', 'rule', 'source', 'found', 'reason'] as const).map((key) => ({
        key,
        title: WORDS[key][language],
      })),
      rows,
    }),
  };
}

/** Number and title of the heading over a section, or ''. */
export function sectionName(checked: Checked, at: number): string {
  for (let i = at; i >= 0; i = checked.spec.sections[i]!.parent) {
    const { heading } = checked.spec.sections[i]!.section;
    if (heading) return [heading.number, heading.title].filter(Boolean).join(' ');
  }
  return '';
}
