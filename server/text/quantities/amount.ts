import { isAlphanumeric, isDigit, isLetter, nextWord, skipGap, skipSpaces, wordEnd } from './chars.ts';
import { aboutMoney, boundAround, opensBetween, perAround, textBefore, vatAround } from './context.ts';
import { afterRangeWord, type Numeral, readNumeral, readScale } from './numeral.ts';
import type { Amount } from './types.ts';

/** What is read at a place, and how far its surroundings were used up for it. */
export interface Reading<Q> {
  readonly quantity: Q;
  readonly contextEnd: number;
}

interface Money {
  readonly value: number;
  readonly end: number;
  readonly scaled: boolean;
  readonly currency: boolean;
  readonly impossible: boolean;
}

/**
 * The currency at `pos` with the factor it carries ("k€" is a thousand euros) and the place of its figure;
 * undefined when no figure follows.
 */
export function currencyBefore(text: string, pos: number): { factor: number; end: number } | undefined {
  const c = text.charCodeAt(pos);
  if (c === 0x20ac) return { factor: 1, end: skipGap(text, pos + 1) };
  if ((c === 107 || c === 75 || c === 77) && text.charCodeAt(pos + 1) === 0x20ac) {
    return { factor: c === 77 ? 1e6 : 1e3, end: skipGap(text, pos + 2) };
  }
  const end = wordEnd(text, pos);
  if (!isCurrencyWord(text, pos, end)) return undefined;
  // "EUR: 500" and "EUR500" are as common as "EUR 500".
  const colon = text.charCodeAt(end) === 58 ? end + 1 : end;
  return { factor: 1, end: skipGap(text, colon) };
}

function isCurrencyWord(text: string, start: number, end: number): boolean {
  const length = end - start;
  if (length < 3 || length > 6 || (text.charCodeAt(start) | 32) !== 101) return false;
  const word = text.slice(start, end).toLowerCase();
  return word === 'euro' || word === 'eur';
}

/** The amount whose currency stands before it, at `pos`. */
export function readPrefixedAmount(text: string, pos: number, floor: number): Reading<Amount> | undefined {
  const currency = currencyBefore(text, pos);
  if (currency === undefined) return undefined;
  const numeral = readNumeral(text, currency.end);
  if (numeral === undefined || numeral.form === 'article') {
    return numeral && readScale(text, numeral.end)
      ? finish(text, pos, numeral, currency.factor, floor)
      : undefined;
  }
  return finish(text, pos, numeral, currency.factor, floor);
}

/** The amount whose currency stands after the numeral, or which only a scale and the sentence show to be money. */
export function readAmount(text: string, numeral: Numeral, floor: number): Reading<Amount> | undefined {
  const money = readMoney(text, numeral, undefined);
  if (money === undefined) return undefined;
  if (money.currency) return finish(text, numeral.start, numeral, undefined, floor, money);
  if (numeral.layout === 'malformed') return undefined;
  const upper = readUpper(text, numeral.start, money, false, floor);
  if (upper?.currency) return finish(text, numeral.start, numeral, undefined, floor, money);
  if (!money.scaled || !standsAlone(text, numeral, money)) return undefined;
  return finish(text, numeral.start, numeral, undefined, floor, money);
}

function finish(
  text: string,
  start: number,
  numeral: Numeral,
  factor: number | undefined,
  floor: number,
  known?: Money,
): Reading<Amount> | undefined {
  const money = known ?? readMoney(text, numeral, factor);
  if (money === undefined) return undefined;
  const upper = money.impossible ? undefined : readUpper(text, start, money, factor !== undefined, floor);
  const shared = upper?.shared ?? 1;
  const end = withRepeat(text, upper?.end ?? money.end, upper?.value ?? money.value);
  const per = perAround(text, start, end, floor);
  const vat = vatAround(text, start, end, floor);
  const bound = boundAround(text, start, end, floor);
  const euros = money.value * shared;
  const dummy =
    !upper &&
    (euros === 0 || euros === 1 || /fictie(?:f|ve) (?:bedrag|waarde)/i.test(textBefore(text, start, floor)));
  return {
    quantity: {
      kind: 'amount',
      span: { start, end },
      euros,
      ...(upper && { max: upper.value }),
      ...(per && { per: per.per }),
      ...(vat && { vat: vat.vat }),
      ...(bound && { bound }),
      ...(money.impossible && { impossible: true as const }),
      ...(dummy && { dummy: true as const }),
    },
    contextEnd: Math.max(end, per?.end ?? end, vat?.end ?? end),
  };
}

/** The value of a numeral with what belongs to it: ",-", "miljoen", "K", "euro". */
function readMoney(text: string, numeral: Numeral, prefix: number | undefined): Money | undefined {
  let end = afterDash(text, numeral.end);
  let value = numeral.value * (prefix ?? 1);
  let scaled = false;
  const scale = scaleOfMoney(text, end);
  if (scale !== undefined) {
    value *= scale.factor;
    end = scale.end;
    scaled = true;
    const rest =
      scale.factor >= 1e6 && numeral.form !== 'figure' ? wordRemainder(text, end, scale.factor) : undefined;
    if (rest !== undefined) {
      value += rest.value;
      end = rest.end;
    }
  } else if (prefix !== undefined && isLetter(text.charCodeAt(numeral.end))) {
    return undefined;
  }
  const suffix = prefix === undefined ? currencyAfter(text, end) : undefined;
  if (suffix !== undefined) end = afterDash(text, suffix);
  else if (prefix !== undefined) end = repeatedCurrency(text, end) ?? end;
  const figures = text.slice(numeral.start, numeral.end);
  // A point before one or two figures gives cents; before four or more ("€ 2.9000") it is a slip in the groups.
  const slipped = numeral.layout === 'dotted' && !scaled && /^[1-9]\d*\.\d{3,}$/.test(figures);
  // "2,500.00,-" has its cents twice.
  const doubled = /[.,]\d\d$/.test(figures) && /^,[-–—=]/.test(text.slice(numeral.end, numeral.end + 2));
  const impossible = numeral.layout === 'malformed' || slipped || doubled;
  return {
    value: impossible ? Number.NaN : rounded(value),
    end,
    scaled,
    currency: prefix !== undefined || suffix !== undefined,
    impossible,
  };
}

/** 2.3 million in binary floating point is 2299999.9999999995; money has cents, and no more than four decimals. */
function rounded(value: number): number {
  return Math.round(value * 1e4) / 1e4;
}

/** The "tweehonderdduizend" in "een miljoen tweehonderdduizend euro". */
function wordRemainder(text: string, pos: number, below: number): { value: number; end: number } | undefined {
  const start = skipGap(text, pos);
  if (!isLetter(text.charCodeAt(start))) return undefined;
  const numeral = readNumeral(text, start);
  if (numeral === undefined || numeral.form !== 'word' || numeral.value < 2) return undefined;
  const scale = readScale(text, numeral.end);
  const value = numeral.value * (scale?.factor ?? 1);
  const end = scale?.end ?? numeral.end;
  return value < below && currencyAfter(text, end) !== undefined ? { value, end } : undefined;
}

function scaleOfMoney(text: string, pos: number): { factor: number; end: number } | undefined {
  const scale = readScale(text, pos);
  if (scale !== undefined) return scale;
  const start = skipSpaces(text, pos);
  const c = text.charCodeAt(start);
  if ((c === 75 || c === 107 || c === 77) && !isAlphanumeric(text.charCodeAt(start + 1))) {
    // A loose "k" or "M" after a space is a unit only when glued to nothing; "k€" belongs to the next figure.
    if (text.charCodeAt(start + 1) === 0x20ac) return undefined;
    return { factor: c === 77 ? 1e6 : 1e3, end: start + 1 };
  }
  const word = nextWord(text, pos);
  return word.word === 'ton' ? { factor: 1e5, end: word.end } : undefined;
}

/** Past the ",-", ",–", ",--" or ".-" that closes a round amount. */
function afterDash(text: string, pos: number): number {
  const c = text.charCodeAt(pos);
  if (c !== 44 && c !== 46) return pos;
  let p = pos + 1;
  while (p < pos + 4 && isDash(text.charCodeAt(p))) p++;
  return p === pos + 1 ? pos : p;
}

function isDash(code: number): boolean {
  return code === 45 || (code >= 0x2010 && code <= 0x2015) || code === 0x2212 || code === 61;
}

/** The end of the currency after a figure; a currency with a figure of its own behind it is that figure's. */
function currencyAfter(text: string, pos: number): number | undefined {
  const point = text.charCodeAt(pos) === 46 ? pos + 1 : pos;
  const start = skipGap(text, point);
  const sign = text.charCodeAt(start) === 0x20ac;
  const end = sign ? start + 1 : wordEnd(text, start);
  if (!sign && !isCurrencyWord(text, start, end)) return undefined;
  return isDigit(text.charCodeAt(skipSpaces(text, end))) ? undefined : end;
}

/** "€ 500.000 euro": the currency said twice. */
function repeatedCurrency(text: string, pos: number): number | undefined {
  const next = nextWord(text, pos);
  return next.word === 'euro' && !isDigit(text.charCodeAt(skipSpaces(text, next.end))) ? next.end : undefined;
}

interface Upper {
  readonly value: number;
  readonly end: number;
  readonly currency: boolean;
  /** What the lower end still has to be multiplied by: "12 tot 13 miljoen" says "miljoen" once. */
  readonly shared: number;
}

function readUpper(
  text: string,
  start: number,
  lower: Money,
  prefixed: boolean,
  floor: number,
): Upper | undefined {
  const between = opensBetween(text, start, floor);
  const next = afterRangeWord(text, lower.end, between);
  if (next === undefined) return undefined;
  const currency = currencyBefore(text, next);
  const numeral = readNumeral(text, currency?.end ?? next);
  if (numeral === undefined || numeral.form === 'article') return undefined;
  const upper = readMoney(text, numeral, currency?.factor);
  if (upper === undefined || upper.impossible) return undefined;
  const bare = currency === undefined && !upper.currency && !upper.scaled;
  if (bare && !(prefixed && moneyMayEnd(text, upper.end))) return undefined;
  const once = upper.scaled && !lower.scaled && lower.value < 1000;
  const shared = once ? upper.value / numeral.value : 1;
  if (!(lower.value * shared < upper.value)) return undefined;
  return { value: upper.value, end: upper.end, currency: upper.currency, shared };
}

const OTHER_UNITS =
  /^\s{0,3}(?:%|procent|jaar|jaren|jr|maand|mnd|week|weken|wkn?|dag|dgn?|werkdag|kalenderdag|uur|uren|m2|m²|maal|keer|[:/]\d)/i;

function moneyMayEnd(text: string, pos: number): boolean {
  return !OTHER_UNITS.test(text.slice(pos, pos + 16));
}

/** Whether a scaled number without currency is money: nothing else is counted by it, or the sentence says so. */
function standsAlone(text: string, numeral: Numeral, money: Money): boolean {
  const scale = text.slice(numeral.end, money.end).trim().toLowerCase();
  if (scale === 'duizend') return false;
  const spoken = aboutMoney(text, numeral.start);
  if (scale === 'ton' || scale.length === 1) return spoken && nothingCounted(text, money.end);
  return nothingCounted(text, money.end) && (spoken || numeral.form !== 'article' || numeral.value === 0.5);
}

const FUNCTION_WORDS = new Set(
  'aan als bij dan die dat door en excl exclusief ex geldt gemiddeld heeft hoger in incl inclusief is jaarlijks kan lager mag met minder meer na naar of om op over per te tot uit van voor waard waarbij wordt worden zijn zal'.split(
    ' ',
  ),
);

function nothingCounted(text: string, pos: number): boolean {
  const point = text.charCodeAt(pos) === 46 ? pos + 1 : pos;
  const next = nextWord(text, point);
  return next.word === ''
    ? !isDigit(text.charCodeAt(next.start))
    : FUNCTION_WORDS.has(next.word) || /^[A-Z]/.test(text[next.start] ?? '');
}

/** Past a bracketed repeat of the same amount: "€ 1.000.000,– (een miljoen euro)". */
function withRepeat(text: string, end: number, value: number): number {
  const open = skipGap(text, end);
  if (text.charCodeAt(open) !== 40) return end;
  let start = skipSpaces(text, open + 1);
  const lead = nextWord(text, start);
  if (lead.word === 'zegge')
    start = skipGap(text, text.charCodeAt(lead.end) === 58 ? lead.end + 1 : lead.end);
  const currency = currencyBefore(text, start);
  const numeral = readNumeral(text, currency?.end ?? start);
  const money = numeral && readMoney(text, numeral, currency?.factor);
  if (money === undefined || Math.abs(money.value - value) > 0.005) return end;
  const close = skipSpaces(text, money.end);
  return text.charCodeAt(close) === 41 ? close + 1 : end;
}
