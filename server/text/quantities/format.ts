import { monthName } from './date.ts';

const NBSP = '\u00a0';
const WHOLE = new Intl.NumberFormat('nl-NL', { maximumFractionDigits: 0 });
const CENTS = new Intl.NumberFormat('nl-NL', { minimumFractionDigits: 2, maximumFractionDigits: 2 });
const PLAIN = new Intl.NumberFormat('nl-NL', { maximumFractionDigits: 4, useGrouping: false });

/** "€ 1.250.000", with a no-break space and cents only where there are any. */
export function formatAmount(euros: number): string {
  if (!Number.isFinite(euros)) return `€${NBSP}?`;
  const number = Math.round(euros * 100) % 100 === 0 ? WHOLE : CENTS;
  return `€${NBSP}${number.format(euros)}`;
}

/** "7,5%". */
export function formatPercentage(value: number): string {
  return `${PLAIN.format(value)}%`;
}

/** "2 jaar" for whole years, otherwise "18 maanden". */
export function formatMonths(months: number): string {
  if (months !== 0 && months % 12 === 0) return `${PLAIN.format(months / 12)} jaar`;
  return `${PLAIN.format(months)} ${months === 1 ? 'maand' : 'maanden'}`;
}

/** "2 maart 2026" for "2026-03-02"; text that is no such date comes back as it is. */
export function formatDate(iso: string): string {
  const match = /^(\d{4})-(\d\d)-(\d\d)$/.exec(iso);
  const name = match ? monthName(Number(match[2])) : '';
  return match && name !== '' ? `${Number(match[3])} ${name} ${match[1]}` : iso;
}
