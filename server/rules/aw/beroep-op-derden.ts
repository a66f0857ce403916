import type { Section, Sentence } from '../../spec/model.ts';
import { binds } from '../../spec/speakers.ts';
import { anyOf } from '../../text/alternatives.ts';
import { BAN_WORDS, BARRED, bannedBy } from '../language/bans.ts';
import { saidBefore } from '../language/going-on.ts';
import { isPast } from '../language/history.ts';
import { headingOver, introduction } from '../language/statements.ts';
import { refusedInRow } from '../language/tables.ts';
import { inOneSentence, together, wordsOf } from '../language/words.ts';
import { sectionRule, t } from '../rule.ts';

const OTHERS =
  "(?:derden?|anderen|andere? (?:onderneming(?:en)?|ondernemers?|bedrij(?:f|ven)|entiteit(?:en)?|partij(?:en)?|rechtspers(?:oon|onen)|organisaties?|firma'?s?)|andere natuurlijke (?:of|en) rechtspersonen|een (?:ander|derde)|onderaannemers?|(?:moeder|zuster|dochter|groeps|hulp)[-, ]?(?:maatschappij(?:en)?|bedrij(?:f|ven)|onderneming(?:en)?|vennootschap(?:pen)?)?|holding\\w{0,40}|inge(?:huurde|schakelde|zette) (?:partij(?:en)?|bedrij(?:f|ven)|organisaties?|kracht(?:en)?)|gelieerde (?:[\\wà-ÿ]{1,40} )?|concern)";
/** What a tenderer must have, and may have from another. */
const MEANS =
  "(?:draagkracht|geschiktheid|bekwaamhe(?:id|den)|middelen|ervaring|referenties?|referentieopdrachten|omzet|capaciteit(?:en)?|cijfers|kennis|competenties?|vakbekwaamheid|balans|vermogen|certifica(?:at|ten)|erkenning(?:en)?|papieren|diploma(?:'s)?)";
const RELIES = anyOf([
  `(?:beroep(?:en|t)?|beroept zich|steunen|steunt?|gebruik(?:maken)?|inroepen|leunen|leunt|terugvallen|zich beroepen|inroepen van|inzet|inbreng|lenen|leent|ontlenen|ontleent|meetellen|meenemen|invullen)\\s[^.;]{0,60}${OTHERS}`,
  `${MEANS}\\s(?:[\\wà-ÿ]{1,40}\\s){0,2}?(?:van|v\\.|op naam van|uit)\\s(?:een |de |het |uw |zijn |haar |ons |onze )?(?:door (?:hem|haar|u|hen|de \\w{1,20}) (?:in te (?:schakelen|zetten|huren) |ingeschakelde |ingehuurde |ingezette )|[\\wà-ÿ]{2,20}e )?${OTHERS}`,
  `(?:hulp|steun) van (?:een )?${OTHERS}\\s(?:[^.;]{0,20}\\s)?(?:in te roepen|inroepen|ingeroepen)`,
  `${MEANS}\\s[^.;]{0,40}\\bdoor\\s(?:een )?${OTHERS}`,
  `${MEANS}\\s(?:die|dat|welke)\\s(?:een |de |uw |zijn )?${OTHERS}\\s(?:heeft|hebben|had|bezit|opdeed)`,
  `(?:geschiktheids|bekwaamheids|ervarings|minimum|omzet)eis\\w{0,2}\\s(?:[^.;]{0,40}\\s)?${OTHERS}\\s(?:in te (?:schakelen|zetten|roepen)|inschakelen|inzetten|inroepen)`,
  `${MEANS}\\sbij een (?:onderaannemer|derde|hulpbedrijf)`,
  `${OTHERS}[^.;]{0,30}${MEANS}`,
  `\\bop\\s(?:[\\wà-ÿ]{1,20}\\s){0,2}?${OTHERS}\\s(?:steun|beroep|leun)`,
  `${OTHERS}[^.;]{0,50}(?:opgevoerd|ingebracht|ingeroepen|meegeteld|opvoeren|inbrengen)[^.;]{0,40}(?:geschikt|\\w{0,20}eis|competentie|referentie)`,
]);
const BANS = anyOf([
  BARRED,
  '\\bgeen(?: van)?\\s[^.;]{0,90}(?:toegestaan|mogelijk|toegelaten)|(?:geldt|gelden) niet\\b',
  'naast ons neer|van de hand|niet (?:toegerekend|meegerekend)|(?:wordt|worden|is) niet (?:verstaan|begrepen|bedoeld|aangemerkt)|buiten aanmerking|niet (?:meegeteld|mee|worden)|(?:kan|kunt|mag|mogen|kunnen)\\s[^.;]{0,40}(?:geen|niet)',
  'niet[^.;]{0,30}(?:beroepen|meegenomen|ingebracht)|[|:]\\s?(?:nee|neen|niet)(?![a-z])|worden niet|tellen niet|telt niet|geen beroep|buiten beschouwing|ongeldig|ter ?zijde|afgewezen',
  '(?:tel|geld|help|baat|volsta|weeg)\\w{0,3}\\s(?:[\\wà-ÿ]{1,20}\\s){0,3}niet(?![a-z])',
  '(?:accepteren|aanvaarden|accepteert|aanvaardt|staan|staat|erkennen|erkent|toelaten)\\s[^.;]{0,40}niet(?![a-z])|(?:leent|lenen|leunt|leunen|steunt|haalt)\\s[^.;]{0,20}niet(?![a-z])|;[^.;]{0,60}\\sniet[.;]?$',
]);
const SELF =
  /(?:zelf|zelfstandig|op eigen kracht)[\s,][^.;]{0,90}(?:geschiktheidseis|minimumeis|aan (?:al|alle|de|deze|onze)\s(?:onze |de |deze )?(?:gestelde )?eisen)|(?:geschiktheidseis|minimumeis|aan (?:alle|de|deze|onze) eisen)[^.;]{0,40}(?:zelf|zelfstandig|op eigen kracht)\s(?:te )?(?:voldoe|beschik)/;
/** Nobody else can be meant. */
const ALONE = /op eigen kracht|(?:geheel|volledig|uitsluitend|helemaal) zelf(?:standig)?\b/;
/** "Uitsluitend met eigen middelen": the same ban in other words. */
const OWN_ONLY =
  /(?:uitsluitend|alleen|enkel|slechts)\s(?:(?:met|door|op|grond|basis|van|de|uw|zijn|haar) ){0,4}eigen (?:middelen|ervaring|referenties?|kracht|bekwaamheid|draagkracht|cijfers|omzet)|(?:uitsluitend|alleen|enkel|slechts)\s(?:de )?(?:ervaring|referenties?|opdrachten|draagkracht|bekwaamheid|omzet)\s[^.;]{0,50}\szelf\s[^.;]{0,30}(?:opgedaan|uitgevoerd|verricht|behaald|heeft|hebt)|(?:uitsluitend|alleen|enkel|slechts)\s(?:te )?(?:beroepen|steunen|leunen)\sop\s(?:uw|zijn|haar|de|het)?\s?eigen\b|(?:beroep\w{0,2}|steun\w{0,2}|leun\w{0,2})\s[^.;]{0,30}(?:uitsluitend|alleen|enkel|slechts)\sop\s(?:uw|zijn|haar|de|het)?\s?eigen\b/;
const OWN_WORDS = [
  ...['middelen', 'ervaring', 'referentie', 'kracht', 'bekwaamhe', 'cijfers', 'omzet', 'opdrachten'],
  ...['beroep', 'steun', 'leun'],
];
const PROVES =
  /geschikt|\beisen\b|kerncompetentie|bekwaam|draagkracht|referenti|aan(?:tonen|toon)|toon|ervaring/;
/** What a parent or sister company can do does not count. */
const KIN_EXCLUDED =
  /\b(?:niet|noch) (?:die |dat )?van (?:een |de |haar |zijn )?(?:moeder|zuster|dochter|hulp|concern)|(?:moeder|zuster|dochter|hulp)(?:-|bedrij|maatschappij|onderneming)[^.;]{0,80}(?:buiten (?:beschouwing|aanmerking)|niet mee|niet meegeteld|telt niet|tellen niet)|concern(?:onderde\w{1,5}|maatschappij\w{0,3}|onderneming\w{0,2})[^.;]{0,60}(?:buiten (?:beschouwing|aanmerking)|niet (?:mee|meegeteld|geaccepteerd))|(?:holding|moeder|concern|403)-?verklaring[^.;]{0,60}niet (?:geaccepteerd|aanvaard|toegestaan|mogelijk)|\bniet (?:op (?:basis|grond) van|aan de hand van|naar|uit) (?:de |het )?(?:geconsolideerde )?(?:jaar)?(?:cijfers|omzet|ervaring|referenties|middelen|draagkracht|vermogen|balans) van (?:de |het |een |uw |haar |zijn )?(?:groep|concern|holding|moeder|zuster|dochter)/;
/** A requirement is to be met with nobody's help. */
const WITHOUT_OTHERS = new RegExp(
  `\\b(?:moet\\w{0,2}|dien(?:t|en)|wenst?|wil|verlang\\w{1,2}|verwacht\\w{0,2}|eist|eisen|verplicht)\\b[^.;]{0,120}\\bzonder (?:een )?(?:beroep|steun|hulp|inbreng|inzet|tussenkomst)\\s[^.;]{0,30}${OTHERS}`,
);
const OTHER =
  /(?:een|twee) derde (?:van|deel)|geen rechten|rechten ontlenen|verrekening|intellect|gegevens van derden|aanspraken|vrijwaar|persoonsgegevens|\bcontact\b|geen [^.;]{0,40}\bnodig\b|\b(?:die|wie) (?:zelf|zelfstandig|op eigen kracht|volledig|geheel)\b|geheim|informatie van derden|indien|tenzij|als (?:de|een|het|u)\b|zonder\s(?:[\wà-ÿ]{1,40}\s){0,3}(?:\w{0,20}verklaring|uea|toestemming)|hoofdelijk|meer dan één|dezelfde derde|overdra|programmatuur|inhuur|niet nodig|zonder eigen|op (?:wiens|wier|wie)\b|waarop\b|failli|tekortkoming|overmacht|uitsluitingsgrond|(?:derden?|onderneming(?:en)?|onderaannemers?|partij(?:en)?|ander(?:en)?|entiteit(?:en)?) (?:die|dat|welke|waarvan)\b(?! (?:u|hij|zij|de inschrijver) )/;
/** Leave is given, or it is about whoever does not rely on others. */
const ALLOWS =
  /\b(?:staat|staan|laat|laten)\s(?:(?!niet|geen)[\wà-ÿ-]{1,20}\s){0,6}toe\b|^[^a-zà-ÿ]{0,4}(?:doet|beroept|steunt|maakt|wilt|wil)\s(?:u|hij|de inschrijver|een inschrijver|inschrijver)\b[^.;]{0,80},|^[^a-zà-ÿ]{0,4}(?:(?:de|een|elke|iedere) [\wà-ÿ]{1,25} die|wie)\s[^,;]{0,90}\b(?:beroept|steunt|doet|maakt),\s(?:kan|mag|moet|dient|overlegt|levert)\s(?!niet (?:mee|deelnemen|inschrijven|worden))/;
const CAPABILITY =
  /draagkracht|bekwaamheid|geschiktheid|\beis\b|eisen|middelen|referenti|ervaring|beroep op|omzet|competentie|derden|bekwaamheden|cijfers|certifica|papieren|capaciteit/;
export const rule = sectionRule({
  id: 'aw/beroep-op-derden',
  title: t('Beroep op derden uitgesloten', 'Reliance on others forbidden'),
  severity: 'error',
  gate: ['eu'],
  citations: ['aw-2.92-2.94'],
  messages: {
    found: t(
      'Een beroep op de draagkracht of bekwaamheid van anderen wordt uitgesloten: “{words}”.',
      'Reliance on the capacities of others is ruled out: “{words}”.',
    ),
  },
  todo: t(
    'Sta toe dat de inschrijver zich op anderen beroept, als hij aantoont dat hij over hun middelen beschikt.',
    'Allow the tenderer to rely on others if it shows that it has their means at its disposal.',
  ),
  why: t(
    'Een inschrijver mag eisen invullen met de middelen van een ander. Een verbod treft vooral kleine ondernemingen, die samen wel aan de eisen voldoen.',
    'A tenderer may meet requirements with the means of another. A ban hits small firms most, which together do meet them.',
  ),
  whenNot: t(
    'Bij ervaring en opleiding mag u eisen dat de derde dat deel zelf uitvoert; voor wezenlijke taken mag u eigen uitvoering vragen.',
    'For experience and education you may require the third party to perform that part; essential tasks may have to be performed by the tenderer itself.',
  ),

  words: [
    inOneSentence(RELIES, new RegExp(OTHERS), BAN_WORDS),
    inOneSentence(SELF, ['zonder', 'ander', 'eigen kracht', 'geheel', 'volledig', 'uitsluitend', 'helemaal']),
    inOneSentence(['uitsluitend', 'alleen', 'enkel', 'slechts'], ['eigen', 'zelf'], OWN_WORDS),
    // What a bare ban stands under, or behind.
    together(
      [
        ...[
          'beroep',
          'steun',
          'leun',
          'bekwaamhe',
          'ervaring',
          'referentie',
          'middelen',
          'draagkracht',
          'omzet',
        ],
        ...['geschiktheid', 'competentie', 'capaciteit'],
      ],
      new RegExp(OTHERS),
      [...BAN_WORDS, 'onmogelijk', 'ontoelaatbaar', 'sluiten', 'sluit'],
    ),
    ...wordsOf(KIN_EXCLUDED),
  ],
  *check(section, context) {
    if (context.role === 'contract') return;
    for (const sentence of section.sentences) {
      if (sentence.block.kind === 'heading' || !binds(sentence.speaker)) continue;
      const { low } = sentence;
      const text = `${headingOver(sentence)} ${introduction(section, sentence)} ${low}`;
      if (!excludesOthers(low, text) && !refusesThere(section, sentence, text)) continue;
      if (OTHER.test(low) || ALLOWS.test(low) || isPast(low)) continue;
      const end = sentence.span.end - (/[.;]$/.test(low) ? 1 : 0);
      const span = { start: sentence.span.start, end };
      yield {
        span,
        values: { words: section.text.slice(span.start, Math.min(end, span.start + 90)) },
        fixes:
          sentence.block.kind === 'row'
            ? []
            : [
                {
                  title: t('Sta een beroep op derden toe', 'Allow reliance on others'),
                  kind: 'suggestion',
                  edits: [
                    {
                      span,
                      text: 'De inschrijver mag zich voor de geschiktheidseisen beroepen op de draagkracht en bekwaamheid van een ander, als hij aantoont dat hij daarover kan beschikken',
                    },
                  ],
                },
              ],
      };
    }
  },
  examples: {
    bad: [
      {
        text: '⟦Een beroep op de draagkracht van derden is niet toegestaan⟧.',
        facts: 'procedure: openbaar',
        fixed:
          'De inschrijver mag zich voor de geschiktheidseisen beroepen op de draagkracht en bekwaamheid van een ander, als hij aantoont dat hij daarover kan beschikken.',
      },
      {
        text: '## Geschiktheid\n\n- ⟦referenties van onderaannemers worden niet geaccepteerd⟧;',
        facts: 'procedure: openbaar',
      },
      {
        text: '| Onderwerp | Toegestaan |\n| --- | --- |\n| ⟦Beroep op bekwaamheid van derden | nee⟧ |',
        facts: 'procedure: openbaar',
      },
    ],
    good: [
      {
        text: 'De inschrijver mag zich beroepen op de bekwaamheid van een derde.',
        facts: 'procedure: openbaar',
      },
      { text: 'Aan deze raming kunnen derden geen rechten ontlenen.', facts: 'procedure: openbaar' },
      {
        text: 'Als een inschrijver zich op een derde beroept, is een inschrijving zonder UEA van die derde niet mogelijk.',
        facts: 'procedure: openbaar',
      },
      {
        text: 'De opdrachtnemer maakt geen gebruik van persoonsgegevens van derden.',
        facts: 'procedure: openbaar',
      },
    ],
  },
});

/** "Wat uw onderaannemers hebben gedaan, telt niet", after what does count. */
const COUNTS_NOT = new RegExp(
  `${OTHERS}\\s[^.;]{0,40}(?:telt|tellen|geldt|gelden|nemen)\\s(?:[\\wà-ÿ]{1,15}\\s){0,3}niet(?![a-z])`,
);

/** Whether what stands before a bare ban, or over a column that says no, is relying on others. */
function refusesThere(section: Section, sentence: Sentence, text: string): boolean {
  if (
    COUNTS_NOT.test(sentence.low) &&
    /\bervaring|referentie|geschiktheidseis|draagkracht/.test(saidBefore(section, sentence))
  )
    return true;
  const refused = refusedInRow(section, sentence.block);
  if (refused !== '') return new RegExp(OTHERS).test(refused) && PROVES.test(text);
  const banned = bannedBy(section, sentence);
  return RELIES.test(banned) && CAPABILITY.test(banned) && !OTHER.test(banned);
}

/** Whether a sentence keeps the means of others out; `text` is the sentence with what stands over it. */
function excludesOthers(low: string, text: string): boolean {
  if (WITHOUT_OTHERS.test(low) && CAPABILITY.test(text) && !/\bniet\b/.test(low)) return true;
  if (KIN_EXCLUDED.test(low) || (OWN_ONLY.test(low) && PROVES.test(text))) return true;
  if (RELIES.test(low) && CAPABILITY.test(text) && isBannedHere(low)) return true;
  if (!SELF.test(low)) return false;
  return (
    (ALONE.test(low) && !/\bof\b|samen|hoeft|hoeven|\bniet\b/.test(low)) ||
    /zonder\s[^.;]{0,30}(?:derden|ander|beroep|draagkracht)|anderen? (?:is|wordt) /.test(low)
  );
}

/** The ban stands in the clause that speaks of others, or ends a shorter one: "…; die van een onderaannemer niet". */
function isBannedHere(low: string): boolean {
  const clauses = low.split(';');
  return clauses.some(
    (clause, i) => BANS.test(clause) && (RELIES.test(clause) || i === 0 || new RegExp(OTHERS).test(clause)),
  );
}
