import { align, type IndexedVersion } from '../../library/match.ts';
import type { Word } from '../../library/words.ts';
import type { Section } from '../../spec/model.ts';
import { overlaps, type Span } from '../../text/span.ts';
import { clauseBlocks, everySection } from '../language/clause-blocks.ts';
import { likenessOf, sectionWords } from '../language/unmarked-clauses.ts';
import { type Collected, type DocumentFinding, type DocumentView, documentRule, t } from '../rule.ts';

export const rule = documentRule<Section>({
  id: 'clausule/zonder-markering',
  title: t('Clausule zonder markering', 'Clause without a marker'),
  severity: 'information',
  gate: 'all',
  citations: [],
  messages: {
    found: t(
      'Deze tekst is de clausule {id}, versie {version}, maar is niet als zodanig gemarkeerd.',
      'This text is the clause {id}, version {version}, but is not marked as such.',
    ),
  },
  todo: t(
    'Zet de markering erbij, dan volgt de tekst de bibliotheek als die verandert.',
    'Add the markers, so that the text follows the library when that changes.',
  ),
  why: t(
    'Zonder markering is niet te vinden waar een clausule is gebruikt, en blijft een oude tekst staan wanneer de bibliotheek wordt vernieuwd.',
    'Without markers it cannot be found where a clause is used, and an old text remains when the library is renewed.',
  ),
  whenNot: t(
    'Als de tekst met opzet los van de bibliotheek wordt beheerd.',
    'Where the text is kept apart from the library on purpose.',
  ),
  belgian: true,
  words: [],
  collect: everySection,
  *check(view, { library }): Generator<DocumentFinding> {
    const { items } = view;
    let taken: Found[] | undefined;
    // All sections are looked at with each key, so nothing is made for those that are like no clause.
    for (let i = 0; i < items.length; i++) {
      const { at, value: section } = items[i]!;
      const { candidates } = likenessOf(section, library);
      if (candidates.length === 0) continue;
      taken ??= markedSpans(view);
      if (view.entryAt(at)?.kind === 'clause' || isAllMarked(taken, at, section)) continue;
      for (const { indexed } of candidates) {
        const found = locate(indexed, items, i);
        if (!found || isTaken(taken, found)) continue;
        taken.push(found);
        yield {
          at,
          span: firstLine(section, found.start.offset),
          values: { id: indexed.clause.id, version: indexed.version.version },
          fixes: [
            {
              title: t('Markeer als clausule', 'Mark as a clause'),
              kind: 'safe',
              edits: [
                {
                  at: found.start.at,
                  span: empty(found.start.offset),
                  text: `<!-- clausule ${indexed.clause.id}@${indexed.version.version} -->\n`,
                },
                { at: found.end.at, span: empty(found.end.offset), text: '\n<!-- /clausule -->' },
              ],
            },
          ],
        };
      }
    }
  },
  examples: {
    bad: [
      {
        text: '## Begrippen\n\n⟦Voor de toepassing van de Internationale Sociale Voorwaarden gelden de volgende begrippen:⟧\n\n1. Due diligence: het voortdurende proces waarin een onderneming nagaat welke risico’s op schending van arbeidsnormen en mensenrechten zich in haar internationale keten voordoen, wat zij daaraan redelijkerwijs kan doen en hoe zij daarover verantwoording aflegt.\n2. Internationale keten: de opeenvolgende producenten, bewerkers en tussenhandelaren buiten Nederland die een bijdrage leveren aan hetgeen Opdrachtnemer op grond van de Overeenkomst levert.\n3. Internationale arbeidsnormen: de normen uit de acht fundamentele ILO-conventies (nrs. 29, 87, 98, 100, 105, 111, 138 en 182) over dwangarbeid, kinderarbeid, discriminatie en de vrijheid van vakvereniging.\n4. Mensenrechten: de rechten uit de Universele Verklaring van de Rechten van de Mens, voor zover ondernemingen die kunnen raken.\n5. OESO-richtlijnen: de OESO-richtlijnen voor multinationale ondernemingen (2011).\n6. Redelijke inspanning: hetgeen van Opdrachtnemer mag worden gevergd, gelet op zijn omvang, zijn plaats in de keten en zijn invloed daarop.\n\nHierna volgt eigen tekst.\n',
      },
      {
        text: '⟦1. Opdrachtnemer overlegt binnen **drie maanden** na ondertekening van de Overeenkomst een due-diligencerapport aan de contractmanager van Opdrachtgever, en herhaalt dit jaarlijks. Het rapport vat samen welke arbeids- en mensenrechtenrisico’s in de internationale keten zijn gevonden, wat Opdrachtnemer daaraan heeft gedaan en wat hij het komende jaar gaat doen.⟧\n2. De contractmanager gaat met Opdrachtnemer in dialoog over de vraag welke inspanning redelijkerwijs van hem kan worden verwacht. Daarbij wegen zijn omvang, het aantal schakels in de keten en zijn invloed op toeleveranciers mee.\n3. De uitkomst van de dialoog wordt in een verslag neergelegd. Opdrachtgever kan Opdrachtnemer vragen het rapport aan te vullen wanneer onderdelen ontbreken of niet zijn onderbouwd.\n4. Werkt Opdrachtnemer niet mee aan de dialoog of levert hij geen rapport aan, dan schiet hij tekort in de nakoming van een bijzondere uitvoeringsvoorwaarde.\n',
        fixed:
          '<!-- clausule isv/contractmanagement@2017.1 -->\n1. Opdrachtnemer overlegt binnen **drie maanden** na ondertekening van de Overeenkomst een due-diligencerapport aan de contractmanager van Opdrachtgever, en herhaalt dit jaarlijks. Het rapport vat samen welke arbeids- en mensenrechtenrisico’s in de internationale keten zijn gevonden, wat Opdrachtnemer daaraan heeft gedaan en wat hij het komende jaar gaat doen.\n2. De contractmanager gaat met Opdrachtnemer in dialoog over de vraag welke inspanning redelijkerwijs van hem kan worden verwacht. Daarbij wegen zijn omvang, het aantal schakels in de keten en zijn invloed op toeleveranciers mee.\n3. De uitkomst van de dialoog wordt in een verslag neergelegd. Opdrachtgever kan Opdrachtnemer vragen het rapport aan te vullen wanneer onderdelen ontbreken of niet zijn onderbouwd.\n4. Werkt Opdrachtnemer niet mee aan de dialoog of levert hij geen rapport aan, dan schiet hij tekort in de nakoming van een bijzondere uitvoeringsvoorwaarde.\n<!-- /clausule -->\n',
      },
      {
        yaml: true,
        text: 'bestek: "1"\nsecties:\n  - titel: Plan\n    tekst: |\n      ⟦Indien uit de risicoanalyse blijkt dat in de internationale keten arbeidsnormen of mensenrechten worden geschonden, of dat daarop een risico bestaat, stelt Opdrachtnemer binnen 3 maanden een plan van aanpak op.⟧ In het plan van aanpak staat welke redelijke inspanning Opdrachtnemer levert om de schendingen te voorkomen of te verminderen, welke prioriteiten hij stelt, welke invloed hij op zijn toeleveranciers heeft en wanneer de maatregelen zijn uitgevoerd. Opdrachtnemer bespreekt het plan van aanpak met de contractmanager van Opdrachtgever en voert het na diens akkoord uit. Het plan van aanpak wordt daarmee onderdeel van de Overeenkomst. Kan Opdrachtnemer een maatregel door omstandigheden buiten zijn invloed niet treffen, dan meldt hij dat met redenen aan Opdrachtgever en stelt hij een andere maatregel voor. Opdrachtnemer staat niet in voor het gedrag van iedere schakel in de keten. Hij toont aan dat hij de inspanning heeft geleverd die in zijn positie redelijk is.\n',
      },
    ],
    good: [
      {
        text: 'Opdrachtnemer overlegt binnen drie maanden na ondertekening van de Overeenkomst een due-diligencerapport aan de contractmanager van Opdrachtgever.\n',
      },
      { text: 'De leverancier herstelt gebreken gedurende drie jaar na aflevering op eigen kosten.\n' },
      {
        text: '<!-- clausule isv/contractmanagement@2017.1 -->\n1. Opdrachtnemer overlegt binnen 3 maanden na ondertekening van de Overeenkomst een due-diligencerapport aan de contractmanager van Opdrachtgever, en herhaalt dit jaarlijks. Het rapport vat samen welke arbeids- en mensenrechtenrisico’s in de internationale keten zijn gevonden, wat Opdrachtnemer daaraan heeft gedaan en wat hij het komende jaar gaat doen.\n2. De contractmanager gaat met Opdrachtnemer in dialoog over de vraag welke inspanning redelijkerwijs van hem kan worden verwacht. Daarbij wegen zijn omvang, het aantal schakels in de keten en zijn invloed op toeleveranciers mee.\n3. De uitkomst van de dialoog wordt in een verslag neergelegd. Opdrachtgever kan Opdrachtnemer vragen het rapport aan te vullen wanneer onderdelen ontbreken of niet zijn onderbouwd.\n4. Werkt Opdrachtnemer niet mee aan de dialoog of levert hij geen rapport aan, dan schiet hij tekort in de nakoming van een bijzondere uitvoeringsvoorwaarde.\n<!-- /clausule -->\n',
      },
    ],
  },
});

interface Found {
  /** Start of the line of the first word. */
  readonly start: { readonly at: number; readonly offset: number };
  /** End of the line of the last word. */
  readonly end: { readonly at: number; readonly offset: number };
}

/** The clause in section `i` (and, for one with headings, the sections after it), when all its words are there. */
function locate(
  { words: model, version }: IndexedVersion,
  items: readonly Collected<Section>[],
  i: number,
): Found | undefined {
  const own = sectionWords(items[i]!.value);
  if (!own.some((word, j) => word.text === model[0]?.text && own[j + 1]?.text === model[1]?.text))
    return undefined;
  const reach = 1 + (version.text.match(/^#/gm)?.length ?? 0);
  const words: Word[] = [];
  const home: number[] = [];
  for (let j = i; j < Math.min(items.length, i + reach); j++) {
    for (const word of sectionWords(items[j]!.value)) {
      words.push(word);
      home.push(j);
    }
  }
  for (let from = 0; from + model.length / 2 < words.length && home[from] === i; from++) {
    if (words[from]!.text !== model[0]!.text || words[from + 1]?.text !== model[1]?.text) continue;
    const result = align(model, words, from, false);
    if (!result.isSame) continue;
    const last = result.end - 1;
    const { text } = items[home[last]!]!.value;
    const stop = text.indexOf('\n', words[last]!.end);
    const line = text.slice(0, stop < 0 ? text.length : stop).trimEnd().length;
    return {
      start: {
        at: items[i]!.at,
        offset: items[i]!.value.text.lastIndexOf('\n', words[from]!.start) + 1,
      },
      end: { at: items[home[last]!]!.at, offset: line },
    };
  }
  return undefined;
}

function markedSpans(view: DocumentView<Section>): Found[] {
  return clauseBlocks(view).blocks.flatMap(({ body }) => {
    const [first, last] = [body[0], body.at(-1)];
    return first && last
      ? [{ start: { at: first.at, offset: first.span.start }, end: { at: last.at, offset: last.span.end } }]
      : [];
  });
}

/** Whether hardly anything of the section stands outside marked clauses. */
function isAllMarked(taken: readonly Found[], at: number, { text }: Section): boolean {
  return taken.some(({ start, end }) => {
    const from = start.at < at ? 0 : start.at === at ? start.offset : text.length;
    const to = end.at > at ? text.length : end.at === at ? end.offset : 0;
    return to > from && text.length - (to - from) < 250;
  });
}

function isTaken(taken: readonly Found[], { start, end }: Found): boolean {
  return taken.some((one) => {
    if (one.end.at < start.at || end.at < one.start.at) return false;
    if (one.start.at === one.end.at && start.at === end.at)
      return overlaps(
        { start: one.start.offset, end: one.end.offset },
        { start: start.offset, end: end.offset },
      );
    return true;
  });
}

/** What to show: the first line or sentence of the clause. */
function firstLine(section: Section, start: number): Span {
  const stop = section.text.indexOf('\n', start);
  const sentence = section.sentences.find(({ span }) => span.start >= start);
  const line = section.text.slice(start, stop < 0 ? undefined : stop).trimEnd().length;
  const end = sentence && sentence.block.kind === 'paragraph' ? sentence.span.end : start + line;
  return { start, end };
}

function empty(offset: number): Span {
  return { start: offset, end: offset };
}
