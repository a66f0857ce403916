import type { Section, Sentence } from '../../spec/model.ts';
import type { Duration } from '../../text/quantities/index.ts';
import { bare } from '../language/claims.ts';
import { isPast } from '../language/history.ts';
import { questionBefore } from '../language/questions.ts';
import { hasReasonNearby } from '../language/reasons.ts';
import { headingOver, introduction, quantitiesIn, statements } from '../language/statements.ts';
import { cellText } from '../language/tables.ts';
import { calendarDays } from '../language/time.ts';
import { type Finding, type Fix, sectionRule, t } from '../rule.ts';

const PAYS =
  /(?:maakt|maken)\s[^.;]{0,60}\bover\b(?=[^.;]{0,60}\b(?:dag|dagen|weken|maanden)\b)|betaal(?:t|d|baar|termijn|termijnen|conditie|condities|run|ronde|opdracht|batch)?(?![a-z])|betalen|betaling(?:en|stermijn|stermijnen|sconditie|scondities)?(?![a-z])|uitbetaa?l|voldaan|voldoe(?:t|n|ning)(?: van)?\s[^.;]{0,20}factu|factu\w{1,40}\s[^.;]{0,40}voldoe|voldoe(?:t|n)\s[^.;]{0,20}(?:rekening|nota|declaratie)|(?:rekening|nota|declaratie)\w{0,5}\s[^.;]{0,40}vold(?:aan|oen)|overgemaakt|overgeboekt|(?:overboeking|overschrijving)(?! van (?:het )?(?:budget|krediet|perceel|abonne))(?:\s[^\s.;]{1,20}){0,5}?\s(?:volgt|vindt plaats|geschiedt|gebeurt|na ontvangst)(?![^.;]{0,60}(?:op naam|in de registers|eigendom))|gestort|(?:krijgt|krijgen|ontvang(?:t|en)?)\s(?:\S{1,20} ){0,6}?(?:geld|vergoeding|betaling)|vervaltermijn van facturen|(?:maakt|maken) (?:wij |we |de [\w-]{1,20} |het [\w-]{1,20} )?(?:het|uw|de|dit|dat) (?:bedrag|geld|vergoeding|factuurbedrag)[^.;]{0,60}\bover\b|(?:bedrag|geld)\s[^.;]{0,40}op uw (?:bank)?rekening|(?:bedrag|geld) [^.;]{0,40}\bover te maken|\b(?:geld|vergoeding)\s[^.;]{0,60}\bverwachten\b/;
/** Payments that are not of the contractor's invoice, and terms that are not of payment. */
const OTHER =
  /boete|subsidie|voorfinancier|zonder betaling|opschort|schadevergoeding|\brente\b|vorderen|terug(?: ?beta|\.?$)|terugstort|restitu|onderaannemer|waarborgsom|credit(?!eur)|dwangsom|premie|(?:opdrachtnemer|inschrijver|leverancier|gegadigde|deelnemer|gebruiker|huurder|bewoner|cliënt|exploitant|concessiehouder|\bu) (?:betaalt|voldoet|is verplicht (?:om )?te betalen)|salaris|loon|eigen bijdrage|bankgarantie|garantie|gestand|klacht|storing|vooruit|voorfinancier|korting|nog niet (?:is )?betaald|onbetaald|bezwa(?:ar|ren)|bewaart|bewaren|verjar|ouder (?:is |zijn )?dan|te laat ingediend/;
const SUBMITS =
  /(?:factureer|factureren|indien(?:t|en|ing)|ontvangen (?:wij|we) (?:uw |de )?factu|factu\w{1,5} (?:ontvangen (?:wij|we)|komen|komt)|ingediend|inzend|verzend|toezend|toegezonden|zendt|stuurt|opstel|opgesteld|levert de factuur|dient\s(?:\w{1,40}\s){0,4}?factu\w{1,40}\s(?:\w{1,40}\s){0,2}?in\s|crediteer|bewaar|archiveer)/;

export const rule = sectionRule({
  id: 'bw/betaaltermijn',
  title: t('Betaaltermijn langer dan 30 dagen', 'Payment term longer than 30 days'),
  severity: 'warning',
  gate: 'all',
  citations: ['bw-6-119b', 'bw-6-119b-5'],
  messages: {
    found: t(
      'De betaaltermijn van {term} is langer dan {normal} dagen; daarvoor is een reden nodig die in de aard van de opdracht ligt.',
      'The payment term of {term} exceeds {normal} days; that needs a reason in the nature of the contract.',
    ),
    longest: t(
      'De betaaltermijn van {term} is langer dan de {longest} dagen die een overheid ten hoogste mag afspreken.',
      'The payment term of {term} exceeds the {longest} days a public body may agree at most.',
    ),
    month: t(
      'Betaling {term} na het einde van de maand komt vaak later dan {normal} dagen na de factuur.',
      'Payment {term} after the end of the month often comes later than {normal} days after the invoice.',
    ),
  },
  todo: t(
    'Neem een betaaltermijn van ten hoogste 30 dagen na ontvangst van de factuur op.',
    'State a payment term of at most 30 days after receipt of the invoice.',
  ),
  why: t(
    'Een overheid betaalt in beginsel binnen dertig dagen. Langer mag alleen als de bijzondere aard van de overeenkomst dat rechtvaardigt, en nooit langer dan zestig dagen. Laat betalen raakt vooral kleine ondernemingen.',
    'A public body pays within thirty days in principle. Longer is allowed only if the special nature of the contract justifies it, and never longer than sixty days. Late payment hits small firms most.',
  ),
  whenNot: t(
    'Als de bijzondere aard van de overeenkomst een langere termijn, tot zestig dagen, rechtvaardigt en dat in de stukken staat.',
    'If the special nature of the contract justifies a longer term, up to sixty days, and the documents say so.',
  ),
  motivable: true,
  words: [
    'betaal',
    'betal',
    'voldaan',
    'voldoe',
    'overgemaakt',
    'overgeboekt',
    'overboeking',
    'overschrijving',
    'factu',
    'gestort',
    'geld',
    'bedrag',
    'verschuldigd',
    'termijnstaat',
    'declarat',
    'maakt',
  ],
  *check(section, context) {
    const normal = context.law.limit('payment')?.value;
    const longest = context.law.limit('payment-longest')?.value;
    if (normal === undefined || longest === undefined) return;
    yield* keptTerms(section, normal, longest);
    for (const sentence of statements(section)) {
      if (!isOfPayment(section, sentence)) continue;
      for (const term of termsIn(section, sentence)) {
        if (isOfNow(sentence, term) || isOfLapse(sentence, term)) continue;
        const late = howLate(section, sentence, term, normal, longest);
        if (!late) continue;
        if (late !== 'longest' && isReasoned(section, sentence)) continue;
        yield {
          span: term.span,
          ...(late === 'longest' && { severity: 'error' as const }),
          ...(late !== 'found' && { message: late }),
          values: { term: section.text.slice(term.span.start, term.span.end), normal, longest },
          fixes: late === 'month' ? [] : shorten(section, term, normal),
        };
        break;
      }
    }
  },
  examples: {
    bad: [
      {
        text: 'De opdrachtgever betaalt de factuur binnen ⟦60 dagen⟧ na ontvangst.',
        fixed: 'De opdrachtgever betaalt de factuur binnen 30 dagen na ontvangst.',
        severity: 'warning',
      },
      {
        text: '## Facturering\n\n- Betalingstermijn: ⟦90 dagen⟧.',
        severity: 'error',
      },
      {
        text: '| Onderwerp | Afspraak |\n| --- | --- |\n| Betaling facturen | ⟦zes weken⟧ na goedkeuring |',
      },
      {
        text: 'Facturen worden ⟦30 dagen⟧ na het einde van de maand betaald.',
      },
    ],
    good: [
      { text: 'Betaling vindt plaats binnen 30 dagen na ontvangst van een juiste factuur.' },
      {
        text: 'De opdrachtnemer dient zijn factuur in binnen 60 dagen na levering; betaling volgt binnen 14 dagen.',
      },
      {
        text: 'De betaaltermijn is 45 dagen, omdat de subsidiegever elke prestatie vooraf ter plaatse controleert.',
      },
      { text: 'Een boete wordt binnen 90 dagen na de aanzegging betaald.' },
      {
        text: 'Artikel 6:119b van het Burgerlijk Wetboek bepaalt dat een overheid ten hoogste 60 dagen mag bedingen voor betaling.',
      },
    ],
  },
});

/** Whether a sentence, with what introduces it or what it answers, tells when invoices are paid. */
function isOfPayment(section: Section, sentence: Sentence): boolean {
  // A question demands nothing, also where it is not marked as one.
  if (sentence.low.endsWith('?')) return false;
  if (sentence.speaker === 'answer' && ASKS_INVOICE.test(questionBefore(section, sentence))) return false;
  const before = `${introduction(section, sentence).replace(AFTER_PAYMENT, ' ')} ${questionOver(section, sentence)}`;
  const text = `${before} ${sentence.low}`;
  const pays = PAYS.test(text) || (KEEPS.test(sentence.low) && PAYS.test(questionBefore(section, sentence)));
  return pays && !OTHER.test(text);
}

function termsIn(section: Section, sentence: Sentence): Term[] {
  return [
    ...quantitiesIn(section, sentence.span, 'duration'),
    ...labelled(section, sentence),
    ...ordinal(sentence),
  ];
}

/** Terms that are too long and that an answer keeps. */
function* keptTerms(section: Section, normal: number, longest: number): Generator<Finding> {
  if (!section.low.includes('?')) return;
  for (const sentence of statements(section)) {
    const kept = keptTerm(section, sentence);
    const late = kept && howLate(section, kept.asked, kept.term, normal, longest);
    if (!late || (late !== 'longest' && isReasoned(section, sentence))) continue;
    const { span } = kept.term;
    yield {
      span: bare(sentence),
      ...(late === 'longest' && { severity: 'error' as const }),
      ...(late !== 'found' && { message: late }),
      values: { term: section.text.slice(span.start, span.end), normal, longest },
    };
  }
}

/** "Kan de betaaltermijn van 60 dagen worden verkort?" "Nee.": the term in the question that the answer keeps. */
function keptTerm(section: Section, sentence: Sentence): { term: Term; asked: Sentence } | undefined {
  if (sentence.speaker !== 'answer' || !REFUSES.test(sentence.low)) return undefined;
  const question = questionBefore(section, sentence);
  if (!PAYS.test(question) || !ASKS_SHORTER.test(question) || OTHER.test(question)) return undefined;
  if (quantitiesIn(section, sentence.span, 'duration').length > 0) return undefined;
  for (let at = sentence.index - 1; at >= 0 && sentence.index - at < 6; at--) {
    const asked = section.sentences[at]!;
    const [term] = asked.speaker === 'question' ? quantitiesIn(section, asked.span, 'duration') : [];
    const lead = term ? asked.low.slice(0, term.span.start - asked.span.start) : '';
    if (term && OF_PAYMENT.test(lead)) return { term, asked };
  }
  return undefined;
}

const REFUSES =
  /^[^a-zà-ÿ]{0,4}(?:(?:ons )?antwoord[^a-zà-ÿ]{0,8})?(?:nee|neen)\b(?![^.;]{0,60}\bwel\b)|\b(?:handhaven|handhaaft|houden vast|houdt vast)\b|\bblijft (?:ongewijzigd|gehandhaafd|staan|zoals)/;
/** Right before a term: it is one of payment. */
const OF_PAYMENT = /(?:betaal|betaling|factu)[^.;?]{0,40}$/;
const ASKS_SHORTER =
  /verkort|korter|ingekort|inkorten|terugbreng|terug te brengen|verla(?:ag|gen)|eerder|sneller/;

/** The question a bare term answers, in the heading or right before: "Wanneer betalen wij u? Binnen 30 dagen." */
function questionOver(section: Section, sentence: Sentence): string {
  if (!BARE_TERM.test(sentence.low) || SUBMITS.test(sentence.low)) return '';
  if (sentence.speaker === 'answer') return termAsked(section, sentence);
  const before = section.sentences[sentence.index - 1];
  return [before?.low, headingOver(sentence)].find((text) => text?.endsWith('?')) ?? '';
}

/** What a bare term answers: "De betaaltermijn staat er tweemaal in. Welke geldt?"; '' when it asks for another one. */
function termAsked(section: Section, sentence: Sentence): string {
  const asked = questionBefore(section, sentence).replace(AFTER_PAYMENT, ' ');
  const last = asked.split(/(?<=[.?!])\s/).at(-1)!;
  return PAYS.test(last) || (OF_TERM.test(asked) && ASKS_WHICH.test(last)) ? asked : '';
}

/** "Na de laatste betaling": when something else is to happen. */
const AFTER_PAYMENT = /\bna (?:de |het |een |uw |onze )?(?:[\wà-ÿ]{1,20} )?(?:uit)?betaling\b/g;
const OF_TERM = /betaa?l(?:ings?)?-?(?:termijn|conditie)|termijn (?:van|voor) (?:de )?betaling/;
/** "Welke is juist?", "Graag aanvullen.", "In 4.1 staat niets.": of the term that was named before. */
const ASKS_WHICH =
  /\b(?:welke?|wat)\b (?:is|geldt|gelden|wordt|moet|zijn|van (?:beide|de twee)|daarvan|termijn|dan)\b(?! de\b)|\bgraag\b|\b(?:kunt|wilt) u (?:dit|deze|die|dat)\b|\bhoeveel dagen\b|\bstaat (?:niets|niet)\b|ontbreekt|niet ingevuld/;
/** The invoice, not the payment, has to be there in time. */
const ASKS_INVOICE =
  /\bfactu\p{L}{1,8}\b[^.;?]{0,60}\b(?:binnen zijn|indienen|ingediend|insturen|sturen|aanleveren|ontvangen hebben)\b/u;

const BARE_TERM =
  /^(?:\W{0,4}(?:ons )?antwoord[\s\d.:)–-]{1,8})?(?:(?:meestal|altijd|uiterlijk|maximaal|steeds|dat doen wij) )?(?:binnen|na|\d|[a-z]{3,12} (?:dagen|weken|maanden)\b)/;

/** A length of time with its place. */
type Term = Pick<Duration, 'span' | 'value' | 'unit'>;

/** The unit of a bare figure, in the label before it or the header over it. */
const UNIT_IN_LABEL = /\b(?:(werk)|kalender)?(dag|week|weken|maand)(?:en)?\b/;
const LABELLED_TERM =
  /^[^.;:|]{0,60}[|:]\s{0,20}(?:max(?:imaal|\.)?\s|≤\s?)?(\d{1,3})\s{0,20}[.;|]?\s{0,20}$/;
const BARE_FIGURE = /^\s{0,20}(?:max(?:imaal|\.)?\s|≤\s?)?(\d{1,3})\s{0,20}$/;

/** "Betaaltermijn (kalenderdagen) | 45", "Betaaltermijn in weken: 6": the unit stands in the label. */
function labelled(section: Section, sentence: Sentence): Term[] {
  const { block, low, span } = sentence;
  const term = (label: string, start: number, figure: string): Term[] => {
    const unit = PAYS.test(label) && !OTHER.test(label) ? UNIT_IN_LABEL.exec(label) : null;
    if (!unit) return [];
    const kind = { d: unit[1] ? 'working-day' : 'day', w: 'week', m: 'month' } as const;
    const at = { start, end: start + figure.length };
    return [{ span: at, value: Number(figure), unit: kind[unit[2]![0] as 'd' | 'w' | 'm'] }];
  };
  if (block.cells) {
    const name = cellText(section, block.cells[0]);
    return block.cells.flatMap((cell, i) => {
      const found = BARE_FIGURE.exec(section.low.slice(cell.span.start, cell.span.end));
      if (!found || i === 0) return [];
      const start = cell.span.start + found[0].indexOf(found[1]!);
      return term(`${name} ${cell.header ?? ''}`, start, found[1]!);
    });
  }
  const found = LABELLED_TERM.exec(low);
  if (!found) return [];
  const at = found[0].lastIndexOf(found[1]!);
  return term(low.slice(0, at), span.start + at, found[1]!);
}

/** An answer that leaves a term as it was: "Nee, de acht weken blijven staan." */
const KEEPS = /\b(?:blij(?:ft|ven)|handhaven|handhaaft|houden|houdt|vast aan|neen?|niet)\b/;

const ORDINALS: Readonly<Record<string, number>> = {
  veertigste: 40,
  vijfenveertigste: 45,
  vijftigste: 50,
  zestigste: 60,
  vijfenzeventigste: 75,
  negentigste: 90,
};
const ORDINAL_DAY = new RegExp(
  `\\b(?:(\\d{2,3})(?:e|ste)|(${Object.keys(ORDINALS).join('|')})) (?:kalender)?dag (?:na|nadat|volgend)\\b`,
);

/** "Aan het eind van de tweede maand na de factuurdatum." */
const ORDINAL_MONTH =
  /\b(?:(?:eind|einde|laatste (?:werk)?dag) van|in|uiterlijk in) de (tweede|derde) maand (?:na|volgend|nadat)\b/;

/** "Uiterlijk op de zestigste dag na ontvangst." */
function ordinal({ low, span }: Sentence): Term[] {
  const found = ORDINAL_DAY.exec(low);
  const month = found ? null : ORDINAL_MONTH.exec(low);
  if (month) {
    const start = span.start + month.index;
    const value = month[1] === 'tweede' ? 2 : 3;
    return [{ span: { start, end: start + month[0].length }, value, unit: 'month' }];
  }
  if (!found) return [];
  const start = span.start + found.index;
  const value = found[1] ? Number(found[1]) : ORDINALS[found[2]!]!;
  return [{ span: { start, end: start + found[0].length }, value, unit: 'day' }];
}

/** How the authority pays now, under a contract that ends. */
const NOW =
  /\b(?:huidige|lopende|bestaande|vorige|aflopende|oude|eerdere) (?:\p{L}{1,30} )?(?:\p{L}{0,20}contract|\p{L}{0,20}overeenkomst|afspra\p{L}{1,6}|voorwaarden|leverancier|opdrachtnemer|aannemer|situatie|praktijk)|\b(?:op dit moment|momenteel|thans|tot nu toe|tot op heden|nu (?:nog|geldt|betalen|betaalt|hanteren|hanteert))\b|\bbetaalden\b|\b(?:werd|werden|was|bedroeg)\b/u;
const GOES_ON =
  /\bblij(?:ft|ven)\b|net als|zoals|evenals|gelijk aan|voortgezet|\book\b|ongewijzigd|handhaa?f|conform|overgenomen|hetzelfde|dezelfde/;

/** Whether a term is told of what goes before this contract, in its own clause. */
function isOfNow({ low, span }: Sentence, term: Term): boolean {
  const at = term.span.start - span.start;
  const start = Math.max(low.lastIndexOf(';', at), low.lastIndexOf(', maar ', at), -1) + 1;
  const end = low.slice(at).search(/;|, maar /);
  const clause = low.slice(start, end < 0 ? undefined : at + end);
  return (NOW.test(clause) || isPast(clause)) && !GOES_ON.test(clause);
}

/** Whoever bills too late is not paid any more. */
const LAPSES =
  /\bniet meer\b[^.;]{0,40}\b(?:betaald|uitbetaald|vergoed|betalen|vergoeding|betaling|voldaan)\b|\b(?:recht|aanspraak|vordering)\b[^.;]{0,20}\b(?:betaling|vergoeding)\b[^.;]{0,60}\bverv|\bverv(?:alt|allen)\b[^.;]{0,40}\b(?:recht|aanspraak|vordering)\b[^.;]{0,20}\b(?:betaling|vergoeding)\b/;

/** Whether a term is one to send a bill in, on pain of not being paid. */
function isOfLapse({ low, span }: Sentence, term: Term): boolean {
  if (!LAPSES.test(low)) return false;
  const at = term.span.start - span.start;
  const start = Math.max(low.lastIndexOf(';', at), low.lastIndexOf(',', at)) + 1;
  const end = low.slice(at).search(/[;,]/);
  const clause = low.slice(start, end < 0 ? undefined : at + end);
  return LAPSES.test(clause) || !PAID_WITHIN.test(clause);
}

const PAID_WITHIN = /betaal|betaling|betalen|voldaan|overgemaakt|uitgekeerd/;

/** The term in calendar days, when it says how long payment takes. */
function daysOf(section: Section, sentence: Sentence, term: Term): number | undefined {
  const lead = section.low.slice(Math.max(sentence.span.start, term.span.start - 60), term.span.start);
  const clause = lead.slice(
    Math.max(lead.lastIndexOf(';'), lead.lastIndexOf(', maar'), lead.lastIndexOf(' en ')) + 1,
  );
  if (SUBMITS.test(clause) && !PAYS.test(clause)) return undefined;
  if (/looptijd|duur van|garantie|opschort|elke|iedere|per$/.test(clause)) return undefined;
  const after = section.low.slice(term.span.end, term.span.end + 40);
  if (/^\s(?:vooraf|van tevoren|v[oó]{2}r )/.test(after)) return undefined;
  const drawnUp = DRAWN_UP.exec(after)?.[0];
  if (drawnUp && !PAYS.test(drawnUp) && !PAYS.test(clause)) return undefined;
  return calendarDays(term.value, term.unit);
}

/** What happens within the term is not paying: "binnen 90 dagen na oplevering opgesteld en daarna betaald". */
const DRAWN_UP =
  /^(?:(?!\b(?:nadat|zodra|als|wanneer|waarop)\b)[^;,.]){0,30}?\b(?:opgesteld|opgemaakt|ingediend|ingezonden|toegezonden|verzonden|verstuurd|gefactureerd|gedeclareerd)\b/;

const END_OF_MONTH = /^\s(?:na\s)?(?:het\s)?einde?\s(?:van de\s)?(?:\w{1,40}\s)?(?:maand|kwartaal)/;

/** The message for a term that is too long; undefined when it is not. */
function howLate(
  section: Section,
  sentence: Sentence,
  term: Term,
  normal: number,
  longest: number,
): 'found' | 'longest' | 'month' | undefined {
  const days = daysOf(section, sentence, term);
  if (days === undefined) return undefined;
  if (days > longest) return 'longest';
  if (END_OF_MONTH.test(section.low.slice(term.span.end, term.span.end + 60))) return 'month';
  return days > normal ? 'found' : undefined;
}

function isReasoned(section: Section, sentence: Sentence): boolean {
  return hasReasonNearby(section, sentence) || /bijzondere aard|rechtvaardig/.test(section.low);
}

function shorten(section: Section, { span, unit }: Term, normal: number): readonly Fix[] {
  // A bare figure is one of the unit in its label.
  const isBare = !/\p{L}/u.test(section.low.slice(span.start, span.end));
  if (isBare && unit !== 'day') return [];
  const text = isBare ? String(normal) : `${normal} dagen`;
  const title = t(`Wijzig de betaaltermijn in ${normal} dagen`, `Change the payment term to ${normal} days`);
  return [{ title, kind: 'suggestion', edits: [{ span, text }] }];
}
