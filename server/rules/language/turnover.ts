import type { Facts } from '../../spec/fact-schema.ts';
import type { Role, Section, Sentence } from '../../spec/model.ts';
import type { Amount, Multiple, Percentage } from '../../text/quantities/index.ts';
import type { Span } from '../../text/span.ts';
import { TENDERER } from './actors.ts';
import { moneyIn } from './amounts.ts';
import { lotEstimate, wholeEstimate } from './estimates.ts';
import { isPast } from './history.ts';
import { isDenied } from './modality.ts';
import { headingOver, introduction, quantitiesIn, spanOf, statements } from './statements.ts';

/** Words one of which stands in every section with a turnover requirement. */
export const TURNOVER_WORDS = [
  'omzet',
  ' zet',
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
  /(?:^|[^a-z])(?:(?:jaar|groeps|concern|bedrijfs|vak|branche|project|minimum|totaal|netto|bruto)[- ]?)?omzet(?:-?eis(?:en)?|niveaus?|volume|cijfers?|drempel|criterium|minimum)?(?![a-z-])|(?:^|[^a-z])(?:omgezet|afgezet|bedrijfsopbrengst(?:en)?|opbrengsten|turnover|gefactureerd|omzett?en?|zet(?:te|ten)? (?:[^\s.;]{1,20} ){0,8}om)(?![a-z])/;

/** Turnover that is no requirement: what the contract brings in, fees and penalties counted in turnover. */
const OTHER_TURNOVER =
  /(?:geraamde|geschatte|verwachte|potentiële|gerealiseerde totale) (?:[\wà-ÿ]{1,40} )?omzet|kan behalen|niet (?:nodig|vereist|gevraagd|verlangd|gesteld|van toepassing)|omzeteis mag|(?:eis|omzeteis)[^.;]{0,40}\bmag [^.;]{0,40}(?:nooit|niet) hoger|omzet (?:van|uit|in|onder) (?:de|dit|deze|het) (?:contract|concessie|opdracht|overeenkomst|raamovereenkomst|verkoop|locatie|exploitatie)|omzet(?:garantie|afhankelijk|afdracht|bonus|gegevens over de huidige|verlies|derving)|afdracht|\bhuur\b|pacht|royalt|huurprijs|concessievergoeding|commissie van|bonus|boete|korting|garandeert|genereren van omzet|aansprakelijk|omzet uit kaart|vergoeding van|omgezet (?:in|naar)|omzet\w{0,40} ?(?:over|van) 20\d\d bedroeg(?! (?:ten ?minste|minimaal|minstens|niet (?:minder|lager)|meer dan|boven))|over de omzet\b|opdracht (?:vertegenwoordigt|levert|betekent|genereert)|\bfee\b|draagt(?:[^.;]|\.\d){0,60}\baf\b/;

/** What earns the money there, which is no tenderer. */
const VENUE =
  '(?:horeca\\w{0,15}|winkel|kantine|restaurant|café|buffet|automaten|kiosk|parkeergarage|theater|zwembad|museum|concessie)';
const OF_VENUE = new RegExp(
  `omzet (?:van|uit|in) (?:de|dit|deze|het) ${VENUE}|(?:het|de|een) ${VENUE} [^.;]{0,60}omzet`,
);

/** Words that demand by themselves. */
const DEMANDS =
  /(?:^|[^a-z])(?:dien(?:t|en)|moet(?:en)?|verplicht|vereiste?|aantonen|aan te tonen|geldt|eis(?:en)?|omzet-?eis(?:en)?|ten minste|tenminste|minimaal|minimale|minimum|minimumomzet|niet (?:minder|lager|kleiner)|beneden|onder de|niet in aanmerking|afwijzing|uitsluiting|minstens|ondergrens|grens|drempel|draagkracht|nodig|noodzakelijk|benodigde?|vanaf|meer dan|hoger dan|boven|of (?:hoger|meer)|norm|vragen|vraagt|verlangen|verlangt|verwachten|verwacht|gevraagde?|verlangde?|gesteld|min)(?![a-z])|≥|>=|>/;

/** Words that demand when they are said of the tenderer. */
const STATES =
  /(?:^|[^a-z])(?:behaald?|behaalt|behaalde|behalen|gerealiseerd|realiseert|realiseerde|realiseren|beschikt|beschikken|heeft|hebben|had|bedraagt|bedroeg|bedragen|omgezet|toont|draaide?|lag|gemiddelde?)(?![a-z])/;
const BY_TENDERER = new RegExp(`(?:^|[^a-z])${TENDERER}(?![a-z])`);

/** A lower limit, whatever the tense: "In 2025 was de omzet niet lager dan". */
const FLOOR = /ten minste|tenminste|minimaal|minstens|niet (?:lager|minder|kleiner)|boven\b/;

/** Whoever is under the level stays out. */
const REJECTS =
  /niet in aanmerking|uitgesloten|(?:leidt|leiden) tot (?:afwijzing|uitsluiting)|niet (?:toegelaten|welkom|meedoen|inschrijven)|afgewezen|vallen? af\b|ongeschikt/;

/** Turnover someone hopes to make, asked of nobody. */
const EXPECTED =
  /(?:verwacht|schat|raamt|hoopt|haalt)\w{0,3}\s(?!van (?:u|de inschrijver|inschrijvers|een inschrijver|gegadigden?)\b)(?![^.;]{0,80}(?:ten minste|minimaal|minstens|niet lager))(?:[^.;]|\.\d){0,100}\bomzet\b/;

/** Whoever does the work now is asked nothing. */
const INCUMBENT =
  /\b(?:die|dat|wie) (?:nu|thans|momenteel) [^.;,]{0,40}(?:doet|doen|uitvoert|verzorgt|levert)|(?:huidige|zittende|vorige) (?:aannemer|leverancier|opdrachtnemer|dienstverlener|exploitant)/;

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

/** Turnover requirements in a section with this role, with every level that is stated. */
export function* turnoverRequirements(
  section: Section,
  role: Role,
  facts: Facts,
): Generator<TurnoverRequirement> {
  for (const sentence of statements(section)) {
    const before = introduction(section, sentence);
    const own = TURNOVER.exec(sentence.low);
    const inHead = own ?? TURNOVER.exec(before) ?? TURNOVER.exec(headingOver(sentence));
    if (!inHead) continue;
    if (isPast(sentence.low) && !FLOOR.test(sentence.low)) continue;
    if ([EXPECTED, INCUMBENT, OF_VENUE].some((pattern) => pattern.test(sentence.low))) continue;
    if (
      /opbrengst|afgezet|gefactureerd/.test(inHead[0]) &&
      role !== 'suitability' &&
      !/aanmerking|geschikt|boekj|draagkracht|aanmelden|inschrijven|meedoen/.test(`${before} ${sentence.low}`)
    )
      continue;
    if (OTHER_TURNOVER.test(sentence.low) || OTHER_TURNOVER.test(before)) continue;
    if (
      own &&
      !INVERTED.test(sentence.low) &&
      !REJECTS.test(sentence.low) &&
      isDenied(sentence.low, own.index + 1)
    )
      continue;
    if (!own && /(?:^|\s)(?:geen|vervalt|niet van toepassing)(?:\s|\.|$)/.test(sentence.low)) continue;
    if (role === 'award' && !/omzeteis|minimum|minimaal|ten ?minste/.test(sentence.low)) continue;
    if (/gaat over|verklaring betreffende|opgave van/.test(sentence.low) && !DEMANDS.test(sentence.low))
      continue;
    const text = `${headingOver(sentence)} ${before} ${sentence.low}`;
    const demands =
      [DEMANDS, INVERTED, REJECTS].some((pattern) => pattern.test(text)) ||
      (STATES.test(text) && BY_TENDERER.test(text));
    if (!demands && role !== 'suitability') continue;
    if (role === 'contract' && !/inschrijver|gegadigde|ondernem/.test(text)) continue;
    yield* levels(section, sentence, own?.index ?? 0, before, facts);
  }
}

function* levels(
  section: Section,
  sentence: Sentence,
  turnoverAt: number,
  before: string,
  facts: Facts,
): Generator<TurnoverRequirement> {
  const { low } = sentence;
  const relative = (span: Span) => span.start - sentence.span.start;
  const inverted = INVERTED.exec(low);
  if (inverted) {
    const share = (quantitiesIn(section, sentence.span, 'percentage') as Percentage[])[0];
    const amount = (quantitiesIn(section, sentence.span, 'amount') as Amount[])[0];
    const part = (quantitiesIn(section, sentence.span, 'multiple') as Multiple[])[0];
    // "Maakt ten hoogste een kwart uit van …": the part and its whole are torn apart.
    const torn = /een (?:kwart|derde|vijfde|tiende)|de helft/.exec(low);
    const level = share ?? amount ?? part ?? (torn ? { span: spanOf(sentence, torn) } : undefined);
    if (level) yield { sentence, span: level.span, euros: undefined, ratio: undefined, estimate: undefined };
    return;
  }
  const stated: Amount[] = [];
  const amounts: Amount[] = [];
  for (const amount of moneyIn(section, sentence)) {
    if (amount.impossible || amount.dummy || (amount.bound === 'max' && !REJECTS.test(low))) continue;
    const header = sentence.block.cells?.find(
      (cell) => cell.span.start <= amount.span.start && amount.span.end <= cell.span.end,
    )?.header;
    const lead = low.slice(0, relative(amount.span));
    const isEstimate = header !== undefined && /raming|geraamd|\wwaarde|waarde van/.test(header);
    if (isEstimate && !/omzet/.test(header)) stated.push(amount);
    else if (sentence.block.cells && header !== undefined && /vermogen|verzeker|dekking/.test(header))
      continue;
    else if (OTHER_AMOUNT.test(lead.slice(-60)) && !/omzet[^,;]{0,50}$/.test(lead.slice(-60))) {
      if (/raming|geraamd|waarde|opdrachtsom/.test(lead.slice(-60))) stated.push(amount);
    } else if (
      !/^[^.;]{0,25}(?:raming|geraamde waarde|opdrachtwaarde)/.test(low.slice(relative(amount.span) + 1))
    )
      amounts.push(amount);
    else stated.push(amount);
  }
  const here = stated.length === 1 ? stated[0]!.euros : undefined;
  let found = false;
  for (const multiple of quantitiesIn(section, sentence.span, 'multiple') as Multiple[]) {
    const after = low.slice(relative(multiple.span), relative(multiple.span) + 110);
    if (!OF_ESTIMATE.test(after) && !OF_A_YEAR.test(after)) continue;
    if (multiple.bound === 'max') continue;
    found = true;
    yield {
      sentence,
      span: multiple.span,
      euros: undefined,
      ratio: OF_A_YEAR.test(after) ? perYear(multiple.factor, facts) : multiple.factor,
      estimate: undefined,
    };
  }
  for (const share of quantitiesIn(section, sentence.span, 'percentage') as Percentage[]) {
    const after = low.slice(relative(share.span), relative(share.span) + 110);
    if (!OF_ESTIMATE.test(after) && !OF_A_YEAR.test(after)) continue;
    if (share.bound === 'max' || share.value < 20) continue;
    found = true;
    yield {
      sentence,
      span: share.span,
      euros: undefined,
      ratio: OF_A_YEAR.test(after) ? perYear(share.value / 100, facts) : share.value / 100,
      estimate: undefined,
    };
  }
  if (found) return;
  // "Een opdracht van € 100.000 … een omzet van € 250.000": only what stands with the word turnover counts.
  const near = amounts.filter(
    (amount) =>
      sentence.block.cells !== undefined ||
      amounts.length === 1 ||
      relative(amount.span) > turnoverAt ||
      turnoverAt - relative(amount.span) < 60,
  );
  const years = /(?:gezamenlijk|opgeteld|cumulatief|in totaal over|samen)/.test(low)
    ? /(?:drie|3)\D{0,20}(?:boek)?ja(?:ar|ren)/.test(low)
      ? 3
      : /(?:twee|2)\D{0,20}(?:boek)?ja(?:ar|ren)/.test(low)
        ? 2
        : 1
    : 1;
  // "Voor perceel 1 € 1, voor perceel 2 € 2" against "€ 1 voor perceel 1 en € 2 voor perceel 2".
  const isLotFirst =
    near.length > 1 && lotEstimate(facts, low.slice(0, relative(near[0]!.span))) !== undefined;
  for (const [i, amount] of near.entries()) {
    const from = i === 0 ? 0 : near[i - 1]!.span.end - sentence.span.start;
    const to = near[i + 1] ? relative(near[i + 1]!.span) : low.length;
    const about = near.length === 1 ? low : low.slice(relative(amount.span), to);
    const ahead = near.length === 1 ? '' : low.slice(from, relative(amount.span));
    const estimate =
      here ??
      lotEstimate(facts, isLotFirst ? ahead : about) ??
      lotEstimate(facts, isLotFirst ? about : ahead) ??
      (near.length === 1
        ? (lotEstimate(facts, before) ?? lotEstimate(facts, headingOver(sentence)))
        : undefined) ??
      wholeEstimate(facts);
    const euros = (amount.euros * (amount.per === 'month' ? 12 : 1)) / years;
    yield {
      sentence,
      span: amount.span,
      euros,
      ratio: estimate === undefined ? undefined : euros / estimate,
      estimate,
    };
  }
}

/** A multiple of the yearly value as a multiple of the whole; undefined when the term is unknown. */
function perYear(factor: number, facts: Facts): number | undefined {
  const months = facts.term?.months;
  return months === undefined ? undefined : factor / Math.max(1, months / 12);
}
