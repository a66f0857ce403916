import type { Sentence } from '../../spec/model.ts';
import { AUTHORITY } from '../language/actors.ts';
import { AS_STANDARD_SAYS, CERTIFICATE, isConditionOfEntry, ORGANISATION } from '../language/certificates.ts';
import { saysEverywhere, wordsOfEqual } from '../language/equivalence.ts';
import { findLabels, isMembership, isProductLabel } from '../language/labels.ts';
import { labelNames, standardNames } from '../language/name-words.ts';
import { findStandards } from '../language/standards.ts';
import { findUnequalled, type NamedDemand, namedDemands, type Place } from '../language/without-equal.ts';
import { documentRule, type RuleContext, t } from '../rule.ts';

/** Something else about certificates: a question to the tenderer, whoever certifies. */
const OTHER =
  /^\s*(?:heeft|hebt|beschikt|bezit|eist|vraagt|verlangt)\s(?:u|uw|de inschrijver|de gegadigde)\b|\bcertificerende instelling|\b(?:kennis|ervaring|opleiding|cursus|training|bekend\w{0,4}|vertrouwd)\s(?:met|van|in|over|gaat over)\b|\bde certificaten van de (?:gemeente|dienst)/;
/** A copy to be sent in: the paper, not what it proves. */
const COPY_OF = /\bkopie(?:ën)? (?:van )?(?:(?:het|de|een|uw|zijn|geldig) ){0,2}$/;
/** A course, or the certificate the authority itself has. */
const NOT_OF_FIRM_AFTER = new RegExp(
  `^[*\\s-]{0,4}(?:cursus|opleiding|training|examen|instructie|logo)|^[\\s-]{0,2}(?:certifica\\w{1,6}\\s)?van\\s(?:de |het |ons )?${AUTHORITY}\\b`,
);
const NOT_OF_FIRM_BEFORE = /\b(?:onze|ons) (?:eigen |huidige )?(?:certificaat )?$/;
export const rule = documentRule<NamedDemand>({
  id: 'aw/certificaat-gelijkwaardig',
  title: t('Certificaat zonder "of gelijkwaardig"', 'Certificate without "or equivalent"'),
  severity: 'warning',
  gate: ['eu'],
  citations: ['aw-2.96-2.97', 'aw-2.96-2', 'aw-2.97-2'],
  messages: {
    found: t(
      'Het certificaat {name} wordt geëist zonder dat een gelijkwaardig certificaat of ander bewijs wordt aanvaard.',
      'The certificate {name} is demanded without accepting an equivalent certificate or other proof.',
    ),
  },
  todo: t(
    'Aanvaard ook een gelijkwaardig certificaat en ander bewijs van gelijkwaardige maatregelen, en zet dat erbij.',
    'Also accept an equivalent certificate and other proof of equivalent measures, and say so.',
  ),
  why: t(
    'Een aanbestedende dienst die een certificaat voor kwaliteits- of milieumanagement verlangt, erkent gelijkwaardige certificaten uit andere lidstaten en ander bewijs van gelijkwaardige maatregelen. Wie dat weglaat, sluit ondernemingen uit die hetzelfde doen zonder dit certificaat.',
    'An authority that asks for a quality or environmental management certificate recognises equivalent certificates from other member states and other proof of equivalent measures. Leaving that out excludes firms that do the same without this certificate.',
  ),
  whenNot: t(
    'Als de tekst elders zegt dat gelijkwaardige certificaten en ander bewijs worden aanvaard. "Of hoger" en "of" tussen twee certificaten zijn niet hetzelfde als gelijkwaardig.',
    'When the text says elsewhere that equivalent certificates and other proof are accepted. "Or higher" and "or" between two certificates are not the same as equivalent.',
  ),
  words: [...labelNames(), ...standardNames(), ...wordsOfEqual('certificate', 'standard')],
  collect(section, context) {
    const found: NamedDemand[] = [];
    if (saysEverywhere(section, ['certificate', 'standard'])) found.push({ kind: 'everywhere' });
    if (context.role !== 'definitions' && context.role !== 'explanation')
      found.push(
        ...namedDemands(section, {
          kind: 'certificate',
          namesIn: (sentence, full) => certificatesIn(sentence, full, context),
        }),
      );
    return found;
  },
  check: ({ items }) =>
    findUnequalled(items, ' of gelijkwaardig', t('Voeg "of gelijkwaardig" toe', 'Add "of gelijkwaardig"')),
  examples: {
    bad: [
      {
        text: 'De gegadigde is in het bezit van een geldig certificaat ⟦ISO 14001⟧.',
        facts: 'procedure: niet-openbaar',
        fixed: 'De gegadigde is in het bezit van een geldig certificaat ISO 14001 of gelijkwaardig.',
      },
      {
        text: '## Geschiktheidseisen\n\nInschrijver beschikt over:\n\n- ⟦VCA**⟧ of hoger;\n- ⟦ISO 9001⟧.',
        facts: 'procedure: openbaar',
      },
      {
        text: '| Onderwerp | Bewijs |\n| --- | --- |\n| Informatiebeveiliging | ⟦ISO/IEC 27001⟧ |',
        facts: 'procedure: openbaar',
      },
      {
        text: 'Uw organisatie is gecertificeerd volgens ⟦NEN-EN-ISO 13485⟧.',
        facts: 'procedure: openbaar',
      },
      {
        text: 'De aannemer is gecertificeerd op niveau 5 van de ⟦CO2-Prestatieladder⟧.',
        facts: 'procedure: openbaar',
      },
    ],
    good: [
      {
        text: 'Inschrijver beschikt over ISO 9001 of een gelijkwaardig kwaliteitssysteem.',
        facts: 'procedure: openbaar',
      },
      {
        text: 'Inschrijver is gecertificeerd volgens ISO 27001. Gelijkwaardige certificaten en ander bewijs van gelijkwaardige maatregelen worden aanvaard.',
        facts: 'procedure: openbaar',
      },
      { text: 'Een ISO 9001-certificaat is niet vereist.', facts: 'procedure: openbaar' },
      { text: 'De gemeente is zelf gecertificeerd volgens ISO 14001.', facts: 'procedure: openbaar' },
      {
        text: 'De veiligheidsschoenen voldoen aan EN ISO 20345 of gelijkwaardig.',
        facts: 'procedure: openbaar',
      },
      { text: 'Inschrijver beschikt over een VCA-certificaat.', facts: 'procedure: meervoudig-onderhands' },
    ],
  },
});

function isNotOfFirm(low: string, { start, end }: Place): boolean {
  return NOT_OF_FIRM_AFTER.test(low.slice(end)) || NOT_OF_FIRM_BEFORE.test(low.slice(0, start));
}

/** Certificates of an organisation in a sentence: those of the law data, and standards a firm must be certified to. */
function certificatesIn(sentence: Sentence, full: string, context: RuleContext): readonly Place[] {
  const standards = findStandards(sentence.text, context.law);
  const labels = findLabels(sentence.text, context.law);
  if (standards.length === 0 && labels.length === 0) return [];
  if (OTHER.test(full) && !isConditionOfEntry(full)) return [];
  const isCertified = /certific|(?:management|zorg|borgings)systeem|registratie/.test(full);
  const found: Place[] = [];
  for (const label of labels) {
    if (
      isProductLabel(label) ||
      isNotOfFirm(sentence.low, label) ||
      COPY_OF.test(sentence.low.slice(0, label.start))
    )
      continue;
    // Whoever must be a member to prove due diligence is judged by `isv/keteninitiatief`.
    if (context.role === 'isv' && isMembership(sentence.low, label.start, label.end)) continue;
    // "Ingericht volgens NEN 7510": what is done as a standard says is no certificate.
    if (!isCertified && AS_STANDARD_SAYS.test(full) && /\d{4}/.test(label.name)) continue;
    if (
      label.entry.id === 'co2-prestatieladder' &&
      /fictie|korting|aftrek|gunningsvoordeel|\bpunten\b/.test(full)
    )
      continue;
    const standard = standards.find((one) => one.start <= label.start && label.end <= one.end);
    found.push(standard ?? label);
  }
  if (isCertified && CERTIFICATE.test(full) && ORGANISATION.test(full)) {
    for (const standard of standards.filter((one) => !isNotOfFirm(sentence.low, one)))
      if (!found.some((one) => one.start < standard.end && standard.start < one.end)) found.push(standard);
  }
  return found.sort((a, b) => a.start - b.start);
}
