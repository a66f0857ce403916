import type { Section, Sentence } from '../../spec/model.ts';
import { anyOf } from '../../text/alternatives.ts';
import type { Span } from '../../text/span.ts';
import { LAND } from '../language/lots.ts';
import { askedRightBefore } from '../language/questions.ts';
import { introduction, spanOf, statements } from '../language/statements.ts';
import { together } from '../language/words.ts';
import { documentRule, t } from '../rule.ts';

type Found = { readonly kind: 'maximum'; readonly span: Span } | { readonly kind: 'allocation' };

const LIMIT =
  '(?:maximaal|ten hoogste|hooguit|niet meer dan|nooit meer dan|hoogstens|slechts|maximum van|maximum ?aantal|maximale aantal|max\\.?|beperkt tot|begrensd (?:op|tot)|plafond van|limiet van|bovengrens van)';
/** What lots are also called. */
const LOT =
  "(?:perc\\.|(?:perceel|percelen|regio(?:'s)?|deelgebied(?:en)?|gebied(?:en)?|rayons?|district(?:en)?|kavels?|deelopdracht(?:en)?|clusters?)\\b)";
/** Most lots one tenderer may get. */
const MAXIMUM = anyOf([
  `\\b${LIMIT}\\s(?:[^.;|]{0,40}\\s)?(?<!\\bper\\s)perce(?:el|len)\\b`,
  `\\b${LIMIT}\\s(?:één|twee|drie|vier|vijf|\\d)\\s${LOT}`,
  '\\bmaxim(?:um|aal) (?:aantal )?te (?:gunnen|winnen|verwerven|krijgen)\\b',
  `\\b(?:niemand|u)\\s(?:wint|krijgt|verwerft|kan)\\s(?:[^.;|]{0,30}\\s)?(?:meer dan|maximaal|ten hoogste|hooguit)\\s(?:één|twee|drie|vier|vijf|\\d)\\s${LOT}`,
  `\\b(?:niemand|geen (?:enkele )?\\w{1,40})\\s(?:[^.;|]{0,30}\\s)?meer dan\\s(?:[^.;|]{0,25}\\s)?perce(?:el|len)\\b`,
  `\\bniet (?:mogelijk|toegestaan|toegelaten)\\s(?:[^.;|]{0,20}\\s)?meer dan\\s(?:[^.;|]{0,25}\\s)?perce(?:el|len)\\b`,
  '\\bperceel(?:\\s\\d{1,2})?\\s(?:heeft |is )?(?:gekregen|gewonnen|gegund)[^.;]{0,60}niet meer in aanmerking',
  `\\bin aanmerking\\s(?:[^.;|]{0,15}\\s)?voor\\s(?:één|1|twee|2|drie|3)\\s(?:\\(\\d\\)\\s)?perce(?:el|len)\\b`,
  // "Meer dan drie percelen gunnen wij niet aan dezelfde partij", "niemand krijgt drie of meer percelen"
  `\\bmeer dan\\s(?:één|een|1|twee|drie|vier|vijf|\\d)\\s${LOT}[^.;|]{0,40}\\b(?:gun(?:t|nen)|krijg\\w{0,3}|win(?:t|nen)|verwerf\\w{0,2}|verwerven|wijst|wijzen)\\b[^.;|]{0,40}\\b(?:niet|niemand|geen|nooit)\\b`,
  `\\b(?:niemand|geen (?:enkele )?\\w{1,40})\\s(?:[^.;|]{0,30}\\s)?(?:twee|drie|vier|vijf|\\d) of meer ${LOT}`,
  `\\bgeen (?:twee|drie|vier) ${LOT}\\s(?:[^.;|]{0,20}\\s)?aan (?:dezelfde|één|een en dezelfde)\\b`,
  // "U krijgt er twee; dat is het maximum per aanbieder"
  '\\b(?:dat|dit|meer) (?:is|zijn|geldt als) (?:het|ons|de) (?:maximum|maximale aantal|bovengrens)(?=\\s(?:per|voor)\\b|[.;,]|$)',
  // "Wie er één wint, komt voor de andere niet meer in aanmerking"
  '\\bwie (?:er )?(?:al )?(?:één|een|1)(?: perceel)? (?:wint|krijgt|heeft|verwerft|gegund krijgt)\\b[^.;]{0,40}(?:niet (?:meer|langer)|valt af)',
  // "percelen …, maar er slechts twee winnen", "het aantal percelen is beperkt tot twee"
  `\\b${LIMIT}\\s(?:op\\s)?(?:\\d{1,2}|één|twee|drie|vier|vijf|zes|de helft)(?=\\s(?:perce|winnen|krijg|gegund|verwerven|toegewezen|toegekend|daarvan|ervan)|\\s?[.;|]|$)`,
]);
const LOTS = new RegExp(`perce|\\bperc\\.|\\b${LOT}`);
const AWARDED =
  /gegund|opgedragen|als winnaar|\bgun(?:t|nen)\b|\bkrijg|\bwin(?:t|nen)\b|verwerv|toegewezen|toegekend|in opdracht|te winnen|verkrijg|in aanmerking|geselecteerd|bij (?:de )?gunning|opdrachtnemer (?:worden|zijn)|per (?:inschrijver|onderneming|gegadigde|partij|opdrachtnemer|leverancier|bedrijf|aanbieder)/;
const ONE_TENDERER =
  /een en dezelfde|vervoerder|inschrijver|onderneming|gegadigde|partij|opdrachtnemer|aannemer|combinatie|leverancier|aanbieder|bedrijf|niemand|\bu\b|te (?:krijgen|winnen|verwerven)/;
const ONLY_BIDS = /inschrijven|aanmelden|inschrijving(?:en)? (?:in|uit)|offreren/;
/** How it is decided which lots a tenderer gets. */
const ALLOCATION =
  /\bloting|\blot(?:en)?\b[^.;]{0,20}beslis|voorkeur|toewijzing|toewijz|wijst[^.;]{0,40}\stoe\b|volgorde|rangorde|laagste totaal|totale (?:kosten|prijs|score)|(?:beste|optimale|gunstigste|voordeligste) combinatie|hoogste (?:score|waarde|raming)|grootste (?:raming|omvang|perceel|verschil)|prioriteit|volgens (?:paragraaf|bijlage|de regel)|op basis van de (?:eind)?score|(?:voorsprong|verschil|score|waarde|raming)\s[^.;]{0,30}(?:grootst|hoogst)|eerst(?:volgende)? (?:gegund|in rang)|nummer twee|als tweede|opvolgend/;

export const rule = documentRule<Found>({
  id: 'aw/percelen-toewijzing',
  title: t(
    'Maximum aantal percelen zonder toewijzingsregel',
    'Maximum number of lots without an allocation rule',
  ),
  severity: 'warning',
  gate: ['eu'],
  citations: ['aw-2.10-3-4', 'aw-2.10'],
  messages: {
    found: t(
      'Het aantal percelen dat een inschrijver gegund kan krijgen is begrensd, maar er staat niet hoe de percelen dan worden toegewezen.',
      'The number of lots a tenderer can be awarded is limited, but it is not said how the lots are then allocated.',
    ),
  },
  todo: t(
    'Vermeld de objectieve en niet-discriminerende regels waarmee wordt bepaald welke percelen iemand krijgt die er meer zou winnen dan het maximum.',
    'State the objective and non-discriminatory rules that decide which lots a tenderer gets who would win more than the maximum.',
  ),
  why: t(
    'Zonder toewijzingsregel kan een inschrijver die meer percelen wint dan hij mag krijgen niet voorzien welke hem toevallen, en kan de aanbestedende dienst kiezen.',
    'Without an allocation rule a tenderer who wins more lots than allowed cannot foresee which ones he gets, and the authority can pick.',
  ),
  whenNot: t(
    'Als alleen het aantal percelen is begrensd waarop iemand mag inschrijven, of als de toewijzingsregel in een ander aanbestedingsstuk staat.',
    'When only the number of lots one may tender for is limited, or when the allocation rule is in another procurement document.',
  ),
  words: ['percel', 'perceel', together(LOTS, ['niemand', 'max', 'meer dan', 'ten hoogste', 'hooguit'])],
  collect(section) {
    const found: Found[] = [];
    for (const sentence of section.sentences) {
      if (sentence.speaker === 'question' || sentence.speaker === 'law') continue;
      if (ALLOCATION.test(sentence.low) && isAboutLots(section.sentences, sentence))
        found.push({ kind: 'allocation' });
    }
    for (const sentence of statements(section)) {
      const span = maximumIn(section, sentence);
      if (span) found.push({ kind: 'maximum', span });
    }
    return found;
  },
  *check({ items }) {
    if (items.some(({ value }) => value.kind === 'allocation')) return;
    for (const { at, value } of items) if (value.kind === 'maximum') yield { at, span: value.span };
  },
  examples: {
    bad: [
      {
        text: 'Aan één inschrijver worden ⟦ten hoogste twee percelen⟧ gegund.',
        facts: 'procedure: openbaar',
      },
      {
        text: '| Regel | Waarde |\n| --- | --- |\n| ⟦Maximum aantal percelen⟧ per opdrachtnemer | 3 |',
        facts: 'procedure: openbaar',
      },
      {
        text: 'Een onderneming kan ⟦niet meer dan één perceel⟧ winnen. Inschrijven op alle percelen mag.',
        facts: 'procedure: niet-openbaar',
      },
    ],
    good: [
      {
        text: 'Een inschrijver krijgt maximaal twee percelen gegund. Eindigt hij vaker als eerste, dan bepaalt de door hem opgegeven voorkeursvolgorde welke percelen dat zijn.',
        facts: 'procedure: openbaar',
      },
      { text: 'U mag op maximaal drie percelen inschrijven.', facts: 'procedure: openbaar' },
      {
        text: 'Per inschrijver geldt geen maximum; alle percelen kunnen aan één partij worden gegund.',
        facts: 'procedure: openbaar',
      },
      {
        text: 'Een inschrijver krijgt ten hoogste twee percelen gegund.\n\n## Toewijzing\n\nBij meer percelen beslist loting.',
        facts: 'procedure: openbaar',
      },
    ],
  },
});

function isAboutLots(all: readonly Sentence[], sentence: Sentence): boolean {
  if (/perce/.test(sentence.low) || /perce/.test((sentence.block.under ?? '').toLowerCase())) return true;
  const at = all.indexOf(sentence);
  return [all[at - 1], all[at - 2]].some((before) => before !== undefined && /perce/.test(before.low));
}

/** Where a sentence says how many lots one tenderer may get at most. */
function maximumIn(section: Section, sentence: Sentence): Span | undefined {
  const { low, block } = sentence;
  const maximum = MAXIMUM.exec(low);
  if (!maximum || LAND.test(low)) return undefined;
  const isReferring = /\b(?:er|daarvan|ervan)\b/.test(low);
  const asked = askedRightBefore(section, sentence)?.low ?? '';
  const before = isReferring ? (section.sentences[sentence.index - 1]?.low ?? '') : asked;
  const text = `${before} ${introduction(section, sentence)} ${low}`;
  if (!LOTS.test(block.cells ? section.low : text) || !AWARDED.test(text)) return undefined;
  const isCell = block.cells !== undefined && /te winnen|te gunnen|gegund/.test(text);
  if (!isCell && !ONE_TENDERER.test(`${low} ${asked}`) && !/\bwij\b/.test(asked)) return undefined;
  return isAboutBids(low, text, maximum) ? undefined : spanOf(sentence, maximum);
}

/** Whether the maximum is that of lots one may tender for, not of those one may win. */
function isAboutBids(low: string, text: string, maximum: RegExpExecArray): boolean {
  const end = maximum.index + maximum[0].length;
  if (/\bop\s$/.test(low.slice(0, maximum.index)) && /^\s?inschrij/.test(low.slice(end))) return true;
  return ONLY_BIDS.test(text) && !/gegund|\bgun|win|krijg|toegewezen|verwerv/.test(text);
}
