import { quantitiesIn, statements } from '../language/statements.ts';
import { sectionRule, t } from '../rule.ts';

/** What the waiting time between the award decision and the contract is called. */
const STANDSTILL =
  /opschortende termijn|standstill|alcatel|stand[- ]?still|bezwaartermijn|vervaltermijn|wachttermijn|termijn van (?:beraad|bezwaar)/;
const AWARD =
  /gunning|afwijzing|rechtsmiddel|kort geding|voorlopige|opschort|standstill|alcatel|overeenkomst (?:te )?sluit/;
/** Waiting times that are none of article 2.127. */
const OTHER =
  /selectiebeslissing|selectie van gegadigden|niet van toepassing|nadere overeenkomst|minicompetitie|2\.127 lid 4|klacht|bewijs/;

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
    'opschortende termijn',
    'standstill',
    'stand still',
    'stand-still',
    'alcatel',
    'bezwaartermijn',
    'vervaltermijn',
    'wachttermijn',
    'termijn van',
  ],
  *check(section, context) {
    const minimum = context.law.standstillDays;
    if (minimum === undefined) return;
    for (const sentence of statements(section)) {
      if (!STANDSTILL.test(sentence.low) || !AWARD.test(sentence.low) || OTHER.test(sentence.low)) continue;
      for (const term of quantitiesIn(section, sentence.span, 'duration')) {
        const days = calendarDays(term.value, term.unit);
        if (days === undefined || days >= minimum) continue;
        const written = section.text.slice(term.span.start, term.span.end);
        yield {
          span: term.span,
          values: { days: written, minimum },
          fixes: [
            {
              title: t(
                `Wijzig de termijn in ${minimum} kalenderdagen`,
                `Change the period to ${minimum} calendar days`,
              ),
              kind: 'suggestion',
              edits: [{ span: term.span, text: `${minimum} kalenderdagen` }],
            },
          ],
        };
        break;
      }
    }
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

/** A length of time in calendar days; working days count as 7 for every 5. Undefined for hours. */
function calendarDays(value: number, unit: string): number | undefined {
  switch (unit) {
    case 'day':
    case 'calendar-day':
      return value;
    case 'working-day':
      return Math.floor((value * 7) / 5);
    case 'week':
      return value * 7;
    case 'month':
      return value * 30;
    default:
      return undefined;
  }
}
