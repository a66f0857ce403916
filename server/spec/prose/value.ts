import type { Amount } from '../../text/quantities/index.ts';
import type { Role, Section, Sentence } from '../model.ts';
import type { ProseFact, ProseFactOf } from '../prose-facts.ts';
import { type Stretch, stretches, valuesIn } from './words.ts';

/**
 * The value of the contract: estimate, maximum and threshold, each with what it is the value of. An amount belongs to
 * the last word for a value before it, so that one sentence may state both.
 */
const ESTIMATE =
  /(?:geraamde|verwachte|geschatte|totale geraamde)\s(?:[\p{L}-]{1,40}\s){0,2}?(?:opdrachtwaarde|contractwaarde|waarde|omvang|opdrachtsom|kosten)|\b(?:schat|schatten|ramen|raamt) (?:[\p{L}-]{1,20}\s){0,4}?(?:opdrachtwaarde|waarde|omvang)\b|\braming(?:en)?\b|opdrachtwaarde|\b(?:wordt|is|zijn|werd)\sgeraamd\sop|\bgeraamd op|\b(?:wij|we) (?:ramen|begroten|schatten)\b|\b(?:ramen|begroten|schatten) (?:wij|we)\b/gu;
const MAXIMUM =
  /(?:maximale|maximum)[\s-]?(?:totale\s|geraamde\s)?(?:waarde|opdrachtwaarde|contractwaarde|raamovereenkomstwaarde|afname|omvang)|maximumwaarde|plafond(?:bedrag|waarde)|(?:waarde|afname|omvang)\s[^.;]{0,60}?(?:maximaal|ten hoogste|niet meer dan)/gu;

/** An amount near these words is none of the value of this contract. */
const OTHER =
  /omzet|referentie|boete|aansprakelijk|verzeker|garantie|zekerheid|drempel|%|procent|maal\b|keer\b|vorige|voorgaande|huidige|lopende|eerdere|vergelijkbare|nadere (?:overeenkomst|opdracht)|meerwerk|minicompetitie|opdrachten\b|per (?:opdracht|bestelling|deelnemer|project|locatie)|\b(?:indien|wanneer|mits|tenzij)\b|bij een|\b(?:boven|onder|lager dan|hoger dan|groter dan|kleiner dan|meer dan|minder dan)\b|jaarlijks|vergoeding|korting|afwijk|besparing|subsidie|investering|balans|budget van de deelnemer/;
/** "€ 1.300.000 (de helft van de raming)": measured by the value, and not it. */
const SHARE_OF =
  /\b(?:helft|derde|kwart|driekwart|vierde|vijfde|tiende|gedeelte|fractie) van (?:de|het|deze|dit|onze|die) (?:\p{L}{1,20} ){0,2}?\p{L}{0,12}(?:raming|waarde|opdrachtsom|omvang|opdracht)(?!\p{L})/u;
const PART =
  /\b(?:waarvan|aandeel|deel (?:van|daarvan)|onderdeel|fase|deelopdracht|optie (?:bedraagt|is|heeft))\b|voor (?:de|het) (?:onderdeel|deel|eerste|tweede|levering|onderhoud)/;
const BASE =
  /(?:exclusief|zonder|excl\.?|niet)\s(?:(?:de|alle|eventuele|mogelijke)\s)?(?:optie|verlenging|meegerekend)|initiële|(?:eerste|vaste|basis)\s?(?:contract)?(?:looptijd|periode|termijn)|zonder gebruik te maken/;
const TOTAL =
  /inclusief\s(?:[\p{L}]{1,40}\s){0,3}?(?:optie|verlenging)|(?:optie|verlenging)\p{L}{0,30}\s(?:inbegrepen|meegerekend|meegenomen)|met (?:alle |de )?(?:optie|verlenging)|hele looptijd|totale (?:looptijd|geraamde|waarde)|in totaal|volledige looptijd|dus inclusief|looptijd met verleng|beide percelen samen|samen/u;
const LOT = /\bperceel\b(?:\s?(?:nr\.?\s?)?(\d{1,2}|[a-z])(?![\p{L}\d]))?/u;
const PART_NOUN =
  '(?:perceel|percelen|\\p{L}{0,20}(?:deel|delen|gebied(?:en)?)|regio|rayon|district|kavel|wijk|cluster|categorie)(?![a-z])';
/** Before an amount that is the same for, or shared out over, parts of the contract. */
const OF_EACH_BEFORE = new RegExp(
  [
    '\\b(?:elk|ieder|respectievelijk|resp\\.|stuk voor stuk|telkens)(?: van (?:de|deze|die|het)| afzonderlijk)?(?= (?:met|geraamd|een|is|zijn|heeft|hebben|op|van|circa|ca\\.|ongeveer|groot|ter|de|deze|die|vertegenwoordig|komt|kent|€))[^.;]{0,80}$',
    `\\b(?:per|elke?|iedere?) ${PART_NOUN}[^.;]{0,60}$`,
    '\\bpercelen (?:(?:\\d{1,2}|[a-z]|noord|oost|zuid|west|midden|centrum)(?:, | en | t\\/m | tot en met )?){2,8} [^.;]{0,60}$',
    '\\b(?:elk|ieder|telkens) $',
  ].join('|'),
  'u',
);
/** The same after it: "€ 2 mln per district", "€ 2 mln voor elk van de delen". */
const OF_EACH_AFTER = new RegExp(
  `^\\s?(?:(?:exclusief|excl\\.) (?:btw|omzetbelasting) )?(?:(?:per|voor (?:elk|ieder)e?|in elke?) ${PART_NOUN}|(?:voor )?(?:elk|ieder)(?: van (?:de|deze|die|beide)\\b|[.,;]|$)|(?:per|het) stuk\\b)`,
  'u',
);
const PER_TIME = /per (?:jaar|maand|week|kwartaal|uur|dag|stuk|eenheid)|jaarlijks|jaarbedrag/;
const LOT_HEADER = /^(?:perceel|percelen|lot|kavel)/;

/** Characters around an amount in which its words are looked for. */
const REACH = 300;

/** Words one of which stands in every sentence with such a value. */
export const VALUE_WORDS = [
  'raming',
  'geraamd',
  'waarde',
  'geschatte',
  'schat',
  'ramen',
  'begroten',
  'verwachte',
  'maxim',
  'plafond',
  'drempel',
];

export function addValues(section: Section, sentence: Sentence, role: Role, facts: ProseFact[]): void {
  if (role === 'suitability' || role === 'selection' || role === 'evidence') return;
  const header = sentence.block.cells?.map((cell) => cell.header ?? '').join(' ') ?? '';
  const all = `${header} ${sentence.low}`;
  if (!VALUE_WORDS.some((word) => all.includes(word))) return;
  for (const stretch of stretches(section, sentence)) {
    const context = stretch.isRow ? `${stretch.header} ${stretch.label}` : sentence.low;
    if (/drempel/.test(context)) addThreshold(section, stretch, facts);
    else if (!isOfOther(stretch.isRow ? `${context} ${stretch.low}` : context))
      addAmounts(section, sentence, stretch, facts);
  }
}

function isOfOther(text: string): boolean {
  return OTHER.test(text) || SHARE_OF.test(text);
}

function addThreshold(section: Section, stretch: Stretch, facts: ProseFact[]): void {
  const amounts = valuesIn(section, stretch.span, 'amount').filter(isKnown);
  if (amounts.length === 1)
    facts.push({ fact: 'threshold', value: amounts[0]!.euros, span: amounts[0]!.span });
}

function addAmounts(section: Section, sentence: Sentence, stretch: Stretch, facts: ProseFact[]): void {
  const amounts = valuesIn(section, stretch.span, 'amount').filter(isKnown);
  let from = stretch.span.start;
  let last: Kind | undefined;
  for (const amount of amounts) {
    const before = section.low.slice(Math.max(from, amount.span.start - REACH), amount.span.start);
    from = amount.span.end;
    const kind = stretch.isRow
      ? (kindOf(stretch.header) ?? kindOf(stretch.label))
      : (kindOf(before) ?? kindWithout(before, last, amounts.length === 1 ? stretch.low : ''));
    last = kind ?? last;
    if (kind === undefined || (amount.per !== undefined && amount.per !== 'contract')) continue;
    if (stretch.isRow && PER_TIME.test(`${stretch.header} ${stretch.label}`)) continue;
    const after = section.low.slice(amount.span.end, Math.min(stretch.span.end, amount.span.end + REACH));
    const around = stretch.isRow ? `${stretch.header} ${stretch.label} ${stretch.low}` : `${before} ${after}`;
    if (PART.test(stretch.isRow ? around : before)) continue;
    facts.push({
      fact: kind,
      value: amount.euros,
      span: amount.span,
      ...(isOfEach(before, after) ? { ofLot: true, lot: '' } : lotOf(sentence, stretch, around)),
      ...conditionsOf(amount, before, around),
    });
  }
}

type Kind = 'estimate' | 'maximum';

/** Whether an amount counts for each of several parts: "vier rayons, elk geraamd op € 2 mln". */
function isOfEach(before: string, after: string): boolean {
  return OF_EACH_BEFORE.test(before) || OF_EACH_AFTER.test(after);
}

/** Kind of an amount with no word for a value before it: "€ 1 per jaar, dus € 4", "€ 4 is de raming". */
function kindWithout(before: string, last: Kind | undefined, sentence: string): Kind | undefined {
  if (last && /\b(?:dus|ofwel|oftewel|totaal|wat neerkomt op)\b/.test(before)) return last;
  return sentence === '' ? undefined : kindOf(sentence);
}

function conditionsOf(
  amount: Amount,
  before: string,
  around: string,
): Pick<ProseFactOf<Kind>, 'basis' | 'vat' | 'about'> {
  const basis = BASE.test(around) ? 'base' : TOTAL.test(around) ? 'total' : undefined;
  const vat = amount.vat ?? (/incl(?:usief|\.)\s?(?:btw|omzetbelasting)/.test(around) ? 'incl' : undefined);
  const isAbout =
    amount.bound === 'about' || /\b(?:circa|ongeveer|ca\.|ruim|bijna|afgerond|globaal)\s?$/.test(before);
  return { ...(basis && { basis }), ...(vat && { vat }), ...(isAbout && { about: true }) };
}

function isKnown(amount: Amount): boolean {
  return !amount.dummy && !amount.impossible && amount.max === undefined && Number.isFinite(amount.euros);
}

/** What the last word for a value in this text names. */
function kindOf(low: string): Kind | undefined {
  const maximum = lastEnd(MAXIMUM, low);
  const estimate = lastEnd(ESTIMATE, low);
  if (maximum < 0 && estimate < 0) return undefined;
  return maximum >= estimate ? 'maximum' : 'estimate';
}

function lastEnd(pattern: RegExp, low: string): number {
  let end = -1;
  for (const found of low.matchAll(pattern)) end = found.index + found[0].length;
  return end;
}

/** Whether an amount is about a lot, and which: its number or name, '' for a part that is not named. */
function lotOf(
  sentence: Sentence,
  stretch: Stretch,
  around: string,
): Pick<ProseFactOf<Kind>, 'ofLot' | 'lot'> {
  if (!stretch.isRow) {
    const found = LOT.exec(around) ?? LOT.exec((sentence.block.under ?? '').toLowerCase());
    return found ? { ofLot: true, lot: found[1] ?? '' } : { ofLot: false };
  }
  if (/^(?:totaal|totale|gezamenlijk|som\b|alle percelen)/.test(stretch.label)) return { ofLot: false };
  if (LOT_HEADER.test(sentence.block.cells?.[0]?.header ?? ''))
    return { ofLot: true, lot: stretch.label.replace(/^perceel\s/, '') };
  const named = LOT.exec(stretch.label);
  if (named) return { ofLot: true, lot: named[1] ?? '' };
  // In a table with a column of values every row is a part; in one of labels and data the row is the contract's.
  return kindOf(stretch.header) === undefined ? { ofLot: false } : { ofLot: true, lot: '' };
}
