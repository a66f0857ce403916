import type { LibrarySource, Placed, VersionSource } from '../../library/source.ts';
import { nearest } from '../../spec/facts.ts';
import { addKey, clauseFiles } from '../language/library-files.ts';
import { type LibraryFinding, libraryRule, t } from '../rule.ts';

type Version = VersionSource & { readonly version: Placed };

export const rule = libraryRule({
  id: 'bibliotheek/versieketen',
  title: t('Versies sluiten niet op elkaar aan', 'Versions do not connect'),
  severity: 'warning',
  messages: {
    found: t(
      'Versie {version} vervangt versie {replaces}, maar die staat niet in dit bestand.',
      'Version {version} replaces version {replaces}, which is not in this file.',
    ),
    cycle: t(
      'De versies vervangen elkaar in een kring: {chain}.',
      'The versions replace each other in a circle: {chain}.',
    ),
    twice: t(
      'Versie {version} komt in dit bestand twee keer voor.',
      'Version {version} stands in this file twice.',
    ),
    fork: t(
      'Versie {replaces} wordt zowel door {other} als door {version} vervangen.',
      'Version {replaces} is replaced both by {other} and by {version}.',
    ),
    reversed: t(
      'Versie {version} vervangt versie {replaces}, maar gaat eerder in.',
      'Version {version} replaces version {replaces} but comes into force earlier.',
    ),
    open: t(
      'Bij versie {version} staat niet welke versie zij vervangt.',
      'It is not stated which version {version} replaces.',
    ),
  },
  todo: t(
    'Laat elke versie met “vervangt” naar de vorige verwijzen.',
    'Let each version point to the one before it with “vervangt”.',
  ),
  why: t(
    'Langs deze keten is te volgen wat er is veranderd en welke documenten een oude tekst gebruiken.',
    'Along this chain it can be followed what changed and which documents use an old text.',
  ),
  whenNot: t(
    'Als een tekst geheel nieuw is en niets vervangt.',
    'Where a text is entirely new and replaces nothing.',
  ),
  belgian: true,
  *check(view) {
    for (const { file, content } of clauseFiles(view)) {
      const versions = content.versions.filter((one): one is Version => one.version !== undefined);
      yield* twice(file, versions);
      yield* links(file, versions);
      yield* circles(file, versions);
      yield* openLinks(file, versions);
    }
  },
  examples: {
    bad: [
      {
        text: 'id: eigen/a\ntitel: A\nversies:\n  - versie: "2026.1"\n    vervangt: ⟦"2024.2"⟧\n    tekst: Nieuw.\n  - versie: "2024.1"\n    tekst: Oud.\n',
        fixed:
          'id: eigen/a\ntitel: A\nversies:\n  - versie: "2026.1"\n    vervangt: "2024.1"\n    tekst: Nieuw.\n  - versie: "2024.1"\n    tekst: Oud.\n',
      },
      {
        text: 'id: eigen/a\ntitel: A\nversies:\n  - versie: "2"\n    vervangt: ⟦"1"⟧\n    tekst: Nieuw.\n  - versie: "1"\n    vervangt: "2"\n    tekst: Oud.\n',
      },
      {
        text: 'id: eigen/a\ntitel: A\nversies:\n  - versie: "1"\n    tekst: Een tekst.\n  - versie: ⟦"1"⟧\n    tekst: Een andere tekst.\n',
      },
      {
        text: 'id: eigen/a\ntitel: A\nversies:\n  - versie: ⟦"2026.1"⟧\n    geldig-vanaf: 2026-01-01\n    tekst: Nieuw.\n  - versie: "2024.1"\n    geldig-vanaf: 2024-01-01\n    geldig-tot: 2025-12-31\n    tekst: Oud.\n',
        severity: 'information',
        fixed:
          'id: eigen/a\ntitel: A\nversies:\n  - versie: "2026.1"\n    vervangt: "2024.1"\n    geldig-vanaf: 2026-01-01\n    tekst: Nieuw.\n  - versie: "2024.1"\n    geldig-vanaf: 2024-01-01\n    geldig-tot: 2025-12-31\n    tekst: Oud.\n',
      },
      {
        text: 'id: eigen/a\ntitel: A\nversies:\n  - versie: "3"\n    vervangt: "1"\n    tekst: Derde.\n  - versie: "2"\n    vervangt: ⟦"1"⟧\n    tekst: Tweede.\n  - versie: "1"\n    tekst: Eerste.\n',
      },
    ],
    good: [
      {
        text: 'id: eigen/a\ntitel: A\nversies:\n  - versie: "2026.1"\n    geldig-vanaf: 2026-01-01\n    vervangt: "2024.1"\n    tekst: Nieuw.\n  - versie: "2024.1"\n    geldig-vanaf: 2024-01-01\n    tekst: Oud.\n',
      },
      { text: 'id: eigen/a\ntitel: A\nversies:\n  - versie: "1"\n    tekst: Enige versie.\n' },
      {
        text: 'id: eigen/a\ntitel: A\nversies:\n  - versie: "3"\n    vervangt: "2"\n    tekst: Derde.\n  - versie: "2"\n    vervangt: "1"\n    tekst: Tweede.\n  - versie: "1"\n    tekst: Eerste.\n',
      },
    ],
  },
});

function* twice(file: LibrarySource, versions: readonly Version[]): Generator<LibraryFinding> {
  const seen = new Set<string>();
  for (const { version } of versions) {
    if (seen.has(version.value))
      yield {
        file,
        span: version.span,
        message: 'twice',
        severity: 'error',
        values: { version: version.value },
      };
    seen.add(version.value);
  }
}

function* links(file: LibrarySource, versions: readonly Version[]): Generator<LibraryFinding> {
  const byName = new Map(versions.map((one) => [one.version.value, one]));
  const replacedBy = new Map<string, string>();
  for (const { version, replaces, from } of versions) {
    if (!replaces) continue;
    const values = { version: version.value, replaces: replaces.value };
    const before = byName.get(replaces.value);
    const other = replacedBy.get(replaces.value);
    const place = { file, span: replaces.span, values };
    if (!before) {
      const options = [...byName.keys()].filter((name) => name !== version.value);
      const meant = nearest(replaces.value, options);
      yield { ...place, fixes: meant === undefined ? [] : [change(replaces, meant)] };
    } else if (other !== undefined && other !== version.value) {
      yield { ...place, message: 'fork', values: { ...values, other } };
    } else if (from && before.from && from.value < before.from.value) yield { ...place, message: 'reversed' };
    replacedBy.set(replaces.value, version.value);
  }
}

/** Each circle once, at the first of its versions in the file. */
function* circles(file: LibrarySource, versions: readonly Version[]): Generator<LibraryFinding> {
  const next = new Map(versions.map((one) => [one.version.value, one.replaces?.value]));
  const done = new Set<string>();
  for (const { version, replaces } of versions) {
    const chain: string[] = [];
    const own = new Set<string>();
    let at: string | undefined = version.value;
    while (at !== undefined && !done.has(at) && !own.has(at)) {
      own.add(at);
      chain.push(at);
      at = next.get(at);
    }
    for (const one of own) done.add(one);
    if (at === version.value && own.has(at) && replaces)
      yield { file, span: replaces.span, message: 'cycle', values: { chain: [...chain, at].join(' → ') } };
    else if (at !== undefined && own.has(at)) {
      const first = versions.find((one) => one.version.value === at && one.replaces);
      const circle = chain.slice(chain.indexOf(at));
      if (first?.replaces)
        yield {
          file,
          span: first.replaces.span,
          message: 'cycle',
          values: { chain: [...circle, at].join(' → ') },
        };
    }
  }
}

function* openLinks(file: LibrarySource, versions: readonly Version[]): Generator<LibraryFinding> {
  const dated = versions.filter((one): one is Version & { from: Placed } => one.from !== undefined);
  if (dated.length < versions.length) return;
  const sorted = [...dated].sort((a, b) => (a.from.value < b.from.value ? -1 : 1));
  for (const [i, one] of sorted.entries()) {
    const before = sorted[i - 1];
    if (!before || one.replaces || before.version.value === one.version.value) continue;
    yield {
      file,
      span: one.version.span,
      message: 'open',
      severity: 'information',
      values: { version: one.version.value },
      fixes: addKey(file, one, 'vervangt', `"${before.version.value}"`),
    };
  }
}

function change({ span }: Placed, name: string) {
  return {
    title: t(`Wijzig in versie ${name}`, `Change to version ${name}`),
    kind: 'suggestion',
    edits: [{ span, text: `"${name}"` }],
  } as const;
}
