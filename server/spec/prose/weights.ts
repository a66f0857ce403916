import type { Section, Sentence } from '../model.ts';
import type { ProseFact } from '../prose-facts.ts';
import { textOf } from './words.ts';

/** Weights of award criteria, in tables and in sentences. */
const WEIGHT_HEADER =
  /^(?:weging|gewicht|weegfactor|wegingsfactor|relatie(?:f|ve) (?:gewicht|weging)|wegings?percentage|aandeel|(?:max(?:imale|imaal|imum)?\.? ?)?(?:te behalen )?(?:aantal )?(?:te behalen )?(?:punten|score)|percentage)/;
const NAME_HEADER =
  /^$|criteri|onderdeel|aspect|gunning|wens|kwaliteit|onderwerp|naam|omschrijving|wat telt|element/;

/** A scale of marks, not a list of criteria. */
const SCALE = /^(?:score|cijfer|oordeel|waardering|beoordeling|kwalificatie|niveau|rapportcijfer)\b/;

export const WEIGHT_WORDS = [
  'weging',
  'gewicht',
  'weegt',
  'wegen',
  'weegfactor',
  'telt',
  'tellen',
  'punten',
  'score',
];

export function addWeights(section: Section, sentence: Sentence, facts: ProseFact[]): void {
  const { cells } = sentence.block;
  if (!cells) {
    const isAward = /gunning|weging|criteri/.test((sentence.block.under ?? '').toLowerCase());
    if (isAward || /\b(?:telt|tellen|weegt|wegen|weging|gewicht)\b/.test(sentence.low))
      addFromSentence(sentence, facts);
    return;
  }
  const name = cells.find((cell) => cell.header !== undefined && NAME_HEADER.test(cell.header));
  const weight = cells.find((cell) => cell.header !== undefined && WEIGHT_HEADER.test(cell.header));
  if (!name || !weight || name === weight || SCALE.test(cells[0]?.header ?? '')) return;
  const label = textOf(section, name).replace(/^(?:[a-z]{0,3}\d{1,2}(?:\.\d{1,2})*[.:)]?|[a-z][.)])\s/, '');
  const value = numberOf(textOf(section, weight));
  if (value === undefined || label === '' || /^(?:sub)?totaal|^totale|^som\b/.test(label)) return;
  const table = tableStart(section, sentence);
  if (isOfLot(section, sentence, table)) return;
  facts.push({
    fact: 'weight',
    name: label,
    value: value.value,
    ...(value.percent || /percentage|%/.test(weight.header ?? '') ? { percent: true as const } : {}),
    table,
    span: weight.span,
  });
}

/** "De prijs telt (daarbij) voor 40%", "Prijs weegt 40% en kwaliteit 60%", "prijs (40%) en kwaliteit (60%)". */
const NAME_FIRST =
  /(?:^|[\s,;:])((?:[\p{L}-]{1,40}:?\s{1,3}){1,4}?)(?:(?:telt|tellen|weegt|wegen)\s{1,3}(?:(?:daarbij|hierbij|daarin|hierin|dan|(?:in|bij)\s(?:de|het)\s(?:beoordeling|gunning|eindscore|totaal))\s{1,3})?)?(?:mee\s{1,3})?(?:voor\s{1,3})?\(?(\d{1,3})\s?(?:%|procent)/gu;
/** "40% voor de prijs en 60% voor de kwaliteit". */
const WEIGHT_FIRST =
  /(\d{1,3})\s?(?:%|procent)\s(?:voor|op|van|aan)\s((?:[\p{L}-]{1,40}\s?){1,3}?)(?=[,.;]|\sen\s|$)/gu;
const NO_NAME =
  /^(?:(?:waarbij|waarvan|en|of|het|de|criterium|onderdeel|gunningscriterium|mee|voor)(?:\s|$)){1,8}/;

function addFromSentence(sentence: Sentence, facts: ProseFact[]): void {
  if (!/\d\s?(?:%|procent)/.test(sentence.low)) return;
  const named = [...weightsIn(sentence, NAME_FIRST, 1, 2)];
  const found = named.length > 1 ? named : [...weightsIn(sentence, WEIGHT_FIRST, 2, 1)];
  facts.push(...(found.length > 1 ? found : named));
}

function* weightsIn(sentence: Sentence, pattern: RegExp, name: number, weight: number): Generator<ProseFact> {
  for (const found of sentence.low.matchAll(pattern)) {
    const label = found[name]!.trim()
      .replace(/:$/, '')
      .replace(/\s(?:telt|tellen|weegt|wegen)(?:\smee)?$/, '')
      .replace(/^(?:\p{L}{1,20}\s)?(?:telt|tellen|weegt|wegen)\s/u, '')
      .replace(NO_NAME, '');
    if (
      label === '' ||
      /telt|tellen|weegt|wegen|mee|dit|deze|elk|\bvan\b|minimaal|maximaal|weging|gewicht|\s(?:en|of|is|voor)$/.test(
        label,
      )
    )
      continue;
    const start = sentence.span.start + found.index + found[0].indexOf(found[weight]!);
    const end = sentence.span.start + found.index + found[0].length;
    yield {
      fact: 'weight',
      name: label,
      value: Number(found[weight]),
      percent: true,
      table: sentence.span.start,
      span: { start, end: weight === 1 ? start + /^\d+\s?(?:%|procent)/.exec(found[0])![0].length : end },
    };
  }
}

function numberOf(text: string): { value: number; percent: boolean } | undefined {
  const found = /^(?:max(?:imaal)?\.?\s)?(\d{1,4}(?:[.,]\d{1,2})?)\s?(%|procent|punten|pt\.?)?$/.exec(text);
  if (!found) return undefined;
  return { value: Number(found[1]!.replace(',', '.')), percent: found[2] === '%' || found[2] === 'procent' };
}

/** Where the table of a row begins: tells tables apart. */
function tableStart(section: Section, sentence: Sentence): number {
  let start = sentence.span.start;
  for (let i = section.blocks.indexOf(sentence.block); i >= 0; i--) {
    const block = section.blocks[i]!;
    if (block.kind !== 'row') break;
    start = block.span.start;
    if (block.cells?.[0]?.header === undefined) break;
  }
  return start;
}

/** Lots and stages may have weights of their own. */
function isOfLot(section: Section, { block }: Sentence, table: number): boolean {
  const before = section.blocks.findLast(({ span }) => span.end <= table);
  const intro = before ? section.low.slice(before.span.start, before.span.end) : '';
  return /\b(?:perceel|fase|ronde)\b/.test(`${(block.under ?? '').toLowerCase()} ${intro.slice(-200)}`);
}
