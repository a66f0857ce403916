import { type ClauseLibrary, currentVersion, joinLibraries } from '../../library/library.ts';
import { clauseIndex, type Likeness } from '../../library/match.ts';
import { type ClauseFile, clauseFiles } from '../language/library-files.ts';
import { type LibraryFinding, type LibraryView, libraryRule, t } from '../rule.ts';

export const rule = libraryRule({
  id: 'bibliotheek/dubbel',
  title: t('Clausule komt dubbel voor', 'Clause stands twice'),
  severity: 'warning',
  messages: {
    found: t(
      'De tekst van “{id}” is voor {percent}% gelijk aan die van “{other}”.',
      'The text of “{id}” is {percent}% the same as that of “{other}”.',
    ),
    same: t(
      'De clausule “{id}” staat ook in {other}; dit bestand telt daarom niet mee.',
      'The clause “{id}” also stands in {other}; this file therefore does not count.',
    ),
    overrides: t(
      'De clausule “{id}” staat ook in de bibliotheek “{other}”; die van “{own}” gaat voor.',
      'The clause “{id}” also stands in the library “{other}”; that of “{own}” wins.',
    ),
    overridden: t(
      'De clausule “{id}” staat ook in de bibliotheek “{other}” en die gaat voor op “{own}”.',
      'The clause “{id}” also stands in the library “{other}”, which wins from “{own}”.',
    ),
  },
  todo: t(
    'Houd één tekst over, of geef de clausules een andere naam.',
    'Keep one text, or give the clauses another name.',
  ),
  why: t(
    'Van twee clausules met dezelfde naam telt er maar één. Van twee bijna gelijke teksten wordt er bij een wijziging gemakkelijk een vergeten.',
    'Of two clauses with one name only one counts. Of two nearly equal texts one is easily forgotten when the other is changed.',
  ),
  whenNot: t(
    'Als uw bibliotheek met opzet een clausule van een andere bibliotheek vervangt.',
    'Where your library replaces a clause of another library on purpose.',
  ),
  belgian: true,
  across: true,
  *check(view) {
    const homes = new Map<string, string>();
    const counting: ClauseFile[] = [];
    for (const one of clauseFiles(view)) {
      const { id } = one.clause;
      const other = homes.get(id);
      if (other === undefined) {
        homes.set(id, one.file.name);
        counting.push(one);
      } else yield { ...at(one), message: 'same', severity: 'error', values: { id, other } };
    }
    yield* conflicts(view, counting);
    yield* alike(view, counting);
  },
  examples: {
    bad: [
      {
        text: '### bestand: a.yaml\nid: eigen/levering\ntitel: A\nversies:\n  - versie: "1"\n    tekst: Levering op dinsdag.\n### bestand: b.yaml\nid: ⟦eigen/levering⟧\ntitel: B\nversies:\n  - versie: "1"\n    tekst: Levering op donderdag.\n',
        severity: 'error',
      },
      {
        text: '### bestand: a.yaml\nid: eigen/herstel\ntitel: A\nversies:\n  - versie: "1"\n    tekst: De leverancier herstelt gebreken aan de geleverde goederen binnen de in het contract genoemde termijn, op eigen kosten en zonder onderbreking van het gebruik door de gebruikers van de dienst.\n### bestand: b.yaml\nid: ⟦eigen/gebreken⟧\ntitel: B\nversies:\n  - versie: "1"\n    tekst: De leverancier herstelt gebreken aan de geleverde goederen binnen de in het contract genoemde termijn, op eigen kosten en zonder onderbreking van het gebruik door gebruikers van de dienst.\n',
      },
      {
        text: '### bestand: a.yaml\nid: eigen/afval\ntitel: A\nversies:\n  - versie: "1"\n    tekst: |\n      1. Verpakkingen gaan na levering op dezelfde dag mee terug met de chauffeur die ze heeft gebracht.\n      2. Statiegeld verrekenen partijen aan het eind van elk kwartaal.\n### bestand: b.yaml\nid: ⟦eigen/verpakking⟧\ntitel: B\ninvulvelden:\n  wanneer: { omschrijving: Wanneer }\nversies:\n  - versie: "1"\n    tekst: |\n      Verpakkingen gaan na levering op dezelfde dag mee terug met de chauffeur die ze heeft gebracht.\n\n      Statiegeld verrekenen partijen aan het eind van elk kwartaal.\n',
      },
    ],
    good: [
      {
        text: '### bestand: a.yaml\nid: eigen/herstel\ntitel: A\nversies:\n  - versie: "1"\n    tekst: De leverancier herstelt gebreken binnen de in het contract genoemde termijn, op eigen kosten.\n### bestand: b.yaml\nid: eigen/onderhoud\ntitel: B\nversies:\n  - versie: "1"\n    tekst: De leverancier onderhoudt de installatie ten minste eens per jaar en meldt elke onderbreking vooraf.\n',
      },
      {
        text: 'id: eigen/a\ntitel: A\nversies:\n  - versie: "2"\n    vervangt: "1"\n    geldig-vanaf: 2026-01-01\n    tekst: De leverancier herstelt gebreken aan de geleverde goederen binnen de genoemde termijn en op eigen kosten.\n  - versie: "1"\n    geldig-vanaf: 2024-01-01\n    geldig-tot: 2025-12-31\n    tekst: De leverancier herstelt gebreken aan de geleverde goederen binnen de genoemde termijn op eigen kosten.\n',
      },
      {
        text: '### bestand: a.yaml\nid: eigen/a\ntitel: A\nversies:\n  - versie: "1"\n    tekst: Levering op dinsdag.\n### bestand: b.yaml\nid: eigen/b\ntitel: B\nversies:\n  - versie: "1"\n    tekst: Levering op dinsdag.\n',
      },
    ],
  },
});

/** Runs of words in common under which likeness is chance. */
const LEAST = 12;
/** Part of both texts that must be the same. */
const MOSTLY = 0.8;

function at({ file, content }: ClauseFile): Pick<LibraryFinding, 'file' | 'span'> {
  return { file, span: content.id!.span };
}

function* conflicts(view: LibraryView, clauses: readonly ClauseFile[]): Generator<LibraryFinding> {
  const find = (libraries: readonly ClauseLibrary[]) => {
    const homes = new Map<string, string>();
    for (const library of libraries)
      for (const { id } of library.clauses) if (!homes.has(id)) homes.set(id, nameOf(library));
    return homes;
  };
  const [winners, losers] = [find(view.before), find(view.after)];
  const own = nameOf(view.library);
  for (const one of clauses) {
    const { id } = one.clause;
    const [winner, loser] = [winners.get(id), losers.get(id)];
    const finding = { ...at(one), severity: 'information' } as const;
    if (winner !== undefined) yield { ...finding, message: 'overridden', values: { id, own, other: winner } };
    else if (loser !== undefined)
      yield { ...finding, message: 'overrides', values: { id, own, other: loser } };
  }
}

function nameOf({ title, id }: ClauseLibrary): string {
  return title || id;
}

/** Each pair once, at the later file. */
function* alike(view: LibraryView, clauses: readonly ClauseFile[]): Generator<LibraryFinding> {
  const index = clauseIndex(joinLibraries([...view.before, view.library, ...view.after]));
  const earlier = new Map<string, number>(clauses.map(({ clause }, i) => [clause.id, i]));
  for (const [i, one] of clauses.entries()) {
    const { clause } = one;
    const current = currentVersion(clause, view.date);
    if (!current) continue;
    const like = index.candidatesFor(current).find(({ indexed, shared, ofText, ofVersion }) => {
      const other = indexed.clause;
      if (shared < LEAST || ofText < MOSTLY || ofVersion < MOSTLY || other.id === clause.id) return false;
      return indexed.version === currentVersion(other, view.date) && (earlier.get(other.id) ?? -1) < i;
    });
    if (like)
      yield {
        ...at(one),
        values: { id: clause.id, other: like.indexed.clause.id, percent: percentOf(like) },
      };
  }
}

function percentOf({ ofText, ofVersion }: Likeness): number {
  return Math.min(100, Math.round(Math.min(ofText, ofVersion) * 100));
}
