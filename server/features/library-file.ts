import type { UserLanguage } from '../check/render.ts';
import { CLAUSE_KEYS, LIBRARY_KEYS, type LibraryKey, type LibraryType } from '../library/schema.ts';
import type { LibrarySource } from '../library/source.ts';
import type { Span } from '../text/span.ts';

/** Something that can be typed in a library file. */
export interface LibraryCompletion {
  readonly label: string;
  readonly detail: string;
  readonly text: string;
  /** What it replaces. */
  readonly span: Span;
  readonly kind: 'key' | 'value' | 'field';
}

/** A line of YAML as far as it matters here: where its key stands, and what was typed after it. */
interface Line {
  readonly column: number;
  readonly key: string;
  readonly keySpan: Span;
  readonly valueSpan: Span | undefined;
}

const LINE = /^(\s{0,200}(?:-\s{1,20}){0,3})([\w-]{0,80})(\s{0,20}:(?=\s|$))?/;

/** What can stand at an offset in a library file: keys, values, and in a text the fields of the clause. */
export function libraryCompletions(
  file: LibrarySource,
  offset: number,
  language: UserLanguage,
): LibraryCompletion[] {
  const field = fieldBefore(file.text, offset);
  if (field) {
    return ((file.content ?? file.partial)?.fields ?? []).map(({ name, description }) => ({
      label: name.value,
      detail: description?.value ?? '',
      text: `{{${name.value}}}`,
      span: field,
      kind: 'field',
    }));
  }
  const here = lineAt(file.text, offset);
  const parents = parentsOf(file.text, offset, here.column);
  if (!parents) return [];
  const keys = keysIn(file, parents);
  if (!here.valueSpan) {
    return Object.entries(keys ?? {}).map(([key, { about, type }]) => ({
      label: key,
      detail: about[language],
      text: `${key}:${type.kind === 'object' || type.kind === 'map' ? '' : ' '}`,
      span: { start: here.keySpan.start, end: Math.max(offset, here.keySpan.end) },
      kind: 'key',
    }));
  }
  const type = keys && Object.hasOwn(keys, here.key) ? inner(keys[here.key]!.type) : undefined;
  if (type?.kind !== 'choice') return [];
  const span = wordAt(file.text, offset);
  return Object.entries(type.values).map(([value, about]) => ({
    label: value,
    detail: about[language],
    text: value,
    span,
    kind: 'value',
  }));
}

/** What the key at an offset means, as Markdown. */
export function libraryHover(
  file: LibrarySource,
  offset: number,
  language: UserLanguage,
): { readonly text: string; readonly span: Span } | undefined {
  const here = lineAt(file.text, offset);
  if (offset > here.keySpan.end || offset < here.keySpan.start) return undefined;
  const parents = parentsOf(file.text, offset, here.column);
  const keys = parents && keysIn(file, parents);
  const key = keys && Object.hasOwn(keys, here.key) ? keys[here.key] : undefined;
  if (!key) return undefined;
  const type = inner(key.type);
  const values =
    type.kind === 'choice'
      ? Object.entries(type.values).map(([value, about]) => `- \`${value}\`: ${about[language]}`)
      : [];
  const text = [`**${here.key}**: ${key.about[language]}`, values.join('\n')].filter(Boolean).join('\n\n');
  return { text, span: here.keySpan };
}

function lineAt(text: string, offset: number): Line {
  const start = text.lastIndexOf('\n', offset - 1) + 1;
  const stop = text.indexOf('\n', start);
  const line = text.slice(start, stop < 0 ? text.length : stop).replace(/\r$/, '');
  const [whole = '', lead = '', key = '', colon] = LINE.exec(line) ?? [];
  const keySpan = { start: start + lead.length, end: start + lead.length + key.length };
  const isValue = colon !== undefined && offset > start + whole.length - 1;
  return {
    column: lead.length,
    key,
    keySpan,
    valueSpan: isValue ? { start: start + whole.length, end: start + line.length } : undefined,
  };
}

/** How many lines up the parents of a key are looked for. */
const MOST_LINES = 5_000;

/** The keys above, outermost first; undefined inside a text. */
function parentsOf(text: string, offset: number, column: number): string[] | undefined {
  const parents: string[] = [];
  let least = column;
  let at = text.lastIndexOf('\n', offset - 1);
  for (let i = 0; at >= 0 && least > 0 && i < MOST_LINES; i++) {
    const start = text.lastIndexOf('\n', at - 1) + 1;
    const line = text.slice(start, at).trimEnd();
    at = start - 1;
    if (line === '' || /^\s{0,200}#/.test(line)) continue;
    const [whole = '', lead = '', key = '', colon] = LINE.exec(line) ?? [];
    if (lead.length >= least) continue;
    if (key === '' || colon === undefined) return undefined;
    // What stands under `tekst: |` is text.
    if (/^\s{0,5}[|>]/.test(line.slice(whole.length))) return undefined;
    parents.unshift(key);
    least = lead.length;
  }
  return parents;
}

function keysIn(
  file: LibrarySource,
  parents: readonly string[],
): Readonly<Record<string, LibraryKey>> | undefined {
  let keys: Readonly<Record<string, LibraryKey>> | undefined =
    file.kind === 'head' ? LIBRARY_KEYS : CLAUSE_KEYS;
  let map: LibraryType | undefined;
  for (const parent of parents) {
    const type: LibraryType | undefined =
      map ?? (keys && Object.hasOwn(keys, parent) ? inner(keys[parent]!.type) : undefined);
    map = undefined;
    keys = undefined;
    if (type?.kind === 'object') keys = type.keys;
    else if (type?.kind === 'map') map = inner(type.of);
  }
  return keys;
}

function inner(type: LibraryType): LibraryType {
  return type.kind === 'list' ? type.of : type;
}

/** The `{{` and what follows it, when a field is being typed at the offset. */
function fieldBefore(text: string, offset: number): Span | undefined {
  const open = /\{\{\s?([\w-]{0,60})$/.exec(text.slice(Math.max(0, offset - 70), offset));
  if (!open) return undefined;
  const close = /^[\w-]{0,60}\s?\}{0,2}/.exec(text.slice(offset, offset + 70))?.[0] ?? '';
  return { start: offset - open[0].length, end: offset + close.length };
}

function wordAt(text: string, offset: number): Span {
  const before = /[\w-]{0,80}$/.exec(text.slice(Math.max(0, offset - 80), offset))?.[0] ?? '';
  const after = /^[\w-]{0,80}/.exec(text.slice(offset, offset + 80))?.[0] ?? '';
  return { start: offset - before.length, end: offset + after.length };
}
