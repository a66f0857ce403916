import type { Brand, Law } from '../../law/law.ts';
import { whichMayMatch } from '../../text/alternatives.ts';
import type { Words } from '../rule.ts';
import { CONTRACTOR, TENDERER } from './actors.ts';
import { brandNames } from './name-words.ts';
import { type NameFinder, nameFinder } from './names.ts';
import { inOneSentence, together, wordsIn, wordsOf } from './words.ts';

/** A brand, make, type or origin named in a text; offsets are in the text searched. */
export interface NamedBrand {
  readonly start: number;
  readonly end: number;
  readonly what: 'brand' | 'type' | 'patent' | 'origin';
  /** The brand of the law data; absent for a name found only by its introduction ("merk X"). */
  readonly brand?: Brand;
}

const finders = new WeakMap<readonly Brand[], NameFinder<Brand>>();

function finderOf(law: Law): NameFinder<Brand> {
  let finder = finders.get(law.brands);
  if (!finder) {
    finder = nameFinder(
      law.brands.flatMap((brand) => spellings(brand).map((name) => [name, brand] as const)),
    );
    finders.set(law.brands, finder);
  }
  return finder;
}

/** A name in the data, and with one capital ("Topdesk" for "TOPdesk") unless that makes it an ordinary word; products in plural. */
function spellings(brand: Brand): string[] {
  const { name } = brand;
  const plain = name[0]!.toUpperCase() + name.slice(1).toLowerCase();
  const isOneWord = /^\p{L}{4,}$/u.test(name);
  const names = isOneWord && !brand.ambiguous && plain !== name ? [name, plain] : [name];
  // "iPads", "MacBooks": a product rather than its maker, by the capital within.
  return /^\p{L}\p{Ll}{0,5}\p{Lu}\p{Ll}{2,}$/u.test(name) ? [...names, `${name}s`] : names;
}

/** Words right before a name that make it a brand whatever it is. */
const INTRODUCES =
  /(?:\bfabr\.\s?:?\s?|\b(?:merk|merken|fabricaat|fabrikaat|fabrikant|producent|make|type|model|leverancier)\s?:?\s|\b(?:licenties|licentie|apparatuur|producten|toestellen|printers|laptops|machines|beeldschermen|monitoren|telefoons|tablets|servers|scanners|lampen|armaturen|stoelen|verf|toners?|cartridges?|(?:inkt)?patronen|plc's|regelaars|pompen|kranen|sloten|cilinders|onderdelen|componenten|ketels|ovens|combisteamers|steamers|vaatwassers|liften|automaten|gereedschap(?:pen)?|voertuigen|schakelaars|sensoren|camera's|meters|ventilatoren|detectoren|(?:[a-z]{1,14})?(?:automaat|automaten|schermen|scherm|machine|ketel|oven|pomp|scanner|printer|lift|poort|poorten|motor|motoren|systeem|installatie|centrale))\s(?:(?:zijn|is|moeten|dienen|komen)\s)?(?:afkomstig\s|uitsluitend\s|alleen\s)?van\s|\b(?:toners?|cartridges?|licenties?|laptops?|printers?|monitoren|tablets?|telefoons?|servers?|scanners?|stoelen|machines?|banden|pompen|lampen|armaturen)\s\()["']?$/;
/** What a name that is also a word must be joined to before it counts: a thing of its own kind, or a model number. */
const GOODS: Readonly<Record<string, RegExp>> = {
  'ict-apparatuur':
    /^(?:-\w|\s[A-Z]{0,4}\d{2})|^[\s-](?:laptops?|notebooks?|printers?|scanners?|monitoren|monitor|servers?|tablets?|toners?|werkstations?|beeldschermen|smartphones?|toestellen|switches|apparatuur)/,
  software:
    /^\sals (?:database|besturingssysteem|platform|cloudplatform)\b|^[\s-](?:licenties?|software|database|platform|pakket|suite|omgeving|applicaties?|server)\b/,
};
const ANY_GOODS =
  /^(?:\s[A-Z]{0,3}-?\d{2,5}\b|[\s-](?:[A-Z]{2,4}-)?(?:apparatuur|\w{0,14}machines?|producten|lampen|armaturen|verf|lak|koffie\w{0,40}|\w{0,14}appara(?:at|ten)|muurverf|toestellen|onderdelen|materialen|ketels?|liften|pompen|sloten|kranen|stoelen|tafels|gereedschap(?:pen)?|meubilair|bureaus|schermen|[a-z]{0,10}motor(?:en)?|[a-z]{0,10}aandrijving|accu|banden|kraan|lift|ketel|pomp|cilinders?|kozijnen|armatuur|scherm|stoel|ovens?|vaatwassers?|regelaars?|plc's?|accu's|bestelwagens?|bussen|fietsen|auto's|dispensers?|containers)\b)/;

/** A model number close behind the name: "Bosch wasmachine WAN28". */
const MODEL_AFTER = /^[^.;,|\n]{0,22}\s[A-Z]{2,4}-?\d{2}/;
/** A series or type right behind the name, or a name of its own with a capital within or a number: "Rational iCombi Pro 10". */
const SERIES_AFTER =
  /^,?\s(?:(?:uit de\s)?(?:serie|reeks|productlijn|lijn)|type|model)\s["']?[A-Z0-9]|^\s\p{Ll}{1,2}\p{Lu}\p{L}{2,20}|^\s\p{Lu}\p{Ll}{1,12}\d|^\s\p{Lu}\p{Ll}{1,12}\p{Lu}\p{Ll}{1,12}(?!\p{L})/u;

/** "merk Xyz", "fabricaat Xyz": the name a drafter announces, capitalised or with a digit. */
const ANNOUNCED =
  /\b(?:[Mm]erk|[Ff]abri[ck]a(?:at|nt)|[Pp]roducent|[Ff]abr\.|[Mm]erk en type|[Mm]erk\/type|of the make)\s?:?\s["']?((?:[A-Z][\p{L}\d&+.-]{1,30}|\d[A-Z]\w{0,8})(?:\s[A-Z][\p{L}\d&+.-]{0,30}){0,3})/gu;
/** "type XK-450": a model number. A charging plug, a class or a roman number is no model of one maker. */
const MODEL =
  /\b(?:[Tt]ype|[Mm]odel)\s?:?\s["']?((?:[A-Z][\p{L}]{1,20}[\s-])?[A-Z]{1,6}[- ]?\d{2,6}[A-Za-z]{0,4}|[A-Z][\p{L}]{3,20}\s\d{2,5})\b/gu;
/** "het registratiesysteem Xyz": software named by what it is. What government itself offers to all is none. */
const SYSTEM =
  /\b(?:\p{L}{0,20}systeem|software|\p{L}{0,12}pakket|\p{L}{0,12}applicatie|\p{L}{0,14}programma|platform)\s["']?(?!TenderNed|Negometrix|Mercell|Digi|Berichtenbox|Mijn|Peppol|CTM|Vecozo|VECOZO|UEA|Suwinet|BRP|BAG|iWmo|iJw|GGK|Van|De|Het|En|Of|In|Met|Voor)([A-Z][\p{L}\d.&+-]{3,24})/gu;
const SUPPLIER_USES = new RegExp(
  `\\b(?:${TENDERER}|${CONTRACTOR}|elke aanbieder|aanbieder)\\s(?:[\\wà-ÿ]{1,40}\\s){0,2}(?:gebruikt|gebruiken|werkt|werken|maakt gebruik|maken gebruik|levert|registreert|registreren|dient)\\b`,
);
/** "Andere merken dan Xyz worden geweigerd". */
const OTHER_THAN =
  /\b[Aa]ndere? (?:merk(?:en)?|fabri[ck]a(?:at|ten)|producten|systemen|pakketten|software|toestellen|apparatuur) dan\s(?:van\s|die van\s)?["']?([A-Z][\p{L}\d&+-]{2,24}(?:\s[A-Z][\p{L}\d]{2,20})?)/gu;
const KEPT_AWAY =
  /\b(?:niet|geen) (?:\w{1,20} ){0,3}?(?:toegestaan|geaccepteerd|toegelaten|aanvaard|akkoord|mogelijk|toe\b)|\b(?:afgekeurd|geweigerd|verboden|uitgesloten|terzijde|accepteren wij niet|wijzen wij af)\b/;
const PATENT =
  /\boctrooi(?:en)?\svan\sde\s(?:firma|fabrikant|producent|leverancier)\s\w{2,30}|\boctrooi\s(?:heeft|bezit|houdt|rust)\b|\b(?:octrooi(?:nummer)?|patent(?:nummer)?)\s(?:nr\.?\s|nummer\s)?[a-z]{0,2}\s?\d{4,}|\bgeoctrooieerde?\s\w{1,40}|\bgepatenteerde?\s\w{1,40}/g;
const COUNTRIES = [
  ...[
    'nederland',
    'duitsland',
    'belgië',
    'europa',
    'de eu',
    'de europese unie',
    'de regio',
    'eigen land',
    'zweden',
  ],
  ...[
    'italië',
    'frankrijk',
    'denemarken',
    'spanje',
    'portugal',
    'oostenrijk',
    'zwitserland',
    'polen',
    'noorwegen',
  ],
  ...['finland', 'ierland', 'china'],
];
const OF_COUNTRIES = [
  ...[
    'nederlands',
    'hollands',
    'duits',
    'belgisch',
    'europees',
    'europes',
    'zweeds',
    'italiaans',
    'frans',
    'deens',
  ],
  ...[
    'spaans',
    'portugees',
    'portuges',
    'oostenrijks',
    'zwitsers',
    'pools',
    'noors',
    'fins',
    'iers',
    'brits',
  ],
  ...['engels', 'chinees', 'chines', 'amerikaans', 'japans'],
];
const REGIONS = [
  ...['holland', 'brabant', 'zeeland', 'limburg', 'gelderland', 'friesland', 'drenthe'],
  ...['vlaanderen', 'het westland', 'de betuwe'],
];
const COUNTRY = `(?:${COUNTRIES.join('|')})`;
const OF_COUNTRY = `(?:${OF_COUNTRIES.join('|')})`;
const COUNTRY_ALONE = new RegExp(`(?:^|[\\s,(])${COUNTRY}\\)?\\s{0,2}$`);
const HOME_GOODS = [
  ...['vlees', 'hout', 'staal', 'zuivel', 'graniet', 'natuursteen', 'hardsteen', 'rozen', 'product'],
  ...['kaas', 'groente', 'bakste', 'klinker', 'katoen', 'papier', 'appel', 'aardappel'],
];
const GOODS_OF_LAND =
  '(?:rund|varkens|kippen)?vlees|(?:hard|loof|naald|eiken)?hout|staal|zuivel|graniet|natuursteen|hardsteen|rozen|product(?:en)?|kaas|groenten?|baksteen|bakstenen|klinkers|katoen|papier|(?:aard)?appel(?:s|en)';
const ORIGIN = new RegExp(
  [
    `\\b(?:van|uit)\\s(?:uitsluitend\\s)?${OF_COUNTRY}e?\\s(?:makelij|fabri[ck]aat|oorsprong|herkomst|bodem|productie)`,
    `\\b(?:geproduceerd|gefabriceerd|vervaardigd|gemaakt|geteeld|gekweekt)\\sin\\s${COUNTRY}\\b`,
    `\\bin\\s(?:noord-|zuid-|oost-|west-)?${COUNTRY}\\s(?:is |zijn |wordt |worden )?(?:gewonnen|geproduceerd|gefabriceerd|vervaardigd|gemaakt|geteeld|gekweekt)\\b`,
    `\\b(?:komt|komen)\\s(?:uitsluitend\\s)?uit\\s${COUNTRY}\\b`,
    `\\b(?:komt|komen|afkomstig|geoogst|gewonnen|geteeld)\\b[^.;]{0,30}\\b(?:van|uit|bij)\\s(?:uitsluitend\\s)?${OF_COUNTRY}e?\\s[a-z]{4,30}|\\buit\\s(?:uitsluitend\\s)?${OF_COUNTRY}e?\\s[a-z]{4,30}\\s(?:te\\s)?(?:komen|komt|afkomstig|zijn\\b|stammen)`,
    `\\buit\\s${COUNTRY}\\safkomstig|\\bafkomstig\\suit\\s${COUNTRY}\\b`,
    `\\b${OF_COUNTRY}e?\\s(?:${GOODS_OF_LAND})\\b`,
    `\\b(?:${HOME_GOODS.join('|')})[a-z]{0,8}\\s(?:is|zijn|komt|komen)\\s(?:uitsluitend |alleen )?(?:van|uit)\\s${OF_COUNTRY}e?\\s[a-z]{4,30}`,
    `\\b(?:geproduceerd|gefabriceerd|vervaardigd|gemaakt|geteeld|gekweekt|geoogst)\\sin\\s(?:de (?:provincie|regio|streek) [a-z-]{4,20}|(?:noord-|zuid-)?(?:${REGIONS.join('|')}))(?![a-z])`,
    '\\b(?:kom(?:t|en)|afkomstig|betrokken|gekocht)\\s(?:uitsluitend |alleen )?(?:van|bij) (?:kwekers?|telers?|boeren|kwekerijen|veehouders|slagers|bakkers) (?:uit|in) (?:de |het )?[a-zà-ÿ-]{3,20}',
    '\\bmade in\\s\\w{1,40}|\\b(?:nederlands|duits|hollands|europees)\\s(?:product|fabri[ck]aat)\\b',
  ].join('|'),
  'g',
);

/** "Afkomstig uit groeve Xyz", "geteeld bij kwekerij De Eik": a source with a name of its own. */
const SOURCE =
  /\b(?:uit|van|in|bij)\s(?:de\s|het\s)?(?:\p{L}{0,10}groeve|zandwinning|grindwinning|kleiwinning|\p{L}{0,10}kwekerij|slagerij|\p{L}{0,10}steenfabriek|\p{L}{0,10}zagerij|\p{L}{0,10}brouwerij|koffiebranderij|bakkerij|zuivelboerderij)\s["']?\p{Lu}[\p{L}\d-]{1,30}/gu;
/** The same by the place where stone is won: "uit de groeven van Soignies". */
const QUARRY =
  /\b(?:uit|van)\s(?:de\s|het\s|een\s)?(?:\p{L}{0,10}groeven?|\p{L}{0,8}winning(?:en)?)\s(?:van|te|in|bij|nabij)\s["']?\p{Lu}[\p{L}\d-]{1,30}/gu;
const IS_WON =
  /\bafkomstig\b|\bkom(?:t|en)\b|\bgewonnen\b|\bbetrokken\b|\bgeleverd\b|steen\b|\b(?:graniet|marmer|keien|klei|zand|grind|tegels|platen)\b/;
const CARRIED_OFF = /\bafvoer|\bafgevoerd|\bafgegraven|\bontgraven|werkgebied|werkterrein/;
/** Whoever comes from somewhere is no product. */
const PEOPLE =
  /\b(?:medewerkers?|personeel|werknemers?|deelnemers?|bezoekers?|leerlingen|studenten|inwoners?|inschrijvers?|bedrijven|ondernemingen|leden|reizigers)\b/;

/** Words without which nothing is found: names, what announces one, and software that a supplier is to use. */
export const BRAND_WORDS: Words = [
  ...brandNames([...wordsIn(INTRODUCES), 'serie', 'reeks', 'lijn ']),
  ...['merk', 'fabr', 'producent', 'of the make', 'type', 'model'],
  ...wordsOf(PATENT),
  together(wordsIn(OTHER_THAN), KEPT_AWAY),
  ...['makelij', 'oorsprong', 'herkomst', 'bodem', 'afkomstig', 'made in'],
  together(
    ['kweker', 'teler', 'boeren', 'veehouder', 'slagers', 'bakkers'],
    ['komt', 'komen', 'afkomstig', 'betrokken', 'gekocht'],
  ),
  ...wordsIn(SOURCE),
  ...wordsIn(QUARRY),
  inOneSentence(
    [
      'geproduceerd',
      'vervaardigd',
      'gemaakt',
      'geteeld',
      'gekweekt',
      'productie',
      'komt uit',
      'komen',
      'afkomstig',
      'geoogst',
      'gewonnen',
      ...HOME_GOODS,
    ],
    [...COUNTRIES, ...OF_COUNTRIES, ...REGIONS, 'provincie ', 'streek'],
  ),
  together(['systeem', 'software', 'pakket', 'applicatie', 'programma', 'platform'], SUPPLIER_USES),
];

/** Names after "merk" that name none. */
const NO_NAME =
  /^(?:Nader|Zie|Ja|Nee|Niet|Geen|De|Het|Een|Of|En|In|Inschrijver|Opdrachtnemer|Leverancier|Aantal|Type|Artikel|Merk|Model|Prijs|N\.?v\.?t|NVT|TBD)\b/;

/** Of these nearly no sentence holds a word. */
const mayMatch = whichMayMatch([
  ANNOUNCED,
  MODEL,
  SYSTEM,
  SUPPLIER_USES,
  PATENT,
  ORIGIN,
  SOURCE,
  QUARRY,
  OTHER_THAN,
]);

/** Everything named in `text` (case kept; `low` the same in lower case), in order, without overlap. */
export function findBrands(text: string, low: string, law: Law): readonly NamedBrand[] {
  const found: NamedBrand[] = [];
  const add = (start: number, end: number, what: NamedBrand['what'], brand?: Brand) => {
    if (found.some((other) => start < other.end && other.start < end)) return;
    found.push({ start, end, what, ...(brand ? { brand } : {}) });
  };
  for (const { entry, start, end } of finderOf(law)(text)) {
    if (entry.ambiguous && !isProduct(entry, text, low, start, end)) continue;
    add(start, end, 'brand', entry);
  }
  const may = mayMatch(low);
  const all = (pattern: RegExp, of: string) => (may.has(pattern) ? of.matchAll(pattern) : []);
  for (const match of all(ANNOUNCED, text)) {
    const name = match[1]!.replace(/[.,-]{1,9}$/, '');
    if (NO_NAME.test(name)) continue;
    const start = match.index + match[0].indexOf(match[1]!);
    add(start, start + name.length, 'brand');
  }
  for (const match of all(MODEL, text)) {
    const start = match.index + match[0].indexOf(match[1]!);
    if (
      !/^(?:[A-Z]\d?|I{1,3}|IV|CE|EN|NEN|ISO|DIN|IP|RAL|LED|USB|CCS|Mode|Euro|BRL|KOMO|CPI|CBS)[\s-]?\d/.test(
        match[1]!,
      )
    )
      add(start, start + match[1]!.length, 'type');
  }
  if (may.has(SYSTEM) && may.has(SUPPLIER_USES) && SUPPLIER_USES.test(low)) {
    for (const match of text.matchAll(SYSTEM)) {
      const start = match.index + match[0].indexOf(match[1]!, match[0].indexOf(' '));
      add(start, start + match[1]!.length, 'brand');
    }
  }
  if (may.has(OTHER_THAN) && KEPT_AWAY.test(low))
    for (const match of text.matchAll(OTHER_THAN)) {
      const end = match.index + match[0].length;
      add(end - match[1]!.length, end, 'brand');
    }
  for (const match of all(PATENT, low)) add(match.index, match.index + match[0].length, 'patent');
  if (!PEOPLE.test(low)) for (const { start, end } of originsIn(text, low, may)) add(start, end, 'origin');
  return found.sort((a, b) => a.start - b.start);
}

/** Where goods are to come from: countries, and sources with a name of their own. */
function* originsIn(
  text: string,
  low: string,
  may: ReadonlySet<RegExp>,
): Generator<{ start: number; end: number }> {
  const isWon = may.has(QUARRY) && IS_WON.test(low) && !CARRIED_OFF.test(low);
  const found = [
    ...(may.has(ORIGIN) ? low.matchAll(ORIGIN) : []),
    ...(may.has(SOURCE) ? text.matchAll(SOURCE) : []),
    ...(isWon ? text.matchAll(QUARRY) : []),
  ];
  for (const match of found) yield { start: match.index, end: match.index + match[0].length };
}

/** Whether a cell under "Herkomst" names a country, in a table of goods; `headers` are those of its row. */
export function isCountryOfGoods(low: string, headers: string): boolean {
  return COUNTRY_ALONE.test(low) && !PEOPLE.test(headers) && !/aantal/.test(headers);
}

function isProduct(brand: Brand, text: string, low: string, start: number, end: number): boolean {
  if (INTRODUCES.test(low.slice(Math.max(0, start - 40), start))) return true;
  const after = text.slice(end, end + 40);
  return (
    (GOODS[brand.category] ?? ANY_GOODS).test(after) || MODEL_AFTER.test(after) || SERIES_AFTER.test(after)
  );
}
