import type { Checked } from '../../check/check.ts';
import { foundText, type UserLanguage } from '../../check/render.ts';
import { type WeightSet, weightSets } from '../../rules/language/weights.ts';
import { FACTS_AT } from '../../rules/rule.ts';
import type { Section } from '../../spec/model.ts';
import type { Span } from '../../text/span.ts';
import { type Mark, markAt } from './mark.ts';

/** Award criteria that are weighed against each other. */
export interface WeightChart {
  /** The heading over it; '' for the front matter. */
  readonly section: string;
  readonly mark: Mark;
  /** Other places that say the very same. */
  readonly also: readonly Mark[];
  readonly unit: 'percent' | 'points' | 'none';
  /** Of the criteria, without their sub-criteria. */
  readonly sum: number;
  readonly bars: readonly WeightBar[];
  /** What is wrong with them, as the check says it. */
  readonly faults: readonly string[];
}

export interface WeightBar {
  readonly name: string;
  readonly value: number;
  /** 1 for a sub-criterion of the one before it. */
  readonly level: 0 | 1;
  readonly mark: Mark;
}

/** One chart for each list of weights; lists that say the same are shown once. */
export function weightCharts(checked: Checked, language: UserLanguage): WeightChart[] {
  const charts = [...factChart(checked, language), ...textCharts(checked, language)];
  const kept: WeightChart[] = [];
  for (const chart of charts) {
    const same = kept.findIndex((other) => sameWeights(other, chart));
    const other = kept[same];
    if (!other) kept.push(chart);
    // Front matter does not tell the unit.
    else
      kept[same] = {
        ...other,
        unit: other.unit === 'none' ? chart.unit : other.unit,
        also: [...other.also, chart.mark],
        faults: [...new Set([...other.faults, ...chart.faults])],
      };
  }
  return kept;
}

function factChart(checked: Checked, language: UserLanguage): WeightChart[] {
  const { facts, places } = checked.spec.factSheet;
  const bars = (facts.award?.criteria ?? []).flatMap(({ name, weight }, i): WeightBar[] => {
    const place = places.get(`gunning.criteria[${i}].weging`)?.value;
    if (weight === undefined || !place) return [];
    return [{ name: name ?? '', value: weight, level: 0, mark: markAt(checked, FACTS_AT, place) }];
  });
  const place = places.get('gunning.criteria');
  if (bars.length === 0 || !place) return [];
  return [
    {
      section: '',
      mark: markAt(checked, FACTS_AT, place.key ?? place.value),
      also: [],
      unit: 'none',
      sum: sumOf(bars),
      bars,
      faults: faultsIn(checked, FACTS_AT, undefined, language),
    },
  ];
}

function textCharts(checked: Checked, language: UserLanguage): WeightChart[] {
  const charts: WeightChart[] = [];
  checked.spec.sections.forEach(({ section, role }, at) => {
    // As in the rule about weights.
    if (role === 'suitability' || role === 'exclusion') return;
    for (const set of weightSets(section, role)) {
      const bars = set.weights.map(({ value, span, level }, i): WeightBar => {
        const name = nameOf(section, span, set.weights[i - 1]?.span, set.weights[i + 1]?.span);
        return { name, value, level, mark: markAt(checked, at, span) };
      });
      const mark = markAt(checked, at, set.span);
      const faults = faultsIn(checked, at, whole(set), language);
      charts.push({ section: mark.section, mark, also: [], unit: set.unit, sum: sumOf(bars), bars, faults });
    }
  });
  return charts;
}

/** What the rule about weights says of a place and was not reasoned. */
function faultsIn(checked: Checked, at: number, within: Span | undefined, language: UserLanguage): string[] {
  const problems = at === FACTS_AT ? checked.inFacts : checked.bySection[at]!;
  return problems
    .filter(
      ({ rule, motivated, span, at: place }) =>
        rule.id === 'aw/weging' &&
        motivated === undefined &&
        place === at &&
        (!within || (span.start < within.end && span.end > within.start)),
    )
    .map((problem) => foundText(problem, language));
}

function whole({ span, weights, total, without }: WeightSet): Span {
  const all = [span, ...weights.map((weight) => weight.span), ...(total ? [total.span] : []), ...without];
  return { start: Math.min(...all.map((one) => one.start)), end: Math.max(...all.map((one) => one.end)) };
}

function sumOf(bars: readonly WeightBar[]): number {
  const sum = bars.filter(({ level }) => level === 0).reduce((all, { value }) => all + value, 0);
  return Math.round(sum * 100) / 100;
}

function sameWeights(a: WeightChart, b: WeightChart): boolean {
  const name = (bar: WeightBar) => bar.name.toLowerCase().replace(/[^\p{L}]/gu, '');
  return (
    a.bars.length === b.bars.length &&
    a.bars.every((bar, i) => {
      const other = b.bars[i]!;
      const [one, two] = [name(bar), name(other)];
      return bar.value === other.value && (one === two || one.includes(two) || two.includes(one));
    })
  );
}

const LONGEST = 80;

/** What is weighed, in the words of the text: the cells before the weight, the item, or the words around it. */
function nameOf(section: Section, weight: Span, before: Span | undefined, after: Span | undefined): string {
  const block = section.blocks.find(({ span }) => span.start <= weight.start && weight.end <= span.end);
  if (!block) return '';
  const text = (start: number, end: number) => section.prose.slice(start, Math.max(start, end));
  if (block.cells) {
    const cells = block.cells.filter((cell) => cell.span.end <= weight.start);
    return clean(cells.map((cell) => text(cell.span.start, cell.span.end).trim()).join(' '));
  }
  const start = before && before.start >= block.span.start ? before.end : block.span.start;
  const end = after && after.end <= block.span.end ? after.start : block.span.end;
  const follows = /^\s{0,3}(?:%|procent|punten|punt|pnt|pt)?\s{0,3}voor\s([^,;.()]{1,80})/i.exec(
    text(weight.end, end),
  );
  if (follows) return clean(follows[1]!.replace(/\sen\s?(?:nog\s)?$/, ''));
  return clean(text(start, weight.start)) || clean(text(weight.end, end));
}

function clean(text: string): string {
  const bare = text
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/^(?:%|procent|punten|punt|pnt|pt)?[\s,;:.)]{0,3}(?:(?:en|waarvan)\s)?/i, '')
    .replace(/[\s,;:.(–-]{1,5}$/, '')
    .replace(/\s(?:telt|tellen|weegt|wegen)?(?:\smee)?\s?(?:voor|mee)$/i, '')
    .trim();
  // Of running text the last words name the criterion.
  const short = bare.length > LONGEST ? `…${bare.slice(1 - LONGEST)}` : bare;
  return short.charAt(0).toUpperCase() + short.slice(1);
}
