import type { Section, Sentence } from '../../spec/model.ts';
import { anyOf } from '../../text/alternatives.ts';
import type { Span } from '../../text/span.ts';
import { LAND } from '../language/lots.ts';
import { askedRightBefore } from '../language/questions.ts';
import { introduction, spanOf, statements } from '../language/statements.ts';
import { together } from '../language/words.ts';
import { documentRule, t } from '../rule.ts';

type Found = { readonly kind: 'maximum'; readonly span: Span } | { readonly kind: 'allocation' };

const LIMIT =
  '(?:maximaal|ten hoogste|hooguit|niet meer dan|nooit meer dan|hoogstens|slechts|maximum van|maximum ?aantal|maximale aantal|max\\.?|beperkt tot|\\w{0,20}beperking (?:van|tot)(?=\\s(?:één|een|twee|drie|vier|vijf|\\d))|begrensd (?:op|tot)|plafond van|limiet van|bovengrens van)';
/** What lots are also called. */
const LOT =
  "(?:perc\\.|(?:perceel|percelen|regio(?:'s)?|deelgebied(?:en)?|gebied(?:en)?|rayons?|district(?:en)?|kavels?|deelopdracht(?:en)?|clusters?)\\b)";
const NUMBER = '(?:één|eén|een|twee|drie|vier|vijf|zes|\\d{1,2})';
const WHO =
  '(?:inschrijver|onderneming|ondernemer|gegadigde|partij|marktpartij|opdrachtnemer|leverancier|bedrijf|aanbieder|aannemer|dienstverlener|combinatie)';
/** Most lots one tenderer may get. */
const MAXIMUM = anyOf([
  `\\b${LIMIT}\\s(?:[^.;|]{0,40}\\s)?(?<!\\bper\\s)perce(?:el|len)\\b`,
  `\\b${LIMIT}\\s(?:één|twee|drie|vier|vijf|\\d)\\s${LOT}`,
  // "hoogstens drie van de zeven regio's"
  `\\b${LIMIT}\\s${NUMBER}\\svan (?:de|deze|onze|alle)\\s(?:[\\wà-ÿ]{1,15}\\s)?${LOT}`,
  '\\bmaxim(?:um|aal) (?:aantal )?te (?:gunnen|winnen|verwerven|krijgen)\\b',
  `\\b(?:niemand|u)\\s(?:wint|krijgt|verwerft|kan)\\s(?:[^.;|]{0,30}\\s)?(?:meer dan|maximaal|ten hoogste|hooguit)\\s(?:één|twee|drie|vier|vijf|\\d)\\s${LOT}`,
  `\\b(?:niemand|geen (?:enkele )?\\w{1,40})\\s(?:[^.;|]{0,30}\\s)?meer dan\\s(?:[^.;|]{0,25}\\s)?perce(?:el|len)\\b`,
  `\\bniet (?:mogelijk|toegestaan|toegelaten)\\s(?:[^.;|]{0,20}\\s)?meer dan\\s(?:[^.;|]{0,25}\\s)?perce(?:el|len)\\b`,
  '\\bperceel(?:\\s\\d{1,2})?\\s(?:heeft |is )?(?:gekregen|gewonnen|gegund)[^.;]{0,60}niet meer in aanmerking',
  `\\bin aanmerking\\s(?:[^.;|]{0,15}\\s)?voor\\s(?:één|1|twee|2|drie|3)\\s(?:\\(\\d\\)\\s)?perce(?:el|len)\\b`,
  // "Meer dan drie percelen gunnen wij niet aan dezelfde partij", "niemand krijgt drie of meer percelen"
  `\\bmeer dan\\s(?:één|een|1|twee|drie|vier|vijf|\\d)\\s${LOT}[^.;|]{0,40}\\b(?:gun(?:t|nen)|krijg\\w{0,3}|win(?:t|nen)|verwerf\\w{0,2}|verwerven|wijst|wijzen|beland\\w{0,3}|komen|komt|gaan|gaat)\\b[^.;|]{0,40}\\b(?:niet|niemand|geen|nooit)\\b`,
  `\\b(?:niemand|geen (?:enkele )?\\w{1,40})\\s(?:[^.;|]{0,30}\\s)?(?:twee|drie|vier|vijf|\\d) of meer ${LOT}`,
  // "Meer dan de helft van de percelen krijgt geen enkele cateraar", "zo dat niemand er meer dan twee krijgt"
  `\\bmeer dan (?:de helft|een derde|een kwart|twee derde|driekwart) van (?:de|deze|het aantal) ${LOT}[^.;|]{0,40}\\b(?:geen|niemand|niet|nooit)\\b`,
  `\\b(?:niemand|geen (?:enkele )?\\w{4,40})\\ser meer dan ${NUMBER} (?:krijgt|wint|verwerft|gegund)`,
  `\\b(?:(?:krijgt|wint|verwerft)\\s(?:niemand|geen (?:enkele )?\\w{4,40})|niemand\\s(?:krijgt|wint|verwerft))\\ser\\s(?:ooit |in totaal )?meer dan ${NUMBER}(?=\\s(?:in|onder|tegelijk|gegund|toe|daarvan|ervan|van)\\b|\\s?[.,;:]|$)(?![^.;]{0,30},\\sdan\\b)`,
  `\\bgeen (?:twee|drie|vier) ${LOT}\\s(?:[^.;|]{0,20}\\s)?aan (?:dezelfde|één|een en dezelfde)\\b`,
  // "U krijgt er twee; dat is het maximum per aanbieder"
  '\\b(?:dat|dit|meer) (?:is|zijn|geldt als) (?:het|ons|de) (?:maximum|maximale aantal|bovengrens)(?=\\s(?:per|voor)\\b|[.;,]|$)',
  // "Wie er één wint, komt voor de andere niet meer in aanmerking"
  '\\bwie (?:er )?(?:al )?(?:één|een|1)(?: perceel)? (?:wint|krijgt|heeft|verwerft|gegund krijgt)\\b[^.;]{0,40}(?:niet (?:meer|langer)|valt af)',
  // "percelen …, maar er slechts twee winnen", "het aantal percelen is beperkt tot twee"
  // "beperkt het aantal percelen dat aan dezelfde inschrijver wordt gegund tot twee"
  `\\b(?:beperkt|beperken|begrenst|begrenzen|maximeert)\\s(?:[^.;|]{0,15}\\s)?het aantal ${LOT}[^.;|]{0,80}\\b(?:tot|op)\\s(?:[\\wà-ÿ]{1,12}\\s)?${NUMBER}(?![\\wà-ÿ])`,
  `\\bte (?:winnen|gunnen|verwerven) ${LOT}[^.;|]{0,40}\\b(?:maximum|grens|bovengrens|plafond|limiet)\\b`,
  `\\baan (?:een|één|dezelfde|iedere|elke) ${WHO}\\s(?:worden|wordt|gunnen wij|gunnen we)\\sgeen (?:twee|drie|vier|vijf) ${LOT}`,
  // "ten hoogste een derde aan één en dezelfde", "niet meer dan de helft van de percelen"
  `\\b${LIMIT}\\s(?:de helft|een derde|een kwart|twee derde|driekwart)(?:\\s(?:van (?:de|deze|die|het aantal) ${LOT}|(?:\\w{1,12}\\s)?(?:aan|bij|naar|voor)\\s(?:één|een|dezelfde)))`,
  // "Per aanbieder wordt één perceel gegund", "elke onderneming krijgt één perceel"
  `(?<![\\wà-ÿ])(?:per|(?:aan\\s)?(?:elke?|iedere?|een|één|dezelfde))\\s${WHO}\\s(?:[^.;|]{0,15}\\s)?(?:wordt|worden|gunnen wij|gunnen we|gunt [^.;|]{3,25}|krijgt|verwerft|wint)\\s(?:[^.;|]{0,12}\\s)?(?:één|eén|1|een enkel)\\s(?:\\(1\\)\\s)?perceel\\b(?!\\s(?:per|met|van de)\\b)`,
  // "Geen enkele onderneming, alleen of in combinatie, wordt opdrachtnemer van meer dan twee percelen"
  `\\b(?:niemand|geen (?:enkele )?\\w{1,40}),\\s[^.;|]{3,60},\\s(?:[^.;|]{0,40}\\s)?meer dan\\s(?:[^.;|]{0,25}\\s)?perce(?:el|len)\\b`,
  // "De grens ligt op drie percelen per leverancier"
  `\\b(?:die|de|een|het|ons|onze)\\s(?:grens|bovengrens|maximum|limiet|plafond)\\s(?:is|ligt(?: op| bij)?|bedraagt|staat op|geldt)\\s(?:[\\wà-ÿ]{1,20}\\s)?${NUMBER}\\s${LOT}`,
  // "Wint u drie of meer percelen, dan gunnen wij u er twee"
  `\\b(?:wint|winnen|winst|eindigt|bent)\\b[^.;|]{0,40}\\b(?:meer(?:dere)?|of meer|meer dan)\\s(?:[^.;|]{0,12}\\s)?percelen[^.;|]{0,40}\\b(?:gunnen wij|krijgt|beperken wij|blijft het bij)\\s(?:[^.;|]{0,30}\\s)?(?:één|1|twee|drie|vier|\\d)\\b`,
  // "Gunning van meer dan één perceel aan dezelfde ondernemer is niet mogelijk"
  `\\b(?:gunning|het gunnen|toewijzing|opdracht)\\s(?:van|voor)\\smeer dan\\s(?:[^.;|]{0,12}\\s)?perce(?:el|len)\\b[^.;|]{0,60}\\b(?:niet|uit|uitgesloten|verboden)\\b`,
  `\\b(?:uitgesloten|niet toegestaan|niet mogelijk|ongewenst) dat\\s(?:[^.;|]{0,40}\\s)?meer dan\\s(?:[^.;|]{0,12}\\s)?perce(?:el|len)\\b`,
  `\\b(?:wint|krijgt|verwerft)\\s(?:één|eén|1|een enkel|twee|drie)\\s${LOT},?\\s(?:en )?(?:nooit|niet)\\smeer\\b`,
  `\\bper\\s${WHO}\\s(?:maar |slechts |niet meer dan )?(?:één|eén|1)\\sperceel\\b(?!\\s(?:per|met)\\b)`,
  `\\b(?:kan|kunnen|mag|mogen|krijgt|wint|wordt|worden|gunnen wij|zal)\\s(?:[^.;|]{0,40}\\s)?maar ${NUMBER} perce(?:el|len)\\b`,
  // "Wie op drie percelen de beste is, krijgt er twee"
  `\\bpercelen\\s(?:[^.;|]{0,20}\\s)?(?:beste|eerste|bovenaan|wint|winnaar|winnend\\w?)\\b[^.;|]{0,30}\\b(?:krijgt|wint|gunnen wij|houdt|verwerft)\\s(?:[^.;|]{0,12}\\s)?er\\s(?:[^.;|]{0,10}\\s)?(?:één|1|twee|drie|vier|\\d)\\b`,
  // "De vier percelen gaan naar vier verschillende opdrachtnemers"
  `(?<!kunnen )\\bpercelen\\s(?:gaan|worden|gunnen wij|komen)\\s(?:[^.;|]{0,20}\\s)?(?:naar|aan|bij)\\s${NUMBER}\\sverschillende\\s(?:opdrachtnemers|partijen|inschrijvers|ondernem\\w{3,6}|bedrijven|leveranciers|aannemers)`,
  '\\bhet (?:meeste|hoogste aantal|hoogst haalbare) (?:wat|dat) [^.;|]{0,40}\\b(?:krijgen|winnen|krijgt|wint|verwerven)\\b',
  `\\b(?:elk|ieder) perceel (?:gaat naar |krijgt |heeft )?een andere? ${WHO}\\b`,
  // A row: "Aantal percelen dat men hoogstens gegund krijgt | 2"
  '^(?:aantal )?percelen\\s[^|:]{0,40}\\b(?:hoogstens|maximaal|ten hoogste|hooguit|max\\.)\\s[^|:]{0,40}[|:]\\s?\\d{1,2}\\b',
  `^(?:maximum|maximaal|max\\.|ten hoogste|hoogstens|hooguit)\\s(?:[^|:]{0,30}\\s)?(?:per|aan)\\s(?:één\\s|een\\s|elke\\s)?${WHO}\\s?[|:]\\s?(?:\\d{1,2}|één|twee|drie|vier)\\b`,
  // "opdrachtnemer van niet meer dan twee percelen", "van niet meer dan twee percelen opdrachtnemer"
  `\\b${LIMIT}\\s(?:op\\s)?(?:\\d{1,2}|één|twee|drie|vier|vijf|zes|de helft)(?=\\s(?:perce|in de wacht|aan (?:één|dezelfde|een)|winnen|krijg|gegund|verwerven|toegewezen|toegekend|daarvan|ervan)|\\s?[.;|]|$)`,
]);
const LOTS = new RegExp(`perce|\\bperc\\.|\\b${LOT}`);
const AWARDED =
  /gegund|opgedragen|als winnaar|\bgun(?:t|nen)\b|\bkrijg|\bwin(?:t|nen)\b|verwer[fv]|toegewezen|toegekend|in opdracht|een andere? [\wà-ÿ]{4,20}|in de wacht|\btoevallen|\bvallen\b[^.;]{0,60}\btoe\b|te winnen|verkrijg|in aanmerking|geselecteerd|bij (?:de )?gunning|opdrachtnemer (?:worden|zijn|van)|wordt opdrachtnemer|(?:percelen|perceel) opdrachtnemer|terecht\s?kom|\bkom(?:t|en)\b[^.;]{0,60}\bterecht\b|\bbeland|\bgaa(?:t|n) naar|gunning|winst|per (?:inschrijver|onderneming|gegadigde|partij|opdrachtnemer|leverancier|bedrijf|aanbieder)/;
const ONE_TENDERER =
  /een en dezelfde|\bwie\b|één en dezelfde|dezelfde ondernemer|ondernemer\b|vervoerder|inschrijver|onderneming|gegadigde|partij|opdrachtnemer|aannemer|combinatie|leverancier|aanbieder|bedrijf|niemand|\bu\b|te (?:krijgen|winnen|verwerven)|\b(?:aan|bij|naar) (?:één|eén|dezelfde|hetzelfde|eenzelfde|elke?|iedere?) [\wà-ÿ]{4,30}(?![\wà-ÿ])|\b(?:bij|naar|aan) (?:dezelfde|hetzelfde|eenzelfde)\b|\bgeen (?:enkele )?[\wà-ÿ]{5,30} (?:er|meer dan)\b|\bkrijgt geen (?:enkele )?[\wà-ÿ]{5,30}|^(?:één|eén|eenzelfde|elke?|iedere?) [\wà-ÿ]{4,30} (?:krijgt|wint|verwerft)\b/;
/** The most is asked for, or all of them. */
const ASKS_MOST =
  /\b(?:grens|bovengrens|maximum|maximaal|ten hoogste|hoogstens|limiet|plafond|hoeveel|alle (?:\w{3,5} )?percelen|meer(?:dere)? percelen|meer dan één)\b/;
/** And told in a word: "Ja, twee." */
const TELLS_NUMBER =
  /^(?:antw(?:oord|\.)[^a-z]{0,8})?(?:(?:ja|nee|neen|dat zijn er|dat is)[,:]?\s)?(?:(?:maximaal|ten hoogste|hooguit|hoogstens)\s)?(?:één|eén|twee|drie|vier|vijf|zes|[1-9])(?=\s?[.;,]|$|\sper\b|\spercelen\b|\sperceel\b)/;
/** Persons and proof are limited per lot as well. */
const OTHER =
  /referentie|projectleider|onderaannem|contactpersoon|coördinator|vertegenwoordiger|\b(?:afgezien|vervallen|losgelaten|geschrapt)\b/;
const ONLY_BIDS = /inschrijven|aanmelden|inschrijving(?:en)? (?:in|uit)|offreren/;
/** How it is decided which lots a tenderer gets. */
const ALLOCATION = anyOf([
  '\\bloting|\\blot(?:en)?\\b[^.;]{0,20}beslis|voorkeur|toewijzing|toewijz|wijst[^.;]{0,40}\\stoe\\b|volgorde|rangorde|rangschikking|prioriteit|doorslag|mogelijke verdelingen|laagste (?:optelsom|som)|verdeel(?:sleutel|regel|wijze)',
  'laagste totaal|totale (?:kosten|prijs|score)|(?:beste|optimale|gunstigste|voordeligste|goedkoopste) combinatie|(?:hoogste|laagste|grootste) (?:geraamde )?(?:score|waarde|raming)|\\beerst\\b[^.;]{0,40}\\bperce[^.;]{0,60}\\b(?:daarna|dan|vervolgens)\\b|grootste (?:raming|omvang|perceel|verschil)|volgens (?:paragraaf|bijlage|de regel)|op basis van de (?:eind)?score|(?:voorsprong|verschil|score|waarde|raming)\\s[^.;]{0,30}(?:grootst|hoogst)|eerst(?:volgende)? (?:gegund|in rang)|nummer twee|als tweede|opvolgend',
  // Together at the least cost: "waarbij de gemeente in totaal het goedkoopst uit is"
  '\\b(?:goedkoopst|voordeligst) (?:uit|in totaal)|\\bsom van (?:de|alle) (?:prijzen|scores|inschrij|bedragen)|\\btezamen (?:het|de) (?:laagst|goedkoopst|hoogst)',
  // The tenderer picks: "welke dat zijn, geeft u zelf aan", "u kiest zelf welke"
  '\\bwelke\\b[^.;]{0,50}\\b(?:zelf|opgegeven|aangegeven|uw keuze|zijn keuze)\\b|\\bzelf (?:aan )?welke\\b|\\b(?:naar|van) (?:eigen|uw|zijn|hun) keuze\\b|\\bmag (?:hij|zij|u|de inschrijver) kiezen\\b|\\b(?:kiest|kiezen) (?:hij|zij|u|de inschrijver)\\b',
  // One lot after another: "van groot naar klein", "wij beginnen bij perceel 1"
  '\\bvan (?:groot naar klein|klein naar groot|hoog naar laag|laag naar hoog)\\b|\\b(?:beginnen|begint|begonnen|beginnend)\\b[^.;]{0,20}\\b(?:bij|met) (?:het )?(?:perceel|grootste|kleinste|hoogste|eerste)|\\bachtereenvolgens\\b|\\bom (?:de|en) beurt|(?<![\\wà-ÿ])(?:een|één) voor (?:een|één)\\b|\\bperceelnummer',
  // Told elsewhere: "hoe wij die bepalen, leest u in paragraaf 5.3"
  '\\bhoe (?:wij |we |dat |de |deze )[^.;]{0,60}\\b(?:bepal|verdel|kie[sz]|toewij|gaat|werkt)[^.;]{0,20}\\b(?:staat|leest|vindt|paragraaf|bijlage|hoofdstuk|hierna|hieronder)|\\b(?:regels?|wijze) (?:voor|van|over) (?:de |het )?(?:verdel|toewij)',
]);

export const rule = documentRule<Found>({
  id: 'aw/percelen-toewijzing',
  title: t(
    'Maximum aantal percelen zonder toewijzingsregel',
    'Maximum number of lots without an allocation rule',
  ),
  severity: 'warning',
  gate: ['eu'],
  citations: ['aw-2.10-3-4', 'aw-2.10'],
  messages: {
    found: t(
      'Het aantal percelen dat een inschrijver gegund kan krijgen is begrensd, maar er staat niet hoe de percelen dan worden toegewezen.',
      'The number of lots a tenderer can be awarded is limited, but it is not said how the lots are then allocated.',
    ),
  },
  todo: t(
    'Vermeld de objectieve en niet-discriminerende regels waarmee wordt bepaald welke percelen iemand krijgt die er meer zou winnen dan het maximum.',
    'State the objective and non-discriminatory rules that decide which lots a tenderer gets who would win more than the maximum.',
  ),
  why: t(
    'Zonder toewijzingsregel kan een inschrijver die meer percelen wint dan hij mag krijgen niet voorzien welke hem toevallen, en kan de aanbestedende dienst kiezen.',
    'Without an allocation rule a tenderer who wins more lots than allowed cannot foresee which ones he gets, and the authority can pick.',
  ),
  whenNot: t(
    'Als alleen het aantal percelen is begrensd waarop iemand mag inschrijven, of als de toewijzingsregel in een ander aanbestedingsstuk staat.',
    'When only the number of lots one may tender for is limited, or when the allocation rule is in another procurement document.',
  ),
  words: ['percel', 'perceel', together(LOTS, ['niemand', 'max', 'meer dan', 'ten hoogste', 'hooguit'])],
  collect(section) {
    const found: Found[] = [];
    for (const sentence of section.sentences) {
      if (sentence.speaker === 'question' || sentence.speaker === 'law') continue;
      if (ALLOCATION.test(sentence.low) && isAboutLots(section.sentences, sentence))
        found.push({ kind: 'allocation' });
    }
    for (const sentence of statements(section)) {
      const span = maximumIn(section, sentence);
      if (span) found.push({ kind: 'maximum', span });
    }
    return found;
  },
  *check({ items }) {
    if (items.some(({ value }) => value.kind === 'allocation')) return;
    for (const { at, value } of items) if (value.kind === 'maximum') yield { at, span: value.span };
  },
  examples: {
    bad: [
      {
        text: 'Aan één inschrijver worden ⟦ten hoogste twee percelen⟧ gegund.',
        facts: 'procedure: openbaar',
      },
      {
        text: '| Regel | Waarde |\n| --- | --- |\n| ⟦Maximum aantal percelen⟧ per opdrachtnemer | 3 |',
        facts: 'procedure: openbaar',
      },
      {
        text: 'Een onderneming kan ⟦niet meer dan één perceel⟧ winnen. Inschrijven op alle percelen mag.',
        facts: 'procedure: niet-openbaar',
      },
    ],
    good: [
      {
        text: 'Een inschrijver krijgt maximaal twee percelen gegund. Eindigt hij vaker als eerste, dan bepaalt de door hem opgegeven voorkeursvolgorde welke percelen dat zijn.',
        facts: 'procedure: openbaar',
      },
      { text: 'U mag op maximaal drie percelen inschrijven.', facts: 'procedure: openbaar' },
      {
        text: 'Per inschrijver geldt geen maximum; alle percelen kunnen aan één partij worden gegund.',
        facts: 'procedure: openbaar',
      },
      {
        text: 'Een inschrijver krijgt ten hoogste twee percelen gegund.\n\n## Toewijzing\n\nBij meer percelen beslist loting.',
        facts: 'procedure: openbaar',
      },
    ],
  },
});

function isAboutLots(all: readonly Sentence[], sentence: Sentence): boolean {
  if (/perce/.test(sentence.low) || /perce/.test((sentence.block.under ?? '').toLowerCase())) return true;
  const at = all.indexOf(sentence);
  return [all[at - 1], all[at - 2]].some((before) => before !== undefined && /perce/.test(before.low));
}

/** Where a sentence says how many lots one tenderer may get at most. */
function maximumIn(section: Section, sentence: Sentence): Span | undefined {
  const { low, block } = sentence;
  const prior = section.sentences[sentence.index - 1];
  const asksItself = prior?.block === block && prior.low.endsWith('?') ? prior.low : '';
  const asked = askedRightBefore(section, sentence)?.low ?? asksItself;
  const maximum = MAXIMUM.exec(low) ?? (ASKS_MOST.test(asked) ? TELLS_NUMBER.exec(low) : null);
  if (!maximum || /\balle\b/.test(maximum[0]) || LAND.test(low) || OTHER.test(low)) return undefined;
  const isReferring = /\b(?:er|daarvan|ervan)\b/.test(low);
  const before = isReferring ? (section.sentences[sentence.index - 1]?.low ?? '') : asked;
  const headers = (block.cells ?? []).map(({ header }) => header ?? '').join(' ');
  const text = `${before} ${introduction(section, sentence)} ${headers} ${low}`;
  const isEntry = block.cells !== undefined || (block.kind === 'item' && low.length < 60);
  if (!LOTS.test(isEntry ? section.low : text) || !AWARDED.test(text)) return undefined;
  const isCell = block.cells !== undefined && /te winnen|te gunnen|gegund/.test(text);
  if (!isCell && !ONE_TENDERER.test(`${low} ${asked} ${headers}`) && !/\bwij\b/.test(asked)) return undefined;
  return isAboutBids(low, text, maximum) ? undefined : spanOf(sentence, maximum);
}

/** Whether the maximum is that of lots one may tender for, not of those one may win. */
function isAboutBids(low: string, text: string, maximum: RegExpExecArray): boolean {
  const end = maximum.index + maximum[0].length;
  if (
    /\bop\s$/.test(low.slice(0, maximum.index)) &&
    /^\s?(?:een |uw |zijn |haar )?(?:inschrij|offerte|aanbod|aanbied|meeding|aanmeld|bieden)/.test(
      low.slice(end),
    )
  )
    return true;
  return ONLY_BIDS.test(text) && !/gegund|\bgun|win|krijg|toegewezen|verwerv/.test(text);
}
