import type { Facts } from '../../spec/fact-schema.ts';
import type { Role, Section, Sentence } from '../../spec/model.ts';
import type { Amount, Multiple, Percentage } from '../../text/quantities/index.ts';
import type { Span } from '../../text/span.ts';
import { TENDERER } from './actors.ts';
import { moneyIn } from './amounts.ts';
import { lotEstimate, wholeEstimate } from './estimates.ts';
import { saidBefore, toldBefore } from './going-on.ts';
import { isPast } from './history.ts';
import { isDenied } from './modality.ts';
import { affirmations, askedRightBefore, refusals } from './questions.ts';
import {
  headingOver,
  introduction,
  quantitiesIn,
  spanOf,
  statements,
  withConsequence,
} from './statements.ts';

/** Words one of which stands in every section with a turnover requirement. */
export const TURNOVER_WORDS = [
  'omzet',
  'zakencijfer',
  'verkoopcijfer',
  'verkoopopbrengst',
  ' zet',
  'zet u',
  'gefactureerd',
  'omgezet',
  'opbrengst',
  'turnover',
  'afgezet',
];

/** A turnover requirement as found: how high, and against what it must be measured. */
export interface TurnoverRequirement {
  readonly sentence: Sentence;
  /** The level as written ("€ 900.000", "viermaal"). */
  readonly span: Span;
  /** The yearly turnover demanded in euro; undefined for a multiple. */
  readonly euros: number | undefined;
  /** How many times the estimate, when the text or the facts tell. */
  readonly ratio: number | undefined;
  /** The estimate it is measured against, in euro, when known. */
  readonly estimate: number | undefined;
}

/** Turnover of the tenderer: no turnover tax, no conversion of a directive. */
const TURNOVER =
  /(?:^|[^a-z])(?:(?:jaar|groeps|concern|bedrijfs|vak|branche|project|minimum|totaal|netto|bruto)[- ]?)?(?:omzet|zakencijfer|verkoopcijfer|verkoopopbrengst)(?:-?eis(?:en)?|niveaus?|volume|cijfers?|drempel|criterium|minimum|s|en)?(?![a-z-])|(?:^|[^a-z])(?:omgezet|afgezet|bedrijfsopbrengst(?:en)?|opbrengsten|turnover|gefactureerd|omzett?en?|omzette|zet(?:te|ten)? (?:(?:[^\s.;]|\.\d){1,20} ){0,16}om)(?![a-z])/;

/** Turnover that is no requirement: what the contract brings in, fees and penalties counted in turnover. */
const OTHER_TURNOVER =
  /(?:geraamde|geschatte|verwachte|potentiële|gerealiseerde totale) (?:[\wà-ÿ]{1,40} )?omzet|kan behalen|niet (?:nodig|vereist|gevraagd|verlangd|gesteld|van toepassing)|omzeteis mag|omzeteis[^.;]{0,60}\bzou(?:den)?\b|omzeteis[^.;]{0,80}\bstel(?:t|len) (?:wij |we |de \w{1,20} )?(?:[\wà-ÿ]{1,15} ){0,2}niet\b|(?:eis|omzeteis)[^.;]{0,40}\bmag [^.;]{0,40}(?:nooit|niet) hoger|omzet (?:van|uit|in|onder) (?:de|dit|deze|het) (?:contract|concessie|opdracht|overeenkomst|raamovereenkomst|verkoop|locatie|exploitatie)|omzet(?:garantie|afhankelijk|afdracht|bonus|gegevens over de huidige|verlies|derving)|afdracht|\bhuur\b|pacht|royalt|huurprijs|concessievergoeding|commissie van|bonus|boete|korting|garandeert|genereren van omzet|aansprakelijk|omzet uit kaart|vergoeding van|omgezet (?:in|naar)|omzet\w{0,40} ?(?:over|van) 20\d\d bedroeg(?! (?:ten ?minste|minimaal|minstens|niet (?:minder|lager)|meer dan|boven))|over de omzet\b|opdracht (?:vertegenwoordigt|levert|betekent|genereert)|\bzou(?:den)? (?:hier |dus |daarmee |dan ){0,2}(?:te hoog|niet (?:mogen|toegestaan)|disproportione|onevenredig|in strijd)|geen behoefte|verworpen|overwogen|omzet per (?:automaat|locatie|winkel|bezoeker|kaart|klant|m2)|\b(?:onze|ons) eigen \w{4,}|\bfee\b|(?:exploitant|pachter|concessiehouder)\s[^.;]{0,30}\bbetaalt|betaalt (?:de )?(?:exploitant|pachter|concessiehouder)|draagt(?:[^.;]|\.\d){0,60}\baf\b/;

/** What the law lets an authority ask, told without asking it. */
const LAW_ALLOWS =
  /(?:\bartikel|\bart\.|\blid \d|\bde (?:aanbestedings)?wet(?:gever)?\b|wettelijk)[^;]{0,160}\b(?:mag|mogen|kan|kunnen|begrenst|begrensd|maximeert|laat|staat|toe|toegestaan|niet (?:verder|hoger|meer))\b|\b(?:mag|mogen|kan|kunnen)\b[^;]{0,60}(?:\bartikel|\bart\.|\bde (?:aanbestedings)?wet\b|wettelijk)/;

/** What earns the money there, which is no tenderer. */
const VENUE =
  '(?:horeca\\w{0,15}|\\w{0,15}winkel|kantine|restaurant|café|buffet|automaten|kiosk|parkeergarage|theater|zwembad|museum|concessie)';
const OF_VENUE = new RegExp(
  `omzet (?:van|uit|in) (?:de|dit|deze|het) ${VENUE}|(?:het|de|een) ${VENUE} [^.;]{0,60}omzet`,
);

/** "GE-3 Omzet: …": a requirement by its number. */
const SUITABILITY_ID = /^[^a-z]{0,3}(?:ge|gs|fe|se)[-.\s]?\d{1,2}\b/;

/** Words that demand by themselves. */
const DEMANDS =
  /(?:^|[^a-z])(?:dien(?:t|en)|moet(?:en)?|verplicht|vereiste?|voorwaarde (?:voor|om)|aantonen|aan te tonen|geldt|(?:minimum|geschiktheids|omzet-?|draagkracht)?eis(?:en)?|ten minste|tenminste|minimaal|minimale|minimum|minimumomzet|niet (?:minder|lager|kleiner)|beneden|onder de|niet in aanmerking|afwijzing|uitsluiting|minstens|ondergrens|grens|drempel|draagkracht|nodig|noodzakelijk|benodigde?|vanaf|meer dan|hoger dan|boven|of (?:hoger|meer)|norm|lat|meten|meet|toetsen|toetst|vragen|vraagt|verlangen|verlangt|verwachten|verwacht|gevraagde?|verlangde?|gesteld|min)(?![a-z])|≥|>=|>/;

/** Words that demand when they are said of the tenderer. */
const STATES =
  /(?:^|[^a-z])(?:behaald?|behaalt|behaalde|behalen|gerealiseerd|realiseert|realiseerde|realiseren|beschikt|beschikken|heeft|hebben|had|bedraagt|bedroeg|bedragen|omgezet|toont|blijkt|blijken|draaide?|lag|gemiddelde?)(?![a-z])/;
const BY_TENDERER = new RegExp(`(?:^|[^a-z])${TENDERER}(?![a-z])`);

/** A lower limit, whatever the tense: "In 2025 was de omzet niet lager dan". */
const FLOOR =
  /ten minste|tenminste|minimaal|minstens|niet (?:lager|minder|kleiner)|boven\b|\bof (?:meer|hoger)\b/;

/** Whoever is under the level stays out. */
const REJECTS =
  /niet in aanmerking|uitgesloten|(?:leidt|leiden) tot (?:afwijzing|uitsluiting)|nodigen (?:wij|we) [^.;]{0,30}\bniet uit\b|staat [^.;]{0,30}\bniet open\b|niet (?:toegelaten|uitgenodigd|geselecteerd|meegenomen|beoordeeld|welkom|meedoen|inschrijven)|afgewezen|hoe(?:ft|ven) (?:zich )?niet (?:in te schrijven|aan te melden|mee te doen)|te (?:klein|licht|zwak)\b|niet draagkrachtig|(?:valt|vallen)(?: u| hij| zij)? af\b|ongeschikt|terzijde|(?:kunt|mag|doet|komt) u (?:dan )?niet|sluiten (?:wij|we) (?:u|uw)\b/;

/** "Mag in geen van de jaren onder … zijn gezakt". */
const NEVER_BELOW = /\b(?:niet|nooit|in geen (?:van|enkel))\b[^.;]{0,60}\b(?:onder|lager|minder|beneden)\b/;

/** Turnover someone hopes to make, asked of nobody. */
const EXPECTED =
  /(?:verwacht|schat|raamt|hoopt|haalt)\w{0,3}\s(?!u\b|van (?:u|de inschrijver|inschrijvers|een inschrijver|gegadigden?)\b)(?![^.;]{0,80}(?:ten minste|minimaal|minstens|niet lager))(?:[^.;]|\.\d){0,100}\bomzet\b/;

/** Whoever does the work now is asked nothing. */
const INCUMBENT =
  /\b(?:die|dat|wie) (?:nu|thans|momenteel) [^.;,]{0,40}(?:doet|doen|uitvoert|verzorgt|levert)|(?:huidige|zittende|vorige|bestaande) (?:aannemer|leverancier|opdrachtnemer|dienstverlener|exploitant)/;

/** A firm of the authority's own: "Het kringloopbedrijf van de gemeente draaide een omzet van". */
const OWN_FIRM =
  /(?:bedrijf|dienst|stichting|organisatie|kantine|winkel) van (?:de|onze|het) (?:gemeente|provincie|regio|waterschap|stad|school|universiteit)\b[^.;]{0,60}omzet/;

/** How firms in a market do: "In deze branche halen de meeste bedrijven een omzet van". */
const OF_MARKET =
  /\b(?:de meeste|veel|sommige|bijna alle|vrijwel alle) (?:[\wà-ÿ]{1,20} )?\w{0,24}(?:bedrijven|bureaus|partijen|ondernemingen|ondernemers|aannemers|leveranciers)\b(?![^.;]{0,60}\b(?:moet|dien))/;

/** What else can carry an amount in the same sentence. */
const OTHER_AMOUNT =
  /(?:raming|geraamd\w{0,40}|opdrachtwaarde|opdrachtsom|waarde van de (?:opdracht|raamovereenkomst)|vermogen|verzeker\w{0,40}|dekking|balanstotaal|referentie\w{0,40}|winst|aansprakelijk\w{0,40}|contractwaarde|resultaat)[^,;]{0,40}$/;

/** What a multiple is a multiple of. */
const OF_ESTIMATE =
  /raming|geraamde|opdracht(?:waarde|som|bedrag)|waarde van (?:de|het|dit|deze|zijn|uw)|perceel(?:s)?waarde|contract(?:waarde|som)|inschrij(?:f|vings)(?:som|prijs|bedrag)|aanneemsom|aannemingssom|opdracht\b|maximale waarde/;
const OF_A_YEAR =
  /jaarwaarde|jaarlijkse (?:waarde|opdrachtwaarde|omvang|raming)|jaarbedrag|waarde per jaar|per jaar te verwachten/;

/** "Deze opdracht is niet meer dan 30% van uw omzet": the requirement turned round. */
const INVERTED =
  /(?:niet (?:meer|hoger|groter) (?:dan|zijn dan|bedragen dan|is dan|uitmaken dan|maakt dan)?|maximaal|ten hoogste|hoogstens|niet uit\b)[^.;]{0,80}(?:van|in)\s(?:de|uw|zijn|haar|hun|diens)\s(?:[\wà-ÿ]{1,40}\s){0,3}?(?:jaar)?omzet|aandeel van (?:de|deze) opdracht[^.;]{0,40}omzet|(?:niet meer dan|maximaal|ten hoogste|hoogstens)[^.;]{0,60}van wat (?:u|hij|zij|de \w{1,40})\s[^.;]{0,30}(?:omzet|omzetten)|afhankelijk[^.;]{0,60}omzet (?:kleiner|lager|minder) dan/;

/** Where turnover is spoken of: in a sentence itself, in what introduces it, or in the heading over it. */
interface Mention {
  readonly sentence: Sentence;
  /** Lower case, with the consequence of what is put as a question. */
  readonly said: string;
  readonly before: string;
  readonly heading: string;
  /** The word for turnover as written. */
  readonly word: string;
  /** Where it stands in the sentence; undefined when it stands over it. */
  readonly at: number | undefined;
}

/** Turnover requirements in a section with this role, with every level that is stated. */
export function* turnoverRequirements(
  section: Section,
  role: Role,
  facts: Facts,
): Generator<TurnoverRequirement> {
  for (const sentence of statements(section)) {
    const mention = mentionIn(section, sentence);
    if (!mention || isOtherTurnover(mention, role) || isDeniedThere(mention) || !isDemanded(mention, role))
      continue;
    yield* levels(section, mention, facts);
  }
  for (const answer of affirmations(section)) yield* keptBy(section, answer, false, role, facts);
  for (const answer of refusals(section)) yield* keptBy(section, answer, true, role, facts);
}

/** Whether a demand stays, and whether it may be less, as a tenderer asks. */
const LOWERS = /verlag|verlaagd|lager|omlaag|schrap|verval|laten vallen|verminder|afzien van|halver/;
const KEEPS = /gehandhaafd|blijft|\bgeldt|moet|vereist|ge[eë]ist|verlangd|dient|klopt het|begrijpen/;

const IS_DEMAND = /eis(?:en)?\b|minim|ten ?minste|minstens|ondergrens|drempel/;

/** "Blijft de omzeteis van € 900.000 gehandhaafd?" "Ja." The level is told in the question. */
function* keptBy(
  section: Section,
  answer: Sentence,
  isRefused: boolean,
  role: Role,
  facts: Facts,
): Generator<TurnoverRequirement> {
  const sentence = askedRightBefore(section, answer);
  const found = sentence && TURNOVER.exec(sentence.low);
  if (!found || TURNOVER.test(answer.low) || LOWERS.test(sentence.low) !== isRefused) return;
  if (!isRefused && !(KEEPS.test(sentence.low) && IS_DEMAND.test(sentence.low))) return;
  const heading = headingOver(sentence);
  const mention = { sentence, said: sentence.low, before: '', heading, word: found[0], at: found.index };
  if (isOtherTurnover(mention, role)) return;
  for (const level of levels(section, mention, facts)) yield { ...level, sentence: answer };
}

/** "Welke omzet is vereist?" "Minimaal € 900.000 per jaar." */
function mentionAsked(section: Section, sentence: Sentence, heading: string): Mention | undefined {
  const asked = askedRightBefore(section, sentence)?.low ?? '';
  const found = TURNOVER.exec(asked);
  if (!found || OTHER_MONEY.test(sentence.low)) return undefined;
  return { sentence, said: sentence.low, before: asked, heading, word: found[0], at: undefined };
}

function mentionIn(section: Section, sentence: Sentence): Mention | undefined {
  const before = introduction(section, sentence);
  const heading = headingOver(sentence);
  const own = TURNOVER.exec(sentence.low);
  const found = own ?? TURNOVER.exec(before) ?? TURNOVER.exec(heading);
  if (!found) return mentionBefore(section, sentence, heading) ?? mentionAsked(section, sentence, heading);
  const said = withConsequence(section, sentence);
  return { sentence, said, before, heading, word: found[0], at: own?.index };
}

/** "Voor de jaaromzet geldt een ondergrens. Die ligt op …": the sentence before speaks of turnover and names no level. */
function mentionBefore(section: Section, sentence: Sentence, heading: string): Mention | undefined {
  const told = saidBefore(section, sentence);
  const before = LABEL.test(told) ? told : toldBefore(section, sentence);
  const found = before === '' ? null : TURNOVER.exec(before);
  if (!found || OTHER_MONEY.test(sentence.low) || NOTHING_ASKED.test(before)) return undefined;
  const { span } = section.sentences[sentence.index - 1]!;
  if (quantitiesIn(section, span, 'amount').length + quantitiesIn(section, span, 'multiple').length > 0)
    return undefined;
  const said = withConsequence(section, sentence);
  return { sentence, said, before, heading, word: found[0], at: undefined };
}

/** "**Omzet.** Gemiddeld minstens …": a bold label with a full stop. */
const LABEL =
  /^[^a-z]{0,8}(?:minimale |vereiste |gemiddelde ){0,2}(?:jaar|minimum|groeps)?omzet(?:-?eis)?[^a-z]{0,4}$/;

/** Money of another kind, said in a sentence of its own. */
const OTHER_MONEY =
  /verzeker|dekking|polis|raming|geraamd|waarde|vermogen|winst|boete|prijs|prijzen|tarief|budget|factur|vergoed|aansprakelijk|balans/;
const NOTHING_ASKED = /\b(?:geen|niet|vervalt|daalde|gedaald|gestegen|steeg)\b/;

/** Turnover of another time, of somebody else, or of the contract. */
function isOtherTurnover({ sentence: { low }, said, before, heading, word }: Mention, role: Role): boolean {
  // "Over het sportbedrijf": the authority introduces itself.
  if (/^over (?:de|het|ons|onze)\b/.test(heading) && !/inschrijver|gegadigde|\buw?\b/.test(low)) return true;
  if (isPast(low) && !FLOOR.test(low) && !REJECTS.test(said)) return true;
  if (LAW_ALLOWS.test(low) && !BY_TENDERER.test(low) && !/€|euro\b|\beur\b/.test(low)) return true;
  if ([EXPECTED, INCUMBENT, OF_VENUE, OTHER_TURNOVER].some((pattern) => pattern.test(low))) return true;
  if (OTHER_TURNOVER.test(before) || INCUMBENT.test(before) || OF_VENUE.test(before)) return true;
  if (OWN_FIRM.test(low) || OF_MARKET.test(low)) return true;
  return (
    /opbrengst|afgezet|gefactureerd/.test(word) &&
    role !== 'suitability' &&
    !/aanmerking|geschikt|boekj|draagkracht|aanmelden|inschrijven|meedoen/.test(`${before} ${low}`)
  );
}

/** "De minimumomzet van € 300.000 vervalt". */
const DROPPED =
  /omzet(?:-?eis)?(?![a-z])(?:[^.;,]|[.,]\d){0,80}\b(?:vervalt|(?:komt te|komen te) vervallen|(?:is|wordt|zijn|worden) (?:[^\s.;,]{1,20} ){0,6}?(?:vervallen|geschrapt|ingetrokken|losgelaten))(?![a-z])(?!\s(?:uw|de|zijn|haar|het|elke?|iedere?)\s)/;

function isDeniedThere({ sentence: { low }, said, at }: Mention): boolean {
  if (DROPPED.test(low)) return true;
  if (at === undefined && NEVER_BELOW.test(low)) return false;
  if (at === undefined) return /(?:^|\s)(?:geen|vervalt|niet van toepassing)(?:\s|\.|$)/.test(low);
  return (
    !INVERTED.test(low) &&
    !REJECTS.test(said) &&
    !/\bin geen (?:van|enkel)/.test(low) &&
    isDenied(low, at + 1)
  );
}

/** Whether it is asked of whoever tenders; in a chapter on suitability all is, in others only what says so. */
function isDemanded({ sentence: { low }, said, before, heading }: Mention, role: Role): boolean {
  if (role === 'award' && !/omzeteis|minimum|minimaal|ten ?minste/.test(low)) return false;
  if (/gaat over|verklaring betreffende|opgave van/.test(low) && !DEMANDS.test(low)) return false;
  if (role === 'suitability' || SUITABILITY_ID.test(low)) return true;
  const text = `${heading} ${before} ${said}`;
  if (role === 'contract' && !/inschrijver|gegadigde|ondernem/.test(text)) return false;
  return (
    [DEMANDS, INVERTED, REJECTS, NEVER_BELOW].some((pattern) => pattern.test(text)) ||
    (STATES.test(text) && BY_TENDERER.test(text))
  );
}

function levels(section: Section, mention: Mention, facts: Facts): TurnoverRequirement[] {
  const { sentence } = mention;
  if (INVERTED.test(sentence.low)) {
    const span = invertedLevel(section, sentence);
    return span ? [{ sentence, span, euros: undefined, ratio: undefined, estimate: undefined }] : [];
  }
  const times = timesEstimate(section, mention, facts);
  return times.length > 0 ? times : amountsAsked(section, mention, facts);
}

function invertedLevel(section: Section, sentence: Sentence): Span | undefined {
  for (const kind of ['percentage', 'amount', 'multiple'] as const) {
    const [first] = quantitiesIn(section, sentence.span, kind);
    if (first) return first.span;
  }
  // "Maakt ten hoogste een kwart uit van …": the part and its whole are torn apart.
  const torn = /een (?:kwart|derde|vijfde|tiende)|de helft/.exec(sentence.low);
  return torn ? spanOf(sentence, torn) : undefined;
}

/** Levels told as a multiple or a percentage of the estimate. */
function timesEstimate(section: Section, { sentence, said }: Mention, facts: Facts): TurnoverRequirement[] {
  // "Wie minder omzet heeft dan tweemaal de raming, valt af": a limit from above is a floor.
  const isFloor = REJECTS.test(said) || NEVER_BELOW.test(sentence.low);
  const multiples = [
    ...(quantitiesIn(section, sentence.span, 'multiple') as Multiple[]),
    ...asMuchAs(sentence),
  ];
  const shares = quantitiesIn(section, sentence.span, 'percentage') as Percentage[];
  return [
    ...multiples,
    ...shares
      .filter(({ value }) => value >= 20)
      .map(({ span, bound, value }) => ({ span, bound, factor: value / 100 })),
  ].flatMap(({ span, bound, factor }) => {
    const at = span.start - sentence.span.start;
    const after = sentence.low.slice(at, at + 110);
    const isYearly = OF_A_YEAR.test(after);
    const isOfItBefore = /\b(?:dat|dit|deze|die) (?:bedrag|raming|som|waarde)\b|\bdaarvan\b/.test(after);
    const isOfEstimate =
      OF_ESTIMATE.test(after) || (isOfItBefore && OF_ESTIMATE.test(saidBefore(section, sentence)));
    if ((bound === 'max' && !isFloor) || (!isYearly && !isOfEstimate)) return [];
    const ratio = isYearly ? perYear(factor, facts) : factor;
    return [{ sentence, span, euros: undefined, ratio, estimate: undefined }];
  });
}

/** "Ten minste gelijk aan de raming": one time. */
function asMuchAs(sentence: Sentence): { span: Span; bound: undefined; factor: number }[] {
  const found =
    /\b(?:ten minste|minimaal|minstens)\s(?:[^.;]{0,20}\s)?gelijk (?:is |zijn )?aan (?=(?:de|het) (?:geraamde|raming|opdrachtwaarde|opdrachtsom|perceels?waarde|waarde van))|\bter (?:grootte|hoogte) van (?=(?:de|het) (?:geraamde|raming|opdrachtwaarde|opdrachtsom|perceels?waarde|waarde van))/.exec(
      sentence.low,
    );
  return found
    ? [{ span: spanOf(sentence, { index: found.index, 0: found[0].trimEnd() }), bound: undefined, factor: 1 }]
    : [];
}

/** Levels told in money, each with the estimate it is measured against. */
function amountsAsked(section: Section, mention: Mention, facts: Facts): TurnoverRequirement[] {
  const { sentence, said, at: turnoverAt = 0 } = mention;
  const money = moneyIn(section, sentence).map((amount) => ({
    amount,
    kind: kindOf(amount, sentence, REJECTS.test(said) || NEVER_BELOW.test(sentence.low)),
  }));
  const stated = money.filter(({ kind }) => kind === 'estimate');
  const asked = money.filter(({ kind }) => kind === 'turnover').map(({ amount }) => amount);
  // "Een opdracht van € 100.000 … een omzet van € 250.000": only what stands with the word turnover counts.
  const near = asked.filter(({ span }) => {
    const at = span.start - sentence.span.start;
    return sentence.block.cells || asked.length === 1 || at > turnoverAt || turnoverAt - at < 60;
  });
  const here = stated.length === 1 ? stated[0]!.amount.euros : undefined;
  const estimates = estimatesOf(near, mention, facts);
  const years = yearsTogether(sentence.low);
  return near.map((amount, i) => {
    const estimate = here ?? estimates[i];
    const euros = (amount.euros * (amount.per === 'month' ? 12 : 1)) / years;
    const ratio = estimate === undefined ? undefined : euros / estimate;
    return { sentence, span: amount.span, euros, ratio, estimate };
  });
}

/** What an amount in a sentence on turnover is an amount of. */
function kindOf(
  amount: Amount,
  { low, span, block }: Sentence,
  isFloor: boolean,
): 'turnover' | 'estimate' | 'other' {
  if (amount.impossible || amount.dummy || (amount.bound === 'max' && !isFloor)) return 'other';
  const cell = block.cells?.find(
    (one) => one.span.start <= amount.span.start && amount.span.end <= one.span.end,
  );
  const header = cell?.header ?? '';
  if (/raming|geraamd|\wwaarde|waarde van/.test(header) && !/omzet/.test(header)) return 'estimate';
  if (/vermogen|verzeker|dekking/.test(header)) return 'other';
  const at = amount.span.start - span.start;
  const lead = low.slice(0, at).slice(-60);
  if (OTHER_AMOUNT.test(lead) && !/omzet[^,;]{0,50}$/.test(lead))
    return /raming|geraamd|waarde|opdrachtsom/.test(lead) ? 'estimate' : 'other';
  const isOfEstimate = /^[^.;]{0,25}(?:raming|geraamde waarde|opdrachtwaarde)/.test(low.slice(at + 1));
  return isOfEstimate ? 'estimate' : 'turnover';
}

/** Estimates of the facts that these amounts are measured against: of the lot they are said of, else of the whole. */
function estimatesOf(
  amounts: readonly Amount[],
  { sentence: { low, span }, before, heading }: Mention,
  facts: Facts,
): (number | undefined)[] {
  const whole = wholeEstimate(facts);
  if (amounts.length === 1) {
    const lot = lotEstimate(facts, low) ?? lotEstimate(facts, before) ?? lotEstimate(facts, heading);
    return [lot ?? whole];
  }
  const places = amounts.map((amount) => ({
    start: amount.span.start - span.start,
    end: amount.span.end - span.start,
  }));
  // "Voor perceel 1 € 1, voor perceel 2 € 2" against "€ 1 voor perceel 1 en € 2 voor perceel 2".
  const isLotFirst = lotEstimate(facts, low.slice(0, places[0]?.start)) !== undefined;
  return places.map(({ start }, i) => {
    const ahead = lotEstimate(facts, low.slice(places[i - 1]?.end ?? 0, start));
    const about = lotEstimate(facts, low.slice(start, places[i + 1]?.start));
    return (isLotFirst ? (ahead ?? about) : (about ?? ahead)) ?? whole;
  });
}

/** Over how many years the turnover is added up. */
function yearsTogether(low: string): number {
  if (!/(?:gezamenlijk|opgeteld|cumulatief|in totaal over|samen)/.test(low)) return 1;
  if (/(?:drie|3)\D{0,20}(?:boek)?ja(?:ar|ren)/.test(low)) return 3;
  return /(?:twee|2)\D{0,20}(?:boek)?ja(?:ar|ren)/.test(low) ? 2 : 1;
}

/** A multiple of the yearly value as a multiple of the whole; undefined when the term is unknown. */
function perYear(factor: number, facts: Facts): number | undefined {
  const months = facts.term?.months;
  return months === undefined ? undefined : factor / Math.max(1, months / 12);
}
