import {
  type CodeAction,
  CodeActionKind,
  type CompletionItem,
  CompletionItemKind,
  type Diagnostic,
  DiagnosticSeverity,
  type DocumentSymbol,
  type FoldingRange,
  FoldingRangeKind,
  InsertTextFormat,
  SymbolKind,
  type WorkspaceEdit,
} from 'vscode-languageserver';
import type { Checked } from '../check/check.ts';
import { problemRange, rangeOf, toDocument } from '../check/places.ts';
import type { Problem } from '../check/problem.ts';
import { fill, type UserLanguage } from '../check/render.ts';
import type { Action, ActionEdit } from '../features/actions.ts';
import type { Completion } from '../features/completion.ts';
import type { Fold } from '../features/folding.ts';
import type { OutlineEntry } from '../features/symbols.ts';
import { shownMessage } from '../report/report.ts';
import { FACTS_AT } from '../rules/rule.ts';
import type { Section } from '../spec/model.ts';
import { type Position, positionAt } from '../spec/pieces.ts';

/** The only place where own types become protocol types. */

const SOURCE = 'bestekwijzer';

const SEVERITIES = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  information: DiagnosticSeverity.Information,
  hint: DiagnosticSeverity.Hint,
} as const;

export interface DiagnosticOptions {
  readonly uri: string;
  readonly language: UserLanguage;
  /** At most this many are sent; the last one says how many more there are. */
  readonly most: number;
  /** Address of a rule's page. */
  readonly pageOf: (rule: string) => string;
}

const MORE = {
  nl: 'Nog {count} bevindingen in dit document worden niet getoond. Los eerst andere op, of verhoog de instelling ‘bestekwijzer.maximumBevindingen’.',
  en: 'Another {count} findings in this document are not shown. Mend others first, or raise the setting ‘bestekwijzer.maximumBevindingen’.',
};

const IN_BASELINE = { nl: 'nullijn', en: 'baseline' };

/**
 * Diagnostics of a checked text in the order of the text; motivated findings are no diagnostics. What the baseline knows
 * takes no room from what is new.
 */
export function toDiagnostics(checked: Checked, options: DiagnosticOptions): Diagnostic[] {
  return toDiagnosticGroups(checked, options).flat();
}

/**
 * The diagnostics in groups, one for each section that has any. A group stays the very same list while its section
 * and the line it starts on do, so that after a key only what changed is made, and compared, anew.
 */
export function toDiagnosticGroups(checked: Checked, options: DiagnosticOptions): readonly Diagnostic[][] {
  const groups: Diagnostic[][] = [];
  let room = options.most;
  let knownRoom = options.most;
  let left = 0;
  const add = (at: number, all: readonly Problem[]) => {
    let problems = all;
    if (all.some((problem) => problem.inBaseline)) {
      const known = all.filter((problem) => problem.inBaseline);
      problems = all.filter((problem) => !problem.inBaseline);
      const group = known.slice(0, knownRoom).map((problem) => toDiagnostic(checked, problem, options));
      if (group.length > 0) groups.push(group);
      knownRoom -= group.length;
    }
    if (room === 0) {
      for (const problem of problems) if (problem.motivated === undefined) left++;
      return;
    }
    const group = sectionDiagnostics(checked, at, problems, options);
    if (group.length > 0) groups.push(group.length > room ? group.slice(0, room) : group);
    left += Math.max(0, group.length - room);
    room -= Math.min(room, group.length);
  };
  add(FACTS_AT, checked.inFacts);
  const { bySection } = checked;
  for (let at = 0; at < bySection.length; at++) if (bySection[at]!.length > 0) add(at, bySection[at]!);
  if (left > 0) {
    groups.push([
      {
        range: { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } },
        severity: DiagnosticSeverity.Information,
        source: SOURCE,
        message: fill(MORE, { count: left }, options.language),
      },
    ]);
  }
  return groups;
}

interface Told {
  readonly at: number;
  readonly section: Section;
  readonly start: Position;
}

interface Made {
  /** The sections that are told of: the one of the problems, and those of what is related. */
  readonly places: readonly Told[];
  readonly options: DiagnosticOptions;
  readonly group: Diagnostic[];
}

const made = new WeakMap<readonly Problem[], Made>();

function sectionDiagnostics(
  checked: Checked,
  at: number,
  problems: readonly Problem[],
  options: DiagnosticOptions,
): Diagnostic[] {
  const before = made.get(problems);
  if (
    before &&
    before.options.uri === options.uri &&
    before.options.language === options.language &&
    before.options.pageOf === options.pageOf &&
    before.places.every((told) => isInPlace(checked, told))
  )
    return before.group;
  const shown = problems.filter((problem) => problem.motivated === undefined);
  const group = shown.map((problem) => toDiagnostic(checked, problem, options));
  const told = new Set([at, ...shown.flatMap(({ related }) => related.map((one) => one.at ?? at))]);
  // What stands outside the sections moves without them.
  if ([...told].every((one) => one >= 0)) {
    const places = [...told].map((one) => ({
      at: one,
      section: checked.spec.sections[one]!.section,
      start: startOf(checked, one),
    }));
    made.set(problems, { places, options, group });
  }
  return group;
}

function isInPlace(checked: Checked, { at, section, start }: Told): boolean {
  if (checked.spec.sections[at]?.section !== section) return false;
  const now = startOf(checked, at);
  return now.line === start.line && now.character === start.character;
}

function startOf({ spec }: Checked, at: number): Position {
  return positionAt(spec.text, spec.places.start(at));
}

function toDiagnostic(checked: Checked, problem: Problem, options: DiagnosticOptions): Diagnostic {
  const { spec } = checked;
  const related = problem.related.map((one) => ({
    location: { uri: options.uri, range: rangeOf(spec, toDocument(spec, one.at ?? problem.at, one.span)) },
    message: fill(one.message, problem.finding.values, options.language),
  }));
  return {
    range: problemRange(spec, problem),
    severity: SEVERITIES[problem.severity],
    code: problem.rule.id,
    codeDescription: { href: options.pageOf(problem.rule.id) },
    source: SOURCE,
    message:
      shownMessage(problem, options.language) +
      (problem.inBaseline ? ` [${IN_BASELINE[options.language]}]` : ''),
    ...(related.length > 0 ? { relatedInformation: related } : {}),
  };
}

export interface ActionOptions extends DiagnosticOptions {
  readonly version: number | undefined;
  /** The client takes snippets in workspace edits. */
  readonly snippets: boolean;
  readonly documentChanges: boolean;
  /** The client can make files. */
  readonly creates: boolean;
  /** The client can show a file when asked to. */
  readonly showsFiles: boolean;
  /** The client has the command that shows a rule's page. */
  readonly showsRules: boolean;
  /** The client has the command that shows two texts side by side. */
  readonly compares: boolean;
  /** The client wants to hear, by a command of its own, that something was done about a finding. */
  readonly hearsDone: boolean;
}

const COMPARE = 'bestekwijzer.vergelijkMetBibliotheek';
const SHOW_RULE = 'bestekwijzer.toonRegel';
/** Without arguments: VS Code tells a walkthrough only of commands that have none. */
const DONE = 'bestekwijzer.gedaan';
/** The server's own command that tells why something cannot be done; its argument is the reason. */
export const WHY_NOT = 'bestekwijzer.waaromNiet';
/** The server's own command that shows a file in the editor, at a position; done after the edits of an action. */
export const SHOW_FILE = 'bestekwijzer.toonBestand';
export const FIX_ALL_KIND = `${CodeActionKind.SourceFixAll}.bestekwijzer`;

/** The kind under which the protocol has an action. */
export function codeActionKind({ kind }: Action): string {
  return kind === 'fixAll'
    ? FIX_ALL_KIND
    : kind === 'refactor'
      ? CodeActionKind.Refactor
      : CodeActionKind.QuickFix;
}

/** A code action, or undefined when the client cannot do it. */
export function toCodeAction(
  checked: Checked,
  action: Action,
  options: ActionOptions,
): CodeAction | undefined {
  if (action.explains !== undefined) {
    if (!options.showsRules) return undefined;
    return {
      title: action.title,
      kind: CodeActionKind.QuickFix,
      command: { title: action.title, command: SHOW_RULE, arguments: [action.explains] },
    };
  }
  if (action.compares) {
    if (!options.compares) return undefined;
    return {
      title: action.title,
      kind: CodeActionKind.QuickFix,
      ...(action.problem ? { diagnostics: [toDiagnostic(checked, action.problem, options)] } : {}),
      command: { title: action.title, command: COMPARE, arguments: [options.uri, action.compares] },
    };
  }
  if (action.refused !== undefined) {
    return {
      title: action.title,
      kind: codeActionKind(action),
      command: { title: action.title, command: WHY_NOT, arguments: [action.refused] },
    };
  }
  if (action.creates && !(options.creates && options.documentChanges)) return undefined;
  return {
    title: action.title,
    kind: codeActionKind(action),
    ...(action.preferred ? { isPreferred: true } : {}),
    ...(action.problem ? { diagnostics: [toDiagnostic(checked, action.problem, options)] } : {}),
    edit: toWorkspaceEdit(action, options),
    ...(options.hearsDone ? { command: { title: action.title, command: `${DONE}.${action.kind}` } } : {}),
    // In place of that: a file that is to be looked at matters more.
    ...(options.showsFiles ? showing(action) : {}),
  };
}

/** A file that an action makes or changes elsewhere is shown, since there is more to do there. */
function showing({ title, creates, elsewhere }: Action): Pick<CodeAction, 'command'> {
  const [first] = elsewhere ?? [];
  const uri = creates?.uri ?? first?.[0];
  if (uri === undefined) return {};
  const position = first?.[1][0]?.range.start ?? START;
  return { command: { title, command: SHOW_FILE, arguments: [uri, position] } };
}

function toWorkspaceEdit(action: Action, options: ActionOptions): WorkspaceEdit {
  const plain = (edits: readonly ActionEdit[]) => edits.map(({ range, text }) => ({ range, newText: text }));
  const elsewhere = [...(action.elsewhere ?? [])];
  if (!options.documentChanges) {
    const own = action.edits.length > 0 ? [[options.uri, action.edits] as const] : [];
    return { changes: Object.fromEntries([...own, ...elsewhere].map(([uri, edits]) => [uri, plain(edits)])) };
  }
  const edits = action.edits.map((edit) =>
    options.snippets && edit.snippet !== undefined
      ? { range: edit.range, snippet: { kind: 'snippet' as const, value: edit.snippet } }
      : { range: edit.range, newText: edit.text },
  );
  const { creates } = action;
  return {
    documentChanges: [
      ...(creates
        ? [
            { kind: 'create' as const, uri: creates.uri },
            {
              textDocument: { uri: creates.uri, version: null },
              edits: [{ range: { start: START, end: START }, newText: creates.text }],
            },
          ]
        : []),
      ...(edits.length > 0
        ? [{ textDocument: { uri: options.uri, version: options.version ?? null }, edits }]
        : []),
      ...elsewhere.map(([uri, some]) => ({ textDocument: { uri, version: null }, edits: plain(some) })),
    ],
  };
}

const START = { line: 0, character: 0 };

const COMPLETION_KINDS = {
  key: CompletionItemKind.Property,
  value: CompletionItemKind.EnumMember,
  clause: CompletionItemKind.Snippet,
  rule: CompletionItemKind.Reference,
  snippet: CompletionItemKind.Snippet,
} as const;

export function toCompletionItem(
  checked: Checked,
  completion: Completion,
  snippets: boolean,
): CompletionItem {
  const isSnippet = snippets && completion.snippet !== undefined;
  return {
    label: completion.label,
    kind: COMPLETION_KINDS[completion.kind],
    detail: completion.detail,
    ...(completion.documentation
      ? { documentation: { kind: 'markdown', value: completion.documentation } }
      : {}),
    ...(completion.filter ? { filterText: completion.filter } : {}),
    insertTextFormat: isSnippet ? InsertTextFormat.Snippet : InsertTextFormat.PlainText,
    textEdit: {
      range: rangeOf(checked.spec, completion.span),
      newText: isSnippet ? completion.snippet! : completion.text,
    },
  };
}

const SYMBOL_KINDS = {
  requirement: SymbolKind.Property,
  wish: SymbolKind.Field,
  'knock-out': SymbolKind.Key,
  clause: SymbolKind.Package,
  library: SymbolKind.Namespace,
  version: SymbolKind.Event,
  field: SymbolKind.Field,
} as const;

export function toSymbol(entry: OutlineEntry): DocumentSymbol {
  return {
    name: entry.name,
    detail: entry.detail,
    kind: SYMBOL_KINDS[entry.kind],
    range: entry.range,
    selectionRange: entry.selection,
    ...(entry.children ? { children: entry.children.map(toSymbol) } : {}),
  };
}

export function toFoldingRange(fold: Fold): FoldingRange {
  return { startLine: fold.startLine, endLine: fold.endLine, kind: FoldingRangeKind.Region };
}
