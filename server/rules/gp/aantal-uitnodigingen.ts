import type { Section, Sentence } from '../../spec/model.ts';
import { anyOf } from '../../text/alternatives.ts';
import { isPast } from '../language/history.ts';
import { askedRightBefore } from '../language/questions.ts';
import { hasReasonNearby } from '../language/reasons.ts';
import { fullText, headingOver, quantitiesIn, spanOf } from '../language/statements.ts';
import { type Finding, sectionRule, t } from '../rule.ts';

const INVITED =
  '(?:ondernem(?:er|ing)(?:s|en)?|part(?:ij|ijen)|\\p{L}{0,30}(?:bureaus|bedrijven|kantoren|partijen|ondernemingen)|bedrijf|leveranciers?|dienstverleners?|aannemers?|inschrijvers?|aanbieders?|genodigden|gegadigden|offertes?|prijsopgaven)';
/** Firms by their trade ("hoveniers"): also what people are called, so only where the request goes to them. */
const TRADE =
  /^\s(?:\(\d{1,2}\)\s)?(?:andere\s)?(?!opdrachtgever|medewerker|werknemer|bestuurder|beoordelaar|inwoner|gebruiker|bewoner|deelnemer|kamer|meter|nummer)\p{L}{2,30}(?:ers|eurs|aars|isten|tecten|erijen|ondernemingen)(?!\p{L})/u;
const RECIPIENT =
  /(?:^|(?<!inzet |team |ploeg )\b(?:aan|naar|bij|van de|van|hebben|zijn|worden|u en(?: nog)?|aan een|naar een|bij een)\s)$/;
const COUNTED = new RegExp(
  `^\\s?(?:\\(\\w{1,6}\\)\\s)?(?:(?!(?:en|of|per|van|voor|bij|aan|door|met) |referentie)[\\p{L}-]{1,30}\\s){0,3}?${INVITED}(?!\\p{L})`,
  'u',
);
/** "Met deze twee is het aantal uitnodigingen compleet". */
const IS_NUMBER = /^\s(?:is|vormt|vormen|zijn) het (?:aantal|totaal)\b/;
/** "Hoeveel partijen heeft u gevraagd?" */
const ASKS_NUMBER = new RegExp(
  `\\bhoeveel (?:[\\p{L}-]{1,30}\\s){0,2}?${INVITED}[^?]{0,60}(?:gevraagd|uitgenodigd|benaderd|aangeschreven|nodigt|vraagt|benadert|doen mee|meedoen)`,
  'u',
);
const ANY_INVITED = new RegExp(INVITED, 'u');
/** "Aantal genodigden: 7". */
const LABELLED = new RegExp(
  `aantal (?:[\\p{L}-]{1,30}\\s){0,3}?${INVITED}[^.;:]{0,20}:?\\s$|^(?:[\\p{L}-]{1,30}\\s){0,2}?${INVITED}:\\s$`,
  'u',
);
/** What goes out to the firms. */
const REQUEST =
  '(?:offerteaanvra\\p{L}{1,5}|offerteverzoek\\p{L}{0,4}|aanvraag|uitnodiging|uitvraag|verzoek|brief|prijsaanvraag|prijsvraag|stukken)';
const INVITES = anyOf(
  [
    'geselecteerd[^.;]{0,40}(?:offerte|aanbieding|prijsopga)',
    'uitgenodigd|uitnodig|nodig(?:t|en)\\s|genodigden|benaderd|benader(?:t|en)|aangeschreven',
    '(?:schrij(?:ft|ven)|vragen|vraagt)\\s[^.;]{0,60}\\baan\\b',
    '(?:vraagt|vragen|opgevraagd|gevraagd|aangevraagd|vragen op|verzoekt|verzocht)[^.;]{0,60}(?:offerte|prijsopga|aanbieding|prijs\\b|aanbod)',
    '(?:offerte|aanbieding)s?[^.;]{0,40}(?:gevraagd|opgevraagd|uitgevraagd)|offerteaanvra',
    `${REQUEST}[^.;]{0,40}\\b(?:naar|aan|bij)\\b[^.;]{0,60}\\b(?:gegaan|verstuurd|gestuurd|verzonden|gezonden|uitgezet)\\b|${REQUEST}\\s[^.;]{0,10}\\bdoe(?:t|n)\\b[^.;]{0,60}\\bmee\\b`,
    '\\bzijn gevraagd\\b|\\bleg(?:t|gen)\\b[^.;]{0,40}\\bvoor aan|open voor',
    `(?:krijg|ontvang)(?:t|en)?\\s[^.;]{0,40}${REQUEST}|${REQUEST}\\s[^.;]{0,20}(?:krijgen|ontvangen|krijgt|ontvangt)`,
    `(?:stuurt|sturen|verstuurt|versturen|zendt|zenden)\\s[^.;]{0,60}${REQUEST}|${REQUEST}[^.;]{0,40}\\b(?:gaat|gaan|verstuurd|verzonden|gestuurd|toegezonden|uitgezet)\\b[^.;]{0,20}(?:naar|aan|bij)`,
    `${REQUEST}[^.;]{0,60}\\b(?:toe te zenden|te sturen|te verzenden|toegezonden) aan\\b`,
    '\\bding(?:t|en)\\b[^.;]{0,40}\\bmee\\b|deelnemers aan|procedure[^.;]{0,30}\\bonder\\b|u bent een van de',
  ],
  'u',
);
const NO_MAXIMUM =
  /(?:maximum|bovengrens|maximale aantal)[^.;]{0,30}(?:is |wordt |ligt )?niet (?:bepaald|vastgesteld|vast|gesteld)|geen (?:maximum|bovengrens)|onbeperkt aantal (?:ondernem|part|bedrij|leverancier)\w{0,40}/;
/** The firm written to is one more: "naast u nog vijf partijen", "u en vier andere bureaus". */
const BESIDES_YOU =
  /(?:naast|behalve) (?:u|uw (?:bedrijf|onderneming|bureau|kantoor))\b[^.;]{0,40}$|\bu(?:w (?:bedrijf|onderneming|bureau|kantoor))? en (?:nog )?$/;
/** The firm written to is the only one. */
const ALONE =
  /\bu als enige\b|\balleen (?:aan )?u\b|(?:naast|behalve) (?:u|uw (?:bedrijf|onderneming|bureau|kantoor))\b[^.;]{0,40}\b(?:niemand|geen (?:andere?|enkel))/;
/** "Naast u ontvangt nog één leverancier dit verzoek": two in all. */
const ONE_OTHER =
  /(?:naast|behalve|buiten) (?:u|uw (?:bedrijf|onderneming|bureau|kantoor))\b[^.;]{0,40}\s(?:één|1|slechts een|een) (?:andere? )?(?:ondernem|part|leverancier|bedrijf|aannemer|bureau|aanbieder)\w{0,40}/;

export const rule = sectionRule({
  id: 'gp/aantal-uitnodigingen',
  title: t('Aantal uit te nodigen ondernemers', 'Number of firms invited'),
  severity: 'warning',
  gate: ['meervoudig-onderhands'],
  citations: ['gids-h3-uitnodigen', 'aw-1.4-1-b'],
  motivable: true,
  messages: {
    found: t(
      'Er worden {count} ondernemers uitgenodigd; passend is {least} tot {most}.',
      '{count} firms are invited; {least} to {most} is fitting.',
    ),
    noMaximum: t(
      'Het aantal uit te nodigen ondernemers heeft geen maximum; passend is {least} tot {most}.',
      'The number of firms to invite has no maximum; {least} to {most} is fitting.',
    ),
  },
  todo: t(
    'Nodig een aantal ondernemers uit dat past, of motiveer het andere aantal.',
    'Invite a fitting number of firms, or state reasons for another number.',
  ),
  why: t(
    'Bij te weinig uitnodigingen is er geen mededinging; bij te veel maken veel ondernemers kosten met weinig kans.',
    'With too few invitations there is no competition; with too many, many firms incur costs with little chance.',
  ),
  whenNot: t(
    'Als de markt kleiner is of meer keuze nodig is, en dat is gemotiveerd.',
    'When the market is smaller or more choice is needed, and reasons are stated.',
  ),
  words: [
    'uitnodig',
    'uitgenodigd',
    'nodig',
    'offerte',
    'benader',
    'deelnemers aan',
    'procedure',
    'aangeschreven',
    'prijsopga',
    'een prijs',
    'voor aan',
    'schrijft',
    'aanvra',
    'uitvraag',
    'verzoek',
    'brief',
    'gevraagd',
    'aanbieding',
    'dingen',
    'een van de',
  ],
  *check(section, context, sentences) {
    const least = context.law.limit('invitations-least')?.value;
    const most = context.law.limit('invitations-most')?.value;
    if (least === undefined || most === undefined) return;
    for (const sentence of withAnswers(section, sentences)) {
      const finding = isInvitation(section, sentence)
        ? wrongNumber(section, sentence, least, most)
        : undefined;
      if (finding && !hasReasonNearby(section, sentence)) yield finding;
    }
  },
  examples: {
    bad: [
      {
        text: 'De gemeente nodigt ⟦zeven⟧ bedrijven uit voor het doen van een offerte.',
        facts: 'procedure: meervoudig-onderhands',
        fixed: 'De gemeente nodigt 5 bedrijven uit voor het doen van een offerte.',
      },
      {
        text: 'Bij ⟦2⟧ leveranciers wordt een offerte opgevraagd.',
        facts: 'procedure: meervoudig-onderhands',
      },
      {
        text: '| Onderdeel | Waarde |\n| --- | --- |\n| Aantal uit te nodigen ondernemers | ⟦9⟧ |',
        facts: 'procedure: meervoudig-onderhands',
      },
      {
        text: 'Wij nodigen ten minste drie partijen uit; een ⟦bovengrens is niet vastgesteld⟧.',
        facts: 'procedure: meervoudig-onderhands',
      },
    ],
    good: [
      { text: 'Er worden vier ondernemers uitgenodigd.', facts: 'procedure: meervoudig-onderhands' },
      {
        text: 'Er worden drie tot vijf ondernemers uitgenodigd.',
        facts: 'procedure: meervoudig-onderhands',
      },
      {
        text: 'Wij nodigen twee bedrijven uit, omdat er in Nederland niet meer bedrijven zijn met deze erkenning.',
        facts: 'procedure: meervoudig-onderhands',
      },
      {
        text: 'Voor de selectie worden acht gegadigden uitgenodigd.',
        facts: 'procedure: niet-openbaar',
      },
      {
        text: 'Elke inschrijver mag met twee personen naar de uitnodiging komen.',
        facts: 'procedure: meervoudig-onderhands',
      },
    ],
  },
});

/** Answers to the question how many firms are asked are looked at as well, though they need not say what they count. */
function withAnswers(section: Section, sentences: readonly Sentence[]): readonly Sentence[] {
  const answers = section.sentences.filter((one) => isNumberAsked(section, one) && !sentences.includes(one));
  return answers.length === 0 ? sentences : [...sentences, ...answers];
}

function isNumberAsked(section: Section, sentence: Sentence): boolean {
  return ASKS_NUMBER.test(askedRightBefore(section, sentence)?.low ?? '');
}

function isInvitation(section: Section, sentence: Sentence): boolean {
  const { low } = sentence;
  if (
    isPast(low) ||
    /gesprek|presentatie|interview|demonstratie|vergadering|toelichting (?:te )?geven|toe te lichten/.test(
      low,
    )
  )
    return false;
  return (
    isNumberAsked(section, sentence) ||
    INVITES.test(fullText(section, sentence)) ||
    ONE_OTHER.test(low) ||
    /uitnodig|uitgenodigd/.test(headingOver(sentence))
  );
}

function wrongNumber(section: Section, sentence: Sentence, least: number, most: number): Finding | undefined {
  const { low } = sentence;
  const count = quantitiesIn(section, sentence.span, 'count').find((one) => {
    const after = low.slice(one.span.end - sentence.span.start, one.span.end - sentence.span.start + 60);
    const before = low.slice(0, one.span.start - sentence.span.start);
    if (LABELLED.test(before) || (TRADE.test(after) && RECIPIENT.test(before))) return true;
    if (IS_NUMBER.test(after) || isNumberAsked(section, sentence)) return true;
    return COUNTED.test(after) || (sentence.block.cells && ANY_INVITED.test(fullText(section, sentence)));
  });
  if (count) {
    const others = BESIDES_YOU.test(low.slice(0, count.span.start - sentence.span.start));
    const high = (count.max ?? count.value) + (others ? 1 : 0);
    const tooFew = high < least && count.bound !== 'min';
    if (tooFew || high > most) {
      const wanted = tooFew ? least : most;
      return {
        span: count.span,
        values: { count: others ? high : section.text.slice(count.span.start, count.span.end), least, most },
        fixes: [
          {
            title: t(`Wijzig in ${wanted}`, `Change to ${wanted}`),
            kind: 'suggestion',
            edits: [{ span: count.span, text: String(others ? wanted - 1 : wanted) }],
          },
        ],
      };
    }
  }
  const alone = ONE_OTHER.exec(low);
  if (alone && least > 2) return { span: spanOf(sentence, alone), values: { count: 2, least, most } };
  const only = ALONE.exec(low);
  if (only && least > 1) return { span: spanOf(sentence, only), values: { count: 1, least, most } };
  const open = NO_MAXIMUM.exec(low);
  return open ? { span: spanOf(sentence, open), message: 'noMaximum', values: { least, most } } : undefined;
}
