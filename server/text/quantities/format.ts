import { monthName } from './date.ts';

const NBSP = '\u00a0';

/** "€ 1.250.000", with a no-break space and cents only where there are any. */
export function formatAmount(euros: number): string {
  if (!Number.isFinite(euros)) return `€${NBSP}?`;
  const cents = Math.round(euros * 100) % 100 === 0 ? 0 : 2;
  const [whole = '', decimals] = rounded(euros, cents);
  return `€${NBSP}${withComma(whole.replace(/\B(?=(?:\d{3}){1,7}$)/g, '.'), decimals)}`;
}

/** "7,5%". */
export function formatPercentage(value: number): string {
  return `${plain(value)}%`;
}

/** "2 jaar" for whole years, otherwise "18 maanden". */
export function formatMonths(months: number): string {
  if (months !== 0 && months % 12 === 0) return `${plain(months / 12)} jaar`;
  return `${plain(months)} ${months === 1 ? 'maand' : 'maanden'}`;
}

/** "2 maart 2026" for "2026-03-02"; text that is no such date comes back as it is. */
export function formatDate(iso: string): string {
  const match = /^(\d{4})-(\d\d)-(\d\d)$/.exec(iso);
  const name = match ? monthName(Number(match[2])) : '';
  return match && name !== '' ? `${Number(match[3])} ${name} ${match[1]}` : iso;
}

/** At most four decimals, and no zeros behind the last that counts. */
function plain(value: number): string {
  const [whole = '', decimals = ''] = rounded(value, 4);
  return withComma(whole, decimals.replace(/0{1,4}$/, ''));
}

function withComma(whole: string, decimals: string | undefined): string {
  return decimals ? `${whole},${decimals}` : whole;
}

/**
 * A number as written with `count` decimals: what stands before and after the comma. `Intl` would do, but takes 12 ms and
 * 7 MB at its first use. The number is rounded as it is written, so that 1.005 becomes 1.01; `toFixed` says 1.00.
 */
function rounded(value: number, count: number): string[] {
  const written = String(Math.abs(value));
  // Written with an exponent: next to nothing, or more than anything costs.
  if (written.includes('e')) return Math.abs(value).toFixed(count).split('.');
  const [whole = '', decimals = ''] = (Math.round(Number(`${written}e${count}`)) / 10 ** count)
    .toFixed(count)
    .split('.');
  return [value < 0 ? `-${whole}` : whole, decimals];
}
