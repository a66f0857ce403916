import { needNoWholeIsv } from '../language/isv-context.ts';
import { type IsvPart, isvCoverage, isvPartIn, lacksStep, STEP_CLAUSES } from '../language/isv-coverage.ts';
import { clauseText } from '../language/isv-fixes.ts';
import { type DocumentFinding, documentRule, t } from '../rule.ts';

export const rule = documentRule<IsvPart>({
  id: 'isv/herstel',
  title: t('ISV zonder herstel of klachtenmechanisme', 'ISV without remedy or grievance mechanism'),
  severity: 'warning',
  gate: 'all',
  citations: ['oeso-stap-6'],
  messages: {
    found: t(
      'De ISV-tekst regelt niets voor wie in de keten schade lijdt: geen herstel en geen klachtenmechanisme.',
      'The ISV text provides nothing for those harmed in the chain: no remedy and no grievance mechanism.',
    ),
  },
  todo: t(
    'Neem op dat opdrachtnemer herstel biedt of daaraan meewerkt en dat getroffenen een klacht kunnen indienen.',
    'Add that the contractor provides for or cooperates in remedy and that those affected can complain.',
  ),
  why: t(
    'Stap 6 is het sluitstuk van gepaste zorgvuldigheid: zonder herstel en klachtenmechanisme hoort niemand wat er misgaat en wordt schade niet goedgemaakt.',
    'Step 6 completes due diligence: without remedy and grievance mechanism nobody hears what goes wrong and harm is not made good.',
  ),
  whenNot: t(
    'Als de regeling in een bijlage of een ander contractstuk staat.',
    'Where the arrangement stands in an annex or another contract document.',
  ),
  motivable: true,
  words: [],
  collect: isvPartIn,
  *check(view, context): Generator<DocumentFinding> {
    const coverage = isvCoverage(view.items, context.library, context.date);
    if (needNoWholeIsv(context.facts, coverage)) return;
    if (!coverage.isIsv || !lacksStep(coverage, 6) || coverage.steps.size === 0) return;
    // A step or two next to a reference only introduce the text that stands elsewhere.
    if (coverage.isElsewhere && coverage.steps.size < 3) return;
    // Right behind the last step there is, where the drafter will add it.
    const [last] = [...coverage.steps.values()].sort((a, b) => b.at - a.at || b.span.start - a.span.start);
    const section = view.items.find(({ at }) => at === last?.at)?.value.section;
    if (!last || !section) return;
    const clause = clauseText(context.library, STEP_CLAUSES[6], context.date);
    const end = section.text.trimEnd().length;
    yield {
      at: last.at,
      span: last.span,
      fixes: clause
        ? [
            {
              title: t('Voeg de clausule over herstel in', 'Insert the clause on remedy'),
              kind: 'edit',
              edits: [{ span: { start: end, end }, text: `\n\n${clause}` }],
            },
          ]
        : [],
    };
  },
  examples: {
    bad: [
      {
        text: '## ISV\n\nOpdrachtnemer brengt misstanden in de keten in kaart. ⟦Hij publiceert elk jaar een verslag.⟧\n',
      },
      {
        text: '## Gepaste zorgvuldigheid\n\n- beleid vaststellen;\n- risico’s in de keten beoordelen;\n- ⟦misstanden voorkomen of beperken.⟧\n',
      },
      {
        text: '## ISV\n\nOpdrachtnemer stelt een ketenanalyse op. Een klachtenregeling is niet vereist. ⟦Hij monitort de resultaten.⟧\n',
      },
    ],
    good: [
      {
        text: '## ISV\n\nOpdrachtnemer brengt misstanden in kaart en biedt getroffenen genoegdoening.\n',
      },
      {
        text: '## ISV\n\nOpdrachtnemer maakt een ketenanalyse.\n\n### Klachten uit de keten\n\nWerknemers en omwonenden kunnen terecht bij een klachtenmechanisme.\n',
      },
      { text: '## Kade\n\nDe aannemer stelt een risicoanalyse op en herstelt schade.\n' },
    ],
  },
});
