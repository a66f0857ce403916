import type { Law } from '../../law/law.ts';
import type { Facts } from '../../spec/fact-schema.ts';
import type { FactSheet } from '../../spec/facts.ts';
import type { Section } from '../../spec/model.ts';
import { isChainAbuse } from '../language/isv-context.ts';
import {
  type IsvPart,
  isvCoverage,
  isvPart,
  readingOf,
  stepsIn,
  THEMES,
  themesIn,
} from '../language/isv-coverage.ts';
import { clauseText } from '../language/isv-fixes.ts';
import { isDenied } from '../language/modality.ts';
import { hasReasonNearby } from '../language/reasons.ts';
import { type DocumentFinding, documentRule, FACTS_AT, type Fix, type RuleContext, t } from '../rule.ts';

interface Contribution {
  readonly part: IsvPart;
  readonly section: Section;
  readonly isEntry: boolean;
}

export const rule = documentRule<Contribution>({
  id: 'isv/ontbreekt',
  title: t('Geen Internationale Sociale Voorwaarden', 'No international social conditions'),
  severity: 'warning',
  gate: 'all',
  citations: ['isv-rijk', 'kabinetsbrief-risicocategorieen', 'aw-2.80'],
  messages: {
    found: t(
      'Deze opdracht van het Rijk valt in de risicocategorie {category}, maar er zijn geen Internationale Sociale Voorwaarden opgenomen.',
      'This central government contract falls in risk category {categoryEn}, but no international social conditions are included.',
    ),
  },
  todo: t(
    'Neem de ISV op, ten minste als bijzondere uitvoeringsvoorwaarde, of motiveer waarom dat hier niet kan.',
    'Include the ISV, at least as a condition for performance, or state why that cannot be done here.',
  ),
  why: t(
    'Het Rijk past de ISV toe op opdrachten vanaf de Europese drempel in een risicocategorie, omdat in die ketens de kans op misstanden groot is. Na de gunning kunnen zij niet meer worden toegevoegd.',
    'Central government applies the ISV to contracts at or above the EU threshold in a risk category, since abuses are likely in those chains. They cannot be added after award.',
  ),
  whenNot: t(
    'Als de ISV in een ander aanbestedingsstuk staan, of als de opdracht toch niet in de categorie valt: zet dan `isv: risicocategorie: geen`.',
    'Where the ISV stand in another procurement document, or the contract is not in the category after all: set `isv: risicocategorie: geen`.',
  ),
  motivable: true,
  words: [],
  collect: (section, context, item) => [
    { part: isvPart(section, context.role, item)[0]!, section, isEntry: item !== undefined },
  ],
  *check(view, context): Generator<DocumentFinding> {
    const { facts, law } = context;
    const category = riskCategory(facts, law);
    if (!category || !isAboveThreshold(facts, context) || !couldHoldIsv(facts)) return;
    // A category concluded from words is certain enough only for a text that is a whole document.
    const isPlain = category.by === 'isv.risicocategorie' || view.sheet.places.has(category.by);
    if (!view.sheet.places.has('aanbestedende-dienst.soort') && !view.wholeDocument) return;
    if (!isPlain && !view.wholeDocument) return;
    const { application, reasons } = facts.isv ?? {};
    if (application === 'niet' && (reasons ?? '').trim().length > 20) return;
    if (hasIsv(view.items, context)) return;
    yield {
      at: FACTS_AT,
      span: placeOf(view.sheet, category.by),
      values: { category: category.nl, categoryEn: category.en },
      fixes: insertion(view.items, context),
    };
  },
  examples: {
    bad: [
      {
        yaml: true,
        text: 'bestek: "1"\naanbestedende-dienst:\n  soort: rijk\nprocedure: openbaar\nopdracht: levering\nraming: 800000\nisv:\n  risicocategorie: ⟦werkplekomgeving⟧\nsecties:\n  - titel: Opdracht\n    tekst: Levering van bureaus.\n',
      },
      {
        yaml: true,
        text: 'bestek: "1"\ntitel: ⟦Levering van laptops⟧\naanbestedende-dienst:\n  soort: rijk\nprocedure: openbaar\nopdracht: levering\n',
      },
      {
        yaml: true,
        text: 'bestek: "1"\ntitel: Raamovereenkomst\naanbestedende-dienst:\n  soort: rijk\nprocedure: niet-openbaar\nopdracht: levering\nraming: 350000\ncpv: ⟦["18110000-3"]⟧\nsecties:\n  - titel: Internationale Sociale Voorwaarden\n    tekst: N.v.t.\n',
      },
    ],
    good: [
      {
        facts:
          'aanbestedende-dienst:\n  soort: rijk\nprocedure: openbaar\nopdracht: levering\nraming: 800000\nisv:\n  risicocategorie: werkplekomgeving',
        text: '## Internationale Sociale Voorwaarden\n\nOpdrachtnemer past gepaste zorgvuldigheid toe in de keten.\n',
      },
      {
        facts:
          'titel: Levering van laptops\naanbestedende-dienst:\n  soort: gemeente\nprocedure: openbaar\nopdracht: levering\nraming: 800000',
        text: '## Opdracht\n\nLevering van laptops.\n',
      },
      {
        facts:
          'titel: Levering van laptops\naanbestedende-dienst:\n  soort: rijk\nprocedure: meervoudig-onderhands\nopdracht: levering\nraming: 60000',
        text: '## Opdracht\n\nLevering van laptops.\n',
      },
      {
        facts:
          'titel: Levering van laptops\naanbestedende-dienst:\n  soort: rijk\nprocedure: openbaar\nopdracht: levering\nraming: 800000\nisv:\n  risicocategorie: geen',
        text: '## Opdracht\n\nLevering van laptops.\n',
      },
      {
        facts:
          'titel: Catering\naanbestedende-dienst:\n  soort: rijk\nprocedure: openbaar\nopdracht: dienst\nraming: 900000',
        text: '## Voorwaarden\n\nDe Internationale Sociale Voorwaarden in bijlage 6 gelden voor deze overeenkomst.\n',
      },
    ],
  },
});

interface Category {
  readonly nl: string;
  readonly en: string;
  readonly by: 'isv.risicocategorie' | 'cpv' | 'titel';
}

/** The category stated, or else the one that CPV codes or title point to. */
function riskCategory(facts: Facts, law: Law): Category | undefined {
  const stated = facts.isv?.riskCategory;
  if (stated === 'geen') return undefined;
  const named = law.riskCategories.find(({ id }) => id === stated);
  if (named) return { nl: named.label.nl, en: named.label.en, by: 'isv.risicocategorie' };
  const found = law.riskCategoryFor({ cpv: facts.cpv, words: facts.title });
  if (!found) return undefined;
  const { label } = found.subject;
  return { nl: label.nl, en: label.en, by: found.by === 'cpv' ? 'cpv' : 'titel' };
}

/** Central government at or above the threshold; without an estimate an EU procedure tells. */
function isAboveThreshold(facts: Facts, { law, regime }: RuleContext): boolean {
  const authority = facts.contractingAuthority?.kind;
  if (authority !== 'rijk' || regime !== 'eu' || NO_ISV.has(facts.procedure ?? '')) return false;
  const threshold = law.thresholdFor({ procedure: facts.procedure, contract: facts.contractType, authority });
  const estimate = facts.estimate ?? sumOfLots(facts) ?? facts.framework?.maximum;
  return estimate === undefined || !threshold || estimate >= threshold.amount;
}

/** Procedures the government's policy on the ISV leaves alone. */
const NO_ISV: ReadonlySet<string> = new Set(['sas', 'concessie']);

function sumOfLots({ lots }: Facts): number | undefined {
  if (!lots?.length || lots.some(({ estimate }) => estimate === undefined)) return undefined;
  return lots.reduce((sum, { estimate }) => sum + estimate!, 0);
}

function couldHoldIsv({ documentKind }: Facts): boolean {
  return documentKind !== 'nota-van-inlichtingen' && documentKind !== 'selectieleidraad';
}

function hasIsv(items: readonly { at: number; value: Contribution }[], context: RuleContext): boolean {
  const parts = items.map(({ at, value }) => ({ at, value: value.part }));
  const coverage = isvCoverage(parts, context.library, context.date);
  if (coverage.isIsv || coverage.isElsewhere || parts.some(({ value }) => readingOf(value).isElsewhere))
    return true;
  return items.some(({ value }) => speaksOfIsv(value.section));
}

const NAMED =
  /\bisv\b|internationale sociale voorwaarden|sociale voorwaarden|gepaste zorgvuldigheid|due[- ]diligence|\bimvo\b|oeso[- ]richtlijn|ketenverantwoordelijkheid|internationaal (?:maatschappelijk )?verantwoord/;
const OUTSIDE = /(?:geen|niet|buiten|onder geen)\s(?:\p{L}{1,20}\s){0,5}risico-?(?:categorie|groep)/u;

/**
 * Whether a section lays down, refers to or gives reasons about the ISV, or demands under another name that abuses in
 * the chain are looked for. A bare denial ("n.v.t.", "niet van toepassing") is none of these.
 */
function speaksOfIsv(section: Section): boolean {
  return section.sentences.some((sentence) => {
    const { low, block, speaker } = sentence;
    if (speaker === 'question' || block.kind === 'heading') return false;
    if (/\b(?:beleid|gedragscode)\b|risico|gevolgen/.test(low) && themesIn(low).length === THEMES.length)
      return true;
    const named = NAMED.exec(low);
    if (OUTSIDE.test(low) || (named && (!isDenied(low, named.index) || hasReasonNearby(section, sentence))))
      return true;
    return isChainAbuse(low) && stepsIn(section, sentence, true).length > 0;
  });
}

function placeOf(sheet: FactSheet, path: string): { start: number; end: number } {
  const place = sheet.places.get(path) ?? sheet.places.get('titel') ?? sheet.places.get('bestek');
  return place?.value ?? { start: 0, end: 1 };
}

/** A chapter with the whole ISV annex at the end of a Markdown document. */
function insertion(
  items: readonly { at: number; value: Contribution }[],
  { library, date }: RuleContext,
): Fix[] {
  const last = items.at(-1);
  const clause = clauseText(library, 'isv/volledig', date);
  if (!last || last.value.isEntry || clause === undefined) return [];
  const { section } = last.value;
  const end = section.text.trimEnd().length;
  return [
    {
      title: t('Voeg de ISV met alle zes stappen in', 'Insert the ISV with all six steps'),
      kind: 'edit',
      edits: [
        {
          at: last.at,
          span: { start: end, end },
          text: `\n\n## Internationale Sociale Voorwaarden\n\n${clause}`,
        },
      ],
    },
  ];
}
