import { digitsEnd, isDigit, isSpace } from './chars.ts';

/**
 * How a number is written. `dotted` has a point for its decimals, which is also how paragraphs are numbered;
 * `malformed` has groups no number has.
 */
export type Layout = 'plain' | 'grouped' | 'decimal' | 'dotted' | 'malformed';

export interface Figure {
  readonly start: number;
  readonly end: number;
  readonly value: number;
  readonly layout: Layout;
}

const FRACTIONS: Readonly<Record<string, number>> = { '½': 0.5, '¼': 0.25, '¾': 0.75 };

/** The value of a single-character fraction, or undefined. */
export function fractionAt(text: string, pos: number): number | undefined {
  return FRACTIONS[text[pos] ?? ''];
}

/**
 * The number in figures at `pos`, with Dutch (1.250.000,50), English (1,250,000.50), Swiss (1'250'000) or spaced
 * (1 250 000) groups. A point before exactly three digits groups ("1.250" is 1250); any other point is a decimal.
 */
export function readFigure(text: string, pos: number): Figure | undefined {
  const first = digitsEnd(text, pos);
  if (first === pos) {
    const fraction = fractionAt(text, pos);
    return fraction === undefined
      ? undefined
      : { start: pos, end: pos + 1, value: fraction, layout: 'decimal' };
  }
  if (first - pos > 15) return undefined;
  const separator = text.charCodeAt(first);
  const more = isDigit(text.charCodeAt(first + 1));
  if (more && isSpace(separator)) {
    const end = spacedGroupsEnd(text, pos, first);
    if (end > first) return withDecimals(text, pos, end, 'grouped');
  }
  if (more && (separator === 46 || separator === 44 || separator === 39 || separator === 0x2019)) {
    return separated(text, pos, first, separator);
  }
  const fraction = fractionAt(text, first);
  const value = Number(text.slice(pos, first));
  if (fraction !== undefined)
    return { start: pos, end: first + 1, value: value + fraction, layout: 'decimal' };
  return { start: pos, end: first, value, layout: 'plain' };
}

/** The end of the groups when every one after the first has three digits, else `first`. */
function spacedGroupsEnd(text: string, pos: number, first: number): number {
  if (first - pos > 3 || text.charCodeAt(pos) === 48) return first;
  let p = first;
  while (isSpace(text.charCodeAt(p)) && digitsEnd(text, p + 1) === p + 4) p += 4;
  const next = text.charCodeAt(p);
  // "3 128.000 euro" is two numbers: the second has groups of its own.
  if ((next === 46 || next === 39 || next === 45 || next === 58) && isDigit(text.charCodeAt(p + 1)))
    return first;
  return p;
}

function withDecimals(text: string, pos: number, end: number, layout: Layout): Figure {
  const whole = text.slice(pos, end).replace(/\D/g, '');
  const comma = text.charCodeAt(end) === 44;
  const last = comma ? digitsEnd(text, end + 1) : end;
  if (last <= end + 1) return { start: pos, end, value: Number(whole), layout };
  return { start: pos, end: last, value: Number(`${whole}.${text.slice(end + 1, last)}`), layout };
}

/** Groups with the separator `mark`, of which the first ends at `first`. */
function separated(text: string, pos: number, first: number, mark: number): Figure {
  let p = first;
  let groups = 0;
  let regular = first - pos <= 3 && text.charCodeAt(pos) !== 48;
  let size = 0;
  while (text.charCodeAt(p) === mark && isDigit(text.charCodeAt(p + 1))) {
    const end = digitsEnd(text, p + 1);
    size = end - p - 1;
    if (size !== 3) regular = false;
    p = end;
    groups++;
  }
  if (mark === 44) return commas(text, pos, p, groups, regular);
  if (regular) return withDecimals(text, pos, p, 'grouped');
  const decimalsFollow = text.charCodeAt(p) === 44 && isDigit(text.charCodeAt(p + 1));
  if (groups === 1 && mark === 46 && !decimalsFollow) {
    return { start: pos, end: p, value: Number(text.slice(pos, p)), layout: 'dotted' };
  }
  const end = decimalsFollow ? digitsEnd(text, p + 1) : p;
  return { start: pos, end, value: Number.NaN, layout: 'malformed' };
}

function commas(text: string, pos: number, end: number, groups: number, regular: boolean): Figure {
  const pointFollows = text.charCodeAt(end) === 46 && isDigit(text.charCodeAt(end + 1));
  const last = pointFollows ? digitsEnd(text, end + 1) : end;
  if (groups === 1 && !pointFollows) {
    return { start: pos, end, value: Number(text.slice(pos, end).replace(',', '.')), layout: 'decimal' };
  }
  // English groups; a point after a single one must bring cents, or it is a typing error ("1,250.000").
  if (regular && (!pointFollows || last - end <= 3)) {
    return {
      start: pos,
      end: last,
      value: Number(text.slice(pos, last).replaceAll(',', '')),
      layout: 'grouped',
    };
  }
  return { start: pos, end: last, value: Number.NaN, layout: 'malformed' };
}
