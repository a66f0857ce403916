import type { Section, Sentence } from '../../spec/model.ts';
import { anyOf } from '../../text/alternatives.ts';
import { CONTRACTOR } from '../language/actors.ts';
import { bare, type Claim, findClaims, rewriteSentence } from '../language/claims.ts';
import { fullText, quantitiesIn, spanOf } from '../language/statements.ts';
import { inOneSentence, wordsOf } from '../language/words.ts';
import { type Finding, type Fix, type RuleContext, sectionRule, t } from '../rule.ts';

const BUYER =
  '(?:opdrachtgever|\\bog\\b|aanbestedende dienst|gemeente|provincie|waterschap|ministerie|rijk|staat|koper|directie|bevoegd gezag|\\b(?:wij|we|ons|onze)\\b)';
/** Whoever performs, by role or by trade: what a contract calls neither buyer nor third party. */
/** The one spoken to among them. */
const NAMED = `(?:${CONTRACTOR}|(?:zorg)?aanbieder|inschrijver|u(?!\\p{L}))`;
const PERFORMER = `(?:${NAMED}|(?:de|het) (?!${BUYER}|partij|ander|verzekeraar|gebruiker|kosten|risico)\\p{L}{1,30})`;
const EXTRA =
  '(?:bijbetaling|vergoed\\p{L}{0,20}|verrekening|termijns?verlenging|verlenging|(?:prijs)?aanpassing|meerwerk|meerkosten|extra|hogere|schadevergoeding|latere|later|compensatie|schadeloosstelling|uitstel|bijstelling)';

/** Risk or costs are laid with whoever performs. */
const BEARS = anyOf(
  [
    `(?:voor|op)\\s(?:eigen\\s)?(?:rekening|risico)(?:\\s(?:en|\\/|of)\\s(?:rekening|risico))?\\s(?:van|voor|bij)\\s(?:de\\s)?${PERFORMER}`,
    '(?:voor|op)\\s(?:zijn|uw|diens|hun|eigen)\\s(?:eigen\\s)?(?:rekening|risico)',
    `\\brust(?:en|te)?\\s(?:[^\\s.;]{1,30}\\s){0,2}?op\\s(?:de\\s)?${PERFORMER}`,
    '\\b(?:aannemers|opdrachtnemers|leveranciers)risico\\b',
    `\\b(?:een|het) (?:eigen )?risico (?:van|voor) (?:de )?${NAMED}`,
    `\\b(?:bij|op)\\s(?:de\\s)?${NAMED}\\s(?:berust|rust|ligt|liggen)`,
    '\\bin (?:de |het |uw |zijn )?\\p{L}{0,14}(?:som|prijs|prijzen|tarief|tarieven) (?:inbegrepen|begrepen|verdisconteerd|verwerkt)',
    '(?:inbegrepen|begrepen) in (?:de |zijn |haar )?(?:aanneem|aannemings|inschrijf)?(?:som|prijs)',
    `ten laste van\\s(?:de\\s)?${PERFORMER}`,
    `=\\s?(?:\\p{L}{0,12}risico|rekening)\\s(?:van )?(?:de )?${CONTRACTOR}`,
    `kosten\\b[^.;]{0,30}\\s(?:draagt|betaalt|dragen|betalen)\\s(?:de |het )?(?!${BUYER}|\\bwij\\b)\\p{L}{2,30}`,
    `\\bvang(?:t|en)\\b[^.;]{0,60}\\bop(?=\\s?(?:[.;,]|$))`,
    `(?:gevolgen|kosten|meerkosten|risico'?s?|schade|die|dat|deze|daarin)\\b[^.;]{0,60}\\b(?:is|zijn|komen|komt|blijft|blijven|ligt|liggen)\\s[^.;]{0,20}\\b(?:voor|bij)\\s(?:de\\s)?${PERFORMER}`,
    `(?:is|zijn|komen|komt|blijft|blijven|ligt|liggen)\\s(?:de |alle |deze )?(?:gevolgen|kosten|meerkosten|risico'?s?|schade)[^.;]{0,40}\\b(?:voor|bij)\\s(?:de\\s)?${PERFORMER}`,
    `(?:${CONTRACTOR}|(?:zorg)?aanbieder|\\bu)\\s(?:draagt|aanvaardt|neemt|loopt|staat in|vrijwaart)(?!\\s(?:geen|niet|(?:er )?zorg|bij\\b))`,
    `(?:draagt|aanvaardt|loopt)\\s(?:de\\s)?(?:${CONTRACTOR}|(?:zorg)?aanbieder|u\\b)`,
    '(?:(?:dat|dit) is|is (?:dat|dit)|blijft(?: dat| dit)?) (?:volledig |geheel |helemaal )?uw (?:eigen )?(?:risico|probleem)',
    '\\bu\\b[^.;]{0,60}\\ben (?:draagt|aanvaardt) (?:zelf )?(?:het|de|alle|elk) (?:risico|gevolg|kosten)',
    '(?:betaalt u|u betaalt) (?:zelf )?(?:de |alle |die )?(?:extra |hogere |bijkomende )?(?:meer)?kosten',
    `\\|\\s{0,3}(?:de\\s)?(?:${CONTRACTOR}|(?:zorg)?aanbieder|on|u)\\s{0,3}(?:\\||$)`,
  ],
  'u',
);
/** Nothing is paid or given for it. */
const NO_CLAIM = anyOf(
  [
    `\\b(?:geen|niet|nooit|evenmin|noch)\\s[^.;]{0,40}(?:recht|aanspraak|reden|grond)[^.;]{0,40}\\b${EXTRA}`,
    `(?:ontvangt|krijgt|verkrijgt)\\s[^.;]{0,40}\\bgeen\\s(?:[^\\s.;]{1,60}\\s){0,2}${EXTRA}`,
    `\\bgeen\\s(?:extra |hogere |aanvullende |meer)?(?:kosten|vergoeding|meerwerk)[^.;]{0,30}(?:in rekening|verrekenen|vorderen|verhalen)`,
    '\\b(?:niet|nooit)\\b[^.;]{0,20}\\bvoor (?:verrekening|vergoeding|bijbetaling)|zonder (?:recht op )?(?:bijbetaling|verrekening|meerprijs|extra kosten)|zonder dat (?:dit|dat|hij|zij|daar)[^.;]{0,40}(?:hoger|vergoed|verreken|kosten|verlenging)|(?:zich|er) (?:daar)?(?:op )?niet(?: op)? beroepen|niet beroepen op|geen beroep (?:\\S{1,20} ){0,3}?op|\\bgeacht (?:\\S{1,20} ){0,6}?(?:aanvaard|geaccepteerd|bekend)',
    `\\bleid(?:t|en)\\s[^.;]{0,30}\\b(?:niet|nooit|nimmer|niet ook) tot\\s(?:[^\\s.;]{1,30}\\s){0,3}?${EXTRA}`,
    '(?:oplever|eind|lever)?(?:datum|termijn)[^.;]{0,10}\\b(?:blijft|blijven)\\b|\\bblijft\\b[^.;]{0,20}(?:datum|termijn|prijs)[^.;]{0,20}(?:gelden|gelijk|ongewijzigd|staan)',
    '(?:wij|we) (?:vergoeden|betalen|verrekenen|verlengen|compenseren)\\b[^.;]{0,40}\\b(?:niet|niets|geen)\\b|(?:vergoeden|betalen|verrekenen|verlengen|compenseren|geven) (?:wij|we)\\b[^.;]{0,40}\\b(?:niet|niets|geen)\\b',
    `(?:wordt|worden|zijn)\\s[^.;]{0,40}\\bniet\\s(?:[^\\s.;]{1,60}\\s){0,2}(?:vergoed|verrekend|gecompenseerd)`,
  ],
  'u',
);
const BORNE = new RegExp(`${BEARS.source}|${NO_CLAIM.source}`, 'u');
/** The buyer bears it after all. */
const BY_BUYER = `(?:bij|rekening van|risico van|laste van|risico voor|rekening voor) (?:de |het )?${BUYER}|${BUYER} (?:draagt|vergoedt|betaalt|staat in)|(?:vergoedt|draagt|betaalt) (?:de |het )?${BUYER}|(?:voor|op) onze (?:rekening|risico|kosten)|(?:(?:wij|we) (?:dragen|vergoeden|betalen|verrekenen|verlengen|staan in)|(?:dragen|vergoeden|betalen|verrekenen|verlengen) (?:wij|we))\\b(?![^.;]{0,40}\\b(?:niet|niets|geen)\\b)|verdeeld|minst|best(?:e)? (?:kan |te )?beheers`;

/** "Door te laat leveren van de aannemer", "doordat de leverancier": who bears it brought it about. */
const BY_PERFORMER = `\\bdoor (?:(?!${BUYER}|rekening|risico|laste)[^\\s.;]{1,25} ){1,5}?van (?:de |het )?${CONTRACTOR}|\\bdoordat (?:de |het )?${CONTRACTOR}`;

const DATA =
  'gegevens|\\bdata\\b|tekening|sondering|onderzoek|opgave|opgegeven|areaal|oppervlakte|aantal|hoeveelhe|document|stukken|informatie|specificatie|bestek\\b|ontwerp|rapport|beschrijving|verstrekt|aangelever';
/** What the buyer hands over or states. */
const OF_BUYER = new RegExp(
  `(?:in|van) het bestek|(?:bodem|grond)(?:gegevens|onderzoek)|vraagspecificatie|programma van eisen|aanbestedings(?:stukken|documenten)|contractstukken|bestekstekening|(?:${DATA})(?:[^.;]|\\.(?=\\S)){0,70}${BUYER}|${BUYER}[^.;]{0,70}(?:${DATA})|(?:juistheid|volledigheid)[^.;]{0,60}\\b(?:niet in\\b|niet [^.;]{0,20}(?:gegarandeerd|ingestaan)|geen (?:garantie|waarborg))|(?:\\bniet in voor|geen (?:garantie|waarborg)\\w{0,3})[^.;]{0,40}(?:juistheid|volledigheid)|garande(?:ert|ren) [^.;]{0,20}(?:juistheid|volledigheid)[^.;]{0,40}\\bniet\\b`,
);

const CLAIMS: readonly Claim[] = [
  {
    message: 'found',
    says: [
      /(?:\balle|\belk|\bieder|\biedere|\belke|het volledige)\s(?:[^\s.;]+\s){0,5}?risico'?s?\b|\balles wat (?:er )?(?:tegen|mis|fout)|\balle (?:\S{1,20} )?(?:tegenvallers|meerkosten|onvoorziene)|\bwat (?:zich|er)(?: \w{1,40})? ook (?:voordoet|gebeurt|overkomt)|voorzien of (?:niet|onvoorzien)|voorzienbaar of niet|risico[^.;]{0,60}ongeacht (?:de )?oorzaak|\b(?:alle|iedere|elke|enige|onvoorziene)\s(?:[^\s.;]{1,30}\s){0,2}?(?:omstandighe\w{1,5}|gebeurtenis\w{0,3}|tegenslag\w{0,2})[^.;]{0,80}ongeacht|\balle tegenslag|(?:tegenvallers?|meerkosten|risico'?s?|omstandigheden|gebeurtenissen)\b[^.;]{0,20}\b(?:van welke aard|hoe dan ook|welke dan ook|hoe groot ook|uit welken? hoofde)|(?:voorzien|te voorzien|voorzienbaar) (?:dan wel|of) (?:onvoorzien|onvoorzienbaar|niet)/,
      BEARS,
    ],
    isSpread: true,
    unless: new RegExp(
      `beheersmaatregel|risicodossier|risicoregister|inventaris|beschrijf|benoemt|in kaart|die (?:hij|zij) (?:zelf )?(?:kan )?beheers|binnen zijn invloed|transport|vervoer|tot (?:het moment van )?(?:aflevering|levering|oplevering|acceptatie)|verzekerd tegen|behalve|tenzij(?! de wet)|werkmethode|werkwijze|(?:eigen|zijn|diens) (?:materieel|personeel|onderaannemer|hulppersonen|leverancier)|${BY_BUYER}`,
    ),
  },
  {
    message: 'permits',
    says: [
      /(?:vergunning|ontheffing|besluitvorming|bestemmingsplan|omgevingsplan|toestemming|verkeersbesluit|projectbesluit|raadsbesluit|tracébesluit|inpassingsplan|bezwaarprocedure|bezwaar en beroep|bezwaren van omwonenden)\w{0,40}/,
      BORNE,
    ],
    isSpread: true,
    unless: new RegExp(
      `vraagt[^.;]{0,40}aan\\b[^.;]{0,20}$|werkmethode|eigen vergunning|\\bzelf\\b|verleent de (?:opdrachtnemer|aannemer)|zijn (?:\\w{1,40} )?vergunning|leges|kosten van (?:de |alle |deze )?vergunning|vergunning\\w{0,5} voor (?:het|zijn|eigen) (?:materieel|personeel|transport)|zonder (?:voorafgaande |schriftelijke )*toestemming|toestemming van|${BY_BUYER}`,
    ),
  },
  {
    message: 'data',
    says: [
      /juistheid|volledigheid|\bfout(?:en|ieve?)?\b|onjuist\w{0,40}|onvolledig\w{0,40}|gebre(?:k|ken)\b|tegenstrijdighe(?:id|den)|omissies|onvolkomenheden|leemtes?|afwijk\w{0,40}|wijk(?:t|en)\b[^.;]{0,80}\baf\b|blijk(?:t|en)\b[^.;]{0,60}\b(?:anders|onjuist|meer|minder)\b|geen rechten|\bklop(?:t|pen)\b|\b(?:anders|meer|minder|slechter|natter|dieper|hoger|lager|groter|vuiler|zwaarder)\b[^.;]{0,40}\bdan\b[^.;]{0,40}\b(?:staat|zegt|zeggen|aangeeft|aangeven|aangegeven|opgegeven|vermeld\w{0,3}|beschreven|verwacht)\b|indicatief|te laat|niet (?:op|in) (?:onze|de) (?:\S{1,20} )?(?:tekening|stukken|gegevens|rapport)/,
      BORNE,
    ],
    near: [OF_BUYER],
    isDenial: true,
    isSpread: true,
    unless: new RegExp(
      `door hem (?:verstrekte|aangeleverde|ter beschikking)|herstel|verhelp|waarschuw|\\bmeld|tenzij(?! de wet)|had(?:den)? (?:moeten|kunnen|behoren)|werkwijze|eigen (?:gegevens|ontwerp|berekening)|${BY_BUYER}`,
    ),
  },
  {
    message: 'buyer',
    says: [
      new RegExp(
        `(?:vertraging|vertraagd\\p{L}{0,20}|oponthoud|stilstand|wachttijd|wachturen|handelen|nalaten|schorsing|te late)\\b[^.;]{0,60}(?:door|van|bij)? ?(?:de |het )?${BUYER}|${BUYER}[^.;]{0,80}(?:vertraag\\p{L}{0,20}|te laat|uitstelt|uitstellen|later (?:verleen|lever|aanlever|start|beslis|besluit|goedkeur|oplever|overdraag|afgeef|afgegeven|verleend|beschikbaar|gereed|klaar|dan)|nog niet (?:is|zijn|heeft|hebben|klaar|gereed|beschikbaar))|archeologische (?:vondst|waarde|rest)\\p{L}{0,4}|niet[- ]gesprongen \\p{L}{1,20}|\\bexplosieven\\b|(?:wijziging(?:en)? (?:in|van) (?:de )?|gewijzigde |nieuwe |veranderende |veranderde )(?:wet|regelgeving|regels)\\p{L}{0,20}|(?:wets?|beleids?)wijziging(?:en)?|(?:wijzigt|verandert|wijzigen|veranderen)\\s(?:de\\s|het\\s)?(?:wet|regel|\\p{L}{0,15}beleid)\\p{L}{0,20}|(?:onbekende|onvoorziene|onverwachte) (?:[^\\s.;]{1,30}\\s)?(?:kabels|leidingen|(?:bodem)?verontreiniging|obstakels|asbest|explosieven|bodem|grond|omstandigheden|gebeurtenissen)|overmacht`,
        'u',
      ),
      BORNE,
    ],
    unless: new RegExp(
      `door (?:de )?(?:opdrachtnemer|aannemer|leverancier)|${BY_PERFORMER}|van (?:zijn|diens) (?:personeel|onderaannemer|leverancier)|\\bpartijen\\b|(?:elke|andere|beide) partij|tenzij(?! de wet)|geen rekening|waarschuw|${BY_BUYER}`,
    ),
  },
  {
    // "De gemeente vraagt de vergunning aan. Komt die later, dan zijn de gevolgen voor u."
    message: 'permits',
    says: [
      /^(?!\p{L}{1,10} (?:u|de (?:opdrachtnemer|aannemer|leverancier|inschrijver))\b)(?:wordt|worden|komt|komen|loopt|lopen|is|zijn|blijft|blijven|duurt|duren|laat|laten|als|indien|wanneer|mocht|valt|vertraging|verschuift|schuift)\b[^.;]{0,90}\b(?:later|laat|niet|uit|langer|wachten|vertraagd|vertraging|geweigerd|uitblijft|tegen)\b/u,
      BORNE,
    ],
    near: [
      new RegExp(
        `${BUYER}[^.;]{0,80}(?:vergunning|ontheffing|toestemming|besluit|bestemmingsplan|omgevingsplan)|(?:vergunning|ontheffing|besluit)\\w{0,8}[^.;]{0,60}(?:door|van|via|bij) (?:de |het )?${BUYER}|(?:vergunning|ontheffing|besluit)\\w{0,8}\\b[^.;]{0,80}\\b(?:verwacht|is aangevraagd|in procedure|nog niet (?:verleend|genomen|onherroepelijk)|wordt [^.;]{0,30}(?:verleend|genomen))`,
      ),
    ],
    unless: new RegExp(
      `tenzij(?! de wet)|behalve|(?:niet|geen) (?:voor|ten|op) (?:rekening|risico|laste)|schuift(?![^.;]{0,60}\\bniet\\b)|${BY_BUYER}`,
    ),
    isDenial: true,
  },
  {
    // "Wij mogen het werk stilleggen. De kosten die doorlopen, draagt de cateraar."
    message: 'buyer',
    says: [
      /doorlop|stilstand|wachttijd|leegloop|stilligt|stil te liggen|stilgeleg|stilleg|\bdan\b|daarvan|daardoor|opschort/,
      BORNE,
    ],
    near: [
      new RegExp(
        `(?:${BUYER}[^.;]{0,30}\\b(?:kan|kunnen|mag|mogen)|(?:kunnen|mogen) (?:wij|we))\\b[^.;]{0,80}(?:stilleg|stil te leggen|opschort|onderbrek|schors|stopzet|pauzer)(?![^.;]{0,60}\\b(?:als|indien|wanneer|zodra|zolang|bij|wegens)\\b[^.;]{0,60}(?:\\bu\\b|\\buw\\b|opdrachtnemer|aannemer|leverancier|onveilig|gevaar|overtreding|gebrek|tekort|\\bniet\\b))`,
      ),
    ],
    unless: new RegExp(
      `tenzij(?! de wet)|behalve|(?:niet|geen) (?:voor|ten|op) (?:rekening|risico|laste)|schuift|toe te rekenen|tekortkoming|boete|${BY_BUYER}`,
    ),
    isDenial: true,
  },
  {
    // "Ongeacht of dit aan de gemeente is toe te rekenen", "door toedoen van de opdrachtgever".
    message: 'buyer',
    says: [
      new RegExp(
        `(?:ongeacht|onverschillig|\\book\\b|zelfs|los van)\\b[^.;]{0,60}\\b${BUYER}[^.;]{0,60}(?:toe te rekenen|toerekenbaar|te wijten|schuld|verwijt|toedoen|veroorza|oorzaak)|(?:toedoen|schuld|nalatigheid|nalaten|verzuim|fout(?:en)?) van (?:de |het )?${BUYER}`,
      ),
      BORNE,
    ],
    unless: new RegExp(
      `tenzij(?! de wet)|behalve|(?:niet|geen) (?:voor|ten|op) (?:rekening|risico|laste)|schuift|${BY_BUYER}`,
    ),
    isDenial: true,
  },
  {
    // The duty to perform outlives what nobody can help.
    message: 'buyer',
    says: [
      /(?:ook|zelfs) (?:bij|in geval van|in een situatie van|tijdens|als er sprake is van|als sprake is van) overmacht|overmacht\b[^.;]{0,60}\bontsla\w{1,5}\b[^.;]{0,40}\bniet/,
      /gehouden|verplicht|blijf|\bmoet|\bdient|presteer|\blevert\b|ontsla/,
    ],
    isDenial: true,
    unless: /\bmeld|opdrachtgever|niet (?:gehouden|verplicht)|zo spoedig|redelijkerwijs|beide|partijen/,
  },
];

/** One stands in all that fixes a price or speaks of an index: quicker looked for than the pattern is tried. */
const PRICE_WORDS = ['prijs', 'prijz', 'tari', 'vergoeding', 'stijg', 'ndex'];
const FIXED =
  /(?<!van (?:de|het) )(?:prij(?:s|zen)|tarie(?:f|ven)|vergoeding)(?:,? (?:die|dat|welke|zoals)\b[^.;]{0,90},)?\s(?:blij(?:ft|ven)\b[^.;]{0,120}\b(?:onveranderd|ongewijzigd|gelijk|hetzelfde|vast)\b|(?:verandert|veranderen|wijzigt|wijzigen)\b[^.;]{0,60}\bniet\b)|(?:prij(?:s|zen)|tariev?(?:en)?|tarief|eenheidsprijzen|vergoeding(?:en)?)\b[^.;]{0,80}(?:\bvast(?:e|gesteld)?\b|prijsvast|gefixeerd|ongewijzigd|onveranderd|\bgelijk\b|hetzelfde|\baan\b(?! (?:de|het|een|onze|hun)\b)|zonder (?:enige |tussentijdse )?(?:aanpassing|verhoging|indexering)|niet (?:\S{1,20} ){0,2}?(?:geïndexeerd|aangepast|aanpassen|verhoogd|verhogen|indexeren|gewijzigd|herzien|herziening|aanpassing|wijziging))|vaste (?:prij(?:s|zen)|tarie(?:f|ven))|prijsvast|houdt\s[^.;]{0,20}(?:prijzen|tarieven)|geen (?:prijs|tarief)s?(?:verhoging|aanpassing|stijging)|(?:verandert|wijzigt)\s(?:\S{1,20} ){0,2}?(?:prij(?:s|zen)|tarie(?:f|ven))\b[^.;]{0,60}\bniet|(?:stijgende|stijgen|stijging|\w{1,40}stijging(?:en)?)\b[^.;]{0,80}(?:voor (?:uw|zijn|eigen) rekening|rekening van|uitgesloten|geen (?:recht|aanspraak)|niet (?:verrekend|vergoed|doorberekend|doorbelast))/;
/** "Tot het einde van het vijfde contractjaar". */
const LATE_YEAR = /\b(?:derde|vierde|vijfde|zesde|zevende|achtste|negende|tiende) (?:contract)?jaar/;
const INDEXED = /[iï]ndex(?!ering is (?:uitgesloten|niet)|eren is niet|eer(?!d))\w{0,40}/;
const NO_INDEX =
  /index(?:ering|atie)[:|\s]{1,4}(?:geen|nee|niet)\b|(?:geen|zonder)\s(?:\w{1,40}\s){0,2}?(?:prijs)?index|index\w{0,40}[^.;]{0,40}(?:uitgesloten|bestaa?t (?:er )?niet|ontbreekt|niet (?:mogelijk|toegestaan|toegepast|van toepassing|gehonoreerd|in behandeling|aan de orde|toegekend|doorgevoerd)|afgewezen|wijzen (?:wij|we) af|vindt[^.;]{0,60}niet plaats)|niet (?:meer |jaarlijks |tussentijds )?geïndexeerd|indexer(?:en|ing)\b[^.;]{0,20}\b(?:doen|kennen|passen|voeren|bieden) (?:wij|we)\b[^.;]{0,20}\bniet|indexer(?:en|t) (?:(?:wij|we|deze|ze|u)\s){0,2}niet|niet indexeren|index[^.;]{0,60}\b(?:afgezien|zien (?:wij|we) af|achterwege|niet gevolgd)|aanpassing\b[^.;]{0,60}index[^.;]{0,40}\b(?:afgezien|zien (?:wij|we) af|achterwege)|afgezien van (?:\S{1,20} ){0,2}?index|zien (?:wij|we) af van (?:\S{1,20} ){0,2}?index/;
const ALL_NO_INDEX = new RegExp(NO_INDEX.source, 'g');
/** A term counted in seasons or in years of another kind: one each year. */
const SEASONS =
  /\b(?:drie|vier|vijf|zes|zeven|acht|[3-8]) (?:winters|zomers|(?:winter|zomer|strooi)?seizoenen|(?:school|boek|kalender|contract)jaren)\b/;
const WHOLE_TERM =
  /(?:hele|gehele|volledige) (?:\w{1,40}\s)?(?:(?:contract)?looptijd|(?:contract|overeenkomst)?duur|contractperiode|contracttermijn)|gedurende de (?:looptijd|overeenkomst|contractduur)/;
/** From this many months on a fixed price shifts a risk nobody controls; an editors' choice. */
const LONG_MONTHS = 36;

export const rule = sectionRule({
  id: 'gp/risicoverdeling',
  title: t('Risico bij de partij die het niet beheerst', 'Risk with the party that does not control it'),
  severity: 'warning',
  gate: 'all',
  citations: ['gids-3.9-a', 'aw-1.10-2-h'],
  motivable: true,
  messages: {
    found: t(
      'Alle risico’s worden hier bij de opdrachtnemer gelegd.',
      'All risks are laid with the contractor here.',
    ),
    permits: t(
      'Het risico van vergunningen of besluiten wordt bij de opdrachtnemer gelegd, terwijl hij dat niet beheerst.',
      'The risk of permits or decisions is laid with the contractor, who does not control it.',
    ),
    data: t(
      'Fouten in gegevens van de opdrachtgever komen hier voor risico van de opdrachtnemer.',
      "Errors in the buyer's data are at the contractor's risk here.",
    ),
    buyer: t(
      'Een risico dat de opdrachtnemer niet kan beheersen, wordt hier bij hem gelegd.',
      'A risk the contractor cannot control is laid with the contractor here.',
    ),
    prices: t(
      'De prijzen liggen {term} vast zonder indexering.',
      'Prices are fixed for {term} without indexation.',
    ),
  },
  todo: t(
    'Leg elk risico bij de partij die het het best kan beheersen, of motiveer de andere verdeling.',
    'Lay each risk with the party best able to control it, or state reasons for another allocation.',
  ),
  why: t(
    'Wie een risico niet kan beheersen, prijst het in of schrijft niet in. Kijk naar kans, gevolg en verzekerbaarheid.',
    'Whoever cannot control a risk prices it in or does not tender. Look at chance, effect and insurability.',
  ),
  whenNot: t(
    'Voor risico’s die de opdrachtnemer zelf beheerst, zoals zijn werkmethode, materieel en personeel.',
    'For risks the contractor controls, such as the contractor’s method, equipment and staff.',
  ),
  words: [
    ...wordsOf(...CLAIMS),
    inOneSentence(FIXED, [
      'jaar',
      'jaren',
      'maand',
      'mnd',
      'looptijd',
      'duur',
      'contractperiode',
      'termijn',
      'winter',
      'zomer',
      'seizoen',
      'index',
    ]),
  ],
  *check(section, context, sentences) {
    if (context.role === 'complaints' || context.role === 'isv') return;
    for (const { claim, sentence, span } of findClaims(section, sentences, CLAIMS)) {
      if (context.role === 'award' && claim.message === 'found') continue;
      yield { span, message: claim.message!, fixes: fixFor(claim.message!, sentence) };
    }
    for (const sentence of section.sentences) {
      const message = ANSWERS_WHO.test(sentence.low) ? askedWhoBears(section, sentence) : undefined;
      if (message) yield { span: bare(sentence), message };
    }
    for (const sentence of sentences) {
      const fixed = fixedPrice(section, sentence, context);
      if (fixed) yield fixed;
    }
  },
  examples: {
    bad: [
      {
        text: '⟦Elk denkbaar risico komt voor rekening van de opdrachtnemer⟧.',
        fixed:
          'Elk risico ligt bij de partij die het het best kan beheersen; de verdeling staat in [risicoverdeling].',
      },
      { text: 'Wordt de ⟦omgevingsvergunning later verleend, dan is dat voor risico van de aannemer⟧.' },
      {
        text: 'Zijn er ⟦onjuistheden in het door de gemeente verstrekte bodemonderzoek, dan zijn die voor rekening van de aannemer⟧.',
      },
      {
        text: 'De eenheidsprijzen zijn ⟦zes jaar⟧ vast en worden niet verhoogd.',
        fixed:
          'De eenheidsprijzen zijn zes jaar vast en worden niet verhoogd. Na het eerste jaar worden de prijzen jaarlijks geïndexeerd met [index].',
      },
      { text: '- ⟦Stilstand veroorzaakt door de opdrachtgever is voor rekening van de aannemer⟧.' },
    ],
    good: [
      { text: 'De opdrachtnemer draagt het risico van de werkmethode die hij kiest.' },
      { text: 'Het risico van onbekende leidingen ligt bij de opdrachtgever.' },
      { text: 'De tarieven zijn vast tot eind 2027 en worden daarna jaarlijks geïndexeerd.' },
      { text: '## Vraag 2\n\nWaarom liggen alle risico’s bij de opdrachtnemer?' },
      { text: 'Tot de oplevering zijn alle risico’s van het transport voor rekening van de leverancier.' },
      {
        text: 'De inschrijver beschrijft alle risico’s en de beheersmaatregelen die de opdrachtnemer neemt.',
      },
      {
        text: 'De prijzen staan vier jaar vast, omdat de opdrachtnemer de grondstoffen bij aanvang in één keer inkoopt.',
      },
    ],
  },
});

function fixFor(message: string, sentence: Sentence): readonly Fix[] {
  const title = t(
    'Leg het risico bij de partij die het beheerst',
    'Lay the risk with the party that controls it',
  );
  const text: Readonly<Record<string, string>> = {
    found:
      'Elk risico ligt bij de partij die het het best kan beheersen; de verdeling staat in [risicoverdeling].',
    permits:
      'Vertraging in de vergunningverlening komt voor rekening van de opdrachtgever en geeft recht op verlenging van de termijn.',
    data: 'De opdrachtgever staat in voor de juistheid van de gegevens die hij verstrekt.',
  };
  const proposal = text[message];
  return proposal ? rewriteSentence(sentence, proposal, title) : [];
}

/** "De opdrachtnemer.", as the whole of an answer. */
const ANSWERS_WHO = new RegExp(
  `^\\W{0,4}(?:(?:ons )?antwoord[\\s\\d.:)–-]{1,8})?(?:(?:dat|die|ook dat|dit|(?:het|dat|dit) risico|(?:de|deze|die) kosten) (?:is|zijn|bent|doet|komt?|draagt|betaalt|ligt|liggen|rust|berust|blijft) )?(?:(?:voor|bij|op) )?(?:rekening van |risico van )?(?:de )?${NAMED}(?: zelf)?[\\s.;!]{0,3}$`,
  'u',
);
const ASKS_WHO =
  /\bwie(?:ns)?\b[^?]{0,40}\b(?:draagt|betaalt|draait|risico|rekening|kosten|opvangt|bekostigt)|\b(?:bij|voor) wie\b/;

const UNSURE =
  /\b(?:niet|nog|misschien|mogelijk|onzeker|te laat|later|vertraag\w{0,4}|bezwaar|beroep|kan|kunnen|kon|dreigt)\b/;
const OF_RISK = /risico|rekening|kosten|schade|vertraging|gevolg|tegenvaller/;

/** What of a risk is laid with the performer by the answer to a question who bears it. */
function askedWhoBears(section: Section, sentence: Sentence): string | undefined {
  const asked = askedBy(section, sentence);
  if (!asked) return undefined;
  return CLAIMS.find(
    ({ says, near, unless }) =>
      !(says instanceof RegExp) &&
      says[0]!.test(asked.all) &&
      (near ?? []).every((word) => word.test(asked.all)) &&
      !unless?.test(asked.itself),
  )?.message;
}

/** The question who bears something that a sentence answers: the sentence that asks it, and all a tenderer wrote there. */
function askedBy(
  section: Section,
  { index }: Sentence,
): { readonly itself: string; readonly all: string } | undefined {
  const from = section.sentences[index - 1];
  if (from?.speaker !== 'question') {
    const low = from?.low.trimEnd() ?? '';
    return low.endsWith('?') && ASKS_WHO.test(low) ? { itself: low, all: low } : undefined;
  }
  // A tenderer calls the buyer "u".
  const all: string[] = [];
  for (let at = index - 1; section.sentences[at]?.speaker === 'question' && at > index - 6; at--)
    all.unshift(section.sentences[at]!.low.replace(/\buw\b/g, 'onze'));
  const asking = all.findLastIndex((low) => low.includes('?') && ASKS_WHO.test(low));
  if (asking < 0) return undefined;
  const itself = all[asking]!;
  // What the risk is of may have been told in the sentence before the question.
  const told = all[asking - 1] ?? '';
  const before = OF_RISK.test(itself) && UNSURE.test(told) ? `${told} ` : '';
  return { itself, all: before + itself };
}

/** The term of the contract as this section states it, in months; 0 when it does not. */
function termIn(section: Section): number {
  for (const { low, span } of section.sentences) {
    if (!/looptijd|contractduur|contractperiode|duur van (?:de|het)/.test(low)) continue;
    const months = quantitiesIn(section, span, 'duration')[0]?.months;
    if (months !== undefined) return months;
  }
  return 0;
}

/** Prices fixed for years, with no word on indexation in this sentence or the next. */
function fixedPrice(section: Section, sentence: Sentence, { facts }: RuleContext): Finding | undefined {
  const { low } = sentence;
  const full = fullText(section, sentence);
  if (!PRICE_WORDS.some((word) => full.includes(word))) return undefined;
  const own = FIXED.exec(low);
  if ((!FIXED.test(full) && !NO_INDEX.test(low)) || /gestanddoening|(?:is|blijft) geldig/.test(low))
    return undefined;
  const next = section.sentences[sentence.index + 1]?.low ?? '';
  const around = `${low} ${next}`;
  const noIndex = NO_INDEX.test(around);
  if (INDEXED.test(around.replace(ALL_NO_INDEX, ''))) return undefined;
  if (/\bdaarna\b|omdat|aangezien|gelet op|vanwege/.test(around)) return undefined;
  const stated = quantitiesIn(section, sentence.span, 'duration').find(
    (term) => (term.months ?? 0) >= LONG_MONTHS,
  );
  const months = facts.term?.months ?? termIn(section);
  const isWhole =
    (WHOLE_TERM.test(low) || NO_INDEX.test(low)) &&
    noIndex &&
    months >= LONG_MONTHS &&
    (own !== null || NO_INDEX.test(low));
  const late = own ? LATE_YEAR.exec(low) : null;
  const seasons = own && !stated ? SEASONS.exec(low) : null;
  if (!stated && !isWhole && !late && !seasons) return undefined;
  return {
    span: stated?.span ?? spanOf(sentence, late ?? seasons ?? own ?? NO_INDEX.exec(low)!),
    message: 'prices',
    values: {
      term: stated
        ? section.text.slice(stated.span.start, stated.span.end)
        : late
          ? `tot in het ${late[0]}`
          : (seasons?.[0] ?? `${months} maanden`),
    },
    fixes: [
      {
        title: t('Voeg indexering toe', 'Add indexation'),
        kind: 'suggestion',
        edits: [
          {
            span: { start: sentence.span.end, end: sentence.span.end },
            text: ' Na het eerste jaar worden de prijzen jaarlijks geïndexeerd met [index].',
          },
        ],
      },
    ],
  };
}
