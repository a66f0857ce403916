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
  visit,
  type YAMLMap,
} from 'yaml';
import { parseExtensions, parseTerm } from '../text/quantities/index.ts';
import type { Span } from '../text/span.ts';
import { FACTS, type Facts, type FactType, TEXT_KEYS } from './fact-schema.ts';
import { yamlDocument } from './yaml-document.ts';

/**
 * The facts a file states about itself, each with its place. Reading never fails: what cannot be read is left out and
 * becomes a problem.
 */
export interface FactSheet {
  readonly facts: Facts;
  /** Place of each value by its path in Dutch keys: "planning.sluiting", "gunning.criteria[1].weging". */
  readonly places: ReadonlyMap<string, FactPlace>;
  readonly problems: readonly FactProblem[];
}

export interface FactPlace {
  readonly key: Span | undefined;
  readonly value: Span;
}

export type FactProblem =
  | { readonly code: 'yaml'; readonly span: Span; readonly detail: string }
  | {
      readonly code: 'unknown-key';
      readonly span: Span;
      readonly key: string;
      readonly suggestion: string | undefined;
    }
  | { readonly code: 'duplicate-key'; readonly span: Span; readonly key: string }
  | {
      readonly code: 'wrong-type';
      readonly span: Span;
      readonly path: string;
      readonly expected: FactType;
      /** As read, when it is a single value. */
      readonly value?: string;
    }
  | {
      readonly code: 'unknown-value';
      readonly span: Span;
      readonly path: string;
      readonly value: string;
      readonly expected: FactType;
      readonly suggestion: string | undefined;
    };

export const NO_FACTS: FactSheet = { facts: {}, places: new Map(), problems: [] };

/** More nodes than this are no fact sheet: what follows is left unread and said to be so. */
const MOST_NODES = 20_000;
/** More than this is not told: it is another kind of file. */
const MOST_PROBLEMS = 500;

/** Reads facts from YAML (front matter without its dashes, or a YAML specification without its texts). */
export function readFacts(source: string): FactSheet {
  if (source.trim() === '') return NO_FACTS;
  const document = yamlDocument(source, { keepSourceTokens: false });
  const reader = new FactReader(anchorsOf(document));
  for (const error of document.errors.slice(0, 20)) {
    reader.problems.push({ code: 'yaml', span: errorSpan(error.pos, source), detail: error.code });
  }
  const facts = isMap(document.contents) ? reader.readMap(document.contents as YAMLMap, FACTS, '', true) : {};
  if (document.contents && !isMap(document.contents) && document.errors.length === 0) {
    reader.problems.push({ code: 'yaml', span: { start: 0, end: source.length }, detail: 'NOT_A_MAP' });
  }
  return { facts: facts as Facts, places: reader.places, problems: reader.problems.slice(0, MOST_PROBLEMS) };
}

/** Span of a YAML error: at least one character, and in the source. */
export function errorSpan([from, to]: readonly [number, number], source: string): Span {
  const start = Math.max(0, Math.min(from, source.length - 1));
  return { start, end: Math.min(source.length, Math.max(to, start + 1)) };
}

/** What each alias in a YAML document stands for; an anchor named twice counts from its later place on. */
export function anchorsOf(document: Document.Parsed): ReadonlyMap<Alias, Node> {
  const named = new Map<string, Node>();
  const anchors = new Map<Alias, Node>();
  visit(document, {
    Alias(_key, alias) {
      const node = named.get(alias.source);
      if (node) anchors.set(alias, node);
    },
    Value(_key, node) {
      if (node.anchor) named.set(node.anchor, node);
    },
  });
  return anchors;
}

class FactReader {
  readonly places = new Map<string, FactPlace>();
  readonly problems: FactProblem[] = [];
  private nodes = 0;
  private readonly anchors: ReadonlyMap<Alias, Node>;

  constructor(anchors: ReadonlyMap<Alias, Node>) {
    this.anchors = anchors;
  }

  readMap(
    map: YAMLMap,
    keys: Readonly<Record<string, FactType>>,
    path: string,
    top = false,
  ): Record<string, unknown> {
    const out: Record<string, unknown> = {};
    const seen = new Set<string>();
    for (const pair of map.items) {
      if (!isPair(pair) || !isScalar(pair.key) || ++this.nodes > MOST_NODES) continue;
      const key = String(pair.key.value);
      const keySpan = spanOf(pair.key);
      if (seen.has(key)) {
        this.problems.push({ code: 'duplicate-key', span: keySpan, key });
        continue;
      }
      seen.add(key);
      const type = Object.hasOwn(keys, key) ? keys[key] : undefined;
      if (!type) {
        if (!top || !(TEXT_KEYS as readonly string[]).includes(key)) {
          this.problems.push({
            code: 'unknown-key',
            span: keySpan,
            key,
            suggestion: this.problems.length < MOST_PROBLEMS ? nearest(key, Object.keys(keys)) : undefined,
          });
        }
        continue;
      }
      const here = path === '' ? key : `${path}.${key}`;
      const value = this.readPair(pair as Pair<Node, Node | null>, type, here, keySpan);
      if (value !== undefined) out[type.name] = value;
    }
    return out;
  }

  private readPair(pair: Pair<Node, Node | null>, type: FactType, path: string, keySpan: Span): unknown {
    const node = this.resolved(pair.value);
    if (!node || (isScalar(node) && node.value === null)) {
      this.places.set(path, { key: keySpan, value: { start: keySpan.end, end: keySpan.end } });
      return undefined;
    }
    this.places.set(path, { key: keySpan, value: spanOf(pair.value!) });
    return this.readValue(node, type, path);
  }

  private readValue(node: Node, type: FactType, path: string): unknown {
    switch (type.type) {
      case 'object': {
        if (isMap(node)) return this.readMap(node, type.keys, path);
        if (type.orTrue && isScalar(node) && typeof node.value === 'boolean')
          return node.value ? {} : undefined;
        return this.wrong(node, type, path);
      }
      case 'list': {
        if (isScalar(node)) {
          const one = this.readValue(node, type.of, path);
          return one === undefined ? undefined : [one];
        }
        if (!isSeq(node)) return this.wrong(node, type, path);
        const all: unknown[] = [];
        node.items.forEach((item, i) => {
          const meant = this.resolved(item as Node);
          if (!meant || ++this.nodes > MOST_NODES) return;
          const here = `${path}[${i}]`;
          this.places.set(here, { key: undefined, value: spanOf(item as Node) });
          const value = this.readValue(meant, type.of, here);
          if (value !== undefined) all.push(value);
        });
        return all;
      }
      default:
        return isScalar(node) ? this.readScalar(node, node.value, type, path) : this.wrong(node, type, path);
    }
  }

  private readScalar(node: Node, value: unknown, type: FactType, path: string): unknown {
    const text = String(value).trim();
    if (type.type === 'enum') {
      if (type.values.some((option) => option.value === text)) return text;
      const options = type.values.map((option) => option.value);
      this.problems.push({
        code: 'unknown-value',
        span: spanOf(node),
        path,
        value: text,
        expected: type,
        suggestion: nearest(text, options),
      });
      return undefined;
    }
    const read = SCALARS[type.type as keyof typeof SCALARS](value, text);
    return read === undefined ? this.wrong(node, type, path) : read;
  }

  private resolved(node: Node | null): Node | undefined {
    return node && isAlias(node) ? this.anchors.get(node) : (node ?? undefined);
  }

  private wrong(node: Node, expected: FactType, path: string): undefined {
    const value = isScalar(node) ? String(node.value) : undefined;
    this.problems.push({
      code: 'wrong-type',
      span: spanOf(node),
      path,
      expected,
      ...(value === undefined ? {} : { value }),
    });
    return undefined;
  }
}

/** Plain values by type; undefined when the value is not of it. */
const SCALARS = {
  text: (_value: unknown, text: string) => text,
  number: (value: unknown) => (typeof value === 'number' && Number.isFinite(value) ? value : undefined),
  amount: (value: unknown, text: string) => {
    if (typeof value === 'number' && Number.isFinite(value) && value >= 0) return value;
    const bare = /^(?:€|eur)?\s?(\d{1,3}(?:[.\s]\d{3})+|\d+)(?:,(\d{2}|-))?$/i.exec(text);
    if (!bare) return undefined;
    const whole = Number(bare[1]!.replace(/[.\s]/g, ''));
    return bare[2] && bare[2] !== '-' ? whole + Number(bare[2]) / 100 : whole;
  },
  date: (_value: unknown, text: string) => (isIsoDate(text) ? text : undefined),
  cpv: (_value: unknown, text: string) => (/^\d{8}(?:-\d)?$/.test(text) ? text : undefined),
  term: (_value: unknown, text: string) => parseTerm(text),
  extensions: (_value: unknown, text: string) =>
    /^(?:geen|n\.?v\.?t\.?|0)$/i.test(text) ? [] : parseExtensions(text),
};

/** Whether `text` is a date that exists, as yyyy-mm-dd. */
export function isIsoDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
}

function spanOf(node: Node): Span {
  const range = node.range;
  return range ? { start: range[0], end: range[1] } : { start: 0, end: 0 };
}

/** The option that differs least from what was typed, when it is near enough to be meant. */
export function nearest(typed: string, options: readonly string[]): string | undefined {
  let best: string | undefined;
  let least = Math.max(2, Math.floor(typed.length / 3)) + 1;
  if (typed.length > 60) return undefined;
  for (const option of options) {
    const distance = editDistance(typed.toLowerCase(), option.toLowerCase());
    if (distance < least) {
      least = distance;
      best = option;
    }
  }
  return best;
}

function editDistance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      next.push(Math.min(row[j]! + 1, next[j - 1]! + 1, row[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1)));
    }
    row = next;
  }
  return row[b.length]!;
}
