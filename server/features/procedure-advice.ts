import type { UserLanguage } from '../check/render.ts';
import { lawAt, type Threshold } from '../law/law.ts';
import { type ContractType, FACTS, type Facts, type Procedure } from '../spec/fact-schema.ts';
import { formatAmount, formatDate } from '../text/quantities/index.ts';

/** What decides which procedures fit. */
export interface ProcedureChoice {
  readonly authorityKind: NonNullable<NonNullable<Facts['contractingAuthority']>['kind']>;
  readonly contractType: ContractType;
  /** EUR excluding VAT, options included. */
  readonly estimate: number;
}

/** A procedure to choose from, with what speaks for or against it. */
export interface ProcedureOption {
  readonly value: Procedure;
  readonly label: string;
  readonly note: string | undefined;
}

/** The procedures, those that fit first, and why. */
export interface ProcedureAdvice {
  /** Undefined when the threshold of the day is not known. */
  readonly proposed: Procedure | undefined;
  readonly explanation: string;
  readonly options: readonly ProcedureOption[];
}

const LIGHT = new Set(['nationaal', 'meervoudig-onderhands', 'enkelvoudig-onderhands']);

const TEXTS = {
  above: {
    nl: 'De raming ({estimate}) ligt op of boven de Europese drempel van {threshold}. Dan is een Europese procedure nodig, tenzij de wet een uitzondering maakt, bijvoorbeeld voor kleine percelen of voor sociale en andere specifieke diensten.',
    en: 'The estimate ({estimate}) is at or above the EU threshold of {threshold}. An EU procedure is then needed, unless the law makes an exception, for instance for small lots or for social and other specific services.',
  },
  below: {
    nl: 'De raming ({estimate}) ligt onder de Europese drempel van {threshold}. U kiest zelf een procedure die past bij omvang, transactiekosten, complexiteit en markt ({guide}). Het voorstel is de meervoudig onderhandse procedure; bij een groter werk ligt een nationale procedure meer voor de hand.',
    en: 'The estimate ({estimate}) is below the EU threshold of {threshold}. You choose a procedure that fits size, transaction costs, complexity and market ({guide}). The proposal is the invited multiple-quote procedure; for larger works a national procedure is more obvious.',
  },
  unknown: {
    nl: 'Voor {date} kent Bestekwijzer geen drempelbedrag: dat is nog niet vastgesteld of nog niet ingevoerd. Ga zelf na of de raming ({estimate}) boven de Europese drempel ligt.',
    en: 'For {date} Bestekwijzer knows no threshold: it has not been set or not been entered yet. Find out yourself whether the estimate ({estimate}) is above the EU threshold.',
  },
  undecided: {
    nl: 'Zonder raming, soort opdracht en soort aanbestedende dienst is niet te zeggen of de Europese drempel wordt gehaald.',
    en: 'Without estimate, kind of contract and kind of authority it cannot be told whether the EU threshold is reached.',
  },
  threshold: {
    nl: '{amount} ({label}, van {from} tot en met {until}{source})',
    en: '{amount} ({label}, from {from} until {until}{source})',
  },
  noAdvice: {
    nl: 'Dit is uitleg, geen juridisch advies.',
    en: 'This is an explanation, not legal advice.',
  },
  proposalAbove: {
    nl: 'voorstel: de raming ligt op of boven de drempel van {amount} (tot en met {until})',
    en: 'proposal: the estimate is at or above the threshold of {amount} (until {until})',
  },
  proposalBelow: {
    nl: 'voorstel: de raming ligt onder de drempel van {amount} (tot en met {until})',
    en: 'proposal: the estimate is below the threshold of {amount} (until {until})',
  },
  tooLight: {
    nl: 'past niet bij een raming op of boven de drempel, tenzij een uitzondering geldt',
    en: 'does not fit an estimate at or above the threshold, unless an exception applies',
  },
  heavy: { nl: 'mag ook onder de drempel', en: 'also allowed below the threshold' },
  sas: {
    nl: 'alleen voor diensten die de wet noemt, zoals zorg en onderwijs{own}',
    en: 'only for services named in the law, such as care and education{own}',
  },
  sasOwn: { nl: '; eigen drempel van {amount}', en: '; own threshold of {amount}' },
  concession: {
    nl: 'alleen als de opdrachtnemer het exploitatierisico draagt',
    en: 'only where the contractor bears the operating risk',
  },
} as const;

/** The procedure that fits an estimate: European from the threshold on, otherwise an invited one; undefined when the threshold of that day is not known. */
export function fittingProcedure(choice: ProcedureChoice, date: string): Procedure | undefined {
  const threshold = thresholdOf(choice, date);
  if (!threshold) return undefined;
  return choice.estimate >= threshold.amount ? 'openbaar' : 'meervoudig-onderhands';
}

/** What is to be said about the procedures at the law of `date` (ISO). */
export function procedureAdvice(
  choice: Partial<ProcedureChoice>,
  date: string,
  language: UserLanguage,
): ProcedureAdvice {
  const { authorityKind, contractType, estimate } = choice;
  const say = (key: keyof typeof TEXTS, values: Readonly<Record<string, string>> = {}) =>
    TEXTS[key][language].replace(/\{(\w+)\}/g, (all, name) => values[name] ?? all);
  if (authorityKind === undefined || contractType === undefined || estimate === undefined)
    return {
      proposed: undefined,
      explanation: `${say('undecided')} ${say('noAdvice')}`,
      options: optionsFor(undefined),
    };
  const known = { authorityKind, contractType, estimate };
  const threshold = thresholdOf(known, date);
  const proposed = fittingProcedure(known, date);
  const isAbove = threshold === undefined ? undefined : estimate >= threshold.amount;
  const guide = lawAt(date).citation('gids-3.4-a').text[language];
  const values = {
    estimate: formatAmount(estimate),
    date: formatDate(date),
    guide,
    threshold: threshold ? thresholdText(threshold) : '',
  };
  const key = isAbove === undefined ? 'unknown' : isAbove ? 'above' : 'below';
  return {
    proposed,
    explanation: `${say(key, values)} ${say('noAdvice')}`,
    options: optionsFor(isAbove, proposed),
  };

  function proposal(): string {
    return say(isAbove ? 'proposalAbove' : 'proposalBelow', {
      amount: threshold ? formatAmount(threshold.amount) : '',
      until: threshold?.until === undefined ? '…' : formatDate(threshold.until),
    });
  }

  function thresholdText({ amount, label, from, until, source, status }: Threshold): string {
    const citation = lawAt(date).citation(source).text[language];
    return say('threshold', {
      amount: formatAmount(amount),
      label: label[language].toLowerCase(),
      from: formatDate(from),
      until: until === undefined ? '…' : formatDate(until),
      source: status === 'unverified' ? '' : `; ${citation}`,
    });
  }

  function optionsFor(above: boolean | undefined, first?: Procedure): ProcedureOption[] {
    const law = lawAt(date);
    const options = FACTS.procedure.values
      .filter(({ value }) => contractType === undefined || contractType === 'dienst' || value !== 'sas')
      .map(({ value, about }) => {
        const isLight = LIGHT.has(law.regimeOf(value) ?? '');
        const isMisfit = above === true && isLight;
        const rank = value === first ? 0 : above === undefined || isLight !== above ? 1 : 2;
        return { value, label: about[language], note: noteOf(value, isMisfit, above, first), rank };
      });
    return options.sort((a, b) => a.rank - b.rank).map(({ rank, ...option }) => option);
  }

  function noteOf(
    procedure: Procedure,
    isMisfit: boolean,
    above: boolean | undefined,
    first: Procedure | undefined,
  ): string | undefined {
    const law = lawAt(date);
    if (procedure === first) return proposal();
    if (isMisfit) return say('tooLight');
    if (procedure === 'concessie') return say('concession');
    if (procedure === 'sas') {
      const own = law.thresholdFor({ procedure: 'sas', contract: contractType, authority: authorityKind });
      return say('sas', { own: own ? say('sasOwn', { amount: formatAmount(own.amount) }) : '' });
    }
    return above === false && law.regimeOf(procedure) === 'eu' ? say('heavy') : undefined;
  }
}

function thresholdOf(choice: ProcedureChoice, date: string): Threshold | undefined {
  return lawAt(date).thresholdFor({ contract: choice.contractType, authority: choice.authorityKind });
}
