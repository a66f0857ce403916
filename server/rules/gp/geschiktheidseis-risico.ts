import type { Section, Sentence } from '../../spec/model.ts';
import { type Claim, claimIn } from '../language/claims.ts';
import { isDenied } from '../language/modality.ts';
import { hasReasonNearby } from '../language/reasons.ts';
import { fullText, quantitiesIn, statements } from '../language/statements.ts';
import { type Finding, type RuleContext, sectionRule, t } from '../rule.ts';

/** From this many certificates on a requirement is a stack; an editors' choice. */
const STACK = 4;
/** Balance sheets further back say little about the next years; an editors' choice. */
const EQUITY_YEARS = 3;

const TENDERER = /inschrijver|gegadigde|aanmelder|ondernem|aanbieder|leverancier|bedrijf|\bu\b|\buw\b|partij/;

const REGION: readonly Claim[] = [
  {
    says: /(?:gevestigd|vestiging|kantoor|hoofdkantoor|filiaal|steunpunt|werkplaats|statutair|bedrijfslocatie)\b[^.;]{0,60}\b(?:in|binnen|op|uit)\s(?:de\s|een\s|het\s|maximaal\s|ten hoogste\s)?(?:\w{1,40}\s)?(?:straal|regio|gemeente|provincie|arrondissement|omgeving|nabijheid|eigen stad|afstand|\d{1,3}\s?(?:km|kilometer))|(?:uit|in) de (?:eigen )?(?:regio|gemeente|streek)\s(?:\w{1,40}\s)?gevestigd|(?:regionale|lokale|plaatselijke) vestiging/,
    unless:
      /hoeft niet|niet (?:nodig|vereist)|statutair gevestigd in (?:de )?(?:eu|europese)|aanbestedende dienst|na gunning|tijdens de uitvoering|gemeente is gevestigd/,
  },
];
const YEARS_IN_BUSINESS =
  /(?:bestaat|bestaan|gevestigd|actief|werkzaam|ingeschreven|opgericht|in bedrijf|op de markt|oefent[^.;]{0,40}uit)/;
const STAFF =
  /^\s?(?:\(\w{1,6}\)\s)?(?:\w{1,40}\s){0,3}?(?:fte(?:'s)?|medewerkers?|werknemers?|personeelsleden|vakmensen|monteurs|chauffeurs|consultants|mensen in dienst)\b/;
const CERTIFICATE =
  /\biso(?:\/iec)?[\s-]?\d{4,5}(?:-\d)?|\bvca\b|\bbrl[\s-]?\d{3,5}|co2-prestatieladder|\bemas\b|\bohsas[\s-]?\d{4,5}|\bnen[\s-]?\d{4,5}|\bsna\b|\bpso\b|\bisae[\s-]?\d{4}|\bsoc[\s-]?2|\bfira\b|\bhkz\b|\bgroenkeur\b|\bprimeum\b/g;

export const rule = sectionRule({
  id: 'gp/geschiktheidseis-risico',
  title: t('Geschiktheidseis zonder verband met een risico', 'Suitability requirement unrelated to a risk'),
  severity: 'hint',
  gate: ['eu', 'nationaal'],
  citations: ['gids-3.5-b', 'aw-2.90-8'],
  motivable: true,
  messages: {
    found: t(
      'Deze eis stelt een vestiging in de regio verplicht, zonder dat daar een risico van de opdracht bij staat.',
      'This requirement demands a seat in the region, without naming a risk of the contract.',
    ),
    years: t(
      'Deze eis vraagt dat de onderneming {years} bestaat, zonder dat daar een risico van de opdracht bij staat.',
      'This requirement demands that the firm has existed for {years}, without naming a risk of the contract.',
    ),
    staff: t(
      'Deze eis vraagt {count} mensen in dienst, zonder dat daar een risico van de opdracht bij staat.',
      'This requirement demands {count} staff, without naming a risk of the contract.',
    ),
    certificates: t(
      'Er worden {count} certificaten verlangd; laat zien bij welk risico van de opdracht elk hoort.',
      '{count} certificates are required; show which risk of the contract each belongs to.',
    ),
    equity: t(
      'Deze eis gaat {years} terug in de jaarcijfers; dat is langer dan nodig om de draagkracht van nu te beoordelen.',
      'This requirement goes back {years} in the accounts; longer than needed to judge the present standing.',
    ),
  },
  todo: t(
    'Noem het risico dat de eis dekt, of laat de eis vervallen.',
    'Name the risk the requirement covers, or drop it.',
  ),
  why: t(
    'Een geschiktheidseis mag alleen zien op werkelijke risico’s of op bekwaamheid die de opdracht vraagt. Andere eisen sluiten geschikte ondernemers uit.',
    'A suitability requirement may only concern real risks or abilities the contract needs. Other requirements shut out able firms.',
  ),
  whenNot: t(
    'Als bij de eis staat welk risico van deze opdracht hij dekt.',
    'When the requirement says which risk of this contract it covers.',
  ),
  words: [
    'gevestigd',
    'vestiging',
    'kantoor',
    'jaar',
    'fte',
    'medewerkers',
    'werknemers',
    'iso',
    'vca',
    'vermogen',
  ],
  *check(section, context, sentences) {
    const seen = new Set<string>();
    for (const sentence of sentences) {
      const full = fullText(section, sentence);
      if (!isSuitability(context, full) || /\b(?:na gunning|tijdens de uitvoering)\b/.test(full)) continue;
      const finding = demandIn(section, sentence, full);
      if (finding && !hasReasonNearby(section, sentence)) yield finding;
      if (context.role === 'award') continue;
      for (const match of sentence.low.matchAll(CERTIFICATE)) {
        if (isDenied(sentence.low, match.index)) continue;
        const before = seen.size;
        seen.add(match[0].replace(/\s/g, ''));
        if (before < STACK && seen.size === STACK && !hasReasonNearby(section, sentence)) {
          const start = sentence.span.start + match.index;
          yield {
            span: { start, end: start + match[0].length },
            message: 'certificates',
            values: { count: countCertificates(section) },
          };
        }
      }
    }
  },
  examples: {
    bad: [
      {
        text: '## Geschiktheidseisen\n\nDe inschrijver heeft een ⟦vestiging binnen een straal⟧ van 30 kilometer van het stadhuis.',
        facts: 'procedure: openbaar',
      },
      {
        text: '## Geschiktheidseisen\n\n- De onderneming is ten minste ⟦acht jaar⟧ actief in de branche.\n- De onderneming heeft minimaal ⟦60⟧ medewerkers in vaste dienst.',
        facts: 'procedure: nationaal-openbaar',
      },
      {
        text: '## Geschiktheidseisen\n\nDe inschrijver is gecertificeerd volgens ISO 9001, ISO 14001, VCA en ⟦ISO 27001⟧ of gelijkwaardig.',
        facts: 'procedure: openbaar',
      },
      {
        text: '## Financiële draagkracht\n\nHet eigen vermogen van de inschrijver was in de laatste ⟦vijf jaar⟧ positief.',
        facts: 'procedure: openbaar',
      },
    ],
    good: [
      {
        text: '## Geschiktheidseisen\n\nDe inschrijver hoeft niet in de regio gevestigd te zijn.',
        facts: 'procedure: openbaar',
      },
      {
        text: '## Geschiktheidseisen\n\nDe inschrijver heeft een vestiging binnen 20 kilometer van de sluis, omdat bij een storing binnen een half uur een monteur ter plaatse moet zijn.',
        facts: 'procedure: openbaar',
      },
      {
        text: '## Geschiktheidseisen\n\nDe inschrijver beschikt over ISO 27001 of gelijkwaardig.',
        facts: 'procedure: openbaar',
      },
      {
        text: '## Overeenkomst\n\nDe overeenkomst duurt vier jaar. De opdrachtnemer zet minimaal 3 medewerkers in.',
        facts: 'procedure: openbaar',
      },
      {
        text: '## Referenties\n\nDe inschrijver heeft in de afgelopen drie jaar ervaring opgedaan met groenonderhoud.',
        facts: 'procedure: openbaar',
      },
    ],
  },
});

function isSuitability({ role }: RuleContext, full: string): boolean {
  if (role === 'suitability' || role === 'selection') return true;
  if (role === 'contract' || role === 'requirements' || role === 'award' || role === 'contract-object')
    return false;
  return TENDERER.test(full) && /inschrijver|gegadigde|aanmelder|(?:^|\s)u\s/.test(full);
}

function demandIn(section: Section, sentence: Sentence, full: string): Finding | undefined {
  const region = claimIn(section, sentence, REGION);
  if (region) return { span: region.span };
  return yearsIn(section, sentence, full) ?? staffIn(section, sentence, full);
}

/** Years in business, or accounts of many years back. */
function yearsIn(section: Section, sentence: Sentence, full: string): Finding | undefined {
  const { low } = sentence;
  for (const term of quantitiesIn(section, sentence.span, 'duration')) {
    const written = section.text.slice(term.span.start, term.span.end);
    const after = low.slice(term.span.end - sentence.span.start, term.span.end - sentence.span.start + 60);
    const before = low.slice(0, term.span.start - sentence.span.start).slice(-70);
    if (
      (term.months ?? 0) > EQUITY_YEARS * 12 &&
      /eigen vermogen|jaarcijfers|jaarrekening|winst|solvabiliteit/.test(low)
    ) {
      return { span: term.span, message: 'equity', values: { years: written } };
    }
    if (
      term.bound === 'max' ||
      (term.months ?? 0) < 12 ||
      isDenied(low, term.span.start - sentence.span.start)
    )
      continue;
    if (/afgelopen|laatste|voorafgaande|voorgaande|referentie|ervaring/.test(low)) continue;
    if (!TENDERER.test(full) || /overeenkomst|contract|garantie|geldig/.test(low)) continue;
    if (
      new RegExp(`^\\s(?:\\w{1,40}\\s){0,2}?${YEARS_IN_BUSINESS.source}`).test(after) ||
      /(?:bestaat|gevestigd|actief|ingeschreven|werkzaam|opgericht)[^.;]{0,60}$/.test(before)
    ) {
      return { span: term.span, message: 'years', values: { years: written } };
    }
  }
  return undefined;
}

function staffIn(section: Section, sentence: Sentence, full: string): Finding | undefined {
  const { low } = sentence;
  for (const count of quantitiesIn(section, sentence.span, 'count')) {
    const after = low.slice(count.span.end - sentence.span.start);
    if (count.value < 10 || count.bound === 'max' || !STAFF.test(after)) continue;
    if (!/dienst|beschikt|heeft|telt|minimaal|ten minste|tenminste|minstens/.test(full)) continue;
    if (/opdrachtgever|aanbestedende dienst|gemeente (?:heeft|telt)|gebruikers/.test(low)) continue;
    return {
      span: count.span,
      message: 'staff',
      values: { count: section.text.slice(count.span.start, count.span.end) },
    };
  }
  return undefined;
}

function countCertificates(section: Section): number {
  const seen = new Set<string>();
  for (const sentence of statements(section)) {
    for (const match of sentence.low.matchAll(CERTIFICATE)) seen.add(match[0].replace(/\s/g, ''));
  }
  return seen.size;
}
