import type { Sentence } from '../../spec/model.ts';
import { AUTHORITY } from '../language/actors.ts';
import { AS_STANDARD_SAYS, CERTIFICATE, ORGANISATION } from '../language/certificates.ts';
import { saysEverywhere, wordsOfEqual } from '../language/equivalence.ts';
import { standardNames } from '../language/name-words.ts';
import { findStandards } from '../language/standards.ts';
import { findUnequalled, type NamedDemand, namedDemands } from '../language/without-equal.ts';
import { documentRule, type RuleContext, t } from '../rule.ts';

/** The statute asks for the standard, or it describes or measures what is there already. */
const NO_DEMAND =
  /wettelijk (?:verplicht|voorgeschreven)|\b(?:bouwbesluit|bbl|arbowet|arbobesluit|warenwet|wet|besluit|verordening) (?:[\wà-ÿ]{1,20} ){0,3}?(?:schrijft|eist|verlangt|verplicht)\b|\bter inzage\b|krachtens (?:de|het)|ingevolge (?:de|het)|voorgeschreven (?:door|in) (?:de wet|het besluit)|\b(?:huidige?|bestaande|aanwezige)\s(?:[\wà-ÿ]{1,40}\s){1,3}(?:voldoe|is|zijn|werd)|is (?:destijds|in \d{4}) |\d\s?m[²2](?:\s|$|[.,;)])|\bbvo\b|\bvvo\b|geaccrediteerd|accreditatie|nulmeting|forum standaardisatie|ter informatie|\brangorde\b|factuur|facturen|factureren/;
/** In these parts a standard is no technical specification. */
const OTHER_ROLES = new Set([
  'planning',
  'definitions',
  'explanation',
  'complaints',
  'exclusion',
  'procedure',
]);
/** What the authority measures or tests itself asks nothing of the other side. */
const AUTHORITY_TESTS = new RegExp(
  `\\b(?:de\\s|het\\s)?(?:directie|toezichthouder|${AUTHORITY})\\s(?:[\\wà-ÿ]{1,20}\\s){0,4}(?:zelf|met eigen)\\b|\\b(?:directie|toezichthouder|${AUTHORITY})\\s[^.;]{0,80}\\b(?:haar|zijn|hun|met|ons) eigen (?:apparatuur|laborator\\w{1,4}|mensen|medewerkers|meetploeg)`,
);

export const rule = documentRule<NamedDemand>({
  id: 'aw/norm-gelijkwaardig',
  title: t('Norm zonder "of gelijkwaardig"', 'Standard without "or equivalent"'),
  severity: 'warning',
  gate: ['eu', 'sas'],
  citations: ['aw-2.76-2', 'aw-2.77'],
  messages: {
    found: t(
      'De eis verwijst naar {name} zonder de woorden "of gelijkwaardig".',
      'The requirement refers to {name} without the words "or equivalent".',
    ),
  },
  todo: t(
    'Zet achter de norm "of gelijkwaardig".',
    'Put "of gelijkwaardig" (or equivalent) behind the standard.',
  ),
  why: t(
    'Wie een norm voorschrijft, moet ook een oplossing aanvaarden die langs een andere weg hetzelfde bereikt. De wet wil dat de tekst dat zegt, zodat ook aanbieders zonder deze norm zich melden.',
    'Whoever prescribes a standard must also accept a solution that achieves the same in another way. The law wants the text to say so, so that suppliers without this standard come forward too.',
  ),
  whenNot: t(
    'Als een wettelijk voorschrift juist deze norm verplicht, of als elders in het document voor alle normen "of gelijkwaardig" staat. Twee normen met "of" ertussen zijn nog geen gelijkwaardigheid.',
    'When a statutory provision makes this very standard compulsory, or when the document says "or equivalent" for all standards. Two standards joined by "or" are no equivalence yet.',
  ),
  words: [...standardNames(), ...wordsOfEqual('standard')],
  collect(section, context) {
    const found: NamedDemand[] = saysEverywhere(section, ['standard']) ? [{ kind: 'everywhere' }] : [];
    // Under "Vragen en antwoorden" an answer may make a demand of it after all.
    const onlyAnswers = context.role === 'procedure';
    if (onlyAnswers || !OTHER_ROLES.has(context.role))
      found.push(
        ...namedDemands(section, {
          kind: 'standard',
          namesIn: (sentence, full) => {
            if (onlyAnswers && sentence.speaker !== 'answer') return [];
            const standards = findStandards(sentence.text, context.law);
            if (standards.length === 0 || NO_DEMAND.test(full) || AUTHORITY_TESTS.test(full)) return [];
            return asksCertificate(sentence, full, context) ? [] : standards;
          },
        }),
      );
    return found;
  },
  check: ({ items }) =>
    findUnequalled(items, ' of gelijkwaardig', t('Voeg "of gelijkwaardig" toe', 'Add "of gelijkwaardig"')),
  examples: {
    bad: [
      {
        text: 'De bekabeling wordt aangelegd conform ⟦NEN-EN 50173-1⟧.',
        facts: 'procedure: openbaar',
        fixed: 'De bekabeling wordt aangelegd conform NEN-EN 50173-1 of gelijkwaardig.',
      },
      {
        text: '| Nr. | Eis |\n| --- | --- |\n| E4 | Bureaustoelen: ⟦NEN-EN 1335⟧ klasse B |',
        facts: 'procedure: openbaar',
      },
      {
        text: 'De handschoenen voldoen aan:\n\n- ⟦EN 388⟧;\n- ⟦EN ISO 374-1:2016⟧.',
        facts: 'procedure: sas',
      },
      {
        text: 'Archiefbeheer volgens ⟦NEN 2082 of ISO 16175-2:2011⟧.',
        facts: 'procedure: niet-openbaar',
      },
      {
        text: 'Speelgoed: NEN-EN 71 of gelijkwaardig. Hekwerken: ⟦NEN-EN 10223⟧.',
        facts: 'procedure: openbaar',
      },
    ],
    good: [
      { text: 'Helmen voldoen aan EN 397 of gelijkwaardig.', facts: 'procedure: openbaar' },
      { text: 'Kozijnen conform BRL 0801 (o.g.), kleur RAL 7016.', facts: 'procedure: openbaar' },
      {
        text: 'Waar in dit bestek normen zijn genoemd, wordt gelezen: of gelijkwaardig.\n\n## Eisen\n\nDe kabels voldoen aan NEN 3173.',
        facts: 'procedure: openbaar',
      },
      {
        text: 'De verlichting voldoet aan NEN-EN 12464-1. Een gelijkwaardige norm wordt ook aanvaard.',
        facts: 'procedure: openbaar',
      },
      { text: 'De website voldoet aan EN 301 549 en aan artikel 6 AVG.', facts: 'procedure: openbaar' },
      { text: 'Facturen voldoen aan NEN-EN 16931.', facts: 'procedure: openbaar' },
      { text: 'Toepassing van NEN 1010 wordt niet geëist.', facts: 'procedure: openbaar' },
      { text: 'Het pand meet 4.200 m² bvo volgens NEN 2580.', facts: 'procedure: openbaar' },
      { text: 'De kabels voldoen aan NEN 3173.', facts: 'procedure: meervoudig-onderhands' },
    ],
  },
});

/** Certificates of the organisation are for `aw/certificaat-gelijkwaardig`. */
function asksCertificate(sentence: Sentence, full: string, context: RuleContext): boolean {
  if (/systeem|certific|gecertificeerd/.test(full) && CERTIFICATE.test(full) && ORGANISATION.test(full))
    return true;
  const isManagement = context.law.labels.some(
    (label) => label.kind === 'certificate' && label.names.some((name) => sentence.text.includes(name)),
  );
  return (
    isManagement &&
    (/certific|\bvca\b|(?:management|zorg|borgings)systeem|registratie/.test(full) ||
      !AS_STANDARD_SAYS.test(full))
  );
}
