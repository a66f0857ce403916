import type { Severity } from '../rules/rule.ts';

/** How a specification is to be checked. Values, so that equal settings give equal findings. */
export interface CheckSettings {
  /** ISO date at which the rules are applied when the specification names none. */
  readonly date: string;
  /** Rules switched off or given another severity; keys are rule ids or groups ("tekst/*"). */
  readonly rules: Readonly<Record<string, Severity | 'off'>>;
}

/** Default settings at a date. */
export function defaultSettings(date: string): CheckSettings {
  return { date, rules: {} };
}

/** Severity a project gives a rule: 'off', another one, or undefined for the rule's own. The exact id wins. */
export function severityFor(settings: CheckSettings, rule: string): Severity | 'off' | undefined {
  return settings.rules[rule] ?? settings.rules[`${rule.slice(0, rule.indexOf('/'))}/*`];
}
