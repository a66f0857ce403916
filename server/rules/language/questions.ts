import type { Section, Sentence } from '../../spec/model.ts';

/** How many sentences back a question may stand before its answer. */
const BACK = 6;

/** What a sentence of an answer answers, lower case: the question right before the answer; '' when there is none. */
export function questionBefore(section: Section, { index, speaker }: Sentence): string {
  if (speaker !== 'answer') return '';
  let at = index - 1;
  const least = Math.max(0, index - BACK);
  while (at >= least && section.sentences[at]!.speaker === 'answer') at--;
  const asked: string[] = [];
  for (; at >= least && section.sentences[at]!.speaker === 'question'; at--)
    asked.unshift(section.sentences[at]!.low);
  return asked.join(' ');
}
