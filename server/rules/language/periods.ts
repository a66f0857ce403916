import type { Section, Sentence } from '../../spec/model.ts';
import type { Duration } from '../../text/quantities/index.ts';
import type { Span } from '../../text/span.ts';
import type { Collected } from '../rule.ts';
import type { Conflict } from './conflicts.ts';
import { quantitiesIn, statements } from './statements.ts';
import { calendarDays } from './time.ts';

/** How long a period with a name of its own lasts, as stated. */
export interface NamedPeriod {
  readonly fact: 'period';
  /** Its name, for messages. */
  readonly name: string;
  readonly days: number;
  /** Working days are only compared with working days. */
  readonly working: boolean;
  readonly written: string;
  readonly span: Span;
}

/** Periods of which a text can have one only. */
const NAMES: ReadonlyArray<readonly [name: string, words: RegExp]> = [
  ['opschortende termijn', /opschortende termijn|stand-?still(?:-?termijn|periode)?|alcatel-?termijn/],
  [
    'gestanddoening',
    /gestanddoening(?:stermijn)?|gestand|geldigheids(?:duur|termijn) van (?:de|uw) (?:inschrijving|offerte)|(?:inschrijving|offerte)[^.;|]{0,20} (?:blijft|is|geldt)/,
  ],
  ['betaaltermijn', /betaal(?:termijn|conditie)|betalings(?:termijn|conditie)/],
];
const PERIOD_WORDS = [
  'opschortend',
  'standstill',
  'stand-still',
  'alcatel',
  'gestand',
  'geldig',
  'termijn',
  'factu',
];
/** What stands between a name and its length: no "binnen", which counts from the period. */
const LEADS_UP =
  /^(?:[^.;:|]{0,40}\s(?:van|is|bedraagt|duurt|beslaat|gedurende|zijn|tot)|[^.;|]{0,20}\s?[:|=(]|\s(?:blijft|is|geldt)|)\s{0,2}(?:een |de )?(?:periode |termijn )?(?:van )?$/;
/** "Facturen worden binnen 30 dagen betaald", "wij betalen uw factuur binnen 30 dagen". */
const PAID_BEFORE = /\bfactu\p{L}{1,4}\b[^.;|:]{0,50}\bbinnen $|\bbetaalt?e?n?\b[^.;|:]{0,50}\bbinnen $/u;
const PAID_AFTER = /^[^.;|,]{0,50}\b(?:betaald|betaalbaar|voldaan|betalen|voldoen)\b/;

/** Another length for some cases, or one that holds no longer. */
const SPECIAL =
  /perceel|\bindien\b|tenzij|wanneer|verleng|verkort|gewijzigd|in plaats van|kort geding|huidige|vorige|\bzou(?:den)?\b|onderaannemer|geldig na|na afloop van/;

export function namedPeriods(section: Section): NamedPeriod[] {
  if (!PERIOD_WORDS.some((word) => section.low.includes(word))) return [];
  const found: NamedPeriod[] = [];
  for (const sentence of statements(section)) {
    const period = periodIn(section, sentence);
    if (period) found.push(period);
  }
  return found;
}

function periodIn(section: Section, sentence: Sentence): NamedPeriod | undefined {
  const durations = quantitiesIn(section, sentence.span, 'duration');
  const [length] = durations;
  if (durations.length !== 1 || !length || length.max || SPECIAL.test(sentence.low)) return undefined;
  const name = isTimeToPay(sentence, length)
    ? 'betaaltermijn'
    : NAMES.find(([, words]) => !length.bound && isLengthOf(sentence, words, length))?.[0];
  const days = calendarDays(length.value, length.unit);
  if (name === undefined || days === undefined) return undefined;
  return {
    fact: 'period',
    name,
    days,
    working: length.unit === 'working-day',
    written: section.text.slice(length.span.start, length.span.end),
    span: length.span,
  };
}

/** Only what the buyer pays: a performer has its own time to pay its suppliers. */
function isTimeToPay({ low, span }: Sentence, length: Duration): boolean {
  if (!low.includes('factu') || NOT_BY_BUYER.test(low)) return false;
  const before = low.slice(0, length.span.start - span.start);
  const isBefore = PAID_BEFORE.test(before);
  return (
    isBefore && (/\bbetaa?l|\bvoldo/.test(before) || PAID_AFTER.test(low.slice(length.span.end - span.start)))
  );
}

const NOT_BY_BUYER =
  /opdrachtnemer (?:betaalt|voldoet)|\bu (?:betaalt|voldoet)|leveranciers?\b|toeleverancier|termijn|bezwaar|betwist|correct|creditnota|voorschot|btw/;

/** "De opschortende termijn van 20 dagen", "20 dagen opschortende termijn". */
function isLengthOf({ low, span }: Sentence, words: RegExp, length: Duration): boolean {
  const found = words.exec(low);
  if (!found) return false;
  const start = length.span.start - span.start;
  const end = length.span.end - span.start;
  const after = found.index + found[0].length;
  if (after <= start) return LEADS_UP.test(low.slice(after, start));
  return end <= found.index && /^[\s(]{1,2}(?:als |de )?$/.test(low.slice(end, found.index));
}

/** Periods of one name with different lengths: each against the first. */
export function periodConflicts(items: readonly Collected<NamedPeriod>[]): Conflict[] {
  const found: Conflict[] = [];
  for (const [i, { at, value }] of items.entries()) {
    const before = items
      .slice(0, i)
      .find(({ value: other }) => other.name === value.name && other.working === value.working);
    if (!before || before.value.days === value.days) continue;
    found.push({
      kind: 'period',
      at,
      span: value.span,
      here: value.written,
      there: before.value.written,
      other: { at: before.at, span: before.value.span },
      what: value.name,
      replacement: { here: before.value.written },
    });
  }
  return found;
}
