import type { Role, Section, SectionItem, Sentence } from '../../spec/model.ts';
import { type Requirement, requirementsIn } from '../../spec/requirements.ts';
import { contains } from '../../text/span.ts';
import type { RuleContext } from '../rule.ts';
import { AUTHORITY } from './actors.ts';
import { headingOver, introduction, statements } from './statements.ts';
import { cellText } from './tables.ts';

/**
 * Sentences that are requirements of a statement of requirements: a numbered one, an entry of `eisen`, an item or row
 * under a heading for requirements. Wishes, award criteria and running text around them are none.
 */
export function requirementSentences(
  section: Section,
  { role, facts }: Pick<RuleContext, 'role' | 'facts'>,
  item: SectionItem | undefined,
): Sentence[] {
  if (item?.kind === 'requirement') {
    return item.requirementKind === 'wens' || /^W/.test(item.id ?? '') ? [] : [...statements(section)];
  }
  const numbered = requirementsIn(section);
  const isWhole = facts.documentKind === 'programma-van-eisen';
  const found: Sentence[] = [];
  for (const sentence of statements(section)) {
    const own = numbered.find(({ span }) => contains(span, sentence.span));
    if (isWish(section, sentence)) continue;
    const counts =
      own && !own.isSeries
        ? own.kind !== 'wish'
        : isLedIn(section, sentence) ||
          NEW_WORDING.test(sentence.low) ||
          isUnderRequirements(sentence, role, own, isWhole);
    if (counts) found.push(sentence);
  }
  return found;
}

/** "Eis P-07 komt te luiden: …". */
const NEW_WORDING =
  /\b(?:minimum|knock-out-)?eis (?:[a-z]{1,4}[-.\s]?)?\d[\d.]{0,6}[a-z]?\b[^.;:"]{0,40}\b(?:luidt|luiden|wordt|gewijzigd|vervangen|moet zijn)\b[^.;:"]{0,40}[:"]/;
/** "Aan de volgende eisen moet worden voldaan:", whatever the heading. */
const LEADS_IN =
  /\beisen\b[^.;]{0,80}\b(?:voldo\w{1,4}|geld(?:en|t)|gesteld|stel(?:t|len))\b|\b(?:voldo\w{1,4}|gelden|gesteld|stel(?:t|len))\b[^.;]{0,60}\beisen\b|op straffe van (?:ongeldig|uitsluit|terzijde)/;
const NO_REQUIREMENTS =
  /wens|gunning|beoordel|geschiktheid|selectie|vormvereist|vormeis|inschrijver|gegadigde|indienen|offerte/;

/** An item of a list whose lead-in says that they are requirements of what is delivered. */
function isLedIn(section: Section, sentence: Sentence): boolean {
  if (sentence.block.kind !== 'item' || !sentence.block.leadIn) return false;
  const before = introduction(section, sentence);
  return LEADS_IN.test(before) && !NO_REQUIREMENTS.test(`${before} ${headingOver(sentence)}`);
}

const REQUIREMENTS =
  /\beisen\b|minimumeis|knock-?out|programma van eisen|\bpve\b|(?:technische|functionele|kwaliteits)\s?(?:specificaties|eisen)|specificatie/;
const OTHER =
  /wens|gunning|beoordel|geschiktheid|inschrijver|procedure|voorwaarden|vormvereist|inschrijvingsvereisten|ambitie|doel|inleiding|achtergrond|toelichting|begrip|definitie|planning|contact|vragen|inlichtingen|indien(?:en|ing)|criteri(?!a voor knock)/;

/** A requirement that has a heading to itself: "E.5". */
const HEADED_BY_ID = /^(?:eis\s?)?(?:e|ko|eis|pve)[-.\s]?\d{1,3}(?!\d)/;
/** Running text around the requirements, in which the authority tells what it does or what they are for. */
const BY_AUTHORITY = new RegExp(
  `^(?:(?:de|het|onze|in|met|deze|dit) ){0,2}${AUTHORITY}\\b|\\b(?:inschrijver|hieronder|onderstaande|volgende|eisen)\\b`,
);

function isUnderRequirements(
  sentence: Sentence,
  role: Role,
  own: Requirement | undefined,
  isWhole: boolean,
): boolean {
  const heading = headingOver(sentence);
  const { kind, cells } = sentence.block;
  if (OTHER.test(heading.replace(/knock-?out-?\s?criteri/, 'knock-out'))) return false;
  if (cells?.some(({ header }) => /^(?:minimum)?eis(?:en)?$/.test(header ?? ''))) return true;
  if (HEADED_BY_ID.test(heading)) return true;
  if (kind !== 'item' && kind !== 'row' && !own)
    return REQUIREMENTS.test(heading) && !BY_AUTHORITY.test(sentence.low);
  return (
    isWhole ||
    (role === 'requirements' && REQUIREMENTS.test(heading)) ||
    (own !== undefined && REQUIREMENTS.test(heading))
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
