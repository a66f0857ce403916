import type { Section } from '../../spec/model.ts';
import { type Requirement, requirementsIn } from '../../spec/requirements.ts';
import type { Span } from '../../text/span.ts';
import {
  type Collected,
  DOCUMENT_AT,
  type DocumentFinding,
  type DocumentView,
  documentRule,
  type Fix,
  type RuleContext,
  t,
} from '../rule.ts';

/** What a section adds: a requirement, or the lot or annex whose own numbering begins. */
type Contribution = Numbered | { readonly kind: 'heading'; readonly level: number; readonly own?: string };

interface Numbered {
  readonly kind: 'requirement';
  readonly id: string;
  /** The same for all ways to write the number. */
  readonly key: string;
  /** The id up to the number it ends in, and that number; the whole id when it ends in none. */
  readonly series: string;
  readonly number: number | undefined;
  readonly span: Span;
  /** Part of a table or list that tells more about requirements laid down elsewhere. */
  readonly isReference: boolean;
  /** A YAML entry: its id stands outside the text, and one entry may have several texts. */
  readonly isEntry: boolean;
}

/** A requirement with the section it stands in. */
type LaidDown = Collected<Numbered>;
type View = DocumentView<Contribution>;

/** Columns of tables that repeat the numbers of requirements, such as a list of conformity. */
const REFERRING =
  /voldoe|akkoord|bewijs|verwijzing|wijziging|vraag|antwoord|conform|toelichting inschrijver|score/;
/** From this many repeated numbers in one table on, the table is a list about the requirements. */
const REPEATS = 3;

export const rule = documentRule<Contribution>({
  id: 'tekst/eis-nummer',
  title: t('Nummer van een eis dubbel of overgeslagen', 'Requirement number used twice or skipped'),
  severity: 'error',
  gate: 'all',
  citations: [],
  belgian: true,
  messages: {
    found: t(
      'Het nummer {id} is al aan een andere eis gegeven.',
      'The number {id} has been given to another requirement already.',
    ),
    gap: t(
      'Tussen {before} en {after} ontbreekt nummer {missing}.',
      'Between {before} and {after} number {missing} is missing.',
    ),
  },
  todo: t(
    'Geef elke eis een eigen, doorlopend nummer en pas verwijzingen aan.',
    'Give each requirement a number of its own in a running series and adjust references.',
  ),
  why: t(
    'Inschrijvers en beoordelaars verwijzen met het nummer naar een eis. Staat een nummer er tweemaal, dan is niet duidelijk welke eis wordt bedoeld; bij een ontbrekend nummer is onduidelijk of er een eis is weggevallen.',
    'Tenderers and evaluators refer to a requirement by its number. A number used twice leaves unclear which requirement is meant; a missing one leaves unclear whether a requirement was lost.',
  ),
  whenNot: t(
    'Als elk perceel of elke bijlage een eigen nummering heeft, of als een vervallen eis bewust geen nummer meer heeft.',
    'Where each lot or annex has its own numbering, or where a withdrawn requirement purposely left no number.',
  ),
  words: [],
  collect(section, context, item) {
    if (context.facts.documentKind === 'nota-van-inlichtingen') return [];
    const own = item?.id && (item.kind === 'requirement' || item.kind === 'suitability') ? item : undefined;
    const requirements = requirementsIn(section);
    const out: Contribution[] = [];
    if (section.heading && !own) {
      const { title, level, number } = section.heading;
      const scope = /^(?:perceel|bijlage|deel|lot|cluster)\b/i.test(number ?? title)
        ? (number ?? title).toLowerCase()
        : undefined;
      out.push({ kind: 'heading', level, ...(scope === undefined ? {} : { own: scope }) });
    }
    if (own) out.push({ ...numbered(own.id!), span: NOWHERE, isReference: false, isEntry: true });
    for (const requirement of requirements) {
      if (own && same(requirement.id) === same(own.id!)) continue;
      if (requirement.isSeries && !isAboutRequirements(context)) continue;
      out.push({
        ...numbered(requirement.id),
        span: requirement.idSpan,
        isReference: isReferring(section, requirement),
        isEntry: false,
      });
    }
    return out;
  },
  *check(view) {
    const scopes = inScopes(view);
    for (const laidDown of scopes.values()) {
      yield* duplicates(laidDown, view);
      yield* gaps(laidDown, view);
    }
  },
  examples: {
    bad: [
      {
        text: '## Eisen\n\n- E1: De tent is waterdicht.\n- E2: De tent heeft twee ingangen.\n- ⟦E2⟧: De tent is groen.',
        fixed:
          '## Eisen\n\n- E1: De tent is waterdicht.\n- E2: De tent heeft twee ingangen.\n- E3: De tent is groen.',
      },
      {
        text: '## Kade\n\n| Nr. | Eis |\n| --- | --- |\n| TE-01 | Hout is geschaafd. |\n| TE-02 | Bouten zijn van roestvast staal. |\n\n## Steiger\n\n| Nr. | Eis |\n| --- | --- |\n| ⟦TE-02⟧ | De steiger drijft. |\n| TE-03 | De steiger heeft een leuning. |',
      },
      {
        text: '## Programma van eisen\n\n- **E1** De bus is elektrisch.\n- **E2** De bus heeft een lift.\n- ⟦**E4**⟧ De bus heeft acht stoelen.'.replace(
          '⟦**E4**⟧',
          '**⟦E4⟧**',
        ),
        severity: 'hint',
      },
      {
        text: 'bestek: "1"\neisen:\n  - id: E1\n    soort: eis\n    tekst: De kast heeft vijf planken.\n  - id: ⟦E1⟧\n    soort: eis\n    tekst: De kast is wit.\n',
        yaml: true,
      },
    ],
    good: [
      {
        text: '## Eisen\n\n- E1: De vloer is van kurk.\n- E2: De vloer is 8 mm dik.\n- W1: Bij gelijke kwaliteit als E1 gaat de voorkeur uit naar licht kurk.',
      },
      {
        text: '## Perceel 1\n\n- E1: Zand.\n- E2: Grind.\n\n## Perceel 2\n\n- E1: Tegels.\n- E2: Banden.',
      },
      {
        text: '| Nr. | Eis |\n| --- | --- |\n| E1 | Hout. |\n| E2 | Staal. |\n| E3 | Glas. |\n\n# Conformiteitenlijst\n\n| Eis | Voldoet (ja/nee) |\n| --- | --- |\n| E1 | |\n| E2 | |\n| E3 | |',
      },
      {
        text: '## Eisen\n\n- E1: Hout.\n- E2: Staal.\n- E3: vervallen.\n- E4: Glas. Zie ook E1.',
      },
      { text: '## Eisen\n\n- E10: Hout.\n- E20: Staal.\n- E30: Glas.' },
    ],
  },
});

/** Elsewhere a series of letters with numbers may count criteria, risks or places. */
function isAboutRequirements({ role, facts }: RuleContext): boolean {
  return role === 'requirements' || facts.documentKind === 'programma-van-eisen';
}

const NOWHERE: Span = { start: 0, end: 0 };

function numbered(id: string): Pick<Numbered, 'kind' | 'id' | 'key' | 'series' | 'number'> {
  const digits = finalDigits(id);
  const series = id.slice(0, id.length - digits);
  const number = digits === 0 ? undefined : Number(id.slice(series.length));
  return { kind: 'requirement', id, key: same(id), series, number };
}

/** Requirements by the lot or annex they stand under. There are thousands, looked at with every key: none is copied. */
function inScopes(view: View): Map<string, LaidDown[]> {
  const scopes = new Map<string, LaidDown[]>();
  const open: { level: number; own?: string }[] = [];
  let list: LaidDown[] | undefined;
  for (let i = 0; i < view.items.length; i++) {
    const item = view.items[i]!;
    if (item.value.kind === 'heading') {
      const { level } = item.value;
      while (open.length > 0 && open.at(-1)!.level >= level) open.pop();
      open.push(item.value);
      list = undefined;
      continue;
    }
    if (!list) {
      const scope = open.flatMap((heading) => heading.own ?? []).join('/');
      list = scopes.get(scope) ?? [];
      scopes.set(scope, list);
    }
    list.push(item as LaidDown);
  }
  return scopes;
}

/** Where the id of a requirement stands: that of an entry outside its text. */
function placeOf(view: View, { at, value }: LaidDown): { readonly at: number; readonly span: Span } {
  const span = value.isEntry ? view.itemAt(at)?.idSpan : undefined;
  return span ? { at: DOCUMENT_AT, span } : { at, span: value.span };
}

function* duplicates(all: readonly LaidDown[], view: View): Generator<DocumentFinding> {
  const first = new Map<string, LaidDown>();
  const repeated: LaidDown[] = [];
  for (let i = 0; i < all.length; i++) {
    const one = all[i]!;
    const { key, isEntry, isReference } = one.value;
    const before = first.get(key);
    if (!before) first.set(key, one);
    else if (isEntry && before.value.isEntry && view.entryAt(one.at) === view.entryAt(before.at)) continue;
    else if (!isReference && !before.value.isReference) repeated.push(one);
  }
  if (repeated.length === 0) return;
  const here = countBySection(all);
  const again = countBySection(repeated);
  const highest = new Map<string, number>();
  for (const one of repeated) {
    // A section in which nearly every number repeats an earlier one is about the requirements.
    const repeats = again.get(one.at) ?? 0;
    if (repeats >= REPEATS && repeats * 5 >= (here.get(one.at) ?? 0) * 4) continue;
    const { id, key } = one.value;
    const before = first.get(key)!;
    const place = placeOf(view, one);
    const free = nextFree(one.value, all, highest);
    const fixes: Fix[] =
      free === undefined
        ? []
        : [
            {
              title: t(`Hernummer tot ${free}`, `Renumber to ${free}`),
              kind: 'edit',
              edits: [{ span: place.span, text: free }],
            },
          ];
    yield {
      ...place,
      values: { id },
      fixes,
      related: [
        {
          ...placeOf(view, before),
          message: t(
            `Hier staat ${before.value.id} voor het eerst.`,
            `${before.value.id} stands here first.`,
          ),
        },
      ],
    };
  }
}

/** Single numbers left out of an otherwise running series. */
function* gaps(all: readonly LaidDown[], view: View): Generator<DocumentFinding> {
  const series = new Map<string, LaidDown[]>();
  for (let i = 0; i < all.length; i++) {
    const one = all[i]!;
    if (one.value.isReference || one.value.number === undefined) continue;
    const list = series.get(one.value.series);
    if (list) list.push(one);
    else series.set(one.value.series, [one]);
  }
  let known: Set<string> | undefined;
  for (const [prefix, members] of series) {
    if (members.length < 3) continue;
    const found: DocumentFinding[] = [];
    let steps = 0;
    for (let i = 1; i < members.length; i++) {
      const before = members[i - 1]!.value;
      const after = members[i]!.value;
      const step = after.number! - before.number!;
      if (step === 1) steps++;
      if (step !== 2) continue;
      const missing = prefix + numberLike(before.id, before.number! + 1);
      known ??= new Set(all.map(({ value }) => value.key));
      if (known.has(same(missing))) continue;
      found.push({
        ...placeOf(view, members[i]!),
        message: 'gap',
        severity: 'hint',
        values: { before: before.id, after: after.id, missing },
      });
    }
    if (found.length > 0 && steps >= found.length && found.length * 5 <= Math.max(5, members.length))
      yield* found;
  }
}

/** The number after the highest of the series. */
function nextFree(
  { id, series, number }: Numbered,
  all: readonly LaidDown[],
  known: Map<string, number>,
): string | undefined {
  if (number === undefined) return undefined;
  let highest = known.get(series);
  if (highest === undefined) {
    highest = 0;
    for (const { value } of all) if (value.series === series) highest = Math.max(highest, value.number ?? 0);
    known.set(series, highest);
  }
  return series + numberLike(id, highest + 1);
}

/** How many digits a number ends in, four at most. */
function finalDigits(id: string): number {
  let digits = 0;
  while (digits < 4 && isDigit(id.charCodeAt(id.length - 1 - digits))) digits++;
  return digits;
}

function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}

function countBySection(all: readonly LaidDown[]): Map<number, number> {
  const counts = new Map<number, number>();
  for (const { at } of all) counts.set(at, (counts.get(at) ?? 0) + 1);
  return counts;
}

/** `number` written as in `id`: with leading zeros when it has them. */
function numberLike(id: string, number: number): string {
  const width = /[^\d]0\d*$/.test(id) ? /\d{1,9}$/.exec(id)![0].length : 1;
  return String(number).padStart(width, '0');
}

/** "E-1", "E 1" and "e1" are the same number. */
function same(id: string): string {
  return id
    .toLowerCase()
    .replace(/^([a-z]+)[-.\s]0*(?=\d)/, '$1')
    .replace(/^([a-z]+)0+(?=\d)/, '$1');
}

function isReferring({ blocks }: Section, { idSpan }: Requirement): boolean {
  // Blocks follow one another, so the one that holds the number is the last that starts before it.
  let low = 0;
  let high = blocks.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (blocks[middle]!.span.start <= idSpan.start) low = middle;
    else high = middle - 1;
  }
  const row = blocks[low];
  if (row?.kind !== 'row' || row.span.start > idSpan.start || row.span.end < idSpan.end) return false;
  return row.cells?.some((cell) => REFERRING.test(cell.header ?? '')) ?? false;
}
