import type { Sentence } from '../../spec/model.ts';
import { anyOf } from '../../text/alternatives.ts';
import { contains, type Span } from '../../text/span.ts';
import { isPast } from '../language/history.ts';
import { headingOver, introduction, quantitiesIn, statements } from '../language/statements.ts';
import { sectionRule, t } from '../rule.ts';

const WHO =
  '(?:hoogst scorenden|geselecteerden|gegadigden?|kandida(?:at|ten)|ondernemingen|ondernemers|partijen|aanmelders|aanmeldingen|deelnemers|bureaus|bedrijven|aannemers|leveranciers|dienstverleners|combinaties|belangstellenden|inschrijvers)';
const ABOUT = new RegExp(
  `${WHO}|\\branglijst|selectie|selecteren er|(?:uitnodig|uitgenodigd)\\w{0,40}[^.;]{0,40}(?:inschrij|in te schrij)|inschrijffase|gunningsfase`,
);
/** What those who are left get, or may do. */
const NEXT_STEP =
  '(?:uitnodiging|offerteaanvraag|offerte-uitvraag|bestek|gunningsleidraad|inschrijvingsleidraad|inschrijffase|gunningsfase|aanbestedingsfase|offertefase|inschrijvingsfase|biedfase|tweede (?:fase|ronde)|volgende (?:fase|ronde)|(?:fase|ronde) (?:2|twee)|vervolgfase|dialoog\\w{0,40}|onderhandel\\w{0,40}|inschrijving|offerte|aanbieding|inschrijven|offreren)';
const INVITES = anyOf([
  'uitgenodigd|uit te nodigen|uitnodiging|nodig(?:en|t)\\s[^.;]{0,80}\\suit(?![a-z])',
  'geselecteerd|selecteer(?:t|en)|\\bselecteren\\b|\\bga(?:an|at)\\s(?:[^.;]{0,30}\\s)?door\\b|selectie (?:van|levert)|kiezen (?:wij|we)|(?:wij|we|gemeente|provincie|waterschap|dienst) (?:kiezen|kiest)',
  `(?:krijg|ontvang|mogen|mag|verzocht|gevraagd|vragen|vraagt|verzoek|toegelaten|toegang|door\\b|doorgaan|verder|gaan|gaat|voer|gevoerd|naar|aantal)\\w{0,40}\\s(?:[^.;]{0,90}\\s)?${NEXT_STEP}`,
  `${NEXT_STEP}\\s(?:[^.;]{0,40}\\s)?(?:toegelaten|door\\b|met\\b|gevoerd|gehouden|open\\b|in te gaan|ingaan|in gaan|in(?=\\s?(?:[.;,]|$))|beperkt|bestemd|toegezonden)`,
  'onderhandeld|overblijven|houden[^.;]{0,30}\\sover\\b|over te houden|vallen[^.;]{0,30}\\saf\\b|blijven[^.;]{0,30}\\sover\\b|(?:beperk\\w{0,40}|verminder\\w{0,40}|teruggebracht)[^.;]{0,40}(?:aantal|tot)|hoort bij|resteren|resteert|short-?list|(?:plaats|ruimte) voor|doorgaan|door naar',
]);
/** Fewer turn out to be suitable; then the law lets the procedure go on. */
const FEWER =
  /(?:indien|als|wanneer|mochten|melden|zijn|blijken|voldoen|bij)\s[^.;]{0,40}(?:minder|onvoldoende|te weinig|maar (?:drie|vier|twee|één))|blijken|minder dan|meervoudig onderhands|gunnen aan|raamovereenkomst met|per perceel/;
/** Words that show, behind a number, that candidates are counted: "vier best scorende gegadigden". */
const COUNTED_AFTER = new RegExp(
  `^\\s(?:(?!criteri)[a-zà-ÿ-]{1,40}(?:e|st|t|d)\\s){0,3}?(?:${WHO}|geselecteerden)(?![a-z])|^\\s(?:met (?:de )?(?:hoogste|meeste|beste)|best(?:e)? |hoogst(?:e)? |die (?:het )?(?:hoogst|best))`,
);
/** Something else is counted. */
const OF_OTHER =
  /^\s(?:[a-zà-ÿ]{1,20}\s)?(?:referenti|criteri|punt|vrag|opdracht|project|we(?:ek|ken)|dag|uur|maand|beoordela|leden|combinatie\s)/;
/** And before it: "aantal gegadigden: 3", "de beste vier", "van de gegadigden mogen er vier", "beperkt tot vier". */
const COUNTED_BEFORE = anyOf([
  `aantal[^.;]{0,60}${WHO}[^.;|]{0,60}(?:is|tot|van|bedraagt|op|:)\\s(?:maximaal |ten hoogste |max\\. )?$`,
  `aantal[^.;]{0,40}${WHO}[^.;]{0,20}$`,
  'short-?list (?:van|met|bestaat uit|telt)\\s(?:maximaal |ten hoogste |hoogstens )?$',
  '(?:\\b(?:de|onze) (?:beste|eerste|hoogste|hoogst geplaatste|best geplaatste)|\\btop|nummers?|plaats(?:en)?|posities?)[\\s-]?$',
  '(?:selecteren|kiezen|nodigen)\\s(?:wij\\s|we\\s)?er\\s(?:maximaal |ten hoogste |hoogstens )?$',
  '(?:nummers?|plaats(?:en)?|posities?)\\s(?:1|één|een)\\s(?:tot en met|t/m|tot|en|-|–)\\s?$',
  // "Er blijven er twee over", "wij houden er drie over", "daarvan gaan er vier door"
  '(?:blijven|gaan|worden|mogen|kunnen|komen|houden|houdt|kiezen|kiest|nodigen|nodigt|selecteren|selecteert|krijgen|ontvangen|laten)\\s(?:(?:wij|we|de \\w{1,20}|het \\w{1,20}|zo|dan|uiteindelijk|daarna|daarvan|hiervan|vervolgens)\\s){0,2}er\\s(?:maximaal |ten hoogste |hoogstens |hooguit |maar |slechts |nog |uiteindelijk ){0,2}$',
  `${WHO}\\s(?:mogen|kunnen|worden|gaan|blijven)\\s(?:er\\s)(?:maximaal |ten hoogste |hoogstens )?$`,
]);

/** Whether a number stands in a column that counts candidates, or next to a label that says so. */
function isInColumn({ block: { cells } }: Sentence, count: Span, text: string): boolean {
  if (!cells || !new RegExp(WHO).test(text)) return false;
  const at = cells.findIndex(({ span }) => contains(span, count));
  const counts = cells.some(({ header }) => /aantal/.test(header ?? ''));
  return counts ? /aantal/.test(cells[at]?.header ?? '') : at > 0;
}

export const rule = sectionRule({
  id: 'aw/aantal-gegadigden',
  title: t('Te weinig gegadigden uitgenodigd', 'Too few candidates invited'),
  severity: 'error',
  gate: ['eu'],
  citations: ['aw-2.99-3'],
  messages: {
    found: t(
      'Er worden {count} gegadigden uitgenodigd; bij deze procedure zijn dat er ten minste {minimum}.',
      '{count} candidates are invited; in this procedure that is at least {minimum}.',
    ),
  },
  todo: t(
    'Nodig ten minste het wettelijke aantal gegadigden uit.',
    'Invite at least the statutory number of candidates.',
  ),
  why: t(
    'Met te weinig gegadigden is er onvoldoende mededinging. De wet noemt daarom een minimum per procedure.',
    'With too few candidates there is not enough competition. The law therefore sets a minimum per procedure.',
  ),
  whenNot: t(
    'Als minder gegadigden geschikt blijken: dan mag u met dat aantal doorgaan.',
    'If fewer candidates prove suitable: you may then go on with that number.',
  ),

  words: [
    'gegadigde',
    'kandida',
    'nodig',
    'selecte',
    'partijen',
    'ondernem',
    'aanmeld',
    'ranglijst',
    'aantal deelnemers',
    'dialoog',
    'gunningsfase',
    'inschrijffase',
    'aanbestedingsfase',
    'offertefase',
    'tweede fase',
    'tweede ronde',
    'de beste',
  ],
  *check(section, context) {
    const { procedure } = context.facts;
    if (!procedure || procedure === 'openbaar' || procedure === 'dynamisch-aankoopsysteem') return;
    const minimum = context.law.limit(
      procedure === 'niet-openbaar' ? 'candidates-restricted' : 'candidates-other',
    )?.value;
    if (minimum === undefined || !context.law.procedure(procedure)?.twoStage) return;
    for (const sentence of statements(section)) {
      const { low } = sentence;
      const text = `${introduction(section, sentence)} ${low}`;
      const around = `${headingOver(sentence)} ${section.sentences[sentence.index - 1]?.low ?? ''} ${text}`;
      if (!ABOUT.test(around) || !INVITES.test(text) || FEWER.test(low) || isPast(low)) continue;
      for (const count of quantitiesIn(section, sentence.span, 'count')) {
        const after = section.low.slice(count.span.end, Math.min(sentence.span.end, count.span.end + 60));
        const lead = section.low.slice(
          Math.max(sentence.span.start, count.span.start - 90),
          count.span.start,
        );
        if (OF_OTHER.test(after)) continue;
        const isOfCandidates =
          COUNTED_AFTER.test(after) || COUNTED_BEFORE.test(lead) || isInColumn(sentence, count.span, text);
        const highest = count.max ?? count.value;
        if (
          !isOfCandidates ||
          count.value < 1 ||
          highest >= minimum ||
          (count.bound === 'min' && count.value >= minimum)
        )
          continue;
        yield {
          span: count.span,
          values: { count: section.text.slice(count.span.start, count.span.end), minimum },
          fixes: [
            {
              title: t(`Wijzig in ${minimum}`, `Change to ${minimum}`),
              kind: 'suggestion',
              edits: [{ span: count.span, text: String(minimum) }],
            },
          ],
        };
        break;
      }
    }
  },
  examples: {
    bad: [
      {
        text: 'Na de selectie nodigt de gemeente ⟦vier⟧ gegadigden uit tot inschrijving.',
        facts: 'procedure: niet-openbaar',
        fixed: 'Na de selectie nodigt de gemeente 5 gegadigden uit tot inschrijving.',
      },
      { text: '- Aantal uit te nodigen gegadigden: ⟦2⟧', facts: 'procedure: mededinging-met-onderhandeling' },
      {
        text: '| Fase | Aantal kandidaten |\n| --- | --- |\n| Uitnodiging tot de dialoog | ⟦2⟧ |',
        facts: 'procedure: concurrentiegerichte-dialoog',
      },
    ],
    good: [
      { text: 'Vijf gegadigden worden uitgenodigd.', facts: 'procedure: niet-openbaar' },
      {
        text: 'Met drie gegadigden wordt de dialoog gevoerd.',
        facts: 'procedure: concurrentiegerichte-dialoog',
      },
      {
        text: 'Blijken er maar vier gegadigden geschikt, dan worden die vier gegadigden uitgenodigd.',
        facts: 'procedure: niet-openbaar',
      },
      { text: 'Vier bedrijven worden uitgenodigd.', facts: 'procedure: meervoudig-onderhands' },
    ],
  },
});
