import type { Section, Sentence } from '../../spec/model.ts';
import { anyOf } from '../../text/alternatives.ts';
import type { Span } from '../../text/span.ts';
import { AUTHORITY, CONTRACTOR } from '../language/actors.ts';
import { bare, type Claim, claimIn, rewriteSentence } from '../language/claims.ts';
import { isHearsay } from '../language/hearsay.ts';
import { questionBefore, refusals } from '../language/questions.ts';
import { hasReasonNearby } from '../language/reasons.ts';
import { fullText, introduction, quantitiesIn, statements } from '../language/statements.ts';
import { documentRule, type Fix, t } from '../rule.ts';

/** Nobody can exclude these, so a cap that does not hold for them is still a cap. */
const NORMAL =
  /opzet|opzettelijk|roekeloos|grove schuld|grove nalatigheid|\bdood\b|overlijden|letsel|personenschade|dwingend(?:e|rechtelijk)?/;

const LIMIT =
  '(?:cap\\b|(?:jaar|schade)?(?:limiet|maximum|maxima|bovengrens|plafonds?|begrenzing|grens)(?:bedrag)?|beperking(?:en)?(?![a-z])(?! in (?:tijd|duur|aantal))(?:(?! van\\b)|(?= van (?:\\S{1,20} ){0,2}(?:aansprakelijk|schade|vergoed)))|limitering|maximering|limitatie|maximale (?:aansprakelijkheid|schadevergoeding|vergoeding)|aansprakelijkheids(?:beperking(?:en)?|limiet(?:en)?|maximum|grens|plafond))';
const LIABILITY =
  '(?:aansprakelijk(?:heid)?|schadevergoeding(?:splicht)?|schadeplicht|schadebedrag|vergoedingsplicht)';
const ADJECTIVE = '(?:onbeperkt|ongelimiteerd|onbegrensd|ongemaximeerd|onbelimiteerd)';
/** Whoever performs, also as the one spoken to. */
const PERFORMER = `(?:${CONTRACTOR}|(?<!\\p{L})u)`;
/** A word between, so that a pattern keeps its place in a clause. */
const FEW = '(?:[^\\s.;]{1,60}\\s){0,5}?';
const DAMAGE = /aansprakelijk|\bschade|vergoedingsplicht|aanspraken|vorderingen|claims?\b/;
/** The contractor pays. */
const PAYS =
  /vergoedt|vergoed\b|vergoeden|aansprakelijk|vrijwaa?r|vrijwaring|draagt|betaalt|rekening|staat in voor|stelt schadeloos|opkomt|opdraait|aangesproken|aanspreken|\bdraa(?:it|ien)\b|\blaste\b/;
/** However large. */
const WHATEVER =
  /(?:ongeacht|onverschillig|los van|onafhankelijk van)\s(?:[^\s.;]+\s){0,4}?(?:hoogte|omvang|bedrag|grootte|hoeveel|hoe (?:hoog|groot))|\bhoe (?:groot|hoog|omvangrijk)[^.;]{0,60}\book\b|\bwat (?:het|de) (?:schade|bedrag|hoogte|omvang)[^.;]{0,20}\book\b|\b(?:tot|voor) (?:elk|ieder|welk|het volle|het volledige|het hele) bedrag|\btot (?:het |de )?(?:volle|volledige) (?:hoogte|omvang)|boven (?:het|de) verzeker|(?:hoogte|omvang) van [^.;:]{1,30}\b(?:doet|speelt|maakt)\b[^.;:]{0,20}\b(?:niet ter zake|geen rol|niet uit)|meer dan (?:het|de) verzekerde|\bintegraal\b/;
/** The buyer is liable, or is held harmless. */
const OF_BUYER = new RegExp(
  `aansprakelijkheid van (?:de |het )?${AUTHORITY}(?:\\s[^\\s.;]{1,25}){0,6}?\\s(?:is|wordt|blijft)\\b|(?:aansprakelijkheid van|vrijwaart) (?:de )?(?:opdrachtgever|aanbestedende dienst|koper) (?:is|wordt|de opdrachtnemer)|^(?:[\\d.]{1,6} )?(?:de |het )?${AUTHORITY} vrijwa(?:art|ren)\\b|^(?:[\\d.]{1,6} )?(?:de |het )?${AUTHORITY} (?:is|blijft|vrijwaart)\\b[^.;]{0,70}aansprakelijk|(?:rekening|laste) van (?:de |het )?${AUTHORITY}\\b`,
);
/** What is insured, partners among themselves, or how it was: none of it is the liability asked for. */
const OTHER_SUBJECT =
  /^[^a-zà-ÿ]{0,4}(?:de|een|iedere|elke) (?:huurder|gebruiker|bezoeker|bewoner|ouder)s?\b|^[^a-zà-ÿ]{0,4}(?:de|het|een|deze|uw) (?:polis|verzekerde (?:som|bedrag)|dekking|verzekeringsdekking)\b|\bhoofdelijk\b[^.;]{0,60}\b(?:nakoming|schulden|verplichtingen|vennootschap|combinatie)\b|\b(?:vorige|oude|eerdere|huidige|lopende) (?:contract|overeenkomst)\b[^.;]{0,40}\b(?:was|waren|gold|kende|is|kent)\b|\b(?:niet te verzekeren|onverzekerbaar|schrikt[^.;]{0,30} af|afschri\w{1,6})\b/;
/** Said to be out of proportion, not kept to all the same. */
const CONDEMNED =
  /(?<!\bniet )\b(?:disproportioneel|niet proportioneel|niet redelijk|buitenproportioneel|onredelijk)\b(?![^.;]{0,40}\bniet\b)/;
const WITHOUT_LIMIT = `(?:${ADJECTIVE}e? (?:[\\wà-ÿ]{1,20} )?aansprakelijkheid|aansprakelijkheid (?:zonder|die geen|met geen) (?:enig |enige |een )?(?:maximum|bovengrens|limiet|grens|plafond|beperking|begrenzing)|zonder (?:enig |een )?(?:maximum|bovengrens|limiet|plafond|begrenzing) (?:is|wordt|zou) (?:de |een |zijn |haar )?aansprakelijkheid)`;
/** What is thought of such a liability as such: "is niet verzekerbaar", "past niet", "De Gids raadt … af". */
const JUDGED = new RegExp(
  [
    `${WITHOUT_LIMIT}\\s(?!van (?:de |het |uw )?${CONTRACTOR})[^.;,]{0,60}?(?:\\bniet (?:\\S{1,20} ){0,2}?(?:verzekerbaar|verzeker\\w{1,4}|wenselijk|gewenst|passend|gebruikelijk|redelijk|nodig|noodzakelijk|te dragen|verantwoord|evenredig|op (?:haar|zijn) plaats|haalbaar|goed)|onverzekerbaar|onwenselijk|ongewenst|onnodig|onverantwoord|\\bpas(?:t|te)\\b[^.;,]{0,20}\\bniet\\b|\\b(?:geen|weinig|te zwaar|te groot)\\b[^.;,]{0,40}\\b(?:te dragen|verzeker\\w{1,6})|\\b(?:drijft|jaagt|schrikt|leidt|zadelt|belast|ontmoedigt|weert|benadeelt|zou|raadt|raden|ontraad\\w{0,2}|afgeraden|ontraden)\\b|\\bhoudt\\b[^.;,]{0,60}\\b(?:weg|buiten)\\b|\\bdek(?:t|ken)\\b[^.;,]{0,40}\\b(?:niet|geen)\\b)`,
    `\\b${ADJECTIVE} aansprakelijk (?:stellen|houden|maken) (?:doet|doen|wil|willen|gaat)\\s[^.;,]{0,40}\\bniet\\b`,
    `\\b(?:ontraad|ontraadt|ontraden|afgeraden|waarschuwt|waarschuwen)\\b[^.;,]{0,50}${WITHOUT_LIMIT}`,
    `\\b(?:raadt|raden|wijst|wijzen|keurt|keuren)\\s[^.;,]{0,50}${WITHOUT_LIMIT}[^.;,]{0,40}\\b(?:af|van de hand)\\b`,
    `\\b(?:dekt|dekken|verzekert|verzekeren|verzekeraars?)\\b[^.;,]{0,50}${WITHOUT_LIMIT}[^.;,]{0,30}\\bniet\\b`,
    `${WITHOUT_LIMIT}\\s(?:raadt|raden|wijst|wijzen|keurt|keuren)\\s[^.;,]{0,60}\\b(?:af|van de hand)\\b`,
  ].join('|'),
);
/** It is asked for all the same. */
const ALL_THE_SAME =
  /\b(?:toch|desondanks|niettemin|desalniettemin|evenwel|maar (?:wij|hier|voor dit))\b|\bdoet\b[^.;]{0,60}\bniet af\b/;
const NOT_OF_CONTRACTOR =
  '(?:is|zijn) verzekerd|verzekering(?!sdekking)|verzekeraar(?! (?:minder|lager|niet|dat niet))|verzekeringnemer|tenzij(?! de wet)|bezwaar|doet geen afbreuk|aantal|(?:aan|van) (?:zijn|uw|diens|hun|haar) eigen (?:materieel|eigendom|zaken|spullen|materiaal|personeel)';

const NO_LIMIT = anyOf([
  'noch (?:in|naar|qua) (?:bedrag|omvang|tijd|duur|hoogte)[^.;]{0,30}(?:begrensd|beperkt)',
  `\\b(?:geen|zonder)\\s${FEW}${LIMIT}(?! per (?:contract|kalender)?jaar)`,
  `${LIMIT}(?: [^.;|]{0,60})?\\s?[|:]\\s{0,3}(?:geen|ontbreekt|n\\.?v\\.?t|nihil|nee\\b|${ADJECTIVE}|niet (?:begrensd|beperkt|van toepassing|gesteld|bepaald))`,
  `${LIMIT}[^.;|]{0,60}\\s(?:is|zijn) (?:er |hier )?niet(?: (?:gesteld|bepaald|afgesproken|overeengekomen|opgenomen|vastgesteld|voorzien|aan de orde|van toepassing))?(?=\\s?(?:[.,;|)]|$))`,
  `${LIMIT}[^.;|]{0,60}\\s(?:geldt|gelden|bestaat|kennen|kent|stellen|stelt|hanteren|hanteert|doen|willen|werken|gaan|geven|spreken|vraagt|vragen)\\s${FEW}(?:niet|geen)\\b`,
]);

/** No limit, in so many words. */
const UNLIMITED: readonly Claim[] = [
  {
    message: 'indemnity',
    says: [
      /(?:ge)?vrijwa\w{0,40}/,
      new RegExp(
        `${WHATEVER.source}|${ADJECTIVE}|(?:geen|zonder)\\s${FEW}${LIMIT}|(?:niet|noch) ${FEW}(?:beperkt|gelimiteerd|gemaximeerd|begrensd)(?! tot)`,
      ),
    ],
    unless: NORMAL,
    isDenial: true,
  },
  {
    // The last step of a scale: "opdrachten vanaf € 75.000: onbeperkt".
    message: 'found',
    says: [new RegExp(`[:|]\\s{0,3}${ADJECTIVE}\\s?[.;|]?\\s{0,3}$`), /\bschade|aansprakelijk/],
    unless: new RegExp(`${NORMAL.source}|verzekering|aantal`),
  },
  {
    message: 'found',
    says: [
      /exoneratie|aansprakelijkheidsbeperk/,
      /geen (?:werking|effect|betekenis|rechtskracht)|niet (?:geaccepteerd|aanvaard|van toepassing|toegestaan|ingeroepen)|van de hand|\buitgesloten|ongeldig|verw(?:erpen|orpen)|(?:accepteren|aanvaarden) (?:wij|we) niet/,
    ],
    unless: NORMAL,
    isDenial: true,
  },
  {
    message: 'perEvent',
    says: /(?:maximum|limiet|plafond|begrenzing|bovengrens) per (?:contract|kalender)?jaar[^.;]{0,60}(?:is er niet|geldt niet|ontbreekt|wordt niet|niet\b)|geen (?:maximum|limiet|plafond|bovengrens) per (?:contract|kalender)?jaar|(?:geen|zonder) (?:jaarmaximum|jaarlimiet)|(?:jaarmaximum|jaarlimiet)[^.;]{0,40}\b(?:niet|geen)\b/,
    isDenial: true,
  },
  {
    message: 'found',
    says: new RegExp(
      `${ADJECTIVE}e?\\s${FEW}${LIABILITY}|${LIABILITY}[^.;]{0,80}\\b${ADJECTIVE}(?:e)?\\b|(?:schade|vergoed)[^.;]{0,60}[:|] ?${ADJECTIVE}|geen ${FEW}(?:gelimiteerde|beperkte|gemaximeerde|begrensde) aansprakelijkheid|${ADJECTIVE}[^.;]{0,60}\\bvoor (?:alle|iedere|elke|de) ${FEW}schade|schade[^.;]{0,60}${ADJECTIVE}[^.;]{0,40}(?:rekening|laste)|(?:draagt|vergoedt|betaalt)\\s${FEW}${ADJECTIVE}|${ADJECTIVE}\\s(?:de|alle|elke) ${FEW}schade|schade[^.;]{0,30}\\bstaa[nt]\\b[^.;]{0,30}${ADJECTIVE} in(?![a-z])`,
    ),
    unless: new RegExp(
      `${NORMAL.source}|\\baantal\\b|${ADJECTIVE}[^.;]{0,60}(?:geen sprake|(?:vragen|verlangen|eisen|stellen|willen) (?:wij|we) niet|(?:wordt|is) niet (?:gevraagd|verlangd|geëist|aan de orde))`,
    ),
  },
  {
    message: 'found',
    says: new RegExp(
      `${LIABILITY}[^.;]{0,80}\\b(?:niet|nooit|op geen enkele (?:wijze|manier)|in geen enkel opzicht) ${FEW}(?:beperkt|gelimiteerd|gemaximeerd|begrensd|gemaximaliseerd|aan (?:een|enig) ${LIMIT})(?! tot)`,
    ),
    unless: new RegExp(`${NORMAL.source}|${NOT_OF_CONTRACTOR}`),
    isDenial: true,
  },
  {
    message: 'found',
    says: NO_LIMIT,
    near: [DAMAGE],
    unless: new RegExp(
      `${NORMAL.source}|${NOT_OF_CONTRACTOR}|(?:geldt|gelden|is|zijn) niet (?:voor|bij|als|indien|van toepassing)|buiten toepassing`,
    ),
    isDenial: true,
  },
  {
    message: 'found',
    says: [
      /(?:maximer|limiter|begren[sz]|beperk)(?:en|t)?\b[^.;]{0,60}\b(?:niet|nooit)\b(?![^.;]{0,30} tot\b)/,
      new RegExp(LIABILITY),
    ],
    unless: new RegExp(`${NORMAL.source}|${NOT_OF_CONTRACTOR}|opdrachtgever|koper`),
    isDenial: true,
  },
  {
    message: 'found',
    says: [
      /\been (?:maximum|limiet|beperking|plafond|bovengrens)\b[^.;]{0,70}niet (?:van toepassing|aan de orde)/,
      new RegExp(LIABILITY),
    ],
    unless: NORMAL,
    isDenial: true,
  },
  {
    message: 'found',
    says: [
      /\bongeacht (?:of|wat) (?:uw|zijn|haar|de|een|enige) (?:[\wà-ÿ]{1,20} )?(?:verzekering|verzekeraar|polis)|\book (?:als|voor zover|wanneer) (?:uw|zijn|haar|de|een) (?:verzekering|verzekeraar|polis)\b[^.;]{0,40}\b(?:niet|onvoldoende|minder)\b/,
      PAYS,
      /\b(?:volledig|geheel|alle|elke|iedere|integraal)\b/,
      /schade/,
    ],
    unless: new RegExp(`${NORMAL.source}|melden|meldt|meld\\b|maximum|ten hoogste|beperkt tot`),
    isDenial: true,
  },
  {
    message: 'found',
    says: [WHATEVER, PAYS, /schade|aansprak|vordering|claim/],
    unless: new RegExp(
      `${NORMAL.source}|verzekeraar|verzekering|melden|meldt|meld\\b|opgave|\\bniet aansprakelijk|\\bgeen aansprakelijk`,
    ),
    isDenial: true,
  },
  {
    message: 'found',
    says: [
      new RegExp(
        `(?:${LIMIT}|uitsluiting(?:en)?|maximeren|limiteren|begrenzen|beperken|inperken|uitsluiten)`,
      ),
      /aansprakelijk|schadevergoeding|schadeplicht|vergoedingsplicht|voor schade/,
      /(?:kan|kunnen|kunt|mag|mogen)\s[^.;]{0,60}\b(?:niet|nimmer|nooit|op geen enkele (?:manier|wijze))\b[^.;]{0,20}(?:beperk|inperk|uitsluit|uitgesloten|limiter|maximer|begren)|van de hand|niet (?:akkoord|aanvaard|geaccepteerd|toegestaan|mogelijk|overeengekomen|toegelaten)|(?:aanvaard|accepte|erken)\w{0,40}\s[^.;]{0,60}\b(?:niet|geen)\b|uitgesloten|sluit(?:en)?\s[^.;]{0,40}\buit\b|afgewezen|wijst\s[^.;]{0,40}\baf\b|verworpen|uit den boze|(?:niet|onbespreek|geweigerd)[^.;]{0,10}(?:bespreekbaar|baar\b|aan de orde)|geweigerd|niet gehonoreerd|niet beroepen op|\bniet op (?:een|enige|zijn|haar|uw) [^.;]{0,40}beroepen|zonder (?:waarde|betekenis|werking)|geen (?:werking|effect)|\bkomt\b[^.;]{0,40}\bniet toe\b/,
    ],
    unless: new RegExp(`${NORMAL.source}|verzekering`),
    isDenial: true,
  },
];

/** All damage, without a word on a limit: only a fault when no limit stands anywhere. */
const ALL_DAMAGE: readonly Claim[] = [
  {
    message: 'allDamage',
    says: new RegExp(
      `${PERFORMER}(?!\\p{L})[^.;]{0,60}\\b(?:is|bent|blijft|zijn)\\s${FEW}aansprakelijk voor (?:alle|iedere|elke|de volledige)\\s${FEW}schade|(?:bent|blijft|draait|vergoedt|betaalt) u\\s${FEW}(?:(?:aansprakelijk|op) voor )?(?:alle|iedere|elke|de volledige|de hele)\\s${FEW}schade|\\bu draait\\s${FEW}op voor (?:alle|iedere|elke|de volledige|de hele)\\s${FEW}schade|${PERFORMER}(?!\\p{L})[^.;]{0,40}\\b(?:draagt|vergoedt|betaalt|is gehouden)\\s${FEW}(?:alle|iedere|elke|de volledige|de hele)\\s${FEW}schade|(?:alle|iedere|elke|de volledige)\\s(?:\\w{1,40}\\s){0,4}schade[^.;]{0,60}(?:van welke aard|uit welken hoofde|hoe ook genaamd|ongeacht (?:de |het )?oorzaak)[^.;]{0,80}(?:aansprakelijk|vergoed|rekening)|(?:vergoedt|verplicht tot vergoeding van|gehouden tot vergoeding van)\\s(?:alle|iedere|elke)\\s${FEW}schade[^.;]{0,60}(?:van welke aard|hoe ook genaamd)`,
      'u',
    ),
    unless: new RegExp(
      `${NORMAL.source}|opdrachtgever is (?:\\w{1,40}\\s)?aansprakelijk|staffel|beperkt tot|ten hoogste|tot een maximum|maximaal|tot het bedrag|verzekeringnemer|voorwaarden|ariv|arvodi|arbit|gibit|uav`,
    ),
  },
];

const CAP =
  /(?:aansprakelijk|schade(?:vergoeding)?|vergoeding)(?:[^.;]|\.\d){0,160}(?:beperkt (?:is )?tot|beperkt\b|gemaximeerd|gelimiteerd|begrensd|ten hoogste|maximaal|tot (?:een )?maxim|maximum|niet meer (?:dan|bedraagt)|staffel|niet (?:uit )?boven|\btot\s(?:een bedrag van\s)?(?:€|eur))|beperking van (?:de )?aansprakelijkheid|maximale (?:\w{1,40}\s)?(?:aansprakelijkheid|schadevergoeding)|aansprakelijkheidsbeperking/;
const NO_CAP = /niet (?:beperkt|gelimiteerd|gemaximeerd|begrensd)|onbeperkt|ongelimiteerd|geen beperking/;

/** A cap that does not hold in some cases. */
const LIFTED =
  /(?:beperking(?:en)?|limiet(?:en)?|maxim(?:um|a)|begrenzing|plafond|bovengrens|grens|limitering|maximering|aansprakelijkheidsbeperking|genoemde bedrag(?:en)?|(?:^|[:;.\d] )(?:het )?(?:lid|leden|artikel) \d[\d. en]{0,10}|(?:het|dit) (?:vorige |eerste |tweede |voorgaande )?lid)\b(?:[^.;]|\.\d){0,120}(?:vervalt|vervallen|verval|geldt niet|gelden niet|geldt evenmin|niet van toepassing|niet geldt|niet gelden|opzij gezet|terzijde|wordt (?:doorbroken|opgeheven)|worden (?:doorbroken|opgeheven)|buiten (?:toepassing|werking|beschouwing)|geen toepassing|\bmis(?:t|sen) (?:haar |zijn |iedere |elke )?(?:toepassing|werking|gelding)|achterwege|houdt (?:\S{1,20} ){0,3}?op te (?:gelden|werken)|ziet niet op|strekt (?:\S{1,20} ){0,2}?niet|werkt niet|niet (?:kan|kunnen|mag|mogen) worden ingeroepen|niet worden ingeroepen|niet beroepen|geen beroep)|(?:geen|niet) (?:een )?beroep[^.;]{0,40}(?:op (?:de |deze |een )?(?:beperking|limiet|maximum|begrenzing))|onbeperkt aansprakelijk (?:bij|in geval|indien)|(?:niet|evenmin) (?:beperkt|gemaximeerd|gelimiteerd) (?:bij|in geval van|indien|wanneer|ingeval|voor zover)/;

/** The same of the paragraph that holds the cap, by its rank: "Op het vijfde lid kan hij zich niet beroepen". */
const LIFTED_BY_RANK =
  /\b(?:derde|vierde|vijfde|zesde|zevende|achtste|negende|tiende) lid\b(?! (?:kan|mag) (?:de |het )?(?:opdrachtgever|gemeente|koper|provincie|waterschap)\b)[^.;]{0,120}\b(?:vervalt|niet (?:geldt|beroepen|van toepassing|ingeroepen)|geldt (?:niet|evenmin)|geen beroep|buiten (?:toepassing|werking))/;

const CAPS =
  '(?:beperking|limiet|maximum|begrenzing|plafond|bovengrens|grens|limitering|maximering|aansprakelijkheidsbeperking)';
const THE = '(?:de|het|die|dat|deze|dit|een|zijn|haar|uw|genoemde|bedoelde|vermelde)';
/** The contractor may not invoke it: "U kunt zich niet op die grens beroepen bij". */
const NOT_INVOKED = new RegExp(
  `\\b(?:niet|nooit|evenmin|geen beroep)\\s(?:[^\\s.;]{1,20}\\s){0,2}?(?:op|achter|aan) (?:${THE} ){1,2}${CAPS}\\s(?:[^\\s.;]{1,20}\\s){0,2}?(?:beroepen|doen|verschuilen|vasthouden|ontlenen|houden)|\\b${THE} ${CAPS}\\s[^.;]{0,60}\\b(?:niet|geen)\\s(?:[^\\s.;]{1,20}\\s){0,3}?(?:inroepen|ingeroepen|tegenwerpen|tegengeworpen|beroepen|beroep)|\\b(?:op|achter) ${THE} ${CAPS}\\s[^.;]{0,60}\\b(?:niet|geen)\\s(?:[^\\s.;]{1,20}\\s){0,3}?(?:beroepen|verschuilen|beroep)|\\b(?:telt|geldt|werkt) (?:het|dit|dat|de|deze|die) ${CAPS} niet\\b|\\bberoep op ${THE} ${CAPS}\\s[^.;]{0,40}(?:niet (?:toe|open|mogelijk|toegestaan)|\\buitgesloten)`,
);

/** Cases so wide that the cap means nothing: each of them is what liability is usually about. */
const BROAD: ReadonlyArray<readonly [RegExp, string, string]> = [
  [
    /(?:(?:aanspraken|vordering(?:en)?|claims?|schade) (?:van|door|bij|aan) (?:derden|een derde)|derden? (?:de |hun |zijn )?schade)(?![^;|]{0,80}(?:dood|letsel|overlijden|intellectue))/,
    'aanspraken van derden',
    'third-party claims',
  ],
  [/geheimhouding|vertrouwelijk/, 'geheimhouding', 'confidentiality'],
  [
    /persoonsgegevens|privacy|\bavg\b|gegevensbescherming|datalek|beveiligingsincident|informatiebeveiliging|(?:verlies|verminking)[^.;]{0,20} (?:gegevens|data)\b|\b(?:gegevens|data) (?:[\wà-ÿ]{1,15} ){0,3}?(?:uitlek\w{0,3}|lekken|weglekken|kwijt|op straat)/,
    'persoonsgegevens',
    'personal data',
  ],
  [
    /te la(?:at|te)\b|niet[- ]tijdig|vertraging(?!sschade)|servicelevel|termijnoverschrijding/,
    'vertraging',
    'delay',
  ],
  [/boete|sanctie|toezichthouder/, 'boetes', 'fines'],
  [/garantie/, 'garanties', 'warranties'],
  [/vrijwaring/, 'vrijwaringen', 'indemnities'],
  [
    /gevolgschade|indirecte schade|vertragingsschade|gederfde|bedrijfsschade/,
    'gevolgschade',
    'consequential loss',
  ],
  [
    /(?:toerekenbare )?tekortkoming|tekort ?schiet|niet nakomt|wanprestatie|niet-nakoming|schending van (?:enige|een|de|zijn|haar|wettelijke) (?:\w{1,40}\s)?(?:verplichting|overeenkomst|wet|voorschrift|bepaling)|wettelijk(?:e)? (?:verplichting|voorschrift)|onrechtmatige daad|verplichting(?:en)? uit (?:de|een) wet|\b(?:wet|voorschrift(?:en)?) (?:[\wà-ÿ]{1,12} ){0,2}?(?:overtreden|overtreedt|geschonden|schendt)/,
    'elke tekortkoming',
    'any failure to perform',
  ],
  [
    /(?:alle|overige) (?:andere )?gevallen|milieuschade|zaakschade/,
    'hele schadesoorten',
    'whole kinds of damage',
  ],
];
const INTELLECTUAL = /intellectue|auteursrecht|octrooi|\bie-(?:recht|inbreuk)|licentierecht/;

const OF_DAMAGE = /aansprakelijk|schade|vergoedingsplicht/;
/** One maximum for each event and nothing that adds them up. */
const PER_EVENT = /per (?:\w{1,40}\s)?(?:gebeurtenis|schadegeval|voorval|incident|aanspraak|claim|geval)\b/;
const TOTAL =
  /jaarmaximum|jaarlimiet|voor (?:het|de) (?:hele|gehele) (?:werk|contract|project|opdracht|overeenkomst|looptijd|duur)|bij elkaar|per (?:contract|kalender|overeenkomst|verzekerings)?jaar|per (?:contract|kalender|verzekerings)jaar|jaarlijks|op jaarbasis|in totaal|totale aansprakelijkheid|gedurende de (?:\w{1,40}\s){0,2}(?:looptijd|duur)|looptijd|in (?:één|een|enig) (?:kalender|contract)?jaar|\bsamen\b|per overeenkomst|voor alle gebeurtenissen|cumulatief|gezamenlijk|staffel|samenhangende (?:gebeurtenissen|schadegevallen|schade)|reeks van|twaalf maanden|12 maanden|aannemingssom|opdrachtwaarde|contractwaarde|opdrachtsom/;

interface Item {
  readonly kind: 'fault' | 'all-damage' | 'cap';
  readonly span: Span;
  readonly message?: string;
  readonly values?: Readonly<Record<string, string>>;
  readonly fixes?: readonly Fix[];
}

export const rule = documentRule<Item>({
  id: 'gp/aansprakelijkheid',
  title: t('Aansprakelijkheid zonder maximum', 'Liability without a maximum'),
  severity: 'warning',
  gate: 'all',
  citations: ['gids-3.9-d-1', 'cvae-331', 'aw-1.10-2-h'],
  motivable: true,
  messages: {
    found: t(
      'Hier staat dat de aansprakelijkheid van de opdrachtnemer geen maximum heeft.',
      "This says that the contractor's liability has no maximum.",
    ),
    indemnity: t(
      'Deze vrijwaring heeft geen maximum en maakt de aansprakelijkheid daardoor onbeperkt.',
      'This indemnity has no maximum and so makes the liability unlimited.',
    ),
    allDamage: t(
      'De opdrachtnemer is hier aansprakelijk voor alle schade, en nergens staat een maximum.',
      'The contractor is liable for all damage here, and no maximum is stated anywhere.',
    ),
    lifted: t(
      'De beperking van de aansprakelijkheid vervalt bij {cases}; dat maakt de aansprakelijkheid alsnog onbeperkt.',
      'The cap on liability is lifted for {cases}, which makes the liability unlimited after all.',
    ),
    perEvent: t(
      'De aansprakelijkheid is alleen per gebeurtenis beperkt; een maximum per jaar of voor de hele overeenkomst ontbreekt.',
      'Liability is capped per event only; a maximum per year or for the whole contract is missing.',
    ),
  },
  todo: t(
    'Noem een maximum per gebeurtenis en per jaar dat past bij het risico en de verzekerbaarheid, met alleen de gebruikelijke uitzonderingen, of motiveer de afwijking.',
    'State a maximum per event and per year that fits the risk and what can be insured, with only the usual exceptions, or state reasons for deviating.',
  ),
  why: t(
    'Onbeperkte aansprakelijkheid is niet te verzekeren en schrikt vooral kleinere ondernemers af. Ook een maximum dat in ruime gevallen weer vervalt, geldt als onbeperkt.',
    'Unlimited liability cannot be insured and mainly deters smaller firms. A maximum that is lifted again in broad cases also counts as unlimited.',
  ),
  whenNot: t(
    'Een uitzondering voor opzet, bewuste roekeloosheid, dood of letsel is gebruikelijk, net als een maximum naar opdrachtwaarde (een staffel) of een verwijzing naar voorwaarden waarin het maximum staat.',
    'An exception for intent, wilful recklessness, death or injury is usual, as is a maximum graded by contract value or a reference to conditions that hold the maximum.',
  ),
  words: [
    'aansprakelijk',
    'vrijwa',
    'beperking',
    'begrenzing',
    'schade',
    'vergoedingsplicht',
    'aanspra',
    'maximum',
    'limiet',
    'limiter',
  ],
  collect(section) {
    const items: Item[] = [];
    let capped = false;
    for (const sentence of statements(section)) {
      const full = fullText(section, sentence);
      if (isCap(full)) {
        capped = true;
        items.push({ kind: 'cap', span: sentence.span });
      }
    }
    const eventOnly = perEventOnly(section);
    for (const sentence of statements(section)) {
      const full = fullText(section, sentence);
      if (hasReasonNearby(section, sentence)) continue;
      const lifted = liftedFor(section, sentence, full);
      if (lifted) {
        items.push({ kind: 'fault', span: bare(sentence), message: 'lifted', ...lifted });
        continue;
      }
      // What is asked of the buyer, or shared, is no demand on the contractor.
      if (asksNothing(sentence, full)) continue;
      const unlimited =
        LIFTED.test(full) && !THERE_IS_NONE.test(sentence.low)
          ? undefined
          : claimIn(section, sentence, UNLIMITED);
      if (unlimited) {
        items.push({
          kind: 'fault',
          span: unlimited.span,
          message: unlimited.claim.message!,
          fixes: capFix(sentence),
        });
        continue;
      }
      if (capped) continue;
      const all = claimIn(section, sentence, ALL_DAMAGE);
      if (all) {
        items.push({ kind: 'all-damage', span: all.span, message: 'allDamage', fixes: capFix(sentence) });
      }
    }
    for (const sentence of refusals(section)) {
      if (asksForCap(questionBefore(section, sentence)) && !hasReasonNearby(section, sentence))
        items.push({ kind: 'fault', span: bare(sentence), message: 'found', fixes: [] });
    }
    if (eventOnly) items.push(eventOnly);
    return items;
  },
  *check(view) {
    const capped = view.items.some((item) => item.value.kind === 'cap');
    for (const { at, value } of view.items) {
      if (value.kind === 'cap' || (value.kind === 'all-damage' && capped)) continue;
      yield {
        at,
        span: value.span,
        message: value.message!,
        ...(value.values && { values: value.values }),
        ...(value.fixes && { fixes: value.fixes }),
      };
    }
  },
  examples: {
    bad: [
      {
        text: '## Aansprakelijkheid\n\nDe dienstverlener is ⟦ongelimiteerd aansprakelijk⟧ voor wat de provincie door zijn fouten verliest.',
        fixed:
          '## Aansprakelijkheid\n\nDe aansprakelijkheid van opdrachtnemer is beperkt tot € [bedrag] per gebeurtenis en € [bedrag] per jaar.',
      },
      {
        text: '## Artikel 12\n\nDe schadeplicht van de leverancier gaat tot € 750.000 per voorval en € 1.500.000 per contractjaar. ⟦Dit maximum vervalt bij vorderingen van derden, bij schending van de vertrouwelijkheid en bij een datalek⟧.',
      },
      {
        text: '## Schade\n\nDe aansprakelijkheid is gemaximeerd. De limiet geldt niet:\n\n- in geval van opzet;\n- ⟦bij het niet nakomen van gegeven garanties⟧;\n- bij letsel.',
      },
      {
        text: 'De aansprakelijkheid van de aannemer is ⟦per schadegeval beperkt tot € 500.000⟧.',
        fixed:
          'De aansprakelijkheid van de aannemer is per schadegeval beperkt tot € 500.000 en tot € [bedrag] per jaar.',
      },
      {
        text: '| Onderwerp | Bepaling |\n| --- | --- |\n| Aansprakelijkheid opdrachtnemer | kent ⟦geen bovengrens⟧ |',
      },
      {
        text: 'Het waterschap wordt ⟦gevrijwaard tegen elke claim, ongeacht de hoogte⟧.',
      },
      {
        text: '⟦Opdrachtnemer is jegens het waterschap aansprakelijk voor alle directe en indirecte schade⟧ die voortvloeit uit de opdracht.',
      },
      {
        text: 'Elke ⟦beperking van de aansprakelijkheid door de inschrijver wordt niet aanvaard⟧.',
      },
    ],
    good: [
      {
        text: 'De contractant is ten hoogste voor € 400.000 per gebeurtenis en € 800.000 per kalenderjaar aansprakelijk.',
      },
      {
        text: 'De aansprakelijkheid is beperkt tot tweemaal de jaarvergoeding. Deze beperking vervalt:\n\na. bij opzet of bewuste roekeloosheid;\n\nb. bij vorderingen van derden wegens overlijden of letsel.',
      },
      {
        text: 'Opdrachtnemer is aansprakelijk voor alle schade die hij toebrengt, met een maximum van € 250.000 per gebeurtenis en € 500.000 per jaar.',
      },
      {
        text: '## Vraag 12\n\nWaarom is de opdrachtnemer onbeperkt aansprakelijk?\n\n## Antwoord 12\n\nDe aansprakelijkheid wordt begrensd op € 1.000.000 per jaar.',
      },
      {
        text: 'De aansprakelijkheid is per gebeurtenis beperkt tot:\n\n- € 150.000 bij opdrachten tot € 50.000;\n- € 300.000 bij opdrachten tot € 100.000.',
      },
      {
        text: 'Voorschrift 3.9 D bepaalt dat een aanbestedende dienst geen ongelimiteerde aansprakelijkheid verlangt.',
      },
      {
        text: 'Opdrachtnemer vrijwaart opdrachtgever tegen aanspraken van derden wegens inbreuk op intellectuele eigendom.',
      },
      {
        text: 'De aansprakelijkheid van opdrachtnemer wordt niet beperkt, omdat een fout bij deze eenmalige ontmanteling tot schade leidt die de staat anders zelf draagt.',
      },
      { text: 'Van de inschrijver wordt geen onbeperkte aansprakelijkheid verlangd.' },
    ],
  },
});

/** "Een maximum geldt niet": none at all, not one that is lifted. */
const THERE_IS_NONE =
  /^(?:een|enig) (?:maximum|limiet|plafond|bovengrens|beperking)\b[^.;]{0,60}\b(?:geldt|is er|bestaat|kennen|hanteren)\b[^.;]{0,20}\bniet\s?(?:[.,;]|$)/;

/** Liability that is the buyer's, of something else, or only judged. */
function asksNothing({ low }: Sentence, full: string): boolean {
  return (
    OF_BUYER.test(full) ||
    OTHER_SUBJECT.test(full) ||
    CONDEMNED.test(full) ||
    isHearsay(full) ||
    (JUDGED.test(low) && !ALL_THE_SAME.test(low))
  );
}

function isCap(full: string): boolean {
  return CAP.test(full) && !NO_CAP.test(full);
}

/** The broad cases in which a sentence, or an item of a list it introduces, lifts the cap. */
function liftedFor(
  section: Section,
  sentence: Sentence,
  full: string,
): { values: Record<string, string> } | undefined {
  const before = introduction(section, sentence);
  const inList = before !== '' && LIFTED.test(before);
  const own = inList
    ? null
    : (LIFTED.exec(full) ??
      notInvoked(section, full) ??
      (OF_DAMAGE.test(full) ? LIFTED_BY_RANK.exec(full) : null));
  if (!inList && !own) return undefined;
  const cases = inList ? sentence.low : casesAround(full, own!.index);
  const broad = BROAD.filter(([words]) => words.test(cases));
  // An infringement of rights is within the contractor's control and is excepted in the State's own conditions.
  const only = broad.filter(([, nl]) => nl !== 'aanspraken van derden' || !INTELLECTUAL.test(cases));
  if (only.length === 0) return undefined;
  return { values: { cases: only.map(([, nl]) => nl).join(', ') } };
}

/** "Wilt u de aansprakelijkheid maximeren?" "Nee.": the question, which does not ask about a cap that is there already. */
function asksForCap(asked: string): boolean {
  return ASKS_CAP.test(asked) && !ASKS_OTHER_CAP.test(asked) && !OF_AUTHORITY.test(asked);
}

const ASKS_CAP =
  /aansprakelijk(?:[^.;]|\.\d){0,120}\b(?:maximeren|gemaximeerd|maximeert|begrenzen|begrensd|limiteren|gelimiteerd|beperken|maximum (?:opnemen|stellen|afspreken|worden|geldt)|bovengrens|plafond)\b|\b(?:maximum|bovengrens|plafond|limiet|begrenzing|maximering|beperking)\b[^.;]{0,60}\baansprakelijk/;
const OF_AUTHORITY = new RegExp(`aansprakelijkheid (?:van|voor) (?:de |het )?${AUTHORITY}`);
const ASKS_OTHER_CAP =
  /€|\beuro\b|verho|verla|verrui|hoger|lager|opzet|letsel|\bper (?:jaar|gebeurtenis)|moet|onbeperkt (?:blijft|is)|opheffen|schrappen|vervallen|klopt/;

function notInvoked(section: Section, full: string): RegExpExecArray | null {
  return OF_DAMAGE.test(section.low) ? NOT_INVOKED.exec(full) : null;
}

/** The cases named after the words that lift a cap, or in front of them when the clause opens with these. */
function casesAround(full: string, at: number): string {
  const after = full.slice(at);
  const before = full.slice(full.lastIndexOf(';', at) + 1, at).trim();
  const isBefore = /^(?:bij|in geval|ingeval|indien|als|wanneer|voor)\b/.test(before);
  return isBefore && !NORMAL.test(after) && !BROAD.some(([words]) => words.test(after)) ? before : after;
}

/** A cap for each event, when the section has no other maximum that adds events up. */
function perEventOnly(section: Section): Item | undefined {
  if (!PER_EVENT.test(section.low) || TOTAL.test(section.low)) return undefined;
  for (const sentence of statements(section)) {
    const { low } = sentence;
    if (!OF_DAMAGE.test(low) || !PER_EVENT.test(low) || /verzeker|\bkorting|\bboete|eigen risico/.test(low))
      continue;
    const found =
      /aansprakelijk\w{0,5} (?:is|bedraagt) (?:€|eur)(?:[^.;:]|\.\d){0,60}per (?:gebeurtenis|schadegeval|voorval|incident|geval)\b|per (?:\w{1,40}\s)?(?:gebeurtenis|schadegeval|voorval|incident|aanspraak|claim|geval)\b[^.;]{0,40}(?:beperkt|gemaximeerd|maximaal|ten hoogste|begrensd|niet meer dan|tot (?:€|eur))(?:[^.;:]|\.\d){0,60}|(?:beperkt|gemaximeerd|maximaal|ten hoogste|begrensd|niet meer dan|tot (?:€|eur))(?:[^.;:]|\.\d){0,60}per (?:\w{1,40}\s)?(?:gebeurtenis|schadegeval|voorval|incident|aanspraak|claim|geval)\b/.exec(
        low,
      );
    if (!found || /:\s*$/.test(low) || hasReasonNearby(section, sentence)) continue;
    // Several amounts are a scale by contract value, which bounds the total in practice.
    if (
      quantitiesIn(
        section,
        section.blocks.length ? { start: 0, end: section.text.length } : sentence.span,
        'amount',
      ).length > 2
    )
      continue;
    const start = sentence.span.start + found.index;
    const end = start + found[0].replace(/[\s.;,]{1,20}$/, '').length;
    return {
      kind: 'fault',
      span: { start, end },
      message: 'perEvent',
      fixes: [
        {
          title: t('Voeg een maximum per jaar toe', 'Add a maximum per year'),
          kind: 'suggestion',
          edits: [{ span: { start: end, end }, text: ' en tot € [bedrag] per jaar' }],
        },
      ],
    };
  }
  return undefined;
}

function capFix(sentence: Sentence): readonly Fix[] {
  return rewriteSentence(
    sentence,
    'De aansprakelijkheid van opdrachtnemer is beperkt tot € [bedrag] per gebeurtenis en € [bedrag] per jaar.',
    t('Beperk de aansprakelijkheid', 'Cap the liability'),
  );
}
