import type { Section, Sentence } from '../../spec/model.ts';
import { anyOf } from '../../text/alternatives.ts';
import type { Span } from '../../text/span.ts';
import { isPast } from '../language/history.ts';
import { explainsLots, isCutExplained, LAND } from '../language/lots.ts';
import { askedRightBefore } from '../language/questions.ts';
import { isNamedMotivation } from '../language/reasons.ts';
import { headingOver, introduction, spanOf } from '../language/statements.ts';
import { cellText } from '../language/tables.ts';
import { together } from '../language/words.ts';
import { documentRule, t } from '../rule.ts';

type Found = { readonly kind: 'undivided' | 'all'; readonly span: Span } | { readonly kind: 'explained' };

const DIVIDED =
  '(?:ver|op|in|onder-?\\s?ver)(?:deeld|gedeeld|delen|deling)|opdeling|opdelen|(?:op|uit)?gesplitst|splitsen|splitsing|(?:op)?geknipt|(?:op)?knippen|verkaveld|geperceleerd';

const WHOLE =
  '(?:opdracht|werk|contract|aanbesteding|bestek|overeenkomst|raamovereenkomst|project|dienstverlening|levering|klus|karwei|pakket)';
const CUT = '(?:(?:op|ver|onder-?ver)?(?:deeld|gedeeld)|(?:op)?gesplitst|(?:op)?geknipt|verkaveld)';
const CUTTING =
  '(?:(?:op)?splitsing|(?:op|ver|onderver)deling|(?:op)?knippen|(?:op|ver)delen|(?:op)?splitsen|percelering)';
const NO = '(?:niet|geen|onwenselijk|ongewenst|achterwege|afgezien)';

/** The contract is kept in one piece, with the word "perceel". */
const UNDIVIDED = anyOf([
  `\\b(?:niet|geen|zonder)\\s(?:[^.;|]{0,40}\\s)?(?:${DIVIDED})\\s(?!over\\s(?:de|die|deze)\\s)(?:[^.;|]{0,25}\\s)?percelen`,
  `\\b(?:niet|geen|zonder)\\s(?:(?!meer\\b|alleen\\b)[^.;|]{0,25}\\s)?(?:in\\s(?:[\\wà-ÿ]{1,40}\\s)?)?percelen\\s(?:te\\s)?(?:${DIVIDED})`,
  '\\b(?:geen|zonder)\\s(?:afzonderlijke\\s|aparte\\s|losse\\s)?(?:percelen|perceelindeling|perceelverdeling|perceelsindeling|percelering)\\b(?!\\s(?:gegund|worden gegund|toegewezen|waarop|waarvoor|waarvan|waarbij|die|met))',
  '\\b(?:sprake van|bestaat uit|omvat|betreft|kent|vormt|telt|is|als|heeft|in)\\s(?:slechts\\s|maar\\s)?(?:één|eén|1|een enkel|een \\(1\\)|één \\(1\\))\\s(?:\\(1\\)\\s)?perceel\\b(?!\\s(?:per|voor elke?|van|uit|in de regio)\\b)',
  `\\b(?:percelering|perceelindeling|perceelsindeling|perceelverdeling|percelen(?:ver|in)deling|(?:(?:ver|op|in|onder)deling|splitsing|indeling)\\sin\\spercelen|percelen)\\s{0,80}[:|?]?[\\s|]{0,4}(?:(?:is|zijn|wordt|worden|blijft|acht(?:en)?)\\s(?:[^.;|]{0,25}\\s)?)?(?:n\\.?v\\.?t|niet\\svan\\stoepassing|niet\\saan\\sde\\sorde|geen\\b(?!\\s(?:vaste|omzet|maximum|beperking))|nee\\b|achterwege|afgezien|er\\sniet|ontbre(?:ekt|ken)|vindt\\sniet\\splaats|niet\\s(?:toegepast|mogelijk|aan\\s|gekozen|wenselijk|passend|zinvol)|0\\s?(?:\\||$))`,
  `\\bvan\\s(?:een\\s|het\\s)?(?:[^.;|]{0,15}\\s)?(?:${DIVIDED}|indeling|percelen)\\s(?:van\\s(?:de|het|deze|dit)\\s[\\wà-ÿ]{3,30}\\s)?(?:in\\spercelen\\s)?(?:[^.;|]{0,40}\\s)?(?:is|wordt|werd|heeft|hebben)\\s(?:[^.;|]{0,40}\\s)?afgezien`,
  '\\bervan\\s(?:is\\s|wordt\\s)?af(?:gezien|\\ste\\szien|\\som)?\\b[^.;|]{0,70}\\bpercelen\\b',
  '\\b(?:ver|op|in)deling van (?:de|het|deze|dit) [\\wà-ÿ]{3,20} in percelen\\b[^.;]{0,80}niet (?:wenselijk|zinvol|passend|doelmatig|mogelijk)|\\bmet (?:één|een|1) perceel\\s(?:wordt\\s)?volsta',
  // "niet in percelen aanbesteed", "laat zich niet in percelen vangen"
  '\\bniet\\s(?:[\\wà-ÿ]{1,20}\\s){0,2}?in\\s(?:[\\wà-ÿ]{1,20}\\s)?percelen(?=\\s?[.;,:|]|$|\\s(?:aan|uit|weg|(?:in|op) de markt|(?:te\\s)?[\\wà-ÿ]{2,20}(?:en|d|t))(?![\\wà-ÿ]))',
  '\\bpercelen\\b[^.;|]{0,40}\\b(?:kent|zijn|komen|heeft|hebben wij|maken wij|hebben we)\\ser geen\\b',
  '\\bin percelen\\s(?:wordt|is|worden)\\s(?:[\\wà-ÿ]{1,20}\\s){0,2}?niet (?:voorzien|verdeeld|gesplitst|gedacht|gewerkt)',
  '\\bgeen (?:onderscheid|verdeling|indeling|opdeling|splitsing|sprake)\\s(?:[^.;|]{0,20}\\s)?(?:naar|in|van)\\s(?:[\\wà-ÿ]{3,20}\\sof\\s)?perce(?:len|el)\\b',
  '\\baf te zien van\\s(?:[^.;|]{0,40}\\s)?percelen\\b|\\b(?:wordt|is|heeft|hebben)\\s(?:[^.;|]{0,25}\\s)?afgezien van\\s(?:[^.;|]{0,40}\\s)?percelen\\b',
  // The boxes of a form: "Percelen? | ☐ ja ☒ nee"
  '\\bpercelen\\b[^.;|]{0,20}[|:?][\\s|]{0,4}(?:☐|□|\\[\\s?\\])\\s?ja[\\s/|]{0,4}(?:☒|☑|■|\\[x\\])\\s?nee|\\bpercelen\\b[^.;|]{0,20}[|:?][\\s|]{0,4}(?:☒|☑|■|\\[x\\])\\s?nee\\b',
  // "Van een verdeling van de meubels in percelen, als bedoeld in artikel 1.5, is door de school afgezien"
  `\\b(?:${CUTTING}|indeling|indelen|onderbrengen)\\b(?:[^.;|]|\\.\\d){0,60}\\bpercelen\\b(?:[^.;|]|\\.\\d){0,120}\\b(?:afgezien|(?:zien|ziet)\\s[^.;|]{0,40}\\baf\\b|niet (?:gemaakt|gekozen|overgegaan|doorgevoerd|toegepast|aangebracht|gebeurd|plaatsgevonden|aan de orde)|achterwege|(?:laten|laat)\\s[^.;|]{0,40}\\b(?:weg|na)\\b)`,
  // "Kavels komen er niet", "percelen zijn niet voorzien"
  '\\b(?:kavels|deelopdrachten|percelen)\\s(?:komen|zijn|maken|kennen|worden|hebben|hanteren|onderscheiden|vormen|gebruiken)\\s(?:er\\s|wij\\s|we\\s|de \\w{3,20}\\s)?(?:[\\wà-ÿ]{1,20}\\s){0,2}?niet(?=\\s?[.;:,|]|\\s(?:gemaakt|gevormd|onderscheiden|voorzien|ingesteld|aangebracht|gehanteerd|aan de orde|toegepast|beoogd)|$)',
  '\\b(?:er is|wij hebben|we hebben|is door ons) gekozen voor (?:slechts )?(?:één|eén|1|een enkel) perceel\\b|\\b(?:wij|we) kiezen voor (?:slechts )?(?:één|eén|1|een enkel) perceel\\b',
  '\\b(?:ziet|zien|zag)\\s[^.;|]{0,30}af\\svan\\s[^.;|]{0,40}percelen',
]);
const BID_NOUN = '\\b(?:deel)?(?:inschrijving|aanbieding|offerte|aanbod)(?:en|s)?';
const ONLY_PART = '(?:alleen|slechts|enkel|uitsluitend)';
/** The same without the word "perceel": "de opdracht wordt niet opgeknipt". */
const UNCUT = anyOf([
  `\\b${WHOLE}\\s(?:[^.;|]{0,25}\\s)?niet\\s(?:[^.;|]{0,20}\\s)?${CUT}\\b(?!\\s(?:over|tussen|met|naar)\\b)`,
  `\\b(?:on(?:ge|ver)deeld|ongesplitst)\\b`,
  `\\b${WHOLE}\\s(?:[^.;|]{0,25}\\s)?als\\s(?:één\\s|een\\s)?geheel\\s(?:aanbesteed|gegund|verstrekt|opgedragen|uitgevraagd|op de markt|in de markt)`,
  `\\b(?:splits(?:t|en)?|verdeelt|verdelen|deelt|delen|knipt|knippen|hakt|hakken)\\s(?:[^.;|]{0,20}\\s)?${WHOLE}\\s(?:[^.;|]{0,20}\\s)?niet\\b(?!\\s(?:met|over)\\b)`,
  `\\b${WHOLE}\\s(?:[^.;|]{0,20}\\s)?niet\\s(?:op(?:knippen|splitsen|delen)|splitsen|verdelen)\\b`,
  `\\b(?:delen|verdelen|splitsen|knippen)\\s(?:wij\\s|we\\s)?(?:deze|de|dit|het)\\s${WHOLE}\\s(?:[^.;|]{0,20}\\s)?niet\\b`,
  `\\b${CUTTING}\\s(?:van\\s(?:de|deze|het|dit)\\s${WHOLE}|in\\s(?:[\\wà-ÿ]{1,40}\\s)?(?:delen|stukken|deelopdrachten|kavels))\\s(?:[^.;|]{0,30}\\s)?${NO}\\b`,
  `\\bniet\\s(?:[\\wà-ÿ]{1,40}\\s)?gekozen\\s(?:om\\s)?(?:de|deze|het|dit)\\s${WHOLE}\\s(?:[^.;|]{0,20}\\s)?te\\s(?:splitsen|verdelen|delen|knippen)`,
  `\\b${CUTTING}\\snaar\\s[\\wà-ÿ]{3,25}\\s(?:[^.;|]{0,25}\\s)?(?:niet|geen|achterwege|afgezien)\\b`,
  `\\b(?:${WHOLE}|zij|ze|alles)\\s(?:gaat|wordt|komt)\\s(?:[^.;|]{0,20}\\s)?in (?:haar|zijn) geheel\\s(?:[^.;|]{0,25}\\s)?(?:naar|aan|bij) (?:één|eén|een enkele) `,
  '\\b(?:opdracht|werk|contract|dienstverlening|levering)\\sblijft\\s(?:[\\wà-ÿ]{1,20}\\s)?(?:in één hand|bij één partij|één geheel|één opdracht|één contract)\\b',
  `\\baantal\\spercelen\\s?[:|]\\s?(?:1|één|geen|0|nul)(?!\\d|[.,]\\d|\\w)`,
  // "Een offerte voor alleen de catering kunnen wij niet gebruiken"
  `${BID_NOUN}\\s(?:voor|op)\\s${ONLY_PART}(?![^.;|]{0,30}\\b(?:jaar|jaren|maanden|opties?|variant|prijs|perce\\w{1,4})\\b)[^.;|]{3,70}\\b(?:(?:kunnen|kan|nemen|neemt|accepteren|accepteert|beoordelen)\\s[^.;|]{0,30}\\bniet\\b|(?:is|zijn|wordt|worden)\\s(?:(?!toegestaan|mogelijk|welkom)[\\wà-ÿ]{1,20}\\s){0,2}?(?:niet|ongeldig|terzijde|uitgesloten|onbruikbaar)\\b(?! (?:lager|minder|anders)))`,
]);
/** Whoever tenders must tender for everything. */
const EVERY = String.raw`(?:(?:alle|beide|elk(?: van de)?|ieder|het geheel van de)\s(?:[^.;|]{0,25}\s)?perce(?:len|el)\b|de percelen \d{1,2} (?:tot en met|t/m) \d{1,2}\b)`;
const PART =
  '(?:een deel|één perceel|losse percelen|afzonderlijke percelen|enkele percelen|niet alle percelen|onderdelen|slechts|een gedeelte|delen van)';
const ONLY = '(?:alleen|uitsluitend|slechts|enkel)';
const REJECTED =
  '(?:ongeldig|terzijde|afgewezen|uitgesloten|niet (?:in behandeling|beoordeeld|mee|geldig|toegestaan|mogelijk)|valt af|vallen af|(?:ligt|liggen|valt|vallen) (?:er)?uit|wijzen [^.;|]{0,20}af)\\b';
const BID = '(?:inschrij|aanbied|aanmeld|offer|aanbod)';
const ALL_LOTS = anyOf([
  String.raw`(?:verplicht|gehouden|dien(?:t|en)|moet(?:en)?|uitsluitend|alleen|altijd|enkel)\s(?:[^.;|]{0,50}\s)?${EVERY}`,
  String.raw`\balle percelen\s(?:\w{1,40}\s){0,3}?(?:moeten|dienen)\b`,
  String.raw`\b(?:u|inschrijvers?|gegadigden?|hij)\s(?:brengt|brengen|doet|doen|biedt|bieden|schrijft|schrijven|dient|dienen)\s[^.;|]{0,40}\s(?:op|voor)\s${EVERY}`,
  String.raw`\b(?:wie|die|inschrijvers?)\s(?:[^.;|]{0,15}\s)?niet\s(?:op|voor)\s${EVERY}[^.;|]{0,80}(?:uitgesloten|ongeldig|eruit|valt af|vallen af|niet (?:in|mee)|terzijde|afgewezen)`,
  String.raw`${BID}[^.;|]{0,30}\s(?:op|voor|van)\s${PART}[^.;|]{0,60}(?:niet\s(?:mogelijk|toegestaan|in behandeling|beoordeeld|geaccepteerd|meegenomen)|uitgesloten|ongeldig|terzijde|afgewezen)`,
  String.raw`(?:aanbieding|inschrijving|offerte) die niet (?:alle|elk van de) (?:\w{1,20} )?percelen[^.;]{0,40}(?:terzijde|ongeldig|niet|uitgesloten)`,
  // "slechts geldig wanneer zij alle drie de percelen omvat", "pas geldig indien daarin alle vier de percelen zijn opgenomen"
  String.raw`\b(?:${ONLY}|pas|eerst)\s(?:[\wà-ÿ]{1,20}\s){0,2}?(?:geldig|mee|beoordeeld|in behandeling|ontvankelijk|toegelaten)\s(?:genomen\s)?(?:wanneer|als|indien|zodra|mits)\s(?:[\wà-ÿ]{1,20}\s){0,5}?(?:alle|beide)\s(?:(?:twee|drie|vier|vijf|zes|zeven|acht|\d{1,2})\s)?(?:de\s|deze\s)?percelen\s(?:omvat|bevat|betreft|bestrijkt|dekt|ziet|zien|(?:zijn|worden|is)\s(?:[\wà-ÿ]{1,20}\s)?(?:opgenomen|aangeboden|geprijsd|ingevuld|begrepen|omvat)|aanbiedt|betrekking)`,
  String.raw`\b(?:deel)?(?:inschrijving|aanbieding|offerte)(?:en)? (?:op|voor) (?:losse|afzonderlijke|enkele|aparte|individuele|een deel van de) percelen (?:laten|laat|accepteren|accepteert|staan|staat)\s(?:wij|we|de \w{1,20})\s(?:[\wà-ÿ]{1,20}\s){0,2}?niet\b`,
  String.raw`\bpercelen\s(?:worden|zijn)\s(?:alleen|uitsluitend|slechts)\s(?:als (?:één |een )?geheel|samen|gezamenlijk|tezamen)\s(?:gegund|opgedragen|aanbesteed)`,
  // "U brengt op elk van deze percelen een aanbod uit"; a separate price for each lot is something else.
  String.raw`\b(?:u|inschrijvers?|gegadigden?|hij)\s(?:brengt|brengen|doet|doen|biedt|bieden|schrijft|schrijven)\s(?:op|voor|in op)\s(?:alle|beide|(?:elk|ieder) van (?:de|deze|die))\s(?:[^.;|]{0,25}\s)?percelen\b(?![^.;|]{0,40}\b(?:apart|afzonderlijk|eigen|losse?|waar(?:op|voor))\b)`,
  String.raw`\b(?:losse|afzonderlijke|enkele|aparte|individuele) percelen\s(?:nemen|accepteren|beoordelen|honoreren|gunnen)\s(?:wij|we|de \w{1,20})\s(?:[\wà-ÿ]{1,20}\s){0,2}?niet\b`,
  String.raw`\b(?:ontbreekt|ontbreken|mist|overslaat|overslaan)\s[^.;|]{0,20}\bperce(?:el|len)\b[^.;|]{0,60}(?:ongeldig|terzijde|afgewezen|uitgesloten|valt af|vallen af)`,
  String.raw`\bperceel (?:overslaat|mist|weglaat|openlaat)\b[^.;|]{0,60}(?:ongeldig|terzijde|afgewezen|uitgesloten|valt af|vallen af|niet mee)`,
  // "Laat u een perceel open, dan is uw hele inschrijving ongeldig"
  String.raw`\b(?:laat u|laat men|blijft|ontbreekt|slaat u|mist)\s(?:[\wà-ÿ]{1,15}\s){0,2}?(?:een|één|enig|van een|voor een)\sperceel\s(?:open|leeg|over|weg|onbeprijsd)?[^.;|]{0,45}\b(?:(?:hele|gehele|volledige)\s(?:inschrijving|aanbieding|offerte)|(?:inschrijving|aanbieding|offerte)\b(?! (?:op|voor) dat))[^.;|]{0,30}${REJECTED}`,
  String.raw`${ONLY}\s(?:inschrijvingen|aanbiedingen|offertes)\s(?:[^.;|]{0,20}\s)?(?:perceel\s\w{1,3}(?:, (?:perceel )?\w{1,3}){0,5},? (?:en|én) (?:op )?(?:perceel )?\w{1,3}\b|(?:alle|beide)\s(?:\w{1,10}\s)?percelen|elk perceel)[^.;|]{0,80}(?:behande|(?<!\bop [\wà-ÿ]{3,25} )beoordeel|meegenomen|geldig|betrekking|omvatten|\bmee\b)`,
  String.raw`\b(?:tot |voor |op )?(?:een deel van de|minder(?: dan (?:alle|twee|drie|vier|vijf|zes|\d))?|slechts (?:één|enkele)|niet alle)\sperce(?:len|el)\b[^.;|]{0,60}${REJECTED}`,
  String.raw`\bpercelen\s(?:[^.;|]{0,20}\s)?vormen\s(?:[^.;|]{0,40}\s)?één (?:geheel|opdracht)\b`,
  String.raw`\b(?:(?:partieel|gedeeltelijk|deels) (?:inschrijven|aanbieden|offreren)|(?:partiële|gedeeltelijke) (?:inschrijving|aanbieding|offerte)(?:en)?)\s(?:is|kan|mag|zijn|worden)\s(?:[\wà-ÿ]{1,20}\s){0,2}?(?:niet|uitgesloten|ongeldig)\b`,
  String.raw`\bniet (?:mogelijk|toegestaan|geoorloofd)\s(?:om\s)?(?:[^.;|]{0,15}\s)?(?:op|voor) (?:een enkel|één|een los|losse|afzonderlijke|een deel van de|enkele|slechts één) perce(?:el|len) (?:in te schrijven|aan te bieden|een )`,
  String.raw`\b(?:mag|mogen|kan|kunt|kunnen)\s(?:[\wà-ÿ]{1,20}\s){0,2}?niet\s(?:op|voor)\s(?:een enkel|één|een los|losse|afzonderlijke|een deel van de|enkele|slechts één) perce(?:el|len) (?:inschrijven|aanbieden|offreren|meedoen)`,
  String.raw`\b(?:inschrijv\w{2,4}|aanbieden|offreren)\s(?:is|kan|kunt u)\s(?:slechts|alleen|uitsluitend|enkel)\s(?:mogelijk\s)?(?:op|voor)\s(?:het totaal|het geheel|het gehele|alle)\b`,
  String.raw`\b(?:losse|afzonderlijke|aparte|individuele)\s(?:inschrijvingen|aanbiedingen|offertes)\s(?:per|op|voor)\sperce(?:el|len)\b[^.;|]{0,30}\bniet\b`,
  String.raw`\bpercelen\s(?:die|welke)\s(?:alleen|uitsluitend|slechts)\s(?:als (?:één |een )?geheel|samen|gezamenlijk|tezamen)\b`,
  String.raw`\bpercelen\b[^.;|]{0,60}\bverplicht (?:op|voor) (?:alle|beide)\b`,
  String.raw`\bdeelinschrijving(?:en)?\s(?:is|zijn|wordt|worden|kan|kunnen|laten wij|staan wij)\s(?:[\wà-ÿ]{1,20}\s){0,2}?(?:uitgesloten|verboden|niet\b|geweigerd|afgewezen|ongeldig)`,
  String.raw`\b(?:schrijft|schrijven|biedt|bieden|inschrijven|inschrijving)\s(?:[\wà-ÿ]{1,15}\s){0,4}?(?:op|voor)\shet geheel\b`,
  String.raw`(?:alleen|uitsluitend|slechts)\s(?:op|voor)\s(?:de\s)?(?:\w{1,40}\s)?percelen\s(?:tezamen|samen|gezamenlijk|als geheel)`,
  String.raw`\b(?:per perceel\s(?:inschrijven|aanbieden)|inschrijven op (?:afzonderlijke|losse|aparte|enkele|slechts één|één|een deel van de) percelen?)\s(?:is|kan|mag)\sniet`,
]);
/** The lots of the sentence before, all of them: "U schrijft voor beide in", "U biedt ze alle drie aan". */
const ALL_OF_THEM =
  /^(?:u|inschrijvers?|gegadigden?|iedere inschrijver)\s(?:brengt|brengen|doet|doen|biedt|bieden|schrijft|schrijven)\s(?:[\wà-ÿ]{1,15}\s){0,3}?(?:beide|(?:elk|ieder|alle(?: (?:twee|drie|vier|vijf|zes|\d))?) (?:ervan|daarvan)|alle (?:twee|drie|vier|vijf|zes|\d))(?=\s(?:in|aan|uit|een|uw)\b|[.;,])|\bwie er (?:één|een) (?:overslaat|mist|weglaat)\b[^.;|]{0,60}(?:ongeldig|terzijde|afgewezen|uitgesloten|valt af|niet mee)/;
/** Only some of the lots of the sentence before do not count. */
const PARTLY =
  /\blaat u er (?:een|één) (?:open|leeg|weg|schieten)\b[^.;|]{0,60}(?:ongeldig|terzijde|afgewezen|uitgesloten|niet mee)|\b(?:inschrijving|aanbieding|offerte)(?:en)? (?:die |welke )?(?:(?:slechts|alleen|enkel|uitsluitend|maar) (?:op |voor )?|(?:op|voor) )(?:een|één|\d|twee|enkele) (?:van|ervan|daarvan)\b[^.;|]{0,60}(?:ongeldig|terzijde|afgewezen|uitgesloten|niet (?:mee|in behandeling|beoordeeld|geldig|mogelijk|toegestaan))/;
const LOTS_TOLD = /\b(?:twee|drie|vier|vijf|zes|zeven|acht|\d{1,2}) (?:[\wà-ÿ]{1,20} )?percelen\b/;
/** Under a heading "Percelen" a bare "nee" is enough. */
const UNDER_HEADING =
  /^[\d.\s]{0,8}(?:percelen|percelering|perceel(?:in|ver)deling|percelen(?:in|ver)deling|(?:ver|in|op)deling in percelen|splitsing(?: in percelen)?|opdeling)$/;
const BARE_NO =
  /^\s*(?:nee|neen|n\.?v\.?t\.?|niet van toepassing|niet aan de orde|geen|(?:die|deze|ze) (?:zijn|komen) er niet|er zijn er geen|er komen er geen)(?![a-zà-ÿ])(?!\s(?:maximum|beperking))/;
/** A bidder asks whether there are lots, not what may be done with them. */
const ASKS_DIVISION =
  /^(?:vraag\b[^a-z]{0,8})?(?![^?]{0,160}(?:inschrij|maximum|win|gun|verplicht|alle percelen|meer(?:dere)? percelen))[^?]{0,160}(?:\bpercelen\b|\bals (?:apart |los |eigen )?perceel\b|\b(?:opdracht|werk|contract|overeenkomst|aanbesteding)\b[^?]{0,60}\b(?:(?:op)?gesplitst|(?:op)?splitsen|opgeknipt|(?:op)?knippen|opgedeeld|opdelen|verdeeld|verdelen)\b)/;
/** A bidder asks whether some of it may be tendered for. */
const ASKS_PART =
  /^(?![^?]{0,200}\b(?:combina\w{2,6}|zelfstandig|zowel|twee keer|tweemaal|meerdere inschrijvingen|variant\w{0,2}|onderaann\w{2,8}|derde\w?)\b)[^?]{0,120}\b(?:mag|mogen|kan|kunnen|kunt|is het mogelijk)\b[^?]{0,40}(?<![\wà-ÿ])(?:een deel van (?:de opdracht|het werk|de percelen)|een gedeelte|losse percelen|(?:één|een enkel|alleen|slechts één) perceel|één van de percelen|een onderdeel|onderdelen)\b[^?]{0,40}(?:inschrij|aanbied|in te schrijven|te schrijven|mee\s?do|offerte)/;
const ANSWER_LABEL = /^antw(?:oord|\.)[^a-z]{0,8}/;
const OFFERS =
  /prijs opge|prijst|te schrijven|inschrij|schrijft|aanbied|biedt|aanbod|aanmeld|offer|deelne|gegund/;
/** Not about how this contract is cut up. */
const OTHER =
  /(?:mag|mogen|kan|kunnen|staat (?:het )?vrij)\s(?:[^.;|]{0,40}\s)?(?:op|voor)\s(?:één|een|1)[^.;|]{0,30}(?:of|en\/of)|\bof (?:op |voor )?(?:alle|beide)\b[^.;|]{0,15}percelen|eerdere? aanbested|vorige aanbested|onttrek|oogmerk|(?<!inschrijvingen |aanbiedingen |offertes )per perceel (?:geldt|gelden|worden|wordt)|percelenregeling|\bkunstmatig|drempel te (?:blijven|komen)|te ontkomen|\b(?:opdrachtnemer|leverancier|aannemer|dienstverlener|chauffeur) (?:splitst|verdeelt|deelt|knipt)\b|\bpercelen [^.;]{0,40}\bmotivee?r\w{0,2}\b|^perceel [\da-z]{1,2}\b|^(?:de|het) (?:huidige|lopende|bestaande|vorige|aflopende|oude) [\wà-ÿ]{3,30} (?:is|was|wordt|werd|kent|bestaat|heeft)\b|\b(?:als|wanneer|indien|had|hadden) [^.;]{0,80}\b(?:hadden|had|zouden|zou|was|waren)\b/;
/** How the contractor does the work is another matter. */
const BY_CONTRACTOR =
  /\b(?:opdrachtnemer|leverancier|aannemer|dienstverlener|u)\s(?:splitst|verdeelt|deelt|knipt|mag|kan|zal)\b|\bdoor de (?:opdrachtnemer|aannemer|leverancier)\b|onderaannem/;
/** A cell that gives the reasons for what its row says. */
const REASON_HEADER =
  /toelichting|reden|motiver|waarom|onderbouwing|argument|opmerking|uitleg|verantwoording/;

export const rule = documentRule<Found>({
  id: 'aw/percelen-motivering',
  title: t('Geen percelen, zonder motivering', 'Not divided into lots, without reasons'),
  severity: 'warning',
  gate: 'all',
  citations: ['aw-1.5-3'],
  messages: {
    found: t(
      'De opdracht wordt niet in percelen verdeeld, maar een motivering ontbreekt.',
      'The contract is not divided into lots, but reasons are missing.',
    ),
    all: t(
      'Inschrijvers moeten op alle percelen inschrijven; dat heft de verdeling op en vraagt een motivering.',
      'Tenderers must bid for all lots; that undoes the division and calls for reasons.',
    ),
  },
  todo: t(
    'Verdeel de opdracht in percelen, of motiveer in de aanbestedingsstukken waarom dat hier niet passend is.',
    'Divide the contract into lots, or state in the procurement documents why that is not appropriate here.',
  ),
  why: t(
    'Percelen geven kleinere ondernemingen een kans. Een aanbestedende dienst die ervan afziet, motiveert dat in de aanbestedingsstukken.',
    'Lots give smaller firms a chance. An authority that does without them states its reasons in the procurement documents.',
  ),
  whenNot: t(
    'Als de motivering elders in de stukken staat, of als het woord perceel een stuk grond betekent.',
    'When the reasons are given elsewhere in the documents, or when "perceel" means a piece of land.',
  ),
  motivable: true,
  words: [
    'percel',
    'perceel',
    'onderdelen',
    'een deel',
    'splits',
    'verde',
    'gedeeld',
    'opdel',
    'delen',
    'knip',
    'als één geheel',
    'als geheel',
    ...[
      'kavels',
      'deelopdracht',
      'in één hand',
      'deelinschrijving',
      'het geheel',
      'het totaal',
      'haar geheel',
      'zijn geheel',
      'verdeling naar',
      'verkaveld',
      'partieel',
      'partiële',
      'gedeeltelijk',
    ],
    together(
      ['offerte', 'inschrijving', 'aanbieding', 'aanbod'],
      [
        'voor alleen',
        'op alleen',
        'voor slechts',
        'op slechts',
        'voor enkel',
        'op enkel',
        'voor uitsluitend',
        'op uitsluitend',
      ],
    ),
    together(['percelen'], ['beide', 'alle ', 'elk ', 'ieder ', 'wie er ']),
  ],
  collect(section, _context, _entry, sentences) {
    const found: Found[] = [];
    for (const sentence of section.sentences) {
      if (sentence.speaker === 'requirement' && !isNamedMotivation(sentence) && explainsLots(sentence))
        found.push({ kind: 'explained' });
    }
    const refusals = section.sentences.filter(
      (one) => (isAnswerOnDivision(section, one) || isAnswerOnPart(section, one)) && !sentences.includes(one),
    );
    for (const sentence of [...sentences, ...refusals]) {
      if (isPast(sentence.low)) continue;
      const one = cut(section, sentence);
      if (one)
        found.push(
          isCutExplained(section, sentence, one.kind === 'all') ||
            isExplainedInRow(section, sentence) ||
            isUnderReasons(section, sentence)
            ? { kind: 'explained' }
            : one,
        );
    }
    return found;
  },
  *check({ items }, { facts }) {
    if (items.some(({ value }) => value.kind === 'explained')) return;
    const hasLots = (facts.lots?.length ?? 0) > 1;
    for (const { at, value } of items) {
      if (value.kind === 'explained' || (value.kind === 'undivided' && hasLots)) continue;
      yield { at, span: value.span, ...(value.kind === 'all' ? { message: 'all' } : {}) };
    }
  },
  examples: {
    bad: [
      { text: 'De opdracht is ⟦niet opgesplitst in percelen⟧.', facts: 'procedure: openbaar' },
      { text: '| Gegeven | Waarde |\n| --- | --- |\n| ⟦Percelen | geen⟧ |', facts: 'procedure: openbaar' },
      {
        text: 'De opdracht kent drie percelen. Een inschrijver ⟦moet voor alle percelen⟧ een inschrijving indienen.',
        facts: 'procedure: nationaal-openbaar',
      },
      { text: '- ⟦Percelering: n.v.t⟧.', facts: 'procedure: openbaar' },
      { text: 'De aanbesteding ⟦bestaat uit één perceel⟧.', facts: 'procedure: meervoudig-onderhands' },
      { text: '⟦Inschrijven op onderdelen is niet mogelijk⟧.' },
    ],
    good: [
      {
        text: 'De opdracht is niet in percelen verdeeld, omdat de onderzoeken alleen in samenhang zijn uit te voeren.',
        facts: 'procedure: openbaar',
      },
      { text: 'Een inschrijver mag op één of op alle percelen inschrijven.', facts: 'procedure: openbaar' },
      {
        text: '| Percelen | geen |\n| --- | --- |\n| Percelen | geen |\n\n## Percelen\n\nVan een verdeling in percelen is afgezien. De reden daarvoor is dat één meetketen niet te scheiden is.',
        facts: 'procedure: openbaar',
      },
      { text: 'Het bouwterrein is één perceel grond van twee hectare.', facts: 'procedure: openbaar' },
      {
        text: 'De wet bepaalt dat een opdracht in percelen wordt verdeeld, tenzij dat niet passend is.',
        facts: 'procedure: openbaar',
      },
      { text: 'Geen percelen worden gegund vóór 1 juli.', facts: 'procedure: openbaar' },
    ],
  },
});

/** The answer to a bidder who asks whether the contract is divided, or to what the text asks itself. */
function isAnswerOnDivision(section: Section, sentence: Sentence): boolean {
  return ASKS_DIVISION.test(askedBefore(section, sentence)?.low ?? '');
}

/** Whether it answers whether some of it may be tendered for. */
function isAnswerOnPart(section: Section, sentence: Sentence): boolean {
  return ASKS_PART.test(askedBefore(section, sentence)?.low ?? '');
}

/** The question a sentence answers: a bidder's, or one the text asks itself. */
function askedBefore(section: Section, sentence: Sentence): Sentence | undefined {
  const before = section.sentences[sentence.index - 1];
  const asksItself = before?.block === sentence.block && before.low.endsWith('?');
  return askedRightBefore(section, sentence) ?? (asksItself ? before : undefined);
}

/** Under a heading that announces the reasons, something is said besides. */
function isUnderReasons(section: Section, sentence: Sentence): boolean {
  return (
    /^[\d.\s]{0,8}(?:motivering|onderbouwing|verantwoording|waarom|reden)/.test(headingOver(sentence)) &&
    section.sentences.some(
      (one) => one !== sentence && one.block.under === sentence.block.under && one.low.length > 50,
    )
  );
}

/** "| Percelen | nee | Het gaat om één type machine; kleine bedrijven kunnen het geheel aan |" */
function isExplainedInRow(section: Section, { block, speaker }: Sentence): boolean {
  if (speaker === 'answer') return false;
  return (block.cells ?? []).slice(1).some((cell, i) => {
    const words = cellText(section, cell).match(/[a-zà-ÿ]{2,}/g)?.length ?? 0;
    return words >= (REASON_HEADER.test(cell.header ?? '') ? 4 : i > 0 ? 7 : 99);
  });
}

/** Without the label of an answer, at the same places. */
function unlabelled(low: string): string {
  return low.replace(ANSWER_LABEL, (label) => ' '.repeat(label.length));
}

function cut(section: Section, sentence: Sentence): Found | undefined {
  const { low } = sentence;
  if (LAND.test(low) || OTHER.test(low) || low.endsWith('?')) return undefined;
  const undivided = UNDIVIDED.exec(low) ?? (BY_CONTRACTOR.test(low) ? null : UNCUT.exec(low));
  if (undivided) return { kind: 'undivided', span: spanOf(sentence, undivided) };
  const before = section.sentences[sentence.index - 1];
  const isOther = before?.block === sentence.block && before.low.endsWith('?');
  const isBareNo =
    isAnswerOnDivision(section, sentence) || (!isOther && UNDER_HEADING.test(headingOver(sentence)));
  const answer = isBareNo ? BARE_NO.exec(unlabelled(low)) : null;
  if (answer) return { kind: 'undivided', span: spanOf(sentence, answer) };
  const refused = isAnswerOnPart(section, sentence) ? BARE_NO.exec(unlabelled(low)) : null;
  if (refused) return { kind: 'all', span: spanOf(sentence, refused) };
  const all =
    ALL_LOTS.exec(low) ??
    (before?.block === sentence.block && LOTS_TOLD.test(before.low)
      ? (PARTLY.exec(low) ?? (/\b(?:of|niet)\b/.test(low) ? null : ALL_OF_THEM.exec(low)))
      : null);
  if (!all || !OFFERS.test(`${introduction(section, sentence)} ${low}`)) return undefined;
  if (/\bniet (?:verplicht|gehouden)\b|hoeft niet|kwalificatie|eisen (?:gelden|zijn)/.test(low))
    return undefined;
  return { kind: 'all', span: spanOf(sentence, all) };
}
