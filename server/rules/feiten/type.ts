import type { FactType } from '../../spec/fact-schema.ts';
import type { FactProblem } from '../../spec/facts.ts';
import { findQuantities } from '../../text/quantities/index.ts';
import { type DocumentFinding, documentRule, FACTS_AT, type Fix, t } from '../rule.ts';

type WrongType = Extract<FactProblem, { code: 'wrong-type' }>;

export const rule = documentRule<never>({
  id: 'feiten/type',
  title: t('Gegeven met een onleesbare waarde', 'Fact with an unreadable value'),
  severity: 'warning',
  gate: 'all',
  citations: [],
  messages: {
    found: t('“{value}” is geen waarde voor “{key}”.', '“{value}” is no value for “{key}”.'),
    amount: t(
      '“{value}” is niet te lezen als bedrag; “{key}” verwacht euro’s als getal, zoals 1250000.',
      '“{value}” cannot be read as an amount; “{key}” expects euros as a number, such as 1250000.',
    ),
    date: t(
      '“{value}” is geen bestaande datum; “{key}” verwacht jaar-maand-dag, zoals 2026-11-01.',
      '“{value}” is no existing date; “{key}” expects year-month-day, such as 2026-11-01.',
    ),
    number: t(
      '“{value}” is niet te lezen als getal; “{key}” verwacht een getal, zoals 40.',
      '“{value}” cannot be read as a number; “{key}” expects a number, such as 40.',
    ),
    cpv: t(
      '“{value}” is geen CPV-code; “{key}” verwacht acht cijfers, zoals "18110000-3".',
      '“{value}” is no CPV code; “{key}” expects eight digits, such as "18110000-3".',
    ),
    term: t(
      '“{value}” is niet te lezen als looptijd; “{key}” verwacht bijvoorbeeld 24 maanden.',
      '“{value}” cannot be read as a term; “{key}” expects for instance 24 maanden.',
    ),
    extensions: t(
      '“{value}” is niet te lezen als verlenging; “{key}” verwacht bijvoorbeeld 2 x 12 maanden.',
      '“{value}” cannot be read as extensions; “{key}” expects for instance 2 x 12 maanden.',
    ),
    list: t('“{key}” verwacht een lijst.', '“{key}” expects a list.'),
    object: t(
      '“{key}” verwacht een groep gegevens, elk op een eigen, ingesprongen regel.',
      '“{key}” expects a group of facts, each on an indented line of its own.',
    ),
    text: t('“{key}” verwacht een tekst op één plaats.', '“{key}” expects a single text.'),
    choice: t(
      '“{value}” is geen waarde voor “{key}”; mogelijk zijn: {options}.',
      '“{value}” is no value for “{key}”; possible are: {options}.',
    ),
    nearChoice: t(
      '“{value}” is geen waarde voor “{key}”. Bedoelde u “{suggestion}”?',
      '“{value}” is no value for “{key}”. Did you mean “{suggestion}”?',
    ),
  },
  todo: t('Vul een waarde in die past bij dit gegeven.', 'Enter a value that fits this fact.'),
  why: t(
    'Een waarde die niet te lezen is, telt niet mee: regels die van dit gegeven afhangen, worden dan niet of met een aanname toegepast.',
    'A value that cannot be read does not count: rules that depend on this fact are then not applied, or with an assumption.',
  ),
  whenNot: t('Geen: de waarde wordt niet gelezen.', 'Never: the value is not read.'),
  belgian: true,
  words: [],
  collect: () => [],
  *check(view): Generator<DocumentFinding> {
    for (const problem of view.sheet.problems) {
      if (problem.code === 'wrong-type') {
        const key = lastKey(problem.path);
        yield {
          at: FACTS_AT,
          span: problem.span,
          message: problem.expected.type === 'enum' ? 'found' : problem.expected.type,
          values: { key, value: problem.value?.slice(0, 60) ?? '…' },
          fixes: repairs(problem),
        };
      } else if (problem.code === 'unknown-value' && problem.expected.type === 'enum') {
        const { suggestion } = problem;
        const options = problem.expected.values.map(({ value }) => value).join(', ');
        yield {
          at: FACTS_AT,
          span: problem.span,
          message: suggestion === undefined ? 'choice' : 'nearChoice',
          values: {
            key: lastKey(problem.path),
            value: problem.value.slice(0, 60),
            options,
            suggestion: suggestion ?? '',
          },
          fixes: suggestion === undefined ? [] : [replaceBy(problem.span, suggestion)],
        };
      }
    }
  },
  examples: {
    bad: [
      {
        yaml: true,
        text: 'bestek: "1"\nprocedure: ⟦opebaar⟧\n',
        fixed: 'bestek: "1"\nprocedure: openbaar\n',
      },
      {
        yaml: true,
        text: 'bestek: "1"\nraming: ⟦1,2 miljoen⟧\n',
        fixed: 'bestek: "1"\nraming: 1200000\n',
      },
      {
        yaml: true,
        text: 'bestek: "1"\nplanning:\n  sluiting: ⟦20 april 2026⟧\n',
        fixed: 'bestek: "1"\nplanning:\n  sluiting: 2026-04-20\n',
      },
      { yaml: true, text: 'bestek: "1"\nplanning:\n  sluiting: ⟦2026-02-30⟧\n' },
      { yaml: true, text: 'bestek: "1"\nlooptijd: ⟦lang⟧\n' },
      {
        yaml: true,
        text: 'bestek: "1"\ngunning:\n  criteria:\n    - naam: Prijs\n      weging: ⟦40%⟧\n',
        fixed: 'bestek: "1"\ngunning:\n  criteria:\n    - naam: Prijs\n      weging: 40\n',
      },
      { yaml: true, text: 'bestek: "1"\ncpv: [⟦kleding⟧]\n' },
      { yaml: true, text: 'bestek: "1"\nplanning: ⟦volgt⟧\n' },
    ],
    good: [
      { facts: 'raming: € 1.250.000', text: 'Tekst.\n' },
      { facts: 'looptijd: twee jaar\nverlengingen: 2 x 12 maanden', text: 'Tekst.\n' },
      { facts: 'raamovereenkomst: true\ncpv: ["18110000-3"]\nraming:', text: 'Tekst.\n' },
      { yaml: true, text: 'bestek: "1"\nplanning:\n  sluiting: 2026-04-20\nvoorwaarden: ARIV-2018\n' },
    ],
  },
});

function lastKey(path: string): string {
  return path.slice(path.lastIndexOf('.') + 1).replace(/\[\d+\]$/, '');
}

function replaceBy(span: WrongType['span'], text: string): Fix {
  return {
    title: t(`Wijzig in “${text}”`, `Change to “${text}”`),
    kind: 'edit',
    edits: [{ span, text }],
  };
}

/** The same value in the notation asked for, where it can be read in another one. */
function repairs({ value, expected, span }: WrongType): Fix[] {
  if (value === undefined) return [];
  const text = inNotation(value, expected);
  return text === undefined ? [] : [replaceBy(span, text)];
}

function inNotation(value: string, expected: FactType): string | undefined {
  const read = (typed: string) => findQuantities(typed);
  if (expected.type === 'amount') {
    const [amount] = [...read(value), ...read(`€ ${value}`)].filter((found) => found.kind === 'amount');
    return amount && !amount.impossible && amount.max === undefined && Number.isFinite(amount.euros)
      ? String(amount.euros)
      : undefined;
  }
  if (expected.type === 'date') {
    const [date] = read(value).filter((found) => found.kind === 'date');
    return date?.iso;
  }
  if (expected.type === 'number')
    return /^(\d{1,4}(?:\.\d{1,2})?)\s?(?:%|punten|procent)$/.exec(value.trim())?.[1];
  if (expected.type === 'term' && /^\d{1,3}$/.test(value.trim())) return `${value.trim()} maanden`;
  return undefined;
}
