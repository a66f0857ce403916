// The words that drafters use and a spelling checker does not know: dictionaries/bestek.txt, one a line, for Code Spell
// Checker and cspell. Everything comes from the vocabulary that the product has already.
import { importTypeScript } from './generate-library.mjs';

/** From this length on a word of running text is a compound that a general dictionary is likely to lack. */
const LONG = 10;
/** Shorter than this a word is no help. */
const SHORT = 3;

/** Generated files as `{path, content}`. */
export async function generateDictionary(root) {
  const { LAW_DATA } = await importTypeScript(root, 'server/law/law.gen.ts');
  const { FACTS, TEXT_KEYS } = await importTypeScript(root, 'server/spec/fact-schema.ts');
  const { BUILT_IN } = await importTypeScript(root, 'server/library/builtin.gen.ts');
  const { rules } = await importTypeScript(root, 'server/rules/all.gen.ts');
  const terms = [
    ...TEXT_KEYS,
    ...factWords(FACTS),
    ...rules.flatMap(({ id }) => id.split('/')),
    ...BUILT_IN.clauses.flatMap(({ title, fields }) => [title, ...Object.keys(fields ?? {})]),
    ...namesIn(LAW_DATA),
  ];
  const prose = [
    ...BUILT_IN.clauses.flatMap(({ versions }) => versions.map(({ text }) => text)),
    ...rules.flatMap(({ title, todo, why, whenNot, messages }) =>
      [title, todo, why, whenNot, ...Object.values(messages)].map((text) => text?.nl ?? ''),
    ),
    ...LAW_DATA.citations.map(({ summary }) => summary.nl),
  ];
  const words = new Set([
    ...terms.flatMap(wordsOf),
    ...prose.flatMap(wordsOf).filter((word) => word.length >= LONG),
  ]);
  const { compare } = new Intl.Collator('nl');
  const content = [
    '# Woorden uit wet, bibliotheek en regels van Bestekwijzer, voor een spellingcontrole.',
    '# Gemaakt met scripts/generate-dictionary.mjs; wijzig de bronnen en niet dit bestand.',
    ...[...words].sort((a, b) => compare(a, b) || (a < b ? -1 : 1)),
    '',
  ].join('\n');
  return [{ path: 'dictionaries/bestek.txt', content }];
}

function factWords(keys) {
  return Object.entries(keys).flatMap(([key, type]) => [key, ...typeWords(type)]);
}

function typeWords({ type, values, of, keys }) {
  if (type === 'enum') return values.map(({ value }) => value);
  if (type === 'list') return typeWords(of);
  return type === 'object' ? factWords(keys) : [];
}

/** Labels and names in the law data; addresses, ids and English are none. */
function namesIn({
  procedures,
  evidence,
  limits,
  riskCategories,
  instruments,
  conditions,
  subjects,
  brands,
  labels,
  standards,
}) {
  const labelled = [
    procedures,
    evidence,
    limits,
    riskCategories,
    instruments,
    conditions,
    subjects,
    labels,
    standards,
  ].flat();
  return [
    ...labelled.flatMap(({ label, names = [], words = [], prefix = '' }) => [
      label.nl,
      ...names,
      ...words,
      prefix,
    ]),
    ...brands.map(({ name }) => name),
  ];
}

/** The words of a text; a capital that only opens a sentence is made small. */
function wordsOf(text) {
  return [...String(text).matchAll(/\p{L}[\p{L}\p{M}]*(?:-\p{L}[\p{L}\p{M}]*)*/gu)]
    .map(([word]) => (/^\p{Lu}\p{Ll}+$/u.test(word) ? word.toLowerCase() : word))
    .filter((word) => word.length >= SHORT);
}
