import type { DurationUnit } from '../../text/quantities/index.ts';

/**
 * A length of time in calendar days: working days count as 7 for every 5, months as 30 days. Undefined for hours, which
 * are never compared with a statutory term in days.
 */
export function calendarDays(value: number, unit: DurationUnit): number | undefined {
  switch (unit) {
    case 'day':
    case 'calendar-day':
      return value;
    case 'working-day':
      return Math.floor((value * 7) / 5);
    case 'week':
      return value * 7;
    case 'month':
      return value * 30;
    case 'year':
      return value * 365;
    default:
      return undefined;
  }
}

/** A length of time in months; days count as a thirtieth of a month. Undefined for hours. */
export function inMonths(value: number, unit: DurationUnit): number | undefined {
  if (unit === 'year') return value * 12;
  if (unit === 'month') return value;
  const days = calendarDays(value, unit);
  return days === undefined ? undefined : days / 30;
}
