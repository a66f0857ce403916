import { saysEverywhere, wordsOfEqual } from '../language/equivalence.ts';
import { findLabels, isMembership, isProductLabel, otherLabels } from '../language/labels.ts';
import { labelNames } from '../language/name-words.ts';
import { findUnequalled, type NamedDemand, namedDemands, type Place } from '../language/without-equal.ts';
import { documentRule, type RuleContext, t } from '../rule.ts';

export const rule = documentRule<NamedDemand>({
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
  words: ['keurmerk', ...labelNames(), ...wordsOfEqual('label')],
  collect(section, context) {
    const found: NamedDemand[] = saysEverywhere(section, ['label']) ? [{ kind: 'everywhere' }] : [];
    if (context.role !== 'definitions' && context.role !== 'explanation')
      found.push(
        ...namedDemands(section, { kind: 'label', namesIn: ({ text, low }) => labelsIn(text, low, context) }),
      );
    return found;
  },
  check: ({ items }) =>
    findUnequalled(
      items,
      ' of een gelijkwaardig keurmerk',
      t('Voeg "of een gelijkwaardig keurmerk" toe', 'Add "of een gelijkwaardig keurmerk"'),
    ),
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

/** Labels of products and branches; certificates of the organisation are for `aw/certificaat-gelijkwaardig`. */
function labelsIn(text: string, low: string, context: RuleContext): readonly Place[] {
  const found = findLabels(text, context.law);
  const others = otherLabels(text).filter(
    (one) => !found.some((other) => one.start < other.end && other.start < one.end),
  );
  const labels = [...found.filter(isProductLabel), ...others].sort((a, b) => a.start - b.start);
  // Whoever must be a member to prove due diligence is judged by `isv/keteninitiatief`.
  return context.role === 'isv' ? labels.filter(({ start, end }) => !isMembership(low, start, end)) : labels;
}
