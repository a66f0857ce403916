import type { Clause, ClauseVersion } from '../../library/library.ts';
import { type Alignment, align } from '../../library/match.ts';
import { updateClause } from '../../library/update.ts';
import { type Word, wordsOf } from '../../library/words.ts';
import type { Mark, Section } from '../../spec/model.ts';
import type { Span } from '../../text/span.ts';
import { type Collected, DOCUMENT_AT, type DocumentView, type Fix, type FixEdit, t } from '../rule.ts';

/**
 * Clauses of a library in a document: between markers, possibly over several sections, or as an entry of `clausules`
 * in YAML. For document rules that contribute every section (`collect: everySection`).
 */
export interface ClauseBlock {
  readonly id: string;
  readonly version: string | undefined;
  /** Where the id (and version) stands: `at` may be `DOCUMENT_AT`. */
  readonly name: { readonly at: number; readonly span: Span };
  readonly versionSpan: Span | undefined;
  /** The text, per section; empty when the block is never closed. */
  readonly body: readonly { readonly at: number; readonly section: Section; readonly span: Span }[];
  readonly isClosed: boolean;
  readonly isEntry: boolean;
  /** The opening marker and its section; undefined for an entry. */
  readonly marker: { readonly at: number; readonly span: Span } | undefined;
}

export interface ClauseBlocks {
  readonly blocks: readonly ClauseBlock[];
  readonly strayClosings: readonly { readonly at: number; readonly span: Span }[];
  readonly broken: readonly {
    readonly at: number;
    readonly mark: Extract<Mark, { kind: 'clause-broken' }>;
  }[];
}

type Opening = Extract<Mark, { kind: 'clause-open' }>;
type Body = ClauseBlock['body'][number];

/** What clauses are found in. */
type Clauses = Pick<DocumentView<Section>, 'items' | 'itemAt' | 'entryAt'>;

/** What rules on clauses collect: one function, so that what is gathered is gathered once for all of them. */
export const everySection = (section: Section): readonly Section[] => [section];

/** By what was collected; entries in YAML also by the view, for their places move with every edit before them. */
const known = new WeakMap<
  readonly Collected<Section>[],
  {
    readonly itemAt: DocumentView<Section>['itemAt'];
    readonly isYaml: boolean;
    readonly blocks: ClauseBlocks;
  }
>();

/** The clauses of a document, in order. A clause still open when the next one opens is not closed. */
export function clauseBlocks(view: Clauses): ClauseBlocks {
  const before = known.get(view.items);
  if (before?.itemAt === view.itemAt) return before.blocks;
  const isYaml = view.items.some(({ at }) => view.entryAt(at)?.kind === 'clause');
  if (before && !before.isYaml && !isYaml) return before.blocks;
  const blocks: ClauseBlock[] = isYaml ? [...entries(view)] : [];
  const strayClosings: { at: number; span: Span }[] = [];
  const broken: ClauseBlocks['broken'][number][] = [];
  let open: { at: number; mark: Opening; body: Body[] } | undefined;
  const finish = (isClosed: boolean) => {
    if (open) blocks.push(markedBlock(open.at, open.mark, isClosed ? open.body : [], isClosed));
    open = undefined;
  };
  // All sections are looked at with each key: nothing is made for those without a clause.
  for (let i = 0; i < view.items.length; i++) {
    const { at, value: section } = view.items[i]!;
    if (section.marks.length === 0 && !open) continue;
    let from = 0;
    for (const mark of section.marks) {
      if (mark.kind === 'clause-open') {
        finish(false);
        open = { at, mark, body: [] };
        from = mark.span.end;
      } else if (mark.kind === 'clause-close') {
        open?.body.push({ at, section, span: { start: from, end: mark.span.start } });
        if (open) finish(true);
        else strayClosings.push({ at, span: mark.span });
      } else if (mark.kind === 'clause-broken') broken.push({ at, mark });
    }
    open?.body.push({ at, section, span: { start: from, end: section.text.length } });
  }
  finish(false);
  const result = { blocks, strayClosings, broken };
  known.set(view.items, { itemAt: view.itemAt, isYaml, blocks: result });
  return result;
}

function markedBlock(at: number, mark: Opening, body: readonly Body[], isClosed: boolean): ClauseBlock {
  const { idSpan, version } = mark;
  return {
    id: mark.id,
    version,
    name: { at, span: idSpan },
    versionSpan: version === undefined ? undefined : { start: idSpan.end - version.length, end: idSpan.end },
    body,
    isClosed,
    isEntry: false,
    marker: { at, span: mark.span },
  };
}

function* entries(view: Clauses): Generator<ClauseBlock> {
  let current: { id: string; start: number; block: ClauseBlock & { body: Body[] } } | undefined;
  for (let i = 0; i < view.items.length; i++) {
    const { at, value: section } = view.items[i]!;
    const item = view.entryAt(at)?.kind === 'clause' ? view.itemAt(at) : undefined;
    if (item?.id === undefined || !item.idSpan) continue;
    const part = { at, section, span: { start: 0, end: section.text.length } };
    if (current?.start === item.idSpan.start) {
      current.block.body.push(part);
      continue;
    }
    if (current) yield current.block;
    current = {
      id: item.id,
      start: item.idSpan.start,
      block: {
        id: item.id,
        version: item.version,
        name: { at: DOCUMENT_AT, span: item.idSpan },
        versionSpan: item.versionSpan,
        body: [part],
        isClosed: true,
        isEntry: true,
        marker: undefined,
      },
    };
  }
  if (current) yield current.block;
}

/** The text of a clause block as written. */
export function bodyText(block: ClauseBlock): string {
  return block.body.map(({ section, span }) => section.text.slice(span.start, span.end)).join('');
}

interface Compared {
  readonly body: ClauseBlock['body'];
  readonly version: ClauseVersion;
  readonly text: string;
  readonly words: readonly Word[];
  readonly alignment: Alignment;
}

/** Comparisons by the first section of a block; made anew only when one of its sections or its version changed. */
const comparisons = new WeakMap<Section, Compared[]>();

/** How the text of a block compares with a version of the clause. */
export function compareBody(block: ClauseBlock, version: ClauseVersion): Compared | undefined {
  const first = block.body[0];
  if (!first) return undefined;
  const known = comparisons.get(first.section);
  const same = known?.find((one) => one.version === version && isSameBody(one.body, block.body));
  if (same) return same;
  const text = bodyText(block);
  const words = wordsOf(text);
  const made = { body: block.body, version, text, words, alignment: align(modelOf(version), words) };
  comparisons.set(first.section, [...(known ?? []).slice(-20), made]);
  return made;
}

const models = new WeakMap<ClauseVersion, readonly Word[]>();

function modelOf(version: ClauseVersion): readonly Word[] {
  let words = models.get(version);
  if (!words) {
    words = wordsOf(version.text);
    models.set(version, words);
  }
  return words;
}

function isSameBody(a: ClauseBlock['body'], b: ClauseBlock['body']): boolean {
  return (
    a.length === b.length &&
    a.every(
      ({ section, span }, i) =>
        section === b[i]!.section && span.start === b[i]!.span.start && span.end === b[i]!.span.end,
    )
  );
}

/** Replaces the text of a block by a version of the clause, keeping what was filled in. */
export function replaceText(
  block: ClauseBlock,
  clause: Clause,
  version: ClauseVersion,
  filledFrom: ClauseVersion,
  title: Fix['title'],
): Fix {
  const { text } = updateClause(bodyText(block), clause, filledFrom, version);
  return { title, kind: 'edit', edits: replacementEdits(block, text, version) };
}

/** The edits that put `text`, being `version` of the clause, in a block; the rest of the document stays as it is. */
export function replacementEdits(block: ClauseBlock, text: string, version: ClauseVersion): FixEdit[] {
  const whole = block.isEntry ? entryText(block, text) : markedText(block, text);
  const edits: FixEdit[] = block.body.map(({ at, span }, i) => ({ at, span, text: i > 0 ? '' : whole }));
  return [...renamedVersion(block, version.version), ...edits];
}

/** The edit that names another version; none when it is named already, or no version is. */
export function renamedVersion(block: ClauseBlock, version: string): FixEdit[] {
  if (!block.versionSpan || block.version === version) return [];
  // Unquoted, 2025.10 would be the number 2025.1.
  return [{ at: block.name.at, span: block.versionSpan, text: block.isEntry ? `"${version}"` : version }];
}

/** Between markers that stand to the right, as in a list, every line does. */
function markedText({ body, marker }: ClauseBlock, text: string): string {
  const section = body[0]?.section;
  const start = marker?.span.start ?? 0;
  const indent = section?.text.slice(section.text.lastIndexOf('\n', start - 1) + 1, start) ?? '';
  const lines = indent === '' ? text : text.replace(/^(?=[^\n])/gm, indent);
  return `\n${lines}\n${indent}`;
}

/** The last line break of a scalar stays as it is, and so does the lack of one. */
function entryText({ body }: ClauseBlock, text: string): string {
  const isWhole = body.length === 1 && body[0]!.section.text.endsWith('\n');
  return isWhole ? `${text}\n` : text;
}

/** Moves a block to the version in force. */
export function updateTo(
  block: ClauseBlock,
  clause: Clause,
  current: ClauseVersion,
  old: ClauseVersion,
): Fix {
  return replaceText(
    block,
    clause,
    current,
    old,
    t(
      `Vervang door versie ${current.version} met behoud van wat is ingevuld`,
      `Replace by version ${current.version}, keeping what was filled in`,
    ),
  );
}
