/**
 * Turns the law data a jurist writes (`server/law/data/*.yaml`, Dutch keys) into `server/law/law.gen.ts` (English names,
 * typed by `server/law/types.ts`), so that nothing is parsed when the program starts. Everything that could be a slip
 * of the pen is an error here, with the file and the entry named: an unknown key, a missing date, a source that does not
 * exist, a period that overlaps another or leaves a gap.
 *
 * Run with `node scripts/generate-law.mjs`.
 */
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseDocument } from 'yaml';
import { DataProblem, object } from './law/fields.mjs';
import { FILES } from './law/files.mjs';

const OUTPUT = 'server/law/law.gen.ts';
/**
 * What is wrong with the periods of entries that share a key: two that hold on the same day, or a day between two on
 * which none holds. Entries are `{ key, from, until? }`; the answer is a list of Dutch sentences, empty when all is well.
 */
export function periodProblems(entries) {
  const problems = [];
  for (const [key, periods] of grouped(entries, 'key')) {
    const sorted = [...periods].sort((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0));
    for (const { from, until } of sorted) {
      if (until !== undefined && until < from)
        problems.push(`${key}: geldig-tot ${until} ligt voor geldig-vanaf ${from}`);
    }
    for (let i = 1; i < sorted.length; i++) {
      const earlier = sorted[i - 1];
      const later = sorted[i];
      if (earlier.until === undefined || earlier.until >= later.from) {
        problems.push(`${key}: de perioden vanaf ${earlier.from} en vanaf ${later.from} overlappen`);
      } else if (dayAfter(earlier.until) !== later.from) {
        problems.push(`${key}: tussen ${earlier.until} en ${later.from} geldt niets`);
      }
    }
  }
  return problems;
}

function grouped(entries, by) {
  const groups = new Map();
  for (const entry of entries) {
    const group = groups.get(entry[by]);
    if (group) group.push(entry);
    else groups.set(entry[by], [entry]);
  }
  return groups;
}

function dayAfter(day) {
  const next = new Date(`${day}T00:00:00Z`);
  next.setUTCDate(next.getUTCDate() + 1);
  return next.toISOString().slice(0, 10);
}

/** Every citation id an entry of the data names, its own `source` first. */
function sourcesOf(entry) {
  return [entry.source, ...Object.values(entry.sources ?? {})].filter((id) => id !== undefined);
}

/**
 * Reads the law data from its texts (file name → YAML) and gives the data with everything that is wrong with it. Used
 * with the files of the project, and by tests with broken ones.
 */
export function readLaw(texts) {
  const problems = [];
  const entries = Object.entries(FILES).flatMap(([file, lists]) =>
    readFileText(file, lists, texts[file], problems),
  );
  const data = {};
  for (const [list, found] of grouped(entries, 'list')) data[list] = found.map(({ value }) => value);
  problems.push(...sourceProblems(data));
  for (const [list, found] of grouped(entries, 'list')) {
    const periods = found.map(({ key, value }) => ({ key, from: value.from, until: value.until }));
    problems.push(...periodProblems(periods).map((problem) => `${list}: ${problem}`));
  }
  return { data, problems };
}

/** The entries of one file, `{ list, key, value }` each. */
function readFileText(file, lists, text, problems) {
  if (text === undefined) {
    problems.push(`${file}: ontbreekt`);
    return [];
  }
  const document = parseDocument(text);
  if (document.errors.length > 0) {
    problems.push(...document.errors.map((error) => `${file}: ${error.message}`));
    return [];
  }
  const { standaard = {}, ...found } = document.toJS() ?? {};
  const unknown = Object.keys(found).filter((name) => !(name in lists));
  problems.push(...unknown.map((name) => `${file}: onbekende lijst "${name}"`));
  return Object.entries(lists).flatMap(([name, list]) => {
    const raw = found[name];
    if (Array.isArray(raw) && raw.length > 0) return readList(file, list, raw, standaard, problems);
    problems.push(`${file}: lijst "${name}" ontbreekt of is leeg`);
    return [];
  });
}

function readList(file, list, raw, standaard, problems) {
  const defaults = Object.fromEntries(Object.entries(standaard).filter(([field]) => field in list.shape));
  const read = object(list.shape);
  const out = [];
  for (const [index, item] of (list.expand ? raw.flatMap(list.expand) : raw).entries()) {
    const key = String(item?.[list.key ?? 'id'] ?? `nummer ${index + 1}`);
    try {
      out.push({ list: list.name, key, value: list.build(read({ ...defaults, ...item })) });
    } catch (problem) {
      if (!(problem instanceof DataProblem)) throw problem;
      problems.push(`${file}: ${key} ${problem.message}`);
    }
  }
  return out;
}

function sourceProblems(data) {
  const known = new Set((data.citations ?? []).map(({ id }) => id));
  return Object.entries(data).flatMap(([list, entries]) =>
    entries
      .flatMap(sourcesOf)
      .filter((id) => !known.has(id))
      .map((id) => `${list}: bron "${id}" staat niet in bronnen.yaml`),
  );
}

/**
 * One line per entry, so that a change of one entry is a change of one line. What many entries of a list have in common
 * (where they come from, since when) is written once and spread, which keeps the bundle small.
 */
function render(data) {
  const shared = new Map();
  const lists = Object.entries(data).map(([name, entries]) => {
    const common = commonPart(entries);
    if (common) shared.set(name, common);
    const lines = entries.map((entry) => `    ${renderEntry(entry, name, common)},\n`);
    return `  ${name}: [\n${lines.join('')}  ],\n`;
  });
  const constants = [...shared].map(
    ([name, common]) => `const ${name}Shared: Sourced = ${JSON.stringify(common)};\n`,
  );
  return [
    '// Generated by scripts/generate-law.mjs from server/law/data/*.yaml. Change the YAML, then run it again.\n',
    "import type { LawData, Sourced } from './types.ts';\n\n",
    ...constants,
    '\nexport const LAW_DATA: LawData = {\n',
    ...lists,
    '};\n',
  ].join('');
}

/** The `source`, `status` and `from` that most entries share, when there are enough of them to be worth it. */
function commonPart(entries) {
  const counts = new Map();
  for (const { source, status, from } of entries) {
    if (source === undefined) continue;
    const key = JSON.stringify({ source, status, from });
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  const [most] = [...counts].sort(([, a], [, b]) => b - a);
  return most && most[1] > 20 ? JSON.parse(most[0]) : undefined;
}

function renderEntry(entry, list, common) {
  if (!common || Object.entries(common).some(([field, value]) => entry[field] !== value))
    return JSON.stringify(entry);
  const own = Object.fromEntries(Object.entries(entry).filter(([field]) => !(field in common)));
  return `{ ...${list}Shared, ${JSON.stringify(own).slice(1)}`;
}

/**
 * The generated files, not yet written.
 *
 * @param root folder of the project
 * @returns {Promise<{path: string, content: string}[]>} paths relative to `root`
 * @throws Error naming everything that is wrong with the data
 */
export async function generateLaw(root) {
  const texts = {};
  for (const file of Object.keys(FILES))
    texts[file] = await readFile(join(root, 'server/law/data', file), 'utf8');
  const { data, problems } = readLaw(texts);
  if (problems.length > 0) throw new Error(`De wetgegevens kloppen niet:\n- ${problems.join('\n- ')}`);
  return [{ path: OUTPUT, content: render(data) }];
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const root = process.cwd();
  try {
    for (const { path, content } of await generateLaw(root)) await writeFile(join(root, path), content);
  } catch (error) {
    console.error(error.message);
    process.exitCode = 1;
  }
}
