import { LAW_DATA } from '../../law/law.gen.ts';
import { hasWord } from '../../law/words.ts';
import type { Section } from '../../spec/model.ts';
import type { Span } from '../../text/span.ts';
import { type DocumentView, FACTS_AT, type RuleContext } from '../rule.ts';
import { isRole, statements } from './statements.ts';

/**
 * Rules about something that is missing for a kind of product (vehicles without clean vehicles): what a section tells
 * about the subject, and where to report when nothing in a whole document deals with it.
 */
export interface SubjectSign {
  readonly kind: 'subject' | 'handled';
  readonly span: Span;
}

/** Something is bought, built or kept up: next to a subject word it tells what the contract is about. */
const BOUGHT =
  /(?:^|[\s(])(?:opdracht|lever(?:t|en|ing|ingen|ancier)|aanschaf\w{0,40}|aan te schaffen|koopt|kopen|koop|inkoop|inkopen|leas\w{0,40}|huur|huren|huurt|vervang\w{0,40}|ontwikkel\w{0,40}|implement\w{0,40}|plaats(?:t|en|ing)|installeren|installatie van|vernieuw\w{0,40}|hosting|realis\w{0,40}|inzet|zet|raamovereenkomst|contract voor)(?=[\s.,;:)]|$)/;

/** The words for a subject (an id in the law data) in any edition: for the `words` of a rule about it. */
export function wordsForSubject(subject: string): readonly string[] {
  return LAW_DATA.subjects.flatMap(({ id, words }) => (id === subject ? words : []));
}

/** What a section says about `subject` (an id in the law data); `handled` matches lower-case text that deals with it. */
export function subjectSigns(
  section: Section,
  context: RuleContext,
  subject: string,
  handled: RegExp,
): readonly SubjectSign[] {
  const signs: SubjectSign[] = [];
  const isHandled = handled.exec(section.low);
  if (isHandled) {
    const start = isHandled.index;
    signs.push({ kind: 'handled', span: { start, end: start + isHandled[0].length } });
    return signs;
  }
  if (!isRole(context.role, 'contract-object', 'introduction', 'requirements', 'other', 'annex'))
    return signs;
  const words = context.law.subjects.find((one) => one.id === subject)?.words;
  if (!words?.some((word) => section.low.includes(word))) return signs;
  const title = section.heading?.title.toLowerCase() ?? '';
  if (words.some((word) => hasWord(title, word))) signs.push({ kind: 'subject', span: titleSpan(section) });
  for (const sentence of statements(section)) {
    if (!BOUGHT.test(sentence.low) || /van toepassing|bepalingen/.test(sentence.low)) continue;
    const word = words.find((one) => hasWord(sentence.low, one));
    if (word === undefined) continue;
    const start = sentence.span.start + sentence.low.indexOf(word);
    signs.push({ kind: 'subject', span: { start, end: start + word.length } });
    break;
  }
  return signs;
}

/** Where to report that nothing in a whole document deals with `subject`; undefined when that is no finding. */
export function unhandledSubject(
  view: DocumentView<SubjectSign>,
  { facts, law }: RuleContext,
  subject: string,
): { readonly at: number; readonly span: Span } | undefined {
  if (!view.wholeDocument || view.items.some((item) => item.value.kind === 'handled')) return undefined;
  if (facts.documentKind === 'nota-van-inlichtingen' || facts.documentKind === 'overeenkomst')
    return undefined;
  const cpv = [...(facts.cpv ?? []), ...(facts.lots ?? []).flatMap((lot) => lot.cpv ?? [])];
  const stated = law
    .subjectsFor({ cpv, words: (facts.title ?? '').toLowerCase() })
    .some((match) => match.subject.id === subject);
  const mention = view.items.find((item) => item.value.kind === 'subject');
  if (!stated && !mention) return undefined;
  if (mention) return { at: mention.at, span: mention.value.span };
  const { places } = view.sheet;
  const place = places.get('cpv') ?? places.get('titel');
  return place ? { at: FACTS_AT, span: place.value } : { at: 0, span: { start: 0, end: 0 } };
}

/** The title of a section's heading as it stands in the text. */
function titleSpan(section: Section): Span {
  const { heading } = section;
  if (!heading) return { start: 0, end: 0 };
  const line = section.text.slice(heading.span.start, heading.span.end);
  const at = line.indexOf(heading.title);
  return at < 0
    ? heading.span
    : { start: heading.span.start + at, end: heading.span.start + at + heading.title.length };
}

/** Examples of rules that only look at whole documents need a whole document: neutral chapters to stand around them. */
export const REST_OF_DOCUMENT = ['Administratie', 'Overleg', 'Bereikbaarheid', 'Facturen']
  .map(
    (title) =>
      `\n\n## ${title}\n\n${'De contactpersonen van beide partijen spreken elkaar ieder kwartaal en leggen hun afspraken schriftelijk vast. '.repeat(4).trim()}`,
  )
  .join('');
