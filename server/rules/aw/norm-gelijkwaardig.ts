import type { Section, Sentence } from '../../spec/model.ts';
import type { Span } from '../../text/span.ts';
import { AS_STANDARD_SAYS, CERTIFICATE, isConditionOfEntry, ORGANISATION } from '../language/certificates.ts';
import { acceptedEverywhere, hasEquivalent } from '../language/equivalence.ts';
import { isDenied } from '../language/modality.ts';
import { findStandards } from '../language/standards.ts';
import { fullText, statements } from '../language/statements.ts';
import { documentRule, type RuleContext, t } from '../rule.ts';

type Found =
  | { readonly kind: 'standard'; readonly span: Span; readonly name: string }
  | { readonly kind: 'everywhere' };

/** The statute asks for the standard, or it describes or measures what is there already. */
const NO_DEMAND =
  /wettelijk (?:verplicht|voorgeschreven)|krachtens (?:de|het)|ingevolge (?:de|het)|voorgeschreven (?:door|in) (?:de wet|het besluit)|\b(?:huidige?|bestaande|aanwezige)\s(?:[\wà-ÿ]{1,40}\s){1,3}(?:voldoe|is|zijn|werd)|is (?:destijds|in \d{4}) |\d\s?m[²2](?:\s|$|[.,;)])|\bbvo\b|\bvvo\b|geaccrediteerd|accreditatie|nulmeting|forum standaardisatie|bijvoorbeeld|\bbijv\.|ter informatie|\brangorde\b|factuur|facturen|factureren/;
/** Capitals and a digit close by. */
const MAY_NAME_ONE = /[A-Z]{2}[^\n]{0,16}\d/;
/** In these parts a standard is no technical specification. */
const OTHER_ROLES = new Set([
  'planning',
  'definitions',
  'explanation',
  'complaints',
  'exclusion',
  'procedure',
]);
/** Nothing but a conjunction stands between two standards: they are one demand. */
const BETWEEN =
  /^[\s,;/&]{0,3}(?:(?:en|of|en\/of|alsmede|dan wel|resp\.|respectievelijk)\s)?(?:(?:de|het|norm|normen)\s)?$/;

export const rule = documentRule<Found>({
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
  // Prefixes such as "EN" stand in every text, so the words are looked for here.
  words: [],
  collect(section, context) {
    const found: Found[] = [];
    if (!MAY_NAME_ONE.test(section.prose) && !section.low.includes('gelijkw')) return found;
    for (const sentence of section.sentences) {
      if (sentence.speaker === 'question' || sentence.speaker === 'law') continue;
      if (acceptedEverywhere(sentence.low).includes('standard')) found.push({ kind: 'everywhere' });
    }
    if (!OTHER_ROLES.has(context.role)) found.push(...demanded(section, context));
    return found;
  },
  *check({ items }) {
    if (items.some(({ value }) => value.kind === 'everywhere')) return;
    for (const { at, value } of items) {
      if (value.kind !== 'standard') continue;
      yield {
        at,
        span: value.span,
        values: { name: value.name },
        fixes: [
          {
            title: t('Voeg "of gelijkwaardig" toe', 'Add "of gelijkwaardig"'),
            kind: 'edit',
            edits: [{ span: { start: value.span.end, end: value.span.end }, text: ' of gelijkwaardig' }],
          },
        ],
      };
    }
  },
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

function* demanded(section: Section, context: RuleContext): Generator<Found> {
  for (const sentence of statements(section)) {
    const standards = findStandards(sentence.text, context.law);
    if (standards.length === 0 || sentence.low.endsWith('?')) continue;
    const full = fullText(section, sentence);
    if (NO_DEMAND.test(full) || asksCertificate(sentence, full, context)) continue;
    for (let i = 0; i < standards.length; i++) {
      const first = standards[i]!;
      let last = first;
      while (i + 1 < standards.length && BETWEEN.test(sentence.low.slice(last.end, standards[i + 1]!.start)))
        last = standards[++i]!;
      const lastWord = sentence.low.lastIndexOf(' ', last.end - 1) + 1;
      if (
        !isConditionOfEntry(sentence.low) &&
        (isDenied(sentence.low, first.start) || isDenied(sentence.low, lastWord))
      )
        continue;
      if (hasEquivalent(section, sentence, first.start, last.end, 'standard')) continue;
      const start = sentence.span.start + first.start;
      yield {
        kind: 'standard',
        span: { start, end: sentence.span.start + last.end },
        name: sentence.text.slice(first.start, last.end).replace(/\s+/g, ' '),
      };
    }
  }
}

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
