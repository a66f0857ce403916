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
const MOST_NAMES = 7;
/** A name nearer to the end than this would be cut off. */
const LAST_NAME = 93;

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
  return drawn.map((tick) => {
    const isNamed = ticks.indexOf(tick) % step === 0 && tick.at <= LAST_NAME;
    const name = monthName(tick.month, language);
    return {
      at: tick.at,
      label: isNamed ? (tick.month === 1 ? `${name} ’${String(tick.year).slice(2)}` : name) : '',
    };
  });
}

/** The names of the months, above the columns below. */
export function monthHeader(ticks: readonly Tick[]): Html {
  return svg(
    18,
    ticks.map(
      ({ at, label }) => label !== '' && html`<text class="maand" x="${at}%" dx="3" y="13">${label}</text>`,
    ),
    grid(ticks, 18),
  );
}

/** One date: a dot. */
export function momentTrack(scale: Scale, ticks: readonly Tick[], date: string, height = 26): Html {
  const at = place(scale, date);
  return svg(
    height,
    grid(ticks, height),
    html`<circle class="moment" cx="${at}%" cy="${height / 2}" r="4.5"/>`,
  );
}

/** One term: the planned time as a bar, the minimum as a bracket below it, and what is missing in between. */
export function termTrack(
  scale: Scale,
  ticks: readonly Tick[],
  { from, until, least, verdict }: Timeline['terms'][number],
  height = 44,
): Html {
  const [start, end] = [place(scale, least.from), place(scale, least.until)];
  const [barAt, lineAt] = [height / 2 - 9, height / 2 + 8];
  const bar =
    from !== undefined &&
    until !== undefined &&
    verdict !== 'order' &&
    html`<rect class="gepland ${verdict}" x="${place(scale, from)}%" y="${barAt}" width="${round(place(scale, until) - place(scale, from))}%" height="9" rx="2"/>`;
  // Information counts back from closing, so there it is the beginning that comes too late.
  const gap =
    verdict === 'short' && from !== undefined && until !== undefined
      ? until === least.until
        ? [start, place(scale, from)]
        : [place(scale, until), end]
      : undefined;
  return svg(
    height,
    grid(ticks, height),
    bar,
    gap &&
      html`<rect class="tekort" x="${gap[0]}%" y="${barAt}" width="${round(gap[1]! - gap[0]!)}%" height="9" rx="2"/>`,
    html`<line class="minimum" x1="${start}%" x2="${end}%" y1="${lineAt}" y2="${lineAt}"/>`,
    [start, end].map(
      (x) => html`<line class="minimum" x1="${x}%" x2="${x}%" y1="${lineAt - 4}" y2="${lineAt + 4}"/>`,
    ),
  );
}

/** A weight as its share of all weights together. */
export function weightTrack(value: number, whole: number, level: 0 | 1, height = 26): Html {
  const share = round(whole > 0 ? Math.min(100, Math.max(0, (value / whole) * 100)) : 0);
  const thick = level === 0 ? 10 : 5;
  const y = (height - thick) / 2;
  return svg(
    height,
    html`<rect class="spoor" x="0" y="${y}" width="100%" height="${thick}" rx="2"/>`,
    html`<rect class="gewicht niveau-${level}" x="0" y="${y}" width="${share}%" height="${thick}" rx="2"/>`,
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

const grid = (ticks: readonly Tick[], height: number): readonly Html[] =>
  ticks.map(({ at }) => html`<line class="raster" x1="${at}%" x2="${at}%" y1="0" y2="${height}"/>`);

const svg = (height: number, ...parts: Parameters<typeof html>[1][]): Html =>
  html`<svg class="tekening" width="100%" height="${height}" aria-hidden="true" focusable="false">${parts}</svg>`;

const svgOf = (name: string, width: number, height: number, content: Html): Html =>
  html`<svg class="${name}" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" aria-hidden="true" focusable="false">${content}</svg>`;

const round = (value: number): number => Math.round(value * 10) / 10;
