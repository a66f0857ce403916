// How long a large clause library takes: reading it, indexing it, finding a clause in one edited section, checking it.
//   node bench/library.mjs [--versions 5000] [--words 180]
// Prints the figures; the texts are the same on every machine. Works on the sources, bundled for the occasion.
import { cpus } from 'node:os';
import { loadSources } from './bundle.mjs';

const args = process.argv.slice(2);
const option = (name, otherwise) =>
  Number(args.includes(`--${name}`) ? args[args.indexOf(`--${name}`) + 1] : otherwise);
const versions = option('versions', 5000);
const length = option('words', 180);

const one = await loadSources(
  'library',
  `
  export { readLibraryFile } from './server/library/source.ts';
  export { libraryOf } from './server/library/read-library.ts';
  export { joinLibraries } from './server/library/library.ts';
  export { clauseIndex } from './server/library/match.ts';
  export { wordsOf } from './server/library/words.ts';
  export { createLibraryChecker } from './server/check/check-library.ts';
  export { rules } from './server/rules/all.gen.ts';
  export { createLibraryService } from './server/library-service.ts';
  export { createService } from './server/service.ts';
  export { NO_PROJECT } from './server/check/project.ts';
  export { BUILT_IN } from './server/library/builtin.gen.ts';
`,
);

/** A generator of numbers that gives the same ones everywhere. */
function numbers(seed) {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

/** Words of the built-in clauses, so that the texts share their vocabulary as real ones do. */
const vocabulary = [
  ...new Set(
    one.BUILT_IN.clauses.flatMap((clause) => clause.versions.flatMap(({ text }) => text.split(/\s+/))),
  ),
].filter((word) => /^[a-z-]{2,}$/.test(word));
/** Turns of phrase that stand in very many clauses. */
const phrases = [
  'Opdrachtnemer stelt Opdrachtgever hiervan schriftelijk in kennis',
  'onverminderd de overige rechten van Opdrachtgever uit de Overeenkomst',
  'binnen {{termijn}} na ondertekening van de Overeenkomst',
];

function sentence(next) {
  const words = Array.from({ length: 8 + next(14) }, () => vocabulary[next(vocabulary.length)]);
  if (next(3) === 0) words.push(phrases[next(phrases.length)]);
  const text = words.join(' ');
  return `${text[0].toUpperCase()}${text.slice(1)}.`;
}

function clauseText(next) {
  const sentences = [];
  let words = 0;
  while (words < length) {
    const made = sentence(next);
    sentences.push(made);
    words += made.split(' ').length;
  }
  return sentences;
}

/** Two versions per clause, the second with a few sentences changed. */
const next = numbers(7);
const files = Array.from({ length: Math.ceil(versions / 2) }, (_, i) => {
  const old = clauseText(next);
  const current = old.map((line) => (next(5) === 0 ? sentence(next) : line));
  const block = (lines) => lines.map((line, n) => `      ${n + 1}. ${line}\n`).join('');
  return {
    name: `clausule-${i}.yaml`,
    text: `id: groot/clausule-${i}\ntitel: Clausule ${i}\ninvulvelden:\n  termijn: { omschrijving: Termijn }\nbron: [{ titel: Eigen redactie, status: afgeleid }]\nversies:\n  - versie: "2026.1"\n    geldig-vanaf: 2026-01-01\n    vervangt: "2024.1"\n    tekst: |\n${block(current)}  - versie: "2024.1"\n    geldig-vanaf: 2024-01-01\n    geldig-tot: 2025-12-31\n    tekst: |\n${block(old)}`,
  };
});

function timed(name, work, times = 1) {
  const took = [];
  let result;
  for (let i = 0; i < times; i++) {
    const start = performance.now();
    result = work(i);
    took.push(performance.now() - start);
  }
  const sorted = [...took].sort((a, b) => a - b);
  const at = (part) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))].toFixed(2);
  console.log(
    times === 1
      ? `${name.padEnd(52)} ${took[0].toFixed(0).padStart(8)} ms`
      : `${name.padEnd(52)} ${at(0.5).padStart(8)} ms median ${at(0.99).padStart(8)} ms at 99%`,
  );
  return result;
}

const held = () => {
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
};
const mb = (bytes) => `${Math.round(bytes / 1024 / 1024)} MB`;
const size = files.reduce((sum, file) => sum + file.text.length, 0);
console.log(
  `${versions} versions in ${files.length} files, ${mb(size)}; ${cpus().length} × ${cpus()[0].model}`,
);
globalThis.gc?.();
const before = held();
const sources = timed('read, with places', () =>
  files.map((file) => one.readLibraryFile(file.name, file.text)),
);
const library = timed('make the library', () => one.libraryOf(sources));
const joined = one.joinLibraries([library, one.BUILT_IN]);
globalThis.gc?.();
const read = held();
const index = timed('index', () => one.clauseIndex(joined));
globalThis.gc?.();
const indexed = held();
console.log(`memory: library ${mb(read - before)}, index ${mb(indexed - read)} (run with --expose-gc)`);

const texts = Array.from(
  { length: 300 },
  (_, i) => library.clauses[(i * 37) % library.clauses.length].versions[i % 2].text,
);
timed('match a section that is a clause', (i) => index.candidates(one.wordsOf(texts[i])), 300);
const changed = texts.map((text) =>
  text
    .split(' ')
    .map((word) => (next(8) === 0 ? 'anders' : word))
    .join(' '),
);
timed('match a section that is a clause with changes', (i) => index.candidates(one.wordsOf(changed[i])), 300);
const strange = texts.map(() => clauseText(next).join(' '));
timed('match a section that is no clause', (i) => index.candidates(one.wordsOf(strange[i])), 300);
const long = texts
  .slice(0, 50)
  .map((_, i) => [...texts.slice(i, i + 6), ...strange.slice(i, i + 6)].join('\n'));
timed(
  `match a section of ${Math.round(long[0].length / 1024)} KB with six clauses`,
  (i) => index.candidates(one.wordsOf(long[i])),
  50,
);
const added = one.joinLibraries([{ ...library, clauses: [...library.clauses] }, one.BUILT_IN]);
timed('index again after a change of one file', () => one.clauseIndex(added));
const checker = one.createLibraryChecker(one.rules, { date: '2026-11-01', rules: {} });
const toCheck = { files: sources, library, before: [], after: [one.BUILT_IN] };
timed('check the whole library', () => checker.check(toCheck));
timed('check it again after a change of one file', () => checker.check({ ...toCheck }));

const service = one.createService({ date: '2026-11-01' });
const uriOf = (name) => `file:///bibliotheek/${name}`;
const loaded = [
  {
    origin: 'workspace',
    folder: 'file:///bibliotheek',
    files: sources.map((source) => ({ uri: uriOf(source.name), source })),
    library,
  },
];
const editor = one.createLibraryService(service, () => homes);
const homes = [{ project: one.NO_PROJECT, libraries: { loaded, library: joined, troubles: [] } }];
const typed = files[1234 % files.length];
service.open(uriOf(typed.name), 'yaml', typed.text);
editor.opened(uriOf(typed.name));
timed('first look at a clause in the editor', () => editor.check(uriOf(typed.name)));
const line = typed.text.split('\n').findIndex((one) => one.startsWith('      1. '));
const key = () => {
  const start = { line, character: 12 };
  service.change(uriOf(typed.name), [{ range: { start, end: start }, text: 'x' }]);
  editor.check(uriOf(typed.name));
};
timed(`one key in a clause of ${Math.round(typed.text.length / 1024)} KB`, key, 100);
const rest = () => {
  key();
  editor.settle();
};
timed('files held against each other when the typing stops', rest, 5);
