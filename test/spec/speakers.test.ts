import { describe, expect, it } from 'vitest';
import type { Speaker } from '../../server/spec/model.ts';
import { readMarkdown } from '../../server/spec/read-markdown.ts';

/** Every sentence with who says it, headings and header rows left out. */
function spoken(text: string): [Speaker, string][] {
  return readMarkdown(text)
    .sentences.filter(({ block }) => block.kind !== 'heading' && !isHeaderRow(block))
    .map(({ speaker, text: own }) => [speaker, own.replace(/\s+/g, ' ').trim()]);
}

function isHeaderRow(block: ReturnType<typeof readMarkdown>['blocks'][number]): boolean {
  return block.cells?.every(({ header }) => header === undefined) ?? false;
}

const speakers = (text: string) =>
  spoken(text)
    .map(([speaker]) => speaker)
    .filter((speaker, i, all) => speaker !== all[i - 1]);

describe('questions and answers', () => {
  it.each([
    'Vraag 3: Kan dit lager?\n\nAntwoord 3: Nee.',
    'Vraag 3: Kan dit lager?\nAntwoord 3: Nee.',
    'Vraag 6 Onze polis is lager.\nAntwoord 6 Nee.',
    '**Vraag 8**\n\n**Antwoord 8** Nee.',
    '**Vraag** Kan dit lager?\n\n**Antwoord** Nee.',
    '*Vraag* Kan dit lager?\n*Antwoord* Nee.',
    'Vraag 3: Kan dit lager? Antwoord: Nee.',
    '**V:** Kan dit lager?\n\n**A:** Nee.',
    'V17. Kan dit lager?\nA17. Nee.',
    '- V 9: Kan dit lager?\n- A 9: Nee.',
    'Q: Kan dit lager?\n\nA: Nee.',
    '**Vraag 8** (leidraad, paragraaf 4.2)\nKan dit lager?\n\n**Antwoord 8**\nNee.',
    'Vraag 8, concept artikel 14\nKan dit lager?\n\nAntwoord 8 [artikel 14]\nNee.',
    '*Vraag 8 over eis V-09*\nKan dit lager?\n\n*Antwoord 8*\nNee.',
    'Vraag 8 / bijlage 3\nKan dit lager?\n\nAntwoord 8 / bijlage 3\nNee.',
    "Vraag uit de marktverkenning: 'Kan dit lager?' Antwoord: nee.",
    'Vraag tijdens het informatiegesprek: Kan dit lager? Reactie: Nee.',
    'V3 (leidraad 4.2): Kan dit lager?\nA3 (leidraad 4.2): Nee.',
    'V (artikel 9): Kan dit lager?\n\nA: Nee.',
    '## 3 Vraag over artikel 9\n\nKan dit lager?\n\n## Antwoord\n\nNee.',
    '## Vraag bij de conceptovereenkomst\n\nKan dit lager?\n\n## Antwoord\n\nNee.',
    'Eén gegadigde vroeg of dit lager kan.\n\nAntwoord: Nee.',
    '| | |\n|-|-|\n| **V1** | Kan dit lager? |\n| **A1** | Nee. |',
    'Vraag inschrijver: Kan dit lager?\n\nReactie gemeente: Nee.',
  ])('%j', (text) => {
    expect(speakers(text)).toEqual(['question', 'answer']);
  });

  it('an answer goes on until the next label', () => {
    expect(speakers('V1: Kan het?\n\nA1: Nee.\n\nHet blijft zo.\n\nV2: Zeker?\n\nA2: Ja.')).toEqual([
      'question',
      'answer',
      'question',
      'answer',
    ]);
  });

  it('a row of a table of questions and answers has both', () => {
    const table =
      '| Nr | Onderwerp | Vraag | Antwoord |\n|-|-|-|-|\n| 1 | Omzeteis | Kan die lager? | Nee. Die blijft. |';
    expect(spoken(table)).toEqual([
      ['explanation', '1'],
      ['explanation', 'Omzeteis'],
      ['question', 'Kan die lager?'],
      ['answer', 'Nee.'],
      ['answer', 'Die blijft.'],
    ]);
  });

  it.each<[string, Speaker]>([
    ['| Nr | Vraag |\n|-|-|\n| 1 | Kan dit lager? |', 'question'],
    ['| Gestelde vraag |\n|-|\n| Kan dit lager? |', 'question'],
    ['| Vraagsteller | Termijn |\n|-|-|\n| Elke inschrijver | 3 weken |', 'requirement'],
    ['| Onderdeel | Punten |\n|-|-|\n| Vraag 1 | 40 |\n| Vraag 2 | 60 |', 'requirement'],
    ['## Vraag over duurzaamheid\n\nBeschrijf uw aanpak.', 'requirement'],
    ['Een inschrijver vraagt bij twijfel om inlichtingen.', 'requirement'],
    ['| Vraag | Punten |\n|-|-|\n| Hoe plant u het werk? | 40 |', 'requirement'],
    ['## Vraag 12\n\nKan dit lager?', 'question'],
    ['## Vragen\n\nVragen stelt u via het platform.', 'requirement'],
    ['## 5 Vragen stellen\n\nVragen stelt u via het platform.', 'requirement'],
    ['## 1 Vraag\n\nDe gemeente zoekt een bureau.', 'requirement'],
    ['- V1: De pomp is gemerkt.\n- V2: De pomp is stil.\n- A1: De accu is los.', 'requirement'],
    ['A. Algemeen geldt dit.', 'requirement'],
    ['Vraag- en antwoordronde: er is er een.', 'requirement'],
  ])('%j', (text, speaker) => {
    expect(new Set(speakers(text))).toEqual(new Set([speaker]));
  });
});

describe('questions and answers without a label', () => {
  it.each([
    '**"Moet ik zelf 70% doen?"**\nNee. Dat hoeft niet.',
    '**"Bij de buren was dit geschrapt. Hier ook?"**\nNee.',
    '*Wordt een garantie van 10% gevraagd?*\n\nNee. Er wordt niets gevraagd.',
    'Mogen onze eigen voorwaarden ook gelden? Nee, alleen de onze.',
    '- Is onderaanneming verboden? Neen. Het mag.',
    '**Moeten wij alle wijken bedienen?**\nU werkt in de hele gemeente.',
    '"Wie betaalt de leges?"\nDe gemeente.',
    'Geldt een maximum? Ja: twee percelen.',
  ])('%j', (text) => {
    expect(speakers(text)).toEqual(['question', 'answer']);
  });

  it.each<[string, Speaker[]]>([
    ['Het UEA volstaat. Moet u meer bewijs geven? Nee.', ['requirement', 'question', 'answer']],
    ['De lezer vroeg: "Wordt dit uitgesloten?" Nee, dat niet.', ['requirement', 'question', 'answer']],
    ['Heeft u geen certificaat? Dan toont u het anders aan.', ['requirement']],
    ['Bent u een combinatie? Ja, dan levert ieder een UEA.', ['requirement']],
    ['**Wat dient u in?**\nHet UEA.', ['requirement']],
    ['Bent u mkb? Ja/nee', ['requirement']],
    ['"Hoe borgt u de kwaliteit?"', ['requirement']],
    ['Wij vragen twee dingen. Wat biedt u en waarom?\n\nNee, geen referenties.', ['requirement']],
    ['Vraag 6 over de planning is al beantwoord.', ['requirement']],
    ['Vraag 7, die over de planning gaat,\nis al beantwoord.', ['requirement']],
  ])('%j', (text, expected) => {
    expect(speakers(text)).toEqual(expected);
  });
});

describe('who speaks in a sentence', () => {
  it.each<[string, Speaker]>([
    ['Een beroep op een derde is niet toegestaan.', 'requirement'],
    ['Een combinatie is alleen mogelijk als zij een bv opricht.', 'requirement'],
    ['Een omzeteis van 400% is niet toegestaan.', 'law'],
    ['Een hogere eis is alleen toegestaan als de aanbestedende dienst dat motiveert.', 'law'],
    ['Eis 12 vervalt.', 'explanation'],
    ['Het verbod op onderaanneming is geschrapt.', 'explanation'],
    ['De omzeteis vervalt als u een bankgarantie geeft.', 'requirement'],
    ['Paragraaf 6 lid 14 UAV 2012 vervalt.', 'requirement'],
    ['De eis van twee jaar vervalt en wordt vervangen door drie jaar.', 'requirement'],
  ])('%j', (text, speaker) => {
    expect(speakers(text)).toEqual([speaker]);
  });
});
