import {
  type Alias,
  type Document,
  isAlias,
  isMap,
  isPair,
  isScalar,
  isSeq,
  type Node,
  type Pair,
  type Scalar,
  type YAMLMap,
} from 'yaml';
import { anchorsOf, errorSpan, isIsoDate, nearest } from '../spec/facts.ts';
import { yamlDocument } from '../spec/yaml-document.ts';
import { mapScalar, type ScalarMap } from '../spec/yaml-scalar.ts';
import type { Span } from '../text/span.ts';
import { CLAUSE_KEYS, LIBRARY_KEYS, type LibraryKey, type LibraryKeys, type LibraryType } from './schema.ts';

/**
 * One file of a library, read with the place of everything in it. Reading never fails: what cannot be read is left out
 * and becomes a problem. Nothing in a library is ever executed.
 */
export interface LibrarySource {
  /** Path in the library's folder, with slashes. */
  readonly name: string;
  readonly text: string;
  readonly eol: '\n' | '\r\n';
  /** `head`: bibliotheek.yaml. */
  readonly kind: 'head' | 'clause';
  /** What the file says; undefined when it is no set of keys at all. */
  readonly content: LibraryContent | undefined;
  /** What can be made of a file that is no valid YAML, such as one that is being typed: for the editor, not for use. */
  readonly partial: LibraryContent | undefined;
  readonly problems: readonly SourceProblem[];
  /** Why nothing in it can count; undefined when the file can be used. */
  readonly broken: SourceProblem | undefined;
}

/** A value with its place in the file. */
export interface Placed<T = string> {
  readonly value: T;
  readonly span: Span;
}

/** The union of what a head and a clause can say. */
export interface LibraryContent {
  readonly id: Placed | undefined;
  readonly title: Placed | undefined;
  readonly owner: Placed | undefined;
  readonly licence: Placed | undefined;
  readonly steps: readonly Placed<number>[];
  readonly themes: readonly Placed[];
  readonly applications: readonly Placed[];
  readonly fields: readonly FieldSource[];
  /** The key `bron`. */
  readonly sourcesKey: Span | undefined;
  readonly sources: readonly CitedSource[];
  /** The key `versies`. */
  readonly versionsKey: Span | undefined;
  readonly versions: readonly VersionSource[];
}

export interface FieldSource {
  readonly name: Placed;
  /** From the name to the end of what belongs to it. */
  readonly whole: Span;
  readonly description: Placed | undefined;
  readonly type: Placed | undefined;
  readonly standard: Placed | undefined;
}

export interface CitedSource {
  readonly span: Span;
  readonly title: Placed | undefined;
  readonly url: Placed | undefined;
  readonly status: Placed | undefined;
}

export interface VersionSource {
  readonly span: Span;
  readonly version: Placed | undefined;
  readonly from: Placed | undefined;
  readonly until: Placed | undefined;
  readonly replaces: Placed | undefined;
  readonly change: Placed | undefined;
  /** Undefined: as the clause. */
  readonly themes: readonly Placed[] | undefined;
  readonly steps: readonly Placed<number>[] | undefined;
  readonly text: TextSource | undefined;
}

/** A clause text: a YAML scalar. */
export interface TextSource extends Placed {
  /** Where the characters of the text stand in the file. */
  map(): ScalarMap;
  readonly node: Scalar;
}

export type SourceProblemCode =
  | 'yaml'
  | 'conflict'
  | 'not-keys'
  | 'too-large'
  | 'unknown-key'
  | 'duplicate-key'
  | 'missing-key'
  | 'wrong-type'
  | 'unknown-value'
  | 'unquoted-version';

export interface SourceProblem {
  readonly code: SourceProblemCode;
  readonly span: Span;
  /** Key the problem is about, as path: "versies[0].tekst". */
  readonly path: string;
  /** As typed. */
  readonly value?: string;
  readonly suggestion?: string;
  readonly expected?: LibraryType;
}

/** Larger files are no clauses. */
const LONGEST = 2_000_000;
/** More values than this, counted through aliases, are no clause: what follows is left unread. */
const MOST_NODES = 50_000;
const MOST_PROBLEMS = 200;

/** Whether a file is the head of a library, by its name. */
export function isHead(name: string): boolean {
  return /(?:^|\/)bibliotheek\.ya?ml$/i.test(name);
}

/** Reads one file of a library; linear in its length. */
export function readLibraryFile(name: string, text: string): LibrarySource {
  const kind = isHead(name) ? 'head' : 'clause';
  const base = { name, text, kind, eol: lineBreak(text) } as const;
  const fatal = (problems: readonly SourceProblem[], partial?: LibraryContent): LibrarySource => ({
    ...base,
    content: undefined,
    partial,
    problems,
    broken: problems[0],
  });
  if (text.length > LONGEST) return fatal([{ code: 'too-large', span: { start: 0, end: 1 }, path: '' }]);
  const conflict = conflictMarker(text);
  if (conflict) return fatal([conflict]);
  const document = parsed(text);
  if (!document || document.errors.length > 0) {
    const errors = document?.errors.slice(0, 5).map((error) => ({
      code: 'yaml' as const,
      span: errorSpan(error.pos, text),
      path: '',
      value: error.code as string,
    }));
    return fatal(
      errors ?? [{ code: 'yaml', span: { start: 0, end: Math.min(1, text.length) }, path: '' }],
      document && isMap(document.contents)
        ? new SourceReader(text, anchorsOf(document)).content(document.contents as YAMLMap)
        : undefined,
    );
  }
  const root = document.contents;
  if (!isMap(root))
    return fatal([{ code: 'not-keys', span: { start: 0, end: Math.min(text.length, 1) }, path: '' }]);
  const reader = new SourceReader(text, anchorsOf(document));
  reader.validate(root as YAMLMap, kind === 'head' ? LIBRARY_KEYS : CLAUSE_KEYS, '', { start: 0, end: 0 });
  const content = reader.content(root as YAMLMap);
  const problems = reader.problems;
  const missing = (path: string) =>
    problems.find((one) => one.path === path || (one.suggestion === path && !one.path.includes('.'))) ??
    gone(path, root);
  const broken =
    content.id === undefined
      ? missing('id')
      : kind === 'clause' && content.versions.length === 0
        ? missing('versies')
        : undefined;
  return { ...base, content, partial: undefined, problems, broken };
}

function gone(path: string, root: Node): SourceProblem {
  return { code: 'missing-key', span: headOf(root), path };
}

/** Where a missing key can be told of: the first character. */
function headOf(node: Node): Span {
  const start = node.range?.[0] ?? 0;
  return { start, end: start + 1 };
}

function lineBreak(text: string): '\n' | '\r\n' {
  const at = text.indexOf('\n');
  return at > 0 && text[at - 1] === '\r' ? '\r\n' : '\n';
}

/** Undefined when the text is nested too deep to read. */
function parsed(text: string): Document.Parsed | undefined {
  try {
    return yamlDocument(text);
  } catch {
    return undefined;
  }
}

/** The first marker of a merge that was not finished: one finding, however many there are. */
function conflictMarker(text: string): SourceProblem | undefined {
  if (!text.includes('<<<<<<<') && !text.includes('>>>>>>>')) return undefined;
  const found = /^(?:<{7}|>{7})(?!<|>)[^\r\n]{0,200}/m.exec(text);
  return found
    ? {
        code: 'conflict',
        span: { start: found.index, end: found.index + found[0].trimEnd().length },
        path: '',
      }
    : undefined;
}

class SourceReader {
  readonly problems: SourceProblem[] = [];
  private nodes = 0;
  private readonly text: string;
  private readonly anchors: ReadonlyMap<Alias, Node>;

  constructor(text: string, anchors: ReadonlyMap<Alias, Node>) {
    this.text = text;
    this.anchors = anchors;
  }

  /** Tells what in `map` is not as `keys` say; `at` is where a missing key is told of. */
  validate(map: YAMLMap, keys: LibraryKeys, path: string, at: Span): void {
    const seen = new Set<string>();
    for (const pair of map.items) {
      if (!isPair(pair) || !isScalar(pair.key) || ++this.nodes > MOST_NODES) continue;
      const key = String(pair.key.value);
      const here = path === '' ? key : `${path}.${key}`;
      const span = spanOf(pair.key);
      if (seen.has(key)) {
        this.tell({ code: 'duplicate-key', span, path: here, value: key });
        continue;
      }
      seen.add(key);
      const known = Object.hasOwn(keys, key) ? keys[key] : undefined;
      if (!known) {
        this.tell({ code: 'unknown-key', span, path: here, value: key, ...near(key, Object.keys(keys)) });
        continue;
      }
      this.validatePair(pair as Pair<Node, Node | null>, known, here, span);
    }
    for (const [key, { required }] of Object.entries(keys)) {
      const here = path === '' ? key : `${path}.${key}`;
      // Told already, as the key that was meant.
      const isMeant = (one: SourceProblem) => one.suggestion === key && one.path.startsWith(path);
      if (!required || seen.has(key) || this.problems.some(isMeant)) continue;
      const span = at.end > at.start ? at : headOf(map);
      this.tell({ code: 'missing-key', span, path: here, value: key });
    }
  }

  private validatePair(pair: Pair<Node, Node | null>, known: LibraryKey, path: string, at: Span): void {
    const value = this.resolved(pair.value);
    if (value && !(isScalar(value) && value.value === null))
      this.validateValue(value, pair.value!, known.type, path, at);
    else if (known.required)
      this.tell({ code: 'missing-key', span: at, path, value: String((pair.key as Scalar).value) });
  }

  private validateValue(node: Node, typed: Node, type: LibraryType, path: string, at: Span): void {
    if (++this.nodes > MOST_NODES) return;
    if (type.kind === 'list') this.validateList(node, typed, type.of, path, at);
    else if (type.kind === 'object' && isMap(node))
      this.validate(node as YAMLMap, type.keys, path, firstLine(node, this.text));
    else if (type.kind === 'map' && isMap(node)) this.validateMap(node as YAMLMap, type.of, path);
    else if (isScalar(node)) this.validateScalar(node, spanOf(typed), type, path);
    else this.tell({ code: 'wrong-type', span: at, path, expected: type });
  }

  private validateList(node: Node, typed: Node, of: LibraryType, path: string, at: Span): void {
    if (!isSeq(node)) {
      this.validateValue(node, typed, of, path, at);
      return;
    }
    for (const [i, item] of node.items.entries()) {
      const one = this.resolved(item);
      if (one) this.validateValue(one, item as Node, of, `${path}[${i}]`, firstLine(one, this.text));
    }
  }

  private validateMap(map: YAMLMap, of: LibraryType, path: string): void {
    for (const pair of map.items as Pair<Node, Node | null>[]) {
      const one = this.resolved(pair.value);
      if (!isScalar(pair.key) || !one || (isScalar(one) && one.value === null)) continue;
      this.validateValue(one, pair.value!, of, `${path}.${String(pair.key.value)}`, spanOf(pair.key));
    }
  }

  private validateScalar(node: Scalar, span: Span, type: LibraryType, path: string): void {
    const value = String(node.value);
    if (type.kind === 'version') {
      if (typeof node.value !== 'string')
        this.tell({ code: 'unquoted-version', span, path, value: this.typed(node) });
    } else if (type.kind === 'choice') {
      if (type.open || Object.hasOwn(type.values, value)) return;
      const options = near(value, Object.keys(type.values));
      this.tell({ code: 'unknown-value', span, path, value, expected: type, ...options });
    } else {
      const isRight =
        type.kind === 'text' ||
        (type.kind === 'date' && isIsoDate(value)) ||
        (type.kind === 'step' && /^[1-6]$/.test(value));
      if (!isRight) this.tell({ code: 'wrong-type', span, path, expected: type, value: value.slice(0, 60) });
    }
  }

  content(root: YAMLMap): LibraryContent {
    const versions = this.at(root, 'versies');
    const sources = this.at(root, 'bron');
    return {
      id: this.scalar(root, 'id'),
      title: this.scalar(root, 'titel'),
      owner: this.scalar(root, 'eigenaar'),
      licence: this.scalar(root, 'licentie'),
      steps: this.steps(root) ?? [],
      themes: this.scalars(root, 'themas') ?? [],
      applications: this.scalars(root, 'toepassing') ?? [],
      fields: this.fields(root),
      sourcesKey: sources && spanOf(sources.key),
      sources: this.maps(sources?.value).map((map) => ({
        span: firstLine(map, this.text),
        title: this.scalar(map, 'titel'),
        url: this.scalar(map, 'url'),
        status: this.scalar(map, 'status'),
      })),
      versionsKey: versions && spanOf(versions.key),
      versions: this.maps(versions?.value).map((map) => this.version(map)),
    };
  }

  private version(map: YAMLMap): VersionSource {
    return {
      span: firstLine(map, this.text),
      version: this.scalar(map, 'versie'),
      from: this.scalar(map, 'geldig-vanaf'),
      until: this.scalar(map, 'geldig-tot'),
      replaces: this.scalar(map, 'vervangt'),
      change: this.scalar(map, 'wijziging'),
      themes: this.scalars(map, 'themas'),
      steps: this.steps(map),
      text: this.clauseText(map),
    };
  }

  private clauseText(map: YAMLMap): TextSource | undefined {
    const node = this.at(map, 'tekst')?.value;
    if (!node || !isScalar(node) || node.value === null) return undefined;
    let known: ScalarMap | undefined;
    return {
      value: String(node.value),
      span: spanOf(node),
      node,
      map: () => {
        known ??= mapScalar(node, this.text);
        return known;
      },
    };
  }

  private steps(map: YAMLMap): Placed<number>[] | undefined {
    const found = this.scalars(map, 'stap') ?? this.scalars(map, 'stappen');
    return found
      ?.map(({ value, span }) => ({ value: Number(value), span }))
      .filter(({ value }) => Number.isInteger(value));
  }

  private fields(root: YAMLMap): FieldSource[] {
    const node = this.at(root, 'invulvelden')?.value;
    if (!isMap(node)) return [];
    const fields: FieldSource[] = [];
    for (const pair of node.items as Pair<Node, Node | null>[]) {
      if (!isScalar(pair.key) || ++this.nodes > MOST_NODES) continue;
      const map = this.resolved(pair.value);
      const key = spanOf(pair.key);
      const of = (name: string) => (isMap(map) ? this.scalar(map as YAMLMap, name) : undefined);
      fields.push({
        name: { value: String(pair.key.value), span: key },
        whole: { start: key.start, end: pair.value?.range?.[1] ?? key.end },
        description: of('omschrijving'),
        type: of('type'),
        standard: of('standaard'),
      });
    }
    return fields;
  }

  private maps(node: Node | undefined): YAMLMap[] {
    if (isMap(node)) return [node as YAMLMap];
    if (!isSeq(node)) return [];
    const maps: YAMLMap[] = [];
    for (const item of node.items) {
      if (++this.nodes > MOST_NODES) break;
      const one = this.resolved(item as Node);
      if (isMap(one)) maps.push(one as YAMLMap);
    }
    return maps;
  }

  private scalars(map: YAMLMap, key: string): Placed[] | undefined {
    const node = this.at(map, key)?.value;
    if (isScalar(node)) return node.value === null ? undefined : [this.placed(node)];
    if (!isSeq(node)) return undefined;
    const placed: Placed[] = [];
    for (const item of node.items) {
      if (++this.nodes > MOST_NODES) break;
      const one = this.resolved(item as Node);
      if (isScalar(one) && one.value !== null) placed.push(this.placed(one));
    }
    return placed;
  }

  private scalar(map: YAMLMap, key: string): Placed | undefined {
    const node = this.at(map, key)?.value;
    return isScalar(node) && node.value !== null ? this.placed(node) : undefined;
  }

  private placed(node: Scalar): Placed {
    return { value: this.typed(node), span: spanOf(node) };
  }

  /** A number as typed: version 2025.10 is not 2025.1. */
  private typed(node: Scalar): string {
    return typeof node.value === 'string' || !node.range
      ? String(node.value)
      : this.text.slice(node.range[0], node.range[1]);
  }

  private at(map: YAMLMap, key: string): { key: Node; value: Node | undefined } | undefined {
    for (const pair of map.items as Pair<Node, Node | null>[]) {
      if (isScalar(pair.key) && String(pair.key.value) === key)
        return { key: pair.key, value: this.resolved(pair.value) };
    }
    return undefined;
  }

  private resolved(node: unknown): Node | undefined {
    return isAlias(node) ? this.anchors.get(node) : ((node as Node | null) ?? undefined);
  }

  private tell(problem: SourceProblem): void {
    if (this.problems.length < MOST_PROBLEMS) this.problems.push(problem);
  }
}

function near(typed: string, options: readonly string[]): { suggestion?: string } {
  const suggestion = nearest(typed, options);
  return suggestion === undefined ? {} : { suggestion };
}

function spanOf(node: unknown): Span {
  const range = (node as Node | null)?.range;
  return range ? { start: range[0], end: range[1] } : { start: 0, end: 0 };
}

/** The first line of a value. */
function firstLine(node: Node, text: string): Span {
  const { start, end } = spanOf(node);
  const stop = text.indexOf('\n', start);
  const line = text.slice(start, stop < 0 ? end : Math.min(stop, end)).trimEnd();
  return { start, end: start + line.length };
}
