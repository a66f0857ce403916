import { needNoWholeIsv } from '../language/isv-context.ts';
import {
  type IsvCoverage,
  type IsvPart,
  isvCoverage,
  isvPartIn,
  lacksStep,
  STEP_CLAUSES,
  STEP_NAMES,
  STEPS,
  type Step,
} from '../language/isv-coverage.ts';
import { clauseText } from '../language/isv-fixes.ts';
import { type Collected, type DocumentFinding, documentRule, type Fix, t } from '../rule.ts';

export const rule = documentRule<IsvPart>({
  id: 'isv/zes-stappen',
  title: t('ISV zonder alle zes stappen', 'ISV without all six steps'),
  severity: 'warning',
  gate: 'all',
  citations: ['oeso-stappen', 'kabinetsbrief'],
  messages: {
    found: t(
      'In de ISV-tekst ontbreken {count} van de zes stappen van gepaste zorgvuldigheid: {missing}.',
      'The ISV text lacks {count} of the six due-diligence steps: {missingEn}.',
    ),
    one: t(
      'In de ISV-tekst ontbreekt één van de zes stappen van gepaste zorgvuldigheid: {missing}.',
      'The ISV text lacks one of the six due-diligence steps: {missingEn}.',
    ),
    none: t(
      'De ISV-tekst noemt geen van de zes stappen van gepaste zorgvuldigheid: {missing}.',
      'The ISV text states none of the six due-diligence steps: {missingEn}.',
    ),
  },
  todo: t(
    'Leg de ontbrekende stappen vast als verplichting, bijvoorbeeld met de clausules uit de bibliotheek.',
    'Lay down the missing steps as duties, for instance with the clauses of the library.',
  ),
  why: t(
    'Gepaste zorgvuldigheid is één proces van zes stappen. De oude teksten stopten bij risicoanalyse en plan van aanpak; de herziene teksten borgen alle zes stappen, tot en met verantwoording en herstel.',
    'Due diligence is one process of six steps. The old texts stopped at risk analysis and action plan; the revised texts secure all six, up to accounting and remedy.',
  ),
  whenNot: t(
    'Als de ISV-tekst in een bijlage of een ander stuk staat en hier alleen wordt genoemd, of als met opzet een beperkte vorm is gekozen en die keuze is gemotiveerd.',
    'Where the ISV text stands in an annex or other document and is only mentioned here, or a limited form was chosen on purpose and with reasons.',
  ),
  motivable: true,
  words: [],
  collect: isvPartIn,
  *check(view, context) {
    const coverage = isvCoverage(view.items, context.library, context.date);
    if (needNoWholeIsv(context.facts, coverage)) return;
    if (!coverage.isIsv || !coverage.opening) return;
    const missing = STEPS.filter((step) => lacksStep(coverage, step));
    if (missing.length === 0) return;
    // A chapter that only points to an annex has its text there.
    if (coverage.isElsewhere && (missing.length === STEPS.length || coverage.steps.size < 3)) return;
    if (missing.length === STEPS.length && !isChapter(coverage, view.items)) return;
    yield {
      at: coverage.opening.at,
      span: coverage.opening.span,
      message: missing.length === 1 ? 'one' : missing.length === STEPS.length ? 'none' : 'found',
      values: { count: missing.length, missing: names(missing, 'nl'), missingEn: names(missing, 'en') },
      related: presentSteps(coverage),
      fixes: insertion(coverage, missing, view.items, (step) =>
        clauseText(context.library, STEP_CLAUSES[step], context.date),
      ),
    } satisfies DocumentFinding;
  },
  examples: {
    bad: [
      {
        text: '## ⟦Internationale Sociale Voorwaarden⟧\n\nDe leverancier voert een analyse uit van de risico’s in zijn keten en maakt op basis daarvan een plan van aanpak.\n',
      },
      {
        text: '## 6.3 Leveranciers\n\n⟦Opdrachtnemer past gepaste zorgvuldigheid toe in de keten van de geleverde kleding.⟧ Hij brengt in kaart waar misstanden dreigen, neemt maatregelen en meldt jaarlijks in een openbaar verslag wat dat opleverde.\n',
      },
      {
        text: '## ⟦ISV⟧\n\nDe contractant doet het volgende:\n\n- een ketenanalyse maken van de herkomst en de misstanden;\n- maatregelen treffen tegen misstanden;\n- elk jaar rapporteren aan de contractmanager.\n',
      },
      {
        text: '# ⟦Ketenverantwoordelijkheid⟧\n\n| Onderdeel | Verplichting van opdrachtnemer |\n| --- | --- |\n| Beleid | Stelt een mvo-beleid vast en maakt dit bekend |\n| Risico’s | Brengt risico’s op misstanden in beeld |\n| Maatregelen | Pakt de grootste risico’s aan |\n| Verslag | Publiceert elk jaar een verslag |\n',
      },
    ],
    good: [
      {
        text: '## ISV\n\nOpdrachtnemer heeft een beleid voor verantwoord ondernemen vastgesteld. Hij brengt de negatieve gevolgen in zijn keten in kaart en beoordeelt hun ernst. Hij stelt een plan van aanpak op om die gevolgen te beperken. Elk halfjaar meet hij de voortgang met indicatoren. Jaarlijks publiceert hij een verslag. Wie schade lijdt kan terecht bij een klachtenmechanisme en krijgt herstel.\n',
      },
      {
        text: '## Internationale Sociale Voorwaarden\n\nDe contractant doorloopt aantoonbaar de zes stappen van de OESO voor gepaste zorgvuldigheid.\n',
      },
      { text: 'De gemeente hecht aan IMVO en volgt de ontwikkelingen rond de CSDDD.\n' },
      {
        text: '## Overname\n\nOpdrachtnemer voert bij de overname van aandelen een financiële due diligence uit en maakt een risicoanalyse.\n',
      },
      {
        text: '## ISV\n\nOp de overeenkomst zijn de Internationale Sociale Voorwaarden van toepassing die als bijlage 7 zijn bijgevoegd.\n',
      },
      {
        facts: 'isv:\n  risicocategorie: geen\n  toepassing: niet',
        text: 'Opdrachtnemer maakt een risicoanalyse van de bouwplaats en een plan van aanpak.\n',
      },
      {
        text: '## Beveiliging\n\nDe leverancier voert een risicoanalyse uit, neemt maatregelen en rapporteert per kwartaal over incidenten.\n',
      },
    ],
  },
});

/** Whether there is a chapter on ISV: outside one, a sentence that names no step is no ISV text. */
function isChapter({ sections }: IsvCoverage, parts: readonly Collected<IsvPart>[]): boolean {
  return parts.some(({ at, value }) => value.role === 'isv' && sections.includes(at));
}

function names(steps: readonly Step[], language: 'nl' | 'en'): string {
  return steps.map((step) => `${step}. ${STEP_NAMES[step][language]}`).join('; ');
}

function presentSteps({ steps }: IsvCoverage): DocumentFinding['related'] {
  return [...steps]
    .sort(([a], [b]) => a - b)
    .map(([step, place]) => ({
      at: place.at,
      span: place.span,
      message: t(
        `Stap ${step} staat hier: ${STEP_NAMES[step].nl}.`,
        `Step ${step} stands here: ${STEP_NAMES[step].en}.`,
      ),
    }));
}

/** Inserts the clauses of the missing steps behind the last step there is, or at the end of the ISV text. */
function insertion(
  { steps, sections }: IsvCoverage,
  missing: readonly Step[],
  parts: readonly Collected<IsvPart>[],
  textOf: (step: Step) => string | undefined,
): Fix[] {
  const texts = missing.map(textOf).filter((text) => text !== undefined);
  const last = steps.size > 0 ? Math.max(...[...steps.values()].map(({ at }) => at)) : sections.at(-1);
  const section = parts.find(({ at }) => at === last)?.value.section;
  if (texts.length === 0 || last === undefined || !section) return [];
  const end = section.text.trimEnd().length;
  return [
    {
      title: t('Voeg de ontbrekende stappen in', 'Insert the missing steps'),
      kind: 'edit',
      edits: [{ at: last, span: { start: end, end }, text: `\n\n${texts.join('\n\n')}` }],
    },
  ];
}
