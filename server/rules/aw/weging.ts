import type { Facts } from '../../spec/fact-schema.ts';
import type { Section, Sentence } from '../../spec/model.ts';
import type { Span } from '../../text/span.ts';
import { type Claim, claimIn } from '../language/claims.ts';
import { isPast } from '../language/history.ts';
import { isDenied } from '../language/modality.ts';
import { questionBefore } from '../language/questions.ts';
import { headingOver, spanOf, statements } from '../language/statements.ts';
import { cellText, tablesIn } from '../language/tables.ts';
import { named, statedTotal, type Weight, type WeightSet, weightSets } from '../language/weights.ts';
import { together } from '../language/words.ts';
import { type DocumentFinding, type DocumentView, documentRule, FACTS_AT, type Finding, t } from '../rule.ts';

/** What a section says about weights. */
type Said =
  /** `sum`: what the weights it speaks of add up to, when that is what is wrong. */
  | { readonly kind: 'finding'; readonly finding: Finding; readonly sum?: number }
  /** `values`: what the criteria of a complete set count for. */
  | { readonly kind: 'weights'; readonly values?: readonly number[] }
  | { readonly kind: 'total'; readonly value: number }
  /** Criteria without weights; a fault only when the document gives none anywhere. */
  | { readonly kind: 'bare'; readonly span: Span; readonly message: 'compared' | 'bare' };

/** Rounding of thirds: 33,3 three times is 99,9. */
const TOLERANCE = 0.5;

/** What is paid, in the words for a criterion. */
const PRICE = /prijs|kosten|inschrijv?ingssom|inschrijfsom|aanneemsom|aannemingssom/;

const COMPARED =
  /(?:(?:weegt|wegen|telt|tellen|is|zijn|staat|vinden (?:wij|we)|acht(?:en)? (?:wij|de gemeente))\s(?:[\wà-ÿ]{1,40}\s){0,4}?)?(?:zwaarder|zwaarst|lichter|belangrijker|minstens (?:zo|even) (?:belangrijk|zwaar)|(?:het )?belangrijkst(?:e)?|het meest(?=\s(?:mee|zwaar|waard|bepalend))|van (?:groter|meer|minder|ondergeschikt) belang|meer gewicht|minder gewicht|(?:meer|minder|(?:het )?meeste?) (?:belang|waarde) (?:aan|toe)|minder zwaar|(?:het )?minst (?:zwaar|belangrijk|bepalend)|(?:het )?minst(?=\s(?:mee|zwaar))|minder belangrijk|in mindere mate|doorslaggevend|leidend|de doorslag|voorop|op de eerste plaats)(?![a-z])/;
/** How much each criterion counts. */
const WEIGHT =
  /\bweging|weegfactor|wegingsfactor|\bgewicht(?:en)?\b|onderlinge verhouding|verhouding tussen (?:de )?(?:prijs|kwaliteit|criteria)|puntenverdeling|(?:exacte|precieze) (?:verdeling|verhouding)(?! van (?!de (?:punten|criteria)))|verdeling van (?:de )?punten|hoe zwaar|\bzwaarte\b|(?:relatieve|onderlinge) belang|belang van (?:elk|ieder|de (?:onderdelen|criteria|afzonderlijke))|hoeveel (?:elk|ieder)\b[^.;]{0,30}(?:telt|meetelt|weegt)|hoeveel punten|punten per (?:criterium|onderdeel)|(?:zwaarst|zwaarder) (?:telt|weegt)/;
/** It is decided, told or not. */
const DETERMINED =
  /bepaal|bepalen|aanpas|aan te passen|wijzig|bijstel|herzien|vast ?gesteld|vaststel|vast te stellen|\bstelt\b|\bstellen\b|toeken|bekend|gedeeld|openbaar|verdeel|kies|kiezen|besluit|beslis|afgesproken|medegedeeld|meegedeeld|afhankelijk|\bspre(?:ekt|ken)\b[^.;]{0,60}\baf\b|af te spreken|overeen(?:komt|komen|gekomen|te komen)|\blegg?(?:t|en)\b[^.;]{0,60}\bvast\b|vastgelegd|vast te leggen|ingevuld|\bvul(?:t|len)\b[^.;]{0,40}\bin\b|\bgemaakt\b|totaalindruk|totaaloordeel|\bkent\b|\bgeven\b|\bleest\b|\bnoemen\b|vermeld|\bvolgt\b|\bvolgen\b|verstrekt|\bvoor (?:ons|zich)(?:zelf)?\b|\bgeheim\b/;
/** Not before tenders are in, or by those who judge them. */
const LATER =
  /\b(?:nader|latere?|achteraf|pas|nog niet|zodra|naderhand)\b|\bna (?:de )?(?:opening|ontvangst|sluiting|beoordeling|inschrijving|gunning|afloop|vergelijking|bestudering|lezing)|nadat|(?:bij|tijdens|in|gedurende) de (?:beoordeling|opening|gunning|vergadering|beoordelingsvergadering|consensus\w{0,15}|beoordelingss\w{2,10}|sessie)|(?:beoordelingscommissie|beoordelingsteam|commissie|beoordelaars|jury)|(?:als|wanneer) (?:alle|de) (?:offertes|inschrijvingen|aanbiedingen)|niet (?:vooraf )?(?:gemaakt|bekend|vastgesteld|gedeeld|openbaar|vermeld|meegedeeld)|(?:maken|maakt|delen|deelt|geven|geeft|noemen|noemt|vermelden|vermeldt) (?:wij|we|de \w{1,20})[^.;]{0,30}\bniet\b|per inschrijving|afhankelijk van (?:de )?(?:ontvangen|kwaliteit|aantal|ingediende|inschrijvingen)|(?:bekendmaking|uitslag|gunningsbeslissing)|niet (?:aan|met|voor) (?:de |alle )?(?:inschrijvers|gegadigden|aanbieders|marktpartijen|deelnemers|ondernemers|u)\b[^.;]{0,20}(?:gemaakt|bekend|gedeeld|openbaar|verstrekt|medegedeeld|meegedeeld)|\bhoud(?:en|t)\s[^.;]{0,40}voor (?:ons|zich)(?:zelf)?\b|\b(?:alleen|slechts|uitsluitend) bij (?:de |onze )|\bgeheim\b/;
const LISTED =
  /(?:gunningscriteria|gunningcriteria|subgunningscriteria|criteria (?:voor|bij) (?:de )?gunning|(?:sub)?criteria|beoordeeld op|beoordeling (?:vindt plaats|geschiedt|gebeurt) (?:op|aan de hand van)|beoordelen (?:wij|we) (?:[^.;]{0,30} )?op|(?:beoordelen (?:wij|we)|(?:wij|we) beoordelen)(?= (?:de|het|uw|op) )|gegund op (?:basis|grond) van|(?:kijken|kijkt|letten|let|kijkt de \w{1,20}) (?:wij |we |de \w{1,20} )?(?:bij de (?:gunning|beoordeling|keuze) )?(?:naar|op)|wegen (?:wij|we)(?= (?:de|het|uw) )|(?:vergelijken|vergelijkt) (?:wij |we |de \w{1,20} )?[^.;]{0,40}\bop|(?:keuze|winnaar|gunning) (?:hangt af van|wordt bepaald (?:door|aan de hand van)|is gebaseerd op)|meegewogen:?)(?:\s|:|$)/;
const WEIGHED_LATER: readonly Claim[] = [{ says: [WEIGHT, LATER, DETERMINED], isDenial: true }];
const WEIGHTS_ELSEWHERE =
  /(?:weging|punten|gewicht)\s[^.;]{0,60}(?:zie|bijlage|paragraaf|hoofdstuk|tabel|beoordelingsmodel)|zie (?:bijlage|paragraaf|hoofdstuk|tabel)|nadere overeenkomst|minicompetitie|mini-competitie/;
/** "De punten staan in de tabel van bijlage 4." */
const TOLD_ELSEWHERE =
  /\b(?:weging|punten|puntenverdeling|gewicht(?:en)?|wegingsfactoren) (?:per criterium |daarvan |van de (?:gunnings)?criteria )?(?:staan|staat|vindt|vind|is|zijn)\b[^.;]{0,60}\b(?:bijlage|paragraaf|hoofdstuk|tabel|beoordelingsmodel)\b/;
const ORDERED =
  /(?:dalende|aflopende|afnemende)\s(?:volgorde|mate|belangrijkheid|belang)|volgorde van (?:belang|afnemend|prioriteit)|even zwaar|gelijke? (?:gewicht|weging|mate)|gelijk gewogen|gelijkelijk/;
const IMPLICIT =
  /fictieve|gunnen op waarde|kwaliteitswaarde|aftrek|meerwaarde in euro|weegfactor|weging: ?\d/;

export const rule = documentRule<Said>({
  id: 'aw/weging',
  title: t(
    'Weging van de gunningscriteria ontbreekt of klopt niet',
    'Weights of the award criteria missing or wrong',
  ),
  severity: 'error',
  gate: ['eu'],
  citations: ['aw-2.115-4-5'],
  messages: {
    found: t(
      'De wegingen tellen op tot {sum}, niet tot {total}.',
      'The weights add up to {sum}, not to {total}.',
    ),
    part: t(
      'De wegingen van de subcriteria tellen op tot {sum}, terwijl het criterium voor {total} telt.',
      'The weights of the sub-criteria add up to {sum}, whereas the criterion counts for {total}.',
    ),
    missing: t(
      'Dit gunningscriterium heeft geen weging, de andere wel.',
      'This award criterion has no weight, the others do.',
    ),
    facts: t(
      'Het gunningscriterium “{name}” heeft geen weging.',
      'The award criterion “{name}” has no weight.',
    ),
    compared: t(
      'Er staat wel welk gunningscriterium zwaarder telt, maar niet hoeveel elk weegt.',
      'It is said which award criterion counts more, but not how much each weighs.',
    ),
    later: t(
      'De weging van de gunningscriteria wordt pas later bepaald of niet bekendgemaakt.',
      'The weights of the award criteria are only set later or not disclosed.',
    ),
    bare: t(
      'Er worden gunningscriteria genoemd, maar nergens staat hoe zwaar elk weegt of in welke volgorde.',
      'Award criteria are named, but nowhere is it stated how much each weighs or in which order.',
    ),
  },
  todo: t(
    'Geef elk gunningscriterium een relatief gewicht en laat de gewichten van elk niveau optellen tot het totaal.',
    'Give each award criterion a relative weight and let the weights of each level add up to the total.',
  ),
  why: t(
    'Inschrijvers moeten vooraf weten hoe zwaar elk criterium telt. Zonder gewichten, of met gewichten die niet kloppen, is de beoordeling niet transparant en de gunning aanvechtbaar.',
    'Tenderers must know beforehand how much each criterion counts. Without weights, or with weights that do not add up, the evaluation is not transparent and the award open to challenge.',
  ),
  whenNot: t(
    'Als wegen om objectieve redenen niet kan, volstaat de volgorde van afnemend belang (lid 5). Een marge per criterium mag ook (lid 4).',
    'Where weighting is impossible for objective reasons, descending order of importance suffices (paragraph 5). A range per criterion is allowed too (paragraph 4).',
  ),
  words: [
    'weging',
    'weegt',
    'wegen',
    'weegfactor',
    'gewicht',
    'punten',
    'pnt',
    'te behalen',
    'criteri',
    'gunning',
    'telt',
    'tellen',
    'prijs',
    'belang',
    'verhouding',
    'zwaar',
    together(['beoordel'], ['%', 'procent']),
  ],
  collect(section, context) {
    const said: Said[] = [];
    if (context.role === 'suitability' || context.role === 'exclusion') return said;
    const sets = weightSets(section, context.role);
    for (const set of sets)
      for (const finding of findingsIn(section, set))
        said.push({ kind: 'finding', finding, ...(isOfSum(finding) && { sum: sumOf(topOf(set)) }) });
    if (sets.length > 0) said.push({ kind: 'weights' });
    for (const set of sets)
      if (isComplete(set)) said.push({ kind: 'weights', values: topOf(set).map(({ value }) => value) });
    const total = statedTotal(section);
    if (total !== undefined) said.push({ kind: 'total', value: total });
    if (statements(section).some(({ low }) => TOLD_ELSEWHERE.test(low))) said.push({ kind: 'weights' });
    said.push(...bareCriteria(section, sets.length > 0));
    if (sets.length === 0 && !ORDERED.test(section.low))
      said.push(...bareLists(section), ...bareTables(section));
    return said;
  },
  *check(view, context) {
    yield* inFacts(view, context.facts);
    const criteria = context.facts.award?.criteria ?? [];
    const hasWeights =
      view.items.some(({ value }) => value.kind === 'weights') ||
      criteria.some((criterion) => criterion.weight !== undefined);
    const wholes = view.items.flatMap(({ value }) => (value.kind === 'weights' ? (value.values ?? []) : []));
    let isBareTold = false;
    for (const { at, value } of view.items) {
      // Weights that add up to what another criterion counts for divide that criterion.
      const isDivision = value.kind === 'finding' && value.sum !== undefined && wholes.includes(value.sum);
      if (value.kind === 'finding' && !isDivision) yield { at, ...value.finding };
      if (value.kind === 'bare' && !hasWeights && !isBareTold) {
        isBareTold = true;
        yield { at, span: value.span, message: value.message };
      }
    }
  },
  examples: {
    bad: [
      {
        text: '## Gunningscriteria\n\n| Criterium | Weging |\n| --- | --- |\n| Prijs | 40% |\n| Plan van aanpak | 60% |\n| Totaal | ⟦90%⟧ |',
        facts: 'procedure: openbaar',
        fixed:
          '## Gunningscriteria\n\n| Criterium | Weging |\n| --- | --- |\n| Prijs | 40% |\n| Plan van aanpak | 60% |\n| Totaal | 100% |',
      },
      {
        text: '## Gunning\n\n| Gunningscriterium | ⟦Punten⟧ |\n| --- | --- |\n| G1 Prijs | 400 |\n| G2 Kwaliteit | 600 |\n| G2.1 Aanpak | 350 |\n| G2.2 Team | 200 |',
        facts: 'procedure: openbaar',
      },
      {
        text: '## Beoordeling\n\n⟦De gunningscriteria zijn prijs, kwaliteit en duurzaamheid.⟧ De beste inschrijving wint.',
        facts: 'procedure: openbaar',
      },
      {
        text: 'De prijs weegt voor ⟦30% en de kwaliteit voor 60%⟧ mee in de beoordeling.',
        facts: 'procedure: openbaar',
      },
      {
        text: '## Gunning\n\nDe gunningscriteria zijn:\n\n- prijs (⟦45%⟧);\n- aanpak van de uitvoering (35%);\n- duurzaamheid (25%).',
        facts: 'procedure: openbaar',
      },
      {
        text: 'Bij de gunning ⟦weegt kwaliteit zwaarder⟧ dan prijs.',
        facts: 'procedure: openbaar',
      },
    ],
    good: [
      {
        text: '## Gunning\n\nPrijs telt voor 40% en kwaliteit voor 60%.',
        facts: 'procedure: openbaar',
      },
      {
        text: '## Gunning\n\n| Nr. | Criterium | Max. punten |\n| --- | --- | --- |\n| K1 | Plan | 600 |\n| K1.1 | Aanpak | 400 |\n| K1.2 | Risico’s | 200 |\n| K2 | Prijs | 400 |\n| | Totaal | 1.000 |',
        facts: 'procedure: openbaar',
      },
      {
        text: '## Beoordeling\n\n| Oordeel | Punten |\n| --- | --- |\n| Uitstekend | 100 |\n| Goed | 80 |\n| Voldoende | 60 |',
        facts: 'procedure: openbaar',
      },
      {
        text: 'Kwaliteit weegt zwaarder dan prijs.\n\n## Weging\n\n- Kwaliteit: 70%\n- Prijs: 30%',
        facts: 'procedure: openbaar',
      },
      {
        text: 'De gunningscriteria zijn, in afnemende volgorde van belang: kwaliteit, levertijd en prijs. Wegen is niet mogelijk, omdat de oplossingen vooraf niet vergelijkbaar zijn.',
        facts: 'procedure: openbaar',
      },
      {
        text: '## Prestaties\n\nDe beschikbaarheid is 99,5% en de reactietijd wordt in 80% van de gevallen gehaald.',
        facts: 'procedure: openbaar',
      },
    ],
  },
});

type StatedCriterion = NonNullable<NonNullable<Facts['award']>['criteria']>[number];

/** What is wrong with the criteria stated in the front matter. */
function inFacts(view: DocumentView<Said>, { award }: Facts): readonly DocumentFinding[] {
  const stated = award?.criteria ?? [];
  const weighed = stated.filter((criterion) => criterion.weight !== undefined);
  if (stated.length === 0) return [];
  return weighed.length < stated.length ? unweighed(view, stated, weighed.length) : wrongSum(view, stated);
}

/** Criteria without a weight; none of them needs one when the text gives the weights. */
function unweighed(
  { items, sheet }: DocumentView<Said>,
  stated: readonly StatedCriterion[],
  weighed: number,
): readonly DocumentFinding[] {
  if (stated.length < 2 || (weighed === 0 && items.some(({ value }) => value.kind === 'weights'))) return [];
  return stated.flatMap(({ name, weight }, i) => {
    const key = `gunning.criteria[${i}]`;
    const span = sheet.places.get(`${key}.naam`)?.value ?? sheet.places.get(key)?.value;
    if (weight !== undefined || !span) return [];
    return [{ at: FACTS_AT, span, message: 'facts', values: { name: name ?? '' } }];
  });
}

function wrongSum(
  { items, sheet }: DocumentView<Said>,
  stated: readonly StatedCriterion[],
): readonly DocumentFinding[] {
  const sum = stated.reduce((all, criterion) => all + criterion.weight!, 0);
  const totals = items.flatMap(({ value }) => (value.kind === 'total' ? [value.value] : []));
  if ([100, ...totals].some((total) => Math.abs(sum - total) <= TOLERANCE)) return [];
  // Points may have any total; what is nearly a hundred, or passes for percentages, is meant to be a hundred.
  const total = totals[0] ?? (sum < 200 ? 100 : undefined);
  const place = sheet.places.get('gunning.criteria');
  if (total === undefined || !place?.value) return [];
  const span = place.key ?? place.value;
  return [{ at: FACTS_AT, span, values: { sum: decimal(sum), total: decimal(total) } }];
}

function topOf({ weights }: WeightSet): readonly Weight[] {
  return weights.filter(({ level }) => level === 0);
}

/** Whether a finding is that a set adds up to something else than it should. */
function isOfSum({ message }: Finding): boolean {
  return message === undefined;
}

/** A set of criteria that adds up to a hundred per cent, or to its total. */
function isComplete(set: WeightSet): boolean {
  const sum = sumOf(topOf(set));
  const total = set.total?.value ?? 100;
  return set.without.length === 0 && topOf(set).length >= 2 && Math.abs(sum - total) <= TOLERANCE;
}

/** What does not add up in a set of weights. */
function* findingsIn(section: Section, set: WeightSet): Generator<Finding> {
  for (const span of set.without) yield { span, message: 'missing' };
  const { unit } = set;
  const top = topOf(set);
  yield* partsOf(set);
  const sum = sumOf(top);
  const written = unit === 'percent' ? (value: number) => `${decimal(value)}%` : decimal;
  const isOwnTotal = set.total !== undefined && !sameSpan(set.total.span, set.span);
  if (set.total && Math.abs(set.total.value - sum) > TOLERANCE) {
    const { span, value } = set.total;
    if (value < sum * 0.5 || value > sum * 2) return;
    const target = unit === 'percent' && Math.abs(sum - 100) <= TOLERANCE ? sum : undefined;
    yield {
      span: isOwnTotal && unit !== 'points' ? span : set.span,
      values: { sum: written(sum), total: written(value) },
      fixes:
        target === undefined
          ? []
          : [
              {
                title: t(`Maak van het totaal ${written(target)}`, `Make the total ${written(target)}`),
                kind: 'suggestion',
                edits: [
                  {
                    span,
                    text: section.text.slice(span.start, span.end).replace(/\d[\d.,]*/, decimal(target)),
                  },
                ],
              },
            ],
    };
    return;
  }
  if (set.total && unit !== 'percent') return;
  const mustBeHundred = unit === 'percent' || (unit === 'none' && sum >= 80 && sum <= 120);
  // A single weight at the top with parts under it is one criterion of a list that goes on elsewhere.
  if (!mustBeHundred || top.length < 2 || Math.abs(sum - 100) <= TOLERANCE) return;
  yield { span: set.span, values: { sum: written(sum), total: written(100) } };
}

/** Sub-criteria must add up to their criterion, or to a hundred per cent of it. */
function* partsOf(set: WeightSet): Generator<Finding> {
  let parent: Weight | undefined;
  let parts: Weight[] = [];
  const close = function* (): Generator<Finding> {
    const sum = sumOf(parts);
    if (
      parent &&
      parts.length >= 2 &&
      Math.abs(sum - parent.value) > TOLERANCE &&
      Math.abs(sum - 100) > TOLERANCE
    ) {
      const sign = set.unit === 'percent' ? '%' : '';
      yield {
        span: set.span,
        message: 'part',
        values: { sum: `${decimal(sum)}${sign}`, total: `${decimal(parent.value)}${sign}` },
        related: [
          { span: parent.span, message: t('Dit criterium.', 'This criterion.') },
          ...parts.map(({ span }) => ({ span, message: t('Subcriterium.', 'Sub-criterion.') })),
        ],
      };
    }
  };
  for (const weight of set.weights) {
    if (weight.level === 1) {
      parts.push(weight);
      continue;
    }
    yield* close();
    parent = weight;
    parts = [];
  }
  yield* close();
}

/** Sentences that name criteria and leave their weights open. */
function* bareCriteria(section: Section, hasSets: boolean): Generator<Said> {
  const maybeLater = mayBeLater(section);
  for (const sentence of statements(section)) {
    const { low } = sentence;
    const later = maybeLater ? weighedLater(section, sentence) : undefined;
    if (later) yield { kind: 'finding', finding: { span: later, message: 'later' } };
    else if (ORDERED.test(low) || IMPLICIT.test(low)) yield { kind: 'weights' };
    else if (!hasSets && !/\d/.test(low) && !WEIGHTS_ELSEWHERE.test(low)) yield* bareIn(section, sentence);
  }
}

/** Criteria that a sentence names without numbers: compared, or merely named. */
function bareIn(section: Section, sentence: Sentence): Said[] {
  const { low } = sentence;
  if (isPast(low)) return [];
  const compared = COMPARED.exec(low);
  if (compared && isComparison(section, sentence))
    return isDenied(low, compared.index)
      ? []
      : [{ kind: 'bare', span: spanOf(sentence, compared), message: 'compared' }];
  if (isBareEnumeration(sentence)) return [{ kind: 'bare', span: sentence.span, message: 'bare' }];
  const listed = LISTED.exec(low);
  const isOpen =
    listed !== null &&
    PRICE.test(low) &&
    namesTwo(low.slice(listed.index + listed[0].length)) &&
    /gun|inschrijving|offerte|aanbieding|winnaar/.test(section.low);
  return isOpen ? [{ kind: 'bare', span: sentence.span, message: 'bare' }] : [];
}

/** "Kwaliteit en prijs worden in onderlinge samenhang beoordeeld." */
const TAKEN_TOGETHER =
  /(?:in (?:hun |de )?(?:onderlinge )?samenhang|gezamenlijk|als geheel)\s(?:[\wà-ÿ]{1,20}\s){0,2}(?:beoordeeld|gewogen|bezien|afgewogen|vergeleken)/;
/** A heading over nothing but the names of criteria. */
const CRITERIA_HEADING = /gunningscriteri|criteria voor (?:de )?gunning/;

/** Criteria named without more: judged together, or a mere enumeration under a heading that says what they are. */
function isBareEnumeration({ low, block, ...sentence }: Sentence): boolean {
  if (!PRICE.test(low) || !namesTwo(low)) return false;
  if (TAKEN_TOGETHER.test(low)) return true;
  return (
    block.kind === 'paragraph' &&
    low.length < 140 &&
    /^(?:de )?[a-zà-ÿ]{3,30}, [^.;:]{3,60} en [^.;:]{3,40}\.?$/.test(low.trim()) &&
    CRITERIA_HEADING.test(headingOver({ low, block, ...sentence }))
  );
}

/** The number of a criterion or of a place in the documents. */
const NUMBERED =
  /(?:\b(?:blad|bijlage|paragraaf|par\.|hoofdstuk|formulier|tabel|bladzijde|pagina)\s?|\b[a-z]{1,2}-?)\d{1,2}(?:\.\d{1,2}){0,3}[a-z]?\b/g;

/** "Wij kijken naar drie dingen:" */
const LOOKS_AT =
  /\b(?:kijken|letten|vergelijken|wegen|kiezen|kijkt|let|vergelijkt|weegt) (?:wij|we)\b|\b(?:wij|we) (?:kijken|letten|vergelijken|wegen|kiezen)\b|\bde (?:gemeente|provincie|commissie|jury) (?:kijkt|let|vergelijkt|weegt|kiest)\b/;
/** When all is over, or to see whether a tender can be meant. */
const NOT_TO_AWARD =
  /\bla(?:ag|ge)\b|na (?:de )?gunning|(?:elk|ieder) (?:jaar|kwartaal)|jaarlijks|kwartaal|evalu/;
const IS_PRICE =
  /^(?:de |uw |een )?(?:\w{0,12}prijs|prijzen|kosten|inschrijfsom|inschrijvingssom|tarie(?:f|ven))\b/;

/** Lists of criteria of which no item and no lead-in says how much it weighs. */
function* bareLists(section: Section): Generator<Said> {
  const lists = new Map<number, Sentence[]>();
  for (const sentence of statements(section)) {
    if (sentence.block.kind !== 'item') continue;
    const start = sentence.block.leadIn?.start ?? -1;
    const list = lists.get(start);
    if (list) list.push(sentence);
    else lists.set(start, [sentence]);
  }
  for (const [start, items] of lists) {
    const span = items[0]!.block.leadIn;
    const leadIn = span ? section.low.slice(start, span.end) : headingOver(items[0]!);
    const all = `${leadIn} ${items.map(({ low }) => low).join(' ')}`;
    const isLookedAt =
      LOOKS_AT.test(leadIn) &&
      items.some(({ low }) => IS_PRICE.test(low)) &&
      !NOT_TO_AWARD.test(`${leadIn} ${headingOver(items[0]!)}`);
    if (
      !(isLookedAt || /gunningscriteri|criteria|beoordelen|beoordeeld|gegund|gunnen/.test(leadIn)) ||
      !/gun|inschrijving|vergelijk/.test(section.low)
    )
      continue;
    if (
      items.length < 2 ||
      /\d/.test(all.replace(NUMBERED, ' ')) ||
      WEIGHTS_ELSEWHERE.test(all) ||
      ORDERED.test(all) ||
      IMPLICIT.test(all)
    )
      continue;
    const isOfCriteria =
      items.every(({ low }) => low.length < 90) && items.some(({ low }) => PRICE.test(low));
    if (isOfCriteria) yield { kind: 'bare', span: items[0]!.span, message: 'bare' };
  }
}

/** Tables of criteria with no column or cell that says how much each weighs. */
function* bareTables(section: Section): Generator<Said> {
  for (const { header, rows } of tablesIn(section)) {
    const head = header.map((cell) => cellText(section, cell));
    const texts = rows.map((row) => section.low.slice(row.span.start, row.span.end));
    const all = [...head, ...texts].join(' ');
    const isOfAward =
      /^(?:sub)?gunningscriteri/.test(head[0] ?? '') ||
      (/^criteri/.test(head[0] ?? '') && /gunning/.test((rows[0]!.under ?? '').toLowerCase()));
    if (!isOfAward || head.length < 2 || texts.length < 2) continue;
    if (
      /weging|gewicht|punten|score|max/.test(head.join(' ')) ||
      /\d/.test(all.replace(NUMBERED, ' ')) ||
      WEIGHTS_ELSEWHERE.test(all)
    )
      continue;
    if (texts.some((text) => PRICE.test(text))) yield { kind: 'bare', span: rows[0]!.span, message: 'bare' };
  }
}

/** An answer that they are set later: "Die stelt de commissie na opening vast." */
const SET_LATER =
  /\b(?:die|deze|dat|dit|ze|zij)\s(?:stelt|stellen|bepaalt|bepalen|kiest|kiezen|wordt|worden|legt|leggen)\b(?![^.;]{0,120}\b(?:nota|bijlage|paragraaf|hoofdstuk|leidraad)\b)[^.;]{0,80}\b(?:na (?:de )?(?:opening|ontvangst|sluiting|inschrijving|indiening)|nadat|pas|achteraf)\b/;
/** An answer that keeps to itself what was asked for: "Dat maken wij niet bekend." */
const NOT_TOLD =
  /\b(?:dat|dit|die|deze|ze|zij|deze informatie|die informatie)\s(?:maken|maakt|geven|geeft|delen|deelt|noemen|noemt|vermelden|verstrekken|worden|wordt|houden|houdt|zijn|is)\b(?:[^.;]{0,40}\bniet\b[^.;]{0,40}\b(?:bekend|bekendgemaakt|gedeeld|prijs|vrij|openbaar|verstrekt|vooraf|mee|gegeven)|\s(?:wij|we) niet\s?(?:[.;,]|$)|[^.;]{0,30}\bvoor (?:ons|zich))/;

/** What holds for the section as a whole, before its sentences are looked at. */
function mayBeLater({ low }: Section): boolean {
  return (
    WEIGHT.test(low) &&
    /criteri|gunning|kwaliteit|prijs|beoordel|wegingsfactor|weegfactor/.test(low) &&
    !ORDERED.test(low)
  );
}

/** The stretch that says the weights are set only later, by those who judge, or are not told. */
function weighedLater(section: Section, sentence: Sentence): Span | undefined {
  const { low } = sentence;
  if ((NOT_TOLD.test(low) || SET_LATER.test(low)) && WEIGHT.test(questionBefore(section, sentence)))
    return sentence.span;
  if (!WEIGHT.test(low) || WEIGHTS_ELSEWHERE.test(low) || /\d\s?(?:%|procent|punten)/.test(low))
    return undefined;
  if (/(?:^|\s)niet (?:later|achteraf)|\bscore\b|vermenigvuldig/.test(low)) return undefined;
  const found = claimIn(section, sentence, WEIGHED_LATER);
  return found?.span;
}

/** One criterion counts more than another, in this sentence or than those of the sentence before. */
function isComparison(section: Section, { low, index, block }: Sentence): boolean {
  // What weighs most in a chain of supply is no criterion.
  if (/\bgevolgen\b|\bbeoordelaars? die\b|risico|\bketen|misstand/.test(low)) return false;
  if (named(low) >= 2) return true;
  const before = section.sentences[index - 1];
  const isOfThem = named(low) >= 1 || /^(?:daarbij|daarvan|hiervan|hierbij|van (?:deze|die) )/.test(low);
  if (!isOfThem || before?.block !== block || /\d/.test(before.low)) return false;
  return (
    /gun|beoordel|inschrijving|criteri|\b(?:kijken|letten|kiezen|vergelijken) (?:wij|we)\b|\b(?:wij|we) (?:kijken|letten|kiezen|vergelijken)\b/.test(
      before.low,
    ) && namesTwo(before.low)
  );
}

/** Whether two criteria or more are named: by words that are known, or as a list of things next to the price. */
function namesTwo(low: string): boolean {
  return (
    named(low) >= 2 ||
    /\b(?:prijs|kosten|tarief|inschrijfsom|inschrijvingssom|aanneemsom|aannemingssom), [^.;]{3,90} en [a-z]|, [^.;]{3,60} en (?:de |uw )?(?:prijs|kosten)\b|: (?:de |uw )?(?:prijs|kosten|tarief) en [a-z]|: [^.;:]{3,60} en (?:de |uw )?(?:prijs|kosten)\b/.test(
      low,
    )
  );
}

function sumOf(weights: readonly Weight[]): number {
  return weights.reduce((sum, weight) => sum + weight.value, 0);
}

function sameSpan(a: Span, b: Span): boolean {
  return a.start === b.start && a.end === b.end;
}

/** "33,3": at most two decimals, comma. */
function decimal(value: number): string {
  return String(Math.round(value * 100) / 100).replace('.', ',');
}
