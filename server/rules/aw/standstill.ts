import type { Section, Sentence } from '../../spec/model.ts';
import { binds } from '../../spec/speakers.ts';
import type { Span } from '../../text/span.ts';
import { isPast } from '../language/history.ts';
import { askedRightBefore } from '../language/questions.ts';
import { introduction, quantitiesIn, spanOf, statements } from '../language/statements.ts';
import { calendarDays } from '../language/time.ts';
import { together } from '../language/words.ts';
import { type Finding, sectionRule, t } from '../rule.ts';

/** What the waiting time between the award decision and the contract is called. */
const STANDSTILL =
  /opschort(?:ende|ings)-? ?termijn|opschorting|standstill|alcatel|stand[- ]?still|wachtkamer|bezwaartermijn|beroepstermijn|vervaltermijn|wachttermijn|wachttijd|(?:bezwaar|wacht|opschortings)periode|opschortende periode|termijn van (?:beraad|bezwaar)/;
const AWARD =
  /gunning|gegund|afwijzing|afgewezen|rechtsmiddel|kort geding|dagvaar|voorlopige|opschort|stand[- ]?still|alcatel|overeenkomst (?:te )?sluit|uitslag|winnaar/;
/** "Niet eens met de gunning? Dan dagvaardt u binnen …": the term by what is to be done in it. */
const GOES_TO_COURT =
  /dagvaar|kort geding|voorzieningenrechter|voorlopige voorziening|(?:bij|naar|aan) de rechter|in rechte|bezwaar (?:te )?maken|bezwaar tegen|opkomen tegen|op te komen|aanvechten|aan te vechten|rechtsmiddel/;
const GIVES_TIME =
  /binnen|\btot\b|\bhe(?:eft|bt|bben)\b|krijg|om\b[^.;]{0,60}\bte\b|gedurende|uiterlijk|is er|geven wij|\btermijn\b|\bna\b[^.;]{0,20}\b(?:dagen|weken|week)\b/;
/** "Daarvoor geven wij u tien dagen." */
const SPEAKS_OF_TERM =
  /^(?:daarvoor|daartoe|hiervoor|hiertoe|dat kan|dit kan|die termijn|deze termijn|de termijn)\b/;
/** "Tot twee weken na de afwijzing": from the decision on. */
const FROM_DECISION =
  /na (?:het |de )?(?:[\wà-ÿ]{1,40} van )?(?:het |de )?(?:afwijzing|gunning|mededeling|verzending|uitslag|bekendmaking)|(?:tegen|akkoord (?:gaan |gaat |is |bent )?met|eens (?:is |bent |zijn )?met|verenigen (?:met)?|kan vinden in) (?:de|het|deze|die|onze) (?:[\wà-ÿ]{1,20} )?(?:gunning|afwijzing|uitslag|voornemen|beslissing|keuze)|met (?:de|het|dit|deze|dat|die|ons|onze) (?:gunning|afwijzing|uitslag|voornemen|beslissing|keuze)\w{0,12}[^.;]{0,20}\bverenig|na de dag (?:waarop|van)[^.;]{0,40}(?:gunning|afwijzing|voornemen)/;
/** "Twee weken na verzending van de gunningsbeslissing tekenen wij". */
const SIGNS_AFTER =
  /na (?:het |de )?(?:versturen|verzending|verzenden|mededeling|bekendmaking|dagtekening) van (?:de|het) (?:[\wà-ÿ]{1,40} )?(?:gunning|voornemen)\w{0,40}[^.;]{0,60}(?:teken|sluit|gesloten)|(?:overeenkomst|contract)\s[^.;]{0,60}niet eerder\s[^.;]{0,40}dan\s[^.;]{0,60}(?:gunning|afwijzing|verzonden|verzending)|tussen\s(?:de |het )?(?:[\wà-ÿ]{1,20} (?:van |over )(?:de )?)?\w{0,20}gunning\w{0,20}\s[^.;]{0,40}(?:contract|overeenkomst|opdracht|teken|sluit)/;
/** The contract is made, … */
const SIGNS =
  /(?:overeenkomst|contract)(?:en)?\b[^.;]{0,60}(?:teken|sluit|gesloten|sloten)|(?:teken|sluit)\w{0,4}\b[^.;]{0,60}(?:overeenkomst|contract)|definitief (?:te |ge)?gun|definitieve gunning|is de gunning (?:definitief|onherroepelijk)|gunning (?:dan )?(?:definitief|onherroepelijk)|teken(?:en|t) (?:wij|de)\b|\b(?:wij|we) (?:onder)?tekenen\b|\bwacht\w{0,3}\b[^.;]{0,30}\bmet (?:het )?(?:tekenen|ondertekenen|sluiten|contracteren)\b|(?:overeenkomst|contract)\b[^.;]{0,20}\bkomt\b[^.;]{0,20}\btot stand\b/;
const DECISION =
  '(?:gunningsbeslissing|voorlopige gunning|gunningsvoornemen|voornemen|afwijzing|uitslag|mededeling|(?:dat|dit|bedoelde) bericht)';
/** … some time after the decision was told: "zodra tien dagen na de uitslag verstreken zijn". */
const AFTER_DECISION = new RegExp(
  `\\b(?:wachten|wacht|verstreken|verstrijken|verlopen|niet eerder|pas|eerst|zodra|daarna|waarna|vervolgens|binnen|sinds)\\b(?:[^.;]|\\.\\d){0,80}${DECISION}|\\b(?:dagen|weken|week) (?:na(?:dat)?|later)\\b(?:[^.;]|\\.\\d){0,60}${DECISION}|${DECISION}(?:[^.;]|\\.\\d){0,60}\\b(?:dagen|weken|week) (?:later|daarna|zijn verstreken|verstreken)\\b`,
);
/** What the winner does within the term. */
const HANDS_IN =
  /\b(?:lever|stuur|overleg|verstrek|toon)t?(?: (?:u|hij|de (?:winnaar|winnende inschrijver|beoogde opdrachtnemer)))\b/;
const HAS_PASSED = /\b(?:verstreken|verlopen|voorbij|niet eerder|pas|eerst)\b/;
/** "De in 2.4 bedoelde mededeling": of what a section on awarding told before. */
const REFERS_TO_DECISION =
  /\b(?:die|deze|dat|dit|bedoelde|genoemde|vermelde) (?:mededeling|bericht|kennisgeving)\b(?! (?:van|over|door)\b)/;
/** "Wij wachten 15 dagen voordat wij het contract met de winnaar tekenen." */
const WAITS_TO_SIGN =
  /\b(?:wacht(?:en|t)?|in acht|laten? (?:wij |we |de \w{1,20} )?[^.;]{0,30}(?:voorbijgaan|verstrijken|verlopen))\b[^.;]{0,60}\b(?:voor(?:dat)?|alvorens|tot(?:dat)?)\b[^.;]{0,60}(?:contract|overeenkomst|winnaar|definitief)/;
/** All tenderers hear who won: the moment from which the time runs, told in a sentence of its own or before "dan". */
const TELLS_RESULT =
  /\b(?:alle|iedere|elke|de (?:andere|overige|afgewezen)) (?:\p{L}{1,20} )?(?:inschrijvers?|deelnemers?|aanbieders?|bedrijven|partijen)\b[^.;]{0,60}\b(?:bericht|brie(?:f|ven)|e?-?mail|uitslag|uitkomst|keuze|beslissing)\b|\b(?:bericht|brie(?:f|ven)|e?-?mail|uitslag|uitkomst|keuze|beslissing)\b[^.;]{0,60}\b(?:iedereen|(?:alle|iedere|elke) (?:\p{L}{1,20} )?(?:inschrijvers?|deelnemers?|aanbieders?|bedrijven|partijen))|\biedereen\b[^.;]{0,30}\b(?:bericht|uitslag|uitkomst|keuze|beslissing)\b|\bu (?:hoort|leest|verneemt|weet)\b[^.;]{0,60}\bwie\b[^.;]{0,30}\b(?:wint|winnaar|opdracht|wordt|gewonnen|gekozen)|\bafwijzingsbrie|\bgunningsbeslissing\b[^.;]{0,60}\b(?:gestuurd|verstuurd|verzonden|verzenden|versturen|sturen|medegedeeld|meegedeeld|bekendgemaakt)\b/u;
/** The contract is made some time after what was just told: "twee weken daarna tekenen wij". */
const MADE =
  '(?:teken(?:en|t) (?:wij|we)(?= (?:met|dan|pas|daarna)\\b|\\s?(?:[.,;]|$))|(?:teken|sluit)\\p{L}{0,4}\\b[^.;]{0,40}(?:contract|overeenkomst)|(?:contract|overeenkomst)\\b[^.;]{0,40}(?:teken|sluit|gesloten|sloten)|handtekening[^.;]{0,30}(?:contract|overeenkomst))';
const SIGNS_LATER = new RegExp(
  [
    `^(?:pas |eerst |niet eerder dan )?(?:\\p{L}{1,12} |\\d{1,2} ){1,2}(?:kalender|werk)?(?:dag|dagen|week|weken) (?:daarna|later|nadien|erna)\\b[^.;]{0,60}${MADE}`,
    '(?:overeenkomst|contract)\\b[^.;]{0,40}\\b(?:daarna|later|nadien|erna)\\b[^.;]{0,20}(?:teken|sluit|gesloten|sloten)',
    `^na (?:\\p{L}{1,12}|\\d{1,2}) (?:kalender|werk)?(?:dagen|weken|week)\\b[^.;]{0,60}${MADE}`,
    '\\bdaarna wacht(?:en|t)?\\b[^.;]{0,60}(?:teken|contract|overeenkomst)',
    `; (?:dan|daarna|pas dan) ${MADE}`,
  ].join('|'),
  'u',
);
/** What else all may hear of, or another moment to count from. */
const OTHER_MESSAGE = /selecti|gegadigd|ontvangst|definitie[fv]|bewijs|opschort|standstill|termijn van/;

/** Waiting times that are none of article 2.127. */
const OTHER =
  /selectiebeslissing|selectie van gegadigden|niet van toepassing|nadere overeenkomst|minicompetitie|2\.127 lid 4|klacht|bewij[sz]|hoger beroep|op verzoek van|vonnis/;

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
    'opschor',
    'standstill',
    'stand-still',
    'stand still',
    'wachtkamer',
    together(['bezwa'], ['gunning', 'afwijzing']),
    'alcatel',
    'bezwaartermijn',
    'beroepstermijn',
    'vervaltermijn',
    'wachttermijn',
    'wachttijd',
    'bezwaarperiode',
    'wachtperiode',
    together(['termijn van'], ['beraad', 'bezwaar']),
    together(GOES_TO_COURT, [
      'gunning',
      'afwijzing',
      'afgewezen',
      'uitslag',
      'voornemen',
      'onze keuze',
      'onze beslissing',
    ]),
    together(SIGNS, AFTER_DECISION),
    together(SIGNS, ['wacht', 'in acht', 'voorbijgaan', 'verstrijken', 'verlopen']),
    together(['teken', 'sluit', 'gesloten', 'contract'], SIGNS_LATER, TELLS_RESULT),
    together(['wacht'], ['gunning', 'afwijzing']),
    together(['teken', 'sluit', 'gesloten', 'eerder', 'tussen'], ['gunning', 'afwijzing', 'voornemen']),
  ],
  *check(section, context) {
    const minimum = context.law.standstillDays;
    if (minimum === undefined) return;
    for (const sentence of statements(section)) {
      // Where words were broken over lines, more than one space is left.
      const own = sentence.low.replace(/\s{2,20}/g, ' ');
      const isAnswer =
        askedRightBefore(section, sentence) !== undefined || introduction(section, sentence).endsWith('?');
      const told = section.sentences[sentence.index - 1]?.low ?? '';
      const before = isAnswer || SPEAKS_OF_TERM.test(own) ? `${told} ` : '';
      const low = before + own;
      const named =
        STANDSTILL.exec(low) ??
        SIGNS_AFTER.exec(low) ??
        signsAfterDecision(low) ??
        toCourt(section, low) ??
        waits(section, sentence) ??
        signsAfterTelling(section, sentence);
      if (!named) continue;
      const isOfAward = AWARD.test(low) || SIGNS_LATER.test(own) || refersToDecision(section, low);
      if (!isOfAward || OTHER.test(low) || isPast(low)) continue;
      const term = shortTerm(section, sentence, Math.max(0, named.index - before.length), minimum);
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

/** Time to go to court, told by what is to be done in it. */
function toCourt(section: Section, low: string): RegExpExecArray | null {
  const found = GOES_TO_COURT.exec(low);
  if (
    !found ||
    !GIVES_TIME.test(low) ||
    !/gunning|afwijzing|afgewezen|uitslag|voornemen|onze (?:keuze|beslissing)/.test(section.low)
  )
    return null;
  const isOfAward =
    FROM_DECISION.test(low) ||
    STANDSTILL.test(section.low) ||
    /vervalt|vervallen|sluit|definitie[fv]|teken|contract|onherroepelijk/.test(section.low);
  return isOfAward ? found : null;
}

/** "Tien dagen na de uitslag tekenen wij het contract"; after the definitive award it is another term. */
function signsAfterDecision(low: string): RegExpExecArray | null {
  if (!SIGNS.test(low) || /\bna (?:de )?definitieve gunning|bezwaren|geen bezwaar/.test(low)) return null;
  if (HANDS_IN.test(low)) return null;
  return AFTER_DECISION.exec(low) ?? WAITS_TO_SIGN.exec(low);
}

/** Whether a sentence points back at the decision the section told of: "sinds de in 2.4 bedoelde mededeling". */
function refersToDecision(section: Section, low: string): boolean {
  if (!REFERS_TO_DECISION.test(low) || !/gunning|gegund|afwijzing/.test(section.low)) return false;
  return low
    .split(';')
    .some((part) => REFERS_TO_DECISION.test(part) && HAS_PASSED.test(part) && SIGNS.test(part));
}

/** "Na de gunningsbeslissing wacht de gemeente veertien dagen. Dan wordt de overeenkomst getekend." */
function waits(section: Section, { low, index }: Sentence): RegExpExecArray | null {
  const next = section.sentences[index + 1]?.low ?? '';
  const isOfAward = /gunning|afwijzing/.test(low) && (SIGNS.test(next) || GOES_TO_COURT.test(next));
  return isOfAward ? /\bwacht(?:en|t)?\b/.exec(low) : null;
}

/** "Alle inschrijvers krijgen bericht. Tien dagen later tekenen wij": from the message on, told just before. */
function signsAfterTelling(section: Section, sentence: Sentence): RegExpExecArray | null {
  const found = SIGNS_LATER.exec(sentence.low);
  const before = section.sentences[sentence.index - 1];
  if (!found) return null;
  const told = before && binds(before.speaker) ? `${before.low} ${sentence.low}` : sentence.low;
  return TELLS_RESULT.test(told) && !OTHER_MESSAGE.test(told) ? found : null;
}

/** The place of a term shorter than `minimum` in a sentence about the standstill. */
function shortTerm(section: Section, sentence: Sentence, named: number, minimum: number): Span | undefined {
  // "Binnen tien dagen na afloop van de opschortende termijn": that term is another one.
  const isAfterwards =
    /\bna(?:dat)? (?:(?:het )?(?:afloop|verstrijken|einde|ommekomst) van )?(?:de |het )?$/.test(
      sentence.low.slice(Math.max(0, named - 40), named),
    );
  // Of several terms the one that follows closest on the words for it.
  const distance = ({ span }: { span: Span }) => {
    const from = span.start - sentence.span.start - named;
    if (from < 0 && span.end - sentence.span.start >= named) return 0;
    return from < 0 ? 1_000 - from : from;
  };
  const [term] = quantitiesIn(section, sentence.span, 'duration')
    .filter(({ value, unit }) => calendarDays(value, unit) !== undefined)
    .filter(({ span }) => !isAfterwards || span.start - sentence.span.start > named)
    .sort((a, b) => distance(a) - distance(b));
  if (term) return calendarDays(term.value, term.unit)! < minimum ? term.span : undefined;
  // "een termijn van15 kalenderdagen": the space was lost.
  const glued = /[a-z](\d{1,2}) ?((?:kalender|werk)?dagen)\b/.exec(sentence.low);
  if (glued) {
    const unit = glued[2] === 'werkdagen' ? 'working-day' : 'calendar-day';
    const span = spanOf(sentence, { index: glued.index + 1, 0: glued[0].slice(1) });
    return calendarDays(Number(glued[1]), unit)! < minimum ? span : undefined;
  }
  if (!/dagen|dgn/.test(sentence.low)) return undefined;
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
      /(?:einde|afloop|verstrijken|laatste dag|tot en met|eind)[^.;]{0,40}(?:opschort|standstill|alcatel|bezwaartermijn|vervaltermijn)|(?:overeenkomst|contract)[^.;|]{0,20}(?:getekend|tekenen|ondertekening|ondertekend|sluiten|gesloten)|(?:ondertekening|sluiten|tekenen)[^.;|]{0,30}(?:overeenkomst|contract)/.test(
        label,
      )
    ) {
      if (sent === undefined || day <= sent || day - sent >= minimum) continue;
      yield { span: date.span, values: { days: `${day - sent} dagen`, minimum } };
    }
  }
}
