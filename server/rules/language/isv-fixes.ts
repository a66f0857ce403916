import { fillFields } from '../../library/fields.ts';
import { currentVersion, type Library, markedClause } from '../../library/library.ts';

/** The clause with this id in the version in force, between its markers; undefined when no library has it. */
export function clauseText(library: Library, id: string, date: string): string | undefined {
  const clause = library.clause(id);
  const version = clause && currentVersion(clause, date);
  return version && markedClause(clause, version, fillFields(clause, version, {}));
}
