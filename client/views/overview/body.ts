import {
  icon,
  leastSign,
  momentTrack,
  monthHeader,
  monthsOf,
  plannedSign,
  scaleOf,
  termTrack,
  weightTrack,
} from './charts.ts';
import { type Html, html } from './html.ts';
import type { Chapter, Coverage, Mark, Overview, Term, Timeline, WeightChart } from './model.ts';
import { decimal, type Language, type Say, sayIn, shortDate } from './words.ts';

interface Tongue {
  readonly language: Language;
  readonly say: Say;
}

/**
 * The overview as HTML for the body of the view: four parts with a line at the top that leads to each. Every mark is a
 * button that carries its place (`data-ga`: from line, from character, to line, to character, zero-based) and a key that
 * stays the same while the text changes, by which the view finds its focus back.
 */
export function overviewBody(overview: Overview): string {
  const { language } = overview;
  const tongue: Tongue = { language, say: sayIn(language) };
  return html`
    ${header(overview, tongue)}
    ${tiles(overview, tongue)}
    <main>
      ${planning(overview.timeline, tongue)}
      ${coverage(overview.coverage, tongue)}
      ${weights(overview.weights, tongue)}
      ${findings(overview, tongue)}
    </main>
    ${others(overview, tongue)}`.html;
}

/** A single line instead of an overview: why there is none. */
export const messageBody = (message: string): string => html`<p class="leeg alleen">${message}</p>`.html;

function header({ title, uri, procedure, date }: Overview, { language, say }: Tongue): Html {
  const facts = [procedure, say('law', { date: shortDate(date, language) })].filter(Boolean);
  return html`<header>
    <h1>${title || fileName(uri)}</h1>
    <p class="feiten">${facts.join(' · ')}</p>
  </header>`;
}

/** The other documents of the tender; a choice shows that one here. */
function others({ uri, stukken }: Overview, { say }: Tongue): Html | false {
  const rest = stukken.filter((one) => one.uri !== uri);
  return (
    rest.length > 0 &&
    html`<nav class="stukken" aria-labelledby="kop-stukken"><h2 id="kop-stukken">${say('documents')}</h2><ul>${rest.map(
      (one) =>
        html`<li><button type="button" data-stuk="${one.uri}" data-key="stuk ${one.uri}">${one.title}</button></li>`,
    )}</ul></nav>`
  );
}

function fileName(uri: string): string {
  const name = uri.slice(uri.lastIndexOf('/') + 1);
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}

function tiles(overview: Overview, tongue: Tongue): Html {
  const { say } = tongue;
  const { counts, coverage, weights } = overview;
  const found = coverage?.rows.flatMap(({ cells }) => cells) ?? [];
  const covered = found.filter(Boolean).length;
  const isWrong = weights.some(({ faults }) => faults.length > 0);
  const [first] = weights;
  const lists =
    weights.length > 1
      ? say('listsTile', { count: weights.length })
      : first
        ? `${decimal(first.sum, tongue.language)}${unitSign(first, say)}`
        : say('none');
  const all = [
    tile('planning', say('planning'), termsTile(overview.timeline, tongue)),
    tile(
      'dekking',
      say('coverageTile'),
      coverage ? say('cells', { count: covered, all: found.length }) : say('noIsv'),
      coverage && covered < found.length ? 'warning' : undefined,
    ),
    tile(
      'weging',
      say('weightsTile'),
      isWrong ? `${lists}, ${say('doesNotAddUp')}` : lists,
      isWrong ? 'error' : undefined,
    ),
    tile('bevindingen', say('findings'), shortCounts(counts, say) || say('none'), severityOf(counts)),
  ];
  return html`<nav class="tegels" aria-label="${say('parts')}"><ul>${all}</ul></nav>`;
}

type Tone = 'error' | 'warning' | undefined;

function tile(id: string, title: string, text: string | readonly [string, Tone], tone?: Tone): Html {
  const [words, own] = typeof text === 'string' ? [text, tone] : text;
  return html`<li><a href="#${id}" data-key="naar ${id}"><span class="tegel-kop">${title}</span> <span class="tegel-tekst">${own && icon(own)}${words}</span></a></li>`;
}

function termsTile({ moments, terms }: Timeline, { say }: Tongue): readonly [string, Tone] {
  const short = terms.filter(({ verdict }) => verdict === 'short' || verdict === 'order').length;
  if (short > 0) return [say('shortTile', { count: short }), 'error'];
  const enough = terms.filter(({ verdict }) => verdict === 'enough').length;
  if (enough > 0) return [say(enough === 1 ? 'termTile' : 'termsTile', { count: enough }), undefined];
  return [moments.length > 0 ? say('datesTile', { count: moments.length }) : say('none'), undefined];
}

function planning(timeline: Timeline, tongue: Tongue): Html {
  const { say, language } = tongue;
  const { moments, terms, basis } = timeline;
  const scale = scaleOf(timeline);
  if (!scale || moments.length === 0) return part('planning', say('planning'), empty(say('noPlanning')));
  const ticks = monthsOf(scale, language);
  const rows = moments.map(
    ({ id, label, date, mark }) => html`<tr>
      <th scope="row">${go(mark, `moment ${id}`, label, `${label}, ${shortDate(date, language)}`, tongue)}</th>
      <td class="datum"><time datetime="${date}">${shortDate(date, language)}</time></td>
      <td class="baan">${momentTrack(scale, ticks, date)}</td>
    </tr>`,
  );
  const termRows = terms.map(
    (term) => html`<tr class="termijn">
      <th scope="row">${go(term.mark, `termijn ${term.id}`, term.label, `${term.label}: ${termText(term, tongue).join(', ')}`, tongue)}
        <span class="bron">${term.sources.join(', ')}</span></th>
      <td class="datum">${termCell(term, tongue)}</td>
      <td class="baan">${termTrack(scale, ticks, term)}</td>
    </tr>`,
  );
  return part(
    'planning',
    say('planning'),
    html`<table class="planning">
      <caption class="sr">${say('planning')}</caption>
      <colgroup><col class="kolom-naam"/><col class="kolom-datum"/><col class="kolom-baan"/></colgroup>
      <thead><tr><th scope="col">${say('moment')}</th><th scope="col">${say('when')}</th><th scope="col" class="baan"><span class="sr">${say('timescale')}</span>${monthHeader(ticks)}</th></tr></thead>
      <tbody>${rows}</tbody>
      ${
        terms.length > 0 &&
        html`<tbody>
        <tr class="groep"><th scope="rowgroup" colspan="2">${say('terms')}</th><td class="baan legenda"><span>${plannedSign()} ${say('plannedLegend')}</span> <span>${leastSign()} ${say('leastLegend')}</span></td></tr>
        ${termRows}
      </tbody>`
      }
    </table>
    ${basis.length > 0 && html`<p class="noot">${basis.join(' ')}</p>`}`,
  );
}

function termCell(term: Term, tongue: Tongue): Html {
  const [first, ...rest] = termText(term, tongue);
  // That a term is long enough is a sign beside its minimum; what is wrong with one stands in words.
  const told =
    term.verdict === 'enough'
      ? html`${icon('covered')}${rest[0]!}<span class="sr">, ${rest[1]!}</span>`
      : html`${term.verdict !== 'open' && icon('error')}${rest.join(' · ')}`;
  return html`<span class="dagen">${first}</span><span class="oordeel ${term.verdict}">${told}</span>`;
}

/** "64 dagen", "minimum 40", "lang genoeg". */
function termText(term: Term, { say, language }: Tongue): string[] {
  const least = say('least', { count: term.minimum });
  const days = (count: number) => (count === 1 ? say('day') : say('days', { count }));
  switch (term.verdict) {
    case 'enough':
      return [days(term.days!), least, say('enough')];
    case 'short':
      return [days(term.days!), least, say('short', { count: term.minimum - term.days! })];
    case 'order':
      return ['–', least, say('order')];
    case 'open':
      return [
        term.from === undefined
          ? say('openFrom', { date: shortDate(term.least.from, language) })
          : say('openUntil', { date: shortDate(term.least.until, language) }),
        least,
      ];
  }
}

function coverage(matrix: Coverage | null, tongue: Tongue): Html {
  const { say } = tongue;
  if (!matrix) return part('dekking', say('coverage'), empty(say('noCoverage')));
  const rows = matrix.rows.map(({ step, title, name, mark, cells }) => {
    const label = say('stepName', { step }).toLowerCase();
    const isBare = mark && cells.every((cell) => cell === null);
    return html`<tr>
      <th scope="row"><span class="nummer" aria-hidden="true">${step}</span><span class="stap">${
        mark
          ? go(mark, `stap ${step}`, title, `${title}, ${label}: ${placeText(mark, tongue)}`, tongue)
          : html`<span>${title}</span>`
      }<span class="naam officieel">${name}</span>${isBare && html`<span class="naam">${say('withoutTheme')}</span>`}</span></th>
      ${cells.map((cell, i) =>
        cell
          ? html`<td class="cel gedekt">${go(cell, `cel ${step} ${i}`, html`${icon('covered')}${numberOf(cell, tongue)}`, `${numberOf(cell, tongue)}: ${label} ${title.toLowerCase()}, ${matrix.themes[i]!.toLowerCase()}, ${say('covered')}: ${placeText(cell, tongue)}`, tongue)}</td>`
          : html`<td class="cel open"><span aria-hidden="true">–</span><span class="sr">${say('notFound')}</span></td>`,
      )}
    </tr>`;
  });
  return part(
    'dekking',
    say('coverage'),
    html`<table class="dekking">
      <caption class="sr">${say('coverage')}</caption>
      <thead><tr><th scope="col">${say('step')}</th>${matrix.themes.map((theme) => html`<th scope="col">${breakable(theme)}</th>`)}</tr></thead>
      <tbody>${rows}</tbody>
    </table>
    <p class="noot">${say('coverageNote')}</p>`,
  );
}

/** A long Dutch word may be broken where it is put together. */
const breakable = (word: string): string =>
  word.replace(/(?<=\p{L}{4})(omstandig|rechten|heden)/gu, '\u00ad$1');

/** "8.4" of "8.4 Risicoanalyse"; the line where the heading has no number. */
function numberOf(mark: Mark, { say }: Tongue): string {
  const number = /^(?:§\s?)?\d{1,3}(?:\.\d{1,3}){0,4}(?=[\s.)]|$)/.exec(mark.section)?.[0];
  return number ?? say('line', { line: mark.range.start.line + 1 });
}

const placeText = (mark: Mark, { say }: Tongue): string =>
  mark.section || say('line', { line: mark.range.start.line + 1 });

function weights(charts: readonly WeightChart[], tongue: Tongue): Html {
  const { say } = tongue;
  if (charts.length === 0) return part('weging', say('weights'), empty(say('noWeights')));
  return part(
    'weging',
    say('weights'),
    charts.map((chart, i) => weightTable(chart, i, charts.length > 1, tongue)),
  );
}

function weightTable(chart: WeightChart, index: number, isTitled: boolean, tongue: Tongue): Html {
  const { say, language } = tongue;
  const sign = unitSign(chart, say);
  const title = chart.section || say('frontMatter');
  const top = Math.max(
    chart.sum,
    chart.unit === 'percent' ? 100 : 0,
    ...chart.bars.map(({ value }) => value),
  );
  const rows = chart.bars.map(({ name, value, level, mark }, i) => {
    const shown = `${decimal(value, language)}${sign}`;
    const words = name || placeText(mark, tongue);
    return html`<tr class="niveau-${level}">
      <th scope="row">${go(mark, `gewicht ${index} ${i}`, words, `${words}, ${shown}`, tongue)}</th>
      <td class="getal">${shown}</td>
      <td class="baan">${weightTrack(value, top, level)}</td>
    </tr>`;
  });
  return html`
    ${isTitled && html`<h3>${go(chart.mark, `weging ${index}`, title, title, tongue)}</h3>`}
    <table class="weging">
      <caption class="sr">${say('weights')}: ${title}</caption>
      <colgroup><col class="kolom-naam"/><col class="kolom-getal"/><col class="kolom-baan"/></colgroup>
      <thead class="sr"><tr><th scope="col">${say('criterion')}</th><th scope="col">${say('weight')}</th><th scope="col">${say('share')}</th></tr></thead>
      <tbody>${rows}</tbody>
      <tfoot><tr><th scope="row">${say('total')}</th><td class="getal">${decimal(chart.sum, language)}${sign}</td><td class="baan"></td></tr></tfoot>
    </table>
    ${chart.faults.map(
      (fault, i) =>
        html`<p class="fout">${icon('error')}${go(chart.mark, `wegingsfout ${index} ${i}`, fault, fault, tongue)}</p>`,
    )}
    ${
      chart.also.length > 0 &&
      html`<p class="noot">${say('also')} ${chart.also.map((mark, i) => html`${i > 0 && ' · '}${go(mark, `weging ${index} ook ${i}`, placeText(mark, tongue), placeText(mark, tongue), tongue)}`)}</p>`
    }`;
}

const unitSign = ({ unit, sum }: WeightChart, say: Say): string =>
  unit === 'percent' || (unit === 'none' && sum === 100) ? '%' : unit === 'points' ? ` ${say('points')}` : '';

function findings({ chapters, counts, more }: Overview, tongue: Tongue): Html {
  const { say } = tongue;
  const withSome = chapters.filter(({ findings }) => findings.length > 0);
  const without = chapters.filter(({ findings, mark }) => findings.length === 0 && mark);
  const list = withSome.map((chapter) => chapterPart(chapter, chapters.indexOf(chapter), tongue));
  return part(
    'bevindingen',
    say('findings'),
    html`<p class="telling">${countsText(counts, say) || say('noFindings')}</p>
    ${list}
    ${more > 0 && html`<p class="noot">${say('more', { count: more })}</p>`}
    ${
      without.length > 0 &&
      html`<p class="noot rustig">${say('withoutFindings')} ${without.map(
        ({ title, mark }, i) =>
          html`${i > 0 && ' · '}${go(mark!, `hoofdstuk ${title}`, title, title, tongue)}`,
      )}</p>`
    }`,
  );
}

function chapterPart({ title, mark, findings }: Chapter, index: number, tongue: Tongue): Html {
  const { say } = tongue;
  const counts = { error: 0, warning: 0, information: 0, motivated: 0 };
  for (const { severity, motivated } of findings)
    counts[motivated !== null ? 'motivated' : severity === 'hint' ? 'information' : severity]++;
  const seen = new Map<string, number>();
  const items = findings.map((finding) => {
    const { rule, severity, text, source, motivated } = finding;
    const kind = motivated === null ? severity : 'motivated';
    // Of two findings of one rule in a chapter the first stays the first.
    const count = (seen.get(rule) ?? 0) + 1;
    seen.set(rule, count);
    const line = say('line', { line: finding.mark.range.start.line + 1 });
    return html`<li class="${kind}">
      ${icon(kind)}
      <div>
        ${go(finding.mark, `bevinding ${title} ${rule} ${count}`, text, `${text} ${say(kind)}`, tongue)}
        ${motivated !== null && html`<p class="reden">${say('motivated')}: ${motivated}</p>`}
        <p class="bij"><button type="button" class="regel" data-regel="${rule}" data-key="regel ${title} ${rule} ${count}" aria-label="${say('rulePage', { rule })}">${rule}</button>${source && html` · <span title="${source}">${shortened(source)}</span>`} · ${line}</p>
      </div>
    </li>`;
  });
  return html`<section class="hoofdstuk" aria-labelledby="hoofdstuk-${index}">
    <h3 id="hoofdstuk-${index}">${mark ? go(mark, `hoofdstuk ${title}`, title, title, tongue) : title} <span class="telling">${countsText(counts, say)}</span></h3>
    <ul class="lijst">${items}</ul>
  </section>`;
}

/** A source of which the full name would fill the line; the rest of it is in its title. */
const shortened = (source: string): string =>
  source.length > LONGEST_SOURCE ? `${source.slice(0, LONGEST_SOURCE - 1).trimEnd()}…` : source;
const LONGEST_SOURCE = 64;

function countsText(counts: Overview['counts'], say: Say): string {
  const parts: string[] = [];
  for (const kind of ['error', 'warning', 'information'] as const)
    if (counts[kind] > 0) parts.push(`${counts[kind]} ${say(counts[kind] === 1 ? kind : `${kind}s`)}`);
  if (counts.motivated > 0) parts.push(`${counts.motivated} ${say('motivated')}`);
  return parts.join(' · ');
}

/** What has to be looked at; the rest is told below. */
const shortCounts = (counts: Overview['counts'], say: Say): string =>
  countsText(counts.error + counts.warning > 0 ? { ...counts, information: 0, motivated: 0 } : counts, say);

const severityOf = ({ error, warning }: Overview['counts']): Tone =>
  error > 0 ? 'error' : warning > 0 ? 'warning' : undefined;

/** A mark: a button that jumps to its place. Its name begins with what is to be seen, and ends with where it goes. */
function go(mark: Mark, key: string, shown: Html | string, name: string, { say }: Tongue): Html {
  const { start, end } = mark.range;
  const label = `${name.replace(/[.\s]{1,3}$/, '')}, ${say('go', { line: start.line + 1 })}`;
  return html`<button type="button" class="ga" data-ga="${start.line} ${start.character} ${end.line} ${end.character}" data-key="${key}" aria-label="${label}">${shown}</button>`;
}

const part = (id: string, title: string, content: Html | readonly Html[]): Html =>
  html`<section id="${id}" aria-labelledby="kop-${id}"><h2 id="kop-${id}" tabindex="-1">${title}</h2>${content}</section>`;

const empty = (text: string): Html => html`<p class="leeg">${text}</p>`;
