import type { MinimumTerm } from '../../law/law.ts';
import type { Section, Sentence } from '../../spec/model.ts';
import type { Span } from '../../text/span.ts';
import {
  datesOf,
  minimumTermFor,
  type PlacedDate,
  TERM_SIGN_WORDS,
  type TermSign,
  termSigns,
} from '../language/minimum-terms.ts';
import { askedRightBefore } from '../language/questions.ts';
import { isStatement, quantitiesIn, statements } from '../language/statements.ts';
import { calendarDays } from '../language/time.ts';
import { type DatedStep, datedSteps, dateLike, daysBetween, daysLater } from '../language/timetable.ts';
import { documentRule, t } from '../rule.ts';

type Found =
  | ({ readonly kind: 'step' } & DatedStep)
  | { readonly kind: 'sign'; readonly sign: TermSign }
  | {
      readonly kind: 'term';
      readonly stage: 'requests' | 'tender';
      readonly days: number;
      readonly span: Span;
      readonly written: string;
    };

const TENDER_TERM =
  /inschrijf-?termijn|inschrijvingstermijn|termijn\s(?:voor|van|om)\s(?:het\s)?(?:[\wà-ÿ]{1,40}\s){0,3}(?:indien|ontvang|inschrij|doen)[^.;]{0,50}|(?:de tijd|gelegenheid)\s[^.;]{0,50}(?:inschrij|offerte|aanbied|verzoek|aanmeld)|termijn\s(?:voor|van)\s(?:de\s|het\s)?(?:inschrijv|aanmeld)|(?:\bu|inschrijvers?|gegadigden?)\s(?:krijgt|krijgen|heeft|hebben)\s[^.;]{0,40}\s(?:om|voor)\s[^.;]{0,40}(?:inschrijving|offerte|aanbieding|aanmelding|in te schrijven|aan te melden)|(?:inschrijving|aanmelding)(?:stermijn)? (?:sluit|eindigt|loopt af|verstrijkt)\s[^.;]{0,60}\b(?:na|vanaf)\s[^.;]{0,40}(?:aankondiging|publicatie|uitnodiging)|\b(?:aanmelden|inschrijven|aan te melden|in te schrijven)\b[^.;]{0,20}\b(?:tot|binnen|gedurende)\b[^.;]{0,40}\b(?:na|vanaf)\b[^.;]{0,40}(?:aankondiging|publicatie|uitnodiging)|(?:geven|geeft)\s(?:wij |we |de \w{1,20} )?(?:u|inschrijvers|gegadigden|ondernemers)\s[^.;]{0,40}\s(?:om|voor)\s[^.;]{0,40}(?:inschrijving|offerte|aanbieding|aanmelding|in te schrijven)|tussen\s(?:de\s)?(?:verzending|publicatie|aankondiging|bekendmaking)[^.;]{0,40}\sen\s(?:de\s)?(?:sluiting|uiterste|inschrij|deadline)[^.;]{0,30}\s(?:zit|zitten|ligt|liggen|is|zijn)\b|aanmeldtermijn|(?:aanmelden|inschrijven|inschrijving|aanmelding)\s?[:|][^.;|]{0,40}\b(?:vanaf|na) (?:de )?(?:aankondiging|publicatie|uitnodiging)|(?:na|vanaf) (?:de )?(?:uitnodiging|aankondiging|publicatie)[^.;]{0,20}\b(?:krijgt|heeft|hebt) (?:u|men)\b[^.;]{0,30}\b(?:daarvoor|hiervoor)|aanmeldingstermijn|(?:aanmelden|inschrijven|indienen|aanmelding|inschrijving)\s(?:kan|kunnen|is|staat)\s[^.;]{0,80}(?:publicatie|aankondiging|uitnodiging)|(?:na|vanaf|sinds)\s[^.;]{0,30}(?:publicatie|aankondiging|uitnodiging)[^.;]{0,60}(?:inschrij|in te schrij|offerte|aanbied|aan te bied|aanmeld|aan te meld|in te dienen)/;
const REQUEST = /aanmeld|deelneming|\bmeld(?:t|en)\b[^.;]{0,30}\baan\b/;
/** "De termijn daarvoor bedraagt drie weken, gerekend vanaf de aankondiging": for what the sentence before tells. */
const TERM_FOR_IT =
  /\btermijn (?:daarvoor|hiervoor|daartoe|hiertoe)\b|\b(?:daarvoor|hiervoor|daartoe) (?:heeft|hebt|krijgt|hebben|krijgen)\b|\b(?:heeft|hebt|krijgt|hebben|krijgen) (?:u |zij |gegadigden |inschrijvers )?(?:daarvoor|hiervoor|daartoe)\b|^(?:dat|dit) (?:kan|moet|mag|dient)\b/;
const FROM_NOTICE =
  /\b(?:na|vanaf|sinds|volgend op)\s[^.;]{0,40}(?:aankondiging|publicatie|bekendmaking|uitnodiging)/;
const ANSWER_LABEL = /^antw(?:oord|\.)[^a-z]{0,8}/;
/** "Hoeveel tijd krijgen wij om in te schrijven?" */
const ASKS_TERM =
  /\b(?:hoeveel (?:tijd|dagen|weken)|hoe lang|welke termijn|wat is de termijn)\b[^?]{0,60}(?:inschrij|in te schrij|offerte|aanbied|aanmeld|aan te meld)/;
const HANDS_IN =
  /(?:aanmeld|verzoek(?:en)? tot deelneming|deelnemingsverzoek|inschrijving|offerte|aanbieding)[^.;]{0,80}\b(?:in|indien\w{0,4}|ingediend|geschied\w{0,2}|plaats|gebeurt|doen|doet|uploadt)\b|\b(?:indienen|dient|indiening|doen|uploadt|uploaden)\b[^.;]{0,60}(?:inschrijving|offerte|aanbieding|verzoek tot deelneming)|\bmeld(?:t|en)\b[^.;]{0,30}\baan\b|^(?:aanmelden|inschrijven)\b/;
const OTHER_TERM =
  /verduidelijk|toelicht|toe te licht|aanvul|aan te vul|aanpas|aan te pas|gestand|geldig|\bnota\b|inlichtingen|\bnvi\b|antwoord|vragen|klacht|verleng|wettelijke? (?:minim|term)|minimumtermijn|uitstel|bezwaar|bewijs|herstel|lever(?:t|ing|tijd)\b|voorafgaand|schouw|bijeenkomst|rondleiding|bezichtig|gegund|zienswijze|normaal|gebruikelijk/;

export const rule = documentRule<Found>({
  id: 'aw/minimumtermijn',
  title: t('Termijn korter dan het wettelijke minimum', 'Time limit shorter than the statutory minimum'),
  severity: 'error',
  gate: ['eu'],
  citations: ['aw-2.71', 'aw-2.74b', 'aw-2.74'],
  messages: {
    found: t(
      'Tussen de verzending van de aankondiging en de sluiting van de inschrijving zitten {days} dagen; het minimum is {minimum} dagen.',
      'Between dispatch of the notice and the closing date for tenders there are {days} days; the minimum is {minimum} days.',
    ),
    invitation: t(
      'Tussen de uitnodiging en de sluiting van de inschrijving zitten {days} dagen; het minimum is {minimum} dagen.',
      'Between the invitation and the closing date for tenders there are {days} days; the minimum is {minimum} days.',
    ),
    requests: t(
      'Tussen de verzending van de aankondiging en de sluiting van de aanmelding zitten {days} dagen; het minimum is {minimum} dagen.',
      'Between dispatch of the notice and the closing date for requests to participate there are {days} days; the minimum is {minimum} days.',
    ),
    term: t(
      'De termijn van {written} is korter dan het wettelijke minimum van {minimum} kalenderdagen.',
      'The time limit of {written} is shorter than the statutory minimum of {minimum} calendar days.',
    ),
  },
  todo: t(
    'Verschuif de sluiting, of motiveer de urgentie als een kortere termijn nodig is.',
    'Move the closing date, or state the reasons for urgency when a shorter time limit is necessary.',
  ),
  why: t(
    'De wet geeft ondernemingen een minimale tijd voor hun inschrijving of aanmelding, te rekenen vanaf de verzending. Bij elektronische indiening is dat vijf dagen korter; daarvan gaat deze controle uit.',
    'The law gives firms a minimum time for their tender or request, counted from dispatch. With electronic submission it is five days shorter, which this check assumes.',
  ),
  whenNot: t(
    'Bij een onderbouwde urgente procedure, na een volledige vooraankondiging, of als een decentrale aanbestedende dienst de termijn met de geselecteerde gegadigden afspreekt.',
    'In a reasoned urgent procedure, after a full prior notice, or when a sub-central authority agrees the time limit with the selected candidates.',
  ),
  words: TERM_SIGN_WORDS,
  collect(section) {
    const found: Found[] = datedSteps(section).map((step) => ({ kind: 'step', ...step }));
    for (const sign of termSigns(section)) found.push({ kind: 'sign', sign });
    found.push(...terms(section));
    return found;
  },
  *check(view, context) {
    const signs = new Set(view.items.flatMap(({ value }) => (value.kind === 'sign' ? [value.sign] : [])));
    const dates = datesOf(
      view.items.flatMap(({ at, value }) => (value.kind === 'step' ? [{ at, value }] : [])),
      view.sheet,
    );
    const { minimum, isTwoStage, isAgreed } = minimumTermFor(dates, signs, context);
    if (!minimum) return;
    for (const { at, value } of view.items) {
      if (value.kind !== 'term') continue;
      const least = leastFor(value.stage, minimum);
      if (least === undefined || value.days >= least || (isAgreed && value.stage === 'tender')) continue;
      yield { at, span: value.span, message: 'term', values: { written: value.written, minimum: least } };
    }
    const { notice, requests, invitation, closing } = dates;
    if (notice && requests) yield* tooShort(notice, requests, minimum.requestDays, 'requests');
    const start = isTwoStage ? invitation : notice;
    if (start && closing && !isAgreed)
      yield* tooShort(start, closing, minimum.tenderDays, isTwoStage ? 'invitation' : 'notice');
  },
  examples: {
    bad: [
      {
        text: '| Stap | Datum |\n| --- | --- |\n| Verzending aankondiging | 2026-03-02 |\n| Sluiting inschrijving | ⟦2026-04-06⟧ |',
        facts: 'procedure: openbaar',
        fixed:
          '| Stap | Datum |\n| --- | --- |\n| Verzending aankondiging | 2026-03-02 |\n| Sluiting inschrijving | 2026-04-11 |',
      },
      {
        text: 'De inschrijftermijn is ⟦vier weken⟧ vanaf de verzending van de aankondiging.',
        facts: 'procedure: openbaar',
      },
      {
        text: 'Publicatie aankondiging: 1 juni 2026\nUiterste datum aanmelding: ⟦22 juni 2026⟧',
        facts: 'procedure: niet-openbaar',
      },
      {
        text: '- Uitnodiging tot inschrijving: 1 september 2026\n- Sluiting inschrijving: ⟦21 september 2026⟧',
        facts: 'procedure: niet-openbaar',
        fixed: '- Uitnodiging tot inschrijving: 1 september 2026\n- Sluiting inschrijving: 6 oktober 2026',
      },
    ],
    good: [
      {
        text: 'Zie de kop.',
        facts: 'procedure: openbaar\nplanning:\n  aankondiging: 2026-09-01\n  sluiting: 2026-10-11',
      },
      {
        text: 'Een uitgebrande meldkamer brengt de veiligheid in gevaar. Wegens deze urgentie (artikel 2.74) is de inschrijftermijn 15 kalenderdagen.',
        facts: 'procedure: openbaar',
      },
      {
        text: 'Na de vooraankondiging is de inschrijftermijn 30 kalenderdagen.',
        facts: 'procedure: openbaar',
      },
      { text: 'Offertes zijn 60 dagen geldig; de levertermijn is 15 dagen.', facts: 'procedure: openbaar' },
      { text: 'De inschrijftermijn is twintig kalenderdagen.', facts: 'procedure: nationaal-openbaar' },
      {
        text: 'De inschrijftermijn is 21 dagen; die termijn is in overleg met de gegadigden vastgesteld.',
        facts: 'procedure: niet-openbaar\naanbestedende-dienst:\n  soort: gemeente',
      },
    ],
  },
});

function* tooShort(
  from: PlacedDate,
  until: PlacedDate,
  minimum: number | undefined,
  what: 'requests' | 'invitation' | 'notice',
) {
  if (minimum === undefined) return;
  const days = daysBetween(from.iso, until.iso);
  // An order that cannot be is for feiten/samenhang.
  if (days <= 0 || days >= minimum) return;
  const later = dateLike(until.written, daysLater(from.iso, minimum));
  yield {
    at: until.at,
    span: until.span,
    ...(what === 'notice' ? {} : { message: what }),
    values: { days, minimum },
    fixes: [
      {
        title: t(`Verschuif de sluiting naar ${later}`, `Move the closing date to ${later}`),
        kind: 'suggestion' as const,
        edits: [{ span: until.span, text: later }],
      },
    ],
  };
}

function leastFor(stage: 'requests' | 'tender', minimum: MinimumTerm): number | undefined {
  return stage === 'requests' ? minimum.requestDays : minimum.tenderDays;
}

/** The sentence before, when it tells of handing in and this one gives the term for it; '' otherwise. */
function handedInBefore(section: Section, sentence: Sentence): string {
  const { low, index } = sentence;
  if (!FROM_NOTICE.test(low)) return '';
  const asked = askedRightBefore(section, sentence)?.low ?? '';
  if (ASKS_TERM.test(asked)) return asked;
  if (!TERM_FOR_IT.test(low)) return '';
  const before = section.sentences[index - 1];
  return before && isStatement(before) && HANDS_IN.test(before.low) ? before.low : '';
}

function* terms(section: Section): Generator<Found> {
  if (!section.quantities.some(({ kind }) => kind === 'duration')) return;
  for (const sentence of statements(section)) {
    const { low } = sentence;
    const named = TENDER_TERM.exec(low);
    const before = named ? '' : handedInBefore(section, sentence);
    if (!named && before === '') continue;
    const clause = low.slice(Math.max(0, low.lastIndexOf(';', named?.index ?? 0)));
    const stop = clause.indexOf(';', 1);
    const own = stop < 0 ? clause : clause.slice(0, stop);
    if (OTHER_TERM.test(own.replace(ANSWER_LABEL, '')) || OTHER_TERM.test(before)) continue;
    const start = sentence.span.start + low.indexOf(own);
    const all = quantitiesIn(section, { start, end: start + own.length }, 'duration');
    // "Verkort van 45 tot 15 dagen": the last one holds.
    const term = all.at(-1);
    const days = term && term.bound !== 'min' ? calendarDays(term.value, term.unit) : undefined;
    if (!term || days === undefined || days < 1) continue;
    if (
      /^\s(?:vóór|voor|voordat|voorafgaand)\s(?:het|de|die|aan)\b/.test(
        section.low.slice(term.span.end, term.span.end + 30),
      )
    )
      continue;
    yield {
      kind: 'term',
      stage: REQUEST.test(`${before} ${own}`) ? 'requests' : 'tender',
      days,
      span: term.span,
      written: section.text.slice(term.span.start, term.span.end).replace(/\s+/g, ' '),
    };
  }
}
