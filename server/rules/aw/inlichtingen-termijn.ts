import type { Section, Sentence } from '../../spec/model.ts';
import { anyOf } from '../../text/alternatives.ts';
import type { DurationUnit } from '../../text/quantities/index.ts';
import type { Span } from '../../text/span.ts';
import { quantitiesIn, spanOf, statements } from '../language/statements.ts';
import { calendarDays } from '../language/time.ts';
import {
  type DatedStep,
  datedSteps,
  dateLike,
  daysBetween,
  daysLater,
  statesUrgency,
} from '../language/timetable.ts';
import { documentRule, FACTS_AT, type Finding, t } from '../rule.ts';

type Found =
  | ({ readonly kind: 'step' } & DatedStep)
  | { readonly kind: 'urgent' }
  | { readonly kind: 'term'; readonly days: number; readonly span: Span; readonly written: string };

const ANSWERS = /\bnota\b|nota(?:'s)? van inlichtingen|\bnvi\b|inlichtingen|antwoord|beantwoord|\bbundel\b/;
const CLOSING =
  '(?:uiterste|uiterlijke|sluit\\w{0,40}|inschrij\\w{0,40}|datum|termijn|indien\\w{0,40}|aanmeld\\w{0,40}|deadline|laatste dag|eind\\w{0,3}(?!\\w| van (?:de|het|elke|iedere|een) (?:maand|jaar|week|kwartaal|kalenderjaar|contract|overeenkomst|looptijd|opdracht))|kluis|opening|aanbesteding|tender|inlever\\w{0,40}|tijdstip|moment|dag waarop)';
const BEFORE_CLOSING = anyOf([
  `^\\s?(?:vóór|voor|voorafgaand aan|vooraf aan|eerder dan|voordat)\\s(?:het\\s|de\\s|die\\s|deze\\s|uw\\s)?(?:verstrijken van de\\s|einde van de\\s|afloop van de\\s|moment van\\s|tijdstip van\\s)?${CLOSING}`,
  '^\\s?(?:voordat|alvorens|v[oó]{2}r)\\s[^.;]{0,40}(?:sluit|dicht\\w{0,40}|open\\w{0,40}|eindigt|afloopt|verstrijkt|indien|inschrijf|inlever)',
]);
/** What is to be handed in, so that nobody takes it for the handing in of questions. */
const HANDING_IN =
  /(?:voor|van|tot|waarop|waarvoor|bij) (?:het )?(?:[^.;|]{0,40} )?(?:indienen|indiening|insturen|ingediend|stellen van de inschrijving)(?: van (?:de |uw |een )?(?:inschrijving|offerte|aanbieding)(?:en)?)?|(?:inschrijving|offerte|aanbieding)(?:en)? (?:[^.;|]{0,20} )?(?:indienen|insturen|ingediend)/g;
/** The other way round: "de inschrijving sluit zes dagen na de laatste nota". */
const AFTER_NOTE =
  /^\s?(?:na|nadat|later dan)\s(?:[^.;|]{0,40}\s)?(?:nota|nvi|antwoorden|inlichtingen)\b|^\s?(?:liggen|zitten|verstrijken)\b/;
const CLOSES = /sluit|indien|inschrij|inlever|deadline/;
/** "Tussen de laatste nota en de sluiting liggen vijf dagen." */
const BETWEEN =
  /\btussen (?:de |het )?[^.;|]{0,40}(?:nota|nvi|antwoorden|inlichtingen)\b[^.;|]{0,40}\ben (?:de |het )?[^.;|]{0,30}(?:sluit|indien|inschrij|inlever)/;
/** Answers about a complaint, a visit or an earlier round are other things. */
const OTHER_ANSWERS =
  /\bcontrole(?:ert|ren)\b|\bherinner|\b(?:niet|geen)\b[^.;]{0,40}beantwoord|beantwoord[^.;]{0,25}\bniet\b|vragen die [^.;]{0,60}(?:binnenk\w{2,6}|ontvangen|ingediend|gesteld)\b[^.;]{0,60}\b(?:niet|geen)\b|klacht|klager|verificatie|verduidelijkingsvra/;
/** "De dag voor de sluiting", "tot op de dag van sluiting". */
const LAST_DAY =
  /(?<!\w)(?:de (?:werk)?dag|één dag|een dag) (?=(?:voor|vóór) (?:de |het )?(?:sluit|uiterste|inschrij|indien))/;

/** "Tot en met de achtste dag voor …". */
const NTH_DAY =
  /\b(tweede|derde|vierde|vijfde|zesde|zevende|achtste|negende|\d(?:de|ste|e))\s((?:kalender|werk)?dag)\b/;
const ORDINALS = ['', '', 'tweede', 'derde', 'vierde', 'vijfde', 'zesde', 'zevende', 'achtste', 'negende'];
const ASKS = /\b(?:stellen|gesteld|indienen|ingediend|voorleggen|stelt|insturen|melden)\b/;

export const rule = documentRule<Found>({
  id: 'aw/inlichtingen-termijn',
  title: t('Nota van inlichtingen te kort voor de sluiting', 'Information note too close to closing'),
  severity: 'error',
  gate: ['eu', 'sas'],
  citations: ['aw-2.54', 'aw-2.54-1', 'aw-2.54-2'],
  messages: {
    found: t(
      'De nota van inlichtingen komt {days} dagen voor de sluiting; dat moet ten minste {minimum} dagen ervoor zijn.',
      'The information note comes {days} days before closing; it must be at least {minimum} days before.',
    ),
    term: t(
      'Antwoorden komen tot {days} voor de sluiting; dat moet ten minste {minimum} kalenderdagen ervoor zijn.',
      'Answers come up to {days} before closing; it must be at least {minimum} calendar days before.',
    ),
  },
  todo: t(
    'Vervroeg de laatste nota van inlichtingen of verschuif de sluiting.',
    'Bring the last information note forward or move the closing date.',
  ),
  why: t(
    'Inschrijvers moeten antwoorden nog kunnen verwerken. Daarom worden nadere inlichtingen ten laatste tien dagen voor de sluiting verstrekt, en bij een urgente procedure vier dagen.',
    'Tenderers must still be able to use the answers. That is why further information is given at the latest ten days before closing, and four days in an urgent procedure.',
  ),
  whenNot: t(
    'Als de vragen te laat waren gesteld, of bij een onderbouwde urgente procedure met ten minste vier dagen.',
    'When the questions were asked too late, or in a reasoned urgent procedure with at least four days.',
  ),
  words: [
    'inlichtingen',
    'nota',
    'nvi',
    'antwoord',
    'sluit',
    'inschrij',
    'offerte',
    'urgent',
    'spoed',
    '2.74',
    'dringende',
    'aanbied',
    'indien',
    'inlever',
    'deadline',
  ],
  collect(section) {
    const found: Found[] = datedSteps(section, true).map((step) => ({ kind: 'step', ...step }));
    if (statesUrgency(section)) found.push({ kind: 'urgent' });
    found.push(...terms(section));
    return found;
  },
  *check({ items, sheet }, context) {
    // In a contract a note is a bill and an answer one to the other party.
    if (context.facts.documentKind === 'overeenkomst') return;
    const isUrgent = items.some(({ value }) => value.kind === 'urgent');
    const minimum = context.law.informationNoteDays({ urgent: isUrgent });
    if (minimum === undefined) return;
    for (const { at, value } of items) {
      if (value.kind === 'term' && value.days < minimum)
        yield { at, span: value.span, message: 'term', values: { days: value.written, minimum } };
    }
    const steps = items.flatMap(({ at, value }) => (value.kind === 'step' ? [{ at, ...value }] : []));
    const stated = sheet.facts.planning;
    const closings = new Set(steps.filter((step) => step.step === 'closing').map((step) => step.iso));
    const closing = stated?.closing ?? (closings.size === 1 ? [...closings][0] : undefined);
    if (closing === undefined) return;
    const finding = (note: string, span: Span, written: string): Finding | undefined => {
      const days = daysBetween(note, closing);
      if (days < 0 || days >= minimum) return undefined;
      const earlier = dateLike(written, daysLater(closing, -minimum));
      return {
        span,
        values: { days, minimum },
        fixes: [
          {
            title: t(`Vervroeg naar ${earlier}`, `Bring forward to ${earlier}`),
            kind: 'suggestion',
            edits: [{ span, text: earlier }],
          },
        ],
      };
    };
    if (stated?.informationNote) {
      const place = sheet.places.get('planning.nota-van-inlichtingen')?.value;
      const found = place && finding(stated.informationNote, place, stated.informationNote);
      if (found) yield { at: FACTS_AT, ...found };
      return;
    }
    const last = steps
      .filter((step) => step.step === 'note' && step.iso <= closing)
      .reduce<(typeof steps)[number] | undefined>(
        (late, one) => (late && late.iso >= one.iso ? late : one),
        undefined,
      );
    const found = last && finding(last.iso, last.span, last.written);
    if (found) yield { at: last.at, ...found };
  },
  examples: {
    bad: [
      {
        text: '| Stap | Datum |\n| --- | --- |\n| Nota van inlichtingen | ⟦2026-05-14⟧ |\n| Sluiting inschrijving | 2026-05-20 |',
        facts: 'procedure: openbaar',
        fixed:
          '| Stap | Datum |\n| --- | --- |\n| Nota van inlichtingen | 2026-05-10 |\n| Sluiting inschrijving | 2026-05-20 |',
      },
      {
        text: 'Versturen nota van inlichtingen: ⟦3 juni 2026⟧\nUiterste datum inschrijving: 10 juni 2026',
        facts: 'procedure: sas',
      },
      {
        text: 'Antwoorden worden tot ⟦zes dagen⟧ voor de sluitingsdatum verstrekt.',
        facts: 'procedure: openbaar',
      },
      {
        text: '- De laatste NvI verschijnt uiterlijk ⟦één week⟧ voor de uiterste datum van inschrijving.',
        facts: 'procedure: niet-openbaar',
      },
    ],
    good: [
      {
        text: '| Stap | Datum |\n| --- | --- |\n| 1e nota van inlichtingen | 1 mei 2026 |\n| 2e nota van inlichtingen | 8 mei 2026 |\n| Sluiting inschrijving | 20 mei 2026 |',
        facts: 'procedure: openbaar',
      },
      {
        text: 'Vragen kunt u tot zes dagen voor de sluiting van de eerste ronde indienen.',
        facts: 'procedure: openbaar',
      },
      {
        text: 'Nadere inlichtingen volgen uiterlijk tien dagen voor de uiterste datum van inschrijving.',
        facts: 'procedure: openbaar',
      },
      {
        text: 'Door het faillissement van de vervoerder is sprake van urgentie (artikel 2.74). De nota van inlichtingen verschijnt vijf dagen voor de sluiting.',
        facts: 'procedure: openbaar',
      },
      {
        text: 'De nota van inlichtingen verschijnt drie dagen voor de sluiting.',
        facts: 'procedure: meervoudig-onderhands',
      },
    ],
  },
});

function* terms(section: Section): Generator<Found> {
  if (!section.quantities.some(({ kind }) => kind === 'duration') && !section.low.includes('dag ')) return;
  for (const sentence of statements(section)) {
    const { low } = sentence;
    if (!ANSWERS.test(low) || OTHER_ANSWERS.test(low)) continue;
    for (const term of [...quantitiesIn(section, sentence.span, 'duration'), ...nthDay(sentence)]) {
      const days = term.unit === 'hour' ? Math.floor(term.value / 24) : calendarDays(term.value, term.unit);
      const from = term.span.start - sentence.span.start;
      const end = term.span.end - sentence.span.start;
      if (days === undefined || !(isForAnswers(low, from, end) || isFromNote(low, end))) continue;
      yield {
        kind: 'term',
        days,
        span: term.span,
        written: section.text.slice(term.span.start, term.span.end).replace(/\s+/g, ' '),
      };
    }
  }
}

/** "De achtste dag": as a term of eight days; "de dag voor de sluiting": as one. */
function nthDay(sentence: Sentence): { value: number; unit: DurationUnit; span: Span }[] {
  const last = LAST_DAY.exec(sentence.low);
  if (last) {
    const { start, end } = spanOf(sentence, last);
    return [{ value: 1, unit: 'calendar-day', span: { start, end: end - 1 } }];
  }
  const found = NTH_DAY.exec(sentence.low);
  if (!found) return [];
  const value = /^\d/.test(found[1]!) ? Number.parseInt(found[1]!, 10) : ORDINALS.indexOf(found[1]!);
  const unit = found[2] === 'werkdag' ? 'working-day' : 'calendar-day';
  return [{ value, unit, span: spanOf(sentence, found) }];
}

/** The days from the note to closing, told from the note on. */
function isFromNote(low: string, end: number): boolean {
  if (ASKS.test(low.replace(HANDING_IN, ' ')) || !CLOSES.test(low)) return false;
  return BETWEEN.test(low) || AFTER_NOTE.test(low.slice(end, end + 80));
}

/** Whether a term before closing is one for answering; the clause it stands in may be about asking. */
function isForAnswers(low: string, from: number, end: number): boolean {
  if (!BEFORE_CLOSING.test(low.slice(end, end + 80))) return false;
  const start = Math.max(low.lastIndexOf(';', from), low.lastIndexOf(', en ', from), 0);
  const stop = low.indexOf(';', end);
  const clause = low.slice(start, stop < 0 ? undefined : stop);
  if (!ANSWERS.test(clause)) return false;
  if (!ASKS.test(clause.replace(HANDING_IN, ' '))) return true;
  if (!/antwoord|nota|nvi/.test(clause) || /vragen[^.;]{0,40}(?:over|naar aanleiding)/.test(clause))
    return false;
  const after = low.slice(from, stop < 0 ? undefined : stop).replace(HANDING_IN, ' ');
  return !ASKS.test(after) || /beantwoord|verstrekt/.test(after);
}
