import type { Section } from '../../spec/model.ts';
import { needNoWholeIsv } from '../language/isv-context.ts';
import { type IsvPart, isvCoverage, isvPartIn, readingOf } from '../language/isv-coverage.ts';
import { quantitiesIn } from '../language/statements.ts';
import { type DocumentFinding, documentRule, t } from '../rule.ts';

const RHYTHM =
  /jaarlijks|halfjaarlijks|per kwartaal|kwartaal|maandelijks|(?:ieder|elk|per|eens per|eenmaal per|twee keer per) (?:half )?(?:\w{3,20}(?:end|volgend)e? )?(?:jaar|kalenderjaar|contractjaar|boekjaar|halfjaar|kwartaal|maand)|(?:iedere|elke) (?:\w{3,8} )?(?:maand|week|weken|jaren)|om (?:het|de) (?:\w{3,8} )?(?:jaar|maand|jaren|maanden)|kalenderjaar|in hetzelfde ritme|(?:ieder|iedere|elk|elke) (?:voorjaar|najaar|zomer|winter|lente|herfst|jaarwisseling|jaareinde)|\bin (?:januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december)\b|(?:eens|een keer|minimaal|ten minste) (?:per|in de)|\{\{|(?:jaar|kwartaal|maand)-?(?:gesprek|overleg|evaluatie)|\b\d{1,2} (?:januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december)\b(?! \d{4})|jaarverslag|jaarrapport|v[oó][oó]r \d{1,2} (?:januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december)/;
const ON_REQUEST =
  /op verzoek|desgevraagd|op afroep|indien gevraagd|wanneer (?:opdrachtgever )?daarom|op aanvraag/;
const RECEIVER =
  /manager\b|opdrachtgever|aanbestedende dienst|aan (?:de |het )?(?:gemeente|provincie|waterschap|ministerie|rijk|inkoper|dienst|universiteit|organisatie|ons)\b|\bons\b|\bopenbaar|publice|publiek|website|internet|getroffen|contracteigenaar|contractbeheerder|\binkoper|\b(?:agenda van|in|tijdens|op|bij) (?:het|ons|de|een|ieder|elk) \w{0,20}(?:overleg|gesprek)\b|(?:wij|we) (?:krijgen|ontvangen)|(?:krijgen|ontvangen) (?:wij|we)\b|(?:ontvangt|krijgt|leest) (?:de |het |onze |ons )?(?:gemeente|provincie|waterschap|ministerie|rijk|dienst|universiteit|school|veiligheidsregio|inkoop\w{0,10})|(?:gemeente|provincie|waterschap|ministerie|universiteit|school|veiligheidsregio) (?:ontvangt|krijgt)/;

export const rule = documentRule<IsvPart>({
  id: 'isv/rapportage',
  title: t('ISV-rapportage zonder ritme of ontvanger', 'ISV reporting without rhythm or receiver'),
  severity: 'warning',
  gate: 'all',
  citations: ['oeso-stap-5', 'kabinetsbrief'],
  messages: {
    found: t(
      'Opdrachtnemer moet over de keten rapporteren, maar er staat niet hoe vaak.',
      'The contractor has to report on the chain, but it is not stated how often.',
    ),
    receiver: t(
      'Opdrachtnemer moet over de keten rapporteren, maar er staat niet aan wie.',
      'The contractor has to report on the chain, but it is not stated to whom.',
    ),
    both: t(
      'Opdrachtnemer moet over de keten rapporteren, maar er staat niet hoe vaak en aan wie.',
      'The contractor has to report on the chain, but it is not stated how often and to whom.',
    ),
  },
  todo: t(
    'Noem een vast ritme, zoals jaarlijks, en een ontvanger, zoals de contractmanager.',
    'State a fixed rhythm, such as yearly, and a receiver, such as the contract manager.',
  ),
  why: t(
    'Een rapportage zonder datum en zonder lezer blijft in de praktijk uit. Stap 5 vraagt verantwoording op vaste momenten, ook in het openbaar.',
    'A report without date and reader does not get written. Step 5 asks for accounting at fixed moments, also in public.',
  ),
  whenNot: t(
    'Als ritme en ontvanger in een ander stuk, zoals het contractmanagementplan, zijn vastgelegd.',
    'Where rhythm and receiver are laid down in another document, such as the contract management plan.',
  ),
  motivable: true,
  words: [],
  collect: isvPartIn,
  *check(view, context): Generator<DocumentFinding> {
    const coverage = isvCoverage(view.items, context.library, context.date);
    if (needNoWholeIsv(context.facts, coverage)) return;
    const first = coverage.steps.get(5);
    if (!coverage.isIsv || !first) return;
    let hasRhythm = false;
    let hasReceiver = false;
    let isRead = false;
    for (const { at, value } of view.items) {
      if (!value.section || !coverage.sections.includes(at)) continue;
      const { section } = value;
      hasRhythm ||= section.sentences.some(({ low }) => WHEN_LABEL.test(low) && RHYTHM.test(low));
      hasReceiver ||= section.sentences.some(({ low }) => WHO_LABEL.test(low));
      for (const { span, steps } of readingOf(value).stated) {
        if (!steps.includes(5)) continue;
        isRead ||= at === first.at && span.start === first.span.start;
        const text = section.low.slice(span.start, span.end);
        hasRhythm ||= hasRhythmIn(section, span, text) || isRepeated(section, span);
        hasReceiver ||= RECEIVER.test(text);
      }
    }
    // Reporting laid down by a clause of the library has both.
    if (!isRead || (hasRhythm && hasReceiver)) return;
    const message = hasRhythm ? 'receiver' : hasReceiver ? 'found' : 'both';
    yield { at: first.at, span: first.span, message };
  },
  examples: {
    bad: [
      {
        text: '## ISV\n\nDe leverancier brengt risico’s voor mensen en milieu in beeld. ⟦Hij rapporteert daarover op verzoek aan opdrachtgever.⟧\n',
      },
      {
        text: '## Ketenverantwoordelijkheid\n\n1. De contractant neemt maatregelen tegen misstanden.\n2. ⟦Hij stelt een rapportage op.⟧\n',
      },
      {
        text: '## ISV\n\nOpdrachtnemer pakt misstanden in de keten aan. ⟦Ieder jaar maakt hij een rapport.⟧\n',
      },
    ],
    good: [
      {
        text: '## ISV\n\nElk halfjaar ontvangt de contractmanager een rapportage over de risico’s in de keten.\n',
      },
      {
        text: '## ISV\n\nOpdrachtnemer rapporteert over de keten aan opdrachtgever.\n\n### Ritme\n\nDe rapportage verschijnt jaarlijks in maart.\n',
      },
      { text: '## Verzuim\n\nOpdrachtnemer rapporteert op verzoek over ziekteverzuim.\n' },
      {
        text: '## ISV\n\nOpdrachtnemer maakt een risicoanalyse van de keten en een plan van aanpak.\n',
      },
    ],
  },
});

/** "Rapportage: jaarlijks. Ontvanger: afdeling Inkoop." */
const WHO_LABEL =
  /^(?:ontvangers?|geadresseerden?|adressaat|bestemd voor|aan wie)\s?[:|]\s?(?!nader|n\.?t\.?b|volgt)/;
const WHEN_LABEL = /^(?:frequentie|ritme|momenten?|wanneer|hoe vaak|periodiciteit)\s?[:|]/;

/** Whether the next sentence says when this is done again: "Elk jaar wordt dit herhaald". */
function isRepeated(section: Section, span: DocumentFinding['span']): boolean {
  const at = section.sentences.findIndex((one) => one.span.start === span.start);
  const [own, next] = [section.sentences[at], section.sentences[at + 1]];
  return (
    own !== undefined &&
    next?.block === own.block &&
    RHYTHM.test(next.low) &&
    /\b(?:dit|dat|deze|die|daar\w{2,6}|hier\w{2,6}|het(?:zelfde)?|opnieuw|steeds)\b|herhaa|geactualiseer|bijgewerkt|ververs/.test(
      next.low,
    )
  );
}

function hasRhythmIn(section: Section, span: DocumentFinding['span'], low: string): boolean {
  if (RHYTHM.test(low)) return true;
  if (ON_REQUEST.test(low)) return false;
  return /iedere|elke|om de|eens|telkens/.test(low) && quantitiesIn(section, span, 'duration').length > 0;
}
