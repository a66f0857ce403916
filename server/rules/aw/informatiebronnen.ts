import { EXAMPLE_GUIDE, type GuidePart, guidePart, placeInGuide } from '../language/guide.ts';
import { documentRule, t } from '../rule.ts';

type Found = GuidePart | { readonly kind: 'source' };

const SUBJECT =
  /belasting(?:en|dienst|verplichting|recht)|fiscale|milieu(?:bescherming|verplichting|wetgeving|recht)?\b|arbeidsbescherming|arbeidsvoorwaarden|arbeidsomstandigheden|arbeidsrecht/g;
const WHERE =
  /informatie|inlichtingen|verkrijgbaar|te verkrijgen|te vinden|raadplegen|terecht|opvragen|loket|ondernemersplein|rijksoverheid|arbeidsinspectie|\.nl\b|website|portal/;

export const rule = documentRule<Found>({
  id: 'aw/informatiebronnen',
  title: t('Geen bron over belasting, milieu en arbeid', 'No source on taxes, environment and labour'),
  severity: 'hint',
  gate: ['eu'],
  citations: ['aw-2.81-1'],
  messages: {
    found: t(
      'De leidraad noemt geen instantie waar informatie over belastingen, milieubescherming, arbeidsbescherming en arbeidsvoorwaarden te krijgen is.',
      'The guide names no body where information on taxes, environmental protection, labour protection and working conditions can be had.',
    ),
  },
  todo: t(
    'Vermeld waar inschrijvers deze informatie kunnen krijgen.',
    'State where tenderers can get this information.',
  ),
  why: t(
    'Inschrijvers, ook uit andere landen, moeten weten welke verplichtingen bij de uitvoering gelden. De wet laat de aanbestedende dienst vermelden waar zij dat kunnen nagaan.',
    'Tenderers, also from other countries, must know which obligations apply during performance. The law has the authority state where they can find out.',
  ),
  whenNot: t(
    'Als een ander aanbestedingsstuk deze instanties noemt.',
    'When another procurement document names these bodies.',
  ),
  words: [],
  collect(section, context) {
    const found: Found[] = guidePart(section, context);
    const subjects = new Set(section.low.match(SUBJECT) ?? []);
    if (subjects.size < 2) return found;
    for (const sentence of section.sentences) {
      if (sentence.speaker === 'question' || !WHERE.test(sentence.low)) continue;
      if (new Set(sentence.low.match(SUBJECT) ?? []).size >= 2) found.push({ kind: 'source' });
    }
    if (
      subjects.size >= 3 &&
      /informatie[^.;]{0,60}(?:verkrijgbaar|verkrijgen|vinden|raadplegen)/.test(section.low)
    )
      found.push({ kind: 'source' });
    return found;
  },
  *check(view, context) {
    if (view.items.some(({ value }) => value.kind === 'source')) return;
    const place = placeInGuide(view, context, ['submission', 'procedure', 'evidence', 'exclusion']);
    if (!place) return;
    const { end } = place.value;
    yield {
      at: place.at,
      span: place.value.span,
      fixes: [
        {
          title: t('Voeg een alinea met informatiebronnen toe', 'Add a paragraph with sources'),
          kind: 'edit',
          edits: [
            {
              span: { start: end, end },
              text: '\n\nInformatie over verplichtingen op het gebied van belastingen, milieubescherming, arbeidsbescherming en arbeidsvoorwaarden is te verkrijgen bij de Belastingdienst, de Rijksoverheid en de Nederlandse Arbeidsinspectie.',
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
        text: `${EXAMPLE_GUIDE}\n\n## ⟦6 Indienen van de inschrijving⟧\n\nDe inschrijving wordt via het platform ingediend.`,
        facts: 'procedure: niet-openbaar',
      },
      {
        text: `${EXAMPLE_GUIDE.replace('## 2 Procedure', '## ⟦2 Procedure⟧')}\n\n## 7 Voorwaarden\n\nBelastingen zijn in de prijs begrepen.`,
        facts: 'procedure: openbaar\nsoort-document: bestek',
      },
    ],
    good: [
      {
        text: `${EXAMPLE_GUIDE}\n\n## 6 Verplichtingen\n\nInformatie over belastingen, milieu en arbeidsvoorwaarden vindt u op ondernemersplein.`,
        facts: 'procedure: openbaar\nsoort-document: leidraad',
      },
      { text: EXAMPLE_GUIDE, facts: 'procedure: openbaar\nsoort-document: programma-van-eisen' },
      { text: EXAMPLE_GUIDE, facts: 'procedure: nationaal-openbaar\nsoort-document: leidraad' },
      { text: '## Procedure\n\nEen korte tekst.', facts: 'procedure: openbaar\nsoort-document: leidraad' },
    ],
  },
});
