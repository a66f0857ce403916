import type { Section, Sentence } from '../../spec/model.ts';
import type { Duration } from '../../text/quantities/index.ts';
import { saidBefore, toldBefore } from '../language/going-on.ts';
import { isPast } from '../language/history.ts';
import { asksReference, REFERENCE_WORDS } from '../language/references.ts';
import { headingOver, introduction, quantitiesIn } from '../language/statements.ts';
import { aboveTable } from '../language/tables.ts';
import { inMonths } from '../language/time.ts';
import { together } from '../language/words.ts';
import { type Finding, sectionRule, t } from '../rule.ts';

const PERIOD_BEFORE =
  /(?:terugkijk(?:termijn|periode)\s(?:van|is|bedraagt|beslaat|geldt)\s(?:ten hoogste|maximaal)?|tijdvak van|afgelopen|laatste|voorafgaande|voorgaande|ouder (?:zijn |is )?dan|binnen (?:een periode van )?(?:de )?|periode van|in de|over de|maximaal|ten hoogste|mag|mogen|(?:referentie)?periode\s?[:|])\s?$/;
/** "De periode waarover referenties worden gevraagd, beslaat", "de termijn voor referenties is gesteld op". */
const PERIOD_IS =
  /(?:periode|termijn|ouderdom|leeftijd)\b[^.;]{0,50}\b(?:referenti|projecten|opdrachten)[^.;]{0,50}\b(?:is|zijn|beslaat|bedraagt|bestrijkt|omvat|op|van)\s(?:ten hoogste |maximaal |hooguit )?$/;
/** A reference named in the sentence before. */
const OF_REFERENCE =
  /referentie|kerncompetentie|ervaring (?:met|in|op)\b|\b(?:laat|noemt?|toont?|stuurt?|geeft) u?\s?(?:[\wà-ÿ]{1,12} )?(?:één|een|twee|drie|\d) (?:[\wà-ÿ]{1,20} ){0,2}?(?:opdracht|project|werk|klus|contract)(?:en)?\b|(?:vergelijkba(?:ar|re)|soortgelijke?|gelijksoortige?) (?:[\wà-ÿ]{1,40} ){0,2}?(?:opdracht|project|werk|contract|levering|dienst)|\b(?:toont?|laat)\b[^.;]{0,60}\b(?:hebt|heeft)\b[^.;]{0,60}\b(?:gebouwd|uitgevoerd|opgeleverd|geleverd|gerealiseerd|ingericht|verricht|verzorgd)|\beerder\b[^.;]{0,60}\b(?:uitgevoerd|opgeleverd|geleverd|gerealiseerd|verricht)/;
const THAT_WORK =
  /^[^a-zà-ÿ]{0,4}(?:deze|die|dat|dit|de|het) (?:[\wà-ÿ]{1,20} )?(?:opdracht|levering|dienst|dienstverlening|werk|werkzaamheden|project|klus|contract|ervaring)\b[^.;]{0,80}\b(?:oud|ouder|geleden|terug\w{0,6}|v[oó]{2}r (?:de|het)|voorafgaand)(?![a-z])/;
const PERIOD_AFTER = /^\s?(?:oud(?![a-z])|geleden|v[oó]{2}r|voorafgaand|terug|\(?gerekend)/;
const COMPETITION = /mededinging|kleine markt|weinig aanbieders|concurrentie/;
const OTHER =
  /looptijd|contractduur|duur van|bewaa?r|garantie|jaren ervaring|jaar ervaring|werkervaring|ervaring van de (?:medewerker|projectleider)|onderhoud|bestaat|bereikbaar|beschikbaar|actief|contractperiode|boekja|gunningscriter|subcriteri|\bpunten\b|\bscore|termijn (?:voor|van) (?:het )?(?:opvragen|aanleveren|indienen|toesturen|nazenden)/;
/** Work that shows what the tenderer can, without the word reference. */
const SHOWS =
  /(?:geldt|gelden|telt|tellen) (?:[\wà-ÿ]{1,40} )?als (?:ervaring|referentie)|referentieperiode|(?:project|opdracht|werk)\s[^.;]{0,40}(?:ervaring|bekwaamheid)[^.;]{0,20}(?:aantoon|toont)/;
/** Which works count, by when they were finished: "Projecten die sindsdien zijn opgeleverd tellen mee". */
const COUNTED =
  /\b(?:projecten|opdrachten|werken|leveringen|contracten|referenties|ervaring)\b[^.;]{0,80}\b(?:tel(?:t|len)|geld(?:t|en)|voldoe(?:t|n)|kom(?:t|en) [^.;]{0,20}in aanmerking|nemen wij [^.;]{0,20}mee)(?![a-z])|\b(?:tel(?:t|len)|nemen wij)\b[^.;]{0,60}\b(?:projecten|opdrachten|werken|leveringen|contracten|referenties)\b/;
/** "Peildatum is 1 januari 2018: … sindsdien": the day from which they count. */
const FIRST_DAY =
  /\b(?:peildatum|grensdatum|begindatum|startdatum|teldatum|oudste datum)(?: (?:voor|van) (?:de |het |deze |uw |alle )?(?:kerncompetentie|referentie|ervaring|project|werk|opdracht)[\wà-ÿ]{0,10})?[^.;\wà-ÿ]{0,4}(?:(?:is|wordt|geldt|ligt op)\s)?$/;
const SINCE_THEN =
  /\b(?:sindsdien|daarna|nadien|van daarv[oó]{2}r|(?:daarv[oó]{2}r|eerder)\b[^.;]{0,40}\bniet)(?![a-zà-ÿ])/;
/** "Projecten van vóór 1 januari 2018 tellen niet mee." */
const BEFORE_DAY = /\b(?:v[oó]{2}r|eerder dan|ouder dan)\s$/;
const COUNTS_NOT =
  /^[^.;]{0,60}\b(?:tel(?:t|len)|geld(?:t|en)|voldoe(?:t|n)|nemen wij|blij(?:ft|ven)|kom(?:t|en)|lat?en wij)\b[^.;]{0,30}\b(?:niet|buiten)\b(?! als (?!(?:een |uw )?(?:referentie|ervaring|kerncompetentie)))|^\s?niet mee\b/;
/** The first year or the first day of the period. */
const SINCE =
  '(?:\\bvanaf|\\bsinds|\\bna|\\bperiode(?:\\svan)?|\\btussen|\\bjaren|niet (?:eerder|v[oó]{2}r|ouder) dan|later dan|\\bin of na)';
const SINCE_YEAR = new RegExp(
  `${SINCE}:?\\s(20\\d\\d)(?!\\d|-\\d\\d-)|\\b(?:uit|in|van)\\s(20\\d\\d)\\sof\\slater|\\bvan\\s(20\\d\\d)\\s(?:tot|t/m)`,
);
const SINCE_DATE = new RegExp(
  `${SINCE}[\\s|]{1,4}$|(?:periode|termijn|tijdvak)\\b[^.;]{0,20}\\b(?:van|vanaf|sinds)\\s$`,
);
/** A row that tells when the work named in another row was done: "Peilperiode". */
const PERIOD_LABEL =
  /^(?:(?:peil|referentie|terugkijk)?periode|peildatum|ouderdom|leeftijd|actualiteit|recentheid|uitvoering|uitgevoerd|afronding|afgerond|oplevering|opleverdatum|opgeleverd|voltooid|gereed|tijdvak)\b/;
/** What a table of such rows is of. */
const OF_REFERENCES = /referentie|kerncompetentie|ervaring/;
/** A heading that asks how old what a tenderer shows may be: "Hoe oud?", "Wanneer deed u dat werk?". */
const HOW_OLD =
  /^(?:[\d.]{1,6} )?(?:hoe (?:oud|recent|actueel|lang geleden|ver terug)|wanneer (?:deed|hebt|heeft|voerde) u|ouderdom|recentheid|actualiteit)(?: (?:mag|mogen|moet|moeten|is|zijn|was|waren|het|de|een|uw|dat|die|van|deze|werk|opdracht(?:en)?|project(?:en)?|klus(?:sen)?|referentie\w{0,12}|ervaring|gedaan|uitgevoerd|uit|hoogstens|maximaal)){0,8}\s?\??$/;
/** Work that was done, by whoever is spoken to. */
const WORK_DONE =
  /\b(?:begon|eindigde|afgerond|afgesloten|rondde|gedaan|deed|uitgevoerd|klaar|opgeleverd|voltooid|gereed)\b/;
const WORK = /\bu\b|opdracht|project|\bwerk\b|\bklus|contract|levering|dienst/;
/** What was built then, not the work that is shown. */
const OF_BUILDING =
  /(?:gebouw|pand|woning|school|brug|sluis|viaduct|tunnel|complex|object|installatie)(?:en|s)? (?:van|uit|gebouwd|daterend)?\s?$/;
/** A length of time or a year. */
const PERIOD_WORDS = ['jaar', 'jaren', 'jr', 'maand', 'mnd', ' 20', '-20'];
/** Something that goes on since then. */
const GOES_ON = /\b(?:werkt|werken|loopt|lopen|gevestigd|opgericht|lid)\s(?:[\wà-ÿ]{1,20}\s){0,2}$/;

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
  words: [together(REFERENCE_WORDS, PERIOD_WORDS), together(HOW_OLD, WORK_DONE, PERIOD_WORDS)],
  *check(section, context, sentences) {
    const works = context.law.lookBack('references-works')?.years;
    const other = context.law.lookBack('references-supplies-services')?.years;
    if (works === undefined || other === undefined) return;
    const type = context.facts.contractType;
    const years = type === undefined || type === 'werk' ? works : other;
    const kind =
      type === undefined ? 'alle opdrachten' : type === 'werk' ? 'werken' : 'leveringen en diensten';
    if (COMPETITION.test(section.low)) return;
    const closing = context.facts.planning?.closing ?? context.date;
    const limit = { years, kind, closing };
    for (const sentence of sentences) {
      const isReference =
        SHOWS.test(sentence.low) ||
        COUNTED.test(sentence.low) ||
        isPeriodRow(section, sentence) ||
        saysHowOld(sentence) ||
        asksReference(section, sentence, context.role) ||
        OF_REFERENCE.test(referenceBefore(section, sentence));
      if (!isReference || OTHER.test(sentence.low) || isPast(sentence.low)) continue;
      const term = quantitiesIn(section, sentence.span, 'duration').find((one) =>
        isTooLong(section, sentence, one, years),
      );
      if (term)
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
      yield* sinceYear(section, sentence, limit);
      yield* sinceDate(section, sentence, limit);
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

interface Limit {
  readonly years: number;
  readonly kind: string;
  /** ISO date of the end of the tender period, or of today. */
  readonly closing: string;
}

/** A row with a period, in a table of which another row asks for a reference. */
function isPeriodRow(section: Section, { block, low }: Sentence): boolean {
  if (block.kind !== 'row' || !PERIOD_LABEL.test(low.trimStart())) return false;
  if (OF_REFERENCES.test(aboveTable(section, block))) return true;
  const at = section.blocks.indexOf(block);
  for (let i = at - 1; i >= 0 && section.blocks[i]!.kind === 'row'; i--) {
    const { span } = section.blocks[i]!;
    if (
      /^[\s|]{0,4}(?:kern)?(?:competentie|referentie|ervaring)/.test(section.low.slice(span.start, span.end))
    )
      return true;
  }
  return false;
}

/** "Hoe oud? U rondde de opdracht af in de laatste zeven jaar.": the heading says what the period is of. */
function saysHowOld(sentence: Sentence): boolean {
  const { low } = sentence;
  return HOW_OLD.test(headingOver(sentence)) && WORK_DONE.test(low) && WORK.test(low);
}

/** "Deze levering mag tot vier jaar teruggaan": the sentence before, when this one tells how old the work it named may be. */
function referenceBefore(section: Section, sentence: Sentence): string {
  const told = toldBefore(section, sentence);
  return told === '' && THAT_WORK.test(sentence.low) ? saidBefore(section, sentence) : told;
}

/** A length of time that says how old a reference may be, longer than allowed. */
function isTooLong(section: Section, sentence: Sentence, term: Duration, years: number): boolean {
  const months = inMonths(term.value, term.unit);
  if (months === undefined || months <= years * 12) return false;
  const before = section.low.slice(sentence.span.start, term.span.start);
  if (PERIOD_BEFORE.test(before.slice(-45)) || PERIOD_IS.test(before)) return true;
  if (PERIOD_AFTER.test(section.low.slice(term.span.end, term.span.end + 45))) return true;
  return (
    sentence.block.cells !== undefined &&
    /periode|ouderdom|uitgevoerd|jaren|ouder dan|leeftijd|terugkijk|tijdvak|recentheid/.test(
      introduction(section, sentence),
    )
  );
}

/** "2019 t/m 2027" under "Periode". */
function yearsInColumn(section: Section, { block, span }: Sentence): RegExpExecArray | null {
  const cell = block.cells?.find(({ header }) => /periode|tijdvak|terugkijk/.test(header ?? ''));
  if (!cell) return null;
  const years = /^\s{0,9}(20\d\d)\s?(?:t\/m|tot|[-–])/.exec(
    section.low.slice(cell.span.start, cell.span.end),
  );
  if (!years) return null;
  return Object.assign(years, { index: cell.span.start - span.start });
}

/** "Uit 2019 of later", "in de periode 2019 tot en met 2026": the first of these years is too long ago. */
function* sinceYear(
  section: Section,
  sentence: Sentence,
  { years, kind, closing }: Limit,
): Generator<Finding> {
  const found = SINCE_YEAR.exec(sentence.low) ?? yearsInColumn(section, sentence);
  const year = found?.[1] ?? found?.[2] ?? found?.[3];
  if (!found || year === undefined || GOES_ON.test(sentence.low.slice(0, found.index))) return;
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
  { years, kind, closing }: Limit,
): Generator<Finding> {
  const inColumn =
    sentence.block.cells !== undefined &&
    /(?:opgeleverd|uitgevoerd|afgerond|gestart|gereed) (?:na|sinds|vanaf)/.test(
      introduction(section, sentence),
    );
  for (const date of quantitiesIn(section, sentence.span, 'date')) {
    const lead = section.low.slice(sentence.span.start, date.span.start);
    const since = SINCE_DATE.exec(lead);
    const opensPeriod =
      isPeriodRow(section, sentence) &&
      /^ (?:tot|t\/m|[-–])/.test(section.low.slice(date.span.end, date.span.end + 8));
    const after = section.low.slice(date.span.end, sentence.span.end);
    const isFirstDay =
      (FIRST_DAY.test(lead) && SINCE_THEN.test(after)) || (BEFORE_DAY.test(lead) && COUNTS_NOT.test(after));
    if (date.iso === undefined || !(inColumn || since || opensPeriod || isFirstDay)) continue;
    if (since && (GOES_ON.test(lead.slice(0, since.index)) || OF_BUILDING.test(lead.slice(0, since.index))))
      continue;
    const days = (Date.parse(closing) - Date.parse(date.iso)) / 86_400_000;
    // Half a year of leeway: the day of closing may not be known yet.
    if (days <= (years + 0.5) * 365.25) continue;
    yield { span: date.span, values: { term: `${Math.floor(days / 365.25)} jaar`, kind, years } };
  }
}
