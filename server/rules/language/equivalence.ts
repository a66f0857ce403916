import type { Section, Sentence } from '../../spec/model.ts';
import type { Words } from '../rule.ts';
import { headingOver, introduction } from './statements.ts';
import { together } from './words.ts';

/**
 * "Of gelijkwaardig" in all its spellings. The law wants these words with every standard, label and certificate;
 * drafters write them behind the name, in a table column, in the sentence that follows, or once for the whole document.
 */

/** What can be named in a demand, each with its own article. */
export type Named = 'standard' | 'brand' | 'label' | 'certificate';

/** The words of the law, with or without their conjunction. CO2-equivalent and the like are units. */
const PLAIN = /\bgelijkwaardig|\bgelijkw\.|\bo\.\s?g(?:w)?\.|\bevenwaardig|\bgelijk te stellen/;
/** What is called so is as good as what is named before it. */
const LIKENESS = `(?:${[
  'gelijkwaardig|evenwaardig|equivalent|vergelijkba|soortgelijk|gelijksoortig|overeenstemmend',
  'overeenkomstige?(?![a-z])|overeenkomend|gelijk te stellen|gelijke?\\s(?:waarborg|werking|strekking|niveau|kwaliteit)',
  '(?:daarmee|daaraan|hieraan)\\sgelijk|(?:de|het|een|een\\s)zelfde(?!\\s(?:fabrikant|merk|leverancier|producent|type))|even (?:goed|veilig|duurzaam)',
  'op (?:een |enige )?andere (?:manier|wijze)|anders(?:zins)?(?![a-z])',
  'andere?\\s(?:passende?\\s|geschikte?\\s)?(?:bewij|middel|keurmerk|norm|certifica|label|document)',
  '[a-z-]{0,30}(?:verklaring|handboek|systeembeschrijving|testrapport)|eigen\\s[a-z-]{0,30}(?:systeem|beleid|beschrijving|keten)',
].join('|')})`;
const JOINED = new RegExp(
  `(?:^|[\\s,("“])(?:of|óf|dan wel|danwel|or|c\\.q\\.|en/of)\\s(?:[^.;]{0,60}?[\\s(])?${LIKENESS}`,
);
/** "Sluiten andere oplossingen niet uit." */
const NOT_SHUT_OUT =
  /\bsluit(?:en)?\s[^.;]{0,40}\b(?:andere?|gelijk\w{0,10}|alternatie\w{1,3})\b[^.;]{0,60}\bniet uit\b/;

/** The words are there, but to refuse an equal, or about people and quality in general. */
const REFUSED =
  /\b(?:de|het)zelfde (?:fabrikant|merk|leverancier|producent)|\b(?:geen|niet|zonder)\s(?:[\wà-ÿ]{1,40}\s){0,2}gelijkwaardig|gelijkwaardig[^.;]{0,60}\b(?:niet|geen|nimmer|nooit)\s(?:[\wà-ÿ]{1,40}\s){0,2}(?:toegestaan|toegelaten|geaccepteerd|aanvaard|mogelijk|acceptabel|toelaatbaar|voldoende)/;

/** Equals of people, places and contracts: "of gelijkwaardige servicepunten", "gelijkwaardig in omvang". */
const OF_OTHER_THINGS =
  /(?:gelijkwaardig|vergelijkba(?:ar|re)|soortgelijke?|evenwaardig)(?:e\s(?:[\wà-ÿ-]{0,20}(?:punten|punt|vestigingen|vestiging|locaties?|kantoor|kantoren|partij(?:en)?|bedrij(?:f|ven)|onderneming(?:en)?|medewerkers?|kandida(?:at|ten)|collega's|personen|vervang\w{1,10}|functies?|functionaris(?:sen)?|referenties?|opdrachten|opdracht|projecten|project|ervaring|omvang|werkplekken|voertuigen|gebouw(?:en)?|hoogte|breedte|lengte|maat|maten|kleur(?:en)?|afmetingen?))(?![a-zà-ÿ])|\s(?:in|qua|van)\s(?:aard|omvang|grootte|waarde|complexiteit|schaal))/g;
/** How a property is proved is left to the tenderer, so that the label or certificate named is one way. */
const FREE_PROOF =
  /\b(?:hoe|waarmee|op welke (?:manier|wijze)|de (?:manier|wijze) waarop) (?:u|hij|de inschrijver|inschrijver|de opdrachtnemer|de leverancier)\s[^.;]{0,50}(?:aantoont|bewijst|laat zien)[^.;]{0,60}(?:is aan|bepaal|kiest|staat|vrij|mag)|\b(?:vrij|keus|keuze)\b[^.;]{0,40}\bbewij|(?:keurmerk|label|certificaat)\s(?:zelf\s)?(?:is|wordt|hoeft)\s(?:[\wà-ÿ]{1,12}\s){0,2}niet\s(?:verplicht|vereist|nodig|geëist|gevraagd|verlangd)/;
const FREE_BRAND =
  /(?<!keur)\bmerk(?:en)?\b[^.;]{0,30}\b(?:vrij|niet (?:voorgeschreven|verplicht|vereist|geëist|bedoeld))\b/;
/** Said once for all that is listed with it: "telkens: of gelijkwaardig". */
const EACH =
  /\b(?:telkens|steeds|overal|in alle gevallen|voor al(?:le|les)|bij al(?:le|les)|bij elk(?:e)?|geldt voor|onderstaande|hieronder|alle (?:genoemde|eisen|normen))\b/;

/** A sentence by itself that lets equals in: "Gelijkwaardige keurmerken worden aanvaard." */
const EQUAL = `(?:${[
  'gelijkwaardig|evenwaardig|gelijk presteer|alternatie(?:f|ve|ven)\\b|vergelijkbare?\\s|soortgelijke?\\s',
  'andere?\\s(?:passende?\\s|geschikte?\\s|gelijke\\s){0,2}(?:keurmerk|norm|label|certifica|merk|bewij|systeem|middel|document|oplossing|methode|manier|wijze)',
  '(?:keurmerken|normen|certificaten|labels|producten)\\sdie\\s(?:dezelfde|gelijke)',
  '(?:het|een|een\\s)zelfde\\s[a-z]{0,20}(?:niveau|resultaat|doel|kwaliteit)|even (?:veilig|goed|duurzaam)',
  'uit andere lidstaten|eigen\\s[a-z-]{0,30}(?:handboek|systeem|beleid|beschrijving)|testrapport',
].join('|')})`;
const LET_IN =
  '(?:accept|geaccept|aanvaard|toegestaan|toelaatbaar|toegelaten|erkend|erkent|mag\\b|mogen\\b|kunt?\\b|kunnen\\b|volstaa|voldoe|mogelijk|(?:ook|eveneens|prima|net zo) (?:goed|akkoord|welkom)|akkoord|welkom|aangetoond|aantoont|aanbieden|aangeboden|laat u\\b|toont u\\b)';
const ACCEPTS = new RegExp(
  `${EQUAL}[^.;]{0,90}\\b${LET_IN}|\\b(?:accept|aanvaard|erken|toegestaan|staat[^.;]{0,20}toe|mag\\b|mogen\\b|kunt?\\b|kunnen\\b|volsta|laat u\\b|toont u\\b)[^.;]{0,90}${EQUAL}`,
);
/** A negation that goes with it: what is accepted is none. */
const ACCEPTS_NOT = new RegExp(
  `${EQUAL}[^.;]{0,70}\\b(?:niet|geen|nimmer|nooit|onvoldoende|geweigerd|uitgesloten|afgewezen)\\b(?! (?:nodig|verplicht))|\\b(?:geen|zonder)\\s(?:[\\wà-ÿ]{1,20}\\s){0,2}${EQUAL}`,
);
/** Whoever has it not is told what to do then. */
const WITHOUT =
  /\bzonder (?:dit |een )?(?:certificaat|keurmerk|label)\s(?:volstaat|kunt u|kan de|toont|laat|beschrijft)\b(?![^.;]{0,60}\b(?:niet|geen)\b)/;

/** Equals of no particular standard or brand, said in the same paragraph. */
const LIKE_THINGS =
  /gelijkwaardige?\s(?:eis|norm|keurmerk|label|certifica|alternatie|oplossing|product|materia|merk|bewij|maatreg|system|aanbieding)/;

/** One sentence for the whole document: "Waar normen of merken worden genoemd, wordt gelezen: of gelijkwaardig". */
const EVERYWHERE =
  /\b(?:waar|overal|indien|als|wanneer|voor zover|bij|elke?|alle|iedere|ieder|een (?:verwijzing|vermelding))\b/;
const NAMES_THEM =
  /\b(?:genoemd|vermeld|verwezen|verwijz|verwijst|aangehaald|voorgeschreven|noemen|noemt|opgenomen|gebruikt|staat|staan|verwijzingen|vermelding)/;
const KINDS: ReadonlyArray<readonly [Named, RegExp]> = [
  [
    'standard',
    /\bnorm(?:en|bladen|blad|ering|verwijzing\w{0,40})?\b|standaard(?:en)?\b|\b(?:nen|iso|en)-normen|(?:technische )?specificatie|richtlijn|norm of|normen/,
  ],
  [
    'brand',
    /(?<!keur)\bmerk(?:en|naam|namen)?\b|fabrica(?:at|ten)|fabrikaat|\btypen?\b|\btypes\b|producten?\b|octrooi|typeaanduiding/,
  ],
  ['label', /keurmerk|\blabels?\b|ecolabel/],
  ['certificate', /certifica|certificering|managementsyste/],
];

/** Words without which a section accepts no equal of such things for the whole document. */
const EQUAL_WORDS = ['gelijk', 'evenwaard', 'equivalent', 'zelfde', 'overeenkom'];

/** For the `words` of a rule: a section that may accept equals of these kinds throughout. */
export function wordsOfEqual(...kinds: readonly Named[]): Words {
  return KINDS.filter(([kind]) => kinds.includes(kind)).map(([, pattern]) => together(EQUAL_WORDS, pattern));
}

/** Whether a section accepts equals of one of these kinds wherever they are named. */
export function saysEverywhere(section: Section, kinds: readonly Named[]): boolean {
  if (!EQUAL_WORDS.some((word) => section.low.includes(word))) return false;
  return section.sentences.some(
    ({ speaker, low }) =>
      speaker !== 'question' &&
      speaker !== 'law' &&
      acceptedEverywhere(low).some((kind) => kinds.includes(kind)),
  );
}

/** Whether this text (lower case) offers an equal. */
function offersEquivalent(low: string): boolean {
  const things = low.replace(OF_OTHER_THINGS, ' ');
  return ((PLAIN.test(things) || JOINED.test(things)) && !REFUSED.test(things)) || NOT_SHUT_OUT.test(things);
}

/** Whether a sentence or the rest of one lets equals in: "andere bewijzen worden ook aanvaard". */
function letsIn(low: string): boolean {
  const things = low.replace(OF_OTHER_THINGS, ' ');
  return (
    (ACCEPTS.test(things) && !ACCEPTS_NOT.test(things)) || WITHOUT.test(things) || NOT_SHUT_OUT.test(things)
  );
}

/** What an equal is accepted for throughout the document by this sentence (lower case); empty when it says no such thing. */
function acceptedEverywhere(low: string): readonly Named[] {
  if (!offersEquivalent(low)) return [];
  const isEverywhere = EVERYWHERE.test(low) && NAMES_THEM.test(low);
  const isPlural =
    ACCEPTS.test(low) &&
    /gelijkwaardige\s[^.;]{0,80}(?:normen|merken|certificaten|labels|producten)\b/.test(low);
  if (!isEverywhere && !isPlural) return [];
  const kinds = KINDS.filter(([, words]) => words.test(low)).map(([kind]) => kind);
  // A named standard or brand ("NEN 1010 of gelijkwaardig, zoals vermeld in …") is about itself only.
  return /\d{3}/.test(low.replace(/\b(?:artikel|art\.|lid)\s[\d.]+\w?|aw 2012|\b20\d\d\b/g, '')) ? [] : kinds;
}

/**
 * Whether an equal is accepted for what stands at `start`–`end` in the sentence: behind it, in its row or list lead-in,
 * in its heading, or by another sentence of the section that speaks of this kind of thing.
 */
export function hasEquivalent(
  section: Section,
  sentence: Sentence,
  start: number,
  end: number,
  kind: Named,
): boolean {
  const { low, block } = sentence;
  const rest = low.slice(end);
  if (block.kind === 'row' ? isOfferedInRow(section, sentence) : offersEquivalent(rest) || letsIn(rest))
    return true;
  if (kind !== 'standard' && kind !== 'brand' && FREE_PROOF.test(low)) return true;
  if (
    !REFUSED.test(low) &&
    /\bandere?\s(?:keurmerk|norm|label|certifica|merk|product|systeem)\w{0,4}\s[^.;]{0,80}(?:zelfde|gelijk|vergelijkba)[^.;]{0,60}$|(?:gelijkwaardig|evenwaardig|equivalent)\w{0,40}(?:\s[^.;,]{0,45})?\s?\(?$/.test(
      low.slice(0, start),
    )
  )
    return true;
  if (block.kind !== 'row' && offersEquivalent(introduction(section, sentence))) return true;
  if (offersEquivalent(headingOver(sentence))) return true;
  const next = section.sentences[sentence.index + 1];
  // Torn from it by an abbreviation: "ISO 9001 cert. (o.g.)".
  const isTorn = /(?:^|\s)(?:of|óf)$/.test(low.trimEnd()) || /^\s{0,3}\(/.test(next?.low ?? '');
  if (next && isTorn && offersEquivalent(next.low)) return true;
  return section.sentences.some(
    (other) =>
      other !== sentence && (accepts(other, sentence, kind) || leavesProofFree(other, sentence, kind)),
  );
}

/** In the row itself, in a row that goes on with it, or by a column of it that does not say "nee". */
function isOfferedInRow(section: Section, sentence: Sentence): boolean {
  const { low, block } = sentence;
  if (offersEquivalent(low) || sameEntry(section, sentence).some((row) => offersEquivalent(row.low)))
    return true;
  return (block.cells ?? []).some(
    ({ header, span }) =>
      header !== undefined &&
      offersEquivalent(header) &&
      !/^\W{0,3}(?:nee|neen|niet|geen|n\.?v\.?t)\b/.test(section.low.slice(span.start, span.end)),
  );
}

/** The other rows of one entry of a table: those whose first cell is empty go on with the row above them. */
function sameEntry(section: Section, { index }: Sentence): readonly Sentence[] {
  const { sentences } = section;
  let from = index;
  while (from > 0 && goesOnWithRow(section, sentences[from]!) && isRow(sentences[from - 1]!)) from--;
  let end = index + 1;
  while (end < sentences.length && goesOnWithRow(section, sentences[end]!)) end++;
  return sentences.slice(from, end).filter((row) => row.index !== index);
}

function isRow({ block }: Sentence): boolean {
  return block.kind === 'row' && (block.cells?.some(({ header }) => header !== undefined) ?? false);
}

function goesOnWithRow(section: Section, sentence: Sentence): boolean {
  const first = sentence.block.cells?.[0];
  return (
    first !== undefined &&
    isRow(sentence) &&
    section.low.slice(first.span.start, first.span.end).trim() === ''
  );
}

/** Whether a sentence beside it leaves open how a label or certificate is proved. */
function leavesProofFree(other: Sentence, sentence: Sentence, kind: Named): boolean {
  const isBeside = Math.abs(other.index - sentence.index) === 1 && other.block === sentence.block;
  if (kind === 'brand') return isBeside && FREE_BRAND.test(other.low);
  return isBeside && kind !== 'standard' && FREE_PROOF.test(other.low);
}

/** Whether another sentence of the section accepts equals of this kind of thing. */
function accepts(other: Sentence, sentence: Sentence, kind: Named): boolean {
  if (other.speaker === 'question' || other.speaker === 'law' || isHeaderRow(other)) return false;
  if (!letsIn(other.low)) {
    if (!offersEquivalent(other.low)) return false;
    const isBeside = other.block === sentence.block && LIKE_THINGS.test(other.low);
    const isBefore = other.index < sentence.index && EACH.test(other.low);
    if (!isBeside && !isBefore) return false;
  }
  const kinds = KINDS.filter(([, words]) => words.test(other.low)).map(([one]) => one);
  if (kinds.length > 0) return kinds.some((one) => ALSO[kind].includes(one));
  return other.block === sentence.block || Math.abs(other.index - sentence.index) < 3 || EACH.test(other.low);
}

function isHeaderRow({ block }: Sentence): boolean {
  return block.cells?.every(({ header }) => header === undefined) ?? false;
}

/** Words that speak of one kind are often meant for its neighbours too. */
const ALSO: Readonly<Record<Named, readonly Named[]>> = {
  standard: ['standard', 'certificate'],
  brand: ['brand'],
  label: ['label'],
  certificate: ['certificate', 'standard', 'label'],
};
