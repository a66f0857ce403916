import type { Evidence, Law } from '../../law/law.ts';
import type { Sentence } from '../../spec/model.ts';
import type { Span } from '../../text/span.ts';

/** A kind of evidence named in a sentence. */
export interface NamedEvidence {
  readonly evidence: Evidence;
  /** Place in the section. */
  readonly span: Span;
  /** Place in the sentence. */
  readonly at: number;
}

/** Words one of which stands in every text that names evidence. */
export const EVIDENCE_WORDS = [
  'uittreksel',
  'kvk',
  'inschrijvingsbewijs',
  'bewijs van inschrijving',
  'gedragsverklaring',
  'gva',
  'belasting',
  'betalingsgedrag',
  'verklaring',
  'jaarrekening',
  'jaarcijfers',
  'jaarverslag',
  'accountant',
  'balans',
  'polis',
  'verzekering',
  'certifica',
  'emas',
  'diploma',
  'getuigschrift',
];

/** Wordings that the list of names cannot hold because they vary: id in `law.evidence` and a pattern. */
const VARIANTS: ReadonlyArray<readonly [string, RegExp]> = [
  [
    'kvk-uittreksel',
    /(?:kvk|kamer van koophandel|handelsregister|beroepsregister)[- ]?uittreksels?|uittr(?:eksels?|\.)\s(?:uit|van|bij)?\s?(?:het |de )?(?:[\wà-ÿ]{1,40}\s){0,2}?(?:kvk|kamer van koophandel|handelsregister|beroepsregister)|(?:kopie|bewijs|afschrift) van (?:de |het |zijn |uw )?inschrijving (?:in|bij) (?:het |de )?(?:handelsregister|kvk|kamer van koophandel)/,
  ],
  // In a tender an extract is that of the trade register, unless another register is named.
  ['kvk-uittreksel', /\buittreksels?\b(?!\s(?:uit|van) (?:het |de |een )?(?!handels|kvk|kamer|beroeps))/],
  ['gva', /gedragsverklaring(?:en)?(?: aanbesteden)?|\bgva'?s?\b/],
  [
    'belastingverklaring',
    /verklaring(?:en)? (?:inzake |over |omtrent |van )?(?:de |het )?(?:goed )?betalingsgedrag|(?:verklaring|bewijs|attest)\s[^.;,]{0,30}(?:belastingdienst|fiscus|ontvanger)|belastingdienstverklaring|verkl(?:aring|\.)\s(?:[\wà-ÿ]{1,40}\s){0,3}?(?:belasting(?:en|dienst)|ontvanger)/,
  ],
  [
    'kwaliteitscertificaat',
    /iso[- ]?(?:\/iec )?\d{4,5}[- ]?certifica\w{1,40}|certifica(?:at|ten) (?:iso|nen)[- ]?\d{4,5}|(?:kopie(?:ën)?|afschrift(?:en)?) van (?:het |de |zijn |uw )?certifica(?:at|ten)/,
  ],
  [
    'verzekeringsbewijs',
    /(?:bewijs|kopie|afschrift) van (?:een |de |uw |zijn |haar )?(?:[\wà-ÿ]{1,20} )?[\wà-ÿ]{0,30}verzekering\b|(?:kopie |afschrift )?(?:van (?:de |zijn |uw )?)?(?:verzekerings)?polis(?:blad|sen)?\b|verzekeringscertifica\w{1,40}/,
  ],
  ['jaarrekening', /jaarrekening(?:en)?|jaarcijfers|accountantsverklaring(?:en)?|controleverklaring(?:en)?/],
];

const NONE: readonly NamedEvidence[] = [];

/** Evidence named in a sentence, each kind once, in order of appearance. */
export function evidenceIn(sentence: Sentence, law: Law): readonly NamedEvidence[] {
  if (!EVIDENCE_WORDS.some((word) => sentence.low.includes(word))) return NONE;
  const found = new Map<string, { evidence: Evidence; at: number; length: number }>();
  const note = (evidence: Evidence, at: number, length: number) => {
    const known = found.get(evidence.id);
    if (!known || length > known.length) found.set(evidence.id, { evidence, at, length });
  };
  for (const evidence of law.evidence) {
    for (const word of evidence.words) {
      const at = indexOfWord(sentence.low, word);
      if (at >= 0) note(evidence, at, word.length);
    }
    for (const [id, pattern] of VARIANTS) {
      if (id !== evidence.id) continue;
      const match = pattern.exec(sentence.low);
      if (match) note(evidence, match.index, match[0].length);
    }
  }
  return [...found.values()]
    .sort((a, b) => a.at - b.at)
    .map(({ evidence, at, length }) => ({
      evidence,
      at,
      span: { start: sentence.span.start + at, end: sentence.span.start + at + length },
    }));
}

/** Whether the sentence or what introduces it says that only the winner, on request, gives the evidence. */
export function isOnRequest(low: string): boolean {
  return ON_REQUEST.test(low);
}

const ON_REQUEST =
  /winna|winnende|beoogd|voorgenomen|voornemen|voorlopige? (?:gegund|gunning|winn)|(?:op|na)\s(?:(?:eerste|schriftelijk|ons|haar|zijn|een|dit|dat)\s){0,2}verzoek|desgevraagd|volg(?:t|en) (?:later|pas|daarna)|gevraagd worden|opgevraagd|opvragen|op te vragen|vraagt\s[^.;]{0,60}\sop(?![a-z])|verificatie|na (?:de )?(?:definitieve |voorlopige )?gunning|v[oó]{2}r (?:de )?(?:definitieve )?gunning|alvorens (?:tot gunning|te gunnen)|aan wie|gegund|binnen\s[^.;]{1,30}\s(?:werkdagen|kalenderdagen|dagen|week|weken)\sna|pas (?:later|na)|hoe(?:ft|ven)\s[^.;]{0,40}(?:niet|geen)|nog niet|niet mee|te allen tijde/;

function indexOfWord(low: string, word: string): number {
  for (let at = low.indexOf(word); at >= 0; at = low.indexOf(word, at + 1)) {
    if (!isLetter(low.charCodeAt(at - 1)) && !isLetter(low.charCodeAt(at + word.length))) return at;
  }
  return -1;
}

function isLetter(code: number): boolean {
  return (code >= 97 && code <= 122) || code >= 224;
}
