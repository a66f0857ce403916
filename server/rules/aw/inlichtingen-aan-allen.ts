import type { Section, Sentence } from '../../spec/model.ts';
import { binds } from '../../spec/speakers.ts';
import { anyOf } from '../../text/alternatives.ts';
import { headingOver, introduction, spanOf } from '../language/statements.ts';
import { together, wordsOf } from '../language/words.ts';
import { type RuleContext, sectionRule, t } from '../rule.ts';

const ANSWER =
  /antwoord|vra(?:ag|gen)steller|stellers? van (?:de|die|een|deze) vra(?:ag|gen)|vra(?:ag|gen)\b[^.;|]{0,60}\b(?:afgehandeld|handelen|handelt)\b|beantwoord|\binlichting(?:en)?\b|\breactie\b|\breageert|\breageren|\bverduidelijking\b|vra(?:ag|gen)\b[^.;|]{0,90}\b(?:uitleg|toelichting)\b|\b(?:toelichting|uitleg)\b[^.;|]{0,20}\b(?:op|over|bij) (?:de |het |dit )?(?:eis|bestek|stukken|prijsblad|prijzenblad|leidraad|opdracht|tekening)\w{0,4}|\b(?:uitleg|toelichting|uitkomst)\b[^.;|]{0,60}vra(?:ag|gen)\b/;
const FIRM =
  '(?:\\w{0,10}aanbieders?|onderneming(?:en)?|ondernemers?|partij(?:en)?|bedrijf|bedrijven|inschrijvers?|gegadigden?|leveranciers?|bureaus?|aannemers?|dienstverleners?|deelnemers?|kandidaat|kandidaten|degenen?|diegenen?|persoon|u)';
/** The one who asked, named as such. */
const ASKER = `(?:de |het |die |elke |iedere )?(?:[\\wà-ÿ]{1,40}\\s){0,2}?(?:${[
  'vraagsteller',
  'vragensteller',
  'vragende (?:partij|ondernem\\w{1,40}|inschrijver|gegadigde|aanbieder|bedrijf|leverancier)',
  'stellers?\\b',
  '(?:indiener|inzender|afzender)s?\\b',
  'vragers?\\b|beller',
  // "de onderneming die belt", "het bureau dat de vraag stelde", "de zorgaanbieder van wie de vraag komt"
  `${FIRM}\\s(?:die|dat)\\s(?:[^.;|,]{0,40}\\s)?(?:gesteld|stelde?|stelt|vraagt|vroeg|belt|belde|mailt|mailde|ingediend|indiende|indient|opwierp|opwerpt|opgeworpen|aandroeg|inbracht|deed|doet|had|heeft|ingestuurd|instuurde|opgestuurd|gestuurd|voorgelegd|heeft gevraagd|verzoekt|verzocht)\\b`,
  `${FIRM}\\s(?:van|door) wie\\s[^.;|,]{0,30}vra(?:ag|gen)\\b|wie (?:belt|mailt|vraagt|vroeg|hem stelde|ze stelde|ernaar vraagt|de vraag stelde|(?:ze|die|deze|erom|ernaar|daarom) (?:heeft )?(?:gevraagd|vraagt|vroeg|verzoekt|verzocht))`,
  `(?:betreffende|betrokken|desbetreffende|die|deze|dezelfde) ${FIRM}\\b`,
  '(?:hem|haar) ?(?:zelf|alleen)|uzelf',
].join('|')})`;
/** To one, and by that not to all. */
const ALONE =
  '(?<![\\w-])(?:individueel|individuele|persoonlijk|één op één|een-op-een|één-op-één|bilateraal|bilaterale|onder vier ogen|ieder afzonderlijk|per partij)';
const ORALLY = '(?:telefonisch|mondeling|via de telefoon|per telefoon|aan de telefoon)';
const ONLY = `(?:alleen|uitsluitend|enkel|slechts|louter|strikt|rechtstreeks|direct|vertrouwelijk|${ALONE}|${ORALLY})`;
const ONLY_ASKER = anyOf([
  `${ONLY}\\s(?:[\\wà-ÿ]{1,40}\\s){0,3}?(?:aan|naar|met|richting|bij|door|tegenover|voor)?\\s?${ASKER}`,
  `(?:aan|naar|richting|met)\\s${ASKER}\\s(?:[^.;]{0,25}\\s)?${ONLY}`,
  `${ONLY}\\s(?:per\\s(?:e-?mail|telefoon|post)\\s)?(?:naar|aan)\\su\\b`,
  `${ONLY}\\s(?:aan|naar|met|tegenover)\\s(?:hem|haar|u|uzelf)\\b`,
  '\\b(?:alleen|uitsluitend|enkel|slechts)\\su\\s(?:krijgt|ontvangt|hoort|ziet)\\b',
  '\\bde enige (?:die|inschrijver|partij)\\b[^.;|]{0,20}\\bantwoord\\b',
  `(?:wie|degene die|inschrijver die|gegadigde die)\\s[^.;]{0,60}vra(?:ag|gen)\\s[^.;]{0,40}(?:krijgt|ontvangt)\\s[^.;]{0,30}(?:antwoord|reactie)\\s?[^.;]{0,30}(?:${ONLY}|per e-?mail|per mail)`,
  `(?:krijgt|ontvangt)\\s[^.;]{0,40}${ONLY}\\s[^.;]{0,30}antwoord`,
  // "Antwoorden | individueel"
  `(?:antwoord(?:en)?|beantwoording)(?: (?:op|van) (?:de |uw |een )?vra(?:ag|gen))?\\s?[|:]\\s?(?:[\\wà-ÿ]{1,20}\\s)?${ONLY}\\b`,
]);
/** Answered to one at a time, or by word of mouth: nobody else learns of it unless it is said that they do. */
const ONE_AT_A_TIME = anyOf([
  // "een persoonlijke reactie", "individueel afgehandeld", "belt de inkoper en krijgt meteen antwoord"
  '\\bvra(?:ag|gen)\\b[^.;|]{0,60}\\bpersoonlijke? (?:reactie|antwoord)\\b',
  `(?:${ALONE}|\\b${ORALLY})\\s(?:afgehandeld|behandeld|af|behandelen)\\b`,
  `\\bvra(?:ag|gen)\\b[^.;|]{0,90}(?:${ALONE}|\\b${ORALLY})\\s(?:[\\wà-ÿ]{1,20}\\s)?(?:uitleg|toelichting)\\b`,
  '\\bbel(?:t|len)\\b[^.;|]{0,60}\\b(?:krijgt|ontvangt|hoort)\\b[^.;|]{0,30}\\bantwoord\\b',
  `(?:beantwoord(?:t|en|ing)?|antwoord(?:en|t)?|reageren|reageert|reactie|inlichtingen)\\b[^.;|]{0,80}(?:${ALONE}|\\b${ORALLY})\\b`,
  `\\b(?:verduidelijking|uitleg|toelichting)\\b[^.;|]{0,20}\\b(?:van|op|over|bij) (?:de |het |dit )?(?:eis|bestek|stukken|prijsblad|prijzenblad|leidraad|tekening)\\w{0,4}[^.;|]{0,60}\\b${ORALLY}\\b`,
  `(?:${ALONE}|\\b${ORALLY})\\b[^.;|]{0,40}\\b(?:beantwoord(?:t|en)?|antwoord(?:en)?|gereageerd|reactie|inlichtingen|ingelicht)\\b`,
]);
/** Told by word of mouth to whoever has a question about the documents: "Vragen? Bel … Hij legt het u mondeling uit." */
const TOLD_ORALLY = new RegExp(
  `\\b(?:licht|legt)\\b[^.;|]{0,60}\\b${ORALLY}\\s(?:[\\wà-ÿ]{1,20}\\s){0,2}?(?:toe|uit)\\b|\\b(?:geeft|geven)\\b[^.;|]{0,60}\\b${ORALLY}\\s(?:uitleg|toelichting)\\b`,
);
/** "Publiceert u alle antwoorden? Nee, …": it goes to the asker and to nobody else. */
const REFUSES = /^antw(?:oord|\.)[^a-z]{0,8}(?:nee|neen)\b/;
/** Said right after the answer to the asker: nobody else gets it. */
const NO_NOTE_THEN = /^\W{0,4}(?:er (?:komt|volgt|verschijnt) )?geen (?:nota|verslag|publicatie)\b/;
const TO_ASKER = new RegExp(
  `(?:antwoord(?:en)?|reactie)\\s(?:per [\\wà-ÿ-]{1,12}\\s)?(?:aan|naar)\\s${ASKER}|(?:antwoord(?:en)?|reactie)\\s(?:gaat|gaan|sturen|stuurt|mailen|mailt|zenden|zendt|krijgt|wordt|worden)\\s(?:[^.;|]{0,40}\\s)?(?:aan|naar)\\s${ASKER}`,
);
/** Questions of others than tenderers, or put to them. */
const OTHER_QUESTIONS =
  /beoordel|commissie|panel|storing|melding|helpdesk|bereikbaar|kandida|interview|\bu (?:licht|beantwoordt)\b|\bteam\b/;
/** What is told to those who are there, and to nobody else. */
const THOSE_PRESENT =
  /(?:alleen|uitsluitend|slechts|enkel|geld(?:t|en))\s(?:[^.;|]{0,40}\s)?(?:voor|aan) (?:de |hen die |wie |degenen die )?(?:daar(?:bij)? |dan |er )?(?:aanwezig(?:en|e)?|bezoekers|deelnemers aan de (?:schouw|bijeenkomst|rondgang)|wie er(?:bij)? (?:is|was))/;
const SHARED =
  '(?:gedeeld|verspreid|gepubliceerd|bekendgemaakt|bekend gemaakt|openbaar gemaakt|rondgestuurd|geplaatst|gebundeld|verstrekt|doorgegeven|aan (?:de )?(?:andere|overige)|in (?:een|de) nota|met (?:de )?(?:andere|overige))';
const OTHERS =
  '(?:(?:andere|overige)\\s(?:inschrijvers|gegadigden|ondernemingen|ondernemers|partijen|aanbieders|deelnemers|bedrijven|leveranciers|geïnteresseerden)|anderen|derden|de rest|concurrenten|uw concurrenten)';
const RECORD =
  '(?:nota(?: van inlichtingen)?|verzamelnota|verslag|notulen|overzicht|afschrift|rondschrijven)';
const OTHERS_NOT = anyOf([
  `\\b(?:publicatie|bekendmaking|verspreiding)\\s(?:[^.;|]{0,30}\\s)?niet nodig|\\bvolsta(?:at|an) met een (?:bericht|antwoord|mail|reactie) aan ${ASKER}`,
  `\\b(?:antwoord\\w{0,2}|uitleg|toelichting|gezegd|besproken|dat|dit|die)\\b[^.;|]{0,30}\\b(?:komt|komen|staat|staan|verschijnt)\\s(?:daarvan |hiervan )?niet in (?:een|de) ${RECORD}`,
  `\\bzonder (?:de )?${OTHERS} (?:daar[a-z]{2,4} )?(?:in te lichten|te informeren|te berichten|op de hoogte te)`,
  `\\bniet (?:met|aan|naar) (?:de )?${OTHERS}\\s(?:[\\wà-ÿ]{1,15}\\s){0,2}(?:gedeeld|verstrekt|verzonden|verstuurd|gestuurd|bekendgemaakt|besproken)`,
  // "aan de steller van de vraag en aan niemand anders", "publicatie op het platform blijft achterwege"
  '\\b(?:verder|en) niemand(?: anders| verder)?(?=\\s?(?:[.;,)]|$))|\\b(?:aan|naar|voor|met) niemand anders\\b|\\bniemand anders (?:krijgt|ontvangt|hoort|ziet)\\b',
  '\\b(?:publicatie|bekendmaking|verspreiding|plaatsing|verslag(?:legging)?)\\s(?:[^.;|]{0,30}\\s)?(?:blijft achterwege|vindt niet plaats|gebeurt niet|komt er niet)\\b',
  // "Toezending aan de overige gegadigden blijft achterwege", "zonder dat de anderen die krijgen"
  `\\b(?:toezending|verzending|verstrekking|mededeling|doorzending|afschrift|kopie)\\s(?:ervan\\s|daarvan\\s|hiervan\\s)?(?:aan|naar)\\s(?:de\\s)?${OTHERS}\\s(?:blijft achterwege|vindt niet|volgt niet|gebeurt niet|doen wij niet|komt er niet|is niet)`,
  `\\bzonder dat (?:de )?${OTHERS}\\s(?:[^.;|]{0,30}\\s)?(?:krijgen|ontvangen|horen|zien|vernemen)\\b`,
  `\\b${RECORD}\\s(?:maken|maakt|sturen|stuurt|stellen|stelt)\\s(?:wij|we|hij|zij|de \\w{1,20})\\s(?:[\\wà-ÿ]{1,20}\\s){0,3}?niet\\b`,
  '\\b(?<!uw )verduidelijking\\s[^.;]{0,100}\\bniet\\s(?:[\\wà-ÿ]{1,40}\\s){0,2}(?:gedeeld|verspreid|gepubliceerd|bekendgemaakt|openbaar gemaakt|rondgestuurd)',
  `(?:antwoord|beantwoord|reactie|inlichting)[^.;]{0,140}\\bniet\\s(?:[\\wà-ÿ]{1,40}\\s){0,3}${SHARED}`,
  `\\b${OTHERS}\\s(?:[^.;]{0,30}\\s)?(?:ontvangen|krijgen|krijgt|zien|ziet|worden|wordt|horen|sturen|stuurt|mailen|informeren|lichten|brengen|brengt|stellen|stelt|bereiken|bereikt|delen)\\s(?:[^.;]{0,40}\\s)?(?:niet\\b|niets\\b|geen\\b(?=\\s(?:[\\wà-ÿ]{1,20}\\s)?(?:antwoord|reactie|afschrift|kopie|bericht|informatie|inlichting|nota|verslag|kennis)))`,
  `\\b${OTHERS} niet\\b`,
  '\\b(?:publiceren|delen|verspreiden|publiceert|deelt|verspreidt)\\s(?:wij |we |zij )?(?:[^.;|]{0,20}\\s)?(?:geen|niet)\\s(?:[\\wà-ÿ]{1,20}\\s){0,2}antwoorden',
  `\\b(?:verschijnt|komt|volgt|is|wordt)\\s(?:er\\s)?geen\\s${RECORD}\\b(?!\\smeer)`,
  'schriftelijke antwoorden\\s(?:geven|verstrekken|sturen|krijgt|zijn|komen|volgen)\\s(?:[^.;|]{0,20}\\s)?(?:niet|geen)\\b|geen schriftelijke? (?:antwoord|reactie)',
  '\\b(?:delen|deelt|bespreken|bespreekt)\\s(?:wij|we|de \\w{1,20})\\s(?:die |deze |dat )?niet met (?:de )?(?:anderen?|overigen?)\\b',
  `\\b${RECORD}\\s(?:[^.;|]{0,20}\\s)?blijft achterwege`,
  `\\b${RECORD}\\b[^.;|]{0,40}\\b(?:verschijnt|komt|volgt)\\s(?:er\\s)?niet\\b`,
  '(?:antwoord|reactie)[^.;]{0,140}\\bnota\\s(?:[\\wà-ÿ]{1,20}\\s){0,2}niet\\s(?:vermeld|opgenomen|herhaald)',
  '\\b(?:krijgt|krijgen|ontvangt|ontvangen|ziet|zien)\\s(?:ook )?(?:de|die|deze) antwoorden (?:ook )?niet\\b',
  'antwoord(?:en)? op (?:zijn|haar|uw|hun|de) eigen vra(?:ag|gen)\\b',
  '\\bzonder (?:verdere )?(?:publicatie|bekendmaking|nota\\b|verspreiding)|\\bzonder (?:die|dat|deze|dit|ze|het) (?:[^.;|]{0,30}\\s)?(?:te (?:publiceren|delen|verspreiden)|bekend te maken)',
  `\\b(?:geen|niet)\\s(?:[\\wà-ÿ]{1,20}\\s){0,2}${RECORD}\\s(?:[^.;|]{0,40}\\s)?(?:voor|aan|naar|gemaakt|opgesteld|verspreid|verstuurd)\\b`,
  `\\b${RECORD}\\s(?:[^.;|]{0,40}\\s)?(?:niet|geen)\\s(?:op\\b|gemaakt|opgesteld|verspreid|verstuurd|uitgebracht|gepubliceerd)`,
  `\\b(?:maken|maakt|sturen|stelt|stellen|publiceren|brengen)\\s(?:wij|we|zij)?\\s?(?:[^.;|]{0,30}\\s)?geen\\s${RECORD}\\b`,
]);
/** It is said that all get to know, in the note or otherwise. */
const FOR_ALL =
  /\bnota\b|\bnvi\b|\balle (?:inschrijvers|gegadigden|partijen|ondernem|deelnemers|aanbieders|geïnteresseerde|belangstellende|vragen en antwoorden)|iedereen|gepubliceerd|publiceren|geplaatst|openbaar/;
/** A note there will not be. */
const NO_NOTE =
  /\b(?:geen|niet|zonder)\b[^.;,|]{0,30}\bnota\b|\bnota\b[^.;,|]{0,40}(?:\|[^.;,|]{0,20}){0,2}\b(?:niet|geen)\b/g;
/** The law allows it for what is confidential, and an answer may go to the asker first. */
const ALLOWED =
  /vertrouwelijk|geheim|bedrijfsgeheim|commercieel gevoelig|individuele inlichtingen|2\.53 lid 3|motivering van de (?:afwijzing|gunning)|afwijzing|gunningsbeslissing|afgewezen|klacht|ontvangstbevestiging|technische (?:storing|ondersteuning|vragen)|inloggen|helpdesk|servicedesk|bedrijfsgevoelig|economische belangen|aanlever|referent|presentatie|tevens|ook aan|aan alle(?!en)|verificatie|abnormaal|geanonimiseerd|anoniem|\bnaam van|namen van|identiteit|marktconsultatie|te laat|(?:zijn|als|indien|wanneer|komen) er geen vragen|geen vragen (?:zijn|gesteld|binnen)|dialoog|onderhandeling|interview|valse verklaring/;
/** Questions of users, answered during performance. */
const SUPPLIER_ANSWERS =
  /\b(?:burgers|(?:in|be)woners?|gebruikers?|huurders?|klanten|cliënten|patiënten|ouders|leerling(?:en)?|studenten|docent(?:en)?|leraren|reizigers|bezoekers?|omwonenden|werknemers?|collega\S{0,2}|medewerkers|van een medewerker|raadsl(?:id|eden)|leden|van de raad|melders?|auditors?)\b|(?:beantwoord|antwoord)\w{0,4}\s(?:[^.;|]{0,40}\s)?door (?:de|het|uw) (?:opdrachtnemer|leverancier|aannemer|dienstverlener)|\b(?:opdrachtnemer|leverancier|hulpverlener|dienstverlener|medewerker|klantenservice|servicedesk|contractant|adviseur)\s(?:[\wà-ÿ]{1,40}\s){0,2}(?:beantwoord|reageer|antwoord|geeft|geven|stuurt)/;
/** The work is going on: a desk for users, or those who are bound by the contract. */
const DURING_PERFORMANCE =
  /\b(?:helpdesk|servicedesk|storing(?:en)?|monteurs?|loket|servicepunt|klantenservice|klantcontact\w{0,8}|contactcentrum|callcenter|meldpunt|opdrachtnemers?|contractmanager|contractbeheerder|directievoerder|looptijd|uitvoeringsfase|startgesprek|startoverleg|factu(?:ur|ren))\b|\bna (?:de )?(?:start|ingang|aanvang)\b|\b(?:tijdens|gedurende) de (?:uitvoering|overeenkomst|opdracht)\b/;
/** Firms that did not get it, or the one that did, ask about the decision. */
const AFTER_DECISION =
  /\bafwij[sz]|afgewezen|afgevallen|\bafvallers?\b|verliez(?:ers?|ende)\b|\bwinna(?:ar|res)|\bwinnende\b|\buitslag\b|\bniet (?:is |zijn |wordt |worden |bent |werd |werden )?(?:geselecteerd|uitgenodigd|gekozen|geworden|gegund)|niet-(?:geselecteerd|gekozen|uitgenodigd)|niet door de selectie|\bna (?:de )?(?:voorlopige |definitieve )?(?:gunning|selectie)(?:sbeslissing|sbesluit)?\b|\bscores?\b|eindgesprek|evaluatiegesprek|nabespreking|debrief/;
const TENDER = '(?:inschrijving|offerte|aanbieding|aanmelding|prijs|prijzen|inschrijfprijs)';
const UNCLEAR = '(?:verduidelijk|verhelder|toelicht|onduidelijk|onvolledig|gebrek|onvolkomen)';
/** The authority asks a firm what its own tender means. */
const OWN_TENDER = new RegExp(
  [
    '\\b(?:na|bij) (?:de |het )?open(?:ing|en)\\b(?! van (?:de )?(?:vragen|inlichtingen))',
    `\\b${UNCLEAR}\\w{0,6}\\s(?:[^.;|]{0,30}\\s)?(?:van|in|op|over) (?:de|het|zijn|haar|uw|hun|een) (?:eigen )?${TENDER}(?:en)?\\b`,
    `\\b(?:in|van|over) (?:zijn|haar|uw|hun|een|de) (?:eigen )?${TENDER}(?:en)?\\b[^.;|]{0,40}\\b${UNCLEAR}`,
    `\\b(?:zijn|haar|uw|hun|een|de) ${TENDER}(?:en)? (?:[\\wà-ÿ]{1,20} ){0,2}(?:te verduidelijken|te verhelderen|toe te lichten|aan te vullen)`,
    `\\b(?:wij|we|commissie|gemeente|dienst|waterschap|provincie|opdrachtgever|beoordelaars?) (?:[\\wà-ÿ]{1,20} ){0,2}(?:u|(?:een|de|elke|iedere) (?:inschrijver|gegadigde)|inschrijvers|gegadigden)\\b[^.;|]{0,60}(?:\\bom (?:een |nadere |meer |verdere ){0,2}(?:verduidelijk|toelicht|uitleg|aanvull|opheld)|\\bvra(?:ag|gen) (?:te )?(?:stellen|voor ?leggen)|verzoek)`,
    '\\bherstel\\w{0,4} van (?:een |het |kleine )?(?:gebrek|omissie|fout)|\\bverzoek\\w{0,2} tot (?:herstel|aanvulling)',
    '\\buw (?:antwoord|reactie)\\b',
  ].join('|'),
);
/** Questions of somebody who is no firm that tenders: "vragen van de keurmeester", not "vragen van technische aard". */
const ASKED_BY_OTHERS =
  /\bvra(?:ag|gen) van (?:de |het |een |hun |onze |uw )?(?!(?:[\wà-ÿ-]{1,20} )?(?:inschrijver|gegadigde|ondernem|\w{0,12}partij|\w{0,12}aanbieder|leverancier|bedrij|\w{0,12}bureau|aannemer|deelnemer|kandida|u\b|ge[iï]nteresseerd|belangstellend|belangheb|vrag|stell|dienstverl|aard|ronde|iemand|derden|ieder|elk|alle|beide|potenti))[a-zà-ÿ]/;
/** Of one firm alone by its nature: an objection, a bill, its own way into the portal. */
const OWN_MATTER =
  /(?:indiener|afzender) van (?:een|het|die|de) (?:bezwaar|klacht|verzoek|factuur)|bezwaarcommissie|\binzage in\b|\bover (?:de |zijn |haar |uw |hun )?eigen (?:inschrijving|aanmelding|offerte|score|beoordeling)|upload|wachtwoord|verzuim|vra(?:ag|gen) over (?:de |het )?(?:bezichtiging|bereikbaarheid|route|parkeren|aanmelding|afspraak)|\bdeelnemende (?:gemeenten|organisaties|scholen|diensten)\b/;
/** What is told before counts no more where a sentence names the documents itself. */
const ON_DOCUMENTS = /bestek|leidraad|stukken|document|inlichting|\bnota\b/;
const IN_TENDERING = /inschrij|gegadigde|aanbested/;
const DENIED =
  /\b(?:niet|nooit|noch)\s(?:[\wà-ÿ]{1,40}\s){0,2}(?:alleen|uitsluitend|enkel|slechts|individueel|persoonlijk|rechtstreeks|bilateraal|telefonisch|mondeling|één op één|onder vier ogen|per telefoon)|niet alleen|(?:individuele|persoonlijke|mondelinge|telefonische) (?:antwoorden|inlichtingen|reacties?)\s(?:geven|verstrekken|sturen|geeft|verstrekt|worden|zijn)\s(?:[^.;|]{0,30}\s)?niet\b|\bgeen\s(?:[\wà-ÿ]{1,20}\s){0,2}(?:individuele|persoonlijke|telefonische|mondelinge|bilaterale)|(?:mondeling|telefonisch)\w{0,2}\s[^.;|,]{0,60}(?:\bniet\b|\bgeen\b|rechten)/;

export const rule = sectionRule({
  id: 'aw/inlichtingen-aan-allen',
  title: t('Antwoord alleen aan de vraagsteller', 'Answer only to the one who asked'),
  severity: 'error',
  gate: ['eu', 'sas'],
  citations: ['aw-2.53-2'],
  messages: {
    found: t(
      'Antwoorden op vragen gaan alleen naar de vraagsteller; alle ondernemingen krijgen dezelfde inlichtingen.',
      'Answers to questions go only to the one who asked; all firms must get the same information.',
    ),
  },
  todo: t(
    'Beantwoord alle vragen in een nota van inlichtingen die alle ondernemingen tegelijk kunnen inzien, zonder de naam van de vraagsteller.',
    'Answer all questions in an information note all firms can consult at the same time, without the name of the asker.',
  ),
  why: t(
    'Een antwoord kan de uitleg van de stukken veranderen. Wie het niet krijgt, schrijft in op iets anders; dat is ongelijke behandeling.',
    'An answer can change how the documents are read. Whoever does not get it tenders for something else, which is unequal treatment.',
  ),
  whenNot: t(
    'Als het gaat om inlichtingen die vertrouwelijk zijn omdat openbaarmaking de belangen van een onderneming schaadt (artikel 2.53 lid 3), of om de motivering van een afwijzing.',
    'When it concerns information that is confidential because disclosure would harm a firm (article 2.53(3)), or the reasons for a rejection.',
  ),
  words: [...wordsOf(ANSWER), together(['vragen'], TOLD_ORALLY)],
  *check(section, context) {
    let before: Sentence | undefined;
    for (const sentence of section.sentences) {
      if (!isSaidByAuthority(sentence, context)) continue;
      const earlier = before;
      before = sentence;
      const found = onlyToOne(section, sentence, earlier);
      if (found && !isOtherTalk(section, sentence)) yield { span: spanOf(sentence, found) };
    }
  },
  examples: {
    bad: [
      {
        text: 'Wij sturen het antwoord ⟦uitsluitend aan de vraagsteller⟧.',
        facts: 'procedure: openbaar',
      },
      {
        text: '| Stap | Toelichting |\n| --- | --- |\n| Vragen | Beantwoording per e-mail, ⟦alleen aan de gegadigde die de vraag heeft gesteld⟧ |',
        facts: 'procedure: niet-openbaar',
      },
      {
        text: 'Vragen:\n\n- stelt u per e-mail;\n- worden ⟦rechtstreeks met de vragensteller⟧ afgehandeld en niet in een nota beantwoord.',
        facts: 'procedure: sas',
      },
      {
        text: 'Antwoorden op vragen worden per brief gegeven. ⟦Andere gegadigden krijgen daarvan geen⟧ afschrift.',
        severity: 'warning',
      },
    ],
    good: [
      {
        text: 'Antwoorden worden in een nota van inlichtingen aan alle inschrijvers verstrekt.',
        facts: 'procedure: openbaar',
      },
      {
        text: 'Vragen worden nooit individueel aan de vraagsteller beantwoord.',
        facts: 'procedure: openbaar',
      },
      {
        text: 'Is een vraag vertrouwelijk, dan gaat het antwoord alleen aan de vraagsteller (artikel 2.53 lid 3).',
        facts: 'procedure: openbaar',
      },
      {
        text: 'De afgewezen inschrijver krijgt persoonlijk antwoord op zijn vraag naar de motivering van de afwijzing.',
        facts: 'procedure: openbaar',
      },
      { text: 'Antwoorden gaan alleen aan de vraagsteller.', facts: 'procedure: meervoudig-onderhands' },
    ],
  },
});

/** Under a bare heading "Vragen" a guide says how it answers; in an information note it is the tenderers who speak. */
function isSaidByAuthority(sentence: Sentence, context: RuleContext): boolean {
  if (sentence.block.kind === 'heading' || context.role === 'contract') return false;
  if (context.facts.documentKind === 'overeenkomst') return false;
  if (SUPPLIER_ANSWERS.test(sentence.low)) return false;
  return binds(sentence.speaker);
}

/** What a sentence says about answers that not all get; `before` is what the authority said before it. */
function onlyToOne(
  section: Section,
  sentence: Sentence,
  before: Sentence | undefined,
): RegExpExecArray | null {
  const { low } = sentence;
  if (ALLOWED.test(low) || DENIED.test(low)) return null;
  const told = before?.block === sentence.block ? before.low : '';
  if (/vertrouwelijk|bedrijfsgevoelig|economische belangen/.test(told)) return null;
  const isOfAnswers =
    ANSWER.test(low) || /antwoord/.test(told) || /antwoord/.test(introduction(section, sentence));
  const asked = /^vragen\b[^.;]{0,80}\?$/.test(told.trim()) ? TOLD_ORALLY.exec(low) : null;
  const listed = before?.block.kind === 'item' && sentence.block.kind === 'item' ? before.low : told;
  if (!isOfAnswers && !asked && !ANSWER.test(listed)) return null;
  const others = /vra(?:ag|gen)|antwoord|inlichting|verduidelijking|toelichting op|uitleg/.test(
    `${before?.low ?? ''} ${low}`,
  )
    ? OTHERS_NOT.exec(low)
    : null;
  const found = (isOfAnswers ? ONLY_ASKER.exec(low) : null) ?? others;
  if (found) return found;
  const next = section.sentences[sentence.index + 1]?.low ?? '';
  const isForAll =
    FOR_ALL.test(low.replace(NO_NOTE, ' ')) || (FOR_ALL.test(next) && !/\b(?:geen|niet)\b/.test(next));
  const present = THOSE_PRESENT.exec(low);
  if (present || isForAll || OTHER_QUESTIONS.test(low)) return present;
  if (asked || !isOfAnswers) return asked;
  const toAsker = REFUSES.test(low) || NO_NOTE_THEN.test(next) ? TO_ASKER.exec(low) : null;
  return ONE_AT_A_TIME.exec(low) ?? toAsker;
}

/** Whether others ask, or in another phase: after the decision, about their own tender, or while the work is done. */
function isOtherTalk(section: Section, sentence: Sentence): boolean {
  const { low, block } = sentence;
  const here = `${headingOver(sentence)} ${low}`;
  if ([AFTER_DECISION, OWN_TENDER, OWN_MATTER, ASKED_BY_OTHERS].some((pattern) => pattern.test(here)))
    return true;
  const isOnDocuments = ON_DOCUMENTS.test(here);
  const isInTendering = isOnDocuments || IN_TENDERING.test(here);
  if (!isInTendering && DURING_PERFORMANCE.test(here)) return true;
  if (isOnDocuments || block.kind === 'row') return false;
  for (let at = sentence.index - 1; at >= Math.max(0, sentence.index - 3); at--) {
    const before = section.sentences[at]!;
    if (before.block.under !== block.under || before.block.kind === 'heading') break;
    const isByUsers = SUPPLIER_ANSWERS.test(before.low) || DURING_PERFORMANCE.test(before.low);
    if (isByUsers && !isInTendering) return true;
    if (before.block !== block) continue;
    if (AFTER_DECISION.test(before.low) || OWN_TENDER.test(before.low)) return true;
  }
  return false;
}
