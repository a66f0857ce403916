import type { LibraryType } from '../../library/schema.ts';
import type { LibrarySource, Placed, SourceProblem } from '../../library/source.ts';
import { type Fix, type LibraryFinding, libraryRule, type Text2, t } from '../rule.ts';

export const rule = libraryRule({
  id: 'bibliotheek/schema',
  title: t('Bibliotheekbestand klopt niet', 'Library file is not right'),
  severity: 'error',
  messages: {
    found: t(
      'Dit bestand is geen geldige YAML en telt daarom niet mee.',
      'This file is no valid YAML and therefore does not count.',
    ),
    conflict: t(
      'Hier staat nog een samenvoegconflict; het bestand telt daarom niet mee.',
      'An unresolved merge conflict is left here; the file therefore does not count.',
    ),
    notKeys: t(
      'Dit bestand is geen clausule: het bevat geen sleutels zoals “id” en “versies”.',
      'This file is no clause: it holds no keys such as “id” and “versies”.',
    ),
    tooLarge: t(
      'Dit bestand is te groot voor een clausule en telt daarom niet mee.',
      'This file is too large for a clause and therefore does not count.',
    ),
    unknownKey: t('De sleutel “{key}” is hier niet bekend.', 'The key “{key}” is not known here.'),
    nearKey: t(
      'De sleutel “{key}” is hier niet bekend. Bedoelde u “{suggestion}”?',
      'The key “{key}” is not known here. Did you mean “{suggestion}”?',
    ),
    duplicateKey: t(
      'De sleutel “{key}” staat hier twee keer; alleen de eerste telt.',
      'The key “{key}” stands here twice; only the first counts.',
    ),
    missing: t('Hier ontbreekt “{key}”.', '“{key}” is missing here.'),
    date: t('Bij “{key}” hoort een datum als jjjj-mm-dd.', '“{key}” takes a date such as yyyy-mm-dd.'),
    step: t('Bij “{key}” hoort een stap van 1 tot en met 6.', '“{key}” takes a step from 1 to 6.'),
    wrongType: t('Bij “{key}” hoort een andere soort waarde.', '“{key}” takes another kind of value.'),
    unknownValue: t(
      'De waarde “{value}” is bij “{key}” niet bekend; kies uit {options}.',
      'The value “{value}” is not known for “{key}”; choose from {options}.',
    ),
    unquoted: t(
      'De versie {value} staat niet tussen aanhalingstekens; andere programma’s lezen haar dan als getal.',
      'The version {value} is not between quotation marks; other programs then read it as a number.',
    ),
    name: t(
      'De naam “{value}” past niet in een markering: gebruik de vorm bibliotheek/naam, zonder spaties en zonder @.',
      'The name “{value}” does not fit in a marker: use the form library/name, without spaces or @.',
    ),
    versionName: t(
      'De versie “{value}” past niet in een markering: gebruik geen spaties.',
      'The version “{value}” does not fit in a marker: use no spaces.',
    ),
  },
  todo: t('Verbeter het bestand.', 'Correct the file.'),
  why: t(
    'Een clausule die niet te lezen is, ontbreekt in alle documenten: zij is niet te kiezen en wijzigingen erin worden niet gemeld. De andere bestanden van de bibliotheek blijven gewoon werken.',
    'A clause that cannot be read is missing in all documents: it cannot be chosen and changes of it are not reported. The other files of the library keep working.',
  ),
  whenNot: t(
    'Geen: het bestand wordt niet gelezen zoals het er staat.',
    'Never: the file is not read as it stands.',
  ),
  belgian: true,
  *check({ files }) {
    for (const file of files) {
      for (const problem of file.problems) yield finding(file, problem);
      const { content } = file;
      if (!content) continue;
      if (file.kind === 'clause') yield* badName(file, content.id, /^[^\s@/]{1,100}\/[^\s@]{1,100}$/, 'name');
      for (const { version } of content.versions)
        yield* badName(file, version, /^[^\s]{1,100}$/, 'versionName');
    }
  },
  examples: {
    bad: [
      {
        text: 'id: eigen/levering\ntitel: Levering\n⟦versie⟧:\n  - versie: "1"\n    tekst: Levering op dinsdag.\n',
        fixed:
          'id: eigen/levering\ntitel: Levering\nversies:\n  - versie: "1"\n    tekst: Levering op dinsdag.\n',
      },
      {
        text: 'id: eigen/levering\ntitel: Levering\nversies:\n  - versie: ⟦2026.10⟧\n    tekst: Levering op dinsdag.\n',
        severity: 'warning',
        fixed:
          'id: eigen/levering\ntitel: Levering\nversies:\n  - versie: "2026.10"\n    tekst: Levering op dinsdag.\n',
      },
      {
        text: '⟦<<<<<<< HEAD⟧\nid: eigen/levering\n=======\nid: eigen/leveringen\n>>>>>>> tak\ntitel: Levering\n',
      },
      {
        text: 'id: eigen/levering\ntitel: Levering\nstap: ⟦zeven⟧\nversies:\n  - ⟦versie: "1"⟧\n    geldig-vanaf: ⟦1 januari 2026⟧\n',
      },
      {
        text: '### bestand: bibliotheek.yaml\nid: eigen\ntitel: Eigen clausules\n### bestand: a.yaml\nid: ⟦levering van goederen⟧\ntitel: Levering\nversies:\n  - versie: "1"\n    tekst: Levering op dinsdag.\n',
      },
      {
        text: 'id: eigen/levering\ntitel: Levering\ntoepassing: [⟦minimumeisen⟧]\nversies:\n  - versie: "1"\n    tekst: Levering op dinsdag.\n',
        severity: 'warning',
        fixed:
          'id: eigen/levering\ntitel: Levering\ntoepassing: [minimumeis]\nversies:\n  - versie: "1"\n    tekst: Levering op dinsdag.\n',
      },
    ],
    good: [
      {
        text: 'id: eigen/levering\ntitel: Levering\nbron: [{ titel: Eigen redactie, status: afgeleid }]\nversies:\n  - versie: "1"\n    tekst: |\n      Levering op dinsdag.\n',
      },
      {
        text: 'id: eigen/wegen\ntitel: Wegen\nthemas: [milieu, verkeersveiligheid]\nstap: 3\nversies:\n  - versie: "2026.1"\n    geldig-vanaf: 2026-01-01\n    wijziging: eerste versie\n    tekst: De weg blijft open.\n',
      },
      {
        text: '### bestand: bibliotheek.yaml\nid: eigen\ntitel: Eigen clausules\neigenaar: Bureau Inkoop\n### bestand: a.yaml\nid: eigen/a\ntitel: A\ninvulvelden:\n  termijn: { omschrijving: Termijn, type: duur }\nversies:\n  - versie: "1"\n    tekst: Binnen {{termijn}}.\n',
      },
    ],
  },
});

const FATAL: ReadonlySet<string> = new Set(['yaml', 'conflict', 'not-keys', 'too-large', 'missing-key']);

const MESSAGES: Readonly<Record<SourceProblem['code'], string>> = {
  yaml: 'found',
  conflict: 'conflict',
  'not-keys': 'notKeys',
  'too-large': 'tooLarge',
  'unknown-key': 'unknownKey',
  'duplicate-key': 'duplicateKey',
  'missing-key': 'missing',
  'wrong-type': 'wrongType',
  'unknown-value': 'unknownValue',
  'unquoted-version': 'unquoted',
};

function finding(file: LibrarySource, problem: SourceProblem): LibraryFinding {
  const { code, span, path, value = '', suggestion, expected } = problem;
  const key = path.slice(path.lastIndexOf('.') + 1).replace(/\[\d{1,6}\]$/, '');
  const isError = FATAL.has(code) || problem === file.broken;
  return {
    file,
    span,
    message: messageFor(code, suggestion, expected),
    values: {
      key: code.endsWith('-key') ? value : key,
      value,
      suggestion: suggestion ?? '',
      options: expected?.kind === 'choice' ? Object.keys(expected.values).join(', ') : '',
    },
    ...(isError ? {} : { severity: 'warning' as const }),
    fixes: fixFor(code, span, value, suggestion),
  };
}

function messageFor(
  code: SourceProblem['code'],
  suggestion: string | undefined,
  expected: LibraryType | undefined,
): string {
  if (code === 'unknown-key' && suggestion !== undefined) return 'nearKey';
  if (code === 'wrong-type' && (expected?.kind === 'date' || expected?.kind === 'step')) return expected.kind;
  return MESSAGES[code];
}

function fixFor(
  code: SourceProblem['code'],
  span: SourceProblem['span'],
  value: string,
  suggestion: string | undefined,
): Fix[] {
  if (code === 'unquoted-version')
    return [
      {
        title: t('Zet aanhalingstekens om de versie', 'Put the version between quotation marks'),
        kind: 'safe',
        edits: [{ span, text: `"${value}"` }],
      },
    ];
  if (suggestion === undefined) return [];
  const title: Text2 = t(`Wijzig in “${suggestion}”`, `Change to “${suggestion}”`);
  return [{ title, kind: 'edit', edits: [{ span, text: suggestion }] }];
}

function* badName(
  file: LibrarySource,
  name: Placed | undefined,
  form: RegExp,
  message: string,
): Generator<LibraryFinding> {
  if (name && !form.test(name.value))
    yield { file, span: name.span, message, severity: 'warning', values: { value: name.value } };
}
