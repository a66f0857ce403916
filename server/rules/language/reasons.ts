import type { Section, Sentence } from '../../spec/model.ts';

/**
 * Reasons in running text. The law lets an authority deviate with reasons in the procurement documents; such reasons
 * next to a requirement silence the comply-or-explain rules. A visible motivation that names its rule is not counted
 * here: it answers the finding, and so keeps it in the register.
 */
const REASON =
  /\b(?:omdat|aangezien|want|daar (?:de|het|er)|vanwege|wegens|gezien|gelet op|in verband met(?! (?:het werk|de (?:opdracht|uitvoering|overeenkomst|werkzaamheden|diensten|levering|inschrijving|aanbesteding)))|met het oog op|ter (?:waarborging|borging|voorkoming)|om (?:te voorkomen|te waarborgen|te borgen|(?:\w+\s){1,6}te (?:waarborgen|borgen|voorkomen|kunnen))|zwaarwegende|motivering|gemotiveerd|motivatie|motiver(?:en|ing)|reden(?:en)?|noodzakelijk voor|doordat|immers|namelijk|dit is nodig|hiervoor is gekozen|om die reden|rechtvaardig)/;

/** Reasons that are none: a label or a circular phrase. */
const EMPTY_REASON =
  /(?:zonder|geen)\s(?:nadere\s|verdere\s)?(?:motivering|reden|toelichting|opgave van reden)|behoeft geen|schaalvoordeel|schaalvoordelen(?! (?:en|met))/;

/** The motivation is somewhere else in the documents. */
const ELSEWHERE =
  /(?:motiver\w+|motivatie|toelichting|onderbouwing)\s[^.;]{0,50}(?:zie|in|opgenomen|staat|vindt u|bijlage|paragraaf|hoofdstuk)|zie\s[^.;]{0,40}(?:motiver|onderbouwing|toelichting)/;

/** Whether reasons are given in the sentence itself or within `reach` sentences in the same section. */
export function hasReasonNearby(section: Section, sentence: Sentence, reach = 2): boolean {
  if (givesReason(sentence.low)) return true;
  const at = sentence.index;
  for (let i = Math.max(0, at - 1); i <= Math.min(section.sentences.length - 1, at + reach); i++) {
    const other = section.sentences[i]!;
    if (i === at || other.speaker === 'question') continue;
    if (other.block.kind === 'heading') continue;
    if (isNamedMotivation(other)) continue;
    if (
      /^\s*(?:motivering|onderbouwing|reden|toelichting)\b/.test(other.low) &&
      !EMPTY_REASON.test(other.low)
    )
      return true;
    // The next sentence gives the reason when it speaks of what was just demanded.
    if (
      i > at &&
      givesReason(other.low) &&
      /^(?:dit|deze|dat (?:is|komt|was)|hiervoor|de reden|reden|daarom|hiermee|de motivering|motivering|zwaarwegend|vanwege|omdat|gelet|gezien|wij|de aanbestedende dienst|de gemeente|het waterschap|de keuze|hier)/.test(
        other.low,
      )
    ) {
      return true;
    }
  }
  return false;
}

/** Whether this text (lower case) itself gives or points to a reason. */
export function givesReason(low: string): boolean {
  if (EMPTY_REASON.test(low)) return false;
  return REASON.test(low) || ELSEWHERE.test(low);
}

/** A visible motivation that names its rule: `> **Motivering** (id): …`. */
export function isNamedMotivation(sentence: Sentence): boolean {
  return sentence.speaker === 'motivation' && /^\s*motivering\s*\([a-z]+\/[a-z-]+\)/.test(sentence.low);
}
