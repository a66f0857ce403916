import {
  type Clause,
  type ClauseVersion,
  currentVersion,
  type Library,
  versionOf,
} from '../library/library.ts';
import { type Obstacle, obstacleTo, updateClause } from '../library/update.ts';
import {
  bodyText,
  type ClauseBlock,
  clauseBlocks,
  compareBody,
  replacementEdits,
} from '../rules/language/clause-blocks.ts';
import { wholeText } from '../spec/pieces.ts';
import { readSpecification, type Specification } from '../spec/specification.ts';
import { applyEdits, type TextEdit } from '../text/span.ts';
import { itemAt, placeEdits, type Range, rangeOf, toDocument } from './places.ts';

/** A clause in use, with the place of its name. */
export interface ClauseUse {
  readonly id: string;
  readonly version: string | undefined;
  readonly range: Range;
  readonly standing: Standing;
  /** The text is that of its version; undefined when that cannot be told. */
  readonly isSame: boolean | undefined;
}

export type Standing =
  | 'current'
  | 'old'
  /** Not in force yet. */
  | 'future'
  | 'no-version'
  | 'unknown-version'
  | 'unknown-clause';

/** A clause that can go to the version in force. */
export interface ClauseMove {
  readonly id: string;
  readonly from: string;
  readonly to: string;
  readonly range: Range;
  /** What was filled in and goes along, by field. */
  readonly carried: Readonly<Record<string, string>>;
  /** Fields of the new version that are still to be filled in. */
  readonly open: readonly string[];
}

/** A clause that stays as it is although it is not known to be the version in force. */
export interface ClauseLeft {
  readonly id: string;
  readonly version: string | undefined;
  readonly range: Range;
  readonly why: LeftReason;
}

export type LeftReason =
  | Obstacle
  | { readonly kind: 'open-marker' | 'no-version' | 'unknown-version' | 'unknown-clause' | 'unwritable' }
  /** Filled in, and without a place in the new version. */
  | { readonly kind: 'lost-fields'; readonly fields: Readonly<Record<string, string>> };

export interface UpdatePlan {
  readonly moves: readonly ClauseMove[];
  readonly left: readonly ClauseLeft[];
  /** The text after the moves; outside the moved clauses it is the same, byte for byte. */
  readonly text: string;
}

/** The clauses used in a document, in order, at the reference date of the document or else `date` (ISO). */
export function clausesUsed(spec: Specification, library: Library, date: string): ClauseUse[] {
  const day = spec.factSheet.facts.referenceDate ?? date;
  return blocksIn(spec).map((block) => {
    const clause = library.clause(block.id);
    const version = clause && block.version !== undefined ? versionOf(clause, block.version) : undefined;
    const compared = version && block.isClosed ? compareBody(block, version) : undefined;
    return {
      id: block.id,
      version: block.version,
      range: rangeOfName(spec, block),
      standing: standingOf(clause, block.version, version, day),
      isSame: compared?.alignment.isSame,
    };
  });
}

function standingOf(
  clause: Clause | undefined,
  named: string | undefined,
  version: ClauseVersion | undefined,
  date: string,
): Standing {
  if (!clause) return 'unknown-clause';
  if (named === undefined) return 'no-version';
  if (!version) return 'unknown-version';
  const current = currentVersion(clause, date);
  if (!current || version === current) return 'current';
  return version.until === undefined && (version.from ?? '') > (current.from ?? '') ? 'future' : 'old';
}

/** Which clauses of a document go to the version in force, which stay and why, and the text that gives. */
export function planUpdates(spec: Specification, library: Library, date: string): UpdatePlan {
  const day = spec.factSheet.facts.referenceDate ?? date;
  const left: ClauseLeft[] = [];
  const planned: { move: ClauseMove; edits: readonly TextEdit[]; index: number; body: string }[] = [];
  blocksIn(spec).forEach((block, index) => {
    const place = { id: block.id, version: block.version, range: rangeOfName(spec, block) };
    const outcome = outcomeFor(spec, block, library, day);
    if (outcome === undefined) return;
    if ('why' in outcome) left.push({ ...place, why: outcome.why });
    else {
      const { edits, to, from, carried, open, body } = outcome;
      planned.push({
        move: { id: block.id, range: place.range, from, to, carried, open },
        edits,
        index,
        body,
      });
    }
  });
  const before = wholeText(spec.text);
  const apply = (some: typeof planned) =>
    applyEdits(
      before,
      some.flatMap(({ edits }) => edits),
    );
  const reads = (some: typeof planned) => {
    const blocks = blocksIn(readSpecification(spec.uri, spec.language, apply(some)));
    return some.every(({ index, move, body }) => {
      const block = blocks[index];
      return (
        block?.id === move.id &&
        block.version === move.to &&
        block.isClosed &&
        plain(bodyText(block)) === plain(body)
      );
    });
  };
  let done = planned;
  if (!reads(planned)) {
    // Something in the way of one must not stop the others.
    done = planned.filter((one) => reads([one]));
    for (const { move } of planned.filter((one) => !done.includes(one)))
      left.push({ id: move.id, version: move.from, range: move.range, why: { kind: 'unwritable' } });
  }
  return {
    moves: done.map(({ move }) => move),
    left: left.sort((a, b) => a.range.start.line - b.range.start.line),
    text: apply(done),
  };
}

type Outcome =
  | { readonly why: LeftReason }
  | {
      readonly from: string;
      readonly to: string;
      readonly carried: ClauseMove['carried'];
      readonly open: readonly string[];
      readonly edits: readonly TextEdit[];
      readonly body: string;
    };

/** Undefined: there is nothing to do. */
function outcomeFor(
  spec: Specification,
  block: ClauseBlock,
  library: Library,
  date: string,
): Outcome | undefined {
  const clause = library.clause(block.id);
  const version = clause && block.version !== undefined ? versionOf(clause, block.version) : undefined;
  const standing = standingOf(clause, block.version, version, date);
  if (standing === 'current' || standing === 'future') return undefined;
  if (standing !== 'old') return { why: { kind: standing } };
  const current = currentVersion(clause!, date)!;
  if (!block.isClosed) return { why: { kind: 'open-marker' } };
  const text = bodyText(block);
  const obstacle = obstacleTo(text, clause!, version!);
  if (obstacle) return { why: obstacle };
  const updated = updateClause(text, clause!, version!, current);
  if (Object.keys(updated.lost).length > 0) return { why: { kind: 'lost-fields', fields: updated.lost } };
  const edits = placeEdits(spec, block.name.at, replacementEdits(block, updated.text, current));
  if (!edits) return { why: { kind: 'unwritable' } };
  const { carried, open, text: body } = updated;
  return { from: version!.version, to: current.version, carried, open, edits, body };
}

/** The clauses of a document, in order. */
export function blocksIn(spec: Specification): readonly ClauseBlock[] {
  const { blocks } = clauseBlocks({
    items: spec.sections.map(({ section }, at) => ({ at, value: section })),
    itemAt: (at) => itemAt(spec, at),
    entryAt: (at) => spec.sections[at]?.entry,
  });
  const offset = (block: ClauseBlock) => toDocument(spec, block.name.at, block.name.span).start;
  return [...blocks].sort((a, b) => offset(a) - offset(b));
}

function rangeOfName(spec: Specification, { name }: ClauseBlock): Range {
  return rangeOf(spec, toDocument(spec, name.at, name.span));
}

/** A text without what indentation and line ends make of it. */
function plain(text: string): string {
  return text
    .split(/\r?\n/)
    .map((line) => line.trim())
    .join('\n')
    .trim();
}
