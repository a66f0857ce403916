import { isPast } from '../language/history.ts';
import { introduction, quantitiesIn, statements } from '../language/statements.ts';
import { sectionRule, t } from '../rule.ts';

const WHO =
  /hoogst scorenden|geselecteerden|gegadigden?|kandida(?:at|ten)|ondernemingen|ondernemers|partijen|aanmelders|deelnemers|bureaus|bedrijven|aannemers|inschrijvers/;
const INVITES =
  /uitgenodigd|uit te nodigen|kiezen (?:wij|we)|aantal (?:partijen|gegadigden|kandidaten)[^.;]{0,60}inschrijving|verzocht (?:om )?een (?:eerste )?inschrijving|nodig(?:en|t)\s[^.;]{0,80}\suit(?![a-z])|uitnodiging|geselecteerd|selecteer(?:t|en)|doorgaan|gaan[^.;]{0,60}door(?![a-z])|door naar|toegelaten tot (?:de )?(?:gunningsfase|dialoog|inschrijving|onderhandeling)|mogen inschrijven|(?:dialoog|onderhandel)\w*[^.;]{0,30}(?:gevoerd|met)|overblijven/;
const FEWER =
  /minder dan|maar (?:drie|vier|twee|één)|slechts|zijn er (?:maar|minder)|blijken|voldoen (?:er )?(?:maar|minder)|commissie|leden|referent|gunnen aan|raamovereenkomst met|percelen|meervoudig onderhands|vragen|indien (?:er )?(?:minder|onvoldoende)|verder/;

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
    'uitgenodigd',
    'uitnodig',
    'nodig',
    'nodigen',
    'geselecteerd',
    'selecteer',
    'partijen',
    'ondernem',
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
      if (!WHO.test(text) || !INVITES.test(text) || FEWER.test(low) || isPast(low)) continue;
      for (const count of quantitiesIn(section, sentence.span, 'count')) {
        const after = section.low.slice(count.span.end, count.span.end + 40);
        const lead = section.low.slice(
          Math.max(sentence.span.start, count.span.start - 50),
          count.span.start,
        );
        const isOfCandidates =
          new RegExp(`^\\s(?:\\w+\\s){0,2}?(?:${WHO.source}|met de (?:hoogste|meeste))`).test(after) ||
          /aantal[^.;]{0,40}(?:gegadigden|kandidaten|partijen)[^.;]{0,20}$/.test(lead) ||
          (sentence.block.cells !== undefined && WHO.test(text));
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
