import type { Section, Sentence } from '../../spec/model.ts';
import { bare } from '../language/claims.ts';
import { isChainAbuse, isvStatements } from '../language/isv-context.ts';
import { affirmations, withAffirmed } from '../language/questions.ts';
import { spanOf } from '../language/statements.ts';
import { together } from '../language/words.ts';
import { sectionRule, t } from '../rule.ts';

/** "Een tweede kans krijgt u niet": goes on about the end the sentence before tells of. */
const REFUSES_CHANCE =
  /\b(?:geen|niet|nooit)\b[^.;]{0,40}\b(?:kans|hersteltermijn|gelegenheid|uitstel|waarschuwing|aanmaning|ingebrekestelling|verbeterplan)\b|\b(?:kans|hersteltermijn|gelegenheid|uitstel|waarschuwing|aanmaning|ingebrekestelling|verbeterplan)\b[^.;]{0,40}\b(?:niet|geen|nooit)\b/;

/** A sentence with the next one when that refuses a chance to improve, lower case. */
function withRefusal(section: Section, { low, index, block }: Sentence): string {
  const next = section.sentences[index + 1];
  return next?.block === block && next.low.length < 120 && REFUSES_CHANCE.test(next.low)
    ? `${low} ${next.low} zonder kans op herstel`
    : low;
}

const END =
  /ontb(?:ind|ond)\w{0,20}|beëindig\w{0,20}|eindigt|opgezegd|opzegg\w{0,20}|opzegt|op te zeggen|zeg(?:t|gen)[^.;]{0,60}\bop\b|ten einde|(?:contract|overeenkomst|samenwerking|opdracht)\b[^.;]{0,25}\b(?:voorbij|afgelopen|stopt|gestopt|vervalt)\b|einde (?:van )?(?:het |de )?(?:contract|overeenkomst|samenwerking)|stop(?:t|pen) (?:wij |we )?(?:het|de|ons|onze|uw|dit|deze) (?:contract|overeenkomst|samenwerking|opdracht)|afscheid|\bstreep (?:door|onder)\b|\bkla(?:ar) met (?:u|elkaar|het contract)|\bverlies(?:t|en)\b[^.;]{0,40}(?:contract|opdracht|overeenkomst)/;
const AT_ONCE =
  /(?:bij|na) (?:de|een|het) eerste (?:\w{1,20} )?(?:misstand|schending|geval|overtreding|melding|constatering)|op dat moment|op slag\b|diezelfde dag|terplekke|ter plekke|directe?\b|onmiddellijk|geen (?:tweede|nieuwe) kans|(?:tweede|nieuwe) kans\b[^.;]{0,30}\b(?:niet|geen)\b|(?:één|een) (?:enkel )?geval (?:en|is genoeg|volstaat)|onverwijld|terstond|meteen|per omgaande|op staande voet|zonder (?:nadere |voorafgaande |verdere )?(?:ingebrekestelling|aanmaning|waarschuwing|opzegtermijn|termijn|hersteltermijn|verbeterplan|kans op (?:verbetering|herstel)|gelegenheid)|geen (?:hersteltermijn|kans|gelegenheid|verbeterplan)|dezelfde dag|van rechtswege|automatisch|zonder (?:meer|pardon)|met onmiddellijke ingang|leidt (?:altijd )?tot ontbinding|in alle gevallen/;
const CHANCE_FIRST =
  /uiterste (?:middel|geval)|laatste (?:middel|stap|redmiddel)|pas (?:als|nadat|na|wanneer)|eerst (?:een|in de)|in de gelegenheid|(?<!zonder )(?<!geen )(?:hersteltermijn|redelijke termijn|verbeterplan)|verbetertermijn|na aanmaning|niet (?:direct|onmiddellijk|automatisch)|andere relatie|leveranciersrelatie/;

/** "Een hersteltermijn krijgt u niet". */
const NO_CHANCE =
  /\b(?:hersteltermijn|redelijke termijn|verbeterplan|verbetertermijn|gelegenheid|kans op herstel|tweede kans)\b[^.;]{0,40}\b(?:niet|geen)\b/g;

/** Right before the end of the contract; "zonder ingebrekestelling" denies nothing. */
const NOT = /\b(?:niet|geen)\s[^.;,]{0,30}$/;

const CHANCE =
  /(?<!zonder )(?<!geen )verbeterplan|uiterste middel|(?<!zonder )(?<!geen )gelegenheid (?:tot|om)/;
/** An improvement plan as one of the steps of due diligence is no answer to a breach. */
const ON_BREACH =
  /uiterste middel|gelegenheid|misstand|schending|geschonden|schend|overtred|tekort|constater|vastgesteld|melding|ontb[io]nd|be[eë]indig|opzeg|kinderarbeid|dwangarbeid|hersteltermijn|eerst\b|binnen (?:\S{1,20} ){1,3}(?:dagen|weken|maanden?)|alvorens|voordat|uitblijft|akkoord|opdrachtgever/;

/** Whether the section has an abuse answered with improvement first. */
function offersChance(section: Section): boolean {
  if (!CHANCE.test(section.low)) return false;
  return section.sentences.some(
    (sentence) =>
      CHANCE.test(sentence.low) && (ON_BREACH.test(sentence.low) || isBesideEnd(section, sentence)),
  );
}

/** Whether a sentence next to it in the same paragraph tells of the end of the contract. */
function isBesideEnd({ sentences }: Section, { index, block }: Sentence): boolean {
  return [sentences[index - 1], sentences[index + 1]].some(
    (one) => one?.block === block && END.test(one.low),
  );
}

export const rule = sectionRule({
  id: 'isv/directe-ontbinding',
  title: t('Direct ontbinden in plaats van verbeteren', 'Instant termination instead of improvement'),
  severity: 'warning',
  gate: 'all',
  citations: ['oeso-stap-3'],
  messages: {
    found: t(
      'Een misstand in de keten leidt hier zonder kans op verbetering tot het einde van de overeenkomst (“{words}”).',
      'An abuse in the chain ends the contract here without a chance to improve (“{words}”).',
    ),
  },
  todo: t(
    'Vraag eerst een verbeterplan met een termijn, en houd ontbinding als uiterste middel.',
    'First ask for an improvement plan with a time limit, and keep termination as the last resort.',
  ),
  why: t(
    'Wie misstanden meldt en direct zijn contract verliest, zal ze niet opsporen. Gepaste zorgvuldigheid vraagt eerst verbetering; weggaan laat de getroffenen vaak slechter achter.',
    'A supplier who loses the contract at once for reporting abuses will not look for them. Due diligence asks for improvement first; leaving often makes those affected worse off.',
  ),
  whenNot: t(
    'Als de ontbinding alleen ziet op het niet opstellen of niet uitvoeren van een verbeterplan, of op faillissement of fraude.',
    'Where termination only concerns failure to make or carry out an improvement plan, or bankruptcy or fraud.',
  ),
  motivable: true,
  words: [together(END, AT_ONCE), together(END, REFUSES_CHANCE)],
  *check(section, { role }) {
    if (offersChance(section)) return;
    for (const sentence of isvStatements(section, role)) {
      const low = withRefusal(section, sentence).replace(NO_CHANCE, (said) => 'x'.repeat(said.length));
      const found = END.exec(low);
      if (
        !found ||
        found.index >= sentence.low.length ||
        !AT_ONCE.test(low) ||
        CHANCE_FIRST.test(low) ||
        NOT.test(low.slice(0, found.index))
      )
        continue;
      if (/faillissement|surseance|fraude|omkoping|leverancier (?:te )?beëindig/.test(low)) continue;
      const span = spanOf(sentence, found);
      yield { span, values: { words: section.text.slice(span.start, span.end) } };
    }
    for (const sentence of affirmations(section)) {
      const low = withAffirmed(section, sentence);
      if (!isChainAbuse(low) || !END.test(low) || !AT_ONCE.test(low) || CHANCE_FIRST.test(low)) continue;
      if (NOT.test(low.slice(0, low.search(END)))) continue;
      const span = bare(sentence);
      yield { span, values: { words: section.text.slice(span.start, span.end) } };
    }
  },
  examples: {
    bad: [
      {
        text: '## ISV\n\nBij elke misstand die aan het licht komt wordt het contract per direct ⟦beëindigd⟧.\n',
      },
      {
        text: 'Wordt een schending van mensenrechten in de keten vastgesteld, dan wordt zonder aanmaning direct tot ⟦opzegging⟧ overgegaan.\n',
      },
      {
        text: 'Kinderarbeid in de toeleveringsketen geeft opdrachtgever het recht de overeenkomst onmiddellijk te ⟦ontbinden⟧.\n',
      },
      {
        text: '## Ketenverantwoordelijkheid\n\n- Wie deze voorwaarden schendt: de overeenkomst ⟦eindigt⟧ van rechtswege.\n',
      },
      {
        text: '## ISV\n\n| Gebeurtenis | Gevolg |\n| --- | --- |\n| Schending arbeidsnormen | ⟦Ontbinding⟧ zonder ingebrekestelling |\n',
      },
    ],
    good: [
      {
        text: '## ISV\n\nNa een melding volgt een verbeterplan; alleen wanneer dat uitblijft kan opdrachtgever ontbinden.\n',
      },
      {
        text: '## Beëindiging\n\nBij faillissement kan opdrachtgever de overeenkomst onmiddellijk ontbinden.\n',
      },
      {
        text: '## ISV\n\nOpdrachtgever ontbindt de overeenkomst niet direct als opdrachtnemer zelf een misstand meldt.\n',
      },
      {
        text: '## ISV\n\nOntbinding is pas mogelijk nadat een redelijke termijn voor herstel onbenut is verstreken.\n',
      },
    ],
  },
});
