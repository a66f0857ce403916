import type { Section, Sentence } from '../../spec/model.ts';
import { binds } from '../../spec/speakers.ts';
import type { Amount } from '../../text/quantities/index.ts';
import { contains, type Span } from '../../text/span.ts';
import { euro, figure, moneyIn } from '../language/amounts.ts';
import { bare } from '../language/claims.ts';
import { lotEstimate, wholeEstimate } from '../language/estimates.ts';
import { isDenied } from '../language/modality.ts';
import { askedRightBefore, questionBefore, refusals } from '../language/questions.ts';
import { hasReasonNearby } from '../language/reasons.ts';
import { asksReference, NOT_REFERENCE_AMOUNT, REFERENCE_WORDS } from '../language/references.ts';
import {
  fullText,
  headingOver,
  introduction,
  quantitiesIn,
  spanOf,
  statements,
  withConsequence,
} from '../language/statements.ts';
import { type Finding, type Fix, type RuleContext, sectionRule, t } from '../rule.ts';

/** A percentage or multiple of the contract to be awarded. */
const OF_CONTRACT =
  /^[^.;|]{0,20}\b(?:van|de)\s(?:de|het|deze|dit|onderhavige|uw|onze)?\s?(?:\w{1,40}\s){0,3}?(?:raming|geraamde|opdracht|opdrachtwaarde|opdrachtsom|waarde|omvang|contractwaarde|aanneemsom|aannemingssom|perceel|inschrijfsom|inschrijfprijs|budget)/;
/** As large as the contract itself, without a figure. */
const AS_LARGE =
  /(?:in|qua) (?:waarde|omvang|grootte)\b[^.;]{0,40}overeenkom\w{0,5} met (?:de|deze|dit|het)\s|(?:van )?(?:dezelfde|gelijke) (?:financiële )?(?:orde(?: van grootte)?|grootte) als|(?:ten minste|tenminste|minimaal|minstens)?\s?(?:van\s)?(?:een\s)?(?:gelijke|dezelfde|minstens dezelfde|minstens een gelijke|eenzelfde|identieke)\s(?:of (?:grotere|hogere)\s)?(?:[\wà-ÿ]{1,40}\s)?(?:omvang|waarde|grootte|opdrachtwaarde|contractwaarde)|(?:(?:even|minstens zo|ten minste zo|minimaal zo|zeker zo|net zo) (?:groot|omvangrijk)|niet kleiner|groter)\s(?:is |zijn |was |waren |te zijn )?(?:als|dan)\s(?:\w{1,40}\s){0,3}?(?:opdracht|raming|perceel|(?:dit|het onderhavige|ons) (?:werk|project)(?![a-z]))|(?:omvang|waarde|grootte)[^.;]{0,40}(?:ten minste|minimaal|minstens)?\s?gelijk(?:waardig)? (?:is |was |zijn )?aan (?:of (?:is )?(?:groter|hoger) dan )?(?:die van )?(?:de|het|dit|deze|onderhavige)\s(?:\w{1,40}\s){0,3}?(?:opdracht|raming|waarde|werk|project)|ten minste (?:gelijk|die van) aan (?:de|deze)\s(?:\w{1,40}\s){0,2}(?:opdracht|raming|waarde)/;

/** "Niet lager dan de waarde van deze opdracht", "doet niet onder voor de opdracht": said of a value. */
const NO_LESS =
  /(?:waarde|omvang|grootte|bedrag|som|prijs)\b[^.;]{0,70}\b(?:gelijk(?:waardig)? (?:is |was |zijn |te zijn )?aan|niet (?:lager|kleiner|minder|geringer)\b[^.;]{0,15}\bdan|(?:even|net zo|minstens zo) (?:hoog|groot) als|overeenk(?:om|wam)\w{0,4} met|niet onder(?: voor)?|(?:ten minste|minstens|minimaal)(?= die van))\s(?:(?:de|het|een) \w{0,20}(?:waarde|omvang|bedrag|som) van )?(?:die van )?(?:(?:de|deze|onze|dit|het|onderhavige) ){1,2}(?:\w{1,40} ){0,2}?(?:opdracht|raming|perceel|werk)(?![a-z])/;

export const rule = sectionRule({
  id: 'gp/referentie-omvang',
  title: t('Referentie te groot voor de opdracht', 'Reference too large for the contract'),
  severity: 'warning',
  gate: ['eu', 'nationaal'],
  citations: ['gids-3.5-g', 'cvae-667', 'aw-1.10'],
  motivable: true,
  messages: {
    found: t(
      'De gevraagde referentie van {level} is {share}% van de raming ({estimate}); meer dan {maximum}% is in beginsel te veel.',
      'The reference required, {level}, is {share}% of the estimate ({estimate}); more than {maximum}% is in principle too much.',
    ),
    relative: t(
      'De gevraagde referentie is {share}% van de opdracht; meer dan {maximum}% is in beginsel te veel.',
      'The reference required is {share}% of the contract; more than {maximum}% is in principle too much.',
    ),
    asLarge: t(
      'De gevraagde referentie moet even groot zijn als de opdracht; meer dan {maximum}% is in beginsel te veel.',
      'The reference required must be as large as the contract; more than {maximum}% is in principle too much.',
    ),
  },
  todo: t(
    'Verlaag de omvang van de referentie of motiveer waarom een grotere referentie nodig is.',
    'Lower the size of the reference or state why a larger one is needed.',
  ),
  why: t(
    'Wie een opdracht van kleinere omvang goed heeft uitgevoerd, kan meestal ook deze opdracht aan. Te grote referenties sluiten kleine en groeiende ondernemingen uit.',
    'A firm that performed a smaller contract well can usually perform this one. References that are too large shut out small and growing firms.',
  ),
  whenNot: t(
    'Als de omvang zelf het risico is, bijvoorbeeld bij een opdracht met zeer veel gelijktijdige locaties, en dat is gemotiveerd.',
    'When the size is itself the risk, such as a contract with very many simultaneous sites, and reasons are stated.',
  ),
  words: REFERENCE_WORDS,
  *check(section, context) {
    const limit = context.law.limit('reference-size');
    if (!limit) return;
    for (const sentence of statements(section)) {
      if (!isOfReference(section, sentence, context)) continue;
      const found = tooLarge(section, sentence, context, limit.value);
      if (found && !hasReasonNearby(section, sentence)) yield found;
    }
    yield* smallerRefused(section, context, limit.value);
  },
  examples: {
    bad: [
      {
        text: '## Referenties\n\nDe inschrijver overlegt een referentieopdracht met een contractwaarde van minimaal ⟦€ 420.000⟧.',
        facts: 'procedure: openbaar\nraming: 500000',
        fixed:
          '## Referenties\n\nDe inschrijver overlegt een referentieopdracht met een contractwaarde van minimaal € 300.000.',
      },
      {
        text: 'Elke referentie heeft een omvang van ten minste ⟦80%⟧ van de geraamde opdrachtwaarde.',
        facts: 'procedure: openbaar',
        fixed: 'Elke referentie heeft een omvang van ten minste 60% van de geraamde opdrachtwaarde.',
      },
      {
        text: '## Kerncompetenties\n\n| Nr. | Ervaring | Minimale waarde |\n| --- | --- | --- |\n| 1 | Leveren van straatmeubilair | ⟦€ 90.000⟧ |\n| 2 | Plaatsen van straatmeubilair | € 50.000 |',
        facts: 'procedure: nationaal-openbaar\nraming: 100000',
      },
      {
        text: 'Gegadigde toont ervaring aan met een project ⟦van gelijke omvang⟧, opgeleverd in de afgelopen drie jaar.',
        facts: 'procedure: niet-openbaar',
      },
      {
        text: 'Als referentie geldt een vergelijkbaar contract van ten minste ⟦anderhalf maal⟧ de opdrachtwaarde.',
        facts: 'procedure: openbaar',
      },
      {
        text: '## Referentie perceel 2\n\nVoor perceel 2 heeft de referentie een waarde van ten minste ⟦EUR 80.000⟧.',
        facts:
          'procedure: openbaar\npercelen:\n  - naam: Noord\n    raming: 400000\n  - naam: Zuid\n    raming: 100000',
      },
    ],
    good: [
      {
        text: '## Referenties\n\nDe referentie heeft een waarde van ten minste € 250.000.',
        facts: 'procedure: openbaar\nraming: 500000',
      },
      {
        text: 'De waarde van de referentieopdracht is minimaal 60% van de raming.',
        facts: 'procedure: openbaar\nraming: 500000',
      },
      {
        text: 'Ten minste 85% van de meldingen in de referentieperiode is binnen een dag afgehandeld.',
        facts: 'procedure: openbaar\nraming: 500000',
      },
      {
        text: 'De referentie heeft een waarde van € 450.000, omdat de opdrachtnemer twaalf locaties tegelijk ombouwt en de risico’s daar zitten.',
        facts: 'procedure: openbaar\nraming: 500000',
      },
      {
        text: '## Vraag 3\n\nKunt u de referentie-eis van € 450.000 verlagen?\n\n## Antwoord 3\n\nDe referentie heeft een waarde van ten minste € 300.000.',
        facts: 'procedure: openbaar\nraming: 500000',
      },
      {
        text: 'De inschrijver hoeft geen referentie van gelijke omvang te overleggen.',
        facts: 'procedure: openbaar',
      },
      {
        text: 'De referentie heeft een omvang van ten minste € 90.000 per jaar.',
        facts: 'procedure: openbaar\nraming: 800000\nlooptijd: 48 maanden',
      },
    ],
  },
});

/** "Daarvan", "die opdracht": the reference of the sentence before. */
const POINTS_BACK =
  /\b(?:daarvan|ervan|hiervan|deze|die|dat|dit)\b(?! (?:deze |de )?(?:raming|aanbesteding))/;

/** Whether a sentence, or the one before to which it points back, asks for a reference. */
function isOfReference(section: Section, sentence: Sentence, { role }: RuleContext): boolean {
  if (asksReference(section, sentence, role)) return true;
  const asked = questionBefore(section, sentence);
  if (asked !== '') return /referentie|kerncompetentie/.test(asked) && !/omzet|verzeker/.test(asked);
  const before = section.sentences[sentence.index - 1];
  if (before?.block !== sentence.block || !binds(before.speaker) || !VALUE.test(sentence.low)) return false;
  return (POINTS_BACK.test(sentence.low) || LABEL.test(sentence.low)) && asksReference(section, before, role);
}

/** "Minimale opdrachtwaarde: € 800.000." */
const LABEL = /^(?:minimale?|minimum|vereiste|gevraagde)[ -]?(?:\p{L}{0,15})(?:waarde|omvang|som|bedrag)\b/u;
const VALUE = /waarde|omvang|grootte|bedrag|som\b|prijs/;

const OF_ONE =
  /(?<![\wà-ÿ])(?:één|een) (?:[\wà-ÿ]{1,20} ){0,2}?(?:opdracht|project|werk|contract|referentie\w{0,10})\b[^.;]{0,120}\bin totaal\b/;

function tooLarge(
  section: Section,
  sentence: Sentence,
  context: RuleContext,
  maximum: number,
): Finding | undefined {
  if (/\bpunten\b|bonus|gezamenlijk|tezamen|opgeteld|cumulatief/.test(sentence.low)) return undefined;
  // The sum of several is another matter; one that earned an amount in all is not.
  if (sentence.low.includes('in totaal') && !OF_ONE.test(sentence.low)) return undefined;
  return (
    shareTooLarge(section, sentence, maximum) ??
    amountTooLarge(section, sentence, context, maximum) ??
    asLarge(section, sentence, maximum)
  );
}

/** "80% van de raming", "anderhalf maal de opdrachtwaarde". */
function shareTooLarge(section: Section, sentence: Sentence, maximum: number): Finding | undefined {
  const { low, span } = sentence;
  if (/jaaromzet|weging|punten|score/.test(low)) return undefined;
  const parts = [...quantitiesIn(section, span, 'percentage'), ...quantitiesIn(section, span, 'multiple')];
  for (const part of parts) {
    const share = part.kind === 'percentage' ? part.value : part.factor * 100;
    const from = part.span.end - span.start;
    if (share <= maximum || share > 1000 || part.bound === 'max') continue;
    if (!OF_CONTRACT.test(low.slice(from, from + 110))) continue;
    return {
      span: part.span,
      message: 'relative',
      values: { share: figure(share), maximum },
      fixes: changeTo(part.span, `${maximum}%`),
    };
  }
  return undefined;
}

/** An amount, against the estimate of the lot or the whole. */
function amountTooLarge(
  section: Section,
  sentence: Sentence,
  context: RuleContext,
  maximum: number,
): Finding | undefined {
  const estimate = estimateFor(section, sentence, context);
  if (estimate === undefined) return undefined;
  for (const amount of moneyIn(section, sentence)) {
    if (!isReferenceAmount(section, sentence, amount)) continue;
    const years = amount.per === 'year' ? Math.max(1, totalMonths(context) / 12) : 1;
    const share = (100 * amount.euros * years) / estimate;
    if (!(share > maximum)) continue;
    const most = `${euro((estimate * maximum) / 100 / years)}${amount.per === 'year' ? ' per jaar' : ''}`;
    return {
      span: amount.span,
      values: {
        level: section.text.slice(amount.span.start, amount.span.end),
        share: figure(share),
        estimate: euro(estimate),
        maximum,
      },
      fixes: changeTo(amount.span, most),
    };
  }
  return undefined;
}

/** "Mag de referentie kleiner zijn dan € 450.000?" "Nee." */
function* smallerRefused(section: Section, context: RuleContext, maximum: number): Generator<Finding> {
  for (const answer of refusals(section)) {
    const sentence = askedRightBefore(section, answer);
    if (
      !sentence ||
      !ASKS_SMALLER.test(sentence.low) ||
      /verzeker|omzet/.test(sentence.low) ||
      !asksReference(section, sentence, context.role)
    )
      continue;
    const estimate = estimateFor(section, sentence, context);
    const [amount] = moneyIn(section, sentence);
    if (!amount || estimate === undefined || hasReasonNearby(section, answer)) continue;
    const share = (100 * amount.euros) / estimate;
    const level = section.text.slice(amount.span.start, amount.span.end);
    const values = { level, share: figure(share), estimate: euro(estimate), maximum };
    if (share > maximum && share < 1000) yield { span: bare(answer), values };
  }
}

const ASKS_SMALLER =
  /\b(?:mag|mogen|kan|kunnen|volstaat|voldoet)\b[^?]{0,40}(?:referentie|opdracht|project|werk)\w{0,12}\b[^?]{0,40}\b(?:kleiner|lager|minder|onder|beneden)\b/;

/** "Projecten onder € 400.000 tellen niet mee". */
const REFUSES_BELOW =
  /(?:onder|lagere?|minder|beneden|kleiner)\b(?:[^.;]|\.\d){0,60}(?:niet mee|niet als|geen (?:\S{1,20} )?referentie|volsta(?:at|an) niet|voldoe(?:t|n) niet|terzijde|niet (?:beoordeeld|geaccepteerd|in aanmerking|aanvaard)|ongeschikt|afgewezen)/;

/** "Ligt niet onder € 480.000", up to the amount and its sign. */
const NOT_UNDER =
  /\b(?:niet|nooit|in geen geval) (?:onder|beneden|lager dan|minder dan|kleiner dan)\s(?:de |een bedrag van )?(?:€|eur)?\s?[\d.,]{1,20}$/;

function isFloor(section: Section, sentence: Sentence, amount: Amount): boolean {
  if (REFUSES_BELOW.test(withConsequence(section, sentence))) return true;
  const end = amount.span.end - sentence.span.start;
  return NOT_UNDER.test(sentence.low.slice(Math.max(0, end - 90), end).replace(/[.,\s–-]{1,6}$/, ''));
}

function isReferenceAmount(section: Section, sentence: Sentence, amount: Amount): boolean {
  if (amount.dummy || amount.impossible || (amount.bound === 'max' && !isFloor(section, sentence, amount)))
    return false;
  if (amount.per === 'hour' || amount.per === 'unit' || amount.per === 'day') return false;
  const before = sentence.low.slice(0, amount.span.start - sentence.span.start).slice(-60);
  const header = sentence.block.cells?.find((cell) => contains(cell.span, amount.span))?.header ?? '';
  if (/\b(?:bijvoorbeeld|bijv\.|zoals|stel)\s?(?:€\s?)?$/.test(before)) return false;
  return !NOT_REFERENCE_AMOUNT.test(before) && !/raming|geraamd|omzet|verzeker|budget/.test(header);
}

function estimateFor(section: Section, sentence: Sentence, { facts }: RuleContext): number | undefined {
  return (
    lotEstimate(facts, sentence.low) ??
    lotEstimate(facts, introduction(section, sentence)) ??
    lotEstimate(facts, headingOver(sentence)) ??
    (facts.lots && /perceel/.test(fullText(section, sentence)) ? undefined : wholeEstimate(facts))
  );
}

/** "Een even grote opdracht is niet nodig." */
const NOT_NEEDED =
  /\b(?:is|zijn|wordt|worden) (?:[\wà-ÿ]{1,15} ){0,2}?niet (?:nodig|vereist|verplicht|gevraagd|verlangd|geëist|gesteld)\b|\bhoe(?:ft|ven) (?:[\wà-ÿ]{1,15} ){0,3}?niet\b|\b(?:vragen|eisen|verlangen) (?:wij|we) (?:[\wà-ÿ]{1,15} ){0,2}?niet\b/;

/** "Van gelijke omvang", in the sentence or the lead-in of its list. */
function asLarge(section: Section, sentence: Sentence, maximum: number): Finding | undefined {
  const full = fullText(section, sentence);
  const own = AS_LARGE.exec(sentence.low) ?? NO_LESS.exec(sentence.low);
  const whole = own ?? (sentence.block.leadIn ? (AS_LARGE.exec(full) ?? NO_LESS.exec(full)) : null);
  if (
    !whole ||
    NOT_NEEDED.test(full) ||
    /bij voorkeur|geen eis\b|wens/.test(full) ||
    isDenied(own ? sentence.low : full, whole.index)
  )
    return undefined;
  return { span: own ? trim(sentence, own) : bare(sentence), message: 'asLarge', values: { maximum } };
}

function changeTo(span: Span, text: string): readonly Fix[] {
  return [
    { title: t(`Wijzig in ${text}`, `Change to ${text}`), kind: 'suggestion', edits: [{ span, text }] },
  ];
}

/** Term with options in months; 12 when unknown, so that a yearly amount is not blown up. */
function totalMonths({ facts }: RuleContext): number {
  const options = (facts.extensions ?? []).reduce((sum, one) => sum + one.count * one.months, 0);
  return facts.term ? facts.term.months + options : 12;
}

function trim(sentence: Sentence, match: RegExpExecArray): Span {
  const span = spanOf(sentence, match);
  return { start: span.start + (match[0].length - match[0].trimStart().length), end: span.end };
}
