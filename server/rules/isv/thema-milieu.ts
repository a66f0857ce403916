import type { Section } from '../../spec/model.ts';
import { needNoWholeIsv } from '../language/isv-context.ts';
import { type IsvPart, isvCoverage, isvPartIn, type Place, readingOf } from '../language/isv-coverage.ts';
import { type DocumentFinding, documentRule, type Fix, t } from '../rule.ts';

/** Pairs of themes to which the third can be added in the same breath. */
const PAIRS =
  /\b(arbeidsomstandigheden|arbeidsnormen|arbeidsrechten|arbeidsvoorwaarden|arbeid)( en )(?:de )?(mensenrechten)\b|\b(mensenrechten)( en )(arbeidsomstandigheden|arbeidsnormen|arbeidsrechten|arbeid)\b|\b(arbeids-)( en )(mensenrechten)\b(?!-)/i;

const THEME_WORD =
  /arbeids- en mensenrechten|mensenrechten|arbeidsomstandigheden|arbeidsnormen|arbeidsrechten|arbeidsvoorwaarden|kinderarbeid|dwangarbeid|ilo-\w{1,40}|\bilo\b/i;

export const rule = documentRule<IsvPart>({
  id: 'isv/thema-milieu',
  title: t('ISV zonder het thema milieu', 'ISV without the theme environment'),
  severity: 'warning',
  gate: 'all',
  citations: ['kabinetsbrief', 'isv-rijk'],
  messages: {
    found: t(
      'De ISV-tekst gaat over {theme}, maar nergens over het milieu.',
      'The ISV text is about {theme} but nowhere about the environment.',
    ),
  },
  todo: t(
    'Neem milieu op als derde thema, naast arbeidsomstandigheden en mensenrechten.',
    'Add environment as the third theme, next to working conditions and human rights.',
  ),
  why: t(
    'Sinds de herziening van de ISV-teksten omvat gepaste zorgvuldigheid drie thema’s: arbeidsomstandigheden, mensenrechten en milieu. Zonder het derde blijven ontbossing, vervuiling en klimaatschade in de keten buiten beeld.',
    'Since the revision of the ISV texts due diligence covers three themes: working conditions, human rights and environment. Without the third, deforestation, pollution and climate damage in the chain stay out of sight.',
  ),
  whenNot: t(
    'Als een ander onderdeel van de stukken dezelfde ketenverplichtingen voor milieu oplegt.',
    'Where another part of the documents lays down the same chain duties for the environment.',
  ),
  motivable: true,
  words: [],
  collect: isvPartIn,
  *check(view, context): Generator<DocumentFinding> {
    const coverage = isvCoverage(view.items, context.library, context.date);
    if (needNoWholeIsv(context.facts, coverage)) return;
    if (!coverage.isIsv || coverage.themes.has('milieu')) return;
    if (coverage.isElsewhere && coverage.steps.size < 3) return;
    if (view.items.some(({ value }) => asksForEnvironment(value))) return;
    const named = [coverage.themes.get('arbeidsomstandigheden'), coverage.themes.get('mensenrechten')].filter(
      (place): place is Place => place !== undefined,
    );
    const place = named.sort((a, b) => a.at - b.at || a.span.start - b.span.start)[0];
    const section = view.items.find(({ at }) => at === place?.at)?.value.section;
    if (!place || !section) return;
    const source = section.prose.slice(place.span.start, place.span.end);
    const pair = PAIRS.exec(source);
    const word = pair ?? THEME_WORD.exec(source);
    const start = place.span.start + (word?.index ?? 0);
    const span = word ? { start, end: start + word[0].length } : place.span;
    yield {
      at: place.at,
      span,
      values: { theme: word?.[0] ?? 'arbeidsomstandigheden' },
      fixes: addEnvironment(section, place, pair),
    };
  },
  examples: {
    bad: [
      {
        text: '## ISV\n\nDe leverancier onderzoekt de gevolgen voor ⟦arbeidsomstandigheden en mensenrechten⟧ in zijn keten en pakt die aan.\n',
        fixed:
          '## ISV\n\nDe leverancier onderzoekt de gevolgen voor arbeidsomstandigheden, mensenrechten en milieu in zijn keten en pakt die aan.\n',
      },
      {
        text: '## 9 Ketenverantwoordelijkheid\n\nOpdrachtnemer brengt risico’s op ⟦kinderarbeid⟧ in beeld. Hij rapporteert jaarlijks.\n',
        fixed:
          '## 9 Ketenverantwoordelijkheid\n\nOpdrachtnemer brengt risico’s op kinderarbeid in beeld. Hetzelfde geldt voor negatieve gevolgen voor het milieu in de keten. Hij rapporteert jaarlijks.\n',
      },
      {
        text: 'Opdrachtnemer past gepaste zorgvuldigheid toe en voorkomt schendingen van ⟦arbeids- en mensenrechten⟧ in de keten.\n',
        fixed:
          'Opdrachtnemer past gepaste zorgvuldigheid toe en voorkomt schendingen van arbeids- en mensenrechten en schade aan het milieu in de keten.\n',
      },
      {
        text: '## Internationale Sociale Voorwaarden\n\n| Eis | Inhoud |\n| --- | --- |\n| I1 | De contractant beoordeelt de naleving van ⟦mensenrechten⟧ door fabrieken |\n',
      },
    ],
    good: [
      {
        text: '## ISV\n\nDe leverancier onderzoekt de gevolgen voor arbeid, mensenrechten en leefomgeving in zijn keten.\n',
      },
      {
        text: '## ISV\n\nOpdrachtnemer maakt een risicoanalyse op mensenrechten.\n\n### Reikwijdte\n\nOok ontbossing en vervuiling van water vallen eronder.\n',
      },
      { text: '## Personeel\n\nOpdrachtnemer leeft de arbeidsomstandighedenwet na en discrimineert niet.\n' },
      { text: '## Achtergrond\n\nHet ministerie onderschrijft de mensenrechten en volgt het IMVO-beleid.\n' },
    ],
  },
});

/** Whether another part lays down duties on the environment in the chain. */
function asksForEnvironment(part: IsvPart): boolean {
  const { section } = part;
  if (!section) return false;
  return readingOf(part).stated.some(
    ({ span, themes, isBinding }) =>
      isBinding && themes.includes('milieu') && SUPPLIED.test(section.low.slice(span.start, span.end)),
  );
}

const SUPPLIED = /toeleverancier|\bketen|keten\b|fabriek|fabrikant|producent|plantage|grondstof/;

function addEnvironment(section: Section, place: Place, pair: RegExpExecArray | null): Fix[] {
  const title = t('Voeg het thema milieu toe', 'Add the theme environment');
  if (pair) {
    const start = place.span.start + pair.index;
    const span = { start, end: start + pair[0].length };
    const [first, second] = [pair[1] ?? pair[4], pair[3] ?? pair[6]];
    const text = first && second ? `${first}, ${second} en milieu` : `${pair[0]} en schade aan het milieu`;
    return [{ title, kind: 'edit', edits: [{ span, text }] }];
  }
  const ends = /[.!]$/.test(section.text.slice(place.span.start, place.span.end));
  const isRow = section.blocks.some(
    ({ kind, span }) => kind === 'row' && span.start <= place.span.start && place.span.end <= span.end,
  );
  if (isRow || !ends) return [];
  const { end } = place.span;
  const text = ' Hetzelfde geldt voor negatieve gevolgen voor het milieu in de keten.';
  return [{ title, kind: 'edit', edits: [{ span: { start: end, end }, text }] }];
}
