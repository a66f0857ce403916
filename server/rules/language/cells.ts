import type { Section, Sentence } from '../../spec/model.ts';
import { isNamedMotivation } from './reasons.ts';

/** Text of the section the rule may take as an explanation, without motivations that name a rule. */
export function plainSentences(section: Section): Sentence[] {
  return section.sentences.filter(
    (sentence) =>
      sentence.speaker !== 'question' && sentence.speaker !== 'law' && !isNamedMotivation(sentence),
  );
}
