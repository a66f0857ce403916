import type { FactProblem } from '../../spec/facts.ts';
import type { ReadProblem } from '../../spec/model.ts';
import { DOCUMENT_AT, type DocumentFinding, documentRule, FACTS_AT, type Fix, t } from '../rule.ts';

/** What the YAML reader calls the commonest slips, and the message that explains them. */
const YAML_MESSAGES: Readonly<Record<string, string>> = {
  TAB_AS_INDENT: 'yamlTab',
  BAD_INDENT: 'yamlIndent',
  MISSING_CHAR: 'yamlMissing',
  BLOCK_AS_IMPLICIT_KEY: 'yamlColon',
  MULTILINE_IMPLICIT_KEY: 'yamlColon',
  NOT_A_MAP: 'yamlNoKeys',
};

type OutsideProblem = ReadProblem & { readonly key?: string; readonly suggestion?: string };

export const rule = documentRule<ReadProblem>({
  id: 'feiten/schema',
  title: t('Document niet leesbaar zoals bedoeld', 'Document cannot be read as meant'),
  severity: 'warning',
  gate: 'all',
  citations: [],
  messages: {
    found: t(
      '“{key}” is geen bekend gegeven en wordt niet gelezen.',
      '“{key}” is not a known fact and is not read.',
    ),
    unknown: t(
      '“{key}” is geen bekend gegeven en wordt niet gelezen. Bedoelde u “{suggestion}”?',
      '“{key}” is not a known fact and is not read. Did you mean “{suggestion}”?',
    ),
    duplicate: t(
      'Het gegeven “{key}” staat hier voor de tweede keer; alleen de eerste waarde telt.',
      'The fact “{key}” stands here for the second time; only the first value counts.',
    ),
    yaml: t(
      'Dit deel is geen geldige YAML ({code}); wat hier staat, wordt mogelijk niet gelezen.',
      'This part is no valid YAML ({code}); what stands here may not be read.',
    ),
    yamlTab: t(
      'Hier is ingesprongen met een tab; YAML kent alleen spaties, dus dit deel wordt niet gelezen.',
      'This is indented with a tab; YAML knows spaces only, so this part is not read.',
    ),
    yamlIndent: t(
      'Het inspringen klopt hier niet, zodat onduidelijk is waar dit gegeven bij hoort.',
      'The indentation is wrong here, so that it is unclear what this fact belongs to.',
    ),
    yamlMissing: t(
      'Hier ontbreekt een teken, zoals een aanhalingsteken, haak of dubbele punt.',
      'A character is missing here, such as a quotation mark, bracket or colon.',
    ),
    yamlColon: t(
      'Deze regel is niet te lezen als gegeven; zet een waarde met een dubbele punt tussen aanhalingstekens.',
      'This line cannot be read as a fact; put a value with a colon between quotation marks.',
    ),
    yamlNoKeys: t(
      'De kop bestaat niet uit gegevens van de vorm “naam: waarde” en wordt niet gelezen.',
      'The front matter does not consist of facts like “name: value” and is not read.',
    ),
    frontMatterOpen: t(
      'De kop met gegevens begint met --- maar wordt nergens met --- afgesloten.',
      'The front matter opens with --- but is never closed with ---.',
    ),
    conflict: t(
      'Hier staat nog een conflictmarkering van versiebeheer; twee versies van de tekst staan door elkaar.',
      'A merge conflict marker is left here; two versions of the text are mixed up.',
    ),
    fence: t(
      'Dit codeblok wordt niet afgesloten; alles wat volgt, geldt als code en wordt niet gecontroleerd.',
      'This code block is never closed; all that follows counts as code and is not checked.',
    ),
    comment: t(
      'Deze opmerking (<!--) wordt niet afgesloten; alles wat volgt, is onzichtbaar en wordt niet gecontroleerd.',
      'This comment (<!--) is never closed; all that follows is invisible and is not checked.',
    ),
    tooLarge: t(
      'Dit deel is te groot om te controleren en is overgeslagen.',
      'This part is too large to check and was skipped.',
    ),
    unquoted: t(
      'Versie {version} staat zonder aanhalingstekens en is dan een getal: 2025.10 wordt gelezen als 2025.1.',
      'Version {version} stands without quotation marks and is a number then: 2025.10 is read as 2025.1.',
    ),
  },
  todo: t(
    'Herstel de schrijfwijze, zodat Bestekwijzer de gegevens en de tekst leest zoals u ze bedoelt.',
    'Correct the notation, so that Bestekwijzer reads facts and text as you mean them.',
  ),
  why: t(
    'Regels gebruiken de gegevens uit de kop. Een gegeven dat niet wordt gelezen telt niet mee, en een tekst die als code of opmerking geldt wordt niet gecontroleerd; zonder melding zou dat lijken op een document zonder gebreken.',
    'Rules use the facts in the front matter. A fact that is not read does not count, and text taken as code or comment is not checked; without a finding that would look like a document without faults.',
  ),
  whenNot: t(
    'Als een onbekende sleutel voor een ander programma is bedoeld.',
    'Where an unknown key is meant for another program.',
  ),
  belgian: true,
  words: [],
  collect: (section) => section.problems,
  *check(view) {
    for (const problem of view.sheet.problems) {
      const finding = factFinding(problem);
      if (finding) yield finding;
    }
    const version = view.sheet.places.get('bestek');
    const format = view.sheet.facts.format;
    if (version && format !== undefined && /^\d/.test(format)) {
      if (version.value.end - version.value.start === format.length)
        yield {
          at: FACTS_AT,
          span: version.value,
          message: 'unquoted',
          severity: 'hint',
          values: { version: format },
          fixes: [quote(version.value, format)],
        };
    }
    for (const problem of view.problems) yield outsideFinding(problem);
    for (const { at, value } of view.items) {
      const [message, severity] = SECTION_MESSAGES[value.code] ?? ['yaml', 'warning'];
      yield { at, span: value.span, message, severity, values: { code: value.detail ?? value.code } };
    }
  },
  examples: {
    bad: [
      {
        yaml: true,
        text: 'bestek: "1"\n⟦procedur⟧: openbaar\n',
        fixed: 'bestek: "1"\nprocedure: openbaar\n',
      },
      {
        yaml: true,
        text: 'bestek: "1"\naanbestedende-dienst:\n  naam: Gemeente Zandwijk\n  ⟦sort⟧: gemeente\n',
        fixed: 'bestek: "1"\naanbestedende-dienst:\n  naam: Gemeente Zandwijk\n  soort: gemeente\n',
      },
      { yaml: true, text: 'bestek: "1"\nraming: 100000\n⟦raming⟧: 250000\n' },
      {
        yaml: true,
        text: 'bestek: ⟦1⟧\ntitel: Levering\n',
        fixed: 'bestek: "1"\ntitel: Levering\n',
        severity: 'hint',
      },
      {
        yaml: true,
        text: 'bestek: "1"\nclausules:\n  - id: isv/evenredigheid\n    versie: ⟦2025.10⟧\n    tekst: Tekst.\n',
        fixed:
          'bestek: "1"\nclausules:\n  - id: isv/evenredigheid\n    versie: "2025.10"\n    tekst: Tekst.\n',
      },
      {
        yaml: true,
        text: 'bestek: "1"\nsecties:\n  - titel: Opdracht\n    ⟦teskt⟧: De opdracht.\n',
        fixed: 'bestek: "1"\nsecties:\n  - titel: Opdracht\n    tekst: De opdracht.\n',
      },
      {
        text: '## Betaling\n\n⟦<<<<<<< HEAD⟧\nBetaling binnen 30 dagen.\n=======\nBetaling binnen 14 dagen.\n⟦>>>>>>> concept⟧\n',
        severity: 'error',
      },
      { text: '## Formaat\n\n⟦```json⟧\n{ "prijs": 1 }\n\nDe inschrijver vult het formulier in.\n' },
    ],
    good: [
      { text: '## Formaat\n\n```json\n{ "prijs": 1 }\n```\n\nDe inschrijver vult het formulier in.\n' },
      {
        yaml: true,
        text: 'bestek: "1"\nprocedure: openbaar\nsecties:\n  - titel: Opdracht\n    tekst: De opdracht.\n',
      },
      {
        facts: 'titel: "Levering: fase 2"\npercelen:\n  - naam: Noord\n    raming: 100000',
        text: 'Tekst.\n',
      },
      { text: '<!-- redactie: nog doorlopen -->\n\nDe levertijd is tien werkdagen.\n' },
    ],
  },
});

const SECTION_MESSAGES: Partial<Record<ReadProblem['code'], readonly [string, 'error' | 'warning']>> = {
  'conflict-marker': ['conflict', 'error'],
  'unclosed-fence': ['fence', 'warning'],
  'unclosed-comment': ['comment', 'warning'],
  'front-matter-open': ['frontMatterOpen', 'error'],
  'too-large': ['tooLarge', 'warning'],
};

function factFinding(problem: FactProblem): DocumentFinding | undefined {
  const base = { at: FACTS_AT, span: problem.span };
  switch (problem.code) {
    case 'yaml':
      return {
        ...base,
        message: YAML_MESSAGES[problem.detail] ?? 'yaml',
        severity: 'error',
        values: { code: problem.detail },
      };
    case 'duplicate-key':
      return { ...base, message: 'duplicate', values: { key: problem.key } };
    case 'unknown-key':
      return { ...base, ...unknownKey(problem.key, problem.suggestion, problem.span) };
    default:
      return undefined;
  }
}

function outsideFinding(problem: OutsideProblem): DocumentFinding {
  const base = { at: DOCUMENT_AT, span: problem.span };
  if (problem.detail === 'UNKNOWN_KEY')
    return { ...base, ...unknownKey(problem.key ?? '', problem.suggestion, problem.span) };
  if (problem.detail === 'UNQUOTED_VERSION') {
    const version = problem.key ?? '';
    return { ...base, message: 'unquoted', values: { version }, fixes: [quote(problem.span, version)] };
  }
  if (problem.code === 'yaml') {
    const code = problem.detail ?? '';
    return { ...base, message: YAML_MESSAGES[code] ?? 'yaml', severity: 'error', values: { code } };
  }
  const [message, severity] = SECTION_MESSAGES[problem.code] ?? ['yaml', 'warning'];
  return { ...base, message, severity, values: { code: problem.code } };
}

function unknownKey(
  key: string,
  suggestion: string | undefined,
  span: DocumentFinding['span'],
): Omit<DocumentFinding, 'at' | 'span'> {
  if (suggestion === undefined) return { values: { key } };
  const fix: Fix = {
    title: t(`Wijzig in “${suggestion}”`, `Change to “${suggestion}”`),
    kind: 'edit',
    edits: [{ span, text: suggestion }],
  };
  return { message: 'unknown', values: { key, suggestion }, fixes: [fix] };
}

function quote(span: DocumentFinding['span'], version: string): Fix {
  return {
    title: t('Zet aanhalingstekens om de versie', 'Put quotation marks around the version'),
    kind: 'safe',
    edits: [{ span, text: `"${version}"` }],
  };
}
