import type { Section, Sentence } from '../../spec/model.ts';
import { binds } from '../../spec/speakers.ts';

/**
 * Demands told in two sentences: "Voor de jaaromzet geldt een ondergrens. Die ligt op twee miljoen euro." The second one
 * says how much, the first of what.
 */

const VERB =
  '(?:is|zijn|was|waren|mag|mogen|moet|moeten|moest|moesten|dient|dienen|kan|kunnen|kunt|zal|wordt|worden|hoeft|bedraagt|bedragen|bedroeg|ligt|liggen|lag|lagen|geldt|gelden|heeft|hebben|betreft|beslaat|bestrijkt|omvat|loopt|gaat|staat|stelt|stellen|komt|kwam|telt|tellen|wil zeggen|betekent|houdt in|weegt|wegen|tel|neemt|nemen|laat|laten|dateert|dateren|ziet|reikt|strekt|duurt|stamt|levert|leveren|krijgt|krijgen)';
/** What a demand is told in when its subject was named before. */
const MEASURE =
  '(?:ondergrens|bovengrens|grens|drempel|norm|lat|eis|minimum|maximum|hoogte|niveau|bedrag|vereiste|termijn|periode|tijdvak|terugkijktermijn|terugkijkperiode|geldigheid|geldigheidsduur|ouderdom|leeftijd|voorwaarde|gemiddelde|totaal)';
/** A word for what was named opens the sentence: "Die ligt op", "Hij heeft", "Deze grens", "Daarbij kijken wij". */
const POINTS_BACK = new RegExp(
  `^[^a-zà-ÿ]{0,4}(?:(?:let op|en|wel|ook|maar)[:,]? )?(?:(?:die|deze|dit|dat|zij|ze|hij|het|zulks|zoiets|beide|geen van beide) ${VERB}(?![a-zà-ÿ])|(?:die|deze|dit|dat|de|het) (?:[a-zà-ÿ]{1,20}e )?${MEASURE}(?![a-zà-ÿ])|(?:voldoende|genoeg|vereist|gevraagd|nodig) (?:is|zijn|wordt|worden)(?![a-zà-ÿ])|(?:hoogte|ondergrens|grens|drempel|norm|minimum)(?:bedrag)?\\s?:|(?:daar|hier)(?:bij|van|voor|in|mee|over|aan|op|uit|door|onder|toe|tegen)(?![a-zà-ÿ]))`,
);
/** A verb comes first and the word behind it: "Wij staan dat niet toe", "In deze procedure is dat niet mogelijk". */
const POINTS_INSIDE = new RegExp(
  `(?:^|\\s)(?:${VERB}|accepteren|accepteert|aanvaarden|aanvaardt|honoreren|honoreert|staan|staat|vinden|vindt|willen|wil|doen|doet|kijken|kijkt|ligt|betrekken|betrekt|hanteren|hanteert) (?:(?:wij|we|u|hij|zij|er|(?:de|het) [a-zà-ÿ]{1,30}) )?(?:dat|dit|die|daar[a-zà-ÿ]{2,6}|hier[a-zà-ÿ]{2,6}|ervan|daarvoor)(?=\\s(?:niet|geen|wel|ook|bij|maar|slechts|alleen|echter|niets|nooit|op)(?![a-zà-ÿ])|\\s{0,2}[.;:,|]|\\s{0,2}$)`,
);
/** "In elk van die jaren bedroeg die € 900.000", "Per boekjaar moest zij ten minste": how much comes right behind the word. */
const POINTS_AT_MEASURE = new RegExp(
  `(?:^|\\s)${VERB} (?:die|dat|deze|dit|zij|ze|hij)(?=\\s(?:€|\\d|ten minste|tenminste|minimaal|minstens|niet (?:minder|lager|meer|hoger|onder)|meer dan|onder|boven|uit op|op (?:ten minste|minimaal|minstens|€|\\d)))`,
);
/** "De opdracht is niet ouder dan", after "één referentie van een cateringopdracht". */
const NAMED_AGAIN = /^[^a-zà-ÿ]{0,4}(?:de|het|die|dat|deze|dit|uw|zijn) ([a-zà-ÿ]{4,30})(?![a-zà-ÿ])/;

/**
 * What the sentence before told, lower case, when this one goes on about it without telling it again; '' when it stands
 * on its own.
 */
export function toldBefore(section: Section, sentence: Sentence): string {
  const before = saidBefore(section, sentence);
  return before !== '' && goesOn(sentence.low, before) ? before : '';
}

/** The sentence right before in the same block, lower case; '' when there is none that binds. */
export function saidBefore(section: Section, { index, block }: Sentence): string {
  const before = section.sentences[index - 1];
  if (!before || before.block !== block || block.kind === 'heading') return '';
  return binds(before.speaker) ? before.low : '';
}

/** "Let op de datum: het uittreksel …": what draws attention stands before what is said. */
const ATTENTION =
  /^[^a-zà-ÿ]{0,4}(?:let|kijk|denk|pas|controleer|nb|n\.b\.|belangrijk|attentie|aandachtspunt)(?![a-zà-ÿ])[^.:;]{0,40}: /;

function goesOn(sentence: string, before: string): boolean {
  const low = sentence.includes(': ') ? sentence.replace(ATTENTION, '') : sentence;
  if (POINTS_BACK.test(low) || POINTS_INSIDE.test(low) || POINTS_AT_MEASURE.test(low)) return true;
  const again = NAMED_AGAIN.exec(low)?.[1];
  return again !== undefined && isNamedIn(again, before);
}

/** Whether a word ends a word of a text: "opdracht" is named in "een cateringopdracht", as its plural is. */
function isNamedIn(word: string, text: string): boolean {
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
    if (/^(?:en|s|es)?(?![a-zà-ÿ])/.test(text.slice(at + word.length, at + word.length + 4))) return true;
  }
  return false;
}
