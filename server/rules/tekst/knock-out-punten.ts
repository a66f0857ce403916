import type { Block, Section } from '../../spec/model.ts';
import type { Span } from '../../text/span.ts';
import { isDenied } from '../language/modality.ts';
import { spanOf, statements } from '../language/statements.ts';
import { cellText, tablesIn } from '../language/tables.ts';
import { sectionRule, t } from '../rule.ts';

const KNOCK_OUT = /knock-?\s?out|\bko-?(?:eis|criteri)|afvaleis|afvalcriteri|uitsluitende eis/;
const POINTS_HEADER =
  /^(?:(?:max(?:imale|imaal|\.)?|te behalen|aantal)\s)*(?:punten|score|weging|gewicht|puntenaantal)/;
/** Points given for meeting a knock-out requirement. */
const AWARDS =
  /(?<!\p{L})(?:levert|leveren|krijgt|krijgen|ontvangt|ontvangen|geeft|geven|verdient|scoort|scoren|worden|wordt|telt|tellen|zijn|kan|kunnen)(?!\p{L})(?:[^.;]|\.\d){0,80}?(?:\d{1,4}|een|twee|drie|vier|vijf|zes|zeven|acht|negen|tien|extra|maximaal|meer)\s(?:extra\s|bonus)?punt(?:en)?\b|punten (?:worden |kunnen worden )?(?:toegekend|verdiend|behaald|gegeven)/u;
const NOT_AWARDED =
  /\b(?:geen|nooit|niet)\b|minder dan|lager dan|ten minste \d{1,3} punten|minimaal \d{1,3} punten|ondergrens|minimumscore|drempelscore/;

export const rule = sectionRule({
  id: 'tekst/knock-out-punten',
  title: t('Punten voor een knock-outeis', 'Points for a knock-out requirement'),
  severity: 'warning',
  gate: 'all',
  citations: [],
  belgian: true,
  messages: {
    found: t(
      'Voor deze knock-outeis worden punten gegeven.',
      'Points are given for this knock-out requirement.',
    ),
    points: t(
      'Bij deze knock-outeis staan {points} punten.',
      'This knock-out requirement carries {points} points.',
    ),
  },
  todo: t(
    'Schrap de punten, of maak van de eis een wens of gunningscriterium.',
    'Delete the points, or turn the requirement into a wish or award criterion.',
  ),
  why: t(
    'Aan een knock-outeis voldoet iedere geldige inschrijving. Punten daarvoor maken geen verschil, of de eis is in werkelijkheid een wens.',
    'Every valid tender meets a knock-out requirement. Points for it make no difference, or the requirement really is a wish.',
  ),
  whenNot: t(
    'Als de knock-out een ondergrens van een score is: onder dat aantal punten valt de inschrijving af.',
    'When the knock-out is a floor of a score: below that number of points the tender drops out.',
  ),
  words: ['knock', 'ko', 'afvaleis', 'afvalcriteri', 'uitsluitende eis'],
  *check(section) {
    for (const table of tablesIn(section))
      for (const row of table.rows) {
        const points = pointsOfKnockOut(section, row);
        if (points)
          yield {
            span: points,
            message: 'points',
            values: { points: section.text.slice(points.start, points.end) },
          };
      }
    for (const sentence of statements(section)) {
      if (sentence.block.kind === 'row' || !KNOCK_OUT.test(sentence.low)) continue;
      const award = AWARDS.exec(sentence.low);
      if (!award || NOT_AWARDED.test(sentence.low.slice(0, award.index + award[0].length))) continue;
      if (isDenied(sentence.low, award.index)) continue;
      yield { span: spanOf(sentence, award) };
    }
  },
  examples: {
    bad: [
      {
        text: '| Nr. | Soort | Omschrijving | Punten |\n| --- | --- | --- | --- |\n| 1 | knock-out | Bereikbaar op zondag | ⟦15⟧ |\n| 2 | wens | Bereikbaar in de avond | 20 |',
      },
      {
        text: 'Wie aan de knock-outeis over levertijd voldoet, ⟦krijgt 10 punten⟧.',
      },
      {
        text: '## Knock-outcriteria\n\n| Nr. | Eis | Max. punten |\n| --- | --- | --- |\n| KO1 | Parkeren op eigen terrein | ⟦5⟧ |',
      },
    ],
    good: [
      {
        text: '| Nr. | Soort | Omschrijving | Punten |\n| --- | --- | --- | --- |\n| 1 | knock-out | Bereikbaar op zondag | n.v.t. |\n| 2 | wens | Bereikbaar in de avond | 20 |',
      },
      { text: 'Voor knock-outeisen worden geen punten toegekend.' },
      { text: 'Knock-out: een inschrijving die minder dan 50 punten haalt voor kwaliteit, valt af.' },
      {
        text: 'Na toetsing aan de knock-outeisen wordt het plan beoordeeld.\n\nVoor het plan krijgt u ten hoogste 40 punten.',
      },
    ],
  },
});

function pointsOfKnockOut(section: Section, row: Block): Span | undefined {
  const { cells } = row;
  if (!cells) return undefined;
  const isKnockOut = cells.some((cell) => {
    const text = cellText(section, cell);
    const isKind = /^(?:soort|type|categorie|aard|eis\/wens|e\/w)/.test(cell.header ?? '');
    return isKind ? KNOCK_OUT.test(text) || text === 'ko' : /^ko[-.\s]?\d{1,3}$/.test(text);
  });
  if (!isKnockOut) return undefined;
  const points = cells.find(
    (cell) =>
      POINTS_HEADER.test(cell.header ?? '') &&
      /^[1-9]\d{0,3}(?:[.,]\d)?\s?(?:punten|pt|%)?$/.test(cellText(section, cell)),
  );
  return points?.span;
}
