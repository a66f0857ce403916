import type { Checked } from '../check/check.ts';
import { allProblems, safeEdits } from '../check/fix.ts';
import { placeEdits, type Range, rangeOf, toDocument } from '../check/places.ts';
import type { Problem } from '../check/problem.ts';
import { fill, type UserLanguage } from '../check/render.ts';
import { DOCUMENT_AT, FACTS_AT, type FixKind } from '../rules/rule.ts';
import type { Block, Section } from '../spec/model.ts';
import { type Position, wholeText } from '../spec/pieces.ts';
import type { Specification } from '../spec/specification.ts';
import type { TextEdit } from '../text/span.ts';

/** Something a drafter may choose to do about a finding. */
export interface Action {
  readonly title: string;
  readonly kind: 'fix' | 'motivate' | 'suppress' | 'explain' | 'fixAll' | 'refactor';
  readonly safety: FixKind | undefined;
  /** The only sensible thing to do, so that the editor may offer it first. */
  readonly preferred: boolean;
  readonly edits: readonly ActionEdit[];
  readonly problem: Problem | undefined;
  /** Rule whose page is to be shown. */
  readonly explains?: string;
  /** Edits of other files, by URI. */
  readonly elsewhere?: ReadonlyMap<string, readonly ActionEdit[]>;
  /** A file to be made. */
  readonly creates?: { readonly uri: string; readonly text: string };
  /** Place of a clause whose text is to be shown beside that of the library. */
  readonly compares?: Position;
  /** Why it cannot be done here: the user who asks for it is told. */
  readonly refused?: string;
}

export interface ActionEdit extends TextEdit {
  readonly range: Range;
  /** `text` with `${1:…}` tab stops. */
  readonly snippet?: string;
}

const TITLES = {
  motivate: { nl: 'Voeg een motivering toe ({rule})', en: 'Add reasons ({rule})' },
  suppress: { nl: 'Markeer als vals alarm ({rule})', en: 'Mark as false alarm ({rule})' },
  explain: { nl: 'Toon uitleg bij {rule}', en: 'Show what {rule} is about' },
  fixAll: { nl: 'Herstel alles wat veilig kan', en: 'Mend all that is safe' },
  whyDeviate: { nl: 'waarom hier wordt afgeweken', en: 'why this deviates' },
  whyFalse: { nl: 'waarom dit geen fout is', en: 'why this is no fault' },
} as const;

/**
 * What can be done about the findings that touch a document span, finding by finding in the order in which a drafter
 * should consider them: the fix, other fixes, giving reasons, marking as false alarm, reading about the rule.
 */
export function actionsAt(checked: Checked, start: number, end: number, language: UserLanguage): Action[] {
  const { spec } = checked;
  const actions: Action[] = [];
  const touched = allProblems(checked).filter((problem) => {
    const span = toDocument(spec, problem.at, problem.span);
    return problem.motivated === undefined && span.start <= end && start <= span.end;
  });
  for (const problem of touched) {
    const fixes = [...problem.fixes].sort((a, b) => safetyOrder(a.kind) - safetyOrder(b.kind));
    for (const fix of fixes) {
      const edits = placeEdits(spec, problem.at, fix.edits);
      if (!edits) continue;
      actions.push({
        title: fill(fix.title, problem.finding.values, language),
        kind: 'fix',
        safety: fix.kind,
        preferred: fixes.length === 1 && fix.kind !== 'suggestion',
        edits: edits.map((edit, i) => withRange(spec, edit, fix.edits[i]?.snippet ? edit.text : undefined)),
        problem,
      });
    }
  }
  for (const problem of touched) {
    const motivate = problem.rule.motivable === false ? undefined : motivation(spec, problem, language);
    if (motivate) actions.push(motivate);
    const suppress = suppression(spec, problem, language);
    if (suppress) actions.push(suppress);
  }
  for (const id of new Set(touched.map((problem) => problem.rule.id))) {
    actions.push({
      title: fill(TITLES.explain, { rule: id }, language),
      kind: 'explain',
      safety: undefined,
      preferred: false,
      edits: [],
      problem: undefined,
      explains: id,
    });
  }
  return actions;
}

/** One action with every safe fix in the document, or undefined when there is none. */
export function fixAllAction(checked: Checked, language: UserLanguage): Action | undefined {
  const edits = safeEdits(checked.spec, checked).flat();
  if (edits.length === 0) return undefined;
  return {
    title: TITLES.fixAll[language],
    kind: 'fixAll',
    safety: 'safe',
    preferred: false,
    edits: edits.map((edit) => withRange(checked.spec, edit, undefined)),
    problem: undefined,
  };
}

function safetyOrder(kind: FixKind): number {
  return kind === 'safe' ? 0 : kind === 'edit' ? 1 : 2;
}

function withRange(spec: Specification, edit: TextEdit, snippet: string | undefined): ActionEdit {
  const range = rangeOf(spec, edit.span);
  if (snippet === undefined) return { ...edit, range };
  return { span: edit.span, range, text: withoutStops(snippet), snippet };
}

/** A snippet as plain text: its tab stops replaced by what they propose. */
function withoutStops(snippet: string): string {
  return snippet
    .replace(/\$\{\d{1,3}:([^{}]*)\}/g, '$1')
    .replace(/\$\{?\d+\}?/g, '')
    .replace(/\\([$}\\])/g, '$1');
}

/** In the front matter, or at a YAML key: there is no text to put a quote or a comment in. */
function isOutsideSections({ at }: Problem): boolean {
  return at === FACTS_AT || at === DOCUMENT_AT;
}

function motivation(spec: Specification, problem: Problem, language: UserLanguage): Action | undefined {
  const id = problem.rule.id;
  const why = TITLES.whyDeviate[language];
  const title = fill(TITLES.motivate, { rule: id }, language);
  const base = { title, kind: 'motivate' as const, safety: 'suggestion' as const, preferred: false, problem };
  if (isOutsideSections(problem)) {
    const edit = frontMatterMotivation(spec, id, why);
    return edit && { ...base, edits: [edit] };
  }
  const section = spec.sections[problem.at]!.section;
  const after = outsideClause(section, endOfGroup(section, problem.span.start), problem.span.start);
  const lead = `${section.text.slice(0, after).endsWith('\n') ? '' : '\n'}\n> **Motivering** (${id}): `;
  const tail =
    /^\r?\n\r?\n/.test(section.text.slice(after)) || after >= section.text.trimEnd().length ? '' : '\n';
  const placed = placeEdits(spec, problem.at, [
    { span: { start: after, end: after }, text: `${lead}${why}…${tail}` },
  ]);
  if (!placed) return undefined;
  const edit = withRange(spec, placed[0]!, undefined);
  const snippet = edit.text.replace(/[\\$}]/g, '\\$&').replace(`${why}…`, `\${1:${why}}`);
  return { ...base, edits: [{ ...edit, snippet }] };
}

function frontMatterMotivation(spec: Specification, rule: string, why: string): ActionEdit | undefined {
  const known = spec.factSheet.places.get('motiveringen');
  const entry = `  - regel: ${rule}\n    tekst: ${why}…\n`;
  // In YAML the facts stand between the texts, so a motivation may be anywhere.
  const source = spec.language === 'yaml' ? wholeText(spec.text) : spec.text.pieces[0]!.text;
  if (spec.language === 'markdown' && !source.startsWith('---')) return undefined;
  const body = spec.language === 'markdown' ? source.lastIndexOf('\n---') + 1 : undefined;
  const offset = known ? lineEndAfter(source, spec.factPlacement.toDocument(known.value.end)) : body;
  if (offset === undefined || offset <= 0) return undefined;
  const text = (known ? entry : `motiveringen:\n${entry}`).replaceAll('\n', spec.eol);
  return withRange(spec, { span: { start: offset, end: offset }, text }, undefined);
}

function lineEndAfter(text: string, offset: number): number {
  if (text[offset - 1] === '\n') return offset;
  const stop = text.indexOf('\n', offset);
  return stop < 0 ? text.length : stop + 1;
}

function suppression(spec: Specification, problem: Problem, language: UserLanguage): Action | undefined {
  if (isOutsideSections(problem)) return undefined;
  const id = problem.rule.id;
  const section = spec.sections[problem.at]!.section;
  const first = startOfGroup(section, problem.span.start);
  const lineStart = section.text.lastIndexOf('\n', first - 1) + 1;
  const why = TITLES.whyFalse[language];
  const placed = placeEdits(spec, problem.at, [
    { span: { start: lineStart, end: lineStart }, text: `<!-- negeer ${id}: ${why} -->\n` },
  ]);
  if (!placed) return undefined;
  const edit = withRange(spec, placed[0]!, undefined);
  const snippet = edit.text.replace(/[\\$}]/g, '\\$&').replace(why, `\${1:${why}}`);
  return {
    title: fill(TITLES.suppress, { rule: id }, language),
    kind: 'suppress',
    safety: 'suggestion',
    preferred: false,
    edits: [{ ...edit, snippet }],
    problem,
  };
}

/** A motivation inside a clause would be part of its text: it goes after the clause, or else before it. */
function outsideClause(section: Section, after: number, at: number): number {
  const marks = section.marks.filter(({ kind }) => kind === 'clause-open' || kind === 'clause-close');
  const before = marks.findLastIndex(({ span }) => span.start <= at);
  const [last, next] = [marks[before], marks[before + 1]];
  if (next?.kind === 'clause-close') return lineEnd(section.text, next.span.end);
  if (last?.kind !== 'clause-open' || next) return after;
  return Math.max(0, section.text.lastIndexOf('\n', last.span.start - 1));
}

/** Blocks that belong together as one list or table, or the one block at an offset. */
function group(section: Section, offset: number): readonly Block[] {
  const index = section.blocks.findIndex((block) => block.span.start <= offset && offset <= block.span.end);
  if (index < 0) return [];
  const { kind } = section.blocks[index]!;
  if (kind !== 'item' && kind !== 'row') return [section.blocks[index]!];
  let first = index;
  let last = index;
  while (section.blocks[first - 1]?.kind === kind) first--;
  while (section.blocks[last + 1]?.kind === kind) last++;
  return section.blocks.slice(first, last + 1);
}

function startOfGroup(section: Section, offset: number): number {
  return group(section, offset)[0]?.span.start ?? offset;
}

function endOfGroup(section: Section, offset: number): number {
  return lineEnd(section.text, group(section, offset).at(-1)?.span.end ?? offset);
}

function lineEnd(text: string, offset: number): number {
  const stop = text.indexOf('\n', offset);
  const at = stop < 0 ? text.length : stop;
  return text[at - 1] === '\r' ? at - 1 : at;
}
