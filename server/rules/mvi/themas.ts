import type { Span } from '../../text/span.ts';
import { REST_OF_DOCUMENT } from '../language/subjects.ts';
import { wordsOf } from '../language/words.ts';
import { documentRule, t } from '../rule.ts';

/** Words of the six themes; the duty to observe environmental, social and labour law is no choice for a theme. */
const THEME =
  /duurza|klimaat(?!install|beheers|zone)|\bco2|circulair|biobased|social return|\bsroi\b|afstand tot de arbeidsmarkt|diversiteit|inclusie\b|inclusief werk|\bisv\b|internationale sociale|biodivers|emissie|uitstoot|stikstof|recycl|hergebruik|\bmvo?i\b|\bmvoi\b|maatschappelijk verantwoord|energielabel|energiezuinig|ketenverantwoord|milieu(?!-?\s?,|-recht|recht|- ?en|-en )|kringloop|fair ?trade|fossielvrij/;
const TENDER = /inschrijv|aanbested|gunning|programma van eisen|opdrachtnemer/;

interface Sign {
  readonly kind: 'theme' | 'tender';
  readonly span: Span;
}

export const rule = documentRule<Sign>({
  id: 'mvi/themas',
  title: t('Geen thema van verantwoord inkopen', 'No theme of responsible procurement'),
  severity: 'hint',
  gate: 'all',
  citations: ['mvi-nationaal-plan'],
  motivable: true,
  messages: {
    found: t(
      'In dit document komt geen van de zes thema’s van maatschappelijk verantwoord inkopen voor.',
      'None of the six themes of responsible procurement appears in this document.',
    ),
  },
  todo: t(
    'Ga na welk thema bij deze opdracht past (milieu, klimaat, circulair, keten, diversiteit, social return) en neem op wat u daarvan vraagt, of zet bij de feiten welke thema’s zijn afgewogen.',
    'Consider which theme fits this contract (environment, climate, circular, chain, diversity, social return) and state what you ask, or list the themes considered in the front matter.',
  ),
  why: t(
    'Overheden willen met hun inkoop maatschappelijke waarde bereiken. Een thema dat nooit is overwogen, kan ook niets opleveren.',
    'Authorities want to create societal value with their procurement. A theme never considered cannot yield anything.',
  ),
  whenNot: t(
    'Als de afweging in een ander stuk staat, of als geen thema bij de opdracht past.',
    'When the consideration stands in another document, or no theme fits the contract.',
  ),
  words: wordsOf(THEME, TENDER),
  collect(section) {
    const signs: Sign[] = [];
    const theme = THEME.exec(section.low);
    if (theme) return [{ kind: 'theme', span: { start: theme.index, end: theme.index + theme[0].length } }];
    const tender = TENDER.exec(section.low);
    if (tender)
      signs.push({ kind: 'tender', span: { start: tender.index, end: tender.index + tender[0].length } });
    return signs;
  },
  *check(view, { facts }) {
    if (!view.wholeDocument || (facts.sustainability?.length ?? 0) > 0 || facts.isv) return;
    const { documentKind } = facts;
    if (
      documentKind &&
      documentKind !== 'bestek' &&
      documentKind !== 'leidraad' &&
      documentKind !== 'programma-van-eisen'
    )
      return;
    if (view.items.some((item) => item.value.kind === 'theme')) return;
    const tender = view.items.filter((item) => item.value.kind === 'tender').at(-1);
    if (!tender) return;
    yield { at: tender.at, span: tender.value.span };
  },
  examples: {
    bad: [
      {
        text: `# Glasbewassing\n\n## Uitvoering\n\nDe ⟦opdrachtnemer⟧ wast elke ruit vier keer per jaar.${REST_OF_DOCUMENT}`,
        facts: 'soort-document: programma-van-eisen',
      },
      {
        text: `# Leidraad\n\n## Offerte\n\nEen prijsblad is genoeg voor de ⟦gunning⟧ van deze levering.${REST_OF_DOCUMENT}`,
      },
      {
        text: `# Kopieerpapier\n\n## Eisen\n\n- De ⟦opdrachtnemer⟧ levert binnen drie werkdagen.\n- Hij houdt rekening met milieu-, sociaal en arbeidsrecht.${REST_OF_DOCUMENT}`,
      },
    ],
    good: [
      {
        text: `# Glasbewassing\n\n## Uitvoering\n\nDe opdrachtnemer gebruikt middelen met een laag risico voor het milieu.${REST_OF_DOCUMENT}`,
      },
      {
        text: `# Glasbewassing\n\n## Uitvoering\n\nDe opdrachtnemer wast elke ruit.${REST_OF_DOCUMENT}`,
        facts: 'mvi: [klimaat]',
      },
      { text: '# Glasbewassing\n\nDe opdrachtnemer wast elke ruit vier keer per jaar.' },
      {
        text: `# Overeenkomst\n\n## Duur\n\nDe opdrachtnemer werkt twee jaar.${REST_OF_DOCUMENT}`,
        facts: 'soort-document: overeenkomst',
      },
    ],
  },
});
