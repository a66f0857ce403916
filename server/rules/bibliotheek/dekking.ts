import { coveredCells } from '../../library/coverage.ts';
import { type Clause, type ClauseLibrary, currentVersion, stepsOf } from '../../library/library.ts';
import type { LibrarySource } from '../../library/source.ts';
import type { Span } from '../../text/span.ts';
import { STEP_NAMES, STEPS, THEMES } from '../language/isv-coverage.ts';
import { type ClauseFile, clauseFiles } from '../language/library-files.ts';
import { type LibraryView, libraryRule, t } from '../rule.ts';

export const rule = libraryRule({
  id: 'bibliotheek/dekking',
  title: t('Bibliotheek dekt niet alle stappen en thema’s', 'Library does not cover all steps and themes'),
  severity: 'warning',
  messages: {
    found: t(
      'Geen clausule in de bibliotheek dekt stap {step} ({name}) voor {themes}.',
      'No clause in the library covers step {step} ({nameEn}) for {themes}.',
    ),
    step: t(
      'Geen clausule in de bibliotheek dekt stap {step} ({name}).',
      'No clause in the library covers step {step} ({nameEn}).',
    ),
  },
  todo: t(
    'Voeg een clausule toe, of neem het thema op in de clausule voor die stap.',
    'Add a clause, or take the theme into the clause for that step.',
  ),
  why: t(
    'Gepaste zorgvuldigheid bestaat uit zes stappen, voor arbeidsomstandigheden, mensenrechten en milieu. Wie zijn bestek uit deze bibliotheek samenstelt, mist anders ongemerkt een deel.',
    'Due diligence has six steps, for labour conditions, human rights and the environment. Who makes up a specification from this library would otherwise miss a part unnoticed.',
  ),
  whenNot: t(
    'Als de ontbrekende stap met opzet in een andere bibliotheek staat.',
    'Where the missing step stands in another library on purpose.',
  ),
  belgian: true,
  across: true,
  *check(view) {
    const files = [...clauseFiles(view)].filter(({ clause }) => stepsIn(clause, view.date).length > 0);
    const own = new Set(files.flatMap(({ clause }) => stepsIn(clause, view.date)));
    // One step alone is no attempt at all six.
    if (own.size < 2) return;
    const covered = coveredCells(clausesToJudge(view, files), view.date);
    const { file, span } = place(view, files);
    for (const step of STEPS) {
      const missing = THEMES.filter((theme) => !covered.has(`${step}:${theme}`));
      if (missing.length === 0) continue;
      yield {
        file,
        span,
        ...(missing.length === THEMES.length ? { message: 'step' } : {}),
        values: {
          step,
          name: STEP_NAMES[step].nl,
          nameEn: STEP_NAMES[step].en,
          themes: missing.join(', '),
        },
      };
    }
  },
  examples: {
    bad: [
      {
        text: '### bestand: bibliotheek.yaml\nid: ⟦eigen⟧\ntitel: Eigen\n### bestand: a.yaml\nid: eigen/keten\ntitel: Keten\nstappen: [1, 2, 3, 4, 5]\nthemas: [arbeidsomstandigheden, mensenrechten, milieu]\nversies:\n  - versie: "1"\n    tekst: Tekst.\n',
      },
      {
        text: '### bestand: bibliotheek.yaml\nid: ⟦eigen⟧\ntitel: Eigen\n### bestand: a.yaml\nid: eigen/keten\ntitel: Keten\nstappen: [1, 2, 3, 4, 5, 6]\nthemas: [arbeidsomstandigheden, mensenrechten, milieu]\nversies:\n  - versie: "1"\n    stappen: [1, 2, 3, 4, 6]\n    tekst: Tekst.\n',
      },
      {
        text: '### bestand: a.yaml\nid: ⟦eigen/a⟧\ntitel: A\nstappen: [1, 2, 3, 4, 5]\nthemas: [arbeidsomstandigheden, mensenrechten, milieu]\nversies:\n  - versie: "1"\n    tekst: Tekst.\n### bestand: b.yaml\nid: eigen/b\ntitel: B\nstap: 6\nthemas: [mensenrechten]\nversies:\n  - versie: "1"\n    tekst: Tekst.\n',
      },
    ],
    good: [
      {
        text: '### bestand: bibliotheek.yaml\nid: eigen\ntitel: Eigen\n### bestand: a.yaml\nid: eigen/keten\ntitel: Keten\nstappen: [1, 2, 3, 4, 5, 6]\nthemas: [arbeidsomstandigheden, mensenrechten, milieu]\nversies:\n  - versie: "1"\n    tekst: Tekst.\n',
      },
      {
        text: 'id: eigen/levering\ntitel: Levering\nthemas: [milieu]\nversies:\n  - versie: "1"\n    tekst: Levering op dinsdag.\n',
      },
      {
        text: 'id: eigen/risico\ntitel: Een losse stap\nstap: 2\nthemas: [milieu]\nversies:\n  - versie: "1"\n    tekst: Onderzoek.\n',
      },
    ],
  },
});

function stepsIn(clause: Clause, date: string): readonly number[] {
  const version = currentVersion(clause, date);
  return version ? stepsOf(clause, version) : [];
}

/** A library that only replaces clauses of others is judged together with them. */
function clausesToJudge(view: LibraryView, files: readonly ClauseFile[]): readonly Clause[] {
  const others: readonly ClauseLibrary[] = [...view.before, ...view.after];
  const known = new Set(others.flatMap((library) => library.clauses.map((clause) => clause.id)));
  if (!files.every(({ clause }) => known.has(clause.id))) return view.library.clauses;
  const byId = new Map<string, Clause>();
  for (const library of [...view.before, view.library, ...view.after])
    for (const clause of library.clauses) if (!byId.has(clause.id)) byId.set(clause.id, clause);
  return [...byId.values()];
}

/** The name of the library, or else of its first clause with a step. */
function place(view: LibraryView, files: readonly ClauseFile[]): { file: LibrarySource; span: Span } {
  const head = view.files.find((file) => file.kind === 'head' && file.content?.id);
  if (head?.content?.id) return { file: head, span: head.content.id.span };
  const { file, content } = files[0]!;
  return { file, span: content.id!.span };
}
