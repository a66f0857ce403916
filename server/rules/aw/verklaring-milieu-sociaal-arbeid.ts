import { EXAMPLE_GUIDE, type GuidePart, guidePart, placeInGuide } from '../language/guide.ts';
import { documentRule, t } from '../rule.ts';

type Found = GuidePart | { readonly kind: 'statement' };

const LAW = /milieu[^.;]{0,80}(?:sociaal|sociale|arbeid)|(?:sociaal|sociale|arbeid)[^.;]{0,80}milieu/;
const STATES =
  /verkla(?:art|ren|ring)|rekening\s(?:[\wà-ÿ]{1,40}\s){0,3}?(?:gehouden|houd)|houdt? (?:[\wà-ÿ]{1,40} ){0,3}rekening|in acht (?:heeft )?genomen/;

export const rule = documentRule<Found>({
  id: 'aw/verklaring-milieu-sociaal-arbeid',
  title: t(
    'Geen verklaring over milieu-, sociaal en arbeidsrecht',
    'No statement on environmental, social and labour law',
  ),
  severity: 'hint',
  gate: ['eu', 'nationaal', 'meervoudig-onderhands'],
  citations: ['aw-2.81-2', 'aw-1.21a'],
  messages: {
    found: t(
      'De leidraad vraagt inschrijvers niet te verklaren dat zij rekening hebben gehouden met hun verplichtingen uit milieu-, sociaal en arbeidsrecht.',
      'The guide does not ask tenderers to state that they took their obligations under environmental, social and labour law into account.',
    ),
  },
  todo: t('Vraag deze verklaring bij de inschrijving.', 'Ask for this statement with the tender.'),
  why: t(
    'De aanbestedende dienst verlangt van inschrijvers dat zij aangeven bij hun inschrijving rekening te hebben gehouden met deze verplichtingen. Ook onder de drempel geldt dat.',
    'The authority asks tenderers to indicate that they took these obligations into account in drawing up their tender. This holds below the threshold too.',
  ),
  whenNot: t(
    'Als de verklaring in een bijlage of een ander aanbestedingsstuk wordt gevraagd.',
    'When the statement is asked for in an annex or another procurement document.',
  ),
  words: [],
  collect(section, context) {
    const found: Found[] = guidePart(section, context);
    if (!section.low.includes('milieu')) return found;
    for (const sentence of section.sentences) {
      if (sentence.speaker === 'question') continue;
      if (LAW.test(sentence.low) && STATES.test(sentence.low)) found.push({ kind: 'statement' });
    }
    return found;
  },
  *check(view, context) {
    if (view.items.some(({ value }) => value.kind === 'statement')) return;
    const place = placeInGuide(view, context, ['submission', 'evidence', 'procedure', 'exclusion']);
    if (!place) return;
    const { end } = place.value;
    yield {
      at: place.at,
      span: place.value.span,
      fixes: [
        {
          title: t('Voeg de verklaring toe', 'Add the statement'),
          kind: 'edit',
          edits: [
            {
              span: { start: end, end },
              text: '\n\nDe inschrijver verklaart dat hij bij het opstellen van zijn inschrijving rekening heeft gehouden met zijn verplichtingen op grond van milieu-, sociaal en arbeidsrecht.',
            },
          ],
        },
      ],
    };
  },
  examples: {
    bad: [
      {
        text: EXAMPLE_GUIDE.replace('## 2 Procedure', '## ⟦2 Procedure⟧'),
        facts: 'procedure: openbaar\nsoort-document: leidraad',
      },
      {
        text: `${EXAMPLE_GUIDE}\n\n## ⟦6 In te dienen stukken⟧\n\nDe inschrijver voegt een prijsblad toe en verklaart dat het volledig is.`,
        facts: 'procedure: nationaal-openbaar',
      },
      {
        text: `${EXAMPLE_GUIDE.replace('## 2 Procedure', '## ⟦2 Procedure⟧')}\n\n## 7 Milieu\n\nDe auto's zijn emissievrij.`,
        facts: 'procedure: meervoudig-onderhands\nsoort-document: leidraad',
      },
    ],
    good: [
      {
        text: `${EXAMPLE_GUIDE}\n\n## 6 Verklaring\n\nU geeft aan dat u rekening hebt gehouden met de verplichtingen uit milieurecht, sociaal recht en arbeidsrecht.`,
        facts: 'procedure: openbaar\nsoort-document: leidraad',
      },
      { text: EXAMPLE_GUIDE, facts: 'procedure: openbaar\nsoort-document: overeenkomst' },
      { text: EXAMPLE_GUIDE, facts: 'procedure: sas\nsoort-document: leidraad' },
      { text: '## Procedure\n\nEen korte tekst.', facts: 'procedure: openbaar\nsoort-document: leidraad' },
    ],
  },
});
