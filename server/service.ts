import { type Checked, type Checker, createChecker } from './check/check.ts';
import { fixAll } from './check/fix.ts';
import { PROFILES } from './check/profiles.ts';
import { NO_PROJECT, PROJECT_FILE, type Project } from './check/project.ts';
import type { UserLanguage } from './check/render.ts';
import { type CheckSettings, defaultSettings } from './check/settings.ts';
import { type Action, actionsAt, fixAllAction } from './features/actions.ts';
import { type Completion, completionsAt } from './features/completion.ts';
import { type Fold, foldsOf } from './features/folding.ts';
import { type Hover, hoverAt } from './features/hover.ts';
import { rulePage } from './features/rule-page.ts';
import { type OutlineEntry, outlineOf } from './features/symbols.ts';
import { lawAt } from './law/law.ts';
import { BUILT_IN } from './library/builtin.gen.ts';
import { joinLibraries, type Library } from './library/library.ts';
import { rules } from './rules/all.gen.ts';
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
  /** The page of a rule as Markdown, or undefined for an unknown id. */
  rulePage(id: string): string | undefined;
  configure(options: Partial<ServiceOptions>): void;
  /** An open text as it is read, whether or not it is a specification. */
  spec(uri: string): Specification | undefined;
  readonly library: Library;
  readonly rules: readonly Rule[];
  readonly options: ServiceOptions;
}

export interface ServiceOptions {
  /** Today, ISO. */
  readonly date: string;
  readonly language: UserLanguage;
  /** The project a text belongs to and whether its globs name it. */
  readonly projectOf: (uri: string) => { readonly project: Project; readonly listed: boolean };
}

interface Open {
  spec: Specification;
  checked: Checked | undefined;
  checker: Checker | undefined;
}

/** A service with the built-in library. `options.date` is the day the rules are applied at unless a text says otherwise. */
export function createService(initial: Pick<ServiceOptions, 'date'> & Partial<ServiceOptions>): Service {
  let options: ServiceOptions = {
    language: 'nl',
    projectOf: () => ({ project: NO_PROJECT, listed: false }),
    ...initial,
  };
  const texts = new Map<string, Open>();
  const checkers = new Map<string, Checker>();
  const library = joinLibraries([BUILT_IN]);

  function checkerFor(uri: string): Checker {
    const settings = settingsFor(options, options.projectOf(uri).project);
    const key = JSON.stringify(settings);
    let checker = checkers.get(key);
    if (!checker) {
      checker = createChecker(rules, library, settings);
      checkers.set(key, checker);
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
    return open.checked;
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
        options.language,
      );
    },
    fixAll(uri) {
      const checked = check(uri);
      return checked && fixAllAction(checked, options.language);
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
        library,
        rules,
        date,
        language: options.language,
      });
    },
    hover(uri, position) {
      const here = at(uri, position);
      return here && hoverAt(here.checked, here.offset, library, rules, options.language);
    },
    outline: (uri) => (isSpecification(uri) ? outlineOf(texts.get(uri)!.spec) : []),
    folds: (uri) => (isSpecification(uri) ? foldsOf(texts.get(uri)!.spec) : []),
    rulePage(id) {
      const rule = rules.find((one) => one.id === id);
      return rule && rulePage(rule, lawAt(options.date), options.language);
    },
    configure(changed) {
      options = { ...options, ...changed };
      checkers.clear();
    },
    spec: (uri) => texts.get(uri)?.spec,
    library,
    rules,
    get options() {
      return options;
    },
  };
}

/** Settings of a project at the service's date. */
export function settingsFor(options: Pick<ServiceOptions, 'date'>, project: Project): CheckSettings {
  const profileRules = project.profile ? PROFILES[project.profile]?.rules : {};
  return { ...defaultSettings(project.date ?? options.date), rules: { ...profileRules, ...project.rules } };
}
