import type { Conditions, Law, WithEditions } from '../../law/law.ts';
import type { Sentence } from '../../spec/model.ts';
import { whichMayMatch } from '../../text/alternatives.ts';
import type { Span } from '../../text/span.ts';

/** A set of general conditions named in a sentence. */
export interface NamedConditions {
  readonly set: WithEditions<Conditions>;
  /** As typed after the name: "2018". */
  readonly edition: string | undefined;
  /** Name and edition, in the section. */
  readonly span: Span;
  /** The edition in the section, when there is one. */
  readonly editionSpan: Span | undefined;
  /** Place in the sentence. */
  readonly at: number;
}

/** Words one of which stands in every text that names a set of conditions. */
export const CONDITIONS_WORDS = [
  'voorwaarden',
  'ariv',
  'arvodi',
  'arbit',
  'uav',
  'u.a.v',
  'dnr',
  'nieuwe regeling',
  'gibit',
  'raw',
  'rvoi',
  'sr 19',
  'alib',
  'arw',
  'aanbestedingsreglement',
  'uar',
];

interface Names {
  readonly pattern: RegExp;
  readonly mayMatch: (low: string) => ReadonlySet<RegExp>;
  readonly byName: ReadonlyMap<string, WithEditions<Conditions>>;
}

const names = new WeakMap<Law, Names>();

/** Names are matched as whole words; the longest first, so that "UAV-GC" is not read as "UAV". */
function namesOf(law: Law): Names {
  let known = names.get(law);
  if (!known) {
    const byName = new Map<string, WithEditions<Conditions>>();
    for (const set of law.conditions) for (const name of set.names) byName.set(name.toLowerCase(), set);
    const all = [...byName.keys()].sort((a, b) => b.length - a.length);
    const pattern = new RegExp(
      String.raw`(?<![\p{L}\d-])(${all.map(escaped).join('|')})(?![\p{L}\d])(?:(?:[\s-]{1,2}|,\s|\s\()(?:versie |uitgave |editie |uit |van |uit het jaar )?['’]?((?:19|20)\d\d)(?![\d-]\d))?`,
      'gu',
    );
    known = { byName, pattern, mayMatch: whichMayMatch([pattern]) };
    names.set(law, known);
  }
  return known;
}

/** The sets named in a sentence, in order. */
export function conditionsIn(sentence: Sentence, law: Law): NamedConditions[] {
  const { pattern, mayMatch, byName } = namesOf(law);
  if (!mayMatch(sentence.low).has(pattern)) return [];
  const found: NamedConditions[] = [];
  for (const match of sentence.low.matchAll(pattern)) {
    const set = byName.get(match[1]!)!;
    const start = sentence.span.start + match.index;
    const end = start + match[0].length;
    const edition = match[2] ?? set.editions.find(({ edition: own }) => match[1]!.endsWith(own))?.edition;
    found.push({
      set,
      edition,
      at: match.index,
      span: { start, end },
      editionSpan: match[2] ? { start: end - match[2].length, end } : undefined,
    });
  }
  return found;
}

/** A name as drafters write it: the first, which is the shortest in use. */
export function shortName(set: Conditions): string {
  return set.names[0] ?? set.label.nl;
}

const REJECTED =
  /van de hand gewezen|afgewezen|uitgesloten|(?:zijn|is|worden|wordt|verklaart)\s(?:uitdrukkelijk\s)?niet van toepassing|niet toepasselijk|geen toepassing|geen gelding|gelden niet|geldt niet|terzijde/;
const BEFORE =
  /\b(?:toen|indertijd) geldende\b|\b(?:lopende?|huidige|vorige|eerdere|oude|voormalige|bestaande)\s(?:\p{L}{1,40}\s)?(?:contract|overeenkomst|opdracht|raamovereenkomst)|\b(?:viel|vielen|vervangen?|vervangt|vervallen|opgevolgd|ingetrokken|voorheen|destijds|was|waren|gold|golden)\b/u;

/** Whether a sentence (lower case) turns a set down or tells of one that applied before. */
export function isTurnedDown(low: string): boolean {
  return REJECTED.test(low) || BEFORE.test(low);
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
