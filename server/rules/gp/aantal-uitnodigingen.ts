import type { Section, Sentence } from '../../spec/model.ts';
import { anyOf } from '../../text/alternatives.ts';
import { isPast } from '../language/history.ts';
import { askedRightBefore } from '../language/questions.ts';
import { hasReasonNearby } from '../language/reasons.ts';
import { fullText, headingOver, isStatement, quantitiesIn, spanOf } from '../language/statements.ts';
import { aboveTable, cellText, tablesIn } from '../language/tables.ts';
import { together } from '../language/words.ts';
import { type Finding, sectionRule, t } from '../rule.ts';

const INVITED =
  '(?:ondernem(?:er|ing)(?:s|en)?|part(?:ij|ijen)|[\\p{L}-]{0,30}(?:bureaus|bedrijven|kantoren|partijen|ondernemingen|leveranciers|dienstverleners|aannemers)|bedrijf|leverancier|dienstverlener|aannemer|geadresseerden|inschrijvers?|aanbieders?|genodigden|gegadigden|offertes?|prijsopgaven)';
/** Firms by their trade ("hoveniers"): also what people are called, so only where the request goes to them. */
const TRADE =
  /^\s(?:\(\d{1,2}\)\s)?(?:andere\s)?(?!opdrachtgever|medewerker|werknemer|bestuurder|beoordelaar|inwoner|gebruiker|bewoner|deelnemer|kamer|meter|nummer)\p{L}{2,30}(?:ers|eurs|aars|isten|tecten|erijen|ondernemingen)(?!\p{L})/u;
const RECIPIENT =
  /(?:^|(?<!inzet |team |ploeg )\b(?:aan|naar|bij|van|hebben|zijn|worden|u en|nodigt|nodigen|nodigen wij|nodigt (?:de|het) \p{L}{3,20}|benadert|benaderen|benaderen wij)\s(?:(?:een|de|deze|onderstaande|volgende|in totaal|totaal|nog|slechts|maar)\s){0,3})$/u;
/** Whoever is asked by name of a trade: "twee tolken zijn benaderd"; not persons, nor who is no firm. */
const APPROACHED =
  /^\s(?:\(\w{1,6}\)\s)?(?:andere\s)?(?!person|mens|medewerk|werknem|bewon|inwon|leden|gast|sprek|kandida|deelnem|school|schol|gemeent|vrag|collega's|beoordel|gebruik|raadsle|referen)\p{L}{3,30}(?:en|s)\s(?:(?:zijn|worden|hebben wij|zijn door ons)\s)?(?:(?!die\s)\p{L}{1,15}\s){0,2}?(?:benaderd|uitgenodigd|aangeschreven)(?!\p{L})/u;
const COUNTED = new RegExp(
  `^\\s?(?:\\(\\w{1,6}\\)\\s)?(?:(?!(?:en|of|per|van|voor|bij|aan|door|met|de|het|deze|hun|uw) |referentie)[\\p{L}-]{1,30}\\s){0,3}?(?!reserve)${INVITED}(?!\\p{L})`,
  'u',
);
/** "Met deze twee is het aantal uitnodigingen compleet". */
const IS_NUMBER = /^\s(?:is|vormt|vormen|zijn) het (?:aantal|totaal)\b/;
/** The firms, told of as those the reader has to beat. */
const RIVALS = '(?:concurrenten|mededingers|medebieders|andere \\p{L}{3,30}|anderen|collega-\\p{L}{3,20})';
/** "Hoeveel partijen heeft u gevraagd?" */
const ASKS_NUMBER = new RegExp(
  `\\bhoeveel (?:[\\p{L}-]{1,30}\\s){0,2}?(?:${INVITED}|${RIVALS})[^?]{0,60}(?:gevraagd|uitgenodigd|benaderd|aangeschreven|nodigt|vraagt|benadert|doen (?:er )?mee|meedoen|dingen|mededingen|hebben wij|hebben we|te maken|krijgen|ontvangen|zijn er)`,
  'u',
);
/** A question that leaves out the one who asks: "Met hoeveel concurrenten hebben wij te maken?" */
const ASKS_OTHERS = new RegExp(`\\bhoeveel (?:[\\p{L}-]{1,30}\\s){0,2}?${RIVALS}`, 'u');
/** "Drie uit de stad en vier van daarbuiten, dus zeven in totaal". */
const IS_TOTAL = /^\s(?:[\p{L}-]{1,20}\s)?in totaal\b/u;
const COUNTS_FIRMS = /aantal|uitgenodigd|genodigden|aangeschreven/;
const NAME_HEADER = /naam|bedrij|ondernem|partij|bureau|leverancier|aannemer|genodigde/;
const ANY_INVITED = new RegExp(INVITED, 'u');
/** "Aantal genodigden: 7". */
const LABELLED = new RegExp(
  `aantal (?:[\\p{L}-]{1,30}\\s){0,3}?${INVITED}[^.;:]{0,30}:?\\s$|aantal (?:[\\p{L}-]{1,30}\\s){0,3}?${INVITED}\\s[^.;:]{0,60}\\b(?:is|bedraagt|op)\\s$|^(?:[\\p{L}-]{1,30}\\s){0,2}?${INVITED}:\\s$`,
  'u',
);
/** What goes out to the firms. */
const REQUEST =
  '(?:offerteaanvra\\p{L}{1,5}|offerteverzoek\\p{L}{0,4}|aanvraag|uitnodiging|uitvraag|verzoek|brief|prijsaanvraag|prijsvraag|stukken)';
const INVITES = anyOf(
  [
    'geselecteerd[^.;]{0,40}(?:offerte|aanbieding|prijsopga)',
    '\\bom (?:een|hun) (?:prijs|offerte|aanbieding|prijsopgave)\\b[^.;]{0,20}\\b(?:verzocht|gevraagd)\\b',
    '(?:naast|behalve) (?:u|uw [\\p{L}]{3,20}) (?:doen|doet|dingen|dingt)\\s[^.;]{0,60}\\bmee\\b|procedure (?:wordt|is) (?:gevoerd|gehouden|doorlopen)[^.;]{0,10}\\bmet\\b',
    'in de gelegenheid[^.;]{0,40}\\b(?:offerte|aanbieding|prijsaanbieding|prijsopgave|prijs|aanbod)|gelegenheid (?:gesteld|geboden)[^.;]{0,30}(?:offerte|aanbieding|prijs)',
    '\\bmogen\\s[^.;]{0,30}(?:offerte|aanbieding|prijs)[^.;]{0,12}\\b(?:doen|uitbrengen|indienen|geven)|(?:offerte|aanbieding|prijs)[^.;]{0,20}\\b(?:mogen|mag) (?:doen|uitbrengen|indienen|geven)',
    `${REQUEST}[^.;]{0,30}\\b(?:ge)?richt\\p{L}{0,2}\\s[^.;]{0,20}\\b(?:tot|aan)\\b`,
    `${INVITED} (?:doen|dingen) mee\\b|${REQUEST}\\s(?:hebben |heeft )?(?:gekregen|ontvangen)\\b|concurreert met`,
    'uitgenodigd|uitnodig|nodig(?:t|en)\\s|genodigden?|benaderd|benader(?:t|en)|aangeschreven',
    '(?:schrij(?:ft|ven)|vragen|vraagt)\\s[^.;]{0,60}\\baan\\b',
    '(?:vraagt|vragen|opgevraagd|gevraagd|aangevraagd|vragen op|verzoekt|verzocht)[^.;]{0,90}(?:offerte|prijsopga|aanbieding|prijs\\b|aanbod)',
    '(?:offerte|aanbieding)s?[^.;]{0,40}(?:gevraagd|opgevraagd|uitgevraagd)|offerteaanvra',
    `${REQUEST}[^.;]{0,40}\\b(?:naar|aan|bij)\\b[^.;]{0,60}\\b(?:gegaan|verstuurd|gestuurd|verzonden|gezonden|uitgezet)\\b|${REQUEST}\\s[^.;]{0,10}\\bdoe(?:t|n)\\b[^.;]{0,60}\\bmee\\b`,
    '\\b(?:zijn|worden|hebben|heeft)\\s(?:[^.;]{0,50}\\s)?gevraagd\\b|\\bleg(?:t|gen)\\b[^.;]{0,40}\\bvoor aan|open voor',
    `(?:krijg|ontvang)(?:t|en)?\\s[^.;]{0,40}${REQUEST}|${REQUEST}\\s[^.;]{0,20}(?:krijgen|ontvangen|krijgt|ontvangt)`,
    `(?:stuurt|sturen|verstuurt|versturen|zendt|zenden)\\s[^.;]{0,60}${REQUEST}|${REQUEST}[^.;]{0,40}\\b(?:gaat|gaan|verstuurd|verzonden|gestuurd|toegezonden|uitgezet)\\b[^.;]{0,20}(?:naar|aan|bij)`,
    `${REQUEST}[^.;]{0,60}\\b(?:toe te zenden|te sturen|te verzenden|toegezonden) aan\\b`,
    '\\bding(?:t|en)\\b[^.;]{0,40}\\bmee\\b|deelnemers aan|procedure[^.;]{0,30}\\bonder\\b|u bent een van de',
  ],
  'u',
);
const NO_MAXIMUM =
  /(?:maximum|bovengrens|maximale aantal)[^.;]{0,30}(?:is |wordt |ligt )?niet (?:bepaald|vastgesteld|vast|gesteld)|geen (?:maximum|bovengrens)|aantal (?:deelnemers|partijen|ondernem\w{2,5}|genodigden|uitnodigingen) (?:is|wordt) niet (?:begrensd|beperkt|gemaximeerd|vastgesteld)|onbeperkt aantal (?:ondernem|part|bedrij|leverancier)\w{0,40}/;
/** Something else one is invited to, or somebody else who invites; how it went before. */
const NO_REQUEST =
  /gesprek|presentatie|interview|demonstratie|vergadering|toelichting (?:te )?geven|toe te lichten|toelichting op (?:hun|zijn|de)|(?:voor|bij|op|tijdens|naar|aan) (?:de|een|het|deze|onze) \p{L}{0,20}(?:bijeenkomst|avond|schouw|bezichtiging|rondleiding|opening|marktconsultatie|marktverkenning|symposium|congres|werksessie|informatiesessie|overleg)|(?:^|\s)(?:opdrachtnemer|leverancier|aannemer|dienstverlener|inschrijver|adviseur|projectleider) (?:nodigt|vraagt|benadert|verzoekt|haalt|stuurt)|onderaannemer|voor (?:het|een) vervolg|vervolgopdracht|(?:volgende|latere) (?:uitvraag|offerteaanvraag|aanbesteding|ronde)|(?:vorige|eerdere) (?:uitvraag|offerteaanvraag|offerteronde|ronde|aanvraag)/u;
/** Out of which the firms are picked: "op de groslijst staan twaalf bureaus", "uit de zes bureaus op de lijst". */
const POOL =
  /(?:groslijst|longlist|shortlist|bestand|lijst|markt|register)\s(?:[^.;]{0,12}\s)?(?:staan|telt|bevat|omvat|zijn|kent)\s(?:[\p{L}]{1,12}\s)?$|(?:^|\s)uit\s(?:de|deze|die)\s$|(?:^|\s)onder (?:de|deze|die|onze) \p{L}{3,20}\s(?:zijn|bevinden zich)\s$/u;
/** The firms by name under such words: "Deze uitvraag gaat naar:", "Uitgenodigd zijn:". */
const NAMES_THEM = new RegExp(
  `(?:uitgenodigd(?:en)?|genodigden|aangeschreven|benaderd|benaderen|nodig(?:en|t)\\s[^.;:]{0,40}\\buit|schrij(?:ft|ven)\\s[^.;:]{0,40}\\baan|${REQUEST}\\s[^.;:]{0,40}(?:naar|aan|bij)|geadresseerden)(?:\\s[^.;:]{0,30})?:?\\s{0,2}$`,
  'u',
);
/** What a list asks for rather than whom. */
const NAMES_NO_FIRM =
  /\b(?:in te dienen|u uit om|aanleveren|bevat|bijlagen|documenten|criteria|eisen|taken|stappen|data)\b|\bu uit\b/;

const FEW_FIRMS =
  /\b(?:er zijn|zijn er|bestaan|bestaan er|kent|telt|zijn ons)\b[^.]{0,60}\b(?:maar|slechts|niet meer dan|alleen|enkel|geen andere)\b[^.]{0,60}\b(?:die|met)\b|\b(?:maar|slechts|geen andere|niet meer) (?:[\p{L}]{1,12} )?[\p{L}]{4,25} (?:in staat|beheers\p{L}{0,3}|hebben de|beschik\p{L}{0,3}|bekend)\b|\bweinig (?:animo|belangstelling|respons)\b/u;
/** The firm written to is one more: "naast u nog vijf partijen", "u en vier andere bureaus". */
const BESIDES_YOU =
  /(?:naast|behalve) (?:u|uw (?:bedrijf|onderneming|bureau|kantoor))\b[^.;]{0,40}$|\bconcurreert met (?:nog )?$|\bu(?:w (?:bedrijf|onderneming|bureau|kantoor))? en (?:nog )?$/;
/** The firm written to is the only one. */
const ALONE =
  /\bu als enige\b|\balleen (?:aan )?u\b|(?:naast|behalve) (?:u|uw (?:bedrijf|onderneming|bureau|kantoor))\b[^.;]{0,40}\b(?:niemand|geen (?:andere?|enkel))/;
/** "Naast u ontvangt nog één leverancier dit verzoek": two in all. */
const ONE_OTHER =
  /(?:naast|behalve|buiten) (?:u|uw (?:bedrijf|onderneming|bureau|kantoor))\b[^.;]{0,40}\s(?:één|1|slechts een|een) (?:(?:andere? )?(?:ondernem|part|leverancier|bedrijf|aannemer|bureau|aanbieder)\w{0,40}|ander[e]? [\wà-ÿ]{3,25})/;
/** The firms by name in one sentence: "Uitgenodigd zijn Bureau A en Bureau B." */
const NAMED_INLINE =
  /^(?:Uitgenodigd|Aangeschreven|Benaderd|Genodigden)(?:\s(?:zijn|worden|is))?:?\s(\p{Lu}[^.;:]{2,300})/u;

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
    'schrijven',
    'aanvra',
    'uitvraag',
    'verzoek',
    'brief',
    'gevraagd',
    'aanbieding',
    'dingen',
    'een van de',
    ...['gelegenheid', 'geadresseerd', 'mogen', 'doen mee', 'concurreer', 'concurrent', 'mededingers'],
    together(['naast u', 'behalve u'], ['mee', 'doen', 'krijg']),
    together(['hoeveel'], ['doen', 'dingen', 'te maken', 'hebben']),
  ],
  *check(section, context, sentences) {
    const least = context.law.limit('invitations-least')?.value;
    const most = context.law.limit('invitations-most')?.value;
    if (least === undefined || most === undefined) return;
    yield* namedInLists(section, least, most);
    yield* namedInTables(section, least, most);
    for (const sentence of withAnswers(section, sentences)) {
      const finding = isInvitation(section, sentence)
        ? wrongNumber(section, sentence, least, most)
        : undefined;
      if (finding && !hasReasonNearby(section, sentence) && !isMarketSmall(section, sentence)) yield finding;
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

/** The next sentences tell that there are no more firms, or that few answered: "er zijn maar twee ateliers die dit kunnen". */
function isMarketSmall(section: Section, { index, block }: Sentence): boolean {
  return section.sentences
    .slice(index, index + 3)
    .some((one) => one.block === block && FEW_FIRMS.test(one.low));
}

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
  if (isPast(low) || NO_REQUEST.test(low)) return false;
  return (
    isNumberAsked(section, sentence) ||
    INVITES.test(fullText(section, sentence)) ||
    ONE_OTHER.test(low) ||
    /uitnodig|uitgenodigd/.test(headingOver(sentence))
  );
}

/** Whether a number stands alone in a cell of a row or column that counts firms; a number of the row itself does not. */
function isCellOfNumber(section: Section, { block, low }: Sentence, at: number): boolean {
  const own = block.cells?.findIndex(({ span }) => span.start <= at && at < span.end) ?? -1;
  const cell = block.cells?.[own];
  if (!cell || section.low.slice(cell.span.start, cell.span.end).trim().length > 20) return false;
  if (COUNTS_FIRMS.test(cell.header ?? '')) return true;
  return own > 0 && ANY_INVITED.test(low);
}

/** The firms named one by one in a list, fewer or more than fits. */
function* namedInLists(section: Section, least: number, most: number): Generator<Finding> {
  const seen = new Set<number>();
  for (const sentence of section.sentences) {
    const { kind, leadIn, depth, span, under } = sentence.block;
    if (kind !== 'item' || !isStatement(sentence)) continue;
    const start = leadIn?.start ?? -1;
    if (seen.has(start)) continue;
    seen.add(start);
    const lead = leadIn ? section.low.slice(leadIn.start, leadIn.end) : headingOver(sentence);
    if (!NAMES_THEM.test(lead) || NAMES_NO_FIRM.test(lead) || isPast(lead) || NO_REQUEST.test(lead)) continue;
    if (leadIn && quantitiesIn(section, leadIn, 'count').length > 0) continue;
    const items = section.blocks.filter(
      (one) =>
        one.kind === 'item' &&
        one.leadIn?.start === leadIn?.start &&
        one.under === under &&
        (one.depth ?? 0) === (depth ?? 0),
    );
    if (!items.every((one) => isName(section.text.slice(one.span.start, one.span.end)))) continue;
    const count = items.length + (/\b(?:naast|behalve) u\b|\bu en\b/.test(lead) ? 1 : 0);
    if ((count < least || count > most) && !hasReasonNearby(section, sentence))
      yield { span: leadIn ?? span, values: { count, least, most } };
  }
}

/** The same in the rows of a table. */
function* namedInTables(section: Section, least: number, most: number): Generator<Finding> {
  for (const { header, rows } of tablesIn(section)) {
    const [first] = rows;
    const isOfFirms = header.some((cell) => NAME_HEADER.test(cellText(section, cell)));
    if (!first || !isOfFirms || header.length > 4) continue;
    const over = `${(first.under ?? '').toLowerCase()} ${aboveTable(section, first)}`;
    if (!/uitgenodigd|genodigden|uit te nodigen|aangeschreven/.test(over) || NO_REQUEST.test(over)) continue;
    const count = rows.length;
    if (count < least || count > most) yield { span: first.span, values: { count, least, most } };
  }
}

/** How many names an enumeration holds; 0 when it is none. */
function namesIn(text: string): number {
  const parts = text.split(', ');
  const last = parts.at(-1)!.split(/\sen\s(?=\p{Lu})/u);
  return [...parts, ...last].every(isName) ? parts.length - 1 + last.length : 0;
}

/** Whether the text of an item is a name: a capital, few words, no sentence. */
function isName(text: string): boolean {
  const name = text.replace(/[;.,]\s*$/, '').trim();
  return (
    /^\p{Lu}/u.test(name) &&
    name.length < 80 &&
    !/\b(?:wordt|worden|moet|dient|is|zijn|uw|u|een|per)\b/.test(name) &&
    !/[:?]/.test(name)
  );
}

function wrongNumber(section: Section, sentence: Sentence, least: number, most: number): Finding | undefined {
  const { low } = sentence;
  const counts = quantitiesIn(section, sentence.span, 'count');
  const total = counts.find((one) => IS_TOTAL.test(low.slice(one.span.end - sentence.span.start)));
  const first = counts.find((one) => {
    const after = low.slice(one.span.end - sentence.span.start, one.span.end - sentence.span.start + 60);
    const before = low.slice(0, one.span.start - sentence.span.start);
    if (POOL.test(before)) return false;
    if (LABELLED.test(before) || APPROACHED.test(after) || (TRADE.test(after) && RECIPIENT.test(before)))
      return true;
    if (IS_NUMBER.test(after) || isNumberAsked(section, sentence)) return true;
    return COUNTED.test(after) || isCellOfNumber(section, sentence, one.span.start);
  });
  const count = first && (total ?? first);
  if (count) {
    const others =
      BESIDES_YOU.test(low.slice(0, count.span.start - sentence.span.start)) ||
      ASKS_OTHERS.test(askedRightBefore(section, sentence)?.low ?? '');
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
  return withoutNumber(sentence, least, most);
}

/** The number as it follows from names, or from the firm written to being the only one or one of two. */
function withoutNumber(sentence: Sentence, least: number, most: number): Finding | undefined {
  const { low } = sentence;
  const named = NAMED_INLINE.exec(sentence.text);
  const number = named ? namesIn(named[1]!) : 0;
  if (named && number > 0 && (number < least || number > most))
    return { span: spanOf(sentence, named), values: { count: number, least, most } };
  const alone = ONE_OTHER.exec(low);
  if (alone && least > 2) return { span: spanOf(sentence, alone), values: { count: 2, least, most } };
  const only = ALONE.exec(low);
  if (only && least > 1) return { span: spanOf(sentence, only), values: { count: 1, least, most } };
  const open = NO_MAXIMUM.exec(low);
  return open ? { span: spanOf(sentence, open), message: 'noMaximum', values: { least, most } } : undefined;
}
