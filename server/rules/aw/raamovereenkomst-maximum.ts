import type { Section, Sentence } from '../../spec/model.ts';
import { anyOf } from '../../text/alternatives.ts';
import type { Span } from '../../text/span.ts';
import { quantitiesIn } from '../language/statements.ts';
import { documentRule, FACTS_AT, t } from '../rule.ts';

/** What a section says about the size of a framework agreement. */
type Said =
  | { readonly kind: 'maximum' }
  | { readonly kind: 'framework' | 'unlimited' | 'no-rights'; readonly span: Span };

const FRAMEWORK =
  /(?:sluit|sluiten|gesloten|af te sluiten|sluiten van|betreft|wordt|is|als|aangaan|beoogt|tot|worden|komen?)\s(?:\w{1,40}\s){0,4}?raamovereenkomst(?:en)?|raamovereenkomst(?:en)? (?:met|voor|wordt gesloten|worden gesloten|heeft een looptijd|kent een looptijd|gaat in|loopt|duurt|dekt|omvat)|raamovereenkomst\s(?:[^.;]{0,60}\s)?(?:gaat naar|gunnen wij|wordt gegund|komt bij)|(?:mondt uit in|resulteert in|resultaat is|uitkomst is)\s(?:één|een|de)\s(?:[\wà-ÿ]{1,30}\s)?raamovereenkomst|raamovereenkomst (?:wordt|worden|zal)\s(?:[^.;]{0,30}\s)?(?:aangegaan|gesloten)|(?:vorm|type|soort|aard|contract\w{0,12})\b[^.;|:]{0,25}[|:]\s?(?:een\s|één\s)?raamovereenkomst|(?:looptijd|duur|geraamde waarde|raming|totale omvang) van de raamovereenkomst|^raamovereenkomst(?:\s?[:|]|\s[a-z])/;
const OTHER_FRAMEWORK =
  /(?:geen|huidige|bestaande|lopende|vorige|eerdere|oude|andere|aflopende|landelijke)\s(?:\w{1,40}\s){0,2}?raamovereenkomst|nadere overeenkomst(?:en)? onder een|referentie|ervaring|inschrijver (?:heeft|beschikt)|dynamisch aankoopsysteem/;
/** It is not this contract that is one: "leidt niet tot een", "anders dan bij een", "Raamovereenkomst: nee". */
const NO_FRAMEWORK = anyOf([
  '\\b(?:niet|nooit|evenmin)\\s(?:(?!alleen\\b|langer\\b|later\\b|meer\\b)[\\wà-ÿ]{1,30}\\s){0,3}?(?:(?:tot|als|in|om|via|onder|met|door|voor)\\s)?(?:een|de)\\s(?:[\\wà-ÿ]{1,30}\\s)?raamovereenkomst(?!\\s(?:met|van|voor)\\s(?:meer|meerdere|verschillende|één|twee|drie|vier|vijf|\\d))',
  '\\bniet\\sals\\sraamovereenkomst|\\bal\\seen\\sraamovereenkomst|raamovereenkomst\\b[^.]{0,80}\\bstaat (?:daar|hier) los van',
  '\\b(?:anders dan (?:bij|onder|in)|in tegenstelling tot|in plaats van|noch|zonder)\\s(?:een\\s|de\\s)?(?:[\\wà-ÿ]{1,30}\\s)?raamovereenkomst',
  '\\b(?:naast (?:deze|de|dit|het) [\\wà-ÿ]{3,30}|los daarvan|daarnaast)\\s(?:heeft|hebben|loopt|lopen|geldt|bestaat)\\s[^.;]{0,40}raamovereenkomst',
  '\\bbuiten\\s(?:de|een|die|deze|onze)\\s(?:[\\wà-ÿ]{1,30}\\s)?raamovereenkomst',
  '\\braamovereenkomst\\?\\s?[|:]?\\s?(?:nee|neen|niet|geen)\\b|\\braamovereenkomst(?:\\s(?:met|voor)\\s[^.;|]{1,40})?\\s?[|:]\\s?(?:nee|neen|niet|geen|n\\.?v\\.?t)(?![\\wà-ÿ])',
  '\\braamovereenkomst\\s(?:[^.;]{0,40}\\s)?(?:is|wordt|worden|sluiten|sluit|komt|was)\\s(?:(?:het|er|hier|dit|dat|wij|we|deze|de [\\wà-ÿ]{3,30}|in dit geval)\\s){0,2}(?:niet\\s(?:gesloten|aan de orde|beoogd|van toepassing|voorzien|passend|nodig)|niet[.,;]|geen sprake)',
]);
const LIMIT_WORD =
  /maximale|maximum|maximaal|\bmax\.|ten hoogste|hoogstens|hooguit|plafond|bovengrens|niet meer (?:dan|bedragen)|meer dan (?:[^.;]|\.\d){0,60}\b(?:niet|nooit|geen)\b|(?:niet|nooit) (?:voor )?(?:hoger|meer)|limiet|begrensd|gelimiteerd|tot een (?:totaal)?bedrag|eindigt (?:zodra|als|wanneer|bij)|zodra|bereik|niet (?:te boven|overschrijden)|(?:blijft|blijven) (?:in totaal |altijd |steeds )?onder|(?:niet|nooit) boven|of (?:zoveel |zo veel )?(?:eerder|korter) (?:als|zodra|wanneer|bij)|als (?:grens|uiterste)|\bmeer (?:worden|wordt|komen|komt|zijn|is) (?:het|dat|er) (?:er )?niet|daarboven|(?:stopt|houdt|houden) [^.;]{0,40}\b(?:bij|op)\b|uitgeput|uitgewerkt|\bis (?:zij|deze|de raamovereenkomst|het) (?:dan )?(?:vol|op)\b/;
const SIZE_WORD =
  /afgeroepen|waarde|hoeveelhe|afname|omvang|aantal|bedrag|afgenomen|besteld|stuks|uren|\buur\b|raamovereenkomst|opdrachtsom|\baf\b|besteding|budget|volume|opdrachtwaarde|(?:dat|dit) is (?:het|ons) (?:maximum|plafond)|rekenen op|besteden|besteedt|uitgeven|\bin om\b|\bom(?:gaat)?[.;,]?$|afnemen|bestellen|inkopen|kopen wij/;
/** What the figure takes along: "inclusief alle verlengingen". */
const TAKEN_ALONG =
  /\b(?:inclusief|incl\.|met inbegrip van|met)\s(?:(?:de|alle|eventuele|mogelijke)\s){0,2}(?:verleng\w{1,12}|opties)|(?:verlengingen|opties) (?:inbegrepen|meegerekend|meegeteld)/g;
/** How long, or how often extended, at most: a limit, but none of what is bought. */
const LONGEST =
  /(?:maximale|langste|uiterste|totale) (?:looptijd|duur|contractduur)|(?:maximaal|max\.|ten hoogste|hoogstens|hooguit|maximum van|niet (?:langer|meer) dan|nooit (?:langer|meer) dan)\s(?:(?:nog|telkens|in totaal|steeds)\s)?(?:[\wà-ÿ]{1,20}\s|\d{1,3}\s){0,4}?(?:\(\d{1,3}\)\s)?(?:jaar|jaren|maanden?|mnd|weken|dagen|keer|maal|verlengingen|opties|optiejaren|opdrachtnemers|leveranciers|partijen|[\wà-ÿ]{2,8}maal)\b/g;
/** The most that is bought, named with its figure: "maximale waarde € 330.000", "een plafond van 4.000 uur". */
const CEILING_NAMED =
  /(?:maximale? (?:waarde|omvang|afname|hoeveelheid|opdrachtwaarde|totaalwaarde|bedrag)|maximumwaarde|plafond(?:bedrag)?|waarde (?:is |bedraagt |van )?(?:ten hoogste|maximaal|hooguit))[^.;()]{0,40}\d/;
const NOT_SIZE =
  /verleng|aansprakelijk|boete|verzeker|omzet|referentie|inschrijver|gegadigde|korting|punten|pagina|bladzijde|uurtarief|per uur|levertijd|reactietijd|opdrachtnemers gesloten|percelen per/;
const NEVER_SIZE = /aansprakelijk|boete|verzeker|referentie|uurtarief|per uur|omzeteis/;
const QUANTITY =
  '(?:afname|af te nemen [\\wà-ÿ]{3,30}|hoeveelhe(?:id|den)|omvang|waarde|aantal(?:len)?|volumes?|inzet|bestellingen|opdrachten|afroepen|afroep|\\bhoeveel [\\wà-ÿ]{3,30})';
const CEILING = '(?:maximum|maximale (?:afname|waarde|hoeveelheid|omvang)|bovengrens|plafond|limiet|grens)';
/** A sum called a ceiling is one of the agreement from this many euros on; below it may be the price of one thing. */
const LEAST_CEILING = 10_000;
const CEILING_WORD = /\b(?:plafond|maximum|bovengrens|limiet)/;
/** What is bought has no end. */
const UNLIMITED = anyOf([
  '(?:onbeperkt|ongelimiteerd)\\s(?:\\w{1,40}\\s){0,3}?(?:hoger|meer|afgenomen|afnemen|bestellen|worden|toenemen|groeien|stijgen)',
  // "Maximale waarde | niet van toepassing", "een plafond noemen wij niet"
  `${CEILING}(?:\\s(?:aan|voor|van)\\s[^.;|]{0,40}|\\safname)?\\s?[|:]\\s?(?:niet (?:van toepassing|vastgesteld|bepaald|gesteld|bekend)|n\\.?v\\.?t|nvt|geen\\b|nee\\b|onbekend|onbeperkt|onbegrensd|ongelimiteerd)`,
  `\\b${CEILING}\\s(?:(?:aan|voor|op|van)\\s[^.;|]{0,50}\\s)?(?:noemen|hanteren|stellen|geven|kennen|bepalen|is|wordt|geldt)\\s(?:wij\\s|we\\s|er\\s)?(?:[\\wà-ÿ]{1,20}\\s){0,2}?niet\\b`,
  // "Ook als het meer wordt dan geraamd"
  '\\book (?:als (?:het|dat) |wanneer (?:het|dat) )?meer (?:wordt |is )?dan (?:geraamd|de raming)',
  // "De werkelijke vraag kan daar fors boven uitkomen, zonder bovengrens", "Meer bestellen mogen wij altijd"
  '\\b(?:meer|extra|aanvullend) (?:bestellen|afnemen|afroepen|inkopen) (?:mogen|kunnen|kan|mag)\\s(?:[\\wà-ÿ]{1,20}\\s){0,2}?(?:altijd|onbeperkt|te allen tijde)',
  // "De raming begrenst de afname niet"
  '\\b(?:raming|prognose|verwachting|schatting|aantallen|hoeveelheden|cijfers|getal)\\s(?:[^.;]{0,40}\\s)?(?:begrens(?:t|en)|begrenzen|limiteert|limiteren)\\s(?:[^.;]{0,40}\\s)?niet\\b',
  `\\braamovereenkomst\\sis\\s(?:[\\wà-ÿ]{1,20}\\s)?niet\\s(?:aan een ${CEILING}|gemaximeerd|gelimiteerd)`,
  '\\b(?:kunnen|kan) (?:er |het )?ook (?:veel |fors |aanzienlijk |flink )?meer (?:zijn|worden)\\b',
  `zonder dat (?:daaraan|hieraan|daarop|hierop|daar|er|daarvoor) (?:een|enige?) ${CEILING}`,
  `${QUANTITY}\\s[^.;]{0,60}(?:onbeperkt|onbegrensd|ongelimiteerd|geen ${CEILING})`,
  // "de omvang wordt vooraf niet vastgelegd of begrensd", "is niet aan een maximum gebonden"
  `${QUANTITY}\\s[^.;]{0,140}\\bniet\\s(?:[\\wà-ÿ]{1,20}\\s){0,4}?(?:begrensd|gemaximeerd|gelimiteerd|gemaximaliseerd|aan een ${CEILING})(?!\\s(?:tot|op)\\b)`,
  `${QUANTITY}\\s[^.;]{0,140}\\b(?:begrenzen|maximeren|limiteren)\\s(?:wij|we|zij)\\s(?:[\\wà-ÿ]{1,20}\\s){0,2}?niet\\b`,
  `(?:geen|zonder)\\s(?:[\\wà-ÿ]{1,20}\\s)?${CEILING}(?![a-zà-ÿ])`,
]);
/** "Wat is de maximale waarde?", "Is er een plafond aan de afname?" */
const ASKS_CEILING =
  /(?:maximale (?:waarde|afname|omvang|hoeveelheid)|(?:maximum|plafond|bovengrens|limiet)[^?]{0,60}(?:afname|waarde|omvang|uren|hoeveelheid|raamovereenkomst|bestelling|afroep))/;
/** There is none, or it is not told. */
const NONE =
  /^(?:antw(?:oord|\.)[^a-z]{0,8})?(?:(?:nee|neen|geen)\b|(?:die|dat|een \w{4,12}) (?:geven|noemen|hanteren|kennen|stellen|hebben|is|zijn)\b[^.;]{0,30}\bniet\b)/;
/** Of other things there may be as many as one likes. */
const NOT_BOUGHT =
  /aansprakelijk|\b(?:zo ?veel|hoeveel|meer|extra) (?:vragen|referenties|bijlagen|gebruikers|accounts|percelen|varianten|medewerkers|deelnemers|bezoekers|berichten|documenten|onderaannemers)\b|\b(?:vragen|referenties|bijlagen|varianten|documenten) (?:kunt|mag|mogen|kan|kunnen) (?:u|de inschrijver|inschrijvers|worden (?:gesteld|toegevoegd|ingediend))\b|\bvragen (?:stellen |stelt |kunnen |worden )?(?:zonder|onbeperkt)|\bper (?:opdracht|bestelling|afroep|order)\b|aantal (?:percelen|opdrachtnemers|vragen|inschrijvers|gegadigden|deelnemers|pagina|referenties|personen|medewerkers|onderaannemers|rond(?:e|es)\b)|plan van aanpak|\bpagina|\bcombinatie/;
const NO_RIGHTS =
  /(?:geen|niet)\s(?:enkele\s)?(?:recht(?:en)?|aanspraak|aanspraken)\s[^.;]{0,40}(?:ontle|worden|maken)|(?:geen|niet)\s(?:enkele\s)?(?:rechten|recht) (?:hier)?aan ontlenen|geen (?:afname|omzet)(?:garantie|verplichting)|geen minimale afname/;

export const rule = documentRule<Said>({
  id: 'aw/raamovereenkomst-maximum',
  title: t('Raamovereenkomst zonder maximum', 'Framework agreement without maximum'),
  severity: 'warning',
  gate: ['eu'],
  citations: ['hvj-c-23-20', 'rbnho-2025-14647'],
  messages: {
    found: t(
      'Er wordt een raamovereenkomst gesloten, maar nergens staat hoeveel er ten hoogste onder wordt afgenomen.',
      'A framework agreement is concluded, but nowhere is it stated how much is bought under it at most.',
    ),
    unlimited: t(
      'De afname onder de raamovereenkomst is niet begrensd.',
      'Purchases under the framework agreement are not limited.',
    ),
    facts: t(
      'De raamovereenkomst heeft geen maximum: vul `maximum` in of noem de maximale waarde of hoeveelheid in de tekst.',
      'The framework agreement has no maximum: fill in `maximum` or state the maximum value or quantity in the text.',
    ),
  },
  todo: t(
    'Noem de maximale waarde of hoeveelheid en wat er gebeurt als die is bereikt.',
    'State the maximum value or quantity and what happens once it is reached.',
  ),
  why: t(
    'Een raamovereenkomst werkt tot een maximale hoeveelheid of waarde, die vooraf bekend moet zijn. Zonder maximum weten inschrijvers niet waarop zij inschrijven en is niet te zien wanneer zij is uitgewerkt.',
    'A framework agreement works up to a maximum quantity or value that must be known beforehand. Without it tenderers do not know what they tender for and nobody can see when it is exhausted.',
  ),
  whenNot: t(
    'Als het maximum in een ander aanbestedingsstuk of in de aankondiging staat: verwijs daarnaar.',
    'If the maximum stands in another procurement document or in the notice: refer to it.',
  ),
  words: [
    'raamovereenkomst',
    'raamcontract',
    'maxim',
    'max.',
    'ten hoogste',
    'hoogstens',
    'hooguit',
    'plafond',
    'bovengrens',
    'niet meer',
    'onbeperkt',
    'onbegrensd',
    'ongelimiteerd',
    'rechten',
    'aanspra',
    'afname',
    'waarde',
    'bedrag',
    'zodra',
    'begrensd',
    ...['limiet', 'limite', 'begrenz', 'grens'],
    ...['nooit', 'meer dan', 'blijft', 'uitgeput', 'uitgewerkt', 'daarboven', 'houdt', 'boven', 'eerder'],
  ],
  collect(section, context, _entry, sentences) {
    const said: Said[] = refusedCeilings(section);
    for (const sentence of sentences) {
      const low = sentence.low.replaceAll('raamcontract', 'raamovereenkomst');
      if (UNLIMITED.test(low) && !NOT_BOUGHT.test(low) && !CEILING_NAMED.test(low)) {
        said.push(...openEnded(section, sentence, low));
        continue;
      }
      if (
        isLimit(
          section,
          sentence.span,
          low,
          sentence.block.cells?.map((cell) => cell.header ?? '').join(' ') ?? '',
        )
      )
        said.push({ kind: 'maximum' });
      if (context.role === 'definitions' || context.role === 'suitability') continue;
      if (FRAMEWORK.test(low) && isThisFramework(low)) said.push({ kind: 'framework', span: sentence.span });
      if (NO_RIGHTS.test(low) && /hoeveelh|raming|aantal|afname|volume|geraamd|prognose/.test(low))
        said.push({ kind: 'no-rights', span: sentence.span });
    }
    if (/maxim(?:um|ale)[^.;]{0,60}(?:zie|staat in|opgenomen in|bijlage|aankondiging)/.test(section.low))
      said.push({ kind: 'maximum' });
    return said;
  },
  *check(view, context) {
    const { framework, documentKind } = context.facts;
    const unlimited = view.items.find(({ value }) => value.kind === 'unlimited');
    const hasMaximum =
      framework?.maximum !== undefined || view.items.some(({ value }) => value.kind === 'maximum');
    const isFramework = framework !== undefined || view.items.some(({ value }) => value.kind === 'framework');
    if (unlimited && unlimited.value.kind !== 'maximum' && isFramework && framework?.maximum === undefined) {
      yield { at: unlimited.at, span: unlimited.value.span, message: 'unlimited' };
      return;
    }
    if (hasMaximum) return;
    const open = view.items.find(({ value }) => value.kind === 'no-rights');
    if (!isPlaceFor(documentKind, open !== undefined)) return;
    const place = view.sheet.places.get('raamovereenkomst');
    if (place?.key && view.sheet.facts.framework) {
      yield { at: FACTS_AT, span: place.key, message: 'facts' };
      return;
    }
    const first = view.items.find(({ value }) => value.kind === 'framework');
    if (!first || first.value.kind === 'maximum') return;
    // Wording that leaves the quantity open is the place to mend it.
    const best = open ?? first;
    if (best.value.kind !== 'maximum') yield { at: best.at, span: best.value.span };
  },
  examples: {
    bad: [
      {
        text: '## Opdracht\n\n⟦De gemeente sluit een raamovereenkomst met drie leveranciers van schoolmeubilair.⟧ De looptijd is twee jaar.',
        facts: 'procedure: openbaar',
      },
      {
        text: 'De opdracht betreft een raamovereenkomst voor papier.\n\n⟦Aan de genoemde hoeveelheden kunnen geen rechten worden ontleend.⟧',
        facts: 'procedure: openbaar',
      },
      {
        text: 'Het betreft een raamovereenkomst voor vijf jaar. ⟦De raming is € 2.000.000, maar de werkelijke afname kan onbeperkt hoger zijn.⟧',
        facts: 'procedure: openbaar',
      },
    ],
    good: [
      {
        text: 'De gemeente sluit een raamovereenkomst met één leverancier. De maximale waarde is € 900.000; bij het bereiken daarvan eindigt zij.',
        facts: 'procedure: openbaar',
      },
      {
        text: 'Er wordt een raamovereenkomst gesloten. Onder de raamovereenkomst worden ten hoogste 4.000 laptops besteld.',
        facts: 'procedure: openbaar',
      },
      {
        text: 'De huidige raamovereenkomst loopt op 1 mei af.',
        facts: 'procedure: openbaar',
      },
      {
        text: 'De opdracht betreft een raamovereenkomst.',
        facts: 'procedure: openbaar\nraamovereenkomst:\n  maximum: 750000',
      },
      {
        text: 'De opdracht is geen raamovereenkomst; aan de geraamde hoeveelheden kunnen geen rechten worden ontleend.',
        facts: 'procedure: openbaar',
      },
    ],
  },
});

/** Whether a framework agreement that is named may be the one concluded here. */
function isThisFramework(low: string): boolean {
  return !low.endsWith('?') && !OTHER_FRAMEWORK.test(low) && !NO_FRAMEWORK.test(low);
}

/** What is bought that has no end. */
const BOUGHT =
  /raamovereenkomst|afname|afgenomen|afnemen|af te nemen|hoeveelh|raming|geraamd|schatting|bestel|aantal|afroep|af te roepen|afgeroepen|verwachting|prognose|\bvolume|\bvraag kan\b|werkelijke (?:vraag|behoefte|inzet)/;

/** What a sentence without a ceiling says, and whether it or the one before speaks of this framework agreement. */
function openEnded(section: Section, sentence: Sentence, low: string): Said[] {
  const { span, index, block } = sentence;
  const before = section.sentences[index - 1];
  // "Aan de in de raamovereenkomst genoemde uren ontleent u geen rechten. Wij kunnen er ook meer afroepen."
  const told = before?.block === block ? before.low.replaceAll('raamcontract', 'raamovereenkomst') : '';
  const said: Said[] = BOUGHT.test(low) ? [{ kind: 'unlimited', span }] : [];
  return [low, told].some(namesThisFramework) ? [...said, { kind: 'framework', span }] : said;
}

function namesThisFramework(low: string): boolean {
  return low.includes('raamovereenkomst') && isThisFramework(low);
}

/** Answers to bidders who ask for the maximum and are told that there is none. */
function refusedCeilings(section: Section): Said[] {
  return section.sentences.flatMap((sentence): Said[] => {
    const asked = section.sentences[sentence.index - 1];
    if (sentence.speaker !== 'answer' || asked?.speaker !== 'question') return [];
    const isRefused = ASKS_CEILING.test(asked.low) && !NOT_BOUGHT.test(asked.low) && NONE.test(sentence.low);
    if (!isRefused) return [];
    const { span } = sentence;
    const isFramework = /raamovereenkomst|raamcontract/.test(asked.low);
    return isFramework
      ? [
          { kind: 'unlimited', span },
          { kind: 'framework', span },
        ]
      : [{ kind: 'unlimited', span }];
  });
}

/** Whether a sentence or row limits what is bought, in money or in pieces. */
function isLimit(
  section: Parameters<typeof quantitiesIn>[0],
  span: Span,
  low: string,
  headers: string,
): boolean {
  const text = `${headers} ${low}`.replace(TAKEN_ALONG, ' ').replace(LONGEST, ' ');
  if (!LIMIT_WORD.test(text)) return false;
  if (NOT_SIZE.test(text) && !(CEILING_NAMED.test(text) && !NEVER_SIZE.test(text))) return false;
  // "Plafond | € 650.000"
  const amounts = quantitiesIn(section, span, 'amount').filter((one) => !one.dummy && !one.impossible);
  const isCeiling =
    /^(?:plafond|maximum|bovengrens|limiet)\w{0,8}\s?[|:]/.test(low) ||
    (CEILING_WORD.test(text) && amounts.some(({ euros }) => euros >= LEAST_CEILING));
  if (!SIZE_WORD.test(text) && !isCeiling) return false;
  return (
    amounts.length > 0 ||
    quantitiesIn(section, span, 'count').some((count) => count.value > 9) ||
    quantitiesIn(section, span, 'duration').some(({ unit, value }) => unit === 'hour' && value > 9)
  );
}

/** A contract may leave the maximum to the other documents, but not where it leaves the quantity open itself. */
function isPlaceFor(kind: string | undefined, isOpen: boolean): boolean {
  return (
    kind === undefined || kind === 'leidraad' || kind === 'bestek' || (kind === 'overeenkomst' && isOpen)
  );
}
