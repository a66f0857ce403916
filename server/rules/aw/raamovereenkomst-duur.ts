import type { Section, Sentence } from '../../spec/model.ts';
import { formatMonths } from '../../text/quantities/format.ts';
import type { Duration } from '../../text/quantities/index.ts';
import type { Span } from '../../text/span.ts';
import { isPast } from '../language/history.ts';
import { hasReasonNearby } from '../language/reasons.ts';
import { headingOver, introduction, quantitiesIn } from '../language/statements.ts';
import { daysBetween } from '../language/timetable.ts';
import { documentRule, FACTS_AT, t } from '../rule.ts';

/** A term the section states. */
interface Term {
  readonly kind: 'base' | 'option';
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
  /looptijd|duur|duurt|loopt|geldt|periode|termijn|ingangsdatum|einddatum|start|eindigt|gesloten|sluit|aangegaan|jaar|maanden|verleng|optie/;
/** A row or item that is an option by its name: "Verlenging", "Eerste verlengingsoptie", "2e optiejaar". */
const OPTION_NAME =
  /^\W{0,4}(?:(?:eerste|tweede|derde|vierde|laatste|eventuele|mogelijke|mogelijkheid (?:tot|van)|extra|\d(?:e|ste)?)\s){0,2}(?:optie|optionele|verleng|vervolg|uitloop|bijteken|voortzetting)/;
/** Before a length of time that comes on top: "met een optie tot verlenging van". */
const IS_ADDED = /(?:met|van|telkens|optie[^.;]{0,20}|verleng[^.;]{0,25})\s$/;
/** After it: "kan met twee jaar worden verlengd". */
const EXTENDED = /^[^.;]{0,30}\b(?:verlengd|verlengen|verlenging|bijtekenen|voortzetten|voortgezet)\b/;
/** Time that is put behind the term: "daar kunnen nog twee jaar bij komen", "twee jaar aan toevoegen". */
const ON_TOP =
  /^(?:\s(?:aan|eraan|daaraan|hieraan))?\s(?:toe(?:voegen|gevoegd|\s(?:te\s|kan\s|kunnen\s|mag\s)?voeg\w{0,2})|bij(?:tekenen|getekend|plakken|\s?komen)?(?![a-z])|erbij\b|(?:vast|aan|achter)(?:plakken|geplakt)|(?:laten\s)?door(?:lopen|gaan)\b)/;
/** What the sentence before told of is gone on with: "daar … aan", "daarna", "na afloop". */
const GOES_ON =
  /^(?:daar|hier|aan d(?:ie|eze) (?:looptijd|duur|periode|termijn)|na(?:dien)?\s|vervolgens|(?:wij|we|de \w{1,20}|het \w{1,20}|partijen) (?:kan|kunnen|mag|mogen) (?:daar|hier|er|haar|deze|die|vervolgens))/;
const BEGINS = /\b(?:van|vanaf|per|gaat in|ingang|ingangsdatum|start|begin|begint|aanvang|loopt)/;
const ENDS = /\b(?:tot|t\/m|einde|eindigt|eindig|einddatum|afloop|loopt af|door)/;
const OTHER =
  /garantie|referentie|ervaring|bewaa?r|verzeker|geen raam|huidige raam|bestaande raam|vorige raam|aflopende|nadere overeenkomst|gestand|betaal|betaling|boekja|vooraf|levertijd|omzet|nazorg|onderhoud|afschrijv/;
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
    ...['plakken', 'doorlopen', 'doorgaan', 'contracteren', 'contracteert'],
  ],
  collect(section, context, _entry, sentences) {
    const found: Term[] = [];
    if (context.role === 'suitability' || context.role === 'exclusion' || context.role === 'definitions')
      return found;
    for (const sentence of sentences) {
      const before = GOES_ON.test(sentence.low) ? termBefore(section, sentence) : '';
      const text = `${headingOver(sentence)} ${introduction(section, sentence)} ${before} ${sentence.low}`;
      if (isOther(sentence.low) || isPast(sentence.low) || !IS_TERM.test(text)) continue;
      const isFramework = FRAMEWORK.test(text);
      if (
        !isFramework &&
        !/looptijd|loopt|verleng|voortzet|voortgezet|optie|duur|ingangsdatum|einddatum|contracte(?:ren|ert) (?:[^.;]{0,30} )?voor\b/.test(
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
  *check(view, context) {
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

/** The sentence before in the same paragraph, when it states how long a framework agreement lasts. */
function termBefore(section: Section, { index, block }: Sentence): string {
  const before = section.sentences[index - 1];
  return before?.block === block && FRAMEWORK.test(before.low) && IS_TERM.test(before.low) ? before.low : '';
}

function isOther(low: string): boolean {
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
  const isTurned = first?.iso !== undefined && second?.iso !== undefined && second.iso < first.iso;
  const [from, to] = isTurned ? [second, first] : [first, second];
  if (from?.year === undefined || to?.year === undefined || more) return undefined;
  if (!BEGINS.test(sentence.low) || !ENDS.test(sentence.low)) return undefined;
  const months = from.iso && to.iso ? monthsBetween(from.iso, to.iso) : 0;
  return months > 0 ? { months, span: { start: first!.span.start, end: second!.span.end } } : undefined;
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
  const period = periodIn(section, sentence);
  if (period) yield { kind: 'base', hasOptions: false, ...period };
  for (const term of quantitiesIn(section, sentence.span, 'duration')) {
    const stated = asTerm(section, sentence, term);
    if (stated) yield stated;
  }
}

function asTerm(section: Section, sentence: Sentence, term: Duration): Stated | undefined {
  const { months, totalMonths, span } = term;
  const { low } = sentence;
  if (OPTION_NAME.test(low) && sentence.block.kind !== 'paragraph' && months !== undefined) {
    return { kind: 'option', months, hasOptions: true, span };
  }
  const options = (term.options ?? []).reduce((sum, one) => sum + one.count * one.months, 0);
  const startsWithOption = /verleng|optie/.test(`${introduction(section, sentence)} ${low}`.slice(0, 30));
  if (totalMonths !== undefined || (months !== undefined && !startsWithOption)) {
    const before = low.slice(0, span.start - sentence.span.start);
    // "Zodat zij na uiterlijk vier jaar eindigt": all of it, told once more.
    if (/\b(?:na uiterlijk|uiterlijk na)\s?$/.test(before)) return undefined;
    // "Kan na twee jaar …": when something may happen, unless it is the end.
    if (/\bna\s$/.test(before) && !/eindig|afloop|afgelopen|ten einde|vervalt/.test(low)) return undefined;
    const after = low.slice(span.end - sentence.span.start);
    const isOption =
      ON_TOP.test(after) ||
      (IS_ADDED.test(before) && /verleng|optie/.test(before)) ||
      (/(?:met|van|telkens)\s$/.test(before) && EXTENDED.test(low.slice(before.length)));
    return {
      kind: isOption ? 'option' : 'base',
      months: totalMonths ?? months!,
      hasOptions: options > 0,
      span,
    };
  }
  return options > 0 ? { kind: 'option', months: options, hasOptions: true, span } : undefined;
}
