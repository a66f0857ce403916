import type { Section, Sentence } from '../../spec/model.ts';
import { BAN_WORDS, BARRED, bannedBy } from '../language/bans.ts';
import { bare, type Claim, claimIn } from '../language/claims.ts';
import { isHearsay } from '../language/hearsay.ts';
import { hasReasonNearby } from '../language/reasons.ts';
import { fullText, statements } from '../language/statements.ts';
import { inOneSentence, together, wordsOf } from '../language/words.ts';
import { sectionRule, t } from '../rule.ts';

const SUBCONTRACTORS = "(?:onder-?\\s?aannemers?\\b|zzp'?ers\\b|freelancers\\b)";
const OTHERS = `(?:${SUBCONTRACTORS}|derden?\\b(?!-)|derde partijen|anderen\\b|een ander(?:e)?\\b(?: \\w{1,20})?|andere? [\\wà-ÿ]{0,20}(?:ondernem\\w{1,10}|part(?:ij|ijen)|bedrij(?:f|ven)|bureaus?|firma(?:'s)?|vervoerders?|aannemers?|leveranciers?)\\b)`;
/** What may be let out. */
const LET_OUT =
  '(?:(?:de |het |dit |een |deze )?(?:(?:onder)?de(?:el|len) van )?(?:de |het |dit |deze |zijn |uw )?(?:[\\wà-ÿ]{1,20} )?(?:\\w{0,14}werk(?:en|zaamheden)?|opdracht|taken|diensten|dienstverlening|uitvoering|onderdelen))';
/** Having others do the work, as a noun or a verb. */
const SUBCONTRACTING = `(?:\\bberoep\\s(?:te\\s)?(?:doen\\s)?op\\s${SUBCONTRACTORS}|onder-?\\s?aan(?:neming|bested\\w{1,6})|uitbeste\\w{1,6}|uit te besteden|(?:inschakel\\w{0,40}|inzet\\w{0,40}|inhuren|inhuur|gebruik|werken|tussenkomst|hulp)\\s(?:van\\s|met\\s)?${OTHERS}|${OTHERS}\\s(?:in te schakelen|inschakelen|inzetten|in te zetten|inhuren|in te huren|mee te nemen|toe te laten)|door\\s(?:een |enige )?${OTHERS}\\s(?:te\\s)?(?:laten\\s)?(?:te\\s)?(?:verrichten|uitvoeren|uit\\s?voeren|uit te voeren|uitgevoerd|verricht|doen)|(?:uitvoeren|verrichten|doen|bijstaan|helpen)\\sdoor\\s${OTHERS}|(?:doorzetten|overlaten|doorschuiven|doorgeven|uit handen geven)\\s(?:naar|aan)\\s${OTHERS}|(?:uit handen (?:te )?geven|door(?: te )?zetten|over(?: te )?dragen|over(?: te )?laten|door(?: te )?schuiven|laten (?:uitvoeren|verrichten|doen))\\s(?:van\\s)?${LET_OUT}\\s(?:[^.;]{0,30}\\s)?(?:aan|naar|door)\\s(?:een |enige )?${OTHERS})`;
/** Said of subcontractors themselves it is a ban only right behind them: what else they may not do is another matter. */
const NOT_HIRED =
  '(?:zijn|worden|blijven|laten|accepteren|dulden|komen|mogen|kunnen)\\s(?:(?:wij|we|bij (?:deze|de|ons) \\w{1,20}|(?:op|voor|in) (?:dit|het|deze|de|onze) \\w{1,20}|hier|daarbij|echter|dus)\\s){0,3}(?:verboden|uitgesloten|geweerd|buiten de deur|niet(?:\\s(?:toegestaan|toegelaten|welkom|geaccepteerd|aanvaard|geduld|getolereerd|gewenst|aan de orde|toe|(?:worden\\s)?(?:ingezet|ingeschakeld|gebruikt|ingehuurd)))?(?=[\\s]{0,2}(?:[.;,|]|$)))';
const BANS: readonly Claim[] = [
  `${SUBCONTRACTING}\\s?[|:]?[^.;]{0,70}${BARRED}`,
  `${BARRED}[^.;]{0,90}${SUBCONTRACTING}`,
  `(?<!door\\s)${SUBCONTRACTORS}\\s${NOT_HIRED}`,
  `(?<!door\\s)${SUBCONTRACTORS}[^.;,]{0,40}${BARRED}(?=\\s{0,2}(?:[.;|]|$))`,
  // "zet geen derden in", "wij willen geen onderaannemers", "er mogen geen onderaannemers werken"
  "\\b(?:zet|schakelt|schakel|huurt|gebruikt|maakt gebruik van|werkt met|willen|wil|wenst|mogen|mag|toegestaan)\\s(?:[^.;]{0,40}\\s)?geen\\s(?:onder-?aannemers|derden|anderen|andere bedrijven)\\b(?:\\s(?:of|en)\\s[\\wà-ÿ']{1,20}(?:\\s(?:bedrijven|partijen|krachten))?)?(?=\\s(?:in\\b|inzet|inschakel|ingezet|ingeschakeld|gebruik|worden (?:ingezet|ingeschakeld|gebruikt|ingehuurd)|op (?:de|het)|voor (?:de|het|deze))|\\s{0,2}(?:[.;,]|$))",
  '\\bzonder\\s(?:(?:gebruik|inzet|inschakeling|tussenkomst|hulp) van\\s)?(?:onder-?aannemers?\\b|(?<=van\\s)derden\\b)',
  '\\bgeen\\sonder-?aanneming\\b|\\bgeen\\s(?:onder-?aannemers|derden)\\s(?:toegestaan|toegelaten|geaccepteerd|mogelijk)',
  `\\bniet (?:met|door) ${SUBCONTRACTORS}\\s(?:(?:te|worden|wordt)\\s)?(?:gewerkt|werken|uitgevoerd|verricht|gedaan)`,
  // "mag zich niet door derden laten bijstaan", "geen gebruik van derden", "met uitsluiting van onderaannemers"
  `\\bniet door\\s(?:een |enige )?${OTHERS}\\s(?:te\\s)?laten\\s(?:bijstaan|helpen|vervangen|ondersteunen)`,
  `\\bmaak(?:t|en)\\s(?:[^.;]{0,40}\\s)?geen gebruik van\\s${OTHERS}(?=\\s(?:bij|voor|in|om)\\b|\\s{0,2}(?:[.;,]|$))`,
  `\\bmet uitsluiting van\\s(?:[^.;]{0,20}\\s)?${SUBCONTRACTORS}`,
  `${SUBCONTRACTING}[^.;]{0,50}\\b(?:geweigerd|geweerd)(?=\\s{0,2}(?:[.;|]|$))`,
  // "uit den boze"
  `${SUBCONTRACTING}[^.;]{0,60}uit den boze|uit den boze[^.;]{0,40}${SUBCONTRACTING}`,
  `\\bsluit(?:en)?\\s(?:[^.;]{0,40}\\s)?(?:${SUBCONTRACTING}|${SUBCONTRACTORS})\\s(?:[^.;]{0,40}\\s)?(?<!\\bniet\\s)uit(?![a-z])|(?:${SUBCONTRACTING}|${SUBCONTRACTORS})\\s(?:[^.;]{0,40}\\s)?sluit(?:en)?\\s(?:[\\wà-ÿ]{1,20}\\s){1,6}(?<!\\bniet\\s)uit(?![a-z])`,
  // "laat niets aan anderen over", "geen deel van het werk door derden verrichten"
  `\\b(?:niets|(?<=(?:werk|werken|werkzaamheden|opdracht|uitvoering|taken|diensten|dienstverlening|delen ervan|deel ervan)\\s)niet|geen\\s(?:enkele? )?(?:(?:deel|onderdeel|werk\\w{0,12}|taken|diensten)\\b))\\s(?:[^.;]{0,40}\\s)?aan\\s(?:een |enige )?${OTHERS}\\s(?:over|(?:worden |te )?(?:overlaten|overgelaten|uitbesteden|uitbesteed|doorgeven|doorgezet))(?![a-z])`,
  `\\b(?:laat|laten)\\s(?:[^.;]{0,40}\\s)?(?:niets|geen\\s(?:enkele? )?(?:deel|onderdeel|werk\\w{0,12}|taken|diensten))\\s(?:[^.;]{0,40}\\s)?door\\s(?:een |enige )?${OTHERS}\\s(?:verrichten|uitvoeren|doen)\\b`,
  // "Derden schakelt u niet in"
  `${OTHERS}\\s(?:schakelt|zet|huurt|gebruikt|betrekt|schakelen|zetten|huren|komen)\\s(?:(?:u|hij|wij|de \\w{1,20}|opdrachtnemer|er|daarbij|daarvoor|hiervoor|voor (?:deze|de|dit|het) \\w{1,20})\\s){0,3}niet\\s(?:in\\b|aan te pas)`,
  // "Andere firma's mag u bij de uitvoering niet betrekken"
  `${OTHERS}\\s(?:mag|mogen|kan|kunt|kunnen)\\s(?:[\\wà-ÿ]{1,20}\\s){0,6}?niet\\s(?:[\\wà-ÿ]{1,20}\\s){0,3}?(?:inschakelen|inzetten|inhuren|betrekken|(?:worden\\s)?(?:ingeschakeld|ingezet|ingehuurd))(?![a-z])`,
  // "Nee, onderaannemers accepteren wij niet"
  '\\bonder-?aannemers\\s(?:accepteren|dulden|willen|staan)\\s(?:wij|we)\\s(?:[\\wà-ÿ]{1,20}\\s){0,2}niet\\b',
  // "Geen van de werkzaamheden mag uit handen worden gegeven"
  `\\b(?:niets|geen(?: enkele?| van de| der)?)\\s(?:[^.;]{0,10}\\s)?${LET_OUT}\\s[^.;]{0,30}\\buit handen (?:worden )?(?:te )?(?:gegeven|geven)\\b`,
  // "besteedt geen enkel deel uit"
  '\\b(?:besteedt|besteden)\\s(?:[^.;]{0,20}\\s)?(?:geen|niets|niet)\\s(?:[^.;]{0,40}\\s)?uit\\b',
  `(?:${SUBCONTRACTING}|${SUBCONTRACTORS})[^.;|]{0,30}[|:?]{1,2}\\s{0,3}[|:]?\\s{0,3}(?:nee|neen|niet)\\b`,
].map((source) => ({ says: new RegExp(source), isDenial: true }));

/** Own people, or the contractor itself. */
const OWN =
  /\b(?:zelf|eigen (?:personeel|medewerkers|mensen|krachten|dienst|werknemers|organisatie|uitvoering|ploeg(?:en)?|vakmensen|vaklieden|monteurs|chauffeurs)|in eigen beheer|(?:loon|vaste )dienst|in dienst (?:van|bij) (?:de |het |uw )?(?:opdrachtnemer|aannemer|inschrijver|leverancier|dienstverlener|onderneming|bedrijf|vervoerder))\b/;
const WORK =
  /(?:opdracht|werk|werken|werkzaamheden|dienstverlening|diensten|uitvoering|omvang|overeenkomst|aanneemsom|opdrachtsom|leveringen|uren|opdrachtwaarde|alles|het geheel|ritten|inzet|bezetting|routes|projecturen|manuren)\b/;
const PERFORMS =
  /\b(?:uitvoer\w{0,4}|uit te voeren|uitgevoerd|voert|voeren|verricht\w{0,2}|te verrichten|doet|doen|gedaan|gemaakt|gerealiseerd|verwerkt|eigen uitvoering|presteert)\b/;
const SHARE =
  '(?:(?:\\d{1,3}(?:[.,]\\d+)?|(?:[a-z]{3,5}(?:en|ën))?(?:twintig|dertig|veertig|vijftig|zestig|zeventig|tachtig|negentig))\\s?(?:%|procent|pct)|(?:de\\s)?helft|(?:een|één|twee|drie|vier)\\s?(?:derde|kwart|vierde|vijfde|zesde|tiende)|het (?:grootste|merendeel|overgrote) ?(?:deel)?|driekwart)';
const LEAST = new RegExp(
  `\\b(?:ten\\s?minste|minimaal|minstens|minimum|tenminste|voor(?: zeker)?|zeker|min\\.)\\s(?:[^.;]{0,15}\\s)?${SHARE}|${SHARE}\\sof meer`,
);
const MOST = new RegExp(
  `\\b(?:ten hoogste|maximaal|hooguit|(?:niet|nooit|nimmer) meer dan|hoogstens|max\\.?|(?:begrensd|beperkt|gemaximeerd) (?:op|tot)|mag\\s(?:u\\s)?tot|(?:slechts|alleen|enkel)\\s[^.;]{0,40}\\btot)\\s(?:[^.;]{0,15}\\s)?${SHARE}`,
);
/** Of what a firm does itself, of a part of it, or of others beside its own people. */
const NOT_ALL =
  /^(?:voert|verricht|doet|neemt) (?:u|de|een)\b|\b(?:als|indien|wanneer|zodra) (?:u|hij|de|een|het|uw) [^.;]{0,60}\b(?:zelf|eigen)\b|\beigen [a-z]{0,12}dienst(?:en)? van (?:de|het|onze)\b|\b(?:die|dat|wat|welke)\s(?:u|hij|zij|de \w{1,20}|deze)\szelf\b|\b(?:gehele|volledige|hele|alle) (?:[\wà-ÿ]{1,30} )?(?:planning|administratie|rapportages?|kosten|facturatie|voorbereiding|regie|instructie|opleiding|kwaliteitscontroles?)\b|\bof\b[^.;]{0,40}\b(?:door|aan|van) (?:een |enige )?(?:anderen|derden|ander|onderaannemers?|zzp'ers)\b|\bvoor (?:de|het) (?:projectleiding|contractmanagement|begeleiding|toezicht|aansturing|planning)\b|ingehuurd|inhuurkracht|\bjaar door\b|\bon(?:ze|s) eigen\b|\b(?:mag|mogen|kan|kunt|kunnen)\b(?![^.;]{0,80}\b(?:alleen|uitsluitend|enkel|slechts)\b)[^.;]{0,60}\b(?:zelf|eigen)\b/;
/** Whose people do it: "zet u met eigen medewerkers in", "wordt geleverd door eigen chauffeurs van de opdrachtnemer". */
const BY_OWN =
  /\b(?:met|door) (?:(?:uw|zijn|haar|hun) )?eigen (?:personeel|medewerkers|mensen|krachten|werknemers|chauffeurs|monteurs|beveiligers|adviseurs|consultants|vakmensen|hoveniers|schoonmakers|begeleiders|ploegen)\b|\b(?:met|door) (?:personeel|medewerkers|mensen|werknemers|chauffeurs|monteurs) in (?:eigen |uw |vaste )?(?:loon)?dienst\b|\b(?:met|door) (?:personeel|medewerkers|mensen|werknemers) (?:dat|die) (?:bij u|bij (?:de )?[\wà-ÿ]{4,20}) in (?:loon)?dienst (?:is|zijn)\b|\beigen (?:personeel|medewerkers|mensen|krachten|werknemers|chauffeurs) in(?=\s?(?:[.,;]|$))/;
const IS_PUT_IN =
  /\b(?:zet|zetten|ingezet|inzetten|in te zetten|rijdt|rijden|gereden|levert|leveren|geleverd|bemant|bemannen|bemand|vult|ingevuld|werkt|gewerkt|verzorgt|verzorgd|bezet|dekt|gemaakt|draait|draaien|gedraaid|voert|uitgevoerd)\b/;
/** All of the work, or a part in figures, by the contractor's own people: no critical tasks, but whatever it is. */
const SHARES: readonly Claim[] = [
  { says: [LEAST, OWN, PERFORMS, WORK] },
  {
    says: [LEAST, BY_OWN, IS_PUT_IN, WORK],
    unless:
      /\b(?:gemeente|provincie|waterschap|opdrachtgever|wij|school) (?:zet|rijdt|levert|bemant|werkt|verzorgt)\b|\b(?:zet|rijdt|levert|bemant|werkt|verzorgt) (?:wij|(?:de |het )?(?:gemeente|provincie|waterschap|opdrachtgever|school))\b/,
  },
  { says: [/\b(?:eigen (?:personeel|medewerkers|mensen|uitvoering)|zelf)[^|:]{0,30}[|:]/, LEAST, WORK] },
  {
    says: [
      /\b(?:gehele|volledige|hele|alle|al het|alles|geheel|volledig|integraal|in zijn geheel|uitsluitend)\b/,
      OWN,
      PERFORMS,
      WORK,
    ],
    unless: NOT_ALL,
  },
  {
    says: [
      /\b(?:alleen|uitsluitend|enkel|slechts)\s(?:(?:met|door)\s)?(?:eigen (?:personeel|medewerkers|mensen|krachten|werknemers)|(?:personeel|medewerkers|mensen|werknemers) in (?:eigen |vaste )?(?:loon)?dienst)\b/,
      /\b(?:zet|zetten|inzetten|ingezet|werkt|werken|gebruikt|gebruikmaken|in te zetten)\b/,
      WORK,
    ],
    unless: NOT_ALL,
  },
  {
    says: [
      /\b(?:alleen|uitsluitend|enkel|slechts) (?:door )?(?:u|de (?:inschrijver|opdrachtnemer|aannemer|leverancier|dienstverlener)) zelf\b/,
      PERFORMS,
      WORK,
    ],
  },
  {
    // "Drukken, couverteren en posten gebeurt in zijn geheel met eigen personeel"
    says: [
      /\b(?:gehele|volledige|hele|alle|al het|alles|geheel|volledig|integraal|in zijn geheel|helemaal|uitsluitend|alleen)\b/,
      BY_OWN,
      /(?:, [^.;]{2,40} en [^.;]{2,80}|\b(?:alles|het werk|(?:de|alle|het) (?:[\wà-ÿ]{0,20}werkzaamheden|opdracht|dienstverlening|uitvoering|diensten))\b[^.;]{0,60})\b(?:gebeur(?:t|en)|geschied(?:t|en)|vind(?:t|en)\b[^.;]{0,60}\bplaats)\b/,
    ],
    unless: new RegExp(
      `${NOT_ALL.source}|\\b(?:gemeente|provincie|waterschap|opdrachtgever|wij|ons|onze|school|bewaking|inzage|opening|screening|opleiding|instructie|toezicht|planning|administratie|rapportage)\\b|\\b(?:rest|overige?|andere)\\b[^.;]{0,40}\\b(?:mag|mogen|kan|kunnen)\\b`,
    ),
  },
  {
    says: [/\beigen aandeel\b|\baandeel eigen (?:werk|uitvoering)\b/, LEAST, WORK],
    unless: /kosten|bijdrage|financi|gemeente|provincie|opdrachtgever|scoort|punten/,
  },
].map((claim) => ({ message: 'share', ...claim }));
/** At most a part may be done by others. */
const MOST_LET_OUT: Claim = {
  message: 'share',
  says: [MOST, /onder-?aanne\w{0,40}|uitbeste\w{1,6}|uit te besteden/],
  unless: /opslag|toeslag|vergoed|korting|marge|provisie|\bfee\b|boete|inhoud/,
};
/** Whoever works with subcontractors stays out. */
const KEPT_OUT: Claim = {
  says: new RegExp(
    `\\b(?:inschrijving(?:en)?|offertes?|aanbieding(?:en)?)\\s(?:(?:waarin|met)\\s)(?:[^.;,]{0,20}\\s)?${SUBCONTRACTORS}(?!\\s(?:die|waarvan|waarop)\\b)[^.;]{0,25}\\b(?:is|zijn|worden|wordt|leggen|legt|verklaren|nemen)\\s[^.;]{0,20}(?:ongeldig|terzijde|uitgesloten|afgewezen|niet (?:in behandeling|beoordeeld|toegelaten))|\\b(?:die|wie)\\s[^,;]{0,40}(?:${SUBCONTRACTORS})[^,;]{0,40},\\s(?:kom(?:t|en) niet|word(?:t|en) (?:niet toegelaten|uitgesloten|afgewezen)|(?:kan|kunnen|mag|mogen) niet (?:mee|inschrijven|deelnemen)|hoe(?:ft|ven) (?:zich )?niet (?:in te schrijven|mee te doen|deel te nemen|te reageren|aan te melden))`,
  ),
  unless: /\b(?:zonder|geen|niet (?:ver)?meld|niet worden genoemd|waarop|op wie)\b/,
  isDenial: true,
};
const CLAIMS = [...BANS, KEPT_OUT, ...SHARES, MOST_LET_OUT];
/** To meet requirements with the means of another is something else: `aw/beroep-op-derden`. */
const RELIES =
  /bekwaamhe|draagkracht|moedermaatschappij|\b(?:ervaring|certifica(?:at|ten)|keurmerk|diploma's?) van\b|geschiktheids|ervaringseis|\bberoep(?! (?:te )?(?:doen )?op (?:een )?onder-?aannemers?\b)|referentie|kerncompetentie/;
/** Verbs of having others do it. */
const HAVING_DONE = [
  ...[
    'schakel',
    'inzet',
    'ingezet',
    'zetten',
    'zet ',
    'inhu',
    'huurt',
    'gebruik',
    'werken',
    'werkt',
    'tussenkomst',
    'hulp',
    'betrek',
    'aan te pas',
  ],
  ...[
    'nemen',
    'laten',
    'verricht',
    'uitvoer',
    'uit te voeren',
    'uitgevoerd',
    'doen',
    'zonder',
    'geen',
    'doorzet',
  ],
  ...['doorschuiv', 'doorgeven', 'handen', 'bijst', 'helpen', 'overlaten', 'overgelaten', 'over', 'laat'],
];
/** What a bare ban may stand under. */
const HEADING = /onder-?aanne|uitbeste|inschakel\w{0,6} (?:van )?(?:derden|anderen)|derden inschakel/;
/** What leaves room after all, or is about something smaller. */
const ROOM =
  /(?:onderaannemers?|derden|partijen)(?:\s(?:in te zetten|in te schakelen|inzetten|inschakelen))?\s(?:die|welke|waarvan)\b|zonder\s(?:[\wà-ÿ]{1,40}\s){0,4}(?:toestemming|goedkeuring|instemming|melding|kennisgeving|overleg)|toestemming|tenzij|behoudens|kritieke|kritische (?:taken|werk)|essentiële (?:taken|onderdelen)|2\.95|doorslaggevend|onderhuur|onderverhuur|niet verplicht|niet vereist|hoeft(?! (?:zich )?niet (?:in te schrijven|mee te doen|deel te nemen|te reageren|aan te melden))|onderaannemers of leveranciers|\bsancties?\b|\bstaat\s(?:het )?(?:(?!niet\b)[\wà-ÿ]{1,25}\s){1,3}vrij\b|verdere onderaan|verder (?:uit te besteden|uitbested\w{0,2}|uitbesteden|uitbesteed)|op zijn beurt|doorbested|onderaannemers? van (?:de )?onderaannem|door de onderaannemer|\bde onderaannemer (?:mag|kan|zal)\b|\bonderaannemer mag (?:geen (?:tweede|verdere|andere|eigen)|niet (?:verder|zelf))\b|\b(?:gemeente|provincie|waterschap|opdrachtgever|wij|school|stad) (?:besteedt|besteden|voert|doet|verricht)\b|\bbesteden (?:wij|we)\b|\b(?:inhuur|inzet|inschakelen)\b[^.;]{0,30}\bdoor (?:de |het )?(?:gemeente|opdrachtgever|provincie|waterschap)\b|ketenonderaan|uitsluitingsgrond|waarop (?:een )?uitsluiting|social return|betaling|betaal|te betalen|\bvorige\b|voorheen|destijds|in het verleden|geschrapt|vervallen|(?:mag|mogen|kan|kunnen) (?:(?!geen\b|niet\b)[\wà-ÿ]{1,40} ){0,3}(?:onderaannemers|derden) (?:inzet|inschakel)|ontslaat|niet bekend|vermeld|onderaannemer(?:s)? die niet|telt niet|\bnadat\b|aansprakelijk|geen beperking|\b(?:tevens|ook|zowel) (?:als )?(?:onderaannemer|inschrijver)|als onderaannemer|in meerdere inschrijvingen|meer dan één inschrijving/;
const UNKNOWN_PART =
  /niet (?:uitgesloten|verboden)|\bgeen (?:verbod|bezwaar|beperking)|\bverbod (?:om|op)\b[^.;]{0,90}\bis niet aan de orde|\bverbod\b[^.;]{0,50}\b(?:past|geldt|bestaat|is er|hoort)\b[^.;]{0,30}\bniet\b|\b(?:betekent|houdt|wil|impliceert)\b[^.;]{0,30}\bniet\b[^.;]{0,20}\bdat\b/;

export const rule = sectionRule({
  id: 'aw/onderaanneming-verbod',
  title: t('Onderaanneming in het algemeen verboden', 'Subcontracting banned in general'),
  severity: 'warning',
  gate: ['eu'],
  citations: ['aw-2.79', 'aw-2.95-2'],
  messages: {
    found: t(
      'Onderaanneming wordt in het algemeen verboden; alleen voor aangewezen kritieke taken mag worden geëist dat de inschrijver ze zelf uitvoert.',
      'Subcontracting is banned in general; only for designated critical tasks may it be demanded that the tenderer performs them itself.',
    ),
    share: t(
      'Er wordt in het algemeen een deel eigen uitvoering geëist, zonder kritieke taken aan te wijzen.',
      'A share of own performance is demanded in general, without designating critical tasks.',
    ),
  },
  todo: t(
    'Sta onderaanneming toe, of wijs de kritieke taken aan die de inschrijver zelf moet uitvoeren.',
    'Allow subcontracting, or designate the critical tasks the tenderer must perform itself.',
  ),
  why: t(
    'Onderaanneming geeft kleinere ondernemingen een kans, alleen of samen. Een algemeen verbod of een algemeen percentage gaat verder dan nodig is om de kwaliteit te bewaken.',
    'Subcontracting gives smaller firms a chance, alone or together. A general ban or percentage goes further than is needed to guard quality.',
  ),
  whenNot: t(
    'Als alleen aangewezen kritieke taken zelf moeten worden uitgevoerd, of als onderaanneming met toestemming mag.',
    'When only designated critical tasks must be performed by the tenderer itself, or when subcontracting is allowed with permission.',
  ),
  motivable: true,
  words: [
    ...['onderaanne', 'onderaanbe', 'onder-aanne', 'onder aanne', 'inschakel', 'uitbesteed'],
    inOneSentence(HAVING_DONE, new RegExp(OTHERS), BAN_WORDS),
    together(['uitbeste', 'uit te besteden', 'besteedt', 'besteden'], BAN_WORDS),
    inOneSentence(
      ['zelf', 'eigen', 'dienst'],
      [
        '%',
        'procent',
        'pct',
        'helft',
        'derde',
        'kwart',
        'vierde',
        'vijfde',
        'zesde',
        'tiende',
        ' deel',
        'merendeel',
      ],
    ),
    ...wordsOf(...SHARES.slice(3), MOST_LET_OUT),
  ],
  *check(section) {
    for (const sentence of statements(section)) {
      const { low } = sentence;
      const banned = bannedBy(section, sentence);
      const found = HEADING.test(banned) ? BARE : claimIn(section, sentence, CLAIMS);
      if (!found || (found.claim !== MOST_LET_OUT && RELIES.test(low)) || isLimited(section, sentence))
        continue;
      if (ROOM.test(low) || UNKNOWN_PART.test(low) || ROOM.test(banned)) continue;
      if (isHearsay(low) || hasReasonNearby(section, sentence)) continue;
      const { message } = found.claim;
      yield { span: found.span ?? bare(sentence), ...(message === undefined ? {} : { message }) };
    }
  },
  examples: {
    bad: [
      { text: 'De ⟦inzet van onderaannemers is niet toegestaan⟧.', facts: 'procedure: openbaar' },
      {
        text: '| Onderwerp | Voorwaarde |\n| --- | --- |\n| ⟦Uitbesteding | verboden⟧ |',
        facts: 'procedure: openbaar',
      },
      {
        text: 'Opdrachtnemer ⟦voert minimaal 60% van de werkzaamheden met eigen personeel⟧ uit.',
        facts: 'procedure: niet-openbaar',
      },
      { text: 'Opdrachtnemer ⟦mag geen werkzaamheden door derden laten uitvoeren⟧.' },
    ],
    good: [
      {
        text: 'Onderaanneming is niet toegestaan zonder voorafgaande toestemming.',
        facts: 'procedure: openbaar',
      },
      {
        text: 'De kritieke taken in bijlage 2 voert de inschrijver zelf uit; de rest mag hij uitbesteden.',
        facts: 'procedure: openbaar',
      },
      { text: 'Onderaanneming is niet uitgesloten.', facts: 'procedure: openbaar' },
      { text: 'Onderverhuur van de ruimte is verboden.', facts: 'procedure: openbaar' },
      { text: 'Onderaanneming is niet toegestaan.', facts: 'procedure: meervoudig-onderhands' },
      { text: 'Wie als derde de zaal huurt, zorgt zelf voor eigen personeel.', facts: 'procedure: openbaar' },
    ],
  },
});

/** A ban by the heading. */
const BARE: { readonly claim: Claim; readonly span?: undefined } = { claim: { says: HEADING } };

/** Critical tasks are named in the sentences around, or the ban is on one part only. */
function isLimited(section: Section, sentence: Sentence): boolean {
  const at = sentence.index;
  return (
    /kritieke|kritische taak|kritische taken|2\.95/.test(fullText(section, sentence)) ||
    section.sentences
      .slice(Math.max(0, at - 1), at + 2)
      .some((other) => /kritieke ta|kritische ta/.test(other.low))
  );
}
