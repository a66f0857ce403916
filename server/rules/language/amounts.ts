import type { Section, Sentence } from '../../spec/model.ts';
import type { Amount } from '../../text/quantities/index.ts';
import { quantitiesIn } from './statements.ts';

/** A whole amount as a drafter writes it: `€ 300.000`. */
export function euro(amount: number): string {
  return `€ ${String(Math.round(amount)).replace(/\B(?=(?:\d{3}){1,6}$)/g, '.')}`;
}

/** A figure without needless decimals, with a Dutch comma: `62,5`. */
export function figure(value: number): string {
  return String(Math.round(value * 10) / 10).replace('.', ',');
}

const MONEY_WORDS =
  /€|eur|btw|waarde|omvang|omzet|omgezet|\bzet\b|referentie|gefactureerd|som\b|prijs|groot|bedrag|budget|geld|afgerekend|betaald|ervaring|opdracht|project/;
/** Right after a number: a hundred thousand euro, when no goods are weighed. */
const TON =
  /^\s?ton(?![a-z])(?! (?:afval|staal|asfalt|zand|grond|papier|gewicht|per|co2|vracht|last|van|aan|klei|puin)\b)/;
/** "Referentie (mln): 0,4": the unit stands in the label. */
const UNIT_IN_LABEL =
  /\((?:in |x |× )?(?:€ ?|eur |euro |eur|euro)?(mln|miljoen|mio|k|1\.?000|duizend)\b[^)]{0,12}\)[^0-9.;]{0,25}(\d{1,4}(?:,\d{1,2})?)(?!\d|[.,]\d)/;

/** Money in a sentence: what stands with a currency, "4,5 ton", and a bare figure under "(mln)". */
export function moneyIn(section: Section, sentence: Sentence): Amount[] {
  const { low, span } = sentence;
  const amounts: Amount[] = quantitiesIn(section, span, 'amount');
  const found = [...amounts];
  if (MONEY_WORDS.test(low) || sentence.block.cells) {
    for (const count of quantitiesIn(section, span, 'count')) {
      const ton = TON.exec(low.slice(count.span.end - span.start));
      if (!ton) continue;
      found.push({
        kind: 'amount',
        span: { start: count.span.start, end: count.span.end + ton[0].length },
        euros: count.value * 100_000,
        ...(count.bound && { bound: count.bound }),
      });
    }
  }
  const labelled = amounts.length === 0 ? UNIT_IN_LABEL.exec(low) : null;
  if (labelled) {
    const end = span.start + labelled.index + labelled[0].length;
    const factor = /^m/.test(labelled[1]!) ? 1_000_000 : 1_000;
    found.push({
      kind: 'amount',
      span: { start: end - labelled[2]!.length, end },
      euros: Number(labelled[2]!.replace(',', '.')) * factor,
    });
  }
  return found;
}
