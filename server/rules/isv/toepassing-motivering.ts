import { type IsvPart, isvCoverage, isvPartIn } from '../language/isv-coverage.ts';
import { givesReason } from '../language/reasons.ts';
import {
  type Collected,
  type DocumentFinding,
  documentRule,
  FACTS_AT,
  type RuleContext,
  t,
} from '../rule.ts';

const FORM = /uitvoeringsvoorwaarde|uitvoeringseis|gunningscriteri|minimumeis|technische specificatie/;
const CHOICE =
  /gekozen|keuze|kiest|kiezen|toegepast|toepassing|vorm|past[^.;]{0,60}\b(?:toe|beter)\b|isv|internationale sociale/;

export const rule = documentRule<IsvPart>({
  id: 'isv/toepassing-motivering',
  title: t('Vorm van ISV niet gekozen of niet gemotiveerd', 'Form of ISV not chosen or not reasoned'),
  severity: 'information',
  gate: 'all',
  citations: ['kabinetsbrief', 'aw-2.80'],
  messages: {
    found: t(
      'Voor de ISV is gekozen voor {form}, maar de reden van die keuze staat er niet bij.',
      'The ISV are applied as {formEn}, but the reason for that choice is not given.',
    ),
    form: t(
      'Er is niet vastgelegd hoe de ISV worden toegepast: als uitvoeringsvoorwaarde, gunningscriterium of minimumeis.',
      'It is not laid down how the ISV are applied: as condition for performance, award criterion or minimum requirement.',
    ),
  },
  todo: t(
    'Leg de vorm vast en schrijf in een paar zinnen op waarom die bij deze keten en markt past (`isv: toepassing` en `isv: motivering`).',
    'Lay down the form and write in a few sentences why it suits this chain and market (`isv: toepassing` and `isv: motivering`).',
  ),
  why: t(
    'Het kabinet vraagt het Rijk de toepassingsvorm bewust te kiezen en de keuze te motiveren. Als gunningscriterium onderscheidt ISV inschrijvers, als uitvoeringsvoorwaarde bindt het iedere opdrachtnemer.',
    'The cabinet asks central government to choose the form deliberately and to give reasons. As award criterion ISV distinguishes tenderers, as condition for performance it binds every contractor.',
  ),
  whenNot: t(
    'Als de keuze in de inkoopstrategie of een ander dossierstuk is gemotiveerd.',
    'Where the choice is reasoned in the procurement strategy or another file document.',
  ),
  motivable: true,
  words: [],
  collect: isvPartIn,
  *check(view, context): Generator<DocumentFinding> {
    const { facts } = context;
    if (facts.contractingAuthority?.kind !== 'rijk') return;
    const coverage = isvCoverage(view.items, context.library, context.date);
    if (!isUsed(context, coverage.isIsv)) return;
    const { application, reasons } = facts.isv ?? {};
    if ((reasons ?? '').trim().length >= 20 || hasReasonInText(view.items, coverage.sections)) return;
    const place =
      view.sheet.places.get('isv.toepassing') ??
      view.sheet.places.get('isv.risicocategorie') ??
      view.sheet.places.get('isv');
    const where = place ? { at: FACTS_AT, span: place.value } : coverage.opening;
    if (!where) return;
    if (application === undefined) {
      if (!hasFormInText(view.items, coverage.sections)) yield { ...where, message: 'form' };
      return;
    }
    yield { ...where, values: { form: FORMS[application].nl, formEn: FORMS[application].en } };
  },
  examples: {
    bad: [
      {
        yaml: true,
        text: 'bestek: "1"\naanbestedende-dienst:\n  soort: rijk\nprocedure: openbaar\nisv:\n  risicocategorie: energie\n  toepassing: ⟦gunningscriterium⟧\n',
      },
      {
        yaml: true,
        text: 'bestek: "1"\naanbestedende-dienst:\n  soort: rijk\nprocedure: openbaar\nisv:\n  risicocategorie: ⟦datacenters⟧\n',
      },
      {
        facts: 'aanbestedende-dienst:\n  soort: rijk\nprocedure: openbaar',
        text: '## ⟦ISV⟧\n\nOpdrachtnemer brengt misstanden in de keten in kaart en biedt herstel.\n',
      },
    ],
    good: [
      {
        facts:
          'aanbestedende-dienst:\n  soort: rijk\nprocedure: openbaar\nisv:\n  risicocategorie: energie\n  toepassing: uitvoeringsvoorwaarde\n  motivering: De markt telt weinig aanbieders, zodat een criterium geen onderscheid maakt.',
        text: 'Tekst.\n',
      },
      {
        facts:
          'aanbestedende-dienst:\n  soort: gemeente\nprocedure: openbaar\nisv:\n  toepassing: minimumeis',
        text: 'Tekst.\n',
      },
      {
        facts: 'aanbestedende-dienst:\n  soort: rijk\nprocedure: openbaar\nisv:\n  risicocategorie: energie',
        text: '## ISV\n\nDe ISV worden toegepast als uitvoeringsvoorwaarde, omdat verbetering tijdens de looptijd meer oplevert.\n',
      },
      {
        facts: 'aanbestedende-dienst:\n  soort: rijk\nprocedure: openbaar\nisv:\n  risicocategorie: geen',
        text: 'Tekst.\n',
      },
    ],
  },
});

const FORMS = {
  uitvoeringsvoorwaarde: { nl: 'een bijzondere uitvoeringsvoorwaarde', en: 'a condition for performance' },
  gunningscriterium: { nl: 'een gunningscriterium', en: 'an award criterion' },
  minimumeis: { nl: 'een minimumeis', en: 'a minimum requirement' },
  niet: { nl: 'niet toepassen', en: 'not at all' },
} as const;

/** ISV is at issue: a category at or above the threshold, or a text on it. */
function isUsed({ facts, law, regime }: RuleContext, isIsv: boolean): boolean {
  const category = facts.isv?.riskCategory;
  if (category === 'geen') return false;
  if (isIsv) return true;
  const threshold = law.thresholdFor({
    procedure: facts.procedure,
    contract: facts.contractType,
    authority: 'rijk',
  });
  const isLarge =
    facts.estimate !== undefined && threshold ? facts.estimate >= threshold.amount : regime === 'eu';
  return isLarge && (category !== undefined || facts.isv?.application !== undefined);
}

function hasFormInText(parts: readonly Collected<IsvPart>[], sections: readonly number[]): boolean {
  return parts.some(({ at, value }) => sections.includes(at) && FORM.test(value.section?.low ?? ''));
}

function hasReasonInText(parts: readonly Collected<IsvPart>[], sections: readonly number[]): boolean {
  return parts.some(
    ({ at, value }) =>
      sections.includes(at) &&
      value.section?.sentences.some(
        ({ low }) => (FORM.test(low) || /toepassingsvorm/.test(low)) && CHOICE.test(low) && givesReason(low),
      ),
  );
}
