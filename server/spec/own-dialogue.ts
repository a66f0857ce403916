import type { Speaker } from './model.ts';

/**
 * Questions put and answered in running text, without a label: "Moet ik zelf 70% doen? Nee.", and a question in bold
 * or in quotation marks with the answer under it, as in a list of questions that are often asked.
 */

const OPENS = '["\'“‘]';
const CLOSES = '["\'”’]';
const SAYS_YES_OR_NO = `(?:${OPENS}?(?:(?:Nee|Neen|Ja|Jazeker|Inderdaad|Klopt|Dat klopt(?: niet)?|Geenszins|(?:Zeker|Beslist|Absoluut|Natuurlijk|Uiteraard)(?: wel| niet)?)(?=[.,:;!])(?![,:;]? (?:dan|tenzij u|als u)\\b)|Dat (?:hoeft|geldt|vragen wij|vraagt \\w{2,3} \\w{3,20})\\s(?:[a-z]{1,12}\\s){0,2}niet\\b|Dat is (?:hier )?niet (?:nodig|aan de orde|zo|vereist|verplicht|het geval|juist)\\b))`;
const ANSWERED = new RegExp(`\\?${CLOSES}?\\)?[\\s*_]{1,8}(?=${SAYS_YES_OR_NO})`, 'g');
const ANSWER = new RegExp(`^[\\s*_]{0,6}${SAYS_YES_OR_NO}`);
/** A line in quotation marks that asks. Marks of bold are blank by now. */
const QUOTED_LINE = new RegExp(`^[\\s*_]{0,6}${OPENS}[^"“”\\n]{8,400}\\?${CLOSES}[\\s*_]{0,6}(?:\\n|$)`);
/** A line in bold in which a tenderer asks. */
const BOLD_LINE =
  /^[\s*_]{1,6}(?:Moet|Mag|Kan|Krijg|Hoef|Ben|Heb|Word)(?:en)? (?:wij|we|ik)\s[^\n?]{4,300}\?[\s*_]{0,6}\n/;
/** "*Mag dat ook later?* – Ja, …": asked in italics or bold, with the answer behind a dash. Marks are blank by now. */
const MARKED_BEFORE_DASH = /^ {1,3}(?=\S)[^–—\n?]{4,300}(?:\n[^–—\n?]{1,300}){0,4}\?["'”’]? {1,4}[–—-] /;
const ONE_OF_US = /\b(?:ik|wij|we|mijn|ons|onze)\b/i;
const GOES_ON = /^[\s*_–—-]{0,6}(?:Dan|In dat geval)\b/;
const SENTENCE_END = /[.!?:]["'”’)]?\s{1,6}(?=["'“‘(]?[A-Z])/g;

/** Where a question and where its answer starts in a paragraph; empty when nobody answers in it. */
export function ownDialogue(text: string): { at: number; speaker: Speaker }[] {
  if (!text.includes('?')) return [];
  const places: { at: number; speaker: Speaker }[] = [];
  const line =
    QUOTED_LINE.exec(text) ?? BOLD_LINE.exec(text) ?? MARKED_BEFORE_DASH.exec(text) ?? boldAnswered(text);
  let from = 0;
  if (line && !GOES_ON.test(text.slice(line[0].length)) && isAsked(text, line[0])) {
    places.push({ at: 0, speaker: 'question' });
    from = line[0].length;
    if (from < text.length) places.push({ at: from, speaker: 'answer' });
  }
  let known = from;
  for (const { index, 0: gap } of text.slice(from).matchAll(ANSWERED)) {
    const end = from + index;
    places.push({ at: questionStart(text, known, end), speaker: 'question' });
    known = end + gap.length;
    places.push({ at: known, speaker: 'answer' });
  }
  return places.filter(({ at }, i) => i === 0 || at > places[i - 1]!.at);
}

/** Headings over what tenderers asked, each with its answer. */
const OF_QUESTIONS =
  /vragen (?:en|met|\+|&) (?:de )?antwoorden|antwoorden op (?:de |uw |alle )?(?:gestelde |ingediende |ontvangen )?vragen|nota van inlichtingen|\bnvi\b|veel ?gestelde vragen/;
/** What is told in bold at the start of a paragraph, to the end of a line. Marks of bold are blank by now. */
const BOLD_START = /^ {1,3}(?=\S)(?:(?! {1,4}(?:\n|$))[^\n]|\n(?=\S)){8,600} {1,4}(?:\n|$)/;
const NUMBERED = /^ {1,3}(?:[A-Z]{0,2}[-.]?\d{1,3}[a-z]?[.):]?\s)/;

/**
 * How much of a paragraph is what a tenderer put, in bold with a number or a question mark, under a heading over
 * questions and their answers; 0 when it is none.
 */
export function askedInBold(text: string, heading: string): number {
  if (!text.startsWith(' ') || !OF_QUESTIONS.test(heading)) return 0;
  const line = BOLD_START.exec(text)?.[0];
  if (line === undefined || !/[.?!]["'”’)]?\s{1,5}$/.test(line)) return 0;
  return NUMBERED.test(line) || /\?["'”’)]?\s{1,5}$/.test(line) ? line.length : 0;
}

/** A line in bold that ends in a question, of which the next says yes or no: all of it is asked. */
function boldAnswered(text: string): RegExpExecArray | null {
  const line = /^ {1,3}(?=\S)[^\n]{4,500}\?["'”’]? {1,4}\n/.exec(text);
  return line && ANSWER.test(text.slice(line[0].length, line[0].length + 40)) ? line : null;
}

/** Whether a paragraph answers a question that stands before it: it opens with yes or no. */
export function opensWithAnswer(text: string): boolean {
  return ANSWER.test(text.slice(0, 40));
}

/** Whether all of a paragraph asks: one sentence, or more in bold or quotation marks. */
export function onlyAsks(text: string): boolean {
  const said = text.trimEnd();
  if (said.length > 500 || !/\?["'”’]?$/.test(said)) return false;
  return /^(?:[\s*_]{1,6}|["“])/.test(text) || said.search(SENTENCE_END) < 0;
}

/** A line that stands alone may be a question to tenderers, unless the one who asks is a tenderer. */
function isAsked(text: string, line: string): boolean {
  return line.length < text.trimEnd().length || ONE_OF_US.test(line);
}

/** Where the question that ends at `end` starts, not before `from`: with its quotation mark, or else with its sentence. */
function questionStart(text: string, from: number, end: number): number {
  const said = text.slice(from, end);
  if (/["”]/.test(text[end + 1] ?? '')) {
    const open = Math.max(said.lastIndexOf('"'), said.lastIndexOf('“'));
    if (open >= 0) return from + open;
  }
  let start = from;
  for (const { index, 0: gap } of said.matchAll(SENTENCE_END)) start = from + index + gap.length;
  return start;
}
