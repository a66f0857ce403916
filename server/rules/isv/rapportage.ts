import type { Section, Sentence } from '../../spec/model.ts';
import { needNoWholeIsv } from '../language/isv-context.ts';
import { type IsvPart, isvCoverage, isvPartIn, readingOf } from '../language/isv-coverage.ts';
import { quantitiesIn } from '../language/statements.ts';
import { type DocumentFinding, documentRule, t } from '../rule.ts';

const RHYTHM =
  /jaarlijks|halfjaarlijks|per kwartaal|kwartaal|maandelijks|(?:ieder|elk|per|eens per|eenmaal per|twee keer per) (?:half )?(?:\w{3,20}(?:end|volgend)e? )?(?:jaar|kalenderjaar|contractjaar|boekjaar|schooljaar|halfjaar|kwartaal|maand|seizoen|semester|trimester|tertaal)|(?:één|een|eenmaal|twee|drie|vier|tweemaal|driemaal)(?: (?:maal|keer))? 's jaars|\b(?:eind|begin|medio|half) (?:januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december)\b|\b(?:na|aan het eind(?:e)? van|bij|voor|vóór) (?:elk|ieder|iedere|elke) |op de verjaardag van|(?:iedere|elke) (?:\w{3,8} )?(?:maand|week|weken|jaren)|om (?:het|de) (?:\w{3,8} )?(?:jaar|maand|jaren|maanden)|kalenderjaar|in hetzelfde ritme|(?:ieder|iedere|elk|elke) (?:voorjaar|najaar|zomer|winter|lente|herfst|jaarwisseling|jaareinde)|\bin (?:januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december)\b|(?:eens|een keer|minimaal|ten minste) (?:per|in de)|\{\{|(?:jaar|kwartaal|maand)-?(?:gesprek|overleg|evaluatie)|\b\d{1,2} (?:januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december)\b(?! \d{4})|jaarverslag|jaarrapport|v[oó][oó]r \d{1,2} (?:januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december)/;
const ON_REQUEST =
  /op verzoek|desgevraagd|op afroep|indien gevraagd|wanneer (?:opdrachtgever )?daarom|op aanvraag/;
const RECEIVER =
  /manager\b|(?:leider|beheerder|coördinator|adviseur|ambtenaar|directievoerder|wethouder|stuurgroep|projectgroep|werkgroep|projectteam|kwartiermaker)\b|opdrachtgever|aanbestedende dienst|aan (?:de |het )?(?:gemeente|provincie|waterschap|ministerie|rijk|inkoper|dienst|universiteit|organisatie|ons)\b|\bons\b|\bopenbaar|publice|publiek|website|internet|getroffen|contracteigenaar|contractbeheerder|\binkoper|\b(?:agenda van|in|tijdens|op|bij) (?:het|ons|de|een|ieder|elk) \w{0,20}(?:overleg|gesprek)\b|(?:wij|we) (?:krijgen|ontvangen)|(?:krijgen|ontvangen) (?:wij|we)\b|(?:ontvangt|krijgt|leest) (?:de |het |onze |ons )?(?:gemeente|provincie|waterschap|ministerie|rijk|dienst|universiteit|school|veiligheidsregio|inkoop\w{0,10})|(?:gemeente|provincie|waterschap|ministerie|universiteit|school|veiligheidsregio) (?:ontvangt|krijgt)/;

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
    const told = { rhythm: false, receiver: false, isRead: false };
    for (const { at, value } of view.items)
      if (value.section && coverage.sections.includes(at))
        readReports(value, value.section, at === first.at ? first.span.start : -1, told);
    // Reporting laid down by a clause of the library has both.
    if (!told.isRead || (told.rhythm && told.receiver)) return;
    const message = told.rhythm ? 'receiver' : told.receiver ? 'found' : 'both';
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

/** Keeps in `told` what a section says of reports; `first` is where the first report of the document stands. */
function readReports(
  part: IsvPart,
  section: Section,
  first: number,
  told: { rhythm: boolean; receiver: boolean; isRead: boolean },
): void {
  told.rhythm ||= section.sentences.some(({ low }) => WHEN_LABEL.test(low) && RHYTHM.test(low));
  told.receiver ||= section.sentences.some(({ low }) => WHO_LABEL.test(low));
  for (const { span, steps, hints } of readingOf(part).stated) {
    if (!steps.includes(5) && !hints.includes(5)) continue;
    const text = section.low.slice(span.start, span.end);
    if (!steps.includes(5) && OURS.test(text)) continue;
    const next = nextOnIt(section, span);
    const isTimely = hasRhythmIn(section, span, text) || (next !== undefined && RHYTHM.test(next.low));
    const isAddressed =
      hasReceiverIn(section.text.slice(span.start, span.end), text) ||
      (next !== undefined && hasReceiverIn(next.text, next.low));
    // What may well be the report is it when it has both.
    if (!steps.includes(5) && !(isTimely && isAddressed)) continue;
    told.isRead ||= span.start === first;
    told.rhythm ||= isTimely;
    told.receiver ||= isAddressed;
  }
}

/** What the authority does itself is no report of the contractor; what it is to receive is. */
const OURS =
  /^(?:wij|we|u (?:ontvangt|krijgt)|(?:de |het |onze |ons )?(?:gemeente|provincie|rijk|waterschap|ministerie|universiteit|school|stichting|aanbestedende dienst|opdrachtgever))\b(?![^.;]{0,60}\b(?:ontvang|krijg|vra(?:ag|gen)|vraagt|verwacht|verlang|wil))/;

/** The next sentence, where it goes on about the report: "Elk jaar wordt dit herhaald", "Hij legt dat voor aan …". */
function nextOnIt(section: Section, span: DocumentFinding['span']): Sentence | undefined {
  const at = section.sentences.findIndex((one) => one.span.start === span.start);
  const [own, next] = [section.sentences[at], section.sentences[at + 1]];
  return own !== undefined && next?.block === own.block && ON_IT.test(next.low) && !OURS.test(next.low)
    ? next
    : undefined;
}

const ON_IT =
  /\b(?:dit|dat|deze|die|daar\w{2,6}|hier\w{2,6}|het(?:zelfde)?|opnieuw|steeds)\b|herhaa|geactualiseer|bijgewerkt|ververs/;

/** "Aan de afdeling Wonen", "naar onze wagenparkbeheerder", "aan Rijkswaterstaat": whoever the report goes to. */
function hasReceiverIn(text: string, low: string): boolean {
  if (RECEIVER.test(low)) return true;
  if (NAMED.test(text) || HANDED_IN.test(low)) return true;
  for (const { index } of low.matchAll(GOES_TO)) if (!NOT_TO.test(low.slice(0, index))) return true;
  return false;
}

const GOES_TO =
  /\b(?:aan|naar) (?:de|het|een|onze|ons|die|alle|uw contactpersoon|haar|hem|hen|mevrouw|de heer)\b(?! (?:\w{1,20} )?(?:hand|orde|eisen|voorwaarden?|verplichting\w{0,2}|keten\w{0,3}|maatregel\w{0,2}|risico\w{0,2}|licht|eind\w{0,1}|begin|start|slag|milieu|natuur|gezondheid|mens|mensen|omgeving|norm\w{0,2}|eigen|gevolgen|misstanden|stappen|fabriek\w{0,2}|leverancier\w{0,1}|toeleverancier\w{0,1}|producent\w{0,2}|hoeveelheid|aard|oorzaak|oorzaken|ernst|basis)\b)/g;
/** What goes before "aan" when nobody is addressed. */
const NOT_TO =
  /(?:schade|bijdrage|bijdragen|bijdraagt|draagt|voldoe\w{0,3}|voldoet|toegang|gebrek|behoefte|voldaan|werkt|werken|verbonden|gekoppeld|gerelateerd|getoetst|toetst|gemeten|onderzoek|herkomst|kijkt|zoekt|zoektocht|speurt)[^.;|]{0,25}$/;
/** "Levert een verslag in bij de huismeester". */
const HANDED_IN =
  /\b(?:lever(?:t|en)?|dient|indienen|meld(?:t|en)?|bezorgt|legt|inlevert)\b[^.;]{0,70}\bbij (?:de|het|onze|ons|een) (?!\w{0,12}(?:levering|aanvang|start|begin|eind|jaar|kwartaal|afsluiting|factuur|offerte|inschrijving|keten|fabriek|leverancier|productie)\w{0,6}\b)/;
/** A name behind the preposition, which a law or guideline is not. */
const NAMED = /\b(?:[Aa]an|[Nn]aar) (?!ISV|OESO|ILO|OECD|CSRD|CSDDD|VN|UNGP|EU\b)[A-ZÀ-Ý][\wÀ-ÿ]{1,30}/;

function hasRhythmIn(section: Section, span: DocumentFinding['span'], low: string): boolean {
  if (RHYTHM.test(low)) return true;
  if (ON_REQUEST.test(low)) return false;
  return /iedere|elke|om de|eens|telkens/.test(low) && quantitiesIn(section, span, 'duration').length > 0;
}
