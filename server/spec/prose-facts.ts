import type { Amount, Duration } from '../text/quantities/index.ts';
import { contains, type Span } from '../text/span.ts';
import type { Facts, Procedure } from './fact-schema.ts';
import type { Role, Section, Sentence } from './model.ts';
import { binds } from './speakers.ts';

/**
 * Facts that stand in the prose: "De geraamde waarde bedraagt € 400.000". They serve rules where the front matter is
 * silent, and are compared with it. Only plain statements count; a fact that has to be guessed is no fact.
 */
export type ProseFact =
  | {
      readonly fact: 'estimate' | 'maximum';
      readonly value: number;
      readonly span: Span;
      readonly ofLot: boolean;
    }
  | { readonly fact: 'procedure'; readonly value: Procedure; readonly span: Span }
  | {
      readonly fact: 'term';
      readonly months: number;
      readonly totalMonths: number | undefined;
      readonly span: Span;
    }
  | { readonly fact: 'framework'; readonly span: Span };

/** Words one of which stands in every sentence with a fact. */
export const PROSE_FACT_WORDS = [
  'raming',
  'geraamd',
  'opdrachtwaarde',
  'maxim',
  'procedure',
  'looptijd',
  'raamovereenkomst',
  'aanbested',
  'duur',
];

const ESTIMATE =
  /(?:geraamde|verwachte|totale geraamde)\s(?:\w+\s){0,2}?(?:waarde|opdrachtwaarde|omvang|opdrachtsom|kosten)|(?:^|\s)(?:de\s)?raming\s(?:van de (?:opdracht|waarde|totale waarde)\s)?(?:bedraagt|is|komt uit|van|beloopt)|(?:^|\s)raming\s*[:|]|opdrachtwaarde\s(?:bedraagt|is geraamd|wordt geraamd|van circa|:)|(?:wordt|is)\sgeraamd\sop|geraamde waarde/;
const NOT_ESTIMATE =
  /omzet|referentie|boete|aansprakelijk|verzeker|garantie|zekerheid|drempel|%|procent|maal|keer/;
const MAXIMUM =
  /(?:maximale|maximum)\s?(?:totale\s)?(?:waarde|opdrachtwaarde|afname|omvang)|maximumwaarde|(?:waarde|afname|omvang)\s[^.;]{0,60}(?:maximaal|ten hoogste|niet meer dan)/;

const PROCEDURES: ReadonlyArray<readonly [RegExp, Procedure]> = [
  [/meervoudig(?:e)? onderhandse/, 'meervoudig-onderhands'],
  [/enkelvoudig(?:e)? onderhandse/, 'enkelvoudig-onderhands'],
  [
    /nationale niet-openbare|niet-openbare (?:nationale|procedure (?:onder|volgens het arw))/,
    'nationaal-niet-openbaar',
  ],
  [/nationale openbare|nationaal openbare/, 'nationaal-openbaar'],
  [/mededingingsprocedure met onderhandeling/, 'mededinging-met-onderhandeling'],
  [/concurrentiegerichte dialoog/, 'concurrentiegerichte-dialoog'],
  [/innovatiepartnerschap/, 'innovatiepartnerschap'],
  [/dynamisch aankoopsysteem/, 'dynamisch-aankoopsysteem'],
  [/procedure voor sociale en andere specifieke diensten|sas-procedure/, 'sas'],
  [/(?:europese\s)?niet-openbare (?:europese\s)?(?:aanbestedings)?procedure/, 'niet-openbaar'],
  [
    /(?:europese\s)?openbare (?:europese\s)?(?:aanbestedings)?procedure|europese openbare aanbesteding/,
    'openbaar',
  ],
];
const PROCEDURE_STATED =
  /(?:gekozen voor|gevolgd|toegepast|toepassing|betreft een|wordt aanbesteed|volgens|conform|via een|door middel van|procedure\s*[:|]|is een)/;

/** Facts stated in a section of this role. */
export function factsInProse(section: Section, role: Role): ProseFact[] {
  const facts: ProseFact[] = [];
  for (const sentence of section.sentences) {
    if (!binds(sentence.speaker)) continue;
    addValue(section, sentence, role, facts);
    addProcedure(sentence, facts);
    addTerm(section, sentence, facts);
    if (
      /(?:is|betreft|sluit|sluiten|gesloten|af te sluiten|wordt|als)\s(?:een|één|de)?\s?(?:\w+\s){0,2}raamovereenkomst/.test(
        sentence.low,
      ) &&
      !/geen\s(?:\w+\s)?raamovereenkomst/.test(sentence.low)
    ) {
      facts.push({ fact: 'framework', span: sentence.span });
    }
  }
  return facts;
}

function addValue(section: Section, sentence: Sentence, role: Role, facts: ProseFact[]): void {
  const { low } = sentence;
  const isMaximum = MAXIMUM.test(low);
  if (!isMaximum && !ESTIMATE.test(low)) return;
  if (NOT_ESTIMATE.test(low) || role === 'suitability' || role === 'selection') return;
  const amounts = quantitiesIn(section, sentence.span, 'amount') as Amount[];
  const amount = amounts[0];
  if (amounts.length !== 1 || !amount || amount.dummy || amount.impossible || amount.max !== undefined)
    return;
  if (amount.per !== undefined && amount.per !== 'contract') return;
  facts.push({
    fact: isMaximum ? 'maximum' : 'estimate',
    value: amount.euros,
    span: amount.span,
    ofLot: /perceel/.test(low),
  });
}

function addProcedure(sentence: Sentence, facts: ProseFact[]): void {
  const { low } = sentence;
  if (!low.includes('procedure') && !low.includes('aanbested')) return;
  if (!PROCEDURE_STATED.test(low) || /\b(?:niet|geen)\s(?:gekozen|gevolgd|toegepast)/.test(low)) return;
  for (const [words, value] of PROCEDURES) {
    const found = words.exec(low);
    if (!found) continue;
    const start = sentence.span.start + found.index;
    facts.push({ fact: 'procedure', value, span: { start, end: start + found[0].length } });
    return;
  }
}

function addTerm(section: Section, sentence: Sentence, facts: ProseFact[]): void {
  if (
    !/looptijd|duur van de (?:raam)?overeenkomst|(?:raam)?overeenkomst\s[^.]{0,60}(?:duur|periode|termijn)\svan|voor de duur van/.test(
      sentence.low,
    )
  )
    return;
  if (/garantie|verzeker|referentie/.test(sentence.low)) return;
  const terms = (quantitiesIn(section, sentence.span, 'duration') as Duration[]).filter(
    (term) => term.months !== undefined,
  );
  const term = terms[0];
  if (!term || (terms.length > 1 && !term.options)) return;
  facts.push({ fact: 'term', months: term.months!, totalMonths: term.totalMonths, span: term.span });
}

function quantitiesIn(section: Section, span: Span, kind: string) {
  return section.quantities.filter((quantity) => quantity.kind === kind && contains(span, quantity.span));
}

/** The amount, when it is about the contract as a whole. */
function ofContract(fact: ProseFact): number | undefined {
  return (fact.fact === 'estimate' || fact.fact === 'maximum') && !fact.ofLot ? fact.value : undefined;
}

/** The stated facts, completed where they are silent with what the prose says once and without contradiction. */
export function completeFacts(stated: Facts, found: readonly ProseFact[]): Facts {
  const facts: Record<string, unknown> = { ...stated };
  const one = (kind: ProseFact['fact'], keep: (fact: ProseFact) => unknown): unknown => {
    const values = new Set<string>();
    let value: unknown;
    for (const fact of found) {
      if (fact.fact !== kind) continue;
      const kept = keep(fact);
      if (kept === undefined) continue;
      values.add(JSON.stringify(kept));
      value = kept;
    }
    return values.size === 1 ? value : undefined;
  };
  if (stated.estimate === undefined && !stated.lots?.length) {
    facts.estimate = one('estimate', ofContract);
  }
  if (stated.procedure === undefined)
    facts.procedure = one('procedure', (fact) => (fact.fact === 'procedure' ? fact.value : undefined));
  if (stated.term === undefined) {
    const months = one('term', (fact) => (fact.fact === 'term' ? fact.months : undefined));
    if (months !== undefined) facts.term = { months };
  }
  const maximum = one('maximum', ofContract);
  if (stated.framework === undefined && found.some((fact) => fact.fact === 'framework')) {
    facts.framework = maximum === undefined ? {} : { maximum };
  } else if (stated.framework && stated.framework.maximum === undefined && maximum !== undefined) {
    facts.framework = { ...stated.framework, maximum };
  }
  for (const key of Object.keys(facts)) if (facts[key] === undefined) delete facts[key];
  return facts as Facts;
}

const BELGIAN =
  /aanbestedende overhe(?:id|den)|opdrachtdocumenten|wet van 17 juni 2016|koninklijk besluit|\bkb plaatsing\b|\bkb uitvoering\b|borgtocht|erkenning(?:sklasse|\sklasse)|vlaamse|brussels hoofdstedelijk/;

/** Words one of which stands in every text that can be Belgian. */
export const BELGIAN_WORDS = [
  'aanbestedende overhe',
  'opdrachtdocumenten',
  '17 juni 2016',
  'koninklijk besluit',
  'kb plaatsing',
  'kb uitvoering',
  'borgtocht',
  'erkenning',
  'vlaamse',
  'brussels hoofd',
];

/** Whether a section speaks of Belgian procurement law, which Dutch rules must not judge. */
export function isBelgian(section: Section): boolean {
  return BELGIAN.test(section.low);
}
