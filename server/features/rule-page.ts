import { severityName, type UserLanguage } from '../check/render.ts';
import type { Law } from '../law/law.ts';
import type { Example, Rule, Text2 } from '../rules/rule.ts';

const STATUS_NAMES: Readonly<Record<string, Text2>> = {
  verified: { nl: 'geverifieerd', en: 'verified' },
  derived: { nl: 'afgeleid', en: 'derived' },
  unverified: { nl: 'nog te verifiëren', en: 'not yet verified' },
};

const WORDS = {
  id: { nl: 'Regel', en: 'Rule' },
  severity: { nl: 'Ernst', en: 'Severity' },
  gate: { nl: 'Geldt bij', en: 'Applies to' },
  all: { nl: 'alle procedures', en: 'all procedures' },
  what: { nl: 'Wat de regel controleert', en: 'What the rule checks' },
  why: { nl: 'Waarom', en: 'Why' },
  none: {
    nl: 'Geen wettelijke bron: dit is een regel over zorgvuldig schrijven.',
    en: 'No legal source: this is a rule about careful drafting.',
  },
  edition: { nl: 'editie', en: 'edition' },
  since: { nl: 'geldt sinds', en: 'in force since' },
  seen: { nl: 'bron gezien op', en: 'source seen on' },
  status: { nl: 'status', en: 'status' },
  bad: { nl: 'Fout', en: 'Wrong' },
  good: { nl: 'Goed', en: 'Right' },
  todo: { nl: 'Zo herstelt u het', en: 'How to mend it' },
  fixed: { nl: 'Na de snelle oplossing:', en: 'After the quick fix:' },
  whenNot: { nl: 'Wanneer niet', en: 'When not' },
  motivation: { nl: 'Motiveren of uitzonderen', en: 'Give reasons or except' },
  motivate: {
    nl: 'Wijkt u bewust af, motiveer dat dan in de aanbestedingsstukken met `> **Motivering** ({id}): …` in dezelfde paragraaf. De bevinding verhuist dan naar het afwijkingenregister. Is de melding onterecht, zet dan `<!-- negeer {id}: reden -->` boven de alinea.',
    en: 'If you deviate on purpose, give your reasons in the procurement documents with `> **Motivering** ({id}): …` in the same section. The finding then moves to the deviation register. If the finding is wrong, put `<!-- negeer {id}: reden -->` above the paragraph.',
  },
  facts: { nl: 'Met in de kop van het document:', en: 'With in the front matter:' },
  disclaimer: { nl: 'Bestekwijzer geeft geen juridisch advies.', en: 'Bestekwijzer gives no legal advice.' },
} as const satisfies Record<string, Text2>;

/** Name of a source's status for readers. */
export function statusName(status: string, language: UserLanguage): string {
  return STATUS_NAMES[status]?.[language] ?? status;
}

/** The page of a rule as Markdown: what, why, wrong, right, what to do, when not. */
export function rulePage(rule: Rule, law: Law, language: UserLanguage): string {
  const w = (key: keyof typeof WORDS) => WORDS[key][language];
  const gate = rule.gate === 'all' ? w('all') : rule.gate.join(', ');
  const lines = [
    `# ${rule.title[language]}`,
    '',
    `${w('id')} \`${rule.id}\` · ${w('severity')}: ${severityName(rule.severity, language)} · ${w('gate')}: ${gate}`,
    '',
    `## ${w('what')}`,
    '',
    ...Object.values(rule.messages).map((message) => `- ${message[language].replace(/\{(\w+)\}/g, '*$1*')}`),
    '',
    `## ${w('why')}`,
    '',
    rule.why[language],
    '',
    ...sources(rule, law, language),
    '',
    `## ${w('bad')}`,
    '',
    ...rule.examples.bad.slice(0, 4).flatMap((example) => exampleLines(rule, example, language)),
    `## ${w('good')}`,
    '',
    ...rule.examples.good.slice(0, 4).flatMap((example) => exampleLines(rule, example, language)),
    `## ${w('todo')}`,
    '',
    rule.todo[language],
    '',
    ...fixedLines(rule, language),
    `## ${w('whenNot')}`,
    '',
    rule.whenNot[language],
    '',
    ...(rule.scope === 'library'
      ? []
      : [`## ${w('motivation')}`, '', w('motivate').replaceAll('{id}', rule.id), '']),
    `*${w('disclaimer')}*`,
    '',
  ];
  return lines.join('\n');
}

/** The sources of a rule, one per line, with edition, date and status. */
function sources(rule: Rule, law: Law, language: UserLanguage): string[] {
  if (rule.citations.length === 0) return [WORDS.none[language]];
  return rule.citations.map((id) => {
    const citation = law.citation(id);
    const name = citation.url ? `[${citation.text[language]}](${citation.url})` : citation.text[language];
    const details = [
      citation.edition ? `${WORDS.edition[language]}: ${citation.edition}` : '',
      `${WORDS.since[language]} ${citation.from}`,
      citation.seen ? `${WORDS.seen[language]} ${citation.seen}` : '',
      `${WORDS.status[language]}: ${statusName(citation.status, language)}`,
    ].filter((part) => part !== '');
    return `- ${name}: ${citation.summary[language]} (${details.join('; ')})`;
  });
}

function exampleLines(rule: Rule, example: Example, language: UserLanguage): string[] {
  const text = example.text.replace(/[⟦⟧]/g, '');
  const facts = example.facts
    ? [`${WORDS.facts[language]} \`${example.facts.trim().replace(/\n/g, '`, `')}\``, '']
    : [];
  return [...facts, fenceOf(rule, example), text, '```', ''];
}

function fenceOf(rule: Rule, example: Example): string {
  return example.yaml || rule.scope === 'library' ? '```yaml' : '```markdown';
}

function fixedLines(rule: Rule, language: UserLanguage): string[] {
  const example = rule.examples.bad.find((one) => one.fixed !== undefined);
  if (example?.fixed === undefined) return [];
  return [WORDS.fixed[language], '', fenceOf(rule, example), example.fixed, '```', ''];
}
