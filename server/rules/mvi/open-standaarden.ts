import {
  REST_OF_DOCUMENT,
  type SubjectSign,
  subjectSigns,
  unhandledSubject,
  wordsForSubject,
} from '../language/subjects.ts';
import { wordsOf } from '../language/words.ts';
import { documentRule, t } from '../rule.ts';

/** Any of these shows that the drafter thought of it. */
const HANDLED =
  /open (?:\w{1,40}\s)?standaard|pas[- ]toe[- ]of[- ]leg[- ]uit|forum standaardisatie|\bodf\b|pdf\/a|\bsaml\b|dnssec|\btls\b|\bopen ?api\b|\bopenid\b|\boauth|rest[- ]?api|api-strategie|\bipv6\b|\bstuf\b|\bcsv\b|en 301 549|wcag|gestandaardiseerde koppel|common ground|exportformaat/;

export const rule = documentRule<SubjectSign>({
  id: 'mvi/open-standaarden',
  title: t('ICT zonder open standaarden', 'ICT without open standards'),
  severity: 'information',
  gate: 'all',
  citations: ['pas-toe-of-leg-uit'],
  motivable: true,
  messages: {
    found: t(
      'De opdracht gaat over ICT, maar nergens worden open standaarden gevraagd.',
      'The contract is about ICT, but no open standards are asked for.',
    ),
  },
  todo: t(
    'Vraag de open standaarden die voor deze opdracht gelden (pas toe of leg uit) en noem ze bij naam.',
    'Ask for the open standards that apply to this contract (comply or explain) and name them.',
  ),
  why: t(
    'Open standaarden voorkomen dat u aan één leverancier vastzit. Overheden vragen ze, of leggen uit waarom niet.',
    'Open standards prevent lock-in to one supplier. Authorities ask for them or explain why not.',
  ),
  whenNot: t(
    'Bij kleine aankopen, of als geen van de standaarden van toepassing is; leg dat uit.',
    'For small purchases, or when none of the standards applies; explain that.',
  ),
  words: [...wordsOf(HANDLED), ...wordsForSubject('ict')],
  collect: (section, context) => subjectSigns(section, context, 'ict', HANDLED),
  *check(view, context) {
    const place = unhandledSubject(view, context, 'ict');
    if (place) yield place;
  },
  examples: {
    bad: [
      {
        text: `# Personeel\n\n## ⟦Software⟧\n\nHet systeem kent 1.400 gebruikers.${REST_OF_DOCUMENT}`,
        facts: 'procedure: openbaar',
      },
      {
        text: `# Belasting\n\n## De opdracht\n\nDe opdracht omvat het ontwikkelen van een ⟦webapplicatie⟧ voor inwoners.${REST_OF_DOCUMENT}`,
        facts: 'procedure: nationaal-openbaar',
      },
      {
        text: `# Dossiers\n\n## De opdracht\n\nImplementeren en onderhouden van een ⟦zaaksysteem⟧ voor drie gemeenten.${REST_OF_DOCUMENT}`,
        facts: 'procedure: openbaar',
      },
    ],
    good: [
      {
        text: `# Personeel\n\n## Software\n\nHet systeem gebruikt open standaarden, waaronder TLS en ODF.${REST_OF_DOCUMENT}`,
        facts: 'procedure: openbaar',
      },
      {
        text: `# Plein\n\n## De opdracht\n\nDe aannemer plaatst zes vlaggenmasten.${REST_OF_DOCUMENT}`,
        facts: 'procedure: openbaar',
      },
      {
        text: `# Meubels\n\n## Procedure\n\nDe inschrijving wordt via de website ingediend.${REST_OF_DOCUMENT}`,
        facts: 'procedure: openbaar',
      },
    ],
  },
});
