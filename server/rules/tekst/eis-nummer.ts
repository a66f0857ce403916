import type { Section } from '../../spec/model.ts';
import { type Requirement, requirementsIn } from '../../spec/requirements.ts';
import type { Span } from '../../text/span.ts';
import {
  DOCUMENT_AT,
  type DocumentFinding,
  type DocumentView,
  documentRule,
  type Fix,
  type RuleContext,
  t,
} from '../rule.ts';

/** What a section adds: a requirement, or the lot or annex whose own numbering begins. */
type Contribution =
  | {
      readonly kind: 'requirement';
      readonly id: string;
      /** The same for all ways to write the number. */
      readonly key: string;
      readonly span: Span;
      /** Part of a table or list that tells more about requirements laid down elsewhere. */
      readonly isReference: boolean;
      /** A YAML entry: its id stands outside the text, and one entry may have several texts. */
      readonly isEntry: boolean;
    }
  | { readonly kind: 'heading'; readonly level: number; readonly own: string | undefined };

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
      out.push({ kind: 'heading', level, own: scope });
    }
    if (own)
      out.push({
        kind: 'requirement',
        id: own.id!,
        key: same(own.id!),
        span: { start: 0, end: 0 },
        isReference: false,
        isEntry: true,
      });
    for (const requirement of requirements) {
      if (own && same(requirement.id) === same(own.id!)) continue;
      if (requirement.isSeries && !isAboutRequirements(context)) continue;
      out.push({
        kind: 'requirement',
        id: requirement.id,
        key: same(requirement.id),
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
      yield* duplicates(laidDown);
      yield* gaps(laidDown);
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

interface LaidDown {
  readonly at: number;
  readonly id: string;
  readonly key: string;
  readonly span: Span;
  readonly isReference: boolean;
  readonly isEntry: boolean;
  /** Section the requirement stands in; `at` may be the document. */
  readonly section: number;
}

/** Requirements by the lot or annex they stand under. */
function inScopes(view: DocumentView<Contribution>): Map<string, LaidDown[]> {
  const scopes = new Map<string, LaidDown[]>();
  const open: { level: number; own: string | undefined }[] = [];
  let list: LaidDown[] | undefined;
  for (const { at, value } of view.items) {
    if (value.kind === 'heading') {
      while (open.length > 0 && open.at(-1)!.level >= value.level) open.pop();
      open.push(value);
      list = undefined;
      continue;
    }
    if (!list) {
      const scope = open.flatMap((heading) => heading.own ?? []).join('/');
      list = scopes.get(scope) ?? [];
      scopes.set(scope, list);
    }
    const { id, key, isReference, isEntry } = value;
    const idSpan = isEntry ? view.itemAt(at)?.idSpan : undefined;
    const place = idSpan ? { at: DOCUMENT_AT, span: idSpan } : { at, span: value.span };
    list.push({ id, key, isReference, isEntry, section: at, at: place.at, span: place.span });
  }
  return scopes;
}

function* duplicates(all: readonly LaidDown[]): Generator<DocumentFinding> {
  const first = new Map<string, LaidDown>();
  const repeated: LaidDown[] = [];
  for (const one of all) {
    const { key } = one;
    const before = first.get(key);
    if (!before) first.set(key, one);
    else if (one.isEntry && before.isEntry && one.span.start === before.span.start) continue;
    else if (!one.isReference && !before.isReference) repeated.push(one);
  }
  const here = countBySection(all);
  const again = countBySection(repeated);
  const highest = new Map<string, number>();
  for (const one of repeated) {
    // A section in which nearly every number repeats an earlier one is about the requirements.
    const repeats = again.get(one.section) ?? 0;
    if (repeats >= REPEATS && repeats * 5 >= (here.get(one.section) ?? 0) * 4) continue;
    const before = first.get(one.key)!;
    const free = nextFree(one.id, all, highest);
    const fixes: Fix[] =
      free === undefined
        ? []
        : [
            {
              title: t(`Hernummer tot ${free}`, `Renumber to ${free}`),
              kind: 'edit',
              edits: [{ span: one.span, text: free }],
            },
          ];
    yield {
      at: one.at,
      span: one.span,
      values: { id: one.id },
      fixes,
      related: [
        {
          at: before.at,
          span: before.span,
          message: t(`Hier staat ${before.id} voor het eerst.`, `${before.id} stands here first.`),
        },
      ],
    };
  }
}

/** Single numbers left out of an otherwise running series. */
function* gaps(all: readonly LaidDown[]): Generator<DocumentFinding> {
  const known = new Set(all.map(({ key }) => key));
  const series = new Map<string, { one: LaidDown; number: number }[]>();
  for (const one of all) {
    if (one.isReference) continue;
    const digits = finalDigits(one.id);
    if (digits === 0) continue;
    const prefix = one.id.slice(0, one.id.length - digits);
    const list = series.get(prefix);
    const entry = { one, number: Number(one.id.slice(prefix.length)) };
    if (list) list.push(entry);
    else series.set(prefix, [entry]);
  }
  for (const [prefix, members] of series) {
    if (members.length < 3) continue;
    const found: DocumentFinding[] = [];
    let steps = 0;
    for (let i = 1; i < members.length; i++) {
      const before = members[i - 1]!;
      const after = members[i]!;
      const step = after.number - before.number;
      if (step === 1) steps++;
      if (step !== 2) continue;
      const missing = prefix + numberLike(before.one.id, before.number + 1);
      if (known.has(same(missing))) continue;
      found.push({
        at: after.one.at,
        span: after.one.span,
        message: 'gap',
        severity: 'hint',
        values: { before: before.one.id, after: after.one.id, missing },
      });
    }
    if (found.length > 0 && steps >= found.length && found.length * 5 <= Math.max(5, members.length))
      yield* found;
  }
}

/** The number after the highest of the series. */
function nextFree(id: string, all: readonly LaidDown[], known: Map<string, number>): string | undefined {
  const prefix = id.replace(/\d{1,4}$/, '');
  if (prefix === id) return undefined;
  let highest = known.get(prefix);
  if (highest === undefined) {
    highest = 0;
    for (const other of all) {
      const number = other.id.startsWith(prefix) ? other.id.slice(prefix.length) : '';
      if (/^\d{1,4}$/.test(number)) highest = Math.max(highest, Number(number));
    }
    known.set(prefix, highest);
  }
  return prefix + numberLike(id, highest + 1);
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
  for (const { section } of all) counts.set(section, (counts.get(section) ?? 0) + 1);
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
