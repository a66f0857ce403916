import type { Sentence } from '../../spec/model.ts';
import type { Span } from '../../text/span.ts';
import { isDenied } from '../language/modality.ts';
import { fullText, headingOver, quantitiesIn, spanOf } from '../language/statements.ts';
import { together } from '../language/words.ts';
import { sectionRule, t } from '../rule.ts';

const RESERVED =
  /voorbehouden|gereserveerd|\bbeperk(?:t|en)?\s[^.;]{0,40}\btot\b|(?:alleen|uitsluitend|slechts|enkel)\s[^.;]{0,140}\s(?:toegelaten|deelnemen|inschrijven|meedoen)|(?:alleen|uitsluitend|slechts|enkel)\s(?:[\wà-ÿ]{1,40}\s){0,3}(?:open|toegankelijk|toegelaten|deelnemen|inschrijven|meedoen)|(?:open|toegang|deelname|deelnemen|inschrijven)\s(?:[^.;]{0,50}\s)?(?:alleen|uitsluitend|slechts|enkel)|\bgun(?:t|nen)?\s[^.;]{0,60}(?:alleen|uitsluitend|slechts|enkel)\s(?:aan|bij)\b|(?:alleen|uitsluitend|slechts|enkel)\s(?:aan\s)?[^.;]{0,60}\b(?:gegund|gunnen|in aanmerking|welkom)|(?:bedoeld|bestemd|\ber|opdracht) voor sociale|(?:alleen|uitsluitend|slechts|enkel)\s[^.;]{0,60}\bdo(?:en|et) mee\b|reserve(?:ert|ren)\b|\banderen? (?:zijn|is|worden|wordt|blijven|blijft) (?:uitgesloten|niet toegelaten|buiten)|\b2\.82\b/;
const SOCIAL =
  /sociale? (?:werk|onderneming|werkplaats|werkvoorziening)|beschutte?|arbeidsbeperk|arbeidsgehandicap|gehandicapt|kansarm|afstand tot de arbeidsmarkt|doelgroep|sw-bedrij|achterstand op de arbeidsmarkt|\b2\.82\b/;
/** For whom a contract can be reserved. */
const FIRM = /sociale? (?:werk|onderneming)|beschutte? werk|sw-bedrij|\b2\.82\b/;
/** Who may tender, or what such a firm is, where the section reserves the contract. */
const WHO_MAY =
  /\b(?:mag|mogen|kan|kunt|kunnen) (?:u |hij |zij |wie )?(?:alleen |slechts )?(?:meedoen|inschrijven|deelnemen)\b|(?:inschrijven|meedoen|deelnemen) (?:kan|kunnen|mag|mogen)\b|(?:voorwaarde|eis)\w{0,2} (?:voor|tot) (?:deelname|deelneming)|(?:daar|hier)onder verstaan|sociale (?:onderneming|werk\p{L}{1,20}) (?:ziet|is|zijn|bent|geldt|gelden)\b/u;
const SHARE_OF_STAFF =
  /\bmensen\b|personen|werknemer|medewerker|personeel|werkplek|arbeidsplaats|bestaat|bestaan|doelgroep|personeelsbestand|in dienst/;
const OTHER =
  /loonsom|opdrachtsom|aanneemsom|opdrachtwaarde|social return|\bpunten\b|weging|gunningscriteri|korting|btw|parkeer|\bplaatsen\b/;

export const rule = sectionRule({
  id: 'aw/voorbehouden-opdracht',
  title: t('Voorbehouden opdracht met een ander percentage', 'Reserved contract with another percentage'),
  severity: 'error',
  gate: ['eu'],
  citations: ['aw-2.82-1-2', 'aw-2.82-1'],
  messages: {
    found: t(
      'De opdracht wordt voorbehouden bij {share}; de wet stelt het aandeel gehandicapte of kansarme werknemers op ten minste {percentage}%.',
      'The contract is reserved at {share}; the law sets the share of disabled or disadvantaged workers at {percentage}% at least.',
    ),
  },
  todo: t(
    'Hanteer het wettelijke aandeel en vermeld het voorbehoud in de aankondiging.',
    'Use the statutory share and state the reservation in the contract notice.',
  ),
  why: t(
    'Een opdracht voorbehouden aan sociale werkvoorzieningen of sociale ondernemingen is een uitzondering op de vrije mededinging. De wet geeft de voorwaarde; wie een ander aandeel kiest, sluit te veel of te weinig ondernemingen uit.',
    'Reserving a contract for sheltered workshops or social enterprises is an exception to free competition. The law sets the condition; another share excludes too many or too few firms.',
  ),
  whenNot: t(
    'Als het percentage over iets anders gaat, zoals social return of de loonsom.',
    'When the percentage is about something else, such as social return or the wage bill.',
  ),
  words: [together(RESERVED, SOCIAL)],
  *check(section, context, sentences) {
    const limit = context.law.limit('reserved-contract-share')?.value;
    if (limit === undefined) return;
    const all = sentences;
    let isReserved: boolean | undefined;
    for (const [i, sentence] of all.entries()) {
      const before = all[i - 1];
      const isNextRow = before?.block.kind === 'row' && sentence.block.kind === 'row';
      const near = before && (before.block === sentence.block || isNextRow) ? `${before.low} ` : '';
      const full = `${headingOver(sentence)} ${near}${fullText(section, sentence)}`;
      if (!SOCIAL.test(full) || !SHARE_OF_STAFF.test(full) || OTHER.test(full)) continue;
      isReserved ??= all.some(
        ({ low }) => RESERVED.test(low) && FIRM.test(low) && !/niet voorbehouden/.test(low),
      );
      if (!RESERVED.test(full) && !(isReserved && WHO_MAY.test(sentence.low))) continue;
      const reserved = /voorbehouden/.exec(sentence.low);
      if (/niet voorbehouden/.test(full) || (reserved && isDenied(sentence.low, reserved.index))) continue;
      const shares = [
        ...quantitiesIn(section, sentence.span, 'percentage'),
        ...quantitiesIn(section, sentence.span, 'multiple')
          .filter(({ factor }) => factor < 1)
          .map(({ span, factor }) => ({ span, value: Math.round(factor * 100) })),
        ...partsInWords(sentence),
      ];
      const share = shares[0];
      if (!share || shares.some((one) => one.value === limit)) continue;
      yield {
        span: share.span,
        values: { share: section.text.slice(share.span.start, share.span.end), percentage: limit },
        fixes: [
          {
            title: t(`Wijzig in ${limit}%`, `Change to ${limit}%`),
            kind: 'suggestion',
            edits: [{ span: share.span, text: `${limit}%` }],
          },
        ],
      };
    }
  },
  examples: {
    bad: [
      {
        text: 'De opdracht is voorbehouden aan sociale werkplaatsen waar ten minste ⟦50%⟧ van de werknemers een arbeidsbeperking heeft.',
        facts: 'procedure: openbaar',
        fixed:
          'De opdracht is voorbehouden aan sociale werkplaatsen waar ten minste 30% van de werknemers een arbeidsbeperking heeft.',
      },
      {
        text: '| Onderwerp | Invulling |\n| --- | --- |\n| Voorbehouden (artikel 2.82) | sociale ondernemingen, ⟦25 procent⟧ kansarme werknemers |',
        facts: 'procedure: niet-openbaar',
      },
      {
        text: 'Deelname staat uitsluitend open voor:\n\n- sociale ondernemingen met ⟦40 %⟧ kansarme medewerkers.',
        facts: 'procedure: openbaar',
      },
    ],
    good: [
      {
        text: 'De opdracht is voorbehouden aan sociale ondernemingen met ten minste 30% kansarme werknemers.',
        facts: 'procedure: openbaar',
      },
      {
        text: 'De opdracht is niet voorbehouden aan sociale ondernemingen, ook niet bij 50% kansarme werknemers.',
        facts: 'procedure: openbaar',
      },
      { text: 'Van de parkeerplaatsen is 20% voorbehouden aan gehandicapten.', facts: 'procedure: openbaar' },
      {
        text: 'Alleen bij een loonsom boven € 50.000 besteedt u 5% aan mensen met een afstand tot de arbeidsmarkt (social return).',
        facts: 'procedure: openbaar',
      },
    ],
  },
});

/** "De helft", "een kwart": parts in words that are followed by no "van". */
function partsInWords(sentence: Sentence): { readonly span: Span; readonly value: number }[] {
  const found = /\b(?:de (helft)|een (kwart|derde|vijfde)|(driekwart))\b/.exec(sentence.low);
  if (!found) return [];
  const value = PARTS[found[1] ?? found[2] ?? found[3]!]!;
  return [{ span: spanOf(sentence, found), value }];
}

const PARTS: Readonly<Record<string, number>> = {
  helft: 50,
  kwart: 25,
  derde: 33,
  vijfde: 20,
  driekwart: 75,
};
