import type { Section, Sentence } from '../../spec/model.ts';
import { isNamedMotivation } from './reasons.ts';

/** Whether what stands at `offset` of a sentence is a bidder's question: in a table of questions and answers. */
export function isInQuestion(sentence: Sentence, offset: number): boolean {
  const at = sentence.span.start + offset;
  const cell = sentence.block.cells?.find(({ span }) => span.start <= at && at < span.end);
  return cell?.header !== undefined && /^(?:vraag|vragen|opmerking|question)\b/.test(cell.header);
}

/** Text of the section the rule may take as an explanation, without motivations that name a rule. */
export function plainSentences(section: Section): Sentence[] {
  return section.sentences.filter(
    (sentence) =>
      sentence.speaker !== 'question' && sentence.speaker !== 'law' && !isNamedMotivation(sentence),
  );
}
