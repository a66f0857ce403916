import type { Checked } from '../check/check.ts';
import { toDocument } from '../check/places.ts';
import type { Problem } from '../check/problem.ts';
import { severityName, type UserLanguage } from '../check/render.ts';
import { currentVersion, type Library, versionOf } from '../library/library.ts';
import { FACTS_AT, type Rule } from '../rules/rule.ts';
import { lastAtOrBefore } from '../text/lines.ts';
import type { Span } from '../text/span.ts';
import { deviationOf } from './clause-diff.ts';
import { factTypeAt } from './front-matter.ts';
import { statusName } from './rule-page.ts';

export interface Hover {
  /** Markdown. */
  readonly text: string;
  readonly span: Span;
}

/** What there is to say about the place at a document offset: clause, rule named, fact, finding. */
export function hoverAt(
  checked: Checked,
  offset: number,
  library: Library,
  rules: readonly Rule[],
  language: UserLanguage,
): Hover | undefined {
  return (
    factHover(checked, offset, language) ??
    markHover(checked, offset, library, rules, language) ??
    findingHover(checked, offset, language)
  );
}

function factHover({ spec }: Checked, offset: number, language: UserLanguage): Hover | undefined {
  const local = spec.factPlacement.toSection(offset);
  if (local === undefined || sectionAt(spec, offset) >= 0) return undefined;
  let best: { path: string; span: Span } | undefined;
  for (const [path, place] of spec.factSheet.places) {
    const span = place.key && local >= place.key.start && local <= place.key.end ? place.key : place.value;
    if (local < span.start || local > span.end || span.start === span.end) continue;
    if (!best || span.end - span.start <= best.span.end - best.span.start) best = { path, span };
  }
  if (!best) return undefined;
  const type = factTypeAt(best.path.replace(/\[\d+\]/g, '').split('.'));
  if (!type) return undefined;
  const inner = type.type === 'list' ? type.of : type;
  const written = best.span;
  const value =
    inner.type === 'enum' ? inner.values.find((one) => one.value === valueText(spec, written)) : undefined;
  const parts = [`**${best.path}**: ${type.about[language]}`];
  if (value) parts.push(`\`${value.value}\`: ${value.about[language]}`);
  if (type.law) parts.push(type.law[language]);
  return { text: parts.join('\n\n'), span: toDocument(spec, FACTS_AT, best.span) };
}

function valueText(spec: Checked['spec'], span: Span): string {
  const { start, end } = toDocument(spec, FACTS_AT, span);
  const piece = lastAtOrBefore(spec.text.starts, start);
  const base = spec.text.starts[piece]!;
  return spec.text.pieces[piece]!.text.slice(start - base, end - base).replace(/^["']|["']$/g, '');
}

function markHover(
  { spec, contexts }: Checked,
  offset: number,
  library: Library,
  rules: readonly Rule[],
  language: UserLanguage,
): Hover | undefined {
  const at = sectionAt(spec, offset);
  const placed = spec.sections[at];
  const local = placed && spec.places.placement(at).toSection(offset);
  if (!placed || local === undefined) return undefined;
  for (const mark of placed.section.marks) {
    if (local < mark.span.start || local > mark.span.end) continue;
    if (mark.kind === 'clause-open') {
      const about = clauseText(mark.id, mark.version, library, contexts.of('other').date, language);
      if (!about) return undefined;
      const deviation = deviationOf(spec, at, mark, library);
      const differs = deviation === undefined ? [] : [WORDS.differs[language], deviation];
      // What is different here before what is the same everywhere.
      const text = about.toSpliced(2, 0, ...differs).join('\n\n');
      return { text, span: toDocument(spec, at, mark.span) };
    }
    if (mark.kind === 'suppress' || mark.kind === 'motivation') {
      if (local > mark.ruleSpan.end || local < mark.ruleSpan.start) continue;
      const rule = rules.find((one) => one.id === mark.rule);
      if (rule)
        return {
          text: `**${rule.title[language]}** (\`${rule.id}\`)\n\n${rule.why[language]}`,
          span: toDocument(spec, at, mark.ruleSpan),
        };
    }
  }
  return undefined;
}

const WORDS = {
  current: { nl: 'actueel', en: 'current' },
  outdated: { nl: 'verouderd; de huidige versie is', en: 'outdated; the current version is' },
  version: { nl: 'versie', en: 'version' },
  unknown: { nl: 'deze versie staat niet in de bibliotheek', en: 'this version is not in the library' },
  sources: { nl: 'Bron', en: 'Source' },
  validFrom: { nl: 'geldig vanaf', en: 'valid from' },
  why: { nl: 'Waarom', en: 'Why' },
  differs: {
    nl: '**De tekst wijkt af van de bibliotheek** (~~doorgehaald~~ ontbreekt, **vet** is toegevoegd):',
    en: '**The text differs from the library** (~~struck through~~ is missing, **bold** was added):',
  },
  home: { nl: 'uit bibliotheek “{library}”', en: 'from library “{library}”' },
  wins: { nl: ', die voorgaat op “{library}”', en: ', which wins from “{library}”' },
} as const;

function clauseText(
  id: string,
  version: string | undefined,
  library: Library,
  date: string,
  language: UserLanguage,
): string[] | undefined {
  const clause = library.clause(id);
  if (!clause) return undefined;
  const current = currentVersion(clause, date);
  const own = version === undefined ? current : versionOf(clause, version);
  const status = !own
    ? WORDS.unknown[language]
    : own.version === current?.version
      ? `${WORDS.current[language]}${own.from ? `, ${WORDS.validFrom[language]} ${own.from}` : ''}`
      : `${WORDS.outdated[language]} ${current?.version}`;
  const sources = clause.sources.map(
    (source) =>
      `- ${source.url ? `[${source.title}](${source.url})` : source.title} (${sourceStatus(source.status, language)})`,
  );
  return [
    `**${clause.title}** · \`${clause.id}\` ${WORDS.version[language]} ${version ?? current?.version ?? ''} (${status})`,
    homeText(library, id, language),
    ...(own?.change ? [own.change] : []),
    ...(sources.length > 0 ? [`${WORDS.sources[language]}:\n${sources.join('\n')}`] : []),
  ];
}

/** Which library the clause comes from, and which one has to give way. */
function homeText(library: Library, id: string, language: UserLanguage): string {
  const [home, next] = library.homesOf(id).map((one) => one.title || one.id);
  const told = (key: 'home' | 'wins', name: string) => WORDS[key][language].replace('{library}', name);
  return home === undefined ? '' : told('home', home) + (next === undefined ? '' : told('wins', next));
}

function sourceStatus(status: string, language: UserLanguage): string {
  const english: Readonly<Record<string, string>> = {
    geverifieerd: 'verified',
    afgeleid: 'derived',
    'te-verifieren': 'not yet verified',
  };
  return language === 'nl'
    ? status === 'te-verifieren'
      ? 'nog te verifiëren'
      : status
    : (english[status] ?? status);
}

function findingHover(checked: Checked, offset: number, language: UserLanguage): Hover | undefined {
  const { spec } = checked;
  const at = sectionAt(spec, offset);
  const problems = at < 0 ? checked.inFacts : (checked.bySection[at] ?? []);
  for (const problem of problems) {
    const span = toDocument(spec, problem.at, problem.span);
    if (offset < span.start || offset > span.end) continue;
    return { text: findingText(problem, language), span };
  }
  return undefined;
}

/** The editor shows what was found itself; this adds why, and on what it rests. */
function findingText(problem: Problem, language: UserLanguage): string {
  const { rule, citation } = problem;
  const source = citation
    ? `${WORDS.sources[language]}: ${citation.url ? `[${citation.text[language]}](${citation.url})` : citation.text[language]} (${statusName(citation.status, language)}). ${citation.summary[language]}`
    : '';
  return [
    `**${rule.title[language]}** · \`${rule.id}\` (${severityName(problem.severity, language)})`,
    ...(problem.motivated === undefined ? [] : [`> ${problem.motivated}`]),
    `${WORDS.why[language]}: ${rule.why[language]}`,
    ...(source ? [source] : []),
  ].join('\n\n');
}

/** Ordinal of the section that holds a document offset, or -1. */
export function sectionAt(spec: Checked['spec'], offset: number): number {
  let low = 0;
  let high = spec.sections.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const span = spec.places.span(middle);
    if (offset < span.start) high = middle - 1;
    else if (
      offset > span.end ||
      (offset === span.end && middle < high && spec.places.span(middle + 1).start === offset)
    )
      low = middle + 1;
    else return middle;
  }
  return -1;
}
