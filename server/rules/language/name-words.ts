import { allNames } from '../../law/law.ts';
import type { Words } from '../rule.ts';

/**
 * Words without which a text names no brand, label, certificate or standard of the law data, for the `words` of rules.
 * Functions, since each rule asks once; names are lower-cased, as the texts are that they are looked for in.
 */

/**
 * Names of brands. One that is an ordinary word too counts in two places: before a space or hyphen, or beside one of
 * the words that `introduce` it.
 */
export function brandNames(introduce: readonly string[]): Words {
  const { brands } = allNames();
  const plain = brands
    .filter(({ ambiguous }) => !ambiguous)
    .flatMap(({ name }) => asWord(name.toLowerCase()));
  const ambiguous = brands.filter((brand) => brand.ambiguous).map(({ name }) => name.toLowerCase());
  const before = ambiguous.flatMap((name) => [`${name} `, `${name}-`]);
  const behind = ambiguous.flatMap((name) => [` ${name}`, `"${name}`, `'${name}`]);
  return [...plain, ...before, { sentence: [behind, introduce] }];
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

/** Short names stand within words ("jde" in "tijdens"): only at the beginning or the end of one. */
function asWord(name: string): readonly string[] {
  if (name.length > 3) return [name];
  return [...[...' (/"-'].map((mark) => mark + name), ...[...' .,-/):;'].map((mark) => name + mark)];
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
