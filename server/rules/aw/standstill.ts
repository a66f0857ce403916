import type { Section, Sentence } from '../../spec/model.ts';
import type { Span } from '../../text/span.ts';
import { isPast } from '../language/history.ts';
import { quantitiesIn, statements } from '../language/statements.ts';
import { calendarDays } from '../language/time.ts';
import { type Finding, sectionRule, t } from '../rule.ts';

/** What the waiting time between the award decision and the contract is called. */
const STANDSTILL =
  /opschortende termijn|opschorting|standstill|alcatel|stand[- ]?still|bezwaartermijn|vervaltermijn|wachttermijn|termijn van (?:beraad|bezwaar)/;
const AWARD =
  /gunning|gegund|afwijzing|rechtsmiddel|kort geding|dagvaar|voorlopige|opschort|standstill|alcatel|overeenkomst (?:te )?sluit/;
/** "Niet eens met de gunning? Dan dagvaardt u binnen …": the term by what is to be done in it. */
const GOES_TO_COURT =
  /dagvaar|kort geding|voorzieningenrechter|(?:bij|naar) de rechter|bezwaar (?:te )?maken/;
/** "Tot twee weken na de afwijzing": from the decision on. */
const FROM_DECISION =
  /na (?:het |de )?(?:[\wà-ÿ]{1,40} van )?(?:het |de )?(?:afwijzing|gunning|mededeling|verzending|uitslag|bekendmaking)/;
/** "Twee weken na verzending van de gunningsbeslissing tekenen wij". */
const SIGNS_AFTER =
  /na (?:het |de )?(?:versturen|verzending|verzenden|mededeling|bekendmaking|dagtekening) van (?:de|het) (?:[\wà-ÿ]{1,40} )?(?:gunning|voornemen)\w{0,40}[^.;]{0,60}(?:teken|sluit|gesloten)|(?:overeenkomst|contract)\s[^.;]{0,60}niet eerder\s[^.;]{0,40}dan\s[^.;]{0,60}(?:gunning|afwijzing|verzonden|verzending)|tussen\s(?:de |het )?\w{0,20}gunning\w{0,20}\s[^.;]{0,40}(?:contract|overeenkomst|opdracht|teken|sluit)/;
/** Waiting times that are none of article 2.127. */
const OTHER =
  /selectiebeslissing|selectie van gegadigden|niet van toepassing|nadere overeenkomst|minicompetitie|2\.127 lid 4|klacht|bewijs|hoger beroep|op verzoek van|vonnis/;

export const rule = sectionRule({
  id: 'aw/standstill',
  title: t(
    'Opschortende termijn korter dan 20 kalenderdagen',
    'Standstill period shorter than 20 calendar days',
  ),
  severity: 'error',
  gate: ['eu'],
  citations: ['aw-2.127-3'],
  messages: {
    found: t(
      'De opschortende termijn van {days} is korter dan de wettelijke {minimum} kalenderdagen.',
      'The standstill period of {days} is shorter than the statutory {minimum} calendar days.',
    ),
  },
  todo: t(
    'Neem een termijn van ten minste 20 kalenderdagen op, te rekenen vanaf de dag na verzending van de gunningsbeslissing.',
    'State a period of at least 20 calendar days, counted from the day after dispatch of the award decision.',
  ),
  why: t(
    'Tussen de mededeling van de gunningsbeslissing en het sluiten van de overeenkomst moet de afgewezen inschrijver tijd hebben om naar de rechter te gaan. Een kortere termijn maakt de overeenkomst aantastbaar.',
    'Between the notification of the award decision and the conclusion of the contract a rejected tenderer must have time to go to court. A shorter period makes the contract voidable.',
  ),
  whenNot: t(
    'Bij een nadere overeenkomst onder een raamovereenkomst of dynamisch aankoopsysteem, als er maar één inschrijver is, of als geen aankondiging verplicht was (artikel 2.127 lid 4). Na een selectiebeslissing geldt deze termijn niet.',
    'For call-offs under a framework agreement or dynamic purchasing system, with only one tenderer, or where no notice was required (article 2.127(4)). It does not apply after a selection decision.',
  ),
  words: [
    'gunning',
    'opschor',
    'dagvaar',
    'kort geding',
    'standstill',
    'stand still',
    'stand-still',
    'alcatel',
    'bezwaartermijn',
    'vervaltermijn',
    'wachttermijn',
    'afwijzing',
    'rechter',
    'termijn van',
  ],
  *check(section, context) {
    const minimum = context.law.standstillDays;
    if (minimum === undefined) return;
    for (const sentence of statements(section)) {
      // Text from a PDF breaks words over lines.
      const low = sentence.low.replace(/([a-z])-\s{1,3}([a-z])/g, '$1$2');
      const named = STANDSTILL.exec(low) ?? SIGNS_AFTER.exec(low);
      const toCourt = named ? undefined : GOES_TO_COURT.exec(low);
      if (
        !named &&
        !(
          toCourt &&
          /binnen|\btot\b|heeft|hebben|krijg/.test(low) &&
          (STANDSTILL.test(section.low) ||
            FROM_DECISION.test(low) ||
            /vervalt|vervallen|sluit|definitie[fv]|teken/.test(section.low)) &&
          /gunning|afwijzing|uitslag/.test(section.low)
        )
      )
        continue;
      if (!AWARD.test(low) || OTHER.test(low) || isPast(low)) continue;
      const term = shortTerm(section, sentence, (named ?? toCourt)?.index ?? 0, minimum);
      if (!term) continue;
      const written = section.text.slice(term.start, term.end);
      const isBare = /^\d+$/.test(written);
      yield {
        span: term,
        values: { days: isBare ? `${written} dagen` : written.replace(/-?\s+/g, ' '), minimum },
        fixes: [
          {
            title: t(
              `Wijzig de termijn in ${minimum} kalenderdagen`,
              `Change the period to ${minimum} calendar days`,
            ),
            kind: 'suggestion',
            edits: [{ span: term, text: isBare ? `${minimum}` : `${minimum} kalenderdagen` }],
          },
        ],
      };
    }
    yield* fromDates(section, minimum);
  },
  examples: {
    bad: [
      {
        text: 'Na verzending van de gunningsbeslissing geldt een opschortende termijn van ⟦15 dagen⟧.',
        facts: 'procedure: openbaar',
        fixed: 'Na verzending van de gunningsbeslissing geldt een opschortende termijn van 20 kalenderdagen.',
      },
      {
        text: '## Gunning\n\nDe standstill na de voorlopige gunning bedraagt ⟦veertien kalenderdagen⟧, waarna de overeenkomst wordt getekend.',
        facts: 'procedure: niet-openbaar',
      },
      {
        text: '| Stap | Termijn |\n| --- | --- |\n| Alcateltermijn na gunningsbeslissing | ⟦10 werkdagen⟧ |',
        facts: 'procedure: openbaar',
      },
      {
        text: 'De vervaltermijn voor een kort geding tegen de gunningsbeslissing is ⟦twee weken⟧.',
        severity: 'warning',
      },
      {
        text: '| Stap | Datum |\n| --- | --- |\n| Mededeling gunningsbeslissing | 1 juni 2026 |\n| Einde opschortende termijn | ⟦15 juni 2026⟧ |',
        facts: 'procedure: openbaar',
      },
      {
        text: '| Termijnen in kalenderdagen | Aantal |\n| --- | --- |\n| Opschortende termijn in dagen | ⟦15⟧ |',
        facts: 'procedure: openbaar',
      },
    ],
    good: [
      {
        text: 'Er geldt een opschortende termijn van 20 werkdagen na verzending van de gunningsbeslissing.',
        facts: 'procedure: openbaar',
      },
      {
        text: 'De vervaltermijn voor het aanhangig maken van een kort geding tegen de gunning is 20 kalenderdagen.',
        facts: 'procedure: openbaar',
      },
      {
        text: 'De opschortende termijn van 15 dagen na de selectiebeslissing is een vervaltermijn.',
        facts: 'procedure: niet-openbaar',
      },
      {
        text: 'Na de gunningsbeslissing wacht de gemeente een opschortende termijn van zeven kalenderdagen af.',
        facts: 'procedure: meervoudig-onderhands',
      },
      {
        text: 'Artikel 2.127 bepaalt dat de opschortende termijn na de gunningsbeslissing ten minste 20 kalenderdagen is, niet 15 dagen zoals vroeger.',
        facts: 'procedure: openbaar',
      },
    ],
  },
});

/** The place of a term shorter than `minimum` in a sentence about the standstill. */
function shortTerm(section: Section, sentence: Sentence, named: number, minimum: number): Span | undefined {
  // "Binnen tien dagen na afloop van de opschortende termijn": that term is another one.
  const isAfterwards = /\bna (?:(?:het )?(?:afloop|verstrijken|einde|ommekomst) van )?(?:de |het )?$/.test(
    sentence.low.slice(Math.max(0, named - 40), named),
  );
  // Of several terms the one that follows closest on the words for it.
  const distance = ({ span }: { span: Span }) => {
    const from = span.start - sentence.span.start - named;
    return from < 0 ? 1_000 - from : from;
  };
  const [term] = quantitiesIn(section, sentence.span, 'duration')
    .filter(({ value, unit }) => calendarDays(value, unit) !== undefined)
    .filter(({ span }) => !isAfterwards || span.start - sentence.span.start > named)
    .sort((a, b) => distance(a) - distance(b));
  if (term) return calendarDays(term.value, term.unit)! < minimum ? term.span : undefined;
  if (!/dagen|dgn/.test(sentence.low.replace(/([a-z])-\s{1,3}([a-z])/g, '$1$2'))) return undefined;
  // The unit stands in the label ("Opschortende termijn (kalenderdagen) | 15") or is broken over two lines.
  const isWorking = /werkd|werk-\s/.test(sentence.low);
  const counts = quantitiesIn(section, sentence.span, 'count').filter((count) => count.max === undefined);
  const count = counts.length === 1 ? counts[0] : undefined;
  if (!count || count.value < 1) return undefined;
  const days = calendarDays(count.value, isWorking ? 'working-day' : 'calendar-day');
  return days !== undefined && days < minimum ? count.span : undefined;
}

/** A timetable: from the award decision to the end of the standstill, both as dates. */
function* fromDates(section: Section, minimum: number): Generator<Finding> {
  let sent: number | undefined;
  for (const date of section.quantities) {
    if (date.kind !== 'date' || date.iso === undefined) continue;
    const from =
      Math.max(
        section.low.lastIndexOf('\n', date.span.start - 1),
        section.low.lastIndexOf('. ', date.span.start),
      ) + 1;
    const label = section.low.slice(from, date.span.start);
    const day = Date.parse(date.iso) / 86_400_000;
    if (
      /(?:verzending|mededeling|bekendmaking|bericht|publicatie)[^.;]{0,40}gunning|gunningsbeslissing|voorlopige gunning|voornemen tot gunning/.test(
        label,
      ) &&
      !/einde|opschort/.test(label)
    )
      sent = day;
    else if (
      /(?:einde|afloop|verstrijken|laatste dag|tot en met|eind)[^.;]{0,40}(?:opschort|standstill|alcatel|bezwaartermijn|vervaltermijn)/.test(
        label,
      )
    ) {
      if (sent === undefined || day <= sent || day - sent >= minimum) continue;
      yield { span: date.span, values: { days: `${day - sent} dagen`, minimum } };
    }
  }
}
