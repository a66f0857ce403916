import type { Checked } from '../check/check.ts';
import { rangeOf, toDocument } from '../check/places.ts';
import type { UserLanguage } from '../check/render.ts';
import {
  type IsvCoverage,
  isvCoverage,
  isvPart,
  STEP_NAMES,
  STEPS,
  THEMES,
} from '../rules/language/isv-coverage.ts';
import type { CheckedDocument } from './deviations.ts';
import { sectionName } from './deviations.ts';
import type { ReportInProgress, Table } from './table.ts';

/** What a document covers of the six steps and three themes. */
export function coverageOf(checked: Checked): IsvCoverage {
  const { spec, contexts } = checked;
  const { library, date } = contexts.of('other');
  const parts = spec.sections.flatMap((placed, at) =>
    isvPart(placed.section, placed.role, placed.entry).map((value) => ({ at, value })),
  );
  return isvCoverage(parts, library, date);
}

const WORDS = {
  title: { nl: 'Dekking van de zes stappen', en: 'Coverage of the six steps' },
  note: {
    nl: 'Per document, stap en thema de zin die de cel dekt. Een lege cel betekent dat geen zin is gevonden; lees dan de tekst na. Afgeleid van de OESO-stappen en de kabinetsbrief; geen officiële ISV-tekst en geen juridisch advies.',
    en: 'Per document, step and theme the sentence that covers the cell. An empty cell means that no sentence was found; read the text then. Derived from the OECD steps and the cabinet letter; no official ISV text and no legal advice.',
  },
  none: { nl: 'Geen van de documenten bevat ISV-tekst.', en: 'None of the documents holds ISV text.' },
  path: { nl: 'Document', en: 'Document' },
  step: { nl: 'Stap', en: 'Step' },
  theme: { nl: 'Thema', en: 'Theme' },
  covered: { nl: 'Gedekt', en: 'Covered' },
  line: { nl: 'Regel', en: 'Line' },
  section: { nl: 'Paragraaf', en: 'Section' },
  sentence: { nl: 'Zin', en: 'Sentence' },
  yes: { nl: 'ja', en: 'yes' },
  no: { nl: 'nee', en: 'no' },
} as const;

/** Six steps × three themes per document with ISV text, with the sentence that covers each cell. */
export function coverage(documents: readonly CheckedDocument[], language: UserLanguage): Table {
  const report = coverageReport(language);
  documents.forEach(report.add);
  return report.table();
}

export function coverageReport(language: UserLanguage): ReportInProgress<CheckedDocument> {
  const rows: Table['rows'][number][] = [];
  return {
    add: (document) => void rows.push(...coverageRows(document, language)),
    table: () => ({
      title: WORDS.title[language],
      note: WORDS[rows.length > 0 ? 'note' : 'none'][language],
      columns: (['path', 'step', 'theme', 'covered', 'line', 'section', 'sentence'] as const).map((key) => ({
        key,
        title: WORDS[key][language],
      })),
      rows,
    }),
  };
}

function coverageRows({ path, checked }: CheckedDocument, language: UserLanguage): Table['rows'] {
  const found = coverageOf(checked);
  if (!found.isIsv) return [];
  return STEPS.flatMap((step) =>
    THEMES.map((theme) => {
      const place = found.cells.get(`${step}:${theme}`);
      const span = place && toDocument(checked.spec, place.at, place.span);
      return {
        path,
        step: `${step}. ${STEP_NAMES[step][language]}`,
        theme,
        covered: WORDS[place ? 'yes' : 'no'][language],
        line: span ? rangeOf(checked.spec, span).start.line + 1 : '',
        section: place ? sectionName(checked, place.at) : '',
        sentence: place
          ? checked.spec.sections[place.at]!.section.text.slice(place.span.start, place.span.end).replace(
              /\s+/g,
              ' ',
            )
          : '',
      };
    }),
  );
}
