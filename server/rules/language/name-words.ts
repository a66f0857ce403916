import { allNames } from '../../law/law.ts';
import type { Words } from '../rule.ts';

/**
 * Words without which a text names no brand, label, certificate or standard of the law data, for the `words` of rules.
 * Functions, since each rule asks once; names are lower-cased, as the texts are that they are looked for in.
 */

export function brandNames(): Words {
  return allNames().brands.map(({ name }) => name.toLowerCase());
}

export function labelNames(): Words {
  return allNames()
    .labels.filter(({ ambiguous }) => !ambiguous)
    .flatMap(({ names }) => names.map((name) => name.toLowerCase()));
}

/** Short prefixes of standards only with a digit, since "en" stands in every Dutch text. */
export function standardNames(): Words {
  const prefixes = allNames()
    .standards.filter(({ isStandard }) => isStandard)
    .map(({ prefix }) => prefix.toLowerCase());
  return prefixes.flatMap((prefix) => (isPartOfWords(prefix) ? [...withDigits(prefix)] : [prefix]));
}

/** "EN", "NTA", "DIN": letters of ordinary words too. */
function isPartOfWords(prefix: string): boolean {
  return prefix.length < 4 && !/^(?:iso|iec|brl|npr|nvn|nbn|vdi|vde|cwa)$/.test(prefix);
}

function* withDigits(prefix: string): Generator<string> {
  for (let digit = 0; digit < 10; digit++) {
    for (const between of ['', ' ', '-']) yield `${prefix}${between}${digit}`;
  }
}
