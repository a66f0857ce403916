import { binds } from '../../spec/speakers.ts';
import { isPast } from '../language/history.ts';
import { headingOver } from '../language/statements.ts';
import { sectionRule, t } from '../rule.ts';

const OTHERS =
  '(?:derden?|anderen|andere (?:ondernemingen?|ondernemers|bedrijven|entiteit(?:en)?|partij(?:en)?|rechtspersonen|organisaties)|een (?:ander|derde)|onderaannemers?|(?:moeder|zuster|dochter|groeps)[-, ]?(?:maatschappij(?:en)?|bedrijf|bedrijven|ondernemingen)?|gelieerde (?:\\w+ )?|concern)';
const RELIES = new RegExp(
  `(?:beroep(?:en|t)?|beroept zich|steunen|steun|gebruik(?:maken)?|inroepen|leunen|terugvallen|zich beroepen)\\s[^.;]{0,60}${OTHERS}|(?:draagkracht|bekwaamheid|middelen|ervaring|referenties?|omzet|capaciteit(?:en)?)\\s(?:\\w+\\s){0,2}?van\\s(?:een |de )?${OTHERS}|${OTHERS}[^.;]{0,30}(?:draagkracht|bekwaamheid|referenties)`,
);
const BANS =
  /niet (?:toegestaan|mogelijk|geaccepteerd|aanvaard|meegeteld|mee|worden|geoorloofd|in aanmerking)|is uitgesloten|zijn uitgesloten|uitgesloten\b|(?:kan|mag|mogen|kunnen)\s[^.;]{0,40}(?:geen|niet)|verboden|niet[^.;]{0,30}(?:beroepen|meegenomen|ingebracht)|\|\s?(?:nee|niet)(?![a-z])|worden niet|tellen niet|telt niet|geen beroep|buiten beschouwing|ongeldig/;
const SELF =
  /(?:zelf|zélf|zelfstandig|op eigen kracht)[\s,][^.;]{0,90}(?:geschiktheidseis|minimumeis|aan (?:al|alle|de|deze|onze)\s(?:onze |de |deze )?(?:gestelde )?eisen)|(?:geschiktheidseis|minimumeis|aan (?:alle|de|deze|onze) eisen)[^.;]{0,40}(?:zelf|zélf|zelfstandig|op eigen kracht)\s(?:te )?(?:voldoe|beschik)/;
/** What a parent or sister company can do does not count. */
const KIN_EXCLUDED =
  /(?:moeder|zuster|dochter|hulp)(?:-|bedrij|maatschappij|onderneming)[^.;]{0,80}(?:buiten beschouwing|niet mee|niet meegeteld|telt niet|tellen niet)/;
const OTHER =
  /geen rechten|rechten ontlenen|verrekening|intellect|gegevens van derden|aanspraken|vrijwaar|persoonsgegevens|geheim|informatie van derden|indien|tenzij|als (?:de|een|het|u)\b|zonder\s(?:\w+\s){0,3}(?:verklaring|uea|toestemming)|hoofdelijk|meer dan één|dezelfde derde|overdra|programmatuur|inhuur|niet nodig|zonder eigen/;
const CAPABILITY =
  /draagkracht|bekwaamheid|geschiktheid|eisen|middelen|referenti|ervaring|beroep op|omzet|competentie/;

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
    'ander',
    'hulpbedrijf',
    'derde',
    'draagkracht',
    'andere',
    'moeder',
    'zuster',
    'dochter',
    'onderaannemer',
    'middelen',
    'zelf',
    'zélf',
  ],
  *check(section, context) {
    if (context.role === 'contract') return;
    for (const sentence of section.sentences) {
      // "Een beroep op … is niet toegestaan" reads like the law speaking, but it is the drafter who forbids.
      const isBan =
        sentence.speaker === 'law' &&
        !/artikel|art\.|\bwet\b|richtlijn|voorschrift|\blid\b/.test(sentence.low);
      if (sentence.block.kind === 'heading' || !(binds(sentence.speaker) || isBan)) continue;
      const { low } = sentence;
      if (OTHER.test(low) || isPast(low)) continue;
      const relies = RELIES.exec(low);
      const self = SELF.exec(low);
      const kin = KIN_EXCLUDED.test(low);
      if (!relies && !self && !kin) continue;
      const text = `${headingOver(sentence)} ${low}`;
      const isSelfBan = self !== null && /zonder\s[^.;]{0,30}(?:derden|ander|beroep|draagkracht)/.test(low);
      if (relies && !kin && !isSelfBan && (!CAPABILITY.test(text) || !BANS.test(low))) continue;
      // "Voldoet zelf aan alle eisen" on its own: only when it says that nobody else counts.
      if (!relies && !kin && !/zonder\s[^.;]{0,30}(?:derden|ander|beroep)/.test(low)) continue;
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
