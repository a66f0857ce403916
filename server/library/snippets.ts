import { type ClauseLibrary, fillClause } from './library.ts';

/** A VS Code snippet file: one snippet per clause in its newest version, its fields as tab stops. */
export function clauseSnippets(
  library: ClauseLibrary,
): Record<string, { prefix: string[]; description: string; body: string[]; scope: string }> {
  const snippets: ReturnType<typeof clauseSnippets> = {};
  for (const clause of library.clauses) {
    const version = clause.versions[0]!;
    const body = `<!-- clausule ${clause.id}@${version.version} -->\n${fillClause(clause, version, true)}\n<!-- /clausule -->\n$0`;
    snippets[`${clause.title} (${version.version})`] = {
      scope: 'markdown',
      prefix: [`clausule ${clause.id}`],
      description: `Clausule ${clause.id}, versie ${version.version}: ${clause.title}. Eigen formulering, geen officiële tekst.`,
      body: body.split('\n'),
    };
  }
  return snippets;
}
