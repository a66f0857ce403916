import type { UserLanguage } from '../check/render.ts';
import { currentVersion, fillClause, type Library } from '../library/library.ts';
import type { Rule } from '../rules/rule.ts';
import type { FactType } from '../spec/fact-schema.ts';
import { positionAt, textBetween } from '../spec/pieces.ts';
import type { Specification } from '../spec/specification.ts';
import type { Span } from '../text/span.ts';
import { factCursorAt, factTypeAt } from './front-matter.ts';

export interface Completion {
  readonly label: string;
  readonly kind: 'key' | 'value' | 'clause' | 'rule' | 'snippet';
  readonly detail: string;
  readonly documentation?: string;
  /** Replaces `span` in the document. */
  readonly span: Span;
  readonly text: string;
  /** The same with `${1:…}` tab stops, for editors that know snippets. */
  readonly snippet?: string;
  readonly filter?: string;
}

export interface CompletionWorld {
  readonly library: Library;
  readonly rules: readonly Rule[];
  readonly date: string;
  readonly language: UserLanguage;
}

/** What may be typed at a document offset. */
export function completionsAt(spec: Specification, offset: number, world: CompletionWorld): Completion[] {
  const { character } = positionAt(spec.text, offset);
  const before = textBetween(spec.text, offset - character, offset);
  const cursor = factCursorAt(spec, offset);
  if (cursor) return factCompletions(cursor, before, offset, world);
  const marker = /<!--\s*clausule\s+([^\s>]*)$/i.exec(before);
  if (marker) return clauseIds(marker[1]!, offset, world);
  const rule = /(?:^\s*>\s*\*{0,2}Motivering\*{0,2}\s*\(|<!--\s*negeer\s+)([^\s:)]*)$/i.exec(before);
  if (rule) return ruleIds(rule[1]!, offset, world);
  if (/^\s*[\w/.-]*$/.test(before)) return wholeClauses(before.trimStart(), offset, world);
  return [];
}

function factCompletions(
  cursor: NonNullable<ReturnType<typeof factCursorAt>>,
  before: string,
  offset: number,
  { library, language }: CompletionWorld,
): Completion[] {
  const span = { start: cursor.from, end: offset };
  if ((cursor.key ?? cursor.path.at(-1)) === 'bibliotheken')
    return [...library.libraries, ...library.unused].map(({ id, title }) => ({
      label: id,
      kind: 'value',
      detail: title,
      span,
      text: id,
    }));
  if (cursor.key !== undefined) {
    const type = factTypeAt([...cursor.path, cursor.key]);
    return type ? valueCompletions(type, span, language) : [];
  }
  const listType = factTypeAt(cursor.path);
  if (/^\s*-\s/.test(before) && listType?.type === 'list' && listType.of.type !== 'object')
    return valueCompletions(listType.of, span, language);
  return Object.entries(cursor.keys).map(([key, type]) => ({
    label: key,
    kind: 'key' as const,
    detail: type.about[language],
    ...(type.law ? { documentation: type.law[language] } : {}),
    span,
    text: keyText(key, type),
  }));
}

function keyText(key: string, type: FactType): string {
  return type.type === 'object' || (type.type === 'list' && type.of.type === 'object')
    ? `${key}:`
    : `${key}: `;
}

function valueCompletions(type: FactType, span: Span, language: UserLanguage): Completion[] {
  const inner = type.type === 'list' ? type.of : type;
  if (inner.type === 'enum') {
    return inner.values.map((value) => ({
      label: value.value,
      kind: 'value' as const,
      detail: value.about[language],
      span,
      text: value.value,
    }));
  }
  const sample: Partial<Record<FactType['type'], string>> = {
    date: '2026-01-31',
    term: '24 maanden',
    extensions: '2 x 12 maanden',
    cpv: '"00000000-0"',
  };
  const text = sample[inner.type];
  return text ? [{ label: text, kind: 'value', detail: inner.about[language], span, text }] : [];
}

function clauseIds(typed: string, offset: number, world: CompletionWorld): Completion[] {
  const span = { start: offset - typed.length, end: offset };
  return world.library.clauses.flatMap((clause) =>
    clause.versions.map((version) => ({
      label: `${clause.id}@${version.version}`,
      kind: 'clause' as const,
      detail: clause.title,
      span,
      text: `${clause.id}@${version.version}`,
    })),
  );
}

function ruleIds(typed: string, offset: number, world: CompletionWorld): Completion[] {
  const span = { start: offset - typed.length, end: offset };
  return world.rules.map((rule) => ({
    label: rule.id,
    kind: 'rule' as const,
    detail: rule.title[world.language],
    span,
    text: rule.id,
  }));
}

const NOT_OFFICIAL = {
  nl: 'Eigen formulering, afgeleid van de OESO-stappen; geen officiële tekst.',
  en: 'Our own wording, derived from the OECD steps; no official text.',
};

function wholeClauses(typed: string, offset: number, world: CompletionWorld): Completion[] {
  const span = { start: offset - typed.length, end: offset };
  const completions: Completion[] = [];
  for (const clause of world.library.clauses) {
    const version = currentVersion(clause, world.date);
    if (!version) continue;
    const wrap = (body: string) =>
      `<!-- clausule ${clause.id}@${version.version} -->\n${body}\n<!-- /clausule -->\n`;
    const plain = fillClause(clause, version, false);
    completions.push({
      label: clause.id,
      kind: 'clause',
      detail: `${clause.title} (${version.version})`,
      documentation: `${NOT_OFFICIAL[world.language]}\n\n${plain}`,
      span,
      text: wrap(plain),
      snippet: `${wrap(fillClause(clause, version, true))}$0`,
      filter: `${clause.id} clausule ${clause.title}`,
    });
  }
  const todo = world.language === 'nl' ? 'waarom hier wordt afgeweken' : 'why this deviates';
  completions.push({
    label: 'motivering',
    kind: 'snippet',
    detail: world.language === 'nl' ? 'Motivering van een afwijking' : 'Reasons for a deviation',
    span,
    text: '> **Motivering** (regel): …',
    snippet: `> **Motivering** (\${1:regel}): \${2:${todo}}`,
  });
  return completions;
}
