import type { Severity } from '../rules/rule.ts';

/**
 * Profiles: what a kind of organisation asks of its drafters beyond the law, as data. A project names one with
 * `profiel:`; what the project itself says about a rule wins.
 */
export interface Profile {
  readonly title: { readonly nl: string; readonly en: string };
  readonly rules: Readonly<Record<string, Severity | 'off'>>;
}

export const PROFILES: Readonly<Record<string, Profile>> = {
  rijk: {
    title: { nl: 'Rijksoverheid', en: 'Central government' },
    rules: {
      'isv/toepassing-motivering': 'warning',
      'isv/risicoanalyse': 'warning',
      'mvi/open-standaarden': 'warning',
    },
  },
  gemeente: {
    title: { nl: 'Gemeente', en: 'Municipality' },
    rules: { 'isv/toepassing-motivering': 'off', 'isv/risicoanalyse': 'off' },
  },
  waterschap: {
    title: { nl: 'Waterschap', en: 'Water authority' },
    rules: { 'isv/toepassing-motivering': 'off', 'isv/risicoanalyse': 'off', 'mvi/mki': 'warning' },
  },
};
