import type { Span } from '../text/span.ts';
import type { Block, Section } from './model.ts';
import type { Specification } from './specification.ts';

/** A numbered requirement or wish where it is laid down (not where it is mentioned). */
export interface Requirement {
  /** As typed: "E1", "W-3", "KO2". */
  readonly id: string;
  readonly kind: 'requirement' | 'wish' | 'knock-out';
  readonly idSpan: Span;
  /** The id with its text. */
  readonly span: Span;
  readonly text: string;
  /** Told by the series it is one of, not by its own prefix: other things than requirements have such numbers too. */
  readonly isSeries: boolean;
}

const NUMBER = String.raw`(?:[-.]|\s(?=\d))?\d{1,4}(?:[.-]\d{1,3}){0,3}[a-z]?`;
/** Prefixes that stand for a requirement wherever they are. */
const ID = new RegExp(
  String.raw`^((?:EIS|WENS|KO|PVE|GE|TE|FE|NFE|SE|E|W|[Ee]is|[Ww]ens|PvE)${NUMBER}|[Ee]is\s[A-Z]{1,3}${NUMBER})(?![\w-])`,
);
/** Any letters with a number: a requirement only as one of a series, or in a table of requirements. */
const SERIES_ID = new RegExp(String.raw`^([A-Z][A-Za-z]{0,4}${NUMBER})(?![\w-])`);
const ID_ONLY_IN_CELL =
  /^(?:(?:eis|wens|volg)?[-\s]?(?:nr|nummer|no|id|code)\.?|eis(?:en)?|wens(?:en)?|#|kenmerk)$/;
const REQUIREMENT_COLUMN = /^(?:omschrijving )?(?:van de )?(?:minimum-?|knock-?out-?\s?)?eis(?:en)?\b/;
/** Series of other things: criteria, experience, risks, places. */
const OTHER_SERIES =
  /criteri|gunning|wens|competentie|referentie|risico|bijlage|begrip|definitie|planning|afkorting|route|locatie|perceel|uitsluiting|vragen|antwoord|kans|maatregel/;

const remembered = new WeakMap<Section, readonly Requirement[]>();

/** Requirements laid down in a section, in order; remembered. */
export function requirementsIn(section: Section): readonly Requirement[] {
  let known = remembered.get(section);
  if (!known) {
    known = /\d/.test(section.prose) ? find(section) : [];
    remembered.set(section, known);
  }
  return known;
}

/** The requirement the YAML item of section `at` is, with spans in the document; undefined for other sections. */
export function requirementOfItem({ sections, places }: Specification, at: number): Requirement | undefined {
  const { section, entry } = sections[at]!;
  if (entry?.kind !== 'requirement' && entry?.kind !== 'suitability') return undefined;
  const item = places.item(at);
  if (!item?.id || !item.idSpan) return undefined;
  return {
    id: item.id,
    kind:
      item.requirementKind === 'wens'
        ? 'wish'
        : item.requirementKind === 'knock-out'
          ? 'knock-out'
          : kindOf(item.id),
    isSeries: false,
    idSpan: item.idSpan,
    span: { start: item.idSpan.start, end: places.span(at).end },
    text: section.prose.trim(),
  };
}

function find(section: Section): Requirement[] {
  const found: Requirement[] = [];
  const series: Line[] = [];
  for (const block of section.blocks) {
    if (block.kind === 'code' || block.kind === 'html' || block.kind === 'heading' || block.quoted) continue;
    if (block.kind === 'row') addRow(section, block, found, series);
    else {
      for (const line of linesOf(section, block)) {
        const id = idAt(line, ID);
        if (id !== undefined) add(section, id, line, false, found);
        else if (idAt(line, SERIES_ID) !== undefined) series.push(line);
      }
    }
  }
  addSeries(section, series, found);
  return found.sort((a, b) => a.idSpan.start - b.idSpan.start);
}

function addRow(section: Section, { cells, span }: Block, found: Requirement[], series: Line[]): void {
  const first = cells?.[0];
  if (!first || first.header === undefined) return;
  const text = section.prose.slice(first.span.start, first.span.end).trim();
  const start = section.prose.indexOf(text, first.span.start);
  const isNumbers = ID_ONLY_IN_CELL.test(first.header);
  const sure = ID.exec(text)?.[1];
  const line: Line = { start, span, text, kind: 'row' };
  if (sure !== undefined && (sure === text || isNumbers)) add(section, sure, line, false, found);
  if (sure !== undefined || !isNumbers) return;
  const any = SERIES_ID.exec(text)?.[1];
  const isTable = cells!.some(({ header }) => REQUIREMENT_COLUMN.test(header ?? ''));
  // Plain numbers begin anew in each table; those with a point are given once.
  if (any !== text && !(isTable && /^\d{1,3}(?:\.\d{1,3}){1,3}$/.test(text))) return;
  if (isTable) add(section, text, line, false, found);
  else series.push(line);
}

/** Ids with a prefix of their own count when two at least begin a line of the section, or when they are bold. */
function addSeries(section: Section, lines: readonly Line[], found: Requirement[]): void {
  if (lines.length === 0 || OTHER_SERIES.test(section.heading?.title.toLowerCase() ?? '')) return;
  const prefixOf = (line: Line) => idAt(line, SERIES_ID)!.replace(/[-.\s]?\d[\s\S]*$/, '');
  const counts = new Map<string, number>();
  for (const line of lines) counts.set(prefixOf(line), (counts.get(prefixOf(line)) ?? 0) + 1);
  for (const line of lines)
    if (counts.get(prefixOf(line))! > 1 || isBold(section, line))
      add(section, idAt(line, SERIES_ID)!, line, true, found);
}

/** "**F7** Het dashboard …": an id set apart on purpose needs no other next to it. */
function isBold({ text }: Section, { start }: Line): boolean {
  return /^(?:\*\*|__)[A-Z][A-Za-z]{0,4}[-. ]?\d[\d.-]{0,8}(?:\*\*|__)\s/.test(
    text.slice(start - 2, start + 24),
  );
}

/** A line of a paragraph, or an item: with the text that follows up to the next line that begins with an id. */
interface Line {
  readonly start: number;
  readonly span: Span;
  readonly text: string;
  readonly kind: 'row' | 'item' | 'paragraph';
}

function* linesOf(section: Section, block: Block): Generator<Line> {
  const kind = block.kind === 'paragraph' ? 'paragraph' : 'item';
  const all: { start: number; text: string }[] = [];
  let from = block.span.start;
  for (const raw of section.prose.slice(block.span.start, block.span.end).split('\n')) {
    const text = raw.trimStart().replace(/^[[(]/, '');
    const start = from + raw.length - text.length;
    if (from === block.span.start || (kind === 'paragraph' && SERIES_ID.test(text)) || ID.test(text))
      all.push({ start, text });
    from += raw.length + 1;
  }
  for (const [i, { start, text }] of all.entries()) {
    const end = all[i + 1]?.start ?? block.span.end;
    const span = { start: i === 0 ? block.span.start : start, end };
    yield { start, span, text, kind };
  }
}

/** "GE-1 vraagt 40% van …", "E3 en E4 gelden …": a sentence about requirements laid down elsewhere. */
const IS_TOLD_OF =
  /^\s(?:(?:vraagt|geldt|gelden|betreft|betreffen|ziet|zien|vervalt|telt|tellen|eist|verlangt|stelt|volgt|hoort|horen|vervangt|wijkt|bouwt|beoogt)|(?:en|of|t\/m|tot en met)\s(?:met\s)?[A-Z]{1,5}[-.\s]?\d|(?:is|zijn|wordt|worden)\s(?:een|geen|gekozen|bedoeld|nodig|van toepassing|niet|alleen|ook|gesteld|ontleend|gewijzigd|vervallen|toegelicht|opgenomen))\b/;

/** The id a line begins with; in running text it must stand apart from what follows. */
function idAt(line: Line, pattern: RegExp): string | undefined {
  const id = pattern.exec(line.text.slice(0, 40))?.[1];
  if (id === undefined) return undefined;
  if (IS_TOLD_OF.test(line.text.slice(id.length, id.length + 40))) return undefined;
  const after = line.text.slice(id.length, id.length + 4);
  const standsApart = line.kind === 'row' || /^\s{0,3}[:.)\]–|-]|^\s{2,}/.test(after);
  const isSure = pattern === ID && (line.kind === 'item' || /^\s[A-Z][a-zà-ÿ]/.test(after));
  return standsApart || isSure ? id : undefined;
}

function add(section: Section, id: string, line: Line, isSeries: boolean, found: Requirement[]): void {
  const { start, span } = line;
  found.push({
    id,
    kind: kindOf(id),
    isSeries,
    idSpan: { start, end: start + id.length },
    span,
    text: section.prose
      .slice(start + id.length, span.end)
      .replace(/^[\s:.)\]|–-]+/, '')
      .replace(/\s{0,20}\|\s{0,20}/g, ' | ')
      .trim(),
  });
}

function kindOf(id: string): Requirement['kind'] {
  if (/^KO/i.test(id)) return 'knock-out';
  return /^(?:w|wens)[-.\s]?\d/i.test(id) ? 'wish' : 'requirement';
}
