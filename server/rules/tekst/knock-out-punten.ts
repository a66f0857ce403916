import type { Block, Section, Sentence } from '../../spec/model.ts';
import type { Span } from '../../text/span.ts';
import { bare } from '../language/claims.ts';
import { affirmations, questionBefore } from '../language/questions.ts';
import { headingOver, introduction, spanOf, statements } from '../language/statements.ts';
import { cellText, tablesIn } from '../language/tables.ts';
import { together } from '../language/words.ts';
import { sectionRule, t } from '../rule.ts';

const KNOCK_OUT =
  /knock-?\s?out|\bk\.?o\.?-?\s?(?:eis|criteri|\d)|afvaleis|afvalcriteri|uitvaleis|uitsluitende eis|harde eis|uitsluitingseis/;
/** A row or a paragraph of its own: "KO-4 …". */
const KNOCK_OUT_ID = /^\s{0,3}\[?k\.?o\.?[-.\s]?\d{1,3}(?!\d)/;
const KIND_HEADER = /^(?:soort|type|categorie|aard|status|karakter|eis|e|wens|w|k|ko|knock-?out)\b/;
const POINTS_HEADER =
  /^(?:(?:max(?:imale|imaal|imum|\.)?|te behalen|te verdienen|haalbare|aantal|toe te kennen)\s)*(?:bonus)?(?:punten|pnt|ptn?\b|score|weging|gewicht|weegfactor|waardering|puntenaantal)/;
const NUMBER =
  '(?:[1-9]\\d{0,3}|een|één|twee|drie|vier|vijf|zes|zeven|acht|negen|tien|vijftien|twintig|dertig|extra|bonus|meer)';
/** A number of points, or points that are given. */
const POINTS = new RegExp(
  `(?<![\\p{L}\\d.,])${NUMBER}\\s(?:extra\\s|bonus)?(?:punt(?:en)?|pnt|pts?|ptn)(?![\\p{L}])|bonuspunt(?:en)?|punten (?:worden |kunnen worden |te )?(?:toegekend|verdien(?:d|en)|behaald|behalen|gegeven|opgeteld)`,
  'gu',
);
/** The verb that gives the points belongs to what is reported. */
const VERB =
  /(?<!\p{L})(?:levert|leveren|krijgt|krijgen|ontvangt|ontvangen|geeft|geven|verdient|scoort|scoren|worden|wordt|telt|tellen|kennen)(?!\p{L})[^.;]{0,60}$/u;
const NOT_AWARDED =
  /\b(?:geen|nooit|niet)\b[^.;]{0,40}$|(?:minder dan|lager dan|ten minste|tenminste|minimaal|onder de|beneden de)\s(?:\p{L}{1,20}\s)?$/u;
const NOT_AWARDED_AFTER =
  /^[^.;]{0,40}\b(?:niet (?:behaalt|haalt|toegekend)|geen sprake)|^[^.;]{0,30}(?:ondergrens|minimumscore|drempelscore)|^\saftrek/;
const FLOOR =
  /(?:minder|lager) dan[^.;]{0,20}punten|ondergrens|minimumscore|drempelscore|minimale score|voldoende score/;
/** The points are given for meeting the requirement, whatever part of the award they are counted in. */
const FOR_KNOCK_OUT = new RegExp(
  `\\b(?:voor|aan|met) (?:(?:elke?|iedere?|alle|de|deze|een|onze) )?(?:\\w{1,20} )?(?:${KNOCK_OUT.source})[^.;]{0,80}\\b(?:voldo|haal|behaal|nakom|punt|pnt)`,
);
const COUNTED_IN =
  /\b(?:bij|in|op|binnen|onder|van|voor) (?:het |de |uw |ons )?(?:onderdeel|gunningscriterium|subgunningscriterium|kwaliteitscriterium|criterium|rubriek|aspect|beoordeling van|waardering van|score (?:voor|op))(?: (?:de |het |uw )?\p{L}{1,30})?/gu;

/** "Tellen voor 20% mee": a weight in place of points. */
const SHARE =
  /\b(?:tel(?:t|len)|weegt|wegen|meetel\w{0,3}|meeweeg\w{0,2})\b[^.;]{0,30}\b[1-9]\d{0,2}\s?(?:%|procent)/;

/** Whether meeting the requirement brings points. */
const ASKS_POINTS =
  /\b(?:krijg\w{0,3}|verdien\w{0,3}|ontvang\w{0,3}|levert|leveren|scoor|scoren|scoort|worden|zijn)\b[^.;?]{0,40}\bpunt(?:en)?\b/;

/** Points for something else than the requirement. */
const OTHER_SUBJECT =
  /\b(?:wens(?:en)?|sub-?gunnings?criteri\w{0,40}|gunnings?criteri\w{0,40}|kwaliteitscriteri\w{0,40}|kwaliteit|plan|plannen|plan van aanpak|prijs|presentatie|interview|overige)\b/;

/** Whoever lacks it is out … */
const DROPS =
  /\b(?:niet|geen|zonder)\b[^.;]{0,80}\b(?:val(?:t|len)\b[^.;]{0,40}\baf\b|ongeldig|terzijde|ter zijde|uitgesloten|afgewezen|(?:doet|doen) [^.;]{0,15}niet (?:meer )?mee|ligt eruit)/;
const DROPS_FOR_OTHER = /punt|scor|niet af\b|presentatie|te laat|niet tijdig|ingediend|ingevuld|ondertekend/;
/** … and whoever has it gets points: "Wie het wel kan, krijgt 15 punten". */
const HAS_IT =
  /^(?:wie|(?:een|de) [\wà-ÿ-]{3,30} (?:dat|die)|voldoe[nt]|kunt|kan|heeft|hebt|doet|biedt|levert|is|haalt|aan wie|(?:inschrijvers|bedrijven) die)\b[^.;]{0,60}\bwel\b/;

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
  words: [
    'knock',
    'ko',
    'k.o',
    'afvaleis',
    'afvalcriteri',
    'uitvaleis',
    'uitsluitende eis',
    'harde eis',
    'uitsluitingseis',
    together([' wel'], ['punt', 'pnt'], DROPS),
  ],
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
    for (const { block, low, span } of section.sentences) {
      const title = block.kind === 'heading' && KNOCK_OUT.test(low) ? awardIn(low) : undefined;
      if (title)
        yield { span: { start: span.start + title.index, end: span.start + title.index + title[0].length } };
    }
    for (const sentence of statements(section)) {
      if (sentence.block.kind === 'row' || !isOfKnockOut(section, sentence)) continue;
      const award = awardIn(sentence.low);
      if (award) yield { span: spanOf(sentence, award) };
    }
    for (const sentence of statements(section)) {
      const award = pointsForHaving(section, sentence);
      if (award) yield { span: spanOf(sentence, award) };
    }
    for (const sentence of affirmations(section)) {
      const asked = questionBefore(section, sentence);
      if (
        KNOCK_OUT.test(asked) &&
        ASKS_POINTS.test(asked) &&
        !FLOOR.test(asked) &&
        !OTHER_SUBJECT.test(asked)
      )
        yield { span: bare(sentence) };
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

/** The sentence, its numbered paragraph or the heading over its list speaks of a knock-out requirement. */
function isOfKnockOut(section: Section, sentence: Sentence): boolean {
  const { block, low } = sentence;
  const before = introduction(section, sentence);
  if (
    KNOCK_OUT.test(low) ||
    (block.kind !== 'item' && KNOCK_OUT.test(before)) ||
    speaksOfKnockOut(section, sentence)
  )
    return true;
  if (KNOCK_OUT_ID.test(section.low.slice(block.span.start, block.span.start + 20))) return true;
  if (KNOCK_OUT_ID.test(headingOver(sentence)) && REFERS_BACK.test(low)) return true;
  return block.kind === 'item' && KNOCK_OUT.test(`${headingOver(sentence)} ${before}`);
}

/** "Eis 3 is een knock-out. Wie eraan voldoet, krijgt punten." */
function speaksOfKnockOut(section: Section, { index, low, block }: Sentence): boolean {
  const before = [1, 2]
    .map((back) => section.sentences[index - back])
    .find((one) => one?.block === block && KNOCK_OUT.test(one.low));
  if (!before) return false;
  if (REFERS_BACK.test(`${introduction(section, section.sentences[index]!)} ${low}`)) return true;
  // "Levering vóór mei is een knock-out. Het halen van deze datum levert 10 punten op."
  return [...low.matchAll(POINTED_AT)].some(([, noun]) => before.low.includes(noun!));
}

/** "Wie dit niet kan, valt af. Wie het wel kan, krijgt 15 punten." */
function pointsForHaving(section: Section, sentence: Sentence): { index: number; 0: string } | undefined {
  const { low, index, block } = sentence;
  const before = section.sentences[index - 1];
  const split = low.indexOf('; ');
  if (split > 0) {
    const award = isOutWithout(low.slice(0, split)) ? awardIfHad(low.slice(split + 2)) : undefined;
    return award && { index: award.index + split + 2, 0: award[0] };
  }
  return before?.block === block && isOutWithout(before.low) ? awardIfHad(low) : undefined;
}

function isOutWithout(low: string): boolean {
  return DROPS.test(low) && !DROPS_FOR_OTHER.test(low);
}

function awardIfHad(low: string): { index: number; 0: string } | undefined {
  return HAS_IT.test(low) ? awardIn(low) : undefined;
}

const REFERS_BACK =
  /\b(?:eraan|daaraan|hieraan|ermee|daarmee|hiermee|ervoor|daarvoor|hiervoor|erop|hierop|(?:deze|die|zo'n|zulke) (?:eis|voorwaarde)n?|wie (?:dat|dit|die|deze|daar|er|wel|hier)\b|voldoet (?:u|men|hij|zij|(?:de|een) \p{L}{1,20}) (?:er |daar )?wel|wel voldaan|(?:dat|dit) (?:haalt|doet|kan|heeft|biedt|levert))\b/u;
const POINTED_AT = /\b(?:deze|dit|die|dat) (\p{L}{4,30})/gu;

/** The first award of points in a sentence (lower case), with its verb. */
function awardIn(low: string): { index: number; 0: string } | undefined {
  if (FLOOR.test(low)) return undefined;
  const share = SHARE.exec(low);
  if (
    share &&
    !NOT_AWARDED.test(low.slice(0, share.index)) &&
    !OTHER_SUBJECT.test(low.replace(COUNTED_IN, ' '))
  )
    return share;
  const isOfOther = OTHER_SUBJECT.test(FOR_KNOCK_OUT.test(low) ? low.replace(COUNTED_IN, ' ') : low);
  for (const found of low.matchAll(POINTS)) {
    const before = low.slice(0, found.index);
    const end = found.index + found[0].length;
    if (NOT_AWARDED.test(before) || NOT_AWARDED_AFTER.test(low.slice(end)) || isOfOther) continue;
    const index = VERB.exec(before)?.index ?? found.index;
    return { index, 0: low.slice(index, end) };
  }
  return undefined;
}

function pointsOfKnockOut(section: Section, row: Block): Span | undefined {
  const { cells } = row;
  if (!cells) return undefined;
  const isUnderHeading = KNOCK_OUT.test((row.under ?? '').toLowerCase());
  const kind = cells.find(({ header }) => KIND_HEADER.test(header ?? ''));
  const isKnockOut = cells.some((cell) => {
    const text = cellText(section, cell);
    if (NAMED_HEADER.test(cell.header ?? '') && text.length > 5) return true;
    if (KNOCK_OUT_ID.test(text)) return true;
    if (!KIND_HEADER.test(cell.header ?? '')) return false;
    const isMark = /^(?:ja|j|x|✓|✔)$/.test(text) && KNOCK_OUT_HEADER.test(cell.header ?? '');
    return (
      isMark ||
      KNOCK_OUT.test(text) ||
      /^(?:eis\s?)?\(?k\.?o\.?\)?$/.test(text) ||
      isLetter(cell.header, text)
    );
  });
  if (
    !isKnockOut &&
    (!isUnderHeading || (kind && /^(?:w(?:ens)?|nee|n|-|–|)$/.test(cellText(section, kind))))
  )
    return undefined;
  const points = cells.find(
    (cell) =>
      (POINTS_HEADER.test(cell.header ?? '') || /levert|krijgt|verdien/.test(cell.header ?? '')) &&
      /^[1-9]\d{0,3}(?:[.,]\d)?\s?(?:punten|pnt|pts?|%)?$/.test(cellText(section, cell)),
  );
  return points?.span;
}

const KNOCK_OUT_HEADER = /^(?:ko|k\.o\.|knock-?out)(?:-?eis)?\??$/;

/** The column in which the knock-out requirements themselves stand. */
const NAMED_HEADER = /^(?:(?:omschrijving|tekst) )?(?:van de )?(?:knock-?out-?\s?|ko-)(?:eis|criteri)/;

/** "K" under a header that tells knock-outs from wishes: "K/W". */
function isLetter(header: string | undefined, text: string): boolean {
  return text === 'k' && /^k(?:o|nock-?out)?\s?\/\s?w/.test(header ?? '');
}
