import type { Section, Sentence } from '../../spec/model.ts';
import { contains, type Span } from '../../text/span.ts';
import { quantitiesIn, statements } from '../language/statements.ts';
import { documentRule, type Fix, t } from '../rule.ts';

type Contribution =
  | { readonly kind: 'defined' }
  | { readonly kind: 'days'; readonly span: Span; readonly written: string; readonly word: Span };

/** The text says what it means by days. */
const DEFINED =
  /(?:onder|met|waar)\s(?:een\s|in deze [\p{L} ]{1,30}\s)?['"]?dag(?:en)?['"]?\s[^.;]{0,60}(?:kalenderdag|werkdag)|(?:^|[\s|*])['"]?dag(?:en)?['"]?\s?[:|–-]\s?[^.;]{0,60}(?:kalenderdag|werkdag)|alle (?:genoemde )?(?:termijnen|dagen) zijn (?:in )?(?:kalenderdagen|werkdagen)|termijnen [^.;]{0,40} in (?:kalenderdagen|werkdagen)|dagen (?:wordt|worden) [^.;]{0,40}(?:kalenderdagen|werkdagen) (?:verstaan|bedoeld)/u;
/** Before or after the number stands that it is a period that runs. */
const RUNS =
  /(?:binnen|uiterlijk|termijn van|ten minste|tenminste|ten hoogste|maximaal|minimaal|minstens|uiterst|periode van|gedurende|heeft|hebt|hebben|krijgt|is|bedraagt|met)\s(?:een\s)?(?:de\s)?(?:termijn van\s)?$/;
const RUNS_AFTER =
  /^\s(?:na\b|voor\b|vóór|voorafgaand|vooraf|om\b|de tijd|de gelegenheid|gestand|na(?:dat)?\b|te rekenen|later)/;
const STRONG = /(?:binnen|uiterlijk|termijn van|periode van)\s(?:een\s|de\s)?(?:termijn van\s)?$/;
/** No period but a length or a number of days. */
const OTHER =
  /per (?:week|maand|jaar)|dagen per|in de week|duurt|duren|open\b|geopend|vakantie|verlof|aanwezig|evenement|cursus|training|dagdeel|feestdagen|dag van/;

/** The sentence tells the kind of days behind the term: "binnen 30 dagen na ontvangst (kalenderdagen)". */
const TOLD_AFTER =
  /\((?:dit zijn |dat zijn |zijnde |in |alles in )?(?:kalender|werk)dagen\)|,? (?:gerekend|geteld|gemeten|uitgedrukt|alles) in (?:kalender|werk)dagen|\b(?:bedoeld|gerekend|geteld) zijn (?:kalender|werk)dagen/;

export const rule = documentRule<Contribution>({
  id: 'tekst/dagen',
  title: t('Dagen zonder kalender- of werk-', 'Days, neither calendar nor working'),
  severity: 'information',
  gate: 'all',
  citations: [],
  belgian: true,
  messages: {
    found: t(
      'Bij ‘{days}’ staat niet of kalenderdagen of werkdagen zijn bedoeld.',
      '‘{days}’ does not say whether calendar days or working days are meant.',
    ),
  },
  todo: t('Schrijf kalenderdagen of werkdagen.', 'Write calendar days or working days.'),
  why: t(
    'Tien werkdagen zijn veertien kalenderdagen. Over het einde van een termijn mag geen twijfel bestaan.',
    'Ten working days are fourteen calendar days. There may be no doubt about the end of a period.',
  ),
  whenNot: t(
    'Als elders in het document is bepaald wat onder dagen wordt verstaan.',
    'When the document says elsewhere what days mean.',
  ),
  words: ['dag'],
  collect: contributions,
  *check({ items }) {
    if (items.some(({ value }) => value.kind === 'defined')) return;
    for (const { at, value } of items) {
      if (value.kind !== 'days') continue;
      const write = (kind: string): Fix => ({
        title: t(
          `Wijzig in ${kind}dagen`,
          kind === 'kalender' ? 'Change into calendar days' : 'Change into working days',
        ),
        kind: 'suggestion',
        edits: [{ span: { start: value.word.start, end: value.word.start }, text: kind }],
      });
      yield {
        at,
        span: value.span,
        values: { days: value.written },
        fixes: [write('kalender'), write('werk')],
      };
    }
  },
  examples: {
    bad: [
      {
        text: 'Opdrachtnemer reageert binnen ⟦vijf dagen⟧ op een klacht.',
        fixed: 'Opdrachtnemer reageert binnen vijf kalenderdagen op een klacht.',
      },
      { text: 'U krijgt ⟦10 dagen⟧ de tijd om het stuk aan te vullen.' },
      {
        text: '| Onderdeel | Termijn |\n| --- | --- |\n| Herstel van een gebrek | binnen ⟦3 dagen⟧ na melding |',
      },
    ],
    good: [
      { text: 'Opdrachtnemer reageert binnen vijf werkdagen of zeven kalenderdagen.' },
      { text: 'Wij antwoorden binnen 30 dagen na ontvangst van uw brief (kalenderdagen).' },
      { text: 'Herstel volgt binnen tien dagen na de melding, gerekend in werkdagen.' },
      { text: 'Het festival duurt drie dagen; de school is vier dagen per week open.' },
      {
        text: 'Onder dagen worden in deze leidraad kalenderdagen verstaan.\n\nHerstel volgt binnen 3 dagen.',
      },
      { text: 'De wet bepaalt dat binnen tien dagen wordt beslist. Op feestdagen is het kantoor dicht.' },
    ],
  },
});

function contributions(section: Section): Contribution[] {
  const found: Contribution[] = [];
  if (DEFINED.test(section.low)) found.push({ kind: 'defined' });
  for (const sentence of statements(section)) {
    if (!sentence.low.includes('dag') || OTHER.test(sentence.low) || TOLD_AFTER.test(sentence.low)) continue;
    for (const term of quantitiesIn(section, sentence.span, 'duration')) {
      if (term.unit !== 'day' || !runs(section, sentence, term.span)) continue;
      const written = section.text.slice(term.span.start, term.span.end);
      const word = /dag(?:en)?$/i.exec(written);
      if (!word) continue;
      found.push({
        kind: 'days',
        span: term.span,
        written: written.replace(/\s+/g, ' '),
        word: { start: term.span.start + word.index, end: term.span.end },
      });
    }
  }
  return found;
}

/** Whether a number of days is a period that runs. */
function runs(section: Section, sentence: Sentence, span: Span): boolean {
  const before = section.low.slice(sentence.span.start, span.start);
  const after = section.low.slice(span.end, sentence.span.end);
  const header = sentence.block.cells?.find((cell) => contains(cell.span, span))?.header ?? '';
  const isTerm = /termijn/.test(`${before} ${header}`);
  return (
    STRONG.test(before) || RUNS_AFTER.test(after) || /termijn/.test(header) || (isTerm && RUNS.test(before))
  );
}
