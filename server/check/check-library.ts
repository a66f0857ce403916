import { type ClauseLibrary, currentVersion, joinLibraries } from '../library/library.ts';
import { clauseOf } from '../library/read-library.ts';
import type { LibrarySource } from '../library/source.ts';
import { DOCUMENT_AT, type LibraryFinding, type LibraryRule, type Rule } from '../rules/rule.ts';
import type { Facts } from '../spec/fact-schema.ts';
import type { Role } from '../spec/model.ts';
import { type Specification, specificationOfTexts } from '../spec/specification.ts';
import { type Checked, createChecker } from './check.ts';
import type { Problem } from './problem.ts';
import { type CheckSettings, severityFor } from './settings.ts';

/** A library with its files, as it is loaded. */
export interface LibraryToCheck {
  readonly files: readonly LibrarySource[];
  readonly library: ClauseLibrary;
  /** The other libraries in use: those that win from this one, and those it wins from. */
  readonly before: readonly ClauseLibrary[];
  readonly after: readonly ClauseLibrary[];
}

/** A checked file, in the shape of a checked document, so that every output renders it. */
export interface CheckedFile {
  readonly source: LibrarySource;
  readonly checked: Checked;
}

export interface LibraryChecker {
  /** Findings of the library rules, and of the text rules on the clause texts in force, per file. */
  check(library: LibraryToCheck): CheckedFile[];
}

/** Rules that a clause text breaks by its nature: its fields are there to be filled in later. */
const NOT_FOR_CLAUSES: ReadonlySet<string> = new Set(['tekst/invulveld']);

/** A clause must do under the strictest rules. */
const ASSUMED_FACTS: Facts = { procedure: 'openbaar' };

const ROLES: Readonly<Record<string, Role>> = { gunningscriterium: 'award', minimumeis: 'requirements' };

export function createLibraryChecker(rules: readonly Rule[], settings: CheckSettings): LibraryChecker {
  const libraryRules = rules.filter(
    (rule): rule is LibraryRule => rule.scope === 'library' && severityFor(settings, rule.id) !== 'off',
  );
  // A document rule looks at a tender as a whole, which a clause is not.
  const textRules = rules.filter((rule) => rule.scope === 'section' && !NOT_FOR_CLAUSES.has(rule.id));
  const texts = createChecker(textRules, joinLibraries([]), settings);
  const known = new WeakMap<LibrarySource, Checked>();

  function checkTexts(source: LibrarySource): Checked {
    let checked = known.get(source);
    if (!checked) {
      checked = texts.check(textsOf(source, settings.date));
      known.set(source, checked);
    }
    return checked;
  }

  return {
    check({ files, library, before, after }) {
      const sorted = [...files].sort((a, b) => (a.name < b.name ? -1 : 1));
      const found = new Map<LibrarySource, Problem[]>(sorted.map((source) => [source, []]));
      const view = { files: sorted, library, before, after, date: settings.date };
      for (const rule of libraryRules) {
        try {
          for (const finding of rule.check(view))
            found.get(finding.file)?.push(toProblem(rule, finding, settings));
        } catch (error) {
          const [file] = sorted;
          if (file) found.get(file)!.push(crashed(rule, file, error, settings));
        }
      }
      return sorted.map((source) => {
        const checked = checkTexts(source);
        const own = found.get(source)!.sort((a, b) => a.span.start - b.span.start);
        return { source, checked: { ...checked, inFacts: own } };
      });
    },
  };
}

/** The clause text in force in a file, as a specification of which the texts are the sections. */
function textsOf(source: LibrarySource, date: string): Specification {
  const clause = clauseOf(source);
  const current = clause && currentVersion(clause, date);
  const version = source.content?.versions.find(
    (one) => one.text?.value === current?.text && one.version?.value === current?.version,
  );
  const role = ROLES[clause?.applications[0] ?? ''] ?? 'contract';
  const texts = version?.text ? [{ map: version.text.map(), role }] : [];
  return specificationOfTexts(source.name, source.text, source.eol, texts, ASSUMED_FACTS);
}

function toProblem(rule: LibraryRule, finding: LibraryFinding, settings: CheckSettings): Problem {
  const given = severityFor(settings, rule.id);
  const own = finding.severity ?? rule.severity;
  return {
    rule,
    finding,
    at: DOCUMENT_AT,
    span: finding.span,
    severity: given && given !== 'off' && finding.severity === undefined ? given : own,
    citation: undefined,
    fixes: finding.fixes ?? [],
    related: (finding.related ?? []).map((one) => ({ ...one, at: DOCUMENT_AT })),
    motivated: undefined,
    assumedEu: false,
  };
}

function crashed(rule: LibraryRule, file: LibrarySource, error: unknown, settings: CheckSettings): Problem {
  const span = { start: 0, end: Math.min(1, file.text.length) };
  const text = error instanceof Error ? error.message : String(error);
  return { ...toProblem(rule, { file, span }, settings), crashed: text };
}
