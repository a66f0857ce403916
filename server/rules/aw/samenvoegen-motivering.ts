import type { Section, Sentence } from '../../spec/model.ts';
import { anyOf } from '../../text/alternatives.ts';
import type { Span } from '../../text/span.ts';
import { isDenied } from '../language/modality.ts';
import { isNamedMotivation } from '../language/reasons.ts';
import { headingOver, isStatement, spanOf } from '../language/statements.ts';
import { together } from '../language/words.ts';
import { documentRule, t } from '../rule.ts';

type Found = { readonly kind: 'joined'; readonly span: Span } | { readonly kind: 'explained' };

const ONE =
  '(?:één|eén|deze ene|die ene|een enkele|1|een integra(?:al|le)|één integra(?:al|le)|een gezamenlijke?|een totaal)';
const WHOLE = `${ONE}\\s(?:[\\wà-ÿ]{1,40}\\s)?(?:opdracht|\\w{0,20}contract|\\w{0,20}overeenkomst|aanbesteding|perceel|pakket|bestek|uitvraag|werk|polis(?:programma)?)(?![\\wà-ÿ])`;
const ONE_PARTY =
  '(?:één|een enkele|1)\\s(?:[\\wà-ÿ]{1,40}\\s)?(?:partij|leverancier|opdrachtnemer|aannemer|dienstverlener|contractant|bedrijf|onderneming|verzekeraar|makelaar|vervoerder|aanbieder|cateraar|hovenier)';
const WORK =
  '(?:\\w{0,20}opdrachten|\\w{0,20}contracten|overeenkomsten|raamovereenkomsten|raamcontracten|\\w{0,20}bestekken|percelen|\\w{0,20}diensten|dienstverlening|werkzaamheden|werken|leveringen|aanbestedingen|taken|onderdelen|disciplines)';

const MARKET =
  /(?:in de markt|op de markt|de markt op|aan te besteden|aanbesteden|aanbesteed|besteedt|besteden|uit te vragen|uitgevraagd|inkopen|in te kopen|ingekocht|gegund|gunnen|te gunnen)/;

const ONE_WORDS = [
  'één',
  'deze ene',
  'die ene',
  'eén',
  'een enkele',
  ' 1 ',
  'integra',
  'gezamenlijk',
  'een totaal',
];

/** With whom something is done: "maatregelen nemen, samen met uw toeleveranciers" joins no contracts. */
const PEOPLE =
  '(?:(?:de|het|een|uw|zijn|haar|hun|ons|onze|andere|alle) ){0,2}(?:[\\wà-ÿ]{1,25} )?[\\wà-ÿ-]{0,20}(?:leveranciers?|aannemers?|opdrachtnemers?|opdrachtgevers?|nemers?|bedrijven|partijen|partners?|bonden|organisaties|manager|medewerkers?|bewoners|gebruikers|gemeenten?|beheerder|adviseurs?|team|collega.s)(?![\\wà-ÿ])';

/** "Nemen de klachten samen door": what people do side by side. */
const LOOKED_AT =
  '\\s(?:door|op(?! de markt)|over|af|waar|uit|mee|in (?:kaart|beeld|behandeling|ogenschouw|overweging|ontvangst|gebruik))(?![\\wà-ÿ])';

/** Contracts that could be let apart are joined. */
const JOINED = anyOf([
  // "worden samengevoegd tot één opdracht", "geclusterd in één contract"
  `(?:samengevoegd|gebundeld|geclusterd|samengebracht|samengenomen|gecombineerd|geïntegreerd|verenigd|in elkaar geschoven|ineengeschoven)\\s(?:[^.;|]{0,25}\\s)?(?:tot|in|als)\\s${WHOLE}`,
  // "in één contract samengevoegd / ondergebracht / bijeen"
  `(?:in|tot|als|onder)\\s${WHOLE}\\s(?:[^.;|]{0,50}\\s)?(?:samengevoegd|gebundeld|geclusterd|ondergebracht|onder\\b|bijeen|samengebracht|verenigd|aanbesteed|in de markt|op de markt|de markt op|weggezet|uitgevraagd)`,
  // "voegt de opdrachten schoonmaak, catering en groen samen"
  `\\b(?:voegt|voegen|brengt|brengen|neemt|nemen)\\s(?:[^.;|]{0,200}[^\\s,.;|]\\s)?(?:samen|bijeen)\\b(?!\\smet ${PEOPLE}|${LOOKED_AT})`,
  `\\b(?:bundelt|bundelen|clustert|clusteren)\\s(?:[^.;|]{0,60}\\s)?${WORK}`,
  // "de lopende contracten van vijf gemeenten worden gebundeld"
  `\\b${WORK}\\s(?:[^.;|]{0,80}\\s)?(?:samengevoegd|gebundeld|geclusterd)\\b(?!\\s(?:[^.;|]{0,25}\\s)?(?:tot|in|als)\\s${WHOLE})`,
  `\\b(?:samenvoeging|bundeling|clustering)\\svan\\s(?:[^.;|]{0,60}\\s)?${WORK}`,
  // "één opdrachtnemer voor alle locaties en alle diensten"
  '(?<!\\w)(?:één|een enkele|1)\\s(?:opdrachtnemer|contractant|partij|aannemer|leverancier)\\svoor\\salle\\s(?:\\d+\\s)?\\w{1,40}\\sen\\s(?:voor\\s)?alle\\s\\w{1,40}',
  // "gaan op in één contract", "worden vervangen door één overeenkomst"
  `\\b${WORK}\\s(?:[^.;|]{0,120}\\s)?(?:op in|over in|omgezet in|samen (?:tot|in)|vervangen door|ineen tot|opgaan in)\\s${WHOLE}`,
  // "kopen gezamenlijk in: één leverancier …"
  `\\bko(?:open|pen|opt)\\s(?:[^.;|]{0,20}\\s)?(?:gezamenlijk|samen)\\sin\\b[^.;|]{0,40}${ONE_PARTY}`,
  `\\bko(?:open|pen|opt)\\s(?:[^.;|]{0,120}\\s)?(?:gezamenlijk|samen)\\sin\\b[^.;|]{0,40}${WHOLE}`,
  '\\bko(?:open|pen|opt)\\s[^.;|]{0,60}, [^.;|]{3,60} en [^.;|]{3,60}\\s(?:gezamenlijk|samen)\\sin\\b',
  // "bundelt de inkoop van twaalf gemeenten", "combineert ontwerp, bouw en onderhoud"
  '\\b(?:bundelt|bundelen|combineert|combineren|clustert|clusteren)\\s(?:[^.;|]{0,30}\\s)?(?:inkoop|vraag|behoefte)\\b',
  '\\b(?:bundelt|bundelen|combineert|combineren|clustert|clusteren)\\s[^.;|,]{3,40},\\s[^.;|]{3,60}\\sen\\s',
  // "vormen samen één opdracht"
  `\\b(?:vormen|vormt|zijn|worden|wordt)\\s(?:[^.;|]{0,25}\\s)?(?:samen|tezamen|gezamenlijk|als geheel|met elkaar)\\s(?:[^.;|]{0,15}\\s)?${WHOLE}`,
  // "de vier diensten vormen één opdracht"
  `\\b(?:twee|drie|vier|vijf|zes|alle|deze|die|beide|\\d)\\s(?:[\\wà-ÿ]{1,20}\\s)?${WORK}\\s(?:vormen|worden|gaan|komen)\\s(?:[^.;|]{0,20}\\s)?${WHOLE}`,
  // "meubilair, stoffering en verhuizing in één keer in de markt zetten"
  `,\\s[^.;|]{3,60}\\sen\\s[^.;|]{3,80}\\b(?:in één keer|in één procedure|ineens|als geheel|als één geheel|gezamenlijk|tegelijk|integraal|bij één partij|bij één bedrijf|door één (?:partij|bedrijf))\\s[^.;|]{0,40}${MARKET.source}`,
  `${MARKET.source}[^.;|]{0,30}\\s(?:in één keer|ineens|als geheel|als één geheel|integraal)\\b[^.;|]{0,60},\\s[^.;|]{3,60}\\sen\\s`,
  // "afvalinzameling, straatreiniging en gladheidbestrijding zijn samengevoegd"
  ',\\s[^.;|]{3,60}\\sen\\s[^.;|]{3,60}\\s(?:zijn|worden|hebben wij|zijn door ons)\\s(?:[\\wà-ÿ]{1,20}\\s){0,4}(?:samengevoegd|gebundeld|geclusterd|samengenomen|gecombineerd)',
  // "brengen wij onder bij één leverancier"
  `\\b(?:brengt|brengen)\\s(?:[^.;|]{0,100}\\s)?onder\\s(?:bij|in)\\s(?:${WHOLE}|${ONE_PARTY})`,
  // "bij elkaar gevoegd", "een gecombineerde opdracht"
  '\\bbij elkaar (?:gevoegd|gebracht|genomen|gezet)\\b|\\bbijeen(?:gevoegd|gebracht)\\b',
  '\\b(?:gecombineerde|samengevoegde|gebundelde|geclusterde) (?:opdracht|aanbesteding|uitvraag|overeenkomst)\\b',
  // "Samengevoegd met ander werk? | Ja, …"
  '^(?:is (?:de |er )?[^.;|?]{0,30})?(?:samengevoegd|samenvoeging|samenvoegen|bundeling|clustering|gebundeld|geclusterd)\\b[^.;|?:]{0,40}[|?:][\\s|]{0,4}ja\\b',
  // "door de inkoop van papier, toner en kantoorartikelen te combineren"
  '\\b(?:inkoop|aanschaf|levering|uitvoering) van [^.;|]{3,80} en [^.;|]{3,40} te (?:combineren|bundelen|clusteren)\\b',
  // "ervoor gekozen beheer en telefonie samen te voegen"
  '\\ben\\s(?:[\\wà-ÿ-]{1,40}\\s){1,4}(?:samen te voegen|te bundelen|te clusteren)\\b',
  // "samen te voegen met het onderhoud van de wegen", "zetten … samen als één pakket uit"
  '\\bsamen te voegen met (?:het|de) [\\wà-ÿ]{3,30}',
  `\\bzet(?:ten)?\\s[^.;|]{0,140}\\bsamen (?:als|in) ${WHOLE}`,
  // "gebeurt voortaan in één aanbesteding"
  `\\b(?:voortaan|voor het eerst|straks)\\s(?:[^.;|]{0,40}\\s)?(?:in|via|met|als|onder)\\s${WHOLE}`,
  // "zowel de levering als de montage worden als één geheel aanbesteed"
  `\\bzowel\\s[^.;|]{3,80}\\sals\\s[^.|]{3,120}\\b(?:als één geheel|in één keer|ineens|integraal|als geheel)\\s[^.;|]{0,40}${MARKET.source}`,
  // "voor het groen, de riolen en de straten zoeken wij één partij"
  `^voor [^.;|]{3,60}, [^.;|]{3,60} en [^.;|]{3,80}\\s(?:zoeken|zoekt|contracteren|contracteert|willen|wil|wordt|komt)\\s(?:[^.;|]{0,30}\\s)?${ONE_PARTY}`,
  // "een totaalcontract waarin alle vastgoeddiensten bij één opdrachtnemer liggen"
  `\\b(?:totaalcontract|integraal contract)\\s(?:[^.;|]{0,60}\\s)?(?:alle\\b|${ONE_PARTY})`,
  `\\b(?:gaan|komen|gaat|komt)\\s(?:[^.;|]{0,20}\\s)?(?:samen|gezamenlijk|tezamen)\\s(?:op\\s)?in\\s${WHOLE}`,
  // "wij besteden de catering, de schoonmaak en de beveiliging gezamenlijk aan"
  '\\bbeste(?:den|edt)\\s[^.;|]{3,60},\\s[^.;|]{3,60}\\sen\\s[^.;|]{3,60}\\s(?:gezamenlijk|samen|in één keer|ineens|als (?:één )?geheel)\\s(?:[\\wà-ÿ]{1,20}\\s)?aan\\b',
  // "nu zijn deze diensten geclusterd", "de bundeling van deze onderdelen"
  `\\b(?:zijn|worden|hebben) (?:zij|ze|deze|die|wij ze|wij deze|deze \\w{3,30}|die \\w{3,30})\\s(?:[\\wà-ÿ]{1,20}\\s){0,2}?(?:samengevoegd|gebundeld|geclusterd|samengenomen)\\b`,
  // "| Liften | 2026 | gebundeld contract techniek |"
  '\\|\\s?(?:wordt |worden |gaat |komt |is )?(?:samengevoegd|gebundeld|geclusterd|gecombineerd|samengenomen) (?:in|tot|met|bij|onder) ',
  '\\|\\s?(?:gaat|gaan|komt|komen|valt|vallen|op|over)\\s(?:op |over |onder |terecht )?(?:in |onder )?(?:het|een|één|de) (?:nieuwe )?(?:integra\\w{2,4}|gezamenlijke?|gecombineerde?|overkoepelende?) (?:[\\wà-ÿ]{0,20}contract|bestek|opdracht|overeenkomst)\\b',
  // "besloten de drie opdrachten te bundelen"
  `\\b(?:de|deze|die|alle|onze|hun)\\s(?:[\\wà-ÿ]{1,20}\\s){0,2}?${WORK}\\s(?:[^.;|]{0,60}\\s)?(?:te bundelen|samen te voegen|te clusteren|te combineren|samen te brengen|samen te nemen)\\b`,
  // "de samenvoeging van groen en straatwerk blijft in stand"
  '\\b(?:samenvoeging|bundeling|clustering)\\s(?:van|met)\\s[^.;|]{3,80}\\s(?:blijft|blijven|handhaven|handhaaft|houden|houdt|is doorgevoerd|wordt doorgevoerd|is (?:een|onze|het) (?:[\\wà-ÿ]{1,20} )?(?:keuze|uitgangspunt|besluit|wens))\\b',
  '\\bde (?:samenvoeging|bundeling|clustering) (?:blijft|handhaven|handhaaft|houden wij|houden we)\\b',
  '\\b(?:handhaven|handhaaft|houden vast aan|houdt vast aan|blijven bij|blijft bij)\\s(?:[^.;|]{0,20}\\s)?(?:samenvoeging|bundeling|clustering)\\b',
  // "kiezen ervoor de glasbewassing, de gevels en het dak bij één bedrijf te leggen"
  `,\\s[^.;|]{3,60}\\sen\\s[^.;|]{3,60}\\s(?:bij|aan)\\s${ONE_PARTY}\\s(?:te )?(?:leggen|beleggen|geven|neer te leggen|onder te brengen)`,
  `\\b(?:samengesteld|opgebouwd|voortgekomen|ontstaan|bestaat)\\suit\\s(?:[^.;|]{0,20}\\s)?(?:voorheen|eerder|tot nu toe|tot dusver|vroeger|voormalig)\\s(?:[\\wà-ÿ]{1,20}\\s){0,2}?${WORK}`,
  `\\bin (?:deze|dit|één) (?:opdracht|contract|aanbesteding|overeenkomst|bestek) (?:zijn|gaan|worden|komen)\\s(?:[^.;|]{0,30}\\s)?${WORK}\\s(?:opgegaan|op\\b|samen|gebundeld|samengevoegd)`,
  // "van vijf bestekken naar één integraal bestek", "het aantal contracten terug van zeven naar één"
  `\\bvan (?:twee|drie|vier|vijf|zes|zeven|acht|negen|tien|\\d{1,2}) (?:[\\wà-ÿ]{1,20} ){0,2}?${WORK} (?:naar|terug naar|tot) (?:${WHOLE}|één(?![\\wà-ÿ])(?! (?:raming|lijst|planning)))`,
  `\\baantal ${WORK}\\s(?:[^.;|]{0,60}\\s)?(?:van (?:twee|drie|vier|vijf|zes|zeven|acht|negen|tien|\\d{1,2}) )?(?:naar|tot) (?:één|1)(?![\\wà-ÿ])`,
  `${WHOLE}[^.;|]{0,60}\\bin plaats van (?:de |het )?(?:twee|drie|vier|vijf|zes|zeven|acht|negen|tien|\\d{1,2}|losse|aparte|afzonderlijke)(?![\\wà-ÿ])`,
  '\\b(?:bundelt|bundelen|combineert|combineren) wat (?:nu|tot nu toe|tot dusver|voorheen|eerst|eerder)\\b',
  '\\bin combinatie (?:aanbesteed|uitgevraagd|(?:op|in) de markt)\\b',
  '^samengevoegd(?:e [\\wà-ÿ]{1,20})?\\s?[:|]\\s?(?!nee|n\\.?v|geen|niet)[^.;|]{3,80} en ',
  `\\b${WORK}\\s(?:[^.;|]{0,80}\\s)?tot ${WHOLE} (?:gemaakt|omgevormd|versmolten|omgebouwd)`,
  // "maken van de vier contracten één contract"
  `\\b(?:maakt|maken)\\s(?:[^.;|]{0,25}\\s)?van\\s(?:[^.;|]{0,25}\\s)?${WORK}\\s(?:[^.;|]{0,20}\\s)?${WHOLE}`,
  // "het groenbestek en het wegenbestek worden samengevoegd"
  '(?:bestek|contract|opdracht|overeenkomst|aanbesteding) en (?:het|de|die|dat) [\\wà-ÿ-]{3,30}(?: van [^.;|]{3,30})?\\s(?:worden|zijn|hebben wij|voegen wij|nemen wij)\\s(?:[\\wà-ÿ]{1,20}\\s){0,3}?(?:samengevoegd|gebundeld|geclusterd|samengenomen|gecombineerd|samen)\\b',
  `\\b${WORK}\\s(?:[^.;|]{0,60}\\s)?(?:ondergebracht|belegd|neergelegd)\\s(?:bij|in)\\s(?:${WHOLE}|${ONE_PARTY})`,
  '\\|\\s?(?:(?:een|één|het|de|nieuwe?) ){0,2}(?:samengevoegde?|gebundelde?|geclusterde?|gecombineerde?|geïntegreerde?) (?:[\\wà-ÿ]{3,20} )?(?:[\\wà-ÿ]{0,20}contract|bestek|perceel|[\\wà-ÿ]{0,20}opdracht|[\\wà-ÿ]{0,20}overeenkomst)\\b',
]);
/** What was apart before: "tot nu toe losse contracten", "die anders elk een eigen bestek hadden gekregen". */
const APART = anyOf([
  `\\b(?:losse|aparte|afzonderlijke|verschillende|bestaande|lopende|huidige)\\s(?:[\\wà-ÿ]{1,40}\\s)?${WORK}`,
  '\\b(?:elke?|iedere?)\\s(?:[\\wà-ÿ]{1,40}\\s)?(?:een|zijn|haar|hun) eigen\\s(?:\\w{0,20}bestek|\\w{0,20}contract|overeenkomst|opdracht|aanbesteding|leverancier|aannemer|\\w{3,20}der\\b)',
  '\\b(?:voorheen|tot nu toe|tot dusver|nu nog|vroeger|tot op heden|eerder)\\s[^.;|]{0,80}(?:apart|los\\b|losse|afzonderlijk|(?:leveranciers|partijen|contracten|opdrachtnemers|aannemers|overeenkomsten|bedrijven)\\b)',
  '\\bper (?:gebouw|locatie|school|gemeente|vestiging|wijk|afdeling|stad)\\s[^.;|]{0,30}(?:aanbesteed|ingekocht|gecontracteerd|uitgevraagd)\\b',
  '\\bper [\\wà-ÿ]{3,20} (?:[\\wà-ÿ]{1,20} ){0,2}(?:een|één|zijn|haar) (?:[\\wà-ÿ]{1,20} )?(?:contract|overeenkomst|leverancier|opdracht|aannemer|bestek|aanbesteding)\\b',
  '\\b(?:tot nu toe|tot dusver|voorheen|nu nog|vroeger|tot op heden) per [\\wà-ÿ]{3,20}\\b',
  // "lopen nu via drie contracten", "zijn nu bij vier bedrijven ondergebracht"
  '\\b(?:nu|thans|momenteel|op dit moment|tot nu toe)\\s(?:[^.;|]{0,30}\\s)?(?:in|bij|via|onder|over|door) (?:twee|drie|vier|vijf|zes|zeven|acht|\\d{1,2}|meerdere|verschillende) (?:[\\wà-ÿ]{1,20}\\s){0,2}?(?:contracten|overeenkomsten|bedrijven|leveranciers|partijen|aannemers|opdrachtnemers|opdrachten)\\b',
  // "wij hebben nu vier contracten: bewaking, receptie en schoonmaak"
  '\\b(?:nu|thans|momenteel|op dit moment|vandaag|er zijn|er lopen)\\s[^.;|]{0,30}\\b(?:twee|drie|vier|vijf|zes|zeven|acht|[2-9]|meerdere|verschillende) (?:[\\wà-ÿ]{1,20} ){0,2}?(?:contracten|overeenkomsten)\\b',
  '\\b(?:nu|thans|momenteel|nog|voorheen|tot nu toe)\\b[^.;|]{0,80}\\b(?:verschillende|aparte|losse|meerdere|andere) (?:aannemers|leveranciers|bedrijven|opdrachtnemers|dienstverleners)\\b',
  `\\b(?:wat|die) (?:eerst|eerder|voorheen|tot nu toe|vroeger) (?:twee|drie|vier|vijf|zes|\\d{1,2}) (?:[\\wà-ÿ]{1,20}\\s){0,2}?${WORK} (?:waren|was)\\b`,
  '\\|\\s?(?:eigen|apart|los|afzonderlijk|losse|aparte|afzonderlijke) (?:contract|bestek|opdracht|overeenkomst)\\b',
  '\\b(?:los van elkaar|ieder voor zich|elk voor zich|ieder afzonderlijk|(?:los|apart|afzonderlijk) (?:hadden|had|kunnen|konden)|(?:elk|ieder|los|apart|afzonderlijk) (?:apart |los |afzonderlijk )?(?:aanbesteed|ingekocht|gegund) kunnen|apart van elkaar|afzonderlijk van elkaar|ieder apart)\\b',
]);
/** And is one thing from now on. */
const FROM_NOW_ONE = new RegExp(
  `\\b(?:willen|wil|sluiten|sluit|zoeken|zoekt|komt|komen)\\s(?:wij|we|zij|er|(?:de|het) [\\wà-ÿ]{1,20})\\s(?:er\\s)?(?:nog\\s)?(?:maar\\s)?(?:één|een enkele?)(?![\\wà-ÿ])(?! (?:van|uur|dag|week|maand|jaar|keer|adres|e-mail|persoon))|\\b(?:gaan|gaat|willen|wil|terug)\\s(?:[\\wà-ÿ]{1,20}\\s){0,3}naar\\s(?:één|een enkele?)\\s(?:[\\wà-ÿ]{1,20}\\s)?(?:contract|overeenkomst|opdracht)\\b|\\b(?:in|tot|als|door|onder|maken (?:wij |we )?er|maakt (?:zij |de \\w{1,20} )?er|komt er(?: nu| voortaan| straks)?|komt|wordt het|is er)\\s${WHOLE}|${ONE_PARTY}\\b|\\b(?:komt|is) er (?:nu |voortaan |straks )?(?:nog )?(?:maar )?één\\b|\\b(?:is|wordt|worden) (?:dat|het|dit) (?:er )?(?:nog )?(?:maar |slechts )?één\\b|\\b(?:is|wordt|vormt|vormen|worden) (?:nu |voortaan |straks )${WHOLE}|\\b(?:wordt|worden|vormt|vormen)\\s(?:[^.;|]{0,25}\\s)?${WHOLE}|\\b(?:in één keer|ineens)\\b|\\b(?:schrijven|doen|houden|starten)\\s(?:[^.;|]{0,20}\\s)?(?:samen|gezamenlijk)\\s${WHOLE}|\\|\\s?${WHOLE}|,\\s(?:nu|voortaan|straks) (?:nog )?(?:maar )?(?:één|1)(?![\\wà-ÿ])|\\bgaan (?:zij|ze|deze \\w{3,20}|die) (?:samen )?(?:op|over) in\\s${WHOLE}`,
);
/** One contract for one of those that were apart. */
const OF_ONE_ONLY =
  /\b(?:alleen|uitsluitend|slechts) (?:over|om|voor|betrekking)\b|\bbetreft (?:alleen|uitsluitend)|\bblijven apart\b|\bper contract\b|\belk met\b|\bperceel\b/;
/** Files, questions, people and land are joined too. */
const OTHER_THINGS =
  /\bper perceel\b|\bis het aanspreekpunt\b|\b(?:opdrachtnemer|leverancier|inschrijver|dienstverlener|aannemer|u)\s(?:bundelt|combineert|clustert|voegt|brengt|neemt)|\b(?:bundelt|combineert|clustert|voegt|brengt|neemt)\s(?:u|(?:de |een )?(?:opdrachtnemer|leverancier|inschrijver|dienstverlener|aannemer))\b|\b(?:brengt|brengen)\s(?:[^.;|]{0,60}\s)?(?:gebruikers|medewerkers|bewoners|deelnemers|partijen|leveranciers|aannemers|opdrachtnemers)\s(?:[^.;|]{0,40}\s)?(?:samen|bijeen)\b|\bdossiers?\b|\bin bedrijf\b|bestand|\bpdf\b|vragen|antwoord|factu|rapport|\bzending|kadast|gemeentelijke herindeling|\bfusie|scores?\b|\bpunten\b|gegevens|\bdata\b|krachten|documenten|bijlagen?\b|formulier|hoofdstuk|paragra|percelen\b|team|combinant|samenwerkingsverband van inschrijvers|afvalstro|bestelling|deellevering|verlofdag|vergunning|besprek/;
/** The row or question itself says no: "Opdrachten samengevoegd | nee". */
const SAYS_NO = /^[^.;|:?]{0,40}[|:?][\s|]{0,4}(?:nee|neen|niet|geen|n\.?v\.?t)(?![a-zà-ÿ])/;
/** What was joined before is taken apart again. */
const UNDONE =
  /\bweer (?:apart|afzonderlijk|los|(?:op|uit)?gesplitst|uit elkaar|uiteen|zelfstandig|[^.;]{0,30}(?:apart|afzonderlijk|los) (?:aan|aanbesteed|in de markt))|\b(?:splits(?:t|en)?|halen?|haalt)\s[^.;]{0,80}\b(?:weer|uit elkaar|uiteen)\b|uit elkaar (?:gehaald|getrokken)|\bongedaan\b|\bdraai(?:t|en)\s[^.;]{0,60}\bterug\b|teruggedraaid|\bweer\s(?:gesplitst|ontvlochten)|ontvlecht|(?:nu|daarom|voortaan)\s(?:[^.;]{0,40}\s)?(?:gesplitst|weer apart)/;
/** It was looked into and left, or a court found so of another. */
const NOT_DONE =
  /\baltijd (?:al )?(?:als|in|één)\b|\bvolgende (?:aanbesteding|keer|ronde)\b|\bonderzoek(?:t|en) (?:wij |we |(?:de|het) [\wà-ÿ]{3,20} )?of\b|\b(?:overwogen|onderzocht|bekeken)\b[^.]{0,160}\b(?:niet|afgewezen|verworpen|afgezien|geen)\b|\b(?:rechter|rechtbank|hof|voorzieningenrechter|commissie van aanbestedingsexperts)\b[^.;]{0,60}(?:oordeel|vond|vindt|beslis|overwoog|stelde)/;
const AFFIRMED = /^(?:antw(?:oord|\.)[^a-z]{0,8})?(?:ja|jazeker|dat klopt|inderdaad)\b[^.;]{0,120}/;
const ANSWER_LABEL = /^antw(?:oord|\.)[^a-z]{0,8}/;
/** Several kinds of work by name, or the bundling itself. */
const SEVERAL = /, [^.;|]{3,60} en |samengevoegd|samenvoeg|samen te voegen|bundel|cluster/;
const CONTRACT =
  /aannemers|één aannemer|bestek|op de markt|inkoop|kopen|leverancier|partij|opdracht|contract|overeenkomst|aanbested|perceel|in de markt|diensten|werkzaamheden|dienstverlening|polis|verzeker/;
/** What the law asks the authority to weigh: the market and small firms, the consequences and risks, the coherence. */
const WEIGHED =
  /\bmkb\b|midden- en kleinbedrijf|\bmarkt(?:consultatie|verkenning|partijen)?\b|mededing|concurrent|samenhang|technisch|risico|afstemming|ondeelbaar|onlosmakelijk|veiligheid|schade|\bketen|raakvlak|aansluiting|afhankelijk|continuïteit|verantwoordelijk|storing|tegelijk|in elkaar|kleine(?:re)? (?:bedrijven|ondernem)/;
const REASONED =
  /\b(?:omdat|aangezien|want|doordat|vanwege|wegens|gelet op|immers|namelijk|motivering|gemotiveerd|blijkt|bleek|liet zien|voorkomt|waardoor|zodat|splitsing|zou(?:den)?)\b/;
const ELSEWHERE =
  /(?:motivering|motivatie|onderbouwing|afweging)[^.;]{0,40}(?:paragraaf|bijlage|hoofdstuk|zie|opgenomen|elders)|gemotiveerd in/;

export const rule = documentRule<Found>({
  id: 'aw/samenvoegen-motivering',
  title: t('Opdrachten samengevoegd zonder motivering', 'Contracts bundled without reasons'),
  severity: 'warning',
  gate: 'all',
  citations: ['aw-1.5-1-2', 'aw-1.5-2'],
  messages: {
    found: t(
      "Opdrachten worden samengevoegd, maar de afweging van markt en mkb, gevolgen en risico's en samenhang ontbreekt.",
      'Contracts are bundled, but market and SMEs, consequences and risks, and coherence are not weighed.',
    ),
  },
  todo: t(
    "Motiveer de samenvoeging: de relevante markt en de toegang voor het mkb, de organisatorische gevolgen en risico's voor beide partijen, en de samenhang van de opdrachten.",
    'Give reasons for bundling: the relevant market and access for SMEs, the organisational consequences and risks for both sides, and the coherence of the contracts.',
  ),
  why: t(
    'Opdrachten worden niet onnodig samengevoegd, want een grote opdracht sluit kleinere ondernemingen uit. Wie toch samenvoegt, weegt eerst drie punten af en motiveert dat in de aanbestedingsstukken. Gemak of inkoopvolume is daarvoor niet genoeg.',
    'Contracts are not bundled without need, because a large contract shuts out smaller firms. Whoever bundles weighs three points first and states the reasons in the procurement documents. Convenience or purchasing volume is not enough.',
  ),
  whenNot: t(
    'Als de onderdelen altijd al één opdracht waren, of als de motivering elders in de stukken staat.',
    'When the parts have always been one contract, or when the reasons are given elsewhere in the documents.',
  ),
  motivable: true,
  words: [
    'samengevoegd',
    'samenvoeg',
    'samen te voegen',
    'samengebracht',
    'samengenomen',
    'gebundeld',
    'bundel',
    'cluster',
    'gecombineerd',
    'combine',
    'geïntegreerd',
    'verenigd',
    'totaalcontract',
    'bij elkaar ge',
    'bijeenge',
    'integraal contract',
    'voorheen',
    'in combinatie',
    together(ONE_WORDS, ['naar', 'in plaats van', 'tot ']),
    together(ONE_WORDS, ['leggen', 'beleggen', 'geven', 'markt op']),
    together(['in deze opdracht', 'in dit contract', 'in deze overeenkomst'], ['opgegaan', ' op']),
    together(['voegt', 'voegen', 'brengt', 'brengen', 'neemt', 'nemen'], ['samen', 'bijeen', 'onder']),
    together(['koopt', 'kopen', 'koop '], ['gezamenlijk', 'samen']),
    together(ONE_WORDS, [
      'onder',
      'markt',
      'weggezet',
      'samen',
      'bijeen',
      'geheel',
      'elkaar',
      'vervangen',
      'ineen',
      'voor alle',
      'vormen',
      'worden',
    ]),
    together(ONE_WORDS, [' op in ', ' over in ', 'opgaan in', 'uitgevraagd', 'aanbesteed']),
    together(ONE_WORDS, ['voortaan', 'voor het eerst', 'straks', 'zowel', 'zoek', 'contracte', 'wil']),
    together(ONE_WORDS, APART),
    together(
      ['in één', 'ineens', 'geheel', 'gezamenlijk', 'tegelijk', 'integraal', 'één partij', 'één bedrijf'],
      MARKET,
    ),
  ],
  collect(section) {
    const found: Found[] = [];
    for (const sentence of section.sentences) {
      if (sentence.speaker !== 'requirement' || isNamedMotivation(sentence)) continue;
      if (
        /samenvoeg|samengevoegd|bundel|cluster/.test(sentence.low) &&
        (isReason(sentence) || ELSEWHERE.test(sentence.low))
      )
        found.push({ kind: 'explained' });
    }
    for (const sentence of section.sentences.filter(isTold)) {
      const joined = joinedIn(section, sentence);
      if (joined && !isExplained(section, sentence))
        found.push({ kind: 'joined', span: spanOf(sentence, joined) });
    }
    return found;
  },
  *check({ items }) {
    if (items.some(({ value }) => value.kind === 'explained')) return;
    for (const { at, value } of items) if (value.kind === 'joined') yield { at, span: value.span };
  },
  examples: {
    bad: [
      {
        text: 'De contracten voor bewaking en receptie worden ⟦samengevoegd tot één opdracht⟧.',
        facts: 'procedure: openbaar',
      },
      {
        text: '## Opzet\n\nDe provincie ⟦brengt de diensten verhuizen, opslag en archief samen⟧ in één overeenkomst.',
        facts: 'procedure: nationaal-openbaar',
      },
      {
        text: 'Vanwege schaalvoordeel wordt het onderhoud van liften en roldeuren ⟦in één contract ondergebracht⟧.',
      },
      {
        text: 'Alle schilder- en timmerwerkzaamheden worden ⟦als één opdracht in de markt⟧ gezet.',
        facts: 'procedure: meervoudig-onderhands',
      },
    ],
    good: [
      {
        text: 'De opdrachten zijn samengevoegd tot één opdracht. Motivering: uit de marktconsultatie bleek dat acht mkb-bedrijven het geheel aankunnen; de onderdelen hangen technisch samen.',
        facts: 'procedure: openbaar',
      },
      { text: 'Eerdere opdrachten worden niet samengevoegd tot één opdracht.', facts: 'procedure: openbaar' },
      { text: 'De vragen worden gebundeld in één document.', facts: 'procedure: openbaar' },
      { text: 'De losse bijlagen voegt u samen tot één pdf-bestand.', facts: 'procedure: openbaar' },
      {
        text: 'De diensten zijn samengevoegd in één contract, omdat de meldkamer en de surveillance technisch van elkaar afhankelijk zijn.',
        facts: 'procedure: openbaar',
      },
    ],
  },
});

/** How the contract came to be what it is tells also under a heading that announces no more than that. */
function isTold(sentence: Sentence): boolean {
  if (isStatement(sentence)) return true;
  return (
    sentence.speaker === 'explanation' &&
    sentence.block.kind !== 'heading' &&
    /^[\d.\s]{0,8}(?:achtergrond|aanleiding|context|voorgeschiedenis|huidige situatie)\b/.test(
      headingOver(sentence),
    )
  );
}

/** Where a sentence joins contracts: in so many words, or by making one of what was apart. */
function joinedIn(section: Section, sentence: Sentence): RegExpExecArray | undefined {
  const { low } = sentence;
  const before = section.sentences[sentence.index - 1];
  const told = section.sentences
    .slice(Math.max(0, sentence.index - 2), sentence.index + 1)
    .filter(({ block }) => block === sentence.block)
    .map((one) => one.low)
    .join(' ');
  const bundled = JOINED.exec(low);
  const agreed = affirmed(before, low);
  const joined =
    agreed ?? bundled ?? (APART.test(told) || goesInto(sentence) ? FROM_NOW_ONE.exec(low) : null);
  if (joined && joined !== agreed && joined !== bundled && OF_ONE_ONLY.test(told)) return undefined;
  if (!joined || low.endsWith('?') || isNotDone(section, sentence, joined)) return undefined;
  const asked = agreed ? (before?.low ?? '') : '';
  if (OTHER_THINGS.test(`${asked} ${low.replace(ANSWER_LABEL, '')}`)) return undefined;
  if (!CONTRACT.test(bundled === joined ? low : `${asked} ${told}`) && !SEVERAL.test(joined[0]))
    return undefined;
  if (/\bgeen sprake\b|\bin (?:19|20)\d\d (?:waren|werden|was|werd)\b/.test(low)) return undefined;
  if (isDenied(low, joined.index, 60) || /\b(?:niets?|geen)\b/.test(joined[0])) return undefined;
  return joined;
}

/** A column that tells what becomes of the contracts under it: "Gaat op in". */
function goesInto({ block }: Sentence): boolean {
  return (block.cells ?? []).some(({ header }) =>
    /^(?:ga(?:at|an) (?:op|over) in|komt? (?:terecht )?in|opgegaan in|opgenomen in|valt? onder|wordt|opvolger|voortaan|straks|nieuw(?:e)? (?:\w{0,20}contract|bestek|overeenkomst|opdracht))$/.test(
      header ?? '',
    ),
  );
}

/** "Is er sprake van samenvoeging?" "Ja, van catering en schoonmaak." */
function affirmed(before: Sentence | undefined, low: string): RegExpExecArray | null {
  if (!before?.low.endsWith('?') || !/samenvoeg|samengevoegd|bundel|cluster/.test(before.low)) return null;
  return /\b(?:niet|geen|onderbouw\w{0,3}|motiv\w{2,6}|mogen|mag|kunnen|waarom)\b/.test(before.low)
    ? null
    : AFFIRMED.exec(low);
}

/** Whether the words found tell of a joining that is denied, left or undone. */
function isNotDone(section: Section, { low, index, block }: Sentence, joined: RegExpExecArray): boolean {
  const after = low.slice(joined.index + joined[0].length);
  // "Bundeling van opdrachten doet zich hier niet voor"
  const isDeniedAfter =
    /^(?:samenvoeging|bundeling|clustering)/.test(joined[0]) &&
    /^[^.;]{0,40}\b(?:niet|geen|nooit|achterwege|vermeden)\b/.test(after);
  if (SAYS_NO.test(after) || isDeniedAfter || NOT_DONE.test(low)) return true;
  return section.sentences
    .slice(index, index + 3)
    .some((other) => other.block === block && UNDONE.test(other.low));
}

/** A reason that touches one of the three points; a label ("om beheertechnische redenen") is none. */
function isReason({ low }: Sentence): boolean {
  if (/\b(?:om|vanwege|wegens)\s(?:[\wà-ÿ]{1,40}\s){0,2}redenen\b/.test(low) && low.length < 220)
    return false;
  return REASONED.test(low) && WEIGHED.test(low);
}

function isExplained(section: Section, sentence: Sentence): boolean {
  const at = sentence.index;
  return section.sentences
    .slice(Math.max(0, at - 1), at + 4)
    .some(
      (other) =>
        other.speaker !== 'question' &&
        other.speaker !== 'law' &&
        !isNamedMotivation(other) &&
        (isReason(other) || ELSEWHERE.test(other.low)),
    );
}
