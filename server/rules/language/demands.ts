import type { Role, Section, SectionItem, Sentence } from '../../spec/model.ts';
import { requirementsIn } from '../../spec/requirements.ts';
import { contains } from '../../text/span.ts';
import { headingOver, statements } from './statements.ts';
import { cellText } from './tables.ts';

/**
 * Sentences that are requirements of a statement of requirements: a numbered one, an entry of `eisen`, an item or row
 * under a heading for requirements. Wishes, award criteria and running text around them are none.
 */
export function requirementSentences(
  section: Section,
  role: Role,
  item: SectionItem | undefined,
): Sentence[] {
  if (item?.kind === 'requirement') {
    return item.requirementKind === 'wens' || /^W/.test(item.id ?? '') ? [] : [...statements(section)];
  }
  const numbered = requirementsIn(section);
  const found: Sentence[] = [];
  for (const sentence of statements(section)) {
    const own = numbered.find(({ span }) => contains(span, sentence.span));
    if (isWish(section, sentence)) continue;
    if (own ? own.kind !== 'wish' : isUnderRequirements(sentence, role)) found.push(sentence);
  }
  return found;
}

const REQUIREMENTS = /\beisen\b|minimumeisen|knock-?out|programma van eisen|\bpve\b|technische specificaties/;
const OTHER =
  /wens|gunning|beoordel|geschiktheid|inschrijver|procedure|voorwaarden|vormvereist|inschrijvingsvereisten/;

function isUnderRequirements(sentence: Sentence, role: Role): boolean {
  const heading = headingOver(sentence);
  return (
    role === 'requirements' &&
    (sentence.block.kind === 'item' || sentence.block.kind === 'row') &&
    REQUIREMENTS.test(heading) &&
    !OTHER.test(heading)
  );
}

/** A row or item that calls itself a wish. */
function isWish(section: Section, sentence: Sentence): boolean {
  const { cells } = sentence.block;
  if (/wens/.test(headingOver(sentence)) && !/eis/.test(headingOver(sentence))) return true;
  return (
    cells?.some(
      (cell) =>
        /^wens/.test(cell.header ?? '') || /^(?:wens|w|gunnings?criterium)$/.test(cellText(section, cell)),
    ) ?? false
  );
}
