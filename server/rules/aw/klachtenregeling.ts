import type { Span } from '../../text/span.ts';
import { headingOver, spanOf, statements } from '../language/statements.ts';
import { documentRule, t } from '../rule.ts';

/** What a section says about complaints, or the heading of a chapter on the procedure. */
type Said =
  | { readonly kind: 'place' }
  | { readonly kind: 'closed' | 'chapter'; readonly span: Span; readonly words: string };

const CLOSED =
  /klacht(?:en)?\s[^.;]{0,80}(?:niet (?:in behandeling|ontvankelijk|mogelijk|behandeld|toegestaan)|uitgesloten|buiten behandeling)|geen\s(?:[\wà-ÿ]{1,40}\s){0,2}?klacht(?:en)?(?:regeling|procedure|mogelijkheid|meldpunt)|commissie van aanbestedingsexperts[^.;]{0,80}(?:niet|uitgesloten|geen)|\b(?:kunt|kan|kunnen|mag|mogen|staat|leggen|legt|gaat|is)\b[^.;,]{0,40}\b(?:niet|geen)\b[^.;,]{0,40}commissie van aanbestedingsexperts|\bgeen (?:beroep|gang|weg|klacht)[^.;,]{0,40}commissie van aanbestedingsexperts/;
const PROCUREMENT = /aanbested|inschrijv|gegadigde|procedure|aanbestedingsexperts|gunning|inkoop/;
const OTHER = /bewoner|gebruiker|cliënt|burger|klant|opdrachtnemer|leerling|reiziger|storing|anoniem|te laat/;

export const rule = documentRule<Said>({
  id: 'aw/klachtenregeling',
  title: t('Klachtenregeling ontbreekt of wordt uitgesloten', 'Complaints procedure missing or excluded'),
  severity: 'information',
  gate: 'all',
  citations: ['klachtafhandeling', 'aw-4.27', 'gids-h4'],
  messages: {
    found: t(
      'De weg om over de aanbesteding te klagen wordt afgesloten: “{words}”.',
      'The way to complain about the procurement is closed: “{words}”.',
    ),
    missing: t(
      'Nergens in dit stuk staat waar een ondernemer terechtkan met een klacht over de aanbesteding.',
      'Nowhere does this document say where a firm can go with a complaint about the procurement.',
    ),
  },
  todo: t(
    'Noem waar een ondernemer terechtkan met een klacht over de aanbesteding en dat daarna de Commissie van Aanbestedingsexperts openstaat.',
    'Say where a firm can go with a complaint about the procurement and that the Commission of Procurement Experts is open afterwards.',
  ),
  why: t(
    'Een laagdrempelige klacht voorkomt een kort geding. Een aanspreekpunt hoort daarom in de leidraad.',
    'An easy complaint prevents court proceedings. A contact point therefore belongs in the tender guide.',
  ),
  whenNot: t(
    'Als de klachtenregeling in een ander stuk of op de website staat: verwijs daarnaar.',
    'If the complaints procedure stands in another document or on the website: refer to it.',
  ),

  words: ['klacht', 'aanbestedingsexperts', 'procedure', 'aanbesteding'],
  collect(section, context) {
    const said: Said[] = [];
    for (const sentence of statements(section)) {
      const { low } = sentence;
      const closed = CLOSED.exec(low);
      if (
        closed &&
        PROCUREMENT.test(`${headingOver(sentence)} ${low}`) &&
        !OTHER.test(low) &&
        context.role !== 'contract'
      ) {
        const span = spanOf(sentence, closed);
        said.push({ kind: 'closed', span, words: section.text.slice(span.start, span.end) });
      } else if (
        /klachten?(?:meldpunt|regeling|procedure|afhandeling|loket)|klacht(?:en)?\s[^.;]{0,80}(?:aanbested|indienen|sturen|melden|richten)|aanbestedingsexperts/.test(
          low,
        )
      )
        said.push({ kind: 'place' });
    }
    if (
      section.heading &&
      (context.role === 'procedure' || context.role === 'planning' || context.role === 'submission')
    )
      said.push({ kind: 'chapter', span: section.heading.span, words: '' });
    return said;
  },
  *check(view, context) {
    let hasPlace = false;
    for (const { at, value } of view.items) {
      if (value.kind === 'place') hasPlace = true;
      if (value.kind !== 'closed') continue;
      hasPlace = true;
      yield { at, span: value.span, values: { words: value.words } };
    }
    const kind = context.facts.documentKind;
    if (hasPlace || !view.wholeDocument) return;
    if (kind !== undefined && kind !== 'leidraad' && kind !== 'bestek' && kind !== 'selectieleidraad') return;
    const chapter = view.items.find(({ value }) => value.kind === 'chapter');
    if (chapter?.value.kind === 'chapter')
      yield { at: chapter.at, span: chapter.value.span, message: 'missing' };
  },
  examples: {
    bad: [
      {
        text: '⟦Klachten over deze aanbesteding worden niet in behandeling⟧ genomen.',
        facts: 'procedure: openbaar',
      },
      {
        text: '## Procedure\n\n- ⟦geen klachtenregeling⟧ van toepassing op deze aanbesteding;',
        facts: 'procedure: openbaar',
      },
      {
        text: 'De ⟦Commissie van Aanbestedingsexperts is voor deze procedure uitgesloten⟧.',
        facts: 'procedure: nationaal-openbaar',
      },
    ],
    good: [
      {
        text: 'Een klacht over de aanbesteding stuurt u naar het klachtenmeldpunt van de gemeente.',
        facts: 'procedure: openbaar',
      },
      {
        text: 'Klachten van bewoners worden niet in behandeling genomen door de opdrachtnemer.',
        facts: 'procedure: openbaar',
      },
      { text: '## Procedure\n\nDe aanbesteding verloopt via TenderNed.', facts: 'procedure: openbaar' },
    ],
  },
});
