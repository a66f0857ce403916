import type { Section, Sentence } from '../../spec/model.ts';
import type { Span } from '../../text/span.ts';
import { isPast } from '../language/history.ts';
import { isDenied } from '../language/modality.ts';
import { introduction } from '../language/statements.ts';
import { together } from '../language/words.ts';
import { type Fix, sectionRule, t } from '../rule.ts';

const OFFER =
  /\braming|tarie(?:f|ven)\b|offertes|inschrijving|inschrijf|bieding|offerte|prijs|prijzen|aanneemsom|aannemingssom|\bbod/;
const BELOW =
  /(?:(?:lager|minder)\s(?:zijn |is |liggen |ligt |bedragen |bedraagt )?dan|onder (?:de|het)|beneden|beneden de|onder)\s[^.;|]{0,40}(?:\d{1,4}(?:,\d{1,4})?\s?(?:%|procent)|raming|geraamde|gemiddelde|mediaan|helft|kwart|derde)|(?:prijs|bedrag|tarief|som)\w{0,8}\s?(?:<|≤|lager dan|kleiner dan)\s?(?:€\s?)?\d|\bte laag\b|irreële? (?:prij|bedrag|aanbied|tarie)|dumpprij|(?:%|procent|pct\.?|kwart|vijfde|tiende|derde|helft|€\s?[\d.]{1,16})\s[^.;|]{0,20}(?:onder|lager|beneden|goedkoper|afwijk|voordeliger)|abnormaal la(?:ag|ge)|irreëel la(?:ag|ge)|(?:lager dan|onder|beneden|minder dan)\s(?:de\s)?€\s?\d|goedkoper (?:is |zijn |dan )|lagere? (?:[\wà-ÿ]{1,20} )?(?:tarief|prijs|bedrag|inschrijving|aanbieding) dan|ondergrens|bodemprijs|minimum(?:tarief|prijs)|lagere (?:tarieven|prijzen|bedragen|inschrijvingen|prijs)|(?:twee|drie|de) laagste (?:en (?:de )?hoogste )?(?:inschrijving|offerte|aanbieding|prijs|aanbiedingen|inschrijvingen|offertes|prijzen)/;
const REJECTS =
  /ongeldig|niet geldig|\bopzij\b|ligt eruit|liggen eruit|valt eruit|vallen eruit|ter zijde|gooien|weggelegd|do(?:et|en) (?:u |hij |zij |die )?niet (?:meer |verder )?mee|geweerd|niet geaccepteerd|afgewezen|afwijzing|terzijde|uitgesloten|niet in behandeling|buiten beschouwing|van tafel|\bval(?:t|len)\b[^.;]{0,40}\baf(?![a-z])|niet (?:verder |langer |meer )?mee(?![a-z])|buiten de beoordeling|niet (?:verder |meer |langer )?beoordeeld|niet (?:verder )?meegenomen|(?:komt|komen) (?:[\wà-ÿ]{1,20} ){0,2}niet (?:[\wà-ÿ]{1,20} ){0,3}in aanmerking|uitsluiting|geweigerd|\bsluit(?:en)?\b[^.;]{0,60}\buit\b|\bwijs(?:t)?\b[^.;]{0,60}\baf\b|\bwijzen\b[^.;]{0,60}\baf\b|\bleg(?:t|gen)\b[^.;]{0,40}\b(?:ter zijde|terzijde|weg|apart)\b|vervalt|vervallen|niet gegund|weiger(?:t|en)\b|\bweren\b|onaanvaardbaar|uit de (?:procedure|beoordeling)|\bbuiten (?:de |elke |iedere )?(?:verdere )?(?:behandeling|vergelijking|rangschikking|mededinging|procedure)(?! die\b)|als niet (?:gedaan|ingediend|ontvangen|uitgebracht)|niet (?:verder |meer |langer )?in overweging|\bniet (?:[\wà-ÿ]{1,20} ){0,3}(?:ge)?rang(?:orde|lijst|schik)|\bgeen plaats [^.;]{0,20}rang(?:orde|lijst|schik)|rang(?:orde|lijst|schikking) niet\b|(?:stopt|eindigt) (?:uw|de|zijn|hun) deelname|\bstopt het (?:dan |hier )?voor (?:u|hem|de inschrijver)\b|(?:uw|zijn|hun) deelname (?:stopt|eindigt)/;
/** "Een korting van meer dan 15% is ongeldig": the same limit, counted from the other side. */
const DEEP_DISCOUNT =
  /(?:korting|prijsverlaging|afslag)\w{0,40}[^.;]{0,80}(?:>|≥|meer dan|hoger dan|groter dan|boven|vanaf)\s?(?:de\s)?\d{1,2}(?:,\d+)?\s?(?:%|procent)|(?:>|≥|meer dan|hoger dan|groter dan)\s?\d{1,2}(?:,\d+)?\s?(?:%|procent)\s[^.;]{0,30}korting/;
const HEARS =
  /toelicht|toe te lichten|\blicht\b[^.;]{0,30}\btoe\b|verklaring|verklaren|uit te leggen|verduidelijk|onderbouw|uitleg|verantwoord|aannemelijk|vraagt|gevraagd|verzoek|in de gelegenheid|na onderzoek|(?:als|indien|wanneer) uit (?:het |nader )?onderzoek|kan (?:worden|de|leiden)|overtuig|2\.116|specificatie/;
/** It is said outright that nobody is heard. */
const UNHEARD =
  /(?:toelichting|uitleg|onderbouwing|overleg) (?:is|wordt|blijft) (?:daarbij |dan )?(?:niet|achterwege|geen)|geen (?:toelichting|uitleg|gelegenheid|overleg)|(?:toelichting|uitleg|onderbouwing) (?:verandert|helpt|doet|maakt) (?:[\wà-ÿ]{1,15} ){0,3}(?:niets?|geen verschil)\b|(?:om (?:een |nadere )?)?(?:toelichting|uitleg|onderbouwing|verklaring)(?: achteraf)? (?:vragen|nemen|verlangen|wensen|horen|accepteren|aanvaarden|wordt|worden) (?:wij |we |er )?(?:[\wà-ÿ]{1,20} ){0,3}?niet\b|zonder (?:meer|pardon|dat)\b|zonder\s(?:[\wà-ÿ]{1,40}\s){0,3}?(?:toelichting|onderzoek|verzoek|nadere|onderbouwing|overleg|navraag|vragen|uitleg|gesprek|hoor)/;
const OTHER =
  /punten|kwaliteit|boete|omzet|lichtopbrengst|score|korting|drempelbedrag|minimumscore|referentie|marge/;

/** What was delivered is turned down or paid less for: no tender. */
const DELIVERED =
  /\b(?:vrachten|vracht|ladingen|lading|zendingen|zending|leveringen|levering|batch|goederen|producten|artikelen|materiaal|materialen|monsters?)\b|\blagere? (?:prijs|prijzen|tarief|tarieven|bedrag)\b[^.;]{0,30}\b(?:afgenomen|overgenomen|betaal\w{0,2}|betalen|verreken\w{1,3}|geaccepteerd)\b|\b(?:prijs|bedrag|vergoeding) verschuldigd\b/;
const TENDERED =
  /inschrij|offerte|aanbied|bieding|\bbod\b|aanneemsom|aannemingssom|raming|gemiddelde|mediaan/;

export const rule = sectionRule({
  id: 'aw/abnormaal-laag',
  title: t('Automatische afwijzing van een lage inschrijving', 'Automatic rejection of a low tender'),
  severity: 'error',
  gate: ['eu'],
  citations: ['aw-2.116-1-4'],
  messages: {
    found: t(
      'Een lage inschrijving wordt automatisch afgewezen, zonder dat eerst om een toelichting wordt gevraagd.',
      'A low tender is rejected automatically, without first asking for an explanation.',
    ),
  },
  todo: t(
    'Vraag eerst om een toelichting op de prijs en wijs pas af als die niet overtuigt.',
    'First ask for an explanation of the price and reject only if it does not convince.',
  ),
  why: t(
    'Een inschrijver mag aantonen dat een lage prijs serieus is. Een rekengrens zonder hoor en wederhoor ontneemt hem die kans.',
    'A tenderer may show that a low price is genuine. An arithmetical limit without hearing takes that chance away.',
  ),
  whenNot: t(
    'Als de grens alleen aanleiding is om een toelichting te vragen.',
    'If the limit is only a reason to ask for an explanation.',
  ),

  words: [together(BELOW, REJECTS), together(DEEP_DISCOUNT, REJECTS)],
  *check(section, _context, sentences) {
    for (const sentence of sentences) {
      if (!isUnheardLimit(section, sentence)) continue;
      const end = sentence.span.end - (/[.;]$/.test(sentence.low) ? 1 : 0);
      const span = { start: sentence.span.start, end };
      yield { span, fixes: sentence.block.kind === 'row' ? [] : [asking(span)] };
    }
  },
  examples: {
    bad: [
      {
        text: '⟦Inschrijvingen die meer dan 25% onder de raming liggen, zijn ongeldig⟧.',
        facts: 'procedure: openbaar',
        fixed:
          'Lijkt een inschrijving abnormaal laag, dan vraagt de aanbestedende dienst schriftelijk om een toelichting en wijst hij haar alleen af als die toelichting de lage prijs niet verklaart.',
      },
      {
        text: '## Beoordeling\n\n- ⟦prijzen lager dan 70% van het gemiddelde worden zonder toelichting terzijde gelegd⟧;',
        facts: 'procedure: openbaar',
      },
      {
        text: '| Geval | Gevolg |\n| --- | --- |\n| ⟦Aanneemsom minder dan 75% van de raming | afwijzing⟧ |',
        facts: 'procedure: openbaar',
      },
      { text: '⟦Een abnormaal lage inschrijving wordt direct uitgesloten⟧.', facts: 'procedure: openbaar' },
    ],
    good: [
      {
        text: 'Ligt een inschrijving meer dan 25% onder de raming, dan vraagt de gemeente om een toelichting voordat zij tot afwijzing besluit.',
        facts: 'procedure: openbaar',
      },
      {
        text: 'Inschrijvingen boven het plafondbedrag van € 100.000 zijn ongeldig.',
        facts: 'procedure: openbaar',
      },
      {
        text: 'Wie voor kwaliteit minder dan 60% van de punten behaalt, valt af.',
        facts: 'procedure: openbaar',
      },
      {
        text: 'Artikel 2.116 bepaalt dat een abnormaal lage inschrijving pas na onderzoek kan worden afgewezen.',
        facts: 'procedure: openbaar',
      },
    ],
  },
});

/** A limit in the price under which a tender is out, and nobody asks why it is so low. */
function isUnheardLimit(section: Section, sentence: Sentence): boolean {
  const { low } = sentence;
  const text = `${introduction(section, sentence)} ${low}`;
  const isDiscount = DEEP_DISCOUNT.test(text) && /tarief|prijs|prijzen|inschrij|offerte/.test(text);
  if (!(BELOW.test(low) || isDiscount) || isPast(low)) return false;
  const whole = withWhatFollows(section, sentence);
  if (whole.endsWith('?')) return false;
  if (DELIVERED.test(low) && !TENDERED.test(`${text} ${whole}`)) return false;
  if (!isDiscount && (!OFFER.test(`${text} ${whole}`) || OTHER.test(low))) return false;
  const rejects = REJECTS.exec(whole);
  if (!rejects || (/^(?:sluit|wij|leg|weiger)/.test(rejects[0]) && /\bniet\b/.test(rejects[0]))) return false;
  if (UNHEARD.test(whole)) return true;
  // "Beschouwen wij als niet serieus en leggen wij terzijde": what is denied is another thing.
  const clause = whole.replace(/\bniet (?=(?:serieus|reëel|realistisch|marktconform)\b)/, '     ');
  return !HEARS.test(whole) && !isHeardBeside(section, sentence) && !isDenied(clause, rejects.index, 20);
}

/** What becomes of such a tender: "Zij wordt afgewezen", "In dat geval valt uw inschrijving af". */
const BECOMES =
  /^(?:zij|deze|die|dan|dergelijke|zulke|zo'n|in (?:dat|dit|zo'n|zulk een) geval|daarmee|daardoor)\s|^(?:de|uw|een|het) (?:[\wà-ÿ]{1,40} ){0,2}?(?:inschrijving|offerte|aanbieding|prijs) (?:[\wà-ÿ]{1,20} )?dan\b|^een abnormaal lage |^wie daar(?:onder|beneden) /;

/** A sentence with the next one when that tells what becomes of such a tender, in the same paragraph or the next item. */
function withWhatFollows(section: Section, sentence: Sentence): string {
  const { low, index, speaker } = sentence;
  const [next, then] = section.sentences.slice(index + 1, index + 3);
  if (!next || next.speaker !== speaker || next.block.kind === 'row') return low;
  if (DONE_ALL_THE_SAME.test(next.low))
    return next.low.endsWith('?') && then?.block === next.block
      ? `${low} ${next.low.slice(0, -1)}, ${then.low}`
      : `${low} ${next.low}`;
  return BECOMES.test(next.low) ? `${low} ${next.low}` : low;
}

/** "Doet u dat toch? Dan …", "Gebeurt dat toch, dan …", "Is dat bij u het geval? Uw inschrijving …". */
const DONE_ALL_THE_SAME =
  /^(?:doe(?:t|n)|bied(?:t|en)|is|ligt|liggen|komt|komen|gebeurt|schrijft|heeft|geeft|rekent|blijkt|zit|zitten|blijf(?:t|en)) (?:u |uw |hij |zij |de |een |het |\p{L}{1,20} ){0,3}(?:dat|dit|zo'n|er|die|toch|daar\p{L}{2,6}|lage?re?|zulke?)(?!\p{L})/u;

/** Whether the sentence before or after has the tenderer explain. */
function isHeardBeside({ sentences }: Section, { index }: Sentence): boolean {
  return [sentences[index - 1], sentences[index + 1]].some(
    (other) =>
      other &&
      /toelicht|toe te lichten|\blicht\b[^.;]{0,30}\btoe\b|verklaring|verklaren|uit te leggen|verduidelijk|in de gelegenheid/.test(
        other.low,
      ) &&
      !/zonder|geen/.test(other.low) &&
      !UNHEARD.test(other.low),
  );
}

function asking(span: Span): Fix {
  return {
    title: t('Vraag eerst om een toelichting', 'First ask for an explanation'),
    kind: 'suggestion',
    edits: [
      {
        span,
        text: 'Lijkt een inschrijving abnormaal laag, dan vraagt de aanbestedende dienst schriftelijk om een toelichting en wijst hij haar alleen af als die toelichting de lage prijs niet verklaart',
      },
    ],
  };
}
