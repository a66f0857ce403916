import type { Section, Sentence } from '../../spec/model.ts';
import { binds } from '../../spec/speakers.ts';
import { anyOf } from '../../text/alternatives.ts';
import type { Span } from '../../text/span.ts';
import { bare } from '../language/claims.ts';
import { isPast } from '../language/history.ts';
import { isDenied } from '../language/modality.ts';
import { questionBefore, refusals } from '../language/questions.ts';
import { headingOver, introduction, spanOf } from '../language/statements.ts';
import { inOneSentence, together, wordsIn } from '../language/words.ts';
import { sectionRule, t } from '../rule.ts';

const GROUND =
  /zelfreini|self-?cleaning|\bgrond\b|overtreding|eerder[^.;]{0,40}(?:contract|overeenkomst|opdracht)|uitsluitingsgrond|uitsluitingsgronden|gronden|veroorde|omkoping|fraude|faillis|mededingingsboete|vervalsing van de mededinging|beroepsfout|ernstige fout|\buea\b|aankruis|valse verklaring|in staat van/;
const OUT =
  /uitgesloten|uitsluit(?:ing|en)?(?![a-z])|val(?:t|len) (?:[\wà-ÿ]{1,40} ){0,5}af(?![a-z])|afgewezen|geweerd|kom(?:t|en) niet in aanmerking|terzijde|\bsluit(?:en)?\s[^.;]{0,60}\buit(?![a-z])|\b(?:wijst|wijzen)\s[^.;]{0,60}\baf(?![a-z])|sluiten wij|do(?:et|en) niet mee|ongeldig|niet welkom|\bafwijzing (?:is|volgt|onvermijdelijk)|(?:volgt|is) afwijzing|\blig(?:t|gen) (?:u |hij |zij |de \w{1,20} )?er [^.;]{0,20}\buit\b|(?:meedoen|deelname|deelnemen|inschrijven) (?:is )?(?:dan )?(?:onmogelijk|niet (?:meer )?mogelijk)|(?:is|wordt) (?:deelname|meedoen|inschrijven) (?:dan )?(?:onmogelijk|niet)|slaan [^.;]{0,20}geen acht|\bverlaat (?:[\wà-ÿ]{1,20} ){0,2}de procedure|\bvlieg(?:t|en) (?:[\wà-ÿ]{1,20} ){0,2}(?:eruit|uit de)|\bvan tafel\b|(?:procedure|deelname|aanbesteding|het) (?:dan )?(?:voor (?:u|hem|de inschrijver) )?(?:voorbij|ten einde|afgelopen)\b|\bstopt (?:de procedure|het) (?:dan )?voor (?:u|hem|de inschrijver)|(?:kunt|kan|mag) (?:u |hij |zij )?niet (?:meer )?(?:meedoen|inschrijven|deelnemen)/;
const FORM =
  /ontbre(?:ek|ken)|onvolledig|niet (?:\w{1,20} )?(?:ingevuld|ondertekend|ingediend|bijgevoegd)|te laat/;
/** Without anything being weighed. */
const AUTOMATIC =
  /automatisch|hoe dan ook|onvoorwaardelijk|zonder dat (?:u|hij|zij|de \w{1,40}|een \w{1,40})\s[^.;]{0,40}(?:uitleg|aanvoer|toelicht|verwe|herstel|gelegenheid|aantoon|aanton|bewij|betrouwbaar)|zonder (?:enige |enig )?(?:meer\b|uitzondering|(?:nadere?|verdere?|inhoudelijke?|individuele) (?:onderzoek|afweging|beoordeling|toets\w{0,40}|weging|vragen|discussie)|gelegenheid|mogelijkheid (?:tot|van) (?:verweer|herstel|zelfreiniging|toelichting)|pardon)|zonder (?:[\wà-ÿ]{1,20} ){0,3}naar [^.;]{0,40}te kijken|in alle gevallen|onder alle omstandigheden|te allen tijde|direct(?:e)? (?:uitgesloten|uitsluiting)|onherroepelijk (?:uit|tot uit)|ongeacht (?:de |eventuele |zijn |haar |welke )?(?:[\wà-ÿ]{1,40} )?maatregelen|zonder (?:nader |verder |enig |eerst een )?gesprek\b|zonder dat (?:wij|we|er) [^.;]{0,20}\bgesprek\b|ongeacht wat (?:u|hij|zij)\b|wat (?:u|hij|zij|de \w{1,20}|een \w{1,20}) (?:[\wà-ÿ]{1,20} ){0,4}ook\b|wat (?:u|hij|zij) (?:[\wà-ÿ]{1,20} ){0,3}ook (?:[\wà-ÿ]{1,20} ){0,2}(?:veranderd|verbeterd|gedaan|aanvoert)|hoe (?:goed|grondig) [^.;]{0,40}ook\b|welke (?:[\wà-ÿ]{1,30} )?(?:maatregelen|verbeteringen|stappen)|ook (?:als|wanneer|indien)\s[^.;]{0,60}(?:orde op zaken|maatregelen|verbeter)|direct tot uitsluiting|van rechtswege|steeds uitgesloten|altijd (?:uitgesloten|tot uitsluiting)|leidt altijd/;
/** At once, or whatever happens: said of a ground in the same sentence only, since forms and lateness are told so too. */
const AT_ONCE = /\b(?:terstond|direct|meteen|onmiddellijk|altijd|onherroepelijk|definitief|per definitie)\b/;
const OWN_GROUND =
  /uitsluitingsgrond|\bgrond(?:en)?\b|veroorde|omkoping|fraude|faillis|beroepsfout|ernstige fout|valse verklaring/;
const MEASURES =
  '(?:zelfreini\\w{0,10}|self-?cleaning|herstelmaatregelen|(?:genomen |getroffen |corrigerende )?maatregelen|toelichting|verweer|verbetermaatregelen|verbeteringen|bewijs (?:van|voor) (?:\\w{1,12} )?(?:verbetering|herstel|betrouwbaarheid))';
/** What the firm did since counts for nothing. */
const NO_CLEANING = anyOf([
  `${MEASURES}[^.;]{0,100}(?:niet (?:in overweging|betrokken|toegestaan|mogelijk|aanvaard|geaccepteerd|gehonoreerd|gehoord|mee|meegewogen|meegenomen|in aanmerking genomen|in beschouwing genomen|bekeken|gewogen|beoordeeld|gelezen|in behandeling|in aanmerking|geboden)|buiten beschouwing|geen (?:rol|plaats|ruimte|mogelijkheid|verschil|invloed|effect)|niet ter zake|niet relevant|niet van belang)`,
  '(?:zelfreini\\w{0,10}|self-?cleaning)\\s?[:|]\\s?(?:niet|nee|geen|n\\.?v\\.?t|uitgesloten)',
  `${MEASURES}\\s(?:[\\wà-ÿ]{1,20}\\s){0,3}(?:helpen|helpt|baten|baat|tellen|telt|wegen|weegt)\\s(?:[\\wà-ÿ]{1,20}\\s){0,2}niet`,
  `${MEASURES}\\s(?:[\\wà-ÿ]{1,20}\\s){0,5}(?:veranderen|verandert|doen|doet|maken|maakt)\\s[^.;]{0,30}\\b(?:niet|niets|geen)\\b`,
  `niet (?:beroepen|steunen) op\\s[^.;]{0,30}${MEASURES}`,
  `(?:kijk(?:t|en)|let(?:ten)?)\\s[^.;]{0,50}\\bniet (?:naar|op)\\s[^.;]{0,40}${MEASURES}`,
  // "Wat u daarna hebt verbeterd, weegt niet mee", "dat orde op zaken is gesteld, verandert daar niets aan"
  `\\b(?:dat|wat|hoe|hetgeen)\\b[^.;]{0,60}\\b(?:verbeter(?:d|ing|ingen)|veranderd|hersteld|aangepast|orde op zaken|schoon schip|maatregelen|gedaan om)\\b[^.;]{0,40},?\\s(?:weegt|telt|verandert|doet|maakt|baat|helpt|speelt|nemen|wegen|is)\\s[^.;]{0,40}\\b(?:niet|niets|geen)\\b`,
  '\\b(?:geen|niet in de)\\s(?:gelegenheid|ruimte|mogelijkheid|kans|moment)\\s(?:geboden |gesteld |gegeven )?(?:om|tot|voor)\\s[^.;]{0,100}(?:verbeter|maatregel|herstel|betrouwbaar|verweer|verdedig|uitleg|toelicht|zelfreini)',
  '(?:beoordel|onderzoek|onderzoch|kijk|gaan|toets|vraag|vragen|bekijk)\\w{0,3}\\s(?:wij |we |de \\w{1,20} |daarbij |dan |ook ){0,2}niet (?:na |meer )?(?:of|welke|wat|hoe|in hoeverre)\\s[^.;]{0,80}(?:betrouwbaar|verbeter|hersteld|maatregel|orde op zaken)',
  '(?:geen|zonder)\\s(?:(?:mogelijkheid|gelegenheid|ruimte|plaats) (?:tot|van|voor)\\s)?(?:zelfreini\\w{0,10}|self-?cleaning|verweer)',
]);
const LENIENT =
  /2\.87a|2\.88|proportional|evenredig|(?<!zonder dat [^.;]{0,40})(?<!\bniet )in de gelegenheid|(?<!zonder dat [^.;]{0,60})kan (?:hij |de ondernemer )?aantonen|(?<!zonder dat [^.;]{0,60})mag (?:hij )?aantonen|niet automatisch|geen automatisch|nooit automatisch|te laat|niet tijdig|ondertekend|onvolledig|huisregels|toegang tot het|aansprakelijk/;

/** "Mogen wij aantonen dat wij orde op zaken hebben gesteld?" */
const ASKS_CLEANING =
  /(?:mag|mogen|kan|kunnen|krijgen|krijgt)\b[^?]{0,80}(?:aantonen|toelichten|uitleggen|laten zien|zelfreini|verweer|orde op zaken|maatregelen|verbeter|gelegenheid)/;
const CLEANING = /zelfreini|self-?cleaning/;

function refusedAnswer(section: Section): Span | undefined {
  const found = refusals(section).find((sentence) => {
    const asked = questionBefore(section, sentence);
    const isOfGround = GROUND.test(asked) || /boete|verle(?:den|dig)/.test(asked);
    return isOfGround && ASKS_CLEANING.test(asked) && !LENIENT.test(sentence.low);
  });
  return found && bare(found);
}

/** The cell that says no under a header on self-cleaning. */
function refusedCell(section: Section): Span | undefined {
  if (!CLEANING.test(section.low)) return undefined;
  for (const { cells, speaker } of section.blocks)
    for (const { header, span } of binds(speaker) ? (cells ?? []) : [])
      if (
        CLEANING.test(header ?? '') &&
        /^\s{0,3}(?:nee|neen|niet|geen|uitgesloten)\b(?! van toepassing)/.test(
          section.low.slice(span.start, span.end),
        )
      )
        return span;
  return undefined;
}

export const rule = sectionRule({
  id: 'aw/zelfreiniging',
  title: t('Uitsluiting zonder zelfreiniging', 'Exclusion without self-cleaning'),
  severity: 'warning',
  gate: ['eu'],
  citations: ['aw-2.87a', 'aw-2.88'],
  messages: {
    found: t(
      'De uitsluiting volgt automatisch (“{words}”); de ondernemer kan niet aantonen dat hij maatregelen heeft genomen.',
      'Exclusion is automatic (“{words}”); the firm cannot show that it has taken measures.',
    ),
  },
  todo: t(
    'Laat de ondernemer aantonen welke maatregelen hij heeft genomen om zijn betrouwbaarheid te herstellen, en weeg die voordat u beslist.',
    'Let the firm show which measures it took to restore its reliability, and weigh them before deciding.',
  ),
  why: t(
    'Wie onder een uitsluitingsgrond valt, mag laten zien dat hij orde op zaken heeft gesteld. Automatisch uitsluiten ontneemt hem dat recht.',
    'A firm to which a ground applies may show that it has put things right. Automatic exclusion takes that right away.',
  ),
  whenNot: t(
    'Als de afwijzing gaat over een vormgebrek of een te late inschrijving: dat is geen uitsluitingsgrond.',
    'If the rejection is about a formal defect or a late tender: that is no exclusion ground.',
  ),

  words: [
    inOneSentence(OUT, [...wordsIn(AUTOMATIC), ...wordsIn(AT_ONCE)]),
    together(NO_CLEANING, [
      ...wordsIn(OUT),
      'herstelmaatregelen',
      'verbetermaatregelen',
      'zelfreini',
      'self-cleaning',
      'selfcleaning',
    ]),
  ],
  *check(section, context) {
    const refused = refusedAnswer(section) ?? refusedCell(section);
    if (refused) {
      yield { span: refused, values: { words: section.text.slice(refused.start, refused.end).trim() } };
      return;
    }
    for (const sentence of section.sentences) {
      const found = unweighed(section, sentence, context.role === 'exclusion');
      if (!found) continue;
      const span = spanOf(sentence, found);
      yield { span, values: { words: section.text.slice(span.start, span.end) } };
      return;
    }
  },
  examples: {
    bad: [
      {
        text: 'Valt de inschrijver onder een uitsluitingsgrond, dan wordt hij ⟦automatisch⟧ uitgesloten.',
        facts: 'procedure: openbaar',
      },
      {
        text: '## Uitsluitingsgronden\n\n- Wie is veroordeeld wegens fraude, wordt ⟦zonder nadere afweging⟧ uitgesloten.',
        facts: 'procedure: niet-openbaar',
      },
      {
        text: 'Bij een uitsluitingsgrond volgt uitsluiting. ⟦Getroffen maatregelen blijven buiten beschouwing⟧.',
        facts: 'procedure: openbaar',
      },
    ],
    good: [
      {
        text: 'Een inschrijver op wie een uitsluitingsgrond van toepassing is, kan aantonen welke maatregelen hij nam; uitsluiting volgt niet automatisch.',
        facts: 'procedure: openbaar',
      },
      {
        text: 'Inschrijvingen die te laat binnenkomen, worden automatisch uitgesloten.',
        facts: 'procedure: openbaar',
      },
      {
        text: 'Bij een uitsluitingsgrond beslist de gemeente met inachtneming van artikel 2.87a.',
        facts: 'procedure: openbaar',
      },
      { text: 'Automatische incasso is uitgesloten.', facts: 'procedure: openbaar' },
    ],
  },
});

/** What says in a sentence that a firm is shut out without its measures being weighed. */
function unweighed(
  section: Section,
  sentence: Sentence,
  isOfExclusion: boolean,
): RegExpExecArray | undefined {
  if (!binds(sentence.speaker) || sentence.block.kind === 'heading') return undefined;
  const { low, index } = sentence;
  const nearby = `${headingOver(sentence)} ${introduction(section, sentence)} ${section.sentences[index - 1]?.low ?? ''} ${low} ${section.sentences[index + 1]?.low ?? ''}`;
  if (!GROUND.test(nearby) && !isOfExclusion) return undefined;
  // The form itself is missing or wrong: that is no ground.
  if (FORM.test(nearby) && !OWN_GROUND.test(nearby)) return undefined;
  const mayRefuse =
    OUT.test(nearby) || /zelfreini|self-?cleaning|herstelmaatregelen|verbetermaatregelen/.test(low);
  const refuses = mayRefuse ? NO_CLEANING.exec(low) : null;
  const atOnce = OWN_GROUND.test(low) ? AT_ONCE.exec(low) : null;
  const found = refuses ?? (OUT.test(low) ? (AUTOMATIC.exec(low) ?? atOnce) : null);
  if (!found || LENIENT.test(low) || isPast(low)) return undefined;
  const isWhatever = /^(?:wat|hoe|welke|ook|ongeacht)\b/.test(found[0]);
  return !isWhatever && isDenied(low, found.index) && !NO_CLEANING.test(low) ? undefined : found;
}
