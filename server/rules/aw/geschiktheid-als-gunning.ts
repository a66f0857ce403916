import type { Section, Sentence } from '../../spec/model.ts';
import { binds } from '../../spec/speakers.ts';
import { anyOf } from '../../text/alternatives.ts';
import type { Span } from '../../text/span.ts';
import { bare, type Claim, claimIn, listsOfClaim } from '../language/claims.ts';
import { toldBefore } from '../language/going-on.ts';
import { isPast } from '../language/history.ts';
import { withAffirmed } from '../language/questions.ts';
import { headingOver, introduction, spanOf } from '../language/statements.ts';
import { sectionRule, t } from '../rule.ts';

const FIRM_NOUN =
  '(?:inschrijvers?|onderneming(?:en)?|\\w{0,15}bedrij(?:f|ven)|\\w{0,15}bureaus?|kantoor|kantoren|organisaties?|leveranciers?|aannemers?|aanbieders?|dienstverleners?|opdrachtnemers?|firma|vervoerders?|verzekeraars?|makelaars?|cateraars?|hoveniers?|drukkers?)';
const FIRM = `(?:(?:de |het |een |uw |zo'n )?${FIRM_NOUN}|u|uzelf|jullie)`;
const EARLIER =
  '(?:vergelijkba(?:ar|re)|gelijkaardige?|soortgelijke?|gelijksoortige?|eerdere?|eerder (?:uitgevoerde|gerealiseerde|opgeleverde|geleverde|verrichte))';
const WORKS =
  '(?:opdrachten|projecten|klanten|opdrachtgevers|organisaties|werken|klussen|trajecten|gebouwen|installaties|contracten|leveringen|referenties)';
const DID =
  '(?:werkten?|gewerkt|uitgevoerd|uitvoerden?|gebouwd|bouwden?|geleverd|leverden?|gerealiseerd|opgeleverd|gepresteerd|behaald|verricht|gedaan|begeleid|afgerond|afrondden?|gecontroleerd|controleerden?|verzorgd|verzorgden?|bediend|bedienden?|deed|deden|verwezenlijk(?:t|ten?)|bracht(?:en)?|voltooid(?:en)?|opleverden?|uitvoerden?|verrichtten?|realiseerden?|begeleidden?|(?:ge)?r(?:estaur|enov)eerd(?:en?)?|aangelegd|aanlegden?|ingericht|inrichtten?|schoongemaakt|schoonmaakten?|vervoerd(?:en?)?|ontworpen|ontwierp(?:en)?|opgezet|ge[iï]mplementeerd|implementeerden?|beheerd(?:en?)?|gesaneerd|saneerden?|ge[iï]nstalleerd|installeerden?|gemaakt|maakten?|onderhield(?:en)?|uitgerold(?:en)?|uitrolden?|ingevoerd|invoerden?)';
/** Those a firm worked or works for. */
const CLIENTS =
  '(?:huidige|vorige|vroegere|eerdere|voormalige|oude|bestaande) (?:opdrachtgevers?|klant(?:en)?|afnemers?|relaties|referenten)';
const MARK = '(?:\\w{0,10}cijfers?|oordeel|waardering|mening|beoordeling|score)\\b';

/** What a firm has done or is, as opposed to what it offers. */
const PROPERTY = anyOf([
  // How much it did: "aantal soortgelijke projecten", "hoeveel gemeenten uw bureau eerder bediende"
  `(?:aantal|hoeveel|hoeveelheid)\\s[^.;|]{0,50}\\s(?:dat|die|waar(?:in|aan|voor|bij)?|(?:voor|bij) wie)\\s${FIRM}\\s(?:[^.;|]{0,40}\\s)?(?:afgelopen|laatste|eerder|reeds|al)\\b`,
  `\\bhoeveel ervaring ${FIRM}\\b`,
  '\\bbehaalde (?:resultaten|successen|cijfers) (?:bij|voor|van) (?:andere|eerdere|vorige|vroegere) (?:klanten|opdrachtgevers|opdrachten|projecten)',
  '\\b(?:elke|iedere|per|aantal) tevreden (?:klant|opdrachtgever|afnemer)(?:en|s)?\\b',
  `\\bhoeveel ja(?:ar|ren)\\s(?:dat )?${FIRM}\\s(?:nu )?(?:al|reeds)\\b`,
  // Which ones it served before: "welke gemeenten u al van laptops hebt voorzien"
  `\\b(?:welke|waar|voor wie|bij wie)\\s(?:[^.;|]{0,25}\\s)?${FIRM}\\s(?:al eerder|eerder al|al|reeds|eerder)\\s(?:[^.;|]{0,60}\\s)?(?:${DID}|voorzien)(?![a-z])`,
  `(?:aantal|hoeveel|hoeveelheid)\\s[^.;|]{0,50}\\s${FIRM}\\s(?:[^.;|]{0,60}\\s)?(?:${DID}|voorzien|ingericht|geholpen)\\b`,
  `(?:aantal|hoeveel|meer|veel|hoeveelheid)\\s[^.;|]{0,30}${EARLIER}\\s${WORKS}`,
  `(?:elk|elke|ieder|iedere|per)\\s${EARLIER}\\s(?:opdracht|project|werk|klus|levering)\\b`,
  '(?:aantal|hoeveel|hoeveelheid)\\s[^.;|]{0,40}(?:opdrachten dat|tevreden (?:klanten|opdrachtgevers)|jaren ervaring|klanten in portefeuille)',
  `(?:elk|elke|ieder|iedere|per)\\s\\w{3,20}\\s(?:dat|die|waar(?:in|aan|voor|bij)|voor wie)\\s(?:${FIRM}|hij|zij)\\s(?:[^.;|]{0,60}\\s)?${DID}\\b`,
  '(?:aantal|hoeveel|hoeveelheid)\\s(?:in |over )?(?:de )?(?:laatste|afgelopen|voorbije)\\s[^.;|]{0,30}\\b(?:afgeronde|uitgevoerde|opgeleverde|gerealiseerde|geleverde|behaalde|verzorgde|verrichte)\\b',
  `\\b${FIRM_NOUN}\\s(?:die|dat)\\s(?:nu|reeds|al)\\svoor\\s[^.;|]{0,40}\\bwerk(?:t|en|te|ten)\\b`,
  `\\b(?:eerder|reeds|al|vaker) door (?:de |het |een |uw )?${FIRM_NOUN} (?:zelf )?${DID}e?\\b`,
  `\\bwie\\s(?:[^.;|]{0,30}\\s)?(?:eerder|vaker|al eens|reeds)\\s(?:[^.;|]{0,60}\\s)?${DID}\\b`,
  // Experience of the firm
  `\\bervaring(?:sjaren)? (?:van|die|waarover|bij|binnen) (?:de |het |uw |een )?(?:\\w{1,20} )?${FIRM_NOUN}\\b`,
  `\\b${FIRM_NOUN}\\s[^.;|]{0,60}\\bervaring\\b`,
  `\\bervaring (?:met|in|op het gebied van|binnen) (?:\\w{1,20} )?${EARLIER} \\w{1,30}`,
  `\\buw (?:jarenlange |ruime |eerdere |aantoonbare |relevante )?(?:ervaring|staat van dienst)\\b`,
  `\\b${EARLIER} ${WORKS} van (?:de |uw )?${FIRM_NOUN}`,
  'bedrijfservaring|ondernemingservaring|jaar ervaring uw|track ?-?record|staat van dienst|in uw portefeuille|uw (?:portfolio|referentielijst|klantenlijst)|bedrijfsprofiel|bedrijfshistorie|\\bcv van (?:de |het |uw )?(?:onderneming|bedrijf|bureau|inschrijver)\\b',
  `\\bnaarmate ${FIRM} (?:[\\wà-ÿ]{1,12} )?(?:meer|grotere?|langer|vaker)\\s[^.;|]{0,20}\\b(?:filialen|vestigingen|klanten|opdrachtgevers|ervaring|omzet|projecten|werken)\\b`,
  `\\beerdere? ervaring(?:en)? [^.;|]{0,30}\\bmet (?:de |het |uw )?${FIRM_NOUN}\\b`,
  // Who did it before, or has been about for long
  `\\b${FIRM_NOUN}\\s(?:die|dat|met)\\s(?:[^.;|]{0,50}\\s)?(?:eerder|al vaker|vaker|al eens)\\b`,
  `\\b${FIRM}\\s(?:[^.;|]{0,20}\\s)?(?:eerder|vaker|al eens)\\s(?:[^.;|]{0,60}\\s)?${DID}\\b`,
  `hoe (?:meer|vaker|langer)[^.;|]{0,80}(?:eerder|uitgevoerd|gebouwd|opgeleverd|ervaring|referenties)`,
  '(?:bestaansduur|bestaansgeschiedenis|bestaansjaren|anciënniteit)',
  // "inschrijvers met meer projecten op hun naam"
  `\\b${FIRM_NOUN}\\s(?:met|die)\\s(?:[^.;|]{0,20}\\s)?(?:meer|veel|de meeste)\\s(?:[\\wà-ÿ]{1,20}\\s){0,2}(?:ervaring|jaren|${WORKS})`,
  // References that score
  '\\b(?:opgegeven|ingediende|aangeleverde|overgelegde|ingebrachte) referenties?\\b[^|]{0,80}(?:cijfer|punten|score|scoort|gewaardeerd|beoordeeld|hoe meer)',
  '(?:kwaliteit|relevantie|omvang|aantal|vergelijkbaarheid|inhoud|zwaarte) van (?:de |uw |het |elke |iedere )?(?:[\\wà-ÿ]{3,20} )?referentie',
  '\\breferenti(?:es|eopdrachten|eprojecten|ewerken)(?=\\s?[:|(–-]|\\s(?:van|zijn|tellen|worden|leveren|leverden|bovenop|boven|die|dan|meer|extra|met)\\b|[,;]?\\s?\\d|\\s?$)',
  '(?:extra|aanvullende|meer|iedere|elke|per|goede|positieve|aantal)\\s[^.;|]{0,20}referenti(?:es?|eopdracht(?:en)?|eproject(?:en)?|ewerk(?:en)?)\\b',
  '(?:extra|iedere|elke|per|aantal|met|voor)\\s[^.;|]{0,20}(?:tevredenheids|referentie)verklaring',
  '\\breferent(?:en)?\\b[^.;|]{0,60}\\b(?:punten|score|\\w{0,10}cijfer)|(?:beoordeling|oordeel|cijfer|waardering) van (?:uw )?(?:vorige|eerdere|huidige) (?:opdrachtgevers?|klant(?:en)?)|tevredenheid van (?:eerdere |uw )?(?:eerdere |vorige )?(?:opdrachtgevers|klanten|referenten)|(?:eerdere|vorige) (?:opdrachtgevers|klanten)[^.;|]{0,40}tevreden|tevreden[^.;|]{0,40}(?:eerdere|vorige) (?:opdrachtgevers|klanten)',
  `klanttevredenheid (?:bij|van|onder) (?:bestaande|huidige|eerdere|andere|vorige)|(?:bestaande|huidige) klanten van (?:de |het |uw )?${FIRM_NOUN}\\b`,
  `\\b${CLIENTS}\\b[^.;|]{0,60}\\b${MARK}|\\b${MARK}[^.;|]{0,40}\\b(?:van|door|bij) (?:[\\wà-ÿ]{1,15} ){0,3}${CLIENTS}\\b`,
  // For whom it works now
  `\\bin portefeuille\\b|(?:portefeuille|klantenkring|klantenbestand) van (?:de |het |uw )?${FIRM_NOUN}|\\b(?:lopende|huidige|bestaande) (?:contracten|opdrachten|portefeuille|klantenkring) (?:van|bij) (?:de |het |uw )?${FIRM_NOUN}`,
  `\\b(?:klant|opdrachtgever|afnemer)(?:en|s)? (?:is|zijn) (?:van|bij) (?:u|(?:de |het |uw )?${FIRM_NOUN})\\b`,
  '\\bjaren (?:actief|werkzaam|op de markt|in (?:de|het|deze|dit) (?:branche|sector|vak|markt))\\b',
  // Its size and means
  `\\bhoeveel\\s[^.;|]{0,30}\\b(?:krachten|medewerkers|werknemers|fte|vestigingen|klanten)\\s(?:telt|heeft|hebt|zijn er bij)\\s(?:[^.;|]{0,20}\\s)?${FIRM}\\b`,
  `\\b${FIRM_NOUN} (?:met|van) (?:[^.;|]{0,40} )?(?:meer|minimaal|minstens|ten minste|boven) [^.;|]{0,20}\\b(?:medewerkers|werknemers|fte|vestigingen|filialen|personeelsleden)\\b|\\b${FIRM_NOUN} met (?:[^.;|]{0,40} )?(?:vestigingen|filialen)\\b`,
  `aantal (?:[\\wà-ÿ]{1,20} ){0,2}(?:medewerkers|fte|werknemers|personeelsleden|vestigingen)\\b[^.;|]{0,30}\\b(?:van|bij|binnen) (?:de |uw |het )?${FIRM_NOUN}`,
  '(?:omvang|grootte) van (?:de|het|uw) (?:eigen |vaste ){0,2}(?:personeelsbestand|organisatie|onderneming|bedrijf)\\b',
  `(?:omvang|grootte|schaal|leeftijd|bestaansduur|(?:jaar)?omzet|vermogen|aantal (?:vaste )?medewerkers|aantal fte|personeelsbestand|klantenbestand|marktaandeel|kredietwaardigheid|liquiditeit) van (?:de |uw |het )?${FIRM_NOUN}`,
  'financiële (?:draagkracht|gezondheid|positie|stabiliteit|soliditeit)|solvabiliteit|kredietwaardigheid|kredietrating|bedrijfsomvang|bedrijfsgrootte|\\b(?:hoger|hogere|grotere?) (?:jaar)?omzet\\b|\\buw (?:jaar)?omzet\\b',
  // What it did, and for whom
  `\\bdoor (?:hem|haar|u|hen|${FIRM}) (?:zelf ){0,1}(?:(?:eerder|reeds|al|de afgelopen jaren|in het verleden) (?:uitgevoerde|gerealiseerde|geleverde|verrichte|begeleide|verzorgde|bediende)|uitgevoerde|gerealiseerde|opgeleverde|afgeronde|gebouwde)\\b`,
  '\\bvoor (?:andere|eerdere|vorige|overige) (?:opdrachtgevers|klanten|gemeenten|organisaties|scholen|instellingen) (?:\\w{1,20} ){0,2}(?:uitgevoerde|gerealiseerde|opgeleverde|geleverde|verrichte|afgeronde|gebouwde|ingerichte|gedane)\\b',
  '(?:meeste|meer|veel|aantal|hoeveel)\\s[^.;|]{0,40}\\s(?:als|tot zijn|tot uw|tot haar) (?:klant|klanten|opdrachtgever|opdrachtgevers|relatie|relaties)\\b',
  `(?:expertise|deskundigheid|reputatie|naamsbekendheid|bekwaamheid|historie|volwassenheid) van (?:de |het |uw )?(?:inschrijver|onderneming|bedrijf|bureau|leverancier|aannemer|aanbieder|dienstverlener|opdrachtnemer|vervoerder|verzekeraar|makelaar|cateraar)\\b`,
]);
/** The same said at a distance: what is counted, what was done, and by whom. */
const CLAIMS: readonly Claim[] = [
  { says: PROPERTY },
  {
    says: [
      /\b(?:afgelopen|laatste|voorbije|ooit|eerder|in het verleden|sinds (?:19|20)\d\d)\b/,
      new RegExp(`\\b${FIRM}\\b`),
      new RegExp(`\\b${DID}\\b`),
    ],
  },
  {
    says: [
      /\b(?:eigen vermogen|jaaromzet|balanstotaal|winstcijfers?|personeelsbestand|marktaandeel)\b/,
      new RegExp(`\\b${FIRM_NOUN}\\b`),
    ],
  },
  {
    says: [
      /\b(?:meeste|aantal|hoeveel|hoeveelheid|hoe (?:vaak|vaker|meer))\s(?:[\wà-ÿ]{1,30}\s){0,4}?(?:opgeleverde|uitgevoerde|gerealiseerde|afgeronde|gebouwde|vergelijkbare|soortgelijke|eerdere)\b/,
      new RegExp(`\\b${FIRM}\\b`),
    ],
  },
  {
    says: [
      /\b(?:jaar|jaren|sinds|langer|lang)\b/,
      /\b(?:op de markt|in (?:de|deze|uw|het) (?:branche|sector|markt|vak\w{0,10})|actief|werkzaam|gevestigd)\s(?:is|bent|zijn)\b|\b(?:is|bent|zijn)\s(?:[^.;|]{0,40}\s)?(?:actief|op de markt|werkzaam|gevestigd)\b|\bbestaa[nt]\b/,
      new RegExp(`\\b${FIRM_NOUN}\\b|\\b(?:u als|(?:langer|lang|jaren|jaar) (?:dat )?u)\\b`),
    ],
  },
];
/** What a tenderer asks whether it counts: a yes makes it so. */
const ASKED = anyOf([
  PROPERTY.source,
  '\\breferenti(?:e|es|eopdracht(?:en)?|eproject(?:en)?|ewerk(?:en)?)\\b|\\b(?:onze|bedrijfs|eerdere|ervaring van)\\s?(?:[\\wà-ÿ]{1,20} )?ervaring\\b',
]);
/** Whether it counts, as asked. */
const ASKS_SCORE =
  /\b(?:tel(?:t|len)|meetel(?:t|len)|weegt|wegen|beoordeeld|gewaardeerd|waardeert|waarderen|meegewogen|punten voor|gescoord|scoren|scoort)\b|cijfer/;
/** A cell or label: "Referenties en ervaring | 25". */
const LABEL =
  /^(?:[a-z]{0,3}\d[\d.]{0,4}[.:)]?\s)?(?:relevante |aantoonbare |eerdere )?(?:ervaring|referenties?)(?: en (?:ervaring|referenties?))?\s?(?=[|:(])/;
/** Of the firm as such, whoever of its staff does the work. */
const SIZE =
  /\bcv van (?:de |het |uw )?(?:onderneming|bedrijf|bureau|organisatie|inschrijver)|aantal (?:vaste )?medewerkers (?:in vaste dienst )?(?:van|bij|binnen)|personeelsbestand|\b(?:inschrijver|onderneming|bedrijf|bureau)s? (?:met|van) (?:[^.;|]{0,40} )?(?:meer|minimaal|minstens|ten minste|boven) /;
/** What a firm did is told so; how it went in an earlier tender is told otherwise. */
const IN_THE_PAST = /in het verleden|vroegere/g;
/** How the work will be done, or what will be learnt from it: that is offered. */
const OFFERED =
  /^(?:op welke (?:wijze|manier)|hoe)\b(?! (?:veel|vaak|lang|meer|groot))|ervaring(?:en)? (?:uit|van|tijdens) (?:het|de|dit|deze) (?:project|opdracht|uitvoering|werk)|ervaringen (?:te )?delen/;
const STAFF =
  /manager\b|leider\b|kandidaat|coördinator|architect\b|ontwikkelaar\b|trainer\b|\bu inzet|team|medewerker|personeel|functionaris|consultant|adviseur|uitvoerder|sleutelfunctie|\bcv\b|in te zetten|ingezet|begeleider|docent|monteur|sleutelperso|specialist|tekenaar|toezichthouder|opzichter|chauffeur|schoonmaker|beveiliger|\bjurist|accountant\b|\bkok\b/;
const SCORES =
  /fictieve|\w{0,10}aftrek\b|afgetrokken|evaluatieprijs|vergelijkingsprijs|waardering|\bweegt\b[^.;]{0,30}\bmee\b|\bwegen\b[^.;]{0,30}\bmee\b|punten|\bpunt\b|\d\s?%|score|scoor|scoren|weging|telt mee|tellen mee|gunningscriteri|kwaliteitscriteri|gewicht|hoe meer|meegewogen|\d\s?(?:pt|pnt)\b|hoger gewaardeerd|gewaardeerd|waarderen|beoordeeld|beoordelen|bonus|\bcijfer|(?:levert|krijgt|krijgen|geeft|geven|scoort|goed voor|is) (?:[^.;]{0,30}\s)?een (?:10|[1-9]|tien|negen|acht|zeven|zes|vijf|vier)(?![\w,.]*\d)\b(?! (?:jaar|jaren|maanden|weken|dagen|uur|personen|stuks))/;
/** One of these stands in all that scores. */
const COUNTS = [
  'fictieve',
  'aftrek',
  'afgetrokken',
  'evaluatieprijs',
  'vergelijkingsprijs',
  'punt',
  'scor',
  'scoor',
  'waard',
  'bonus',
  'weeg',
  'wegen',
  'weging',
  'gewicht',
  'gunning',
  'criteri',
  'telt',
  'tellen',
  'beoordel',
  '%)',
  'hoe meer',
  'meegewogen',
  ' pt',
  'cijfer',
  'levert',
  'krijg',
  ' geven',
  'geeft',
  'goed voor',
  'is een',
];
const AWARDS =
  /fictieve|evaluatieprijs|vergelijkingsprijs|kwaliteitsaftrek|gunning|kwaliteitscriter|subcriter|eindscore|score op kwaliteit|prijs (?:telt|weegt)/;
/** Points are given for it: in a procedure of one stage that can only be for the award. */
const GIVES_POINTS =
  /\bpunt(?:en)?\b|\bscore\b|scoort|scoren|gewaardeerd|waarderen|bonus|\(\s?\d{1,3}\s?%\s?\)|\d{1,3} van de \d{2,4}\b|(?:weegt|wegen|telt|tellen) (?:\w{1,20} ){0,2}voor \d|beoordeling van de kwaliteit|\bcijfer\b|(?:levert|krijgt|geeft) (?:[^.;]{0,30}\s)?een (?:10|[1-9])\b(?! (?:jaar|maanden|weken|dagen))|voor (?:de )?kwaliteit (?:kijken|letten|geven|krijgt)/;
/** What it scores on top of being a demand. */
const NEXT_TO_DEMAND =
  /\b(?:naast|behalve|bovenop|boven op|buiten|los van) [^.;,]{0,40}(?:minimum|geschiktheids)eis(?:en)?/g;
const NO_SCORE =
  /punten (?:zijn|worden|krijgt)[^.;]{0,30}\bniet\b|geen (?:rol|punten|gunningscriter|extra|invloed|verschil|gevolg|betekenis)|speelt [^.;]{0,40}geen|niet (?:(?:hier|daarbij|andermaal|nog eens|ook nog|hierbij) ){0,2}(?:mee|beoordeeld|gewaardeerd|gewogen|gescoord|betrokken|bekeken|getoetst|opnieuw|nogmaals|als gunningscriter)|\b(?:beoordelen|waarderen|wegen|tellen|toetsen|kijken|letten|weegt|telt|beoordeelt|waardeert)\b[^.;,]{0,30}\bniet\b(?! (?:alleen|slechts|enkel|uitsluitend))|buiten (?:beschouwing|(?:de|onze) (?:beoordeling|waardering|weging|score))|geschiktheidseis|minimumeis|selectiecriter|al (?:bij|in) de (?:geschiktheid|selectie)|ongeldig|knock-?out|nadere selectie/;

export const rule = sectionRule({
  id: 'aw/geschiktheid-als-gunning',
  title: t(
    'Ervaring van de inschrijver als gunningscriterium',
    'Experience of the tenderer as award criterion',
  ),
  severity: 'warning',
  gate: ['eu'],
  citations: ['aw-2.115-2-g', 'aw-2.93'],
  messages: {
    found: t(
      'Een eigenschap van de inschrijver (“{words}”) telt mee bij de gunning; die hoort bij de geschiktheid.',
      'A property of the tenderer (“{words}”) counts in the award; it belongs to suitability.',
    ),
  },
  todo: t(
    'Beoordeel bij de gunning alleen wat wordt aangeboden. Kwaliteit van het personeel dat de opdracht uitvoert mag wel een criterium zijn.',
    'Judge only what is offered in the award. The quality of the staff who perform the contract may be a criterion.',
  ),
  why: t(
    'Geschiktheid gaat over de onderneming, gunning over de aanbieding. Wie ervaring van de onderneming punten geeft, toetst tweemaal hetzelfde en bevoordeelt grote partijen.',
    'Suitability is about the firm, award about the offer. Giving points for the experience of the firm tests the same thing twice and favours large players.',
  ),
  whenNot: t(
    'Bij selectiecriteria in een procedure met voorselectie, of als het gaat om de ervaring van het in te zetten team.',
    'For selection criteria in a two-stage procedure, or when it is about the experience of the team deployed.',
  ),

  words: [...CLAIMS.map((claim) => [...listsOfClaim(claim), COUNTS]), [['ervaring', 'referentie'], COUNTS]],
  *check(section, context) {
    const { role } = context;
    if (role === 'selection' || role === 'suitability' || role === 'contract' || role === 'evidence') return;
    const { procedure } = context.facts;
    const isOneStage = procedure !== undefined && context.law.procedure(procedure)?.twoStage === false;
    const tables = new Set<string>();
    for (const sentence of section.sentences) {
      if (!binds(sentence.speaker) && !isScoredHeading(sentence)) continue;
      const low = sentence.low.replace(NEXT_TO_DEMAND, ' ');
      const heading = sentence.block.kind === 'heading' ? '' : headingOver(sentence);
      const before = introduction(section, sentence);
      const asked = withAffirmed(section, sentence).slice(0, -sentence.low.length);
      const text = `${heading} ${before} ${asked} ${low} ${goingOn(section, sentence)}`;
      const isAward = role === 'award' || AWARDS.test(text) || (isOneStage && GIVES_POINTS.test(text));
      if (!isAward || /selectie|geschiktheid/.test(text) || !SCORES.test(text)) continue;
      const span = propertyIn(section, sentence, asked);
      if (!span || countsForNothing(low) || isOfStaff(`${asked}${low}`, `${heading} ${before}`)) continue;
      // A header that names the property holds for all rows under it, and is told once.
      if (sentence.block.cells && PROPERTY.test(before)) {
        if (tables.has(before)) continue;
        tables.add(before);
      }
      yield { span, values: { words: section.text.slice(span.start, span.end) } };
      // What follows under the heading says how it scores.
      if (sentence.block.kind === 'heading') return;
    }
  },
  examples: {
    bad: [
      {
        text: '## Gunningscriteria\n\n- Plan van aanpak: 60 punten\n- ⟦Ervaring van de inschrijver⟧: 40 punten',
        facts: 'procedure: openbaar',
      },
      {
        text: '| Gunningscriterium | Weging |\n| --- | --- |\n| Prijs | 70% |\n| ⟦Ervaring met soortgelijke projecten⟧ | 30% |',
        facts: 'procedure: openbaar',
      },
      {
        text: 'Voor het subgunningscriterium kwaliteit geldt: hoe groter het ⟦aantal referenties⟧, hoe hoger de score.',
        facts: 'procedure: niet-openbaar',
      },
    ],
    good: [
      {
        text: 'Gunningscriterium 2 is de ervaring van de projectleider die op de opdracht wordt ingezet (30%).',
        facts: 'procedure: openbaar',
      },
      {
        text: '## Geschiktheid\n\nDe inschrijver beschikt over ervaring met vergelijkbare opdrachten.',
        facts: 'procedure: openbaar',
      },
      { text: 'Ervaring van de inschrijver speelt bij de gunning geen rol.', facts: 'procedure: openbaar' },
      {
        text: '## Selectiecriteria\n\nHet aantal referenties bepaalt de score.',
        facts: 'procedure: niet-openbaar',
      },
    ],
  },
});

/** What a firm has done or is, by the sentence itself or by the question it says yes to. */
function propertyIn(section: Section, sentence: Sentence, asked: string): Span | undefined {
  const label = LABEL.exec(sentence.low);
  if (label) return spanOf(sentence, label);
  return (
    claimIn(section, sentence, CLAIMS)?.span ??
    (ASKED.test(asked) && ASKS_SCORE.test(asked) ? bare(sentence) : undefined)
  );
}

/** Told of another time, told to score nothing, or part of what is offered. */
function countsForNothing(low: string): boolean {
  const isOver = isPast(low.replace(IN_THE_PAST, ' ')) && !/soortgelijk|vergelijkba|gelijksoortig/.test(low);
  return isOver || NO_SCORE.test(low) || OFFERED.test(low);
}

/**
 * The sentence after a question the text puts itself: "Hoeveel scholen hebt u ingericht? Meer dan tien: 20 punten", or
 * one that goes on about this one: "Daarvoor zijn 40 punten te behalen".
 */
function goingOn(section: Section, { low, index, block }: Sentence): string {
  const next = section.sentences[index + 1];
  if (next?.block !== block) return '';
  const isOnIt = low.endsWith('?') || EACH_SCORES.test(next.low) || toldBefore(section, next) !== '';
  return isOnIt ? next.low : '';
}

/** "Per genoemde school krijgt u 5 punten", after what is to be named. */
const EACH_SCORES = /^(?:per|voor (?:elke?|iedere?))\s[^.;]{0,60}\bpunt(?:en)?\b/;

/** "Gunningscriterium 2: uw trackrecord (30 punten)": a heading that is a criterion with its weight. */
function isScoredHeading({ block, low }: Sentence): boolean {
  return (
    block.kind === 'heading' && /\(\s?(?:max(?:imaal|\.)? |weging:? )?\d{1,3}\s?(?:%|punten|pt|pnt)/.test(low)
  );
}

/** The staff who do the work may be judged, and so may what they have done before. */
function isOfStaff(low: string, heading: string): boolean {
  if (SIZE.test(low)) return false;
  return STAFF.test(low) || (STAFF.test(heading) && !/inschrijver|onderneming|bedrijf/.test(low));
}
