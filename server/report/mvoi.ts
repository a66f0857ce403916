import type { Checked } from '../check/check.ts';
import type { UserLanguage } from '../check/render.ts';
import { STEPS, THEMES } from '../rules/language/isv-coverage.ts';
import { binds } from '../spec/speakers.ts';
import { coverageOf } from './coverage.ts';
import type { CheckedDocument } from './deviations.ts';
import type { ReportInProgress, Table } from './table.ts';

const WORDS = {
  title: { nl: 'MVOI- en ISV-cijfers', en: 'Sustainability and ISV figures' },
  note: {
    nl: 'Voor monitoring en de jaarrapportage. Feiten komen uit de kop van elk document; waar die zwijgt, uit de tekst. Controleer de cijfers voor u ze gebruikt.',
    en: 'For monitoring and the yearly report. Facts come from the front matter of each document; where that is silent, from the text. Check the figures before you use them.',
  },
  path: { nl: 'Document', en: 'Document' },
  authority: { nl: 'Soort dienst', en: 'Kind of authority' },
  estimate: { nl: 'Raming (euro)', en: 'Estimate (euro)' },
  isv: { nl: 'ISV toegepast', en: 'ISV applied' },
  application: { nl: 'Toepassingsvorm', en: 'Form of application' },
  category: { nl: 'Risicocategorie', en: 'Risk category' },
  steps: { nl: 'Stappen gedekt', en: 'Steps covered' },
  environment: { nl: 'Milieu genoemd', en: 'Environment named' },
  themes: { nl: "MVOI-thema's", en: 'Themes' },
  socialReturn: { nl: 'Social return', en: 'Social return' },
  truePricing: { nl: 'True pricing', en: 'True pricing' },
  lots: { nl: 'Percelen', en: 'Lots' },
  sme: { nl: 'Mkb-drempels', en: 'SME barriers' },
  total: { nl: 'Totaal', en: 'Total' },
  yes: { nl: 'ja', en: 'yes' },
  no: { nl: 'nee', en: 'no' },
  unknown: { nl: 'onbekend', en: 'unknown' },
} as const;

const COLUMNS = [
  'path',
  'authority',
  'estimate',
  'isv',
  'application',
  'category',
  'steps',
  'environment',
  'themes',
  'socialReturn',
  'truePricing',
  'lots',
  'sme',
] as const;

/** Rules whose findings keep small firms out. */
const SME_RULES =
  /^(?:aw\/(?:omzeteis|samenvoegen|percelen-motivering|referentie|combinatie)|gp\/(?:omzeteis|referentie|zekerheid|kerncompetenties|geschiktheidseis|tenderkosten|aansprakelijkheid)|isv\/mkb)/;

/** One row per document and a total: ISV applied or not and how, themes, social return, true pricing, lots, SME access. */
export function mvoi(documents: readonly CheckedDocument[], language: UserLanguage): Table {
  const report = mvoiReport(language);
  documents.forEach(report.add);
  return report.table();
}

export function mvoiReport(language: UserLanguage): ReportInProgress<CheckedDocument> {
  const figures: Figures[] = [];
  return {
    add: ({ path, checked }) => void figures.push({ path, ...figuresOf(checked) }),
    table: () => mvoiTable(figures, language),
  };
}

type Figures = { readonly path: string } & ReturnType<typeof figuresOf>;

function mvoiTable(figures: readonly Figures[], language: UserLanguage): Table {
  const word = (key: keyof typeof WORDS) => WORDS[key][language];
  const yes = (value: boolean) => word(value ? 'yes' : 'no');
  const rows: Record<string, string | number>[] = figures.map((one) => ({
    path: one.path,
    authority: one.authority ?? word('unknown'),
    estimate: one.estimate ?? '',
    isv: yes(one.isIsv),
    application: one.application ?? (one.isIsv ? word('unknown') : ''),
    category: one.category ?? word('unknown'),
    steps: one.isIsv ? `${one.steps}/${STEPS.length}` : '',
    environment: one.isIsv ? yes(one.environment) : '',
    themes: one.themes.join(', '),
    socialReturn: yes(one.socialReturn),
    truePricing: yes(one.truePricing),
    lots: one.lots,
    sme: one.smeBarriers,
  }));
  if (rows.length > 1) {
    const count = (test: (one: Figures) => boolean) => figures.filter(test).length;
    const sum = (of: (one: Figures) => number) => figures.reduce((total, one) => total + of(one), 0);
    rows.push({
      path: `${word('total')} (${figures.length})`,
      authority: '',
      estimate: sum((one) => one.estimate ?? 0),
      isv: count((one) => one.isIsv),
      application: '',
      category: count((one) => one.category !== undefined && one.category !== 'geen'),
      steps: count((one) => one.steps === STEPS.length),
      environment: count((one) => one.isIsv && one.environment),
      themes: count((one) => one.themes.length > 0),
      socialReturn: count((one) => one.socialReturn),
      truePricing: count((one) => one.truePricing),
      lots: sum((one) => one.lots),
      sme: sum((one) => one.smeBarriers),
    });
  }
  return {
    title: word('title'),
    note: word('note'),
    columns: COLUMNS.map((key) => ({ key, title: word(key) })),
    rows,
  };
}

function figuresOf(checked: Checked) {
  const { facts } = checked.contexts;
  const coverage = coverageOf(checked);
  const { law } = checked.contexts.of('other');
  const category =
    facts.isv?.riskCategory ?? law.riskCategoryFor({ cpv: facts.cpv, words: facts.title })?.subject.id;
  const problems = checked.bySection.flat();
  return {
    authority: facts.contractingAuthority?.kind,
    estimate: facts.estimate,
    isIsv: coverage.isIsv && facts.isv?.application !== 'niet',
    application: facts.isv?.application,
    category,
    steps: STEPS.filter((step) => coverage.steps.has(step)).length,
    environment: coverage.themes.has(THEMES[2]!),
    themes: facts.sustainability ?? [],
    socialReturn:
      facts.sustainability?.includes('social-return') === true || says(checked, /social return|\bsroi\b/),
    truePricing: says(checked, /true pric|werkelijke prijs|verborgen (?:maatschappelijke )?kosten/),
    lots: facts.lots?.length ?? 0,
    smeBarriers: new Set(
      problems.filter((problem) => SME_RULES.test(problem.rule.id)).map((problem) => problem.rule.id),
    ).size,
  };
}

/** Whether a sentence that binds speaks of it, other than to say that it does not apply. */
function says(checked: Checked, words: RegExp): boolean {
  return checked.spec.sections.some(
    ({ section }) =>
      words.test(section.low) &&
      section.sentences.some(
        (sentence) =>
          binds(sentence.speaker) &&
          words.test(sentence.low) &&
          !/\b(?:geen|niet van toepassing|n\.v\.t)/.test(sentence.low),
      ),
  );
}
