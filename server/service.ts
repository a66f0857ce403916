import { type Checked, type Checker, createChecker } from './check/check.ts';
import { fixAll } from './check/fix.ts';
import type { Range } from './check/places.ts';
import { PROFILES } from './check/profiles.ts';
import { NO_PROJECT, PROJECT_FILE, type Project } from './check/project.ts';
import type { UserLanguage } from './check/render.ts';
import { type CheckSettings, defaultSettings } from './check/settings.ts';
import { type Action, actionsAt, fixAllAction } from './features/actions.ts';
import { type Completion, completionsAt } from './features/completion.ts';
import { type Fold, foldsOf } from './features/folding.ts';
import { type FormatResult, formatEdits } from './features/format.ts';
import { type Hover, hoverAt } from './features/hover.ts';
import { rulePage } from './features/rule-page.ts';
import { type OutlineEntry, outlineOf } from './features/symbols.ts';
import { lawAt } from './law/law.ts';
import { ONLY_BUILT_IN } from './library/libraries.ts';
import { type Library, onlyLibraries } from './library/library.ts';
import { checkedWithBaseline } from './report/baseline.ts';
import { allRules } from './rules/all.ts';
import type { Rule } from './rules/rule.ts';
import { offsetAt, type Position } from './spec/pieces.ts';
import {
  type Change,
  changeSpecification,
  declaresSpecification,
  isSpecificationName,
  type Language,
  readSpecification,
  type Specification,
} from './spec/specification.ts';

/**
 * The language service: everything Bestekwijzer knows, as plain functions over open texts. Editor, browser and command
 * line are doors to it; it knows no protocol, no files and no clock.
 */
export interface Service {
  /** Takes in a text; an earlier one under the same name is replaced. */
  open(uri: string, language: Language, text: string): void;
  /** Edits an open text; unknown names are ignored. */
  change(uri: string, changes: readonly Change[]): void;
  close(uri: string): void;
  /** Whether an open text is a specification; no other text ever gets a finding. */
  isSpecification(uri: string): boolean;
  /** The findings of an open specification; undefined for any other text. */
  check(uri: string): Checked | undefined;
  actions(uri: string, start: Position, end: Position): Action[];
  fixAll(uri: string): Action | undefined;
  /** The whole text after every safe fix. */
  fixed(uri: string): { text: string; fixed: number } | undefined;
  completions(uri: string, position: Position): Completion[];
  hover(uri: string, position: Position): Hover | undefined;
  outline(uri: string): OutlineEntry[];
  folds(uri: string): Fold[];
  /** Edits that lay an open specification out, or part of it; undefined for any other text. */
  format(uri: string, range?: Range): FormatResult | undefined;
  /** The page of a rule as Markdown, or undefined for an unknown id. */
  rulePage(id: string): string | undefined;
  configure(options: Partial<ServiceOptions>): void;
  /** An open text as it is read, whether or not it is a specification. */
  spec(uri: string): Specification | undefined;
  /** The language in which a text is spoken of: that of its project, or else that of the options. */
  languageOf(uri: string): UserLanguage;
  /** The libraries in use for a text: those of its project, or else of the options, as far as its front matter names them. */
  libraryOf(uri: string): Library;
  /** The libraries of the options, for what belongs to no text. */
  readonly library: Library;
  readonly rules: readonly Rule[];
  readonly options: ServiceOptions;
}

export interface ServiceOptions {
  /** Today, ISO. */
  readonly date: string;
  readonly language: UserLanguage;
  /**
   * The project a text belongs to, whether its globs name it, its libraries when it has any of its own, and the
   * fingerprints of the findings that its baseline knows of the text.
   */
  readonly projectOf: (uri: string) => {
    readonly project: Project;
    readonly listed: boolean;
    readonly library?: Library;
    readonly baseline?: ReadonlySet<string> | undefined;
  };
  /** The libraries in use where no project has its own; the built-in one unless told otherwise. */
  readonly library: Library;
}

interface Open {
  spec: Specification;
  checked: Checked | undefined;
  checker: Checker | undefined;
  /** `checked` with a baseline. */
  shown:
    | { readonly from: Checked; readonly known: ReadonlySet<string>; readonly checked: Checked }
    | undefined;
}

/** A service; without libraries of its own it has the built-in one. `options.date` is the day the rules are applied at unless a text says otherwise. */
export function createService(initial: Pick<ServiceOptions, 'date'> & Partial<ServiceOptions>): Service {
  let options: ServiceOptions = {
    language: 'nl',
    library: ONLY_BUILT_IN.library,
    projectOf: () => ({ project: NO_PROJECT, listed: false }),
    ...initial,
  };
  const texts = new Map<string, Open>();
  let checkers = new WeakMap<Library, Map<string, Checker>>();

  function libraryOf(uri: string): Library {
    const all = options.projectOf(uri).library ?? options.library;
    return onlyLibraries(all, texts.get(uri)?.spec.factSheet.facts.libraries);
  }

  function languageOf(uri: string): UserLanguage {
    return options.projectOf(uri).project.language ?? options.language;
  }

  function checkerFor(uri: string): Checker {
    const library = libraryOf(uri);
    const settings = settingsFor(options, options.projectOf(uri).project);
    const key = JSON.stringify(settings);
    let own = checkers.get(library);
    if (!own) {
      own = new Map();
      checkers.set(library, own);
    }
    let checker = own.get(key);
    if (!checker) {
      checker = createChecker(allRules(), library, settings);
      own.set(key, checker);
    }
    return checker;
  }

  function isSpecification(uri: string): boolean {
    const open = texts.get(uri);
    // A glob such as `**/*.yaml` names the project file as well.
    return (
      open !== undefined &&
      !uri.endsWith(`/${PROJECT_FILE}`) &&
      (isSpecificationName(uri) || declaresSpecification(open.spec) || options.projectOf(uri).listed)
    );
  }

  function check(uri: string): Checked | undefined {
    const open = texts.get(uri);
    if (!open || !isSpecification(uri)) return undefined;
    const checker = checkerFor(uri);
    if (!open.checked || open.checker !== checker || open.checked.spec !== open.spec) {
      open.checked = checker.check(open.spec, open.checker === checker ? open.checked : undefined);
      open.checker = checker;
    }
    return withBaseline(open, open.checked, options.projectOf(uri).baseline);
  }

  function at(uri: string, position: Position): { checked: Checked; offset: number } | undefined {
    const checked = check(uri);
    return checked && { checked, offset: offsetAt(checked.spec.text, position) };
  }

  return {
    open(uri, language, text) {
      texts.set(uri, {
        spec: readSpecification(uri, language, text),
        checked: undefined,
        checker: undefined,
        shown: undefined,
      });
    },
    change(uri, changes) {
      const open = texts.get(uri);
      if (open) open.spec = changeSpecification(open.spec, changes);
    },
    close: (uri) => void texts.delete(uri),
    isSpecification,
    check,
    actions(uri, start, end) {
      const checked = check(uri);
      if (!checked) return [];
      return actionsAt(
        checked,
        offsetAt(checked.spec.text, start),
        offsetAt(checked.spec.text, end),
        languageOf(uri),
      );
    },
    fixAll(uri) {
      const checked = check(uri);
      return checked && fixAllAction(checked, languageOf(uri));
    },
    fixed(uri) {
      const checked = check(uri);
      return checked && fixAll(checked.spec, checkerFor(uri));
    },
    completions(uri, position) {
      const here = at(uri, position);
      if (!here) return [];
      const { date } = here.checked.contexts.of('other');
      return completionsAt(here.checked.spec, here.offset, {
        library: libraryOf(uri),
        rules: allRules(),
        date,
        language: languageOf(uri),
      });
    },
    hover(uri, position) {
      const here = at(uri, position);
      return here && hoverAt(here.checked, here.offset, libraryOf(uri), allRules(), languageOf(uri));
    },
    outline: (uri) => (isSpecification(uri) ? outlineOf(texts.get(uri)!.spec) : []),
    folds: (uri) => (isSpecification(uri) ? foldsOf(texts.get(uri)!.spec) : []),
    format(uri, range) {
      if (!isSpecification(uri)) return undefined;
      const { spec } = texts.get(uri)!;
      const within = range && {
        start: offsetAt(spec.text, range.start),
        end: offsetAt(spec.text, range.end),
      };
      return formatEdits(spec, within);
    },
    rulePage(id) {
      const rule = allRules().find((one) => one.id === id);
      return rule && rulePage(rule, lawAt(options.date), options.language);
    },
    configure(changed) {
      options = { ...options, ...changed };
      checkers = new WeakMap();
    },
    spec: (uri) => texts.get(uri)?.spec,
    languageOf,
    libraryOf,
    get library() {
      return options.library;
    },
    get rules() {
      return allRules();
    },
    get options() {
      return options;
    },
  };
}

function withBaseline(open: Open, checked: Checked, known: ReadonlySet<string> | undefined): Checked {
  if (!known) return checked;
  const before = open.shown;
  if (before?.from === checked && before.known === known) return before.checked;
  open.shown = { from: checked, known, checked: checkedWithBaseline(checked, known, before?.checked) };
  return open.shown.checked;
}

/** Settings of a project at the service's date. */
export function settingsFor(options: Pick<ServiceOptions, 'date'>, project: Project): CheckSettings {
  const profileRules = project.profile ? PROFILES[project.profile]?.rules : {};
  return { ...defaultSettings(project.date ?? options.date), rules: { ...profileRules, ...project.rules } };
}
