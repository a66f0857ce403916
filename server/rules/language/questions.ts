import type { Section, Sentence } from '../../spec/model.ts';

/** How many sentences back a question may stand before its answer. */
const BACK = 6;

/** The sentence of a question right before this one, when this is the first of its answer. */
export function askedRightBefore(section: Section, { index, speaker }: Sentence): Sentence | undefined {
  const before = section.sentences[index - 1];
  return speaker === 'answer' && before?.speaker === 'question' ? before : undefined;
}

/**
 * What a sentence of an answer answers, lower case: the question right before the answer, begun at most `reach`
 * sentences back, or the one a text asks itself and says no to ("Is er een maximum? Nee."); '' when there is none.
 */
export function questionBefore(section: Section, sentence: Sentence, reach = BACK): string {
  const { index, speaker, low } = sentence;
  if (speaker !== 'answer') return SAYS_NO.test(low) ? askedItself(section, sentence) : '';
  let at = index - 1;
  const least = Math.max(0, index - reach);
  while (at >= least && section.sentences[at]!.speaker === 'answer') at--;
  const asked: string[] = [];
  for (; at >= least && section.sentences[at]!.speaker === 'question'; at--)
    asked.unshift(section.sentences[at]!.low);
  return asked.join(' ');
}

/** A sentence with the question it says yes to, lower case: "Moeten wij alle fabrieken bezoeken?" "Ja, zonder uitzondering." */
export function withAffirmed(section: Section, sentence: Sentence): string {
  if (sentence.speaker !== 'answer' || !SAYS_YES.test(sentence.low)) return sentence.low;
  return `${questionBefore(section, sentence)} ${sentence.low}`.trim();
}

/** The sentences of a section that say yes to a question. */
export function affirmations(section: Section): readonly Sentence[] {
  if (!section.low.includes('?') || !MAY_SAY_YES.test(section.low)) return NONE;
  return section.sentences.filter(({ speaker, low }) => speaker === 'answer' && SAYS_YES.test(low));
}

/** The question right before a sentence in the running text itself, lower case; '' when there is none. */
function askedItself(section: Section, { index, speaker, block }: Sentence): string {
  const before = section.sentences[index - 1];
  const isOwn = speaker === 'requirement' && before?.speaker === 'requirement' && before.block === block;
  return isOwn && before.low.endsWith('?') ? before.low : '';
}

/** The sentences of a section that say no to a question, be it one the text asks itself. */
export function refusals(section: Section): readonly Sentence[] {
  if (!section.low.includes('?') || !section.low.includes('nee')) return NONE;
  return section.sentences.filter(
    (sentence) =>
      (sentence.speaker === 'answer' || sentence.speaker === 'requirement') &&
      SAYS_NO.test(sentence.low) &&
      (sentence.speaker === 'answer' || askedItself(section, sentence) !== ''),
  );
}

const SAYS_NO =
  /^\W{0,4}(?:(?:(?:ons )?antwoord|antw\.?|reactie|a)[\s\d.:)–—-]{1,10})?(?:nee|neen)\b(?![^.;]{0,80}\b(?:wel|al|reeds)\b)/;

const NONE: readonly Sentence[] = [];
const MAY_SAY_YES = /\bja\b|jazeker|inderdaad|\bzeker\b|klopt|is juist/;

const SAYS_YES =
  /^\W{0,4}(?:(?:antwoord|antw\.?|reactie|a)[\s\d.:)–—-]{1,10})?(?:ja|jazeker|inderdaad|zeker|klopt|dat klopt|dat is juist)\b/;
