import { currentVersion, type Library, versionOf } from '../../library/library.ts';
import { nearest } from '../../spec/facts.ts';
import type { Section } from '../../spec/model.ts';
import { clauseBlocks, everySection } from '../language/clause-blocks.ts';
import { type DocumentFinding, type DocumentView, documentRule, FACTS_AT, type Fix, t } from '../rule.ts';

export const rule = documentRule<Section>({
  id: 'clausule/onbekend',
  title: t('Clausule die niet in de bibliotheek staat', 'Clause that is not in the library'),
  severity: 'warning',
  gate: 'all',
  citations: [],
  messages: {
    found: t(
      'De clausule “{id}” staat in geen van de bibliotheken in gebruik.',
      'The clause “{id}” is in none of the libraries in use.',
    ),
    near: t(
      'De clausule “{id}” staat in geen van de bibliotheken in gebruik. Bedoelde u “{suggestion}”?',
      'The clause “{id}” is in none of the libraries in use. Did you mean “{suggestion}”?',
    ),
    unused: t(
      'De clausule “{id}” staat in de bibliotheek “{library}”, die dit document niet bij “bibliotheken” noemt.',
      'The clause “{id}” is in the library “{library}”, which this document does not name at “bibliotheken”.',
    ),
    library: t(
      'Er is geen bibliotheek met de naam “{library}”; bekend zijn: {libraries}.',
      'There is no library by the name “{library}”; known are: {libraries}.',
    ),
    version: t(
      'Van de clausule “{id}” bestaat geen versie {version}; bekend zijn: {versions}.',
      'There is no version {version} of the clause “{id}”; known are: {versions}.',
    ),
  },
  todo: t(
    'Verbeter de naam, of neem de bibliotheek waarin de clausule staat op in de werkmap.',
    'Correct the name, or add the library that has the clause to the workspace.',
  ),
  why: t(
    'Alleen van een bekende clausule kan worden nagegaan of de tekst nog de geldende is en of er iets aan is veranderd.',
    'Only for a known clause can it be checked whether the text is still in force and whether it was changed.',
  ),
  whenNot: t(
    'Als de bibliotheek van uw organisatie hier niet beschikbaar is.',
    "Where your organisation's library is not available here.",
  ),
  belgian: true,
  words: [],
  collect: everySection,
  *check(view, { library, date }): Generator<DocumentFinding> {
    yield* unknownLibraries(view, library);
    for (const { id, version, name, versionSpan, isEntry } of clauseBlocks(view).blocks) {
      const clause = library.clause(id);
      const place = { at: name.at, span: name.span };
      if (!clause) {
        const home = library.unused.find((one) => one.clauses.some((other) => other.id === id));
        if (home) {
          yield { ...place, message: 'unused', values: { id, library: home.id } };
          continue;
        }
        const suggestion = nearest(
          id,
          library.clauses.map((one) => one.id),
        );
        if (suggestion === undefined) {
          yield { ...place, values: { id } };
          continue;
        }
        const idSpan = { start: name.span.start, end: name.span.start + id.length };
        yield {
          ...place,
          message: 'near',
          values: { id, suggestion },
          fixes: [change(name.at, isEntry ? name.span : idSpan, suggestion)],
        };
        continue;
      }
      if (version === undefined || versionOf(clause, version)) continue;
      const current = currentVersion(clause, date);
      const isQuoted = versionSpan && versionSpan.end - versionSpan.start !== version.length;
      yield {
        ...place,
        message: 'version',
        values: { id, version, versions: clause.versions.map((one) => one.version).join(', ') },
        fixes:
          current && versionSpan
            ? [change(name.at, versionSpan, isQuoted ? `"${current.version}"` : current.version)]
            : [],
      };
    }
  },
  examples: {
    bad: [
      {
        text: '## Keten\n\n<!-- clausule ⟦isv/stap-2-risico@2025.1⟧ -->\nTekst van de clausule.\n<!-- /clausule -->\n',
        fixed:
          '## Keten\n\n<!-- clausule isv/stap-2-risicos@2025.1 -->\nTekst van de clausule.\n<!-- /clausule -->\n',
      },
      { text: '<!-- clausule ⟦wagenpark/laadpalen@3⟧ -->\nDe laadpaal is openbaar.\n<!-- /clausule -->\n' },
      {
        text: '<!-- clausule ⟦isv/evenredigheid@2031.1⟧ -->\nDe inspanning is evenredig.\n<!-- /clausule -->\n',
        fixed:
          '<!-- clausule isv/evenredigheid@2025.1 -->\nDe inspanning is evenredig.\n<!-- /clausule -->\n',
      },
      {
        yaml: true,
        text: 'bestek: "1"\nbibliotheken: [⟦ivs⟧]\n',
        severity: 'information',
        fixed: 'bestek: "1"\nbibliotheken: [isv]\n',
      },
      {
        yaml: true,
        text: 'bestek: "1"\nclausules:\n  - id: ⟦isv/definitie⟧\n    versie: "2025.1"\n    tekst: Begrippen.\n',
        fixed:
          'bestek: "1"\nclausules:\n  - id: isv/definities\n    versie: "2025.1"\n    tekst: Begrippen.\n',
      },
    ],
    good: [
      { text: '<!-- clausule isv/definities@2025.1 -->\nBegrippen.\n<!-- /clausule -->\n' },
      { text: '<!-- de clausule over afval nog met de jurist bespreken -->\n\nAfval gaat mee terug.\n' },
      { text: 'Zo begint een clausule:\n\n```\n<!-- clausule onzin/x@1 -->\n```\n' },
    ],
  },
});

function change(at: number, span: DocumentFinding['span'], text: string): Fix {
  return { title: t(`Wijzig in ${text}`, `Change to ${text}`), kind: 'edit', edits: [{ at, span, text }] };
}

/** Libraries the front matter names that are not there. */
function* unknownLibraries({ sheet }: DocumentView<Section>, library: Library): Generator<DocumentFinding> {
  const known = [...library.libraries, ...library.unused].map(({ id }) => id);
  for (const [i, name] of (sheet.facts.libraries ?? []).entries()) {
    const place = sheet.places.get(`bibliotheken[${i}]`) ?? sheet.places.get('bibliotheken');
    if (!place || known.includes(name)) continue;
    const suggestion = nearest(name, known);
    yield {
      at: FACTS_AT,
      span: place.value,
      message: 'library',
      severity: 'information',
      values: { library: name, libraries: known.join(', ') },
      fixes: suggestion === undefined ? [] : [change(FACTS_AT, place.value, suggestion)],
    };
  }
}
