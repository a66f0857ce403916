import { type Claim, findClaims, rewriteSentence } from '../language/claims.ts';
import { sectionRule, t } from '../rule.ts';

const AT_ONCE =
  '(?:direct|onmiddellijk|terstond|meteen|per omgaande|dezelfde dag|zonder (?:wachttijd|uitstel)|aansluitend|gelijktijdig)';

const CLAIMS: readonly Claim[] = [
  {
    says: /(?:geen|zonder)\s(?:\w{1,40}\s){0,2}?(?:opschortende termijn|standstill\w{0,40}|wachttermijn|bezwaartermijn|termijn van bezwaar|wachttijd)|(?:opschortende termijn|standstill\w{0,40}|wachttermijn|bezwaartermijn)\b[^.;]{0,60}(?:niet (?:in acht|van toepassing|gehanteerd|toegepast)|geldt niet|vervalt|achterwege)/,
    isDenial: true,
  },
  {
    says: new RegExp(
      `(?:gunning\\w{0,40}|gunnen|beoordel(?:ing|en|d)\\w{0,40}|offertebeoordeling|winnaar)\\b[^.;]{0,100}\\b${AT_ONCE}\\b[^.;]{0,80}(?:overeenkomst|contract|opdracht)|(?:overeenkomst|contract|opdracht)\\w{0,40}[^.;]{0,80}\\b${AT_ONCE}\\b[^.;]{0,60}(?:na|op|bij)\\s(?:de\\s)?(?:gunning|beoordeling|keuze)`,
    ),
    unless: /opdrachtnemer (?:meldt|start)|wachten|kalenderdagen na|werkdagen na/,
  },
];

export const rule = sectionRule({
  id: 'gp/standstill-onderhands',
  title: t('Direct sluiten na gunning', 'Contract at once after award'),
  severity: 'information',
  gate: ['meervoudig-onderhands'],
  citations: ['gids-h4', 'aw-1.16-4'],
  motivable: true,
  messages: {
    found: t(
      'De overeenkomst volgt hier direct op de gunning, zonder wachttijd voor de andere ondernemers.',
      'The contract follows the award at once here, without a waiting time for the other firms.',
    ),
  },
  todo: t(
    'Neem een korte wachttijd op tussen de gunningsbeslissing en het sluiten van de overeenkomst.',
    'Include a short waiting time between the award decision and the contract.',
  ),
  why: t(
    'Ook bij een meervoudig onderhandse procedure beveelt de Gids Proportionaliteit een wachttijd aan, zodat een afgewezen ondernemer nog kan reageren.',
    'For an invited procedure too the Gids Proportionaliteit recommends a waiting time, so that a rejected firm can still respond.',
  ),
  whenNot: t(
    'De wettelijke 20 kalenderdagen gelden hier niet; een kortere wachttijd is goed. Bij spoed kan zij vervallen.',
    'The statutory 20 calendar days do not apply here; a shorter waiting time is fine. In urgent cases it may be dropped.',
  ),
  words: [
    'termijn',
    'standstill',
    'direct',
    'onmiddellijk',
    'terstond',
    'meteen',
    'dezelfde dag',
    'omgaande',
    'wachttijd',
    'aansluitend',
  ],
  *check(section, _context, sentences) {
    for (const { sentence, span } of findClaims(section, sentences, CLAIMS)) {
      yield {
        span,
        fixes: rewriteSentence(
          sentence,
          'De overeenkomst wordt niet eerder gesloten dan [aantal] kalenderdagen na verzending van de gunningsbeslissing.',
          t('Neem een wachttijd op', 'Include a waiting time'),
        ),
      };
    }
  },
  examples: {
    bad: [
      {
        text: 'Er geldt ⟦geen opschortende termijn⟧.',
        facts: 'procedure: meervoudig-onderhands',
        fixed:
          'De overeenkomst wordt niet eerder gesloten dan [aantal] kalenderdagen na verzending van de gunningsbeslissing.',
      },
      {
        text: 'Na de ⟦gunning wordt onmiddellijk de overeenkomst⟧ getekend.',
        facts: 'procedure: meervoudig-onderhands',
      },
      {
        text: '- De ⟦overeenkomst komt meteen na de keuze⟧ tot stand.',
        facts: 'procedure: meervoudig-onderhands',
      },
    ],
    good: [
      {
        text: 'Na de gunningsbeslissing wacht de gemeente zeven kalenderdagen met het sluiten van de overeenkomst.',
        facts: 'procedure: meervoudig-onderhands',
      },
      { text: 'Er geldt geen opschortende termijn.', facts: 'procedure: enkelvoudig-onderhands' },
      {
        text: 'De opdrachtnemer meldt storingen direct aan de opdrachtgever.',
        facts: 'procedure: meervoudig-onderhands',
      },
      {
        text: 'Vanwege de spoed na de brand geldt geen wachttermijn.',
        facts: 'procedure: meervoudig-onderhands',
      },
    ],
  },
});
