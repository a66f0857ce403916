import type { Section, Sentence } from '../../spec/model.ts';
import { binds } from '../../spec/speakers.ts';
import { formatMonths } from '../../text/quantities/format.ts';
import type { DateValue, Duration } from '../../text/quantities/index.ts';
import type { Span } from '../../text/span.ts';
import { isPast } from '../language/history.ts';
import { askedRightBefore } from '../language/questions.ts';
import { hasReasonNearby } from '../language/reasons.ts';
import { fullText, headingOver, introduction, quantitiesIn, spanOf } from '../language/statements.ts';
import { daysBetween } from '../language/timetable.ts';
import { type DocumentFinding, documentRule, FACTS_AT, t } from '../rule.ts';

/** A term the section states. */
interface Term {
  /** `open`: it lasts until somebody ends it; it then has no months. */
  readonly kind: 'base' | 'option' | 'open';
  readonly months: number;
  readonly hasOptions: boolean;
  readonly isFramework: boolean;
  readonly isReasoned: boolean;
  readonly span: Span;
}

const FRAMEWORK = /raamovereenkomst|raamcontract/;
/** The usual reason, told without "omdat". */
const INVESTMENT =
  /terugverdien|\bverdien\w{0,4}\b[^.;]{0,60}\bterug\b|afschrijving|afschrijftermijn|investering/;
const IS_TERM =
  /looptijd|duur|duurt|loopt|geldt|periode|termijn|ingangsdatum|einddatum|start|eindig|ingaand|gesloten|sluit|aangegaan|jaar|jaren|maanden|tijdvak|verleng|optie/;
/** A row or item that is an option by its name: "Verlenging", "Eerste verlengingsoptie", "2e optiejaar". */
const OPTION_NAME =
  /^\W{0,4}(?:(?:eerste|tweede|derde|vierde|laatste|eventuele|mogelijke|mogelijkheid (?:tot|van)|extra|\d(?:e|ste)?)\s){0,2}(?:optie|optionele|verleng|vervolg|uitloop|bijteken|voortzetting)/;
/** Before a length of time that comes on top: "met een optie tot verlenging van". */
const IS_ADDED = /(?:met|van|telkens|optie[^.;]{0,20}|verleng[^.;]{0,25})\s$/;
/** Before a length of time that takes the options along. */
const IS_TOTAL =
  /(?:opties|verleng\w{0,8}) (?:inbegrepen|meegerekend|meegeteld|erbij)|inclusief|inbegrip van|alles bij elkaar|in totaal|uiterste|einddatum|maximum|totale/;
const BEFORE_LENGTH =
  /(?:met|van|telkens)\s(?:(?:maximaal|ten hoogste|hooguit|hoogstens|nog|nogmaals)\s){0,2}$/;
/** No base term went before it: "Optie tot verlenging van", but "48 maanden + optie". */
const STARTS_WITH_OPTION = /^(?!.{0,24}\b(?:jaar|jaren|maanden|mnd)\b.{0,12}optie).{0,24}(?:verleng|optie)/;
/** After it: "kan met twee jaar worden verlengd". */
const EXTENDED = /^[^.;]{0,30}\b(?:verlengd|verlengen|verlenging|bijtekenen|voortzetten|voortgezet)\b/;
/** Before the base term itself: "een duur van vier jaar, eenmaal te verlengen". */
const OF_TERM =
  /(?:duur|looptijd|(?:eerste|vaste|initiële) (?:periode|termijn)|voor (?:een|de) (?:periode|termijn)) van\s$/;
/** Time that is put behind the term: "daar kunnen nog twee jaar bij komen", "twee jaar aan toevoegen". */
const ON_TOP =
  /^(?:\s(?:aan|eraan|daaraan|hieraan))?\s(?:toe(?:voegen|gevoegd|\s(?:te\s|kan\s|kunnen\s|mag\s)?voeg\w{0,2})|bij(?:tekenen|getekend|plakken|\s?komen)?(?![a-z])|erbij\b|(?:vast|aan|achter)(?:plakken|geplakt|knopen|geknoopt|maken)|(?:laten\s)?door(?:lopen|gaan)\b)/;
/** The sentence before tells how long the agreement lasts. */
const OF_ITS_TERM =
  /raamovereenkomst|raamcontract|basisperiode|basistermijn|contractperiode|looptijd|^(?:de|deze) overeenkomst\b/;
/** How often, told behind it: "… toevoegen, en dat drie keer achtereen". */
const TIMES =
  /^[^.;]{0,50}?[\s,](?:(?:dat|dit|wel|zulks|maximaal|ten hoogste|hooguit|tot|zelfs) ){1,3}(twee|drie|vier|vijf|zes|[2-6]) ?(?:keer|maal|x)\b|^[^.;]{0,50}?[\s,](twee|drie|vier|vijf|zes|[2-6]) ?(?:keer|maal|x) (?:toe|achtereen|achter elkaar|op rij|na elkaar)\b/;
const COUNTED: Readonly<Record<string, number>> = { twee: 2, drie: 3, vier: 4, vijf: 5, zes: 6 };
/** A sentence about the agreement named right before. */
const SAME_AGREEMENT =
  /^(?:die|deze|zij|ze) (?:geldt|duurt|loopt|eindigt|heeft|gaat|wordt)\b|^(?:die|deze|de) (?:raam)?(?:overeenkomst|contract)\b|^het contract\b|^(?:de|haar) (?:duur|looptijd|geldigheidsduur)(?: (?:daarvan|ervan|hiervan))?\b/;
/** It is told that one is concluded. */
const CONCLUDED =
  /\b(?:sluit|sluiten|gaan|gaat|komt|gesloten|aangegaan|aangaan|start|betreft|wordt|willen|gaat in)\b[^.;]{0,60}raam(?:overeenkomst|contract)|raam(?:overeenkomst|contract)[^.;]{0,60}\b(?:sluiten|gesloten|aangegaan|aangaan|start|gaat in|wordt)\b/;
/** A table or list that says of what form the contract is. */
const FORM =
  /(?:vorm|type|soort|aard|overeenkomst|contract)\w{0,12}[^.;|:\n]{0,20}[|:][\s|]{0,4}(?:een\s|één\s)?raam(?:overeenkomst|contract)\b/;
/** What the sentence before told of is gone on with: "daar … aan", "daarna", "na afloop". */
const GOES_ON =
  /^(?:daar|hier|aan d(?:ie|eze) (?:looptijd|duur|periode|termijn)|na(?:dien)?\s|vervolgens|(?:wij|we|de \w{1,20}|het \w{1,20}|partijen) (?:kan|kunnen|mag|mogen) (?:daar|hier|er|haar|deze|die|vervolgens))/;
const BEGINS = /\b(?:van|vanaf|per|gaat in|ingaand|ingang|ingangsdatum|start|begin|begint|aanvang|loopt)/;
const ENDS = /\b(?:tot|t\/m|einde|eindigt|eindig|eindigend|einddatum|afloop|loopt af|door)/;
const OTHER =
  /garantie|referentie|ervaring|bewaa?r|archiv|levensduur|gebruiksduur|\bgaan [^.;]{0,40}\bmee\b|meegaan|verzeker|geen raam|raam\w{5,12} (?:van|uit) (?:19|20)\d\d (?:liep|duurde|was|had)|huidige raam|bestaande raam|vorige raam|aflopende|nadere overeenkomst|gestand|betaal|betaling|boekja|vooraf|levertijd|omzet|nazorg|onderhoud|afschrijv/;
/** What the agreement is for tells nothing of what lasts so long: "raamovereenkomst onderhoud liften". */
const SUBJECT =
  /\braam(?:overeenkomst|contract)(?:en)?\s(?:\([^)]{1,40}\)\s)?(?:(?:voor|inzake|betreffende|van|op het gebied van|ten behoeve van)\s(?:[\wà-ÿ-]{1,30}\s){0,3}?)?[\wà-ÿ-]{0,25}(?:onderhoud|verzeker|nazorg|betaal|garantie)[\wà-ÿ-]{0,30}|\b(?:onderhouds|verzekerings)(?:raam)?(?:overeenkomst|contract)/g;
/** What a length of time is said of right behind it, when it is none of the agreement. */
const OF_A_THING =
  /^\s(?:in gebruik|in bedrijf|bestaan|van (?:het|de) (?:abonnement|garantie|licentie)|oud\b|ervaring|mee\b|meega|na te (?:bestellen|leveren)|leverbaar|verkrijgbaar|(?:op de markt )?actief)/;
/** Another thing lasts so long: "het project zelf duurt acht jaar". */
const OF_OTHER =
  /(?:^|[;,:]\s|\ben )(?:de|het|een|uw) (?!(?:[\wà-ÿ]{1,20} )?(?:raam\w{0,20}|\w{0,20}overeenkomst|\w{0,20}contract|looptijd|duur|contractduur|termijn|periode|opdracht|samenwerking|eerste|vaste|initiële|basis\w{0,12})\b)[\wà-ÿ-]{3,30}(?: zelf)? (?:duurt|loopt|geldt|beslaat)(?: [\wà-ÿ]{1,12}){0,3}\s$/;
/** How old people are. */
const AGE =
  /\b(?:kinder\w{0,12}|jongeren|leerlingen|ouderen|leeftijd|inwoners|cliënten|personen)\b[^.;]{0,40}\b(?:tot|vanaf|boven|onder|van|tussen)\s$/;
/** And right before it: "bestaat al zes jaar", "de afgelopen zes jaar". */
const ADJECTIVE = /jarige?$/;
const OF_AN_AGREEMENT = /^\s(?:raam|overeenkomst|contract|looptijd|periode|duur|termijn|verleng|optie)/;
const BEFORE_A_THING =
  /\b(?:bestaat al|al sinds|(?:afgelopen|voorbije|laatste|vorige|komende)|binnen|over)\s$|\b(?:bestaat|werkt|is) (?:al|reeds)\s$/;
/** No end is set, or it is put off each time anew. */
const OPEN_END =
  /\bonbepaalde (?:tijd|duur|periode|termijn)\b|\bgeen (?:vaste )?(?:einddatum|eindtermijn|einde)\b|\bzonder (?:vaste )?(?:einddatum|eindtermijn)\b|\b(?:wordt|worden|verlengen wij|verlengt \w{2,20})\s(?:[^.;]{0,70}\s)?(?:telkens|steeds|jaarlijks|ieder jaar|elk jaar|automatisch|stilzwijgend)\s(?:[^.;]{0,50}\s)?(?:verlengd|voortgezet)\b|\b(?:wordt|worden)\s(?:[^.;]{0,40}\s)?(?:verlengd|voortgezet)\b[^.;]{0,40}\btot(?:dat)? (?:een|één|wij|zij|partijen|de [\wà-ÿ]{3,20})\s[^.;]{0,40}opze?g|\bloopt\s[^.;]{0,40}\bdoor\b[^.;]{0,40}\b(?:telkens|steeds|tenzij [^.;]{0,25}opge|tot [^.;]{0,30}opze)|\bonbeperkt (?:aantal malen |vaak )?(?:[^.;]{0,20} )?verleng|\bverleng\w{0,4} (?:kan |mag |kunnen )?(?:[^.;]{0,20} )?(?:onbeperkt|zonder maximum|zo vaak)/;
/** It has an end all the same. */
const HAS_END =
  /maxim|uiterste|ten hoogste|hoogstens|hooguit|uiterlijk|\bniet\b|\bgeen (?:onbepaalde|sprake)|(?<![\wà-ÿ])(?:een|twee|drie|vier|één|\d) ?(?:maal|keer|x)\b|(?<![\wà-ÿ])(?:een|één|twee|drie|vier)maal\b|in totaal|totale (?:duur|looptijd)|eindigt|loopt af|tot en met|\bt\/m\b/;
const OPEN_OF_OTHER =
  /geheim|licenti|vertrouwelijk|eigendom|abonnement|verwerk|dienstverband|arbeidsovereenkomst|contract voor onbepaalde|in dienst|huur|account/;
const ASKS_TERM =
  /\bhoe ?lang\b[^?]{0,60}raam(?:overeenkomst|contract)|raam(?:overeenkomst|contract)[^?]{0,60}\bhoe ?lang\b|\b(?:looptijd|duur)\b[^?]{0,40}raam(?:overeenkomst|contract)|raam(?:overeenkomst|contract)[^?]{0,40}\b(?:looptijd|duurt?)\b/;
/** A term of notice, which is another term; that no notice is needed or possible says nothing of one. */
const NOTICE = /opzeg|opgezegd/;
const NO_NOTICE =
  /\b(?:zonder|geen)\s(?:[\wà-ÿ]{1,20}\s){0,3}?opzegging|\b(?:niet|geen van (?:beide|de) partijen)\s(?:[\wà-ÿ]{1,20}\s){0,3}?(?:opge|op te )?zeg\w{0,8}|opzegg(?:en|ing)\s(?:[\wà-ÿ]{1,20}\s){0,3}?niet\b/g;

export const rule = documentRule<Term>({
  id: 'aw/raamovereenkomst-duur',
  title: t('Raamovereenkomst langer dan vier jaar', 'Framework agreement longer than four years'),
  severity: 'warning',
  gate: ['eu'],
  citations: ['aw-2.140-3'],
  messages: {
    found: t(
      'De raamovereenkomst duurt met opties {total}, langer dan {maximum}, zonder motivering.',
      'With options the framework agreement lasts {total}, longer than {maximum}, without reasons.',
    ),
    open: t(
      'De raamovereenkomst heeft geen vast einde; zonder motivering is {maximum} het maximum.',
      'The framework agreement has no fixed end; without reasons {maximum} is the most.',
    ),
  },
  todo: t(
    'Beperk de duur met verlengingen tot vier jaar, of motiveer waarom de opdracht een langere duur vraagt.',
    'Limit the term with extensions to four years, or state why the contract needs a longer term.',
  ),
  why: t(
    'Een raamovereenkomst sluit de markt voor haar hele duur af. Langer dan vier jaar mag alleen als het voorwerp van de opdracht dat deugdelijk rechtvaardigt.',
    'A framework agreement closes the market for its whole term. More than four years is allowed only if the subject of the contract duly justifies it.',
  ),
  whenNot: t(
    'Als de reden in een ander aanbestedingsstuk staat, of als de overeenkomst geen raamovereenkomst is.',
    'If the reason stands in another procurement document, or if the contract is no framework agreement.',
  ),
  motivable: true,
  words: [
    'raamovereenkomst',
    'raamcontract',
    'looptijd',
    'duur',
    'verleng',
    'voortzet',
    'voortgezet',
    'optie',
    'ingangsdatum',
    'einddatum',
    'loopt',
    ...['toevoeg', 'toe te voegen', 'toe kan voegen', 'bijteken', 'bijgetekend', 'bij komen', 'bijkomen'],
    ...['bij doen', 'bijdoen', 'knopen', 'vastmaken', 'basisperiode', 'basistermijn', 'contractperiode'],
    ...['plakken', 'doorlopen', 'doorgaan', 'contracteren', 'contracteert', 'onbepaalde'],
  ],
  collect(section, context, _entry, sentences) {
    const found: Term[] = [];
    if (context.role === 'suitability' || context.role === 'exclusion' || context.role === 'definitions')
      return found;
    const more = section.sentences.filter(
      (one) => (isTermAsked(section, one) || isOfAgreement(section, one)) && !sentences.includes(one),
    );
    const isForm =
      FORM.test(section.low) ||
      section.sentences.some(
        ({ block, low }) => block.kind === 'item' && /^raam(?:overeenkomst|contract)\b/.test(low),
      );
    for (const sentence of [...sentences, ...more]) {
      const before = termBefore(section, sentence);
      const asked = isTermAsked(section, sentence) ? (askedRightBefore(section, sentence)?.low ?? '') : '';
      const text = `${headingOver(sentence)} ${introduction(section, sentence)} ${asked} ${before} ${sentence.low}`;
      const open = openEnd(section, sentence, text);
      if (open) found.push({ ...open, isFramework: FRAMEWORK.test(text) });
      if (!IS_TERM.test(text) || isOther(sentence.low) || isPast(sentence.low)) continue;
      const isFramework = FRAMEWORK.test(text) || (isForm && sentence.block.kind !== 'paragraph');
      if (
        !isFramework &&
        !/looptijd|loopt|basisperiode|basistermijn|contractperiode|verleng|voortzet|voortgezet|optie|duur|ingangsdatum|einddatum|contracte(?:ren|ert) (?:[^.;]{0,30} )?voor\b/.test(
          text,
        )
      )
        continue;
      const next = section.sentences[sentence.index + 1]?.low ?? '';
      const isReasoned = hasReasonNearby(section, sentence) || INVESTMENT.test(`${sentence.low} ${next}`);
      for (const stated of statedIn(section, sentence)) found.push({ ...stated, isFramework, isReasoned });
    }
    const rows = betweenRows(section);
    if (rows) {
      const { sentence, months, span } = rows;
      const isFramework = FRAMEWORK.test(section.low);
      const isReasoned = hasReasonNearby(section, sentence) || INVESTMENT.test(section.low);
      found.push({ kind: 'base', months, span, hasOptions: false, isFramework, isReasoned });
    }
    return found;
  },
  *check(view, context): Iterable<DocumentFinding> {
    const maximum = context.law.limit('framework-term')?.value;
    if (maximum === undefined) return;
    const { framework, term, extensions } = context.facts;
    const isFramework = framework !== undefined;
    if (view.items.some(({ value }) => value.isReasoned)) return;
    const place = view.sheet.places.get('looptijd');
    if (isFramework && term && place) {
      const total = term.months + (extensions ?? []).reduce((sum, one) => sum + one.count * one.months, 0);
      if (total > maximum) {
        yield {
          at: FACTS_AT,
          span: place.value,
          values: { total: formatMonths(total), maximum: formatMonths(maximum) },
        };
        return;
      }
      if (extensions) return;
    }
    const open = view.items.find(({ value }) => value.kind === 'open' && (value.isFramework || isFramework));
    if (open) {
      yield {
        at: open.at,
        span: open.value.span,
        message: 'open',
        values: { maximum: formatMonths(maximum) },
      };
      return;
    }
    for (const { at, value } of view.items) {
      if (value.kind !== 'base' || !(value.isFramework || isFramework)) continue;
      const options = value.hasOptions
        ? 0
        : view.items
            .filter((item) => item.at === at && item.value.kind === 'option')
            .reduce((sum, item) => sum + item.value.months, 0);
      const total = value.months + options;
      if (total <= maximum) continue;
      yield { at, span: value.span, values: { total: formatMonths(total), maximum: formatMonths(maximum) } };
      return;
    }
  },
  examples: {
    bad: [
      { text: 'De raamovereenkomst heeft een looptijd van ⟦zes jaar⟧.', facts: 'procedure: openbaar' },
      {
        text: 'De gemeente sluit een raamovereenkomst voor ⟦3 jaar, met een optie tot verlenging van 2 x 12 maanden⟧.',
        facts: 'procedure: openbaar',
      },
      {
        text: '## Looptijd\n\n| Onderwerp | Raamovereenkomst |\n| --- | --- |\n| Looptijd | ⟦60 maanden⟧ |',
        facts: 'procedure: openbaar',
      },
    ],
    good: [
      {
        text: 'De raamovereenkomst duurt twee jaar, met tweemaal een optie van één jaar.',
        facts: 'procedure: openbaar',
      },
      {
        text: 'De raamovereenkomst loopt zeven jaar, omdat de machines in zeven jaar worden afgeschreven.',
        facts: 'procedure: openbaar',
      },
      { text: 'De overeenkomst heeft een looptijd van acht jaar.', facts: 'procedure: openbaar' },
      {
        text: 'De raamovereenkomst duurt vier jaar. De garantie op de materialen is tien jaar.',
        facts: 'procedure: openbaar',
      },
    ],
  },
});

/** The sentence before in the same paragraph, when it names the framework agreement this one goes on about; else ''. */
function termBefore(section: Section, sentence: Sentence): string {
  const before = section.sentences[sentence.index - 1];
  if (isOfAgreement(section, sentence)) return before!.low;
  if (before?.block !== sentence.block || !GOES_ON.test(sentence.low)) return '';
  return OF_ITS_TERM.test(before.low) && IS_TERM.test(before.low) ? before.low : '';
}

/** Whether the sentence goes on about the framework agreement the one before named: "Die geldt zes jaar." */
function isOfAgreement(section: Section, { index, block, low, speaker }: Sentence): boolean {
  if (!SAME_AGREEMENT.test(low) || !binds(speaker)) return false;
  const before = section.sentences[index - 1];
  return (
    before?.block === block &&
    CONCLUDED.test(before.low) &&
    !/\b(?:geen|niet|vorige|huidige|lopende|aflopende)\b/.test(before.low)
  );
}

/** Whether the sentence answers how long the agreement lasts. */
function isTermAsked(section: Section, sentence: Sentence): boolean {
  return ASKS_TERM.test(askedRightBefore(section, sentence)?.low ?? '');
}

/** An agreement without an end: for an indefinite time, or extended each time anew until notice is given. */
function openEnd(section: Section, sentence: Sentence, text: string): Omit<Term, 'isFramework'> | undefined {
  const { low, index, block } = sentence;
  const found = OPEN_END.exec(low);
  if (!found || OPEN_OF_OTHER.test(low) || isPast(low)) return undefined;
  const told = section.sentences[index - 1];
  const isOfAgreement =
    /overeenkomst|contract|looptijd|duur/.test(text) || (told?.block === block && IS_TERM.test(told.low));
  if (!isOfAgreement || OTHER.test(low.replace(SUBJECT, ' '))) return undefined;
  const after = section.sentences.slice(index, index + 3).filter((one) => one.block === block);
  // "€ 1,9 mln. Na afloop wordt zij …" reads as one sentence.
  const own = low.slice(low.lastIndexOf('. ', found.index) + 1);
  if (after.some((one) => HAS_END.test(one === sentence ? own : one.low))) return undefined;
  return {
    kind: 'open',
    months: 0,
    hasOptions: false,
    isReasoned: hasReasonNearby(section, sentence),
    span: spanOf(sentence, found),
  };
}

function isOther(text: string): boolean {
  const low = text.replace(SUBJECT, ' ');
  return OTHER.test(low) || (NOTICE.test(low) && NOTICE.test(low.replace(NO_NOTICE, ' ')));
}

/** Whole months from one ISO date to another; the last day counts: 1 January to 31 December is a whole year. */
function monthsBetween(from: string, to: string): number {
  return Math.floor(((daysBetween(from, to) + 1) / 365.25) * 12 + 0.01);
}

/** "Van 1 januari 2027 tot en met 31 december 2032": whole months between two days. */
function periodIn(section: Section, sentence: Sentence): { months: number; span: Span } | undefined {
  const [first, second, more] = quantitiesIn(section, sentence.span, 'date');
  // "Loopt tot en met 30 juni 2033 en gaat in op 1 juli 2027": the end may be told first.
  if (first && !second) return periodFromBefore(section, sentence, first);
  const isTurned = first?.iso !== undefined && second?.iso !== undefined && second.iso < first.iso;
  const [from, to] = isTurned ? [second, first] : [first, second];
  if (from?.year === undefined || to?.year === undefined || more) return undefined;
  const full = fullText(section, sentence);
  if (!BEGINS.test(full) || !ENDS.test(full)) return undefined;
  const months = from.iso && to.iso ? monthsBetween(from.iso, to.iso) : 0;
  return months > 0 ? { months, span: { start: first!.span.start, end: second!.span.end } } : undefined;
}

/** "Van 2027 tot 2033", "2027 tot en met 2032". */
function yearsIn(sentence: Sentence): { months: number; span: Span } | undefined {
  if (!LASTS.test(sentence.low)) return undefined;
  const found = CALENDAR_YEARS.exec(sentence.low);
  const [, from, whole, through, to] = found ?? [];
  const years = Number(to) - Number(from) + (whole || through ? 1 : 0);
  return found && years > 0 && years < 30 ? { months: years * 12, span: spanOf(sentence, found) } : undefined;
}
const LASTS =
  /^(?![^.;]{0,200}\b(?:raming|gebaseerd|verbruik|afgelopen|bestekken|kochten|planning)\b).{0,300}(?:loopt|looptijd|duur|geldt|periode|gesloten|aangegaan|gaat in)/;
const CALENDAR_YEARS =
  /(?<![-\d./] ?|(?:januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december) )\b(20\d\d) (?:tot (en met )?|(t\/m) )(20\d\d)\b/;

/** "De raamovereenkomst start op 1 mei 2027. Zij eindigt op 30 april 2033." */
function periodFromBefore(
  section: Section,
  { index, block, low }: Sentence,
  end: DateValue,
): { months: number; span: Span } | undefined {
  const before = section.sentences[index - 1];
  if (before?.block !== block || !end.iso || !ENDS.test(low) || !FRAMEWORK.test(before.low)) return undefined;
  if (!SAME_AGREEMENT.test(low) || !BEGINS.test(before.low)) return undefined;
  const [start, more] = quantitiesIn(section, before.span, 'date');
  const months = start?.iso && !more ? monthsBetween(start.iso, end.iso) : 0;
  return months > 0 ? { months, span: end.span } : undefined;
}

const START_LABEL =
  /^\W{0,4}(?:ingangsdatum|startdatum|begindatum|aanvangsdatum|ingang|start|aanvang|begin)\b/;
const END_LABEL = /^\W{0,4}(?:einddatum|einde|eind|afloop|expiratiedatum)\b(?![^|:]{0,60}(?:verleng|optie))/;

/** "Ingangsdatum | 1 januari 2027" and "Einddatum | 31 december 2032", each on a row of its own. */
function betweenRows(section: Section): { sentence: Sentence; months: number; span: Span } | undefined {
  const dated = (label: RegExp) =>
    section.sentences.flatMap((sentence) => {
      const isRow = sentence.block.kind === 'row' || sentence.block.kind === 'item';
      const [date, more] =
        isRow && label.test(sentence.low) ? quantitiesIn(section, sentence.span, 'date') : [];
      return date?.iso !== undefined && !more ? [{ sentence, iso: date.iso, span: date.span }] : [];
    });
  const [start, other] = dated(START_LABEL);
  const [end, another] = dated(END_LABEL);
  if (!start || !end || other || another) return undefined;
  const months = monthsBetween(start.iso, end.iso);
  return months > 0 ? { sentence: end.sentence, months, span: end.span } : undefined;
}

type Stated = Pick<Term, 'kind' | 'months' | 'hasOptions' | 'span'>;

/** The terms a sentence states: between two days, or as lengths of time with their options. */
function* statedIn(section: Section, sentence: Sentence): Generator<Stated> {
  const period = periodIn(section, sentence) ?? yearsIn(sentence);
  if (period) {
    const isOption = OPTION_NAME.test(sentence.low) && sentence.block.kind !== 'paragraph';
    yield { kind: isOption ? 'option' : 'base', hasOptions: false, ...period };
  }
  for (const term of [...quantitiesIn(section, sentence.span, 'duration'), ...runningOn(section, sentence)]) {
    const stated = asTerm(section, sentence, term);
    if (stated) yield stated;
  }
}

/** A length of time that is read on into the next item of a list, with the options that stand there. */
function runningOn(section: Section, { span, block }: Sentence): readonly Duration[] {
  if (block.kind !== 'item') return [];
  return section.quantities.filter(
    (one): one is Duration =>
      one.kind === 'duration' &&
      one.span.start >= span.start &&
      one.span.start < span.end &&
      one.span.end > span.end,
  );
}

function asTerm(section: Section, sentence: Sentence, term: Duration): Stated | undefined {
  const { months, totalMonths, span } = term;
  const { low } = sentence;
  if (OPTION_NAME.test(low) && sentence.block.kind !== 'paragraph' && months !== undefined) {
    return { kind: 'option', months: totalMonths ?? months, hasOptions: true, span };
  }
  const options = (term.options ?? []).reduce((sum, one) => sum + one.count * one.months, 0);
  const before = low.slice(0, span.start - sentence.span.start);
  const startsWithOption = STARTS_WITH_OPTION.test(
    `${introduction(section, sentence)} ${before}`.slice(0, 30),
  );
  if (totalMonths !== undefined || (months !== undefined && !startsWithOption)) {
    // "Zodat zij na uiterlijk vier jaar eindigt": all of it, told once more.
    if (/\b(?:na uiterlijk|uiterlijk na)\s?$/.test(before)) return undefined;
    // "Kan na twee jaar …": when something may happen, unless it is the end.
    if (/\bna\s$/.test(before) && !/eindig|afloop|afgelopen|ten einde|vervalt/.test(low)) return undefined;
    const after = low.slice(span.end - sentence.span.start);
    const own = low.slice(before.length, before.length + span.end - span.start);
    if (isOfSomethingElse(before, own, after)) return undefined;
    const isOption =
      ON_TOP.test(after) ||
      (IS_ADDED.test(before) && /verleng|optie/.test(before) && !IS_TOTAL.test(before)) ||
      (BEFORE_LENGTH.test(before) && !OF_TERM.test(before) && EXTENDED.test(low.slice(before.length)));
    return {
      kind: isOption ? 'option' : 'base',
      months: monthsOf(section, term) * (isOption && options === 0 && !totalMonths ? timesIn(after) : 1),
      hasOptions: options > 0 || IS_TOTAL.test(before),
      span,
    };
  }
  return options > 0 ? { kind: 'option', months: options, hasOptions: true, span } : undefined;
}

/** How often a term is added, by the words after it. */
function timesIn(after: string): number {
  const [, first, second] = TIMES.exec(after) ?? [];
  const written = first ?? second;
  return written ? (COUNTED[written] ?? Number(written)) : 1;
}

/** The months of a term with its options, or without where it takes them along: "vier jaar, inclusief de optie". */
function monthsOf({ low }: Section, { months, totalMonths, span }: Duration): number {
  const takesAlong = /inclusief|incl\.|inbegrepen|waarvan/.test(low.slice(span.start, span.end));
  return (takesAlong ? months : totalMonths) ?? months!;
}

/** Whether it is not the agreement that lasts so long, by the words before and after. */
function isOfSomethingElse(before: string, own: string, after: string): boolean {
  // "Uiterlijk vijf jaar na het sluiten van de raamovereenkomst zijn de stukken vernietigd."
  if (
    /\b(?:uiterlijk|binnen)\s$/.test(before) &&
    /^\sna\b(?![^.;]{0,80}\b(?:eindig|loopt|afloopt))/.test(after)
  )
    return true;
  // "Vijfjarige bomen", not "een vijfjarige raamovereenkomst".
  if (ADJECTIVE.test(own) && !OF_AN_AGREEMENT.test(after)) return true;
  return OF_A_THING.test(after) || BEFORE_A_THING.test(before) || OF_OTHER.test(before) || AGE.test(before);
}
