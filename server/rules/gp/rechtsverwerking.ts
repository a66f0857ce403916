import type { Section, Sentence } from '../../spec/model.ts';
import { bare, type Claim, findClaims, rewriteSentence } from '../language/claims.ts';
import { isPast } from '../language/history.ts';
import { questionBefore, refusals } from '../language/questions.ts';
import { together, wordsOf } from '../language/words.ts';
import { type Finding, sectionRule, t } from '../rule.ts';

/** Losing a right, in the words drafters use. */
const LOST =
  '(?:(?:verwerk|verlies|verliez|verval|verspe(?:el|l)|verbeur)\\w{0,40}[^.;]{0,50}\\b(?:klacht|bezwaar|beroeps)?recht(?:en|smiddel\\w{0,4}|svordering\\w{0,4})?\\b|\\b(?:klacht|bezwaar|beroeps)?recht(?:en)?\\b[^.;]{0,60}(?:verwerkt|vervall\\w{0,40}|vervalt|verloren|verspeeld|kwijt|prijsgegeven)|(?:elke|iedere|alle|enige|ieder) aanspraa?k\\w{0,40}[^.;]{0,30}(?:verval|verwerk|verloren)\\w{0,40}|geen (?:enkel )?recht(?:en)? meer(?! op\\b)|rechtsverwerking|niet meer (?:tegen)?[^.;]{0,30}(?:opkomen|klagen)|bezwaren[^.;]{0,40}verwerkt|niet-ontvankelijk)';
/** Not having asked or complained early. */
const SILENT =
  '(?:(?:eerste )?(?:vragenronde|inlichtingenronde)|(?:geen|niet)\\s[^.;]{0,50}(?:vragen|vraag|bezwaar|bezwaren|opmerking\\w{0,40}|geklaagd|gevraagd|geprotesteerd|kenbaar|gemeld|bezwaar maakt)|(?:niet[- ]stellen|uitblijven|achterwege laten|nalaten|zwijgen)[^.;]{0,40}(?:vragen|bezwaar|opmerkingen)?|vóór (?:de )?(?:sluiting|inschrijving|nota)|uiterlijk[^.;]{0,40}(?:klaagt|klagen|bezwaar|meldt))';
/** The term of article 2.127 may be a term of forfeiture. */
const COURT =
  /kort geding|gunningsbeslissing|dagvaard|opschortende|standstill|(?<!\b(?:ook|zelfs|ongeacht|al) [^.;]{0,60})\bgunning\b(?! (?:pas )?(?:blijkt|bleek|aan het licht|aan de dag|wordt ontdekt|ontdekt|zichtbaar|naar voren))|uitslag|vervaltermijn|voornemen tot gunning|gunningsvoornemen|gunningsbericht|afwijzing|selectiebeslissing|selectiebesluit/;
/** Nothing is lost: "verliest u daardoor geen rechten", "leidt niet tot verlies", "behoudt u uw recht". */
const KEPT =
  /\bbezwaar (?:daartegen |hiertegen )?(?:is|blijft|staat) (?:wel |nog )?(?:mogelijk|open)|\b(?:vervalt|vervallen|verliest|verliezen|verspeelt|verwerkt) niet\b(?! (?:alleen|slechts))|(?:verlie|verval|verwerk|verspe|verbeur)\w{0,10}\s(?:(?!(?:als|indien|wanneer|wie|die|door|zonder|omdat)\s)[^\s.;,]{1,25}\s){0,6}?(?:(?:geen|niet)(?=\s?(?:[.;,]|$))|geen (?:enkele? )?(?:recht|aansprak|aanspraak)|niet (?:zijn|haar|hun|uw|het|de) (?:[^\s.;,]{1,20} )?(?:recht|aanspra))|(?:leidt|leiden|betekent|heeft)\s(?:[^\s.;,]{1,20}\s){0,3}?(?:niet|geen)\b[^.;]{0,40}\b(?:verlie|verval|verwerk)|\b(?:niet|geen\b[^.;,]{0,30}) (?:verloren|verwerkt|verspeeld)|(?:behoudt|behouden|houdt|houden)\s(?:(?!zich)[^\s.;,]{1,20}\s){0,3}?(?:uw|zijn|hun|haar|alle|het|de)\s(?:[^\s.;,]{1,20}\s)?recht|\b(?:doet|doen|laat|laten)\s(?:[^\s.;,]{1,20}\s){0,4}?(?:niet|geen)\s(?:[^\s.;,]{1,20}\s){0,2}?(?:vervallen|verloren gaan|tenietgaan)/;

/** Asking or complaining. */
const ASKING =
  /vra(?:ag|gen)|gevraagd|bezwa|ter discussie|kla(?:ag|g)|zwijg|zweeg|gemeld|aangekaart|aankaarten|klacht|opmerk|aankaart|aan te kaarten|\bmeld|protest|kenbaar|reclam|bedenking|onduidelijk|disproportione|aan de bel|waarschuw|onduidelijkhe|onvolkomenhe|tegenstrijdighe|fout(?:en)? in/;
/** Not doing so, or not in time. */
const NOT_IN_TIME =
  /\b(?:niet|geen|niets|zwijg\w{0,40}|nala(?:at|ten)|naliet|nagelaten|zweeg|achterwege|uitblijv\w{0,40}|te laat|\b(?:alleen|slechts|uitsluitend) (?:voor|tot|tijdens|in)\b|uiterlijk|verzuim\w{0,40}|wie later|later dan|pas na|na (?:de|deze|die) (?:termijn|datum|vragenronde|sluiting))\b/;
/** What then is lost. */
const RIGHTS =
  /\b(?:rechten|recht|aansprak\w{0,40}|aanspraak|beroep|bezwaren|bezwaar|klachten|vordering\w{0,40})\b/;
const LOST_WORD = '(?:verval|verlies|verliez|verlor|verwerk|verspe|verbeur|prijsge|prijs geg|kwijt|ontnomen)';
const RIGHT_WORD = '(?:\\brecht(?:en)?\\b|aanspra|bezwa|klachten)';
const LOSES = new RegExp(
  `${RIGHT_WORD}[^.;]{0,60}${LOST_WORD}|${LOST_WORD}[^.;]{0,60}${RIGHT_WORD}|rechtsverwerking|niet-ontvankelijk`,
);
/** Whoever objects to something else than the tender documents. */
const OF_OTHERS = /inwoner|bewoner|burger|belanghebbende|kapbesluit|medewerker|cliënt|gebruiker|huurder/;
/** Claims for money or time while the work goes on, which no tenderer makes. */
const OF_PERFORMANCE =
  /meerwerk|bijbetaling|termijnsverlenging|onderaannemer|stagnatie|factur|gefactureerd|declaratie|gedeclareerd/;
const OF_TENDERING = /inschrij|gegadigde|leidraad|aanbesteding|vragenronde|inlichtingen|offerte|bestek/;
/** A clause that is told of, not made: "een bepaling dat wie zwijgt zijn rechten verliest". */
const CLAUSE_TOLD =
  /\b(?:\p{L}{0,20}clausules?|bepaling(?:en)?|beding(?:en)?|passages?|voorwaarden?),?\s(?:op |opgenomen )?(?:dat|die bepa\p{L}{1,5}|die zegt|waarbij|waarin|waardoor|volgens welke|op grond waarvan|krachtens welke)\b/u;
/** It is not in these documents, or should not be. */
const CLAUSE_REJECTED =
  /disproportione|onredelijk|onevenredig|te (?:streng|strikt|ver)\b|keert zich|zich tegen|kritisch|onaanvaardbaar|geschrapt|verwijderd|\bniet (?:meer )?(?:opgenomen|gehanteerd|van toepassing|terug)|\b(?:nemen|neemt|hanteren|hanteert|kent|kennen|gebruiken|gebruikt)\b[^.;]{0,40}\b(?:niet|geen)\b|\bgeen (?:enkele )?(?:\p{L}{0,20}clausule|bepaling|beding|passage)|uit den boze|ontra(?:den|adt)|afgeraden/u;
/** It cannot be brought up any more. */
const NO_LATER =
  /\b(?:later|daarna|nadien|alsnog|achteraf|meer)\b[^.;]{0,60}\b(?:aankaarten|aan te kaarten|klagen|beroepen|opkomen|terugkomen|aanvechten|aangevochten|rechter|inroepen|ingeroepen|in te roepen|aangevoerd|aan te voeren|aanvoeren|inbrengen|opwerpen|tegenwerpen|tegengeworpen|ingebracht|opgeworpen|voorgelegd|ontlenen|aan de orde|naar voren|bezwaar maken)|niet meer doen\b|\bniets meer mee\b|geen beroep (?:\S{1,20} ){0,3}?(?:doen|op|toe|open|mogelijk)\b|gebonden/;
/** The loss named as the price of not asking. */
const ON_PAIN =
  /op straffe van (?:\w{1,20} )?(?:verval|verlies|verwerking|rechtsverwerking|niet-ontvankelijk)|bij gebreke (?:waarvan|daarvan)[^.;]{0,60}(?:recht|aanspra|verval)/;
/** Objections that come too late, whatever they are about. */
const AFTERWARDS = [
  /bezwa(?:ar|ren)|beroep op|klacht(?:en)?\b|klagen|geklaagd|bedenking/,
  /\bna (?:(?:de|het|uw|deze|die|indiening van de|het indienen van de) )?(?:gestelde |genoemde |eerste )?(?:vragentermijn|inschrij|indien|sluiting|vragenronde|inlichtingen|nota|datum)/,
  /niet (?:meer )?(?:mogelijk|toegestaan|ontvankelijk|geaccepteerd)|uitgesloten|\bzijn te laat\b|geen (?:enkel )?recht\b|(?:kan|kunnen|kunt)\b[^.;]{0,40}\b(?:niet|geen)\b/,
];
/** Nobody but who asked in time. */
const ONLY_THOSE =
  /\b(?:alleen|slechts|uitsluitend|enkel) (?:wie|degene|diegene|inschrijvers|een inschrijver|de inschrijver|gegadigden)\b/;
/** Taking part is all it takes. */
const BY_TENDERING =
  /(?:door|met|bij) (?:in te schrijven|inschrijving|(?:uw|de|het|een|zijn) (?:inschrij|offerte|aanmelding|indienen|doen|uitbrengen|deelname)|deelname|deel te nemen|(?:een|uw) (?:offerte|inschrijving|aanbieding) (?:uit te brengen|in te dienen)|te offreren|mee te doen)|\b(?:wie|u|die) (?:inschrijft|meedoet|deelneemt)/;
const TENDERERS = /inschrijver|gegadigde|ondernem|deelnem|aanbieder|\bu\b|\bwie\b|marktpartij|kandidaat/;

/** Objections to the documents, with no word on a decision on the award. */
const OBJECTIONS = new RegExp(
  `^(?![^]{0,400}(?:${COURT.source}))[^]{0,300}(?:bezwa|klacht|bedenking|gebrek|tegenstrijdig)[^]{0,80}(?:stukken|leidraad|document|bestek|criteri|eisen|procedure|aanbesteding)`,
);

const CLAIMS: readonly Claim[] = [
  {
    message: 'found',
    says: new RegExp(`${SILENT}[^.;]{0,140}${LOST}|${LOST}[^.;]{0,140}${SILENT}`),
    unless: COURT,
    isDenial: true,
    isSpread: true,
  },
  {
    message: 'consent',
    says: /(?:niet[- ]stellen van vragen|(?:geen|niet)\s(?:\w{1,40}\s){0,3}?vragen? (?:te )?(?:stel|heeft gesteld|gesteld)\w{0,40}|(?:geen|zonder) (?:vragen|bezwaar|opmerkingen)|zwijgen)[^.;]{0,140}(?:onvoorwaardelijk|onherroepelijk|volledig|geacht|automatisch|daarmee)[^.;]{0,60}(?:instem|stemt|akkoord|aanvaard|in te stemmen|accepteert)/,
    unless: /gunningsbeslissing|kort geding/,
    isDenial: true,
  },
  {
    message: 'complaint',
    says: /klacht\w{0,40}[^.;]{0,80}(?:in geen (?:enkel )?geval|nooit|nimmer|onder geen (?:enkele )?(?:beding|omstandighe\w{1,40}))[^.;]{0,60}(?:opschort|uitstel|stilgelegd|vertrag|aangehouden)|(?:in geen (?:enkel )?geval|nooit|nimmer)[^.;]{0,60}opschort[^.;]{0,60}klacht/,
    isDenial: true,
  },
  {
    message: 'followUp',
    says: /(?:vervolgvragen|vragen die (?:daarop|hierop) voortbouwen|vragen (?:over|op|naar aanleiding van|bij) (?:\w{1,40}\s){0,3}?(?:antwoord\w{0,40}|nota van inlichtingen)|nieuwe vragen over)[^.;]{0,60}(?:niet (?:beantwoord|in behandeling|toegestaan|mogelijk|behandeld)|onbeantwoord|buiten (?:behandeling|beschouwing)|geen antwoord)/,
    unless: /na (?:de )?(?:laatste|tweede|sluiting)|te laat|na deze (?:datum|termijn)|nieuwe onderwerpen/,
    isDenial: true,
  },
  {
    message: 'waiver',
    says: /(?:inschrijvers?|gegadigden?|ondernemers?|u)\b[^.;]{0,60}(?:doet|doen|ziet|zien)\s[^.;]{0,30}(?:afstand|\baf\b)[^.;]{0,60}(?:recht\w{0,40}|mogelijkheid|rechtsmiddel\w{0,40}|bezwaar)[^.;]{0,60}(?:bezwaar|klag|klacht|rechter|beroep|rechtsmiddel|procedure|op te komen)/,
  },
  {
    message: 'found',
    says: [
      TENDERERS,
      ASKING,
      NOT_IN_TIME,
      RIGHTS,
      /verval|verlies|verliez|verlor|verwerk|verspe|prijsgeg|prijs geg|kwijt|ontnomen/,
    ],
    unless: COURT,
    isDenial: true,
    isSpread: true,
  },
  { message: 'found', says: [ASKING, ON_PAIN], unless: COURT, isDenial: true },
  {
    // "Binnen vijf dagen na publicatie; daarna is ieder recht verwerkt".
    message: 'found',
    says: [
      /(?:bezwa(?:ar|ren)|klacht(?:en)?|bedenking(?:en)?|vragen|opmerkingen)\b[^.]{0,40}\b(?:tegen|over|bij|op) (?:de |het |deze )?(?:[a-z-]{0,20}leidraad|[a-z-]{0,20}stukken|[a-z-]{0,20}document|bestek|procedure|eisen|criteria|contract)/,
      /\b(?:daarna|nadien|later|na afloop)\b/,
      new RegExp(LOST),
    ],
    unless: COURT,
    isDenial: true,
    isSpread: true,
  },
  {
    // In a list of what a tenderer declares.
    message: 'waiver',
    says: [
      /\b(?:af te zien van|afstand te doen van|ziet af van|doet afstand van)\b/,
      /rechter\b|rechtsmiddel|bezwaar|klacht|gerechtelijke|procedure/,
      /inschrij|offerte|aanbested/,
    ],
    unless: COURT,
  },
  {
    // Objections themselves lapse: "worden geacht te zijn prijsgegeven".
    message: 'found',
    says: [
      /\b(?:bezwaren|bezwaar|klachten|opmerkingen|bedenkingen)\b/,
      NOT_IN_TIME,
      /prijs ?gegeven|\bvervallen\b|verwerkt\b|verspeeld|geacht niet te|niet te zijn (?:gemaakt|gedaan)/,
      /leidraad|stukken|document|vragenronde|inlichtingen|aanbesteding|procedure|inschrij/,
    ],
    unless: COURT,
    isDenial: true,
    isSpread: true,
  },
  { message: 'found', says: AFTERWARDS, unless: COURT, isDenial: true },
  { message: 'waiver', says: [BY_TENDERING, ASKING, LOSES], unless: COURT, isDenial: true },
  {
    message: 'waiver',
    says: [
      BY_TENDERING,
      /(?:later|daarna|nadien|achteraf|meer)\b[^.;]{0,60}\b(?:opkomen|terugkomen|beroepen|klagen|aanvechten|bezwaar[^.;]{0,20}maken|tegen maken|op te (?:zullen )?komen|terug te komen)|bezwa(?:ar|ren) meer te hebben/,
      /\b(?:niet|geen)\b/,
    ],
    unless: COURT,
    isDenial: true,
    isSpread: true,
  },
  {
    message: 'found',
    says: [
      LOSES,
      /rechter|klacht|klagen|bezwa|op te komen|opkomen|te verzetten|\b(?:uw|alle|elk|ieder) recht/,
    ],
    near: [ASKING, NOT_IN_TIME, TENDERERS],
    unless: COURT,
    isDenial: true,
    isSpread: true,
  },
  {
    message: 'found',
    says: [ASKING, NOT_IN_TIME, LOSES],
    unless: new RegExp(
      `${COURT.source}|(?:vervalt|vervallen|verliest|verliezen) (?:daardoor |hierdoor |dan )?(?:geen|niet)\\b|na de vragenronde nemen`,
    ),
    isDenial: true,
    isSpread: true,
  },
  {
    message: 'found',
    says: [TENDERERS, ASKING, ONLY_THOSE, /later|rechter|beroep|aanspraak|\brecht/],
    unless: COURT,
  },
  {
    message: 'found',
    says: [
      /\bwie\b|inschrijver|gegadigde|\bu\b|pas na|vragenronde|inlichtingenronde|inlichtingenfase|vragentermijn|eerste nota|\bvooraf\b|\bbinnen (?:\S{1,12} )?(?:kalender|werk)?(?:dagen|weken)|\bvoor (?:de|het|sluiting|\d)|vóór|tijdig|op tijd|uiterlijk|\bna \d{1,2} [a-z]{3,9}\b/,
      ASKING,
      NOT_IN_TIME,
      NO_LATER,
    ],
    unless: new RegExp(`${COURT.source}|na de vragenronde nemen|niet (?:meer )?beantwoord`),
    isDenial: true,
    isSpread: true,
  },
  {
    // "Bezwaren … moeten voor 1 juni binnen zijn. Daarna staat geen weg meer open."
    message: 'found',
    says: [
      /^(?:daarna|nadien|later|na (?:die|deze|dat) (?:datum|termijn|dag|moment|tijdstip)|(?:wie|bent u|komt u|meldt u zich) later)\b/,
      /geen weg\b|geen mogelijkheid|niet meer\b[^.;]{0,40}(?:mogelijk|open|ontvankelijk|in behandeling|klagen|opkomen|beroepen|inroepen|ingeroepen|aanvechten|rechter)|nergens meer|verlo(?:op|pen)|verval|verwerkt|verspeeld|te laat voor de rechter|\b(?:alles|iedere|elke) (?:recht|aanspraak|mogelijkheid)/,
    ],
    near: [OBJECTIONS],
    unless: COURT,
    isDenial: true,
    isSpread: true,
  },
  {
    message: 'consent',
    says: [
      /(?:geen|niets?)\b[^.;]{0,40}(?:vragen|vraag|gevraagd|bezwaar|opmerking\w{0,4}|gemeld)|zwijg|stilte|(?:uitblijven|achterwege|nala(?:at|ten))[^.;]{0,20}vragen/,
      /akkoord|aanvaard|\binstem|ingestemd|stemt (?:in|toe)|in te stemmen|accepte(?:ert|ren)/,
      /onvoorwaardelijk|onherroepelijk|volledig|geacht|automatisch|daarmee|\balle\b|zonder voorbehoud|geldt als/,
    ],
    unless: new RegExp(`${COURT.source}|geen bezwaar (?:te hebben|tegen)`),
    isDenial: true,
  },
  {
    message: 'complaint',
    says: [
      /klacht/,
      /in geen (?:enkel )?geval|nooit|nimmer|onder geen (?:enkele? )?(?:beding|omstandighe)|hoe dan ook niet/,
      /opschort|opgeschort|\bschort|schors|uitstel|stilgelegd|vertrag|aangehouden|stilligt/,
    ],
    isDenial: true,
  },
  {
    message: 'waiver',
    says: [
      TENDERERS,
      /\bzie(?:t|n)\b[^.;]{0,60}\baf\b|afstand|\bge(?:eft|ven)\b[^.;]{0,80}\bprijs\b(?! op)|\bge(?:eft|ven)\b[^.;]{0,40}(?:recht|mogelijkheid|aanspraak)[^.;]{0,120}\bop\b|afzien van|\baf te zien\b|afgezien/,
      /bezwa|recht\w{0,40}|rechtsmiddel|klacht|beroep|vordering|aanspra|op te komen/,
    ],
    unless:
      /gunningsbeslissing|voorbehoud van|afstand (?:tot|van \d)|vergoeding|kosten|auteursrecht|eigendom|geen afstand|\bniet\b[^.;]{0,30}afstand|behoudt/,
    isDenial: true,
  },
  {
    message: 'followUp',
    says: [
      /antwoord|nota/,
      /(?:nadere|verdere|nieuwe|vervolg|aanvullende|tweede|(?<!\d ?%[^.;]{0,6})meer)[ -]?vragen|vragen naar aanleiding|doorgevraagd|doorvragen|door te vragen|doorvraagt|reageren op|op (?:de )?antwoorden[^.;]{0,30}reageren|over (?:de |onze )?antwoorden[^.;]{0,40}geen vragen|geen vragen[^.;]{0,30}over (?:de |onze )?antwoorden|gecorrespondeerd|correspondentie|discussie/,
      /\b(?:niet|geen|onbeantwoord)\b/,
    ],
    unless:
      /na (?:de )?(?:laatste|tweede|sluiting)|te laat|na deze (?:datum|termijn)|nieuwe onderwerpen|gunning|per (?:e-mail|telefoon)|telefonisch|presentatie|interview|\bjury\b/,
    isDenial: true,
  },
];

/** A tenderer asks whether he may still object, or ask on, after the questions were answered. */
const MAY_STILL =
  /\b(?:kunnen|kan|mogen|mag|kunt)\b[^?]{0,80}\b(?:nog|later|alsnog|daarna|achteraf|na (?:de|het|uw|sluiting))\b/;
const OBJECT = /bezwa(?:ar|ren)|\bklacht|\bklagen\b|\bopkomen\b|\brechter\b|\baanvechten\b/;
/** By a tenderer, or about the documents. */
const IN_TENDERING =
  /^(?![^?]{0,200}\b(?:opdrachtnemer|korting|oplevering|vergunning)\b)[^?]{0,200}(?:\b(?:wij|we|ik|inschrijvers?|gegadigden?|ondernemers?)\b|leidraad|stukken|\beisen|criteri)/;
const ASK_ON =
  /(?:vervolg|nadere |aanvullende |nieuwe )vragen|vragen (?:stellen )?(?:over|op|naar aanleiding van|bij) (?:de |uw |het )?(?:antwoord|nota)/;

const OBJECT_OR_ASK = ['bezwa', 'klacht', 'klagen', 'opkomen', 'rechter', 'aanvechten', 'vragen'];

export const rule = sectionRule({
  id: 'gp/rechtsverwerking',
  title: t('Te strenge rechtsverwerkingsclausule', 'Over-strict forfeiture clause'),
  severity: 'warning',
  gate: 'all',
  citations: ['gids-h4'],
  motivable: true,
  messages: {
    found: t(
      'Wie niet vroeg in de procedure vraagt of klaagt, verliest hier al zijn rechten.',
      'Whoever does not ask or complain early in the procedure loses all rights here.',
    ),
    consent: t(
      'Wie geen vragen stelt, geldt hier als onvoorwaardelijk akkoord.',
      'Whoever asks no questions is taken to agree unconditionally here.',
    ),
    complaint: t(
      'Hier is vooraf uitgesloten dat een klacht de procedure opschort.',
      'Suspension of the procedure by a complaint is excluded in advance here.',
    ),
    followUp: t(
      'Vragen over eerdere antwoorden worden hier niet beantwoord.',
      'Questions about earlier answers are not answered here.',
    ),
    waiver: t(
      'Inschrijvers moeten hier afstand doen van hun recht om bezwaar te maken.',
      'Tenderers must waive their right to object here.',
    ),
  },
  todo: t(
    'Vraag een proactieve houding zonder verval van alle rechten, en laat vragen over antwoorden toe.',
    'Ask for a proactive attitude without loss of all rights, and allow questions about answers.',
  ),
  why: t(
    'Een ondernemer kan niet alles in de eerste vragenronde zien. Een clausule die dan alle rechten wegneemt, is buiten verhouding.',
    'A firm cannot see everything in the first question round. A clause that takes away all rights then is out of proportion.',
  ),
  whenNot: t(
    'De vervaltermijn voor een kort geding tegen de gunningsbeslissing is toegestaan.',
    'The time limit for interim proceedings against the award decision is allowed.',
  ),
  words: [...wordsOf(...CLAIMS), together(['?'], ['nee'], OBJECT_OR_ASK)],
  *check(section, context, sentences) {
    if (context.role === 'contract' || context.role === 'requirements') return;
    // Whoever objects under a running contract is no tenderer.
    if (context.facts.documentKind === 'overeenkomst') return;
    for (const { claim, sentence, span } of findClaims(section, sentences, CLAIMS)) {
      if (OF_OTHERS.test(sentence.low) || isPast(sentence.low)) continue;
      if (OF_PERFORMANCE.test(sentence.low) && !OF_TENDERING.test(sentence.low)) continue;
      if (isClauseRejected(section, sentence)) continue;
      if (claim.message !== 'waiver' && KEPT.test(sentence.low)) continue;
      yield {
        span,
        message: claim.message!,
        fixes: rewriteSentence(
          sentence,
          'Van inschrijvers wordt een proactieve houding verwacht: meld onduidelijkheden en bezwaren zo vroeg mogelijk.',
          t('Vraag een proactieve houding', 'Ask for a proactive attitude'),
        ),
      };
    }
    yield* refusedLater(section);
  },
  examples: {
    bad: [
      {
        text: 'Wie in de ⟦vragenronde niets opmerkt, verliest ieder recht⟧ om later te klagen.',
        fixed:
          'Van inschrijvers wordt een proactieve houding verwacht: meld onduidelijkheden en bezwaren zo vroeg mogelijk.',
      },
      { text: 'Een inschrijver die ⟦geen bezwaar maakt voor de eerste nota, heeft zijn rechten verwerkt⟧.' },
      { text: '⟦Vervolgvragen worden niet beantwoord⟧.' },
      { text: '## Klachten\n\nEen ⟦klacht leidt in geen geval tot opschorting⟧ van de procedure.' },
    ],
    good: [
      { text: 'Van inschrijvers wordt verwacht dat zij onduidelijkheden zo vroeg mogelijk melden.' },
      {
        text: 'Wie niet binnen 20 kalenderdagen na de gunningsbeslissing een kort geding aanhangig maakt, heeft zijn recht verwerkt.',
      },
      { text: 'Het afval wordt verwerkt door een erkend bedrijf.' },
      { text: 'Na de laatste nota van inlichtingen worden vragen over antwoorden niet meer beantwoord.' },
      { text: '## Vraag 5\n\nVerliest een inschrijver die geen vragen stelt al zijn rechten?' },
    ],
  },
});

/** "Mogen wij na de nota nog bezwaar maken?" "Nee." */
function* refusedLater(section: Section): Generator<Finding> {
  for (const answer of refusals(section)) {
    const asked = questionBefore(section, answer);
    const both = `${asked} ${answer.low}`;
    if (!MAY_STILL.test(asked) || !IN_TENDERING.test(asked) || COURT.test(both) || OF_OTHERS.test(asked))
      continue;
    if (OBJECT.test(asked)) yield { span: bare(answer), message: 'found' };
    else if (ASK_ON.test(asked) && !/laatste|tweede|sluiting/.test(both))
      yield { span: bare(answer), message: 'followUp' };
  }
}

/** Whether a sentence tells of such a clause to say, there or right after, that it is not used. */
function isClauseRejected(section: Section, { low, index }: Sentence): boolean {
  if (!CLAUSE_TOLD.test(low)) return false;
  return CLAUSE_REJECTED.test(low) || CLAUSE_REJECTED.test(section.sentences[index + 1]?.low ?? '');
}
