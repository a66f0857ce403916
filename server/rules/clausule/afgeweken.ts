import { versionOf } from '../../library/library.ts';
import { isField } from '../../library/words.ts';
import type { Section } from '../../spec/model.ts';
import { clauseBlocks, compareBody, everySection, replaceText } from '../language/clause-blocks.ts';
import { type DocumentFinding, documentRule, t } from '../rule.ts';

export const rule = documentRule<Section>({
  id: 'clausule/afgeweken',
  title: t('Tekst wijkt af van de clausule', 'Text differs from the clause'),
  severity: 'warning',
  gate: 'all',
  citations: [],
  messages: {
    found: t(
      'De tekst wijkt af van {id}, versie {version}: hier staat “{found}”, in de bibliotheek “{expected}”.',
      'The text differs from {id}, version {version}: here it says “{found}”, in the library “{expected}”.',
    ),
    more: t(
      'Na de tekst van {id}, versie {version}, is toegevoegd: “{found}”.',
      'After the text of {id}, version {version}, was added: “{found}”.',
    ),
    less: t(
      'De tekst van {id}, versie {version}, is hier ingekort: “{expected}” en wat daarop volgt ontbreekt.',
      'The text of {id}, version {version}, was shortened here: “{expected}” and what follows is missing.',
    ),
  },
  todo: t(
    'Herstel de tekst van de bibliotheek, of haal de markering weg als u met opzet afwijkt.',
    'Restore the text of the library, or remove the marker if you deviate on purpose.',
  ),
  why: t(
    'De markering zegt de lezer dat hier een vastgestelde tekst staat. Een wijziging daarbinnen valt niet op en gaat verloren zodra de clausule wordt bijgewerkt.',
    'The marker tells the reader that this is an agreed text. A change inside it goes unnoticed and is lost when the clause is updated.',
  ),
  whenNot: t(
    'Als met opzet en na overleg van de clausule is afgeweken: motiveer dat, of verwijder de markering.',
    'Where the clause was changed on purpose and after consultation: give reasons, or remove the marker.',
  ),
  motivable: true,
  belgian: true,
  words: [],
  collect: everySection,
  *check(view, { library }): Generator<DocumentFinding> {
    for (const block of clauseBlocks(view).blocks) {
      const clause = library.clause(block.id);
      const version = clause && block.version !== undefined ? versionOf(clause, block.version) : undefined;
      if (!clause || !version || !block.isClosed) continue;
      const compared = compareBody(block, version);
      if (!compared || compared.words.length === 0 || compared.alignment.isSame) continue;
      const { text, words, alignment: result } = compared;
      const found = words.slice(result.at, result.at + 6);
      const shown =
        found.length > 0 ? text.slice(found[0]!.start, found.at(-1)!.end).replace(/\s+/g, ' ') : '';
      const expected = result.expected.filter((word) => !isField(word)).join(' ');
      yield {
        at: block.name.at,
        span: block.name.span,
        ...(expected === '' ? { message: 'more' } : shown === '' ? { message: 'less' } : {}),
        values: { id: block.id, version: version.version, found: shown, expected },
        fixes: [
          replaceText(
            block,
            clause,
            version,
            version,
            t(
              'Herstel de tekst van de bibliotheek met behoud van wat is ingevuld',
              'Restore the text of the library, keeping what was filled in',
            ),
          ),
        ],
      };
    }
  },
  examples: {
    bad: [
      {
        text: '## Keten\n\n<!-- clausule ⟦isv/stap-2-risicos@2025.1⟧ -->\nOpdrachtnemer kijkt of er risico’s zijn.\n<!-- /clausule -->\n',
      },
      {
        text: '<!-- clausule ⟦isv/contractmanagement@2017.1⟧ -->\n1. Opdrachtnemer overlegt binnen drie maanden na ondertekening van de Overeenkomst een rapport.\n<!-- /clausule -->\n',
      },
      {
        yaml: true,
        text: 'bestek: "1"\nclausules:\n  - id: ⟦isv/evenredigheid⟧\n    versie: "2025.1"\n    tekst: |\n      De inspanning is evenredig.\n',
      },
    ],
    good: [
      {
        text: '<!-- clausule isv/onbekend@1 -->\nEigen tekst.\n<!-- /clausule -->\n',
      },
      { text: '<!-- clausule isv/evenredigheid@2025.1 -->\n<!-- /clausule -->\n' },
      { text: '<!-- clausule isv/evenredigheid -->\nEigen tekst.\n<!-- /clausule -->\n' },
      {
        text: '<!-- clausule isv/stap-4-monitoring@2025.1 -->\n1. Opdrachtnemer volgt of de maatregelen uit het plan van aanpak worden uitgevoerd en of zij werken, voor arbeidsomstandigheden, mensenrechten en milieu, in de toeleveringsketen van de producten en diensten die onder de Overeenkomst worden geleverd.\n2. Opdrachtnemer koppelt aan elke maatregel ten minste één indicator met een beginwaarde en een streefwaarde. Indicatoren zeggen niet alleen wat is gedaan, maar ook wat het voor werknemers, gemeenschappen of natuur heeft opgeleverd. Voor milieu hangen zij samen met het gevolg dat is gevonden, zoals uitstoot, ontbossing, waterverontreiniging of gevaarlijk afval.\n3. Opdrachtnemer meet ten minste eens per **zes maanden**. De wijze van meten past bij de ernst van het gevolg: gegevens van leveranciers, gesprekken met werknemers of hun vertegenwoordigers, locatiebezoek, een audit of onderzoek door derden.\n4. Deelname aan een keteninitiatief of het bezit van een certificaat kan deel uitmaken van de onderbouwing, maar vervangt de eigen monitoring niet.\n5. Blijft een indicator achter bij de streefwaarde, dan onderzoekt Opdrachtnemer de oorzaak en stelt hij de maatregel binnen {{bijsteltermijn}} na de meting bij.\n6. Opdrachtnemer verwerkt wat hij leert, ook uit klachten en meldingen, in zijn beleid, risicoanalyse en plan van aanpak.\n<!-- /clausule -->\n',
      },
    ],
  },
});
