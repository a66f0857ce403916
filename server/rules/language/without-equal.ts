import type { Section, Sentence } from '../../spec/model.ts';
import type { Span } from '../../text/span.ts';
import type { Collected, DocumentFinding, Text2 } from '../rule.ts';
import { AUTHORITY } from './actors.ts';
import { isConditionOfEntry, ORGANISATION } from './certificates.ts';
import { hasEquivalent, type Named } from './equivalence.ts';
import { isHearsay } from './hearsay.ts';
import { isPast } from './history.ts';
import { isOnlyAllowed, NOT_DEMANDED } from './labels.ts';
import { isDenied } from './modality.ts';
import { fullText, headingOver, statements, withConsequence } from './statements.ts';

/**
 * Standards, labels and certificates that are demanded by name: the law wants an equal accepted with each, in words.
 * What the three rules share; what a name is and where it is no demand is told by each of them.
 */
export type NamedDemand =
  /** A name without an equal. */
  | { readonly kind: 'named'; readonly span: Span; readonly name: string }
  /** An equal is accepted once, for the whole document. */
  | { readonly kind: 'everywhere' };

/** Offsets in the text searched. */
export interface Place {
  readonly start: number;
  readonly end: number;
}

export interface NamedKind {
  readonly kind: Named;
  /** The names in a sentence, in order, when they are demanded there; `full` is the sentence with what introduces it. */
  namesIn(sentence: Sentence, full: string): readonly Place[];
}

/** Only a conjunction or a bracket stands between two names of one demand. */
const BETWEEN =
  /^[-\s,;/&()*]{0,3}(?:certificaat\s)?(?:(?:en|of|en\/of|alsmede|dan wel|resp\.|respectievelijk)\s)?(?:(?:een|het|de|volgens|keurmerk|norm|normen)\s)?$/;
/** What the authority has itself. */
const OF_AUTHORITY = new RegExp(
  `^[^a-zà-ÿ]{0,4}(?:de |het |onze |ons )?${AUTHORITY}\\s(?:zelf\\s)?(?:is|zijn|heeft|hebben|beschikt|beschikken|bezit|werkt|voert|draagt|streeft|streven|gaat|beoogt|volgt|behaalden?|bezitten|kregen|kreeg)\\b(?![^.;]{0,200}(?:\\beis|\\bdat\\b|:))`,
);
/** The same the other way round: "Sinds 2020 zijn wij zelf gecertificeerd". */
const SINCE_OF_AUTHORITY = new RegExp(
  `^[^a-zà-ÿ]{0,4}(?:sinds|vanaf|in|per|al|inmiddels)\\b[^.;,]{0,25}?\\s(?:is|zijn|heeft|hebben|beschikken|beschikt|bezit|bezitten|behaalden?|kregen|kreeg|voert|voeren)\\s(?:de |het |onze |ons |deze )?(?:${AUTHORITY}|we|organisatie|dienst|hoogheemraadschap)\\b(?![^.;]{0,200}(?:\\beis|\\bdat\\b|:))`,
);
/** What is there now, told of by itself: "Op de huidige doeken staat …", "Ons eigen kantoor voldoet aan …". */
const IS_THERE =
  /^[^a-zà-ÿ]{0,4}(?:op |in |bij |voor )?(?:(?:ons|onze) eigen|(?:de|het|onze?) (?:huidige?|bestaande?)) (?:[\wà-ÿ]{1,30} ){1,3}?(?:staat|staan|hangt|hangen|voldoet|voldoen|heeft|hebben|is|zijn|draagt|dragen|voert|voeren)\b(?! (?:ook|eveneens) (?:op|in|voor) de nieuwe)/;
/** What a name stands for, where it can be read, where it does not hold, or what another does with it. */
const TELLS = new RegExp(
  [
    '\\b(?:is|zijn) (?:de|het|een) (?:europese |internationale |nederlandse )?(?:norm|standaard|keurmerk|label|certificering) (?:voor|van|over)\\b|\\bstaat voor\\b|\\bvindt u (?:op|in|bij)\\b|\\bte vinden (?:op|in|bij)\\b',
    '^in (?:de |het )?[^.;,|]{3,30} (?:staat|staan|leest u|wordt beschreven)\\b',
    '\\b(?:geldt|gelden) (?:hier |daar )?niet (?:voor|bij)\\b|\\bmet of zonder\\b',
    '^of\\b[^.;]{0,80}\\b(?:meldt|vermeldt|noteert|geeft|kruist) u\\b|^voor elke? [a-zà-ÿ]{3,30} met\\b[^.;]{0,60}\\b(?:noteert|vult|vermeldt|kruist)\\b',
    '\\b(?:adviseert|adviseren|keurde|keurden|beveelt aan)\\b|\\b(?:wil|willen|hoopt|hopen) (?:het |een |de )?[^.;]{0,50}\\b(?:halen|behalen|verkrijgen)\\b',
    `\\b(?:gearchiveerd|gemeten|geleverd|aangeleverd|gekeurd|getest|beheerd) door (?:de |het )?${AUTHORITY}\\b|\\b(?:levert|leveren) (?:de |het )?${AUTHORITY}\\b`,
  ].join('|'),
);
/** The demand speaks of what its heading names: "## Keurmerk X – Uw organisatie beschikt hierover." */
const SPEAKS_OF_HEADING =
  /\b(?:(?:hiervoor|daarvoor) (?:[a-z]{1,12} )?gecertificeerd|hierover|hieraan|hiermee|hiervan|daarover|daaraan|daarmee|(?:dit|dat|deze|het genoemde|bovenstaande?|bedoelde?) (?:keurmerk|certifica\w{1,4}|label|norm|diploma|registratie))\b/;
const DEMANDS =
  /\b(?:beschik\w{0,3}|voldoe\w{0,3}|voldaan|moet|moeten|dient|dienen|vereist|verplicht|geëist|gecertificeerd|draagt|dragen|voorzien|overleg\w{0,3}|toont|tonen|bezit)\b/;

/** Names demanded in a section without an equal, each group of names joined by a conjunction as one. */
export function* namedDemands(section: Section, named: NamedKind): Generator<NamedDemand> {
  for (const sentence of statements(section)) {
    // "Heeft u geen certificaat? Dan komt u niet in aanmerking."
    const whole = withConsequence(section, sentence);
    if (whole.endsWith('?') || (whole !== sentence.low && !isConditionOfEntry(whole))) continue;
    const full = whole === sentence.low ? fullText(section, sentence) : whole;
    const places = named.namesIn(sentence, full);
    if (
      places.length === 0 ||
      NOT_DEMANDED.test(full) ||
      isOnlyAllowed(sentence.low) ||
      isToldOf(sentence.low)
    )
      continue;
    yield* unequalled(section, sentence, places, named.kind, whole);
  }
  yield* inHeadings(section, named);
}

/** How others work, or how it was until it was let go. */
function isToldOf(low: string): boolean {
  return (
    isHearsay(low) ||
    TELLS.test(low) ||
    (isPast(low) && /\b(?:vrij|niet meer|niet langer|losgelaten|vervallen)\b/.test(low))
  );
}

/** The authority has it itself, whatever it asks of others further on. */
function isOfAuthority(low: string, end: number): boolean {
  if (IS_THERE.test(low) && !/\b(?:moet|moeten|dient|dienen|eis|blijft|blijven)\b/.test(low)) return true;
  const isOwn = OF_AUTHORITY.test(low) || SINCE_OF_AUTHORITY.test(low);
  return isOwn && !ORGANISATION.test(low.slice(0, end).replace(/\b(?:onze|deze) organisatie\b/, ' '));
}

function* unequalled(
  section: Section,
  sentence: Sentence,
  places: readonly Place[],
  kind: Named,
  /** The sentence with the consequence it has. */
  whole = sentence.low,
): Generator<NamedDemand> {
  for (let i = 0; i < places.length; i++) {
    const first = places[i]!;
    let last = first;
    while (i + 1 < places.length && BETWEEN.test(sentence.low.slice(last.end, places[i + 1]!.start)))
      last = places[++i]!;
    if (isRefused(whole, first.start, last.end) || isOfAuthority(sentence.low, last.end)) continue;
    if (hasEquivalent(section, sentence, first.start, last.end, kind)) continue;
    yield {
      kind: 'named',
      span: { start: sentence.span.start + first.start, end: sentence.span.start + last.end },
      name: sentence.text
        .slice(first.start, last.end)
        .replace(/\s+/g, ' ')
        .replace(/^keurmerk\s/i, ''),
    };
  }
}

/** "Een ISO 9001-certificaat is niet vereist." */
function isRefused(low: string, start: number, end: number): boolean {
  if (isConditionOfEntry(low)) return false;
  return isDenied(low, start) || isDenied(low, low.lastIndexOf(' ', end - 1) + 1);
}

/** Names in a heading of which the first sentence below it demands what the heading names. */
function* inHeadings(section: Section, named: NamedKind): Generator<NamedDemand> {
  for (const sentence of section.sentences) {
    const next = section.sentences[sentence.index + 1];
    if (sentence.block.kind !== 'heading' || !next || next.speaker !== 'requirement') continue;
    if (headingOver(next) === '' || !SPEAKS_OF_HEADING.test(next.low) || !DEMANDS.test(next.low)) continue;
    const places = named.namesIn(sentence, `${sentence.low} ${next.low}`);
    if (
      places.length === 0 ||
      NOT_DEMANDED.test(next.low) ||
      isRefused(next.low, next.low.length, next.low.length)
    )
      continue;
    if (hasEquivalent(section, next, 0, 0, named.kind)) continue;
    yield* unequalled(section, sentence, places, named.kind);
  }
}

/** The findings of a document, unless an equal is accepted for all of it; the fix puts `words` behind the name. */
export function* findUnequalled(
  items: readonly Collected<NamedDemand>[],
  words: string,
  title: Text2,
): Generator<DocumentFinding> {
  if (items.some(({ value }) => value.kind === 'everywhere')) return;
  for (const { at, value } of items) {
    if (value.kind !== 'named') continue;
    const behind = { start: value.span.end, end: value.span.end };
    yield {
      at,
      span: value.span,
      values: { name: value.name },
      fixes: [{ title, kind: 'edit', edits: [{ span: behind, text: words }] }],
    };
  }
}
