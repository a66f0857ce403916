import { isMap, isScalar, isSeq, type Node, type Scalar, type YAMLMap } from 'yaml';
import type { Span } from '../text/span.ts';
import { errorSpan, nearest } from './facts.ts';
import type { ReadProblem, Section, SectionItem } from './model.ts';
import { readMarkdown } from './read-markdown.ts';
import { nextSectionCut } from './split-sections.ts';
import { yamlDocument } from './yaml-document.ts';
import { emptyMap, mapScalar, type ScalarMap } from './yaml-scalar.ts';

/**
 * YAML specifications, read entry by entry: a piece is one top-level key, or one item of a list of texts, so that an
 * edit re-reads the item it stands in. Every text is Markdown and becomes sections like any other.
 */

export type TextKey = 'secties' | 'eisen' | 'geschiktheidseisen' | 'clausules';

const TEXT_KEY = /^(secties|eisen|geschiktheidseisen|clausules)[ \t]*:[ \t]*(?:#[^\n]*)?\r?(?:\n|$)/;

/** Where the YAML piece that starts at `from` ends. */
export function nextYamlCut(text: string, from: number): number {
  const isItem = /^[ ]*-(?:[ \t]|\r?\n|$)/.exec(text.slice(from, from + 200));
  const indent = isItem ? isItem[0].indexOf('-') : -1;
  const holdsItems = !isItem && TEXT_KEY.test(text.slice(from, from + 200));
  let at = text.indexOf('\n', from);
  while (at >= 0 && at + 1 < text.length) {
    const line = at + 1;
    const dash = dashColumn(text, line);
    if (dash >= 0 && (dash === indent || (holdsItems && dash >= 0))) return line;
    if (startsKey(text, line)) return line;
    at = text.indexOf('\n', line);
  }
  return text.length;
}

/** Column of the dash when the line is a list item, else -1. */
function dashColumn(text: string, line: number): number {
  let at = line;
  while (text.charCodeAt(at) === 32) at++;
  if (text.charCodeAt(at) !== 45) return -1;
  const next = text.charCodeAt(at + 1);
  return Number.isNaN(next) || next === 32 || next === 10 || next === 13 || next === 9 ? at - line : -1;
}

function startsKey(text: string, line: number): boolean {
  const code = text.charCodeAt(line);
  const letter =
    (code >= 65 && code <= 90) || (code >= 97 && code <= 122) || code === 34 || code === 39 || code === 95;
  if (!letter) return false;
  const stop = text.indexOf('\n', line);
  const head = text.slice(line, Math.min(stop < 0 ? text.length : stop, line + 120));
  return /^[\w"'-]+[ \t]*:(?:[ \t\r]|$)/.test(head);
}

/** The text key a piece opens, if it is one. */
export function textKeyOf(piece: string): TextKey | undefined {
  return /^(secties|eisen|geschiktheidseisen|clausules)[ \t]*:/.exec(piece)?.[1] as TextKey | undefined;
}

export function isItemPiece(piece: string): boolean {
  return /^[ ]*-(?:[ \t]|\r?\n|$)/.test(piece);
}

/** A section with the scalar it was read from; offsets in the scalar's value. */
export interface ItemSection {
  readonly section: Section;
  readonly map: ScalarMap;
  /** Where the section starts in the scalar's value. */
  readonly from: number;
  readonly item: SectionItem;
}

export interface ReadItems {
  readonly sections: readonly ItemSection[];
  readonly problems: readonly (ReadProblem & { readonly key?: string; readonly suggestion?: string })[];
}

const ITEM_KEYS: Record<TextKey, readonly string[]> = {
  secties: ['titel', 'tekst', 'id'],
  eisen: ['id', 'soort', 'tekst', 'titel', 'toelichting', 'bewijs', 'weging'],
  geschiktheidseisen: ['id', 'soort', 'tekst', 'titel', 'bewijs', 'motivering', 'toelichting'],
  clausules: ['id', 'versie', 'tekst', 'titel'],
};

const ITEM_KIND: Record<TextKey, SectionItem['kind']> = {
  secties: 'section',
  eisen: 'requirement',
  geschiktheidseisen: 'suitability',
  clausules: 'clause',
};

/** Reads the items in a piece: one list item, or a whole key with its list. */
export function readItems(source: string, key: TextKey): ReadItems {
  const document = yamlDocument(source);
  const problems: ReadItems['problems'][number][] = document.errors.slice(0, 5).map((error) => ({
    code: 'yaml' as const,
    span: errorSpan(error.pos, source),
    detail: error.code,
  }));
  const sections: ItemSection[] = [];
  const root = document.contents;
  const list = isMap(root) ? root.items[0]?.value : root;
  const items = isSeq(list) ? list.items : [];
  for (const item of items as Node[]) {
    if (isScalar(item) && typeof item.value === 'string') {
      addText(item, source, { kind: ITEM_KIND[key] }, sections);
    } else if (isMap(item)) {
      readItem(item, source, key, sections, problems);
    }
  }
  return { sections, problems };
}

function readItem(
  map: YAMLMap,
  source: string,
  key: TextKey,
  sections: ItemSection[],
  problems: ReadItems['problems'][number][],
): void {
  const values = new Map<string, Node>();
  for (const pair of map.items) {
    if (!isScalar(pair.key)) continue;
    const name = String(pair.key.value);
    if (!ITEM_KEYS[key].includes(name)) {
      const suggestion = nearest(name, ITEM_KEYS[key]);
      problems.push({
        code: 'yaml',
        span: rangeOf(pair.key),
        detail: 'UNKNOWN_KEY',
        key: name,
        ...(suggestion ? { suggestion } : {}),
      });
    }
    if (pair.value) values.set(name, pair.value as Node);
  }
  const id = values.get('id');
  const version = values.get('versie');
  // Unquoted, 2025.10 is the number 2025.1.
  if (version && isScalar(version) && typeof version.value !== 'string') {
    problems.push({
      code: 'yaml',
      span: rangeOf(version),
      detail: 'UNQUOTED_VERSION',
      key: source.slice(rangeOf(version).start, rangeOf(version).end),
    });
  }
  const item: SectionItem = {
    kind: ITEM_KIND[key],
    ...(id ? { id: plain(id), idSpan: rangeOf(id) } : {}),
    ...(version ? { version: plain(version), versionSpan: rangeOf(version) } : {}),
    ...(values.has('titel') ? { title: plain(values.get('titel')!) } : {}),
    ...(values.has('soort') ? { requirementKind: plain(values.get('soort')!) } : {}),
  };
  for (const name of ['tekst', 'toelichting', 'motivering', 'bewijs']) {
    const node = values.get(name);
    if (node && isScalar(node) && typeof node.value === 'string') addText(node, source, item, sections);
  }
  if (!values.has('tekst') && id)
    sections.push({ section: readMarkdown(''), map: emptyMap(rangeOf(id).end), from: 0, item });
}

function addText(scalar: Scalar, source: string, item: SectionItem, sections: ItemSection[]): void {
  const map = mapScalar(scalar, source);
  for (const part of textSections(map)) sections.push({ ...part, map, item });
}

/** The sections of a text in a scalar; `from` is where each starts in the scalar's value. */
export function textSections({ value }: ScalarMap): { readonly section: Section; readonly from: number }[] {
  const sections: { section: Section; from: number }[] = [];
  let at = 0;
  do {
    const end = at === 0 ? nextSectionCut(`\n${value}`, 1) - 1 : nextSectionCut(value, at);
    sections.push({ section: readMarkdown(value.slice(at, end)), from: at });
    at = end;
  } while (at < value.length);
  return sections;
}

function plain(node: Node): string {
  return isScalar(node) ? String(node.value ?? '') : '';
}

function rangeOf(node: unknown): Span {
  const range = (node as Node).range;
  return range ? { start: range[0], end: range[1] } : { start: 0, end: 0 };
}
