import type { Facts } from '../../spec/fact-schema.ts';

/** Below this many euro an estimate is a value filled in because a form asks for one, and no denominator. */
const LEAST_ESTIMATE = 1_000;

/** Estimate in euro of the lot that `low` (lower case) names by number or name; undefined when it names none. */
export function lotEstimate(facts: Facts, low: string): number | undefined {
  if (!facts.lots || low === '') return undefined;
  const byNumber = /perceel\s(?:nr\.?\s|nummer\s)?([a-z]|\d{1,2})(?![a-z0-9])/.exec(low)?.[1];
  const cell = /^\s*(?:\|\s?)?(\d{1,2}|[a-z])\s?[|:]/.exec(low)?.[1];
  for (const [i, lot] of facts.lots.entries()) {
    const name = lot.name?.toLowerCase() ?? '';
    const number = /^(?:perceel\s)?(\d{1,2}|[a-z])(?![a-z0-9])/.exec(name)?.[1] ?? String(i + 1);
    if (byNumber === number || (byNumber === undefined && cell === number)) return real(lot.estimate);
  }
  if (byNumber !== undefined) return undefined;
  let named: number | undefined;
  for (const lot of facts.lots) {
    const name = (lot.name ?? '').toLowerCase().replace(/^perceel\s\S{1,3}\s?[:.–-]?\s?/, '');
    if (name.length < 4 || !low.includes(name)) continue;
    if (named !== undefined) return undefined;
    named = real(lot.estimate);
  }
  return named;
}

/**
 * Estimate in euro of the contract as a whole: as stated, else of all lots together, else the maximum of the framework
 * agreement. Undefined when unknown or only filled in for form.
 */
export function wholeEstimate(facts: Facts): number | undefined {
  if (facts.estimate !== undefined) return real(facts.estimate);
  if (facts.lots && facts.lots.length > 0) {
    let sum = 0;
    for (const lot of facts.lots) {
      if (real(lot.estimate) === undefined) return undefined;
      sum += lot.estimate!;
    }
    return sum;
  }
  return real(facts.framework?.maximum);
}

function real(estimate: number | undefined): number | undefined {
  return estimate !== undefined && estimate >= LEAST_ESTIMATE ? estimate : undefined;
}
