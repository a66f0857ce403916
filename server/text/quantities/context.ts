import type { Bound, Per } from './types.ts';

/** How far a word that qualifies a value may stand from it. */
const REACH = 48;

/** The end of a sentence, a table cell, or a paragraph. */
const BREAK =
  /(?<!(?:^|\P{L})(?:excl|incl|ex|ca|max|min|nr|mln|mio|mld|pct))[.!?;]\s{1,8}\p{Lu}|[|]|\n\s{0,8}\n|\n\s{0,8}[-*+]\s/u;

/** The text after `pos` in its sentence, up to the next figure. */
function textAfter(text: string, pos: number): string {
  const slice = text.slice(pos, pos + REACH);
  const stop = slice.search(/[\d€]/);
  const own = stop < 0 ? slice : slice.slice(0, stop);
  if (!BREAK_SIGN.test(own)) return own;
  const end = own.search(BREAK);
  return end < 0 ? own : own.slice(0, end);
}

/** Without one of these there is no break, and most stretches have none. */
const BREAK_SIGN = /[.!?;|\n]/;
const BREAKS = new RegExp(BREAK.source, 'gu');

/** The text before `pos` in its sentence, from the previous figure or from `floor`. */
export function textBefore(text: string, pos: number, floor: number): string {
  let slice = text.slice(Math.max(floor, pos - REACH), pos);
  for (let i = slice.length - 1; i >= 0; i--) {
    const c = slice.charCodeAt(i);
    if (c >= 48 && c <= 57) {
      slice = slice.slice(i + 1);
      break;
    }
  }
  if (!BREAK_SIGN.test(slice)) return slice;
  let cut = 0;
  for (const match of slice.matchAll(BREAKS)) cut = match.index + (match[0].startsWith('|') ? 1 : 2);
  return slice.slice(cut);
}

const W = '(?<![\\p{L}])';
/** Words that leave room for a short description before the figure: "maximale looptijd is". */
const LOOSE: readonly (readonly [Bound, string])[] = [
  [
    'min',
    'ten ?minste|minimaal|minstens|minimum|minimale|min\\.?|op zijn minst|niet (?:minder|lager|kleiner|korter) (?:is |zijn |te zijn )?dan',
  ],
  [
    'max',
    'ten ?hoogste|hoogstens|maximaal|maximum|maximale|max\\.?|niet (?:meer|hoger|groter|langer|ouder) (?:is |zijn |te zijn )?dan',
  ],
  ['about', 'circa|ca\\.?|ongeveer|plusminus|plm\\.?|bij benadering|naar schatting'],
];
/** Words and signs that must stand right before it. */
const TIGHT: readonly (readonly [Bound, string])[] = [
  [
    'min',
    '(?<!niet )(?:meer|hoger|groter|langer|ouder) (?:is |zijn )?dan(?: of gelijk aan)?|vanaf|boven(?: de)?|>=?|≥',
  ],
  [
    'max',
    '(?<!niet )(?:minder|lager|kleiner|korter|jonger) (?:is |zijn )?dan(?: of gelijk aan)?|tot en met|t/m|tot|onder(?: de)?|binnen|<=?|≤',
  ],
  ['about', 'rond(?: de)?|±|~'],
];
/** A space in a table may be a no-break space, or a line break with an indent. */
const spaced = (words: string): string => words.replace(/ \?/g, '\\s{0,4}').replaceAll(' ', '\\s{1,4}');
const alternatives = (table: readonly (readonly [string, string])[]): string =>
  table.map(([name, words]) => `(?<${name}>${spaced(words)})`).join('|');

/** Up to four words without punctuation between a loose bound and its figure. */
const LOOSE_BEFORE = new RegExp(
  `(?:${W}|^)(?:${alternatives(LOOSE)})(?=[\\s(]|$)(?:\\s{1,4}[\\p{L}-]{1,24}){0,4}[\\s(]{0,3}$`,
  'iu',
);
const TIGHT_BEFORE = new RegExp(
  `(?:${W}|^)(?:${alternatives(TIGHT)})(?:\\s{1,4}(?:een|de|het))?(?:\\s{1,4}(?:bedrag|waarde|omzet|som|periode|termijn|aantal)\\svan)?[\\s(]{0,3}$`,
  'iu',
);
const AFTER =
  /^[^\p{L}\d]{0,3}(?:(?:euro|eur|procent|jaar|jr|dagen|dgn|werkdagen|weken|maanden|mnd)[,-]{0,2}\s{1,4})?of\s{1,4}(?:(?<min>meer|hoger|langer|groter)|(?<max>minder|lager|korter|kleiner))(?!\p{L})/iu;

/** What stands in every text with a bound before its figure; quick to look for, as the patterns are not. */
const MAY_BOUND =
  /dan|vanaf|boven|onder|tot|t\/m|binnen|rond|[<>≥≤±~]|min|max|hoogst|circa|ca|ongeveer|pl[um]|benadering|schatting/iu;

/** The bound words around a value at `[start, end)`; `floor` is where the text of the previous value ends. */
export function boundAround(text: string, start: number, end: number, floor: number): Bound | undefined {
  const before = textBefore(text, start, floor);
  const match = MAY_BOUND.test(before) ? (TIGHT_BEFORE.exec(before) ?? LOOSE_BEFORE.exec(before)) : null;
  const groups =
    match?.groups ??
    (text.charCodeAt(end) === 46 ? undefined : AFTER.exec(text.slice(end, end + 24))?.groups);
  if (groups === undefined) return undefined;
  if (groups.min !== undefined) return 'min';
  if (groups.max !== undefined) return 'max';
  return groups.about === undefined ? undefined : 'about';
}

const PER_WORDS: readonly (readonly [Per, string])[] = [
  [
    'year',
    'per (?:kalender|contract|verzekerings|boek|polis)?jaar|p\\. ?j\\.?|p/j|/ ?jaar|(?:op )?jaarbasis|jaarlijkse?|jaaromzet|jaarwaarde|jaarbedrag|verzekeringsjaar',
  ],
  ['month', 'per (?:kalender)?maand|maandelijkse?|p/m|p\\. ?m\\.|/ ?maand'],
  ['week', 'per week|wekelijkse?'],
  ['day', 'per (?:kalender|werk)?dag|dagelijkse?|/ ?dag'],
  ['hour', 'per (?:gewerkt )?uur|uurtarief|/ ?uur'],
  ['event', 'per (?:schade)?(?:gebeurtenis|geval|incident|overtreding|keer|voorval)|per schade'],
  ['claim', 'per (?:aanspraak|claim|vordering)'],
  [
    'unit',
    'per (?:stuk|eenheid|m[²³]?|km|kilometer|kg|ton|medewerker|persoon|rit|pagina|aansluiting|woning|licentie|gebruiker)',
  ],
  [
    'contract',
    'per (?:nadere )?(?:opdracht|overeenkomst|contract)|in totaal|gehele (?:looptijd|contractduur|contractperiode)',
  ],
];
const PER_SOURCE = `(?:${W}|(?<=\\d)|(?=/))(?:${alternatives(PER_WORDS)})(?!\\p{L})`;
const PER = new RegExp(PER_SOURCE, 'iu');
const PER_ALL = new RegExp(PER_SOURCE, 'giu');

/** What stands in every text that says what an amount is counted over. */
const MAY_BE_PER = /p|\/|jaar|maand|wek|dag|uurt|totaal|gehele/iu;

/** What an amount is counted over, and where the words that say so end when they follow it. */
export function perAround(
  text: string,
  start: number,
  end: number,
  floor: number,
): { per: Per; end: number } | undefined {
  const after = textAfter(text, end);
  const ahead = MAY_BE_PER.test(after) ? PER.exec(after) : null;
  if (ahead) return { per: perOf(ahead), end: end + ahead.index + ahead[0].length };
  let last: RegExpExecArray | undefined;
  const before = textBefore(text, start, floor);
  if (!MAY_BE_PER.test(before)) return undefined;
  for (const match of before.matchAll(PER_ALL)) last = match;
  return last && { per: perOf(last), end };
}

function perOf(match: RegExpExecArray): Per {
  for (const [per] of PER_WORDS) if (match.groups?.[per] !== undefined) return per;
  return 'unit';
}

const VAT =
  /(?<!\p{L})(?:(?<excl>excl|exclusief|ex|zonder)|incl|inclusief|met)\.?\s{1,4}(?:de\s)?(?:btw|b\.t\.w|omzetbelasting)/iu;

/** Whether VAT is in or out, said shortly after or before the amount. */
export function vatAround(
  text: string,
  start: number,
  end: number,
  floor: number,
): { vat: 'excl' | 'incl'; end: number } | undefined {
  const ahead = VAT.exec(textAfter(text, end));
  const match = ahead ?? VAT.exec(textBefore(text, start, floor));
  if (!match) return undefined;
  return {
    vat: match.groups?.excl === undefined ? 'incl' : 'excl',
    end: ahead ? end + ahead.index + ahead[0].length : end,
  };
}

const MONEY =
  /omzet|waarde|bedrag|budget|raming|geraamd|kosten|prijs|som(?!\p{L})|dekking|verzekerd|boete|euro|betaal|plafond|vergoeding|vermogen|investering|krediet|garantie/iu;

/** Whether the words shortly before `pos` speak of money. */
export function aboutMoney(text: string, pos: number): boolean {
  return MONEY.test(textBefore(text, pos, 0));
}

/** Whether "tussen" or "tussen de" stands right before `pos`: the "en" of a range is then to come. */
export function opensBetween(text: string, pos: number, floor: number): boolean {
  const before = text.slice(Math.max(floor, pos - 14), pos).toLowerCase();
  return before.includes('tussen') && /tussen(?:\s{1,4}de)?\s{1,4}$/.test(before);
}
