import type { Section } from '../../spec/model.ts';
import type { Span } from '../../text/span.ts';
import { isConditionOfEntry } from '../language/certificates.ts';
import { acceptedEverywhere, hasEquivalent } from '../language/equivalence.ts';
import { findLabels, isProductLabel, NOT_DEMANDED, otherLabels } from '../language/labels.ts';
import { isDenied } from '../language/modality.ts';
import { fullText, statements } from '../language/statements.ts';
import { documentRule, type RuleContext, t } from '../rule.ts';

type Found =
  | { readonly kind: 'label'; readonly span: Span; readonly name: string }
  | { readonly kind: 'everywhere' };

/** Only a conjunction or a bracket stands between two labels of one demand. */
const BETWEEN = /^[\s,;/&()]{0,3}(?:(?:en|of|en\/of|dan wel)\s)?(?:(?:het|keurmerk)\s)?$/;
const MAY_NAME_ONE = /keur|label|[A-Z]{3}|\p{Lu}\p{Ll}/u;

export const rule = documentRule<Found>({
  id: 'aw/keurmerk-gelijkwaardig',
  title: t('Keurmerk zonder gelijkwaardig keurmerk', 'Label without an equivalent label'),
  severity: 'warning',
  gate: ['eu', 'sas'],
  citations: ['aw-2.78a-1-3'],
  messages: {
    found: t(
      'Het keurmerk {name} wordt geëist zonder dat een gelijkwaardig keurmerk wordt aanvaard.',
      'The label {name} is demanded without an equivalent label being accepted.',
    ),
  },
  todo: t(
    'Zet erbij dat een gelijkwaardig keurmerk wordt aanvaard, en ander passend bewijs als een keurmerk niet tijdig te krijgen was.',
    'Add that an equivalent label is accepted, and other appropriate proof where a label could not be obtained in time.',
  ),
  why: t(
    'Een keurmerk mag alleen worden geëist als alle keurmerkeisen bij de opdracht passen. Wie het eist, aanvaardt ook elk keurmerk dat aan gelijkwaardige eisen voldoet.',
    'A label may be demanded only if all its requirements fit the contract. Whoever demands one accepts every label that satisfies equivalent requirements.',
  ),
  whenNot: t(
    'Als het keurmerk alleen een voorbeeld van bewijs is, of als het document elders zegt dat gelijkwaardige keurmerken worden aanvaard. Twee keurmerken met "of" ertussen zijn daarvoor niet genoeg.',
    'When the label is only an example of proof, or when the document says elsewhere that equivalent labels are accepted. Two labels joined by "or" are not enough.',
  ),
  words: [],
  collect(section, context) {
    if (!MAY_NAME_ONE.test(section.prose)) return [];
    const found: Found[] = [];
    if (section.low.includes('gelijkw')) {
      for (const sentence of section.sentences) {
        if (sentence.speaker === 'question' || sentence.speaker === 'law') continue;
        if (acceptedEverywhere(sentence.low).includes('label')) found.push({ kind: 'everywhere' });
      }
    }
    found.push(...demanded(section, context));
    return found;
  },
  *check({ items }) {
    if (items.some(({ value }) => value.kind === 'everywhere')) return;
    for (const { at, value } of items) {
      if (value.kind !== 'label') continue;
      yield {
        at,
        span: value.span,
        values: { name: value.name },
        fixes: [
          {
            title: t('Voeg "of een gelijkwaardig keurmerk" toe', 'Add "of een gelijkwaardig keurmerk"'),
            kind: 'edit',
            edits: [
              {
                span: { start: value.span.end, end: value.span.end },
                text: ' of een gelijkwaardig keurmerk',
              },
            ],
          },
        ],
      };
    }
  },
  examples: {
    bad: [
      {
        text: 'Het kopieerpapier heeft het ⟦EU Ecolabel⟧.',
        facts: 'procedure: openbaar',
        fixed: 'Het kopieerpapier heeft het EU Ecolabel of een gelijkwaardig keurmerk.',
      },
      {
        text: 'Al het hardhout is gecertificeerd:\n\n- ⟦FSC of PEFC⟧;\n- gezaagd op maat.',
        facts: 'procedure: openbaar',
      },
      {
        text: '| Product | Keurmerk |\n| --- | --- |\n| Vis | ⟦MSC-keurmerk⟧ |\n| Bananen | ⟦Fairtrade⟧ |',
        facts: 'procedure: sas',
      },
      {
        text: 'Hang- en sluitwerk is voorzien van het ⟦Poortwachter-keurmerk⟧.',
        facts: 'procedure: openbaar',
      },
    ],
    good: [
      {
        text: 'Het hout is duurzaam geproduceerd (FSC, PEFC of gelijkwaardig).',
        facts: 'procedure: openbaar',
      },
      {
        text: 'De doeken hebben het EU Ecolabel. Andere keurmerken met gelijkwaardige eisen worden aanvaard.',
        facts: 'procedure: openbaar',
      },
      {
        text: 'Duurzame herkomst toont u aan met bijvoorbeeld FSC of een technisch dossier.',
        facts: 'procedure: openbaar',
      },
      { text: 'Een keurmerk zoals FSC wordt niet gevraagd.', facts: 'procedure: openbaar' },
      { text: 'De gemeente heeft het keurmerk Fairtrade Gemeente.', facts: 'procedure: openbaar' },
      { text: 'Het toestel is voorzien van CE-markering.', facts: 'procedure: openbaar' },
      { text: 'Het papier heeft het EU Ecolabel.', facts: 'procedure: nationaal-openbaar' },
    ],
  },
});

function* demanded(section: Section, context: RuleContext): Generator<Found> {
  if (context.role === 'definitions' || context.role === 'explanation') return;
  for (const sentence of statements(section)) {
    const labels = labelsIn(sentence.text, context);
    if (labels.length === 0 || sentence.low.endsWith('?') || NOT_DEMANDED.test(fullText(section, sentence)))
      continue;
    for (let i = 0; i < labels.length; i++) {
      const first = labels[i]!;
      let last = first;
      while (i + 1 < labels.length && BETWEEN.test(sentence.low.slice(last.end, labels[i + 1]!.start)))
        last = labels[++i]!;
      const lastWord = sentence.low.lastIndexOf(' ', last.end - 1) + 1;
      if (
        !isConditionOfEntry(sentence.low) &&
        (isDenied(sentence.low, first.start) || isDenied(sentence.low, lastWord))
      )
        continue;
      if (hasEquivalent(section, sentence, first.start, last.end, 'label')) continue;
      yield {
        kind: 'label',
        span: { start: sentence.span.start + first.start, end: sentence.span.start + last.end },
        name: sentence.text
          .slice(first.start, last.end)
          .replace(/\s+/g, ' ')
          .replace(/^keurmerk\s/i, ''),
      };
    }
  }
}

/** Labels of products and branches; certificates of the organisation are for `aw/certificaat-gelijkwaardig`. */
function labelsIn(text: string, context: RuleContext): Span[] {
  const found = findLabels(text, context.law);
  const others = otherLabels(text).filter(
    (one) => !found.some((other) => one.start < other.end && other.start < one.end),
  );
  return [...found.filter(isProductLabel), ...others].sort((a, b) => a.start - b.start);
}
