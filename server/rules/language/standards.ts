import type { Law, Standard } from '../../law/law.ts';
import { type NameFinder, nameFinder } from './names.ts';

/** A technical standard named in a text: "NEN-EN 1176-1:2017". Offsets are in the text searched. */
export interface NamedStandard {
  readonly start: number;
  readonly end: number;
}

/** What may stand between a prefix and its number ("BRL SIKB 7000", "CROW-publicatie 210"), and the number itself. */
const NUMBER =
  /^(?:[-\s](?:publicatie|aanbeveling|richtlijn|norm|certificaat|SIKB|EN|ISO|CEN|IEC|TS|TR|K))?(?:[-\s:/](?:ISO|EN|IEC|CEN|TS|TR|SIKB))?[\s-]?(?:[A-Z]{1,2}-?)?\d[\d.]*(?:[-–/]\d+)*(?::\d{4})?(?:\+[A-Z]?\d{1,4}(?::\d{4})?)?(?:\/A\d(?::\d{4})?)?/;

/** Written as one word: "NEN6069", "ISO9001". */
const GLUED = /(?<![\p{L}\d-])(?:NEN|ISO|IEC|DIN|BRL|EN)\d{3,6}(?:-\d{1,3})?(?::\d{4})?(?![\p{L}\d])/gu;

interface Known {
  readonly find: NameFinder<Standard>;
  /** Numbers of what the law itself prescribes, such as "301 549". */
  readonly byLaw: readonly string[];
}

const known = new WeakMap<readonly Standard[], Known>();

function knownOf(law: Law): Known {
  let own = known.get(law.standards);
  if (!own) {
    own = {
      find: nameFinder(law.standards.map((standard) => [standard.prefix, standard] as const)),
      byLaw: law.standards
        .filter((standard) => !standard.isStandard && /\d{3}/.test(standard.prefix))
        .map((standard) => /\d[\d\s]{0,20}$/.exec(standard.prefix)?.[0] ?? standard.prefix),
    };
    known.set(law.standards, own);
  }
  return own;
}

/** The standards named in `text` (case kept), in order. What looks like one but is law, policy or a colour is left out. */
export function findStandards(text: string, law: Law): readonly NamedStandard[] {
  const { find, byLaw } = knownOf(law);
  const found: NamedStandard[] = [];
  for (const { entry, start, end } of find(text)) {
    const before = found.at(-1);
    if (before && start < before.end) continue;
    if (!entry.isStandard) continue;
    const number = NUMBER.exec(text.slice(end, end + 60))?.[0];
    if (number === undefined || isConjunction(text, start, entry) || isTooShort(entry, number)) continue;
    const whole = text.slice(start, end + number.length + 5);
    if (byLaw.some((one) => whole.includes(one))) continue;
    const trimmed = number.replace(/[.\-–/:]{1,9}$/, '');
    found.push({ start, end: end + trimmed.length });
  }
  for (const { index, 0: whole } of text.matchAll(GLUED)) {
    const end = index + whole.length;
    if (!found.some((other) => index < other.end && other.start < end)) found.push({ start: index, end });
  }
  return found.sort((a, b) => a.start - b.start);
}

/** "DIN A4" and "API 2.0" are a paper size and a version; only the NEN and ISO families have numbers of one digit. */
function isTooShort(standard: Standard, number: string): boolean {
  if (/^(?:NEN|ISO)/.test(standard.prefix)) return false;
  return !/\d{2}/.test(number) || /^[\s-]?[A-C]\d\b/.test(number);
}

/** "EN" between words in capitals is the conjunction. */
function isConjunction(text: string, start: number, standard: Standard): boolean {
  return standard.prefix === 'EN' && /[A-Z]{2,20}\s$/.test(text.slice(Math.max(0, start - 8), start));
}
