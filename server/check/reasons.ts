import { type Collected, FACTS_AT, type GivenReason } from '../rules/rule.ts';
import type { FactSheet } from '../spec/facts.ts';
import type { Mark, PlacedSection } from '../spec/model.ts';
import type { Specification } from '../spec/specification.ts';
import { contains, overlaps, type Span } from '../text/span.ts';

/**
 * Motivations (a reasoned deviation, part of the tender) and false-alarm marks (a note to the tool). The first keep a
 * finding in the register, the second remove it; both need a reason.
 */
export type MotivationMark = Extract<Mark, { kind: 'motivation' }>;
export type SuppressMark = Extract<Mark, { kind: 'suppress' }>;
export type ReasonMark = MotivationMark | SuppressMark;

const NONE: readonly ReasonMark[] = [];

/** The reasons given in a section; the same array for the same section. */
export function reasonsIn(placed: PlacedSection): readonly ReasonMark[] {
  const { marks } = placed.section;
  if (marks.length === 0) return NONE;
  let known = remembered.get(marks);
  if (!known) {
    known = marks.filter(
      (mark): mark is ReasonMark => mark.kind === 'motivation' || mark.kind === 'suppress',
    );
    remembered.set(marks, known);
  }
  return known;
}

const remembered = new WeakMap<readonly Mark[], readonly ReasonMark[]>();

/** Tells which motivation or mark answers a finding. */
export interface Reasons {
  /** The text of the motivation that covers a finding of `rule` in section `at`, if any. */
  motivationFor(rule: string, at: number): string | undefined;
  /** The false-alarm mark that silences a finding of `rule` at `span`, if any. */
  suppressionFor(rule: string, at: number, span: Span): SuppressMark | undefined;
  /** Marks that answered something, by section ordinal and place; document-wide ones by their index. */
  readonly used: Set<string>;
}

/** Key of a mark in `used`. */
function markKey(at: number, mark: ReasonMark): string {
  return `${at}:${mark.span.start}`;
}

export function reasonsOf(
  items: readonly Collected<ReasonMark>[],
  sections: readonly PlacedSection[],
  sheet: FactSheet,
): Reasons {
  const used = new Set<string>();
  const motivations = items.filter(
    (item): item is Collected<MotivationMark> => item.value.kind === 'motivation',
  );
  /** By section and rule. */
  const suppressions = new Map<string, SuppressMark[]>();
  for (const { at, value } of items) {
    if (value.kind !== 'suppress') continue;
    const key = `${at} ${value.rule}`;
    const list = suppressions.get(key);
    if (list) list.push(value);
    else suppressions.set(key, [value]);
  }
  const documentWide = sheet.facts.deviations ?? [];
  return {
    used,
    motivationFor(rule, at) {
      const index = documentWide.findIndex((entry) => entry.rule === rule);
      if (index >= 0 && isReason(documentWide[index]!.text ?? '')) {
        used.add(`facts:${index}`);
        return documentWide[index]!.text;
      }
      if (at < 0) return undefined;
      for (const { at: from, value } of motivations) {
        if (value.rule !== rule || !covers(sections, from, at) || !isReason(value.text)) continue;
        used.add(markKey(from, value));
        return value.text;
      }
      return undefined;
    },
    suppressionFor(rule, at, span) {
      for (const value of suppressions.get(`${at} ${rule}`) ?? []) {
        // Marks stand in order, and so does what they cover.
        if (!value.covers || value.covers.start > span.end) break;
        if (!contains(value.covers, span) && !overlaps(value.covers, span)) continue;
        used.add(markKey(at, value));
        if (hasReason(value)) return value;
      }
      return undefined;
    },
  };
}

const reasoned = new WeakMap<SuppressMark, boolean>();

/** Whether a mark gives a reason; remembered by the mark. */
function hasReason(mark: SuppressMark): boolean {
  let known = reasoned.get(mark);
  if (known === undefined) {
    known = isReason(mark.reason);
    reasoned.set(mark, known);
  }
  return known;
}

/** All reasons given in a document, told whether they answered something; call it when all findings are placed. */
export function givenReasons(
  spec: Specification,
  items: readonly Collected<ReasonMark>[],
  reasons: Reasons,
  ruleActive: (id: string) => boolean,
): GivenReason[] {
  const given: GivenReason[] = items.map(({ at, value }) => {
    const text = value.kind === 'motivation' ? value.text : value.reason;
    return {
      at,
      kind: value.kind,
      rule: value.rule,
      ruleSpan: value.ruleSpan,
      span: value.span,
      text,
      isReason: isReason(text),
      used: reasons.used.has(markKey(at, value)),
      ruleActive: ruleActive(value.rule),
    };
  });
  spec.factSheet.facts.deviations?.forEach((entry, i) => {
    const place = (key: string) => spec.factSheet.places.get(`motiveringen[${i}]${key}`)?.value;
    const span = place('') ?? { start: 0, end: 0 };
    const rule = entry.rule ?? '';
    given.push({
      at: FACTS_AT,
      kind: 'document',
      rule,
      ruleSpan: place('.regel') ?? span,
      span: place('.tekst') ?? span,
      text: entry.text ?? '',
      isReason: isReason(entry.text ?? ''),
      used: reasons.used.has(`facts:${i}`),
      ruleActive: ruleActive(rule),
    });
  });
  return given;
}

/** A motivation covers the section it stands in, with all that falls under that heading. */
function covers(sections: readonly PlacedSection[], from: number, at: number): boolean {
  let home = from;
  while (sections[home]?.continues) home = sections[home]!.parent;
  for (let i = at; i >= 0; i = sections[i]!.parent) {
    if (i === home) return true;
    if (i === from) return true;
  }
  return false;
}

const BOILERPLATE =
  /^(?:(?:nader )?(?:in|aan) te vullen|n\.?\s?v\.?\s?t|niet van toepassing|zie (?:(?:het |de )?(?:boven|hierboven|onder|hieronder|leidraad|(?:inkoop|aanbestedings)?dossier|inkoopstrategie|bijlage|stukken))|(?:de )?(?:motivering|onderbouwing|toelichting)(?: volgt(?: nog)?)?|volgt(?: nog)?|nader te bepalen|n\.?t\.?b\.?|(?:om|wegens) (?:praktische|organisatorische|goede) redenen|(?:(?:dit|deze eis|de eis) (?:is|achten wij) |is )?(?:gebruikelijk(?: in de markt)?|proportioneel|redelijk|noodzakelijk|nodig|wenselijk|passend|gerechtvaardigd|onvermijdelijk)|zoals altijd|in overleg(?: met (?:inkoop|de jurist))?|akkoord(?: jurist)?|nog toe te voegen|todo|tbd|x{1,100}|…|-|\[[^\]]{0,100}\]|\{\{[^}]{0,100}\}\}|conform (?:beleid|inkoopbeleid)|standaard(?: beleid)?|gebruikelijk)$/i;

/** Longer reasons are no stock phrase. */
const LONGEST_BOILERPLATE = 110;

/** Whether a reason says something: not empty, not a gap to fill in, not a stock phrase. */
export function isReason(text: string): boolean {
  const said = text.trim();
  if (said.length < 12) return false;
  if (said.length > LONGEST_BOILERPLATE) return true;
  let end = said.length;
  while (end > 0 && /[.\s]/.test(said[end - 1]!)) end--;
  // "Waarom hier wordt afgeweken": what is to be told, as a proposal of ours puts it, and not yet the answer.
  const isQuestion =
    /^(?:waarom|why) /i.test(said) && !/:|\?|omdat|want\b|vanwege|because|since\b/i.test(said);
  return end > 0 && !isQuestion && !BOILERPLATE.test(said.slice(0, end)) && hasContent(said);
}

/** Words of which stock phrases are made: grammar, judgement without ground, and who decided. */
const STOCK = new Set(
  (
    'de het een en of in op aan van voor bij met om te ter tot dat dit die deze er is zijn was wordt worden werd kan ' +
    'hier daar ook dan als zoals wel niet zo nog al we wij ons onze u men hij zij ze wat door naar uit over na per ' +
    'zie gezien gelet vanwege wegens omdat want conform volgens overeenkomstig op basis grond achten acht vinden vindt hebben heeft ' +
    'gekozen kiezen keuze besloten besluit bepaald hierom daarom ' +
    'aard omvang belang karakter opdracht aanbesteding project overeenkomst contract eis eisen eisenpakket criterium afwijking ' +
    'bepaling voorschrift regel norm situatie geval omstandigheden marktconform markt sector branche ' +
    'beleid inkoopbeleid aanbestedingsbeleid standaard standaardbeleid standaardtekst standaardbepaling werkwijze praktijk afspraak ' +
    'proportioneel redelijk redelijke noodzakelijk noodzaak nodig wenselijk gewenst passend gepast gerechtvaardigd verantwoord ' +
    'onvermijdelijk verplicht gebruikelijk gebruikelijke normaal gangbaar logisch belangrijk verstandig beter best handig prima goed ' +
    'praktische organisatorische goede zwaarwegende bijzondere diverse verschillende bekende redenen reden motivering onderbouwing ' +
    'motivatie toelichting uitleg volgt komt later nader uitgewerkt aangevuld ingevuld invullen aanvullen toevoegen opgenomen ' +
    'akkoord overleg afgestemd besproken bekend bekende geaccordeerd vastgesteld goedgekeurd jurist juristen juridische zaken inkoop inkoper ' +
    'afdeling management directie bestuur college opdrachtgever aanbestedende dienst gemeente organisatie dossier intern interne ' +
    'ja klopt uitwerken advies altijd steeds eerder vorige keer zelfde hetzelfde overgenomen eerdere alle volledig geheel zeer erg meer mee gedaan doen moet'
  ).split(' '),
);

/** Whether anything is left of a short reason when its stock words are taken away. */
function hasContent(said: string): boolean {
  const words = said.toLowerCase().match(/[\p{L}\d'’-]+/gu) ?? [];
  return words.some((word) => !STOCK.has(word));
}
