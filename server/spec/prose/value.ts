import type { Amount } from '../../text/quantities/index.ts';
import type { Role, Section, Sentence } from '../model.ts';
import type { ProseFact } from '../prose-facts.ts';
import { type Stretch, stretches, valuesIn } from './words.ts';

/**
 * The value of the contract: estimate, maximum and threshold, each with what it is the value of. An amount belongs to
 * the last word for a value before it, so that one sentence may state both.
 */
const ESTIMATE =
  /(?:geraamde|verwachte|geschatte|totale geraamde)\s(?:[\p{L}-]+\s){0,2}?(?:opdrachtwaarde|contractwaarde|waarde|omvang|opdrachtsom|kosten)|\braming(?:en)?\b|opdrachtwaarde|\b(?:wordt|is|zijn|werd)\sgeraamd\sop|\bgeraamd op/gu;
const MAXIMUM =
  /(?:maximale|maximum)[\s-]?(?:totale\s|geraamde\s)?(?:waarde|opdrachtwaarde|contractwaarde|raamovereenkomstwaarde|afname|omvang)|maximumwaarde|plafond(?:bedrag|waarde)|(?:waarde|afname|omvang)\s[^.;]{0,60}?(?:maximaal|ten hoogste|niet meer dan)/gu;

/** An amount near these words is none of the value of this contract. */
const OTHER =
  /omzet|referentie|boete|aansprakelijk|verzeker|garantie|zekerheid|drempel|%|procent|maal\b|keer\b|vorige|voorgaande|huidige|lopende|eerdere|vergelijkbare|nadere (?:overeenkomst|opdracht)|meerwerk|minicompetitie|opdrachten\b|per (?:opdracht|bestelling|deelnemer|project|locatie)|\b(?:indien|wanneer|mits|tenzij)\b|bij een|\b(?:boven|onder|lager dan|hoger dan|groter dan|kleiner dan|meer dan|minder dan)\b|jaarlijks|vergoeding|korting|afwijk|besparing|subsidie|budget van de deelnemer/;
const PART =
  /\b(?:waarvan|aandeel|deel (?:van|daarvan)|onderdeel|fase|deelopdracht|optie (?:bedraagt|is|heeft))\b|voor (?:de|het) (?:onderdeel|deel|eerste|tweede|levering|onderhoud)/;
const BASE =
  /(?:exclusief|zonder|excl\.?|niet)\s(?:(?:de|alle|eventuele|mogelijke)\s)?(?:optie|verlenging|meegerekend)|initiële|(?:eerste|vaste|basis)\s?(?:contract)?(?:looptijd|periode|termijn)|zonder gebruik te maken/;
const TOTAL =
  /inclusief\s(?:[\p{L}]+\s){0,3}?(?:optie|verlenging)|(?:optie|verlenging)\p{L}*\s(?:inbegrepen|meegerekend|meegenomen)|met (?:alle |de )?(?:optie|verlenging)|hele looptijd|totale (?:looptijd|geraamde|waarde)|in totaal|volledige looptijd|dus inclusief|looptijd met verleng|beide percelen samen|samen/u;
const LOT = /\bperceel\b(?:\s?(?:nr\.?\s?)?(\d{1,2}|[a-z])(?![\p{L}\d]))?/u;
const LOT_HEADER = /^(?:perceel|percelen|lot|kavel)/;

/** Words one of which stands in every sentence with such a value. */
export const VALUE_WORDS = [
  'raming',
  'geraamd',
  'waarde',
  'geschatte',
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
    else if (!OTHER.test(stretch.isRow ? `${context} ${stretch.low}` : context))
      addAmounts(section, sentence, stretch, facts);
  }
}

function addThreshold(section: Section, stretch: Stretch, facts: ProseFact[]): void {
  const amounts = valuesIn(section, stretch.span, 'amount').filter(isKnown);
  if (amounts.length === 1)
    facts.push({ fact: 'threshold', value: amounts[0]!.euros, span: amounts[0]!.span });
}

function addAmounts(section: Section, sentence: Sentence, stretch: Stretch, facts: ProseFact[]): void {
  const amounts = valuesIn(section, stretch.span, 'amount').filter(isKnown);
  let from = stretch.span.start;
  for (const amount of amounts) {
    const before = section.low.slice(from, amount.span.start);
    from = amount.span.end;
    if (amount.per !== undefined && amount.per !== 'contract') continue;
    const kind = stretch.isRow
      ? (kindOf(stretch.header) ?? kindOf(stretch.label))
      : (kindOf(before) ?? (amounts.length === 1 ? kindOf(stretch.low) : undefined));
    if (kind === undefined) continue;
    const after = section.low.slice(amount.span.end, stretch.span.end);
    const around = stretch.isRow ? `${stretch.header} ${stretch.label} ${stretch.low}` : `${before} ${after}`;
    if (PART.test(stretch.isRow ? around : before)) continue;
    const lot = lotOf(sentence, stretch, around);
    facts.push({
      fact: kind,
      value: amount.euros,
      span: amount.span,
      ofLot: lot !== undefined,
      ...(lot ? { lot } : {}),
      ...(BASE.test(around)
        ? { basis: 'base' as const }
        : TOTAL.test(around)
          ? { basis: 'total' as const }
          : {}),
      ...(amount.vat
        ? { vat: amount.vat }
        : /incl(?:usief|\.)\s?(?:btw|omzetbelasting)/.test(around)
          ? { vat: 'incl' as const }
          : {}),
      ...(amount.bound === 'about' || /\b(?:circa|ongeveer|ca\.|ruim|bijna|afgerond|globaal)\s?$/.test(before)
        ? { about: true as const }
        : {}),
    });
  }
}

function isKnown(amount: Amount): boolean {
  return !amount.dummy && !amount.impossible && amount.max === undefined && Number.isFinite(amount.euros);
}

/** What the last word for a value in this text names. */
function kindOf(low: string): 'estimate' | 'maximum' | undefined {
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

/** Number or name of the lot an amount is about, '' for a lot that is not named, undefined for the whole. */
function lotOf(sentence: Sentence, stretch: Stretch, around: string): string | undefined {
  if (stretch.isRow) {
    if (/^(?:totaal|totale|gezamenlijk|som\b|alle percelen)/.test(stretch.label)) return undefined;
    const firstHeader = sentence.block.cells?.[0]?.header ?? '';
    const isKeyValue = kindOf(stretch.header) === undefined;
    if (LOT_HEADER.test(firstHeader)) return stretch.label.replace(/^perceel\s/, '');
    const named = LOT.exec(stretch.label);
    if (named) return named[1] ?? '';
    return isKeyValue ? undefined : '';
  }
  const under = LOT.exec((sentence.block.under ?? '').toLowerCase());
  const found = LOT.exec(around) ?? under;
  return found ? (found[1] ?? '') : undefined;
}
