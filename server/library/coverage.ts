import { type Clause, currentVersion, stepsOf } from './library.ts';

/** The cells of the table of due-diligence steps (1..6) and themes that clauses cover at a date (ISO): "2:milieu". */
export function coveredCells(clauses: Iterable<Clause>, date: string): Set<string> {
  const covered = new Set<string>();
  for (const clause of clauses) {
    const version = currentVersion(clause, date);
    if (!version) continue;
    for (const step of stepsOf(clause, version))
      for (const theme of version.themes ?? clause.themes) covered.add(`${step}:${theme}`);
  }
  return covered;
}
