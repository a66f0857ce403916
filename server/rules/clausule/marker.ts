import type { Library } from '../../library/library.ts';
import { currentVersion } from '../../library/library.ts';
import { clauseIndex } from '../../library/match.ts';
import { wordsOf } from '../../library/words.ts';
import type { Section } from '../../spec/model.ts';
import { bodyText, type ClauseBlock, clauseBlocks, everySection } from '../language/clause-blocks.ts';
import { documentRule, type Fix, t } from '../rule.ts';

export const rule = documentRule<Section>({
  id: 'clausule/marker',
  title: t('Markering van een clausule klopt niet', 'Clause marker is wrong'),
  severity: 'warning',
  gate: 'all',
  citations: [],
  messages: {
    found: t(
      'De clausule “{id}” begint hier, maar wordt niet afgesloten met <!-- /clausule -->.',
      'The clause “{id}” opens here but is not closed with <!-- /clausule -->.',
    ),
    stray: t('Hier eindigt een clausule die nergens begint.', 'A clause ends here that begins nowhere.'),
    textOnLine: t(
      'Op de regel van deze markering staat ook tekst, zodat zij niet als markering werkt.',
      'There is text on the line of this marker, so that it does not work as a marker.',
    ),
    syntax: t(
      'Deze markering is niet te lezen; de vorm is <!-- clausule bibliotheek/naam@versie -->.',
      'This marker cannot be read; its form is <!-- clausule library/name@version -->.',
    ),
    noVersion: t(
      'Bij de clausule “{id}” staat geen versie, zodat niet te zien is of de tekst nog geldt.',
      'The clause “{id}” names no version, so that it cannot be seen whether its text is still in force.',
    ),
  },
  todo: t(
    'Zet elke markering op een eigen regel, met naam en versie, en sluit haar af.',
    'Put each marker on a line of its own, with name and version, and close it.',
  ),
  why: t(
    'Tussen de markeringen staat tekst uit een bibliotheek. Zonder goed paar is niet te zien waar die begint en eindigt, en worden wijzigingen in de bibliotheek hier gemist.',
    'Between the markers stands text from a library. Without a proper pair it cannot be seen where it begins and ends, and changes of the library are missed here.',
  ),
  whenNot: t('Geen: de markering werkt niet.', 'Never: the marker does not work.'),
  belgian: true,
  words: [],
  collect: everySection,
  *check(view, { library, date }) {
    const { blocks, strayClosings, broken } = clauseBlocks(view);
    for (const block of blocks) {
      const place = { at: block.name.at, span: block.name.span };
      if (!block.isClosed) {
        yield { ...place, values: { id: block.id }, fixes: closing(block, view.items) };
      } else if (block.version === undefined && !block.isEntry) {
        yield {
          ...place,
          message: 'noVersion',
          severity: 'information',
          values: { id: block.id },
          fixes: versionFix(block, library, date),
        };
      }
    }
    for (const { at, span } of strayClosings)
      yield {
        at,
        span,
        message: 'stray',
        fixes: [
          {
            title: t('Verwijder de markering', 'Remove the marker'),
            kind: 'edit',
            edits: [{ span, text: '' }],
          },
        ],
      };
    for (const { at, mark } of broken) {
      if (mark.why === 'text-on-line') {
        yield { at, span: mark.span, message: 'textOnLine' };
        continue;
      }
      // An ordinary comment may begin with the word "clausule".
      const section = view.items.find((item) => item.at === at)?.value;
      const source = section?.text.slice(mark.span.start, mark.span.end) ?? '';
      if (/clausule\s{1,5}\S{0,80}[/@]/i.test(source)) yield { at, span: mark.span, message: 'syntax' };
    }
  },
  examples: {
    bad: [
      {
        text: '## Keten\n\n<!-- clausule ⟦isv/definities@2025.1⟧ -->\nBegrippen.\n',
        fixed: '## Keten\n\n<!-- clausule isv/definities@2025.1 -->\nBegrippen.\n<!-- /clausule -->\n',
      },
      { text: '## Levering\n\nDe levering is op dinsdag.\n\n⟦<!-- /clausule -->⟧\n' },
      { text: 'De begrippen: ⟦<!-- clausule isv/definities@2025.1 -->⟧ volgen hier.\n' },
      { text: '⟦<!-- clausule isv/definities 2025.1 -->⟧\nBegrippen.\n' },
      {
        text: '<!-- clausule ⟦isv/definities⟧ -->\nBegrippen.\n<!-- /clausule -->\n',
        severity: 'information',
        fixed: '<!-- clausule isv/definities@2025.1 -->\nBegrippen.\n<!-- /clausule -->\n',
      },
      {
        text: '<!-- clausule ⟦isv/stap-1-beleid@2025.1⟧ -->\nBeleid.\n\n## Volgende\n\n<!-- clausule isv/stap-2-risicos@2025.1 -->\nRisico.\n<!-- /clausule -->\n',
      },
    ],
    good: [
      { text: '<!-- clausule isv/definities@2025.1 -->\nBegrippen.\n<!-- /clausule -->\n' },
      {
        text: '<!-- clausule isv/volledig@2025.1 -->\nInleiding.\n\n### Stap 1\n\nBeleid.\n\n### Stap 2\n\nRisico.\n<!-- /clausule -->\n',
      },
      { text: '<!-- clausule nog bespreken met de jurist -->\n\nAfval gaat mee terug.\n' },
      { text: 'In deze clausule, art. 2.81:lid 2, gaat het om 17:00 uur.\n' },
    ],
  },
});

/** Closes the clause at the end of its section. */
function closing(block: ClauseBlock, items: readonly { at: number; value: Section }[]): Fix[] {
  const { marker } = block;
  const section = items.find((item) => item.at === marker?.at)?.value;
  if (!marker || !section) return [];
  const next = section.marks.find((mark) => mark.kind === 'clause-open' && mark.span.start > marker.span.end);
  const stop = next?.span.start ?? section.text.length;
  const end = marker.span.end + section.text.slice(marker.span.end, stop).trimEnd().length;
  return [
    {
      title: t(
        'Sluit de clausule af aan het eind van dit onderdeel',
        'Close the clause at the end of this section',
      ),
      kind: 'edit',
      edits: [{ span: { start: end, end }, text: '\n<!-- /clausule -->' }],
    },
  ];
}

/** Names the version whose text is most like the one that stands there. */
function versionFix(block: ClauseBlock, library: Library, date: string): Fix[] {
  const clause = library.clause(block.id);
  if (!clause) return [];
  const alike = clauseIndex(library)
    .candidates(wordsOf(bodyText(block)))
    .find(({ indexed }) => indexed.clause === clause);
  const version = alike?.indexed.version ?? currentVersion(clause, date);
  if (!version) return [];
  const end = block.name.span.end;
  return [
    {
      title: t(`Noem versie ${version.version}`, `Name version ${version.version}`),
      kind: 'edit',
      edits: [{ span: { start: end, end }, text: `@${version.version}` }],
    },
  ];
}
