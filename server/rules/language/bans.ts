import type { Section, Sentence } from '../../spec/model.ts';
import { saidBefore } from './going-on.ts';
import { headingOver } from './statements.ts';

/**
 * Something is not allowed, in the ways drafters say so. Sources of patterns over lower-case text; none captures.
 */

/** What is not allowed is told before or after these words. */
export const BARRED =
  '(?:niet\\s(?:is\\s|zijn\\s|worden\\s|wordt\\s)?(?:toegestaan|toegelaten|geoorloofd|mogelijk|geaccepteerd|aanvaard|getolereerd|bespreekbaar|bevoegd|gerechtigd|acceptabel|aan de orde|de bedoeling|welkom|in aanmerking)|\\bverboden|\\bverbod\\b|\\buitgesloten|ongeoorloofd|\\bgeen (?:optie|sprake)\\b|\\b(?:accepteren|aanvaarden|dulden|tolereren|erkennen|accepteert|aanvaardt|erkent|willen|wil|wenst|wensen)\\s(?:wij\\s|we\\s|de \\w{1,20}\\s)?(?:[\\wà-ÿ]{1,20}\\s){0,2}?(?:niet|geen)\\b|\\b(?:wijzen|wijst)\\s(?:wij\\s|we\\s|de \\w{1,20}\\s)?af\\b|\\bstaat\\s(?:het )?(?:[\\wà-ÿ]{1,25}\\s){1,2}niet vrij\\b|\\b(?:staan|staat|laten|laat)\\s(?:wij\\s|we\\s|de \\w{1,20}\\s)?(?:[\\wà-ÿ]{1,20}\\s){0,2}?(?:niet|geen)\\s(?:[^.;,]{0,60}\\s)?toe\\b|\\b(?:mag|mogen|kan|kunt|kunnen)\\s(?:[\\wà-ÿ]{1,30}\\s){0,4}?(?:niet|geen|noch)(?![a-z]|\\s(?:meer|later|eerder|langer|minder|buiten|zonder)\\b))';

/** Words one of which stands in every ban, for the `words` of rules. */
export const BAN_WORDS = [
  ...['niet', 'geen', 'nee', 'noch', 'verbod', 'uitgesloten', 'ongeoorloofd', 'ongeldig', 'terzijde'],
  ...[
    'afgewezen',
    'buiten beschouwing',
    'wijzen',
    'wijst',
    'geweerd',
    'buiten de deur',
    'zonder',
    'uit den boze',
    'ter zijde',
    'naast ons',
    'van de hand',
  ],
];

/** A ban that does not say of what: "Dit is niet toegestaan", "Dat accepteren wij niet". */
const BARE_BAN =
  /^[^a-zà-ÿ]{0,4}(?:(?:dit|dat|zulks|deze|die|het|een en ander)\s)?(?:(?:is|zijn|wordt|worden|mag|mogen|kan|kunnen|staan|accepteren|willen)\s(?:wij\s|we\s)?)?(?:bij (?:deze|de) (?:opdracht|aanbesteding|procedure)\s)?(?:niet(?:\s(?:toe|toegestaan|toegelaten|geoorloofd|mogelijk|geaccepteerd|aanvaard|aan de orde))?|verboden|uitgesloten|nee|neen)[^a-zà-ÿ]{0,4}$/;
const IT = '(?:dit|dat|zulks|deze|die|een en ander|zoiets)';
// Up to three of them the engine would write out one by one, in half a megabyte.
const HERE =
  '(?:(?:(?:bij|in|voor|op|binnen) (?:deze|de|dit|dat|dit soort|onze|ons|het) [\\wà-ÿ]{1,30}|bij ons|hier|daarvoor|daarbij|echter|dus|helaas|uitdrukkelijk|beslist|zeker)\\s){0,4}';
const DOES =
  '(?:is|zijn|wordt|worden|mag|mogen|kan|kunnen|staan|staat|laten|laat|accepteren|accepteert|aanvaarden|aanvaardt|honoreren|honoreert|erkennen|willen|wil|nemen|neemt|tellen|telt|vinden|vindt|achten|acht|blijft|blijven|wijzen|wijst|sluiten|sluit|leggen|legt)';
const WE = '(?:(?:wij|we|de [\\wà-ÿ]{1,25}|het [\\wà-ÿ]{1,25}|ons [\\wà-ÿ]{1,25})\\s)';
const REFUSED =
  '(?:niet(?: (?:toe|toegestaan|toegelaten|geoorloofd|mogelijk|geaccepteerd|aanvaard|gehonoreerd|aan de orde|mee|meegenomen|meegeteld|meegewogen|goed|de bedoeling|welkom))?|geen optie|verboden|uitgesloten|onmogelijk|ontoelaatbaar|buiten beschouwing|terzijde|af|uit)';
/** The same of what the sentence before named, with where it holds or what follows from it: "In deze procedure kan dat niet". */
const REFUSES_IT = new RegExp(
  `^[^a-zà-ÿ]{0,4}(?:(?:maar|doch|nee,|neen,) )?(?:${IT}\\s${DOES}\\s${WE}?${HERE}|${HERE}${WE}?${DOES}\\s${WE}?${IT}\\s${HERE})${REFUSED}(?:\\s(?:worden|zijn))?(?:[^a-zà-ÿ]{0,4}$|\\s?[:;–](?![^.]{0,160}\\b(?:tenzij|behalve|behoudens|zonder|mits)\\b))`,
);
/** What is told with a no, or of who may after all, is not banned as a whole by what follows. */
const NOT_PLAIN = /\b(?:niet|geen|zonder|tenzij|behalve|nooit|noch)\b/;
/** The answer is no, and stays so. */
const NO = /^[^a-zà-ÿ]{0,4}(?:(?:ons )?antwoord[^a-zà-ÿ]{0,8})?(?:nee|neen)\b(?![^.;]{0,60}\bwel\b)/;
/** Leave is asked for something. */
const ASKS_LEAVE =
  /\b(?:mag|mogen|kan|kunnen|toegestaan|toegelaten|toelaatbaar|mogelijk|geoorloofd|accepte\w{1,4}|bereid|akkoord)\b|\?\s{0,2}$/;
/** The question itself asks whether something is banned or demanded: a no then allows it. */
const ASKS_BAN =
  /\b(?:alleen|uitsluitend|slechts|enkel|verboden|uitgesloten|verplicht|moet|moeten|dient|dienen|vereist|niet|geen|verbod|beperking(?:en)? (?:op|aan|voor))\b/;

/**
 * What a sentence bans without naming it, in lower case: what its heading or the question before it names, or what a
 * tenderer asked leave for and is refused. '' when the sentence is no such ban.
 */
export function bannedBy(section: Section, sentence: Sentence): string {
  const before = section.sentences[sentence.index - 1];
  const isBare = BARE_BAN.test(sentence.low);
  const refusesIt = REFUSES_IT.test(sentence.low);
  if ((isBare || refusesIt) && sentence.speaker !== 'answer') {
    const isAsked = before?.block === sentence.block && before.low.endsWith('?');
    const told = isAsked ? before.low : refusesIt ? saidBefore(section, sentence) : '';
    return `${isBare ? headingOver(sentence) : ''} ${isAsked || !NOT_PLAIN.test(told) ? told : ''}`;
  }
  if (sentence.speaker !== 'answer' || !NO.test(sentence.low)) return '';
  let asked = '';
  for (let at = sentence.index - 1; at >= 0 && sentence.index - at < 4; at--) {
    const other = section.sentences[at]!;
    if (other.speaker !== 'question') break;
    asked = `${other.low} ${asked}`;
  }
  return ASKS_LEAVE.test(asked.trim()) && !ASKS_BAN.test(asked) ? asked : '';
}
