import type { Section, Sentence } from '../../spec/model.ts';
import { isPast } from '../language/history.ts';
import { asksReference } from '../language/references.ts';
import { introduction, quantitiesIn, statements } from '../language/statements.ts';
import { inMonths } from '../language/time.ts';
import { type Finding, sectionRule, t } from '../rule.ts';

const PERIOD_BEFORE =
  /(?:afgelopen|laatste|voorafgaande|voorgaande|ouder (?:zijn |is )?dan|binnen (?:een periode van )?(?:de )?|periode van|in de|over de|maximaal|ten hoogste|mag|mogen|(?:referentie)?periode\s?[:|])\s?$/;
const PERIOD_AFTER = /^\s?(?:oud(?![a-z])|geleden|v[oó]{2}r|voorafgaand|terug|\(?gerekend)/;
const COMPETITION = /mededinging|kleine markt|weinig aanbieders|concurrentie/;
const OTHER =
  /looptijd|contractduur|duur van|bewaa?r|garantie|jaren ervaring|jaar ervaring|werkervaring|ervaring van de (?:medewerker|projectleider)|onderhoud|bestaat|actief|contractperiode|boekja/;

export const rule = sectionRule({
  id: 'aw/referentie-ouderdom',
  title: t('Referentieperiode langer dan de wet toestaat', 'Reference period longer than the law allows'),
  severity: 'warning',
  gate: ['eu'],
  citations: ['aw-2.93-1-4'],
  messages: {
    found: t(
      'Referenties mogen {term} oud zijn; voor {kind} is dat ten hoogste {years} jaar.',
      'References may be {term} old; for {kind} that is at most {years} years.',
    ),
  },
  todo: t(
    'Beperk de referentieperiode tot vijf jaar (werken) of drie jaar (leveringen en diensten), of motiveer dat langer nodig is voor voldoende mededinging.',
    'Limit the reference period to five years (works) or three years (supplies and services), or state why longer is needed for competition.',
  ),
  why: t(
    'De wet begrenst hoe oud een referentie mag zijn. Langer terugkijken mag alleen om genoeg mededinging te houden.',
    'The law limits how old a reference may be. Looking back further is allowed only to keep enough competition.',
  ),
  whenNot: t(
    'Als de langere periode in de stukken is gemotiveerd met het behoud van mededinging.',
    'If the documents justify the longer period with keeping up competition.',
  ),
  motivable: true,
  words: ['referenti', 'competentie', 'ervaring', 'vergelijkba', 'opgeleverd'],
  *check(section, context) {
    const works = context.law.lookBack('references-works')?.years;
    const other = context.law.lookBack('references-supplies-services')?.years;
    if (works === undefined || other === undefined) return;
    const type = context.facts.contractType;
    const years = type === undefined || type === 'werk' ? works : other;
    const kind =
      type === undefined ? 'alle opdrachten' : type === 'werk' ? 'werken' : 'leveringen en diensten';
    for (const sentence of statements(section)) {
      const countsAsExperience =
        /(?:geldt|gelden|telt|tellen) (?:[\wà-ÿ]{1,40} )?als (?:ervaring|referentie)/.test(sentence.low);
      if (
        (!countsAsExperience &&
          !sentence.low.includes('referentieperiode') &&
          !asksReference(section, sentence, context.role)) ||
        OTHER.test(sentence.low) ||
        isPast(sentence.low)
      )
        continue;
      if (COMPETITION.test(section.low)) continue;
      const header = introduction(section, sentence);
      for (const term of quantitiesIn(section, sentence.span, 'duration')) {
        const months = inMonths(term.value, term.unit);
        if (months === undefined || months <= years * 12) continue;
        const lead = section.low.slice(Math.max(sentence.span.start, term.span.start - 45), term.span.start);
        const after = section.low.slice(term.span.end, term.span.end + 45);
        const inColumn =
          sentence.block.cells !== undefined && /periode|ouderdom|uitgevoerd|jaren/.test(header);
        if (!PERIOD_BEFORE.test(lead) && !PERIOD_AFTER.test(after) && !inColumn) continue;
        yield {
          span: term.span,
          values: { term: section.text.slice(term.span.start, term.span.end), kind, years },
          fixes: [
            {
              title: t(`Wijzig in ${years} jaar`, `Change to ${years} years`),
              kind: 'suggestion',
              edits: [{ span: term.span, text: `${years} jaar` }],
            },
          ],
        };
        break;
      }
      yield* sinceYear(sentence, years, kind, context.facts.planning?.closing ?? context.date);
      yield* sinceDate(section, sentence, years, kind, context.facts.planning?.closing ?? context.date);
    }
  },
  examples: {
    bad: [
      {
        text: 'De referentieopdracht is in de afgelopen ⟦vijf jaar⟧ uitgevoerd.',
        facts: 'procedure: openbaar\nopdracht: dienst',
        fixed: 'De referentieopdracht is in de afgelopen 3 jaar uitgevoerd.',
      },
      {
        text: 'Het referentiewerk is opgeleverd na ⟦1 maart 2017⟧.',
        facts: 'procedure: openbaar\nopdracht: werk',
      },
      {
        text: '| Kerncompetentie | Referentieperiode |\n| --- | --- |\n| Leveren van meubilair | ⟦4 jaar⟧ |',
        facts: 'procedure: openbaar\nopdracht: levering',
      },
    ],
    good: [
      { text: 'De referentie is niet ouder dan drie jaar.', facts: 'procedure: openbaar\nopdracht: dienst' },
      {
        text: 'Het referentiewerk is in de vijf jaar vóór de inschrijving opgeleverd.',
        facts: 'procedure: openbaar\nopdracht: werk',
      },
      {
        text: 'Een referentie mag vijf jaar oud zijn, zodat in deze kleine markt voldoende mededinging blijft.',
        facts: 'procedure: openbaar\nopdracht: dienst',
      },
      {
        text: 'De projectleider heeft minimaal zeven jaar ervaring met vergelijkbare opdrachten.',
        facts: 'procedure: openbaar\nopdracht: dienst',
      },
    ],
  },
});

/** "Uit 2019 of later", "in de periode 2019 tot en met 2026": the first of these years is too long ago. */
function* sinceYear(sentence: Sentence, years: number, kind: string, closing: string): Generator<Finding> {
  const found =
    /(?:\b(?:vanaf|sinds|na|periode|tussen|jaren)\s(20\d\d)|\buit\s(20\d\d)\sof\slater)(?![\d-])/.exec(
      sentence.low,
    );
  const year = found?.[1] ?? found?.[2];
  if (!found || year === undefined) return;
  const age = Math.floor((Date.parse(closing) - Date.parse(`${year}-01-01`)) / (365.25 * 86_400_000));
  // A year of leeway: it is not said when in the year.
  if (age <= years) return;
  const start = sentence.span.start + found.index + found[0].indexOf(year);
  const span = { start, end: start + 4 };
  yield { span, values: { term: `${age} jaar`, kind, years } };
}

/** "Opgeleverd na 1 januari 2018": a date too long before closing. */
function* sinceDate(
  section: Section,
  sentence: Sentence,
  years: number,
  kind: string,
  closing: string,
): Generator<Finding> {
  for (const date of quantitiesIn(section, sentence.span, 'date')) {
    const lead = section.low.slice(Math.max(sentence.span.start, date.span.start - 25), date.span.start);
    const inColumn =
      sentence.block.cells !== undefined &&
      /(?:opgeleverd|uitgevoerd|afgerond|gestart|gereed) (?:na|sinds|vanaf)/.test(
        introduction(section, sentence),
      );
    if (
      date.iso === undefined ||
      (!inColumn && !/(?:na|vanaf|sinds|niet (?:eerder|v[oó]{2}r) dan|later dan)\s$/.test(lead))
    )
      continue;
    const days = (Date.parse(closing) - Date.parse(date.iso)) / 86_400_000;
    // Half a year of leeway: the day of closing may not be known yet.
    if (days <= (years + 0.5) * 365.25) continue;
    yield { span: date.span, values: { term: `${Math.floor(days / 365.25)} jaar`, kind, years } };
  }
}
