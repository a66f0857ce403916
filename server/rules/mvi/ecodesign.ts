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
  /eco-?design|productpaspoort|2024\/1781|repareerba|herstelba|recycl|circulair|levensduur|biobased/;

export const rule = documentRule<SubjectSign>({
  id: 'mvi/ecodesign',
  title: t(
    'Productgroep met ecodesign-eisen niet benoemd',
    'Product group with ecodesign requirements not mentioned',
  ),
  severity: 'hint',
  gate: ['eu'],
  citations: ['vo-2024-1781-65'],
  motivable: true,
  messages: {
    found: t(
      'Deze productgroep kan onder de ecodesign-verordening vallen, maar nergens staat iets over ecodesign, levensduur of recycling.',
      'This product group may fall under the ecodesign regulation, but nothing is said about ecodesign, durability or recycling.',
    ),
  },
  todo: t(
    'Ga na of voor deze productgroep eisen gelden en neem op dat de producten daaraan voldoen.',
    'Check whether requirements apply to this product group and state that the products meet them.',
  ),
  why: t(
    'Voor productgroepen kunnen minimumeisen voor groene inkoop worden vastgesteld. Wie er nu al naar vraagt, voorkomt dat producten tijdens de looptijd niet meer voldoen.',
    'Minimum requirements for green procurement may be set per product group. Asking now prevents products from falling short during the contract.',
  ),
  whenNot: t(
    'Als voor deze producten nog geen eisen zijn vastgesteld; de lijst van productgroepen is van de redactie.',
    'When no requirements have been set for these products yet; the list of product groups is the editors’ own.',
  ),
  words: [...wordsOf(HANDLED), ...wordsForSubject('ecodesign')],
  collect: (section, context) => subjectSigns(section, context, 'ecodesign', HANDLED),
  *check(view, context) {
    const place = unhandledSubject(view, context, 'ecodesign');
    if (place) yield place;
  },
  examples: {
    bad: [
      {
        text: `# Opvang\n\n## ⟦Matrassen⟧\n\nDe maat is 90 bij 200 centimeter.${REST_OF_DOCUMENT}`,
        facts: 'procedure: openbaar',
      },
      {
        text: `# Kantoor\n\n## De opdracht\n\nDe leverancier levert ⟦kantoormeubilair⟧ voor drie etages.${REST_OF_DOCUMENT}`,
        facts: 'procedure: openbaar',
      },
      {
        text: `# Kleding\n\n## De opdracht\n\nAanschaf van ⟦werkkleding⟧ voor de buitendienst.${REST_OF_DOCUMENT}`,
        facts: 'procedure: openbaar',
      },
    ],
    good: [
      {
        text: `# Opvang\n\n## Matrassen\n\nDe matrassen voldoen aan de eisen van de ecodesign-verordening.${REST_OF_DOCUMENT}`,
        facts: 'procedure: openbaar',
      },
      {
        text: `# Expositie\n\n## De opdracht\n\nDe opdrachtnemer bouwt standaards op.${REST_OF_DOCUMENT}`,
        facts: 'procedure: openbaar',
      },
      {
        text: `# Opvang\n\n## Matrassen\n\nDe vulling is voor 80% gerecycled.${REST_OF_DOCUMENT}`,
        facts: 'procedure: openbaar',
      },
    ],
  },
});
