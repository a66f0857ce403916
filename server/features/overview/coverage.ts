import type { Checked } from '../../check/check.ts';
import type { UserLanguage } from '../../check/render.ts';
import { coverageOf } from '../../report/coverage.ts';
import {
  type Place,
  STEP_NAMES,
  STEPS,
  type Step,
  THEMES,
  type Theme,
} from '../../rules/language/isv-coverage.ts';
import { type Mark, markAt } from './mark.ts';

/** Six steps × three themes: where the text covers each. */
export interface CoverageMatrix {
  readonly themes: readonly string[];
  readonly rows: readonly CoverageRow[];
}

export interface CoverageRow {
  readonly step: number;
  /** One word. */
  readonly title: string;
  /** As in the OECD guidance. */
  readonly name: string;
  /** Where the step is stated, whatever the theme. */
  readonly mark: Mark | null;
  /** Per theme; null where no sentence was found. */
  readonly cells: readonly (Mark | null)[];
}

const TITLES: Readonly<Record<Step, { readonly nl: string; readonly en: string }>> = {
  1: { nl: 'Beleid', en: 'Policy' },
  2: { nl: 'Risico’s', en: 'Risks' },
  3: { nl: 'Maatregelen', en: 'Measures' },
  4: { nl: 'Monitoring', en: 'Tracking' },
  5: { nl: 'Communicatie', en: 'Communication' },
  6: { nl: 'Herstel', en: 'Remedy' },
};

const THEME_NAMES: Readonly<Record<Theme, { readonly nl: string; readonly en: string }>> = {
  arbeidsomstandigheden: { nl: 'Arbeidsomstandigheden', en: 'Working conditions' },
  mensenrechten: { nl: 'Mensenrechten', en: 'Human rights' },
  milieu: { nl: 'Milieu', en: 'Environment' },
};

/** The matrix of a document with ISV duties; null for any other. */
export function coverageMatrix(checked: Checked, language: UserLanguage): CoverageMatrix | null {
  const found = coverageOf(checked);
  if (!found.isIsv) return null;
  const mark = (place: Place | undefined) => (place ? markAt(checked, place.at, place.span) : null);
  return {
    themes: THEMES.map((theme) => THEME_NAMES[theme][language]),
    rows: STEPS.map((step) => ({
      step,
      title: TITLES[step][language],
      name: STEP_NAMES[step][language],
      mark: mark(found.steps.get(step)),
      cells: THEMES.map((theme) => mark(found.cells.get(`${step}:${theme}`))),
    })),
  };
}
