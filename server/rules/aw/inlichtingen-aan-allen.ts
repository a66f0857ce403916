import type { Sentence } from '../../spec/model.ts';
import { binds } from '../../spec/speakers.ts';
import { spanOf } from '../language/statements.ts';
import { type RuleContext, sectionRule, t } from '../rule.ts';

const ANSWER =
  /antwoord|beantwoord|\binlichtingen\b|\breactie\b|\breageert|\breageren|toelichting op (?:uw|de) vra/;
/** The one who asked, named as such. */
const ASKER =
  '(?:de |het |die |elke |iedere )?(?:[\\wà-ÿ]{1,40}\\s){0,2}?(?:vraagsteller|vragensteller|vragende (?:partij|ondernem\\w{1,40}|inschrijver|gegadigde|aanbieder)|steller(?:s)? van de vra(?:ag|gen)|(?:inschrijver|gegadigde|onderneming|ondernemer|partij|aanbieder|leverancier|degene|u)\\s(?:[\\wà-ÿ]{1,40}\\s)?die\\s(?:de|een|deze|zijn|haar)\\s(?:vra(?:ag|gen)|inlichting(?:en)?)\\s(?:[\\wà-ÿ]{1,40}\\s){0,2}(?:stel|gesteld|heeft|indien|ingediend)\\w{0,40}|betreffende (?:inschrijver|gegadigde|onderneming|partij|vraagsteller)|vrager|beller|(?:degene|diegene|wie) die (?:belt|mailt|vraagt|vroeg)|partij van wie de vraag|afzender|(?:die|deze|dezelfde) (?:gegadigde|inschrijver|onderneming|partij|aanbieder|ondernemer)|(?:hem|haar) (?:zelf|alleen))';
const ONLY =
  '(?:alleen|uitsluitend|enkel|slechts|individueel|persoonlijk|rechtstreeks|één op één|een-op-een|direct|bilateraal|vertrouwelijk|telefonisch|mondeling)';
const ONLY_ASKER = new RegExp(
  [
    `${ONLY}\\s(?:[\\wà-ÿ]{1,40}\\s){0,3}?(?:aan|naar|met|richting|bij|door|tegenover)?\\s?${ASKER}`,
    `(?:aan|naar|richting)\\s${ASKER}\\s(?:[^.;]{0,25}\\s)?${ONLY}`,
    `${ONLY}\\s(?:per\\s(?:e-?mail|telefoon|post)\\s)?(?:naar|aan)\\su\\b`,
    `(?:wie|degene die|inschrijver die|gegadigde die)\\s[^.;]{0,60}vra(?:ag|gen)\\s[^.;]{0,40}(?:krijgt|ontvangt)\\s[^.;]{0,30}(?:antwoord|reactie)\\s?[^.;]{0,30}(?:${ONLY}|per e-?mail|per mail)`,
    `(?:krijgt|ontvangt)\\s[^.;]{0,40}${ONLY}\\s[^.;]{0,30}antwoord`,
    // "Antwoorden | individueel"
    `antwoord(?:en)?\\s?[|:]\\s?(?:[\\wà-ÿ]{1,20}\\s)?${ONLY}\\b`,
  ].join('|'),
);
const OTHERS_NOT =
  /(?:antwoord|beantwoord|reactie|inlichting)[^.;]{0,140}\bniet\s(?:[\wà-ÿ]{1,40}\s){0,3}(?:gedeeld|verspreid|gepubliceerd|bekendgemaakt|verstrekt|aan (?:de )?(?:andere|overige))|\banderen?\s(?:ontvangen|krijgen|zien)\s(?:geen\s(?:antwoord|reactie)|(?:dat|dit|het|die|deze|uw)\s(?:[\wà-ÿ]{1,20}\s)?niet\b)|(?:andere|overige)\s(?:inschrijvers|gegadigden|ondernemingen|ondernemers|partijen|aanbieders|deelnemers)\s(?:[^.;]{0,30}\s)?(?:ontvangen|krijgen|zien|worden)\s(?:[^.;]{0,40}\s)?(?:niet|geen)\b/;
/** The law allows it for what is confidential, and an answer may go to the asker first. */
const ALLOWED =
  /vertrouwelijk|bedrijfsgeheim|commercieel gevoelig|individuele inlichtingen|2\.53 lid 3|motivering van de (?:afwijzing|gunning)|afwijzing|gunningsbeslissing|afgewezen|klacht|ontvangstbevestiging|technische (?:storing|ondersteuning)|inloggen|helpdesk|aanlever|referent|presentatie|tevens|ook aan|en aan alle|aan alle|verificatie|abnormaal|geanonimiseerd|marktconsultatie/;
/** Questions of users, answered during performance. */
const SUPPLIER_ANSWERS =
  /\b(?:opdrachtnemer|leverancier|hulpverlener|dienstverlener|medewerker|klantenservice|servicedesk|contractant|adviseur)\s(?:[\wà-ÿ]{1,40}\s){0,2}(?:beantwoord|reageer|antwoord|geeft|geven|stuurt)/;
const DENIED =
  /\b(?:niet|nooit)\s(?:[\wà-ÿ]{1,40}\s){0,2}(?:alleen|uitsluitend|enkel|slechts|individueel|persoonlijk|rechtstreeks|bilateraal)|niet alleen|\bgeen\s(?:individuele|persoonlijke|telefonische|mondelinge)/;

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
  words: ['antwoord', 'inlichting', 'reactie', 'reageer', 'reageren'],
  *check(section, context) {
    let before: Sentence | undefined;
    for (const sentence of section.sentences) {
      if (!isSaidByAuthority(sentence, context)) continue;
      const { low } = sentence;
      const isAnswer = ANSWER.test(low) || (before?.block === sentence.block && /antwoord/.test(before.low));
      const earlier = before;
      before = sentence;
      if (!isAnswer || ALLOWED.test(low) || DENIED.test(low)) continue;
      const found =
        ONLY_ASKER.exec(low) ??
        (/vra(?:ag|gen)|antwoord/.test(`${earlier?.low ?? ''} ${low}`) ? OTHERS_NOT.exec(low) : null);
      if (!found) continue;
      yield { span: spanOf(sentence, found) };
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
  if (SUPPLIER_ANSWERS.test(sentence.low)) return false;
  return binds(sentence.speaker);
}
