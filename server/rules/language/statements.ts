import type { Cell, Role, Section, Sentence } from '../../spec/model.ts';
import { binds } from '../../spec/speakers.ts';
import type { Quantity, QuantityKind } from '../../text/quantities/index.ts';
import { heldBy, type Span } from '../../text/span.ts';

/**
 * The sentences a rule may judge: those that bind (no restated law, no explanation, no bidder's question), with
 * headings left out. A rule that looks at sentences one by one uses those it is handed, which hold its words.
 */
export function statements(section: Section): readonly Sentence[] {
  let own = allStatements.get(section);
  if (!own) {
    own = section.sentences.filter(isStatement);
    allStatements.set(section, own);
  }
  return own;
}

export function isStatement({ block, speaker }: Sentence): boolean {
  return block.kind !== 'heading' && binds(speaker);
}

/** Nearly every rule asks the same of a section. */
const allStatements = new WeakMap<Section, readonly Sentence[]>();

/**
 * What a sentence means where it stands, lower case: the lead-in of its list and the headers of its row, then the
 * sentence itself, with single spaces. For recognising only: offsets in it are not offsets in the section; use `offsetInSentence`.
 */
export function fullText(section: Section, sentence: Sentence): string {
  const { block, low } = sentence;
  if (!block.leadIn && !block.cells && !hasGaps(low) && !followsQuestion(section, sentence)) return low;
  let full = fullTexts.get(sentence);
  if (full === undefined) {
    const before = introduction(section, sentence);
    full = before === '' ? low : `${before} ${low}`;
    if (hasGaps(full)) full = full.replace(/\s{2,}/g, ' ');
    fullTexts.set(sentence, full);
  }
  return full;
}

/** Whether more than one space stands between words, as where the marks of bold text were or a cell is filled up. */
function hasGaps(text: string): boolean {
  return text.includes('  ') || text.includes(' \n') || text.includes('\n ');
}

/** Nearly every rule asks the same of a sentence. */
const fullTexts = new WeakMap<Sentence, string>();

/**
 * What introduces a sentence, lower case: lead-in of its list, headers of its row, the question it gives the consequence
 * of ("Bent u te laat? Dan …"); '' when nothing does.
 */
export function introduction(section: Section, sentence: Sentence): string {
  const { leadIn, cells } = sentence.block;
  if (leadIn) return section.low.slice(leadIn.start, leadIn.end);
  if (cells && sentence.speaker === 'answer') return subjectOfAnswer(section, cells);
  if (cells)
    return cells
      .map((cell) => cell.header ?? '')
      .join(' ')
      .trim();
  if (!followsQuestion(section, sentence)) return '';
  return GOES_ON.test(sentence.low) ? conditionBefore(section, sentence) : valueAsked(section, sentence);
}

/** The question that a bare value answers: "Hoe oud mag een referentie zijn? Ten hoogste drie jaar."; '' for other answers. */
function valueAsked(section: Section, { index, low }: Sentence): string {
  const before = section.sentences[index - 1]!.low;
  return low.length < 90 && BARE_VALUE.test(low) && ASKS_VALUE.test(before) ? before : '';
}

const BARE_VALUE =
  /^\W{0,4}(?:(?:ons )?antwoord[\s\d.:)–-]{1,8})?(?:(?:dat|die|dit) (?:is|zijn|bedraagt|beslaat) )?(?:(?:minimaal|maximaal|ten hoogste|ten minste|tenminste|minstens|hooguit|hoogstens|binnen|uiterlijk|circa|ongeveer|tot|exact|precies) ){0,2}(?:€ ?)?(?:\d|(?:een|één|twee|drie|vier|vijf|zes|zeven|acht|negen|tien|elf|twaalf|dertien|veertien|vijftien|achttien|twintig|\p{L}{0,14}(?:tig|honderd))\b)[^.;?!]{0,60}[.!]?\s?$/u;
const ASKS_VALUE =
  /\bhoe (?:hoog|lang|oud|ver|groot|veel)\b|\bhoeveel\b|\bwat (?:is|zijn|bedraagt)\b|\bwelke? (?:termijn|periode|bedrag|omzet|percentage|duur|looptijd|hoogte|aantal|maximum|minimum)|\bbinnen welke\b/;

function followsQuestion(section: Section, { index }: Sentence): boolean {
  return section.sentences[index - 1]?.low.endsWith('?') === true;
}

/** The condition put as a question right before a sentence: "Heeft u geen certificaat?"; '' when there is none. */
function conditionBefore(section: Section, { index, block }: Sentence): string {
  const before = section.sentences[index - 1];
  const asks = before?.block === block && binds(before.speaker);
  return asks && !ASKS_OPENLY.test(before.low) ? before.low : '';
}

/** "Dan …", or what points back to the condition as a whole. */
const GOES_ON =
  /^(?:(?:alleen |pas )?dan|in (?:dat|dit) geval|dat|die|daar\p{L}{0,10}|(?:de|het) \p{L}{1,20} (?:daar|er|hier)van|(?:\p{L}{1,20} ){1,4}(?<!\b(?:\p{L}{3,20}er|meer|minder|anders) )dan)\s/u;

/** A sentence with the consequence that follows when it is a condition put as a question, lower case. */
export function withConsequence(section: Section, { low, index, block }: Sentence): string {
  const next = low.endsWith('?') ? section.sentences[index + 1] : undefined;
  return next?.block === block && GOES_ON.test(next.low) ? `${low} ${next.low}` : low;
}

/** A question for a bidder to answer, or one the text answers itself, is no condition. */
const ASKS_OPENLY = /^(?:wat|wie|welke?|wanneer|waar\w{0,10}|hoe\w{0,10}|vraag)\b/;

/** What the row of an answer says it is about, next to the question: "Onderwerp", "Paragraaf". */
function subjectOfAnswer(section: Section, cells: readonly Cell[]): string {
  return cells
    .filter(
      ({ header }) =>
        header !== undefined && !/^(?:vra|question|opm|antw|ons|reac|resp|beantw|answ)/.test(header),
    )
    .map(({ span }) => section.low.slice(span.start, span.end))
    .filter((text) => /\p{L}{3}/u.test(text))
    .join(' ');
}

/** Typed values of one kind inside a span of the section. */
export function quantitiesIn<K extends QuantityKind>(
  section: Section,
  span: Span,
  kind: K,
): Extract<Quantity, { kind: K }>[] {
  const all = heldBy(section.quantities, span).filter(
    (quantity): quantity is Extract<Quantity, { kind: K }> => quantity.kind === kind,
  );
  return all.length < 2
    ? all
    : all.filter((one, i) => !isReplaced(section, span, one.span, all[i + 1]?.span));
}

/** Between an old value and the one that takes its place. */
const REPLACED_BY =
  /^[\s)]{0,3}(?:(?:is|zijn|wordt|worden|werd|gaat)\s)?(?:nu\s)?(?:(?:gewijzigd|aangepast|veranderd|gecorrigeerd|bijgesteld|verlaagd|verhoogd|verruimd|verlengd|verkort|teruggebracht|vervangen)\s(?:in|naar|tot|door|met)|naar|(?:moet|dient)\s(?:te\s)?(?:zijn|worden|luiden))\s(?:een\s|de\s)?(?:[\wà-ÿ]{1,20}\s(?:van\s)?)?$/;
/** Before a value that holds no longer. */
const IN_PLACE_OF =
  /(?:in plaats van|i\.p\.v\.|niet langer|in de plaats van)\s(?:de\s|het\s|een\s)?(?:[\wà-ÿ]{1,20}\s(?:van\s)?)?$/;

/** Whether a value is only named because another takes its place: "de termijn van 15 dagen wordt gewijzigd in 20 dagen". */
function isReplaced(section: Section, within: Span, value: Span, next: Span | undefined): boolean {
  if (next && REPLACED_BY.test(section.low.slice(value.end, Math.min(next.start, value.end + 80))))
    return true;
  return IN_PLACE_OF.test(section.low.slice(Math.max(within.start, value.start - 50), value.start));
}

/** Span in the section of a match in `sentence.low` or `sentence.text`. */
export function spanOf(sentence: Sentence, match: { readonly index: number; readonly 0: string }): Span {
  const start = sentence.span.start + match.index;
  return { start, end: start + match[0].length };
}

/** Title of the nearest heading over a sentence, lower case; '' when there is none. */
export function headingOver(sentence: Sentence): string {
  return (sentence.block.under ?? '').toLowerCase();
}

/** Whether the section's role is one of these. */
export function isRole(role: Role, ...roles: readonly Role[]): boolean {
  return roles.includes(role);
}
