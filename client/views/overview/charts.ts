import { type Html, html } from './html.ts';
import type { Timeline } from './model.ts';
import { type Language, monthName } from './words.ts';

/*
 * Drawings as SVG without a view box: what stands along the time or the weight is given in per cents, so that a drawing
 * is as wide as its column and its strokes and words keep their size. Colours are classes; no style attribute, which the
 * view's policy forbids. They repeat what is said in words beside them, and are hidden from screen readers.
 */

/** Days since 1970 that the drawing begins and ends with. */
export interface Scale {
  readonly first: number;
  readonly last: number;
}

const DAY = 86_400_000;
/** Room at both ends, in per cents, so that a mark on the first or last day is whole. */
const MARGIN = 2;

const dayOf = (iso: string): number => Date.parse(`${iso}T00:00:00Z`) / DAY;

/** From the first to the last day of a timetable and its minimum terms; undefined without dates. */
export function scaleOf({ moments, terms }: Pick<Timeline, 'moments' | 'terms'>): Scale | undefined {
  const days = [
    ...moments.map(({ date }) => date),
    ...terms.flatMap(({ least, from, until }) => [least.from, least.until, from, until]),
  ].flatMap((iso) => (iso === undefined || Number.isNaN(dayOf(iso)) ? [] : [dayOf(iso)]));
  if (days.length === 0) return undefined;
  const [first, last] = [Math.min(...days), Math.max(...days)];
  return { first, last: Math.max(last, first + 7) };
}

/** Where a day stands on the scale, in per cents with one decimal. */
export function place(scale: Scale, iso: string): number {
  const share = (dayOf(iso) - scale.first) / (scale.last - scale.first);
  return round(MARGIN + Math.min(1, Math.max(0, share)) * (100 - 2 * MARGIN));
}

interface Tick {
  readonly at: number;
  readonly label: string;
}

/** At most so many names of months fit in a narrow column. */
const MOST_NAMES = 4;
/** A name nearer to the end than this would be cut off. */
const LAST_NAME = 85;

/** The first days of the months on the scale; those in between two names have an empty one. */
export function monthsOf(scale: Scale, language: Language): Tick[] {
  const ticks: { at: number; month: number; year: number }[] = [];
  const start = new Date(scale.first * DAY);
  for (let i = 0; i < 600; i++) {
    const first = new Date(Date.UTC(start.getUTCFullYear(), start.getUTCMonth() + i, 1));
    const day = first.getTime() / DAY;
    if (day > scale.last) break;
    if (day < scale.first) continue;
    const at = place(scale, first.toISOString().slice(0, 10));
    ticks.push({ at, month: first.getUTCMonth() + 1, year: first.getUTCFullYear() });
  }
  const step = Math.max(1, Math.ceil(ticks.length / MOST_NAMES));
  // Beyond some ten years a line per month would be a grey plane.
  const drawn = ticks.length > 120 ? ticks.filter((_, i) => i % step === 0) : ticks;
  let year = start.getUTCFullYear();
  return drawn.map((tick) => {
    const isNamed = ticks.indexOf(tick) % step === 0 && tick.at <= LAST_NAME;
    if (!isNamed) return { at: tick.at, label: '' };
    // The year only where it is another one.
    const tail = tick.year === year ? '' : ` ’${String(tick.year).slice(2)}`;
    year = tick.year;
    return { at: tick.at, label: monthName(tick.month, language) + tail };
  });
}

/** The names of the months, above the columns below. */
export function monthHeader(ticks: readonly Tick[]): Html {
  return track(
    grid(ticks),
    ticks.map(
      ({ at, label }) => label !== '' && html`<text class="maand" x="${at}%" dx="3" y="4">${label}</text>`,
    ),
  );
}

/** One date: a dot. */
export function momentTrack(scale: Scale, ticks: readonly Tick[], date: string): Html {
  return track(grid(ticks), html`<circle class="moment" cx="${place(scale, date)}%" cy="0" r="4.5"/>`);
}

/** One term: the planned time as a bar, the minimum as a bracket below it, and what is missing in between. */
export function termTrack(
  scale: Scale,
  ticks: readonly Tick[],
  { from, until, least, verdict }: Timeline['terms'][number],
): Html {
  const [start, end] = [place(scale, least.from), place(scale, least.until)];
  const planned =
    from !== undefined && until !== undefined && verdict !== 'order'
      ? ([place(scale, from), place(scale, until)] as const)
      : undefined;
  // Information counts back from closing, so there it is the beginning that comes too late.
  const gap =
    verdict === 'short' && planned
      ? until === least.until
        ? ([start, planned[0]] as const)
        : ([planned[1], end] as const)
      : undefined;
  return track(
    grid(ticks),
    planned && bar(`gepland ${verdict}`, planned),
    gap && bar('tekort', gap),
    html`<line class="minimum" x1="${start}%" x2="${end}%" y1="8" y2="8"/>`,
    [start, end].map((x) => html`<line class="minimum" x1="${x}%" x2="${x}%" y1="4" y2="12"/>`),
  );
}

const bar = (name: string, [from, until]: readonly [number, number]): Html =>
  html`<rect class="${name}" x="${from}%" y="-9" width="${round(until - from)}%" height="9" rx="2"/>`;

/** A weight as its share of all weights together. */
export function weightTrack(value: number, whole: number, level: 0 | 1): Html {
  const share = round(whole > 0 ? Math.min(100, Math.max(0, (value / whole) * 100)) : 0);
  const thick = level === 0 ? 10 : 5;
  const size = html`x="0" y="${-thick / 2}" height="${thick}" rx="2"`;
  return track(
    false,
    html`<rect class="spoor" ${size} width="100%"/>`,
    html`<rect class="gewicht niveau-${level}" ${size} width="${share}%"/>`,
  );
}

/** The two signs of the term drawings, for the legend. */
export const plannedSign = (): Html =>
  svgOf('teken', 22, 10, html`<rect class="gepland enough" x="0" y="1" width="22" height="8" rx="2"/>`);
export const leastSign = (): Html =>
  svgOf(
    'teken',
    22,
    10,
    html`<line class="minimum" x1="1" x2="21" y1="5" y2="5"/><line class="minimum" x1="1" x2="1" y1="1" y2="9"/><line class="minimum" x1="21" x2="21" y1="1" y2="9"/>`,
  );

const ICONS = {
  error: html`<circle cx="8" cy="8" r="6.25"/><path d="M5.75 5.75l4.5 4.5m0-4.5l-4.5 4.5"/>`,
  warning: html`<path d="M8 2.25l6.25 11.25H1.75z"/><path d="M8 6.5v3.25m0 1.5v.75"/>`,
  information: html`<circle cx="8" cy="8" r="6.25"/><path d="M8 7.25v4m0-6.5v.75"/>`,
  hint: html`<circle cx="8" cy="8" r="6.25"/><path d="M8 7.25v4m0-6.5v.75"/>`,
  motivated: html`<circle cx="8" cy="8" r="6.25"/><path d="M5.25 8.25l2 2 3.5-4.25"/>`,
  covered: html`<path d="M3.5 8.5l3 3 6-7"/>`,
} as const;

export type IconName = keyof typeof ICONS;

/** A sign of sixteen by sixteen in the colour of its kind. */
export const icon = (name: IconName): Html => svgOf(`icoon ${name}`, 16, 16, ICONS[name]);

const grid = (ticks: readonly Tick[]): readonly Html[] =>
  ticks.map(({ at }) => html`<line class="raster" x1="${at}%" x2="${at}%" y1="0" y2="100%"/>`);

/** A drawing that fills its cell, however high the row is; the height of what is drawn counts from the middle. */
const track = (background: Html | readonly Html[] | false, ...parts: Parameters<typeof html>[1][]): Html =>
  html`<svg class="tekening" width="100%" height="100%" aria-hidden="true" focusable="false">${background}<svg y="50%" overflow="visible">${parts}</svg></svg>`;

const svgOf = (name: string, width: number, height: number, content: Html): Html =>
  html`<svg class="${name}" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" aria-hidden="true" focusable="false">${content}</svg>`;

const round = (value: number): number => Math.round(value * 10) / 10;
