import type { Facts } from '../../spec/fact-schema.ts';
import type { FactSheet } from '../../spec/facts.ts';
import { euro } from '../language/amounts.ts';
import { type DocumentFinding, documentRule, FACTS_AT, t } from '../rule.ts';

type Planning = NonNullable<Facts['planning']>;
type Moment = readonly [path: string, name: keyof Planning];

/** Moments in the order in which they must come; not every procedure has all of them. */
const ORDERS: readonly (readonly Moment[])[] = [
  [
    ['aankondiging', 'notice'],
    ['vragen-tot', 'questionsUntil'],
    ['nota-van-inlichtingen', 'informationNote'],
    ['sluiting', 'closing'],
    ['gunningsbeslissing', 'awardDecision'],
    ['definitieve-gunning', 'finalAward'],
    ['ingang', 'start'],
  ],
  [
    ['aankondiging', 'notice'],
    ['aanmelden', 'requestsUntil'],
    ['uitnodiging', 'invitation'],
    ['sluiting', 'closing'],
  ],
];

/** Moments that cannot fall on one day, since a term runs between them. */
const NOT_ON_ONE_DAY = new Set([
  'aankondiging sluiting',
  'aankondiging aanmelden',
  'uitnodiging sluiting',
  'gunningsbeslissing definitieve-gunning',
]);

export const rule = documentRule<never>({
  id: 'feiten/samenhang',
  title: t('Gegevens die niet bij elkaar passen', 'Facts that do not fit together'),
  severity: 'warning',
  gate: 'all',
  citations: [],
  messages: {
    found: t(
      'De gegevens “{one}” en “{other}” passen niet bij elkaar.',
      'The facts “{one}” and “{other}” do not fit together.',
    ),
    lots: t(
      'De ramingen van de percelen zijn samen {sum}, meer dan de raming van {estimate}.',
      'The estimates of the lots add up to {sum}, more than the estimate of {estimate}.',
    ),
    maximum: t(
      'Het maximum van de raamovereenkomst ({maximum}) is lager dan de raming ({estimate}).',
      'The maximum of the framework agreement ({maximum}) is below the estimate ({estimate}).',
    ),
    order: t(
      'In de planning komt {later} ({laterDate}) niet na {earlier} ({earlierDate}).',
      'In the timetable {later} ({laterDate}) does not come after {earlier} ({earlierDate}).',
    ),
    extensions: t(
      'Er staan verlengingen, maar geen looptijd waarop zij volgen.',
      'There are extensions, but no term that they follow.',
    ),
    lowestPrice: t(
      'De grondslag is {basis}, maar “{criterion}” staat als gunningscriterium met een weging.',
      'The award basis is {basis}, but “{criterion}” is stated as a weighted award criterion.',
    ),
    isvCriterion: t(
      'ISV is als gunningscriterium opgegeven, maar de grondslag is {basis}, zodat het niet kan meewegen.',
      'ISV is stated as award criterion, but the award basis is {basis}, so that it cannot count.',
    ),
    selection: t(
      'Dit is een selectieleidraad, maar in een openbare procedure is er geen selectie.',
      'This is a selection guide, but there is no selection in an open procedure.',
    ),
  },
  todo: t(
    'Ga na welk gegeven juist is en pas het andere aan.',
    'Find out which fact is right and change the other.',
  ),
  why: t(
    'Rekenregels zoals de omzeteis, de termijnen en de drempel gaan uit van deze gegevens. Spreken zij elkaar tegen, dan zijn de uitkomsten onbetrouwbaar, en dat zijn ze voor inschrijvers ook.',
    'Calculations such as turnover requirement, terms and threshold start from these facts. If they contradict one another the outcome cannot be trusted, nor can bidders trust them.',
  ),
  whenNot: t(
    'Als de maximale afname bewust lager ligt dan de raming, bijvoorbeeld omdat de raming ook opties buiten de raamovereenkomst omvat.',
    'Where the maximum is deliberately below the estimate, for instance because the estimate includes options outside the framework agreement.',
  ),
  belgian: true,
  words: [],
  collect: () => [],
  *check(view, context) {
    const { facts } = view.sheet;
    yield* amounts(view.sheet);
    yield* planningOrder(view.sheet);
    yield* award(view.sheet);
    if (facts.extensions?.length && !context.facts.term && !view.sheet.places.has('looptijd'))
      yield* at(view.sheet, 'verlengingen', 'extensions', {});
    if (facts.documentKind === 'selectieleidraad' && /^(?:nationaal-)?openbaar$/.test(facts.procedure ?? ''))
      yield* at(view.sheet, 'soort-document', 'selection', {});
  },
  examples: {
    bad: [
      {
        yaml: true,
        text: 'bestek: "1"\nraming: ⟦500000⟧\npercelen:\n  - naam: Noord\n    raming: 300000\n  - naam: Zuid\n    raming: 300000\n',
      },
      { yaml: true, text: 'bestek: "1"\nraming: 900000\nraamovereenkomst:\n  maximum: ⟦750000⟧\n' },
      {
        yaml: true,
        text: 'bestek: "1"\nplanning:\n  aankondiging: 2026-05-04\n  sluiting: ⟦2026-04-20⟧\n  gunningsbeslissing: 2026-06-01\n',
      },
      {
        yaml: true,
        text: 'bestek: "1"\nprocedure: niet-openbaar\nplanning:\n  aankondiging: 2026-03-02\n  aanmelden: 2026-04-13\n  uitnodiging: ⟦2026-04-01⟧\n  sluiting: 2026-06-01\n',
      },
      { yaml: true, text: 'bestek: "1"\nverlengingen: ⟦2 x 12 maanden⟧\n' },
      {
        yaml: true,
        text: 'bestek: "1"\ngunning:\n  grondslag: ⟦laagste-prijs⟧\n  motivering: Kabels zijn een genormaliseerd product.\n  criteria:\n    - naam: Prijs\n      weging: 60\n    - naam: Plan van aanpak\n      weging: 40\n',
      },
      {
        yaml: true,
        text: 'bestek: "1"\nisv:\n  toepassing: ⟦gunningscriterium⟧\ngunning:\n  grondslag: laagste-prijs\n',
      },
    ],
    good: [
      {
        yaml: true,
        text: 'bestek: "1"\nraming: 600000\nlooptijd: 24 maanden\nverlengingen: 2 x 12 maanden\nraamovereenkomst:\n  maximum: 900000\npercelen:\n  - naam: Noord\n    raming: 300000\n  - naam: Zuid\n    raming: 300000\n',
      },
      {
        yaml: true,
        text: 'bestek: "1"\nplanning:\n  aankondiging: 2026-03-02\n  vragen-tot: 2026-03-20\n  sluiting: 2026-04-20\n  ingang: 2026-07-01\n',
      },
      { facts: 'verlengingen: 1 x 12 maanden', text: 'De overeenkomst heeft een looptijd van 24 maanden.\n' },
      { facts: 'verlengingen: geen\ngunning:\n  grondslag: bpkv', text: 'Tekst.\n' },
    ],
  },
});

/** A finding at the value of a fact, when it has a place. */
function* at(
  sheet: FactSheet,
  path: string,
  message: string,
  values: Record<string, string>,
  related: DocumentFinding['related'] = [],
): Generator<DocumentFinding> {
  const place = sheet.places.get(path);
  if (place)
    yield { at: FACTS_AT, span: place.value, message, values, ...(related.length > 0 ? { related } : {}) };
}

function* amounts(sheet: FactSheet): Generator<DocumentFinding> {
  const { estimate, lots, framework } = sheet.facts;
  if (estimate === undefined || estimate <= 1) return;
  const sum = (lots ?? []).reduce((total, lot) => total + (lot.estimate ?? 0), 0);
  if (sum > estimate) yield* at(sheet, 'raming', 'lots', { sum: euro(sum), estimate: euro(estimate) });
  const maximum = framework?.maximum;
  if (maximum !== undefined && maximum < estimate)
    yield* at(sheet, 'raamovereenkomst.maximum', 'maximum', {
      maximum: euro(maximum),
      estimate: euro(estimate),
    });
}

function* planningOrder(sheet: FactSheet): Generator<DocumentFinding> {
  const { planning } = sheet.facts;
  if (!planning) return;
  const told = new Set<string>();
  for (const order of ORDERS) {
    const stated = order.filter(([, name]) => planning[name] !== undefined);
    for (let i = 1; i < stated.length; i++) {
      const [later, laterName] = stated[i]!;
      const [earlier, earlierName] = stated[i - 1]!;
      const [laterDate, earlierDate] = [planning[laterName]!, planning[earlierName]!];
      const isFine = NOT_ON_ONE_DAY.has(`${earlier} ${later}`)
        ? earlierDate < laterDate
        : earlierDate <= laterDate;
      if (isFine || told.has(later)) continue;
      told.add(later);
      const place = sheet.places.get(`planning.${earlier}`);
      yield* at(
        sheet,
        `planning.${later}`,
        'order',
        { later, laterDate, earlier, earlierDate },
        place
          ? [
              {
                at: FACTS_AT,
                span: place.value,
                message: t('Dit moment ligt later.', 'This moment is later.'),
              },
            ]
          : [],
      );
    }
  }
}

function* award(sheet: FactSheet): Generator<DocumentFinding> {
  const { award: facts, isv } = sheet.facts;
  const basis = facts?.basis;
  if (basis !== 'laagste-prijs' && basis !== 'laagste-kosten') return;
  const quality = (facts?.criteria ?? []).find(
    ({ name, weight }) =>
      weight !== undefined &&
      weight > 0 &&
      name !== undefined &&
      !/prijs|kosten|tarief|tarieven|korting/i.test(name),
  );
  const words = basis.replace('-', ' ');
  if (quality)
    yield* at(sheet, 'gunning.grondslag', 'lowestPrice', { basis: words, criterion: quality.name! });
  if (isv?.application === 'gunningscriterium')
    yield* at(sheet, 'isv.toepassing', 'isvCriterion', { basis: words });
}
