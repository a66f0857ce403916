import type { ClauseField } from '../../library/library.ts';
import type { Section } from '../../spec/model.ts';
import { clauseBlocks, everySection } from '../language/clause-blocks.ts';
import { type DocumentFinding, documentRule, type Fix, t } from '../rule.ts';

export const rule = documentRule<Section>({
  id: 'clausule/invulveld',
  title: t('Invulveld in een clausule nog open', 'Field of a clause still open'),
  severity: 'warning',
  gate: 'all',
  citations: [],
  messages: {
    found: t(
      'In de clausule “{id}” is het veld “{name}” nog niet ingevuld.',
      'In the clause “{id}” the field “{name}” is not filled in yet.',
    ),
    known: t(
      'In de clausule “{id}” is het veld “{name}” nog niet ingevuld ({about}).',
      'In the clause “{id}” the field “{name}” is not filled in yet ({about}).',
    ),
  },
  todo: t('Vul een waarde in die bij deze opdracht past.', 'Fill in a value that fits this contract.'),
  why: t(
    'Een termijn of plaats die open blijft, verplicht nergens toe en levert vragen van inschrijvers op.',
    'A term or place left open binds nobody and raises questions from tenderers.',
  ),
  whenNot: t('Als het document een sjabloon is.', 'Where the document is a template.'),
  belgian: true,
  words: [],
  collect: everySection,
  *check(view, { library }): Generator<DocumentFinding> {
    for (const block of clauseBlocks(view).blocks) {
      const clause = library.clause(block.id);
      for (const { at, section, span } of block.body) {
        const text = section.text.slice(span.start, span.end);
        if (!text.includes('{{')) continue;
        for (const found of text.matchAll(/\{\{([^{}\n]{1,80})\}\}/g)) {
          const name = found[1]!.trim();
          const field = clause?.fields[name];
          const start = span.start + found.index;
          const place = { start, end: start + found[0].length };
          yield {
            at,
            span: place,
            ...(field ? { message: 'known' } : {}),
            values: { id: block.id, name, about: field?.description ?? '' },
            fixes: fill(place, field),
          };
        }
      }
    }
  },
  examples: {
    bad: [
      {
        text: '<!-- clausule isv/stap-5-communicatie@2025.1 -->\n1. Opdrachtnemer rapporteert eens per ⟦{{rapportagetermijn}}⟧.\n<!-- /clausule -->\n',
        fixed:
          '<!-- clausule isv/stap-5-communicatie@2025.1 -->\n1. Opdrachtnemer rapporteert eens per 12 maanden.\n<!-- /clausule -->\n',
      },
      {
        text: '<!-- clausule eigen/levering@1 -->\nLevering binnen ⟦{{levertijd}}⟧ op ⟦{{locatie}}⟧.\n<!-- /clausule -->\n',
      },
      {
        yaml: true,
        text: 'bestek: "1"\nclausules:\n  - id: isv/stap-1-beleid\n    versie: "2025.1"\n    tekst: |\n      Uiterlijk ⟦{{beleidstermijn}}⟧ is er beleid.\n',
      },
    ],
    good: [
      {
        text: '<!-- clausule isv/stap-5-communicatie@2025.1 -->\n1. Opdrachtnemer rapporteert eens per jaar.\n<!-- /clausule -->\n',
      },
      { text: 'Vul bij {{naam}} de naam van de dienst in.\n' },
      { text: '```\n<!-- clausule isv/definities@2025.1 -->\n{{veld}}\n<!-- /clausule -->\n```\n' },
    ],
  },
});

/** The standard value of the library, when it has one. */
function fill(span: DocumentFinding['span'], field: ClauseField | undefined): Fix[] {
  if (field?.standard === undefined) return [];
  return [
    {
      title: t(`Vul “${field.standard}” in`, `Fill in “${field.standard}”`),
      kind: 'suggestion',
      edits: [{ span, text: field.standard }],
    },
  ];
}
