import type { Block, Role, Section, Sentence } from '../../spec/model.ts';
import { binds } from '../../spec/speakers.ts';
import type { Span } from '../../text/span.ts';
import { headingOver, introduction, quantitiesIn } from './statements.ts';
import { aboveTable, cellText, type Table, tablesIn } from './tables.ts';

/** One criterion with its weight as written. */
export interface Weight {
  readonly name: string;
  readonly value: number;
  readonly span: Span;
  /** 0 for a criterion, 1 for a sub-criterion of the one before it. */
  readonly level: 0 | 1;
}

/** Weights that belong together, and what they should add up to. */
export interface WeightSet {
  readonly weights: readonly Weight[];
  readonly unit: 'percent' | 'points' | 'none';
  /** A total that is written down next to them, with its place. */
  readonly total: { readonly value: number; readonly span: Span } | undefined;
  /** Where to speak about the set as a whole. */
  readonly span: Span;
  /** Criteria in the same list that have no weight. */
  readonly without: readonly Span[];
}

const AWARD_WORDS =
  /gunning|criteri|weging|wegen|weegt|weegfactor|beoordel|kwaliteit|puntenverdeling|punten\b[^.;]{0,30}\bte (?:behalen|verdienen|verdelen|halen)|punten (?:behalen|verdienen|halen|verdelen)|(?:inschrijving|offerte|aanbieding)(?:[^.;:]|\.\d){0,100}\bpunten\b[^.;:]{0,30}(?:toegekend|scoren)/;
const CRITERION =
  /prijs|kwaliteit|duurzaam|plan van aanpak|criteri|kosten|\bteam|implementatie|service|dienstverlening|ontwerp|social return|milieu|circulair|co2|planning|presentatie|innovatie|risico|levertijd|gebruiks|arbeidsmarkt/;
const CRITERIA = new RegExp(CRITERION.source, 'g');
const WEIGHT_HEADER =
  /weging|weegfactor|wegingsfactor|gewicht|^zwaarte$|^(?:telt|weegt)(?: mee)?(?: voor)?$|punten|^%$|percentage|aandeel|^max(?:imaal|\.|imum)?(?: score)?$|maximale score|max\.? score/;
const PLAIN_WEIGHT =
  /^(?:relatief |het )?gewicht(?: (?:in|\(?%).{0,12})?$|^zwaarte$|^(?:telt|weegt)(?: mee)?(?: voor)?$/;
const PRICE_ROW =
  /^(?:[a-z]{0,3}[-. ]?\d{0,2}[.:)]?\s)?(?:de |uw )?(?:totaal|inschrijf|offerte)?prijs(?:stelling)?(?:\s|$)/;
const RATING =
  /^(?:uitstekend|zeer goed|goed|ruim voldoende|voldoende|matig|onvoldoende|slecht|neutraal|redelijk|uitmuntend|excellent|geen (?:antwoord|meerwaarde)|cijfer \d|score \d)/;
const RATING_HEADER =
  /^(?:score|oordeel|beoordeling|waardering|cijfer|kwalificatie|rapportcijfer|waarderingscijfer)/;
/** Shares of something else than criteria. */
const OTHER_HEADER =
  /^(?:doel|risico|kpi|prestatie-?indicator|indicator|kosten(?:post|soort)|post$|jaar|fase|termijn|mijlpaal|maatregel|knelpunt|ambitie)/;
const TOTAL_ROW = /^(?:eind)?(?:totaal|som|subtotaal generaal|maximaal totaal|totale score|totaalscore)\b/;
const RANGE = /\d\s?(?:-|–|tot|à|t\/m)\s?\d/;

/** Weights of award criteria in tables, lists and running text of a section with this role. */
export function weightSets(section: Section, role: Role): WeightSet[] {
  const total = statedTotal(section);
  return [
    ...tablesIn(section).flatMap((table) => setsInTable(section, table, role, total)),
    ...setsInLists(section, role, total),
    ...setsInProse(section, role, total),
  ];
}

/** Whether the columns of a table are about criteria and their weights. */
function isCriteriaTable(section: Section, table: Table, role: Role): boolean {
  const headers = table.header.map((cell) => cellText(section, cell));
  if (RATING_HEADER.test(headers[0] ?? '') || OTHER_HEADER.test(headers[0] ?? '')) return false;
  const names = table.rows.map((row) => cellText(section, row.cells![0]));
  if (names.filter((name) => RATING.test(name)).length >= 2) return false;
  if (headers.some((header) => /criteri/.test(header))) return true;
  if (headers.some((header) => /weegfactor|wegingsfactor|^weging/.test(header))) return true;
  // What a price is adjusted by: "Prijsindex loon | 60%".
  if (role !== 'award' && names.some((name) => /index/.test(name))) return false;
  // "Onderdeel | Gewicht" with a row for the price: what is bought for a price is not weighed.
  if (headers.some((header) => PLAIN_WEIGHT.test(header)) && names.some((name) => PRICE_ROW.test(name)))
    return true;
  const rows = table.rows.map((row) => section.low.slice(row.span.start, row.span.end));
  const named = rows.filter((row) => CRITERION.test(row)).length;
  return role === 'award' ? named >= 1 : named >= 2 && rows.some((row) => /prijs/.test(row));
}

function setsInTable(section: Section, table: Table, role: Role, stated: number | undefined): WeightSet[] {
  if (!isCriteriaTable(section, table, role)) return [];
  const nested = nestedSet(section, table);
  if (nested) return [nested];
  return table.header.flatMap((_, column) => setInColumn(section, table, column, stated) ?? []);
}

/** "Criterium | Punten | Subcriterium | Punten": the parts of a criterion in its row and in those under it. */
function nestedSet(section: Section, table: Table): WeightSet | undefined {
  const headers = table.header.map((cell) => cellText(section, cell));
  const sub = headers.findIndex((header, i) => i > 1 && /^(?:sub|deel)|onderdeel|aspect/.test(header));
  const upper = headers.findIndex((header, i) => i > 0 && i < sub && WEIGHT_HEADER.test(header));
  const lower = headers.findIndex((header, i) => i > sub && WEIGHT_HEADER.test(header));
  if (sub < 0 || upper < 0 || lower < 0) return undefined;
  const weights: Weight[] = [];
  let total: WeightSet['total'];
  for (const row of table.rows) {
    const name = cellText(section, row.cells![0]);
    for (const [column, level] of [
      [upper, 0],
      [lower, 1],
    ] as const) {
      const cell = row.cells![column];
      const value = numberOf(cellText(section, cell));
      if (!cell || value === undefined) continue;
      const span = spanOfNumber(section, cell.span);
      if (!TOTAL_ROW.test(name)) weights.push({ name, value, span, level });
      else if (level === 0) total = { value, span };
    }
  }
  const { span } = table.header[upper]!;
  const unit = /%|percent|procent/.test(headers[upper]!) ? 'percent' : 'points';
  return weights.length < 2 ? undefined : { weights, unit, total, span, without: [] };
}

function setInColumn(
  section: Section,
  table: Table,
  column: number,
  stated: number | undefined,
): WeightSet | undefined {
  const { span } = table.header[column]!;
  const header = cellText(section, table.header[column]!);
  if (column === 0 || !WEIGHT_HEADER.test(header) || /sub|minim|drempel|behaald|kg/.test(header))
    return undefined;
  const read = readColumn(section, table, column);
  if (!read || read.weights.length === 0 || read.weights.length + read.without.length < 2) return undefined;
  const percent = read.percent || /%|percent|procent/.test(header);
  const unit = percent ? 'percent' : /punt|score/.test(header) ? 'points' : 'none';
  const whole = DIVIDED.exec(aboveTable(section, table.rows[0]!));
  if (whole && !read.total) return partsOf(figureOf(whole[1]!), levelled(read.weights), read.without);
  const total = unit !== 'percent' && stated !== undefined ? { value: stated, span } : undefined;
  return {
    weights: levelled(read.weights),
    unit,
    total: read.total ?? total,
    span,
    without: read.without,
  };
}

/** A criterion of which the weight is still to come. */
const NOT_YET = /^(?:n\.?t\.?b\.?|nader te bepalen|\?|p\.?m\.?|nog te bepalen|volgt)$/;

/** The weights in a column; undefined when its cells hold something else. */
function readColumn(section: Section, table: Table, column: number) {
  const weights: Weight[] = [];
  const without: Span[] = [];
  let total: WeightSet['total'];
  let percent = false;
  for (const row of table.rows) {
    const cell = row.cells![column];
    const text = cellText(section, cell);
    if (/€|eur|knock|k\.?o\.?$|min\.|minimaal/.test(text) || RANGE.test(text)) return undefined;
    percent ||= text.includes('%');
    const value = numberOf(text);
    if (!cell || value === undefined) {
      if (cell && NOT_YET.test(text)) without.push(cell.span);
      continue;
    }
    const name = nameOf(section, row, column);
    const span = spanOfNumber(section, cell.span);
    if (TOTAL_ROW.test(name)) total = { value, span };
    else weights.push({ name, value, span, level: 0 });
  }
  return { weights, without, total, percent };
}

/** Name of the criterion in a row: all that stands before the weight. */
function nameOf(section: Section, row: Block, column: number): string {
  return row
    .cells!.slice(0, column)
    .map((cell) => cellText(section, cell))
    .join(' ')
    .trim();
}

/** Sets the level by numbering: "K1" above "K1.1", "2" above "2a", and names that start with a dash or "waarvan". */
function levelled(weights: readonly Weight[]): Weight[] {
  const ids = weights.map(({ name }) => {
    const id = /^([a-z]{0,4}[-. ]?\d{1,2})(?:[.-]?(\d{1,2}|[a-z](?![a-z])))?/.exec(name);
    return id ? { parent: id[1]!.replace(/[-. ]/g, ''), child: id[2] } : undefined;
  });
  const parents = new Set(ids.flatMap((id) => (id && id.child === undefined ? [id.parent] : [])));
  return weights.map((weight, i) => {
    const id = ids[i];
    const isChild =
      (id?.child !== undefined && parents.has(id.parent)) || /^(?:[-–•>]|waarvan|\.\.\.|…)/.test(weight.name);
    return { ...weight, level: isChild && i > 0 ? 1 : 0 };
  });
}

function setsInLists(section: Section, role: Role, stated: number | undefined): WeightSet[] {
  const sets: WeightSet[] = [];
  let items: { sentence: Sentence; block: Block }[] = [];
  const close = () => {
    const set = setOfItems(section, items, role, stated);
    if (set) sets.push(set);
    items = [];
  };
  let last: Block | undefined;
  for (const sentence of section.sentences) {
    const { block } = sentence;
    if (block.kind !== 'item' || !binds(sentence.speaker)) {
      close();
      last = undefined;
      continue;
    }
    if (block === last) continue;
    if (last && last.leadIn?.start !== block.leadIn?.start) close();
    last = block;
    items.push({ sentence, block });
  }
  close();
  return sets;
}

interface Item {
  readonly sentence: Sentence;
  readonly block: Block;
}

function setOfItems(
  section: Section,
  items: readonly Item[],
  role: Role,
  stated: number | undefined,
): WeightSet | undefined {
  const first = items[0];
  if (!first || items.length < 2 || !isListOfCriteria(section, first.sentence, role)) return undefined;
  const whole = DIVIDED.exec(introduction(section, first.sentence));
  const parts = whole ? partsOfWhole(items) : undefined;
  if (whole && parts) return partsOf(figureOf(whole[1]!), parts, []);
  const read = readItems(section, items);
  if (!read) return undefined;
  const headed = partsOfHeading(first.sentence, read);
  if (headed) return headed;
  const { weights, without, unit } = read;
  if (weights.length === 0 && stated !== undefined) return bareSet(items, stated);
  if (weights.length < 2 || unit === undefined) return undefined;
  if (!weights.some((weight) => CRITERION.test(weight.name))) return undefined;
  if (whole) return partsOf(figureOf(whole[1]!), weights, without);
  const { span } = weights[0]!;
  const total = unit === 'points' && stated !== undefined ? { value: stated, span } : undefined;
  const isNested = weights.some(({ level }) => level === 1);
  return { weights: isNested ? weights : levelled(weights), unit, total: read.total ?? total, span, without };
}

/** Whether a list that begins with `first` is one of award criteria. */
function isListOfCriteria(section: Section, first: Sentence, role: Role): boolean {
  const head = `${headingOver(first)} ${introduction(section, first)}`;
  if (role === 'contract' || /\bkpi|prestatie-?indicator|uitsluiting/.test(head)) return false;
  return role === 'award' || AWARD_WORDS.test(head) || HEADED.test(headingOver(first));
}

/** "Kwaliteit (60 punten)": a heading that tells what the list under it adds up to. */
const HEADED =
  /(?:kwaliteit|criteri|plan|aanpak|duurzaam)[^()]{0,40}\(\s?(?:max(?:imaal|\.)?\s)?(\d{1,3})\s?(punten|pnt|pt|%|procent)\s?\)/;

/** A step of a scale: "1 tot 3 voertuigen", "trede 4", "meer dan 6". */
const STEP =
  /^(?:\d{1,4}\s(?!punt)|trede|niveau|meer dan|minder dan|geen|score|per |elke? |iedere? |als |indien )/;

/** The first word of a name, without its number. */
function firstWord(name: string): string | undefined {
  return /^(?:[a-z]{0,3}[-. ]?\d[\d.]{0,6}[a-z]?[.:)]?\s)?([a-zà-ÿ]{2,30})/.exec(name)?.[1];
}

/** The list under such a heading, when it is in the same unit and no scale of marks. */
function partsOfHeading(first: Sentence, { weights, without, unit }: ReadItems): WeightSet | undefined {
  const [, figure, sign] = HEADED.exec(headingOver(first)) ?? [];
  if (figure === undefined || weights.length < 2 || without.length > 0) return undefined;
  if (unit !== (/%|procent/.test(sign!) ? 'percent' : 'points')) return undefined;
  const whole = Number(figure);
  const sum = weights.reduce((all, { value }) => all + value, 0);
  const isScale = weights.some(
    ({ name, value }, i) =>
      RATING.test(name) ||
      value >= whole ||
      value === 0 ||
      STEP.test(name) ||
      (i > 0 && firstWord(name) === firstWord(weights[i - 1]!.name)),
  );
  return isScale || sum < whole / 2 || sum > whole * 1.5 ? undefined : partsOf(whole, weights, []);
}

/** Parts of one criterion: they add up to that, in whatever they are counted. */
function partsOf(value: number, weights: readonly Weight[], without: readonly Span[]): WeightSet {
  const { span } = weights[0]!;
  return { weights, unit: 'points', total: { value, span }, span, without };
}

interface ReadItems extends Pick<WeightSet, 'weights' | 'without' | 'total'> {
  readonly unit: WeightSet['unit'] | undefined;
}

/** The weights of list items; undefined when their numbers mean something else, or are of two kinds. */
function readItems(section: Section, items: readonly Item[]): ReadItems | undefined {
  const weights: Weight[] = [];
  const without: Span[] = [];
  let unit: WeightSet['unit'] | undefined;
  let total: WeightSet['total'];
  const least = Math.min(...items.map(({ block }) => block.depth ?? 0));
  for (const { sentence, block } of items) {
    const isTop = (block.depth ?? 0) === least;
    const found = weightInText(section, sentence);
    if (found === 'other') return undefined;
    if (!found) {
      if (isTop && sentence.low.length < 60 && CRITERION.test(sentence.low)) without.push(sentence.span);
      continue;
    }
    if (TOTAL_ROW.test(sentence.low)) {
      total = found;
      continue;
    }
    if (unit !== undefined && unit !== found.unit) return undefined;
    unit = found.unit;
    const level = !isTop && weights.length > 0 ? 1 : 0;
    weights.push({ name: sentence.low, value: found.value, span: found.span, level });
  }
  return { weights, without, unit, total };
}

/** "Prijs (50)", "Kwaliteit (30)": bare numbers, next to a total in points. */
function bareSet(items: readonly { sentence: Sentence }[], total: number): WeightSet | undefined {
  const weights = partsOfWhole(items);
  if (!weights?.some(({ name }) => CRITERION.test(name))) return undefined;
  const { span } = weights[0]!;
  return { weights, unit: 'points', total: { value: total, span }, span, without: [] };
}

/** "Kwaliteit telt voor 60 punten mee, als volgt verdeeld:". */
const DIVIDED =
  /(?<![\d.,])(\d{1,2}\.\d{3}|\d{1,4})\s?(?:punten|pnt|pt|%|procent)(?![a-z])[^.;]{0,60}(?:opgebouwd|verdeeld|onderverdeeld|opgesplitst|gesplitst|uitgesplitst|bestaa(?:t|n) uit|als volgt|te weten|namelijk|waarvan)/;

/** List items that are a name and a bare number each. */
function partsOfWhole(items: readonly { sentence: Sentence }[]): Weight[] | undefined {
  const weights: Weight[] = [];
  for (const { sentence } of items) {
    const found =
      /[:(–-]\s?(?:max(?:imaal|\.)?\s)?(\d{1,4})(?:\s?(?:punten|pnt|pt|%|procent))?\)?[.;,]?$/.exec(
        sentence.low,
      );
    if (!found) return undefined;
    const start = sentence.span.start + found.index + found[0].indexOf(found[1]!);
    weights.push({
      name: sentence.low,
      value: Number(found[1]),
      span: { start, end: start + found[1]!.length },
      level: 0,
    });
  }
  return weights.length >= 2 ? weights : undefined;
}

/** The one weight in a list item; 'other' when its numbers mean something else. */
function weightInText(
  section: Section,
  sentence: Sentence,
): { value: number; span: Span; unit: 'percent' | 'points' } | 'other' | undefined {
  const { low } = sentence;
  if (/€|korting|minimaal \d|ten minste|ten hoogste \d+ ?%|drempel|indien|binnen \d|kpi/.test(low))
    return 'other';
  const percentages = quantitiesIn(section, sentence.span, 'percentage');
  if (percentages.length > 1) return 'other';
  const percentage = percentages[0];
  if (percentage) {
    if (percentage.max !== undefined) return 'other';
    return { value: percentage.value, span: percentage.span, unit: 'percent' };
  }
  const points = /(\d{1,2}\.\d{3}|\d{1,4})\s?(?:punten|punt|pnt|pt\.?|p\.)(?![a-z])/.exec(low);
  if (points) {
    const start = sentence.span.start + points.index;
    return {
      value: figureOf(points[1]!),
      span: { start, end: start + points[0].length },
      unit: 'points',
    };
  }
  return undefined;
}

const NO_WEIGHT =
  /\d\s?(?:%|procent)\s(?:voor|bij|is|=)\s(?:een\s)?(?:uitstekend|zeer goed|goed|voldoende|matig|onvoldoende|slecht|neutraal|redelijk)|ontbre(?:ekt|ken)|\b(?:volledig|concreet|uitstekend|goed|voldoende|onvoldoende)\s(?:\w{1,40}\s){0,4}?(?:is|geeft|levert|krijgt|scoort)\s(?:\w{1,40}\s)?\d|korting|opslag|btw|afwijk|drempel|\bten minste\b|minimaal|hoger dan|lager dan|indien|raming|boete|bonus|malus|kpi|waarvan|onderverdeeld|uitgesplitst|binnen (?:het criterium )?kwaliteit|social return van|omzet|oppervlak|\bco2-reductie|besparing|beschikbaarheid|index/;
const WEIGHS =
  /\bpnt\b|te behalen|te verdienen|te verdelen|op te tellen|eindoordeel|eindscore|totaalscore|bepalend|weeg|weging|gewicht|telt|tellen|goed voor|gunning|criteri|verhouding|beoordel|beoordeeld|vergelijk|vergeleken|meegewogen|gewaardeerd/;

/** "Kwaliteit van het team (30%): …", "Kwaliteit: 30%." */
const LABELLED =
  /^[^.;:(]{3,60}(?:\(\s?(?:max\.? )?\d{1,3}\s?%\s?\)|:\s?(?:\d{1,3}|[a-zà-ÿ]{3,20})\s?(?:%|procent)[.;,]?$)/;

function setsInProse(section: Section, role: Role, stated: number | undefined): WeightSet[] {
  const sets: WeightSet[] = [];
  let run: Weight[] = [];
  let runBlock: Block | undefined;
  let isWeighing = false;
  /** Shares behind names, of known criteria or not: they count when they make the hundred full. */
  let unsure: Weight[] = [];
  const close = () => {
    if (run.length >= 2 && isWeighing) sets.push(proseSet(filledUp(run, unsure)));
    run = [];
    unsure = [];
    runBlock = undefined;
    isWeighing = false;
  };
  for (const sentence of section.sentences) {
    const { block, low } = sentence;
    if (/^(?:item|row|heading)$/.test(block.kind) || !binds(sentence.speaker)) {
      close();
      continue;
    }
    if (block !== runBlock) close();
    runBlock = block;
    const told = criteriaTold(section, sentence);
    const isWeighed = [role, told].includes('award') || isOfWeights(sentence, run.length > 0, stated);
    const bracketed = bracketedIn(section, sentence);
    unsure.push(...bracketed);
    if (!isWeighed && !LABELLED.test(low)) continue;
    const own = ratioOf(sentence) ?? dividedInProse(sentence) ?? pointsInProse(section, sentence, stated);
    if (own) {
      sets.push(own);
      continue;
    }
    const percentages = weightsInProse(section, sentence, told);
    isWeighing ||= (told === 'award' || CRITERION.test(low)) && weighs(low, percentages.length);
    const isEach = isWeighed || bracketed.length > 0;
    for (const { value, span } of isEach ? percentages : percentages.slice(0, 1)) {
      run.push({ name: low, value, span, level: 0 });
      // A full hundred is complete; what follows in the paragraph is about something else.
      if (isHundred(run)) close();
    }
    runBlock = block;
  }
  close();
  return sets;
}

/** "De prijs (40%)": a share behind its name. */
const BRACKETED = /\(\s?(?:max(?:imaal|\.)? )?\d{1,3}(?:[.,]\d)?\s?%\s?\)/g;
/** What one thing is good for, next to a total in points. */
const POINTS = /\d\s?(?:punten|pnt|pt)\b/g;

/** "Voor de planning krijgt u 30 punten en voor de prijs 70 punten": the price is one of what is counted. */
function dividesPoints(low: string): boolean {
  return (
    (low.match(POINTS) ?? []).length >= 2 &&
    /(?<!laagste )(?<!volgende )(?<!hoogste )\b(?:prijs|kosten|inschrijfsom|inschrijvingssom|tarief|tarieven)\b/.test(
      low,
    )
  );
}

/** The shares of a sentence in which each stands behind its name. */
function bracketedIn(section: Section, { low, span }: Sentence): Weight[] {
  if (!low.includes('%')) return [];
  const bracketed = (low.match(BRACKETED) ?? []).length;
  if (bracketed === 0 || bracketed < (low.match(/%/g) ?? []).length) return [];
  return quantitiesIn(section, span, 'percentage').map((one) => ({
    name: low,
    value: one.value,
    span: one.span,
    level: 0,
  }));
}

/** Weights with those that are not sure, when these make the hundred full. */
function filledUp(weights: readonly Weight[], unsure: readonly Weight[]): readonly Weight[] {
  const others = unsure.filter((one) => weights.every(({ span }) => span.start !== one.span.start));
  const all = [...weights, ...others].sort((a, b) => a.span.start - b.span.start);
  return isHundred(all) ? all : weights;
}

/** Two weights or more that make a full hundred. */
function isHundred(weights: readonly Weight[]): boolean {
  return weights.length >= 2 && weights.reduce((sum, { value }) => sum + value, 0) === 100;
}

/** "Er zijn twee gunningscriteria": what counts in the sentences after it are these. */
const ANNOUNCED =
  /\b(?:twee|drie|vier|vijf|zes|\d) (?:sub)?(?:gunnings|gunning|beoordelings|kwaliteits)?criteria\b/;
/** Criteria that are not for the award. */
const OTHER_CRITERIA = /selectiecriteri|geschiktheid|nadere selectie|\bkpi|prestatie-?indicator/;
/** "De overige 20% is voor de presentatie." */
const REST = /\b(?:overige|resterende|laatste)\s(?:[a-zà-ÿ]{3,15}|\d{1,2})\s?(?:%|procent)/;
/** "De nazorg telt voor 40% mee", whatever the criterion is called. */
const COUNTS_FOR =
  /\b(?:telt|tellen|weegt|wegen)\s[^.;]{0,30}(?:%|procent)\s?mee\b|\b(?:telt|tellen|weegt|wegen) mee voor [^.;]{0,20}(?:%|procent)/;

/** Which criteria the sentences of the same block up to this one, with a share in it, are about. */
function criteriaTold(section: Section, sentence: Sentence): 'award' | 'other' | undefined {
  if (!/%|procent/.test(sentence.low)) return undefined;
  let told: 'award' | undefined;
  for (let at = sentence.index; section.sentences[at]?.block === sentence.block; at--) {
    const { low } = section.sentences[at]!;
    if (OTHER_CRITERIA.test(low)) return 'other';
    if (ANNOUNCED.test(low)) told = 'award';
  }
  return told;
}

/** Whether a sentence is about weights by its own words, its heading, what went before or the points there are in all. */
function isOfWeights(sentence: Sentence, hasBefore: boolean, stated: number | undefined): boolean {
  const { low } = sentence;
  return (
    (hasBefore && REST.test(low)) ||
    WEIGHS.test(low) ||
    WEIGHS.test(headingOver(sentence)) ||
    (stated !== undefined && dividesPoints(low))
  );
}

/** The percentages in a sentence that are weights of criteria. */
function weightsInProse(section: Section, { low, span }: Sentence, told: 'award' | 'other' | undefined) {
  const isCounted = COUNTS_FOR.test(low) || REST.test(low) || (told === 'award' && WEIGHT_OF_ONE.test(low));
  const isNamed = CRITERION.test(low) || (told !== 'other' && isCounted);
  if (!isNamed || NO_WEIGHT.test(low)) return [];
  const percentages = quantitiesIn(section, span, 'percentage').filter(
    (one) => !isShareOfOther(section, one.span),
  );
  return percentages.some((one) => one.max !== undefined) ? [] : percentages;
}

/** Whether a sentence with so many percentages says that they are weights. */
function weighs(low: string, percentages: number): boolean {
  if (percentages === 0) return false;
  return percentages >= 2 ? named(low) >= 2 : WEIGHT_OF_ONE.test(low) || LABELLED.test(low);
}

const WEIGHT_OF_ONE = /weeg|weging|telt|gewicht|(?:\d\s?%|procent)\s?(?:van|voor|mee)/;

/** "100% van de prijsscore", "5% van de opdrachtsom": a part of something that is no weight. */
function isShareOfOther(section: Section, span: Span): boolean {
  return /^\s(?:van|op|over|minder|meer|hoger|lager)\s(?!(?:de|het)\s(?:totale?\s)?(?:beoordeling|weging|punten|eindscore|totaal|score|gunning|(?:eind)?oordeel))/.test(
    section.low.slice(span.end, span.end + 50),
  );
}

/** How many different criteria a text names. */
export function named(low: string): number {
  return new Set(low.match(CRITERIA) ?? []).size;
}

function proseSet(weights: readonly Weight[]): WeightSet {
  return {
    weights,
    unit: 'percent',
    total: undefined,
    span: { start: weights[0]!.span.start, end: weights.at(-1)!.span.end },
    without: [],
  };
}

/** "prijs-kwaliteitverhouding 60/50". */
function ratioOf(sentence: Sentence): WeightSet | undefined {
  const found = /(?<![\d.,/-])(\d{1,3})\s?%?\s?[/:–-]\s?(\d{1,3})\s?%?(?!\d|[.,/-]\d)/.exec(sentence.low);
  if (!found || !/prijs/.test(sentence.low) || !/kwaliteit/.test(sentence.low)) return undefined;
  if (!/verhouding|weging|weegt|gewicht/.test(sentence.low)) return undefined;
  const values = [Number(found[1]), Number(found[2])];
  if (values.some((value) => value < 5 || value > 100)) return undefined;
  const start = sentence.span.start + found.index;
  const span = { start, end: start + found[0].length };
  return {
    weights: values.map((value) => ({ name: '', value, span, level: 0 })),
    unit: 'percent',
    total: undefined,
    span,
    without: [],
  };
}

/** "Kwaliteit (60 punten) bestaat uit: a. bereikbaarheid: 20 punten; b. …" in one sentence. */
function dividedInProse({ low, span }: Sentence): WeightSet | undefined {
  const whole = DIVIDED.exec(low);
  if (!whole) return partsAfterColon(low, span);
  if (!AWARD_WORDS.test(low) || /minimaal|drempel|ten minste/.test(low)) return undefined;
  const from = whole.index + whole[0].length;
  const isPoints = /^[\d.]+\s?p/.test(whole[0]);
  const parts = [...low.slice(from).matchAll(/(?<![\d.,])(\d{1,4})\s?(?:punten|pnt|pt|%|procent)/g)].filter(
    ([part]) => /p(?!r)/.test(part) === isPoints,
  );
  const weights = parts.map((part) => {
    const start = span.start + from + part.index;
    return {
      name: '',
      value: Number(part[1]),
      span: { start, end: start + part[0].length },
      level: 0 as const,
    };
  });
  const sum = weights.reduce((all, { value }) => all + value, 0);
  const value = figureOf(whole[1]!);
  if (weights.length < 2 || sum === 100 || weights.some((weight) => weight.value >= value)) return undefined;
  const all = { start: weights[0]!.span.start, end: weights.at(-1)!.span.end };
  return {
    weights,
    unit: 'points',
    total: { value, span: all },
    span: all,
    without: [],
  };
}

/** "Kwaliteit telt voor 60 punten: plan van aanpak 30, team 20, innovatie 20." */
function partsAfterColon(low: string, { start }: Span): WeightSet | undefined {
  const whole = WHOLE_BEFORE_COLON.exec(low);
  if (!whole) return undefined;
  const weights: Weight[] = [];
  let at = whole[0].length;
  for (const part of low.slice(at).split(/(, en |, | en |; )/)) {
    if (!/^(?:, en |, | en |; )$/.test(part)) {
      const found = NAMED_FIGURE.exec(part);
      if (!found) return undefined;
      const from = start + at + found[0].indexOf(found[1]!, found[0].search(/\d/));
      weights.push({
        name: part,
        value: Number(found[1]),
        span: { start: from, end: from + found[1]!.length },
        level: 0,
      });
    }
    at += part.length;
  }
  const value = figureOf(whole[1]!);
  if (weights.length < 2 || weights.some((weight) => weight.value >= value)) return undefined;
  const all = { start: weights[0]!.span.start, end: weights.at(-1)!.span.end };
  return { weights, unit: 'points', total: { value, span: all }, span: all, without: [] };
}

const WHOLE_BEFORE_COLON =
  /^(?:[a-zà-ÿ\d. ]{3,40}\s(?:telt|tellen|weegt|is|levert) (?:mee )?(?:voor |goed voor )?|[a-zà-ÿ ]{3,40}\()(?:max(?:imaal|\.)? )?(\d{1,3})\s?(?:punten|pnt|pt)\)?(?: mee)?:\s/;
const NAMED_FIGURE = /^[a-zà-ÿ' -]{3,40}\s\(?(\d{1,3})\)?(?:\s?(?:punten|pnt|pt))?\)?[.;]?$/;

/** "Samen 100 punten": surer than any other total in the sentence. */
const TOGETHER =
  /\b(?:samen|tezamen|opgeteld|op te tellen tot)\s[^.;:\d%]{0,20}(\d{1,2}\.\d{3}|\d{2,4})\s?(?:punten|pnt|pt)\b/;
const TOTAL_POINTS =
  /(?:in totaal|totaal(?:score)?(?: aantal)?|maximaal te behalen|te behalen|te verdienen|te verdelen|maximumscore|maximale (?:totaal)?score|(?:het )?maxim(?:um|aal)(?: aantal)?(?: is| bedraagt|:)|verdeelt|verdeeld over|van de)[\s:][^.;:\d%]{0,45}(\d{1,2}\.\d{3}|\d{2,4})\s?(?:punten|pnt|pt)|(\d{1,2}\.\d{3}|\d{2,4})\s?punten\s(?:in totaal|totaal|te behalen|te verdienen|te verdelen|maximaal te behalen)(?!\s(?:zijn|is|kunnen|kunt|worden)\s)/;

/** The total number of points the section says there is to win. */
export function statedTotal(section: Section): number | undefined {
  let total: number | undefined;
  for (const sentence of section.sentences) {
    if (!binds(sentence.speaker) || sentence.block.kind === 'row') continue;
    const found = TOTAL_POINTS.exec(sentence.low);
    if (!found || /minimaal|ten minste|drempel/.test(sentence.low)) continue;
    const value = figureOf((found[1] ?? found[2])!);
    if (total !== undefined && total !== value) return undefined;
    total = value;
  }
  return total;
}

/** "Er zijn 100 punten te verdienen: 50 voor prijs en 40 voor kwaliteit", or the total in another sentence. */
function pointsInProse(
  section: Section,
  sentence: Sentence,
  stated: number | undefined,
): WeightSet | undefined {
  const { low } = sentence;
  const isList = (low.match(/\d\s?(?:punten|pnt|pt)\b/g) ?? []).length >= 3;
  if ((named(low) < 2 && !isList) || /minimaal|drempel|waarvan|ten minste/.test(low)) return undefined;
  const found = TOGETHER.exec(low) ?? TOTAL_POINTS.exec(low);
  const total = found ? figureOf((found[1] ?? found[2])!) : stated;
  if (total === undefined) return undefined;
  const counts = quantitiesIn(section, sentence.span, 'count').filter((count) => count.max === undefined);
  const own = found ? counts.find((count) => count.value === total) : undefined;
  if (found && !own) return undefined;
  const others = counts.filter(
    (count) =>
      count !== own &&
      !/laagste prijs(?: krijgt| scoort|:)?\s$/.test(section.low.slice(0, count.span.start).slice(-30)) &&
      count.value < total &&
      count.value >= 1 &&
      (found || /^\s?(?:punt|pt|pnt)/.test(section.low.slice(count.span.end, count.span.end + 6))),
  );
  const [first] = others;
  if (!first || others.length < 2) return undefined;
  const span = { start: first.span.start, end: others.at(-1)!.span.end };
  return {
    weights: others.map((count) => ({ name: '', value: count.value, span: count.span, level: 0 })),
    unit: 'points',
    total: { value: total, span: own?.span ?? span },
    span,
    without: [],
  };
}

/** "1.000" and "60". */
function figureOf(digits: string): number {
  return Number(digits.replace('.', ''));
}

/** "40", "40%", "1.000 punten", "max. 40"; undefined when the cell holds no plain number. */
function numberOf(text: string): number | undefined {
  const found =
    /^(?:max\.?|maximaal)?\s?(\d{1,2}\.\d{3}|\d{1,4}(?:[,.]\d{1,2})?)\s?(?:%|procent|punten|punt|pt|pnt)?$/.exec(
      text,
    );
  if (!found) return undefined;
  const digits = found[1]!;
  return Number(/^\d{1,2}\.\d{3}$/.test(digits) ? digits.replace('.', '') : digits.replace(',', '.'));
}

function spanOfNumber(section: Section, cell: Span): Span {
  const text = section.low.slice(cell.start, cell.end);
  const found = /\d[\d.,]*(?:\s?%)?/.exec(text);
  if (!found) return cell;
  const start = cell.start + found.index;
  return { start, end: start + found[0].length };
}
