import type { Duration } from '../../text/quantities/index.ts';
import type { Section, Sentence } from '../model.ts';
import type { ProseFact } from '../prose-facts.ts';
import { stretches, valuesIn } from './words.ts';

/** How long the contract lasts: its term, its options to extend and both together. */
const TERM_WORD =
  /looptijd|contractduur|contractperiode|duur van (?:de|het) (?:raam)?(?:overeenkomst|contract|opdracht)|\bdu(?:urt|ren)\b|\blo(?:opt|pen)\b|heeft een duur van|\b(?:gaan|gaat|sluit|sluiten) (?:\w{1,12} ){0,2}voor\b|voor (?:de duur|een (?:initiële |vaste |eerste )?(?:duur|periode|termijn|looptijd))|(?:aangegaan|gesloten|afgesloten) voor|\b(?:sluit|sluiten)\b[^.;]{0,60}(?:overeenkomst|contract)(?: af)? voor|eindigt (?:van rechtswege )?na\b|(?:raam)?overeenkomst(?:en)? van\b/g;
/** Terms of something else than the contract. */
const OTHER_THING =
  /garantie|verzeker|referentie|nadere (?:overeenkomst|opdracht)|wachtkamer|verwerkersovereenkomst|\bproef|pilot|implementatie|transitie|minimale looptijd|resterende|licentie|lease|huur|onderhoudstermijn|gestanddoening|geldig|inschrijftermijn|vragen|onderzoek|cursus|opleiding|stage|vorige|huidige|lopende|eerdere|perceel|opschort|standstill|betaal|boete|traject|nazorg/;
/** Between the word and the time: then the time is something within the term. */
const WITHIN =
  /\b(?:binnen|na|vóór|voor het|elke?|iedere|per|uiterlijk|eind|einde|jaarlijks|ten minste|minstens|tenminste|minimaal|eerste|laatste|start|vanaf|tijdens)\b|[;|]/;
const TOTAL =
  /totale?\b|maximale|maximum|maximaal|in totaal|ten hoogste|inclusief|niet langer dan|hele looptijd|gehele looptijd|met (?:alle )?verlenging/;
const EXTENDS = /verleng|optie/;
const SUBJECT =
  /overeenkomst|contract|opdracht|looptijd|dienstverlening|werk\b|het bestek|\b(?:zoekt?|zoeken|contracteren|contracteert) (?:wij\b|voor\b|een\b)/;

/** Characters before a time in which its words are looked for. */
const REACH = 300;

export const TERM_WORDS = [
  'looptijd',
  'duur',
  'duren',
  'contractperiode',
  'verleng',
  'overeenkomst',
  'voor een periode',
  'contract voor',
  'loopt',
  'lopen',
];

export function addTerms(section: Section, sentence: Sentence, facts: ProseFact[]): void {
  const header = sentence.block.cells?.map((cell) => cell.header ?? '').join(' ') ?? '';
  const all = `${header} ${sentence.low} ${(sentence.block.under ?? '').toLowerCase()}`;
  // The words are the quicker question, and most sentences have none.
  if (!TERM_WORDS.some((word) => all.includes(word)) || OTHER_THING.test(`${header} ${sentence.low}`)) return;
  addBetweenDates(section, sentence, facts);
  const known = facts.length;
  for (const stretch of stretches(section, sentence)) {
    const times = valuesIn(section, stretch.span, 'duration').filter(
      (time) => time.max === undefined && (time.months !== undefined || time.options),
    );
    const around = (stretch.isRow ? `${stretch.label} ${stretch.low}` : stretch.low).slice(0, 2 * REACH);
    for (const time of times) {
      const before = stretch.isRow
        ? `${stretch.header} ${stretch.label} ${section.low.slice(Math.max(stretch.span.start, time.span.start - REACH), time.span.start)}`
        : section.low.slice(Math.max(stretch.span.start, time.span.start - REACH), time.span.start);
      const isWhole = /\bwaarvan\b/.test(section.low.slice(time.span.start, time.span.end + 12));
      addTerm(time, before, around, stretch.isRow, isWhole, facts);
      const label = stretch.isRow ? stretch.label : (/^[^:.;]{0,50}(?=:)/.exec(stretch.low)?.[0] ?? '');
      addLabelledOptions(time, label, facts);
    }
  }
  for (let i = known; i < facts.length; i++) {
    const fact = facts[i]!;
    if (fact.fact === 'term' && hasExtensionBeside(section, sentence)) facts[i] = { ...fact, isBase: true };
  }
}

/** "Verlengingen: 2 x 12 maanden", with no word of the contract. */
function addLabelledOptions(time: Duration, label: string, facts: ProseFact[]): void {
  if (!time.options || !OPTION_LABEL.test(label) || facts.at(-1)?.span === time.span) return;
  const months = time.options.reduce((sum, option) => sum + option.count * option.months, 0);
  facts.push({ fact: 'options', options: time.options, months, span: time.span });
}

const OPTION_LABEL =
  /^\W{0,4}(?:(?:mogelijke|eenzijdige|aantal) )?(?:verlenging(?:en|soptie|sopties|smogelijkhe(?:id|den))?|opties?(?:jaren)?)(?: (?:tot|op|voor|van) verlenging)?\W{0,3}$/;

/** Whether the next row of the table, or the next sentence, tells how long the term just told may be extended. */
function hasExtensionBeside(section: Section, { block, low, index }: Sentence): boolean {
  if (/inclusief|met inbegrip|waarvan|totale?\b|maxima/.test(low)) return false;
  const next = section.sentences.slice(index + 1).find((one) => block.kind !== 'row' || one.block !== block);
  if (!next || next.block.kind !== block.kind || (block.kind === 'paragraph' && next.block !== block))
    return false;
  const text = section.low.slice(next.span.start, next.span.end);
  if (!EXTENDS.test(text) || /\b(?:waarvan|inclusief|inbegrepen|begrepen|daarin|hierin)\b/.test(text))
    return false;
  return valuesIn(section, next.block.kind === 'row' ? next.block.span : next.span, 'duration').length > 0;
}

/** "De overeenkomst loopt van 1 januari 2027 tot en met 31 december 2029": whole months only. */
const BETWEEN = /(?:overeenkomst|contract)\s[^.;]{0,30}(?:loopt|geldt|duurt)\s(?:van|vanaf)\s$/;

function addBetweenDates(section: Section, { span, low }: Sentence, facts: ProseFact[]): void {
  const dates = valuesIn(section, span, 'date');
  const [start, end] = dates;
  if (
    dates.length !== 2 ||
    !start?.iso ||
    !end?.iso ||
    !BETWEEN.test(low.slice(0, start.span.start - span.start))
  )
    return;
  const between = low.slice(start.span.end - span.start, end.span.start - span.start);
  const last = /^ tot en met $/.test(between) ? DAY_MS : 0;
  if (last === 0 && between !== ' tot ') return;
  const months = (Date.parse(end.iso) + last - Date.parse(start.iso)) / (DAY_MS * 30.4375);
  const whole = Math.round(months);
  if (whole < 1 || Math.abs(months - whole) > 0.1) return;
  facts.push({
    fact: 'term',
    months: whole,
    totalMonths: undefined,
    span: { start: start.span.start, end: end.span.end },
  });
}

const DAY_MS = 86_400_000;

function addTerm(
  time: Duration,
  before: string,
  all: string,
  isRow: boolean,
  isWhole: boolean,
  facts: ProseFact[],
): void {
  if (
    time.options &&
    EXTENDS.test(all) &&
    (SUBJECT.test(all) || /^(?:zij|deze|die|hij|daarna|vervolgens)\b/.test(all))
  ) {
    const months = time.options.reduce((sum, option) => sum + option.count * option.months, 0);
    facts.push({ fact: 'options', options: time.options, months, span: time.span });
  }
  if (time.months === undefined) return;
  const word = lastMatch(TERM_WORD, before);
  if (!word) return;
  const between = before.slice(word.index + word[0].length);
  if (/\bwaarvan\b/.test(between)) return;
  if (between.length > 70 || (!isRow && WITHIN.test(between))) return;
  if (!SUBJECT.test(all) || time.bound === 'about') return;
  if (
    /^(?:du(?:urt|ren)|lo(?:opt|pen))$/.test(word[0]) &&
    !SUBJECT.test(before.slice(before.lastIndexOf(';', word.index) + 1, word.index))
  )
    return;
  if (LAGS.test(all)) return;
  if (/\b(?:gedurende|tijdens|in de loop van)\b/.test(before)) return;
  const withOptions = /inclusief|met inbegrip|totale?\b/.test(between);
  if (
    (!withOptions && /verleng|optie/.test(between)) ||
    /verleng|optie\s?(?:jaar|periode)/.test(before.slice(-25))
  )
    return;
  const isTotal = withOptions || isWhole || TOTAL.test(before.slice(Math.max(0, word.index - 40)));
  if (isTotal) facts.push({ fact: 'total-term', months: time.months, span: time.span });
  else facts.push({ fact: 'term', months: time.months, totalMonths: time.totalMonths, span: time.span });
}

/** "Loopt twee maanden uit". */
const LAGS = /\blo(?:opt|pen)\b[^.;]{0,60}\b(?:uit|achter|vooruit)\b/;

function lastMatch(pattern: RegExp, low: string): RegExpExecArray | undefined {
  let last: RegExpExecArray | undefined;
  for (const found of low.matchAll(pattern)) last = found as RegExpExecArray;
  return last;
}
