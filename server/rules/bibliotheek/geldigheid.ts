import type { LibrarySource, Placed, VersionSource } from '../../library/source.ts';
import { isIsoDate } from '../../spec/facts.ts';
import { addKey, clauseFiles } from '../language/library-files.ts';
import { type Fix, type LibraryFinding, libraryRule, t } from '../rule.ts';

type Dated = VersionSource & { readonly version: Placed; readonly from: Placed };

export const rule = libraryRule({
  id: 'bibliotheek/geldigheid',
  title: t('Geldigheid van versies klopt niet', 'Validity of versions is not right'),
  severity: 'warning',
  messages: {
    found: t(
      'Versie {older} geldt nog tot en met {until}, terwijl versie {newer} al vanaf {from} geldt.',
      'Version {older} is in force until {until}, while version {newer} is in force from {from}.',
    ),
    open: t(
      'Bij versie {older} staat geen einddatum, terwijl versie {newer} vanaf {from} geldt.',
      'Version {older} has no end date, while version {newer} is in force from {from}.',
    ),
    gap: t(
      'Tussen {until} en {from} geldt geen enkele versie.',
      'Between {until} and {from} no version is in force.',
    ),
    reversed: t(
      'Versie {version} eindigt op {until}, dus voordat zij op {from} ingaat.',
      'Version {version} ends on {until}, before it comes into force on {from}.',
    ),
    undated: t(
      'Bij versie {version} staat niet vanaf wanneer zij geldt, terwijl er meer versies zijn.',
      'It is not stated from when version {version} is in force, while there are more versions.',
    ),
  },
  todo: t(
    'Laat elke versie gelden tot en met de dag voordat de volgende ingaat.',
    'Let each version be in force until the day before the next one.',
  ),
  why: t(
    'De datums bepalen welke tekst wordt ingevoegd en welke als oud wordt gemeld. Bij een overlap of een gat is dat niet te zeggen.',
    'The dates decide which text is inserted and which is reported as old. With an overlap or a gap that cannot be told.',
  ),
  whenNot: t(
    'Als een tekst met opzet een tijd niet gold.',
    'Where a text was not in force for a time on purpose.',
  ),
  belgian: true,
  *check(view) {
    for (const { file, content } of clauseFiles(view)) {
      const dated: Dated[] = [];
      for (const one of content.versions) {
        const { version, from, until } = one;
        if (!version) continue;
        if (!from) {
          if (content.versions.length > 1)
            yield {
              file,
              span: version.span,
              message: 'undated',
              severity: 'information',
              values: { version: version.value },
            };
        } else if (until && isIsoDate(until.value) && isIsoDate(from.value) && until.value < from.value) {
          const values = { version: version.value, until: until.value, from: from.value };
          yield { file, span: until.span, message: 'reversed', values };
        } else if (isIsoDate(from.value)) dated.push({ ...one, version, from });
      }
      yield* periods(file, dated);
    }
  },
  examples: {
    bad: [
      {
        text: 'id: eigen/a\ntitel: A\nversies:\n  - versie: "2"\n    geldig-vanaf: 2026-01-01\n    tekst: Nieuw.\n  - versie: "1"\n    geldig-vanaf: 2024-01-01\n    geldig-tot: ⟦2026-06-30⟧\n    tekst: Oud.\n',
        fixed:
          'id: eigen/a\ntitel: A\nversies:\n  - versie: "2"\n    geldig-vanaf: 2026-01-01\n    tekst: Nieuw.\n  - versie: "1"\n    geldig-vanaf: 2024-01-01\n    geldig-tot: 2025-12-31\n    tekst: Oud.\n',
      },
      {
        text: 'id: eigen/a\ntitel: A\nversies:\n  - versie: "2"\n    geldig-vanaf: 2026-01-01\n    tekst: Nieuw.\n  - versie: ⟦"1"⟧\n    geldig-vanaf: 2024-01-01\n    tekst: Oud.\n',
        fixed:
          'id: eigen/a\ntitel: A\nversies:\n  - versie: "2"\n    geldig-vanaf: 2026-01-01\n    tekst: Nieuw.\n  - versie: "1"\n    geldig-tot: 2025-12-31\n    geldig-vanaf: 2024-01-01\n    tekst: Oud.\n',
      },
      {
        text: 'id: eigen/a\ntitel: A\nversies:\n  - versie: "1"\n    geldig-vanaf: 2024-01-01\n    geldig-tot: ⟦2024-12-31⟧\n    tekst: Oud.\n  - versie: "2"\n    geldig-vanaf: 2026-01-01\n    tekst: Nieuw.\n',
      },
      {
        text: 'id: eigen/a\ntitel: A\nversies:\n  - versie: "1"\n    geldig-vanaf: 2026-01-01\n    geldig-tot: ⟦2025-01-01⟧\n    tekst: Tekst.\n',
      },
    ],
    good: [
      {
        text: 'id: eigen/a\ntitel: A\nversies:\n  - versie: "2"\n    geldig-vanaf: 2024-03-01\n    tekst: Nieuw.\n  - versie: "1"\n    geldig-vanaf: 2023-01-01\n    geldig-tot: 2024-02-29\n    tekst: Oud.\n',
      },
      { text: 'id: eigen/a\ntitel: A\nversies:\n  - versie: "1"\n    tekst: Zonder datum, maar alleen.\n' },
      {
        text: 'id: eigen/a\ntitel: A\nversies:\n  - versie: "1"\n    geldig-vanaf: 2023-01-01\n    geldig-tot: 2023-12-31\n    tekst: Niet meer in gebruik.\n',
      },
    ],
  },
});

/** Each version against the one that follows it in time. */
function* periods(file: LibrarySource, versions: readonly Dated[]): Generator<LibraryFinding> {
  const sorted = [...versions].sort((a, b) => (a.from.value < b.from.value ? -1 : 1));
  for (const [i, older] of sorted.entries()) {
    const newer = sorted[i + 1];
    if (!newer) return;
    const { until } = older;
    const from = newer.from.value;
    const values = {
      older: older.version.value,
      newer: newer.version.value,
      until: until?.value ?? '',
      from,
    };
    const end = dayBefore(from);
    if (!until)
      yield {
        file,
        span: older.version.span,
        message: 'open',
        values,
        fixes: end < older.from.value ? [] : addKey(file, older, 'geldig-tot', end),
      };
    else if (!isIsoDate(until.value)) continue;
    else if (until.value >= from) yield { file, span: until.span, values, fixes: endOn(until, end, older) };
    else if (until.value < end)
      yield { file, span: until.span, message: 'gap', values, fixes: endOn(until, end, older) };
  }
}

function endOn({ span }: Placed, end: string, older: Dated): Fix[] {
  if (end < older.from.value) return [];
  return [
    {
      title: t(
        `Laat versie ${older.version.value} eindigen op ${end}`,
        `End version ${older.version.value} on ${end}`,
      ),
      kind: 'suggestion',
      edits: [{ span, text: end }],
    },
  ];
}

function dayBefore(date: string): string {
  const day = new Date(`${date}T00:00:00Z`);
  day.setUTCDate(day.getUTCDate() - 1);
  return day.toISOString().slice(0, 10);
}
