import { type ClauseLibrary, currentVersion, joinLibraries } from '../library/library.ts';
import { clauseOf, libraryOf } from '../library/read-library.ts';
import type { LibrarySource } from '../library/source.ts';
import {
  DOCUMENT_AT,
  type LibraryFinding,
  type LibraryRule,
  type LibraryView,
  type Rule,
} from '../rules/rule.ts';
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
  /** Findings of the library rules, and of the text rules on the clause texts in force, per file, in order of name. */
  check(library: LibraryToCheck): CheckedFile[];
  /** What the rules find that hold files against each other, by the name of the file. */
  across(library: LibraryToCheck): Map<string, readonly Problem[]>;
  /**
   * The findings of one file, with those of `across` put at the id it has now. The same answer, as an object, for the
   * same file and the same findings.
   */
  checkFile(source: LibrarySource, across: readonly Problem[]): Checked;
}

/** Rules that a clause text breaks by its nature: its fields are there to be filled in later. */
const NOT_FOR_CLAUSES: ReadonlySet<string> = new Set(['tekst/invulveld']);

/** A clause must do under the strictest rules. */
const ASSUMED_FACTS: Facts = { procedure: 'openbaar' };

const ROLES: Readonly<Record<string, Role>> = { gunningscriterium: 'award', minimumeis: 'requirements' };

export function createLibraryChecker(rules: readonly Rule[], settings: CheckSettings): LibraryChecker {
  const active = rules.filter(
    (rule): rule is LibraryRule => rule.scope === 'library' && severityFor(settings, rule.id) !== 'off',
  );
  const [acrossRules, fileRules] = [
    active.filter(({ across }) => across),
    active.filter(({ across }) => !across),
  ];
  // A document rule looks at a tender as a whole, which a clause is not.
  const textRules = rules.filter((rule) => rule.scope === 'section' && !NOT_FOR_CLAUSES.has(rule.id));
  const texts = createChecker(textRules, joinLibraries([]), settings);
  const known = new WeakMap<
    LibrarySource,
    { own: readonly Problem[]; texts: Checked; across: readonly Problem[]; checked: Checked }
  >();

  /** Problems by file; what a file is not in `view` for is left out. */
  function run(some: readonly LibraryRule[], view: LibraryView): Map<LibrarySource, Problem[]> {
    const found = new Map<LibrarySource, Problem[]>();
    const add = (file: LibrarySource, problem: Problem) => {
      const list = found.get(file);
      if (list) list.push(problem);
      else found.set(file, [problem]);
    };
    for (const rule of some) {
      try {
        for (const finding of rule.check(view)) add(finding.file, toProblem(rule, finding, settings));
      } catch (error) {
        const [file] = view.files;
        if (file) add(file, crashed(rule, file, error, settings));
      }
    }
    return found;
  }

  function across({ files, library, before, after }: LibraryToCheck): Map<string, readonly Problem[]> {
    const view = { files: sorted(files), library, before, after, date: settings.date };
    return new Map([...run(acrossRules, view)].map(([{ name }, problems]) => [name, problems]));
  }

  function checkFile(source: LibrarySource, others: readonly Problem[]): Checked {
    const before = known.get(source);
    if (before && isSameList(before.across, others)) return before.checked;
    const own =
      before?.own ??
      run(fileRules, {
        files: [source],
        library: libraryOf([source]),
        before: [],
        after: [],
        date: settings.date,
      }).get(source) ??
      [];
    const ofTexts = before?.texts ?? texts.check(textsOf(source, settings.date));
    const id = (source.content ?? source.partial)?.id?.span;
    const placed = id
      ? others.map((one) => ({ ...one, span: id, finding: { ...one.finding, span: id } }))
      : [];
    const inFacts = [...own, ...placed].sort((a, b) => a.span.start - b.span.start);
    const checked = { ...ofTexts, inFacts };
    known.set(source, { own, texts: ofTexts, across: others, checked });
    return checked;
  }

  return {
    across,
    checkFile,
    check(library) {
      const others = across(library);
      return sorted(library.files).map((source) => ({
        source,
        checked: checkFile(source, others.get(source.name) ?? NONE),
      }));
    },
  };
}

const NONE: readonly Problem[] = [];

function sorted(files: readonly LibrarySource[]): LibrarySource[] {
  return [...files].sort((a, b) => (a.name < b.name ? -1 : 1));
}

function isSameList(a: readonly Problem[], b: readonly Problem[]): boolean {
  return a === b || (a.length === 0 && b.length === 0);
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
