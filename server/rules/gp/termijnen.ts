import type { Section, Sentence } from '../../spec/model.ts';
import type { DateValue, Duration } from '../../text/quantities/index.ts';
import { hasReasonNearby } from '../language/reasons.ts';
import { fullText, quantitiesIn, spanOf } from '../language/statements.ts';
import { type DocumentFinding, documentRule, FACTS_AT, type Finding, type RuleContext, t } from '../rule.ts';

/** Up to this many days for evidence is short, and for questions after publication; editors' choices. */
const SHORT_EVIDENCE_DAYS = 2;
const SHORT_QUESTION_DAYS = 5;
/** A term at most this many days above the minimum counts as the bare minimum. */
const MARGIN_DAYS = 3;

const EVIDENCE =
  /bewijs(?:stuk|middel|document)|verificatie|uittreksel|gedragsverklaring|\bgva\b|certifica(?:at|ten)|verklaring van de belastingdienst|gevraagde (?:documenten|stukken|verklaringen)/;
const HANDS_IN =
  /lever|overleg|verstrek|dien|toezend|zend|stuur|aanbied|overhandig|beschikbaar|ontvangen|indien/;
const QUESTIONS = /vragen|inlichtingen|vragenronde|onduidelijkheden/;
const AFTER_PUBLICATION =
  /na (?:de )?(?:publicatie|aankondiging|verzending|bekendmaking|dagtekening|ontvangst van de (?:uitnodiging|offerteaanvraag|stukken))/;
/** "De tweede werkdag na publicatie". */
const EARLY_DAY =
  /(?:eerste|tweede|derde|vierde|vijfde|1e|2e|3e|4e|5e) (?:werk|kalender)?dag na (?:de )?(?:publicatie|aankondiging|verzending|bekendmaking)/;

export const rule = documentRule<Finding>({
  id: 'gp/termijnen',
  title: t('Krappe termijn', 'Tight time limit'),
  severity: 'hint',
  gate: 'all',
  citations: ['gids-3.6'],
  motivable: true,
  messages: {
    found: t(
      'Voor het aanleveren van bewijsstukken geldt maar {term}.',
      'Only {term} is given to hand in evidence.',
    ),
    questions: t(
      'Vragen kunnen maar tot {term} na publicatie worden gesteld.',
      'Questions can be asked only until {term} after publication.',
    ),
    questionsDay: t(
      'Vragen kunnen maar tot de {term} worden gesteld.',
      'Questions can be asked only until the {term}.',
    ),
    holidays: t(
      'Tussen aankondiging en sluiting zitten {days} dagen, bijna het wettelijke minimum, en daarin valt {holiday}.',
      'Between notice and closing there are {days} days, nearly the statutory minimum, and they include {holiday}.',
    ),
    holidaysProse: t(
      'Tussen publicatie en sluiting zitten {days} dagen, en daarin valt {holiday}.',
      'Between publication and closing there are {days} days, and they include {holiday}.',
    ),
  },
  todo: t(
    'Geef een ruimere termijn of leg uit waarom dat niet kan.',
    'Give a longer time limit or explain why that is not possible.',
  ),
  why: t(
    'Een wettelijk minimum is nog geen passende termijn. Vakanties en feestdagen maken een korte termijn voor kleine ondernemers extra zwaar.',
    'A statutory minimum is not yet a fitting time limit. Holidays make a short one extra hard for small firms.',
  ),
  whenNot: t(
    'Bij een eenvoudige inschrijving kan een korte termijn passen; ook echte spoed kan een reden zijn.',
    'For a simple tender a short time limit may fit; real urgency may also be a reason.',
  ),
  words: [
    'bewijs',
    'verificatie',
    'uittreksel',
    'gedragsverklaring',
    'gva',
    'certifica',
    'vragen',
    'inlichtingen',
    'publicatie',
    'aankondiging',
    'stukken',
    'documenten',
  ],
  collect(section, _context, _entry, sentences) {
    const items: Finding[] = [];
    for (const sentence of sentences) {
      const finding = shortTerm(section, sentence) ?? holidayInProse(section, sentence);
      if (finding && !hasReasonNearby(section, sentence)) items.push(finding);
    }
    return items;
  },
  *check(view, context) {
    for (const { at, value } of view.items) yield { at, ...value };
    const stated = holidayInPlanning(context);
    const span = stated && view.sheet.places.get('planning.sluiting')?.value;
    if (stated && span) yield { ...stated, at: FACTS_AT, span } satisfies DocumentFinding;
  },
  examples: {
    bad: [
      {
        text: 'De winnaar levert de gevraagde bewijsstukken binnen ⟦twee werkdagen⟧ aan.',
        fixed: 'De winnaar levert de gevraagde bewijsstukken binnen 10 kalenderdagen aan.',
      },
      { text: 'Vragen zijn welkom tot uiterlijk ⟦vier dagen⟧ na publicatie van de aankondiging.' },
      {
        text: '| Stuk | Termijn na verzoek |\n| --- | --- |\n| Gedragsverklaring aanbesteden, te overleggen binnen | ⟦24 uur⟧ |',
      },
      { text: 'De publicatie is op ⟦21 december 2026⟧ en de inschrijving sluit op 28 januari 2027.' },
    ],
    good: [
      { text: 'De winnaar levert de bewijsstukken binnen tien kalenderdagen aan.' },
      { text: 'Vragen kunnen tot 20 dagen na publicatie worden gesteld.' },
      { text: 'De helpdesk beantwoordt vragen van gebruikers binnen twee werkdagen.' },
      {
        text: 'De bewijsstukken worden binnen één werkdag aangeleverd, omdat de noodvoorziening direct in gebruik moet.',
      },
      { text: 'De inschrijftermijn is verlengd in verband met de bouwvak.' },
      {
        text: '# Planning\n\nZie de feiten.',
        facts: 'procedure: openbaar\nplanning:\n  aankondiging: 2026-12-01\n  sluiting: 2027-02-15',
      },
    ],
  },
});

function shortTerm(section: Section, sentence: Sentence): Finding | undefined {
  const full = fullText(section, sentence);
  const aboutEvidence = EVIDENCE.test(full) && HANDS_IN.test(full);
  const aboutQuestions = QUESTIONS.test(full) && AFTER_PUBLICATION.test(full);
  if (!aboutEvidence && !aboutQuestions) return undefined;
  if (
    /(?<!beoogde |winnende |gekozen )opdrachtnemer|gebruiker|helpdesk|storing|klacht|factuur|niet ouder/.test(
      full,
    )
  )
    return undefined;
  const ordinal = aboutQuestions ? EARLY_DAY.exec(sentence.low) : null;
  if (ordinal) {
    const span = spanOf(sentence, ordinal);
    return { span, message: 'questionsDay', values: { term: section.text.slice(span.start, span.end) } };
  }
  for (const term of quantitiesIn(section, sentence.span, 'duration')) {
    const days = daysOf(term);
    if (days === undefined || term.bound === 'min') continue;
    const after = sentence.low.slice(
      term.span.end - sentence.span.start,
      term.span.end - sentence.span.start + 60,
    );
    const written = section.text.slice(term.span.start, term.span.end);
    if (aboutQuestions && days <= SHORT_QUESTION_DAYS && AFTER_PUBLICATION.test(after)) {
      return { span: term.span, message: 'questions', values: { term: written } };
    }
    if (
      aboutEvidence &&
      days <= SHORT_EVIDENCE_DAYS &&
      !/vóór|voor de|voorafgaand|na (?:de )?sluiting/.test(after)
    ) {
      return {
        span: term.span,
        values: { term: written },
        fixes: [
          {
            title: t('Geef tien kalenderdagen', 'Give ten calendar days'),
            kind: 'suggestion',
            edits: [{ span: term.span, text: '10 kalenderdagen' }],
          },
        ],
      };
    }
  }
  return undefined;
}

function daysOf(term: Duration): number | undefined {
  if (term.unit === 'hour') return term.value / 24;
  return term.unit === 'day' || term.unit === 'calendar-day' || term.unit === 'working-day'
    ? (term.max ?? term.value)
    : undefined;
}

/** "Publicatie 22 december, sluiting 31 januari": two days in one sentence with a holiday between them. */
function holidayInProse(section: Section, sentence: Sentence): Finding | undefined {
  const { low } = sentence;
  if (
    !/publicatie|aankondiging|gepubliceerd|verzending|verzonden/.test(low) ||
    !/sluit|inschrij|indien/.test(low)
  )
    return undefined;
  const dates = quantitiesIn(section, sentence.span, 'date');
  if (dates.length !== 2) return undefined;
  const [from, to] = dates as [DateValue, DateValue];
  const start = dayNumber(from, from.year ?? 2026);
  let end = dayNumber(to, to.year ?? from.year ?? 2026);
  if (end < start && to.year === undefined) end = dayNumber(to, (from.year ?? 2026) + 1);
  const days = end - start;
  const holiday = days > 0 && days <= 45 ? holidayBetween(start, end) : undefined;
  return holiday === undefined
    ? undefined
    : { span: from.span, message: 'holidaysProse', values: { days, holiday } };
}

function holidayInPlanning({
  facts,
  law,
}: RuleContext): { message: string; values: Record<string, string | number> } | undefined {
  const planning = facts.planning;
  const { procedure } = facts;
  if (!planning?.closing || !procedure) return undefined;
  const begin = law.procedure(procedure)?.twoStage ? planning.invitation : planning.notice;
  const minimum = law.minimumTerm(procedure, { electronic: true })?.tenderDays;
  if (!begin || minimum === undefined) return undefined;
  const start = dayOfIso(begin);
  const end = dayOfIso(planning.closing);
  const days = end - start;
  if (!(days >= minimum) || days > minimum + MARGIN_DAYS) return undefined;
  const holiday = holidayBetween(start, end);
  return holiday === undefined ? undefined : { message: 'holidays', values: { days, holiday } };
}

/** Name of a holiday season of at least two weeks' effect between two days (days since 1970). */
function holidayBetween(start: number, end: number): string | undefined {
  for (let day = start; day <= end; day++) {
    const date = new Date(day * 86_400_000);
    const month = date.getUTCMonth() + 1;
    const dayOfMonth = date.getUTCDate();
    if (month === 12 && dayOfMonth === 25 && day + 7 <= end) return 'de kerstvakantie';
    if (month === 8 && dayOfMonth === 1 && day - start >= 7) return 'de zomervakantie';
  }
  return undefined;
}

function dayNumber(date: DateValue, year: number): number {
  return Math.round(Date.UTC(year, date.month - 1, date.day) / 86_400_000);
}

function dayOfIso(iso: string): number {
  return Math.round(Date.parse(`${iso.slice(0, 10)}T00:00:00Z`) / 86_400_000);
}
