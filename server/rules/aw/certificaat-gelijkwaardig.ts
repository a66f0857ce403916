import type { Section, Sentence } from '../../spec/model.ts';
import type { Span } from '../../text/span.ts';
import { AS_STANDARD_SAYS, CERTIFICATE, isConditionOfEntry, ORGANISATION } from '../language/certificates.ts';
import { acceptedEverywhere, hasEquivalent } from '../language/equivalence.ts';
import { findLabels, isProductLabel, NOT_DEMANDED } from '../language/labels.ts';
import { isDenied } from '../language/modality.ts';
import { findStandards } from '../language/standards.ts';
import { fullText, statements } from '../language/statements.ts';
import { documentRule, type RuleContext, t } from '../rule.ts';

type Found =
  | { readonly kind: 'certificate'; readonly span: Span; readonly name: string }
  | { readonly kind: 'everywhere' };

const BETWEEN =
  /^[-\s,;/&()*]{0,3}(?:certificaat\s)?(?:(?:en|of|en\/of|alsmede|dan wel)\s)?(?:(?:een|het|de|volgens)\s)?$/;
const MAY_NAME_ONE = /[A-Z]{2}|\p{Lu}\p{Ll}+-?\s?(?:\p{Lu}|[Ll]adder|[Vv]adis)/u;
/** An award advantage for a step on a ladder, or what the authority itself has. */
const OTHER =
  /\bzelf gecertificeerd|\bkopie\b|^\s*(?:heeft|hebt|beschikt|bezit)\s(?:u|uw|de inschrijver|de gegadigde)\b|\bcertificerende instelling|\bde certificaten van de (?:gemeente|dienst)/;

export const rule = documentRule<Found>({
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
  words: [],
  collect(section, context) {
    if (!MAY_NAME_ONE.test(section.prose)) return [];
    const found: Found[] = [];
    if (section.low.includes('gelijkw')) {
      for (const sentence of section.sentences) {
        if (sentence.speaker === 'question' || sentence.speaker === 'law') continue;
        if (acceptedEverywhere(sentence.low).some((kind) => kind === 'certificate' || kind === 'standard'))
          found.push({ kind: 'everywhere' });
      }
    }
    if (context.role !== 'definitions' && context.role !== 'explanation')
      found.push(...demanded(section, context));
    return found;
  },
  *check({ items }) {
    if (items.some(({ value }) => value.kind === 'everywhere')) return;
    for (const { at, value } of items) {
      if (value.kind !== 'certificate') continue;
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

function* demanded(section: Section, context: RuleContext): Generator<Found> {
  for (const sentence of statements(section)) {
    const full = fullText(section, sentence);
    if (sentence.low.endsWith('?') || OTHER.test(full) || NOT_DEMANDED.test(full)) continue;
    const certificates = namedIn(sentence, full, context);
    for (let i = 0; i < certificates.length; i++) {
      const first = certificates[i]!;
      let last = first;
      while (
        i + 1 < certificates.length &&
        BETWEEN.test(sentence.low.slice(last.end, certificates[i + 1]!.start))
      )
        last = certificates[++i]!;
      const lastWord = sentence.low.lastIndexOf(' ', last.end - 1) + 1;
      if (
        !isConditionOfEntry(sentence.low) &&
        (isDenied(sentence.low, first.start) || isDenied(sentence.low, lastWord))
      )
        continue;
      if (hasEquivalent(section, sentence, first.start, last.end, 'certificate')) continue;
      yield {
        kind: 'certificate',
        span: { start: sentence.span.start + first.start, end: sentence.span.start + last.end },
        name: sentence.text.slice(first.start, last.end).replace(/\s+/g, ' '),
      };
    }
  }
}

/** Certificates of an organisation in a sentence: those of the law data, and standards a firm must be certified to. */
function namedIn(sentence: Sentence, full: string, context: RuleContext): { start: number; end: number }[] {
  const isCertified = /certific|(?:management|zorg|borgings)systeem|registratie/.test(full);
  const standards = findStandards(sentence.text, context.law);
  const found: { start: number; end: number }[] = [];
  for (const label of findLabels(sentence.text, context.law)) {
    if (isProductLabel(label)) continue;
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
    for (const standard of standards)
      if (!found.some((one) => one.start < standard.end && standard.start < one.end)) found.push(standard);
  }
  return found.sort((a, b) => a.start - b.start);
}
