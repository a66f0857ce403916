import type { Section } from '../../spec/model.ts';
import { documentRule, FACTS_AT, t } from '../rule.ts';

/** The buyer looked at the risks itself, before the tender. */
const OWN_ANALYSIS =
  /(?:eigen|onze|zelf|ministerie|aanbestedende dienst|opdrachtgever|rijk|inkoper|categoriemanager|inkoopteam|\bwij\b|\bdienst\b|inkoopuitvoeringsorganisatie)[^.;]{0,110}(?:risico-?analyse|risico-?inventarisatie|risicobeoordeling|ketenanalyse|marktverkenning[^.;]{0,40}risico|risicochecker|ketenrisico|risico's[^.;]{0,60}(?:onderzocht|in kaart|beoordeeld|geanalyseerd))|(?:risico-?analyse|risico-?inventarisatie|risicobeoordeling|ketenanalyse|risicochecker)[^.;]{0,110}(?:door (?:de aanbestedende dienst|opdrachtgever|het ministerie|ons|het rijk)|van (?:de aanbestedende dienst|het ministerie|opdrachtgever|de productgroep|het rijk)|voorafgaand aan (?:de|deze) (?:aanbesteding|procedure)|ten behoeve van deze aanbesteding)/;
/** "Opdrachtgever ontvangt een risicoanalyse" is the supplier's. */
const OF_SUPPLIER = /opdrachtnemer|leverancier|contractant|ontvangt|inschrijver/;

export const rule = documentRule<true>({
  id: 'isv/risicoanalyse',
  title: t('Risicocategorie zonder eigen risicoanalyse', 'Risk category without own risk analysis'),
  severity: 'information',
  gate: 'all',
  citations: ['kabinetsbrief', 'isv-rijk'],
  messages: {
    found: t(
      'De opdracht valt in de risicocategorie {category}, maar nergens blijkt dat de dienst zelf de risico’s in deze keten heeft onderzocht.',
      'The contract falls in risk category {category}, but nothing shows that the authority examined the risks in this chain itself.',
    ),
  },
  todo: t(
    'Vermeld kort de eigen risicoanalyse en de ernstigste risico’s die daaruit kwamen.',
    'Briefly mention the own risk analysis and the most severe risks it showed.',
  ),
  why: t(
    'Wie zelf weet waar de risico’s zitten, kan gerichte vragen stellen en de antwoorden van inschrijvers beoordelen. Het kabinet vraagt departementen om een risicoanalyse.',
    'An authority that knows where the risks are can ask specific questions and judge the answers. The cabinet asks ministries for a risk analysis.',
  ),
  whenNot: t(
    'Als de analyse in de inkoopstrategie of het categorieplan staat.',
    'Where the analysis is in the procurement strategy or the category plan.',
  ),
  motivable: true,
  words: ['risico'],
  collect: (section) => (hasOwnAnalysis(section) ? [true] : []),
  *check(view, { facts, law, regime }) {
    const { riskCategory, application } = facts.isv ?? {};
    const place = view.sheet.places.get('isv.risicocategorie');
    if (!place || riskCategory === undefined || riskCategory === 'geen' || application === 'niet') return;
    const authority = facts.contractingAuthority?.kind;
    if (authority !== 'rijk' || view.items.length > 0) return;
    const threshold = law.thresholdFor({
      procedure: facts.procedure,
      contract: facts.contractType,
      authority,
    });
    const isLarge =
      facts.estimate !== undefined && threshold ? facts.estimate >= threshold.amount : regime === 'eu';
    if (!isLarge) return;
    const category = law.riskCategories.find(({ id }) => id === riskCategory)?.label.nl ?? riskCategory;
    yield { at: FACTS_AT, span: place.value, values: { category } };
  },
  examples: {
    bad: [
      {
        yaml: true,
        text: 'bestek: "1"\naanbestedende-dienst:\n  soort: rijk\nprocedure: openbaar\nisv:\n  risicocategorie: ⟦energie⟧\n',
      },
      {
        yaml: true,
        text: 'bestek: "1"\naanbestedende-dienst:\n  soort: rijk\nprocedure: openbaar\nopdracht: levering\nraming: 900000\nisv:\n  risicocategorie: ⟦laboratorium⟧\nsecties:\n  - titel: ISV\n    tekst: Opdrachtnemer stelt binnen drie maanden een risicoanalyse van de keten op.\n',
      },
      {
        yaml: true,
        text: 'bestek: "1"\naanbestedende-dienst:\n  soort: rijk\nprocedure: niet-openbaar\nisv:\n  risicocategorie: ⟦connectiviteit⟧\n  toepassing: minimumeis\n',
      },
    ],
    good: [
      {
        facts:
          'aanbestedende-dienst:\n  soort: rijk\nprocedure: openbaar\nisv:\n  risicocategorie: laboratorium',
        text: '## ISV\n\nUit de eigen risicoanalyse van het ministerie kwam laboratoriumglas als risico naar voren.\n',
      },
      {
        facts:
          'aanbestedende-dienst:\n  soort: gemeente\nprocedure: openbaar\nisv:\n  risicocategorie: energie',
        text: 'Tekst.\n',
      },
      {
        facts:
          'aanbestedende-dienst:\n  soort: rijk\nprocedure: meervoudig-onderhands\nopdracht: levering\nraming: 50000\nisv:\n  risicocategorie: laboratorium',
        text: 'Tekst.\n',
      },
    ],
  },
});

function hasOwnAnalysis(section: Section): boolean {
  return section.sentences.some(
    ({ low, speaker }) =>
      speaker !== 'question' &&
      OWN_ANALYSIS.test(low) &&
      (!OF_SUPPLIER.test(low) || /eigen risico-?analyse van (?:de|het)|zelf een risico/.test(low)),
  );
}
