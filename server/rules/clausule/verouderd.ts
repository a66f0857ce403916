import { currentVersion, versionOf } from '../../library/library.ts';
import type { Section } from '../../spec/model.ts';
import { clauseBlocks, everySection, updateTo } from '../language/clause-blocks.ts';
import { documentRule, t } from '../rule.ts';

export const rule = documentRule<Section>({
  id: 'clausule/verouderd',
  title: t('Clausule in een oude versie', 'Clause in an old version'),
  severity: 'warning',
  gate: 'all',
  citations: [],
  messages: {
    found: t(
      'De clausule “{id}” staat hier in versie {version}; nu geldt versie {current}.',
      'The clause “{id}” stands here in version {version}; version {current} is in force now.',
    ),
    changed: t(
      'De clausule “{id}” staat hier in versie {version}; nu geldt versie {current} ({change}).',
      'The clause “{id}” stands here in version {version}; version {current} is in force now ({change}).',
    ),
  },
  todo: t(
    'Vervang de tekst door de geldende versie en ga na of wat is ingevuld nog klopt.',
    'Replace the text by the version in force and check whether what was filled in still holds.',
  ),
  why: t(
    'Een bibliotheek wordt vernieuwd omdat recht of beleid is veranderd. Een oude tekst blijft ongemerkt staan als een document wordt hergebruikt.',
    'A library is renewed because law or policy changed. An old text stays unnoticed when a document is used again.',
  ),
  whenNot: t(
    'Als het document bij een lopende overeenkomst hoort waarin de oude tekst is overeengekomen: zet dan `peildatum` op de datum van toen.',
    'Where the document belongs to a running contract in which the old text was agreed: set `peildatum` to the date of then.',
  ),
  belgian: true,
  words: [],
  collect: everySection,
  *check(view, { library, date }) {
    for (const block of clauseBlocks(view).blocks) {
      const clause = library.clause(block.id);
      const old = clause && block.version !== undefined ? versionOf(clause, block.version) : undefined;
      const current = clause && currentVersion(clause, date);
      if (!clause || !old || !current || old === current) continue;
      // A version of the future is no old one.
      if (old.until === undefined && (old.from ?? '') > (current.from ?? '')) continue;
      yield {
        at: block.name.at,
        span: block.name.span,
        ...(current.change === undefined ? {} : { message: 'changed' }),
        values: {
          id: block.id,
          version: old.version,
          current: current.version,
          change: current.change ?? '',
        },
        fixes: block.isClosed ? [updateTo(block, clause, current, old)] : [],
      };
    }
  },
  examples: {
    bad: [
      {
        text: '## Keten\n\n<!-- clausule ⟦isv/stap-2-risicos@2017.1⟧ -->\nBinnen zes maanden na ondertekening van de Overeenkomst voert Opdrachtnemer een risicoanalyse uit.\n<!-- /clausule -->\n',
      },
      { text: '<!-- clausule ⟦isv/definities@2017.1⟧ -->\nBegrippen.\n<!-- /clausule -->\n' },
      {
        text: '<!-- clausule ⟦isv/volledig@2017.1⟧ -->\nInleiding.\n\n### Begrippen\n\nBegrippen.\n<!-- /clausule -->\n',
      },
      {
        yaml: true,
        text: 'bestek: "1"\nclausules:\n  - id: ⟦isv/contractmanagement⟧\n    versie: "2017.1"\n    tekst: Overleg.\n',
      },
    ],
    good: [
      { text: '<!-- clausule isv/stap-2-risicos@2025.1 -->\nRisico.\n<!-- /clausule -->\n' },
      {
        facts: 'peildatum: 2020-05-01',
        text: '<!-- clausule isv/stap-2-risicos@2017.1 -->\nRisico.\n<!-- /clausule -->\n',
      },
      { text: '<!-- clausule isv/stap-2-risicos -->\nRisico.\n<!-- /clausule -->\n' },
      { text: 'De clausule isv/stap-2-risicos@2017.1 is vervangen.\n' },
    ],
  },
});
