import type { Section, Sentence } from '../../spec/model.ts';
import { binds } from '../../spec/speakers.ts';
import { allOf } from '../../text/alternatives.ts';
import type { Span } from '../../text/span.ts';
import { AUTHORITY, CONTRACTOR } from '../language/actors.ts';
import { requirementSentences } from '../language/demands.ts';
import { isDenied } from '../language/modality.ts';
import { headingOver } from '../language/statements.ts';
import { documentRule, type Fix, t } from '../rule.ts';

interface Softened {
  readonly word: string;
  readonly span: Span;
  /** What can be taken out to leave a requirement, with a space. */
  readonly removable: Span | undefined;
  /** It only softens what the sentence says is done. */
  readonly isAdverb: boolean;
}

/** What softens a demand: adverbs first, which can be taken out of the sentence, then verbs and whole clauses. */
const ADVERB = [
  'bij (?:sterke )?voorkeur',
  'zo (?:enigszins )?mogelijk',
  'zo ?veel (?:als )?(?:mogelijk|kan|haalbaar)',
  'zo ?(?:min|weinig) (?:als )?mogelijk',
  'zo goed (?:als )?mogelijk',
  '(?:waar|indien|voor zover|voorzover|mits|wanneer) (?:dat |dit |het )?(?:redelijkerwijs |enigszins |ook maar )?(?:mogelijk|haalbaar|beschikbaar)(?: is)?',
  'als (?:dat|dit|het) (?:redelijkerwijs |enigszins |ook maar )?(?:mogelijk|haalbaar) is',
  '(?:waar|als) (?:dat|het|dit) (?:ook maar )?kan',
  'idealiter',
  'in (?:principe|beginsel)(?![^.;]{0,80}(?:tenzij|behalve|uitgezonderd|met uitzondering))',
  'het liefste?',
  'liefst',
  'naar vermogen',
  'naar beste (?:kunnen|vermogen)',
  'bij wijze van wens',
];
const STATEMENT = [
  '(?:is|zijn|wordt|worden|lijkt|ware) (?:zeer |sterk |meer dan |hier )?gewenst',
  'wenselijk',
  'strek(?:t|ken) tot aanbeveling',
  '(?:heeft|hebben|geniet|genieten|krijgt|krijgen|verdient|verdienen) (?:sterk |duidelijk |hierbij )?(?:de|onze|zijn|haar) voorkeur',
  'gaa?t? (?:sterk |onze )?(?:de )?voorkeur (?:uit )?naar',
  'voorkeur gaat (?:\\p{L}{1,20} )?(?:uit )?naar',
  'gaat (?:sterk |hierbij )?de voorkeur uit',
  'verdien(?:t|en) (?:het )?(?:de |sterke )?aanbeveling',
  '(?:is|zijn|wordt|worden) (?:sterk )?(?:aan te (?:bevelen|raden)|aanbevolen|aangeraden|geadviseerd|aangemoedigd)',
  '(?:wordt|worden|is|zijn) (?:zeer |erg |door ons )?op prijs gesteld',
  'stel(?:t|len) (?:\\p{L}{1,20} ){1,4}op prijs',
  'streeft (?:er ?)?naar',
  'streven (?:er ?)?naar',
  '(?:wordt|worden) (?:er ?)?naar (?:\\p{L}{1,20} ){0,6}gestreefd',
  'gestreefd (?:wordt )?naar',
  'dien(?:t|en) te streven',
  'er ?naar te streven',
  'te streven naar',
  'nastreven',
  'streefwaarde',
  'probeer(?:t|en)',
  'tracht(?:en)?',
  'poogt',
  'doet (?:zijn|haar) (?:uiterste )?best',
  'zet zich ervoor in',
  'zou(?:den)? graag',
  'zou(?:den)? (?:\\p{L}{1,20} ){0,4}moeten',
  'graag',
  '(?:zou(?:den)? )?(?:mooi|fijn|prettig|plezierig) (?:zijn|meegenomen)',
  'is (?:wel )?(?:mooi|fijn|prettig|plezierig)',
  'is (?:een )?(?:pluspunt|plus|pre|pré|meerwaarde|surplus)',
  'zou(?:den)? (?:ook |voor ons )?(?:een |erg |zeer |heel ){0,2}(?:pluspunt|plus|pre|pré|voordeel|meerwaarde|welkom|handig|nuttig|wenselijk) zijn',
  '(?:is|zijn) (?:ook |zeer |van harte ){0,2}(?:welkom|mooi meegenomen)',
  '(?:past|passen) bij onze (?:wens|voorkeur|ambitie)\\p{L}{0,3}',
  'nice to have',
];
const wishesIn = allOf([...ADVERB, ...STATEMENT].map((way) => `(?<!\\p{L})(?:${way})(?!\\p{L})`));
const IS_ADVERB = new RegExp(`^(?:${ADVERB.join('|')})$`, 'u');
/** A preference of somebody else that the requirement is about. */
const ABOUT =
  /\b(?:welke|welk|wie|wat|waar|wanneer|hoe|of|indien|wanneer|als|mits|voor zover|die|dat)\s[^.;:]{0,50}$|(?:opdrachtgever|gemeente|gebruiker|cliënt|bewoner|deelnemer|leerling|reiziger|klant|school|patiënt|medewerker)s?\s[^.;:]{0,25}$/;
/** The requirement asks somebody to say or choose. */
const ASKED = /\b(?:welke|welk|wie|wat|wanneer|hoe|of)\s[^.;:]{0,50}$/;
/** What a machine tries is what it does. */
const MACHINE = /(?:systeem|software|applicatie|apparaat|toestel|machine|app|module)\s[^.;]{0,20}$/;
const ABOUT_AFTER =
  /^\s(?:heeft|hebben|acht|wil|willen|wenst|kiest|is voor de|van de (?:gebruiker|opdrachtgever))/;

export const rule = documentRule<Softened>({
  id: 'tekst/eis-of-wens',
  title: t('Wens in een eis', 'Wish inside a requirement'),
  severity: 'warning',
  gate: 'all',
  citations: [],
  belgian: true,
  messages: {
    found: t(
      'In deze eis staat ‘{word}’: daarmee is niet duidelijk of het een eis of een wens is.',
      'This requirement says ‘{word}’: that leaves unclear whether it is a requirement or a wish.',
    ),
  },
  todo: t(
    'Schrap de woorden en maak er een harde eis van, of verplaats de zin naar de wensen.',
    'Delete the words to make it a firm requirement, or move the sentence to the wishes.',
  ),
  why: t(
    'Wie niet aan een eis voldoet, valt af. Bij een eis met een voorkeur kan niemand vaststellen of eraan is voldaan, zodat inschrijvingen niet gelijk worden behandeld.',
    'Whoever fails a requirement drops out. With a requirement that states a preference nobody can tell whether it is met, so tenders are not treated equally.',
  ),
  whenNot: t(
    'Als de voorkeur van een gebruiker het onderwerp van de eis is.',
    'When the preference of a user is what the requirement is about.',
  ),
  words: [
    'voorkeur',
    'mogelijk',
    'haalbaar',
    'beschikbaar',
    'kan',
    'wens',
    'idealiter',
    'in principe',
    'in beginsel',
    'in principe',
    'in beginsel',
    'liefst',
    'stre',
    'graag',
    'zou',
    'vermogen',
    'aanbev',
    'aan te ',
    'beste ',
    'aangeraden',
    'geadviseerd',
    'aangemoedigd',
    'op prijs',
    'probe',
    'tracht',
    'poogt',
    'best',
    'zet zich',
    'mooi',
    'fijn',
    'prettig',
    'plezierig',
    'is een p',
    'meerwaarde',
    'surplus',
    'welkom',
    'past bij onze',
    'passen bij onze',
    'nice to have',
  ],
  collect(section, context, item) {
    const sentences = requirementSentences(section, context, item);
    const others =
      context.role === 'requirements' && !item
        ? section.sentences.filter((one) => !sentences.includes(one) && isDuty(one))
        : [];
    return [
      ...sentences.flatMap((sentence) => [...softenedIn(section, sentence)]),
      ...others.flatMap((sentence) =>
        [...softenedIn(section, sentence)].filter(
          ({ isAdverb, word }) => isAdverb || (BY_CONTRACTOR.test(sentence.low) && TRIES.test(word)),
        ),
      ),
    ];
  },
  *check({ items }) {
    for (const { at, value } of items) {
      const fixes: Fix[] = value.removable
        ? [
            {
              title: t(`Schrap ‘${value.word}’`, `Delete ‘${value.word}’`),
              kind: 'suggestion',
              edits: [{ span: value.removable, text: '' }],
            },
          ]
        : [];
      yield { at, span: value.span, values: { word: value.word }, fixes };
    }
  },
  examples: {
    bad: [
      {
        text: '## Eisen\n\n- E1: De tafel is ⟦bij voorkeur⟧ van eikenhout.\n- E2: De tafel is 75 cm hoog.',
        fixed: '## Eisen\n\n- E1: De tafel is van eikenhout.\n- E2: De tafel is 75 cm hoog.',
      },
      {
        text: '| Nr. | Eis |\n| --- | --- |\n| TE-1 | Ritten worden ⟦zo veel mogelijk⟧ gecombineerd. |',
      },
      {
        text: '## Programma van eisen\n\n1. Opdrachtnemer ⟦streeft naar⟧ een vaste chauffeur per route.\n2. De bus heeft een lift.',
      },
      {
        text: 'bestek: "1"\neisen:\n  - id: E1\n    soort: eis\n    tekst: Het is ⟦wenselijk⟧ dat de doos van karton is.\n',
        yaml: true,
      },
    ],
    good: [
      { text: '## Wensen\n\n- W1: De tafel is bij voorkeur van eikenhout.' },
      { text: '## Doel\n\nDe gemeente streeft naar zo veel mogelijk groen in de wijk.' },
      {
        text: '## Eisen\n\n- E1: De planner vraagt welke dag de bewoner bij voorkeur heeft.\n- E2: Als Opdrachtgever het wenselijk acht, is er een tweede overleg.',
      },
      {
        text: '| Nr. | Soort | Omschrijving |\n| --- | --- | --- |\n| 1 | wens | Levering bij voorkeur op maandag |\n| 2 | eis | Levering in dozen |',
      },
      {
        text: 'bestek: "1"\neisen:\n  - id: W1\n    soort: wens\n    tekst: De doos is bij voorkeur van karton.\n',
        yaml: true,
      },
    ],
  },
});

/** Running text in a chapter of requirements that says what the contractor does, or what is done to what is delivered. */
function isDuty(sentence: Sentence): boolean {
  const { low, block, speaker } = sentence;
  if (block.kind !== 'paragraph' || !binds(speaker) || NO_CHAPTER.test(headingOver(sentence))) return false;
  if (NO_DUTY.test(low)) return false;
  return BY_CONTRACTOR.test(low) || IS_DONE.test(low);
}

const NO_CHAPTER =
  /wens|huidig|bestaand|situatie|achtergrond|doel|inleiding|aanleiding|ambitie|visie|toelichting|beoordel|gunning|planning|proces|leeswijzer|over (?:de|het|ons|onze)\b|opdrachtgever|gemeente/;
/** How it is now, what the buyer does itself, or what tenderers and users may do. */
const NO_DUTY = new RegExp(
  `(?:^|[^a-zà-ÿ])(?:${AUTHORITY}|nu|thans|momenteel|tot nu toe|inschrijvers?|gegadigden?|inschrijving|punten|wens(?:en)?|intern|zelf|gebruikers?|mag|mogen|kan|kunnen|was|waren|werd|werden)(?![a-zà-ÿ])|\\?\\s?$`,
);
const BY_CONTRACTOR = new RegExp(
  `^(?:\\d[\\d.]{0,6} )?(?:(?:de|het|uw|een) )?(?:${CONTRACTOR}|u|monteurs?|chauffeurs?|medewerkers van (?:de )?${CONTRACTOR})\\s[a-zà-ÿ]`,
);
const TRIES = /^(?:stree?f|probe|tracht|poogt|doet|zet)/i;
/** "Toestellen worden … hersteld": work that only the contractor does. */
const IS_DONE =
  /\b(?:wordt|worden|dient|dienen|moet|moeten)\s[^.;]{0,120}(?<![a-zà-ÿ])(?:hersteld|gerepareerd|vervangen|(?:af|op|aan|na)?geleverd|bezorgd|verholpen|gereinigd|schoongemaakt|onderhouden|(?:terug|mee)genomen|afgevoerd|verpakt|gemonteerd|gedemonteerd|ge[iï]nstalleerd|vervoerd|ingezameld|gesnoeid|gemaaid|gestrooid|bijgevuld|gekalibreerd|gelabeld|opgehaald|te (?:herstellen|repareren|vervangen|leveren|bezorgen|verhelpen|reinigen|onderhouden|verpakken|monteren|installeren))(?![a-zà-ÿ])/;

function* softenedIn(section: Section, sentence: Sentence): Generator<Softened> {
  for (const found of wishesIn(sentence.low)) {
    const before = sentence.low.slice(0, found.index);
    const after = sentence.low.slice(found.index + found[0].length);
    const isAdverb = IS_ADVERB.test(found[0]);
    const isOwn = isAdverb || found[0].endsWith('moeten');
    if (/probeer|tracht/.test(found[0]) && MACHINE.test(before)) continue;
    if (isOwn ? ASKED.test(before) : isOfOthers(found[0], before, after)) continue;
    if (ABOUT_AFTER.test(after) || isDenied(sentence.low, found.index, 20)) continue;
    const start = sentence.span.start + found.index;
    const span = { start, end: start + found[0].length };
    const hasSpace = section.text[span.end] === ' ';
    yield {
      isAdverb,
      word: section.text.slice(span.start, span.end),
      span,
      removable: isAdverb && hasSpace && found.index > 0 ? { start, end: span.end + 1 } : undefined,
    };
  }
}

/** "Opdrachtgever ziet graag dat …": what the buyer would like of the performer. */
const BUYER_LIKES =
  /^\W{0,4}(?:[a-z]{1,3}[-.]?\d{1,3}[.:)]?\s)?(?:de |het |onze )?(?:opdrachtgever|gemeente|provincie|waterschap|wij|we|school)\s(?:ziet|zien|zou|heeft|hebben|wil|willen)\s$/;

/** Whether somebody else wishes it: "welke kleur de voorkeur heeft". */
function isOfOthers(word: string, before: string, after: string): boolean {
  if (/^graag$/.test(word) && BUYER_LIKES.test(before)) return false;
  return ABOUT.test(before) && (ABOUT_AFTER.test(after) || !word.includes('voorkeur'));
}
