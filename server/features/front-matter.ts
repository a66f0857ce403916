import { FACTS, type FactType, TEXT_KEYS } from '../spec/fact-schema.ts';
import { positionAt, textBetween } from '../spec/pieces.ts';
import type { Specification } from '../spec/specification.ts';

/** Where the cursor stands in the facts: the keys above it and what is typed on its line. */
export interface FactCursor {
  /** Dutch keys from the outside in, list items left out. */
  readonly path: readonly string[];
  /** Type of the map whose keys may stand here. */
  readonly keys: Readonly<Record<string, FactType>>;
  /** The key on this line when the cursor stands behind its colon. */
  readonly key: string | undefined;
  readonly typed: string;
  /** Offset of the first character of what is typed. */
  readonly from: number;
}

/** The fact cursor at a document offset, or undefined outside the facts. */
export function factCursorAt(spec: Specification, offset: number): FactCursor | undefined {
  const local = spec.factPlacement.toSection(offset);
  if (local === undefined || !isInFacts(spec, offset)) return undefined;
  const { line } = positionAt(spec.text, offset);
  const lineStart = offset - positionAt(spec.text, offset).character;
  const before = textBetween(spec.text, lineStart, offset);
  const own = /^(\s{0,200})(?:-\s{1,20})?(?:([\w-]{1,80})\s{0,20}:\s{0,20})?(.*)$/.exec(before);
  if (!own || before.trimStart().startsWith('#')) return undefined;
  const dash = /^(\s*)-\s/.exec(before);
  const indent = (dash ? before.indexOf('-') + 2 : own[1]!.length) || own[1]!.length;
  const path = keysAbove(spec, line, dash ? before.indexOf('-') : indent, Boolean(dash));
  const keys = keysAt(path);
  if (!keys) return undefined;
  const typed = own[3] ?? '';
  return { path, keys, key: own[2], typed, from: offset - typed.length };
}

/** Type of the fact with this path of Dutch keys. */
export function factTypeAt(path: readonly string[]): FactType | undefined {
  let type: FactType | undefined;
  let keys: Readonly<Record<string, FactType>> | undefined = FACTS;
  for (const key of path) {
    type = keys && Object.hasOwn(keys, key) ? keys[key] : undefined;
    if (!type) return undefined;
    const inner: FactType = type.type === 'list' ? type.of : type;
    keys = inner.type === 'object' ? inner.keys : undefined;
  }
  return type;
}

function keysAt(path: readonly string[]): Readonly<Record<string, FactType>> | undefined {
  if (path.length === 0) return FACTS;
  const type = factTypeAt(path);
  const inner = type?.type === 'list' ? type.of : type;
  if (inner?.type === 'object') return inner.keys;
  return inner ? {} : undefined;
}

function isInFacts(spec: Specification, offset: number): boolean {
  const first = spec.text.pieces[0]!;
  if (spec.language === 'markdown')
    return (
      first.text.startsWith('---') &&
      offset >= 4 &&
      offset <= first.text.length &&
      (spec.sections.length === 0 || spec.places.span(0).start !== 0)
    );
  return !spec.sections.some((_, at) => {
    const { start, end } = spec.places.span(at);
    return start <= offset && offset <= end;
  });
}

function keysAbove(spec: Specification, line: number, indent: number, isItem: boolean): string[] {
  const path: string[] = [];
  let limit = isItem ? indent + 1 : indent;
  const text = textBetween(spec.text, 0, Math.min(spec.text.length, 20_000)).split(/\r?\n/);
  for (let i = Math.min(line - 1, text.length - 1); i >= 0 && limit > 0; i--) {
    const found = /^(\s*)(-\s+)?([\w-]+)\s*:/.exec(text[i]!);
    if (!found) continue;
    const column = found[1]!.length;
    const keyColumn = column + (found[2]?.length ?? 0);
    if (keyColumn >= limit) {
      continue;
    }
    if ((TEXT_KEYS as readonly string[]).includes(found[3]!) && column === 0) return ['?'];
    path.unshift(found[3]!);
    limit = found[2] ? column : keyColumn;
    if (found[2] && column === 0) limit = 0;
  }
  return path;
}
