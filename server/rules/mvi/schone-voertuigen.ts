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
  /emissievrij|emissieloo?s|zero[- ]?emissi|schone (?:weg)?voertuig|aandeel schone|elektrisch|waterstof|plug-?in|\bhybride|euro[- ]?(?:6|vi)\b|co2-uitstoot|uitstoot van|2009\/33|biogas|biodiesel|\bhvo/;

export const rule = documentRule<SubjectSign>({
  id: 'mvi/schone-voertuigen',
  title: t('Voertuigen zonder aandeel schone voertuigen', 'Vehicles without a share of clean vehicles'),
  severity: 'information',
  gate: ['eu'],
  citations: ['rl-2009-33'],
  motivable: true,
  messages: {
    found: t(
      'De opdracht gaat over voertuigen of vervoer, maar nergens staat iets over schone voertuigen.',
      'The contract is about vehicles or transport, but nothing is said about clean vehicles.',
    ),
  },
  todo: t(
    'Neem op welk deel van de voertuigen schoon of emissievrij is, of leg uit waarom dat hier niet geldt.',
    'State which share of the vehicles is clean or emission-free, or explain why that does not apply here.',
  ),
  why: t(
    'Voor voertuigen en vervoersdiensten gelden minimumaandelen schone voertuigen die u over uw opdrachten samen moet halen.',
    'Minimum shares of clean vehicles apply to vehicles and transport services, to be met over your contracts together.',
  ),
  whenNot: t(
    'Bij uitgezonderde voertuigen of als het aandeel in andere opdrachten al is gehaald.',
    'For exempt vehicles, or when the share is already met in other contracts.',
  ),
  words: [...wordsOf(HANDLED), ...wordsForSubject('voertuigen')],
  collect: (section, context) => subjectSigns(section, context, 'voertuigen', HANDLED),
  *check(view, context) {
    const place = unhandledSubject(view, context, 'voertuigen');
    if (place) yield place;
  },
  examples: {
    bad: [
      {
        text: `# Buitendienst\n\n## ⟦Levering van bestelwagens⟧\n\nDe laadruimte is ten minste 6 m³.${REST_OF_DOCUMENT}`,
        facts: 'procedure: openbaar',
      },
      {
        text: `# Buitendienst\n\n## De opdracht\n\nDe gemeente koopt acht ⟦vrachtwagens⟧ met kraan.${REST_OF_DOCUMENT}`,
        facts: 'procedure: openbaar',
      },
      {
        text: `# Ritten\n\n## De opdracht\n\nDe opdracht omvat:\n\n- inzet van ⟦bussen⟧ op drie lijnen;\n- kaartverkoop.${REST_OF_DOCUMENT}`,
        facts: 'procedure: openbaar',
      },
    ],
    good: [
      {
        text: `# Bestelwagens\n\n## Levering van bestelwagens\n\nAlle bestelwagens zijn emissievrij.${REST_OF_DOCUMENT}`,
        facts: 'procedure: openbaar',
      },
      {
        text: `# Parkeren\n\n## Bezoek\n\nMet de bus is het vijf minuten lopen.${REST_OF_DOCUMENT}`,
        facts: 'procedure: openbaar',
      },
      {
        text: `# Bestelwagens\n\n## Levering van bestelwagens\n\nDe laadruimte is ten minste 6 m³.${REST_OF_DOCUMENT}`,
        facts: 'procedure: meervoudig-onderhands',
      },
    ],
  },
});
